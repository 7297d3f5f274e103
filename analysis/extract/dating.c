/* What a time says of a figure that it dates: fiscal years begin when the country's do, a flow to the end of a month is of
   the months so far, a year earlier is counted from the figure's own time. */
#include "extract/dating.h"

#include "extract/amount.h"
#include "extract/kind_parts.h"

/* What makes a time further from a figure, in tokens. */
static const double behind_value = 12, behind_comma = 6, behind_of_verb_last = 2, before_figure = 2;

static bool has_fiscal_year(const tsc_candidate *c, tsc_place place, const char *month)
{
    return tsc_place_is_country(place) &&
           tsc_span_is_among(tsc_span_of(place.code), tsc_language_rule(c->reading->scan->language, "fiscal", month));
}

/* The month in which the fiscal year begins by which a side of the trade counts (language.tsv, rule `fiscal`), that of the
   reporter first, of October those of budgets alone; 0 where none is known. */
static int fiscal_month_of(const tsc_candidate *c)
{
    const tsc_place sides[] = {c->figure.reporter, c->figure.partner};
    for (size_t i = 0; i < 2; i++)
        if (has_fiscal_year(c, sides[i], "4") || has_fiscal_year(c, sides[i], "7"))
            return has_fiscal_year(c, sides[i], "4") ? 4 : 7;
    return has_fiscal_year(c, sides[0], "10") || has_fiscal_year(c, sides[1], "10") ? 10 : 0;
}

/* What a time says; a fiscal year begins when the country's does: it is counted from July, and in languages whose countries
   count most of them by the calendar (`exercice`, سنة مالية) from January. */
static tsc_period said_by(const tsc_candidate *c, const tsc_timex *timex, tsc_date date)
{
    enum { JULY = 7, YEAR = 12 };
    tsc_period p = timex->period;
    const bool calendar = p.kind == TSC_PERIOD_YEAR && timex->relative && date.month > 0;
    const int from = calendar ? 1 : JULY, month = timex->fiscal ? fiscal_month_of(c) : 0;
    if (month == 0 || month == from || (p.kind != TSC_PERIOD_MONTHS && p.kind != TSC_PERIOD_MONTH && !calendar))
        return p;
    if (calendar)
        p = tsc_period_months(p.first.year, 1, p.first.year, YEAR);
    int shift = month - from;
    if (timex->relative && date.month > 0) /* the year that runs on the date */
        shift += YEAR * ((date.month < from) - (date.month < month));
    int first = p.first.year * YEAR + p.first.month - 1 + shift, last = p.last.year * YEAR + p.last.month - 1 + shift;
    return first == last ? tsc_period_month(first / YEAR, first % YEAR + 1)
                         : tsc_period_months(first / YEAR, first % YEAR + 1, last / YEAR, last % YEAR + 1);
}

bool tsc_candidate_is_late(const tsc_candidate *c, const tsc_timex *timex, const tsc_discourse *discourse)
{
    tsc_period p = timex->period;
    bool part = p.kind == TSC_PERIOD_MONTH || p.kind == TSC_PERIOD_QUARTER || p.kind == TSC_PERIOD_HALF ||
                p.kind == TSC_PERIOD_DAY; /* к 28 ноября, told on 1 December */
    if ((timex->sort != TSC_TIMEX_DUE && timex->sort != TSC_TIMEX_SINCE) || !timex->relative || !part ||
        p.last.year != discourse->date.year + 1 || discourse->date.month == 0)
        return false;
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_MODALITY];
    for (size_t i = 0; i < marks->count; i++)
        if (!tsc_entry_is(marks->items[i]->entry, "negation"))
            return false;
    return p.last.month <= discourse->date.month;
}

static bool is_stock(const tsc_candidate *c)
{
    return c->indicator->name == TSC_INDICATOR_FDI_STOCK || c->indicator->name == TSC_INDICATOR_STUDENTS ||
           (c->indicator->units & TSC_UNITS_COMPANIES) != 0;
}

static bool goes_to(const tsc_candidate *c)
{
    return tsc_kind_is_goal(tsc_candidate_lead(c, NULL));
}

