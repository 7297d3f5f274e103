/* What the kind of a figure leaves open: the sign of a balance, investment that is a stock, goods that are counted. */
#include "extract/kind_parts.h"

#include <math.h>
#include <string.h>

/* "El saldo resultó negativo para Bogotá en 580 millones": what the balance is said to be, in its own part of the sentence. */
static bool is_said_negative(const tsc_candidate *c)
{
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_DISCOURSE];
    for (size_t i = 0; i < marks->count; i++)
        if (tsc_entry_is(marks->items[i]->entry, "negative") &&
            c->reading->clause[marks->items[i]->first] == c->reading->clause[c->anchor->first] &&
            !tsc_reading_parted(c->reading, marks->items[i]->last, c->edge))
            return true;
    return false;
}

/* "A deficit in its trade balance with Brazil of 1.7 billion": the word of want stands before that of the balance. */
static bool is_in_deficit(const tsc_candidate *c)
{
    enum { NEAR = 4 };
    const tsc_reading *r = c->reading;
    const tsc_mentions *marks = &r->of[TSC_ROLE_INDICATOR];
    for (size_t i = 0; i < marks->count && marks->items[i]->last <= c->anchor->first; i++)
        if (tsc_entry_is(marks->items[i]->entry, "trade_balance") &&
            tsc_entry_get(marks->items[i]->entry, "sign").length > 0 &&
            c->anchor->first - marks->items[i]->last <= NEAR &&
            r->weak[marks->items[i]->first] == r->weak[c->anchor->first])
            return true;
    return false;
}

/* A deficit is a negative level, and a deeper one a change further down; a percentage is of its size. */
static void sign_balance(tsc_candidate *c, const tsc_discourse *discourse)
{
    if (c->indicator->name != TSC_INDICATOR_TRADE_BALANCE || tsc_unit_is_percent(c->figure.unit) ||
        strcmp(c->by_kind, "balance with a printed sign") == 0 ||
        (c->figure.kind == TSC_FIGURE_LEVEL && c->figure.value < 0)) /* was negative: minus 120 million */
        return;
    double sign = discourse->topic.sign;
    if (c->anchor != NULL)
        sign = tsc_entry_get(c->anchor->entry, "sign").length > 0 || is_said_negative(c) || is_in_deficit(c) ? -1 : 1;
    c->figure.value *= sign;
    if (sign < 0 && !isnan(c->figure.low)) {
        double low = -c->figure.high;
        c->figure.high = -c->figure.low, c->figure.low = low;
    }
}

/* A count of goods belongs to the exports or imports beside it, and money that they are worth is of that flow. Without
   a flow, a possibility or an amount it is a turn of phrase ("built on two commodities"). */
static void place_goods(tsc_candidate *c, const tsc_candidate *before)
{
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_INDICATOR];
    double best = 40;
    for (size_t i = 0; i < marks->count; i++) {
        const tsc_indicator *indicator = tsc_indicator_find(marks->items[i]->entry->code);
        bool flow =
            indicator != NULL && (indicator->name == TSC_INDICATOR_EXPORTS || indicator->name == TSC_INDICATOR_IMPORTS);
        double d = tsc_reading_distance(c->reading, marks->items[i]->first, marks->items[i]->last, c->edge,
                                        c->quantity->last) +
                   (marks->items[i]->first >= c->quantity->last ? 6 : 0);
        if (flow && d < best)
            best = d, c->flow = marks->items[i];
    }
    bool inward = c->flow != NULL && tsc_entry_is(c->flow->entry, "imports");
    if ((c->units & TSC_UNITS_MONEY) != 0) {
        c->indicator = tsc_indicator_find(inward ? "imports" : "exports");
        if (c->flow != NULL)
            c->anchor = c->flow;
        return;
    }
    bool possible = tsc_candidate_near(c, TSC_ROLE_MODALITY, "potential", "target", 0, 40, NULL) != NULL;
    bool priced = c->index + 1 < c->reading->quantities->count &&
                  tsc_unit_is_currency(c->reading->quantities->items[c->index + 1].unit);
    bool told = c->anchor != NULL && tsc_entry_get(c->anchor->entry, "flow").length > 0; /* export items */
    if (priced && c->figure.kind == TSC_FIGURE_CHANGE && !tsc_unit_is_percent(c->quantity->unit))
        c->figure.kind =
            TSC_FIGURE_LEVEL; /* to expand exports by 27 items worth 60 million: so many, and not so many more */
    if (c->flow == NULL && !told && !possible && !priced && !(before != NULL && !before->rejected))
        tsc_candidate_reject(c, "goods without a flow");
}

