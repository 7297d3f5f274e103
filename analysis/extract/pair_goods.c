/* Goods, projects and those who buy: what a name near a word of trade owns besides the flow. */
#include "extract/pair_parts.h"

bool tsc_pair_has_origin(const tsc_candidate *c)
{
    for (size_t i = 0; i < c->reading->place_count; i++)
        if (c->reading->places[i].role == TSC_PLACE_FROM &&
            c->reading->clause[c->reading->places[i].first] == c->reading->clause[c->anchor->first])
            return true;
    return false;
}

bool tsc_pair_is_buying(const tsc_candidate *c)
{
    return c->anchor != NULL && tsc_entry_has(c->anchor->entry, "bought", "1");
}

bool tsc_pair_is_bought_at(const tsc_candidate *c, const tsc_place_mention *p)
{
    enum { BESIDE = 2 };
    if (!tsc_pair_is_buying(c) || tsc_pair_is_before_anchor(c, p))
        return false;
    bool bought = tsc_pair_steps_from_anchor(c, p) <= BESIDE;
    for (size_t i = 0; !bought && i < c->reading->place_count; i++) {
        const tsc_place_mention *owner = &c->reading->places[i];
        bought = owner->last <= p->first && !owner->minor && !tsc_place_same(owner->place, p->place) &&
                 (owner->role == TSC_PLACE_OWNER || owner->role == TSC_PLACE_OF ||
                  ((owner->role == TSC_PLACE_ADJECTIVE || tsc_pair_has_bare_genitive(c->reading)) &&
                   tsc_pair_steps_from_anchor(c, owner) == 0)) &&
                 c->reading->weak[owner->first] == c->reading->weak[p->first];
    }
    return bought;
}

bool tsc_pair_are_goods_of(const tsc_candidate *c, const tsc_place_mention *p)
{
    if (!c->reading->verb_last || c->anchor == NULL || c->anchor->first != p->last + 1)
        return false;
    const tsc_mark *count = tsc_scan_mark(c->reading->scan, p->last, TSC_ROLE_INDICATOR);
    return tsc_scan_mark(c->reading->scan, p->last, TSC_ROLE_COMMODITY) != NULL ||
           tsc_mark_is(count, "commodity_items");
}

bool tsc_pair_is_of_projects(const tsc_candidate *c, const tsc_place_mention *p)
{
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_INDICATOR];
    bool capital = c->indicator->name == TSC_INDICATOR_FINANCING || strncmp(c->indicator->code, "fdi", 3) == 0;
    for (size_t i = 0; capital && i < marks->count; i++)
        if (tsc_entry_is(marks->items[i]->entry, "projects") &&
            (marks->items[i]->first == p->last || marks->items[i]->last == p->first))
            return true;
    return false;
}

bool tsc_pair_is_of_buyers(const tsc_candidate *c, const tsc_place_mention *p)
{
    const tsc_reading *r = c->reading;
    const bool after = tsc_language_grammar_of(r->scan->language)->adjective_after;
    const uint32_t noun = !after ? p->last : p->first > 0 ? p->first - 1 : p->last;
    const bool ahead = r->verb_first ? noun == c->anchor->last : p->last <= c->anchor->first;
    if (!ahead || tsc_pair_is_passive(c) || tsc_pair_has_subject_before(c, p) ||
        r->weak[p->last] != r->weak[c->anchor->first] || r->scan->tokens[noun].kind != TSC_TOKEN_WORD)
        return false;
    const tsc_mark *counted = tsc_scan_mark(r->scan, noun, TSC_ROLE_INDICATOR);
    const bool bare =
        noun == c->anchor->first && !tsc_entry_has(c->anchor->entry, "neutral", "1"); /* иранских ввезено */
    return bare || (tsc_scan_mark(r->scan, noun, TSC_ROLE_COMMODITY) == NULL &&
                    (counted == NULL || tsc_mark_is(counted, "companies") || tsc_mark_names_trader(counted)));
}
