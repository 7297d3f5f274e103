/* What was chosen in the sentence becomes the figure's pair; what is open is filled from the figure before or the topic. */
#include "extract/pair_flow.h"
#include "extract/pair_parts.h"
#include "extract/pair_value.h"

/* All that the sentence names was said before the figure before it: their pair is the same, its reporter too. */
static bool has_fresh_place(const tsc_candidate *c)
{
    const uint32_t *weak = c->reading->weak;
    uint32_t end = c->quantity->last;
    for (size_t i = 0; i < c->reading->place_count; i++) {
        const tsc_place_mention *p = &c->reading->places[i];
        const bool counted =
            p->adjective && *c->before->indicator->count_unit != '\0' && p->first - c->before->quantity->last <= 1;
        if (counted && p->first >= c->before->quantity->last &&
            (tsc_place_same(p->place, c->before->figure.reporter) ||
             tsc_place_same(p->place, c->before->figure.partner)))
            continue; /* 1100 شركة إيطالية باستثمارات: of what was counted */
        if (p->first >= c->before->quantity->last &&
            (p->last <= c->edge || tsc_pair_stands_behind_value(c->reading, p, c->quantity) ||
             (p->first >= end && p->first - end <= 6 && weak[p->first] == weak[end] &&
              c->reading->clause[p->first] == c->reading->clause[end - 1])))
            return true;
    }
    return false;
}

bool tsc_pair_is_whose_those_are(const tsc_candidate *c, const tsc_place_mention *p)
{
    enum { NEAR = 2 };
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_DISCOURSE];
    for (size_t i = 0; i < marks->count; i++)
        if ((tsc_entry_is(marks->items[i]->entry, "celui") || tsc_entry_is(marks->items[i]->entry, "same")) &&
            marks->items[i]->first >= c->before->quantity->last && marks->items[i]->last <= p->first &&
            p->first - marks->items[i]->last <= NEAR)
            return tsc_place_same(p->place, c->before->figure.partner);
    return false;
}

/* "1.9 billion entered Cambodia in 2009, and 7.1 billion in 2019": what is named since the value before is a side of it. */
static bool has_same_places(const tsc_candidate *c)
{
    const tsc_candidate *b = c->before;
    for (size_t i = 0; i < c->reading->place_count; i++) {
        const tsc_place_mention *p = &c->reading->places[i];
        /* leads to the value: its own, but for "1,150 in Turkish universities, against 300" */
        bool near = p->last <= c->edge && c->edge - p->last <= 2 && !p->referred && c->stand != TSC_STAND_EARLIER;
        near = near ||
               (p->last <= c->edge && tsc_pair_is_whose_those_are(c, p)); /* while those of Tunisia grew by 190 % */
        if (p->first >= b->quantity->last &&
            (near || p->first >= c->quantity->last ||
             (!tsc_place_same(p->place, b->figure.reporter) && !tsc_place_same(p->place, b->figure.partner))))
            return false;
    }
    return !tsc_place_is_none(b->figure.reporter) && !tsc_place_is_none(b->figure.partner);
}

/* "1,150 Nigerian students are enrolled in Turkish universities, against barely 300": a level that the one before is set against. */
static bool is_compared_with(const tsc_candidate *c)
{
    const tsc_candidate *b = c->before;
    return b != NULL && c->stand == TSC_STAND_EARLIER && b->stand == TSC_STAND_NOW && b->indicator == c->indicator &&
           b->figure.kind == TSC_FIGURE_LEVEL && c->figure.kind == TSC_FIGURE_LEVEL && b->index + 1 == c->index &&
           c->indicator->orientation != TSC_SHARE;
}

