#include "chart/target_words.h"

#include <math.h>

const char *tsc_target_chance(tsc_canvas *canvas, const tsc_chart_target *target)
{
    const tsc_measure plain = tsc_measure_plain();
    if (!isfinite(target->probability))
        return "";
    if (target->probability < 0.01)
        return TSC_CANVAS_WORDS(canvas, "chance_below", "1");
    if (target->probability > 0.99)
        return TSC_CANVAS_WORDS(canvas, "chance_above", "99");
    const char *percent = tsc_measure_text(canvas, &plain, round(target->probability * 100));
    return TSC_CANVAS_WORDS(canvas, "chance", percent);
}

const char *tsc_target_need(tsc_canvas *canvas, const tsc_chart_target *target)
{
    const tsc_measure plain = tsc_measure_plain();
    double growth = target->required_growth_pct;
    if (isfinite(target->base) && target->base >= target->value)
        return tsc_canvas_words(canvas, "reached", NULL);
    if (!isfinite(growth))
        return "";
    const char *percent = tsc_measure_text(canvas, &plain, growth >= 10 ? round(growth) : round(growth * 10) / 10);
    return TSC_CANVAS_WORDS(canvas, "needed", percent);
}

const char *tsc_lines_join(tsc_canvas *canvas, const char *a, const char *b)
{
    tsc_buffer text;
    tsc_buffer_init(&text);
    tsc_buffer_printf(&text, "%s%s%s", a, *a && *b ? "\n" : "", b);
    return tsc_canvas_take(canvas, &text);
}
