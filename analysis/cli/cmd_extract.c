/* tradescope extract: figures and events of documents as records; a filter for streams of NDJSON documents. */
#include "cli/command.h"
#include "cli/harvest.h"
#include "cli/limits.h"
#include "cli/refusals.h"
#include "core/file.h"
#include "extract/figure_record.h"
#include "extract/quantity_record.h"
#include "extract/record_csv.h"

#include <stdlib.h>

static const tsc_option options[] = {
    {"input", "auto|text|ndjson", "auto", "what the inputs are; auto tells by name and content", 0},
    {"format", "table|ndjson|csv", "table", "how to print", 'f'},
    {"records", "figure|event|all", "all", "which records (csv: figures, unless events are asked for)", 0},
    {"date", "D", NULL, "date of the documents: YYYY, YYYY-MM or YYYY-MM-DD", 'd'},
    {"lang", "L", NULL, "their language: en, fr-MA …", 'l'},
    {"encoding", "E", NULL, "their encoding, as ICU names it", 0},
    {"min-confidence", "C", "0.5", "leave out what is less sure, 0 to 1", 0},
    {"quantities", NULL, NULL, "every amount, share, count and factor, before it is linked", 0},
    {"text", NULL, NULL, "the text that byte offsets refer to", 0},
    {"explain", "OFFSET", NULL, "how the quantity at a byte offset became a record, or why it did not", 0},
    TSC_OPTIONS_DOCUMENT_LIMITS,
    TSC_OPTION_JOBS,
    TSC_OPTION_END,
};

enum { FLUSH_SIZE = 1 << 20 }; /* bytes of records that are held back at most */

typedef enum form { FORM_TABLE, FORM_NDJSON, FORM_CSV } form;
typedef enum task { TASK_RECORDS, TASK_QUANTITIES, TASK_TEXT, TASK_EXPLAIN } task;

typedef struct printer {
    form form;
    task task;
    tsc_notes notes;
    bool figures, events;
    long long offset;
    const tsc_extractor *extractor;
    tsc_buffer out;
} printer;

static tsc_status flush(printer *p, tsc_error *err)
{
    tsc_status status = tsc_buffer_status(&p->out, err);
    if (status == TSC_OK && fwrite(tsc_buffer_text(&p->out), 1, p->out.length, stdout) != p->out.length)
        status = tsc_error_set(err, TSC_EOUTPUT, NULL, 0, "standard output could not be written");
    tsc_buffer_reset(&p->out);
    return status;
}

static void add_figure(printer *p, const tsc_figure *figure, const tsc_document *document)
{
    static void (*const writers[])(const tsc_figure *, const tsc_document *, tsc_buffer *) = {
        tsc_figure_write_table, tsc_figure_write_ndjson, tsc_figure_write_csv};
    writers[p->form](figure, document, &p->out);
}

static void add_event(printer *p, const tsc_event *event, const tsc_document *document)
{
    static void (*const writers[])(const tsc_event *, const tsc_document *, tsc_buffer *) = {
        tsc_event_write_table, tsc_event_write_ndjson, tsc_event_write_csv};
    writers[p->form](event, document, &p->out);
}

static void add_heading(printer *p, const tsc_document *document, const tsc_records *records)
{
    static const char *const origins[] = {"", "given", "borne by the document", "inferred"};
    char date[TSC_PERIOD_SIZE];
    tsc_period_format(tsc_period_of_date(document->date), date);
    tsc_buffer_printf(&p->out, "== %s  %s%s%s%s%s", document->id != NULL ? document->id : "-", document->language,
                      *date ? "  " : "  no date", date, *date ? ", " : "", *date ? origins[document->date_origin] : "");
    if (p->figures)
        tsc_buffer_printf(&p->out, "; %zu figure%s", records->figure_count, records->figure_count == 1 ? "" : "s");
    if (p->events)
        tsc_buffer_printf(&p->out, "; %zu event%s", records->event_count, records->event_count == 1 ? "" : "s");
    tsc_buffer_add_char(&p->out, '\n');
}

