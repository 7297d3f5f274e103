#include "extract/numeral.h"

#include "extract/alphabet.h"

#include <math.h>
#include <string.h>
#include <unicode/uchar.h>

enum { MAX_DIGITS = 380, MAX_PARTS = 64 };

/* The digits of one token as ASCII, its separators as '.', ',' or '\''. */
typedef struct digits {
    char text[MAX_DIGITS + 2];
    uint32_t offsets[MAX_DIGITS + 2]; /* of the byte after each */
    size_t length;
    size_t points, commas, quotes;
    bool arabic; /* ٫ or ٬ said which is which */
} digits;

tsc_separators tsc_separators_of(const tsc_language *language, const char *region)
{
    const char *rule = region[0] != '\0' ? tsc_language_rule(language, "decimal", region) : "";
    if (rule[0] == '\0')
        return (tsc_separators){tsc_language_habits_of(language).decimal,
                                tsc_language_habits_of(language).round_groups};
    const char *comma = strchr(rule, ','), *point = strchr(rule, '.');
    char decimal = 0;
    if (comma != NULL && (point == NULL || comma < point))
        decimal = ',';
    else if (point != NULL)
        decimal = '.';
    return (tsc_separators){decimal, false};
}

/* ٫ is read as a point and ٬ as a comma, which leave no doubt; ، parts groups as an apostrophe does. */
static bool read_digits(const tsc_scan *scan, const tsc_token *token, digits *d)
{
    const char *at = scan->text.data + token->start, *end = scan->text.data + token->end;
    d->length = d->points = d->commas = d->quotes = 0;
    d->arabic = false;
    for (size_t bytes; at < end; at += bytes) {
        uint32_t code = tsc_char_decode(at, end, &bytes);
        int32_t digit = code < 0x80 ? -1 : u_charDigitValue((UChar32)code);
        char c = 0;
        if (code >= '0' && code <= '9')
            c = (char)code;
        else if (digit >= 0 && digit <= 9)
            c = (char)('0' + digit);
        else if (code == '.' || code == 0x66B)
            c = '.';
        else if (code == ',' || code == 0x66C)
            c = ',';
        else if (code == 0x60C || tsc_apostrophe_length(at, end) > 0)
            c = '\'';
        else
            continue;
        if (d->length == MAX_DIGITS)
            return false;
        d->arabic = d->arabic || code == 0x66B || code == 0x66C;
        d->points += c == '.';
        d->commas += c == ',';
        d->quotes += c == '\'';
        d->text[d->length] = c;
        d->offsets[d->length++] = (uint32_t)(at + bytes - scan->text.data);
    }
    return d->length > 0;
}

static size_t run_after(const digits *d, size_t at)
{
    size_t run = 0;
    while (at + run < d->length && d->text[at + run] >= '0' && d->text[at + run] <= '9')
        run++;
    return run;
}

/* Whether the separator c parts groups of three (or, in India, of two before the last three). */
static bool groups_hold(const digits *d, char c, char stop)
{
    size_t at = run_after(d, 0), lead = at;
    bool indian = true, western = true;
    if (lead == 0 || lead > 3)
        return false;
    while (at < d->length && d->text[at] != stop) {
        if (d->text[at] != c)
            return false;
        size_t run = run_after(d, at + 1);
        bool last = at + 1 + run >= d->length || d->text[at + 1 + run] == stop;
        western = western && run == 3;
        indian = indian && run == (last ? 3 : 2) && lead <= 2;
        at += 1 + run;
    }
    return western || indian;
}

static size_t index_of(const digits *d, char c)
{
    size_t at = 0;
    while (at < d->length && d->text[at] != c)
        at++;
    return at;
}

