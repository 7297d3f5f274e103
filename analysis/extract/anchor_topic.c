/* What a quantity measures whose sentence has no word for it: what was spoken of before, where something in the sentence goes
   on with it. */
#include "extract/anchor_parts.h"
#include "extract/kind_parts.h"

#include <math.h>

/* A country, and not a town where something else may have happened. */
static bool names_country(const tsc_reading *r)
{
    for (size_t i = 0; i < r->place_count; i++)
        if (!r->places[i].minor)
            return true;
    return false;
}

/* What may go on with the topic of the figure before: it speaks of change or reach, refers back, or stands in a list. */
static bool goes_on(const tsc_candidate *c, const tsc_discourse *discourse, const tsc_candidate *before)
{
    if ((before != NULL && !before->rejected) ||
        (tsc_kind_is_in_brackets(c) && c->previous != NULL && tsc_kind_is_in_brackets(c->previous)))
        return true;
    if (tsc_candidate_near(c, TSC_ROLE_CHANGE, "up", "down", 6, 14, NULL) != NULL ||
        tsc_candidate_near(c, TSC_ROLE_CHANGE, "reach", "shift", 6, 14, NULL) != NULL ||
        tsc_candidate_near(c, TSC_ROLE_DISCOURSE, "same", "celui", 9, 20, NULL) != NULL ||
        tsc_candidate_near(c, TSC_ROLE_DISCOURSE, "both", "former", 9, 20, NULL) != NULL ||
        tsc_candidate_near(c, TSC_ROLE_DISCOURSE, "reverse", NULL, 9, 20, NULL) != NULL ||
        tsc_candidate_near(c, TSC_ROLE_MODALITY, "target", "forecast", 6, 20, NULL) != NULL ||
        c->quantity->change != TSC_CHANGE_NONE || tsc_kind_more_or_less(c) != TSC_CHANGE_NONE ||
        (c->units == TSC_UNITS_PERCENT &&
         tsc_candidate_near(c, TSC_ROLE_INDICATOR, "trade_share", NULL, 4, 14, NULL) != NULL))
        return true;
    return discourse->topic.indicator != NULL && names_country(c->reading) && c->units == TSC_UNITS_PERCENT;
}

/* "China was Senegal's main supplier with 22 percent", "With 22 percent, China was …": who sells or buys is told with the share. */
static bool is_share_of_sides(const tsc_candidate *c)
{
    const tsc_reading *r = c->reading;
    const tsc_mentions *marks = &r->of[TSC_ROLE_INDICATOR];
    if (c->quantity->form != TSC_QUANTITY_AMOUNT || r->place_count < 2 || c->before != NULL ||
        !tsc_candidate_is_led_by(c, "with"))
        return false;
    for (size_t i = 0; i < marks->count; i++) {
        const tsc_mark *mark = marks->items[i];
        if (tsc_mark_names_trader(mark) && r->clause[mark->first] == r->clause[c->edge])
            return true;
        if (tsc_mark_names_trader(mark) && mark->first >= c->quantity->last &&
            !tsc_reading_parted(r, c->quantity->last, mark->first))
            return true;
    }
    return false;
}

/* "the second partner with a share of 13.5 %": no flow is named, and the share is of all trade. */
static bool is_share_of_trader(const tsc_candidate *c)
{
    enum { BESIDE = 6 };
    tsc_span sign = c->edge > 1 ? tsc_scan_token(c->reading->scan, c->edge - 1) : tsc_span_of("");
    bool dashed = tsc_span_equals(sign, "\xE2\x80\x93") || tsc_span_equals(sign, "\xE2\x80\x94");
    if (dashed && c->units == TSC_UNITS_PERCENT && c->reading->place_count > 0 &&
        tsc_candidate_near(c, TSC_ROLE_DISCOURSE, "trader", NULL, -1, BESIDE, NULL) != NULL)
        return true; /* "Первым партнёром стал Египет – 20,4 %" */
    if (c->units != TSC_UNITS_PERCENT)
        return false;
    if (tsc_candidate_near(c, TSC_ROLE_INDICATOR, "trade_share", NULL, 4, 8, NULL) == NULL)
        return is_share_of_sides(c);
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_INDICATOR];
    bool sides = false; /* المورد الأول للقمح إلى مصر بحصة 57 %: who sells first has the share */
    for (size_t i = 0; i < marks->count && marks->items[i]->last <= c->edge; i++)
        sides = sides || tsc_mark_names_trader(marks->items[i]);
    return sides || tsc_candidate_near(c, TSC_ROLE_DISCOURSE, "trader", NULL, 4, 16, NULL) != NULL;
}

