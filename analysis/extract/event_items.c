/* Marks to items: which words of the lexicon hold in a sentence, where several lie over each other. */
#include "extract/event_items.h"

#include "extract/event_goods.h"
#include "extract/event_tense.h"
#include "extract/event_wants.h"

/* The place of a word in a list, count where it is none of it. */
static size_t place_in(const tsc_span *list, size_t count, tsc_span word)
{
    size_t i = 0;
    while (i < count && !(list[i].length == word.length && list[i].data[0] == word.data[0] &&
                          memcmp(list[i].data, word.data, word.length) == 0))
        i++;
    return i;
}

static bool set_tense(tsc_event_item *item, tsc_span tense)
{
    static const tsc_span names[] = {{"noun", 4}, {"past", 4}, {"present", 7}, {"future", 6}, {"inf", 3}, {"aux", 3}};
    enum { NAMES = sizeof names / sizeof *names };
    const size_t found = tense.length > 0 ? place_in(names, NAMES, tense) : NAMES;
    item->tense = found < NAMES ? (tsc_event_tense)found : TSC_TENSE_NOUN;
    return found < NAMES;
}

static void set_op(tsc_event_item *item)
{
    static const tsc_span names[] = {{"planned", 7},   {"committed", 9}, {"proposed", 8},
                                     {"cancelled", 9}, {"postponed", 9}, {"done", 4},
                                     {"none", 4},      {"negation", 8},  {"if", 2}};
    enum { NAMES = sizeof names / sizeof *names };
    const size_t found = place_in(names, NAMES, item->code);
    item->op = found < NAMES ? (tsc_event_op)found : TSC_OP_NONE;
}

/* السلم, بشكل: with an article or a preposition a word is a noun, though without it it may be a verb. */
static bool is_noun(const tsc_mark *mark)
{
    return (mark->clitics & (TSC_CLITIC_THE | TSC_CLITIC_IN | TSC_CLITIC_AS)) != 0;
}

/* What tsc_entry_get gives for both columns, in one pass and in leaps: every item is asked, and lists of verbs are long. */
static void read_columns(const tsc_entry *entry, tsc_span *tense, tsc_span *need)
{
    static const char tense_is[] = {'t', 'e', 'n', 's', 'e', '='}, need_is[] = {'n', 'e', 'e', 'd', '='};
    *tense = *need = tsc_span_make("", 0);
    if ((entry->columns & (tsc_column_bit("tense", 5) | tsc_column_bit("need", 4))) == 0)
        return;
    for (const char *at = entry->detail; *at != '\0';) {
        const char *tab = strchr(at, '\t'), *end = tab != NULL ? tab : at + strlen(at);
        const size_t length = (size_t)(end - at);
        if (length > sizeof tense_is && memcmp(at, tense_is, sizeof tense_is) == 0)
            *tense = tsc_span_make(at + sizeof tense_is, length - sizeof tense_is);
        else if (length > sizeof need_is && memcmp(at, need_is, sizeof need_is) == 0)
            *need = tsc_span_make(at + sizeof need_is, length - sizeof need_is);
        at = tab != NULL ? tab + 1 : end;
    }
}

static bool make_item(const tsc_mark *mark, tsc_event_item *item)
{
    *item = (tsc_event_item){
        .first = mark->first, .last = mark->last, .entry = mark->entry, .code = tsc_span_of(mark->entry->code)};
    if (mark->word == 0)
        return false;
    item->kind = (tsc_event_kind)(mark->word - 1);
    tsc_span tense;
    read_columns(mark->entry, &tense, &item->need);
    item->verbal = set_tense(item, tense);
    if (item->tense == TSC_TENSE_PRESENT && (mark->clitics & TSC_CLITIC_WILL))
        item->tense = TSC_TENSE_FUTURE;
    item->definite = (mark->clitics & TSC_CLITIC_THE) != 0;
    if (item->kind == TSC_EVENT_OP)
        set_op(item);
    const bool finite =
        item->tense == TSC_TENSE_PAST || item->tense == TSC_TENSE_PRESENT || item->tense == TSC_TENSE_FUTURE;
    return !(finite && (item->kind == TSC_EVENT_VERB || item->kind == TSC_EVENT_ACT) && is_noun(mark));
}