/* The first of "from 24 to 21 % between 2022 and 2024". */
static bool goes_from(const tsc_candidate *c)
{
    const tsc_quantities *all = c->reading->quantities;
    bool from =
        tsc_candidate_is_led_by(c, "from") || tsc_candidate_is_led_by(c, "of") || tsc_candidate_is_led_by(c, "with");
    if (!from || c->index + 1 >= all->count)
        return false;
    tsc_candidate next = {
        .reading = c->reading, .quantity = &all->items[c->index + 1], .edge = all->items[c->index + 1].hedge_first};
    return goes_to(&next) && next.edge - c->quantity->last <= 3;
}

bool tsc_dating_leads_from(const tsc_candidate *c, const tsc_timex *timex)
{
    return timex->period.kind == TSC_PERIOD_MONTHS && goes_from(c) &&
           tsc_number_mark(c->reading->scan, timex->first, TSC_NUMBER_BETWEEN) != NULL;
}

/* "Over four months", "since the beginning of the year" without a year: the run of months of which the text speaks
   already, where that is as long, or begins with the year. */
static bool is_run_of_before(const tsc_timex *timex, tsc_period spoken)
{
    int months = spoken.kind == TSC_PERIOD_MONTHS || spoken.kind == TSC_PERIOD_QUARTER || spoken.kind == TSC_PERIOD_HALF
                     ? tsc_period_month_count(spoken)
                     : 0;
    if (months == 0 || !timex->relative || timex->period.kind == TSC_PERIOD_NONE ||
        timex->period.last.year != spoken.last.year)
        return false;
    bool counted = timex->months == months && !timex->first_months;
    bool so_far = timex->months == 0 && timex->period.kind == TSC_PERIOD_MONTHS && timex->to_date &&
                  spoken.first.month == 1 && spoken.first.year == timex->period.first.year;
    return counted || so_far;
}

/* The flow of a year up to a day of it, in whole months where it is the last of its month; on New Year's Day nothing has flown. */
static tsc_period year_to_day(tsc_date day)
{
    if (day.month == 1 && day.day == 1)
        return tsc_period_of_date(day);
    if (day.day == 1) /* к 1 октября: the nine months before */
        day = (tsc_date){day.year, day.month - 1, tsc_days_in_month(day.year, day.month - 1)};
    if (day.day != tsc_days_in_month(day.year, day.month))
        return tsc_period_days((tsc_date){day.year, 1, 1}, day);
    return day.month == 1    ? tsc_period_month(day.year, 1)
           : day.month == 12 ? tsc_period_year(day.year)
                             : tsc_period_months(day.year, 1, day.year, day.month);
}

/* A stock takes its day, a flow to the end of a month the months so far, a flow since a year the years so far; a month
   that is expected lies ahead. */
/* Of two levels of a span of years or months told once, the end that the value is of: "from 3 to 5 billion between 2020 and 2023"; none
   where it is not of one. */
static tsc_period end_of_span(const tsc_candidate *c, const tsc_timex *timex, tsc_period p)
{
    const tsc_candidate *b = c->before;
    if (p.kind == TSC_PERIOD_YEARS && c->figure.kind == TSC_FIGURE_LEVEL && timex->sort == TSC_TIMEX_PLAIN) {
        if (goes_from(c))
            return tsc_period_year(p.first.year);
        if (b != NULL && b->timex == timex && b->units == c->units && goes_from(b))
            return tsc_period_year(p.last.year);
        if (b != NULL && b->stand == TSC_STAND_EARLIER && b->units == c->units &&
            tsc_period_compare(b->figure.period, tsc_period_year(p.first.year)) == 0)
            return tsc_period_year(p.last.year);
    }
    if (p.kind == TSC_PERIOD_MONTHS && b != NULL && b->timex == timex && b->units == c->units &&
        b->stand == TSC_STAND_EARLIER && tsc_dating_leads_from(b, timex))
        return tsc_period_month(p.last.year, p.last.month);
    for (const tsc_candidate *e = b; p.kind == TSC_PERIOD_YEARS && c->figure.kind == TSC_FIGURE_LEVEL && e != NULL;
         e = e->before)
        if (e->figure.kind == TSC_FIGURE_CHANGE && e->timex == timex)
            return tsc_period_year(p.last.year); /* doubled between 2020 and 2023, reaching … */
    return tsc_period_none();
}

