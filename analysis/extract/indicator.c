#include "extract/indicator.h"

enum { MONEY = TSC_UNITS_MONEY | TSC_UNITS_PERCENT, TRADED = MONEY | TSC_UNITS_GOODS | TSC_UNITS_TEU };

static const tsc_indicator indicators[] = {
    {TSC_INDICATOR_TRADE_TURNOVER, "trade_turnover", TRADED, TSC_MUTUAL, "", true, true},
    {TSC_INDICATOR_EXPORTS, "exports", TRADED | TSC_UNITS_PIECES, TSC_OUTWARD, "", true, true},
    {TSC_INDICATOR_IMPORTS, "imports", TRADED | TSC_UNITS_PIECES, TSC_INWARD, "", true, true},
    {TSC_INDICATOR_TRADE_BALANCE, "trade_balance", MONEY, TSC_BALANCE, "", true, false},
    {TSC_INDICATOR_SERVICES_TRADE, "services_trade", MONEY, TSC_MUTUAL, "", true, true},
    {TSC_INDICATOR_TRADE_SHARE, "trade_share", TSC_UNITS_PERCENT, TSC_SHARE, "", true, true},
    {TSC_INDICATOR_FDI_FLOW, "fdi_flow", MONEY, TSC_OUTWARD, "", true, false},
    {TSC_INDICATOR_FDI_STOCK, "fdi_stock", MONEY, TSC_OUTWARD, "", false, false},
    {TSC_INDICATOR_PROJECTS, "projects", MONEY | TSC_UNITS_PROJECTS, TSC_OUTWARD, "projects", false, false},
    {TSC_INDICATOR_COMPANIES, "companies", TSC_UNITS_COMPANIES | TSC_UNITS_PERCENT, TSC_OUTWARD, "companies", false,
     false},
    {TSC_INDICATOR_CONTRACTS, "contracts", MONEY | TSC_UNITS_ITEMS, TSC_MUTUAL, "items", false, false},
    {TSC_INDICATOR_FINANCING, "financing", MONEY, TSC_OUTWARD, "", false, false},
    {TSC_INDICATOR_FREIGHT, "freight", TSC_UNITS_GOODS | TSC_UNITS_TEU | TSC_UNITS_PERCENT, TSC_OUTWARD, "", true,
     false},
    {TSC_INDICATOR_TOURISTS, "tourists", TSC_UNITS_PERSONS | TSC_UNITS_PERCENT, TSC_OUTWARD, "persons", true, false},
    {TSC_INDICATOR_FLIGHTS, "flights", TSC_UNITS_FLIGHTS | TSC_UNITS_PERCENT, TSC_MUTUAL, "flights", false, false},
    {TSC_INDICATOR_STUDENTS, "students", TSC_UNITS_PERSONS | TSC_UNITS_PERCENT, TSC_OUTWARD, "persons", false, false},
    {TSC_INDICATOR_COMMODITY_ITEMS, "commodity_items", TSC_UNITS_ITEMS | TSC_UNITS_MONEY, TSC_OUTWARD, "items", false,
     false},
    {TSC_INDICATOR_GDP, "gdp", MONEY, TSC_OWN, "", true, false},
    {TSC_INDICATOR_PRODUCTION, "production", TRADED, TSC_OWN, "", true, true},
    {TSC_INDICATOR_OTHER, "other", TRADED, TSC_MUTUAL, "", false, true},
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
    if (tsc_unit_is_currency(unit))
        return TSC_UNITS_MONEY;
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
        if (classes[i].code[0] == unit.code[0] && tsc_unit_is(unit, classes[i].code))
            return classes[i].units;
    return 0;
}
