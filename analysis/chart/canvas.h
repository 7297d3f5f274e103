/* A picture before it is drawn: marks and texts at their places in pixels, the origin at the lower left. Kinds of
   charts lay out here, where text can be measured and collisions be seen; how marks look (colours, widths, shapes)
   is said by plots/style.gp and the template of the kind. */
#ifndef TSC_CHART_CANVAS_H
#define TSC_CHART_CANVAS_H

#include "chart/chart.h"
#include "chart/typeface.h"
#include "chart/wording.h"
#include "core/arena.h"

/** Colours by meaning; the palette of style.gp lists them in this order. */
typedef enum tsc_ink {
    TSC_INK_PAPER,
    TSC_INK_TEXT,
    TSC_INK_MUTED,
    TSC_INK_FAINT,
    TSC_INK_GRID,
    TSC_INK_AXIS,
    TSC_INK_STATED,
    TSC_INK_OFFICIAL,
    TSC_INK_TARGET,
    TSC_INK_PART,
    TSC_INK_GAIN,
    TSC_INK_LOSS,
    TSC_INK_HUES, /* the first of TSC_HUES for scenarios, models, partners */
    TSC_HUES = 7,
    TSC_INKS = TSC_INK_HUES + TSC_HUES
} tsc_ink;

/** Marks: each becomes one named datablock, in the order of this list. */
typedef enum tsc_chart_mark {
    TSC_MARK_GRID, /* polylines: x y ink */
    TSC_MARK_AXIS,
    TSC_MARK_LINE,
    TSC_MARK_THIN,
    TSC_MARK_GAP,
    TSC_MARK_DASH,
    TSC_MARK_CIRCLE, /* points: x y ink */
    TSC_MARK_RING,
    TSC_MARK_SQUARE,
    TSC_MARK_CROSS,
    TSC_MARK_DIAMOND,
    TSC_MARK_LOZENGE,
    TSC_MARK_BAR, /* boxes: x y xlow xhigh ylow yhigh ink */
    TSC_MARK_PALE_BAR,
    TSC_MARK_TICK, /* bars over bars */
    TSC_MARKS
} tsc_chart_mark;

typedef enum tsc_type {
    TSC_TYPE_TITLE,
    TSC_TYPE_SUBTITLE,
    TSC_TYPE_AXIS,
    TSC_TYPE_LABEL,
    TSC_TYPE_STRONG,
    TSC_TYPE_NOTE,
    TSC_TYPE_SMALL,
    TSC_TYPES
} tsc_type;

typedef enum tsc_anchor { TSC_LEFT, TSC_CENTRE, TSC_RIGHT } tsc_anchor;

typedef struct tsc_box {
    double left, right, bottom, top;
} tsc_box;

typedef struct tsc_text {
    double x, y; /* anchor and middle of the line */
    tsc_anchor anchor;
    tsc_type type;
    tsc_ink ink;
    const char *string;
    tsc_box box;
} tsc_text;

typedef struct tsc_dot {
    double x, y;
} tsc_dot;

typedef struct tsc_canvas {
    const tsc_typeface *typeface;
    const tsc_wording *wording;
    const char *language;
    tsc_arena *arena;
    double width, height, scale;
    tsc_box room; /* what header and foot leave for the drawing */
    tsc_buffer marks[TSC_MARKS];
    tsc_buffer areas; /* datablocks $area_1 … */
    tsc_buffer area_inks;
    size_t area_count;
    tsc_text *texts;
    size_t text_count, text_room;
    tsc_dot *dots; /* what labels keep away from */
    size_t dot_count, dot_room;
    bool failed; /* memory was short */
} tsc_canvas;

/** An empty canvas of so many pixels; typeface, wording and language are borrowed, texts live in arena. */
void tsc_canvas_init(tsc_canvas *canvas, double width, double height, const tsc_typeface *typeface,
                     const tsc_wording *wording, const char *language, tsc_arena *arena);
/** Frees what was drawn; the arena stays. */
void tsc_canvas_clear(tsc_canvas *canvas);

