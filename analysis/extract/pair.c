/* Reporter and partner. Each country near the figure gets a slot by how it stands (to, from, of, with, adjective,
   subject) and by what the indicator means: exports go from the reporter, imports come to it. The nearest country
   takes a slot; what the clause leaves open, the discourse fills. */
#include "extract/pair_flow.h"
#include "extract/pair_parts.h"
#include "extract/pair_share.h"
#include "extract/pair_value.h"

/* "Китай, товарооборот с которым составил": the relative behind "with" is the name before the word. */
static bool is_with_relative(const tsc_candidate *c, const tsc_place_mention *p)
{
    enum { NEAR = 3 };
    if (c->anchor == NULL || p->last > c->anchor->first || c->anchor->first - p->last > NEAR)
        return false;
    const tsc_mark *with = tsc_reading_function(c->reading, c->anchor->last);
    const tsc_mark *relative = tsc_mark_is(with, "with") ? tsc_reading_function(c->reading, with->last) : NULL;
    return tsc_mark_is(relative, "relative");
}

/* The two nearest different places, in order of the text. */
/* Whether two countries stand before the value. */
static bool has_two_ahead(const tsc_candidate *c)
{
    tsc_place first = tsc_place_none();
    for (size_t i = 0; i < c->reading->place_count && c->reading->places[i].last <= c->edge; i++) {
        const tsc_place_mention *p = &c->reading->places[i];
        if (p->group || p->role == TSC_PLACE_ASIDE || p->role == TSC_PLACE_VIA)
            continue;
        if (!tsc_place_is_none(first) && !tsc_place_same(first, p->place))
            return true;
        first = p->place;
    }
    return false;
}

static void pair_mutual(tsc_candidate *c, tsc_pair_choice *reporter, tsc_pair_choice *partner)
{
    tsc_pair_choice a = {NULL, TSC_PAIR_REACH}, b = {NULL, TSC_PAIR_REACH};
    bool both = tsc_candidate_near(c, TSC_ROLE_DISCOURSE, "both", NULL, 4, 12, NULL) != NULL;
    for (size_t i = 0; i < c->reading->place_count; i++) {
        const tsc_place_mention *p = &c->reading->places[i];
        bool behind_next = p->first >= c->quantity->last && p->role != TSC_PLACE_BETWEEN && p->role != TSC_PLACE_WITH &&
                           p->role != TSC_PLACE_IN && tsc_pair_is_behind_other(c, p);
        bool region = tsc_place_is_unnamed(p->place) || (p->role == TSC_PLACE_IN && !tsc_place_is_country(p->place));
        const bool side = p->role == TSC_PLACE_BETWEEN || p->role == TSC_PLACE_WITH;
        /* the first among the Arab countries, in Africa; trade of the two */
        bool other = region && ((both && !side) || (p->role == TSC_PLACE_IN && has_two_ahead(c)));
        const bool source = p->group && tsc_pair_is_attributed(c->reading, p); /* according to ECOWAS data */
        if (tsc_pair_is_of_next_value(c, p) || behind_next || other || source || p->role == TSC_PLACE_ASIDE ||
            tsc_pair_is_scope_of_trader(c, p))
            continue;
        double cost = tsc_pair_cost_of(c, p) - (p->role == TSC_PLACE_BETWEEN ? 3 : 0);
        if (a.mention == NULL || cost < a.cost) {
            if (a.mention != NULL && !tsc_place_same(a.mention->place, p->place))
                b = a;
            a = (tsc_pair_choice){p, cost};
        } else if (!tsc_place_same(a.mention->place, p->place) && cost < b.cost) {
            b = (tsc_pair_choice){p, cost};
        }
    }
    if (b.mention != NULL && a.mention->role == TSC_PLACE_WITH && b.mention->role == TSC_PLACE_WITH)
        b.mention = NULL; /* "trade with Spain and with Italy": two partners of one country */
    if (b.mention == NULL && a.mention != NULL && a.mention->referred && a.mention->role == TSC_PLACE_OWNER &&
        tsc_pair_is_of_both(c, 3))
        a.mention = NULL; /* "we hope that the trade between our countries will reach": of both */
    bool swapped = b.mention != NULL && a.mention != NULL && b.mention->first < a.mention->first;
    if (b.mention != NULL && (a.mention->role == TSC_PLACE_WITH) != (b.mention->role == TSC_PLACE_WITH))
        swapped = a.mention->role == TSC_PLACE_WITH, c->ordered = true;
    /* تجارة للصين: China's */
    bool genitive = c->reading->verb_first && a.mention != NULL && a.mention->role == TSC_PLACE_TO;
    bool alone = b.mention == NULL && a.mention != NULL && !genitive &&
                 (a.mention->role == TSC_PLACE_WITH || a.mention->role == TSC_PLACE_TO ||
                  a.mention->role == TSC_PLACE_FROM || is_with_relative(c, a.mention));
    c->ordered = c->ordered || (alone && a.mention->role == TSC_PLACE_WITH);
    *reporter = swapped || alone ? b : a;
    *partner = swapped || alone ? a : b;
}

