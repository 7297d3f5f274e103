/* Bytes of any kind as a document: decoding, HTML, PDF, office, sentences. The first byte chooses the ending that the
   name pretends, so that every reader is reached without its magic bytes. */
#include "fuzz.h"

#include "text/document.h"
#include "text/rules.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const names[] = {"x.txt", "x.html", "x.docx", "x.odt", "x.pdf"};
    static tsc_text_rules *rules;
    tsc_error err;
    if (size < 1 || (!rules && tsc_text_rules_load(NULL, &rules, &err) != TSC_OK))
        return 0;
    tsc_document document;
    tsc_document_init(&document);
    tsc_buffer bytes;
    tsc_buffer_init(&bytes);
    tsc_buffer_add(&bytes, (const char *)data + 1, size - 1);
    const tsc_document_opts opts = {.rules = rules, .limit = 1 << 20, .page_limit = 20};
    if (tsc_document_from_bytes(names[data[0] % 5], &bytes, &opts, &document, &err) == TSC_OK) {
        FUZZ_REQUIRE(fuzz_valid_utf8(document.text.data, document.text.length));
        size_t end = 0;
        for (size_t i = 0; i < document.sentence_count; i++) {
            FUZZ_REQUIRE(document.sentences[i].start >= end && document.sentences[i].length > 0);
            end = tsc_sentence_end(&document.sentences[i]);
        }
        FUZZ_REQUIRE(end <= document.text.length);
    } else {
        FUZZ_REQUIRE(err.message[0] != '\0');
    }
    tsc_buffer_clear(&bytes);
    tsc_document_clear(&document);
    return 0;
}
