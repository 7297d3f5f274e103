/* Where values stand on a canvas: a rectangle with its ranges, ticks at round values, amounts in the words of people,
   and the head and foot that all charts share. */
#ifndef TSC_CHART_FRAME_H
#define TSC_CHART_FRAME_H

#include "chart/canvas.h"

typedef struct tsc_range {
    double low, high; /* low > high: nothing yet */
} tsc_range;

/** A range without a value, and whether a range has one. */
tsc_range tsc_range_none(void);
bool tsc_range_some(tsc_range range);
/** Takes a value in; NaN and infinities are passed over. */
void tsc_range_add(tsc_range *range, double value);

/** Distance of neighbouring points of a series in x: as it says, else 1. */
double tsc_chart_step(const tsc_chart_series *series);

/** The point of a series at x, from *from on, which moves with x as it grows; NULL where there is none. */
const tsc_chart_point *tsc_chart_point_at(const tsc_chart_series *series, double x, size_t *from);

typedef struct tsc_frame {
    tsc_box box;
    tsc_range x, y;
    bool log;     /* y is logarithmic */
    double grain; /* of the time axis: no ticks closer than this; 0: any */
} tsc_frame;

/** The pixel of a value on an axis. */
double tsc_frame_x(const tsc_frame *frame, double value);
double tsc_frame_y(const tsc_frame *frame, double value); /* held within the box */

enum { TSC_TICKS = 24 };

typedef struct tsc_ticks {
    double at[TSC_TICKS];
    size_t count;
    double step;
} tsc_ticks;

/** At most most ticks at multiples of 1, 2, 2.5 or 5 times a power of ten within the range. */
tsc_ticks tsc_ticks_linear(tsc_range range, size_t most);
/** Powers of ten, thinned out where there are more than most. */
tsc_ticks tsc_ticks_log(tsc_range range, size_t most);
/** Whole years in steps of 1, 2, 5, 10 …; quarters where the range is short and the grain allows it. */
tsc_ticks tsc_ticks_years(tsc_range range, size_t most, double grain);

/** How numbers are shown: divided by divisor, in words ("US$ million"; "" for bare numbers). */
typedef struct tsc_measure {
    double divisor;
    const char *words;
    tsc_unit unit;
} tsc_measure;

/** Of bare numbers. */
tsc_measure tsc_measure_plain(void);

/** A unit's own words, "US$". */
const char *tsc_unit_words(tsc_canvas *canvas, tsc_unit unit);

/** The measure in which the largest absolute value has few digits. */
tsc_measure tsc_measure_for(tsc_canvas *canvas, tsc_unit unit, double largest);
/** A value in the measure without its words: "274", "1,000"; in the arena. */
const char *tsc_measure_text(tsc_canvas *canvas, const tsc_measure *measure, double value);
/** The same with a plus sign where positive. */
const char *tsc_measure_signed(tsc_canvas *canvas, const tsc_measure *measure, double value);
/** With its words: "US$ 274 million"; in the arena. */
const char *tsc_measure_amount(tsc_canvas *canvas, const tsc_measure *measure, double value);
/** A point in time: "2024", "2024-07". */
const char *tsc_time_text(tsc_canvas *canvas, double x);

/** text with its first letter raised. */
const char *tsc_text_capital(tsc_canvas *canvas, const char *text);

/** Title, subtitle (with the measure and further words) and foot; sets canvas->room to what is left. */
void tsc_frame_head(tsc_canvas *canvas, const tsc_chart *chart, const char *measure, const char *further,
                    const char *note);

/** Grid lines and the numbers of the y axis, left of the box; zero gets the axis line. */
void tsc_frame_y_axis(tsc_canvas *canvas, const tsc_frame *frame, const tsc_measure *measure, size_t most);
/** The width that those numbers want. */
double tsc_frame_y_width(tsc_canvas *canvas, tsc_range y, bool log, const tsc_measure *measure, size_t most);
/** Years (time) or whole steps below the box. */
void tsc_frame_x_axis(tsc_canvas *canvas, const tsc_frame *frame, bool time);

/** Opens a range up to zero, with a little air beyond its ends; all zero becomes 0 to 1. */
tsc_range tsc_range_for_axis(tsc_range values);

#endif