/* Which separator is the decimal one: '.', ',', 0 for none; false where the token is no single number. */
static bool find_decimal(const digits *d, tsc_separators separators, char *decimal, bool *thousandths)
{
    *decimal = 0;
    *thousandths = false;
    if (d->points > 0 && d->commas > 0) {
        bool point_last = index_of(d, '.') > index_of(d, ',');
        char last = point_last ? '.' : ',';
        *decimal = last;
        return (point_last ? d->points : d->commas) == 1 && groups_hold(d, point_last ? ',' : '.', last);
    }
    size_t count = d->points + d->commas;
    char only = d->points > 0 ? '.' : ',';
    if (d->quotes > 0) {
        *decimal = count > 0 ? only : 0;
        return count <= 1 && groups_hold(d, '\'', count > 0 ? only : '\0');
    }
    if (count == 0)
        return true;
    if (count > 1)
        return groups_hold(d, only, '\0');
    size_t at = index_of(d, only), after = run_after(d, at + 1);
    bool zeros =
        after == 3 && (separators.round_groups ? d->text[at + 3] == '0' : memcmp(d->text + at + 1, "000", 3) == 0);
    bool english = zeros && only == ','; /* 10,000 is ten thousand in every language */
    bool group = after == 3 && at >= 1 && at <= 3 && d->text[0] != '0' &&
                 (d->arabic ? only == ',' : english || only != separators.decimal);
    *decimal = group ? 0 : only;
    *thousandths = !group && after == 3 && at >= 1 && at <= 3 && d->text[0] != '0';
    return true;
}

/* The token without its group separators, the decimal one as a point. */
static bool clean(const digits *d, char decimal, char *text, size_t *length)
{
    *length = 0;
    for (size_t i = 0; i < d->length; i++) {
        char c = d->text[i];
        if (c >= '0' && c <= '9')
            text[(*length)++] = c;
        else if (c == decimal)
            text[(*length)++] = '.';
    }
    return *length > 0;
}

/* One number among several in a token: 22,24,26. */
static bool read_part(const tsc_scan *scan, const digits *d, size_t part, tsc_numeral *n)
{
    size_t at = 0;
    for (size_t i = 0; i < part && i < MAX_PARTS; i++) {
        at += run_after(d, at);
        if (at >= d->length)
            return false;
        at++;
    }
    size_t run = run_after(d, at);
    if (part >= MAX_PARTS || run == 0 || !tsc_decimal_parse(tsc_span_make(d->text + at, run), &n->value))
        return false;
    n->parts = true;
    n->start = at == 0 ? scan->tokens[n->first].start : d->offsets[at - 1];
    n->end = d->offsets[at + run - 1];
    return true;
}

static bool is_number(const tsc_scan *scan, size_t token)
{
    return token < scan->token_count && scan->tokens[token].kind == TSC_TOKEN_NUMBER;
}

/* One blank of any kind between two tokens, on one line. */
static bool one_blank_between(const tsc_scan *scan, size_t token)
{
    const char *at = scan->text.data + scan->tokens[token].end;
    const char *end = scan->text.data + scan->tokens[token + 1].start;
    size_t blanks = 0;
    for (size_t bytes; at < end; at += bytes) {
        bool capital;
        tsc_char_kind kind = tsc_char_kind_of(tsc_char_decode(at, end, &bytes), &capital);
        if (kind != TSC_CHAR_BLANK && kind != TSC_CHAR_INVISIBLE)
            return false;
        blanks += kind == TSC_CHAR_BLANK;
    }
    return blanks == 1;
}

static bool all_digits(const digits *d)
{
    return d->points + d->commas + d->quotes == 0;
}

/* 1 234 567,89: tokens of three digits after one of at most three. */
static void read_blank_groups(const tsc_scan *scan, const digits *lead, tsc_numeral *n, char *text, size_t *length)
{
    bool decimals = false;
    if (!all_digits(lead) || lead->length > 3 || lead->text[0] == '0')
        return;
    for (size_t at = n->last; !decimals && is_number(scan, at) && one_blank_between(scan, at - 1); at++) {
        digits next;
        if (!read_digits(scan, &scan->tokens[at], &next) || run_after(&next, 0) != 3 || next.quotes > 0 ||
            next.points + next.commas > 1 || *length + next.length > MAX_DIGITS)
            return;
        decimals = !all_digits(&next);
        for (size_t i = 0; i < next.length; i++)
            text[(*length)++] = next.text[i] == ',' ? '.' : next.text[i];
        n->last = (uint32_t)at + 1;
        n->end = scan->tokens[at].end;
        n->grouped_by_blank = true;
        n->plain = false;
    }
}

