#include "chart/curves.h"
#include "chart/ends.h"
#include "chart/look.h"
#include "chart/target_words.h"

#include <math.h>

enum { LINES_IN_MARGIN = 4, BETWEEN_MARKS = 20 /* pixels at scale 1 */, DERIVED_LABELS = 3, LOG_FROM = 1000 };

/* What the axes must show, and the layout as it grows. */
typedef struct curves {
    tsc_canvas *canvas;
    const tsc_chart *chart;
    const tsc_curves_opts *opts;
    tsc_range x, seen, fan, middle_fan; /* seen: points and targets; fan: band edges, of 80 % and less in the middle */
    tsc_frame frame;
    tsc_measure measure;
    const char *cut_note; /* where a band leaves the picture */
    tsc_end *ends;
    size_t end_count;
} curves;

static bool known(const tsc_chart_point *point)
{
    return isfinite(point->x) && isfinite(point->value);
}

const tsc_chart_point *tsc_curves_last(const tsc_chart_series *series)
{
    for (size_t i = series->count; i-- > 0;)
        if (known(&series->points[i]) && series->points[i].look != TSC_LOOK_PART_YEAR)
            return &series->points[i];
    return NULL;
}

size_t tsc_curves_band(const tsc_chart_series *series, double level_pct)
{
    size_t i = 0;
    while (i < series->band_count && fabs(series->bands[i].level_pct - level_pct) > 0.5)
        i++;
    return i;
}

/* What is projected or derived is not known to more than three digits. */
static double rounded(double value)
{
    if (!isfinite(value) || value == 0)
        return value;
    double unit = pow(10, floor(log10(fabs(value))) - 2);
    return round(value / unit) * unit;
}

static bool observed(const tsc_chart_series *series)
{
    return series->look != TSC_LOOK_PROJECTION && series->look != TSC_LOOK_SCENARIO && series->look != TSC_LOOK_TARGET;
}

static tsc_ink ink_of(const curves *c, size_t which)
{
    if (c->chart->series[which].loose) /* what others say of the same times */
        return TSC_INK_PART;
    if (c->opts->mirror)
        return which == 0 ? TSC_INK_GAIN : TSC_INK_LOSS;
    return tsc_look_series_ink(c->chart, which);
}

/* A value as its axis shows it: in the measure, or on a logarithmic axis with its own scale. */
static const char *value_text(curves *c, double value)
{
    const tsc_measure plain = tsc_measure_plain();
    return c->frame.log ? tsc_measure_amount(c->canvas, &plain, value)
                        : tsc_measure_text(c->canvas, &c->measure, value);
}

static void survey_series(curves *c, const tsc_chart_series *series)
{
    double step = tsc_chart_step(series);
    if (series->count > 0 && (c->frame.grain <= 0 || step < c->frame.grain))
        c->frame.grain = step;
    for (size_t i = 0; i < series->count; i++) {
        if (!known(&series->points[i]))
            continue;
        tsc_range_add(&c->x, series->points[i].x);
        tsc_range_add(&c->seen, series->points[i].value);
        for (size_t b = 0; b < series->band_count; b++) {
            tsc_range_add(&c->fan, series->bands[b].low[i]);
            tsc_range_add(&c->fan, series->bands[b].high[i]);
            if (series->bands[b].level_pct <= 80) {
                tsc_range_add(&c->middle_fan, series->bands[b].low[i]);
                tsc_range_add(&c->middle_fan, series->bands[b].high[i]);
            }
        }
    }
}

static void survey(curves *c)
{
    c->x = c->seen = c->fan = c->middle_fan = tsc_range_none();
    for (size_t i = 0; i < c->chart->series_count; i++)
        survey_series(c, &c->chart->series[i]);
    for (size_t i = 0; i < c->chart->target_count; i++) {
        tsc_range_add(&c->x, c->chart->targets[i].x);
        tsc_range_add(&c->seen, c->chart->targets[i].value);
    }
}

/* A fan that would press everything else to the ground is let out of the picture, and the foot says how far it goes:
   the 80 % band is in view up to so many times what was seen, wider ones if they go not much farther. */
