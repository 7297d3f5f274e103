/* Reporter and partner. Each country near the figure gets a slot by how it stands (to, from, of, with, adjective,
   subject) and by what the indicator means: exports go from the reporter, imports come to it. The nearest country
   takes a slot; what the clause leaves open, the discourse fills. */
#include "extract/candidate.h"

#include <math.h>

typedef enum slot { SLOT_NONE, SLOT_REPORTER, SLOT_PARTNER, SLOT_EITHER } slot;

enum { REACH = 40 };

static const double capital_bonus = 8, direction_bonus = 8, old_cost = 12, parted_cost = 30, fresh_bonus = 6, minor_cost = 6, attribution_cost = 9, referred_cost = 2;

static bool is_before_anchor(const tsc_candidate *c, const tsc_place_mention *p)
{
    return c->anchor != NULL ? p->first < c->anchor->first : p->first < c->edge;
}

static bool has_form(const tsc_candidate *c, const char *form)
{
    return c->anchor != NULL && tsc_entry_has(c->anchor->entry, "form", form);
}

static uint32_t steps_from_anchor(const tsc_candidate *c, const tsc_place_mention *p)
{
    if (c->anchor == NULL)
        return UINT32_MAX;
    return p->first >= c->anchor->last ? p->first - c->anchor->last : c->anchor->first >= p->last ? c->anchor->first - p->last : 0;
}

/* "ventes françaises", "Kazakh exports", "exports kazakhs": the adjective belongs to the flow and not to its goods. */
static bool qualifies_flow(const tsc_candidate *c, const tsc_place_mention *p)
{
    if (is_before_anchor(c, p))
        return steps_from_anchor(c, p) <= 4;
    return steps_from_anchor(c, p) <= 1 && tsc_reading_before(c->reading, p->first, NULL) == NULL
           && strcmp(tsc_language_rule(c->reading->scan->language, "adjective_place", NULL), "after") == 0;
}

/* "to Romania ($25 million), Poland ($18 million)" */
static bool is_bracketed_behind(const tsc_reading *reading, const tsc_place_mention *p, uint32_t edge)
{
    return p->last + 1 == edge && tsc_span_equals(tsc_scan_span(reading->scan, p->last, edge), "(");
}

/* "Brazil supplied 31,000 tonnes and Vietnam 9,700": a bare name right before a value is that value's own. */
static bool stands_before_value(const tsc_reading *reading, const tsc_place_mention *p, uint32_t edge)
{
    return !p->minor && ((p->role == TSC_PLACE_BARE && p->last == edge) || is_bracketed_behind(reading, p, edge));
}

static bool is_of_next_value(const tsc_candidate *c, const tsc_place_mention *p)
{
    const tsc_quantities *all = c->reading->quantities;
    return c->index + 1 < all->count && p->first >= c->quantity->last
           && (tsc_unit_is_none(c->quantity->unit) || !tsc_unit_is_none(all->items[c->index + 1].unit))
           && stands_before_value(c->reading, p, all->items[c->index + 1].first);
}

/* استقطبت مصر استثمارات: where the verb comes first, the name right behind "attracted" is who receives. */
static bool is_receiver(const tsc_candidate *c, const tsc_place_mention *p)
{
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_INDICATOR];
    for (size_t i = 0; i < marks->count; i++)
        if (marks->items[i]->last == p->first && tsc_entry_has(marks->items[i]->entry, "form", "recv"))
            return true;
    return false;
}

static slot slot_outward(const tsc_candidate *c, const tsc_place_mention *p)
{
    bool with_is_origin = c->indicator->units & (TSC_UNITS_COMPANIES | TSC_UNITS_PROJECTS);
    switch (p->role) {
    case TSC_PLACE_TO:
    case TSC_PLACE_IN: return SLOT_PARTNER;
    case TSC_PLACE_WITH: return with_is_origin ? SLOT_REPORTER : SLOT_PARTNER;
    case TSC_PLACE_BETWEEN: return SLOT_EITHER;
    case TSC_PLACE_BARE:
        if (is_receiver(c, p))
            return SLOT_PARTNER;
        if (has_form(c, "recv"))
            return is_before_anchor(c, p) ? SLOT_PARTNER : SLOT_REPORTER;
        if (has_form(c, "verb") && !(c->before != NULL && stands_before_value(c->reading, p, c->edge)))
            return is_before_anchor(c, p) ? SLOT_REPORTER : SLOT_PARTNER;
        if (c->before != NULL && p->first >= c->before->quantity->last && p->last <= c->edge)
            return SLOT_REPORTER; /* exports of Korea 2.3 billion, of Uzbekistan 48 million */
        return is_before_anchor(c, p) || steps_from_anchor(c, p) <= 1 ? SLOT_REPORTER : SLOT_EITHER;
    default: return SLOT_REPORTER;
    }
}

