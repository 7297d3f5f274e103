#include "extract/passage.h"

#include <string.h>

enum { NAMES = 12 };

/** The countries that a unit names, but for those where something only takes place. */
typedef struct naming {
    tsc_place places[NAMES];
    size_t count;
    bool related; /* said how they stand to one another: to, from, with, of, between; or what is mutual is spoken of */
    bool owning;  /* the first is whose something is */
    tsc_place_role lead; /* how the first stands */
    bool led;            /* by one where something goes or comes from, as all others do: a list of partners */
    bool opposed;        /* opens with a word that sets it against what was said: but, while, at the same time */
    bool refers;         /* to what was said before: the two countries, the other, that country */
    bool goes_on;        /* before any name: the country, its, our */
    bool visitors;       /* who come, listed by where they come from */
    bool sharers;        /* opens with a word of share: whose it is are partners */
    bool items;          /* each sentence that names a country is headed by it and names no other */
    bool headed;         /* begins with two and a colon: is about these */
} naming;

static const tsc_sentence *sentence_of(const tsc_stretch *stretch, size_t index)
{
    return &stretch->document->sentences[stretch->first + index];
}

static bool same_language(uint8_t a, uint8_t b)
{
    return a == 0 || b == 0 || a == b;
}

/* "Peru - Indonesia: negotiators met …": a sentence of a digest that begins with the two that it is about. */
static bool is_headed(const tsc_page *page)
{
    enum { JOINT = 1 }; /* a dash, an "and" */
    const tsc_reading *r = &page->reading;
    if (!page->wanted || r->place_count < 2 || r->places[0].first > 0 || r->places[0].adjective)
        return false;
    const tsc_place_mention *a = &r->places[0], *b = &r->places[1];
    return b->first - a->last == JOINT && !b->adjective && !tsc_place_same(a->place, b->place) &&
           tsc_scan_is(r->scan, b->last, ":");
}

size_t tsc_passage_unit_end(const tsc_stretch *stretch, size_t first)
{
    const tsc_sentence *start = sentence_of(stretch, first);
    size_t end = first + 1;
    while (end < stretch->count && !sentence_of(stretch, end)->opens &&
           same_language(sentence_of(stretch, end)->language, start->language) && !is_headed(&stretch->pages[end]))
        end++;
    return end;
}

static bool is_side(const tsc_place_mention *mention, bool whole)
{
    bool stage = mention->minor && mention->role == TSC_PLACE_IN && !whole; /* said in Baku */
    return !mention->referred && !tsc_place_is_world(mention->place) && !tsc_place_is_unnamed(mention->place) &&
           mention->role != TSC_PLACE_ASIDE && mention->role != TSC_PLACE_VIA && !stage;
}

static bool is_relation(tsc_place_role role)
{
    return role == TSC_PLACE_BETWEEN || role == TSC_PLACE_TO || role == TSC_PLACE_FROM || role == TSC_PLACE_WITH ||
           role == TSC_PLACE_OF || role == TSC_PLACE_OWNER || role == TSC_PLACE_IN;
}

/* "Since January the country has …": who is meant was named before. */
static bool goes_on(const naming *names, const tsc_reading *reading)
{
    const tsc_mentions *marks = &reading->of[TSC_ROLE_DISCOURSE];
    uint32_t named = reading->place_count > 0 ? reading->places[0].first : UINT32_MAX;
    for (size_t i = 0; names->count == 0 && i < marks->count && marks->items[i]->first < named; i++) {
        const tsc_entry *entry = marks->items[i]->entry;
        bool country = tsc_entry_is(entry, "epithet") && tsc_entry_get(entry, "members").length == 0;
        if (country || tsc_entry_is(entry, "own"))
            return true;
    }
    return false;
}

