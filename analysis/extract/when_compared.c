/* Which times of a sentence a change is compared with, and which say of what time a level is: they date no figure. */
#include "extract/when_compared.h"

/* "по отношению к 2023 году": the end of the phrase may have been taken for the time's own preposition. */
static bool is_behind_against(const tsc_candidate *c, uint32_t token)
{
    for (uint32_t first = token > 5 ? token - 5 : 0; first < token; first++) {
        const tsc_mark *mark = tsc_scan_mark(c->reading->scan, first, TSC_ROLE_FUNCTION);
        if (tsc_mark_is(mark, "against") && mark->last >= token && mark->last <= token + 1)
            return true;
    }
    return false;
}

/* "frente al dato registrado en 2021", "compared with the figures seen in 2019": between the word and its time stands no
   other value. */
bool tsc_when_within_against(const tsc_candidate *c, uint32_t token)
{
    enum { REACH = 7 };
    const uint32_t *weak = c->reading->weak;
    const uint32_t near = token > REACH ? token - REACH : 0, behind = c->quantity->last;
    for (uint32_t first = near > behind ? near : behind; first < token; first++) {
        const tsc_mark *mark = tsc_scan_mark(c->reading->scan, first, TSC_ROLE_FUNCTION);
        if (tsc_mark_is(mark, "against") && weak[mark->last] == weak[token] &&
            c->reading->clause[first] == c->reading->clause[token] &&
            !tsc_reading_parted(c->reading, mark->last, token))
            return true;
    }
    return false;
}

/* "2023 жылғы": of the noun or the value behind it, where the language has endings that tell. */
bool tsc_when_attributive(const tsc_candidate *c, const tsc_timex *timex, bool otherwise)
{
    const tsc_scan *scan = c->reading->scan;
    const char *endings = tsc_language_grammar_of(scan->language)->attributive;
    return *endings == '\0' ? otherwise : tsc_reading_ends_in(tsc_scan_token(scan, timex->last - 1), endings);
}

bool tsc_when_is_part_of_year(const tsc_timex *timex)
{
    const tsc_period_kind kind = timex->period.kind;
    return kind == TSC_PERIOD_MONTH || kind == TSC_PERIOD_MONTHS || kind == TSC_PERIOD_QUARTER ||
           kind == TSC_PERIOD_HALF;
}

/* "27 % less than in 2022; 201,000 tonnes were brought in": what something was compared with. */
bool tsc_when_behind_than(const tsc_candidate *c, const tsc_timex *timex)
{
    enum { NEAR = 2 };
    for (uint32_t t = timex->first > NEAR ? timex->first - NEAR : 0; t < timex->first; t++) {
        if (tsc_mark_is(tsc_scan_mark(c->reading->scan, t, TSC_ROLE_FUNCTION), "than"))
            return true;
    }
    return false;
}

/* "down 8 % on 2023", "up 61 billion (72.6 %) from 2021", عن عام 2023: right behind a percentage a word that before a year says
   what a change is on. */
bool tsc_when_behind_change(const tsc_candidate *c, const tsc_timex *timex)
{
    enum { NEAR = 1 };
    const tsc_quantities *all = c->reading->quantities;
    uint32_t at = timex->first;
    const tsc_mark *word = tsc_reading_function(c->reading, at);
    if (word == NULL && tsc_reading_before(c->reading, timex->first, &at) != NULL)
        word = tsc_reading_function(c->reading, at);
    const bool from = tsc_mark_is(word, "from");
    const bool base = word != NULL && tsc_entry_has(word->entry, "year", "base");
    const bool part = from && (timex->period.kind == TSC_PERIOD_MONTH || timex->period.kind == TSC_PERIOD_QUARTER ||
                               timex->sort == TSC_TIMEX_SINCE); /* down 4.5 percent from October */
    if ((!from && !base) ||
        (timex->period.kind != TSC_PERIOD_YEAR && !part && !(base && tsc_when_is_part_of_year(timex))))
        return false;
    for (size_t i = 0; i < all->count; i++)
        if (tsc_unit_is_percent(all->items[i].unit) && all->items[i].last <= at && at - all->items[i].last <= NEAR)
            return true;
    return false;
}

