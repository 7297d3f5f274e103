#include "extract/event_lead.h"

#include "extract/event_op.h"

enum { LEAD_REACH = 16, HEAD_REACH = 3, TAIL = 1, ITEMS = 24 };

static bool is_state(tsc_event_op op, tsc_event_status *status)
{
    *status = op == TSC_OP_COMMITTED  ? TSC_EVENT_COMMITTED
              : op == TSC_OP_PROPOSED ? TSC_EVENT_PROPOSED
                                      : TSC_EVENT_PLANNED;
    return op == TSC_OP_COMMITTED || op == TSC_OP_PROPOSED || op == TSC_OP_PLANNED;
}

bool tsc_event_leads(const tsc_event_sentence *sentence, tsc_event_status *status)
{
    const tsc_scan *scan = sentence->scan;
    if (scan->token_count < 2 || !tsc_scan_is(scan, scan->token_count - 1, ":"))
        return false;
    const tsc_event_item *op = NULL;
    uint32_t told = 0; /* where the last act or verb begins */
    for (size_t i = 0; i < sentence->item_count; i++) {
        const tsc_event_item *item = &sentence->items[i];
        if (item->kind == TSC_EVENT_OP)
            op = item;
        else if (item->kind == TSC_EVENT_ACT || tsc_event_is_verb(item))
            told = item->first;
    }
    return op != NULL && op->last + LEAD_REACH >= scan->token_count && told < op->last && is_state(op->op, status);
}

/* Give, set: where a form is another one as well, that one is read. */
static bool is_finite_too(const tsc_event_sentence *sentence, const tsc_event_item *verb)
{
    for (size_t i = 0; i < sentence->item_count; i++) {
        const tsc_event_item *other = &sentence->items[i];
        if (other->first == verb->first && other->kind == verb->kind && tsc_span_equal(other->code, verb->code) &&
            (other->tense == TSC_TENSE_PRESENT || other->tense == TSC_TENSE_PAST))
            return true;
    }
    return false;
}

/* "- the opening of an embassy", "- бірлескен комиссия құру": the item is the verb's noun, which stands at its head, or, where the
   verb comes last, at its end, and no verb tells anything of its own. */
static bool is_noun_item(const tsc_event_sentence *sentence, const tsc_event_item *verb)
{
    for (size_t i = 0; i < sentence->item_count; i++) {
        const tsc_event_item *other = &sentence->items[i];
        const bool same = other->first < verb->last && verb->first < other->last;
        if (!same &&
            (other->kind == TSC_EVENT_OP || (tsc_event_is_verb(other) && other->tense != TSC_TENSE_INFINITIVE)))
            return false;
    }
    const bool noun = verb->tense == TSC_TENSE_NOUN || (sentence->verb_last && verb->tense == TSC_TENSE_INFINITIVE);
    return noun && (sentence->verb_last ? verb->last + TAIL >= sentence->scan->token_count : verb->first <= HEAD_REACH);
}

bool tsc_event_hangs(const tsc_event_sentence *sentence, const tsc_event_item *verb)
{
    if (!sentence->bullet)
        return false;
    if (is_noun_item(sentence, verb))
        return true;
    if (sentence->verb_last || verb->first > HEAD_REACH)
        return false;
    for (size_t i = 0; i < sentence->item_count && sentence->items[i].first <= verb->first; i++) {
        const tsc_event_item *other = &sentence->items[i];
        if (other->first < verb->first && (other->kind == TSC_EVENT_OP || tsc_event_is_verb(other)))
            return false; /* • will open an embassy */
    }
    return verb->tense == TSC_TENSE_INFINITIVE
               ? !is_finite_too(sentence, verb)
               : verb->tense == TSC_TENSE_PRESENT ||
                     tsc_event_is_infinitive_too(sentence, (size_t)(verb - sentence->items));
}

/* The turn that leads in the list whose item a turn is; NULL where none does. */
static const tsc_event_turn *lead_of(const tsc_event_coder *coder, size_t turn)
{
    for (size_t t = turn; t-- > 0 && turn - t <= ITEMS;) {
        const tsc_event_turn *before = &coder->turns[t];
        if (!before->bullet)
            return before->leads ? before : NULL;
    }
    return NULL;
}

void tsc_event_leads_follow(tsc_event_coder *coder)
{
    size_t kept = 0;
    for (size_t i = 0; i < coder->draft_count; i++) {
        tsc_event_draft *draft = &coder->drafts[i];
        const tsc_event_turn *lead = draft->hangs ? lead_of(coder, draft->turn) : NULL;
        if (draft->bare && !lead)
            continue;
        if (lead) {
            draft->when =
                draft->status == TSC_EVENT_DONE ? tsc_period_none() : draft->when; /* what is past is not due */
            draft->status = lead->lead;
        }
        coder->drafts[kept++] = *draft;
    }
    coder->draft_count = kept;
}