/* The amount of the share right before it: no other country, no relative clause between. */
static bool is_worth_of_share(const tsc_candidate *c)
{
    enum { REACH = 12 };
    const tsc_candidate *b = c->before;
    uint32_t from = b->quantity->last;
    if (c->edge - from > REACH || has_fresh_place(c) || c->figure.kind != TSC_FIGURE_LEVEL ||
        tsc_place_is_none(b->figure.partner) || tsc_place_is_none(b->figure.reporter) || c->units != TSC_UNITS_MONEY)
        return false;
    for (uint32_t t = from; t < c->edge; t++) {
        const tsc_mark *word = tsc_reading_function(c->reading, t);
        if (tsc_mark_is(word, "relative") || tsc_mark_is(word, "break"))
            return false;
    }
    return true;
}

/* "Bangladés exportó a Chile ropa por 95 millones y Chile a Bangladés, trigo por 8": the same verb the other way round. */
static bool is_other_way_round(const tsc_candidate *c)
{
    enum { BESIDE = 3 };
    const tsc_candidate *b = c->before;
    for (size_t i = 0; b != NULL && !c->reading->verb_last && i + 1 < c->reading->place_count; i++) {
        const tsc_place_mention *who = &c->reading->places[i], *whom = who + 1;
        if (who->role == TSC_PLACE_BARE && (whom->role == TSC_PLACE_TO || whom->role == TSC_PLACE_IN) &&
            who->first >= b->quantity->last && whom->last <= c->edge && whom->first - who->last <= BESIDE &&
            tsc_place_same(who->place, b->figure.partner) && tsc_place_same(whom->place, b->figure.reporter))
            return true;
    }
    return false;
}

static bool goes_on(tsc_candidate *c, const tsc_discourse *discourse, tsc_pair_choice reporter, tsc_pair_choice partner)
{
    const tsc_candidate *b = c->before;
    if (b != NULL && b->indicator == c->indicator && tsc_indicator_is_directed(c->indicator) &&
        (c->anchor == NULL || c->anchor == b->anchor) && is_other_way_round(c)) {
        c->figure.reporter = b->figure.partner, c->figure.partner = b->figure.reporter;
        return true;
    }
    /* exports to A rose by 25 % to 70, and to B by 16 % to 43 */
    const bool listed =
        b != NULL && b->anchor == NULL && b->continued && c->anchor != NULL && c->anchor->last <= b->edge;
    if (b != NULL && b->indicator == c->indicator && (c->anchor == NULL || c->anchor == b->anchor || listed) &&
        (!has_fresh_place(c) || has_same_places(c)) && c->indicator->orientation != TSC_SHARE)
        return true;
    if (is_compared_with(c) && has_same_places(c))
        return true;
    for (const tsc_candidate *e = b; e != NULL && c->anchor != NULL && !has_fresh_place(c); e = e->before)
        if (e->anchor == c->anchor && e->indicator == c->indicator && e != b) {
            c->figure.reporter = e->figure.reporter, c->figure.partner = e->figure.partner;
            return true;
        }
    bool directs = tsc_indicator_is_directed(c->indicator) || c->indicator->orientation == TSC_BALANCE;
    if (b != NULL && tsc_code_is(b->by_pair, "several partners") && directs && !has_fresh_place(c)) {
        c->figure.reporter = b->figure.reporter, c->figure.partner = b->figure.partner;
        return true; /* exports to A, B and C came to 197 million, imports to 45 */
    }
    if (b != NULL && b->indicator->orientation == TSC_MUTUAL && directs && !has_fresh_place(c) &&
        !tsc_place_is_none(b->figure.partner) && !tsc_place_is_none(b->figure.reporter)) {
        c->figure.reporter = b->figure.reporter, c->figure.partner = b->figure.partner;
        tsc_pair_orient(c, discourse);
        return true;
    }
    unsigned capital = TSC_UNITS_COMPANIES | TSC_UNITS_PROJECTS; /* "invests 1.1 billion through 34 companies" */
    if (b != NULL && (c->indicator->units & capital) != 0 && strncmp(b->indicator->code, "fdi", 3) == 0 &&
        !has_fresh_place(c) && !tsc_place_is_none(b->figure.partner))
        return true;
    bool invests = strncmp(c->indicator->code, "fdi", 3) == 0;
    if (b != NULL && invests && (b->indicator->units & TSC_UNITS_COMPANIES) != 0 && !has_fresh_place(c) &&
        !tsc_place_is_none(b->figure.reporter))
        return true; /* 6,000 joint ventures, with an investment of 7.5 billion */
    if (b != NULL && b->indicator->name == TSC_INDICATOR_COMMODITY_ITEMS && (c->units & TSC_UNITS_MONEY) != 0)
        return true;
    if (b != NULL && b->indicator->orientation == TSC_SHARE && (directs || c->indicator->orientation == TSC_MUTUAL) &&
        is_worth_of_share(c)) {
        c->figure.reporter = b->figure.reporter, c->figure.partner = b->figure.partner;
        return true; /* took 14.6 % of Jordan's exports, worth 141 million */
    }
    if (b == NULL || b->indicator->orientation == TSC_SHARE || c->indicator->orientation == TSC_SHARE ||
        tsc_place_is_none(b->figure.partner))
        return false;
    bool old_reporter = reporter.mention == NULL || reporter.mention->last <= b->edge;
    bool old_partner = partner.mention == NULL || partner.mention->last <= b->edge;
    bool directed = tsc_indicator_is_directed(b->indicator) || b->indicator->orientation == TSC_BALANCE;
    bool trade = (b->indicator->units & c->indicator->units & TSC_UNITS_MONEY) != 0 || b->indicator == c->indicator;
    return old_reporter && old_partner && trade && (directed || b->indicator == c->indicator) &&
           c->indicator->orientation != TSC_OWN;
}

