/* Status and good of a figure: whether it happened, is expected, aimed at or possible, and what is traded. */
#include "extract/candidate.h"

static const double other_clause = 12, own_subject_cost = 12, governed_cost = 12, head_cost = 15;

enum { HEAD = 2 }; /* tokens before a word that opens the sentence */

typedef struct verdict {
    tsc_figure_status status;
    double cost;
    const char *rule;
} verdict;

static void weigh(verdict *best, tsc_figure_status status, double cost, const char *rule)
{
    if (cost < best->cost)
        *best = (verdict){status, cost, rule};
}

static bool status_of(const tsc_entry *entry, tsc_figure_status *status)
{
    return tsc_figure_status_parse(tsc_span_of(entry->code), status);
}

/* "могут выйти на планку", "could reach the mark": what another modal word governs says nothing of its own. */
static bool is_governed(const tsc_reading *r, const tsc_mark *mark)
{
    const tsc_mentions *marks = &r->of[TSC_ROLE_MODALITY];
    for (size_t i = 0; i < marks->count && marks->items[i]->first < mark->first; i++)
        if (marks->items[i]->last <= mark->first && mark->first - marks->items[i]->last <= 4 && !tsc_entry_has(marks->items[i]->entry, "weak", "1")
            && r->weak[marks->items[i]->last] == r->weak[mark->first])
            return true;
    return false;
}

/* Right behind the value a verb of change stands in a form that waits for the verb of the sentence. */
static bool is_chained(const tsc_candidate *c)
{
    const tsc_reading *r = c->reading;
    const tsc_mark *verb = c->quantity->last < r->scan->token_count ? tsc_scan_mark(r->scan, c->quantity->last, TSC_ROLE_CHANGE) : NULL;
    return verb != NULL && !tsc_entry_is(verb->entry, "reach")
           && tsc_reading_ends_in(tsc_scan_span(r->scan, verb->last - 1, verb->last), tsc_language_rule(r->scan->language, "converb", NULL));
}

/* A modal word governs what follows it in its clause; behind the value only where the verb comes last, or right behind. */
static double cost_of(const tsc_candidate *c, const tsc_mark *mark)
{
    const tsc_reading *r = c->reading;
    const tsc_quantity *q = c->quantity;
    bool behind = mark->first >= q->last;
    double d = tsc_reading_distance(r, mark->first, mark->last, c->edge, q->last);
    if (!tsc_reading_together(r, mark->first, q->first))
        d += other_clause;
    if (tsc_entry_has(mark->entry, "weak", "1") && is_governed(r, mark))
        d += governed_cost;
    if (behind && r->verb_last && is_chained(c) && d < 18)
        return d + 2; /* екі есе арттырып, 80 млрд долларға жеткізу жоспарланған */
    if (behind && r->verb_last)
        return d < 14 && !(tsc_reading_parted(r, q->last, mark->first) && r->weak[mark->first] != r->weak[q->last]) ? d : 99;
    if (behind)
        return d <= 5 && r->weak[mark->first] == r->weak[q->last] && !tsc_reading_parted(r, q->last, mark->first) ? d + 8 : 99;
    if (r->verb_last)
        d += 8;
    /* a level already reached stands between: "reached 6 billion and is to reach 15" has its own modal word */
    bool heads = mark->first <= HEAD && tsc_entry_is(mark->entry, "target") && tsc_reading_together(r, mark->first, q->first);
    if (!tsc_reading_parted(r, mark->last, c->edge))
        return heads && d > head_cost ? head_cost : d; /* "The goal of both governments is that …": of the whole sentence */
    bool own_subject = c->anchor != NULL && c->anchor->first >= mark->last && tsc_reading_parted(r, mark->last, c->anchor->first);
    return d + (own_subject ? own_subject_cost : 2);
}

static bool is_after(tsc_period period, tsc_date date)
{
    if (period.kind == TSC_PERIOD_NONE || date.year == 0)
        return false;
    if (period.first.year != date.year)
        return period.first.year > date.year;
    return date.month > 0 && period.first.month > date.month;
}

/* Another time stands between: the further one is not the value's. */
static bool has_time_between(const tsc_reading *reading, uint32_t from, uint32_t to)
{
    for (size_t i = 0; i < reading->timexes->count; i++)
        if (reading->timexes->items[i].first >= from && reading->timexes->items[i].last <= to)
            return true;
    return false;
}

