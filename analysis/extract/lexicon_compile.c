#include "extract/lexicon_compile.h"

#include "core/map.h"
#include "extract/alphabet_build.h"
#include "extract/lexicon_format.h"
#include "extract/lexicon_names.h"
#include "extract/lexicon_places.h"
#include "extract/pattern.h"
#include "extract/scan.h"
#include "extract/word_code.h"
#include "extract/word_trie.h"

#include <stdlib.h>
#include <string.h>

/* A state while the automaton grows: its edges and accepted entries as linked lists in the arena. */
typedef struct list_node {
    uint32_t a, b;
    struct list_node *next;
} list_node;

typedef struct open_state {
    list_node *edges;   /* a: class, b: next state */
    list_node *accepts; /* a: entry */
    uint32_t gap, edge_count, accept_count;
} open_state;

typedef struct compiler {
    tsc_lexicon_source *source;
    const tsc_notes *notes;
    tsc_buffer *out;
    tsc_buffer strings;
    tsc_map string_map; /* text -> offset + 1 */
    tsc_arena arena;    /* of the whole compilation */
    tsc_error *err;
} compiler;

/* One language while it is compiled. */
typedef struct language_build {
    compiler *c;
    const tsc_lexicon_folder *folder, *common;
    tsc_alphabet_build *letters;
    tsc_arena arena, scratch;
    tsc_word_trie trie;
    tsc_map class_map; /* key of the class -> index + 1 */
    tsc_class *classes;
    size_t class_count, class_room;
    open_state *states;
    size_t state_count, state_room;
    uint64_t anchors[TSC_ANCHOR_KINDS][TSC_ANCHOR_BITS / 64];
} language_build;

static tsc_status short_of_memory(const compiler *c)
{
    return tsc_error_set(c->err, TSC_ENOMEM, NULL, 0, "no memory to compile the lexicon");
}

/* Offset of a text in the strings, added where it is new. */
static uint32_t string_offset(compiler *c, const char *text, size_t length)
{
    tsc_span key = tsc_span_make(text, length);
    uintptr_t known = (uintptr_t)tsc_map_get(&c->string_map, key);
    if (known != 0)
        return (uint32_t)(known - 1);
    uint32_t offset = (uint32_t)c->strings.length;
    char *copy = tsc_arena_strndup(&c->arena, text, length);
    tsc_buffer_add(&c->strings, text, length);
    tsc_buffer_add_char(&c->strings, '\0');
    if (copy == NULL || !tsc_map_put(&c->string_map, tsc_span_make(copy, length), (void *)((uintptr_t)offset + 1)))
        c->strings.failed = true;
    return offset;
}

static uint32_t string_of(compiler *c, const char *text)
{
    return string_offset(c, text, strlen(text));
}

static tsc_section add_section(tsc_buffer *out, const void *data, size_t count, size_t size)
{
    while (out->length % 8 != 0)
        tsc_buffer_add_char(out, '\0');
    tsc_section section = {out->length, count};
    tsc_buffer_add(out, data != NULL ? data : "", count * size);
    return section;
}

static bool grow(void **items, size_t count, size_t *room, size_t size)
{
    if (count < *room)
        return true;
    size_t wanted = *room * 2 + 1024;
    void *grown = realloc(*items, wanted * size);
    if (grown == NULL)
        return false;
    memset((char *)grown + *room * size, 0, (wanted - *room) * size);
    *items = grown;
    *room = wanted;
    return true;
}

static uint32_t add_state(language_build *b)
{
    void *states = b->states;
    if (!grow(&states, b->state_count, &b->state_room, sizeof *b->states))
        return 0;
    b->states = states;
    return (uint32_t)b->state_count++;
}

/* The class of a word of a pattern, made where it is new. */
static tsc_status class_of(language_build *b, const tsc_pattern_word *word, uint32_t *found)
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
    void *classes = b->classes;
    char *copy = tsc_arena_strndup(&b->arena, key, length);
    if (copy == NULL || !grow(&classes, b->class_count, &b->class_room, sizeof *b->classes))
        return short_of_memory(b->c);
    b->classes = classes;
    *found = (uint32_t)b->class_count++;
    b->classes[*found] = (tsc_class){.kind = word->kind};
    if (word->written) {
        b->classes[*found].written = string_offset(b->c, word->text, word->length);
        b->classes[*found].length = (uint32_t)word->length;
    }
    if (!tsc_map_put(&b->class_map, tsc_span_make(copy, length), (void *)((uintptr_t)*found + 1)))
        return short_of_memory(b->c);
    return tsc_word_trie_add(&b->trie, symbols, count, *found, b->c->err);
}

