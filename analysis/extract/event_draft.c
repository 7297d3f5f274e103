/* From the acts of a sentence to drafts: who is near them, when they are said to be, what is told of them. */
#include "extract/event_draft.h"

#include "core/grow.h"
#include "extract/event_home.h"
#include "extract/event_places.h"
#include "extract/event_sector.h"
#include "extract/event_tense.h"

#include <strings.h>

enum { EVIDENCE_REACH = 48, HOUSE_REACH = 3 };

/* One of the words of a list parted by blanks, whatever their capitals. */
static bool has_spaced_word(tsc_span list, tsc_span word)
{
    for (size_t start = 0, i = 0; i <= list.length; i++)
        if (i == list.length || list.data[i] == ' ') {
            if (i - start == word.length && word.length > 0 &&
                strncasecmp(list.data + start, word.data, word.length) == 0)
                return true;
            start = i + 1;
        }
    return false;
}

/* The clause around act and verb, without the marks at its ends. */
static void set_evidence(const tsc_event_sentence *sentence, const tsc_act_reading *reading, tsc_event_draft *draft)
{
    const tsc_scan *scan = sentence->scan;
    uint32_t first = reading->first, last = reading->last;
    while (first > 0 && sentence->clause[first - 1] == sentence->clause[reading->first] &&
           reading->first - first < EVIDENCE_REACH)
        first--;
    while (last < scan->token_count && sentence->clause[last] == sentence->clause[reading->last - 1] &&
           last - reading->last < EVIDENCE_REACH)
        last++;
    if (first == 0 && sentence->bullet && reading->first > 0 && scan->tokens[0].kind == TSC_TOKEN_NUMBER)
        first++; /* 1. Agreement on customs */
    while (first < reading->first &&
           (scan->tokens[first].kind == TSC_TOKEN_PUNCTUATION || scan->tokens[first].kind == TSC_TOKEN_SYMBOL))
        first++;
    while (last > reading->last &&
           (scan->tokens[last - 1].kind == TSC_TOKEN_PUNCTUATION || scan->tokens[last - 1].kind == TSC_TOKEN_SYMBOL))
        last--;
    draft->start = scan->tokens[first].start;
    draft->end = scan->tokens[last - 1].end;
}

tsc_event_draft *tsc_event_draft_new(tsc_event_draft **drafts, size_t *count, size_t *room, tsc_arena *arena)
{
    tsc_event_draft *larger = tsc_grow_in(arena, *drafts, *count, room, sizeof *larger);
    if (!larger)
        return NULL;
    *drafts = larger;
    tsc_event_draft *draft = &(*drafts)[(*count)++];
    memset(draft, 0, sizeof *draft);
    return draft;
}

static bool overlaps_house(const tsc_event_sentence *sentence, const tsc_event_item *item)
{
    for (size_t i = 0; i < sentence->item_count; i++) {
        const tsc_event_item *house = &sentence->items[i];
        if (house->kind == TSC_EVENT_HOUSE && house->first < item->last + HOUSE_REACH &&
            item->first < house->last + HOUSE_REACH)
            return true;
    }
    return false;
}

/* Those who meet are of one sort (the code of the word: `-` for parliaments): two of them, words side by side (the
   speaker of the senate) counted once, or one and nobody else who speaks for a country but its counterpart. */
static bool is_among_houses(const tsc_event_sentence *sentence, const tsc_act_reading *reading, const char *code)
{
    size_t houses = 0;
    uint32_t end = 0;
    bool peer = false, others = false;
    for (size_t i = 0; i < sentence->item_count; i++) {
        const tsc_event_item *item = &sentence->items[i];
        if (item->kind == TSC_EVENT_HOUSE && tsc_span_equals(item->code, code)) {
            bool parted = reading->act->first >= end && reading->act->first < item->first;
            houses += end == 0 || parted || item->first > end + (sentence->verb_last ? 0 : HOUSE_REACH);
            end = item->last > end ? item->last : end;
        } else if (item->kind == TSC_EVENT_ROLE &&
                   sentence->clause[item->first] == sentence->clause[reading->act->first]) {
            peer = peer || tsc_span_equals(item->code, "peer");
            others = others || (!tsc_span_equals(item->code, "peer") && !overlaps_house(sentence, item));
        }
    }
    bool business = strcmp(code, "-") != 0;
    return business ? houses >= 1 && !others : houses >= 2 || (houses == 1 && peer && !others);
}

