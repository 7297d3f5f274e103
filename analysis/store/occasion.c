/* Reports into occasions. Reports are taken sharpest first (a day before a month before a year), whatever order they
   came in, and each joins the occasion that it fits best or starts one. Two records of one document are two acts, so an
   occasion takes at most one report of a document: copies and retellings pair off one to one, and "two memorandums" in
   both of two releases are two occasions and not four. */
#include "store/occasion.h"

#include "core/buffer.h"
#include "core/grow.h"

#include <stdlib.h>

static bool is_future(tsc_event_status status)
{
    return status == TSC_EVENT_PLANNED || status == TSC_EVENT_COMMITTED;
}

static long span_days(tsc_period period)
{
    return period.kind ? tsc_date_to_days(period.last) - tsc_date_to_days(period.first) : 1L << 20;
}

/* What tells occasions of a kind apart: when it is due for promises, when it was for all others. */
static tsc_period time_of(const tsc_event *event)
{
    return is_future(event->status) ? event->due : event->date;
}

bool tsc_periods_compatible(tsc_period a, tsc_period b, long tolerance_days)
{
    if (a.kind == TSC_PERIOD_NONE || b.kind == TSC_PERIOD_NONE)
        return true;
    return tsc_date_to_days(a.first) <= tsc_date_to_days(b.last) + tolerance_days &&
           tsc_date_to_days(b.first) <= tsc_date_to_days(a.last) + tolerance_days;
}

static bool has_actor(const tsc_event *event, tsc_place actor)
{
    for (size_t i = 0; i < event->actor_count; i++)
        if (tsc_place_same(event->actors[i], actor))
            return true;
    return false;
}

bool tsc_event_concerns(const tsc_event *event, const tsc_place pair[2])
{
    return tsc_place_is_none(pair[0]) ||
           (has_actor(event, pair[0]) && (tsc_place_is_none(pair[1]) || has_actor(event, pair[1])));
}

static size_t shared_actors(const tsc_event *a, const tsc_event *b)
{
    size_t shared = 0;
    for (size_t i = 0; i < a->actor_count; i++)
        shared += has_actor(b, a->actors[i]);
    return shared;
}

bool tsc_events_same_act(const tsc_act_codes *codes, const tsc_event *a, const tsc_event *b)
{
    size_t shared = shared_actors(a, b), fewer = a->actor_count < b->actor_count ? a->actor_count : b->actor_count;
    bool sides = shared == fewer && (shared >= 2 || a->actor_count == b->actor_count);
    if (strcmp(a->code, b->code) != 0 || !sides)
        return false;
    return tsc_act_codes_is_usual(codes, a) || tsc_act_codes_is_usual(codes, b) || strcmp(a->sector, b->sector) == 0;
}

static int compare_texts(const char *a, const char *b)
{
    return strcmp(a ? a : "", b ? b : "");
}

/* Sharpest first; what comes last (document, place) only makes the order total. */
static int compare_sharpness(const void *left, const void *right)
{
    const tsc_stored_event *a = *(const tsc_stored_event *const *)left, *b = *(const tsc_stored_event *const *)right;
    long wide_a = span_days(time_of(&a->event)), wide_b = span_days(time_of(&b->event));
    int order = is_future(a->event.status) - is_future(b->event.status); /* acts first: they part promises */
    if (!order)
        order = (wide_a > wide_b) - (wide_a < wide_b);
    if (!order)
        order = tsc_period_compare(time_of(&a->event), time_of(&b->event));
    if (!order)
        order = (a->event.sector == NULL) - (b->event.sector == NULL);
    if (!order)
        order = tsc_date_compare(a->document_date, b->document_date);
    if (!order)
        order = (a->event.confidence < b->event.confidence) - (a->event.confidence > b->event.confidence);
    if (!order)
        order = strcmp(a->document, b->document);
    return order ? order : (a->event.start > b->event.start) - (a->event.start < b->event.start);
}

static int compare_reports(const void *left, const void *right)
{
    const tsc_stored_event *a = *(const tsc_stored_event *const *)left, *b = *(const tsc_stored_event *const *)right;
    int order = tsc_date_compare(a->document_date, b->document_date);
    if (!order)
        order = strcmp(a->document, b->document);
    return order ? order : (a->event.start > b->event.start) - (a->event.start < b->event.start);
}

