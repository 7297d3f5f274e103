/* strtod and printf follow the process's locale only if somebody calls setlocale, which this program never does for
   LC_NUMERIC; a library might, so both run under a "C" locale of our own through newlocale/uselocale. */
#include "core/number.h"

#include <errno.h>
#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST_NUMBER = 400 };

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* [+-]digits[.digits][e[+-]digits], nothing else. */
static bool well_formed(tsc_span text)
{
    const char *p = text.data, *end = text.data + text.length;
    if (p < end && (*p == '+' || *p == '-'))
        p++;
    const char *digits = p;
    while (p < end && is_digit(*p))
        p++;
    if (p == digits)
        return false;
    if (p < end && *p == '.') {
        digits = ++p;
        while (p < end && is_digit(*p))
            p++;
        if (p == digits)
            return false;
    }
    if (p < end && (*p == 'e' || *p == 'E')) {
        p++;
        if (p < end && (*p == '+' || *p == '-'))
            p++;
        digits = p;
        while (p < end && is_digit(*p))
            p++;
        if (p == digits)
            return false;
    }
    return p == end;
}

/* A decimal of few digits and a small power of ten is exact in one operation (Clinger 1990). */
static bool parse_short(tsc_span text, double *value)
{
    static const double powers[] = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
    size_t i = 0, digits = 0, decimals = 0;
    bool negative = false, point = false;
    long long whole = 0;
    if (i < text.length && (text.data[i] == '+' || text.data[i] == '-'))
        negative = text.data[i++] == '-';
    for (; i < text.length; i++) {
        char c = text.data[i];
        if (c == '.') {
            point = true;
            continue;
        }
        if (!is_digit(c) || ++digits > 15)
            return false;
        whole = whole * 10 + (c - '0');
        decimals += point;
    }
    double result = (double)whole / powers[decimals];
    *value = negative && whole > 0 ? -result : result;
    return true;
}

static locale_t plain_locale(void)
{
    return newlocale(LC_ALL_MASK, "C", (locale_t)0);
}

bool tsc_number_parse(tsc_span text, double *value)
{
    if (text.length == 0 || text.length > LONGEST_NUMBER || !well_formed(text))
        return false;
    if (parse_short(text, value))
        return true;
    char copy[LONGEST_NUMBER + 1];
    memcpy(copy, text.data, text.length);
    copy[text.length] = '\0';
    locale_t plain = plain_locale();
    if (plain == (locale_t)0)
        return false;
    locale_t before = uselocale(plain);
    double result = strtod(copy, NULL);
    uselocale(before);
    freelocale(plain);
    if (!isfinite(result))
        return false;
    *value = result == 0 ? 0 : result; /* no zero below zero: it would be written without its sign */
    return true;
}

bool tsc_integer_parse(tsc_span text, long long low, long long high, long long *value)
{
    size_t i = 0;
    bool negative = false;
    if (i < text.length && (text.data[i] == '+' || text.data[i] == '-'))
        negative = text.data[i++] == '-';
    if (i == text.length || text.length - i > 18)
        return false;
    long long result = 0;
    for (; i < text.length; i++) {
        if (!is_digit(text.data[i]))
            return false;
        result = result * 10 + (text.data[i] - '0');
    }
    if (negative)
        result = -result;
    if (result < low || result > high)
        return false;
    *value = result;
    return true;
}

static size_t count_digits(unsigned long long value)
{
    size_t count = 1;
    for (; value >= 1000; value /= 1000)
        count += 3;
    return count + (value >= 10) + (value >= 100);
}

/* The decimal digits of a positive whole number, without a call of the formatter. */
static size_t whole_digits(unsigned long long value, char *text)
{
    const size_t count = count_digits(value);
    for (size_t i = count; i > 0; value /= 10)
        text[--i] = (char)('0' + value % 10);
    return count;
}

/* A value of few digits and at most six decimals is its own shortest text: no two decimals of 15 digits share a double. */
static bool short_digits(double value, char digits[20], int *count, int *exponent)
{
    enum { DECIMALS = 6 };
    static const double scale = 1e6, limit = 1e8;
    if (!(value < limit))
        return false;
    unsigned long long scaled = (unsigned long long)(value * scale + 0.5);
    if (scaled == 0 || (double)scaled / scale < value || (double)scaled / scale > value)
        return false;
    *count = (int)whole_digits(scaled, digits);
    *exponent = *count - 1 - DECIMALS;
    while (*count > 1 && digits[*count - 1] == '0')
        (*count)--;
    return true;
}

