#include "extract/decimal.h"

#include "core/number.h"

#include <math.h>
#include <string.h>

enum { MAX_DIGITS = 400, TEXT_SIZE = 64 };

static const uint64_t largest = UINT64_MAX / 10 - 1;
static const double exact_integers = 9007199254740992; /* 2^53: every integer below it is a double */

static tsc_decimal rounded(double value)
{
    return (tsc_decimal){0, 0, true, value};
}

static tsc_decimal normal(tsc_decimal value)
{
    while (!value.rounded && value.mantissa != 0 && value.mantissa % 10 == 0) {
        value.mantissa /= 10;
        value.exponent++;
    }
    if (value.mantissa == 0)
        value.exponent = 0;
    return value;
}

tsc_decimal tsc_decimal_of(uint64_t integer)
{
    return normal((tsc_decimal){integer, 0, false, 0});
}

tsc_decimal tsc_decimal_scaled(uint64_t mantissa, int exponent)
{
    return normal((tsc_decimal){mantissa, exponent, false, 0});
}

bool tsc_decimal_parse(tsc_span digits, tsc_decimal *value)
{
    size_t points = 0, count = 0, after = 0;
    tsc_decimal read = {0, 0, false, 0};
    if (digits.length == 0 || digits.length > MAX_DIGITS)
        return false;
    for (size_t i = 0; i < digits.length; i++) {
        char c = digits.data[i];
        if (c == '.' && points++ == 0)
            continue;
        if (c < '0' || c > '9')
            return false;
        count += count > 0 || c != '0';
        after += points;
        if (count <= 19 && read.mantissa <= largest)
            read.mantissa = read.mantissa * 10 + (uint64_t)(c - '0');
        else
            read.rounded = true;
    }
    read.exponent = -(int)after;
    *value = normal(read);
    if (read.rounded) {
        char text[MAX_DIGITS + 2];
        bool leading = digits.data[0] == '.', trailing = digits.data[digits.length - 1] == '.';
        text[0] = '0';
        memcpy(text + leading, digits.data, digits.length - trailing);
        double number;
        if (!tsc_number_parse(tsc_span_make(text, digits.length - trailing + leading), &number))
            return false;
        *value = rounded(number);
    }
    return true;
}

tsc_decimal tsc_decimal_of_double(double value)
{
    if (value >= 0 && value < exact_integers && value == floor(value))
        return tsc_decimal_of((uint64_t)value);

    char text[TSC_NUMBER_SIZE];
    tsc_decimal read;
    size_t length = tsc_number_format(value, text);
    return tsc_decimal_parse(tsc_span_make(text, length), &read) ? read : rounded(value);
}

/* mantissa * 10^steps, where it fits. */
static bool shifted(uint64_t mantissa, int steps, uint64_t *result)
{
    for (; steps > 0; steps--) {
        if (mantissa > largest)
            return false;
        mantissa *= 10;
    }
    *result = mantissa;
    return true;
}

tsc_decimal tsc_decimal_add(tsc_decimal a, tsc_decimal b)
{
    int low = a.exponent < b.exponent ? a.exponent : b.exponent;
    uint64_t x, y;
    if (a.rounded || b.rounded || !shifted(a.mantissa, a.exponent - low, &x) ||
        !shifted(b.mantissa, b.exponent - low, &y) || x > UINT64_MAX - y)
        return rounded(tsc_decimal_value(a) + tsc_decimal_value(b));
    return normal((tsc_decimal){x + y, low, false, 0});
}

tsc_decimal tsc_decimal_multiply(tsc_decimal a, tsc_decimal b)
{
    if (a.rounded || b.rounded || (b.mantissa != 0 && a.mantissa > UINT64_MAX / b.mantissa))
        return rounded(tsc_decimal_value(a) * tsc_decimal_value(b));
    return normal((tsc_decimal){a.mantissa * b.mantissa, a.exponent + b.exponent, false, 0});
}

/* Powers of ten that are exact: one operation with a mantissa below 2^53 rounds correctly (Clinger 1990). All else
   is read as text by the reader of core, which rounds correctly too. */
static const double powers[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

double tsc_decimal_value(tsc_decimal value)
{
    char text[TEXT_SIZE], digits[24];
    size_t count = 0, length = 0;
    double number = 0;
    if (value.rounded)
        return value.approximate;
    if (value.mantissa < (uint64_t)exact_integers && value.exponent >= -22 && value.exponent <= 22)
        return value.exponent < 0 ? (double)value.mantissa / powers[-value.exponent]
                                  : (double)value.mantissa * powers[value.exponent];
    do {
        digits[count++] = (char)('0' + value.mantissa % 10);
        value.mantissa /= 10;
    } while (value.mantissa != 0);
    while (count > 0)
        text[length++] = digits[--count];
    int exponent = value.exponent < 0 ? -value.exponent : value.exponent;
    text[length++] = 'e';
    text[length++] = value.exponent < 0 ? '-' : '+';
    do {
        digits[count++] = (char)('0' + exponent % 10);
        exponent /= 10;
    } while (exponent != 0);
    while (count > 0)
        text[length++] = digits[--count];
    return tsc_number_parse(tsc_span_make(text, length), &number) ? number : (double)INFINITY;
}

bool tsc_decimal_is_integer(tsc_decimal value)
{
    return value.rounded ? value.approximate == floor(value.approximate) : normal(value).exponent >= 0;
}
