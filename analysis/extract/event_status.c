/* Tense and modality. An auxiliary stands right beside its verb and decides first; a modal operator (agreed to,
   ready to, the possibility of) reaches over what follows it up to the next verb in a tense of its own. */
#include "extract/event_status.h"

#include "extract/event_wants.h"

enum { VERB_REACH = 44, OP_REACH = 60, AUX_REACH = 5, NEGATION_REACH = 5, CANCEL_REACH = 30, OBJECT_REACH = 5, ADJACENT_REACH = 2, PARTICIPLE_REACH = 16, HEADLINE_SUBJECT = 6, OCCUR_REACH = 20, NEED_COST = 1, IDLE_COST = 15, PROMISE_COST = 14, LEAD_REACH = 3, NO_OBJECT = 1000 };

static uint32_t apart(const tsc_event_sentence *sentence, const tsc_event_item *a, const tsc_event_item *b)
{
    return tsc_event_distance(sentence, a->first, a->last, b->first, b->last);
}

static bool is_before(const tsc_event_item *a, const tsc_event_item *b)
{
    return a->first < b->first; /* agreed to, to open: an operator may share a word with its verb */
}

static bool is_verb(const tsc_event_item *item)
{
    return item->kind == TSC_EVENT_VERB && item->tense != TSC_TENSE_NOUN;
}

/* Plans to impose restrictions: what is planned is what the verb between them says. */
static bool has_verb_between(const tsc_event_sentence *sentence, const tsc_event_item *op, const tsc_event_item *act)
{
    for (size_t i = 0; i < sentence->item_count; i++) {
        const tsc_event_item *item = &sentence->items[i];
        bool other = item->kind == TSC_EVENT_VERB && (item->tense != TSC_TENSE_NOUN || !tsc_event_listed(act->need, item->code));
        if (other && item->first >= op->first && item->last > op->last && item->last <= act->first) /* plans to, to impose: they share a word */
            return true;
    }
    return false;
}

/* A condition ends at its comma: if they agree, it will open. */
static bool has_comma(const tsc_event_sentence *sentence, const tsc_event_item *left, const tsc_event_item *right)
{
    for (uint32_t t = left->last; t < right->first; t++) {
        tsc_span text = tsc_scan_span(sentence->scan, t, t + 1);
        if (tsc_span_equals(text, ",") || tsc_span_equals(text, "\xD8\x8C"))
            return true;
    }
    return false;
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
        if (is_verb(item) && item->last > op->last && item->first >= op->first && apart(sentence, op, item) <= OBJECT_REACH)
            return true;
    }
    return false;
}

/* An operator right beside a noun makes it an act without a verb: agreed on a tariff, interested in uranium, a summit
   scheduled for May. How far it stands; NO_OBJECT where there is none. Copular: only one that says it of the noun
   before it (an agreement is expected) counts. */
static uint32_t object_distance(const tsc_event_sentence *sentence, const tsc_event_item *act, bool copular)
{
    uint32_t least = NO_OBJECT;
    for (size_t i = 0; i < sentence->item_count; i++) {
        const tsc_event_item *op = &sentence->items[i];
        bool modal = op->kind == TSC_EVENT_OP && !(op->verbal && op->tense == TSC_TENSE_AUXILIARY) &&
                     (op->op == TSC_OP_COMMITTED || op->op == TSC_OP_PROPOSED || op->op == TSC_OP_PLANNED || op->op == TSC_OP_DONE);
        uint32_t distance = apart(sentence, op, act), reach = op->op == TSC_OP_PLANNED && act->first < op->first ? OBJECT_REACH + 2 : OBJECT_REACH;
        const bool leads = copular && op->op != TSC_OP_PROPOSED && op->last - op->first > 1 && op->last <= act->first && distance <= LEAD_REACH && tsc_scan_mark(sentence->scan, op->last - 1, TSC_ROLE_FUNCTION); /* plans for a consulate */
        bool behind = op->op == TSC_OP_PLANNED && act->last <= op->first && !(copular && has_infinitive(sentence, op));
        if (modal && distance < reach && distance < least && sentence->clause[op->first] == sentence->clause[act->first] &&
            (!copular || behind || leads) && !(behind && has_act_between(sentence, act, op)) &&
            (sentence->verb_last || !has_verb_between(sentence, op, act)))
            least = distance;
    }
    return least;
}

