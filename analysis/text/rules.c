/* Loading of abbreviations, frequent words and letters from datasets/lexicon, and of month names from ICU, into
   one hash table each. */
#include "text/rules.h"

#include "core/arena.h"
#include "core/buffer.h"
#include "core/file.h"
#include "core/map.h"
#include "core/tsv.h"
#include "core/utf8.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unicode/uchar.h>
#include <unicode/uloc.h>
#include <unicode/ures.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>

enum { WORD_LIMIT = 3072, SCRIPT_LIMIT = 16 };
enum { ENDING_LENGTHS = 16 /* the last stands for all beyond */ };

struct tsc_text_rules {
    tsc_arena arena;
    char tags[TSC_TEXT_LANGUAGES][TSC_TEXT_TAG];
    tsc_map abbreviations[TSC_TEXT_LANGUAGES]; /* lower-cased word with its stop -> its kind */
    uint64_t endings[TSC_TEXT_LANGUAGES][ENDING_LENGTHS]; /* of abbreviations, by their length: see ending_bit */
    tsc_map months[TSC_TEXT_LANGUAGES];        /* lower-cased name -> number of the month */
    size_t language_count;
    tsc_text_signs signs;
    size_t word_count;
    uint32_t letters[TSC_TEXT_LETTERS];
    uint32_t lettered; /* languages that do not go without their own letters for long */
    struct {
        UScriptCode code;
        uint32_t languages;
        size_t usual; /* the language that a text in this script is taken for where nothing tells; the count: none */
    } scripts[SCRIPT_LIMIT];
    size_t script_count;
};

/* Small integers kept as the values of maps. */
static void *value_of(int number)
{
    return (void *)(intptr_t)number;
}

static int number_of(const void *value)
{
    return (int)(intptr_t)value;
}

static uint64_t hash_of(tsc_span word)
{
    uint64_t hash = TSC_TEXT_WORD_START;
    for (size_t at = 0; at < word.length;)
        hash = tsc_text_word_step(hash, tsc_utf8_next(word.data, word.length, &at));
    return hash;
}

static bool add_word(tsc_text_rules *rules, tsc_span word, size_t language)
{
    const uint64_t hash = hash_of(word);
    tsc_text_word *slot = &rules->signs.words[tsc_text_word_find(&rules->signs, hash) - rules->signs.words];
    if (!slot->languages && ++rules->word_count > WORD_LIMIT)
        return false;
    slot->hash = hash;
    slot->languages |= UINT32_C(1) << language;
    slot->count = tsc_text_count(slot->languages);
    return true;
}

static UScriptCode script_of(uint32_t codepoint)
{
    UErrorCode status = U_ZERO_ERROR;
    UScriptCode code = uscript_getScript((UChar32)codepoint, &status);
    return U_SUCCESS(status) ? code : USCRIPT_UNKNOWN;
}

static bool add_script(tsc_text_rules *rules, uint32_t codepoint, size_t language)
{
    UErrorCode status = U_ZERO_ERROR;
    UScriptCode code = uscript_getScript((UChar32)codepoint, &status);
    if (U_FAILURE(status) || code <= USCRIPT_INHERITED)
        return true;
    size_t i = 0;
    while (i < rules->script_count && rules->scripts[i].code != code)
        i++;
    if (i == SCRIPT_LIMIT)
        return false;
    if (i == rules->script_count) {
        rules->scripts[i].code = code;
        rules->scripts[i].languages = 0;
        rules->scripts[i].usual = TSC_TEXT_LANGUAGES;
        rules->script_count++;
    }
    rules->scripts[i].languages |= UINT32_C(1) << language;
    return true;
}

static tsc_status add_frequent(tsc_text_rules *rules, size_t language, tsc_span form, tsc_span kind, const char *path,
                               size_t line, tsc_error *err)
{
    size_t at = 0;
    uint32_t first = tsc_utf8_next(form.data, form.length, &at);
    bool room = add_script(rules, first, language);
    if (tsc_span_equals(kind, "word")) {
        room = room && add_word(rules, form, language);
    } else if (tsc_span_equals(kind, "letter") || tsc_span_equals(kind, "vital")) {
        if (at != form.length || first >= TSC_TEXT_LETTERS)
            return tsc_error_set(err, TSC_EINPUT, path, line, "a letter is one character below U+3000");
        rules->letters[first] |= UINT32_C(1) << language;
        if (tsc_span_equals(kind, "vital"))
            rules->lettered |= UINT32_C(1) << language;
    } else if (tsc_span_equals(kind, "script")) {
        for (size_t i = 0; i < rules->script_count; i++)
            if (rules->scripts[i].code == script_of(first))
                rules->scripts[i].usual = language;
    } else {
        return tsc_error_set(err, TSC_EINPUT, path, line, "'%.*s' is not a kind; known are word, letter, vital and script",
                             (int)kind.length, kind.data);
    }
    return room ? TSC_OK : tsc_error_set(err, TSC_ELIMIT, path, line, "too many frequent words or scripts");
}

