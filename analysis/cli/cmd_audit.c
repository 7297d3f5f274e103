/* tradescope audit: what does not add up. */
#include "cli/command.h"
#include "cli/table.h"
#include "store/audit.h"

static const tsc_option options[] = {
    TSC_OPTION_DB,
    TSC_OPTION_FORMAT,
    {"notes", NULL, NULL, "also what rounding explains", 'n'},
    TSC_OPTION_END,
};

static void add_finding(tsc_table *table, const tsc_finding *finding)
{
    char key[TSC_KEY_SIZE];
    tsc_key_format(&finding->key, key);
    tsc_table_text(table, finding->finding);
    tsc_table_text(table, tsc_severity_name(finding->severity));
    tsc_table_text(table, key);
    tsc_table_period(table, finding->period);
    tsc_table_number(table, finding->stated);
    tsc_table_number(table, finding->expected);
    tsc_table_text(table, finding->explanation);
    tsc_table_text(table, finding->source);
    tsc_table_text(table, finding->locators);
    tsc_table_number(table, finding->sureness);
}

static tsc_status print(tsc_store *store, const tsc_args *args, tsc_error *err)
{
    static const char *const columns[] = {"finding",  "severity",    "series", "period",   "stated",
                                          "expected", "explanation", "source", "locators", "sureness"};
    const char *format = tsc_args_get(args, "format");
    bool notes = tsc_args_has(args, "notes") || strcmp(format, "table") != 0;
    tsc_finding *findings = NULL;
    size_t count = 0;
    tsc_arena arena;
    tsc_table table;
    tsc_arena_init(&arena);
    tsc_table_init(&table, columns, sizeof columns / sizeof *columns);
    tsc_status status = tsc_audit(store, &arena, &findings, &count, err);
    for (size_t i = 0; i < count; i++)
        if (notes || findings[i].severity != TSC_SEVERITY_NOTE)
            add_finding(&table, &findings[i]);
    if (!status)
        status = tsc_table_print(&table, format, stdout, err);
    tsc_table_clear(&table);
    tsc_arena_clear(&arena);
    return status;
}

static int run(const tsc_args *args)
{
    tsc_error err = {0};
    tsc_store *store = NULL;
    if (args->input_count)
        return tsc_misuse("audit takes no inputs");
    tsc_status status = tsc_store_open(tsc_args_get(args, "db"), TSC_STORE_READ, &store, &err);
    if (!status)
        status = print(store, args, &err);
    tsc_store_close(store);
    return status ? tsc_complain(&err) : TSC_EXIT_OK;
}

const tsc_command tsc_command_audit = {
    .name = "audit",
    .summary = "what does not add up",
    .synopsis = "[OPTION]...",
    .description =
        "Holds the figures against each other: growth against levels, exports and imports against turnover and\n"
        "balance, one document against another, part-years against years, one country's figures against the\n"
        "other's, targets against what came. Errors contradict each other beyond rounding; warnings may have a\n"
        "reason; notes (with --notes, and always in CSV and JSON) are differences that rounding explains.",
    .examples = "  tradescope audit --db out/tradescope.db\n",
    .options = options,
    .run = run,
};
