#include "chart/frame.h"
#include "core/number.h"
#include "core/utf8.h"

#include <math.h>
#include <stdio.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

tsc_range tsc_range_none(void)
{
    return (tsc_range){(double)INFINITY, -(double)INFINITY};
}

bool tsc_range_some(tsc_range range)
{
    return range.low <= range.high;
}

void tsc_range_add(tsc_range *range, double value)
{
    if (!isfinite(value))
        return;
    range->low = value < range->low ? value : range->low;
    range->high = value > range->high ? value : range->high;
}

double tsc_chart_step(const tsc_chart_series *series)
{
    return series->step > 0 ? series->step : 1;
}

const tsc_chart_point *tsc_chart_point_at(const tsc_chart_series *series, double x, size_t *from)
{
    const double same = 1e-9;
    while (*from < series->count && series->points[*from].x < x - same)
        (*from)++;
    return *from < series->count && fabs(series->points[*from].x - x) <= same ? &series->points[*from] : NULL;
}

tsc_range tsc_range_for_axis(tsc_range values)
{
    if (!tsc_range_some(values))
        return (tsc_range){0, 1};
    tsc_range_add(&values, 0);
    if (values.low == values.high)
        return (tsc_range){0, 1};
    double air = 0.06 * (values.high - values.low);
    return (tsc_range){values.low < 0 ? values.low - air : 0, values.high > 0 ? values.high + air : 0};
}

double tsc_frame_x(const tsc_frame *frame, double value)
{
    double part = (value - frame->x.low) / (frame->x.high - frame->x.low);
    return frame->box.left + part * (frame->box.right - frame->box.left);
}

double tsc_frame_y(const tsc_frame *frame, double value)
{
    double low = frame->y.low, high = frame->y.high;
    if (isnan(value))
        return (double)NAN;
    value = value < low ? low : value > high ? high : value;
    double part = frame->log ? log(value / low) / log(high / low) : (value - low) / (high - low);
    return frame->box.bottom + part * (frame->box.top - frame->box.bottom);
}

static void add_ticks(tsc_ticks *ticks, tsc_range range)
{
    double first = ceil(range.low / ticks->step - 1e-9), last = floor(range.high / ticks->step + 1e-9);
    for (double k = first; k <= last && ticks->count < TSC_TICKS; k++)
        ticks->at[ticks->count++] = k == 0 ? 0 : k * ticks->step;
}

tsc_ticks tsc_ticks_linear(tsc_range range, size_t most)
{
    static const double nice[] = {1, 2, 2.5, 5, 10};
    tsc_ticks ticks = {{0}, 0, 1};
    double span = range.high - range.low;
    if (!(span > 0) || !isfinite(span) || most < 2)
        return ticks;
    double rough = span / (double)most, power = pow(10, floor(log10(rough)));
    for (size_t i = 0; i < sizeof nice / sizeof *nice; i++)
        if (nice[i] * power >= rough * (1 - 1e-9)) {
            ticks.step = nice[i] * power;
            break;
        }
    add_ticks(&ticks, range);
    return ticks;
}

tsc_ticks tsc_ticks_log(tsc_range range, size_t most)
{
    tsc_ticks ticks = {{0}, 0, 1};
    int first = (int)ceil(log10(range.low) - 1e-9), last = (int)floor(log10(range.high) + 1e-9);
    int stride = most > 0 ? (last - first) / (int)most + 1 : 1;
    for (int k = first; k <= last && ticks.count < TSC_TICKS; k += stride)
        ticks.at[ticks.count++] = pow(10, k);
    return ticks;
}

