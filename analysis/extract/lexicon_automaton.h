/* The automaton of patterns while a language is compiled: it grows as a tree, and states behind which all is the same become
   one before it is packed. Part of the compiler (lexicon_compile.c), no part of the interface. */
#ifndef TSC_EXTRACT_LEXICON_AUTOMATON_H
#define TSC_EXTRACT_LEXICON_AUTOMATON_H

#include "core/arena.h"
#include "core/buffer.h"

#include <stdbool.h>
#include <stdint.h>

typedef struct tsc_automaton {
    tsc_arena arena;
    struct tsc_open_state *states;
    size_t count, room;
} tsc_automaton;

/** Makes it with state 0, of which nothing goes on; false where memory is short. Free with tsc_automaton_clear. */
bool tsc_automaton_init(tsc_automaton *automaton);
void tsc_automaton_clear(tsc_automaton *automaton);

/** A new state; 0 where memory is short. */
uint32_t tsc_automaton_add(tsc_automaton *automaton);

/** The state behind one by a class, or behind its gap, made where it is new; 0 where memory is short. */
uint32_t tsc_automaton_step(tsc_automaton *automaton, uint32_t state, uint32_t word_class);
uint32_t tsc_automaton_gap(tsc_automaton *automaton, uint32_t state);

/** Lets an entry end in a state; false where memory is short. */
bool tsc_automaton_accept(tsc_automaton *automaton, uint32_t state, uint32_t entry);

/** Appends the states (tsc_state), edges (tsc_edge, sorted by class) and accepted entries (uint32_t, sorted) to the buffers, each
    kind of state once and behind all that lead to it (Hopcroft and Ullman 1979, 3.4, for automata without loops). numbers: of each
    state that was added, the one that it has become; owned by the automaton. NULL where memory is short. */
const uint32_t *tsc_automaton_pack(tsc_automaton *automaton, tsc_buffer *states, tsc_buffer *edges,
                                   tsc_buffer *accepts);

#endif