/** Height of a type's letters in pixels (the em), and the distance of its lines. */
double tsc_canvas_size(const tsc_canvas *canvas, tsc_type type);
double tsc_canvas_leading(const tsc_canvas *canvas, tsc_type type);
double tsc_canvas_measure(const tsc_canvas *canvas, tsc_type type, const char *text);
double tsc_canvas_measure_span(const tsc_canvas *canvas, tsc_type type, tsc_span text);

/** A polyline (NAN in x or y ends one, the next point begins another), a point, a bar, a filled area. Lines and points
    keep labels away from themselves. */
void tsc_canvas_line(tsc_canvas *canvas, tsc_chart_mark mark, tsc_ink ink, const tsc_dot *points, size_t count);
void tsc_canvas_segment(tsc_canvas *canvas, tsc_chart_mark mark, tsc_ink ink, double x0, double y0, double x1,
                        double y1);
void tsc_canvas_point(tsc_canvas *canvas, tsc_chart_mark mark, tsc_ink ink, double x, double y);
void tsc_canvas_bar(tsc_canvas *canvas, tsc_chart_mark mark, tsc_ink ink, tsc_box box);
/** strength: 0 nothing to 1 full colour. */
void tsc_canvas_area(tsc_canvas *canvas, tsc_ink ink, double strength, const tsc_dot *points, size_t count);

/** One line of text, cleaned; drawn where it is told to be. */
void tsc_canvas_text(tsc_canvas *canvas, tsc_type type, tsc_ink ink, tsc_anchor anchor, double x, double y,
                     const char *text);

/** A box that a text would fill; and whether it is free of other texts and of dots, and within the picture. */
tsc_box tsc_canvas_box(const tsc_canvas *canvas, tsc_type type, tsc_anchor anchor, double x, double y,
                       const char *text);
bool tsc_canvas_free(const tsc_canvas *canvas, tsc_box box);
bool tsc_canvas_free_of_text(const tsc_canvas *canvas, tsc_box box);

/** Where a label prefers to stand beside its point. */
typedef enum tsc_side { TSC_ABOVE, TSC_BELOW } tsc_side;

/** A label beside a point, at the first free place of those around it; false (nothing drawn) where there is none. */
bool tsc_canvas_label(tsc_canvas *canvas, tsc_type type, tsc_ink ink, tsc_side side, double x, double y,
                      const char *text);

typedef struct tsc_lines {
    const char *line[8];
    size_t count;
    double width; /* of the longest */
} tsc_lines;

/** Several lines beside a point, above, right, left or below it; false (nothing drawn) where no place is free. */
bool tsc_canvas_label_lines(tsc_canvas *canvas, tsc_type type, tsc_ink ink, double x, double y, const tsc_lines *lines);

/** text as it is where it fits into width, else cut on a whole character with an ellipsis; lives in the arena. */
const char *tsc_canvas_fit(tsc_canvas *canvas, tsc_type type, const char *text, double width);

/** text broken into at most most (up to 8) lines of width, at newlines and where its script allows; the last one is
    cut where more is left. */
tsc_lines tsc_canvas_wrap(tsc_canvas *canvas, tsc_type type, const char *text, double width, size_t most);

/** Draws lines downward, the middle of the first at y. */
void tsc_canvas_lines(tsc_canvas *canvas, tsc_type type, tsc_ink ink, tsc_anchor anchor, double x, double y,
                      const tsc_lines *lines);

/** A phrase of the canvas's language with its {1} … replaced; values end with NULL; lives in the arena. */
const char *tsc_canvas_words(tsc_canvas *canvas, const char *key, const char *const *values);
#define TSC_CANVAS_WORDS(canvas, key, ...) tsc_canvas_words(canvas, key, (const char *const[]){__VA_ARGS__, NULL})

/** A copy of text, and what a buffer holds (which is cleared), in the arena; "" where memory is short. */
const char *tsc_canvas_keep(tsc_canvas *canvas, const char *text);
const char *tsc_canvas_take(tsc_canvas *canvas, tsc_buffer *text);

/** All as gnuplot definitions and datablocks. */
void tsc_canvas_write(const tsc_canvas *canvas, tsc_buffer *script);

#endif
