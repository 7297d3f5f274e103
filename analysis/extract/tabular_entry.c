/* A number of a table to a sentence, and the sentence to the figure. */
#include "extract/tabular_parts.h"

#include <math.h>
#include <string.h>

/* "(195.7)" is what accountants write for a number below zero; 7.1 rose by so much where others in its column fell. */
static void add_number(tsc_buffer *to, tsc_span text, bool change)
{
    const bool below = text.length > 2 && text.data[0] == '(' && text.data[text.length - 1] == ')';
    tsc_buffer_add_text(to, below ? "-" : change && !tsc_tabular_has_sign(text) ? "+" : "");
    tsc_buffer_add(to, text.data + below, text.length - 2u * below);
}

/* The sentence that the headings make of a number; at: where the number stands in it. False where memory is short. */
static bool put_together(const tsc_tabular_reader *r, const tsc_tabular_table *t, const tsc_tabular_entry *e,
                         tsc_buffer *text, size_t *at)
{
    const char *data = r->document->text.data;
    if (tsc_tabular_heading_add(text, &t->caption))
        tsc_buffer_add_text(text, ": ");
    if (tsc_tabular_heading_add(text, &t->section))
        tsc_buffer_add_text(text, ", ");
    (void)tsc_tabular_heading_add(text, e->label);
    if (e->column != NULL && e->column->end > e->column->start) {
        const size_t before = text->length;
        tsc_buffer_add_text(text, ", ");
        if (!tsc_tabular_heading_add(text, e->column))
            text->length = before;
    }
    if (e->year != NULL) {
        tsc_buffer_add_text(text, ", ");
        tsc_buffer_add(text, data + e->year->start, e->year->end - e->year->start);
    }
    tsc_buffer_add_text(text, ": ");
    *at = text->length;
    add_number(text, tsc_tabular_cell_text(r, e->cell), e->change);
    if (e->unit != NULL) {
        tsc_buffer_add_text(text, " ");
        tsc_buffer_add_span(text, e->unit->words);
    }
    tsc_buffer_add_text(text, ".");
    return !text->failed;
}

/* A document of the title of the whole one and a sentence made of headings. */
typedef struct phrase {
    tsc_buffer text;
    tsc_sentence sentences[2];
    size_t count, start, number; /* where the sentence begins, and the number in it */
} phrase;

static uint16_t length_of(size_t bytes)
{
    return (uint16_t)(bytes < TSC_SENTENCE_LIMIT ? bytes : TSC_SENTENCE_LIMIT);
}

static bool write_phrase(const tsc_tabular_reader *r, const tsc_tabular_table *t, const tsc_tabular_entry *e, phrase *p)
{
    const tsc_document *document = r->document;
    const tsc_sentence *title = &document->sentences[0];
    p->count = 0;
    if (title->length <= TSC_TABULAR_HEADING && title->start != t->caption.start && e->sentence > 0 &&
        title->kind != TSC_BLOCK_ROW) {
        tsc_buffer_add(&p->text, document->text.data + title->start, title->length);
        p->sentences[p->count] = *title;
        p->sentences[p->count].start = 0;
        p->sentences[p->count++].length = length_of(p->text.length);
        tsc_buffer_add_text(&p->text, "\n\n");
    }
    p->start = p->text.length;
    if (!put_together(r, t, e, &p->text, &p->number))
        return false;
    p->sentences[p->count] =
        document->sentences[t->caption.end > 0 ? t->caption_sentence : e->sentence]; /* its language */
    p->sentences[p->count].kind = TSC_BLOCK_TEXT;
    p->sentences[p->count].start = (uint32_t)p->start;
    p->sentences[p->count++].length = length_of(p->text.length - p->start);
    p->sentences[0].opens = p->sentences[p->count - 1].opens = true;
    return true;
}

static bool is_of_trade(const tsc_figure *f)
{
    return tsc_span_is_among(tsc_span_of(f->indicator), "trade_turnover exports imports trade_balance trade_share");
}

/* The trade of one country by partners: the row is that of the partner. What a caption tells as Ghana's trade with Turkey is
   Ghana's in rows that name neither. */
static void settle_sides(const tsc_tabular_table *t, const tsc_tabular_entry *e, tsc_figure *f)
{
    const bool listed = !tsc_place_is_none(e->place) && !tsc_place_same(t->owner, e->place);
    const bool reversed = e->nameless && !tsc_place_is_none(t->with) && tsc_place_same(f->reporter, t->with) &&
                          tsc_place_same(f->partner, t->owner);
    if (tsc_place_is_none(t->owner) || !is_of_trade(f) || (!listed && !reversed))
        return;
    f->reporter = t->owner;
    f->partner = listed ? e->place : t->with;
}

/* A figure is in the unit that the headings say. A number without one counts people, companies, flights, or it is none. */
static bool is_told(const tsc_tabular_entry *e, const tsc_figure *f)
{
    enum { FEW = 100 };
    if (e->unit != NULL)
        return tsc_unit_is_currency(e->unit->unit) ? tsc_unit_is_currency(f->unit)
                                                   : tsc_unit_same(e->unit->unit, f->unit);
    return e->cell->kind == TSC_TABULAR_PERCENT ||
           (!tsc_unit_is_currency(f->unit) && !tsc_unit_is_none(f->unit) && fabs(f->value) >= FEW);
}

