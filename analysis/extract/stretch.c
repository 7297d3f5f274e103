#include "extract/stretch.h"

#include "extract/event_sentence.h"
#include "extract/glance.h"
#include "extract/word_code.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    LEAD = 10,  /* of a document, sentences that are read for its countries even without a number */
    CONTEXT = 2 /* sentences before one with a number that are read for what they speak of */
};

tsc_stretch *tsc_stretch_new(void)
{
    tsc_stretch *stretch = calloc(1, sizeof *stretch);
    if (stretch == NULL)
        return NULL;
    tsc_arena_init(&stretch->scratch);
    return stretch;
}

void tsc_stretch_free(tsc_stretch *stretch)
{
    if (stretch == NULL)
        return;
    tsc_arena_clear(&stretch->scratch);
    free(stretch);
}

void tsc_stretch_open(tsc_stretch *stretch, const tsc_lexicon *lexicon, const tsc_event_codes *codes,
                      const tsc_document *document, unsigned what, bool traced)
{
    stretch->lexicon = lexicon;
    stretch->codes = (what & TSC_WORTH_EVENTS) != 0 ? codes : NULL;
    stretch->document = document;
    stretch->what = what;
    stretch->traced = traced;
    memcpy(stretch->region, tsc_document_region(document), strlen(tsc_document_region(document)) + 1);
}

const tsc_language *tsc_stretch_language(const tsc_lexicon *lexicon, const tsc_document *document,
                                         const tsc_sentence *sentence)
{
    return tsc_lexicon_language(lexicon, tsc_document_language(document, sentence));
}

static const tsc_language *language_of(const tsc_stretch *s, const tsc_sentence *sentence)
{
    return tsc_stretch_language(s->lexicon, s->document, sentence);
}

#define BIT(n) ((uint64_t)1 << (n))

/* What a scanned page may hold, told from its tokens and marks alone: most hold neither an amount nor a time. */
static void note_promises(tsc_page *p)
{
    static const uint64_t roles = BIT(TSC_ROLE_FACTOR) | BIT(TSC_ROLE_SCALE);
    static const uint64_t numerals = BIT(TSC_NUMBER_UNIT) | BIT(TSC_NUMBER_TENS) | BIT(TSC_NUMBER_FRACTION) |
                                     BIT(TSC_NUMBER_HUNDRED) | BIT(TSC_NUMBER_HUNDREDS) | BIT(TSC_NUMBER_ORDINAL);
    static const uint64_t joints = BIT(TSC_TIME_IN) | BIT(TSC_TIME_OF) | BIT(TSC_TIME_TO) | BIT(TSC_TIME_UNTIL) |
                                   BIT(TSC_TIME_BEFORE) | BIT(TSC_TIME_DUE) | BIT(TSC_TIME_BASE) | BIT(TSC_TIME_UNIT);
    const tsc_scan *scan = &p->scan;
    p->amounts = (scan->all.roles & roles) != 0 || (scan->all.numbers & numerals) != 0;
    for (size_t t = 0; t < scan->token_count && !p->amounts; t++)
        p->amounts = scan->tokens[t].kind == TSC_TOKEN_NUMBER;
    p->times = p->amounts || (scan->all.roles & BIT(TSC_ROLE_MONTH)) != 0 || (scan->all.times & ~joints) != 0;
}

/* An epithet that stands for a country (the Kingdom) counts as its name; results have a time that is that of what follows. */
static bool has_referent(const tsc_scan *scan)
{
    for (size_t i = 0; i < scan->mark_count; i++)
        if (scan->marks[i].role == TSC_ROLE_DISCOURSE &&
            (tsc_entry_get(scan->marks[i].entry, "members").length > 0 || tsc_entry_is(scan->marks[i].entry, "tally")))
            return true;
    return false;
}

/* Whether linking could make a figure of a quantity in a sentence without a word for an indicator: never of a bare
   number, unless it is great, aimed at, or counts again what was counted (anchor_bare.c). */
static bool may_go_on(const tsc_quantity *q, bool modal)
{
    enum { GREAT = 1000000, THOUSAND = 1000 };
    if (q->traps != 0 || q->form == TSC_QUANTITY_ORDINAL || q->form == TSC_QUANTITY_POINTS)
        return false;
    return modal || q->form != TSC_QUANTITY_AMOUNT || !tsc_unit_is_none(q->unit) || !(fabs(q->value) < GREAT) ||
           (!q->plain && q->value >= THOUSAND);
}

