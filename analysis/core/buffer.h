/* A growing byte string, always terminated once something was added. The first failed allocation is
   remembered in `failed`, later additions are dropped: check once, at the end. Numbers are written
   locale-independently. */
#ifndef TSC_CORE_BUFFER_H
#define TSC_CORE_BUFFER_H

#include "core/arena.h"
#include "core/span.h"
#include "core/status.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

typedef struct tsc_buffer {
    char *data; /* NULL while empty */
    size_t length, room;
    bool failed;
} tsc_buffer;

/** Makes an empty buffer; allocates nothing. */
void tsc_buffer_init(tsc_buffer *buffer);
/** Frees its memory; the buffer is as after tsc_buffer_init. */
void tsc_buffer_clear(tsc_buffer *buffer);
void tsc_buffer_reset(tsc_buffer *buffer); /* empty, memory kept, failed cleared */

/** Clears a buffer whose text went into another one, which has failed too where this one has. */
void tsc_buffer_clear_part(tsc_buffer *part, tsc_buffer *whole);

/** Makes room for length more bytes where the buffer has not yet got it: what tsc_buffer_reserve falls back on. */
bool tsc_buffer_widen(tsc_buffer *buffer, size_t length);

/** Makes room for length more bytes; false (and failed) where memory is short. In the header, as what adds little is,
    since records are written field by field. */
static inline bool tsc_buffer_reserve(tsc_buffer *buffer, size_t length)
{
    return (length < buffer->room - buffer->length && !buffer->failed) || tsc_buffer_widen(buffer, length);
}

static inline void tsc_buffer_add(tsc_buffer *buffer, const char *data, size_t length)
{
    if (!tsc_buffer_reserve(buffer, length))
        return;
    if (length > 0)
        memcpy(buffer->data + buffer->length, data, length);
    buffer->length += length;
    buffer->data[buffer->length] = '\0';
}

static inline void tsc_buffer_add_span(tsc_buffer *buffer, tsc_span span)
{
    tsc_buffer_add(buffer, span.data, span.length);
}

static inline void tsc_buffer_add_text(tsc_buffer *buffer, const char *text)
{
    tsc_buffer_add(buffer, text, strlen(text));
}

static inline void tsc_buffer_add_char(tsc_buffer *buffer, char c)
{
    if (!tsc_buffer_reserve(buffer, 1))
        return;
    buffer->data[buffer->length++] = c;
    buffer->data[buffer->length] = '\0';
}

void tsc_buffer_add_codepoint(tsc_buffer *buffer, uint32_t codepoint); /* as UTF-8 */
void tsc_buffer_add_integer(tsc_buffer *buffer, long long value);

/** The shortest decimal text that reads back as the same double (see core/number.h); nothing for NaN. */
void tsc_buffer_add_double(tsc_buffer *buffer, double value);

/** printf into the buffer; no %f, %e or %g (they follow the locale): use tsc_buffer_add_double. */
void tsc_buffer_printf(tsc_buffer *buffer, const char *format, ...) __attribute__((format(printf, 2, 3)));

/** A JSON string with its quotes, escaped as RFC 8259 wants; data must be valid UTF-8. */
void tsc_buffer_add_json(tsc_buffer *buffer, tsc_span text);

/** TSC_ENOMEM where an addition failed, else TSC_OK. */
tsc_status tsc_buffer_status(const tsc_buffer *buffer, tsc_error *err);

/** The terminated text ("" while empty), borrowed until the next addition. */
const char *tsc_buffer_text(const tsc_buffer *buffer);

/** The terminated text, owned by the caller (free()); the buffer is empty afterwards. NULL where it failed. */
char *tsc_buffer_take(tsc_buffer *buffer);

/** The terminated text in an arena; the buffer is cleared. NULL where it failed or memory is short. */
char *tsc_buffer_keep(tsc_buffer *buffer, tsc_arena *arena);

#endif
