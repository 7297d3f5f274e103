#include "extract/event_op.h"

#include "extract/event_aside.h"

enum { NEGATION_REACH = 5, CANCEL_REACH = 30, LEAD_REACH = 3, SCHEDULE_REACH = 7 };

/* Plans to impose restrictions: what is planned is what the verb between them says. */
static bool has_verb_between(const tsc_event_sentence *sentence, const tsc_event_item *op, const tsc_event_item *act)
{
    for (size_t i = 0; i < sentence->item_count; i++) {
        const tsc_event_item *item = &sentence->items[i];
        bool other =
            item->kind == TSC_EVENT_VERB && (item->tense != TSC_TENSE_NOUN || !tsc_event_listed(act->need, item->code));
        /* plans to, to impose: they share a word */
        if (other && item->first >= op->first && item->last > op->last && item->last <= act->first)
            return true;
    }
    return false;
}

/* A condition ends at its comma: if they agree, it will open. */
bool tsc_event_has_comma(const tsc_event_sentence *sentence, const tsc_event_item *left, const tsc_event_item *right)
{
    return tsc_scan_has_comma(sentence->scan, left->last, right->first);
}

/* The quotas, the meeting planned for May: the nearer noun has the operator. */
static bool has_act_between(const tsc_event_sentence *sentence, const tsc_event_item *act, const tsc_event_item *op)
{
    for (size_t i = 0; i < sentence->item_count; i++) {
        const tsc_event_item *item = &sentence->items[i];
        if (item->kind == TSC_EVENT_ACT && item->first >= act->last && item->last <= op->first)
            return true;
    }
    return false;
}

/* Is due to enter into force: an operator that has a verb to say what is due. */
static bool has_infinitive(const tsc_event_sentence *sentence, const tsc_event_item *op)
{
    for (size_t i = 0; i < sentence->item_count; i++) {
        const tsc_event_item *item = &sentence->items[i];
        if (tsc_event_is_verb(item) && item->last > op->last && item->first >= op->first &&
            tsc_event_apart(sentence, op, item) <= TSC_OBJECT_REACH)
            return true;
    }
    return false;
}

/* Alternative energy and congratulated: a word behind an "and" has its own object. */
static bool begins_predicate(const tsc_event_sentence *sentence, const tsc_event_item *op, const tsc_event_item *act)
{
    return !sentence->verb_last && act->last < op->first &&
           tsc_scan_says(sentence->scan, op->first - 1, TSC_ROLE_FUNCTION, "and");
}

/* The visit is expected to boost trade: what is expected is not the visit, but what a verb of another act says. */
static bool says_other(const tsc_event_sentence *sentence, const tsc_event_item *op, const tsc_event_item *act)
{
    bool other = false;
    for (size_t i = 0; i < sentence->item_count; i++) {
        const tsc_event_item *item = &sentence->items[i];
        if (!tsc_event_is_verb(item) || item->first < op->first || item->last <= op->last ||
            tsc_event_apart(sentence, op, item) > TSC_OBJECT_REACH)
            continue;
        if (tsc_span_equals(item->code, "occur") || tsc_event_listed(act->need, item->code))
            return false;
        other = true;
    }
    return other;
}

/* An operator right beside a noun makes it an act without a verb: agreed on a tariff, interested in uranium, a summit
   scheduled for May. How far it stands; TSC_NO_OBJECT where there is none. Copular: only one that says it of the noun
   before it (an agreement is expected) counts. */
uint32_t tsc_event_object_distance(const tsc_event_sentence *sentence, const tsc_event_item *act, bool copular)
{
    uint32_t least = TSC_NO_OBJECT;
    for (size_t i = 0; i < sentence->op_count; i++) {
        const tsc_event_item *op = sentence->ops[i];
        bool modal = !(op->verbal && op->tense == TSC_TENSE_AUXILIARY) &&
                     (op->op == TSC_OP_COMMITTED || op->op == TSC_OP_PROPOSED || op->op == TSC_OP_PLANNED ||
                      op->op == TSC_OP_DONE);
        if (!modal || sentence->clause[op->first] != sentence->clause[act->first])
            continue;
        uint32_t distance = tsc_event_apart(sentence, op, act),
                 reach = op->op == TSC_OP_PLANNED && act->first < op->first ? TSC_OBJECT_REACH + 2 : TSC_OBJECT_REACH;
        if (distance >= reach || distance >= least)
            continue;
        /* plans for a consulate */
        const bool leads = copular && op->op != TSC_OP_PROPOSED && op->last - op->first > 1 && op->last <= act->first &&
                           distance <= LEAD_REACH && tsc_scan_mark(sentence->scan, op->last - 1, TSC_ROLE_FUNCTION);
        bool behind = op->op == TSC_OP_PLANNED && act->last <= op->first && !(copular && has_infinitive(sentence, op));
        if ((!copular || behind || leads) && !(behind && has_act_between(sentence, act, op)) &&
            !begins_predicate(sentence, op, act) && (sentence->verb_last || !has_verb_between(sentence, op, act)))
            least = distance;
    }
    return least;
}

