/* The plain case of a line of NDJSON, read in one pass: an object whose values are strings, whole numbers and null. All
   else (nesting, other values, mistakes) is left to the library, which says what is wrong. */
#ifndef TSC_TEXT_JSON_LINE_H
#define TSC_TEXT_JSON_LINE_H

#include "core/buffer.h"
#include "core/span.h"

#include <stdbool.h>

typedef enum tsc_json_key { TSC_JSON_ID, TSC_JSON_TEXT, TSC_JSON_DATE, TSC_JSON_LANG, TSC_JSON_TITLE, TSC_JSON_URL, TSC_JSON_KEYS } tsc_json_key;

typedef struct tsc_json_line {
    tsc_span values[TSC_JSON_KEYS]; /* unescaped, each followed by a zero byte; data NULL where missing or null */
} tsc_json_line;

/** Reads a line; false where it is not the plain case (keys given twice are none). Values live in *room, whose content is
    replaced, until it changes. */
bool tsc_json_line_read(tsc_span line, tsc_buffer *room, tsc_json_line *found);

#endif
