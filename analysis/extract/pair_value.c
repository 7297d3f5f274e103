/* Which of the values of a sentence a country belongs to. A name beside one value is no side of another one, however near
   it stands: this is asked before any preposition or distance is weighed. */
#include "extract/pair_value.h"

/* "to Romania ($25 million), Poland ($18 million)" */
bool tsc_pair_is_bracketed(const tsc_reading *reading, const tsc_place_mention *p, uint32_t edge)
{
    enum { WORDS = 2 }; /* Australia (with 1.07 billion), Канады (поставила на 30 млн) */
    if (edge > p->last + 1 && tsc_span_is_among(tsc_scan_token(reading->scan, edge - 1), "+ - – −"))
        edge--; /* la Suède (+ 15,8 %) */
    if (p->last >= edge || edge - p->last > WORDS + 1 || !tsc_scan_is(reading->scan, p->last, "("))
        return false;
    for (uint32_t t = p->last + 1; t < edge; t++)
        if (reading->scan->tokens[t].kind != TSC_TOKEN_WORD)
            return false;
    return true;
}

static bool leads_in(tsc_span sign)
{
    return tsc_span_equals(sign, ":") || tsc_span_equals(sign, "-") || tsc_span_equals(sign, "\xE2\x80\x93") ||
           tsc_span_equals(sign, "\xE2\x80\x94");
}

/* "Brazil supplied 31,000 tonnes and Vietnam 9,700": a bare name right before a value is that value's own. */
bool tsc_pair_stands_before_value(const tsc_reading *reading, const tsc_place_mention *p, uint32_t edge)
{
    enum { REACH = 3 }; /* as far as a bracket or a preposition may part them */
    if (p->last > edge || edge - p->last > REACH)
        return false;
    bool cased =
        reading->verb_last && (p->role == TSC_PLACE_TO || p->role == TSC_PLACE_FROM || p->role == TSC_PLACE_WITH);
    if (p->role == TSC_PLACE_OWNER && !p->referred && p->last + 1 == edge)
        return true; /* against Peru's 2,890 tonnes */
    if (p->role == TSC_PLACE_BARE && !p->minor && p->last + 1 == edge &&
        leads_in(tsc_scan_span(reading->scan, p->last, edge)))
        return true; /* "на втором месте Россия – 197 тыс." */
    if (p->role == TSC_PLACE_BARE && !p->minor && p->last + 2 == edge &&
        leads_in(tsc_scan_token(reading->scan, p->last)) && reading->scan->tokens[edge - 1].kind == TSC_TOKEN_WORD)
        return true; /* "ОАЭ – ещё 75 млн" */
    const tsc_mark *word = p->last < edge ? tsc_reading_function(reading, p->last) : NULL;
    word = word != NULL && word->last == edge ? word : NULL; /* with; followed with */
    const tsc_mark *behind_comma = p->last + 2 == edge && tsc_scan_is(reading->scan, p->last, ",")
                                       ? tsc_reading_function(reading, p->last + 1)
                                       : NULL;
    if (p->role == TSC_PLACE_BARE && !p->minor && behind_comma != NULL && tsc_entry_is(behind_comma->entry, "with"))
        return true; /* "Croatia, with 1.9 billion, and Serbia, with 1.5 billion" */
    if (p->role == TSC_PLACE_BARE && !p->minor && !p->referred && p->last + 1 == edge && !reading->verb_last &&
        tsc_scan_is(reading->scan, p->last, ",") &&
        (tsc_reading_is_behind(reading, p->first, "and") ||
         (p->first > 0 && tsc_scan_is(reading->scan, p->first - 1, ";"))))
        return true; /* France took 12,400 and Spain, 9,800 */
    bool names = p->role == TSC_PLACE_BARE || (p->role == TSC_PLACE_ADJECTIVE && reading->verb_first);
    if (names && !p->minor && word != NULL &&
        (tsc_entry_is(word->entry, "with") || tsc_entry_is(word->entry, "at") ||
         (reading->verb_first && tsc_entry_is(word->entry, "in"))))
        return true; /* "and the United States with 29,000", ثم الألمان بـ 4 ملايين */
    return !p->minor &&
           (((p->role == TSC_PLACE_BARE || cased) && p->last == edge) || tsc_pair_is_bracketed(reading, p, edge));
}

