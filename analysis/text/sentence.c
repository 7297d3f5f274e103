/* Where sentences end. A stop ends one unless it belongs to a number, a name on the web, an initial or an
   abbreviation, or a small letter follows. */
#include "text/sentence.h"

#include "core/utf8.h"

#include <stdlib.h>
#include <unicode/uchar.h>

static bool is_closing(uint32_t c)
{
    return c == '"' || c == '\'' || c == ')' || c == ']' || c == 0xBB || c == 0x201D || c == 0x2019 || c == 0x201C;
}

static bool is_opening(uint32_t c)
{
    return c == '"' || c == '\'' || c == '(' || c == '[' || c == 0xAB || c == 0x201C || c == 0x2018 || c == 0x201E ||
           c == 0xBF || c == 0xA1 || c == '-' || c == 0x2013 || c == 0x2014 || c == 0x2022;
}

static bool is_space(uint32_t c)
{
    return c <= ' ' || c == 0xA0 || c == 0x202F || c == 0x2009 || c == 0x200F || c == 0x200E;
}

static bool is_stop(uint32_t c)
{
    return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x61F || c == 0x6D4;
}

/* Letters that need no table of ICU: those of Latin, Cyrillic and Arabic. */
static inline bool is_common_letter(uint32_t c)
{
    if (c < 0x80)
        return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
    if (c < 0x400)
        return c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7;
    return c <= 0x481 || (c >= 0x48A && c <= 0x52F) || (c >= 0x620 && c <= 0x64A);
}

static inline bool is_alnum(uint32_t c)
{
    return is_common_letter(c) || (c >= '0' && c <= '9') || (c >= 0x80 && u_isalnum((UChar32)c));
}

static inline bool is_small(uint32_t c)
{
    if (c < 0x80)
        return c >= 'a' && c <= 'z';
    return c >= 0x410 && c <= 0x44F ? c >= 0x430 : u_islower((UChar32)c);
}

static inline uint32_t lower_of(uint32_t c)
{
    if (c < 0x80)
        return c >= 'A' && c <= 'Z' ? c + 0x20 : c;
    if (c >= 0x400 && c <= 0x45F)
        return c >= 0x430 ? c : c >= 0x410 ? c + 0x20 : c + 0x50;
    return c >= 0x620 && c <= 0x64A ? c : (uint32_t)u_tolower((UChar32)c);
}

/* Lower-cases a word of at most 32 letters into key; length 0 where it is longer. */
static tsc_span lower_word(const char *data, size_t length, char key[128])
{
    size_t size = 0;
    for (size_t at = 0; at < length;) {
        uint32_t c = lower_of(tsc_utf8_next(data, length, &at));
        if (size > 120)
            return tsc_span_make(key, 0);
        size += tsc_utf8_put(key + size, c);
    }
    return tsc_span_make(key, size);
}

typedef struct place {
    const tsc_text_rules *rules;
    size_t language;
    tsc_span text;
    size_t start, end; /* of the block */
} place;

/* The word behind a mark, opening marks skipped, by its first character: of most nothing more is asked. */
typedef struct next_word {
    uint32_t first; /* 0: none */
    size_t start, second;
} next_word;

static next_word word_after(const place *here, size_t at)
{
    while (at < here->end) {
        const size_t start = at;
        const uint32_t c = tsc_utf8_next(here->text.data, here->end, &at);
        if (!is_space(c) && !is_opening(c))
            return (next_word){c, start, at};
    }
    return (next_word){0, here->end, here->end};
}

/* Where the next word ends, and what stands behind it. */
typedef struct word_end {
    size_t end;
    uint32_t behind;
} word_end;

static word_end end_of(const place *here, next_word next)
{
    uint32_t c = next.first, behind = 0;
    size_t at = next.second, last = at;
    while (at < here->end && (is_alnum(c) || c == '\'' || c == 0x2019)) {
        last = at;
        behind = c = tsc_utf8_next(here->text.data, here->end, &at);
    }
    return (word_end){is_alnum(c) || at < here->end || behind ? last : at, behind};
}

