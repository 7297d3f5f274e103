#include "extract/event_governor.h"

#include "extract/event_op.h"
#include "extract/event_wants.h"

enum { VERB_REACH = 44, PARTICIPLE_REACH = 16, NEED_COST = 1, IDLE_COST = 15, PROMISE_COST = 14, DRAFT_COST = 24 };

/* The classes of a list come in the order in which they fit. */
static uint32_t place_in(tsc_span list, tsc_span word)
{
    uint32_t place = 0;
    for (size_t i = 0; i + word.length <= list.length; i++) {
        if (list.data[i] == word.data[0] && memcmp(list.data + i, word.data, word.length) == 0)
            return place;
        place += list.data[i] == '/';
    }
    return place;
}

/* The verb right before a noun has it for its object, and where it makes no such act, none further off does: to ease
   tensions by imposing restrictions. Where verbs of several classes share the word, one that makes it an act counts. */
static bool is_object_of_other(const tsc_event_sentence *sentence, const tsc_event_item *act,
                               const tsc_event_item *best)
{
    bool other = false;
    bool behind = best->tense == TSC_TENSE_PAST && act->last <= best->first &&
                  tsc_event_apart(sentence, act, best) < PARTICIPLE_REACH;
    if (tsc_event_apart(sentence, best, act) <= TSC_ADJACENT_REACH || behind) /* the ban, imposed in 2021 */
        return false;
    for (size_t i = 0; i < sentence->item_count && sentence->items[i].first < act->first; i++) {
        const tsc_event_item *verb = &sentence->items[i];
        if (!tsc_event_is_verb(verb) || verb->last > act->first ||
            tsc_event_apart(sentence, verb, act) > TSC_ADJACENT_REACH || tsc_event_has_auxiliary(sentence, verb))
            continue;
        if (tsc_span_equals(verb->code, "occur"))
            continue; /* what happens has no object */
        if (tsc_event_listed(act->need, verb->code))
            /* met to prepare the session */
            return verb != best && verb->first >= best->last && verb->tense == TSC_TENSE_INFINITIVE &&
                   !tsc_event_nearest_op(sentence, verb, false, TSC_OP_REACH);
        other = true;
    }
    return other;
}

/* They renewed the agreement: a protocol was signed. A verb of a later clause that has its own noun there. */
static bool is_of_later_clause(const tsc_event_sentence *sentence, const tsc_event_item *verb,
                               const tsc_event_item *act)
{
    uint16_t clause = sentence->clause[verb->first];
    if (clause <= sentence->clause[act->first])
        return false;
    for (size_t i = 0; i < sentence->item_count; i++) {
        const tsc_event_item *other = &sentence->items[i];
        if (other->kind == TSC_EVENT_ACT && other != act && sentence->clause[other->first] == clause &&
            tsc_event_listed(other->need, verb->code))
            return true;
    }
    return false;
}

/* The talks on a treaty were concluded. */
static bool is_led_by_talks(const tsc_event_sentence *sentence, const tsc_event_item *talks, const tsc_event_item *act)
{
    enum { NEAR = 3, TOPIC_REACH = 7 };
    if (talks->kind != TSC_EVENT_ACT || talks->last > act->first || !tsc_span_equals(talks->code, "MEET") ||
        !tsc_event_listed(talks->need, tsc_span_of("hold")) || tsc_event_has_comma(sentence, talks, act))
        return false;
    const bool on = tsc_scan_says(sentence->scan, talks->last, TSC_ROLE_FUNCTION, "in");
    return tsc_event_apart(sentence, talks, act) <= (on ? TOPIC_REACH : NEAR);
}

/* Concluded the negotiations on a treaty: what is concluded is the talks. Signed a memorandum and started talks on a treaty:
   an act of its own, or talks, reach into the noun. */