/* "1.8 million tonnes, of which 420,000 to the Netherlands": a name behind "of which" is the part's and not the whole's. */
static bool is_of_part(const tsc_candidate *c, const tsc_place_mention *p)
{
    enum { OPENING = 6 };
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_DISCOURSE];
    const bool fronted = (c->edge > 0 && c->edge <= 2 && tsc_candidate_is_led_by(c, "of")) ||
                         (c->edge <= OPENING && tsc_mark_is(tsc_reading_function(c->reading, 0), "of") &&
                          !tsc_reading_parted(c->reading, 0, c->edge)); /* of Iceland's 7.1 billion */
    if (fronted && p->first >= c->quantity->last && tsc_reading_parted(c->reading, c->quantity->last, p->first))
        return true; /* of the 9.8 million, 3.1 million went to Spain */
    for (size_t i = 0; p->first >= c->quantity->last && i < marks->count; i++)
        /* right behind the value it says what that is a part of: two fifths of them went to … */
        if (tsc_entry_is(marks->items[i]->entry, "of_which") && marks->items[i]->first > c->quantity->last &&
            marks->items[i]->last <= p->first &&
            tsc_reading_parted(c->reading, marks->items[i]->last, (uint32_t)c->reading->scan->token_count))
            return true;
    return false;
}

/* A name behind the value, in a clause of its own that has a value: that one's. */
static bool is_of_next_clause(const tsc_candidate *c, const tsc_place_mention *p)
{
    const tsc_reading *r = c->reading;
    uint32_t last = c->quantity->last - 1;
    if (p->first <= last || tsc_reading_together(r, p->first, last))
        return false;
    for (size_t i = c->index + 1; i < r->quantities->count; i++)
        if (r->quantities->items[i].traps == 0 && r->clause[r->quantities->items[i].first] == r->clause[p->first])
            return true;
    return false;
}

const tsc_quantity *tsc_pair_next_value(const tsc_candidate *c)
{
    const tsc_quantities *all = c->reading->quantities;
    for (size_t i = c->index + 1; i < all->count; i++)
        if (all->items[i].traps == 0)
            return &all->items[i];
    return NULL;
}

/* "в Чили – на 90 млн": a dash, and behind it nothing but a preposition. */
static bool is_dashed_to(const tsc_reading *r, const tsc_place_mention *p, const tsc_quantity *next)
{
    if (!leads_in(tsc_scan_token(r->scan, p->last)) || next->hedge_first <= p->last)
        return false;
    const tsc_mark *word = tsc_reading_function(r, p->last + 1);
    return next->hedge_first == p->last + 1 || (word != NULL && word->last == next->hedge_first);
}

/* ومع ليبيا 0.9, "and with Libya 0.9": a phrase that begins behind an "and" or a comma and ends at the next value. */
static bool is_joined_to_next(const tsc_candidate *c, const tsc_place_mention *p, const tsc_quantity *next)
{
    bool phrase =
        p->role == TSC_PLACE_TO || p->role == TSC_PLACE_FROM || p->role == TSC_PLACE_WITH || p->role == TSC_PLACE_IN;
    const tsc_mark *by = tsc_reading_function(c->reading, p->last);
    const bool led = tsc_mark_is(by, "by") &&
                     (by->last == next->first || by->last == next->hedge_first); /* and to China by 16 percent */
    return phrase && !p->minor &&
           (p->last == next->first || p->last == next->hedge_first || led || is_dashed_to(c->reading, p, next)) &&
           c->reading->weak[p->first] != c->reading->weak[c->quantity->last];
}