static tsc_range view(curves *c)
{
    enum { TIMES_SEEN = 5 };
    tsc_range y = c->seen;
    double seen = fmax(fabs(c->seen.high), fabs(c->seen.low)), most = TIMES_SEEN * seen;
    if (!tsc_range_some(c->fan))
        return y;
    if (seen > 0 && !c->frame.log) {
        tsc_range_add(&y, fmin(c->middle_fan.high, most));
        tsc_range_add(&y, fmax(c->middle_fan.low, -most));
    }
    bool far_up = seen > 0 && !c->frame.log && c->fan.high > 1.5 * fmax(y.high, 0);
    bool far_down = seen > 0 && !c->frame.log && c->fan.low < 1.5 * fmin(y.low, 0) && c->fan.low < 0;
    if (far_up || far_down) {
        const char *reach = tsc_measure_amount(c->canvas, &c->measure, rounded(far_up ? c->fan.high : c->fan.low));
        c->cut_note = TSC_CANVAS_WORDS(c->canvas, "band_beyond", reach);
    }
    if (!far_up)
        tsc_range_add(&y, c->fan.high);
    if (!far_down)
        tsc_range_add(&y, c->fan.low);
    return y;
}

static void choose_axes(curves *c)
{
    tsc_range positive = c->seen;
    c->frame.log = !c->opts->no_log && positive.low > 0 && positive.high / positive.low >= LOG_FROM;
    c->measure = tsc_measure_for(c->canvas, c->chart->unit, fmax(fabs(c->seen.low), fabs(c->seen.high)));
    tsc_range y = view(c);
    if (c->frame.log) {
        double low = fmax(y.low, positive.low / 10);
        c->frame.y = (tsc_range){low / 1.5, y.high * 1.5};
    } else {
        c->frame.y = tsc_range_for_axis(y);
    }
    double air = fmax(0.35, (c->x.high - c->x.low) * 0.03);
    if (c->opts->steps)
        air = 0.05 * (c->x.high - c->x.low);
    if (c->x.high - c->x.low < 0.5)
        air = c->opts->steps ? 0.5 : 1.5;
    c->frame.x = (tsc_range){c->x.low - air, c->x.high + fmin(air, 0.35)};
}

static const char *join_phrases(tsc_canvas *canvas, const char *a, const char *b)
{
    if (!a || !*a)
        return b;
    return b && *b ? TSC_CANVAS_WORDS(canvas, "and_then", a, b) : a;
}

/* "80 %" of the levels that are drawn, in the words of the reader. */
static const char *bands_said(curves *c)
{
    const char *levels[4] = {NULL};
    size_t count = 0;
    for (size_t i = 0; i < c->chart->series_count; i++) {
        const tsc_chart_series *series = &c->chart->series[i];
        if (series->band_count == 0 || count > 0)
            continue;
        for (size_t b = 0; b < series->band_count && count < 3; b++) {
            const tsc_measure plain = tsc_measure_plain();
            levels[count++] = tsc_measure_text(c->canvas, &plain, series->bands[b].level_pct);
        }
    }
    static const char *const keys[] = {NULL, "bands_1", "bands_2", "bands_3"};
    return count ? tsc_canvas_words(c->canvas, keys[count], levels) : NULL;
}

/* "362 (80 %: 203 to 615)" */
static const char *end_label(curves *c, const tsc_chart_series *series, const tsc_chart_point *last)
{
    if (series->label)
        return series->label;
    const char *value = value_text(c, observed(series) ? last->value : rounded(last->value));
    size_t i = (size_t)(last - series->points), b = tsc_curves_band(series, 80);
    if (b == series->band_count || !isfinite(series->bands[b].low[i]) || !isfinite(series->bands[b].high[i]))
        return value;
    return TSC_CANVAS_WORDS(c->canvas, "interval", value, value_text(c, rounded(series->bands[b].low[i])),
                            value_text(c, rounded(series->bands[b].high[i])));
}

static bool wants_end(const curves *c, const tsc_chart_series *series)
{
    if (series->loose)
        return false;
    bool named = series->name && *series->name;
    return tsc_curves_last(series) && (named || series->label || series->look == TSC_LOOK_PROJECTION ||
                                       series->look == TSC_LOOK_SCENARIO || c->opts->steps);
}

