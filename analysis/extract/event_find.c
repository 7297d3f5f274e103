/* The coder: sentences in, drafts and countries kept. */
#include "extract/event_find.h"

#include "extract/event_draft.h"

tsc_status tsc_event_coder_new(const tsc_document *document, const tsc_event_codes *codes, tsc_arena *arena,
                               tsc_event_coder **coder, tsc_error *err)
{
    *coder = tsc_arena_calloc(arena, 1, sizeof **coder);
    if (!*coder)
        return tsc_error_set(err, TSC_ENOMEM, document->id, 0, "no memory for events");
    (*coder)->document = document;
    (*coder)->codes = codes;
    (*coder)->arena = arena;
    (*coder)->home = tsc_place_none();
    return TSC_OK;
}

static void count_country(tsc_event_coder *coder, tsc_place place, size_t weight)
{
    for (size_t i = 0; i < coder->country_count; i++)
        if (tsc_place_same(coder->countries[i].place, place)) {
            coder->countries[i].weight += weight;
            return;
        }
    if (coder->country_count < TSC_EVENT_COUNTRIES) {
        coder->countries[coder->country_count].place = place;
        coder->countries[coder->country_count++].weight = weight;
    }
}

static void count_doubt(tsc_event_coder *coder, const tsc_event_place *place, size_t weight)
{
    size_t i = 0;
    while (i < coder->doubt_count && !tsc_place_same(coder->doubts[i].place, place->place))
        i++;
    if (i == TSC_EVENT_DOUBTS)
        return;
    if (i == coder->doubt_count) {
        coder->doubts[coder->doubt_count].place = place->place;
        coder->doubts[coder->doubt_count].alternative = place->alternative;
        coder->doubts[coder->doubt_count++].weight = 0;
    }
    coder->doubts[i].weight += weight;
}

static bool room_for_turn(tsc_event_coder *coder)
{
    if (coder->turn_count < coder->turn_room)
        return true;
    size_t room = coder->turn_room ? 2 * coder->turn_room : 64;
    tsc_event_turn *larger = tsc_arena_alloc(coder->arena, room * sizeof *larger);
    if (!larger)
        return false;
    if (coder->turn_count)
        memcpy(larger, coder->turns, coder->turn_count * sizeof *larger);
    coder->turns = larger;
    coder->turn_room = room;
    return true;
}

/* Remembers which countries a sentence spoke of, those where something took place left out. */
static bool take_turn(tsc_event_coder *coder, const tsc_event_sentence *sentence, size_t index)
{
    if (!room_for_turn(coder))
        return false;
    if (tsc_place_is_none(coder->home))
        tsc_place_parse(tsc_span_of(tsc_language_rule(sentence->scan->language, "home", NULL)), &coder->home);
    tsc_event_turn *turn = &coder->turns[coder->turn_count++];
    *turn = (tsc_event_turn){.both = sentence->both, .role = sentence->role, .pair = sentence->pair, .paragraph = coder->document->sentences[index].paragraph};
    bool title = coder->document->sentences[index].kind == TSC_BLOCK_TITLE;
    for (size_t i = 0; i < sentence->place_count; i++) {
        const tsc_event_place *place = &sentence->places[i];
        size_t weight = place->dateline ? 2u : place->locative ? 1u : (place->capital ? 1u : 2u) * (title ? 2u : 1u);
        count_country(coder, place->place, weight);
        if (!tsc_place_is_none(place->alternative))
            count_doubt(coder, place, weight);
        bool known = place->locative || place->dateline;
        for (size_t k = 0; k < turn->count && k < 2; k++)
            known = known || tsc_place_same(turn->places[k], place->place);
        if (!known && turn->count < 2)
            turn->places[turn->count] = place->place;
        turn->count = (uint8_t)(turn->count + (!known && turn->count < 3));
    }
    return true;
}

tsc_status tsc_event_coder_read(tsc_event_coder *coder, const tsc_scan *scan, size_t sentence, const tsc_timexes *timexes,
                                tsc_arena *scratch, tsc_error *err)
{
    tsc_event_sentence own;
    if (scan->token_count == 0)
        return TSC_OK;
    tsc_status status = tsc_event_sentence_make(scan, timexes, scratch, &own, err);
    if (status != TSC_OK)
        return status;
    if (own.place_count == 0 && own.act_count == 0)
        return TSC_OK;
    if (!take_turn(coder, &own, sentence))
        return tsc_error_set(err, TSC_ENOMEM, coder->document->id, 0, "no memory for events");
    return own.act_count ? tsc_event_drafts_make(coder, &own, sentence, scratch, err) : TSC_OK;
}
