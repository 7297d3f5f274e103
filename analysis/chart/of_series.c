#include "chart/of_series.h"
#include "chart/wording.h"

#include <math.h>
#include <stdio.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

/* What all charts of a series are made with. The first failed allocation is remembered. */
typedef struct maker {
    const tsc_chart_of *of;
    const tsc_wording *wording;
    const char *language;
    tsc_arena *arena;
    bool failed;
} maker;

static maker maker_of(tsc_plotter *plotter, const tsc_chart_of *of, tsc_arena *arena)
{
    return (maker){of, tsc_plotter_wording(plotter), of->language ? of->language : "en", arena, false};
}

static tsc_status made(const maker *m, tsc_error *err)
{
    return m->failed ? tsc_error_set(err, TSC_ENOMEM, NULL, 0, "no memory for a chart") : TSC_OK;
}

static const char *keep(maker *m, const char *text)
{
    char *copy = tsc_arena_strdup(m->arena, text);
    m->failed = m->failed || !copy;
    return copy ? copy : "";
}

static const char *words(maker *m, const char *key, const char *const *values)
{
    tsc_buffer text;
    tsc_buffer_init(&text);
    tsc_wording_add(m->wording, m->language, key, values, &text);
    const char *kept = keep(m, tsc_buffer_text(&text));
    m->failed = m->failed || text.failed;
    tsc_buffer_clear(&text);
    return kept;
}

#define WORDS(m, key, ...) words(m, key, (const char *const[]){__VA_ARGS__, NULL})

static void *room(maker *m, size_t count, size_t size)
{
    void *memory = tsc_arena_calloc(m->arena, count ? count : 1, size);
    m->failed = m->failed || !memory;
    return memory;
}

static const char *capital(maker *m, const char *text)
{
    const uint8_t *bytes = (const uint8_t *)text;
    size_t length = strlen(text), used = 0;
    UChar32 c;
    tsc_buffer raised;
    if (length == 0)
        return text;
    U8_NEXT_OR_FFFD(bytes, used, length, c);
    tsc_buffer_init(&raised);
    tsc_buffer_add_codepoint(&raised, (uint32_t)u_toupper(c));
    tsc_buffer_add_text(&raised, text + used);
    const char *kept = keep(m, tsc_buffer_text(&raised));
    tsc_buffer_clear(&raised);
    return kept;
}

static const char *place_name(maker *m, tsc_place place)
{
    char name[128];
    tsc_place_name(place, m->language, name, sizeof name);
    return keep(m, name);
}

/* "Kazakhstan–Morocco", "Kazakhstan to Morocco", "Kazakhstan" */
static const char *sides(maker *m, const tsc_key *key)
{
    if (tsc_place_is_none(key->partner))
        return tsc_place_is_none(key->reporter) ? "" : place_name(m, key->reporter);
    return WORDS(m, tsc_indicator_is_symmetric(key->indicator) ? "pair" : "direction", place_name(m, key->reporter),
                 place_name(m, key->partner));
}

/* "Trade turnover", with its goods where it is not of all. */
static const char *measure_name(maker *m, const tsc_key *key)
{
    char entry[80], plain[64];
    snprintf(entry, sizeof entry, "indicator_%s", key->indicator);
    const char *name = tsc_wording_get(m->wording, m->language, entry);
    if (strcmp(name, entry) == 0) {
        snprintf(plain, sizeof plain, "%s", key->indicator);
        for (char *c = plain; *c; c++)
            *c = *c == '_' ? ' ' : *c;
        name = plain;
    }
    if (!key->commodity[0])
        return capital(m, name);
    tsc_buffer whole;
    tsc_buffer_init(&whole);
    tsc_buffer_printf(&whole, "%s (%s)", name, key->commodity);
    const char *kept = capital(m, tsc_buffer_text(&whole));
    tsc_buffer_clear(&whole);
    return kept;
}

static const char *subject(maker *m, const tsc_key *key)
{
    const char *who = sides(m, key), *what = measure_name(m, key);
    return *who ? WORDS(m, "subject_pair", what, who) : what;
}

static const char *period_text(maker *m, tsc_period period)
{
    char text[TSC_PERIOD_SIZE];
    tsc_period_format(period, text);
    return keep(m, text);
}