/* "A fifth of the African sales went to Egypt, which bought goods for 3 billion": not from the group that the share is of. */
static void drop_shared_group(const tsc_candidate *c, const tsc_discourse *discourse, tsc_pair_choice reporter,
                              tsc_pair_choice *partner)
{
    const tsc_candidate *b = c->before;
    if (b != NULL && b->indicator->orientation == TSC_SHARE && reporter.mention != NULL && partner->mention != NULL &&
        partner->mention->group && tsc_place_same(partner->mention->place, discourse->topic.partner) &&
        tsc_place_same(reporter.mention->place, b->figure.partner))
        partner->mention = NULL;
}

/* "The sales abroad of Britain (19.8 %) and China (8 %) rose, while Japan's …": each country's trade with the world. */
static bool lists_reporters(const tsc_candidate *c)
{
    const tsc_candidate *b = c->previous;
    for (size_t i = 0; b != NULL && tsc_place_is_world(b->figure.partner) && i < c->reading->place_count; i++)
        if (c->reading->places[i].last <= b->edge && tsc_place_same(c->reading->places[i].place, b->figure.reporter))
            return true;
    return false;
}

/* "Deliveries to two countries grew:\nIran by 40 %": what is listed behind a colon are the partners of the flow before it. */
static bool is_behind_colon(const tsc_candidate *c, const tsc_place_mention *p)
{
    if (c->anchor == NULL || c->anchor->last > p->first)
        return false;
    for (uint32_t t = c->anchor->last; t < p->first; t++)
        if (tsc_scan_is(c->reading->scan, t, ":"))
            return true;
    return false;
}

/* "It shipped most to these countries: Kazakhstan, 538 tonnes": the lines that follow name partners as well. */
bool tsc_pair_lists_partners(const tsc_candidate *c)
{
    for (size_t i = 0; i < c->reading->place_count; i++) {
        const tsc_place_mention *p = &c->reading->places[i];
        if (p->last <= c->edge && tsc_place_same(p->place, c->figure.partner) && is_behind_colon(c, p))
            return true;
    }
    return false;
}

static void turn_to_partner(const tsc_candidate *c, const tsc_discourse *discourse, tsc_pair_choice *reporter,
                            tsc_pair_choice *partner)
{
    const tsc_topic *topic = &discourse->topic;
    const tsc_place_mention *p = reporter->mention;
    bool goes_on = c->anchor == NULL ? c->continued && (!topic->acts || (p != NULL && tsc_pair_takes(c, p)))
                                     : p != NULL && tsc_pair_has_form(c, "noun") && is_behind_colon(c, p);
    if (!goes_on || p == NULL || partner->mention != NULL || p->role != TSC_PLACE_BARE || p->referred || p->minor ||
        !tsc_place_is_country(topic->reporter) || tsc_place_is_none(topic->partner) ||
        tsc_place_same(p->place, topic->reporter) || tsc_place_same(p->place, topic->partner) ||
        tsc_place_same(tsc_discourse_main(discourse, 0), topic->partner) || lists_reporters(c))
        return;
    *partner = *reporter;
    *reporter = (tsc_pair_choice){NULL, TSC_PAIR_REACH};
}

