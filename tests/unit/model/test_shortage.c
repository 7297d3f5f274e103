/* Models where memory is short: each allocation fails in its turn, and either the model says so or its numbers are the
   same. */
#include "../test.h"

#include "../shortage.h"

#include "core/buffer.h"
#include "model/diagnose.h"
#include "model/forecast.h"
#include "model/metrics.h"
#include "model/panel.h"
#include "model/ppml.h"
#include "model/ppml_table.h"
#include "model/prior.h"

#include <gsl/gsl_errno.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { ROWS = 60, TRIED = 60 };

static tsc_model_tables *tables;

/* Does something, and writes down all that came out of it. */
typedef tsc_status (*trial)(tsc_arena *arena, tsc_buffer *out, tsc_error *err);

static tsc_status run(trial what, tsc_buffer *out, tsc_error *err)
{
    tsc_arena arena;
    tsc_arena_init(&arena);
    *err = (tsc_error){0};
    tsc_status status = what(&arena, out, err);
    if (status == TSC_OK)
        status = tsc_buffer_status(out, err);
    tsc_arena_clear(&arena);
    return status;
}

static void try_all(const char *name, trial what)
{
    tsc_buffer whole = {0}, out = {0};
    tsc_error err;
    shortage_set(0);
    if (run(what, &whole, &err) != TSC_OK)
        fail_msg("%s: %s", name, err.message);
    size_t all = shortage_calls, step = getenv("TSC_FULL") ? 1 : all / TRIED + 1;
    for (size_t n = 1; n <= all; n += getenv("UNDER_VALGRIND") ? 10 * step : step) {
        shortage_set(n);
        tsc_status status = run(what, &out, &err);
        shortage_set(0);
        if (status == TSC_OK ? strcmp(tsc_buffer_text(&out), tsc_buffer_text(&whole)) != 0
                             : status != TSC_ENOMEM || err.code != TSC_ENOMEM)
            fail_msg("%s, allocation %zu of %zu: status %d, error %d", name, n, all, (int)status, (int)err.code);
        tsc_buffer_clear(&out);
    }
    tsc_buffer_clear(&whole);
}

static void add_values(tsc_buffer *out, const double *values, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        tsc_buffer_add_double(out, values[i]);
        tsc_buffer_add_char(out, ' ');
    }
}

/* Flows of ten places over six years, as if by chance; the first place sells nothing in its last year. */
static tsc_ppml_panel make_panel(double *y, double *x, uint32_t *places, uint32_t *years, tsc_ppml_factor factors[2])
{
    static const char *const names[] = {"distance", "agreement"};
    for (uint32_t i = 0; i < ROWS; i++) {
        places[i] = i / 6;
        years[i] = i % 6;
        x[i] = (double)(i * 7 % 13);
        x[ROWS + i] = i * 5 % 11 < 4;
        y[i] = i == 5 ? 0 : exp(.1 * x[i] + .5 * x[ROWS + i] + .2 * places[i]) * (1 + .3 * (double)(i * 3 % 7));
    }
    factors[0] = (tsc_ppml_factor){"place", places, 10};
    factors[1] = (tsc_ppml_factor){"year", years, 6};
    return (tsc_ppml_panel){ROWS, "flow", y, 2, names, x, 2, factors, 2, factors};
}

static tsc_status gravity(bool poisson, tsc_arena *arena, tsc_buffer *out, tsc_error *err)
{
    double y[ROWS], x[2 * ROWS];
    uint32_t places[ROWS], years[ROWS];
    tsc_ppml_factor factors[2];
    tsc_ppml_fit fit;
    tsc_ppml_panel panel = make_panel(y, x, places, years, factors);
    tsc_status status = poisson ? tsc_ppml_estimate(&panel, TSC_PPML_HC1, arena, &fit, err)
                                : tsc_ppml_log_linear(&panel, TSC_PPML_HC1, arena, &fit, err);
    for (size_t i = 0; status == TSC_OK && i < fit.count; i++) {
        const double values[] = {fit.terms[i].coef, fit.terms[i].se, (double)fit.absorbed, (double)fit.parameters};
        add_values(out, values, 4);
    }
    return status;
}

static tsc_status poisson(tsc_arena *arena, tsc_buffer *out, tsc_error *err)
{
    return gravity(true, arena, out, err);
}

static tsc_status log_linear(tsc_arena *arena, tsc_buffer *out, tsc_error *err)
{
    return gravity(false, arena, out, err);
}

static tsc_status read_gravity(tsc_arena *arena, tsc_buffer *out, tsc_error *err)
{
    static const char text[] = "from,to,year,flow,distance\nA,B,1,10,2\nA,C,1,20,3\nB,A,1,15,2\nB,C,2,5,4\nC,A,2,9,3\n";
    tsc_ppml_table table;
    tsc_ppml_spec spec = {.depvar = "flow", .regressors = "log(distance)", .effects = "from*year,to", .clusters = "from"};
    tsc_status status = tsc_ppml_table_read("t.csv", tsc_span_of(text), &spec, NULL, arena, &table, err);
    if (status == TSC_OK) {
        add_values(out, table.panel.y, table.panel.rows);
        add_values(out, table.panel.x, table.panel.rows);
        for (size_t e = 0; e < table.panel.effect_count; e++)
            tsc_buffer_printf(out, "%s %zu;", table.panel.effects[e].name, table.panel.effects[e].levels);
    }
    return status;
}

