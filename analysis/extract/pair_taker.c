/* Who is on the taking side by the word beside the name: who receives, is visited, is supplied, takes of what is sold. */
#include "extract/pair_parts.h"

/* "Грузию посетили 104 тысячи граждан Армении": those who are counted stand behind the verb, so that the name before it is
   where they went. */
static bool is_visited_before(const tsc_candidate *c, const tsc_mark *mark, const tsc_place_mention *p)
{
    return (c->indicator->units & TSC_UNITS_PERSONS) != 0 && tsc_pair_has_bare_genitive(c->reading) &&
           p->role == TSC_PLACE_BARE && mark == c->anchor && tsc_entry_has(mark->entry, "form", "verb") &&
           p->last == mark->first && mark->last <= c->edge && c->edge - mark->last <= 1;
}

bool tsc_pair_is_people_of(const tsc_candidate *c, const tsc_place_mention *p)
{
    const bool persons =
        c->units == TSC_UNITS_PERSONS || (c->units == TSC_UNITS_BARE && (c->indicator->units & TSC_UNITS_PERSONS) != 0);
    return persons && tsc_pair_has_bare_genitive(c->reading) && !p->referred && p->first == c->quantity->last &&
           (p->role == TSC_PLACE_BARE || (p->adjective && p->role == TSC_PLACE_ADJECTIVE));
}

bool tsc_pair_has_people_of_another(const tsc_candidate *c, const tsc_place_mention *p)
{
    for (size_t i = 0; p->last <= c->edge && i < c->reading->place_count; i++)
        if (tsc_pair_is_people_of(c, &c->reading->places[i]) && !tsc_place_same(c->reading->places[i].place, p->place))
            return true;
    return false;
}

/* استقطبت مصر استثمارات: where the verb comes first, the name right behind "attracted" is who receives. */
static bool is_receiver(const tsc_candidate *c, const tsc_place_mention *p)
{
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_INDICATOR];
    for (size_t i = 0; i < marks->count; i++) {
        const tsc_mark *mark = marks->items[i];
        if (is_visited_before(c, mark, p))
            return true;
        if (!tsc_entry_has(mark->entry, "form", "recv"))
            continue;
        /* Cyprus welcomed 3.2 million tourists */
        bool subject =
            !c->reading->verb_last && mark->first >= p->last && mark->first - p->last <= 3 && mark->last <= c->edge;
        if (mark->last == p->first || (subject && c->indicator == c->reading->indicators[i]))
            return true;
    }
    return false;
}

/* "تزويد أذربيجان بـ35 صنفا", "approvisionner le Maroc en blé": right behind a verb that supplies somebody with something. */
static bool is_supplied(const tsc_candidate *c, const tsc_place_mention *p)
{
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_INDICATOR];
    const uint32_t at = tsc_reading_article(c->reading, p->first);
    for (size_t i = 0; i < marks->count; i++)
        if (marks->items[i]->last == at && tsc_entry_has(marks->items[i]->entry, "object", "1"))
            return true;
    return false;
}

bool tsc_pair_is_visited(const tsc_candidate *c, const tsc_place_mention *p)
{
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_INDICATOR];
    const uint32_t at = tsc_reading_article(c->reading, p->first);
    for (size_t i = 0; (c->indicator->units & TSC_UNITS_PERSONS) != 0 && i < marks->count; i++)
        if (marks->items[i]->last == at && tsc_entry_has(marks->items[i]->entry, "form", "verb") &&
            tsc_entry_is(marks->items[i]->entry, c->indicator->code))
            return true;
    return false;
}

bool tsc_pair_takes(const tsc_candidate *c, const tsc_place_mention *p)
{
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_DISCOURSE];
    for (size_t i = 0; c->indicator->orientation == TSC_OUTWARD && i < marks->count; i++)
        if (tsc_entry_is(marks->items[i]->entry, "taker") &&
            (c->reading->verb_first ? marks->items[i]->last == p->first : marks->items[i]->first == p->last))
            return true;
    return false;
}

bool tsc_pair_receives(const tsc_candidate *c, const tsc_place_mention *p)
{
    return is_receiver(c, p) || tsc_pair_is_visited(c, p) || is_supplied(c, p) || tsc_pair_takes(c, p);
}

bool tsc_pair_is_called_foreign(const tsc_candidate *c)
{
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_DISCOURSE];
    for (size_t i = 0; c->anchor != NULL && (c->indicator->units & TSC_UNITS_PERSONS) != 0 && i < marks->count; i++)
        if (tsc_entry_is(marks->items[i]->entry, "foreign") && marks->items[i]->last == c->anchor->first)
            return true;
    return false;
}