static void add_series_end(curves *c, size_t which, double width)
{
    const tsc_chart_series *series = &c->chart->series[which];
    const tsc_chart_point *last = tsc_curves_last(series);
    tsc_end *end = &c->ends[c->end_count++];
    end->x = last->x;
    end->y = last->value;
    end->ink = ink_of(c, which);
    if (series->name && *series->name)
        end->head = tsc_canvas_wrap(c->canvas, TSC_TYPE_STRONG, tsc_text_capital(c->canvas, series->name), width, 2);
    end->body = tsc_canvas_wrap(c->canvas, TSC_TYPE_LABEL, end_label(c, series, last), width, LINES_IN_MARGIN);
}

static const char *target_said(curves *c, const tsc_chart_target *target)
{
    const char *value = value_text(c, target->value);
    const char *said = TSC_CANVAS_WORDS(c->canvas, "target", value);
    const char *more =
        tsc_lines_join(c->canvas, tsc_target_need(c->canvas, target), tsc_target_chance(c->canvas, target));
    return tsc_lines_join(c->canvas, said, more);
}

static void add_target_end(curves *c, const tsc_chart_target *target, double width)
{
    tsc_end *end = &c->ends[c->end_count++];
    end->x = target->x;
    end->y = target->value;
    end->ink = TSC_INK_TARGET;
    end->body = tsc_canvas_wrap(c->canvas, TSC_TYPE_LABEL, target_said(c, target), width, LINES_IN_MARGIN);
}

static bool drawn_target(const tsc_chart_target *target)
{
    return isfinite(target->x) && isfinite(target->value);
}

/* Too far from the right margin to be labelled there. */
static bool amid(const curves *c, const tsc_chart_target *target)
{
    return target->x < c->frame.x.high - 0.2 * (c->frame.x.high - c->frame.x.low);
}

static void gather_ends(curves *c)
{
    double width = (c->canvas->room.right - c->canvas->room.left) * 0.24;
    c->ends = tsc_arena_calloc(c->canvas->arena, c->chart->series_count + c->chart->target_count + 1, sizeof *c->ends);
    if (!c->ends) {
        c->canvas->failed = true;
        return;
    }
    for (size_t i = 0; i < c->chart->series_count; i++)
        if (wants_end(c, &c->chart->series[i]))
            add_series_end(c, i, width);
    for (size_t i = 0; i < c->chart->target_count; i++)
        if (drawn_target(&c->chart->targets[i]) && !amid(c, &c->chart->targets[i]))
            add_target_end(c, &c->chart->targets[i], width);
}

static size_t tick_count(const tsc_box *room, double scale)
{
    double fit = (room->top - room->bottom) / (75 * scale);
    return fit < 3 ? 3 : fit > 8 ? 8 : (size_t)fit;
}

static void fix_frame(curves *c)
{
    const tsc_box *room = &c->canvas->room;
    double scale = c->canvas->scale, margin = tsc_ends_width(c->ends, c->end_count);
    size_t most = tick_count(room, scale);
    double numbers = tsc_frame_y_width(c->canvas, c->frame.y, c->frame.log, &c->measure, most);
    c->frame.box = (tsc_box){room->left + numbers, room->right - (margin > 0 ? margin + 16 * scale : 0),
                             room->bottom + 30 * scale, room->top};
    for (size_t i = 0; i < c->end_count; i++) {
        c->ends[i].x = tsc_frame_x(&c->frame, c->ends[i].x);
        c->ends[i].y = tsc_frame_y(&c->frame, c->ends[i].y);
    }
    tsc_frame_y_axis(c->canvas, &c->frame, &c->measure, most);
    tsc_frame_x_axis(c->canvas, &c->frame, !c->opts->steps);
}

/* One edge of a band, with the places where it leaves the view. */
static size_t edge(const tsc_frame *frame, const tsc_chart_series *series, const double *values, tsc_dot *out)
{
    size_t used = 0;
    double before_x = (double)NAN, before_v = (double)NAN;
    for (size_t i = 0; i < series->count; i++) {
        double x = series->points[i].x, v = values[i];
        if (!isfinite(v))
            continue;
        const double limits[] = {frame->y.low, frame->y.high};
        for (int k = 0; k < 2; k++)
            if (isfinite(before_v) && (before_v - limits[k]) * (v - limits[k]) < 0) {
                double part = (limits[k] - before_v) / (v - before_v);
                out[used++] =
                    (tsc_dot){tsc_frame_x(frame, before_x + part * (x - before_x)), tsc_frame_y(frame, limits[k])};
            }
        out[used++] = (tsc_dot){tsc_frame_x(frame, x), tsc_frame_y(frame, v)};
        before_x = x, before_v = v;
    }
    return used;
}

