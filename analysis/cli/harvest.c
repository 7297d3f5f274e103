/* The main thread feeds documents and lines to a relay and hands the results over in order; what is under way bounds the
   memory, so that a stream of any length flows through it. A long document is not one task among others: the main thread
   reads it when its turn has come, with all threads, and hands its records over piece by piece. */
#include "cli/harvest.h"

#include "core/relay.h"
#include "text/document.h"
#include "text/ndjson.h"

#include <stdlib.h>
#include <sys/stat.h>

enum { SLOTS_PER_JOB = 16, LONG_DOCUMENT = 1 << 18 /* bytes of a file */ };

struct task {
    const tsc_input *input;
    tsc_buffer line; /* of NDJSON */
    size_t number;   /* of the line, 0 for a whole file */
    bool whole;      /* a long document, read when its turn has come */
    tsc_document document;
    tsc_records records;
    tsc_status status;
    tsc_error err;
};

struct harvest {
    const tsc_harvest_opts *opts;
    tsc_harvest_take *take;
    void *context;
    struct task *tasks;
    tsc_workspace **workspaces; /* of each worker */
    /* Where the reading of inputs stands. */
    const tsc_input *inputs;
    size_t count, next;
    tsc_ndjson *lines; /* of inputs[next], while it is being read */
};

static void work(void *context, size_t worker, size_t slot)
{
    struct harvest *h = context;
    struct task *task = &h->tasks[slot];
    const tsc_harvest_opts *opts = h->opts;
    if (task->status != TSC_OK || task->whole)
        return;
    tsc_document_reset(&task->document);
    task->status = task->number
                       ? tsc_ndjson_document(tsc_span_make(task->line.data, task->line.length), task->input->path,
                                             task->number, &opts->document, &task->document, &task->err)
                       : tsc_document_read(task->input->path, &opts->document, &task->document, &task->err);
    if (task->status == TSC_OK)
        task->status = tsc_extract_in(opts->extractor, h->workspaces[worker], &task->document, &opts->extract, &task->records, &task->err);
    if (task->status != TSC_OK)
        tsc_error_locate(&task->err, task->input->path, task->number);
}

static void begin_task(struct task *task, const tsc_input *input, size_t number)
{
    task->input = input;
    task->number = number;
    task->whole = false;
    task->status = TSC_OK;
}

/* Takes the next line of the NDJSON file that is open; at its end closes it. Whether there is a task. */
static bool feed_line(struct harvest *h, struct task *task)
{
    const tsc_input *input = &h->inputs[h->next];
    tsc_span line = {NULL, 0};
    size_t number = 0;
    tsc_error err;
    tsc_status status = tsc_ndjson_next(h->lines, &line, &number, &err);
    begin_task(task, input, number);
    if (status == TSC_OK && line.data) {
        tsc_buffer_reset(&task->line);
        tsc_buffer_add_span(&task->line, line);
        task->status = tsc_buffer_status(&task->line, &task->err);
        return true;
    }
    if (status != TSC_OK) {
        task->err = err;
        task->status = tsc_error_locate(&task->err, input->path, number);
        if (status == TSC_ELIMIT) /* that line was skipped, the next may be good */
            return true;
    }
    tsc_ndjson_free(h->lines);
    h->lines = NULL;
    h->next++;
    return status != TSC_OK;
}

static bool is_long(const tsc_input *input)
{
    struct stat info;
    return stat(input->path, &info) == 0 && info.st_size > LONG_DOCUMENT;
}

static bool feed_input(struct harvest *h, struct task *task)
{
    const tsc_input *input = &h->inputs[h->next];
    if (input->kind == TSC_INPUT_NDJSON) {
        tsc_error err;
        if (tsc_ndjson_new(input->path, &h->lines, &err) == TSC_OK)
            return false;
        begin_task(task, input, 0);
        task->err = err;
        task->status = tsc_error_locate(&task->err, input->path, 0);
    } else if (input->kind == TSC_INPUT_DOCUMENT) {
        begin_task(task, input, 0);
        task->whole = is_long(input);
    }
    h->next++;
    return input->kind == TSC_INPUT_DOCUMENT || input->kind == TSC_INPUT_NDJSON;
}

