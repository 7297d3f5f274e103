/* What words refer to that name no country themselves: our country, the two sides, there, the latter. */
#include "extract/pair_parts.h"
#include "extract/reference_far.h"
#include "extract/reference_role.h"
#include "extract/reference_share.h"
#include "extract/reference_that.h"

/* The last country before a token: in the sentence, else what was spoken of last. */
static tsc_place last_before(const tsc_discourse *discourse, const tsc_reading *reading, uint32_t token)
{
    for (size_t i = reading->place_count; i > 0; i--) {
        const tsc_place_mention *mention = &reading->places[i - 1];
        if (mention->first < token && !mention->referred && (!mention->minor || mention->role == TSC_PLACE_BARE))
            return mention->place;
    }
    return discourse->subject;
}

/* "142,000 Ecuadorians visited Peru. Next year 200,000 tourists are to come from the neighbouring country": from where those came. */
static bool goes_on_with_arrivals(const tsc_discourse *discourse, const tsc_reading *reading, uint32_t token)
{
    const tsc_topic *topic = &discourse->topic;
    const tsc_indicator *told = topic->indicator != NULL ? tsc_indicator_find(topic->indicator) : NULL;
    tsc_place_role role = TSC_PLACE_BARE;
    return told != NULL && (told->units & TSC_UNITS_PERSONS) != 0 && !tsc_place_is_none(topic->partner) &&
           discourse->sentence - topic->sentence == 1 &&
           tsc_reading_role_behind(tsc_reading_before(reading, token, NULL), &role) && role == TSC_PLACE_FROM;
}

/* Whose neighbour "the neighbour" is: of the country just named, else of the one whose trade is spoken of. */
static tsc_place known_before(const tsc_discourse *discourse, const tsc_reading *reading, uint32_t token)
{
    bool named = false;
    for (size_t i = 0; i < reading->place_count; i++)
        named = named || (reading->places[i].first < token && !reading->places[i].referred);
    if (!named && goes_on_with_arrivals(discourse, reading, token))
        return discourse->topic.partner;
    if (!named && !tsc_place_is_none(discourse->home))
        return discourse->home;
    if (!named && !tsc_place_is_none(discourse->topic.reporter))
        return discourse->topic.reporter;
    for (size_t i = reading->place_count; i-- > 0;) {
        const tsc_place_mention *mention = &reading->places[i];
        if (mention->last <= token && mention->role == TSC_PLACE_BARE && !mention->minor &&
            reading->weak[mention->first] == reading->weak[token]) {
            if (mention->referred)
                return mention->place; /* Belgium and Luxembourg: the Grand Duchy sold 2 billion to its neighbour */
            break;
        }
    }
    for (size_t i = 0; i < reading->place_count && reading->places[i].first < token; i++) {
        /* Vietnam's exports to Thailand; imports from the neighbour */
        const tsc_place_mention *mention = &reading->places[i];
        bool owns = mention->role == TSC_PLACE_OWNER || mention->role == TSC_PLACE_OF ||
                    mention->role == TSC_PLACE_BARE || mention->role == TSC_PLACE_ADJECTIVE;
        if (owns && !mention->referred && !mention->minor)
            return mention->place;
    }
    return last_before(discourse, reading, token);
}

/* "Глава МИД Ирака сообщил, что Турция экспортировала в его страну": behind the name and before the reference somebody speaks. */
static bool speaks_before(const tsc_reading *reading, const tsc_place_mention *p, uint32_t token)
{
    enum { NEAR = 6 };
    const tsc_mentions *marks = &reading->of[TSC_ROLE_DISCOURSE];
    for (size_t i = 0; i < marks->count && marks->items[i]->last <= token; i++) {
        const tsc_mark *mark = marks->items[i];
        bool said = tsc_entry_is(mark->entry, "said") ||
                    (reading->verb_last && tsc_entry_is(mark->entry, "attribution")); /* министрінің айтуынша */
        if (said && mark->first >= p->last && mark->first - p->last <= NEAR &&
            reading->weak[mark->first] == reading->weak[p->last] && p->role == TSC_PLACE_BARE)
            return true;
    }
    return false;
}