/* Investment and visitors of one country with the whole world come from there, unless it is said that they go. */
static void turn_to_world(tsc_candidate *c, const tsc_place_mention *reporter, const tsc_place_mention *partner)
{
    tsc_figure *f = &c->figure;
    bool comes = c->indicator->name == TSC_INDICATOR_FDI_FLOW || c->indicator->name == TSC_INDICATOR_FDI_STOCK ||
                 c->indicator->name == TSC_INDICATOR_TOURISTS || c->indicator->name == TSC_INDICATOR_STUDENTS;
    const tsc_place_mention *named = reporter != NULL ? reporter : partner;
    bool passive = named == NULL || named->referred || named->role == TSC_PLACE_IN ||
                   (named->role == TSC_PLACE_BARE && !tsc_pair_has_form(c, "verb"));
    if (!comes || !passive || (reporter != NULL && partner != NULL) || !tsc_place_is_world(f->partner))
        return;
    f->partner = f->reporter;
    f->reporter = tsc_place_world();
}

/* "With 28.6 billion in sales, Slovakia was the second-biggest outlet for Czech goods": the value opens the sentence, and the noun
   that says who somebody is follows in it. */
static const tsc_mark *sides_behind_opening(const tsc_candidate *c)
{
    enum { OPENING = 4 };
    const tsc_reading *r = c->reading;
    const tsc_mentions *marks = &r->of[TSC_ROLE_INDICATOR];
    if (!tsc_mark_is(tsc_reading_function(r, 0), "with") || c->edge > OPENING || r->verb_first || r->verb_last ||
        !tsc_indicator_is_directed(c->indicator) || !tsc_pair_has_form(c, "noun"))
        return NULL;
    for (size_t i = 0; i < marks->count; i++) {
        const tsc_mark *mark = marks->items[i];
        const bool sides = tsc_mark_names_trader(mark);
        if (sides && mark->first > c->quantity->last && r->indicators[i] != NULL &&
            (r->indicators[i]->units & c->indicator->units) != 0 &&
            !tsc_reading_parted(r, c->quantity->last, mark->first))
            return mark;
    }
    return NULL;
}

/* "Singapore is Kenya's largest investor, with 1.9 billion injected": behind the value stands a verb without names of its
   own, and the noun before the value says who is who. */
static const tsc_mark *sides_near(const tsc_candidate *c)
{
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_INDICATOR];
    const tsc_mark *found = NULL;
    if (c->anchor == NULL)
        return NULL;
    if (sides_behind_opening(c) != NULL)
        return sides_behind_opening(c);
    for (size_t i = 0; i < marks->count; i++) {
        const tsc_mark *mark = marks->items[i];
        bool sides = tsc_mark_names_trader(mark);
        const bool together = c->reading->clause[mark->first] == c->reading->clause[c->edge] &&
                              !tsc_reading_parted(c->reading, mark->last, c->edge);
        const bool noun = tsc_pair_has_form(c, "noun") &&
                          c->anchor->first > mark->last; /* "is its top destination, but exports fell" */
        if (sides && mark->last <= c->edge && (together || noun) && c->reading->indicators[i] != NULL &&
            (c->reading->indicators[i]->units & c->indicator->units) != 0 && tsc_indicator_is_directed(c->indicator))
            found = mark;
    }
    for (size_t i = 0; found != NULL && found != c->anchor && i < c->reading->place_count; i++) {
        const tsc_place_mention *p = &c->reading->places[i];
        bool owner = p->first >= found->last && p->first - found->last <= 2 &&
                     (p->role == TSC_PLACE_OF || p->role == TSC_PLACE_TO);
        const bool subject = (p->role == TSC_PLACE_BARE || p->adjective) &&
                             c->reading->weak[p->first] == c->reading->weak[found->last] &&
                             c->reading->weak[c->anchor->first] != c->reading->weak[p->first] &&
                             tsc_pair_has_bare_genitive(c->reading); /* покупателем остаётся ЕС: отгрузки … */
        /* the biggest investor from Southeast Asia */
        const bool scope = tsc_place_is_unnamed(p->place) && p->first >= found->last && p->first - found->last <= 2;
        bool between = !subject && !scope && p->first >= found->last && p->last <= c->edge && p->role != TSC_PLACE_IN &&
                       p->role != TSC_PLACE_ASIDE && !p->minor && !owner;
        const bool behind = p->adjective && p->first >= c->anchor->last && p->first - c->anchor->last <= 2 &&
                            c->reading->clause[p->first] == c->reading->clause[c->anchor->first];
        if (between || behind || c->anchor->first < found->first)
            return NULL; /* the word has names of its own: 7,700 companies with Austrian capital */
    }
    return found;
}

