/* Work goes in batches: the main thread fills one with paths and lines, threads take them one by one, and the main
   thread hands the results over in order. A batch bounds the memory; a stream of any length flows through it. */
#include "cli/harvest.h"

#include "text/ndjson.h"
#include "text/document.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

enum { BATCH_PER_JOB = 16, JOBS_MAX = 256 };

struct task {
    const tsc_input *input;
    tsc_buffer line; /* of NDJSON */
    size_t number;   /* of the line, 0 for a whole file */
    tsc_document document;
    tsc_records records;
    tsc_status status;
    tsc_error err;
};

struct batch {
    const tsc_harvest_opts *opts;
    struct task *tasks;
    size_t count, room;
    atomic_size_t next;
};

/* Where the reading of inputs stands. */
struct feed {
    const tsc_input *inputs;
    size_t count, next;
    tsc_ndjson *lines; /* of inputs[next], while it is being read */
};

static void do_task(const tsc_harvest_opts *opts, struct task *task)
{
    if (task->status != TSC_OK)
        return;
    tsc_document_reset(&task->document);
    task->status = task->number
                       ? tsc_ndjson_document(tsc_span_make(task->line.data, task->line.length), task->input->path,
                                             task->number, &opts->document, &task->document, &task->err)
                       : tsc_document_read(task->input->path, &opts->document, &task->document, &task->err);
    if (task->status == TSC_OK)
        task->status = tsc_extract(opts->extractor, &task->document, &opts->extract, &task->records, &task->err);
    if (task->status != TSC_OK)
        tsc_error_locate(&task->err, task->input->path, task->number);
}

static void *work(void *context)
{
    struct batch *batch = context;
    for (size_t i; (i = atomic_fetch_add(&batch->next, 1)) < batch->count;)
        do_task(batch->opts, &batch->tasks[i]);
    return NULL;
}

/* A thread that cannot be had is work for the others. */
static void run_batch(struct batch *batch)
{
    pthread_t threads[JOBS_MAX];
    size_t started = 0, wanted = batch->opts->jobs < batch->count ? batch->opts->jobs : batch->count;
    atomic_store(&batch->next, 0);
    while (started + 1 < wanted && started < JOBS_MAX && pthread_create(&threads[started], NULL, work, batch) == 0)
        started++;
    work(batch);
    for (size_t i = 0; i < started; i++)
        pthread_join(threads[i], NULL);
}

static struct task *add_task(struct batch *batch, const tsc_input *input, size_t number)
{
    struct task *task = &batch->tasks[batch->count++];
    task->input = input;
    task->number = number;
    task->status = TSC_OK;
    return task;
}

/* Takes the next line of the NDJSON file that is open; at its end closes it. */
static void feed_line(struct feed *feed, struct batch *batch)
{
    const tsc_input *input = &feed->inputs[feed->next];
    tsc_span line = {NULL, 0};
    size_t number = 0;
    tsc_error err;
    tsc_status status = tsc_ndjson_next(feed->lines, &line, &number, &err);
    if (status == TSC_OK && line.data) {
        struct task *task = add_task(batch, input, number);
        tsc_buffer_reset(&task->line);
        tsc_buffer_add_span(&task->line, line);
        task->status = tsc_buffer_status(&task->line, &task->err);
        return;
    }
    if (status != TSC_OK) {
        struct task *task = add_task(batch, input, number);
        task->err = err;
        task->status = tsc_error_locate(&task->err, input->path, number);
        if (status == TSC_ELIMIT) /* that line was skipped, the next may be good */
            return;
    }
    tsc_ndjson_free(feed->lines);
    feed->lines = NULL;
    feed->next++;
}

static void feed_batch(struct feed *feed, struct batch *batch)
{
    batch->count = 0;
    while (batch->count < batch->room && feed->next < feed->count) {
        const tsc_input *input = &feed->inputs[feed->next];
        if (feed->lines) {
            feed_line(feed, batch);
        } else if (input->kind == TSC_INPUT_NDJSON) {
            tsc_error err;
            if (tsc_ndjson_new(input->path, &feed->lines, &err) != TSC_OK) {
                struct task *task = add_task(batch, input, 0);
                task->err = err;
                task->status = tsc_error_locate(&task->err, input->path, 0);
                feed->next++;
            }
        } else {
            if (input->kind == TSC_INPUT_DOCUMENT)
                add_task(batch, input, 0);
            feed->next++;
        }
    }
}

static tsc_status hand_over(struct batch *batch, tsc_harvest_take take, void *context, tsc_error *err)
{
    for (size_t i = 0; i < batch->count; i++) {
        struct task *task = &batch->tasks[i];
        tsc_status status = TSC_OK;
        if (task->status == TSC_OK)
            status = take(context, &task->document, &task->records, err);
        else if (batch->opts->notes.add)
            batch->opts->notes.add(batch->opts->notes.context, &task->err);
        if (status != TSC_OK)
            return status;
    }
    return TSC_OK;
}

tsc_status tsc_harvest(const tsc_input *inputs, size_t count, const tsc_harvest_opts *opts, tsc_harvest_take take,
                       void *context, tsc_error *err)
{
    size_t jobs = opts->jobs < JOBS_MAX ? opts->jobs : JOBS_MAX;
    struct batch batch = {.opts = opts, .room = jobs * BATCH_PER_JOB};
    struct feed feed = {.inputs = inputs, .count = count};
    batch.tasks = calloc(batch.room, sizeof *batch.tasks);
    if (!batch.tasks)
        return tsc_error_set(err, TSC_ENOMEM, NULL, 0, "out of memory");
    for (size_t i = 0; i < batch.room; i++)
        tsc_document_init(&batch.tasks[i].document);
    tsc_status status = TSC_OK;
    while (status == TSC_OK && feed.next < feed.count) {
        feed_batch(&feed, &batch);
        run_batch(&batch);
        status = hand_over(&batch, take, context, err);
    }
    tsc_ndjson_free(feed.lines);
    for (size_t i = 0; i < batch.room; i++) {
        tsc_document_clear(&batch.tasks[i].document);
        tsc_buffer_clear(&batch.tasks[i].line);
    }
    free(batch.tasks);
    return status;
}