/* "invested 640 million in 2023 and plans to invest 300 million": the aim begins behind the year. */
static bool has_modal_between(const tsc_reading *reading, uint32_t from, uint32_t to)
{
    const tsc_mentions *marks = &reading->of[TSC_ROLE_MODALITY];
    for (size_t i = 0; i < marks->count; i++)
        if (marks->items[i]->first >= from && marks->items[i]->last <= to && tsc_entry_is(marks->items[i]->entry, "target"))
            return true;
    return false;
}

/* A level of a year that is over, said right beside it, is no aim, whatever the sentence aims at. */
static bool is_gone_by(const tsc_candidate *c, const tsc_discourse *discourse)
{
    double due_at = 16, past_at = 16;
    if (c->figure.kind != TSC_FIGURE_LEVEL || discourse->date.year == 0)
        return false;
    for (size_t i = 0; i < c->reading->timexes->count; i++) {
        const tsc_timex *timex = &c->reading->timexes->items[i];
        double d = tsc_reading_distance(c->reading, timex->first, timex->last, c->edge, c->quantity->last);
        bool of_before = c->before != NULL && c->before->stand == TSC_STAND_EARLIER && timex->first >= c->before->quantity->last
                         && timex->first - c->before->quantity->last <= 2; /* from 6 million in 2024 to 9 */
        bool near = d <= 6 && !of_before && !tsc_reading_parted(c->reading, c->quantity->last, timex->first)
                    && !tsc_reading_parted(c->reading, timex->last, c->edge);
        if (timex->sort == TSC_TIMEX_DUE && d < due_at)
            due_at = d;
        bool said = !timex->relative || timex->period.kind == TSC_PERIOD_YEAR; /* "in December" may lie ahead */
        bool past = near && said && !has_modal_between(c->reading, timex->last, c->edge) && (timex->sort == TSC_TIMEX_PLAIN || timex->sort == TSC_TIMEX_SINCE) && timex->period.kind != TSC_PERIOD_NONE
                        && timex->period.last.year < discourse->date.year;
        bool own = timex->first < c->quantity->last || c->reading->weak[timex->first] == c->reading->weak[c->quantity->last];
        bool now = near && own && timex->relative && timex->sort == TSC_TIMEX_PLAIN && timex->period.kind == TSC_PERIOD_DAY
                   && !has_modal_between(c->reading, timex->last, c->edge); /* "6 billion at present" */
        if ((past || now) && d < past_at)
            past_at = d;
    }
    return past_at < due_at;
}

/* "a credit line will be opened": the plain future of what somebody gives is a promise. */
static bool is_promise(const tsc_candidate *c, const tsc_mark *mark)
{
    if (strcmp(c->indicator->code, "financing") == 0 && tsc_entry_get(mark->entry, "plain").length > 0)
        return true;
    if (!tsc_entry_is(mark->entry, "forecast") || tsc_entry_get(mark->entry, "act").length == 0)
        return false;
    for (size_t i = 0; i < c->reading->place_count; i++) /* Tajikistan will double its flights */
        if (c->reading->places[i].role == TSC_PLACE_BARE && c->reading->places[i].last == mark->first)
            return true;
    return false;
}

/* ستمنح, سيرتفع: a verb that begins with the letter of the future; of an act a promise, of a change a forecast. */
static void weigh_future(const tsc_candidate *c, tsc_role role, tsc_figure_status status, verdict *best)
{
    const tsc_mentions *marks = &c->reading->of[role];
    for (size_t i = 0; i < marks->count; i++)
        if ((marks->items[i]->clitics & TSC_CLITIC_WILL) != 0)
            weigh(best, status, cost_of(c, marks->items[i]), "future");
}

/* "60 млн доллар, ал Жапония 10 млн доллар несие береді": the verb of a word that stands behind the next value too. */
static bool is_of_far_anchor(const tsc_candidate *c, const tsc_mark *mark)
{
    return c->reading->verb_last && c->anchor != NULL && c->anchor->first >= c->quantity->last && mark->first <= c->anchor->last
           && mark->last >= c->anchor->first && tsc_reading_parted(c->reading, c->quantity->last, c->anchor->first);
}

