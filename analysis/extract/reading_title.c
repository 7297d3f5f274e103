/* Words that are a part of the name beside them: the states of a group, the title of a state. */
#include "extract/reading_place.h"

/* "в страны Центральной Азии", "ЕАЭО елдерімен": the word for states beside the name of a group is a part of that name;
   the mention takes it in, and its preposition or case with it. */
static void take_in_states(const tsc_reading *reading, tsc_place_mention *mention)
{
    const tsc_mentions *words = &reading->of[TSC_ROLE_DISCOURSE];
    for (size_t i = 0; mention->group && !mention->adjective && i < words->count; i++) {
        const tsc_mark *word = words->items[i];
        bool lands = (tsc_entry_is(word->entry, "epithet") && tsc_entry_get(word->entry, "members").length == 0) ||
                     tsc_entry_is(word->entry, "both") || tsc_entry_is(word->entry, "lands");
        if (!lands || tsc_entry_get(word->entry, "form").length > 0)
            continue;
        if (!reading->verb_last && word->last == mention->first && word->last - word->first == 1)
            mention->first = word->first;
        else if (reading->verb_last && word->first == mention->last && word->last - word->first == 1)
            mention->last = word->last;
    }
}

static bool is_capital(const tsc_scan *scan, uint32_t token)
{
    return scan->tokens[token].kind == TSC_TOKEN_WORD && (scan->tokens[token].flags & TSC_TOKEN_CAPITAL) != 0;
}

/* "в Арабскую Республику Египет", "Китайской Народной Республики": the capitals before the word for a state. */
static uint32_t start_of_title(const tsc_scan *scan, uint32_t token)
{
    enum { TITLE = 2 };
    for (int words = 0; words < TITLE && token > 0 && is_capital(scan, token - 1) &&
                        tsc_scan_mark(scan, token - 1, TSC_ROLE_PLACE) == NULL &&
                        tsc_scan_mark(scan, token - 1, TSC_ROLE_FUNCTION) == NULL;
         words++)
        token--;
    return token;
}

/* Only "of" and articles stand between: "the Kingdom of the Netherlands"; nothing at all in Королевство Марокко. */
static bool is_title_of(const tsc_reading *reading, const tsc_mark *title, const tsc_place_mention *place)
{
    enum { WORDS = 2 };
    if (title->last > place->first || place->first - title->last > WORDS)
        return false;
    if (title->last == place->first)
        return is_capital(reading->scan, title->first) &&
               strcmp(tsc_language_rule(reading->scan->language, "genitive", NULL), "bare") == 0;
    bool of = false;
    for (uint32_t t = title->last; t < place->first; t++) {
        const tsc_mark *word = tsc_reading_function(reading, t);
        if (word == NULL || !(tsc_entry_is(word->entry, "of") || tsc_entry_is(word->entry, "article")))
            return false;
        of = of || tsc_entry_is(word->entry, "of");
    }
    return of;
}

/* "The Kingdom of Saudi Arabia", "Республика Кения": the title is a part of the name. */
static void take_in_title(const tsc_reading *reading, tsc_place_mention *mention)
{
    const tsc_mentions *words = &reading->of[TSC_ROLE_DISCOURSE];
    for (size_t i = 0; !mention->group && !mention->adjective && !mention->minor && i < words->count; i++)
        if (tsc_entry_is(words->items[i]->entry, "epithet") &&
            tsc_entry_get(words->items[i]->entry, "form").length == 0 && is_title_of(reading, words->items[i], mention))
            mention->first = words->items[i]->last == mention->first
                                 ? start_of_title(reading->scan, words->items[i]->first)
                                 : words->items[i]->first;
}

void tsc_reading_take_in_title(const tsc_reading *reading, tsc_place_mention *mention)
{
    take_in_states(reading, mention);
    take_in_title(reading, mention);
}
