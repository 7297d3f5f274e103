/* What the store and the models know, as chart data: findings in words, looks by origin, targets, notes. */
#include "chart/of_groups.h"
#include "chart/of_series.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <math.h>
#include <stdio.h>

static tsc_plotter *plotter; /* found once */

static int open_plotter(void **state)
{
    (void)state;
    if (tsc_plotter_new(NULL, &plotter, NULL) != TSC_OK)
        plotter = NULL;
    return 0;
}

static int close_plotter(void **state)
{
    (void)state;
    tsc_plotter_free(plotter);
    return 0;
}

static tsc_point point(tsc_period period, double value, tsc_origin origin, const char *source)
{
    return (tsc_point){.period = period, .value = value, .low = (double)NAN, .high = (double)NAN, .status = TSC_OBSERVED, .origin = origin,
                       .source = source, .locator = "", .note = "", .confidence = 1, .preferred = true};
}

static tsc_key key(const char *text)
{
    tsc_key k;
    assert_true(tsc_key_parse(tsc_span_of(text), &k));
    return k;
}

/* Without breaks, so that words can be compared. */
static void expect_text(const char *text, const char *wanted)
{
    char plain[600];
    size_t used = 0;
    assert_non_null(text);
    for (const char *c = text; *c && used + 1 < sizeof plain; c++) {
        if (memcmp(c, "\xc2\xa0", 2) == 0) {
            plain[used++] = ' ';
            c++;
        } else {
            plain[used++] = *c;
        }
    }
    plain[used] = '\0';
    assert_string_equal(plain, wanted);
}

static tsc_point turnover[4];

static tsc_series kazakhstan_morocco(void)
{
    turnover[0] = point(tsc_period_year(2019), 82.4e6, TSC_ORIGIN_STATED, "press/a.txt");
    turnover[1] = point(tsc_period_year(2020), 70.6e6, TSC_ORIGIN_OFFICIAL, "official/b.csv");
    turnover[2] = point(tsc_period_year(2023), 161.18e6, TSC_ORIGIN_DERIVED, "https://www.example.org/a/b/");
    turnover[3] = point(tsc_period_year(2024), 274e6, TSC_ORIGIN_STATED, "https://www.example.org/c");
    return (tsc_series){.key = key("A.KAZ.MAR.trade_turnover.USD"), .points = turnover, .count = 4};
}

static void a_history_tells_its_last_value_and_growth(void **state)
{
    static const struct {
        const char *language, *title;
    } cases[] = {{"en", "Trade turnover, Kazakhstan\xe2\x80\x93Morocco: US$ 274 million in 2024, up 70 %"},
                 {"ru", "\xd0\xa2\xd0\xbe\xd0\xb2\xd0\xb0\xd1\x80\xd0\xbe\xd0\xbe\xd0\xb1\xd0\xbe\xd1\x80\xd0\xbe\xd1\x82, "}};
    tsc_series series = kazakhstan_morocco();
    tsc_arena arena;
    tsc_chart chart;
    (void)state;
    if (!plotter)
        skip();
    tsc_arena_init(&arena);
    tsc_chart_of of = {.series = &series, .language = cases[0].language};
    assert_int_equal(tsc_chart_of_history(plotter, &of, &arena, &chart, NULL), TSC_OK);
    expect_text(chart.title, cases[0].title);
    expect_text(chart.source, "Sources: a.txt, b.csv, example.org");
    assert_non_null(strstr(chart.note, "2021, 2022"));
    const tsc_chart_series *line = &chart.series[chart.series_count - 1];
    assert_int_equal(line->count, 4);
    assert_int_equal(line->points[1].look, TSC_LOOK_OFFICIAL);
    assert_int_equal(line->points[2].look, TSC_LOOK_DERIVED);
    of.language = cases[1].language;
    assert_int_equal(tsc_chart_of_history(plotter, &of, &arena, &chart, NULL), TSC_OK);
    assert_memory_equal(chart.title, cases[1].title, strlen(cases[1].title));
    tsc_arena_clear(&arena);
}

static void a_derived_value_is_told_as_about(void **state)
{
    tsc_series series = kazakhstan_morocco();
    tsc_arena arena;
    tsc_chart chart;
    (void)state;
    if (!plotter)
        skip();
    series.count = 3;
    tsc_arena_init(&arena);
    assert_int_equal(tsc_chart_of_history(plotter, &(tsc_chart_of){.series = &series}, &arena, &chart, NULL), TSC_OK);
    expect_text(chart.title, "Trade turnover, Kazakhstan\xe2\x80\x93Morocco: about US$ 161 million in 2023");
    tsc_arena_clear(&arena);
}

