#include "chart/canvas.h"
#include "chart/quote.h"
#include "core/grow.h"
#include "core/number.h"

#include <math.h>
#include <stdlib.h>

/* Sizes in pixels of a page. */
static const struct {
    double size;
    bool bold;
} types[TSC_TYPES] = {
    [TSC_TYPE_TITLE] = {24, true},   [TSC_TYPE_SUBTITLE] = {17, false}, [TSC_TYPE_AXIS] = {16, false},
    [TSC_TYPE_LABEL] = {15, false},  [TSC_TYPE_STRONG] = {16, true},    [TSC_TYPE_NOTE] = {13.5, false},
    [TSC_TYPE_SMALL] = {13.5, true},
};

static const char *const mark_names[TSC_MARKS] = {
    [TSC_MARK_GRID] = "grid",     [TSC_MARK_AXIS] = "axis",         [TSC_MARK_LINE] = "line",
    [TSC_MARK_THIN] = "thin",     [TSC_MARK_GAP] = "gap",           [TSC_MARK_DASH] = "dash",
    [TSC_MARK_CIRCLE] = "circle", [TSC_MARK_RING] = "ring",         [TSC_MARK_SQUARE] = "square",
    [TSC_MARK_CROSS] = "cross",   [TSC_MARK_DIAMOND] = "diamond",   [TSC_MARK_LOZENGE] = "lozenge",
    [TSC_MARK_BAR] = "bar",       [TSC_MARK_PALE_BAR] = "pale_bar", [TSC_MARK_TICK] = "tick",
};

void tsc_canvas_init(tsc_canvas *canvas, double width, double height, const tsc_typeface *typeface,
                     const tsc_wording *wording, const char *language, tsc_arena *arena)
{
    memset(canvas, 0, sizeof *canvas);
    canvas->typeface = typeface;
    canvas->wording = wording;
    canvas->language = language ? language : "en";
    canvas->arena = arena;
    canvas->width = width;
    canvas->height = height;
    double scale = sqrt(width * height / (double)(TSC_CHART_PAGE_WIDTH * TSC_CHART_PAGE_HEIGHT)),
           by_width = width / 900.0;
    scale = scale < by_width ? scale : by_width;
    canvas->scale = scale < 0.65 ? 0.65 : scale;
    canvas->room = (tsc_box){0, width, 0, height};
    for (int i = 0; i < TSC_MARKS; i++)
        tsc_buffer_init(&canvas->marks[i]);
    tsc_buffer_init(&canvas->areas);
    tsc_buffer_init(&canvas->area_inks);
}

void tsc_canvas_clear(tsc_canvas *canvas)
{
    for (int i = 0; i < TSC_MARKS; i++)
        tsc_buffer_clear(&canvas->marks[i]);
    tsc_buffer_clear(&canvas->areas);
    tsc_buffer_clear(&canvas->area_inks);
    free(canvas->texts);
    free(canvas->dots);
    canvas->texts = NULL;
    canvas->dots = NULL;
}

double tsc_canvas_size(const tsc_canvas *canvas, tsc_type type)
{
    return types[type].size * canvas->scale;
}

double tsc_canvas_leading(const tsc_canvas *canvas, tsc_type type)
{
    return types[type].size * canvas->scale * 1.3;
}

double tsc_canvas_measure_span(const tsc_canvas *canvas, tsc_type type, tsc_span text)
{
    return tsc_typeface_width(canvas->typeface, text, types[type].bold, tsc_canvas_size(canvas, type));
}

double tsc_canvas_measure(const tsc_canvas *canvas, tsc_type type, const char *text)
{
    return tsc_canvas_measure_span(canvas, type, tsc_span_of(text));
}

static void add_place(tsc_buffer *block, double place)
{
    char text[TSC_NUMBER_SIZE];
    tsc_number_format_fixed(place, 2, text, sizeof text);
    tsc_buffer_add_text(block, text);
    tsc_buffer_add_char(block, ' ');
}

static void add_vertex(tsc_buffer *block, double x, double y, tsc_ink ink)
{
    add_place(block, x);
    add_place(block, y);
    tsc_buffer_add_integer(block, ink);
    tsc_buffer_add_char(block, '\n');
}