static bool has_auxiliary(const tsc_event_sentence *sentence, const tsc_event_item *verb)
{
    for (size_t i = 0; i < sentence->item_count; i++) {
        const tsc_event_item *op = &sentence->items[i];
        if (op->kind == TSC_EVENT_OP && op->verbal && op->tense == TSC_TENSE_AUXILIARY && op->op != TSC_OP_NEGATION &&
            op->last <= verb->first && apart(sentence, op, verb) < AUX_REACH)
            return true;
    }
    return false;
}

/* Agreed to sign and implement: a form that is present and infinitive alike is no verb of its own behind an operator. */
static bool is_infinitive_too(const tsc_event_sentence *sentence, size_t index)
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

/* A verb in a tense of its own between two items; to be signed has none. */
static bool is_blocked(const tsc_event_sentence *sentence, const tsc_event_item *left, const tsc_event_item *right)
{
    for (size_t i = 0; i < sentence->item_count; i++) {
        const tsc_event_item *item = &sentence->items[i];
        bool finite = (item->kind == TSC_EVENT_VERB || (item->kind == TSC_EVENT_ACT && item->verbal)) &&
                      (item->tense == TSC_TENSE_PAST || item->tense == TSC_TENSE_FUTURE || item->tense == TSC_TENSE_PRESENT);
        if (finite && item != left && item != right && item->first >= left->last && item->last <= right->first &&
            !(item->tense == TSC_TENSE_PAST && has_auxiliary(sentence, item)) &&
            !(item->tense == TSC_TENSE_PRESENT && is_infinitive_too(sentence, i)))
            return true;
    }
    return false;
}

static bool is_denied(const tsc_event_sentence *sentence, const tsc_event_item *item)
{
    for (size_t i = 0; i < sentence->item_count; i++) {
        const tsc_event_item *op = &sentence->items[i];
        if (op->kind != TSC_EVENT_OP)
            continue;
        bool same = sentence->clause[op->last - 1] == sentence->clause[item->first]; /* denied that: its last word begins the clause */
        if (op->op == TSC_OP_IF && same && is_before(op, item) && !has_comma(sentence, op, item))
            return true;
        if (op->op != TSC_OP_NEGATION)
            continue;
        uint32_t distance = apart(sentence, op, item);
        if (distance < NEGATION_REACH && (is_before(op, item) || sentence->verb_last || op->tense == TSC_TENSE_NOUN) &&
            (is_before(op, item) ? !is_blocked(sentence, op, item) : !is_blocked(sentence, item, op)))
            return true;
    }
    return false;
}