static bool is_present(const tsc_timex *timex)
{
    return timex->relative && timex->sort == TSC_TIMEX_PLAIN && timex->period.kind == TSC_PERIOD_DAY;
}

/* No time is named, or only the end of one, or the present, or that of the next value in a clause of its own. */
static bool has_no_span(const tsc_candidate *c)
{
    const tsc_reading *r = c->reading;
    const uint32_t next = c->index + 1 < r->quantities->count ? r->quantities->items[c->index + 1].first : UINT32_MAX;
    for (size_t i = 0; i < r->timexes->count; i++) {
        const tsc_timex *timex = &r->timexes->items[i];
        if (!tsc_reading_together(r, timex->first, c->quantity->first))
            continue; /* whereas they have put 12 billion there since 2000 */
        bool of_next = timex->first > next && c->before == NULL && tsc_reading_parted(r, c->quantity->last, next);
        if (!timex->end_of && !is_present(timex) && !of_next && timex->sort != TSC_TIMEX_VAGUE &&
            timex->sort != TSC_TIMEX_WEEKDAY) /* said on Tuesday that */
            return false;
    }
    return true;
}

/* "1.9 billion injected since 2005": of the years so far. */
static bool is_since(const tsc_candidate *c)
{
    for (size_t i = 0; i < c->reading->timexes->count; i++) {
        const tsc_timex *timex = &c->reading->timexes->items[i];
        if ((timex->sort == TSC_TIMEX_SINCE || timex->period.kind == TSC_PERIOD_YEARS) &&
            (tsc_reading_distance(c->reading, timex->first, timex->last, c->edge, c->quantity->last) < 8 ||
             c->reading->weak[timex->first] == c->reading->weak[c->edge]))
            return true;
    }
    return false;
}

/* "За 30 лет вложили": a length of several years, of which nothing tells when they were. */
static bool is_over_years(const tsc_candidate *c)
{
    enum { SEVERAL = 60 }; /* months */
    bool found = false;
    for (size_t i = 0; i < c->reading->timexes->count; i++) {
        const tsc_timex *timex = &c->reading->timexes->items[i];
        if (timex->sort != TSC_TIMEX_DURATION || timex->months < SEVERAL)
            return false;
        found = true;
    }
    return found;
}

/* "By 1 September 2024 they had registered 29.5 billion of investment": what there is on a day has been accumulated. */
static bool is_at_day(const tsc_candidate *c)
{
    for (size_t i = 0; i < c->reading->timexes->count; i++) {
        const tsc_timex *timex = &c->reading->timexes->items[i];
        const bool end = timex->end_of && timex->as_of; /* жыл соңындағы жағдай бойынша */
        if ((timex->period.kind == TSC_PERIOD_DAY || end) && !timex->relative &&
            (timex->as_of || timex->sort == TSC_TIMEX_DUE) &&
            tsc_reading_together(c->reading, timex->first, c->quantity->first))
            return true;
    }
    return false;
}

/* "At the end of the first quarter direct investment stood at 9.1 billion", "had invested 11 billion by the end of March": what there
   is at the end of a time has been accumulated; what came in up to then may be the year's. */
static bool is_at_end(const tsc_candidate *c, bool noun)
{
    bool at_end = false;
    for (size_t i = 0; i < c->reading->timexes->count; i++) {
        const tsc_timex *timex = &c->reading->timexes->items[i];
        if (!tsc_reading_together(c->reading, timex->first, c->quantity->first))
            continue;
        const bool end = timex->end_of && !timex->start_of &&
                         (noun || timex->sort == TSC_TIMEX_UNTIL || timex->sort == TSC_TIMEX_DUE);
        if (!end && timex->sort != TSC_TIMEX_VAGUE)
            return false;
        at_end = at_end || end;
    }
    return at_end;
}

