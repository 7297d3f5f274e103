#include "chart/of_series.h"
#include "chart/maker.h"

#include <math.h>

static const char *sources_of(tsc_maker *m, const tsc_chart_of *of, const tsc_series *const *series, size_t count)
{
    return of->sources ? of->sources : tsc_maker_sources(m, series, count);
}

/* As exact as its source: "about US$ 161 million" for what was derived or said so. */
static const char *honest_amount(tsc_maker *m, const tsc_point *point, tsc_unit unit)
{
    const char *amount = tsc_maker_amount(m, point->value, unit);
    if (point->bound == TSC_BOUND_AT_LEAST)
        return TSC_WORDS(m, "at_least", amount);
    if (point->bound == TSC_BOUND_AT_MOST)
        return TSC_WORDS(m, "at_most", amount);
    if (point->bound == TSC_BOUND_ABOUT || point->bound == TSC_BOUND_RANGE || point->origin == TSC_ORIGIN_DERIVED)
        return TSC_WORDS(m, "about", amount);
    return amount;
}

/* Change on the period before in percent; NaN where that is not there or no base for a growth. */
static double growth_at(const tsc_point *const *points, size_t i)
{
    int steps;
    if (i == 0 || !tsc_period_distance(points[i - 1]->period, points[i]->period, &steps) || steps != 1 ||
        points[i - 1]->value <= 0 || points[i]->value < 0)
        return (double)NAN;
    return (points[i]->value / points[i - 1]->value - 1) * 100;
}

static const char *level_title(tsc_maker *m, const tsc_chart_of *of, const tsc_point *const *points, size_t count)
{
    const tsc_key *key = &of->series->key;
    const char *what = tsc_maker_subject(m, key);
    if (count == 0)
        return what;
    const tsc_point *last = points[count - 1];
    const char *amount = honest_amount(m, last, key->unit), *when = tsc_maker_period(m, last->period);
    double growth = key->frequency == 'A' ? growth_at(points, count - 1) : (double)NAN;
    if (!isfinite(growth))
        return TSC_WORDS(m, "finding_level", what, amount, when);
    if (fabs(growth) < 0.05)
        return TSC_WORDS(m, "finding_flat", what, amount, when);
    return TSC_WORDS(m, growth > 0 ? "finding_up" : "finding_down", what, amount, when, tsc_maker_percent(m, growth));
}

/* The projection, joined to the last known value, with bands of 50, 80 and 95 %. */
static tsc_chart_series projected_series(tsc_maker *m, const tsc_chart_of *of, const tsc_point *last, char frequency)
{
    static const double levels[] = {50, 80, 95};
    enum { LEVELS = 3 };
    const tsc_projection *projection = of->projection;
    size_t count = projection->horizon + 1;
    tsc_chart_point *points = tsc_maker_room(m, count, sizeof *points);
    tsc_chart_band *bands = tsc_maker_room(m, LEVELS, sizeof *bands);
    double *edges = tsc_maker_room(m, 2 * LEVELS * count, sizeof *edges);
    if (m->failed)
        return (tsc_chart_series){0};
    for (size_t i = 0; i < count; i++)
        points[i] = tsc_maker_point(tsc_period_step(of->last, (int)i), i ? projection->median[i - 1] : last->value,
                                    TSC_LOOK_PROJECTION);
    for (size_t b = 0; b < LEVELS; b++) {
        double *low = edges + 2 * b * count, *high = low + count;
        low[0] = high[0] = last->value;
        for (size_t i = 1; i < count; i++)
            tsc_projection_interval(projection, i - 1, levels[b], &low[i], &high[i]);
        bands[b] = (tsc_chart_band){levels[b], low, high};
    }
    return (tsc_chart_series){.look = TSC_LOOK_PROJECTION,
                              .points = points,
                              .count = count,
                              .step = tsc_maker_step(frequency),
                              .bands = bands,
                              .band_count = LEVELS};
}

