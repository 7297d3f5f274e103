#include "extract/event_lead.h"

#include "extract/event_op.h"
#include "extract/event_reading.h"
#include "extract/event_status.h"

enum { LEAD_REACH = 16, HEAD_REACH = 3, TAIL = 1 };

/* Agreed, plan, are ready: what such lead in is still to come. */
static bool is_state(tsc_event_op op, tsc_event_status *status)
{
    return (op == TSC_OP_COMMITTED || op == TSC_OP_PROPOSED || op == TSC_OP_PLANNED) &&
           tsc_event_status_of_op(op, status);
}

/* The last words before the colon that say how far something has come, and what is done. */
typedef struct end_words {
    const tsc_event_item *op, *verb;
    uint32_t told; /* where the last act or verb begins */
    bool tells;    /* there is a verb at all */
} end_words;

static end_words words_at_end(const tsc_event_sentence *sentence)
{
    end_words words = {.op = NULL};
    for (size_t i = 0; i < sentence->item_count; i++) {
        const tsc_event_item *item = &sentence->items[i];
        const bool near = item->last + LEAD_REACH >= sentence->scan->token_count;
        const bool verb = tsc_event_is_verb(item);
        if (item->kind == TSC_EVENT_OP)
            words.op = near ? item : NULL;
        else if (item->kind == TSC_EVENT_ACT || verb)
            words.told = item->first;
        if (verb && near)
            words.verb = item;
        words.tells = words.tells || verb || item->kind == TSC_EVENT_OP ||
                      (item->kind == TSC_EVENT_ACT && item->verbal && item->tense != TSC_TENSE_NOUN);
    }
    return words;
}

/* "Signed an agreement, which includes:": whether the words before the colon are of another clause. */
static bool is_parted(const tsc_event_sentence *sentence, size_t from, size_t to)
{
    const tsc_scan *scan = sentence->scan;
    bool parted = false;
    for (size_t t = from; t < to && !parted && sentence->clause[from] != sentence->clause[to]; t++)
        parted =
            tsc_scan_is_comma(scan, (uint32_t)t) || tsc_scan_says(scan, (uint32_t)t, TSC_ROLE_FUNCTION, "relative");
    return parted;
}

static void add_verb(tsc_event_lead *lead, const tsc_event_item *verb)
{
    if (lead->verb_count < TSC_EVENT_LEAD_VERBS)
        lead->verbs[lead->verb_count++] = verb->code;
}

/* The classes of the verb whose objects follow: of the word itself, and where it only says that something took place, of the nouns
   of verbs that did: جرى التوقيع على ما يلي. */
static void collect_verbs(const tsc_event_sentence *sentence, const tsc_event_item *last, tsc_event_lead *lead)
{
    bool occurs = false;
    for (size_t i = 0; i < sentence->item_count; i++) {
        const tsc_event_item *verb = &sentence->items[i];
        if (verb->kind != TSC_EVENT_VERB || verb->first != last->first)
            continue;
        add_verb(lead, verb);
        occurs = occurs || tsc_span_equals(verb->code, "occur") || tsc_span_equals(verb->code, "hold");
    }
    for (size_t i = sentence->item_count; occurs && i-- > 0;)
        if (sentence->items[i].kind == TSC_EVENT_VERB && sentence->items[i].tense == TSC_TENSE_NOUN)
            add_verb(lead, &sentence->items[i]);
}

/* What the words at its end say of the list behind a sentence. */
static void tell_lead(const tsc_event_sentence *sentence, tsc_date today, tsc_event_lead *lead)
{
    const end_words words = words_at_end(sentence);
    const size_t last = sentence->scan->token_count - 2;
    lead->tells = words.tells;
    lead->denies = words.op != NULL && words.told < words.op->last &&
                   (words.op->op == TSC_OP_NONE || words.op->op == TSC_OP_NEGATION || words.op->op == TSC_OP_IF);
    if (words.op != NULL && words.told < words.op->last) {
        lead->leads = is_state(words.op->op, &lead->status);
    } else if (words.verb != NULL && !is_parted(sentence, words.verb->last, last)) {
        const tsc_act_reading reading = {.act = words.verb, .verb = words.verb};
        const tsc_event_item *off = NULL;
        lead->leads = tsc_event_status_tell(sentence, words.verb, words.verb, &lead->status, &off) && off == NULL;
        collect_verbs(sentence, words.verb, lead);
        if (lead->leads && sentence->timexes != NULL)
            lead->when = tsc_act_time(sentence, &reading, 1, 0, lead->status == TSC_EVENT_DONE, today);
    }
}