/* Whether a longer name of an act may hide a shorter one: not where it is none without its verb and that verb makes
   nothing of the other (a treaty is signed, a treaty on transit suspended). */
static bool share_verbs(const tsc_event_item *a, const tsc_event_item *b)
{
    if (a->need.length == 0 || b->need.length == 0 || (a->need.data[0] != '!' && b->need.data[0] != '!') ||
        tsc_span_equal(a->code, b->code))
        return true;
    if (!tsc_event_wants_meet(a->entry->wants, b->entry->wants))
        return false;
    for (size_t start = 0, i = 0; i <= a->need.length; i++)
        if (i == a->need.length || a->need.data[i] == '/' || a->need.data[i] == '!') {
            if (i > start && tsc_event_listed(b->need, tsc_span_make(a->need.data + start, i - start)))
                return true;
            start = i + 1;
        }
    return false;
}

/* A word that begins a clause stands right before a token. */
static bool opens_clause(const tsc_event_sentence *sentence, uint32_t token)
{
    for (size_t i = 0; i < sentence->item_count && sentence->items[i].first < token; i++)
        if (sentence->items[i].kind == TSC_EVENT_BREAK && sentence->items[i].last == token)
            return true;
    return false;
}

/* Where verbs come first a word that is a past tense and a noun alike (فتح, رفع, عقدا) is the verb at the head of its
   clause and the noun elsewhere. */
static bool is_other_form(const tsc_event_sentence *sentence, const tsc_event_item *item, const tsc_event_item *other)
{
    const bool noun = other->kind == TSC_EVENT_ACT && !other->verbal;
    enum { BULLET = 2 }; /* tokens */
    if (!sentence->verb_first || item->kind != TSC_EVENT_VERB || (other->kind != TSC_EVENT_VERB && !noun) ||
        item->first != other->first || item->last != other->last)
        return false;
    const tsc_token *before = item->first > 0 ? &sentence->scan->tokens[item->first - 1] : NULL;
    const bool named = sentence->bullet && item->first <= BULLET; /* an item of a list says what, rarely that */
    const bool head =
        !named && (!before || opens_clause(sentence, item->first) || before->kind == TSC_TOKEN_PUNCTUATION ||
                   before->kind == TSC_TOKEN_SYMBOL || before->kind == TSC_TOKEN_BREAK);
    tsc_event_tense wrong = head ? TSC_TENSE_NOUN : TSC_TENSE_PAST, right = head ? TSC_TENSE_PAST : TSC_TENSE_NOUN;
    return noun ? !head && item->tense == TSC_TENSE_PAST : item->tense == wrong && other->tense == right;
}

/* The congress of Chile, the Chilean congress. */
static bool is_of_country(const tsc_scan *scan, const tsc_event_item *house)
{
    return (tsc_scan_says(scan, house->last, TSC_ROLE_FUNCTION, "of") &&
            tsc_scan_mark(scan, house->last + 1, TSC_ROLE_PLACE)) ||
           (house->first > 0 && tsc_scan_mark(scan, house->first - 1, TSC_ROLE_PLACE)) ||
           tsc_scan_mark(scan, house->last, TSC_ROLE_PLACE);
}

/* What a word is worth beside another over the same words: a longer one of its kind, a trap, an act or operator that
   a verb is only a part of. Verbs and acts of several codes may share their words. Both lie over each other. */
