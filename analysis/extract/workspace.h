/* Scratch memory that one thread uses for document after document; no part of the interface but its making and end
   (extract.h). */
#ifndef TSC_EXTRACT_WORKSPACE_H
#define TSC_EXTRACT_WORKSPACE_H

#include "extract/extract.h"
#include "extract/stretch.h"

enum { TSC_BATCH_STRETCHES = 16 };

/** Stretches that follow one another and are read together. */
typedef struct tsc_batch {
    tsc_stretch *stretches[TSC_BATCH_STRETCHES];
    size_t count;      /* that are in use */
    tsc_status status; /* of reading them */
    tsc_error err;
} tsc_batch;

struct tsc_workspace {
    tsc_arena scratch;     /* of what is looked up beside the stretches */
    tsc_arena words;       /* of the headings of a table */
    tsc_arena chapters[2]; /* of the records of a chapter, and of the next one */
    tsc_word_memo **memos; /* of each worker; the first is that of the thread that links */
    size_t memo_count;
    tsc_batch *batches;
    size_t batch_count;
    tsc_workspace *inner; /* of the phrases that tables are read by; NULL until one is */
};

/** Makes room for so many batches and workers. Errors: TSC_ENOMEM. */
tsc_status tsc_workspace_reserve(tsc_workspace *workspace, size_t batches, size_t workers, tsc_error *err);

#endif
