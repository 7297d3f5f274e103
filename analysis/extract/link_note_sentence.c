/* What a sentence without a figure leaves in the discourse: headings, questions, who buys or sells of whom. */
#include "extract/link_note.h"

#include "extract/dating.h"
#include "extract/ground.h"
#include "extract/pair_parts.h"

/* "Trade of Peru and Thailand, January to October 2024": the one time that a heading names is that of what follows. */
static void note_period(const tsc_reading *reading, tsc_discourse *discourse, size_t sentence)
{
    const tsc_timex *found = NULL;
    for (size_t i = 0; i < reading->timexes->count; i++) {
        const tsc_timex *timex = &reading->timexes->items[i];
        if (timex->sort != TSC_TIMEX_PLAIN || timex->period.kind == TSC_PERIOD_NONE ||
            timex->period.kind == TSC_PERIOD_DAY)
            continue;
        if (found != NULL && tsc_period_within(timex->period, found->period))
            continue; /* kept its place in 2023, though the border was closed in September */
        if (found != NULL)
            return;
        found = timex;
    }
    if (found == NULL || reading->of[TSC_ROLE_MODALITY].count > 0)
        return;
    discourse->period = found->period, discourse->period_indicator = NULL;
    discourse->period_sentence = sentence;
}

/* Of the document's year or of the one before, and over months at least. */
static bool is_fresh(const tsc_timex *timex, tsc_date date)
{
    const int age = date.year - timex->period.last.year;
    return date.year > 0 && timex->period.kind != TSC_PERIOD_NONE && timex->period.kind != TSC_PERIOD_DAY &&
           timex->period.kind != TSC_PERIOD_YEARS && (age == 0 || age == 1);
}

/* Results, relations, partners: words in whose sentence a time is that of what follows. */
static bool is_told_of(const tsc_mark *mark)
{
    return tsc_entry_is(mark->entry, "tally") || tsc_entry_is(mark->entry, "trader");
}

/* "The chamber published the results of last year", حصيلة العام الماضي: the time beside a word for what was counted is that of
   what follows; "economic relations developed in 2025", "Italy kept the first place among the partners in 2025": so is a fresh
   one in a sentence on relations or ranks. */
static void note_tally(const tsc_reading *reading, tsc_discourse *discourse, size_t sentence)
{
    enum { BESIDE = 2 };
    const tsc_mentions *marks = &reading->of[TSC_ROLE_DISCOURSE];
    for (size_t i = 0; i < marks->count; i++)
        for (size_t k = 0; is_told_of(marks->items[i]) && k < reading->timexes->count; k++) {
            const tsc_timex *timex = &reading->timexes->items[k];
            const bool behind = timex->first >= marks->items[i]->last && timex->first - marks->items[i]->last <= BESIDE;
            const bool before = timex->last <= marks->items[i]->first && marks->items[i]->first - timex->last <= BESIDE;
            const bool ties =
                !tsc_entry_is(marks->items[i]->entry, "tally") || tsc_entry_has(marks->items[i]->entry, "form", "ties");
            if (ties ? is_fresh(timex, discourse->date) : behind || before) {
                note_period(reading, discourse, sentence);
                return;
            }
        }
}

/* "exported": a noun by its stem, but the lexicon has the verb as well. */
static bool is_verb_too(const tsc_mentions *marks, size_t index)
{
    const tsc_mark *mark = marks->items[index];
    bool noun = tsc_entry_has(mark->entry, "form", "noun");
    for (size_t i = index > 2 ? index - 2 : 0; noun && i < marks->count && i < index + 3; i++)
        if (marks->items[i]->first == mark->first && marks->items[i]->last == mark->last &&
            tsc_entry_has(marks->items[i]->entry, "form", "verb"))
            return true;
    return false;
}

/* A colon, or no sign at all: the line leads in those under it. */
static bool leads_in(const tsc_scan *scan)
{
    return scan->token_count > 0 && (tsc_scan_is(scan, scan->token_count - 1, ":") ||
                                     scan->tokens[scan->token_count - 1].kind == TSC_TOKEN_WORD);
}