static void keep_away(tsc_canvas *canvas, double x, double y)
{
    tsc_dot *dots = tsc_grow(canvas->dots, canvas->dot_count, &canvas->dot_room, sizeof *dots);
    if (!dots) {
        canvas->failed = true;
        return;
    }
    canvas->dots = dots;
    canvas->dots[canvas->dot_count++] = (tsc_dot){x, y};
}

static void keep_away_along(tsc_canvas *canvas, tsc_dot a, tsc_dot b)
{
    double pace = 6 * canvas->scale, length = hypot(b.x - a.x, b.y - a.y);
    int steps = (int)fmin(length / pace, 2000) + 1;
    for (int i = 0; i <= steps; i++)
        keep_away(canvas, a.x + (b.x - a.x) * i / steps, a.y + (b.y - a.y) * i / steps);
}

static bool there(tsc_dot point)
{
    return isfinite(point.x) && isfinite(point.y);
}

void tsc_canvas_line(tsc_canvas *canvas, tsc_chart_mark mark, tsc_ink ink, const tsc_dot *points, size_t count)
{
    tsc_buffer *block = &canvas->marks[mark];
    bool obstacle = mark == TSC_MARK_LINE || mark == TSC_MARK_DASH || mark == TSC_MARK_GAP || mark == TSC_MARK_AXIS;
    for (size_t i = 0; i < count; i++) {
        if (there(points[i]))
            add_vertex(block, points[i].x, points[i].y, ink);
        else
            tsc_buffer_add_char(block, '\n');
        if (obstacle && i > 0 && there(points[i]) && there(points[i - 1]))
            keep_away_along(canvas, points[i - 1], points[i]);
    }
    tsc_buffer_add_char(block, '\n');
}

void tsc_canvas_segment(tsc_canvas *canvas, tsc_chart_mark mark, tsc_ink ink, double x0, double y0, double x1,
                        double y1)
{
    tsc_canvas_line(canvas, mark, ink, (tsc_dot[]){{x0, y0}, {x1, y1}}, 2);
}

void tsc_canvas_point(tsc_canvas *canvas, tsc_chart_mark mark, tsc_ink ink, double x, double y)
{
    double r = 5 * canvas->scale;
    add_vertex(&canvas->marks[mark], x, y, ink);
    keep_away(canvas, x, y);
    keep_away(canvas, x - r, y);
    keep_away(canvas, x + r, y);
    keep_away(canvas, x, y - r);
    keep_away(canvas, x, y + r);
}

void tsc_canvas_bar(tsc_canvas *canvas, tsc_chart_mark mark, tsc_ink ink, tsc_box box)
{
    tsc_buffer *block = &canvas->marks[mark];
    add_place(block, (box.left + box.right) / 2);
    add_place(block, (box.bottom + box.top) / 2);
    add_place(block, box.left);
    add_place(block, box.right);
    add_vertex(block, box.bottom, box.top, ink);
}

void tsc_canvas_area(tsc_canvas *canvas, tsc_ink ink, double strength, const tsc_dot *points, size_t count)
{
    canvas->area_count++;
    tsc_buffer_printf(&canvas->areas, "$area_%zu << TSC_END\n", canvas->area_count);
    for (size_t i = 0; i < count; i++)
        add_vertex(&canvas->areas, points[i].x, points[i].y, ink);
    tsc_buffer_add_text(&canvas->areas, "TSC_END\n");
    tsc_buffer_printf(&canvas->area_inks, "area_ink[%zu] = %d\narea_strength[%zu] = ", canvas->area_count, (int)ink,
                      canvas->area_count);
    tsc_buffer_add_double(&canvas->area_inks, strength);
    tsc_buffer_add_char(&canvas->area_inks, '\n');
}

tsc_box tsc_canvas_box(const tsc_canvas *canvas, tsc_type type, tsc_anchor anchor, double x, double y, const char *text)
{
    double width = tsc_canvas_measure(canvas, type, text), half = tsc_canvas_size(canvas, type) * 0.6;
    double left = anchor == TSC_LEFT ? x : anchor == TSC_CENTRE ? x - width / 2 : x - width;
    return (tsc_box){left, left + width, y - half, y + half};
}