/* "an increase of 19 % from January-April 2024": right behind the change, and later times are spoken of. */
static bool is_from_base(const tsc_candidate *c, const tsc_timex *timex, const char *lead, tsc_period now)
{
    const tsc_mark *within = tsc_reading_function(c->reading, timex->first);
    bool from = tsc_code_is(lead, "from") ||
                (within != NULL && within->last < timex->last && tsc_entry_is(within->entry, "from"));
    return from && timex->first >= c->quantity->last && timex->first - c->quantity->last <= 1 &&
           timex->period.kind != TSC_PERIOD_YEARS && now.kind != TSC_PERIOD_NONE && now.kind == timex->period.kind &&
           tsc_period_compare(timex->period, now) < 0;
}

/* "du niveau de 2022", "de las de 2022": the preposition of the time is the end of the words for a level. */
static bool opens_in_level(const tsc_candidate *c, const tsc_timex *timex)
{
    enum { REACH = 2 };
    for (uint32_t t = timex->first > REACH ? timex->first - REACH : 0; t < timex->first + REACH; t++) {
        const tsc_mark *mark = tsc_scan_mark(c->reading->scan, t, TSC_ROLE_FUNCTION);
        if (tsc_mark_is(mark, "level_of") && mark->last > timex->first && mark->last < timex->last)
            return true;
    }
    return false;
}

/* "показателя 2023 года", "the 2023 level": the time says which level is meant; "биыл көрсеткіш" says only when. lead: the
   function word before the time. */
static bool is_level_of(const tsc_candidate *c, const tsc_timex *timex, const char *lead)
{
    uint32_t end = timex->last;
    if (end < c->reading->scan->token_count && (c->reading->scan->tokens[end].flags & TSC_TOKEN_CLITIC) != 0)
        end++; /* last year's level */
    return tsc_code_is(lead, "level_of") || opens_in_level(c, timex) ||
           (tsc_mark_is(tsc_reading_function(c->reading, end), "level_after") && tsc_when_attributive(c, timex, true));
}

bool tsc_when_level_of(const tsc_candidate *c, const tsc_timex *timex)
{
    return is_level_of(c, timex, tsc_reading_before(c->reading, timex->first, NULL));
}

/* "last year's corresponding period" in two expressions side by side. */
static bool is_beside_same_period(const tsc_candidate *c, const tsc_timex *timex)
{
    for (size_t i = 0; i < c->reading->timexes->count; i++) {
        const tsc_timex *other = &c->reading->timexes->items[i];
        if (other->same_period && other->sort != TSC_TIMEX_BASE && other->year_shift == 0 && other != timex &&
            (other->first - timex->last <= 1 || timex->first - other->last <= 1))
            return true;
    }
    return false;
}

/* "grew 22 % in 2023" but "18 % up on 2022": the expression holds its own preposition. */
static bool opens_with_in(const tsc_candidate *c, const tsc_timex *timex)
{
    const tsc_mark *first = tsc_reading_function(c->reading, timex->first);
    return first != NULL && first->last < timex->last && !tsc_entry_has(first->entry, "year", "base") &&
           (tsc_entry_is(first->entry, "in") || tsc_entry_is(first->entry, "into") || tsc_entry_is(first->entry, "at"));
}

/* "1,3 veces lo vendido en julio de 2023": so many times what was then. */
static bool is_times_what(const tsc_candidate *c, const tsc_timex *timex)
{
    enum { FAR = 8, SPELT = 2 };
    const tsc_quantity *q = c->quantity;
    if (q->form != TSC_QUANTITY_FACTOR || q->last - q->first < 2)
        return false;
    const tsc_mark *behind = tsc_scan_mark(c->reading->scan, q->last, TSC_ROLE_FUNCTION);
    const bool amount = tsc_mark_is(behind, "of") && q->last - q->first > SPELT; /* twice the amount of */
    return (amount || tsc_mark_is(behind, "article")) && timex->first >= q->last && timex->first - q->last <= FAR &&
           !tsc_reading_parted(c->reading, q->last, timex->first) &&
           c->reading->weak[timex->first] == c->reading->weak[q->last];
}

/* "Up 71 % on the July surplus", "56 million on July's": a word that before a year says what a change is on says so before a
   month as well, though not before a day. */
