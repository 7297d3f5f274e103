/* HTML by libxml2: the article and not the menus. Two iterative walks: one weighs the text below each element and
   collects metadata, one renders the element that holds the article. Nothing is loaded, no entity is expanded
   beyond those of HTML. */
#include "text/html.h"

#include "text/decode.h"
#include "text/format.h"

#include <libxml/HTMLparser.h>
#include <stdlib.h>
#include <strings.h>

enum { ROW_LIMIT = 800 /* a table row with more text is layout */ };

static bool one_of(const char *name, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcasecmp(name, names[i]) == 0)
            return true;
    return false;
}
#define ONE_OF(name, list) one_of((name), (list), sizeof(list) / sizeof *(list))

static const char *name_of(const xmlNode *node)
{
    return node->type == XML_ELEMENT_NODE ? (const char *)node->name : "";
}

static bool is_named(const xmlNode *node, const char *name)
{
    return strcasecmp(name_of(node), name) == 0;
}

tsc_span tsc_html_attribute(const xmlNode *node, const char *name)
{
    for (const xmlAttr *attribute = node->properties; attribute; attribute = attribute->next)
        if (strcasecmp((const char *)attribute->name, name) == 0)
            return attribute->children && attribute->children->content ? tsc_span_of((const char *)attribute->children->content)
                                                                       : tsc_span_of("");
    return tsc_span_make(NULL, 0);
}

/* The node after this one in document order, its children left out where told so; NULL after root's last. */
static xmlNode *next_node(xmlNode *node, const xmlNode *root, bool inside)
{
    if (inside && node->children && node->type == XML_ELEMENT_NODE)
        return node->children;
    while (node != root && !node->next)
        node = node->parent;
    return node == root ? NULL : node->next;
}

static bool never_text(const xmlNode *node)
{
    static const char *const names[] = {"script", "style", "noscript", "template", "svg",    "iframe", "canvas", "object",
                                        "button", "select", "textarea", "input",   "audio",  "video",  "head",   "math",
                                        "map",    "nav",    "footer",   "aside",   "form",   "figure", "dialog", "menu"};
    return node->type == XML_ELEMENT_NODE && ONE_OF(name_of(node), names);
}

/* A part of a class or id says that this is furniture of the page. */
static bool furniture_name(tsc_span names)
{
    static const char *const parts[] = {"nav",     "navbar",   "navigation", "menu",   "sidebar",    "footer",  "breadcrumb",
                                        "share",   "sharing",  "social",     "socials", "related",   "comments", "comment",
                                        "cookie",  "cookies",  "advert",     "ads",    "promo",      "subscribe", "newsletter",
                                        "tags",    "pagination", "pager",    "widget", "popup",      "modal",   "recommended",
                                        "toolbar", "login",    "search",     "breadcrumbs", "hidden", "skip",   "copyright"};
    for (size_t at = 0; at < names.length;) {
        char part[24];
        size_t length = 0;
        while (at < names.length && !strchr("-_ \t\n:", names.data[at])) {
            if (length < sizeof part - 1)
                part[length++] = names.data[at];
            at++;
        }
        part[length] = '\0';
        if (length && ONE_OF(part, parts))
            return true;
        at++;
    }
    return false;
}

/* Characters of text below a node that the first walk found, kept in the node. */
static size_t weight_of(const xmlNode *node)
{
    return (size_t)(uintptr_t)node->_private;
}

static void add_weight(xmlNode *node, size_t weight)
{
    node->_private = (void *)(uintptr_t)(weight_of(node) + weight);
}

static bool is_furniture(const xmlNode *node, size_t total)
{
    static const char *const kept[] = {"html", "body", "article", "main"};
    if (node->type != XML_ELEMENT_NODE || ONE_OF(name_of(node), kept))
        return false;
    if (never_text(node) || tsc_html_attribute(node, "hidden").data ||
        tsc_span_equals(tsc_html_attribute(node, "aria-hidden"), "true"))
        return true;
    tsc_span style = tsc_html_attribute(node, "style");
    if (style.data && (strstr(style.data, "display:none") || strstr(style.data, "display: none")))
        return true;
    if (2 * weight_of(node) > total)
        return false;
    tsc_span role = tsc_html_attribute(node, "role");
    return tsc_span_equals(role, "navigation") || tsc_span_equals(role, "banner") || tsc_span_equals(role, "contentinfo") ||
           tsc_span_equals(role, "complementary") || furniture_name(tsc_html_attribute(node, "class")) ||
           furniture_name(tsc_html_attribute(node, "id"));
}

static size_t text_weight(const xmlNode *node)
{
    size_t weight = 0;
    for (const char *c = (const char *)node->content; c && *c; c++)
        weight += (unsigned char)*c > ' ';
    return weight;
}

static bool in_link(const xmlNode *node)
{
    return node->parent && is_named(node->parent, "a");
}

