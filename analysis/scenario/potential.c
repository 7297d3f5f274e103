#include "scenario/potential.h"

#include "core/grow.h"
#include "core/map.h"
#include "core/number.h"
#include "model/ppml.h"
#include "store/csv_in.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum { REGRESSORS = 32, PAIR_SIZE = 40 };

/* One flow of a year. */
typedef struct flow {
    tsc_place origin, destination;
    int year;
    double value;
    double x[REGRESSORS];
    size_t known;      /* regressors that the file gave */
    bool mirrored;     /* the other direction of a symmetric measure */
} flow;

/* The panel being gathered. */
typedef struct gathering {
    const tsc_key *key;
    const tsc_potential_opts *opts;
    tsc_arena *arena;
    flow *flows;
    size_t count, room;
    tsc_map places;    /* "KAZ MAR 2024" -> flow index + 1 */
    tsc_span names[REGRESSORS];
    bool logarithm[REGRESSORS];
    size_t regressors;
    size_t at[REGRESSORS], origin, destination, time;
    bool timeless;     /* the file has no years: its rows hold for all */
} gathering;

static size_t place_text(char text[PAIR_SIZE], tsc_place origin, tsc_place destination, int year)
{
    return (size_t)snprintf(text, PAIR_SIZE, "%s %s %d", origin.code, destination.code, year);
}

static tsc_status add_flow(gathering *all, const flow *one, tsc_error *err)
{
    char text[PAIR_SIZE];
    flow *wider = tsc_grow_in(all->arena, all->flows, all->count, &all->room, sizeof *wider);
    if (!wider)
        return tsc_error_memory(err, "the flows of a gravity fit");
    all->flows = wider;
    size_t length = place_text(text, one->origin, one->destination, all->timeless ? 0 : one->year);
    char *name = tsc_arena_strndup(all->arena, text, length);
    all->flows[all->count++] = *one;
    if (!name || (!all->timeless && !tsc_map_put(&all->places, tsc_span_make(name, length), (void *)all->count)))
        return tsc_error_memory(err, "the flows of a gravity fit");
    return TSC_OK;
}

static tsc_status add_series(gathering *all, const tsc_series *series, tsc_error *err)
{
    bool both = tsc_indicator_is_symmetric(series->key.indicator);
    for (size_t i = 0; i < series->count; i++) {
        const tsc_point *point = &series->points[i];
        if (!point->preferred || point->status != TSC_OBSERVED || point->period.kind != TSC_PERIOD_YEAR ||
            !isfinite(point->value) || point->value < 0)
            continue;
        flow one = {.origin = series->key.reporter, .destination = series->key.partner};
        one.year = point->period.first.year;
        one.value = point->value;
        tsc_status status = add_flow(all, &one, err);
        flow mirror = one;
        mirror.origin = one.destination;
        mirror.destination = one.origin;
        mirror.mirrored = true;
        if (status == TSC_OK && both)
            status = add_flow(all, &mirror, err);
        if (status != TSC_OK)
            return status;
    }
    return TSC_OK;
}

static tsc_status gather(gathering *all, tsc_store *store, tsc_error *err)
{
    tsc_key pattern = *all->key, *keys;
    size_t count = 0;
    pattern.frequency = 'A';
    pattern.reporter = pattern.partner = tsc_place_none();
    tsc_status status = tsc_store_keys(store, &pattern, all->arena, &keys, &count, err);
    for (size_t i = 0; status == TSC_OK && i < count; i++) {
        tsc_series series;
        if (!tsc_place_is_country(keys[i].reporter) || !tsc_place_is_country(keys[i].partner) ||
            tsc_place_same(keys[i].reporter, keys[i].partner) || strcmp(keys[i].commodity, all->key->commodity) != 0)
            continue;
        status = tsc_store_series(store, &keys[i], all->arena, &series, err);
        if (status == TSC_OK)
            status = add_series(all, &series, err);
    }
    return status;
}

static tsc_status name_regressors(gathering *all, tsc_error *err)
{
    const char *rest = all->opts->regressors;
    while (rest && *rest) {
        size_t length = strcspn(rest, ",");
        tsc_span name = tsc_span_trim(tsc_span_make(rest, length));
        if (all->regressors == REGRESSORS)
            return tsc_error_set(err, TSC_EUSAGE, NULL, 0, "more than %d regressors", REGRESSORS);
        bool logarithm = name.length > 5 && memcmp(name.data, "log(", 4) == 0 && name.data[name.length - 1] == ')';
        all->logarithm[all->regressors] = logarithm;
        all->names[all->regressors++] = logarithm ? tsc_span_make(name.data + 4, name.length - 5) : name;
        rest += length + (rest[length] == ',');
    }
    return TSC_OK;
}