/* "6.5 billion, of which 2.8 billion exports, and is hoped to exceed 10": an aim behind a part is the whole's. */
static bool returns_to_whole(const tsc_candidate *c, const tsc_discourse *discourse)
{
    return c->before != NULL && c->before->before != NULL && discourse->head.indicator != NULL &&
           tsc_candidate_near(c->before, TSC_ROLE_DISCOURSE, "of_which", NULL, -1, 6, NULL) != NULL &&
           tsc_candidate_near(c, TSC_ROLE_MODALITY, "target", "forecast", -1, 8, NULL) != NULL;
}

/* "Russia (980 million)" */
static bool is_behind_name_in_brackets(const tsc_candidate *c)
{
    for (size_t i = 0; i < c->reading->place_count; i++)
        if (c->reading->places[i].last + 1 == c->edge && tsc_kind_is_in_brackets(c))
            return true;
    return false;
}

/* "Exports to the Union accounted for 63.5 % of the total and rose by 1 %": what rose is the flow and not its share. */
static bool is_growth_of_sharer(const tsc_candidate *c)
{
    enum { LEAD = 4 };
    const tsc_candidate *b = c->before;
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_INDICATOR];
    if (b->indicator->orientation != TSC_SHARE || b->anchor == NULL || b->anchor->last > b->edge ||
        c->units != TSC_UNITS_PERCENT)
        return false;
    const tsc_indicator *flow = tsc_indicator_find(b->anchor->entry->code);
    const tsc_mark *moved = tsc_candidate_near(c, TSC_ROLE_CHANGE, "up", "down", -1, LEAD, NULL);
    bool verbal = false;
    for (size_t i = 0; i < marks->count && marks->items[i]->last <= b->edge; i++)
        if (tsc_entry_is(marks->items[i]->entry, "trade_share"))
            verbal =
                tsc_entry_has(marks->items[i]->entry, "form", "share") && marks->items[i]->first >= b->anchor->last;
    return verbal && flow != NULL && flow->flow && moved != NULL && moved->first >= b->quantity->last;
}

/* "Exports came to 12 billion and imports to 9. The former are expected to rise": the first flow of the sentence before. */
static bool is_former(const tsc_candidate *c, const tsc_discourse *discourse)
{
    enum { REACH = 24 };
    double former_at = REACH, latter_at = REACH;
    const tsc_mark *former = tsc_candidate_near(c, TSC_ROLE_DISCOURSE, "former", NULL, 4, REACH, &former_at);
    const tsc_mark *latter = tsc_candidate_near(c, TSC_ROLE_DISCOURSE, "latter", NULL, 4, REACH, &latter_at);
    if (c->before != NULL || former == NULL || discourse->former == NULL ||
        discourse->former_sentence + 1 != discourse->sentence || (latter != NULL && latter_at < former_at))
        return false;
    for (size_t i = 0; i < c->reading->timexes->count; i++)
        if (c->reading->timexes->items[i].first < former->last && c->reading->timexes->items[i].last > former->first)
            return false; /* in the first quarter */
    return tsc_reading_stands_alone(c->reading, former->last);
}

/* No country is named but the two that were spoken of. */
static bool names_only_pair(const tsc_reading *r, const tsc_topic *topic)
{
    for (size_t i = 0; i < r->place_count; i++)
        if (!tsc_topic_has(topic, r->places[i].place))
            return false;
    return true;
}

