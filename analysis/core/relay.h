/* Work that is handed on in order: the caller's thread feeds slots and takes them back in the order in which it fed them,
   while all threads, its own too, work on what was fed. So the result is the same for any number of threads. */
#ifndef TSC_CORE_RELAY_H
#define TSC_CORE_RELAY_H

#include "core/status.h"

#include <stdbool.h>
#include <stddef.h>

typedef struct tsc_relay {
    void *context;
    /** Fills a slot; false where there is nothing more. By the caller's thread. */
    bool (*feed)(void *context, size_t slot);
    /** Works on a slot; worker counts from 0 (the caller's thread). By any thread. */
    void (*work)(void *context, size_t worker, size_t slot);
    /** Takes a slot that was worked on, in the order of feeding. By the caller's thread. A failure ends the relay. */
    tsc_status (*take)(void *context, size_t slot, tsc_error *err);
} tsc_relay;

enum { TSC_RELAY_WORKERS = 256 };

/** Runs until feed has nothing more and all is taken. slots: how many may be under way at once, at least 1; workers: how
    many threads work, at most TSC_RELAY_WORKERS; a thread that cannot be had is work for the others. With one worker no
    thread is started. Errors: those of take, TSC_ENOMEM. */
tsc_status tsc_relay_run(const tsc_relay *relay, size_t slots, size_t workers, tsc_error *err);

#endif
