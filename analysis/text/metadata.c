/* Date, title, language and publisher of a page, from its metadata: JSON-LD first, then Open Graph and kin, then
   what the elements of the page say. */
#include "text/html.h"

#include "text/dateline.h"

#include <jansson.h>
#include <stdlib.h>
#include <strings.h>

typedef enum meta_field { FIELD_DATE, FIELD_TITLE, FIELD_LANGUAGE, FIELD_SOURCE } meta_field;

enum { RANK_STRUCTURED = 1, RANK_OPEN_GRAPH, RANK_META, RANK_ELEMENT, RANK_WEAK, NODE_LIMIT = 4096, STACK = 64 };

/* Names of meta elements (name, property, itemprop, http-equiv). */
static const struct {
    const char *name;
    meta_field field;
    int rank;
} metas[] = {
    {"article:published_time", FIELD_DATE, RANK_OPEN_GRAPH}, {"og:published_time", FIELD_DATE, RANK_OPEN_GRAPH},
    {"datePublished", FIELD_DATE, RANK_OPEN_GRAPH},          {"publication_date", FIELD_DATE, RANK_META},
    {"pubdate", FIELD_DATE, RANK_META},                      {"publishdate", FIELD_DATE, RANK_META},
    {"date", FIELD_DATE, RANK_META},                         {"DC.date", FIELD_DATE, RANK_META},
    {"DC.date.issued", FIELD_DATE, RANK_META},               {"dcterms.date", FIELD_DATE, RANK_META},
    {"dcterms.created", FIELD_DATE, RANK_META},              {"dcterms.issued", FIELD_DATE, RANK_META},
    {"parsely-pub-date", FIELD_DATE, RANK_META},             {"sailthru.date", FIELD_DATE, RANK_META},
    {"og:title", FIELD_TITLE, RANK_OPEN_GRAPH},              {"twitter:title", FIELD_TITLE, RANK_META},
    {"DC.title", FIELD_TITLE, RANK_META},                    {"headline", FIELD_TITLE, RANK_META},
    {"og:locale", FIELD_LANGUAGE, RANK_META},                {"content-language", FIELD_LANGUAGE, RANK_META},
    {"inLanguage", FIELD_LANGUAGE, RANK_OPEN_GRAPH},         {"DC.language", FIELD_LANGUAGE, RANK_META},
    {"og:site_name", FIELD_SOURCE, RANK_OPEN_GRAPH},         {"DC.publisher", FIELD_SOURCE, RANK_META},
    {"publisher", FIELD_SOURCE, RANK_META},                  {"og:url", FIELD_SOURCE, RANK_WEAK},
    {"article:modified_time", FIELD_DATE, RANK_WEAK},        {"application-name", FIELD_SOURCE, RANK_ELEMENT},
};

static void offer_language(tsc_html_page *page, tsc_span value)
{
    value = tsc_span_trim(value);
    size_t length = value.length < sizeof page->out->language ? value.length : 0;
    if (length < 2)
        return;
    memcpy(page->out->language, value.data, length);
    page->out->language[length] = '\0';
}

static void offer(tsc_html_page *page, meta_field field, int rank, tsc_span value)
{
    int *ranks[] = {&page->date_rank, &page->title_rank, &page->language_rank, &page->source_rank};
    tsc_date date;
    value = tsc_span_trim(value);
    if (value.length == 0 || (*ranks[field] && *ranks[field] <= rank))
        return;
    switch (field) {
    case FIELD_DATE:
        if (!tsc_metadata_date(value, &date))
            return;
        page->out->date = date;
        break;
    case FIELD_LANGUAGE:
        offer_language(page, value);
        break;
    case FIELD_TITLE:
        tsc_rendition_note(page->out, &page->title, value);
        break;
    case FIELD_SOURCE:
        tsc_rendition_note(page->out, &page->source, value);
        break;
    }
    *ranks[field] = rank;
}

static void collect_meta(tsc_html_page *page, const xmlNode *node)
{
    static const char *const keys[] = {"property", "name", "itemprop", "http-equiv"};
    tsc_span content = tsc_html_attribute(node, "content");
    for (size_t k = 0; k < 4 && content.data; k++) {
        tsc_span name = tsc_html_attribute(node, keys[k]);
        for (size_t i = 0; name.data && i < sizeof metas / sizeof *metas; i++)
            if (strcasecmp(name.data, metas[i].name) == 0)
                offer(page, metas[i].field, metas[i].rank, content);
    }
}

