/* Datelines: at the beginning of one of the first lines, behind nothing but names (ASTANA, Friday, Rabat, le), with
   a break, a dash or a bracket behind the date. A date within running text is none. */
#include "text/dateline.h"

#include "core/number.h"
#include "core/utf8.h"

#include <unicode/uchar.h>

enum { HEAD_LINES = 6, HEAD_BYTES = 1200, PREFIX_LIMIT = 70, WORDS = 16 };

/* A word or number of the head; runs of letters, runs of digits, single marks. */
typedef struct head_piece {
    size_t start, end;
    long number;     /* -1: no number */
    unsigned digits;
    uint32_t mark;   /* 0: word or number */
    bool small;      /* begins with a small letter */
} head_piece;

typedef struct text_head {
    const tsc_text_rules *rules;
    size_t language, english;
    const char *region;
    tsc_span text;
    head_piece pieces[WORDS + 8];
    size_t count;
} text_head;

static head_piece piece_at(tsc_span text, size_t *at)
{
    head_piece result = {*at, *at, -1, 0, 0, false};
    uint32_t c = tsc_utf8_next(text.data, text.length, at);
    if (u_isdigit((UChar32)c)) {
        result.number = 0;
        while (u_isdigit((UChar32)c)) {
            if (result.digits++ < 9)
                result.number = result.number * 10 + u_charDigitValue((UChar32)c);
            result.end = *at;
            if (*at >= text.length)
                return result;
            c = tsc_utf8_next(text.data, text.length, at);
        }
        *at = result.end;
        return result;
    }
    result.end = *at;
    if (!u_isalpha((UChar32)c)) {
        result.mark = c;
        return result;
    }
    result.small = u_islower((UChar32)c);
    while (*at < text.length) {
        size_t before = *at;
        c = tsc_utf8_next(text.data, text.length, at);
        if (!u_isalpha((UChar32)c) && !(u_charType((UChar32)c) == U_NON_SPACING_MARK)) {
            *at = before;
            break;
        }
        result.end = *at;
    }
    return result;
}

/* Cuts a line into pieces, blanks left out; at most as many as a dateline can have. */
static void cut_line(text_head *head, size_t start, size_t end)
{
    head->count = 0;
    tsc_span text = tsc_span_make(head->text.data, end);
    for (size_t at = start; at < end && head->count < sizeof head->pieces / sizeof *head->pieces;) {
        head_piece next = piece_at(text, &at);
        bool blank = next.mark && (next.mark <= ' ' || next.mark == 0xA0 || next.mark == 0x202F || next.mark == 0x200F ||
                                   next.mark == 0x200E || next.mark == 0xFEFF || u_isspace((UChar32)next.mark));
        if (!blank)
            head->pieces[head->count++] = next;
    }
}

static const head_piece *piece_get(const text_head *head, size_t i)
{
    static const head_piece nothing = {0, 0, -1, 0, '\n', false};
    return i < head->count ? &head->pieces[i] : &nothing;
}

static bool is_word(const text_head *head, size_t i, const char *word)
{
    const head_piece *piece = piece_get(head, i);
    return tsc_span_equals(tsc_span_make(head->text.data + piece->start, piece->end - piece->start), word);
}

static int month_of(const text_head *head, size_t i)
{
    const head_piece *piece = piece_get(head, i);
    char key[64];
    size_t size = 0;
    if (piece->mark || piece->number >= 0 || piece->end - piece->start > 60)
        return 0;
    for (size_t at = piece->start; at < piece->end && size < 60;) {
        uint32_t c = (uint32_t)u_tolower((UChar32)tsc_utf8_next(head->text.data, piece->end, &at));
        size += tsc_utf8_put(key + size, c);
    }
    int month = tsc_text_month(head->rules, head->language, tsc_span_make(key, size));
    return month ? month : tsc_text_month(head->rules, head->english, tsc_span_make(key, size));
}

static int year_of(const text_head *head, size_t i)
{
    const head_piece *piece = piece_get(head, i);
    return piece->digits == 4 && piece->number >= 1900 && piece->number <= 2100 ? (int)piece->number : 0;
}

static int small_of(const text_head *head, size_t i, int high)
{
    const head_piece *piece = piece_get(head, i);
    return piece->digits >= 1 && piece->digits <= 2 && piece->number >= 1 && piece->number <= high ? (int)piece->number : 0;
}

static bool is_mark(const text_head *head, size_t i, uint32_t mark)
{
    return piece_get(head, i)->mark == mark;
}

static bool set_date(tsc_date *date, int year, int month, int day)
{
    if (year == 0 || month < 1 || month > 12 || day < 0 || day > tsc_days_in_month(year, month))
        return false;
    *date = (tsc_date){year, month, day};
    return true;
}