/* What happened since a month, or in months up to now: up to the month of the document. */
static tsc_period run_to_now(const tsc_candidate *c, const tsc_timex *timex, tsc_period p, tsc_date date)
{
    if (timex->sort == TSC_TIMEX_SINCE && p.kind == TSC_PERIOD_MONTH && c->anchor != NULL &&
        c->anchor->first == timex->last && c->anchor->last <= c->edge)
        return p; /* the widest since the December 2022 deficit of 57 billion */
    if (timex->sort == TSC_TIMEX_SINCE && p.kind == TSC_PERIOD_MONTH && c->indicator->flow &&
        date.month > 0 && p.first.year * 12 + p.first.month < date.year * 12 + date.month)
        return tsc_period_months(p.first.year, p.first.month, date.year, date.month);
    if (timex->to_date && p.kind == TSC_PERIOD_MONTHS && c->indicator->flow && date.month > 0 &&
        tsc_period_within(tsc_period_month(date.year, date.month), p))
        return tsc_period_months(p.first.year, p.first.month, date.year, date.month); /* since the season began */
    return p;
}

tsc_period tsc_dating_period_of(const tsc_candidate *c, const tsc_discourse *discourse, const tsc_timex *timex)
{
    tsc_period p = said_by(c, timex, discourse->date);
    const tsc_period end = end_of_span(c, timex, p);
    if (end.kind != TSC_PERIOD_NONE)
        return end;
    bool happened = c->figure.status == TSC_OBSERVED;
    if (p.kind == TSC_PERIOD_MONTH && p.last.month == 12 && timex->end_of && timex->sort == TSC_TIMEX_DUE &&
        c->indicator->flow && !happened)
        return tsc_period_year(p.last.year); /* is to reach 2 billion by the end of December */
    tsc_period spoken = discourse->period;
    /* in August …, since the beginning of the year */
    if (happened && timex->to_date && spoken.kind == TSC_PERIOD_MONTH && spoken.first.year == p.first.year &&
        spoken.first.month > 1 && p.first.month == 1 && p.kind == TSC_PERIOD_MONTHS)
        return tsc_period_months(p.first.year, 1, p.first.year, spoken.first.month);
    if (happened && is_run_of_before(timex, discourse->period))
        return discourse->period;
    if (timex->end_of && is_stock(c) && happened)
        return timex->start_of ? tsc_period_day(p.first.year, p.first.month, p.first.day)
                               : tsc_period_day(p.last.year, p.last.month, p.last.day);
    if (happened && tsc_candidate_is_late(c, timex, discourse))
        p = tsc_period_shift_years(p, -1);
    if (p.kind == TSC_PERIOD_MONTH && c->indicator->flow && happened &&
        (timex->end_of || timex->as_of || timex->sort == TSC_TIMEX_UNTIL) && p.first.month > 1)
        return tsc_period_months(p.first.year, 1, p.first.year, p.first.month);
    if ((p.kind == TSC_PERIOD_QUARTER || p.kind == TSC_PERIOD_HALF) && c->indicator->flow && happened &&
        p.first.month > 1 && !timex->start_of && (timex->end_of || timex->sort == TSC_TIMEX_UNTIL))
        return p.last.month == 12 ? tsc_period_year(p.last.year)
                                  : tsc_period_months(p.last.year, 1, p.last.year, p.last.month);
    if (p.kind == TSC_PERIOD_DAY && c->indicator->flow && happened &&
        (timex->end_of || timex->sort == TSC_TIMEX_UNTIL || timex->sort == TSC_TIMEX_DUE))
        return year_to_day(p.first);
    if (happened && (timex->sort == TSC_TIMEX_SINCE || timex->to_date))
        p = run_to_now(c, timex, p, discourse->date);
    if (timex->sort == TSC_TIMEX_SINCE && p.kind == TSC_PERIOD_YEAR && happened && discourse->date.year > p.first.year)
        return tsc_period_years(p.first.year, discourse->date.year);
    bool past = discourse->date.year > 0 && discourse->date.month > 0 && tsc_date_complete(p.last) &&
                (p.last.year < discourse->date.year ||
                 (p.last.year == discourse->date.year && p.last.month < discourse->date.month));
    if (!happened && past && tsc_dating_may_be_next(timex))
        return tsc_period_shift_years(p, 1);
    return p;
}

