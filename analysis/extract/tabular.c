#include "extract/tabular.h"

#include "core/utf8.h"
#include "extract/tabular_parts.h"

#include <string.h>

enum {
    LABEL = 160, /* bytes of the name of a row */
    ROWS = 400   /* that are gone back to find the head of a table */
};

/* Whose trade a table tells of: the country that its caption names alone, or the title where the caption names none. */
static tsc_status read_owner(const tsc_tabular_reader *r, size_t sentence, tsc_tabular_table *t, tsc_error *err)
{
    const tsc_sentence *title = &r->document->sentences[0];
    tsc_tabular_naming named;
    tsc_status status = tsc_tabular_naming_read(r, sentence, &t->caption, &named, err);
    if (status == TSC_OK && named.count == 0 && title->length <= TSC_TABULAR_HEADING) {
        const tsc_tabular_heading h = {r->document->text, title->start, tsc_sentence_end(title),
                                       tsc_tabular_no_heading().unit};
        status = tsc_tabular_naming_read(r, 0, &h, &named, err);
    }
    if (named.count == 1 ? named.owner : named.count == 2 && named.possessor)
        t->owner = named.place;
    if (named.count == 2)
        t->with = named.other;
    return status;
}

/* A whole sentence that speaks of dollars says nothing of the numbers below it; the stop of "млн долл." ends none. */
static bool is_statement(const tsc_document *document, const tsc_sentence *s, const tsc_tabular_unit *unit)
{
    enum { SHORT = 5 };
    size_t end = tsc_sentence_end(s), letters = 0;
    if (end == s->start || strchr(".!?", document->text.data[end - 1]) == NULL)
        return false;
    end--;
    for (size_t at = end; at > s->start && letters <= SHORT; letters++)
        if (tsc_utf8_previous(document->text.data, &at) <= ' ')
            break;
    return !(letters <= SHORT && unit->words.length > 0 && unit->cut_end >= end);
}

/* The sentences right before the rows say what the table is of and what its numbers are in; the unit may have a line of its
   own between. */
static tsc_status open_table(const tsc_tabular_reader *r, size_t first, bool lines, tsc_tabular_table *t,
                             tsc_error *err)
{
    enum { BEFORE = 2 };
    tsc_status status = TSC_OK;
    *t = (tsc_tabular_table){.open = true,
                             .lines = lines,
                             .group = {"", 0},
                             .caption = tsc_tabular_no_heading(),
                             .section = tsc_tabular_no_heading(),
                             .unit = tsc_tabular_no_heading().unit,
                             .owner = tsc_place_none(),
                             .with = tsc_place_none()};
    tsc_arena_reset(r->words);
    for (size_t back = 1; status == TSC_OK && back <= BEFORE && back <= first && t->caption.end == 0; back++) {
        const tsc_sentence *s = &r->document->sentences[first - back];
        tsc_tabular_heading h;
        if (s->length > TSC_TABULAR_HEADING || s->kind == TSC_BLOCK_ROW)
            break;
        status = tsc_tabular_heading_read(r, first - back, r->document->text, s->start, tsc_sentence_end(s), &h, err);
        if (status == TSC_OK && t->unit.words.length == 0 && !is_statement(r->document, s, &h.unit))
            t->unit = h.unit;
        if (status == TSC_OK && tsc_tabular_heading_says(&h)) {
            t->caption = h;
            t->caption_sentence = first - back;
            status = read_owner(r, first - back, t, err);
        }
    }
    return status;
}

static size_t named_cells(const tsc_tabular_row *row)
{
    size_t named = 0;
    for (size_t i = 0; i < row->count; i++)
        named += row->cells[i].kind != TSC_TABULAR_EMPTY;
    return named;
}

static bool has_number(const tsc_tabular_row *row)
{
    for (size_t i = 0; i < row->count; i++)
        if (tsc_tabular_is_number(&row->cells[i]))
            return true;
    return false;
}

/* A row of names and years alone heads the columns. */
static bool is_top(const tsc_tabular_row *row)
{
    return !row->line && !has_number(row) && named_cells(row) > 1;
}

/* A row of one cell: the caption above the names of the columns, or what parts of the table are of below them. */
static bool is_section(const tsc_tabular_row *row)
{
    return !row->line && row->cells[0].kind == TSC_TABULAR_TEXT && named_cells(row) == 1;
}

static tsc_status read_section(const tsc_tabular_reader *r, size_t sentence, const tsc_tabular_row *row,
                               tsc_tabular_table *t, tsc_error *err)
{
    tsc_tabular_heading h;
    tsc_status status =
        tsc_tabular_heading_read(r, sentence, r->document->text, row->cells[0].start, row->cells[0].end, &h, err);
    if (status != TSC_OK || t->top.count > 0) {
        t->section = h;
        return status;
    }
    t->caption = h;
    t->caption_sentence = sentence;
    t->unit = h.unit.words.length > 0 ? h.unit : t->unit;
    return read_owner(r, sentence, t, err);
}

/* A row's name: its cells that are no numbers, and a year that stands first. Where the first is empty and another names the
   row, it goes on with the group of the rows above. */
