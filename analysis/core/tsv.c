#include "core/tsv.h"

tsc_tsv tsc_tsv_of(tsc_span text)
{
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
