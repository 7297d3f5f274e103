/* Reading of one document: its kind, its text, its language, sentences and date. */
#include "text/document.h"

#include "core/block.h"
#include "core/file.h"
#include "text/dateline.h"
#include "text/decode.h"
#include "text/format.h"
#include "text/sentence.h"

#include <stdlib.h>
#include <string.h>

static void forget(tsc_document *document)
{
    document->id = document->title = document->source = document->encoding = "";
    document->language[0] = document->sha256[0] = '\0';
    document->date = (tsc_date){0, 0, 0};
    document->date_origin = TSC_DATE_UNKNOWN;
    document->text = tsc_span_make("", 0);
    document->bad_bytes = document->first_bad = document->sentence_count = 0;
}

const char *tsc_document_region(const tsc_document *document)
{
    const char *dash = strchr(document->language, '-');
    return dash && strlen(dash + 1) == 2 ? dash + 1 : "";
}

void tsc_document_init(tsc_document *document)
{
    memset(document, 0, sizeof *document);
    tsc_arena_init(&document->arena);
    tsc_buffer_init(&document->content);
    tsc_buffer_init(&document->line);
    forget(document);
}

void tsc_document_clear(tsc_document *document)
{
    tsc_arena_clear(&document->arena);
    tsc_buffer_clear(&document->content);
    tsc_buffer_clear(&document->line);
    free(document->sentences);
    tsc_document_init(document);
}

void tsc_document_reset(tsc_document *document)
{
    tsc_arena_reset(&document->arena);
    tsc_buffer_reset(&document->content);
    forget(document);
}

/* A tag as BCP 47 has it: small language, capital region; false where it is none. */
static bool set_language(tsc_document *document, const char *tag)
{
    size_t length = strcspn(tag, "-_");
    if (length < 2 || length > 3 || strlen(tag) >= sizeof document->language)
        return false;
    for (size_t i = 0; tag[i]; i++) {
        char c = tag[i];
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (!letter && i < length)
            return false;
        if (!letter && c != '-' && c != '_' && (c < '0' || c > '9'))
            return false;
        if (letter && i < length)
            c = (char)(c | 0x20);
        else if (letter && strlen(tag) - length == 3)
            c = (char)(c & ~0x20);
        document->language[i] = c == '_' ? '-' : c;
        document->language[i + 1] = '\0';
    }
    return true;
}

tsc_status tsc_document_finish(tsc_document *document, const tsc_document_opts *opts, const tsc_rendition *rendition,
                               tsc_error *err)
{
    if (document->content.length >= UINT32_MAX)
        return tsc_error_set(err, TSC_ELIMIT, document->id, 0, "the text is longer than 4 GiB; split it");
    document->text = tsc_span_make(tsc_buffer_text(&document->content), document->content.length);
    if (opts->language && !set_language(document, opts->language))
        return tsc_error_set(err, TSC_EINPUT, document->id, 0, "'%s' is no language; write en, fr, ru, kk or fr-MA",
                             opts->language);
    if (!opts->language && rendition && rendition->language[0])
        set_language(document, rendition->language);
    tsc_status status = tsc_sentences_find(document, opts->rules, rendition ? rendition->blocks : NULL,
                                           rendition ? rendition->block_count : 0, opts->jobs, err);
    if (status != TSC_OK)
        return status;
    if (opts->date.year) {
        document->date = opts->date;
        document->date_origin = TSC_DATE_GIVEN;
    } else if (document->date_origin == TSC_DATE_UNKNOWN) {
        if (rendition && rendition->date.year)
            document->date = rendition->date;
        else
            tsc_dateline_read(document, opts->rules, &document->date);
        document->date_origin = document->date.year ? TSC_DATE_BORNE : TSC_DATE_UNKNOWN;
    }
    if (!document->title[0] && document->sentence_count && document->sentences[0].kind == TSC_BLOCK_TITLE)
        document->title = tsc_arena_strndup(&document->arena, document->text.data + document->sentences[0].start,
                                            document->sentences[0].length);
    return document->title ? TSC_OK : tsc_error_set(err, TSC_ENOMEM, document->id, 0, "no memory for the title");
}