/* "Банк выделит 50 млн, а Япония – ещё 12 млн": the verb of the value before holds for this one, which has none. */
static bool is_elliptic(const tsc_candidate *c)
{
    const tsc_candidate *b = c->before;
    if (b == NULL || b->anchor == NULL || (c->anchor != NULL && c->anchor != b->anchor) || b->figure.kind != c->figure.kind || b->units != c->units || b->indicator != c->indicator || b->anchor->last > b->edge)
        return false;
    for (uint32_t t = b->quantity->last; t < c->edge; t++)
        if (tsc_scan_mark(c->reading->scan, t, TSC_ROLE_CHANGE) != NULL || tsc_scan_mark(c->reading->scan, t, TSC_ROLE_MODALITY) != NULL
            || tsc_scan_mark(c->reading->scan, t, TSC_ROLE_PERIOD) != NULL)
            return false;
    return true;
}

/* "ten more should be launched under the plan of both governments": what is expected by somebody's plan is aimed at. */
static bool is_by_plan(const tsc_candidate *c)
{
    const tsc_reading *r = c->reading;
    const tsc_mentions *marks = &r->of[TSC_ROLE_MODALITY];
    for (size_t i = 0; i < marks->count; i++) {
        const tsc_mark *mark = marks->items[i];
        bool behind = mark->first >= c->quantity->last;
        if (tsc_entry_is(mark->entry, "plan")
            && !tsc_reading_parted(r, behind ? c->quantity->last : mark->last, behind ? mark->first : c->edge))
            return true;
    }
    return false;
}

/* "The figure would be 1.4 times that of 2023", behind an aim: a measure of what is aimed at. */
static bool measures_aim(const tsc_candidate *c, const tsc_discourse *discourse)
{
    enum { NEAR = 8 };
    return c->continued && c->before == NULL && c->figure.kind == TSC_FIGURE_CHANGE && discourse->topic.status == TSC_TARGET
           && discourse->topic.kind == TSC_FIGURE_LEVEL && discourse->sentence - discourse->topic.sentence == 1
           && tsc_candidate_near(c, TSC_ROLE_DISCOURSE, "same", NULL, -1, NEAR, NULL) != NULL;
}

/* "could begin with two flights a week, carrying 15 thousand tourists": nothing of its own is said between the two. */
static bool goes_on_possible(const tsc_candidate *c)
{
    enum { NEAR = 6 };
    const tsc_candidate *b = c->before;
    if (b == NULL || b->figure.status != TSC_POTENTIAL || c->edge - b->quantity->last > NEAR)
        return false;
    for (uint32_t t = b->quantity->last; t < c->edge; t++) {
        const tsc_mark *word = tsc_reading_function(c->reading, t);
        bool parts = word != NULL && (tsc_entry_is(word->entry, "and") || tsc_entry_is(word->entry, "break") || tsc_entry_is(word->entry, "relative"));
        if (parts || tsc_scan_mark(c->reading->scan, t, TSC_ROLE_PERIOD) != NULL || tsc_scan_mark(c->reading->scan, t, TSC_ROLE_MODALITY) != NULL)
            return false;
    }
    return true;
}

