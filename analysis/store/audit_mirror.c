/* One side against the other: A's turnover against B's, A's exports against B's imports with the margin between CIF and
   FOB, A's balance against the flows of B, A's rise against the rise that B's figures imply. Amounts in two currencies
   are compared at rough yearly rates. */
#include "store/statements.h"

#include <math.h>

static bool is_observed(const tsc_statement *statement, tsc_statement_kind kind)
{
    return statement->status == TSC_OBSERVED && statement->kind == kind && statement->period.kind != TSC_PERIOD_NONE;
}

/* Nobody says "more than 4.1" for 5.3: between two sides an open bound reaches a tenth beyond what it names. */
static tsc_interval closed(const tsc_statement *statement)
{
    tsc_interval interval = statement->interval;
    if (!isfinite(interval.high))
        interval.high = statement->value + 0.1 * fabs(statement->value);
    if (!isfinite(interval.low))
        interval.low = statement->value - 0.1 * fabs(statement->value);
    return interval;
}

static const tsc_statement *best_of(const tsc_audit_run *run, const tsc_statement *own)
{
    return tsc_audit_best(run, &own->key, TSC_STATED_LEVEL, own->period);
}

static void report_gap(tsc_audit_run *run, const tsc_statement *own, const tsc_statement *other, bool carried)
{
    tsc_interval a = closed(own), b = closed(other);
    const tsc_statement *about[] = {own, other};
    const char *x = tsc_audit_amount(run, own->value, own->unit), *y = tsc_audit_amount(run, other->value, other->unit);
    double high = fmax(own->value, other->value), low = fmin(own->value, other->value);
    double gap = low > 0 ? (high / low - 1) * 100 : (double)INFINITY;
    bool hedged = own->bound != TSC_BOUND_EXACT || other->bound != TSC_BOUND_EXACT;
    if (own->value == other->value)
        return;
    if (tsc_interval_agree(a, b))
        tsc_audit_add(run, "mirror", TSC_SEVERITY_NOTE, about, 2, own->value, other->value, b, 0.9,
                      "%s by %s, %s by %s; rounding explains it.", x, own->key.reporter.code, y,
                      other->key.reporter.code);
    else if (carried && gap <= run->settings.cif_fob_margin)
        tsc_audit_add(run, "mirror", TSC_SEVERITY_WARNING, about, 2, own->value, other->value, b, 0.3,
                      "%s by %s, %s by %s: %s apart, within what carriage and insurance (CIF against FOB) can make.", x,
                      own->key.reporter.code, y, other->key.reporter.code, tsc_audit_amount(run, gap, tsc_unit_percent()));
    else
        tsc_audit_add(run, "mirror", TSC_SEVERITY_WARNING, about, 2, own->value, other->value, b, hedged ? 0.5 : 0.8,
                      "%s by %s, %s by %s: %s apart, more than rounding%s explains.", x, own->key.reporter.code, y,
                      other->key.reporter.code, tsc_audit_amount(run, gap, tsc_unit_percent()), carried ? " or carriage" : "");
}

/* Turnover of both sides: looked at once, from the side whose code comes first, each side by its best value. */
static void check_turnover(tsc_audit_run *run, const tsc_statement *own)
{
    tsc_key turned = tsc_audit_key(&own->key, own->key.indicator, true);
    if (strcmp(own->key.reporter.code, own->key.partner.code) > 0 || best_of(run, own) != own)
        return;
    const tsc_statement *other = tsc_audit_best(run, &turned, TSC_STATED_LEVEL, own->period);
    if (other)
        report_gap(run, own, other, false);
}

static void check_flow(tsc_audit_run *run, const tsc_statement *exports)
{
    tsc_key mirrored = tsc_audit_key(&exports->key, "imports", true);
    if (best_of(run, exports) != exports)
        return;
    const tsc_statement *imports = tsc_audit_best(run, &mirrored, TSC_STATED_LEVEL, exports->period);
    if (imports)
        report_gap(run, exports, imports, true);
}

/* A flow of the other side in any currency, of the period or of the longest part of it. */
static const tsc_statement *partner_flow(const tsc_audit_run *run, const tsc_statement *balance, const char *indicator,
                                         tsc_period *period)
{
    tsc_key key = tsc_audit_key(&balance->key, indicator, true);
    tsc_statements all = tsc_audit_find_all(run, &key);
    const tsc_statement *found = NULL;
    for (size_t i = 0; i < all.count; i++) {
        const tsc_statement *flow = &all.items[i];
        bool fits =
            is_observed(flow, TSC_STATED_LEVEL) && tsc_unit_is_currency(flow->unit) &&
            (period->kind ? tsc_period_same(flow->period, *period) : tsc_period_within(flow->period, balance->period));
        if (fits && (!found || tsc_period_month_count(flow->period) > tsc_period_month_count(found->period)))
            found = flow;
    }
    if (found)
        *period = found->period;
    return found;
}

