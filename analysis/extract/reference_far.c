/* "Thence", "thither": of those that the sentence has addressed by a preposition. */
#include "extract/reference_far.h"

#include "extract/indicator.h"

/* "экспорт в Грузию … импорт оттуда": right behind the noun of a flow. */
static bool is_end_of_flow(const tsc_reading *reading, const tsc_place_mention *place)
{
    const tsc_mentions *marks = &reading->of[TSC_ROLE_INDICATOR];
    uint32_t at = place->first;
    if (place->role != TSC_PLACE_IN || !tsc_reading_goes_into(reading, place) ||
        tsc_reading_before(reading, place->first, &at) == NULL)
        return false;
    for (size_t i = 0; i < marks->count; i++)
        if (marks->items[i]->last == at && reading->indicators[i] != NULL &&
            reading->indicators[i]->name == TSC_INDICATOR_EXPORTS)
            return true;
    return false;
}

/* "Jordan sold Syria goods … and bought from it": the other side that was named by a preposition. */
static tsc_place addressed_before(const tsc_reading *reading, uint32_t token)
{
    tsc_place found = tsc_place_none();
    for (size_t i = 0; i < reading->place_count && reading->places[i].first < token; i++) {
        const tsc_place_mention *p = &reading->places[i];
        if (!p->referred && !p->minor &&
            (p->role == TSC_PLACE_TO || p->role == TSC_PLACE_FROM || p->role == TSC_PLACE_WITH ||
             is_end_of_flow(reading, p)))
            found = p->place;
    }
    return found;
}

/* "из Узбекистана в Туркмению отправлено … и оттуда закуплено": from where they had been sent. */
static tsc_place sent_before(const tsc_reading *reading, uint32_t token)
{
    tsc_place found = tsc_place_none(), from = tsc_place_none();
    for (size_t i = 0; i < reading->place_count && reading->places[i].first < token; i++) {
        const tsc_place_mention *p = &reading->places[i];
        const bool to = p->role == TSC_PLACE_TO || (p->role == TSC_PLACE_IN && tsc_reading_goes_into(reading, p));
        if (!p->referred && !p->minor && (to || p->role == TSC_PLACE_FROM))
            *(to ? &found : &from) = p->place;
    }
    return tsc_place_is_none(from) ? from : found;
}

tsc_place tsc_reference_addressed(const tsc_reading *reading, const tsc_mark *mark)
{
    const tsc_place sent =
        tsc_entry_has(mark->entry, "form", "from") ? sent_before(reading, mark->first) : tsc_place_none();
    return tsc_place_is_none(sent) ? addressed_before(reading, mark->first) : sent;
}
