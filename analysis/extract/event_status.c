/* Tense and modality. An auxiliary stands right beside its verb and decides first; a modal operator (agreed to,
   ready to, the possibility of) reaches over what follows it up to the next verb in a tense of its own. */
#include "extract/event_status.h"

#include "extract/event_governor.h"
#include "extract/event_op.h"

enum { HEADLINE_SUBJECT = 6, OCCUR_REACH = 20 };

/* Would like to see a plant built: an operator that reaches participles (`need` past). */
static const tsc_event_item *wish_for(const tsc_event_sentence *sentence, const tsc_event_item *verb)
{
    for (size_t i = 0; i < sentence->op_count && sentence->ops[i]->first < verb->first; i++) {
        const tsc_event_item *op = sentence->ops[i];
        if (tsc_span_equals(op->need, "past") && tsc_event_apart(sentence, op, verb) < TSC_OP_REACH &&
            sentence->clause[op->first] == sentence->clause[verb->first] && !tsc_event_is_blocked(sentence, op, verb))
            return op;
    }
    return NULL;
}

bool tsc_event_status_of_op(tsc_event_op op, tsc_event_status *status)
{
    switch (op) {
    case TSC_OP_PLANNED:
    case TSC_OP_POSTPONED:
        *status = TSC_EVENT_PLANNED;
        return true;
    case TSC_OP_COMMITTED:
        *status = TSC_EVENT_COMMITTED;
        return true;
    case TSC_OP_PROPOSED:
        *status = TSC_EVENT_PROPOSED;
        return true;
    case TSC_OP_CANCELLED:
        *status = TSC_EVENT_CANCELLED;
        return true;
    case TSC_OP_DONE:
        *status = TSC_EVENT_DONE;
        return true;
    case TSC_OP_NONE:
    case TSC_OP_NEGATION:
    case TSC_OP_IF:
        break;
    }
    return false;
}

/* An auxiliary or a future: an agreement or an offer that reaches it from the left says more. */
static bool weaken(const tsc_event_sentence *sentence, const tsc_event_item *auxiliary, const tsc_event_item *verb,
                   tsc_event_status *status)
{
    const tsc_event_item *modal = tsc_event_nearest_op(sentence, auxiliary ? auxiliary : verb, false, TSC_OP_REACH);
    if (auxiliary && !tsc_event_status_of_op(auxiliary->op, status))
        return false;
    if (!auxiliary)
        *status = TSC_EVENT_PLANNED;
    if (modal && (modal->op == TSC_OP_COMMITTED || modal->op == TSC_OP_PROPOSED) && *status == TSC_EVENT_PLANNED &&
        sentence->clause[modal->first] == sentence->clause[verb->first])
        tsc_event_status_of_op(modal->op, status);
    return true;
}

/* Another act stands nearer to it and may be what took place: the talks took place after the signing. */
static bool has_other_subject(const tsc_event_sentence *sentence, const tsc_event_item *happened,
                              const tsc_event_item *act, const tsc_event_item *noun, uint32_t distance)
{
    for (size_t i = 0; i < sentence->item_count; i++) {
        const tsc_event_item *other = &sentence->items[i];
        const bool same = other->first < noun->last && noun->first < other->last; /* the signing */
        if (other->kind == TSC_EVENT_ACT && other != act && !same &&
            tsc_event_listed(other->need, tsc_span_of("hold")) && tsc_event_apart(sentence, other, happened) < distance)
            return true;
    }
    return false;
}

/* جرى استعراض علاقات التعاون: what took place is a review, and the noun behind it what was reviewed. */
static bool is_of_review(const tsc_event_sentence *sentence, const tsc_event_item *verb, const tsc_event_item *noun)
{
    for (size_t i = 0; i < sentence->op_count; i++) {
        const tsc_event_item *op = sentence->ops[i];
        if (op->op == TSC_OP_NONE && op->first >= verb->last && op->last <= noun->first)
            return true;
    }
    return false;
}

/* The signing of the treaty took place, состоялось подписание: a verb of happening gives its tense to the noun. */
static const tsc_event_item *happening_of(const tsc_event_sentence *sentence, const tsc_event_item *act,
                                          const tsc_event_item *noun)
{
    for (size_t i = 0; i < sentence->item_count; i++) {
        const tsc_event_item *verb = &sentence->items[i];
        if (verb->kind != TSC_EVENT_VERB || !tsc_span_equals(verb->code, "occur") ||
            sentence->clause[verb->first] != sentence->clause[noun->first])
            continue;
        uint32_t distance = tsc_event_apart(sentence, verb, noun);
        if (distance < OCCUR_REACH && !has_other_subject(sentence, verb, act, noun, distance) &&
            !is_of_review(sentence, verb, noun))
            return verb;
    }
    return NULL;
}