/* "Will restrict imports unless the fees are lifted" */
static bool is_conditional(const tsc_event_sentence *sentence)
{
    for (size_t i = 0; i < sentence->op_count; i++)
        if (sentence->ops[i]->op == TSC_OP_IF)
            return true;
    return false;
}

/* A meeting held by video is a call, one of two speakers one of parliaments; a visit or meeting called off is an act
   of its own. */
static const tsc_event_code *particular(const tsc_event_codes *codes, const tsc_event_sentence *sentence,
                                        tsc_act_reading *reading)
{
    if (tsc_act_is(reading, "MEET") && is_among_houses(sentence, reading, "-"))
        return tsc_event_codes_get(codes, tsc_span_of("PARLIAMENT"));
    if (tsc_act_is(reading, "MEET") && is_among_houses(sentence, reading, "BIZ_FORUM"))
        return tsc_event_codes_get(codes, tsc_span_of("BIZ_FORUM"));
    if (tsc_act_is(reading, "MEET") && tsc_event_says(sentence, TSC_EVENT_VIDEO))
        return tsc_event_codes_get(codes, tsc_span_of("CALL"));
    if (tsc_act_is(reading, "TRADE_THREAT") && (reading->status != TSC_EVENT_CANCELLED || reading->act->verbal))
        reading->status = TSC_EVENT_DONE; /* the threat is the act, whatever it threatens with */
    if (tsc_act_is(reading, "TRADE_BAN") && reading->status == TSC_EVENT_PLANNED && is_conditional(sentence)) {
        reading->status = TSC_EVENT_DONE;
        return tsc_event_codes_get(codes, tsc_span_of("TRADE_THREAT"));
    }
    if ((tsc_act_is(reading, "VISIT") || tsc_act_is(reading, "MEET")) && reading->status == TSC_EVENT_CANCELLED) {
        reading->status = TSC_EVENT_DONE;
        return tsc_event_codes_get(codes, tsc_span_of("VISIT_CANCEL"));
    }
    return NULL;
}

/* The agreement was signed by: a noun with a definite word before it (rule `definite`: its words; `prefix`: what the noun
   begins with; `initial`: where there are no articles, a noun at the head of its sentence before its verb). */
static bool is_definite(const tsc_event_sentence *sentence, const tsc_act_reading *reading)
{
    enum { REACH = 3 };
    const tsc_scan *scan = sentence->scan;
    const tsc_event_item *act = reading->act;
    const tsc_language_grammar *grammar = tsc_language_grammar_of(scan->language);
    const tsc_span prefix = tsc_span_of(grammar->definite_prefix);
    const tsc_span noun = tsc_scan_token(scan, act->first);
    if (prefix.length > 0 && prefix.length < noun.length && memcmp(noun.data, prefix.data, prefix.length) == 0)
        return true;
    if (*grammar->definite_initial)
        return act->first == 0 && act->last <= reading->verb->first;
    const tsc_span words = tsc_span_of(grammar->definite);
    for (uint32_t t = act->first; words.length > 0 && t > 0 && act->first - t < REACH; t--) {
        if (scan->tokens[t - 1].kind == TSC_TOKEN_PUNCTUATION)
            return false;
        if (has_spaced_word(words, tsc_scan_token(scan, t - 1)))
            return true;
        if (tsc_scan_says(scan, t - 1, TSC_ROLE_FUNCTION, "article"))
            return false;
    }
    return false;
}

