/* The indicators of the figure record: which units each is counted in and how its pair of countries is to be read. */
#ifndef TSC_EXTRACT_INDICATOR_H
#define TSC_EXTRACT_INDICATOR_H

#include "core/span.h"
#include "core/unit.h"

#include <stdbool.h>

/** Classes of units, as bits. */
enum {
    TSC_UNITS_MONEY = 1,
    TSC_UNITS_PERCENT = 2,
    TSC_UNITS_GOODS = 4, /* t, m3, kWh, MW */
    TSC_UNITS_TEU = 8,
    TSC_UNITS_ITEMS = 16,
    TSC_UNITS_PERSONS = 32,
    TSC_UNITS_COMPANIES = 64,
    TSC_UNITS_PROJECTS = 128,
    TSC_UNITS_FLIGHTS = 256,
    TSC_UNITS_BARE = 512,
    TSC_UNITS_PIECES = 1024 /* items of a good that is counted: cars, tractors */
};

typedef enum tsc_orientation {
    TSC_MUTUAL,  /* either order */
    TSC_OUTWARD, /* the reporter is where it comes from */
    TSC_INWARD,  /* the reporter is where it goes */
    TSC_BALANCE, /* the reporter is whose balance it is */
    TSC_SHARE,   /* the reporter is whose trade the share is of */
    TSC_OWN      /* no partner */
} tsc_orientation;

/** The indicators by name, for those who ask which one it is; in the order of their codes in the contract. */
typedef enum tsc_indicator_name {
    TSC_INDICATOR_TRADE_TURNOVER,
    TSC_INDICATOR_EXPORTS,
    TSC_INDICATOR_IMPORTS,
    TSC_INDICATOR_TRADE_BALANCE,
    TSC_INDICATOR_SERVICES_TRADE,
    TSC_INDICATOR_TRADE_SHARE,
    TSC_INDICATOR_FDI_FLOW,
    TSC_INDICATOR_FDI_STOCK,
    TSC_INDICATOR_PROJECTS,
    TSC_INDICATOR_COMPANIES,
    TSC_INDICATOR_CONTRACTS,
    TSC_INDICATOR_FINANCING,
    TSC_INDICATOR_FREIGHT,
    TSC_INDICATOR_TOURISTS,
    TSC_INDICATOR_FLIGHTS,
    TSC_INDICATOR_STUDENTS,
    TSC_INDICATOR_COMMODITY_ITEMS,
    TSC_INDICATOR_GDP,
    TSC_INDICATOR_PRODUCTION,
    TSC_INDICATOR_OTHER
} tsc_indicator_name;

typedef struct tsc_indicator {
    tsc_indicator_name name;
    const char *code;
    unsigned units;
    tsc_orientation orientation;
    const char *count_unit; /* the unit of a bare number of it, "" where it is not counted */
    bool flow;              /* belongs to a span of time, so that a period is handed on from figure to figure */
    bool goods;             /* may be told of one good */
} tsc_indicator;

/** Whether what it counts goes out of a country or into it. */
static inline bool tsc_indicator_is_directed(const tsc_indicator *indicator)
{
    return indicator->orientation == TSC_OUTWARD || indicator->orientation == TSC_INWARD;
}

/** Whether one goes out of the country that it is told of and the other into it. */
static inline bool tsc_indicator_is_opposite(const tsc_indicator *a, const tsc_indicator *b)
{
    return tsc_indicator_is_directed(a) && tsc_indicator_is_directed(b) && a->orientation != b->orientation;
}

/** The indicator of a code, NULL where there is none. */
const tsc_indicator *tsc_indicator_find(const char *code);

/** The class of a unit; TSC_UNITS_BARE for none, 0 for a unit of no indicator. */
unsigned tsc_units_of(tsc_unit unit);

#endif
