/* Exchange rates and deflation. */
#include "store/convert.h"

#include "core/buffer.h"

#include <math.h>
#include <stdio.h>
#include <unicode/ucurr.h>
#include <unicode/ustring.h>

/* One series of rates: units of `quoted` for one `base`. */
typedef struct rate_series {
    char quoted[8], base[8];
    tsc_series series;
} rate_series;

typedef struct rate_table {
    rate_series *items;
    size_t count;
    tsc_arena *arena;
} rate_table;

typedef struct rate {
    double value;
    const char *source;
    tsc_period period;
} rate;

/* The currency of a country, as ICU knows it for today. */
static void currency_of(tsc_place country, char code[8])
{
    char alpha2[4], locale[8];
    UChar wide[8];
    UErrorCode status = U_ZERO_ERROR;
    tsc_place_alpha2(country, alpha2);
    snprintf(locale, sizeof locale, "_%s", alpha2);
    int32_t length = ucurr_forLocale(locale, wide, 8, &status);
    code[0] = '\0';
    if (U_SUCCESS(status) && length == 3)
        u_austrncpy(code, wide, 8);
}

/* "USD/EUR", or "local/USD" of a country. */
static bool read_sides(const tsc_key *key, rate_series *rates)
{
    const char *slash = strchr(key->unit.code, '/');
    if (strcmp(key->indicator, "exchange_rate") != 0 || !slash)
        return false;
    snprintf(rates->quoted, sizeof rates->quoted, "%.*s",
             (int)(slash - key->unit.code < 7 ? slash - key->unit.code : 7), key->unit.code);
    snprintf(rates->base, sizeof rates->base, "%.7s", slash + 1);
    if (strcmp(rates->quoted, "local") == 0)
        currency_of(key->reporter, rates->quoted);
    return strlen(rates->quoted) == 3 && strlen(rates->base) == 3;
}

static tsc_status load_rates(tsc_store *store, tsc_arena *arena, rate_table *table, tsc_error *err)
{
    tsc_key pattern = {.indicator = "exchange_rate"}, *keys = NULL;
    size_t count = 0;
    *table = (rate_table){.arena = arena};
    tsc_status status = tsc_store_keys(store, &pattern, arena, &keys, &count, err);
    if (!status && !(table->items = tsc_arena_calloc(arena, count + 1, sizeof *table->items)))
        status = tsc_error_memory(err, "the store");
    for (size_t i = 0; !status && i < count; i++) {
        rate_series *rates = &table->items[table->count];
        if (!read_sides(&keys[i], rates))
            continue;
        status = tsc_store_series(store, &keys[i], arena, &rates->series, err);
        table->count += !status;
    }
    return status;
}

/* The value of exactly this period, else the mean of all finer ones within it. */
static bool mean_within(const tsc_series *series, tsc_period period, rate *found)
{
    double sum = 0;
    size_t count = 0;
    for (size_t i = 0; i < series->count; i++) {
        const tsc_point *point = &series->points[i];
        if (!point->preferred || point->value <= 0)
            continue;
        if (tsc_period_same(point->period, period)) {
            *found = (rate){point->value, point->source, period};
            return true;
        }
        if (tsc_period_within(point->period, period)) {
            sum += point->value;
            count++;
            found->source = point->source;
        }
    }
    found->period = period;
    found->value = count ? sum / (double)count : (double)NAN;
    return count > 0;
}

/* Units of `quoted` for one `base`, from a rate of the store in either direction. */
static bool direct_rate(const rate_table *table, const char *quoted, const char *base, tsc_period period, rate *found)
{
    *found = (rate){1, "", period};
    if (strcmp(quoted, base) == 0)
        return true;
    for (int turn = 0; turn < 2; turn++)
        for (size_t i = 0; i < table->count; i++) {
            const rate_series *item = &table->items[i];
            bool fits =
                strcmp(item->quoted, turn ? base : quoted) == 0 && strcmp(item->base, turn ? quoted : base) == 0;
            if (!fits || !mean_within(&item->series, period, found))
                continue;
            found->value = turn ? 1 / found->value : found->value;
            return true;
        }
    return false;
}