/* "The ambassador of Canada to Senegal said that his country": whose he is and not where he serves. */
static tsc_place sender_before(const tsc_discourse *discourse, const tsc_reading *reading, uint32_t token)
{
    for (size_t i = 0; i < reading->place_count && reading->places[i].first < token; i++)
        if (!reading->places[i].referred && !reading->places[i].minor &&
            speaks_before(reading, &reading->places[i], token))
            return reading->places[i].place;
    for (size_t i = reading->place_count; i > 0; i--) {
        const tsc_place_mention *mention = &reading->places[i - 1];
        bool sends = mention->role == TSC_PLACE_OF || mention->role == TSC_PLACE_OWNER ||
                     mention->role == TSC_PLACE_ADJECTIVE || mention->role == TSC_PLACE_BARE;
        if (mention->first < token && sends && !mention->referred && !mention->minor)
            return mention->place;
    }
    return last_before(discourse, reading, token);
}

/* "отметили в Минэнерго Сербии", "Сербия энергетика министрлігі хабарлады": without an ending that tells it, a country's
   bare name is a genitive where a noun leads to it, or, where the verb comes last, anywhere. */
static bool is_office(const tsc_reading *reading, const tsc_place_mention *p)
{
    const tsc_scan *scan = reading->scan;
    if (reading->verb_last)
        return true;
    return tsc_pair_has_bare_genitive(reading) && p->first > 0 && scan->tokens[p->first - 1].kind == TSC_TOKEN_WORD &&
           tsc_reading_function(reading, p->first - 1) == NULL &&
           tsc_scan_mark(scan, p->first - 1, TSC_ROLE_INDICATOR) == NULL &&
           tsc_scan_mark(scan, p->first - 1, TSC_ROLE_CHANGE) == NULL;
}

tsc_place tsc_discourse_quoted(const tsc_reading *reading)
{
    if (reading->of[TSC_ROLE_DISCOURSE].count == 0)
        return tsc_place_none(); /* nobody says anything */
    for (size_t i = 0; i < reading->place_count; i++) {
        const tsc_place_mention *p = &reading->places[i];
        bool told = p->role != TSC_PLACE_BARE ? tsc_pair_is_quoted(reading, p)
                                              : is_office(reading, p) && tsc_pair_is_attributed(reading, p);
        if (told && !p->referred && !p->minor && tsc_place_is_country(p->place))
            return p->place;
    }
    return tsc_place_none();
}

/* "What does Panama buy here? It took 11 % of our exports": who is spoken of by a pronoun is not who speaks, where nobody is known
   to speak yet; none where no such word stands. */
static tsc_place across_pronoun(const tsc_discourse *discourse, const tsc_reading *reading)
{
    const tsc_mentions *marks = &reading->of[TSC_ROLE_DISCOURSE];
    const tsc_topic *topic = &discourse->topic;
    if (!tsc_place_is_none(discourse->speaker) || !tsc_place_is_country(topic->reporter) ||
        !tsc_place_is_country(topic->partner))
        return tsc_place_none();
    for (size_t i = 0; i < marks->count && !tsc_entry_is(marks->items[i]->entry, "own"); i++)
        if (tsc_entry_is(marks->items[i]->entry, "same") && tsc_entry_has(marks->items[i]->entry, "form", "subject"))
            return tsc_place_same(discourse->subject, topic->reporter)  ? topic->partner
                   : tsc_place_same(discourse->subject, topic->partner) ? topic->reporter
                                                                        : tsc_place_none();
    return tsc_place_none();
}

/* Who says "our": a rule of the language, else who is quoted, else the country of the document that the sentence does not
   name as the other side. */
static tsc_place speaker(const tsc_discourse *discourse, const tsc_reading *reading)
{
    /* "we" in another language is anybody's */
    const bool spoken = *tsc_language_habits_of(reading->scan->language).home != '\0';
    tsc_place quoted = tsc_discourse_quoted(reading);
    bool at_home = tsc_discourse_weight(discourse, discourse->home) > 0;
    if (!tsc_place_is_none(discourse->home) &&
        (at_home || !discourse->home_spoken || (spoken && tsc_place_is_none(quoted))))
        return discourse->home;
    const tsc_place across = across_pronoun(discourse, reading);
    if (tsc_place_is_none(quoted) && !tsc_place_is_none(across))
        return across;
    tsc_place known[4] = {tsc_place_is_none(quoted) ? discourse->speaker : quoted, discourse->seller[0],
                          tsc_discourse_main(discourse, 0), tsc_discourse_main(discourse, 1)};
    for (size_t n = 0; n < 4; n++) {
        bool other = !tsc_place_is_country(known[n]);
        for (size_t i = 0; i < reading->place_count; i++)
            other =
                other || (tsc_place_same(reading->places[i].place, known[n]) && !reading->places[i].minor &&
                          reading->places[i].role != TSC_PLACE_BARE && reading->places[i].role != TSC_PLACE_ADJECTIVE);
        if (!other)
            return known[n];
    }
    return tsc_place_none();
}

