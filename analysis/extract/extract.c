#include "extract/extract.h"

#include "core/relay.h"
#include "extract/day_search.h"
#include "extract/derive.h"
#include "extract/docdate.h"
#include "extract/event_find.h"
#include "extract/link.h"
#include "extract/passage.h"
#include "extract/tabular.h"
#include "extract/workspace.h"

#include <stdlib.h>
#include <string.h>

struct tsc_extractor {
    tsc_lexicon *lexicon;
    tsc_event_codes *codes;
};

tsc_status tsc_extractor_new(const char *path, tsc_extractor **extractor, tsc_error *err)
{
    *extractor = calloc(1, sizeof **extractor);
    if (*extractor == NULL)
        return tsc_error_memory(err, "the extractor");
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

enum {
    CHAPTER =
        1 << 18,  /* bytes of a document whose records are settled together, where they are wanted piece by piece */
    TOGETHER = 8, /* stretches that are read step by step, so that a step's code stays in the cache */
    BATCHES_PER_JOB = 2, /* one is read while the one before is linked */
    LONG_TEXT = 1 << 18  /* bytes from which on several threads pay */
};

typedef struct work {
    const tsc_extractor *extractor;
    const tsc_extract_opts *opts;
    tsc_workspace *workspace;
    tsc_document *document;
    tsc_stretch *stretch;   /* that is linked now */
    tsc_arena *keep;        /* of the records */
    tsc_records_take *take; /* NULL: all records at the end */
    void *take_context;
    size_t chapter;  /* where it begins in the text */
    size_t next;     /* sentence that is read next */
    bool dense;      /* what was linked last */
    size_t together; /* stretches that are read together where they are not dense */
    tsc_discourse discourse;
    tsc_passage passage;
    tsc_figure_list figures;
    tsc_event_coder *coder; /* NULL: events are not asked for */
    const tsc_trace *trace;
    tsc_day_search days;
    tsc_tabular_reader tables;
    bool sole_known; /* of this stretch */
    tsc_period sole;
    tsc_status sole_status;
    tsc_error sole_err;
} work;

static tsc_status link_page(work *w, size_t index, tsc_page *p, tsc_error *err)
{
    const tsc_sentence *sentence = &w->document->sentences[index];
    if (!p->quiet)
        return tsc_link_sentence(&p->reading, &w->discourse, index, tsc_document_language(w->document, sentence),
                                 &w->figures, w->trace, w->keep, &w->stretch->scratch, err);
    tsc_discourse_advance(&w->discourse, &p->reading);
    return TSC_OK;
}

/* What a passage names further on is known where it begins. */
static tsc_status link_passage(work *w, tsc_stretch *stretch, size_t first, size_t end, tsc_error *err)
{
    tsc_status status = TSC_OK;
    for (size_t i = first; i < end; i++)
        if (stretch->pages[i].wanted) {
            w->discourse.sentence = stretch->first + i;
            tsc_discourse_count(&w->discourse, &stretch->pages[i].reading);
        }
    for (size_t i = first, unit_end = first; status == TSC_OK && i < end; i++) {
        if (i == unit_end) {
            unit_end = tsc_passage_unit_end(stretch, i);
            w->discourse.unit = stretch->first + i;
            w->discourse.unit_end = stretch->first + unit_end;
        }
        if (stretch->pages[i].wanted)
            status = link_page(w, stretch->first + i, &stretch->pages[i], err);
    }
    return status;
}

static tsc_status link_passages(work *w, tsc_stretch *stretch, tsc_error *err)
{
    tsc_status status = TSC_OK;
    size_t first = 0;
    for (size_t unit = 0, end; status == TSC_OK && unit < stretch->count; unit = end) {
        end = tsc_passage_unit_end(stretch, unit);
        if (!tsc_passage_begins(&w->passage, stretch, unit, end))
            continue;
        status = link_passage(w, stretch, first, unit, err);
        /* its time is told below */
        bool headed = w->document->sentences[stretch->first + unit].kind == TSC_BLOCK_HEADING;
        tsc_discourse_turn(&w->discourse, w->passage.related && !headed);
        first = unit;
    }
    return status == TSC_OK ? link_passage(w, stretch, first, stretch->count, err) : status;
}

static tsc_status link_stretch(work *w, tsc_stretch *stretch, tsc_error *err)
{
    tsc_page *pages = stretch->pages;
    tsc_status status = TSC_OK;
    stretch->memo = w->workspace->memos[0];
    w->stretch = stretch;
    w->sole_known = false;
    if (stretch->empty)
        return TSC_OK;
    for (size_t i = 0; status == TSC_OK && w->coder && i < stretch->count; i++)
        if (pages[i].wanted)
            status = tsc_event_coder_take(w->coder, &pages[i].events, stretch->first + i, err);
    if (status == TSC_OK && w->opts->figures)
        status = link_passages(w, stretch, err);
    tsc_discourse_fade(&w->discourse);
    return status;
}

static tsc_status infer_date(work *w, tsc_error *err)
{
    tsc_document *document = w->document;
    if (document->date.year != 0)
        return TSC_OK;
    tsc_status status = tsc_docdate_infer(w->extractor->lexicon, w->workspace->memos[0], document,
                                          &w->workspace->scratch, &document->date, err);
    tsc_arena_reset(&w->workspace->scratch);
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

static tsc_period last_day(void *context, size_t sentence)
{
    work *w = context;
    return tsc_day_search_last(&w->days, sentence);
}

/* "Source: Statistics Norway, first half of 2024": the one time of a text, in a line without an amount. */
static tsc_period sole_time(void *context)
{
    work *w = context;
    if (!w->sole_known && w->sole_status == TSC_OK)
        w->sole_status = tsc_stretch_sole_time(w->stretch, &w->sole, &w->sole_err);
    w->sole_known = true;
    return w->sole_status == TSC_OK ? w->sole : tsc_period_none();
}

static void begin_discourse(work *w)
{
    w->days = (tsc_day_search){.lexicon = w->extractor->lexicon,
                               .document = w->document,
                               .memo = w->workspace->memos[0],
                               .scratch = &w->workspace->scratch,
                               .day = tsc_period_none()};
    tsc_discourse_init(&w->discourse, w->document->date);
    tsc_discourse_init(&w->passage.named, w->document->date);
    w->discourse.times = (tsc_times){last_day, sole_time, w};
}

/* Of a search that linking asked for. */
static tsc_status tell_failure(const work *w, tsc_error *err)
{
    if (w->days.status == TSC_OK && w->sole_status == TSC_OK)
        return TSC_OK;
    if (err != NULL)
        *err = w->days.status != TSC_OK ? w->days.err : w->sole_err;
    return w->days.status != TSC_OK ? w->days.status : w->sole_status;
}

/* Figures with what they imply, and events, of what was read so far: the sentences before `end`. */
static tsc_status settle(work *w, size_t end, tsc_records *records, tsc_error *err)
{
    tsc_status status = tell_failure(w, err);
    *records = (tsc_records){0};
    if (status == TSC_OK && w->opts->figures)
        status = tsc_tabular_read(&w->tables, end, &w->figures, w->keep, err);
    if (status == TSC_OK && w->coder)
        status = tsc_event_coder_finish(w->coder, &records->events, &records->event_count, err);
    if (status != TSC_OK)
        return status;
    tsc_figures_date_headlines(w->document, &w->figures);
    keep_confident(&w->figures, w->opts->min_confidence);
    status = tsc_figures_derive(w->document, &w->figures, w->keep, err);
    keep_confident(&w->figures, w->opts->min_confidence);
    records->figures = w->figures.items;
    records->figure_count = w->figures.count;
    return status;
}

static tsc_status begin_chapter(work *w, tsc_arena *keep, tsc_error *err)
{
    const size_t before = w->figures.count; /* chapters are of one size, and much alike */
    w->keep = keep;
    w->figures = (tsc_figure_list){0};
    tsc_status status = tsc_figure_list_reserve(&w->figures, before, keep, err);
    if (status != TSC_OK)
        return status;
    return w->opts->events ? tsc_event_coder_new(w->document, w->extractor->codes, keep, &w->coder, err) : TSC_OK;
}

/* Hands the records of a chapter over and begins another; of what was said only the discourse goes on. */
static tsc_status close_chapter(work *w, size_t end, tsc_error *err)
{
    tsc_records records;
    tsc_arena *chapters = w->workspace->chapters, *next = w->keep == &chapters[0] ? &chapters[1] : &chapters[0];
    tsc_status status = settle(w, end, &records, err);
    if (status == TSC_OK)
        status = w->take(w->take_context, w->document, &records, err);
    tsc_arena_reset(next);
    if (status == TSC_OK)
        status = tsc_discourse_move(&w->discourse, next, err);
    return status == TSC_OK ? begin_chapter(w, next, err) : status;
}

static tsc_status take_stretch(work *w, tsc_stretch *stretch, tsc_error *err)
{
    tsc_status status = link_stretch(w, stretch, err);
    const size_t behind = stretch->first + stretch->count, end = tsc_sentence_end(&w->document->sentences[behind - 1]);
    if (status != TSC_OK || w->take == NULL || end - w->chapter < CHAPTER)
        return status;
    w->chapter = end;
    return close_chapter(w, behind, err);
}

/* Of a dense text one stretch at a time: that keeps memory small, and what is linked at hand. */
static bool feed_batch(void *context, size_t slot)
{
    work *w = context;
    tsc_batch *batch = &w->workspace->batches[slot];
    const size_t most = w->dense ? 1 : w->together;
    for (batch->count = 0; batch->count < most && w->next < w->document->sentence_count; batch->count++) {
        batch->stretches[batch->count]->first = w->next;
        w->next += tsc_stretch_length(w->document, w->next);
    }
    return batch->count > 0;
}

static void read_batch(void *context, size_t worker, size_t slot)
{
    work *w = context;
    tsc_batch *batch = &w->workspace->batches[slot];
    for (size_t i = 0; i < batch->count; i++)
        batch->stretches[i]->memo = w->workspace->memos[worker];
    batch->status = tsc_stretches_read(batch->stretches, batch->count, &batch->err);
}

static tsc_status take_batch(void *context, size_t slot, tsc_error *err)
{
    work *w = context;
    const tsc_batch *batch = &w->workspace->batches[slot];
    tsc_status status = batch->status;
    if (status != TSC_OK && err != NULL)
        *err = batch->err;
    for (size_t i = 0; status == TSC_OK && i < batch->count; i++)
        status = take_stretch(w, batch->stretches[i], err);
    w->dense = tsc_stretch_is_dense(batch->stretches[batch->count - 1]);
    return status;
}

static void open_stretch(const work *w, tsc_stretch *stretch)
{
    const unsigned what = (w->opts->figures ? TSC_WORTH_AMOUNTS : 0u) | (w->opts->events ? TSC_WORTH_EVENTS : 0u);
    tsc_stretch_open(stretch, w->extractor->lexicon, w->extractor->codes, w->document, what,
                     w->trace != NULL || w->opts->thorough);
}

/* Stretches are read by several threads where the text is long, and linked in order by this one. */
static tsc_status read_stretches(work *w, tsc_error *err)
{
    size_t jobs = w->document->text.length >= LONG_TEXT && w->opts->jobs > 1 ? w->opts->jobs : 1;
    size_t slots = jobs > 1 ? jobs * BATCHES_PER_JOB : 1;
    const tsc_relay relay = {w, feed_batch, read_batch, take_batch};
    tsc_status status = tsc_workspace_reserve(w->workspace, slots, jobs, err);
    for (size_t i = 0; status == TSC_OK && i < slots * TSC_BATCH_STRETCHES; i++)
        open_stretch(w, w->workspace->batches[i / TSC_BATCH_STRETCHES].stretches[i % TSC_BATCH_STRETCHES]);
    w->dense = true; /* until it is known */
    w->together = jobs < TOGETHER ? TOGETHER / jobs : 1;
    return status == TSC_OK ? tsc_relay_run(&relay, slots, jobs, err) : status;
}

/* The sentence that a table's headings make of a number is a document by itself, read in a workspace of its own. */
static tsc_status find_in_phrase(void *context, tsc_document *document, const tsc_figure **figures, size_t *count,
                                 tsc_error *err)
{
    static const tsc_extract_opts opts = {.figures = true};
    const work *w = context;
    tsc_records records;
    if (w->workspace->inner == NULL)
        w->workspace->inner = tsc_workspace_new();
    if (w->workspace->inner == NULL)
        return tsc_error_memory(err, "extraction");
    tsc_status status = tsc_extract_in(w->extractor, w->workspace->inner, document, &opts, &records, err);
    *figures = records.figures;
    *count = records.figure_count;
    return status;
}

static tsc_status explain_phrase(void *context, tsc_document *document, size_t offset, tsc_buffer *out, tsc_error *err)
{
    const work *w = context;
    return tsc_extract_explain(w->extractor, document, offset, out, err);
}

static void begin_tables(work *w)
{
    w->tables = (tsc_tabular_reader){.document = w->document,
                                     .lexicon = w->extractor->lexicon,
                                     .memo = w->workspace->memos[0],
                                     .scratch = &w->workspace->scratch,
                                     .words = &w->workspace->words,
                                     .finder = {find_in_phrase, explain_phrase, w},
                                     .trace = w->trace};
}

static tsc_status begin(work *w, tsc_error *err)
{
    tsc_status status = infer_date(w, err);
    if (w->take != NULL)
        tsc_arena_reset(&w->workspace->chapters[0]);
    if (status == TSC_OK)
        status = begin_chapter(w, w->take != NULL ? &w->workspace->chapters[0] : &w->document->arena, err);
    if (status != TSC_OK)
        return status;
    begin_discourse(w);
    begin_tables(w);
    return TSC_OK;
}

static tsc_status find(work *w, tsc_records *records, tsc_error *err)
{
    tsc_status status = begin(w, err);
    if (status == TSC_OK)
        status = read_stretches(w, err);
    return status == TSC_OK ? settle(w, w->document->sentence_count, records, err) : status;
}

tsc_status tsc_extract_in(const tsc_extractor *extractor, tsc_workspace *workspace, tsc_document *document,
                          const tsc_extract_opts *opts, tsc_records *records, tsc_error *err)
{
    work w = {.extractor = extractor, .opts = opts, .workspace = workspace, .document = document};
    *records = (tsc_records){0};
    return opts->figures || opts->events ? find(&w, records, err) : TSC_OK;
}

/* Documents that are one stretch each. */
typedef struct group {
    work works[TSC_BATCH_STRETCHES];
    tsc_extraction *items[TSC_BATCH_STRETCHES];
    size_t count;
} group;

/* Reads them together and links one by one. */
static void find_in_group(group *g, tsc_workspace *workspace)
{
    tsc_batch *batch = &workspace->batches[0];
    for (size_t i = 0; i < g->count; i++) {
        tsc_stretch *stretch = batch->stretches[i];
        stretch->first = 0;
        stretch->memo = workspace->memos[0];
        open_stretch(&g->works[i], stretch);
    }
    batch->status = tsc_stretches_read(batch->stretches, g->count, &batch->err);
    for (size_t i = 0; i < g->count; i++) {
        tsc_extraction *item = g->items[i];
        item->status = batch->status;
        item->err = batch->err;
        if (item->status == TSC_OK)
            item->status = take_stretch(&g->works[i], batch->stretches[i], &item->err);
        if (item->status == TSC_OK)
            item->status = settle(&g->works[i], item->document->sentence_count, &item->records, &item->err);
    }
    g->count = 0;
}

static bool is_short(const tsc_document *document)
{
    return document->sentence_count > 0 && tsc_stretch_length(document, 0) == document->sentence_count;
}

void tsc_extract_several(const tsc_extractor *extractor, tsc_workspace *workspace, const tsc_extract_opts *opts,
                         tsc_extraction *const *items, size_t count)
{
    group g = {.count = 0};
    for (size_t i = 0; i < count; i++) {
        tsc_extraction *item = items[i];
        if (!is_short(item->document) || !(opts->figures || opts->events)) {
            item->status = tsc_extract_in(extractor, workspace, item->document, opts, &item->records, &item->err);
            continue;
        }
        work *w = &g.works[g.count];
        *w = (work){.extractor = extractor, .opts = opts, .workspace = workspace, .document = item->document};
        item->status = begin(w, &item->err);
        if (item->status == TSC_OK)
            g.items[g.count++] = item;
        if (g.count == TSC_BATCH_STRETCHES)
            find_in_group(&g, workspace);
    }
    find_in_group(&g, workspace);
}

tsc_status tsc_extract_each(const tsc_extractor *extractor, tsc_workspace *workspace, tsc_document *document,
                            const tsc_extract_opts *opts, tsc_records_take *take, void *context, tsc_error *err)
{
    work w = {.extractor = extractor,
              .opts = opts,
              .workspace = workspace,
              .document = document,
              .take = take,
              .take_context = context};
    tsc_records records = {0};
    tsc_status status = opts->figures || opts->events ? find(&w, &records, err) : TSC_OK;
    return status == TSC_OK ? take(context, document, &records, err) : status;
}

static tsc_workspace *lone_workspace(tsc_error *err)
{
    tsc_workspace *workspace = tsc_workspace_new();
    if (workspace == NULL)
        (void)tsc_error_memory(err, "extraction");
    return workspace;
}

tsc_status tsc_extract(const tsc_extractor *extractor, tsc_document *document, const tsc_extract_opts *opts,
                       tsc_records *records, tsc_error *err)
{
    tsc_workspace *workspace = lone_workspace(err);
    tsc_status status =
        workspace != NULL ? tsc_extract_in(extractor, workspace, document, opts, records, err) : TSC_ENOMEM;
    tsc_workspace_free(workspace);
    return status;
}

tsc_status tsc_extract_explain(const tsc_extractor *extractor, tsc_document *document, size_t offset, tsc_buffer *out,
                               tsc_error *err)
{
    tsc_records records;
    size_t before = out->length;
    const tsc_extract_opts opts = {.figures = true};
    tsc_workspace *workspace = lone_workspace(err);
    if (workspace == NULL)
        return TSC_ENOMEM;
    const tsc_trace trace = {.offset = offset, .out = out};
    work w = {.extractor = extractor, .opts = &opts, .workspace = workspace, .document = document, .trace = &trace};
    tsc_status status = find(&w, &records, err);
    tsc_workspace_free(workspace);
    if (status == TSC_OK && out->length == before)
        tsc_buffer_printf(out, "no quantity covers byte %zu\n", offset);
    return status == TSC_OK ? tsc_buffer_status(out, err) : status;
}
