#include "text/printed.h"

#include "core/utf8.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>

enum {
    CELL = 60,    /* bytes of a cell at most: what is longer is prose in columns */
    HEADS = 3,    /* rows of names above the first row with numbers */
    COLUMNS = 32, /* of a table */
};

static double height(const tsc_printed_box *box)
{
    return box->bottom - box->top;
}

static void widen(tsc_printed_box *box, const tsc_printed_box *more)
{
    box->left = fmin(box->left, more->left);
    box->top = fmin(box->top, more->top);
    box->right = fmax(box->right, more->right);
    box->bottom = fmax(box->bottom, more->bottom);
}

static bool is_blank(uint32_t c)
{
    return c <= ' ' || c == 0xA0;
}

/* The lines of the text, parted where a gap between two characters is wider than any blank. */
static size_t part(tsc_span text, const tsc_printed_box *boxes, size_t count, tsc_printed_line *lines)
{
    static const double wide = 1.5; /* times the height of a line; even justified lines have no such blanks */
    size_t found = 0;
    bool open = false;
    for (size_t at = 0, index = 0; at < text.length; index++) {
        const size_t from = at;
        const uint32_t c = tsc_utf8_next(text.data, text.length, &at);
        const tsc_printed_box none = {0, 0, 0, 0}, *box = index < count ? &boxes[index] : &none;
        if (c == '\n') {
            open = false;
            continue;
        }
        if (is_blank(c))
            continue;
        tsc_printed_line *line = open ? &lines[found - 1] : NULL;
        if (line == NULL || box->left - line->box.right > wide * height(box)) {
            lines[found++] = (tsc_printed_line){.text = tsc_span_make(text.data + from, at - from), .box = *box};
            open = true;
        } else {
            line->text.length = (size_t)(text.data + at - line->text.data);
            widen(&line->box, box);
        }
    }
    return found;
}

/* How many lines the text has at most. */
static size_t most_lines(tsc_span text)
{
    size_t most = 1;
    for (size_t i = 0; i < text.length; i++)
        most += (unsigned char)text.data[i] <= ' ' || (unsigned char)text.data[i] == 0xC2;
    return most;
}

/* Lines side by side: a part of the lines in their order down the page. */
typedef struct level {
    size_t first, count;
    tsc_printed_box box;
    bool short_all, numbers; /* no cell is long; one behind the first is a number */
} level;

static int by_left(const void *a, const void *b)
{
    const tsc_printed_line *const *x = a, *const *y = b;
    if ((*x)->box.left < (*y)->box.left || (*x)->box.left > (*y)->box.left)
        return (*x)->box.left < (*y)->box.left ? -1 : 1;
    return *x < *y ? -1 : *x > *y;
}

static int by_place(const void *a, const void *b)
{
    const tsc_printed_line *const *x = a, *const *y = b;
    if ((*x)->box.top < (*y)->box.top || (*x)->box.top > (*y)->box.top)
        return (*x)->box.top < (*y)->box.top ? -1 : 1;
    return by_left(a, b);
}

/* Digits and what stands in numbers, no letter. */
static bool is_number(tsc_span text)
{
    bool digit = false;
    for (size_t at = 0; at < text.length;) {
        const UChar32 c = (UChar32)tsc_utf8_next(text.data, text.length, &at);
        if (u_isalpha(c))
            return false;
        digit = digit || u_isdigit(c);
    }
    return digit;
}

static bool share_height(const tsc_printed_box *a, const tsc_printed_box *b)
{
    const double shared = fmin(a->bottom, b->bottom) - fmax(a->top, b->top);
    return shared > 0.5 * fmin(height(a), height(b));
}

