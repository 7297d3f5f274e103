/* What the files of the period grammar share; no part of the interface. The words are data: period.tsv, month.tsv. */
#ifndef TSC_EXTRACT_TIMEX_PARTS_H
#define TSC_EXTRACT_TIMEX_PARTS_H

#include "extract/amount.h"
#include "extract/timex.h"

/** A part of a year: months first to last; days where day is not 0. */
typedef struct timex_part {
    int first_month, last_month;
    int first_day, last_day; /* 0 where months are meant */
    int months_counted;      /* first ten months: 10 */
    bool sure;               /* cannot be anything else */
    bool month_name;
    bool ahead;   /* next spring */
    bool current; /* this spring: of the document's year, over or not */
    bool wraps;   /* November to February: ends in the next year */
    size_t last;
} timex_part;

/** A year that was named or told from the document's date (relative); 0 where that is unknown. */
typedef struct timex_year {
    int year;
    bool relative;
    bool spelt; /* with the word year, or relative: leaves no doubt that it is one */
    size_t last;
} timex_year;

/** What was read at a token: the rules of the grammar ask for the same parts and amounts again and again. */
typedef struct timex_memo {
    size_t part_at, amount_at, year_at; /* the token behind that it was read at; 0: nothing was */
    bool has_part, has_amount, has_year;
    timex_part part;
    tsc_amount amount;
    timex_year year;
} timex_memo;

enum { TIMEX_MEMOS = 8 }; /* a token's memo is that of its last digits */

typedef struct timex_reader {
    const tsc_scan *scan;
    timex_memo *memos; /* TIMEX_MEMOS of them */
    tsc_date date;     /* of the document; year 0 where unknown */
    tsc_amount_reader amounts;
    bool parts; /* the sentence has a word that a part of a year is told by: a month, a quarter, a season */
} timex_reader;

/** As tsc_period_mark, for a token that has such a mark. */
const tsc_mark *tsc_period_find_mark(const tsc_scan *scan, size_t at, tsc_time_word word);

/** The longest mark of period.tsv with this code at a token; NULL where there is none. */
static inline const tsc_mark *tsc_period_mark(const tsc_scan *scan, size_t at, tsc_time_word word)
{
    return at < scan->token_count && (scan->words[at].times >> word & 1) != 0 ? tsc_period_find_mark(scan, at, word)
                                                                              : NULL;
}

/** As tsc_period_unit, for a token that has some unit noun. */
const tsc_mark *tsc_period_find_unit(const tsc_scan *scan, size_t at, const char *unit);

/** The mark of a unit noun (year, half, quarter, month, week, day) at a token; NULL where there is none. */
static inline const tsc_mark *tsc_period_unit(const tsc_scan *scan, size_t at, const char *unit)
{
    return at < scan->token_count && (scan->words[at].times >> TSC_TIME_UNIT & 1) != 0
               ? tsc_period_find_unit(scan, at, unit)
               : NULL;
}

/** The months of a unit noun: decade 120, year 12, half 6, third (cuatrimestre) 4, quarter 3, bimester 2, month 1; 0 for a
    week or a day. */
int tsc_period_unit_months(const tsc_mark *unit);

/** A word between the ends of a run: to, au, по. */
const tsc_mark *tsc_period_to(const tsc_scan *scan, size_t at);

/** A word for the last one of several at a token: last, final; NULL where there is none. */
const tsc_mark *tsc_period_last(const tsc_scan *scan, size_t at);

/** "of the year", "de l'année", "del año": whether what ends before a token is a part of the year that runs. */
bool tsc_period_is_of_the_year(const tsc_scan *scan, size_t token);

/** Whether a token is a dash that may stand there. */
bool tsc_period_dash(const tsc_scan *scan, size_t token);

/** The token behind words that join parts of a period (of, the, du, في), at most three. */
size_t tsc_period_skip(const tsc_scan *scan, size_t at);

