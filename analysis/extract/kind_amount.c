/* The kind of an amount: a level, a difference ("rose by $5 billion"), or an earlier level that a comparison sets beside
   that of now. */
#include "extract/kind_parts.h"
#include "extract/quantity_parts.h"

#include <ctype.h>
#include <math.h>

/* "на 951 млн, или на 5,3 %, превышает": the change that a percentage says again behind "or". */
static bool is_said_again(const tsc_candidate *c, const char *prep)
{
    const tsc_quantities *all = c->reading->quantities;
    if ((!tsc_code_is(prep, "onto") && !tsc_code_is(prep, "by")) || c->index + 1 >= all->count ||
        (c->anchor != NULL && tsc_entry_has(c->anchor->entry, "form", "verb")))
        return false; /* закупила на 4 млрд, или на 12 % больше */
    const tsc_quantity *next = &all->items[c->index + 1];
    uint32_t at = next->hedge_first;
    const char *again = tsc_reading_before(c->reading, at, &at);
    const char *joint = again != NULL && !tsc_code_is(again, "or") ? tsc_reading_before(c->reading, at, NULL) : again;
    return tsc_code_is(joint, "or") && next->hedge_first - c->quantity->last <= 3 &&
           (tsc_unit_is_percent(next->unit) || next->form == TSC_QUANTITY_FACTOR);
}

static bool touches(const tsc_candidate *c, const tsc_mark *mark, uint32_t token)
{
    return mark != NULL && mark->last <= token && token - mark->last <= 1 &&
           c->reading->weak[mark->last] == c->reading->weak[token];
}

/* "chuté de 31,4 milliards en 2023 à 27,4 milliards": the first of two levels, each with its time; without one, or
   parted by a comma ("de 12 millions, à 340 millions"), the first is the difference. */
static bool is_dated_start(const tsc_candidate *c)
{
    const tsc_quantities *all = c->reading->quantities;
    const tsc_quantity *q = c->quantity;
    size_t at = c->index + 1;
    while (at < all->count && all->items[at].traps != 0)
        at++;
    const tsc_quantity *next = &all->items[at];
    if (at >= all->count || next->form != q->form || c->reading->weak[q->last] != c->reading->weak[next->hedge_first] ||
        next->hedge_first - q->last > 10)
        return false;
    const char *to = tsc_reading_before(c->reading, next->hedge_first, NULL);
    bool reaches = tsc_kind_is_goal(to);
    for (size_t i = 0; reaches && i < c->reading->timexes->count; i++) {
        const tsc_timex *timex = &c->reading->timexes->items[i];
        bool between = timex->first >= q->last && timex->last <= next->hedge_first;
        bool spans =
            timex->period.kind == TSC_PERIOD_YEARS && timex->first >= next->last && timex->first - next->last <= 2;
        if (between || spans) /* "de 35 à 28 milliards entre 2022 et 2023" */
            return true;
    }
    return false;
}

/* The case in which an amount stands: that of its last word, or of an ending tied to its digits ("14-тен"). */
static tsc_place_role case_of(const tsc_scan *scan, const tsc_quantity *q)
{
    tsc_place_role role = TSC_PLACE_BARE;
    tsc_span end = tsc_scan_span(scan, q->last - 1, tsc_behind_ending(scan, q->last));
    return tsc_reading_ending(scan, end, &role) ? role : TSC_PLACE_BARE;
}

bool tsc_kind_starts_rise(const tsc_candidate *c)
{
    const tsc_quantities *all = c->reading->quantities;
    const tsc_scan *scan = c->reading->scan;
    if (!c->reading->verb_last || c->index + 1 >= all->count || case_of(scan, c->quantity) != TSC_PLACE_FROM)
        return false;
    const tsc_quantity *next = &all->items[c->index + 1];
    const uint32_t end = (uint32_t)tsc_behind_ending(scan, next->last);
    const tsc_mark *behind = tsc_reading_function(c->reading, end);
    const tsc_mark *moves = tsc_scan_mark(scan, end, TSC_ROLE_CHANGE);
    bool reached =
        case_of(scan, next) == TSC_PLACE_TO && moves != NULL &&
        (c->quantity->bound == TSC_BOUND_EXACT || !tsc_unit_is_percent(next->unit)); /* but: асып, 28 %-ға өсті */
    /* құны 5 млрд доллардан асатын 20-ға жуық құжатқа */
    const bool counts = c->quantity->bound == TSC_BOUND_AT_LEAST && !tsc_unit_same(c->quantity->unit, next->unit);
    return next->traps == 0 && next->first - c->quantity->last <= 4 && next->form == c->quantity->form && !counts &&
           (reached || tsc_mark_is(behind, "until_after"));
}

