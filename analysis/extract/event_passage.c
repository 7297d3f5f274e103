#include "extract/event_passage.h"

static void count_turn(tsc_event_census *all, const tsc_event_turn *turn, bool stages)
{
    for (size_t i = 0; i < turn->seen_count; i++)
        if (stages || !turn->seen[i].stage)
            tsc_event_census_add(all, turn->seen[i].place, turn->seen[i].weight);
}

void tsc_event_passage_main(const tsc_event_coder *coder, size_t first, size_t end, tsc_place main[2])
{
    tsc_event_census all = {.count = 0};
    for (size_t i = first; i < end; i++)
        count_turn(&all, &coder->turns[i], true);
    tsc_event_census_main(&all, main);
}

size_t tsc_event_passage_end(const tsc_event_coder *coder, size_t turn)
{
    size_t end = turn + 1;
    while (end < coder->turn_count && !coder->turns[end].begins)
        end++;
    return end;
}

static const tsc_sentence *sentence_of(const tsc_event_coder *coder, size_t turn)
{
    return &coder->document->sentences[coder->turns[turn].sentence];
}

static bool is_heading(const tsc_event_coder *coder, size_t turn)
{
    return sentence_of(coder, turn)->kind == TSC_BLOCK_TITLE || sentence_of(coder, turn)->kind == TSC_BLOCK_HEADING;
}

static bool same_language(const tsc_event_coder *coder, size_t a, size_t b)
{
    const uint8_t x = sentence_of(coder, a)->language, y = sentence_of(coder, b)->language;
    return x == 0 || y == 0 || x == y;
}

/* Turns of one paragraph in one language. */
static size_t unit_end(const tsc_event_coder *coder, size_t first)
{
    size_t end = first + 1;
    while (end < coder->turn_count && coder->turns[end].paragraph == coder->turns[first].paragraph &&
           same_language(coder, end, first))
        end++;
    return end;
}

/** A paragraph as it is held against what was told before. */
typedef struct unit {
    tsc_event_census named;
    bool dateline, foreign; /* in another language than the one before */
    bool between;           /* an act of two countries that it names */
    bool refers;            /* the two sides */
} unit;

/* Acts are in the order of their turns; *draft is the first that may be of the unit. */
static void read_unit(const tsc_event_coder *coder, size_t first, size_t end, size_t *draft, unit *own)
{
    *own = (unit){.foreign = first > 0 && !same_language(coder, first, first - 1)};
    for (size_t i = first; i < end; i++) {
        count_turn(&own->named, &coder->turns[i], false);
        own->dateline = own->dateline || coder->turns[i].dateline;
        own->refers = own->refers || coder->turns[i].both;
    }
    for (; *draft < coder->draft_count && coder->drafts[*draft].turn < end; ++*draft)
        own->between = own->between || coder->drafts[*draft].named_count >= 2;
}

/* An act of two countries that were not spoken of; in another language one that was not, or another pair. */
static bool is_new(const unit *own, const tsc_event_census *passage)
{
    tsc_place main[2];
    size_t known = 0;
    for (size_t i = 0; i < own->named.count; i++)
        known += tsc_event_census_has(passage, own->named.countries[i].place);
    if (own->named.count == 0 || passage->count == 0)
        return false;
    if (known == 0)
        return own->foreign || (own->named.count >= 2 && own->between && !own->refers);
    tsc_event_census_main(passage, main);
    bool same_pair = tsc_event_census_has(&own->named, main[0]) &&
                     (tsc_place_is_none(main[1]) || tsc_event_census_has(&own->named, main[1]));
    return own->foreign && own->named.count >= 2 && !same_pair;
}

bool tsc_event_passages_mark(tsc_event_coder *coder)
{
    tsc_event_census passage = {.count = 0};
    size_t begun = 0, draft = 0;
    bool several = false;
    for (size_t first = 0, end; first < coder->turn_count; first = end) {
        unit own;
        end = unit_end(coder, first);
        read_unit(coder, first, end, &draft, &own);
        /* its headline goes with it */
        size_t start = first > begun && is_heading(coder, first - 1) ? first - 1 : first;
        bool item = own.dateline && start > begun;
        if (first > begun && (item || is_new(&own, &passage))) {
            start = item ? start : first;
            coder->turns[start].begins = several = true;
            begun = start;
            passage.count = 0;
            if (start < first)
                count_turn(&passage, &coder->turns[start], true);
        }
        for (size_t i = first; i < end; i++)
            count_turn(&passage, &coder->turns[i], true);
    }
    return several;
}
