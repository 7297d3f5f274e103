/* Scratch memory that one thread uses for document after document; no part of the interface but its making and end
   (extract.h). */
#ifndef TSC_EXTRACT_WORKSPACE_H
#define TSC_EXTRACT_WORKSPACE_H

#include "extract/extract.h"
#include "extract/stretch.h"

struct tsc_workspace {
    tsc_arena scratch;     /* of what is looked up beside the stretches */
    tsc_arena words;       /* of the headings of a table */
    tsc_arena chapters[2]; /* of the records of a chapter, and of the next one */
    tsc_word_memo **memos; /* of each worker; the first is that of the thread that links */
    size_t memo_count;
    tsc_stretch **stretches;
    size_t stretch_count;
    tsc_workspace *inner; /* of the phrases that tables are read by; NULL until one is */
};

/** Makes room for so many stretches and workers. Errors: TSC_ENOMEM. */
tsc_status tsc_workspace_reserve(tsc_workspace *workspace, size_t stretches, size_t workers, tsc_error *err);

#endif
