/* The good of a figure: what is traded. */
#include "extract/candidate.h"

static bool is_excluded(const tsc_reading *r, const tsc_mark *mark)
{
    /* "(mostly sulphur)", "including metals": what is in brackets or behind a list word does not name the whole */
    return mark->first > 0 && r->parent[r->clause[mark->first]] != r->clause[mark->first];
}

/* "clothing rose by 12 %, footwear by 36 % and machinery by 34 %", "copper worth 1.2 billion, iodine worth 140 million":
   in a list each value has the good that stands between it and the value before. */
static bool is_listed_good(const tsc_candidate *c, const tsc_mark *mark)
{
    enum { REACH = 4 };
    const tsc_candidate *b = c->before != NULL ? c->before : c->previous; /* cars (12 %), clothing (6 %) */
    bool goes_on = b != NULL && (c->anchor == NULL || b->anchor == c->anchor);
    uint32_t from = goes_on ? b->quantity->last : c->anchor != NULL ? c->anchor->last : UINT32_MAX;
    return mark->first >= from && mark->last <= c->edge && c->edge - mark->last <= REACH;
}

/* "machinery and equipment (15.7 million), fuels (14.8 million)": the good right before the brackets is that of the value. */
static bool is_named_before_brackets(const tsc_candidate *c, const tsc_mark *mark)
{
    const tsc_scan *scan = c->reading->scan;
    return c->edge > 0 && mark->last + 1 == c->edge && tsc_span_equals(tsc_scan_span(scan, mark->last, c->edge), "(");
}

static double goods_cost(const tsc_candidate *c, const tsc_mark *mark)
{
    const tsc_reading *r = c->reading;
    const tsc_quantity *q = c->quantity;
    bool behind = mark->first >= q->last;
    if (behind) {
        const tsc_mark *of = tsc_reading_function(r, q->last);
        bool joined = mark->first - q->last <= (tsc_mark_is(of, "of") ? 4u : 2u);
        if (joined && r->weak[mark->first] == r->weak[q->last])
            return 1;
    }
    if (c->anchor == NULL)
        return 99;
    double d = tsc_reading_distance(r, mark->first, mark->last, c->anchor->first, c->anchor->last);
    enum { FRONT = 6, SUBJECT = 14 };
    bool fronted = mark->first > 0 && mark->last < FRONT && c->anchor->first > mark->last &&
                   c->anchor->first - mark->last <= FRONT && r->weak[c->anchor->first] - r->weak[mark->last] == 1 &&
                   tsc_reading_before(r, mark->first, NULL) != NULL &&
                   r->scan->tokens[mark->last].kind == TSC_TOKEN_PUNCTUATION;
    if (fronted) /* "As for cotton, exports reached 62,000 tonnes" */
        return 6;
    bool subject = c->indicator->orientation == TSC_SHARE && mark->last <= c->edge &&
                   !tsc_reading_parted(r, mark->last, c->edge) && r->clause[mark->first] == r->clause[c->edge];
    if (subject && d > 6 && d <= SUBJECT)
        return 10; /* "wires and cables are what Tunisia sells most to Germany, with 13 % of its exports" */
    if (r->weak[mark->first] != r->weak[c->anchor->first] && d > 2)
        return 99;
    if (mark->first > c->anchor->last && tsc_reading_parted(r, c->anchor->last, mark->first))
        return 99;
    return d <= 6 ? 2 + d : 99;
}

/* Whether nothing but a comma, an "and" and articles stand between two goods. */
static bool are_joined(const tsc_reading *r, const tsc_mark *a, const tsc_mark *b)
{
    enum { FEW = 4 };
    bool joined = (b->clitics & TSC_CLITIC_AND) != 0;
    if (b->first < a->last || b->first - a->last > FEW)
        return false;
    for (uint32_t t = a->last; t < b->first; t++) {
        const tsc_mark *word = tsc_reading_function(r, t);
        bool comma = tsc_scan_is_comma(r->scan, t);
        bool and = tsc_mark_is(word, "and");
        if (!comma && !and&&!(tsc_mark_is(word, "article") || tsc_mark_is(word, "of")) && (t > a->last || joined))
            return false;
        if (!comma && !and&&word == NULL && !joined)
            return false;
        joined = joined || comma || and;
    }
    return joined;
}