static bool read_integer(const tsc_scan *scan, size_t token, uint64_t *value)
{
    digits d;
    tsc_decimal read;
    if (!is_number(scan, token) || !read_digits(scan, &scan->tokens[token], &d) || !all_digits(&d) || d.length > 9 ||
        !tsc_decimal_parse(tsc_span_make(d.text, d.length), &read))
        return false;
    *value = (uint64_t)tsc_decimal_value(read);
    return true;
}

static tsc_decimal quotient(double above, double below)
{
    return (tsc_decimal){0, 0, true, above / below};
}

/* token: NUMBER / NUMBER, glued, and no further / (a date). Seasons (2023/24) are no fractions. */
static bool read_slash(const tsc_scan *scan, size_t token, double *value)
{
    uint64_t above, below;
    if (!tsc_scan_is(scan, token + 1, "/") || !tsc_scan_glued(scan, token + 1) || !tsc_scan_glued(scan, token + 2) ||
        (tsc_scan_is(scan, token + 3, "/") && tsc_scan_glued(scan, token + 3)) ||
        (token > 0 && tsc_scan_is(scan, token - 1, "/") && tsc_scan_glued(scan, token)) ||
        !read_integer(scan, token, &above) || !read_integer(scan, token + 2, &below) || below < 2 || above == below ||
        (above >= 1900 && above <= 2100))
        return false;
    *value = (double)above / (double)below;
    return true;
}

/* A single sign such as ½, as the Unicode data have it. */
static bool read_vulgar(const tsc_scan *scan, size_t token, double *value)
{
    size_t bytes;
    if (token >= scan->token_count || scan->tokens[token].kind != TSC_TOKEN_SYMBOL)
        return false;
    const char *at = scan->text.data + scan->tokens[token].start, *end = scan->text.data + scan->tokens[token].end;
    uint32_t code = tsc_char_decode(at, end, &bytes);
    if (u_charType((UChar32)code) != U_OTHER_NUMBER || at + bytes != end)
        return false;
    *value = u_getNumericValue((UChar32)code);
    return *value > 0 && *value < 1;
}

static void take(const tsc_scan *scan, tsc_numeral *n, size_t last)
{
    n->last = (uint32_t)last;
    n->end = scan->tokens[last - 1].end;
    n->plain = false;
}

/* 3/4, 2 1/4, 2½. */
static void read_fraction(const tsc_scan *scan, tsc_numeral *n)
{
    double value;
    if (n->last == n->first + 1 && n->plain && read_slash(scan, n->first, &value)) {
        n->value = quotient(value, 1);
        n->fraction = true;
        take(scan, n, n->first + 3);
    } else if (n->plain && is_number(scan, n->last) && !tsc_scan_glued(scan, n->last) &&
               read_slash(scan, n->last, &value) && value < 1) {
        n->value = tsc_decimal_add(n->value, quotient(value, 1));
        take(scan, n, n->last + 3);
    } else if (n->plain && read_vulgar(scan, n->last, &value)) {
        n->value = tsc_decimal_add(n->value, tsc_decimal_of_double(value));
        take(scan, n, n->last + 1);
    }
}

static bool is_exponent_letter(const tsc_scan *scan, size_t token)
{
    return tsc_scan_is(scan, token, "e") || tsc_scan_is(scan, token, "E");
}