const tsc_event_lead *tsc_event_lead_of(const tsc_event_sentence *sentence, tsc_date today)
{
    tsc_event_lead *lead = tsc_arena_calloc(sentence->arena, 1, sizeof *lead);
    if (lead != NULL && sentence->clause != NULL)
        tell_lead(sentence, today, lead);
    return lead;
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

bool tsc_event_is_named_item(const tsc_event_sentence *sentence, const tsc_event_item *act)
{
    enum { EPITHETS = 3 };
    if (!sentence->bullet || act->verbal || act->need.length == 0)
        return false;
    for (size_t i = 0; i < sentence->item_count; i++) {
        const tsc_event_item *other = &sentence->items[i];
        const bool inner = sentence->verb_last && other->tense == TSC_TENSE_INFINITIVE && other->last <= act->last;
        if (other->kind == TSC_EVENT_OP || (tsc_event_is_verb(other) && !inner)) /* газ жеткізу туралы келісім */
            return false;
        const bool paper = tsc_span_is_among(other->code, "AGR_SIGN MOU_SIGN CONTRACT ROADMAP");
        const bool compound = other->last == act->first; /* extradition treaty: the head stands last */
        if (other->kind == TSC_EVENT_ACT &&
            ((sentence->verb_last ? other->last > act->last : other->first < act->first && !compound) ||
             (paper && other->first == act->last)))
            return false; /* only its head is named */
    }
    return sentence->verb_last ? act->last + TAIL >= sentence->scan->token_count : act->first <= HEAD_REACH + EPITHETS;
}

/* What stands before the list whose item a turn is; NULL where nothing does. */
static const tsc_event_turn *lead_of(const tsc_event_coder *coder, size_t turn)
{
    for (size_t t = turn; t-- > 0 && turn - t <= TSC_EVENT_LIST;)
        if (!coder->turns[t].listed)
            return coder->turns[t].lead != NULL ? &coder->turns[t] : NULL;
    return NULL;
}

static bool is_object_of(const tsc_event_draft *draft, const tsc_event_lead *lead)
{
    for (size_t i = 0; i < lead->verb_count; i++)
        if (tsc_event_listed(draft->needs, lead->verbs[i]))
            return true;
    return false;
}

/* What the last draft with the same verb, in what leads in the list of a draft (by index), names is the whole list: the following
   documents were signed. */
static void drop_sum(const tsc_event_coder *coder, size_t draft, size_t turn, bool *dropped)
{
    for (size_t i = draft; i-- > 0 && coder->drafts[i].turn >= turn;)
        if (coder->drafts[i].turn == turn && is_object_of(&coder->drafts[i], coder->turns[turn].lead)) {
            dropped[i] = true;
            return;
        }
}

/* Whether the item stays; it takes state and time of what leads it in. */
static bool follow(tsc_event_coder *coder, size_t index, bool *dropped)
{
    static const tsc_event_lead none = {.leads = false};
    tsc_event_draft *draft = &coder->drafts[index];
    const tsc_event_turn *before = draft->hangs || draft->verbless ? lead_of(coder, draft->turn) : NULL;
    const tsc_event_lead *lead = before != NULL ? before->lead : &none;
    const bool object = lead->leads && draft->verbless && is_object_of(draft, lead);
    if ((draft->verbless && lead->tells && !object) || (draft->hangs && lead->denies))
        return false; /* they discussed: a trade agreement */
    if (draft->verbless && strcmp(draft->code->group, "instrument") == 0)
        draft->mention = draft->definite = false; /* a list names each for the first time */
    if (!lead->leads || !draft->hangs || (lead->verb_count > 0 && !object))
        return !draft->bare;
    if (object) {
        drop_sum(coder, index, (size_t)(before - coder->turns), dropped);
        draft->when = lead->when;
        draft->said = tsc_period_none();
        draft->mention = draft->definite = false;
    } else if (draft->status == TSC_EVENT_DONE) {
        draft->when = tsc_period_none(); /* what is past is not due */
    }
    draft->status = lead->status;
    draft->led_by = before->sentence;
    return true;
}

tsc_status tsc_event_leads_follow(tsc_event_coder *coder, tsc_error *err)
{
    bool *dropped = tsc_arena_calloc(coder->arena, coder->draft_count + 1, sizeof *dropped);
    if (dropped == NULL)
        return tsc_error_memory(err, "lists of acts");
    for (size_t i = 0; i < coder->draft_count; i++)
        if (!follow(coder, i, dropped))
            dropped[i] = true;
    size_t kept = 0;
    for (size_t i = 0; i < coder->draft_count; i++)
        if (!dropped[i])
            coder->drafts[kept++] = coder->drafts[i];
    coder->draft_count = kept;
    return TSC_OK;
}
