/* DOCX and ODT: parts of a ZIP archive (libzip), read as a stream of XML events (libxml2's reader: no tree, no
   recursion, no entities), under limits on size and ratio. */
#include "text/format.h"

#include "text/dateline.h"

#include <libxml/xmlreader.h>
#include <zip.h>

enum { CHUNK = 65536, RATIO_FLOOR = 1 << 20 /* small parts may be of any ratio */ };

static tsc_status part_problem(tsc_error *err, const char *name)
{
    return tsc_error_set(err, TSC_EINPUT, NULL, 0, "%s in the archive cannot be read: broken, encrypted or cut short", name);
}

/* Unpacks one part; *found false where there is none. */
static tsc_status read_part(zip_t *archive, const char *name, size_t limit, tsc_buffer *content, bool *found, tsc_error *err)
{
    zip_stat_t state;
    tsc_buffer_reset(content);
    *found = zip_stat(archive, name, 0, &state) == 0;
    if (!*found)
        return TSC_OK;
    zip_file_t *file = zip_fopen(archive, name, 0);
    if (!file)
        return part_problem(err, name);
    size_t packed = state.valid & ZIP_STAT_COMP_SIZE ? (size_t)state.comp_size : 0;
    if (packed && packed < limit / TSC_DOCUMENT_RATIO)
        limit = packed * TSC_DOCUMENT_RATIO > RATIO_FLOOR ? packed * TSC_DOCUMENT_RATIO : RATIO_FLOOR;
    tsc_status status = TSC_OK;
    zip_int64_t count = 0;
    while (status == TSC_OK && tsc_buffer_reserve(content, CHUNK) &&
           (count = zip_fread(file, content->data + content->length, CHUNK)) > 0) {
        content->length += (size_t)count;
        if (content->length > limit)
            status = tsc_error_set(err, TSC_ELIMIT, NULL, 0, "%s unpacks to more than %zu bytes, %d times its packed size", name,
                                   limit, TSC_DOCUMENT_RATIO);
    }
    zip_fclose(file);
    if (status == TSC_OK && count < 0)
        status = part_problem(err, name);
    return status == TSC_OK ? tsc_buffer_status(content, err) : status;
}

typedef struct xml_walk {
    tsc_rendition *out;
    tsc_block_kind paragraph; /* kind of the paragraph under way */
    unsigned row_depth, item_depth, skip_depth;
    unsigned spanned;         /* columns behind its own that the cell under way takes */
    const char *field;        /* name of the metadata element under way */
    bool in_text;
} xml_walk;

/* Called for each start (end false), end, and text of an element, local names only. */
typedef void element_handler(xml_walk *walk, xmlTextReader *reader, const char *name, bool end);

static tsc_status walk_part(const tsc_buffer *content, const char *name, xml_walk *walk, element_handler *element,
                            void (*text)(xml_walk *, tsc_span), tsc_error *err)
{
    xmlTextReader *reader = xmlReaderForMemory(tsc_buffer_text(content), (int)content->length, NULL, NULL,
                                               XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_HUGE);
    if (!reader)
        return tsc_error_memory(err, "%s", name);
    int more;
    bool doctype = false;
    while ((more = xmlTextReaderRead(reader)) == 1) {
        int type = xmlTextReaderNodeType(reader);
        if (type == XML_READER_TYPE_DOCUMENT_TYPE || type == XML_READER_TYPE_ENTITY_REFERENCE) {
            doctype = true; /* office files have none: what has one is after something else */
            break;
        }
        const char *local = (const char *)xmlTextReaderConstLocalName(reader);
        if (type == XML_READER_TYPE_ELEMENT) {
            bool empty = xmlTextReaderIsEmptyElement(reader) == 1;
            element(walk, reader, local, false);
            if (empty)
                element(walk, reader, local, true);
        } else if (type == XML_READER_TYPE_END_ELEMENT) {
            element(walk, reader, local, true);
        } else if (type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE ||
                   type == XML_READER_TYPE_WHITESPACE || type == XML_READER_TYPE_CDATA) {
            text(walk, tsc_span_of((const char *)xmlTextReaderConstValue(reader)));
        }
    }
    xmlFreeTextReader(reader);
    if (doctype)
        return tsc_error_set(err, TSC_EINPUT, NULL, 0, "%s declares a document type, which no office file does", name);
    return more == 0 ? TSC_OK : tsc_error_set(err, TSC_EINPUT, NULL, 0, "%s is not well-formed XML", name);
}

static bool is(const char *name, const char *other)
{
    return strcmp(name, other) == 0;
}