/* "Казахстанский министр сообщил, что республика …": the adjective is that of who speaks for the country. */
static bool speaks_for(const tsc_reading *reading, const tsc_place_mention *mention)
{
    const tsc_mark *role =
        mention->last < reading->scan->token_count ? tsc_scan_mark(reading->scan, mention->last, TSC_ROLE_EVENT) : NULL;
    return role != NULL && tsc_entry_has(role->entry, "kind", "role");
}

/* The other side of a topic of two countries; none where the place is no side of it. */
static tsc_place across_topic(const tsc_discourse *discourse, tsc_place place)
{
    const tsc_topic *topic = &discourse->topic;
    if (!tsc_place_is_country(topic->reporter) || !tsc_place_is_country(topic->partner))
        return tsc_place_none();
    return tsc_place_same(topic->reporter, place)  ? topic->partner
           : tsc_place_same(topic->partner, place) ? topic->reporter
                                                   : tsc_place_none();
}

/* "Kazakh sulphur is a third of the country's exports to Morocco": not Morocco's. */
static bool is_partner_behind(const tsc_reading *reading, uint32_t token, tsc_place place)
{
    for (size_t i = 0; i < reading->place_count; i++) {
        const tsc_place_mention *mention = &reading->places[i];
        bool across =
            mention->role == TSC_PLACE_TO || mention->role == TSC_PLACE_FROM || mention->role == TSC_PLACE_WITH;
        if (mention->first > token && across && tsc_place_same(mention->place, place))
            return true;
    }
    return false;
}

/* "Spain, the country's top customer": the name before the comma is who is spoken of, and not whose. */
static bool is_apposed(const tsc_reading *reading, const tsc_place_mention *mention, uint32_t token)
{
    return mention->last + 1 == token && tsc_span_equals(tsc_scan_span(reading->scan, mention->last, token), ",");
}

/* "in the country", "елде": said of where something is. */
static bool is_inside(const tsc_reading *reading, uint32_t token)
{
    tsc_place_role role = TSC_PLACE_BARE;
    const char *code = tsc_reading_before(reading, token, NULL);
    bool cased = tsc_reading_case(reading, token, &role) && role == TSC_PLACE_IN;
    const tsc_mark *mark = tsc_scan_mark(reading->scan, token, TSC_ROLE_DISCOURSE);
    if (!cased && mark != NULL && tsc_reading_case_behind(reading, mark, &role))
        cased = role == TSC_PLACE_IN || role == TSC_PLACE_TO; /* ел экономикасына */
    return reading->verb_last ? cased : tsc_code_is(code, "in") || tsc_code_is(code, "into");
}

/* "Turkey's share in the republic's trade": the trade is another's. */
static bool owns_share(const tsc_reading *reading, const tsc_place_mention *mention)
{
    const tsc_mentions *marks = &reading->of[TSC_ROLE_INDICATOR];
    for (size_t i = 0; mention->role == TSC_PLACE_OWNER && i < marks->count; i++)
        if (tsc_entry_is(marks->items[i]->entry, "trade_share") && marks->items[i]->first >= mention->last &&
            marks->items[i]->first - mention->last <= 1)
            return true;
    return false;
}

/* "Елдің экспортындағы Кенияның үлесі", Kenya's share in the country's exports: the exports are another's. */
static bool is_sharer_behind(const tsc_reading *reading, uint32_t token, tsc_place place)
{
    for (size_t i = 0; i < reading->place_count; i++)
        if (reading->places[i].first > token && tsc_place_same(reading->places[i].place, place) &&
            owns_share(reading, &reading->places[i]))
            return true;
    return false;
}

