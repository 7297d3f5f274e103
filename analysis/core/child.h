/* Work that nobody trusts, in a child process: forked, without any open file but one socket to its parent, under hard
   limits of processor time and memory that no code within can lift. What it has to say are messages over the socket, and
   the parent believes nothing of them that it has not checked. */
#ifndef TSC_CORE_CHILD_H
#define TSC_CORE_CHILD_H

#include "core/buffer.h"
#include "core/status.h"

#include <stdbool.h>

typedef struct tsc_child tsc_child;

/** The child's end. */
typedef struct tsc_link {
    int socket;
    volatile size_t *progress; /* a number that the parent can still read when the child was killed; may be NULL */
} tsc_link;

typedef struct tsc_child_limits {
    unsigned cpu_seconds;     /* of processor time, then the kernel ends it */
    size_t memory;            /* bytes of address space beyond what the parent has; 0: no limit */
    unsigned silence_seconds; /* most time without a message, then the parent ends it; 0: 120 */
} tsc_child_limits;

enum { TSC_CHILD_MESSAGE = 128 << 20 }; /* most bytes of one message */

/** Runs in the child; the process ends without a trace when it returns (buffers of stdio are not flushed, nothing is
    freed). It may use the memory that it inherits and malloc, not files. */
typedef void tsc_child_body(void *context, tsc_link *link);

/** Forks the child. No other thread of the process may run, or hold a lock that the body needs. End it with
    tsc_child_end in any case. Errors: TSC_ENOMEM, TSC_EEXTERNAL (no process to be had). */
tsc_status tsc_child_start(const tsc_child_limits *limits, tsc_child_body *body, void *context, tsc_child **child,
                           tsc_error *err);

/** The next message of the child, with its kind. Errors: TSC_ELIMIT where it ran out of processor time, was silent for
    too long or sent too much; TSC_EEXTERNAL where it ended without a word; TSC_ENOMEM. It is ended by then. */
tsc_status tsc_child_receive(tsc_child *child, unsigned char *kind, tsc_buffer *message, tsc_error *err);

/** An answer. Errors as above. */
tsc_status tsc_child_send(tsc_child *child, unsigned char kind, const tsc_buffer *message, tsc_error *err);

/** What the child last noted in its link's progress; 0 nothing. */
size_t tsc_child_progress(const tsc_child *child);

/** Kills the child where it still runs, waits for it, frees. NULL is none. */
void tsc_child_end(tsc_child *child);

/** The child's side: a message to the parent, and its answer. False where the parent is gone. */
bool tsc_link_send(tsc_link *link, unsigned char kind, const tsc_buffer *message);
bool tsc_link_receive(tsc_link *link, unsigned char *kind, tsc_buffer *message);

#endif
