#include "extract/extract.h"

#include "extract/derive.h"
#include "extract/day_search.h"
#include "extract/docdate.h"
#include "extract/event_find.h"
#include "extract/link.h"
#include "extract/stretch.h"

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

struct tsc_workspace {
    tsc_stretch *stretch;
    tsc_arena scratch;
};

tsc_workspace *tsc_workspace_new(void)
{
    tsc_workspace *workspace = calloc(1, sizeof *workspace);
    if (workspace == NULL)
        return NULL;
    tsc_arena_init(&workspace->scratch);
    workspace->stretch = tsc_stretch_new();
    if (workspace->stretch == NULL) {
        tsc_workspace_free(workspace);
        return NULL;
    }
    return workspace;
}

void tsc_workspace_free(tsc_workspace *workspace)
{
    if (workspace == NULL)
        return;
    tsc_stretch_free(workspace->stretch);
    tsc_arena_clear(&workspace->scratch);
    free(workspace);
}

typedef struct work {
    const tsc_extractor *extractor;
    tsc_document *document;
    tsc_stretch *stretch;
    tsc_arena *scratch;     /* of what is looked up beside the stretch */
    tsc_discourse discourse;
    tsc_figure_list figures;
    tsc_event_coder *coder; /* NULL: events are not asked for */
    bool linking;           /* figures are */
    const tsc_trace *trace;
    tsc_day_search days;
    bool sole_known;        /* of this stretch */
    tsc_period sole;
    tsc_status sole_status;
    tsc_error sole_err;
} work;

static tsc_status link_page(work *w, size_t index, tsc_page *p, tsc_error *err)
{
    const tsc_sentence *sentence = &w->document->sentences[index];
    if (!p->quiet)
        return tsc_link_sentence(&p->reading, &w->discourse, index,
                                 *sentence->language != '\0' ? sentence->language : w->document->language, &w->figures,
                                 w->trace, &w->document->arena, &w->stretch->scratch, err);
    tsc_discourse_advance(&w->discourse, &p->reading);
    return TSC_OK;
}

/* Only where it stands for a country or names an act does a sentence tell the event coder anything. */
static bool tells_events(const tsc_page *p)
{
    return p->wanted && (p->roles & ((uint32_t)1 << TSC_ROLE_PLACE | (uint32_t)1 << TSC_ROLE_EVENT)) != 0;
}

static tsc_status link_stretch(work *w, tsc_stretch *stretch, tsc_error *err)
{
    tsc_page *pages = stretch->pages;
    tsc_status status = TSC_OK;
    w->sole_known = false;
    if (stretch->empty)
        return TSC_OK;
    for (size_t i = 0; i < stretch->count; i++)
        if (pages[i].wanted) {
            w->discourse.sentence = stretch->first + i;
            tsc_discourse_count(&w->discourse, &pages[i].reading);
        }
    for (size_t i = 0; status == TSC_OK && w->coder && i < stretch->count; i++)
        if (tells_events(&pages[i]))
            status = tsc_event_coder_read(w->coder, &pages[i].scan, stretch->first + i, pages[i].untimed ? NULL : &pages[i].timexes, &stretch->scratch, err);
    for (size_t i = 0; status == TSC_OK && w->linking && i < stretch->count; i++)
        if (pages[i].wanted)
            status = link_page(w, stretch->first + i, &pages[i], err);
    tsc_discourse_fade(&w->discourse);
    return status;
}

static tsc_status infer_date(work *w, tsc_error *err)
{
    tsc_document *document = w->document;
    if (document->date.year != 0)
        return TSC_OK;
    tsc_status status = tsc_docdate_infer(w->extractor->lexicon, w->stretch->memo, document, w->scratch, &document->date, err);
    tsc_arena_reset(w->scratch);
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
    w->days = (tsc_day_search){.lexicon = w->extractor->lexicon, .document = w->document, .memo = w->stretch->memo, .scratch = w->scratch,
                               .day = tsc_period_none()};
    tsc_discourse_init(&w->discourse, w->document->date);
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

static tsc_status read_document(work *w, findings *found, tsc_error *err)
{
    tsc_document *document = w->document;
    const unsigned what = (w->linking ? TSC_WORTH_AMOUNTS : 0u) | (w->coder ? TSC_WORTH_EVENTS : 0u);
    tsc_status status = infer_date(w, err);
    begin_discourse(w);
    tsc_stretch_open(w->stretch, w->extractor->lexicon, document, what, w->trace != NULL);
    for (size_t first = 0; status == TSC_OK && first < document->sentence_count; first += w->stretch->count) {
        status = tsc_stretch_read(w->stretch, first, err);
        if (status == TSC_OK)
            status = link_stretch(w, w->stretch, err);
    }
    if (status == TSC_OK)
        status = tell_failure(w, err);
    found->figures = w->figures;
    if (status == TSC_OK && w->coder)
        status = tsc_event_coder_finish(w->coder, &found->events, &found->event_count, err);
    return status;
}

static tsc_status find(const tsc_extractor *extractor, tsc_workspace *workspace, tsc_document *document,
                       const tsc_extract_opts *opts, const tsc_trace *trace, findings *found, tsc_error *err)
{
    work w = {.extractor = extractor, .document = document, .stretch = workspace->stretch, .scratch = &workspace->scratch,
              .trace = trace, .linking = opts->figures};
    tsc_status status = TSC_OK;
    if (opts->events)
        status = tsc_event_coder_new(document, extractor->codes, &document->arena, &w.coder, err);
    if (status == TSC_OK)
        status = read_document(&w, found, err);
    return status;
}

tsc_status tsc_extract_in(const tsc_extractor *extractor, tsc_workspace *workspace, tsc_document *document,
                          const tsc_extract_opts *opts, tsc_records *records, tsc_error *err)
{
    *records = (tsc_records){0};
    findings found = {0};
    if (!opts->figures && !opts->events)
        return TSC_OK;
    tsc_status status = find(extractor, workspace, document, opts, NULL, &found, err);
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

static tsc_workspace *lone_workspace(tsc_error *err)
{
    tsc_workspace *workspace = tsc_workspace_new();
    if (workspace == NULL)
        (void)tsc_error_set(err, TSC_ENOMEM, NULL, 0, "no memory for extraction");
    return workspace;
}

tsc_status tsc_extract(const tsc_extractor *extractor, tsc_document *document, const tsc_extract_opts *opts,
                       tsc_records *records, tsc_error *err)
{
    tsc_workspace *workspace = lone_workspace(err);
    tsc_status status = workspace != NULL ? tsc_extract_in(extractor, workspace, document, opts, records, err) : TSC_ENOMEM;
    tsc_workspace_free(workspace);
    return status;
}

tsc_status tsc_extract_explain(const tsc_extractor *extractor, tsc_document *document, size_t offset, tsc_buffer *out,
                               tsc_error *err)
{
    findings found = {0};
    size_t before = out->length;
    const tsc_extract_opts opts = {.figures = true};
    tsc_workspace *workspace = lone_workspace(err);
    if (workspace == NULL)
        return TSC_ENOMEM;
    tsc_status status = find(extractor, workspace, document, &opts, &(tsc_trace){.offset = offset, .out = out}, &found, err);
    tsc_workspace_free(workspace);
    if (status == TSC_OK && out->length == before)
        tsc_buffer_printf(out, "no quantity covers byte %zu\n", offset);
    return status == TSC_OK ? tsc_buffer_status(out, err) : status;
}