/* "инвестиции КНР в страну": whose investment it is names no host. */
static bool is_investor(const tsc_reading *reading, const tsc_place_mention *mention, uint32_t token)
{
    enum { NEAR = 2 };
    const tsc_mentions *marks = &reading->of[TSC_ROLE_INDICATOR];
    for (size_t i = 0; token - mention->last <= NEAR && i < marks->count; i++)
        if (marks->items[i]->last == mention->first && strncmp(marks->items[i]->entry->code, "fdi", 3) == 0 &&
            is_inside(reading, token))
            return true;
    return false;
}

/* "Cyprus welcomed 263,000 visitors from China, which makes it the country's main market": where who is spoken of opens the
   sentence, those behind prepositions are not meant. */
static const tsc_place_mention *opening_subject(const tsc_reading *reading, const tsc_place_mention *behind,
                                                uint32_t token)
{
    enum { NEAR = 4 };
    const tsc_mentions *marks = &reading->of[TSC_ROLE_INDICATOR];
    for (size_t i = 0; i < marks->count; i++)
        if (marks->items[i]->first <= token + NEAR && token <= marks->items[i]->last + NEAR &&
            tsc_entry_is(marks->items[i]->entry, "imports"))
            return behind; /* India sold Kenya goods for 7 billion, 17 % of the country's imports */
    const tsc_place_mention *head = tsc_reading_head_country(reading);
    const bool phrase =
        behind->role == TSC_PLACE_FROM || behind->role == TSC_PLACE_TO || behind->role == TSC_PLACE_WITH;
    return phrase && head != NULL && !head->group && !reading->verb_last && !reading->verb_first ? head : behind;
}

/* "the country's largest supplier": nobody is a partner of its own. */
static bool is_rank_behind(const tsc_reading *reading, uint32_t token)
{
    enum { NEAR = 5 };
    const tsc_mentions *words = &reading->of[TSC_ROLE_DISCOURSE], *marks = &reading->of[TSC_ROLE_INDICATOR];
    for (size_t i = 0; i < words->count; i++)
        if (tsc_entry_is(words->items[i]->entry, "trader") && words->items[i]->first > token &&
            words->items[i]->first - token <= NEAR)
            return true;
    for (size_t i = 0; i < marks->count; i++)
        if (tsc_mark_names_trader(marks->items[i]) && marks->items[i]->first > token &&
            marks->items[i]->first - token <= NEAR)
            return true;
    return false;
}

