/* The status of a figure: whether it happened, is expected, aimed at or possible. */
#include "extract/candidate.h"
#include "extract/dating.h"
#include "extract/pair_value.h"

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
        if (marks->items[i]->last <= mark->first && mark->first - marks->items[i]->last <= 4 &&
            !tsc_entry_has(marks->items[i]->entry, "weak", "1") &&
            r->weak[marks->items[i]->last] == r->weak[mark->first])
            return true;
    return false;
}

/* Right behind the value a verb of change stands in a form that waits for the verb of the sentence, or the value is one ("екі еселеп"). */
static bool is_chained(const tsc_candidate *c)
{
    const tsc_reading *r = c->reading;
    const char *waiting = tsc_language_rule(r->scan->language, "converb", NULL);
    if (c->quantity->form == TSC_QUANTITY_FACTOR &&
        tsc_reading_ends_in(tsc_scan_token(r->scan, c->quantity->last - 1), waiting))
        return true;
    const tsc_mark *verb =
        c->quantity->last < r->scan->token_count ? tsc_scan_mark(r->scan, c->quantity->last, TSC_ROLE_CHANGE) : NULL;
    return verb != NULL && !tsc_entry_is(verb->entry, "reach") &&
           tsc_reading_ends_in(tsc_scan_token(r->scan, verb->last - 1), waiting);
}

/* "биыл 3 млрд долларға, ал 2020 жылға қарай 5 млрд долларға жеткізуді көздейді": behind the comma comes no verb before the next
   amount, so that the verb behind that is of both. */
static bool is_gapped(const tsc_candidate *c)
{
    const tsc_reading *r = c->reading;
    const uint32_t from = c->quantity->last;
    const tsc_quantity *next = tsc_pair_next_value(c);
    tsc_place_role own = TSC_PLACE_BARE, other = TSC_PLACE_BARE;
    if (next == NULL || !tsc_scan_is_comma(r->scan, from) || !tsc_unit_same(next->unit, c->figure.unit) ||
        !tsc_reading_ending(r->scan, tsc_scan_token(r->scan, from - 1), &own) ||
        !tsc_reading_ending(r->scan, tsc_scan_token(r->scan, next->last - 1), &other) || own != other)
        return false;
    for (uint32_t t = from; t < next->first; t++)
        if (tsc_scan_mark(r->scan, t, TSC_ROLE_CHANGE) != NULL || tsc_scan_mark(r->scan, t, TSC_ROLE_INDICATOR) != NULL)
            return false;
    return true;
}

/* "expects exports, which grew 13.7 percent last year, to shrink": the relative between commas that holds the value tells of its own,
   whatever modal word stands before it. */
static bool is_before_relative(const tsc_candidate *c, const tsc_mark *mark)
{
    const tsc_reading *r = c->reading;
    bool closed = false;
    if (mark->last > c->edge || r->verb_last)
        return false;
    for (size_t t = c->quantity->last; t < r->scan->token_count && !closed; t++)
        closed = tsc_scan_is_comma(r->scan, (uint32_t)t) && t + 1 < r->scan->token_count &&
                 tsc_reading_function(r, (uint32_t)t + 1) != NULL &&
                 tsc_mark_is(tsc_reading_function(r, (uint32_t)t + 1), "to");
    for (uint32_t t = c->edge; closed && t > mark->last + 1; t--)
        if (tsc_mark_is(tsc_reading_function(r, t - 1), "relative") && tsc_scan_is_comma(r->scan, t - 2))
            return !tsc_reading_parted(r, mark->last, c->edge);
    return false;
}

/* "potential to increase trade, which stands at 65 million": a relative behind the modal word that tells without another one what the
   trade has come to. */
static bool is_described(const tsc_candidate *c, const tsc_mark *mark)
{
    enum { REACH = 6 };
    const tsc_reading *r = c->reading;
    const bool trade = (c->indicator->orientation == TSC_MUTUAL || tsc_indicator_is_directed(c->indicator)) &&
                       c->units == TSC_UNITS_MONEY;
    const uint32_t from = c->edge > REACH ? c->edge - REACH : 0;
    if (!trade || r->verb_last || c->anchor == NULL || c->anchor->first < mark->first || mark->last > from + REACH)
        return false;
    for (uint32_t t = from > c->anchor->last ? from : c->anchor->last; t < c->edge; t++) {
        const tsc_mark *word = tsc_reading_function(r, t);
        if (!tsc_mark_is(word, "relative") || tsc_entry_has(word->entry, "loose", "1") ||
            !(r->verb_first || tsc_scan_is_comma(r->scan, t - 1)))
            continue;
        bool reached = false;
        for (uint32_t k = t; k < c->quantity->first; k++) {
            if (k > t && tsc_scan_mark(r->scan, k, TSC_ROLE_MODALITY) != NULL)
                return false;
            reached = reached || tsc_mark_is(tsc_scan_mark(r->scan, k, TSC_ROLE_CHANGE), "reach");
        }
        return reached;
    }
    return false;
}