static int compare_occasions(const void *left, const void *right)
{
    const tsc_occasion *a = left, *b = right;
    int order = tsc_period_compare(a->event.date, b->event.date);
    if (!order)
        order = strcmp(a->event.code, b->event.code);
    if (!order)
        order = (int)a->event.status - (int)b->event.status;
    if (!order)
        order = tsc_period_compare(a->event.due, b->event.due);
    if (!order)
        order = compare_texts(a->event.sector, b->event.sector);
    return order ? order : compare_reports(&a->reports[0], &b->reports[0]);
}

typedef struct merging {
    tsc_occasion *occasions;
    size_t count;
    size_t *of;      /* the occasion of each report */
    tsc_map taken;   /* "OCCASION DOCUMENT" of all reports so far */
    tsc_map by_code; /* code -> bucket */
    tsc_arena *arena;
    const tsc_act_codes *codes;
    bool failed; /* memory was short while it was asked who holds what */
} merging;

/* The occasions of one code, in order of sharpness. */
typedef struct bucket {
    size_t *items, count, room;
} bucket;

static bool holds_document(merging *m, size_t occasion, const char *document)
{
    tsc_buffer key;
    tsc_buffer_init(&key);
    tsc_buffer_printf(&key, "%zu %s", occasion, document);
    bool held = !key.failed && tsc_map_get(&m->taken, tsc_span_make(key.data, key.length)) != NULL;
    m->failed = m->failed || key.failed;
    tsc_buffer_clear(&key);
    return held;
}

static bool take_document(merging *m, size_t occasion, const char *document)
{
    tsc_buffer key;
    tsc_buffer_init(&key);
    tsc_buffer_printf(&key, "%zu %s", occasion, document);
    char *copy = key.failed ? NULL : tsc_arena_strndup(m->arena, key.data, key.length);
    bool good = copy && tsc_map_put(&m->taken, tsc_span_make(copy, key.length), m->occasions);
    tsc_buffer_clear(&key);
    return good;
}

static bool add_to_bucket(merging *m, size_t occasion)
{
    tsc_span code = tsc_span_of(m->occasions[occasion].event.code);
    bucket *b = tsc_map_get(&m->by_code, code);
    if (!b) {
        b = tsc_arena_calloc(m->arena, 1, sizeof *b);
        if (!b || !tsc_map_put(&m->by_code, code, b))
            return false;
    }
    size_t *items = tsc_grow_in(m->arena, b->items, b->count, &b->room, sizeof *items);
    if (!items)
        return false;
    b->items = items;
    b->items[b->count++] = occasion;
    return true;
}

static bool is_kind_of(const tsc_event *a, const tsc_event *b)
{
    return a->status == b->status || (is_future(a->status) && is_future(b->status));
}

/* Whether the act was done after the one statement and before the other: then the later speaks of the next time. */
static bool done_between(const merging *m, const bucket *acts, const tsc_event *a, const tsc_event *b)
{
    bool ordered = tsc_period_compare(a->date, b->date) <= 0;
    tsc_period early = ordered ? a->date : b->date, late = ordered ? b->date : a->date;
    for (size_t k = 0; early.kind && late.kind && k < acts->count; k++) {
        const tsc_event *act = &m->occasions[acts->items[k]].event;
        if (act->status == TSC_EVENT_DONE && act->date.kind && tsc_events_same_act(m->codes, act, a) &&
            tsc_date_to_days(act->date.first) > tsc_date_to_days(early.last) &&
            tsc_date_to_days(act->date.last) < tsc_date_to_days(late.first))
            return true;
    }
    return false;
}

/* Promises, one of them without a date, are one only where they were made near enough to each other: of what comes
   again and again within months (the summit of one year is not that of another), of all else within years; and where
   the act was not done between them. */
static bool may_be_one_promise(const merging *m, const bucket *acts, const tsc_event *a, const tsc_event *b)
{
    if (!is_future(a->status))
        return true;
    bool dated = a->due.kind != TSC_PERIOD_NONE && b->due.kind != TSC_PERIOD_NONE;
    long apart = tsc_act_codes_recurs(m->codes, a->code) ? m->codes->late_days : m->codes->restated_days;
    return (dated || tsc_periods_compatible(a->date, b->date, apart)) && !done_between(m, acts, a, b);
}

