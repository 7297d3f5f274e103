#include "extract/lexicon.h"

#include "core/file.h"
#include "extract/lexicon_format.h"
#include "extract/word_code.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

struct tsc_lexicon {
    const char *map;
    size_t size;
    tsc_entry *entries;
    tsc_language *languages;
    size_t language_count;
    const tsc_language *common; /* "mul" */
};

/* Grep "LEXICON ROLE" */
static const char *const role_names[TSC_ROLE_COUNT] = {
    "",          "number", "scale",    "factor",    "currency",  "unit",  "hedge", "month",  "period",  "place",
    "indicator", "change", "modality", "discourse", "commodity", "event", "trap",  "sector", "function"};

const char *tsc_role_name(tsc_role role)
{
    return (size_t)role < TSC_ROLE_COUNT ? role_names[role] : "";
}

tsc_role tsc_role_parse(tsc_span name)
{
    for (size_t i = 1; i < TSC_ROLE_COUNT; i++)
        if (tsc_span_equals(name, role_names[i]))
            return (tsc_role)i;
    return TSC_ROLE_NONE;
}

tsc_span tsc_detail_find(const char *detail, const char *key, size_t length)
{
    for (const char *at = detail; *at != '\0'; at += *at == '\t') {
        size_t same = 0;
        while (same < length && at[same] == key[same])
            same++;
        const char *value = at + same;
        const bool found = same == length && *value == '=';
        for (at = value; *at != '\0' && *at != '\t';)
            at++;
        if (found)
            return tsc_span_make(value + 1, (size_t)(at - value) - 1);
    }
    return tsc_span_make("", 0);
}

static inline uint64_t mix(uint64_t sum, uint64_t word)
{
    sum = (sum ^ word) * 0x9E3779B97F4A7C15u;
    return sum ^ sum >> 29;
}

uint64_t tsc_lexicon_checksum(const void *data, size_t length)
{
    enum { LANES = 4, BLOCK = 8 * LANES }; /* side by side, since each step waits for the one before */
    const unsigned char *bytes = data;
    uint64_t sums[LANES] = {length, 1, 2, 3}, words[LANES];
    size_t at = 0;
    for (; length - at >= BLOCK; at += BLOCK) {
        memcpy(words, bytes + at, BLOCK);
        for (size_t i = 0; i < LANES; i++)
            sums[i] = mix(sums[i], words[i]);
    }
    memset(words, 0, sizeof words);
    memcpy(words, bytes + at, length - at);
    for (size_t i = 0; i < LANES; i++)
        sums[0] = mix(mix(sums[0], words[i]), sums[i]);
    return sums[0];
}

static bool section_fits(const tsc_lexicon *lexicon, tsc_lexicon_section section, size_t size)
{
    return section.offset % 8 == 0 && section.offset <= lexicon->size &&
           section.count <= (lexicon->size - section.offset) / size;
}

static const void *section_at(const tsc_lexicon *lexicon, tsc_lexicon_section section)
{
    return lexicon->map + section.offset;
}

static tsc_status damaged(const char *path, tsc_error *err)
{
    return tsc_error_set(err, TSC_EINPUT, path, 0, "no compiled lexicon of this version; make builds one");
}

static bool header_holds(const tsc_lexicon *lexicon)
{
    const tsc_lexicon_header *header = (const void *)lexicon->map;
    return memcmp(header->magic, TSC_LEXICON_MAGIC, sizeof header->magic) == 0 && header->order == TSC_LEXICON_ORDER &&
           header->size == lexicon->size && section_fits(lexicon, header->kinds, 1) &&
           section_fits(lexicon, header->entries, sizeof(tsc_packed_entry)) &&
           section_fits(lexicon, header->languages, sizeof(tsc_packed_language)) &&
           section_fits(lexicon, header->strings, 1) &&
           header->checksum == tsc_lexicon_checksum(header + 1, lexicon->size - sizeof *header);
}

