#include "core/tsv.h"

#include "core/file.h"

tsc_tsv tsc_tsv_of(tsc_span text)
{
    if (text.length >= 3 && memcmp(text.data, "\xEF\xBB\xBF", 3) == 0)
        text = tsc_span_make(text.data + 3, text.length - 3);
    return (tsc_tsv){.rest = text};
}

bool tsc_tsv_next_line(tsc_tsv *tsv)
{
    if (tsv->rest.length == 0 || !tsc_span_cut(&tsv->rest, '\n', &tsv->row))
        return false;
    if (tsv->row.length > 0 && tsv->row.data[tsv->row.length - 1] == '\r')
        tsv->row.length--;
    tsv->line++;
    return true;
}

bool tsc_tsv_next(tsc_tsv *tsv)
{
    while (tsc_tsv_next_line(tsv))
        if (tsc_span_trim(tsv->row).length > 0 && tsv->row.data[0] != '#')
            return true;
    return false;
}

size_t tsc_tsv_cells(tsc_span row, tsc_span *cells, size_t room)
{
    size_t count = 0;
    for (tsc_span cell; tsc_span_cut(&row, '\t', &cell); count++)
        if (count < room)
            cells[count] = cell;
    return count;
}

/* A row whose cells are terminated within text, which has room for them: each cell ends where a tab or the line ends. */
static tsc_status give_row(const tsc_tsv *tsv, char *text, size_t number, tsc_csv_receiver receive, void *context,
                           tsc_error *err)
{
    tsc_span cells[TSC_TSV_COLUMNS];
    size_t count = tsc_tsv_cells(tsv->row, cells, TSC_TSV_COLUMNS);
    if (count > TSC_TSV_COLUMNS)
        return tsc_error_set(err, TSC_ELIMIT, NULL, 0, "more than %d columns", TSC_TSV_COLUMNS);
    for (size_t i = 0; i < count; i++) {
        cells[i] = tsc_span_trim(cells[i]);
        text[(size_t)(cells[i].data - text) + cells[i].length] = '\0';
    }
    const tsc_csv_row row = {cells, count, tsv->line, number};
    return receive(context, &row, err);
}

tsc_status tsc_tsv_read(const char *path, tsc_csv_receiver receive, void *context, tsc_error *err)
{
    enum { LIMIT = 1 << 20 };
    tsc_buffer content;
    size_t number = 0;
    tsc_buffer_init(&content);
    tsc_status status = tsc_file_read(path, LIMIT, &content, err);
    tsc_tsv tsv = tsc_tsv_of(tsc_span_make(content.data, content.length));
    while (!status && tsc_tsv_next(&tsv)) {
        status = give_row(&tsv, content.data, ++number, receive, context, err);
        if (status)
            tsc_error_locate(err, path, tsv.line);
    }
    tsc_buffer_clear(&content);
    return status;
}

tsc_status tsc_tsv_read_data(const char *name, tsc_csv_receiver receive, void *context, tsc_error *err)
{
    tsc_buffer path;
    tsc_buffer_init(&path);
    tsc_status status = tsc_data_path(name, &path, err);
    if (!status)
        status = tsc_tsv_read(tsc_buffer_text(&path), receive, context, err);
    tsc_buffer_clear(&path);
    return status;
}
