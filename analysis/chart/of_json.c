#include "chart/of_json.h"

#include <jansson.h>
#include <math.h>

/* Where the reading stands: the first thing that is wrong ends it. */
typedef struct reader {
    tsc_arena *arena;
    tsc_status status;
    tsc_error *err;
} reader;

static const char *const look_names[] = {"stated",     "derived", "official", "part-year",
                                         "projection", "target",  "scenario"};
static const char *const state_names[] = {"done", "planned", "open", "kept", "overdue", "cancelled"};

static void refuse(reader *r, const char *what, const char *value)
{
    if (r->status == TSC_OK)
        r->status = tsc_error_set(r->err, TSC_EINPUT, NULL, 0, "%s '%s' is not known", what, value ? value : "");
}

static void *room(reader *r, size_t count, size_t size)
{
    void *memory = tsc_arena_calloc(r->arena, count ? count : 1, size);
    if (!memory && r->status == TSC_OK)
        r->status = tsc_error_memory(r->err, "a chart");
    return memory;
}

static const char *text_of(reader *r, const json_t *object, const char *name)
{
    const json_t *value = json_object_get(object, name);
    if (!json_is_string(value))
        return NULL;
    char *copy = tsc_arena_strndup(r->arena, json_string_value(value), json_string_length(value));
    if (!copy && r->status == TSC_OK)
        r->status = tsc_error_memory(r->err, "a chart");
    return copy;
}

static double number(const json_t *value)
{
    return json_is_number(value) ? json_number_value(value) : (double)NAN;
}

static double number_of(const json_t *object, const char *name)
{
    return number(json_object_get(object, name));
}

static int choice(reader *r, const json_t *value, const char *const *names, size_t count, const char *what,
                  int fallback)
{
    if (!json_is_string(value))
        return fallback;
    for (size_t i = 0; i < count; i++)
        if (strcmp(json_string_value(value), names[i]) == 0)
            return (int)i;
    refuse(r, what, json_string_value(value));
    return fallback;
}

static tsc_look look_of(reader *r, const json_t *value, tsc_look fallback)
{
    return (tsc_look)choice(r, value, look_names, sizeof look_names / sizeof *look_names, "the look", (int)fallback);
}

static tsc_chart_point read_point(reader *r, const json_t *item, tsc_look look)
{
    if (json_is_array(item))
        return (tsc_chart_point){number(json_array_get(item, 0)),
                                 number(json_array_get(item, 1)),
                                 (double)NAN,
                                 (double)NAN,
                                 look_of(r, json_array_get(item, 2), look),
                                 NULL};
    return (tsc_chart_point){number_of(item, "x"),
                             number_of(item, "value"),
                             number_of(item, "low"),
                             number_of(item, "high"),
                             look_of(r, json_object_get(item, "look"), look),
                             text_of(r, item, "label")};
}

static const double *read_numbers(reader *r, const json_t *list, size_t count)
{
    double *numbers = room(r, count, sizeof *numbers);
    for (size_t i = 0; numbers && i < count; i++)
        numbers[i] = number(json_array_get(list, i));
    return numbers;
}

static void read_bands(reader *r, const json_t *list, tsc_chart_series *series)
{
    size_t count = json_array_size(list);
    tsc_chart_band *bands = room(r, count, sizeof *bands);
    for (size_t i = 0; bands && i < count; i++) {
        const json_t *item = json_array_get(list, i);
        bands[i] =
            (tsc_chart_band){number_of(item, "level"), read_numbers(r, json_object_get(item, "low"), series->count),
                             read_numbers(r, json_object_get(item, "high"), series->count)};
    }
    series->bands = bands;
    series->band_count = bands ? count : 0;
}

static void read_series(reader *r, const json_t *item, tsc_chart_series *series)
{
    const json_t *list = json_object_get(item, "points");
    double step = number_of(item, "step");
    tsc_chart_point *points = room(r, json_array_size(list), sizeof *points);
    *series = (tsc_chart_series){text_of(r, item, "name"),
                                 text_of(r, item, "label"),
                                 look_of(r, json_object_get(item, "look"), TSC_LOOK_STATED),
                                 points,
                                 points ? json_array_size(list) : 0,
                                 isfinite(step) ? step : 1,
                                 NULL,
                                 0,
                                 json_is_true(json_object_get(item, "loose"))};
    tsc_look look =
        series->look == TSC_LOOK_PROJECTION || series->look == TSC_LOOK_SCENARIO ? TSC_LOOK_STATED : series->look;
    for (size_t i = 0; i < series->count; i++)
        points[i] = read_point(r, json_array_get(list, i), look);
    read_bands(r, json_object_get(item, "bands"), series);
}

