#include "chart/of_groups.h"
#include "chart/maker.h"
#include "core/map.h"

#include <math.h>

static const tsc_point *point_at(const tsc_series *series, tsc_period period)
{
    for (size_t i = 0; i < series->count; i++)
        if (series->points[i].preferred && tsc_period_same(series->points[i].period, period))
            return &series->points[i];
    return NULL;
}

typedef enum differing { BY_PARTNER, BY_GOODS, BY_INDICATOR } differing;

static bool has_side(const tsc_key *key, tsc_place place)
{
    return tsc_place_same(key->reporter, place) || tsc_place_same(key->partner, place);
}

/* The side that all series have; none where there is none. */
static tsc_place common_side(const tsc_series *series, size_t count)
{
    const tsc_place sides[2] = {series[0].key.reporter, series[0].key.partner};
    for (int k = 0; k < 2; k++) {
        bool all = true;
        for (size_t i = 1; i < count; i++)
            all = all && has_side(&series[i].key, sides[k]);
        if (all && count > 1)
            return sides[k];
    }
    return count == 1 ? sides[0] : tsc_place_none();
}

static differing what_differs(const tsc_series *series, size_t count)
{
    for (size_t i = 1; i < count; i++)
        if (!tsc_place_same(series[i].key.partner, series[0].key.partner) ||
            !tsc_place_same(series[i].key.reporter, series[0].key.reporter))
            return BY_PARTNER;
    for (size_t i = 1; i < count; i++)
        if (strcmp(series[i].key.commodity, series[0].key.commodity) != 0)
            return BY_GOODS;
    return BY_INDICATOR;
}

static const char *row_name(tsc_maker *m, const tsc_key *key, differing by, tsc_place common)
{
    if (by == BY_GOODS)
        return key->commodity[0] ? tsc_maker_capital(m, key->commodity) : tsc_maker_words(m, "all_goods", NULL);
    if (by == BY_INDICATOR)
        return tsc_maker_measure(m, key);
    if (tsc_place_is_none(common))
        return tsc_maker_sides(m, key);
    return tsc_maker_place(m, tsc_place_same(key->reporter, common) ? key->partner : key->reporter);
}

/* A total does not stand among its parts: the world among partners, all goods among goods. */
static bool is_total(const tsc_key *key, differing by)
{
    return (by == BY_PARTNER && (tsc_place_is_world(key->partner) || tsc_place_is_world(key->reporter))) ||
           (by == BY_GOODS && !key->commodity[0]);
}

/* The period that most series have, the latest of those. A series has one preferred point a period. */
static tsc_period common_period(tsc_maker *m, const tsc_series *series, size_t count, differing by)
{
    tsc_period best = tsc_period_none();
    size_t most = 0;
    tsc_map counts;
    tsc_map_init(&counts);
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < series[i].count; k++) {
            tsc_period period = series[i].points[k].period;
            if (!series[i].points[k].preferred || is_total(&series[i].key, by))
                continue;
            tsc_span name = tsc_span_of(tsc_maker_period(m, tsc_period_days(period.first, period.last)));
            size_t *have = tsc_map_get(&counts, name);
            if (!have) {
                have = tsc_maker_room(m, 1, sizeof *have);
                m->failed = !have || !tsc_map_put(&counts, name, have) || m->failed;
            }
            if (have && (++*have > most || (*have == most && tsc_period_compare(period, best) > 0))) {
                most = *have;
                best = period;
            }
        }
    tsc_map_clear(&counts);
    return best;
}

/* "Exports, Kazakhstan" of bars by partner. */
static const char *what_is_shared(tsc_maker *m, tsc_key key, differing by, tsc_place common)
{
    if (by == BY_INDICATOR)
        return tsc_maker_sides(m, &key);
    key.commodity[0] = by == BY_GOODS ? '\0' : key.commodity[0];
    if (by == BY_PARTNER) {
        key.reporter = common;
        key.partner = tsc_place_none();
    }
    return tsc_maker_subject(m, &key);
}

/* What the inks of bars of several origins mean. */
static const char *shares_note(tsc_maker *m, const tsc_chart_bar *bars, size_t count)
{
    size_t official = 0;
    if (count < 2)
        return NULL;
    for (size_t i = 0; i < count; i++)
        official += bars[i].look == TSC_LOOK_OFFICIAL;
    const char *shares = tsc_maker_words(m, "shares_note", NULL);
    return official > 0 && official < count
               ? TSC_WORDS(m, "two_sentences", shares, tsc_maker_words(m, "bars_note", NULL))
               : shares;
}

/* Where a bar goes: beside the others, or in the place of one of the same name (both sides may report one flow; the
   statistics win). */
static size_t place_for(const tsc_chart_bar *bars, size_t count, const tsc_chart_bar *bar)
{
    size_t at = 0;
    while (at < count && strcmp(bars[at].name, bar->name) != 0)
        at++;
    return at;
}

