#include "extract/lexicon_build.h"

#include "core/grow.h"
#include "extract/event_wants.h"
#include "extract/pattern.h"
#include "extract/word_code.h"

#include <stdlib.h>
#include <string.h>

/* What a sequence tells (TSC_TELLS_…, event_wants.h): its rarest word, or its two rarest together, all but what it opens,
   the first that. */
typedef struct word_hint {
    uint32_t tells, opens;
    uint64_t offers, wants;
    bool plain; /* a preposition, an auxiliary or the like: such words are in every other sentence */
} word_hint;

/* A sequence of several words, until it is known which of them is the rarest. */
typedef struct tsc_open_hint {
    struct tsc_open_hint *next;
    word_hint hint;
    uint32_t count;
    struct {
        uint32_t word_class, length;
    } words[];
} tsc_open_hint;

/* The class of a word of a pattern, made where it is new. */
static tsc_status class_of(tsc_lexicon_build *b, const tsc_pattern_word *word, uint32_t *found)
{
    char key[2 * TSC_WORD_SYMBOLS + 80];
    uint8_t symbols[TSC_WORD_SYMBOLS];
    uint16_t ends[TSC_WORD_SYMBOLS];
    size_t count = tsc_alphabet_fold(&b->letters->alphabet, word->text, word->length, symbols, ends);
    if (count == 0 || count > TSC_WORD_SYMBOLS || word->length > 255)
        return tsc_error_set(b->c->err, TSC_EINPUT, NULL, 0, "a word that is empty or too long: '%.*s'",
                             (int)(word->length < 80 ? word->length : 80), word->text);
    size_t length = 0;
    key[length++] = (char)('0' + word->kind);
    key[length++] = word->written ? 'w' : 'f';
    memcpy(key + length, symbols, count);
    length += count;
    if (word->written) {
        key[length++] = '\0';
        size_t room = sizeof key - length, kept = word->length < room ? word->length : room;
        memcpy(key + length, word->text, kept);
        length += kept;
    }
    uintptr_t known = (uintptr_t)tsc_map_get(&b->class_map, tsc_span_make(key, length));
    if (known != 0) {
        *found = (uint32_t)(known - 1);
        return TSC_OK;
    }
    char *copy = tsc_arena_strndup(&b->arena, key, length);
    tsc_class *classes = tsc_grow(b->classes, b->class_count, &b->class_room, sizeof *classes);
    bool *plain = tsc_grow(b->plain, b->class_count, &b->plain_room, sizeof *plain);
    b->classes = classes ? classes : b->classes;
    b->plain = plain ? plain : b->plain;
    if (copy == NULL || classes == NULL || plain == NULL)
        return tsc_lexicon_short_of_memory(b->c);
    b->plain[b->class_count] = false;
    *found = (uint32_t)b->class_count++;
    b->classes[*found] = (tsc_class){.kind = word->kind};
    if (word->written) {
        b->classes[*found].written = tsc_lexicon_string(b->c, word->text, word->length);
        b->classes[*found].length = (uint32_t)word->length;
    }
    if (!tsc_map_put(&b->class_map, tsc_span_make(copy, length), (void *)((uintptr_t)*found + 1)))
        return tsc_lexicon_short_of_memory(b->c);
    return tsc_word_trie_add(&b->trie, symbols, count, *found, b->c->err);
}

/* The state behind `state` by a class, made where it is new; 0 where memory is short. From the start each class leads by itself. */
static uint32_t step(tsc_lexicon_build *b, uint32_t state, uint32_t word_class)
{
    if (state != 0)
        return tsc_automaton_step(&b->automaton, state, word_class);
    if (b->classes[word_class].root == 0)
        b->classes[word_class].root = tsc_automaton_add(&b->automaton);
    return b->classes[word_class].root;
}

static bool begins_with_letter(const tsc_lexicon_build *b, const tsc_pattern_word *word)
{
    size_t length;
    bool capital;
    uint32_t code = tsc_char_decode(word->text, word->text + word->length, &length);
    return tsc_alphabet_kind(&b->letters->alphabet, code, &capital) == TSC_CHAR_LETTER;
}