/* "la caída interanual de 2.446 millones": nothing but a word of time between. */
static bool is_only_time(const tsc_candidate *c, uint32_t from, uint32_t to)
{
    for (uint32_t t = from; t < to; t++)
        if (tsc_scan_mark(c->reading->scan, t, TSC_ROLE_PERIOD) == NULL)
            return false;
    return to > from && to - from <= 3;
}

/* "11.5 % above the 147 million of 2023", "double the 1,025 tonnes": between the change and the value stand a word of more
   or less and articles alone. */
static bool is_measured_against(const tsc_candidate *c)
{
    enum { FEW = 4 };
    const tsc_candidate *b = c->before;
    if (b == NULL || b->index + 1 != c->index || b->figure.kind != TSC_FIGURE_CHANGE ||
        !tsc_unit_is_percent(b->figure.unit) || c->edge - b->quantity->last > FEW ||
        tsc_unit_is_percent(c->quantity->unit))
        return false;
    bool compared = b->quantity->form == TSC_QUANTITY_FACTOR, named = false;
    for (uint32_t t = b->quantity->last; t < c->edge; t++) {
        const tsc_mark *word = tsc_reading_function(c->reading, t),
                       *change = tsc_scan_mark(c->reading->scan, t, TSC_ROLE_CHANGE);
        bool article = tsc_mark_is(word, "article");
        bool more = change != NULL && !tsc_entry_is(change->entry, "reach") &&
                    !tsc_entry_is(change->entry, "shift"); /* more, above */
        if (!article && !more && !tsc_mark_is(word, "than"))
            return false;
        compared = compared || more, named = named || article;
    }
    return compared && named;
}

/* "выше", "ниже": whether a comparative begins with the token. */
static bool is_comparative(const tsc_scan *scan, uint32_t token)
{
    for (uint32_t i = token < scan->token_count ? scan->mark_at[token] : 0;
         token < scan->token_count && i < scan->mark_at[token + 1]; i++)
        if (scan->marks[i].role == TSC_ROLE_HEDGE && tsc_entry_get(scan->marks[i].entry, "change").length > 0)
            return true;
    return false;
}

/* "на 3,7 % ниже рекордных 3,2 млрд": behind a percentage that is more or less than something stands that something. */
static bool is_measured_by_change(const tsc_candidate *c)
{
    enum { NEAR = 3 };
    const tsc_candidate *b = c->previous;
    if (b == NULL || b->index + 1 != c->index || b->figure.kind != TSC_FIGURE_CHANGE ||
        !tsc_unit_is_percent(b->quantity->unit) || c->units != TSC_UNITS_MONEY || c->edge - b->quantity->last > NEAR)
        return false;
    const char *word = tsc_candidate_lead(c, NULL);
    uint32_t end = b->quantity->last;
    return (is_comparative(c->reading->scan, end) || is_comparative(c->reading->scan, end - 1)) &&
           (word == NULL || tsc_code_is(word, "record")) && c->reading->weak[end - 1] == c->reading->weak[c->edge];
}

bool tsc_kind_comes_on_top(const tsc_candidate *c)
{
    const tsc_reading *r = c->reading;
    const uint32_t end = c->quantity->last, count = (uint32_t)r->scan->token_count;
    for (uint32_t t = c->quantity->first > 2 ? c->quantity->first - 2 : 0; t <= end && t < count; t++) {
        const tsc_mark *word = t < c->quantity->first || t == end ? tsc_reading_function(r, t) : NULL;
        if (word != NULL && (word->last == c->edge || word->last == c->quantity->first || word->first == end) &&
            tsc_entry_has(word->entry, "adds", "1"))
            return true;
    }
    return false;
}

/* "subieron de 30 a 60 millones", "a augmenté de 30 millions à 60 millions": behind a verb, and with the level that it has come
   to right behind it, what it has come from; behind a noun (une hausse de) only where both share their scale. */