/** A year at a token, of two or four digits; false where there is none. */
bool tsc_timex_year(const timex_reader *r, size_t at, timex_year *year);
/** A number of four digits that can be a year; *last behind it. */
bool tsc_timex_plain_year(const timex_reader *r, size_t at, int *year, size_t *last);
/** A number of at most four digits without a sign between them; *last behind it. */
bool tsc_timex_integer(const timex_reader *r, size_t at, int *value, size_t *last);
/** Whether something behind a number, which ends before a token, makes an amount of it: money, a scale, a unit. */
bool tsc_timex_is_counted(const tsc_scan *scan, size_t last);
/** Whether a sentence has a word that a part of a year is told by. */
bool tsc_timex_has_parts(const tsc_scan *scan);
bool tsc_timex_part(const timex_reader *r, size_t at, timex_part *part);
/** Makes a part of whole months that ends before a token; false where these are none of one year. */
bool tsc_timex_set_months(timex_part *part, int first, int last, size_t end);
/** The amount at a token (tsc_amount_read). */
bool tsc_timex_amount(const timex_reader *r, size_t at, tsc_amount *amount);
/** The year so far: January to the document's month. */
tsc_period tsc_timex_year_to_date(const timex_reader *r);

/** What "before" leaves of a time: the year before a year, the last month before a month or a season; else the time. */
tsc_period tsc_timex_time_before(tsc_period period);
/** The year, half, quarter or month of the document's date, so many later; `ytd` is the year so far. */
tsc_period tsc_timex_shifted_unit(const timex_reader *r, tsc_span unit, int shift);
/** last month, this quarter, today; Friday: sort, period and last of *t. */
bool tsc_timex_relative(const timex_reader *r, size_t at, tsc_timex *t);
/** The same period [of last year], a year earlier: sort, period, same_period, year_shift and last of *t. */
bool tsc_timex_same(const timex_reader *r, size_t at, tsc_timex *t);
/** "in the second", behind a quarter or a half of a year that was told (the last of `told`): the whole of *t. */
bool tsc_timex_ellipsis(const timex_reader *r, const tsc_timexes *told, size_t at, tsc_timex *t);
/** A run of months that says its ends (the nine months to September 2023): period, months and last of *t. */
bool tsc_timex_month_run(const timex_reader *r, size_t at, tsc_timex *t);
/* timex_length.c */

/** Five years, a length of time; so long ago, the year then; where something is due within it, the time to reach it by: sort,
    period, months, past and last of *t. */
bool tsc_timex_length(const timex_reader *r, bool due, size_t at, tsc_timex *t);

/* timex_month.c */

/** The name of a month at a token; one that means something else too (may, mars) wants its capital. NULL where there is none. */
const tsc_mark *tsc_period_month_name(const tsc_scan *scan, size_t at);
/** A day before its month, or a run of them: 12 May, 24-27 November, 3 March to 10 August. */
bool tsc_timex_day_of_month(const timex_reader *r, size_t at, timex_part *part);
/** January-October, January to October, между январем и октябрем; in English also a day behind its month. */
bool tsc_timex_month_part(const timex_reader *r, size_t at, timex_part *part);

/* timex_fiscal.c */

/** 2019-2023, 2019 to 2023, 2023/24; where `between` was said also 2019 and 2023: period and last of *t. */
bool tsc_timex_year_run(const timex_reader *r, bool between, size_t at, tsc_timex *t);
/** A fiscal or marketing year, named or told from the document's date: period and last of *t. */
bool tsc_timex_fiscal(const timex_reader *r, size_t at, tsc_timex *t);
/** A fiscal year behind a part that was read, which is then a part of it: period and last of *t. */
bool tsc_timex_fiscal_part(const timex_reader *r, const timex_part *part, tsc_timex *t);

/** A run of months before the fiscal year that it is a part of, July to March (2022-23): period and last of *t. */
bool tsc_timex_months_of_fiscal(const timex_reader *r, const timex_part *part, tsc_timex *t);

/** 12.05.2024, 12/05/2024, 2024-05-12. */
bool tsc_timex_numeric_date(const timex_reader *r, size_t at, tsc_date *date, size_t *last);

#endif
