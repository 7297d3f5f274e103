/* project: one series of the store, its projection and the fits side by side. */
#include "cli/command.h"
#include "cli/goals.h"
#include "core/buffer.h"
#include "core/number.h"
#include "model/diagnose.h"
#include "model/horizon.h"
#include "model/prior.h"
#include "store/store.h"

#include <math.h>
#include <string.h>

enum { LEVELS = 8, TEXT_SIZE = 64, STEPS_SHOWN = 12 };

struct request {
    const tsc_args *args;
    const char *format, *model;
    long long to_year; /* 0: TSC_HORIZON_YEARS after the last value */
    double levels[LEVELS];
    char level_names[LEVELS][8];
    size_t level_count;
    tsc_store *store;
    tsc_model_tables *tables;
    const char *prior;   /* none, shipped, panel */
    const char *targets; /* asked for, or NULL */
    bool first;          /* nothing was printed yet */
};

/* A series as a history, with what the steps are called. */
struct subject {
    tsc_key key;
    tsc_series series;
    char name[TSC_KEY_SIZE];
    tsc_history history;
    tsc_period last;
    size_t horizon;
    const char *model; /* that projects it */
    tsc_diagnosis diagnosis;
    tsc_prior panel; /* series 0: not asked for */
    tsc_goal *goals;
    size_t goal_count;
    double shipped[3]; /* median and 80 % interval at the horizon before the panel's prior */
};

static tsc_status parse_levels(struct request *request, tsc_error *err)
{
    const char *given = tsc_args_get(request->args, "level"), *text = given;
    while (request->level_count < LEVELS) {
        size_t length = strcspn(text, ",");
        double *level = request->levels + request->level_count;
        if (length > 6 || !tsc_number_parse(tsc_span_make(text, length), level) || *level < 1 || *level > 99.9)
            break;
        memcpy(request->level_names[request->level_count], text, length);
        request->level_names[request->level_count++][length] = '\0';
        if (text[length] == '\0')
            return TSC_OK;
        text += length + 1;
    }
    return tsc_error_set(err, TSC_EUSAGE, NULL, 0,
                         "--level '%s': at most %d percentages from 1 to 99.9 joined by commas, as 80,95", given,
                         LEVELS);
}

static tsc_status read_history(const tsc_series *series, tsc_arena *arena, struct subject *subject, tsc_error *err)
{
    tsc_series_steps steps;
    tsc_status status = tsc_series_count_steps(series, arena, &steps, err);
    if (status)
        return status;
    int in_year = tsc_frequency_per_year(series->key.frequency);
    subject->history = (tsc_history){steps.times, steps.values, steps.count, in_year ? in_year : 1};
    subject->last = steps.last;
    return steps.count ? TSC_OK
                       : tsc_error_set(err, TSC_EMODEL, NULL, 0,
                                       "%s: no observed value of a calendar period to start from", subject->name);
}

static tsc_status set_horizon(const struct request *request, struct subject *subject, tsc_error *err)
{
    size_t steps = (size_t)(TSC_HORIZON_YEARS * subject->history.season);
    if (request->to_year)
        steps = tsc_horizon_steps(subject->last, (tsc_date){(int)request->to_year, 12, 31}, TSC_HORIZON_MOST_STEPS);
    if (steps < 1 || steps > TSC_HORIZON_MOST_STEPS)
        return tsc_error_set(err, TSC_EUSAGE, NULL, 0,
                             "%s: --to must lie after its last value (%d) and within %d steps of it", subject->name,
                             subject->last.last.year, TSC_HORIZON_MOST_STEPS);
    subject->horizon = steps;
    return TSC_OK;
}

static void step_name(const struct subject *subject, size_t step, char text[TSC_PERIOD_SIZE])
{
    tsc_period_format(tsc_period_step(subject->last, (int)step), text);
}

static void amount(const struct subject *subject, double value, char text[TEXT_SIZE])
{
    if (isfinite(value))
        tsc_amount_format(value, subject->key.unit, 3, "en", text, TEXT_SIZE);
    else
        snprintf(text, TEXT_SIZE, "-");
}

static void fixed(double value, int decimals, char text[TEXT_SIZE])
{
    if (!isfinite(value))
        snprintf(text, TEXT_SIZE, "-");
    else
        tsc_number_format_fixed(value, decimals, text, TEXT_SIZE);
}