static slot slot_inward(const tsc_candidate *c, const tsc_place_mention *p)
{
    switch (p->role) {
    case TSC_PLACE_FROM:
    case TSC_PLACE_WITH: return SLOT_PARTNER;
    case TSC_PLACE_TO: return has_form(c, "verb") ? SLOT_PARTNER : SLOT_REPORTER;
    case TSC_PLACE_IN: return has_form(c, "verb") || is_before_anchor(c, p) ? SLOT_PARTNER : SLOT_REPORTER;
    case TSC_PLACE_BETWEEN: return SLOT_EITHER;
    case TSC_PLACE_ADJECTIVE: return !has_form(c, "verb") && qualifies_flow(c, p) ? SLOT_REPORTER : SLOT_PARTNER;
    case TSC_PLACE_BARE:
        if (has_form(c, "verb") || steps_from_anchor(c, p) > 1)
            return is_before_anchor(c, p) ? SLOT_REPORTER : SLOT_PARTNER;
        return SLOT_REPORTER;
    case TSC_PLACE_OF: return has_form(c, "verb") ? SLOT_PARTNER : SLOT_REPORTER;
    default: return SLOT_REPORTER;
    }
}

static slot slot_balance(const tsc_place_mention *p)
{
    return p->role == TSC_PLACE_WITH || p->role == TSC_PLACE_FROM ? SLOT_PARTNER
           : p->role == TSC_PLACE_BETWEEN                         ? SLOT_EITHER
                                                                  : SLOT_REPORTER;
}

static slot slot_of(const tsc_candidate *c, const tsc_place_mention *p)
{
    /* "with Vietnamese exports of": an adjective right before the flow is its owner's, whatever stands before it */
    bool directed = c->indicator->orientation == TSC_OUTWARD || c->indicator->orientation == TSC_INWARD;
    if (p->role == TSC_PLACE_VIA && strcmp(c->indicator->code, "freight") != 0)
        return SLOT_NONE;
    if (is_of_next_value(c, p))
        return SLOT_NONE;
    bool traded = strcmp(c->indicator->code, "exports") == 0 || strcmp(c->indicator->code, "imports") == 0;
    if (p->adjective && traded && c->anchor != NULL && p->last <= c->anchor->first && steps_from_anchor(c, p) <= 1
        && !has_form(c, "count") && !has_form(c, "verb"))
        return SLOT_REPORTER;
    bool aside = p->role == TSC_PLACE_OF && is_before_anchor(c, p) && c->anchor != NULL
                 && c->reading->weak[p->last] != c->reading->weak[c->anchor->first];
    if (aside && directed) /* "In the case of Egypt, exports grew" */
        return SLOT_PARTNER;
    switch (c->indicator->orientation) {
    case TSC_OUTWARD: return slot_outward(c, p);
    case TSC_INWARD: return slot_inward(c, p);
    case TSC_BALANCE: return slot_balance(p);
    case TSC_OWN: return p->role == TSC_PLACE_TO || p->role == TSC_PLACE_WITH ? SLOT_NONE : SLOT_REPORTER;
    default: return SLOT_EITHER;
    }
}

static bool is_attributed(const tsc_reading *reading, const tsc_place_mention *p)
{
    const tsc_mentions *marks = &reading->of[TSC_ROLE_DISCOURSE];
    for (size_t i = 0; i < marks->count; i++)
        if (tsc_entry_is(marks->items[i]->entry, "attribution") && marks->items[i]->last <= p->first
            && p->first - marks->items[i]->last <= 5 && reading->weak[marks->items[i]->last] == reading->weak[p->first])
            return true;
    return false;
}

/* "enterprises with Italian capital": the country of the capital is the investor. */
static bool is_beside_capital(const tsc_candidate *c, const tsc_place_mention *p)
{
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_DISCOURSE];
    if ((c->indicator->units & TSC_UNITS_COMPANIES) == 0)
        return false;
    for (size_t i = 0; i < marks->count; i++)
        if (tsc_entry_is(marks->items[i]->entry, "capital")
            && tsc_reading_distance(c->reading, marks->items[i]->first, marks->items[i]->last, p->first, p->last) <= 2)
            return true;
    return false;
}

