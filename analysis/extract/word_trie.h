/* The trie of the words of one language while it is compiled, and its double array. */
#ifndef TSC_EXTRACT_WORD_TRIE_H
#define TSC_EXTRACT_WORD_TRIE_H

#include "core/arena.h"
#include "core/buffer.h"
#include "core/status.h"
#include "extract/lexicon_format.h"

typedef struct tsc_word_node {
    uint32_t child, sibling; /* 0: none */
    uint32_t classes;        /* first link, 0: none */
    uint8_t symbol;
} tsc_word_node;

typedef struct tsc_word_link {
    uint32_t word_class, next;
} tsc_word_link;

typedef struct tsc_word_trie {
    tsc_word_node *nodes; /* 0 is the root */
    size_t node_count, node_room;
    tsc_word_link *links; /* 0 is unused */
    size_t link_count, link_room;
} tsc_word_trie;

/** An empty trie. TSC_ENOMEM. */
tsc_status tsc_word_trie_init(tsc_word_trie *trie, tsc_error *err);
/** Frees it. */
void tsc_word_trie_clear(tsc_word_trie *trie);

/** Adds a class at the end of a word of count symbols. Errors: TSC_ENOMEM. */
tsc_status tsc_word_trie_add(tsc_word_trie *trie, const uint8_t *symbols, size_t count, uint32_t word_class,
                             tsc_error *err);

/** Appends the double array (tsc_trie_cell) to cells and the lists of classes (uint32_t) to terms, first-fit in breadth-first
    order (Aoe 1989). Errors: TSC_ENOMEM. */
tsc_status tsc_word_trie_pack(const tsc_word_trie *trie, tsc_buffer *cells, tsc_buffer *terms, tsc_error *err);

#endif