/* A base said without a year of its own (a year earlier) follows from the period of the figure. */
tsc_period tsc_dating_base_of(const tsc_candidate *c, const tsc_timex *timex, tsc_date date, tsc_period period)
{
    if (timex->period.kind != TSC_PERIOD_NONE && !timex->same_period) {
        const tsc_period said = said_by(c, timex, date);
        /* up by 5 % on June, which is no June to come */
        const bool gone = timex->sort == TSC_TIMEX_DUE && timex->relative && period.kind != TSC_PERIOD_NONE &&
                          tsc_period_compare(said, period) > 0;
        return gone ? tsc_period_shift_years(said, -1) : said;
    }
    if (period.kind == TSC_PERIOD_NONE)
        return timex->period;
    if (timex->period.kind != TSC_PERIOD_NONE) /* the same months of a year that is said */
        return tsc_period_shift_years(period, timex->period.first.year - period.first.year);
    if (timex->step != 0 &&
        (period.kind == TSC_PERIOD_QUARTER || period.kind == TSC_PERIOD_MONTH || period.kind == TSC_PERIOD_HALF))
        return tsc_period_step(period, timex->step);
    return tsc_period_shift_years(period, timex->year_shift != 0 ? timex->year_shift : -1);
}

tsc_period tsc_dating_default_base(tsc_period period)
{
    return period.kind == TSC_PERIOD_NONE || period.kind == TSC_PERIOD_YEARS ? tsc_period_none()
                                                                             : tsc_period_shift_years(period, -1);
}

/* "An average annual growth of 12 % by 2030". */
static bool is_average_year(const tsc_candidate *c)
{
    enum { NEAR = 12 };
    const uint16_t *clause = c->reading->clause;
    const uint32_t first = c->quantity->first;
    for (uint32_t t = first > NEAR ? first - NEAR : 0; t < first; t++)
        if (clause[t] == clause[first] && tsc_mark_is(tsc_reading_function(c->reading, t), "each_year"))
            return true;
    return false;
}

/* "By 10 % a year until 2030", "ежегодно увеличивать товарооборот на 10 %": each year on the one before. */
static bool is_each_year(const tsc_candidate *c)
{
    enum { NEAR = 4 };
    const tsc_quantity *q = c->quantity;
    for (size_t i = 0; i < c->reading->timexes->count; i++) {
        const tsc_timex *timex = &c->reading->timexes->items[i];
        uint32_t apart = timex->first >= q->last   ? timex->first - q->last
                         : q->first >= timex->last ? q->first - timex->last
                                                   : 0;
        if (timex->sort == TSC_TIMEX_RATE && apart <= NEAR &&
            c->reading->clause[timex->first] == c->reading->clause[q->first])
            return true;
    }
    return is_average_year(c);
}

/* To double trade by 2030, told in 2025: on the last whole year that is known, not on 2029. */
bool tsc_dating_is_far_aim(const tsc_candidate *c, const tsc_timex *timex, tsc_date date)
{
    bool whole = c->quantity->form == TSC_QUANTITY_FACTOR || (timex != NULL && timex->sort == TSC_TIMEX_DUE);
    return whole && !is_each_year(c) && date.year != 0 && c->figure.period.kind == TSC_PERIOD_YEAR &&
           c->figure.period.first.year > date.year + 1;
}

/* "54 million between 2025 and 2028, a third more than in the four years before": of all the years for which the level before is
   told, on as many before them. */
static bool is_more_of_span(const tsc_candidate *c, const tsc_timex *timex)
{
    const tsc_candidate *b = c->before;
    return b != NULL && b->timex == timex && b->figure.kind == TSC_FIGURE_LEVEL &&
           b->figure.period.kind == TSC_PERIOD_YEARS && timex->last <= c->edge &&
           tsc_kind_more_or_less(c) != TSC_CHANGE_NONE;
}

