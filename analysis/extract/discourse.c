#include "extract/discourse.h"

#include "extract/event_sentence.h"
#include "extract/pair_parts.h"

#include "extract/currency.h"

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
    discourse->times = kept.times, discourse->home = kept.home, discourse->home_spoken = kept.home_spoken,
    discourse->money = kept.money;
    if (related)
        discourse->period = kept.period, discourse->period_sentence = kept.period_sentence,
        discourse->period_indicator = kept.period_indicator;
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

/* The highest of those below a rank, NULL: of all; NULL where there is none. */
static const tsc_rank *next_below(const tsc_discourse *discourse, const tsc_rank *above)
{
    const tsc_rank *highest = NULL;
    for (size_t i = 0; i < discourse->rank_count; i++) {
        const tsc_rank *rank = &discourse->ranks[i];
        if ((above == NULL || is_above_here(discourse, above, rank)) &&
            (highest == NULL || is_above_here(discourse, rank, highest)))
            highest = rank;
    }
    return highest;
}

tsc_place tsc_discourse_main(const tsc_discourse *discourse, size_t n)
{
    const tsc_rank *rank = next_below(discourse, NULL);
    for (; rank != NULL && n > 0; n--)
        rank = next_below(discourse, rank);
    return rank != NULL ? rank->place : tsc_place_none();
}

tsc_place tsc_discourse_main_country(const tsc_discourse *discourse, size_t n)
{
    const tsc_rank *rank = next_below(discourse, NULL);
    for (; rank != NULL; rank = next_below(discourse, rank))
        if (tsc_place_is_country(rank->place) && n-- == 0)
            return rank->place;
    return tsc_place_none();
}

static const tsc_rank *find_rank(const tsc_discourse *discourse, tsc_place place)
{
    for (size_t n = 0; n < discourse->rank_count; n++)
        if (tsc_place_same(discourse->ranks[n].place, place))
            return &discourse->ranks[n];
    return NULL;
}

double tsc_discourse_weight(const tsc_discourse *discourse, tsc_place place)
{
    const tsc_rank *rank = find_rank(discourse, place);
    return rank != NULL ? rank->weight : 0;
}

bool tsc_discourse_is_far(const tsc_discourse *discourse, tsc_place place)
{
    const tsc_rank *rank = find_rank(discourse, place);
    return rank != NULL && !rank->near;
}

bool tsc_discourse_has_named(const tsc_discourse *discourse, tsc_place place)
{
    const tsc_rank *rank = find_rank(discourse, place);
    return rank != NULL && rank->sentence <= discourse->sentence;
}

tsc_place tsc_discourse_main_near(const tsc_discourse *discourse)
{
    for (size_t n = 0; n < discourse->rank_count; n++) {
        tsc_place place = tsc_discourse_main(discourse, n);
        if (tsc_place_is_country(place) && !tsc_discourse_is_far(discourse, place))
            return place;
    }
    return tsc_place_none();
}

bool tsc_discourse_is_led_by_two(const tsc_discourse *discourse)
{
    return tsc_discourse_weight(discourse, tsc_discourse_main(discourse, 1)) >=
           1.5 * tsc_discourse_weight(discourse, tsc_discourse_main(discourse, 2));
}

bool tsc_discourse_is_aside(const tsc_discourse *discourse)
{
    enum { MUCH = 2 };       /* how much more the two are spoken of */
    const double once = 1.2; /* a mention weighs 1 or little more */
    const tsc_topic *topic = &discourse->topic;
    const tsc_place *two = discourse->left;
    if (tsc_place_is_none(two[0]) || topic->sentence >= discourse->sentence)
        return false;
    const bool reports = tsc_place_is_among(topic->reporter, two, 2),
               takes = tsc_place_is_among(topic->partner, two, 2);
    const double third = tsc_discourse_weight(discourse, reports ? topic->partner : topic->reporter);
    if (reports == takes || third > once)
        return false;
    for (size_t i = 0; i < 2; i++)
        if (tsc_discourse_weight(discourse, two[i]) < MUCH * third ||
            (!tsc_place_same(two[i], tsc_discourse_main_country(discourse, 0)) &&
             !tsc_place_same(two[i], tsc_discourse_main_country(discourse, 1))))
            return false;
    return true;
}