static const char *amount_text(maker *m, double value, tsc_unit unit)
{
    char text[160];
    tsc_amount_format(value, unit, 3, m->language, text, sizeof text);
    return keep(m, text);
}

/* As exact as its source: "about US$ 161 million" for what was derived or said so. */
static const char *honest_amount(maker *m, const tsc_point *point, tsc_unit unit)
{
    const char *amount = amount_text(m, point->value, unit);
    if (point->bound == TSC_BOUND_AT_LEAST)
        return WORDS(m, "at_least", amount);
    if (point->bound == TSC_BOUND_AT_MOST)
        return WORDS(m, "at_most", amount);
    if (point->bound == TSC_BOUND_ABOUT || point->bound == TSC_BOUND_RANGE || point->origin == TSC_ORIGIN_DERIVED)
        return WORDS(m, "about", amount);
    return amount;
}

static const char *percent_text(maker *m, double percent)
{
    char text[64];
    double size = fabs(percent);
    double rounded = size >= 10 ? round(size) : round(size * 10) / 10;
    tsc_amount_format(rounded, tsc_unit_none(), 3, m->language, text, sizeof text);
    return keep(m, text);
}

/* Change on the period before in percent; NaN where that is not there or no base for a growth. */
static double growth_at(const tsc_point *const *points, size_t i)
{
    int steps;
    if (i == 0 || !tsc_period_distance(points[i - 1]->period, points[i]->period, &steps) || steps != 1 ||
        points[i - 1]->value <= 0 || points[i]->value < 0)
        return NAN;
    return (points[i]->value / points[i - 1]->value - 1) * 100;
}

static const char *level_title(maker *m, const tsc_point *const *points, size_t count)
{
    const tsc_key *key = &m->of->series->key;
    const char *what = subject(m, key);
    if (count == 0)
        return what;
    const tsc_point *last = points[count - 1];
    const char *amount = honest_amount(m, last, key->unit), *when = period_text(m, last->period);
    double growth = key->frequency == 'A' ? growth_at(points, count - 1) : (double)NAN;
    if (!isfinite(growth))
        return WORDS(m, "finding_level", what, amount, when);
    if (fabs(growth) < 0.05)
        return WORDS(m, "finding_flat", what, amount, when);
    return WORDS(m, growth > 0 ? "finding_up" : "finding_down", what, amount, when, percent_text(m, growth));
}

static const char *measure_line(maker *m, const tsc_key *key)
{
    char entry[16];
    snprintf(entry, sizeof entry, "frequency_%c", key->frequency ? key->frequency : 'R');
    return WORDS(m, entry, measure_name(m, key));
}

static tsc_look look_of(const tsc_point *point)
{
    return point->origin == TSC_ORIGIN_OFFICIAL  ? TSC_LOOK_OFFICIAL
           : point->origin == TSC_ORIGIN_DERIVED ? TSC_LOOK_DERIVED
                                                 : TSC_LOOK_STATED;
}

static double step_of(char frequency)
{
    return frequency == 'M' ? 1.0 / 12 : frequency == 'Q' ? 0.25 : frequency == 'S' ? 0.5 : frequency == 'D' ? 1.0 / 365 : 1;
}

static tsc_chart_series observed_series(maker *m, const tsc_point *const *points, size_t count, char frequency)
{
    tsc_chart_point *drawn = room(m, count, sizeof *drawn);
    size_t official = 0;
    for (size_t i = 0; drawn && i < count; i++) {
        drawn[i] = (tsc_chart_point){tsc_chart_time(points[i]->period), points[i]->value, points[i]->low, points[i]->high,
                                     look_of(points[i]), NULL};
        official += points[i]->origin == TSC_ORIGIN_OFFICIAL;
    }
    return (tsc_chart_series){.look = count > 0 && 2 * official > count ? TSC_LOOK_OFFICIAL : TSC_LOOK_STATED,
                              .points = drawn,
                              .count = drawn ? count : 0,
                              .step = step_of(frequency)};
}