/* Whether one of eight bytes may be a control character. */
static inline bool may_control(const char *bytes)
{
    const uint64_t block = tsc_block_at(bytes);
    return (tsc_block_below(block, ' ') | tsc_block_has(block, 0x7F)) != 0;
}

/* A text that is mostly control characters is none. */
static bool looks_binary(tsc_span text)
{
    size_t length = text.length < 65536 ? text.length : 65536, strange = 0;
    for (size_t i = 0; i < length; i++) {
        while (length - i > 8 && !may_control(text.data + i))
            i += 8;
        unsigned char c = (unsigned char)text.data[i];
        strange += (c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f') || c == 0x7F;
    }
    return length > 0 && strange * 20 > length;
}

static tsc_status read_plain(tsc_document *document, tsc_buffer *bytes, const tsc_document_opts *opts, tsc_error *err)
{
    tsc_decoding decoding;
    tsc_status status = tsc_decode(bytes, opts->encoding, opts->rules, &decoding, err);
    if (status != TSC_OK)
        return tsc_error_locate(err, document->id, 0);
    tsc_buffer swap = document->content;
    document->content = *bytes;
    *bytes = swap;
    document->encoding = decoding.encoding;
    document->bad_bytes = decoding.bad_bytes;
    document->first_bad = decoding.first_bad;
    if (looks_binary(tsc_span_make(document->content.data, document->content.length)))
        return tsc_error_set(err, TSC_EINPUT, document->id, 0, "not a text: it is full of control characters");
    return tsc_document_finish(document, opts, NULL, err);
}

/* Runs body with opts whose rules are there: those given, or those of the installation for this one call. */
typedef tsc_status with_rules(tsc_document *, tsc_buffer *, const tsc_document_opts *, tsc_error *);

static tsc_status run_with_rules(with_rules *body, tsc_document *document, tsc_buffer *bytes,
                                 const tsc_document_opts *given, tsc_error *err)
{
    tsc_document_opts opts = given ? *given : (tsc_document_opts){0};
    if (opts.rules)
        return body(document, bytes, &opts, err);
    tsc_text_rules *rules = NULL;
    tsc_status status = tsc_text_rules_load(NULL, &rules, err);
    opts.rules = rules;
    if (status == TSC_OK)
        status = body(document, bytes, &opts, err);
    tsc_text_rules_free(rules);
    return status;
}

static tsc_status begin(tsc_document *document, const char *id, tsc_span bytes, const tsc_document_opts *opts,
                        tsc_error *err)
{
    document->id = tsc_arena_strdup(&document->arena, id);
    if (!document->id) {
        document->id = "";
        return tsc_error_set(err, TSC_ENOMEM, id, 0, "no memory for a document");
    }
    if (!opts || !opts->without_digest)
        tsc_sha256(bytes.data, bytes.length, document->sha256);
    return TSC_OK;
}

static tsc_status read_any(tsc_document *document, tsc_buffer *bytes, const tsc_document_opts *opts, tsc_error *err)
{
    const tsc_document_format *format;
    tsc_status status = tsc_format_tell(document->id, tsc_span_make(bytes->data, bytes->length), opts, &format, err);
    if (status != TSC_OK)
        return status;
    if (!format)
        return read_plain(document, bytes, opts, err);
    if (bytes->length > tsc_document_rich_limit(opts))
        return tsc_error_set(err, TSC_ELIMIT, document->id, 0,
                             "more than %zu bytes of %s; --max-document raises the limit",
                             tsc_document_rich_limit(opts), format->name);
    tsc_rendition rendition;
    tsc_rendition_init(&rendition, &document->arena);
    status = format->read(document, bytes, opts, &rendition, err);
    if (status == TSC_OK)
        status = tsc_rendition_take(&rendition, document, err);
    if (status == TSC_OK)
        status = tsc_document_finish(document, opts, &rendition, err);
    tsc_rendition_clear(&rendition);
    return status == TSC_OK ? TSC_OK : tsc_error_locate(err, document->id, 0);
}

tsc_status tsc_document_from_bytes(const char *id, tsc_buffer *bytes, const tsc_document_opts *opts,
                                   tsc_document *document, tsc_error *err)
{
    tsc_document_reset(document);
    tsc_status status = begin(document, id, tsc_span_make(bytes->data, bytes->length), opts, err);
    if (status == TSC_OK)
        status = run_with_rules(read_any, document, bytes, opts, err);
    tsc_buffer_clear(bytes);
    return status;
}

tsc_status tsc_document_read(const char *path, const tsc_document_opts *opts, tsc_document *document, tsc_error *err)
{
    tsc_buffer bytes;
    tsc_buffer_init(&bytes);
    tsc_status status = tsc_file_read(path, opts && opts->limit ? opts->limit : TSC_DOCUMENT_LIMIT, &bytes, err);
    if (status == TSC_OK)
        return tsc_document_from_bytes(path, &bytes, opts, document, err);
    tsc_buffer_clear(&bytes);
    return status;
}

tsc_status tsc_document_from_text(const char *id, tsc_span text, const tsc_document_opts *opts, tsc_document *document,
                                  tsc_error *err)
{
    tsc_document_opts plain = opts ? *opts : (tsc_document_opts){0};
    plain.encoding = "UTF-8";
    tsc_document_reset(document);
    tsc_status status = begin(document, id, text, &plain, err);
    if (status != TSC_OK)
        return status;
    tsc_buffer bytes = document->content;
    tsc_buffer_init(&document->content);
    tsc_buffer_add(&bytes, text.data, text.length);
    status = tsc_buffer_status(&bytes, err);
    if (status == TSC_OK)
        status = run_with_rules(read_plain, document, &bytes, &plain, err);
    tsc_buffer_clear(&bytes);
    return status;
}

bool tsc_document_known_ending(const char *path)
{
    static const char *const endings[] = {"txt", "text", "md", "html", "htm", "xhtml", "pdf", "docx", "odt"};
    tsc_span ending = tsc_span_of(tsc_path_ending(path));
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (ending.length == strlen(endings[i])) {
            size_t same = 0;
            while (same < ending.length && (ending.data[same] | 0x20) == endings[i][same])
                same++;
            if (same == ending.length)
                return true;
        }
    return false;
}

static bool ends_in_semicolon(tsc_span text, const tsc_sentence *sentence)
{
    static const char arabic[] = "\xD8\x9B";
    const size_t length = sentence->length, end = tsc_sentence_end(sentence);
    return length > 2 && (text.data[end - 1] == ';' || memcmp(text.data + end - 2, arabic, 2) == 0);
}

static bool ends_in_colon(tsc_span text, const tsc_sentence *sentence)
{
    return sentence->length > 0 && text.data[tsc_sentence_end(sentence) - 1] == ':';
}

/* A line by itself that does not end as a sentence does. */
static bool is_open_line(tsc_span text, const tsc_sentence *sentence)
{
    enum { LONGEST = 400 };
    const size_t end = tsc_sentence_end(sentence);
    if (sentence->length > LONGEST || sentence->length == 0 ||
        (sentence->start > 0 && text.data[sentence->start - 1] != '\n') ||
        (end < text.length && text.data[end] != '\n'))
        return false;
    return strchr(".!?:,", text.data[end - 1]) == NULL;
}

/* Lines without a stop behind one that ends in a colon. */
static bool is_line_of_list(const tsc_document *document, size_t sentence)
{
    enum { LONGEST = 32 };
    const tsc_sentence *all = document->sentences;
    for (size_t i = sentence; i > 0 && sentence - i < LONGEST && is_open_line(document->text, &all[i]); i--)
        if (ends_in_colon(document->text, &all[i - 1]))
            return true;
    return false;
}

bool tsc_document_begins_item(const tsc_document *document, size_t sentence)
{
    const tsc_span text = document->text;
    const tsc_sentence *own = &document->sentences[sentence];
    const bool item = own->kind == TSC_BLOCK_ITEM;
    if (sentence == 0)
        return item;
    const tsc_sentence *before = own - 1;
    const bool parted = memchr(text.data + tsc_sentence_end(before), '\n', own->start - tsc_sentence_end(before)) != NULL;
    return parted && (item || ends_in_semicolon(text, before) || is_line_of_list(document, sentence) ||
                      (ends_in_colon(text, before) && ends_in_semicolon(text, own)));
}
