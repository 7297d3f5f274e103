#include "extract/discourse.h"

static const double minor_weight = 0.4, epithet_weight = 0.7;

void tsc_discourse_init(tsc_discourse *discourse, tsc_date date)
{
    *discourse = (tsc_discourse){.date = date, .topic = {.sign = 1}};
}

static tsc_rank *rank_of(tsc_discourse *discourse, tsc_place place)
{
    for (size_t i = 0; i < discourse->rank_count; i++)
        if (tsc_place_same(discourse->ranks[i].place, place))
            return &discourse->ranks[i];
    if (discourse->rank_count == TSC_DISCOURSE_PLACES)
        return NULL;
    tsc_rank *rank = &discourse->ranks[discourse->rank_count++];
    *rank = (tsc_rank){.place = place, .first = discourse->mention_count, .sentence = discourse->sentence};
    return rank;
}

void tsc_discourse_fade(tsc_discourse *discourse)
{
    size_t kept = 0;
    for (size_t i = 0; i < discourse->rank_count; i++) {
        discourse->ranks[i].weight /= 2;
        if (discourse->ranks[i].weight >= 0.2)
            discourse->ranks[kept++] = discourse->ranks[i];
    }
    discourse->rank_count = kept;
}

void tsc_discourse_turn(tsc_discourse *discourse, bool related)
{
    tsc_discourse kept = *discourse;
    tsc_discourse_init(discourse, kept.date);
    discourse->mention_count = kept.mention_count;
    discourse->times = kept.times, discourse->home = kept.home, discourse->money = kept.money;
    if (related)
        discourse->period = kept.period, discourse->period_sentence = kept.period_sentence;
}

static bool is_above(const tsc_rank *a, const tsc_rank *b)
{
    if (a->weight > b->weight || a->weight < b->weight)
        return a->weight > b->weight;
    return a->first < b->first;
}

/* Named up to the end of the paragraph; while places are counted no paragraph is known. */
static bool is_reached(const tsc_discourse *discourse, const tsc_rank *rank)
{
    return discourse->unit_end == 0 || rank->sentence < discourse->unit_end;
}

/* Where a text comes only further on to a country, those that it has come to rank above it. */
static bool is_above_here(const tsc_discourse *discourse, const tsc_rank *a, const tsc_rank *b)
{
    bool reached = is_reached(discourse, a);
    return reached != is_reached(discourse, b) ? reached : is_above(a, b);
}

tsc_place tsc_discourse_main(const tsc_discourse *discourse, size_t n)
{
    for (size_t i = 0; i < discourse->rank_count; i++) {
        size_t above = 0;
        for (size_t j = 0; j < discourse->rank_count; j++)
            above += is_above_here(discourse, &discourse->ranks[j], &discourse->ranks[i]);
        if (above == n)
            return discourse->ranks[i].place;
    }
    return tsc_place_none();
}

tsc_place tsc_discourse_main_country(const tsc_discourse *discourse, size_t n)
{
    size_t found = 0;
    for (size_t i = 0; i < discourse->rank_count; i++) {
        tsc_place place = tsc_discourse_main(discourse, i);
        if (tsc_place_is_country(place) && found++ == n)
            return place;
    }
    return tsc_place_none();
}

static double weight_of(const tsc_discourse *discourse, tsc_place place)
{
    for (size_t i = 0; i < discourse->rank_count; i++)
        if (tsc_place_same(discourse->ranks[i].place, place))
            return discourse->ranks[i].weight;
    return 0;
}

bool tsc_discourse_is_led_by_two(const tsc_discourse *discourse)
{
    return weight_of(discourse, tsc_discourse_main(discourse, 1)) >= 1.5 * weight_of(discourse, tsc_discourse_main(discourse, 2));
}

/* A country that the text names only further on, and once or in another paragraph, is no partner of what is said here. */
static bool is_present(const tsc_discourse *discourse, tsc_place place)
{
    for (size_t i = 0; i < discourse->rank_count; i++)
        if (tsc_place_same(discourse->ranks[i].place, place))
            return discourse->ranks[i].sentence <= discourse->sentence
                   || (discourse->ranks[i].weight >= 2 && discourse->ranks[i].sentence < discourse->unit_end && tsc_place_is_country(place));
    return false;
}