/* Lifted a duty on meat: the verb has an object of its own and calls nothing else off. */
static bool has_own_object(const tsc_event_sentence *sentence, const tsc_event_item *op, const tsc_event_item *act)
{
    for (size_t i = 0; i < sentence->item_count; i++) {
        const tsc_event_item *verb = &sentence->items[i];
        if (verb->kind == TSC_EVENT_ACT && verb->verbal && verb != act && verb->first <= op->first && verb->last >= op->last)
            return true;
        if (verb->kind != TSC_EVENT_VERB || verb->first != op->first || tsc_event_listed(act->need, verb->code))
            continue;
        for (size_t k = 0; k < sentence->item_count; k++) {
            const tsc_event_item *object = &sentence->items[k];
            if (object->kind == TSC_EVENT_ACT && object != act && tsc_event_listed(object->need, verb->code) &&
                apart(sentence, object, op) <= apart(sentence, act, op) && sentence->clause[object->first] == sentence->clause[op->first])
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
        bool finite = is_verb(item) && item->tense != TSC_TENSE_INFINITIVE;
        if (finite && sentence->clause[item->first] == sentence->clause[act->first])
            return false;
    }
    return !has_act_between(sentence, act, op);
}

/* The act was called off or put off: said near it by an operator on either side. */
static const tsc_event_item *called_off(const tsc_event_sentence *sentence, const tsc_event_item *act)
{
    for (size_t i = 0; i < sentence->item_count; i++) {
        const tsc_event_item *op = &sentence->items[i];
        if (op->kind == TSC_EVENT_OP && (op->op == TSC_OP_CANCELLED || op->op == TSC_OP_POSTPONED) &&
            apart(sentence, op, act) < CANCEL_REACH && !is_denied(sentence, op) &&
            !(act->last <= op->first && has_comma(sentence, act, op) && has_act_between(sentence, act, op)) &&
            (sentence->clause[op->first] == sentence->clause[act->first] || is_lone_subject(sentence, act, op)) && !has_own_object(sentence, op, act))
            return op;
    }
    return NULL;
}

/* Not ready to, refused to commit to: an operator that is itself denied. */
static bool is_void(const tsc_event_sentence *sentence, const tsc_event_item *op)
{
    for (size_t i = 0; i < sentence->item_count && sentence->items[i].first < op->first; i++) {
        const tsc_event_item *before = &sentence->items[i];
        bool denies = before->op == TSC_OP_NEGATION || (before->op == TSC_OP_NONE && before->verbal && before->tense == TSC_TENSE_AUXILIARY);
        if (before->kind == TSC_EVENT_OP && denies && before->last <= op->first && apart(sentence, before, op) <= ADJACENT_REACH)
            return true;
    }
    return false;
}

static bool is_auxiliary(const tsc_event_item *item)
{
    return item->kind == TSC_EVENT_OP && (item->tense == TSC_TENSE_AUXILIARY && item->verbal);
}

/* The operator of one sort nearest to an item; NULL where there is none within reach. */
static const tsc_event_item *nearest_op(const tsc_event_sentence *sentence, const tsc_event_item *item, bool auxiliary,
                                        uint32_t reach)
{
    const tsc_event_item *best = NULL;
    for (size_t i = 0; i < sentence->item_count; i++) {
        const tsc_event_item *op = &sentence->items[i];
        if (op->kind != TSC_EVENT_OP || is_auxiliary(op) != auxiliary || op->op == TSC_OP_NEGATION || op->op == TSC_OP_IF)
            continue;
        bool before = is_before(op, item), before_wanted = !sentence->verb_last;
        uint32_t distance = apart(sentence, op, item), limit = reach;
        if (before != before_wanted && !auxiliary) /* on the unusual side only what is near: an embassy, planned for 2025 */
            limit = item->tense == TSC_TENSE_NOUN ? 12 : 0;
        if (distance >= limit || (before ? is_blocked(sentence, op, item) : is_blocked(sentence, item, op)))
            continue;
        if (!before && before_wanted)
            distance += 8;
        if (!auxiliary && !before && before_wanted && op->op == TSC_OP_NONE && has_infinitive(sentence, op))
            continue; /* the arrival of firemen to fight */
        if (!best || distance < apart(sentence, best, item) + (!is_before(best, item) && before_wanted ? 8 : 0))
            best = op;
    }
    return best;
}

/* The classes of a list come in the order in which they fit. */
static uint32_t place_in(tsc_span list, tsc_span word)
{
    uint32_t place = 0;
    for (size_t i = 0; i + word.length <= list.length; i++) {
        if (memcmp(list.data + i, word.data, word.length) == 0)
            return place;
        place += list.data[i] == '/';
    }
    return place;
}

/* The verb right before a noun has it for its object, and where it makes no such act, none further off does: to ease
   tensions by imposing restrictions. Where verbs of several classes share the word, one that makes it an act counts. */
static bool is_object_of_other(const tsc_event_sentence *sentence, const tsc_event_item *act, const tsc_event_item *best)
{
    bool other = false;
    bool behind = best->tense == TSC_TENSE_PAST && act->last <= best->first && apart(sentence, act, best) < PARTICIPLE_REACH;
    if (apart(sentence, best, act) <= ADJACENT_REACH || behind) /* the ban, imposed in 2021 */
        return false;
    for (size_t i = 0; i < sentence->item_count && sentence->items[i].first < act->first; i++) {
        const tsc_event_item *verb = &sentence->items[i];
        if (!is_verb(verb) || verb->last > act->first || apart(sentence, verb, act) > ADJACENT_REACH || has_auxiliary(sentence, verb))
            continue;
        if (tsc_span_equals(verb->code, "occur"))
            continue; /* what happens has no object */
        if (tsc_event_listed(act->need, verb->code))
            return verb != best && verb->first >= best->last && verb->tense == TSC_TENSE_INFINITIVE && !nearest_op(sentence, verb, false, OP_REACH); /* met to prepare the session */
        other = true;
    }
    return other;
}

/* They renewed the agreement: a protocol was signed. A verb of a later clause that has its own noun there. */
static bool is_of_later_clause(const tsc_event_sentence *sentence, const tsc_event_item *verb, const tsc_event_item *act)
{
    uint16_t clause = sentence->clause[verb->first];
    if (clause <= sentence->clause[act->first])
        return false;
    for (size_t i = 0; i < sentence->item_count; i++) {
        const tsc_event_item *other = &sentence->items[i];
        if (other->kind == TSC_EVENT_ACT && other != act && sentence->clause[other->first] == clause && tsc_event_listed(other->need, verb->code))
            return true;
    }
    return false;
}

/* Concluded the negotiations on a treaty: what is concluded is the talks. */
static bool is_topic_of_talks(const tsc_event_sentence *sentence, const tsc_event_item *act, const tsc_event_item *verb)
{
    if (!tsc_span_equals(verb->code, "sign"))
        return false;
    for (size_t i = 0; i < sentence->item_count; i++) {
        const tsc_event_item *talks = &sentence->items[i];
        if (talks->kind == TSC_EVENT_ACT && tsc_span_equals(talks->code, "MEET") && talks->first >= verb->last && talks->last <= act->first &&
            apart(sentence, verb, talks) <= OBJECT_REACH && !has_comma(sentence, talks, act))
            return true;
    }
    return false;
}

static bool makes(const tsc_event_item *verb, const tsc_event_item *act)
{
    return verb->kind == TSC_EVENT_VERB && (act->entry->wants & verb->entry->offers) != 0 && tsc_event_listed(act->need, verb->code);
}

/* Pledged, offered: a verb that is a promise itself. */
static const tsc_event_item *promise_in(const tsc_event_sentence *sentence, const tsc_event_item *verb)
{
    for (size_t i = 0; i < sentence->item_count; i++) {
        const tsc_event_item *op = &sentence->items[i];
        if (op->kind == TSC_EVENT_OP && !is_auxiliary(op) && op->first == verb->first && op->last == verb->last &&
            (op->op == TSC_OP_COMMITTED || op->op == TSC_OP_PROPOSED))
            return op;
    }
    return NULL;
}

/* The ban, imposed in spring, has applied since April: a participle in commas behind its noun only tells which it is,
   where a verb behind the commas makes the same act. */
static bool is_apposed(const tsc_event_sentence *sentence, const tsc_event_item *verb, const tsc_event_item *act)
{
    if (sentence->verb_last || verb->tense != TSC_TENSE_PAST || verb->first < act->last || has_auxiliary(sentence, verb) ||
        !has_comma(sentence, act, verb))
        return false;
    for (size_t i = 0; i < sentence->item_count; i++) {
        const tsc_event_item *other = &sentence->items[i];
        bool finite = other->tense == TSC_TENSE_PAST || other->tense == TSC_TENSE_PRESENT || other->tense == TSC_TENSE_FUTURE;
        if (other->first >= verb->last && finite && makes(other, act) && sentence->clause[other->first] == sentence->clause[act->first] &&
            has_comma(sentence, verb, other))
            return true;
    }
    return false;
}

/* Chad and Hungary: what stands before a token is a country. */
static bool ends_place(const tsc_event_sentence *sentence, uint32_t token)
{
    for (size_t i = 0; i < sentence->place_count; i++)
        if (sentence->places[i].last == token)
            return true;
    return false;
}

/* They negotiate a treaty and the port signed a contract: a verb behind an "and" has another subject where the noun is the
   object of an operator. */
static bool is_of_next_predicate(const tsc_event_sentence *sentence, const tsc_event_item *verb, const tsc_event_item *act)
{
    const tsc_scan *scan = sentence->scan;
    bool joined = false, owned = false;
    if (sentence->verb_last || verb->first < act->last)
        return false;
    for (uint32_t t = act->last; t < verb->first && !joined; t++)
        joined = tsc_scan_says(scan, t, TSC_ROLE_FUNCTION, "and") && !ends_place(sentence, t);
    for (size_t i = 0; joined && i < sentence->item_count && sentence->items[i].first < act->first; i++) {
        const tsc_event_item *op = &sentence->items[i];
        owned = owned || (op->kind == TSC_EVENT_OP && !is_auxiliary(op) && op->op != TSC_OP_NEGATION && op->op != TSC_OP_IF && op->last <= act->first &&
                          apart(sentence, op, act) < OBJECT_REACH);
    }
    return owned;
}

/* Open skies from October – Memorandum on hotel schools: an item of a headline without a verb tells of what is or is to
   be; what it names stands at its head. */
static bool is_headline_item(const tsc_event_sentence *sentence, const tsc_event_item *act)
{
    enum { HEAD = 3 };
    static const char *const classes[] = {"sign", "adopt", "open", "start", "create", "hold"};
    const uint16_t clause = sentence->clause[act->first];
    bool begins = false;
    for (size_t i = 0; (sentence->list || sentence->bullet) && i < sizeof classes / sizeof *classes; i++)
        begins = begins || tsc_event_listed(act->need, tsc_span_of(classes[i]));
    if (!begins || (act->first > HEAD && sentence->clause[act->first - HEAD] == clause))
        return false;
    for (size_t i = 0; i < sentence->item_count; i++) {
        const tsc_event_item *item = &sentence->items[i];
        const bool verb = item->kind == TSC_EVENT_OP || (item->verbal && (item->kind == TSC_EVENT_VERB || item->kind == TSC_EVENT_ACT) && item->tense != TSC_TENSE_NOUN);
        if (verb && sentence->clause[item->first] == clause && (item->first >= act->last || item->last <= act->first))
            return false;
    }
    return true;
}

const tsc_event_item *tsc_event_governor(const tsc_event_sentence *sentence, const tsc_event_item *act)
{
    if (act->verbal && act->tense != TSC_TENSE_NOUN)
        return act;
    const tsc_event_item *best = NULL;
    uint32_t least = VERB_REACH;
    for (size_t i = 0; i < sentence->item_count; i++) {
        const tsc_event_item *verb = &sentence->items[i];
        if (!makes(verb, act) || (sentence->list && sentence->clause[verb->first] != sentence->clause[act->first]) || (verb->first < act->last && act->first < verb->last) || is_of_later_clause(sentence, verb, act) ||
            is_apposed(sentence, verb, act) || is_of_next_predicate(sentence, verb, act) ||
            (!sentence->verb_last && is_object_of_other(sentence, act, verb)))
            continue;
        uint32_t distance = apart(sentence, act, verb) + NEED_COST * place_in(act->need, verb->code);
        if (sentence->verb_last && is_before(verb, act))
            distance += 12;
        if (verb->tense == TSC_TENSE_NOUN)
            distance += 4;
        if (verb->tense == TSC_TENSE_PAST && promise_in(sentence, verb))
            distance += PROMISE_COST; /* initialled a treaty, which is to be signed in May */
        if (verb->tense == TSC_TENSE_INFINITIVE && !sentence->verb_last && is_before(act, verb) && !has_auxiliary(sentence, verb))
            distance += IDLE_COST; /* signed a treaty and pledged to conclude another: an infinitive has its object behind it */
        if ((verb->tense == TSC_TENSE_NOUN || verb->tense == TSC_TENSE_INFINITIVE) && !nearest_op(sentence, verb, true, AUX_REACH) &&
            !nearest_op(sentence, verb, false, OP_REACH))
            distance += IDLE_COST; /* in order to open says nothing of an opening */
        if (distance < least) {
            least = distance;
            best = verb;
        }
    }
    char first = act->need.length && !tsc_span_equals(act->need, "pair") ? act->need.data[0] : '/';
    if (best && !sentence->verb_last && is_topic_of_talks(sentence, act, best))
        return NULL;
    const bool strict = first == '!' && (act->entry->wants & TSC_OFFER_OPERATOR) == 0;
    uint32_t object = strict ? NO_OBJECT : object_distance(sentence, act, first == '!');
    bool idle = best && (best->tense == TSC_TENSE_NOUN || best->tense == TSC_TENSE_INFINITIVE);
    if (object < NO_OBJECT && (!best || (idle && object < least)))
        return act;
    const tsc_event_item *off = best || strict ? NULL : called_off(sentence, act);
    if (off && (first != '!' || (off->op == TSC_OP_POSTPONED && tsc_event_listed(act->need, tsc_span_of("hold")))))
        return act;
    return best ? best : first == '/' || is_headline_item(sentence, act) ? act : NULL;
}

/* Would like to see a plant built: an operator that reaches participles (`need` past). */
static const tsc_event_item *wish_for(const tsc_event_sentence *sentence, const tsc_event_item *verb)
{
    for (size_t i = 0; i < sentence->item_count && sentence->items[i].first < verb->first; i++) {
        const tsc_event_item *op = &sentence->items[i];
        if (op->kind == TSC_EVENT_OP && tsc_span_equals(op->need, "past") && apart(sentence, op, verb) < OP_REACH &&
            sentence->clause[op->first] == sentence->clause[verb->first] && !is_blocked(sentence, op, verb))
            return op;
    }
    return NULL;
}

static bool from_op(tsc_event_op op, tsc_event_status *status)
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
    const tsc_event_item *modal = nearest_op(sentence, auxiliary ? auxiliary : verb, false, OP_REACH);
    if (auxiliary && !from_op(auxiliary->op, status))
        return false;
    if (!auxiliary)
        *status = TSC_EVENT_PLANNED;
    if (modal && (modal->op == TSC_OP_COMMITTED || modal->op == TSC_OP_PROPOSED) && *status == TSC_EVENT_PLANNED &&
        sentence->clause[modal->first] == sentence->clause[verb->first])
        from_op(modal->op, status);
    return true;
}

