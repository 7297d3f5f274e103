/* Period expressions: prepositions that say what sort it is, then a part of a year, a year, a run of years, or a
   relative word; a part may stand before its year (the first half of 2024) or behind it (2024 жылдың қаңтарында). */
#include "extract/timex.h"

#include "core/grow.h"
#include "extract/timex_amounts.h"
#include "extract/timex_parts.h"

#include <math.h>
#include <string.h>

enum { MAX_PREFIXES = 5 };

/* What stands before a period. */
typedef struct prefix {
    bool due, since, until, past, before, within, base, end_of, start_of, as_of, in, from, between;
    size_t last, article; /* its end, with and without the article behind it: avant l'été */
} prefix;

static bool is_dash(const tsc_scan *scan, size_t token)
{
    return tsc_scan_is(scan, token, "-") || tsc_scan_is(scan, token, "\xE2\x80\x93") ||
           tsc_scan_is(scan, token, "\xE2\x80\x94");
}

/* "9 % menos que en 2023", but not "el comercio, que en 2023 sumó …" */
static bool is_behind_change(const tsc_scan *scan, size_t at)
{
    enum { REACH = 5 };
    size_t from = at > REACH ? at - REACH : 0;
    if (at == 0 || scan->tokens[at - 1].kind == TSC_TOKEN_PUNCTUATION)
        return false;
    for (uint32_t i = scan->mark_at[from]; i < scan->mark_at[at]; i++)
        if (scan->marks[i].role == TSC_ROLE_CHANGE || scan->marks[i].role == TSC_ROLE_HEDGE ||
            scan->marks[i].role == TSC_ROLE_FACTOR)
            return true;
    return false;
}

static prefix read_prefix(const timex_reader *r, size_t at)
{
    const tsc_scan *scan = r->scan;
    prefix p = {.last = at, .article = at};
    for (int i = 0; i < MAX_PREFIXES && at < scan->token_count; i++) {
        static const tsc_time_word codes[] = {TSC_TIME_DUE,    TSC_TIME_SINCE, TSC_TIME_UNTIL, TSC_TIME_BEFORE,
                                              TSC_TIME_WITHIN, TSC_TIME_BASE,  TSC_TIME_ENDOF, TSC_TIME_STARTOF,
                                              TSC_TIME_ASOF,   TSC_TIME_IN};
        bool *const flags[] = {&p.due,  &p.since,  &p.until,    &p.before, &p.within,
                               &p.base, &p.end_of, &p.start_of, &p.as_of,  &p.in};
        const tsc_mark *best = NULL;
        size_t which = 0;
        for (size_t k = 0; k < sizeof codes / sizeof codes[0]; k++) {
            const tsc_mark *mark = tsc_period_mark(scan, at, codes[k]);
            if (mark != NULL && tsc_entry_get(mark->entry, "behind").length > 0 && !is_behind_change(scan, at))
                continue;
            if (mark != NULL && (best == NULL || mark->last > best->last)) {
                best = mark;
                which = k;
            }
        }
        const tsc_mark *from = tsc_number_mark(scan, at, TSC_NUMBER_FROM),
                       *between = tsc_number_mark(scan, at, TSC_NUMBER_BETWEEN);
        if (best == NULL && (from != NULL || between != NULL)) {
            p.from = p.from || from != NULL;
            p.between = p.between || between != NULL;
            best = from != NULL ? from : between;
        } else if (best != NULL) {
            *flags[which] = true;
            p.past = p.past || (codes[which] == TSC_TIME_SINCE && best->entry->value < 0);
        } else {
            break;
        }
        at = p.last = p.article = tsc_skip_hyphen(scan, best->last); /* end-2025 */
        const tsc_mark *of = tsc_period_mark(scan, at, TSC_TIME_OF);
        if (of != NULL && tsc_period_mark(scan, at, TSC_TIME_IN) == NULL)
            at = p.last = tsc_period_skip(scan, at);
    }
    return p;
}

