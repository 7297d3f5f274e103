/* A chart in words, for those who cannot see it. */
#include "chart/chart.h"

#include <math.h>
#include <stdlib.h>

enum { TARGETS_TOLD = 8, EVENTS_TOLD = 12 };

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

static void add_series(tsc_buffer *text, const tsc_chart *chart, const tsc_chart_series *series)
{
    const tsc_chart_point *first = NULL, *last = NULL;
    for (size_t i = 0; i < series->count; i++)
        if (isfinite(series->points[i].value)) {
            first = first ? first : &series->points[i];
            last = &series->points[i];
        }
    if (!first)
        return;
    tsc_buffer_printf(text, " %s%s", series->name && *series->name ? series->name : "", series->name && *series->name ? ": " : "");
    add_value(text, chart, first);
    if (last != first) {
        tsc_buffer_add_text(text, " \xe2\x86\x92 ");
        add_value(text, chart, last);
    }
    tsc_buffer_add_char(text, '.');
}

/* Targets and acts, each with its year. */
static void add_targets(tsc_buffer *text, const tsc_chart *chart)
{
    for (size_t i = 0; i < chart->target_count && i < TARGETS_TOLD; i++) {
        char amount[160];
        tsc_amount_format(chart->targets[i].value, chart->unit, 3, chart->language, amount, sizeof amount);
        const char *name = chart->targets[i].name;
        tsc_buffer_printf(text, " %s%s\xe2\x97\x86 %s", name ? name : "", name ? ": " : "", amount);
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

char *tsc_chart_describe(const tsc_chart *chart)
{
    enum { SERIES_TOLD = 8, BARS_TOLD = 8 };
    tsc_buffer text;
    tsc_buffer_init(&text);
    tsc_buffer_add_text(&text, chart->title ? chart->title : "");
    tsc_buffer_add_char(&text, '.');
    if (chart->subtitle && *chart->subtitle)
        tsc_buffer_printf(&text, " %s.", chart->subtitle);
    for (size_t i = 0; i < chart->series_count && i < SERIES_TOLD; i++)
        add_series(&text, chart, &chart->series[i]);
    for (size_t i = 0; i < chart->bar_count && i < BARS_TOLD; i++) {
        char amount[160];
        tsc_amount_format(chart->bars[i].value, chart->unit, 3, chart->language, amount, sizeof amount);
        tsc_buffer_printf(&text, " %s: %s.", chart->bars[i].name ? chart->bars[i].name : "",
                          isfinite(chart->bars[i].value) ? amount : "\xe2\x80\x93");
    }
    add_targets(&text, chart);
    add_events(&text, chart);
    for (size_t i = 0; i < chart->panel_count && i < SERIES_TOLD; i++)
        tsc_buffer_printf(&text, " %s.", chart->panels[i].title ? chart->panels[i].title : "");
    char *whole = tsc_buffer_take(&text);
    tsc_buffer_clear(&text);
    return whole;
}
