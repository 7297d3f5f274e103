/* Events in lanes over time: acts done and planned, promises open, kept and overdue. A promise reaches from where it
   was made to when it is due. Labels stand on either side of their marks or in the line between, lanes grow by as many
   lines as that takes; where not all labels fit they become smaller, then those of promises alone remain. What happened
   long before all else stands at the left edge with its year. */
#include "chart/kind.h"

#include <math.h>
#include <stdlib.h>

enum { LANES_MOST = 14, LINES_MOST = 200, EVENTS_MOST = 600 };

/* Where a label stands beside its mark; inside: in the line that leads to it. */
typedef enum side { SIDE_RIGHT, SIDE_LEFT, SIDE_INSIDE } side;

typedef struct item {
    const tsc_chart_event *event;
    size_t lane, line;          /* line within the lane */
    double x, due;              /* pixels */
    double right_end, left_end; /* what the label takes to the right or to the left, from the mark */
    double left, right;         /* what mark and label take, once placed */
    const char *label;
    side side;
    bool shown, early;
} item;

typedef struct timeline {
    tsc_canvas *canvas;
    const tsc_chart *chart;
    item *items;
    size_t count;
    const char *lanes[LANES_MOST];
    size_t lane_count, lines_of[LANES_MOST], line_count;
    tsc_frame frame;
    double line_height, first; /* first: the time that the axis begins with */
    tsc_type type;             /* of labels */
} timeline;

static bool drawable(const tsc_chart *chart)
{
    for (size_t i = 0; i < chart->event_count; i++)
        if (isfinite(chart->events[i].x) || isfinite(chart->events[i].due))
            return true;
    return false;
}

/* Lanes in the order in which they come; when there are too many, the last takes what is left. */
static size_t lane_of(timeline *t, const char *group)
{
    const char *name = group ? group : "";
    for (size_t i = 0; i < t->lane_count; i++)
        if (strcmp(t->lanes[i], name) == 0)
            return i;
    if (t->lane_count == LANES_MOST) {
        t->lanes[LANES_MOST - 1] = tsc_canvas_words(t->canvas, "other_groups", NULL);
        return LANES_MOST - 1;
    }
    t->lanes[t->lane_count] = name;
    return t->lane_count++;
}

static double start_of(const tsc_chart_event *event)
{
    return isfinite(event->x) ? event->x : event->due;
}

/* Of one time: in the order of the chart. */
static int by_time(const void *a, const void *b)
{
    const tsc_chart_event *first = ((const item *)a)->event, *second = ((const item *)b)->event;
    double x = start_of(first), y = start_of(second);
    return x != y ? (x > y) - (x < y) : (first > second) - (first < second);
}

/* The first event after a gap that takes more than two fifths of all time, with few before it. */
static double first_time(const timeline *t)
{
    double first = start_of(t->items[0].event), span = start_of(t->items[t->count - 1].event) - first, result = first;
    for (size_t i = 1; i <= t->count / 6 + 1 && i < t->count; i++)
        if (start_of(t->items[i].event) - start_of(t->items[i - 1].event) > 0.4 * span && span > 3)
            result = start_of(t->items[i].event);
    return result;
}

static void gather(timeline *t)
{
    t->items = tsc_arena_calloc(t->canvas->arena, t->chart->event_count + 1, sizeof *t->items);
    t->frame.x = tsc_range_none();
    if (!t->items) {
        t->canvas->failed = true;
        return;
    }
    for (size_t i = 0; i < t->chart->event_count && t->count < EVENTS_MOST; i++)
        if (isfinite(start_of(&t->chart->events[i])))
            t->items[t->count++] = (item){.event = &t->chart->events[i], .lane = lane_of(t, t->chart->events[i].group)};
    if (t->count == 0)
        return;
    qsort(t->items, t->count, sizeof *t->items, by_time);
    t->first = first_time(t);
    for (size_t i = 0; i < t->count; i++) {
        t->items[i].early = start_of(t->items[i].event) < t->first;
        if (!t->items[i].early)
            tsc_range_add(&t->frame.x, start_of(t->items[i].event));
        if (t->items[i].event->due >= t->first)
            tsc_range_add(&t->frame.x, t->items[i].event->due);
    }
    if (t->chart->today >= t->first)
        tsc_range_add(&t->frame.x, t->chart->today);
}