static void read_all_series(reader *r, const json_t *list, tsc_chart *chart)
{
    tsc_chart_series *series = room(r, json_array_size(list), sizeof *series);
    for (size_t i = 0; series && i < json_array_size(list); i++)
        read_series(r, json_array_get(list, i), &series[i]);
    chart->series = series;
    chart->series_count = series ? json_array_size(list) : 0;
}

static void read_targets(reader *r, const json_t *list, tsc_chart *chart)
{
    tsc_chart_target *targets = room(r, json_array_size(list), sizeof *targets);
    for (size_t i = 0; targets && i < json_array_size(list); i++) {
        const json_t *item = json_array_get(list, i);
        targets[i] =
            (tsc_chart_target){text_of(r, item, "name"),  number_of(item, "x"),      number_of(item, "value"),
                               number_of(item, "base"),   number_of(item, "growth"), number_of(item, "probability"),
                               number_of(item, "median"), number_of(item, "low"),    number_of(item, "high")};
    }
    chart->targets = targets;
    chart->target_count = targets ? json_array_size(list) : 0;
}

static void read_bars(reader *r, const json_t *list, tsc_chart *chart)
{
    tsc_chart_bar *bars = room(r, json_array_size(list), sizeof *bars);
    for (size_t i = 0; bars && i < json_array_size(list); i++) {
        const json_t *item = json_array_get(list, i);
        bars[i] = (tsc_chart_bar){text_of(r, item, "name"),
                                  number_of(item, "value"),
                                  number_of(item, "low"),
                                  number_of(item, "high"),
                                  look_of(r, json_object_get(item, "look"), TSC_LOOK_STATED),
                                  text_of(r, item, "label")};
    }
    chart->bars = bars;
    chart->bar_count = bars ? json_array_size(list) : 0;
}

static void read_events(reader *r, const json_t *list, tsc_chart *chart)
{
    tsc_chart_event *events = room(r, json_array_size(list), sizeof *events);
    for (size_t i = 0; events && i < json_array_size(list); i++) {
        const json_t *item = json_array_get(list, i);
        events[i] = (tsc_chart_event){
            text_of(r, item, "group"), text_of(r, item, "label"), number_of(item, "x"), number_of(item, "due"),
            (tsc_chart_state)choice(r, json_object_get(item, "state"), state_names,
                                    sizeof state_names / sizeof *state_names, "the state", 0)};
    }
    chart->events = events;
    chart->event_count = events ? json_array_size(list) : 0;
}

static void read_chart(reader *r, const json_t *item, tsc_chart *chart)
{
    const char *kind = json_string_value(json_object_get(item, "kind")),
               *unit = json_string_value(json_object_get(item, "unit"));
    double origin = number_of(item, "origin");
    *chart = (tsc_chart){.title = text_of(r, item, "title"),
                         .subtitle = text_of(r, item, "subtitle"),
                         .source = text_of(r, item, "source"),
                         .note = text_of(r, item, "note"),
                         .language = text_of(r, item, "language"),
                         .origin = isfinite(origin) ? origin : 0,
                         .today = number_of(item, "today")};
    if (kind && !tsc_chart_kind_parse(tsc_span_of(kind), &chart->kind))
        refuse(r, "the kind of chart", kind);
    if (unit && *unit && !tsc_unit_parse(tsc_span_of(unit), &chart->unit))
        refuse(r, "the unit", unit);
    read_all_series(r, json_object_get(item, "series"), chart);
    read_targets(r, json_object_get(item, "targets"), chart);
    read_bars(r, json_object_get(item, "bars"), chart);
    read_events(r, json_object_get(item, "events"), chart);
}

static void read_panels(reader *r, const json_t *list, tsc_chart *chart)
{
    tsc_chart *panels = room(r, json_array_size(list), sizeof *panels);
    for (size_t i = 0; panels && i < json_array_size(list); i++)
        read_chart(r, json_array_get(list, i), &panels[i]);
    chart->panels = panels;
    chart->panel_count = panels ? json_array_size(list) : 0;
}

tsc_status tsc_chart_of_json(tsc_span json, tsc_arena *arena, tsc_chart *chart, tsc_error *err)
{
    json_error_t problem;
    reader r = {arena, TSC_OK, err};
    json_t *root = json_loadb(json.data, json.length, JSON_REJECT_DUPLICATES, &problem);
    if (!root)
        return tsc_error_set(err, TSC_EINPUT, NULL, problem.line > 0 ? (size_t)problem.line : 0, "no JSON: %s",
                             problem.text);
    read_chart(&r, root, chart);
    read_panels(&r, json_object_get(root, "panels"), chart);
    json_decref(root);
    return r.status;
}
