#include "extract/event_tense.h"

#include "extract/event_items.h"
#include "extract/reading.h"

/* Signe and signé match alike without their accents: where the word as it stands shows its tense by its ending (rule
   `tense` of the language), the other tense goes. */
static bool is_other_tense(const tsc_scan *scan, const tsc_event_item *item)
{
    const tsc_language_grammar *grammar = tsc_language_grammar_of(scan->language);
    const tsc_span word = tsc_scan_token(scan, item->first);
    if (item->tense != TSC_TENSE_PAST && item->tense != TSC_TENSE_PRESENT)
        return false;
    if (tsc_reading_ends_in(word, grammar->past))
        return item->tense == TSC_TENSE_PRESENT;
    return item->tense == TSC_TENSE_PAST && tsc_reading_ends_in(word, grammar->present);
}

/* Whether the words of an item stand in the other tense too; kept: as many items before it have stayed. */
static bool has_twin(const tsc_event_sentence *sentence, const tsc_event_item *item, size_t kept)
{
    enum { NEAR = 8 };
    for (size_t k = kept > NEAR ? kept - NEAR : 0; k < sentence->item_count && sentence->items[k].first <= item->first;
         k++) {
        const tsc_event_item *other = &sentence->items[k];
        if (other->first == item->first && other->kind == item->kind && other->tense != item->tense &&
            (other->tense == TSC_TENSE_PAST || other->tense == TSC_TENSE_PRESENT))
            return true;
    }
    return false;
}

/* What is_other_tense says goes only where the same words stand in the other tense too. */
static void drop_other_tenses(tsc_event_sentence *sentence)
{
    size_t kept = 0;
    for (size_t i = 0; i < sentence->item_count; i++) {
        const tsc_event_item *item = &sentence->items[i];
        if (is_other_tense(sentence->scan, item) && has_twin(sentence, item, kept))
            sentence->act_count -= item->kind == TSC_EVENT_ACT;
        else
            tsc_event_item_keep(sentence, &kept, i);
    }
    sentence->item_count = kept;
}

/* Is paying a visit, está construyendo: behind an auxiliary (rule `tense` `progressive`: the ending, then the words before
   it) a form that is else an infinitive tells what goes on. An adverb may stand between. That trade is growing is a figure
   and no act. */
static void tell_progressive(tsc_event_sentence *sentence)
{
    enum { REACH = 3 };
    const tsc_scan *scan = sentence->scan;
    const char *ending = tsc_language_grammar_of(scan->language)->progressive;
    const char *words = tsc_language_grammar_of(scan->language)->continuous;
    for (size_t i = 0; *ending && i < sentence->item_count; i++) {
        tsc_event_item *item = &sentence->items[i];
        bool form = item->tense == TSC_TENSE_INFINITIVE && item->first > 0 &&
                    ((item->kind == TSC_EVENT_VERB && !tsc_span_equals(item->code, "boost")) ||
                     (item->kind == TSC_EVENT_ACT && item->verbal)) &&
                    tsc_reading_ends_in(tsc_scan_token(scan, item->first), ending);
        for (uint32_t t = item->first; form && t > 0 && item->first - t + 1 < REACH; t--)
            if (tsc_span_is_among(tsc_scan_token(scan, t - 1), words)) {
                item->tense = TSC_TENSE_PRESENT;
                break;
            }
    }
}

/* "to soon sign": the word of the infinitive stands before the word before the verb, which says nothing else. */
static bool is_split(const tsc_scan *scan, const tsc_event_item *item, const char *word)
{
    static const uint32_t time = (uint32_t)1 << TSC_ROLE_PERIOD; /* soon */
    return item->first > 1 && (scan->words[item->first - 1].roles & ~time) == 0 &&
           scan->tokens[item->first - 1].kind == TSC_TOKEN_WORD &&
           (scan->tokens[item->first - 1].flags & TSC_TOKEN_CAPITAL) == 0 &&
           tsc_span_equals(tsc_scan_span(scan, item->first - 2, item->first - 1), word);
}

/* Agreed to: (a) set up: the token behind what stands before a colon and the word that counts an item; else the token itself. */
static uint32_t before_enumerator(const tsc_scan *scan, uint32_t token)
{
    enum { ENUMERATOR = 3 };
    if (token <= ENUMERATOR || !tsc_event_is_enumerator(scan, token - ENUMERATOR))
        return token;
    token -= ENUMERATOR;
    return token > 0 && tsc_scan_is(scan, token - 1, ":") ? token - 1 : token;
}

/* Agreed to cut, the need to sign an agreement: behind the word of the infinitive (rule `tense` `future`) a form that is
   past or present too is neither. */
static void tell_infinitives(tsc_event_sentence *sentence)
{
    const tsc_scan *scan = sentence->scan;
    const char *word = tsc_language_grammar_of(scan->language)->future;
    for (size_t i = 0; *word && i < sentence->item_count; i++) {
        tsc_event_item *item = &sentence->items[i];
        const bool act = item->kind == TSC_EVENT_ACT && item->verbal, verb = item->kind == TSC_EVENT_VERB;
        const bool past = item->tense == TSC_TENSE_PAST, present = item->tense == TSC_TENSE_PRESENT;
        if ((!act && !verb) || (!past && !present))
            continue;
        const uint32_t before = before_enumerator(scan, item->first);
        const bool right_behind = before > 0 && tsc_span_equals(tsc_scan_token(scan, before - 1), word);
        /* "to sign" is an entry of its own */
        if ((right_behind && (past || (present && act))) || (present && is_split(scan, item, word)))
            item->tense = TSC_TENSE_INFINITIVE;
    }
}

void tsc_event_settle_tenses(tsc_event_sentence *sentence)
{
    if (*tsc_language_grammar_of(sentence->scan->language)->past)
        drop_other_tenses(sentence);
    tell_progressive(sentence);
    tell_infinitives(sentence);
}

bool tsc_event_has_word_before(const tsc_event_sentence *sentence, const tsc_event_item *verb, const char *list)
{
    enum { REACH = 3 };
    for (uint32_t t = verb->first > REACH ? verb->first - REACH : 0; t < verb->first || t + 1 < verb->last; t++)
        if (tsc_span_is_among(tsc_scan_token(sentence->scan, t), list))
            return true;
    return false;
}
