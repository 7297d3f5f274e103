/* Reporter and partner. Each country near the figure gets a slot by how it stands (to, from, of, with, adjective,
   subject) and by what the indicator means: exports go from the reporter, imports come to it. The nearest country
   takes a slot; what the clause leaves open, the discourse fills. */
#include "extract/pair_parts.h"
#include "extract/pair_value.h"

static void choose(tsc_pair_choice *chosen, const tsc_place_mention *mention, double cost)
{
    if (cost < chosen->cost)
        *chosen = (tsc_pair_choice){mention, cost};
}

/* "trade between our countries": right behind the word. */
static bool is_of_both(const tsc_candidate *c)
{
    enum { NEAR = 3 };
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_DISCOURSE];
    for (size_t i = 0; c->anchor != NULL && i < marks->count; i++)
        if (tsc_entry_is(marks->items[i]->entry, "both") && marks->items[i]->first >= c->anchor->last && marks->items[i]->first - c->anchor->last <= NEAR)
            return true;
    return false;
}

/* "Китай, товарооборот с которым составил": the relative behind "with" is the name before the word. */
static bool is_with_relative(const tsc_candidate *c, const tsc_place_mention *p)
{
    enum { NEAR = 3 };
    if (c->anchor == NULL || p->last > c->anchor->first || c->anchor->first - p->last > NEAR)
        return false;
    const tsc_mark *with = tsc_reading_function(c->reading, c->anchor->last);
    const tsc_mark *relative = with != NULL && tsc_entry_is(with->entry, "with") ? tsc_reading_function(c->reading, with->last) : NULL;
    return relative != NULL && tsc_entry_is(relative->entry, "relative");
}

/* The two nearest different places, in order of the text. */
static void pair_mutual(tsc_candidate *c, tsc_pair_choice *reporter, tsc_pair_choice *partner)
{
    tsc_pair_choice a = {NULL, TSC_PAIR_REACH}, b = {NULL, TSC_PAIR_REACH};
    bool both = tsc_candidate_near(c, TSC_ROLE_DISCOURSE, "both", NULL, 4, 12, NULL) != NULL;
    for (size_t i = 0; i < c->reading->place_count; i++) {
        const tsc_place_mention *p = &c->reading->places[i];
        bool behind_next = p->first >= c->quantity->last && p->role != TSC_PLACE_BETWEEN && p->role != TSC_PLACE_WITH && p->role != TSC_PLACE_IN
                           && tsc_reading_parted(c->reading, c->quantity->last, p->first);
        bool other = tsc_place_is_unnamed(p->place) && both; /* the first among the Arab countries; trade of the two */
        if (tsc_pair_is_of_next_value(c, p) || behind_next || other || p->role == TSC_PLACE_ASIDE)
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
    if (b.mention == NULL && a.mention != NULL && a.mention->referred && a.mention->role == TSC_PLACE_OWNER && is_of_both(c))
        a.mention = NULL; /* "we hope that the trade between our countries will reach": of both */
    bool swapped = b.mention != NULL && a.mention != NULL && b.mention->first < a.mention->first;
    if (b.mention != NULL && (a.mention->role == TSC_PLACE_WITH) != (b.mention->role == TSC_PLACE_WITH))
        swapped = a.mention->role == TSC_PLACE_WITH, c->ordered = true;
    bool genitive = c->reading->verb_first && a.mention != NULL && a.mention->role == TSC_PLACE_TO; /* تجارة للصين: China's */
    bool alone = b.mention == NULL && a.mention != NULL && !genitive
                 && (a.mention->role == TSC_PLACE_WITH || a.mention->role == TSC_PLACE_TO || a.mention->role == TSC_PLACE_FROM || is_with_relative(c, a.mention));
    c->ordered = c->ordered || (alone && a.mention->role == TSC_PLACE_WITH);
    *reporter = swapped || alone ? b : a;
    *partner = swapped || alone ? a : b;
}

/* A flow that is named between two names parts them: "Egypt imported 12 million, of which Romania provided 2.4". */
static bool has_flow_between(const tsc_candidate *c, uint32_t from, uint32_t to)
{
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_INDICATOR];
    for (size_t i = 0; i < marks->count; i++)
        if (marks->items[i]->first >= from && marks->items[i]->last <= to && c->reading->indicators[i] != NULL
            && c->reading->indicators[i] != c->indicator && c->reading->indicators[i]->flow)
            return true;
    return false;
}