static bool feed(void *context, size_t slot)
{
    struct harvest *h = context;
    struct task *task = &h->tasks[slot];
    bool fed = false;
    while (!fed && h->next < h->count)
        fed = h->lines ? feed_line(h, task) : feed_input(h, task);
    return fed;
}

/* A long document by itself; what it takes is given back at once. */
static tsc_status take_whole(struct harvest *h, struct task *task, tsc_error *err)
{
    tsc_document_opts document = h->opts->document;
    tsc_extract_opts extract = h->opts->extract;
    tsc_workspace *workspace = h->workspaces[0];
    tsc_status status = TSC_OK;
    document.jobs = extract.jobs = h->opts->jobs;
    task->status = tsc_document_read(task->input->path, &document, &task->document, &task->err);
    if (task->status == TSC_OK && h->opts->pieces) {
        status = tsc_extract_each(h->opts->extractor, workspace, &task->document, &extract, h->take, h->context, err);
    } else if (task->status == TSC_OK) {
        task->status = tsc_extract_in(h->opts->extractor, workspace, &task->document, &extract, &task->records, &task->err);
        status = task->status == TSC_OK ? h->take(h->context, &task->document, &task->records, err) : TSC_OK;
    }
    if (task->status != TSC_OK)
        tsc_error_locate(&task->err, task->input->path, 0);
    tsc_document_clear(&task->document);
    return status;
}

static tsc_status hand_over(void *context, size_t slot, tsc_error *err)
{
    struct harvest *h = context;
    struct task *task = &h->tasks[slot];
    tsc_status status = TSC_OK;
    if (task->status == TSC_OK)
        status = task->whole ? take_whole(h, task, err) : h->take(h->context, &task->document, &task->records, err);
    if (task->status != TSC_OK && h->opts->notes.add)
        h->opts->notes.add(h->opts->notes.context, &task->err);
    return status;
}

static void clear(struct harvest *h, size_t slots, size_t jobs)
{
    tsc_ndjson_free(h->lines);
    for (size_t i = 0; h->tasks && i < slots; i++) {
        tsc_document_clear(&h->tasks[i].document);
        tsc_buffer_clear(&h->tasks[i].line);
    }
    for (size_t i = 0; h->workspaces && i < jobs; i++)
        tsc_workspace_free(h->workspaces[i]);
    free(h->tasks);
    free(h->workspaces);
}

tsc_status tsc_harvest(const tsc_input *inputs, size_t count, const tsc_harvest_opts *opts, tsc_harvest_take *take,
                       void *context, tsc_error *err)
{
    const size_t jobs = opts->jobs < 1 ? 1 : opts->jobs < TSC_RELAY_WORKERS ? opts->jobs : TSC_RELAY_WORKERS;
    const size_t slots = jobs * SLOTS_PER_JOB;
    struct harvest h = {.opts = opts, .take = take, .context = context, .inputs = inputs, .count = count};
    h.tasks = calloc(slots, sizeof *h.tasks);
    h.workspaces = calloc(jobs, sizeof *h.workspaces);
    bool ready = h.tasks && h.workspaces;
    for (size_t i = 0; ready && i < slots; i++)
        tsc_document_init(&h.tasks[i].document);
    for (size_t i = 0; ready && i < jobs; i++)
        ready = (h.workspaces[i] = tsc_workspace_new()) != NULL;
    const tsc_relay relay = {&h, feed, work, hand_over};
    tsc_status status = ready ? tsc_relay_run(&relay, slots, jobs, err) : tsc_error_memory(err, "the texts");
    clear(&h, slots, jobs);
    return status;
}