static tsc_status take_header(gathering *all, const tsc_csv_row *row, tsc_error *err)
{
    const tsc_potential_opts *opts = all->opts;
    all->origin = tsc_csv_row_find(row, tsc_span_of(opts->origin ? opts->origin : "iso3_o"));
    all->destination = tsc_csv_row_find(row, tsc_span_of(opts->destination ? opts->destination : "iso3_d"));
    all->time = tsc_csv_row_find(row, tsc_span_of(opts->time ? opts->time : "year"));
    all->timeless = all->time == SIZE_MAX;
    if (all->origin == SIZE_MAX || all->destination == SIZE_MAX)
        return tsc_error_set(err, TSC_EUSAGE, opts->file, row->line,
                             "there are no columns of the two countries: name them with --origin and --destination");
    for (size_t r = 0; r < all->regressors; r++) {
        all->at[r] = tsc_csv_row_find(row, all->names[r]);
        if (all->at[r] == SIZE_MAX)
            return tsc_error_set(err, TSC_EUSAGE, opts->file, row->line, "there is no column '%.*s'",
                                 (int)all->names[r].length, all->names[r].data);
    }
    return TSC_OK;
}

static void fill_flow(gathering *all, const tsc_csv_row *row, flow *one)
{
    one->known = 0;
    for (size_t r = 0; r < all->regressors; r++) {
        double value;
        if (!tsc_number_parse(row->fields[all->at[r]], &value) || (all->logarithm[r] && value <= 0))
            continue;
        one->x[r] = all->logarithm[r] ? log(value) : value;
        one->known++;
    }
}

static tsc_status take_row(void *context, const tsc_csv_row *row, tsc_error *err)
{
    gathering *all = context;
    char text[PAIR_SIZE];
    long long year = 0;
    tsc_place origin, destination;
    if (row->number == 1)
        return take_header(all, row, err);
    size_t last = all->origin > all->destination ? all->origin : all->destination;
    for (size_t r = 0; r < all->regressors; r++)
        last = all->at[r] > last ? all->at[r] : last;
    if (last >= row->count || (!all->timeless && all->time >= row->count))
        return tsc_error_set(err, TSC_EINPUT, all->opts->file, row->line, "the row has %zu fields only", row->count);
    if (!tsc_place_parse(row->fields[all->origin], &origin) ||
        !tsc_place_parse(row->fields[all->destination], &destination) ||
        (!all->timeless && !tsc_integer_parse(row->fields[all->time], 1800, 2200, &year)))
        return TSC_OK;
    for (size_t i = 0; all->timeless && i < all->count; i++)
        if (tsc_place_same(all->flows[i].origin, origin) && tsc_place_same(all->flows[i].destination, destination))
            fill_flow(all, row, &all->flows[i]);
    size_t length = place_text(text, origin, destination, (int)year);
    size_t index = all->timeless ? 0 : (size_t)tsc_map_get(&all->places, tsc_span_make(text, length));
    if (index > 0)
        fill_flow(all, row, &all->flows[index - 1]);
    return TSC_OK;
}

/* Drops flows that lack a regressor; returns how many. */
static size_t drop_unknown(gathering *all)
{
    size_t kept = 0;
    for (size_t i = 0; i < all->count; i++)
        if (all->flows[i].known == all->regressors)
            all->flows[kept++] = all->flows[i];
    size_t dropped = all->count - kept;
    all->count = kept;
    return dropped;
}

/* Codes of "PLACE YEAR" over the flows. */
static tsc_status country_years(gathering *all, bool destination, tsc_ppml_factor *factor, tsc_error *err)
{
    tsc_map levels;
    tsc_map_init(&levels);
    uint32_t *codes = tsc_arena_calloc(all->arena, all->count + 1, sizeof *codes);
    bool ok = codes != NULL;
    for (size_t i = 0; ok && i < all->count; i++) {
        char text[PAIR_SIZE];
        size_t length = place_text(text, destination ? all->flows[i].destination : all->flows[i].origin,
                                   tsc_place_none(), all->flows[i].year);
        size_t code = (size_t)tsc_map_get(&levels, tsc_span_make(text, length));
        if (code == 0) {
            char *name = tsc_arena_strndup(all->arena, text, length);
            code = levels.count + 1;
            ok = name && tsc_map_put(&levels, tsc_span_make(name, length), (void *)code);
        }
        codes[i] = (uint32_t)(code - 1);
    }
    *factor = (tsc_ppml_factor){.name = destination ? "destination by year" : "origin by year", .codes = codes};
    factor->levels = levels.count;
    tsc_map_clear(&levels);
    return ok ? TSC_OK : tsc_error_memory(err, "the flows of a gravity fit");
}

