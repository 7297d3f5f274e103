/* The pair as the text before gives it: topic, main countries of the document, its home. */
#include "extract/pair_parts.h"
#include "extract/pair_value.h"

#include <string.h>

bool tsc_pair_is_of_both(const tsc_candidate *c, uint32_t near)
{
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_DISCOURSE];
    for (size_t i = 0; c->anchor != NULL && i < marks->count; i++)
        if (tsc_entry_is(marks->items[i]->entry, "both") && marks->items[i]->first >= c->anchor->last &&
            marks->items[i]->first - c->anchor->last <= near)
            return true;
    return false;
}

bool tsc_pair_is_whole_world(const tsc_candidate *c)
{
    return c->anchor != NULL && tsc_entry_has(c->anchor->entry, "partner", "WLD") && !tsc_pair_is_of_both(c, 2);
}

/* "foreign direct investment": from all countries, unless the text is of one investor already. */
static bool is_from_all(const tsc_candidate *c, const tsc_discourse *discourse)
{
    const char *topic = discourse->topic.indicator;
    if ((c->indicator->units & TSC_UNITS_PERSONS) != 0)
        return c->anchor != NULL &&
               (tsc_entry_has(c->anchor->entry, "partner", "from_all") || /* foreign students */
                (tsc_pair_is_called_foreign(c) && tsc_place_is_country(tsc_discourse_main(discourse, 0))));
    if (topic != NULL && c->indicator->name == TSC_INDICATOR_FDI_FLOW && strcmp(topic, "fdi_flow") == 0 &&
        tsc_place_is_world(discourse->topic.reporter) && !tsc_place_is_none(discourse->topic.partner))
        return true; /* … in Tunisia. In Algeria the flows reached … */
    return c->anchor != NULL && tsc_entry_has(c->anchor->entry, "partner", "from_all") &&
           !(topic != NULL && strncmp(topic, "fdi", 3) == 0 && tsc_place_is_country(discourse->topic.reporter));
}

/* "Switzerland imported coffee from Colombia. Brazil supplied 31,000 tonnes": another seller to the buyer just named. */
bool tsc_pair_turns_flow(const tsc_candidate *c, const tsc_topic *topic)
{
    const tsc_indicator *before = topic->indicator != NULL ? tsc_indicator_find(topic->indicator) : NULL;
    return before != NULL && tsc_indicator_is_opposite(before, c->indicator);
}

void tsc_pair_turn_neutral(tsc_candidate *c, const char *before)
{
    const tsc_indicator *flow = before != NULL ? tsc_indicator_find(before) : NULL;
    if (flow == NULL || !tsc_indicator_is_opposite(flow, c->indicator) || c->anchor == NULL ||
        !tsc_entry_has(c->anchor->entry, "neutral", "1"))
        return;
    tsc_pair_swap(&c->figure);
    c->by_pair = "the same flow in other words";
}

/* The country that the document is about: its home or the one that it names most. */
static bool is_led_by(const tsc_discourse *discourse, tsc_place place)
{
    return !tsc_place_is_none(place) &&
           (tsc_place_same(place, discourse->home) || tsc_place_same(place, tsc_discourse_main(discourse, 0)));
}

/* "Four million tourists came to Morocco", "Morocco's trade deficit grew": where a paragraph opens with it, of all the
   world, whatever pair was spoken of in the paragraph before. */
static bool is_of_whole(const tsc_candidate *c, const tsc_discourse *discourse, tsc_place known,
                        const tsc_place_mention *mention)
{
    const tsc_topic *topic = &discourse->topic;
    bool opens = discourse->sentence == discourse->unit && c->before == NULL && topic->sentence < discourse->unit;
    if (!opens || mention == NULL || mention->referred || mention->adjective || topic->indicator == NULL ||
        strcmp(topic->indicator, c->indicator->code) == 0 ||
        tsc_candidate_near(c, TSC_ROLE_DISCOURSE, "both", NULL, 4, 40, NULL) != NULL)
        return false;
    bool arrives = c->indicator->name == TSC_INDICATOR_TOURISTS && tsc_place_same(c->figure.partner, known);
    bool owns =
        c->indicator->orientation == TSC_BALANCE && (mention->role == TSC_PLACE_OWNER || mention->role == TSC_PLACE_OF);
    return arrives || owns;
}