static tsc_status read_label(const tsc_tabular_reader *r, size_t sentence, const tsc_tabular_row *row,
                             tsc_tabular_table *t, tsc_tabular_heading *label, tsc_error *err)
{
    tsc_buffer words = {0};
    *label = tsc_tabular_no_heading();
    if (row->cells[0].kind == TSC_TABULAR_EMPTY && row->count > 1 && row->cells[1].kind == TSC_TABULAR_TEXT)
        tsc_buffer_add_span(&words, t->group);
    else if (row->cells[0].kind == TSC_TABULAR_TEXT)
        t->group = tsc_tabular_cell_text(r, &row->cells[0]);
    for (size_t i = 0; i < row->count; i++) {
        const tsc_tabular_cell *cell = &row->cells[i];
        if (cell->kind != TSC_TABULAR_TEXT && !(cell->kind == TSC_TABULAR_YEAR && i == 0))
            continue;
        tsc_buffer_add_text(&words, words.length > 0 ? ", " : "");
        tsc_buffer_add(&words, r->document->text.data + cell->start, cell->end - cell->start);
    }
    const size_t length = words.length;
    const char *kept = length > 0 && length <= LABEL ? tsc_buffer_keep(&words, r->words) : "";
    const bool short_of_memory = kept == NULL || words.failed;
    tsc_buffer_clear(&words);
    if (short_of_memory)
        return tsc_error_memory(err, "a row of a table");
    return *kept != '\0' ? tsc_tabular_heading_read(r, sentence, tsc_span_make(kept, length), 0, length, label, err)
                         : TSC_OK;
}

/* The year of the nearest column on the left, for the column of a growth or a share behind those of the years. */
static const tsc_tabular_cell *year_before(const tsc_tabular_table *t, size_t column)
{
    for (size_t i = column; i-- > 0;)
        if (t->top.cells[i].kind == TSC_TABULAR_YEAR)
            return &t->top.cells[i];
    return NULL;
}

/* Headings of one number; false where they leave open what it is. */
static bool fill_entry(const tsc_tabular_table *t, const tsc_tabular_row *row, size_t cell, tsc_tabular_entry *e)
{
    const size_t column = tsc_tabular_column_of(t, cell);
    e->cell = &row->cells[cell];
    e->column = column != SIZE_MAX ? &t->columns[column] : NULL;
    e->year = NULL;
    if ((e->column == NULL && row->count > 2 && !row->line) ||
        (row->spaced && t->top.count > 0 && t->top.count + t->shift != row->count))
        return false;
    const bool own = e->column != NULL && e->column->unit.words.length > 0;
    e->unit = own                               ? &e->column->unit
              : e->label->unit.words.length > 0 ? &e->label->unit
              : t->unit.words.length > 0        ? &t->unit
                                                : NULL;
    if (e->unit != NULL && e->unit->rate)
        return false;
    const bool percent = e->cell->kind == TSC_TABULAR_PERCENT || (own && tsc_unit_is_percent(e->column->unit.unit));
    if (e->cell->kind == TSC_TABULAR_PERCENT)
        e->unit = NULL;
    e->index = percent && e->column != NULL && (t->indices >> column & 1) != 0;
    e->change = percent && e->column != NULL && (t->changes >> column & 1) != 0;
    if (percent && e->column != NULL && t->top.cells[column].kind != TSC_TABULAR_YEAR)
        e->year = year_before(t, column);
    return true;
}

static tsc_status read_first(const tsc_tabular_reader *r, size_t sentence, const tsc_tabular_row *row,
                             const tsc_tabular_table *t, tsc_tabular_naming *named, tsc_error *err)
{
    const tsc_span first =
        row->cells[0].kind == TSC_TABULAR_EMPTY ? t->group : tsc_tabular_cell_text(r, &row->cells[0]);
    tsc_tabular_heading h = tsc_tabular_no_heading();
    h.text = first;
    h.end = first.length;
    return tsc_tabular_naming_read(r, sentence, &h, named, err);
}

static tsc_status read_row(const tsc_tabular_reader *r, size_t sentence, const tsc_tabular_row *row,
                           tsc_tabular_table *t, tsc_figure_list *list, tsc_arena *keep, tsc_error *err)
{
    tsc_tabular_heading label;
    tsc_tabular_entry e = {.sentence = sentence, .label = &label, .place = tsc_place_none()};
    tsc_status status = read_label(r, sentence, row, t, &label, err);
    if (status != TSC_OK || label.end == 0)
        return status;
    tsc_tabular_naming named;
    status = tsc_tabular_naming_read(r, sentence, &label, &named, err);
    e.nameless = named.count == 0;
    if (status == TSC_OK && named.count == 1 && !named.sole) /* of two names of the row the first may be the country */
        status = read_first(r, sentence, row, t, &named, err);
    e.place = named.count == 1 && named.sole ? named.place : tsc_place_none();
    size_t named_at = 0; /* numbers before the name count the rows */
    while (named_at + 1 < row->count && row->cells[named_at].kind != TSC_TABULAR_TEXT)
        named_at++;
    for (size_t i = row->cells[named_at].kind == TSC_TABULAR_TEXT ? named_at : 0; status == TSC_OK && i < row->count;
         i++) {
        if (!tsc_tabular_is_number(&row->cells[i]) || !fill_entry(t, row, i, &e))
            continue;
        if (row->line && e.unit == NULL && row->count <= TSC_TABULAR_BESIDE)
            continue; /* what a list of lines counts is told in its heading, or not at all */
        status = tsc_tabular_entry_read(r, t, &e, list, keep, err);
    }
    return status;
}

