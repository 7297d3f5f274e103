/* Lists told by "respectively", the former and the latter: the n-th value belongs to the n-th indicator or to the n-th
   country, whatever stands nearer. */
#include "extract/candidate.h"

enum { LIST_MAX = 8 };

static bool is_listed(const tsc_candidate *c)
{
    return !c->rejected && c->units != TSC_UNITS_BARE;
}

/* The values from first on that stand in one list: of one class, few tokens apart. */
static size_t run_of(tsc_candidate *candidates, size_t count, size_t first, size_t members[LIST_MAX])
{
    size_t found = 0;
    for (size_t i = first; i < count && found < LIST_MAX; i++) {
        const tsc_candidate *c = &candidates[i];
        if (c->rejected)
            continue;
        if (found > 0) {
            const tsc_candidate *last = &candidates[members[found - 1]];
            bool same = c->units == last->units || (last->quantity->shared_scale && last->units == TSC_UNITS_BARE) ||
                        (last->units == TSC_UNITS_MONEY && c->units == TSC_UNITS_BARE && c->quantity->scale >= 1e6);
            if (!same || c->edge - last->quantity->last > 3)
                break;
        }
        members[found++] = i;
    }
    return found;
}

/* The different flow words before a token, in order. */
static size_t indicators_of_form(const tsc_reading *r, uint32_t token, const char *form,
                                 const tsc_mark *found[LIST_MAX])
{
    const tsc_mentions *marks = &r->of[TSC_ROLE_INDICATOR];
    size_t count = 0;
    for (size_t i = 0; i < marks->count && count < LIST_MAX; i++) {
        const tsc_indicator *indicator = tsc_indicator_find(marks->items[i]->entry->code);
        if (marks->items[i]->first >= token || indicator == NULL || indicator->orientation == TSC_SHARE ||
            !indicator->flow || !tsc_entry_has(marks->items[i]->entry, "form", form))
            continue;
        if (count == 0 || strcmp(found[count - 1]->entry->code, marks->items[i]->entry->code) != 0)
            found[count++] = marks->items[i];
    }
    return count;
}

/* The nouns, or where there are none the verbs: "sold and bought goods for 2.7 and 1.0 billion, respectively". */
static size_t indicators_before(const tsc_reading *r, uint32_t token, const tsc_mark *found[LIST_MAX])
{
    const size_t nouns = indicators_of_form(r, token, "noun", found);
    return nouns > 0 ? nouns : indicators_of_form(r, token, "verb", found);
}

/* Side by side, or each with its preposition and an amount between: "from China for 458 million and from Brazil"; but "Oman and
   Qatar followed Iraq". */
static bool is_run(const tsc_reading *r, const tsc_place_mention *a, const tsc_place_mention *b)
{
    enum { BESIDE = 4, WITH_AMOUNT = 9 };
    const bool directed = a->role == TSC_PLACE_FROM || a->role == TSC_PLACE_TO;
    for (uint32_t t = a->last; a->role == TSC_PLACE_BARE && t < b->first && !r->verb_last && !r->verb_first; t++)
        if (r->scan->tokens[t].kind == TSC_TOKEN_WORD && tsc_reading_function(r, t) == NULL &&
            tsc_scan_mark(r->scan, t, TSC_ROLE_NUMBER) == NULL)
            return false;
    return a->role == b->role && b->first - a->last <= (directed ? (uint32_t)WITH_AMOUNT : (uint32_t)BESIDE);
}

/* The last run of so many countries before a token that stand in the same way ("exports of A and B to C"). */
static size_t places_before(const tsc_reading *r, uint32_t token, size_t wanted, tsc_place found[LIST_MAX])
{
    size_t last = 0;
    while (last < r->place_count && r->places[last].first < token)
        last++;
    for (size_t first; last > 0; last = first) {
        first = last;
        while (first > 0 && last - first < LIST_MAX &&
               (first == last || is_run(r, &r->places[first - 1], &r->places[first])))
            first--;
        if (r->places[first].role == TSC_PLACE_BETWEEN)
            return 0; /* the two sides of a trade are no list */
        if (last - first != wanted)
            continue;
        for (size_t i = first; i < last; i++)
            found[i - first] = r->places[i].place;
        return wanted;
    }
    return 0;
}