/* One of 64 bits for the last character of an abbreviation. */
static uint64_t ending_bit(uint32_t last)
{
    return UINT64_C(1) << (last & 63);
}

static size_t ending_length(size_t characters)
{
    return characters < ENDING_LENGTHS ? characters : ENDING_LENGTHS - 1;
}

static void note_ending(tsc_text_rules *rules, size_t language, tsc_span form)
{
    const size_t length = form.data[form.length - 1] == '.' ? form.length - 1 : form.length;
    size_t characters = 0;
    uint32_t last = 0;
    for (size_t at = 0; at < length; characters++)
        last = tsc_utf8_next(form.data, length, &at);
    rules->endings[language][ending_length(characters)] |= ending_bit(last);
}

static tsc_status add_abbreviation(tsc_text_rules *rules, size_t language, tsc_span form, tsc_span kind, const char *path,
                                   size_t line, tsc_error *err)
{
    tsc_abbreviation value = tsc_span_equals(kind, "never")    ? TSC_ABBREVIATION_NEVER
                             : tsc_span_equals(kind, "number") ? TSC_ABBREVIATION_NUMBER
                             : tsc_span_equals(kind, "may")    ? TSC_ABBREVIATION_MAY
                             : tsc_span_equals(kind, "measure") ? TSC_ABBREVIATION_MEASURE
                                                                : TSC_ABBREVIATION_NONE;
    if (value == TSC_ABBREVIATION_NONE)
        return tsc_error_set(err, TSC_EINPUT, path, line, "'%.*s' is not a kind; known are never, number, may and measure",
                             (int)kind.length, kind.data);
    char *copy = tsc_arena_strndup(&rules->arena, form.data, form.length);
    if (!copy || !tsc_map_put(&rules->abbreviations[language], tsc_span_make(copy, form.length), value_of((int)value)))
        return tsc_error_set(err, TSC_ENOMEM, path, line, "no memory for abbreviations");
    note_ending(rules, language, form);
    return TSC_OK;
}

typedef tsc_status add_row(tsc_text_rules *, size_t, tsc_span, tsc_span, const char *, size_t, tsc_error *);

/* Calls add for each row behind the header (form TAB kind). */
static tsc_status load_rows(tsc_text_rules *rules, size_t language, const char *path, add_row *add, tsc_error *err)
{
    tsc_buffer content;
    tsc_span cells[2];
    tsc_buffer_init(&content);
    tsc_status status = tsc_file_read(path, 1 << 20, &content, err);
    if (status == TSC_OK && tsc_utf8_valid(tsc_buffer_text(&content), content.length) != content.length)
        status = tsc_error_set(err, TSC_EINPUT, path, 0, "not valid UTF-8");
    tsc_tsv tsv = tsc_tsv_of(tsc_span_make(content.data, content.length));
    tsc_tsv_next_line(&tsv);
    while (status == TSC_OK && tsc_tsv_next(&tsv)) {
        if (tsc_tsv_cells(tsv.row, cells, 2) < 2 || cells[0].length == 0)
            status = tsc_error_set(err, TSC_EINPUT, path, tsv.line, "a line is a form, a tab and a kind");
        else
            status = add(rules, language, cells[0], tsc_span_trim(cells[1]), path, tsv.line, err);
    }
    tsc_buffer_clear(&content);
    return status;
}

static bool add_month(tsc_text_rules *rules, size_t language, const UChar *name, int32_t length, int month)
{
    UChar lower[64];
    char text[256];
    int32_t size = 0;
    UErrorCode status = U_ZERO_ERROR;
    int32_t lowered = u_strToLower(lower, 64, name, length, rules->tags[language], &status);
    u_strToUTF8(text, sizeof text, &size, lower, lowered, &status);
    if (U_FAILURE(status) || size <= 0)
        return true;
    if (text[size - 1] == '.')
        size--;
    tsc_span key = tsc_span_make(text, (size_t)size);
    if (size < 3 || tsc_map_get(&rules->months[language], key))
        return true;
    char *copy = tsc_arena_strndup(&rules->arena, text, key.length);
    return copy && tsc_map_put(&rules->months[language], tsc_span_make(copy, key.length), value_of(month));
}

