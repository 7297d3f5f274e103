/* The formats of a report. Each walks the same model with an escaping of its own; tsc_report_render chooses. */
#ifndef TSC_REPORT_RENDER_H
#define TSC_REPORT_RENDER_H

#include "core/buffer.h"
#include "report/model.h"

/** GitHub's Markdown: pictures are links to the PNG files beside it, notes are footnotes. */
void tsc_render_markdown(const tsc_report *report, tsc_buffer *out);

/** Plain text in lines of at most 78 columns, tables excepted. */
void tsc_render_text(const tsc_report *report, tsc_buffer *out);

/** One self-contained page: the style sheet and the charts stand in it, it asks for nothing and runs nothing. style is
    CSS of the program's own. */
void tsc_render_html(const tsc_report *report, const char *style, tsc_buffer *out);

#endif