/* "Romania bought oil in Kazakhstan for 4 billion. Poland bought oil for 0.9": another one that does the same. */
static bool tells_again(const tsc_candidate *c, const tsc_topic *topic, const tsc_place_mention *mention)
{
    return topic->acts && topic->commodity != NULL && mention->role == TSC_PLACE_BARE && c->anchor != NULL &&
           tsc_entry_has(c->anchor->entry, "form", "verb");
}

/* The indicator, or how the known side is named, says that the other side is all the world. */
static bool is_with_world(const tsc_candidate *c, const tsc_discourse *discourse, tsc_place known,
                          const tsc_place_mention *mention)
{
    const tsc_place_role role = mention != NULL ? mention->role : TSC_PLACE_BARE;
    const bool takes = mention != NULL && tsc_place_same(c->figure.partner, known);
    if (is_from_all(c, discourse) && takes)
        return true;
    if (takes && c->indicator->name == TSC_INDICATOR_TOURISTS && role == TSC_PLACE_BARE && c->before == NULL &&
        tsc_place_same(discourse->trading.host, known))
        return true; /* "Tunisia welcomed nine million. Algeria sent three. Tunisia hopes for ten this year" */
    /* the overall exports to Turkey */
    const bool told = role == TSC_PLACE_WITH || (takes && (role == TSC_PLACE_TO || role == TSC_PLACE_FROM));
    if (tsc_pair_is_whole_world(c) && c->indicator->orientation != TSC_SHARE && !told &&
        !tsc_pair_adds_up(c, discourse))
        return true;
    /* exports to India fell; the Kingdom's trade deficit narrowed: where its trade with all was told before */
    if (c->indicator->orientation == TSC_BALANCE && mention != NULL && !takes && c->before == NULL &&
        role == TSC_PLACE_OWNER && tsc_place_same(discourse->trading.whole, known) && !discourse->had_flows &&
        !tsc_code_is(discourse->topic.indicator, c->indicator->code))
        return true;
    return (mention != NULL && tsc_pair_is_whole_again(c, discourse, mention)) ||
           is_of_whole(c, discourse, known, mention);
}

/* "… and Iran (9,000 tonnes). In all, Russia's imports rose": behind a list of partners, of all of them. */
static bool is_sum_of_list(const tsc_candidate *c, const tsc_discourse *discourse, tsc_place known,
                           const tsc_place_mention *mention)
{
    const tsc_topic *topic = &discourse->topic;
    if (!topic->listed || topic->sentence >= discourse->sentence || topic->indicator == NULL || c->anchor == NULL ||
        mention == NULL || mention->referred)
        return false;
    const bool far =
        (mention->role == TSC_PLACE_TO || mention->role == TSC_PLACE_FROM) && tsc_place_same(c->figure.partner, known);
    const bool told = tsc_topic_has(topic, known) || tsc_place_same(topic->common, known);
    return !far && told &&
           (c->indicator->name == TSC_INDICATOR_EXPORTS || c->indicator->name == TSC_INDICATOR_IMPORTS ||
            c->indicator->orientation == TSC_BALANCE);
}

/* "In all, Kazakhstan exported 649,000 tonnes", in a text that speaks of several countries: with all of them. */
static bool is_in_all(const tsc_candidate *c, const tsc_discourse *discourse)
{
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_DISCOURSE];
    if ((c->indicator->name != TSC_INDICATOR_EXPORTS && c->indicator->name != TSC_INDICATOR_IMPORTS) ||
        c->anchor == NULL || c->before != NULL || tsc_discourse_is_led_by_two(discourse) ||
        !tsc_place_is_country(tsc_discourse_main_country(discourse, 2)))
        return false;
    for (size_t i = 0; i < marks->count; i++)
        if (tsc_entry_is(marks->items[i]->entry, "in_all") && marks->items[i]->first == 0)
            return true;
    return false;
}

