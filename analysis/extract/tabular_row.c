#include "extract/tabular_row.h"

#include "core/utf8.h"

#include <string.h>

enum { LINE = 120 /* bytes of a line of a list */ };

static bool is_blank(uint32_t c)
{
    return c <= ' ' || c == 0xA0 || c == 0x202F || c == 0x2009;
}

static bool is_digit(uint32_t c)
{
    return (c >= '0' && c <= '9') || (c >= 0x660 && c <= 0x669) || (c >= 0x6F0 && c <= 0x6F9);
}

static bool is_sign(uint32_t c)
{
    return c == '-' || c == '+' || c == 0x2212 || c == '(' || c == 0x2013;
}

static bool is_separator(uint32_t c)
{
    return c == '.' || c == ',' || c == '\'' || c == 0x2019 || c == 0x66B || c == 0x66C || is_blank(c);
}

static bool is_percent(uint32_t c)
{
    return c == '%' || c == 0x66A;
}

/* Marks of footnotes, and the bracket of a number below zero. */
static bool is_behind(uint32_t c)
{
    return c == '*' || c == ')' || c == 0x2020 || c == 0xB9 || c == 0xB2 || c == 0xB3;
}

static tsc_tabular_cell trimmed(tsc_span text, size_t start, size_t end)
{
    while (start < end) {
        size_t at = start;
        if (!is_blank(tsc_utf8_next(text.data, end, &at)))
            break;
        start = at;
    }
    while (end > start) {
        size_t at = end;
        if (!is_blank(tsc_utf8_previous(text.data, &at)))
            break;
        end = at;
    }
    return (tsc_tabular_cell){(uint32_t)start, (uint32_t)end, TSC_TABULAR_TEXT};
}

/* What stands in a number: its digits, how they are parted, and where it ends. */
typedef struct numeral {
    size_t digits, value, end;
    bool parted, signs, percent, other;
} numeral;

static numeral read_numeral(tsc_span text, const tsc_tabular_cell *cell)
{
    numeral n = {.end = cell->end};
    for (size_t at = cell->start; at < cell->end && !n.other;) {
        const uint32_t c = tsc_utf8_next(text.data, cell->end, &at);
        if (is_digit(c)) {
            n.other = n.percent; /* 8 % 9 */
            n.value = n.value < 10000 ? n.value * 10 + (c & 0xF) : n.value;
            n.digits++;
            n.end = at;
        } else if (is_percent(c) && n.digits > 0) {
            n.percent = true;
            n.end = at;
        } else if (is_sign(c) && n.digits == 0) {
            n.signs = true;
        } else if (is_separator(c) && n.digits > 0) {
            n.parted = n.parted || !is_blank(c) || at < cell->end;
        } else if (c == ')' && n.signs) {
            n.end = at;
        } else {
            n.other = !(is_behind(c) && n.digits > 0);
        }
    }
    return n;
}

static bool is_of_nothing(tsc_span text, const tsc_tabular_cell *cell)
{
    for (size_t at = cell->start; at < cell->end;) {
        const uint32_t c = tsc_utf8_next(text.data, cell->end, &at);
        if (!is_blank(c) && !tsc_utf8_is_dash(c) && c != '-' && c != '.' && c != 0x2026 && c != ':' && c != 0x2212)
            return false;
    }
    return true;
}

static void tell_kind(tsc_span text, tsc_tabular_cell *cell)
{
    const numeral n = read_numeral(text, cell);
    if (is_of_nothing(text, cell)) {
        cell->kind = TSC_TABULAR_EMPTY;
    } else if (!n.other && n.digits > 0) {
        const bool year = n.digits == 4 && !n.parted && !n.signs && !n.percent && n.value >= 1900 && n.value <= 2100;
        cell->kind = n.percent ? TSC_TABULAR_PERCENT : year ? TSC_TABULAR_YEAR : TSC_TABULAR_NUMBER;
        cell->end = (uint32_t)n.end;
    }
}

static bool add_cell(tsc_span text, size_t start, size_t end, tsc_tabular_row *row)
{
    tsc_tabular_cell cell = trimmed(text, start, end);
    tell_kind(text, &cell);
    if (row->count == TSC_TABULAR_COLUMNS)
        return cell.kind == TSC_TABULAR_EMPTY;
    row->cells[row->count++] = cell;
    return true;
}

