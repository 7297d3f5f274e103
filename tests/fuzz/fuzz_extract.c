/* Any text through the whole extraction: figures and events lie within the text, their numbers are finite, their
   records are valid JSON lines. */
#include "fuzz.h"

#include "extract/extract.h"
#include "extract/figure_record.h"
#include "text/rules.h"

#include <jansson.h>
#include <math.h>

static void examine(const tsc_document *document, const tsc_records *records)
{
    tsc_buffer line;
    tsc_buffer_init(&line);
    for (size_t i = 0; i < records->figure_count; i++) {
        const tsc_figure *figure = &records->figures[i];
        FUZZ_REQUIRE(figure->start < figure->end && figure->end <= document->text.length);
        FUZZ_REQUIRE(isfinite(figure->value) && figure->confidence >= 0 && figure->confidence <= 1);
        FUZZ_REQUIRE(figure->sentence < document->sentence_count);
        tsc_buffer_reset(&line);
        tsc_figure_write_ndjson(figure, document, &line);
        json_t *json = json_loadb(line.data, line.length, JSON_DISABLE_EOF_CHECK | JSON_ALLOW_NUL, NULL);
        FUZZ_REQUIRE(json_is_object(json));
        json_decref(json);
    }
    for (size_t i = 0; i < records->event_count; i++) {
        const tsc_event *event = &records->events[i];
        FUZZ_REQUIRE(event->start < event->end && event->end <= document->text.length);
        FUZZ_REQUIRE(event->actor_count >= 1 && event->actor_count <= TSC_EVENT_ACTORS);
    }
    tsc_buffer_clear(&line);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static tsc_text_rules *rules;
    static tsc_extractor *extractor;
    static const char *const languages[] = {NULL, "en", "fr", "ru", "es", "ar", "kk", "tr"};
    tsc_error err;
    if (size < 1 || (!rules && tsc_text_rules_load(NULL, &rules, &err) != TSC_OK) ||
        (!extractor && tsc_extractor_new(NULL, &extractor, &err) != TSC_OK))
        return 0;
    tsc_document document;
    tsc_document_init(&document);
    const tsc_document_opts opts = {.rules = rules, .language = languages[data[0] % 8], .date = {2025, 3, 4}, .without_digest = true};
    const tsc_extract_opts wanted = {.figures = true, .events = true, .min_confidence = 0};
    tsc_records records;
    if (tsc_document_from_text("fuzz", tsc_span_make((const char *)data + 1, size - 1), &opts, &document, &err) == TSC_OK) {
        FUZZ_REQUIRE(tsc_extract(extractor, &document, &wanted, &records, &err) == TSC_OK);
        examine(&document, &records);
    }
    tsc_document_clear(&document);
    return 0;
}
