#include "cli/goals.h"

#include "core/number.h"
#include "model/horizon.h"

#include <math.h>
#include <string.h>

enum { GOAL_LIMIT = 1000, AMOUNT_SIZE = 64 };

static tsc_status no_list(const char *asked, tsc_error *err)
{
    return tsc_error_set(err, TSC_EUSAGE, NULL, 0, "--target '%s': VALUE@PERIOD joined by commas, as 1e9@2030", asked);
}

static bool same_goal(const tsc_goal *a, double value, tsc_period due)
{
    return tsc_period_same(a->due, due) && fabs(a->value - value) <= 1e-9 * fabs(value);
}

static tsc_status add_goal(tsc_goal *goals, size_t *count, tsc_goal goal, tsc_period last, tsc_error *err)
{
    for (size_t i = 0; i < *count; i++)
        if (same_goal(goals + i, goal.value, goal.due))
            return TSC_OK;
    if (*count == GOAL_LIMIT)
        return tsc_error_set(err, TSC_ELIMIT, NULL, 0, "more than %d targets of one series", GOAL_LIMIT);
    size_t steps = tsc_horizon_steps(last, goal.due.last, TSC_HORIZON_MOST_STEPS);
    goal.step = steps > TSC_HORIZON_MOST_STEPS ? 0 : steps;
    goals[(*count)++] = goal;
    return TSC_OK;
}

static tsc_status add_asked(const char *asked, const tsc_goal_subject *subject, tsc_goal *goals, size_t *count,
                            tsc_error *err)
{
    const char *text = asked;
    while (text && *text) {
        size_t length = strcspn(text, ","), at = strcspn(text, "@");
        double value;
        tsc_period due;
        if (at >= length || !tsc_number_parse(tsc_span_make(text, at), &value) ||
            !tsc_period_parse(tsc_span_make(text + at + 1, length - at - 1), &due) || !tsc_date_complete(due.last))
            return no_list(asked, err);
        tsc_status status = add_goal(goals, count, (tsc_goal){.value = value, .due = due}, subject->last, err);
        if (status)
            return status;
        text += length + (text[length] == ',');
    }
    return TSC_OK;
}

static tsc_status add_stored(tsc_store *store, const tsc_goal_subject *subject, tsc_arena *arena, tsc_goal *goals,
                             size_t *count, tsc_error *err)
{
    tsc_stored_target *targets;
    size_t target_count;
    tsc_status status = tsc_store_targets(store, &subject->series->key, arena, &targets, &target_count, err);
    for (size_t i = 0; i < target_count && !status; i++) {
        tsc_goal goal = {.due = targets[i].due, .stated = &targets[i]};
        if (!goal.due.kind || !tsc_date_complete(goal.due.last) || tsc_target_lowers(goal.stated) ||
            !tsc_target_concerns(goal.stated, &subject->series->key))
            continue;
        goal.value = tsc_target_level(goal.stated, subject->series, &goal.base);
        if (isfinite(goal.value))
            status = add_goal(goals, count, goal, subject->last, err);
    }
    return status;
}

/* A projection that goes on beyond the last goal, so that it can say when the median gets there. */
static tsc_status project(const tsc_goal_subject *subject, const tsc_goal *goals, size_t count, tsc_arena *arena,
                          tsc_projection *projection, tsc_error *err)
{
    size_t season = (size_t)subject->history->season, horizon = 0;
    for (size_t i = 0; i < count; i++)
        horizon = goals[i].step > horizon ? goals[i].step : horizon;
    horizon += TSC_HORIZON_BEYOND_YEARS * season;
    if (strcmp(subject->model, "auto") == 0)
        return tsc_forecast_with(subject->tables, subject->prior, subject->history, horizon, arena, projection, err);
    return tsc_forecast(subject->tables, subject->history, horizon, subject->model, arena, projection, err);
}

static tsc_status assess(const tsc_goal_subject *subject, const tsc_projection *projection, tsc_arena *arena,
                         tsc_goal *goal, tsc_error *err)
{
    double base = subject->history->values[subject->history->count - 1];
    tsc_status status = tsc_target_assess(projection, base, goal->value, goal->step, &goal->result, err);
    if (status)
        return status;
    status = tsc_target_path(projection, goal->value, goal->step, arena, &goal->path, err);
    goal->reachable = status == TSC_OK;
    return status == TSC_EMODEL ? TSC_OK : status;
}

