#include "extract/event_relief.h"

enum { REACH = 4 }; /* sentences */

/* The humanitarian aid that was told last near a draft; NULL where none was. */
static const tsc_event *last_aid(const tsc_event_settled *done, const tsc_event_draft *draft,
                                 const tsc_event_draft **source)
{
    for (size_t i = done->count; i-- > tsc_event_first_in_sight(done);) {
        const tsc_event *event = &done->events[i];
        if (strcmp(event->code, "AID_HUM") != 0 || event->actor_count != 2)
            continue;
        *source = done->sources[i];
        return draft->sentence >= event->sentence && draft->sentence - event->sentence <= REACH ? event : NULL;
    }
    return NULL;
}

/* Whom it was sent to: as its sentence says, else the one beside the only one that it names. */
static tsc_place receiver_of(const tsc_event *aid, const tsc_event_draft *source)
{
    for (size_t i = 0; i < 2; i++)
        if (tsc_place_same(aid->actors[i], source->receiver))
            return source->receiver;
    for (size_t i = 0; i < 2 && source->named_count == 1; i++)
        if (tsc_place_same(aid->actors[i], source->named[0]))
            return aid->actors[1 - i];
    return tsc_place_none();
}

static bool may_be_relief(const tsc_event_draft *draft)
{
    return draft->sent && tsc_span_is_among(tsc_span_of(draft->code->code),
                                            "ENERGY SEC_DEF CONTRACT TRADE_EXPAND FOOD_SEC TARIFF_CUT INVEST");
}

tsc_place tsc_event_relief_receiver(const tsc_event_settled *done, const tsc_event_draft *draft)
{
    const tsc_event_draft *source;
    if (draft->named_count != 1 || draft->located_count > 0 || draft->both ||
        (strcmp(draft->code->code, "AID_HUM") != 0 && !may_be_relief(draft)))
        return tsc_place_none();
    const tsc_event *aid = last_aid(done, draft, &source);
    if (aid == NULL || tsc_place_is_among(draft->named[0], aid->actors, aid->actor_count))
        return tsc_place_none();
    return receiver_of(aid, source);
}

void tsc_event_relief_recode(const tsc_event_codes *codes, const tsc_event_settled *done, const tsc_event_draft *draft,
                             tsc_event *event)
{
    const tsc_event_draft *source;
    const tsc_event *aid = may_be_relief(draft) ? last_aid(done, draft, &source) : NULL;
    const tsc_place receiver = aid != NULL ? receiver_of(aid, source) : tsc_place_none();
    if (tsc_place_is_none(receiver) || tsc_place_is_among(receiver, draft->named, draft->named_count) ||
        !tsc_place_is_among(receiver, event->actors, event->actor_count))
        return;
    const tsc_event_code *code = tsc_event_codes_get(codes, tsc_span_of("AID_HUM"));
    if (code == NULL)
        return;
    event->code = code->code;
    event->sector = code->sector != NULL ? code->sector : event->sector;
    event->weight = tsc_event_code_weight(code, event->status);
}