/* Which side of the topic stands across from one that is none of it. */
static tsc_place far_side_of_topic(const tsc_candidate *c, const tsc_discourse *discourse, tsc_place known,
                                   bool reports)
{
    const tsc_topic *topic = &discourse->topic;
    const bool turns = tsc_pair_turns_flow(c, topic), mutual = c->indicator->orientation == TSC_MUTUAL;
    const tsc_place home = tsc_pair_home_of_topic(c, discourse, reports);
    if (!tsc_place_is_none(home))
        return home;
    if (reports)
        return turns ? topic->reporter : topic->partner;
    const tsc_indicator *told = tsc_indicator_find(topic->indicator);
    const bool visited = told != NULL && (told->units & TSC_UNITS_PERSONS) != 0;
    if (visited && (c->indicator->units & TSC_UNITS_FLIGHTS) != 0 && tsc_place_is_country(topic->partner))
        return topic->partner; /* visitors from France came to the Seychelles; there are flights from Frankfurt */
    if ((!turns && !mutual) || !is_led_by(discourse, topic->partner) || is_led_by(discourse, topic->reporter))
        return topic->reporter;
    if (turns && (topic->acts || tsc_place_same(topic->partner, discourse->home)) &&
        !tsc_place_same(topic->partner, known))
        /* "Afghanistan bought 119,000 tonnes; to Kyrgyzstan 99,000 were sold": by the same seller */
        return topic->partner;
    if (mutual && tsc_place_is_country(topic->partner)) {
        const bool shared = tsc_candidate_near(c, TSC_ROLE_INDICATOR, "trade_share", NULL, 4, 14, NULL) !=
                            NULL; /* на страны ЕАЭС пришлось 23 млрд: of whose trade is told */
        const bool both = told != NULL && tsc_indicator_is_directed(told) && discourse->had_flows;
        /* Georgia's trade with Turkey in either order, and then with a third one; but what Georgia sold and bought there */
        return shared || both ? topic->reporter : topic->partner;
    }
    return topic->reporter;
}

/* The other side as a recent topic gives it; none where it gives none. */
static tsc_place side_of_topic(const tsc_candidate *c, const tsc_discourse *discourse, tsc_place known,
                               const tsc_place_mention *mention, bool reports)
{
    const tsc_topic *topic = &discourse->topic;
    if (mention == NULL || topic->indicator == NULL || discourse->sentence - topic->sentence > 3)
        return tsc_place_none();
    const tsc_place given = tsc_pair_given_by_topic(c, topic, known, mention, reports);
    if (!tsc_place_is_none(given))
        return given;
    const tsc_place across = far_side_of_topic(c, discourse, known, reports);
    const bool same_flow = strcmp(topic->indicator, c->indicator->code) == 0;
    const bool fits = !reports || tsc_pair_turns_flow(c, topic) || c->indicator->orientation == TSC_OUTWARD ||
                      (c->anchor == NULL && topic->acts) ||
                      (same_flow && (topic->sentence == discourse->sentence || is_led_by(discourse, topic->partner) ||
                                     tells_again(c, topic, mention)));
    if (fits && tsc_place_is_country(across) && !tsc_place_same(across, known))
        return across;
    const tsc_place receiver = topic->partner; /* borrowed from a bank of many; then sold to the United Kingdom */
    if (!reports && !same_flow && tsc_code_is(topic->indicator, "financing") &&
        !tsc_place_is_country(topic->reporter) && tsc_place_is_country(receiver) && !tsc_place_same(receiver, known))
        return receiver;
    const bool follows = reports && same_flow && tsc_place_is_world(topic->partner) &&
                         !tsc_place_same(topic->reporter, known) && !tsc_pair_is_told_as_partner(c);
    /* "France exported 10 million tonnes. It is followed by Romania (4 million)" */
    return follows ? topic->partner : tsc_place_none();
}

/* "For comparison, its trade with Peru was 0.9 billion. Chile earned 94 million": behind a step aside a side that is named by its
   name brings the text back to the two that it is about; none where it does not. */
static tsc_place side_behind_aside(const tsc_candidate *c, const tsc_discourse *discourse, tsc_place known,
                                   const tsc_place_mention *mention)
{
    if (c->before != NULL || mention == NULL || mention->referred || !tsc_discourse_is_aside(discourse))
        return tsc_place_none();
    const tsc_place first = tsc_discourse_main_country(discourse, 0), second = tsc_discourse_main_country(discourse, 1);
    return tsc_place_same(known, first) ? second : tsc_place_same(known, second) ? first : tsc_place_none();
}

/* "Russia is among the ten largest partners of Georgia. First came Turkey, trade with which …": of the country whose partners are
   ranked. */
