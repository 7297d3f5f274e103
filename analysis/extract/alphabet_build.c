#include "extract/alphabet_build.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>

enum { MAX_LETTERS = 250, CODES = 0x10000 };

typedef struct folding {
    const tsc_lexicon_folder *folder;
    const UNormalizer2 *nfd, *nfkd;
    bool dotless;                   /* Turkish i and ı */
    uint8_t symbol_of[CODES];       /* of a folded letter, 0 where no pattern has it */
    uint16_t letters;               /* symbols given out */
    uint32_t target[CODES];         /* rule `fold`, 0 where none */
    bool distinct[CODES], dropped[CODES], composing[CODES];
    bool overflow;
} folding;

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

static void learn(folding *f, const char *text)
{
    const char *end = text + strlen(text);
    for (size_t bytes; text < end; text += bytes) {
        uint32_t code = tsc_char_decode(text, end, &bytes);
        bool capital;
        if (tsc_char_kind_of(code, &capital) == TSC_CHAR_MARK)
            continue;
        uint32_t letter = fold_code(f, code);
        if (letter <= ' ' || letter >= CODES || f->symbol_of[letter] != 0)
            continue;
        if (f->letters == MAX_LETTERS) {
            f->overflow = true;
            return;
        }
        f->symbol_of[letter] = (uint8_t)(TSC_SYMBOL_FIRST + f->letters++);
    }
}

static void mark_letters(bool *set, const char *list)
{
    const char *end = list + strlen(list);
    for (size_t bytes; list < end; list += bytes) {
        uint32_t code = tsc_char_decode(list, end, &bytes);
        if (code > ' ' && code < CODES)
            set[code] = true;
    }
}

static void read_rules(folding *f, const tsc_lexicon_folder *folder)
{
    for (size_t i = 0; i < folder->rule_count; i++) {
        const tsc_rule_row *row = &folder->rules[i];
        if (strcmp(row->rule, "case") == 0) {
            f->dotless = strcmp(row->value, "tr") == 0;
        } else if (strcmp(row->rule, "distinct") == 0) {
            mark_letters(f->distinct, row->value);
        } else if (strcmp(row->rule, "drop") == 0) {
            mark_letters(f->dropped, row->value);
        } else if (strcmp(row->rule, "fold") == 0 && row->code[0] != '\0') {
            size_t bytes;
            uint32_t target = tsc_char_decode(row->code, row->code + strlen(row->code), &bytes);
            const char *end = row->value + strlen(row->value);
            for (const char *at = row->value; at < end; at += bytes) {
                uint32_t code = tsc_char_decode(at, end, &bytes);
                if (code > ' ' && code < CODES)
                    f->target[code] = target;
            }
        }
    }
}

static void learn_folder(folding *f, const tsc_lexicon_folder *folder)
{
    for (size_t i = 0; i < folder->row_count; i++)
        learn(f, folder->rows[i].pattern);
    for (size_t i = 0; i < folder->rule_count; i++)
        if (strcmp(folder->rules[i].rule, "prefix") == 0 || strcmp(folder->rules[i].rule, "ending") == 0)
            learn(f, folder->rules[i].value);
}

static void fill_compositions(folding *f, tsc_alphabet_build *build)
{
    size_t count = 0;
    for (uint32_t code = 0; code < CODES && count < TSC_COMPOSITIONS; code++) {
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
    for (uint32_t code = TSC_ALPHABET_DIRECT; code < CODES && high < TSC_HIGH_SYMBOLS; code++) {
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
    if (status == TSC_OK) {
        read_rules(f, folder);
        learn_folder(f, folder);
        if (common != folder)
            learn_folder(f, common);
        fill_compositions(f, *build);
        fill_tables(f, *build);
        (*build)->alphabet.elisions = tsc_lexicon_folder_rule(folder, "elision");
        (*build)->alphabet.possessives = tsc_lexicon_folder_rule(folder, "possessive");
        if (f->overflow)
            status = tsc_error_set(err, TSC_ELIMIT, NULL, 0, "the patterns of '%s' have more than %d letters and signs",
                                   folder->name, (int)MAX_LETTERS);
    }
    free(f);
    if (status != TSC_OK) {
        free(*build);
        *build = NULL;
    }
    return status;
}