static void tell(tsc_class *word, const word_hint *hint)
{
    word->tells |= hint->tells;
    word->offers |= hint->offers;
    word->wants |= hint->wants;
}

/* Notes the words of letters of a sequence; a sentence without one of them cannot match. */
static tsc_status note_hint(tsc_lexicon_build *b, const tsc_pattern_sequence *sequence, const uint32_t *classes,
                            const word_hint *hint)
{
    tsc_open_hint *open = tsc_arena_alloc(&b->arena, sizeof *open + sequence->count * sizeof open->words[0]);
    if (open == NULL)
        return tsc_lexicon_short_of_memory(b->c);
    *open = (tsc_open_hint){.next = b->hints, .hint = *hint};
    for (size_t i = 0; i < sequence->count; i++) {
        if (sequence->words[i].gap || !begins_with_letter(b, &sequence->words[i]))
            continue;
        open->words[open->count].word_class = classes[i];
        open->words[open->count++].length = (uint32_t)sequence->words[i].length;
    }
    if (open->count > 0)
        b->hints = open;
    else
        tell(&b->classes[classes[0]], hint);
    return TSC_OK;
}

static unsigned bits_of(uint64_t set)
{
    unsigned count = 0;
    for (; set != 0; set &= set - 1)
        count++;
    return count;
}

/* How much a word would tell that it does not tell yet. */
static unsigned news_of(const tsc_class *word, const word_hint *hint)
{
    return bits_of(hint->tells & ~word->tells) + bits_of(hint->offers & ~word->offers) +
           bits_of(hint->wants & ~word->wants);
}

/* Of two words of a sequence the one that should tell: one that tells as much already (the embassy of), else no
   preposition or the like, else the longer one, which is the rarer as a rule (the Hague). */
static bool is_better(const tsc_lexicon_build *b, const tsc_open_hint *open, size_t one, size_t other)
{
    const uint32_t a = open->words[one].word_class, c = open->words[other].word_class;
    const bool known = news_of(&b->classes[a], &open->hint) == 0,
               other_known = news_of(&b->classes[c], &open->hint) == 0;
    if (known != other_known)
        return known;
    if (b->plain[a] != b->plain[c])
        return b->plain[c];
    return open->words[one].length > open->words[other].length;
}

/* The best word but for those of the class `left_out`; open->count where there is none. */
static size_t best_word(const tsc_lexicon_build *b, const tsc_open_hint *open, const uint32_t *left_out)
{
    size_t best = open->count;
    for (size_t i = 0; i < open->count; i++)
        if ((left_out == NULL || open->words[i].word_class != *left_out) &&
            (best == open->count || is_better(b, open, i, best)))
            best = i;
    return best;
}

/* A bit that the two words of a sequence share. */
static uint32_t half_bit(uint32_t one, uint32_t other)
{
    uint32_t hash = (one * 31u + other) * 0x9E3779B1u;
    return (uint32_t)1 << (hash >> 16) % TSC_HALF_BITS;
}

/* Lets two words of a sequence tell together what can be told so, the first of them the rest. */
static void tell_together(tsc_class *one, tsc_class *other, uint32_t bit, word_hint hint)
{
    if ((hint.tells & TSC_TELLS_NAME) != 0) {
        one->halves.name |= bit;
        other->halves.other_name |= bit;
        hint.tells &= ~(uint32_t)TSC_TELLS_NAME;
        hint.offers &= ~(uint64_t)TSC_OFFER_PLACE;
    }
    tell(one, &hint);
}