/* Observed points that another source's value was preferred to, where they differ to the eye. */
static tsc_chart_series other_sources(tsc_maker *m, const tsc_chart_of *of)
{
    const tsc_series *series = of->series;
    tsc_chart_point *points = tsc_maker_room(m, series->count, sizeof *points);
    size_t count = 0;
    double preferred = (double)NAN;
    for (size_t i = 0; points && i < series->count; i++) {
        const tsc_point *point = &series->points[i];
        if (point->preferred)
            preferred = point->value;
        bool same_period = i > 0 && tsc_period_same(point->period, series->points[i - 1].period);
        if (!point->preferred && same_period && point->status == TSC_OBSERVED && point->bound != TSC_BOUND_AT_LEAST &&
            fabs(point->value - preferred) > 0.01 * fabs(preferred))
            points[count++] = tsc_maker_point(point->period, point->value, tsc_maker_look(point));
    }
    return (tsc_chart_series){.look = TSC_LOOK_STATED, .points = points, .count = count, .step = 1, .loose = true};
}

static tsc_chart_series part_years(tsc_maker *m, const tsc_chart_of *of)
{
    size_t count = 0, all = of->parts ? of->parts->count : 0;
    tsc_chart_point *points = tsc_maker_room(m, all, sizeof *points);
    for (size_t i = 0; points && i < all; i++)
        if (of->parts->points[i].preferred) {
            const tsc_point *point = &of->parts->points[i];
            points[count++] =
                tsc_maker_point(tsc_period_year(point->period.first.year), point->value, TSC_LOOK_PART_YEAR);
        }
    return (tsc_chart_series){.look = TSC_LOOK_PART_YEAR, .points = points, .count = count, .step = 1, .loose = true};
}

/* "2022, 2025" of the years without a value within the history. */
static const char *missing_years(tsc_maker *m, const tsc_point *const *points, size_t count)
{
    enum { NAMED = 6 };
    size_t named = 0;
    tsc_buffer list;
    tsc_buffer_init(&list);
    for (size_t i = 1; i < count; i++) {
        int steps;
        if (!tsc_period_distance(points[i - 1]->period, points[i]->period, &steps))
            continue;
        for (int k = 1; k < steps && named < NAMED; k++, named++)
            tsc_buffer_printf(&list, "%s%s", named ? ", " : "",
                              tsc_maker_period(m, tsc_period_step(points[i - 1]->period, k)));
    }
    return tsc_maker_take(m, &list);
}

static const char *part_periods(tsc_maker *m, const tsc_chart_of *of)
{
    enum { NAMED = 3 };
    size_t named = 0;
    tsc_buffer list;
    tsc_buffer_init(&list);
    for (size_t i = 0; of->parts && i < of->parts->count && named < NAMED; i++)
        if (of->parts->points[i].preferred)
            tsc_buffer_printf(&list, "%s%s", named++ ? ", " : "", tsc_maker_period(m, of->parts->points[i].period));
    return tsc_maker_take(m, &list);
}

static const char *history_note(tsc_maker *m, const tsc_chart_of *of, const tsc_point *const *points, size_t count)
{
    size_t derived = 0, official = 0;
    tsc_buffer text;
    tsc_buffer_init(&text);
    for (size_t i = 0; i < count; i++) {
        derived += points[i]->origin == TSC_ORIGIN_DERIVED;
        official += points[i]->origin == TSC_ORIGIN_OFFICIAL;
    }
    bool others = other_sources(m, of).count > 0;
    const char *missing = missing_years(m, points, count), *parts = part_periods(m, of);
    if (derived)
        tsc_maker_add_sentence(m, &text, tsc_maker_words(m, "derived_note", NULL));
    if (official && official + derived < count)
        tsc_maker_add_sentence(m, &text, tsc_maker_words(m, "official_note", NULL));
    if (others)
        tsc_maker_add_sentence(m, &text, tsc_maker_words(m, "others_note", NULL));
    if (*parts)
        tsc_maker_add_sentence(m, &text, TSC_WORDS(m, "part_years", parts));
    if (*missing)
        tsc_maker_add_sentence(m, &text, TSC_WORDS(m, "no_figure", missing));
    if (of->projection && of->projection->caution && strncmp(m->language, "en", 2) == 0) /* models speak English */
        tsc_maker_add_sentence(m, &text, of->projection->caution);
    return tsc_maker_take(m, &text);
}

