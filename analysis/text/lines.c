/* Plain text to blocks. A blank line ends a paragraph. Within one, a line break is only a wrap where the next
   word would not have fitted into the longest line; else the lines are headlines, items, rows, or short paragraphs. */
#include "text/sentence.h"

#include "core/utf8.h"

#include <unicode/uchar.h>

enum { WRAP_WIDTH = 130, TITLE_LIMIT = 240, HEADING_LIMIT = 160, SHORT_LINE = 30 };

void tsc_text_lines_init(tsc_text_lines *lines, tsc_span text, size_t start)
{
    *lines = (tsc_text_lines){.text = text, .at = start, .paragraph_end = start};
}

static size_t line_end(tsc_span text, size_t start)
{
    const char *stop = start < text.length ? memchr(text.data + start, '\n', text.length - start) : NULL;
    return stop ? (size_t)(stop - text.data) : text.length;
}

static bool is_blank(tsc_span text, size_t start, size_t end)
{
    for (size_t i = start; i < end; i++) {
        unsigned char c = (unsigned char)text.data[i];
        if (c == 0xC2 && i + 1 < end && (unsigned char)text.data[i + 1] == 0xA0)
            i++;
        else if (c > ' ')
            return false;
    }
    return true;
}

/* In characters, and in bytes where that is far beyond any wrapped line. */
static size_t width_of(tsc_span text, size_t start, size_t end)
{
    if (end - start > 4 * WRAP_WIDTH)
        return end - start;
    size_t width = end - start, i = start;
    for (; i + 8 <= end; i += 8) { /* less the bytes 10xxxxxx, eight at a time */
        uint64_t block;
        memcpy(&block, text.data + i, 8);
        width -=
            (size_t)((((block >> 7) & (~block >> 6) & UINT64_C(0x0101010101010101)) * UINT64_C(0x0101010101010101)) >>
                     56);
    }
    for (; i < end; i++)
        width -= ((unsigned char)text.data[i] & 0xC0) == 0x80;
    return width;
}

/* The last character of a line that is no blank, quote or bracket. */
static uint32_t last_mark(tsc_span text, size_t start, size_t end)
{
    while (end > start) {
        uint32_t c = tsc_utf8_previous(text.data, &end);
        if (c > ' ' && c != 0xA0 && c != '"' && c != 0x201D && c != 0xBB && c != ')' && c != 0x2019 && c != '\'')
            return c;
    }
    return 0;
}

static bool is_stopped_short(tsc_span text, size_t start, size_t end)
{
    const uint32_t last = last_mark(text, start, end);
    return last == ':' || last == ';' || last == 0x61B;
}

/* Finds the next run of lines that are not blank; false where there is none. */
static bool find_paragraph(tsc_text_lines *lines)
{
    tsc_span text = lines->text;
    size_t start = lines->at, end = 0;
    for (;; start = end + 1) {
        if (start >= text.length)
            return false;
        end = line_end(text, start);
        if (!is_blank(text, start, end))
            break;
    }
    lines->at = start;
    lines->width = 0;
    const size_t first = end;
    size_t count = 0, short_lines = 0, last = start;
    for (size_t at = start; at < text.length; at = end + 1) {
        end = at == start ? first : line_end(text, at);
        if (at > start && is_blank(text, at, end))
            break;
        if (count++ > 0)
            short_lines += is_stopped_short(text, last, lines->paragraph_end);
        last = at;
        size_t width = at == start ? 0 : width_of(text, at, end); /* of a lone line nobody asks */
        if (width > lines->width)
            lines->width = width;
        lines->paragraph_end = end;
    }
    lines->listed = count > 2 && short_lines == count - 1;
    if (lines->paragraph_end > first && width_of(text, start, first) > lines->width)
        lines->width = width_of(text, start, first);
    if (lines->begun)
        lines->paragraph++;
    return true;
}

static size_t skip_blanks(tsc_span text, size_t at, size_t end)
{
    while (at < end && (unsigned char)text.data[at] <= ' ')
        at++;
    return at;
}