/* Lets one or two words of each sequence tell. */
static void settle_hints(tsc_lexicon_build *b)
{
    for (const tsc_open_hint *open = b->hints; open != NULL; open = open->next) {
        const uint32_t one = open->words[best_word(b, open, NULL)].word_class;
        const size_t other = best_word(b, open, &one);
        if (other == open->count || news_of(&b->classes[one], &open->hint) == 0)
            tell(&b->classes[one], &open->hint);
        else
            tell_together(&b->classes[one], &b->classes[open->words[other].word_class],
                          half_bit(one, open->words[other].word_class), open->hint);
    }
}

static tsc_status add_sequence(tsc_lexicon_build *b, const tsc_pattern_sequence *sequence, uint32_t entry,
                               word_hint hint)
{
    uint32_t state = 0, classes[TSC_PATTERN_WORDS] = {0};
    for (size_t i = 0; i < sequence->count; i++) {
        uint32_t word_class = 0;
        if (sequence->words[i].gap) {
            if ((state = tsc_automaton_gap(&b->automaton, state)) == 0)
                return tsc_lexicon_short_of_memory(b->c);
            continue;
        }
        tsc_status status = class_of(b, &sequence->words[i], &word_class);
        if (status != TSC_OK)
            return status;
        classes[i] = word_class;
        b->classes[word_class].tells |= (hint.tells & TSC_TELLS_OVER) | (i == 0 ? hint.opens : 0);
        if ((state = step(b, state, word_class)) == 0)
            return tsc_lexicon_short_of_memory(b->c);
    }
    if (sequence->count == 1) {
        tell(&b->classes[classes[0]], &hint);
        b->plain[classes[0]] = b->plain[classes[0]] || hint.plain;
    }
    if (sequence->count > 1 && note_hint(b, sequence, classes, &hint) != TSC_OK)
        return TSC_ENOMEM;
    return tsc_automaton_accept(&b->automaton, state, entry) ? TSC_OK : tsc_lexicon_short_of_memory(b->c);
}

/* What a word of number.tsv tells: a number small enough to be none of trade, or more. */
static uint32_t number_tells(const tsc_lexicon_row *row)
{
    uint32_t alone = tsc_lexicon_row_get(row, "alone").length > 0 ? TSC_TELLS_PART : 0;
    switch (tsc_word_code(row->role, row->code)) {
    case TSC_NUMBER_UNIT:
    case TSC_NUMBER_TENS:
    case TSC_NUMBER_HUNDRED:
    case TSC_NUMBER_HUNDREDS:
        return TSC_TELLS_NUMBER | alone;
    case TSC_NUMBER_FRACTION:
        return TSC_TELLS_NUMBER | TSC_TELLS_PART;
    case TSC_NUMBER_ORDINAL:
        return TSC_TELLS_ORDINAL | alone;
    case TSC_NUMBER_OVER:
        return (tsc_lexicon_row_get(row, "article").length > 0 ? TSC_TELLS_OVER | TSC_TELLS_PART : TSC_TELLS_OVER) |
               alone;
    case TSC_NUMBER_ONE:
        return TSC_TELLS_ONE | alone;
    default:
        return alone;
    }
}

static uint32_t time_tells(const tsc_lexicon_row *row)
{
    unsigned word = tsc_word_code(row->role, row->code);
    bool day = word == TSC_TIME_DAY || word == TSC_TIME_WEEKDAY || word == TSC_TIME_NOW || word == TSC_TIME_SAME ||
               tsc_lexicon_row_has(row, "unit", "day");
    return day ? TSC_TELLS_DAY : 0;
}