tsc_ticks tsc_ticks_years(tsc_range range, size_t most, double grain)
{
    static const double nice[] = {.25, .5, 1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000};
    tsc_ticks ticks = {{0}, 0, 1000};
    double span = range.high - range.low;
    size_t from = span > 2.5 || grain > 0.6 ? 2 : 0;
    if (most > TSC_TICKS - 1)
        most = TSC_TICKS - 1;
    for (size_t i = from; i < sizeof nice / sizeof *nice; i++)
        if (span / nice[i] <= (double)most) {
            ticks.step = nice[i];
            break;
        }
    add_ticks(&ticks, range);
    return ticks;
}

/* What is left of "US$ 2 million" without its number. */
static const char *words_of(tsc_canvas *canvas, double divisor, tsc_unit unit)
{
    char amount[128];
    tsc_amount_format(2 * divisor, unit, 3, canvas->language, amount, sizeof amount);
    char *number = strchr(amount, '2');
    if (!number)
        return "";
    size_t after = number[1] == ' ' ? 2 : 1;
    memmove(number, number + after, strlen(number + after) + 1);
    size_t length = strlen(amount);
    if (length > 0 && amount[length - 1] == ' ')
        amount[length - 1] = '\0';
    return tsc_canvas_keep(canvas, amount);
}

tsc_measure tsc_measure_plain(void)
{
    return (tsc_measure){1, "", tsc_unit_none()};
}

const char *tsc_unit_words(tsc_canvas *canvas, tsc_unit unit)
{
    return words_of(canvas, 1, unit);
}

tsc_measure tsc_measure_for(tsc_canvas *canvas, tsc_unit unit, double largest)
{
    tsc_measure measure = {1, "", unit};
    largest = fabs(largest);
    if (!tsc_unit_is_percent(unit))
        measure.divisor = largest >= 3e12 ? 1e12 : largest >= 3e9 ? 1e9 : largest >= 1e6 ? 1e6 : 1;
    measure.words = words_of(canvas, measure.divisor, unit);
    return measure;
}

const char *tsc_measure_text(tsc_canvas *canvas, const tsc_measure *measure, double value)
{
    char text[128];
    double shown = value / measure->divisor;
    tsc_amount_format(shown, tsc_unit_none(), 3, canvas->language, text, sizeof text);
    return tsc_canvas_keep(canvas, text);
}

const char *tsc_measure_signed(tsc_canvas *canvas, const tsc_measure *measure, double value)
{
    char text[160];
    snprintf(text, sizeof text, "%s%s", value > 0 ? "+" : "", tsc_measure_text(canvas, measure, value));
    return tsc_canvas_keep(canvas, text);
}

const char *tsc_measure_amount(tsc_canvas *canvas, const tsc_measure *measure, double value)
{
    char text[160];
    tsc_amount_format(value, measure->unit, 3, canvas->language, text, sizeof text);
    return tsc_canvas_keep(canvas, text);
}

const char *tsc_time_text(tsc_canvas *canvas, double x)
{
    char text[64];
    double year = floor(x + 1e-6);
    int month = (int)floor((x - year) * 12 + 1e-6) + 1;
    if (!(fabs(year) < 100000))
        return "";
    if (month <= 1)
        snprintf(text, sizeof text, "%d", (int)year);
    else
        snprintf(text, sizeof text, "%d-%02d", (int)year, month);
    return tsc_canvas_keep(canvas, text);
}

/* Whether a text begins, as readers of its script see it, at the right. */
static bool from_the_right(const char *text)
{
    const uint8_t *bytes = (const uint8_t *)text;
    size_t length = strlen(text);
    for (size_t i = 0; i < length;) {
        UChar32 c;
        U8_NEXT_OR_FFFD(bytes, i, length, c);
        UCharDirection direction = u_charDirection(c);
        if (direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC)
            return true;
        if (direction == U_LEFT_TO_RIGHT)
            return false;
    }
    return false;
}

