#include "extract/pattern.h"

#include "extract/token.h"

#include <string.h>

enum { MAX_OPTIONS = 64 };

/* What one item of a pattern may be: some words, or nothing. */
typedef struct item {
    tsc_pattern_sequence *options;
    size_t count;
} item;

typedef struct expansion {
    const tsc_alphabet *alphabet;
    tsc_arena *arena;
    tsc_pattern_sequence *sequences;
    size_t count;
    tsc_error *err;
} expansion;

static tsc_status wrong(const expansion *e, const char *what)
{
    return tsc_error_set(e->err, TSC_EINPUT, NULL, 0, "%s", what);
}

static tsc_status add_word(const expansion *e, tsc_pattern_sequence *sequence, tsc_pattern_word word)
{
    if (sequence->count == TSC_PATTERN_WORDS)
        return wrong(e, "a pattern of more than 24 words");
    sequence->words[sequence->count++] = word;
    return TSC_OK;
}

/* Reads the modifiers of one written word and leaves its text, unescaped, in the arena. */
static tsc_status read_word(const expansion *e, tsc_span raw, tsc_pattern_word *word)
{
    char *text = tsc_arena_alloc(e->arena, raw.length + 1);
    if (text == NULL)
        return tsc_error_memory(e->err, "a pattern");
    *word = (tsc_pattern_word){.kind = TSC_CLASS_EXACT, .text = text};
    size_t at = 0;
    if (raw.length > 1 && raw.data[0] == '=') {
        word->written = true;
        at = 1;
    }
    for (; at < raw.length; at++) {
        char c = raw.data[at];
        bool last = at + 1 == raw.length;
        if (c == '\\' && !last) {
            text[word->length++] = raw.data[++at];
        } else if ((c == '*' || c == '+') && last && word->length > 0) {
            word->kind = c == '*' ? TSC_CLASS_PREFIX : TSC_CLASS_CHAIN;
        } else if (strchr("*+[]|~=", c) != NULL) {
            return wrong(e, "one of * + [ ] | ~ = where it has no meaning; write \\ before it for the sign itself");
        } else {
            text[word->length++] = c;
        }
    }
    text[word->length] = '\0';
    return word->length > 0 ? TSC_OK : wrong(e, "an empty word");
}

/* One written word may be several tokens: G20, US$. */
static tsc_status add_written(const expansion *e, tsc_span raw, tsc_pattern_sequence *sequence)
{
    tsc_pattern_word word = {.text = ""};
    tsc_token *tokens = NULL;
    size_t count = 0;
    if (tsc_span_equals(raw, "~"))
        return add_word(e, sequence, (tsc_pattern_word){.gap = true});
    tsc_status status = read_word(e, raw, &word);
    if (status != TSC_OK)
        return status;
    status = tsc_tokens_find(e->alphabet, tsc_span_make(word.text, word.length), 0, word.length, e->arena, &tokens,
                             &count, e->err);
    for (size_t i = 0; status == TSC_OK && i < count; i++) {
        tsc_pattern_word part = word;
        part.text = word.text + tokens[i].start;
        part.length = tokens[i].end - tokens[i].start;
        part.kind = i + 1 == count ? word.kind : TSC_CLASS_EXACT;
        status = add_word(e, sequence, part);
    }
    return status == TSC_OK && count == 0 ? wrong(e, "a word without a letter or sign") : status;
}

/* Words parted by blanks. */
static tsc_status add_words(const expansion *e, tsc_span raw, tsc_pattern_sequence *sequence)
{
    tsc_status status = TSC_OK;
    for (size_t at = 0; status == TSC_OK && at < raw.length;) {
        size_t end = at;
        while (end < raw.length && raw.data[end] != ' ')
            end += raw.data[end] == '\\' && end + 1 < raw.length ? 2 : 1;
        if (end > at)
            status = add_written(e, tsc_span_make(raw.data + at, end - at), sequence);
        at = end + 1;
    }
    return status;
}