/* A number word that stands for a part of one, or may stand without its noun. */
static bool has_part(const tsc_scan *scan)
{
    static const uint64_t ever = BIT(TSC_NUMBER_FRACTION) | BIT(TSC_NUMBER_OVER);
    for (size_t t = 0; t < scan->token_count; t++) {
        if ((scan->words[t].numbers & ever) != 0)
            return true;
        for (uint32_t m = scan->mark_at[t]; scan->words[t].numbers != 0 && m < scan->mark_at[t + 1]; m++)
            if (scan->marks[m].role == TSC_ROLE_NUMBER && tsc_entry_get(scan->marks[m].entry, "alone").length > 0)
                return true;
    }
    return false;
}

/* What the glance says of its words, once it is known which of them stand for something here: whether all of its numbers
   are small and bare. */
static bool is_small(const tsc_glance *glance, const tsc_page *p)
{
    static const uint64_t roles = BIT(TSC_ROLE_SCALE) | BIT(TSC_ROLE_FACTOR) | BIT(TSC_ROLE_CURRENCY) |
                                  BIT(TSC_ROLE_UNIT) | BIT(TSC_ROLE_MODALITY);
    return tsc_glance_small(glance) || (!glance->sign && !glance->long_number && !glance->grouped &&
                                        (p->roles & roles) == 0 && !has_part(&p->scan));
}

/* Names a country or an indicator. */
static bool speaks(const tsc_page *p)
{
    return (p->roles & (BIT(TSC_ROLE_PLACE) | BIT(TSC_ROLE_INDICATOR))) != 0 ||
           ((p->roles & BIT(TSC_ROLE_DISCOURSE)) != 0 && has_referent(&p->scan));
}

static bool is_quiet(const tsc_page *p)
{
    if (speaks(p))
        return false;
    for (size_t i = 0; i < p->quantities.count; i++)
        if (may_go_on(&p->quantities.items[i], (p->roles & BIT(TSC_ROLE_MODALITY)) != 0))
            return false;
    return true;
}

/* A sentence that gives nothing: no more than its place is noted. */
static void pass_over(const tsc_stretch *s, const tsc_sentence *sentence, tsc_page *p)
{
    p->done = true;
    p->roles = 0;
    p->scan = (tsc_scan){.text = s->document->text,
                         .start = sentence->start,
                         .end = tsc_sentence_end(sentence),
                         .language = language_of(s, sentence)};
}

/* The words of a page. Nothing more is looked for, but acts, where none of its numbers can be a figure. */
static tsc_status scan_page(tsc_stretch *s, size_t index, tsc_error *err)
{
    const tsc_sentence *sentence = &s->document->sentences[s->first + index];
    const tsc_glance *glance = &s->glances[index];
    tsc_page *p = &s->pages[index];
    p->wanted = p->quiet = p->untimed = true;
    p->quantities = (tsc_quantities){0};
    p->timexes = (tsc_timexes){0};
    p->reading = (tsc_reading){.scan = &p->scan, .quantities = &p->quantities, .timexes = &p->timexes};
    p->small = tsc_glance_silent(glance) || tsc_glance_bare(glance);
    if (!s->traced && p->small) {
        pass_over(s, sentence, p);
        p->untimed = !tsc_glance_silent(glance);
        return TSC_OK;
    }
    tsc_status status = tsc_scan_with(s->memo, language_of(s, sentence), s->document->text, sentence->start,
                                      tsc_sentence_end(sentence), &s->scratch, &p->scan, err);
    if (status != TSC_OK)
        return status;
    p->roles = p->scan.all.roles;
    p->small = p->small || (!speaks(p) && is_small(glance, p));
    p->done = p->small && !s->traced;
    note_promises(p);
    return TSC_OK;
}

static tsc_status find_amounts(tsc_stretch *s, size_t index, tsc_error *err)
{
    tsc_page *p = &s->pages[index];
    tsc_status status = TSC_OK;
    if (p->done)
        return TSC_OK;
    if (p->amounts)
        status = tsc_quantities_find(&p->scan, s->region, &s->scratch, &p->quantities, err);
    p->quiet = p->untimed = !s->traced && is_quiet(p); /* times only add reasons against amounts */
    return status;
}

