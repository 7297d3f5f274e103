/* Rivals among the acts of a sentence: what a verb makes, what that is for, what was told twice. */
#include "extract/event_op.h"
#include "extract/event_reading.h"

/* Instruments before the fields they are in, fields and links before contacts: what is signed is the act. */
static int rank_of(const tsc_act_reading *reading)
{
    if (tsc_act_in_group(reading, "instrument"))
        return 5;
    if (tsc_act_in_group(reading, "conflict") || tsc_act_in_group(reading, "representation") ||
        tsc_act_in_group(reading, "mobility") || tsc_act_in_group(reading, "aid"))
        return 4;
    if (tsc_act_in_group(reading, "economy") || tsc_act_in_group(reading, "multilateral"))
        return 3;
    return tsc_act_in_group(reading, "ritual") ? 0 : tsc_act_is(reading, "MEET") ? 1 : 2;
}

/* Resumed talks on fisheries: right behind talks stands what they are about. */
static bool is_topic(const tsc_act_reading *talks, const tsc_act_reading *other)
{
    enum { REACH = 3 };
    return tsc_act_is(talks, "MEET") && !talks->act->verbal && talks->verb == other->verb &&
           talks->verb->last <= talks->act->first && other->act->first >= talks->act->last &&
           other->act->first - talks->act->last < REACH && tsc_act_in_group(other, "sector");
}

/* A paper that was signed. */
static bool is_signed(const tsc_act_reading *reading)
{
    const bool paper = tsc_act_in_group(reading, "instrument") || tsc_act_is(reading, "CONTRACT");
    return paper && reading->verb != reading->act && tsc_span_equals(reading->verb->code, "sign") &&
           reading->status == TSC_EVENT_DONE;
}

/* What is promised is the link itself, not the paper about it; a visa-free regime in force is no mere agreement. */
static bool outranks(const tsc_act_reading *winner, const tsc_act_reading *loser)
{
    bool paper = tsc_act_in_group(loser, "instrument") && tsc_act_in_group(winner, "mobility");
    bool promised = tsc_act_is(loser, "AGR_SIGN") && loser->status != TSC_EVENT_DONE;
    if (tsc_act_is(winner, "AGR_RATIFY") && tsc_act_is(loser, "AGR_SIGN") && winner->verb != winner->act)
        return !is_signed(loser) ||
               loser->verb == winner->verb; /* what a parliament adopted, signed in May as it may be */
    if (tsc_act_is(winner, "AGR_SUSPEND") && tsc_act_is(loser, "VISA_FREE") && winner->act->first < loser->act->last &&
        loser->act->first < winner->act->last)
        return true; /* a visa waiver suspended */
    if (tsc_act_is(winner, "DIPL_REL") && tsc_act_is(loser, "JOINT_STMT"))
        return true; /* a communiqué that establishes relations is the relations */
    if (tsc_act_is(winner, "JOINT_STMT") && tsc_act_is(loser, "DIPL_REL"))
        return false;
    if (is_topic(winner, loser) || is_topic(loser, winner))
        return is_topic(winner, loser);
    if (is_signed(winner) && !is_signed(loser) && tsc_span_equals(loser->verb->code, "sign"))
        return true; /* signed a contract for a road */
    if (winner->act->entry->role == TSC_ROLE_COMMODITY && tsc_act_is(loser, "INVEST"))
        return true; /* what is bought of a plant is its goods */
    if (tsc_act_is(winner, "VISIT") && tsc_act_is(loser, "AIR_LINK"))
        return winner->act->verbal && loser->act->verbal &&
               tsc_event_listed(winner->act->need, tsc_span_of("pair")); /* a minister flies to: no airline */
    if (tsc_act_is(winner, "AIR_LINK") && tsc_act_is(loser, "VISIT"))
        return !(winner->act->verbal && loser->act->verbal && tsc_event_listed(loser->act->need, tsc_span_of("pair")));
    if (tsc_act_is(winner, "CONTRACT") != tsc_act_is(loser, "CONTRACT") &&
        tsc_act_in_group(tsc_act_is(winner, "CONTRACT") ? loser : winner, "aid") &&
        tsc_span_equals((tsc_act_is(winner, "CONTRACT") ? winner : loser)->verb->code, "buy"))
        return tsc_act_is(winner, "CONTRACT"); /* what is bought is no gift */
    if (tsc_act_is(winner, "MULTI_EVENT") && tsc_act_is(loser, "EDU_CULT") &&
        tsc_span_equals(winner->verb->code, "attend"))
        return true; /* who exhibits takes part in an event */
    if (paper && (tsc_act_is(loser, "AGR_INFORCE") ||
                  (promised && (loser->status != TSC_EVENT_PLANNED || tsc_act_is(winner, "AIR_LINK")))))
        return true;
    if (tsc_act_in_group(winner, "instrument") && tsc_act_in_group(loser, "mobility"))
        return !(tsc_act_is(winner, "AGR_INFORCE") ||
                 (tsc_act_is(winner, "AGR_SIGN") && winner->status != TSC_EVENT_DONE &&
                  (winner->status != TSC_EVENT_PLANNED || tsc_act_is(loser, "AIR_LINK"))));
    return rank_of(winner) > rank_of(loser);
}