static tsc_status diagnosis(tsc_arena *arena, tsc_buffer *out, tsc_error *err)
{
    static const int times[] = {1, 2, 3, 4, 5, 6, 8, 9, 10, 11};
    static const double values[] = {100, 112, 118, 131, 129, 150, 171, 180, 204, 214};
    tsc_history history = {times, values, 10, 1};
    tsc_diagnosis d;
    tsc_status status = tsc_diagnose(tables, &history, 3, NULL, arena, &d, err);
    if (status != TSC_OK)
        return status;
    tsc_buffer_printf(out, "%s\n%s\n", d.choice, d.width);
    for (size_t i = 0; i < d.row_count; i++) {
        const tsc_diagnosis_row *row = d.rows + i;
        const double numbers[] = {row->growth_pct, row->residual_sd, row->residual_lag1, row->normality_p,
                                  row->rolling.error_pct};
        tsc_buffer_printf(out, "%s %s ", row->fit.method->name, row->fit.refusal ? row->fit.refusal : "");
        add_values(out, numbers, 5);
        add_values(out, row->projection.median, row->projection.horizon);
    }
    return TSC_OK;
}

static tsc_status season(tsc_arena *arena, tsc_buffer *out, tsc_error *err)
{
    int times[24];
    double values[24];
    tsc_projection projection;
    for (int i = 0; i < 24; i++) {
        times[i] = i;
        values[i] = 100 + 2 * i + 10 * (i % 4) + i * 7 % 5;
    }
    tsc_history history = {times, values, 24, 4};
    tsc_status status = tsc_forecast(tables, &history, 6, NULL, arena, &projection, err);
    if (status == TSC_OK)
        add_values(out, projection.quantiles, projection.horizon * TSC_QUANTILES);
    return status;
}

/* A panel is read, and its prior learnt. */
static tsc_status panel_prior(tsc_arena *arena, tsc_buffer *out, tsc_error *err)
{
    tsc_buffer text = {0};
    tsc_panel panel;
    tsc_prior prior;
    tsc_buffer_add_text(&text, "series_id,t,value\n");
    for (int s = 0; s < 24; s++)
        for (int t = 0; t < 8; t++)
            tsc_buffer_printf(&text, "S%d,%d,%d\n", s, 2000 + t, 100 + 3 * t + (s * 7 + t * 5) % 11);
    tsc_status status = tsc_buffer_status(&text, err);
    if (status == TSC_OK)
        status = tsc_panel_read(tsc_span_make(text.data, text.length), "p.csv", 1, NULL, &panel, err);
    tsc_buffer_clear(&text);
    if (status != TSC_OK)
        return status;
    tsc_history *histories = tsc_arena_alloc(arena, panel.count * sizeof *histories);
    if (!histories)
        status = tsc_error_set(err, TSC_ENOMEM, NULL, 0, "out of memory");
    for (size_t s = 0; histories && s < panel.count; s++)
        histories[s] = panel.series[s].history;
    if (status == TSC_OK)
        status = tsc_prior_learn(tables, histories, panel.count, &prior, err);
    if (status == TSC_OK) {
        const double numbers[] = {(double)prior.series, prior.drift, prior.own, prior.width};
        add_values(out, numbers, 4);
    }
    tsc_panel_clear(&panel);
    return status;
}

static tsc_status measures(tsc_arena *arena, tsc_buffer *out, tsc_error *err)
{
    static const double times[] = {2019, 2020, 2021, 2022, 2023}, values[] = {10, 12, 11, 15, 19};
    const double numbers[] = {tsc_metric_trend_growth(times, values, 5), tsc_metric_volatility(times, values, 5)};
    (void)arena, (void)err;
    add_values(out, numbers, 2);
    return TSC_OK;
}

static void gravity_tells_every_shortage(void **state)
{
    (void)state;
    try_all("a table", read_gravity);
    try_all("Poisson", poisson);
    try_all("log-linear", log_linear);
}

static void a_diagnosis_tells_every_shortage(void **state)
{
    (void)state;
    try_all("a diagnosis", diagnosis);
}

static void a_projection_tells_every_shortage(void **state)
{
    (void)state;
    try_all("a season", season);
    try_all("a panel", panel_prior);
    try_all("measures", measures);
}

static int load(void **state)
{
    tsc_error err;
    (void)state;
    gsl_set_error_handler_off();
    return tsc_model_tables_load("datasets/models", &tables, &err) == TSC_OK ? 0 : -1;
}

static int unload(void **state)
{
    (void)state;
    tsc_model_tables_free(tables);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gravity_tells_every_shortage),
        cmocka_unit_test(a_diagnosis_tells_every_shortage),
        cmocka_unit_test(a_projection_tells_every_shortage),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