/* Another flow stands between the place and the flow of the figure: the place is that one's. */
static bool is_of_other_flow(const tsc_candidate *c, const tsc_place_mention *p)
{
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_INDICATOR];
    uint32_t from = p->first < c->anchor->first ? p->last : c->anchor->last;
    uint32_t to = p->first < c->anchor->first ? c->anchor->first : p->first;
    for (size_t i = 0; i < marks->count; i++) {
        const tsc_mark *mark = marks->items[i];
        bool flow = tsc_entry_is(mark->entry, "exports") || tsc_entry_is(mark->entry, "imports");
        if (flow && mark->first >= from && mark->last <= to && mark != c->anchor && !tsc_entry_is(mark->entry, c->anchor->entry->code))
            return true;
    }
    return false;
}

/* How far a place stands from the figure: from its indicator, or from the value itself. */
static double cost_of(const tsc_candidate *c, const tsc_place_mention *p)
{
    double cost = tsc_reading_distance(c->reading, p->first, p->last, c->edge, c->quantity->last);
    if (c->anchor != NULL)
        cost = fmin(cost + 1, tsc_reading_distance(c->reading, p->first, p->last, c->anchor->first, c->anchor->last));
    if (p->minor)
        cost += p->role == TSC_PLACE_IN && !(c->indicator->units & (TSC_UNITS_PERSONS | TSC_UNITS_FLIGHTS | TSC_UNITS_COMPANIES)) ? REACH : minor_cost;
    if (is_beside_capital(c, p))
        cost -= capital_bonus;
    if (p->minor && p->role == TSC_PLACE_BARE && c->anchor == NULL)
        cost += REACH;
    if (p->role == TSC_PLACE_FROM || p->role == TSC_PLACE_TO)
        cost -= direction_bonus;
    if (c->before != NULL)
        cost += p->first < c->before->quantity->first ? old_cost : p->first >= c->before->quantity->last && p->last <= c->edge && !p->referred ? -fresh_bonus : 0;
    if (p->first >= c->quantity->last && tsc_reading_parted(c->reading, c->quantity->last, p->first))
        cost += parted_cost;
    if (c->anchor != NULL && p->first >= c->anchor->last && is_of_other_flow(c, p))
        cost += old_cost;
    if (p->referred)
        cost += referred_cost;
    if (is_attributed(c->reading, p))
        cost += attribution_cost;
    return cost;
}

typedef struct choice {
    const tsc_place_mention *mention;
    double cost;
} choice;

static void choose(choice *chosen, const tsc_place_mention *mention, double cost)
{
    if (cost < chosen->cost)
        *chosen = (choice){mention, cost};
}

/* The two nearest different places, in order of the text. */
static void pair_mutual(tsc_candidate *c, choice *reporter, choice *partner)
{
    choice a = {NULL, REACH}, b = {NULL, REACH};
    for (size_t i = 0; i < c->reading->place_count; i++) {
        const tsc_place_mention *p = &c->reading->places[i];
        if (is_of_next_value(c, p))
            continue;
        double cost = cost_of(c, p) - (p->role == TSC_PLACE_BETWEEN ? 3 : 0);
        if (a.mention == NULL || cost < a.cost) {
            if (a.mention != NULL && !tsc_place_same(a.mention->place, p->place))
                b = a;
            a = (choice){p, cost};
        } else if (!tsc_place_same(a.mention->place, p->place) && cost < b.cost) {
            b = (choice){p, cost};
        }
    }
    if (b.mention != NULL && c->before != NULL && a.mention->role == TSC_PLACE_WITH && b.mention->role == TSC_PLACE_WITH)
        b.mention = NULL; /* "that with Uzbekistan": another partner of the same country */
    bool swapped = b.mention != NULL && b.mention->first < a.mention->first;
    if (b.mention != NULL && (a.mention->role == TSC_PLACE_WITH) != (b.mention->role == TSC_PLACE_WITH))
        swapped = a.mention->role == TSC_PLACE_WITH, c->ordered = true;
    bool alone = b.mention == NULL && a.mention != NULL
                 && (a.mention->role == TSC_PLACE_WITH || a.mention->role == TSC_PLACE_TO || a.mention->role == TSC_PLACE_FROM);
    c->ordered = c->ordered || (alone && a.mention->role == TSC_PLACE_WITH);
    *reporter = swapped || alone ? b : a;
    *partner = swapped || alone ? a : b;
}