static void draw_band(tsc_canvas *canvas, const tsc_frame *frame, const tsc_chart_series *series,
                      const tsc_chart_band *band, tsc_ink ink, double strength)
{
    tsc_dot *outline = tsc_arena_calloc(canvas->arena, 6 * series->count + 1, sizeof *outline);
    tsc_dot *lower = tsc_arena_calloc(canvas->arena, 3 * series->count + 1, sizeof *lower);
    if (!outline || !lower) {
        canvas->failed = true;
        return;
    }
    size_t count = edge(frame, series, band->high, outline), below = edge(frame, series, band->low, lower);
    while (below > 0)
        outline[count++] = lower[--below];
    if (count > 2)
        tsc_canvas_area(canvas, ink, strength, outline, count);
}

static void draw_lines(tsc_canvas *canvas, const tsc_frame *frame, const tsc_chart_series *series, tsc_ink ink)
{
    double step = tsc_chart_step(series);
    const tsc_chart_point *before = NULL;
    for (size_t i = 0; i < series->count; i++) {
        const tsc_chart_point *point = &series->points[i];
        if (!known(point) || point->look == TSC_LOOK_PART_YEAR)
            continue;
        if (before && !series->loose) {
            bool gap = point->x - before->x > 1.5 * step && observed(series);
            tsc_canvas_segment(canvas, gap ? TSC_MARK_GAP : tsc_look_line(series->look), ink,
                               tsc_frame_x(frame, before->x), tsc_frame_y(frame, before->value),
                               tsc_frame_x(frame, point->x), tsc_frame_y(frame, point->value));
        }
        before = point;
    }
}

void tsc_curves_draw_series(tsc_canvas *canvas, const tsc_frame *frame, const tsc_chart_series *series, tsc_ink ink,
                            tsc_curves_manner manner)
{
    for (size_t widest = 0; widest < series->band_count; widest++) {
        size_t b = series->band_count - 1 - widest; /* levels come narrow to wide */
        double strength = manner == TSC_CURVES_FAINT ? 0.07 : series->bands[b].level_pct > 90 ? 0.16 : 0.2;
        draw_band(canvas, frame, series, &series->bands[b], ink, strength);
    }
    draw_lines(canvas, frame, series, ink);
    bool dense = (double)series->count * BETWEEN_MARKS * canvas->scale > frame->box.right - frame->box.left;
    for (size_t i = 0; i < series->count; i++) {
        const tsc_chart_point *point = &series->points[i];
        bool crowd = (dense || manner == TSC_CURVES_SMALL) && !series->loose && point->look != TSC_LOOK_PART_YEAR;
        bool single = series->count == 1;
        if (known(point) && ((observed(series) && !crowd) || single))
            tsc_look_point(canvas, point->look, ink, tsc_frame_x(frame, point->x), tsc_frame_y(frame, point->value));
    }
}

/* Derived points are named as such where they are few; else the foot says it. */
static size_t count_derived(const tsc_chart *chart)
{
    size_t count = 0;
    for (size_t i = 0; i < chart->series_count; i++)
        for (size_t k = 0; k < chart->series[i].count; k++)
            count += chart->series[i].points[k].look == TSC_LOOK_DERIVED && known(&chart->series[i].points[k]);
    return count;
}

static void label_points(curves *c, const tsc_chart_series *series, tsc_ink ink, size_t derived)
{
    const tsc_chart_point *last = tsc_curves_last(series);
    for (size_t i = 0; i < series->count; i++) {
        const tsc_chart_point *point = &series->points[i];
        if (!known(point))
            continue;
        double x = tsc_frame_x(&c->frame, point->x), y = tsc_frame_y(&c->frame, point->value);
        const char *value = value_text(c, point->look == TSC_LOOK_DERIVED ? rounded(point->value) : point->value);
        if (point->label && *point->label)
            tsc_canvas_label(c->canvas, TSC_TYPE_LABEL, ink, TSC_BELOW, x, y, point->label);
        else if (point == last && !wants_end(c, series))
            tsc_canvas_label(c->canvas, TSC_TYPE_STRONG, ink, TSC_ABOVE, x, y, value);
        else if (point->look == TSC_LOOK_DERIVED && derived <= DERIVED_LABELS)
            tsc_canvas_label(c->canvas, TSC_TYPE_LABEL, ink, TSC_BELOW, x, y,
                             TSC_CANVAS_WORDS(c->canvas, "derived", value));
    }
}