/* The next word is one of those that open sentences again and again: the, in, он, les … and no initial. */
static bool opens_often(const place *here, next_word next)
{
    char key[128];
    const word_end close = end_of(here, next);
    if (close.behind == '.' || !u_isupper((UChar32)next.first))
        return false;
    tsc_span word = lower_word(here->text.data + next.start, close.end - next.start, key);
    uint32_t languages = tsc_text_frequent(here->rules, word);
    return here->language < tsc_text_language_count(here->rules) ? languages >> here->language & 1 : languages != 0;
}

/* A capital and small letters behind it: "4 bn. Exports" but "4 млрд. США", "4 млн. МВт", "4 тыс. – Китая". */
static bool is_capitalised(const place *here, next_word next)
{
    size_t before = next.start, at = before, end = end_of(here, next).end;
    uint32_t c = ' ';
    while (before > here->start && is_space(c))
        c = tsc_utf8_previous(here->text.data, &before);
    if (tsc_utf8_is_dash(c) || at >= end || !u_isupper((UChar32)tsc_utf8_next(here->text.data, end, &at)) || at >= end)
        return false;
    return is_small(tsc_utf8_next(here->text.data, end, &at))
           && (at >= end || !u_isupper((UChar32)tsc_utf8_next(here->text.data, end, &at)));
}

/* The word before a stop: letters, digits, inner stops and hyphens. */
typedef struct last_word {
    size_t start, characters;
    size_t tail, tail_characters; /* of what stands behind its last hyphen; tail 0: it has none */
    bool stops;                   /* it has inner ones */
} last_word;

static last_word word_before(const place *here, size_t stop)
{
    enum { LONGEST = 64 };
    const size_t floor = stop - here->start > LONGEST ? stop - LONGEST : here->start;
    size_t tail = 0, tail_characters = 0, characters = 0, at = stop;
    bool stops = false;
    while (at > floor) {
        size_t before = at;
        const uint32_t c = tsc_utf8_previous(here->text.data, &before);
        if (!is_alnum(c)) {
            if (c != '.' && c != '-' && c != 0x2116 && c != 0x670 && !(c >= 0x64B && c <= 0x65F))
                break;
            if (c == '-' && tail == 0)
                tail = at, tail_characters = characters;
            stops = stops || c == '.';
        }
        at = before;
        characters++;
    }
    return (last_word){at, characters, tail, tail_characters, stops};
}

/* U.S., т.е., S.E.: parts of one or two letters with stops between. */
static bool has_inner_stops(const char *data, size_t length)
{
    size_t letters = 0, stops = 0;
    for (size_t at = 0; at < length;) {
        uint32_t c = tsc_utf8_next(data, length, &at);
        if (c == '.') {
            if (letters == 0 || letters > 2)
                return false;
            stops++;
            letters = 0;
        } else if (!u_isalpha((UChar32)c)) {
            return false;
        } else {
            letters++;
        }
    }
    return stops > 0 && letters <= 2;
}

static bool is_digit(uint32_t c)
{
    return c < 0x660 ? c >= '0' && c <= '9' : u_isdigit((UChar32)c); /* those of Arabic are the first beyond ASCII */
}

/* 1900 to 2099, and no more digits. */
static bool is_year(const place *here, next_word next)
{
    const char *digits = here->text.data + next.start;
    bool century = end_of(here, next).end - next.start == 4 && ((digits[0] == '1' && digits[1] == '9') || (digits[0] == '2' && digits[1] == '0'));
    return century && is_digit((unsigned char)digits[2]) && is_digit((unsigned char)digits[3]);
}

/* "second only to China's.": an ending and no abbreviation. */
static bool is_behind_apostrophe(const place *here, size_t at)
{
    size_t before = at;
    if (at == here->start)
        return false;
    uint32_t c = tsc_utf8_previous(here->text.data, &before);
    return c == '\'' || c == 0x2019;
}

static bool is_measure(const place *here, size_t from, size_t end)
{
    char key[128];
    tsc_span word = lower_word(here->text.data + from, end - from, key);
    if (word.length == 0 || word.length > 120)
        return false;
    key[word.length] = '.';
    return tsc_text_abbreviation(here->rules, here->language, tsc_span_make(key, word.length + 1)) == TSC_ABBREVIATION_MEASURE;
}

/* Counted (2024 г., 5 млн т.) behind an amount, an abbreviation stands at the end of what is said, where at the head of a
   sentence it only dates it: "grew by 5 % in 2024 г. Exports", but "in 2024 г. Kazakhstan exported". */