/* "Планка должна подняться до 400 млн", "they want to take the total to 400 million": behind the parts of a trade that was told, a
   bar of which nothing else is said. */
static bool aims_at_whole(const tsc_candidate *c, const tsc_topic *topic)
{
    return names_only_pair(c->reading, topic) && (c->units == TSC_UNITS_MONEY || tsc_anchor_is_scaled(c->quantity)) &&
           tsc_candidate_near(c, TSC_ROLE_DISCOURSE, "bar", NULL, 4, 24, NULL) != NULL;
}

/* "The former slipped by 3 %, while the latter went up by 5 %": behind the former, the last flow of the sentence before. */
static const char *latter_flow(const tsc_candidate *c, const tsc_discourse *discourse)
{
    enum { NEAR = 7 };
    const struct tsc_told *last = &discourse->told_before[1];
    const tsc_mark *latter = tsc_candidate_near(c, TSC_ROLE_DISCOURSE, "latter", NULL, -1, NEAR, NULL);
    const bool told = c->before != NULL && c->anchor == NULL && latter != NULL &&
                      latter->first >= c->before->quantity->last && discourse->told_sentence == discourse->sentence &&
                      discourse->told_before_sentence + 1 == discourse->sentence;
    return told ? last->indicator : NULL;
}

/* "Three flights a week go to Tunis. The governments hope for 150 million euros by 2028": an aim in money and for a year to come, where what was
   spoken of last has none, is of the trade that was told before. */
static bool aims_at_trade(const tsc_candidate *c, const tsc_discourse *discourse)
{
    enum { LEAD = 6 };
    const double million = 1e6;
    bool ahead = false;
    for (size_t i = 0; i < c->reading->timexes->count; i++)
        ahead = ahead || c->reading->timexes->items[i].period.last.year > discourse->date.year;
    return ahead && c->before == NULL && discourse->had_turnover && c->units == TSC_UNITS_MONEY &&
           c->quantity->form == TSC_QUANTITY_AMOUNT && c->quantity->value >= million &&
           tsc_candidate_near(c, TSC_ROLE_MODALITY, "target", NULL, -1, LEAD, NULL) != NULL;
}

/* The indicator of the figure before, or of what was spoken of last; NULL where there is none. */
static const tsc_indicator *spoken_of(const tsc_candidate *c, const tsc_discourse *discourse)
{
    const char *code = c->before != NULL ? c->before->indicator->code : discourse->topic.indicator;
    const bool beside = c->previous != NULL && c->previous != c->before && c->units == TSC_UNITS_PERCENT &&
                        c->reading->clause[c->previous->edge] == c->reading->clause[c->edge];
    if (beside && c->previous->indicator->flow && c->previous->indicator->orientation != TSC_SHARE)
        return c->previous->indicator; /* (231 million; +6 %) */
    if (is_former(c, discourse))
        code = discourse->former;
    const char *latter = latter_flow(c, discourse);
    if (latter != NULL)
        code = latter;
    if (returns_to_whole(c, discourse))
        code = discourse->head.indicator;
    if (c->before != NULL && is_growth_of_sharer(c))
        code = c->before->anchor->entry->code;
    const tsc_indicator *indicator = code != NULL ? tsc_indicator_find(code) : NULL;
    const bool one_of_both = tsc_candidate_near(c, TSC_ROLE_DISCOURSE, "former", "latter", 4, 24, NULL) != NULL;
    if (c->before == NULL && discourse->had_flows && !one_of_both && (c->units & TSC_UNITS_GOODS) == 0)
        indicator = tsc_indicator_find("trade_turnover"); /* the figure, it: of both flows together */
    const bool directed = indicator != NULL && (tsc_code_is(code, "exports") || tsc_code_is(code, "imports") ||
                                                tsc_code_is(code, "trade_balance"));
    if (directed && c->before == NULL && discourse->had_turnover &&
        (tsc_candidate_near(c, TSC_ROLE_DISCOURSE, "both", NULL, 4, 24, NULL) != NULL ||
         aims_at_whole(c, &discourse->topic)))
        indicator = tsc_indicator_find("trade_turnover"); /* the goal of the two sides is one of their trade */
    if (indicator != NULL && !tsc_anchor_can_have(c, indicator) && aims_at_trade(c, discourse))
        return tsc_indicator_find("trade_turnover");
    return indicator != NULL && indicator->orientation == TSC_SHARE && c->units != TSC_UNITS_PERCENT ? NULL : indicator;
}

