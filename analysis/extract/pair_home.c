/* Of the two sides of a topic the country that the text is of. */
#include "extract/pair_parts.h"
#include "extract/pair_value.h"

/* What is told of who or what comes to a country, who sends it being the reporter: visitors, students, investment, loans. */
static bool is_sent(const tsc_indicator *indicator)
{
    return indicator->orientation == TSC_OUTWARD && (indicator->units & (TSC_UNITS_GOODS | TSC_UNITS_ITEMS)) == 0;
}

static bool is_traded(const tsc_indicator *indicator)
{
    return indicator->orientation != TSC_OWN && indicator->orientation != TSC_SHARE && !is_sent(indicator) &&
           (indicator->units & TSC_UNITS_ITEMS) == 0;
}

tsc_place tsc_pair_home_of_topic(const tsc_candidate *c, const tsc_discourse *discourse, bool reports)
{
    const tsc_topic *topic = &discourse->topic;
    const tsc_indicator *told = tsc_indicator_find(topic->indicator);
    if (told == NULL)
        return tsc_place_none();
    const bool to_trade = is_sent(told) && is_traded(c->indicator) && !reports,
               to_sent = is_traded(told) && is_sent(c->indicator) && reports;
    const tsc_place home = to_trade ? topic->partner : topic->reporter,
                    other = to_trade ? topic->reporter : topic->partner;
    if ((!to_trade && !to_sent) || !tsc_place_is_country(home) ||
        2 * tsc_discourse_weight(discourse, home) < tsc_discourse_weight(discourse, other))
        return tsc_place_none();
    return home;
}

tsc_place tsc_pair_given_by_topic(const tsc_candidate *c, const tsc_topic *topic, tsc_place known,
                                  const tsc_place_mention *mention, bool reports)
{
    const bool rival = reports && (mention->role == TSC_PLACE_OWNER || mention->role == TSC_PLACE_ADJECTIVE) &&
                       tsc_code_is(topic->indicator, c->indicator->code);
    const bool told = !rival && tsc_place_is_country(topic->given) && tsc_topic_has(topic, topic->given);
    return told && !tsc_place_same(topic->given, known) ? topic->given : tsc_place_none();
}