static tsc_period period_of_part(const timex_part *part, int year)
{
    if (part->first_day > 0) {
        int end = part->last_month > 12 ? year + 1 : year,
            month = part->last_month > 12 ? part->last_month - 12 : part->last_month;
        tsc_date first = {year, part->first_month, part->first_day}, last = {end, month, part->last_day};
        if (part->first_day > tsc_days_in_month(year, part->first_month) ||
            part->last_day > tsc_days_in_month(end, month))
            return tsc_period_none();
        /* 1 January to 30 June */
        bool whole = part->first_day == 1 && part->last_day >= tsc_days_in_month(2023, month);
        if (whole && part->first_month != part->last_month)
            return part->first_month == 1 && month == 12 ? tsc_period_year(year)
                                                         : tsc_period_months(year, part->first_month, end, month);
        return part->first_day == part->last_day && part->first_month == part->last_month
                   ? tsc_period_day(year, part->first_month, part->first_day)
                   : tsc_period_days(first, last);
    }
    int length = part->last_month - part->first_month + 1;
    if (length == 12)
        return tsc_period_year(year);
    if (length == 6 && (part->first_month == 1 || part->first_month == 7) && part->months_counted == 0 &&
        !part->month_name)
        return tsc_period_half(year, part->first_month == 1 ? 1 : 2);
    if (length == 3 && part->first_month % 3 == 1 && part->months_counted == 0 && !part->month_name)
        return tsc_period_quarter(year, (part->first_month + 2) / 3);
    if (length == 1)
        return tsc_period_month(year, part->first_month);
    if (part->last_month > 12)
        return tsc_period_months(year, part->first_month, year + 1, part->last_month - 12);
    return tsc_period_months(year, part->first_month, year, part->last_month);
}

/* The year of a part that names none: the last one over by the document's date, or the next where it is to come. */
static int year_for(const timex_reader *r, const timex_part *part, const prefix *p)
{
    /* в течение сентября: during it */
    bool ahead = p->due || p->before || part->ahead || (p->within && !part->month_name);
    tsc_date date = r->date;
    if (date.year == 0)
        return 0;
    int month = date.month != 0 ? date.month : 12, day = date.day != 0 ? date.day : 28;
    int end_day = part->last_day > 0 ? part->last_day : 0;
    bool single = part->first_month == part->last_month; /* the month under way, but no quarter under way */
    bool over =
        part->last_month < month || (part->last_month == month && (end_day > 0 ? end_day <= day : single || day >= 20));
    if (part->current)
        return part->last_month > 12 && month <= part->last_month - 12 ? date.year - 1 : date.year;
    if (part->ahead && part->first_month <= month)
        return date.year + 1; /* next spring, told in May */
    if (ahead)
        return part->last_month < month ? date.year + 1 : date.year;
    if (p->since && p->past)
        return part->first_month <= month ? date.year : date.year - 1;
    bool run = part->first_month != part->last_month || part->first_day != part->last_day;
    if ((p->since && !run) || p->until) /* the nearest: `from July` may be to come, `until September` over */
        return part->first_month - month > 6   ? date.year - 1
               : month - part->first_month > 6 ? date.year + 1
                                               : date.year;
    return over ? date.year : part->first_day > 0 && part->last_month - month < 6 ? date.year : date.year - 1;
}

/* Nothing, or endings at an apostrophe: last year's first half. */
static bool only_clitics(const tsc_scan *scan, size_t from, size_t to)
{
    while (from < to && (scan->tokens[from].flags & TSC_TOKEN_CLITIC) != 0)
        from++;
    return from == to;
}

/* "Échanges France-Inde 2024": a year that ends the line of a heading on trade, whatever name stands before it. */
static bool heads_line(const tsc_scan *scan, size_t at)
{
    bool ends = at + 1 >= scan->token_count || (scan->tokens[at + 1].flags & TSC_TOKEN_NEWLINE) != 0 ||
                scan->tokens[at + 1].kind == TSC_TOKEN_BREAK || tsc_scan_is(scan, at + 1, ":");
    for (uint32_t i = 0; ends && i < scan->mark_at[at]; i++)
        if (scan->marks[i].role == TSC_ROLE_INDICATOR && strcmp(scan->marks[i].entry->code, "none") != 0)
            return true;
    return false;
}

