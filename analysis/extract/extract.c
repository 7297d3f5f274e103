#include "extract/extract.h"

#include "extract/derive.h"
#include "extract/docdate.h"
#include "extract/event_find.h"
#include "extract/link.h"
#include "extract/word_code.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    STRETCH = 192, /* sentences that are read together before any is linked, so that memory does not grow with the text */
    STRETCH_BYTES = 64 << 10,
    LEAD = 10,     /* of a document, sentences that are read for its countries even without a number */
    CONTEXT = 2    /* sentences before one with a number that are read for what they speak of */
};

struct tsc_extractor {
    tsc_lexicon *lexicon;
    tsc_event_codes *codes;
};

tsc_status tsc_extractor_new(const char *path, tsc_extractor **extractor, tsc_error *err)
{
    *extractor = calloc(1, sizeof **extractor);
    if (*extractor == NULL)
        return tsc_error_set(err, TSC_ENOMEM, NULL, 0, "no memory for the extractor");
    tsc_status status = tsc_lexicon_open(path, &(*extractor)->lexicon, err);
    if (status == TSC_OK)
        status = tsc_event_codes_load(NULL, &(*extractor)->codes, err);
    if (status != TSC_OK) {
        tsc_extractor_free(*extractor);
        *extractor = NULL;
    }
    return status;
}

void tsc_extractor_free(tsc_extractor *extractor)
{
    if (extractor == NULL)
        return;
    tsc_event_codes_free(extractor->codes);
    tsc_lexicon_close(extractor->lexicon);
    free(extractor);
}

const tsc_lexicon *tsc_extractor_get_lexicon(const tsc_extractor *extractor)
{
    return extractor->lexicon;
}

/* One sentence of a stretch, read. A quiet one gives no figure and tells no country or topic: only its days count. */
typedef struct page {
    bool wanted, quiet;
    uint32_t roles; /* of all its marks, 1 << tsc_role */
    tsc_scan scan;
    tsc_quantities quantities;
    tsc_timexes timexes;
    tsc_reading reading;
} page;

typedef struct work {
    const tsc_extractor *extractor;
    tsc_document *document;
    tsc_arena scratch;
    tsc_discourse discourse;
    tsc_figure_list figures;
    tsc_event_coder *coder; /* NULL: events are not asked for */
    bool linking;           /* figures are */
    const tsc_trace *trace;
    char region[4];
    page pages[STRETCH];
} work;

static const tsc_language *language_of(const work *w, const tsc_sentence *sentence)
{
    const char *tag = *sentence->language != '\0' ? sentence->language : w->document->language;
    return tsc_lexicon_language(w->extractor->lexicon, tag);
}

static void take_region(work *w)
{
    const char *dash = strchr(w->document->language, '-');
    if (dash != NULL && strlen(dash + 1) == 2)
        memcpy(w->region, dash + 1, 3);
}

/* What a scanned sentence may hold, told from its tokens and marks alone: most hold neither an amount nor a time. */
typedef struct promise {
    bool amount, time;
} promise;

#define BIT(n) ((uint64_t)1 << (n))

static promise promise_of(const tsc_scan *scan)
{
    static const uint64_t roles = BIT(TSC_ROLE_FACTOR) | BIT(TSC_ROLE_SCALE);
    static const uint64_t numerals = BIT(TSC_NUMBER_UNIT) | BIT(TSC_NUMBER_TENS) | BIT(TSC_NUMBER_FRACTION) |
                                     BIT(TSC_NUMBER_HUNDRED) | BIT(TSC_NUMBER_HUNDREDS) | BIT(TSC_NUMBER_ORDINAL);
    static const uint64_t joints = BIT(TSC_TIME_IN) | BIT(TSC_TIME_OF) | BIT(TSC_TIME_TO) | BIT(TSC_TIME_UNTIL) |
                                   BIT(TSC_TIME_BEFORE) | BIT(TSC_TIME_DUE) | BIT(TSC_TIME_BASE) | BIT(TSC_TIME_UNIT);
    promise found = {false, false};
    for (size_t t = 0; t < scan->token_count && !found.amount; t++) {
        const tsc_token_words *words = &scan->words[t];
        found.amount = scan->tokens[t].kind == TSC_TOKEN_NUMBER || (words->roles & roles) != 0 ||
                       (words->numbers & numerals) != 0;
        found.time = found.time || found.amount || (words->roles & BIT(TSC_ROLE_MONTH)) != 0 ||
                     (words->times & ~joints) != 0;
    }
    return found;
}

