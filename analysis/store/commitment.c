/* Promises followed to their end. A promise is one however often it is stated: the same act with the same or no due
   date. What ends it: the act done after it was made; its cancellation; a new date for it. Repeating it does not. */
#include "store/occasion.h"

#include <stdlib.h>

const char *tsc_commitment_state_name(tsc_commitment_state state)
{
    static const char *const names[] = {"open", "due", "overdue", "fulfilled", "restated", "superseded", "cancelled"};
    return names[state];
}

static bool is_future(const tsc_occasion *occasion)
{
    return occasion->event.status == TSC_EVENT_PLANNED || occasion->event.status == TSC_EVENT_COMMITTED;
}

static tsc_period stated_on(const tsc_stored_event *report)
{
    return tsc_period_of_date(report->document_date);
}

/* The day from which the promise stands: announced, else the oldest document that has it. */
static tsc_period made_on(const tsc_occasion *promise)
{
    return promise->event.date.kind ? promise->event.date : stated_on(promise->reports[0]);
}

static long first_day(tsc_period period)
{
    return tsc_date_to_days(period.first);
}

static long last_day(tsc_period period)
{
    return tsc_date_to_days(period.last);
}

/* Of what has a name of its own another of another field is another. */
static bool is_of_name(const tsc_occasion *act, const tsc_occasion *promise, const tsc_act_codes *codes)
{
    const char *done = act->event.sector, *promised = promise->event.sector;
    return !tsc_act_codes_is_named(codes, act->event.code) || strcmp(done ? done : "", promised ? promised : "") == 0;
}

/* An act done keeps a promise where it came after it was made and not long before it was due. */
static bool fulfils(const tsc_occasion *act, const tsc_occasion *promise, const tsc_act_codes *codes)
{
    tsc_period made = made_on(promise), due = promise->event.due, done = act->event.date;
    if (act->event.status != TSC_EVENT_DONE || !tsc_events_same_act(codes, &act->event, &promise->event) ||
        done.kind == TSC_PERIOD_NONE || !is_of_name(act, promise, codes))
        return false;
    if (made.kind && last_day(done) <= first_day(made))
        return false; /* what was done on the day of the promise is not what was promised */
    tsc_period expected = due.kind ? due : made;
    if (expected.kind && tsc_act_codes_recurs(codes, act->event.code) &&
        first_day(done) > last_day(expected) + codes->late_days * (due.kind ? 1 : 2))
        return false;
    return due.kind == TSC_PERIOD_NONE || last_day(done) + codes->early_days >= first_day(due);
}

static bool cancels(const tsc_occasion *act, const tsc_occasion *promise, const tsc_act_codes *codes)
{
    tsc_period made = made_on(promise), due = promise->event.due, done = act->event.date;
    bool same = act->event.status == TSC_EVENT_CANCELLED && tsc_events_same_act(codes, &act->event, &promise->event);
    if (act->event.status == TSC_EVENT_DONE && strcmp(act->event.code, "VISIT_CANCEL") == 0 &&
        (strcmp(promise->event.code, "VISIT") == 0 || strcmp(promise->event.code, "MEET") == 0)) {
        tsc_event as_promised = act->event;
        as_promised.code = promise->event.code;
        same = tsc_events_same_act(codes, &as_promised, &promise->event);
    }
    bool known = done.kind != TSC_PERIOD_NONE;
    bool after = !known || made.kind == TSC_PERIOD_NONE || last_day(done) >= first_day(made);
    bool in_time = !known || due.kind == TSC_PERIOD_NONE || first_day(done) <= last_day(due) + codes->soon_days;
    return same && after && in_time;
}