tsc_status tsc_goals_assess(const char *asked, tsc_store *store, const tsc_goal_subject *subject, tsc_arena *arena,
                            tsc_goal **goals, size_t *count, tsc_error *err)
{
    tsc_projection projection;
    *count = 0;
    *goals = tsc_arena_calloc(arena, GOAL_LIMIT, sizeof **goals);
    if (!*goals)
        return tsc_error_memory(err, "the targets of a series");
    tsc_status status = add_asked(asked, subject, *goals, count, err);
    if (!status)
        status = add_stored(store, subject, arena, *goals, count, err);
    if (!status && *count)
        status = project(subject, *goals, *count, arena, &projection, err);
    for (size_t i = 0; i < *count && !status; i++)
        if ((*goals)[i].step)
            status = assess(subject, &projection, arena, *goals + i, err);
    return status;
}

static void add_amount(const tsc_goal_subject *subject, double value, tsc_buffer *text)
{
    char amount[AMOUNT_SIZE];
    tsc_amount_format(value, subject->series->key.unit, 3, "en", amount, sizeof amount);
    tsc_buffer_add_text(text, amount);
}

static void add_fixed(double value, int decimals, tsc_buffer *text)
{
    char number[AMOUNT_SIZE];
    tsc_number_format_fixed(value, decimals, number, sizeof number);
    tsc_buffer_add_text(text, number);
}

static void step_name(const tsc_goal_subject *subject, size_t step, char name[TSC_PERIOD_SIZE])
{
    tsc_period_format(tsc_period_step(subject->last, (int)step), name);
}

static void describe_path(const tsc_goal_subject *subject, const tsc_goal *goal, tsc_buffer *text)
{
    tsc_buffer_add_text(text, "  If it is reached, the way there:");
    for (size_t h = 0; h < goal->step; h++) {
        char period[TSC_PERIOD_SIZE];
        double low, high;
        step_name(subject, h + 1, period);
        tsc_projection_interval(&goal->path, h, 80, &low, &high);
        tsc_buffer_printf(text, "%s %s ", h ? ";" : "", period);
        add_amount(subject, goal->path.median[h], text);
        tsc_buffer_add_text(text, " (80 %: ");
        add_amount(subject, low, text);
        tsc_buffer_add_text(text, " to ");
        add_amount(subject, high, text);
        tsc_buffer_add_char(text, ')');
    }
    tsc_buffer_add_text(text, ".\n");
}

static void describe_result(const tsc_goal_subject *subject, const tsc_goal *goal, tsc_buffer *text)
{
    char period[TSC_PERIOD_SIZE];
    const tsc_target *result = &goal->result;
    if (isfinite(result->required_growth_pct)) {
        tsc_buffer_add_text(text, "it takes ");
        add_fixed(result->required_growth_pct, 1, text);
        tsc_buffer_add_text(text, subject->history->season > 1 ? " % growth a step; " : " % growth a year; ");
    }
    tsc_buffer_add_text(text, "it is reached with a probability of ");
    tsc_buffer_add_text(text, result->probability < 1e-4       ? "less than "
                              : result->probability > 1 - 1e-4 ? "more than "
                                                               : "");
    add_fixed(100 * fmax(1e-4, fmin(1 - 1e-4, result->probability)),
              result->probability < .01 || result->probability > .99 ? 2 : 0, text);
    tsc_buffer_add_text(text, " % (percentile ");
    add_fixed(result->percentile, 0, text);
    if (result->expected_step) {
        step_name(subject, (size_t)result->expected_step, period);
        tsc_buffer_printf(text, " of what is projected); the median gets there in %s.\n", period);
    } else {
        tsc_buffer_printf(text, " of what is projected); the median does not get there within %d years after it.\n",
                          TSC_HORIZON_BEYOND_YEARS);
    }
    if (goal->reachable)
        describe_path(subject, goal, text);
    else
        tsc_buffer_add_text(text, "  It lies beyond all that the projection holds possible: no way there is given.\n");
}