static double lane_names_width(timeline *t)
{
    double widest = 0, most = (t->canvas->room.right - t->canvas->room.left) * 0.2;
    for (size_t i = 0; i < t->lane_count; i++)
        widest = fmax(widest, tsc_canvas_measure(t->canvas, TSC_TYPE_STRONG, t->lanes[i]));
    return widest > 0 ? fmin(widest + 1, most) : 0; /* a pixel, so that rounding breaks no name that fits */
}

static void fix_frame(timeline *t)
{
    const tsc_box *room = &t->canvas->room;
    double names = lane_names_width(t), span = t->frame.x.high - t->frame.x.low;
    double air = span > 0 ? span * 0.03 : 0.5;
    t->frame.x = (tsc_range){t->frame.x.low - air, t->frame.x.high + air};
    t->frame.box = (tsc_box){room->left + names + (names > 0 ? 18 : 24) * t->canvas->scale, room->right,
                             room->bottom + 28 * t->canvas->scale, room->top - 34 * t->canvas->scale};
}

/* How labels are set when the space for them gets scarcer. */
typedef struct manner {
    tsc_type type;
    double part;        /* of the width, the longest label */
    double line_height; /* least, at scale 1 */
    bool promises_only;
} manner;

static bool is_promise(const tsc_chart_event *event)
{
    return event->state != TSC_STATE_DONE;
}

static const char *label_of(timeline *t, const item *it, const manner *how)
{
    double most = (t->frame.box.right - t->frame.box.left) * how->part;
    const char *label = it->event->label ? it->event->label : "";
    if (it->early) {
        const char *year = tsc_time_text(t->canvas, floor(start_of(it->event)));
        label = TSC_CANVAS_WORDS(t->canvas, "year_then", year, label);
    } else if (most <= 0 || (how->promises_only && !is_promise(it->event))) {
        return "";
    }
    return tsc_canvas_fit(t->canvas, how->type, label, fmax(most, 60 * t->canvas->scale));
}

static void span_item(timeline *t, item *it, const manner *how)
{
    double scale = t->canvas->scale, low = t->frame.box.left, high = t->canvas->room.right;
    it->x = fmax(tsc_frame_x(&t->frame, start_of(it->event)), low + 6 * scale);
    it->due = isfinite(it->event->due) ? fmax(tsc_frame_x(&t->frame, it->event->due), it->early ? it->x : low) : it->x;
    double first = fmin(it->x, it->due), last = fmax(it->x, it->due);
    double room = fmax(fmax(high - last, first - low) - 13 * scale, last - first - 62 * scale);
    it->label = tsc_canvas_fit(t->canvas, how->type, label_of(t, it, how), room);
    double width = tsc_canvas_measure(t->canvas, how->type, it->label) + (*it->label ? 12 : 0) * scale;
    it->right_end = last + 8 * scale + width;
    it->left_end = first - 8 * scale - width;
}

static bool taken(const timeline *t, size_t before, size_t lane, size_t line, double left, double right)
{
    for (size_t k = 0; k < before; k++) {
        const item *other = &t->items[k];
        if (other->lane == lane && other->shown && other->line == line && left < other->right && other->left < right)
            return true;
    }
    return false;
}

/* Whether the line from a promise to its due date is long enough to hold the label and to be seen. */
static bool inside_fits(const timeline *t, const item *it)
{
    return fabs(it->due - it->x) > tsc_canvas_measure(t->canvas, t->type, it->label) + 60 * t->canvas->scale;
}

