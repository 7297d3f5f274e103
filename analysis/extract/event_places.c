/* Countries of a sentence to its acts: those of the act's own clause first, cities that only say where, groups, owners. */
#include "extract/event_places.h"

#include "extract/event_aside.h"

enum { OCCASION_REACH = 6 };

static void add_place(tsc_place *places, size_t *count, tsc_place place)
{
    for (size_t i = 0; i < *count; i++)
        if (tsc_place_same(places[i], place))
            return;
    if (*count < TSC_DRAFT_PLACES)
        places[(*count)++] = place;
}

static bool goes_there(const tsc_act_reading *reading)
{
    return tsc_span_is_among(tsc_span_of(reading->code->code), "VISIT EMB_OPEN CONSULATE AMB_APPOINT VISIT_CANCEL");
}

/* Two acts of a sentence part its countries: a country belongs to the act that it stands nearer to, where both are
   verbs of their own clauses. */
static bool nearer_elsewhere(const tsc_event_sentence *sentence, const tsc_act_reading *readings, size_t count,
                             size_t own, const tsc_event_place *place)
{
    const tsc_act_reading *mine = &readings[own];
    uint32_t distance = tsc_event_distance(sentence, mine->first, mine->last, place->first, place->last);
    for (size_t i = 0; i < count; i++) {
        const tsc_act_reading *other = &readings[i];
        if (i == own || other->dropped || other->verb == mine->verb ||
            sentence->clause[other->verb->first] == sentence->clause[mine->verb->first])
            continue;
        if (tsc_event_distance(sentence, other->first, other->last, place->first, place->last) < distance)
            return true;
    }
    return false;
}

/* On the sidelines of the Sino-African forum, of the Russia-Africa summit: a country that names the occasion stands at its noun, and
   at nobody who speaks for it. */
static bool names_occasion(const tsc_event_sentence *sentence, const tsc_event_item *third,
                           const tsc_event_place *place)
{
    enum { NEAR = 4 };
    bool occasion = false;
    for (size_t i = 0; i < sentence->item_count; i++) {
        const tsc_event_item *item = &sentence->items[i];
        if (item->kind == TSC_EVENT_ROLE && item->first >= third->last && item->first < place->last + 2 &&
            place->first < item->last + 2)
            return false;
        occasion = occasion || (item->first < place->last + NEAR && place->first < item->last + NEAR &&
                                ((item->kind == TSC_EVENT_ACT && tsc_span_equals(item->code, "MULTI_EVENT")) ||
                                 item->kind == TSC_EVENT_TRAP));
    }
    return occasion && !place->directed;
}

/* On the sidelines of the Munich conference, of the summit in Laos: a city or group named right at it is that of the occasion, and a
   country where it is held. */
static bool is_of_occasion(const tsc_event_sentence *sentence, const tsc_event_place *place)
{
    for (size_t i = 0; i < sentence->item_count; i++) {
        const tsc_event_item *third = &sentence->items[i];
        if (third->kind != TSC_EVENT_THIRD || sentence->clause[third->last - 1] != sentence->clause[place->first])
            continue;
        const bool behind = third->last <= place->first && place->first - third->last < OCCASION_REACH,
                   before = sentence->verb_last && place->last <= third->first &&
                            third->first - place->last < OCCASION_REACH / 2;
        if (behind || before)
            return (behind && (place->capital || names_occasion(sentence, third, place))) || place->locative ||
                   !tsc_place_is_country(place->place);
    }
    return false;
}

/* Laos, which chairs ASEAN, backed it: where the subject is a country, what its relative names takes no part. */
typedef struct subject {
    bool parted; /* from its verb by an aside */
    tsc_event_aside aside;
    const tsc_event_place *place;
} subject;

static subject subject_of(const tsc_event_sentence *sentence, const tsc_act_reading *reading)
{
    subject found = {.parted = tsc_event_aside_before(sentence, reading->verb->first, &found.aside)};
    for (size_t i = 0; found.parted && i < sentence->place_count; i++)
        if (sentence->places[i].last + 1 == found.aside.first)
            found.place = &sentence->places[i];
    return found;
}

/* At the Baku climate conference: the city tells which one it was. */
static bool is_venue(const tsc_event_sentence *sentence, const tsc_event_place *place)
{
    enum { REACH = 3 };
    if (!place->capital || !place->locative || sentence->verb_last)
        return false;
    for (size_t i = 0; i < sentence->item_count; i++) {
        const tsc_event_item *event = &sentence->items[i];
        const bool meeting =
            event->kind == TSC_EVENT_ACT && !event->verbal && tsc_span_equals(event->code, "MULTI_EVENT");
        if ((meeting || event->kind == TSC_EVENT_TRAP) && event->last > place->last &&
            event->first < place->last + REACH)
            return tsc_scan_says(sentence->scan, place->first - 1, TSC_ROLE_FUNCTION, "article");
    }
    return false;
}

/* An ambassador to Oman, based in Cairo: where one lives who is accredited elsewhere. */
static bool is_residence(const tsc_event_sentence *sentence, const tsc_event_place *place)
{
    for (size_t i = 0; i < sentence->item_count; i++) {
        const tsc_event_item *item = &sentence->items[i];
        if (item->kind == TSC_EVENT_TRAP && item->last == place->first && tsc_span_equals(item->code, "resident"))
            return true;
    }
    return false;
}