/* Figures before events at the same start. */
static tsc_status add_records(printer *p, const tsc_document *document, const tsc_records *records, tsc_error *err)
{
    tsc_status status = TSC_OK;
    size_t f = 0, e = 0;
    if (p->form == FORM_TABLE)
        add_heading(p, document, records);
    while (status == TSC_OK && (f < records->figure_count || e < records->event_count)) {
        bool figure = e == records->event_count || (f < records->figure_count && records->figures[f].start <= records->events[e].start);
        if (figure)
            add_figure(p, &records->figures[f++], document);
        else
            add_event(p, &records->events[e++], document);
        if (p->out.length > FLUSH_SIZE)
            status = flush(p, err);
    }
    return status;
}

static tsc_status take(void *context, tsc_document *document, const tsc_records *records, tsc_error *err)
{
    printer *p = context;
    tsc_status status = TSC_OK;
    if (document->bad_bytes > 0)
        tsc_notes_add(&p->notes, TSC_EINPUT, document->id, 0, "%zu broken bytes replaced, the first at offset %zu",
                      document->bad_bytes, document->first_bad);
    switch (p->task) {
    case TASK_RECORDS: status = add_records(p, document, records, err); break;
    case TASK_TEXT: tsc_buffer_add_span(&p->out, document->text); break;
    case TASK_EXPLAIN:
        status = tsc_extract_explain(p->extractor, document, (size_t)p->offset, &p->out, err);
        break;
    case TASK_QUANTITIES:
        status = tsc_quantities_of_document(tsc_extractor_get_lexicon(p->extractor), document,
                                            p->form == FORM_NDJSON ? TSC_QUANTITY_NDJSON
                                            : p->form == FORM_CSV  ? TSC_QUANTITY_CSV
                                                                   : TSC_QUANTITY_TABLE,
                                            &p->out, err);
        break;
    }
    return status == TSC_OK ? flush(p, err) : status;
}

static void add_header(printer *p)
{
    if (p->task == TASK_QUANTITIES)
        tsc_quantities_header(p->form == FORM_NDJSON ? TSC_QUANTITY_NDJSON : p->form == FORM_CSV ? TSC_QUANTITY_CSV : TSC_QUANTITY_TABLE, &p->out);
    else if (p->task == TASK_RECORDS && p->form == FORM_CSV && p->figures)
        tsc_buffer_printf(&p->out, "%s\n", tsc_figure_columns);
    else if (p->task == TASK_RECORDS && p->form == FORM_CSV)
        tsc_buffer_printf(&p->out, "%s\n", tsc_event_columns);
}

static tsc_status read_printer(const tsc_args *args, printer *p, tsc_error *err)
{
    const char *format = tsc_args_get(args, "format"), *records = tsc_args_get(args, "records");
    p->form = strcmp(format, "ndjson") == 0 ? FORM_NDJSON : strcmp(format, "csv") == 0 ? FORM_CSV : FORM_TABLE;
    p->figures = strcmp(records, "event") != 0;
    p->events = strcmp(records, "figure") != 0 && !(p->form == FORM_CSV && p->figures);
    p->task = tsc_args_has(args, "explain")      ? TASK_EXPLAIN
              : tsc_args_has(args, "quantities") ? TASK_QUANTITIES
              : tsc_args_has(args, "text")       ? TASK_TEXT
                                                 : TASK_RECORDS;
    return tsc_args_integer(args, "explain", 0, 0xffffffffLL, &p->offset, err);
}

static void force_kind(const tsc_args *args, tsc_input *inputs, size_t count)
{
    const char *kind = tsc_args_get(args, "input");
    for (size_t i = 0; i < count; i++)
        if (strcmp(kind, "ndjson") == 0)
            inputs[i].kind = TSC_INPUT_NDJSON;
        else if (strcmp(kind, "text") == 0)
            inputs[i].kind = TSC_INPUT_DOCUMENT;
}