bool tsc_canvas_free_of_text(const tsc_canvas *canvas, tsc_box box)
{
    for (size_t i = 0; i < canvas->text_count; i++) {
        const tsc_box *other = &canvas->texts[i].box;
        if (box.left < other->right && other->left < box.right && box.bottom < other->top && other->bottom < box.top)
            return false;
    }
    return box.left >= 0 && box.right <= canvas->width && box.bottom >= 0 && box.top <= canvas->height;
}

bool tsc_canvas_free(const tsc_canvas *canvas, tsc_box box)
{
    for (size_t i = 0; i < canvas->dot_count; i++) {
        const tsc_dot *dot = &canvas->dots[i];
        if (dot->x > box.left && dot->x < box.right && dot->y > box.bottom && dot->y < box.top)
            return false;
    }
    return tsc_canvas_free_of_text(canvas, box);
}

void tsc_canvas_text(tsc_canvas *canvas, tsc_type type, tsc_ink ink, tsc_anchor anchor, double x, double y,
                     const char *text)
{
    tsc_buffer clean;
    tsc_buffer_init(&clean);
    tsc_text_clean(&clean, tsc_span_of(text), TSC_QUOTE_LONGEST);
    char *string = tsc_buffer_keep(&clean, canvas->arena);
    tsc_text *texts = tsc_grow(canvas->texts, canvas->text_count, &canvas->text_room, sizeof *texts);
    canvas->texts = texts ? texts : canvas->texts;
    if (!string || !texts) {
        canvas->failed = true;
        return;
    }
    if (*string)
        canvas->texts[canvas->text_count++] =
            (tsc_text){x, y, anchor, type, ink, string, tsc_canvas_box(canvas, type, anchor, x, y, string)};
}

bool tsc_canvas_label(tsc_canvas *canvas, tsc_type type, tsc_ink ink, tsc_side side, double x, double y,
                      const char *text)
{
    double near = 15 * canvas->scale, far = 24 * canvas->scale, aside = 11 * canvas->scale;
    const struct {
        double dx, dy;
        tsc_anchor anchor;
    } places[] = {
        {0, near, TSC_CENTRE}, {0, -near, TSC_CENTRE}, {aside, 0, TSC_LEFT},       {0, far, TSC_CENTRE},
        {0, -far, TSC_CENTRE}, {0, near, TSC_RIGHT},   {0, near, TSC_LEFT},        {0, -near, TSC_LEFT},
        {0, -near, TSC_RIGHT}, {-aside, 0, TSC_RIGHT}, {0, 1.6 * far, TSC_CENTRE}, {0, -1.6 * far, TSC_CENTRE},
    };
    static const int orders[][12] = {
        [TSC_ABOVE] = {0, 5, 6, 3, 1, 8, 7, 4, 2, 9, 10, 11},
        [TSC_BELOW] = {1, 7, 8, 4, 0, 5, 6, 3, 2, 9, 11, 10},
    };
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        int which = orders[side][i];
        double at_x = x + places[which].dx, at_y = y + places[which].dy;
        if (tsc_canvas_free(canvas, tsc_canvas_box(canvas, type, places[which].anchor, at_x, at_y, text))) {
            tsc_canvas_text(canvas, type, ink, places[which].anchor, at_x, at_y, text);
            return true;
        }
    }
    return false;
}

static tsc_box box_of_lines(const tsc_canvas *canvas, tsc_type type, tsc_anchor anchor, double x, double y,
                            const tsc_lines *lines)
{
    double half = tsc_canvas_size(canvas, type) * 0.6, leading = tsc_canvas_leading(canvas, type);
    double left = anchor == TSC_LEFT ? x : anchor == TSC_CENTRE ? x - lines->width / 2 : x - lines->width;
    return (tsc_box){left, left + lines->width, y - half - leading * (double)(lines->count - 1), y + half};
}

bool tsc_canvas_label_lines(tsc_canvas *canvas, tsc_type type, tsc_ink ink, double x, double y, const tsc_lines *lines)
{
    double near = 16 * canvas->scale, aside = 13 * canvas->scale,
           more = tsc_canvas_leading(canvas, type) * (double)(lines->count - 1);
    const struct {
        double dx, dy;
        tsc_anchor anchor;
    } places[] = {{0, near + more, TSC_CENTRE}, {aside, more / 2, TSC_LEFT}, {-aside, more / 2, TSC_RIGHT},
                  {0, -near, TSC_CENTRE},       {0, near + more, TSC_LEFT},  {0, near + more, TSC_RIGHT},
                  {0, -near, TSC_LEFT},         {0, -near, TSC_RIGHT}};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        double at_x = x + places[i].dx, at_y = y + places[i].dy;
        if (tsc_canvas_free(canvas, box_of_lines(canvas, type, places[i].anchor, at_x, at_y, lines))) {
            tsc_canvas_lines(canvas, type, ink, places[i].anchor, at_x, at_y, lines);
            return true;
        }
    }
    return false;
}