static void order(tsc_chart_bar *bars, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        tsc_chart_bar moving = bars[i];
        size_t at = i;
        for (; at > 0 && bars[at - 1].value < moving.value; at--)
            bars[at] = bars[at - 1];
        bars[at] = moving;
    }
}

/* A bar for each series that has the period; *all are the series whose values are shown. */
static size_t gather_bars(tsc_maker *m, const tsc_series *series, size_t count, differing by, tsc_place common,
                          tsc_period period, tsc_chart_bar *bars, const tsc_series **all)
{
    size_t used = 0;
    for (size_t i = 0; i < count; i++) {
        const tsc_point *point = point_at(&series[i], period);
        if (!point || is_total(&series[i].key, by))
            continue;
        const tsc_chart_bar bar = {.name = row_name(m, &series[i].key, by, common),
                                   .value = point->value,
                                   .low = point->low,
                                   .high = point->high,
                                   .look = tsc_maker_look(point)};
        size_t at = place_for(bars, used, &bar);
        if (at < used && (bar.look != TSC_LOOK_OFFICIAL || bars[at].look == TSC_LOOK_OFFICIAL))
            continue;
        used += at == used;
        bars[at] = bar;
        all[at] = &series[i];
    }
    return used;
}

/* Amounts with their shares of the sum, which is returned. */
static double label_shares(tsc_maker *m, tsc_chart_bar *bars, size_t count, tsc_unit unit)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += bars[i].value > 0 ? bars[i].value : 0;
    for (size_t i = 0; sum > 0 && count > 1 && i < count; i++)
        if (bars[i].value >= 0)
            bars[i].label = TSC_WORDS(m, "amount_share", tsc_maker_amount(m, bars[i].value, unit),
                                      tsc_maker_percent(m, bars[i].value / sum * 100));
    return sum;
}

tsc_status tsc_chart_of_shares(tsc_plotter *plotter, const tsc_series *series, size_t count, const char *language,
                               tsc_arena *arena, tsc_chart *chart, tsc_error *err)
{
    tsc_maker m = tsc_maker_new(plotter, language, arena);
    tsc_chart_bar *bars = tsc_maker_room(&m, count, sizeof *bars);
    const tsc_series **all = tsc_maker_room(&m, count, sizeof *all);
    if (m.failed)
        return tsc_maker_status(&m, err);
    differing by = what_differs(series, count);
    tsc_period period = common_period(&m, series, count, by);
    tsc_place common = count ? common_side(series, count) : tsc_place_none();
    size_t used = gather_bars(&m, series, count, by, common, period, bars, all);
    *chart = (tsc_chart){.kind = TSC_CHART_SHARES, .language = m.language, .bars = bars, .bar_count = used};
    if (used == 0)
        return tsc_maker_status(&m, err);
    chart->unit = series[0].key.unit;
    chart->source = tsc_maker_sources(&m, all, used);
    order(bars, used);
    double sum = label_shares(&m, bars, used, chart->unit);
    const char *when = tsc_maker_period(&m, period);
    chart->title = TSC_WORDS(&m, "finding_level", bars[0].name, tsc_maker_amount(&m, bars[0].value, chart->unit), when);
    if (sum > 0 && used > 1)
        chart->title =
            TSC_WORDS(&m, "shares_title", bars[0].name, tsc_maker_percent(&m, bars[0].value / sum * 100), when);
    chart->subtitle = TSC_WORDS(&m, "in_period", what_is_shared(&m, series[0].key, by, common), when);
    chart->note = shares_note(&m, bars, used);
    return tsc_maker_status(&m, err);
}

static const char *mirror_title(tsc_maker *m, const tsc_point *const *out, size_t out_count, const tsc_series *exports,
                                const tsc_series *imports)
{
    for (size_t i = out_count; i-- > 0;) {
        const tsc_point *in = point_at(imports, out[i]->period);
        if (!in || !(out[i]->value > 0))
            continue;
        double gap = (in->value / out[i]->value - 1) * 100;
        const char *key = fabs(gap) < 0.05 ? "mirror_same" : gap > 0 ? "mirror_more" : "mirror_less";
        return TSC_WORDS(m, key, tsc_maker_place(m, imports->key.reporter), tsc_maker_place(m, exports->key.reporter),
                         tsc_maker_percent(m, gap), tsc_maker_period(m, out[i]->period));
    }
    return tsc_maker_subject(m, &exports->key);
}