/* What is no document is refused where it was named itself, and passed over in a folder. */
static void refuse_others(const tsc_input *inputs, size_t count, tsc_refusal_list *refusals)
{
    tsc_error err;
    for (size_t i = 0; i < count; i++)
        if (inputs[i].named && inputs[i].kind != TSC_INPUT_DOCUMENT && inputs[i].kind != TSC_INPUT_NDJSON) {
            tsc_error_set(&err, TSC_EINPUT, inputs[i].path, 0, "is no document; --input text reads it as one");
            tsc_refusal_list_add(refusals, &err);
        }
}

static tsc_status extract(const tsc_args *args, printer *p, tsc_arena *arena, tsc_refusal_list *refusals, tsc_error *err)
{
    tsc_harvest_opts opts = {.extractor = p->extractor,
                             .document = {.language = tsc_args_get(args, "lang"), .encoding = tsc_args_get(args, "encoding"), .without_digest = true},
                             .extract = {.figures = p->figures && p->task == TASK_RECORDS, .events = p->events && p->task == TASK_RECORDS},
                             .pieces = p->task == TASK_RECORDS && p->form != FORM_TABLE,
                             .notes = {tsc_refusal_list_note, refusals}};
    tsc_text_rules *rules = NULL;
    tsc_input *inputs = NULL;
    size_t count = 0;
    tsc_status status = tsc_args_date(args, "date", &opts.document.date, err);
    if (status == TSC_OK)
        status = tsc_args_document_limits(args, &opts.document, err);
    if (status == TSC_OK)
        status = tsc_args_number(args, "min-confidence", 0, 1, &opts.extract.min_confidence, err);
    if (status == TSC_OK)
        status = tsc_args_jobs(args, &opts.jobs, err);
    if (status == TSC_OK)
        status = tsc_text_rules_load(NULL, &rules, err);
    if (status == TSC_OK)
        status = tsc_inputs_collect(args->inputs, args->input_count, &opts.notes, arena, &inputs, &count, err);
    if (status == TSC_OK) {
        opts.document.rules = rules;
        p->notes = opts.notes;
        force_kind(args, inputs, count);
        refuse_others(inputs, count, refusals);
        add_header(p);
        status = tsc_harvest(inputs, count, &opts, take, p, err);
    }
    if (status == TSC_OK)
        status = flush(p, err);
    tsc_text_rules_free(rules);
    return status;
}

static int run(const tsc_args *args)
{
    printer p = {0};
    tsc_error err;
    tsc_arena arena;
    tsc_refusal_list refusals;
    tsc_extractor *extractor = NULL;
    if (args->input_count == 0)
        return tsc_misuse("extract: name a file, a folder, or - for standard input");
    tsc_buffer_init(&p.out);
    tsc_arena_init(&arena);
    tsc_refusal_list_init(&refusals);
    tsc_status status = read_printer(args, &p, &err);
    if (status == TSC_OK)
        status = tsc_extractor_new(NULL, &extractor, &err);
    p.extractor = extractor;
    if (status == TSC_OK)
        status = extract(args, &p, &arena, &refusals, &err);
    int exit_status = status == TSC_OK ? refusals.status : tsc_complain(&err);
    tsc_extractor_free(extractor);
    tsc_refusal_list_clear(&refusals);
    tsc_arena_clear(&arena);
    tsc_buffer_clear(&p.out);
    return exit_status;
}

const tsc_command tsc_command_extract = {
    .name = "extract",
    .summary = "figures and events of documents",
    .synopsis = "[OPTION]... INPUT...",
    .description = "Finds the figures of trade and the acts of cooperation in documents (text, HTML, PDF, DOCX, ODT, NDJSON) and\n"
                   "prints them as a table that shows each in its sentence with the rule that made it, as NDJSON or as CSV.\n"
                   "With --input ndjson it is a filter: one document a line {\"id\",\"text\",\"date\",\"lang\",\"title\",\"url\"} in,\n"
                   "records out in the order of the documents, in constant memory.",
    .examples = "  tradescope extract press/                               all documents of a folder, for reading\n"
                "  tradescope extract --format csv release.pdf > f.csv     figures for a spreadsheet\n"
                "  tradescope extract --input ndjson --format ndjson -     a filter in a pipe\n"
                "  tradescope extract --explain 1289 release.txt           why the figure at byte 1289 is what it is\n",
    .options = options,
    .run = run,
};