/* A bullet, or a number or letter with a stop or bracket, and a blank behind it. */
static bool is_item(tsc_span text, size_t start, size_t end)
{
    size_t at = skip_blanks(text, start, end), mark = at;
    if (at >= end)
        return false;
    uint32_t c = tsc_utf8_next(text.data, end, &at);
    bool bullet = c == '-' || c == '*' || c == 0x2022 || c == 0x2013 || c == 0x2014 || c == 0x25CF || c == 0x25AA ||
                  c == 0x2023 || c == 0x25E6 || c == 0x00B7 || c == 0x2212;
    if (bullet)
        return at < end && ((unsigned char)text.data[at] <= ' ' || (unsigned char)text.data[at] == 0xC2);
    while (at < end && at - mark < 3 && text.data[at] >= '0' && text.data[at] <= '9')
        at++;
    bool counted = (c >= '0' && c <= '9') || (at < end && text.data[at] == ')' && u_isalpha((UChar32)c));
    return counted && at + 1 < end && (text.data[at] == '.' || text.data[at] == ')') && text.data[at + 1] == ' ';
}

/* "Exports    96.4    120.1": a short line that wide gaps part into three cells or more, of few words each, or into a name and
   a number. */
static bool is_spaced_row(tsc_span text, size_t start, size_t end)
{
    enum { ROW_BYTES = 200, WORDS = 5 };
    size_t gaps = 0, words = 1;
    bool number = false, brief = true;
    while (end > start && (unsigned char)text.data[end - 1] <= ' ')
        end--;
    if (end - start > ROW_BYTES)
        return false;
    for (size_t at = start; at < end;) {
        const char *blank = memchr(text.data + at, ' ', end - at);
        if (blank == NULL)
            break;
        const size_t from = (size_t)(blank - text.data);
        at = skip_blanks(text, from, end);
        const bool gap = at - from >= TSC_ROW_GAP;
        words = gap ? 1 : words + 1;
        brief = brief && words <= WORDS;
        gaps += gap;
        number = gap && text.data[at] >= '0' && text.data[at] <= '9';
    }
    return brief && (gaps > 1 || (gaps == 1 && number && words == 1));
}

static bool is_row(tsc_span text, size_t start, size_t end)
{
    size_t at = skip_blanks(text, start, end);
    if (at >= end)
        return false;
    if (memchr(text.data + at, '\t', end - at) != NULL)
        return true;
    const char *bar = memchr(text.data + at, '|', end - at);
    return (bar != NULL && memchr(bar + 1, '|', end - (size_t)(bar + 1 - text.data)) != NULL) ||
           is_spaced_row(text, at, end);
}

static bool is_digit(uint32_t c)
{
    return c < 0x660 ? c >= '0' && c <= '9' : u_isdigit((UChar32)c); /* those of Arabic are the first beyond ASCII */
}

/* Goes over characters that are neither digits nor colons nor dashes, as their first bytes tell, and returns how many: those
   of ASCII, and the pairs from 0xC3 to 0xD8, among which there are none of these. */
static size_t skip_plain(tsc_span text, size_t *place, size_t end, size_t most)
{
    size_t count = 0, at = *place;
    for (; count < most && at < end; count++) {
        const unsigned byte = (unsigned char)text.data[at];
        if (byte < 0x80 && byte - '0' > ':' - '0' && byte != '-') /* a colon comes behind the digits */
            at++;
        else if (byte - 0xC3 <= 0xD8 - 0xC3)
            at += 2;
        else
            break;
    }
    *place = at;
    return count;
}

/* "Peru: 12 million tonnes", "China – $40,000", "FY2022: 1.8": a name or a time, a colon or a dash, and a number, at most a sign of
   money before it. */
static bool is_entry(tsc_span text, size_t start, size_t end)
{
    enum { LABEL = 40, TIME = 12, CODE = 4 }; /* characters; of a label with digits; of a code of money */
    size_t at = skip_blanks(text, start, end);
    uint32_t c = at < end ? tsc_utf8_next(text.data, end, &at) : 0;
    if ((!u_isalpha((UChar32)c) || u_islower((UChar32)c)) && !is_digit(c))
        return false;
    bool dated = is_digit(c);
    bool parted = false;
    for (size_t i = 0; !parted; i++) {
        i += skip_plain(text, &at, end, LABEL - i);
        if (i == LABEL || at >= end)
            return false;
        const bool spaced = text.data[at - 1] == ' ';
        c = tsc_utf8_next(text.data, end, &at);
        dated = dated || is_digit(c);
        if (dated && i >= TIME)
            return false;
        parted = c == ':' || (tsc_utf8_is_dash(c) && spaced);
    }
    size_t letters = 0; /* A$15.4 billion, EUR 4 million */
    do {
        c = at < end ? tsc_utf8_next(text.data, end, &at) : 0;
        letters += c >= 'A' && c <= 'Z';
    } while (c == ' ' || c == 0xA0 || c == 0x202F || u_charType((UChar32)c) == U_CURRENCY_SYMBOL ||
             (c >= 'A' && c <= 'Z' && letters <= CODE));
    return is_digit(c);
}