/* It will be signed: `again` lists the codes of what it may be. False where memory is short. */
static bool set_antecedents(const tsc_act_reading *reading, tsc_arena *keep, tsc_event_draft *draft)
{
    const tsc_span again = tsc_entry_get(reading->act->entry, "again");
    if (again.length <= 1 || tsc_span_equals(again, "one"))
        return true;
    draft->antecedents = tsc_arena_strndup(keep, again.data, again.length);
    return draft->antecedents != NULL;
}

static void add_line(tsc_buffer *rule, const tsc_entry *entry)
{
    tsc_buffer_add_text(rule, entry->file);
    tsc_buffer_add_char(rule, ':');
    tsc_buffer_add_integer(rule, entry->line);
}

/* The lines of the lexicon that made it, so that a wrong one can be found: en/event.tsv:614 en/event.tsv:12. */
static bool set_rule(const tsc_act_reading *reading, tsc_arena *keep, tsc_event_draft *draft)
{
    tsc_buffer rule;
    tsc_buffer_init(&rule);
    add_line(&rule, reading->act->entry);
    if (reading->verb != reading->act) {
        tsc_buffer_add_char(&rule, ' ');
        add_line(&rule, reading->verb->entry);
    }
    draft->rule = rule.failed ? NULL : tsc_arena_strdup(keep, tsc_buffer_text(&rule));
    tsc_buffer_clear(&rule);
    return draft->rule;
}

/* Two countries named are sure; one and its partner less so, the pair of the document alone still less, though a
   communique hardly ever names its sides again: all three enter series and reports, a headline's only where it names. */
static double confidence_of(const tsc_event_draft *draft)
{
    double sure = draft->named_count >= 2 ? 0.9 : draft->named_count == 1 ? 0.85 : 0.8;
    return draft->title ? sure - 0.1 : sure;
}

/* A day earlier, the next day: told from the day of the act before, in the act's own clause. */
static void set_shift(const tsc_event_sentence *sentence, const tsc_act_reading *reading, tsc_event_draft *draft)
{
    for (size_t i = 0; i < sentence->item_count; i++) {
        const tsc_event_item *item = &sentence->items[i];
        if (item->kind != TSC_EVENT_SHIFT || sentence->clause[item->first] != sentence->clause[reading->verb->first])
            continue;
        draft->shifted = true;
        draft->shift = tsc_span_equals(item->code, "before") ? -1 : tsc_span_equals(item->code, "after") ? 1 : 0;
    }
}

/* Ratified the treaty concluded with Chile, where verbs come last: a participle right before its noun, of which something else
   is told behind it. */
static bool stands_before_noun(const tsc_event_sentence *sentence, const tsc_act_reading *reading,
                               const tsc_act_reading *other)
{
    return sentence->verb_last && reading->verb->last == reading->act->first &&
           other->verb->first >= reading->act->last &&
           sentence->clause[other->verb->first] == sentence->clause[reading->act->first];
}

/* Will reopen its consulate, closed since: a participle behind a noun that has a verb of its own only tells which one it is. */
static bool stands_behind_noun(const tsc_act_reading *reading, const tsc_act_reading *other)
{
    return reading->verb->first >= reading->act->last && other->verb != other->act &&
           other->verb->last <= other->act->first && other->act->first == reading->act->first;
}

static bool tells_which(const tsc_event_sentence *sentence, const tsc_act_reading *readings, size_t count, size_t own)
{
    const tsc_act_reading *reading = &readings[own];
    if (reading->verb == reading->act || reading->verb->tense != TSC_TENSE_PAST)
        return false;
    for (size_t i = 0; i < count; i++)
        if (i != own && !readings[i].dropped &&
            (stands_behind_noun(reading, &readings[i]) || stands_before_noun(sentence, reading, &readings[i])))
            return true;
    return false;
}

static tsc_status find_times(const tsc_document *document, tsc_event_sentence *sentence, tsc_error *err)
{
    tsc_timexes *found = tsc_arena_alloc(sentence->arena, sizeof *found);
    if (!found)
        return tsc_error_memory(err, "events");
    sentence->timexes = found;
    return tsc_timexes_find(sentence->scan, document->date, NULL, sentence->arena, found, err);
}

