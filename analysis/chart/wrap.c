/* Texts that are too long for their place: cut on a whole character, or broken where their script allows (ICU). */
#include "chart/canvas.h"

#include <unicode/ubrk.h>
#include <unicode/utext.h>

/* The breaks of a text, as ICU sees them. */
typedef struct breaker {
    UText *text;
    UBreakIterator *breaks;
} breaker;

static bool breaker_open(breaker *b, UBreakIteratorType type, const char *language, tsc_span text)
{
    UErrorCode code = U_ZERO_ERROR;
    b->text = utext_openUTF8(NULL, text.data, (int64_t)text.length, &code);
    b->breaks = ubrk_open(type, language, NULL, 0, &code);
    if (U_SUCCESS(code))
        ubrk_setUText(b->breaks, b->text, &code);
    return U_SUCCESS(code);
}

static void breaker_close(breaker *b)
{
    ubrk_close(b->breaks);
    utext_close(b->text);
}

static char *join(tsc_canvas *canvas, const char *text, size_t length, const char *end)
{
    char *whole = tsc_arena_alloc(canvas->arena, length + strlen(end) + 1);
    if (!whole) {
        canvas->failed = true;
        return NULL;
    }
    memcpy(whole, text, length);
    memcpy(whole + length, end, strlen(end) + 1);
    return whole;
}

/* How many bytes of text fit into width, in whole characters. */
static size_t fitting(tsc_canvas *canvas, tsc_type type, tsc_span text, double width)
{
    breaker b;
    size_t fits = 0;
    if (breaker_open(&b, UBRK_CHARACTER, canvas->language, text))
        for (int32_t end = ubrk_next(b.breaks); end != UBRK_DONE; end = ubrk_next(b.breaks)) {
            if (tsc_canvas_measure_span(canvas, type, tsc_span_make(text.data, (size_t)end)) > width)
                break;
            fits = (size_t)end;
        }
    breaker_close(&b);
    return fits;
}

const char *tsc_canvas_fit(tsc_canvas *canvas, tsc_type type, const char *text, double width)
{
    static const char ellipsis[] = "\xe2\x80\xa6";
    if (tsc_canvas_measure(canvas, type, text) <= width)
        return text;
    size_t kept = fitting(canvas, type, tsc_span_of(text), width - tsc_canvas_measure(canvas, type, ellipsis));
    while (kept > 0 && (text[kept - 1] == ' ' || text[kept - 1] == ','))
        kept--;
    const char *cut = join(canvas, text, kept, ellipsis);
    return cut ? cut : "";
}

/* Length of the first line of text: up to a newline, or to the last place that allows a break within width. */
static size_t first_line(tsc_canvas *canvas, tsc_type type, tsc_span text, double width)
{
    const char *newline = memchr(text.data, '\n', text.length);
    size_t length = newline ? (size_t)(newline - text.data) : text.length, fits = 0;
    if (tsc_canvas_measure_span(canvas, type, tsc_span_make(text.data, length)) <= width)
        return length;
    breaker b;
    if (breaker_open(&b, UBRK_LINE, canvas->language, tsc_span_make(text.data, length)))
        for (int32_t end = ubrk_next(b.breaks); end != UBRK_DONE; end = ubrk_next(b.breaks)) {
            tsc_span line = tsc_span_trim(tsc_span_make(text.data, (size_t)end));
            if ((size_t)end < length && text.data[end] == '%') /* "50 %" stays together */
                continue;
            if (tsc_canvas_measure_span(canvas, type, line) > width)
                break;
            fits = (size_t)end;
        }
    breaker_close(&b);
    if (fits == 0)
        fits = fitting(canvas, type, tsc_span_make(text.data, length), width);
    return fits ? fits : length;
}

tsc_lines tsc_canvas_wrap(tsc_canvas *canvas, tsc_type type, const char *text, double width, size_t most)
{
    enum { LONGEST = 2000 };
    tsc_lines lines = {{NULL}, 0, 0};
    size_t room = sizeof lines.line / sizeof *lines.line, length = text ? strlen(text) : 0;
    if (most > room)
        most = room;
    tsc_span rest = tsc_span_trim(tsc_span_make(text, length < LONGEST ? length : LONGEST));
    while (rest.length > 0 && lines.count < most) {
        bool last = lines.count + 1 == most;
        size_t used = first_line(canvas, type, rest, width);
        tsc_span line = last && used < rest.length ? rest : tsc_span_trim(tsc_span_make(rest.data, used));
        char *copy = tsc_arena_strndup(canvas->arena, line.data, line.length);
        if (!copy) {
            canvas->failed = true;
            break;
        }
        for (char *c = copy; *c; c++)
            *c = *c == '\n' ? ' ' : *c;
        const char *shown = tsc_canvas_fit(canvas, type, copy, width);
        double wide = tsc_canvas_measure(canvas, type, shown);
        lines.line[lines.count++] = shown;
        lines.width = wide > lines.width ? wide : lines.width;
        rest = tsc_span_trim(tsc_span_make(rest.data + used, rest.length - used));
        if (rest.length && rest.data[0] == '\n')
            rest = tsc_span_trim(tsc_span_make(rest.data + 1, rest.length - 1));
    }
    return lines;
}

void tsc_canvas_lines(tsc_canvas *canvas, tsc_type type, tsc_ink ink, tsc_anchor anchor, double x, double y,
                      const tsc_lines *lines)
{
    for (size_t i = 0; i < lines->count; i++)
        tsc_canvas_text(canvas, type, ink, anchor, x, y - (double)i * tsc_canvas_leading(canvas, type), lines->line[i]);
}
