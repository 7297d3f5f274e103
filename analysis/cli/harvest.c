/* The main thread feeds documents and lines to a relay and hands the results over in order; what is under way bounds the
   memory, so that a stream of any length flows through it. A long document is not one task among others: the main thread
   reads it when its turn has come, with all threads, and hands its records over piece by piece. */
#include "cli/harvest.h"

#include "core/relay.h"
#include "text/document.h"
#include "text/ndjson.h"

#include <stdlib.h>
#include <sys/stat.h>

enum {
    GROUP = 16, /* documents that a worker reads together */
    GROUPS_PER_JOB = 2,
    LONG_DOCUMENT = 1 << 18 /* bytes of a file */
};

struct task {
    const tsc_input *input;
    tsc_buffer line; /* of NDJSON */
    size_t number;   /* of the line, 0 for a whole file */
    bool whole;      /* a long document, read when its turn has come */
    tsc_document document;
    tsc_extraction found;
};

struct group {
    struct task tasks[GROUP];
    size_t count;
};

struct harvest {
    const tsc_harvest_opts *opts;
    tsc_harvest_take *take;
    void *context;
    struct group *groups;
    tsc_workspace **workspaces; /* of each worker */
    /* Where the reading of inputs stands. */
    const tsc_input *inputs;
    size_t count, next;
    tsc_ndjson *lines; /* of inputs[next], while it is being read */
};

static void read_document(const struct harvest *h, struct task *task)
{
    const tsc_document_opts *opts = &h->opts->document;
    tsc_extraction *found = &task->found;
    tsc_document_reset(&task->document);
    found->document = &task->document;
    found->status = task->number ? tsc_ndjson_document(tsc_span_make(task->line.data, task->line.length),
                                                       task->input->path, task->number, opts, &task->document, &found->err)
                                 : tsc_document_read(task->input->path, opts, &task->document, &found->err);
}

static void work(void *context, size_t worker, size_t slot)
{
    struct harvest *h = context;
    struct group *group = &h->groups[slot];
    tsc_extraction *found[GROUP];
    size_t count = 0;
    for (size_t i = 0; i < group->count; i++) {
        struct task *task = &group->tasks[i];
        if (task->found.status != TSC_OK || task->whole)
            continue;
        read_document(h, task);
        if (task->found.status == TSC_OK)
            found[count++] = &task->found;
    }
    tsc_extract_several(h->opts->extractor, h->workspaces[worker], &h->opts->extract, found, count);
    for (size_t i = 0; i < group->count; i++) {
        struct task *task = &group->tasks[i];
        if (task->found.status != TSC_OK)
            tsc_error_locate(&task->found.err, task->input->path, task->number);
    }
}

static void begin_task(struct task *task, const tsc_input *input, size_t number)
{
    task->input = input;
    task->number = number;
    task->whole = false;
    task->found.status = TSC_OK;
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
        task->found.status = tsc_buffer_status(&task->line, &task->found.err);
        return true;
    }
    if (status != TSC_OK) {
        task->found.err = err;
        task->found.status = tsc_error_locate(&task->found.err, input->path, number);
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
        task->found.err = err;
        task->found.status = tsc_error_locate(&task->found.err, input->path, 0);
    } else if (input->kind == TSC_INPUT_DOCUMENT) {
        begin_task(task, input, 0);
        task->whole = is_long(input);
    }
    h->next++;
    return input->kind == TSC_INPUT_DOCUMENT || input->kind == TSC_INPUT_NDJSON;
}

static bool feed_task(struct harvest *h, struct task *task)
{
    bool fed = false;
    while (!fed && h->next < h->count)
        fed = h->lines ? feed_line(h, task) : feed_input(h, task);
    return fed;
}

static bool feed(void *context, size_t slot)
{
    struct harvest *h = context;
    struct group *group = &h->groups[slot];
    group->count = 0;
    while (group->count < GROUP && feed_task(h, &group->tasks[group->count]))
        group->count++;
    return group->count > 0;
}