/* Parts the lines, in their order down the page, into levels. */
static size_t find_levels(tsc_printed_line **lines, size_t count, level *levels)
{
    size_t found = 0;
    for (size_t i = 0; i < count; i++) {
        level *last = found > 0 ? &levels[found - 1] : NULL;
        if (last != NULL && share_height(&last->box, &lines[i]->box)) {
            last->count++;
            widen(&last->box, &lines[i]->box);
        } else {
            levels[found++] = (level){.first = i, .count = 1, .box = lines[i]->box};
        }
    }
    for (size_t k = 0; k < found; k++) {
        level *of = &levels[k];
        tsc_printed_line **cells = lines + of->first;
        qsort(cells, of->count, sizeof *cells, by_left);
        of->short_all = of->count <= COLUMNS;
        for (size_t i = 0; i < of->count; i++) {
            of->short_all = of->short_all && cells[i]->text.length <= CELL &&
                            (i == 0 || cells[i]->box.left >= cells[i - 1]->box.right);
            of->numbers = of->numbers || (i > 0 && is_number(cells[i]->text));
        }
    }
    return found;
}

static bool is_row(const level *of)
{
    return of->short_all && of->count > 1 && of->numbers;
}

/* A row of names alone. */
static bool may_be_head(const level *of)
{
    return of->short_all && of->count > 1;
}

static bool is_next(const level *above, const level *below)
{
    static const double far = 2.5; /* times the height of a line */
    return below->box.top - above->box.bottom <= far * height(&below->box);
}

/* Where the table ends whose first row with numbers is levels[first]: behind its last row; rows may have one cell between. */
static size_t table_end(const level *levels, size_t count, size_t first)
{
    size_t end = first + 1;
    for (size_t i = first + 1; i < count && is_next(&levels[i - 1], &levels[i]); i++) {
        if (is_row(&levels[i]))
            end = i + 1;
        else if (!(levels[i].short_all && i - end < 1))
            break;
    }
    return end;
}

/* Columns of a table: where its cells stand, from left to right. */
typedef struct columns {
    double left[COLUMNS], right[COLUMNS];
    size_t count;
} columns;

static void add_column(columns *of, double left, double right)
{
    size_t i = 0, end;
    while (i < of->count && of->right[i] < left)
        i++;
    for (end = i; end < of->count && of->left[end] <= right; end++) {
        left = fmin(left, of->left[end]);
        right = fmax(right, of->right[end]);
    }
    if (end == i && of->count == COLUMNS)
        return;
    memmove(&of->left[i + 1], &of->left[end], (of->count - end) * sizeof *of->left);
    memmove(&of->right[i + 1], &of->right[end], (of->count - end) * sizeof *of->right);
    of->left[i] = left;
    of->right[i] = right;
    of->count += 1 + i - end;
}

/* The column that a cell shares most with, or that is nearest. */
static size_t column_of(const columns *of, const tsc_printed_box *box)
{
    size_t best = 0;
    double most = -HUGE_VAL;
    for (size_t i = 0; i < of->count; i++) {
        const double shared = fmin(of->right[i], box->right) - fmax(of->left[i], box->left);
        if (shared > most)
            best = i, most = shared;
    }
    return best;
}

/* Numbers the rows of a table, which are levels [begin, end), and their columns. */
static void number_rows(tsc_printed_line **lines, const level *levels, size_t begin, size_t end, size_t table,
                        size_t *rows)
{
    columns of = {.count = 0};
    for (size_t k = begin; k < end; k++)
        for (size_t i = 0; is_row(&levels[k]) && i < levels[k].count; i++)
            add_column(&of, lines[levels[k].first + i]->box.left, lines[levels[k].first + i]->box.right);
    for (size_t k = begin; k < end; k++) {
        ++*rows;
        for (size_t i = 0; i < levels[k].count; i++) {
            tsc_printed_line *cell = lines[levels[k].first + i];
            cell->table = table;
            cell->row = *rows;
            cell->column = levels[k].count > 1 ? column_of(&of, &cell->box) : 0;
        }
    }
}

