#include "extract/lexicon_compile.h"

#include "extract/event_wants.h"
#include "extract/lexicon_build.h"
#include "extract/lexicon_names.h"
#include "extract/lexicon_places.h"
#include "extract/scan.h"
#include "extract/word_code.h"

#include <stdlib.h>
#include <string.h>

tsc_status tsc_lexicon_short_of_memory(const tsc_lexicon_compiler *c)
{
    return tsc_error_memory(c->err, "the compiled lexicon");
}

uint32_t tsc_lexicon_string(tsc_lexicon_compiler *c, const char *text, size_t length)
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

static uint32_t string_of(tsc_lexicon_compiler *c, const char *text)
{
    return tsc_lexicon_string(c, text, strlen(text));
}

tsc_lexicon_section tsc_lexicon_add_section(tsc_buffer *out, const void *data, size_t count, size_t size)
{
    while (out->length % 8 != 0)
        tsc_buffer_add_char(out, '\0');
    tsc_lexicon_section section = {out->length, count};
    tsc_buffer_add(out, data != NULL ? data : "", count * size);
    return section;
}

static void complain(tsc_lexicon_build *b, const tsc_rule_row *row, const char *what, const char *text, size_t length)
{
    b->c->source->mistakes++;
    tsc_notes_add(b->c->notes, TSC_EINPUT, row->path, row->line, "%s: '%.*s'", what, (int)(length < 80 ? length : 80),
                  text);
}

/* The bit of a word that letters may stand for; 0 where there is none of that name. */
static uint8_t clitic_bit(const char *name, size_t length)
{
    static const struct {
        const char *name;
        uint8_t bit;
    } known[] = {{"and", TSC_CLITIC_AND}, {"in", TSC_CLITIC_IN},     {"to", TSC_CLITIC_TO}, {"as", TSC_CLITIC_AS},
                 {"the", TSC_CLITIC_THE}, {"will", TSC_CLITIC_WILL}, {"so", TSC_CLITIC_SO}};
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
        if (strlen(known[i].name) == length && memcmp(known[i].name, name, length) == 0)
            return known[i].bit;
    return 0;
}

/* The bits of names joined by `+`. */
static uint8_t clitic_bits(tsc_lexicon_build *b, const tsc_rule_row *row)
{
    unsigned bits = 0;
    for (const char *at = row->code; *at != '\0';) {
        const size_t length = strcspn(at, "+");
        const uint8_t bit = clitic_bit(at, length);
        if (bit == 0)
            complain(b, row, "letters before a word stand for no such word", at, length);
        bits |= bit;
        at += length;
        at += *at == '+';
    }
    return (uint8_t)bits;
}

static void add_affixes(tsc_lexicon_build *b, const tsc_rule_row *row, tsc_buffer *affixes)
{
    const uint8_t clitics = clitic_bits(b, row);
    for (const char *at = row->value; *at != '\0';) {
        size_t length = strcspn(at, " ");
        uint8_t symbols[TSC_WORD_SYMBOLS];
        uint16_t ends[TSC_WORD_SYMBOLS];
        tsc_affix affix = {.clitics = clitics};
        size_t count = tsc_alphabet_fold(&b->letters->alphabet, at, length, symbols, ends);
        if (count > 0 && count <= sizeof affix.symbols) {
            memcpy(affix.symbols, symbols, count);
            affix.length = (uint8_t)count;
            tsc_buffer_add(affixes, (const char *)&affix, sizeof affix);
        } else if (length > 0) {
            complain(b, row, "an affix of no letters, or of too many", at, length);
        }
        at += length;
        at += strspn(at, " ");
    }
}