/* A's balance is B's imports from A less B's exports to A. */
static void check_balance(tsc_audit_run *run, const tsc_statement *balance)
{
    tsc_period period = tsc_period_none();
    const tsc_statement *out = partner_flow(run, balance, "exports", &period);
    const tsc_statement *in = out ? partner_flow(run, balance, "imports", &period) : NULL;
    tsc_interval converted;
    if (!in || !tsc_unit_same(in->unit, out->unit) ||
        !tsc_audit_convert(run, tsc_interval_subtract(in->interval, out->interval), in->unit, balance->unit,
                           balance->period.first.year, &converted))
        return;
    const tsc_statement *about[] = {balance, out, in};
    double expected = (converted.low + converted.high) / 2;
    const char *stated = tsc_audit_amount(run, balance->value, balance->unit),
               *other = tsc_audit_amount(run, expected, balance->unit);
    bool whole = tsc_period_same(period, balance->period);
    if (whole ? tsc_interval_agree(balance->interval, converted)
              : fabs(expected) <= fabs(balance->value) || expected * balance->value < 0)
        return;
    tsc_audit_add(run, "mirror", TSC_SEVERITY_WARNING, about, 3, balance->value, expected, converted, 0.7,
                  "%s states a balance of %s; by the figures of %s it is about %s%s.", balance->key.reporter.code,
                  stated, balance->key.partner.code, other, whole ? "" : " in a part of that time alone");
}

/* The rise that the other side's level and growth (or two levels) imply. */
static bool implied_rise(const tsc_audit_run *run, const tsc_statement *change, const tsc_statement **level,
                         const tsc_statement **growth, tsc_interval *rise)
{
    tsc_key key = tsc_audit_key(&change->key, change->key.indicator, true);
    tsc_statements all = tsc_audit_find_all(run, &key);
    *level = *growth = NULL;
    for (size_t i = 0; i < all.count; i++) {
        const tsc_statement *item = &all.items[i];
        if (item->status != TSC_OBSERVED || !tsc_period_same(item->period, change->period))
            continue;
        if (item->kind == TSC_STATED_LEVEL && tsc_unit_is_currency(item->unit))
            *level = item;
        else if (item->kind == TSC_STATED_GROWTH && item->value > -100)
            *growth = item;
    }
    if (!*level || !*growth)
        return false;
    tsc_interval base = {(*level)->interval.low / (1 + (*growth)->interval.high / 100),
                         (*level)->interval.high / (1 + (*growth)->interval.low / 100)};
    *rise = (tsc_interval){(*level)->interval.low - base.high, (*level)->interval.high - base.low};
    return isfinite(rise->low) && isfinite(rise->high);
}

static void check_rise(tsc_audit_run *run, const tsc_statement *change)
{
    const tsc_statement *level, *growth;
    tsc_interval rise, converted;
    if (!implied_rise(run, change, &level, &growth, &rise) ||
        !tsc_audit_convert(run, rise, level->unit, change->unit, change->period.first.year, &converted) ||
        tsc_interval_agree(change->interval, converted))
        return;
    /* Several outlets of one report are one statement. */
    tsc_statements all = tsc_audit_find(run, &change->key, TSC_STATED_DIFFERENCE);
    for (const tsc_statement *other = all.items; other < change; other++)
        if (other->value == change->value && tsc_period_same(other->period, change->period))
            return;
    double expected = (converted.low + converted.high) / 2;
    const tsc_statement *about[] = {change, level, growth};
    tsc_audit_add(run, "mirror", TSC_SEVERITY_WARNING, about, 3, change->value, expected, converted, 0.8,
                  "%s states a change of %s; by the figures of %s (%s, %s) it is about %s.", change->key.reporter.code,
                  tsc_audit_amount(run, change->value, change->unit), change->key.partner.code,
                  tsc_audit_amount(run, level->value, level->unit), tsc_audit_amount(run, growth->value, growth->unit),
                  tsc_audit_amount(run, expected, change->unit));
}

void tsc_audit_mirrors(tsc_audit_run *run)
{
    for (size_t i = 0; i < run->count && !run->status; i++) {
        const tsc_statement *statement = &run->statements[i];
        const char *indicator = statement->key.indicator;
        if (is_observed(statement, TSC_STATED_DIFFERENCE) && tsc_unit_is_currency(statement->unit))
            check_rise(run, statement);
        if (!is_observed(statement, TSC_STATED_LEVEL))
            continue;
        if (strcmp(indicator, "trade_turnover") == 0)
            check_turnover(run, statement);
        else if (strcmp(indicator, "exports") == 0)
            check_flow(run, statement);
        else if (strcmp(indicator, "trade_balance") == 0)
            check_balance(run, statement);
    }
}
