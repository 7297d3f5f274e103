/* The pair as the text before gives it: topic, main countries of the document, its home. */
#include "extract/pair_parts.h"
#include "extract/pair_value.h"

#include "extract/currency.h"

#include <string.h>

static bool is_in_topic(const tsc_topic *topic, tsc_place place)
{
    return tsc_place_same(topic->reporter, place) || tsc_place_same(topic->partner, place);
}

bool tsc_pair_is_of_both(const tsc_candidate *c, uint32_t near)
{
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_DISCOURSE];
    for (size_t i = 0; c->anchor != NULL && i < marks->count; i++)
        if (tsc_entry_is(marks->items[i]->entry, "both") && marks->items[i]->first >= c->anchor->last && marks->items[i]->first - c->anchor->last <= near)
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
        return c->anchor != NULL && tsc_entry_has(c->anchor->entry, "partner", "from_all"); /* foreign students */
    if (topic != NULL && strcmp(c->indicator->code, "fdi_flow") == 0 && strcmp(topic, "fdi_flow") == 0
        && tsc_place_is_world(discourse->topic.reporter) && !tsc_place_is_none(discourse->topic.partner))
        return true; /* … in Tunisia. In Algeria the flows reached … */
    return c->anchor != NULL && tsc_entry_has(c->anchor->entry, "partner", "from_all")
           && !(topic != NULL && strncmp(topic, "fdi", 3) == 0 && tsc_place_is_country(discourse->topic.reporter));
}

/* "Switzerland imported coffee from Colombia. Brazil supplied 31,000 tonnes": another seller to the buyer just named. */
bool tsc_pair_turns_flow(const tsc_candidate *c, const tsc_topic *topic)
{
    const tsc_indicator *before = topic->indicator != NULL ? tsc_indicator_find(topic->indicator) : NULL;
    return before != NULL && tsc_indicator_is_opposite(before, c->indicator);
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
        if (tsc_place_same(p->place, place) && !tsc_pair_is_of_next_value(c, p))
            return false;
        named = named || tsc_place_same(p->place, place);
    }
    return named;
}

void tsc_pair_turn_neutral(tsc_candidate *c, const char *before)
{
    const tsc_indicator *flow = before != NULL ? tsc_indicator_find(before) : NULL;
    if (flow == NULL || !tsc_indicator_is_opposite(flow, c->indicator) || c->anchor == NULL || !tsc_entry_has(c->anchor->entry, "neutral", "1"))
        return;
    tsc_pair_swap(&c->figure);
    c->by_pair = "the same flow in other words";
}

/* The country that the document is about: its home or the one that it names most. */
static bool is_led_by(const tsc_discourse *discourse, tsc_place place)
{
    return !tsc_place_is_none(place) && (tsc_place_same(place, discourse->home) || tsc_place_same(place, tsc_discourse_main(discourse, 0)));
}

/* "Four million tourists came to Morocco", "Morocco's trade deficit grew": where a paragraph opens with it, of all the
   world, whatever pair was spoken of in the paragraph before. */
static bool is_of_whole(const tsc_candidate *c, const tsc_discourse *discourse, tsc_place known, const tsc_place_mention *mention)
{
    const tsc_topic *topic = &discourse->topic;
    bool opens = discourse->sentence == discourse->unit && c->before == NULL && topic->sentence < discourse->unit;
    if (!opens || mention == NULL || mention->referred || mention->adjective || topic->indicator == NULL || strcmp(topic->indicator, c->indicator->code) == 0
        || tsc_candidate_near(c, TSC_ROLE_DISCOURSE, "both", NULL, 4, 40, NULL) != NULL)
        return false;
    bool arrives = strcmp(c->indicator->code, "tourists") == 0 && tsc_place_same(c->figure.partner, known);
    bool owns = c->indicator->orientation == TSC_BALANCE && (mention->role == TSC_PLACE_OWNER || mention->role == TSC_PLACE_OF);
    return arrives || owns;
}