static bool is_undated_start(const tsc_candidate *c, const tsc_mark *moved)
{
    const tsc_quantities *all = c->reading->quantities;
    const tsc_quantity *q = c->quantity, *next = c->index + 1 < all->count ? &all->items[c->index + 1] : NULL;
    const tsc_mark *to = tsc_reading_function(c->reading, q->last);
    if (next == NULL || next->traps != 0 || to == NULL || to->last != next->hedge_first ||
        !tsc_kind_is_goal(to->entry->code) || next->form != q->form ||
        !(tsc_unit_is_none(q->unit) || tsc_unit_same(q->unit, next->unit)))
        return false;
    const bool named = moved->first > 0 && tsc_reading_function(c->reading, moved->first - 1) != NULL;
    return q->shared_scale || (!named && tsc_entry_is(moved->entry, next->value > q->value ? "up" : "down"));
}

/* "rose by 5", "gain of 5", "на 5 меньше": whether an amount is a difference. */
/* "sont tombées de 5,8 millions à 5,1 millions": what goes down goes to less, what goes up to more. */
static bool moves_to_next(const tsc_candidate *c, const char *prep)
{
    enum { NEAR = 3 };
    const tsc_quantities *all = c->reading->quantities;
    const tsc_quantity *q = c->quantity, *next = c->index + 1 < all->count ? &all->items[c->index + 1] : NULL;
    if (next == NULL || !tsc_code_is(prep, "of") || !tsc_unit_is_currency(next->unit) ||
        next->hedge_first - q->last > NEAR ||
        !tsc_kind_is_goal(tsc_reading_before(c->reading, next->hedge_first, NULL)))
        return false;
    const tsc_mark *moved = tsc_candidate_near(c, TSC_ROLE_CHANGE, "up", "down", -1, NEAR, NULL);
    const bool alike =
        next->value < 2 * q->value && q->value < 2 * next->value; /* widened by 260 million to a billion */
    return alike && (tsc_mark_is(moved, "up") ? next->value > q->value : moved != NULL && next->value < q->value);
}

/* "was visited by 1.45 million foreigners": who did it, where the word before the preposition tells of no change. */
static bool is_agent_counted(const tsc_candidate *c, uint32_t at)
{
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_INDICATOR];
    for (size_t i = 0; (c->units & TSC_UNITS_PERSONS) != 0 && i < marks->count; i++)
        if (marks->items[i]->last == at && tsc_entry_is(marks->items[i]->entry, "tourists"))
            return true;
    return false;
}

/* "191,500 more visitors than in August 2017" */
static bool is_more_than_before(const tsc_candidate *c)
{
    const tsc_reading *r = c->reading;
    for (size_t i = 0; tsc_kind_more_or_less(c) != TSC_CHANGE_NONE && i < r->timexes->count; i++)
        if (r->timexes->items[i].sort == TSC_TIMEX_BASE && r->timexes->items[i].first >= c->quantity->last &&
            r->weak[r->timexes->items[i].first] == r->weak[c->quantity->last])
            return true;
    return false;
}