static tsc_status find_times(tsc_stretch *s, size_t index, tsc_error *err)
{
    tsc_page *p = &s->pages[index];
    tsc_status status = TSC_OK;
    if (p->done)
        return TSC_OK;
    if (p->times && !p->untimed)
        status = tsc_timexes_find(&p->scan, s->document->date, &p->quantities, &s->scratch, &p->timexes, err);
    p->quiet = p->quiet || (!s->traced && is_quiet(p));
    return status;
}

static tsc_status make_reading(tsc_stretch *s, size_t index, tsc_error *err)
{
    tsc_page *p = &s->pages[index];
    return p->quiet ? TSC_OK : tsc_reading_make(&p->scan, &p->quantities, &p->timexes, &s->scratch, &p->reading, err);
}

/* Only where it stands for a country or names an act that may be somebody's does a sentence tell the event coder
   anything. */
static tsc_status read_events(tsc_stretch *s, size_t index, tsc_error *err)
{
    tsc_page *p = &s->pages[index];
    const tsc_glance *glance = &s->glances[index];
    const bool tells = glance->wants != 0 || glance->leads || glance->led || tsc_glance_names(glance);
    p->events.kept = false;
    if (s->codes == NULL || !tells || (p->roles & (BIT(TSC_ROLE_PLACE) | BIT(TSC_ROLE_EVENT))) == 0)
        return TSC_OK;
    return tsc_event_page_read(s->codes, s->document, &p->scan, s->first + index, p->untimed ? NULL : &p->timexes,
                               &s->scratch, &p->events, err);
}

static tsc_glance glance_at(const tsc_stretch *s, size_t index)
{
    const tsc_sentence *sentence = &s->document->sentences[index];
    return tsc_glance_at(s->memo, language_of(s, sentence), s->document->text, sentence->start,
                         tsc_sentence_end(sentence));
}

static bool names_somebody(const tsc_scan *scan)
{
    for (size_t i = 0; i < scan->mark_count; i++) {
        const tsc_mark *mark = &scan->marks[i];
        if (mark->role == TSC_ROLE_PLACE || tsc_event_is_kind(mark, TSC_EVENT_SEAT) ||
            tsc_event_is_kind(mark, TSC_EVENT_BOTH) ||
            (mark->role == TSC_ROLE_DISCOURSE &&
             (tsc_entry_get(mark->entry, "members").length > 0 || tsc_entry_is(mark->entry, "both"))))
            return true;
    }
    return false;
}

/* One name that is none would have the acts of six sentences read: to scan the one costs less. */
static tsc_status verify_names(tsc_stretch *s, tsc_error *err)
{
    tsc_status status = TSC_OK;
    for (size_t i = 0; status == TSC_OK && i < s->count; i++) {
        const tsc_sentence *sentence = &s->document->sentences[s->first + i];
        tsc_scan scan = {.mark_count = 0};
        if (!s->glances[i].guessed)
            continue;
        status = tsc_scan_with(s->memo, language_of(s, sentence), s->document->text, sentence->start,
                               tsc_sentence_end(sentence), &s->scratch, &scan, err);
        if (status == TSC_OK && !names_somebody(&scan))
            tsc_glance_unname(&s->glances[i]);
    }
    return status;
}

/* Where somebody is named: in the sentences of the stretch, those right before it and right behind it. */
typedef struct naming {
    bool before[TSC_EVENT_NEAR_BEFORE], within[TSC_STRETCH_SENTENCES], behind[TSC_EVENT_NEAR_BEHIND];
} naming;

static bool names(const tsc_stretch *s, size_t sentence)
{
    const tsc_glance glance = glance_at(s, sentence);
    return tsc_glance_names(&glance);
}

static void note_names(const tsc_stretch *s, naming *named)
{
    for (size_t back = 0; back < TSC_EVENT_NEAR_BEFORE; back++)
        named->before[back] = back < s->first && names(s, s->first - 1 - back);
    for (size_t i = 0; i < s->count; i++)
        named->within[i] = tsc_glance_names(&s->glances[i]);
    for (size_t ahead = 0; ahead < TSC_EVENT_NEAR_BEHIND; ahead++)
        named->behind[ahead] =
            s->first + s->count + ahead < s->document->sentence_count && names(s, s->first + s->count + ahead);
}