/* "Uzbekistan shipped most of its fruit to the following countries:": a list of partners is to come. */
static bool opens_list(const tsc_candidate *c, tsc_discourse *discourse, size_t sentence)
{
    const tsc_scan *scan = c->reading->scan;
    const tsc_place_mention *only = NULL;
    size_t countries = 0;
    for (size_t i = 0; i < c->reading->place_count; i++)
        if (!c->reading->places[i].referred && countries++ == 0)
            only = &c->reading->places[i];
    bool subject = countries == 1 && only->role == TSC_PLACE_BARE && !only->minor && tsc_place_is_country(only->place);
    if (!subject || !leads_in(scan))
        return false;
    const tsc_topic old = discourse->topic;
    discourse->topic = (tsc_topic){.indicator = c->indicator->code,
                                   .sign = 1,
                                   .sentence = sentence,
                                   .unit = old.unit,
                                   .given = old.given,
                                   .period = old.period,
                                   .reporter = only->place,
                                   .partner = tsc_place_world(),
                                   .abroad = true};
    if (old.indicator != NULL && strcmp(old.indicator, c->indicator->code) == 0)
        discourse->topic.commodity = old.commodity, discourse->topic.hs = old.hs;
    discourse->head = discourse->topic;
    return true;
}

/* "Main suppliers of Mongolia in 2024": a heading that says whose partners are listed under it. */
static bool heads_partners(const tsc_reading *reading, const tsc_mark *mark, const tsc_indicator *indicator,
                           tsc_discourse *discourse, size_t sentence)
{
    const tsc_place_mention *whose = reading->places;
    const size_t count = reading->scan->token_count;
    if (reading->place_count != 1 || whose->referred || !tsc_place_is_country(whose->place) ||
        tsc_span_is_among(tsc_scan_token(reading->scan, count - 1), ". ? ! ; ,"))
        return false;
    const bool genitive = whose->role == TSC_PLACE_BARE && whose->first == mark->last; /* поставщики Монголии */
    if (whose->role != TSC_PLACE_OWNER && whose->role != TSC_PLACE_OF && whose->role != TSC_PLACE_TO &&
        !whose->adjective && !genitive)
        return false;
    /* suppliers export, and importers import, to or from the one whose partners they are */
    const bool acts = tsc_entry_has(mark->entry, "form", "sellers") || indicator->orientation == TSC_INWARD;
    discourse->topic = (tsc_topic){.indicator = indicator->code,
                                   .sign = 1,
                                   .sentence = sentence,
                                   .unit = discourse->topic.unit,
                                   .given = discourse->topic.given,
                                   .reporter = acts ? tsc_place_world() : whose->place,
                                   .partner = acts ? whose->place : tsc_place_world(),
                                   .abroad = true};
    discourse->head = discourse->topic;
    return true;
}

/* "Brazil ships record volumes to the Emirates": a verb of trade with both its sides. */
static bool names_sides(const tsc_reading *reading, const tsc_mark *mark, const tsc_indicator *indicator,
                        tsc_discourse *discourse, size_t sentence)
{
    tsc_quantity none = {.first = mark->first, .last = mark->last, .hedge_first = mark->first};
    tsc_candidate c = {
        .reading = reading, .quantity = &none, .edge = none.first, .anchor = mark, .indicator = indicator};
    bool traded = tsc_indicator_is_directed(indicator) && (indicator->units & TSC_UNITS_GOODS) != 0;
    bool ranked = tsc_mark_names_trader(mark); /* "Poland is the largest market for Norwegian salmon" */
    if (!traded || (!ranked && !tsc_entry_has(mark->entry, "form", "verb")))
        return false;
    if (!ranked && opens_list(&c, discourse, sentence))
        return true;
    if (reading->place_count < 2)
        return ranked && heads_partners(reading, mark, indicator, discourse, sentence);
    tsc_candidate_pair(&c, discourse);
    if (c.by_pair == NULL || strcmp(c.by_pair, "both named") != 0)
        return false;
    if (tsc_entry_has(mark->entry, "form", "buyers") && indicator->orientation == TSC_INWARD) {
        indicator = tsc_indicator_find("exports"); /* who is a buyer is told of the one who sells */
        tsc_pair_swap(&c.figure);
    }
    discourse->topic = (tsc_topic){.indicator = indicator->code,
                                   .sign = 1,
                                   .sentence = sentence,
                                   .unit = discourse->topic.unit,
                                   .given = discourse->topic.given,
                                   .reporter = c.figure.reporter,
                                   .partner = c.figure.partner,
                                   .called = ranked,
                                   .abroad = true};
    discourse->head = discourse->topic;
    return true;
}