static bool touch(const tsc_event_item *a, const tsc_event_item *b)
{
    return a->first < b->last && b->first < a->last;
}

/* A loan of 30 million dollars: the amount is that of the loan. */
static bool is_amount_of(const tsc_event_sentence *sentence, const tsc_act_reading *amount,
                         const tsc_act_reading *other)
{
    enum { AMOUNT_REACH = 8 };
    const tsc_event_item *act = amount->act;
    return amount->code == other->code && tsc_scan_mark(sentence->scan, act->first, TSC_ROLE_SCALE) &&
           !tsc_scan_mark(sentence->scan, other->act->first, TSC_ROLE_SCALE) &&
           tsc_event_distance(sentence, act->first, act->last, other->act->first, other->act->last) < AMOUNT_REACH;
}

/* Two words for one thing: vaccines and health. Papers side by side are several. */
static bool is_again(const tsc_act_reading *a, const tsc_act_reading *b)
{
    bool verb = a->act->verbal && a->act->tense != TSC_TENSE_NOUN,
         other = b->act->verbal && b->act->tense != TSC_TENSE_NOUN;
    bool same_words = (touch(a->act, b->act) && (verb == other ? a < b : verb)) ||
                      (a->verb == a->act && b->verb != b->act && touch(a->verb, b->verb));
    bool noun_of_verb = tsc_act_in_group(a, "contact") && verb && !other && a->status == b->status;
    return a->code == b->code &&
           (same_words || noun_of_verb ||
            (a->verb == b->verb && !tsc_act_in_group(a, "instrument") && a->act->first < b->act->first));
}

/* A memorandum of understanding (MoU): the same word in a bracket right behind. */
static bool is_gloss(const tsc_event_sentence *sentence, const tsc_act_reading *word, const tsc_act_reading *gloss)
{
    enum { GLOSS_REACH = 6 };
    const tsc_event_item *act = gloss->act;
    return word->code == gloss->code && act->first > 0 && word->act->last < act->first &&
           act->first - word->act->last < GLOSS_REACH && tsc_scan_is(sentence->scan, act->first - 1, "(");
}

/* The signing, where that of a treaty is told. */
static bool is_noun_of_verb(const tsc_act_reading *noun, const tsc_act_reading *act)
{
    return noun->act == noun->verb && act->verb != act->act && touch(act->verb, noun->act) &&
           strcmp(noun->code->group, act->code->group) == 0;
}

/* A group of Chile and the Netherlands on tourism: the "and" between two countries lists no objects. */
static bool joins_places(const tsc_event_sentence *sentence, uint32_t token)
{
    const bool article = tsc_scan_says(sentence->scan, token + 1, TSC_ROLE_FUNCTION, "article");
    return tsc_event_ends_place(sentence, token) && tsc_event_begins_place(sentence, token + (article ? 2 : 1));
}