const char *tsc_canvas_keep(tsc_canvas *canvas, const char *text)
{
    return tsc_arena_keep(canvas->arena, text, &canvas->failed);
}

const char *tsc_canvas_take(tsc_canvas *canvas, tsc_buffer *text)
{
    const char *kept = tsc_buffer_keep(text, canvas->arena);
    canvas->failed = canvas->failed || !kept;
    return kept ? kept : "";
}

const char *tsc_canvas_words(tsc_canvas *canvas, const char *key, const char *const *values)
{
    tsc_buffer text;
    tsc_buffer_init(&text);
    tsc_wording_add(canvas->wording, canvas->language, key, values, &text);
    return tsc_canvas_take(canvas, &text);
}

static void write_texts(const tsc_canvas *canvas, tsc_buffer *script)
{
    static const char *const arrays[] = {"words_x",    "words_y",   "words_size", "words_anchor",
                                         "words_bold", "words_ink", "words"};
    for (size_t i = 0; i < sizeof arrays / sizeof *arrays; i++)
        tsc_buffer_printf(script, "array %s[%zu]\n", arrays[i], canvas->text_count + 1);
    tsc_buffer_printf(script, "words_count = %zu\n", canvas->text_count);
    for (size_t i = 0; i < canvas->text_count; i++) {
        const tsc_text *text = &canvas->texts[i];
        tsc_buffer_printf(script, "words_x[%zu] = ", i + 1);
        add_place(script, text->x);
        tsc_buffer_printf(script, "\nwords_y[%zu] = ", i + 1);
        add_place(script, text->y);
        tsc_buffer_printf(script, "\nwords_size[%zu] = ", i + 1);
        add_place(script, tsc_canvas_size(canvas, text->type));
        tsc_buffer_printf(script,
                          "\nwords_anchor[%zu] = %d\nwords_bold[%zu] = %d\nwords_ink[%zu] = %d\nwords[%zu] = ", i + 1,
                          (int)text->anchor, i + 1, types[text->type].bold ? 1 : 0, i + 1, (int)text->ink, i + 1);
        tsc_quote_add(script, tsc_span_of(text->string));
        tsc_buffer_add_char(script, '\n');
    }
}

static void write_number(tsc_buffer *script, const char *name, double value)
{
    tsc_buffer_printf(script, "%s = ", name);
    tsc_buffer_add_double(script, value);
    tsc_buffer_add_char(script, '\n');
}

void tsc_canvas_write(const tsc_canvas *canvas, tsc_buffer *script)
{
    write_number(script, "width", canvas->width);
    write_number(script, "height", canvas->height);
    write_number(script, "scale", canvas->scale);
    tsc_buffer_printf(script, "area_count = %zu\narray area_ink[%zu]\narray area_strength[%zu]\n", canvas->area_count,
                      canvas->area_count + 1, canvas->area_count + 1);
    tsc_buffer_add(script, canvas->area_inks.data, canvas->area_inks.length);
    tsc_buffer_add(script, canvas->areas.data, canvas->areas.length);
    if (canvas->area_count == 0) /* a plot loop runs at least once */
        tsc_buffer_add_text(script, "$area_1 << TSC_END\nTSC_END\narea_ink[1] = 0\narea_strength[1] = 0\n");
    for (int i = 0; i < TSC_MARKS; i++) {
        tsc_buffer_printf(script, "$%s << TSC_END\n", mark_names[i]);
        tsc_buffer_add(script, canvas->marks[i].data, canvas->marks[i].length);
        tsc_buffer_add_text(script, "TSC_END\n");
        script->failed = script->failed || canvas->marks[i].failed;
    }
    write_texts(canvas, script);
    script->failed = script->failed || canvas->failed || canvas->areas.failed || canvas->area_inks.failed;
}
