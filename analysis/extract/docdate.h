/* The date of a document that bears none, guessed from its own words. */
#ifndef TSC_EXTRACT_DOCDATE_H
#define TSC_EXTRACT_DOCDATE_H

#include "extract/word_memo.h"
#include "text/document.h"

/** The year that the document's words imply: one said to be this year, else the nearest year of an act just agreed
    or still to come, else the newest year of the past plus one; year 0 where there is none. Boilerplate (licences, ©,
    certificates, founding years, names) is left out. scratch is used and not reset. Errors: TSC_ENOMEM. */
tsc_status tsc_docdate_infer(const tsc_lexicon *lexicon, tsc_word_memo *memo, const tsc_document *document,
                             tsc_arena *scratch, tsc_date *date, tsc_error *err);

#endif