bool tsc_when_on_earlier(const tsc_candidate *c, const tsc_timex *timex, tsc_period now)
{
    enum { NEAR = 3 };
    uint32_t at = timex->first;
    if (!tsc_when_is_part_of_year(timex) || timex->first < c->quantity->last ||
        timex->first - c->quantity->last > NEAR || now.kind == TSC_PERIOD_NONE ||
        tsc_period_compare(timex->period, now) >= 0)
        return false;
    const tsc_mark *word = tsc_reading_function(c->reading, at);
    if (word == NULL && tsc_reading_before(c->reading, timex->first, &at) != NULL && at >= c->quantity->last)
        word = tsc_reading_function(c->reading, at);
    return word != NULL && tsc_entry_has(word->entry, "year", "base");
}

/* "В июле экспорт вырос на 5 % к июню": up to an earlier month, behind the time that the change is of. */
static bool is_up_to_earlier(const tsc_candidate *c, const tsc_timex *timex)
{
    const tsc_timexes *times = c->reading->timexes;
    if (timex->sort != TSC_TIMEX_DUE || timex->period.kind == TSC_PERIOD_YEAR || c->figure.status != TSC_OBSERVED)
        return false;
    /* the next one, as of a time to come */
    const tsc_period gone = timex->relative ? tsc_period_shift_years(timex->period, -1) : timex->period;
    for (size_t i = 0; i < times->count && times->items[i].last <= timex->first; i++)
        if (times->items[i].sort == TSC_TIMEX_PLAIN && times->items[i].period.kind == timex->period.kind &&
            tsc_period_compare(gone, times->items[i].period) < 0 &&
            tsc_reading_together(c->reading, times->items[i].first, timex->first))
            return true;
    return false;
}

/* What a change is compared with: said to be, behind "against", or "the 2023 figure" where a later time is spoken of. */
bool tsc_when_compared(const tsc_candidate *c, const tsc_timex *timex, tsc_period now)
{
    if (c->figure.kind != TSC_FIGURE_CHANGE || timex->period.kind == TSC_PERIOD_NONE)
        return false;
    if (strcmp(c->by_kind, "exceeds by") == 0 && timex->first >= c->quantity->last)
        return true;
    const tsc_mark *behind = tsc_reading_function(c->reading, timex->last);
    const char *lead = tsc_reading_before(c->reading, timex->first, NULL);
    if (is_up_to_earlier(c, timex) || is_level_of(c, timex, lead) || is_beside_same_period(c, timex) ||
        is_times_what(c, timex) || tsc_when_on_earlier(c, timex, now) || is_from_base(c, timex, lead, now) ||
        (timex->first >= c->quantity->last && tsc_when_behind_change(c, timex)))
        return true;
    bool later_than = c->reading->verb_last && timex->last <= c->edge &&
                      (tsc_reading_ends_from(c->reading, timex->last - 1) ||
                       (tsc_scan_mark(c->reading->scan, timex->last, TSC_ROLE_PLACE) == NULL &&
                        tsc_reading_ends_from(c->reading, timex->last)));
    if (tsc_code_is(lead, "against") || is_behind_against(c, timex->first) ||
        tsc_when_within_against(c, timex->first) || later_than || tsc_mark_is(behind, "against_after"))
        return true;
    bool in =
        tsc_code_is(lead, "in") || tsc_code_is(lead, "into") || tsc_code_is(lead, "at") || opens_with_in(c, timex);
    return !in && timex->first >= c->quantity->last && timex->first - c->quantity->last <= 4 &&
           !tsc_reading_parted(c->reading, c->quantity->last, timex->first) && now.kind != TSC_PERIOD_NONE &&
           timex->period.kind == TSC_PERIOD_YEAR && timex->period.first.year < now.first.year &&
           !(timex->relative && timex->first == c->quantity->last); /* rose 70 % last year */
}