/* "The EU will provide Ukraine with a loan": of two bare names the first gives and the second takes. */
static void name_giver(const tsc_candidate *c, choice *reporter, choice *partner)
{
    if (c->indicator->orientation != TSC_OUTWARD || partner->mention != NULL || reporter->mention == NULL
        || reporter->mention->role != TSC_PLACE_BARE || has_form(c, "recv") || !is_before_anchor(c, reporter->mention))
        return;
    for (size_t i = 0; i < c->reading->place_count; i++) {
        const tsc_place_mention *p = &c->reading->places[i];
        bool gives = p->role == TSC_PLACE_BARE || (p->adjective && strcmp(c->indicator->code, "financing") == 0);
        bool first = gives && !p->minor && p->last <= reporter->mention->first
                     && !tsc_place_same(p->place, reporter->mention->place)
                     && c->reading->clause[p->first] == c->reading->clause[reporter->mention->first];
        if (first) {
            *partner = *reporter;
            *reporter = (choice){p, cost_of(c, p)};
            return;
        }
    }
}

static void pair_directed(tsc_candidate *c, choice *reporter, choice *partner)
{
    choice either[2] = {{NULL, REACH}, {NULL, REACH}};
    for (size_t i = 0; i < c->reading->place_count; i++) {
        const tsc_place_mention *p = &c->reading->places[i];
        double cost = cost_of(c, p);
        switch (slot_of(c, p)) {
        case SLOT_REPORTER: choose(reporter, p, cost); break;
        case SLOT_PARTNER: choose(partner, p, cost); break;
        case SLOT_EITHER: choose(either[0].mention == NULL ? &either[0] : &either[1], p, cost); break;
        case SLOT_NONE: break;
        }
    }
    for (int i = 0; i < 2; i++) {
        const tsc_place_mention *p = either[i].mention;
        if (p == NULL)
            continue;
        if (reporter->mention == NULL && (partner->mention == NULL || !tsc_place_same(partner->mention->place, p->place)))
            *reporter = either[i];
        else if (partner->mention == NULL && !tsc_place_same(reporter->mention->place, p->place))
            *partner = either[i];
    }
    name_giver(c, reporter, partner);
    bool companies = (c->indicator->units & TSC_UNITS_COMPANIES) != 0;
    bool given = reporter->mention != NULL && reporter->mention->role == TSC_PLACE_FROM;
    if (partner->mention == NULL && reporter->mention != NULL && c->indicator->orientation == TSC_OUTWARD && (companies || given))
        for (size_t i = 0; i < c->reading->place_count; i++) {
            const tsc_place_mention *p = &c->reading->places[i];
            if (!tsc_place_same(p->place, reporter->mention->place) && !p->referred && (companies || p->role == TSC_PLACE_BARE))
                choose(partner, p, cost_of(c, p));
        }
    /* one country cannot be both: the nearer slot keeps it, the other takes the next best */
    if (reporter->mention == NULL || partner->mention == NULL || !tsc_place_same(reporter->mention->place, partner->mention->place))
        return;
    choice *loser = reporter->cost <= partner->cost ? partner : reporter;
    tsc_place taken = reporter->mention->place;
    slot wanted = loser == partner ? SLOT_PARTNER : SLOT_REPORTER;
    *loser = (choice){NULL, REACH};
    for (size_t i = 0; i < c->reading->place_count; i++) {
        const tsc_place_mention *p = &c->reading->places[i];
        if (!tsc_place_same(p->place, taken) && (slot_of(c, p) == wanted || (slot_of(c, p) != SLOT_NONE && !p->minor)))
            choose(loser, p, cost_of(c, p) + (slot_of(c, p) == wanted ? 0 : 4));
    }
}

/* The whole that a share is of: the indicator behind the value, else the anchor. */
static const tsc_mark *whole_of(const tsc_candidate *c)
{
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_INDICATOR];
    for (size_t i = 0; i < marks->count; i++) {
        const tsc_mark *mark = marks->items[i];
        const tsc_indicator *indicator = tsc_indicator_find(mark->entry->code);
        if (indicator != NULL && indicator->orientation != TSC_SHARE && mark->first >= c->quantity->last
            && mark->first - c->quantity->last <= 7)
            return mark;
    }
    return c->anchor;
}

/* The African sales of Kazakhstan are Kazakhstan's: a group that is the topic's partner does not own the whole. */
static bool own_topic_whole(const tsc_discourse *discourse, choice *reporter, tsc_figure *figure)
{
    const tsc_topic *topic = &discourse->topic;
    if (reporter->mention != NULL && reporter->mention->group && tsc_place_same(reporter->mention->place, topic->partner)
        && tsc_place_is_country(topic->reporter)) {
        reporter->mention = NULL;
        figure->reporter = topic->reporter;
        return true;
    }
    return false;
}