/* "Un año antes eran 81 millones": millions of which no noun says what, where money was told. */
static bool is_bare_money(const tsc_candidate *c, const tsc_discourse *discourse)
{
    const tsc_scan *scan = c->reading->scan;
    const uint32_t end = c->quantity->last;
    return c->units == TSC_UNITS_BARE && tsc_anchor_is_scaled(c->quantity) &&
           tsc_unit_is_currency(discourse->topic.unit) && c->reading->of[TSC_ROLE_MODALITY].count == 0 &&
           (end >= scan->token_count || scan->tokens[end].kind == TSC_TOKEN_PUNCTUATION ||
            tsc_scan_mark(scan, end, TSC_ROLE_PERIOD) != NULL);
}

/* "El cobre, con 23.000 millones, encabezó la lista", "на медь пришлось 23 млрд": a good that is told with its value. */
static bool tells_good(const tsc_candidate *c)
{
    enum { NEAR = 7 }; /* the leading product was beef, with 199 million */
    const tsc_mentions *goods = &c->reading->of[TSC_ROLE_COMMODITY];
    const bool told = tsc_candidate_is_led_by(c, "with") ||
                      tsc_candidate_near(c, TSC_ROLE_INDICATOR, "trade_share", NULL, -1, NEAR, NULL) != NULL;
    for (size_t i = 0; told && i < goods->count; i++)
        if (goods->items[i]->last <= c->edge && c->edge - goods->items[i]->last <= NEAR)
            return true;
    return false;
}

/* An amount of which nothing is said but that it comes on top of what the sentence before told, or that it is of a good. */
static bool goes_on_with_money(const tsc_candidate *c, const tsc_discourse *discourse, const tsc_indicator *indicator)
{
    return discourse->sentence - discourse->topic.sentence == 1 && tsc_anchor_is_scaled(c->quantity) &&
           tsc_unit_is_currency(discourse->topic.unit) &&
           (tsc_kind_comes_on_top(c) || (indicator->flow && tells_good(c)));
}

/* An amount beside a country, or of another time, in a text that has spoken of such a flow a moment ago. */
static bool goes_on_loosely(const tsc_candidate *c, const tsc_discourse *discourse, const tsc_indicator *indicator)
{
    enum { NEAR = 3 };
    const size_t apart = discourse->sentence - discourse->topic.sentence;
    if (!indicator->flow || apart > NEAR)
        return false;
    const bool shared = tsc_anchor_is_scaled(c->quantity) /* "на Ирак пришлось 71 млн" */
                        && (is_behind_name_in_brackets(c) ||
                            tsc_candidate_near(c, TSC_ROLE_INDICATOR, "trade_share", NULL, 4, 14, NULL) != NULL);
    const bool visitors = c->units == TSC_UNITS_PERSONS &&
                          indicator->name == TSC_INDICATOR_TOURISTS; /* из Кыргызстана прибыло 1,9 млн человек */
    const bool measured =
        (c->units & (TSC_UNITS_MONEY | TSC_UNITS_GOODS)) != 0 || shared || visitors || is_bare_money(c, discourse);
    /* – А товарооборот? – За прошлый год – 95 миллионов; the same of another time */
    const bool asked = apart == 1 && c->reading->timexes->count > 0;
    return measured && (asked || c->reading->place_count > 0);
}