/* "37 % more than the 299 million of 2023": a word of more or less leads from the change to the value. */
static bool compares_with(const tsc_reading *r, const tsc_quantity *change, const tsc_quantity *value)
{
    enum { FEW = 4 };
    const tsc_mark *more = tsc_scan_mark(r->scan, change->last, TSC_ROLE_CHANGE);
    bool compared = (change->form == TSC_QUANTITY_FACTOR && value->hedge_first > change->last) ||
                    (more != NULL && !tsc_entry_is(more->entry, "reach") && !tsc_entry_is(more->entry, "shift"));
    if (!compared || value->hedge_first < change->last || value->hedge_first - change->last > FEW ||
        tsc_unit_is_percent(value->unit) || r->weak[change->last] != r->weak[value->hedge_first])
        return false;
    for (uint32_t t = change->last; t < value->hedge_first; t++) {
        const tsc_mark *word = tsc_reading_function(r, t);
        bool known = tsc_mark_is(word, "article") || tsc_mark_is(word, "than");
        if (!known && !(more != NULL && t < more->last))
            return false;
    }
    return true;
}

/* "a deficit of 1.8 billion, when in 2014 it was a billion": behind a comma and "when", with a value of its own to follow. */
static bool is_of_when_clause(const tsc_candidate *c, const tsc_timex *timex)
{
    enum { NEAR = 3 };
    const tsc_quantities *all = c->reading->quantities;
    bool value = false;
    for (size_t i = c->index + 1; i < all->count; i++)
        value = value || (all->items[i].traps == 0 && all->items[i].first >= timex->last);
    for (uint32_t t = timex->first > NEAR ? timex->first - NEAR : 1; value && t < timex->last; t++)
        if (t > c->quantity->last && tsc_mark_is(tsc_reading_function(c->reading, t), "when") &&
            tsc_scan_is_comma(c->reading->scan, t - 1))
            return true;
    return false;
}

/* The last quantity behind the figure's that ends before a token; NULL where there is none. */
static const tsc_quantity *last_before(const tsc_candidate *c, uint32_t token)
{
    const tsc_quantities *all = c->reading->quantities;
    const tsc_quantity *last = NULL;
    for (size_t i = c->index + 1; i < all->count; i++)
        if (all->items[i].traps == 0 && all->items[i].last <= token)
            last = &all->items[i];
    return last;
}

/* "grew to 274 million, after 161 million in 2023": the time belongs to the level compared with. */
bool tsc_when_is_of_next(const tsc_candidate *c, const tsc_timex *timex)
{
    const tsc_quantity *last = last_before(c, timex->first), *head = last;
    if (is_of_when_clause(c, timex))
        return true;
    if (last == NULL)
        return false;
    /* after 3.3 million in 2021 and 3.5 million in 2020 */
    for (const tsc_quantity *q = last; q != NULL; q = last_before(c, q->first)) {
        head = q;
        if (!tsc_reading_is_behind(c->reading, q->hedge_first, "and"))
            break;
    }
    const char *before = tsc_reading_before(c->reading, head->hedge_first, NULL);
    bool level = c->figure.kind == TSC_FIGURE_LEVEL && c->stand == TSC_STAND_NOW && last->form == c->quantity->form;
    /* by 9 % from 33 million in 2022 */
    bool grown = c->figure.kind == TSC_FIGURE_CHANGE && last->last == timex->first - 1 &&
                 c->reading->weak[last->last] == c->reading->weak[timex->first];
    if (c->figure.kind == TSC_FIGURE_CHANGE && compares_with(c->reading, c->quantity, last))
        return true;
    /* 3.4 billion, against the surplus of 88 million up to July */
    for (uint32_t t = c->quantity->last; t < last->first; t++) {
        const tsc_mark *word = tsc_scan_mark(c->reading->scan, t, TSC_ROLE_FUNCTION);
        if (tsc_mark_is(word, "against") && c->reading->weak[word->last] == c->reading->weak[last->first] &&
            !tsc_reading_parted(c->reading, word->last, last->first))
            return true;
    }
    return before != NULL && (strcmp(before, "against") == 0 || strcmp(before, "after") == 0 ||
                              ((level || grown) && strcmp(before, "from") == 0));
}