/* The acts of one sentence, as they are made into drafts. */
typedef struct drafting {
    const tsc_event_codes *codes;
    const tsc_document *document;
    tsc_event_sentence *sentence;
    size_t index; /* of the sentence */
    tsc_act_reading *readings;
    size_t count;
} drafting;

/* Whether an act is one between countries, which its times do not tell. */
static bool is_between_countries(const drafting *d, size_t own)
{
    tsc_act_reading reading = d->readings[own];
    tsc_event_draft draft = {.both = d->sentence->both};
    const tsc_event_code *code = particular(d->codes, d->sentence, &reading);
    tsc_event_draft_gather(d->sentence, d->readings, d->count, own, &draft);
    reading.code = code ? code : reading.code;
    return reading.verbless || !tsc_act_is_at_home(d->sentence, &reading, &draft);
}

/* Whether any act is; what leads in a list has a time for its items too, whatever its own acts are. */
static bool asks_for_times(const drafting *d)
{
    bool kept = false, between = false;
    for (size_t i = 0; i < d->count && !between; i++) {
        kept = kept || !d->readings[i].dropped;
        between = !d->readings[i].dropped && is_between_countries(d, i);
    }
    return between || (kept && tsc_event_sentence_leads(d->sentence->scan));
}

/* Times and status of an act; gives whether it is done. */
static bool date_draft(const drafting *d, size_t own, tsc_event_draft *draft)
{
    const tsc_date today = d->document->date;
    tsc_act_reading *reading = &d->readings[own];
    const bool off = reading->off && reading->off->op == TSC_OP_CANCELLED; /* the visit set for May is called off */
    const bool done =
        reading->status == TSC_EVENT_DONE &&
        ((off && tsc_act_is(reading, "VISIT")) || !tsc_act_is_to_come(d->sentence, d->readings, d->count, own, today));
    if (!done && reading->status == TSC_EVENT_DONE)
        reading->status = TSC_EVENT_PLANNED;
    draft->status = reading->status;
    draft->when = tsc_act_time(d->sentence, d->readings, d->count, own, done, today);
    if (!done && draft->when.kind != TSC_PERIOD_DAY && reading->status != TSC_EVENT_CANCELLED)
        draft->said = tsc_act_time(d->sentence, d->readings, d->count, own, true, today);
    if (draft->when.kind != TSC_PERIOD_NONE && draft->said.kind != TSC_PERIOD_DAY)
        draft->said = tsc_period_none(); /* the one time that is named is when it is due */
    return done;
}

/* "Has levied a fee since 1 August": a day on which something began is none of what else is told. */
static bool lasts_since(const tsc_event_sentence *sentence, tsc_period when)
{
    for (size_t i = 0; sentence->timexes && when.kind != TSC_PERIOD_NONE && i < sentence->timexes->count; i++)
        if (sentence->timexes->items[i].sort == TSC_TIMEX_SINCE &&
            tsc_period_same(sentence->timexes->items[i].period, when))
            return true;
    return false;
}