static tsc_status estimate(gathering *all, tsc_ppml_fit *fit, tsc_error *err)
{
    tsc_ppml_factor effects[2];
    const char **names = tsc_arena_calloc(all->arena, all->regressors + 1, sizeof *names);
    double *y = tsc_arena_calloc(all->arena, all->count + 1, sizeof *y);
    double *x = tsc_arena_calloc(all->arena, all->count * all->regressors + 1, sizeof *x);
    if (!names || !y || !x)
        return tsc_error_memory(err, "the flows of a gravity fit");
    for (size_t r = 0; r < all->regressors; r++)
        if (!(names[r] = tsc_arena_strndup(all->arena, all->names[r].data, all->names[r].length)))
            return tsc_error_memory(err, "the flows of a gravity fit");
    for (size_t i = 0; i < all->count; i++) {
        y[i] = all->flows[i].value;
        for (size_t r = 0; r < all->regressors; r++)
            x[r * all->count + i] = all->flows[i].x[r];
    }
    tsc_ppml_panel panel = {.rows = all->count, .depvar = all->key->indicator, .y = y, .x = x, .names = names};
    panel.regressor_count = all->regressors;
    if (!all->opts->pooled) {
        tsc_status status = country_years(all, false, &effects[0], err);
        if (status == TSC_OK)
            status = country_years(all, true, &effects[1], err);
        if (status != TSC_OK)
            return status;
        panel.effects = effects;
        panel.effect_count = 2;
    }
    return tsc_ppml_estimate(&panel, TSC_PPML_HC0, all->arena, fit, err);
}

static bool is_pair(const gathering *all, const flow *one)
{
    return !one->mirrored && tsc_place_same(one->origin, all->key->reporter) &&
           tsc_place_same(one->destination, all->key->partner);
}

/* Where the pair stands among all flows of its year, by what it trades of what is expected. */
static tsc_potential_year read_year(const gathering *all, const tsc_ppml_fit *fit, size_t pair)
{
    const flow *own = &all->flows[pair];
    tsc_potential_year year = {.year = own->year, .actual = own->value, .fitted = fit->fitted[pair]};
    size_t below = 0;
    double ratio = year.actual / year.fitted;
    for (size_t i = 0; i < all->count; i++) {
        if (all->flows[i].year != own->year || all->flows[i].mirrored || !(fit->fitted[i] > 0))
            continue;
        year.pairs++;
        below += all->flows[i].value / fit->fitted[i] < ratio;
    }
    year.rank = year.pairs > 1 ? (double)below / (double)(year.pairs - 1) : (double)NAN;
    return year;
}

static tsc_status read_years(const gathering *all, const tsc_ppml_fit *fit, tsc_potential *potential, tsc_error *err)
{
    size_t own = 0;
    potential->years = tsc_arena_calloc(all->arena, all->count + 1, sizeof *potential->years);
    if (!potential->years)
        return tsc_error_memory(err, "the flows of a gravity fit");
    for (size_t i = 0; i < all->count; i++) {
        own += is_pair(all, &all->flows[i]);
        if (is_pair(all, &all->flows[i]) && isfinite(fit->fitted[i]))
            potential->years[potential->count++] = read_year(all, fit, i);
    }
    if (potential->count == 0)
        return tsc_error_set(err, own ? TSC_EMODEL : TSC_ENOTFOUND, NULL, 0,
                             own ? "too few pairs: the fit needs flows of both countries with others in the same year"
                                 : "the store has no flow of this pair (with the regressors of the file)");
    return TSC_OK;
}

tsc_status tsc_potential_fit(tsc_store *store, const tsc_key *key, const tsc_potential_opts *opts, tsc_arena *arena,
                             tsc_potential *potential, tsc_error *err)
{
    tsc_ppml_fit fit;
    tsc_csv_opts csv = {0};
    gathering all = {.key = key, .opts = opts, .arena = arena};
    *potential = (tsc_potential){0};
    tsc_map_init(&all.places);
    tsc_status status = name_regressors(&all, err);
    if (status == TSC_OK)
        status = gather(&all, store, err);
    if (status == TSC_OK && opts->file)
        status = tsc_csv_read(opts->file, &csv, take_row, &all, NULL, err);
    potential->left_out = drop_unknown(&all);
    if (status == TSC_OK && all.count == 0)
        status = tsc_error_set(err, TSC_ENOTFOUND, NULL, 0, "the store has no yearly flows of this measure");
    if (status == TSC_OK)
        status = estimate(&all, &fit, err);
    if (status == TSC_OK) {
        potential->flows = fit.observations;
        potential->pseudo_r2 = fit.pseudo_r2;
        status = read_years(&all, &fit, potential, err);
    }
    tsc_map_clear(&all.places);
    return status;
}
