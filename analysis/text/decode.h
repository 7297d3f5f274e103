/* Bytes of any encoding to UTF-8, by ICU. Nothing is normalized; each broken byte becomes one U+FFFD. */
#ifndef TSC_TEXT_DECODE_H
#define TSC_TEXT_DECODE_H

#include "core/buffer.h"
#include "core/span.h"
#include "core/status.h"
#include "text/rules.h"

#include <stddef.h>

typedef struct tsc_decoding {
    const char *encoding; /* ICU's or IANA's name, static or of ICU */
    size_t bad_bytes;     /* replaced */
    size_t first_bad;     /* offset in the input of the first of them */
} tsc_decoding;

/** Decodes *bytes in place: afterwards it holds valid UTF-8 without byte order mark. encoding NULL: a byte order
    mark, the pattern of UTF-16, validity as UTF-8, what the first bytes declare (HTML, XML), and at last the
    likelihood of the languages of rules together with ICU's detector. Text that is UTF-8 but for a few broken
    bytes is UTF-8. Errors: TSC_EINPUT (encoding not known to ICU), TSC_ENOMEM. */
tsc_status tsc_decode(tsc_buffer *bytes, const char *encoding, const tsc_text_rules *rules, tsc_decoding *decoding,
                      tsc_error *err);

/** Told from bytes that are not UTF-8: the most likely ICU converter name. */
const char *tsc_encoding_guess(tsc_span bytes, const tsc_text_rules *rules);

/** The encoding that an HTML or XML head declares within its first 2 kB, lower-cased into name ("" none). */
void tsc_encoding_declared(tsc_span bytes, char name[40]);

#endif
