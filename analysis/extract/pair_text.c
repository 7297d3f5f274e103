/* The pair as the whole text gives it, where no topic does: its home, the two that it names most, those that stand for countries. */
#include "extract/pair_parts.h"
#include "extract/pair_value.h"

#include <string.h>

bool tsc_pair_is_in_text(const tsc_discourse *discourse, tsc_place place)
{
    for (size_t i = 0; i < discourse->rank_count; i++)
        if (tsc_place_same(discourse->ranks[i].place, place))
            return true;
    return false;
}

/* "Georgia was the largest trading partner with 310 million" */
bool tsc_pair_is_told_as_partner(const tsc_candidate *c)
{
    return tsc_code_is(c->by_indicator, "partner told by it") ||
           tsc_candidate_near(c, TSC_ROLE_DISCOURSE, "trader", NULL, 4, 16, NULL) != NULL;
}

/* Named in this sentence alone, and there for another value: "1.8 million tonnes, of which 420,000 to the Netherlands". */
static bool is_of_other_value(const tsc_candidate *c, const tsc_discourse *discourse, tsc_place place)
{
    bool named = false;
    for (size_t i = 0; i < discourse->rank_count; i++)
        if (tsc_place_same(discourse->ranks[i].place, place) && discourse->ranks[i].sentence < discourse->sentence)
            return false;
    for (size_t i = 0; i < c->reading->place_count; i++) {
        const tsc_place_mention *p = &c->reading->places[i];
        if (tsc_place_same(p->place, place) && !tsc_pair_is_of_next_value(c, p) && !tsc_pair_is_mostly(c, p))
            return false;
        named = named || tsc_place_same(p->place, place);
    }
    return named;
}

/* Who comes to another country comes from all, and what another country exports goes to all: not to the home of the text. */
static bool is_not_with_home(const tsc_candidate *c, const tsc_discourse *discourse, tsc_place known,
                             const tsc_place_mention *mention)
{
    if (mention == NULL || tsc_pair_is_in_text(discourse, discourse->home))
        return false;
    if ((c->indicator->units & TSC_UNITS_PERSONS) != 0 && tsc_place_same(c->figure.partner, known))
        return true;
    return c->indicator->name == TSC_INDICATOR_EXPORTS && tsc_place_same(c->figure.reporter, known) &&
           discourse->home_spoken && (mention->role == TSC_PLACE_BARE || mention->referred) &&
           !tsc_place_is_none(tsc_discourse_main_country(discourse, 1));
}

/* "экспорт в Ирак", "exportaciones a Perú", "exports to Chad": behind the flow, where it goes. */
static bool is_reached(const tsc_candidate *c, const tsc_place_mention *p)
{
    const tsc_reading *r = c->reading;
    return c->anchor != NULL && p->first >= c->anchor->last &&
           (p->role == TSC_PLACE_TO || tsc_reading_goes_into(r, p) || tsc_reading_is_behind(r, p->first, "at"));
}

/* Something in the sentence says that it is of two: a preposition, the two sides, "our trade", a plant that one builds with another. */
static bool is_of_two(const tsc_candidate *c, const tsc_place_mention *mention, bool reports)
{
    const bool goods = c->indicator->flow && (c->indicator->units & TSC_UNITS_PERSONS) == 0;
    if (c->indicator->name == TSC_INDICATOR_PROJECTS ||
        tsc_candidate_near(c, TSC_ROLE_DISCOURSE, "both", NULL, 4, 40, NULL) != NULL || tsc_pair_is_told_as_partner(c))
        return true;
    if (mention == NULL)
        return false;
    if (mention->referred && mention->role == TSC_PLACE_OWNER && c->indicator->orientation == TSC_MUTUAL)
        return true;
    if (c->reading->verb_last && mention->role == TSC_PLACE_TO && strncmp(c->indicator->code, "fdi", 3) == 0)
        return false; /* Қазақстанға инвестиция тартылды: from all, as in "в Казахстан" */
    return goods && (mention->role == TSC_PLACE_WITH ||
                     (mention->role == TSC_PLACE_TO && !(reports && c->reading->verb_first)) ||
                     (!reports && c->indicator->name == TSC_INDICATOR_EXPORTS && is_reached(c, mention)) ||
                     (mention->role == TSC_PLACE_FROM && !reports)); /* exports from Azerbaijan: to all */
}

/* "President Mirziyoyev said that trade with Singapore …": the country of who leads it or of its parliament, where the text names
   no country by itself; none where it names neither. */