static bool is_code(const char *hs)
{
    return hs[0] >= '0' && hs[0] <= '9';
}

/* The code of two goods told together: that of the broader one where it holds the other, else none. */
static const char *same_good(const char *a, const char *b)
{
    if (a == NULL || !is_code(b))
        return NULL;
    size_t length = strlen(a) < strlen(b) ? strlen(a) : strlen(b);
    return strncmp(a, b, length) != 0 ? NULL : strlen(a) == length ? a : b;
}

/* Goods that are named together are told together, "cereals, pulses and oilseeds", with a code
   where one of them holds the others. */
static void tell_goods(const tsc_reading *r, const tsc_mark *best, tsc_figure *figure, uint32_t *from, uint32_t *to)
{
    const tsc_mentions *marks = &r->of[TSC_ROLE_COMMODITY];
    size_t at = 0;
    *from = best->first, *to = best->last;
    figure->hs = is_code(best->entry->code) ? best->entry->code : NULL;
    while (at < marks->count && marks->items[at] != best)
        at++;
    for (size_t i = at; i > 0 && are_joined(r, marks->items[i - 1], marks->items[i]); i--)
        *from = marks->items[i - 1]->first, figure->hs = same_good(figure->hs, marks->items[i - 1]->entry->code);
    for (size_t i = at; i + 1 < marks->count && are_joined(r, marks->items[i], marks->items[i + 1]); i++)
        *to = marks->items[i + 1]->last, figure->hs = same_good(figure->hs, marks->items[i + 1]->entry->code);
}

/* "exported 24 million tonnes of coal. It plans to bring exports to 80 million tonnes": tonnes are of a good, the same one. */
static bool is_same_mass(const tsc_candidate *c, const tsc_discourse *discourse)
{
    const tsc_topic *topic = &discourse->topic;
    return (c->units & TSC_UNITS_GOODS) != 0 && topic->indicator != NULL &&
           strcmp(topic->indicator, c->indicator->code) == 0 &&
           ((tsc_units_of(topic->unit) & TSC_UNITS_GOODS) != 0 || discourse->sentence - topic->sentence <= 1) &&
           tsc_place_same(topic->reporter, c->figure.reporter) && discourse->sentence - topic->sentence <= 2;
}

/* "Egypt's exports of oranges rose, with 297,000 tonnes shipped": tonnes are of a good, the only one named before them. */
static const tsc_mark *only_good_before(const tsc_candidate *c)
{
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_COMMODITY];
    const tsc_mark *found = NULL;
    for (size_t i = 0; (c->units & TSC_UNITS_GOODS) != 0 && i < marks->count; i++) {
        const tsc_mark *mark = marks->items[i];
        if (mark->last > c->edge)
            continue;
        if (is_excluded(c->reading, mark) || !is_code(mark->entry->code) ||
            (found != NULL && strcmp(found->entry->code, mark->entry->code) != 0))
            return NULL;
        found = mark;
    }
    return found;
}

static bool opens_brackets(const tsc_scan *scan, uint32_t token)
{
    return tsc_scan_is(scan, token, "(");
}

/* Another value in brackets of the sentence has a good that the lexicon knows right before it. */
static bool lists_goods(const tsc_candidate *c)
{
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_COMMODITY];
    const tsc_quantities *all = c->reading->quantities;
    for (size_t i = 0; i < marks->count; i++)
        for (size_t k = 0; k < all->count && marks->items[i]->last < c->reading->scan->token_count; k++)
            if (all->items[k].hedge_first == marks->items[i]->last + 1 &&
                opens_brackets(c->reading->scan, marks->items[i]->last) &&
                tsc_unit_same(all->items[k].unit, c->quantity->unit))
                return true;
    return false;
}

static bool is_listed_in_brackets(const tsc_candidate *c)
{
    return c->edge > 0 && opens_brackets(c->reading->scan, c->edge - 1) && lists_goods(c);
}