/* Another act stands nearer to it and may be what took place: the talks took place after the signing. */
static bool has_other_subject(const tsc_event_sentence *sentence, const tsc_event_item *happened, const tsc_event_item *act,
                              const tsc_event_item *noun, uint32_t distance)
{
    for (size_t i = 0; i < sentence->item_count; i++) {
        const tsc_event_item *other = &sentence->items[i];
        const bool same = other->first < noun->last && noun->first < other->last; /* the signing */
        if (other->kind == TSC_EVENT_ACT && other != act && !same && tsc_event_listed(other->need, tsc_span_of("hold")) &&
            apart(sentence, other, happened) < distance)
            return true;
    }
    return false;
}

/* The signing of the treaty took place, состоялось подписание: a verb of happening gives its tense to the noun. */
static const tsc_event_item *happening_of(const tsc_event_sentence *sentence, const tsc_event_item *act, const tsc_event_item *noun)
{
    for (size_t i = 0; i < sentence->item_count; i++) {
        const tsc_event_item *verb = &sentence->items[i];
        if (verb->kind != TSC_EVENT_VERB || !tsc_span_equals(verb->code, "occur") ||
            sentence->clause[verb->first] != sentence->clause[noun->first])
            continue;
        uint32_t distance = apart(sentence, verb, noun);
        if (distance < OCCUR_REACH && !has_other_subject(sentence, verb, act, noun, distance))
            return verb;
    }
    return NULL;
}

