/* Groups of countries that are named and take no part: one of them is meant, or among whom somebody is one or the first. */
#include "extract/reading_place.h"

#include "extract/amount.h"

bool tsc_reading_is_one_of_group(const tsc_reading *reading, const tsc_place_mention *place)
{
    const tsc_mentions *words = &reading->of[TSC_ROLE_DISCOURSE];
    for (size_t i = 0; place->group && place->adjective && i < words->count; i++)
        if (tsc_entry_is(words->items[i]->entry, "land") &&
            (words->items[i]->first == place->last || words->items[i]->last == place->first))
            return true;
    return false;
}

/* The token that a place and its preposition begin with. */
static uint32_t start_of_phrase(const tsc_reading *reading, const tsc_place_mention *place)
{
    uint32_t at = place->first;
    const char *code = tsc_reading_before(reading, place->first, &at);
    return tsc_code_is(code, "in") ? at : place->first;
}

/* "Sweden is one of the few European countries that": among whom somebody is one. */
static bool is_field_of_one(const tsc_reading *reading, const tsc_place_mention *place)
{
    enum { REACH = 4 };
    for (uint32_t t = place->first; place->group && t > 1 && place->first - t < REACH; t--)
        if (tsc_mark_is(tsc_reading_function(reading, t - 1), "of") &&
            tsc_number_mark(reading->scan, t - 2, TSC_NUMBER_ONE) != NULL)
            return true;
    return false;
}

/* "its largest European customer", "primer inversor europeo", "the main market in Africa": among whom it is the first. */
static bool is_field_of_rank(const tsc_reading *reading, const tsc_place_mention *place)
{
    if (!place->group)
        return false;
    const tsc_mentions *marks = &reading->of[TSC_ROLE_INDICATOR], *words = &reading->of[TSC_ROLE_DISCOURSE];
    for (size_t i = 0; tsc_place_is_unnamed(place->place) && i < marks->count; i++) { /* أكثر الدول العربية استيرادا */
        const tsc_mark *mark = marks->items[i];
        bool side = tsc_mark_names_trader(mark);
        if (side && mark->first <= place->first && mark->last >= place->last)
            return true;
    }
    uint32_t first = start_of_phrase(reading, place);
    if (!place->adjective && first == place->first)
        return false;
    for (size_t i = 0; i < marks->count; i++) {
        const tsc_mark *mark = marks->items[i];
        bool side = tsc_mark_names_trader(mark);
        if (side && (place->adjective ? mark->first <= place->last && mark->last >= place->first : mark->last == first))
            return true;
    }
    for (size_t i = 0; i < words->count; i++) {
        const tsc_mark *mark = words->items[i];
        bool side = tsc_entry_is(mark->entry, "buyer") || tsc_entry_is(mark->entry, "seller") ||
                    tsc_entry_is(mark->entry, "trader");
        if (side && ((place->adjective && mark->first == place->last) || mark->last == first))
            return true;
    }
    return false;
}

bool tsc_reading_is_field(const tsc_reading *reading, const tsc_place_mention *place)
{
    return is_field_of_rank(reading, place) || is_field_of_one(reading, place);
}

bool tsc_reading_is_of_member(const tsc_reading *reading, const tsc_place_mention *place)
{
    const tsc_mentions *words = &reading->of[TSC_ROLE_DISCOURSE];
    for (size_t i = 0; i < words->count; i++) {
        bool member = tsc_entry_is(words->items[i]->entry, "trader") || tsc_entry_is(words->items[i]->entry, "land");
        bool owned = place->role == TSC_PLACE_OF && words->items[i]->last <= place->first &&
                     place->first - words->items[i]->last <= 2;
        if (member && (owned || words->items[i]->first == place->last))
            return true;
    }
    return false;
}
