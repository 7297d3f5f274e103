/* A program of its own on the library: how many figures and events a text has, and the first figure.
   cc count_figures.c $(pkg-config --cflags --libs tradescope) */
#include <extract/extract.h>
#include <stdio.h>
#include <text/document.h>

int main(int argc, char **argv)
{
    tsc_error err;
    tsc_extractor *extractor = NULL;
    tsc_document document;
    tsc_records records;
    const tsc_extract_opts opts = {.figures = true, .events = true, .min_confidence = 0.5};
    tsc_document_init(&document);
    if (argc != 2)
        return 2;
    tsc_status status = tsc_extractor_new(NULL, &extractor, &err);
    if (status == TSC_OK)
        status = tsc_document_read(argv[1], NULL, &document, &err);
    if (status == TSC_OK)
        status = tsc_extract(extractor, &document, &opts, &records, &err);
    if (status == TSC_OK)
        printf("%zu figures, %zu events\n", records.figure_count, records.event_count);
    else
        fprintf(stderr, "%s\n", err.message);
    tsc_document_clear(&document);
    tsc_extractor_free(extractor);
    return status == TSC_OK ? 0 : 1;
}