/* "asked for", "a.txt", "+100 % from 2024, a.txt" */
static void describe_origin(const tsc_goal *goal, tsc_buffer *text)
{
    if (goal->base) {
        char base[TSC_PERIOD_SIZE], amount[AMOUNT_SIZE];
        tsc_period_format(goal->base->period, base);
        tsc_amount_format(goal->stated->value, goal->stated->key.unit, 3, "en", amount, sizeof amount);
        tsc_buffer_printf(text, "%s%s from %s, ", goal->stated->value > 0 ? "+" : "", amount, base);
    }
    tsc_buffer_add_text(text, goal->stated ? goal->stated->source : "asked for");
}

void tsc_goals_describe(const tsc_goal_subject *subject, const tsc_goal *goals, size_t count, tsc_buffer *text)
{
    for (size_t i = 0; i < count; i++) {
        char due[TSC_PERIOD_SIZE];
        tsc_period_format(goals[i].due, due);
        tsc_buffer_add_text(text, "\nTarget: ");
        add_amount(subject, goals[i].value, text);
        tsc_buffer_printf(text, " by %s (", due);
        describe_origin(goals + i, text);
        tsc_buffer_add_text(text, "): ");
        if (goals[i].step)
            describe_result(subject, goals + i, text);
        else
            tsc_buffer_add_text(text, "due no later than the last value, or too far ahead.\n");
    }
}

void tsc_json_number(tsc_buffer *text, const char *name, double value)
{
    tsc_buffer_printf(text, ",\"%s\":", name);
    if (isfinite(value))
        tsc_buffer_add_double(text, value);
    else
        tsc_buffer_add_text(text, "null");
}

static void json_path(const tsc_goal_subject *subject, const tsc_goal *goal, tsc_buffer *text)
{
    tsc_buffer_add_text(text, ",\"path\":[");
    for (size_t h = 0; h < goal->step && goal->reachable; h++) {
        char period[TSC_PERIOD_SIZE];
        double low, high;
        step_name(subject, h + 1, period);
        tsc_projection_interval(&goal->path, h, 80, &low, &high);
        tsc_buffer_printf(text, "%s{\"period\":\"%s\"", h ? "," : "", period);
        tsc_json_number(text, "mean", goal->path.median[h]);
        tsc_json_number(text, "lo80", low);
        tsc_json_number(text, "hi80", high);
        tsc_buffer_add_char(text, '}');
    }
    tsc_buffer_add_char(text, ']');
}

static void json_result(const tsc_goal_subject *subject, const tsc_goal *goal, tsc_buffer *text)
{
    char period[TSC_PERIOD_SIZE];
    tsc_json_number(text, "required_growth_pct", goal->result.required_growth_pct);
    tsc_json_number(text, "probability", goal->result.probability);
    tsc_json_number(text, "percentile", goal->result.percentile);
    if (goal->result.expected_step) {
        step_name(subject, (size_t)goal->result.expected_step, period);
        tsc_buffer_printf(text, ",\"expected_period\":\"%s\"", period);
    } else {
        tsc_buffer_add_text(text, ",\"expected_period\":null");
    }
    json_path(subject, goal, text);
}

void tsc_goals_json(const tsc_goal_subject *subject, const tsc_goal *goals, size_t count, tsc_buffer *text)
{
    tsc_buffer_add_char(text, '[');
    for (size_t i = 0; i < count; i++) {
        char due[TSC_PERIOD_SIZE];
        tsc_period_format(goals[i].due, due);
        tsc_buffer_printf(text, "%s{\"due\":\"%s\"", i ? "," : "", due);
        tsc_json_number(text, "value", goals[i].value);
        tsc_buffer_add_text(text, ",\"source\":");
        if (goals[i].stated)
            tsc_buffer_add_json(text, tsc_span_of(goals[i].stated->source));
        else
            tsc_buffer_add_text(text, "null");
        if (goals[i].step)
            json_result(subject, goals + i, text);
        tsc_buffer_add_char(text, '}');
    }
    tsc_buffer_add_char(text, ']');
}