static bool map_file(int file, tsc_lexicon *lexicon)
{
    struct stat info;
    void *map = MAP_FAILED;
    if (fstat(file, &info) == 0 && S_ISREG(info.st_mode) && (size_t)info.st_size >= sizeof(tsc_lexicon_header))
        map = mmap(NULL, (size_t)info.st_size, PROT_READ, MAP_PRIVATE, file, 0);
    if (map == MAP_FAILED)
        return false;
    lexicon->map = map;
    lexicon->size = (size_t)info.st_size;
    return true;
}

/* The sum went over all pages and the entries were copied; mapped afresh, only the pages that are asked for from now on
   count as ours. */
static bool map_again(int file, tsc_lexicon *lexicon)
{
    void *map = mmap((void *)(uintptr_t)lexicon->map, lexicon->size, PROT_READ, MAP_PRIVATE | MAP_FIXED, file, 0);
    if (map == MAP_FAILED)
        return false;
    lexicon->map = map;
    return true;
}

static tsc_status unpack_entries(tsc_lexicon *lexicon, tsc_error *err)
{
    const tsc_lexicon_header *header = (const void *)lexicon->map;
    const tsc_packed_entry *packed = section_at(lexicon, header->entries);
    const char *strings = section_at(lexicon, header->strings);
    lexicon->entries = calloc(header->entries.count + 1, sizeof *lexicon->entries);
    if (lexicon->entries == NULL)
        return tsc_error_memory(err, "the lexicon");
    for (size_t i = 0; i < header->entries.count; i++) {
        lexicon->entries[i] = (tsc_entry){.role = (tsc_role)packed[i].role,
                                          .word = packed[i].word,
                                          .value = packed[i].value,
                                          .code = strings + packed[i].code,
                                          .detail = strings + packed[i].detail,
                                          .file = strings + packed[i].file,
                                          .columns = packed[i].columns,
                                          .offers = packed[i].offers,
                                          .wants = packed[i].wants,
                                          .line = packed[i].line};
        const bool formed = (packed[i].columns & tsc_column_bit("form", 4)) != 0;
        lexicon->entries[i].form =
            formed ? tsc_detail_find(lexicon->entries[i].detail, "form", 4) : tsc_span_make("", 0);
    }
    return TSC_OK;
}

static void unpack_language(const tsc_lexicon *lexicon, const tsc_packed_language *packed, tsc_language *language)
{
    const tsc_lexicon_header *header = (const void *)lexicon->map;
    const char *strings = section_at(lexicon, header->strings);
    *language = (tsc_language){
        .name = packed->name,
        .alphabet = {.kinds = section_at(lexicon, header->kinds),
                     .symbols = section_at(lexicon, packed->symbols),
                     .high = section_at(lexicon, packed->high),
                     .high_count = packed->high.count,
                     .compositions = section_at(lexicon, packed->compositions),
                     .composition_count = packed->compositions.count,
                     .elisions = strings + packed->elisions,
                     .possessives = strings + packed->possessives},
        .chain = packed->chain,
        .rules = section_at(lexicon, packed->rules),
        .rule_count = packed->rules.count,
        .prefixes = section_at(lexicon, packed->prefixes),
        .prefix_count = packed->prefixes.count,
        .endings = section_at(lexicon, packed->endings),
        .ending_count = packed->endings.count,
        .cells = section_at(lexicon, packed->cells),
        .cell_count = packed->cells.count,
        .terms = section_at(lexicon, packed->terms),
        .classes = section_at(lexicon, packed->classes),
        .states = section_at(lexicon, packed->states),
        .edges = section_at(lexicon, packed->edges),
        .accepts = section_at(lexicon, packed->accepts),
        .entries = lexicon->entries,
        .strings = strings,
    };
}

static tsc_language_habits read_habits(const tsc_language *language)
{
    const char *rule = tsc_language_rule(language, "decimal", NULL);
    const char *verb = tsc_language_rule(language, "verb", NULL);
    size_t first = strcspn(rule, ".,");
    return (tsc_language_habits){.decimal = rule[first],
                                 .either_decimal = strcmp(rule, ". ,") == 0,
                                 .world_money = tsc_language_rule(language, "world_money", NULL),
                                 .verb_first = strcmp(verb, "first") == 0,
                                 .verb_last = strcmp(verb, "last") == 0,
                                 .home = tsc_language_rule(language, "home", NULL),
                                 .idle_regions = tsc_language_rule(language, "region", "act"),
                                 .round_groups = tsc_language_rule(language, "group", "round")[0] != '\0',
                                 .units_first = tsc_language_rule(language, "units_first", NULL)[0] != '\0',
                                 .counted_months = tsc_language_rule(language, "counted_months", NULL)[0] != '\0'};
}

