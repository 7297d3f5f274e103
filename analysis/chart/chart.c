/* Names, sizes and words of charts. */
#include "chart/chart.h"
#include "chart/kind.h"
#include "core/number.h"

#include <math.h>

static const tsc_kind *const kinds[TSC_CHART_KINDS] = {
    [TSC_CHART_HISTORY] = &tsc_kind_history,     [TSC_CHART_GROWTH] = &tsc_kind_growth,
    [TSC_CHART_BALANCE] = &tsc_kind_balance,     [TSC_CHART_SCENARIOS] = &tsc_kind_scenarios,
    [TSC_CHART_TIMELINE] = &tsc_kind_timeline,   [TSC_CHART_SHARES] = &tsc_kind_shares,
    [TSC_CHART_MIRROR] = &tsc_kind_mirror,       [TSC_CHART_TORNADO] = &tsc_kind_tornado,
    [TSC_CHART_ERRORS] = &tsc_kind_errors,       [TSC_CHART_MODELS] = &tsc_kind_models,
    [TSC_CHART_RESIDUALS] = &tsc_kind_residuals, [TSC_CHART_INDEX] = &tsc_kind_index,
    [TSC_CHART_MULTIPLES] = &tsc_kind_multiples, [TSC_CHART_GAUGE] = &tsc_kind_gauge,
};

const tsc_kind *tsc_kind_of(tsc_chart_kind kind)
{
    return (size_t)kind < TSC_CHART_KINDS ? kinds[kind] : NULL;
}

const char *tsc_chart_kind_name(tsc_chart_kind kind)
{
    const tsc_kind *found = tsc_kind_of(kind);
    return found ? found->name : "";
}

bool tsc_chart_kind_parse(tsc_span name, tsc_chart_kind *kind)
{
    for (int i = 0; i < TSC_CHART_KINDS; i++)
        if (tsc_span_equals(name, tsc_chart_kind_name((tsc_chart_kind)i))) {
            *kind = (tsc_chart_kind)i;
            return true;
        }
    return false;
}

bool tsc_chart_has_values(const tsc_chart *chart)
{
    for (size_t i = 0; i < chart->series_count; i++)
        for (size_t k = 0; k < chart->series[i].count; k++)
            if (isfinite(chart->series[i].points[k].value) && isfinite(chart->series[i].points[k].x))
                return true;
    return false;
}

bool tsc_chart_has_two(const tsc_chart *chart)
{
    return chart->series_count >= 2 && tsc_chart_has_values(chart);
}

double tsc_chart_time(tsc_period period)
{
    if (period.kind == TSC_PERIOD_NONE)
        return (double)NAN;
    tsc_date first = period.first;
    double month = (double)((first.month ? first.month : 1) - 1) / 12.0;
    if (first.day <= 1)
        return first.year + month;
    return first.year + month + (first.day - 1) / 12.0 / tsc_days_in_month(first.year, first.month);
}

double tsc_chart_time_due(tsc_period period)
{
    return tsc_chart_time(period.kind == TSC_PERIOD_NONE ? period : tsc_period_of_date(period.last));
}

bool tsc_chart_size_parse(tsc_span text, int *width, int *height)
{
    static const struct {
        const char *name;
        int width, height;
    } sizes[] = {{"page", TSC_CHART_PAGE_WIDTH, TSC_CHART_PAGE_HEIGHT}, {"slide", 1920, 1080}, {"square", 1080, 1080}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        if (tsc_span_equals(text, sizes[i].name)) {
            *width = sizes[i].width;
            *height = sizes[i].height;
            return true;
        }
    const char *cross = text.length ? memchr(text.data, 'x', text.length) : NULL;
    long long w, h;
    if (!cross)
        return false;
    tsc_span left = tsc_span_make(text.data, (size_t)(cross - text.data));
    tsc_span right = tsc_span_make(cross + 1, text.length - left.length - 1);
    if (!tsc_integer_parse(left, TSC_CHART_SMALLEST, TSC_CHART_LARGEST, &w) ||
        !tsc_integer_parse(right, TSC_CHART_SMALLEST, TSC_CHART_LARGEST, &h))
        return false;
    *width = (int)w;
    *height = (int)h;
    return true;
}

const char *tsc_chart_format_name(tsc_chart_format format)
{
    return format == TSC_CHART_SVG ? "svg" : format == TSC_CHART_PDF ? "pdf" : "png";
}

bool tsc_chart_format_parse(tsc_span text, tsc_chart_format *format)
{
    for (int i = TSC_CHART_PNG; i <= TSC_CHART_PDF; i++)
        if (tsc_span_equals(text, tsc_chart_format_name((tsc_chart_format)i))) {
            *format = (tsc_chart_format)i;
            return true;
        }
    return false;
}