/* "The deficit with China reached 70 billion dirhams": of the country that counts in dirhams, where the text names it at all. */
static tsc_place country_of_money(const tsc_candidate *c, const tsc_discourse *discourse, tsc_place known)
{
    bool trade = c->units == TSC_UNITS_MONEY && c->indicator->flow && (c->indicator->units & TSC_UNITS_MONEY) != 0;
    tsc_place found = tsc_place_none();
    for (size_t i = 0; trade && i < discourse->rank_count; i++) {
        tsc_place place = discourse->ranks[i].place;
        char alpha2[4] = "";
        bool own = false;
        if (!tsc_place_is_country(place))
            continue;
        if (*c->quantity->family != '\0' && strcmp(c->quantity->family, "dollar") != 0)
            (void)tsc_currency_of_place(c->reading->scan->language, c->quantity->family, place, &own);
        tsc_place_alpha2(place, alpha2);
        own = own || (*c->quantity->family == '\0' && strcmp(alpha2, "US") != 0 && alpha2[0] != '\0' && memcmp(alpha2, c->figure.unit.code, 2) == 0);
        if (own && !tsc_place_is_none(found))
            return tsc_place_none(); /* two that have dinars */
        if (own)
            found = place;
    }
    return tsc_place_same(found, known) ? tsc_place_none() : found;
}

/* "Romania bought oil in Kazakhstan for 4 billion. Poland bought oil for 0.9": another one that does the same. */
static bool tells_again(const tsc_candidate *c, const tsc_topic *topic, const tsc_place_mention *mention)
{
    return topic->acts && topic->commodity != NULL && mention->role == TSC_PLACE_BARE && c->anchor != NULL && tsc_entry_has(c->anchor->entry, "form", "verb");
}

static bool is_ranked(const tsc_discourse *discourse, tsc_place place)
{
    for (size_t i = 0; i < discourse->rank_count; i++)
        if (tsc_place_same(discourse->ranks[i].place, place))
            return true;
    return false;
}