static bool is_partner_of_host(const tsc_candidate *c, const tsc_discourse *discourse, tsc_place known,
                               const tsc_place_mention *mention)
{
    enum { NEAR = 3 };
    if (mention == NULL || tsc_place_is_none(discourse->host) || tsc_place_same(discourse->host, known) ||
        discourse->sentence - discourse->host_sentence > NEAR ||
        (discourse->topic.indicator != NULL && discourse->topic.sentence > discourse->host_sentence &&
         !tsc_topic_has(&discourse->topic, discourse->host)))
        return false;
    return c->indicator->orientation == TSC_MUTUAL && (c->units & TSC_UNITS_MONEY) != 0 &&
           c->indicator->name == TSC_INDICATOR_TRADE_TURNOVER;
}

/* "Kenya's exports to Uganda were 5 million, to Chad 3. The sum of exports to Oman was 2": a third partner of the same country. */
static bool is_partner_of_trading(const tsc_candidate *c, const tsc_discourse *discourse, tsc_place known,
                                  const tsc_place_mention *mention)
{
    enum { NEAR = 3 };
    const struct tsc_trading *trading = &discourse->trading;
    const bool far = mention != NULL && (mention->role == TSC_PLACE_WITH || c->indicator->orientation == TSC_MUTUAL ||
                                         tsc_place_same(c->figure.partner, known));
    return far && trading->many && !mention->referred && tsc_place_is_country(known) &&
           !tsc_place_same(trading->owner, known) && discourse->sentence - trading->sentence <= NEAR &&
           (c->indicator->units & TSC_UNITS_PERCENT) != 0 &&
           (c->indicator->units & (TSC_UNITS_PERSONS | TSC_UNITS_COMPANIES)) == 0;
}

tsc_place tsc_pair_other_side(const tsc_candidate *c, const tsc_discourse *discourse, tsc_place known,
                              const tsc_place_mention *mention)
{
    const tsc_topic *topic = &discourse->topic;
    const tsc_candidate *b = c->before;
    if (is_with_world(c, discourse, known, mention))
        return tsc_place_world();
    if (b != NULL && b->indicator->orientation == TSC_SHARE && tsc_place_same(b->figure.partner, known) &&
        tsc_place_is_country(b->figure.reporter))
        return b->figure.reporter; /* "a third of Kenya's African sales go to Uganda, which took 241 million" */
    const bool subject = mention != NULL && tsc_place_same(c->figure.reporter, known);
    if (is_sum_of_list(c, discourse, known, mention) || (subject && is_in_all(c, discourse)) ||
        (tsc_place_same(c->figure.reporter, known) && tsc_pair_is_dealt_out(c, known)))
        return tsc_place_world();
    const tsc_place back = side_behind_aside(c, discourse, known, mention);
    if (!tsc_place_is_none(back))
        return back;
    if (tsc_topic_has(topic, known) && !tsc_place_is_none(topic->partner) && !tsc_place_is_none(topic->reporter))
        return tsc_place_same(topic->reporter, known) ? topic->partner : topic->reporter;
    const bool reports = mention != NULL && tsc_place_same(c->figure.reporter, known);
    if (is_partner_of_host(c, discourse, known, mention))
        return discourse->host;
    if (is_partner_of_trading(c, discourse, known, mention))
        return discourse->trading.owner;
    const tsc_place counting =
        reports || mention == NULL ? tsc_place_none() : tsc_pair_country_of_money(c, discourse, known);
    if (!tsc_place_is_none(counting))
        return counting;
    const bool arrives = mention != NULL && tsc_place_same(c->figure.partner, known) &&
                         (c->indicator->units & TSC_UNITS_PERSONS) != 0 &&
                         !tsc_code_is(topic->indicator, c->indicator->code) && mention->role == TSC_PLACE_BARE;
    if (arrives)
        return tsc_place_world(); /* welcomed 3.2 million visitors: of all countries */
    const tsc_place across = side_of_topic(c, discourse, known, mention, reports);
    return tsc_place_is_none(across) ? tsc_pair_side_of_text(c, discourse, known, mention, reports) : across;
}