tsc_language_habits tsc_language_habits_of(const tsc_language *language)
{
    return language->habits;
}

static tsc_language_grammar read_grammar(const tsc_language *language)
{
    return (tsc_language_grammar){
        .past = tsc_language_rule(language, "tense", "past"),
        .present = tsc_language_rule(language, "tense", "present"),
        .future = tsc_language_rule(language, "tense", "future"),
        .progressive = tsc_language_rule(language, "tense", "progressive"),
        .continuous = tsc_language_rule(language, "tense", "continuous"),
        .pluperfect = tsc_language_rule(language, "tense", "pluperfect"),
        .definite = tsc_language_rule(language, "definite", NULL),
        .definite_prefix = tsc_language_rule(language, "definite", "prefix"),
        .definite_initial = tsc_language_rule(language, "definite", "initial"),
        .agent = tsc_language_rule(language, "passive", "agent"),
        .passive = tsc_language_rule(language, "passive", NULL),
        .attributive = tsc_language_rule(language, "attributive", NULL),
        .capital_adjective = strcmp(tsc_language_rule(language, "adjective", NULL), "capital") == 0,
        .subject_behind = strcmp(tsc_language_rule(language, "verb", NULL), "free") == 0,
        .adjective_after = strcmp(tsc_language_rule(language, "adjective_place", NULL), "after") == 0};
}

const tsc_language_grammar *tsc_language_grammar_of(const tsc_language *language)
{
    return &language->grammar;
}

const char *const tsc_case_codes[TSC_CASE_CODES] = {"of", "to", "from", "in", "with", "none"};

/* Takes the rule `case_ending` apart. */
static tsc_status read_case_endings(tsc_language *language, tsc_error *err)
{
    size_t room = 0;
    for (int code = 0; code < TSC_CASE_CODES; code++)
        for (const char *at = tsc_language_rule(language, "case_ending", tsc_case_codes[code]); *at != '\0'; at++)
            room += *at == ' ' || at[1] == '\0';
    if (room == 0)
        return TSC_OK;
    language->case_endings = calloc(room, sizeof *language->case_endings);
    if (language->case_endings == NULL)
        return tsc_error_memory(err, "the lexicon");
    for (int code = 0; code < TSC_CASE_CODES; code++)
        for (const char *at = tsc_language_rule(language, "case_ending", tsc_case_codes[code]); *at != '\0';) {
            const size_t length = strcspn(at, " ");
            if (length > 0) {
                const unsigned char last = (unsigned char)at[length - 1];
                language->case_endings[language->case_ending_count++] = (tsc_case_ending){at, length, (uint8_t)code};
                language->case_lasts[last / 64] |= (uint64_t)1 << last % 64;
            }
            at += length + (at[length] == ' ');
        }
    return TSC_OK;
}

static tsc_status unpack_languages(tsc_lexicon *lexicon, tsc_error *err)
{
    const tsc_lexicon_header *header = (const void *)lexicon->map;
    const tsc_packed_language *packed = section_at(lexicon, header->languages);
    lexicon->language_count = header->languages.count;
    lexicon->languages = calloc(lexicon->language_count + 1, sizeof *lexicon->languages);
    if (lexicon->languages == NULL)
        return tsc_error_memory(err, "the lexicon");
    for (size_t i = 0; i < lexicon->language_count; i++) {
        unpack_language(lexicon, &packed[i], &lexicon->languages[i]);
        lexicon->languages[i].number = (unsigned)i + 1;
        for (size_t k = 0; k < lexicon->languages[i].rule_count; k++) {
            const char *name = lexicon->languages[i].strings + lexicon->languages[i].rules[k].rule;
            lexicon->languages[i].rule_names |= *name != '\0' ? tsc_column_bit(name, strlen(name)) : 0;
        }
        lexicon->languages[i].habits = read_habits(&lexicon->languages[i]);
        lexicon->languages[i].grammar = read_grammar(&lexicon->languages[i]);
        tsc_status status = read_case_endings(&lexicon->languages[i], err);
        if (status != TSC_OK)
            return status;
        if (strcmp(packed[i].name, "mul") == 0)
            lexicon->common = &lexicon->languages[i];
    }
    return TSC_OK;
}