/* A year that stands alone must not be the number of a name: EXPO 2017, Digital Morocco 2030. */
static bool is_name_number(const tsc_scan *scan, const prefix *p, size_t at)
{
    if (p->last > 0 && (p->in || p->due || p->since || p->until || p->before || p->base || p->from || p->between ||
                        p->end_of || p->start_of || p->as_of))
        return false;
    if (at == 0 || scan->tokens[at - 1].kind != TSC_TOKEN_WORD || (scan->tokens[at - 1].flags & TSC_TOKEN_CAPITAL) == 0)
        return at > 1 && (scan->tokens[at].flags & TSC_TOKEN_GLUED) != 0 && is_dash(scan, at - 1) &&
               (scan->tokens[at - 2].flags & TSC_TOKEN_CAPITAL) != 0 &&
               (scan->tokens[at - 1].flags & TSC_TOKEN_GLUED) != 0;
    for (uint32_t i = scan->mark_at[at - 1]; i < scan->mark_at[at]; i++) {
        tsc_role role = scan->marks[i].role;
        if (role == TSC_ROLE_PLACE && heads_line(scan, at))
            return false;
        if (role == TSC_ROLE_MONTH || role == TSC_ROLE_PERIOD || role == TSC_ROLE_FUNCTION || role == TSC_ROLE_NUMBER ||
            role == TSC_ROLE_INDICATOR || role == TSC_ROLE_CHANGE || role == TSC_ROLE_HEDGE)
            return false;
    }
    return true;
}

/* A part with its year, in either order. */
static bool read_part_and_year(const timex_reader *r, const prefix *p, size_t at, tsc_timex *t)
{
    timex_part part;
    timex_year year;
    if (tsc_timex_part(r, at, &part)) {
        if (part.month_name && part.last_month > part.first_month && tsc_timex_months_of_fiscal(r, &part, t))
            return true;
        size_t next = tsc_period_skip(r->scan, part.last);
        bool named = tsc_timex_year(r, next, &year);
        bool counted =
            part.months_counted > 0 && (p->in || p->as_of || tsc_language_habits_of(r->scan->language).counted_months);
        if (!named && !part.sure && !counted &&
            !(part.month_name &&
              (p->in || p->since || p->due || p->before || p->from || p->until || p->end_of || part.first_day > 0)))
            return false;
        const tsc_mark *turn = named ? NULL : tsc_period_mark(r->scan, next, TSC_TIME_ADJ); /* en avril prochain */
        bool behind = turn != NULL && turn->entry->value != 0 && tsc_entry_get(turn->entry, "before").length == 0;
        part.ahead = part.ahead || (behind && turn->entry->value > 0);
        t->months = part.months_counted;
        t->first_months = part.sure;
        /* also: десяти месяцев 2022-2023 финансового года */
        if (!part.month_name && part.last_month > part.first_month && tsc_timex_fiscal_part(r, &part, t))
            return true;
        t->last = (uint32_t)(named ? year.last : behind ? turn->last : part.last);
        t->relative = !named || year.relative;
        int number = named ? year.year - (part.wraps && year.year != 0 ? 1 : 0) : year_for(r, &part, p);
        t->period = number != 0 ? period_of_part(&part, number) : tsc_period_none();
        return true;
    }
    if (!tsc_timex_year(r, at, &year))
        return false;
    size_t next = tsc_period_skip(r->scan, year.last);
    if ((year.spelt || r->scan->tokens[next < r->scan->token_count ? next : at].kind == TSC_TOKEN_WORD) &&
        only_clitics(r->scan, year.last, next) && tsc_timex_part(r, next, &part) &&
        (part.sure || part.months_counted > 0)) {
        t->months = part.months_counted;
        t->last = (uint32_t)part.last;
        t->relative = year.relative;
        t->period = year.year != 0 ? period_of_part(&part, year.year) : tsc_period_none();
        return true;
    }
    return false;
}

