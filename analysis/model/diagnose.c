/* Side by side: every method on the whole series, its errors at rolling origins, what its residuals look like, and in
   words what was chosen and how wide it is. */
#include "model/diagnose.h"

#include "core/buffer.h"
#include "core/number.h"
#include "model/metrics.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_statistics_double.h>
#include <math.h>
#include <string.h>

enum { ORIGINS = 12, LEAST_ORIGIN = 3, CURVE_ORIGINS = 3 };

struct roll {
    const tsc_model_tables *tables;
    const tsc_history *history;
    const char *model;
    size_t horizon;
    double *sums;   /* [horizon] */
    size_t *counts; /* [horizon] */
};

/* Holds one origin's forecast against what followed; a refusal there does not count. */
static tsc_status roll_once(struct roll *roll, size_t known, tsc_arena *scratch, bool *counted, tsc_error *err)
{
    const tsc_history *whole = roll->history;
    tsc_history part = {whole->times, whole->values, known, whole->season};
    tsc_projection projection;
    tsc_arena_reset(scratch);
    *counted = false;
    tsc_status status = tsc_forecast(roll->tables, &part, roll->horizon, roll->model, scratch, &projection, err);
    if (status)
        return status == TSC_EMODEL ? TSC_OK : status;
    for (size_t i = known; i < whole->count; i++) {
        long long ahead = (long long)whole->times[i] - whole->times[known - 1];
        if (ahead > (long long)roll->horizon)
            break;
        roll->sums[ahead - 1] += tsc_metric_relative_error(whole->values[i], projection.median[ahead - 1]);
        roll->counts[ahead - 1]++;
        *counted = true;
    }
    return TSC_OK;
}

static tsc_status roll_origins(struct roll *roll, tsc_arena *arena, tsc_rolling *rolling, tsc_error *err)
{
    size_t n = roll->history->count, first = n > ORIGINS + LEAST_ORIGIN ? n - ORIGINS : LEAST_ORIGIN;
    tsc_arena scratch;
    *rolling = (tsc_rolling){.error_pct = (double)NAN};
    roll->sums = tsc_arena_calloc(arena, roll->horizon, sizeof *roll->sums);
    roll->counts = tsc_arena_calloc(arena, roll->horizon, sizeof *roll->counts);
    rolling->by_step = roll->sums;
    if (!roll->sums || !roll->counts)
        return tsc_error_memory(err, "the diagnosis of a series");
    tsc_arena_init(&scratch);
    tsc_status status = TSC_OK;
    for (size_t known = first; known < n && !status; known++) {
        bool counted;
        status = roll_once(roll, known, &scratch, &counted, err);
        rolling->origins += counted;
    }
    tsc_arena_clear(&scratch);
    double sum = 0, count = 0;
    for (size_t h = 0; h < roll->horizon; h++) {
        sum += roll->sums[h];
        count += (double)roll->counts[h];
        rolling->by_step[h] = roll->counts[h] ? roll->sums[h] / (double)roll->counts[h] : (double)NAN;
    }
    rolling->error_pct = count > 0 ? sum / count : (double)NAN;
    return status;
}

/* Standard deviation, autocorrelation at one step and Jarque and Bera's (1987) test of the residuals that are there. */
static tsc_status diagnose_residuals(const tsc_fit *fit, double scale, tsc_arena *arena, tsc_diagnosis_row *row,
                                     tsc_error *err)
{
    double *residuals = tsc_arena_alloc(arena, (fit->residual_count + 1) * sizeof *residuals);
    size_t count = 0;
    row->residual_sd = row->residual_lag1 = row->normality_p = (double)NAN;
    if (!residuals)
        return tsc_error_memory(err, "the diagnosis of a series");
    for (size_t i = 0; i < fit->residual_count; i++)
        if (isfinite(fit->residuals[i]))
            residuals[count++] = fit->residuals[i];
    if (count < 2)
        return TSC_OK;
    double mean = gsl_stats_mean(residuals, 1, count), sd = gsl_stats_sd_m(residuals, 1, count, mean);
    row->residual_sd = sd * (fit->logarithmic ? 1 : scale);
    if (!(sd > 0))
        return TSC_OK;
    if (count >= 4)
        row->residual_lag1 = gsl_stats_lag1_autocorrelation_m(residuals, 1, count, mean);
    if (count >= 8) {
        double skew = gsl_stats_skew_m_sd(residuals, 1, count, mean, sd);
        double kurtosis = gsl_stats_kurtosis_m_sd(residuals, 1, count, mean, sd);
        row->normality_p = gsl_cdf_chisq_Q((double)count / 6 * (skew * skew + kurtosis * kurtosis / 4), 2);
    }
    return TSC_OK;
}

