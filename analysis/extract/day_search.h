/* The last day that a document speaks of before a sentence: of the talks, of the forum. Few figures ask for it, so it is
   looked for only then, backwards, each sentence at most once. */
#ifndef TSC_EXTRACT_DAY_SEARCH_H
#define TSC_EXTRACT_DAY_SEARCH_H

#include "core/arena.h"
#include "core/period.h"
#include "extract/word_memo.h"
#include "text/document.h"

typedef struct tsc_day_search {
    const tsc_lexicon *lexicon;
    const tsc_document *document;
    tsc_word_memo *memo;
    tsc_arena *scratch;
    size_t asked;      /* the sentences before are searched */
    tsc_period day;    /* found in them */
    tsc_status status; /* of the search; the first failure stays */
    tsc_error err;
} tsc_day_search;

/** The last day before a sentence, in the year of the document: one with its date or month, or else the first weekday
    spoken of; none where there is none. Never asked for an earlier sentence than before. */
tsc_period tsc_day_search_last(tsc_day_search *search, size_t sentence);

#endif