/* The last of the words stand side by side: exports and imports. */
static bool stand_together(const tsc_mark *const *marks, size_t count)
{
    for (size_t i = 1; i < count; i++)
        if (marks[i]->first - marks[i - 1]->last > 3)
            return false;
    return true;
}

/* "351 million to the Netherlands and 187 to Spain. The volumes were 167,000 and 89,500 tonnes, respectively": the n-th side in which the
   pairs of the sentence before differ; none where they do not. */
static tsc_place told_side(const tsc_discourse *discourse, size_t n)
{
    const struct tsc_told *first = &discourse->told[0], *last = &discourse->told[1];
    if (first->indicator == NULL || discourse->told_sentence + 1 != discourse->sentence ||
        strcmp(first->indicator, last->indicator) != 0)
        return tsc_place_none();
    if (tsc_place_same(first->reporter, last->reporter) && !tsc_place_same(first->partner, last->partner))
        return discourse->told[n].partner;
    if (tsc_place_same(first->partner, last->partner) && !tsc_place_same(first->reporter, last->reporter))
        return discourse->told[n].reporter;
    return tsc_place_none();
}

static void share_out(tsc_candidate *candidates, const size_t *members, size_t count, const tsc_discourse *discourse)
{
    const tsc_mark *indicators[LIST_MAX] = {NULL};
    tsc_place places[LIST_MAX];
    const tsc_reading *r = candidates[members[0]].reading;
    uint32_t token = candidates[members[0]].edge;
    size_t words = indicators_before(r, token, indicators);
    if (words == count || (words > count && stand_together(indicators + (words - count), count))) {
        for (size_t i = 0; i < count; i++)
            candidates[members[i]].forced = indicators[words - count + i];
    } else if (places_before(r, token, count, places) == count) {
        for (size_t i = 0; i < count; i++)
            candidates[members[i]].forced_place = places[i];
    } else if (count == 2 && !tsc_reading_names_any(r) && !tsc_place_is_none(discourse->two[0]) &&
               discourse->two_sentence + 1 == discourse->sentence) {
        for (size_t i = 0; i < count;
             i++) /* "… Iran and Azerbaijan. To these countries 791 and 459 went, respectively" */
            candidates[members[i]].forced_place = discourse->two[i];
    } else if (count == 2 && !tsc_reading_names_any(r)) {
        const bool named = discourse->joined_sentence + 1 == discourse->sentence;
        for (size_t i = 0; i < count; i++) {
            const tsc_place told = told_side(discourse, i);
            /* "Mali sold most to Chad and Togo. These countries took 5 and 3 tonnes, respectively" */
            candidates[members[i]].forced_place = tsc_place_is_none(told) && named ? discourse->joined[i] : told;
        }
    }
}

/* "доля Франции в импорте Польши": of two names that a flow parts one is its owner. */
static bool has_flow_between(const tsc_reading *r, const tsc_place_mention *first)
{
    const tsc_mentions *marks = &r->of[TSC_ROLE_INDICATOR];
    for (size_t i = 0; i < marks->count; i++)
        if (marks->items[i]->first >= first[0].last && marks->items[i]->last <= first[1].first)
            return true;
    return false;
}

/* "Indonesia and Malaysia took 11.9 % and 8.6 %": as many values as countries before them, both joined by nothing but commas and an
   "and", and nothing else in their part of the sentence that the values could be of. */
