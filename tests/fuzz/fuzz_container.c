/* What stands within containers. The first byte chooses: HTML; the XML of a DOCX or ODT, packed here so that no
   checksum stands in the way; the archive itself; a PDF. */
#include "fuzz.h"

#include "text/document.h"
#include "text/rules.h"

#include <zip.h>

/* An archive of two parts: data under name, and the mark by which its kind is known. */
static void pack(tsc_buffer *archive, const char *name, const uint8_t *data, size_t size)
{
    zip_error_t problem;
    zip_error_init(&problem);
    zip_source_t *out = zip_source_buffer_create(NULL, 0, 0, &problem);
    zip_source_keep(out);
    zip_t *zip = zip_open_from_source(out, ZIP_TRUNCATE, &problem);
    static const char mark[] = "application/vnd.oasis.opendocument.text";
    zip_file_add(zip, "mimetype", zip_source_buffer(zip, mark, sizeof mark - 1, 0), ZIP_FL_OVERWRITE);
    zip_int64_t part = zip_file_add(zip, name, zip_source_buffer(zip, data, size, 0), ZIP_FL_OVERWRITE);
    zip_set_file_compression(zip, (zip_uint64_t)part, ZIP_CM_STORE, 0);
    FUZZ_REQUIRE(zip_close(zip) == 0);
    zip_stat_t state;
    zip_source_stat(out, &state);
    zip_source_open(out);
    tsc_buffer_reserve(archive, state.size);
    archive->length = (size_t)zip_source_read(out, archive->data, state.size);
    zip_source_close(out);
    zip_source_free(out);
    zip_error_fini(&problem);
}

static void examine(const tsc_document *document)
{
    size_t end = 0;
    FUZZ_REQUIRE(fuzz_valid_utf8(document->text.data, document->text.length));
    FUZZ_REQUIRE(fuzz_valid_utf8(document->title, strlen(document->title)));
    for (size_t i = 0; i < document->sentence_count; i++) {
        FUZZ_REQUIRE(document->sentences[i].start >= end && document->sentences[i].length > 0);
        end = tsc_sentence_end(&document->sentences[i]);
    }
    FUZZ_REQUIRE(end <= document->text.length);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const files[] = {"x.html", "x.docx", "x.odt", "x.docx", "x.odt", "x.pdf"};
    static const char *const parts[] = {NULL, "word/document.xml", "content.xml", NULL, NULL, NULL};
    static tsc_text_rules *rules;
    tsc_error err = {0};
    if (size < 1 || (!rules && tsc_text_rules_load(NULL, &rules, &err) != TSC_OK))
        return 0;
    size_t kind = data[0] % 6;
    tsc_buffer bytes;
    tsc_buffer_init(&bytes);
    if (parts[kind])
        pack(&bytes, parts[kind], data + 1, size - 1);
    else
        tsc_buffer_add(&bytes, (const char *)data + 1, size - 1);
    tsc_document document;
    tsc_document_init(&document);
    const tsc_document_opts opts = {.rules = rules, .limit = 1 << 20, .page_limit = 20};
    if (tsc_document_from_bytes(files[kind], &bytes, &opts, &document, &err) == TSC_OK)
        examine(&document);
    else
        FUZZ_REQUIRE(err.message[0] != '\0');
    tsc_buffer_clear(&bytes);
    tsc_document_clear(&document);
    return 0;
}