/* The Gregorian month names of one locale as its resource bundle has them. */
static bool add_locale_months(tsc_text_rules *rules, size_t language, const char *locale)
{
    static const char *const contexts[] = {"format", "stand-alone"}, *const widths[] = {"wide", "abbreviated"};
    bool good = true;
    for (size_t i = 0; i < 4 && good; i++) {
        const char *path[] = {"calendar", "gregorian", "monthNames", contexts[i / 2], widths[i % 2]};
        UErrorCode status = U_ZERO_ERROR;
        UResourceBundle *node = ures_openDirect(NULL, locale, &status);
        for (size_t step = 0; step < 5 && U_SUCCESS(status); step++) {
            UResourceBundle *inner = ures_getByKey(node, path[step], NULL, &status);
            ures_close(node);
            node = inner;
        }
        for (int32_t month = 0; U_SUCCESS(status) && good && month < 12 && month < ures_getSize(node); month++) {
            int32_t length = 0;
            const UChar *name = ures_getStringByIndex(node, month, &length, &status);
            if (U_SUCCESS(status))
                good = add_month(rules, language, name, length, month + 1);
        }
        ures_close(node);
    }
    return good;
}

/* Regions name months in their own ways (mars, غشت in Morocco; شباط in Iraq). */
static tsc_status load_months(tsc_text_rules *rules, tsc_error *err)
{
    int32_t count = uloc_countAvailable();
    for (int32_t i = 0; i < count; i++) {
        const char *locale = uloc_getAvailable(i);
        size_t language = tsc_text_language_find(rules, locale);
        if (language < rules->language_count && !add_locale_months(rules, language, locale))
            return tsc_error_memory(err, "the names of months");
    }
    return TSC_OK;
}

static bool file_there(const char *path)
{
    struct stat state;
    return stat(path, &state) == 0 && S_ISREG(state.st_mode);
}

/* Loads what one folder has; a folder without files of ours is no language here. */
static tsc_status load_language(tsc_text_rules *rules, const char *folder, const char *name, tsc_error *err)
{
    static const struct {
        const char *file;
        add_row *add;
    } kinds[] = {{"abbreviation.tsv", add_abbreviation}, {"frequent.tsv", add_frequent}};
    tsc_status status = TSC_OK;
    size_t language = rules->language_count;
    for (size_t i = 0; i < 2 && status == TSC_OK; i++) {
        tsc_buffer path;
        tsc_buffer_init(&path);
        tsc_path_join(&path, folder, name);
        tsc_buffer_add_char(&path, '/');
        tsc_buffer_add_text(&path, kinds[i].file);
        status = tsc_buffer_status(&path, err);
        if (status == TSC_OK && file_there(tsc_buffer_text(&path))) {
            if (language == TSC_TEXT_LANGUAGES) {
                status = tsc_error_set(err, TSC_ELIMIT, folder, 0, "more than %d languages", TSC_TEXT_LANGUAGES);
            } else {
                strncpy(rules->tags[language], name, TSC_TEXT_TAG - 1);
                rules->language_count = language + 1;
                status = load_rows(rules, language, tsc_buffer_text(&path), kinds[i].add, err);
            }
        }
        tsc_buffer_clear(&path);
    }
    return status;
}

static tsc_status load_folder(tsc_text_rules *rules, const char *folder, tsc_error *err)
{
    enum { LONGEST_TAG = TSC_TEXT_TAG - 2 };
    char **names;
    size_t count;
    tsc_status status = tsc_folder_list(folder, "", &rules->arena, &names, &count, err);
    for (size_t i = 0; i < count && status == TSC_OK; i++)
        if (strlen(names[i]) >= 2 && strlen(names[i]) <= LONGEST_TAG)
            status = load_language(rules, folder, names[i], err);
    return status == TSC_OK ? load_months(rules, err) : status;
}

static void note_pairs(tsc_text_rules *rules)
{
    for (uint32_t c = 0; c < TSC_LETTER_PAIRS; c++) {
        const bool letter = tsc_letter_is(c);
        const uint32_t small = letter ? tsc_letter_small(c) : c;
        const bool marked = letter && c >= 0x80 && tsc_letter_kind_of(small) < TSC_LETTER_TATWEEL;
        const uint32_t languages = marked ? rules->letters[small] : 0;
        rules->signs.pairs[c] = (tsc_letter){.languages = languages,
                                             .small = (uint16_t)small,
                                             .kind = (uint8_t)(letter ? tsc_letter_kind_of(small) : TSC_LETTER_NONE),
                                             .count = (uint8_t)tsc_text_count(languages)};
    }
}