static uint32_t roles_of(const tsc_scan *scan)
{
    uint32_t roles = 0;
    for (size_t t = 0; t < scan->token_count; t++)
        roles |= scan->words[t].roles;
    return roles;
}

/* An epithet that stands for a country (the Kingdom) counts as its name. */
static bool has_epithet(const tsc_scan *scan)
{
    for (size_t i = 0; i < scan->mark_count; i++)
        if (scan->marks[i].entry->role == TSC_ROLE_DISCOURSE && tsc_entry_get(scan->marks[i].entry, "members").length > 0)
            return true;
    return false;
}

/* Whether linking could make a figure of a quantity in a sentence without a word for an indicator: never of a bare
   number, unless it is great or aimed at. */
static bool may_go_on(const tsc_quantity *q, bool modal)
{
    enum { GREAT = 1000000 };
    if (q->traps != 0 || q->form == TSC_QUANTITY_ORDINAL || q->form == TSC_QUANTITY_POINTS)
        return false;
    return modal || q->form != TSC_QUANTITY_AMOUNT || !tsc_unit_is_none(q->unit) || !(fabs(q->value) < GREAT);
}

static bool is_quiet(const page *p)
{
    if ((p->roles & (BIT(TSC_ROLE_PLACE) | BIT(TSC_ROLE_INDICATOR))) != 0 ||
        ((p->roles & BIT(TSC_ROLE_DISCOURSE)) != 0 && has_epithet(&p->scan)))
        return false;
    for (size_t i = 0; i < p->quantities.count; i++)
        if (may_go_on(&p->quantities.items[i], (p->roles & BIT(TSC_ROLE_MODALITY)) != 0))
            return false;
    return true;
}

/* A sentence that is asked for its neighbours' sake or by the first letters of a word, and holds nothing. */
static bool is_silent(const work *w, const tsc_sentence *sentence, page *p)
{
    const tsc_language *language = language_of(w, sentence);
    if (w->trace != NULL || !tsc_scan_silent(language, w->document->text, sentence->start, sentence->end))
        return false;
    p->quiet = true;
    p->roles = 0;
    p->scan = (tsc_scan){.text = w->document->text, .start = sentence->start, .end = sentence->end, .language = language};
    p->quantities = (tsc_quantities){0};
    p->timexes = (tsc_timexes){0};
    p->reading = (tsc_reading){.scan = &p->scan, .quantities = &p->quantities, .timexes = &p->timexes};
    return true;
}

static tsc_status read_page(work *w, const tsc_sentence *sentence, page *p, tsc_error *err)
{
    if (is_silent(w, sentence, p))
        return TSC_OK;
    tsc_status status = tsc_scan_sentence(language_of(w, sentence), w->document->text, sentence->start, sentence->end, &w->scratch, &p->scan, err);
    promise holds = status == TSC_OK ? promise_of(&p->scan) : (promise){false, false};
    p->quantities = (tsc_quantities){0};
    p->timexes = (tsc_timexes){0};
    p->roles = status == TSC_OK ? roles_of(&p->scan) : 0;
    if (status == TSC_OK && holds.amount)
        status = tsc_quantities_find(&p->scan, w->region, &w->scratch, &p->quantities, err);
    if (status == TSC_OK && holds.time)
        status = tsc_timexes_find(&p->scan, w->document->date, &p->quantities, &w->scratch, &p->timexes, err);
    p->quiet = w->trace == NULL && is_quiet(p);
    p->reading = (tsc_reading){.scan = &p->scan, .quantities = &p->quantities, .timexes = &p->timexes};
    if (status == TSC_OK && !p->quiet)
        status = tsc_reading_make(&p->scan, &p->quantities, &p->timexes, &w->scratch, &p->reading, err);
    return status;
}

