/* tradescope metrics: growth, shares, concentration and other measures of series. */
#include "cli/command.h"
#include "cli/table.h"
#include "report/metrics.h"

#include <math.h>

static const tsc_option options[] = {
    TSC_OPTION_DB,
    TSC_OPTION_FORMAT,
    TSC_OPTION_END,
};

/* Six decimals at most, none of them needless. */
static double shortened(double value)
{
    return round(value * 1e6) / 1e6;
}

static tsc_status add_series(tsc_store *store, const tsc_key *key, tsc_arena *arena, tsc_table *table, tsc_error *err)
{
    char name[TSC_KEY_SIZE];
    tsc_metric_row *rows = NULL;
    size_t count = 0;
    tsc_status status = tsc_metrics_of_series(store, key, arena, &rows, &count, err);
    tsc_key_format(key, name);
    for (size_t i = 0; !status && i < count; i++) {
        tsc_table_text(table, name);
        tsc_table_text(table, rows[i].metric);
        tsc_table_period(table, rows[i].period);
        tsc_table_number(table, shortened(rows[i].value));
        tsc_table_number(table, shortened(rows[i].low));
        tsc_table_number(table, shortened(rows[i].high));
        tsc_table_text(table, rows[i].unit);
        tsc_table_text(table, rows[i].note);
    }
    return status;
}

/* A pattern stands for all series that fit it. */
static tsc_status add_pattern(tsc_store *store, const char *text, tsc_arena *arena, tsc_table *table, tsc_error *err)
{
    tsc_key pattern, *keys = NULL;
    size_t count = 0;
    if (!tsc_key_parse(tsc_span_of(text), &pattern))
        return tsc_error_set(err, TSC_EUSAGE, NULL, 0,
                             "'%s' is no key; write FREQ.REPORTER.PARTNER.INDICATOR.UNIT, parts may be empty", text);
    if (tsc_key_complete(&pattern) && !tsc_place_is_none(pattern.partner))
        return add_series(store, &pattern, arena, table, err);
    tsc_status status = tsc_store_keys(store, &pattern, arena, &keys, &count, err);
    if (!status && count == 0)
        status = tsc_error_set(err, TSC_ENOTFOUND, NULL, 0, "no series fits '%s'; `tradescope series` lists all", text);
    for (size_t i = 0; !status && i < count; i++)
        status = add_series(store, &keys[i], arena, table, err);
    return status;
}

static int run(const tsc_args *args)
{
    static const char *const columns[] = {"series", "metric", "period", "value", "low95", "high95", "unit", "note"};
    tsc_error err = {0};
    tsc_store *store = NULL;
    tsc_table table;
    tsc_arena arena;
    if (args->input_count == 0)
        return tsc_misuse("metrics wants at least one key, as A.KAZ.MAR.trade_turnover.USD");
    tsc_status status = tsc_store_open(tsc_args_get(args, "db"), TSC_STORE_READ, &store, &err);
    tsc_arena_init(&arena);
    tsc_table_init(&table, columns, sizeof columns / sizeof *columns);
    for (size_t i = 0; !status && i < args->input_count; i++)
        status = add_pattern(store, args->inputs[i], &arena, &table, &err);
    if (!status)
        status = tsc_table_print(&table, tsc_args_get(args, "format"), stdout, &err);
    tsc_table_clear(&table);
    tsc_arena_clear(&arena);
    tsc_store_close(store);
    return status ? tsc_complain(&err) : TSC_EXIT_OK;
}

const tsc_command tsc_command_metrics = {
    .name = "metrics",
    .summary = "growth, shares, concentration and other measures",
    .synopsis = "[OPTION]... KEY...",
    .description =
        "For each series: growth on the year before, compound and least-squares growth, volatility; for flows of a "
        "pair\n"
        "balance, coverage, Grubel-Lloyd, share and contribution; where partners or products are in the store also\n"
        "Herfindahl-Hirschman (plain, normalized, UNCTAD), revealed comparative advantage, trade intensity,\n"
        "complementarity and Finger-Kreinin; and the correlation of growth with the cooperation index, with its\n"
        "interval. Notes say the definition.",
    .examples =
        "  tradescope metrics A.KAZ.MAR.trade_turnover.USD\n"
        "  tradescope metrics --format csv A.KAZ.MAR..USD\n",
    .options = options,
    .run = run,
};
