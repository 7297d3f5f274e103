/* Lists and ranges: "4.8 and 1.1 billion", "between 5 and 7 billion", "5-7 %", "from 161 to 274 million". */
#include "extract/quantity_parts.h"
#include "extract/reading.h"

#include <math.h>
#include <string.h>

typedef enum link { LINK_NONE, LINK_LIST, LINK_AND, LINK_TO, LINK_DASH } link;

static bool is_dash(const tsc_scan *scan, size_t token)
{
    static const char *const dashes[] = {
        "-", "\xE2\x80\x93", "\xE2\x80\x94", "\xE2\x80\x91", "\xE2\x80\x90", "\xE2\x88\x92", "~"};
    for (size_t i = 0; i < sizeof dashes / sizeof dashes[0]; i++)
        if (tsc_scan_is(scan, token, dashes[i]))
            return true;
    return false;
}

/* What stands between two quantities. */
static link link_between(const tsc_scan *scan, const tsc_quantity *a, const tsc_quantity *b)
{
    size_t at = a->last, to = b->hedge_first;
    link found = LINK_NONE;
    if (at == to)
        return b->change != TSC_CHANGE_NONE && is_dash(scan, b->first) ? LINK_DASH : LINK_NONE;
    if (at + 1 == to && is_dash(scan, at))
        return LINK_DASH;
    const tsc_mark *word = tsc_number_mark(scan, at, TSC_NUMBER_TO);
    if (word != NULL && word->last == to)
        return LINK_TO;
    const tsc_mark *against = tsc_scan_mark(scan, at, TSC_ROLE_FUNCTION); /* 726.4 against 687.6 thousand tonnes */
    if (against != NULL && against->last == to && strcmp(against->entry->code, "against") == 0)
        return LINK_AND;
    for (; at < to; at++) {
        if (tsc_scan_is_comma(scan, at) || tsc_scan_is(scan, at, ";")) {
            found = found == LINK_NONE ? LINK_LIST : found;
            continue;
        }
        word = tsc_scan_mark(scan, at, TSC_ROLE_FUNCTION);
        if (found == LINK_AND && word != NULL && word->last == to && strcmp(word->entry->code, "article") == 0)
            break; /* entre el 4 y el 5 % */
        word = tsc_number_mark(scan, at, TSC_NUMBER_AND);
        if (word == NULL)
            word = tsc_number_mark(scan, at, TSC_NUMBER_OR);
        if (word == NULL || word->last > to)
            return LINK_NONE;
        found = LINK_AND;
        at = word->last - 1;
    }
    return found;
}

static bool is_bare(const tsc_quantity *q)
{
    return q->form == TSC_QUANTITY_AMOUNT && tsc_unit_is_none(q->unit) && (q->traps & ~TSC_TRAP_ARTICLE) == 0;
}

static bool looks_like_year(const tsc_quantity *q)
{
    return tsc_quantity_is_year(q) && q->scale == 1 && tsc_unit_is_none(q->unit);
}

/* Thousands that are written with a sign between them, as those of a year are not. */
static bool is_grouped(const tsc_scan *scan, const tsc_quantity *q)
{
    tsc_span digits = tsc_span_make(scan->text.data + q->start, q->end - q->start);
    for (size_t i = 1; q->value >= 1000 && i + 3 < digits.length; i++)
        if ((digits.data[i] == ',' || digits.data[i] == '.' || digits.data[i] == '\'') && digits.data[i - 1] >= '0' &&
            digits.data[i - 1] <= '9' && digits.data[i + 1] >= '0' && digits.data[i + 1] <= '9')
            return true;
    return false;
}

/* Gives the left member what the right one states: "4,8 et 1,1 milliard". A range rises; what went from one to the
   other may have fallen ("from 1.4 to 1.2 billion"), though not by orders of magnitude ("from 900 to 1.2 billion"). */
