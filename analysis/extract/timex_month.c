/* Months by their names, and the days of them: January to October, 24-27 November, 1 January to 10 August. */
#include "extract/timex_parts.h"

#include <math.h>

const tsc_mark *tsc_period_month_name(const tsc_scan *scan, size_t at)
{
    const tsc_mark *mark = tsc_scan_mark(scan, at, TSC_ROLE_MONTH);
    bool weak = mark != NULL && tsc_entry_get(mark->entry, "weak").length > 0;
    return weak && (scan->tokens[at].flags & TSC_TOKEN_CAPITAL) == 0 ? NULL : mark;
}

/* Behind "[the] end [of]", where that stands at a token; else the token. */
static size_t skip_end(const tsc_scan *scan, size_t at)
{
    const tsc_mark *end = tsc_period_mark(scan, at, TSC_TIME_ENDOF);
    if (end == NULL) {
        size_t next = tsc_period_skip(scan, at);
        end = next > at && next < scan->token_count ? tsc_period_mark(scan, next, TSC_TIME_ENDOF) : NULL;
    }
    return end != NULL ? tsc_period_skip(scan, end->last) : at;
}

/* "1er janvier au 10 août", "3 March to 10 August": the end of a run of days that begins in an earlier month. */
static void read_day_run(const timex_reader *r, bool between, timex_part *part)
{
    const tsc_scan *scan = r->scan;
    const tsc_mark *to = tsc_period_to(scan, part->last);
    if (to == NULL)
        to = tsc_period_mark(scan, part->last, TSC_TIME_UNTIL);
    if (to == NULL && between)
        to = tsc_number_mark(scan, part->last, TSC_NUMBER_AND);
    int day = 31;
    size_t last = to != NULL ? skip_end(scan, to->last) : 0;
    bool ended = to != NULL && last != to->last; /* au 1er octobre à fin juin */
    if (to == NULL ||
        (!ended && (!tsc_timex_integer(r, tsc_period_skip(scan, to->last), &day, &last) || day < 1 || day > 31)))
        return;
    size_t month_at = tsc_period_skip(scan, last);
    const tsc_mark *month = month_at <= last + 1 ? tsc_scan_mark(scan, month_at, TSC_ROLE_MONTH) : NULL;
    if (month == NULL || (int)month->entry->value == part->last_month)
        return;
    part->wraps = (int)month->entry->value < part->last_month;
    part->last_month = (int)month->entry->value + (part->wraps ? 12 : 0);
    part->last_day = ended ? tsc_days_in_month(2023, (int)month->entry->value) : day;
    part->last = month->last;
}

/* "between 5", "entre el 5" */
static bool is_behind_between(const tsc_scan *scan, size_t at)
{
    return tsc_number_mark(scan, at > 0 ? at - 1 : 0, TSC_NUMBER_BETWEEN) != NULL ||
           tsc_number_mark(scan, at > 1 ? at - 2 : 0, TSC_NUMBER_BETWEEN) != NULL;
}

/* "rise to 18 in July", "subirán a 18 en julio": a word for "in" between a number and a month leads in the time of what the number
   counts. */
static bool is_led_in(const tsc_scan *scan, size_t at)
{
    const tsc_mark *word = tsc_scan_mark(scan, at, TSC_ROLE_FUNCTION);
    return tsc_mark_is(word, "in") || tsc_mark_is(word, "into");
}

bool tsc_timex_day_of_month(const timex_reader *r, size_t at, timex_part *part)
{
    const tsc_scan *scan = r->scan;
    int first, last_day = 0;
    size_t last, end;
    const tsc_mark *word = tsc_number_mark(scan, at, TSC_NUMBER_ORDINAL); /* the first of December, الأول من ديسمبر */
    if (word != NULL) {
        first = (int)word->entry->value;
        last = word->last;
    } else if (!tsc_timex_integer(r, at, &first, &last)) {
        return false;
    }
    if (first < 1 || first > 31)
        return false;
    const tsc_mark *suffix = tsc_number_mark(scan, tsc_skip_hyphen(scan, last), TSC_NUMBER_ORDINAL_SUFFIX);
    if (suffix != NULL && tsc_scan_glued(scan, last))
        last = suffix->last;
    const bool between = is_behind_between(scan, at);
    const tsc_mark *to = tsc_period_to(scan, last);
    const tsc_mark *and = to == NULL ? tsc_number_mark(scan, last, TSC_NUMBER_AND) : NULL;
    int following = 0;
    const bool pair = and != NULL && tsc_timex_integer(r, and->last, &following, &end) && following == first + 1;
    if (to == NULL && (between || pair))
        to = and; /* on 2 and 3 July */
    size_t next = to != NULL ? to->last : last + 1;
    const tsc_mark *article = tsc_scan_mark(scan, next, TSC_ROLE_FUNCTION);
    if (between && tsc_mark_is(article, "article"))
        next = article->last;
    if ((to != NULL || tsc_period_dash(scan, last)) && tsc_timex_integer(r, next, &last_day, &end) && last_day <= 31)
        last = end;
    else
        last_day = first;
    size_t month_token = tsc_period_skip(scan, last);
    const tsc_mark *month = month_token <= last + 1 ? tsc_scan_mark(scan, month_token, TSC_ROLE_MONTH) : NULL;
    if (month == NULL || last_day < first || is_led_in(scan, last))
        return false;
    tsc_timex_set_months(part, (int)month->entry->value, (int)month->entry->value, month->last);
    part->first_day = first;
    part->last_day = last_day;
    if (first == last_day)
        read_day_run(r, between, part);
    return true;
}