/* "US$ '000": what the words of the unit leave out. A growth of 104.3 and 95.1 per cent is told from a hundred. */
static void scale(const tsc_tabular_entry *e, tsc_figure *f)
{
    enum { NEAR_HUNDRED = 50 }; /* what the words tell as an index is told from a hundred already */
    if (e->index && f->kind == TSC_FIGURE_CHANGE && f->value > NEAR_HUNDRED)
        f->value = round((f->value - 100) * 1e9) / 1e9;
    const double factor = e->unit != NULL ? e->unit->factor : 1;
    f->value *= factor;
    f->low *= factor;
    f->high *= factor;
}

/* All numbers of a row are of the goods that it is named by. */
static void settle_goods(const tsc_figure_list *list, const tsc_tabular_entry *e, tsc_figure *f)
{
    const tsc_figure *before = list->count > 0 ? &list->items[list->count - 1] : NULL;
    if (f->commodity != NULL || before == NULL || before->sentence != e->sentence || before->commodity == NULL ||
        !is_of_trade(f) || !is_of_trade(before) || strstr(e->label->text.data, before->commodity) == NULL)
        return;
    f->commodity = before->commodity;
    f->hs = before->hs;
}

/* The figure of the number itself, as one of the row that it stands in. */
static tsc_status take(const tsc_tabular_reader *r, const tsc_tabular_table *t, const tsc_tabular_entry *e,
                       const tsc_figure *found, tsc_figure_list *list, tsc_arena *keep, tsc_error *err)
{
    static const double doubt = 0.95; /* what is put together from headings is less sure than what is said */
    static const char read_as[] = "of a table; ";
    tsc_figure figure = *found;
    const tsc_sentence *s = &r->document->sentences[t->caption.end > 0 ? t->caption_sentence : e->sentence];
    figure.start = e->cell->start;
    figure.end = e->cell->end;
    figure.sentence = e->sentence;
    figure.language = tsc_document_language(r->document, s);
    figure.confidence = round(found->confidence * doubt * 1000) / 1000;
    settle_sides(t, e, &figure);
    scale(e, &figure);
    const size_t length = strlen(found->rule);
    char *rule = tsc_arena_alloc(keep, sizeof read_as + length);
    figure.rule = rule;
    figure.commodity = found->commodity != NULL ? tsc_arena_strdup(keep, found->commodity) : NULL;
    figure.hs = found->hs != NULL ? tsc_arena_strdup(keep, found->hs) : NULL;
    if (rule == NULL || (found->commodity != NULL && figure.commodity == NULL) ||
        (found->hs != NULL && figure.hs == NULL))
        return tsc_error_memory(err, "the figures of a table");
    settle_goods(list, e, &figure);
    memcpy(rule, read_as, sizeof read_as - 1);
    memcpy(rule + sizeof read_as - 1, found->rule, length + 1);
    return tsc_figure_list_add(list, &figure, keep, err);
}

/* What the headings make of the number that is asked for, and how that is read. */
static tsc_status explain(const tsc_tabular_reader *r, const tsc_tabular_entry *e, const phrase *p,
                          tsc_document *document, tsc_error *err)
{
    if (r->trace == NULL || r->trace->offset < e->cell->start || r->trace->offset >= e->cell->end)
        return TSC_OK;
    tsc_buffer_add_text(r->trace->out, "table        read as '");
    tsc_buffer_add(r->trace->out, p->text.data + p->start, p->text.length - p->start);
    tsc_buffer_add_text(r->trace->out, "'\n");
    return r->finder.explain(r->finder.context, document, p->number, r->trace->out, err);
}

tsc_status tsc_tabular_entry_read(const tsc_tabular_reader *r, const tsc_tabular_table *t, const tsc_tabular_entry *e,
                                  tsc_figure_list *list, tsc_arena *keep, tsc_error *err)
{
    phrase p = {.text = {0}};
    const tsc_figure *figures = NULL;
    size_t count = 0;
    tsc_document document;
    tsc_document_init(&document);
    tsc_status status = write_phrase(r, t, e, &p) ? TSC_OK : tsc_error_memory(err, "a phrase of a table");
    if (status == TSC_OK) {
        document.id = r->document->id;
        document.title = document.source = "";
        memcpy(document.language, r->document->language, sizeof document.language);
        memcpy(document.languages, r->document->languages, sizeof document.languages);
        document.date = r->document->date;
        document.date_origin = r->document->date_origin;
        document.text = tsc_span_make(p.text.data, p.text.length);
        document.sentences = p.sentences;
        document.sentence_count = p.count;
        status = explain(r, e, &p, &document, err);
    }
    if (status == TSC_OK)
        status = r->finder.find(r->finder.context, &document, &figures, &count, err);
    for (size_t i = 0; status == TSC_OK && i < count; i++)
        if (!figures[i].derived && figures[i].start <= p.number && figures[i].end > p.number &&
            is_told(e, &figures[i])) {
            status = take(r, t, e, &figures[i], list, keep, err);
            break;
        }
    document.sentences = NULL; /* they are not its own */
    tsc_document_clear(&document);
    tsc_buffer_clear(&p.text);
    return status;
}