/* "The Emirates are Jordan's third customer, with 9 % of its sales": "its" is the owner's that is named, not the subject's. */
static void own_by_name(const tsc_candidate *c, choice *reporter)
{
    if (reporter->mention == NULL || !reporter->mention->referred)
        return;
    for (size_t i = 0; i < c->reading->place_count; i++) {
        const tsc_place_mention *p = &c->reading->places[i];
        bool owner = (p->role == TSC_PLACE_OF || p->role == TSC_PLACE_OWNER) && !p->referred && !p->minor && p->last <= c->edge;
        if (owner && !tsc_place_same(p->place, reporter->mention->place)) {
            *reporter = (choice){p, 0};
            return;
        }
    }
}

static void pair_share(tsc_candidate *c, const tsc_discourse *discourse, choice *reporter, choice *partner)
{
    const tsc_mark *whole = whole_of(c);
    bool listed = c->before != NULL && c->before->indicator->orientation == TSC_SHARE && (whole == NULL || whole->first < c->edge);
    if (listed) {
        whole = NULL;
        c->figure.reporter = c->before->figure.reporter;
    }
    for (size_t i = 0; whole != NULL && i < c->reading->place_count; i++) {
        const tsc_place_mention *p = &c->reading->places[i];
        double cost = tsc_reading_distance(c->reading, p->first, p->last, whole->first, whole->last) + (p->minor ? minor_cost : 0);
        bool owns = p->role == TSC_PLACE_ADJECTIVE || (p->first >= whole->first && p->last <= whole->last) || p->role == TSC_PLACE_OWNER || p->role == TSC_PLACE_OF
                    || (p->role == TSC_PLACE_BARE && p->first >= whole->last);
        bool before_it = c->reading->verb_last && whole->first == p->last;
        if ((owns || before_it) && cost <= 6)
            choose(reporter, p, cost);
    }
    own_by_name(c, reporter);
    if (reporter->mention != NULL && reporter->mention->referred && !reporter->mention->possessive && c->before != NULL
        && !tsc_place_is_none(c->before->figure.reporter)) {
        reporter->mention = NULL; /* "46 % of the country's shipments": the country of the figure before */
        c->figure.reporter = c->before->figure.reporter;
        c->figure.partner = c->before->figure.partner;
        partner->mention = NULL;
        return;
    }
    bool replaced = own_topic_whole(discourse, reporter, &c->figure);
    for (size_t i = 0; i < c->reading->place_count; i++) {
        const tsc_place_mention *p = &c->reading->places[i];
        bool taken = reporter->mention != NULL && tsc_place_same(reporter->mention->place, p->place);
        bool own = reporter->mention == NULL && tsc_place_same(listed ? c->figure.reporter : discourse->topic.reporter, p->place);
        bool old = listed && p->last <= c->before->edge;
        bool whole_group = replaced && tsc_place_same(p->place, discourse->topic.partner);
        if (!taken && !own && !old && !whole_group)
            choose(partner, p, tsc_reading_distance(c->reading, p->first, p->last, c->edge, c->quantity->last) + (p->minor ? minor_cost : 0));
    }
    if (listed && partner->mention == NULL)
        c->figure.partner = c->before->figure.partner;
}

static bool is_in_topic(const tsc_topic *topic, tsc_place place)
{
    return tsc_place_same(topic->reporter, place) || tsc_place_same(topic->partner, place);
}

static bool is_whole_world(const tsc_candidate *c)
{
    return c->anchor != NULL && tsc_entry_has(c->anchor->entry, "partner", "WLD");
}

static tsc_place world(void)
{
    tsc_place place = tsc_place_none();
    (void)tsc_place_parse(tsc_span_of("WLD"), &place);
    return place;
}

/* "Switzerland imported coffee from Colombia. Brazil supplied 31,000 tonnes": another seller to the buyer just named. */
static bool turns_flow(const tsc_candidate *c, const tsc_topic *topic)
{
    const tsc_indicator *before = topic->indicator != NULL ? tsc_indicator_find(topic->indicator) : NULL;
    return before != NULL
           && ((before->orientation == TSC_INWARD && c->indicator->orientation == TSC_OUTWARD)
               || (before->orientation == TSC_OUTWARD && c->indicator->orientation == TSC_INWARD));
}