static void share(tsc_quantity *left, const tsc_quantity *right, bool range, bool moved)
{
    static const double steepest_fall = 20, thousand = 1000, million = 1e6;
    /* 2.7 % to $54.2 billion is no range */
    bool alike = tsc_unit_is_none(left->unit) || tsc_unit_same(left->unit, right->unit);
    /* from 24 mil to 25 mil millones: thousands of the same millions */
    const bool of_millions = left->scale == thousand && right->scale >= million;
    const double scale = of_millions ? million : right->scale;
    bool takes_scale = (left->scale == 1 || of_millions) && right->scale > 1 && !left->worded && alike;
    if (range ? !(is_bare(left) || left->unit_factor == 1) : !is_bare(left))
        return;
    if ((looks_like_year(left) && !range) ||
        ((left->scale > 1 || left->value >= thousand) && tsc_unit_is_percent(right->unit)))
        return; /* 3.6 billion, 4.2 % more; 180,000, 12 % more */
    if (takes_scale && (range || of_millions) && tsc_quantity_product(left->value, scale) > (moved ? steepest_fall : 1) * right->value)
        takes_scale = false;
    if (takes_scale) {
        left->value = tsc_quantity_product(left->value, scale);
        left->scale = right->scale;
        left->shared_scale = true;
    }
    if (tsc_unit_is_none(left->unit) && !tsc_unit_is_none(right->unit) && right->form == TSC_QUANTITY_AMOUNT &&
        left->form == TSC_QUANTITY_AMOUNT) {
        left->value = tsc_quantity_product(left->value, right->unit_factor);
        left->unit = right->unit;
        left->unit_factor = right->unit_factor;
        memcpy(left->family, right->family, sizeof left->family);
        left->shared_scale = true;
    }
    left->plain = left->plain && !left->shared_scale;
}

static void merge(tsc_quantity *left, const tsc_quantity *right)
{
    left->low = left->value;
    left->high = right->value;
    left->value = (left->low + left->high) / 2;
    left->bound = TSC_BOUND_RANGE;
    left->end = right->end;
    left->last = right->last;
    left->scale = right->scale;
    left->change = left->change != TSC_CHANGE_NONE ? left->change : right->change;
    left->plain = false;
}

/* "2-3-fold": a bare number before a factor. */
static bool merge_factor(tsc_quantity *left, const tsc_quantity *right)
{
    if (right->form != TSC_QUANTITY_FACTOR || !is_bare(left) || left->value < 1 ||
        tsc_percent_of_factor(left->value) >= right->value)
        return false;
    left->value = tsc_percent_of_factor(left->value);
    left->form = TSC_QUANTITY_FACTOR;
    left->unit = right->unit;
    merge(left, right);
    return true;
}

/* "в 2,5 и 3 раза": a number in a list whose last member is a factor, and which the word before factors opens. */
static bool share_factor(const tsc_scan *scan, link how, tsc_quantity *left, const tsc_quantity *right)
{
    const uint32_t at = left->hedge_first;
    const bool next =
        at > 1 && tsc_scan_is_comma(scan, at - 1) && tsc_number_mark(scan, at - 2, TSC_NUMBER_UNIT) != NULL;
    const bool counted = at > 1 && tsc_scan_is_comma(scan, at - 1) && scan->tokens[at - 2].kind == TSC_TOKEN_NUMBER;
    const bool opens = at > 0 && tsc_number_mark(scan, at - 1, TSC_NUMBER_TIMES_BEFORE) != NULL;
    if ((how != LINK_LIST && how != LINK_AND) || !is_bare(left) || left->scale > 1 || left->value <= 1 ||
        looks_like_year(left) || right->worded || !(opens || next || counted))
        return false;
    left->value = tsc_percent_of_factor(left->value);
    left->form = TSC_QUANTITY_FACTOR;
    left->unit = right->unit, left->change = right->change, left->plain = false;
    return true;
}

