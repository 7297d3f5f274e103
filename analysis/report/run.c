/* From a store to the files of a report. */
#include "core/file.h"
#include "report/composer.h"
#include "report/ledger.h"
#include "report/render.h"

#include <stdlib.h>
#include <string.h>

bool tsc_report_format_parse(tsc_span text, tsc_report_format *format)
{
    static const char *const names[] = {
        [TSC_REPORT_MARKDOWN] = "md", [TSC_REPORT_HTML] = "html", [TSC_REPORT_TEXT] = "text"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (tsc_span_equals(text, names[i])) {
            *format = (tsc_report_format)i;
            return true;
        }
    return false;
}

static tsc_status render_page(const tsc_report *report, tsc_buffer *text, tsc_error *err)
{
    tsc_buffer path, style;
    tsc_buffer_init(&path);
    tsc_buffer_init(&style);
    tsc_status status = tsc_data_path("report/page.css", &path, err);
    if (status == TSC_OK)
        status = tsc_file_read(path.data, 1 << 20, &style, err);
    if (status == TSC_OK && strstr(tsc_buffer_text(&style), "</"))
        status = tsc_error_set(err, TSC_EINPUT, path.data, 0, "a style sheet holds no `</`");
    if (status == TSC_OK)
        tsc_render_html(report, tsc_buffer_text(&style), text);
    tsc_buffer_clear(&style);
    tsc_buffer_clear(&path);
    return status;
}

tsc_status tsc_report_render(const tsc_report *report, tsc_report_format format, tsc_buffer *text, tsc_error *err)
{
    tsc_status status = TSC_OK;
    if (format == TSC_REPORT_HTML)
        status = render_page(report, text, err);
    else if (format == TSC_REPORT_TEXT)
        tsc_render_text(report, text);
    else
        tsc_render_markdown(report, text);
    return status == TSC_OK ? tsc_buffer_status(text, err) : status;
}

static tsc_status write_file(const char *folder, const char *name, const tsc_buffer *content, tsc_error *err)
{
    tsc_buffer path;
    tsc_buffer_init(&path);
    tsc_path_join(&path, folder, name);
    tsc_status status = tsc_buffer_status(content, err);
    if (status == TSC_OK)
        status = tsc_buffer_status(&path, err);
    if (status == TSC_OK)
        status = tsc_file_write(path.data, tsc_buffer_text(content), content->length, err);
    tsc_buffer_clear(&path);
    return status;
}

/* The first failure of a gnuplot, remembered while everything else is done. */
typedef struct drawing {
    tsc_composer *composer;
    const tsc_notes *notes;
    const char *folder;
    tsc_status status;
    tsc_error error;
} artist;

enum { NARROW_WIDTH = 640, NARROW_HEIGHT = 640 };

/* One picture for the page, in the arena; empty where it could not be drawn. */
static tsc_status draw_for_page(artist *drawing, const tsc_chart *chart, int width, int height, bool dark,
                                tsc_span *picture, tsc_error *err)
{
    tsc_chart_opts opts = {.width = width, .height = height, .format = TSC_CHART_SVG, .dark = dark};
    tsc_buffer image;
    tsc_buffer_init(&image);
    tsc_status status = tsc_chart_draw(drawing->composer->plotter, chart, &opts, &image, NULL, err);
    if (status == TSC_OK)
        *picture = tsc_span_make(
            tsc_report_span(drawing->composer->writer.report, tsc_span_make(image.data, image.length)), image.length);
    tsc_buffer_clear(&image);
    return status;
}

static tsc_status save_picture(artist *drawing, const char *name, tsc_span picture, tsc_error *err)
{
    tsc_buffer content = {.data = (char *)(size_t)picture.data, .length = picture.length};
    return write_file(drawing->folder, name, &content, err);
}

static tsc_status save_png(artist *drawing, const tsc_chart *chart, const char *name, tsc_error *err)
{
    tsc_buffer path;
    tsc_buffer_init(&path);
    tsc_path_join(&path, drawing->folder, name);
    tsc_chart_opts opts = {.format = TSC_CHART_PNG};
    tsc_status status = tsc_buffer_status(&path, err);
    if (status == TSC_OK)
        status = tsc_chart_save(drawing->composer->plotter, chart, &opts, path.data, drawing->notes, err);
    tsc_buffer_clear(&path);
    return status;
}

static tsc_status draw_chart(artist *drawing, tsc_chart_order *order, tsc_error *err)
{
    tsc_report *report = drawing->composer->writer.report;
    tsc_chart_block *block = &order->block->chart;
    block->png = tsc_report_printf(report, "%s.png", order->name);
    block->svg = tsc_report_printf(report, "%s.svg", order->name);
    char *alt = tsc_chart_describe(&order->chart);
    if (alt)
        block->alt = tsc_report_text(report, alt);
    free(alt);
    tsc_status status = save_png(drawing, &order->chart, block->png, err);
    if (status == TSC_OK)
        status = draw_for_page(drawing, &order->chart, 0, 0, false, &block->light, err);
    if (status == TSC_OK)
        status = save_picture(drawing, block->svg, block->light, err);
    if (status == TSC_OK)
        status = draw_for_page(drawing, &order->chart, 0, 0, true, &block->dark, err);
    if (status == TSC_OK)
        status = draw_for_page(drawing, &order->chart, NARROW_WIDTH, NARROW_HEIGHT, false, &block->narrow, err);
    if (status == TSC_OK)
        status = draw_for_page(drawing, &order->chart, NARROW_WIDTH, NARROW_HEIGHT, true, &block->narrow_dark, err);
    return status;
}

static tsc_status draw_all(artist *drawing, tsc_error *err)
{
    tsc_composer *composer = drawing->composer;
    for (size_t i = 0; i < composer->order_count; i++) {
        tsc_error failure = {.code = TSC_OK};
        tsc_status status = draw_chart(drawing, &composer->orders[i], &failure);
        if (status == TSC_OK)
            continue;
        if (status != TSC_EEXTERNAL) {
            if (err)
                *err = failure;
            return status;
        }
        composer->orders[i].block->chart.missing =
            tsc_write_text(&composer->writer, "chart.missing", TSC_SLOTS(tsc_slot_text("why", failure.message)));
        tsc_notes_add(drawing->notes, status, NULL, 0, "%s", failure.message);
        if (drawing->status == TSC_OK) {
            drawing->status = status;
            drawing->error = failure;
        }
    }
    return TSC_OK;
}

static tsc_status write_all(const tsc_report_opts *opts, tsc_report *report, const tsc_facts *facts, tsc_error *err)
{
    static const struct {
        const char *name;
        tsc_report_format format;
    } pages[] = {{"report.md", TSC_REPORT_MARKDOWN}, {"report.html", TSC_REPORT_HTML}};
    static const char *const tables[] = {"projections.csv", "targets.csv", "numbers.csv"};
    const char *folder = opts->folder ? opts->folder : ".";
    tsc_status status = tsc_report_status(report, err);
    for (size_t i = 0; status == TSC_OK && i < 5; i++) {
        tsc_buffer content;
        tsc_buffer_init(&content);
        if (i < 2)
            status = tsc_report_render(report, pages[i].format, &content, err);
        else if (i == 2)
            tsc_ledger_projections(facts, &content);
        else if (i == 3)
            tsc_ledger_targets(facts, &content);
        else
            tsc_ledger_numbers(report, &content);
        if (status == TSC_OK)
            status = write_file(folder, i < 2 ? pages[i].name : tables[i - 2], &content, err);
        tsc_buffer_clear(&content);
    }
    return status;
}

static tsc_status compose_and_write(tsc_store *store, const tsc_model_tables *tables, artist *drawing, tsc_error *err)
{
    tsc_composer *composer = drawing->composer;
    tsc_facts facts;
    tsc_status status = tsc_compose(composer, store, tables, &facts, err);
    if (status == TSC_OK)
        status = draw_all(drawing, err);
    if (status == TSC_OK) {
        tsc_compose_finish(composer);
        status = write_all(composer->opts, composer->writer.report, &facts, err);
    }
    tsc_composer_clear(composer);
    return status;
}

tsc_status tsc_report_run(tsc_store *store, const tsc_model_tables *tables, const tsc_report_opts *opts,
                          const tsc_notes *notes, tsc_error *err)
{
    tsc_phrases *phrases;
    tsc_status status = tsc_phrases_load(NULL, opts->language ? opts->language : "en", &phrases, err);
    if (status != TSC_OK)
        return status;
    tsc_report report;
    tsc_report_init(&report);
    tsc_composer composer = {.writer = {&report, phrases}, .opts = opts};
    artist drawing = {
        .composer = &composer, .notes = notes, .folder = opts->folder ? opts->folder : ".", .error = {.code = TSC_OK}};
    drawing.status = tsc_plotter_new(opts->gnuplot, &composer.plotter, &drawing.error);
    if (drawing.status == TSC_EEXTERNAL)
        composer.no_plotter = drawing.error.message;
    if (drawing.status == TSC_OK || drawing.status == TSC_EEXTERNAL)
        status = compose_and_write(store, tables, &drawing, err);
    if (status == TSC_OK && drawing.status != TSC_OK) {
        status = drawing.status;
        if (err)
            *err = drawing.error;
    }
    tsc_plotter_free(composer.plotter);
    tsc_report_clear(&report);
    tsc_phrases_free(phrases);
    return status;
}

tsc_status tsc_report_compose(tsc_store *store, const tsc_model_tables *tables, const tsc_report_opts *opts,
                              tsc_report *report, tsc_error *err)
{
    tsc_phrases *phrases;
    tsc_status status = tsc_phrases_load(NULL, opts->language ? opts->language : "en", &phrases, err);
    if (status != TSC_OK)
        return status;
    tsc_facts facts;
    tsc_composer composer = {.writer = {report, phrases}, .opts = opts, .no_plotter = ""};
    status = tsc_compose(&composer, store, tables, &facts, err);
    if (status == TSC_OK)
        tsc_compose_finish(&composer);
    tsc_composer_clear(&composer);
    tsc_phrases_free(phrases);
    return status == TSC_OK ? tsc_report_status(report, err) : status;
}