static tsc_span string_in(const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);
    if (json_is_object(value))
        value = json_object_get(value, "name");
    return json_is_string(value) ? tsc_span_of(json_string_value(value)) : tsc_span_make(NULL, 0);
}

static void collect_object(tsc_html_page *page, const json_t *object)
{
    if (!json_object_get(object, "datePublished") && !json_object_get(object, "headline"))
        return;
    offer(page, FIELD_DATE, RANK_STRUCTURED, string_in(object, "datePublished"));
    offer(page, FIELD_TITLE, RANK_STRUCTURED, string_in(object, "headline"));
    offer(page, FIELD_LANGUAGE, RANK_STRUCTURED, string_in(object, "inLanguage"));
    offer(page, FIELD_SOURCE, RANK_STRUCTURED, string_in(object, "publisher"));
}

/* Looks through objects, arrays and @graph with a stack of its own. */
static void collect_structured(tsc_html_page *page, tsc_span text)
{
    const json_t *stack[STACK];
    size_t height = 0, seen = 0;
    json_t *root = json_loadb(text.data, text.length, 0, NULL);
    if (root)
        stack[height++] = root;
    while (height > 0 && seen++ < NODE_LIMIT) {
        const json_t *value = stack[--height];
        if (json_is_object(value)) {
            collect_object(page, value);
            const char *const keys[] = {"@graph", "mainEntity", "mainEntityOfPage"};
            for (size_t k = 0; k < 3; k++) {
                const json_t *inner = json_object_get(value, keys[k]);
                if ((json_is_object(inner) || json_is_array(inner)) && height < STACK)
                    stack[height++] = inner;
            }
        }
        for (size_t i = json_is_array(value) ? json_array_size(value) : 0; i > 0 && height < STACK; i--)
            stack[height++] = json_array_get(value, i - 1);
    }
    json_decref(root);
}

static tsc_span text_in(const xmlNode *node)
{
    return node->children && node->children->content ? tsc_span_of((const char *)node->children->content)
                                                     : tsc_span_make(NULL, 0);
}

/* `Title | Publisher` and `Title - Publisher`: the title is what stands in front. */
static tsc_span without_publisher(tsc_span title)
{
    static const char *const marks[] = {" | ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " - "};
    for (size_t m = 0; m < 4; m++) {
        size_t length = strlen(marks[m]);
        for (size_t i = title.length; i > length + 20; i--)
            if (memcmp(title.data + i - length, marks[m], length) == 0 && 2 * i > title.length)
                return tsc_span_make(title.data, i - length);
    }
    return title;
}

void tsc_html_collect(tsc_html_page *page, xmlNode *node)
{
    const char *name = (const char *)node->name;
    if (strcasecmp(name, "meta") == 0) {
        collect_meta(page, node);
    } else if (strcasecmp(name, "html") == 0) {
        tsc_span language = tsc_html_attribute(node, "lang");
        offer(page, FIELD_LANGUAGE, RANK_OPEN_GRAPH, language.data ? language : tsc_html_attribute(node, "xml:lang"));
    } else if (strcasecmp(name, "title") == 0) {
        offer(page, FIELD_TITLE, RANK_ELEMENT, without_publisher(text_in(node)));
    } else if (strcasecmp(name, "time") == 0) {
        tsc_span datetime = tsc_html_attribute(node, "datetime");
        offer(page, FIELD_DATE, RANK_ELEMENT, datetime.data ? datetime : text_in(node));
    } else if (strcasecmp(name, "link") == 0 && tsc_span_equals(tsc_html_attribute(node, "rel"), "canonical")) {
        offer(page, FIELD_SOURCE, RANK_WEAK, tsc_html_attribute(node, "href"));
    } else if (strcasecmp(name, "h1") == 0 && !page->heading) {
        page->heading = node;
    } else if (strcasecmp(name, "script") == 0) {
        tsc_span type = tsc_html_attribute(node, "type");
        if (type.data && strcasecmp(type.data, "application/ld+json") == 0)
            collect_structured(page, text_in(node));
    }
}

void tsc_html_settle(tsc_html_page *page)
{
    page->out->title = page->title;
    page->out->source = page->source;
}