/* وبلغت الاستثمارات الهندية المباشرة … 268.4 مليون: the verb of arriving leads in the noun, however far off the value is. */
static bool is_led_by_reach(const tsc_candidate *c)
{
    enum { NEAR = 2 };
    const uint32_t noun = c->anchor->first;
    for (uint32_t t = noun > NEAR ? noun - NEAR : 0; t < noun; t++) {
        const tsc_mark *verb = tsc_scan_mark(c->reading->scan, t, TSC_ROLE_CHANGE);
        if (tsc_mark_is(verb, "reach") && verb->last <= noun && tsc_reading_together(c->reading, verb->first, noun))
            return true;
    }
    return false;
}

/* "Total investment of 3.6 billion in the first eight months": a total of a part of a year has come in within it. */
static bool is_within_months(const tsc_candidate *c)
{
    if (c->indicator->name != TSC_INDICATOR_FDI_STOCK || c->anchor == NULL ||
        !tsc_entry_has(c->anchor->entry, "stock", "may"))
        return false;
    for (size_t i = 0; i < c->reading->timexes->count; i++) {
        const tsc_timex *timex = &c->reading->timexes->items[i];
        const tsc_period_kind kind = timex->period.kind;
        if ((kind == TSC_PERIOD_MONTHS || kind == TSC_PERIOD_QUARTER || kind == TSC_PERIOD_HALF) &&
            timex->sort == TSC_TIMEX_PLAIN && !timex->end_of && !timex->as_of &&
            tsc_reading_together(c->reading, timex->first, c->quantity->first))
            return true;
    }
    return false;
}

/* "21,800 Spanish companies with an investment of 8.5 billion": what companies that are there have put in. */
static bool is_of_companies(const tsc_candidate *c)
{
    const tsc_candidate *b = c->before;
    return b != NULL && (b->indicator->units & TSC_UNITS_COMPANIES) != 0 && b->figure.kind == TSC_FIGURE_LEVEL &&
           c->anchor->first >= b->quantity->last && tsc_reading_together(c->reading, b->quantity->first, c->edge);
}

/* "Investment in the quarter came to 174 million. That from the Union reached 116": what was just told of a time goes on. */
static bool is_of_flow_told(const tsc_candidate *c, const tsc_discourse *discourse)
{
    enum { NEAR = 2 };
    const tsc_topic *topic = &discourse->topic;
    return tsc_code_is(topic->indicator, "fdi_flow") && topic->period.kind != TSC_PERIOD_NONE && !topic->noted &&
           discourse->sentence - topic->sentence <= NEAR && c->reading->timexes->count == 0 &&
           tsc_candidate_near(c, TSC_ROLE_DISCOURSE, "all_time", NULL, 2, 16, NULL) == NULL;
}

/* "They had accumulated 8.4 billion, and its own investment stood at 0.1": what is told beside a stock, of no time of its own, is one. */
static bool goes_on_as_stock(const tsc_candidate *c, bool noun, bool reaches)
{
    const tsc_candidate *b = c->before;
    if (b == NULL || b->indicator->name != TSC_INDICATOR_FDI_STOCK)
        return false;
    if (b->anchor == c->anchor)
        return true;
    return noun && !is_since(c) &&
           ((reaches && tsc_entry_has(c->anchor->entry, "stock", "may")) ||
            (tsc_entry_get(c->anchor->entry, "stock").length > 0 && has_no_span(c) &&
             tsc_candidate_near(c, TSC_ROLE_MODALITY, "target", "potential", 4, 20, NULL) == NULL));
}