/* "with 1.8 billion (16.7 %), followed by Brazil with 1.4": the value behind the brackets. */
static const tsc_quantity *next_outside(const tsc_candidate *c)
{
    const tsc_reading *r = c->reading;
    uint16_t own = r->clause[c->quantity->first];
    for (size_t i = c->index + 1; i < r->quantities->count; i++) {
        uint16_t clause = r->clause[r->quantities->items[i].first];
        if (r->quantities->items[i].traps == 0 && r->parent[clause] == clause)
            return r->parent[own] == own && i > c->index + 1 ? &r->quantities->items[i] : NULL;
    }
    return NULL;
}

/* "Having sold Tunisia 1.3 million tonnes, Ukraine expects to ship it 1.5": the verb opens the sentence, and who acts is named behind. */
static bool opens_without_subject(const tsc_candidate *c)
{
    enum { HEAD = 2 };
    return c->anchor != NULL && c->anchor->first <= HEAD && c->before == NULL && !c->reading->verb_first &&
           tsc_entry_has(c->anchor->entry, "form", "verb") &&
           (c->reading->place_count == 0 || c->reading->places[0].first >= c->anchor->last);
}

/* "Romania bought 1.4 billion, Italy followed with 0.3": a name that begins another part of the sentence, which has a value. */
static bool leads_next_part(const tsc_candidate *c, const tsc_place_mention *p)
{
    enum { NEAR = 6, BESIDE = 3 };
    const tsc_reading *r = c->reading;
    if (p->role != TSC_PLACE_BARE || p->referred || p->minor || r->verb_last || p->first < c->quantity->last ||
        opens_without_subject(c) || r->weak[p->first] == r->weak[c->quantity->last])
        return false;
    const bool acts = tsc_code_is(tsc_reading_before(r, p->first, NULL), "with"); /* with China absorbing 51 % */
    for (size_t i = c->index + 1; i < r->quantities->count; i++) {
        const tsc_quantity *next = &r->quantities->items[i];
        const bool year = next->plain && next->value >= 1900 && next->value <= 2100;
        /* 98,000 tonnes and Malaysia third with 55,000 */
        const bool bare = tsc_unit_is_none(next->unit) && !next->worded && !year && next->hedge_first >= p->last &&
                          next->hedge_first - p->last <= BESIDE;
        const bool alike = next->form == c->quantity->form && (tsc_units_of(next->unit) == c->units || bare);
        if (next->traps == 0 && next->first >= p->last)
            return (alike || acts) && next->hedge_first >= p->last && next->hedge_first - p->last <= NEAR &&
                   r->weak[p->last] == r->weak[next->hedge_first] && r->clause[p->first] == r->clause[next->first];
    }
    return false;
}

/* "exports reached 4.3 billion, and those to Brazil grew by 19 %": where something goes to or comes from, in another part of the
   sentence, with a value behind it there. */
static bool goes_in_next_part(const tsc_candidate *c, const tsc_place_mention *p)
{
    const tsc_reading *r = c->reading;
    const tsc_quantity *next = tsc_pair_next_value(c);
    const bool goes = p->role == TSC_PLACE_TO || p->role == TSC_PLACE_FROM || p->role == TSC_PLACE_WITH;
    const bool led = c->anchor != NULL && c->anchor->last <= c->quantity->first; /* its own word stands before it */
    return goes && led && !p->minor && !r->verb_last && next != NULL && p->first >= c->quantity->last &&
           r->weak[p->first] != r->weak[c->quantity->last] && next->hedge_first >= p->last &&
           r->weak[p->last] == r->weak[next->hedge_first];
}

/* "Грузин экспорты 150 млн, Түркиядан келген импорт 300 млн доллар болды": where the verb comes last, a name in another part of the
   sentence is that of the word for trade which stands there before a value of its own. */
static bool leads_next_flow(const tsc_candidate *c, const tsc_place_mention *p)
{
    const tsc_reading *r = c->reading;
    const tsc_quantity *next = tsc_pair_next_value(c);
    const tsc_mentions *marks = &r->of[TSC_ROLE_INDICATOR];
    const bool led = c->anchor != NULL && c->anchor->last <= c->quantity->first;
    if (!r->verb_last || !led || next == NULL || p->first < c->quantity->last || next->hedge_first < p->last ||
        r->weak[p->first] == r->weak[c->quantity->last - 1] || r->weak[p->first] != r->weak[next->hedge_first])
        return false;
    for (size_t i = 0; i < marks->count; i++)
        if (r->indicators[i] != NULL && r->indicators[i]->flow && marks->items[i]->first >= p->last &&
            marks->items[i]->last <= next->hedge_first && tsc_entry_has(marks->items[i]->entry, "form", "noun"))
            return true;
    return false;
}