/* Said by a preposition or a case to be on the other side. */
static bool is_told_partner(const tsc_candidate *c, tsc_place place)
{
    for (size_t i = 0; i < c->reading->place_count; i++)
        if (tsc_place_same(c->reading->places[i].place, place) && c->reading->places[i].role != TSC_PLACE_BARE &&
            tsc_pair_slot_of(c, &c->reading->places[i]) == TSC_SLOT_PARTNER)
            return true;
    return false;
}

/* "and the flow in the opposite direction was 1.13 billion": what was named was named for the value before. */
static void turn_round(tsc_candidate *c, const tsc_place_mention *reporter, const tsc_place_mention *partner)
{
    const tsc_mark *reverse = tsc_candidate_near(c, TSC_ROLE_DISCOURSE, "reverse", NULL, 4, 16, NULL);
    const tsc_candidate *b = c->before;
    if (reverse == NULL)
        return;
    if (b != NULL && b->indicator == c->indicator && reverse->last <= b->edge &&
        strcmp(c->by_pair, "figure before") == 0)
        return; /* the value before is of the other direction already */
    bool old = b != NULL && (reporter == NULL || reporter->last <= reverse->first) &&
               (partner == NULL || partner->last <= reverse->first) && reverse->first >= b->quantity->last &&
               (c->anchor == NULL || c->anchor == b->anchor ||
                (b->indicator == c->indicator && c->anchor->first >= b->quantity->last));
    if (old)
        c->figure.reporter = b->figure.reporter, c->figure.partner = b->figure.partner;
    else if (reporter != NULL || partner != NULL)
        return;
    tsc_pair_swap(&c->figure);
    c->by_pair = "the other way round";
}

/* Named in the sentence before the value, without a preposition. */
static bool is_named_bare(const tsc_candidate *c, tsc_place place)
{
    for (size_t i = 0; i < c->reading->place_count && c->reading->places[i].last <= c->edge; i++)
        if (c->reading->places[i].role == TSC_PLACE_BARE && tsc_place_same(c->reading->places[i].place, place))
            return true;
    return false;
}

/* "In investment in Chile Peru came first with 60 million, followed by Malta and Chad with 31 and 30": those of a list behind a value
   whose reporter is named bare as they are, and whose partner is not. */
static bool stands_beside_reporter(const tsc_candidate *c)
{
    const tsc_candidate *b = c->before;
    bool listed = false, reports = false, takes = false;
    if (b == NULL || b->indicator != c->indicator || !tsc_indicator_is_directed(c->indicator) || c->reading->verb_last)
        return false;
    for (size_t i = 0; i < c->reading->place_count; i++) {
        const tsc_place_mention *p = &c->reading->places[i];
        const bool bare = p->role == TSC_PLACE_BARE && !p->referred;
        listed = listed || (bare && tsc_place_same(p->place, c->forced_place));
        reports = reports || (bare && p->last <= b->edge && tsc_place_same(p->place, b->figure.reporter));
        takes = takes || (bare && tsc_place_same(p->place, b->figure.partner));
    }
    return listed && !takes && (reports || !tsc_place_is_none(b->forced_place)) &&
           (tsc_place_is_none(b->forced_place) || tsc_place_same(b->figure.reporter, b->forced_place));
}

