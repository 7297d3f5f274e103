#include "core/relay.h"

#include <pthread.h>
#include <stdlib.h>

/* The slots are a ring. Those from `taken` to `begun` are being worked on or done, those from `begun` to `fed` wait. */
typedef struct course {
    const tsc_relay *relay;
    pthread_mutex_t lock;
    pthread_cond_t waiting; /* for the workers: something was fed, or all is over */
    pthread_cond_t done;    /* for the caller's thread: something was done */
    bool *finished;         /* of each slot */
    size_t slots, taken, begun, fed;
    bool over;
} course;

typedef struct worker {
    course *course;
    size_t number;
    pthread_t thread;
} worker;

/* Works on the next slot that waits; false where none does. The lock is held before and after. */
static bool work_one(course *c, size_t number)
{
    if (c->begun == c->fed)
        return false;
    size_t slot = c->begun++ % c->slots;
    pthread_mutex_unlock(&c->lock);
    c->relay->work(c->relay->context, number, slot);
    pthread_mutex_lock(&c->lock);
    c->finished[slot] = true;
    pthread_cond_signal(&c->done);
    return true;
}

static void *work(void *context)
{
    worker *own = context;
    course *c = own->course;
    pthread_mutex_lock(&c->lock);
    while (!c->over)
        if (!work_one(c, own->number))
            pthread_cond_wait(&c->waiting, &c->lock);
    pthread_mutex_unlock(&c->lock);
    return NULL;
}

/* Feeds as many slots as are free; feeding may read files, so the workers go on meanwhile. */
static bool feed_all(course *c)
{
    while (c->fed - c->taken < c->slots) {
        size_t slot = c->fed % c->slots;
        pthread_mutex_unlock(&c->lock);
        bool more = c->relay->feed(c->relay->context, slot);
        pthread_mutex_lock(&c->lock);
        if (!more)
            return false;
        c->finished[slot] = false;
        c->fed++;
        pthread_cond_signal(&c->waiting);
    }
    return true;
}

static tsc_status take_all(course *c, tsc_error *err)
{
    tsc_status status = TSC_OK;
    while (status == TSC_OK && c->taken < c->begun && c->finished[c->taken % c->slots]) {
        size_t slot = c->taken % c->slots;
        pthread_mutex_unlock(&c->lock);
        status = c->relay->take(c->relay->context, slot, err);
        pthread_mutex_lock(&c->lock);
        c->taken++;
    }
    return status;
}

/* The caller's thread: takes what is done, feeds what is free, and works where neither can be. */
static tsc_status lead(course *c, tsc_error *err)
{
    bool more = true;
    tsc_status status = TSC_OK;
    pthread_mutex_lock(&c->lock);
    while (status == TSC_OK && (more || c->taken < c->fed)) {
        status = take_all(c, err);
        if (status != TSC_OK)
            break;
        if (more)
            more = feed_all(c);
        bool ready = c->taken < c->begun && c->finished[c->taken % c->slots];
        if (!ready && c->taken < c->fed && !work_one(c, 0))
            pthread_cond_wait(&c->done, &c->lock);
    }
    c->over = true;
    pthread_cond_broadcast(&c->waiting);
    pthread_mutex_unlock(&c->lock);
    return status;
}

tsc_status tsc_relay_run(const tsc_relay *relay, size_t slots, size_t workers, tsc_error *err)
{
    course c = {.relay = relay, .slots = slots > 0 ? slots : 1};
    size_t wanted = workers < TSC_RELAY_WORKERS ? workers : TSC_RELAY_WORKERS, started = 1;
    c.finished = calloc(c.slots, sizeof *c.finished);
    worker *team = calloc(wanted + 1, sizeof *team);
    if (c.finished == NULL || team == NULL || pthread_mutex_init(&c.lock, NULL) != 0) {
        free(c.finished);
        free(team);
        return tsc_error_memory(err, "the work of several threads");
    }
    pthread_cond_init(&c.waiting, NULL);
    pthread_cond_init(&c.done, NULL);
    for (; started < wanted; started++) {
        team[started] = (worker){.course = &c, .number = started};
        if (pthread_create(&team[started].thread, NULL, work, &team[started]) != 0)
            break;
    }
    tsc_status status = lead(&c, err);
    for (size_t i = 1; i < started; i++)
        pthread_join(team[i].thread, NULL);
    pthread_cond_destroy(&c.done);
    pthread_cond_destroy(&c.waiting);
    pthread_mutex_destroy(&c.lock);
    free(c.finished);
    free(team);
    return status;
}
