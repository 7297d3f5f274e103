/* A chart in words, for those who cannot see it. */
#include "chart/chart.h"

#include <math.h>
#include <stdlib.h>

static void add_value(tsc_buffer *text, const tsc_chart *chart, const tsc_chart_point *point)
{
    char amount[160];
    tsc_amount_format(point->value, chart->unit, 3, chart->language, amount, sizeof amount);
    tsc_buffer_add_text(text, amount);
    if (point->x > 1000 && point->x < 3000)
        tsc_buffer_printf(text, " (%d)", (int)floor(point->x + 1e-6));
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
    for (size_t i = 0; i < chart->panel_count && i < SERIES_TOLD; i++)
        tsc_buffer_printf(&text, " %s.", chart->panels[i].title ? chart->panels[i].title : "");
    char *whole = tsc_buffer_take(&text);
    tsc_buffer_clear(&text);
    return whole;
}