/* A word of change that the preposition of a range follows at once, or with some words between. */
static bool is_change_before(const tsc_scan *scan, size_t token, size_t between)
{
    size_t from = token > between + 3 ? token - between - 3 : 0;
    for (uint32_t i = scan->mark_at[from]; i < scan->mark_at[token]; i++)
        if (tsc_entry_moves(scan->marks[i].entry) && scan->marks[i].last < token &&
            scan->marks[i].last + 1 + between >= token)
            return true;
    return false;
}

/* "بنسبة 3 إلى 5%": the word of per cent stands before the first of the two and its sign behind the second. */
static bool is_named_percent(const tsc_scan *scan, const tsc_quantity *q)
{
    const tsc_mark *word = tsc_scan_mark(scan, q->first, TSC_ROLE_UNIT);
    return word != NULL && scan->tokens[q->first].kind == TSC_TOKEN_WORD && tsc_unit_is_percent(q->unit) &&
           word->last <= q->last && tsc_entry_get(word->entry, "before").length > 0;
}

/* "will grow by 8% to 10%": a growth is no level that it leads to, unless what grows is a share itself. */
static bool is_growth_to_growth(const tsc_scan *scan, const tsc_quantity *left, const tsc_quantity *right)
{
    if (!tsc_unit_is_percent(left->unit) || !tsc_unit_is_percent(right->unit) || right->value > 2 * left->value ||
        !is_change_before(scan, left->hedge_first, 0))
        return false;
    for (uint32_t i = 0; i < scan->mark_at[left->first]; i++)
        if (scan->marks[i].role == TSC_ROLE_INDICATOR && strcmp(scan->marks[i].entry->code, "trade_share") == 0)
            return false;
    return true;
}

/* "représentant en moyenne de 30 à 40 %": what a part makes goes from nowhere, unless it moves. */
static bool is_part_told(const tsc_scan *scan, const tsc_quantity *left, const tsc_quantity *right)
{
    enum { NEAR = 4 };
    const size_t end = left->hedge_first, from = end > NEAR ? end - NEAR : 0;
    if (!is_bare(left) || !tsc_unit_is_percent(right->unit) || is_change_before(scan, end, 0))
        return false;
    for (uint32_t i = scan->mark_at[from]; i < scan->mark_at[end]; i++) {
        const tsc_mark *mark = &scan->marks[i];
        if (mark->role == TSC_ROLE_CHANGE && strcmp(mark->entry->code, "reach") != 0)
            return false;
        if (mark->role == TSC_ROLE_INDICATOR && strcmp(mark->entry->code, "trade_share") == 0)
            return true;
    }
    return false;
}

/* "une production de 9 à 9,5 millions de tonnes": two numbers near each other before which nothing moves are the ends of one amount. */
static bool is_amount_between(const tsc_scan *scan, const tsc_quantity *left, const tsc_quantity *right)
{
    static const double near = 1.5;
    const double high = right->scale > 0 ? right->value / right->scale : right->value;
    if (!is_bare(left) || left->scale > 1 || left->value < 2 || high <= left->value || high > near * left->value ||
        right->scale < 1e6 || tsc_unit_is_percent(right->unit))
        return false;
    for (uint32_t i = 0; i < scan->mark_at[left->first]; i++)
        if (scan->marks[i].role == TSC_ROLE_CHANGE)
            return false;
    return true;
}