static bool is_dealt_out(const tsc_candidate *candidates, const size_t *members, size_t count)
{
    enum { JOINED = 2, VALUES = 3, FAR = 8 };
    const tsc_candidate *first = &candidates[members[0]];
    const tsc_reading *r = first->reading;
    size_t last = 0;
    while (last < r->place_count && r->places[last].first < first->edge)
        last++;
    const bool led =
        first->units == TSC_UNITS_MONEY && tsc_candidate_is_led_by(first, "with") &&
        r->places[last > 0 ? last - 1 : 0].last + 1 == first->edge; /* Malta and Peru with 59 and 36 million */
    if ((first->units != TSC_UNITS_PERCENT && !led) || last < count || r->verb_last ||
        first->edge - r->places[last - 1].last > FAR || last < r->place_count)
        return false;
    const tsc_place_mention *places = &r->places[last - count];
    if (last > count && places[0].first - r->places[last - count - 1].last <= JOINED)
        return false; /* one more of them than there are values */
    for (size_t i = 0; i < count; i++) {
        const tsc_candidate *c = &candidates[members[i]];
        const bool apart =
            i > 0 && (places[i].first - places[i - 1].last > JOINED || has_flow_between(r, &places[i - 1]) ||
                      c->edge - candidates[members[i - 1]].quantity->last > VALUES);
        const bool ranges =
            tsc_candidate_is_led_by(c, "to") || tsc_candidate_is_led_by(c, "until"); /* from 16 to 18 % */
        const bool stands = places[i].role == TSC_PLACE_BARE || places[i].role == TSC_PLACE_TO;
        if (apart || (i > 0 && ranges) || !stands || places[i].role != places[0].role || places[i].referred ||
            places[i].minor || c->quantity->change != TSC_CHANGE_NONE)
            return false;
    }
    return !tsc_place_same(places[0].place, places[count - 1].place);
}

static void deal_out(tsc_candidate *candidates, const size_t *members, size_t count)
{
    tsc_place places[LIST_MAX];
    const tsc_reading *r = candidates[members[0]].reading;
    if (is_dealt_out(candidates, members, count) &&
        places_before(r, candidates[members[0]].edge, count, places) == count)
        for (size_t i = 0; i < count; i++)
            candidates[members[i]].forced_place = places[i];
}

/* The word that shares out stands beside these tokens. */
static bool has_respectively(const tsc_reading *r, uint32_t first, uint32_t last)
{
    enum { AHEAD = 1, BEHIND = 3 };
    const tsc_mentions *marks = &r->of[TSC_ROLE_DISCOURSE];
    for (size_t i = 0; i < marks->count; i++) {
        const tsc_mark *word = marks->items[i];
        if (tsc_entry_is(word->entry, "respectively") && ((word->last <= first && first - word->last <= AHEAD) ||
                                                          (word->first >= last && word->first - last <= BEHIND)))
            return true;
    }
    return false;
}

/* The word of sharing out stands beside these years; or beside the values behind them, where nothing else is shared out. */
static bool deals_years(const tsc_candidate *candidates, const size_t *members, size_t count, uint32_t first,
                        uint32_t last)
{
    const tsc_candidate *head = &candidates[members[0]], *tail = &candidates[members[count - 1]];
    const tsc_mark *indicators[LIST_MAX] = {NULL};
    tsc_place places[LIST_MAX];
    if (last > head->edge && first < tail->quantity->last)
        return false;
    return has_respectively(head->reading, first, last) ||
           (last <= head->edge && has_respectively(head->reading, head->edge, tail->quantity->last) &&
            indicators_before(head->reading, head->edge, indicators) < count &&
            places_before(head->reading, head->edge, count, places) != count);
}

