/* What an act is of that is told without its own name: the paper that was signed, the next session, the last one, it. */
#include "extract/event_resume.h"

#include "extract/event_draft.h"
#include "extract/event_repeat.h"

/* An act of what another one was of. */
static void resume(const tsc_event_codes *codes, const tsc_event *from, tsc_event *event)
{
    event->code = from->code;
    event->sector = from->sector;
    event->weight = tsc_event_code_weight(tsc_event_codes_get(codes, tsc_span_of(event->code)), event->status);
}

/* The document was signed by: the paper signed last by the same. */
static void resume_paper(const tsc_event_codes *codes, const tsc_event_settled *done, tsc_event *event)
{
    for (size_t i = done->count; i-- > tsc_event_first_in_sight(done);)
        if (tsc_event_is_paper(&done->events[i]) && done->events[i].status == event->status &&
            tsc_event_has_same_actors(&done->events[i], event)) {
            resume(codes, &done->events[i], event);
            return;
        }
}

/* The next session, the third round: of what the last one of these actors was, a commission, consultations; a forum only where
   there was no body. */
static void resume_session(const tsc_event_codes *codes, const tsc_event_settled *done, tsc_event *event)
{
    static const char *const kinds[] = {"JOINT_COMM POL_CONSULT BUS_COUNCIL PARLIAMENT", "BIZ_FORUM"};
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
        for (size_t i = done->count; i-- > tsc_event_first_in_sight(done);)
            if (tsc_span_is_among(tsc_span_of(done->events[i].code), kinds[k]) &&
                tsc_event_has_same_actors(&done->events[i], event)) {
                resume(codes, &done->events[i], event);
                return;
            }
}

static bool shares_actor(const tsc_event *a, const tsc_event *b)
{
    for (size_t i = 0; i < a->actor_count; i++)
        if (tsc_place_is_among(a->actors[i], b->actors, b->actor_count))
            return true;
    return false;
}

/* The last one took place in 2022: of what the act told last of these actors was, the one in Rabat of one of them; a
   second flight only of what may fly. False where none was. */
static bool resume_one(const tsc_event_codes *codes, const tsc_event_draft *draft, const tsc_event_settled *done,
                       tsc_event *event)
{
    const bool elsewhere = draft->named_count == 0 && draft->located_count == 1;
    static const char goers[] = "AID_HUM AID_ECON AIR_LINK LOG_HUB TRADE_EXPAND SEC_DEF HEALTH FOOD_SEC CONTRACT";
    const bool goes = strcmp(event->code, "AID_HUM") == 0;
    for (size_t i = done->count; i-- > tsc_event_first_in_sight(done);) {
        const bool fits = !goes || tsc_span_is_among(tsc_span_of(done->events[i].code), goers);
        if (fits &&
            (elsewhere ? shares_actor(&done->events[i], event) : tsc_event_has_same_actors(&done->events[i], event))) {
            resume(codes, &done->events[i], event);
            return true;
        }
    }
    return false;
}

/* It will be signed, it opens in May: what the act told last of these actors and of such a code was, unless that is told
   again, and then perhaps with its day. A paper, a meeting and a congress need none before them. False where there is nothing to tell. */
static bool resume_it(const tsc_event_codes *codes, const tsc_event_draft *draft, tsc_event_settled *done,
                      tsc_event *event)
{
    const bool day = draft->when.kind == TSC_PERIOD_DAY || draft->when.kind == TSC_PERIOD_DAYS;
    for (size_t i = done->count; i-- > tsc_event_first_in_sight(done);) {
        tsc_event *before = &done->events[i];
        if (!tsc_event_has_same_actors(before, event) ||
            !tsc_span_is_among(tsc_span_of(before->code), draft->antecedents))
            continue;
        if (before->status == event->status && event->status == TSC_EVENT_DONE) {
            before->date = day && !done->explicit_day[i] ? draft->when : before->date; /* it took place on 21 May */
            done->explicit_day[i] = done->explicit_day[i] || day;
            return false;
        }
        resume(codes, before, event);
        return true;
    }
    return tsc_event_is_paper(event) || tsc_span_is_among(tsc_span_of(event->code), "MEET MULTI_EVENT");
}

/* The signing: of the paper named last between the same actors, which it repeats where that was signed already. True
   where it does. */
static bool find_paper(const tsc_event_settled *done, tsc_event *event)
{
    for (size_t i = done->count; i-- > tsc_event_first_in_sight(done);) {
        if (strcmp(done->sources[i]->code->group, "instrument") != 0 ||
            !tsc_event_has_same_actors(&done->events[i], event))
            continue;
        if (done->events[i].status == event->status)
            return true;
        if (tsc_event_is_paper(&done->events[i]) && event->status != TSC_EVENT_DONE)
            event->code = done->events[i].code;
        return false;
    }
    return false;
}

bool tsc_event_resume(const tsc_event_codes *codes, const tsc_event_draft *draft, tsc_event_settled *done,
                      tsc_event *event)
{
    if ((draft->paper && find_paper(done, event)) || (draft->one && !resume_one(codes, draft, done, event)) ||
        (draft->antecedents && !resume_it(codes, draft, done, event)))
        return false;
    if (draft->again && draft->definite && tsc_event_is_paper(event))
        resume_paper(codes, done, event);
    else if (draft->again && !tsc_event_is_paper(event))
        resume_session(codes, done, event);
    return true;
}