/* A table has two rows with numbers at least, and what names their columns right above. */
static void find_tables(tsc_printed_line **lines, const level *levels, size_t count)
{
    size_t rows = 0, tables = 0;
    for (size_t first = 0, end; first < count; first = end) {
        size_t begin = first, with_numbers = 0;
        end = first + 1;
        if (!is_row(&levels[first]))
            continue;
        end = table_end(levels, count, first);
        for (size_t i = first; i < end; i++)
            with_numbers += is_row(&levels[i]);
        if (with_numbers < 2)
            continue;
        while (begin > 0 && first - begin < HEADS && may_be_head(&levels[begin - 1]) &&
               lines[levels[begin - 1].first]->row == 0 && is_next(&levels[begin - 1], &levels[begin]))
            begin--;
        number_rows(lines, levels, begin, end, ++tables, &rows);
    }
}

static int by_row(const void *a, const void *b)
{
    const tsc_printed_line *x = a, *y = b;
    if (x->row != y->row)
        return x->row < y->row ? -1 : 1;
    if (x->column != y->column)
        return x->column < y->column ? -1 : 1;
    return x->text.data < y->text.data ? -1 : x->text.data > y->text.data;
}

/* Where the cells of a table begin; rows are counted over all tables, so that cells in their order are in that of tables. */
static size_t first_of(const tsc_printed_line *cells, size_t count, size_t table)
{
    size_t low = 0, high = count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (cells[middle].table < table)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Puts the lines of each table together where the text has the first of them. */
static void gather_tables(const tsc_printed_line *lines, size_t count, tsc_printed_line *cells, tsc_printed_line *ordered)
{
    size_t cell_count = 0, written = 0;
    for (size_t i = 0; i < count; i++)
        if (lines[i].row > 0)
            cells[cell_count++] = lines[i];
    qsort(cells, cell_count, sizeof *cells, by_row);
    for (size_t i = 0; i < count; i++) {
        if (lines[i].row == 0) {
            ordered[written++] = lines[i];
            continue;
        }
        const size_t first = first_of(cells, cell_count, lines[i].table);
        const bool done = cells[first].row == 0; /* its table is written */
        for (size_t k = first; !done && k < cell_count && cells[k].table == lines[i].table; k++)
            ordered[written++] = cells[k];
        cells[first].row = 0;
    }
}

static int by_size(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return x < y ? -1 : x > y;
}

/* Right below it in the same column. */
static bool is_under(const tsc_printed_line *above, const tsc_printed_line *line)
{
    return above->row == 0 && line->row == 0 && line->box.top >= above->box.bottom &&
           line->box.left < above->box.right && above->box.left < line->box.right;
}

/* The usual distance between lines of a page; none of a page of few lines. */
static double usual_gap(const tsc_printed_line *lines, size_t count, double *gaps)
{
    enum { FEW = 4 };
    size_t found = 0;
    for (size_t i = 1; i < count; i++)
        if (is_under(&lines[i - 1], &lines[i]))
            gaps[found++] = lines[i].box.top - lines[i - 1].box.bottom;
    qsort(gaps, found, sizeof *gaps, by_size);
    return found >= FEW ? gaps[found / 2] : 0;
}

/* So far below that a paragraph ends between them. */
static bool is_apart(const tsc_printed_line *above, const tsc_printed_line *line, double usual)
{
    static const double near = 0.6, far = 1.3, more = 1.6; /* heights of a line; times the usual distance */
    const double gap = line->box.top - above->box.bottom, high = height(&line->box);
    return gap > far * high + usual || (usual > 0 && gap > near * high && gap > more * usual);
}

/* Where the lines around one end that begin about where it does. */
static double right_edge(const tsc_printed_line *lines, size_t count, size_t at)
{
    enum { AROUND = 20 };
    static const double indent = 3; /* heights of a line */
    const tsc_printed_box *own = &lines[at].box;
    double right = own->right;
    for (size_t i = at > AROUND ? at - AROUND : 0; i < count && i <= at + AROUND; i++)
        if (lines[i].row == 0 && fabs(lines[i].box.left - own->left) < indent * height(own))
            right = fmax(right, lines[i].box.right);
    return right;
}

bool tsc_printed_begins_small(const tsc_printed_line *line)
{
    size_t at = 0;
    return line->text.length > 0 && u_islower((UChar32)tsc_utf8_next(line->text.data, line->text.length, &at));
}

/* The first word of the line behind would not have fitted into it. */
static bool is_full(const tsc_printed_line *lines, size_t count, size_t at)
{
    static const double blank = 0.3; /* heights of a line */
    const tsc_printed_line *next = &lines[at + 1];
    const char *stop = memchr(next->text.data, ' ', next->text.length);
    const double word = stop != NULL ? (double)(stop - next->text.data) / (double)next->text.length : 1;
    return lines[at].box.right + (next->box.right - next->box.left) * word + blank * height(&next->box) >
           right_edge(lines, count, at);
}

/* An item of a list, or a line of a table of contents with dots up to its page. */
static bool stands_alone(const tsc_printed_line *line, const tsc_printed_line *next)
{
    size_t at = 0;
    const uint32_t c = tsc_utf8_next(next->text.data, next->text.length, &at);
    const bool mark = c == '-' || c == '*' || c == 0xB7 || tsc_utf8_is_dash(c) || c == 0x2022 || c == 0x2023 || c == 0x25E6 ||
                      c == 0x25CF || c == 0x25AA;
    bool dots = false;
    for (size_t i = 0; !dots && i + 5 <= line->text.length; i++)
        dots = memcmp(line->text.data + i, ". . .", 5) == 0 || memcmp(line->text.data + i, ".....", 5) == 0;
    return dots || (mark && at < next->text.length && next->text.data[at] == ' ');
}

/* A sentence goes on in the next line where it is as large, right below, and had no room here or begins small; in the next
   column only where it begins small. */
static bool goes_on(const tsc_printed_line *lines, size_t count, size_t at, double usual)
{
    static const double like = 1.15;
    const tsc_printed_line *line = &lines[at], *next = line + 1;
    const double high = height(&line->box), below = height(&next->box);
    if (line->row > 0 || next->row > 0 || stands_alone(line, next) || high > like * below || below > like * high)
        return false;
    if (!is_under(line, next))
        return !share_height(&line->box, &next->box) && tsc_printed_begins_small(next);
    return !is_apart(line, next, usual) && (tsc_printed_begins_small(next) || is_full(lines, count, at));
}

tsc_status tsc_printed_read(tsc_span text, const tsc_printed_box *boxes, size_t count, tsc_arena *arena, tsc_printed_page *page,
                         tsc_error *err)
{
    const size_t most = most_lines(text);
    tsc_printed_line *lines = tsc_arena_alloc(arena, most * sizeof *lines), *cells = tsc_arena_alloc(arena, most * sizeof *cells),
                  **places = tsc_arena_alloc(arena, most * sizeof(tsc_printed_line *));
    level *levels = tsc_arena_alloc(arena, most * sizeof *levels);
    double *gaps = tsc_arena_alloc(arena, most * sizeof *gaps);
    page->lines = tsc_arena_alloc(arena, most * sizeof *lines);
    page->count = 0;
    if (!lines || !cells || !places || !levels || !gaps || !page->lines)
        return tsc_error_memory(err, "a page");
    const size_t found = part(text, boxes, count, lines);
    for (size_t i = 0; i < found; i++)
        places[i] = &lines[i];
    qsort(places, found, sizeof *places, by_place);
    find_tables(places, levels, find_levels(places, found, levels));
    gather_tables(lines, found, cells, page->lines);
    page->count = found;
    const double usual = usual_gap(page->lines, found, gaps);
    for (size_t i = 0; i + 1 < found; i++)
        page->lines[i].goes_on = goes_on(page->lines, found, i, usual);
    return TSC_OK;
}
