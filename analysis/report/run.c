/* From a store to the files of a report. */
#include "core/file.h"
#include "report/draw.h"
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
    static const char name[] = "report/page.css";
    tsc_buffer style;
    tsc_buffer_init(&style);
    tsc_status status = tsc_data_read(name, &style, err);
    if (status == TSC_OK && strstr(tsc_buffer_text(&style), "</"))
        status = tsc_error_set(err, TSC_EINPUT, name, 0, "a style sheet holds no `</`");
    if (status == TSC_OK)
        tsc_render_html(report, tsc_buffer_text(&style), text);
    tsc_buffer_clear(&style);
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

static tsc_status write_page(const tsc_report *report, tsc_report_format format, const char *folder, const char *name,
                             tsc_error *err)
{
    tsc_buffer page;
    tsc_buffer_init(&page);
    tsc_status status = tsc_report_render(report, format, &page, err);
    if (status == TSC_OK)
        status = tsc_file_write_in(folder, name, &page, err);
    tsc_buffer_clear(&page);
    return status;
}

/* Writes a table and empties it for the next one. */
static tsc_status write_table(tsc_buffer *table, const char *folder, const char *name, tsc_error *err)
{
    tsc_status status = tsc_file_write_in(folder, name, table, err);
    tsc_buffer_reset(table);
    return status;
}

static tsc_status write_all(const char *folder, tsc_report *report, const tsc_facts *facts, tsc_error *err)
{
    tsc_buffer table;
    tsc_buffer_init(&table);
    tsc_status status = tsc_report_status(report, err);
    if (status == TSC_OK)
        status = write_page(report, TSC_REPORT_MARKDOWN, folder, "report.md", err);
    if (status == TSC_OK)
        status = write_page(report, TSC_REPORT_HTML, folder, "report.html", err);
    if (status == TSC_OK) {
        tsc_ledger_projections(facts, &table);
        status = write_table(&table, folder, "projections.csv", err);
    }
    if (status == TSC_OK) {
        tsc_ledger_targets(facts, &table);
        status = write_table(&table, folder, "targets.csv", err);
    }
    if (status == TSC_OK) {
        tsc_ledger_numbers(report, &table);
        status = write_table(&table, folder, "numbers.csv", err);
    }
    tsc_buffer_clear(&table);
    return status;
}

/* drawn is the status of the charts: TSC_EEXTERNAL where some are missing, while all else is written. */
static tsc_status compose_and_write(tsc_store *store, const tsc_model_tables *tables, tsc_composer *composer,
                                    const tsc_notes *notes, tsc_status *drawn, tsc_error *drawn_error, tsc_error *err)
{
    const tsc_report_opts *opts = composer->opts;
    const char *folder = opts->folder ? opts->folder : ".";
    tsc_facts facts;
    tsc_status status = tsc_compose(composer, store, tables, &facts, err);
    if (status == TSC_OK && *drawn == TSC_OK) {
        *drawn = tsc_report_draw(composer, folder, opts->jobs > 1 ? opts->jobs : 1, notes, drawn_error);
        if (*drawn != TSC_OK && *drawn != TSC_EEXTERNAL) {
            status = *drawn;
            if (err)
                *err = *drawn_error;
        }
    }
    if (status == TSC_OK) {
        tsc_compose_finish(composer);
        status = write_all(folder, composer->writer.report, &facts, err);
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
    tsc_error drawn_error = {.code = TSC_OK};
    tsc_composer composer = {.writer = {&report, phrases}, .opts = opts};
    tsc_status drawn = tsc_plotter_new(opts->gnuplot, &composer.plotter, &drawn_error);
    composer.no_plotter = drawn == TSC_OK ? NULL : drawn_error.message;
    if (drawn == TSC_OK || drawn == TSC_EEXTERNAL)
        status = compose_and_write(store, tables, &composer, notes, &drawn, &drawn_error, err);
    if (status == TSC_OK && drawn != TSC_OK) {
        status = drawn;
        if (err)
            *err = drawn_error;
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
    tsc_composer composer = {.writer = {report, phrases}, .opts = opts};
    status = tsc_compose(&composer, store, tables, &facts, err);
    if (status == TSC_OK)
        tsc_compose_finish(&composer);
    tsc_composer_clear(&composer);
    tsc_phrases_free(phrases);
    return status == TSC_OK ? tsc_report_status(report, err) : status;
}