static bool are_same_two(const tsc_place *a, const tsc_place *b)
{
    return (tsc_place_same(a[0], b[0]) && tsc_place_same(a[1], b[1])) ||
           (tsc_place_same(a[0], b[1]) && tsc_place_same(a[1], b[0]));
}

static bool set_pair(tsc_candidate *c, tsc_place reporter, tsc_place partner, const char *rule)
{
    c->figure.reporter = reporter;
    c->figure.partner = partner;
    c->by_pair = rule;
    return true;
}

/* Investment and visitors from abroad, of the country that the topic is about. */
static bool take_from_all(tsc_candidate *c, const tsc_discourse *discourse)
{
    const tsc_topic *topic = &discourse->topic;
    const bool abroad = tsc_place_is_world(topic->reporter) && tsc_place_is_country(topic->partner);
    const tsc_place host = abroad                                  ? topic->partner
                           : tsc_place_is_country(topic->reporter) ? topic->reporter
                                                                   : tsc_discourse_main(discourse, 0);
    return is_from_all(c, discourse) && set_pair(c, tsc_place_world(), host, "topic");
}

/* "The two countries": those that the sentence before named, where the topic is of others. */
static bool take_two_before(tsc_candidate *c, const tsc_discourse *discourse, const tsc_place main[2])
{
    const tsc_topic *topic = &discourse->topic;
    const tsc_place *two = discourse->two;
    return !tsc_pair_is_whole_world(c) && discourse->two_sentence + 1 == discourse->sentence &&
           !tsc_place_is_none(two[0]) && !(tsc_topic_has(topic, two[0]) && tsc_topic_has(topic, two[1])) &&
           !are_same_two(two, main) && c->indicator->orientation == TSC_MUTUAL &&
           set_pair(c, two[0], two[1], "the two named before");
}

/* "The two countries": those that the text speaks of most, unless its topic is surer. */
static bool take_main_two(tsc_candidate *c, const tsc_discourse *discourse, const tsc_place main[2])
{
    const tsc_topic *topic = &discourse->topic;
    const bool sure = tsc_place_is_country(topic->partner) && tsc_topic_has(topic, main[0]) &&
                      !tsc_discourse_is_led_by_two(discourse);
    const tsc_place countries[2] = {tsc_discourse_main_country(discourse, 0), tsc_discourse_main_country(discourse, 1)};
    const bool grouped = (!tsc_place_is_none(topic->reporter) && !tsc_place_is_country(topic->reporter)) ||
                         (!tsc_place_is_none(topic->partner) && !tsc_place_is_country(topic->partner));
    const bool meant = !grouped || are_same_two(countries, main); /* the group may be one of the two */
    return !tsc_pair_is_whole_world(c) && !tsc_place_is_none(countries[1]) && meant && !sure &&
           set_pair(c, countries[0], countries[1], "the two main countries");
}

/* Whose trade with all the world is told where the topic was of parts of it, or parts are to come; none where it is not. */
static tsc_place owner_of_whole(const tsc_candidate *c, const tsc_discourse *discourse, bool both)
{
    const tsc_topic *topic = &discourse->topic;
    const bool mutual = c->indicator->orientation == TSC_MUTUAL;
    const tsc_place own = tsc_place_is_country(topic->given) ? topic->given : topic->reporter;
    if (c->anchor != NULL && !mutual && !tsc_place_is_none(own) &&
        (tsc_candidate_is_divided(c) || tsc_pair_is_dealt_out(c, own)))
        return own; /* parts are told of the whole */
    if (both || topic->sentence >= discourse->sentence)
        return tsc_place_none();
    const bool flows = c->indicator->name == TSC_INDICATOR_EXPORTS || c->indicator->name == TSC_INDICATOR_IMPORTS ||
                       c->indicator->orientation == TSC_BALANCE;
    const bool other_flow = topic->indicator != NULL && strcmp(topic->indicator, c->indicator->code) != 0;
    /* what others buy of it it sells */
    const bool turned = tsc_place_same(topic->common, topic->partner) && other_flow;
    if (flows && tsc_place_is_country(topic->common) && (turned || tsc_place_same(topic->common, topic->reporter)) &&
        tsc_pair_has_form(c, "noun"))
        return topic->common;
    const bool of_list = topic->listed && c->anchor != NULL && !mutual && tsc_place_is_country(topic->reporter);
    return of_list ? topic->reporter : tsc_place_none(); /* behind a list of partners: of all of them */
}

