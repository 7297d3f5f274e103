#include "extract/derive.h"

#include <math.h>

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

static size_t first_neighbour(size_t index)
{
    return index > NEIGHBOURS ? index - NEIGHBOURS : 0;
}

static size_t last_neighbour(const tsc_figure_list *figures, size_t index)
{
    return index + NEIGHBOURS < figures->count ? index + NEIGHBOURS : figures->count;
}

static bool is_stated(const tsc_figure_list *figures, size_t index, const tsc_figure *like, tsc_period period)
{
    for (size_t i = first_neighbour(index); i < last_neighbour(figures, index); i++) {
        const tsc_figure *f = &figures->items[i];
        if (f->kind == TSC_FIGURE_LEVEL && tsc_unit_same(f->unit, like->unit) && same_thing(f, like) &&
            tsc_period_same(f->period, period))
            return true;
    }
    return false;
}

static tsc_status add(tsc_figure_list *out, const tsc_figure *source, double value, interval range, tsc_period period,
                      const tsc_figure *other, const char *rule, tsc_arena *arena, tsc_error *err)
{
    size_t *from = tsc_arena_calloc(arena, 2, sizeof *from);
    if (from == NULL)
        return tsc_error_memory(err, "a derived figure");
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
    return tsc_figure_list_add(out, &figure, arena, err);
}

/* Whether the growth is told of a level of its own sentence in another unit: "690,000 tonnes, 33 % more" says nothing of a
   value in dollars two sentences on. */
static bool grows_another(const tsc_figure_list *all, size_t index, const tsc_figure *level)
{
    const tsc_figure *growth = &all->items[index];
    if (growth->sentence == level->sentence)
        return false;
    for (size_t i = first_neighbour(index); i < last_neighbour(all, index); i++) {
        const tsc_figure *f = &all->items[i];
        if (f->sentence == growth->sentence && f->kind == TSC_FIGURE_LEVEL && !tsc_unit_same(f->unit, level->unit) &&
            tsc_period_same(f->period, growth->period) && same_thing(f, growth))
            return true;
    }
    return false;
}

/* level / (1 + growth): 274 million and +70 % make 161.18 million of the year before. */
static tsc_status level_before(const tsc_document *document, const tsc_figure_list *all, size_t index,
                               tsc_figure_list *out, tsc_arena *arena, tsc_error *err)
{
    const tsc_figure *level = &all->items[index];
    for (size_t i = first_neighbour(index); i < last_neighbour(all, index); i++) {
        const tsc_figure *growth = &all->items[i];
        if (growth->kind != TSC_FIGURE_CHANGE || growth->sentence > level->sentence + 2 ||
            level->sentence > growth->sentence + 2 || growth->base_period.kind == TSC_PERIOD_NONE ||
            !tsc_unit_is_percent(growth->unit) || !is_solid(growth) ||
            !tsc_period_same(level->period, growth->period) || !same_thing(level, growth) || !(growth->value > -99) ||
            grows_another(all, i, level))
            continue;
        if (is_stated(all, index, level, growth->base_period) || is_stated(out, out->count, level, growth->base_period))
            return TSC_OK;
        double dl = rounding(document, level), dg = rounding(document, growth);
        double worst = 1 + (growth->value - dg) / 100, best = 1 + (growth->value + dg) / 100;
        interval range = {(fabs(level->value) - dl) / best, (fabs(level->value) + dl) / worst};
        double value = level->value / (1 + growth->value / 100);
        if (level->value < 0)
            range = (interval){-range.high, -range.low};
        return add(out, level, round(value), (interval){round(range.low), round(range.high)}, growth->base_period,
                   growth, "derived: level over one plus its growth", arena, err);
    }
    return TSC_OK;
}

