/* From scanned sentences to the events of a document. A coder takes the sentences of one document in order, keeps
   what may be an act with the places and times around it, and settles actors, dates and repetitions at the end, when
   the whole document is known. */
#ifndef TSC_EXTRACT_EVENT_FIND_H
#define TSC_EXTRACT_EVENT_FIND_H

#include "extract/event.h"
#include "extract/event_codes.h"
#include "extract/scan.h"
#include "extract/timex.h"
#include "text/document.h"

typedef struct tsc_event_coder tsc_event_coder;

/** Begins a document; all memory is of the arena, which must live until the events are used. document->date may still
    be unknown; it is read when the coder finishes, and explicit dates are those of the timexes given. */
tsc_status tsc_event_coder_new(const tsc_document *document, const tsc_event_codes *codes, tsc_arena *arena,
                               tsc_event_coder **coder, tsc_error *err);

/** Reads one scanned sentence (index into document->sentences), its times where timexes is NULL only if it has an act; what it needs of scan and timexes is copied, so that
    both, and what is made in scratch, may go afterwards.
    Linear in the tokens but for sentences with very many acts, of which the first TSC_EVENT_SENTENCE_ACTS count. */
tsc_status tsc_event_coder_read(tsc_event_coder *coder, const tsc_scan *scan, size_t sentence, const tsc_timexes *timexes,
                                tsc_arena *scratch, tsc_error *err);

enum { TSC_EVENT_SENTENCE_ACTS = 32 };

/** Settles the events: actors from the discourse, dates, one record for each act; sorted by start. */
tsc_status tsc_event_coder_finish(tsc_event_coder *coder, const tsc_event **events, size_t *count, tsc_error *err);

#endif