/* A number or a month shortly behind a token. */
static bool precedes_date(const tsc_scan *scan, uint32_t token)
{
    enum { REACH = 3 };
    for (uint32_t t = token; t < scan->token_count && t < token + REACH; t++)
        if (scan->tokens[t].kind == TSC_TOKEN_NUMBER || tsc_scan_mark(scan, t, TSC_ROLE_MONTH))
            return true;
    return false;
}

bool tsc_event_is_scheduled(const tsc_event_sentence *sentence, const tsc_event_item *act)
{
    for (size_t i = 0; i < sentence->op_count; i++) {
        const tsc_event_item *op = sentence->ops[i];
        if (op->op == TSC_OP_PLANNED && !tsc_event_is_auxiliary(op) && op->first >= act->last &&
            sentence->clause[op->first] == sentence->clause[act->first] &&
            tsc_event_apart(sentence, op, act) < SCHEDULE_REACH && precedes_date(sentence->scan, op->last) &&
            !has_act_between(sentence, act, op))
            return true;
    }
    return false;
}

bool tsc_event_has_auxiliary(const tsc_event_sentence *sentence, const tsc_event_item *verb)
{
    for (size_t i = 0; i < sentence->op_count; i++) {
        const tsc_event_item *op = sentence->ops[i];
        if (op->verbal && op->tense == TSC_TENSE_AUXILIARY && op->op != TSC_OP_NEGATION && op->last <= verb->first &&
            tsc_event_apart(sentence, op, verb) < TSC_AUX_REACH)
            return true;
    }
    return false;
}

/* Agreed to sign and implement: a form that is present and infinitive alike is no verb of its own behind an operator. */
bool tsc_event_is_infinitive_too(const tsc_event_sentence *sentence, size_t index)
{
    const tsc_event_item *item = &sentence->items[index];
    for (size_t i = index; i-- > 0 && sentence->items[i].first == item->first;)
        if (sentence->items[i].tense == TSC_TENSE_INFINITIVE && sentence->items[i].last == item->last)
            return true;
    for (size_t i = index + 1; i < sentence->item_count && sentence->items[i].first == item->first; i++)
        if (sentence->items[i].tense == TSC_TENSE_INFINITIVE && sentence->items[i].last == item->last)
            return true;
    return false;
}

/* "At a meeting in": a phrase that is an act by itself and no verb. */
static bool is_adverbial(const tsc_event_sentence *sentence, const tsc_event_item *act)
{
    return act->kind == TSC_EVENT_ACT && tsc_scan_mark(sentence->scan, act->first, TSC_ROLE_FUNCTION) != NULL;
}

/* A verb in a tense of its own between two items; to be signed has none. */
bool tsc_event_is_blocked(const tsc_event_sentence *sentence, const tsc_event_item *left, const tsc_event_item *right)
{
    for (size_t i = 0; i < sentence->item_count; i++) {
        const tsc_event_item *item = &sentence->items[i];
        bool finite =
            (item->kind == TSC_EVENT_VERB || (item->kind == TSC_EVENT_ACT && item->verbal)) &&
            (item->tense == TSC_TENSE_PAST || item->tense == TSC_TENSE_FUTURE || item->tense == TSC_TENSE_PRESENT);
        /* invited to, to attend: they share a word */
        bool between = item->first >= left->last && item->first < right->first && item->last < right->last;
        if (finite && item != left && item != right && between && !tsc_event_is_aside_verb(sentence, item, right) &&
            !is_adverbial(sentence, item) &&
            !(item->tense == TSC_TENSE_PAST && tsc_event_has_auxiliary(sentence, item)) &&
            !(item->tense == TSC_TENSE_PRESENT && tsc_event_is_infinitive_too(sentence, i)))
            return true;
    }
    return false;
}

/* "N'entrera en vigueur qu'en janvier": only then, where no other word of negation follows (rule `negation`). */
static bool is_restriction(const tsc_event_sentence *sentence, const tsc_event_item *negation)
{
    enum { REACH = 12 };
    const tsc_scan *scan = sentence->scan;
    const char *only = tsc_language_rule(scan->language, "negation", "only"),
               *full = tsc_language_rule(scan->language, "negation", "full");
    for (uint32_t t = negation->last; *only != '\0' && t < scan->token_count && t - negation->last < REACH; t++) {
        if (tsc_span_is_among(tsc_scan_token(scan, t), full))
            return false;
        if (tsc_span_is_among(tsc_scan_token(scan, t), only))
            return true;
    }
    return false;
}