/* Which sentences of a stretch are read at first: those that may hold what is asked for, and the head of the document. */
static bool choose(work *w, size_t first, size_t count)
{
    const unsigned what = (w->linking ? TSC_WORTH_AMOUNTS : 0u) | (w->coder ? TSC_WORTH_EVENTS : 0u);
    bool any = false;
    for (size_t i = 0; i < count; i++) {
        const tsc_sentence *sentence = &w->document->sentences[first + i];
        w->pages[i].wanted = tsc_scan_worthwhile(language_of(w, sentence), w->document->text, sentence->start, sentence->end, what);
        any = any || w->pages[i].wanted;
    }
    for (size_t i = 0; any && first == 0 && i < count && i < LEAD; i++)
        w->pages[i].wanted = true;
    return any;
}

/* A number that may be a figure: neither date nor length of time, nor part of a name. */
static bool has_amount(const page *p)
{
    for (size_t i = 0; i < p->quantities.count; i++)
        if (p->quantities.items[i].form != TSC_QUANTITY_ORDINAL &&
            (p->quantities.items[i].traps & (TSC_TRAP_DATE | TSC_TRAP_DURATION | TSC_TRAP_NAME)) == 0)
            return true;
    return false;
}

/* Reads what was chosen, then the few sentences before each that has an amount, for what they speak of. */
static tsc_status read_pages(work *w, size_t first, size_t count, tsc_error *err)
{
    tsc_status status = TSC_OK;
    for (size_t i = 0; status == TSC_OK && i < count; i++)
        if (w->pages[i].wanted)
            status = read_page(w, &w->document->sentences[first + i], &w->pages[i], err);
    for (size_t i = count; status == TSC_OK && i-- > 0;) {
        if (!w->pages[i].wanted || !has_amount(&w->pages[i]))
            continue;
        for (size_t back = 1; status == TSC_OK && back <= CONTEXT && back <= i; back++) {
            page *before = &w->pages[i - back];
            if (!before->wanted)
                status = read_page(w, &w->document->sentences[first + i - back], before, err);
            before->wanted = true;
        }
    }
    return status;
}

static tsc_status link_page(work *w, size_t index, page *p, tsc_error *err)
{
    const tsc_sentence *sentence = &w->document->sentences[index];
    if (!p->quiet)
        return tsc_link_sentence(&p->reading, &w->discourse, index,
                                 *sentence->language != '\0' ? sentence->language : w->document->language, &w->figures,
                                 w->trace, &w->document->arena, &w->scratch, err);
    tsc_discourse_advance(&w->discourse, &p->reading);
    return TSC_OK;
}

/* Only where it stands for a country or names an act does a sentence tell the event coder anything. */
static bool tells_events(const page *p)
{
    return p->wanted && (p->roles & (BIT(TSC_ROLE_PLACE) | BIT(TSC_ROLE_EVENT))) != 0;
}

/* "Source: Statistics Norway, first half of 2024": the one time of a text, in a line without an amount. */
static tsc_period sole_time(const work *w, size_t count)
{
    const tsc_timex *sole = NULL;
    for (size_t i = 0; i < count; i++) {
        const page *p = &w->pages[i];
        for (size_t k = 0; p->wanted && k < p->timexes.count; k++) {
            const tsc_timex *timex = &p->timexes.items[k];
            if (timex->period.kind == TSC_PERIOD_NONE || timex->period.kind == TSC_PERIOD_DAY)
                continue;
            if (sole != NULL || timex->sort != TSC_TIMEX_PLAIN || has_amount(p))
                return tsc_period_none();
            sole = timex;
        }
    }
    return sole != NULL ? sole->period : tsc_period_none();
}

static tsc_status link_stretch(work *w, size_t first, size_t count, tsc_error *err)
{
    if (!choose(w, first, count))
        return TSC_OK;
    tsc_status status = read_pages(w, first, count, err);
    for (size_t i = 0; status == TSC_OK && i < count; i++)
        if (w->pages[i].wanted) {
            w->discourse.sentence = first + i;
            tsc_discourse_count(&w->discourse, &w->pages[i].reading);
        }
    w->discourse.sole = status == TSC_OK && w->linking ? sole_time(w, count) : tsc_period_none();
    for (size_t i = 0; status == TSC_OK && w->coder && i < count; i++)
        if (tells_events(&w->pages[i]))
            status = tsc_event_coder_read(w->coder, &w->pages[i].scan, first + i, &w->pages[i].timexes, &w->scratch, err);
    for (size_t i = 0; status == TSC_OK && w->linking && i < count; i++)
        if (w->pages[i].wanted)
            status = link_page(w, first + i, &w->pages[i], err);
    tsc_arena_reset(&w->scratch);
    tsc_discourse_fade(&w->discourse);
    return status;
}