/* A long document by itself; what it takes is given back at once. */
static tsc_status take_whole(struct harvest *h, struct task *task, tsc_error *err)
{
    tsc_document_opts document = h->opts->document;
    tsc_extract_opts extract = h->opts->extract;
    tsc_workspace *workspace = h->workspaces[0];
    tsc_status status = TSC_OK;
    document.jobs = extract.jobs = h->opts->jobs;
    tsc_extraction *found = &task->found;
    found->status = tsc_document_read(task->input->path, &document, &task->document, &found->err);
    if (found->status == TSC_OK && h->opts->pieces) {
        status = tsc_extract_each(h->opts->extractor, workspace, &task->document, &extract, h->take, h->context, err);
    } else if (found->status == TSC_OK) {
        found->status = tsc_extract_in(h->opts->extractor, workspace, &task->document, &extract, &found->records, &found->err);
        status = found->status == TSC_OK ? h->take(h->context, &task->document, &found->records, err) : TSC_OK;
    }
    if (found->status != TSC_OK)
        tsc_error_locate(&found->err, task->input->path, 0);
    tsc_document_clear(&task->document);
    return status;
}

static tsc_status hand_over_task(struct harvest *h, struct task *task, tsc_error *err)
{
    tsc_extraction *found = &task->found;
    tsc_status status = TSC_OK;
    if (found->status == TSC_OK)
        status = task->whole ? take_whole(h, task, err) : h->take(h->context, &task->document, &found->records, err);
    if (found->status != TSC_OK && h->opts->notes.add)
        h->opts->notes.add(h->opts->notes.context, &found->err);
    return status;
}

static tsc_status hand_over(void *context, size_t slot, tsc_error *err)
{
    struct harvest *h = context;
    struct group *group = &h->groups[slot];
    tsc_status status = TSC_OK;
    for (size_t i = 0; status == TSC_OK && i < group->count; i++)
        status = hand_over_task(h, &group->tasks[i], err);
    return status;
}

static void clear(struct harvest *h, size_t slots, size_t jobs)
{
    tsc_ndjson_free(h->lines);
    for (size_t i = 0; h->groups && i < slots * GROUP; i++) {
        struct task *task = &h->groups[i / GROUP].tasks[i % GROUP];
        tsc_document_clear(&task->document);
        tsc_buffer_clear(&task->line);
    }
    for (size_t i = 0; h->workspaces && i < jobs; i++)
        tsc_workspace_free(h->workspaces[i]);
    free(h->groups);
    free(h->workspaces);
}

tsc_status tsc_harvest(const tsc_input *inputs, size_t count, const tsc_harvest_opts *opts, tsc_harvest_take *take,
                       void *context, tsc_error *err)
{
    const size_t jobs = opts->jobs < 1 ? 1 : opts->jobs < TSC_RELAY_WORKERS ? opts->jobs : TSC_RELAY_WORKERS;
    const size_t slots = jobs > 1 ? jobs * GROUPS_PER_JOB : 1;
    struct harvest h = {.opts = opts, .take = take, .context = context, .inputs = inputs, .count = count};
    h.groups = calloc(slots, sizeof *h.groups);
    h.workspaces = calloc(jobs, sizeof *h.workspaces);
    bool ready = h.groups && h.workspaces;
    for (size_t i = 0; ready && i < slots * GROUP; i++)
        tsc_document_init(&h.groups[i / GROUP].tasks[i % GROUP].document);
    for (size_t i = 0; ready && i < jobs; i++)
        ready = (h.workspaces[i] = tsc_workspace_new()) != NULL;
    const tsc_relay relay = {&h, feed, work, hand_over};
    tsc_status status = ready ? tsc_relay_run(&relay, slots, jobs, err) : tsc_error_memory(err, "the texts");
    clear(&h, slots, jobs);
    return status;
}