tsc_status tsc_text_rules_load(const char *folder, tsc_text_rules **result, tsc_error *err)
{
    *result = NULL;
    tsc_text_rules *rules = calloc(1, sizeof *rules);
    if (!rules)
        return tsc_error_set(err, TSC_ENOMEM, folder, 0, "no memory for the rules of languages");
    tsc_arena_init(&rules->arena);
    for (size_t i = 0; i < TSC_TEXT_LANGUAGES; i++) {
        tsc_map_init(&rules->abbreviations[i]);
        tsc_map_init(&rules->months[i]);
    }
    tsc_buffer found;
    tsc_buffer_init(&found);
    tsc_status status = folder ? TSC_OK : tsc_data_path("lexicon", &found, err);
    if (status == TSC_OK)
        status = load_folder(rules, folder ? folder : tsc_buffer_text(&found), err);
    note_pairs(rules);
    tsc_buffer_clear(&found);
    if (status != TSC_OK)
        tsc_text_rules_free(rules);
    else
        *result = rules;
    return status;
}

void tsc_text_rules_free(tsc_text_rules *rules)
{
    if (!rules)
        return;
    for (size_t i = 0; i < TSC_TEXT_LANGUAGES; i++) {
        tsc_map_clear(&rules->abbreviations[i]);
        tsc_map_clear(&rules->months[i]);
    }
    tsc_arena_clear(&rules->arena);
    free(rules);
}

size_t tsc_text_language_count(const tsc_text_rules *rules)
{
    return rules->language_count;
}

const char *tsc_text_language_tag(const tsc_text_rules *rules, size_t language)
{
    static const char none[TSC_TEXT_TAG] = "";
    return language < rules->language_count ? rules->tags[language] : none;
}

size_t tsc_text_language_find(const tsc_text_rules *rules, const char *tag)
{
    size_t length = tag ? strcspn(tag, "-_") : 0;
    for (size_t i = 0; i < rules->language_count; i++)
        if (strlen(rules->tags[i]) == length && memcmp(rules->tags[i], tag, length) == 0)
            return i;
    return rules->language_count;
}

tsc_abbreviation tsc_text_abbreviation(const tsc_text_rules *rules, size_t language, tsc_span word)
{
    if (language >= rules->language_count)
        return TSC_ABBREVIATION_NONE;
    return (tsc_abbreviation)number_of(tsc_map_get(&rules->abbreviations[language], word));
}

bool tsc_text_may_abbreviate(const tsc_text_rules *rules, size_t language, size_t characters, uint32_t last)
{
    return language < rules->language_count && (rules->endings[language][ending_length(characters)] & ending_bit(last)) != 0;
}

const tsc_text_signs *tsc_text_signs_of(const tsc_text_rules *rules)
{
    return &rules->signs;
}

uint32_t tsc_text_frequent(const tsc_text_rules *rules, tsc_span word)
{
    return word.length == 0 ? 0 : tsc_text_word_find(&rules->signs, hash_of(word))->languages;
}

uint32_t tsc_text_letter(const tsc_text_rules *rules, uint32_t codepoint)
{
    return codepoint < TSC_TEXT_LETTERS ? rules->letters[codepoint] : 0;
}

bool tsc_text_is_lettered(const tsc_text_rules *rules, size_t language)
{
    return language < rules->language_count && (rules->lettered >> language & 1) != 0;
}

size_t tsc_text_usual(const tsc_text_rules *rules, uint32_t codepoint)
{
    UScriptCode code = script_of(codepoint);
    for (size_t i = 0; i < rules->script_count; i++)
        if (rules->scripts[i].code == code && rules->scripts[i].usual < rules->language_count)
            return rules->scripts[i].usual;
    return rules->language_count;
}

uint32_t tsc_text_script(const tsc_text_rules *rules, uint32_t codepoint)
{
    UErrorCode status = U_ZERO_ERROR;
    UScriptCode code = uscript_getScript((UChar32)codepoint, &status);
    for (size_t i = 0; i < rules->script_count; i++)
        if (rules->scripts[i].code == code)
            return rules->scripts[i].languages;
    return 0;
}

int tsc_text_month(const tsc_text_rules *rules, size_t language, tsc_span word)
{
    return language < rules->language_count ? number_of(tsc_map_get(&rules->months[language], word)) : 0;
}
