/* Exports plus imports against the turnover, exports less imports against the balance, and the base year that a
   turnover and its growth imply against the flows of that year. */
#include "store/statements.h"

#include <math.h>

/* The flow of a period, of the same source where it has one, as the first or as the second side of the total has it. */
static const tsc_statement *flow_for(const tsc_audit_run *run, const tsc_statement *total, const char *indicator,
                                     tsc_period period, bool exchanged)
{
    tsc_key key = tsc_audit_key(&total->key, indicator, exchanged);
    tsc_statements found = tsc_audit_find(run, &key, TSC_STATED_LEVEL);
    for (size_t i = 0; i < found.count; i++)
        if (found.items[i].status == TSC_OBSERVED && tsc_period_same(found.items[i].period, period) &&
            strcmp(found.items[i].source, total->source) == 0)
            return &found.items[i];
    return tsc_audit_best(run, &key, TSC_STATED_LEVEL, period);
}

/* Exports and imports of one side; false where no side that the total may be of has both. */
static bool flows_for(const tsc_audit_run *run, const tsc_statement *total, tsc_period period,
                      const tsc_statement **out, const tsc_statement **in)
{
    *out = flow_for(run, total, "exports", period, false);
    *in = flow_for(run, total, "imports", period, false);
    if ((!*out || !*in) && total->either_order) {
        *out = flow_for(run, total, "exports", period, true);
        *in = flow_for(run, total, "imports", period, true);
    }
    return *out && *in;
}

static void check_total(tsc_audit_run *run, const tsc_statement *total, bool balance)
{
    const tsc_statement *out, *in;
    if (!flows_for(run, total, total->period, &out, &in))
        return;
    tsc_interval allowed =
        balance ? tsc_interval_subtract(out->interval, in->interval) : tsc_interval_add(out->interval, in->interval);
    double expected = out->value + (balance ? -in->value : in->value);
    const tsc_statement *about[] = {total, out, in};
    const char *a = tsc_audit_amount(run, out->value, out->unit), *b = tsc_audit_amount(run, in->value, in->unit);
    const char *sum = tsc_audit_amount(run, expected, total->unit),
               *stated = tsc_audit_amount(run, total->value, total->unit);
    const char *operation = balance ? "less" : "plus", *name = balance ? "balance" : "sum",
               *what = balance ? "balance" : "turnover";
    if (!tsc_interval_agree(total->interval, allowed) && fabs(total->value - expected) > 1e-9 * fabs(expected))
        tsc_audit_add(
            run, name, TSC_SEVERITY_ERROR, about, 3, total->value, expected, allowed, 0.9,
            "Exports of %s %s imports of %s make %s, but the %s is stated as %s; rounding does not explain it.", a,
            operation, b, sum, what, stated);
    else if (fabs(total->value - expected) > 1e-9 * fabs(expected))
        tsc_audit_add(run, name, TSC_SEVERITY_NOTE, about, 3, total->value, expected, allowed, 0.9,
                      "Exports of %s %s imports of %s make %s, and the %s is stated as %s; rounding explains it.", a,
                      operation, b, sum, what, stated);
}

/* Turnover at a growth gives the year before, where only the flows of that year are stated. */
static void check_implied_base(tsc_audit_run *run, const tsc_statement *growth)
{
    const tsc_statement *total = NULL;
    tsc_statements levels = tsc_audit_find_all(run, &growth->key);
    for (size_t i = 0; !total && i < levels.count; i++)
        if (levels.items[i].kind == TSC_STATED_LEVEL && levels.items[i].status == TSC_OBSERVED &&
            tsc_period_same(levels.items[i].period, growth->period))
            total = &levels.items[i];
    if (!total || growth->interval.low <= -100 ||
        tsc_audit_best(run, &total->key, TSC_STATED_LEVEL, growth->base_period))
        return;
    const tsc_statement *out, *in;
    if (!flows_for(run, total, growth->base_period, &out, &in))
        return;
    tsc_interval implied = {total->interval.low / (1 + growth->interval.high / 100),
                            total->interval.high / (1 + growth->interval.low / 100)};
    tsc_interval sum = tsc_interval_add(out->interval, in->interval);
    if (tsc_interval_agree(implied, sum))
        return;
    const tsc_statement *about[] = {total, growth, out, in};
    tsc_audit_add(
        run, "sum", TSC_SEVERITY_ERROR, about, 4, total->value / (1 + growth->value / 100), out->value + in->value, sum,
        0.7, "A turnover of %s after a growth of %s means %s the year before, but the flows of that year add up to %s.",
        tsc_audit_amount(run, total->value, total->unit), tsc_audit_amount(run, growth->value, growth->unit),
        tsc_audit_amount(run, total->value / (1 + growth->value / 100), total->unit),
        tsc_audit_amount(run, out->value + in->value, total->unit));
}

void tsc_audit_sums(tsc_audit_run *run)
{
    for (size_t i = 0; i < run->count && !run->status; i++) {
        const tsc_statement *statement = &run->statements[i];
        bool turnover = strcmp(statement->key.indicator, "trade_turnover") == 0;
        bool balance = strcmp(statement->key.indicator, "trade_balance") == 0;
        if (statement->status != TSC_OBSERVED || (!turnover && !balance) || tsc_audit_said_before(run, statement))
            continue;
        if (statement->kind == TSC_STATED_LEVEL)
            check_total(run, statement, balance);
        else if (statement->kind == TSC_STATED_GROWTH && turnover)
            check_implied_base(run, statement);
    }
}