tsc_place tsc_pair_other_side(const tsc_candidate *c, const tsc_discourse *discourse, tsc_place known, const tsc_place_mention *mention)
{
    const tsc_topic *topic = &discourse->topic;
    if (is_from_all(c, discourse) && mention != NULL && tsc_place_same(c->figure.partner, known))
        return tsc_place_world();
    bool far = mention != NULL && (mention->role == TSC_PLACE_TO || mention->role == TSC_PLACE_FROM) && tsc_place_same(c->figure.partner, known); /* the overall exports to Turkey */
    if (tsc_pair_is_whole_world(c) && c->indicator->orientation != TSC_SHARE && !far && !(mention != NULL && mention->role == TSC_PLACE_WITH))
        return tsc_place_world();
    if (is_of_whole(c, discourse, known, mention))
        return tsc_place_world();
    const tsc_candidate *b = c->before;
    if (b != NULL && b->indicator->orientation == TSC_SHARE && tsc_place_same(b->figure.partner, known) && tsc_place_is_country(b->figure.reporter))
        return b->figure.reporter; /* "a third of Kenya's African sales go to Uganda, which took 241 million" */
    bool listed = topic->listed && topic->sentence < discourse->sentence && mention != NULL && !mention->referred
                  && (strcmp(c->indicator->code, "exports") == 0 || strcmp(c->indicator->code, "imports") == 0);
    if (listed && !far && c->anchor != NULL && topic->indicator != NULL)
        return tsc_place_world(); /* "… and Iran (9,000 tonnes). In all, Russia's imports rose" */
    if (is_in_topic(topic, known) && !tsc_place_is_none(topic->partner) && !tsc_place_is_none(topic->reporter))
        return tsc_place_same(topic->reporter, known) ? topic->partner : topic->reporter;
    bool known_reports = mention != NULL && tsc_place_same(c->figure.reporter, known);
    tsc_place counting = known_reports || mention == NULL ? tsc_place_none() : country_of_money(c, discourse, known);
    if (!tsc_place_is_none(counting))
        return counting;
    bool turns = tsc_pair_turns_flow(c, topic), turned = known_reports && turns;
    tsc_place across = known_reports && !turned ? topic->partner : topic->reporter;
    if (turns && !known_reports && (topic->acts || tsc_place_same(topic->partner, discourse->home)) && is_led_by(discourse, topic->partner) && !is_led_by(discourse, topic->reporter) && !tsc_place_same(topic->partner, known))
        across = topic->partner; /* "Afghanistan bought 119,000 tonnes; to Kyrgyzstan 99,000 were sold": by the same seller */
    bool shared = tsc_candidate_near(c, TSC_ROLE_INDICATOR, "trade_share", NULL, 4, 14, NULL) != NULL; /* на страны ЕАЭС пришлось 23 млрд: of whose trade is told */
    if (c->indicator->orientation == TSC_MUTUAL && !known_reports && !shared && tsc_place_is_country(topic->partner) && is_led_by(discourse, topic->partner) && !is_led_by(discourse, topic->reporter))
        across = topic->partner; /* Georgia's trade with Turkey in either order, and then with a third one */
    bool same_flow = topic->indicator != NULL && strcmp(topic->indicator, c->indicator->code) == 0;
    bool arrives = mention != NULL && tsc_place_same(c->figure.partner, known) && (c->indicator->units & TSC_UNITS_PERSONS) != 0
                   && !same_flow && mention->role == TSC_PLACE_BARE;
    if (arrives)
        return tsc_place_world(); /* welcomed 3.2 million visitors: of all countries */
    bool recent = topic->indicator != NULL && discourse->sentence - topic->sentence <= 3;
    if (mention != NULL && recent && tsc_place_is_country(across) && !tsc_place_same(across, known)
        && (!known_reports || turned || c->indicator->orientation == TSC_OUTWARD || (c->anchor == NULL && topic->acts) || (same_flow && (topic->sentence == discourse->sentence || is_led_by(discourse, topic->partner) || tells_again(c, topic, mention)))))
        return across;
    if (mention != NULL && recent && known_reports && same_flow && tsc_place_is_world(topic->partner) && !tsc_place_same(topic->reporter, known))
        return topic->partner; /* "France exported 10 million tonnes. It is followed by Romania (4 million)" */
    tsc_place other = tsc_discourse_counterpart(discourse, known);
    if (is_of_other_value(c, discourse, other))
        other = tsc_place_none();
    bool abroad = (c->indicator->units & TSC_UNITS_PERSONS) != 0 && mention != NULL && tsc_place_same(c->figure.partner, known)
                  && !is_ranked(discourse, discourse->home); /* who comes to another country comes from all */
    abroad = abroad || (strcmp(c->indicator->code, "exports") == 0 && mention != NULL && tsc_place_same(c->figure.reporter, known) && discourse->home_spoken
                        && (mention->role == TSC_PLACE_BARE || mention->referred) && !is_ranked(discourse, discourse->home) && !tsc_place_is_none(tsc_discourse_main_country(discourse, 1)));
    if (tsc_place_is_none(other) && !tsc_place_is_none(discourse->home) && !tsc_place_same(discourse->home, known) && !abroad)
        other = discourse->home;
    bool sells = known_reports && mention != NULL && mention->role == TSC_PLACE_FROM; /* exports from Azerbaijan: to all */
    bool has_partner = mention != NULL && (mention->role == TSC_PLACE_WITH || (mention->role == TSC_PLACE_TO && !(known_reports && c->reading->verb_first)) || (mention->role == TSC_PLACE_FROM && !sells))
                       && c->indicator->flow && (c->indicator->units & TSC_UNITS_PERSONS) == 0;
    bool two = tsc_candidate_near(c, TSC_ROLE_DISCOURSE, "both", NULL, 4, 40, NULL) != NULL;
    bool ours = mention != NULL && mention->referred && mention->role == TSC_PLACE_OWNER && c->indicator->orientation == TSC_MUTUAL; /* "our trade" */
    bool joint = strcmp(c->indicator->code, "projects") == 0; /* a plant that one builds stands with the other */
    return !tsc_place_is_none(other) ? other : has_partner || two || ours || joint ? tsc_discourse_other_of_two(discourse, known) : tsc_place_world();
}

