/* One quick look at a sentence before it is scanned: what its words, digits and signs may come to. It goes over each byte
   once and looks each word up in the memo; most sentences need no more than that. */
#ifndef TSC_EXTRACT_GLANCE_H
#define TSC_EXTRACT_GLANCE_H

#include "core/span.h"
#include "extract/word_memo.h"

typedef struct tsc_glance {
    uint32_t tells;         /* TSC_TELLS_… of all words */
    uint64_t offers, wants; /* of all words, see event_wants.h */
    uint32_t numbers;       /* runs of digits */
    bool guessed; /* only two words of one pattern tell that somebody is named: they may not stand as it wants */
    bool digit;
    bool amount_sign; /* % or a currency sign */
    bool sign;        /* any sign but punctuation, or a fraction stroke before a digit */
    bool leads;       /* ends in a colon: what it says holds of the list behind it */
    bool led;         /* an item of such a list: its acts may have their verb there. Said by who knows the document */
    bool grouped;     /* four digits or more with something between them: 2,450 */
    bool long_number; /* so many digits in a row, blanks and separators among them, that they may be a million */
} tsc_glance;

/** Looks at the bytes [start, end) of text, valid UTF-8. Linear in end - start. */
tsc_glance tsc_glance_at(tsc_word_memo *memo, const tsc_language *language, tsc_span text, size_t start, size_t end);

enum { TSC_WORTH_AMOUNTS = 1, TSC_WORTH_EVENTS = 2 };

/** Whether the sentence may hold what is asked for (TSC_WORTH_…): amounts where there is a digit, a % or currency sign or
    a word that an amount may begin with; events where there is a word of an act. False only where a scan would find
    nothing. */
bool tsc_glance_worthwhile(const tsc_glance *glance, unsigned what);

/** Whether it says who acts: a country, what stands for one, the two sides. */
bool tsc_glance_names(const tsc_glance *glance);

/** Takes back what two words of one pattern told (guessed), where a scan has shown that they make none. */
void tsc_glance_unname(tsc_glance *glance);

/** Whether it may tell of an act and says nothing of who acts. */
bool tsc_glance_acts_alone(const tsc_glance *glance);

/** So many runs of digits in one sentence (which has 8 kB at most) are no prose: nothing is read of it. */
enum { TSC_GLANCE_NUMBERS = 400 };

/** Whether the sentence is a run of numbers, or holds neither digit nor sign nor any word of a country, an indicator, an act, a number or a day:
    a scan would find nothing that could become a record or say what others are about. May be false for such a sentence
    too. */
bool tsc_glance_silent(const tsc_glance *glance);

/** Whether none of its numbers could become a figure in a sentence without an indicator: all of them are small and bare, none
    has its thousands parted, and nothing is aimed at. */
bool tsc_glance_small(const tsc_glance *glance);

/** Whether moreover the sentence does not say what others are about: no country, indicator or act is named. Its days may
    still count. */
bool tsc_glance_bare(const tsc_glance *glance);

#endif