tsc_status tsc_chart_of_mirror(tsc_plotter *plotter, const tsc_series *exports, const tsc_series *imports,
                               const char *language, tsc_arena *arena, tsc_chart *chart, tsc_error *err)
{
    tsc_maker m = tsc_maker_new(plotter, language, arena);
    size_t out_count = 0, in_count = 0;
    const tsc_point **out = tsc_maker_preferred(&m, exports, &out_count);
    const tsc_point **in = tsc_maker_preferred(&m, imports, &in_count);
    tsc_chart_series *series = tsc_maker_room(&m, 2, sizeof *series);
    if (m.failed)
        return tsc_maker_status(&m, err);
    const tsc_series *const all[] = {exports, imports};
    series[0] = tsc_maker_observed(&m, out, out_count, exports->key.frequency);
    series[1] = tsc_maker_observed(&m, in, in_count, imports->key.frequency);
    series[0].name = TSC_WORDS(&m, "mirror_exports", tsc_maker_place(&m, exports->key.reporter));
    series[1].name = TSC_WORDS(&m, "mirror_imports", tsc_maker_place(&m, imports->key.reporter));
    *chart = (tsc_chart){.kind = TSC_CHART_MIRROR,
                         .language = m.language,
                         .unit = exports->key.unit,
                         .series = series,
                         .series_count = 2};
    chart->title = mirror_title(&m, out, out_count, exports, imports);
    chart->subtitle = tsc_maker_measure_line(&m, &exports->key);
    chart->source = tsc_maker_sources(&m, all, 2);
    return tsc_maker_status(&m, err);
}

tsc_status tsc_chart_of_multiples(tsc_plotter *plotter, const tsc_chart_of *of, size_t count, tsc_arena *arena,
                                  tsc_chart *chart, tsc_error *err)
{
    tsc_maker m = tsc_maker_new(plotter, count ? of[0].language : NULL, arena);
    tsc_chart *panels = tsc_maker_room(&m, count, sizeof *panels);
    const tsc_series **all = tsc_maker_room(&m, count, sizeof *all);
    bool same = true;
    if (m.failed)
        return tsc_maker_status(&m, err);
    for (size_t i = 0; i < count; i++) {
        tsc_status status = tsc_chart_of_history(plotter, &of[i], arena, &panels[i], err);
        if (status != TSC_OK)
            return status;
        same = same && strcmp(of[i].series->key.indicator, of[0].series->key.indicator) == 0 &&
               strcmp(of[i].series->key.commodity, of[0].series->key.commodity) == 0;
        all[i] = of[i].series;
    }
    for (size_t i = 0; i < count; i++)
        panels[i].title = same ? tsc_maker_sides(&m, &of[i].series->key) : tsc_maker_subject(&m, &of[i].series->key);
    *chart = (tsc_chart){.kind = TSC_CHART_MULTIPLES, .language = m.language, .panels = panels, .panel_count = count};
    if (count == 0)
        return TSC_OK;
    chart->title =
        same ? TSC_WORDS(&m, "multiples_title", tsc_maker_measure(&m, &of[0].series->key), tsc_maker_count(&m, count))
             : TSC_WORDS(&m, "multiples_mixed", tsc_maker_count(&m, count));
    chart->source = tsc_maker_sources(&m, all, count);
    return tsc_maker_status(&m, err);
}

tsc_status tsc_chart_of_gauge(tsc_plotter *plotter, const tsc_chart_of *of, tsc_arena *arena, tsc_chart *chart,
                              tsc_error *err)
{
    tsc_maker m = tsc_maker_new(plotter, of->language, arena);
    size_t count = 0, used = 0, likely = 0;
    const tsc_key *key = &of->series->key;
    const tsc_point **points = tsc_maker_preferred(&m, of->series, &count);
    tsc_chart_target *targets = tsc_maker_room(&m, of->goal_count, sizeof *targets);
    if (m.failed)
        return tsc_maker_status(&m, err);
    for (size_t i = 0; i < of->goal_count; i++) {
        const tsc_chart_goal *goal = &of->goals[i];
        if (count > 0 && tsc_period_compare(goal->due, points[count - 1]->period) <= 0)
            continue;
        tsc_chart_target *target = &targets[used++];
        int step;
        *target = (tsc_chart_target){NULL,
                                     tsc_chart_time(goal->due),
                                     goal->value,
                                     count ? points[count - 1]->value : (double)NAN,
                                     goal->required_growth_pct,
                                     goal->probability,
                                     (double)NAN,
                                     (double)NAN,
                                     (double)NAN};
        likely += goal->probability >= 0.5;
        if (!of->projection || !tsc_period_distance(of->last, goal->due, &step) || step < 1 ||
            (size_t)step > of->projection->horizon)
            continue;
        target->median = tsc_projection_quantile(of->projection, (size_t)step - 1, 0.5);
        tsc_projection_interval(of->projection, (size_t)step - 1, 80, &target->low, &target->high);
    }
    const tsc_series *const all[] = {of->series};
    *chart = (tsc_chart){
        .kind = TSC_CHART_GAUGE, .language = m.language, .unit = key->unit, .targets = targets, .target_count = used};
    chart->title = tsc_maker_subject(&m, key);
    if (used > 0)
        chart->title = TSC_WORDS(&m, "gauge_title", tsc_maker_subject(&m, key), tsc_maker_count(&m, likely),
                                 tsc_maker_count(&m, used));
    chart->source = of->sources ? of->sources : tsc_maker_sources(&m, all, 1);
    return tsc_maker_status(&m, err);
}