/* "In 2019 (before the tariffs, which will apply until March) Chile sold": what stands in brackets before the value governs nothing
   outside them. */
static bool is_in_remark(const tsc_candidate *c, const tsc_mark *mark)
{
    const tsc_reading *r = c->reading;
    const uint16_t clause = r->clause[mark->first], own = r->clause[c->quantity->first];
    return r->parent[clause] != clause && clause != own && r->parent[own] == own && mark->last < c->edge;
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
    if (is_before_relative(c, mark) || is_described(c, mark) || is_in_remark(c, mark))
        return 99;
    if (tsc_entry_has(mark->entry, "weak", "1") && is_governed(r, mark))
        d += governed_cost;
    if (behind && r->verb_last && d < 18 + other_clause + governed_cost && is_gapped(c))
        return d < 18 ? d : 18;
    if (behind && r->verb_last && is_chained(c) && d < 18)
        return d + 2; /* екі есе арттырып, 80 млрд долларға жеткізу жоспарланған */
    if (behind && r->verb_last)
        return d < 14 && !(tsc_reading_parted(r, q->last, mark->first) && r->weak[mark->first] != r->weak[q->last])
                   ? d
                   : 99;
    if (behind)
        return d <= 5 && r->weak[mark->first] == r->weak[q->last] && !tsc_reading_parted(r, q->last, mark->first)
                   ? d + 8
                   : 99;
    if (r->verb_last)
        d += 8;
    /* a level already reached stands between: "reached 6 billion and is to reach 15" has its own modal word */
    bool heads =
        mark->first <= HEAD && tsc_entry_is(mark->entry, "target") && tsc_reading_together(r, mark->first, q->first);
    if (!tsc_reading_parted(r, mark->last, c->edge))
        /* "The goal of both governments is that …": of the whole sentence */
        return heads && d > head_cost ? head_cost : d;
    const bool counted = c->anchor != NULL && c->anchor->first >= q->first && tsc_candidate_is_led_by(c, "with");
    bool own_subject = c->anchor != NULL && c->anchor->first >= mark->last && !counted &&
                       tsc_reading_parted(r, mark->last, c->anchor->first); /* counted: will open, with two flights */
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

static bool is_day_ahead(tsc_period day, tsc_date date)
{
    return is_after(day, date) ||
           (day.first.year == date.year && day.first.month == date.month && day.first.day > date.day);
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
        if (marks->items[i]->first >= from && marks->items[i]->first < to &&
            (tsc_entry_is(marks->items[i]->entry, "target") || tsc_entry_is(marks->items[i]->entry, "forecast")))
            return true;
    return false;
}

/* "twice as much as in 2023, when it was 3.6 billion": a time compared with, of which a clause of its own tells the value. */
static bool is_told_when(const tsc_candidate *c, const tsc_timex *timex)
{
    enum { NEAR = 8 };
    const uint32_t when = timex->last + (tsc_scan_is_comma(c->reading->scan, timex->last) ? 1u : 0u);
    return timex->sort == TSC_TIMEX_BASE && when < c->edge && c->edge - when <= NEAR &&
           tsc_mark_is(tsc_reading_function(c->reading, when), "when") &&
           (c->before == NULL || c->before->quantity->last <= timex->first);
}

/* A level of a year that is over, said right beside it, is no aim, whatever the sentence aims at. */
static bool is_gone_by(const tsc_candidate *c, const tsc_discourse *discourse)
{
    double due_at = 16, past_at = 16;
    /* "aims at 5 billion by 2030, noting a rise of 17 % last year" */
    bool change = c->figure.kind == TSC_FIGURE_CHANGE;
    if ((change && c->before == NULL) || discourse->date.year == 0)
        return false;
    for (size_t i = 0; i < c->reading->timexes->count; i++) {
        const tsc_timex *timex = &c->reading->timexes->items[i];
        double d = tsc_reading_distance(c->reading, timex->first, timex->last, c->edge, c->quantity->last);
        if (!change && is_told_when(c, timex) && timex->period.last.year < discourse->date.year)
            return true;
        bool of_before = c->before != NULL && c->before->stand == TSC_STAND_EARLIER &&
                         timex->first >= c->before->quantity->last &&
                         timex->first - c->before->quantity->last <= 2; /* from 6 million in 2024 to 9 */
        bool near = d <= 6 && !of_before && !tsc_reading_parted(c->reading, c->quantity->last, timex->first) &&
                    !tsc_reading_parted(c->reading, timex->last, c->edge);
        if (timex->sort == TSC_TIMEX_DUE && d < due_at)
            due_at = d;
        bool said = !timex->relative || timex->period.kind == TSC_PERIOD_YEAR; /* "in December" may lie ahead */
        bool past =
            near && said && !has_modal_between(c->reading, timex->last, c->edge) &&
            (timex->sort == TSC_TIMEX_PLAIN || timex->sort == TSC_TIMEX_SINCE || timex->sort == TSC_TIMEX_UNTIL) &&
            timex->period.kind != TSC_PERIOD_NONE && timex->period.last.year < discourse->date.year &&
            (!change ||
             (timex->relative && timex->first >= c->quantity->last && timex->first - c->quantity->last <= 1));
        bool own =
            timex->first < c->quantity->last || c->reading->weak[timex->first] == c->reading->weak[c->quantity->last];
        bool now = near && own && !change &&
                   c->reading->clause[timex->first] == c->reading->clause[c->quantity->first] && timex->relative &&
                   timex->sort == TSC_TIMEX_PLAIN && timex->period.kind == TSC_PERIOD_DAY &&
                   !is_day_ahead(timex->period, discourse->date) &&
                   !has_modal_between(c->reading, timex->last, c->edge); /* "6 billion at present" */
        if ((past || now) && d < past_at)
            past_at = d;
    }
    return past_at < due_at;
}

/* "The airline will increase its services": who does it to what is its own commits to it. */
static bool is_of_own(const tsc_candidate *c, const tsc_mark *mark)
{
    enum { VERB = 3, NOUN = 4 };
    const tsc_mentions *words = &c->reading->of[TSC_ROLE_DISCOURSE];
    for (size_t i = 0; c->anchor != NULL && i < words->count; i++) {
        const tsc_mark *its = words->items[i];
        const bool object = c->anchor->last <= c->edge
                                ? its->last <= c->anchor->first && c->anchor->first - its->last <= NOUN
                                : c->anchor->first >= c->quantity->first;
        if (tsc_entry_is(its->entry, "possessive") && its->first >= mark->last && its->first - mark->last <= VERB &&
            its->last <= c->edge && object)
            return true;
    }
    return false;
}

/* "a credit line will be opened": the plain future of what somebody gives is a promise. */
static bool is_promise(const tsc_candidate *c, const tsc_mark *mark)
{
    if (c->indicator->name == TSC_INDICATOR_FINANCING && tsc_entry_get(mark->entry, "plain").length > 0)
        return true;
    const bool acts = tsc_entry_get(mark->entry, "act").length > 0;
    if ((acts || tsc_entry_get(mark->entry, "plain").length > 0) && is_of_own(c, mark))
        return true;
    if (!tsc_entry_is(mark->entry, "forecast") || !acts)
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
    return c->reading->verb_last && c->anchor != NULL && c->anchor->first >= c->quantity->last &&
           mark->first <= c->anchor->last && mark->last >= c->anchor->first &&
           tsc_reading_parted(c->reading, c->quantity->last, c->anchor->first);
}

/* "Банк выделит 50 млн, а Япония – ещё 12 млн": the verb of the value before holds for this one, which has none. */
static bool is_elliptic(const tsc_candidate *c)
{
    const tsc_candidate *b = c->before;
    if (b == NULL || b->anchor == NULL || (c->anchor != NULL && c->anchor != b->anchor) ||
        b->figure.kind != c->figure.kind || b->units != c->units || b->indicator != c->indicator ||
        b->anchor->last > b->edge)
        return false;
    for (uint32_t t = b->quantity->last; t < c->edge; t++) {
        const tsc_mark *time = tsc_scan_mark(c->reading->scan, t, TSC_ROLE_PERIOD);
        if (tsc_scan_mark(c->reading->scan, t, TSC_ROLE_CHANGE) != NULL ||
            tsc_scan_mark(c->reading->scan, t, TSC_ROLE_MODALITY) != NULL ||
            (time != NULL && !tsc_entry_is(time->entry, "vague"))) /* and later on to 3 billion */
            return false;
    }
    return true;
}

static bool ends_sentence(const tsc_scan *scan, uint32_t token)
{
    while (token < scan->token_count && scan->tokens[token].kind != TSC_TOKEN_WORD &&
           scan->tokens[token].kind != TSC_TOKEN_NUMBER)
        token++;
    return token >= scan->token_count;
}

/* "plan to raise turnover from 5 to 15 billion and investment from 13 to 20 billion": the second rise is aimed at as the first,
   where nothing else is said between the two. */
static bool goes_on_aimed(const tsc_candidate *c)
{
    const tsc_candidate *from = c->before, *aim = from != NULL ? from->before : NULL;
    if (aim == NULL || c->stand != TSC_STAND_NOW || from->stand != TSC_STAND_EARLIER || aim->stand != TSC_STAND_NOW ||
        from->indicator != c->indicator || (aim->figure.status != TSC_TARGET && aim->figure.status != TSC_FORECAST) ||
        c->reading->clause[aim->quantity->first] != c->reading->clause[c->quantity->first])
        return false;
    for (uint32_t t = aim->quantity->last; t < from->edge; t++) {
        const tsc_mark *change = tsc_scan_mark(c->reading->scan, t, TSC_ROLE_CHANGE);
        bool moves = change != NULL && tsc_entry_moves(change->entry);
        if (moves || tsc_scan_mark(c->reading->scan, t, TSC_ROLE_MODALITY) != NULL)
            return false;
    }
    return true;
}

/* "Trade with Kenya to reach 5 billion": of a headline, where the subject stands right before the infinitive and no other verb
   of change before that. */
static bool is_said_of_subject(const tsc_reading *r, const tsc_mark *mark)
{
    bool subject = false;
    for (size_t i = 0; i < r->of[TSC_ROLE_INDICATOR].count; i++)
        subject = subject || r->of[TSC_ROLE_INDICATOR].items[i]->last == mark->first;
    for (size_t i = 0; i < r->place_count; i++)
        subject = subject || r->places[i].last == mark->first;
    for (size_t i = 0; subject && i < r->of[TSC_ROLE_CHANGE].count; i++)
        subject = r->of[TSC_ROLE_CHANGE].items[i]->first >= mark->first;
    return subject;
}

/* "ten more should be launched under the plan of both governments": what is expected by somebody's plan is aimed at. */
static bool is_by_plan(const tsc_candidate *c)
{
    const tsc_reading *r = c->reading;
    const tsc_mentions *marks = &r->of[TSC_ROLE_MODALITY];
    for (size_t i = 0; i < marks->count; i++) {
        const tsc_mark *mark = marks->items[i];
        bool behind = mark->first >= c->quantity->last;
        bool ends = tsc_entry_is(mark->entry, "agreed") && behind &&
                    ends_sentence(r->scan, mark->last); /* …, both sides have agreed */
        if (ends)
            return true;
        if (tsc_entry_is(mark->entry, "plan") &&
            !tsc_reading_parted(r, behind ? c->quantity->last : mark->last, behind ? mark->first : c->edge))
            return true;
    }
    return false;
}

/* "The figure would be 1.4 times that of 2023", behind an aim: a measure of what is aimed at. */
static bool measures_aim(const tsc_candidate *c, const tsc_discourse *discourse)
{
    enum { NEAR = 8 };
    return c->continued && c->before == NULL && c->figure.kind == TSC_FIGURE_CHANGE &&
           discourse->topic.status == TSC_TARGET && discourse->topic.kind == TSC_FIGURE_LEVEL &&
           discourse->sentence - discourse->topic.sentence == 1 &&
           tsc_candidate_near(c, TSC_ROLE_DISCOURSE, "same", NULL, -1, NEAR, NULL) != NULL;
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
        bool parts = word != NULL && (tsc_entry_is(word->entry, "and") || tsc_entry_is(word->entry, "break") ||
                                      tsc_entry_is(word->entry, "relative"));
        if (parts || tsc_scan_mark(c->reading->scan, t, TSC_ROLE_PERIOD) != NULL ||
            tsc_scan_mark(c->reading->scan, t, TSC_ROLE_MODALITY) != NULL)
            return false;
    }
    return true;
}

