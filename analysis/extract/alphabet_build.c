#include "extract/alphabet_build.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>

enum { CODES = TSC_ALPHABET_CODES };

typedef struct folding {
    const tsc_lexicon_folder *folder;
    const UNormalizer2 *nfd, *nfkd;
    bool dotless;             /* Turkish i and ı */
    uint8_t symbol_of[CODES]; /* of a folded letter, 0 where no pattern has it */
    uint16_t letters;         /* symbols given out */
    uint32_t target[CODES];   /* rule `fold`, 0 where none */
    bool distinct[CODES], dropped[CODES], composing[CODES];
} folding;

/* A line of the lexicon whose letters are read, and where its mistakes go. */
typedef struct place {
    const char *path;
    uint32_t line;
    tsc_error *err;
} place;

static bool is_hyphen(uint32_t code)
{
    return code == 0x2010 || code == 0x2011 || code == 0x2212 || code == 0xFE63 || code == 0xFF0D;
}

static uint32_t lower(const folding *f, uint32_t code)
{
    if (f->dotless && code == 'I')
        return 0x131;
    if (code == 0x130)
        return 'i';
    return (uint32_t)u_tolower((UChar32)code);
}

/* The first character of the decomposition, where the others are marks (or there are none); else the code itself. */
static uint32_t base_letter(const folding *f, uint32_t code)
{
    UChar text[32];
    UErrorCode error = U_ZERO_ERROR;
    int32_t length = unorm2_getRawDecomposition(f->nfd, (UChar32)code, text, 32, &error);
    if (U_FAILURE(error) || length <= 0) {
        if (code < 0xF900)
            return code;
        error = U_ZERO_ERROR;
        length = unorm2_getDecomposition(f->nfkd, (UChar32)code, text, 32, &error);
        return U_SUCCESS(error) && length == 1 ? text[0] : code;
    }
    return u_charType(text[0]) == U_NON_SPACING_MARK ? code : text[0];
}

/* The letter that stands for a character: 0 for one that is dropped. */
static uint32_t fold_code(const folding *f, uint32_t code)
{
    bool capital;
    tsc_char_kind kind = tsc_char_kind_of(code, &capital);
    if (kind == TSC_CHAR_INVISIBLE)
        return 0;
    if (kind == TSC_CHAR_APOSTROPHE)
        return '\'';
    if (is_hyphen(code))
        return '-';
    if (kind == TSC_CHAR_DIGIT && u_charDigitValue((UChar32)code) >= 0)
        return '0' + (uint32_t)u_charDigitValue((UChar32)code);
    code = lower(f, code);
    for (int step = 0; step < 4 && code < CODES; step++) {
        if (f->dropped[code])
            return 0;
        if (f->distinct[code])
            return code;
        uint32_t next = f->target[code] != 0 ? f->target[code] : lower(f, base_letter(f, code));
        if (next == code)
            return code;
        code = next;
    }
    return code;
}

static tsc_status refuse_letter(const place *at, uint32_t code)
{
    return tsc_error_set(at->err, TSC_EINPUT, at->path, at->line,
                         "U+%04X is no letter that words can have: it lies beyond U+FFFF", (unsigned)code);
}

/* Gives a symbol to each letter of a text that has none yet. */
static tsc_status learn(folding *f, const char *text, const place *at)
{
    const char *end = text + strlen(text);
    for (size_t bytes; text < end; text += bytes) {
        uint32_t code = tsc_char_decode(text, end, &bytes);
        bool capital;
        if (tsc_char_kind_of(code, &capital) == TSC_CHAR_MARK)
            continue;
        uint32_t letter = fold_code(f, code);
        if (letter >= CODES)
            return refuse_letter(at, letter);
        if (letter <= ' ' || f->symbol_of[letter] != 0)
            continue;
        if (f->letters == TSC_ALPHABET_LETTERS)
            return tsc_error_set(at->err, TSC_ELIMIT, at->path, at->line,
                                 "a language has no more than %d letters and signs", (int)TSC_ALPHABET_LETTERS);
        f->symbol_of[letter] = (uint8_t)(TSC_SYMBOL_FIRST + f->letters++);
    }
    return TSC_OK;
}

static tsc_status mark_letters(bool set[CODES], const char *list, const place *at)
{
    const char *end = list + strlen(list);
    for (size_t bytes; list < end; list += bytes) {
        uint32_t code = tsc_char_decode(list, end, &bytes);
        if (code >= CODES)
            return refuse_letter(at, code);
        set[code] = set[code] || code > ' ';
    }
    return TSC_OK;
}

/* Rule `fold`: letters that are read as another one. */
static tsc_status read_fold(folding *f, const tsc_rule_row *row, const place *at)
{
    size_t bytes;
    const uint32_t target = *row->code != '\0' ? tsc_char_decode(row->code, row->code + strlen(row->code), &bytes) : 0;
    if (target <= ' ' || target >= CODES)
        return tsc_error_set(at->err, TSC_EINPUT, at->path, at->line, "the rule 'fold' wants a letter as its code");
    const char *end = row->value + strlen(row->value);
    for (const char *text = row->value; text < end; text += bytes) {
        uint32_t code = tsc_char_decode(text, end, &bytes);
        if (code >= CODES)
            return refuse_letter(at, code);
        if (code > ' ')
            f->target[code] = target;
    }
    return TSC_OK;
}

