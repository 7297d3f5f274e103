/* The parts of a layout: ticks, wrapping, cutting, labels spread at the ends of lines, labels beside points. */
#include "chart/ends.h"
#include "chart/frame.h"
#include "chart/kind.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <math.h>
#include <stdio.h>

typedef struct bench {
    tsc_typeface *typeface;
    tsc_wording wording;
    tsc_arena arena;
    tsc_canvas canvas;
} bench;

static int set_up(void **state)
{
    static bench b; /* one at a time */
    tsc_arena_init(&b.arena);
    if (tsc_typeface_new(&b.typeface, NULL) != TSC_OK || tsc_wording_load(&b.wording, NULL) != TSC_OK)
        return -1;
    tsc_canvas_init(&b.canvas, 1200, 720, b.typeface, &b.wording, "en", &b.arena);
    *state = &b;
    return 0;
}

static int tear_down(void **state)
{
    bench *b = *state;
    tsc_canvas_clear(&b->canvas);
    tsc_wording_clear(&b->wording);
    tsc_typeface_free(b->typeface);
    tsc_arena_clear(&b->arena);
    return 0;
}

static void expect_ticks(tsc_ticks ticks, double first, double step, size_t count)
{
    assert_int_equal(ticks.count, count);
    assert_true(fabs(ticks.at[0] - first) < 1e-9 * fabs(step));
    assert_true(fabs(ticks.step - step) < 1e-9 * fabs(step));
}

static void ticks_stand_at_round_values(void **state)
{
    (void)state;
    expect_ticks(tsc_ticks_linear((tsc_range){0, 1040}, 8), 0, 200, 6);
    expect_ticks(tsc_ticks_linear((tsc_range){-4.8, 1.2}, 8), -4, 1, 6);
    expect_ticks(tsc_ticks_linear((tsc_range){0, 0.0011}, 6), 0, 0.0002, 6);
    expect_ticks(tsc_ticks_years((tsc_range){2018.65, 2030.35}, 20, 1), 2019, 1, 12);
    expect_ticks(tsc_ticks_years((tsc_range){1960, 2024}, 8, 1), 1960, 10, 7);
    expect_ticks(tsc_ticks_years((tsc_range){2023.9, 2025.1}, 20, 0.25), 2024, 0.25, 5);
    expect_ticks(tsc_ticks_years((tsc_range){2022.5, 2024.5}, 20, 1), 2023, 1, 2);
    assert_int_equal(tsc_ticks_log((tsc_range){900, 2.1e9}, 8).count, 7);
    assert_int_equal(tsc_ticks_linear((tsc_range){1, 1}, 8).count, 0);
    assert_int_equal(tsc_ticks_linear((tsc_range){0, (double)INFINITY}, 8).count, 0);
}

static void axes_begin_at_zero_with_air_beyond(void **state)
{
    (void)state;
    tsc_range range = tsc_range_for_axis((tsc_range){50, 100});
    assert_true(fabs(range.low) < 1e-12 && range.high > 100 && range.high < 110);
    range = tsc_range_for_axis((tsc_range){-4, -1});
    assert_true(range.low < -4 && fabs(range.high) < 1e-12);
    range = tsc_range_for_axis((tsc_range){0, 0});
    assert_true(fabs(range.low) < 1e-12 && fabs(range.high - 1) < 1e-12);
    range = tsc_range_for_axis(tsc_range_none());
    assert_true(fabs(range.low) < 1e-12 && fabs(range.high - 1) < 1e-12);
}