static void print_path(const struct request *request, const struct subject *subject)
{
    const tsc_projection *projection = &subject->diagnosis.projection;
    printf("%-10s  %-18s", "period", "median");
    for (size_t l = 0; l < request->level_count; l++)
        printf("  %s %% %-34s", request->level_names[l], "interval");
    printf("\n");
    for (size_t h = 0; h < subject->horizon; h++) {
        char period[TSC_PERIOD_SIZE], point[TEXT_SIZE];
        step_name(subject, h + 1, period);
        amount(subject, projection->median[h], point);
        printf("%-10s  %-18s", period, point);
        for (size_t l = 0; l < request->level_count; l++) {
            double low, high;
            char from[TEXT_SIZE], to[TEXT_SIZE], both[2 * TEXT_SIZE + 8];
            tsc_projection_interval(projection, h, request->levels[l], &low, &high);
            amount(subject, low, from);
            amount(subject, high, to);
            snprintf(both, sizeof both, "%s to %s", from, to);
            printf("  %-39s", both);
        }
        printf("\n");
    }
}

static void print_fit(const struct subject *subject, const tsc_diagnosis_row *row)
{
    char end[TEXT_SIZE], growth[TEXT_SIZE], rolling[TEXT_SIZE], aicc[TEXT_SIZE], lag[TEXT_SIZE], normal[TEXT_SIZE];
    amount(subject, row->projection.median[subject->horizon - 1], end);
    fixed(row->growth_pct, 1, growth);
    fixed(row->rolling.error_pct, 1, rolling);
    fixed(row->fit.aicc, 1, aicc);
    fixed(row->residual_lag1, 2, lag);
    fixed(row->normality_p, 2, normal);
    printf("%-13s %18s %10s %12s %10s %8s %8s\n", row->fit.method->name, end, growth, rolling, aicc, lag, normal);
}

static void print_parameters(const tsc_diagnosis_row *row)
{
    printf("  %s (%s):", row->fit.method->name, row->fit.method->title);
    for (size_t p = 0; p < row->fit.parameter_count; p++) {
        const tsc_parameter *parameter = row->fit.parameters + p;
        char value[TEXT_SIZE], error[TEXT_SIZE];
        int decimals = fabs(parameter->value) < 100 ? 4 : 0;
        fixed(parameter->value, decimals, value);
        fixed(parameter->error, decimals, error);
        printf("%s %s %s", p ? ";" : "", parameter->name, value);
        if (isfinite(parameter->error))
            printf(" (s.e. %s)", error);
    }
    printf("\n");
}

/* Errors at the rolling origins by step ahead, as far as the series has seen them. */
static void print_rolling(const char *name, const tsc_rolling *rolling, size_t horizon)
{
    printf("  %-13s", name);
    for (size_t h = 0; h < horizon && h < STEPS_SHOWN; h++) {
        char error[TEXT_SIZE];
        fixed(rolling->by_step[h], 1, error);
        printf(" %7s", error);
    }
    printf("\n");
}

static void print_steps(const tsc_diagnosis *diagnosis)
{
    size_t horizon = diagnosis->projection.horizon;
    if (!diagnosis->rolling.origins)
        return;
    printf("\nRolling error in %% by step ahead, 1 to %zu\n", horizon < STEPS_SHOWN ? horizon : STEPS_SHOWN);
    print_rolling(diagnosis->projection.model, &diagnosis->rolling, horizon);
    for (size_t i = 0; i < diagnosis->row_count; i++) {
        const tsc_diagnosis_row *row = diagnosis->rows + i;
        bool yardstick = strcmp(row->fit.method->name, "naive") == 0 || strcmp(row->fit.method->name, "drift") == 0;
        if (yardstick && row->rolling.origins)
            print_rolling(row->fit.method->name, &row->rolling, horizon);
    }
}