static tsc_status read_mapped(int file, const char *path, tsc_lexicon *lexicon, tsc_error *err)
{
    if (!map_file(file, lexicon) || !header_holds(lexicon))
        return damaged(path, err);
    tsc_status status = unpack_entries(lexicon, err);
    if (status == TSC_OK)
        status = unpack_languages(lexicon, err);
    return status != TSC_OK || (lexicon->common != NULL && map_again(file, lexicon)) ? status : damaged(path, err);
}

static tsc_status open_path(const char *path, tsc_lexicon *lexicon, tsc_error *err)
{
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return tsc_error_set(err, TSC_EINPUT, path, 0, "%s", strerror(errno));
    tsc_status status = read_mapped(file, path, lexicon, err);
    close(file);
    return status;
}

tsc_status tsc_lexicon_open(const char *path, tsc_lexicon **lexicon, tsc_error *err)
{
    tsc_buffer installed;
    tsc_status status = TSC_OK;
    *lexicon = NULL;
    tsc_buffer_init(&installed);
    if (path == NULL)
        status = tsc_data_path("lexicon.bin", &installed, err);
    tsc_lexicon *made = status == TSC_OK ? calloc(1, sizeof *made) : NULL;
    if (status == TSC_OK)
        status = made == NULL ? tsc_error_memory(err, "the lexicon")
                              : open_path(path != NULL ? path : tsc_buffer_text(&installed), made, err);
    tsc_buffer_clear(&installed);
    if (status != TSC_OK) {
        tsc_lexicon_close(made);
        return status;
    }
    *lexicon = made;
    return TSC_OK;
}

void tsc_lexicon_close(tsc_lexicon *lexicon)
{
    if (lexicon == NULL)
        return;
    if (lexicon->map != NULL)
        munmap((void *)(uintptr_t)lexicon->map, lexicon->size);
    free(lexicon->entries);
    for (size_t i = 0; lexicon->languages != NULL && i < lexicon->language_count; i++)
        free(lexicon->languages[i].case_endings);
    free(lexicon->languages);
    free(lexicon);
}

const tsc_language *tsc_lexicon_language(const tsc_lexicon *lexicon, const char *tag)
{
    size_t length = 0;
    while (tag != NULL && tag[length] != '\0' && tag[length] != '-' && tag[length] != '_')
        length++;
    for (size_t i = 0; length > 0 && i < lexicon->language_count; i++) {
        const char *name = lexicon->languages[i].name;
        if (name[0] == tag[0] && strncmp(name, tag, length) == 0 && name[length] == '\0')
            return &lexicon->languages[i];
    }
    return lexicon->common;
}

size_t tsc_lexicon_language_count(const tsc_lexicon *lexicon)
{
    return lexicon->language_count;
}

const tsc_language *tsc_lexicon_language_at(const tsc_lexicon *lexicon, size_t index)
{
    return &lexicon->languages[index];
}

const char *tsc_language_name(const tsc_language *language)
{
    return language->name;
}

const char *tsc_language_rule(const tsc_language *language, const char *rule, const char *code)
{
    if ((language->rule_names & tsc_column_bit(rule, strlen(rule))) == 0)
        return "";
    for (size_t i = 0; i < language->rule_count; i++) {
        const char *name = language->strings + language->rules[i].rule;
        if (name[0] == rule[0] && strcmp(name, rule) == 0 &&
            strcmp(language->strings + language->rules[i].code, code != NULL ? code : "") == 0)
            return language->strings + language->rules[i].value;
    }
    return "";
}
