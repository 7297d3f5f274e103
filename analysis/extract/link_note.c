#include "extract/link_note.h"

#include "extract/dating.h"
#include "extract/ground.h"

static bool is_part(const tsc_candidate *c, const tsc_topic *head)
{
    bool directed = tsc_indicator_is_directed(c->indicator) || c->indicator->orientation == TSC_BALANCE;
    return strcmp(head->indicator, "trade_turnover") == 0 && directed;
}

/* Whether the figure before was the other flow of the same two. */
static void note_flows(const tsc_candidate *c, tsc_discourse *discourse)
{
    bool exports = c->indicator->name == TSC_INDICATOR_EXPORTS, imports = c->indicator->name == TSC_INDICATOR_IMPORTS;
    const tsc_candidate *b = c->before;
    if (!exports && !imports) {
        discourse->had_flows = false;
        return;
    }
    while (b != NULL && b->indicator == c->indicator)
        b = b->before;
    bool other = b != NULL && strcmp(b->indicator->code, exports ? "imports" : "exports") == 0;
    bool same = other && tsc_place_is_country(c->figure.partner) &&
                ((tsc_place_same(b->figure.reporter, c->figure.reporter) &&
                  tsc_place_same(b->figure.partner, c->figure.partner)) ||
                 (tsc_place_same(b->figure.reporter, c->figure.partner) &&
                  tsc_place_same(b->figure.partner, c->figure.reporter)));
    discourse->had_flows = same;
}

/* "Russia bought 407 million, Pakistan 140": the side that the values of a list of countries have in common. */
static tsc_place common_side(const tsc_candidate *c)
{
    const tsc_candidate *b = c->before;
    bool directed = c->indicator->name == TSC_INDICATOR_EXPORTS || c->indicator->name == TSC_INDICATOR_IMPORTS;
    while (b != NULL && b->indicator->orientation == TSC_SHARE)
        b = b->before;
    if (!directed || b == NULL || b->indicator != c->indicator || c->by_pair == NULL ||
        (strcmp(c->by_pair, "list of countries") != 0 &&
         (b->figure.kind != c->figure.kind || !tsc_place_is_country(b->figure.partner) ||
          !tsc_place_is_country(c->figure.partner) ||
          (tsc_place_same(b->figure.reporter, c->figure.reporter) ==
           tsc_place_same(b->figure.partner, c->figure.partner)))))
        return tsc_place_none();
    return tsc_place_same(b->figure.reporter, c->figure.reporter) ? c->figure.reporter
           : tsc_place_same(b->figure.partner, c->figure.partner) ? c->figure.partner
                                                                  : tsc_place_none();
}

/* "1.9 million visitors from China and 0.6 from India. Those from the former …": the first and the last of what a sentence
   told of one thing. */
static void note_told(const tsc_candidate *c, tsc_discourse *discourse, size_t sentence)
{
    const struct tsc_told told = {c->indicator->code, c->figure.reporter, c->figure.partner};
    if (discourse->told[0].indicator == NULL || discourse->told_sentence != sentence) {
        memcpy(discourse->told_before, discourse->told, sizeof discourse->told);
        discourse->told_before_sentence = discourse->told_sentence;
        discourse->told[0] = told, discourse->told_sentence = sentence;
    }
    discourse->told[1] = told;
}

/* The pair that was spoken of, where another one comes with one of its sides and a third country. */
static void note_left(const tsc_candidate *c, tsc_discourse *discourse)
{
    const tsc_topic *topic = &discourse->topic;
    const tsc_place old[2] = {topic->reporter, topic->partner};
    const tsc_figure *f = &c->figure;
    const bool reports = tsc_place_is_among(f->reporter, old, 2), takes = tsc_place_is_among(f->partner, old, 2);
    if (topic->indicator == NULL || (reports && takes) || !tsc_place_is_country(old[0]) ||
        !tsc_place_is_country(old[1]) || !tsc_place_is_country(f->reporter) || !tsc_place_is_country(f->partner))
        return;
    const bool shared = reports || takes;
    discourse->left[0] = shared ? old[0] : tsc_place_none(), discourse->left[1] = shared ? old[1] : tsc_place_none();
}