static bool is_range(const tsc_scan *scan, link how, tsc_opening opening, const tsc_quantity *left,
                     const tsc_quantity *right)
{
    bool joined_dash = (left->first > 0 && is_dash(scan, left->first - 1) && left->change == TSC_CHANGE_NONE) ||
                       (right->last + 1 < scan->token_count && is_dash(scan, right->last) &&
                        scan->tokens[right->last + 1].kind == TSC_TOKEN_NUMBER);
    enum { OBJECT = 4 };
    switch (how) {
    case LINK_DASH:
        return !joined_dash;
    case LINK_AND:
        return opening == TSC_OPENING_BETWEEN;
    case LINK_TO:
        if (opening != TSC_OPENING_FROM && tsc_unit_is_percent(right->unit) && is_named_percent(scan, left))
            return true;
        if (opening == TSC_OPENING_BY && is_bare(left) && tsc_unit_is_percent(right->unit) && left->scale == 1)
            return true; /* by 3 to 5 % */
        if (opening == TSC_OPENING_BY && is_growth_to_growth(scan, left, right))
            return true;
        if (is_part_told(scan, left, right) || (opening == TSC_OPENING_FROM && is_amount_between(scan, left, right)))
            return true;
        if (opening == TSC_OPENING_FROM &&
            (left->hedge_first == 0 || tsc_number_mark(scan, left->hedge_first - 1, TSC_NUMBER_BY) == NULL))
            return false; /* выросла с 46 до 82 %: where the word for "by" is another */
        if (opening != TSC_OPENING_NONE && is_bare(left) && tsc_unit_is_percent(right->unit) &&
            is_change_before(scan, left->hedge_first, 0))
            return true; /* rise by 5 to 7 per cent, hausse de 3 à 4 % */
        if (opening == TSC_OPENING_BETWEEN && is_change_before(scan, left->hedge_first, OBJECT))
            return false; /* увеличить перевозки от 80 до 120 тысяч тонн */
        return opening != TSC_OPENING_FROM && opening != TSC_OPENING_BY && (is_bare(left) || left->hedged_range);
    default:
        return false;
    }
}

/* "24 мыңнан 64 мың тоннаға": the cases say from and to. */
static bool goes_from_to(const tsc_scan *scan, const tsc_quantity *left, const tsc_quantity *right)
{
    tsc_place_role from = TSC_PLACE_BARE, to = TSC_PLACE_BARE;
    size_t behind = tsc_behind_ending(scan, left->last), end = tsc_behind_ending(scan, right->last);
    return behind == right->hedge_first && is_bare(left) && !tsc_unit_is_none(right->unit) &&
           right->form == TSC_QUANTITY_AMOUNT &&
           tsc_reading_ending(scan, tsc_scan_span(scan, left->last - 1, behind), &from) && from == TSC_PLACE_FROM &&
           tsc_reading_ending(scan, tsc_scan_span(scan, right->last - 1, end), &to) && to == TSC_PLACE_TO;
}

/* "from 2.2 billion in 2020-21 to 4.4 billion": the second year of a run, which begins no range. */
static bool ends_run_of_years(const tsc_scan *scan, const tsc_quantity *q)
{
    enum { DIGITS = 4 };
    if (q->first < 2 || (scan->tokens[q->first - 1].flags & TSC_TOKEN_GLUED) == 0 ||
        !(is_dash(scan, q->first - 1) || tsc_scan_is(scan, q->first - 1, "/")))
        return false;
    const tsc_span year = tsc_scan_token(scan, q->first - 2);
    return scan->tokens[q->first - 2].kind == TSC_TOKEN_NUMBER && year.length == DIGITS &&
           (memcmp(year.data, "19", 2) == 0 || memcmp(year.data, "20", 2) == 0);
}

