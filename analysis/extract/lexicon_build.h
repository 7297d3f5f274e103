/* The words and patterns of one language while they are compiled: a trie of words whose ends are classes, and an
   automaton whose letters are classes. Part of the compiler (lexicon_compile.c), no part of the interface. */
#ifndef TSC_EXTRACT_LEXICON_BUILD_H
#define TSC_EXTRACT_LEXICON_BUILD_H

#include "core/map.h"
#include "extract/alphabet_build.h"
#include "extract/lexicon_automaton.h"
#include "extract/lexicon_format.h"
#include "extract/lexicon_source.h"
#include "extract/word_trie.h"

/** What the whole compilation shares. */
typedef struct tsc_lexicon_compiler {
    tsc_lexicon_source *source;
    const tsc_notes *notes;
    tsc_buffer *out;
    tsc_buffer strings;
    tsc_map string_map; /* text -> offset + 1 */
    tsc_arena arena;    /* of the whole compilation */
    tsc_error *err;
} tsc_lexicon_compiler;

/** One language while it is compiled. */
typedef struct tsc_lexicon_build {
    tsc_lexicon_compiler *c;
    const tsc_lexicon_folder *folder, *common;
    tsc_alphabet_build *letters;
    tsc_arena arena, scratch;
    tsc_word_trie trie;
    tsc_map class_map; /* key of the class -> index + 1 */
    tsc_class *classes;
    bool *plain; /* of each class: a word of every other sentence */
    size_t class_count, class_room, plain_room;
    struct tsc_open_hint *hints;
    tsc_automaton automaton;
} tsc_lexicon_build;

/** Prepares what tsc_lexicon_build_clear frees. Errors: TSC_ENOMEM. */
tsc_status tsc_lexicon_build_init(tsc_lexicon_build *build, tsc_lexicon_compiler *compiler,
                                  const tsc_lexicon_folder *folder, const tsc_lexicon_folder *common);
void tsc_lexicon_build_clear(tsc_lexicon_build *build);

/** Adds the rows of a folder; mistakes in their patterns are noted and counted. Errors: TSC_ENOMEM. */
tsc_status tsc_lexicon_build_add(tsc_lexicon_build *build, const tsc_lexicon_folder *folder);

/** Appends trie, classes and automaton to the output. Errors: TSC_ENOMEM. */
tsc_status tsc_lexicon_build_pack(tsc_lexicon_build *build, tsc_packed_language *packed);

/** Appends count elements at the next multiple of 8. */
tsc_lexicon_section tsc_lexicon_add_section(tsc_buffer *out, const void *data, size_t count, size_t size);

/** What a row will be as an entry, but for its value and place. */
tsc_entry tsc_lexicon_row_entry(const tsc_lexicon_row *row);

/** Offset of a text in the strings, added where it is new. */
uint32_t tsc_lexicon_string(tsc_lexicon_compiler *compiler, const char *text, size_t length);

/** Fills the compiler's error; TSC_ENOMEM. */
tsc_status tsc_lexicon_short_of_memory(const tsc_lexicon_compiler *compiler);

#endif