static void add_goals(tsc_maker *m, const tsc_chart_of *of, tsc_chart *chart, double base, double first_x,
                      double last_x)
{
    tsc_chart_target *targets = tsc_maker_room(m, of->goal_count, sizeof *targets);
    size_t count = 0;
    for (size_t i = 0; targets && i < of->goal_count; i++) {
        const tsc_chart_goal *goal = &of->goals[i];
        double x = tsc_chart_time(goal->due);
        if (isfinite(x) && x >= first_x && isfinite(goal->value))
            targets[count++] = x > last_x /* what is past has no chance any more */
                                   ? (tsc_chart_target){NULL,
                                                        x,
                                                        goal->value,
                                                        base,
                                                        goal->required_growth_pct,
                                                        goal->probability,
                                                        (double)NAN,
                                                        (double)NAN,
                                                        (double)NAN}
                                   : (tsc_chart_target){NULL,        x,           goal->value, (double)NAN, (double)NAN,
                                                        (double)NAN, (double)NAN, (double)NAN, (double)NAN};
    }
    chart->targets = targets;
    chart->target_count = count;
}

tsc_status tsc_chart_of_history(tsc_plotter *plotter, const tsc_chart_of *of, tsc_arena *arena, tsc_chart *chart,
                                tsc_error *err)
{
    enum { SERIES_MOST = 4 };
    tsc_maker m = tsc_maker_new(plotter, of->language, arena);
    const tsc_key *key = &of->series->key;
    size_t count = 0, used = 0;
    const tsc_point **points = tsc_maker_preferred(&m, of->series, &count);
    tsc_chart_series *series = tsc_maker_room(&m, SERIES_MOST, sizeof *series);
    if (m.failed)
        return tsc_maker_status(&m, err);
    const tsc_series *const all[] = {of->series, of->parts};
    *chart = (tsc_chart){.kind = TSC_CHART_HISTORY, .language = m.language, .unit = key->unit};
    chart->title = level_title(&m, of, points, count);
    chart->subtitle = tsc_maker_measure_line(&m, key);
    chart->source = sources_of(&m, of, all, 2);
    chart->note = history_note(&m, of, points, count);
    series[used++] = part_years(&m, of);
    series[used++] = other_sources(&m, of);
    series[used++] = tsc_maker_observed(&m, points, count, key->frequency);
    if (of->projection && of->projection->horizon > 0 && count > 0)
        series[used++] = projected_series(&m, of, points[count - 1], key->frequency);
    chart->series = series;
    chart->series_count = used;
    add_goals(&m, of, chart, count ? points[count - 1]->value : (double)NAN,
              count ? tsc_chart_time(points[0]->period) : 0, count ? tsc_chart_time(points[count - 1]->period) : 0);
    return tsc_maker_status(&m, err);
}

static const char *growth_title(tsc_maker *m, const tsc_chart_of *of, const tsc_chart_point *bars, size_t count,
                                const char *when)
{
    const char *what = tsc_maker_subject(m, &of->series->key);
    if (count == 0)
        return what;
    double growth = bars[count - 1].value;
    return TSC_WORDS(m, growth < 0 ? "growth_down" : "growth_up", what, tsc_maker_percent(m, growth), when);
}

