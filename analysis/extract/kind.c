/* Level, change or share. Amounts are levels unless a word of change and its preposition make them differences
   ("rose by $5 billion"); percentages are changes unless a word of share or "of exports" makes them parts. */
#include "extract/candidate.h"

#include <math.h>

static const double near = 14;

static const char *preposition(const tsc_candidate *c, uint32_t *at)
{
    *at = c->edge;
    return tsc_reading_before(c->reading, c->edge, at);
}

static bool is(const char *code, const char *name)
{
    return code != NULL && strcmp(code, name) == 0;
}

static const tsc_mark *change_mark(const tsc_candidate *c, double *distance)
{
    return tsc_candidate_near(c, TSC_ROLE_CHANGE, "up", "down", c->reading->verb_last ? -0.5 + 1 : 5, near + 8, distance);
}

/* What a share is of: an indicator of trade, a good or a word of reference behind "of". */
static bool is_part_of(const tsc_candidate *c)
{
    uint32_t end = c->quantity->last;
    const tsc_mark *of = tsc_reading_function(c->reading, end);
    if (of == NULL || !tsc_entry_is(of->entry, "of"))
        return false;
    static const tsc_role roles[] = {TSC_ROLE_INDICATOR, TSC_ROLE_COMMODITY, TSC_ROLE_DISCOURSE};
    for (size_t r = 0; r < sizeof roles / sizeof *roles; r++) {
        const tsc_mentions *marks = &c->reading->of[roles[r]];
        for (size_t i = 0; i < marks->count; i++)
            if (marks->items[i]->first >= end && marks->items[i]->first - end <= 6
                && c->reading->weak[marks->items[i]->first] == c->reading->weak[end])
                return true;
    }
    return false;
}

static double direction_of(const tsc_candidate *c, const tsc_candidate *before, double *distance)
{
    const tsc_mark *mark = change_mark(c, distance);
    if (c->quantity->change != TSC_CHANGE_NONE)
        return c->quantity->change == TSC_CHANGE_UP ? 1 : -1;
    if (mark != NULL)
        return tsc_entry_is(mark->entry, "up") ? 1 : -1;
    if (before != NULL && !before->rejected && before->figure.kind == TSC_FIGURE_CHANGE)
        return before->direction;
    return 0;
}

static void make_share(tsc_candidate *c, double value, const char *rule)
{
    c->figure.kind = TSC_FIGURE_LEVEL;
    c->figure.value = value;
    c->indicator = tsc_indicator_find("trade_share");
    c->by_kind = rule;
}

static void make_change(tsc_candidate *c, double percent, const char *rule)
{
    double sign = c->direction < 0 ? -1 : 1;
    c->figure.kind = TSC_FIGURE_CHANGE;
    c->figure.value = sign * fabs(percent);
    if (c->quantity->form == TSC_QUANTITY_FACTOR) {
        bool told = c->quantity->change != TSC_CHANGE_NONE;
        double factor = 1 + c->quantity->value / 100;
        c->figure.value = told || c->direction >= 0 || factor <= 1 ? c->quantity->value : (1 / factor - 1) * 100;
    }
    if (!isnan(c->figure.low)) {
        double low = sign * fabs(c->figure.low), high = sign * fabs(c->figure.high);
        c->figure.low = fmin(low, high), c->figure.high = fmax(low, high);
    }
    c->by_kind = rule;
}

static void reject(tsc_candidate *c, const char *why)
{
    c->rejected = true;
    c->by_rejection = why;
}

/* A percentage or a fraction. */
static void part_or_change(tsc_candidate *c, const tsc_discourse *discourse, const tsc_candidate *before)
{
    const tsc_quantity *q = c->quantity;
    double change_at = near + 8, share_at = near + 8;
    uint32_t at = 0;
    bool fraction = q->form == TSC_QUANTITY_FRACTION;
    double percent = fraction ? round(q->value * 10000) / 100 : q->value;
    c->direction = direction_of(c, before, &change_at);
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_INDICATOR];
    for (size_t i = 0; i < marks->count; i++)
        if (tsc_entry_is(marks->items[i]->entry, "trade_share")) {
            double d = tsc_reading_distance(c->reading, marks->items[i]->first, marks->items[i]->last, c->edge, q->last)
                       + (marks->items[i]->first >= q->last && !c->reading->verb_last ? 4 : 0);
            share_at = fmin(share_at, d);
        }
    const char *prep = preposition(c, &at);
    bool part = is_part_of(c);
    if (q->form == TSC_QUANTITY_FACTOR || q->change != TSC_CHANGE_NONE) {
        make_change(c, percent, q->form == TSC_QUANTITY_FACTOR ? "factor" : "printed sign or more/less");
    } else if (is(prep, "by") && change_at < near) {
        make_change(c, percent, "changed by");
    } else if (part && (share_at < near || change_at > 4)) {
        make_share(c, percent, "part of");
    } else if (share_at < near && share_at < change_at) {
        make_share(c, percent, "word of share");
    } else if (change_at < near) {
        make_change(c, percent, "word of change");
    } else if (before != NULL && !before->rejected && before->figure.kind == TSC_FIGURE_CHANGE && tsc_unit_is_percent(before->figure.unit)) {
        make_change(c, percent, "list of changes");
    } else if (before != NULL && !before->rejected && strcmp(before->indicator->code, "trade_share") == 0) {
        make_share(c, percent, "list of shares");
    } else if (!fraction && (c->anchor != NULL ? share_at < near + 8 : discourse->topic.indicator != NULL && strcmp(discourse->topic.indicator, "trade_share") == 0)) {
        make_share(c, percent, "topic of shares");
    } else {
        reject(c, "neither a change nor a share");
    }
    (void)tsc_unit_parse(tsc_span_of("%"), &c->figure.unit);
}