/* The turnover of two countries has no direction, its exports do: those of the country that is quoted, else of the one
   that the document speaks of more. */
void tsc_pair_orient(tsc_candidate *c, const tsc_discourse *discourse)
{
    const tsc_indicator *before = discourse->topic.indicator != NULL ? tsc_indicator_find(discourse->topic.indicator) : NULL;
    bool directed = tsc_indicator_is_directed(c->indicator) || c->indicator->orientation == TSC_BALANCE;
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
        if (c->reading->places[i].role != TSC_PLACE_WITH && is_in_topic(&discourse->topic, c->reading->places[i].place) && tsc_pair_is_attributed(c->reading, &c->reading->places[i]))
            first = c->reading->places[i].place;
    if (!tsc_place_is_country(first) && tsc_place_is_country(f->reporter))
        return; /* a group that the text names often is the far side of a country's trade */
    if (tsc_place_same(f->partner, first)) {
        f->partner = f->reporter;
        f->reporter = first;
    }
}

static bool are_same_two(const tsc_place *a, const tsc_place *b)
{
    return (tsc_place_same(a[0], b[0]) && tsc_place_same(a[1], b[1])) || (tsc_place_same(a[0], b[1]) && tsc_place_same(a[1], b[0]));
}

/* No country in the sentence: the pair goes on. Where the direction turns (exports, then imports), the reporter stays. */
void tsc_pair_take_topic(tsc_candidate *c, const tsc_discourse *discourse)
{
    const tsc_topic *topic = &discourse->topic;
    tsc_figure *f = &c->figure;
    tsc_place main[2] = {tsc_discourse_main(discourse, 0), tsc_discourse_main(discourse, 1)};
    bool both = tsc_candidate_near(c, TSC_ROLE_DISCOURSE, "both", NULL, 6, 24, NULL) != NULL && c->anchor != NULL;
    if (is_from_all(c, discourse) && !both) {
        bool abroad = tsc_place_is_world(topic->reporter) && tsc_place_is_country(topic->partner);
        f->reporter = tsc_place_world();
        f->partner = abroad ? topic->partner : tsc_place_is_country(topic->reporter) ? topic->reporter : main[0];
        c->by_pair = "topic";
        return;
    }
    const tsc_place *two = discourse->two;
    if (both && !tsc_pair_is_whole_world(c) && discourse->two_sentence + 1 == discourse->sentence && !tsc_place_is_none(two[0])
        && !(is_in_topic(topic, two[0]) && is_in_topic(topic, two[1])) && !are_same_two(two, main) && c->indicator->orientation == TSC_MUTUAL) {
        f->reporter = two[0], f->partner = two[1];
        c->by_pair = "the two named before";
        return;
    }
    bool sure = tsc_place_is_country(topic->partner) && is_in_topic(topic, main[0]) && !tsc_discourse_is_led_by_two(discourse);
    const tsc_place countries[2] = {tsc_discourse_main_country(discourse, 0), tsc_discourse_main_country(discourse, 1)};
    bool grouped = (!tsc_place_is_none(topic->reporter) && !tsc_place_is_country(topic->reporter)) || (!tsc_place_is_none(topic->partner) && !tsc_place_is_country(topic->partner));
    bool meant = !grouped || are_same_two(countries, main); /* the group may be one of the two */
    if (both && !tsc_pair_is_whole_world(c) && !tsc_place_is_none(countries[1]) && meant && !sure) {
        f->reporter = countries[0], f->partner = countries[1];
        c->by_pair = "the two main countries";
        return;
    }
    if (!tsc_place_is_none(topic->reporter) && c->indicator->orientation != TSC_MUTUAL && tsc_candidate_is_divided(c) && c->anchor != NULL) {
        f->reporter = topic->reporter, f->partner = tsc_place_world(); /* parts are told of the whole */
        c->by_pair = "whole of the topic";
        return;
    }
    bool other_flow = topic->indicator != NULL && strcmp(topic->indicator, c->indicator->code) != 0;
    bool turned = tsc_place_same(topic->common, topic->partner) && other_flow; /* what others buy of it it sells */
    if (tsc_place_is_country(topic->common) && (turned || tsc_place_same(topic->common, topic->reporter)) && topic->sentence < discourse->sentence
        && tsc_pair_has_form(c, "noun") && !both
        && (strcmp(c->indicator->code, "exports") == 0 || strcmp(c->indicator->code, "imports") == 0 || c->indicator->orientation == TSC_BALANCE)) {
        f->reporter = topic->common, f->partner = tsc_place_world();
        c->by_pair = "whole of the topic";
        return;
    }
    if (topic->listed && topic->sentence < discourse->sentence && c->anchor != NULL && !both && c->indicator->orientation != TSC_MUTUAL && tsc_place_is_country(topic->reporter)) {
        f->reporter = topic->reporter, f->partner = tsc_place_world(); /* behind a list of partners: of all of them */
        c->by_pair = "whole of the topic";
        return;
    }
    if (!tsc_place_is_none(topic->reporter) && (!tsc_place_is_none(topic->partner) || c->indicator->orientation == TSC_OWN)) {
        f->reporter = topic->reporter, f->partner = topic->partner;
        c->by_pair = "topic";
        tsc_pair_orient(c, discourse);
        if (strcmp(c->indicator->code, "commodity_items") == 0 && tsc_place_same(discourse->subject, f->partner) && tsc_place_is_country(f->reporter))
            f->partner = f->reporter, f->reporter = discourse->subject; /* "… for Armenian producers. She named 14 groups of goods" */
        tsc_pair_turn_neutral(c, topic->indicator);
        return;
    }
    if (tsc_place_is_none(topic->reporter) && !tsc_place_is_none(topic->partner)) {
        f->partner = topic->partner;
        c->by_pair = "topic";
        return;
    }
    bool trade = c->indicator->flow && (c->indicator->units & TSC_UNITS_PERCENT) != 0 && (c->indicator->units & TSC_UNITS_PERSONS) == 0;
    bool homely = trade && !tsc_place_is_none(discourse->home) && !(tsc_place_is_country(main[0]) && tsc_place_is_country(main[1]));
    bool directed = strcmp(c->indicator->code, "exports") == 0 || strcmp(c->indicator->code, "imports") == 0;
    if (directed && trade && c->anchor != NULL && !tsc_place_is_none(discourse->home) && !homely && !is_ranked(discourse, discourse->home)) {
        f->reporter = discourse->home, f->partner = tsc_place_world(); /* ет экспорты 9,7 мың тоннаны құрады */
        c->by_pair = "document";
        return;
    }
    if (trade && !homely && tsc_place_is_country(main[0]) && tsc_discourse_is_far(discourse, main[0])) {
        tsc_place near = tsc_discourse_other_of_two(discourse, main[0]);
        f->reporter = tsc_place_is_none(near) && !tsc_discourse_is_far(discourse, main[1]) ? main[1] : near; /* "Trade with Iraq. Exports: 3.4 billion": whose is told elsewhere, if at all */
        f->partner = main[0];
        c->by_pair = "document";
        return;
    }
    f->reporter = homely ? discourse->home : main[0]; /* a text of one country is of its trade with ours */
    if (!tsc_place_is_none(f->reporter))
        f->partner = tsc_pair_other_side(c, discourse, f->reporter, NULL);
    tsc_place two_only = c->indicator->orientation == TSC_MUTUAL && !tsc_pair_is_whole_world(c) && tsc_place_is_world(f->partner)
                             ? tsc_discourse_other_of_two(discourse, f->reporter) : tsc_place_none();
    if (!tsc_place_is_none(two_only)) /* a quotation that opens a text of two countries */
        f->partner = two_only;
    c->by_pair = "document";
}
