#include "extract/event_home.h"

/* Revenue, budgets, wages are spoken of (trap.tsv), and not as what the act itself is on: budget support, a programme for
   housing. */
static bool has_own_subject(const tsc_event_sentence *sentence, const tsc_event_item *act)
{
    enum { BESIDE = 3 };
    const tsc_scan *scan = sentence->scan;
    for (size_t i = 0; (scan->all.roles >> TSC_ROLE_TRAP & 1) != 0 && i < scan->mark_count; i++) {
        const tsc_mark *mark = &scan->marks[i];
        const bool own = mark->last >= act->first && mark->first < act->last + BESIDE;
        if (mark->role == TSC_ROLE_TRAP && !own && tsc_entry_is(mark->entry, "subject"))
            return true;
    }
    return false;
}

/* The mayor met the shopkeepers, the striker joined a German club: what such do is no act between countries, unless two
   are named for it; what players do never is. */
bool tsc_act_is_at_home(const tsc_event_sentence *sentence, const tsc_act_reading *reading,
                        const tsc_event_draft *draft)
{
    for (size_t i = 0; i < sentence->item_count; i++) {
        const tsc_event_item *item = &sentence->items[i];
        bool acts = draft->named_count == 0 ||
                    (draft->named_count == 1 && (item->last <= reading->verb->first || sentence->verb_first));
        if (item->kind == TSC_EVENT_HOME && (tsc_span_equals(item->code, "sport") || (acts && !draft->both)))
            return true;
    }
    if (tsc_act_is(reading, "VISIT") && reading->act->tense != TSC_TENSE_NOUN && draft->named_count == 0 &&
        !draft->both && !sentence->role)
        return true; /* it came to the highest court */
    return draft->named_count == 0 && !draft->both &&
           tsc_span_is_among(tsc_span_of(reading->code->group), "economy sector soft aid") &&
           has_own_subject(sentence, reading->act);
}

bool tsc_event_is_office(const tsc_event_sentence *sentence, const tsc_event_item *act)
{
    enum { REACH = 3 };
    const tsc_scan *scan = sentence->scan;
    uint32_t of = act->first;
    if (act->verbal || !sentence->role) /* nobody who could hold it */
        return false;
    while (of > 0 && act->first - of < REACH && !tsc_scan_says(scan, of - 1, TSC_ROLE_FUNCTION, "of"))
        of--;
    if (of == 0 || !tsc_scan_says(scan, of - 1, TSC_ROLE_FUNCTION, "of"))
        return false;
    for (size_t i = 0; i < sentence->place_count; i++) {
        const tsc_event_place *place = &sentence->places[i];
        if (place->capital || place->last > of || place->last + 1 < of)
            continue;
        for (size_t k = 0; k < sentence->item_count; k++)
            if (sentence->items[k].kind == TSC_EVENT_ROLE && sentence->items[k].last == place->first)
                return true;
    }
    return false;
}