/* Both in the order of the text; a number that a sentence told of already is left to it. */
static tsc_status merge(tsc_figure_list *figures, const tsc_figure_list *found, tsc_arena *keep, tsc_error *err)
{
    const tsc_figure_list old = *figures;
    size_t a = 0;
    if (found->count == 0)
        return TSC_OK;
    *figures = (tsc_figure_list){0};
    tsc_status status = tsc_figure_list_reserve(figures, old.count + found->count, keep, err);
    for (size_t b = 0; status == TSC_OK && b <= found->count; b++) {
        const size_t start = b < found->count ? found->items[b].start : SIZE_MAX;
        while (status == TSC_OK && a < old.count && old.items[a].start <= start)
            status = tsc_figure_list_add(figures, &old.items[a++], keep, err);
        const tsc_figure *last = figures->count > 0 ? &figures->items[figures->count - 1] : NULL;
        const tsc_figure *next = a < old.count ? &old.items[a] : NULL;
        if (b < found->count && !(last != NULL && last->end > start) &&
            !(next != NULL && next->start < found->items[b].end) && status == TSC_OK)
            status = tsc_figure_list_add(figures, &found->items[b], keep, err);
    }
    return status;
}

static tsc_status take_row(tsc_tabular_reader *r, size_t sentence, const tsc_tabular_row *row, tsc_tabular_table *t,
                           tsc_figure_list *list, tsc_arena *keep, tsc_error *err)
{
    const bool top = is_top(row);
    tsc_status status = TSC_OK;
    r->cells += row->count;
    if (top)
        status = tsc_tabular_columns_read(r, sentence, row, t, err);
    else if (is_section(row))
        status = read_section(r, sentence, row, t, err);
    else if (!row->rule)
        status = read_row(r, sentence, row, t, list, keep, err);
    t->topped = top || (t->topped && row->rule);
    return status;
}

/* "(مليون دولار)": what the numbers of a table are in is no amount of its own, though a sentence may take it for a million. */
static void drop_unit(const tsc_tabular_table *t, tsc_figure_list *figures)
{
    size_t kept = 0;
    for (size_t i = 0; i < figures->count; i++)
        if (t->unit.words.length == 0 || figures->items[i].start < t->unit.cut_start ||
            figures->items[i].start >= t->unit.cut_end)
            figures->items[kept++] = figures->items[i];
    figures->count = kept;
}

/* What a line says beside its number is of what its heading tells, once that has told what the number is. */
static void drop_beside(const tsc_tabular_row *row, const tsc_figure_list *found, tsc_figure_list *figures)
{
    if (!row->line || row->count <= TSC_TABULAR_BESIDE || found->count == 0 ||
        found->items[found->count - 1].start != row->cells[TSC_TABULAR_BESIDE].start)
        return;
    size_t kept = 0;
    for (size_t i = 0; i < figures->count; i++)
        if (figures->items[i].start < row->cells[1].start ||
            figures->items[i].start >= row->cells[TSC_TABULAR_BESIDE].end)
            figures->items[kept++] = figures->items[i];
    figures->count = kept;
}

/* Where a table that goes on at a sentence begins. */
static size_t beginning(const tsc_document *document, size_t sentence)
{
    size_t at = sentence;
    while (at > 0 && sentence - at < ROWS && document->sentences[at - 1].kind == TSC_BLOCK_ROW)
        at--;
    return at;
}

tsc_status tsc_tabular_read(tsc_tabular_reader *reader, size_t end, tsc_figure_list *figures, tsc_arena *keep,
                            tsc_error *err)
{
    tsc_tabular_table t = {.open = false};
    tsc_figure_list found = {0};
    tsc_status status = TSC_OK;
    for (size_t i = beginning(reader->document, reader->from); status == TSC_OK && i < end; i++) {
        tsc_tabular_row row;
        if (!tsc_tabular_row_read(reader->document, i, &row)) {
            t.open = false;
            continue;
        }
        if (reader->cells >= TSC_TABULAR_CELLS)
            break;
        if (!t.open || t.lines != row.line)
            status = open_table(reader, i, row.line, &t, err);
        if (status == TSC_OK && (i >= reader->from || !has_number(&row)))
            status = take_row(reader, i, &row, &t, &found, keep, err);
        drop_beside(&row, &found, figures);
        if (found.count > 0 && found.items[found.count - 1].sentence == i && !t.told) {
            t.told = true;
            drop_unit(&t, figures);
        }
    }
    reader->from = end;
    return status == TSC_OK ? merge(figures, &found, keep, err) : status;
}
