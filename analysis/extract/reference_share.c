#include "extract/reference_share.h"

#include "extract/indicator.h"

/* The subject: the one name before the words for the country, but for those that only say where or with whom. */
static const tsc_place_mention *subject_before(const tsc_reading *reading, uint32_t token)
{
    const tsc_place_mention *found = NULL;
    for (size_t i = 0; i < reading->place_count && reading->places[i].first < token; i++) {
        const tsc_place_mention *p = &reading->places[i];
        if (p->role == TSC_PLACE_BARE && !p->minor && !p->adjective)
            found = p;
    }
    return found;
}

/* A percentage between two tokens. */
static bool has_share_between(const tsc_reading *reading, uint32_t first, uint32_t end)
{
    for (size_t i = 0; i < reading->quantities->count; i++) {
        const tsc_quantity *q = &reading->quantities->items[i];
        if (q->first >= first && q->last <= end && (tsc_unit_is_percent(q->unit) || q->form == TSC_QUANTITY_FRACTION))
            return true;
    }
    return false;
}

/* The nearest flow at or behind a token: sold by its owner, or bought. */
static const tsc_indicator *flow_near(const tsc_reading *reading, const tsc_mark *mark)
{
    enum { NEAR = 4 };
    const tsc_mentions *marks = &reading->of[TSC_ROLE_INDICATOR];
    for (size_t i = 0; i < marks->count; i++) {
        const tsc_indicator *flow = tsc_indicator_find(marks->items[i]->entry->code);
        const uint32_t first = marks->items[i]->first, last = marks->items[i]->last;
        const bool near =
            first >= mark->last ? first - mark->last <= NEAR : mark->first >= last && mark->first - last <= NEAR;
        if (near && flow != NULL && tsc_indicator_is_directed(flow) &&
            tsc_entry_has(marks->items[i]->entry, "form", "noun"))
            return flow;
    }
    return NULL;
}

/* Between the subject and the share stands a word of having a part or of the other flow: took, absorbed, bought. */
static bool takes(const tsc_reading *reading, uint32_t first, uint32_t end, const tsc_indicator *flow)
{
    const tsc_mentions *marks = &reading->of[TSC_ROLE_INDICATOR], *words = &reading->of[TSC_ROLE_DISCOURSE];
    for (size_t i = 0; i < words->count; i++)
        if (tsc_entry_is(words->items[i]->entry, "taker") && words->items[i]->first >= first &&
            words->items[i]->last <= end)
            return true;
    for (size_t i = 0; i < marks->count; i++) {
        const tsc_indicator *told = tsc_indicator_find(marks->items[i]->entry->code);
        if (marks->items[i]->first < first || marks->items[i]->first >= end || told == NULL)
            continue;
        if (tsc_entry_is(marks->items[i]->entry, "trade_share") || tsc_indicator_is_opposite(told, flow))
            return true;
    }
    return false;
}

tsc_place tsc_reference_of_shared(const tsc_discourse *discourse, const tsc_reading *reading, const tsc_mark *mark)
{
    const tsc_topic *topic = &discourse->topic;
    const tsc_place_mention *subject = subject_before(reading, mark->first);
    const tsc_indicator *flow = subject != NULL ? flow_near(reading, mark) : NULL;
    if (flow == NULL || !has_share_between(reading, subject->last, mark->first) ||
        !takes(reading, subject->last, mark->first, flow))
        return tsc_place_none();
    const tsc_place spoken[] = {topic->given,
                                tsc_place_same(topic->reporter, subject->place) ? topic->partner : topic->reporter,
                                discourse->subject};
    for (size_t i = 0; i < sizeof spoken / sizeof *spoken; i++)
        if (!tsc_place_is_none(spoken[i]) && !tsc_place_is_world(spoken[i]) &&
            !tsc_place_same(spoken[i], subject->place))
            return spoken[i];
    return tsc_place_none();
}