/* "a grant of 85 billion for its thirteenth plan": a noun behind the value that says what it is for. */
static bool is_purpose(const tsc_candidate *c, const tsc_mark *mark)
{
    enum { NEAR = 4 };
    for (uint32_t t = c->quantity->last; !c->reading->verb_last && t < mark->first && t - c->quantity->last <= 1; t++) {
        const tsc_mark *word = tsc_reading_function(c->reading, t);
        if (tsc_mark_is(word, "to") && tsc_entry_has(word->entry, "infinitive", "subject") &&
            mark->first - word->last <= NEAR)
            return true;
    }
    return false;
}

static void weigh_modal_words(const tsc_candidate *c, verdict *best)
{
    enum { FAR = 20 };
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_MODALITY];
    const bool papers = c->indicator->name == TSC_INDICATOR_CONTRACTS;
    for (size_t i = 0; i < marks->count; i++) {
        const tsc_mark *mark = marks->items[i];
        tsc_figure_status status = TSC_OBSERVED;
        /* seven memoranda aimed at more trade: what they are for */
        const bool of_papers = papers && mark->first >= c->quantity->last && !c->reading->verb_last &&
                               !tsc_entry_has(mark->entry, "papers", "1");
        if (of_papers || is_purpose(c, mark) ||
            (tsc_entry_has(mark->entry, "subject", "1") && !is_said_of_subject(c->reading, mark)))
            continue;
        if (status_of(mark->entry, &status))
            weigh(best, is_promise(c, mark) ? TSC_TARGET : status, is_of_far_anchor(c, mark) ? FAR : cost_of(c, mark),
                  "modal word");
    }
}