tsc_place tsc_discourse_counterpart(const tsc_discourse *discourse, tsc_place place)
{
    const tsc_topic *topic = &discourse->topic;
    tsc_place first = tsc_discourse_main(discourse, 0), second = tsc_discourse_main(discourse, 1);
    tsc_place sides[2] = {topic->reporter, topic->partner};
    bool told = tsc_place_same(place, sides[0]) || tsc_place_same(place, sides[1]) || tsc_place_is_none(place) || tsc_discourse_is_led_by_two(discourse);
    for (int i = 0; told && i < 2; i++)
        if (!tsc_place_is_none(sides[i]) && tsc_place_is_country(sides[i]) && !tsc_place_same(sides[i], place)
            && (tsc_place_same(sides[i], first) || tsc_place_same(sides[i], second) || (!tsc_place_is_country(first) && tsc_place_same(place, first))))
            return sides[i];
    tsc_place other = !tsc_place_same(first, place) ? first : second;
    bool one_of_many = !tsc_place_same(other, first) && weight_of(discourse, other) <= weight_of(discourse, tsc_discourse_main(discourse, 3));
    return is_present(discourse, other) && !one_of_many ? other : tsc_place_none();
}

tsc_place tsc_discourse_other_of_two(const tsc_discourse *discourse, tsc_place place)
{
    tsc_place other = tsc_place_none();
    size_t countries = 0;
    bool named = false;
    for (size_t i = 0; i < discourse->rank_count; i++) {
        if (!tsc_place_is_country(discourse->ranks[i].place))
            continue;
        countries++;
        if (tsc_place_same(discourse->ranks[i].place, place))
            named = true;
        else
            other = discourse->ranks[i].place;
    }
    return named && countries == 2 ? other : tsc_place_none();
}

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

/* Whose neighbour "the neighbour" is: of the country just named, else of the one whose trade is spoken of. */
static tsc_place known_before(const tsc_discourse *discourse, const tsc_reading *reading, uint32_t token)
{
    bool named = false;
    for (size_t i = 0; i < reading->place_count; i++)
        named = named || (reading->places[i].first < token && !reading->places[i].referred);
    if (!named && !tsc_place_is_none(discourse->home))
        return discourse->home;
    if (!named && !tsc_place_is_none(discourse->topic.reporter))
        return discourse->topic.reporter;
    for (size_t i = 0; i < reading->place_count && reading->places[i].first < token; i++) {
        const tsc_place_mention *mention = &reading->places[i]; /* Vietnam's exports to Thailand; imports from the neighbour */
        bool owns = mention->role == TSC_PLACE_OWNER || mention->role == TSC_PLACE_OF || mention->role == TSC_PLACE_BARE || mention->role == TSC_PLACE_ADJECTIVE;
        if (owns && !mention->referred && !mention->minor)
            return mention->place;
    }
    return last_before(discourse, reading, token);
}

/* "The ambassador of Canada to Senegal said that his country": whose he is and not where he serves. */
static tsc_place sender_before(const tsc_discourse *discourse, const tsc_reading *reading, uint32_t token)
{
    for (size_t i = reading->place_count; i > 0; i--) {
        const tsc_place_mention *mention = &reading->places[i - 1];
        bool sends = mention->role == TSC_PLACE_OF || mention->role == TSC_PLACE_OWNER || mention->role == TSC_PLACE_ADJECTIVE || mention->role == TSC_PLACE_BARE;
        if (mention->first < token && sends && !mention->referred && !mention->minor)
            return mention->place;
    }
    return last_before(discourse, reading, token);
}

static bool is_member(tsc_span members, tsc_place place)
{
    size_t length = strlen(place.code);
    for (size_t at = 0; length > 0 && at + length <= members.length; at++)
        if ((at == 0 || members.data[at - 1] == ',') && memcmp(members.data + at, place.code, length) == 0
            && (at + length == members.length || members.data[at + length] == ','))
            return true;
    return false;
}

/* Of the countries that an epithet fits, the first that the document names; where it names none, the first of a few:
   "the African country" tells nothing of itself. */
static tsc_place member_of(const tsc_discourse *discourse, const tsc_entry *entry, tsc_span members)
{
    tsc_place first = tsc_place_none();
    const tsc_place sides[] = {discourse->topic.reporter, discourse->topic.partner};
    for (size_t i = 0; i < 2; i++)
        if (is_member(members, sides[i]))
            return sides[i];
    for (size_t at = 0; at < members.length;) {
        const char *comma = memchr(members.data + at, ',', members.length - at);
        size_t length = comma != NULL ? (size_t)(comma - members.data) - at : members.length - at;
        tsc_place place = tsc_place_none();
        (void)tsc_place_parse(tsc_span_make(members.data + at, length), &place);
        for (size_t n = 0; n < discourse->rank_count; n++)
            if (tsc_place_same(discourse->ranks[n].place, place))
                return place;
        if (tsc_place_is_none(first))
            first = place;
        at += length + 1;
    }
    enum { FEW = 18 * 4 }; /* characters of a list of codes */
    return members.length <= FEW && !tsc_entry_has(entry, "form", "named") ? first : tsc_place_none();
}