void tsc_candidate_status(tsc_candidate *c, const tsc_discourse *discourse, const tsc_candidate *before)
{
    verdict best = {TSC_OBSERVED, 30, "nothing else said"};
    if (tsc_candidate_is_remark(c)) {
        c->figure.status = c->before->figure.status;
        c->by_status = "value before the brackets";
        return;
    }
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_MODALITY];
    for (size_t i = 0; i < marks->count; i++) {
        tsc_figure_status status = TSC_OBSERVED;
        if (status_of(marks->items[i]->entry, &status))
            weigh(&best, is_promise(c, marks->items[i]) ? TSC_TARGET : status, is_of_far_anchor(c, marks->items[i]) ? 20 : cost_of(c, marks->items[i]), "modal word");
    }
    if (is_elliptic(c) && (before->figure.status == TSC_TARGET || before->figure.status == TSC_FORECAST))
        weigh(&best, before->figure.status, 24, "verb left out");
    if (goes_on_possible(c))
        weigh(&best, TSC_POTENTIAL, 26, "what could be, goes on");
    weigh_future(c, TSC_ROLE_INDICATOR, TSC_TARGET, &best);
    weigh_future(c, TSC_ROLE_CHANGE, TSC_FORECAST, &best);
    bool listed = before != NULL && !before->rejected && before->figure.status == TSC_POTENTIAL
                  && (before->figure.unit.code[0] != '%' && strcmp(before->indicator->code, "commodity_items") == 0);
    bool offered = strcmp(c->indicator->code, "commodity_items") == 0 && tsc_candidate_near(c, TSC_ROLE_INDICATOR, "trade_share", NULL, 0, 8, NULL) == NULL;
    if (offered || listed)
        weigh(&best, TSC_POTENTIAL, listed ? 0 : 29, listed ? "goods listed before" : "goods to be traded");
    if (c->continued && discourse->topic.status == TSC_POTENTIAL && strcmp(discourse->topic.indicator, "commodity_items") == 0)
        weigh(&best, TSC_POTENTIAL, 8, "goods listed before");
    for (size_t i = 0; i < c->reading->timexes->count; i++) {
        const tsc_timex *timex = &c->reading->timexes->items[i];
        double d = tsc_reading_distance(c->reading, timex->first, timex->last, c->edge, c->quantity->last);
        bool behind = timex->first >= c->quantity->last;
        if (!tsc_reading_together(c->reading, timex->first, c->quantity->first)
            || (behind && (tsc_reading_parted(c->reading, c->quantity->last, timex->first) || has_time_between(c->reading, c->quantity->last, timex->first)))
            || tsc_candidate_is_time_of_next(c, timex))
            continue;
        if (tsc_candidate_is_late(c, timex, discourse))
            continue;
        if (timex->sort == TSC_TIMEX_DUE && is_after(timex->period, discourse->date))
            weigh(&best, TSC_TARGET, 16 + d, "due in the future");
        else if (timex->sort == TSC_TIMEX_SINCE && is_after(timex->period, discourse->date))
            weigh(&best, TSC_FORECAST, 16 + d, "from a time to come");
        else if (timex->sort == TSC_TIMEX_PLAIN && timex->period.first.year > discourse->date.year && discourse->date.year > 0)
            weigh(&best, TSC_FORECAST, 16 + d, "a time to come");
    }
    if (best.status == TSC_FORECAST && is_by_plan(c))
        best = (verdict){TSC_TARGET, best.cost, "expected by a plan"};
    c->of_aim = (best.status == TSC_POTENTIAL || best.status == TSC_FORECAST) && measures_aim(c, discourse);
    if (c->of_aim)
        best = (verdict){TSC_TARGET, 0, "what is aimed at"};
    bool signed_worth = strcmp(c->indicator->code, "contracts") == 0 && before != NULL && !before->rejected && before->indicator == c->indicator
                        && before->figure.status == TSC_OBSERVED && best.status == TSC_POTENTIAL;
    if (signed_worth) /* "signed 14 agreements, whose worth could come to 2.5 billion" */
        best = (verdict){TSC_OBSERVED, 0, "signed"};
    if ((best.status == TSC_TARGET || best.status == TSC_FORECAST) && is_gone_by(c, discourse))
        best = (verdict){TSC_OBSERVED, 0, "a time gone by"};
    if (c->stand == TSC_STAND_EARLIER)
        best = (verdict){TSC_OBSERVED, 0, "compared with"};
    c->figure.status = best.status;
    c->by_status = best.rule;
}

static bool is_excluded(const tsc_reading *r, const tsc_mark *mark)
{
    /* "(mostly sulphur)", "including metals": what is in brackets or behind a list word does not name the whole */
    return mark->first > 0 && r->parent[r->clause[mark->first]] != r->clause[mark->first];
}

/* "clothing rose by 12 %, footwear by 36 % and machinery by 34 %", "copper worth 1.2 billion, iodine worth 140 million":
   in a list each value has the good that stands between it and the value before. */
static bool is_listed_good(const tsc_candidate *c, const tsc_mark *mark)
{
    enum { REACH = 4 };
    const tsc_candidate *b = c->before != NULL ? c->before : c->previous; /* cars (12 %), clothing (6 %) */
    bool goes_on = b != NULL && (c->anchor == NULL || b->anchor == c->anchor);
    uint32_t from = goes_on ? b->quantity->last : c->anchor != NULL ? c->anchor->last : UINT32_MAX;
    return mark->first >= from && mark->last <= c->edge && c->edge - mark->last <= REACH;
}