/* A word that may be part of a good's name: neither one of place, time or trade nor one of relation. */
static bool may_name_good(const tsc_reading *r, uint32_t token)
{
    static const tsc_role others[] = {TSC_ROLE_PLACE,    TSC_ROLE_INDICATOR, TSC_ROLE_PERIOD,  TSC_ROLE_CHANGE,
                                      TSC_ROLE_MODALITY, TSC_ROLE_DISCOURSE, TSC_ROLE_FUNCTION};
    bool word = r->scan->tokens[token].kind == TSC_TOKEN_WORD || tsc_scan_is(r->scan, token, "-");
    for (size_t i = 0; word && i < sizeof others / sizeof *others; i++)
        word = tsc_scan_mark(r->scan, token, others[i]) == NULL;
    return word;
}

/* "refined petroleum ($504m), packaged medicaments ($253m)": in a list of goods and their values in brackets one that the
   lexicon does not know has the words between the item before and its brackets for its name. */
static bool is_unknown_listed(const tsc_candidate *c, uint32_t *from, uint32_t *to)
{
    enum { WORDS = 6 };
    const tsc_reading *r = c->reading;
    if (c->edge < 2 || !is_listed_in_brackets(c))
        return false;
    *to = *from = c->edge - 1;
    while (*from > 0 && *to - *from < WORDS && may_name_good(r, *from - 1))
        --*from;
    const tsc_mark *joint = *from > 0 ? tsc_reading_function(r, *from - 1) : NULL;
    bool parted = *from > 0 && (tsc_scan_is(r->scan, *from - 1, ",") || tsc_scan_is(r->scan, *from - 1, ":") ||
                                tsc_mark_is(joint, "and"));
    return parted && *from < *to;
}

tsc_status tsc_candidate_commodity(tsc_candidate *c, const tsc_discourse *discourse, tsc_arena *arena, tsc_error *err)
{
    if (!c->indicator->goods)
        return TSC_OK;
    const tsc_mark *best = NULL;
    double best_cost = 20;
    uint32_t from = 0, to = 0;
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_COMMODITY];
    for (size_t i = 0; i < marks->count; i++) {
        double cost = is_named_before_brackets(c, marks->items[i]) ? 0.5
                      : is_listed_good(c, marks->items[i])         ? 1.5
                      : is_excluded(c->reading, marks->items[i])   ? 99
                                                                   : goods_cost(c, marks->items[i]);
        if (cost < best_cost)
            best_cost = cost, best = marks->items[i];
    }
    bool unknown = best_cost > 0.5 && is_unknown_listed(c, &from, &to);
    if (unknown)
        best = NULL;
    else if (best == NULL)
        best = only_good_before(c);
    if (best != NULL)
        tell_goods(c->reading, best, &c->figure, &from, &to);
    tsc_span said = c->anchor != NULL ? tsc_entry_get(c->anchor->entry, "commodity") : tsc_span_of(NULL);
    if ((best != NULL || unknown) && said.length == 0) {
        said = tsc_scan_span(c->reading->scan, from, to);
    } else if (said.length == 0 && !is_listed_in_brackets(c)) {
        const tsc_candidate *b = c->before;
        bool change = c->figure.kind == TSC_FIGURE_CHANGE && b != NULL && b->figure.kind == TSC_FIGURE_LEVEL;
        if (b != NULL && !b->rejected && b->anchor == c->anchor && b->anchor != NULL &&
            (change || tsc_unit_same(b->figure.unit, c->figure.unit))) {
            /* 10,000 tonnes of wheat in 2006, 11,000 tonnes in 2007; 690,000 tonnes of urea, 33 % more */
            c->figure.commodity = b->figure.commodity;
            c->figure.hs = b->figure.hs;
        } else if (c->continued || is_same_mass(c, discourse)) {
            c->figure.commodity = discourse->topic.commodity;
            c->figure.hs = discourse->topic.hs;
        }
        return TSC_OK;
    }
    if (said.length == 0)
        return TSC_OK;
    char *text = tsc_arena_strndup(arena, said.data, said.length);
    if (text == NULL)
        return tsc_error_memory(err, "the name of a good");
    c->figure.commodity = text;
    return TSC_OK;
}
