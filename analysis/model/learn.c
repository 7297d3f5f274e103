#include "model/learn.h"

#include "core/grow.h"
#include "model/combine.h"
#include "model/quantreg.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Beyond the nearest steps a series counts only where several origins see that far: what one year did to all flows at
   once is no rule. */
enum { ROW_LIMIT = 40000, WIDTH_ROWS = 9000, PLACES = 16, NEAR_STEPS = 3, LEAST_ORIGINS = 3, LEAST_ROWS = 200 };

/* What is learnt of a season: lengths and steps (each ends with 0), and origins a series. */
static const struct plan {
    int season;
    size_t lengths[PLACES], steps[PLACES], origins;
} plans[] = {
    {1, {1, 2, 3, 4, 5, 6, 8, 10, 13, 17, 22, 30}, {1, 2, 3, 4, 5, 6, 8}, 8},
    {4, {2, 5, 9, 14, 22, 36, 60}, {1, 2, 3, 4, 6, 8}, 4},
    {12, {2, 8, 18, 30, 48, 80, 140}, {1, 2, 3, 6, 9, 12, 15, 18, 24}, 3},
};

/* Where a season is modelled, widths are drawn towards what a model of the series itself says (normal errors of its
   spread). */
static const double season_ridge = .3;

/* One window: a history and what followed at one step. */
struct window {
    double paths[TSC_PATH_FEATURES], widths[TSC_WIDTH_FEATURES];
    double y, weight;
    double width_weight; /* half way to counting every window alike, as coverage does */
    const tsc_learn_set *set;
    const char *id;
};

struct windows {
    struct window *rows;
    size_t count, room;
};

struct learner {
    const tsc_learn_set *sets;
    size_t set_count;
    const tsc_learn_options *options;
    size_t option_count, origins;
    tsc_learnt_table *tables;
    struct windows steps[PLACES]; /* by step of the table */
    double *x, *y, *weight;       /* [ROW_LIMIT * 2 * columns] of the regression */
    tsc_arena arena;
};

bool tsc_learn_held_out(const tsc_learn_options *options, const tsc_learn_set *set, const char *id)
{
    if (options->hold_out && strcmp(options->hold_out, set->family) == 0)
        return true;
    if (options->folds < 2 || strcmp(set->family, "trade") != 0)
        return false;
    size_t length = strcspn(id, "-");
    unsigned sum = 0;
    for (size_t i = 0; i < length; i++)
        sum = sum * 31 + (unsigned char)id[i];
    return (int)(sum % (unsigned)options->folds) == options->fold;
}

static struct window *add_window(struct windows *windows)
{
    struct window *larger = tsc_grow(windows->rows, windows->count, &windows->room, sizeof *larger);
    if (!larger)
        return NULL;
    windows->rows = larger;
    return windows->rows + windows->count++;
}

double tsc_learn_scale(const double *values, size_t count, int season)
{
    size_t lag = count > (size_t)season ? (size_t)season : 1;
    double sum = 0;
    for (size_t i = lag; i < count; i++)
        sum += fabs(values[i] - values[i - lag]);
    return count > lag ? sum / (double)(count - lag) : 0;
}

/* An error in logarithms counts as relative error against a typical one of a fifth, and as scaled error against a
   typical one of two and a half: the two halves of the M4 measure. */
static double window_weight(double scale, double level)
{
    double relative = fmax(.02, scale / fmax(fabs(level), 1e-300));
    return 5 + 1 / (2.5 * fmin(relative, 5));
}

/* One or two points do not show how much a series moves: there the width is that of the series that are asked for, and
   flows between countries move more than totals. */
static double width_share(const tsc_learn_set *set, size_t length)
{
    return length <= 2 && strcmp(set->family, "trade") == 0 ? 3 : 1;
}