/* Joins the pair where it is a range; true where left has become both. */
static bool join(const tsc_scan *scan, tsc_quantity *left, tsc_quantity *right)
{
    link how = link_between(scan, left, right);
    if (how == LINK_TO && ends_run_of_years(scan, left))
        return false;
    if (left->first > 0 && (scan->tokens[left->first].flags & TSC_TOKEN_GLUED) != 0 &&
        scan->tokens[left->first - 1].kind == TSC_TOKEN_WORD && tsc_unit_is_none(left->unit) &&
        left->bound != TSC_BOUND_RANGE)
        return false; /* Q1 to $780 million */
    if (how == LINK_NONE && goes_from_to(scan, left, right))
        share(left, right, false, true);
    if (how == LINK_NONE || left->form == TSC_QUANTITY_ORDINAL || right->form == TSC_QUANTITY_ORDINAL)
        return false;
    tsc_opening opening = left->hedged_range ? TSC_OPENING_BETWEEN : tsc_range_opens(scan, left->hedge_first);
    bool range = is_range(scan, how, opening, left, right) || (how == LINK_TO && left->hedged_range);
    if (right->form == TSC_QUANTITY_FACTOR && !range && share_factor(scan, how, left, right))
        return false;
    if (right->form == TSC_QUANTITY_FACTOR)
        return range && merge_factor(left, right);
    bool apart =
        how == LINK_DASH && left->last < scan->token_count && (scan->tokens[left->last].flags & TSC_TOKEN_GLUED) == 0;
    if (apart && looks_like_year(left) && (right->scale > 1 || is_grouped(scan, right)) &&
        !tsc_unit_is_none(right->unit))
        return false; /* 2022 – €1.9 bn, 2023 - 4,083 tonnes */
    if (how == LINK_TO && opening == TSC_OPENING_NONE && left->scale > 1 && right->scale > 1 &&
        right->value > 2.5 * left->value)
        range = false; /* from today's 2.8 billion to 10 billion */
    bool years = looks_like_year(left) && (looks_like_year(right) || right->plain);
    if (how == LINK_DASH && right->first < right->last && is_dash(scan, right->first)) {
        right->value = fabs(right->value); /* 5-7 read as 5 and -7 */
        right->change = TSC_CHANGE_NONE;
    }
    if (years ||
        (looks_like_year(left) && how != LINK_DASH && (right->scale > 1 || (how == LINK_TO && !left->hedged_range))))
        return false;
    if (range && tsc_unit_is_none(right->unit) && !tsc_unit_is_none(left->unit) && is_bare(right)) {
        right->unit = left->unit;
        memcpy(right->family, left->family, sizeof right->family);
    }
    share(left, right, range || how == LINK_TO, opening == TSC_OPENING_FROM);
    if (!range || !tsc_unit_same(left->unit, right->unit) || !(left->value < right->value) || !isnan(right->low))
        return false;
    if (left->form != right->form)
        return false;
    if (how == LINK_DASH && tsc_unit_is_none(left->unit) && left->first > 0 &&
        tsc_is_letter_run(scan, left->first - 1) && left->first > 1)
        left->traps |= TSC_TRAP_NAME; /* Boeing 737-800 */
    merge(left, right);
    return true;
}

/* Behind a number that leaves out its scale stands nothing that it would count. */
static bool counts_nothing(const tsc_scan *scan, const tsc_quantity *q)
{
    return q->last >= scan->token_count || scan->tokens[q->last].kind != TSC_TOKEN_WORD ||
           tsc_scan_mark(scan, q->last, TSC_ROLE_FUNCTION) != NULL ||
           tsc_scan_mark(scan, q->last, TSC_ROLE_CHANGE) != NULL ||
           tsc_scan_mark(scan, q->last, TSC_ROLE_PERIOD) != NULL ||
           tsc_scan_says(scan, q->last, TSC_ROLE_INDICATOR, "trade_share");
}

/* A word with this code, of which the role is given, ends right before a token. */
static bool is_behind_word(const tsc_scan *scan, uint32_t token, tsc_role role, const char *code)
{
    enum { WORDS = 3 };
    const size_t from = token > WORDS ? token - WORDS : 0;
    for (uint32_t i = scan->mark_at[from]; i < scan->mark_at[token]; i++)
        if (scan->marks[i].role == role && scan->marks[i].last == token && tsc_entry_is(scan->marks[i].entry, code))
            return true;
    return false;
}

