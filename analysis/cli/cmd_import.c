/* tradescope import: official statistics into the store. */
#include "cli/command.h"
#include "cli/limits.h"
#include "cli/table.h"
#include "store/import.h"
#include "store/store.h"

#include <stdint.h>
#include <unistd.h>

static const tsc_option options[] = {
    TSC_OPTION_DB,
    {"format", "NAME", "auto", "the layout, where it is not to be told by the header (--help lists them)", 'f'},
    {"mapping", "FILE", NULL, "a mapping file that says how the table is read", 'm'},
    {"pair", "KAZ-MAR", NULL, "keep only what concerns these two (and their totals with the world)", 'p'},
    {"table", "table|csv|json", "table", "how to print what was imported", 0},
    TSC_OPTIONS_TABLE_LIMITS,
    TSC_OPTION_JOBS,
    TSC_OPTION_END,
};

static void show_progress(void *context, unsigned long long rows)
{
    fprintf(stderr, "tradescope: %s: %llu rows\n", (const char *)context, rows);
}

static void add_result(tsc_table *table, const char *path, const tsc_import_result *result)
{
    static const char *const outcomes[] = {"added", "known", "copy", "replaced"};
    tsc_table_text(table, path);
    tsc_table_text(table, *result->format ? result->format : NULL);
    tsc_table_text(table, outcomes[result->outcome]);
    tsc_table_integer(table, (long long)result->rows);
    tsc_table_integer(table, (long long)result->observations);
    tsc_table_integer(table, (long long)result->series);
    tsc_table_integer(table, (long long)result->empty);
    tsc_table_integer(table, (long long)result->skipped);
    tsc_table_integer(table, (long long)result->refused);
}

/* Every file is a transaction of its own: a broken one does not take the others with it. */
static int import_files(tsc_store *store, const tsc_args *args, const tsc_import_opts *given, tsc_table *table,
                        tsc_refusals *refusals)
{
    int status = TSC_EXIT_OK;
    for (size_t i = 0; i < args->input_count && status != TSC_EXIT_OUTPUT; i++) {
        tsc_error err = {0};
        tsc_import_result result;
        tsc_import_opts opts = *given;
        opts.notes = (tsc_notes){.add = tsc_refusals_add, .context = refusals};
        opts.progress_context = (void *)(uintptr_t)args->inputs[i];
        if (tsc_import_file(store, args->inputs[i], &opts, &result, &err)) {
            tsc_error_locate(&err, args->inputs[i], 0);
            int failed = tsc_complain(&err);
            status = failed > status ? failed : status;
        } else {
            add_result(table, args->inputs[i], &result);
        }
    }
    return status;
}

static int run(const tsc_args *args)
{
    static const char *const columns[] = {"file",   "format", "outcome", "rows",   "observations",
                                          "series", "empty",  "skipped", "refused"};
    tsc_error err = {0};
    tsc_store *store = NULL;
    tsc_table table;
    tsc_refusals refusals = {0};
    size_t jobs;
    tsc_import_opts opts = {.format = tsc_args_get(args, "format"),
                            .mapping = tsc_args_get(args, "mapping"),
                            .progress = isatty(STDERR_FILENO) ? show_progress : NULL};
    if (args->input_count == 0)
        return tsc_misuse("import wants at least one file");
    tsc_status status = tsc_args_pair(args, "pair", opts.pair, &err);
    if (!status)
        status = tsc_args_table_limits(args, &opts, &err);
    if (!status)
        status = tsc_args_jobs(args, &jobs, &err);
    if (!status)
        status = tsc_store_open(tsc_args_get(args, "db"), TSC_STORE_CREATE, &store, &err);
    if (status)
        return tsc_complain(&err);
    tsc_table_init(&table, columns, sizeof columns / sizeof *columns);
    int worst = import_files(store, args, &opts, &table, &refusals);
    if (tsc_table_print(&table, tsc_args_get(args, "table"), stdout, &err))
        worst = tsc_complain(&err);
    tsc_table_clear(&table);
    tsc_store_close(store);
    worst = refusals.status > worst ? refusals.status : worst;
    return worst;
}

const tsc_command tsc_command_import = {
    .name = "import",
    .summary = "official statistics into the store",
    .synopsis = "[OPTION]... FILE...",
    .description =
        "Tells the layout of a table by its header: UN Comtrade (new and legacy), WITS (partner, partner time series,\n"
        "trade summary), IMF IMTS and DOTS, SDMX-CSV, ECB rates, World Bank, CEPII BACI and Gravity, and the "
        "program's\n"
        "own series.csv. Any other table needs a mapping file; those of datasets/mappings are tried by themselves.\n"
        "Formats: series comtrade comtrade-legacy wits-partner wits-timeseries wits-summary dots dots-panel\n"
        "worldbank sdmx ecb-rates baci baci-countries baci-products gravity mapped.\n"
        "A file is one transaction: it is stored whole or not at all, and once, however often it is imported.",
    .examples =
        "  tradescope import API_NY.GDP.MKTP.CD_DS2_en_csv_v2.csv\n"
        "  tradescope import --pair KAZ-MAR BACI_HS92_Y2022_V202401.csv\n"
        "  tradescope import --mapping office.map table.csv\n",
    .options = options,
    .run = run,
};