/* Digits and exponent of the shortest scientific text that reads back as value > 0; value = d.ddd * 10^exponent. */
static bool shortest_digits(double value, char digits[20], int *count, int *exponent)
{
    if (short_digits(value, digits, count, exponent))
        return true;
    locale_t plain = plain_locale();
    if (plain == (locale_t)0)
        return false;
    locale_t before = uselocale(plain);
    char text[40];
    for (int precision = 14; precision <= 16; precision++) {
        snprintf(text, sizeof text, "%.*e", precision, value);
        if (strtod(text, NULL) == value)
            break;
    }
    uselocale(before);
    freelocale(plain);
    *count = 0;
    char *p = text;
    for (; *p && *p != 'e'; p++)
        if (is_digit(*p))
            digits[(*count)++] = *p;
    long long power = 0;
    tsc_integer_parse(tsc_span_of(*p ? p + 1 : "0"), -400, 400, &power);
    *exponent = (int)power;
    while (*count > 1 && digits[*count - 1] == '0')
        (*count)--;
    return true;
}

/* Whole numbers below 2^53, the commonest case, need no search. */
static size_t format_whole(double value, char *text)
{
    size_t sign = value < 0;
    text[0] = '-';
    size_t length = sign + whole_digits((unsigned long long)fabs(value), text + sign);
    text[length] = '\0';
    return length;
}

size_t tsc_number_format(double value, char text[TSC_NUMBER_SIZE])
{
    text[0] = '\0';
    if (!isfinite(value))
        return 0;
    if (value == 0.0)
        return (size_t)snprintf(text, TSC_NUMBER_SIZE, "0");
    if (fabs(value) < 1e15 && value == floor(value))
        return format_whole(value, text);
    char digits[20];
    int count, exponent;
    if (!shortest_digits(fabs(value), digits, &count, &exponent))
        return 0;
    char *p = text;
    if (value < 0)
        *p++ = '-';
    if (exponent < -5 || exponent > 16) {
        *p++ = digits[0];
        if (count > 1) {
            *p++ = '.';
            memcpy(p, digits + 1, (size_t)count - 1);
            p += count - 1;
        }
        p += snprintf(p, 8, "e%d", exponent);
        return (size_t)(p - text);
    }
    if (exponent < 0) {
        *p++ = '0';
        *p++ = '.';
        for (int i = -1; i > exponent; i--)
            *p++ = '0';
    }
    for (int i = 0; i < count || i <= exponent; i++) {
        if (exponent >= 0 && i == exponent + 1)
            *p++ = '.';
        *p++ = i < count ? digits[i] : '0';
    }
    *p = '\0';
    return (size_t)(p - text);
}

/* Rounds the decimal digits to keep of them, half away from zero; may carry into a new leading digit. */
static void round_digits(char *digits, int *count, int *exponent, int keep)
{
    if (keep >= *count)
        return;
    if (keep < 0) {
        *count = 0;
        return;
    }
    bool up = digits[keep] >= '5';
    *count = keep;
    for (int i = keep - 1; up && i >= 0; i--) {
        up = digits[i] == '9';
        digits[i] = up ? '0' : (char)(digits[i] + 1);
    }
    if (up) {
        for (int i = *count; i > 0; i--)
            digits[i] = digits[i - 1];
        digits[0] = '1';
        (*count)++;
        (*exponent)++;
    }
}

size_t tsc_number_format_fixed(double value, int decimals, char *text, size_t size)
{
    if (size == 0)
        return 0;
    text[0] = '\0';
    if (!isfinite(value) || decimals < 0 || decimals > 12)
        return 0;
    char digits[24] = "0";
    int count = 1, exponent = 0;
    if (value != 0.0 && !shortest_digits(fabs(value), digits, &count, &exponent))
        return 0;
    if (exponent > 300 || (size_t)(exponent < 0 ? 0 : exponent) + (size_t)decimals + 4 > size)
        return 0;
    round_digits(digits, &count, &exponent, exponent + 1 + decimals);
    bool zero = true;
    for (int i = 0; i < count; i++)
        zero = zero && digits[i] == '0';
    char *p = text;
    if (value < 0 && !zero)
        *p++ = '-';
    for (int place = exponent > 0 ? exponent : 0; place >= -decimals; place--) {
        if (place == -1)
            *p++ = '.';
        int i = exponent - place;
        *p++ = i >= 0 && i < count ? digits[i] : '0';
    }
    *p = '\0';
    return (size_t)(p - text);
}