/* The pair of the topic as it is; where the direction turns (exports, then imports), the reporter stays. */
static bool take_same_pair(tsc_candidate *c, const tsc_discourse *discourse)
{
    const tsc_topic *topic = &discourse->topic;
    tsc_figure *f = &c->figure;
    if (tsc_place_is_none(topic->reporter))
        return !tsc_place_is_none(topic->partner) && set_pair(c, f->reporter, topic->partner, "topic");
    const tsc_indicator *told = topic->indicator != NULL ? tsc_indicator_find(topic->indicator) : NULL;
    const bool several = told != NULL && tsc_indicator_is_directed(told) && told->flow && !topic->noted &&
                         tsc_place_is_country(topic->reporter) && tsc_indicator_is_directed(c->indicator);
    /* of a list of countries, whose sum has no one partner */
    if (tsc_place_is_none(topic->partner) && c->indicator->orientation != TSC_OWN)
        return several && discourse->sentence - topic->sentence <= 1 &&
               set_pair(c, topic->reporter, topic->partner, "topic");
    (void)set_pair(c, topic->reporter, topic->partner, "topic");
    tsc_pair_orient(c, discourse);
    if (c->indicator->name == TSC_INDICATOR_COMMODITY_ITEMS && tsc_place_same(discourse->subject, f->partner) &&
        tsc_place_is_country(f->reporter))
        /* "… for Armenian producers. She named 14 groups of goods" */
        f->partner = f->reporter, f->reporter = discourse->subject;
    tsc_pair_turn_neutral(c, topic->indicator);
    return true;
}

/* The one country that the text has named so far, as the one that is told of, where those that it names more come only further
   on; none where it has named none, or two. */
static tsc_place sole_so_far(const tsc_discourse *discourse)
{
    enum { SEVERAL = 3 };
    tsc_place found = tsc_place_none();
    size_t countries = 0;
    for (size_t i = 0; i < discourse->rank_count; i++) {
        const tsc_rank *rank = &discourse->ranks[i];
        countries += tsc_place_is_country(rank->place);
        if (rank->sentence > discourse->sentence || !tsc_place_is_country(rank->place))
            continue;
        if (!tsc_place_is_none(found) || !rank->near)
            return tsc_place_none();
        found = rank->place;
    }
    return countries >= SEVERAL ? found : tsc_place_none();
}

/* A text of one country is of its trade with ours. */
static void take_document(tsc_candidate *c, const tsc_discourse *discourse, const tsc_place main[2])
{
    tsc_figure *f = &c->figure;
    const bool trade = c->indicator->flow && (c->indicator->units & TSC_UNITS_PERCENT) != 0 &&
                       (c->indicator->units & TSC_UNITS_PERSONS) == 0;
    const bool homely = trade && !tsc_place_is_none(discourse->home) &&
                        !(tsc_place_is_country(main[0]) && tsc_place_is_country(main[1]));
    const bool directed = c->indicator->name == TSC_INDICATOR_EXPORTS || c->indicator->name == TSC_INDICATOR_IMPORTS;
    c->by_pair = "document";
    const tsc_place sole = sole_so_far(discourse);
    if ((directed || c->indicator->orientation == TSC_BALANCE) && trade && c->anchor != NULL &&
        !tsc_place_is_none(sole)) { /* "Statistics Lithuania has published its data. Exports fell by 5 %" */
        f->reporter = sole, f->partner = tsc_place_world();
        return;
    }
    if (directed && trade && c->anchor != NULL && !tsc_place_is_none(discourse->home) && !homely &&
        !tsc_pair_is_in_text(discourse, discourse->home)) {
        f->reporter = discourse->home, f->partner = tsc_place_world(); /* ет экспорты 9,7 мың тоннаны құрады */
        return;
    }
    const bool far = trade && !homely && !tsc_place_is_none(main[0]) && tsc_discourse_is_far(discourse, main[0]);
    if (far && !tsc_discourse_has_named(discourse, main[0]) && c->indicator->orientation != TSC_MUTUAL) {
        /* "Exports grew by 5 %", whose is told further on: with all the world */
        f->reporter = tsc_discourse_main_near(discourse);
        f->partner = tsc_place_world();
        return;
    }
    if (far) {
        tsc_place other = tsc_discourse_other_of_two(discourse, main[0]),
                  near = tsc_place_is_none(other) ? main[1] : other;
        /* "Trade with Iraq. Exports: 3.4 billion": whose is told elsewhere, if at all */
        f->reporter = tsc_place_is_none(near) || tsc_discourse_is_far(discourse, near)
                          ? tsc_pair_seat_beside(discourse, main[0])
                          : near;
        f->partner = main[0];
        return;
    }
    f->reporter = homely ? discourse->home : main[0];
    if (!tsc_place_is_none(f->reporter))
        f->partner = tsc_pair_other_side(c, discourse, f->reporter, NULL);
    tsc_place two_only =
        c->indicator->orientation == TSC_MUTUAL && !tsc_pair_is_whole_world(c) && tsc_place_is_world(f->partner)
            ? tsc_discourse_other_of_two(discourse, f->reporter)
            : tsc_place_none();
    if (!tsc_place_is_none(two_only)) /* a quotation that opens a text of two countries */
        f->partner = two_only;
}