/* The country that "the country" means: named by its name before, else another than the one that an adjective named. */
static tsc_place country_before(const tsc_discourse *discourse, const tsc_reading *reading, uint32_t token)
{
    tsc_place adjective = tsc_place_none();
    for (size_t i = reading->place_count; i > 0; i--) {
        const tsc_place_mention *mention = &reading->places[i - 1];
        if (mention->first >= token || mention->referred || mention->minor || mention->role == TSC_PLACE_ASIDE ||
            mention->group || is_apposed(reading, mention, token) || owns_share(reading, mention) ||
            is_investor(reading, mention, token))
            continue; /* a group is no country */
        if (!mention->adjective || speaks_for(reading, mention)) {
            tsc_place across = across_topic(discourse, mention->place);
            /* "Canada is the country's second market" */
            bool only = i == 1 && mention->role == TSC_PLACE_BARE && mention->last < token &&
                        !tsc_pair_is_attributed(reading, mention);
            if (only && tsc_place_is_none(across) && discourse->topic.indicator != NULL &&
                tsc_place_same(discourse->topic.reporter, discourse->seller[0])
                /* "Romania thus took a third of what the country sold", one of its markets */
                && tsc_place_is_country(discourse->seller[0]))
                across = discourse->seller[0];
            if (only && tsc_place_is_none(across) && is_rank_behind(reading, token) &&
                tsc_place_is_country(discourse->topic.reporter))
                across = discourse->topic.reporter; /* the partners of its exports were listed */
            return only && !tsc_place_is_none(across) ? across : opening_subject(reading, mention, token)->place;
        }
        adjective = mention->place;
    }
    const tsc_topic *topic = &discourse->topic;
    const tsc_indicator *told = topic->indicator != NULL ? tsc_indicator_find(topic->indicator) : NULL;
    /* investment, companies and visitors are spoken of where they go */
    const bool capital = told != NULL && (strncmp(told->code, "fdi", 3) == 0 ||
                                          (told->units & (TSC_UNITS_PERSONS | TSC_UNITS_COMPANIES)) != 0);
    const bool invested = capital && tsc_place_is_country(topic->partner);
    const bool inside = is_inside(reading, token) || tsc_reading_is_behind(reading, token, "to");
    if (tsc_place_is_none(adjective) && invested && inside && tsc_place_same(discourse->subject, topic->reporter))
        return topic->partner; /* China's investment in Kenya. In the country … */
    if (tsc_discourse_is_aside(discourse) && !tsc_place_is_among(discourse->subject, discourse->left, 2))
        return tsc_discourse_main_country(discourse, 0); /* a third one was named for comparison */
    if (tsc_place_is_none(adjective)) {                  /* of the two sides spoken of, the one whose trade it is */
        const bool reports = tsc_place_same(discourse->subject, topic->partner) &&
                             tsc_place_is_country(topic->reporter) && topic->indicator != NULL && !topic->acts &&
                             !capital;
        /* visitors came from Poland; the country sold: it that they came to */
        const bool given = (!topic->acts || tsc_place_same(topic->given, topic->reporter)) &&
                           tsc_place_is_country(topic->given) && tsc_topic_has(topic, topic->given) &&
                           tsc_topic_has(topic, discourse->subject);
        const tsc_place spoken = given     ? topic->given
                                 : reports ? topic->reporter
                                           : discourse->subject,
                        across = across_topic(discourse, spoken);
        return is_sharer_behind(reading, token, spoken) && !tsc_place_is_none(across) ? across : spoken;
    }
    tsc_place other = discourse->subject;
    if (tsc_place_same(discourse->subject, adjective)) {
        const tsc_place across = topic->indicator != NULL && discourse->sentence - topic->sentence <= 1 &&
                                         topic->sentence < discourse->sentence
                                     ? across_topic(discourse, adjective)
                                     : tsc_place_none();
        other = tsc_place_is_none(across) ? tsc_discourse_counterpart(discourse, adjective) : across;
    }
    return tsc_place_is_none(other) || is_partner_behind(reading, token, other) ? adjective : other;
}

/* "Ukraine sells grain abroad. Vietnam became a buyer. A cargo went there": who was named last, since a sentence with a figure
   or where that one's far side is the world. */
static tsc_place named_since(const tsc_discourse *discourse)
{
    const tsc_topic *topic = &discourse->topic;
    bool open = topic->sentence + 1 < discourse->sentence || !tsc_place_is_country(topic->partner);
    return open && tsc_place_is_country(discourse->last) && !tsc_place_same(discourse->last, topic->reporter)
               ? discourse->last
               : tsc_place_none();
}

/* "туда", "оттуда": the country just named, else the far side of the trade that is spoken of. */
static tsc_place far_side(const tsc_discourse *discourse, const tsc_reading *reading, const tsc_mark *mark)
{
    const uint32_t token = mark->first;
    if (!tsc_place_is_none(tsc_reference_addressed(reading, mark)))
        return tsc_reference_addressed(reading, mark); /* exports to Albania were 140 million, imports from there 320 */
    if (!tsc_place_is_none(discourse->topic.partner) && !tsc_place_is_none(named_since(discourse)))
        return named_since(discourse);
    if (!tsc_place_is_none(tsc_reference_ranked(reading, token)))
        return tsc_reference_ranked(reading, token);
    for (size_t i = 0; i < reading->place_count; i++)
        if (reading->places[i].first < token && !reading->places[i].referred && !reading->places[i].minor &&
            !reading->places[i].adjective)
            return country_before(discourse, reading, token);
    return tsc_place_is_none(discourse->topic.partner) ? country_before(discourse, reading, token)
                                                       : discourse->topic.partner;
}

/* The country that is the subject before a token, where one is. */
static tsc_place subject_before(const tsc_reading *reading, uint32_t token)
{
    for (size_t i = 0; i < reading->place_count && reading->places[i].first < token; i++)
        if (reading->places[i].role == TSC_PLACE_BARE && !reading->places[i].referred)
            return reading->places[i].place;
    return tsc_place_none();
}