/* The alternatives of an item, without its brackets. */
static tsc_status read_item(const expansion *e, tsc_span raw, bool optional, item *found)
{
    tsc_status status = TSC_OK;
    size_t room = 2;
    for (size_t i = 0; i < raw.length; i++)
        room += raw.data[i] == '|';
    found->options = tsc_arena_calloc(e->arena, room, sizeof *found->options);
    found->count = optional ? 1 : 0;
    if (found->options == NULL)
        return tsc_error_memory(e->err, "a pattern");
    for (size_t at = 0; status == TSC_OK && at <= raw.length;) {
        size_t end = at;
        while (end < raw.length && raw.data[end] != '|')
            end += raw.data[end] == '\\' && end + 1 < raw.length ? 2 : 1;
        if (found->count == MAX_OPTIONS)
            return wrong(e, "more than 63 alternatives for one word");
        tsc_pattern_sequence *option = &found->options[found->count++];
        status = add_words(e, tsc_span_make(raw.data + at, end - at), option);
        if (status == TSC_OK && option->count == 0)
            status = wrong(e, "an empty alternative");
        at = end + 1;
    }
    return status;
}

static tsc_status multiply(expansion *e, const item *next)
{
    size_t made = 0, count = e->count * next->count;
    if (count > TSC_PATTERN_SEQUENCES)
        return wrong(e, "a pattern that stands for more than 512 sequences of words; write it as several");
    tsc_pattern_sequence *sequences = tsc_arena_alloc(e->arena, count * sizeof *sequences);
    if (sequences == NULL)
        return tsc_error_memory(e->err, "a pattern");
    for (size_t i = 0; i < e->count; i++)
        for (size_t k = 0; k < next->count; k++) {
            tsc_pattern_sequence *sequence = &sequences[made++];
            *sequence = e->sequences[i];
            if (sequence->count + next->options[k].count > TSC_PATTERN_WORDS)
                return wrong(e, "a pattern of more than 24 words");
            memcpy(sequence->words + sequence->count, next->options[k].words,
                   next->options[k].count * sizeof *sequence->words);
            sequence->count += next->options[k].count;
        }
    e->sequences = sequences;
    e->count = count;
    return TSC_OK;
}

/* The end of the item at `at`: a closing bracket or a blank. */
static size_t item_end(const char *pattern, size_t at, char stop)
{
    while (pattern[at] != '\0' && pattern[at] != stop)
        at += pattern[at] == '\\' && pattern[at + 1] != '\0' ? 2 : 1;
    return at;
}

static tsc_status check_ends(const expansion *e)
{
    for (size_t i = 0; i < e->count; i++) {
        const tsc_pattern_sequence *s = &e->sequences[i];
        if (s->count == 0)
            return wrong(e, "a pattern that matches nothing at all");
        if (s->words[0].gap || s->words[s->count - 1].gap)
            return wrong(e, "~ stands between words, not at an end");
        for (size_t k = 1; k < s->count; k++)
            if (s->words[k].gap && s->words[k - 1].gap)
                return wrong(e, "~ twice in a row");
    }
    return TSC_OK;
}

tsc_status tsc_pattern_expand(const tsc_alphabet *alphabet, const char *pattern, tsc_arena *arena,
                              tsc_pattern_sequence **sequences, size_t *count, tsc_error *err)
{
    expansion e = {alphabet, arena, NULL, 1, err};
    tsc_status status = TSC_OK;
    e.sequences = tsc_arena_calloc(arena, 1, sizeof *e.sequences);
    if (e.sequences == NULL)
        return tsc_error_memory(err, "a pattern");
    for (size_t at = 0; status == TSC_OK && pattern[at] != '\0';) {
        item next = {NULL, 0};
        if (pattern[at] == ' ') {
            at++;
            continue;
        }
        bool optional = pattern[at] == '[';
        size_t start = at + optional, end = item_end(pattern, start, optional ? ']' : ' ');
        if (optional && pattern[end] != ']')
            return wrong(&e, "[ without ]");
        status = read_item(&e, tsc_span_make(pattern + start, end - start), optional, &next);
        if (status == TSC_OK)
            status = multiply(&e, &next);
        at = end + optional;
        if (status == TSC_OK && optional && pattern[at] != ' ' && pattern[at] != '\0')
            status = wrong(&e, "a blank must follow ]");
    }
    if (status == TSC_OK)
        status = check_ends(&e);
    *sequences = e.sequences;
    *count = e.count;
    return status;
}