/* "reached 2.4 billion, which is more than we exchange with France": behind the value, and set against it. */
static bool is_compared(const tsc_candidate *c, const tsc_place_mention *p)
{
    const tsc_reading *r = c->reading;
    const tsc_mark *than = NULL;
    for (uint32_t t = c->quantity->last; t < p->first; t++) {
        const tsc_mark *word = tsc_reading_function(r, t);
        than = tsc_mark_is(word, "than") ? word : than;
        if (than != NULL && tsc_scan_is_comma(r->scan, t))
            return false;
    }
    if (than == NULL || r->verb_last || tsc_units_of(c->quantity->unit) == TSC_UNITS_PERCENT)
        return false;
    for (size_t i = 0; i < r->timexes->count; i++) /* "12 million more than a year earlier to Spain" */
        if (r->timexes->items[i].first >= than->last && r->timexes->items[i].last <= p->first)
            return false;
    return true;
}

/* "reached 60 million, with a surplus for Egypt of 10": whose balance the next value is. */
static bool owns_next_balance(const tsc_candidate *c, const tsc_place_mention *p)
{
    enum { NEAR = 2 };
    const tsc_reading *r = c->reading;
    const tsc_quantity *next = tsc_pair_next_value(c);
    const tsc_mentions *marks = &r->of[TSC_ROLE_INDICATOR];
    if (next == NULL || next->first < p->last || c->indicator->orientation == TSC_BALANCE || r->verb_last)
        return false;
    for (size_t i = 0; i < marks->count; i++)
        if (r->indicators[i] != NULL && r->indicators[i]->orientation == TSC_BALANCE &&
            marks->items[i]->first >= c->quantity->last && marks->items[i]->last <= p->first &&
            p->first - marks->items[i]->last <= NEAR)
            return true;
    return false;
}

/* "8 million tonnes, and 3.1 million went to Japan", "…, 3.1 million of them to Japan": a verb of its own, or a word for the whole, stands
   between the next value and where it goes. */
static bool goes_behind_next(const tsc_candidate *c, const tsc_place_mention *p)
{
    enum { NEAR = 3 };
    const tsc_reading *r = c->reading;
    const tsc_quantity *next = tsc_pair_next_value(c);
    if (next == NULL || (p->role != TSC_PLACE_TO && p->role != TSC_PLACE_FROM) || r->verb_last ||
        p->first < next->last || p->first - next->last > NEAR || next->value >= c->quantity->value ||
        !(tsc_unit_is_none(next->unit) || tsc_unit_same(next->unit, c->quantity->unit)) ||
        r->weak[next->first] == r->weak[c->quantity->last - 1] || r->weak[next->first] != r->weak[p->first])
        return false;
    const uint32_t at = next->last;
    const bool noun = r->scan->tokens[at].kind != TSC_TOKEN_WORD || tsc_reading_function(r, at) != NULL ||
                      tsc_scan_mark(r->scan, at, TSC_ROLE_INDICATOR) != NULL ||
                      tsc_scan_mark(r->scan, at, TSC_ROLE_COMMODITY) != NULL ||
                      tsc_scan_mark(r->scan, at, TSC_ROLE_PERIOD) != NULL;
    return tsc_mark_is(tsc_scan_mark(r->scan, at, TSC_ROLE_DISCOURSE), "of_which") || !noun;
}

