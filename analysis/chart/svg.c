#include "chart/svg.h"
#include "chart/quote.h"

enum { DESCRIPTION_LONGEST = 1500 };

static void add_escaped(tsc_buffer *out, const char *text)
{
    tsc_buffer clean;
    tsc_buffer_init(&clean);
    tsc_text_clean(&clean, tsc_span_of(text), DESCRIPTION_LONGEST);
    for (size_t i = 0; i < clean.length; i++) {
        char c = clean.data[i];
        if (c == '&')
            tsc_buffer_add_text(out, "&amp;");
        else if (c == '<')
            tsc_buffer_add_text(out, "&lt;");
        else if (c == '>')
            tsc_buffer_add_text(out, "&gt;");
        else
            tsc_buffer_add_char(out, c);
    }
    tsc_buffer_clear_part(&clean, out);
}

static bool at(const tsc_buffer *image, size_t i, const char *text)
{
    size_t length = strlen(text);
    return image->length - i >= length && memcmp(image->data + i, text, length) == 0;
}

/* Length of what stands at i and is replaced; 0 where nothing is. */
static size_t replace(const tsc_buffer *image, size_t i, tsc_buffer *out, const char *title, const char *description)
{
    static const char bold[] = "font-family=\"DejaVu Sans:Bold\"", plain[] = "font-family=\"DejaVu Sans\"";
    static const char root[] = "<svg", named[] = "<title>Gnuplot</title>", described[] = "<desc>Produced by GNUPLOT ",
                      plot[] = "<title>$";
    static const char section_end[] = "]]>"; /* must not stand in a text */
    if (at(image, i, bold)) {
        tsc_buffer_add_text(out, "font-family=\"DejaVu Sans, Verdana, sans-serif\" font-weight=\"bold\"");
        return sizeof bold - 1;
    }
    if (at(image, i, plain)) {
        tsc_buffer_add_text(out, "font-family=\"DejaVu Sans, Verdana, sans-serif\"");
        return sizeof plain - 1;
    }
    if (at(image, i, named)) {
        tsc_buffer_add_text(out, "<title>");
        add_escaped(out, title);
        tsc_buffer_add_text(out, "</title>");
        return sizeof named - 1;
    }
    if (at(image, i, section_end)) {
        tsc_buffer_add_text(out, "]]&gt;");
        return sizeof section_end - 1;
    }
    if (at(image, i, root)) {
        tsc_buffer_add_text(out, "<svg role=\"img\"");
        return sizeof root - 1;
    }
    bool block = at(image, i, plot);
    if (!block && !at(image, i, described))
        return 0;
    const char *end = strstr(image->data + i, block ? "</title>" : "</desc>");
    if (!end)
        return 0;
    if (!block) {
        tsc_buffer_add_text(out, "<desc>");
        add_escaped(out, description);
        tsc_buffer_add_text(out, "</desc>");
    }
    return (size_t)(end - image->data) - i + (block ? 8 : 7);
}

tsc_status tsc_svg_finish(tsc_buffer *image, const char *title, const char *description, tsc_error *err)
{
    tsc_buffer out;
    tsc_buffer_init(&out);
    for (size_t i = 0; i < image->length;) {
        char c = image->data[i];
        size_t used = c == '<' || c == 'f' || c == ']' ? replace(image, i, &out, title, description) : 0;
        if (used == 0) {
            tsc_buffer_add_char(&out, c);
            used = 1;
        }
        i += used;
    }
    tsc_status status = tsc_buffer_status(&out, err);
    if (status == TSC_OK) {
        tsc_buffer_clear(image);
        *image = out;
    } else {
        tsc_buffer_clear(&out);
    }
    return status;
}