/* The projection, joined to the last known value, with bands of 50, 80 and 95 %. */
static tsc_chart_series projected_series(maker *m, const tsc_point *last, char frequency)
{
    static const double levels[] = {50, 80, 95};
    enum { LEVELS = 3 };
    const tsc_projection *projection = m->of->projection;
    size_t count = projection->horizon + 1;
    tsc_chart_point *points = room(m, count, sizeof *points);
    tsc_chart_band *bands = room(m, LEVELS, sizeof *bands);
    double *edges = room(m, 2 * LEVELS * count, sizeof *edges);
    if (m->failed)
        return (tsc_chart_series){0};
    for (size_t i = 0; i < count; i++)
        points[i] = (tsc_chart_point){tsc_chart_time(tsc_period_step(m->of->last, (int)i)),
                                      i ? projection->mean[i - 1] : last->value, NAN, NAN, TSC_LOOK_PROJECTION, NULL};
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
                              .step = step_of(frequency),
                              .bands = bands,
                              .band_count = LEVELS};
}

/* Observed points that another source's value was preferred to, where they differ to the eye. */
static tsc_chart_series other_sources(maker *m)
{
    const tsc_series *series = m->of->series;
    tsc_chart_point *points = room(m, series->count, sizeof *points);
    size_t count = 0;
    double preferred = NAN;
    for (size_t i = 0; points && i < series->count; i++) {
        const tsc_point *point = &series->points[i];
        if (point->preferred)
            preferred = point->value;
        bool same_period = i > 0 && tsc_period_same(point->period, series->points[i - 1].period);
        if (!point->preferred && same_period && point->status == TSC_OBSERVED && point->bound != TSC_BOUND_AT_LEAST &&
            fabs(point->value - preferred) > 0.01 * fabs(preferred))
            points[count++] = (tsc_chart_point){tsc_chart_time(point->period), point->value, NAN, NAN, look_of(point), NULL};
    }
    return (tsc_chart_series){.look = TSC_LOOK_STATED, .points = points, .count = count, .step = 1, .loose = true};
}

static tsc_chart_series part_years(maker *m)
{
    size_t count = 0, all = m->of->parts ? m->of->parts->count : 0;
    tsc_chart_point *points = room(m, all, sizeof *points);
    for (size_t i = 0; points && i < all; i++)
        if (m->of->parts->points[i].preferred) {
            const tsc_point *point = &m->of->parts->points[i];
            points[count++] = (tsc_chart_point){tsc_chart_time(tsc_period_year(point->period.first.year)), point->value, NAN,
                                                NAN, TSC_LOOK_PART_YEAR, NULL};
        }
    return (tsc_chart_series){.look = TSC_LOOK_PART_YEAR, .points = points, .count = count, .step = 1, .loose = true};
}

static bool listed(const char *const *names, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(names[i], name) == 0)
            return true;
    return false;
}

/* Names of files and documents, without their folders, each once. */
static const char *source_line(maker *m, const tsc_series *const *series, size_t series_count)
{
    enum { NAMED = 4, REMEMBERED = 64 };
    const char *names[REMEMBERED];
    size_t count = 0;
    tsc_buffer list;
    if (m->of->sources)
        return m->of->sources;
    for (size_t s = 0; s < series_count; s++)
        for (size_t i = 0; series[s] && i < series[s]->count; i++) {
            const char *slash = strrchr(series[s]->points[i].source, '/');
            const char *name = slash ? slash + 1 : series[s]->points[i].source;
            if (*name && count < REMEMBERED && !listed(names, count, name))
                names[count++] = name;
        }
    if (count == 0)
        return NULL;
    tsc_buffer_init(&list);
    for (size_t i = 0; i < count && i < NAMED; i++)
        tsc_buffer_printf(&list, "%s%s", i ? ", " : "", names[i]);
    const char *text = keep(m, tsc_buffer_text(&list));
    tsc_buffer_clear(&list);
    if (count > NAMED) {
        char more[24];
        snprintf(more, sizeof more, "%zu", count - NAMED);
        text = WORDS(m, "sources_more", text, more);
    }
    return WORDS(m, count == 1 ? "source" : "sources", text);
}

static void add_sentence(tsc_buffer *text, const char *sentence)
{
    if (text->length && *sentence)
        tsc_buffer_add_char(text, ' ');
    tsc_buffer_add_text(text, sentence);
}

/* "2022, 2025" of the years without a value within the history. */
static const char *missing_years(maker *m, const tsc_point *const *points, size_t count)
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
            tsc_buffer_printf(&list, "%s%s", named ? ", " : "", period_text(m, tsc_period_step(points[i - 1]->period, k)));
    }
    const char *text = keep(m, tsc_buffer_text(&list));
    tsc_buffer_clear(&list);
    return text;
}