/* The year, the month (of the document), where its end or start is spoken of. */
static bool read_bare_unit(const timex_reader *r, const prefix *p, size_t at, tsc_timex *t)
{
    const tsc_mark *unit = tsc_period_mark(r->scan, at, TSC_TIME_UNIT);
    bool ends = unit != NULL && tsc_period_mark(r->scan, unit->last, TSC_TIME_END_AFTER) != NULL; /* жыл соңына дейін */
    if (unit == NULL)
        return false;
    tsc_span name = tsc_entry_get(unit->entry, "unit");
    bool part = tsc_entry_get(unit->entry, "alone").length > 0;
    t->relative = true;
    t->last = unit->last;
    if (p->in && part) { /* за полугодие: the last one that is over */
        t->period = tsc_timex_shifted_unit(r, name, -1);
        return true;
    }
    bool by_half = p->due && !p->end_of && tsc_span_equals(name, "half"); /* will rise by half */
    if (!(p->end_of || p->start_of || p->due || ends) || by_half)
        return false;
    t->period = tsc_span_equals(name, "decade") && r->date.year != 0 ? tsc_period_year(r->date.year / 10 * 10 + 10)
                                                                     : tsc_timex_shifted_unit(r, name, 0);
    return true;
}

static bool read_vague(const timex_reader *r, size_t at, tsc_timex *t)
{
    const tsc_mark *vague = tsc_period_mark(r->scan, at, TSC_TIME_VAGUE),
                   *rate = tsc_period_mark(r->scan, at, TSC_TIME_RATE);
    const tsc_mark *found = vague != NULL ? vague : rate, *now = tsc_period_mark(r->scan, at, TSC_TIME_NOW);
    if (found == NULL || (now != NULL && now->last > found->last))
        return false; /* в день переговоров: of one day, and not each day */
    t->sort = vague != NULL ? TSC_TIMEX_VAGUE : TSC_TIMEX_RATE;
    t->last = found->last;
    return true;
}

static bool read_date(const timex_reader *r, size_t at, tsc_timex *t)
{
    tsc_date date;
    size_t last;
    if (!tsc_timex_numeric_date(r, at, &date, &last))
        return false;
    t->period = tsc_period_of_date(date);
    t->last = (uint32_t)last;
    return true;
}

static bool read_year(const timex_reader *r, const prefix *p, size_t at, tsc_timex *t)
{
    timex_year year;
    if (!tsc_timex_year(r, at, &year))
        return false;
    bool placed = tsc_period_mark(r->scan, year.last, TSC_TIME_END_AFTER) != NULL ||
                  tsc_period_mark(r->scan, year.last, TSC_TIME_DUE_AFTER) != NULL;
    if (!year.spelt && !placed && is_name_number(r->scan, p, at)) /* but: Taraflar 2026 sonuna kadar */
        return false;
    t->period = year.year != 0 ? tsc_period_year(year.year) : tsc_period_none();
    t->relative = year.relative;
    t->last = (uint32_t)year.last;
    return true;
}

/* A weekday before its date: Friday, 30 April. */
static size_t skip_weekday(const timex_reader *r, size_t at)
{
    const tsc_mark *weekday = tsc_period_mark(r->scan, at, TSC_TIME_WEEKDAY);
    timex_part part;
    if (weekday == NULL)
        return at;
    size_t next = tsc_period_skip(r->scan, weekday->last);
    return next < r->scan->token_count && tsc_timex_part(r, next, &part) && part.first_day > 0 ? next : at;
}

#define BIT(n) ((uint64_t)1 << (n))

/* 12.4 percent, 308 million dollars, 4,3 млрд долларов: a number that counts no time. */
static bool is_share_or_money(const tsc_scan *scan, size_t at)
{
    if (scan->tokens[at].kind != TSC_TOKEN_NUMBER || at + 1 >= scan->token_count)
        return false;
    const tsc_mark *unit = tsc_scan_mark(scan, at + 1, TSC_ROLE_UNIT),
                   *scale = tsc_scan_mark(scan, at + 1, TSC_ROLE_SCALE);
    if (unit != NULL && strcmp(unit->entry->code, "%") == 0 && tsc_entry_get(unit->entry, "before").length == 0)
        return true; /* but: في 2024 بنسبة 12 % */
    if (scale == NULL || tsc_scale_stands_alone(scale))
        return false;
    const tsc_mark *of = tsc_number_mark(scan, scale->last, TSC_NUMBER_OF);
    return tsc_scan_mark(scan, of != NULL ? of->last : scale->last, TSC_ROLE_CURRENCY) != NULL;
}

