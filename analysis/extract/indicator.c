#include "extract/indicator.h"

enum { MONEY = TSC_UNITS_MONEY | TSC_UNITS_PERCENT, TRADED = MONEY | TSC_UNITS_GOODS | TSC_UNITS_TEU };

static const tsc_indicator indicators[] = {
    {"trade_turnover", TRADED, TSC_MUTUAL, "", true},
    {"exports", TRADED | TSC_UNITS_PIECES, TSC_OUTWARD, "", true},
    {"imports", TRADED | TSC_UNITS_PIECES, TSC_INWARD, "", true},
    {"trade_balance", MONEY, TSC_BALANCE, "", true},
    {"services_trade", MONEY, TSC_MUTUAL, "", true},
    {"trade_share", TSC_UNITS_PERCENT, TSC_SHARE, "", true},
    {"fdi_flow", MONEY, TSC_OUTWARD, "", true},
    {"fdi_stock", MONEY, TSC_OUTWARD, "", false},
    {"projects", MONEY | TSC_UNITS_PROJECTS, TSC_OUTWARD, "projects", false},
    {"companies", TSC_UNITS_COMPANIES | TSC_UNITS_PERCENT, TSC_OUTWARD, "companies", false},
    {"contracts", MONEY | TSC_UNITS_ITEMS, TSC_MUTUAL, "items", false},
    {"financing", MONEY, TSC_OUTWARD, "", false},
    {"freight", TSC_UNITS_GOODS | TSC_UNITS_TEU | TSC_UNITS_PERCENT, TSC_OUTWARD, "", true},
    {"tourists", TSC_UNITS_PERSONS | TSC_UNITS_PERCENT, TSC_OUTWARD, "persons", true},
    {"flights", TSC_UNITS_FLIGHTS | TSC_UNITS_PERCENT, TSC_MUTUAL, "flights", false},
    {"students", TSC_UNITS_PERSONS | TSC_UNITS_PERCENT, TSC_OUTWARD, "persons", false},
    {"commodity_items", TSC_UNITS_ITEMS | TSC_UNITS_MONEY, TSC_OUTWARD, "items", false},
    {"gdp", MONEY, TSC_OWN, "", true},
    {"production", TRADED, TSC_OWN, "", true},
    {"other", TRADED, TSC_MUTUAL, "", false},
};

const tsc_indicator *tsc_indicator_find(const char *code)
{
    for (size_t i = 0; i < sizeof indicators / sizeof *indicators; i++)
        if (indicators[i].code[0] == code[0] && strcmp(indicators[i].code, code) == 0)
            return &indicators[i];
    return NULL;
}

unsigned tsc_units_of(tsc_unit unit)
{
    static const struct {
        const char *code;
        unsigned units;
    } classes[] = {{"t", TSC_UNITS_GOODS},
                   {"m3", TSC_UNITS_GOODS},
                   {"kWh", TSC_UNITS_GOODS},
                   {"MW", TSC_UNITS_GOODS},
                   {"TEU", TSC_UNITS_TEU},
                   {"items", TSC_UNITS_ITEMS},
                   {"persons", TSC_UNITS_PERSONS},
                   {"companies", TSC_UNITS_COMPANIES},
                   {"projects", TSC_UNITS_PROJECTS},
                   {"flights", TSC_UNITS_FLIGHTS},
                   {"flights/week", TSC_UNITS_FLIGHTS}};
    if (tsc_unit_is_none(unit))
        return TSC_UNITS_BARE;
    if (tsc_unit_is_percent(unit))
        return TSC_UNITS_PERCENT;
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
        if (classes[i].code[0] == unit.code[0] && tsc_unit_is(unit, classes[i].code))
            return classes[i].units;
    return tsc_unit_is_currency(unit) ? TSC_UNITS_MONEY : 0;
}
