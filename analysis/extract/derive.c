#include "extract/derive.h"

#include "core/block.h"
#include "core/grow.h"
#include "extract/dating.h"

#include <math.h>
#include <stdint.h>

enum {
    NEIGHBOURS = 48
}; /* figures on either side that one may be derived with: what is further off speaks of something else */

typedef struct interval {
    double low, high;
} interval;

/* Half a unit of the last printed digit, in base units: 274 million leaves half a million. */
static double rounding(const tsc_document *document, const tsc_figure *figure)
{
    const char *text = document->text.data + figure->start;
    size_t length = figure->end - figure->start;
    double printed = 0, step = 1;
    bool digits = false, fraction = false;
    for (size_t i = 0; i < length; i++) {
        if (text[i] >= '0' && text[i] <= '9') {
            printed = printed * 10 + (text[i] - '0');
            digits = true;
            if (fraction)
                step /= 10;
        } else if ((text[i] == '.' || text[i] == ',') && digits && i + 1 < length && text[i + 1] >= '0' &&
                   text[i + 1] <= '9') {
            size_t run = 1;
            while (i + 1 + run < length && text[i + 1 + run] >= '0' && text[i + 1 + run] <= '9')
                run++;
            fraction = run != 3;
        } else if (digits && fraction) {
            break;
        } else if (digits && text[i] != ' ' && (unsigned char)text[i] < 0x80) {
            break;
        }
    }
    if (!digits || !(printed > 0))
        return fabs(figure->value) * 0.005;
    return fabs(figure->value) / (printed * step) * step / 2;
}

static bool is_solid(const tsc_figure *f)
{
    return !f->derived && (f->bound == TSC_BOUND_EXACT || f->bound == TSC_BOUND_ABOUT) && f->status == TSC_OBSERVED &&
           f->period.kind != TSC_PERIOD_NONE;
}