/* exports plus imports, exports less imports, of one reporter with one partner and period. */
static tsc_status sum_and_balance(const tsc_document *document, const tsc_figure_list *all, size_t index,
                                  tsc_figure_list *out, tsc_arena *arena, tsc_error *err)
{
    const tsc_figure *exports = &all->items[index];
    if (strcmp(exports->indicator, "exports") != 0 || !tsc_unit_is_currency(exports->unit))
        return TSC_OK;
    for (size_t i = first_neighbour(index); i < last_neighbour(all, index); i++) {
        const tsc_figure *imports = &all->items[i];
        if (imports->kind != TSC_FIGURE_LEVEL || imports->sentence > exports->sentence + 1 ||
            exports->sentence > imports->sentence + 1 || !is_solid(imports) ||
            strcmp(imports->indicator, "imports") != 0 || !tsc_place_same(imports->reporter, exports->reporter) ||
            !tsc_place_same(imports->partner, exports->partner) || !tsc_unit_same(imports->unit, exports->unit) ||
            !tsc_period_same(imports->period, exports->period) || !same_text(imports->commodity, exports->commodity))
            continue;
        double slack = rounding(document, exports) + rounding(document, imports);
        double sum = exports->value + imports->value, balance = exports->value - imports->value;
        tsc_figure source = *exports;
        source.indicator = "trade_turnover";
        tsc_status status = TSC_OK;
        if (!is_stated(all, index, &source, source.period) && !is_stated(out, out->count, &source, source.period))
            status = add(out, &source, sum, (interval){sum - slack, sum + slack}, source.period, imports,
                         "derived: exports plus imports", arena, err);
        source.indicator = "trade_balance";
        if (status == TSC_OK && !is_stated(all, index, &source, source.period) &&
            !is_stated(out, out->count, &source, source.period))
            status = add(out, &source, balance, (interval){balance - slack, balance + slack}, source.period, imports,
                         "derived: exports less imports", arena, err);
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
    size_t end = line->end;
    while (end > line->start && strchr(" \t\r\n", document->text.data[end - 1]) != NULL)
        end--;
    return end > line->start && strchr(".!?", document->text.data[end - 1]) == NULL &&
           memchr(document->text.data + end, '\n', document->sentences[next].start - end) != NULL;
}

void tsc_figures_date_headlines(const tsc_document *document, tsc_figure_list *figures)
{
    for (size_t i = 0; i < figures->count; i++) {
        tsc_figure *f = &figures->items[i];
        bool head = f->period.kind == TSC_PERIOD_NONE && is_headline(document, f);
        for (size_t j = i + 1;
             (head || f->sentence < 2) && j < last_neighbour(figures, i) && f->period.kind == TSC_PERIOD_NONE; j++) {
            const tsc_figure *body = &figures->items[j];
            bool again = f->kind == body->kind && tsc_unit_same(f->unit, body->unit) && !(f->value < body->value) &&
                         !(f->value > body->value);
            bool below = body->sentence <= f->sentence + 2; /* a dateline may stand between */
            bool same = same_thing(f, body) && body->sentence <= f->sentence + 4 &&
                        (again || (head && f->status == body->status && below));
            if (same)
                f->period = body->period, f->base_period = body->base_period, f->status = body->status;
        }
    }
}

tsc_status tsc_figures_derive(const tsc_document *document, tsc_figure_list *figures, tsc_arena *arena, tsc_error *err)
{
    tsc_figure_list out = {0};
    tsc_status status = TSC_OK;
    for (size_t i = 0; status == TSC_OK && i < figures->count; i++) {
        const tsc_figure *figure = &figures->items[i];
        status = tsc_figure_list_add(&out, figure, arena, err);
        if (status != TSC_OK || figure->kind != TSC_FIGURE_LEVEL || !is_solid(figure) ||
            tsc_unit_is_percent(figure->unit))
            continue;
        status = level_before(document, figures, i, &out, arena, err);
        if (status == TSC_OK)
            status = sum_and_balance(document, figures, i, &out, arena, err);
    }
    if (status == TSC_OK)
        *figures = out;
    return status;
}