tsc_place tsc_pair_seat_beside(const tsc_discourse *discourse, tsc_place known)
{
    return tsc_place_same(discourse->seat, known) ? tsc_place_none() : discourse->seat;
}

/* "Goods exports to China rose by NZ$310 million": whose money trade is told in, where the text names nobody else; none where nobody's
   is. */
static tsc_place treasury_beside(const tsc_candidate *c, const tsc_discourse *discourse, tsc_place known)
{
    const bool trade = tsc_indicator_is_directed(c->indicator) || c->indicator->orientation == TSC_MUTUAL ||
                       c->indicator->orientation == TSC_BALANCE;
    const bool goods = trade && (c->indicator->units & TSC_UNITS_MONEY) != 0 && c->indicator->flow;
    return goods && !tsc_place_same(discourse->treasury, known) ? discourse->treasury : tsc_place_none();
}

/* "The Islamic Development Bank": a bank of many countries, and of none that is named in it. */
static bool names_bank_of_many(const tsc_reading *reading)
{
    const tsc_mentions *marks = &reading->of[TSC_ROLE_DISCOURSE];
    for (size_t i = 0; i < marks->count; i++) {
        bool bank =
            tsc_entry_is(marks->items[i]->entry, "foreign") && marks->items[i]->last - marks->items[i]->first > 1;
        for (size_t k = 0; bank && k < reading->place_count; k++)
            bank =
                reading->places[k].first >= marks->items[i]->last || reading->places[k].last <= marks->items[i]->first;
        if (bank)
            return true;
    }
    return false;
}

/* "Exports to Iraq came to 5 tonnes, to Oman to 3": in the sentence a country stands only as one more of the places that it went to. */
static bool is_only_reached(const tsc_candidate *c, tsc_place place)
{
    const tsc_reading *r = c->reading;
    bool found = false;
    for (size_t i = 0; i < r->place_count; i++)
        if (tsc_place_same(r->places[i].place, place)) {
            if (!is_reached(c, &r->places[i]))
                return false;
            found = true;
        }
    return found;
}

/* The country that the text speaks of most of those that may have sold what went to several; none where it names no other. */
static tsc_place seller_to_reached(const tsc_candidate *c, const tsc_discourse *discourse)
{
    for (size_t n = 0; n < discourse->rank_count; n++) {
        const tsc_place place = tsc_discourse_main(discourse, n);
        if (tsc_place_is_country(place) && !tsc_discourse_is_far(discourse, place) && !is_only_reached(c, place))
            return place;
    }
    return tsc_place_none();
}

tsc_place tsc_pair_side_of_text(const tsc_candidate *c, const tsc_discourse *discourse, tsc_place known,
                                const tsc_place_mention *mention, bool reports)
{
    if (c->indicator->name == TSC_INDICATOR_FINANCING && tsc_place_same(c->figure.partner, known) &&
        names_bank_of_many(c->reading))
        return tsc_place_world();
    const tsc_place other = tsc_discourse_counterpart(discourse, known);
    const bool both_reached = !reports && mention != NULL && c->indicator->name == TSC_INDICATOR_EXPORTS &&
                              is_only_reached(c, known) && is_only_reached(c, other);
    const bool both_far = both_reached || (!reports && mention != NULL && tsc_discourse_is_far(discourse, known) &&
                                           tsc_discourse_is_far(discourse, other));
    if (!tsc_place_is_none(other) && !both_far && !is_of_other_value(c, discourse, other))
        return other;
    if (both_far && !both_reached && (c->indicator->units & TSC_UNITS_PERSONS) != 0 &&
        tsc_place_same(c->figure.partner, known) && is_of_other_value(c, discourse, other))
        return tsc_place_world(); /* "Visitors to Malta numbered 2.9 million, and 0.6 million came from Britain" */
    if (!tsc_place_is_none(discourse->home) && !tsc_place_same(discourse->home, known) &&
        !is_not_with_home(c, discourse, known, mention))
        return discourse->home;
    if (both_far)
        /* "to the United States … and to Canada": who sold is told elsewhere, if at all */
        return both_reached ? seller_to_reached(c, discourse) : tsc_pair_seat_beside(discourse, known);
    if (!is_of_two(c, mention, reports))
        return tsc_place_world();
    const tsc_place two = tsc_discourse_other_of_two(discourse, known);
    if (!tsc_place_is_none(two) || !tsc_discourse_is_far(discourse, known))
        return two;
    const tsc_place seat = tsc_pair_seat_beside(discourse, known);
    return tsc_place_is_none(seat) ? treasury_beside(c, discourse, known) : seat;
}