/* The first occasion, in order of sharpness, that the report fits; m->count where it fits none. */
static size_t find_occasion(merging *m, const tsc_stored_event **reports, size_t index)
{
    const tsc_stored_event *report = reports[index];
    const bucket *b = tsc_map_get(&m->by_code, tsc_span_of(report->event.code));
    for (size_t k = 0; b && k < b->count; k++) {
        size_t i = b->items[k];
        const tsc_event *event = &m->occasions[i].event;
        if (is_kind_of(event, &report->event) && tsc_events_same_act(m->codes, event, &report->event) &&
            tsc_periods_compatible(time_of(event), time_of(&report->event), m->codes->tolerance_days) &&
            may_be_one_promise(m, b, event, &report->event) && !holds_document(m, i, report->document))
            return i;
    }
    return m->count;
}

/* A later report may know what the sharpest does not: the field, the day on which a promise was first made. */
static void learn(tsc_occasion *occasion, const tsc_event *event, const tsc_act_codes *codes)
{
    if (tsc_act_codes_is_usual(codes, &occasion->event) && event->sector)
        occasion->event.sector = event->sector;
    if (is_future(event->status)) {
        if (event->date.kind &&
            (occasion->event.date.kind == TSC_PERIOD_NONE || tsc_period_compare(event->date, occasion->event.date) < 0))
            occasion->event.date = event->date;
        if (event->status == TSC_EVENT_COMMITTED)
            occasion->event.status = TSC_EVENT_COMMITTED; /* agreed is more than announced */
    }
}

static tsc_status gather(merging *m, const tsc_stored_event **reports, size_t count, tsc_arena *arena, tsc_error *err)
{
    for (size_t i = 0; i < count; i++)
        m->occasions[m->of[i]].report_count++;
    for (size_t i = 0; i < m->count; i++) {
        tsc_occasion *occasion = &m->occasions[i];
        occasion->reports = tsc_arena_calloc(arena, occasion->report_count, sizeof *occasion->reports);
        if (!occasion->reports)
            return tsc_error_memory(err, "the store");
        occasion->report_count = 0;
    }
    for (size_t i = 0; i < count; i++) {
        tsc_occasion *occasion = &m->occasions[m->of[i]];
        occasion->reports[occasion->report_count++] = reports[i];
    }
    for (size_t i = 0; i < m->count; i++) {
        tsc_occasion *occasion = &m->occasions[i];
        qsort(occasion->reports, occasion->report_count, sizeof *occasion->reports, compare_reports);
        occasion->document_count = occasion->report_count; /* one report of a document at most */
    }
    qsort(m->occasions, m->count, sizeof *m->occasions, compare_occasions);
    return TSC_OK;
}

tsc_status tsc_occasions_of_events(const tsc_stored_event *events, size_t count, const tsc_place pair[2],
                                   const tsc_act_codes *codes, tsc_arena *arena, tsc_occasion **occasions,
                                   size_t *occasion_count, tsc_error *err)
{
    const tsc_stored_event **reports = tsc_arena_calloc(arena, count + 1, sizeof *reports);
    merging m = {.occasions = tsc_arena_calloc(arena, count + 1, sizeof *m.occasions),
                 .of = tsc_arena_calloc(arena, count + 1, sizeof *m.of),
                 .arena = arena,
                 .codes = codes};
    size_t kept = 0;
    bool good = true;
    tsc_map_init(&m.taken);
    tsc_map_init(&m.by_code);
    if (!reports || !m.occasions || !m.of)
        return tsc_error_memory(err, "the store");
    for (size_t i = 0; i < count; i++)
        if (events[i].verdict != TSC_VERDICT_REJECTED && tsc_event_concerns(&events[i].event, pair))
            reports[kept++] = &events[i];
    qsort(reports, kept, sizeof *reports, compare_sharpness);
    for (size_t i = 0; good && i < kept; i++) {
        size_t at = find_occasion(&m, reports, i);
        m.of[i] = at;
        if (at < m.count) {
            learn(&m.occasions[at], &reports[i]->event, codes);
        } else {
            m.occasions[m.count++].event = reports[i]->event;
            good = add_to_bucket(&m, at);
        }
        good = good && take_document(&m, at, reports[i]->document);
        m.occasions[at].event.weight = tsc_act_codes_weight(codes, &m.occasions[at].event);
    }
    tsc_map_clear(&m.taken);
    tsc_map_clear(&m.by_code);
    if (!good || m.failed)
        return tsc_error_memory(err, "the store");
    *occasions = m.occasions;
    *occasion_count = m.count;
    return gather(&m, reports, kept, arena, err);
}