/* "invited Kenyan entrepreneurs to double their exports": of those whom an adjective right before the infinitive names. */
static tsc_place people_before(const tsc_reading *reading, uint32_t token)
{
    enum { NEAR = 5 };
    for (size_t i = reading->place_count; i > 0; i--) {
        const tsc_place_mention *p = &reading->places[i - 1];
        if (p->first >= token || p->referred)
            continue;
        const uint32_t noun = p->last;
        bool people = p->adjective && noun + 1 < token && token - noun <= NEAR &&
                      reading->scan->tokens[noun].kind == TSC_TOKEN_WORD &&
                      tsc_reading_function(reading, noun) == NULL &&
                      tsc_mark_is(tsc_reading_function(reading, noun + 1), "to");
        return people ? p->place : tsc_place_none();
    }
    return tsc_place_none();
}

static bool is_in_phrase(const tsc_reading *reading, const tsc_mark *mark)
{
    const tsc_mentions *marks = &reading->of[TSC_ROLE_FUNCTION];
    for (size_t i = 0; i < marks->count; i++)
        if (marks->items[i]->first <= mark->first && marks->items[i]->last >= mark->last &&
            tsc_entry_is(marks->items[i]->entry, "phrase"))
            return true;
    return false;
}

/* "Avec une hausse de 3,4 % de son PIB, le Mexique …": in a phrase that opens the sentence, "its" is of the name right behind
   the comma. */
static tsc_place subject_ahead(const tsc_reading *reading, uint32_t token)
{
    enum { ARTICLES = 2 };
    const tsc_scan *scan = reading->scan;
    if (tsc_reading_function(reading, 0) == NULL) /* the sentence opens with a preposition */
        return tsc_place_none();
    for (size_t i = 0; i < reading->place_count; i++) {
        const tsc_place_mention *p = &reading->places[i];
        if (p->first < token && !p->referred)
            return tsc_place_none();
        if (p->first <= token || p->role != TSC_PLACE_BARE || p->referred)
            continue;
        for (uint32_t t = p->first; t > token && p->first - t <= ARTICLES; t--)
            if (tsc_scan_is_comma(scan, t - 1))
                return p->place;
        return tsc_place_none();
    }
    return tsc_place_none();
}

/* Whose "its" is: the country's whose trade was told last; "Panama is the second investor in Mexico. Its investment …": the
   other side's where a sentence without a figure has begun with that one since. */
static tsc_place owner_spoken_of(const tsc_discourse *discourse, const tsc_reading *reading, uint32_t token)
{
    const tsc_topic *topic = &discourse->topic;
    if (tsc_place_is_none(topic->reporter))
        return last_before(discourse, reading, token);
    bool since = topic->indicator != NULL && topic->sentence + 1 < discourse->sentence &&
                 tsc_place_same(discourse->subject, topic->partner);
    /* visitors came from Poland; its exports */
    if (!since && !topic->acts && tsc_place_is_country(topic->given) && tsc_topic_has(topic, topic->given))
        return topic->given;
    return since ? discourse->subject : topic->reporter;
}

/* "елдер", the countries: more than one of what its stem would mean. */
static bool means_several(const tsc_reading *reading, const tsc_mark *mark)
{
    const tsc_mentions *marks = &reading->of[TSC_ROLE_DISCOURSE];
    for (size_t i = 0; reading->verb_last && i < marks->count; i++)
        if (marks->items[i]->first == mark->first && marks->items[i]->last == mark->last &&
            tsc_entry_is(marks->items[i]->entry, "both"))
            return true;
    return false;
}

/* "صادرات مصر إليها", the exports of Egypt to it: right behind the owner of the flow, the last country named before that is another. */
static tsc_place it_behind_owner(const tsc_reading *reading, uint32_t token)
{
    for (size_t i = reading->place_count; i > 0; i--) {
        const tsc_place_mention *owner = &reading->places[i - 1];
        if (owner->last != token)
            continue;
        for (size_t k = i - 1; k > 0; k--)
            if (!tsc_place_same(reading->places[k - 1].place, owner->place) && !reading->places[k - 1].minor &&
                tsc_place_is_country(reading->places[k - 1].place))
                return reading->places[k - 1].place;
    }
    return tsc_place_none();
}