/* A comma, a bracket or an "and" between two objects: both are governed. */
static bool are_listed(const tsc_event_sentence *sentence, uint32_t first, uint32_t last)
{
    const tsc_scan *scan = sentence->scan;
    for (uint32_t t = first; t <= last && t < scan->token_count; t++) {
        if (t < last && joins_places(sentence, t))
            continue;
        if (t < last && scan->tokens[t].kind == TSC_TOKEN_PUNCTUATION)
            return true;
        if (t < last && tsc_scan_says(scan, t, TSC_ROLE_FUNCTION, "and"))
            return true;
        for (uint32_t m = scan->mark_at[t]; m < scan->mark_at[t + 1]; m++)
            if (scan->marks[m].clitics & TSC_CLITIC_AND)
                return true;
    }
    return false;
}

/* Two nouns in one clause, in the order in which the first governs: the verb, its object, what that is for. Where the
   verb comes last they stand the other way round. Nothing may list them side by side. */
static bool goes_on(const tsc_event_sentence *sentence, const tsc_act_reading *object, const tsc_act_reading *other)
{
    const tsc_event_item *head = object->verb, *noun = object->act, *first = other->act, *last = other->act;
    if (other->verb->tense == TSC_TENSE_NOUN || other->verb->tense == TSC_TENSE_INFINITIVE) {
        first = other->verb->first < first->first && other->verb != head ? other->verb : first;
        last = other->verb->last > last->last && other->verb != head ? other->verb : last;
    }
    /* a group on trade was set up */
    bool passive = (touch(object->verb, other->verb) || other->act == other->verb) && last->last <= head->first;
    if ((head == noun || head->last <= noun->first || (passive && !sentence->verb_last)) && noun->last <= first->first)
        return !are_listed(sentence, noun->last, first->first);
    return sentence->verb_last && last->last <= noun->first && (head == noun || noun->last <= head->first) &&
           !are_listed(sentence, last->last, noun->first);
}

/* A letter on the summit scheduled for May: a meeting that is announced by the way. */
static bool is_date_of_its_own(const tsc_event_sentence *sentence, const tsc_act_reading *reading)
{
    return tsc_act_in_group(reading, "contact") && reading->act == reading->verb &&
           tsc_event_is_scheduled(sentence, reading->act);
}

/* Of two nouns behind one verb the nearer one is what the verb makes; the other says what that is for: a working group
   on building a railway. So does one that has no verb of its own, or the noun of one only: a commission for the growth
   of trade. */
static bool is_purpose(const tsc_event_sentence *sentence, const tsc_act_reading *object, const tsc_act_reading *other)
{
    bool finite = other->act->verbal && other->act->tense != TSC_TENSE_NOUN, idle = other->act == other->verb;
    bool named =
        other->verb->tense == TSC_TENSE_NOUN || (sentence->verb_last && other->verb->tense == TSC_TENSE_INFINITIVE);
    bool promised =
        object->act != object->verb || (object->status != TSC_EVENT_DONE && object->act->tense == TSC_TENSE_NOUN);
    if (finite || !promised || (!touch(object->verb, other->verb) && !idle && !named) ||
        touch(object->act, other->act) || is_date_of_its_own(sentence, other) ||
        sentence->clause[object->act->first] != sentence->clause[other->act->first])
        return false;
    return goes_on(sentence, object, other);
}

/* Lifted the ban imposed in 2020: of two verbs about one noun the one that stands right at it, within the reach of the
   other, only tells which it is. */
static bool is_attribute(const tsc_event_sentence *sentence, const tsc_act_reading *inner, const tsc_act_reading *outer)
{
    if (!touch(inner->act, outer->act) || inner->verb == inner->act || outer->verb == outer->act ||
        inner->verb->last > inner->act->first || inner->verb->tense != TSC_TENSE_PAST || inner->code == outer->code)
        return false;
    return sentence->verb_last ? outer->verb->first >= outer->act->last : outer->verb->last <= inner->verb->first;
}