/* What the sentence says of an act besides code, countries and times. */
static void describe_draft(const drafting *d, const tsc_act_reading *reading, bool done, tsc_event_draft *draft)
{
    const tsc_event_sentence *sentence = d->sentence;
    const tsc_sentence *told = &d->document->sentences[d->index];
    const tsc_span again = tsc_entry_get(reading->act->entry, "again");
    draft->agency = sentence->agency;
    draft->third = tsc_event_is_third(sentence);
    draft->abroad = tsc_event_is_abroad(sentence);
    draft->founds = tsc_span_equals(reading->verb->code, "create") ||
                    (tsc_span_equals(reading->verb->code, "start") && /* revive the commission */
                     tsc_span_is_among(tsc_span_of(reading->code->code), "JOINT_COMM BUS_COUNCIL WORK_GROUP"));
    draft->sent = tsc_span_is_among(reading->verb->code, "grant deliver ship supply donate");
    draft->one = tsc_span_equals(again, "one");
    draft->again = tsc_span_equals(again, "1");
    draft->earlier = tsc_event_has_word_before(sentence, reading->verb,
                                               tsc_language_grammar_of(sentence->scan->language)->pluperfect);
    draft->earlier = draft->earlier || lasts_since(sentence, draft->when);
    set_shift(sentence, reading, draft);
    draft->paper = tsc_act_is(reading, "AGR_SIGN") && tsc_event_listed(reading->act->need, tsc_span_of("occur"));
    draft->definite = is_definite(sentence, reading);
    draft->background = reading->background;
    draft->hangs = reading->hangs;
    draft->bare = reading->bare;
    draft->verbless = reading->verbless;
    draft->needs = reading->act->need;
    draft->mention = reading->act == reading->verb && reading->act->tense == TSC_TENSE_NOUN && done;
    draft->title = told->kind == TSC_BLOCK_TITLE;
    draft->head = tsc_scan_span(sentence->scan, reading->act->first, reading->act->last);
    draft->sentence = draft->led_by = d->index;
    draft->language = d->document->languages[told->language];
    draft->confidence = confidence_of(draft);
}

/* Makes a draft of an act, unless it turns out to be none between countries. */
static tsc_status make_draft(const drafting *d, size_t own, tsc_event_page *page, tsc_error *err)
{
    tsc_event_sentence *sentence = d->sentence;
    tsc_act_reading *reading = &d->readings[own];
    const tsc_event_code *code = particular(d->codes, sentence, reading);
    tsc_event_draft *draft = tsc_event_draft_new(&page->drafts, &page->draft_count, &page->draft_room, sentence->arena);
    if (!draft)
        return tsc_error_memory(err, "events");
    const bool done = date_draft(d, own, draft);
    tsc_event_draft_gather(sentence, d->readings, d->count, own, draft);
    if (tsc_act_is(reading, "VISIT") && tsc_act_waits(sentence, reading, draft->when)) {
        code = tsc_event_codes_get(d->codes, tsc_span_of("VISIT_CANCEL")); /* put off, and nobody says until when */
        draft->status = TSC_EVENT_DONE;
    }
    if (code)
        reading->code = code;
    draft->code = reading->code;
    draft->both = sentence->both;
    if ((!reading->verbless && tsc_act_is_at_home(sentence, reading, draft)) ||
        (done && draft->when.kind == TSC_PERIOD_NONE &&
         (reading->background || tells_which(sentence, d->readings, d->count, own)))) {
        page->draft_count--;
        return TSC_OK;
    }
    describe_draft(d, reading, done, draft);
    const tsc_span sector = tsc_act_sector(sentence, d->readings, d->count, own);
    draft->sector = tsc_arena_strndup(sentence->arena, sector.data, sector.length);
    if (!set_rule(reading, sentence->arena, draft) || !set_antecedents(reading, sentence->arena, draft) ||
        !draft->sector)
        return tsc_error_memory(err, "events");
    set_evidence(sentence, reading, draft);
    return TSC_OK;
}

tsc_status tsc_event_drafts_make(const tsc_event_codes *codes, const tsc_document *document,
                                 tsc_event_sentence *sentence, size_t index, tsc_event_page *page, tsc_error *err)
{
    tsc_act_reading readings[TSC_EVENT_SENTENCE_ACTS];
    const drafting d = {codes, document, sentence, index, readings, tsc_acts_read(codes, sentence, readings)};
    tsc_status status = TSC_OK;
    if (d.count == 0)
        return TSC_OK;
    tsc_act_weigh(sentence, readings, d.count);
    if (!asks_for_times(&d))
        return TSC_OK;
    page->drafts = tsc_arena_alloc(sentence->arena, d.count * sizeof *page->drafts);
    page->draft_room = page->drafts ? d.count : 0;
    if (!sentence->timexes)
        status = find_times(document, sentence, err);
    for (size_t i = 0; status == TSC_OK && i < d.count; i++)
        if (!readings[i].dropped)
            status = make_draft(&d, i, page, err);
    return status;
}