/* "20 في المائة هذه السنة": the hundred of a percentage counts no years. */
static bool is_in_percent(const tsc_scan *scan, size_t at)
{
    enum { WORDS = 2 };
    for (size_t from = at > WORDS ? at - WORDS : 0; from < at; from++) {
        const tsc_mark *unit = tsc_scan_mark(scan, from, TSC_ROLE_UNIT);
        if (unit != NULL && unit->last > at && strcmp(unit->entry->code, "%") == 0)
            return true;
    }
    return false;
}

/* Tokens that a period, its prepositions left out, may begin with. */
static bool may_be_core(const tsc_scan *scan, size_t at)
{
    static const uint64_t times = BIT(TSC_TIME_UNIT) | BIT(TSC_TIME_REL) | BIT(TSC_TIME_ADJ) | BIT(TSC_TIME_QUARTER) |
                                  BIT(TSC_TIME_HALF) | BIT(TSC_TIME_NOW) | BIT(TSC_TIME_DAY) | BIT(TSC_TIME_WEEKDAY) |
                                  BIT(TSC_TIME_SAME) | BIT(TSC_TIME_EARLIER) | BIT(TSC_TIME_FISCAL) |
                                  BIT(TSC_TIME_VAGUE) | BIT(TSC_TIME_RATE) | BIT(TSC_TIME_SEASON) | BIT(TSC_TIME_FINAL);
    static const uint64_t numbers = BIT(TSC_NUMBER_UNIT) | BIT(TSC_NUMBER_ONE) | BIT(TSC_NUMBER_TENS) |
                                    BIT(TSC_NUMBER_HUNDRED) | BIT(TSC_NUMBER_HUNDREDS) | BIT(TSC_NUMBER_ORDINAL) |
                                    BIT(TSC_NUMBER_FRACTION);
    if (at >= scan->token_count)
        return false;
    const tsc_token_words *words = &scan->words[at];
    const bool may = scan->tokens[at].kind == TSC_TOKEN_NUMBER || (words->times & times) != 0 ||
                     (words->roles & BIT(TSC_ROLE_MONTH)) != 0 || (words->numbers & numbers) != 0 ||
                     scan->text.data[scan->tokens[at].start] == 'I'; /* of a Roman numeral: I to IV */
    return may && !is_share_or_money(scan, at) && !is_in_percent(scan, at);
}

static bool read_core(const timex_reader *r, const prefix *p, size_t at, tsc_timex *t)
{
    if (!may_be_core(r->scan, at))
        return false;
    size_t date = skip_weekday(r, at);
    const tsc_mark *vague = tsc_period_mark(r->scan, at, TSC_TIME_VAGUE);
    if (vague != NULL && vague->last > at + 1 && read_vague(r, at, t))
        return true;
    return read_date(r, at, t) || tsc_timex_fiscal(r, at, t) || tsc_timex_year_run(r, p->between, at, t) ||
           tsc_timex_same(r, at, t) || tsc_timex_month_run(r, at, t) || read_part_and_year(r, p, date, t) ||
           (tsc_timex_length(r, p->within || p->due, at, t) && (t->months > 0 || !p->in)) || read_year(r, p, at, t) ||
           tsc_timex_relative(r, at, t) || read_bare_unit(r, p, at, t) || read_vague(r, at, t);
}