/* What is spoken of, and whose it is; a share is of the flow that its word names, and leaves the pair as it was. */
static void note_pair(const tsc_candidate *c, tsc_topic *topic)
{
    const tsc_figure *f = &c->figure;
    const bool share = c->indicator->name == TSC_INDICATOR_TRADE_SHARE;
    const tsc_indicator *named = c->anchor != NULL ? tsc_indicator_find(c->anchor->entry->code) : NULL;
    const bool flow = named != NULL && named->flow;
    const tsc_indicator *told = flow && tsc_indicator_is_directed(named) && topic->indicator != NULL
                                    ? tsc_indicator_find(topic->indicator)
                                    : NULL;
    const bool turned = told != NULL && tsc_indicator_is_opposite(told, named);
    const bool goes_on = !share && tsc_code_is(topic->indicator, c->indicator->code) &&
                         tsc_place_same(topic->reporter, f->reporter) && tsc_place_is_country(f->reporter);
    if (!share)
        topic->several = goes_on && (topic->several ||
                                     (tsc_indicator_is_directed(c->indicator) && c->indicator->flow && !topic->noted &&
                                      !tsc_place_is_world(f->partner) && !tsc_place_is_world(topic->partner) &&
                                      !tsc_place_is_none(f->partner) && !tsc_place_is_none(topic->partner) &&
                                      !tsc_place_same(topic->partner, f->partner)));
    /* "Peru sold 9 million abroad. China bought 23 % of that": of what Peru sold */
    const bool of_topic = turned && share && tsc_place_same(topic->reporter, f->reporter) &&
                          tsc_entry_has(c->anchor->entry, "form", "verb");
    if (c->indicator->orientation == TSC_SHARE && flow && !of_topic)
        topic->indicator = named->code;
    else if (!of_topic && !(share && c->continued && topic->indicator != NULL))
        topic->indicator = c->indicator->code;
    /* half of Chilean sales; Kenya buys from Malaysia, and its share in the country's exports is 8 % */
    const bool swapped = flow && (f->commodity != NULL || turned) && tsc_place_same(topic->reporter, f->partner) &&
                         tsc_place_same(topic->partner, f->reporter);
    if (!share || tsc_place_is_none(topic->reporter) || swapped)
        topic->reporter = f->reporter, topic->partner = f->partner;
}

/* Named behind a preposition: as the other side of something. */
static bool is_named_across(const tsc_reading *reading, tsc_place place)
{
    for (size_t i = 0; i < reading->place_count; i++) {
        const tsc_place_mention *p = &reading->places[i];
        if (tsc_place_same(p->place, place) && (p->role == TSC_PLACE_TO || p->role == TSC_PLACE_FROM ||
                                                p->role == TSC_PLACE_WITH || p->role == TSC_PLACE_IN))
            return true;
    }
    return false;
}

/* Whether a country was named in a sentence before this one. */
static bool is_known(const tsc_discourse *discourse, tsc_place place)
{
    for (size_t i = 0; i < discourse->rank_count; i++)
        if (tsc_place_same(discourse->ranks[i].place, place))
            return discourse->ranks[i].sentence < discourse->sentence;
    return false;
}

/* Of the two sides the one that was spoken of before, where the other one comes in now and behind no preposition. */
static tsc_place side_that_stays(const tsc_candidate *c, const tsc_discourse *discourse)
{
    const tsc_place sides[2] = {discourse->topic.reporter, discourse->topic.partner};
    for (size_t i = 0; i < 2; i++)
        if (tsc_place_is_country(sides[i]) && !is_named_across(c->reading, sides[i]) && is_known(discourse, sides[i]) &&
            (tsc_discourse_opens(discourse, sides[i]) ||
             (tsc_place_same(sides[i], tsc_discourse_main(discourse, 0)) && !is_known(discourse, sides[1 - i]))))
            return sides[i];
    return tsc_place_none();
}

/* The country that the text is of: the side that it gave, or of two that were named the one that it spoke of before. */
static void note_given(const tsc_candidate *c, tsc_discourse *discourse)
{
    tsc_topic *topic = &discourse->topic;
    if (!tsc_place_is_none(c->given))
        topic->given = c->given;
    else if (!tsc_topic_has(topic, topic->given))
        topic->given = side_that_stays(c, discourse);
}

