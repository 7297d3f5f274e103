/* Back to the whole behind a part of it: the sentence names nobody, and what it tells is too much for the part. */
#include "extract/pair_parts.h"

/* The last figure was of one of the partners that the whole was told of. */
static bool is_behind_part(const struct tsc_total *total, const tsc_topic *topic, tsc_place owner)
{
    const tsc_indicator *told = topic->indicator != NULL ? tsc_indicator_find(topic->indicator) : NULL;
    const bool same = told == total->indicator,
               mirrored =
                   told != NULL && tsc_indicator_is_opposite(told, total->indicator); /* what one of them bought */
    if (mirrored && tsc_place_same(topic->reporter, total->reporter) && tsc_place_same(topic->partner, total->partner))
        return true; /* a share was told of it, by the verb of who bought that */
    const tsc_place side = tsc_place_same(owner, total->reporter) != mirrored ? topic->reporter : topic->partner;
    return (same || mirrored) && tsc_place_same(side, owner) && tsc_place_is_country(topic->reporter) &&
           tsc_place_is_country(topic->partner);
}

/* Nearer to the whole than to the part, as growth and decline are counted. */
static bool is_as_large(const struct tsc_total *total, double value)
{
    static const double LEAST = 0.6, MOST = 4;
    return value >= LEAST * total->value && value <= MOST * total->value &&
           (!(total->part > 0) || value * value > total->value * total->part);
}

bool tsc_pair_take_total(tsc_candidate *c, const tsc_discourse *discourse)
{
    enum { NEAR = 5 };
    const struct tsc_total *total = &discourse->total[tsc_unit_is_currency(c->figure.unit) ? 0 : 1];
    const tsc_reading *r = c->reading;
    if (c->before != NULL || total->indicator == NULL || c->figure.kind != TSC_FIGURE_LEVEL ||
        !tsc_place_is_none(c->forced_place) || discourse->sentence - total->sentence > NEAR ||
        total->sentence >= discourse->sentence || !tsc_unit_same(c->figure.unit, total->unit) ||
        !is_as_large(total, c->figure.value))
        return false;
    const tsc_place owner = tsc_place_is_world(total->partner) ? total->reporter : total->partner;
    const bool mirrored = c->anchor == NULL && tsc_indicator_is_opposite(c->indicator, total->indicator);
    if ((c->indicator != total->indicator && !mirrored) || !is_behind_part(total, &discourse->topic, owner) ||
        tsc_reading_says(r, TSC_ROLE_DISCOURSE, "both"))
        return false;
    for (size_t i = 0; i < r->place_count; i++)
        if (!tsc_place_same(r->places[i].place, owner))
            return false;
    c->indicator = total->indicator;
    c->figure.reporter = total->reporter, c->figure.partner = total->partner;
    c->by_pair = "whole of the topic";
    return true;
}

/* The word for what a share is of stands between the whole and the share, or right behind it. */
static bool is_of_which(const tsc_candidate *c)
{
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_DISCOURSE];
    const uint32_t from = c->before != NULL ? c->before->quantity->last : 0;
    for (size_t i = 0; i < marks->count; i++)
        if (tsc_entry_is(marks->items[i]->entry, "of_which") &&
            (marks->items[i]->first == c->quantity->last ||
             (marks->items[i]->first >= from && marks->items[i]->last <= c->edge)))
            return true;
    return false;
}

/* The one country that is named since the whole, before any other value; NULL where there is none, or more than one. */
static const tsc_place_mention *named_since_whole(const tsc_candidate *c, tsc_place owner)
{
    const tsc_reading *r = c->reading;
    const uint32_t from = c->before != NULL ? c->before->quantity->last : 0;
    const uint32_t to =
        c->index + 1 < r->quantities->count ? r->quantities->items[c->index + 1].hedge_first : UINT32_MAX;
    const tsc_place_mention *found = NULL;
    for (size_t i = 0; i < r->place_count; i++) {
        const tsc_place_mention *p = &r->places[i];
        if (p->first < from || p->last > to || p->referred || p->minor || tsc_place_same(p->place, owner))
            continue;
        if (found != NULL && !tsc_place_same(found->place, p->place) && found->last <= c->edge)
            return p->first >= c->quantity->last ? found : NULL;
        found = p;
    }
    return found;
}

bool tsc_pair_share_of_total(tsc_candidate *c, const tsc_discourse *discourse, tsc_pair_choice *partner)
{
    const tsc_candidate *b = c->before;
    const tsc_figure told = {.reporter = b != NULL ? b->figure.reporter : discourse->topic.reporter,
                             .partner = b != NULL ? b->figure.partner : discourse->topic.partner};
    const bool near = b != NULL || discourse->sentence - discourse->topic.sentence == 1;
    const char *code = b != NULL ? b->indicator->code : discourse->topic.indicator;
    const tsc_indicator *whole = code != NULL ? tsc_indicator_find(code) : NULL;
    if (!near || whole == NULL || (whole->units & TSC_UNITS_GOODS) == 0 || !tsc_indicator_is_directed(whole) ||
        !tsc_place_is_world(told.partner) || !tsc_place_is_country(told.reporter) || c->partial || !is_of_which(c))
        return false;
    const tsc_place_mention *own = named_since_whole(c, told.reporter);
    if (own == NULL)
        return false;
    c->figure.reporter = told.reporter;
    *partner = (tsc_pair_choice){own, 0};
    return true;
}