static bool closes_amount(const place *here, size_t from)
{
    enum { REACH = 160 };
    const size_t reach = from - here->start > REACH ? from - REACH : here->start;
    bool counted = false;
    for (size_t at = from, words = 0; at > reach; words++) {
        size_t end = at, before = at;
        uint32_t c = ' ';
        while (at > reach && !is_alnum(c = tsc_utf8_previous(here->text.data, &before)) && c != '%' && u_charType((UChar32)c) != U_CURRENCY_SYMBOL)
            end = at = before;
        if (at <= reach)
            break;
        if (!is_alnum(c))
            return counted;
        while (at > reach && is_alnum(c)) {
            at = before;
            c = at > reach ? tsc_utf8_previous(here->text.data, &before) : ' ';
        }
        const bool measure = is_measure(here, at, end);
        if (words == 0)
            counted = measure || is_digit((unsigned char)here->text.data[at]);
        if (!counted || measure)
            return counted;
    }
    return false;
}

/* The abbreviation that so many characters from start to a stop are. */
static tsc_abbreviation member_of(const place *here, size_t start, size_t stop, size_t characters)
{
    char key[128];
    size_t before = stop;
    const uint32_t last = tsc_utf8_previous(here->text.data, &before);
    if (!tsc_text_may_abbreviate(here->rules, here->language, characters, lower_of(last)))
        return TSC_ABBREVIATION_NONE;
    return tsc_text_abbreviation(here->rules, here->language, lower_word(here->text.data + start, stop + 1 - start, key));
}

/* The abbreviation that a word with its stop is; of "March 21-Aug." the last member. */
static tsc_abbreviation abbreviation_of(const place *here, const last_word *word, size_t stop)
{
    const tsc_abbreviation whole = member_of(here, word->start, stop, word->characters);
    return whole == TSC_ABBREVIATION_NONE && word->tail_characters > 0
               ? member_of(here, word->tail, stop, word->tail_characters)
               : whole;
}

/* Decides on the one stop at `stop` (its first byte) when blanks and `next` follow. */
static bool stop_ends(const place *here, size_t stop, next_word next)
{
    const last_word word = word_before(here, stop);
    const size_t from = word.start, length = stop - from;
    if (length == 0 || is_behind_apostrophe(here, from))
        return true;
    size_t second = from;
    const uint32_t first = tsc_utf8_next(here->text.data, stop, &second);
    const tsc_abbreviation abbreviation = abbreviation_of(here, &word, stop);
    const bool initial = word.characters == 1 && (u_isupper((UChar32)first) || u_charType((UChar32)first) == U_OTHER_LETTER);
    if (initial && abbreviation != TSC_ABBREVIATION_NEVER)
        return opens_often(here, next);
    switch (abbreviation) {
    case TSC_ABBREVIATION_NEVER:
        return false;
    case TSC_ABBREVIATION_NUMBER:
        return !is_digit(next.first) && next.first != 0x2116;
    case TSC_ABBREVIATION_MAY:
        return opens_often(here, next) || (is_capitalised(here, next) && closes_amount(here, from));
    case TSC_ABBREVIATION_MEASURE:
        return is_capitalised(here, next) || opens_often(here, next)
               || is_year(here, next) /* импорт – 1,5 млрд. 2019 жылы … */
               || (is_digit(next.first) && memchr(here->text.data + stop, '\n', next.start - stop) != NULL); /* "410 млн.\n2023 жылы" */
    case TSC_ABBREVIATION_NONE:
        break;
    }
    if (word.stops && has_inner_stops(here->text.data + from, length))
        return opens_often(here, next);
    if (is_digit(first) && length <= 2 && (from == here->start || is_digit(next.first)))
        return false; /* 3. in front of an item, 12. 05. 2024 */
    return true;
}

