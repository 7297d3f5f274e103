/* What an HTML page says of itself, collected while it is walked. */
#ifndef TSC_TEXT_HTML_H
#define TSC_TEXT_HTML_H

#include "core/span.h"
#include "text/format.h"

#include <libxml/tree.h>

/** The best value seen of each kind; a smaller rank is better. */
typedef struct tsc_html_page {
    tsc_rendition *out;
    xmlNode *heading; /* the first h1 */
    const char *title, *source;
    int title_rank, source_rank, date_rank, language_rank;
} tsc_html_page;

/** An attribute's value, data NULL where the node has none; borrowed from the tree. */
tsc_span tsc_html_attribute(const xmlNode *node, const char *name);

/** Takes what one element says: lang, meta (Open Graph, Dublin Core, article:…), title, time, JSON-LD. */
void tsc_html_collect(tsc_html_page *page, xmlNode *node);

/** Hands the best of what was collected to the rendition. */
void tsc_html_settle(tsc_html_page *page);

#endif