/* "machinery and equipment (15.7 million), fuels (14.8 million)": the good right before the brackets is that of the value. */
static bool is_named_before_brackets(const tsc_candidate *c, const tsc_mark *mark)
{
    const tsc_scan *scan = c->reading->scan;
    return c->edge > 0 && mark->last + 1 == c->edge && tsc_span_equals(tsc_scan_span(scan, mark->last, c->edge), "(");
}

static double goods_cost(const tsc_candidate *c, const tsc_mark *mark)
{
    const tsc_reading *r = c->reading;
    const tsc_quantity *q = c->quantity;
    bool behind = mark->first >= q->last;
    if (behind) {
        const tsc_mark *of = tsc_reading_function(r, q->last);
        bool joined = mark->first - q->last <= (of != NULL && tsc_entry_is(of->entry, "of") ? 4u : 2u);
        if (joined && r->weak[mark->first] == r->weak[q->last])
            return 1;
    }
    if (c->anchor == NULL)
        return 99;
    double d = tsc_reading_distance(r, mark->first, mark->last, c->anchor->first, c->anchor->last);
    enum { FRONT = 6, SUBJECT = 14 };
    bool fronted = mark->first > 0 && mark->last < FRONT && c->anchor->first > mark->last && c->anchor->first - mark->last <= FRONT
                   && r->weak[c->anchor->first] - r->weak[mark->last] == 1 && tsc_reading_before(r, mark->first, NULL) != NULL
                   && r->scan->tokens[mark->last].kind == TSC_TOKEN_PUNCTUATION;
    if (fronted) /* "As for cotton, exports reached 62,000 tonnes" */
        return 6;
    bool subject = c->indicator->orientation == TSC_SHARE && mark->last <= c->edge && !tsc_reading_parted(r, mark->last, c->edge)
                   && r->clause[mark->first] == r->clause[c->edge];
    if (subject && d > 6 && d <= SUBJECT)
        return 10; /* "wires and cables are what Tunisia sells most to Germany, with 13 % of its exports" */
    if (r->weak[mark->first] != r->weak[c->anchor->first] && d > 2)
        return 99;
    if (mark->first > c->anchor->last && tsc_reading_parted(r, c->anchor->last, mark->first))
        return 99;
    return d <= 6 ? 2 + d : 99;
}

/* Whether nothing but a comma, an "and" and articles stand between two goods. */
static bool are_joined(const tsc_reading *r, const tsc_mark *a, const tsc_mark *b)
{
    enum { FEW = 4 };
    bool joined = (b->clitics & TSC_CLITIC_AND) != 0;
    if (b->first < a->last || b->first - a->last > FEW)
        return false;
    for (uint32_t t = a->last; t < b->first; t++) {
        const tsc_mark *word = tsc_reading_function(r, t);
        tsc_span sign = tsc_scan_span(r->scan, t, t + 1);
        bool comma = tsc_span_equals(sign, ",") || tsc_span_equals(sign, "،");
        bool and = word != NULL && tsc_entry_is(word->entry, "and");
        if (!comma && !and && !(word != NULL && (tsc_entry_is(word->entry, "article") || tsc_entry_is(word->entry, "of"))) && (t > a->last || joined))
            return false;
        if (!comma && !and && word == NULL && !joined)
            return false;
        joined = joined || comma || and;
    }
    return joined;
}

static bool is_code(const char *hs)
{
    return hs[0] >= '0' && hs[0] <= '9';
}

/* The code of two goods told together: that of the broader one where it holds the other, else none. */
static const char *same_good(const char *a, const char *b)
{
    if (a == NULL || !is_code(b))
        return NULL;
    size_t length = strlen(a) < strlen(b) ? strlen(a) : strlen(b);
    return strncmp(a, b, length) != 0 ? NULL : strlen(a) == length ? a : b;
}

/* Goods that are named together are told together, "cereals, pulses and oilseeds", with a code
   where one of them holds the others. */
static void tell_goods(const tsc_reading *r, const tsc_mark *best, tsc_figure *figure, uint32_t *from, uint32_t *to)
{
    const tsc_mentions *marks = &r->of[TSC_ROLE_COMMODITY];
    size_t at = 0;
    *from = best->first, *to = best->last;
    figure->hs = is_code(best->entry->code) ? best->entry->code : NULL;
    while (at < marks->count && marks->items[at] != best)
        at++;
    for (size_t i = at; i > 0 && are_joined(r, marks->items[i - 1], marks->items[i]); i--)
        *from = marks->items[i - 1]->first, figure->hs = same_good(figure->hs, marks->items[i - 1]->entry->code);
    for (size_t i = at; i + 1 < marks->count && are_joined(r, marks->items[i], marks->items[i + 1]); i++)
        *to = marks->items[i + 1]->last, figure->hs = same_good(figure->hs, marks->items[i + 1]->entry->code);
}