/* Donated ambulances: a verb that is an act itself says less than the act that it makes of its object. */
static bool is_particular(const tsc_act_reading *object, const tsc_act_reading *bare)
{
    return bare->act == bare->verb && bare->act->verbal && object->verb != object->act &&
           touch(object->verb, bare->act) &&
           (strcmp(object->code->group, bare->code->group) == 0 || tsc_act_is(bare, "AID_ECON"));
}

/* What a meeting was in truth: a call, an exchange of parliaments, a letter handed over; a summit on whose margins two
   met is the place, not the act. */
static void weigh_meetings(const tsc_event_sentence *sentence, tsc_act_reading *readings, size_t count)
{
    bool third = tsc_event_is_third(sentence);
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < count; k++) {
            tsc_act_reading *a = &readings[i], *meeting = &readings[k];
            if (!tsc_act_is(meeting, "MEET") || meeting->dropped || a->dropped ||
                sentence->clause[a->act->first] != sentence->clause[meeting->act->first])
                continue;
            bool particular = tsc_act_is(a, "PARLIAMENT") || tsc_act_is(a, "ENVOY_LETTER") || tsc_act_is(a, "CALL");
            if (particular && a->status == meeting->status)
                meeting->dropped = true;
            else if (third && tsc_act_is(a, "MULTI_EVENT"))
                a->dropped = true;
        }
}

/* Opened a consulate in the port: what stands behind the object and a word for where is its place, be it a noun or the
   end of a phrase that begins with the verb. */
static bool is_site(const tsc_event_sentence *sentence, const tsc_act_reading *object, const tsc_act_reading *other)
{
    enum { REACH = 4 };
    const bool phrase = other->act->verbal && other->act->first < object->act->first;
    const uint32_t noun = phrase ? other->act->last - 1 : other->act->first;
    bool where = false;
    if (object->verb == object->act || !touch(object->verb, phrase ? other->act : other->verb) ||
        object->verb->last > object->act->first || (other->act->verbal && !phrase) || object->act->last > noun ||
        noun - object->act->last > REACH)
        return false;
    for (uint32_t t = object->act->last; t < noun && !where; t++)
        where = tsc_scan_says(sentence->scan, t, TSC_ROLE_FUNCTION, "in") ||
                tsc_scan_says(sentence->scan, t, TSC_ROLE_FUNCTION, "at");
    return where && !are_listed(sentence, object->act->last, noun);
}

/* Talks in the Congress, a meeting before the forum: the venue of what was held. */
static bool is_venue(const tsc_event_sentence *sentence, const tsc_act_reading *object, const tsc_act_reading *other)
{
    if (is_site(sentence, object, other))
        return true;
    return tsc_act_is(object, "MEET") && tsc_act_is(other, "MULTI_EVENT") && is_purpose(sentence, object, other);
}

/* Signed an accord that exempts from visas: what a paper says, with a verb right behind the word that joins it. */
static bool is_content(const tsc_event_sentence *sentence, const tsc_act_reading *paper, const tsc_act_reading *other)
{
    const uint32_t verb = other->verb->first;
    if (!tsc_act_in_group(paper, "instrument") || paper->verb == paper->act ||
        other->verb->tense != TSC_TENSE_PRESENT || other->first < paper->last || verb == 0)
        return false;
    return tsc_scan_says(sentence->scan, verb - 1, TSC_ROLE_FUNCTION, "relative");
}

static bool is_measure(const tsc_act_reading *reading)
{
    return tsc_act_in_group(reading, "instrument") || tsc_act_in_group(reading, "conflict") ||
           tsc_act_is(reading, "TARIFF_CUT");
}

/* Lifted the ban imposed in 2021, suspended the treaty signed in 2014: two acts over one noun, each with its verb. What
   was called off (the signing of the treaty) undid nothing. */
