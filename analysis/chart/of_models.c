#include "chart/of_models.h"
#include "chart/maker.h"

#include <math.h>

enum { METHODS_SHOWN = 6 };

static tsc_chart_series path_of(tsc_maker *m, const tsc_chart_of *of, const tsc_point *last,
                                const tsc_projection *projection, const char *name)
{
    size_t count = projection->horizon + 1;
    tsc_chart_point *points = tsc_maker_room(m, count, sizeof *points);
    for (size_t i = 0; points && i < count; i++)
        points[i] = tsc_maker_point(tsc_period_step(of->last, (int)i), i ? projection->median[i - 1] : last->value,
                                    TSC_LOOK_SCENARIO);
    return (tsc_chart_series){.name = name,
                              .look = TSC_LOOK_SCENARIO,
                              .points = points,
                              .count = points ? count : 0,
                              .step = tsc_maker_step(of->series->key.frequency)};
}

static bool fitted(const tsc_diagnosis_row *row)
{
    return !row->fit.refusal && row->projection.horizon > 0 && row->fit.method;
}

static bool tested(const tsc_rolling *rolling)
{
    return rolling->origins > 0 && rolling->by_step && isfinite(rolling->error_pct);
}

static tsc_chart_series errors_of(tsc_maker *m, const char *name, const tsc_rolling *rolling, size_t horizon,
                                  tsc_look look)
{
    tsc_chart_point *points = tsc_maker_room(m, horizon, sizeof *points);
    for (size_t i = 0; points && i < horizon; i++)
        points[i] = (tsc_chart_point){(double)i + 1, rolling->by_step[i], (double)NAN, (double)NAN, look, NULL};
    return (tsc_chart_series){.name = name, .look = look, .points = points, .count = points ? horizon : 0, .step = 1};
}

/* Rows that were tested, the least error first; returns how many. */
static size_t rank(const tsc_diagnosis *diagnosis, const tsc_diagnosis_row **ranked, size_t most)
{
    size_t count = 0;
    for (size_t i = 0; i < diagnosis->row_count; i++) {
        const tsc_diagnosis_row *row = &diagnosis->rows[i];
        if (!fitted(row) || !tested(&row->rolling))
            continue;
        size_t at = count < most ? count++ : most;
        for (; at > 0 && ranked[at - 1]->rolling.error_pct > row->rolling.error_pct; at--)
            if (at < most)
                ranked[at] = ranked[at - 1];
        if (at < most)
            ranked[at] = row;
    }
    return count;
}

/* "US$ 203 million to US$ 764 million" at the end of the paths. */
static const char *models_title(tsc_maker *m, const tsc_chart_of *of, const tsc_chart_series *paths, size_t count)
{
    const tsc_key *key = &of->series->key;
    double low = (double)INFINITY, high = -(double)INFINITY, x = 0;
    tsc_period end = of->last;
    for (size_t i = 0; i < count; i++) {
        const tsc_chart_point *last = paths[i].count ? &paths[i].points[paths[i].count - 1] : NULL;
        if (!last)
            continue;
        low = fmin(low, last->value);
        high = fmax(high, last->value);
        if (last->x > x) {
            x = last->x;
            end = tsc_period_step(of->last, (int)paths[i].count - 1);
        }
    }
    if (!(low <= high))
        return tsc_maker_subject(m, key);
    return TSC_WORDS(m, "models_title", tsc_maker_subject(m, key), tsc_maker_amount(m, low, key->unit),
                     tsc_maker_amount(m, high, key->unit), tsc_maker_period(m, end));
}

static const char *models_note(tsc_maker *m, const tsc_diagnosis *diagnosis, size_t left_out)
{
    tsc_buffer text;
    tsc_buffer_init(&text);
    if (diagnosis->choice && strncmp(m->language, "en", 2) == 0) /* models speak English */
        tsc_maker_add_sentence(m, &text, diagnosis->choice);
    if (left_out > 0)
        tsc_maker_add_sentence(m, &text, TSC_WORDS(m, "methods_note", tsc_maker_count(m, left_out)));
    return tsc_maker_take(m, &text);
}

/* The methods that are shown: those that erred least, or where none was tested the first of the registry. */
static size_t choose(const tsc_diagnosis *diagnosis, const tsc_diagnosis_row **chosen, size_t *fitted_count)
{
    size_t count = rank(diagnosis, chosen, METHODS_SHOWN);
    *fitted_count = 0;
    for (size_t i = 0; i < diagnosis->row_count; i++)
        *fitted_count += fitted(&diagnosis->rows[i]);
    if (count == 0)
        for (size_t i = 0; i < diagnosis->row_count && count < METHODS_SHOWN; i++)
            if (fitted(&diagnosis->rows[i]))
                chosen[count++] = &diagnosis->rows[i];
    return count;
}