/* Whether somebody is named so near to the sentence i of the stretch that an act in it may be his (event_find.h). */
static bool is_near(const tsc_stretch *s, const naming *named, size_t i)
{
    for (size_t back = 1; back <= TSC_EVENT_NEAR_BEFORE; back++)
        if (back <= i ? named->within[i - back] : named->before[back - i - 1])
            return true;
    for (size_t ahead = 1; ahead <= TSC_EVENT_NEAR_BEHIND; ahead++)
        if (i + ahead < s->count ? named->within[i + ahead] : named->behind[i + ahead - s->count])
            return true;
    return false;
}

static bool is_listed(const tsc_stretch *s, size_t sentence)
{
    return s->document->sentences[sentence].kind == TSC_BLOCK_ITEM || tsc_document_begins_item(s->document, sentence);
}

/* Which sentences are of a list that another leads in. */
static void note_lists(tsc_stretch *s)
{
    size_t before = 0; /* sentences of a list that began before the stretch */
    while (s->count > 0 && before < s->first && before < TSC_EVENT_LIST && is_listed(s, s->first - before))
        before++;
    bool led = before > 0 && glance_at(s, s->first - before).leads;
    for (size_t i = 0; i < s->count; i++) {
        led = led && is_listed(s, s->first + i);
        s->glances[i].led = led;
        led = led || s->glances[i].leads;
    }
}

static void glance_at_all(tsc_stretch *s)
{
    const tsc_language *language = NULL;
    for (size_t i = 0; i < s->count; i++) {
        const tsc_sentence *sentence = &s->document->sentences[s->first + i];
        if (i == 0 || sentence->language != sentence[-1].language)
            language = language_of(s, sentence);
        s->glances[i] =
            tsc_glance_at(s->memo, language, s->document->text, sentence->start, tsc_sentence_end(sentence));
    }
}

/* Which sentences are read at first: those that may hold what is asked for, and the head of the document. Acts that can
   be nobody's are forgotten. */
static tsc_status choose(tsc_stretch *s, tsc_error *err)
{
    naming named;
    s->empty = true;
    s->chosen_count = 0;
    const tsc_status status = verify_names(s, err);
    if (status != TSC_OK)
        return status;
    note_lists(s);
    note_names(s, &named);
    for (size_t i = 0; i < s->count; i++) {
        tsc_glance *glance = &s->glances[i];
        const uint64_t wants = glance->wants;
        if (!glance->led && tsc_glance_acts_alone(glance) && !is_near(s, &named, i))
            glance->wants = 0;
        s->pages[i].wanted = tsc_glance_worthwhile(glance, s->what);
        s->pages[i].context = false;
        glance->wants = s->traced ? wants : glance->wants;
        s->empty = s->empty && !s->pages[i].wanted;
    }
    for (size_t i = 0; !s->empty && s->first == 0 && i < s->count && i < LEAD; i++)
        s->pages[i].wanted = true;
    for (size_t i = 0; i < s->count; i++)
        if (s->pages[i].wanted)
            s->chosen[s->chosen_count++] = (uint8_t)i;
    return TSC_OK;
}

/* A number that may be a figure: neither date nor length of time, nor part of a name. */
static bool has_amount(const tsc_page *p)
{
    for (size_t i = 0; i < p->quantities.count; i++)
        if (p->quantities.items[i].form != TSC_QUANTITY_ORDINAL &&
            (p->quantities.items[i].traps & (TSC_TRAP_DATE | TSC_TRAP_DURATION | TSC_TRAP_NAME)) == 0)
            return true;
    return false;
}

size_t tsc_stretch_length(const tsc_document *document, size_t first)
{
    size_t count = 1;
    while (count < TSC_STRETCH_SENTENCES && first + count < document->sentence_count &&
           tsc_sentence_end(&document->sentences[first + count]) - document->sentences[first].start <=
               TSC_STRETCH_BYTES)
        count++;
    return count;
}

/* The few sentences before each that has an amount: for what they speak of. */
static void choose_context(tsc_stretch *s)
{
    s->chosen_count = 0;
    for (size_t i = s->empty ? 0 : s->count; i-- > 0;) {
        const tsc_page *p = &s->pages[i];
        if (!p->wanted || p->context || p->small || p->quiet || !has_amount(p))
            continue;
        for (size_t back = 1; back <= CONTEXT && back <= i; back++)
            if (!s->pages[i - back].wanted) {
                s->pages[i - back].wanted = s->pages[i - back].context = true;
                s->chosen[s->chosen_count++] = (uint8_t)(i - back);
            }
    }
}