static bool yields(const tsc_event_sentence *sentence, const tsc_event_item *item, const tsc_event_item *other)
{
    uint32_t length = item->last - item->first, other_length = other->last - other->first;
    if (item->kind == TSC_EVENT_ACT && other->kind == TSC_EVENT_ACT && other_length <= length)
        return false;
    if (is_other_form(sentence, item, other))
        return true;
    if (other->kind == TSC_EVENT_TRAP)
        return item->kind != TSC_EVENT_TRAP && item->kind != TSC_EVENT_ROLE && item->kind != TSC_EVENT_BOTH &&
               item->kind != TSC_EVENT_HOUSE && other->first <= item->first && other->last >= item->last;
    if (item->kind == TSC_EVENT_ACT && other->kind == TSC_EVENT_ACT && !item->verbal && !other->verbal &&
        item->first < other->first && item->last < other->last && !sentence->verb_last)
        return false; /* a commission on trade and economic cooperation: the head stands first */
    if (item->kind == TSC_EVENT_ACT && other->kind == TSC_EVENT_HOUSE && tsc_span_equals(item->code, "MULTI_EVENT") &&
        is_of_country(sentence->scan, other))
        return true;
    if (item->kind == TSC_EVENT_ROLE && other->kind == TSC_EVENT_ROLE && item->first == other->first &&
        item->last == other->last && !tsc_span_equals(item->code, "peer") && tsc_span_equals(other->code, "peer"))
        return true; /* the counterpart speaks for the other one */
    if (other->kind == item->kind && (item->kind != TSC_EVENT_ACT || share_verbs(item, other)))
        return other_length > length || (other_length == length && (item->kind == TSC_EVENT_OP));
    bool part = other->first <= item->first && other->last >= item->last && other_length > length;
    bool told = item->kind == TSC_EVENT_OP && item->tense == TSC_TENSE_AUXILIARY && item->verbal &&
                item->op != TSC_OP_NEGATION && other->kind == TSC_EVENT_ACT &&
                other->verbal && /* refused to meet, but not: lawmakers will exchange visits */
                (other->tense != TSC_TENSE_INFINITIVE || item->first == other->first);
    bool named = item->kind == TSC_EVENT_OP &&
                 other->kind == TSC_EVENT_ACT && /* eye surgeons; a parliament that gave its consent */
                 (!other->verbal || (other->tense == TSC_TENSE_PAST && item->op == TSC_OP_COMMITTED));
    return part && (told || named ||
                    (item->kind == TSC_EVENT_VERB && (other->kind == TSC_EVENT_ACT || other->kind == TSC_EVENT_OP)) ||
                    (item->kind == TSC_EVENT_ACT && other->kind == TSC_EVENT_OP));
}

/* Whether an item (by index) yields to one of those from first to before last. */
static bool yields_among(const tsc_event_sentence *sentence, const bool *gone, size_t index, size_t first, size_t last)
{
    const tsc_event_item *item = &sentence->items[index];
    for (size_t k = first; k < last; k++) {
        const tsc_event_item *other = &sentence->items[k];
        if (other->first < item->last && item->first < other->last && !gone[k] && yields(sentence, item, other))
            return true;
    }
    return false;
}

/* The end of the items behind one (by index) that begin among its words. */
static size_t end_of_inner(const tsc_event_sentence *sentence, size_t index, size_t end)
{
    size_t k = index + 1;
    while (k < end && sentence->items[k].first < sentence->items[index].last)
        k++;
    return k;
}

/* Notes which items yield to another; only what stands near may overlap, and most lie over no other. */
static void find_yielding(const tsc_event_sentence *sentence, bool *gone)
{
    enum { NEAR = 24 };
    const size_t count = sentence->item_count;
    size_t open = 0; /* all items before it end before the next one begins */
    for (size_t i = 0; i < count; i++) {
        while (open < i && sentence->items[open].last <= sentence->items[i].first)
            open++;
        const size_t first = i > NEAR && open < i - NEAR ? i - NEAR : open;
        const size_t last = end_of_inner(sentence, i, i + NEAR < count ? i + NEAR : count);
        gone[i] = (first < i && yields_among(sentence, gone, i, first, i)) ||
                  (i + 1 < last && yields_among(sentence, gone, i, i + 1, last));
    }
}

