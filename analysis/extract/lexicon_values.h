/* What the cells of the lexicon may hold where that is no free text: names of rules, places, currencies, forms. */
#ifndef TSC_EXTRACT_LEXICON_VALUES_H
#define TSC_EXTRACT_LEXICON_VALUES_H

#include "extract/lexicon_source.h"

/** What is wrong with a row of language.tsv, in words that end before the word that is (*word); NULL where nothing is. */
const char *tsc_lexicon_rule_fault(const tsc_rule_row *row, tsc_span *word);

/** The same of a row of a role's file. */
const char *tsc_lexicon_row_fault(const tsc_lexicon_row *row, tsc_span *word);

#endif
