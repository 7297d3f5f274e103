/* Targets of a pair through time, whichever side states them: met, missed, raised, lowered, postponed, restated. One
   finding of a kind for each series, naming all the statements that make it. */
#include "store/claims.h"
#include "store/statements.h"

#include <math.h>
#include <stdlib.h>

enum { ABOUT_MAX = 12 };

typedef struct target_group {
    const tsc_statement **targets; /* by date stated */
    size_t target_count;
    const tsc_statement **levels; /* observed, by period */
    size_t level_count;
} target_group;

static long stated_day(const tsc_statement *statement)
{
    tsc_period period = tsc_period_of_date(statement->published);
    return period.kind ? tsc_date_to_days(period.last) : 0;
}

static int compare_stated(const void *left, const void *right)
{
    const tsc_statement *a = *(const tsc_statement *const *)left, *b = *(const tsc_statement *const *)right;
    long first = stated_day(a), second = stated_day(b);
    return first != second ? (first > second) - (first < second) : (a > b) - (a < b);
}

static int compare_periods(const void *left, const void *right)
{
    const tsc_statement *a = *(const tsc_statement *const *)left, *b = *(const tsc_statement *const *)right;
    int order = tsc_period_compare(a->period, b->period);
    return order ? order : (a > b) - (a < b);
}

/* Levels and targets of a key; of a symmetric one in both orders. */
static bool gather(tsc_audit_run *run, const tsc_key *key, target_group *group)
{
    tsc_key turned = tsc_audit_key(key, key->indicator, true);
    tsc_statements own = tsc_audit_find(run, key, TSC_STATED_LEVEL), other = {NULL, 0};
    if (tsc_indicator_is_symmetric(key->indicator))
        other = tsc_audit_find(run, &turned, TSC_STATED_LEVEL);
    *group = (target_group){tsc_arena_calloc(run->arena, own.count + other.count + 1, sizeof *group->targets), 0,
                            tsc_arena_calloc(run->arena, own.count + other.count + 1, sizeof *group->levels), 0};
    if (!group->targets || !group->levels) {
        run->status = tsc_error_memory(run->err, "the store");
        return false;
    }
    for (size_t i = 0; i < own.count + other.count; i++) {
        const tsc_statement *item = i < own.count ? &own.items[i] : &other.items[i - own.count];
        if (item->status == TSC_TARGET)
            group->targets[group->target_count++] = item;
        else if (item->status == TSC_OBSERVED && item->period.kind && tsc_period_month_count(item->period) <= 12)
            group->levels[group->level_count++] = item;
    }
    qsort(group->targets, group->target_count, sizeof *group->targets, compare_stated);
    qsort(group->levels, group->level_count, sizeof *group->levels, compare_periods);
    return group->target_count > 0;
}

static double lowest_wanted(const tsc_statement *target)
{
    return target->bound == TSC_BOUND_RANGE && isfinite(target->interval.low) ? target->interval.low : target->value;
}

/* The first period, ended after the target was stated and not after it was due, that reached it; in a part of the due
   period too. */
static const tsc_statement *first_meeting(const target_group *group, const tsc_statement *target, bool in_time)
{
    for (size_t i = 0; i < group->level_count; i++) {
        const tsc_statement *level = group->levels[i];
        bool reached = level->value >= lowest_wanted(target);
        bool after = stated_day(target) == 0 || tsc_date_to_days(level->period.last) > stated_day(target) ||
                     tsc_period_within(level->period, target->period);
        bool due = !in_time || target->period.kind == TSC_PERIOD_NONE ||
                   tsc_date_to_days(level->period.last) <= tsc_date_to_days(target->period.last);
        if (reached && after && due)
            return level;
    }
    return NULL;
}

static void add_about(const tsc_statement **about, size_t *count, const tsc_statement *statement)
{
    for (size_t i = 0; i < *count; i++)
        if (about[i] == statement)
            return;
    if (*count < ABOUT_MAX)
        about[(*count)++] = statement;
}