/* "and 50,000 of our citizens live in Korea": the noun behind the number begins a phrase that counts nothing. */
static bool counts_nothing(const tsc_candidate *c)
{
    enum { GAP = 3 };
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_INDICATOR];
    for (size_t i = 0; i < marks->count; i++)
        if (tsc_entry_is(marks->items[i]->entry, "none") && tsc_entry_has(marks->items[i]->entry, "form", "count") &&
            marks->items[i]->first + 1 >= c->quantity->last && marks->items[i]->first <= c->quantity->last + GAP &&
            c->reading->weak[marks->items[i]->first] == c->reading->weak[c->edge])
            return true;
    return false;
}

/* "About 80,000 Maldivians came to the island": people who are counted by the name of their country, and behind it a word of
   reaching a place. */
static bool counts_arrivals(const tsc_candidate *c)
{
    enum { MANY = 10, NEAR = 3 };
    const tsc_reading *r = c->reading;
    const uint32_t end = c->quantity->last;
    uint32_t from = 0;
    for (size_t i = 0; i < r->place_count; i++)
        if (r->places[i].adjective && !r->places[i].group && r->places[i].first == end)
            from = r->places[i].last;
    const tsc_mark *came = from > 0 ? tsc_scan_mark(r->scan, from, TSC_ROLE_CHANGE) : NULL;
    if (!tsc_mark_is(came, "reach") || c->units != TSC_UNITS_BARE || c->quantity->form != TSC_QUANTITY_AMOUNT ||
        c->quantity->value < MANY)
        return false;
    for (size_t i = 0; i < r->place_count; i++)
        if (r->places[i].role == TSC_PLACE_TO && r->places[i].first >= from && r->places[i].first - came->last <= NEAR)
            return true;
    return false;
}

/* "Of them from India 9.3 thousand, from Nepal 5.4 thousand": parts of the people that the sentence before counted, each with where
   they come from. */
static bool counts_part_of_people(const tsc_candidate *c, const tsc_discourse *discourse,
                                  const tsc_indicator *indicator)
{
    enum { NEAR = 5, MANY = 100 };
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_DISCOURSE];
    bool part = false;
    if (indicator == NULL || (indicator->units & TSC_UNITS_PERSONS) == 0 || *indicator->count_unit == '\0' ||
        c->units != TSC_UNITS_BARE || c->quantity->form != TSC_QUANTITY_AMOUNT || c->quantity->value < MANY ||
        discourse->topic.indicator == NULL || strcmp(discourse->topic.indicator, indicator->code) != 0 ||
        discourse->sentence - discourse->topic.sentence != 1)
        return false;
    for (size_t i = 0; i < marks->count; i++)
        part = part || (tsc_entry_is(marks->items[i]->entry, "of_which") && marks->items[i]->last <= c->edge);
    for (size_t i = 0; part && i < c->reading->place_count; i++) {
        const tsc_place_mention *p = &c->reading->places[i];
        if (p->role == TSC_PLACE_FROM && p->last <= c->edge && c->edge - p->last <= NEAR)
            return true;
    }
    return false;
}

/* Why the value does not go on with an indicator that was spoken of (NULL: none was); NULL where it does. */
static const char *refusal(const tsc_candidate *c, const tsc_discourse *discourse, const tsc_candidate *before,
                           const tsc_indicator *indicator)
{
    enum { SMALL = 1000 };
    if (indicator == NULL || (c->before == NULL && discourse->topic.sentence < discourse->turned) ||
        !tsc_anchor_can_have(c, indicator))
        return "no indicator"; /* or the text has turned to something else */
    if (c->units == TSC_UNITS_MONEY && indicator->flow && fabs(c->quantity->value) < SMALL &&
        c->quantity->form == TSC_QUANTITY_AMOUNT && !tsc_kind_is_in_brackets(c))
        return "too small for trade"; /* a ticket costs 310 euros */
    if (!goes_on(c, discourse, before) && !goes_on_loosely(c, discourse, indicator) &&
        !goes_on_with_money(c, discourse, indicator) && !is_share_of_trader(c))
        return "nothing goes on from the sentence before";
    return NULL;
}