/* Two lines of about one length are read better than a full one and a leftover. */
static tsc_lines balance(tsc_canvas *canvas, tsc_type type, const char *text, double width, size_t most)
{
    tsc_lines lines = tsc_canvas_wrap(canvas, type, text, width, most);
    if (lines.count != 2 || most < 2 || tsc_canvas_wrap(canvas, type, text, width, most + 1).count > 2)
        return lines;
    for (double part = 0.95; part > 0.5; part -= 0.05) {
        if (tsc_canvas_wrap(canvas, type, text, width * part, most + 1).count > 2)
            break;
        lines = tsc_canvas_wrap(canvas, type, text, width * part, most);
    }
    return lines;
}

static double paragraph(tsc_canvas *canvas, tsc_type type, tsc_ink ink, double y, const char *text, size_t most)
{
    double margin = 24 * canvas->scale, leading = tsc_canvas_leading(canvas, type);
    double width = canvas->width - 2 * margin;
    tsc_lines lines = type == TSC_TYPE_TITLE || type == TSC_TYPE_SUBTITLE
                          ? balance(canvas, type, text, width, most)
                          : tsc_canvas_wrap(canvas, type, text, width, most);
    bool right = text && from_the_right(text);
    tsc_canvas_lines(canvas, type, ink, right ? TSC_RIGHT : TSC_LEFT, right ? canvas->width - margin : margin,
                     y - leading / 2, &lines);
    return y - leading * (double)lines.count;
}

const char *tsc_text_capital(tsc_canvas *canvas, const char *text)
{
    tsc_buffer raised;
    tsc_buffer_init(&raised);
    tsc_utf8_add_capital(&raised, text);
    return tsc_canvas_take(canvas, &raised);
}

/* "t", "kg", "m3": the symbol of a unit keeps its letters. */
static bool starts_with_symbol(const char *text)
{
    enum { LONGEST = 3 };
    return strcspn(text, " ,;") <= LONGEST;
}

/* "Trade turnover, US$ million; 80 and 95 % bands" */
static const char *subtitle_of(tsc_canvas *canvas, const tsc_chart *chart, const char *measure, const char *further)
{
    tsc_buffer text;
    tsc_buffer_init(&text);
    tsc_buffer_add_text(&text, chart->subtitle ? chart->subtitle : "");
    if (measure && *measure) {
        tsc_buffer_add_text(&text, text.length ? ", " : "");
        tsc_buffer_add_text(&text, measure);
    }
    const char *kept = tsc_canvas_take(canvas, &text);
    if (further && *further)
        kept = *kept ? TSC_CANVAS_WORDS(canvas, "and_then", kept, further) : further;
    bool bare = !(chart->subtitle && *chart->subtitle) && measure && starts_with_symbol(measure);
    return bare ? kept : tsc_text_capital(canvas, kept);
}

static double foot_height(tsc_canvas *canvas, const char *const texts[], size_t count, size_t most)
{
    double margin = 24 * canvas->scale;
    size_t lines = 0;
    for (size_t i = 0; i < count; i++)
        lines += tsc_canvas_wrap(canvas, TSC_TYPE_NOTE, texts[i], canvas->width - 2 * margin, most).count;
    return (double)lines * tsc_canvas_leading(canvas, TSC_TYPE_NOTE);
}

void tsc_frame_head(tsc_canvas *canvas, const tsc_chart *chart, const char *measure, const char *further,
                    const char *note)
{
    enum { TITLE_LINES = 2, SUBTITLE_LINES = 2, FOOT_LINES = 2 };
    double margin = 24 * canvas->scale, y = canvas->height - 0.75 * margin;
    y = paragraph(canvas, TSC_TYPE_TITLE, TSC_INK_TEXT, y, chart->title, TITLE_LINES) - 4 * canvas->scale;
    y = paragraph(canvas, TSC_TYPE_SUBTITLE, TSC_INK_MUTED, y, subtitle_of(canvas, chart, measure, further),
                  SUBTITLE_LINES);
    const char *const foot[] = {note, chart->note, chart->source};
    double top_of_foot = 0.6 * margin + foot_height(canvas, foot, 3, FOOT_LINES), at = top_of_foot;
    for (size_t i = 0; i < 3; i++)
        at = paragraph(canvas, TSC_TYPE_NOTE, TSC_INK_FAINT, at, foot[i], FOOT_LINES);
    canvas->room = (tsc_box){margin, canvas->width - margin, top_of_foot + 0.6 * margin, y - 0.9 * margin};
}