/* A level of the same period by the other side that misses what the first side reached. */
static const tsc_statement *dissent(const target_group *group, const tsc_statement *met, double wanted)
{
    for (size_t i = 0; i < group->level_count; i++)
        if (tsc_period_same(group->levels[i]->period, met->period) && group->levels[i]->value < wanted)
            return group->levels[i];
    return NULL;
}

static void check_met(tsc_audit_run *run, const target_group *group)
{
    const tsc_statement *about[ABOUT_MAX];
    const tsc_statement *highest = NULL, *reached = NULL, *against = NULL;
    size_t count = 0;
    for (size_t i = 0; i < group->target_count; i++) {
        const tsc_statement *met = first_meeting(group, group->targets[i], true);
        if (!met)
            continue;
        add_about(about, &count, group->targets[i]);
        add_about(about, &count, met);
        const tsc_statement *miss = dissent(group, met, lowest_wanted(group->targets[i]));
        if (miss) {
            add_about(about, &count, miss);
            against = miss;
        }
        if (!highest || group->targets[i]->value > highest->value) {
            highest = group->targets[i];
            reached = met;
        }
    }
    if (!highest)
        return;
    char period[TSC_PERIOD_SIZE];
    tsc_period_format(reached->period, period);
    tsc_audit_add(
        run, "target_met", TSC_SEVERITY_WARNING, about, count, highest->value, reached->value, reached->interval,
        against ? 0.5 : 0.8, "The target of %s was reached by %s in %s, stated by %s%s%s%s.",
        tsc_audit_amount(run, highest->value, highest->unit), tsc_audit_amount(run, reached->value, reached->unit),
        period, reached->key.reporter.code, against ? "; another figure of that time, " : "",
        against ? tsc_audit_amount(run, against->value, against->unit) : "", against ? ", falls short of it" : "");
}

/* Due, not reached in time by any figure, and a figure of the due period or later is below it. */
static void check_missed(tsc_audit_run *run, const target_group *group)
{
    for (size_t i = 0; i < group->target_count; i++) {
        const tsc_statement *target = group->targets[i], *later = first_meeting(group, target, false), *below = NULL;
        if (target->period.kind == TSC_PERIOD_NONE || first_meeting(group, target, true))
            continue;
        for (size_t j = 0; j < group->level_count && !below; j++) {
            const tsc_statement *level = group->levels[j];
            bool comparable = tsc_period_month_count(level->period) == 12 &&
                              tsc_date_to_days(level->period.last) >= tsc_date_to_days(target->period.last);
            if (comparable && isfinite(level->interval.high) && level->interval.high < lowest_wanted(target))
                below = level;
        }
        if (!below)
            continue;
        char period[TSC_PERIOD_SIZE];
        tsc_period_format(below->period, period);
        const tsc_statement *about[] = {target, below, later};
        tsc_audit_add(run, "target_missed", TSC_SEVERITY_WARNING, about, later ? 3 : 2, target->value, below->value,
                      below->interval, 0.7, "%s was to be reached; %s is stated for %s%s.",
                      tsc_audit_amount(run, target->value, target->unit),
                      tsc_audit_amount(run, below->value, below->unit), period,
                      later ? ", though it was passed in between" : "");
    }
}

static bool is_pending(const tsc_statement *earlier, const tsc_statement *later)
{
    return earlier->period.kind == TSC_PERIOD_NONE || tsc_date_to_days(earlier->period.last) >= stated_day(later);
}

/* What a newer target does to the one before it. */
static const char *change_between(const tsc_statement *earlier, const tsc_statement *later)
{
    if (!is_pending(earlier, later) || stated_day(later) <= stated_day(earlier))
        return NULL;
    bool dated = earlier->period.kind && later->period.kind;
    int due = dated ? tsc_period_compare(later->period, earlier->period) : 0;
    if (later->value > earlier->value)
        return "target_raised";
    if (later->value < earlier->value)
        return due <= 0 ? "target_lowered" : NULL;
    return due > 0 ? "target_postponed" : "target_restated";
}