/* "The EU will provide Ukraine with a loan": of two bare names the first gives and the second takes. */
static void name_giver(const tsc_candidate *c, tsc_pair_choice *reporter, tsc_pair_choice *partner)
{
    bool same = reporter->mention != NULL && partner->mention != NULL && tsc_place_same(reporter->mention->place, partner->mention->place);
    if (c->indicator->orientation != TSC_OUTWARD || (partner->mention != NULL && !same) || reporter->mention == NULL
        || reporter->mention->role != TSC_PLACE_BARE || tsc_pair_has_form(c, "recv") || !tsc_pair_is_before_anchor(c, reporter->mention))
        return;
    for (size_t i = 0; i < c->reading->place_count; i++) {
        const tsc_place_mention *p = &c->reading->places[i];
        bool gives = p->role == TSC_PLACE_BARE || (p->adjective && strcmp(c->indicator->code, "financing") == 0);
        bool first = gives && !p->minor && p->last <= reporter->mention->first
                     && !tsc_place_same(p->place, reporter->mention->place)
                     && c->reading->clause[p->first] == c->reading->clause[reporter->mention->first]
                     && !has_flow_between(c, p->last, reporter->mention->first);
        if (first) {
            *partner = *reporter;
            *reporter = (tsc_pair_choice){p, tsc_pair_cost_of(c, p)};
            return;
        }
    }
}

/* "Indo-Omani joint ventures": of two adjectives tied by a hyphen the first one acts. */
static void untie(const tsc_candidate *c, tsc_pair_choice *reporter, tsc_pair_choice *partner)
{
    for (size_t i = 1; reporter->mention != NULL && i < c->reading->place_count; i++) {
        const tsc_place_mention *a = &c->reading->places[i - 1], *b = &c->reading->places[i];
        bool tied = a->adjective && b->adjective && b->first - a->last == 1 && (reporter->mention == a || reporter->mention == b)
                    && (c->reading->scan->tokens[b->first].flags & TSC_TOKEN_GLUED) != 0 && !tsc_place_same(a->place, b->place);
        if (!tied)
            continue;
        *reporter = (tsc_pair_choice){a, reporter->cost};
        *partner = (tsc_pair_choice){b, reporter->cost};
        return;
    }
}