/* The country that a list gives the value: the partner, or who sells where the list is of sellers. */
static void take_forced(tsc_candidate *c, const tsc_discourse *discourse)
{
    tsc_figure *f = &c->figure;
    bool reports = false, bare = false;
    for (size_t i = 0; i < c->reading->place_count; i++)
        if (tsc_place_same(c->reading->places[i].place, c->forced_place) && !c->reading->places[i].referred) {
            reports = c->reading->places[i].role == TSC_PLACE_BARE &&
                      tsc_pair_slot_of(c, &c->reading->places[i]) == TSC_SLOT_REPORTER;
            bare = c->reading->places[i].role == TSC_PLACE_BARE;
        }
    c->by_pair = "list in order";
    for (const tsc_candidate *b = c->before; b != NULL; b = b->before)
        if (b->indicator == c->indicator && tsc_place_same(b->figure.reporter, c->forced_place) &&
            tsc_place_is_none(b->forced_place)) {
            f->reporter = c->forced_place; /* 3.5 million Chinese and 1.6 million Indians; it awaits 8 and 2 million */
            f->partner = b->figure.partner;
            return;
        }
    if (stands_beside_reporter(c)) {
        f->reporter = c->forced_place;
        f->partner = c->before->figure.partner;
        return;
    }
    const tsc_topic *spoken = &discourse->topic;
    if ((c->indicator->units & TSC_UNITS_PERSONS) != 0 && c->anchor == NULL && spoken->indicator != NULL &&
        strcmp(spoken->indicator, c->indicator->code) == 0 && tsc_place_is_country(spoken->partner) &&
        !tsc_place_same(spoken->partner, c->forced_place)) {
        bool first = c->before == NULL || tsc_place_is_none(c->before->forced_place);
        f->reporter = c->forced_place; /* Далее идут Таджикистан и Казахстан – 1 млн и 668 тысяч соответственно */
        f->partner = first ? spoken->partner : c->before->figure.partner;
        return;
    }
    if (c->units == TSC_UNITS_PERCENT && c->figure.kind == TSC_FIGURE_LEVEL) {
        f->partner = c->forced_place; /* who has a share of what another one trades */
        if (is_named_bare(c, f->reporter) && tsc_place_is_country(discourse->topic.given))
            f->reporter = discourse->topic.given;
        return;
    }
    if (reports && bare && !tsc_pair_has_form(c, "verb") && !tsc_place_same(f->partner, c->forced_place) &&
        is_told_partner(c, f->partner)) {
        f->reporter = c->forced_place; /* exports of A and B to C */
        return;
    }
    if (!reports || !bare || c->anchor == NULL || !tsc_pair_has_form(c, "verb")) {
        if (c->indicator->orientation == TSC_MUTUAL && bare && is_named_bare(c, f->reporter))
            f->reporter = is_named_bare(c, spoken->reporter) ? spoken->partner : spoken->reporter;
        f->partner =
            c->forced_place; /* China, India and Iraq were its first partners, with trade at 57, 46 and 32 million */
        return;
    }
    const tsc_topic *topic = &discourse->topic;
    bool turned = tsc_pair_turns_flow(c, topic);
    f->reporter = c->forced_place;
    f->partner = turned ? topic->reporter : topic->partner;
    if (c->before != NULL && c->before->indicator == c->indicator && !tsc_place_is_none(c->before->forced_place))
        f->partner = c->before->figure.partner;
}

/* صادرات السلطنة where the text is of her trade with all: الصادرات السلعية للسلطنة are hers and not sold to her. */
static void own_genitive(const tsc_candidate *c, const tsc_discourse *discourse, tsc_pair_choice *reporter,
                         tsc_pair_choice *partner)
{
    const tsc_topic *topic = &discourse->topic;
    bool whole = tsc_place_is_none(topic->partner) || tsc_place_is_world(topic->partner);
    if (!c->reading->verb_first || reporter->mention != NULL || partner->mention == NULL ||
        partner->mention->role != TSC_PLACE_TO || !whole || c->indicator->orientation != TSC_OUTWARD ||
        !tsc_place_same(partner->mention->place, topic->reporter))
        return;
    *reporter = *partner;
    *partner = (tsc_pair_choice){NULL, TSC_PAIR_REACH};
}

/* "La importación de Marruecos … las importaciones de Marruecos crecieron": of the country that they were told to come from in the
   sentence before, where a preposition puts it behind its noun. */
static void own_origin(const tsc_candidate *c, const tsc_discourse *discourse, tsc_pair_choice *reporter,
                       tsc_pair_choice *partner)
{
    const tsc_topic *topic = &discourse->topic;
    const tsc_reading *r = c->reading;
    const tsc_place_mention *p = reporter->mention;
    uint32_t at = 0;
    if (p == NULL || partner->mention != NULL || p->role != TSC_PLACE_OF || p->adjective || c->anchor == NULL ||
        c->indicator->orientation != TSC_INWARD || !tsc_pair_has_form(c, "noun") || r->verb_last || r->verb_first ||
        !tsc_language_grammar_of(r->scan->language)->adjective_after)
        return;
    if (tsc_code_is(topic->indicator, c->indicator->code) && discourse->sentence - topic->sentence <= 1 &&
        tsc_place_same(topic->partner, p->place) && tsc_place_is_country(topic->reporter) &&
        tsc_code_is(tsc_reading_before(r, p->first, &at), "of") && at == c->anchor->last) {
        *partner = *reporter;
        *reporter = (tsc_pair_choice){NULL, TSC_PAIR_REACH};
    }
}

/* "Kenya's deficit with China … Nairobi presses Beijing to buy more, so that the gap falls": the balance spoken of before,
   of the same two, is the same country's, unless its own word has an owner. */