static bool is_difference(const tsc_candidate *c)
{
    uint32_t at = 0;
    double distance = 0;
    const char *prep = tsc_kind_preposition(c, &at);
    const tsc_mark *mark = tsc_kind_change_mark(c, &distance);
    if (c->anchor != NULL && tsc_entry_has(c->anchor->entry, "form", "count") &&
        (!tsc_code_is(prep, "by") || is_agent_counted(c, at)) && !is_more_than_before(c))
        return false;
    if (c->indicator->name == TSC_INDICATOR_FINANCING && !tsc_code_is(prep, "by") && !tsc_code_is(prep, "of"))
        return false; /* "Germany will add 50 million": of its own */
    if (is_measured_by_change(c) || moves_to_next(c, prep))
        return false;
    if (c->before != NULL && c->reading->verb_last && c->before->indicator->name == TSC_INDICATOR_COMMODITY_ITEMS &&
        c->units == TSC_UNITS_MONEY)
        return false; /* 40 позиция бойынша тағы 60 млн долларға арттыруға болады: what they are worth */
    if (is_measured_against(c) || tsc_kind_is_set_against_next(c))
        return false;
    if (tsc_kind_more_or_less(c) != TSC_CHANGE_NONE)
        return true;
    if (c->quantity->change != TSC_CHANGE_NONE || tsc_kind_is_same_change(c, prep, at) || is_said_again(c, prep))
        return true;
    if (mark != NULL && tsc_code_is(prep, "in") && mark->last == at && tsc_entry_moves(mark->entry))
        return true; /* aumentaron en 160 millones de dólares */
    if (mark == NULL || tsc_code_is(prep, "to") || tsc_code_is(prep, "until") || tsc_code_is(prep, "against") ||
        tsc_code_is(prep, "in"))
        return false;
    if (c->previous != NULL && c->previous->index + 1 == c->index && tsc_kind_starts_rise(c->previous))
        return false;
    if (tsc_code_is(prep, "by") && c->indicator->orientation == TSC_BALANCE &&
        tsc_candidate_near(c, TSC_ROLE_DISCOURSE, "favour", "negative", -1, TSC_KIND_NEAR, NULL) != NULL)
        return false;            /* the balance was in favour of Algeria by 800 million */
    if (tsc_code_is(prep, "by")) /* but: rose to 5 billion dirhams, by its worth 500 million dollars */
        return distance < TSC_KIND_NEAR &&
               !(mark->last <= at && tsc_reading_parted(c->reading, mark->last, at) && c->before != NULL &&
                 c->before->figure.kind == TSC_FIGURE_LEVEL && !tsc_unit_same(c->before->figure.unit, c->figure.unit));
    if (tsc_code_is(prep, "onto"))
        return distance < 8;
    if (tsc_mark_is(tsc_reading_function(c->reading, c->quantity->last), "until_after"))
        return false;
    const tsc_candidate *b = c->previous;
    if (c->reading->verb_last && b != NULL && b->index + 1 == c->index && b->figure.kind == TSC_FIGURE_CHANGE &&
        tsc_unit_is_percent(b->figure.unit) && b->indicator == c->indicator)
        return false; /* 10 %-ға азайып, 190 мың тоннаға түсті */
    if (c->reading->verb_last)
        return mark->first >= c->quantity->last && mark->first - c->quantity->last <= 1 &&
               !tsc_entry_has(mark->entry, "goal", "1") && /* 17 млрд долларға түсті: fell to it */
               c->reading->clause[mark->first] == c->reading->clause[c->quantity->last - 1];
    if (tsc_code_is(prep, "of"))
        return (mark->last == at || is_only_time(c, mark->last, at)) && !is_dated_start(c) &&
               !is_undated_start(c, mark);
    const bool within = mark->first < at && at < mark->last; /* une baisse estimée à 85 millions */
    return (prep == NULL || within) && touches(c, mark, c->edge) && !tsc_kind_comes_on_top(c);
}

/* "480,000 tonnes of Ukrainian wheat, against 1.2 million of French wheat": set against another country's, at the same time. */
static bool is_of_another_country(const tsc_candidate *c)
{
    enum { NEAR = 6 };
    const tsc_reading *r = c->reading;
    uint32_t end = c->quantity->last;
    for (size_t i = 0; i < r->timexes->count; i++)
        if (r->timexes->items[i].first >= end && r->timexes->items[i].first - end <= 2 * NEAR)
            return false;
    bool fresh = false;
    for (size_t i = 0; c->before != NULL && i < r->place_count; i++) {
        const tsc_place_mention *p = &r->places[i];
        fresh = fresh || (p->first >= end && p->first - end <= NEAR && r->weak[p->first] == r->weak[end] &&
                          r->clause[p->first] == r->clause[end - 1] && !p->referred &&
                          !tsc_place_same(p->place, c->before->figure.reporter) &&
                          !tsc_place_same(p->place, c->before->figure.partner));
    }
    return fresh;
}

/* "from the current 9,000 tonnes": where the text stands now, before what it aims at. */
static bool is_from_today(const tsc_candidate *c)
{
    for (size_t i = 0; i < c->reading->timexes->count; i++) {
        const tsc_timex *timex = &c->reading->timexes->items[i];
        const char *from = tsc_reading_before(c->reading, timex->first, NULL);
        if (timex->last == c->edge && timex->relative && timex->period.kind == TSC_PERIOD_DAY &&
            (tsc_code_is(from, "from") || tsc_code_is(from, "of")))
            return true;
    }
    return false;
}