/* Where things happen rather than who acts. */
static bool is_region(tsc_place place)
{
    static const char *const codes[] = {"AFR", "CA5", "LAC"};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (strcmp(place.code, codes[i]) == 0)
            return true;
    return false;
}

/* "Exports fell to 67 billion dirhams" where no country has been named: of the country whose money it is. Money that many
   have, or that the world trades in, tells none. */
static tsc_place country_of_first_money(const tsc_discourse *discourse, const tsc_reading *reading)
{
    tsc_place found = tsc_place_none();
    for (size_t i = 0; discourse->rank_count == 0 && reading->place_count == 0 && i < reading->quantities->count; i++) {
        const tsc_quantity *q = &reading->quantities->items[i];
        tsc_place place = tsc_place_none();
        bool local = tsc_unit_is_currency(q->unit) && !tsc_unit_is(q->unit, "USD") && !tsc_unit_is(q->unit, "EUR") && q->unit.code[0] != 'X';
        if (!local || !tsc_place_from_alpha2(tsc_span_make(q->unit.code, 2), &place))
            continue;
        if (!tsc_place_is_none(found) && !tsc_place_same(found, place))
            return tsc_place_none();
        found = place;
    }
    return found;
}

void tsc_discourse_count(tsc_discourse *discourse, const tsc_reading *reading)
{
    for (size_t i = 0; i < reading->place_count; i++) {
        const tsc_place_mention *mention = &reading->places[i];
        if (mention->referred || tsc_place_is_world(mention->place) || tsc_place_is_unnamed(mention->place))
            continue;
        const tsc_place_mention *before = i > 0 ? &reading->places[i - 1] : NULL;
        if (before != NULL && tsc_place_same(before->place, mention->place) && mention->first - before->last == 1
            && tsc_span_equals(tsc_scan_span(reading->scan, before->last, mention->first), "("))
            continue; /* the European Union (EU) */
        tsc_rank *rank = rank_of(discourse, mention->place);
        discourse->mention_count++;
        if (rank != NULL)
            rank->weight += mention->minor || !tsc_place_is_none(mention->other) || (is_region(mention->place) && mention->adjective) ? minor_weight : 1;
    }
    const tsc_mentions *marks = &reading->of[TSC_ROLE_DISCOURSE];
    for (size_t i = 0; i < marks->count; i++) {
        tsc_span members = tsc_entry_get(marks->items[i]->entry, "members");
        if (members.length == 0)
            continue;
        tsc_place place = member_of(discourse, marks->items[i]->entry, members);
        tsc_rank *rank = tsc_place_is_none(place) ? NULL : rank_of(discourse, place);
        if (rank != NULL)
            rank->weight += epithet_weight;
    }
    const char *home = tsc_language_rule(reading->scan->language, "home", NULL);
    if (*home != '\0')
        (void)tsc_place_parse(tsc_span_of(home), &discourse->home);
    else if (tsc_place_is_none(discourse->home))
        discourse->home = country_of_first_money(discourse, reading);
}

/* Who says "our": a rule of the language, else the country of the document that the sentence does not name as the
   other side. */
static tsc_place speaker(const tsc_discourse *discourse, const tsc_reading *reading)
{
    if (!tsc_place_is_none(discourse->home))
        return discourse->home;
    tsc_place known[3] = {discourse->seller[0], tsc_discourse_main(discourse, 0), tsc_discourse_main(discourse, 1)};
    for (size_t n = 0; n < 3; n++) {
        bool other = !tsc_place_is_country(known[n]);
        for (size_t i = 0; i < reading->place_count; i++)
            other = other || (tsc_place_same(reading->places[i].place, known[n]) && !reading->places[i].minor
                              && reading->places[i].role != TSC_PLACE_BARE && reading->places[i].role != TSC_PLACE_ADJECTIVE);
        if (!other)
            return known[n];
    }
    return tsc_place_none();
}