static bool attribute_starts(xmlTextReader *reader, const char *name, const char *start)
{
    xmlChar *value = xmlTextReaderGetAttribute(reader, (const xmlChar *)name);
    bool same = value && strncmp((const char *)value, start, strlen(start)) == 0;
    xmlFree(value);
    return same;
}

static unsigned span_of(xmlTextReader *reader, const char *name)
{
    xmlChar *value = xmlTextReaderGetAttribute(reader, (const xmlChar *)name);
    const unsigned span = tsc_rendition_span((const char *)value);
    xmlFree(value);
    return span;
}

static tsc_block_kind begin_kind(const xml_walk *walk)
{
    return walk->item_depth ? TSC_BLOCK_ITEM : TSC_BLOCK_TEXT;
}

/* A block begins empty, so that a style found later may still set its kind. */
static void begin_paragraph(xml_walk *walk, tsc_block_kind kind)
{
    if (walk->row_depth)
        tsc_rendition_add(walk->out, tsc_span_of(" "));
    else
        tsc_rendition_begin(walk->out, kind);
}

static void set_kind(xml_walk *walk, tsc_block_kind kind)
{
    if (!walk->row_depth)
        walk->out->kind = kind;
}

static void row_element(xml_walk *walk, bool end)
{
    if (!end && walk->row_depth++ == 0)
        tsc_rendition_begin(walk->out, TSC_BLOCK_ROW);
    if (end && walk->row_depth && --walk->row_depth == 0)
        tsc_rendition_begin(walk->out, TSC_BLOCK_TEXT);
}

static void docx_cell(xml_walk *walk, bool end)
{
    if (!end)
        tsc_rendition_next_cell(walk->out);
    for (; end && walk->spanned > 0; walk->spanned--)
        tsc_rendition_next_cell(walk->out);
}

static void docx_style(xml_walk *walk, xmlTextReader *reader)
{
    if (attribute_starts(reader, "w:val", "Title"))
        set_kind(walk, TSC_BLOCK_TITLE);
    else if (attribute_starts(reader, "w:val", "Heading") || attribute_starts(reader, "w:val", "heading"))
        set_kind(walk, TSC_BLOCK_HEADING);
    else if (attribute_starts(reader, "w:val", "List"))
        set_kind(walk, TSC_BLOCK_ITEM);
}

static void docx_element(xml_walk *walk, xmlTextReader *reader, const char *name, bool end)
{
    if (is(name, "del") || is(name, "instrText") || is(name, "Fallback"))
        walk->skip_depth += end ? (walk->skip_depth ? -1u : 0) : 1;
    else if (is(name, "t"))
        walk->in_text = !end;
    else if (is(name, "p") && !end)
        begin_paragraph(walk, TSC_BLOCK_TEXT);
    else if (is(name, "tr"))
        row_element(walk, end);
    else if (is(name, "tc"))
        docx_cell(walk, end);
    else if (is(name, "gridSpan") && !end)
        walk->spanned = span_of(reader, "w:val") - 1;
    else if ((is(name, "tab") || is(name, "br")) && !end)
        tsc_rendition_add(walk->out, tsc_span_of(" "));
    else if (is(name, "noBreakHyphen") && !end)
        tsc_rendition_add(walk->out, tsc_span_of("\xE2\x80\x91"));
    else if (is(name, "pStyle") && !end)
        docx_style(walk, reader);
    else if (is(name, "numPr") && !end)
        set_kind(walk, TSC_BLOCK_ITEM);
}

static void docx_text(xml_walk *walk, tsc_span text)
{
    if (walk->in_text && !walk->skip_depth)
        tsc_rendition_add(walk->out, text);
}

static void odt_element(xml_walk *walk, xmlTextReader *reader, const char *name, bool end)
{
    const char *prefix = (const char *)xmlTextReaderConstPrefix(reader);
    if (prefix && is(prefix, "office") && is(name, "annotation"))
        walk->skip_depth += end ? (walk->skip_depth ? -1u : 0) : 1;
    else if (is(name, "tracked-changes") || is(name, "note"))
        walk->skip_depth += end ? (walk->skip_depth ? -1u : 0) : 1;
    else if (is(name, "table-row"))
        row_element(walk, end);
    else if ((is(name, "table-cell") || is(name, "covered-table-cell")) && !end)
        for (unsigned n = span_of(reader, "table:number-columns-repeated"); n > 0; n--)
            tsc_rendition_next_cell(walk->out);
    else if (is(name, "list-item"))
        walk->item_depth += end ? (walk->item_depth ? -1u : 0) : 1;
    else if (is(name, "h") && !end)
        begin_paragraph(walk, walk->out->block_count || walk->out->text.length ? TSC_BLOCK_HEADING : TSC_BLOCK_TITLE);
    else if (is(name, "p") && prefix && is(prefix, "text") && !end)
        begin_paragraph(walk, attribute_starts(reader, "text:style-name", "Title") ? TSC_BLOCK_TITLE : begin_kind(walk));
    else if ((is(name, "s") || is(name, "tab") || is(name, "line-break")) && !end)
        tsc_rendition_add(walk->out, tsc_span_of(" "));
    else if (is(name, "body"))
        walk->in_text = !end;
}

