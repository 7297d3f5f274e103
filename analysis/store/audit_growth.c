/* Stated growth against the growth that the levels of both periods make. */
#include "store/statements.h"

#include <math.h>

enum { BASES_MAX = 8 };

/* (level / base - 1) in percent over all that both roundings leave. */
static tsc_interval growth_between(const tsc_statement *base, const tsc_statement *level)
{
    tsc_interval growth = {-(double)INFINITY, (double)INFINITY};
    if (base->interval.high > 0 && isfinite(base->interval.high) && isfinite(level->interval.low))
        growth.low = (level->interval.low / base->interval.high - 1) * 100;
    if (base->interval.low > 0 && isfinite(base->interval.low) && isfinite(level->interval.high))
        growth.high = (level->interval.high / base->interval.low - 1) * 100;
    return growth;
}

/* The levels give the same growth to a tenth of a percentage point, or as finely as it was printed where that is
   finer. */
static bool is_exact(const tsc_statement *growth, double computed)
{
    return fabs(growth->value - computed) <= fmin((growth->interval.high - growth->interval.low) / 2, 0.1) + 1e-9;
}

static void report(tsc_audit_run *run, tsc_severity severity, const tsc_statement *growth, const tsc_statement *level,
                   const tsc_statement *const *bases, size_t base_count)
{
    const tsc_statement *about[BASES_MAX + 2] = {growth, level};
    const tsc_statement *base = bases[0];
    double computed = (level->value / base->value - 1) * 100;
    for (size_t i = 0; i < base_count; i++)
        about[2 + i] = bases[i];
    tsc_audit_add(run, "growth", severity, about, 2 + base_count, growth->value, computed, growth_between(base, level),
                  severity == TSC_SEVERITY_NOTE                                       ? 0.9
                  : level->bound == TSC_BOUND_EXACT && base->bound == TSC_BOUND_EXACT ? 0.9
                                                                                      : 0.6,
                  severity == TSC_SEVERITY_NOTE
                      ? "A growth of %s is stated; %s after %s is %s; rounding explains it."
                      : "A growth of %s is stated, but %s after %s is %s; rounding does not explain it.",
                  tsc_audit_amount(run, growth->value, growth->unit), tsc_audit_amount(run, level->value, level->unit),
                  tsc_audit_amount(run, base->value, base->unit), tsc_audit_amount(run, computed, growth->unit));
}

/* One level against all stated bases: where some fit, each that does not is a finding; where none does, they are
   one. */
static void check_level(tsc_audit_run *run, const tsc_statement *growth, const tsc_statement *level,
                        tsc_statements levels)
{
    const tsc_statement *misfits[BASES_MAX];
    size_t misfit_count = 0;
    bool fitted = false;
    for (size_t i = 0; i < levels.count; i++) {
        const tsc_statement *base = &levels.items[i];
        if (base->kind != TSC_STATED_LEVEL || base->status != TSC_OBSERVED || !tsc_unit_same(base->unit, level->unit) ||
            !tsc_period_same(base->period, growth->base_period) || base->value <= 0 || tsc_audit_said_before(run, base))
            continue;
        if (!tsc_interval_agree(growth->interval, growth_between(base, level))) {
            if (misfit_count < BASES_MAX)
                misfits[misfit_count++] = base;
            continue;
        }
        if (!fitted && !is_exact(growth, (level->value / base->value - 1) * 100))
            report(run, TSC_SEVERITY_NOTE, growth, level, &base, 1);
        fitted = true;
    }
    if (!fitted && misfit_count)
        report(run, TSC_SEVERITY_ERROR, growth, level, misfits, misfit_count);
    for (size_t i = 0; fitted && i < misfit_count; i++)
        report(run, TSC_SEVERITY_ERROR, growth, level, &misfits[i], 1);
}

/* A stated difference against the two levels. */
static void check_difference(tsc_audit_run *run, const tsc_statement *change)
{
    const tsc_statement *level = tsc_audit_best(run, &change->key, TSC_STATED_LEVEL, change->period);
    const tsc_statement *base = tsc_audit_best(run, &change->key, TSC_STATED_LEVEL, change->base_period);
    if (!level || !base)
        return;
    tsc_interval allowed = tsc_interval_subtract(level->interval, base->interval);
    const tsc_statement *about[] = {change, level, base};
    if (tsc_interval_agree(change->interval, allowed))
        return;
    tsc_audit_add(run, "growth", TSC_SEVERITY_ERROR, about, 3, change->value, level->value - base->value, allowed, 0.8,
                  "A change of %s is stated, but from %s to %s it is %s.",
                  tsc_audit_amount(run, change->value, change->unit), tsc_audit_amount(run, base->value, base->unit),
                  tsc_audit_amount(run, level->value, level->unit),
                  tsc_audit_amount(run, level->value - base->value, change->unit));
}

void tsc_audit_growth(tsc_audit_run *run)
{
    for (size_t i = 0; i < run->count && !run->status; i++) {
        const tsc_statement *growth = &run->statements[i];
        if (growth->status != TSC_OBSERVED || growth->kind == TSC_STATED_LEVEL || tsc_audit_said_before(run, growth) ||
            !tsc_audit_is_one_quantity(growth))
            continue;
        if (growth->kind == TSC_STATED_DIFFERENCE) {
            check_difference(run, growth);
            continue;
        }
        tsc_statements all = tsc_audit_find_all(run, &growth->key);
        for (size_t j = 0; j < all.count; j++) {
            const tsc_statement *level = &all.items[j];
            if (level->kind == TSC_STATED_LEVEL && level->status == TSC_OBSERVED &&
                tsc_period_same(level->period, growth->period) && !tsc_audit_said_before(run, level))
                check_level(run, growth, level, all);
        }
    }
}