static tsc_status cut_window(struct learner *learner, const tsc_learn_set *set, const tsc_panel_series *series,
                             size_t origin, size_t length, double weight, tsc_error *err)
{
    const tsc_history *whole = &series->history;
    const tsc_learnt_table *table = learner->tables;
    tsc_history history = {whole->times + origin - length, whole->values + origin - length, length, whole->season};
    size_t longest = table->steps[table->step_count - 1];
    size_t horizon = whole->count - origin < longest ? whole->count - origin : longest;
    tsc_sample sample;
    tsc_features features;
    tsc_arena_reset(&learner->arena);
    tsc_status status = tsc_sample_new(&history, &learner->arena, &sample, err);
    if (!status)
        status = tsc_features_new(&sample, horizon, &learner->arena, &features, err);
    for (size_t s = 0; !status && s < table->step_count && table->steps[s] <= horizon; s++) {
        size_t h = table->steps[s] - 1;
        if (h >= NEAR_STEPS && whole->count - length - h < LEAST_ORIGINS)
            break;
        double place = tsc_features_scale(&features, whole->values[origin + h] / sample.scale);
        if (!isfinite(place))
            continue;
        struct window *window = add_window(learner->steps + s);
        if (!window)
            return tsc_error_memory(err, "learning");
        memcpy(window->paths, features.paths + h * TSC_PATH_FEATURES, sizeof window->paths);
        memcpy(window->widths, features.widths + h * TSC_WIDTH_FEATURES, sizeof window->widths);
        window->y = fmax(-4, fmin(4, place - features.reference[h]));
        window->set = set;
        window->id = series->id;
        window->weight = weight * window_weight(tsc_learn_scale(whole->values, whole->count, whole->season),
                                                whole->values[origin - 1]);
        window->width_weight = sqrt(weight * window->weight) * width_share(set, length);
    }
    return status;
}

/* Windows of one length at a few origins, evenly spread over the series. */
static tsc_status cut_series(struct learner *learner, const tsc_learn_set *set, const tsc_panel_series *series,
                             size_t length, tsc_error *err)
{
    size_t count = series->history.count;
    if (count <= length)
        return TSC_OK;
    size_t places = count - length, used = places < learner->origins ? places : learner->origins;
    double weight = set->weight / (double)set->panel.count / (double)used;
    for (size_t i = 0; i < used; i++) {
        size_t origin = count - 1 - i * places / used;
        tsc_status status = cut_window(learner, set, series, origin, length, weight, err);
        if (status)
            return status;
    }
    return TSC_OK;
}

/* Whether a history is long enough for models of its season. */
static bool season_is_modelled(int season, size_t length)
{
    return season > 1 && length >= 2 * (size_t)season + 2;
}

/* What is combined where nothing was learnt: drift as far as the series is calm, else the growth of other series (over
   pooled yearly series its median is 2.4 to 7 % a year; the lower end of that), with longer histories some plain drift
   and Theta too; from two points, shrunk growth; from one, no change. With a season, a mean of unlike models; before
   those can be had, half way to the year before. */
static void plain_weights(int season, size_t length, double weights[TSC_PATH_FEATURES])
{
    static const struct {
        const char *name;
        size_t least, most;
        double weight;
    } plain[] = {
        {"shrunk", 2, 2, 1},
        {"calm_drift", 3, 10, 1},
        {"pooled_growth", 3, SIZE_MAX, .03},
        {"calm_drift", 11, SIZE_MAX, .9},
        {"drift", 11, SIZE_MAX, .2},
        {"theta_boxcox", 11, SIZE_MAX, .2},
    };
    static const struct {
        const char *name;
        bool modelled; /* from where on a season can be modelled, or before */
        double weight;
    } seasonal[] = {
        {"ets", true, .3},
        {"arima", true, .3},
        {"theta", true, .2},
        {"damped", true, .2},
        {"seasonal_naive", false, .5},
        {"calm_drift", false, .5},
        {"pooled_growth", false, .03},
    };
    for (size_t j = 0; j < TSC_PATH_FEATURES; j++) {
        weights[j] = 0;
        for (size_t i = 0; i < sizeof plain / sizeof *plain && season == 1; i++)
            if (strcmp(plain[i].name, tsc_path_feature_names[j]) == 0 && length >= plain[i].least &&
                length <= plain[i].most)
                weights[j] = plain[i].weight;
        for (size_t i = 0; i < sizeof seasonal / sizeof *seasonal && season > 1; i++)
            if (strcmp(seasonal[i].name, tsc_path_feature_names[j]) == 0 &&
                seasonal[i].modelled == season_is_modelled(season, length))
                weights[j] = seasonal[i].weight;
    }
}