static bool is_topic_of_talks(const tsc_event_sentence *sentence, const tsc_event_item *act, const tsc_event_item *verb)
{
    if (!tsc_span_equals(verb->code, "sign"))
        return false;
    for (size_t i = 0; i < sentence->item_count; i++) {
        const tsc_event_item *talks = &sentence->items[i];
        if (talks->definite && talks->last == act->first)
            continue; /* behind its article a noun has nothing of its own: وقع في ختام الاجتماع بروتوكول */
        if (is_led_by_talks(sentence, talks, act) && act->last <= verb->first)
            return true;
        if (talks->kind != TSC_EVENT_ACT || talks->first < verb->last || talks->first >= act->first)
            continue;
        const bool reaches = talks->last > act->first || (tsc_event_apart(sentence, talks, act) <= TSC_ADJACENT_REACH &&
                                                          !tsc_event_has_comma(sentence, talks, act));
        if (reaches && talks->verbal && talks->tense != TSC_TENSE_NOUN)
            return true;
        if (tsc_span_equals(talks->code, "MEET") && talks->last <= act->first &&
            (reaches || tsc_event_apart(sentence, verb, talks) <= TSC_OBJECT_REACH) &&
            !tsc_event_has_comma(sentence, talks, act))
            return true;
    }
    return false;
}

/* False only where a verb does not make an act of a noun: by their bits, which other classes share. */
static bool may_make(const tsc_event_item *verb, const tsc_event_item *act)
{
    return verb->kind == TSC_EVENT_VERB && (act->entry->wants & verb->entry->offers) != 0;
}

static bool makes(const tsc_event_item *verb, const tsc_event_item *act)
{
    return may_make(verb, act) && tsc_event_listed(act->need, verb->code);
}

/* The ban, imposed in spring, has applied since April: a participle in commas behind its noun only tells which it is,
   where a verb behind the commas makes the same act. */
static bool is_apposed(const tsc_event_sentence *sentence, const tsc_event_item *verb, const tsc_event_item *act)
{
    if (sentence->verb_last || verb->tense != TSC_TENSE_PAST || verb->first < act->last ||
        tsc_event_has_auxiliary(sentence, verb) || !tsc_event_has_comma(sentence, act, verb))
        return false;
    for (size_t i = 0; i < sentence->item_count; i++) {
        const tsc_event_item *other = &sentence->items[i];
        bool finite =
            other->tense == TSC_TENSE_PAST || other->tense == TSC_TENSE_PRESENT || other->tense == TSC_TENSE_FUTURE;
        if (other->first >= verb->last && finite && makes(other, act) &&
            sentence->clause[other->first] == sentence->clause[act->first] &&
            tsc_event_has_comma(sentence, verb, other))
            return true;
    }
    return false;
}

/* They negotiate a treaty and the port signed a contract: a verb behind an "and" has another subject where the noun is the
   object of an operator. */
static bool is_of_next_predicate(const tsc_event_sentence *sentence, const tsc_event_item *verb,
                                 const tsc_event_item *act)
{
    const tsc_scan *scan = sentence->scan;
    bool joined = false, owned = false;
    if (sentence->verb_last || verb->first < act->last)
        return false;
    for (uint32_t t = act->last; t < verb->first && !joined; t++)
        joined = tsc_scan_says(scan, t, TSC_ROLE_FUNCTION, "and") && !tsc_event_ends_place(sentence, t);
    for (size_t i = 0; joined && i < sentence->op_count && sentence->ops[i]->first < act->first; i++) {
        const tsc_event_item *op = sentence->ops[i];
        owned = owned || (!tsc_event_is_auxiliary(op) && op->op != TSC_OP_NEGATION && op->op != TSC_OP_IF &&
                          op->last <= act->first && tsc_event_apart(sentence, op, act) < TSC_OBJECT_REACH);
    }
    return owned;
}

/* The use of energy and the launch of a plant: the noun of a verb has its object behind it or right before it. */
static bool is_other_head(const tsc_event_sentence *sentence, const tsc_event_item *verb, const tsc_event_item *act)
{
    return !sentence->verb_last && verb->tense == TSC_TENSE_NOUN && act->last <= verb->first &&
           tsc_event_apart(sentence, act, verb) > TSC_OBJECT_REACH;
}

/* Open skies from October – Memorandum on hotel schools: an item of a headline without a verb tells of what is or is to
   be; what it names stands at its head. */