/* What the value before was goes on where nothing else is said. */
static void weigh_before(const tsc_candidate *c, const tsc_candidate *before, verdict *best)
{
    if (is_elliptic(c) && (before->figure.status == TSC_TARGET || before->figure.status == TSC_FORECAST))
        weigh(best, before->figure.status, 24, "verb left out");
    if (goes_on_aimed(c))
        weigh(best, c->before->before->figure.status, 24, "aimed at as the rise before");
    if (goes_on_possible(c))
        weigh(best, TSC_POTENTIAL, 26, "what could be, goes on");
}

/* "Taiwan buys 27 products from Paraguay": who does so stands right before the verb, and nothing says that it is only possible. */
static bool is_traded(const tsc_candidate *c)
{
    const tsc_reading *r = c->reading;
    const bool possible = r->of[TSC_ROLE_MODALITY].count > 0;
    for (size_t i = 0; c->flow != NULL && !possible && !r->verb_last && !r->verb_first && i < r->place_count; i++)
        if (r->places[i].role == TSC_PLACE_BARE && !r->places[i].adjective && r->places[i].last == c->flow->first &&
            c->flow->last <= c->edge)
            return tsc_reading_function(r, c->flow->last) == NULL ||
                   !tsc_mark_is(tsc_reading_function(r, c->flow->last), "of");
    return false;
}