static void gather(const tsc_event_sentence *sentence, const tsc_act_reading *readings, size_t count, size_t own,
                   tsc_event_draft *draft)
{
    const tsc_act_reading *reading = &readings[own];
    uint16_t clause = sentence->clause[reading->verb->first];
    bool third = tsc_event_is_third(sentence);
    const subject own_subject = subject_of(sentence, reading);
    for (unsigned pass = 0; pass < 2; pass++) { /* its own clause, then the rest where that names too few */
        if (pass == 1 && draft->named_count >= 2)
            break;
        for (size_t i = 0; i < sentence->place_count; i++) {
            const tsc_event_place *place = &sentence->places[i];
            if (is_venue(sentence, place) || place->dateline || place->passed ||
                (place->left && tsc_act_is(reading, "VISIT")) ||
                (tsc_act_in_group(reading, "representation") && is_residence(sentence, place)) ||
                (third && is_of_occasion(sentence, place)))
                continue;
            if (own_subject.place != NULL && place->first >= own_subject.aside.first &&
                place->first < own_subject.aside.last)
                continue;
            bool own_clause = place == own_subject.place || sentence->clause[place->first] == clause ||
                              sentence->clause[place->first] == sentence->clause[reading->act->first];
            if (own_clause != (pass == 0) || (pass == 1 && nearer_elsewhere(sentence, readings, count, own, place)))
                continue;
            if (place->locative && !goes_there(reading) &&
                ((place->city && !tsc_act_is(reading, "MEET")) || (place->capital && third)))
                continue; /* a city of a third country says who hosted, not who acted */
            if (place->locative && !goes_there(reading) && pass == 1 && tsc_act_in_group(reading, "instrument"))
                continue; /* signed agreements that will allow embassies in Baku */
            if (place->locative && !goes_there(reading))
                add_place(draft->located, &draft->located_count, place->place);
            else
                add_place(draft->named, &draft->named_count, place->place);
        }
    }
}

/* Backs Montenegro's accession to the Union, travels to Minsk for a summit of it: of two countries and a group the group is what
   it is about. */
static void drop_groups(tsc_event_draft *draft)
{
    size_t countries = 0, kept = 0;
    for (size_t i = 0; i < draft->named_count; i++)
        countries += tsc_place_is_country(draft->named[i]);
    for (size_t i = 0; countries >= 2 && i < draft->named_count; i++)
        if (tsc_place_is_country(draft->named[i]))
            draft->named[kept++] = draft->named[i];
    draft->named_count = countries >= 2 ? kept : draft->named_count;
}

/* An embassy has an owner and a host: of more countries in its clause the two that stand nearest. */
static void keep_nearest_two(const tsc_event_sentence *sentence, const tsc_act_reading *reading, tsc_event_draft *draft)
{
    uint32_t distance[TSC_DRAFT_PLACES] = {0};
    for (size_t i = 0; i < draft->named_count; i++) {
        distance[i] = UINT32_MAX;
        for (size_t k = 0; k < sentence->place_count; k++) {
            const tsc_event_place *place = &sentence->places[k];
            uint32_t apart = tsc_event_distance(sentence, reading->first, reading->last, place->first, place->last);
            if (tsc_place_same(place->place, draft->named[i]) && apart < distance[i])
                distance[i] = apart;
        }
    }
    while (draft->named_count > 2) {
        size_t far = 0;
        for (size_t i = 1; i < draft->named_count; i++)
            far = distance[i] >= distance[far] ? i : far;
        draft->named_count--;
        for (size_t i = far; i < draft->named_count; i++) {
            draft->named[i] = draft->named[i + 1];
            distance[i] = distance[i + 1];
        }
    }
}

/* Whom aid goes to: where it arrived, the one that it is sent to, not the one that it is from, else the one named last. */
static tsc_place receiver_of(const tsc_event_sentence *sentence, const tsc_event_draft *draft)
{
    if (draft->located_count == 1)
        return draft->located[0];
    for (size_t i = 0; i < sentence->place_count; i++)
        if (sentence->places[i].goal)
            return sentence->places[i].place;
    for (size_t i = 0; i < sentence->place_count && draft->named_count == 2; i++)
        if (sentence->places[i].origin)
            return tsc_place_same(sentence->places[i].place, draft->named[0]) ? draft->named[1] : draft->named[0];
    return draft->named_count == 2 ? draft->named[1] : tsc_place_none();
}

/* Agreed to coordinate within the African Union: the body is none of those who agreed. */
static void drop_bodies(const tsc_act_reading *readings, size_t count, tsc_event_draft *draft)
{
    bool coordinates = false;
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        coordinates = coordinates || tsc_act_is(&readings[i], "MULTI_COORD");
    for (size_t i = 0; coordinates && i < draft->named_count; i++)
        if (tsc_place_is_country(draft->named[i]))
            draft->named[kept++] = draft->named[i];
    draft->named_count = coordinates ? kept : draft->named_count;
}

void tsc_event_draft_gather(const tsc_event_sentence *sentence, const tsc_act_reading *readings, size_t count,
                            size_t own, tsc_event_draft *draft)
{
    const tsc_act_reading *reading = &readings[own];
    gather(sentence, readings, count, own, draft);
    if (tsc_act_is(reading, "SUPPORT_POS") || tsc_act_is(reading, "VISIT") || tsc_act_is(reading, "INVITE"))
        drop_groups(draft);
    drop_bodies(readings, count, draft);
    draft->receiver = tsc_act_in_group(reading, "aid") ? receiver_of(sentence, draft) : tsc_place_none();
    if (tsc_act_in_group(reading, "representation") && goes_there(reading))
        keep_nearest_two(sentence, reading, draft);
}

bool tsc_event_is_abroad(const tsc_event_sentence *sentence)
{
    const tsc_event_place *first = NULL;
    for (size_t i = 0; i < sentence->place_count; i++) {
        const tsc_event_place *place = &sentence->places[i];
        if (place->directed || (first && !tsc_place_same(first->place, place->place)))
            return true;
        if (!first && !place->dateline)
            first = place;
    }
    return false;
}
