/* tradescope metrics: growth, shares, concentration and other measures of series. */
#include "cli/command.h"
#include "cli/table.h"
#include "report/metrics.h"

#include <math.h>

static const tsc_option options[] = {
    TSC_OPTION_DB,
    TSC_OPTION_FORMAT,
    {"lang", "LANG", "en", "language of the notes: en, fr, ru, or another of datasets/phrases", 'l'},
    TSC_OPTION_END,
};

/* Six decimals at most, none of them needless. */
static double shortened(double value)
{
    return round(value * 1e6) / 1e6;
}

/* What the series of a run go through. */
typedef struct measuring {
    tsc_store *store;
    tsc_report report; /* what the words of the notes live in */
    tsc_phrases *phrases;
    tsc_arena arena;
    tsc_table table;
} measuring;

static tsc_status add_series(measuring *m, const tsc_key *key, tsc_error *err)
{
    tsc_writer writer = {&m->report, m->phrases};
    char name[TSC_KEY_SIZE];
    tsc_metric_row *rows = NULL;
    size_t count = 0;
    tsc_status status = tsc_metrics_of_series(m->store, key, &writer, &m->arena, &rows, &count, err);
    tsc_key_format(key, name);
    for (size_t i = 0; !status && i < count; i++) {
        tsc_table_text(&m->table, name);
        tsc_table_text(&m->table, rows[i].metric);
        tsc_table_period(&m->table, rows[i].period);
        tsc_table_number(&m->table, shortened(rows[i].value));
        tsc_table_number(&m->table, shortened(rows[i].low));
        tsc_table_number(&m->table, shortened(rows[i].high));
        tsc_table_text(&m->table, rows[i].unit);
        tsc_table_text(&m->table, rows[i].note);
    }
    return status;
}

/* A pattern stands for all series that fit it. */
static tsc_status add_pattern(measuring *m, const char *text, tsc_error *err)
{
    tsc_key pattern, *keys = NULL;
    size_t count = 0;
    if (!tsc_key_parse(tsc_span_of(text), &pattern))
        return tsc_error_set(err, TSC_EUSAGE, NULL, 0,
                             "'%s' is no key; write FREQ.REPORTER.PARTNER.INDICATOR.UNIT, parts may be empty", text);
    if (tsc_key_complete(&pattern) && !tsc_place_is_none(pattern.partner))
        return add_series(m, &pattern, err);
    tsc_status status = tsc_store_keys(m->store, &pattern, &m->arena, &keys, &count, err);
    if (!status && count == 0)
        status = tsc_error_set(err, TSC_ENOTFOUND, NULL, 0, "no series fits '%s'; `tradescope series` lists all", text);
    for (size_t i = 0; !status && i < count; i++)
        status = add_series(m, &keys[i], err);
    return status;
}

static int run(const tsc_args *args)
{
    static const char *const columns[] = {"series", "metric", "period", "value", "low95", "high95", "unit", "note"};
    tsc_error err = {0};
    measuring m = {.store = NULL};
    if (args->input_count == 0)
        return tsc_misuse("metrics wants at least one key, as A.KAZ.MAR.trade_turnover.USD");
    tsc_report_init(&m.report);
    tsc_arena_init(&m.arena);
    tsc_table_init(&m.table, columns, sizeof columns / sizeof *columns);
    tsc_status status = tsc_store_open(tsc_args_get(args, "db"), TSC_STORE_READ, &m.store, &err);
    if (!status)
        status = tsc_phrases_load(NULL, tsc_args_get(args, "lang"), &m.phrases, &err);
    for (size_t i = 0; !status && i < args->input_count; i++)
        status = add_pattern(&m, args->inputs[i], &err);
    if (!status)
        status = tsc_table_print(&m.table, tsc_args_get(args, "format"), stdout, &err);
    tsc_table_clear(&m.table);
    tsc_arena_clear(&m.arena);
    tsc_report_clear(&m.report);
    tsc_phrases_free(m.phrases);
    tsc_store_close(m.store);
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