/* A step of reading the sentence `index` of a stretch. */
typedef tsc_status step(tsc_stretch *s, size_t index, tsc_error *err);

static tsc_status take_step(step *take, tsc_stretch *const *stretches, size_t count, tsc_error *err)
{
    tsc_status status = TSC_OK;
    for (size_t k = 0; k < count; k++)
        for (size_t i = 0; status == TSC_OK && i < stretches[k]->chosen_count; i++)
            status = take(stretches[k], stretches[k]->chosen[i], err);
    return status;
}

static tsc_status read_chosen(tsc_stretch *const *stretches, size_t count, tsc_error *err)
{
    static step *const steps[] = {scan_page, find_amounts, find_times, make_reading, read_events};
    tsc_status status = TSC_OK;
    for (size_t i = 0; status == TSC_OK && i < sizeof steps / sizeof *steps; i++)
        status = take_step(steps[i], stretches, count, err);
    return status;
}

tsc_status tsc_stretches_read(tsc_stretch *const *stretches, size_t count, tsc_error *err)
{
    tsc_status status = TSC_OK;
    for (size_t k = 0; k < count; k++) {
        tsc_arena_reset(&stretches[k]->scratch);
        stretches[k]->count = tsc_stretch_length(stretches[k]->document, stretches[k]->first);
        glance_at_all(stretches[k]);
    }
    for (size_t k = 0; status == TSC_OK && k < count; k++)
        status = choose(stretches[k], err);
    if (status == TSC_OK)
        status = read_chosen(stretches, count, err);
    for (size_t k = 0; status == TSC_OK && k < count; k++)
        choose_context(stretches[k]);
    return status == TSC_OK ? read_chosen(stretches, count, err) : status;
}

bool tsc_stretch_is_dense(const tsc_stretch *s)
{
    size_t read = 0;
    for (size_t i = 0; !s->empty && i < s->count; i++)
        read += s->pages[i].wanted && !s->pages[i].done;
    return 2 * read > s->count;
}

/* Finds what was left out of a page whose numbers are small. */
static tsc_status complete(tsc_stretch *s, tsc_page *p, tsc_error *err)
{
    tsc_status status = TSC_OK;
    if (p->scan.tokens == NULL)
        status = tsc_scan_with(s->memo, p->scan.language, p->scan.text, p->scan.start, p->scan.end, &s->scratch,
                               &p->scan, err);
    if (status == TSC_OK)
        status = tsc_quantities_find(&p->scan, s->region, &s->scratch, &p->quantities, err);
    if (status == TSC_OK)
        status = tsc_timexes_find(&p->scan, s->document->date, &p->quantities, &s->scratch, &p->timexes, err);
    p->untimed = false;
    return status;
}

/* Takes the times of a page; false where they cannot be the one time any more. */
static bool take_times(const tsc_page *p, const tsc_timex **sole)
{
    for (size_t k = 0; k < p->timexes.count; k++) {
        const tsc_timex *timex = &p->timexes.items[k];
        if (timex->period.kind == TSC_PERIOD_NONE || timex->period.kind == TSC_PERIOD_DAY)
            continue;
        if (*sole != NULL || timex->sort != TSC_TIMEX_PLAIN || has_amount(p))
            return false;
        *sole = timex;
    }
    return true;
}

tsc_status tsc_stretch_sole_time(tsc_stretch *s, tsc_period *sole, tsc_error *err)
{
    const tsc_timex *found = NULL;
    tsc_status status = TSC_OK;
    bool alone = true;
    *sole = tsc_period_none();
    for (size_t i = 0; alone && i < s->count; i++)
        alone = !s->pages[i].wanted || s->pages[i].untimed || take_times(&s->pages[i], &found);
    for (size_t i = 0; alone && status == TSC_OK && i < s->count; i++) {
        if (!s->pages[i].wanted || !s->pages[i].untimed)
            continue;
        status = complete(s, &s->pages[i], err);
        alone = status == TSC_OK && take_times(&s->pages[i], &found);
    }
    if (status == TSC_OK && alone && found != NULL)
        *sole = found->period;
    return status;
}
