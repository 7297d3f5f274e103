/* tradescope export and merge: the store as CSV, several stores into one. */
#include "cli/command.h"
#include "cli/table.h"
#include "store/export.h"

static const tsc_option export_options[] = {
    TSC_OPTION_DB,
    {"out", "DIR", "out", "where the CSV files go", 'o'},
    TSC_OPTION_END,
};

static int run_export(const tsc_args *args)
{
    tsc_error err = {0};
    tsc_store *store = NULL;
    if (args->input_count)
        return tsc_misuse("export takes no inputs; give --out");
    tsc_status status = tsc_store_open(tsc_args_get(args, "db"), TSC_STORE_READ, &store, &err);
    if (!status)
        status = tsc_store_export(store, tsc_args_get(args, "out"), &err);
    tsc_store_close(store);
    return status ? tsc_complain(&err) : TSC_EXIT_OK;
}

const tsc_command tsc_command_export = {
    .name = "export",
    .summary = "the store as CSV",
    .synopsis = "[OPTION]...",
    .description =
        "Writes figures.csv, events.csv, series.csv and audit.csv of the whole store. series.csv can be imported\n"
        "again, into this store or another.",
    .examples = "  tradescope export --db out/tradescope.db --out tables\n",
    .options = export_options,
    .run = run_export,
};

static const tsc_option merge_options[] = {
    TSC_OPTION_DB,
    TSC_OPTION_FORMAT,
    TSC_OPTION_END,
};

static void add_counts(tsc_table *table, const char *path, const tsc_store_counts *added)
{
    tsc_table_text(table, path);
    tsc_table_integer(table, (long long)added->documents);
    tsc_table_integer(table, (long long)added->figures);
    tsc_table_integer(table, (long long)added->events);
    tsc_table_integer(table, (long long)added->datasets);
    tsc_table_integer(table, (long long)added->series);
    tsc_table_integer(table, (long long)added->observations);
}

static int run_merge(const tsc_args *args)
{
    static const char *const columns[] = {"store",    "documents", "figures",     "events",
                                          "datasets", "series",    "observations"};
    tsc_error err = {0};
    tsc_store *store = NULL;
    tsc_table table;
    int worst = TSC_EXIT_OK;
    if (args->input_count == 0)
        return tsc_misuse("merge wants at least one other store");
    if (tsc_store_open(tsc_args_get(args, "db"), TSC_STORE_CREATE, &store, &err))
        return tsc_complain(&err);
    tsc_table_init(&table, columns, sizeof columns / sizeof *columns);
    for (size_t i = 0; i < args->input_count; i++) {
        tsc_store_counts added;
        err = (tsc_error){0};
        if (tsc_store_merge(store, args->inputs[i], &added, &err)) {
            int failed = tsc_complain(&err);
            worst = failed > worst ? failed : worst;
        } else {
            add_counts(&table, args->inputs[i], &added);
        }
    }
    if (tsc_table_print(&table, tsc_args_get(args, "format"), stdout, &err))
        worst = tsc_complain(&err);
    tsc_table_clear(&table);
    tsc_store_close(store);
    return worst;
}

const tsc_command tsc_command_merge = {
    .name = "merge",
    .summary = "several stores into one",
    .synopsis = "[OPTION]... OTHER...",
    .description =
        "Adds all that other stores hold: a document or a table that is known by its content comes once. The\n"
        "others stay as they are. Each is one transaction.",
    .examples = "  tradescope merge --db all.db desk-a.db desk-b.db\n",
    .options = merge_options,
    .run = run_merge,
};