static bool find_rate(const rate_table *table, const char *quoted, const char *base, tsc_period period, rate *found)
{
    static const char *const hubs[] = {"USD", "EUR"};
    if (direct_rate(table, quoted, base, period, found))
        return true;
    for (int i = 0; i < 2; i++) {
        rate first, second;
        if (direct_rate(table, quoted, hubs[i], period, &first) && direct_rate(table, hubs[i], base, period, &second)) {
            *found = (rate){first.value * second.value, first.source[0] ? first.source : second.source, period};
            return true;
        }
    }
    return false;
}

/* "NOTE; converted at 9.94 MAD/USD of 2024 (FILE)" */
static tsc_status note_change(tsc_point *point, const char *what, double value, const char *unit, tsc_period period,
                              const char *source, tsc_arena *arena, tsc_error *err)
{
    tsc_buffer note;
    char when[TSC_PERIOD_SIZE];
    tsc_buffer_init(&note);
    tsc_period_format(period, when);
    tsc_buffer_printf(&note, "%s%s%s ", point->note, point->note[0] ? "; " : "", what);
    tsc_buffer_add_double(&note, value);
    tsc_buffer_printf(&note, " %s of %s (%s)", unit, when, source);
    point->note = tsc_buffer_keep(&note, arena);
    return point->note ? TSC_OK : tsc_error_memory(err, "the store");
}

static void scale_point(tsc_point *point, double factor)
{
    point->value *= factor;
    point->low *= factor;
    point->high *= factor;
}

tsc_status tsc_series_convert(tsc_store *store, tsc_series *series, tsc_unit to, tsc_arena *arena, size_t *dropped,
                              tsc_error *err)
{
    rate_table table;
    char unit[40];
    size_t kept = 0;
    *dropped = 0;
    if (!tsc_unit_is_currency(series->key.unit) || !tsc_unit_is_currency(to))
        return tsc_error_set(err, TSC_EUSAGE, NULL, 0, "only amounts in a currency are converted, and only to one");
    tsc_status status = load_rates(store, arena, &table, err);
    snprintf(unit, sizeof unit, "%s/%s", to.code, series->key.unit.code);
    for (size_t i = 0; !status && i < series->count; i++) {
        rate found;
        tsc_point point = series->points[i];
        if (!find_rate(&table, to.code, series->key.unit.code, point.period, &found))
            continue;
        scale_point(&point, found.value);
        status = note_change(&point, "converted at", found.value, unit, found.period, found.source, arena, err);
        series->points[kept++] = point;
    }
    if (status)
        return status;
    *dropped = series->count - kept;
    if (series->count && kept == 0)
        return tsc_error_set(
            err, TSC_ENOTFOUND, NULL, 0,
            "the store has no exchange rates %s for these periods; import some (ECB, World Bank PA.NUS.FCRF)", unit);
    series->count = kept;
    series->key.unit = to;
    return TSC_OK;
}

tsc_status tsc_series_deflate(tsc_store *store, tsc_series *series, const tsc_key *index, tsc_period base,
                              tsc_arena *arena, size_t *dropped, tsc_error *err)
{
    tsc_series prices;
    rate at_base, now;
    char unit[24];
    size_t kept = 0;
    *dropped = 0;
    tsc_status status = tsc_store_series(store, index, arena, &prices, err);
    if (status)
        return status;
    if (!mean_within(&prices, base, &at_base))
        return tsc_error_set(err, TSC_ENOTFOUND, NULL, 0, "the price index has no value for the base period");
    for (size_t i = 0; !status && i < series->count; i++) {
        tsc_point point = series->points[i];
        if (!mean_within(&prices, point.period, &now))
            continue;
        scale_point(&point, at_base.value / now.value);
        status = note_change(&point, "deflated by", now.value / at_base.value, "price index", now.period, now.source,
                             arena, err);
        series->points[kept++] = point;
    }
    if (status)
        return status;
    *dropped = series->count - kept;
    if (series->count && kept == 0)
        return tsc_error_set(err, TSC_ENOTFOUND, NULL, 0, "the price index has none of the periods of the series");
    snprintf(unit, sizeof unit, "%.8s_%d", series->key.unit.code, base.first.year);
    tsc_unit_parse(tsc_span_of(unit), &series->key.unit);
    series->count = kept;
    return TSC_OK;
}
