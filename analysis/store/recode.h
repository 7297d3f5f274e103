/* Tables that are not UTF-8 (ISO-8859-1, Windows-1251, Windows-1252, UTF-16 …), piece by piece into UTF-8. Bytes that
   are UTF-8 pass as they are, without a copy. */
#ifndef TSC_STORE_RECODE_H
#define TSC_STORE_RECODE_H

#include "core/buffer.h"
#include "core/span.h"

#include <stdbool.h>

typedef struct tsc_recoder tsc_recoder;

/** A recoder for one file. Free with tsc_recoder_free. TSC_ENOMEM. */
tsc_status tsc_recoder_new(tsc_recoder **recoder, tsc_error *err);
void tsc_recoder_free(tsc_recoder *recoder);

/** The next piece as UTF-8: *text is the piece itself or lies in the recoder until the next call. last: the file ends
    here. The first bytes that are not UTF-8 decide on the encoding of all that follows. Errors: TSC_EINPUT where UTF-8
    text breaks off in the middle of the file, a compressed file, an encoding that cannot be told. */
tsc_status tsc_recoder_feed(tsc_recoder *recoder, tsc_span piece, bool last, tsc_span *text, tsc_error *err);

#endif