/* Weighs the text that is no link below each element, and passes each element to the collector of metadata. */
static void weigh(xmlNode *root, tsc_html_page *page)
{
    xmlNode *node = root;
    while (node) {
        if (node->type == XML_ELEMENT_NODE)
            tsc_html_collect(page, node);
        bool inside = node->type == XML_ELEMENT_NODE && !never_text(node);
        if (is_named(node, "head") || is_named(node, "script"))
            inside = is_named(node, "head");
        if ((node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) && !in_link(node) && node->parent)
            add_weight(node->parent, text_weight(node));
        if (inside && node->children) {
            node = node->children;
            continue;
        }
        while (node != root && !node->next && node->parent) {
            node = node->parent;
            if (node != root && node->parent)
                add_weight(node->parent, weight_of(node));
        }
        node = node == root ? NULL : node->next;
    }
}

static bool is_article(const xmlNode *node)
{
    tsc_span property = tsc_html_attribute(node, "itemprop"), role = tsc_html_attribute(node, "role");
    return is_named(node, "article") || is_named(node, "main") || tsc_span_equals(property, "articleBody") ||
           tsc_span_equals(role, "main") || tsc_span_equals(role, "article");
}

/* The innermost element that says it is the article and has a third of the text, else the one that holds most. */
static xmlNode *find_article(xmlNode *root)
{
    xmlNode *best = NULL;
    size_t total = weight_of(root);
    for (xmlNode *node = root; node; node = next_node(node, root, true))
        if (node->type == XML_ELEMENT_NODE && is_article(node) && 3 * weight_of(node) > total &&
            (!best || 10 * weight_of(node) >= 9 * weight_of(best)))
            best = node;
    if (best)
        return best;
    for (xmlNode *node = root; node;) {
        best = node;
        xmlNode *heavy = NULL;
        for (xmlNode *child = node->children; child; child = child->next)
            if (child->type == XML_ELEMENT_NODE && 10 * weight_of(child) > 7 * weight_of(node) && weight_of(child) > 0)
                heavy = child;
        node = heavy;
    }
    return is_named(best, "p") && best->parent ? best->parent : best;
}

static bool is_block(const xmlNode *node)
{
    static const char *const names[] = {"p",  "div", "section", "article", "main", "header", "blockquote", "pre", "ul",
                                        "ol", "dl",  "dt",      "dd",      "table", "tbody", "thead",      "hr",  "body",
                                        "address", "center", "details", "summary", "caption", "tfoot", "figcaption"};
    return ONE_OF(name_of(node), names);
}

static bool block_kind(const xmlNode *node, const tsc_rendition *out, tsc_block_kind *kind)
{
    const char *name = name_of(node);
    *kind = TSC_BLOCK_TEXT;
    if ((name[0] | 0x20) == 'h' && name[1] >= '1' && name[1] <= '6' && !name[2])
        *kind = name[1] == '1' && out->block_count == 0 ? TSC_BLOCK_TITLE : TSC_BLOCK_HEADING;
    else if (strcasecmp(name, "li") == 0)
        *kind = TSC_BLOCK_ITEM;
    else if (strcasecmp(name, "tr") == 0)
        *kind = weight_of(node) < ROW_LIMIT ? TSC_BLOCK_ROW : TSC_BLOCK_TEXT;
    else
        return is_block(node);
    return true;
}

/* A menu that does not say so: short, and mostly links. */
static bool is_link_list(const xmlNode *node)
{
    static const char *const names[] = {"ul", "ol", "div", "p", "li"};
    if (!ONE_OF(name_of(node), names) || weight_of(node) > 40)
        return false;
    size_t links = 0;
    const xmlNode *at = node->children;
    for (size_t steps = 0; at && steps < 64; steps++, at = next_node((xmlNode *)at, node, true))
        links += is_named(at, "a");
    return links > 1 && weight_of(node) < 4 * links;
}

typedef struct page_walk {
    tsc_rendition *out;
    size_t total;
    const xmlNode *row; /* the table row under way */
    size_t column;      /* of the next cell of the row */
    unsigned char below[TSC_ROW_CELLS]; /* rows that a cell of a row before still takes in a column */
} page_walk;

static unsigned span_of(const xmlNode *cell, const char *name)
{
    return tsc_rendition_span(tsc_html_attribute(cell, name).data);
}

/* Passes over columns that cells of rows above still take. */
static void skip_taken(page_walk *walk, bool all)
{
    while (walk->column < TSC_ROW_CELLS && (walk->below[walk->column] > 0 || all)) {
        if (walk->below[walk->column] > 0) {
            walk->below[walk->column]--;
            if (!all)
                tsc_rendition_next_cell(walk->out);
        }
        walk->column++;
    }
}

static void begin_cell(page_walk *walk, const xmlNode *cell)
{
    skip_taken(walk, false);
    const size_t end = walk->column + span_of(cell, "colspan");
    const unsigned rows = span_of(cell, "rowspan");
    tsc_rendition_next_cell(walk->out);
    for (; walk->column < end && walk->column < TSC_ROW_CELLS; walk->column++)
        walk->below[walk->column] = (unsigned char)(rows - 1);
}