static void print_fits(const struct subject *subject)
{
    const tsc_diagnosis *diagnosis = &subject->diagnosis;
    char rolling[TEXT_SIZE], last[TSC_PERIOD_SIZE], head[TEXT_SIZE];
    step_name(subject, subject->horizon, last);
    snprintf(head, sizeof head, "in %s", last);
    fixed(diagnosis->rolling.error_pct, 1, rolling);
    printf(
        "\nFits side by side (rolling: mean error in %% when fitted to the first points and held against the next; "
        "lag 1 and normality: of the residuals)\n");
    printf("%-13s %18s %10s %12s %10s %8s %8s\n", "method", head, "growth %", "rolling %", "AICc", "lag 1", "norm. p");
    printf("%-13s %18s %10s %12s\n", diagnosis->projection.model, "(above)", "", rolling);
    for (size_t i = 0; i < diagnosis->row_count; i++)
        if (!diagnosis->rows[i].fit.refusal)
            print_fit(subject, diagnosis->rows + i);
    printf("\nParameters (s.e.: standard error)\n");
    for (size_t i = 0; i < diagnosis->row_count; i++)
        if (!diagnosis->rows[i].fit.refusal && diagnosis->rows[i].fit.parameter_count)
            print_parameters(diagnosis->rows + i);
    print_steps(diagnosis);
    bool any = false;
    for (size_t i = 0; i < diagnosis->row_count; i++)
        if (diagnosis->rows[i].fit.refusal) {
            printf("%s  %s: %s\n", any ? "" : "\nRefused\n", diagnosis->rows[i].fit.method->name,
                   diagnosis->rows[i].fit.refusal);
            any = true;
        }
}

static void print_prior(const struct request *request, const struct subject *subject)
{
    char drift[TEXT_SIZE], own[TEXT_SIZE], width[TEXT_SIZE], median[TEXT_SIZE], low[TEXT_SIZE], high[TEXT_SIZE];
    if (strcmp(request->prior, "panel") != 0)
        return;
    if (subject->panel.series < TSC_PRIOR_SERIES) {
        printf(
            "Prior: the store has %zu series of this kind that are long enough; below %d they say nothing, so the "
            "shipped one "
            "holds.\n",
            subject->panel.series, TSC_PRIOR_SERIES);
        return;
    }
    fixed(subject->panel.drift, 2, drift);
    fixed(1 + subject->panel.own, 2, own);
    fixed(subject->panel.width, 2, width);
    amount(subject, subject->shipped[0], median);
    amount(subject, subject->shipped[1], low);
    amount(subject, subject->shipped[2], high);
    printf(
        "Prior: of %zu series of the store: %s of the drift added, growth times %s, widths times %s; the shipped prior "
        "alone "
        "ends at %s (80 %%: %s to %s).\n",
        subject->panel.series, drift, own, width, median, low, high);
}

/* What the goals of a series are held against. */
static tsc_goal_subject goal_subject(const struct request *request, const struct subject *subject)
{
    return (tsc_goal_subject){.series = &subject->series,
                              .history = &subject->history,
                              .last = subject->last,
                              .tables = request->tables,
                              .prior = subject->panel.series ? &subject->panel : NULL,
                              .model = subject->model};
}

/* Prints a text and clears it. Errors: TSC_ENOMEM, where it is not whole. */
static tsc_status print_text(tsc_buffer *text, tsc_error *err)
{
    tsc_status status = tsc_buffer_status(text, err);
    if (status == TSC_OK)
        fwrite(tsc_buffer_text(text), 1, text->length, stdout);
    tsc_buffer_clear(text);
    return status;
}

static tsc_status print_goals(const struct request *request, const struct subject *subject, tsc_error *err)
{
    tsc_buffer text;
    tsc_goal_subject of = goal_subject(request, subject);
    tsc_buffer_init(&text);
    tsc_goals_describe(&of, subject->goals, subject->goal_count, &text);
    return print_text(&text, err);
}

static tsc_status print_table(const struct request *request, const struct subject *subject, tsc_error *err)
{
    char last[TSC_PERIOD_SIZE], value[TEXT_SIZE];
    step_name(subject, 0, last);
    amount(subject, subject->history.values[subject->history.count - 1], value);
    printf("%s%s\n", request->first ? "" : "\n", subject->name);
    printf("%zu observation%s, the last %s in %s\n\n", subject->history.count, subject->history.count == 1 ? "" : "s",
           value, last);
    print_path(request, subject);
    printf("\nChosen: %s.\nWidth: %s.\n", subject->diagnosis.choice, subject->diagnosis.width);
    print_prior(request, subject);
    tsc_status status = print_goals(request, subject, err);
    print_fits(subject);
    return status;
}

static void add_row(tsc_buffer *text, double value)
{
    tsc_buffer_add_char(text, ',');
    tsc_buffer_add_double(text, value);
}

