#include "chart/target_words.h"

#include <math.h>

const char *tsc_target_chance(tsc_canvas *canvas, const tsc_chart_target *target)
{
    const tsc_measure plain = {1, "", tsc_unit_none()};
    if (!isfinite(target->probability))
        return "";
    if (target->probability < 0.01)
        return tsc_canvas_words(canvas, "chance_below", (const char *const[]){"1", NULL});
    if (target->probability > 0.99)
        return tsc_canvas_words(canvas, "chance_above", (const char *const[]){"99", NULL});
    const char *percent = tsc_measure_text(canvas, &plain, round(target->probability * 100));
    return tsc_canvas_words(canvas, "chance", (const char *const[]){percent, NULL});
}

const char *tsc_target_need(tsc_canvas *canvas, const tsc_chart_target *target)
{
    const tsc_measure plain = {1, "", tsc_unit_none()};
    double growth = target->required_growth_pct;
    if (isfinite(target->base) && target->base >= target->value)
        return tsc_canvas_words(canvas, "reached", NULL);
    if (!isfinite(growth))
        return "";
    const char *percent = tsc_measure_text(canvas, &plain, growth >= 10 ? round(growth) : round(growth * 10) / 10);
    return tsc_canvas_words(canvas, "needed", (const char *const[]){percent, NULL});
}

const char *tsc_lines_join(tsc_canvas *canvas, const char *a, const char *b)
{
    tsc_buffer text;
    tsc_buffer_init(&text);
    tsc_buffer_printf(&text, "%s%s%s", a, *a && *b ? "\n" : "", b);
    char *kept = tsc_arena_strdup(canvas->arena, tsc_buffer_text(&text));
    canvas->failed = canvas->failed || text.failed || !kept;
    tsc_buffer_clear(&text);
    return kept ? kept : "";
}