/* "Казахстанский министр сообщил, что республика …": the adjective is that of who speaks for the country. */
static bool speaks_for(const tsc_reading *reading, const tsc_place_mention *mention)
{
    const tsc_mark *role = mention->last < reading->scan->token_count ? tsc_scan_mark(reading->scan, mention->last, TSC_ROLE_EVENT) : NULL;
    return role != NULL && tsc_entry_has(role->entry, "kind", "role");
}

/* The other side of a topic of two countries; none where the place is no side of it. */
static tsc_place across_topic(const tsc_discourse *discourse, tsc_place place)
{
    const tsc_topic *topic = &discourse->topic;
    if (!tsc_place_is_country(topic->reporter) || !tsc_place_is_country(topic->partner))
        return tsc_place_none();
    return tsc_place_same(topic->reporter, place) ? topic->partner : tsc_place_same(topic->partner, place) ? topic->reporter : tsc_place_none();
}

/* "Kazakh sulphur is a third of the country's exports to Morocco": not Morocco's. */
static bool is_partner_behind(const tsc_reading *reading, uint32_t token, tsc_place place)
{
    for (size_t i = 0; i < reading->place_count; i++) {
        const tsc_place_mention *mention = &reading->places[i];
        bool across = mention->role == TSC_PLACE_TO || mention->role == TSC_PLACE_FROM || mention->role == TSC_PLACE_WITH;
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

/* The country that "the country" means: named by its name before, else another than the one that an adjective named. */
static tsc_place country_before(const tsc_discourse *discourse, const tsc_reading *reading, uint32_t token)
{
    tsc_place adjective = tsc_place_none();
    for (size_t i = reading->place_count; i > 0; i--) {
        const tsc_place_mention *mention = &reading->places[i - 1];
        if (mention->first >= token || mention->referred || mention->minor || mention->role == TSC_PLACE_ASIDE || mention->group || is_apposed(reading, mention, token))
            continue; /* a group is no country */
        if (!mention->adjective || speaks_for(reading, mention)) {
            tsc_place across = across_topic(discourse, mention->place);
            bool only = i == 1 && mention->role == TSC_PLACE_BARE && mention->last + 1 < token; /* "Canada is the country's second market" */
            return only && !tsc_place_is_none(across) ? across : mention->place;
        }
        adjective = mention->place;
    }
    const tsc_topic *topic = &discourse->topic;
    if (tsc_place_is_none(adjective)) /* of the two sides spoken of, the one whose trade it is */
        return tsc_place_same(discourse->subject, topic->partner) && tsc_place_is_country(topic->reporter) && topic->indicator != NULL && !topic->acts ? topic->reporter : discourse->subject;
    tsc_place other = tsc_place_same(discourse->subject, adjective) ? tsc_discourse_counterpart(discourse, adjective) : discourse->subject;
    return tsc_place_is_none(other) || is_partner_behind(reading, token, other) ? adjective : other;
}

/* "that country": the one named last, whatever its part in the sentence. */
static tsc_place that_before(const tsc_discourse *discourse, const tsc_reading *reading, uint32_t token)
{
    tsc_place found = discourse->last;
    for (size_t i = 0; i < reading->place_count && reading->places[i].first < token; i++)
        if (!reading->places[i].referred && !reading->places[i].minor)
            found = reading->places[i].place;
    return tsc_place_is_none(found) ? discourse->subject : found;
}

/* "туда", "оттуда": the country just named, else the far side of the trade that is spoken of. */
static tsc_place far_side(const tsc_discourse *discourse, const tsc_reading *reading, uint32_t token)
{
    for (size_t i = 0; i < reading->place_count; i++)
        if (reading->places[i].first < token && !reading->places[i].referred && !reading->places[i].minor && !reading->places[i].adjective)
            return country_before(discourse, reading, token);
    return tsc_place_is_none(discourse->topic.partner) ? country_before(discourse, reading, token) : discourse->topic.partner;
}

/* The country that is the subject before a token, where one is. */
static tsc_place subject_before(const tsc_reading *reading, uint32_t token)
{
    for (size_t i = 0; i < reading->place_count && reading->places[i].first < token; i++)
        if (reading->places[i].role == TSC_PLACE_BARE && !reading->places[i].referred)
            return reading->places[i].place;
    return tsc_place_none();
}

/* "Jordan sold Syria goods … and bought from it": the other side that was named by a preposition. */
static tsc_place addressed_before(const tsc_reading *reading, uint32_t token)
{
    tsc_place found = tsc_place_none();
    for (size_t i = 0; i < reading->place_count && reading->places[i].first < token; i++) {
        const tsc_place_mention *p = &reading->places[i];
        if (!p->referred && !p->minor && (p->role == TSC_PLACE_TO || p->role == TSC_PLACE_FROM || p->role == TSC_PLACE_WITH))
            found = p->place;
    }
    return found;
}

static bool is_in_phrase(const tsc_reading *reading, const tsc_mark *mark)
{
    const tsc_mentions *marks = &reading->of[TSC_ROLE_FUNCTION];
    for (size_t i = 0; i < marks->count; i++)
        if (marks->items[i]->first <= mark->first && marks->items[i]->last >= mark->last && tsc_entry_is(marks->items[i]->entry, "phrase"))
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
            if (tsc_span_equals(tsc_scan_span(scan, t - 1, t), ",") || tsc_span_equals(tsc_scan_span(scan, t - 1, t), "،"))
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
    bool since = topic->indicator != NULL && topic->sentence + 1 < discourse->sentence && tsc_place_same(discourse->subject, topic->partner);
    return since ? discourse->subject : topic->reporter;
}

/* "елдер", the countries: more than one of what its stem would mean. */
static bool means_several(const tsc_reading *reading, const tsc_mark *mark)
{
    const tsc_mentions *marks = &reading->of[TSC_ROLE_DISCOURSE];
    for (size_t i = 0; reading->verb_last && i < marks->count; i++)
        if (marks->items[i]->first == mark->first && marks->items[i]->last == mark->last && tsc_entry_is(marks->items[i]->entry, "both"))
            return true;
    return false;
}

static bool resolve(const tsc_discourse *discourse, const tsc_reading *reading, const tsc_mark *mark, tsc_place_mention *mention)
{
    const tsc_entry *entry = mark->entry;
    if (is_in_phrase(reading, mark)) /* a su vez, à son tour */
        return false;
    tsc_span members = tsc_entry_get(entry, "members");
    *mention = (tsc_place_mention){.first = mark->first, .last = mark->last, .referred = true, .role = TSC_PLACE_OWNER};
    if (tsc_entry_is(entry, "possessive")) {
        mention->place = subject_before(reading, mark->first);
        if (tsc_place_is_none(mention->place))
            mention->place = subject_ahead(reading, mark->first);
        mention->possessive = tsc_place_is_none(mention->place);
        if (mention->possessive)
            mention->place = owner_spoken_of(discourse, reading, mark->first);
    } else if (tsc_entry_is(entry, "own"))
        mention->place = speaker(discourse, reading);
    else if (tsc_entry_is(entry, "own_his"))
        mention->place = sender_before(discourse, reading, mark->first);
    else if (tsc_entry_is(entry, "epithet") && tsc_entry_has(entry, "form", "that"))
        mention->place = that_before(discourse, reading, mark->first);
    else if (tsc_entry_is(entry, "epithet") && means_several(reading, mark))
        return false;
    else if (tsc_entry_is(entry, "epithet"))
        mention->place = members.length > 0 ? member_of(discourse, entry, members)
                         : tsc_entry_get(entry, "form").length > 0 ? far_side(discourse, reading, mark->first)
                                                                   : country_before(discourse, reading, mark->first);
    else if (tsc_entry_is(entry, "other") && tsc_entry_get(entry, "form").length > 0 && !tsc_place_is_none(addressed_before(reading, mark->first)))
        mention->place = addressed_before(reading, mark->first);
    else if (tsc_entry_is(entry, "other"))
        mention->place = tsc_discourse_counterpart(discourse, known_before(discourse, reading, mark->first));
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

static tsc_place_role role_of_reference(const tsc_reading *reading, const tsc_mark *mark)
{
    const char *before = tsc_reading_before(reading, mark->first, NULL);
    const tsc_mark *within = tsc_reading_function(reading, mark->first); /* du pays, au pays */
    if (before == NULL && within != NULL && within->last < mark->last)
        before = within->entry->code;
    static const struct { const char *code; tsc_place_role role; } roles[] = {
        {"to", TSC_PLACE_TO}, {"onto", TSC_PLACE_TO}, {"from", TSC_PLACE_FROM}, {"in", TSC_PLACE_IN},
        {"into", TSC_PLACE_IN}, {"at", TSC_PLACE_IN}, {"with", TSC_PLACE_WITH}, {"of", TSC_PLACE_OF}};
    tsc_place_role role = TSC_PLACE_BARE;
    if (reading->verb_last && tsc_reading_case(reading, mark->last - 1, &role))
        return role;
    if ((mark->clitics & TSC_CLITIC_TO) != 0 || tsc_entry_has(mark->entry, "form", "to"))
        return TSC_PLACE_TO;
    if (tsc_entry_has(mark->entry, "form", "from"))
        return TSC_PLACE_FROM;
    if ((mark->clitics & TSC_CLITIC_IN) != 0)
        return TSC_PLACE_IN;
    for (size_t i = 0; before != NULL && i < sizeof roles / sizeof *roles; i++)
        if (strcmp(roles[i].code, before) == 0)
            return roles[i].role;
    return tsc_entry_is(mark->entry, "possessive") || tsc_entry_is(mark->entry, "own") ? TSC_PLACE_OWNER
           : tsc_entry_is(mark->entry, "world")                                        ? TSC_PLACE_TO
                                                                                       : TSC_PLACE_BARE;
}

/* A name of two meanings is that of the country that the document speaks of. */
static void tell_apart(const tsc_discourse *discourse, tsc_reading *reading)
{
    for (size_t i = 0; i < reading->place_count; i++) {
        tsc_place_mention *mention = &reading->places[i];
        if (tsc_place_is_none(mention->other) || weight_of(discourse, mention->other) <= weight_of(discourse, mention->place))
            continue;
        mention->place = mention->other;
        mention->minor = true;
    }
}

tsc_status tsc_discourse_refer(const tsc_discourse *discourse, tsc_reading *reading, tsc_arena *arena, tsc_error *err)
{
    const tsc_mentions *marks = &reading->of[TSC_ROLE_DISCOURSE];
    size_t room = reading->place_count + marks->count + 1, count = 0, taken = 0;
    tsc_place_mention *all = tsc_arena_calloc(arena, room, sizeof *all);
    if (all == NULL)
        return tsc_error_set(err, TSC_ENOMEM, NULL, 0, "no memory for the places of a sentence");
    tell_apart(discourse, reading);
    for (size_t i = 0; i < marks->count; i++) {
        tsc_place_mention mention;
        if (is_covered(reading, marks->items[i])
            || !resolve(discourse, reading, marks->items[i], &mention))
            continue;
        mention.role = role_of_reference(reading, marks->items[i]);
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

/* The two countries of a sentence that names two and no third. */
static void note_two(tsc_discourse *discourse, const tsc_reading *reading)
{
    tsc_place two[3];
    size_t count = 0;
    for (size_t i = 0; i < reading->place_count && count < 3; i++) {
        const tsc_place_mention *p = &reading->places[i];
        bool known = p->minor || p->referred || !tsc_place_is_country(p->place);
        for (size_t n = 0; n < count; n++)
            known = known || tsc_place_same(two[n], p->place);
        if (!known)
            two[count++] = p->place;
    }
    if (count != 2)
        return;
    discourse->two[0] = two[0], discourse->two[1] = two[1];
    discourse->two_sentence = discourse->sentence;
}

void tsc_discourse_advance(tsc_discourse *discourse, const tsc_reading *reading)
{
    tsc_place named = tsc_place_none();
    for (size_t i = 0; i < reading->place_count && tsc_place_is_none(named); i++)
        if (!reading->places[i].minor && !reading->places[i].referred && !reading->places[i].group)
            named = reading->places[i].place;
    for (size_t i = 0; i < reading->place_count; i++)
        if (!reading->places[i].minor && !reading->places[i].referred && !reading->places[i].group)
            discourse->last = reading->places[i].place;
    if (!tsc_place_is_none(named))
        discourse->subject = named;
    note_two(discourse, reading);
}

tsc_period tsc_discourse_day(const tsc_discourse *discourse)
{
    const tsc_times *times = &discourse->times;
    return times->last_day != NULL ? times->last_day(times->context, discourse->sentence) : tsc_period_none();
}

tsc_period tsc_discourse_sole(const tsc_discourse *discourse)
{
    const tsc_times *times = &discourse->times;
    return times->sole != NULL ? times->sole(times->context) : tsc_period_none();
}

static bool move_text(const char **text, tsc_arena *arena)
{
    if (*text == NULL)
        return true;
    *text = tsc_arena_strdup(arena, *text);
    return *text != NULL;
}

tsc_status tsc_discourse_move(tsc_discourse *discourse, tsc_arena *arena, tsc_error *err)
{
    const char **texts[] = {&discourse->topic.commodity, &discourse->topic.hs, &discourse->head.commodity, &discourse->head.hs};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (!move_text(texts[i], arena))
            return tsc_error_set(err, TSC_ENOMEM, NULL, 0, "no memory for what a document speaks of");
    return TSC_OK;
}
