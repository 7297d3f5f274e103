/* tradescope why: from a number of a report or a CSV back to its sentences, rows and computation. */
#include "cli/command.h"
#include "core/file.h"
#include "report/trace.h"

#include <string.h>
#include <unistd.h>

static const tsc_option options[] = {
    TSC_OPTION_DB,
    {"out", "DIR", "out", "folder of the report (its numbers.csv)", 'o'},
    TSC_OPTION_END,
};

/* All inputs as one text, so that 274 million needs no quotes. */
static void join_inputs(const tsc_args *args, tsc_buffer *asked)
{
    for (size_t i = 0; i < args->input_count; i++) {
        if (i)
            tsc_buffer_add_char(asked, ' ');
        tsc_buffer_add_text(asked, args->inputs[i]);
    }
}

/* Footnotes that hold several numbers stand in several rows: the first of them tells for all. */
static bool is_told(const tsc_ledger *ledger, size_t index, const char *asked)
{
    for (size_t i = 0; i < index; i++)
        if (ledger->rows[i].number && ledger->rows[i].number == ledger->rows[index].number &&
            tsc_ledger_matches(&ledger->rows[i], asked))
            return true;
    return false;
}

static size_t trace_ledger(const tsc_ledger *ledger, const char *asked, tsc_buffer *out)
{
    const tsc_ledger_row *footnote = tsc_ledger_footnote(ledger, asked);
    size_t found = footnote != NULL;
    if (footnote)
        tsc_trace_row(ledger, footnote, out);
    for (size_t i = 0; !footnote && i < ledger->count; i++) {
        if (!tsc_ledger_matches(&ledger->rows[i], asked) || is_told(ledger, i, asked))
            continue;
        if (found++)
            tsc_buffer_add_char(out, '\n');
        tsc_trace_row(ledger, &ledger->rows[i], out);
    }
    return found;
}

/* A key of the store, with or without a period behind it. */
static tsc_status trace_store(const tsc_args *args, tsc_arena *arena, tsc_buffer *out, tsc_error *err)
{
    tsc_key key;
    tsc_period period = tsc_period_none();
    if (!tsc_key_parse(tsc_span_of(args->inputs[0]), &key) || !tsc_key_complete(&key))
        return TSC_OK;
    if (args->input_count > 1 && !tsc_period_parse(tsc_span_of(args->inputs[1]), &period))
        return tsc_error_set(err, TSC_EUSAGE, NULL, 0,
                             "'%s' is no period: write 2024, 2024-Q1, 2024-03 or 2024-01/2024-10", args->inputs[1]);
    tsc_store *store = NULL;
    tsc_series series;
    tsc_status status = tsc_store_open(tsc_args_get(args, "db"), TSC_STORE_READ, &store, err);
    if (status == TSC_OK)
        status = tsc_store_series(store, &key, arena, &series, err);
    if (status == TSC_OK)
        tsc_trace_series(&series, period, out);
    tsc_store_close(store);
    return status == TSC_ENOTFOUND && store ? TSC_OK : status;
}

static tsc_status trace(const tsc_args *args, tsc_arena *arena, tsc_buffer *out, tsc_error *err)
{
    tsc_buffer asked, path;
    tsc_ledger ledger = {NULL, 0};
    tsc_buffer_init(&asked);
    tsc_buffer_init(&path);
    join_inputs(args, &asked);
    tsc_path_join(&path, tsc_args_get(args, "out"), "numbers.csv");
    tsc_status status = tsc_buffer_status(&path, err);
    if (status == TSC_OK)
        status = trace_store(args, arena, out, err);
    if (status == TSC_OK && out->length == 0) {
        status = tsc_ledger_read(tsc_buffer_text(&path), arena, &ledger, err);
        if (status == TSC_OK && trace_ledger(&ledger, tsc_buffer_text(&asked), out) == 0)
            status = tsc_error_set(
                err, TSC_ENOTFOUND, NULL, 0,
                "no number of %s is '%s'; give a footnote (12), a text (\"274 million\"), a value or KEY PERIOD",
                tsc_buffer_text(&path), tsc_buffer_text(&asked));
    }
    if (status == TSC_OK)
        status = tsc_buffer_status(out, err);
    tsc_buffer_clear(&path);
    tsc_buffer_clear(&asked);
    return status;
}

static int run(const tsc_args *args)
{
    if (args->input_count == 0)
        return tsc_misuse(
            "why wants a number: a footnote (12), a text (\"274 million\"), a value (274000000) or KEY PERIOD");
    tsc_error err;
    tsc_arena arena;
    tsc_buffer out;
    tsc_arena_init(&arena);
    tsc_buffer_init(&out);
    tsc_status status = trace(args, &arena, &out, &err);
    if (status == TSC_OK)
        status = tsc_file_write("-", tsc_buffer_text(&out), out.length, &err);
    tsc_buffer_clear(&out);
    tsc_arena_clear(&arena);
    return status == TSC_OK ? TSC_EXIT_OK : tsc_complain(&err);
}

const tsc_command tsc_command_why = {
    .name = "why",
    .summary = "from a number back to its sentences, rows and computation",
    .synopsis = "[OPTION]... NUMBER|KEY [PERIOD]",
    .description =
        "Finds a number of the report in DIR, given by its footnote, by its text or by its value, and shows the "
        "sentence or row\n"
        "it stands in, or how it was computed and from what, down to the sentences. A series' key, with or without a "
        "period,\n"
        "shows every source of its points, those that were not taken too.",
    .examples =
        "  tradescope why 12                                      footnote 12 of out/report.md\n"
        "  tradescope why 274 million                             a number as it is printed\n"
        "  tradescope why A.KAZ.MAR.trade_turnover.USD 2024       all sources of a point",
    .options = options,
    .run = run,
};