bool tsc_event_is_headline_item(const tsc_event_sentence *sentence, const tsc_event_item *act)
{
    enum { HEAD = 3 };
    static const char *const classes[] = {"sign", "adopt", "open", "start", "create", "hold"};
    const uint16_t clause = sentence->clause[act->first];
    bool begins = false;
    if (!sentence->list && !sentence->bullet)
        return false;
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
        begins = begins || tsc_event_listed(act->need, tsc_span_of(classes[i]));
    if (!begins || (act->first > HEAD && sentence->clause[act->first - HEAD] == clause))
        return false;
    for (size_t i = 0; i < sentence->item_count; i++) {
        const tsc_event_item *item = &sentence->items[i];
        const bool verb = item->kind == TSC_EVENT_OP ||
                          (item->verbal && (item->kind == TSC_EVENT_VERB || item->kind == TSC_EVENT_ACT) &&
                           item->tense != TSC_TENSE_NOUN);
        if (verb && sentence->clause[item->first] == clause && (item->first >= act->last || item->last <= act->first))
            return false;
    }
    return true;
}

/* In order to open says nothing of an opening. */
static bool says_nothing(const tsc_event_sentence *sentence, const tsc_event_item *verb)
{
    return (verb->tense == TSC_TENSE_NOUN || verb->tense == TSC_TENSE_INFINITIVE) &&
           !tsc_event_nearest_op(sentence, verb, true, TSC_AUX_REACH) &&
           !tsc_event_nearest_op(sentence, verb, false, TSC_OP_REACH);
}

/* The upcoming forum, which will be held in May: that it is to come is said again behind it, with its time. */
static bool is_told_when(const tsc_event_sentence *sentence, const tsc_event_item *act, const tsc_event_item *verb)
{
    if (verb->first < act->last || !tsc_event_has_auxiliary(sentence, verb))
        return false;
    for (size_t i = 0; i < sentence->item_count && sentence->items[i].last <= act->first; i++) {
        const tsc_event_item *op = &sentence->items[i];
        if (op->kind == TSC_EVENT_OP && op->op == TSC_OP_PLANNED && !tsc_event_is_auxiliary(op) &&
            tsc_event_apart(sentence, op, act) < TSC_OBJECT_REACH)
            return true;
    }
    return false;
}

/* "Met in Riyadh and gave the go-ahead for a joint venture": who meets does nothing to what stands behind, but for a session. */
static bool is_meeting(const tsc_event_sentence *sentence, const tsc_event_item *verb, const tsc_event_item *act)
{
    static const char sessions[] =
        "MEET JOINT_COMM BUS_COUNCIL WORK_GROUP POL_CONSULT MULTI_EVENT BIZ_FORUM PARLIAMENT";
    if (sentence->verb_first || sentence->verb_last || act->first < verb->last || verb->tense != TSC_TENSE_PAST)
        return false;
    for (size_t i = 0; i < sentence->item_count; i++) {
        const tsc_event_item *meet = &sentence->items[i];
        if (meet->first == verb->first && meet->last == verb->last && meet->kind == TSC_EVENT_ACT && meet->verbal &&
            meet->need.length == 0 && tsc_span_equals(meet->code, "MEET"))
            return !tsc_span_is_among(act->code, sessions); /* but: received a letter */
    }
    return false;
}

/* Whether a verb stands where a participle of a noun does: right behind it, or behind the comma there. */
static bool stands_as_participle(const tsc_event_sentence *sentence, const tsc_event_item *verb,
                                 const tsc_event_item *act)
{
    enum { PHRASE = 5 };
    if (verb->tense != TSC_TENSE_PAST || verb->first < act->last || verb->first - act->last > PHRASE)
        return false;
    return verb->first == act->last || tsc_scan_is_comma(sentence->scan, verb->first - 1);
}

/* Whether a verb that makes an act of a noun stands right before it, in its clause. */
static bool has_verb_before(const tsc_event_sentence *sentence, const tsc_event_item *act)
{
    enum { OBJECT = 3 };
    for (size_t i = 0; i < sentence->item_count && sentence->items[i].first < act->first; i++) {
        const tsc_event_item *verb = &sentence->items[i];
        if (verb->last <= act->first && act->first - verb->last <= OBJECT && tsc_event_is_verb(verb) &&
            sentence->clause[verb->first] == sentence->clause[act->first] && makes(verb, act))
            return true;
    }
    return false;
}

