/* See typeface.h. FreeType is asked for unscaled advances alone: nothing is rendered. */
#include "chart/typeface.h"
#include "core/file.h"
#include "core/tsv.h"

#include <fontconfig/fontconfig.h>
#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_ADVANCES_H
#include <stdlib.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

enum { REGULAR, BOLD, STYLES };

struct tsc_typeface {
    FT_Library library;
    FT_Face faces[STYLES]; /* NULL where not found */
};

/* The first path of a style that opens is taken. */
static void take_font(tsc_typeface *typeface, tsc_span style, tsc_span place)
{
    char path[512];
    int which = tsc_span_equals(style, "regular") ? REGULAR : tsc_span_equals(style, "bold") ? BOLD : STYLES;
    if (which == STYLES || typeface->faces[which] || place.length >= sizeof path)
        return;
    memcpy(path, place.data, place.length);
    path[place.length] = '\0';
    if (FT_New_Face(typeface->library, path, 0, &typeface->faces[which]) != 0)
        typeface->faces[which] = NULL;
}

static tsc_status open_faces(tsc_typeface *typeface, tsc_error *err)
{
    tsc_buffer list;
    tsc_buffer_init(&list);
    tsc_status status = tsc_data_read("plots/fonts.tsv", &list, err);
    tsc_tsv tsv = tsc_tsv_of(tsc_span_make(list.data, list.length));
    while (status == TSC_OK && tsc_tsv_next(&tsv)) {
        tsc_span cells[2];
        if (tsc_tsv_cells(tsv.row, cells, 2) == 2)
            take_font(typeface, cells[0], tsc_span_trim(cells[1]));
    }
    tsc_buffer_clear(&list);
    return status;
}

tsc_status tsc_typeface_new(tsc_typeface **result, tsc_error *err)
{
    tsc_typeface *typeface = calloc(1, sizeof *typeface);
    if (!typeface || FT_Init_FreeType(&typeface->library) != 0) {
        free(typeface);
        return tsc_error_memory(err, "the typeface");
    }
    tsc_status status = open_faces(typeface, err);
    if (status != TSC_OK) {
        tsc_typeface_free(typeface);
        return status;
    }
    *result = typeface;
    return TSC_OK;
}

void tsc_typeface_free(tsc_typeface *typeface)
{
    if (!typeface)
        return;
    for (int i = 0; i < STYLES; i++)
        if (typeface->faces[i])
            FT_Done_Face(typeface->faces[i]);
    FT_Done_FreeType(typeface->library);
    free(typeface);
}

bool tsc_typeface_found(const tsc_typeface *typeface)
{
    return typeface->faces[REGULAR] != NULL;
}

/* What takes no place of its own and is never drawn: joiners, marks of direction, variation selectors. */
static bool invisible(UChar32 c)
{
    int8_t type = u_charType(c);
    return type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR;
}

static double advance(FT_Face face, UChar32 c)
{
    enum { GUESSED_PCT = 65, WIDE_PCT = 100 };
    FT_Fixed units;
    FT_UInt glyph = face ? FT_Get_Char_Index(face, (FT_ULong)c) : 0;
    if (glyph && FT_Get_Advance(face, glyph, FT_LOAD_NO_SCALE, &units) == 0 && face->units_per_EM > 0)
        return (double)units / (double)face->units_per_EM;
    return (c >= 0x1100 ? WIDE_PCT : GUESSED_PCT) / 100.0;
}

double tsc_typeface_width(const tsc_typeface *typeface, tsc_span text, bool bold, double size)
{
    FT_Face face = typeface->faces[bold ? BOLD : REGULAR];
    const uint8_t *bytes = (const uint8_t *)text.data;
    double width = 0;
    for (size_t i = 0; i < text.length;) {
        UChar32 c;
        U8_NEXT_OR_FFFD(bytes, i, text.length, c);
        if (!invisible(c))
            width += advance(face, c);
    }
    return width * size * (face ? 1 : bold ? 1.1 : 1);
}

/* Whether a font of the system can stand in: the renderers look there for what the typeface lacks. */
static bool installed_elsewhere(FcConfig *config, UChar32 c)
{
    FcCharSet *wanted = FcCharSetCreate();
    FcPattern *pattern = FcPatternCreate();
    FcObjectSet *objects = FcObjectSetCreate();
    bool found = true; /* where nothing can be asked nothing is claimed */
    if (config && wanted && pattern && objects && FcCharSetAddChar(wanted, (FcChar32)c) &&
        FcPatternAddCharSet(pattern, FC_CHARSET, wanted)) {
        FcFontSet *fonts = FcFontList(config, pattern, objects);
        found = !fonts || fonts->nfont > 0;
        if (fonts)
            FcFontSetDestroy(fonts);
    }
    if (objects)
        FcObjectSetDestroy(objects);
    if (pattern)
        FcPatternDestroy(pattern);
    if (wanted)
        FcCharSetDestroy(wanted);
    return found;
}

static bool has(const tsc_typeface *typeface, UChar32 c)
{
    FT_Face face = typeface->faces[REGULAR];
    return !face || invisible(c) || u_isUWhiteSpace(c) || FT_Get_Char_Index(face, (FT_ULong)c) != 0;
}

uint32_t tsc_typeface_replace(const tsc_typeface *typeface, tsc_span text, tsc_buffer *shown)
{
    enum { HOLLOW_SQUARE = 0x25A1 };
    const uint8_t *bytes = (const uint8_t *)text.data;
    FcConfig *config = NULL; /* read when it is first asked for */
    uint32_t first = 0;
    for (size_t i = 0; i < text.length;) {
        UChar32 c;
        U8_NEXT_OR_FFFD(bytes, i, text.length, c);
        bool lacking = !has(typeface, c);
        if (lacking && !config)
            config = FcInitLoadConfigAndFonts();
        lacking = lacking && !installed_elsewhere(config, c);
        first = lacking && !first ? (uint32_t)c : first;
        tsc_buffer_add_codepoint(shown, lacking ? HOLLOW_SQUARE : (uint32_t)c);
    }
    if (config)
        FcConfigDestroy(config);
    return first;
}