/* Signature of a memorandum between Oman and Tanzania: a headline that begins with the noun of a verb and has no other
   verb tells what was done. */
static bool is_headline_noun(const tsc_event_sentence *sentence, const tsc_event_item *act, const tsc_event_item *verb)
{
    const tsc_scan *scan = sentence->scan;
    const bool articles = *tsc_language_grammar_of(scan->language)->definite_initial == '\0';
    const bool stops = tsc_scan_is(scan, scan->token_count - 1, ".");
    const uint32_t head = sentence->bullet ? 3 : 1;
    if (verb->tense != TSC_TENSE_NOUN || verb->first > head || act->first < verb->first ||
        (stops && !sentence->bullet && (verb->first > 0 || !articles)))
        return false;
    for (size_t i = 0; i < sentence->item_count; i++)
        if (tsc_event_is_verb(&sentence->items[i]) && sentence->items[i].tense != TSC_TENSE_INFINITIVE)
            return false;
    return true;
}

static bool is_joined(const tsc_event_sentence *sentence, const tsc_event_item *verb)
{
    return verb->first > 0 && (tsc_scan_says(sentence->scan, verb->first - 1, TSC_ROLE_FUNCTION, "and") ||
                               tsc_scan_is_comma(sentence->scan, verb->first - 1));
}

/* Will hold talks, visit a port and open a consulate: a bare infinitive behind "and" or a comma has the auxiliary of the verb before it. */
static const tsc_event_item *shared_auxiliary(const tsc_event_sentence *sentence, const tsc_event_item *verb)
{
    size_t index = (size_t)(verb - sentence->items);
    bool infinitive = verb->tense == TSC_TENSE_INFINITIVE ||
                      (verb->tense == TSC_TENSE_PRESENT && tsc_event_is_infinitive_too(sentence, index));
    if (sentence->verb_last || !infinitive || !is_joined(sentence, verb))
        return NULL;
    for (size_t i = index; i-- > 0;) {
        const tsc_event_item *before = &sentence->items[i];
        bool other = (before->kind == TSC_EVENT_VERB || (before->kind == TSC_EVENT_ACT && before->verbal)) &&
                     before->last < verb->first && before->tense != TSC_TENSE_NOUN;
        if (other)
            return sentence->clause[before->first] == sentence->clause[verb->first]
                       ? tsc_event_nearest_op(sentence, before, true, TSC_AUX_REACH)
                       : NULL;
    }
    return NULL;
}

static bool tell_noun(const tsc_event_sentence *sentence, const tsc_event_item *act, const tsc_event_item *verb,
                      tsc_event_status *status)
{
    const tsc_event_item *happening = happening_of(sentence, act, verb);
    if (happening && tsc_event_is_denied(sentence, happening))
        return false;
    if (happening) {
        const tsc_event_item *auxiliary = tsc_event_nearest_op(sentence, happening, true, TSC_AUX_REACH);
        *status = happening->tense == TSC_TENSE_FUTURE ? TSC_EVENT_PLANNED : TSC_EVENT_DONE;
        const tsc_event_item *said = happening->tense == TSC_TENSE_PRESENT
                                         ? tsc_event_nearest_op(sentence, happening, false, TSC_OP_REACH)
                                         : NULL;
        if (said && !auxiliary && said->op != TSC_OP_NONE)
            return tsc_event_status_of_op(said->op, status);
        if (!auxiliary && happening->tense == TSC_TENSE_INFINITIVE) /* is to open a school and to witness the signing */
            auxiliary = shared_auxiliary(sentence, happening);
        return auxiliary ? tsc_event_status_of_op(auxiliary->op, status) : happening->tense != TSC_TENSE_INFINITIVE;
    }
    const tsc_event_item *modal = act == verb && tsc_event_is_headline_item(sentence, act)
                                      ? NULL
                                      : tsc_event_nearest_op(sentence, verb, false, TSC_OP_REACH);
    if (modal && modal->op == TSC_OP_NONE && act == verb && tsc_event_is_scheduled(sentence, act)) {
        *status = TSC_EVENT_PLANNED; /* the importance of the summit scheduled for May */
        return true;
    }
    if (modal)
        return (sentence->verb_last || !tsc_event_is_void(sentence, modal)) &&
               tsc_event_status_of_op(modal->op, status);
    *status = TSC_EVENT_DONE;
    /* else the noun of a verb says nothing: the signing of an agreement */
    return act == verb || is_headline_noun(sentence, act, verb);
}