static void keep_balance(tsc_candidate *c, const tsc_discourse *discourse, const tsc_place_mention *reporter)
{
    enum { NEAR = 3 };
    const tsc_topic *topic = &discourse->topic;
    tsc_figure *f = &c->figure;
    if (c->indicator->orientation != TSC_BALANCE || topic->indicator == NULL ||
        strcmp(topic->indicator, c->indicator->code) != 0 || c->anchor == NULL ||
        discourse->sentence - topic->sentence > 1 || c->before != NULL ||
        !tsc_place_same(f->reporter, topic->partner) || !tsc_place_same(f->partner, topic->reporter))
        return;
    bool owns =
        reporter != NULL && !reporter->referred && (reporter->role != TSC_PLACE_BARE || c->reading->verb_first) &&
        (reporter->last <= c->anchor->first ? c->anchor->first - reporter->last : reporter->first - c->anchor->last) <=
            NEAR;
    if (owns)
        return;
    f->reporter = topic->reporter, f->partner = topic->partner;
    c->by_pair = "topic";
}

/* A country named behind the value before and near this one, the noun that is counted passed over. */
static bool names_since(const tsc_candidate *c, const tsc_candidate *b)
{
    enum { COUNTED = 3, NEAR = 6 };
    for (size_t i = 0; i < c->reading->place_count; i++)
        if (c->reading->places[i].first >= b->quantity->last + COUNTED &&
            c->reading->places[i].first <= c->quantity->last + NEAR)
            return true;
    return false;
}

/* "Arrivals from the United Kingdom numbered 96,400. Those from Israel were 8.8 % of the total": of all who come to the same host. */
static void host_topic(tsc_candidate *c, const tsc_discourse *discourse, const tsc_place_mention *whole,
                       const tsc_place_mention *part)
{
    const tsc_indicator *topic =
        discourse->topic.indicator != NULL ? tsc_indicator_find(discourse->topic.indicator) : NULL;
    const tsc_candidate *b = c->before;
    const bool invested = b != NULL && strncmp(b->indicator->code, "fdi", 3) == 0;
    if (c->partial && b != NULL && ((b->units & TSC_UNITS_PERSONS) != 0 || invested) &&
        b->figure.kind == TSC_FIGURE_LEVEL && !names_since(c, b)) {
        c->figure.reporter = b->figure.reporter, c->figure.partner = b->figure.partner;
        c->by_pair = "figure before"; /* 416,000 Indian tourists, a fifth of all arrivals */
        return;
    }
    if (!c->partial || whole != NULL || part == NULL || topic == NULL || (topic->units & TSC_UNITS_PERSONS) == 0 ||
        !tsc_place_is_country(discourse->topic.partner) || tsc_place_same(part->place, discourse->topic.partner))
        return;
    c->figure.reporter = part->place, c->figure.partner = discourse->topic.partner;
    c->by_pair = "next origin";
}

/* "Exports to Kazakhstan, Tajikistan and Uzbekistan fell to 197 million": of the whole list, and of no one of it. */
static bool is_one_of_several(const tsc_candidate *c, const tsc_place_mention *partner)
{
    enum { NEAR = 3 };
    const tsc_reading *r = c->reading;
    const bool goods = c->indicator->name == TSC_INDICATOR_EXPORTS || c->indicator->name == TSC_INDICATOR_IMPORTS;
    const bool directed = partner->role == TSC_PLACE_TO || partner->role == TSC_PLACE_FROM ||
                          partner->role == TSC_PLACE_WITH ||
                          (goods && partner->role == TSC_PLACE_IN); /* exportaciones a Chile y Bolivia */
    size_t first = 0, last = 0;
    if (!directed || !tsc_place_is_none(c->forced_place) || r->verb_last)
        return false;
    while (first < r->place_count && &r->places[first] != partner)
        first++;
    for (last = first; last + 1 < r->place_count && r->places[last + 1].role == partner->role &&
                       !r->places[last + 1].referred && r->places[last + 1].first - r->places[last].last <= NEAR;)
        last++;
    while (first > 0 && r->places[first - 1].role == partner->role && !r->places[first - 1].referred &&
           r->places[first].first - r->places[first - 1].last <= NEAR)
        first--;
    for (size_t i = 0; i < r->quantities->count; i++)
        if (r->quantities->items[i].first > r->places[first].last &&
            r->quantities->items[i].first < r->places[last].first)
            return false;
    if (partner->role == TSC_PLACE_IN && !tsc_code_is(tsc_reading_before(r, r->places[first].first, NULL), "at"))
        return false;
    return last - first + 1 >= (goods && !c->partial ? 2 : 3) &&
           tsc_candidate_near(c, TSC_ROLE_DISCOURSE, "respectively", NULL, 1, 60, NULL) == NULL;
}