/* TELLS: what a sentence may hold that has a word of this row. */
static uint32_t row_tells(const tsc_lexicon_row *row)
{
    switch (row->role) {
    case TSC_ROLE_PLACE:
        return TSC_TELLS_PLACE;
    case TSC_ROLE_INDICATOR:
        return TSC_TELLS_INDICATOR;
    case TSC_ROLE_MONTH:
        return TSC_TELLS_DAY;
    case TSC_ROLE_SCALE:
        return TSC_TELLS_SCALE;
    case TSC_ROLE_FACTOR:
        return TSC_TELLS_SCALE;
    case TSC_ROLE_CURRENCY:
        return TSC_TELLS_UNIT;
    case TSC_ROLE_UNIT:
        return TSC_TELLS_UNIT;
    case TSC_ROLE_MODALITY:
        return TSC_TELLS_MODAL;
    case TSC_ROLE_DISCOURSE:
        return tsc_lexicon_row_get(row, "members").length > 0 ? TSC_TELLS_EPITHET
               : strcmp(row->code, "both") == 0               ? TSC_TELLS_BOTH
               : strcmp(row->code, "tally") == 0              ? TSC_TELLS_INDICATOR
                                                              : 0;
    case TSC_ROLE_EVENT:
        return tsc_lexicon_row_has(row, "kind", "seat")   ? TSC_TELLS_SEAT
               : tsc_lexicon_row_has(row, "kind", "both") ? TSC_TELLS_BOTH
                                                          : 0;
    case TSC_ROLE_NUMBER:
        return number_tells(row);
    case TSC_ROLE_PERIOD:
        return time_tells(row);
    default:
        return 0;
    }
}

/* Whether the first word of a row is one that an amount may begin with where there is neither digit nor sign. */
static bool begins_amount(const tsc_lexicon_row *row, uint32_t tells)
{
    if (row->role == TSC_ROLE_SCALE)
        return tsc_lexicon_row_get(row, "when").length == 0;
    if (row->role == TSC_ROLE_NUMBER)
        return (tells & TSC_TELLS_NUMBER) != 0 || tsc_lexicon_row_get(row, "alone").length > 0;
    return row->role == TSC_ROLE_FACTOR;
}

/* A preposition, an auxiliary, a number or the like: such words are in every other sentence. */
static bool is_plain(const tsc_lexicon_row *row)
{
    switch (row->role) {
    case TSC_ROLE_FUNCTION:
        return true;
    case TSC_ROLE_MODALITY:
        return true;
    case TSC_ROLE_EVENT:
        return tsc_lexicon_row_has(row, "tense", "aux");
    case TSC_ROLE_NUMBER:
        return (row_tells(row) & TSC_TELLS_NUMBER) == 0;
    case TSC_ROLE_DISCOURSE:
        return strcmp(row->code, "possessive") == 0;
    default:
        return false;
    }
}

static tsc_status add_row(tsc_lexicon_build *b, const tsc_lexicon_row *row, uint32_t entry, bool tell)
{
    tsc_pattern_sequence *sequences;
    tsc_error problem;
    size_t count;
    tsc_arena_reset(&b->scratch);
    tsc_error *err = b->c->err;
    b->c->err = &problem;
    tsc_status status =
        tsc_pattern_expand(&b->letters->alphabet, row->pattern, &b->scratch, &sequences, &count, &problem);
    const tsc_entry seen = tsc_lexicon_row_entry(row);
    const tsc_event_wants event = tsc_event_wants_of(&seen);
    word_hint hint = {.tells = row_tells(row), .offers = event.offers, .wants = event.wants, .plain = is_plain(row)};
    hint.opens = begins_amount(row, hint.tells) ? TSC_TELLS_AMOUNT : 0;
    for (size_t i = 0; status == TSC_OK && i < count; i++)
        status = add_sequence(b, &sequences[i], entry, hint);
    b->c->err = err;
    if (status == TSC_EINPUT) {
        if (tell) {
            b->c->source->mistakes++;
            tsc_notes_add(b->c->notes, TSC_EINPUT, row->path, row->line, "pattern '%.120s': %s", row->pattern,
                          problem.message);
        }
        return TSC_OK;
    }
    return status == TSC_OK ? TSC_OK : tsc_error_set(err, status, NULL, 0, "%s", problem.message);
}

static uint32_t first_entry(const tsc_lexicon_compiler *c, const tsc_lexicon_folder *folder)
{
    size_t first = 0;
    for (const tsc_lexicon_folder *f = c->source->folders; f < folder; f++)
        first += f->row_count;
    return (uint32_t)first;
}

