/* tradescope series: which series there are, or the points of one. */
#include "cli/command.h"
#include "cli/table.h"
#include "store/convert.h"
#include "store/store.h"

#include <math.h>

static const tsc_option options[] = {
    TSC_OPTION_DB,
    TSC_OPTION_FORMAT,
    {"all", NULL, NULL, "also the values that are not preferred, forecasts and targets", 'a'},
    {"currency", "CODE", NULL, "convert at the exchange rates of the store; each value says at which", 'c'},
    {"deflate", "KEY", NULL, "in constant prices, by this price index (as A.USA..price_index.index)", 0},
    {"base", "YEAR", "2015", "the year of the constant prices", 0},
    TSC_OPTION_END,
};

static tsc_status list_series(tsc_store *store, const tsc_key *keys, size_t count, const char *format, tsc_error *err)
{
    static const char *const columns[] = {"series", "points", "first", "last", "value", "origin", "conflicts"};
    tsc_table table;
    tsc_arena arena;
    tsc_status status = TSC_OK;
    tsc_table_init(&table, columns, sizeof columns / sizeof *columns);
    tsc_arena_init(&arena);
    for (size_t i = 0; !status && i < count; i++) {
        char name[TSC_KEY_SIZE];
        tsc_series series;
        size_t preferred = 0;
        tsc_arena_reset(&arena);
        status = tsc_store_series(store, &keys[i], &arena, &series, err);
        const tsc_point **points = status ? NULL : tsc_series_preferred(&series, &arena, &preferred);
        if (!status && !points)
            status = tsc_error_memory(err, "a series");
        if (status)
            break;
        tsc_key_format(&keys[i], name);
        tsc_table_text(&table, name);
        tsc_table_integer(&table, (long long)preferred);
        tsc_table_period(&table, preferred ? points[0]->period : tsc_period_none());
        tsc_table_period(&table, preferred ? points[preferred - 1]->period : tsc_period_none());
        tsc_table_number(&table, preferred ? points[preferred - 1]->value : (double)NAN);
        tsc_table_text(&table, preferred ? tsc_origin_name(points[preferred - 1]->origin) : NULL);
        tsc_table_integer(&table, (long long)(series.count - preferred));
    }
    if (!status)
        status = tsc_table_print(&table, format, stdout, err);
    tsc_arena_clear(&arena);
    tsc_table_clear(&table);
    return status;
}

static void add_point(tsc_table *table, const char *name, const tsc_point *point, const tsc_point *preferred)
{
    bool competes = preferred && !point->preferred && point->status == TSC_OBSERVED && preferred->value != 0 &&
                    tsc_period_same(preferred->period, point->period);
    tsc_table_text(table, name);
    tsc_table_period(table, point->period);
    tsc_table_number(table, point->value);
    tsc_table_number(table, point->low);
    tsc_table_number(table, point->high);
    tsc_table_text(table, tsc_figure_status_name(point->status));
    tsc_table_text(table, tsc_origin_name(point->origin));
    tsc_table_text(table, point->source);
    tsc_table_text(table, point->locator);
    tsc_table_number(table, point->confidence);
    tsc_table_truth(table, point->preferred);
    tsc_table_rounded(table, competes ? (point->value / preferred->value - 1) * 100 : (double)NAN, 2);
    tsc_table_text(table, point->note[0] ? point->note : NULL);
}

/* What --currency and --deflate ask for; what cannot be converted is said on standard error. */
static tsc_status change_values(tsc_store *store, const tsc_args *args, tsc_series *series, tsc_arena *arena,
                                tsc_error *err)
{
    const char *currency = tsc_args_get(args, "currency"), *index = tsc_args_get(args, "deflate");
    size_t unconverted = 0, undeflated = 0;
    tsc_unit to;
    tsc_key key;
    long long base = 0;
    tsc_status status = TSC_OK;
    if (currency && !tsc_unit_parse(tsc_span_of(currency), &to))
        return tsc_error_set(err, TSC_EUSAGE, NULL, 0, "'%s' is no currency; give a code as EUR", currency);
    if (index && (!tsc_key_parse(tsc_span_of(index), &key) || !tsc_key_complete(&key)))
        return tsc_error_set(err, TSC_EUSAGE, NULL, 0, "'%s' is no key of a price index", index);
    if (currency)
        status = tsc_series_convert(store, series, to, arena, &unconverted, err);
    if (!status && index)
        status = tsc_args_integer(args, "base", 1000, 9999, &base, err);
    if (!status && index)
        status = tsc_series_deflate(store, series, &key, tsc_period_year((int)base), arena, &undeflated, err);
    if (!status && unconverted + undeflated)
        fprintf(stderr, "tradescope: %zu values left out: no rate or price index for their period\n",
                unconverted + undeflated);
    return status;
}