/* A stop without a blank behind it ends a sentence only where two were run together: relations.The */
static bool run_together(const place *here, size_t stop, size_t after)
{
    size_t at = after, small = 0;
    if (after >= here->end || !u_isupper((UChar32)tsc_utf8_next(here->text.data, here->end, &at)) || at >= here->end)
        return false;
    if (end_of(here, word_after(here, after)).behind == '.' || !is_small(tsc_utf8_next(here->text.data, here->end, &at)))
        return false;
    size_t from = word_before(here, stop).start;
    while (from < stop) {
        uint32_t c = tsc_utf8_next(here->text.data, stop, &from);
        if (c == '.' || c == '-' || is_digit(c))
            return false;
        small += is_small(c);
    }
    return small >= 4;
}

/* Looks at the mark that begins at `at`: where the sentence ends (behind marks and closing quotes), 0 where not. */
static size_t end_at(const place *here, size_t at, size_t *resume)
{
    size_t stop = at, behind = at, marks = 0;
    uint32_t mark = 0, c = 0;
    while (behind < here->end) {
        size_t after = behind;
        c = tsc_utf8_next(here->text.data, here->end, &after);
        if (!is_stop(c) && !(marks && is_closing(c)))
            break;
        mark = is_stop(c) ? c : mark;
        marks++;
        behind = after;
    }
    *resume = behind;
    if (behind >= here->end)
        return here->end;
    if (!is_space(c))
        return mark == '.' && marks == 1 && run_together(here, stop, behind) ? behind : 0;
    next_word next = word_after(here, behind);
    if (is_small(next.first))
        return 0;
    const char *last = here->text.data + behind - 1;
    bool bracketed = marks > 2 && *last == '.' && last[-1] == ')' && is_capitalised(here, next); /* (+10,4 п.п.). Импорт */
    if (mark == '.' && here->text.data[at + 1] != '.' && !bracketed && !stop_ends(here, stop, next))
        return 0;
    return behind;
}

/* Bytes that may begin a mark, or end one of two or three bytes (U+061F, U+06D4, U+2026). */
static bool is_candidate(const unsigned char *bytes, size_t at, size_t start, size_t *from)
{
    unsigned char c = bytes[at];
    *from = at;
    if (c == '.' || c == '!' || c == '?')
        return true;
    if ((c == 0x9F && at > start && bytes[at - 1] == 0xD8) || (c == 0x94 && at > start && bytes[at - 1] == 0xDB)) {
        *from = at - 1;
        return true;
    }
    if (c == 0xA6 && at > start + 1 && bytes[at - 1] == 0x80 && bytes[at - 2] == 0xE2) {
        *from = at - 2;
        return true;
    }
    return false;
}

tsc_ahead tsc_sentence_marks(tsc_span text)
{
    return tsc_ahead_of(text, ".!?\x9F\x94\xA6"); /* as is_candidate knows them */
}

/* A run without marks is cut at the last blank before the limit, else between two characters. */
static size_t forced_end(tsc_span text, size_t start)
{
    size_t end = start + TSC_SENTENCE_LIMIT, blank = end;
    while (blank > start + TSC_SENTENCE_LIMIT / 2 && (unsigned char)text.data[blank] > ' ')
        blank--;
    if (blank > start + TSC_SENTENCE_LIMIT / 2)
        return blank;
    while (end > start && ((unsigned char)text.data[end] & 0xC0) == 0x80)
        end--;
    return end;
}

size_t tsc_sentence_find_end(const tsc_text_rules *rules, size_t language, tsc_ahead *marks, size_t start, size_t end)
{
    const tsc_span text = marks->text;
    size_t limit = end - start > TSC_SENTENCE_LIMIT ? start + TSC_SENTENCE_LIMIT : end, from, resume;
    /* Nobody looks far beyond the limit, so that a text of stops alone takes linear time. */
    place here = {rules, language, text, start, end - limit > TSC_SENTENCE_LIMIT ? limit + TSC_SENTENCE_LIMIT : end};
    const unsigned char *bytes = (const unsigned char *)text.data;
    for (size_t at = tsc_ahead_next(marks, start, limit); at < limit; at = tsc_ahead_next(marks, resume, limit)) {
        resume = at + 1;
        if (!is_candidate(bytes, at, start, &from))
            continue;
        size_t behind, stop = end_at(&here, from, &behind);
        if (stop)
            return stop - start > TSC_SENTENCE_LIMIT ? forced_end(text, start) : stop;
        resume = behind > resume ? behind : resume;
    }
    return limit < end ? forced_end(text, start) : end;
}
