#include "chart/rows.h"

#include <math.h>

static double names_width(tsc_canvas *canvas, const char *const *names, size_t count)
{
    double widest = 0, most = (canvas->room.right - canvas->room.left) * 0.32;
    for (size_t i = 0; i < count; i++)
        widest = fmax(widest,
                      tsc_canvas_measure(canvas, TSC_TYPE_LABEL, tsc_text_capital(canvas, names[i] ? names[i] : "")));
    return fmin(widest + 1, most); /* a pixel, so that rounding breaks no name that fits */
}

tsc_rows tsc_rows_fit(tsc_canvas *canvas, const char *const *names, size_t count, tsc_range x, double label_width,
                      bool both)
{
    const tsc_box *room = &canvas->room;
    double names_end = room->left + names_width(canvas, names, count) + 14 * canvas->scale;
    double widest_row = 150 * canvas->scale, height = (room->top - room->bottom) / (double)count;
    double span = x.high - x.low, part = label_width / (room->right - names_end);
    tsc_rows rows = {.height = fmin(height, widest_row), .count = count};
    if (!(span > 0))
        span = fabs(x.high) > 0 ? fabs(x.high) : 1;
    if (part > 0.4)
        part = 0.4;
    double left_part = both || x.low < 0 ? part : 0, scale = span / (1 - part - left_part);
    rows.frame.x = (tsc_range){x.low - left_part * scale, x.low + span + part * scale};
    rows.frame.box = (tsc_box){names_end, room->right, room->top - rows.height * (double)count, room->top};
    return rows;
}

double tsc_rows_y(const tsc_rows *rows, size_t i)
{
    return rows->frame.box.top - rows->height * ((double)i + 0.5);
}

double tsc_rows_half(const tsc_canvas *canvas, const tsc_rows *rows)
{
    return fmin(rows->height * 0.34, 30 * canvas->scale);
}

void tsc_rows_name(tsc_canvas *canvas, const tsc_rows *rows, size_t i, const char *name)
{
    double leading = tsc_canvas_leading(canvas, TSC_TYPE_LABEL), right = rows->frame.box.left - 14 * canvas->scale;
    size_t most = rows->height >= 3.4 * leading ? 3 : rows->height >= 2 * leading ? 2 : 1;
    tsc_lines lines = tsc_canvas_wrap(canvas, TSC_TYPE_LABEL, tsc_text_capital(canvas, name ? name : ""),
                                      right - canvas->room.left, most);
    tsc_canvas_lines(canvas, TSC_TYPE_LABEL, TSC_INK_TEXT, TSC_RIGHT, right,
                     tsc_rows_y(rows, i) + leading * ((double)lines.count - 1) / 2, &lines);
}