static tsc_status read_rule(folding *f, const tsc_rule_row *row, const place *at)
{
    if (strcmp(row->rule, "case") == 0)
        f->dotless = strcmp(row->value, "tr") == 0;
    if (strcmp(row->rule, "distinct") == 0)
        return mark_letters(f->distinct, row->value, at);
    if (strcmp(row->rule, "drop") == 0)
        return mark_letters(f->dropped, row->value, at);
    return strcmp(row->rule, "fold") == 0 ? read_fold(f, row, at) : TSC_OK;
}

static tsc_status read_rules(folding *f, const tsc_lexicon_folder *folder, tsc_error *err)
{
    tsc_status status = TSC_OK;
    for (size_t i = 0; status == TSC_OK && i < folder->rule_count; i++)
        status = read_rule(f, &folder->rules[i], &(place){folder->rules[i].path, folder->rules[i].line, err});
    return status;
}

static tsc_status learn_folder(folding *f, const tsc_lexicon_folder *folder, tsc_error *err)
{
    tsc_status status = TSC_OK;
    for (size_t i = 0; status == TSC_OK && i < folder->row_count; i++) {
        const tsc_lexicon_row *row = &folder->rows[i];
        status = learn(f, row->pattern, &(place){row->path, row->line, err});
    }
    for (size_t i = 0; status == TSC_OK && i < folder->rule_count; i++) {
        const tsc_rule_row *row = &folder->rules[i];
        if (strcmp(row->rule, "prefix") == 0 || strcmp(row->rule, "ending") == 0)
            status = learn(f, row->value, &(place){row->path, row->line, err});
    }
    return status;
}

/* The compositions are no more than the symbols: each is of a letter that has one. */
static void fill_compositions(folding *f, tsc_alphabet_build *build)
{
    size_t count = 0;
    for (uint32_t code = 0; code < CODES; code++) {
        UChar parts[8];
        UErrorCode error = U_ZERO_ERROR;
        if (!f->distinct[code] || f->symbol_of[code] == 0)
            continue;
        int32_t length = unorm2_getRawDecomposition(f->nfd, (UChar32)code, parts, 8, &error);
        if (U_FAILURE(error) || length != 2)
            continue;
        f->composing[parts[1]] = true;
        build->compositions[count++] = (tsc_composition){parts[1], f->symbol_of[parts[0]], f->symbol_of[code]};
    }
    build->alphabet.compositions = build->compositions;
    build->alphabet.composition_count = count;
}

static uint8_t symbol_for(const folding *f, uint32_t code)
{
    bool capital;
    uint32_t letter = fold_code(f, code);
    if (code < CODES && f->composing[code])
        return TSC_SYMBOL_MARK;
    if (letter == 0 || (tsc_char_kind_of(code, &capital) == TSC_CHAR_MARK))
        return TSC_SYMBOL_DROP;
    return letter < CODES && f->symbol_of[letter] != 0 ? f->symbol_of[letter] : TSC_SYMBOL_OTHER;
}

static void fill_tables(const folding *f, tsc_alphabet_build *build)
{
    size_t high = 0;
    for (uint32_t code = 0; code < TSC_ALPHABET_DIRECT; code++) {
        bool capital;
        build->kinds[code] = (uint8_t)tsc_char_kind_of(code, &capital);
        build->kinds[code] |= capital ? 0x80 : 0;
        build->symbols[code] = symbol_for(f, code);
    }
    for (uint32_t code = TSC_ALPHABET_DIRECT; code < CODES; code++) {
        uint8_t symbol = symbol_for(f, code);
        if (symbol != TSC_SYMBOL_OTHER)
            build->high[high++] = (tsc_high_symbol){code, symbol};
    }
    build->alphabet.kinds = build->kinds;
    build->alphabet.symbols = build->symbols;
    build->alphabet.high = build->high;
    build->alphabet.high_count = high;
}

tsc_status tsc_alphabet_build_new(const tsc_lexicon_folder *folder, const tsc_lexicon_folder *common,
                                  tsc_alphabet_build **build, tsc_error *err)
{
    UErrorCode error = U_ZERO_ERROR;
    tsc_status status = TSC_OK;
    folding *f = calloc(1, sizeof *f);
    *build = calloc(1, sizeof **build);
    if (f == NULL || *build == NULL) {
        status = tsc_error_memory(err, "the letters of '%s'", folder->name);
    } else {
        f->nfd = unorm2_getNFDInstance(&error);
        f->nfkd = unorm2_getNFKDInstance(&error);
        if (U_FAILURE(error))
            status = tsc_error_set(err, TSC_EINPUT, NULL, 0, "ICU has no normalization data: %s", u_errorName(error));
    }
    if (status == TSC_OK)
        status = read_rules(f, folder, err);
    if (status == TSC_OK)
        status = learn_folder(f, folder, err);
    if (status == TSC_OK && common != folder)
        status = learn_folder(f, common, err);
    if (status == TSC_OK) {
        fill_compositions(f, *build);
        fill_tables(f, *build);
        (*build)->alphabet.elisions = tsc_lexicon_folder_rule(folder, "elision");
        (*build)->alphabet.possessives = tsc_lexicon_folder_rule(folder, "possessive");
    }
    free(f);
    if (status != TSC_OK) {
        free(*build);
        *build = NULL;
    }
    return status;
}
