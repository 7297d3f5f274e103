/* Text from documents into the formats of the report. What could act (markup, control bytes, marks that turn the
   direction of other text) is shown, never obeyed; the words stay as they are. */
#ifndef TSC_REPORT_ESCAPE_H
#define TSC_REPORT_ESCAPE_H

#include "core/buffer.h"
#include "core/span.h"

/** Shared by all: valid UTF-8; line ends and tabs are one blank; other control characters as \x1b, invisible
    direction marks, line separators and U+FEFF as \u202e. */
void tsc_escape_plain(tsc_buffer *out, const char *text);

/** Element content and double-quoted attributes. */
void tsc_escape_html(tsc_buffer *out, const char *text);

/** Running text of CommonMark and of GitHub's Markdown, tables included; `{` is written as an entity so that template
    engines leave it alone. */
void tsc_escape_markdown(tsc_buffer *out, const char *text);

/** The same at the head of a line, where a number with a stop, a dash or a plus would begin a list. */
void tsc_escape_markdown_start(tsc_buffer *out, const char *text);

/** A code span of Markdown; a pipe in it is escaped for tables. */
void tsc_escape_markdown_code(tsc_buffer *out, const char *text);

/** Columns that text takes in a terminal of fixed width: none for combining marks, two for wide characters. */
size_t tsc_text_width(const char *text, size_t length);

#endif