/* "52.9 and 27.8 million respectively in 2017 and 2018": as many years as values. */
static bool share_out_years(tsc_candidate *candidates, const size_t *members, size_t count)
{
    enum { JOINED = 2 };
    const tsc_timexes *all = candidates[members[0]].reading->timexes;
    for (size_t i = 0; i < all->count; i++) {
        const tsc_period period = all->items[i].period;
        const bool span = period.kind == TSC_PERIOD_YEARS;
        const bool ends = span && count == 2 && period.last.year > period.first.year; /* 2025 and 2027 */
        const int step = ends ? period.last.year - period.first.year : 1;
        size_t years = span                             ? (size_t)((period.last.year - period.first.year) / step + 1)
                       : period.kind == TSC_PERIOD_YEAR ? 1
                                                        : 0;
        size_t end = i;
        while (!span && years > 0 && years < count && end + 1 < all->count &&
               all->items[end + 1].period.kind == TSC_PERIOD_YEAR &&
               all->items[end + 1].first - all->items[end].last <= JOINED)
            years++, end++;
        if (years != count || !deals_years(candidates, members, count, all->items[i].first, all->items[end].last))
            continue;
        for (size_t m = 0; m < count; m++)
            candidates[members[m]].listed_time =
                span ? tsc_period_year(period.first.year + (int)m * step) : all->items[i + m].period;
        return true;
    }
    return false;
}

/* Which of two is spoken of near the value: -1 the former, +1 the latter, 0 neither. */
static int which_of_two(const tsc_candidate *c, double reach)
{
    double former_at = reach, latter_at = reach;
    const tsc_mark *former = tsc_candidate_near(c, TSC_ROLE_DISCOURSE, "former", NULL, 1, reach, &former_at);
    const tsc_mark *latter = tsc_candidate_near(c, TSC_ROLE_DISCOURSE, "latter", NULL, 1, reach, &latter_at);
    if (former == NULL && latter == NULL)
        return 0;
    return latter == NULL || (former != NULL && former_at < latter_at) ? -1
           : former == NULL || latter_at < former_at                   ? 1
                                                                       : 0;
}

static void tell_former(tsc_candidate *c)
{
    const tsc_mark *indicators[LIST_MAX] = {NULL};
    int which = which_of_two(c, 6);
    size_t count = indicators_before(c->reading, c->edge, indicators);
    if (count >= 2 && which != 0)
        c->forced = which < 0 ? indicators[0] : indicators[count - 1];
}

/* "3.0 and 1.5 billion respectively; the former rose": the place that the list gave the first value. */
static void tell_place(tsc_candidate *candidates, size_t index)
{
    tsc_candidate *c = &candidates[index];
    int which = which_of_two(c, 6);
    for (size_t i = 0; i < index && which != 0; i++)
        if (!tsc_place_is_none(candidates[i].forced_place) && which_of_two(&candidates[i], 6) == 0 &&
            (which > 0 || tsc_place_is_none(c->forced_place)))
            c->forced_place = candidates[i].forced_place;
}

void tsc_candidates_share_out(tsc_candidate *candidates, size_t count, const tsc_discourse *discourse)
{
    size_t members[LIST_MAX];
    if (count == 0)
        return;
    const tsc_reading *r = candidates[0].reading;
    bool parts = tsc_reading_says(r, TSC_ROLE_DISCOURSE, "former") || tsc_reading_says(r, TSC_ROLE_DISCOURSE, "latter");
    bool respectively = tsc_reading_says(r, TSC_ROLE_DISCOURSE, "respectively");
    for (size_t first = 0; (respectively || r->place_count > 1) && first < count;) {
        size_t found = run_of(candidates, count, first, members);
        if (found >= 2 && !respectively)
            deal_out(candidates, members, found);
        else if (found >= 2 && !share_out_years(candidates, members, found))
            share_out(candidates, members, found, discourse);
        first = found > 0 ? members[found - 1] + 1 : count;
    }
    for (size_t i = 0; parts && i < count; i++)
        if (is_listed(&candidates[i]) && candidates[i].forced == NULL) {
            tell_former(&candidates[i]);
            tell_place(candidates, i);
        }
}
