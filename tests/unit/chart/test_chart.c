/* Whole charts: every kind, ordinary and awkward data, three sizes: drawn, well-formed, with the labels that were promised,
   no text over another and none cut at the edge; the same bytes each time; nothing that a text says is ever run. */
#include "chart/chart.h"
#include "chart/of_json.h"
#include "chart/typeface.h"
#include "core/file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <dirent.h>
#include <libxml/parser.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static tsc_plotter *plotter; /* one gnuplot is found for all tests */
static tsc_typeface *typeface;

static int open_plotter(void **state)
{
    (void)state;
    if (tsc_plotter_new(NULL, &plotter, NULL) != TSC_OK)
        plotter = NULL;
    return tsc_typeface_new(&typeface, NULL) == TSC_OK ? 0 : -1;
}

static int close_plotter(void **state)
{
    (void)state;
    tsc_plotter_free(plotter);
    tsc_typeface_free(typeface);
    xmlCleanupParser();
    return 0;
}

typedef struct piece {
    double left, right, bottom, top;
    char text[300];
} piece;

typedef struct pieces {
    piece items[1200];
    size_t count;
    char all[60000]; /* every text, with newlines */
    size_t all_length;
} pieces;

static double attribute(xmlNode *node, const char *name)
{
    char *text = (char *)xmlGetProp(node, (const xmlChar *)name);
    double value = text ? strtod(text, NULL) : 0;
    xmlFree(text);
    return value;
}

/* A group with a position and its text, as gnuplot writes them. */
static void take_group(xmlNode *group, xmlNode *text_node, pieces *found)
{
    char *transform = (char *)xmlGetProp(group, (const xmlChar *)"transform");
    char *anchor = (char *)xmlGetProp(group, (const xmlChar *)"text-anchor");
    char *weight = (char *)xmlGetProp(group, (const xmlChar *)"font-weight");
    char *text = (char *)xmlNodeGetContent(text_node);
    double x = 0, y = 0, size = attribute(group, "font-size");
    assert_int_equal(sscanf(transform, "translate(%lf,%lf)", &x, &y), 2);
    tsc_span span = tsc_span_trim(tsc_span_of(text));
    double width = tsc_typeface_width(typeface, span, weight != NULL, size);
    double left = strcmp(anchor, "start") == 0 ? x : strcmp(anchor, "middle") == 0 ? x - width / 2 : x - width;
    piece *item = &found->items[found->count++];
    assert_true(found->count < sizeof found->items / sizeof *found->items);
    *item = (piece){left, left + width, y, y - 0.75 * size, ""};
    snprintf(item->text, sizeof item->text, "%.*s", (int)span.length, span.data);
    int added = snprintf(found->all + found->all_length, sizeof found->all - found->all_length, "%s\n", item->text);
    found->all_length += (size_t)added;
    assert_true(found->all_length < sizeof found->all);
    xmlFree(text);
    xmlFree(weight);
    xmlFree(anchor);
    xmlFree(transform);
}

static void take_texts(xmlNode *node, pieces *found)
{
    for (; node; node = node->next) {
        if (node->type != XML_ELEMENT_NODE)
            continue;
        assert_true(strcmp((const char *)node->name, "script") != 0);
        for (xmlNode *child = node->children; child; child = child->next)
            if (child->type == XML_ELEMENT_NODE && strcmp((const char *)child->name, "text") == 0)
                take_group(node, child, found);
        take_texts(node->children, found);
    }
}

/* Overlaps by more than a pixel either way are seen; descenders and accents may touch. */
static void check_layout(const pieces *found, double width, double height, const char *name)
{
    for (size_t i = 0; i < found->count; i++) {
        const piece *a = &found->items[i];
        if (a->left < -1 || a->right > width + 1 || a->top < -1 || a->bottom > height + 1)
            fail_msg("%s: cut at the edge: '%s' (%.0f to %.0f of %.0f)", name, a->text, a->left, a->right, width);
        for (size_t k = 0; k < i; k++) {
            const piece *b = &found->items[k];
            if (a->left + 1 < b->right && b->left + 1 < a->right && a->top + 1 < b->bottom && b->top + 1 < a->bottom)
                fail_msg("%s: '%s' covers '%s'", name, a->text, b->text);
        }
    }
}