/* "May 12, 2024", "May 5-7": in English, the day behind its month. */
static void read_day_behind(const timex_reader *r, size_t month, timex_part *part)
{
    const tsc_scan *scan = r->scan;
    int day;
    size_t last;
    if (!tsc_timex_integer(r, part->last, &day, &last) || day < 1 || day > 31 || tsc_timex_is_counted(scan, last) ||
        (scan->tokens[part->last].flags & TSC_TOKEN_GLUED) != 0)
        return;
    const tsc_mark *suffix = tsc_number_mark(scan, last, TSC_NUMBER_ORDINAL_SUFFIX);
    part->last = suffix != NULL && tsc_scan_glued(scan, last) ? suffix->last : last;
    part->first_day = part->last_day = day;
    int end;
    const tsc_mark *to = tsc_period_to(scan, part->last), *and = tsc_number_mark(scan, part->last, TSC_NUMBER_AND);
    const size_t next = to != NULL ? to->last : and != NULL ? and->last : part->last + 1;
    if ((to == NULL && and == NULL && !tsc_period_dash(scan, part->last)) || !tsc_timex_integer(r, next, &end, &last) ||
        end <= day || end > 31 || tsc_timex_is_counted(scan, last))
        return;
    if (and != NULL && end > day + 1 && !is_behind_between(scan, month))
        return; /* May 5 and 6 */
    part->last_day = end;
    part->last = last;
}

/* شباط/فبراير, "September (Sept.)": the same month by another name. */
static size_t skip_other_name(const tsc_scan *scan, size_t next, double month)
{
    bool opened = tsc_scan_is(scan, next, "(");
    const tsc_mark *beside = next < scan->token_count ? tsc_scan_mark(scan, next, TSC_ROLE_MONTH) : NULL;
    if (beside != NULL && fabs(beside->entry->value - month) < 0.5) /* أيلول سبتمبر */
        return beside->last;
    if (!opened && !tsc_scan_is(scan, next, "/"))
        return next;
    const tsc_mark *name = tsc_scan_mark(scan, next + 1, TSC_ROLE_MONTH);
    if (name == NULL || fabs(name->entry->value - month) > 0.5 || (opened && !tsc_scan_is(scan, name->last, ")")))
        return next;
    return name->last + (opened ? 1 : 0);
}

bool tsc_timex_month_part(const timex_reader *r, size_t at, timex_part *part)
{
    const tsc_scan *scan = r->scan;
    const tsc_mark *unit = tsc_period_unit(scan, at, "month"); /* شهر يوليو, le mois de juillet */
    if (unit != NULL)
        at = tsc_period_skip(scan, unit->last);
    const tsc_mark *first = at < scan->token_count ? tsc_period_month_name(scan, at) : NULL;
    if (first == NULL)
        return false;
    tsc_timex_set_months(part, (int)first->entry->value, (int)first->entry->value, first->last);
    part->month_name = true;
    part->sure = tsc_entry_get(first->entry, "weak").length == 0;
    size_t next = part->last = skip_other_name(scan, first->last, first->entry->value);
    const tsc_mark *to = tsc_period_to(scan, next);
    const tsc_mark *and = tsc_number_mark(scan, next, TSC_NUMBER_AND);
    bool between = tsc_number_mark(scan, at > 0 ? at - 1 : 0, TSC_NUMBER_BETWEEN) != NULL;
    const tsc_mark *joined = to == NULL ? tsc_scan_mark(scan, and != NULL ? and->last : next, TSC_ROLE_MONTH) : NULL;
    bool next_month = joined != NULL && joined->entry->value - first->entry->value < 1.5; /* January and February */
    if (to == NULL && and != NULL && (between || next_month))
        to = and;
    const bool dash = tsc_period_dash(scan, next) || tsc_scan_is(scan, next, "/"); /* enero/mayo */
    size_t second_at = dash ? next + 1 : to != NULL ? skip_end(scan, to->last) : next;
    const tsc_mark *second = tsc_scan_mark(scan, second_at, TSC_ROLE_MONTH);
    if (second != NULL && (between || next_month) && second_at == next && (second->clitics & TSC_CLITIC_AND) != 0)
        second_at = next + 1;
    part->wraps =
        second != NULL && second_at > next && second->entry->value < first->entry->value && (to != NULL || dash);
    if (second != NULL && second_at > next && (part->wraps || second->entry->value > first->entry->value)) {
        part->last_month = (int)second->entry->value + (part->wraps ? 12 : 0);
        part->last = skip_other_name(scan, second->last, second->entry->value);
        const tsc_mark *months = tsc_period_unit(scan, part->last, "month");
        if (months != NULL)
            part->last = months->last;
        part->sure = true;
        return true;
    }
    read_day_behind(r, at, part);
    const tsc_mark *noun = tsc_period_unit(scan, part->last, "month"); /* қаңтар айында, ocak ayında */
    if (noun != NULL && part->first_day == 0)
        part->last = noun->last;
    return true;
}