tsc_status tsc_chart_of_models(tsc_plotter *plotter, const tsc_chart_of *of, const tsc_diagnosis *diagnosis,
                               tsc_arena *arena, tsc_chart *chart, tsc_error *err)
{
    tsc_maker m = tsc_maker_new(plotter, of->language, arena);
    size_t count = 0, used = 0, fitted_count = 0;
    const tsc_diagnosis_row *chosen[METHODS_SHOWN];
    const tsc_point **points = tsc_maker_preferred(&m, of->series, &count);
    tsc_chart_series *series = tsc_maker_room(&m, METHODS_SHOWN + 2, sizeof *series);
    if (m.failed)
        return tsc_maker_status(&m, err);
    const tsc_series *const all[] = {of->series};
    size_t shown = count > 0 ? choose(diagnosis, chosen, &fitted_count) : 0;
    series[used++] = tsc_maker_observed(&m, points, count, of->series->key.frequency);
    if (count > 0 && diagnosis->projection.horizon > 0) {
        series[used] = path_of(&m, of, points[count - 1], &diagnosis->projection, diagnosis->projection.model);
        series[used++].look = TSC_LOOK_PROJECTION;
    }
    for (size_t i = 0; i < shown; i++)
        series[used++] = path_of(&m, of, points[count - 1], &chosen[i]->projection, chosen[i]->fit.method->title);
    if (m.failed)
        return tsc_maker_status(&m, err);
    *chart = (tsc_chart){.kind = TSC_CHART_MODELS,
                         .language = m.language,
                         .unit = of->series->key.unit,
                         .series = series,
                         .series_count = used};
    chart->title = models_title(&m, of, series + 1, used - 1);
    chart->subtitle = tsc_maker_measure_line(&m, &of->series->key);
    chart->source = of->sources ? of->sources : tsc_maker_sources(&m, all, 1);
    chart->note = models_note(&m, diagnosis, fitted_count > shown ? fitted_count - shown : 0);
    return tsc_maker_status(&m, err);
}

tsc_status tsc_chart_of_errors(tsc_plotter *plotter, const tsc_chart_of *of, const tsc_diagnosis *diagnosis,
                               tsc_arena *arena, tsc_chart *chart, tsc_error *err)
{
    tsc_maker m = tsc_maker_new(plotter, of->language, arena);
    const tsc_diagnosis_row *ranked[METHODS_SHOWN];
    size_t horizon = diagnosis->projection.horizon, used = 0, count = rank(diagnosis, ranked, METHODS_SHOWN);
    tsc_chart_series *series = tsc_maker_room(&m, METHODS_SHOWN + 1, sizeof *series);
    if (m.failed)
        return tsc_maker_status(&m, err);
    const char *own = diagnosis->projection.model, *best = NULL;
    double least = (double)INFINITY;
    if (tested(&diagnosis->rolling)) {
        series[used++] = errors_of(&m, tsc_maker_capital(&m, own), &diagnosis->rolling, horizon, TSC_LOOK_STATED);
        best = own;
        least = diagnosis->rolling.error_pct;
    }
    for (size_t i = 0; i < count; i++) {
        const char *title = ranked[i]->fit.method->title;
        if (own && strcmp(own, ranked[i]->fit.method->name) == 0)
            continue;
        series[used++] = errors_of(&m, tsc_maker_capital(&m, title), &ranked[i]->rolling, horizon, TSC_LOOK_SCENARIO);
        if (ranked[i]->rolling.error_pct < least) {
            best = title;
            least = ranked[i]->rolling.error_pct;
        }
    }
    *chart = (tsc_chart){.kind = TSC_CHART_ERRORS, .language = m.language, .series = series, .series_count = used};
    chart->unit = tsc_unit_percent();
    const char *subject = tsc_maker_subject(&m, &of->series->key);
    chart->title =
        best ? TSC_WORDS(&m, "errors_title", tsc_maker_capital(&m, best), tsc_maker_percent(&m, least)) : subject;
    chart->subtitle = TSC_WORDS(&m, "errors_measure", subject);
    chart->note = tsc_maker_words(&m, "errors_note", NULL);
    return tsc_maker_status(&m, err);
}

/* Relative in percent for logarithms, else in the units of the series. */
static double residual(const tsc_fit *fit, size_t i)
{
    double value = fit->residuals[i];
    return fit->logarithmic ? (exp(value) - 1) * 100 : value * fit->scale;
}

tsc_status tsc_chart_of_residuals(tsc_plotter *plotter, const tsc_chart_of *of, const tsc_diagnosis *diagnosis,
                                  tsc_arena *arena, tsc_chart *chart, tsc_error *err)
{
    tsc_maker m = tsc_maker_new(plotter, of->language, arena);
    const tsc_diagnosis_row *ranked[1];
    size_t count = 0;
    const tsc_point **points = tsc_maker_preferred(&m, of->series, &count);
    tsc_chart_point *columns = tsc_maker_room(&m, count, sizeof *columns);
    tsc_chart_series *series = tsc_maker_room(&m, 1, sizeof *series);
    if (m.failed)
        return tsc_maker_status(&m, err);
    *chart = (tsc_chart){
        .kind = TSC_CHART_RESIDUALS, .language = m.language, .unit = of->series->key.unit, .series = series};
    chart->title = tsc_maker_subject(&m, &of->series->key);
    if (rank(diagnosis, ranked, 1) == 0)
        return tsc_maker_status(&m, err);
    const tsc_fit *fit = &ranked[0]->fit;
    for (size_t i = 0; i < count && i < fit->residual_count; i++)
        columns[i] = tsc_maker_point(points[i]->period, residual(fit, i), TSC_LOOK_STATED);
    *series = (tsc_chart_series){.points = columns,
                                 .count = count < fit->residual_count ? count : fit->residual_count,
                                 .step = tsc_maker_step(of->series->key.frequency)};
    chart->series_count = 1;
    if (fit->logarithmic)
        chart->unit = tsc_unit_percent();
    chart->title = TSC_WORDS(&m, "residuals_title", chart->title, fit->method->title);
    chart->subtitle = tsc_maker_words(&m, "residuals_measure", NULL);
    return tsc_maker_status(&m, err);
}
