/* The rounding of printed numbers. */
#include "store/printed.h"

#include "core/number.h"

#include <math.h>

/* The place of the last digit that is no trailing zero, as a power of ten. */
static int last_place(double value, int *digits)
{
    char text[TSC_NUMBER_SIZE];
    size_t length = tsc_number_format(fabs(value), text);
    int place = 0, exponent = 0, after = -1, last = 0;
    *digits = 0;
    for (size_t i = 0; i < length; i++) {
        if (text[i] == '.') {
            after = 0;
        } else if (text[i] == 'e') {
            long long e = 0;
            tsc_span rest = tsc_span_make(text + i + 1, length - i - 1);
            if (rest.length && rest.data[0] == '+')
                rest = tsc_span_make(rest.data + 1, rest.length - 1);
            tsc_integer_parse(rest, -400, 400, &e);
            exponent = (int)e;
            break;
        } else {
            place++;
            after += after >= 0;
            if (*digits || text[i] != '0')
                (*digits)++;
            if (text[i] != '0')
                last = place;
        }
    }
    *digits -= place - last;
    return place - last - (after > 0 ? after : 0) + exponent;
}

int tsc_printed_digits(double value)
{
    int digits;
    last_place(value, &digits);
    return digits > 0 ? digits : 1;
}

/* Decimals after the last point or comma of the first number of a surface, -1 where it shows none: "12.0 million" 1,
   "1,250" none (three digits after a comma are thousands). The first digit ends up before the mark. */
static int shown_decimals(const char *surface, int *whole)
{
    int decimals = -1, count = 0;
    bool started = false;
    *whole = 0;
    for (const char *at = surface; *at; at++) {
        if (*at >= '0' && *at <= '9') {
            started = true;
            if (decimals >= 0)
                decimals++;
            else
                count++;
        } else if (started && decimals < 0 && (*at == '.' || *at == ',') && at[1] >= '0' && at[1] <= '9') {
            decimals = 0;
            *whole = count;
        } else if (started) {
            break;
        }
    }
    return decimals == 3 && *whole > 0 ? -1 : decimals;
}

static double scale_of(double value)
{
    double scale = 1;
    while (fabs(value) >= scale * 1000 && scale < 1e12)
        scale *= 1000;
    return scale;
}

double tsc_printed_halfwidth(double value, const char *surface)
{
    if (value == 0 || !isfinite(value))
        return 0;
    int digits, whole;
    int place = last_place(value, &digits);
    int decimals = surface ? shown_decimals(surface, &whole) : -1;
    if (decimals >= 0) {
        /* The digits before the mark fix the place: 12.0 million has its first digit at 10^7, two digits whole. */
        int first = (int)floor(log10(fabs(value)) + 1e-9);
        return 0.5 * pow(10, first - (whole - 1) - decimals);
    }
    double half = 0.5 * pow(10, place), scale = scale_of(value);
    if (pow(10, place) > scale && half > 0.01 * fabs(value))
        half = 0.5 * scale;
    return half;
}

/* Percentages are printed to their last digit; from 100 on trailing zeros are rounding too ("3.4-fold" is 240 %), as
   far as 5 % of the new level. */
static double percent_halfwidth(double value)
{
    int digits;
    int place = last_place(value, &digits);
    if (fabs(value) < 100 || place <= 0)
        return 0.5 * pow(10, fmin(0, place));
    return fmin(0.5 * pow(10, place), 0.05 * (100 + fabs(value)));
}

tsc_interval tsc_printed_interval(double value, double low, double high, tsc_bound bound, tsc_unit unit,
                                  const char *surface)
{
    double half = tsc_unit_is_percent(unit) ? percent_halfwidth(value) : tsc_printed_halfwidth(value, surface);
    switch (bound) {
    case TSC_BOUND_RANGE:
        if (!isnan(low) && !isnan(high))
            return (tsc_interval){low, high};
        return (tsc_interval){value - half, value + half};
    case TSC_BOUND_AT_LEAST:
        return (tsc_interval){value - half, (double)INFINITY};
    case TSC_BOUND_AT_MOST:
        return (tsc_interval){-(double)INFINITY, value + half};
    case TSC_BOUND_ABOUT:
        if (!isnan(low) && !isnan(high))
            return (tsc_interval){low, high};
        half = fmax(half, 0.05 * fabs(value));
        return (tsc_interval){value - half, value + half};
    case TSC_BOUND_EXACT:
        break;
    }
    return (tsc_interval){value - half, value + half};
}