static tsc_status diagnose_method(const tsc_model_tables *tables, const tsc_history *history, const tsc_sample *sample,
                                  const tsc_method *method, size_t horizon, tsc_arena *arena, tsc_diagnosis_row *row,
                                  tsc_error *err)
{
    *row = (tsc_diagnosis_row){.growth_pct = (double)NAN,
                               .residual_sd = (double)NAN,
                               .residual_lag1 = (double)NAN,
                               .normality_p = (double)NAN,
                               .rolling.error_pct = (double)NAN};
    tsc_status status = tsc_method_fit(method, sample, horizon, arena, &row->fit, err);
    if (status || row->fit.refusal)
        return status;
    status = tsc_fit_project(&row->fit, sample, horizon, arena, &row->projection, err);
    struct roll roll = {.tables = tables, .history = history, .model = method->name, .horizon = horizon};
    if (!status)
        status = roll_origins(&roll, arena, &row->rolling, err);
    if (status)
        return status;
    double last = history->values[history->count - 1], end = row->projection.median[horizon - 1];
    if (last > 0 && end > 0)
        row->growth_pct = 100 * expm1(log(end / last) / (double)horizon);
    return diagnose_residuals(&row->fit, sample->scale, arena, row, err);
}

static void add_fixed(tsc_buffer *text, double value, int decimals)
{
    char number[64];
    tsc_number_format_fixed(value, decimals, number, sizeof number);
    tsc_buffer_add_text(text, number);
}

static const tsc_diagnosis_row *row_of(const tsc_diagnosis *diagnosis, const char *name)
{
    for (size_t i = 0; i < diagnosis->row_count; i++)
        if (strcmp(diagnosis->rows[i].fit.method->name, name) == 0)
            return diagnosis->rows + i;
    return NULL;
}

/* Growth curves that were off by less than drift at three origins or more: they explain, and may serve a scenario. */
static void say_curves(const tsc_diagnosis *diagnosis, const tsc_rolling *drift, tsc_buffer *text)
{
    for (size_t i = 0; i < diagnosis->row_count; i++) {
        const tsc_diagnosis_row *row = diagnosis->rows + i;
        if (!row->fit.method->curve || row->fit.refusal || row->rolling.origins < CURVE_ORIGINS ||
            !(row->rolling.error_pct < drift->error_pct))
            continue;
        tsc_buffer_printf(text, "; the growth curve %s beat drift there (", row->fit.method->name);
        add_fixed(text, row->rolling.error_pct, 1);
        tsc_buffer_add_text(text, " %) and may serve a scenario");
    }
}

static const char *say_choice(const tsc_diagnosis *diagnosis, bool automatic, tsc_arena *arena)
{
    tsc_buffer text;
    const tsc_diagnosis_row *naive = row_of(diagnosis, "naive"), *drift = row_of(diagnosis, "drift");
    tsc_buffer_init(&text);
    if (automatic)
        tsc_buffer_add_text(&text,
                            "a combination of methods with weights learnt on other series: below some fifteen points "
                            "no single method can be told to be the best");
    else
        tsc_buffer_printf(&text, "%s alone", diagnosis->projection.model);
    if (diagnosis->rolling.origins && naive && drift && naive->rolling.origins) {
        tsc_buffer_add_text(&text, "; at ");
        tsc_buffer_add_integer(&text, (long long)diagnosis->rolling.origins);
        tsc_buffer_add_text(&text, diagnosis->rolling.origins == 1 ? " rolling origin it was off by "
                                                                   : " rolling origins it was off by ");
        add_fixed(&text, diagnosis->rolling.error_pct, 1);
        tsc_buffer_add_text(&text, " %, no change by ");
        add_fixed(&text, naive->rolling.error_pct, 1);
        tsc_buffer_add_text(&text, " %");
        if (drift->rolling.origins) {
            tsc_buffer_add_text(&text, ", drift by ");
            add_fixed(&text, drift->rolling.error_pct, 1);
            tsc_buffer_add_text(&text, " %");
            say_curves(diagnosis, &drift->rolling, &text);
        }
    }
    return tsc_buffer_keep(&text, arena);
}