/* "Brazil ships to the Emirates. In January the Gulf state took 48,000 tonnes": a flow that is not named again keeps the
   sides that it had. */
static bool keeps_sides(const tsc_candidate *c, const tsc_discourse *discourse, const tsc_place_mention *named,
                        bool both)
{
    const tsc_topic *topic = &discourse->topic;
    bool directed = tsc_indicator_is_directed(c->indicator);
    bool host = (c->indicator->units & TSC_UNITS_PERSONS) != 0 && topic->indicator != NULL &&
                strcmp(topic->indicator, c->indicator->code) == 0 && named != NULL && !both &&
                tsc_place_same(topic->partner, named->place) && !tsc_place_is_none(topic->reporter) &&
                named->role == TSC_PLACE_ADJECTIVE && c->anchor != NULL && named->last < c->anchor->first &&
                c->anchor->first - named->last > 2;
    if (host) /* the ministry of the country that the visitors come to */
        return true;
    return c->anchor == NULL && c->continued && c->before == NULL && directed && named != NULL && !both &&
           named->role == TSC_PLACE_BARE && topic->indicator != NULL &&
           strcmp(topic->indicator, c->indicator->code) == 0 && tsc_place_is_country(topic->reporter) &&
           !tsc_place_is_none(topic->partner) &&
           (tsc_place_same(topic->reporter, named->place) || tsc_place_same(topic->partner, named->place));
}

/* "Flows to Tunisia reached 1.1 billion. Egypt comes first (10.2 billion)": another that receives from the whole world. */
static bool receives_too(const tsc_candidate *c, const tsc_topic *topic, const tsc_place_mention *named)
{
    bool bare = named != NULL && (named->role == TSC_PLACE_BARE || named->role == TSC_PLACE_IN);
    return bare && c->anchor == NULL && topic->indicator != NULL && strcmp(topic->indicator, "fdi_flow") == 0 &&
           c->indicator->name == TSC_INDICATOR_FDI_FLOW && tsc_place_is_world(topic->reporter) &&
           !tsc_place_is_none(topic->partner);
}

/* "International visitors numbered a million, the Jordanian ministry said": to the country whose ministry says it. */
static bool receives_all(const tsc_candidate *c, const tsc_place_mention *named)
{
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_INDICATOR];
    bool foreign = false;
    if (named == NULL || named->role != TSC_PLACE_ADJECTIVE || (c->indicator->units & TSC_UNITS_PERSONS) == 0)
        return false;
    for (size_t i = 0; i < marks->count; i++) {
        const tsc_mark *mark = marks->items[i];
        if (mark->last == named->first || mark->first == named->last)
            return false; /* Jordanian visitors */
        foreign = foreign || (tsc_entry_has(mark->entry, "partner", "from_all") && mark->last <= c->edge &&
                              c->reading->clause[mark->first] == c->reading->clause[c->edge]);
    }
    return foreign;
}