static tsc_place other_side(const tsc_candidate *c, const tsc_discourse *discourse, tsc_place known, const tsc_place_mention *mention)
{
    const tsc_topic *topic = &discourse->topic;
    if (is_whole_world(c) && c->indicator->orientation != TSC_SHARE)
        return world();
    if (is_in_topic(topic, known) && !tsc_place_is_none(topic->partner) && !tsc_place_is_none(topic->reporter))
        return tsc_place_same(topic->reporter, known) ? topic->partner : topic->reporter;
    bool known_reports = mention != NULL && tsc_place_same(c->figure.reporter, known);
    bool turned = known_reports && turns_flow(c, topic);
    tsc_place across = known_reports && !turned ? topic->partner : topic->reporter;
    bool recent = topic->indicator != NULL && discourse->sentence - topic->sentence <= 3;
    if (mention != NULL && recent && tsc_place_is_country(across) && !tsc_place_same(across, known)
        && (!known_reports || turned || c->indicator->orientation == TSC_OUTWARD))
        return across;
    tsc_place other = tsc_discourse_counterpart(discourse, known);
    if (tsc_place_is_none(other) && !tsc_place_is_none(discourse->home) && !tsc_place_same(discourse->home, known))
        other = discourse->home;
    bool has_partner = mention != NULL && (mention->role == TSC_PLACE_WITH || mention->role == TSC_PLACE_TO || mention->role == TSC_PLACE_FROM)
                       && c->indicator->flow && (c->indicator->units & TSC_UNITS_PERSONS) == 0;
    bool two = tsc_candidate_near(c, TSC_ROLE_DISCOURSE, "both", NULL, 4, 40, NULL) != NULL;
    return !tsc_place_is_none(other) ? other : has_partner || two ? tsc_place_none() : world();
}

/* The turnover of two countries has no direction, its exports do: those of the country that is quoted, else of the one
   that the document speaks of more. */
static void orient(tsc_candidate *c, const tsc_discourse *discourse)
{
    const tsc_indicator *before = discourse->topic.indicator != NULL ? tsc_indicator_find(discourse->topic.indicator) : NULL;
    bool directed = c->indicator->orientation == TSC_OUTWARD || c->indicator->orientation == TSC_INWARD || c->indicator->orientation == TSC_BALANCE;
    if (before == NULL || before->orientation != TSC_MUTUAL || !directed)
        return;
    tsc_figure *f = &c->figure;
    tsc_place first = tsc_discourse_main(discourse, 0);
    bool told = is_in_topic(&discourse->topic, discourse->seller[0]) && is_in_topic(&discourse->topic, discourse->seller[1]);
    if (told && !tsc_place_is_none(discourse->seller[0]))
        first = discourse->seller[0];
    else if (is_in_topic(&discourse->topic, discourse->home) && !tsc_place_is_none(discourse->home))
        first = discourse->home;
    for (size_t i = 0; i < c->reading->place_count; i++)
        if (is_in_topic(&discourse->topic, c->reading->places[i].place) && is_attributed(c->reading, &c->reading->places[i]))
            first = c->reading->places[i].place;
    if (tsc_place_same(f->partner, first)) {
        f->partner = f->reporter;
        f->reporter = first;
    }
}

/* No country in the sentence: the pair goes on. Where the direction turns (exports, then imports), the reporter stays. */
static void take_topic_pair(tsc_candidate *c, const tsc_discourse *discourse)
{
    const tsc_topic *topic = &discourse->topic;
    tsc_figure *f = &c->figure;
    tsc_place main[2] = {tsc_discourse_main(discourse, 0), tsc_discourse_main(discourse, 1)};
    bool both = tsc_candidate_near(c, TSC_ROLE_DISCOURSE, "both", NULL, 6, 24, NULL) != NULL && c->anchor != NULL;
    bool sure = tsc_place_is_country(topic->partner) && is_in_topic(topic, main[0]) && !tsc_discourse_is_led_by_two(discourse);
    if (both && !is_whole_world(c) && !tsc_place_is_none(main[1]) && tsc_place_is_country(main[0]) && tsc_place_is_country(main[1]) && !sure) {
        f->reporter = main[0], f->partner = main[1];
        c->by_pair = "the two main countries";
        return;
    }
    if (!tsc_place_is_none(topic->reporter) && (!tsc_place_is_none(topic->partner) || c->indicator->orientation == TSC_OWN)) {
        f->reporter = topic->reporter, f->partner = topic->partner;
        c->by_pair = "topic";
        orient(c, discourse);
        return;
    }
    if (tsc_place_is_none(topic->reporter) && !tsc_place_is_none(topic->partner)) {
        f->partner = topic->partner;
        c->by_pair = "topic";
        return;
    }
    f->reporter = main[0];
    if (!tsc_place_is_none(f->reporter))
        f->partner = other_side(c, discourse, f->reporter, NULL);
    c->by_pair = "document";
}