/* "Shipments to Iraq rose by 18 %. Those to Russia fell by 7 %. Earnings from tea reached 735 million": behind several partners the
   good that all of them take is named again, and none of them. */
static bool is_sum_of_several(const tsc_candidate *c, const tsc_discourse *discourse)
{
    const tsc_topic *topic = &discourse->topic;
    return topic->several && c->before == NULL && c->anchor != NULL && tsc_pair_has_form(c, "noun") &&
           c->figure.kind == TSC_FIGURE_LEVEL && tsc_code_is(topic->indicator, c->indicator->code) &&
           discourse->sentence - topic->sentence == 1 &&
           (c->reading->place_count == 0 || c->reading->places[0].first >= c->quantity->last) &&
           c->reading->of[TSC_ROLE_COMMODITY].count > 0 && tsc_place_is_country(topic->reporter);
}

/* "Malta with 31 million and Peru with 30 come next. Most investment, 82 million, went to banks": behind a ranking the flow is named
   again, and none of the countries. */
static bool take_ranked_whole(tsc_candidate *c, const tsc_discourse *discourse)
{
    const tsc_topic *topic = &discourse->topic;
    const bool reports = topic->varies == TSC_SIDE_PARTNER;
    if (!topic->ranked || c->before != NULL || c->anchor == NULL || topic->sentence >= discourse->sentence ||
        !tsc_code_is(topic->indicator, c->indicator->code))
        return false;
    return set_pair(c, reports ? topic->reporter : tsc_place_world(), reports ? tsc_place_world() : topic->partner,
                    "whole of the topic");
}

/* No country in the sentence: the pair goes on. */
void tsc_pair_take_topic(tsc_candidate *c, const tsc_discourse *discourse)
{
    const tsc_place main[2] = {tsc_discourse_main(discourse, 0), tsc_discourse_main(discourse, 1)};
    const bool aside = c->before == NULL && tsc_discourse_is_aside(discourse);
    const bool both =
        (c->anchor != NULL || aside) && tsc_candidate_near(c, TSC_ROLE_DISCOURSE, "both", NULL, 6, 24, NULL) != NULL;
    if (both && aside && take_main_two(c, discourse, main))
        return;
    if (!both && (take_ranked_whole(c, discourse) || take_from_all(c, discourse)))
        return;
    if (both && (take_two_before(c, discourse, main) || take_main_two(c, discourse, main)))
        return;
    const tsc_topic *topic = &discourse->topic;
    if (!both && c->indicator->orientation == TSC_BALANCE && topic->several && c->before == NULL && c->anchor != NULL &&
        discourse->sentence - topic->sentence == 1) {
        (void)set_pair(c, topic->reporter, tsc_place_world(),
                       "of all partners"); /* "to China …, to the United States …. The surplus came to 6 billion" */
        return;
    }
    const tsc_place owner = is_sum_of_several(c, discourse) || tsc_pair_is_whole_of_several(c, discourse)
                                ? topic->reporter
                                : owner_of_whole(c, discourse, both);
    if (!tsc_place_is_none(owner))
        (void)set_pair(c, owner, tsc_place_world(), "whole of the topic");
    else if (!take_same_pair(c, discourse))
        take_document(c, discourse, main);
}