/* Signature of a memorandum between Oman and Tanzania: a headline that begins with the noun of a verb and has no other
   verb tells what was done. */
static bool is_headline_noun(const tsc_event_sentence *sentence, const tsc_event_item *act, const tsc_event_item *verb)
{
    const tsc_scan *scan = sentence->scan;
    const bool articles = *tsc_language_rule(scan->language, "definite", "initial") == '\0';
    const bool stops = tsc_span_equals(tsc_scan_span(scan, scan->token_count - 1, scan->token_count), ".");
    const uint32_t head = sentence->bullet ? 3 : 1;
    if (verb->tense != TSC_TENSE_NOUN || verb->first > head || act->first < verb->first || (stops && !sentence->bullet && (verb->first > 0 || !articles)))
        return false;
    for (size_t i = 0; i < sentence->item_count; i++)
        if (is_verb(&sentence->items[i]) && sentence->items[i].tense != TSC_TENSE_INFINITIVE)
            return false;
    return true;
}

static bool follows_and(const tsc_event_sentence *sentence, const tsc_event_item *verb)
{
    return verb->first > 0 && tsc_scan_says(sentence->scan, verb->first - 1, TSC_ROLE_FUNCTION, "and");
}

/* Will hold talks and open a consulate: a bare infinitive behind "and" has the auxiliary of the verb before it. */
static const tsc_event_item *shared_auxiliary(const tsc_event_sentence *sentence, const tsc_event_item *verb)
{
    size_t index = (size_t)(verb - sentence->items);
    bool infinitive = verb->tense == TSC_TENSE_INFINITIVE || (verb->tense == TSC_TENSE_PRESENT && is_infinitive_too(sentence, index));
    if (sentence->verb_last || !infinitive || !follows_and(sentence, verb))
        return NULL;
    for (size_t i = index; i-- > 0;) {
        const tsc_event_item *before = &sentence->items[i];
        bool other = (before->kind == TSC_EVENT_VERB || (before->kind == TSC_EVENT_ACT && before->verbal)) && before->last < verb->first &&
                     before->tense != TSC_TENSE_NOUN;
        if (other)
            return sentence->clause[before->first] == sentence->clause[verb->first] ? nearest_op(sentence, before, true, AUX_REACH) : NULL;
    }
    return NULL;
}