/* A new date is given before the old one or soon after it has passed. */
static bool supersedes(const tsc_occasion *later, const tsc_occasion *promise, const tsc_act_codes *codes)
{
    tsc_period made = made_on(promise), again = made_on(later), due = promise->event.due, next = later->event.due;
    bool dated = made.kind && again.kind && due.kind && next.kind;
    return dated && later != promise && is_future(later) &&
           tsc_events_same_act(codes, &later->event, &promise->event) && tsc_period_compare(again, made) > 0 &&
           first_day(next) > last_day(due) && first_day(again) <= last_day(due) + codes->early_days;
}

/* The earliest act that ends the promise; occasions come in order of date. */
static void find_end(const tsc_occasion *occasions, size_t count, const tsc_act_codes *codes,
                     tsc_commitment *commitment)
{
    const tsc_occasion *promise = commitment->promise;
    for (size_t i = 0; i < count && !commitment->end; i++) {
        const tsc_occasion *act = &occasions[i];
        if (fulfils(act, promise, codes))
            commitment->state = TSC_COMMITMENT_FULFILLED;
        else if (cancels(act, promise, codes))
            commitment->state = TSC_COMMITMENT_CANCELLED;
        else if (supersedes(act, promise, codes))
            commitment->state = TSC_COMMITMENT_SUPERSEDED;
        else
            continue;
        commitment->end = act;
    }
}

/* Documents of a later date than the first that say it again. */
static size_t count_restatements(const tsc_occasion *promise)
{
    size_t again = 0;
    tsc_period first = stated_on(promise->reports[0]);
    for (size_t i = 1; i < promise->report_count; i++)
        again += first.kind && tsc_period_compare(stated_on(promise->reports[i]), first) > 0;
    return again;
}

static void assess(tsc_commitment *commitment, const tsc_act_codes *codes, tsc_date as_of)
{
    tsc_period due = commitment->promise->event.due;
    commitment->restatements = count_restatements(commitment->promise);
    commitment->has_due = due.kind != TSC_PERIOD_NONE && as_of.year != 0;
    if (commitment->has_due)
        commitment->days_left = last_day(due) - tsc_date_to_days(as_of);
    if (commitment->end)
        return;
    commitment->overdue = commitment->has_due && commitment->days_left < 0;
    bool running = commitment->has_due && first_day(due) <= tsc_date_to_days(as_of);
    if (commitment->overdue)
        commitment->state = TSC_COMMITMENT_OVERDUE;
    else if (running || (commitment->has_due && commitment->days_left <= codes->soon_days))
        commitment->state = TSC_COMMITMENT_DUE;
    else
        commitment->state = commitment->restatements ? TSC_COMMITMENT_RESTATED : TSC_COMMITMENT_OPEN;
}

static int compare_commitments(const void *left, const void *right)
{
    const tsc_commitment *a = left, *b = right;
    int order = (a->promise->event.due.kind == TSC_PERIOD_NONE) - (b->promise->event.due.kind == TSC_PERIOD_NONE);
    if (!order)
        order = tsc_period_compare(a->promise->event.due, b->promise->event.due);
    if (!order)
        order = strcmp(a->promise->event.code, b->promise->event.code);
    return order ? order : (a->promise > b->promise) - (a->promise < b->promise);
}

tsc_status tsc_commitments_of_occasions(const tsc_occasion *occasions, size_t count, const tsc_act_codes *codes,
                                        tsc_date as_of, tsc_arena *arena, tsc_commitment **commitments,
                                        size_t *commitment_count, tsc_error *err)
{
    *commitment_count = 0;
    *commitments = tsc_arena_calloc(arena, count + 1, sizeof **commitments);
    if (!*commitments)
        return tsc_error_memory(err, "the store");
    for (size_t i = 0; i < count; i++) {
        if (!is_future(&occasions[i]))
            continue;
        tsc_commitment *commitment = &(*commitments)[(*commitment_count)++];
        commitment->promise = &occasions[i];
        find_end(occasions, count, codes, commitment);
        assess(commitment, codes, as_of);
    }
    qsort(*commitments, *commitment_count, sizeof **commitments, compare_commitments);
    return TSC_OK;
}