static bool undoes(const tsc_act_reading *now, const tsc_act_reading *then)
{
    return now->status != TSC_EVENT_CANCELLED && is_measure(now) && is_measure(then) &&
           now->verb->last <= now->act->first && then->act->last <= then->verb->first &&
           then->verb->tense == TSC_TENSE_PAST;
}

/* The signing of the protocol is the protocol's: an act whose verb is the noun of another; talks in the Congress. */
static bool takes_up(const tsc_event_sentence *sentence, const tsc_act_reading *a, const tsc_act_reading *b)
{
    const bool occurs = a->verb != a->act && b->act != a->act && touch(a->verb, b->act) &&
                        tsc_event_listed(b->act->need, tsc_span_of("occur"));
    const bool called_off = a->off && a->off == b->off && tsc_act_is(b, "MEET") && rank_of(a) > rank_of(b);
    return is_venue(sentence, a, b) || occurs || called_off;
}

static bool is_visit_or_meeting(const tsc_act_reading *reading)
{
    return tsc_act_is(reading, "VISIT") || tsc_act_is(reading, "MEET");
}

/* What they are invited to, congratulated on, or will not come for: no act of its own. */
static bool is_occasion_of(const tsc_event_sentence *sentence, const tsc_act_reading *a, const tsc_act_reading *b)
{
    if (sentence->clause[a->act->first] != sentence->clause[b->act->first])
        return false;
    if (tsc_act_is(a, "INVITE") && a->verb->tense != TSC_TENSE_NOUN && is_visit_or_meeting(b) &&
        a->status == TSC_EVENT_DONE &&
        (sentence->verb_last ? b->act->first <= a->act->first : b->act->first >= a->act->first))
        return true;
    if (tsc_act_is(a, "CONGRATS") &&
        (sentence->verb_last ? b->verb->last <= a->act->first && b->verb->tense != TSC_TENSE_PAST
                             : a->act->first < b->act->first))
        return true;
    return tsc_act_is(a, "VISIT_CANCEL") && is_visit_or_meeting(b);
}

/* The agreement on air services: what stands right behind a paper is what it is on. */
static bool is_paper_on(const tsc_act_reading *paper, const tsc_act_reading *topic)
{
    return tsc_act_in_group(paper, "instrument") && tsc_act_in_group(topic, "mobility") &&
           paper->act->last == topic->act->first && paper->status == topic->status;
}

/* Signed a treaty on tourism and launched consultations: what stands in the complement of an object that has its verb before it
   is no object of the verb behind an "and". */
static bool is_within(const tsc_event_sentence *sentence, const tsc_act_reading *object, const tsc_act_reading *other)
{
    const uint32_t verb = other->verb->first;
    if (sentence->verb_last || sentence->verb_first || object->verb == object->act || other->act->verbal ||
        object->verb->last > object->act->first || object->act->last > other->act->first || other->act->last > verb ||
        touch(object->verb, other->verb) || verb == 0 || object->verb->tense != TSC_TENSE_PAST ||
        other->verb->tense != TSC_TENSE_PAST ||
        sentence->clause[object->act->first] != sentence->clause[other->act->first])
        return false;
    return tsc_scan_says(sentence->scan, verb - 1, TSC_ROLE_FUNCTION, "and") &&
           !are_listed(sentence, object->act->last, other->act->first);
}

/* "A commission on energy and port electrification was formed": behind a body what it deals with is listed, no articles. */
static bool is_task(const tsc_event_sentence *sentence, const tsc_act_reading *body, const tsc_act_reading *other)
{
    const tsc_scan *scan = sentence->scan;
    const uint32_t behind = body->act->last, noun = other->act->first;
    const bool field = tsc_act_in_group(other, "sector") || tsc_act_in_group(other, "soft") ||
                       tsc_act_in_group(other, "mobility") || tsc_act_is(other, "LOG_HUB");
    if (!tsc_span_is_among(tsc_span_of(body->code->code), "JOINT_COMM BUS_COUNCIL WORK_GROUP POL_CONSULT") || !field ||
        body->verb == body->act || other->act->verbal || !touch(body->verb, other->verb) || behind >= noun ||
        sentence->clause[body->act->first] != sentence->clause[noun] ||
        *tsc_language_grammar_of(scan->language)->definite_initial != '\0')
        return false;
    for (uint32_t t = behind; t < noun; t++)
        if (tsc_scan_says(scan, t, TSC_ROLE_FUNCTION, "article"))
            return false;
    return scan->tokens[behind].kind == TSC_TOKEN_WORD && !tsc_scan_says(scan, behind, TSC_ROLE_FUNCTION, "and");
}