/* Names nobody, right behind what was told of two: what it speaks of is theirs too. */
static bool keeps_two(const tsc_reading *reading, const tsc_topic *old, size_t sentence)
{
    enum { NEAR = 2 };
    return !tsc_reading_names_any(reading) && old->indicator != NULL && tsc_place_is_country(old->reporter) &&
           tsc_place_is_country(old->partner) && sentence - old->sentence <= NEAR;
}

/* "Key figures, Colombia and Panama (January-June 2023)": a line at the head of a paragraph that is no sentence and names who is
   spoken of. */
static bool is_heading(const tsc_reading *reading, const tsc_discourse *discourse, size_t sentence)
{
    const size_t count = reading->scan->token_count;
    return discourse->unit == sentence && count > 0 && reading->place_count > 0 &&
           !tsc_span_is_among(tsc_scan_token(reading->scan, count - 1), ". ? ! ; ,");
}

/* "Share of the main customers in exports:", "Main customers:": what is listed behind the colon are shares, where it is told in per
   cent. */
static bool opens_shares(const tsc_reading *reading)
{
    const tsc_mentions *marks = &reading->of[TSC_ROLE_INDICATOR];
    const size_t count = reading->scan->token_count;
    if (count == 0 || !tsc_scan_is(reading->scan, count - 1, ":"))
        return false;
    for (size_t i = 0; i < marks->count; i++)
        if (tsc_entry_is(marks->items[i]->entry, "trade_share") || tsc_mark_names_trader(marks->items[i]))
            return true;
    return false;
}

/* A heading told whose trade with all the world it is, and a line that names nobody opens a list of it. */
static bool keeps_owner(const tsc_reading *reading, const tsc_topic *old, size_t sentence)
{
    return opens_shares(reading) && old->noted && tsc_place_is_country(old->reporter) &&
           !tsc_place_is_country(old->partner) && sentence - old->sentence == 1 && !tsc_reading_names_any(reading);
}

/* A run of months, a quarter or a half, as figures are told for. */
static bool names_part_of_year(const tsc_reading *reading)
{
    for (size_t i = 0; i < reading->timexes->count; i++) {
        const tsc_period_kind kind = reading->timexes->items[i].period.kind;
        if (kind == TSC_PERIOD_MONTHS || kind == TSC_PERIOD_QUARTER || kind == TSC_PERIOD_HALF)
            return true;
    }
    return false;
}

/* The topic as the noun of a flow names it, with what goes on of the old one. */
static tsc_topic topic_of_noun(const tsc_reading *reading, const tsc_mark *mark, const tsc_topic *old, size_t sentence,
                               bool goes_on)
{
    tsc_topic topic = {.indicator = tsc_indicator_find(mark->entry->code)->code,
                       .noted = true,
                       .sign = 1,
                       .sentence = sentence,
                       .unit = old->unit,
                       .given = old->given,
                       .abroad = tsc_mark_is_abroad(mark) || (goes_on && old->abroad)};
    if (goes_on) /* "The rise of exports came from more purchases by all buyers:" */
        topic.reporter = old->reporter, topic.partner = old->partner, topic.commodity = old->commodity,
        topic.hs = old->hs;
    else if (keeps_two(reading, old, sentence)) /* "They want to reduce this imbalance" */
        topic.reporter = old->reporter, topic.partner = old->partner, topic.abroad = old->abroad;
    else if (keeps_owner(reading, old, sentence))
        topic.reporter = topic.given = old->reporter, topic.partner = tsc_place_world();
    return topic;
}