/* Malaysia to lift its ban: behind nothing but its subject an infinitive is a plan, where the language has headlines
   so (rule `tense` `future`: the word that stands before it). */
static bool is_headline_future(const tsc_event_sentence *sentence, const tsc_event_item *verb)
{
    const char *word = tsc_language_grammar_of(sentence->scan->language)->future;
    const bool before = verb->first > 0 && tsc_scan_is(sentence->scan, verb->first - 1, word);
    if (*word == '\0' || verb->first == 0 || !(before || tsc_scan_is(sentence->scan, verb->first, word)))
        return false;
    for (size_t i = 0; i < sentence->item_count && sentence->items[i].first < verb->first; i++)
        if (sentence->items[i].kind <= TSC_EVENT_OP)
            return false;
    for (size_t i = 0; i < sentence->place_count; i++)
        if (sentence->places[i].last <= verb->first && verb->first <= HEADLINE_SUBJECT &&
            sentence->clause[sentence->places[i].first] == sentence->clause[verb->first])
            return true;
    return false;
}

/* Done, unless an auxiliary weakens it, it is a promise itself, or only wished for. */
static bool tell_past(const tsc_event_sentence *sentence, const tsc_event_item *act, const tsc_event_item *verb,
                      const tsc_event_item *auxiliary, tsc_event_status *status)
{
    const tsc_event_item *promise = auxiliary || act == verb ? NULL : tsc_event_promise_in(sentence, verb);
    if (!auxiliary && !promise)
        promise = wish_for(sentence, verb);
    *status = tsc_span_equals(verb->need, "draft") ? TSC_EVENT_PROPOSED : TSC_EVENT_DONE; /* initialled */
    if (promise)
        return tsc_event_status_of_op(promise->op, status);
    return !auxiliary || weaken(sentence, auxiliary, verb, status);
}

/* Done, unless an operator of its clause says otherwise. */
static bool tell_present(const tsc_event_sentence *sentence, const tsc_event_item *verb, tsc_event_status *status)
{
    const tsc_event_item *modal = tsc_event_nearest_op(sentence, verb, false, TSC_OP_REACH);
    *status = TSC_EVENT_DONE;
    return !modal || sentence->clause[modal->first] != sentence->clause[verb->first] || modal->op == TSC_OP_NONE ||
           tsc_event_status_of_op(modal->op, status);
}

/* What the operator says that the infinitive hangs on; planned where it is that of a headline. */
static bool tell_infinitive(const tsc_event_sentence *sentence, const tsc_event_item *verb, tsc_event_status *status)
{
    const tsc_event_item *modal = tsc_event_nearest_op(sentence, verb, false, TSC_OP_REACH);
    if (!modal && is_headline_future(sentence, verb)) {
        *status = TSC_EVENT_PLANNED;
        return true;
    }
    return modal && (sentence->verb_last || !tsc_event_is_void(sentence, modal)) &&
           tsc_event_status_of_op(modal->op, status);
}

bool tsc_event_status_tell(const tsc_event_sentence *sentence, const tsc_event_item *act, const tsc_event_item *verb,
                           tsc_event_status *status, const tsc_event_item **off)
{
    *off = NULL;
    if (sentence->question)
        return false;
    const tsc_event_item *word = tsc_event_called_off(sentence, act);
    bool own = word && ((word->first < act->last && act->first < word->last) ||
                        (word->first < verb->last && verb->first < word->last));
    if (word && !own) {
        *off = word;
        return tsc_event_status_of_op(word->op, status);
    }
    if (tsc_event_is_denied(sentence, verb) || (act != verb && tsc_event_is_denied(sentence, act)))
        return false;
    const tsc_event_item *auxiliary = tsc_event_nearest_op(sentence, verb, true, TSC_AUX_REACH);
    if (!auxiliary)
        auxiliary = shared_auxiliary(sentence, verb);
    if (verb->tense == TSC_TENSE_PAST)
        return tell_past(sentence, act, verb, auxiliary, status);
    if (verb->tense == TSC_TENSE_PRESENT)
        *status = TSC_EVENT_DONE;
    if (auxiliary || verb->tense == TSC_TENSE_FUTURE)
        return weaken(sentence, auxiliary, verb, status);
    switch (verb->tense) {
    case TSC_TENSE_PRESENT:
        return tell_present(sentence, verb, status);
    case TSC_TENSE_INFINITIVE:
        return tell_infinitive(sentence, verb, status);
    default:
        return tell_noun(sentence, act, verb, status);
    }
}