static void pair_directed(tsc_candidate *c, tsc_pair_choice *reporter, tsc_pair_choice *partner)
{
    tsc_pair_choice either[2] = {{NULL, TSC_PAIR_REACH}, {NULL, TSC_PAIR_REACH}};
    for (size_t i = 0; i < c->reading->place_count; i++) {
        const tsc_place_mention *p = &c->reading->places[i];
        double cost = tsc_pair_cost_of(c, p);
        switch (tsc_pair_slot_of(c, p)) {
        case TSC_SLOT_REPORTER: choose(reporter, p, cost); break;
        case TSC_SLOT_PARTNER: choose(partner, p, cost); break;
        case TSC_SLOT_EITHER: choose(either[0].mention == NULL ? &either[0] : &either[1], p, cost); break;
        case TSC_SLOT_NONE: break;
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
    untie(c, reporter, partner);
    bool companies = (c->indicator->units & TSC_UNITS_COMPANIES) != 0;
    bool given = reporter->mention != NULL && reporter->mention->role == TSC_PLACE_FROM;
    if (partner->mention == NULL && reporter->mention != NULL && c->indicator->orientation == TSC_OUTWARD && (companies || given))
        for (size_t i = 0; c->reading->places != NULL && i < c->reading->place_count; i++) {
            const tsc_place_mention *p = &c->reading->places[i];
            if (!tsc_place_same(p->place, reporter->mention->place) && !p->referred && !tsc_pair_is_of_next_value(c, p) && (companies || p->role == TSC_PLACE_BARE))
                choose(partner, p, tsc_pair_cost_of(c, p));
        }
    /* "Vietnam imported 1.2 million, while Malaysia imported 0.7": who acted before is not the other side of who acts now */
    const tsc_candidate *b = c->before;
    if (b != NULL && b->indicator == c->indicator && reporter->mention != NULL && partner->mention != NULL && reporter->mention->first >= b->quantity->last
        && partner->mention->last <= b->edge && tsc_place_same(partner->mention->place, b->figure.reporter))
        *partner = (tsc_pair_choice){NULL, TSC_PAIR_REACH};
    /* one country cannot be both: the nearer slot keeps it, the other takes the next best */
    if (reporter->mention == NULL || partner->mention == NULL || !tsc_place_same(reporter->mention->place, partner->mention->place))
        return;
    bool named = partner->mention->referred && !reporter->mention->referred; /* "of Venezuela to the nation": another nation */
    tsc_pair_choice *loser = named || reporter->cost <= partner->cost ? partner : reporter;
    tsc_place taken = reporter->mention->place;
    tsc_pair_slot wanted = loser == partner ? TSC_SLOT_PARTNER : TSC_SLOT_REPORTER;
    *loser = (tsc_pair_choice){NULL, TSC_PAIR_REACH};
    for (size_t i = 0; i < c->reading->place_count; i++) {
        const tsc_place_mention *p = &c->reading->places[i];
        if (!tsc_place_same(p->place, taken) && (tsc_pair_slot_of(c, p) == wanted || (tsc_pair_slot_of(c, p) != TSC_SLOT_NONE && !p->minor)))
            choose(loser, p, tsc_pair_cost_of(c, p) + (tsc_pair_slot_of(c, p) == wanted ? 0 : 4));
    }
}

/* "Exports of Kazakhstan to China came to 5 billion. In second place stands Italy with 3 billion": another partner,
   unless it is the buyer whom the text is about. */
static void turn_origin(const tsc_candidate *c, const tsc_discourse *discourse, tsc_pair_choice *reporter, tsc_pair_choice *partner)
{
    const tsc_topic *topic = &discourse->topic;
    if (c->indicator->orientation != TSC_INWARD || topic->indicator == NULL || strcmp(topic->indicator, c->indicator->code) != 0
        || reporter->mention == NULL || partner->mention != NULL || !reporter->mention->adjective
        || !tsc_place_same(reporter->mention->place, topic->partner) || tsc_place_is_none(topic->reporter))
        return;
    *partner = *reporter; /* of cars from China …; Chinese imports: from there */
    *reporter = (tsc_pair_choice){NULL, TSC_PAIR_REACH};
}

/* "The sales abroad of Britain (19.8 %) and China (8 %) rose, while Japan's …": each country's trade with the world. */
/* "Romania exported wheat. Egypt took 430,000 tonnes of it": who takes is the far side of what another one sells. */
static bool takes(const tsc_candidate *c, const tsc_place_mention *p)
{
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_DISCOURSE];
    for (size_t i = 0; c->indicator->orientation == TSC_OUTWARD && i < marks->count; i++)
        if (tsc_entry_is(marks->items[i]->entry, "taker") && marks->items[i]->first == p->last)
            return true;
    return false;
}

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
        if (tsc_span_equals(tsc_scan_span(c->reading->scan, t, t + 1), ":"))
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

static void turn_to_partner(const tsc_candidate *c, const tsc_discourse *discourse, tsc_pair_choice *reporter, tsc_pair_choice *partner)
{
    const tsc_topic *topic = &discourse->topic;
    const tsc_place_mention *p = reporter->mention;
    bool goes_on = c->anchor == NULL ? c->continued && (!topic->acts || (p != NULL && takes(c, p))) : p != NULL && tsc_pair_has_form(c, "noun") && is_behind_colon(c, p);
    if (!goes_on || p == NULL || partner->mention != NULL || p->role != TSC_PLACE_BARE || p->referred || p->minor
        || !tsc_place_is_country(topic->reporter) || tsc_place_is_none(topic->partner) || tsc_place_same(p->place, topic->reporter)
        || tsc_place_same(p->place, topic->partner) || tsc_place_same(tsc_discourse_main(discourse, 0), topic->partner)
        || lists_reporters(c))
        return;
    *partner = *reporter;
    *reporter = (tsc_pair_choice){NULL, TSC_PAIR_REACH};
}

/* The whole that a share is of: the indicator behind the value, else the anchor. Where one was named before the value, what
   follows behind a comma or an "and" is another matter: "its share in Nepal's trade was 4 %, and Peru's exports …" */
static const tsc_mark *whole_of(const tsc_candidate *c)
{
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_INDICATOR];
    const tsc_indicator *anchored = c->anchor != NULL && c->anchor->last <= c->edge ? tsc_indicator_find(c->anchor->entry->code) : NULL;
    const bool told = anchored != NULL && anchored->flow && anchored->orientation != TSC_SHARE;
    for (size_t i = 0; i < marks->count; i++) {
        const tsc_mark *mark = marks->items[i];
        const tsc_indicator *indicator = tsc_indicator_find(mark->entry->code);
        if (indicator != NULL && indicator->orientation != TSC_SHARE && mark->first >= c->quantity->last
            && mark->first - c->quantity->last <= 7 && !(told && c->reading->weak[mark->first] != c->reading->weak[c->quantity->last]))
            return mark;
    }
    return c->anchor;
}