static void targets_of_the_past_have_no_chance_any_more(void **state)
{
    tsc_series series = kazakhstan_morocco();
    const tsc_chart_goal goals[] = {{5e8, tsc_period_year(2020), 3, 0.5}, {1e9, tsc_period_year(2030), 24.08, 0.04}};
    tsc_arena arena;
    tsc_chart chart;
    (void)state;
    if (!plotter)
        skip();
    tsc_arena_init(&arena);
    const tsc_chart_of of = {.series = &series, .goals = goals, .goal_count = 2, .last = tsc_period_year(2024)};
    assert_int_equal(tsc_chart_of_history(plotter, &of, &arena, &chart, NULL), TSC_OK);
    assert_int_equal(chart.target_count, 2);
    assert_true(isnan(chart.targets[0].probability) && isnan(chart.targets[0].base));
    assert_true(fabs(chart.targets[1].probability - 0.04) < 1e-12);
    assert_true(fabs(chart.targets[1].base - 274e6) < 1);
    tsc_arena_clear(&arena);
}

static void a_projection_begins_at_the_last_value(void **state)
{
    double mean[2] = {288e6, 303e6}, quantiles[2 * TSC_QUANTILES];
    tsc_series series = kazakhstan_morocco();
    tsc_arena arena;
    tsc_chart chart;
    (void)state;
    if (!plotter)
        skip();
    for (size_t i = 0; i < 2 * TSC_QUANTILES; i++)
        quantiles[i] = 150e6 + 10e6 * (double)(i % TSC_QUANTILES);
    const tsc_projection projection = {.model = "combination", .horizon = 2, .median = mean, .quantiles = quantiles, .nonnegative = true, .caution = ""};
    tsc_arena_init(&arena);
    const tsc_chart_of of = {.series = &series, .projection = &projection, .last = tsc_period_year(2024)};
    assert_int_equal(tsc_chart_of_history(plotter, &of, &arena, &chart, NULL), TSC_OK);
    const tsc_chart_series *fan = &chart.series[chart.series_count - 1];
    assert_int_equal(fan->look, TSC_LOOK_PROJECTION);
    assert_int_equal(fan->count, 3);
    assert_true(fabs(fan->points[0].value - 274e6) < 1 && fabs(fan->points[0].x - 2024) < 1e-9);
    assert_true(fabs(fan->points[2].value - 303e6) < 1 && fabs(fan->points[2].x - 2026) < 1e-9);
    assert_int_equal(fan->band_count, 3);
    assert_true(fan->bands[0].low[2] > fan->bands[1].low[2] && fan->bands[1].low[2] > fan->bands[2].low[2]);
    tsc_arena_clear(&arena);
}

static void growth_compares_neighbouring_years_only(void **state)
{
    tsc_series series = kazakhstan_morocco();
    tsc_arena arena;
    tsc_chart chart;
    (void)state;
    if (!plotter)
        skip();
    tsc_arena_init(&arena);
    assert_int_equal(tsc_chart_of_growth(plotter, &(tsc_chart_of){.series = &series}, &arena, &chart, NULL), TSC_OK);
    assert_int_equal(chart.series[0].count, 2);
    assert_true(fabs(chart.series[0].points[0].x - 2020) < 1e-9);
    assert_true(fabs(chart.series[0].points[1].value - 70) < 0.01);
    expect_text(chart.title, "Trade turnover, Kazakhstan\xe2\x80\x93Morocco: up 70 % in 2024");
    tsc_arena_clear(&arena);
}

static void a_balance_is_of_the_last_common_year(void **state)
{
    tsc_point out[] = {point(tsc_period_year(2019), 70.4e6, TSC_ORIGIN_STATED, "a"), point(tsc_period_year(2021), 90e6, TSC_ORIGIN_STATED, "a")};
    tsc_point in[] = {point(tsc_period_year(2019), 112e6, TSC_ORIGIN_STATED, "a")};
    const tsc_series exports = {key("A.KAZ.MAR.exports.USD"), out, 2}, imports = {key("A.KAZ.MAR.imports.USD"), in, 1};
    tsc_arena arena;
    tsc_chart chart;
    (void)state;
    if (!plotter)
        skip();
    tsc_arena_init(&arena);
    assert_int_equal(tsc_chart_of_balance(plotter, &(tsc_chart_of){.series = &exports}, &(tsc_chart_of){.series = &imports}, &arena, &chart, NULL), TSC_OK);
    expect_text(chart.title, "Trade in goods, Kazakhstan\xe2\x80\x93Morocco: deficit of US$ 41.6 million in 2019");
    tsc_arena_clear(&arena);
}