/* "Kenya's exports to Uganda …. Its trade with Chad …": whose trade with more than one partner is told. */
static void note_trading(const tsc_candidate *c, tsc_discourse *discourse, size_t sentence)
{
    const tsc_figure *f = &c->figure;
    struct tsc_trading *trading = &discourse->trading;
    if (tsc_place_is_world(f->partner) && c->indicator->flow && tsc_place_is_country(f->reporter))
        trading->whole = f->reporter;
    if (tsc_place_is_world(f->reporter) && c->indicator->name == TSC_INDICATOR_TOURISTS)
        trading->host = f->partner;
    if ((c->indicator->units & TSC_UNITS_PERCENT) == 0 || c->indicator->orientation == TSC_OWN ||
        (c->indicator->units & (TSC_UNITS_PERSONS | TSC_UNITS_COMPANIES)) != 0 || !tsc_place_is_country(f->reporter) ||
        !tsc_place_is_country(f->partner))
        return;
    if (!tsc_place_same(trading->owner, f->reporter))
        *trading = (struct tsc_trading){
            .owner = f->reporter, .partner = f->partner, .whole = trading->whole, .host = trading->host};
    trading->many = trading->many || !tsc_place_same(trading->partner, f->partner);
    trading->sentence = sentence;
}

/* "Egypt had 14.9 million visitors, 1.6 million of them from Germany": the whole, and how much a part of it is. */
static void note_total(const tsc_candidate *c, struct tsc_total *total, size_t sentence)
{
    const tsc_figure *f = &c->figure;
    const bool sold = tsc_place_is_country(f->reporter) && tsc_place_is_world(f->partner),
               taken = tsc_place_is_world(f->reporter) && tsc_place_is_country(f->partner);
    const bool same = total->indicator != NULL && tsc_unit_same(total->unit, f->unit);
    if (f->kind != TSC_FIGURE_LEVEL || !c->indicator->flow || c->indicator->orientation == TSC_SHARE)
        return;
    if ((sold || taken) && f->status == TSC_OBSERVED && c->stand == TSC_STAND_NOW)
        *total = (struct tsc_total){c->indicator, f->reporter, f->partner, c->figure.value, 0, f->unit, sentence};
    else if (same && !sold && !taken)
        total->part = f->value;
}

/* What later words may refer to: the whole, the trade of both ways, the former, our exports. */
static void note_referents(const tsc_candidate *c, tsc_discourse *discourse, size_t sentence)
{
    const tsc_figure *f = &c->figure;
    discourse->whole = c->indicator->orientation == TSC_SHARE ? f->reporter : tsc_place_none();
    if (c->indicator->orientation == TSC_SHARE && tsc_place_is_country(f->partner))
        discourse->shared = sentence + 1, discourse->shared_whole = f->reporter;
    if (c->indicator->name == TSC_INDICATOR_TRADE_TURNOVER)
        discourse->had_turnover = true;
    if (c->indicator->name == TSC_INDICATOR_TRADE_TURNOVER && f->kind == TSC_FIGURE_LEVEL &&
        tsc_place_is_country(f->reporter) && tsc_place_is_country(f->partner))
        discourse->turnover = (struct tsc_turnover){c->quantity->value, c->quantity->unit, sentence};
    note_flows(c, discourse);
    if ((discourse->former == NULL || discourse->former_sentence != sentence) && c->indicator->flow &&
        tsc_indicator_is_directed(c->indicator))
        discourse->former = c->indicator->code, discourse->former_sentence = sentence;
    if (c->ordered || c->indicator->name == TSC_INDICATOR_EXPORTS || c->indicator->name == TSC_INDICATOR_IMPORTS)
        discourse->seller[0] = f->reporter, discourse->seller[1] = f->partner;
    if (tsc_unit_is_currency(f->unit))
        discourse->money = f->unit;
}

/* The side on which the figure differs from the one before it of the same thing, or was told of all the world; none where
   another country stands on the other one. */