static void draw(const tsc_chart *chart, const tsc_chart_opts *opts, tsc_buffer *image, const char *name)
{
    tsc_error err;
    tsc_buffer_init(image);
    if (tsc_chart_draw(plotter, chart, opts, image, NULL, &err) != TSC_OK)
        fail_msg("%s: %s", name, err.message);
}

static void check_svg(const tsc_chart *chart, const tsc_chart_opts *opts, const char *name)
{
    static pieces found;
    tsc_buffer image;
    draw(chart, opts, &image, name);
    xmlDoc *document = xmlReadMemory(image.data, (int)image.length, NULL, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    if (!document)
        fail_msg("%s: the SVG is not well-formed", name);
    memset(&found, 0, sizeof found);
    take_texts(xmlDocGetRootElement(document), &found);
    check_layout(&found, opts->width, opts->height, name);
    if (chart->title && strlen(chart->title) > 10) {
        tsc_buffer shown = {0}; /* letters that no installed font has are squares */
        (void)tsc_typeface_replace(typeface, tsc_span_of(chart->title), &shown);
        assert_memory_equal(found.all, tsc_buffer_text(&shown), 5);
        tsc_buffer_clear(&shown);
    }
    assert_null(strstr(image.data, "onmouse"));
    assert_non_null(strstr(image.data, "role=\"img\""));
    xmlFreeDoc(document);
    tsc_buffer_clear(&image);
}

static void each_chart_of(const char *folder, void (*look)(const tsc_chart *chart, const char *name))
{
    DIR *list = opendir(folder);
    size_t count = 0;
    assert_non_null(list);
    for (struct dirent *entry = readdir(list); entry; entry = readdir(list)) {
        char path[512];
        tsc_buffer json;
        tsc_arena arena;
        tsc_chart chart;
        tsc_error err;
        if (strcmp(tsc_path_ending(entry->d_name), "json") != 0)
            continue;
        snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        tsc_buffer_init(&json);
        tsc_arena_init(&arena);
        assert_int_equal(tsc_file_read(path, 0, &json, NULL), TSC_OK);
        if (tsc_chart_of_json(tsc_span_make(json.data, json.length), &arena, &chart, &err) != TSC_OK)
            fail_msg("%s: %s", path, err.message);
        look(&chart, entry->d_name);
        tsc_arena_clear(&arena);
        tsc_buffer_clear(&json);
        count++;
    }
    closedir(list);
    assert_true(count > 10);
}

static void check_sizes(const tsc_chart *chart, const char *name)
{
    check_svg(chart, &(tsc_chart_opts){1200, 720, TSC_CHART_SVG, false}, name);
    check_svg(chart, &(tsc_chart_opts){1920, 1080, TSC_CHART_SVG, true}, name);
    check_svg(chart, &(tsc_chart_opts){1080, 1080, TSC_CHART_SVG, false}, name);
}

static void texts_stand_free_in_all_kinds(void **state)
{
    (void)state;
    if (!plotter)
        skip();
    each_chart_of("plots/gallery", check_sizes);
}

static void check_page_and_square(const tsc_chart *chart, const char *name)
{
    check_svg(chart, &(tsc_chart_opts){1200, 720, TSC_CHART_SVG, false}, name);
    check_svg(chart, &(tsc_chart_opts){1080, 1080, TSC_CHART_SVG, true}, name);
}

static void texts_stand_free_with_awkward_data(void **state)
{
    (void)state;
    if (!plotter)
        skip();
    each_chart_of("tests/chart/awkward", check_page_and_square);
}

static void check_png(const tsc_chart *chart, const char *name)
{
    tsc_buffer first, second;
    const tsc_chart_opts opts = {640, 400, TSC_CHART_PNG, false};
    draw(chart, &opts, &first, name);
    draw(chart, &opts, &second, name);
    assert_int_equal(first.length, second.length);
    assert_memory_equal(first.data, second.data, first.length);
    assert_true(first.length > 2000);
    tsc_buffer_clear(&first);
    tsc_buffer_clear(&second);
}

static void the_same_chart_gives_the_same_png(void **state)
{
    (void)state;
    if (!plotter)
        skip();
    each_chart_of("plots/gallery", check_png);
}

static tsc_chart sample(const tsc_chart_point *points, size_t count, tsc_chart_series *series)
{
    *series = (tsc_chart_series){.points = points, .count = count};
    return (tsc_chart){.kind = TSC_CHART_HISTORY, .title = "A sample of a title", .series = series, .series_count = 1};
}

static void every_format_ends_with_its_marker(void **state)
{
    static const tsc_chart_point points[] = {{.x = 2023, .value = 1}, {.x = 2024, .value = 2}};
    tsc_chart_series series;
    tsc_chart chart = sample(points, 2, &series);
    tsc_buffer image;
    (void)state;
    if (!plotter)
        skip();
    for (int format = TSC_CHART_PNG; format <= TSC_CHART_PDF; format++) {
        draw(&chart, &(tsc_chart_opts){.format = (tsc_chart_format)format}, &image, "sample");
        assert_true(image.length > 1000);
        tsc_buffer_clear(&image);
    }
}

static void promised_labels_are_there(void **state)
{
    static const char json[] = "{\"kind\":\"history\",\"title\":\"Trade grew\",\"subtitle\":\"Turnover\",\"unit\":\"USD\",\"source\":\"Source: x\","
                               "\"series\":[{\"points\":[[2023,161.18e6,\"derived\"],[2024,274e6]]},{\"look\":\"projection\","
                               "\"points\":[[2024,274e6],[2025,288e6]],\"bands\":[{\"level\":80,\"low\":[274e6,240e6],\"high\":[274e6,352e6]}]}],"
                               "\"targets\":[{\"x\":2025,\"value\":1e9,\"base\":274e6,\"growth\":265,\"probability\":0.001}]}";
    static const char *const promised[] = {"Trade grew", "Turnover, US$ million; 80\xc2\xa0% band", "Source: x", "161 derived", "274", "2024",
                                           "288 (80\xc2\xa0%: 240 to 352)", "Target: 1,000", "265\xc2\xa0% a year needed", "chance below 1\xc2\xa0%"};
    tsc_arena arena;
    tsc_chart chart;
    tsc_buffer image;
    (void)state;
    if (!plotter)
        skip();
    tsc_arena_init(&arena);
    assert_int_equal(tsc_chart_of_json(tsc_span_of(json), &arena, &chart, NULL), TSC_OK);
    draw(&chart, &(tsc_chart_opts){.format = TSC_CHART_SVG}, &image, "promised");
    for (size_t i = 0; i < sizeof promised / sizeof *promised; i++)
        if (!strstr(image.data, promised[i]))
            fail_msg("no label '%s'", promised[i]);
    tsc_buffer_clear(&image);
    tsc_arena_clear(&arena);
}

static void sizes_out_of_bounds_are_misuse(void **state)
{
    static const tsc_chart_point points[] = {{.x = 2024, .value = 2}};
    tsc_chart_series series;
    tsc_chart chart = sample(points, 1, &series);
    tsc_buffer image;
    (void)state;
    if (!plotter)
        skip();
    tsc_buffer_init(&image);
    assert_int_equal(tsc_chart_draw(plotter, &chart, &(tsc_chart_opts){.width = 10, .height = 10}, &image, NULL, NULL), TSC_EUSAGE);
    assert_int_equal(tsc_chart_draw(plotter, &chart, &(tsc_chart_opts){.width = 100000}, &image, NULL, NULL), TSC_EUSAGE);
    tsc_buffer_clear(&image);
}

static void random_text(char *text, size_t size, unsigned *seed)
{
    static const char *const parts[] = {"'", "\"", "`touch pwn`", "\\", "\n", "\n!touch pwn\n", "'; system('touch pwn')", "TSC_END", "%s", "%",
                                        "@areas", "\xe2\x80\xae", "\xef\xbb\xbf", "\xd9\xa1\xd9\xa2", "{", "}", "^_&~", "$", "\r", "\t", "#", "\xd0\xb6",
                                        "\xff", "<b>", "&amp;", "]]>", "e", "''", "x y", "\nEOD\n", "|", "<touch pwn", "\n\"\n", ";"};
    text[0] = '\0';
    for (int i = 0; i < 12; i++) {
        *seed = *seed * 1103515245u + 12345u;
        strncat(text, parts[(*seed >> 16) % (sizeof parts / sizeof *parts)], size - strlen(text) - 1);
    }
}

static void nothing_that_a_text_says_is_run(void **state)
{
    enum { ROUNDS = 50, TEXTS = 8 };
    static char texts[TEXTS][200];
    unsigned seed = 20250101;
    (void)state;
    if (!plotter)
        skip();
    for (int round = 0; round < ROUNDS; round++) { /* 400 strings in 8 places each */
        for (int i = 0; i < TEXTS; i++)
            random_text(texts[i], sizeof texts[i], &seed);
        const tsc_chart_point points[] = {{.x = 2023, .value = 1, .label = texts[0]}, {.x = 2024, .value = 2}};
        const tsc_chart_series series = {.name = texts[1], .label = texts[2], .look = TSC_LOOK_STATED, .points = points, .count = 2};
        const tsc_chart_bar bar = {.name = texts[3], .value = 1, .label = texts[4]};
        const tsc_chart_event event = {.group = texts[5], .label = texts[6], .x = 2024, .due = 2025};
        const tsc_chart_kind kinds[] = {TSC_CHART_HISTORY, TSC_CHART_SHARES, TSC_CHART_TIMELINE};
        tsc_chart chart = {.kind = kinds[round % 3], .title = texts[7], .subtitle = texts[6], .source = texts[5], .note = texts[4],
                           .series = &series, .series_count = 1, .bars = &bar, .bar_count = 1, .events = &event, .event_count = 1};
        tsc_buffer image;
        draw(&chart, &(tsc_chart_opts){.format = TSC_CHART_SVG}, &image, "random");
        xmlDoc *document = xmlReadMemory(image.data, (int)image.length, NULL, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR);
        if (!document)
            fail_msg("round %d: not well-formed", round);
        xmlFreeDoc(document);
        tsc_buffer_clear(&image);
    }
    assert_int_equal(access("plots/pwn", F_OK), -1);
    assert_int_equal(access("pwn", F_OK), -1);
}

static void a_link_in_the_way_is_replaced_and_not_followed(void **state)
{
    static const tsc_chart_point points[] = {{.x = 2024, .value = 2}};
    char folder[] = "/tmp/tsc-chart-test-XXXXXX", link_path[64], victim[64];
    tsc_chart_series series;
    tsc_chart chart = sample(points, 1, &series);
    tsc_buffer content;
    (void)state;
    if (!plotter)
        skip();
    assert_non_null(mkdtemp(folder));
    snprintf(link_path, sizeof link_path, "%s/chart.svg", folder);
    snprintf(victim, sizeof victim, "%s/victim", folder);
    assert_int_equal(tsc_file_write(victim, "mine", 4, NULL), TSC_OK);
    assert_int_equal(symlink(victim, link_path), 0);
    assert_int_equal(tsc_chart_save(plotter, &chart, &(tsc_chart_opts){.format = TSC_CHART_SVG}, link_path, NULL, NULL), TSC_OK);
    tsc_buffer_init(&content);
    assert_int_equal(tsc_file_read(victim, 0, &content, NULL), TSC_OK);
    assert_string_equal(content.data, "mine");
    tsc_buffer_clear(&content);
    unlink(link_path);
    unlink(victim);
    rmdir(folder);
}

static void a_folder_that_is_not_there_is_an_output_error(void **state)
{
    static const tsc_chart_point points[] = {{.x = 2024, .value = 2}};
    tsc_chart_series series;
    tsc_chart chart = sample(points, 1, &series);
    tsc_error err;
    (void)state;
    if (!plotter)
        skip();
    assert_int_equal(tsc_chart_save(plotter, &chart, &(tsc_chart_opts){.format = TSC_CHART_SVG}, "/nonexistent/x.svg", NULL, &err),
                     TSC_EOUTPUT);
}

static void count_note(void *context, const tsc_error *note)
{
    (void)note;
    (*(int *)context)++;
}

static void a_glyph_that_is_missing_is_noticed(void **state)
{
    static const tsc_chart_point points[] = {{.x = 2024, .value = 2}};
    tsc_chart_series series;
    tsc_chart chart = sample(points, 1, &series);
    tsc_buffer image;
    int heard = 0;
    const tsc_notes notes = {count_note, &heard};
    (void)state;
    if (!plotter || !tsc_typeface_found(typeface))
        skip();
    tsc_buffer_init(&image);
    chart.title = "\xd0\xa2\xd0\xbe\xd0\xb2\xd0\xb0\xd1\x80 \xd8\xad\xd8\xac\xd9\x85";
    assert_int_equal(tsc_chart_draw(plotter, &chart, &(tsc_chart_opts){.format = TSC_CHART_SVG}, &image, &notes, NULL), TSC_OK);
    assert_int_equal(heard, 0);
    chart.title = "\xf0\xbf\xbf\xbd"; /* a character that is not assigned */
    assert_int_equal(tsc_chart_draw(plotter, &chart, &(tsc_chart_opts){.format = TSC_CHART_SVG}, &image, &notes, NULL), TSC_OK);
    assert_int_equal(heard, 1);
    tsc_buffer_clear(&image);
}

static void sizes_and_formats_are_read(void **state)
{
    int w = 0, h = 0;
    tsc_chart_format format;
    (void)state;
    assert_true(tsc_chart_size_parse(tsc_span_of("slide"), &w, &h) && w == 1920 && h == 1080);
    assert_true(tsc_chart_size_parse(tsc_span_of("800x600"), &w, &h) && w == 800 && h == 600);
    assert_false(tsc_chart_size_parse(tsc_span_of("800"), &w, &h));
    assert_false(tsc_chart_size_parse(tsc_span_of("0x0"), &w, &h));
    assert_false(tsc_chart_size_parse(tsc_span_of("800x600; touch pwn"), &w, &h));
    assert_true(tsc_chart_format_parse(tsc_span_of("pdf"), &format) && format == TSC_CHART_PDF);
    assert_false(tsc_chart_format_parse(tsc_span_of("%s %n"), &format));
}

static void time_counts_in_years(void **state)
{
    (void)state;
    assert_true(fabs(tsc_chart_time(tsc_period_year(2024)) - 2024) < 1e-9);
    assert_true(fabs(tsc_chart_time(tsc_period_quarter(2024, 2)) - 2024.25) < 1e-9);
    assert_true(fabs(tsc_chart_time(tsc_period_month(2024, 7)) - 2024.5) < 1e-9);
    assert_true(tsc_chart_time(tsc_period_day(2024, 12, 31)) < 2025);
    assert_true(isnan(tsc_chart_time(tsc_period_none())));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_stand_free_in_all_kinds),
        cmocka_unit_test(texts_stand_free_with_awkward_data),
        cmocka_unit_test(the_same_chart_gives_the_same_png),
        cmocka_unit_test(every_format_ends_with_its_marker),
        cmocka_unit_test(promised_labels_are_there),
        cmocka_unit_test(sizes_out_of_bounds_are_misuse),
        cmocka_unit_test(nothing_that_a_text_says_is_run),
        cmocka_unit_test(a_link_in_the_way_is_replaced_and_not_followed),
        cmocka_unit_test(a_folder_that_is_not_there_is_an_output_error),
        cmocka_unit_test(a_glyph_that_is_missing_is_noticed),
        cmocka_unit_test(sizes_and_formats_are_read),
        cmocka_unit_test(time_counts_in_years),
    };
    return cmocka_run_group_tests(tests, open_plotter, close_plotter);
}