/* "between 2012 and 2018", "from 2018 to 2023": growth is of the later year on the earlier. "By 9 % a year from 2018 to 2023" is
   of every one of them: no level follows from it. */
bool tsc_dating_split_span(tsc_candidate *c, const tsc_discourse *discourse, const tsc_timex *timex)
{
    const bool span = timex->sort == TSC_TIMEX_SINCE || timex->period.kind == TSC_PERIOD_YEARS;
    if (c->figure.kind == TSC_FIGURE_CHANGE && span && c->figure.status == TSC_OBSERVED && is_each_year(c)) {
        c->figure.base_period = tsc_period_none();
        c->figure.period = timex->period.kind == TSC_PERIOD_YEARS ? timex->period : tsc_period_none();
        return true;
    }
    if (c->figure.kind == TSC_FIGURE_CHANGE && timex->sort == TSC_TIMEX_SINCE &&
        timex->period.kind == TSC_PERIOD_YEAR) {
        c->figure.base_period = timex->period;
        c->figure.period = discourse->period;
        return true;
    }
    if (c->figure.kind != TSC_FIGURE_CHANGE || timex->period.kind != TSC_PERIOD_YEARS)
        return false;
    if (is_more_of_span(c, timex)) {
        const int years = timex->period.last.year - timex->period.first.year + 1;
        c->figure.period = timex->period;
        c->figure.base_period = tsc_period_shift_years(timex->period, -years);
        return true;
    }
    c->figure.base_period = tsc_period_year(timex->period.first.year);
    c->figure.period = tsc_period_year(timex->period.last.year);
    return true;
}

/* "19.9 billion, in 2022, against 7.8 billion, in 2021": nothing but commas around the time. */
static bool is_apposed(const tsc_reading *r, const tsc_timex *timex, const tsc_quantity *q)
{
    const bool ends = timex->last >= r->scan->token_count || tsc_scan_is(r->scan, timex->last, ".");
    return timex->first == q->last + 1 && (ends || tsc_scan_is_comma(r->scan, timex->last));
}

double tsc_dating_cost(const tsc_candidate *c, const tsc_timex *timex)
{
    const tsc_reading *r = c->reading;
    const tsc_quantity *q = c->quantity;
    double d = tsc_reading_distance(r, timex->first, timex->last, c->edge, q->last);
    if (timex->first >= q->last) {
        if (tsc_reading_parted(r, q->last, timex->first))
            d += behind_value;
        if (r->weak[timex->first] != r->weak[q->last] && !is_apposed(r, timex, q))
            d += behind_comma;
        d += r->verb_last ? behind_of_verb_last : 0;
    } else if (!(r->verb_last && timex->last == c->edge)) {
        d += before_figure;
    }
    return d;
}

/* "Trade was 1.9 billion in 2016. Azerbaijan has invested 8 billion in Turkey": what somebody invested, lent or signed, told by
   its verb, does not go on with a time of which trade was told; a bulletin's flow of investment does. */
static bool is_of_kind(const tsc_candidate *c, const tsc_discourse *discourse)
{
    const char *told = discourse->period_indicator;
    const bool other =
        tsc_span_is_among(tsc_span_of(c->indicator->code), "fdi_flow fdi_stock projects contracts financing");
    return !other || c->anchor == NULL || !tsc_entry_has(c->anchor->entry, "form", "verb") || told == NULL ||
           strncmp(told, c->indicator->code, 3) == 0 || discourse->sentence == discourse->period_sentence;
}

/* "On 31 March Swedish investment stood at 9.1 billion. Finland came second with 7.4": what there was of it on the same day. */
static bool is_of_same_day(const tsc_candidate *c, const tsc_discourse *discourse)
{
    const tsc_topic *topic = &discourse->topic;
    return !c->indicator->flow && c->continued && topic->period.kind == TSC_PERIOD_DAY &&
           tsc_code_is(topic->indicator, c->indicator->code) && discourse->sentence - topic->sentence <= 1;
}

