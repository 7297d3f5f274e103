/* "Malaysia was the main supplier with 1.4 million tonnes, against 1.2 million for Indonesia": another country set against the one that
   the value before is of, in its place. */
#include "extract/pair_parts.h"
#include "extract/pair_value.h"

/* "for Indonesia", "pour l'Indonésie": the word behind a value says whose it is, and not where it goes. */
static bool is_for(const tsc_reading *r, uint32_t token, const tsc_place_mention *p)
{
    const tsc_mark *word = tsc_reading_function(r, token);
    return word != NULL && word->last <= p->first && tsc_entry_has(word->entry, "whose", "1");
}

/* The name right behind a value that is set against the one before, one word between; NULL where there is none. */
static const tsc_place_mention *set_against(const tsc_candidate *c)
{
    enum { BESIDE = 3 };
    const tsc_reading *r = c->reading;
    const uint32_t end = c->quantity->last;
    if (!tsc_candidate_is_led_by(c, "against") || r->verb_last || c->anchor == NULL ||
        c->anchor->last > c->before->edge)
        return NULL;
    for (size_t i = 0; i < r->place_count; i++) {
        const tsc_place_mention *p = &r->places[i];
        if (p->first > end && p->first - end <= BESIDE && !p->referred && !p->minor && is_for(r, end, p))
            return p;
    }
    return NULL;
}

/* How a side of the value before was named: as a people or by an adjective, behind a preposition, bare; 0 where it was not. */
static int naming_of(const tsc_candidate *b, tsc_place place, bool people)
{
    int best = 0;
    for (size_t i = 0; i < b->reading->place_count && b->reading->places[i].last <= b->quantity->last + 2; i++) {
        const tsc_place_mention *p = &b->reading->places[i];
        if (!tsc_place_same(p->place, place))
            continue;
        const bool across = p->role == TSC_PLACE_TO || p->role == TSC_PLACE_FROM || p->role == TSC_PLACE_WITH;
        const int rank = people && p->adjective ? 3 : across ? 2 : p->role == TSC_PLACE_BARE && !p->adjective ? 1 : 0;
        best = rank > best ? rank : best;
    }
    return best;
}

bool tsc_pair_take_set_against(tsc_candidate *c)
{
    const tsc_candidate *b = c->before;
    if (b == NULL || b->indicator != c->indicator || b->figure.kind != TSC_FIGURE_LEVEL ||
        c->figure.kind != TSC_FIGURE_LEVEL || tsc_place_is_none(b->figure.reporter) ||
        tsc_place_is_none(b->figure.partner))
        return false;
    const tsc_place_mention *own = set_against(c);
    if (own == NULL || tsc_place_same(own->place, b->figure.reporter) || tsc_place_same(own->place, b->figure.partner))
        return false;
    const int reports = naming_of(b, b->figure.reporter, own->adjective),
              takes = naming_of(b, b->figure.partner, own->adjective);
    if (reports == takes)
        return false;
    c->figure.reporter = reports > takes ? own->place : b->figure.reporter;
    c->figure.partner = reports > takes ? b->figure.partner : own->place;
    c->by_pair = "set against the one before";
    return true;
}