static bool ends_sentence(uint32_t c)
{
    return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x61F || c == 0x6D4;
}

/* Entries of a list begin at a line: two of them one right behind the other. */
static bool begins_entries(const tsc_text_lines *lines, size_t start, size_t end)
{
    const size_t next = end + 1;
    return next < lines->paragraph_end && is_entry(lines->text, start, end) &&
           is_entry(lines->text, next, line_end(lines->text, next));
}

/* The line break at end is only a wrap: the sentence goes on in the line behind it. */
static bool is_wrap(const tsc_text_lines *lines, size_t start, size_t end)
{
    tsc_span text = lines->text;
    size_t next = end + 1, next_end = line_end(text, next), word = skip_blanks(text, next, next_end), word_end = word;
    if (lines->listed || is_item(text, next, next_end) || is_row(text, start, end) || is_row(text, next, next_end) ||
        (is_entry(text, start, end) && is_entry(text, next, next_end)) || begins_entries(lines, next, next_end))
        return false;
    while (word_end < next_end && (unsigned char)text.data[word_end] > ' ')
        word_end++;
    size_t width = width_of(text, start, end);
    if (lines->width <= WRAP_WIDTH && width + 1 + width_of(text, word, word_end) > lines->width)
        return true;
    size_t at = word;
    uint32_t first = tsc_utf8_next(text.data, next_end, &at), last = last_mark(text, start, end);
    return u_islower((UChar32)first) && width >= SHORT_LINE && !ends_sentence(last) && last != ':' && last != ';';
}

static bool has_letter(tsc_span text, size_t start, size_t end)
{
    while (start < end)
        if (u_isalpha((UChar32)tsc_utf8_next(text.data, end, &start)))
            return true;
    return false;
}

static tsc_block_kind kind_of(const tsc_text_lines *lines, size_t start, size_t end, bool one_line, bool entry)
{
    tsc_span text = lines->text;
    if (is_item(text, start, end))
        return TSC_BLOCK_ITEM;
    if (!one_line)
        return TSC_BLOCK_TEXT;
    if (is_row(text, start, end))
        return TSC_BLOCK_ROW;
    if (entry && (lines->entry || (end < lines->paragraph_end && is_entry(text, end + 1, line_end(text, end + 1)))))
        return TSC_BLOCK_TEXT; /* one of several, no heading of what follows */
    uint32_t last = last_mark(text, start, end);
    bool open = !ends_sentence(last) && last != ':' && last != ';' && last != ',' && has_letter(text, start, end);
    size_t after = skip_blanks(text, end, text.length);
    if (!lines->begun && end - start <= TITLE_LIMIT && open && after < text.length)
        return TSC_BLOCK_TITLE;
    return lines->begun && open && end - start <= HEADING_LIMIT ? TSC_BLOCK_HEADING : TSC_BLOCK_TEXT;
}

bool tsc_text_lines_next(tsc_text_lines *lines, tsc_text_block *block)
{
    bool goes_on = lines->at < lines->paragraph_end;
    lines->entry = lines->entry && goes_on;
    if (!goes_on && !find_paragraph(lines))
        return false;
    tsc_span text = lines->text;
    size_t start = lines->at, line = start, end = line_end(text, start);
    while (end < lines->paragraph_end && is_wrap(lines, line, end)) {
        line = end + 1;
        end = line_end(text, line);
    }
    const bool entry = is_entry(text, start, end);
    *block = (tsc_text_block){(uint32_t)skip_blanks(text, start, end), (uint32_t)end,
                              kind_of(lines, start, end, line == start, entry)};
    if (goes_on && lines->stopped && block->kind == TSC_BLOCK_TEXT)
        lines->paragraph++; /* a short paragraph of its own, though no blank line parts it */
    lines->entry = entry;
    lines->stopped = block->kind == TSC_BLOCK_TEXT && ends_sentence(last_mark(text, start, end));
    lines->begun = true;
    lines->at = end + 1;
    return true;
}