/* Whether the i-th of count is among an even choice of at most limit. */
static bool chosen(size_t i, size_t count, size_t limit)
{
    size_t whole = count > limit ? count : limit;
    return (i + 1) * limit / whole > i * limit / whole;
}

/* The windows that an option may learn from, thinned to at most ROW_LIMIT. */
static size_t select_rows(const struct windows *windows, const tsc_learn_options *options, const struct window **rows)
{
    size_t eligible = 0, taken = 0, seen = 0;
    for (size_t i = 0; i < windows->count; i++)
        eligible += !tsc_learn_held_out(options, windows->rows[i].set, windows->rows[i].id);
    for (size_t i = 0; i < windows->count; i++)
        if (!tsc_learn_held_out(options, windows->rows[i].set, windows->rows[i].id) &&
            chosen(seen++, eligible, ROW_LIMIT))
            rows[taken++] = windows->rows + i;
    return taken;
}

/* Thins rows further, in place. */
static size_t thin(const struct window **rows, size_t count, size_t limit)
{
    size_t taken = 0;
    for (size_t i = 0; i < count; i++)
        if (chosen(i, count, limit))
            rows[taken++] = rows[i];
    return taken;
}

static tsc_status learn_median(struct learner *learner, const struct window **rows, size_t count, size_t length,
                               const tsc_learn_options *options, tsc_table_cell *cell, tsc_error *err)
{
    double plain[TSC_PATH_FEATURES];
    plain_weights(learner->tables->season, length, plain);
    memcpy(cell->weights, plain, sizeof plain);
    for (size_t i = 0; i < count; i++) {
        memcpy(learner->x + i * TSC_PATH_FEATURES, rows[i]->paths, sizeof rows[i]->paths);
        learner->y[i] = rows[i]->y;
        learner->weight[i] = rows[i]->weight;
    }
    tsc_quantreg_data data = {learner->y, learner->x, learner->weight, count, TSC_PATH_FEATURES};
    tsc_status status = tsc_quantreg(&data, .5, length > 3 ? options->ridge : options->ridge * .4, cell->weights, err);
    for (size_t j = 0; j < TSC_PATH_FEATURES; j++)
        cell->weights[j] += (length > 2    ? options->blend
                             : length == 2 ? 0
                                           : options->blend / 4) *
                            (plain[j] - cell->weights[j]);
    return status;
}

/* Series that were not learnt from scatter more than those that were: what is called the 2.5 % quantile is learnt as
   the 2 % quantile, the 10 % one as that of 8 %. */
static double cautious(double tail)
{
    const double share = .78;
    return tail * (share + 2 * (1 - share) * tail);
}

/* Both sides of the median are learnt together, from the size of the error: upper and lower distance of a level are the
   same on the scale of the features. */
static tsc_status learn_widths(struct learner *learner, const struct window **rows, size_t count, size_t length,
                               tsc_table_cell *cell, tsc_error *err)
{
    bool modelled = season_is_modelled(learner->tables->season, length);
    for (size_t i = 0; i < count; i++) {
        double median = 0;
        for (size_t j = 0; j < TSC_PATH_FEATURES; j++)
            median += cell->weights[j] * rows[i]->paths[j];
        memcpy(learner->x + i * TSC_WIDTH_FEATURES, rows[i]->widths, sizeof rows[i]->widths);
        learner->y[i] = fabs(rows[i]->y - median);
        learner->weight[i] = rows[i]->width_weight;
    }
    tsc_quantreg_data data = {learner->y, learner->x, learner->weight, count, TSC_WIDTH_FEATURES};
    for (size_t q = 0; q < TSC_MEDIAN; q++) {
        double *low = cell->widths[q], *high = cell->widths[TSC_QUANTILES - 1 - q];
        double share = 1 - 2 * cautious(tsc_quantile_grid[q]);
        memset(high, 0, sizeof cell->widths[q]);
        if (modelled)
            high[TSC_WIDTH_FEATURES - 1] = gsl_cdf_ugaussian_Pinv((1 + share) / 2);
        tsc_status status = tsc_quantreg(&data, share, modelled ? season_ridge : 0, high, err);
        if (status)
            return status;
        for (size_t j = 0; j < TSC_WIDTH_FEATURES; j++)
            low[j] = -high[j];
    }
    return TSC_OK;
}

