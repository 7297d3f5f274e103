/* The extractor on the lexicon of the build, with the rules of text: what a group of tests sets up once. */
#ifndef TESTS_BUILT_EXTRACTOR_H
#define TESTS_BUILT_EXTRACTOR_H

#include "core/file.h"
#include "extract/extract.h"
#include "extract/figure_record.h"

#include <stdlib.h>

typedef struct built_extractor {
    tsc_extractor *extractor;
    tsc_text_rules *rules;
} built_extractor;

static inline tsc_status built_extractor_open(built_extractor *built)
{
    const char *build = getenv("TRADESCOPE_BUILD");
    tsc_buffer path;
    tsc_buffer_init(&path);
    tsc_path_join(&path, build ? build : "build", "lexicon.bin");
    tsc_status status = tsc_extractor_new(tsc_buffer_text(&path), &built->extractor, NULL);
    if (status == TSC_OK)
        status = tsc_text_rules_load("datasets/lexicon", &built->rules, NULL);
    tsc_buffer_clear(&path);
    return status;
}

static inline void built_extractor_close(built_extractor *built)
{
    tsc_extractor_free(built->extractor);
    tsc_text_rules_free(built->rules);
}

/* Adds the records of a document as lines, figures before events. */
static inline void built_extractor_write(const tsc_document *document, const tsc_records *records, tsc_buffer *out)
{
    for (size_t i = 0; i < records->figure_count; i++)
        tsc_figure_write_ndjson(&records->figures[i], document, out);
    for (size_t i = 0; i < records->event_count; i++)
        tsc_event_write_ndjson(&records->events[i], document, out);
}

#endif
