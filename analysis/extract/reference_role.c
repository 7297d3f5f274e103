/* How a word that refers to a country stands in its clause. */
#include "extract/reference_role.h"

/* "from its Black Sea supplier", "to its neighbours": who is spoken of is another one, and "its" says whose; "to its market" is
   where something goes. */
static bool is_of_trader(const tsc_reading *reading, const tsc_mark *mark)
{
    enum { NEAR = 4 };
    const tsc_mentions *words = &reading->of[TSC_ROLE_DISCOURSE];
    for (size_t i = 0; !reading->verb_last && !reading->verb_first && i < words->count; i++) {
        const tsc_mark *word = words->items[i];
        const bool trades =
            tsc_entry_is(word->entry, "trader") || (tsc_entry_is(word->entry, "buyer") && word->first > mark->last);
        if (trades && word->first >= mark->last && word->first - mark->last <= NEAR &&
            reading->weak[word->first] == reading->weak[mark->last])
            return true;
    }
    return false;
}

/* "the bloc's share in its imports": whose the flow is that follows, whatever preposition leads to it. */
static bool is_of_flow(const tsc_reading *reading, const tsc_mark *mark)
{
    enum { NEAR = 2 };
    const tsc_mentions *marks = &reading->of[TSC_ROLE_INDICATOR];
    for (size_t i = 0; !reading->verb_last && i < marks->count; i++)
        if (marks->items[i]->first >= mark->last && marks->items[i]->first - mark->last <= NEAR &&
            (tsc_entry_is(marks->items[i]->entry, "imports") || tsc_entry_is(marks->items[i]->entry, "exports")) &&
            tsc_entry_has(marks->items[i]->entry, "form", "noun"))
            return true;
    return false;
}

/* "a grant for its thirteenth plan": what it is for, and not who takes it. */
static bool is_purpose(const tsc_reading *reading, const tsc_mark *mark)
{
    uint32_t at = mark->first;
    const char *code = tsc_reading_before(reading, mark->first, &at);
    const tsc_mark *before = tsc_code_is(code, "to") ? tsc_reading_function(reading, at) : NULL;
    return before != NULL && tsc_entry_has(before->entry, "infinitive", "subject");
}

tsc_place_role tsc_reference_role(const tsc_reading *reading, const tsc_mark *mark)
{
    const char *before = tsc_reading_before(reading, mark->first, NULL);
    const tsc_mark *within = tsc_reading_function(reading, mark->first); /* du pays, au pays */
    if (before == NULL && within != NULL && within->last < mark->last)
        before = within->entry->code;
    tsc_place_role role = TSC_PLACE_BARE;
    if (reading->verb_last && tsc_reading_case(reading, mark->last - 1, &role))
        return role;
    if (tsc_entry_is(mark->entry, "epithet") && tsc_reading_case_behind(reading, mark, &role) &&
        (role == TSC_PLACE_TO || role == TSC_PLACE_FROM || role == TSC_PLACE_IN))
        return role; /* ел экономикасына */
    role = TSC_PLACE_BARE;
    if (tsc_reading_is_subject_of_infinitive(reading, mark) || tsc_reading_acts_behind_with(reading, mark, before))
        return TSC_PLACE_BARE;
    if (tsc_reading_owner_role(reading, mark, &role))
        return role;
    if ((mark->clitics & TSC_CLITIC_TO) != 0 || tsc_entry_has(mark->entry, "form", "to") ||
        tsc_entry_has(mark->entry, "form", "it"))
        return TSC_PLACE_TO;
    if (tsc_entry_has(mark->entry, "form", "from"))
        return TSC_PLACE_FROM;
    if ((mark->clitics & TSC_CLITIC_IN) != 0)
        return TSC_PLACE_IN;
    if (tsc_entry_is(mark->entry, "possessive") && (is_of_trader(reading, mark) || is_of_flow(reading, mark)))
        return TSC_PLACE_OWNER;
    if (tsc_entry_is(mark->entry, "possessive") && is_purpose(reading, mark))
        return TSC_PLACE_ASIDE;
    if (tsc_reading_role_behind(before, &role))
        return role;
    return tsc_entry_is(mark->entry, "possessive") || tsc_entry_is(mark->entry, "own") ? TSC_PLACE_OWNER
           : tsc_entry_is(mark->entry, "world")                                        ? TSC_PLACE_TO
                                                                                       : TSC_PLACE_BARE;
}