static void check_changes(tsc_audit_run *run, const target_group *group, const char *kind, const char *words)
{
    const tsc_statement *about[ABOUT_MAX];
    const tsc_statement *first = NULL, *last = NULL, *earlier = NULL;
    size_t count = 0;
    for (size_t i = 0; i < group->target_count; i++) {
        const tsc_statement *target = group->targets[i];
        if (target->computed) /* from another base it comes to another level without being another target */
            continue;
        const char *change = earlier ? change_between(earlier, target) : NULL;
        if (change && strcmp(change, kind) == 0) {
            add_about(about, &count, earlier);
            add_about(about, &count, target);
            first = first ? first : earlier;
            last = target;
        }
        earlier = target;
    }
    if (!first)
        return;
    char due[TSC_PERIOD_SIZE], before[TSC_PERIOD_SIZE];
    tsc_period_format(last->period, due);
    tsc_period_format(first->period, before);
    tsc_audit_add(run, kind, TSC_SEVERITY_WARNING, about, count, last->value, first->value, first->interval, 0.8,
                  "%s: %s%s%s, then %s%s%s; no statement says that the first was met.", words,
                  tsc_audit_amount(run, first->value, first->unit), before[0] ? " by " : ", no year", before,
                  tsc_audit_amount(run, last->value, last->unit), due[0] ? " by " : ", no year", due);
}

/* The same amount for another scope (all goods, non-oil goods) by the same pair. */
static void check_scope(tsc_audit_run *run, const tsc_statement *target)
{
    for (const tsc_statement *other = run->statements; other < run->statements + run->count; other++) {
        bool same_pair = tsc_place_same(other->key.reporter, target->key.reporter) &&
                         tsc_place_same(other->key.partner, target->key.partner) &&
                         strcmp(other->key.indicator, target->key.indicator) == 0 &&
                         tsc_unit_same(other->unit, target->unit);
        if (other->status != TSC_TARGET || other->computed || !same_pair ||
            strcmp(other->key.commodity, target->key.commodity) == 0 || other->value != target->value ||
            stated_day(other) >= stated_day(target) || !tsc_period_same(other->period, target->period))
            continue;
        const tsc_statement *about[] = {target, other};
        tsc_audit_add(run, "target_restated", TSC_SEVERITY_WARNING, about, 2, target->value, other->value,
                      other->interval, 0.7, "The same %s is the target for %s, and earlier for %s: the scope moves.",
                      tsc_audit_amount(run, target->value, target->unit),
                      target->key.commodity[0] ? target->key.commodity : "all goods",
                      other->key.commodity[0] ? other->key.commodity : "all goods");
        return;
    }
}

/* The first target of a group, of both orders of a symmetric key, speaks for the whole of it. */
static bool is_first(const tsc_audit_run *run, size_t index)
{
    const tsc_statement *target = &run->statements[index];
    tsc_key turned = tsc_audit_key(&target->key, target->key.indicator, true);
    tsc_statements own = tsc_audit_find(run, &target->key, TSC_STATED_LEVEL);
    for (const tsc_statement *other = own.items; other < target; other++)
        if (other->status == TSC_TARGET)
            return false;
    if (!tsc_indicator_is_symmetric(target->key.indicator) || tsc_key_compare(&turned, &target->key) > 0)
        return true;
    tsc_statements mirrored = tsc_audit_find(run, &turned, TSC_STATED_LEVEL);
    for (size_t i = 0; i < mirrored.count; i++)
        if (mirrored.items[i].status == TSC_TARGET)
            return false;
    return true;
}

void tsc_audit_targets(tsc_audit_run *run)
{
    for (size_t i = 0; i < run->count && !run->status; i++) {
        const tsc_statement *target = &run->statements[i];
        target_group group;
        if (target->status != TSC_TARGET || target->kind != TSC_STATED_LEVEL || !tsc_audit_is_one_quantity(target))
            continue;
        if (!target->computed)
            check_scope(run, target);
        if (!is_first(run, i) || !gather(run, &target->key, &group))
            continue;
        check_met(run, &group);
        check_missed(run, &group);
        check_changes(run, &group, "target_raised", "The target was raised");
        check_changes(run, &group, "target_lowered", "The target was lowered");
        check_changes(run, &group, "target_postponed", "The target was postponed");
        check_changes(run, &group, "target_restated", "The target was restated");
    }
}
