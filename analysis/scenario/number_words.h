/* Numbers of a plan in words, uncertain ones with the range of four cases in five. */
#ifndef TSC_SCENARIO_NUMBER_WORDS_H
#define TSC_SCENARIO_NUMBER_WORDS_H

#include "scenario/phrases.h"
#include "scenario/plan.h"

/** How a number is to be read. */
typedef enum tsc_number_reading { TSC_READ_AMOUNT, TSC_READ_SHARE, TSC_READ_YEAR, TSC_READ_COUNT } tsc_number_reading;

enum { TSC_NUMBER_WORDS = 512, TSC_NUMBER_WORDS_DRAWS = 2000 };

/** What is known of a node's number; each is drawn once. */
typedef struct tsc_number_range {
    bool known, certain;
    double mean, low, high; /* low and high: 10 % and 90 % */
} tsc_number_range;

typedef struct tsc_number_reader {
    const tsc_plan *plan;
    const tsc_scenario_phrases *phrases;
    tsc_number_range *ranges; /* of all nodes */
    bool *below;              /* scratch: what one node rests on */
    double *draws;            /* scratch */
    bool failed;              /* short of memory: words that were read since are not whole */
} tsc_number_reader;

/** Readies a reader of the numbers of a plan; plan and phrases must outlive it, its scratch lives in arena. TSC_ENOMEM. */
tsc_status tsc_number_reader_init(tsc_number_reader *reader, const tsc_plan *plan, const tsc_scenario_phrases *phrases,
                                  tsc_arena *arena, tsc_error *err);

/** "12 %", or "12 % (8 % to 16 % in four cases of five)"; of a path that it differs by year. key: whose unit amounts
    have, NULL none. Where memory is short reader->failed is set. */
void tsc_number_words(tsc_number_reader *reader, uint32_t node, tsc_number_reading how, const tsc_key *key,
                      char words[TSC_NUMBER_WORDS]);

/** A share as people write it: .1208 as "12.1 %". */
void tsc_number_add_percent(double share, const char *language, tsc_buffer *to);

/** A calendar year: "2026", in Russian "2026 г."; an uncertain one as the phrases tell it. */
void tsc_number_words_year(tsc_number_reader *reader, uint32_t node, char words[TSC_NUMBER_WORDS]);

/** A count of years with its noun as the language wants it ("1 year", "3 years": phrases years.one, years.other and so on
    by the rules plural.one and so on). Returns whether it is one year and certain. */
bool tsc_number_words_years(tsc_number_reader *reader, uint32_t node, char words[TSC_NUMBER_WORDS]);
/** A number already written with the noun of what it counts (phrases WHAT.one, WHAT.other and so on; what: at most 20
    letters); value chooses the form. */
void tsc_number_add_counted(const char *what, double value, const char *words, const tsc_scenario_phrases *phrases,
                            tsc_buffer *to);

/** Adds one plain number. */
void tsc_number_add(double value, tsc_number_reading how, const tsc_key *key, const char *language, tsc_buffer *to);

#endif