static double mean_change(const tsc_history *history)
{
    double sum = 0;
    for (size_t i = 1; i < history->count; i++) {
        double before = history->values[i - 1], after = history->values[i];
        if (!(before > 0 && after > 0))
            return (double)NAN;
        sum += fabs(log(after / before)) / sqrt((double)history->times[i] - (double)history->times[i - 1]);
    }
    return history->count > 1 ? 100 * expm1(sum / (double)(history->count - 1)) : (double)NAN;
}

static const char *say_width(const tsc_history *history, const tsc_diagnosis *diagnosis, tsc_arena *arena)
{
    tsc_buffer text;
    const tsc_projection *projection = &diagnosis->projection;
    tsc_buffer_init(&text);
    tsc_buffer_printf(&text, "%zu steps ahead the upper bound of the 80 %% interval is ", projection->horizon);
    if (isfinite(diagnosis->width_ratio)) {
        add_fixed(&text, diagnosis->width_ratio, 1);
        tsc_buffer_add_text(&text, " times the lower");
    } else {
        tsc_buffer_add_text(&text, "above a lower one that is not positive");
    }
    tsc_buffer_printf(&text, ", because there %s %zu observation%s", history->count == 1 ? "is" : "are", history->count,
                      history->count == 1 ? "" : "s");
    if (diagnosis->gap_count)
        tsc_buffer_printf(&text, " with %zu step%s missing between them", diagnosis->gap_count,
                          diagnosis->gap_count == 1 ? "" : "s");
    if (isfinite(diagnosis->mean_change_pct)) {
        tsc_buffer_add_text(&text, ", which change by ");
        add_fixed(&text, diagnosis->mean_change_pct, 0);
        tsc_buffer_add_text(&text, " % a step on average");
    }
    if (*projection->caution)
        tsc_buffer_printf(&text, "; %s", projection->caution);
    return tsc_buffer_keep(&text, arena);
}

static void measure(const tsc_history *history, tsc_diagnosis *diagnosis)
{
    double low, high;
    size_t n = history->count;
    tsc_projection_interval(&diagnosis->projection, diagnosis->projection.horizon - 1, 80, &low, &high);
    diagnosis->width_ratio = low > 0 ? high / low : (double)NAN;
    diagnosis->mean_change_pct = mean_change(history);
    diagnosis->gap_count = (size_t)((long long)history->times[n - 1] - history->times[0] + 1) - n;
}

tsc_status tsc_diagnose(const tsc_model_tables *tables, const tsc_history *history, size_t horizon, const char *model,
                        tsc_arena *arena, tsc_diagnosis *diagnosis, tsc_error *err)
{
    tsc_sample sample;
    *diagnosis = (tsc_diagnosis){.row_count = tsc_method_count, .choice = "", .width = ""};
    if (horizon == 0)
        return tsc_error_set(err, TSC_EUSAGE, NULL, 0, "a projection needs at least one step ahead");
    tsc_status status = tsc_sample_new(history, arena, &sample, err);
    sample.thorough = true;
    if (!status)
        status = tsc_forecast(tables, history, horizon, model, arena, &diagnosis->projection, err);
    struct roll roll = {.tables = tables, .history = history, .model = model, .horizon = horizon};
    if (!status)
        status = roll_origins(&roll, arena, &diagnosis->rolling, err);
    diagnosis->rows = tsc_arena_calloc(arena, tsc_method_count, sizeof *diagnosis->rows);
    if (!status && !diagnosis->rows)
        status = tsc_error_memory(err, "the diagnosis of a series");
    for (size_t i = 0; i < tsc_method_count && !status; i++)
        status = diagnose_method(tables, history, &sample, tsc_methods[i], horizon, arena, diagnosis->rows + i, err);
    if (status)
        return status;
    measure(history, diagnosis);
    diagnosis->choice = say_choice(diagnosis, !model || strcmp(model, "auto") == 0, arena);
    diagnosis->width = say_width(history, diagnosis, arena);
    return diagnosis->choice && diagnosis->width ? TSC_OK : tsc_error_memory(err, "the diagnosis of a series");
}
