/* "Markets in 2024, in EUR billion: Italy 5.6, Malta 4.2": the words before a colon say what the bare numbers behind it are in. */
#include "extract/quantity_parts.h"

#include <math.h>
#include <string.h>

/* What the words say: a scale, and a currency or a unit. */
typedef struct heading {
    double scale;
    money paid;
    const tsc_mark *unit;
    size_t last; /* 0: nothing */
} heading;

static const tsc_mark *unit_at(const tsc_scan *scan, size_t at)
{
    const tsc_mark *of = tsc_number_mark(scan, at, TSC_NUMBER_OF);
    const tsc_mark *unit = tsc_scan_mark(scan, of != NULL ? of->last : at, TSC_ROLE_UNIT);
    return unit != NULL && !tsc_entry_is(unit->entry, "%") && !tsc_entry_is(unit->entry, "pp") ? unit : NULL;
}

/* "million dollars", "thousands of tonnes". */
static bool read_scale_first(const quantity_reader *r, size_t at, heading *found)
{
    const tsc_mark *scale = tsc_scan_mark(r->scan, at, TSC_ROLE_SCALE);
    if (scale == NULL || isnan(scale->entry->value))
        return false;
    *found = (heading){.scale = scale->entry->value};
    if (tsc_money_after(r, scale->last, &found->paid))
        found->last = found->paid.last;
    else if ((found->unit = unit_at(r->scan, scale->last)) != NULL)
        found->last = found->unit->last;
    return found->last > 0;
}

/* "EUR billion", "$ million"; money alone only where it is all that the brackets or the words behind a comma say. */
static bool read_money_first(const quantity_reader *r, size_t at, heading *found)
{
    *found = (heading){.scale = 1};
    const size_t behind = tsc_money_before(r, at, &found->paid);
    const tsc_mark *scale = found->paid.mark != NULL ? tsc_scan_mark(r->scan, behind, TSC_ROLE_SCALE) : NULL;
    if (scale == NULL || isnan(scale->entry->value))
        return false;
    found->scale = scale->entry->value;
    found->last = scale->last;
    return true;
}

/* Behind the words nothing but the end of their brackets or a time stands before the colon. */
static bool leads_to_colon(const tsc_scan *scan, size_t at, size_t colon)
{
    enum { REST = 6 };
    if (colon < at || colon - at > REST)
        return false;
    for (; at < colon; at++)
        if (scan->tokens[at].kind == TSC_TOKEN_WORD && scan->words[at].times == 0 &&
            tsc_scan_mark(scan, at, TSC_ROLE_FUNCTION) == NULL && tsc_scan_mark(scan, at, TSC_ROLE_MONTH) == NULL)
            return false;
    return true;
}

static bool heading_before(const quantity_reader *r, size_t colon, heading *found)
{
    enum { REACH = 14 };
    for (size_t at = colon > REACH ? colon - REACH : 0; at < colon; at++) {
        const bool counted = at > 0 && r->scan->tokens[at - 1].kind == TSC_TOKEN_NUMBER;
        if (!counted && (read_money_first(r, at, found) || read_scale_first(r, at, found)) &&
            leads_to_colon(r->scan, found->last, colon))
            return true;
    }
    return false;
}

/* A number that says nothing of what it is in, and is no year. */
static bool is_bare(const tsc_quantity *q)
{
    return q->form == TSC_QUANTITY_AMOUNT && tsc_unit_is_none(q->unit) && q->family[0] == '\0' && !q->worded &&
           (q->traps & (TSC_TRAP_NAME | TSC_TRAP_DATE | TSC_TRAP_DURATION)) == 0 && q->scale == 1 &&
           !tsc_quantity_is_year(q);
}

static void put_on(const quantity_reader *r, tsc_quantity *q, const heading *in)
{
    double factor = in->scale;
    if (in->paid.mark != NULL) {
        tsc_money_set(r, q, &in->paid);
        factor *= in->paid.factor;
    } else {
        tsc_quantity_set_unit(q, in->unit->entry->code);
        q->unit_factor = isnan(in->unit->entry->value) ? 1 : in->unit->entry->value;
        factor *= q->unit_factor;
    }
    q->value = tsc_quantity_product(q->value, factor);
    if (q->bound == TSC_BOUND_RANGE)
        q->low = tsc_quantity_product(q->low, factor), q->high = tsc_quantity_product(q->high, factor);
    q->scale = in->scale;
    q->shared_scale = true, q->plain = false;
}

void tsc_quantities_take_heading(const quantity_reader *r, tsc_quantities *found)
{
    const tsc_scan *scan = r->scan;
    size_t colon = 0, first = 0;
    heading in;
    for (size_t i = 0; i < found->count && first == 0; i++) {
        const tsc_quantity *q = &found->items[i];
        for (size_t t = i > 0 ? found->items[i - 1].last : 0; is_bare(q) && t < q->first; t++)
            if (tsc_scan_is(scan, (uint32_t)t, ":"))
                colon = t, first = i + 1;
    }
    if (first == 0 || !heading_before(r, colon, &in))
        return;
    for (size_t i = first - 1; i < found->count; i++)
        if (is_bare(&found->items[i]))
            put_on(r, &found->items[i], &in);
}