tsc_status tsc_chart_of_growth(tsc_plotter *plotter, const tsc_chart_of *of, tsc_arena *arena, tsc_chart *chart,
                               tsc_error *err)
{
    tsc_maker m = tsc_maker_new(plotter, of->language, arena);
    size_t count = 0, used = 0;
    const tsc_point **points = tsc_maker_preferred(&m, of->series, &count);
    tsc_chart_point *bars = tsc_maker_room(&m, count, sizeof *bars);
    tsc_chart_series *series = tsc_maker_room(&m, 1, sizeof *series);
    if (m.failed)
        return tsc_maker_status(&m, err);
    const char *when = "";
    for (size_t i = 0; i < count; i++) {
        double growth = growth_at(points, i);
        if (!isfinite(growth))
            continue;
        bool derived = points[i]->origin == TSC_ORIGIN_DERIVED || points[i - 1]->origin == TSC_ORIGIN_DERIVED;
        bars[used++] =
            tsc_maker_point(points[i]->period, growth, derived ? TSC_LOOK_DERIVED : tsc_maker_look(points[i]));
        when = tsc_maker_period(&m, points[i]->period);
    }
    const tsc_series *const all[] = {of->series};
    *series = (tsc_chart_series){
        .look = TSC_LOOK_STATED, .points = bars, .count = used, .step = tsc_maker_step(of->series->key.frequency)};
    *chart = (tsc_chart){.kind = TSC_CHART_GROWTH, .language = m.language, .series = series, .series_count = 1};
    chart->unit = tsc_unit_percent();
    chart->title = growth_title(&m, of, bars, used, when);
    chart->subtitle = tsc_maker_words(&m, "growth_measure", NULL);
    chart->source = sources_of(&m, of, all, 1);
    chart->note = tsc_maker_words(&m, "growth_note", NULL);
    return tsc_maker_status(&m, err);
}

/* The balance of the last period that both have. */
static const char *balance_title(tsc_maker *m, const tsc_chart_of *of, const tsc_point *const *out, size_t out_count,
                                 const tsc_point *const *in, size_t in_count)
{
    const tsc_key *key = &of->series->key;
    const char *what =
        TSC_WORDS(m, "subject_pair", tsc_maker_words(m, "goods_trade", NULL),
                  TSC_WORDS(m, "pair", tsc_maker_place(m, key->reporter), tsc_maker_place(m, key->partner)));
    for (size_t i = out_count; i-- > 0;)
        for (size_t k = in_count; k-- > 0;)
            if (tsc_period_same(out[i]->period, in[k]->period)) {
                double balance = out[i]->value - in[k]->value;
                return TSC_WORDS(m, balance < 0 ? "deficit" : "surplus", what,
                                 tsc_maker_amount(m, fabs(balance), key->unit), tsc_maker_period(m, out[i]->period));
            }
    return what;
}

tsc_status tsc_chart_of_balance(tsc_plotter *plotter, const tsc_chart_of *exports, const tsc_chart_of *imports,
                                tsc_arena *arena, tsc_chart *chart, tsc_error *err)
{
    tsc_maker m = tsc_maker_new(plotter, exports->language, arena);
    const tsc_key *key = &exports->series->key;
    size_t out_count = 0, in_count = 0;
    const tsc_point **out = tsc_maker_preferred(&m, exports->series, &out_count);
    const tsc_point **in = tsc_maker_preferred(&m, imports->series, &in_count);
    tsc_chart_series *series = tsc_maker_room(&m, 2, sizeof *series);
    if (m.failed)
        return tsc_maker_status(&m, err);
    const tsc_series *const all[] = {exports->series, imports->series};
    series[0] = tsc_maker_observed(&m, out, out_count, key->frequency);
    series[1] = tsc_maker_observed(&m, in, in_count, key->frequency);
    series[0].name = tsc_maker_words(&m, "exports", NULL);
    series[1].name = tsc_maker_words(&m, "imports", NULL);
    *chart = (tsc_chart){
        .kind = TSC_CHART_BALANCE, .language = m.language, .unit = key->unit, .series = series, .series_count = 2};
    chart->title = balance_title(&m, exports, out, out_count, in, in_count);
    chart->subtitle = TSC_WORDS(&m, "frequency_A", tsc_maker_words(&m, "goods_trade", NULL));
    if (key->frequency != 'A')
        chart->subtitle = tsc_maker_words(&m, "goods_trade", NULL);
    chart->source = sources_of(&m, exports, all, 2);
    chart->note = tsc_maker_words(&m, "balance_note", NULL);
    return tsc_maker_status(&m, err);
}