static bool same_text(const char *a, const char *b)
{
    return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

static bool same_thing(const tsc_figure *a, const tsc_figure *b)
{
    bool straight = tsc_place_same(a->reporter, b->reporter) && tsc_place_same(a->partner, b->partner);
    bool crossed = tsc_place_same(a->reporter, b->partner) && tsc_place_same(a->partner, b->reporter);
    return (straight || crossed) && same_text(a->indicator, b->indicator) && same_text(a->commodity, b->commodity) &&
           (straight || strcmp(a->indicator, "trade_turnover") == 0);
}

/* What figures are derived from, and what was derived so far: in the order of their sources. */
typedef struct derivation {
    const tsc_document *document;
    const tsc_figure_list *all;
    uint64_t *traits; /* of each of all: see traits_of */
    tsc_figure_list found;
    size_t *sources; /* of each of found: which of all it goes behind */
    size_t source_room;
    tsc_arena *arena;
} derivation;

/* The neighbours of a figure: all from first on, up to last. */
typedef struct neighbours {
    size_t first, last;
} neighbours;

static size_t first_neighbour(size_t index)
{
    return index > NEIGHBOURS ? index - NEIGHBOURS : 0;
}

static size_t last_neighbour(const tsc_figure_list *figures, size_t index)
{
    return index + NEIGHBOURS < figures->count ? index + NEIGHBOURS : figures->count;
}

/* Those that stand at most so many sentences off: figures are in the order of their sentences. */
static neighbours neighbours_within(const tsc_figure_list *all, size_t index, size_t sentences)
{
    const tsc_figure *items = all->items;
    const size_t sentence = items[index].sentence, least = first_neighbour(index), most = last_neighbour(all, index);
    neighbours near = {index, index + 1};
    while (near.first > least && items[near.first - 1].sentence + sentences >= sentence)
        near.first--;
    while (near.last < most && items[near.last].sentence <= sentence + sentences)
        near.last++;
    return near;
}

static uint64_t number_of(tsc_date date)
{
    return ((uint64_t)date.year * 16 + (uint64_t)date.month) * 32 + (uint64_t)date.day;
}

/* A number that levels of the same unit, pair and period have in common, so that few need a closer look; the pair in
   either order, since turnover has none. Never 0, which stands for what is no level. */
static uint64_t traits_of(const tsc_figure *f, tsc_period period)
{
    const uint64_t spread = UINT64_C(0x9E3779B97F4A7C15); /* odd: different numbers stay different */
    uint64_t traits = tsc_block_at(f->unit.code) + tsc_block_at(f->unit.code + 8);
    traits = traits * spread + tsc_block_at(f->reporter.code) + tsc_block_at(f->partner.code);
    if (period.kind != TSC_PERIOD_NONE)
        traits = (traits * spread + number_of(period.first)) * spread + number_of(period.last);
    return traits | 1;
}

static bool states(const tsc_figure *f, const tsc_figure *like, tsc_period period)
{
    return f->kind == TSC_FIGURE_LEVEL && tsc_unit_same(f->unit, like->unit) && same_thing(f, like) &&
           tsc_period_same(f->period, period);
}

/* Whether what would be derived from a figure stands among its neighbours, or was derived shortly before. */
static bool is_stated(const derivation *d, size_t index, const tsc_figure *like, tsc_period period)
{
    const uint64_t traits = traits_of(like, period), *of = d->traits;
    const size_t last = last_neighbour(d->all, index);
    for (size_t i = first_neighbour(index); i < last; i++)
        if (of[i] == traits && states(&d->all->items[i], like, period))
            return true;
    const size_t behind = index + 1 + d->found.count; /* where in the end the next one would stand */
    for (size_t i = d->found.count; i > 0 && d->sources[i - 1] + i + NEIGHBOURS >= behind; i--)
        if (states(&d->found.items[i - 1], like, period))
            return true;
    return false;
}

static tsc_status add(derivation *d, size_t index, const tsc_figure *source, double value, interval range,
                      tsc_period period, const tsc_figure *other, const char *rule, tsc_error *err)
{
    size_t *from = tsc_arena_calloc(d->arena, 2, sizeof *from);
    size_t *sources = tsc_grow_in(d->arena, d->sources, d->found.count, &d->source_room, sizeof *sources);
    if (from == NULL || sources == NULL)
        return tsc_error_memory(err, "a derived figure");
    d->sources = sources;
    d->sources[d->found.count] = index;
    from[0] = source->start < other->start ? source->start : other->start;
    from[1] = source->start < other->start ? other->start : source->start;
    tsc_figure figure = *source;
    figure.value = value;
    figure.low = range.low, figure.high = range.high;
    figure.bound = TSC_BOUND_ABOUT;
    figure.period = period;
    figure.base_period = tsc_period_none();
    figure.derived = true;
    figure.from = from, figure.from_count = 2;
    figure.confidence = round(source->confidence * other->confidence * 1000) / 1000;
    figure.rule = rule;
    return tsc_figure_list_add(&d->found, &figure, d->arena, err);
}

/* Whether the growth is told of a level of its own sentence in another unit: "690,000 tonnes, 33 % more" says nothing of a
   value in dollars two sentences on. */
static bool grows_another(const tsc_figure_list *all, size_t index, const tsc_figure *level)
{
    const tsc_figure *growth = &all->items[index];
    if (growth->sentence == level->sentence)
        return false;
    const neighbours near = neighbours_within(all, index, 0);
    for (size_t i = near.first; i < near.last; i++) {
        const tsc_figure *f = &all->items[i];
        if (f->kind == TSC_FIGURE_LEVEL && !tsc_unit_same(f->unit, level->unit) &&
            tsc_period_same(f->period, growth->period) && same_thing(f, growth))
            return true;
    }
    return false;
}

/* level / (1 + growth): 274 million and +70 % make 161.18 million of the year before. */
static tsc_status level_before(derivation *d, size_t index, tsc_error *err)
{
    const tsc_figure_list *all = d->all;
    const tsc_figure *level = &all->items[index];
    const neighbours near = neighbours_within(all, index, 2);
    for (size_t i = near.first; i < near.last; i++) {
        const tsc_figure *growth = &all->items[i];
        if (growth->kind != TSC_FIGURE_CHANGE || growth->base_period.kind == TSC_PERIOD_NONE ||
            !tsc_unit_is_percent(growth->unit) || !is_solid(growth) ||
            !tsc_period_same(level->period, growth->period) || !same_thing(level, growth) || !(growth->value > -99) ||
            grows_another(all, i, level))
            continue;
        if (is_stated(d, index, level, growth->base_period))
            return TSC_OK;
        double dl = rounding(d->document, level), dg = rounding(d->document, growth);
        double worst = 1 + (growth->value - dg) / 100, best = 1 + (growth->value + dg) / 100;
        interval range = {(fabs(level->value) - dl) / best, (fabs(level->value) + dl) / worst};
        double value = level->value / (1 + growth->value / 100);
        if (level->value < 0)
            range = (interval){-range.high, -range.low};
        return add(d, index, level, round(value), (interval){round(range.low), round(range.high)}, growth->base_period,
                   growth, "derived: level over one plus its growth", err);
    }
    return TSC_OK;
}

/* exports plus imports, exports less imports, of one reporter with one partner and period. */
static tsc_status sum_and_balance(derivation *d, size_t index, tsc_error *err)
{
    const tsc_figure *exports = &d->all->items[index];
    if (strcmp(exports->indicator, "exports") != 0 || !tsc_unit_is_currency(exports->unit))
        return TSC_OK;
    const neighbours near = neighbours_within(d->all, index, 1);
    for (size_t i = near.first; i < near.last; i++) {
        const tsc_figure *imports = &d->all->items[i];
        if (imports->kind != TSC_FIGURE_LEVEL || !is_solid(imports) || strcmp(imports->indicator, "imports") != 0 ||
            !tsc_place_same(imports->reporter, exports->reporter) ||
            !tsc_place_same(imports->partner, exports->partner) || !tsc_unit_same(imports->unit, exports->unit) ||
            !tsc_period_same(imports->period, exports->period) || !same_text(imports->commodity, exports->commodity))
            continue;
        double slack = rounding(d->document, exports) + rounding(d->document, imports);
        double sum = exports->value + imports->value, balance = exports->value - imports->value;
        tsc_figure source = *exports;
        source.indicator = "trade_turnover";
        tsc_status status = TSC_OK;
        if (!is_stated(d, index, &source, source.period))
            status = add(d, index, &source, sum, (interval){sum - slack, sum + slack}, source.period, imports,
                         "derived: exports plus imports", err);
        source.indicator = "trade_balance";
        if (status == TSC_OK && !is_stated(d, index, &source, source.period))
            status = add(d, index, &source, balance, (interval){balance - slack, balance + slack}, source.period,
                         imports, "derived: exports less imports", err);
        return status;
    }
    return TSC_OK;
}

/* The first line, or a headline further on, without a stop: what stands there stands again below. */
static bool is_headline(const tsc_document *document, const tsc_figure *figure)
{
    size_t next = figure->sentence + 1;
    if (next >= document->sentence_count)
        return false;
    const tsc_sentence *line = &document->sentences[figure->sentence];
    if (figure->sentence > 0 && line->kind != TSC_BLOCK_HEADING)
        return false;
    size_t end = tsc_sentence_end(line);
    while (end > line->start && strchr(" \t\r\n", document->text.data[end - 1]) != NULL)
        end--;
    return end > line->start && strchr(".!?", document->text.data[end - 1]) == NULL &&
           memchr(document->text.data + end, '\n', document->sentences[next].start - end) != NULL;
}

/* The same good, whatever its case: арпа экспорты, арпаны. */
static bool same_good(const tsc_figure *a, const tsc_figure *b)
{
    return same_text(a->commodity, b->commodity) || (a->hs != NULL && b->hs != NULL && same_text(a->hs, b->hs));
}

/* Whether a figure of a headline is told again by one below; strict: with the same value. */
static bool is_told_below(const tsc_document *document, const tsc_figure *f, const tsc_figure *body, bool strict)
{
    const bool again = f->kind == body->kind && tsc_unit_same(f->unit, body->unit) && !(f->value < body->value) &&
                       !(f->value > body->value);
    const bool below = body->sentence <= f->sentence + 2; /* a dateline may stand between */
    tsc_figure like = *body;
    like.commodity = f->commodity;
    return same_good(f, body) && same_thing(f, &like) && body->sentence <= f->sentence + 4 &&
           (strict ? again : f->status == body->status && below && is_headline(document, f));
}

/* The figure below a headline's that has a time and tells it again; NULL for none. */
static const tsc_figure *told_below(const tsc_document *document, const tsc_figure_list *figures, size_t index,
                                    bool strict)
{
    for (size_t i = index + 1; i < last_neighbour(figures, index); i++)
        if (figures->items[i].period.kind != TSC_PERIOD_NONE &&
            is_told_below(document, &figures->items[index], &figures->items[i], strict))
            return &figures->items[i];
    return NULL;
}

void tsc_figures_date_headlines(const tsc_document *document, tsc_figure_list *figures)
{
    for (size_t i = 0; i < figures->count; i++) {
        tsc_figure *f = &figures->items[i];
        if (f->period.kind != TSC_PERIOD_NONE || (f->sentence > 1 && !is_headline(document, f)))
            continue;
        const tsc_figure *body = told_below(document, figures, i, true);
        if (body == NULL)
            body = told_below(document, figures, i, false);
        if (body == NULL)
            continue;
        f->period = body->period, f->status = body->status;
        f->base_period = body->kind == f->kind || f->kind != TSC_FIGURE_CHANGE ? body->base_period
                                                                               : tsc_dating_default_base(body->period);
    }
}

static tsc_status derive_from(derivation *d, size_t index, tsc_error *err)
{
    const tsc_figure *figure = &d->all->items[index];
    if (figure->kind != TSC_FIGURE_LEVEL || !is_solid(figure) || tsc_unit_is_percent(figure->unit))
        return TSC_OK;
    tsc_status status = level_before(d, index, err);
    return status == TSC_OK ? sum_and_balance(d, index, err) : status;
}

/* Puts each derived figure behind its source. */
static tsc_status merge(const derivation *d, tsc_figure_list *figures, tsc_error *err)
{
    if (d->found.count == 0)
        return TSC_OK;
    const size_t count = figures->count + d->found.count;
    tsc_figure *items = tsc_arena_alloc(d->arena, count * sizeof *items);
    if (items == NULL)
        return tsc_error_memory(err, "figures");
    size_t next = 0;
    for (size_t i = 0; i < d->found.count; i++) {
        const size_t run = d->sources[i] + 1 - next;
        memcpy(items + next + i, figures->items + next, run * sizeof *items);
        next += run;
        items[next + i] = d->found.items[i];
    }
    memcpy(items + next + d->found.count, figures->items + next, (figures->count - next) * sizeof *items);
    *figures = (tsc_figure_list){items, count, count};
    return TSC_OK;
}

tsc_status tsc_figures_derive(const tsc_document *document, tsc_figure_list *figures, tsc_arena *arena, tsc_error *err)
{
    derivation d = {.document = document, .all = figures, .arena = arena};
    d.traits = tsc_arena_alloc(arena, (figures->count + 1) * sizeof *d.traits);
    if (d.traits == NULL)
        return tsc_error_memory(err, "figures");
    for (size_t i = 0; i < figures->count; i++) {
        const tsc_figure *f = &figures->items[i];
        d.traits[i] = f->kind == TSC_FIGURE_LEVEL ? traits_of(f, f->period) : 0;
    }
    tsc_status status = TSC_OK;
    for (size_t i = 0; status == TSC_OK && i < figures->count; i++)
        status = derive_from(&d, i, err);
    return status == TSC_OK ? merge(&d, figures, err) : status;
}
