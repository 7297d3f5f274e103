#include "chart/look.h"

tsc_ink tsc_look_ink(tsc_look look)
{
    switch (look) {
    case TSC_LOOK_OFFICIAL:
        return TSC_INK_OFFICIAL;
    case TSC_LOOK_TARGET:
        return TSC_INK_TARGET;
    case TSC_LOOK_PART_YEAR:
        return TSC_INK_PART;
    case TSC_LOOK_SCENARIO:
        return TSC_INK_HUES;
    case TSC_LOOK_STATED:
    case TSC_LOOK_DERIVED:
    case TSC_LOOK_PROJECTION:
        break;
    }
    return TSC_INK_STATED;
}

tsc_chart_mark tsc_look_mark(tsc_look look)
{
    switch (look) {
    case TSC_LOOK_DERIVED:
        return TSC_MARK_RING;
    case TSC_LOOK_OFFICIAL:
        return TSC_MARK_SQUARE;
    case TSC_LOOK_PART_YEAR:
        return TSC_MARK_CROSS;
    case TSC_LOOK_TARGET:
        return TSC_MARK_DIAMOND;
    case TSC_LOOK_STATED:
    case TSC_LOOK_PROJECTION:
    case TSC_LOOK_SCENARIO:
        break;
    }
    return TSC_MARK_CIRCLE;
}

tsc_chart_mark tsc_look_line(tsc_look look)
{
    return look == TSC_LOOK_PROJECTION ? TSC_MARK_DASH : TSC_MARK_LINE;
}

tsc_ink tsc_look_series_ink(const tsc_chart *chart, size_t which)
{
    size_t hue = 0;
    if (chart->series[which].look != TSC_LOOK_SCENARIO)
        return tsc_look_ink(chart->series[which].look);
    for (size_t i = 0; i < which; i++)
        hue += chart->series[i].look == TSC_LOOK_SCENARIO;
    return (tsc_ink)(TSC_INK_HUES + hue % TSC_HUES);
}

void tsc_look_point(tsc_canvas *canvas, tsc_look look, tsc_ink series_ink, double x, double y)
{
    bool own = look == TSC_LOOK_PART_YEAR || look == TSC_LOOK_TARGET ||
               (look == TSC_LOOK_OFFICIAL && series_ink == TSC_INK_STATED);
    tsc_canvas_point(canvas, tsc_look_mark(look), own ? tsc_look_ink(look) : series_ink, x, y);
}
