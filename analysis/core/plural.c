#include "core/plural.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

const char *const tsc_plural_categories[] = {"zero", "one", "two", "few", "many", NULL};

typedef struct reader {
    const char *at;
    bool wrong;
} reader;

static void skip_blanks(reader *r)
{
    while (*r->at == ' ')
        r->at++;
}

static bool take(reader *r, const char *sign)
{
    skip_blanks(r);
    size_t length = strlen(sign);
    if (strncmp(r->at, sign, length) != 0)
        return false;
    r->at += length;
    return true;
}

static double read_number(reader *r)
{
    double value = 0;
    skip_blanks(r);
    r->wrong = r->wrong || *r->at < '0' || *r->at > '9';
    for (; *r->at >= '0' && *r->at <= '9'; r->at++)
        value = value * 10 + (*r->at - '0');
    return value;
}

static double read_operand(reader *r, double number)
{
    double whole = floor(fabs(number)), value = take(r, "n") ? fabs(number) : take(r, "i") ? whole : -1;
    if (value < 0 && take(r, "v"))
        value = fabs(number) > whole;
    r->wrong = r->wrong || value < 0;
    if (!take(r, "%"))
        return value;
    double by = read_number(r);
    r->wrong = r->wrong || !(by > 0);
    return by > 0 ? fmod(value, by) : value;
}

/* 1,3..4 */
static bool is_listed(reader *r, double value)
{
    bool found = false;
    do {
        double low = read_number(r), high = take(r, "..") ? read_number(r) : low;
        found = found || (value >= low && value <= high && (low == high || value == floor(value)));
    } while (take(r, ","));
    return found;
}

static bool relation_holds(reader *r, double number)
{
    double value = read_operand(r, number);
    bool unlike = take(r, "!=");
    r->wrong = r->wrong || (!unlike && !take(r, "="));
    return !r->wrong && is_listed(r, value) != unlike;
}

tsc_status tsc_plural_holds(const char *rule, double number, bool *holds, tsc_error *err)
{
    reader r = {rule, false};
    *holds = false;
    do {
        bool all = true;
        do {
            bool one = relation_holds(&r, number);
            all = all && one;
        } while (!r.wrong && take(&r, "and "));
        *holds = *holds || all;
    } while (!r.wrong && take(&r, "or "));
    skip_blanks(&r);
    if (!r.wrong && *r.at == '\0')
        return TSC_OK;
    *holds = false;
    return tsc_error_set(err, TSC_EINPUT, NULL, 0, "'%s' is no rule of plurals at '%.20s'", rule, r.at);
}