/* The African sales of Kazakhstan are Kazakhstan's: a group that is the topic's partner does not own the whole. */
static bool own_topic_whole(const tsc_discourse *discourse, tsc_pair_choice *reporter, tsc_figure *figure)
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
static void own_by_name(const tsc_candidate *c, tsc_pair_choice *reporter)
{
    if (reporter->mention == NULL || !reporter->mention->referred)
        return;
    for (size_t i = 0; i < c->reading->place_count; i++) {
        const tsc_place_mention *p = &c->reading->places[i];
        bool owner = (p->role == TSC_PLACE_OF || p->role == TSC_PLACE_OWNER) && !p->referred && !p->minor && p->last <= c->edge;
        if (owner && !tsc_place_same(p->place, reporter->mention->place)) {
            *reporter = (tsc_pair_choice){p, 0};
            return;
        }
    }
}

/* "доля стран ЕАЭС", "the share of China": the name right behind the word of share. */
static bool is_sharer(const tsc_candidate *c, const tsc_place_mention *p)
{
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_INDICATOR];
    for (size_t i = 0; p->role == TSC_PLACE_OWNER && c->reading->verb_last && i < marks->count; i++)
        if (tsc_entry_is(marks->items[i]->entry, "trade_share") && marks->items[i]->first == p->last)
            return true; /* Ресейдің үлесіне тиесілі */
    const tsc_mark *site = tsc_reading_function(c->reading, p->last);
    for (size_t i = 0; p->adjective && site != NULL && tsc_entry_is(site->entry, "site") && i < marks->count; i++)
        if (tsc_entry_is(marks->items[i]->entry, "trade_share") && marks->items[i]->last == p->first)
            return true; /* доля российского рынка в экспорте */
    for (size_t i = 0; p->role == TSC_PLACE_BARE && i < marks->count; i++)
        if (tsc_entry_is(marks->items[i]->entry, "trade_share") && marks->items[i]->last <= p->first && p->first - marks->items[i]->last <= 1
            && (p->first == marks->items[i]->last || tsc_scan_mark(c->reading->scan, marks->items[i]->last, TSC_ROLE_INDICATOR) == NULL)
            && c->reading->weak[marks->items[i]->last] == c->reading->weak[p->first])
            return true;
    return false;
}

/* "Imports into Tajikistan came from Russia, 30.9 % of all imports": where the whole has no owner of its own, the same
   flow has one in its frame. */
static void own_by_flow(tsc_candidate *c, const tsc_mark *whole, tsc_pair_choice *reporter)
{
    const tsc_mark *anchor = c->anchor;
    const tsc_indicator *indicator = c->indicator;
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_INDICATOR];
    if (reporter->mention != NULL || whole == NULL || whole->first < c->quantity->last)
        return;
    for (size_t i = 0; i < marks->count && marks->items[i]->last <= c->edge; i++)
        if (tsc_entry_is(marks->items[i]->entry, whole->entry->code))
            c->anchor = marks->items[i];
    c->indicator = tsc_indicator_find(whole->entry->code);
    for (size_t i = 0; c->anchor != anchor && c->indicator != NULL && i < c->reading->place_count; i++) {
        const tsc_place_mention *p = &c->reading->places[i];
        if (p->role != TSC_PLACE_BARE && tsc_pair_slot_of(c, p) == TSC_SLOT_REPORTER)
            choose(reporter, p, tsc_pair_cost_of(c, p));
    }
    c->anchor = anchor, c->indicator = indicator;
}

static bool directs(const tsc_indicator *indicator)
{
    return indicator->orientation == TSC_OUTWARD || indicator->orientation == TSC_INWARD;
}