/* Removes what yields to another. False where memory is short. */
static bool thin_out(tsc_event_sentence *sentence)
{
    size_t kept = 0;
    bool *gone = tsc_arena_calloc(sentence->arena, sentence->item_count + 1, sizeof *gone);
    if (!gone)
        return false;
    find_yielding(sentence, gone);
    sentence->act_count = 0;
    for (size_t i = 0; i < sentence->item_count; i++) {
        const tsc_event_item *item = &sentence->items[i];
        if (gone[i])
            continue;
        sentence->act_count += item->kind == TSC_EVENT_ACT;
        sentence->offers |= item->kind == TSC_EVENT_VERB ? item->entry->offers : 0;
        tsc_event_item_keep(sentence, &kept, i);
    }
    sentence->item_count = kept;
    return true;
}

/* The Milli Majlis is no Majlis: of two seats over the same words the longer one is meant. */
static bool is_in_longer_seat(const tsc_scan *scan, const tsc_mark *mark)
{
    for (size_t i = 0; i < scan->mark_count && scan->marks[i].first < mark->last; i++) {
        const tsc_mark *other = &scan->marks[i];
        if (other->last >= mark->last && other->first <= mark->first &&
            other->last - other->first > mark->last - mark->first && tsc_event_is_kind(other, TSC_EVENT_SEAT))
            return true;
    }
    return false;
}

void tsc_event_add_seat(tsc_event_sentence *sentence, const tsc_mark *mark)
{
    if (is_in_longer_seat(sentence->scan, mark))
        return;
    tsc_event_place place = {.first = mark->first, .last = mark->last, .capital = true};
    if (strcmp(mark->entry->code, "WLD") == 0)
        sentence->agency = true;
    else if (tsc_place_parse(tsc_span_of(mark->entry->code), &place.place))
        sentence->places[sentence->place_count++] = place;
}

/* Serb-held: the second half of a compound is no verb. */
static bool is_compound_end(const tsc_scan *scan, const tsc_event_item *item)
{
    if (item->kind != TSC_EVENT_VERB || item->first == 0 || !(scan->tokens[item->first].flags & TSC_TOKEN_GLUED))
        return false;
    return tsc_scan_is(scan, item->first - 1, "-");
}

/* The Gulf Cooperation Council is a name, and no session of a council. */
static bool is_in_name(const tsc_event_sentence *sentence, const tsc_event_item *item)
{
    for (size_t i = 0; item->kind == TSC_EVENT_ACT && i < sentence->place_count; i++) {
        const tsc_event_place *place = &sentence->places[i];
        if (place->first <= item->first && place->last >= item->last &&
            place->last - place->first > item->last - item->first)
            return true;
    }
    return false;
}

/* Secretary of State for Fisheries: a field that begins with a capital right behind an office and its preposition. */
static bool is_field_of_office(const tsc_event_sentence *sentence, const tsc_event_item *item)
{
    static const char fields[] = "FOOD_SEC ENERGY DIGITAL HEALTH SEC_DEF LEGAL EDU_CULT TRADE_EXPAND LOG_HUB INVEST";
    const tsc_scan *scan = sentence->scan;
    if (item->kind != TSC_EVENT_ACT || item->verbal || item->first < 2 ||
        !(scan->tokens[item->first].flags & TSC_TOKEN_CAPITAL) ||
        !tsc_scan_mark(scan, item->first - 1, TSC_ROLE_FUNCTION) || !tsc_span_is_among(item->code, fields))
        return false;
    for (size_t i = 0; i < sentence->item_count && sentence->items[i].first < item->first; i++) {
        const tsc_event_item *office = &sentence->items[i];
        const bool near = office->last < item->first && item->first - office->last <= 2;
        if (office->kind == TSC_EVENT_ROLE && near && tsc_scan_mark(scan, office->last, TSC_ROLE_FUNCTION))
            return true;
    }
    return false;
}

/* Landed in, said of a train or a shipment where nobody who speaks for a country is named: no visit, so that its verb is
   free for what it does make. */
static void drop_visits_of_things(tsc_event_sentence *sentence)
{
    size_t kept = 0;
    if (!tsc_event_says(sentence, TSC_EVENT_THING))
        return;
    for (size_t i = 0; i < sentence->item_count; i++) {
        const tsc_event_item *item = &sentence->items[i];
        if (item->kind == TSC_EVENT_ACT && item->verbal && item->tense != TSC_TENSE_NOUN &&
            tsc_span_equals(item->code, "VISIT"))
            sentence->act_count--;
        else
            tsc_event_item_keep(sentence, &kept, i);
    }
    sentence->item_count = kept;
}