static tsc_status learn_cells(struct learner *learner, size_t l, const struct window **rows, tsc_error *err)
{
    for (size_t o = 0; o < learner->option_count; o++) {
        tsc_learnt_table *table = learner->tables + o;
        for (size_t s = 0; s < table->step_count; s++) {
            tsc_table_cell *cell = table->cells + l * table->step_count + s;
            size_t count = select_rows(learner->steps + s, learner->options + o, rows);
            if (count < LEAST_ROWS && l > 0) { /* too few series are that long: what holds for shorter ones holds on */
                *cell = table->cells[(l - 1) * table->step_count + s];
                continue;
            }
            if (count == 0)
                continue;
            tsc_status status = learn_median(learner, rows, count, table->lengths[l], learner->options + o, cell, err);
            if (!status)
                status = learn_widths(learner, rows, thin(rows, count, WIDTH_ROWS), table->lengths[l], cell, err);
            if (status)
                return status;
        }
    }
    return TSC_OK;
}

static tsc_status learn_length(struct learner *learner, int season, size_t l, const struct window **rows,
                               tsc_error *err)
{
    for (size_t s = 0; s < PLACES; s++)
        learner->steps[s].count = 0;
    for (size_t i = 0; i < learner->set_count; i++) {
        const tsc_learn_set *set = learner->sets + i;
        for (size_t k = 0; set->season == season && k < set->panel.count; k++) {
            tsc_status status = cut_series(learner, set, set->panel.series + k, learner->tables->lengths[l], err);
            if (status)
                return status;
        }
    }
    return learn_cells(learner, l, rows, err);
}

static size_t count_sizes(const size_t sizes[PLACES])
{
    size_t count = 0;
    while (count < PLACES && sizes[count])
        count++;
    return count;
}

tsc_status tsc_learn(const tsc_learn_set *sets, size_t set_count, int season, const tsc_learn_options *options,
                     size_t option_count, tsc_arena *arena, tsc_learnt_table *tables, tsc_error *err)
{
    struct learner learner = {
        .sets = sets, .set_count = set_count, .options = options, .option_count = option_count, .tables = tables};
    const struct plan *plan = plans;
    while (plan->season != season)
        if (++plan == plans + sizeof plans / sizeof *plans)
            return tsc_error_set(err, TSC_EUSAGE, NULL, 0, "nothing is planned for a season of %d", season);
    tsc_arena_init(&learner.arena);
    const struct window **rows = malloc(ROW_LIMIT * sizeof *rows);
    learner.x = malloc(ROW_LIMIT * (TSC_PATH_FEATURES + 2) * sizeof *learner.x);
    tsc_status status = rows && learner.x ? TSC_OK : tsc_error_memory(err, "learning");
    learner.origins = plan->origins;
    for (size_t o = 0; o < option_count && !status; o++)
        status = tsc_table_new(season, plan->lengths, count_sizes(plan->lengths), plan->steps, count_sizes(plan->steps),
                               arena, tables + o, err);
    if (!status) {
        learner.y = learner.x + ROW_LIMIT * TSC_PATH_FEATURES;
        learner.weight = learner.y + ROW_LIMIT;
        for (size_t l = 0; l < tables->length_count && !status; l++)
            status = learn_length(&learner, season, l, rows, err);
    }
    for (size_t s = 0; s < PLACES; s++)
        free(learner.steps[s].rows);
    free(rows);
    free(learner.x);
    tsc_arena_clear(&learner.arena);
    return status;
}