/* Puts an item on a line of its lane with its label on the right or on the left, where that covers no other. */
static bool place(timeline *t, size_t i, size_t line)
{
    item *it = &t->items[i];
    double mark = 8 * t->canvas->scale, first = fmin(it->x, it->due) - mark, last = fmax(it->x, it->due) + mark;
    bool fits_right = it->right_end <= t->canvas->room.right + 2, fits_left = it->left_end >= t->frame.box.left - 2;
    if (fits_right && !taken(t, i, it->lane, line, first, it->right_end)) {
        it->left = first;
        it->right = it->right_end;
        it->side = SIDE_RIGHT;
    } else if (fits_left && !taken(t, i, it->lane, line, it->left_end, last)) {
        it->left = it->left_end;
        it->right = last;
        it->side = SIDE_LEFT;
    } else if (inside_fits(t, it) && !taken(t, i, it->lane, line, first, last)) {
        it->left = first;
        it->right = last;
        it->side = SIDE_INSIDE;
    } else {
        return false;
    }
    it->line = line;
    it->shown = true;
    return true;
}

/* Puts each item on the first line of its lane where there is room; items come in order of time. */
static void pack(timeline *t, size_t lines_most)
{
    t->line_count = 0;
    for (size_t lane = 0; lane < t->lane_count; lane++)
        t->lines_of[lane] = 1;
    for (size_t i = 0; i < t->count; i++)
        t->items[i].shown = false;
    for (size_t i = 0; i < t->count; i++)
        for (size_t line = 0; line < lines_most; line++)
            if (place(t, i, line)) {
                size_t *lines = &t->lines_of[t->items[i].lane];
                *lines = line + 1 > *lines ? line + 1 : *lines;
                break;
            }
    for (size_t lane = 0; lane < t->lane_count; lane++)
        t->line_count += t->lines_of[lane];
}

/* Fewer lines a lane until all fit; returns how many events found no place. */
static size_t arrange(timeline *t, const manner *how)
{
    double height = t->frame.box.top - t->frame.box.bottom, least = how->line_height * t->canvas->scale;
    size_t hidden = 0;
    for (size_t lines = LINES_MOST; lines > 0; lines = lines > 8 ? 8 : lines - 1) {
        pack(t, lines);
        if ((double)t->line_count * least + (double)t->lane_count * 10 * t->canvas->scale <= height)
            break;
    }
    double usable = height - (double)t->lane_count * 10 * t->canvas->scale;
    t->line_height = fmin(usable / (double)t->line_count, 64 * t->canvas->scale);
    for (size_t i = 0; i < t->count; i++)
        hidden += !t->items[i].shown;
    return hidden;
}

/* Smaller and shorter labels, then fewer, until every event has its place. */
static size_t arrange_labels(timeline *t)
{
    static const manner manners[] = {{TSC_TYPE_LABEL, 1, 20, false},   {TSC_TYPE_LABEL, 0.4, 20, false},
                                     {TSC_TYPE_NOTE, 0.36, 16, false}, {TSC_TYPE_NOTE, 0.24, 16, false},
                                     {TSC_TYPE_NOTE, 0.36, 16, true},  {TSC_TYPE_NOTE, 0.2, 16, true},
                                     {TSC_TYPE_NOTE, 0, 13, false}};
    size_t hidden = 0;
    for (size_t k = 0; k < sizeof manners / sizeof *manners; k++) {
        t->type = manners[k].type;
        for (size_t i = 0; i < t->count; i++)
            span_item(t, &t->items[i], &manners[k]);
        hidden = arrange(t, &manners[k]);
        if (hidden == 0)
            break;
    }
    return hidden + (t->chart->event_count > EVENTS_MOST ? t->chart->event_count - EVENTS_MOST : 0);
}