/* All that the sentence names was said before the figure before it: their pair is the same, its reporter too. */
static bool has_fresh_place(const tsc_candidate *c)
{
    const uint32_t *weak = c->reading->weak;
    uint32_t end = c->quantity->last;
    for (size_t i = 0; i < c->reading->place_count; i++) {
        const tsc_place_mention *p = &c->reading->places[i];
        if (p->first >= c->before->quantity->last
            && (p->last <= c->edge || (p->first >= end && p->first - end <= 6 && weak[p->first] == weak[end]
                                       && c->reading->clause[p->first] == c->reading->clause[end - 1])))
            return true;
    }
    return false;
}

static const tsc_place_mention *bracketed_place(const tsc_candidate *c)
{
    for (size_t i = 0; c != NULL && i < c->reading->place_count; i++)
        if (is_bracketed_behind(c->reading, &c->reading->places[i], c->edge))
            return &c->reading->places[i];
    return NULL;
}

/* Values in brackets behind their countries: the pair of the one before with the other country in its place. */
static bool take_bracketed(tsc_candidate *c)
{
    const tsc_place_mention *own = bracketed_place(c), *last = bracketed_place(c->previous);
    if (own == NULL || last == NULL || c->indicator->orientation == TSC_OWN)
        return false;
    tsc_figure *f = &c->figure;
    const tsc_figure *before = &c->previous->figure;
    bool reports = tsc_place_same(before->reporter, last->place);
    if (!reports && !tsc_place_same(before->partner, last->place))
        return false;
    if (tsc_place_same(own->place, reports ? before->partner : before->reporter))
        return false;
    f->reporter = reports ? own->place : before->reporter;
    f->partner = reports ? before->partner : own->place;
    c->by_pair = "list in brackets";
    return true;
}

static bool goes_on(tsc_candidate *c, const tsc_discourse *discourse, choice reporter, choice partner)
{
    const tsc_candidate *b = c->before;
    if (b != NULL && b->indicator == c->indicator && (c->anchor == NULL || c->anchor == b->anchor) && !has_fresh_place(c)
        && c->indicator->orientation != TSC_SHARE)
        return true;
    for (const tsc_candidate *e = b; e != NULL && c->anchor != NULL && !has_fresh_place(c); e = e->before)
        if (e->anchor == c->anchor && e->indicator == c->indicator && e != b) {
            c->figure.reporter = e->figure.reporter, c->figure.partner = e->figure.partner;
            return true;
        }
    bool directs = c->indicator->orientation == TSC_OUTWARD || c->indicator->orientation == TSC_INWARD || c->indicator->orientation == TSC_BALANCE;
    if (b != NULL && b->indicator->orientation == TSC_MUTUAL && directs && !has_fresh_place(c) && !tsc_place_is_none(b->figure.partner)
        && !tsc_place_is_none(b->figure.reporter)) {
        c->figure.reporter = b->figure.reporter, c->figure.partner = b->figure.partner;
        orient(c, discourse);
        return true;
    }
    if (b != NULL && strcmp(b->indicator->code, "commodity_items") == 0 && (c->units & TSC_UNITS_MONEY) != 0)
        return true;
    if (b == NULL || b->indicator->orientation == TSC_SHARE || c->indicator->orientation == TSC_SHARE || tsc_place_is_none(b->figure.partner))
        return false;
    bool old_reporter = reporter.mention == NULL || reporter.mention->last <= b->edge;
    bool old_partner = partner.mention == NULL || partner.mention->last <= b->edge;
    bool directed = b->indicator->orientation == TSC_OUTWARD || b->indicator->orientation == TSC_INWARD || b->indicator->orientation == TSC_BALANCE;
    bool trade = (b->indicator->units & c->indicator->units & TSC_UNITS_MONEY) != 0 || b->indicator == c->indicator;
    return old_reporter && old_partner && trade && (directed || b->indicator == c->indicator) && c->indicator->orientation != TSC_OWN;
}

