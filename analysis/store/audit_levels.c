/* Values of one series against each other: the same period with different values, a part of a year against the whole,
   slips of scale. */
#include "store/statements.h"

#include <math.h>

static bool is_level(const tsc_statement *statement)
{
    return statement->kind == TSC_STATED_LEVEL && statement->status == TSC_OBSERVED &&
           statement->period.kind != TSC_PERIOD_NONE;
}

/* Each value of a period that differs from the one that says it best. */
static void check_same_period(tsc_audit_run *run, const tsc_statement *statement)
{
    const tsc_statement *best = tsc_audit_best(run, &statement->key, TSC_STATED_LEVEL, statement->period);
    if (!best || best == statement || best->value == statement->value)
        return;
    const tsc_statement *about[] = {statement, best};
    const char *a = tsc_audit_amount(run, statement->value, statement->unit),
               *b = tsc_audit_amount(run, best->value, best->unit);
    if (tsc_interval_agree(statement->interval, best->interval))
        tsc_audit_add(run, "contradiction", TSC_SEVERITY_NOTE, about, 2, statement->value, best->value, best->interval,
                      0.9, "%s here and %s elsewhere for the same period; rounding explains it.", a, b);
    else
        tsc_audit_add(run, "contradiction", TSC_SEVERITY_ERROR, about, 2, statement->value, best->value, best->interval,
                      statement->bound == TSC_BOUND_EXACT && best->bound == TSC_BOUND_EXACT ? 0.9 : 0.7,
                      "%s here but %s elsewhere for the same period; rounding does not explain it.", a, b);
}

static bool is_calendar_year(tsc_period period)
{
    return tsc_period_month_count(period) == 12 && period.first.month == 1;
}

/* The longest part of a year from its January on. */
static const tsc_statement *longest_part(const tsc_audit_run *run, const tsc_statement *whole)
{
    const tsc_statement *longest = NULL;
    tsc_statements all = tsc_audit_find(run, &whole->key, TSC_STATED_LEVEL);
    for (size_t i = 0; i < all.count; i++) {
        const tsc_statement *part = &all.items[i];
        int months = tsc_period_month_count(part->period);
        if (is_level(part) && months > 0 && months < 12 && part->period.first.month == 1 &&
            part->period.first.year == whole->period.first.year &&
            (!longest || months > tsc_period_month_count(longest->period)))
            longest = part;
    }
    return longest;
}

static bool is_stock(const char *indicator)
{
    static const char *const names[] = {"fdi_stock", "companies", "students", "trade_share", "gdp"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(indicator, names[i]) == 0)
            return true;
    return false;
}

static void check_part(tsc_audit_run *run, const tsc_statement *whole)
{
    const tsc_statement *part = is_calendar_year(whole->period) && !is_stock(whole->key.indicator) && whole->value > 0
                                    ? longest_part(run, whole)
                                    : NULL;
    if (!part || part->value <= 0 || tsc_unit_is_percent(whole->unit))
        return;
    int months = tsc_period_month_count(part->period);
    double pace = part->value / months, rest = (whole->value - part->value) / (12 - months);
    const tsc_statement *about[] = {whole, part};
    const char *year = tsc_audit_amount(run, whole->value, whole->unit),
               *piece = tsc_audit_amount(run, part->value, part->unit);
    if (whole->value == part->value)
        tsc_audit_add(run, "part_year", TSC_SEVERITY_ERROR, about, 2, whole->value, part->value / months * 12,
                      part->interval, 0.8,
                      "%s is stated for the year, and the same for its first %d months: the part may have been given "
                      "as the year.",
                      year, months);
    else if (whole->interval.high < part->interval.low)
        tsc_audit_add(run, "part_year", TSC_SEVERITY_ERROR, about, 2, whole->value, part->value, part->interval, 0.9,
                      "%s is stated for the year, but its first %d months already made %s.", year, months, piece);
    else if (months >= 6 && rest > run->settings.rest_of_year_pace * pace)
        tsc_audit_add(run, "part_year", TSC_SEVERITY_WARNING, about, 2, whole->value, pace * 12, part->interval, 0.7,
                      "%s for the year after %s in %d months would need %s a month for the rest, %s before: two "
                      "statistics, or a slip.",
                      year, piece, months, tsc_audit_amount(run, rest, whole->unit),
                      tsc_audit_amount(run, pace, whole->unit));
}

/* Most other values of near years lie a factor of a thousand or so away. */
static void check_scale(tsc_audit_run *run, const tsc_statement *statement)
{
    tsc_statements all = tsc_audit_find(run, &statement->key, TSC_STATED_LEVEL);
    const tsc_statement *neighbour = NULL;
    size_t near = 0, far = 0;
    double limit = run->settings.scale_slip;
    int months = tsc_period_month_count(statement->period);
    for (size_t i = 0; i < all.count; i++) {
        const tsc_statement *other = &all.items[i];
        int apart = other->period.first.year - statement->period.first.year;
        if (other == statement || !is_level(other) || other->value <= 0 || apart < -3 || apart > 3 ||
            tsc_period_month_count(other->period) != months)
            continue;
        double ratio =
            other->value > statement->value ? other->value / statement->value : statement->value / other->value;
        if (ratio >= limit) {
            far++;
            neighbour = neighbour ? neighbour : other;
        } else {
            near++;
        }
    }
    if (!neighbour || near >= far || months == 0)
        return;
    const tsc_statement *about[] = {statement, neighbour};
    tsc_audit_add(run, "scale", TSC_SEVERITY_ERROR, about, 2, statement->value, neighbour->value, neighbour->interval,
                  far > 1 ? 0.8 : 0.5, "%s beside %s in a near year: likely a slip of scale, as million for billion.",
                  tsc_audit_amount(run, statement->value, statement->unit),
                  tsc_audit_amount(run, neighbour->value, neighbour->unit));
}

void tsc_audit_levels(tsc_audit_run *run)
{
    for (size_t i = 0; i < run->count && !run->status; i++) {
        const tsc_statement *statement = &run->statements[i];
        if (!is_level(statement) || !tsc_audit_is_one_quantity(statement) || tsc_audit_said_before(run, statement))
            continue;
        check_same_period(run, statement);
        check_part(run, statement);
        if (statement->value > 0 && !statement->official)
            check_scale(run, statement);
    }
}