/* 1.3e6, 12e-1; 1.1^23. */
static void read_power(const tsc_scan *scan, tsc_numeral *n)
{
    size_t at = n->last;
    bool power = tsc_scan_is(scan, at, "^"), minus = false;
    uint64_t exponent;
    if (!tsc_scan_glued(scan, at) || (!power && !is_exponent_letter(scan, at)))
        return;
    for (at++; tsc_scan_glued(scan, at) &&
               (tsc_scan_is(scan, at, "-") || tsc_scan_is(scan, at, "+") || tsc_scan_is(scan, at, "--"));
         at++)
        minus = minus || tsc_scan_is(scan, at, "-");
    if (!tsc_scan_glued(scan, at) || !read_integer(scan, at, &exponent) || exponent > 300)
        return;
    if (power)
        n->value = quotient(pow(tsc_decimal_value(n->value), minus ? -(double)exponent : (double)exponent), 1);
    else if (!n->value.rounded)
        n->value.exponent += minus ? -(int)exponent : (int)exponent;
    take(scan, n, at + 1);
}

/* 3ر650 is 650.3: a letter for the decimal sign, with the decimals before it as the agencies that use it type them. */
static void read_letter_decimal(const tsc_scan *scan, const digits *decimals, tsc_numeral *n)
{
    enum { LETTER = 2, FEW = 3 }; /* bytes of the letter; decimals */
    digits whole;
    char text[MAX_DIGITS + FEW + 2];
    size_t at = n->last;
    if (!tsc_scan_glued(scan, at) || !tsc_scan_glued(scan, at + 1) || !is_number(scan, at + 1) ||
        !all_digits(decimals) || decimals->length > FEW || scan->tokens[at].end - scan->tokens[at].start != LETTER)
        return;
    tsc_span letter = tsc_scan_token(scan, at);
    const char *rule = tsc_language_rule(scan->language, "decimal_letter", NULL);
    if (*rule == '\0' || !tsc_span_equals(letter, rule) || !read_digits(scan, &scan->tokens[at + 1], &whole) ||
        !all_digits(&whole) || whole.length + decimals->length + 1 > MAX_DIGITS)
        return;
    memcpy(text, whole.text, whole.length);
    text[whole.length] = '.';
    memcpy(text + whole.length + 1, decimals->text, decimals->length);
    if (tsc_decimal_parse(tsc_span_make(text, whole.length + 1 + decimals->length), &n->value))
        take(scan, n, at + 2);
}

/* .77 where nothing stands before the point. */
static bool read_leading_point(const tsc_scan *scan, size_t at, tsc_numeral *n)
{
    digits d;
    char text[MAX_DIGITS + 4] = "0.";
    if (!(tsc_scan_is(scan, at, ".") || tsc_scan_is(scan, at, ",") || tsc_scan_is(scan, at, "\xD9\xAB")) ||
        !tsc_scan_glued(scan, at + 1) || !is_number(scan, at + 1) || !read_digits(scan, &scan->tokens[at + 1], &d) ||
        !all_digits(&d))
        return false;
    if (tsc_scan_glued(scan, at) && scan->tokens[at - 1].kind != TSC_TOKEN_SYMBOL && !tsc_scan_is(scan, at - 1, "-"))
        return false;
    memcpy(text + 2, d.text, d.length);
    *n = (tsc_numeral){.first = (uint32_t)at, .start = scan->tokens[at].start};
    take(scan, n, at + 2);
    return tsc_decimal_parse(tsc_span_make(text, d.length + 2), &n->value);
}

/* A word for millions or more: nobody says thousandths of them. */
static bool is_scaled(const tsc_scan *scan, size_t token)
{
    const tsc_mark *scale = token < scan->token_count ? tsc_scan_mark(scan, token, TSC_ROLE_SCALE) : NULL;
    return scale != NULL && scale->entry->value >= 1e6;
}

/* "2,893 مليار دينار": where a comma may be the decimal one as well, nobody tells thousands of milliards. */
static bool is_decimal_of_milliards(const tsc_scan *scan, const digits *d, size_t token)
{
    const tsc_mark *scale = token < scan->token_count ? tsc_scan_mark(scan, token, TSC_ROLE_SCALE) : NULL;
    return d->commas == 1 && d->points == 0 && !d->arabic && scale != NULL && scale->entry->value >= 1e9 &&
           tsc_language_habits_of(scan->language).either_decimal;
}

