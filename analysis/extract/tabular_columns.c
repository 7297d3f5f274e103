/* The names of the columns of a table, and what the rows below tell of them. */
#include "extract/tabular_parts.h"

#include <string.h>

enum { AHEAD = 8 /* rows that are looked at */ };

/* Whether a cell says that something rose or fell. */
bool tsc_tabular_has_sign(tsc_span text)
{
    return text.length > 0 && (text.data[0] == '-' || text.data[0] == '+' || text.data[0] == '(' ||
                               (text.length > 3 && memcmp(text.data, "\xE2\x88\x92", 3) == 0));
}

/* Whether a number is near a hundred, as an index is whose base is the year before. */
static bool is_near_hundred(tsc_span text)
{
    enum { LEAST = 60, MOST = 180 };
    unsigned whole = 0;
    for (size_t i = 0; i < text.length && text.data[i] >= '0' && text.data[i] <= '9' && whole <= MOST; i++)
        whole = whole * 10 + (unsigned)(text.data[i] - '0');
    return whole >= LEAST && whole <= MOST;
}

/* What the rows right below the names of the columns tell of them: the last cells of a row are left out where they are
   empty; of a growth some numbers have a sign, of a share none. */
static void look_below(const tsc_tabular_reader *r, size_t sentence, tsc_tabular_table *t)
{
    size_t widest = 0;
    uint32_t cells = 0, near = UINT32_MAX, once = 0, twice = 0;
    tsc_tabular_row row;
    for (size_t i = sentence + 1; i < r->document->sentence_count && i - sentence <= AHEAD; i++) {
        if (r->document->sentences[i].kind != TSC_BLOCK_ROW || !tsc_tabular_row_read(r->document, i, &row))
            break;
        widest = row.count > widest ? row.count : widest;
        for (size_t k = 0; k < row.count; k++) {
            const uint32_t bit = (uint32_t)1 << k;
            const tsc_span number = tsc_tabular_cell_text(r, &row.cells[k]);
            if (!tsc_tabular_is_number(&row.cells[k]))
                continue;
            twice |= once & bit;
            once |= bit;
            cells |= tsc_tabular_has_sign(number) ? bit : 0;
            near &= is_near_hundred(number) ? UINT32_MAX : ~bit;
        }
    }
    t->shift = widest > t->top.count;
    t->changes = cells >> t->shift;
    t->indices = (near & twice & ~cells) >> t->shift;
}

/* A second row of names right below the first ("USD million" below "2023") goes on with it. */
static tsc_status join_tops(const tsc_tabular_reader *r, size_t sentence, const tsc_tabular_row *row,
                            tsc_tabular_table *t, tsc_error *err)
{
    tsc_status status = TSC_OK;
    const tsc_tabular_cell *above = NULL; /* a name over several columns stands above the first of them */
    for (size_t i = 0; status == TSC_OK && i < row->count; i++) {
        const tsc_tabular_cell *below = &row->cells[i];
        const char *data = r->document->text.data;
        tsc_buffer words = {0};
        if (i < t->top.count && t->top.cells[i].kind != TSC_TABULAR_EMPTY)
            above = &t->top.cells[i];
        if (below->kind == TSC_TABULAR_EMPTY)
            continue;
        if (above != NULL)
            tsc_buffer_add(&words, data + above->start, above->end - above->start);
        tsc_buffer_add_text(&words, words.length > 0 ? ", " : "");
        tsc_buffer_add(&words, data + below->start, below->end - below->start);
        const size_t length = words.length;
        const char *kept = tsc_buffer_keep(&words, r->words);
        tsc_buffer_clear(&words);
        if (kept == NULL)
            return tsc_error_memory(err, "the columns of a table");
        status = tsc_tabular_heading_read(r, sentence, tsc_span_make(kept, length), 0, length, &t->columns[i], err);
    }
    for (size_t i = t->top.count; i < row->count; i++)
        t->top.cells[i] = row->cells[i];
    t->top.count = row->count;
    look_below(r, sentence, t);
    return status;
}

tsc_status tsc_tabular_columns_read(const tsc_tabular_reader *r, size_t sentence, const tsc_tabular_row *row,
                                    tsc_tabular_table *t, tsc_error *err)
{
    tsc_status status = TSC_OK;
    if (t->topped && t->top.count <= row->count)
        return join_tops(r, sentence, row, t, err);
    t->top = *row;
    t->section = tsc_tabular_no_heading();
    look_below(r, sentence, t);
    for (size_t i = 0; status == TSC_OK && i < row->count; i++)
        status = tsc_tabular_heading_read(r, sentence, r->document->text, row->cells[i].start, row->cells[i].end,
                                          &t->columns[i], err);
    return status;
}

/* Which of the names of columns is that of a cell; SIZE_MAX where none is. */
size_t tsc_tabular_column_of(const tsc_tabular_table *t, size_t cell)
{
    return cell >= t->shift && cell - t->shift < t->top.count ? cell - t->shift : SIZE_MAX;
}