/* "Mexico imports from Canada 70 % of its gas": the frame of the verb says whose trade it is and with whom. */
static bool share_of_verb(tsc_candidate *c, tsc_pair_choice *reporter, tsc_pair_choice *partner)
{
    if (c->anchor == NULL || !tsc_pair_has_form(c, "verb") || c->anchor->last > c->edge || c->before != NULL)
        return false;
    const tsc_indicator *share = c->indicator, *flow = tsc_indicator_find(c->anchor->entry->code);
    if (flow == NULL || !directs(flow))
        return false;
    tsc_pair_choice a = {NULL, TSC_PAIR_REACH}, b = {NULL, TSC_PAIR_REACH};
    c->indicator = flow;
    pair_directed(c, &a, &b);
    c->indicator = share;
    bool both = a.mention != NULL && b.mention != NULL && a.mention->role == TSC_PLACE_BARE && !a.mention->referred && !b.mention->referred
                && b.mention->last <= c->edge && b.mention->role != TSC_PLACE_BARE;
    if (both)
        *reporter = a, *partner = b;
    return both;
}

/* "exported to the EU (68.8 %), the Netherlands above all (25.4 %), Belgium (12.8 %)": each share is of the name that it stands
   behind, of the trade of whom is spoken and who is none of them. */
static bool share_in_brackets(tsc_candidate *c, const tsc_discourse *discourse, tsc_pair_choice *partner)
{
    const tsc_place_mention *own = NULL;
    tsc_place whole = !tsc_place_is_none(discourse->whole) ? discourse->whole : discourse->topic.reporter;
    for (size_t i = 0; i < c->reading->place_count; i++)
        if (tsc_pair_is_bracketed(c->reading, &c->reading->places[i], c->edge))
            own = &c->reading->places[i];
    const tsc_candidate *b = c->previous;
    if (own == NULL || own->minor || (b != NULL && b->indicator->orientation != TSC_SHARE) || c->reading->verb_last)
        return false;
    size_t others = 0;
    for (size_t i = 0; i < c->reading->place_count; i++) {
        const tsc_place_mention *p = &c->reading->places[i];
        bool listed = false;
        for (size_t k = 0; k < c->reading->quantities->count; k++)
            listed = listed || tsc_pair_is_bracketed(c->reading, p, c->reading->quantities->items[k].first);
        others += listed;
        if (!listed && !p->referred && !p->minor)
            return false; /* somebody else is named, who may own the whole */
        if (listed && tsc_place_same(p->place, whole))
            whole = tsc_place_none();
    }
    if (others < 2)
        return false;
    *partner = (tsc_pair_choice){own, 0};
    c->figure.reporter = b != NULL ? b->figure.reporter : whole;
    return true;
}

/* "with a share of 44.5 %, followed by South Africa, which took 16.3 %": behind a comma, and before the next share. */
static bool is_of_later_share(const tsc_candidate *c, const tsc_place_mention *p)
{
    const tsc_reading *r = c->reading;
    if (p->first < c->quantity->last || r->weak[p->first] == r->weak[c->quantity->last] || (p->role != TSC_PLACE_BARE && p->role != TSC_PLACE_OWNER) || p->referred || r->verb_last)
        return false;
    for (size_t i = c->index + 1; i < r->quantities->count; i++)
        if (r->quantities->items[i].traps == 0 && r->quantities->items[i].first >= p->last)
            return tsc_unit_is_percent(r->quantities->items[i].unit);
    return false;
}

/* "…, followed by South Africa, which took 16.3 % of the country's exports": who is named between the two values. */
static const tsc_place_mention *named_since(const tsc_candidate *c)
{
    const tsc_place_mention *found = NULL;
    for (size_t i = 0; i < c->reading->place_count; i++) {
        const tsc_place_mention *p = &c->reading->places[i];
        if (p->first >= c->before->quantity->last && p->last <= c->edge && !p->referred && !p->minor && !p->adjective)
            found = p;
    }
    return found;
}