static void measures_have_few_digits_and_words(void **state)
{
    bench *b = *state;
    tsc_unit usd;
    assert_true(tsc_unit_parse(tsc_span_of("USD"), &usd));
    tsc_measure measure = tsc_measure_for(&b->canvas, usd, 274e6);
    assert_string_equal(measure.words, "US$ million");
    assert_string_equal(tsc_measure_text(&b->canvas, &measure, 161.18e6), "161");
    assert_string_equal(tsc_measure_text(&b->canvas, &measure, 1e9), "1,000");
    assert_string_equal(tsc_measure_signed(&b->canvas, &measure, 41e6), "+41");
    measure = tsc_measure_for(&b->canvas, usd, 43.8e9);
    assert_string_equal(measure.words, "US$ billion");
    measure = tsc_measure_for(&b->canvas, tsc_unit_none(), 12);
    assert_string_equal(measure.words, "");
}

static void long_texts_are_broken_where_they_may_be(void **state)
{
    bench *b = *state;
    tsc_lines lines = tsc_canvas_wrap(&b->canvas, TSC_TYPE_LABEL, "one two three four five six seven", 100, 8);
    assert_true(lines.count > 2 && lines.width <= 100);
    assert_string_equal(lines.line[0], "one two");
    lines = tsc_canvas_wrap(&b->canvas, TSC_TYPE_LABEL, "first\nsecond", 1000, 8);
    assert_int_equal(lines.count, 2);
    assert_string_equal(lines.line[1], "second");
    lines = tsc_canvas_wrap(&b->canvas, TSC_TYPE_LABEL, "one two three four five six seven", 100, 1);
    assert_int_equal(lines.count, 1);
    assert_non_null(strstr(lines.line[0], "\xe2\x80\xa6"));
    lines = tsc_canvas_wrap(&b->canvas, TSC_TYPE_LABEL, "with a chance of 50 %",
                            tsc_canvas_measure(&b->canvas, TSC_TYPE_LABEL, "with a chance of 50"), 3);
    assert_string_equal(lines.line[1], "50 %");
    assert_int_equal(tsc_canvas_wrap(&b->canvas, TSC_TYPE_LABEL, NULL, 100, 3).count, 0);
    assert_int_equal(tsc_canvas_wrap(&b->canvas, TSC_TYPE_LABEL, "  ", 100, 3).count, 0);
}

static void a_word_too_long_is_broken_on_whole_characters(void **state)
{
    bench *b = *state;
    tsc_lines lines = tsc_canvas_wrap(
        &b->canvas, TSC_TYPE_LABEL,
        "\xd1\x82\xd0\xbe\xd0\xb2\xd0\xb0\xd1\x80\xd0\xbe\xd0\xbe\xd0\xb1\xd0\xbe\xd1\x80\xd0\xbe\xd1\x82", 60, 8);
    assert_true(lines.count > 1 && lines.width <= 60);
    for (size_t i = 0; i < lines.count; i++)
        assert_int_equal(strlen(lines.line[i]) % 2, 0);
}

static void cut_texts_fit_and_end_in_an_ellipsis(void **state)
{
    bench *b = *state;
    const char *cut = tsc_canvas_fit(&b->canvas, TSC_TYPE_STRONG, "Prepared or preserved fish", 120);
    assert_true(tsc_canvas_measure(&b->canvas, TSC_TYPE_STRONG, cut) <= 120);
    assert_string_equal(cut + strlen(cut) - 3, "\xe2\x80\xa6");
    assert_string_equal(tsc_canvas_fit(&b->canvas, TSC_TYPE_STRONG, "fish", 120), "fish");
}

static void ends_at_one_place_are_spread(void **state)
{
    enum { COUNT = 6 };
    bench *b = *state;
    tsc_end ends[COUNT] = {{0}};
    size_t count = COUNT;
    for (size_t i = 0; i < COUNT; i++) {
        ends[i].y = 300;
        ends[i].head = tsc_canvas_wrap(&b->canvas, TSC_TYPE_STRONG, "name", 200, 1);
        ends[i].body = tsc_canvas_wrap(&b->canvas, TSC_TYPE_LABEL, "value", 200, 1);
    }
    tsc_ends_spread(&b->canvas, ends, &count, 0, 700);
    assert_int_equal(count, COUNT);
    for (size_t i = 1; i < COUNT; i++)
        assert_true(ends[i - 1].at - ends[i].at >= tsc_end_height(&b->canvas, &ends[i]));
    assert_true(ends[COUNT - 1].at > 0 && ends[0].at < 700);
    assert_true(fabs((ends[0].at + ends[COUNT - 1].at) / 2 - 300) < 1); /* around what they want, not below it */
}