/* Investment without a time, or of all years, is what has been accumulated. */
static void settle_stock(tsc_candidate *c, const tsc_discourse *discourse)
{
    const tsc_candidate *b = c->before;
    const bool told = is_of_flow_told(c, discourse);
    if (told && c->anchor != NULL && c->indicator->name == TSC_INDICATOR_FDI_STOCK &&
        tsc_entry_has(c->anchor->entry, "form", "sellers"))
        c->indicator = tsc_indicator_find("fdi_flow"); /* Malta, with 77 million, is the largest investor */
    if (told)
        return;
    if (b != NULL && c->indicator->name == TSC_INDICATOR_FDI_STOCK && b->indicator->name == TSC_INDICATOR_FDI_FLOW &&
        c->anchor != NULL && tsc_entry_has(c->anchor->entry, "form", "sellers")) {
        /* 3.1 billion in the half-year, the third investor behind the United States (14.8 billion) */
        c->indicator = b->indicator;
        return;
    }
    if (is_within_months(c)) {
        c->indicator = tsc_indicator_find("fdi_flow");
        return;
    }
    if (c->indicator->name != TSC_INDICATOR_FDI_FLOW || c->figure.kind != TSC_FIGURE_LEVEL || c->continued)
        return;
    bool reaches = tsc_candidate_near(c, TSC_ROLE_CHANGE, "reach", NULL, 4, 10, NULL) != NULL;
    bool noun = c->anchor != NULL && tsc_entry_has(c->anchor->entry, "form", "noun");
    /* exceed 3 billion */
    reaches = reaches || c->quantity->bound == TSC_BOUND_AT_LEAST || c->quantity->bound == TSC_BOUND_AT_MOST ||
              tsc_mark_is(tsc_scan_mark(c->reading->scan, c->edge, TSC_ROLE_CHANGE), "reach") ||
              (noun && (is_led_by_reach(c) || is_of_companies(c)));
    if (goes_on_as_stock(c, noun, reaches)) {
        c->indicator = c->before->indicator;
        return;
    }
    if (noun && tsc_kind_is_in_brackets(c) && tsc_entry_get(c->anchor->entry, "stock").length > 0 && has_no_span(c)) {
        c->indicator = tsc_indicator_find("fdi_stock"); /* the weight of its firms (24 billion euros of FDI) */
        return;
    }
    bool modal = tsc_candidate_near(c, TSC_ROLE_MODALITY, "target", "potential", 4, 20, NULL) != NULL;
    const tsc_mark *stock = tsc_candidate_near(c, TSC_ROLE_INDICATOR, "fdi_stock", NULL, 4, 14, NULL);
    bool investor = stock != NULL && tsc_entry_has(stock->entry, "form", "sellers") &&
                    !has_no_span(c); /* the largest investor, with a net flow of 6.8 billion */
    const bool over_years =
        !noun && c->anchor != NULL && is_over_years(c); /* in 30 years they have invested 76 billion */
    const bool telling = noun ? reaches && tsc_entry_get(c->anchor->entry, "stock").length > 0
                              : c->anchor != NULL && tsc_entry_has(c->anchor->entry, "form", "verb");
    if ((over_years && !modal) || (stock != NULL && !investor && !is_since(c)) || (is_at_day(c) && !modal) ||
        (telling && !modal && is_at_end(c, noun)) ||
        (tsc_candidate_near(c, TSC_ROLE_DISCOURSE, "all_time", NULL, 2, 16, NULL) != NULL && !is_since(c)) ||
        (noun && reaches && tsc_entry_has(c->anchor->entry, "stock", "may") && !modal &&
         (c->before == NULL || (c->before->indicator->units & TSC_UNITS_COMPANIES) != 0 ||
          c->before->units == TSC_UNITS_PROJECTS ||
          (strncmp(c->before->indicator->code, "fdi", 3) != 0 && /* trade was …, while investment exceeds */
           !tsc_reading_together(c->reading, c->before->quantity->first, c->quantity->first))) &&
         has_no_span(c)))
        c->indicator = tsc_indicator_find("fdi_stock");
}

bool tsc_candidate_is_divided(const tsc_candidate *c)
{
    uint32_t at = 0;
    const tsc_scan *scan = c->reading->scan;
    const char *prep = tsc_kind_preposition(c, &at);
    bool opens = at == 0 || (scan->tokens[at].flags & TSC_TOKEN_NEWLINE) != 0;
    return (tsc_code_is(prep, "from") || tsc_code_is(prep, "of")) && opens && !tsc_unit_is_percent(c->quantity->unit) &&
           c->units != 0 && c->index + 1 < c->reading->quantities->count &&
           tsc_unit_is_percent(c->reading->quantities->items[c->index + 1].unit);
}

void tsc_candidate_settle(tsc_candidate *c, const tsc_discourse *discourse, const tsc_candidate *before)
{
    sign_balance(c, discourse);
    if (tsc_kind_is_worth_of_projects(c))
        c->indicator = c->before->indicator;
    settle_stock(c, discourse);
    if (c->indicator->name == TSC_INDICATOR_COMMODITY_ITEMS)
        place_goods(c, before);
}
