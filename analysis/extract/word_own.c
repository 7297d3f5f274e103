#include "extract/word_own.h"

#include "extract/lexicon_format.h"
#include "extract/scan.h"

/* Adds an entry in its place, unless it is there: of two readings of one word the first counts. */
static void add_mark(tsc_word_mark *marks, uint32_t *count, tsc_word_mark mark)
{
    uint32_t at = *count;
    while (at > 0 && marks[at - 1].entry > mark.entry)
        at--;
    if (*count >= TSC_WORD_MARKS || (at > 0 && marks[at - 1].entry == mark.entry))
        return;
    for (uint32_t i = *count; i > at; i--)
        marks[i] = marks[i - 1];
    marks[at] = mark;
    ++*count;
}

static void add_behind(tsc_class_set *set, const tsc_language *language, const tsc_state *state)
{
    for (uint32_t i = 0; i < state->edge_count && (~set->one | ~set->other) != 0; i++)
        tsc_class_set_add(set, language->edges[state->edges + i].word_class);
}

tsc_word_own tsc_word_own_of(const tsc_language *language, const tsc_word_reading *readings, size_t count,
                             tsc_word_mark *marks)
{
    tsc_word_own own = {.marks = marks, .readings = readings, .reading_count = (uint32_t)count};
    for (size_t i = 0; i < count; i++) {
        const tsc_word_reading *r = &readings[i];
        const uint32_t root = language->classes[r->word_class].root;
        if ((r->clitics & ~TSC_CLITIC_THE) == 0)
            tsc_class_set_add(&own.classes, r->word_class);
        if (root == 0)
            continue;
        const tsc_state *state = &language->states[root];
        for (uint32_t k = 0; k < state->accept_count; k++) {
            const tsc_entry *entry = &language->entries[language->accepts[state->accepts + k]];
            add_mark(marks, &own.mark_count,
                     (tsc_word_mark){entry, r->clitics, r->skip, (uint8_t)entry->role, (uint8_t)entry->word});
        }
        add_behind(&own.next, language, state);
        if (state->gap != 0)
            add_behind(&own.far, language, &language->states[state->gap]);
    }
    for (uint32_t i = 0; i < own.mark_count; i++)
        tsc_token_words_add(&own.words, marks[i].role, marks[i].word);
    return own;
}
