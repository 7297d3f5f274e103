/* One line of NDJSON as a document. */
#include "fuzz.h"

#include "text/ndjson.h"
#include "text/rules.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static tsc_text_rules *rules;
    tsc_error err;
    if (!rules && tsc_text_rules_load(NULL, &rules, &err) != TSC_OK)
        return 0;
    tsc_document document;
    tsc_document_init(&document);
    const tsc_document_opts opts = {.rules = rules};
    if (tsc_ndjson_document(tsc_span_make((const char *)data, size), "fuzz", 7, &opts, &document, &err) == TSC_OK)
        FUZZ_REQUIRE(fuzz_valid_utf8(document.text.data, document.text.length));
    else
        FUZZ_REQUIRE(err.line == 7);
    tsc_document_clear(&document);
    return 0;
}