static void pair_share(tsc_candidate *c, const tsc_discourse *discourse, tsc_pair_choice *reporter, tsc_pair_choice *partner)
{
    if (share_of_verb(c, reporter, partner) || share_in_brackets(c, discourse, partner))
        return;
    const tsc_mark *whole = whole_of(c);
    bool listed = c->before != NULL && (c->before->indicator->orientation == TSC_SHARE || c->before->partial) && (whole == NULL || whole->first < c->edge);
    if (listed) {
        whole = NULL;
        c->figure.reporter = c->before->partial ? c->before->figure.partner : c->before->figure.reporter;
    }
    for (size_t i = 0; whole != NULL && i < c->reading->place_count; i++) {
        const tsc_place_mention *p = &c->reading->places[i];
        double cost = tsc_reading_distance(c->reading, p->first, p->last, whole->first, whole->last) + (p->minor ? TSC_PAIR_MINOR : 0);
        bool taken_in = p->role == TSC_PLACE_IN && tsc_entry_is(whole->entry, "imports") && p->first >= whole->last
                        && p->first - whole->last <= 3; /* импорт товаров в Таджикистан */
        bool owns = taken_in || p->role == TSC_PLACE_ADJECTIVE || (p->first >= whole->first && p->last <= whole->last) || p->role == TSC_PLACE_OWNER || p->role == TSC_PLACE_OF
                    || (p->role == TSC_PLACE_BARE && p->first >= whole->last);
        bool acts = tsc_entry_has(whole->entry, "form", "verb") && p->role == TSC_PLACE_BARE && p->last == whole->first; /* of what Mongolia bought */
        bool before_it = (c->reading->verb_last && whole->first == p->last) || acts;
        if ((owns || before_it) && !tsc_place_is_world(p->place) && cost <= 6 && !is_sharer(c, p) && !tsc_pair_is_of_next_value(c, p))
            choose(reporter, p, cost);
    }
    own_by_name(c, reporter);
    own_by_flow(c, whole, reporter);
    const tsc_place_mention *owner = listed ? NULL : tsc_pair_trader_owner(c);
    if (owner != NULL)
        *reporter = (tsc_pair_choice){owner, 0};
    if (reporter->mention != NULL && reporter->mention->referred && !reporter->mention->possessive && c->before != NULL
        && !tsc_place_is_none(c->before->figure.reporter)) {
        const tsc_figure *b = &c->before->figure;
        bool turned = whole != NULL && tsc_entry_is(whole->entry, "imports") && strcmp(c->before->indicator->code, "exports") == 0;
        reporter->mention = NULL; /* "46 % of the country's shipments": the country of the figure before, "3 % of its purchases" the buyer */
        c->figure.reporter = turned ? b->partner : b->reporter;
        c->figure.partner = turned ? b->reporter : b->partner;
        partner->mention = turned ? NULL : named_since(c);
        return;
    }
    bool replaced = own_topic_whole(discourse, reporter, &c->figure);
    for (size_t i = 0; i < c->reading->place_count; i++) {
        const tsc_place_mention *p = &c->reading->places[i];
        bool taken = reporter->mention != NULL && tsc_place_same(reporter->mention->place, p->place);
        bool own = reporter->mention == NULL && !is_sharer(c, p) && tsc_place_same(listed ? c->figure.reporter : discourse->topic.reporter, p->place);
        bool old = listed && p->last <= c->before->edge;
        bool whole_group = replaced && tsc_place_same(p->place, discourse->topic.partner);
        bool aside = p->role == TSC_PLACE_ASIDE && !tsc_pair_is_bracketed(c->reading, p, c->edge);
        bool not_mine = aside || tsc_pair_is_quoted(c->reading, p) || tsc_pair_is_of_next_value(c, p) || is_of_later_share(c, p);
        bool shares = is_sharer(c, p) && p->last <= c->edge && !tsc_reading_parted(c->reading, p->last, c->edge);
        double cost = shares ? 0 : tsc_reading_distance(c->reading, p->first, p->last, c->edge, c->quantity->last) + (p->minor ? TSC_PAIR_MINOR : 0);
        if (!taken && !own && !old && !whole_group && !not_mine)
            choose(partner, p, cost);
    }
    if (listed && partner->mention == NULL)
        c->figure.partner = c->before->figure.partner;
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
    if (!comes || !passive || (reporter != NULL && partner != NULL) || !tsc_place_is_world(f->partner))
        return;
    f->partner = f->reporter;
    f->reporter = tsc_place_world();
}

/* "Singapore is Kenya's largest investor, with 1.9 billion injected": behind the value stands a verb without names of its
   own, and the noun before the value says who is who. */