static tsc_lexicon_section pack_affixes(tsc_lexicon_build *b, const char *rule)
{
    tsc_buffer affixes;
    tsc_buffer_init(&affixes);
    for (size_t i = 0; i < b->folder->rule_count; i++)
        if (strcmp(b->folder->rules[i].rule, rule) == 0)
            add_affixes(b, &b->folder->rules[i], &affixes);
    tsc_lexicon_section section =
        tsc_lexicon_add_section(b->c->out, affixes.data, affixes.length / sizeof(tsc_affix), sizeof(tsc_affix));
    b->c->strings.failed = b->c->strings.failed || affixes.failed;
    tsc_buffer_clear(&affixes);
    return section;
}

static void add_rules(tsc_lexicon_build *b, const tsc_lexicon_folder *folder, tsc_buffer *rules)
{
    for (size_t i = 0; i < folder->rule_count; i++) {
        const tsc_rule_row *row = &folder->rules[i];
        tsc_packed_rule rule = {string_of(b->c, row->rule), string_of(b->c, row->value), string_of(b->c, row->code)};
        tsc_buffer_add(rules, (const char *)&rule, sizeof rule);
    }
}

/* The rules of the language, then those of all languages, which hold where it has none of its own. */
static tsc_lexicon_section pack_rules(tsc_lexicon_build *b)
{
    tsc_buffer rules;
    tsc_buffer_init(&rules);
    add_rules(b, b->folder, &rules);
    if (b->common != b->folder)
        add_rules(b, b->common, &rules);
    tsc_lexicon_section section =
        tsc_lexicon_add_section(b->c->out, rules.data, rules.length / sizeof(tsc_packed_rule), sizeof(tsc_packed_rule));
    b->c->strings.failed = b->c->strings.failed || rules.failed;
    tsc_buffer_clear(&rules);
    return section;
}

static tsc_status pack_language(tsc_lexicon_build *b, tsc_packed_language *packed)
{
    const tsc_alphabet *letters = &b->letters->alphabet;
    const char *chain = tsc_lexicon_folder_rule(b->folder, "chain");
    memcpy(packed->name, b->folder->name, sizeof packed->name);
    packed->elisions = string_of(b->c, letters->elisions);
    packed->possessives = string_of(b->c, letters->possessives);
    packed->chain = chain[0] >= '1' && chain[0] <= '9' ? (uint32_t)(chain[0] - '0') : 1;
    packed->symbols = tsc_lexicon_add_section(b->c->out, letters->symbols, TSC_ALPHABET_DIRECT, 1);
    packed->high = tsc_lexicon_add_section(b->c->out, letters->high, letters->high_count, sizeof *letters->high);
    packed->compositions = tsc_lexicon_add_section(b->c->out, letters->compositions, letters->composition_count,
                                                   sizeof *letters->compositions);
    packed->rules = pack_rules(b);
    packed->prefixes = pack_affixes(b, "prefix");
    packed->endings = pack_affixes(b, "ending");
    return tsc_lexicon_build_pack(b, packed);
}

static tsc_status compile_language(tsc_lexicon_compiler *c, const tsc_lexicon_folder *folder,
                                   const tsc_lexicon_folder *common, tsc_packed_language *packed)
{
    tsc_lexicon_build b;
    tsc_status status = tsc_lexicon_build_init(&b, c, folder, common);
    if (status == TSC_OK)
        status = tsc_lexicon_build_add(&b, folder);
    if (status == TSC_OK && common != folder)
        status = tsc_lexicon_build_add(&b, common);
    if (status == TSC_OK)
        status = pack_language(&b, packed);
    tsc_lexicon_build_clear(&b);
    return status;
}

static uint32_t columns_of(const char *detail)
{
    uint32_t columns = 0;
    while (*detail != '\0') {
        size_t size = strcspn(detail, "\t"), length = strcspn(detail, "=");
        if (length > 0 && length < size)
            columns |= tsc_column_bit(detail, length);
        detail += size;
        detail += *detail == '\t';
    }
    return columns;
}