/* Words behind a period that say its sort: 2030 жылға дейін, 2005 жылдан бері. */
static void read_suffix(const timex_reader *r, tsc_timex *t)
{
    static const struct {
        tsc_time_word word;
        tsc_timex_sort sort;
    } suffixes[] = {{TSC_TIME_DUE_AFTER, TSC_TIMEX_DUE},
                    {TSC_TIME_SINCE_AFTER, TSC_TIMEX_SINCE},
                    {TSC_TIME_BASE_AFTER, TSC_TIMEX_BASE}};
    size_t at = t->last;
    const tsc_mark *own = at > 0 ? tsc_period_mark(r->scan, at - 1, TSC_TIME_BASE_AFTER) : NULL;
    if (own != NULL && own->last == at)
        t->sort = TSC_TIMEX_BASE; /* 2020 жылғыдан екі есе көп: the word for the year bears the case */
    for (int steps = 0; steps < 2 && at < r->scan->token_count; steps++) {
        const tsc_mark *end = tsc_period_mark(r->scan, at, TSC_TIME_END_AFTER);
        if (end != NULL) {
            t->end_of = true;
            at = t->last = end->last;
        }
        const tsc_mark *as_of = tsc_period_mark(r->scan, at, TSC_TIME_ASOF_AFTER);
        if (as_of != NULL) { /* 1 қаңтардағы жағдай бойынша */
            t->as_of = true;
            t->end_of = t->end_of || t->period.kind == TSC_PERIOD_DAY;
            at = t->last = as_of->last;
        }
        for (size_t i = 0; i < sizeof suffixes / sizeof suffixes[0]; i++) {
            const tsc_mark *mark = tsc_period_mark(r->scan, at, suffixes[i].word);
            if (mark == NULL)
                continue;
            t->sort = suffixes[i].sort;
            at = t->last = mark->last;
        }
    }
}

/* Runs say both their ends: since (с января по май) is then no more than their beginning. */
static bool is_run(tsc_period period)
{
    return period.kind == TSC_PERIOD_YEARS || period.kind == TSC_PERIOD_MONTHS || period.kind == TSC_PERIOD_DAYS;
}

static void set_sort(const timex_reader *r, const prefix *p, tsc_timex *t)
{
    bool whole_year = t->period.kind == TSC_PERIOD_YEAR && t->period.first.year == r->date.year;
    if (p->since && p->start_of && whole_year) { /* since the beginning of the year */
        timex_part end;
        const tsc_mark *to = tsc_period_mark(r->scan, t->last, TSC_TIME_TO);
        bool told = to != NULL && tsc_timex_part(r, to->last, &end) && end.month_name && end.first_day == 0 &&
                    end.last_month > 1;
        if (told) { /* с начала года по апрель */
            t->period = tsc_period_months(t->period.first.year, 1, t->period.first.year, end.last_month);
            t->last = (uint32_t)end.last;
            return;
        }
        t->period = tsc_timex_year_to_date(r);
        t->to_date = true;
        return;
    }
    if (p->since && t->relative && t->period.kind == TSC_PERIOD_MONTHS && tsc_period_month_count(t->period) == 12) {
        t->to_date = true; /* since this season began */
        return;
    }
    if ((t->sort != TSC_TIMEX_PLAIN && t->sort != TSC_TIMEX_BASE) || t->past)
        return;
    bool start_of = p->start_of && !is_run(t->period);
    t->start_of = start_of;
    t->as_of = p->as_of;
    t->end_of = t->end_of || p->end_of || start_of || (p->as_of && t->period.kind == TSC_PERIOD_DAY);
    if (p->base)
        t->sort = TSC_TIMEX_BASE;
    else if (p->before && !t->end_of)
        t->period = tsc_timex_time_before(t->period);
    if (p->due || p->before)
        t->sort = TSC_TIMEX_DUE;
    else if (p->until)
        t->sort = TSC_TIMEX_UNTIL;
    else if (!is_run(t->period) && (p->since || (p->from && t->period.kind == TSC_PERIOD_MONTH)))
        t->sort = TSC_TIMEX_SINCE;
}

/* A set phrase that begins with a preposition: at present, à ce jour, in the coming years. */
static bool is_phrase(const tsc_scan *scan, size_t at)
{
    static const uint64_t phrases = (uint64_t)1 << TSC_TIME_NOW | (uint64_t)1 << TSC_TIME_VAGUE |
                                    (uint64_t)1 << TSC_TIME_EARLIER | (uint64_t)1 << TSC_TIME_SAME |
                                    (uint64_t)1 << TSC_TIME_RATE;
    return at < scan->token_count && (scan->words[at].times & phrases) != 0;
}

