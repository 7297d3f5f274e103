#include "extract/event_repeat.h"

bool tsc_event_has_same_actors(const tsc_event *a, const tsc_event *b)
{
    return a->actor_count == b->actor_count && memcmp(a->actors, b->actors, a->actor_count * sizeof *a->actors) == 0;
}

bool tsc_event_is_paper(const tsc_event *event)
{
    return tsc_span_is_among(tsc_span_of(event->code), "AGR_SIGN MOU_SIGN CONTRACT ROADMAP");
}

static bool clash(tsc_period a, tsc_period b)
{
    return a.kind != TSC_PERIOD_NONE && b.kind != TSC_PERIOD_NONE && !tsc_period_same(a, b) &&
           !tsc_period_within(a, b) && !tsc_period_within(b, a);
}

/* A promise whose thing there is but one of; in a field (culture, security) two promises are two. */
static bool is_promise(const tsc_event *event, const tsc_event_draft *draft)
{
    const bool promised = event->status == TSC_EVENT_COMMITTED || event->status == TSC_EVENT_PLANNED;
    return promised && !tsc_span_is_among(tsc_span_of(draft->code->group), "sector soft aid");
}

/* Of which two countries may well do several on one day. */
static bool is_one_of_many(const tsc_event *event)
{
    return tsc_span_is_among(tsc_span_of(event->code), "EDU_CULT LOG_HUB INVEST REL_DOWN");
}

/* Forms of one word: the bridge, bridges. */
static bool starts_alike(tsc_span a, tsc_span b)
{
    enum { STEM = 6 };
    const size_t length = a.length < b.length ? a.length : b.length;
    const size_t stem = length < STEM ? length : STEM;
    return stem > 0 && memcmp(a.data, b.data, stem) == 0;
}

/* The agreement: of whatever field; the agreement on energy: of that. */
static bool is_usual(const tsc_event_draft *draft)
{
    return !draft->sector || (draft->code->sector && strcmp(draft->sector, draft->code->sector) == 0);
}

/* An act that was told before: same code, actors and state, times that do not clash; of papers only a headline or the
   same sentence's. */
bool tsc_event_is_repeat(const tsc_event *old, const tsc_event_draft *old_draft, const tsc_event *event,
                         const tsc_event_draft *draft)
{
    if (strcmp(old->code, event->code) != 0 || !tsc_event_has_same_actors(old, event))
        return false;
    if ((draft->one && draft->when.kind != TSC_PERIOD_NONE) || draft->background != old_draft->background)
        return false;
    bool vague = old_draft->when.kind == TSC_PERIOD_NONE || draft->when.kind == TSC_PERIOD_NONE;
    if (draft->mention && draft->when.kind == TSC_PERIOD_NONE)
        return true;
    const bool other = (old->status == TSC_EVENT_DONE) != (event->status == TSC_EVENT_DONE) &&
                       draft->when.kind != TSC_PERIOD_NONE && event->status == TSC_EVENT_PLANNED &&
                       strcmp(event->code, "VISA_FREE") != 0; /* a headline has visas lifted that will be */
    bool status = old->status == event->status || ((old_draft->title || draft->title) && !other) ||
                  (vague && is_promise(old, old_draft) && is_promise(event, draft));
    if (!status || clash(old_draft->when, draft->when) ||
        (old_draft->founds && !draft->founds && old->status != event->status))
        return false;
    if (tsc_event_is_paper(event) && old->status == TSC_EVENT_DONE && !old_draft->title &&
        old_draft->sentence != draft->sentence)
        return draft->definite && (is_usual(draft) || strcmp(old->sector ? old->sector : "", draft->sector) == 0);
    const bool apart = old_draft->sentence != draft->sentence && !old_draft->title && !draft->title &&
                       !draft->definite && !starts_alike(old_draft->head, draft->head);
    if (apart && is_one_of_many(event) && old->status == TSC_EVENT_DONE && event->status == TSC_EVENT_DONE)
        return false; /* a bridge and a dry port */
    const bool promised = event->status == TSC_EVENT_PLANNED || event->status == TSC_EVENT_COMMITTED;
    if (apart && promised && tsc_span_is_among(tsc_span_of(draft->code->group), "sector soft"))
        return false; /* boats that will be handed over and exercises that will be held, scholarships and a festival */
    if (apart && tsc_span_is_among(tsc_span_of(event->code), "TARIFF_CUT COMPLAINT SUPPORT_POS"))
        return false; /* a duty and a ban, an envoy summoned and a case brought, a vote and a plan backed */
    if (strcmp(event->code, "MULTI_EVENT") == 0 && !tsc_span_equal(old_draft->head, draft->head))
        return false; /* a congress and a summit */
    return !(tsc_event_is_paper(event) && old_draft->sentence == draft->sentence && old->start != event->start);
}

/* A headline's meeting or visit is told in the text in its own way. */
size_t tsc_event_drop_headlines(tsc_event *events, const tsc_event_draft **sources, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        bool told = false;
        for (size_t k = 0; k < count && sources[i]->title && !told; k++)
            told = !sources[k]->title && (events[i].status != TSC_EVENT_DONE || events[k].status == TSC_EVENT_DONE) &&
                   tsc_event_has_same_actors(&events[i], &events[k]) &&
                   strcmp(sources[i]->code->group, sources[k]->code->group) == 0;
        if (told)
            continue;
        events[kept] = events[i];
        sources[kept++] = sources[i];
    }
    return kept;
}

/* Will not come this month: the visit is now planned for May. What is told with its new time was put off and not called off. */
size_t tsc_event_drop_put_off(tsc_event *events, const tsc_event_draft **sources, size_t count)
{
    enum { REACH = 2 };
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        bool again = false;
        for (size_t k = i + 1; k < count && strcmp(events[i].code, "VISIT_CANCEL") == 0 &&
                               sources[k]->sentence <= sources[i]->sentence + REACH && !again;
             k++)
            again = strcmp(events[k].code, "VISIT") == 0 && events[k].status == TSC_EVENT_PLANNED &&
                    events[k].due.kind != TSC_PERIOD_NONE && tsc_event_has_same_actors(&events[i], &events[k]);
        if (again)
            continue;
        events[kept] = events[i];
        sources[kept++] = sources[i];
    }
    return kept;
}