static tsc_pair_side side_of_ranking(const tsc_candidate *c, const tsc_topic *before)
{
    const tsc_figure *f = &c->figure;
    const bool same = tsc_code_is(before->indicator, c->indicator->code) && c->indicator->orientation != TSC_SHARE &&
                      c->indicator->orientation != TSC_OWN;
    if (before->noted || !(same || (c->partial && before->ranked)))
        return TSC_SIDE_NONE;
    const bool reports = tsc_place_same(before->reporter, f->reporter),
               takes = tsc_place_same(before->partner, f->partner);
    if (reports && takes)
        return before->varies;
    return reports && tsc_place_is_country(f->reporter) ? TSC_SIDE_PARTNER
           : takes && tsc_place_is_country(f->partner)  ? TSC_SIDE_REPORTER
                                                        : TSC_SIDE_NONE;
}

/* The side that the next of a list takes, where this value is of one: "Peru sold 9 million abroad. China: 4", "Canada: 21". */
static tsc_pair_side side_of_list(const tsc_candidate *c)
{
    const tsc_place_mention *head = tsc_reading_head_country(c->reading);
    const bool reports = head != NULL && tsc_place_same(head->place, c->figure.reporter);
    if (tsc_code_is(c->by_pair, "item"))
        return reports ? TSC_SIDE_REPORTER : TSC_SIDE_PARTNER;
    return c->anchor == NULL && reports && tsc_place_is_world(c->figure.partner) ? TSC_SIDE_REPORTER : TSC_SIDE_NONE;
}

/* "Japan: exports, 571 million": the side of the country that heads the line; none where no line has a head. */
static tsc_pair_side side_of_line(const tsc_candidate *c)
{
    const tsc_place_mention *head = tsc_reading_label(c->reading);
    if (head == NULL)
        return TSC_SIDE_NONE;
    return tsc_code_is(c->by_pair, "item of a flow") ? TSC_SIDE_PARTNER
           : tsc_place_same(head->place, c->figure.reporter) && tsc_place_is_world(c->figure.partner)
               ? TSC_SIDE_REPORTER
               : TSC_SIDE_NONE;
}

/* How it was told. */
static void note_telling(const tsc_candidate *c, tsc_discourse *discourse, size_t sentence, tsc_pair_side varies)
{
    const tsc_figure *f = &c->figure;
    tsc_topic *topic = &discourse->topic;
    topic->share = c->indicator->orientation == TSC_SHARE;
    topic->listed = tsc_code_is(c->by_pair, "list in brackets") || tsc_code_is(c->by_pair, "next partner") ||
                    tsc_code_is(c->by_pair, "ranking") ||
                    (c->before != NULL && tsc_code_is(c->by_pair, "list of countries") &&
                     tsc_code_is(c->before->by_pair, "list of countries"));
    topic->ranked = tsc_code_is(c->by_pair, "ranking");
    if (c->before == NULL)
        topic->lines = side_of_line(c);
    topic->varies = side_of_list(c) != TSC_SIDE_NONE ? side_of_list(c) : varies;
    if (!topic->share || topic->sentence != sentence)
        topic->common = common_side(c);
    topic->commodity = f->commodity, topic->hs = f->hs, topic->noted = topic->called = false,
    topic->abroad = c->indicator->orientation != TSC_OWN;
    topic->period =
        c->stand == TSC_STAND_EARLIER && discourse->period.kind != TSC_PERIOD_NONE ? discourse->period : f->period;
    if (f->kind == TSC_FIGURE_CHANGE || topic->sentence != sentence)
        topic->base = f->kind == TSC_FIGURE_CHANGE ? f->base_period : tsc_period_none();
    topic->kind = f->kind, topic->status = f->status, topic->sentence = sentence;
    if (!tsc_unit_is_percent(f->unit))
        topic->unit = f->unit;
    if (c->anchor == NULL)
        return;
    topic->acts =
        (tsc_entry_has(c->anchor->entry, "form", "verb") || tsc_entry_has(c->anchor->entry, "form", "recv")) &&
        !tsc_pair_lists_partners(c) && !tsc_pair_is_passive(c);
    topic->sign = tsc_entry_get(c->anchor->entry, "sign").length > 0 ? -1 : 1;
}