static void read_names(naming *names, const tsc_reading *reading, bool first, bool whole)
{
    names->goes_on = names->goes_on || goes_on(names, reading);
    for (size_t i = 0; i < reading->of[TSC_ROLE_INDICATOR].count; i++) {
        const tsc_indicator *indicator = reading->indicators[i];
        names->related = names->related || (indicator != NULL && indicator->orientation == TSC_MUTUAL);
        names->visitors = names->visitors || (indicator != NULL && (indicator->units & TSC_UNITS_PERSONS) != 0);
        names->sharers = names->sharers || (i == 0 && indicator != NULL && indicator->orientation == TSC_SHARE);
    }
    for (size_t i = 0; i < reading->place_count; i++) {
        const tsc_place_mention *mention = &reading->places[i];
        if (!is_side(mention, whole) || tsc_reading_is_stage(reading, mention))
            continue;
        names->related = names->related || is_relation(mention->role);
        bool into = mention->role == TSC_PLACE_IN && tsc_reading_goes_into(reading, mention);
        if (names->count == 0) {
            names->lead = mention->role;
            names->led = into || mention->role == TSC_PLACE_TO || mention->role == TSC_PLACE_FROM ||
                         mention->role == TSC_PLACE_WITH;
        }
        names->led = names->led && (mention->role == names->lead || mention->role == TSC_PLACE_BARE ||
                                    (names->lead == TSC_PLACE_FROM && mention->role == TSC_PLACE_OF));
        if (names->count == 0)
            names->owning = mention->role == TSC_PLACE_OWNER || mention->role == TSC_PLACE_OF ||
                            mention->role == TSC_PLACE_ADJECTIVE || (mention->role == TSC_PLACE_IN && !into);
        if (names->count < NAMES && !tsc_place_is_among(mention->place, names->places, names->count))
            names->places[names->count++] = mention->place;
    }
    const tsc_mark *opens = first ? tsc_reading_function(reading, 0) : NULL;
    names->opposed = names->opposed || tsc_mark_is(opens, "break");
    const tsc_mentions *marks = &reading->of[TSC_ROLE_DISCOURSE];
    for (size_t i = 0; i < marks->count; i++) {
        const tsc_entry *entry = marks->items[i]->entry;
        names->refers = names->refers || tsc_entry_is(entry, "both") || tsc_entry_is(entry, "other") ||
                        tsc_entry_is(entry, "reverse");
    }
}

static bool names_main(const naming *names, const tsc_discourse *passage)
{
    for (size_t i = 0; i < 2; i++) {
        tsc_place place = tsc_discourse_main(passage, i);
        if (!tsc_place_is_none(place) && !tsc_place_is_among(place, names->places, names->count))
            return false;
    }
    return true;
}

static bool names_known(const naming *names, const tsc_discourse *passage)
{
    for (size_t i = 0; i < passage->rank_count; i++)
        if (tsc_place_is_among(passage->ranks[i].place, names->places, names->count))
            return true;
    return false;
}

/* Two countries of which none was spoken of begin a passage, or another pair in a paragraph of its own; one alone in
   another language, or where it says whose trade it speaks of and refers to nothing before. */
static bool is_new(const naming *names, const tsc_passage *passage, bool whole, bool foreign)
{
    enum { LIST = 3 }; /* partners of the country that is spoken of, one after the other */
    bool known = names_known(names, &passage->named);
    bool listed =
        (names->count >= LIST || names->items) && (!names->owning || names->visitors || names->sharers) && !foreign;
    bool led = names->led && names->count > 1 && !foreign; /* with Germany it was 1.3 billion, with Switzerland … */
    if (names->headed && passage->named.rank_count > 0 && !names_main(names, &passage->named))
        return true;
    if (names->count == 0 || listed || led || names_main(names, &passage->named))
        return false;
    if (names->count > 1 && !known && (whole || foreign))
        return true; /* all that it speaks of is its own */
    if (names->goes_on || (names->opposed && !foreign))
        return false;
    if (names->count == 1)
        return !known && (foreign || (names->owning && !names->refers && (whole || passage->turned)));
    return names->related && (!known || whole || foreign);
}

bool tsc_passage_begins(tsc_passage *passage, const tsc_stretch *stretch, size_t first, size_t end)
{
    const bool whole = end - first > 1;
    naming names = {.headed = is_headed(&stretch->pages[first]), .items = whole};
    for (size_t i = first; i < end; i++) {
        const tsc_reading *reading = &stretch->pages[i].reading;
        if (stretch->pages[i].wanted)
            read_names(&names, reading, i == first, whole);
        if (stretch->pages[i].wanted && reading->place_count > 0)
            names.items = names.items && reading->place_count == 1 && tsc_reading_head_country(reading) != NULL;
    }
    const uint8_t language = sentence_of(stretch, first)->language;
    bool begins = is_new(&names, passage, whole, !same_language(language, passage->language));
    if (begins) {
        passage->related = names_known(&names, &passage->named);
        passage->turned = passage->turned || passage->named.rank_count > 0;
        tsc_discourse_init(&passage->named, (tsc_date){0});
    }
    passage->language = language;
    for (size_t i = first; i < end; i++)
        if (stretch->pages[i].wanted)
            tsc_discourse_count(&passage->named, &stretch->pages[i].reading);
    return begins;
}