static void an_end_that_stands_free_stays(void **state)
{
    bench *b = *state;
    const double wanted[] = {650, 322, 318, 100};
    tsc_end ends[4] = {{0}};
    size_t count = 4;
    for (size_t i = 0; i < count; i++) {
        ends[i].y = wanted[i];
        ends[i].head = tsc_canvas_wrap(&b->canvas, TSC_TYPE_STRONG, "name", 200, 1);
    }
    tsc_ends_spread(&b->canvas, ends, &count, 0, 700);
    assert_true(ends[0].at == 650 && ends[3].at == 100);
    assert_true(ends[1].at > 322 && ends[2].at < 318 && fabs(ends[1].at + ends[2].at - 640) < 1e-6);
}

static void a_character_that_no_font_has_becomes_a_hollow_square(void **state)
{
    bench *b = *state;
    tsc_buffer shown;
    if (!tsc_typeface_found(b->typeface))
        skip();
    tsc_buffer_init(&shown);
    assert_int_equal(tsc_typeface_replace(b->typeface,
                                          tsc_span_of("a\xf4\x8f\xbf\xbd"
                                                      "b"),
                                          &shown),
                     0x10FFFD);
    assert_string_equal(tsc_buffer_text(&shown),
                        "a\xe2\x96\xa1"
                        "b");
    shown.length = 0;
    assert_int_equal(tsc_typeface_replace(b->typeface, tsc_span_of("Торговля 2024"), &shown), 0);
    assert_string_equal(tsc_buffer_text(&shown), "Торговля 2024");
    tsc_buffer_clear(&shown);
}

static void ends_beyond_the_room_are_given_up_from_below(void **state)
{
    enum { COUNT = 30 };
    bench *b = *state;
    tsc_end ends[COUNT] = {{0}};
    size_t count = COUNT;
    for (size_t i = 0; i < COUNT; i++) {
        ends[i].y = 10.0 * (double)i;
        ends[i].head = tsc_canvas_wrap(&b->canvas, TSC_TYPE_STRONG, "name", 200, 1);
        ends[i].body = tsc_canvas_wrap(&b->canvas, TSC_TYPE_LABEL, "value", 200, 1);
    }
    tsc_ends_spread(&b->canvas, ends, &count, 0, 300);
    assert_true(count > 5 && count < COUNT);
    assert_true(ends[0].y > 280);
    for (size_t i = 1; i < count; i++)
        assert_true(ends[i - 1].at > ends[i].at);
    assert_true(ends[count - 1].at > 0);
}

static void labels_keep_off_lines_and_each_other(void **state)
{
    bench *b = *state;
    tsc_canvas_segment(&b->canvas, TSC_MARK_LINE, TSC_INK_STATED, 100, 300, 500, 340);
    assert_true(tsc_canvas_label(&b->canvas, TSC_TYPE_LABEL, TSC_INK_STATED, TSC_ABOVE, 300, 320, "first"));
    assert_true(tsc_canvas_label(&b->canvas, TSC_TYPE_LABEL, TSC_INK_STATED, TSC_ABOVE, 300, 320, "second"));
    assert_int_equal(b->canvas.text_count, 2);
    for (size_t i = 0; i < 2; i++) {
        const tsc_box *box = &b->canvas.texts[i].box;
        for (size_t k = 0; k < b->canvas.dot_count; k++)
            assert_false(b->canvas.dots[k].x > box->left && b->canvas.dots[k].x < box->right &&
                         b->canvas.dots[k].y > box->bottom && b->canvas.dots[k].y < box->top);
    }
    assert_false(tsc_canvas_free_of_text(&b->canvas, b->canvas.texts[0].box));
}