/* "412,000 visitors from Guatemala and 236,000 from Honduras": counted as what was counted before. */
static void take_counted(tsc_candidate *c, const tsc_candidate *counted)
{
    c->indicator = counted->indicator;
    c->figure.unit = counted->figure.unit;
    c->units = counted->units;
    c->borrowed_factor = counted->borrowed_factor > 0 ? counted->borrowed_factor : counted->quantity->unit_factor;
    c->continued = true;
    c->by_indicator = "list";
}

static void take_people(tsc_candidate *c, const tsc_indicator *indicator, const char *rule)
{
    c->indicator = indicator;
    (void)tsc_unit_parse(tsc_span_of("persons"), &c->figure.unit);
    c->units = TSC_UNITS_PERSONS;
    c->by_indicator = rule;
}

/* What is counted says by itself what it is of, or that it is of nothing told here: containers, people who came, a part of those
   counted before; false where it leaves that open. */
static bool take_what_is_counted(tsc_candidate *c, const tsc_discourse *discourse, const tsc_indicator *indicator)
{
    if (c->units == TSC_UNITS_TEU && (indicator == NULL || (indicator->units & TSC_UNITS_TEU) == 0)) {
        c->indicator = tsc_indicator_find("freight"); /* nothing else is counted in containers */
        c->by_indicator = "unit";
        return true;
    }
    if (c->units == TSC_UNITS_PIECES && c->before == NULL) {
        tsc_candidate_reject(c, "counted goods that nobody trades"); /* 1,400 trucks a day crossed */
        return true;
    }
    if (counts_arrivals(c)) {
        take_people(c, tsc_indicator_find("tourists"), "people who came");
        return true;
    }
    if (counts_part_of_people(c, discourse, indicator)) {
        take_people(c, indicator, "list");
        c->continued = true;
        return true;
    }
    if (counts_nothing(c)) {
        tsc_candidate_reject(c, "nothing that is counted");
        return true;
    }
    return false;
}

void tsc_anchor_take_topic(tsc_candidate *c, const tsc_discourse *discourse, const tsc_candidate *before)
{
    const tsc_indicator *indicator = spoken_of(c, discourse);
    if (take_what_is_counted(c, discourse, indicator))
        return;
    const tsc_candidate *counted = tsc_anchor_counted_before(c);
    if (counted != NULL && tsc_unit_is_none(tsc_anchor_money_of_goods(c))) {
        take_counted(c, counted);
        return;
    }
    if (tsc_anchor_counts_on(c, indicator, discourse)) {
        c->indicator = indicator;
        c->continued = true;
        c->by_indicator = "topic";
        return;
    }
    if (indicator != NULL && tsc_anchor_is_capacity(c, indicator))
        indicator = NULL;
    if (indicator != NULL && c->units == TSC_UNITS_BARE && !tsc_anchor_is_scaled(c->quantity) &&
        !tsc_anchor_counts_again(c, indicator)) {
        tsc_candidate_reject(c, "a bare number");
        return;
    }
    if (indicator == NULL && is_share_of_trader(c))
        indicator = tsc_indicator_find("trade_share");
    const char *why = refusal(c, discourse, before, indicator);
    if (why != NULL) {
        tsc_candidate_reject(c, why);
        return;
    }
    if ((c->units & TSC_UNITS_GOODS) != 0 && indicator->name == TSC_INDICATOR_TRADE_TURNOVER)
        indicator = tsc_indicator_find("exports"); /* tonnes are of what one side sells */
    c->indicator = indicator;
    c->continued = true;
    c->by_indicator = before != NULL && !before->rejected ? "list"
                      : goes_on(c, discourse, before)     ? "topic"
                                                          : "topic, loosely";
}