/* Annulled a permit and summoned the envoy: a verb in a tense of its own behind an "and" is what was done, whatever was annulled. */
static bool is_own_predicate(const tsc_event_sentence *sentence, const tsc_event_item *op, const tsc_event_item *act)
{
    const bool finite = act->verbal && (act->tense == TSC_TENSE_PAST || act->tense == TSC_TENSE_PRESENT ||
                                        act->tense == TSC_TENSE_FUTURE);
    bool joined = false;
    for (uint32_t t = op->last; finite && !joined && t < act->first; t++)
        joined = tsc_scan_says(sentence->scan, t, TSC_ROLE_FUNCTION, "and");
    return joined && !sentence->verb_last;
}

bool tsc_event_is_denied(const tsc_event_sentence *sentence, const tsc_event_item *item)
{
    for (size_t i = 0; i < sentence->op_count; i++) {
        const tsc_event_item *op = sentence->ops[i];
        /* denied that: its last word begins the clause */
        bool same = sentence->clause[op->last - 1] == sentence->clause[item->first];
        if (op->op == TSC_OP_IF && same && tsc_event_is_before(op, item) && !tsc_event_has_comma(sentence, op, item))
            return true;
        if (op->op != TSC_OP_NEGATION || is_restriction(sentence, op))
            continue;
        if (op->tense == TSC_TENSE_NOUN && is_own_predicate(sentence, op, item))
            continue; /* called the charge baseless and expelled the envoy */
        uint32_t distance = tsc_event_apart(sentence, op, item);
        if (distance < NEGATION_REACH &&
            (tsc_event_is_before(op, item) || sentence->verb_last || op->tense == TSC_TENSE_NOUN) &&
            (tsc_event_is_before(op, item) ? !tsc_event_is_blocked(sentence, op, item)
                                           : !tsc_event_is_blocked(sentence, item, op)))
            return true;
    }
    return false;
}

/* Lifted a duty on meat: the verb has an object of its own and calls nothing else off. */
static bool has_own_object(const tsc_event_sentence *sentence, const tsc_event_item *op, const tsc_event_item *act)
{
    for (size_t i = 0; i < sentence->item_count; i++) {
        const tsc_event_item *verb = &sentence->items[i];
        if (verb->kind == TSC_EVENT_ACT && verb->verbal && verb != act && verb->first <= op->first &&
            verb->last >= op->last)
            return true;
        if (verb->kind != TSC_EVENT_VERB || verb->first != op->first || tsc_event_listed(act->need, verb->code))
            continue;
        for (size_t k = 0; k < sentence->item_count; k++) {
            const tsc_event_item *object = &sentence->items[k];
            if (object->kind == TSC_EVENT_ACT && object != act && tsc_event_listed(object->need, verb->code) &&
                tsc_event_apart(sentence, object, op) <= tsc_event_apart(sentence, act, op) &&
                sentence->clause[object->first] == sentence->clause[op->first])
                return true;
        }
    }
    return false;
}

/* The trip, which was to bring him here, has been called off: the subject of a main clause whose verb comes behind a
   relative one. */
static bool is_lone_subject(const tsc_event_sentence *sentence, const tsc_event_item *act, const tsc_event_item *op)
{
    if (sentence->verb_last || op->first < act->last || sentence->clause[op->first] != sentence->clause[act->first] + 1)
        return false;
    for (size_t i = 0; i < sentence->item_count; i++) {
        const tsc_event_item *item = &sentence->items[i];
        bool finite = tsc_event_is_verb(item) && item->tense != TSC_TENSE_INFINITIVE;
        if (finite && sentence->clause[item->first] == sentence->clause[act->first])
            return false;
    }
    return !has_act_between(sentence, act, op);
}

/* Suspended the pact, and announced the delay of a visit: what is put off stands right behind the word, and no comma between. */
static bool has_object_behind(const tsc_event_sentence *sentence, const tsc_event_item *op, const tsc_event_item *act)
{
    if (sentence->verb_last || act->last > op->first || !tsc_event_has_comma(sentence, act, op))
        return false;
    for (size_t i = 0; i < sentence->item_count; i++) {
        const tsc_event_item *object = &sentence->items[i];
        if (object->kind == TSC_EVENT_ACT && object->first == op->last && !tsc_span_equal(object->code, act->code))
            return true;
    }
    return false;
}

/* The act was called off or put off: said near it by an operator on either side. */
const tsc_event_item *tsc_event_called_off(const tsc_event_sentence *sentence, const tsc_event_item *act)
{
    for (size_t i = 0; i < sentence->op_count; i++) {
        const tsc_event_item *op = sentence->ops[i];
        if ((op->op == TSC_OP_CANCELLED || op->op == TSC_OP_POSTPONED) &&
            tsc_event_apart(sentence, op, act) < CANCEL_REACH && !tsc_event_is_denied(sentence, op) &&
            !(act->last <= op->first && tsc_event_has_comma(sentence, act, op) && has_act_between(sentence, act, op)) &&
            !is_own_predicate(sentence, op, act) && !has_object_behind(sentence, op, act) &&
            (sentence->clause[op->first] == sentence->clause[act->first] || is_lone_subject(sentence, act, op)) &&
            !has_own_object(sentence, op, act))
            return op;
    }
    return NULL;
}