static void a_label_without_a_place_is_left_out(void **state)
{
    bench *b = *state;
    for (double y = 0; y < 720; y += 6)
        tsc_canvas_segment(&b->canvas, TSC_MARK_LINE, TSC_INK_STATED, 0, y, 1200, y);
    assert_false(tsc_canvas_label(&b->canvas, TSC_TYPE_LABEL, TSC_INK_STATED, TSC_ABOVE, 600, 360, "lost"));
    assert_int_equal(b->canvas.text_count, 0);
}

/* Lays out a gauge; the least and the greatest place of its bars. */
static tsc_range bars_of_gauge(tsc_canvas *canvas, const tsc_chart_target *target)
{
    const tsc_chart chart = {.kind = TSC_CHART_GAUGE, .title = "Balance", .targets = target, .target_count = 1};
    tsc_range seen = tsc_range_none();
    tsc_kind_gauge.lay(canvas, &chart);
    for (int mark = TSC_MARK_BAR; mark <= TSC_MARK_PALE_BAR; mark++)
        for (const char *line = tsc_buffer_text(&canvas->marks[mark]); *line; line += strcspn(line, "\n") + 1) {
            double x, y, left, right;
            assert_int_equal(sscanf(line, "%lf %lf %lf %lf", &x, &y, &left, &right), 4);
            assert_true(left <= right);
            tsc_range_add(&seen, left);
            tsc_range_add(&seen, right);
        }
    return seen;
}

static void a_gauge_holds_what_lies_below_zero(void **state)
{
    bench *b = *state;
    tsc_chart_target target = {
        .x = 2030, .value = 100, .base = -80, .low = -300, .median = -50, .high = 90, .probability = 0.02};
    tsc_range bars = bars_of_gauge(&b->canvas, &target);
    size_t names = 0;
    for (size_t i = 0; i < b->canvas.text_count; i++)
        if (strstr(b->canvas.texts[i].string, "2030")) { /* the name of the row */
            assert_true(b->canvas.texts[i].box.right <= bars.low);
            names++;
        }
    assert_true(names > 0);
    assert_true(bars.high <= b->canvas.width);
}

static void a_gauge_of_a_bare_target_is_no_wider_than_it(void **state)
{
    bench *b = *state;
    const double none = (double)NAN;
    tsc_chart_target bare = {.x = 2030,
                             .value = 100,
                             .base = none,
                             .low = none,
                             .median = none,
                             .high = none,
                             .probability = none,
                             .required_growth_pct = none};
    tsc_range bars = bars_of_gauge(&b->canvas, &bare);
    assert_true(bars.high - bars.low > 0.6 * b->canvas.width); /* the target fills its row */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(ticks_stand_at_round_values, set_up, tear_down),
        cmocka_unit_test_setup_teardown(axes_begin_at_zero_with_air_beyond, set_up, tear_down),
        cmocka_unit_test_setup_teardown(measures_have_few_digits_and_words, set_up, tear_down),
        cmocka_unit_test_setup_teardown(long_texts_are_broken_where_they_may_be, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_word_too_long_is_broken_on_whole_characters, set_up, tear_down),
        cmocka_unit_test_setup_teardown(cut_texts_fit_and_end_in_an_ellipsis, set_up, tear_down),
        cmocka_unit_test_setup_teardown(ends_at_one_place_are_spread, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_end_that_stands_free_stays, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_character_that_no_font_has_becomes_a_hollow_square, set_up, tear_down),
        cmocka_unit_test_setup_teardown(ends_beyond_the_room_are_given_up_from_below, set_up, tear_down),
        cmocka_unit_test_setup_teardown(labels_keep_off_lines_and_each_other, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_label_without_a_place_is_left_out, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_gauge_holds_what_lies_below_zero, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_gauge_of_a_bare_target_is_no_wider_than_it, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