static tsc_status print_series(tsc_store *store, const tsc_key *key, const tsc_args *args, tsc_error *err)
{
    const char *format = tsc_args_get(args, "format");
    bool all = tsc_args_has(args, "all");
    static const char *const columns[] = {"series",    "period",         "value",  "low",     "high",
                                          "status",    "origin",         "source", "locator", "confidence",
                                          "preferred", "difference_pct", "note"};
    tsc_table table;
    tsc_arena arena;
    tsc_series series;
    char name[TSC_KEY_SIZE];
    tsc_table_init(&table, columns, sizeof columns / sizeof *columns);
    tsc_arena_init(&arena);
    tsc_status status = tsc_store_series(store, key, &arena, &series, err);
    if (!status)
        status = change_values(store, args, &series, &arena, err);
    tsc_key_format(&series.key, name);
    const tsc_point *preferred = NULL;
    for (size_t i = 0; !status && i < series.count; i++) {
        preferred = series.points[i].preferred ? &series.points[i] : preferred; /* first of its period */
        if (all || series.points[i].preferred)
            add_point(&table, name, &series.points[i], preferred);
    }
    if (!status)
        status = tsc_table_print(&table, format, stdout, err);
    tsc_arena_clear(&arena);
    tsc_table_clear(&table);
    return status;
}

static tsc_status show(tsc_store *store, const tsc_args *args, tsc_error *err)
{
    tsc_key pattern, *keys = NULL;
    size_t count = 0;
    tsc_arena arena;
    const char *format = tsc_args_get(args, "format");
    if (args->input_count && !tsc_key_parse(tsc_span_of(args->inputs[0]), &pattern))
        return tsc_error_set(
            err, TSC_EUSAGE, NULL, 0,
            "'%s' is no key; write FREQ.REPORTER.PARTNER.INDICATOR.UNIT, as A.KAZ.MAR.trade_turnover.USD;"
            " a part may be left empty",
            args->inputs[0]);
    if (args->input_count && tsc_key_complete(&pattern) && !tsc_place_is_none(pattern.partner))
        return print_series(store, &pattern, args, err);
    tsc_arena_init(&arena);
    tsc_status status = tsc_store_keys(store, args->input_count ? &pattern : NULL, &arena, &keys, &count, err);
    if (!status && args->input_count && count == 0)
        status = tsc_error_set(err, TSC_ENOTFOUND, NULL, 0, "no series fits '%s'; `tradescope series` lists all",
                               args->inputs[0]);
    else if (!status && args->input_count && count == 1)
        status = print_series(store, &keys[0], args, err);
    else if (!status)
        status = list_series(store, keys, count, format, err);
    tsc_arena_clear(&arena);
    return status;
}

static int run(const tsc_args *args)
{
    tsc_error err = {0};
    tsc_store *store = NULL;
    if (args->input_count > 1)
        return tsc_misuse("series takes one key, not %zu", args->input_count);
    tsc_status status = tsc_store_open(tsc_args_get(args, "db"), TSC_STORE_READ, &store, &err);
    if (!status)
        status = show(store, args, &err);
    tsc_store_close(store);
    return status ? tsc_complain(&err) : TSC_EXIT_OK;
}

const tsc_command tsc_command_series = {
    .name = "series",
    .summary = "the series that are there, or the points of one",
    .synopsis = "[OPTION]... [KEY]",
    .description =
        "Without a key, lists all series: how many periods they have a value for, and how many further values\n"
        "that compete or are not observed. With a key, or a pattern that fits one series only, prints its\n"
        "points. A key is FREQ.REPORTER.PARTNER.INDICATOR.UNIT[.COMMODITY]; parts may be left empty.",
    .examples =
        "  tradescope series A.KAZ.MAR..USD                    the yearly dollar series of a pair\n"
        "  tradescope series --all A.KAZ.MAR.trade_turnover.USD  every value, with its source\n",
    .options = options,
    .run = run,
};
