/* From scanned sentences to the events of a document. What a sentence says is read by itself, by any thread; a coder takes
   what was read of the sentences of one document in order, keeps what may be an act with the places and times around it,
   and settles actors, dates and repetitions at the end, when the whole document is known. */
#ifndef TSC_EXTRACT_EVENT_FIND_H
#define TSC_EXTRACT_EVENT_FIND_H

#include "extract/event.h"
#include "extract/event_codes.h"
#include "extract/scan.h"
#include "extract/timex.h"
#include "text/document.h"

typedef struct tsc_event_coder tsc_event_coder;

enum { TSC_EVENT_LEAD_VERBS = 6 };

/** What leads in a list: of a sentence that ends in a colon. */
typedef struct tsc_event_lead {
    bool leads;              /* it says what follows */
    bool denies;             /* and says that it is no act: they discussed, did not: */
    bool tells;              /* by a verb; where it does not lead, it says something else: they discussed: */
    tsc_event_status status; /* of what the items name */
    tsc_span
        verbs[TSC_EVENT_LEAD_VERBS]; /* classes of the verb whose objects they are, in the lexicon; none where they have
                                             their own */
    size_t verb_count;
    tsc_period when;
} tsc_event_lead;

/** What one sentence says of countries and acts; kept is false where it says nothing. */
typedef struct tsc_event_page {
    const tsc_language *language;
    const struct tsc_event_place *places;
    size_t place_count;
    struct tsc_event_draft *drafts; /* acts, whose actors are not settled */
    size_t draft_count, draft_room;
    bool kept;
    bool both, role, pair;      /* the two sides, who speaks for a country, two countries side by side */
    bool bullet;                /* an item of a list */
    const tsc_event_lead *lead; /* NULL for nearly all */
} tsc_event_page;

/** Reads a scanned sentence (index into document->sentences, whose date is known) into *page, in the arena; its times
    where timexes is NULL only if it has an act. Depends on nothing read before.
    Linear in the tokens but for sentences with very many acts, of which the first TSC_EVENT_SENTENCE_ACTS count.
    Errors: TSC_ENOMEM. */
tsc_status tsc_event_page_read(const tsc_event_codes *codes, const tsc_document *document, const tsc_scan *scan,
                               size_t sentence, const tsc_timexes *timexes, tsc_arena *arena, tsc_event_page *page,
                               tsc_error *err);

enum { TSC_EVENT_SENTENCE_ACTS = 32 };

/** An act in whose sentence nobody is named is of those spoken of near by: a country or the two sides, in one of so many
    sentences before it or the one behind it. Further off nothing says whose it is, and it is none. */
enum { TSC_EVENT_NEAR_BEFORE = 5, TSC_EVENT_NEAR_BEHIND = 1 };

/** So many sentences of items a list may have. */
enum { TSC_EVENT_LIST = 24 };

/** Begins a document; all memory is of the arena, which must live until the events are used. */
tsc_status tsc_event_coder_new(const tsc_document *document, const tsc_event_codes *codes, tsc_arena *arena,
                               tsc_event_coder **coder, tsc_error *err);

/** Takes what a sentence says, which may go afterwards. Errors: TSC_ENOMEM. */
tsc_status tsc_event_coder_take(tsc_event_coder *coder, const tsc_event_page *page, size_t sentence, tsc_error *err);

/** Settles the events: actors from the discourse, dates, one record for each act; sorted by start. */
tsc_status tsc_event_coder_finish(tsc_event_coder *coder, const tsc_event **events, size_t *count, tsc_error *err);

#endif