/* "rose by 17 % year on year to reach 178 billion": a word of arriving between the time and the value. */
static bool reaches_between(const tsc_candidate *c, uint32_t from)
{
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_CHANGE];
    for (size_t i = 0; i < marks->count; i++)
        if (marks->items[i]->first >= from && marks->items[i]->last <= c->edge &&
            tsc_entry_is(marks->items[i]->entry, "reach"))
            return true;
    return false;
}

/* "rose by 42 % during 2016 compared with 2015": behind a value, or behind the time that stands behind one. */
static bool is_behind_value(const tsc_candidate *c, const tsc_timex *timex)
{
    const tsc_timexes *times = c->reading->timexes;
    for (size_t i = 0; i < c->index; i++) {
        const tsc_quantity *q = &c->reading->quantities->items[i];
        uint32_t end = q->last;
        for (size_t k = 0; k < times->count && times->items[k].last <= timex->first; k++)
            if (times->items[k].first >= end && times->items[k].first - end <= 1)
                end = times->items[k].last;
        if (q->traps == 0 && end <= timex->first && timex->first - end <= 1)
            return true;
    }
    return false;
}

/* "was revised from 137 to 139 million": both of the same time. */
static bool is_revised(const tsc_candidate *c)
{
    return tsc_candidate_near(c, TSC_ROLE_CHANGE, "revise", NULL, -1, 4, NULL) != NULL;
}

/* "16 % more than the year before, of which 340 million": between the token and the value stands what begins a part. */
static bool is_behind_of_which(const tsc_candidate *c, uint32_t token)
{
    for (uint32_t t = token; t < c->edge; t++)
        if (tsc_mark_is(tsc_scan_mark(c->reading->scan, t, TSC_ROLE_DISCOURSE), "of_which"))
            return true;
    return false;
}

/* "above the level of the year before, which was 6.6 billion": the relative tells of the level compared with. */
static bool is_described_base(const tsc_candidate *c)
{
    enum { NEAR = 6 };
    const tsc_reading *r = c->reading;
    for (size_t i = 0; i < r->timexes->count; i++) {
        const tsc_timex *timex = &r->timexes->items[i];
        uint32_t at = timex->last;
        if ((timex->sort != TSC_TIMEX_BASE && timex->year_shift >= 0) || is_behind_of_which(c, timex->last))
            continue;
        if (at < c->edge && r->scan->tokens[at].kind == TSC_TOKEN_PUNCTUATION)
            at++;
        const tsc_mark *word = at < c->edge ? tsc_reading_function(r, at) : NULL;
        if (tsc_mark_is(word, "relative") && !tsc_entry_has(word->entry, "loose", "1") && c->edge - at <= NEAR &&
            !tsc_reading_parted(r, at, c->edge))
            return true;
    }
    return false;
}

/* "640 млн доллардың орнына 755 млн": the word of comparison stands behind. */
static bool is_set_off_behind(const tsc_candidate *c)
{
    return c->reading->verb_last &&
           tsc_mark_is(
               tsc_reading_function(c->reading, (uint32_t)tsc_behind_ending(c->reading->scan, c->quantity->last)),
               "against_after");
}

/* "after a deficit of 40 million": the word of comparison stands before the indicator of the value. */
static bool is_led_by_comparison(const tsc_candidate *c)
{
    const tsc_candidate *b = c->before != NULL ? c->before : c->previous;
    const bool joined = c->anchor != NULL && b != NULL && b->indicator == c->indicator &&
                        c->anchor->first >= b->quantity->last && c->anchor->last <= c->edge &&
                        c->edge - c->anchor->last <= 2;
    const char *led = joined ? tsc_reading_before(c->reading, c->anchor->first, NULL) : NULL;
    return tsc_code_is(led, "against") || tsc_code_is(led, "after");
}

/* "exports of 5 against imports of 3" */
static bool is_of_other_flow(const tsc_candidate *c)
{
    return c->anchor != NULL && c->before != NULL && c->before->indicator != c->indicator &&
           c->anchor->first > c->before->quantity->last;
}

/* "up 25 % from 131 million"; but: اقترب من, came near. */
static bool is_base_of_rise(const tsc_candidate *c, const char *prep, uint32_t at)
{
    const tsc_candidate *rise = c->before;
    return tsc_code_is(prep, "from") && rise != NULL && rise->figure.kind == TSC_FIGURE_CHANGE &&
           tsc_unit_is_percent(rise->figure.unit) && !tsc_unit_is_percent(c->quantity->unit) && at < c->edge &&
           at - rise->quantity->last <= 1;
}