/* Money and goods flow in some time; "buys 300 megawatts from there" tells what there is. */
static bool flows(const tsc_candidate *c)
{
    tsc_unit power;
    return c->indicator->flow && !(c->units == TSC_UNITS_GOODS && tsc_unit_parse(tsc_span_of("MW"), &power) &&
                                   tsc_unit_same(c->figure.unit, power));
}

void tsc_dating_inherit(tsc_candidate *c, const tsc_discourse *discourse, const tsc_candidate *before)
{
    bool aims = c->figure.status == TSC_TARGET || c->figure.status == TSC_POTENTIAL || c->figure.status == TSC_FORECAST;
    for (size_t i = 0; i < c->reading->timexes->count; i++)
        if (c->reading->timexes->items[i].sort == TSC_TIMEX_DURATION &&
            tsc_dating_cost(c, &c->reading->timexes->items[i]) < 10)
            return; /* over ten years: a time, though not told which */
    if (c->of_aim) {
        c->figure.period = discourse->topic.period;
        c->by_period = "what is aimed at";
        return;
    }
    const bool joined = before != NULL && !before->rejected && before->stand == TSC_STAND_EARLIER &&
                        c->figure.kind == TSC_FIGURE_LEVEL && c->edge - before->quantity->last <= 2 &&
                        tsc_candidate_is_led_by(c, "and");
    if (joined) { /* Годом ранее было 251 тыс. тонн и 130 млн долларов */
        c->figure.period = before->figure.period, c->stand = TSC_STAND_EARLIER;
        c->by_period = "figure before";
        return;
    }
    bool same_aim = before != NULL && !before->rejected && before->figure.status == c->figure.status;
    if (same_aim && (c->indicator->flow || before->indicator == c->indicator || aims)) {
        c->figure.period = before->stand == TSC_STAND_EARLIER ? discourse->period : before->figure.period;
        c->by_period = "figure before";
    } else if (is_of_same_day(c, discourse) && !aims) {
        c->figure.period = discourse->topic.period;
        c->by_period = "topic";
    } else if (!aims && discourse->topic.period.kind == TSC_PERIOD_YEARS && c->continued &&
               discourse->sentence - discourse->topic.sentence == 1 &&
               tsc_candidate_near(c, TSC_ROLE_DISCOURSE, "reverse", NULL, 4, 16, NULL) != NULL) {
        c->figure.period = discourse->topic.period; /* 2.2 billion from 2010 to 2024; the other way it was 6.7 */
        c->by_period = "topic";
    } else if (!aims && (flows(c) || c->partial) && discourse->period.kind != TSC_PERIOD_NONE &&
               is_of_kind(c, discourse)) {
        c->figure.period = discourse->period;
        c->by_period = "topic";
    } else if (!aims && flows(c)) {
        c->figure.period = tsc_discourse_sole(discourse);
        if (discourse->date.year != 0 &&
            tsc_date_compare(c->figure.period.first, tsc_period_of_date(discourse->date).last) > 0)
            c->figure.period = tsc_period_none(); /* what is to come dates nothing that was */
        c->by_period = c->figure.period.kind != TSC_PERIOD_NONE ? "the only time of the text" : c->by_period;
    } else if (!aims && c->indicator->name == TSC_INDICATOR_CONTRACTS) {
        c->figure.period = tsc_discourse_day(discourse);
        c->by_period = c->figure.period.kind == TSC_PERIOD_DAY ? "day of the meeting" : c->by_period;
    }
}

/* Two levels of one thing. */
static bool are_alike(const tsc_candidate *from, const tsc_candidate *to)
{
    return from->figure.kind == TSC_FIGURE_LEVEL && to->figure.kind == TSC_FIGURE_LEVEL &&
           from->indicator == to->indicator && tsc_unit_same(from->figure.unit, to->figure.unit);
}

/* From one to the other. */
static bool is_span(const tsc_candidate *from, const tsc_candidate *to)
{
    return are_alike(from, to) && from->stand == TSC_STAND_EARLIER && to->stand == TSC_STAND_NOW;
}

/* Each has a time of its own. */
static bool is_dated(const tsc_candidate *from, const tsc_candidate *to)
{
    return from->timex != NULL && to->timex != NULL && from->timex != to->timex &&
           tsc_period_compare(from->figure.period, to->figure.period) < 0;
}