static const char *part_periods(maker *m)
{
    enum { NAMED = 3 };
    size_t named = 0;
    tsc_buffer list;
    tsc_buffer_init(&list);
    for (size_t i = 0; m->of->parts && i < m->of->parts->count && named < NAMED; i++)
        if (m->of->parts->points[i].preferred)
            tsc_buffer_printf(&list, "%s%s", named++ ? ", " : "", period_text(m, m->of->parts->points[i].period));
    const char *text = keep(m, tsc_buffer_text(&list));
    tsc_buffer_clear(&list);
    return text;
}

static const char *history_note(maker *m, const tsc_point *const *points, size_t count)
{
    size_t derived = 0, official = 0;
    tsc_buffer text;
    tsc_buffer_init(&text);
    for (size_t i = 0; i < count; i++) {
        derived += points[i]->origin == TSC_ORIGIN_DERIVED;
        official += points[i]->origin == TSC_ORIGIN_OFFICIAL;
    }
    const char *missing = missing_years(m, points, count), *parts = part_periods(m);
    if (derived)
        add_sentence(&text, words(m, "derived_note", NULL));
    if (official && official + derived < count)
        add_sentence(&text, words(m, "official_note", NULL));
    if (*parts)
        add_sentence(&text, WORDS(m, "part_years", parts));
    if (*missing)
        add_sentence(&text, WORDS(m, "no_figure", missing));
    if (m->of->projection && m->of->projection->caution)
        add_sentence(&text, m->of->projection->caution);
    const char *kept = keep(m, tsc_buffer_text(&text));
    tsc_buffer_clear(&text);
    return kept;
}

static void add_goals(maker *m, tsc_chart *chart, double base, double first_x)
{
    tsc_chart_target *targets = room(m, m->of->goal_count, sizeof *targets);
    size_t count = 0;
    for (size_t i = 0; targets && i < m->of->goal_count; i++) {
        const tsc_chart_goal *goal = &m->of->goals[i];
        double x = tsc_chart_time(goal->due);
        if (isfinite(x) && x >= first_x && isfinite(goal->value))
            targets[count++] = (tsc_chart_target){NULL, x, goal->value, base, goal->required_growth_pct, goal->probability,
                                                  NAN, NAN, NAN};
    }
    chart->targets = targets;
    chart->target_count = count;
}

tsc_status tsc_chart_of_history(tsc_plotter *plotter, const tsc_chart_of *of, tsc_arena *arena, tsc_chart *chart,
                                tsc_error *err)
{
    enum { SERIES_MOST = 4 };
    maker m = maker_of(plotter, of, arena);
    const tsc_key *key = &of->series->key;
    size_t count = 0, used = 0;
    const tsc_point **points = tsc_series_preferred(of->series, arena, &count);
    tsc_chart_series *series = room(&m, SERIES_MOST, sizeof *series);
    if (!points || m.failed)
        return tsc_error_set(err, TSC_ENOMEM, NULL, 0, "no memory for a chart");
    const tsc_series *const all[] = {of->series, of->parts};
    *chart = (tsc_chart){.kind = TSC_CHART_HISTORY, .language = m.language, .unit = key->unit};
    chart->title = level_title(&m, points, count);
    chart->subtitle = measure_line(&m, key);
    chart->source = source_line(&m, all, 2);
    chart->note = history_note(&m, points, count);
    series[used++] = part_years(&m);
    series[used++] = other_sources(&m);
    series[used++] = observed_series(&m, points, count, key->frequency);
    if (of->projection && of->projection->horizon > 0 && count > 0)
        series[used++] = projected_series(&m, points[count - 1], key->frequency);
    chart->series = series;
    chart->series_count = used;
    add_goals(&m, chart, count ? points[count - 1]->value : (double)NAN, count ? tsc_chart_time(points[0]->period) : 0);
    return made(&m, err);
}

static const char *growth_title(maker *m, const tsc_chart_point *bars, size_t count, const char *when)
{
    const char *what = subject(m, &m->of->series->key);
    if (count == 0)
        return what;
    double growth = bars[count - 1].value;
    return WORDS(m, growth < 0 ? "growth_down" : "growth_up", what, percent_text(m, growth), when);
}