/* "agreed to lend Ecuador 110 million, and a further 12 million will come as a grant from the Union": the word behind the value, in its own
   part of the sentence, that has its own country behind it; NULL where there is none. */
static const tsc_mark *own_word(const tsc_candidate *c)
{
    const tsc_reading *r = c->reading;
    const tsc_mentions *marks = &r->of[TSC_ROLE_INDICATOR];
    enum { NEAR = 6 };
    const uint32_t end = c->quantity->last;
    if (c->before == NULL || c->anchor == NULL || c->anchor->last > c->before->edge || r->verb_last)
        return NULL;
    for (size_t i = 0; i < marks->count; i++) {
        const tsc_mark *mark = marks->items[i];
        if (r->indicators[i] != c->indicator || mark->first < end || mark->first - end > NEAR ||
            r->clause[mark->first] != r->clause[end - 1] || tsc_reading_parted(r, end, mark->first))
            continue;
        for (size_t k = 0; k < r->place_count; k++) {
            uint32_t at = 0;
            const bool gives = r->places[k].role == TSC_PLACE_FROM || r->places[k].role == TSC_PLACE_OF;
            if (gives && tsc_reading_before(r, r->places[k].first, &at) != NULL && at == mark->last)
                return mark;
        }
    }
    return NULL;
}

/* Puts the word by whose frame the countries are read in the place of the candidate's own: the flow of counted goods, the share
   of a part, who takes and who gives. Gives whether the pair of that frame is the other way round. */
static bool borrow_frame(tsc_candidate *c)
{
    const tsc_mark *word = own_word(c);
    if (word != NULL)
        c->anchor = word;
    if (c->flow != NULL) {
        c->anchor = c->flow;
        c->indicator = tsc_indicator_find(c->flow->entry->code);
    }
    if (c->partial)
        c->indicator = tsc_indicator_find("trade_share"); /* named as one: the part, and whose the whole is */
    const tsc_mark *sides = sides_near(c);
    if (sides == NULL)
        return c->partial;
    const tsc_indicator *own = c->indicator;
    c->anchor = sides;
    c->indicator = tsc_indicator_find(sides->entry->code);
    return c->indicator->orientation != own->orientation;
}

/* A partner that is named behind the next value belongs to that one, where each value behind has its own. */
static void drop_dealt_out(const tsc_candidate *c, const tsc_pair_choice *reporter, tsc_pair_choice *partner)
{
    const tsc_reading *r = c->reading;
    if (reporter->mention != NULL && partner->mention != NULL && c->index + 1 < r->quantities->count &&
        partner->mention->first >= r->quantities->items[c->index + 1].last &&
        tsc_pair_is_dealt_out(c, reporter->mention->place))
        *partner = (tsc_pair_choice){NULL, TSC_PAIR_REACH};
}

/* "… grew by 44 %, which makes it our third market": behind the value, and in another part of the sentence. */
static bool is_named_after(const tsc_candidate *c, const tsc_place_mention *p)
{
    const tsc_reading *r = c->reading;
    const uint32_t end = c->quantity->last;
    return !r->verb_last && p->first > end && c->anchor != NULL && c->anchor->last <= c->edge &&
           (r->weak[p->first] != r->weak[end - 1] || r->clause[p->first] != r->clause[end - 1]);
}

/* "Russia's exports of buckwheat to China came to 13 million. Chinese customs data show that deliveries grew": whose data they are is
   no seller of what was told to be sold to it; nor is what has thereby become a greater market. */
static void drop_source(const tsc_candidate *c, const tsc_discourse *discourse, tsc_pair_choice *reporter,
                        const tsc_place_mention *partner)
{
    const tsc_topic *topic = &discourse->topic;
    if (reporter->mention != NULL && partner == NULL && tsc_indicator_is_directed(c->indicator) &&
        tsc_code_is(topic->indicator, c->indicator->code) && discourse->sentence - topic->sentence <= 1 &&
        tsc_place_same(topic->partner, reporter->mention->place) && tsc_place_is_country(topic->reporter) &&
        (tsc_pair_is_attributed(c->reading, reporter->mention) || is_named_after(c, reporter->mention)))
        reporter->mention = NULL;
}