/* 2025-03-04, 2025/03/04. Pieces read, or 0. */
static size_t read_iso(const text_head *head, size_t i, tsc_date *date)
{
    uint32_t mark = piece_get(head, i + 1)->mark;
    bool fits = year_of(head, i) && (mark == '-' || mark == '/' || mark == '.') && is_mark(head, i + 3, mark);
    return fits && set_date(date, year_of(head, i), small_of(head, i + 2, 12), small_of(head, i + 4, 31)) &&
                   small_of(head, i + 4, 31)
               ? 5
               : 0;
}

/* 04.03.2025, 04/03/2025: the day first, but for Americans. */
static size_t read_numeric(const text_head *head, size_t i, tsc_date *date)
{
    uint32_t mark = piece_get(head, i + 1)->mark;
    int first = small_of(head, i, 31), second = small_of(head, i + 2, 31), year = year_of(head, i + 4);
    if (!first || !second || !year || (mark != '.' && mark != '/' && mark != '-') || !is_mark(head, i + 3, mark))
        return 0;
    bool american = mark == '/' && (second > 12 || strcmp(head->region, "US") == 0);
    return set_date(date, year, american ? first : second, american ? second : first) ? 5 : 0;
}

/* Day and month in either order, then the year: 4 March 2025, March 4, 2025, 4 de marzo de 2025, 1er mars 2025. */
static size_t read_named(const text_head *head, size_t i, tsc_date *date)
{
    size_t at = i;
    int day = small_of(head, at, 31), month = 0;
    if (day) {
        at++;
        at += is_mark(head, at, '.') || is_word(head, at, "er") || is_word(head, at, "th") || is_word(head, at, "st") ||
              is_word(head, at, "nd") || is_word(head, at, "rd");
        at += is_word(head, at, "de");
        month = month_of(head, at);
        at += month > 0;
    } else if ((month = month_of(head, at)) > 0) {
        at++;
        at += is_mark(head, at, '.');
        day = small_of(head, at, 31);
        at += day > 0;
        at += day && (is_word(head, at, "th") || is_word(head, at, "st") || is_word(head, at, "nd") || is_word(head, at, "rd"));
    }
    if (!month)
        return 0;
    at += is_mark(head, at, ',') || is_mark(head, at, 0x60C) || is_mark(head, at, '.');
    at += is_word(head, at, "de") || is_word(head, at, "del");
    return year_of(head, at) && set_date(date, year_of(head, at), month, day) ? at + 1 - i : 0;
}

/* 2025 жылғы 4 наурыз, 2025 ж. 4 наурыз. */
static size_t read_year_first(const text_head *head, size_t i, tsc_date *date)
{
    if (!year_of(head, i) || piece_get(head, i + 1)->mark || piece_get(head, i + 1)->number >= 0)
        return 0;
    size_t at = i + 2 + is_mark(head, i + 2, '.');
    int day = small_of(head, at, 31), month = month_of(head, at + 1);
    return day && month && set_date(date, year_of(head, i), month, day) ? at + 2 - i : 0;
}

static size_t read_date(const text_head *head, size_t i, tsc_date *date)
{
    size_t read = read_iso(head, i, date);
    read = read ? read : read_numeric(head, i, date);
    read = read ? read : read_named(head, i, date);
    return read ? read : read_year_first(head, i, date);
}

static bool is_break(uint32_t mark)
{
    return mark == ',' || mark == '.' || mark == '(' || mark == ':' || mark == '-' || mark == 0x2013 || mark == 0x2014 ||
           mark == 0x60C || mark == '/' || mark == '|' || mark == '[' || mark == ';' || mark == 0xB7 || mark == 0x2022;
}

/* Only names, marks and short words (le, el, de, at) stand in front of the date, a mark in front of what is small. */
static bool is_prefix(const text_head *head, size_t count)
{
    if (count == 0)
        return true;
    size_t last = count;
    while (last > 0 && !head->pieces[last - 1].mark && head->pieces[last - 1].number < 0 &&
           head->pieces[last - 1].small && head->pieces[last - 1].end - head->pieces[last - 1].start <= 4)
        last--;
    if (last == 0 || !is_break(head->pieces[last - 1].mark))
        return false;
    for (size_t i = 0; i < last; i++) {
        const head_piece *piece = &head->pieces[i];
        if (piece->number >= 0 || (piece->small && piece->end - piece->start > 6))
            return false;
    }
    return head->pieces[count - 1].end - head->pieces[0].start <= PREFIX_LIMIT;
}

/* Behind the date: the end of the line, a mark, a time, or a word for `year` and then one of these. */
static bool is_suffix(const text_head *head, size_t i)
{
    const head_piece *next = piece_get(head, i);
    if (next->mark)
        return next->mark == '\n' || next->mark == ')' || is_break(next->mark);
    if (next->number >= 0)
        return piece_get(head, i + 1)->mark == ':';
    return next->small && piece_get(head, i + 1)->mark && (piece_get(head, i + 1)->mark == '\n' ||
                                                           is_break(piece_get(head, i + 1)->mark) ||
                                                           is_mark(head, i + 1, ')'));
}

