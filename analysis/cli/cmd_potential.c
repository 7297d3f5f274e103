/* potential: what a pair trades beside what gravity lets expect of it. */
#include "cli/command.h"
#include "cli/table.h"
#include "scenario/potential.h"

#include <math.h>

static tsc_status print_potential(const tsc_potential *potential, const char *name, const char *format, tsc_error *err)
{
    static const char *const columns[] = {"series", "period", "actual", "fitted", "ratio", "unrealised", "rank", "flows"};
    tsc_table table;
    tsc_table_init(&table, columns, sizeof columns / sizeof *columns);
    for (size_t i = 0; i < potential->count; i++) {
        const tsc_potential_year *year = &potential->years[i];
        tsc_table_text(&table, name);
        tsc_table_period(&table, tsc_period_year(year->year));
        tsc_table_number(&table, year->actual);
        tsc_table_rounded(&table, year->fitted, 0);
        tsc_table_rounded(&table, year->actual / year->fitted, 3);
        tsc_table_rounded(&table, fmax(0, year->fitted - year->actual), 0);
        tsc_table_rounded(&table, year->rank, 3);
        tsc_table_integer(&table, (long long)year->pairs);
    }
    tsc_status status = tsc_table_print(&table, format, stdout, err);
    tsc_table_clear(&table);
    return status;
}

static tsc_status run_on(tsc_store *store, const tsc_args *args, tsc_error *err)
{
    tsc_key key;
    tsc_potential potential;
    tsc_arena arena;
    tsc_potential_opts opts = {.file = tsc_args_get(args, "with"),
                               .regressors = tsc_args_get(args, "regressors"),
                               .origin = tsc_args_get(args, "origin"),
                               .destination = tsc_args_get(args, "destination"),
                               .time = tsc_args_get(args, "time"),
                               .pooled = tsc_args_has(args, "pooled")};
    if (!tsc_key_parse(tsc_span_of(args->inputs[0]), &key) || tsc_place_is_none(key.partner) ||
        tsc_place_is_none(key.reporter) || tsc_unit_is_none(key.unit) || key.indicator[0] == '\0')
        return tsc_error_set(err, TSC_EUSAGE, NULL, 0,
                             "'%s' is no key of a pair's flow; it looks like A.KAZ.MAR.exports.USD", args->inputs[0]);
    if ((opts.file == NULL) != (opts.regressors == NULL))
        return tsc_error_set(err, TSC_EUSAGE, NULL, 0, "--with FILE and --regressors A,B go together");
    tsc_arena_init(&arena);
    tsc_status status = tsc_potential_fit(store, &key, &opts, &arena, &potential, err);
    if (status == TSC_OK) {
        fprintf(stderr, "PPML over %zu flows", potential.flows);
        if (potential.left_out > 0)
            fprintf(stderr, ", %zu left out for want of regressors", potential.left_out);
        fputs("\n", stderr);
        status = print_potential(&potential, args->inputs[0], tsc_args_get(args, "format"), err);
    }
    tsc_arena_clear(&arena);
    return status;
}

static int run_potential(const tsc_args *args)
{
    tsc_store *store = NULL;
    tsc_error err = {0};
    if (args->input_count != 1)
        return tsc_misuse("potential: name one series, as A.KAZ.MAR.exports.USD");
    tsc_status status = tsc_store_open(tsc_args_get(args, "db"), TSC_STORE_READ, &store, &err);
    if (status == TSC_OK)
        status = run_on(store, args, &err);
    tsc_store_close(store);
    return status == TSC_OK ? TSC_EXIT_OK : tsc_complain(&err);
}

static const tsc_option options[] = {
    TSC_OPTION_DB,
    {"with", "FILE.csv", NULL, "bilateral regressors: a row for each pair and, where it has years, each year", 0},
    {"regressors", "A,B", NULL, "columns of it, as log(dist),contig", 0},
    {"origin", "COLUMN", "iso3_o", "its column of the reporter", 0},
    {"destination", "COLUMN", "iso3_d", "its column of the partner", 0},
    {"time", "COLUMN", "year", "its column of the year; none: the rows hold for all years", 0},
    {"pooled", NULL, NULL, "no effects of countries by year: the regressors must say how large they are", 0},
    TSC_OPTION_FORMAT,
    TSC_OPTION_END,
};

const tsc_command tsc_command_potential = {
    .name = "potential",
    .summary = "actual trade of a pair beside what gravity lets expect",
    .synopsis = "[OPTION]... KEY",
    .description =
        "Fits all yearly flows of the store of the key's measure by PPML, with effects of each country in each year and\n"
        "the bilateral regressors of a file (such as CEPII's gravity data), and shows for the pair: actual and fitted\n"
        "trade, their ratio, what is unrealised, and its rank: the share of pairs that trade less of what is expected.",
    .examples = "  tradescope potential A.KAZ.MAR.exports.USD\n"
                "  tradescope potential --with gravity.csv --regressors 'log(dist),contig' A.KAZ.MAR.exports.USD\n",
    .options = options,
    .run = run_potential,
};