static bool tell_noun(const tsc_event_sentence *sentence, const tsc_event_item *act, const tsc_event_item *verb,
                      tsc_event_status *status)
{
    const tsc_event_item *happening = happening_of(sentence, act, verb);
    if (happening && is_denied(sentence, happening))
        return false;
    if (happening) {
        const tsc_event_item *auxiliary = nearest_op(sentence, happening, true, AUX_REACH);
        *status = happening->tense == TSC_TENSE_FUTURE ? TSC_EVENT_PLANNED : TSC_EVENT_DONE;
        const tsc_event_item *said = happening->tense == TSC_TENSE_PRESENT ? nearest_op(sentence, happening, false, OP_REACH) : NULL;
        if (said && !auxiliary && said->op != TSC_OP_NONE)
            return from_op(said->op, status);
        if (!auxiliary && happening->tense == TSC_TENSE_INFINITIVE) /* is to open a school and to witness the signing */
            auxiliary = shared_auxiliary(sentence, happening);
        return auxiliary ? from_op(auxiliary->op, status) : happening->tense != TSC_TENSE_INFINITIVE;
    }
    const tsc_event_item *modal = act == verb && is_headline_item(sentence, act) ? NULL : nearest_op(sentence, verb, false, OP_REACH);
    if (modal)
        return (sentence->verb_last || !is_void(sentence, modal)) && from_op(modal->op, status);
    *status = TSC_EVENT_DONE;
    return act == verb || is_headline_noun(sentence, act, verb); /* else the noun of a verb says nothing: the signing of an agreement */
}