const tsc_event_item *tsc_event_participle_of(const tsc_event_sentence *sentence, const tsc_event_item *act)
{
    if (sentence->verb_last || act->verbal || (act->entry->wants & sentence->offers) == 0 ||
        !has_verb_before(sentence, act))
        return NULL;
    for (size_t i = sentence->item_count; i-- > 0;) {
        const tsc_event_item *verb = &sentence->items[i];
        if (stands_as_participle(sentence, verb, act) && makes(verb, act) && !tsc_span_equals(verb->need, "draft") &&
            !tsc_event_has_auxiliary(sentence, verb) && !tsc_event_is_infinitive_too(sentence, i))
            return verb;
    }
    return NULL;
}

/* "And agreed", "et sont convenus": an "and" that is the operator's own or stands before it and its auxiliaries. */
static bool opens_predicate(const tsc_event_sentence *sentence, const tsc_event_item *op)
{
    enum { AUXILIARIES = 2 };
    const tsc_scan *scan = sentence->scan;
    for (uint32_t m = scan->mark_at[op->first]; m < scan->mark_at[op->first + 1]; m++)
        if (scan->marks[m].clitics & TSC_CLITIC_AND)
            return true;
    for (uint32_t back = 1; back <= AUXILIARIES + 1 && back <= op->first; back++) {
        if (tsc_scan_says(scan, op->first - back, TSC_ROLE_FUNCTION, "and"))
            return true;
        if (tsc_scan_says(scan, op->first - back, TSC_ROLE_FUNCTION, "article"))
            return false; /* and an agreed list */
    }
    return false;
}

/* A word may be of several classes: set up creates and cooperates. */
static bool word_makes(const tsc_event_sentence *sentence, const tsc_event_item *verb, const tsc_event_item *act)
{
    for (size_t i = 0; i < sentence->item_count; i++) {
        const tsc_event_item *same = &sentence->items[i];
        if (same->first == verb->first && same->last == verb->last && makes(same, act))
            return true;
    }
    return false;
}

/* Whether a verb has an object between two tokens. */
static bool has_object_within(const tsc_event_sentence *sentence, const tsc_event_item *verb, uint32_t first,
                              uint32_t last)
{
    for (size_t i = 0; i < sentence->item_count; i++) {
        const tsc_event_item *object = &sentence->items[i];
        if (object->kind == TSC_EVENT_ACT && object->first >= first && object->last <= last &&
            word_makes(sentence, verb, object))
            return true;
    }
    return false;
}

/* Signed a memorandum and agreed to negotiate a treaty: a verb that has its object is done with where an operator opens the
   next predicate, to which the noun belongs. */
static bool is_of_earlier_predicate(const tsc_event_sentence *sentence, const tsc_event_item *verb,
                                    const tsc_event_item *act)
{
    if (verb->last > act->first || verb->tense == TSC_TENSE_NOUN)
        return false;
    for (size_t i = 0; i < sentence->op_count; i++) {
        const tsc_event_item *op = sentence->ops[i];
        if (tsc_event_is_auxiliary(op) || op->op == TSC_OP_NEGATION || op->op == TSC_OP_IF || op->op == TSC_OP_DONE ||
            op->first < verb->last)
            continue;
        if (sentence->verb_last ? op->first >= act->last && has_object_within(sentence, verb, 0, verb->first)
                                : op->last <= act->first && opens_predicate(sentence, op) &&
                                      has_object_within(sentence, verb, verb->last, op->first))
            return true;
    }
    return false;
}

/* Whether a verb that stands near a noun says something of its own or of another noun. */
static bool is_of_other(const tsc_event_sentence *sentence, const tsc_event_item *verb, const tsc_event_item *act)
{
    return is_of_later_clause(sentence, verb, act) || is_apposed(sentence, verb, act) ||
           is_other_head(sentence, verb, act) || is_of_next_predicate(sentence, verb, act) ||
           is_meeting(sentence, verb, act) || is_of_earlier_predicate(sentence, verb, act) ||
           (!sentence->verb_last && is_object_of_other(sentence, act, verb)) ||
           /* to renew the treaty signed in 2005 */
           (stands_as_participle(sentence, verb, act) && tsc_event_participle_of(sentence, act) == verb);
}

