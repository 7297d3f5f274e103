/* Sentences of a document read before any of them is linked: most are passed over after a glance, the others are scanned
   and their quantities and times found. Reading depends on the document alone and on nothing that was read before, so
   that several threads may read stretches of one document at once. */
#ifndef TSC_EXTRACT_STRETCH_H
#define TSC_EXTRACT_STRETCH_H

#include "extract/event_find.h"
#include "extract/glance.h"
#include "extract/reading.h"
#include "text/document.h"

enum { TSC_STRETCH_SENTENCES = 192, TSC_STRETCH_BYTES = 64 << 10 };

/** One sentence, read. A quiet one gives no figure and tells no country or topic. */
typedef struct tsc_page {
    bool wanted, quiet;
    bool context;        /* read for one behind it alone */
    bool done;           /* nothing but acts is looked for any more */
    bool amounts, times; /* its words may make some */
    bool untimed;        /* its times were not looked for */
    bool small;          /* none of its numbers can be a figure */
    uint32_t roles;      /* of all its marks, 1 << tsc_role */
    tsc_scan scan;
    tsc_quantities quantities;
    tsc_timexes timexes;
    tsc_reading reading;
    tsc_event_page events;
} tsc_page;

typedef struct tsc_stretch {
    const tsc_lexicon *lexicon;
    const tsc_document *document;
    const tsc_event_codes *codes; /* NULL: events are not asked for */
    unsigned what;                /* TSC_WORTH_… */
    bool traced;                  /* every sentence that is asked for is read in full */
    char region[4];               /* of the document's language */
    tsc_word_memo *memo;          /* borrowed, of the thread that uses the stretch now */
    tsc_arena scratch;            /* of what is read, until the next stretch */
    size_t first, count;
    bool empty; /* nothing is asked for in it */
    tsc_glance glances[TSC_STRETCH_SENTENCES];
    uint8_t chosen[TSC_STRETCH_SENTENCES]; /* those that are read next */
    size_t chosen_count;
    tsc_page pages[TSC_STRETCH_SENTENCES];
} tsc_stretch;

/** Makes room; NULL where memory is short. Free with tsc_stretch_free. */
tsc_stretch *tsc_stretch_new(void);
void tsc_stretch_free(tsc_stretch *stretch);

/** Turns to a document whose sentences and date are known. codes: of events, used where they are asked for. */
void tsc_stretch_open(tsc_stretch *stretch, const tsc_lexicon *lexicon, const tsc_event_codes *codes,
                      const tsc_document *document, unsigned what, bool traced);

/** Reads of each the sentences from its `first` on: TSC_STRETCH_SENTENCES of them, or fewer where they are long. What was
    read before is gone. All of them are read step by step, so that the code of a step stays at hand: the more that are read
    together, the faster. Errors: TSC_ENOMEM. */
tsc_status tsc_stretches_read(tsc_stretch *const *stretches, size_t count, tsc_error *err);

/** Whether more than half of its sentences were read in full: such stretches take much memory. */
bool tsc_stretch_is_dense(const tsc_stretch *stretch);

/** The one time that the sentences of the stretch name, if it stands where there is no amount; else none. Errors:
    TSC_ENOMEM. */
tsc_status tsc_stretch_sole_time(tsc_stretch *stretch, tsc_period *sole, tsc_error *err);

/** How many sentences a stretch that begins at first has. */
size_t tsc_stretch_length(const tsc_document *document, size_t first);

/** The language that a sentence is read in. */
const tsc_language *tsc_stretch_language(const tsc_lexicon *lexicon, const tsc_document *document,
                                         const tsc_sentence *sentence);

#endif