static bool push(language_build *b, list_node **list, uint32_t a, uint32_t value)
{
    list_node *node = tsc_arena_alloc(&b->arena, sizeof *node);
    if (node == NULL)
        return false;
    *node = (list_node){a, value, *list};
    *list = node;
    return true;
}

/* The state behind `state` by a class, made where it is new; 0 where memory is short. */
static uint32_t step(language_build *b, uint32_t state, uint32_t word_class)
{
    if (state == 0 && b->classes[word_class].root != 0)
        return b->classes[word_class].root;
    for (const list_node *edge = state == 0 ? NULL : b->states[state].edges; edge != NULL; edge = edge->next)
        if (edge->a == word_class)
            return edge->b;
    uint32_t made = add_state(b);
    if (made == 0)
        return 0;
    if (state == 0) {
        b->classes[word_class].root = made;
    } else {
        if (!push(b, &b->states[state].edges, word_class, made))
            return 0;
        b->states[state].edge_count++;
    }
    return made;
}

/* The longest word: none but a sentence that has it can match, and it is the rarest as a rule (the Hague). */
static size_t longest_word(const tsc_pattern_sequence *sequence)
{
    size_t longest = 0, length = 0;
    for (size_t i = 0; i < sequence->count; i++)
        if (!sequence->words[i].gap && sequence->words[i].length > length)
            longest = i, length = sequence->words[i].length;
    return longest;
}

/* With tells, what the entry says makes a sentence matter by itself. */
static tsc_status add_sequence(language_build *b, const tsc_pattern_sequence *sequence, uint32_t entry, bool tells)
{
    uint32_t state = 0;
    const size_t telling = longest_word(sequence);
    for (size_t i = 0; i < sequence->count; i++) {
        uint32_t word_class = 0;
        if (sequence->words[i].gap) {
            uint32_t gap = b->states[state].gap != 0 ? b->states[state].gap : add_state(b);
            if (gap == 0)
                return short_of_memory(b->c);
            b->states[state].gap = gap;
            state = gap;
            continue;
        }
        tsc_status status = class_of(b, &sequence->words[i], &word_class);
        if (status != TSC_OK)
            return status;
        if (tells && i == telling)
            b->classes[word_class].tells = 1;
        if ((state = step(b, state, word_class)) == 0)
            return short_of_memory(b->c);
    }
    for (const list_node *accept = b->states[state].accepts; accept != NULL; accept = accept->next)
        if (accept->a == entry)
            return TSC_OK;
    if (!push(b, &b->states[state].accepts, entry, 0))
        return short_of_memory(b->c);
    b->states[state].accept_count++;
    return TSC_OK;
}

/* Which kind of anchor the first word of a row is: words that amounts or events may begin with where there is neither
   digit nor sign. TSC_ANCHOR_KINDS: none. */
static int anchor_kind(const tsc_lexicon_row *row)
{
    bool alone = strstr(row->detail, "alone=") != NULL;
    switch (row->role) {
    case TSC_ROLE_NUMBER:
        switch (tsc_word_code(row->role, row->code)) {
        case TSC_NUMBER_UNIT:
        case TSC_NUMBER_TENS:
        case TSC_NUMBER_HUNDRED:
        case TSC_NUMBER_HUNDREDS:
            return TSC_ANCHOR_AMOUNT;
        case TSC_NUMBER_FRACTION:
            return TSC_ANCHOR_AMOUNT;
        default:
            return alone ? TSC_ANCHOR_AMOUNT : TSC_ANCHOR_KINDS;
        }
    case TSC_ROLE_SCALE:
        return strstr(row->detail, "when=") != NULL ? TSC_ANCHOR_KINDS : TSC_ANCHOR_AMOUNT;
    case TSC_ROLE_FACTOR:
        return TSC_ANCHOR_AMOUNT;
    case TSC_ROLE_EVENT:
        return strstr(row->detail, "kind=act") != NULL ? TSC_ANCHOR_EVENT : TSC_ANCHOR_KINDS;
    default:
        return TSC_ANCHOR_KINDS;
    }
}