/* "exported 24 million tonnes of coal. It plans to bring exports to 80 million tonnes": tonnes are of a good, the same one. */
static bool is_same_mass(const tsc_candidate *c, const tsc_discourse *discourse)
{
    const tsc_topic *topic = &discourse->topic;
    return (c->units & TSC_UNITS_GOODS) != 0 && topic->indicator != NULL && strcmp(topic->indicator, c->indicator->code) == 0
           && ((tsc_units_of(topic->unit) & TSC_UNITS_GOODS) != 0 || discourse->sentence - topic->sentence <= 1) && tsc_place_same(topic->reporter, c->figure.reporter)
           && discourse->sentence - topic->sentence <= 2;
}

/* "Egypt's exports of oranges rose, with 297,000 tonnes shipped": tonnes are of a good, the only one named before them. */
static const tsc_mark *only_good_before(const tsc_candidate *c)
{
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_COMMODITY];
    const tsc_mark *found = NULL;
    for (size_t i = 0; (c->units & TSC_UNITS_GOODS) != 0 && i < marks->count; i++) {
        const tsc_mark *mark = marks->items[i];
        if (mark->last > c->edge)
            continue;
        if (is_excluded(c->reading, mark) || !is_code(mark->entry->code) || (found != NULL && strcmp(found->entry->code, mark->entry->code) != 0))
            return NULL;
        found = mark;
    }
    return found;
}

tsc_status tsc_candidate_commodity(tsc_candidate *c, const tsc_discourse *discourse, tsc_arena *arena, tsc_error *err)
{
    static const char *const without[] = {"gdp", "tourists", "students", "flights", "companies", "fdi_flow", "fdi_stock",
                                          "projects", "contracts", "financing", "commodity_items", "freight", "trade_balance"};
    for (size_t i = 0; i < sizeof without / sizeof *without; i++)
        if (strcmp(c->indicator->code, without[i]) == 0)
            return TSC_OK;
    const tsc_mark *best = NULL;
    double best_cost = 20;
    uint32_t from = 0, to = 0;
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_COMMODITY];
    for (size_t i = 0; i < marks->count; i++) {
        double cost = is_named_before_brackets(c, marks->items[i]) ? 0.5 : is_listed_good(c, marks->items[i]) ? 1.5 : is_excluded(c->reading, marks->items[i]) ? 99 : goods_cost(c, marks->items[i]);
        if (cost < best_cost)
            best_cost = cost, best = marks->items[i];
    }
    if (best == NULL)
        best = only_good_before(c);
    if (best != NULL)
        tell_goods(c->reading, best, &c->figure, &from, &to);
    tsc_span said = c->anchor != NULL ? tsc_entry_get(c->anchor->entry, "commodity") : tsc_span_of(NULL);
    if (best != NULL && said.length == 0) {
        said = tsc_scan_span(c->reading->scan, from, to);
    } else if (said.length == 0) {
        const tsc_candidate *b = c->before;
        bool change = c->figure.kind == TSC_FIGURE_CHANGE && b != NULL && b->figure.kind == TSC_FIGURE_LEVEL;
        if (b != NULL && !b->rejected && b->anchor == c->anchor && b->anchor != NULL && (change || tsc_unit_same(b->figure.unit, c->figure.unit))) {
            /* 10,000 tonnes of wheat in 2006, 11,000 tonnes in 2007; 690,000 tonnes of urea, 33 % more */
            c->figure.commodity = b->figure.commodity;
            c->figure.hs = b->figure.hs;
        } else if (c->continued || is_same_mass(c, discourse)) {
            c->figure.commodity = discourse->topic.commodity;
            c->figure.hs = discourse->topic.hs;
        }
        return TSC_OK;
    }
    char *text = tsc_arena_strndup(arena, said.data, said.length);
    if (text == NULL)
        return tsc_error_set(err, TSC_ENOMEM, NULL, 0, "no memory for the name of a good");
    c->figure.commodity = text;
    return TSC_OK;
}
