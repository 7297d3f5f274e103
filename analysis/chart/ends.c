#include "chart/ends.h"

#include <math.h>
#include <stdlib.h>

static const double gap = 4; /* between labels, at scale 1 */

double tsc_end_height(const tsc_canvas *canvas, const tsc_end *end)
{
    return (double)end->head.count * tsc_canvas_leading(canvas, TSC_TYPE_STRONG) +
           (double)end->body.count * tsc_canvas_leading(canvas, TSC_TYPE_LABEL);
}

double tsc_ends_width(const tsc_end *ends, size_t count)
{
    double widest = 0;
    for (size_t i = 0; i < count; i++)
        widest = fmax(widest, fmax(ends[i].head.width, ends[i].body.width));
    return widest;
}

/* From the top; labels at one place stay in the order in which they came. */
static void order(tsc_end *ends, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        tsc_end moving = ends[i];
        size_t at = i;
        for (; at > 0 && ends[at - 1].y < moving.y; at--)
            ends[at] = ends[at - 1];
        ends[at] = moving;
    }
}

static double total(const tsc_canvas *canvas, const tsc_end *ends, size_t count)
{
    double height = 0;
    for (size_t i = 0; i < count; i++)
        height += tsc_end_height(canvas, &ends[i]) + gap * canvas->scale;
    return height;
}

static void make_fit(const tsc_canvas *canvas, tsc_end *ends, size_t *count, double room)
{
    for (size_t i = *count; i-- > 0 && total(canvas, ends, *count) > room;)
        if (ends[i].head.count > 0)
            ends[i].body.count = 0;
    while (*count > 1 && total(canvas, ends, *count) > room)
        (*count)--;
}

/* How far the middles of two labels must be apart that follow one another. */
static double apart(const tsc_canvas *canvas, const tsc_end *upper, const tsc_end *lower)
{
    return (tsc_end_height(canvas, upper) + tsc_end_height(canvas, lower)) / 2 + gap * canvas->scale;
}

/* Makes the wanted places fall from label to label: where one would be above its predecessor both, and all that then
   touch, take their mean (pool adjacent violators, Ayer et al. 1955), which is the nearest in least squares. */
static void pool(tsc_end *ends, size_t count)
{
    for (size_t i = 0; i < count; i++)
        for (size_t first = i; first > 0 && ends[first - 1].at < ends[first].at;) {
            double above = ends[first - 1].at, sum = 0;
            while (first > 0 && ends[first - 1].at <= above)
                first--;
            for (size_t k = first; k <= i; k++)
                sum += ends[k].at;
            for (size_t k = first; k <= i; k++)
                ends[k].at = sum / (double)(i - first + 1);
        }
}

/* Labels as near to their lines as they can stand without overlap. */
static void settle(const tsc_canvas *canvas, tsc_end *ends, size_t count)
{
    double down = 0;
    for (size_t i = 0; i < count; i++) {
        down += i > 0 ? apart(canvas, &ends[i - 1], &ends[i]) : 0;
        ends[i].at = ends[i].y + down;
    }
    pool(ends, count);
    for (size_t i = count; i-- > 0;) {
        ends[i].at -= down;
        down -= i > 0 ? apart(canvas, &ends[i - 1], &ends[i]) : 0;
    }
}

void tsc_ends_spread(const tsc_canvas *canvas, tsc_end *ends, size_t *count, double low, double high)
{
    order(ends, *count);
    make_fit(canvas, ends, count, high - low);
    settle(canvas, ends, *count);
    double ceiling = high;
    for (size_t i = 0; i < *count; i++) {
        double half = tsc_end_height(canvas, &ends[i]) / 2;
        ends[i].at = fmin(ends[i].at, ceiling - half);
        ceiling = ends[i].at - half - gap * canvas->scale;
    }
    double floor_y = low;
    for (size_t i = *count; i-- > 0;) {
        double half = tsc_end_height(canvas, &ends[i]) / 2;
        ends[i].at = fmax(ends[i].at, floor_y + half);
        floor_y = ends[i].at + half + gap * canvas->scale;
    }
}

void tsc_ends_draw(tsc_canvas *canvas, const tsc_end *ends, size_t count, double left)
{
    for (size_t i = 0; i < count; i++) {
        const tsc_end *end = &ends[i];
        double top = end->at + tsc_end_height(canvas, end) / 2;
        double strong = tsc_canvas_leading(canvas, TSC_TYPE_STRONG), plain = tsc_canvas_leading(canvas, TSC_TYPE_LABEL);
        bool aside = fabs(end->at - end->y) > plain * 0.6;
        /* level with its line and far from it, a leader in the line's ink would pass for more of the line */
        if (aside || left - end->x > 110 * canvas->scale)
            tsc_canvas_segment(canvas, TSC_MARK_THIN, aside ? end->ink : TSC_INK_AXIS, end->x + 5 * canvas->scale,
                               end->y, left - 4 * canvas->scale, end->at);
        tsc_canvas_lines(canvas, TSC_TYPE_STRONG, end->ink, TSC_LEFT, left, top - strong / 2, &end->head);
        tsc_canvas_lines(canvas, TSC_TYPE_LABEL, end->ink, TSC_LEFT, left,
                         top - (double)end->head.count * strong - plain / 2, &end->body);
    }
}
