/* Sentences to what they say, and the coder that keeps drafts and countries. */
#include "extract/event_find.h"

#include "core/grow.h"
#include "extract/event_draft.h"
#include "extract/event_lead.h"

tsc_status tsc_event_coder_new(const tsc_document *document, const tsc_event_codes *codes, tsc_arena *arena,
                               tsc_event_coder **coder, tsc_error *err)
{
    *coder = tsc_arena_calloc(arena, 1, sizeof **coder);
    if (!*coder)
        return tsc_error_set(err, TSC_ENOMEM, document->id, 0, "no memory for events");
    (*coder)->document = document;
    (*coder)->codes = codes;
    (*coder)->arena = arena;
    return TSC_OK;
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
    tsc_event_turn *larger =
        tsc_grow_in(coder->arena, coder->turns, coder->turn_count, &coder->turn_room, sizeof *larger);
    coder->turns = larger ? larger : coder->turns;
    return larger != NULL;
}

static void see(tsc_event_turn *turn, const tsc_event_place *place, size_t weight)
{
    const bool stage = place->locative || place->dateline;
    size_t at = 0;
    turn->dateline = turn->dateline || place->dateline;
    while (at < turn->seen_count && !tsc_place_same(turn->seen[at].place, place->place))
        at++;
    if (at == TSC_EVENT_TURN_PLACES)
        return;
    if (at == turn->seen_count) {
        turn->seen[at].place = place->place;
        turn->seen[at].stage = true;
        turn->seen_count++;
    }
    turn->seen[at].weight = (uint8_t)(turn->seen[at].weight + weight);
    turn->seen[at].stage = turn->seen[at].stage && stage;
}

/* What leads in a list outlives its page. False where memory is short. */
static bool keep_lead(tsc_event_coder *coder, const tsc_event_page *page, tsc_event_turn *turn)
{
    if (page->lead == NULL)
        return true;
    tsc_event_lead *lead = tsc_arena_alloc(coder->arena, sizeof *lead);
    if (lead != NULL)
        *lead = *page->lead;
    turn->lead = lead;
    return lead != NULL;
}

/* The number of the paragraph of a sentence behind those taken before. */
static uint32_t paragraph_of(tsc_event_coder *coder, size_t index)
{
    if (coder->turn_count <= 1)
        coder->passed = index; /* where a chapter begins */
    for (; coder->passed <= index; coder->passed++)
        coder->paragraph += coder->document->sentences[coder->passed].opens;
    return coder->paragraph;
}

/* Remembers which countries a sentence spoke of, those where something took place left out. */
static bool take_turn(tsc_event_coder *coder, const tsc_event_page *page, size_t index)
{
    if (!room_for_turn(coder))
        return false;
    tsc_event_turn *turn = &coder->turns[coder->turn_count++];
    *turn = (tsc_event_turn){.both = page->both,
                             .role = page->role,
                             .pair = page->pair,
                             .bullet = page->bullet,
                             .listed = page->bullet || coder->document->sentences[index].kind == TSC_BLOCK_ITEM,
                             .names = page->place_count > 0 || page->both,
                             .paragraph = paragraph_of(coder, index),
                             .sentence = (uint32_t)index};
    if (!keep_lead(coder, page, turn))
        return false;
    tsc_place_parse(tsc_span_of(tsc_language_habits_of(page->language).home), &turn->home);
    bool title = coder->document->sentences[index].kind == TSC_BLOCK_TITLE;
    for (size_t i = 0; i < page->place_count; i++) {
        const tsc_event_place *place = &page->places[i];
        size_t weight = place->dateline ? 2u : place->locative ? 1u : (place->capital ? 1u : 2u) * (title ? 2u : 1u);
        tsc_event_census_add(&coder->countries, place->place, weight);
        see(turn, place, weight);
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

/* Copies drafts and their texts. */
static bool take_drafts(tsc_event_coder *coder, const tsc_event_page *page)
{
    for (size_t i = 0; i < page->draft_count; i++) {
        tsc_event_draft *draft =
            tsc_event_draft_new(&coder->drafts, &coder->draft_count, &coder->draft_room, coder->arena);
        if (!draft)
            return false;
        *draft = page->drafts[i];
        draft->turn = coder->turn_count - 1;
        draft->rule = tsc_arena_strdup(coder->arena, draft->rule);
        if (draft->sector)
            draft->sector = tsc_arena_strdup(coder->arena, draft->sector);
        if (draft->antecedents)
            draft->antecedents = tsc_arena_strdup(coder->arena, draft->antecedents);
        if (!draft->rule || (page->drafts[i].sector && !draft->sector) ||
            (page->drafts[i].antecedents && !draft->antecedents))
            return false;
    }
    return true;
}

tsc_status tsc_event_coder_take(tsc_event_coder *coder, const tsc_event_page *page, size_t sentence, tsc_error *err)
{
    if (!page->kept || (take_turn(coder, page, sentence) && take_drafts(coder, page)))
        return TSC_OK;
    return tsc_error_set(err, TSC_ENOMEM, coder->document->id, 0, "no memory for events");
}

tsc_status tsc_event_page_read(const tsc_event_codes *codes, const tsc_document *document, const tsc_scan *scan,
                               size_t sentence, const tsc_timexes *timexes, tsc_arena *arena, tsc_event_page *page,
                               tsc_error *err)
{
    tsc_event_sentence own;
    *page = (tsc_event_page){.language = scan->language};
    if (scan->token_count == 0)
        return TSC_OK;
    tsc_status status =
        tsc_event_sentence_make(scan, timexes, tsc_document_begins_item(document, sentence), arena, &own, err);
    if (status == TSC_OK && own.act_count > 0)
        status = tsc_event_drafts_make(codes, document, &own, sentence, page, err);
    page->places = own.places;
    page->place_count = own.place_count;
    page->both = own.both;
    page->role = own.role;
    page->pair = own.pair;
    page->bullet = own.bullet;
    if (status == TSC_OK && tsc_event_sentence_leads(scan)) {
        page->lead = tsc_event_lead_of(&own, document->date);
        status = page->lead != NULL ? TSC_OK : tsc_error_memory(err, "events");
    }
    page->kept = own.place_count > 0 || own.both || page->lead != NULL || page->draft_count > 0;
    return status;
}
