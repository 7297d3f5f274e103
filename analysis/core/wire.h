/* Plain data as bytes and back, for the pipe between two processes. One routine describes a structure for both
   directions (as XDR's filters do, RFC 4506): it writes where the wire writes and fills where it reads, so that the two
   can never disagree. What is read comes from a process that nobody trusts: lengths are held against limits and against
   what is there, texts end where they say, and the first thing that is wrong makes all further reading give zeroes. */
#ifndef TSC_CORE_WIRE_H
#define TSC_CORE_WIRE_H

#include "core/arena.h"
#include "core/buffer.h"
#include "core/span.h"

#include <stdbool.h>
#include <stdint.h>

typedef struct tsc_wire {
    tsc_buffer *out;  /* written to; NULL where the wire reads */
    tsc_span in;      /* read from */
    size_t at;
    tsc_arena *arena; /* where what is read lives */
    bool failed;      /* short of memory, or what is read is not sound */
} tsc_wire;

/** A wire that writes to out, or reads from in, whose lists and texts then live in arena. */
tsc_wire tsc_wire_writer(tsc_buffer *out);
tsc_wire tsc_wire_reader(tsc_span in, tsc_arena *arena);

/** Nothing failed, and a reader is at the end. */
bool tsc_wire_done(const tsc_wire *wire);

/** One value: written as it stands, or filled; 0 where the wire has failed. */
void tsc_wire_bool(tsc_wire *wire, bool *value);
void tsc_wire_byte(tsc_wire *wire, unsigned char *value);
void tsc_wire_u32(tsc_wire *wire, uint32_t *value);
void tsc_wire_u64(tsc_wire *wire, uint64_t *value);
void tsc_wire_int(tsc_wire *wire, int *value);
void tsc_wire_double(tsc_wire *wire, double *value); /* its bits, so that it comes back the same */

/** A value of an enumeration or another small number below limit. */
void tsc_wire_choice(tsc_wire *wire, unsigned *value, unsigned limit);

/** The length of a list: at most limit, and no more items than bytes that are left. */
void tsc_wire_count(tsc_wire *wire, size_t *count, size_t limit);

/** Zeroed room for the items of a list that is read; what is written is left as it is. Never NULL but where failed. */
void *tsc_wire_items(tsc_wire *wire, const void *items, size_t count, size_t size);

/** A terminated text without NULs of at most limit bytes; NULL stays NULL. */
void tsc_wire_text(tsc_wire *wire, const char **text, size_t limit);

/** A terminated text within an array of size bytes, the rest zeroed. */
void tsc_wire_chars(tsc_wire *wire, char *text, size_t size);

/** A list of count numbers; what is read lives in the arena. */
void tsc_wire_doubles(tsc_wire *wire, const double **values, size_t count);
void tsc_wire_ints(tsc_wire *wire, const int **values, size_t count);

/** Marks what was read as unsound unless condition holds. */
void tsc_wire_require(tsc_wire *wire, bool condition);

#endif