static tsc_status print_csv(const struct request *request, const struct subject *subject, tsc_error *err)
{
    tsc_buffer text;
    tsc_buffer_init(&text);
    if (request->first) {
        tsc_buffer_add_text(&text, "series,period,model,mean");
        for (size_t l = 0; l < request->level_count; l++)
            tsc_buffer_printf(&text, ",lo%s,hi%s", request->level_names[l], request->level_names[l]);
        tsc_buffer_add_char(&text, '\n');
    }
    for (size_t h = 0; h < subject->horizon; h++) {
        char period[TSC_PERIOD_SIZE];
        step_name(subject, h + 1, period);
        tsc_buffer_printf(&text, "%s,%s,%s", subject->name, period, subject->diagnosis.projection.model);
        add_row(&text, subject->diagnosis.projection.median[h]);
        for (size_t l = 0; l < request->level_count; l++) {
            double low, high;
            tsc_projection_interval(&subject->diagnosis.projection, h, request->levels[l], &low, &high);
            add_row(&text, low);
            add_row(&text, high);
        }
        tsc_buffer_add_char(&text, '\n');
    }
    return print_text(&text, err);
}

static void json_text(tsc_buffer *text, const char *name, const char *value)
{
    tsc_buffer_printf(text, ",\"%s\":", name);
    tsc_buffer_add_json(text, tsc_span_of(value));
}

static void json_fit(tsc_buffer *text, const struct subject *subject, const tsc_diagnosis_row *row)
{
    tsc_buffer_add_text(text, "{\"method\":");
    tsc_buffer_add_json(text, tsc_span_of(row->fit.method->name));
    if (row->fit.refusal) {
        json_text(text, "refused", row->fit.refusal);
        tsc_buffer_add_char(text, '}');
        return;
    }
    tsc_json_number(text, "end", row->projection.median[subject->horizon - 1]);
    tsc_json_number(text, "growth_pct", row->growth_pct);
    tsc_json_number(text, "rolling_error_pct", row->rolling.error_pct);
    tsc_json_number(text, "aicc", row->fit.aicc);
    tsc_json_number(text, "residual_sd", row->residual_sd);
    tsc_json_number(text, "residual_lag1", row->residual_lag1);
    tsc_json_number(text, "normality_p", row->normality_p);
    tsc_buffer_add_text(text, ",\"parameters\":[");
    for (size_t p = 0; p < row->fit.parameter_count; p++) {
        tsc_buffer_add_text(text, p ? ",{\"name\":" : "{\"name\":");
        tsc_buffer_add_json(text, tsc_span_of(row->fit.parameters[p].name));
        tsc_json_number(text, "value", row->fit.parameters[p].value);
        tsc_json_number(text, "error", row->fit.parameters[p].error);
        tsc_buffer_add_char(text, '}');
    }
    tsc_buffer_add_text(text, "]}");
}

static void json_steps(tsc_buffer *text, const struct request *request, const struct subject *subject)
{
    tsc_buffer_add_text(text, ",\"projection\":[");
    for (size_t h = 0; h < subject->horizon; h++) {
        char period[TSC_PERIOD_SIZE], name[16];
        step_name(subject, h + 1, period);
        tsc_buffer_printf(text, "%s{\"period\":\"%s\"", h ? "," : "", period);
        tsc_json_number(text, "mean", subject->diagnosis.projection.median[h]);
        for (size_t l = 0; l < request->level_count; l++) {
            double low, high;
            tsc_projection_interval(&subject->diagnosis.projection, h, request->levels[l], &low, &high);
            snprintf(name, sizeof name, "lo%s", request->level_names[l]);
            tsc_json_number(text, name, low);
            snprintf(name, sizeof name, "hi%s", request->level_names[l]);
            tsc_json_number(text, name, high);
        }
        tsc_buffer_add_char(text, '}');
    }
    tsc_buffer_add_char(text, ']');
}

/* One JSON object a line for each series. */
static tsc_status print_json(const struct request *request, const struct subject *subject, tsc_error *err)
{
    tsc_buffer text;
    const tsc_diagnosis *diagnosis = &subject->diagnosis;
    tsc_buffer_init(&text);
    tsc_buffer_add_text(&text, "{\"series\":");
    tsc_buffer_add_json(&text, tsc_span_of(subject->name));
    json_text(&text, "model", diagnosis->projection.model);
    tsc_json_number(&text, "observations", (double)subject->history.count);
    tsc_json_number(&text, "rolling_error_pct", diagnosis->rolling.error_pct);
    json_text(&text, "choice", diagnosis->choice);
    json_text(&text, "width", diagnosis->width);
    json_steps(&text, request, subject);
    tsc_goal_subject of = goal_subject(request, subject);
    tsc_buffer_add_text(&text, ",\"targets\":");
    tsc_goals_json(&of, subject->goals, subject->goal_count, &text);
    tsc_buffer_add_text(&text, ",\"fits\":[");
    for (size_t i = 0; i < diagnosis->row_count; i++) {
        if (i)
            tsc_buffer_add_char(&text, ',');
        json_fit(&text, subject, diagnosis->rows + i);
    }
    tsc_buffer_add_text(&text, "]}\n");
    return print_text(&text, err);
}