/* "184,000 Canadians visited Jamaica. The island hopes for 200,000": a bare number counts the same people, who come to the one that
   is named. */
static bool counts_on(const tsc_candidate *c, const tsc_topic *topic, const tsc_place_mention *reporter,
                      const tsc_place_mention *partner)
{
    return c->anchor == NULL && reporter != NULL && partner == NULL && (c->indicator->units & TSC_UNITS_PERSONS) != 0 &&
           !tsc_place_is_none(topic->reporter) && topic->indicator != NULL &&
           strcmp(topic->indicator, c->indicator->code) == 0 && tsc_place_same(topic->partner, reporter->place);
}

/* "French exports to Poland grew (+4.5 %), imports fell": the other flow of the same two, of which the value in brackets was; no
   country is named since. */
static bool goes_on_behind_brackets(const tsc_candidate *c)
{
    const tsc_candidate *b = c->previous;
    if (c->before != NULL || b == NULL || c->anchor == NULL || b->anchor == NULL ||
        !tsc_indicator_is_opposite(c->indicator, b->indicator) || c->anchor->first < b->quantity->last ||
        !tsc_place_is_country(b->figure.reporter) || tsc_place_is_none(b->figure.partner))
        return false;
    for (size_t i = 0; i < c->reading->place_count; i++)
        if (c->reading->places[i].first >= b->quantity->last)
            return false;
    return true;
}

/* The pair of the figure before, of the topic, or of a list, whatever is named for it; false where the names decide. */
static bool take_known_pair(tsc_candidate *c, const tsc_discourse *discourse, tsc_pair_choice reporter,
                            tsc_pair_choice partner)
{
    tsc_figure *f = &c->figure;
    const bool both = reporter.mention != NULL && partner.mention != NULL,
               none = reporter.mention == NULL && partner.mention == NULL;
    if (tsc_pair_take_listed(c, discourse, both))
        return true;
    if (c->indicator->orientation == TSC_SHARE && none && !tsc_place_is_none(f->reporter)) {
        c->by_pair = "figure before";
        return true;
    }
    if (goes_on_behind_brackets(c)) {
        f->reporter = c->previous->figure.reporter, f->partner = c->previous->figure.partner;
        c->by_pair = "figure before";
        return true;
    }
    if (goes_on(c, discourse, reporter, partner)) {
        if (tsc_place_is_none(f->reporter) && tsc_place_is_none(f->partner))
            f->reporter = c->before->figure.reporter, f->partner = c->before->figure.partner;
        c->by_pair = "figure before";
        tsc_pair_turn_neutral(c, c->before->indicator->code);
        return true;
    }
    if (!keeps_sides(c, discourse, reporter.mention != NULL ? reporter.mention : partner.mention, both))
        return false;
    f->reporter = discourse->topic.reporter, f->partner = discourse->topic.partner;
    c->by_pair = "topic";
    return true;
}

/* Of an indicator of one country. */
static void fill_owner(tsc_candidate *c, const tsc_discourse *discourse, const tsc_place_mention *named)
{
    tsc_figure *f = &c->figure;
    f->partner = tsc_place_none();
    c->by_pair = named != NULL ? "named" : "topic";
    /* "Iraq sold India 9.7 million tonnes; the country's output …": of who acted */
    const bool country = named != NULL && named->referred && !named->possessive && c->before != NULL &&
                         tsc_place_same(named->place, c->before->figure.partner) &&
                         tsc_place_is_country(c->before->figure.reporter);
    if (country)
        f->reporter = c->before->figure.reporter;
    if (named == NULL)
        f->reporter = !tsc_place_is_none(discourse->topic.reporter) ? discourse->topic.reporter
                      : !tsc_place_is_none(discourse->subject)      ? discourse->subject
                                                                    : tsc_discourse_main(discourse, 0);
}

