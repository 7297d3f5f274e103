/* A chart in words, for those who cannot see it. */
#include "chart/chart.h"
#include "chart/wording.h"
#include "core/utf8.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { SERIES_TOLD = 8, BARS_TOLD = 8, TARGETS_TOLD = 8, EVENTS_TOLD = 12 };

static void add_year(tsc_buffer *text, double x)
{
    if (x > 1000 && x < 3000)
        tsc_buffer_printf(text, " (%d)", (int)floor(x + 1e-6));
}

static void add_value(tsc_buffer *text, const tsc_chart *chart, const tsc_chart_point *point)
{
    char amount[160];
    tsc_amount_format(point->value, chart->unit, 3, chart->language, amount, sizeof amount);
    tsc_buffer_add_text(text, amount);
    add_year(text, point->x);
}

/* A sentence with its capital and its end, after others with a blank between. */
static void add_sentence(tsc_buffer *text, const char *sentence)
{
    size_t length = strlen(sentence);
    if (length == 0)
        return;
    if (text->length)
        tsc_buffer_add_char(text, ' ');
    tsc_utf8_add_capital(text, sentence);
    if (!strchr(".!?", sentence[length - 1]))
        tsc_buffer_add_char(text, '.');
}

static void add_kept(tsc_buffer *text, tsc_buffer *sentence)
{
    add_sentence(text, tsc_buffer_text(sentence));
    tsc_buffer_clear_part(sentence, text);
}

/* "NAME: VALUE" as the language of the chart sets it; the value alone where there is no name. */
static void add_told(tsc_buffer *text, const tsc_wording *wording, const tsc_chart *chart, const char *name,
                     const char *value)
{
    if (name && *name)
        tsc_wording_add(wording, chart->language, "told", (const char *const[]){name, value, NULL}, text);
    else
        tsc_buffer_add_text(text, value);
}

static void add_series(tsc_buffer *text, const tsc_wording *wording, const tsc_chart *chart,
                       const tsc_chart_series *series)
{
    const tsc_chart_point *first = NULL, *last = NULL;
    for (size_t i = 0; i < series->count; i++)
        if (isfinite(series->points[i].value)) {
            first = first ? first : &series->points[i];
            last = &series->points[i];
        }
    if (!first)
        return;
    tsc_buffer value, told;
    tsc_buffer_init(&value);
    tsc_buffer_init(&told);
    add_value(&value, chart, first);
    if (last != first) {
        tsc_buffer_add_text(&value, " \xe2\x86\x92 ");
        add_value(&value, chart, last);
    }
    add_told(&told, wording, chart, series->name, tsc_buffer_text(&value));
    tsc_buffer_clear_part(&value, &told);
    add_kept(text, &told);
}

/* Its value, or from where to where it goes. */
static void add_bar(tsc_buffer *text, const tsc_wording *wording, const tsc_chart *chart, const tsc_chart_bar *bar)
{
    char low[160], high[160];
    tsc_buffer value, told;
    bool range = chart->kind == TSC_CHART_TORNADO && isfinite(bar->low) && isfinite(bar->high);
    tsc_amount_format(range ? bar->low : bar->value, chart->unit, 3, chart->language, low, sizeof low);
    tsc_amount_format(bar->high, chart->unit, 3, chart->language, high, sizeof high);
    tsc_buffer_init(&value);
    tsc_buffer_init(&told);
    tsc_buffer_printf(&value, "%s%s%s", range || isfinite(bar->value) ? low : "\xe2\x80\x93",
                      range ? " \xe2\x80\xa6 " : "", range ? high : "");
    add_told(&told, wording, chart, bar->name, tsc_buffer_text(&value));
    tsc_buffer_clear_part(&value, &told);
    add_kept(text, &told);
}

/* Targets and acts, each with its year. */
static void add_targets(tsc_buffer *text, const tsc_wording *wording, const tsc_chart *chart)
{
    for (size_t i = 0; i < chart->target_count && i < TARGETS_TOLD; i++) {
        char amount[160], marked[176];
        tsc_amount_format(chart->targets[i].value, chart->unit, 3, chart->language, amount, sizeof amount);
        snprintf(marked, sizeof marked, "\xe2\x97\x86 %s", amount);
        tsc_buffer_add_char(text, ' ');
        add_told(text, wording, chart, chart->targets[i].name, marked);
        add_year(text, chart->targets[i].x);
        tsc_buffer_add_char(text, '.');
    }
}

static void add_events(tsc_buffer *text, const tsc_chart *chart)
{
    for (size_t i = 0; i < chart->event_count && i < EVENTS_TOLD; i++) {
        const tsc_chart_event *event = &chart->events[i];
        tsc_buffer_printf(text, " %s", event->label ? event->label : "");
        add_year(text, isfinite(event->due) ? event->due : event->x);
        tsc_buffer_add_char(text, '.');
    }
    if (chart->event_count > EVENTS_TOLD)
        tsc_buffer_add_text(text, " \xe2\x80\xa6");
}

char *tsc_chart_describe(const tsc_plotter *plotter, const tsc_chart *chart)
{
    const tsc_wording *wording = tsc_plotter_wording(plotter);
    tsc_buffer text;
    tsc_buffer_init(&text);
    add_sentence(&text, chart->title ? chart->title : "");
    add_sentence(&text, chart->subtitle ? chart->subtitle : "");
    for (size_t i = 0; i < chart->series_count && i < SERIES_TOLD; i++)
        add_series(&text, wording, chart, &chart->series[i]);
    for (size_t i = 0; i < chart->bar_count && i < BARS_TOLD; i++)
        add_bar(&text, wording, chart, &chart->bars[i]);
    add_targets(&text, wording, chart);
    add_events(&text, chart);
    for (size_t i = 0; i < chart->panel_count && i < SERIES_TOLD; i++)
        add_sentence(&text, chart->panels[i].title ? chart->panels[i].title : "");
    char *whole = tsc_buffer_take(&text);
    tsc_buffer_clear(&text);
    return whole;
}