static tsc_status infer_date(work *w, tsc_error *err)
{
    tsc_document *document = w->document;
    if (document->date.year != 0)
        return TSC_OK;
    tsc_status status = tsc_docdate_infer(w->extractor->lexicon, document, &w->scratch, &document->date, err);
    tsc_arena_reset(&w->scratch);
    if (document->date.year != 0)
        document->date_origin = TSC_DATE_INFERRED;
    return status;
}

static void keep_confident(tsc_figure_list *list, double least)
{
    size_t kept = 0;
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].confidence >= least)
            list->items[kept++] = list->items[i];
    list->count = kept;
}

/* What is asked for, found in one pass over the sentences. */
typedef struct findings {
    tsc_figure_list figures;
    const tsc_event *events;
    size_t event_count;
} findings;

/* So many sentences, or fewer where they are long. */
static size_t stretch_at(const tsc_document *document, size_t first)
{
    size_t count = 1;
    while (count < STRETCH && first + count < document->sentence_count
           && document->sentences[first + count].end - document->sentences[first].start <= STRETCH_BYTES)
        count++;
    return count;
}

static tsc_status read_document(work *w, findings *found, tsc_error *err)
{
    tsc_document *document = w->document;
    tsc_status status = infer_date(w, err);
    tsc_discourse_init(&w->discourse, document->date);
    for (size_t first = 0, count; status == TSC_OK && first < document->sentence_count; first += count) {
        count = stretch_at(document, first);
        status = link_stretch(w, first, count, err);
    }
    found->figures = w->figures;
    if (status == TSC_OK && w->coder)
        status = tsc_event_coder_finish(w->coder, &found->events, &found->event_count, err);
    return status;
}

static tsc_status find(const tsc_extractor *extractor, tsc_document *document, const tsc_extract_opts *opts,
                       const tsc_trace *trace, findings *found, tsc_error *err)
{
    work *w = calloc(1, sizeof *w);
    if (w == NULL)
        return tsc_error_set(err, TSC_ENOMEM, NULL, 0, "no memory for extraction");
    *w = (work){.extractor = extractor, .document = document, .trace = trace, .linking = opts->figures};
    tsc_arena_init(&w->scratch);
    take_region(w);
    tsc_status status = TSC_OK;
    if (opts->events)
        status = tsc_event_coder_new(document, extractor->codes, &document->arena, &w->coder, err);
    if (status == TSC_OK)
        status = read_document(w, found, err);
    tsc_arena_clear(&w->scratch);
    free(w);
    return status;
}

tsc_status tsc_extract(const tsc_extractor *extractor, tsc_document *document, const tsc_extract_opts *opts,
                       tsc_records *records, tsc_error *err)
{
    *records = (tsc_records){0};
    findings found = {0};
    if (!opts->figures && !opts->events)
        return TSC_OK;
    tsc_status status = find(extractor, document, opts, NULL, &found, err);
    if (status == TSC_OK) {
        tsc_figures_date_headlines(document, &found.figures);
        keep_confident(&found.figures, opts->min_confidence);
        status = tsc_figures_derive(document, &found.figures, &document->arena, err);
    }
    if (status == TSC_OK) {
        keep_confident(&found.figures, opts->min_confidence);
        records->figures = found.figures.items;
        records->figure_count = found.figures.count;
        records->events = found.events;
        records->event_count = found.event_count;
    }
    return status;
}

tsc_status tsc_extract_explain(const tsc_extractor *extractor, tsc_document *document, size_t offset, tsc_buffer *out,
                               tsc_error *err)
{
    findings found = {0};
    size_t before = out->length;
    const tsc_extract_opts opts = {.figures = true};
    tsc_status status = find(extractor, document, &opts, &(tsc_trace){.offset = offset, .out = out}, &found, err);
    if (status == TSC_OK && out->length == before)
        tsc_buffer_printf(out, "no quantity covers byte %zu\n", offset);
    return status == TSC_OK ? tsc_buffer_status(out, err) : status;
}