/* Which side the text gave: the other one of a name behind a preposition, or of any other name the country that the text is of most;
   of trade with all the world the one that is named. */
static tsc_place given_beside(const tsc_candidate *c, const tsc_discourse *discourse, const tsc_place_mention *mention,
                              tsc_place other)
{
    const bool own = mention->role == TSC_PLACE_FROM && c->indicator->name == TSC_INDICATOR_EXPORTS; /* its exports */
    const bool far = (mention->role == TSC_PLACE_TO || mention->role == TSC_PLACE_FROM ||
                      mention->role == TSC_PLACE_WITH || mention->role == TSC_PLACE_IN) &&
                     !own;
    if (tsc_place_is_world(other))
        return far ? tsc_place_none() : mention->place;
    const bool main =
        tsc_place_same(other, tsc_discourse_main(discourse, 0)) || tsc_place_same(other, discourse->topic.given);
    return tsc_place_is_country(other) && (far || main) ? other : tsc_place_none();
}

/* "Exports by country: Georgia – 310 million": behind the colon of a flow each name is that of a partner. */
static bool is_item_of_flow(const tsc_candidate *c, const tsc_place_mention *p)
{
    const tsc_reading *r = c->reading;
    bool colon = false;
    if (c->anchor == NULL || p->role != TSC_PLACE_BARE || p->referred || !tsc_pair_has_form(c, "noun") ||
        !tsc_indicator_is_directed(c->indicator) || !tsc_pair_stands_before_value(r, p, c->edge))
        return false;
    for (uint32_t t = c->anchor->last; t < p->first; t++)
        colon = colon || tsc_scan_is(r->scan, t, ":");
    return colon;
}

/* "Kenya's trade with East Asia. Japan: exports, 571 million; imports, 602": in a line that a name heads, across from it stands the
   country whose trade the heading told of, or all the world where each line before was of the country at its head; none elsewhere. */
static tsc_place across_from_head(const tsc_candidate *c, const tsc_discourse *discourse, const tsc_place_mention *p)
{
    const tsc_topic *topic = &discourse->topic;
    const bool trade = tsc_indicator_is_directed(c->indicator) || c->indicator->orientation == TSC_BALANCE;
    if (p != tsc_reading_label(c->reading) || !trade || !tsc_pair_has_form(c, "noun"))
        return tsc_place_none();
    const bool headed = topic->noted && !tsc_place_is_country(topic->partner);
    const tsc_place owner = headed                              ? topic->reporter
                            : topic->lines == TSC_SIDE_PARTNER  ? topic->given
                            : topic->lines == TSC_SIDE_REPORTER ? tsc_place_world()
                                                                : tsc_place_none();
    return tsc_place_same(owner, p->place) || (headed && !tsc_place_is_country(owner)) ? tsc_place_none() : owner;
}

/* The sides by a line that a name heads. */
static void fill_line(tsc_candidate *c, tsc_place head, tsc_place across)
{
    const bool each = tsc_place_is_world(across);
    c->figure.reporter = each ? head : across, c->figure.partner = each ? across : head;
    c->given = each ? tsc_place_none() : across;
    c->by_pair = each ? "reporter named" : "item of a flow";
}

/* "Tea makes up a fifth of Kenya's exports": of a good and of all that the country sells, whatever market was spoken of. */
static bool is_good_of_all(const tsc_candidate *c, const tsc_place_mention *owner)
{
    const tsc_reading *r = c->reading;
    const tsc_mentions *goods = &r->of[TSC_ROLE_COMMODITY], *marks = &r->of[TSC_ROLE_INDICATOR];
    bool whole = false;
    if (c->indicator->name != TSC_INDICATOR_TRADE_SHARE || owner->possessive || c->before != NULL || r->verb_last ||
        goods->count == 0 || goods->items[0]->last > c->edge || owner->first < c->quantity->last)
        return false;
    for (size_t i = 0; i < marks->count; i++)
        whole =
            whole || (r->indicators[i] != NULL && tsc_indicator_is_directed(r->indicators[i]) &&
                      (r->indicators[i]->units & TSC_UNITS_GOODS) != 0 && marks->items[i]->first >= c->quantity->last);
    return whole &&
           (owner->role == TSC_PLACE_OWNER || owner->role == TSC_PLACE_OF || owner->role == TSC_PLACE_ADJECTIVE);
}