tsc_status tsc_lexicon_build_add(tsc_lexicon_build *b, const tsc_lexicon_folder *folder)
{
    tsc_status status = TSC_OK;
    uint32_t first = first_entry(b->c, folder);
    for (size_t i = 0; status == TSC_OK && i < folder->row_count; i++)
        status = add_row(b, &folder->rows[i], first + (uint32_t)i, folder == b->folder);
    return status;
}

/* States become fewer, and classes lead to what is left of theirs. */
static tsc_status pack_states(tsc_lexicon_build *b, tsc_packed_language *packed)
{
    tsc_buffer states, edges, accepts;
    tsc_buffer_init(&states);
    tsc_buffer_init(&edges);
    tsc_buffer_init(&accepts);
    const uint32_t *numbers = tsc_automaton_pack(&b->automaton, &states, &edges, &accepts);
    for (size_t i = 0; numbers != NULL && i < b->class_count; i++)
        b->classes[i].root = numbers[b->classes[i].root];
    packed->states =
        tsc_lexicon_add_section(b->c->out, states.data, states.length / sizeof(tsc_state), sizeof(tsc_state));
    packed->edges = tsc_lexicon_add_section(b->c->out, edges.data, edges.length / sizeof(tsc_edge), sizeof(tsc_edge));
    packed->accepts =
        tsc_lexicon_add_section(b->c->out, accepts.data, accepts.length / sizeof(uint32_t), sizeof(uint32_t));
    tsc_buffer_clear(&states);
    tsc_buffer_clear(&edges);
    tsc_buffer_clear(&accepts);
    return numbers == NULL ? tsc_lexicon_short_of_memory(b->c) : TSC_OK;
}

static tsc_status pack_words(tsc_lexicon_build *b, tsc_packed_language *packed)
{
    tsc_buffer cells, terms;
    tsc_buffer_init(&cells);
    tsc_buffer_init(&terms);
    tsc_status status = tsc_word_trie_pack(&b->trie, &cells, &terms, b->c->err);
    packed->cells =
        tsc_lexicon_add_section(b->c->out, cells.data, cells.length / sizeof(tsc_trie_cell), sizeof(tsc_trie_cell));
    packed->terms = tsc_lexicon_add_section(b->c->out, terms.data, terms.length / sizeof(uint32_t), sizeof(uint32_t));
    packed->classes = tsc_lexicon_add_section(b->c->out, b->classes, b->class_count, sizeof(tsc_class));
    tsc_buffer_clear(&cells);
    tsc_buffer_clear(&terms);
    return status;
}

tsc_status tsc_lexicon_build_pack(tsc_lexicon_build *build, tsc_packed_language *packed)
{
    settle_hints(build);
    tsc_status status = pack_states(build, packed);
    return status == TSC_OK ? pack_words(build, packed) : status;
}

tsc_status tsc_lexicon_build_init(tsc_lexicon_build *build, tsc_lexicon_compiler *compiler,
                                  const tsc_lexicon_folder *folder, const tsc_lexicon_folder *common)
{
    *build = (tsc_lexicon_build){.c = compiler, .folder = folder, .common = common};
    tsc_arena_init(&build->arena);
    tsc_arena_init(&build->scratch);
    tsc_map_init(&build->class_map);
    tsc_status status = tsc_alphabet_build_new(folder, common, &build->letters, compiler->err);
    if (status == TSC_OK)
        status = tsc_word_trie_init(&build->trie, compiler->err);
    return status != TSC_OK || tsc_automaton_init(&build->automaton) ? status : tsc_lexicon_short_of_memory(compiler);
}

void tsc_lexicon_build_clear(tsc_lexicon_build *build)
{
    free(build->letters);
    free(build->classes);
    free(build->plain);
    tsc_automaton_clear(&build->automaton);
    tsc_word_trie_clear(&build->trie);
    tsc_map_clear(&build->class_map);
    tsc_arena_clear(&build->scratch);
    tsc_arena_clear(&build->arena);
}