/* TELLS: what makes a sentence matter that has no digit: countries, indicators, acts, words of numbers, days. */
static bool tells_alone(const tsc_lexicon_row *row)
{
    switch (row->role) {
    case TSC_ROLE_PLACE:
    case TSC_ROLE_INDICATOR:
    case TSC_ROLE_MONTH:
    case TSC_ROLE_SCALE:
    case TSC_ROLE_FACTOR:
        return true;
    case TSC_ROLE_DISCOURSE:
        return strstr(row->detail, "members=") != NULL;
    case TSC_ROLE_EVENT:
        return strstr(row->detail, "kind=act") != NULL || strstr(row->detail, "kind=seat") != NULL;
    case TSC_ROLE_NUMBER: {
        unsigned word = tsc_word_code(row->role, row->code);
        return word == TSC_NUMBER_UNIT || word == TSC_NUMBER_TENS || word == TSC_NUMBER_HUNDRED || word == TSC_NUMBER_HUNDREDS ||
               word == TSC_NUMBER_FRACTION || word == TSC_NUMBER_ORDINAL;
    }
    case TSC_ROLE_PERIOD: {
        unsigned word = tsc_word_code(row->role, row->code);
        return word == TSC_TIME_DAY || word == TSC_TIME_WEEKDAY || word == TSC_TIME_NOW || word == TSC_TIME_SAME ||
               strstr(row->detail, "unit=day") != NULL;
    }
    default:
        return false;
    }
}

static void set_bit(uint64_t *set, uint32_t bit)
{
    set[bit / 64] |= (uint64_t)1 << bit % 64;
}

/* Words whose beginning is known only in part set the bits of all that they may go on with: a word of a pattern that
   ends within the hashed symbols, by any symbol or the end. */
static void set_anchor(language_build *b, const tsc_pattern_word *word, int kind)
{
    uint8_t symbols[TSC_WORD_SYMBOLS], head[TSC_ANCHOR_SYMBOLS] = {0};
    uint16_t ends[TSC_WORD_SYMBOLS];
    size_t count = tsc_alphabet_fold(&b->letters->alphabet, word->text, word->length, symbols, ends);
    if (kind == TSC_ANCHOR_KINDS || count == 0 || count > TSC_WORD_SYMBOLS)
        return;
    memcpy(head, symbols, count < TSC_ANCHOR_SYMBOLS ? count : TSC_ANCHOR_SYMBOLS);
    set_bit(b->anchors[kind], tsc_anchor_hash(head));
    if (word->kind == TSC_CLASS_EXACT || count >= TSC_ANCHOR_SYMBOLS)
        return;
    for (unsigned third = 0; third < 256; third++)
        for (unsigned fourth = 0; fourth < 256; fourth++) {
            if (count == 3 && third != head[2])
                continue;
            head[2] = (uint8_t)(count == 3 ? head[2] : third);
            head[3] = (uint8_t)fourth;
            if (count >= 2)
                set_bit(b->anchors[kind], tsc_anchor_hash(head));
        }
}