tsc_status tsc_chart_of_growth(tsc_plotter *plotter, const tsc_chart_of *of, tsc_arena *arena, tsc_chart *chart,
                               tsc_error *err)
{
    maker m = maker_of(plotter, of, arena);
    size_t count = 0, used = 0;
    const tsc_point **points = tsc_series_preferred(of->series, arena, &count);
    tsc_chart_point *bars = room(&m, count, sizeof *bars);
    tsc_chart_series *series = room(&m, 1, sizeof *series);
    if (!points || m.failed)
        return tsc_error_set(err, TSC_ENOMEM, NULL, 0, "no memory for a chart");
    const char *when = "";
    for (size_t i = 0; i < count; i++) {
        double growth = growth_at(points, i);
        if (!isfinite(growth))
            continue;
        bool derived = points[i]->origin == TSC_ORIGIN_DERIVED || points[i - 1]->origin == TSC_ORIGIN_DERIVED;
        bars[used++] = (tsc_chart_point){tsc_chart_time(points[i]->period), growth, NAN, NAN,
                                         derived ? TSC_LOOK_DERIVED : look_of(points[i]), NULL};
        when = period_text(&m, points[i]->period);
    }
    const tsc_series *const all[] = {of->series};
    *series = (tsc_chart_series){.look = TSC_LOOK_STATED, .points = bars, .count = used, .step = step_of(of->series->key.frequency)};
    *chart = (tsc_chart){.kind = TSC_CHART_GROWTH, .language = m.language, .series = series, .series_count = 1};
    if (!tsc_unit_parse(tsc_span_of("%"), &chart->unit))
        return tsc_error_set(err, TSC_EINPUT, NULL, 0, "%% is no unit");
    chart->title = growth_title(&m, bars, used, when);
    chart->subtitle = words(&m, "growth_measure", NULL);
    chart->source = source_line(&m, all, 1);
    chart->note = words(&m, "growth_note", NULL);
    return made(&m, err);
}

/* The balance of the last period that both have. */
static const char *balance_title(maker *m, const tsc_point *const *out, size_t out_count, const tsc_point *const *in,
                                 size_t in_count)
{
    const tsc_key *key = &m->of->series->key;
    const char *what = WORDS(m, "subject_pair", words(m, "goods_trade", NULL),
                             WORDS(m, "pair", place_name(m, key->reporter), place_name(m, key->partner)));
    for (size_t i = out_count; i-- > 0;)
        for (size_t k = in_count; k-- > 0;)
            if (tsc_period_same(out[i]->period, in[k]->period)) {
                double balance = out[i]->value - in[k]->value;
                return WORDS(m, balance < 0 ? "deficit" : "surplus", what, amount_text(m, fabs(balance), key->unit),
                             period_text(m, out[i]->period));
            }
    return what;
}

tsc_status tsc_chart_of_balance(tsc_plotter *plotter, const tsc_chart_of *exports, const tsc_chart_of *imports,
                                tsc_arena *arena, tsc_chart *chart, tsc_error *err)
{
    maker m = maker_of(plotter, exports, arena);
    const tsc_key *key = &exports->series->key;
    size_t out_count = 0, in_count = 0;
    const tsc_point **out = tsc_series_preferred(exports->series, arena, &out_count);
    const tsc_point **in = tsc_series_preferred(imports->series, arena, &in_count);
    tsc_chart_series *series = room(&m, 2, sizeof *series);
    if (!out || !in || m.failed)
        return tsc_error_set(err, TSC_ENOMEM, NULL, 0, "no memory for a chart");
    const tsc_series *const all[] = {exports->series, imports->series};
    series[0] = observed_series(&m, out, out_count, key->frequency);
    series[1] = observed_series(&m, in, in_count, key->frequency);
    *chart = (tsc_chart){.kind = TSC_CHART_BALANCE, .language = m.language, .unit = key->unit, .series = series,
                         .series_count = 2};
    chart->title = balance_title(&m, out, out_count, in, in_count);
    chart->subtitle = WORDS(&m, "frequency_A", words(&m, "goods_trade", NULL));
    if (key->frequency != 'A')
        chart->subtitle = words(&m, "goods_trade", NULL);
    chart->source = source_line(&m, all, 2);
    chart->note = words(&m, "balance_note", NULL);
    return made(&m, err);
}