/* All series of the same frequency and indicator. */
static tsc_status read_panel(const struct request *request, const struct subject *subject, tsc_arena *arena,
                             tsc_history **panel, size_t *count, tsc_error *err)
{
    tsc_key pattern = {.frequency = subject->key.frequency}, *keys;
    size_t key_count;
    memcpy(pattern.indicator, subject->key.indicator, sizeof pattern.indicator);
    *count = 0;
    tsc_status status = tsc_store_keys(request->store, &pattern, arena, &keys, &key_count, err);
    *panel = status ? NULL : tsc_arena_calloc(arena, key_count + 1, sizeof **panel);
    if (!status && !*panel)
        return tsc_error_memory(err, "a panel of %zu series", key_count);
    for (size_t i = 0; i < key_count && !status; i++) {
        tsc_series series;
        struct subject other = {.key = keys[i]};
        status = tsc_store_series(request->store, keys + i, arena, &series, err);
        if (!status && read_history(&series, arena, &other, NULL) == TSC_OK)
            (*panel)[(*count)++] = other.history;
    }
    return status;
}

/* Updates the projection by the prior of the store's own series. */
static tsc_status apply_panel(const struct request *request, struct subject *subject, tsc_arena *arena, tsc_error *err)
{
    tsc_history *panel;
    size_t count;
    tsc_projection *projection = &subject->diagnosis.projection;
    tsc_status status = read_panel(request, subject, arena, &panel, &count, err);
    if (!status)
        status = tsc_prior_learn(request->tables, panel, count, &subject->panel, err);
    if (status)
        return status;
    subject->shipped[0] = projection->median[subject->horizon - 1];
    tsc_projection_interval(projection, subject->horizon - 1, 80, subject->shipped + 1, subject->shipped + 2);
    return tsc_forecast_with(request->tables, &subject->panel, &subject->history, subject->horizon, arena, projection,
                             err);
}

static tsc_status project_key(struct request *request, const tsc_key *key, tsc_error *err)
{
    tsc_arena arena;
    struct subject subject = {.key = *key};
    tsc_arena_init(&arena);
    tsc_key_format(key, subject.name);
    tsc_status status = tsc_store_series(request->store, key, &arena, &subject.series, err);
    if (!status)
        status = read_history(&subject.series, &arena, &subject, err);
    if (!status)
        status = set_horizon(request, &subject, err);
    subject.model = request->model;
    if (!status && strcmp(request->prior, "none") == 0 && strcmp(subject.model, "auto") == 0)
        subject.model = tsc_forecast_alone(&subject.history);
    if (!status)
        status = tsc_diagnose(request->tables, &subject.history, subject.horizon, subject.model, &arena,
                              &subject.diagnosis, err);
    if (!status && strcmp(request->prior, "panel") == 0 && strcmp(subject.model, "auto") == 0)
        status = apply_panel(request, &subject, &arena, err);
    if (!status) {
        tsc_goal_subject of = goal_subject(request, &subject);
        status =
            tsc_goals_assess(request->targets, request->store, &of, &arena, &subject.goals, &subject.goal_count, err);
    }
    if (!status) {
        if (strcmp(request->format, "csv") == 0)
            status = print_csv(request, &subject, err);
        else if (strcmp(request->format, "json") == 0)
            status = print_json(request, &subject, err);
        else
            status = print_table(request, &subject, err);
        request->first = false;
    }
    tsc_arena_clear(&arena);
    return status;
}