/* "Both Georgia and Armenia trade with Iran. The former's exports …": of the two that the sentence before named, where it told no
   figure of them and no flow stands before the word. */
static tsc_place one_of_two(const tsc_discourse *discourse, const tsc_reading *reading, const tsc_mark *mark)
{
    const tsc_place *two = discourse->joined;
    const tsc_mentions *marks = &reading->of[TSC_ROLE_INDICATOR];
    const bool named = discourse->joined_sentence + 1 == discourse->sentence && !tsc_place_is_none(two[1]);
    const bool told = discourse->told_sentence + 1 == discourse->sentence && discourse->told[0].indicator != NULL;
    tsc_place_role role;
    const bool led = tsc_reading_owner_role(reading, mark, &role) ||
                     tsc_reading_role_behind(tsc_reading_before(reading, mark->first, NULL), &role);
    if (!named || told || !tsc_entry_has(mark->entry, "form", "side") ||
        (!led && marks->count > 0 && marks->items[0]->first < mark->first))
        return tsc_place_none();
    for (size_t i = 0; i < reading->timexes->count; i++)
        if (reading->timexes->items[i].first < mark->last && reading->timexes->items[i].last > mark->first)
            return tsc_place_none(); /* in the first quarter */
    return tsc_entry_is(mark->entry, "former") ? two[0] : two[1];
}

static bool resolve(const tsc_discourse *discourse, const tsc_reading *reading, const tsc_mark *mark,
                    tsc_place_mention *mention)
{
    const tsc_entry *entry = mark->entry;
    if (is_in_phrase(reading, mark)) /* a su vez, à son tour */
        return false;
    tsc_span members = tsc_entry_get(entry, "members");
    *mention = (tsc_place_mention){.first = mark->first, .last = mark->last, .referred = true, .role = TSC_PLACE_OWNER};
    if (tsc_entry_is(entry, "possessive")) {
        mention->place = subject_before(reading, mark->first);
        if (tsc_place_is_none(mention->place))
            mention->place = people_before(reading, mark->first);
        if (tsc_place_is_none(mention->place))
            mention->place = subject_ahead(reading, mark->first);
        mention->possessive = tsc_place_is_none(mention->place);
        if (mention->possessive)
            mention->place = owner_spoken_of(discourse, reading, mark->first);
    } else if (tsc_entry_is(entry, "other") && tsc_entry_has(entry, "form", "it"))
        mention->place = it_behind_owner(reading, mark->first);
    else if (tsc_entry_is(entry, "own"))
        mention->place = speaker(discourse, reading);
    else if (tsc_entry_is(entry, "own_his"))
        mention->place = sender_before(discourse, reading, mark->first);
    else if (tsc_entry_is(entry, "epithet") && tsc_entry_has(entry, "form", "this") &&
             (reading->place_count == 0 || reading->places[0].first > mark->first))
        /* "China ranks second among Belarus's partners. Deliveries to this country …" */
        mention->place = tsc_reference_this(discourse, reading, mark);
    else if (tsc_entry_is(entry, "epithet") &&
             (tsc_entry_has(entry, "form", "that") || tsc_entry_has(entry, "form", "this")))
        mention->place = tsc_reference_that(discourse, reading, mark);
    else if (tsc_entry_is(entry, "epithet") && means_several(reading, mark))
        return false;
    else if (tsc_entry_is(entry, "epithet") && members.length == 0 &&
             !tsc_place_is_none(tsc_reference_of_shared(discourse, reading, mark)))
        mention->place = tsc_reference_of_shared(discourse, reading, mark);
    else if (tsc_entry_is(entry, "epithet"))
        mention->place = members.length > 0                        ? tsc_discourse_member(discourse, entry, members)
                         : tsc_entry_get(entry, "form").length > 0 ? far_side(discourse, reading, mark)
                                                                   : country_before(discourse, reading, mark->first);
    else if (tsc_entry_is(entry, "other") && tsc_entry_get(entry, "form").length > 0 &&
             !tsc_place_is_none(tsc_reference_addressed(reading, mark)))
        mention->place = tsc_reference_addressed(reading, mark);
    else if (tsc_entry_is(entry, "other"))
        mention->place = tsc_discourse_counterpart(discourse, known_before(discourse, reading, mark->first));
    else if (tsc_entry_is(entry, "former") || tsc_entry_is(entry, "latter"))
        mention->place = one_of_two(discourse, reading, mark);
    else if (tsc_entry_is(entry, "world"))
        mention->place = tsc_place_world();
    else
        return false;
    return !tsc_place_is_none(mention->place);
}