static tsc_ticks y_ticks(tsc_range y, bool log, size_t most)
{
    return log ? tsc_ticks_log(y, most) : tsc_ticks_linear(y, most);
}

static const char *tick_text(tsc_canvas *canvas, bool log, const tsc_measure *measure, double at)
{
    const tsc_measure plain = tsc_measure_plain();
    return log ? tsc_measure_amount(canvas, &plain, at) : tsc_measure_text(canvas, measure, at);
}

double tsc_frame_y_width(tsc_canvas *canvas, tsc_range y, bool log, const tsc_measure *measure, size_t most)
{
    tsc_ticks ticks = y_ticks(y, log, most);
    double widest = 0;
    for (size_t i = 0; i < ticks.count; i++)
        widest = fmax(widest, tsc_canvas_measure(canvas, TSC_TYPE_AXIS, tick_text(canvas, log, measure, ticks.at[i])));
    return widest + 12 * canvas->scale;
}

void tsc_frame_y_axis(tsc_canvas *canvas, const tsc_frame *frame, const tsc_measure *measure, size_t most)
{
    tsc_ticks ticks = y_ticks(frame->y, frame->log, most);
    for (size_t i = 0; i < ticks.count; i++) {
        double y = tsc_frame_y(frame, ticks.at[i]);
        bool zero = ticks.at[i] == 0;
        tsc_canvas_segment(canvas, zero ? TSC_MARK_AXIS : TSC_MARK_GRID, zero ? TSC_INK_AXIS : TSC_INK_GRID,
                           frame->box.left, y, frame->box.right, y);
        tsc_canvas_text(canvas, TSC_TYPE_AXIS, TSC_INK_MUTED, TSC_RIGHT, frame->box.left - 10 * canvas->scale, y,
                        tick_text(canvas, frame->log, measure, ticks.at[i]));
    }
}

/* As SDMX writes quarters, which every reader of statistics knows. */
static const char *quarter_text(tsc_canvas *canvas, double x)
{
    char text[64];
    double year = floor(x + 1e-6);
    if (!(fabs(year) < 100000))
        return "";
    snprintf(text, sizeof text, "%d-Q%d", (int)year, (int)floor((x - year) * 4 + 1e-6) + 1);
    return tsc_canvas_keep(canvas, text);
}

void tsc_frame_x_axis(tsc_canvas *canvas, const tsc_frame *frame, bool time)
{
    const tsc_measure plain = tsc_measure_plain();
    double span = frame->x.high - frame->x.low, width = frame->box.right - frame->box.left;
    const char *sample = time ? (span > 2.5 ? "2024" : "2024-07") : "10";
    double wide = tsc_canvas_measure(canvas, TSC_TYPE_AXIS, sample) * 1.35;
    size_t most = width > 2 * wide ? (size_t)(width / wide) : 2;
    tsc_ticks ticks = tsc_ticks_years(frame->x, most, time ? frame->grain : 1);
    bool quarters = ticks.step < 1 && frame->grain > 0.2;
    for (size_t i = 0; i < ticks.count; i++)
        tsc_canvas_text(canvas, TSC_TYPE_AXIS, TSC_INK_MUTED, TSC_CENTRE, tsc_frame_x(frame, ticks.at[i]),
                        frame->box.bottom - 18 * canvas->scale,
                        !time      ? tsc_measure_text(canvas, &plain, ticks.at[i])
                        : quarters ? quarter_text(canvas, ticks.at[i])
                                   : tsc_time_text(canvas, ticks.at[i]));
}
