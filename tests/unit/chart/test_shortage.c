/* Charts where memory is short: each allocation fails in its turn, and either the chart fails or its script is the same. */
#include "../test.h"

#include "../shortage.h"

#include "chart/canvas.h"
#include "chart/kind.h"
#include "chart/of_json.h"
#include "core/file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct tools {
    tsc_typeface *typeface;
    tsc_wording wording;
} tools;

/* Reads a chart and lays it out; false where that failed. */
static bool lay(const tools *t, tsc_span json, tsc_arena *arena, tsc_buffer *script, tsc_status *status)
{
    tsc_chart chart;
    tsc_canvas canvas;
    tsc_error err;
    *status = tsc_chart_of_json(json, arena, &chart, &err);
    if (*status != TSC_OK)
        return false;
    const tsc_kind *kind = tsc_kind_of(chart.kind);
    tsc_canvas_init(&canvas, 1200, 720, t->typeface, &t->wording, chart.language ? chart.language : "en", arena);
    if (kind->drawable(&chart))
        kind->lay(&canvas, &chart);
    tsc_canvas_write(&canvas, script);
    bool whole = !canvas.failed && !script->failed;
    *status = whole ? TSC_OK : TSC_ENOMEM;
    tsc_canvas_clear(&canvas);
    return whole;
}

static void try_chart(const tools *t, const char *path)
{
    enum { TRIED = 60 };
    tsc_buffer json = {0}, whole = {0}, script = {0};
    tsc_arena arena;
    tsc_error err;
    tsc_status status;
    tsc_arena_init(&arena);
    assert_int_equal(tsc_file_read(path, 0, &json, &err), TSC_OK);
    tsc_span text = tsc_span_make(json.data, json.length);
    shortage_set(0);
    if (!lay(t, text, &arena, &whole, &status))
        fail_msg("%s: status %d", path, (int)status);
    size_t all = shortage_calls, step = getenv("TSC_FULL") ? 1 : all / TRIED + 1;
    for (size_t n = 1; n <= all; n += getenv("UNDER_VALGRIND") ? 10 * step : step) {
        tsc_arena_clear(&arena);
        shortage_set(n);
        bool good = lay(t, text, &arena, &script, &status);
        shortage_set(0);
        if (good ? strcmp(tsc_buffer_text(&script), tsc_buffer_text(&whole)) != 0 : status != TSC_ENOMEM)
            fail_msg("%s, allocation %zu of %zu: status %d", path, n, all, (int)status);
        tsc_buffer_clear(&script);
    }
    tsc_arena_clear(&arena);
    tsc_buffer_clear(&whole);
    tsc_buffer_clear(&json);
}

static void a_chart_tells_every_shortage(void **state)
{
    static const char *const names[] = {"history", "growth", "balance", "scenarios", "timeline", "shares", "mirror", "tornado",
                                        "index", "multiples"};
    tools *t = *state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char path[200];
        snprintf(path, sizeof path, "plots/gallery/%s.json", names[i]);
        try_chart(t, path);
    }
}

static int open_tools(void **state)
{
    tools *t = calloc(1, sizeof *t);
    *state = t;
    return t && tsc_typeface_new(&t->typeface, NULL) == TSC_OK && tsc_wording_load(&t->wording, NULL) == TSC_OK ? 0 : -1;
}

static int close_tools(void **state)
{
    tools *t = *state;
    tsc_wording_clear(&t->wording);
    tsc_typeface_free(t->typeface);
    free(t);
    return 0;
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_chart_tells_every_shortage, open_tools, close_tools),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