static void draw_mark(tsc_canvas *canvas, tsc_chart_state state, double x, double y)
{
    switch (state) {
    case TSC_STATE_DONE:
        tsc_canvas_point(canvas, TSC_MARK_CIRCLE, TSC_INK_STATED, x, y);
        return;
    case TSC_STATE_PLANNED:
        tsc_canvas_point(canvas, TSC_MARK_RING, TSC_INK_STATED, x, y);
        return;
    case TSC_STATE_OPEN:
        tsc_canvas_point(canvas, TSC_MARK_LOZENGE, TSC_INK_STATED, x, y);
        return;
    case TSC_STATE_KEPT:
        tsc_canvas_point(canvas, TSC_MARK_DIAMOND, TSC_INK_HUES, x, y);
        return;
    case TSC_STATE_OVERDUE:
        tsc_canvas_point(canvas, TSC_MARK_DIAMOND, TSC_INK_TARGET, x, y);
        return;
    case TSC_STATE_CANCELLED:
        tsc_canvas_point(canvas, TSC_MARK_CROSS, TSC_INK_PART, x, y);
        return;
    }
}

static void draw_item(timeline *t, const item *it, double y)
{
    tsc_canvas *canvas = t->canvas;
    double off = 11 * canvas->scale;
    double from = fmin(it->x, it->due), to = fmax(it->x, it->due);
    double label = it->side == SIDE_RIGHT ? to + off : it->side == SIDE_LEFT ? from - off : to - off;
    double line_end =
        it->side == SIDE_INSIDE ? label - tsc_canvas_measure(canvas, t->type, it->label) - 6 * canvas->scale : to;
    if (to - from > 2)
        tsc_canvas_segment(canvas, TSC_MARK_THIN, it->event->state == TSC_STATE_OVERDUE ? TSC_INK_TARGET : TSC_INK_AXIS,
                           from, y, line_end, y);
    draw_mark(canvas, it->event->state, it->due, y);
    tsc_canvas_text(canvas, t->type, TSC_INK_TEXT, it->side == SIDE_RIGHT ? TSC_LEFT : TSC_RIGHT, label, y, it->label);
}

static void draw_lanes(timeline *t)
{
    tsc_canvas *canvas = t->canvas;
    double top = t->frame.box.top, leading = tsc_canvas_leading(canvas, TSC_TYPE_STRONG);
    double names_room = t->frame.box.left - canvas->room.left - 18 * canvas->scale;
    for (size_t lane = 0; lane < t->lane_count; lane++) {
        double height = t->line_height * (double)t->lines_of[lane] + 10 * canvas->scale;
        tsc_canvas_segment(canvas, TSC_MARK_GRID, TSC_INK_GRID, canvas->room.left, top, canvas->room.right, top);
        size_t most = (size_t)fmax(1, floor(height / leading));
        tsc_lines name = tsc_canvas_wrap(canvas, TSC_TYPE_STRONG, t->lanes[lane], names_room, most < 3 ? most : 3);
        tsc_canvas_lines(canvas, TSC_TYPE_STRONG, TSC_INK_TEXT, TSC_LEFT, canvas->room.left,
                         top - height / 2 + leading * ((double)name.count - 1) / 2, &name);
        for (size_t i = 0; i < t->count; i++)
            if (t->items[i].lane == lane && t->items[i].shown)
                draw_item(t, &t->items[i], top - 5 * canvas->scale - t->line_height * ((double)t->items[i].line + 0.5));
        top -= height;
    }
    tsc_canvas_segment(canvas, TSC_MARK_GRID, TSC_INK_GRID, canvas->room.left, top, canvas->room.right, top);
    t->frame.box.bottom = top;
}

/* What the marks mean, of those that are there. */
static void draw_key(timeline *t)
{
    static const char *const names[] = {
        [TSC_STATE_DONE] = "state_done",       [TSC_STATE_PLANNED] = "state_planned",
        [TSC_STATE_OPEN] = "state_open",       [TSC_STATE_KEPT] = "state_kept",
        [TSC_STATE_OVERDUE] = "state_overdue", [TSC_STATE_CANCELLED] = "state_cancelled"};
    tsc_canvas *canvas = t->canvas;
    double x = canvas->room.left + 6 * canvas->scale, y = canvas->room.top - 6 * canvas->scale;
    for (int state = TSC_STATE_DONE; state <= TSC_STATE_CANCELLED; state++) {
        bool there = false;
        for (size_t i = 0; i < t->count; i++)
            there = there || (int)t->items[i].event->state == state;
        if (!there)
            continue;
        const char *name = tsc_canvas_words(canvas, names[state], NULL);
        draw_mark(canvas, (tsc_chart_state)state, x, y);
        tsc_canvas_text(canvas, TSC_TYPE_NOTE, TSC_INK_MUTED, TSC_LEFT, x + 10 * canvas->scale, y, name);
        x += tsc_canvas_measure(canvas, TSC_TYPE_NOTE, name) + 34 * canvas->scale;
    }
}

