/* The tenses of acts and verbs, where the words around them say more than their entries. */
#ifndef TSC_EXTRACT_EVENT_TENSE_H
#define TSC_EXTRACT_EVENT_TENSE_H

#include "extract/event_sentence.h"

/** Drops readings in a tense that the ending of the word denies, and tells what goes on and what is an infinitive. */
void tsc_event_settle_tenses(tsc_event_sentence *sentence);

/** Whether one of the words of a list parted by blanks stands shortly before a verb, or in it (quedó constituido). */
bool tsc_event_has_word_before(const tsc_event_sentence *sentence, const tsc_event_item *verb, const char *list);

#endif