static bool is_covered(const tsc_reading *reading, const tsc_mark *mark)
{
    for (size_t i = 0; i < reading->place_count; i++) {
        const tsc_place_mention *p = &reading->places[i];
        if (p->first < mark->last && p->last > mark->first)
            return true;
    }
    return false;
}

/* "عمان 11 حزيران (بترا)": at the head of a text, before a date or a sign, stands the town that it was written in. */
static bool is_dateline(const tsc_discourse *discourse, const tsc_reading *reading, const tsc_place_mention *mention)
{
    const tsc_scan *scan = reading->scan;
    if (discourse->sentence > 0 || mention->first != 0 || mention->last >= scan->token_count)
        return false;
    bool dated = scan->tokens[mention->last].kind == TSC_TOKEN_PUNCTUATION;
    for (size_t i = 0; i < reading->timexes->count; i++)
        dated = dated || reading->timexes->items[i].first == mention->last;
    return dated;
}

/* A name of two meanings is that of the country that the document speaks of. */
static void tell_apart(const tsc_discourse *discourse, tsc_reading *reading)
{
    for (size_t i = 0; i < reading->place_count; i++) {
        tsc_place_mention *mention = &reading->places[i];
        bool other = is_dateline(discourse, reading, mention) ||
                     tsc_discourse_weight(discourse, mention->other) > tsc_discourse_weight(discourse, mention->place);
        if (tsc_place_is_none(mention->other) || !other)
            continue;
        mention->place = mention->other;
        mention->minor = true;
    }
}

/* "Exports to Ukraine rose. Imports from the country fell": with such a preposition the country is not the one whose trade
   is spoken of. */
static bool is_far_side(const tsc_discourse *discourse, const tsc_reading *reading, const tsc_mark *mark,
                        const tsc_place_mention *mention)
{
    const tsc_topic *topic = &discourse->topic;
    const tsc_indicator *flow = topic->indicator != NULL ? tsc_indicator_find(topic->indicator) : NULL;
    bool goods =
        flow != NULL && ((flow->flow && (flow->units & TSC_UNITS_GOODS) != 0 && strncmp(flow->code, "fdi", 3) != 0) ||
                         strcmp(flow->code, "financing") == 0);
    bool plain = tsc_entry_is(mark->entry, "epithet") && tsc_entry_get(mark->entry, "members").length == 0 &&
                 tsc_entry_get(mark->entry, "form").length == 0;
    return plain && goods && reading->place_count == 0 &&
           (mention->role == TSC_PLACE_FROM || mention->role == TSC_PLACE_TO) &&
           tsc_place_same(mention->place, topic->reporter) && tsc_place_is_country(topic->partner) &&
           discourse->sentence - topic->sentence <= 1;
}

tsc_status tsc_discourse_refer(const tsc_discourse *discourse, tsc_reading *reading, tsc_arena *arena, tsc_error *err)
{
    const tsc_mentions *marks = &reading->of[TSC_ROLE_DISCOURSE];
    size_t room = reading->place_count + marks->count + 1, count = 0, taken = 0;
    tsc_place_mention *all = tsc_arena_calloc(arena, room, sizeof *all);
    if (all == NULL)
        return tsc_error_memory(err, "the places of a sentence");
    tell_apart(discourse, reading);
    for (size_t i = 0; i < marks->count; i++) {
        tsc_place_mention mention;
        if (is_covered(reading, marks->items[i]) || !resolve(discourse, reading, marks->items[i], &mention))
            continue;
        mention.role = tsc_reference_role(reading, marks->items[i]);
        if (is_far_side(discourse, reading, marks->items[i], &mention))
            mention.place = discourse->topic.partner;
        mention.group = !tsc_place_is_country(mention.place);
        while (taken < reading->place_count && reading->places[taken].first < mention.first)
            all[count++] = reading->places[taken++];
        all[count++] = mention;
    }
    while (taken < reading->place_count)
        all[count++] = reading->places[taken++];
    reading->places = all;
    reading->place_count = count;
    return TSC_OK;
}