/* "the previous year's record of 6.4 billion": the time compared with stands right before. */
static bool is_of_base_time(const tsc_candidate *c, const char *prep)
{
    const tsc_reading *r = c->reading;
    const tsc_candidate *b = c->before;
    for (size_t i = 0; b != NULL && !tsc_kind_is_goal(prep) && i < r->timexes->count; i++) {
        const tsc_timex *timex = &r->timexes->items[i];
        if (timex->sort != TSC_TIMEX_BASE || timex->last > c->edge || is_behind_of_which(c, timex->last))
            continue;
        const bool alike = b->units == c->units || (b->before != NULL && b->before->units == c->units);
        if (timex->last + 1 == c->edge && alike && tsc_reading_together(r, timex->first, c->edge))
            return true; /* "годом ранее – 2,9 млрд" */
        const bool to_now = prep == NULL && reaches_between(c, timex->last); /* عن مستواه قبل عام ليبلغ */
        if (c->edge - timex->last <= 4 && !(to_now && (is_behind_value(c, timex) || r->verb_first)) &&
            !tsc_reading_parted(r, timex->last, c->edge) && r->clause[timex->first] == r->clause[c->edge] &&
            r->weak[timex->last] == r->weak[c->edge])
            return true;
    }
    return false;
}

/* "to 100 billion by 2030 from 65 billion", "до 164 млн с 171 млн": where the level just told has come from. */
static bool is_behind_goal(const tsc_candidate *c, const char *prep)
{
    const tsc_candidate *b = c->before;
    if (b == NULL || b->figure.kind != TSC_FIGURE_LEVEL || b->units != c->units || b->indicator != c->indicator ||
        b->stand != TSC_STAND_NOW || c->edge - b->quantity->last > 12)
        return false;
    return tsc_code_is(prep, "from") || (tsc_code_is(prep, "with") && tsc_candidate_is_led_by(b, "until"));
}

static bool names_between(const tsc_reading *reading, uint32_t from, uint32_t to)
{
    for (size_t i = 0; i < reading->place_count; i++)
        if (reading->places[i].first >= from && reading->places[i].last <= to)
            return true;
    return false;
}

/* From A to B: another amount follows behind "to". */
static bool goes_to_another(const tsc_candidate *c, const char *prep)
{
    const tsc_quantity *q = c->quantity;
    const tsc_quantities *all = c->reading->quantities;
    for (size_t i = c->index + 1; i < all->count && i <= c->index + 3; i++) {
        const tsc_quantity *next = &all->items[i];
        if (next->traps != 0 || next->first - q->last > 10 ||
            !tsc_kind_is_goal(tsc_reading_before(c->reading, next->hedge_first, NULL)))
            continue;
        if (tsc_code_is(prep, "with") && names_between(c->reading, q->last, next->first))
            continue; /* Egypt with 230 million and Japan at 140 million */
        if (tsc_code_is(prep, "from") || tsc_code_is(prep, "with") || is_dated_start(c) || q->shared_scale ||
            tsc_candidate_near(c, TSC_ROLE_CHANGE, "shift", NULL, -1, 4, NULL) != NULL ||
            (next->hedge_first - q->last <= 2 && tsc_unit_is_none(q->unit) && tsc_unit_is_none(next->unit)))
            return true;
    }
    return false;
}

/* "from 5 billion to 7", "увеличившись с 124 млн". */
static bool begins_change(const tsc_candidate *c, const char *prep, uint32_t at)
{
    if (prep != NULL && tsc_scan_mark(c->reading->scan, at + 1, TSC_ROLE_PLACE) != NULL && at + 1 < c->edge)
        return false; /* "trade with Uganda topped": of the country and not of the amount */
    const bool from = tsc_code_is(prep, "from") || tsc_code_is(prep, "with");
    if (!from && !(c->edge > 0 && tsc_code_is(prep, "of")))
        return false;
    const tsc_mark *mark = from ? NULL : tsc_kind_change_mark(c, NULL);
    if (goes_to_another(c, prep) || moves_to_next(c, prep) ||
        (mark != NULL && mark->last == at && is_undated_start(c, mark)))
        return true;
    const tsc_mark *moved = from ? tsc_candidate_near(c, TSC_ROLE_CHANGE, "up", "down", -1, 3, NULL) : NULL;
    if (tsc_code_is(prep, "with") && moved != NULL && moved->last != at)
        return false; /* starch held up better with 21 billion */
    return moved != NULL && touches(c, moved, at);
}

