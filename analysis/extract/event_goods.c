#include "extract/event_goods.h"

#include "extract/event_places.h"

#include <stdlib.h>

enum { REACH = 16, FOOD_CHAPTERS = 24, FERTILISERS = 31, FUELS = 27, MEDICINES = 30, ARMS = 93 };

typedef struct goods_deal {
    tsc_span need;                         /* classes of verbs */
    const char *codes[TSC_GOODS_ARMS + 1]; /* of the act, by kind of goods */
} goods_deal;

/* Other goods, food, fertilisers (which are for food), fuels, medicines, arms. */
static const goods_deal deals[TSC_EVENT_GOODS_ITEMS] = {
    {{"!buy", 4}, {"CONTRACT", "CONTRACT", "CONTRACT", "ENERGY", "CONTRACT", "CONTRACT"}},
    {{"!supply/deliver/ship", 20}, {"CONTRACT", "FOOD_SEC", "FOOD_SEC", "ENERGY", "HEALTH", "SEC_DEF"}},
    {{"!donate", 7}, {"AID_ECON", "AID_HUM", "AID_HUM", "AID_ECON", "AID_HUM", "SEC_DEF"}},
    {{"!ban", 4}, {"TRADE_BAN", "TRADE_BAN", "TRADE_BAN", "TRADE_BAN", "TRADE_BAN", "TRADE_BAN"}},
};

tsc_span tsc_event_goods_need(void)
{
    return tsc_span_of("!buy/supply/deliver/ship/donate/ban");
}

static bool is_chapter(const char *code)
{
    return code[0] >= '0' && code[0] <= '9' && code[1] >= '0' && code[1] <= '9';
}

tsc_event_goods tsc_event_goods_of(const char *code)
{
    const int chapter = is_chapter(code) ? (code[0] - '0') * 10 + (code[1] - '0') : 0;
    if (chapter > 0 && chapter <= FOOD_CHAPTERS)
        return TSC_GOODS_FOOD;
    return chapter == FERTILISERS ? TSC_GOODS_FERTILISERS
           : chapter == FUELS     ? TSC_GOODS_FUELS
           : chapter == MEDICINES ? TSC_GOODS_MEDICINES
           : chapter == ARMS      ? TSC_GOODS_ARMS
                                  : TSC_GOODS_OTHER;
}

/* Uranium is energy. */
static tsc_event_goods deal_in(const char *code)
{
    const bool uranium = strncmp(code, "2612", 4) == 0 || strncmp(code, "2844", 4) == 0;
    return uranium ? TSC_GOODS_FUELS : tsc_event_goods_of(code);
}

size_t tsc_event_goods_items(const tsc_mark *mark, tsc_event_item *items)
{
    const char *code = mark->entry->code;
    if (mark->role != TSC_ROLE_COMMODITY || !is_chapter(code))
        return 0;
    const tsc_event_goods goods = deal_in(code);
    for (size_t i = 0; i < TSC_EVENT_GOODS_ITEMS; i++)
        items[i] = (tsc_event_item){.first = mark->first,
                                    .last = mark->last,
                                    .kind = TSC_EVENT_ACT,
                                    .entry = mark->entry,
                                    .code = tsc_span_of(deals[i].codes[goods]),
                                    .need = deals[i].need};
    return TSC_EVENT_GOODS_ITEMS;
}

/* Bought 20 buses: a number between a verb and its goods, so that it tells of one deal and of no custom. */
static bool is_counted(const tsc_event_sentence *sentence, const tsc_act_reading *reading)
{
    const tsc_scan *scan = sentence->scan;
    for (uint32_t t = reading->first; t < reading->last; t++)
        if (scan->tokens[t].kind == TSC_TOKEN_NUMBER || tsc_scan_mark(scan, t, TSC_ROLE_NUMBER))
            return true;
    return false;
}

bool tsc_act_is_idle_goods(const tsc_event_sentence *sentence, const tsc_act_reading *reading)
{
    const tsc_event_item *act = reading->act, *verb = reading->verb;
    if (act->entry->role != TSC_ROLE_COMMODITY)
        return false;
    const bool behind = act->last <= verb->first && !sentence->verb_last;
    if (verb->tense == TSC_TENSE_PRESENT || (verb->tense == TSC_TENSE_NOUN && behind) ||
        sentence->clause[act->first] != sentence->clause[verb->first] ||
        tsc_event_distance(sentence, act->first, act->last, verb->first, verb->last) >= REACH ||
        !tsc_event_is_abroad(sentence))
        return true;
    const bool moved = !tsc_span_equals(verb->code, "buy") && !tsc_span_equals(verb->code, "donate") &&
                       !tsc_span_equals(verb->code, "ban");
    const bool custom = tsc_span_equals(verb->code, "buy") && !is_counted(sentence, reading);
    return reading->status == TSC_EVENT_DONE && (moved || custom);
}