/* All that is to be said of a target amid the picture, or its value alone, where there is room. */
static void label_target(curves *c, const tsc_chart_target *target)
{
    double width = (c->canvas->room.right - c->canvas->room.left) * 0.24;
    double x = tsc_frame_x(&c->frame, target->x), y = tsc_frame_y(&c->frame, target->value);
    tsc_lines lines = tsc_canvas_wrap(c->canvas, TSC_TYPE_LABEL, target_said(c, target), width, LINES_IN_MARGIN);
    while (lines.count > 0 && !tsc_canvas_label_lines(c->canvas, TSC_TYPE_LABEL, TSC_INK_TARGET, x, y, &lines))
        lines.count--;
}

/* Thin lines between what both sides say of one time. */
static void draw_differences(curves *c)
{
    const tsc_chart_series *a = &c->chart->series[0], *b = &c->chart->series[1];
    for (size_t i = 0, k = 0; i < a->count; i++) {
        const tsc_chart_point *here = &a->points[i], *there = tsc_chart_point_at(b, here->x, &k);
        if (!there || !isfinite(here->value + there->value))
            continue;
        double x = tsc_frame_x(&c->frame, here->x);
        tsc_canvas_segment(c->canvas, TSC_MARK_THIN, TSC_INK_AXIS, x, tsc_frame_y(&c->frame, here->value), x,
                           tsc_frame_y(&c->frame, there->value));
    }
}

static void draw(curves *c)
{
    const tsc_chart *chart = c->chart;
    size_t fans = 0, derived = count_derived(chart);
    if (c->opts->mirror)
        draw_differences(c);
    for (size_t i = 0; i < chart->series_count; i++)
        fans += chart->series[i].band_count > 0;
    for (size_t i = 0; i < chart->series_count; i++)
        tsc_curves_draw_series(c->canvas, &c->frame, &chart->series[i], ink_of(c, i),
                               fans > 1 ? TSC_CURVES_FAINT : TSC_CURVES_FULL);
    for (size_t i = 0; i < chart->target_count; i++)
        if (drawn_target(&chart->targets[i]))
            tsc_look_point(c->canvas, TSC_LOOK_TARGET, TSC_INK_TARGET, tsc_frame_x(&c->frame, chart->targets[i].x),
                           tsc_frame_y(&c->frame, chart->targets[i].value));
    tsc_ends_spread(c->canvas, c->ends, &c->end_count, c->canvas->room.bottom,
                    c->canvas->room.top + 10 * c->canvas->scale);
    tsc_ends_draw(c->canvas, c->ends, c->end_count, c->frame.box.right + 12 * c->canvas->scale);
    for (size_t i = 0; i < chart->series_count; i++)
        if (observed(&chart->series[i]) && !chart->series[i].loose)
            label_points(c, &chart->series[i], ink_of(c, i), derived);
    for (size_t i = 0; i < chart->target_count; i++)
        if (drawn_target(&chart->targets[i]) && amid(c, &chart->targets[i]))
            label_target(c, &chart->targets[i]);
}

void tsc_curves_lay(tsc_canvas *canvas, const tsc_chart *chart, const tsc_curves_opts *opts)
{
    curves c = {.canvas = canvas, .chart = chart, .opts = opts};
    survey(&c);
    choose_axes(&c);
    const char *further = join_phrases(canvas, opts->further, bands_said(&c));
    if (c.frame.log)
        further = join_phrases(canvas, further, tsc_canvas_words(canvas, "log_axis", NULL));
    tsc_frame_head(canvas, chart, c.frame.log ? tsc_unit_words(canvas, chart->unit) : c.measure.words, further,
                   join_phrases(canvas, opts->note, c.cut_note));
    gather_ends(&c);
    if (canvas->failed)
        return;
    fix_frame(&c);
    draw(&c);
}