/* "reportaron 18,4 millones y le costaron 2,1.": a number with decimals that ends its part of the sentence. */
static bool ends_with_decimals(const tsc_scan *scan, const tsc_quantity *q)
{
    return fabs(q->value - round(q->value)) > 1e-9 &&
           (q->last >= scan->token_count || scan->tokens[q->last].kind == TSC_TOKEN_PUNCTUATION);
}

/* "quedaron en 64 millones, mientras que las exportaciones permanecieron en 29.": at the end, behind the preposition of what is
   reached. */
static bool is_reached_at_end(const tsc_scan *scan, const tsc_quantity *q, uint32_t at)
{
    static const char *const codes[] = {"in", "at", "until"};
    bool led = false;
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        led = led || is_behind_word(scan, at, TSC_ROLE_FUNCTION, codes[i]);
    return led && q->value >= 2 && at > 1 && scan->tokens[at - 2].kind == TSC_TOKEN_WORD &&
           (tsc_scan_mark(scan, at - 2, TSC_ROLE_CHANGE) != NULL ||
            tsc_scan_mark(scan, at - 2, TSC_ROLE_INDICATOR) != NULL) &&
           (q->last >= scan->token_count || scan->tokens[q->last].kind == TSC_TOKEN_PUNCTUATION);
}

/* "640 millions de dollars, contre 710 en 2022", "los 1.000 millones, desde los 640 de 2023": a number that is set against an amount,
   or has decimals, is of its scale where that leaves it
   within the same order of magnitude. */
static bool is_set_against(const tsc_scan *scan, const tsc_quantity *whole, const tsc_quantity *part)
{
    static const double most = 10;
    uint32_t at = part->hedge_first;
    if (at > 0 && is_behind_word(scan, at, TSC_ROLE_FUNCTION, "article"))
        at--;
    const double value = part->value * whole->scale;
    return value < most * whole->value && whole->value < most * value &&
           (is_behind_word(scan, at, TSC_ROLE_FUNCTION, "against") ||
            is_behind_word(scan, at, TSC_ROLE_FUNCTION, "from") || ends_with_decimals(scan, part) ||
            is_reached_at_end(scan, part, at));
}

/* "211 million dollars, of which about 190 are purchases": a part without a scale or a unit has those of the whole before it. */
static void take_scale_of_whole(const tsc_scan *scan, const tsc_quantity *whole, tsc_quantity *part)
{
    if (!is_bare(part) || part->scale != 1 || part->worded || whole->form != TSC_QUANTITY_AMOUNT ||
        whole->scale < 1e6 || !tsc_unit_is_currency(whole->unit) || looks_like_year(part) ||
        !counts_nothing(scan, part))
        return;
    const bool of_which = is_behind_word(scan, part->hedge_first, TSC_ROLE_DISCOURSE, "of_which") &&
                          part->value * whole->scale <= whole->value;
    if (!of_which && !is_set_against(scan, whole, part))
        return;
    part->value = tsc_quantity_product(part->value, whole->scale);
    part->scale = whole->scale, part->unit = whole->unit, part->plain = false;
    memcpy(part->family, whole->family, sizeof part->family);
}

void tsc_quantities_share(const tsc_scan *scan, tsc_quantities *found)
{
    size_t kept;
    for (size_t i = found->count; i-- > 1;)
        if (found->items[i].first < found->items[i].last && join(scan, &found->items[i - 1], &found->items[i]))
            found->items[i].form = TSC_QUANTITY_ORDINAL, found->items[i].last = found->items[i].first;
    kept = 0;
    for (size_t i = 0; i < found->count; i++)
        if (found->items[i].last > found->items[i].first)
            found->items[kept++] = found->items[i];
    found->count = kept;
    for (size_t i = 1; i < found->count; i++) {
        size_t whole = i - 1;
        while (whole > 0 && looks_like_year(&found->items[whole]))
            whole--;
        take_scale_of_whole(scan, &found->items[whole], &found->items[i]);
    }
}