/* Events have a kind in place of a word. */
tsc_entry tsc_lexicon_row_entry(const tsc_lexicon_row *row)
{
    tsc_entry entry = {.role = row->role, .columns = columns_of(row->detail), .code = row->code, .detail = row->detail};
    entry.word = row->role == TSC_ROLE_EVENT ? tsc_word_of_kind(row->role, tsc_entry_get(&entry, "kind"))
                                             : tsc_word_code(row->role, row->code);
    return entry;
}

static tsc_lexicon_section pack_entries(tsc_lexicon_compiler *c)
{
    tsc_buffer entries;
    size_t count = 0;
    tsc_buffer_init(&entries);
    for (size_t i = 0; i < c->source->folder_count; i++)
        for (size_t k = 0; k < c->source->folders[i].row_count; k++, count++) {
            const tsc_lexicon_row *row = &c->source->folders[i].rows[k];
            const tsc_entry seen = tsc_lexicon_row_entry(row);
            const tsc_event_wants event = tsc_event_wants_of(&seen);
            tsc_packed_entry entry = {.value = row->value,
                                      .columns = seen.columns,
                                      .offers = event.offers,
                                      .wants = event.wants,
                                      .role = (uint32_t)row->role,
                                      .word = seen.word,
                                      .code = string_of(c, row->code),
                                      .detail = string_of(c, row->detail),
                                      .file = string_of(c, row->file),
                                      .line = row->line};
            tsc_buffer_add(&entries, (const char *)&entry, sizeof entry);
        }
    tsc_lexicon_section section = tsc_lexicon_add_section(c->out, entries.data, count, sizeof(tsc_packed_entry));
    c->strings.failed = c->strings.failed || entries.failed;
    tsc_buffer_clear(&entries);
    return section;
}

static tsc_lexicon_section pack_kinds(tsc_lexicon_compiler *c)
{
    uint8_t kinds[TSC_ALPHABET_DIRECT];
    for (uint32_t code = 0; code < TSC_ALPHABET_DIRECT; code++) {
        bool capital;
        tsc_char_kind kind = tsc_char_kind_of(code, &capital);
        kinds[code] = (uint8_t)((unsigned)kind | (capital ? 0x80u : 0u));
    }
    return tsc_lexicon_add_section(c->out, kinds, TSC_ALPHABET_DIRECT, 1);
}

static tsc_status compile_all(tsc_lexicon_compiler *c, const tsc_lexicon_folder *common)
{
    tsc_lexicon_header header = {.magic = TSC_LEXICON_MAGIC, .order = TSC_LEXICON_ORDER};
    tsc_packed_language *languages = tsc_arena_calloc(&c->arena, c->source->folder_count, sizeof *languages);
    tsc_status status = languages != NULL ? TSC_OK : tsc_lexicon_short_of_memory(c);
    string_of(c, "");
    tsc_buffer_add(c->out, (const char *)&header, sizeof header);
    for (size_t i = 0; status == TSC_OK && i < c->source->folder_count; i++)
        status = compile_language(c, &c->source->folders[i], common, &languages[i]);
    if (status != TSC_OK)
        return status;
    header.kinds = pack_kinds(c);
    header.entries = pack_entries(c);
    header.languages = tsc_lexicon_add_section(c->out, languages, c->source->folder_count, sizeof *languages);
    header.strings = tsc_lexicon_add_section(c->out, c->strings.data, c->strings.length, 1);
    if (c->out->failed || c->strings.failed)
        return tsc_lexicon_short_of_memory(c);
    header.size = c->out->length;
    header.checksum = tsc_lexicon_checksum(c->out->data + sizeof header, c->out->length - sizeof header);
    memcpy(c->out->data, &header, sizeof header);
    return TSC_OK;
}

tsc_status tsc_lexicon_compile(tsc_lexicon_source *source, const tsc_notes *notes, tsc_buffer *out, tsc_error *err)
{
    tsc_lexicon_compiler c = {.source = source, .notes = notes, .out = out, .err = err};
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