static tsc_status add_row(language_build *b, const tsc_lexicon_row *row, uint32_t entry, bool tell)
{
    tsc_pattern_sequence *sequences;
    tsc_error problem;
    size_t count;
    tsc_arena_reset(&b->scratch);
    tsc_error *err = b->c->err;
    b->c->err = &problem;
    tsc_status status =
        tsc_pattern_expand(&b->letters->alphabet, row->pattern, &b->scratch, &sequences, &count, &problem);
    for (size_t i = 0; status == TSC_OK && i < count; i++) {
        status = add_sequence(b, &sequences[i], entry, tells_alone(row));
        set_anchor(b, &sequences[i].words[0], anchor_kind(row));
    }
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

static uint32_t first_entry(const compiler *c, const tsc_lexicon_folder *folder)
{
    size_t first = 0;
    for (const tsc_lexicon_folder *f = c->source->folders; f < folder; f++)
        first += f->row_count;
    return (uint32_t)first;
}

static tsc_status add_folder(language_build *b, const tsc_lexicon_folder *folder)
{
    tsc_status status = TSC_OK;
    uint32_t first = first_entry(b->c, folder);
    for (size_t i = 0; status == TSC_OK && i < folder->row_count; i++)
        status = add_row(b, &folder->rows[i], first + (uint32_t)i, folder == b->folder);
    return status;
}

static int compare_edges(const void *a, const void *b)
{
    uint32_t x = ((const tsc_edge *)a)->word_class, y = ((const tsc_edge *)b)->word_class;
    return x < y ? -1 : x > y;
}

static int compare_numbers(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

static tsc_status pack_states(language_build *b, tsc_packed_language *packed)
{
    tsc_buffer states, edges, accepts;
    tsc_buffer_init(&states);
    tsc_buffer_init(&edges);
    tsc_buffer_init(&accepts);
    for (size_t i = 0; i < b->state_count; i++) {
        const open_state *open = &b->states[i];
        tsc_state state = {(uint32_t)(edges.length / sizeof(tsc_edge)), open->edge_count,
                           (uint32_t)(accepts.length / sizeof(uint32_t)), open->accept_count, open->gap, 0};
        for (const list_node *edge = open->edges; edge != NULL; edge = edge->next)
            tsc_buffer_add(&edges, (const char *)&(tsc_edge){edge->a, edge->b}, sizeof(tsc_edge));
        for (const list_node *accept = open->accepts; accept != NULL; accept = accept->next)
            tsc_buffer_add(&accepts, (const char *)&accept->a, sizeof(uint32_t));
        if (open->edge_count > 1 && !edges.failed)
            qsort(edges.data + state.edges * sizeof(tsc_edge), open->edge_count, sizeof(tsc_edge), compare_edges);
        if (open->accept_count > 1 && !accepts.failed)
            qsort(accepts.data + state.accepts * sizeof(uint32_t), open->accept_count, sizeof(uint32_t),
                  compare_numbers);
        tsc_buffer_add(&states, (const char *)&state, sizeof state);
    }
    packed->states = add_section(b->c->out, states.data, b->state_count, sizeof(tsc_state));
    packed->edges = add_section(b->c->out, edges.data, edges.length / sizeof(tsc_edge), sizeof(tsc_edge));
    packed->accepts = add_section(b->c->out, accepts.data, accepts.length / sizeof(uint32_t), sizeof(uint32_t));
    bool failed = states.failed || edges.failed || accepts.failed;
    tsc_buffer_clear(&states);
    tsc_buffer_clear(&edges);
    tsc_buffer_clear(&accepts);
    return failed ? short_of_memory(b->c) : TSC_OK;
}

static tsc_status pack_words(language_build *b, tsc_packed_language *packed)
{
    tsc_buffer cells, terms;
    tsc_buffer_init(&cells);
    tsc_buffer_init(&terms);
    tsc_status status = tsc_word_trie_pack(&b->trie, &cells, &terms, b->c->err);
    packed->cells = add_section(b->c->out, cells.data, cells.length / sizeof(tsc_cell), sizeof(tsc_cell));
    packed->terms = add_section(b->c->out, terms.data, terms.length / sizeof(uint32_t), sizeof(uint32_t));
    packed->classes = add_section(b->c->out, b->classes, b->class_count, sizeof(tsc_class));
    tsc_buffer_clear(&cells);
    tsc_buffer_clear(&terms);
    return status;
}

static uint8_t clitic_bits(const char *names)
{
    static const struct {
        const char *name;
        uint8_t bit;
    } known[] = {{"and", TSC_CLITIC_AND}, {"in", TSC_CLITIC_IN},     {"to", TSC_CLITIC_TO}, {"as", TSC_CLITIC_AS},
                 {"the", TSC_CLITIC_THE}, {"will", TSC_CLITIC_WILL}, {"so", TSC_CLITIC_SO}};
    unsigned bits = 0;
    for (const char *at = names; *at != '\0';) {
        size_t length = strcspn(at, "+");
        for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
            if (strlen(known[i].name) == length && memcmp(known[i].name, at, length) == 0)
                bits |= known[i].bit;
        at += length;
        at += *at == '+';
    }
    return (uint8_t)bits;
}

static void add_affixes(language_build *b, const tsc_rule_row *row, tsc_buffer *affixes)
{
    for (const char *at = row->value; *at != '\0';) {
        size_t length = strcspn(at, " ");
        uint8_t symbols[TSC_WORD_SYMBOLS];
        uint16_t ends[TSC_WORD_SYMBOLS];
        tsc_affix affix = {.clitics = clitic_bits(row->code)};
        size_t count = tsc_alphabet_fold(&b->letters->alphabet, at, length, symbols, ends);
        if (count > 0 && count <= sizeof affix.symbols) {
            memcpy(affix.symbols, symbols, count);
            affix.length = (uint8_t)count;
            tsc_buffer_add(affixes, (const char *)&affix, sizeof affix);
        } else if (length > 0) {
            b->c->source->mistakes++;
            tsc_notes_add(b->c->notes, TSC_EINPUT, row->path, row->line, "an affix of more than %zu letters: '%.*s'",
                          sizeof affix.symbols, (int)(length < 80 ? length : 80), at);
        }
        at += length;
        at += strspn(at, " ");
    }
}

static tsc_section pack_affixes(language_build *b, const char *rule)
{
    tsc_buffer affixes;
    tsc_buffer_init(&affixes);
    for (size_t i = 0; i < b->folder->rule_count; i++)
        if (strcmp(b->folder->rules[i].rule, rule) == 0)
            add_affixes(b, &b->folder->rules[i], &affixes);
    tsc_section section =
        add_section(b->c->out, affixes.data, affixes.length / sizeof(tsc_affix), sizeof(tsc_affix));
    b->c->strings.failed = b->c->strings.failed || affixes.failed;
    tsc_buffer_clear(&affixes);
    return section;
}

static void add_rules(language_build *b, const tsc_lexicon_folder *folder, tsc_buffer *rules)
{
    for (size_t i = 0; i < folder->rule_count; i++) {
        const tsc_rule_row *row = &folder->rules[i];
        tsc_packed_rule rule = {string_of(b->c, row->rule), string_of(b->c, row->value), string_of(b->c, row->code)};
        tsc_buffer_add(rules, (const char *)&rule, sizeof rule);
    }
}

/* The rules of the language, then those of all languages, which hold where it has none of its own. */
static tsc_section pack_rules(language_build *b)
{
    tsc_buffer rules;
    tsc_buffer_init(&rules);
    add_rules(b, b->folder, &rules);
    if (b->common != b->folder)
        add_rules(b, b->common, &rules);
    tsc_section section =
        add_section(b->c->out, rules.data, rules.length / sizeof(tsc_packed_rule), sizeof(tsc_packed_rule));
    b->c->strings.failed = b->c->strings.failed || rules.failed;
    tsc_buffer_clear(&rules);
    return section;
}

static tsc_status pack_language(language_build *b, tsc_packed_language *packed)
{
    const tsc_alphabet *letters = &b->letters->alphabet;
    const char *chain = tsc_lexicon_folder_rule(b->folder, "chain");
    memcpy(packed->name, b->folder->name, sizeof packed->name);
    packed->elisions = string_of(b->c, letters->elisions);
    packed->possessives = string_of(b->c, letters->possessives);
    packed->chain = chain[0] >= '1' && chain[0] <= '9' ? (uint32_t)(chain[0] - '0') : 1;
    packed->symbols = add_section(b->c->out, letters->symbols, TSC_ALPHABET_DIRECT, 1);
    packed->high = add_section(b->c->out, letters->high, letters->high_count, sizeof *letters->high);
    packed->compositions =
        add_section(b->c->out, letters->compositions, letters->composition_count, sizeof *letters->compositions);
    packed->rules = pack_rules(b);
    packed->prefixes = pack_affixes(b, "prefix");
    packed->endings = pack_affixes(b, "ending");
    packed->anchors = add_section(b->c->out, b->anchors, sizeof b->anchors / sizeof(uint64_t), sizeof(uint64_t));
    tsc_status status = pack_words(b, packed);
    if (status == TSC_OK)
        status = pack_states(b, packed);
    return status;
}

static tsc_status compile_language(compiler *c, const tsc_lexicon_folder *folder, const tsc_lexicon_folder *common,
                                   tsc_packed_language *packed)
{
    language_build *b = calloc(1, sizeof *b);
    if (b == NULL)
        return short_of_memory(c);
    *b = (language_build){.c = c, .folder = folder, .common = common};
    tsc_arena_init(&b->arena);
    tsc_arena_init(&b->scratch);
    tsc_map_init(&b->class_map);
    tsc_status status = tsc_alphabet_build_new(folder, common, &b->letters, c->err);
    if (status == TSC_OK)
        status = tsc_word_trie_init(&b->trie, c->err);
    if (status == TSC_OK) {
        add_state(b);
        status = b->states != NULL ? add_folder(b, folder) : short_of_memory(c);
    }
    if (status == TSC_OK && common != folder)
        status = add_folder(b, common);
    if (status == TSC_OK)
        status = pack_language(b, packed);
    free(b->letters);
    free(b->classes);
    free(b->states);
    tsc_word_trie_clear(&b->trie);
    tsc_map_clear(&b->class_map);
    tsc_arena_clear(&b->scratch);
    tsc_arena_clear(&b->arena);
    free(b);
    return status;
}

static tsc_section pack_entries(compiler *c)
{
    tsc_buffer entries;
    size_t count = 0;
    tsc_buffer_init(&entries);
    for (size_t i = 0; i < c->source->folder_count; i++)
        for (size_t k = 0; k < c->source->folders[i].row_count; k++, count++) {
            const tsc_lexicon_row *row = &c->source->folders[i].rows[k];
            tsc_packed_entry entry = {.value = row->value,
                                      .role = (uint32_t)row->role,
                                      .word = tsc_word_code(row->role, row->code),
                                      .code = string_of(c, row->code),
                                      .detail = string_of(c, row->detail),
                                      .file = string_of(c, row->file),
                                      .line = row->line};
            tsc_buffer_add(&entries, (const char *)&entry, sizeof entry);
        }
    tsc_section section = add_section(c->out, entries.data, count, sizeof(tsc_packed_entry));
    c->strings.failed = c->strings.failed || entries.failed;
    tsc_buffer_clear(&entries);
    return section;
}

static tsc_section pack_kinds(compiler *c)
{
    uint8_t kinds[TSC_ALPHABET_DIRECT];
    for (uint32_t code = 0; code < TSC_ALPHABET_DIRECT; code++) {
        bool capital;
        tsc_char_kind kind = tsc_char_kind_of(code, &capital);
        kinds[code] = (uint8_t)((unsigned)kind | (capital ? 0x80u : 0u));
    }
    return add_section(c->out, kinds, TSC_ALPHABET_DIRECT, 1);
}

static tsc_status compile_all(compiler *c, const tsc_lexicon_folder *common)
{
    tsc_lexicon_header header = {.magic = TSC_LEXICON_MAGIC, .order = TSC_LEXICON_ORDER};
    tsc_packed_language *languages = tsc_arena_calloc(&c->arena, c->source->folder_count, sizeof *languages);
    tsc_status status = languages != NULL ? TSC_OK : short_of_memory(c);
    string_of(c, "");
    tsc_buffer_add(c->out, (const char *)&header, sizeof header);
    for (size_t i = 0; status == TSC_OK && i < c->source->folder_count; i++)
        status = compile_language(c, &c->source->folders[i], common, &languages[i]);
    if (status != TSC_OK)
        return status;
    header.kinds = pack_kinds(c);
    header.entries = pack_entries(c);
    header.languages = add_section(c->out, languages, c->source->folder_count, sizeof *languages);
    header.strings = add_section(c->out, c->strings.data, c->strings.length, 1);
    if (c->out->failed || c->strings.failed)
        return short_of_memory(c);
    header.size = c->out->length;
    header.checksum = tsc_lexicon_checksum(c->out->data + sizeof header, c->out->length - sizeof header);
    memcpy(c->out->data, &header, sizeof header);
    return TSC_OK;
}

tsc_status tsc_lexicon_compile(tsc_lexicon_source *source, const tsc_notes *notes, tsc_buffer *out, tsc_error *err)
{
    compiler c = {.source = source, .notes = notes, .out = out, .err = err};
    const tsc_lexicon_folder *common = tsc_lexicon_source_folder(source, "mul");
    if (common == NULL)
        return tsc_error_set(err, TSC_EINPUT, NULL, 0, "the lexicon has no folder 'mul' for what all languages share");
    tsc_status status = tsc_lexicon_add_names(source, err);
    if (status == TSC_OK)
        status = tsc_lexicon_add_places(source, err);
    tsc_buffer_init(&c.strings);
    tsc_map_init(&c.string_map);
    tsc_arena_init(&c.arena);
    if (status == TSC_OK)
        status = compile_all(&c, common);
    tsc_buffer_clear(&c.strings);
    tsc_map_clear(&c.string_map);
    tsc_arena_clear(&c.arena);
    return status;
}

tsc_status tsc_lexicon_check(const char *root, const tsc_notes *notes, size_t *mistakes, tsc_error *err)
{
    tsc_lexicon_source source;
    tsc_buffer out;
    tsc_buffer_init(&out);
    tsc_status status = tsc_lexicon_source_read(&root, 1, notes, &source, err);
    if (status == TSC_OK)
        status = tsc_lexicon_compile(&source, notes, &out, err);
    *mistakes = source.mistakes;
    tsc_buffer_clear(&out);
    tsc_lexicon_source_clear(&source);
    return status;
}