/* "compared with pre-war 2021", "рекордному 2022 году": one word that says of what sort the year was. */
static bool read_qualified_year(const timex_reader *r, const prefix *p, size_t at, tsc_timex *t)
{
    const tsc_scan *scan = r->scan;
    timex_year year;
    if (at + 1 >= scan->token_count || scan->tokens[at].kind != TSC_TOKEN_WORD || scan->words[at].times != 0 ||
        scan->words[at].numbers != 0 || (scan->tokens[at].flags & TSC_TOKEN_CAPITAL) != 0 ||
        scan->tokens[at + 1].kind != TSC_TOKEN_NUMBER || tsc_scan_mark(scan, at, TSC_ROLE_INDICATOR) != NULL ||
        !tsc_timex_year(r, at + 1, &year) || year.year == 0 || !(year.spelt || p->base))
        return false;
    t->period = tsc_period_year(year.year);
    t->last = (uint32_t)year.last;
    return true;
}

static bool read_timex(const timex_reader *r, size_t at, tsc_timex *t)
{
    prefix p = read_prefix(r, at), none = {.last = at};
    const tsc_timex empty = {.first = (uint32_t)at, .sort = TSC_TIMEX_PLAIN, .period = tsc_period_none()};
    tsc_timex bare = empty;
    bool whole = (p.last == at || is_phrase(r->scan, at)) && read_core(r, &none, at, &bare);
    *t = empty;
    if (p.last > at && p.last < r->scan->token_count &&
        (read_core(r, &p, p.last, t) || read_qualified_year(r, &p, p.last, t) ||
         (p.before && p.article < p.last && read_core(r, &p, p.article, t))) &&
        (!whole || t->last > bare.last))
        set_sort(r, &p, t);
    else if (whole || (p.last > at && read_core(r, &none, at, &bare)))
        *t = bare;
    else
        return false;
    read_suffix(r, t);
    t->start = r->scan->tokens[at].start;
    t->end = r->scan->tokens[t->last - 1].end;
    return true;
}

static tsc_status add(tsc_timexes *found, size_t *room, const tsc_timex *t, tsc_arena *arena, tsc_error *err)
{
    tsc_timex *grown = tsc_grow_in(arena, found->items, found->count, room, sizeof *grown);
    if (grown == NULL)
        return tsc_error_memory(err, "the periods of a sentence");
    found->items = grown;
    found->items[found->count++] = *t;
    return TSC_OK;
}

/* Where a token may begin a period at all, with its prepositions. */
static bool may_begin(const tsc_scan *scan, size_t at)
{
    static const uint64_t prefixes =
        BIT(TSC_TIME_DUE) | BIT(TSC_TIME_SINCE) | BIT(TSC_TIME_UNTIL) | BIT(TSC_TIME_BEFORE) | BIT(TSC_TIME_WITHIN) |
        BIT(TSC_TIME_BASE) | BIT(TSC_TIME_IN) | BIT(TSC_TIME_ENDOF) | BIT(TSC_TIME_STARTOF) | BIT(TSC_TIME_ASOF);
    return (scan->words[at].times & prefixes) != 0 ||
           (scan->words[at].numbers & (BIT(TSC_NUMBER_FROM) | BIT(TSC_NUMBER_BETWEEN))) != 0 || may_be_core(scan, at);
}

tsc_status tsc_timexes_find(const tsc_scan *scan, tsc_date date, tsc_quantities *quantities, tsc_arena *arena,
                            tsc_timexes *found, tsc_error *err)
{
    timex_memo memos[TIMEX_MEMOS];
    for (size_t i = 0; i < TIMEX_MEMOS; i++)
        memos[i].part_at = memos[i].amount_at = memos[i].year_at = 0;
    timex_reader r = {.scan = scan,
                      .memos = memos,
                      .date = date,
                      .amounts = tsc_amount_reader_of(scan, ""),
                      .parts = tsc_timex_has_parts(scan)};
    size_t room = 0;
    tsc_status status = TSC_OK;
    *found = (tsc_timexes){NULL, 0};
    for (size_t at = 0; status == TSC_OK && at < scan->token_count;) {
        tsc_timex t;
        if (!may_begin(scan, at) || !(read_timex(&r, at, &t) || tsc_timex_ellipsis(&r, found, at, &t))) {
            at++;
            continue;
        }
        status = add(found, &room, &t, arena, err);
        at = t.last;
    }
    if (status == TSC_OK && quantities != NULL)
        tsc_timexes_meet_amounts(scan, date, found, quantities);
    return status;
}