static bool read_any(const tsc_scan *scan, tsc_separators separators, size_t at, size_t part, tsc_numeral *numeral)
{
    digits d;
    char decimal, text[2 * MAX_DIGITS + 2];
    double vulgar;
    size_t length;
    const tsc_token *token = &scan->tokens[at];
    if (part == 0 && read_leading_point(scan, at, numeral))
        return true;
    *numeral = (tsc_numeral){.first = (uint32_t)at, .last = (uint32_t)at + 1, .start = token->start, .end = token->end};
    if (part == 0 && read_vulgar(scan, at, &vulgar)) {
        numeral->value = tsc_decimal_of_double(vulgar);
        numeral->fraction = true;
        return true;
    }
    if (token->kind != TSC_TOKEN_NUMBER || !read_digits(scan, token, &d))
        return false;
    if (!find_decimal(&d, separators, &decimal, &numeral->thousandths))
        return read_part(scan, &d, part, numeral);
    if (numeral->thousandths && separators.round_groups && is_scaled(scan, at + 1))
        decimal = 0, numeral->thousandths = false; /* 1,064 millones */
    if (decimal == 0 && is_decimal_of_milliards(scan, &d, at + 1))
        decimal = ',';
    if (part > 0 || !clean(&d, decimal, text, &length))
        return false;
    numeral->plain = all_digits(&d);
    read_blank_groups(scan, &d, numeral, text, &length);
    if (!tsc_decimal_parse(tsc_span_make(text, length), &numeral->value))
        return false;
    read_letter_decimal(scan, &d, numeral);
    read_fraction(scan, numeral);
    read_power(scan, numeral);
    return true;
}

/* Nothing behind the token goes on with the number: no group, fraction or power. */
static bool ends_there(const tsc_scan *scan, size_t token)
{
    if (token >= scan->token_count)
        return true;
    const char first = scan->text.data[scan->tokens[token].start];
    switch ((tsc_token_kind)scan->tokens[token].kind) {
    case TSC_TOKEN_WORD:
        return !tsc_scan_glued(scan, token) || ((first | 0x20) != 'e' && !is_number(scan, token + 1));
    case TSC_TOKEN_PUNCTUATION:
        return first == '.' || first == ',' || first == ')' || first == ';' || first == ':' || first == '-';
    case TSC_TOKEN_SYMBOL:
        return first == '%';
    case TSC_TOKEN_NUMBER:
        return false;
    case TSC_TOKEN_BREAK:
        break;
    }
    return true;
}

/* The common case at once: ASCII digits with at most one separator, which cannot part groups. */
static bool read_common(const tsc_scan *scan, size_t at, tsc_numeral *n)
{
    enum { SAFE = 18 };
    const tsc_token *token = &scan->tokens[at];
    const char *text = scan->text.data + token->start;
    const size_t length = token->end - token->start;
    uint64_t mantissa = 0;
    size_t point = length;
    if (token->kind != TSC_TOKEN_NUMBER || length > SAFE || !ends_there(scan, at + 1))
        return false;
    for (size_t i = 0; i < length; i++) {
        const unsigned digit = (unsigned)((unsigned char)text[i] - '0');
        if (digit <= 9)
            mantissa = mantissa * 10 + digit;
        else if (i > 0 && point == length && (text[i] == '.' || text[i] == ','))
            point = i;
        else
            return false;
    }
    const size_t after = point < length ? length - point - 1 : 0;
    if (point < length && (after == 0 || after == 3))
        return false;
    *n = (tsc_numeral){.value = tsc_decimal_scaled(mantissa, -(int)after),
                       .first = (uint32_t)at,
                       .last = (uint32_t)at + 1,
                       .start = token->start,
                       .end = token->end,
                       .plain = point == length};
    return true;
}

bool tsc_numeral_read(const tsc_scan *scan, tsc_separators separators, size_t at, size_t part, tsc_numeral *numeral)
{
    if (part == 0 && read_common(scan, at, numeral))
        return true;
    const tsc_token_kind kind = (tsc_token_kind)scan->tokens[at].kind;
    if (kind == TSC_TOKEN_WORD || kind == TSC_TOKEN_BREAK)
        return false;
    return read_any(scan, separators, at, part, numeral);
}
