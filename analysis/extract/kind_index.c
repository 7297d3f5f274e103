/* A level told in per cent of an earlier one: "112.5 % of the 2022 level", "105,4% к январю 2023 года", "темп роста 145,7%". It is a
   change, of what it has above or below a hundred. */
#include "extract/kind_parts.h"
#include "extract/when_compared.h"

#include <math.h>

enum {
    WHOLE = 100, /* in per cent: as much as before */
    LEAST = 40   /* below, where nothing but a time stands behind it, it is rather a part */
};

/* "Темп роста составил 145,7 %": the word for a rate of growth that statisticians count from a hundred. */
static bool is_rate_told(const tsc_candidate *c)
{
    enum { NEAR = 8 };
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_CHANGE];
    for (size_t i = 0; i < marks->count; i++)
        if (tsc_entry_has(marks->items[i]->entry, "index", "1") && marks->items[i]->last <= c->edge &&
            c->edge - marks->items[i]->last <= NEAR && !tsc_reading_parted(c->reading, marks->items[i]->last, c->edge))
            return c->quantity->value >= WHOLE;
    return false;
}

/* "Темп роста экспорта составил 145,7 %, импорта – 103,2 %" */
static bool is_next_of_list(const tsc_candidate *c)
{
    const tsc_candidate *b = c->before;
    return b != NULL && b->index + 1 == c->index && c->quantity->value >= WHOLE && b->by_kind != NULL &&
           strcmp(b->by_kind, TSC_KIND_INDEX) == 0;
}

/* "112.5 % of the 2022 level", "2022 жылғы деңгейдің 112,5 пайызы": the level of a time is named beside the value. */
static bool is_of_level(const tsc_candidate *c, const tsc_timex *timex)
{
    enum { REACH = 5, BESIDE = 2 };
    const tsc_reading *r = c->reading;
    if (!tsc_when_level_of(c, timex))
        return false;
    if (r->verb_last)
        return timex->last < c->edge && c->edge - timex->last <= BESIDE;
    const tsc_mark *of = tsc_reading_function(r, c->quantity->last);
    const bool joined = tsc_mark_is(of, "of") || tsc_mark_is(of, "from") || tsc_mark_is(of, "against");
    return joined && timex->first >= c->quantity->last && timex->first - c->quantity->last <= REACH &&
           r->weak[timex->first] == r->weak[c->quantity->last];
}

/* "105,4% к январю 2023 года": a time that is over, which elsewhere would be one to come. */
static bool is_to_earlier(const tsc_candidate *c, const tsc_timex *timex, tsc_date date)
{
    const bool over = timex->period.kind != TSC_PERIOD_NONE && timex->period.first.year < date.year;
    if (c->quantity->value < WHOLE &&
        tsc_mark_is(tsc_scan_mark(c->reading->scan, timex->first, TSC_ROLE_PERIOD), "earlier"))
        return false; /* registered 40.7 % year on year */
    return timex->first == c->quantity->last &&
           (timex->sort == TSC_TIMEX_BASE || (timex->sort == TSC_TIMEX_DUE && over));
}

static bool is_told_by_time(const tsc_candidate *c, tsc_date date, bool moved)
{
    for (size_t i = 0; i < c->reading->timexes->count; i++) {
        const tsc_timex *timex = &c->reading->timexes->items[i];
        const bool base = timex->sort == TSC_TIMEX_BASE || tsc_when_within_against(c, timex->first);
        if (is_of_level(c, timex) || (!moved && is_to_earlier(c, timex, date)) ||
            (!moved && base && c->quantity->value >= WHOLE))
            return true;
    }
    return false;
}

bool tsc_kind_is_index(const tsc_candidate *c, tsc_date date, double change_at, double share_at)
{
    enum { BESIDE = 4 };
    const tsc_quantity *q = c->quantity;
    const bool plain = q->form == TSC_QUANTITY_AMOUNT && tsc_unit_is_percent(q->unit) && isnan(q->low) &&
                       q->change == TSC_CHANGE_NONE && q->value >= LEAST;
    if (!plain || tsc_kind_more_or_less(c) != TSC_CHANGE_NONE)
        return false;
    if (is_rate_told(c) || is_next_of_list(c))
        return true;
    return share_at > BESIDE && !tsc_candidate_is_led_by(c, "by") && !tsc_candidate_is_led_by(c, "onto") &&
           is_told_by_time(c, date, change_at < TSC_KIND_NEAR);
}