static void shares_leave_out_totals_and_doubles(void **state)
{
    tsc_point values[] = {point(tsc_period_year(2023), 30e6, TSC_ORIGIN_STATED, "a"), point(tsc_period_year(2023), 70e6, TSC_ORIGIN_STATED, "b"),
                          point(tsc_period_year(2023), 500e6, TSC_ORIGIN_OFFICIAL, "c"), point(tsc_period_year(2023), 75e6, TSC_ORIGIN_OFFICIAL, "d")};
    const tsc_series series[] = {{key("A.KAZ.MAR.trade_turnover.USD"), &values[0], 1},
                                 {key("A.KAZ.CHN.trade_turnover.USD"), &values[1], 1},
                                 {key("A.KAZ.WLD.trade_turnover.USD"), &values[2], 1},
                                 {key("A.CHN.KAZ.trade_turnover.USD"), &values[3], 1}};
    tsc_arena arena;
    tsc_chart chart;
    (void)state;
    if (!plotter)
        skip();
    tsc_arena_init(&arena);
    assert_int_equal(tsc_chart_of_shares(plotter, series, 4, NULL, &arena, &chart, NULL), TSC_OK);
    assert_int_equal(chart.bar_count, 2);
    assert_string_equal(chart.bars[0].name, "China");
    expect_text(chart.bars[0].label, "US$ 75 million (71 %)");
    assert_string_equal(chart.bars[1].name, "Morocco");
    expect_text(chart.source, "Sources: a, d"); /* of the values that are shown */
    tsc_arena_clear(&arena);
}

static void all_sources_are_counted(void **state)
{
    enum { COUNT = 90 };
    static char names[COUNT][16];
    tsc_point points[COUNT];
    tsc_arena arena;
    tsc_chart chart;
    (void)state;
    if (!plotter)
        skip();
    for (int i = 0; i < COUNT; i++) {
        snprintf(names[i], sizeof names[i], "folder/%d.txt", i);
        points[i] = point(tsc_period_year(1930 + i), i, TSC_ORIGIN_STATED, names[i]);
    }
    const tsc_series series = {key("A.KAZ.MAR.exports.USD"), points, COUNT};
    tsc_arena_init(&arena);
    assert_int_equal(tsc_chart_of_history(plotter, &(tsc_chart_of){.series = &series}, &arena, &chart, NULL), TSC_OK);
    expect_text(chart.source, "Sources: 0.txt, 1.txt, 2.txt, 3.txt and 86 more");
    tsc_arena_clear(&arena);
}

static void a_mirror_tells_who_records_less(void **state)
{
    tsc_point out[] = {point(tsc_period_year(2023), 100e6, TSC_ORIGIN_OFFICIAL, "a")}, in[] = {point(tsc_period_year(2023), 66e6, TSC_ORIGIN_OFFICIAL, "b")};
    const tsc_series exports = {key("A.KAZ.MAR.exports.USD"), out, 1}, imports = {key("A.MAR.KAZ.imports.USD"), in, 1};
    tsc_arena arena;
    tsc_chart chart;
    (void)state;
    if (!plotter)
        skip();
    tsc_arena_init(&arena);
    assert_int_equal(tsc_chart_of_mirror(plotter, &exports, &imports, "en", &arena, &chart, NULL), TSC_OK);
    expect_text(chart.title, "Morocco records 34 % less than Kazakhstan in 2023");
    tsc_arena_clear(&arena);
}

static void an_empty_series_is_a_chart_without_data(void **state)
{
    const tsc_series series = {.key = key("A.KAZ.MAR.exports.USD")};
    tsc_arena arena;
    tsc_chart chart;
    tsc_buffer image;
    (void)state;
    if (!plotter)
        skip();
    tsc_arena_init(&arena);
    tsc_buffer_init(&image);
    assert_int_equal(tsc_chart_of_history(plotter, &(tsc_chart_of){.series = &series}, &arena, &chart, NULL), TSC_OK);
    assert_int_equal(tsc_chart_draw(plotter, &chart, &(tsc_chart_opts){.format = TSC_CHART_SVG}, &image, NULL, NULL), TSC_OK);
    assert_non_null(strstr(image.data, "No data to draw"));
    assert_int_equal(tsc_chart_of_growth(plotter, &(tsc_chart_of){.series = &series}, &arena, &chart, NULL), TSC_OK);
    assert_int_equal(tsc_chart_draw(plotter, &chart, &(tsc_chart_opts){.format = TSC_CHART_SVG}, &image, NULL, NULL), TSC_OK);
    tsc_buffer_clear(&image);
    tsc_arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_history_tells_its_last_value_and_growth),
        cmocka_unit_test(a_derived_value_is_told_as_about),
        cmocka_unit_test(targets_of_the_past_have_no_chance_any_more),
        cmocka_unit_test(a_projection_begins_at_the_last_value),
        cmocka_unit_test(growth_compares_neighbouring_years_only),
        cmocka_unit_test(a_balance_is_of_the_last_common_year),
        cmocka_unit_test(shares_leave_out_totals_and_doubles),
        cmocka_unit_test(all_sources_are_counted),
        cmocka_unit_test(a_mirror_tells_who_records_less),
        cmocka_unit_test(an_empty_series_is_a_chart_without_data),
    };
    return cmocka_run_group_tests(tests, open_plotter, close_plotter);
}