static const tsc_mark *sides_before(const tsc_candidate *c)
{
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_INDICATOR];
    const tsc_mark *found = NULL;
    if (c->anchor == NULL)
        return NULL;
    for (size_t i = 0; i < marks->count; i++) {
        const tsc_mark *mark = marks->items[i];
        bool sides = tsc_entry_has(mark->entry, "form", "sellers") || tsc_entry_has(mark->entry, "form", "buyers");
        if (sides && mark->last <= c->edge && c->reading->clause[mark->first] == c->reading->clause[c->edge] && c->reading->indicators[i] != NULL
            && (c->reading->indicators[i]->units & c->indicator->units) != 0 && directs(c->indicator) && !tsc_reading_parted(c->reading, mark->last, c->edge))
            found = mark;
    }
    for (size_t i = 0; found != NULL && found != c->anchor && i < c->reading->place_count; i++) {
        const tsc_place_mention *p = &c->reading->places[i];
        bool owner = p->first >= found->last && p->first - found->last <= 2 && (p->role == TSC_PLACE_OF || p->role == TSC_PLACE_TO);
        bool between = p->first >= found->last && p->last <= c->edge && p->role != TSC_PLACE_IN && !p->minor && !owner;
        if (between || c->anchor->first < found->first)
            return NULL; /* the verb has names of its own */
    }
    return found;
}

/* Said by a preposition or a case to be on the other side. */
static bool is_told_partner(const tsc_candidate *c, tsc_place place)
{
    for (size_t i = 0; i < c->reading->place_count; i++)
        if (tsc_place_same(c->reading->places[i].place, place) && c->reading->places[i].role != TSC_PLACE_BARE
            && tsc_pair_slot_of(c, &c->reading->places[i]) == TSC_SLOT_PARTNER)
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
    bool old = b != NULL && (reporter == NULL || reporter->last <= reverse->first) && (partner == NULL || partner->last <= reverse->first)
               && reverse->first >= b->quantity->last && c->anchor == NULL;
    if (old)
        c->figure.reporter = b->figure.reporter, c->figure.partner = b->figure.partner;
    else if (reporter != NULL || partner != NULL)
        return;
    tsc_place side = c->figure.reporter;
    c->figure.reporter = c->figure.partner, c->figure.partner = side;
    c->by_pair = "the other way round";
}

/* The country that a list gives the value: the partner, or who sells where the list is of sellers. */
static void take_forced(tsc_candidate *c, const tsc_discourse *discourse)
{
    tsc_figure *f = &c->figure;
    bool reports = false, bare = false;
    for (size_t i = 0; i < c->reading->place_count; i++)
        if (tsc_place_same(c->reading->places[i].place, c->forced_place)) {
            reports = c->reading->places[i].role == TSC_PLACE_BARE && tsc_pair_slot_of(c, &c->reading->places[i]) == TSC_SLOT_REPORTER;
            bare = c->reading->places[i].role == TSC_PLACE_BARE;
        }
    c->by_pair = "list in order";
    for (const tsc_candidate *b = c->before; b != NULL; b = b->before)
        if (b->indicator == c->indicator && tsc_place_same(b->figure.reporter, c->forced_place) && tsc_place_is_none(b->forced_place)) {
            f->reporter = c->forced_place; /* 3.5 million Chinese and 1.6 million Indians; it awaits 8 and 2 million */
            f->partner = b->figure.partner;
            return;
        }
    const tsc_topic *spoken = &discourse->topic;
    if ((c->indicator->units & TSC_UNITS_PERSONS) != 0 && c->anchor == NULL && spoken->indicator != NULL && strcmp(spoken->indicator, c->indicator->code) == 0
        && tsc_place_is_country(spoken->partner) && !tsc_place_same(spoken->partner, c->forced_place)) {
        bool first = c->before == NULL || tsc_place_is_none(c->before->forced_place);
        f->reporter = c->forced_place; /* Далее идут Таджикистан и Казахстан – 1 млн и 668 тысяч соответственно */
        f->partner = first ? spoken->partner : c->before->figure.partner;
        return;
    }
    if (reports && bare && !tsc_pair_has_form(c, "verb") && !tsc_place_same(f->partner, c->forced_place) && is_told_partner(c, f->partner)) {
        f->reporter = c->forced_place; /* exports of A and B to C */
        return;
    }
    if (!reports || !bare || c->anchor == NULL || !tsc_pair_has_form(c, "verb")) {
        f->partner = c->forced_place;
        return;
    }
    const tsc_topic *topic = &discourse->topic;
    bool turned = tsc_pair_turns_flow(c, topic);
    f->reporter = c->forced_place;
    f->partner = turned ? topic->reporter : topic->partner;
    if (c->before != NULL && c->before->indicator == c->indicator && !tsc_place_is_none(c->before->forced_place))
        f->partner = c->before->figure.partner;
}