/* Malaysia to lift its ban: behind nothing but its subject an infinitive is a plan, where the language has headlines
   so (rule `tense` `future`: the word that stands before it). */
static bool is_headline_future(const tsc_event_sentence *sentence, const tsc_event_item *verb)
{
    const char *word = tsc_language_rule(sentence->scan->language, "tense", "future");
    const bool before = verb->first > 0 && tsc_scan_is(sentence->scan, verb->first - 1, word);
    if (*word == '\0' || verb->first == 0 || !(before || tsc_scan_is(sentence->scan, verb->first, word)))
        return false;
    for (size_t i = 0; i < sentence->item_count && sentence->items[i].first < verb->first; i++)
        if (sentence->items[i].kind <= TSC_EVENT_OP)
            return false;
    for (size_t i = 0; i < sentence->place_count; i++)
        if (sentence->places[i].last <= verb->first && verb->first <= HEADLINE_SUBJECT && sentence->clause[sentence->places[i].first] == sentence->clause[verb->first])
            return true;
    return false;
}

bool tsc_event_status_tell(const tsc_event_sentence *sentence, const tsc_event_item *act, const tsc_event_item *verb,
                           tsc_event_status *status, const tsc_event_item **off)
{
    *off = NULL;
    if (sentence->question)
        return false;
    const tsc_event_item *word = called_off(sentence, act);
    bool own = word && ((word->first < act->last && act->first < word->last) || (word->first < verb->last && verb->first < word->last));
    if (word && !own) {
        *off = word;
        return from_op(word->op, status);
    }
    if (is_denied(sentence, verb) || (act != verb && is_denied(sentence, act)))
        return false;
    const tsc_event_item *auxiliary = nearest_op(sentence, verb, true, AUX_REACH);
    if (!auxiliary)
        auxiliary = shared_auxiliary(sentence, verb);
    switch (verb->tense) {
    case TSC_TENSE_PAST: {
        const tsc_event_item *promise = auxiliary || act == verb ? NULL : promise_in(sentence, verb);
        if (!auxiliary && !promise)
            promise = wish_for(sentence, verb);
        *status = TSC_EVENT_DONE;
        if (promise)
            return from_op(promise->op, status);
        return !auxiliary || weaken(sentence, auxiliary, verb, status);
    }
    case TSC_TENSE_FUTURE:
        return weaken(sentence, auxiliary, verb, status);
    case TSC_TENSE_PRESENT: {
        const tsc_event_item *modal = nearest_op(sentence, verb, false, OP_REACH);
        *status = TSC_EVENT_DONE;
        if (auxiliary)
            return weaken(sentence, auxiliary, verb, status);
        return !modal || sentence->clause[modal->first] != sentence->clause[verb->first] || modal->op == TSC_OP_NONE ||
               from_op(modal->op, status);
    }
    case TSC_TENSE_INFINITIVE: {
        if (auxiliary)
            return weaken(sentence, auxiliary, verb, status);
        const tsc_event_item *modal = nearest_op(sentence, verb, false, OP_REACH);
        if (!modal && is_headline_future(sentence, verb)) {
            *status = TSC_EVENT_PLANNED;
            return true;
        }
        return modal && (sentence->verb_last || !is_void(sentence, modal)) && from_op(modal->op, status);
    }
    case TSC_TENSE_NOUN:
    case TSC_TENSE_AUXILIARY:
        break;
    }
    return auxiliary ? weaken(sentence, auxiliary, verb, status) : tell_noun(sentence, act, verb, status);
}