bool tsc_discourse_opens(const tsc_discourse *discourse, tsc_place place)
{
    const tsc_rank *own = find_rank(discourse, place);
    for (size_t i = 0; own != NULL && i < discourse->rank_count; i++)
        if (discourse->ranks[i].first < own->first)
            return false;
    return own != NULL && own->near && own->sentence < discourse->sentence;
}

tsc_place tsc_discourse_counterpart(const tsc_discourse *discourse, tsc_place place)
{
    const tsc_topic *topic = &discourse->topic;
    tsc_place first = tsc_discourse_main(discourse, 0), second = tsc_discourse_main(discourse, 1);
    tsc_place sides[2] = {topic->reporter, topic->partner};
    bool told = tsc_place_same(place, sides[0]) || tsc_place_same(place, sides[1]) || tsc_place_is_none(place) ||
                tsc_discourse_is_led_by_two(discourse);
    const bool recent = topic->indicator != NULL && discourse->sentence - topic->sentence <= 1 &&
                        tsc_place_is_among(place, sides, 2) && !tsc_discourse_is_aside(discourse);
    for (int i = 0; told && i < 2; i++)
        if (!tsc_place_is_none(sides[i]) && tsc_place_is_country(sides[i]) && !tsc_place_same(sides[i], place) &&
            (recent || tsc_place_same(sides[i], first) || tsc_place_same(sides[i], second) ||
             (!tsc_place_is_country(first) && tsc_place_same(place, first))))
            return sides[i];
    for (size_t i = 0; i < discourse->rank_count; i++)
        if (tsc_place_is_country(discourse->ranks[i].place) && !tsc_place_same(discourse->ranks[i].place, place) &&
            tsc_discourse_opens(discourse, discourse->ranks[i].place))
            return discourse->ranks[i].place;
    tsc_place other = !tsc_place_same(first, place) ? first : second;
    bool one_of_many =
        !tsc_place_same(other, first) && !tsc_discourse_opens(discourse, other) &&
        tsc_discourse_weight(discourse, other) <= tsc_discourse_weight(discourse, tsc_discourse_main(discourse, 3));
    /* a country that the text names only further on is no partner of what is said here */
    return tsc_discourse_has_named(discourse, other) && !one_of_many ? other : tsc_place_none();
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

static bool is_member(tsc_span members, tsc_place place)
{
    size_t length = strlen(place.code);
    for (size_t at = 0; length > 0 && at + length <= members.length; at++)
        if ((at == 0 || members.data[at - 1] == ',') && memcmp(members.data + at, place.code, length) == 0 &&
            (at + length == members.length || members.data[at + length] == ','))
            return true;
    return false;
}

/* Of two countries that an epithet fits the one that has been named by now, else the likelier one, unless the other is spoken of
   much more. */
static bool fits_better(const tsc_discourse *discourse, const tsc_rank *a, const tsc_rank *likelier)
{
    const bool named = a->sentence <= discourse->sentence;
    if (likelier == NULL || named != (likelier->sentence <= discourse->sentence))
        return likelier == NULL || named;
    return a->weight > 2 * likelier->weight;
}

/* Of the countries that an epithet fits, one that the document names; where it names none, the first of a few: "the African
   country" tells nothing of itself. */
tsc_place tsc_discourse_member(const tsc_discourse *discourse, const tsc_entry *entry, tsc_span members)
{
    tsc_place first = tsc_place_none();
    const tsc_rank *best = NULL;
    const tsc_place sides[] = {discourse->topic.reporter, discourse->topic.partner};
    for (size_t i = 0; i < 2; i++)
        if (is_member(members, sides[i]))
            return sides[i];
    for (size_t at = 0; at < members.length;) {
        const char *comma = memchr(members.data + at, ',', members.length - at);
        size_t length = comma != NULL ? (size_t)(comma - members.data) - at : members.length - at;
        tsc_place place = tsc_place_none();
        (void)tsc_place_parse(tsc_span_make(members.data + at, length), &place);
        const tsc_rank *rank = find_rank(discourse, place);
        if (rank != NULL && fits_better(discourse, rank, best))
            best = rank;
        if (tsc_place_is_none(first))
            first = place;
        at += length + 1;
    }
    enum { FEW = 18 * 4 }; /* characters of a list of codes */
    if (best != NULL)
        return best->place;
    if (is_member(members, discourse->treasury))
        return discourse->treasury; /* the Kingdom of the money that is told in */
    return members.length <= FEW && !tsc_entry_has(entry, "form", "named") ? first : tsc_place_none();
}

/* "African": of where things happen rather than of who acts (rule `region`). */
static bool is_of_region(const tsc_reading *reading, const tsc_place_mention *mention)
{
    return mention->adjective && mention->group &&
           tsc_span_is_among(tsc_span_of(mention->place.code),
                             tsc_language_rule(reading->scan->language, "region", "adjective"));
}

/* The country whose money a sentence tells of; none where it tells of two such. */
static tsc_place owner_of_money(const tsc_reading *reading)
{
    tsc_place found = tsc_place_none();
    for (size_t i = 0; i < reading->quantities->count; i++) {
        const tsc_quantity *q = &reading->quantities->items[i];
        tsc_place place = tsc_place_none();
        if (!tsc_currency_is_local(reading->scan->language, q->unit) ||
            !tsc_place_from_alpha2(tsc_span_make(q->unit.code, 2), &place))
            continue;
        if (!tsc_place_is_none(found) && !tsc_place_same(found, place))
            return tsc_place_none();
        found = place;
    }
    return found;
}

/* "Exports fell to 67 billion dirhams" where no country has been named: of the country whose money it is. */
static void note_home(tsc_discourse *discourse, const tsc_reading *reading)
{
    const char *home = tsc_language_habits_of(reading->scan->language).home;
    if (tsc_place_is_none(discourse->treasury))
        discourse->treasury = owner_of_money(reading);
    if (*home != '\0')
        (void)tsc_place_parse(tsc_span_of(home), &discourse->home), discourse->home_spoken = true;
    else if (tsc_place_is_none(discourse->home) && discourse->rank_count == 0 && reading->place_count == 0)
        discourse->home = owner_of_money(reading);
}

void tsc_discourse_count(tsc_discourse *discourse, const tsc_reading *reading)
{
    for (size_t i = 0; i < reading->place_count; i++) {
        const tsc_place_mention *mention = &reading->places[i];
        if (mention->referred || tsc_place_is_world(mention->place) || tsc_place_is_unnamed(mention->place))
            continue;
        const tsc_place_mention *before = i > 0 ? &reading->places[i - 1] : NULL;
        if (before != NULL && tsc_place_same(before->place, mention->place) && mention->first - before->last == 1 &&
            tsc_span_equals(tsc_scan_span(reading->scan, before->last, mention->first), "("))
            continue; /* the European Union (EU) */
        tsc_rank *rank = rank_of(discourse, mention->place);
        discourse->mention_count++;
        if (rank != NULL)
            rank->near = rank->near || (mention->role != TSC_PLACE_TO && mention->role != TSC_PLACE_FROM &&
                                        mention->role != TSC_PLACE_WITH);
        if (rank != NULL)
            rank->weight += mention->minor || !tsc_place_is_none(mention->other) || is_of_region(reading, mention)
                                ? minor_weight
                                : 1;
    }
    note_home(discourse, reading);
    const tsc_mentions *marks = &reading->of[TSC_ROLE_DISCOURSE];
    for (size_t i = 0; i < marks->count; i++) {
        tsc_span members = tsc_entry_get(marks->items[i]->entry, "members");
        if (members.length == 0)
            continue;
        tsc_place place = tsc_discourse_member(discourse, marks->items[i]->entry, members);
        const bool guessed = memchr(members.data, ',', members.length) != NULL && !tsc_place_is_country(place) &&
                             tsc_discourse_weight(discourse, place) <= 0;
        /* "the bloc", before any is named */
        tsc_rank *rank = tsc_place_is_none(place) || guessed ? NULL : rank_of(discourse, place);
        if (rank != NULL)
            rank->weight += epithet_weight;
    }
    const bool acts = tsc_scan_has(reading->scan, TSC_ROLE_EVENT);
    for (size_t i = 0; acts && tsc_place_is_none(discourse->seat) && i < reading->scan->mark_count; i++)
        if (tsc_event_is_kind(&reading->scan->marks[i], TSC_EVENT_SEAT))
            (void)tsc_place_parse(tsc_span_of(reading->scan->marks[i].entry->code), &discourse->seat);
}

/* "Georgia and Armenia": the first two that an "and" joins, else the only two. */
static void note_joined(tsc_discourse *discourse, const tsc_reading *reading, const tsc_place *two)
{
    for (size_t i = 1; i < reading->place_count; i++) {
        const tsc_place_mention *a = &reading->places[i - 1], *b = &reading->places[i];
        const bool near = b->first - a->last <= 2 && !a->referred && !b->referred;
        if (near && tsc_place_is_country(a->place) && tsc_place_is_country(b->place) &&
            (tsc_reading_is_behind(reading, b->first, "and") || /* "to Georgia and to Armenia" */
             (b->first - a->last == 2 && tsc_reading_is_behind(reading, b->first - 1, "and")))) {
            discourse->joined[0] = a->place, discourse->joined[1] = b->place;
            discourse->joined_sentence = discourse->sentence;
            return;
        }
    }
    if (two == NULL)
        return;
    discourse->joined[0] = two[0], discourse->joined[1] = two[1];
    discourse->joined_sentence = discourse->sentence;
}

/* The two countries of a sentence that names two and no third. */
static void note_two(tsc_discourse *discourse, const tsc_reading *reading)
{
    tsc_place two[3];
    size_t count = 0;
    for (size_t i = 0; i < reading->place_count && count < 3; i++) {
        const tsc_place_mention *p = &reading->places[i];
        const bool known = p->minor || p->referred || tsc_reading_is_stage(reading, p) ||
                           tsc_place_is_among(p->place, two, count) || !tsc_place_is_country(p->place);
        if (!known)
            two[count++] = p->place;
    }
    note_joined(discourse, reading, count == 2 ? two : NULL);
    if (count != 2)
        return;
    discourse->two[0] = two[0], discourse->two[1] = two[1];
    discourse->two_sentence = discourse->sentence;
}

/* Whom "our" was found to mean; none where a sentence does not say it. */
static tsc_place speaks_of_its_own(const tsc_reading *reading)
{
    const tsc_mentions *marks = &reading->of[TSC_ROLE_DISCOURSE];
    for (size_t i = 0; i < marks->count; i++)
        for (size_t k = 0; tsc_entry_is(marks->items[i]->entry, "own") && k < reading->place_count; k++)
            if (reading->places[k].referred && reading->places[k].first == marks->items[i]->first &&
                tsc_place_is_country(reading->places[k].place))
                return reading->places[k].place;
    return tsc_place_none();
}

/* "Interview with the ambassador of India in Muscat": the first country behind such words is that of who speaks. */
static tsc_place interviewed(const tsc_reading *reading)
{
    enum { NEAR = 8 };
    const tsc_mentions *marks = &reading->of[TSC_ROLE_DISCOURSE];
    for (size_t i = 0; i < marks->count; i++)
        for (size_t k = 0; tsc_entry_is(marks->items[i]->entry, "interview") && k < reading->place_count; k++) {
            const tsc_place_mention *p = &reading->places[k];
            const bool near = reading->verb_last
                                  ? p->last <= marks->items[i]->first && marks->items[i]->first - p->last <= NEAR
                                  : p->first >= marks->items[i]->last && p->first - marks->items[i]->last <= NEAR;
            if (near && !p->minor && !p->referred && tsc_place_is_country(p->place))
                return p->place;
        }
    return tsc_place_none();
}

/* "For Brazil, Norway is the first partner": in a phrase that opens the sentence, before its subject. */
static bool is_fronted(const tsc_reading *reading, size_t index)
{
    const tsc_place_mention *p = &reading->places[index];
    const bool phrase =
        p->role == TSC_PLACE_TO || p->role == TSC_PLACE_FROM || p->role == TSC_PLACE_WITH || p->role == TSC_PLACE_IN;
    return phrase && tsc_scan_is_comma(reading->scan, p->last) && index + 1 < reading->place_count &&
           p[1].role == TSC_PLACE_BARE && p[1].first == p->last + 1 && !p[1].referred && !p[1].group && !p[1].minor;
}

/* "Afghanistan is the main market for Uzbek flour": who is ranked is whom the sentence is on, and not whose the goods are. */
static const tsc_place_mention *find_ranked(const tsc_reading *reading)
{
    const tsc_mentions *marks = &reading->of[TSC_ROLE_INDICATOR];
    bool ranks = false;
    for (size_t i = 0; i < marks->count && !ranks; i++)
        ranks = tsc_mark_names_trader(marks->items[i]);
    for (size_t i = 0; ranks && i < reading->place_count; i++) {
        const tsc_place_mention *p = &reading->places[i];
        if (p->role == TSC_PLACE_BARE && !p->adjective && !p->minor && !p->referred &&
            !tsc_pair_is_attributed(reading, p))
            return p;
    }
    return NULL;
}

/* The country named last; "…, the Bank of Guatemala said": not whose office is quoted, where another one was named. */
static void note_last(tsc_discourse *discourse, const tsc_reading *reading)
{
    const tsc_place_mention *ranked = reading->place_count > 1 ? find_ranked(reading) : NULL;
    if (ranked != NULL) {
        discourse->last = ranked->place;
        return;
    }
    tsc_place quoted = tsc_place_none(), last = tsc_place_none();
    for (size_t i = 0; i < reading->place_count; i++) {
        const tsc_place_mention *p = &reading->places[i];
        if (!p->minor && !p->referred && !p->group)
            *(tsc_pair_is_attributed(reading, p) ? &quoted : &last) = p->place;
    }
    if (!tsc_place_is_none(last) || !tsc_place_is_none(quoted))
        discourse->last = tsc_place_is_none(last) ? quoted : last;
}

void tsc_discourse_advance(tsc_discourse *discourse, const tsc_reading *reading)
{
    tsc_place named = tsc_place_none();
    bool is_adjective = false;
    for (size_t i = 0; i < reading->place_count && tsc_place_is_none(named); i++)
        if (!reading->places[i].minor && !reading->places[i].referred && !reading->places[i].group &&
            !is_fronted(reading, i))
            named = reading->places[i].place, is_adjective = reading->places[i].adjective;
    note_last(discourse, reading);
    if (!tsc_place_is_none(named))
        discourse->subject = named;
    bool capital = discourse->topic.indicator != NULL && strncmp(discourse->topic.indicator, "fdi", 3) == 0;
    /* Emirati investment into Tunisia: of Tunisia, where the text is */
    for (size_t i = 0; is_adjective && capital && i < reading->place_count; i++)
        if (!reading->places[i].adjective && !reading->places[i].minor && !reading->places[i].referred &&
            tsc_place_same(reading->places[i].place, tsc_discourse_main(discourse, 0)))
            discourse->subject = reading->places[i].place;
    tsc_place quoted = tsc_discourse_quoted(reading);
    if (!tsc_place_is_none(quoted))
        discourse->speaker = quoted;
    else if (tsc_place_is_none(discourse->speaker))
        discourse->speaker = interviewed(reading);
    if (tsc_place_is_none(discourse->speaker))
        discourse->speaker = speaks_of_its_own(reading);
    discourse->goods_named = discourse->goods_named || reading->of[TSC_ROLE_COMMODITY].count > 0;
    note_two(discourse, reading);
    for (size_t i = 0; tsc_unit_is_none(discourse->money) && i < reading->quantities->count; i++) {
        const tsc_quantity *q =
            &reading->quantities->items[i]; /* what is told of something else is told in money as well */
        const bool sure = *q->family == '\0' || strcmp(q->family, "dollar") == 0;
        if (q->traps == 0 && q->scale >= 1e6 && sure && tsc_unit_is_currency(q->unit))
            discourse->money = q->unit;
    }
    tsc_place host = tsc_pair_trader_host(reading);
    if (!tsc_place_is_none(host))
        discourse->host = host, discourse->host_sentence = discourse->sentence;
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
    const char **texts[] = {&discourse->topic.commodity, &discourse->topic.hs, &discourse->head.commodity,
                            &discourse->head.hs};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (!move_text(texts[i], arena))
            return tsc_error_memory(err, "what a document speaks of");
    return TSC_OK;
}