/* "Mauritania and the Saudi Fund signed a loan": whose fund or bank it is lends. */
static void let_fund_lend(tsc_candidate *c)
{
    enum { NEAR = 1 };
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_DISCOURSE];
    tsc_figure *f = &c->figure;
    for (size_t i = 0; strcmp(c->indicator->code, "financing") == 0 && i < c->reading->place_count; i++) {
        const tsc_place_mention *p = &c->reading->places[i];
        bool funds = false;
        for (size_t k = 0; p->adjective && k < marks->count; k++)
            funds = funds || (tsc_entry_is(marks->items[k]->entry, "lender")
                              && ((marks->items[k]->last <= p->first && p->first - marks->items[k]->last <= NEAR)
                                  || (p->last <= marks->items[k]->first && marks->items[k]->first - p->last <= NEAR)));
        if (!funds || !tsc_place_same(f->partner, p->place) || tsc_place_same(f->reporter, p->place))
            continue;
        f->partner = f->reporter;
        f->reporter = p->place;
        return;
    }
}

/* صادرات السلطنة where the text is of her trade with all: الصادرات السلعية للسلطنة are hers and not sold to her. */
static void own_genitive(const tsc_candidate *c, const tsc_discourse *discourse, tsc_pair_choice *reporter, tsc_pair_choice *partner)
{
    const tsc_topic *topic = &discourse->topic;
    bool whole = tsc_place_is_none(topic->partner) || tsc_place_is_world(topic->partner);
    if (!c->reading->verb_first || reporter->mention != NULL || partner->mention == NULL || partner->mention->role != TSC_PLACE_TO || !whole
        || c->indicator->orientation != TSC_OUTWARD || !tsc_place_same(partner->mention->place, topic->reporter))
        return;
    *reporter = *partner;
    *partner = (tsc_pair_choice){NULL, TSC_PAIR_REACH};
}

void tsc_candidate_pair(tsc_candidate *c, const tsc_discourse *discourse)
{
    tsc_pair_choice reporter = {NULL, TSC_PAIR_REACH}, partner = {NULL, TSC_PAIR_REACH};
    const tsc_mark *anchor = c->anchor;
    const tsc_indicator *indicator = c->indicator;
    if (c->flow != NULL) {
        c->anchor = c->flow;
        c->indicator = tsc_indicator_find(c->flow->entry->code);
    }
    if (c->partial)
        c->indicator = tsc_indicator_find("trade_share"); /* named as one: the part, and whose the whole is */
    const tsc_mark *sides = sides_before(c);
    bool turned = c->partial;
    if (sides != NULL) {
        const tsc_indicator *of_sides = tsc_indicator_find(sides->entry->code);
        turned = of_sides->orientation != c->indicator->orientation;
        c->anchor = sides;
        c->indicator = of_sides;
    }
    if (c->indicator->orientation == TSC_SHARE)
        pair_share(c, discourse, &reporter, &partner);
    else if (c->indicator->orientation == TSC_MUTUAL)
        pair_mutual(c, &reporter, &partner);
    else
        pair_directed(c, &reporter, &partner);
    if (c->indicator->orientation == TSC_OUTWARD || c->indicator->orientation == TSC_INWARD)
        turn_origin(c, discourse, &reporter, &partner), turn_to_partner(c, discourse, &reporter, &partner);
    if ((c->indicator->orientation == TSC_OUTWARD || c->indicator->orientation == TSC_INWARD) && partner.mention != NULL
        && !tsc_place_same(partner.mention->place, discourse->topic.reporter))
        (void)own_topic_whole(discourse, &reporter, &c->figure);
    own_genitive(c, discourse, &reporter, &partner);
    tsc_pair_fill(c, discourse, reporter, partner);
    c->anchor = anchor, c->indicator = indicator;
    if (turned && strcmp(c->by_pair, "figure before") != 0) {
        tsc_place side = c->figure.reporter;
        c->figure.reporter = c->figure.partner, c->figure.partner = side;
    }
    turn_to_world(c, reporter.mention, partner.mention);
    let_fund_lend(c);
    if (!tsc_place_is_none(c->forced_place))
        take_forced(c, discourse);
    if (!tsc_pair_turns_flow(c, &discourse->topic) || (c->anchor != NULL && tsc_entry_has(c->anchor->entry, "neutral", "1")))
        turn_round(c, reporter.mention, partner.mention);
}