/* "in contrast to January through July 2022 (1.88 billion)": in brackets right behind the time compared with. */
static bool is_base_in_brackets(const tsc_candidate *c)
{
    enum { REACH = 6, NOUN = 2 };
    const tsc_reading *r = c->reading;
    for (size_t i = 0; c->before != NULL && tsc_kind_is_in_brackets(c) && i < r->timexes->count; i++) {
        const tsc_timex *timex = &r->timexes->items[i];
        if (timex->last + 1 > c->edge || c->edge - timex->last > NOUN || !tsc_scan_is(r->scan, c->edge - 1, "("))
            continue; /* "the 2022 figures (770 million)" */
        if (timex->sort == TSC_TIMEX_BASE)
            return true;
        for (uint32_t t = timex->first > REACH ? timex->first - REACH : 0; t < timex->first; t++)
            if (tsc_mark_is(tsc_reading_function(r, t), "against") && r->weak[t] == r->weak[timex->first])
                return true;
    }
    return false;
}

/* "from a deficit of 2.1 billion to a surplus of 0.3": what a balance was before it turned. */
static bool is_turned_balance(const tsc_candidate *c)
{
    enum { NEAR = 2 };
    return c->indicator->orientation == TSC_BALANCE && c->anchor != NULL && c->anchor->last <= c->edge &&
           c->edge - c->anchor->last <= NEAR && tsc_reading_is_behind(c->reading, c->anchor->first, "from") &&
           c->index + 1 < c->reading->quantities->count;
}

bool tsc_kind_is_earlier(const tsc_candidate *c)
{
    const tsc_scan *scan = c->reading->scan;
    uint32_t at = 0;
    const char *prep = tsc_kind_preposition(c, &at);
    if (is_revised(c))
        return false;
    if (is_set_off_behind(c) || is_from_today(c) || is_measured_against(c) || is_led_by_comparison(c) ||
        is_base_in_brackets(c) || tsc_kind_is_worth_of_earlier(c))
        return true;
    if (prep == NULL && c->edge > 0 &&
        (tsc_scan_mark(scan, c->edge - 1, TSC_ROLE_PERIOD) != NULL ||
         tsc_scan_mark(scan, c->edge - 1, TSC_ROLE_HEDGE) != NULL))
        prep = tsc_reading_before(c->reading, c->edge - 1, &at); /* против нынешних 1,1 млрд */
    if (is_turned_balance(c))
        return true;
    if (tsc_code_is(prep, "against") || tsc_code_is(prep, "after"))
        return !is_of_other_flow(c) && !is_of_another_country(c);
    if (is_measured_by_change(c) || is_base_of_rise(c, prep, at) || is_of_base_time(c, prep) ||
        (c->before != NULL && is_described_base(c)) || tsc_kind_starts_rise(c) || is_behind_goal(c, prep))
        return true;
    if (prep == NULL && c->edge > 1 && scan->tokens[c->edge - 1].kind == TSC_TOKEN_WORD) /* from today's 2.8 billion */
        prep = tsc_reading_before(c->reading, c->edge - 1, &at);
    return begins_change(c, prep, at);
}

bool tsc_candidate_is_converted(const tsc_candidate *c)
{
    const tsc_candidate *b = c->previous;
    return b != NULL && tsc_kind_is_in_brackets(c) && b->quantity->last + 1 == c->edge &&
           tsc_unit_is_currency(c->quantity->unit) && tsc_unit_is_currency(b->quantity->unit) &&
           !tsc_unit_same(c->quantity->unit, b->quantity->unit) &&
           tsc_span_equals(tsc_scan_span(c->reading->scan, b->quantity->last, c->edge), "(");
}

/* "Imports and exports rose by 1.0 and 0.2 billion, respectively": what the first of the list is, the next one is. */
static bool is_forced_difference(const tsc_candidate *c)
{
    const tsc_candidate *b = c->previous;
    return b != NULL && b->forced != NULL && b->figure.kind == TSC_FIGURE_CHANGE && b->units == c->units &&
           c->edge - b->quantity->last <= 3;
}