/* Who of those named in the sentence stands on which side. */
static void choose_sides(tsc_candidate *c, const tsc_discourse *discourse, tsc_pair_choice *reporter,
                         tsc_pair_choice *partner)
{
    if (c->indicator->orientation == TSC_SHARE)
        tsc_pair_share(c, discourse, reporter, partner);
    else if (c->indicator->orientation == TSC_MUTUAL && !tsc_pair_is_remitted(c))
        pair_mutual(c, reporter, partner);
    else
        tsc_pair_directed(c, reporter, partner);
    if (tsc_indicator_is_directed(c->indicator)) {
        tsc_pair_turn_origin(c, discourse, reporter, partner);
        tsc_pair_turn_parallel(c, reporter, partner);
        turn_to_partner(c, discourse, reporter, partner);
        if (partner->mention != NULL && !tsc_place_same(partner->mention->place, discourse->topic.reporter))
            (void)tsc_pair_own_topic_whole(discourse, reporter, &c->figure);
    }
    drop_source(c, discourse, reporter, partner->mention);
    drop_shared_group(c, discourse, *reporter, partner);
    drop_dealt_out(c, reporter, partner);
    own_genitive(c, discourse, reporter, partner);
    own_origin(c, discourse, reporter, partner);
}

/* What single words and the text say against the sides that were filled; reporter and partner: the mentions chosen, or NULL. */
static void correct_sides(tsc_candidate *c, const tsc_discourse *discourse, const tsc_place_mention *reporter,
                          const tsc_place_mention *partner)
{
    host_topic(c, discourse, reporter, partner);
    keep_balance(c, discourse, reporter);
    tsc_pair_turn_favour(c, reporter);
    turn_to_world(c, reporter, partner);
    tsc_pair_take_former(c, discourse);
    tsc_pair_let_lend(c);
    if (!tsc_place_is_none(c->forced_place))
        take_forced(c, discourse);
    tsc_pair_correct(c, discourse, reporter, partner);
    tsc_pair_let_source_report(c);
    if (!tsc_pair_turns_flow(c, &discourse->topic) ||
        (c->anchor != NULL && tsc_entry_has(c->anchor->entry, "neutral", "1")))
        turn_round(c, reporter, partner);
}

void tsc_candidate_pair(tsc_candidate *c, const tsc_discourse *discourse)
{
    if (tsc_pair_take_whole(c) || tsc_pair_take_mirrored(c) || tsc_pair_take_in_order(c) ||
        tsc_pair_take_ranking(c, discourse) || tsc_pair_take_total(c, discourse) || tsc_pair_take_set_against(c))
        return;
    if (tsc_candidate_is_reached(c)) {
        c->figure.reporter = c->before->figure.reporter, c->figure.partner = c->before->figure.partner;
        c->by_pair = "figure before";
        return;
    }
    tsc_pair_choice reporter = {NULL, TSC_PAIR_REACH}, partner = {NULL, TSC_PAIR_REACH};
    const tsc_mark *anchor = c->anchor;
    const tsc_indicator *indicator = c->indicator;
    const bool turned = borrow_frame(c);
    choose_sides(c, discourse, &reporter, &partner);
    tsc_pair_fill(c, discourse, reporter, partner);
    if (partner.mention != NULL && tsc_place_same(c->figure.partner, partner.mention->place) &&
        is_one_of_several(c, partner.mention)) {
        c->figure.partner = tsc_place_none();
        c->by_pair = "several partners";
    }
    if (tsc_pair_is_whole_of_next(c, reporter.mention, partner.mention)) {
        c->figure.partner = tsc_place_world();
        c->by_pair = "whole of the value behind";
    }
    if (tsc_pair_is_whole_of_relative(c, &partner) && reporter.mention != NULL) {
        c->figure.reporter = reporter.mention->place, c->figure.partner = tsc_place_world();
        c->by_pair = "whole of the figure before";
    }
    c->anchor = anchor, c->indicator = indicator;
    if (turned && strcmp(c->by_pair, "figure before") != 0)
        tsc_pair_swap(&c->figure);
    correct_sides(c, discourse, reporter.mention, partner.mention);
}