static void end_cell(page_walk *walk, const xmlNode *cell)
{
    for (unsigned spanned = span_of(cell, "colspan"); spanned > 1; spanned--)
        tsc_rendition_next_cell(walk->out);
}

/* Opens what node opens; false where its children are left out. */
static bool enter(page_walk *walk, xmlNode *node)
{
    tsc_block_kind kind;
    if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
        tsc_rendition_add(walk->out, tsc_span_of((const char *)node->content));
        return false;
    }
    if (node->type != XML_ELEMENT_NODE || is_furniture(node, walk->total) || is_link_list(node))
        return false;
    if (is_named(node, "br")) {
        const xmlNode *next = node->next;
        while (next && next->type == XML_TEXT_NODE && text_weight(next) == 0)
            next = next->next;
        if (next && is_named(next, "br") && !walk->row)
            tsc_rendition_begin(walk->out, TSC_BLOCK_TEXT);
        tsc_rendition_add(walk->out, tsc_span_of(" "));
    } else if (walk->row && (is_named(node, "td") || is_named(node, "th"))) {
        begin_cell(walk, node);
    } else if (!walk->row && block_kind(node, walk->out, &kind)) {
        tsc_rendition_begin(walk->out, kind);
        walk->row = kind == TSC_BLOCK_ROW ? node : NULL;
        walk->column = 0;
        if (is_named(node, "table"))
            memset(walk->below, 0, sizeof walk->below);
    } else if (walk->row && is_block(node)) {
        tsc_rendition_add(walk->out, tsc_span_of(" "));
    }
    return true;
}

static void leave(page_walk *walk, const xmlNode *node)
{
    tsc_block_kind kind;
    if (walk->row && walk->row != node && (is_named(node, "td") || is_named(node, "th")))
        end_cell(walk, node);
    if (walk->row == node) {
        skip_taken(walk, true);
        walk->row = NULL;
    }
    if (!walk->row && node->type == XML_ELEMENT_NODE && block_kind(node, walk->out, &kind))
        tsc_rendition_begin(walk->out, TSC_BLOCK_TEXT);
}

static void render(xmlNode *root, tsc_rendition *out, size_t total)
{
    page_walk walk = {.out = out, .total = total};
    xmlNode *node = root;
    while (node) {
        if (enter(&walk, node) && node->children) {
            node = node->children;
            continue;
        }
        leave(&walk, node);
        while (node != root && !node->next && node->parent) {
            node = node->parent;
            leave(&walk, node);
        }
        node = node == root ? NULL : node->next;
    }
}

static bool holds(const xmlNode *root, const xmlNode *node)
{
    while (node && node != root)
        node = node->parent;
    return node == root;
}

static void render_page(xmlNode *root, tsc_html_page *page, tsc_rendition *out)
{
    xmlNode *article = find_article(root);
    if (page->heading && !holds(article, page->heading)) {
        tsc_rendition_begin(out, TSC_BLOCK_TITLE);
        render(page->heading, out, SIZE_MAX);
    } else if (!page->heading && page->title) {
        tsc_rendition_begin(out, TSC_BLOCK_TITLE);
        tsc_rendition_add(out, tsc_span_of(page->title));
    }
    tsc_rendition_begin(out, TSC_BLOCK_TEXT);
    render(article, out, weight_of(article));
    tsc_rendition_begin(out, TSC_BLOCK_TEXT);
}

/* All our walks are loops, so that the parser's limit on depth is not needed and no text is lost by it. */
static htmlDocPtr parse(tsc_span bytes)
{
    htmlParserCtxtPtr parser = htmlNewParserCtxt();
    if (!parser)
        return NULL;
    parser->options |= XML_PARSE_HUGE;
    htmlDocPtr tree = htmlCtxtReadMemory(parser, bytes.data, (int)bytes.length, NULL, "UTF-8",
                                         HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                                             HTML_PARSE_COMPACT | XML_PARSE_HUGE);
    htmlFreeParserCtxt(parser);
    return tree;
}

static tsc_status read_html(tsc_document *document, tsc_buffer *bytes, const tsc_document_opts *opts, tsc_rendition *out,
                            tsc_error *err)
{
    tsc_decoding decoding;
    tsc_status status = tsc_decode(bytes, opts->encoding, opts->rules, &decoding, err);
    if (status != TSC_OK)
        return status;
    document->encoding = decoding.encoding;
    document->bad_bytes = decoding.bad_bytes;
    document->first_bad = decoding.first_bad;
    htmlDocPtr tree = parse(tsc_span_make(tsc_buffer_text(bytes), bytes->length));
    xmlNode *root = tree ? xmlDocGetRootElement(tree) : NULL;
    if (!root) {
        xmlFreeDoc(tree);
        return tsc_error_set(err, TSC_EINPUT, NULL, 0, "no HTML could be read in it");
    }
    tsc_html_page page = {.out = out};
    weigh(root, &page);
    tsc_html_settle(&page);
    render_page(root, &page, out);
    xmlFreeDoc(tree);
    return TSC_OK;
}

const tsc_document_format tsc_format_html = {"HTML", read_html};