/* What the sentence was about before it came to parts. */
static void note_head(const tsc_candidate *c, tsc_discourse *discourse, size_t sentence)
{
    const tsc_topic *head = &discourse->head;
    const bool of_which =
        tsc_candidate_near(c, TSC_ROLE_DISCOURSE, "of_which", NULL, 0, 40, NULL) != NULL && head->indicator != NULL;
    const bool part_said =
        tsc_candidate_near(c, TSC_ROLE_DISCOURSE, "of_which", NULL, -1, 6, NULL) != NULL && c->before != NULL;
    const bool new_sentence = head->indicator == NULL || (head->sentence != sentence && !of_which);
    if (new_sentence || (!is_part(c, head) && !part_said))
        discourse->head = discourse->topic;
}

/* "In July … From January to July …": the months up to the one spoken of, which are no earlier time. */
static bool ends_as(tsc_period run, tsc_period spoken)
{
    return run.kind == TSC_PERIOD_MONTHS && spoken.kind == TSC_PERIOD_MONTH && run.last.year == spoken.last.year &&
           run.last.month == spoken.last.month;
}

/* "Since the beginning of the year …. In the first two months …": the same run up to its last whole month. */
static bool closes_run(tsc_period run, const tsc_discourse *discourse)
{
    const tsc_period *spoken = &discourse->period;
    return run.kind == TSC_PERIOD_MONTHS && spoken->kind == TSC_PERIOD_MONTHS && run.first.year == spoken->first.year &&
           run.first.month == spoken->first.month && spoken->last.year == discourse->date.year &&
           spoken->last.month == discourse->date.month;
}

/* The time of what happened; same_thing: of what was spoken of already, which does not go back in time. */
static void note_time(const tsc_candidate *c, tsc_discourse *discourse, size_t sentence, bool same_thing)
{
    const tsc_figure *f = &c->figure;
    if (f->status != TSC_OBSERVED || c->stand != TSC_STAND_NOW || f->period.kind == TSC_PERIOD_NONE ||
        f->period.kind == TSC_PERIOD_YEARS ||
        (!c->indicator->flow && (discourse->period.kind != TSC_PERIOD_NONE || f->period.kind != TSC_PERIOD_YEAR)))
        return;
    if (tsc_period_compare(f->period, discourse->period) < 0 &&
        (sentence == discourse->period_sentence || (same_thing && !ends_as(f->period, discourse->period))) &&
        !closes_run(f->period, discourse))
        return;
    discourse->period = f->period;
    discourse->period_indicator = c->indicator->code;
    discourse->period_sentence = sentence;
}

/* "The main buyer of Romanian wheat was Egypt": the side of those that such a noun names; that of the topic where there is none. */
static tsc_pair_side side_of_trader(const tsc_candidate *c, const tsc_topic *topic)
{
    if (c->anchor == NULL)
        return topic->trader;
    if (!tsc_mark_names_trader(c->anchor) || !tsc_indicator_is_directed(c->indicator))
        return TSC_SIDE_NONE;
    const bool buys = tsc_entry_has(c->anchor->entry, "form", "buyers");
    return buys == (c->indicator->orientation == TSC_INWARD) ? TSC_SIDE_REPORTER : TSC_SIDE_PARTNER;
}

void tsc_note_figure(const tsc_candidate *c, tsc_discourse *discourse, size_t sentence)
{
    tsc_topic *topic = &discourse->topic;
    note_told(c, discourse, sentence);
    if (c->partial && topic->indicator != NULL && topic->sentence == sentence)
        return; /* "8 billion, 14 % of all that Chile invested abroad": what was spoken of goes on */
    const bool same_thing = tsc_code_is(topic->indicator, c->indicator->code) && !topic->noted &&
                            tsc_place_same(topic->reporter, c->figure.reporter) &&
                            tsc_place_same(topic->partner, c->figure.partner);
    const tsc_pair_side varies = side_of_ranking(c, topic);
    topic->trader = side_of_trader(c, topic);
    note_left(c, discourse);
    note_pair(c, topic);
    note_given(c, discourse);
    note_trading(c, discourse, sentence);
    note_total(c, &discourse->total[tsc_unit_is_currency(c->figure.unit) ? 0 : 1], sentence);
    note_referents(c, discourse, sentence);
    note_telling(c, discourse, sentence, varies);
    note_head(c, discourse, sentence);
    note_time(c, discourse, sentence, same_thing);
}