static void odt_text(xml_walk *walk, tsc_span text)
{
    if (walk->in_text && !walk->skip_depth)
        tsc_rendition_add(walk->out, text);
}

/* Dublin Core and OpenDocument names of what is known about a document. */
static void metadata_element(xml_walk *walk, xmlTextReader *reader, const char *name, bool end)
{
    static const char *const fields[] = {"title", "created", "modified", "creation-date", "date", "language"};
    (void)reader;
    walk->field = NULL;
    for (size_t i = 0; i < sizeof fields / sizeof *fields && !end; i++)
        if (is(name, fields[i]))
            walk->field = fields[i];
}

static void metadata_text(xml_walk *walk, tsc_span text)
{
    tsc_rendition *out = walk->out;
    tsc_date date;
    if (!walk->field || tsc_span_trim(text).length == 0)
        return;
    if (is(walk->field, "title"))
        tsc_rendition_note(out, &out->title, text);
    else if (is(walk->field, "language") && text.length < sizeof out->language)
        memcpy(out->language, text.data, text.length + 1);
    else if ((!out->date.year || is(walk->field, "created") || is(walk->field, "creation-date")) &&
             tsc_metadata_date(text, &date))
        out->date = date;
}

typedef struct office_parts {
    const char *text, *metadata;
    element_handler *element;
    void (*content)(xml_walk *, tsc_span);
} office_parts;

static tsc_status read_parts(zip_t *archive, const office_parts *parts, size_t limit, tsc_rendition *out, tsc_error *err)
{
    tsc_buffer content;
    tsc_buffer_init(&content);
    xml_walk walk = {.out = out};
    bool found;
    tsc_status status = read_part(archive, parts->text, limit, &content, &found, err);
    if (status == TSC_OK)
        status = walk_part(&content, parts->text, &walk, parts->element, parts->content, err);
    if (status == TSC_OK)
        status = read_part(archive, parts->metadata, limit, &content, &found, err);
    if (status == TSC_OK && found) {
        xml_walk known = {.out = out};
        status = walk_part(&content, parts->metadata, &known, metadata_element, metadata_text, err);
    }
    tsc_buffer_clear(&content);
    return status;
}

static tsc_status read_archive(const tsc_buffer *bytes, const office_parts *parts, const tsc_document_opts *opts,
                               tsc_rendition *out, tsc_error *err)
{
    zip_error_t problem;
    zip_error_init(&problem);
    zip_source_t *source = zip_source_buffer_create(bytes->data, bytes->length, 0, &problem);
    zip_t *archive = source ? zip_open_from_source(source, ZIP_RDONLY, &problem) : NULL;
    zip_error_fini(&problem);
    if (!archive) {
        zip_source_free(source);
        return tsc_error_set(err, TSC_EINPUT, NULL, 0, "an archive that cannot be opened: broken or cut short");
    }
    tsc_status status = read_parts(archive, parts, tsc_document_rich_limit(opts), out, err);
    zip_discard(archive);
    return status;
}

static tsc_status read_docx(tsc_document *document, tsc_buffer *bytes, const tsc_document_opts *opts, tsc_rendition *out,
                            tsc_error *err)
{
    static const office_parts docx = {"word/document.xml", "docProps/core.xml", docx_element, docx_text};
    document->encoding = "UTF-8";
    return read_archive(bytes, &docx, opts, out, err);
}

static tsc_status read_odt(tsc_document *document, tsc_buffer *bytes, const tsc_document_opts *opts, tsc_rendition *out,
                           tsc_error *err)
{
    static const office_parts odt = {"content.xml", "meta.xml", odt_element, odt_text};
    document->encoding = "UTF-8";
    return read_archive(bytes, &odt, opts, out, err);
}

const tsc_document_format tsc_format_docx = {"DOCX", read_docx};
const tsc_document_format tsc_format_odt = {"ODT", read_odt};
