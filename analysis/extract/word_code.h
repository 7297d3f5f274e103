/* The codes that number.tsv and period.tsv may use: what a word does in the grammars of numbers and of periods. They
   are numbered when the lexicon is opened, so that the grammars compare numbers and can ask at once whether any word at
   a token has a code. Grep "WORD CODE". */
#ifndef TSC_EXTRACT_WORD_CODE_H
#define TSC_EXTRACT_WORD_CODE_H

#include "extract/lexicon.h"

typedef enum tsc_number_word {
    TSC_NUMBER_UNIT = 1, /* below twenty, or any other number that stands as it is */
    TSC_NUMBER_ONE,      /* one, which may be an article */
    TSC_NUMBER_TENS,     /* twenty; column takes: the largest unit that may follow */
    TSC_NUMBER_HUNDRED,  /* multiplies what stands before it */
    TSC_NUMBER_HUNDREDS, /* двести: is added */
    TSC_NUMBER_AND,      /* column joins: before what it may stand (tens, hundred, scale, fraction, list) */
    TSC_NUMBER_OR,
    TSC_NUMBER_ARTICLE, /* a, an: one before a scale, a fraction or a currency */
    TSC_NUMBER_POINT,   /* the decimal point in words; column words: between words alone */
    TSC_NUMBER_MINUS,
    TSC_NUMBER_OF,       /* between a number and its unit */
    TSC_NUMBER_OVER,     /* between numerator and denominator */
    TSC_NUMBER_FRACTION, /* half, third; column of: the value is one over it, alone: may stand alone */
    TSC_NUMBER_ORDINAL,
    TSC_NUMBER_ORDINAL_SUFFIX, /* th, -й */
    TSC_NUMBER_TO,             /* between the ends of a range */
    TSC_NUMBER_FROM,
    TSC_NUMBER_BETWEEN,
    TSC_NUMBER_BY,
    TSC_NUMBER_FILLER,      /* may stand between a hedge and its number */
    TSC_NUMBER_TIMES_BEFORE /* в 2 раза: before a number of times that is a growth */
} tsc_number_word;

/** The number words that an amount may begin with, as a bit set. */
enum {
    TSC_NUMBER_OPENING = 1 << TSC_NUMBER_UNIT | 1 << TSC_NUMBER_ONE | 1 << TSC_NUMBER_TENS | 1 << TSC_NUMBER_HUNDRED |
                         1 << TSC_NUMBER_HUNDREDS | 1 << TSC_NUMBER_ARTICLE | 1 << TSC_NUMBER_POINT |
                         1 << TSC_NUMBER_MINUS | 1 << TSC_NUMBER_FRACTION | 1 << TSC_NUMBER_OVER
};

typedef enum tsc_time_word {
    TSC_TIME_UNIT = 1, /* year, half, quarter, month, week, day, decade: column unit */
    TSC_TIME_REL,      /* last year: column unit, value the shift */
    TSC_TIME_ADJ,      /* last, this, next: value the shift; column before: stands before its noun alone */
    TSC_TIME_QUARTER,  /* Q1: value */
    TSC_TIME_HALF,     /* H1: value */
    TSC_TIME_NOW,
    TSC_TIME_DAY,     /* yesterday: value the shift in days */
    TSC_TIME_WEEKDAY, /* value 1 Monday to 7 Sunday */
    TSC_TIME_DUE,     /* by, к */
    TSC_TIME_SINCE,
    TSC_TIME_UNTIL,
    TSC_TIME_BEFORE,
    TSC_TIME_WITHIN,
    TSC_TIME_BASE, /* compared with */
    TSC_TIME_IN,
    TSC_TIME_ENDOF,
    TSC_TIME_STARTOF,
    TSC_TIME_ASOF,
    TSC_TIME_SAME,    /* the same period */
    TSC_TIME_EARLIER, /* a year earlier: value the shift in years */
    TSC_TIME_OF,      /* joins a part of a year and the year */
    TSC_TIME_TO,
    TSC_TIME_FISCAL, /* value the month in which such a year begins */
    TSC_TIME_VAGUE,
    TSC_TIME_RATE,      /* a year, per week: column unit */
    TSC_TIME_AGE,       /* 30-летие: behind a number */
    TSC_TIME_DUE_AFTER, /* words behind a period: 2030 жылға дейін */
    TSC_TIME_SINCE_AFTER,
    TSC_TIME_BASE_AFTER,
    TSC_TIME_END_AFTER,
    TSC_TIME_WITHIN_AFTER,
    TSC_TIME_AGO,    /* hace: before a length of time; ago: behind it */
    TSC_TIME_SEASON, /* spring: value its first month, column unit how it was said */
    TSC_TIME_ASOF_AFTER,
    TSC_TIME_FINAL /* closing: the last part of a year, of no other than the one that is named */
} tsc_time_word;

/** The number of a code of a role, 0 for a code that the role does not know. Roles other than number and period give 0
    for every code. */
unsigned tsc_word_code(tsc_role role, const char *code);

/** The number of what an event word does (its column kind): 1 + tsc_event_kind; 0 for others and for other roles. */
unsigned tsc_word_of_kind(tsc_role role, tsc_span kind);

/** Whether the codes of a role are a closed list. */
bool tsc_word_code_closed(tsc_role role);

#endif