/* "crecieron un 3,9 % hasta los 22.189 millones": what grew has come there; no more was said. */
static bool is_arrived_at(const tsc_candidate *c)
{
    const tsc_mark *word = tsc_reading_function(c->reading, c->edge);
    const tsc_candidate *b = c->before;
    return tsc_mark_is(word, "until") && word->last <= c->quantity->first && b != NULL &&
           b->figure.kind == TSC_FIGURE_CHANGE && b->figure.status == TSC_OBSERVED && b->indicator == c->indicator;
}

void tsc_kind_amount(tsc_candidate *c)
{
    const tsc_quantity *q = c->quantity;
    double distance = 0;
    c->figure.value = q->value;
    const bool improved = tsc_kind_is_in_brackets(c) && c->previous == NULL &&
                          tsc_candidate_near(c, TSC_ROLE_CHANGE, "up", "down", -1, TSC_KIND_NEAR, NULL) != NULL;
    /* a balance that improved (+0.1 billion) is none of 0.1 */
    bool signed_balance = c->indicator->name == TSC_INDICATOR_TRADE_BALANCE && q->change != TSC_CHANGE_NONE &&
                          !improved && !isalnum((unsigned char)c->reading->scan->text.data[q->start]);
    const tsc_mark *sign = c->edge > 0 && c->indicator->name == TSC_INDICATOR_TRADE_BALANCE
                               ? tsc_scan_mark(c->reading->scan, c->edge - 1, TSC_ROLE_CHANGE)
                               : NULL;
    bool said = sign != NULL && tsc_entry_has(sign->entry, "sign", "1"); /* сальдо – плюс 6,2 млрд */
    if (signed_balance || said) {
        bool below = said ? tsc_entry_is(sign->entry, "down") : q->change == TSC_CHANGE_DOWN;
        c->figure.kind = TSC_FIGURE_LEVEL;
        c->figure.value = below ? -fabs(q->value) : fabs(q->value);
        c->stand = tsc_kind_is_earlier(c) ? TSC_STAND_EARLIER : TSC_STAND_NOW;
        c->by_kind = "balance with a printed sign";
        return;
    }
    if (tsc_candidate_is_converted(c)) {
        c->direction = c->previous->direction, c->stand = c->previous->stand;
        c->figure.kind = c->previous->figure.kind;
        c->figure.value = c->figure.kind == TSC_FIGURE_CHANGE && c->direction < 0 ? -fabs(q->value) : q->value;
        c->by_kind = "the amount before in another currency";
        return;
    }
    uint32_t at = 0;
    if ((c->forced != NULL && is_forced_difference(c)) ||
        tsc_kind_repeats_difference(c, tsc_kind_preposition(c, &at))) {
        c->direction = c->previous->direction;
        c->figure.kind = TSC_FIGURE_CHANGE;
        c->figure.value = c->direction * fabs(q->value);
        c->by_kind = "list of changes";
        return;
    }
    const tsc_mark *moved = tsc_kind_moved_with_share(c);
    if (moved != NULL || is_difference(c)) {
        c->direction =
            moved != NULL ? (tsc_entry_is(moved->entry, "down") ? -1 : 1) : tsc_kind_direction_of(c, NULL, &distance);
        distance = moved != NULL ? 0 : distance;
        if (distance > TSC_KIND_NEAR && c->before != NULL && tsc_kind_change_of_list(c) == TSC_CHANGE_NONE)
            c->direction = c->before->direction;
        if (!(c->direction < 0))
            c->direction = 1;
        c->figure.kind = TSC_FIGURE_CHANGE;
        c->figure.value = c->direction * fabs(q->value);
        c->by_kind = "difference";
        return;
    }
    if (c->figure.bound == TSC_BOUND_AT_MOST && is_arrived_at(c))
        c->figure.bound = TSC_BOUND_EXACT;
    c->figure.kind = TSC_FIGURE_LEVEL;
    c->stand = tsc_kind_is_earlier(c) ? TSC_STAND_EARLIER : TSC_STAND_NOW;
    c->by_kind = c->stand == TSC_STAND_EARLIER ? "level compared with" : "level";
}