/* The sides that are named, and for the open one what the text gives. */
static void fill_sides(tsc_candidate *c, const tsc_discourse *discourse, const tsc_place_mention *reporter,
                       const tsc_place_mention *partner)
{
    tsc_figure *f = &c->figure;
    if (reporter != NULL)
        f->reporter = reporter->place;
    if (partner != NULL)
        f->partner = partner->place;
    if (c->indicator->orientation == TSC_OWN) {
        fill_owner(c, discourse, reporter);
    } else if (reporter != NULL && partner != NULL) {
        c->by_pair = "both named";
        tsc_pair_take_aside(c);
    } else if (counts_on(c, &discourse->topic, reporter, partner)) {
        tsc_pair_take_topic(c, discourse);
    } else if (receives_too(c, &discourse->topic, reporter) || receives_all(c, reporter)) {
        f->reporter = tsc_place_world(), f->partner = reporter->place;
        c->by_pair = "topic";
    } else if (reporter != NULL && is_item_of_flow(c, reporter) && tsc_place_is_country(discourse->topic.given) &&
               !tsc_place_same(discourse->topic.given, reporter->place)) {
        f->reporter = c->given = discourse->topic.given, f->partner = reporter->place;
        c->by_pair = "item of a flow";
    } else if (reporter != NULL && !tsc_place_is_none(across_from_head(c, discourse, reporter))) {
        fill_line(c, reporter->place, across_from_head(c, discourse, reporter));
    } else if (reporter != NULL && is_good_of_all(c, reporter)) {
        f->partner = tsc_place_world();
        c->by_pair = "a good of all that is traded";
    } else if (reporter != NULL) {
        f->partner = tsc_pair_other_side(c, discourse, f->reporter, reporter);
        c->given = given_beside(c, discourse, reporter, f->partner);
        c->by_pair = "reporter named";
    } else if (partner != NULL && !tsc_place_is_none(f->reporter)) {
        c->by_pair = "list of shares";
    } else if (partner != NULL) {
        f->reporter = tsc_pair_other_side(c, discourse, f->partner, partner);
        c->given = given_beside(c, discourse, partner, f->reporter);
        c->by_pair = "partner named";
    } else {
        tsc_pair_take_topic(c, discourse);
    }
}

/* "Foreign trade": with all the world, unless a preposition names the partner. */
static void fill_world(tsc_candidate *c, const tsc_discourse *discourse, const tsc_place_mention *reporter,
                       const tsc_place_mention *partner)
{
    if (!tsc_pair_is_whole_world(c) || tsc_pair_adds_up(c, discourse))
        return;
    const bool genitive =
        partner != NULL && reporter == NULL && partner->role == TSC_PLACE_TO && c->indicator->orientation == TSC_MUTUAL;
    if (genitive)
        c->figure.reporter = partner->place; /* التجارة الخارجية للصين */
    const bool told = partner != NULL && (reporter != NULL || partner->role == TSC_PLACE_TO ||
                                          partner->role == TSC_PLACE_FROM || partner->role == TSC_PLACE_WITH);
    if (c->indicator->orientation != TSC_SHARE && (!told || genitive))
        c->figure.partner = tsc_place_world();
}

void tsc_pair_fill(tsc_candidate *c, const tsc_discourse *discourse, tsc_pair_choice reporter, tsc_pair_choice partner)
{
    if (take_known_pair(c, discourse, reporter, partner))
        return;
    fill_sides(c, discourse, reporter.mention, partner.mention);
    fill_world(c, discourse, reporter.mention, partner.mention);
    tsc_pair_stay_within(c);
}