/* Not ready to, refused to commit to: an operator that is itself denied. */
bool tsc_event_is_void(const tsc_event_sentence *sentence, const tsc_event_item *op)
{
    for (size_t i = 0; i < sentence->op_count && sentence->ops[i]->first < op->first; i++) {
        const tsc_event_item *before = sentence->ops[i];
        bool denies = before->op == TSC_OP_NEGATION ||
                      (before->op == TSC_OP_NONE && before->verbal && before->tense == TSC_TENSE_AUXILIARY);
        if (denies && before->last <= op->first && tsc_event_apart(sentence, before, op) <= TSC_ADJACENT_REACH)
            return true;
    }
    return false;
}

/* "the bridge, closed since 2019, and": an operator within what a participle says between commas. */
static bool is_in_aside(const tsc_event_sentence *sentence, const tsc_event_item *op, const tsc_event_item *right)
{
    for (size_t i = 0; i < sentence->item_count && sentence->items[i].first < op->first; i++) {
        const tsc_event_item *verb = &sentence->items[i];
        if (verb->kind == TSC_EVENT_VERB && verb->last <= op->first && tsc_event_is_aside_verb(sentence, verb, right) &&
            !tsc_event_has_comma(sentence, verb, op) && tsc_event_has_comma(sentence, op, right))
            return true;
    }
    return false;
}

/* "Cancelled the visit that he was to pay": an auxiliary behind an act that has its own verb right behind it. */
static bool has_own_verb(const tsc_event_sentence *sentence, const tsc_event_item *op, const tsc_event_item *act)
{
    for (size_t i = 0; i < sentence->item_count; i++) {
        const tsc_event_item *verb = &sentence->items[i];
        if (verb != act && verb->kind == TSC_EVENT_VERB && verb->first >= op->first && verb->first <= op->last &&
            verb->last > op->last)
            return true;
    }
    return false;
}

/* The operator of one sort nearest to an item; NULL where there is none within reach. */
const tsc_event_item *tsc_event_nearest_op(const tsc_event_sentence *sentence, const tsc_event_item *item,
                                           bool auxiliary, uint32_t reach)
{
    const tsc_event_item *best = NULL;
    for (size_t i = 0; i < sentence->op_count; i++) {
        const tsc_event_item *op = sentence->ops[i];
        if (tsc_event_is_auxiliary(op) != auxiliary || op->op == TSC_OP_NEGATION || op->op == TSC_OP_IF)
            continue;
        bool before = tsc_event_is_before(op, item), before_wanted = !sentence->verb_last;
        uint32_t distance = tsc_event_apart(sentence, op, item), limit = reach;
        /* on the unusual side only what is near: an embassy, planned for 2025 */
        if (before != before_wanted && !auxiliary)
            limit =
                item->tense == TSC_TENSE_NOUN && sentence->clause[op->first] == sentence->clause[item->first] ? 12 : 0;
        if (distance >= limit ||
            (before ? tsc_event_is_blocked(sentence, op, item) : tsc_event_is_blocked(sentence, item, op)) ||
            (before && is_in_aside(sentence, op, item)) ||
            (auxiliary && !before && before_wanted && item->tense == TSC_TENSE_PAST &&
             has_own_verb(sentence, op, item)))
            continue;
        if (!before && before_wanted)
            distance += 8;
        if (!auxiliary && !before && before_wanted &&
            ((op->op == TSC_OP_NONE && has_infinitive(sentence, op)) ||
             (op->op == TSC_OP_PLANNED && item->kind == TSC_EVENT_ACT && says_other(sentence, op, item))))
            continue; /* the arrival of firemen to fight */
        if (!best || distance < tsc_event_apart(sentence, best, item) +
                                    (!tsc_event_is_before(best, item) && before_wanted ? 8 : 0))
            best = op;
    }
    return best;
}

/* Pledged, offered: a verb that is a promise itself. */
const tsc_event_item *tsc_event_promise_in(const tsc_event_sentence *sentence, const tsc_event_item *verb)
{
    for (size_t i = 0; i < sentence->op_count; i++) {
        const tsc_event_item *op = sentence->ops[i];
        if (!tsc_event_is_auxiliary(op) && op->first == verb->first && op->last == verb->last &&
            (op->op == TSC_OP_COMMITTED || op->op == TSC_OP_PROPOSED))
            return op;
    }
    return NULL;
}