/* An upright line that leaves out the texts in its way. */
static void draw_upright(tsc_canvas *canvas, tsc_chart_mark mark, tsc_ink ink, double x, double bottom, double top)
{
    double air = 2 * canvas->scale;
    while (bottom < top) {
        double free_to = top, next = top;
        for (size_t i = 0; i < canvas->text_count; i++) {
            const tsc_box *box = &canvas->texts[i].box;
            if (box->left - air < x && x < box->right + air && box->top > bottom && box->bottom - air < free_to) {
                free_to = box->bottom - air;
                next = box->top;
            }
        }
        if (free_to > bottom)
            tsc_canvas_segment(canvas, mark, ink, x, bottom, x, free_to);
        bottom = next;
    }
}

static void draw_time(timeline *t)
{
    tsc_canvas *canvas = t->canvas;
    double width = t->frame.box.right - t->frame.box.left;
    tsc_ticks ticks = tsc_ticks_years(t->frame.x, (size_t)fmax(2, width / (80 * canvas->scale)), 0);
    for (size_t i = 0; i < ticks.count; i++) {
        double x = tsc_frame_x(&t->frame, ticks.at[i]);
        draw_upright(canvas, TSC_MARK_GRID, TSC_INK_GRID, x, t->frame.box.bottom, t->frame.box.top);
        const char *text = tsc_time_text(canvas, ticks.at[i]);
        double y = t->frame.box.bottom - 16 * canvas->scale;
        if (tsc_canvas_free_of_text(canvas, tsc_canvas_box(canvas, TSC_TYPE_AXIS, TSC_CENTRE, x, y, text)))
            tsc_canvas_text(canvas, TSC_TYPE_AXIS, TSC_INK_MUTED, TSC_CENTRE, x, y, text);
    }
    if (!(t->chart->today >= t->first && t->chart->today > 0))
        return;
    double x = tsc_frame_x(&t->frame, t->chart->today), y = t->frame.box.top + 12 * canvas->scale;
    const char *today = tsc_canvas_words(canvas, "today", NULL);
    draw_upright(canvas, TSC_MARK_THIN, TSC_INK_MUTED, x, t->frame.box.bottom, t->frame.box.top + 4 * canvas->scale);
    if (tsc_canvas_free_of_text(canvas, tsc_canvas_box(canvas, TSC_TYPE_NOTE, TSC_CENTRE, x, y, today)))
        tsc_canvas_text(canvas, TSC_TYPE_NOTE, TSC_INK_MUTED, TSC_CENTRE, x, y, today);
}

static void lay(tsc_canvas *canvas, const tsc_chart *chart)
{
    timeline t = {.canvas = canvas, .chart = chart};
    gather(&t);
    tsc_frame_head(canvas, chart, NULL, NULL, NULL);
    if (canvas->failed || t.count == 0)
        return;
    fix_frame(&t);
    size_t hidden = arrange_labels(&t);
    draw_key(&t);
    draw_lanes(&t);
    draw_time(&t);
    if (hidden > 0) {
        const tsc_measure plain = tsc_measure_plain();
        const char *more = TSC_CANVAS_WORDS(canvas, "not_shown", tsc_measure_text(canvas, &plain, (double)hidden));
        tsc_canvas_text(canvas, TSC_TYPE_NOTE, TSC_INK_FAINT, TSC_RIGHT, canvas->room.right,
                        canvas->room.top - 6 * canvas->scale, more);
    }
}

const tsc_kind tsc_kind_timeline = {"timeline", drawable, lay};