const tsc_timex *tsc_when_shifted_behind(const tsc_candidate *c)
{
    if (tsc_candidate_is_reached(c))
        return NULL; /* rose by 17 % to 324 million year on year */
    for (size_t i = 0; c->figure.kind == TSC_FIGURE_LEVEL && i < c->reading->timexes->count; i++) {
        const tsc_timex *timex = &c->reading->timexes->items[i];
        if (timex->first == c->quantity->last && timex->same_period && timex->year_shift != 0 &&
            (timex->year_shift < 0 || timex->sort == TSC_TIMEX_PLAIN) && timex->period.kind == TSC_PERIOD_NONE &&
            !tsc_mark_is(tsc_scan_mark(c->reading->scan, timex->first, TSC_ROLE_PERIOD), "base"))
            return timex; /* but: 4.14 billion compared to a year ago's 4.18 */
    }
    return NULL;
}

const tsc_timex *tsc_when_earlier_ahead(const tsc_candidate *c)
{
    const tsc_reading *r = c->reading;
    for (size_t i = 0; c->figure.kind == TSC_FIGURE_LEVEL && i < r->timexes->count; i++) {
        const tsc_timex *timex = &r->timexes->items[i];
        const bool steps = timex->same_period && timex->period.kind == TSC_PERIOD_NONE && timex->year_shift < 0;
        if (!steps || timex->first == 0 || timex->last > c->edge || r->clause[timex->first] != r->clause[c->edge] ||
            (c->anchor != NULL && c->anchor->first < timex->last) ||
            (c->before != NULL && c->before->quantity->last > timex->first))
            continue;
        const char *code = tsc_reading_before(r, timex->first, NULL);
        const bool opens = tsc_reading_article(r, timex->first) == 0; /* l'année précédente, … */
        if (opens || r->scan->tokens[timex->first - 1].kind == TSC_TOKEN_PUNCTUATION || tsc_code_is(code, "and") ||
            tsc_code_is(code, "break"))
            return timex;
    }
    return NULL;
}

/* "3.8 % less than in the first quarter of last year", with no other time: the value is of the same time a year later,
   where that is this year or the last. */
tsc_period tsc_when_year_behind(const tsc_timex *base, const tsc_discourse *discourse)
{
    int year = discourse->date.year;
    if (base == NULL || base->same_period || year == 0 || base->period.kind == TSC_PERIOD_NONE ||
        base->period.kind == TSC_PERIOD_DAY || base->period.kind == TSC_PERIOD_YEARS ||
        base->period.first.year >= year || base->period.first.year + 2 < year)
        return tsc_period_none();
    return tsc_period_shift_years(base->period, 1);
}

const tsc_timex *tsc_when_spelt_out(const tsc_candidate *c, const tsc_timex *timex)
{
    enum { NEAR = 8 };
    const tsc_reading *r = c->reading;
    for (size_t i = 0; timex->relative && i < r->timexes->count; i++) {
        const tsc_timex *run = &r->timexes->items[i];
        if (run->first > timex->last && run->first - timex->last <= NEAR && run->period.kind == TSC_PERIOD_DAYS &&
            tsc_scan_is(r->scan, run->first - 1, "(") && tsc_scan_is(r->scan, run->last, ")") &&
            !tsc_reading_parted(r, timex->last, run->first))
            return run;
    }
    return timex;
}

const tsc_timex *tsc_when_earlier_in_part(const tsc_candidate *c, const tsc_timex *own)
{
    const uint32_t *weak = c->reading->weak;
    for (size_t i = 0; c->figure.kind == TSC_FIGURE_LEVEL && i < c->reading->timexes->count; i++) {
        const tsc_timex *timex = &c->reading->timexes->items[i];
        const bool steps =
            timex->same_period && timex->period.kind == TSC_PERIOD_NONE && (timex->year_shift < 0 || timex->step < 0);
        bool told = false; /* "rose 50.5 percent from a year earlier to 7.86 billion": of the change */
        for (size_t k = 0; k < c->index; k++)
            told = told || (c->reading->quantities->items[k].traps == 0 &&
                            c->reading->quantities->items[k].first >= own->last &&
                            c->reading->quantities->items[k].last <= timex->first &&
                            weak[c->reading->quantities->items[k].first] == weak[timex->first]);
        if (steps && !told && own->last <= timex->first && timex->last <= c->edge &&
            weak[timex->first] == weak[c->edge] && weak[own->first] != weak[c->edge])
            return timex;
    }
    return NULL;
}