static bool line_date(text_head *head, size_t start, size_t end, tsc_date *date)
{
    cut_line(head, start, end);
    for (size_t i = 0; i < head->count && i < WORDS; i++) {
        tsc_date found;
        size_t read = piece_get(head, i)->mark ? 0 : read_date(head, i, &found);
        if (!read)
            continue;
        bool whole_line = i == 0 && i + read >= head->count;
        if ((whole_line || i > 0 || found.day) && is_prefix(head, i) && is_suffix(head, i + read)) {
            *date = found;
            return true;
        }
        return false;
    }
    return false;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

size_t tsc_dateline_first_words(tsc_span text, tsc_date *date)
{
    enum { LONGEST_WORD = 24, MONTH = 7, DAY = 10 };
    size_t start = 0, at;
    while (start < text.length && (unsigned char)text.data[start] <= ' ')
        start++;
    for (at = start; at < text.length && at - start <= LONGEST_WORD && !is_blank(text.data[at]) && text.data[at] != '\n'; at++)
        if (text.data[at] >= '0' && text.data[at] <= '9')
            return 0;
    bool ours = at - start == 4 && memcmp(text.data + start, "date", 4) == 0;
    if (at == start || at >= text.length || !is_blank(text.data[at]))
        return 0;
    size_t digits = ++at;
    while (at < text.length && (text.data[at] == '-' || (text.data[at] >= '0' && text.data[at] <= '9')))
        at++;
    size_t end = at;
    while (end < text.length && is_blank(text.data[end]))
        end++;
    bool line = end == text.length || text.data[end] == '\n', word = at == text.length || (unsigned char)text.data[at] <= ' ';
    if (at - digits < (ours ? MONTH : DAY) || !word || !(ours || line))
        return 0;
    return tsc_date_parse(tsc_span_make(text.data + digits, at - digits), date) ? at : 0;
}

bool tsc_dateline_read(const tsc_document *document, const tsc_text_rules *rules, tsc_date *date)
{
    tsc_span text = document->text;
    if (tsc_dateline_first_words(text, date) > 0)
        return true;
    const char *region = strchr(document->language, '-');
    text_head head = {.rules = rules,
                      .language = tsc_text_language_find(rules, document->language),
                      .english = tsc_text_language_find(rules, "en"),
                      .region = region ? region + 1 : "",
                      .text = text};
    size_t start = 0;
    for (size_t lines = 0; lines < HEAD_LINES && start < text.length && start < HEAD_BYTES;) {
        const char *stop = memchr(text.data + start, '\n', text.length - start);
        size_t end = stop ? (size_t)(stop - text.data) : text.length;
        size_t cut = end - start > 400 ? start + 400 : end;
        while (cut > start && cut < text.length && ((unsigned char)text.data[cut] & 0xC0) == 0x80)
            cut--;
        if (line_date(&head, start, cut, date))
            return true;
        lines += head.count > 0;
        start = end + 1;
    }
    return false;
}

static bool digits_at(tsc_span text, size_t at, size_t count, int *value)
{
    long long number;
    if (at + count > text.length || !tsc_integer_parse(tsc_span_make(text.data + at, count), 0, 9999, &number))
        return false;
    *value = (int)number;
    return text.data[at] >= '0' && text.data[at] <= '9';
}

static bool rfc_date(tsc_span text, tsc_date *date)
{
    static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
    size_t at = 0;
    while (at < text.length && (text.data[at] < '0' || text.data[at] > '9'))
        at++;
    size_t size = at + 1 < text.length && text.data[at + 1] >= '0' && text.data[at + 1] <= '9' ? 2 : 1;
    int day, year;
    if (!digits_at(text, at, size, &day) || at + size + 9 > text.length || !digits_at(text, at + size + 5, 4, &year))
        return false;
    for (int month = 0; month < 12; month++)
        if (memcmp(text.data + at + size + 1, months + 3 * month, 3) == 0)
            return set_date(date, year, month + 1, day);
    return false;
}

bool tsc_metadata_date(tsc_span text, tsc_date *date)
{
    text = tsc_span_trim(text);
    if (text.length > 2 && memcmp(text.data, "D:", 2) == 0)
        text = tsc_span_make(text.data + 2, text.length - 2);
    int year, month, day = 0;
    if (!digits_at(text, 0, 4, &year))
        return rfc_date(text, date);
    size_t gap = text.length > 4 && (text.data[4] == '-' || text.data[4] == '/') ? 1 : 0;
    if (!digits_at(text, 4 + gap, 2, &month) || year < 1900)
        return false;
    size_t at = 6 + gap + (text.length > 6 + gap && gap);
    if (!digits_at(text, at, 2, &day))
        day = 0;
    return set_date(date, year, month, day);
}
