/* Who is quoted: a country whose office speaks is no side of the trade that it speaks of. */
#include "extract/pair_parts.h"

static bool has_indicator_between(const tsc_reading *reading, uint32_t from, uint32_t to)
{
    const tsc_mentions *marks = &reading->of[TSC_ROLE_INDICATOR];
    for (size_t i = 0; i < marks->count; i++)
        if (marks->items[i]->first >= from && marks->items[i]->last <= to && reading->indicators[i] != NULL)
            return true;
    return false;
}

/* "Spain said Moroccan imports fell": what is told of, and nobody who speaks. */
static bool begins_indicator(const tsc_reading *reading, uint32_t token)
{
    const tsc_mentions *marks = &reading->of[TSC_ROLE_INDICATOR];
    for (size_t i = 0; i < marks->count && marks->items[i]->first <= token; i++)
        if (marks->items[i]->first == token && reading->indicators[i] != NULL)
            return true;
    return false;
}

/* "…, said the Romanian counsellor": whose office speaks. */
static bool is_said_by(const tsc_reading *reading, const tsc_place_mention *p)
{
    const tsc_mentions *marks = &reading->of[TSC_ROLE_DISCOURSE];
    if (!p->adjective || begins_indicator(reading, p->last))
        return false;
    const uint32_t at = tsc_reading_article(reading, p->first);
    for (size_t i = 0; i < marks->count; i++)
        if (tsc_entry_is(marks->items[i]->entry, "said") && marks->items[i]->last == at)
            return true;
    return false;
}

bool tsc_pair_is_quoted(const tsc_reading *reading, const tsc_place_mention *p)
{
    const tsc_mentions *marks = &reading->of[TSC_ROLE_DISCOURSE];
    if (marks->count == 0)
        return false; /* as in most sentences */
    if (is_said_by(reading, p))
        return true;
    for (size_t i = 0; i < marks->count; i++) {
        const tsc_mark *mark = marks->items[i];
        bool said = tsc_entry_is(mark->entry, "said");
        bool speaks = p->role == TSC_PLACE_BARE && mark->first == p->last; /* the country itself, and no office of it */
        if (said && !speaks && mark->first >= p->last && mark->first - p->last <= 6 &&
            (p->role == TSC_PLACE_BARE || p->role == TSC_PLACE_ADJECTIVE || p->role == TSC_PLACE_OWNER ||
             p->role == TSC_PLACE_OF) &&
            reading->weak[mark->first] == reading->weak[p->last] &&
            !has_indicator_between(reading, p->last, mark->first))
            return true;
    }
    return false;
}

bool tsc_pair_is_attributed(const tsc_reading *reading, const tsc_place_mention *p)
{
    const tsc_mentions *marks = &reading->of[TSC_ROLE_DISCOURSE];
    if (marks->count == 0)
        return false;
    for (size_t i = 0; i < marks->count; i++) {
        const tsc_mark *mark = marks->items[i];
        if (p->adjective && tsc_entry_is(mark->entry, "attribution") && mark->first < p->first && mark->last > p->last)
            return true; /* по кыргызским данным */
        if ((tsc_entry_is(mark->entry, "attribution") ||
             (tsc_entry_is(mark->entry, "said") && !(p->adjective && begins_indicator(reading, p->last)) &&
              (!tsc_pair_has_bare_genitive(reading) || mark->last > p->first ||
               !has_indicator_between(reading, mark->last, p->first)))) &&
            mark->last <= p->first && p->first - mark->last <= 12 &&
            reading->weak[mark->last] == reading->weak[p->first])
            return true;
    }
    for (size_t i = 0; reading->verb_last &&
                       (p->role == TSC_PLACE_BARE || p->role == TSC_PLACE_OWNER || p->role == TSC_PLACE_ADJECTIVE) &&
                       i < marks->count;
         i++) {
        const tsc_mark *mark = marks->items[i]; /* Өзбекстан статистика комитетінің ақпаратына сай */
        if (tsc_entry_is(mark->entry, "attribution") && mark->first >= p->last && mark->first - p->last <= 6 &&
            reading->weak[mark->first] == reading->weak[p->last] &&
            !has_indicator_between(reading, p->last, mark->first))
            return true;
    }
    return tsc_pair_is_quoted(reading, p);
}

bool tsc_pair_is_whose_data(const tsc_reading *reading, const tsc_place_mention *p)
{
    const tsc_mentions *marks = &reading->of[TSC_ROLE_DISCOURSE];
    for (size_t i = 0; p->adjective && i < marks->count; i++) {
        const tsc_mark *mark = marks->items[i];
        const bool around = mark->first < p->first && mark->last > p->last;
        const bool beside = reading->verb_last ? mark->first == p->last : mark->last == p->first;
        if (tsc_entry_is(mark->entry, "attribution") && (around || beside))
            return true;
    }
    return false;
}

/* "Exports to France and Italy came to 3 and 5 billion, Statistics Austria reported": where nobody else is named, whose office
   speaks tells of its own country's trade. */
void tsc_pair_let_source_report(tsc_candidate *c)
{
    tsc_figure *f = &c->figure;
    const bool trade = c->indicator->flow && (c->indicator->units & TSC_UNITS_PERSONS) == 0;
    for (size_t i = 0;
         trade && tsc_place_is_none(f->reporter) && !tsc_place_is_none(f->partner) && i < c->reading->place_count;
         i++) {
        const tsc_place_mention *p = &c->reading->places[i];
        const bool speaks =
            p->last < c->reading->scan->token_count &&
            tsc_mark_is(tsc_scan_mark(c->reading->scan, p->last, TSC_ROLE_DISCOURSE), "said"); /* Statistics Austria */
        if (tsc_place_is_country(p->place) && !p->referred && !tsc_place_same(p->place, f->partner) &&
            (speaks || tsc_pair_is_attributed(c->reading, p)))
            f->reporter = p->place;
    }
}
