/* Numbers, periods and degrees in words: how an amount, a time, a probability or the width of an interval is said in
   the language of a report. */
#ifndef TSC_REPORT_WORDS_H
#define TSC_REPORT_WORDS_H

#include "core/period.h"
#include "core/unit.h"
#include "extract/figure.h"
#include "report/phrase.h"

/** Who writes: the report and its phrases. */
typedef struct tsc_writer {
    tsc_report *report;
    const tsc_phrases *phrases;
} tsc_writer;

/** A phrase onto prose; a phrase as text; a paragraph of its own. */
void tsc_write(tsc_writer *writer, tsc_prose *prose, const char *key, const tsc_slot *slots, size_t slot_count);
const char *tsc_write_text(tsc_writer *writer, const char *key, const tsc_slot *slots, size_t slot_count);
void tsc_write_paragraph(tsc_writer *writer, tsc_section *section, const char *key, const tsc_slot *slots,
                         size_t slot_count);
/** A phrase without slots. */
const char *tsc_say(tsc_writer *writer, const char *key);

typedef enum tsc_period_form {
    TSC_PERIOD_NAME, /* 2024; January to October 2021 */
    TSC_PERIOD_IN,   /* in 2024 */
    TSC_PERIOD_BY,   /* by 2030 */
    TSC_PERIOD_CELL  /* the name, a year as its number alone: for tables */
} tsc_period_form;

/** A period in words; "" for none. In the report's arena. */
const char *tsc_words_period(tsc_writer *writer, tsc_period period, tsc_period_form form);
/** A date of any completeness; the phrase `date.unknown` for year 0. */
const char *tsc_words_date(tsc_writer *writer, tsc_date date);

/** Digits of a stated amount: shown as the source printed it. */
enum { TSC_DIGITS_STATED = 9, TSC_DIGITS_PROJECTED = 2 };

/** An amount as a number run with its exact value, rounded to so many significant digits. */
tsc_run tsc_words_amount(tsc_writer *writer, double value, tsc_unit unit, int digits, size_t note);
/** A percentage without its sign: as it was stated, or rounded to one decimal below 10 and none above. */
tsc_run tsc_words_percent(tsc_writer *writer, double value, bool stated, size_t note);
/** A count, as a number run without a footnote. */
tsc_run tsc_words_count(tsc_writer *writer, size_t count);
/** A bare number with so many decimals. */
tsc_run tsc_words_decimal(tsc_writer *writer, double value, int decimals, size_t note);
/** A probability as a percentage, never 0 or 100: "less than 1 %", "more than 99 %". */
tsc_run tsc_words_probability(tsc_writer *writer, double probability, size_t note);

/** Significant digits that an interval leaves in a value: 161.18 within 160.41 to 161.95 has 3 (161). Three where
    there is no interval; 2 to 4. */
int tsc_words_digits(double value, double low, double high);

/** Digits of an amount of which it is not known whether it was stated or computed: as it is where it has at most five,
    else four. */
int tsc_words_stated_digits(double value);

/** "about US$ 161 million", "more than 25": an amount with what bound says before it. */
void tsc_words_bounded(tsc_writer *writer, tsc_prose *prose, tsc_run amount, tsc_bound bound);

/** How likely, in the calibrated words of the IPCC (Mastrandrea et al. 2010): a phrase key `likely.…`. */
const char *tsc_words_likelihood(double probability);
/** How wide an interval of positive ends is: a phrase key `width.…` by the ratio of its ends (1.25, 1.75, 3, 8). */
const char *tsc_words_width(double low, double high);

/** "a, b and c" from phrases in the arena. */
const char *tsc_words_list(tsc_writer *writer, const char *const *texts, size_t count);

/** The same of prose, appended to joined. */
void tsc_words_join(tsc_writer *writer, tsc_prose *joined, const tsc_prose *parts, size_t count);

#endif