/* A pattern with a gap goes over no border: arrived on Sunday; her visit. */
static bool is_over_border(const tsc_scan *scan, const tsc_event_item *item)
{
    for (uint32_t t = item->first + 1; item->kind != TSC_EVENT_TRAP && t + 1 < item->last; t++)
        if (tsc_event_is_border(scan, t))
            return true;
    return false;
}

bool tsc_event_item_is_of_pair(const tsc_event_item *act)
{
    const tsc_span pair = tsc_span_make("pair", 4);
    return (act->entry->wants & (TSC_OFFER_PLACE | tsc_event_class_bit(pair))) != 0 &&
           tsc_event_listed(act->need, pair);
}

/* Will host, where nobody who speaks for a country is named: no act, so that its verb is free for what it does make. */
static void drop_acts_of_nobody(tsc_event_sentence *sentence)
{
    size_t kept = 0;
    for (size_t i = 0; i < sentence->item_count; i++) {
        const tsc_event_item *item = &sentence->items[i];
        if (item->kind == TSC_EVENT_ACT && item->verbal && tsc_event_item_is_of_pair(item))
            sentence->act_count--;
        else
            tsc_event_item_keep(sentence, &kept, i);
    }
    sentence->item_count = kept;
}

/* False where memory is short. */
static bool list_ops(tsc_event_sentence *sentence)
{
    sentence->ops = tsc_arena_alloc(sentence->arena, (sentence->item_count + 1) * sizeof *sentence->ops);
    for (size_t i = 0; sentence->ops != NULL && i < sentence->item_count; i++)
        if (sentence->items[i].kind == TSC_EVENT_OP)
            sentence->ops[sentence->op_count++] = &sentence->items[i];
    return sentence->ops != NULL;
}

/* Adds the acts that a word for goods may be. */
static void add_goods(tsc_event_sentence *sentence, const tsc_mark *mark)
{
    const size_t added = tsc_event_goods_items(mark, &sentence->items[sentence->item_count]);
    sentence->item_count += added;
    sentence->act_count += added;
}

/* Adds an event word, made in its place behind the others, unless it is none here. */
static void add_word(tsc_event_sentence *sentence, const tsc_mark *mark)
{
    const tsc_scan *scan = sentence->scan;
    tsc_event_item *item = &sentence->items[sentence->item_count];
    if (tsc_event_is_kind(mark, TSC_EVENT_SEAT)) {
        tsc_event_add_seat(sentence, mark);
        return;
    }
    if (!make_item(mark, item) || is_compound_end(scan, item) || is_in_name(sentence, item) ||
        is_over_border(scan, item) || is_field_of_office(sentence, item))
        return;
    sentence->both = sentence->both || item->kind == TSC_EVENT_BOTH;
    sentence->role = sentence->role || item->kind == TSC_EVENT_ROLE;
    sentence->item_count++;
    sentence->act_count += item->kind == TSC_EVENT_ACT;
}

bool tsc_event_items_collect(tsc_event_sentence *sentence)
{
    const tsc_scan *scan = sentence->scan;
    uint32_t goods = 0; /* the end of the last word for goods: of two over each other the longer stands first */
    for (size_t i = 0; i < scan->mark_count; i++) {
        const tsc_mark *mark = &scan->marks[i];
        if (mark->role == TSC_ROLE_EVENT)
            add_word(sentence, mark);
        if (mark->role != TSC_ROLE_COMMODITY || mark->first < goods)
            continue;
        add_goods(sentence, mark);
        goods = mark->last;
    }
    tsc_event_settle_tenses(sentence);
    if (!sentence->role) {
        drop_visits_of_things(sentence);
        drop_acts_of_nobody(sentence);
    }
    return (sentence->act_count == 0 || thin_out(sentence)) && list_ops(sentence);
}