/* The sides that the sentence names for the noun of a flow. */
static void note_sides(const tsc_reading *reading, const tsc_mark *mark, tsc_discourse *discourse)
{
    tsc_quantity none = {.first = mark->first, .last = mark->last, .hedge_first = mark->first};
    tsc_candidate c = {.reading = reading,
                       .quantity = &none,
                       .edge = none.first,
                       .anchor = mark,
                       .indicator = tsc_indicator_find(mark->entry->code)};
    tsc_candidate_pair(&c, discourse);
    /* "The trade of Turkey with Africa is modest": of two, whatever the word */
    if (reading->place_count > 1 && tsc_candidate_has_two_sides(&c))
        discourse->topic.abroad = true;
    discourse->topic.reporter = c.figure.reporter, discourse->topic.partner = c.figure.partner;
    discourse->topic.abroad = discourse->topic.abroad || tsc_code_is(c.by_pair, "both named");
    if (c.ordered && tsc_place_is_country(c.figure.reporter))
        discourse->seller[0] = c.figure.reporter, discourse->seller[1] = c.figure.partner;
}

static void note_noun(const tsc_reading *reading, const tsc_mark *mark, tsc_discourse *discourse, size_t sentence)
{
    enum { NEAR = 2 };
    const tsc_topic old = discourse->topic;
    const bool goes_on = tsc_code_is(old.indicator, mark->entry->code) && sentence - old.sentence <= NEAR;
    discourse->topic = topic_of_noun(reading, mark, &old, sentence, goes_on);
    if (tsc_reading_names_any(reading) || (reading->place_count > 0 && !goes_on))
        note_sides(reading, mark, discourse);
    discourse->topic.share = opens_shares(reading);
    discourse->head = discourse->topic;
    note_period(reading, discourse, sentence);
}

/* The first word of a flow says what is spoken of; false where there is none. */
static bool note_flow(const tsc_reading *reading, tsc_discourse *discourse, size_t sentence)
{
    const tsc_mentions *marks = &reading->of[TSC_ROLE_INDICATOR];
    for (size_t i = 0; i < marks->count; i++) {
        const tsc_mark *mark = marks->items[i];
        const tsc_indicator *indicator = tsc_indicator_find(mark->entry->code);
        if (indicator == NULL || indicator->orientation == TSC_SHARE || !indicator->flow || is_verb_too(marks, i))
            continue;
        const bool trades = tsc_entry_has(mark->entry, "form", "verb") && indicator->orientation == TSC_MUTUAL &&
                            reading->place_count > 0; /* "We have never traded so much with them" */
        if (tsc_entry_has(mark->entry, "form", "noun") || trades) {
            note_noun(reading, mark, discourse, sentence);
            return true;
        }
        note_period(reading, discourse, sentence);
        if (names_sides(reading, mark, indicator, discourse, sentence))
            return true;
    }
    return false;
}

void tsc_note_sentence(const tsc_reading *reading, tsc_discourse *discourse, size_t sentence)
{
    if (note_flow(reading, discourse, sentence))
        return;
    if (opens_shares(reading) && discourse->topic.indicator != NULL && sentence - discourse->topic.sentence == 1)
        discourse->topic.share = true, discourse->topic.sentence = sentence;
    /* "The office has published its data for January to May" */
    const bool told = discourse->period.kind == TSC_PERIOD_NONE && names_part_of_year(reading);
    if (told || is_heading(reading, discourse, sentence))
        note_period(reading, discourse, sentence);
    note_tally(reading, discourse, sentence);
}