/* Talks, broken off in 2023, will resume: a participle between commas, before the verb of its noun, only tells which. */
static bool only_tells_which(const tsc_event_sentence *sentence, const tsc_act_reading *main,
                             const tsc_act_reading *participle)
{
    const tsc_scan *scan = sentence->scan;
    const tsc_event_item *verb = participle->verb;
    if (!tsc_act_is(participle, "AGR_SUSPEND") || sentence->verb_last || participle->act == verb ||
        main->verb == main->act || !touch(main->act, participle->act) || verb->tense != TSC_TENSE_PAST ||
        verb->first <= participle->act->last || main->verb->first <= verb->last ||
        !tsc_scan_is_comma(scan, verb->first - 1))
        return false;
    return tsc_scan_has_comma(scan, verb->last, main->verb->first) &&
           !tsc_scan_says(scan, main->verb->first - 1, TSC_ROLE_FUNCTION, "and");
}

/* To raise exports of palm oil, to ban imports of meat: the goods of a trade that is an act are none of their own. */
static bool is_goods_of(const tsc_act_reading *trade, const tsc_act_reading *goods)
{
    return (tsc_act_is(trade, "TRADE_EXPAND") || tsc_act_is(trade, "TRADE_BAN")) && tsc_act_in_group(goods, "sector") &&
           !goods->act->verbal && touch(goods->verb, trade->act);
}

/* "- the creation of a joint commission": a noun that the list alone would make an act, where one over the same words has a verb. */
static bool only_list_makes(const tsc_act_reading *a, const tsc_act_reading *b)
{
    return a->verbless && a->bare && !b->verbless && b->verb != b->act && touch(a->act, b->act);
}

/* Whether b is no act beside a. */
static bool yields(const tsc_event_sentence *sentence, const tsc_act_reading *a, const tsc_act_reading *b)
{
    if (only_list_makes(a, b) || only_list_makes(b, a))
        return only_list_makes(b, a);
    if (only_tells_which(sentence, b, a))
        return false;
    if (only_tells_which(sentence, a, b))
        return true;
    const bool same_verb = touch(a->verb, b->verb) || is_paper_on(a, b) || is_paper_on(b, a) ||
                           (touch(a->act, b->act) && !undoes(a, b) && !undoes(b, a));
    if (is_gloss(sentence, a, b))
        return true;
    if (same_verb && ((outranks(a, b) && !is_particular(b, a)) || is_again(a, b) || is_particular(a, b)))
        return true;
    return (is_purpose(sentence, a, b) && !outranks(b, a)) || is_noun_of_verb(b, a) || is_attribute(sentence, b, a) ||
           is_within(sentence, a, b) || is_task(sentence, a, b) || is_amount_of(sentence, b, a) ||
           is_occasion_of(sentence, a, b) || is_content(sentence, a, b) || is_goods_of(a, b);
}

/* One verb makes one act, unless several of its kind stand side by side; an invitation swallows what it invites to. */
void tsc_act_weigh(const tsc_event_sentence *sentence, tsc_act_reading *readings, size_t count)
{
    weigh_meetings(sentence, readings, count);
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < count; k++) {
            tsc_act_reading *a = &readings[i], *b = &readings[k];
            if (i == k || a->background || b->background)
                continue;
            if (takes_up(sentence, a, b))
                b->dropped = true;
            if (!a->dropped && !b->dropped && !is_noun_of_verb(a, b) && !is_attribute(sentence, a, b))
                b->dropped = yields(sentence, a, b);
        }
}