static void fill(tsc_candidate *c, const tsc_discourse *discourse, choice reporter, choice partner)
{
    tsc_figure *f = &c->figure;
    if (take_bracketed(c))
        return;
    if (c->indicator->orientation == TSC_SHARE && reporter.mention == NULL && partner.mention == NULL && !tsc_place_is_none(f->reporter)) {
        c->by_pair = "figure before";
        return;
    }
    if (goes_on(c, discourse, reporter, partner)) {
        if (tsc_place_is_none(f->reporter) && tsc_place_is_none(f->partner))
            f->reporter = c->before->figure.reporter, f->partner = c->before->figure.partner;
        c->by_pair = "figure before";
        return;
    }
    if (reporter.mention != NULL)
        f->reporter = reporter.mention->place;
    if (partner.mention != NULL)
        f->partner = partner.mention->place;
    if (c->indicator->orientation == TSC_OWN) {
        f->partner = tsc_place_none();
        c->by_pair = reporter.mention != NULL ? "named" : "topic";
        if (reporter.mention == NULL)
            f->reporter = !tsc_place_is_none(discourse->topic.reporter) ? discourse->topic.reporter
                          : !tsc_place_is_none(discourse->subject)      ? discourse->subject
                                                                        : tsc_discourse_main(discourse, 0);
    } else if (reporter.mention != NULL && partner.mention != NULL) {
        c->by_pair = "both named";
    } else if (reporter.mention != NULL) {
        f->partner = other_side(c, discourse, f->reporter, reporter.mention);
        c->by_pair = "reporter named";
    } else if (partner.mention != NULL && !tsc_place_is_none(f->reporter)) {
        c->by_pair = "list of shares";
    } else if (partner.mention != NULL) {
        f->reporter = other_side(c, discourse, f->partner, partner.mention);
        c->by_pair = "partner named";
    } else {
        take_topic_pair(c, discourse);
    }
    if (is_whole_world(c) && c->indicator->orientation != TSC_SHARE && !(reporter.mention != NULL && partner.mention != NULL))
        f->partner = world();
}


/* Investment and visitors of one country with the whole world come from there, unless it is said that they go. */
static const tsc_entry nothing = {.code = "", .detail = "", .file = ""};

static void turn_to_world(tsc_candidate *c, const tsc_place_mention *reporter, const tsc_place_mention *partner)
{
    tsc_figure *f = &c->figure;
    bool comes = strcmp(c->indicator->code, "fdi_flow") == 0 || strcmp(c->indicator->code, "fdi_stock") == 0
                 || strcmp(c->indicator->code, "tourists") == 0 || strcmp(c->indicator->code, "students") == 0;
    const tsc_place_mention *named = reporter != NULL ? reporter : partner;
    bool passive = named == NULL || named->referred || named->role == TSC_PLACE_IN
                   || (named->role == TSC_PLACE_BARE && !tsc_entry_has(c->anchor != NULL ? c->anchor->entry : &nothing, "form", "verb"));
    if (!comes || !passive || (reporter != NULL && partner != NULL) || strcmp(f->partner.code, "WLD") != 0)
        return;
    f->partner = f->reporter;
    f->reporter = world();
}

void tsc_candidate_pair(tsc_candidate *c, const tsc_discourse *discourse)
{
    choice reporter = {NULL, REACH}, partner = {NULL, REACH};
    const tsc_mark *anchor = c->anchor;
    const tsc_indicator *indicator = c->indicator;
    if (c->flow != NULL) {
        c->anchor = c->flow;
        c->indicator = tsc_indicator_find(c->flow->entry->code);
    }
    if (c->indicator->orientation == TSC_SHARE)
        pair_share(c, discourse, &reporter, &partner);
    else if (c->indicator->orientation == TSC_MUTUAL)
        pair_mutual(c, &reporter, &partner);
    else
        pair_directed(c, &reporter, &partner);
    if ((c->indicator->orientation == TSC_OUTWARD || c->indicator->orientation == TSC_INWARD) && partner.mention != NULL)
        (void)own_topic_whole(discourse, &reporter, &c->figure);
    fill(c, discourse, reporter, partner);
    c->anchor = anchor, c->indicator = indicator;
    turn_to_world(c, reporter.mention, partner.mention);
    if (!tsc_place_is_none(c->forced_place)) {
        c->figure.partner = c->forced_place;
        c->by_pair = "list in order";
    }
    const char *reverse = NULL;
    if (reporter.mention == NULL && partner.mention == NULL
        && tsc_candidate_near(c, TSC_ROLE_DISCOURSE, "reverse", NULL, 4, 16, NULL) != NULL)
        reverse = "the other way round";
    if (reverse != NULL) {
        tsc_place reporter_place = c->figure.reporter;
        c->figure.reporter = c->figure.partner, c->figure.partner = reporter_place;
        c->by_pair = reverse;
    }
}