/* What a verb costs by where it stands and what it is. */
static uint32_t cost_of_place(const tsc_event_sentence *sentence, const tsc_event_item *verb, const tsc_event_item *act)
{
    uint32_t cost = tsc_event_apart(sentence, act, verb);
    if (sentence->verb_last && tsc_event_is_before(verb, act))
        cost += 12;
    if (verb->tense == TSC_TENSE_NOUN)
        cost += 4;
    if (tsc_span_equals(verb->need, "draft"))
        cost += DRAFT_COST; /* whatever else becomes of it says more */
    return cost;
}

/* What a verb costs because something else goes on behind it. */
static uint32_t cost_of_state(const tsc_event_sentence *sentence, const tsc_event_item *verb, const tsc_event_item *act)
{
    uint32_t cost = 0;
    if (verb->tense == TSC_TENSE_PAST && tsc_event_promise_in(sentence, verb))
        cost += PROMISE_COST; /* initialled a treaty, which is to be signed in May */
    if (verb->tense == TSC_TENSE_INFINITIVE && !sentence->verb_last && tsc_event_is_before(act, verb) &&
        !tsc_event_has_auxiliary(sentence, verb))
        /* signed a treaty and pledged to conclude another: an infinitive has its object behind it */
        cost += IDLE_COST;
    if (says_nothing(sentence, verb))
        cost += IDLE_COST;
    return cost;
}

/* The verb that makes an act of a noun at the least cost, which goes to *least; NULL where none does at less than that. Costs
   only grow, so that what costs too much already is asked nothing more. */
static const tsc_event_item *best_verb(const tsc_event_sentence *sentence, const tsc_event_item *act, uint32_t *least)
{
    const tsc_event_item *best = NULL;
    if ((act->entry->wants & sentence->offers) == 0)
        return NULL;
    for (size_t i = 0; i < sentence->item_count; i++) {
        const tsc_event_item *verb = &sentence->items[i];
        if (!may_make(verb, act) || (verb->first < act->last && act->first < verb->last) ||
            (sentence->list && sentence->clause[verb->first] != sentence->clause[act->first]))
            continue;
        uint32_t cost = cost_of_place(sentence, verb, act);
        if (cost >= *least || !makes(verb, act))
            continue;
        cost += NEED_COST * place_in(act->need, verb->code);
        if (cost >= *least || is_of_other(sentence, verb, act))
            continue;
        cost += cost_of_state(sentence, verb, act);
        if (cost < *least) {
            *least = cost;
            best = verb;
        }
    }
    return best;
}

const tsc_event_item *tsc_event_governor(const tsc_event_sentence *sentence, const tsc_event_item *act)
{
    if (act->verbal && act->tense != TSC_TENSE_NOUN)
        return act;
    uint32_t least = VERB_REACH;
    const tsc_event_item *best = best_verb(sentence, act, &least);
    const char first = act->need.length && !tsc_span_equals(act->need, "pair") ? act->need.data[0] : '/';
    if (best && !sentence->verb_last && is_topic_of_talks(sentence, act, best))
        return NULL;
    const bool strict = first == '!' && (act->entry->wants & TSC_OFFER_OPERATOR) == 0;
    uint32_t object = strict ? TSC_NO_OBJECT : tsc_event_object_distance(sentence, act, first == '!');
    bool idle = best && (best->tense == TSC_TENSE_NOUN || best->tense == TSC_TENSE_INFINITIVE) &&
                best->last != act->first; /* agreed on the creation of a council */
    if (object < TSC_NO_OBJECT && (!best || (idle && object < least && !is_told_when(sentence, act, best))))
        return act;
    const tsc_event_item *off = best || strict ? NULL : tsc_event_called_off(sentence, act);
    if (off && (first != '!' || (off->op == TSC_OP_POSTPONED && tsc_event_listed(act->need, tsc_span_of("hold")))))
        return act;
    return best ? best : first == '/' || tsc_event_is_headline_item(sentence, act) ? act : NULL;
}