bool tsc_pair_is_of_next_value(const tsc_candidate *c, const tsc_place_mention *p)
{
    if (leads_next_part(c, p) || goes_in_next_part(c, p) || is_compared(c, p) || owns_next_balance(c, p) ||
        goes_behind_next(c, p) || leads_next_flow(c, p))
        return true;

    const tsc_quantity *outside = next_outside(c);
    if (outside != NULL && p->first >= c->quantity->last &&
        tsc_pair_stands_before_value(c->reading, p, outside->first) &&
        c->reading->weak[p->first] != c->reading->weak[c->quantity->last])
        return true;

    if (is_of_part(c, p) || is_of_next_clause(c, p))
        return true;
    if (c->reading->verb_last && p->role != TSC_PLACE_IN && p->first >= c->quantity->last &&
        c->reading->weak[p->first] != c->reading->weak[c->quantity->last] &&
        tsc_reading_parted(c->reading, c->quantity->last, p->first))
        return true; /* 11,6 млрд долларды құрады, оның 92 пайызы Ресейге тиесілі */
    const tsc_quantity *next = tsc_pair_next_value(c);
    if (next == NULL)
        return false;
    enum { TOLD_BY = 3 };
    if (p->adjective && p->first >= next->last && p->first - next->last <= TOLD_BY && c->units == TSC_UNITS_PERSONS &&
        p->first > c->quantity->last && !tsc_reading_parted(c->reading, next->last, p->first))
        return true; /* 1,2 million de Français et 410 000 Italiens; of whom 410,000 were Italian */
    bool remark = tsc_unit_is_percent(next->unit) && !tsc_unit_is_percent(c->quantity->unit);
    if (remark && tsc_pair_is_bracketed(c->reading, p, next->first))
        return false; /* 640,000 from Brazil (+24 %) */
    return p->first >= c->quantity->last &&
           (tsc_unit_is_none(c->quantity->unit) || !tsc_unit_is_none(next->unit) ||
            (!next->worded && next->value > 2100)) &&
           (tsc_pair_stands_before_value(c->reading, p, next->first) || is_joined_to_next(c, p, next));
}

bool tsc_pair_is_behind_other(const tsc_candidate *c, const tsc_place_mention *p)
{
    enum { BESIDE = 2 };
    const tsc_quantity *next = tsc_pair_next_value(c);
    const bool goes_on = c->stand == TSC_STAND_EARLIER && next != NULL && next->hedge_first >= c->quantity->last &&
                         next->hedge_first - c->quantity->last <= BESIDE; /* from 14 to 20 the flights to Italy */
    return tsc_reading_parted(c->reading, goes_on ? next->last : c->quantity->last, p->first);
}

/* "48,7 тыс. – Узбекистана": the name right behind a value, a dash or a preposition passed over. */
bool tsc_pair_stands_behind_value(const tsc_reading *reading, const tsc_place_mention *p, const tsc_quantity *q)
{
    enum { SIGNS = 2 }; /* 70 тыс. – в Чили */
    uint32_t at = q->last;
    while (at < reading->scan->token_count && at < q->last + SIGNS &&
           reading->scan->tokens[at].kind != TSC_TOKEN_WORD && !tsc_scan_is(reading->scan, at, ","))
        at++;
    const tsc_mark *word = tsc_reading_function(reading, at);
    if (at >= reading->scan->token_count || reading->weak[p->first] != reading->weak[at] ||
        reading->clause[p->first] != reading->clause[q->first])
        return false; /* ومع ليبيا 0.9: behind an "and"; behind a semicolon */
    return p->first >= q->last &&
           (p->first == at || (word != NULL && !tsc_entry_is(word->entry, "and") && p->first == word->last));
}

/* "… граждан Казахстана, 48,7 тыс. – Узбекистана": each value has its country behind it, and this one is that before's. */
bool tsc_pair_is_behind_before(const tsc_candidate *c, const tsc_place_mention *p)
{
    enum { NEAR = 3 };
    if (c->before == NULL || p->first < c->before->quantity->last || p->first - c->before->quantity->last > NEAR ||
        p->last > c->edge)
        return false;
    for (size_t i = 0; i < c->reading->place_count; i++)
        if (!(c->reading->places[i].adjective && c->reading->places[i].first == c->quantity->last) &&
            tsc_pair_stands_behind_value(c->reading, &c->reading->places[i], c->quantity))
            return true;
    return false;
}