/* Goods that are counted, and what they are worth, could be traded. */
static void weigh_goods(const tsc_candidate *c, const tsc_discourse *discourse, const tsc_candidate *before,
                        verdict *best)
{
    const bool counts = c->indicator->name == TSC_INDICATOR_COMMODITY_ITEMS;
    const bool listed = before != NULL && !before->rejected && before->figure.status == TSC_POTENTIAL &&
                        before->figure.unit.code[0] != '%' && before->indicator->name == TSC_INDICATOR_COMMODITY_ITEMS;
    if (listed)
        weigh(best, TSC_POTENTIAL, 0, "goods listed before");
    else if (counts && !is_traded(c) &&
             tsc_candidate_near(c, TSC_ROLE_INDICATOR, "trade_share", NULL, 0, 8, NULL) == NULL)
        weigh(best, TSC_POTENTIAL, 29, "goods to be traded");
    if (c->continued && discourse->topic.status == TSC_POTENTIAL &&
        strcmp(discourse->topic.indicator, "commodity_items") == 0)
        weigh(best, TSC_POTENTIAL, 8, "goods listed before");
}

/* A time that may say of the value that it is to come. */
static bool is_time_of_value(const tsc_candidate *c, const tsc_timex *timex, const tsc_discourse *discourse)
{
    const tsc_quantity *q = c->quantity;
    const bool behind = timex->first >= q->last;
    if (!tsc_reading_together(c->reading, timex->first, q->first) || tsc_dating_is_of_remark(c, timex))
        return false;
    if (behind &&
        (tsc_reading_parted(c->reading, q->last, timex->first) || has_time_between(c->reading, q->last, timex->first)))
        return false;
    if (!behind && timex->sort == TSC_TIMEX_SINCE && c->reading->clause[timex->first] != c->reading->clause[q->first] &&
        c->reading->weak[timex->last] != c->reading->weak[q->first] && timex->first > 0)
        return false; /* wants 28 flights from December, while forty firms are there already */
    return !tsc_candidate_is_time_of_next(c, timex) && !tsc_candidate_is_late(c, timex, discourse);
}