/* The next border of cells at or behind a place, `end` where there is none; *behind: where the next cell begins. */
static size_t next_border(tsc_span text, size_t from, size_t end, char border, size_t *behind)
{
    for (size_t at = from; at < end;) {
        const char *stop = memchr(text.data + at, border, end - at);
        if (stop == NULL)
            break;
        const size_t place = (size_t)(stop - text.data);
        *behind = at = place + 1;
        while (border == ' ' && at < end && text.data[at] == ' ')
            *behind = ++at;
        if (border != ' ' || at - place >= TSC_ROW_GAP)
            return place;
    }
    *behind = end + 1;
    return end;
}

/* A row between bars, its first and last ones left out, or of cells that tabs or gaps part. */
static bool read_cells(tsc_span text, size_t start, size_t end, tsc_tabular_row *row)
{
    const bool tabs = memchr(text.data + start, '\t', end - start) != NULL,
               bars = !tabs && memchr(text.data + start, '|', end - start) != NULL;
    const char border = tabs ? '\t' : bars ? '|' : ' ';
    if (bars && text.data[start] == border)
        start++;
    if (bars && end > start && text.data[end - 1] == border)
        end--;
    for (size_t from = start, behind; from <= end; from = behind)
        if (!add_cell(text, from, next_border(text, from, end, border, &behind), row))
            return false;
    row->spaced = border == ' ' && row->count > 1;
    row->rule = row->count > 0;
    for (size_t i = 0; i < row->count; i++)
        row->rule = row->rule && row->cells[i].kind == TSC_TABULAR_EMPTY;
    return true;
}

/* Empty cells at the ends of a row are no part of its sentence. */
static bool read_whole(tsc_span text, const tsc_sentence *s, tsc_tabular_row *row)
{
    size_t start = s->start, end = tsc_sentence_end(s);
    while (start > 0 && text.data[start - 1] == '\t')
        start--;
    while (end < text.length && text.data[end] == '\t')
        end++;
    return read_cells(text, start, end, row);
}

/* "81.2 (+4.1%)": the percentage in brackets at the end of a line, and the end of what stands before them; false where there is
   none. */
static bool cut_bracket(tsc_span text, size_t start, size_t *end, tsc_tabular_cell *cell)
{
    size_t open = *end;
    if (*end == start || text.data[*end - 1] != ')')
        return false;
    while (open > start && text.data[open - 1] != '(')
        open--;
    *cell = trimmed(text, open, *end - 1);
    tell_kind(text, cell);
    if (open <= start + 1 || cell->kind != TSC_TABULAR_PERCENT)
        return false;
    *end = open - 1;
    return true;
}

/* "Cocoa beans – 81.2;", "Cocoa beans: 81.2 (+4.1%)": what stands behind the last dash or colon is a number alone, or one with a
   percentage in brackets. */
static bool read_line(tsc_span text, size_t start, size_t end, tsc_tabular_row *row)
{
    size_t border = 0, behind = 0;
    tsc_tabular_cell percentage;
    while (end > start && (text.data[end - 1] == '.' || text.data[end - 1] == ';' || text.data[end - 1] == ','))
        end--;
    const bool doubled = cut_bracket(text, start, &end, &percentage);
    for (size_t at = start; at < end;) {
        const size_t here = at;
        const uint32_t c = tsc_utf8_next(text.data, end, &at);
        const bool dash = (tsc_utf8_is_dash(c) || c == '-') && here > start && text.data[here - 1] == ' ' && at < end &&
                          is_blank((unsigned char)text.data[at]);
        if (c == ':' || dash)
            border = here, behind = at;
    }
    if (border == 0 || memchr(text.data + start, '\n', border - start) != NULL || !add_cell(text, start, border, row) ||
        !add_cell(text, behind, end, row))
        return false;
    row->line = true;
    if (doubled)
        row->cells[row->count++] = percentage;
    return row->cells[0].kind != TSC_TABULAR_EMPTY && tsc_tabular_is_number(&row->cells[1]);
}

/* A line of a list ends in its number; so that a text is gone over fast, this is asked first. */
static bool may_be_line(tsc_span text, const tsc_sentence *s)
{
    size_t end = tsc_sentence_end(s);
    while (end > s->start && strchr(".;,)%* ", text.data[end - 1]) != NULL)
        end--;
    return s->length <= LINE && end > s->start &&
           ((text.data[end - 1] >= '0' && text.data[end - 1] <= '9') || (text.data[end - 1] & 0x80) != 0);
}

bool tsc_tabular_row_read(const tsc_document *document, size_t sentence, tsc_tabular_row *row)
{
    const tsc_sentence *s = &document->sentences[sentence];
    row->count = 0;
    row->line = row->rule = row->spaced = false;
    if (s->kind == TSC_BLOCK_ROW)
        return s->length > 0 && read_whole(document->text, s, row);
    return may_be_line(document->text, s) && read_line(document->text, s->start, tsc_sentence_end(s), row);
}