static bool touches(const tsc_candidate *c, const tsc_mark *mark, uint32_t token)
{
    return mark != NULL && mark->last <= token && token - mark->last <= 1
           && c->reading->weak[mark->last] == c->reading->weak[token];
}

/* "rose by 5", "gain of 5", "на 5 меньше": whether an amount is a difference. */
static bool is_difference(const tsc_candidate *c)
{
    uint32_t at = 0;
    double distance = 0;
    const char *prep = preposition(c, &at);
    const tsc_mark *mark = change_mark(c, &distance);
    if (c->quantity->change != TSC_CHANGE_NONE)
        return true;
    if (mark == NULL || is(prep, "to") || is(prep, "until") || is(prep, "against") || is(prep, "in"))
        return false;
    if (is(prep, "by"))
        return distance < near;
    if (is(prep, "onto"))
        return distance < 8;
    if (c->reading->verb_last)
        return mark->first >= c->quantity->last && mark->first - c->quantity->last <= 1;
    if (is(prep, "of"))
        return mark->last <= at && at - mark->last <= 1;
    return prep == NULL && touches(c, mark, c->edge);
}

static bool is_earlier(const tsc_candidate *c)
{
    uint32_t at = 0;
    const char *prep = preposition(c, &at);
    if (is(prep, "against"))
        return true;
    bool from = is(prep, "from") || (c->edge > 0 && is(prep, "of"));
    if (!from && !is(prep, "with"))
        return false;
    /* from A to B: another amount follows behind "to" */
    const tsc_quantities *all = c->reading->quantities;
    for (size_t i = c->index + 1; i < all->count && i <= c->index + 1; i++) {
        const tsc_quantity *next = &all->items[i];
        const char *to = tsc_reading_before(c->reading, next->hedge_first, NULL);
        bool reaches = is(to, "to") || is(to, "until") || is(to, "at");
        if (next->traps == 0 && reaches && next->first - c->quantity->last <= 10
            && (is(prep, "from") || is(prep, "with")
                || tsc_candidate_near(c, TSC_ROLE_CHANGE, "shift", NULL, -1, 4, NULL) != NULL))
            return true;
    }
    const tsc_mark *moved = tsc_candidate_near(c, TSC_ROLE_CHANGE, "up", "down", -1, 3, NULL);
    return is(prep, "from") && moved != NULL && touches(c, moved, at);
}

static void amount(tsc_candidate *c)
{
    const tsc_quantity *q = c->quantity;
    double distance = 0;
    c->figure.value = q->value;
    if (is_difference(c)) {
        c->direction = direction_of(c, NULL, &distance);
        if (!(c->direction < 0))
            c->direction = 1;
        c->figure.kind = TSC_FIGURE_CHANGE;
        c->figure.value = c->direction * fabs(q->value);
        c->by_kind = "difference";
        return;
    }
    c->figure.kind = TSC_FIGURE_LEVEL;
    c->stand = is_earlier(c) ? TSC_STAND_EARLIER : TSC_STAND_NOW;
    c->by_kind = c->stand == TSC_STAND_EARLIER ? "level compared with" : "level";
}

/* A deficit is a negative level, and a deeper one a change further down; a percentage is of its size. */
static void sign_balance(tsc_candidate *c, const tsc_discourse *discourse)
{
    if (strcmp(c->indicator->code, "trade_balance") != 0 || tsc_unit_is_percent(c->figure.unit))
        return;
    double sign = c->anchor != NULL ? (tsc_entry_get(c->anchor->entry, "sign").length > 0 ? -1 : 1) : discourse->topic.sign;
    c->figure.value *= sign;
    if (sign < 0 && !isnan(c->figure.low)) {
        double low = -c->figure.high;
        c->figure.high = -c->figure.low, c->figure.low = low;
    }
}

void tsc_candidate_kind(tsc_candidate *c, const tsc_discourse *discourse, const tsc_candidate *before)
{
    const tsc_quantity *q = c->quantity;
    if (q->form == TSC_QUANTITY_FRACTION || q->form == TSC_QUANTITY_FACTOR || tsc_unit_is_percent(q->unit))
        part_or_change(c, discourse, before);
    else
        amount(c);
    if (c->rejected)
        return;
    sign_balance(c, discourse);
    if (strcmp(c->indicator->code, "commodity_items") == 0 && (c->units & TSC_UNITS_MONEY) != 0)
        c->indicator = tsc_indicator_find("exports");
}