/* "In 2024 arrivals grew by 65 % within a year": a length of time that ended in the year that is told. */
static bool is_length_gone_by(const tsc_candidate *c, const tsc_timex *timex, tsc_date today)
{
    if (timex->months == 0 || !timex->relative || c->reading->of[TSC_ROLE_MODALITY].count > 0)
        return false;
    for (size_t i = 0; i < c->reading->timexes->count; i++) {
        const tsc_timex *told = &c->reading->timexes->items[i];
        if (told->sort == TSC_TIMEX_PLAIN && !told->relative && told->period.kind != TSC_PERIOD_NONE &&
            told->period.last.year < today.year)
            return true;
    }
    return false;
}

static void weigh_times(const tsc_candidate *c, const tsc_discourse *discourse, verdict *best)
{
    enum { COST = 16 };
    const tsc_date today = discourse->date;
    for (size_t i = 0; i < c->reading->timexes->count; i++) {
        const tsc_timex *timex = &c->reading->timexes->items[i];
        if (!is_time_of_value(c, timex, discourse))
            continue;
        const double cost =
            COST + tsc_reading_distance(c->reading, timex->first, timex->last, c->edge, c->quantity->last);
        if (timex->sort == TSC_TIMEX_DUE && is_length_gone_by(c, timex, today))
            continue;
        if (timex->sort == TSC_TIMEX_DUE && is_after(timex->period, today))
            weigh(best, TSC_TARGET, cost, "due in the future");
        else if (timex->sort == TSC_TIMEX_SINCE && is_after(timex->period, today) && best->status != TSC_TARGET)
            weigh(best, TSC_FORECAST, cost, "from a time to come");
        else if (timex->sort == TSC_TIMEX_PLAIN && timex->period.first.year > today.year && today.year > 0 &&
                 best->status != TSC_TARGET) /* whoever will do something then has said so */
            weigh(best, TSC_FORECAST, cost, "a time to come");
    }
}

/* "signed 14 agreements, whose worth could come to 2.5 billion" */
static bool is_worth_of_signed(const tsc_candidate *c, const tsc_candidate *before)
{
    return c->indicator->name == TSC_INDICATOR_CONTRACTS && before != NULL && !before->rejected &&
           before->indicator == c->indicator && before->figure.status == TSC_OBSERVED;
}

void tsc_candidate_status(tsc_candidate *c, const tsc_discourse *discourse, const tsc_candidate *before)
{
    verdict best = {TSC_OBSERVED, 30, "nothing else said"};
    if (tsc_candidate_is_remark(c)) {
        c->figure.status = c->before->figure.status;
        c->by_status = "value before the brackets";
        return;
    }
    weigh_modal_words(c, &best);
    weigh_before(c, before, &best);
    weigh_future(c, TSC_ROLE_INDICATOR, TSC_TARGET, &best);
    weigh_future(c, TSC_ROLE_CHANGE, TSC_FORECAST, &best);
    weigh_goods(c, discourse, before, &best);
    weigh_times(c, discourse, &best);
    if (best.status == TSC_FORECAST && is_by_plan(c))
        best = (verdict){TSC_TARGET, best.cost, "expected by a plan"};
    c->of_aim = (best.status == TSC_POTENTIAL || best.status == TSC_FORECAST) && measures_aim(c, discourse);
    if (c->of_aim)
        best = (verdict){TSC_TARGET, 0, "what is aimed at"};
    if (best.status == TSC_POTENTIAL && is_worth_of_signed(c, before))
        best = (verdict){TSC_OBSERVED, 0, "signed"};
    if (best.status != TSC_OBSERVED && is_gone_by(c, discourse))
        best = (verdict){TSC_OBSERVED, 0, "a time gone by"};
    if (c->stand == TSC_STAND_EARLIER)
        best = (verdict){TSC_OBSERVED, 0, "compared with"};
    c->figure.status = best.status;
    c->by_status = best.rule;
}