static void date_change(tsc_candidate *c, const tsc_candidate *from, const tsc_candidate *to)
{
    const bool own = c->timex != NULL && c->timex != from->timex && c->timex != to->timex;
    const bool compared = tsc_period_compare(c->figure.base_period, tsc_dating_default_base(c->figure.period)) != 0;
    if (c->figure.kind != TSC_FIGURE_CHANGE || c->indicator != to->indicator || own || compared)
        return;
    c->figure.period = to->figure.period, c->figure.base_period = from->figure.period;
    c->by_period = "of the two levels beside it";
}

/* The sentence has no time but "the same period". */
static bool is_of_same_period(const tsc_reading *r)
{
    bool same = false;
    for (size_t i = 0; i < r->timexes->count; i++) {
        const tsc_timex *timex = &r->timexes->items[i];
        if (timex->period.kind != TSC_PERIOD_NONE || timex->year_shift != 0)
            return false;
        same = same || timex->same_period;
    }
    return same;
}

/* "In the same period imports rose from 2.8 to 3.9 billion." */
static void date_alike(tsc_candidate *from, tsc_candidate *to, const tsc_discourse *discourse)
{
    if (discourse->span[0].kind == TSC_PERIOD_NONE || discourse->sentence - discourse->span_sentence != 1 ||
        !is_of_same_period(from->reading))
        return;
    from->figure.period = discourse->span[0], to->figure.period = discourse->span[1];
    from->by_period = to->by_period = "the two times before";
}

/* Two levels between which a change went, and the change itself. */
typedef struct span {
    const tsc_candidate *from, *to;
} span;

/* "from 70 tonnes in 2015 to 137 in 2019, and in value from 125 to 264 million, 110 % more": of the two times that the sentence told
   before, where it tells none since. */
static bool takes_span(const span *told, tsc_candidate *from, tsc_candidate *to)
{
    const tsc_reading *r = from->reading;
    if (told->to == NULL || told->to->indicator != to->indicator)
        return false;
    for (size_t i = 0; i < r->timexes->count; i++)
        if (r->timexes->items[i].first >= told->to->quantity->last && told->to->timex != &r->timexes->items[i] &&
            r->timexes->items[i].first <= to->quantity->last + 2)
            return false;
    from->figure.period = told->from->figure.period, to->figure.period = told->to->figure.period;
    from->by_period = to->by_period = "the two times before";
    return true;
}

void tsc_dating_spans(tsc_candidate *candidates, size_t count, tsc_discourse *discourse)
{
    tsc_candidate *last[3] = {NULL}; /* the newest first */
    span told = {NULL, NULL}, again = {NULL, NULL};
    for (size_t i = 0; i < count; i++) {
        if (candidates[i].rejected)
            continue;
        last[2] = last[1], last[1] = last[0], last[0] = &candidates[i];
        if (last[2] != NULL && is_span(last[2], last[1]) && is_dated(last[2], last[1]))
            date_change(last[0], last[2], last[1]);
        if (again.to != NULL && last[1] == again.to && last[0]->figure.kind == TSC_FIGURE_CHANGE &&
            last[0]->indicator == again.to->indicator && tsc_unit_is_percent(last[0]->figure.unit)) {
            last[0]->figure.period = again.to->figure.period, last[0]->figure.base_period = again.from->figure.period;
            last[0]->by_period = "of the two levels beside it";
        }
        if (last[1] == NULL || !are_alike(last[1], last[0]))
            continue;
        const bool goes = is_span(last[1], last[0]), dated = is_dated(last[1], last[0]);
        if (goes && !dated && takes_span(&told, last[1], last[0]))
            again = (span){last[1], last[0]};
        else if (goes && !dated)
            date_alike(last[1], last[0], discourse);
        if (goes && dated)
            told = (span){last[1], last[0]};
        if (goes && dated && last[2] != NULL)
            date_change(last[2], last[1], last[0]);
        if (dated) {
            discourse->span[0] = last[1]->figure.period, discourse->span[1] = last[0]->figure.period;
            discourse->span_sentence = discourse->sentence;
        }
    }
}