/* Every series that fits a key with open parts; one that cannot be projected is named and the others are done. */
static int project_pattern(struct request *request, const char *text)
{
    tsc_key pattern, *keys;
    size_t count;
    tsc_error err;
    tsc_arena arena;
    if (!tsc_key_parse(tsc_span_of(text), &pattern))
        return tsc_misuse("'%s' is no key; FREQ.REPORTER.PARTNER.INDICATOR.UNIT as A.KAZ.MAR.trade_turnover.USD", text);
    tsc_arena_init(&arena);
    int worst = TSC_EXIT_OK;
    tsc_status status = tsc_store_keys(request->store, &pattern, &arena, &keys, &count, &err);
    if (!status && count == 0)
        status =
            tsc_error_set(&err, TSC_ENOTFOUND, NULL, 0, "no series fits '%s'; `tradescope series` lists them", text);
    if (status)
        worst = tsc_complain(&err);
    for (size_t i = 0; i < count && !status; i++)
        if (project_key(request, keys + i, &err) != TSC_OK) {
            int exit = tsc_complain(&err);
            worst = exit > worst ? exit : worst;
        }
    tsc_arena_clear(&arena);
    return worst;
}

static int run_project(const tsc_args *args)
{
    tsc_error err;
    struct request request = {.args = args, .first = true};
    request.format = tsc_args_get(args, "format");
    request.model = tsc_args_get(args, "model");
    request.prior = tsc_args_get(args, "prior");
    request.targets = tsc_args_get(args, "target");
    if (args->input_count == 0)
        return tsc_misuse("project needs the key of a series, as A.KAZ.MAR.trade_turnover.USD");
    if (tsc_args_integer(args, "to", 1, 9999, &request.to_year, &err) != TSC_OK ||
        parse_levels(&request, &err) != TSC_OK)
        return tsc_complain(&err);
    if (strcmp(request.model, "auto") != 0 && !tsc_method_get(request.model))
        return tsc_misuse("no model is called '%s'", request.model);
    if (tsc_store_open(tsc_args_get(args, "db"), TSC_STORE_READ, &request.store, &err) != TSC_OK)
        return tsc_complain(&err);
    int status = tsc_model_tables_load(NULL, &request.tables, &err) == TSC_OK ? TSC_EXIT_OK : tsc_complain(&err);
    for (size_t i = 0; i < args->input_count && request.tables; i++) {
        int exit = project_pattern(&request, args->inputs[i]);
        status = exit > status ? exit : status;
    }
    tsc_model_tables_free(request.tables);
    tsc_store_close(request.store);
    return status;
}

static const tsc_option options[] = {
    TSC_OPTION_DB,
    {"to", "YEAR", NULL, "project up to this year (default: five years on)", 0},
    {"model", "NAME", "auto", "auto, or a method by its name: naive, drift, growth, cagr, loglinear, theta ...", 0},
    {"prior", "none|shipped|panel", "shipped", "what is known beforehand: nothing, other series, also the store's own",
     0},
    {"target", "VALUE@PERIOD,...", NULL, "hold this against the projection, in the series' unit, as 1e9@2030", 0},
    {"level", "P,P", "80,95", "levels of the intervals in percent", 0},
    TSC_OPTION_FORMAT,
    TSC_OPTION_END,
};

const tsc_command tsc_command_project = {
    .name = "project",
    .summary = "project a series, with its fits side by side",
    .synopsis = "[OPTION]... KEY...",
    .description =
        "Projects a series of the store, and shows every method's fit: where it ends, the growth that it means, its "
        "errors\n"
        "when it is fitted to the first points and held against the next (rolling origins), its parameters with standard\n"
        "errors, what its residuals look like, and which methods were refused and why. Parts of a key may be left open.\n"
        "Targets, those that documents state and those of --target: the growth that they take, their probability and\n"
        "percentile, when the median gets there, and the way there if they are reached. AICc compares walks, smoothing "
        "and\n"
        "ARIMA with each other, lines and curves with each other.\n"
        "JSON is one object a line for each series. With --prior panel, twenty series or more of the same kind in the\n"
        "store update what the shipped tables know of trend and scatter; with none, one method stands on the series "
        "alone.\n"
        "Methods: naive drift growth cagr ls_growth loglinear linear shrunk theil_sen (robust) ses damped theta\n"
        "theta_boxcox ets arima, with a season also seasonal_naive, and the curves exponential power logistic gompertz.",
    .examples =
        "  tradescope project A.KAZ.MAR.trade_turnover.USD\n"
        "  tradescope project --target 1e9@2030 A.KAZ.MAR.trade_turnover.USD\n"
        "  tradescope project --to 2035 --format csv A.KAZ.MAR..USD\n",
    .options = options,
    .run = run_project,
};
