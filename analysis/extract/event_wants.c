#include "extract/event_wants.h"

#include "extract/event_goods.h"
#include "extract/event_sentence.h"

uint64_t tsc_event_class_bit(tsc_span name)
{
    enum { FIRST = 3, BITS = 64 - FIRST };
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < name.length; i++)
        hash = (hash ^ (unsigned char)name.data[i]) * 16777619u;
    return (uint64_t)1 << (FIRST + (hash ^ hash >> 15) % BITS);
}

/* One that makes an act of the noun beside it: see tsc_event_governor. */
static bool makes_act(const tsc_entry *entry)
{
    static const char *const codes[] = {"planned", "committed", "proposed", "done", "cancelled", "postponed"};
    bool auxiliary = tsc_span_equals(tsc_entry_get(entry, "tense"), "aux");
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (strcmp(entry->code, codes[i]) == 0)
            return !auxiliary || i >= 4;
    return false;
}

/* The classes of a list, and an operator unless the noun is an act only with its verb. */
static uint64_t wants_of(tsc_span need)
{
    static const char *const expected[] = {"sign", "open", "hold"}; /* a treaty, an embassy, a meeting is planned */
    uint64_t wants = 0;
    bool strict = need.data[0] == '!';
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++)
        strict = strict && !tsc_event_listed(need, tsc_span_of(expected[i]));
    for (size_t start = need.data[0] == '!', i = start; i <= need.length; i++)
        if (i == need.length || need.data[i] == '/') {
            wants |= tsc_event_class_bit(tsc_span_make(need.data + start, i - start));
            start = i + 1;
        }
    return strict ? wants : wants | TSC_OFFER_OPERATOR;
}

tsc_event_wants tsc_event_wants_of(const tsc_entry *entry)
{
    const unsigned kind = entry->word - 1;
    if (entry->role == TSC_ROLE_COMMODITY)
        return (tsc_event_wants){0, wants_of(tsc_event_goods_need())};
    if (entry->role != TSC_ROLE_EVENT || entry->word == 0)
        return (tsc_event_wants){0, 0};
    if (kind == TSC_EVENT_VERB)
        return (tsc_event_wants){tsc_event_class_bit(tsc_span_of(entry->code)), 0};
    if (kind == TSC_EVENT_OP)
        return (tsc_event_wants){makes_act(entry) ? TSC_OFFER_OPERATOR : 0, 0};
    if (kind == TSC_EVENT_SEAT)
        return (tsc_event_wants){TSC_OFFER_PLACE, 0};
    if (kind != TSC_EVENT_ACT)
        return (tsc_event_wants){0, 0};
    const tsc_span tense = tsc_entry_get(entry, "tense"), need = tsc_entry_get(entry, "need");
    if (tsc_span_equals(need, "pair"))
        return (tsc_event_wants){0, TSC_OFFER_PLACE};
    const bool verbal = tense.length > 0 && !tsc_span_equals(tense, "noun");
    const bool alone = verbal || need.length == 0 || need.data[0] == '/';
    return (tsc_event_wants){0, (alone ? TSC_OFFER_NOTHING : 0) | (need.length > 0 ? wants_of(need) : 0)};
}
