/* Bytes to valid UTF-8. Valid UTF-8 is left where it is; the rest goes through one ICU converter with a callback
   that counts what it replaces. */
#include "text/decode.h"

#include "core/utf8.h"

#include <stdint.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/ustring.h>

/* Valid UTF-8 sequences of more than one byte, and broken bytes, up to enough of the latter. */
static void count_sequences(const char *data, size_t length, size_t *good, size_t *bad)
{
    *good = *bad = 0;
    for (size_t at = 0; at < length;) {
        size_t step = tsc_utf8_sequence(data + at, length - at);
        *good += step > 1;
        *bad += step == 0;
        at += step ? step : 1;
    }
}

/* Replaces each broken byte by U+FFFD. */
static tsc_status repair_utf8(tsc_buffer *bytes, tsc_decoding *decoding, tsc_error *err)
{
    tsc_buffer clean;
    tsc_buffer_init(&clean);
    tsc_buffer_reserve(&clean, bytes->length + 64);
    for (size_t at = 0; at < bytes->length;) {
        size_t good = tsc_utf8_valid(bytes->data + at, bytes->length - at);
        tsc_buffer_add(&clean, bytes->data + at, good);
        at += good;
        if (at == bytes->length)
            break;
        if (decoding->bad_bytes++ == 0)
            decoding->first_bad = at;
        tsc_buffer_add(&clean, "\xEF\xBF\xBD", 3);
        at++;
    }
    tsc_status status = tsc_buffer_status(&clean, err);
    if (status == TSC_OK) {
        tsc_buffer swap = *bytes;
        *bytes = clean;
        clean = swap;
    }
    tsc_buffer_clear(&clean);
    return status;
}

typedef struct counting {
    tsc_decoding *decoding;
    const char *base;
} counting;

/* ICU's callback for bytes that mean nothing in an encoding: one U+FFFD for each. */
static void replace_broken(const void *context, UConverterToUnicodeArgs *args, const char *units, int32_t length,
                           UConverterCallbackReason reason, UErrorCode *status)
{
    (void)units;
    if (reason > UCNV_IRREGULAR)
        return;
    static const UChar replacement = 0xFFFD;
    const counting *count = context;
    if (count->decoding->bad_bytes == 0)
        count->decoding->first_bad = (size_t)(args->source - count->base) - (size_t)length;
    *status = U_ZERO_ERROR;
    for (int32_t i = 0; i < length && U_SUCCESS(*status); i++) {
        count->decoding->bad_bytes++;
        ucnv_cbToUWriteUChars(args, &replacement, 1, 0, status);
    }
}

/* Writes UTF-16 as UTF-8; a surrogate without its other half (at most at the very end of a chunk, where the
   converter never leaves one) becomes U+FFFD. */
static void add_utf16(tsc_buffer *out, const UChar *units, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        uint32_t c = units[i];
        if (U16_IS_LEAD(c) && i + 1 < count && U16_IS_TRAIL(units[i + 1]))
            c = (uint32_t)U16_GET_SUPPLEMENTARY(units[i], units[i + 1]), i++;
        if (c < 0x80)
            tsc_buffer_add_char(out, (char)c);
        else
            tsc_buffer_add_codepoint(out, c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c);
    }
}

static tsc_status convert(tsc_buffer *bytes, UConverter *converter, tsc_decoding *decoding, tsc_error *err)
{
    counting count = {decoding, bytes->data};
    UErrorCode status = U_ZERO_ERROR;
    ucnv_setToUCallBack(converter, replace_broken, &count, NULL, NULL, &status);
    tsc_buffer out;
    tsc_buffer_init(&out);
    tsc_buffer_reserve(&out, bytes->length + bytes->length / 2 + 16);
    const char *source = bytes->data, *end = source + bytes->length;
    UChar units[4096] = {0};
    do {
        UChar *target = units;
        status = U_ZERO_ERROR;
        ucnv_toUnicode(converter, &target, units + 4096, &source, end, NULL, true, &status);
        add_utf16(&out, units, (size_t)(target - units));
    } while (status == U_BUFFER_OVERFLOW_ERROR);
    if (U_FAILURE(status)) {
        tsc_buffer_clear(&out);
        return tsc_error_set(err, TSC_EINPUT, NULL, 0, "the text cannot be decoded as %s: %s", decoding->encoding,
                             u_errorName(status));
    }
    tsc_status result = tsc_buffer_status(&out, err);
    if (result == TSC_OK) {
        tsc_buffer swap = *bytes;
        *bytes = out;
        out = swap;
    }
    tsc_buffer_clear(&out);
    return result;
}

/* The encoding that a byte order mark tells, and its length. */
static const char *marked_encoding(const tsc_buffer *bytes, size_t *mark)
{
    static const struct {
        const char *bytes, *encoding;
        size_t length;
    } marks[] = {{"\xEF\xBB\xBF", "UTF-8", 3},
                 {"\xFF\xFE\0\0", "UTF-32LE", 4},
                 {"\0\0\xFE\xFF", "UTF-32BE", 4},
                 {"\xFF\xFE", "UTF-16LE", 2},
                 {"\xFE\xFF", "UTF-16BE", 2}};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (bytes->length >= marks[i].length && memcmp(bytes->data, marks[i].bytes, marks[i].length) == 0) {
            *mark = marks[i].length;
            return marks[i].encoding;
        }
    *mark = 0;
    return NULL;
}

/* UTF-16 without a mark: blanks and ASCII have a NUL at every other place, the same one. */
static const char *wide_encoding(const tsc_buffer *bytes)
{
    size_t length = bytes->length < 4096 ? bytes->length & ~(size_t)1 : 4096, even = 0, odd = 0;
    for (size_t i = 0; i < length; i += 2) {
        even += bytes->data[i] == 0;
        odd += bytes->data[i + 1] == 0;
    }
    size_t enough = length / 32 + 2;
    if (odd >= enough && even * 16 <= odd)
        return "UTF-16LE";
    if (even >= enough && odd * 16 <= even)
        return "UTF-16BE";
    return NULL;
}

/* Broken here and there, but UTF-8 all the same: many whole sequences for each broken byte. */
static bool mostly_utf8(const tsc_buffer *bytes)
{
    size_t good, bad;
    count_sequences(bytes->data, bytes->length, &good, &bad);
    return good > 0 && good >= 4 * bad;
}

static bool names_utf8(const char *encoding)
{
    return encoding && (ucnv_compareNames(encoding, "UTF-8") == 0 || ucnv_compareNames(encoding, "US-ASCII") == 0);
}

static const char *told_encoding(const tsc_buffer *bytes, const tsc_text_rules *rules, char declared[40])
{
    if (mostly_utf8(bytes))
        return "UTF-8";
    tsc_span all = tsc_span_make(bytes->data, bytes->length);
    tsc_encoding_declared(all, declared);
    if (declared[0] && !names_utf8(declared) && strncmp(declared, "utf", 3) != 0)
        return declared;
    return tsc_encoding_guess(all, rules);
}

/* The name users know: that of MIME where there is one. */
static const char *known_name(UConverter *converter, const char *fallback)
{
    UErrorCode status = U_ZERO_ERROR;
    const char *name = ucnv_getName(converter, &status);
    const char *mime = U_SUCCESS(status) ? ucnv_getStandardName(name, "MIME", &status) : NULL;
    return U_SUCCESS(status) && mime ? mime : fallback;
}

static tsc_status decode_as(tsc_buffer *bytes, const char *encoding, bool valid, tsc_decoding *decoding, tsc_error *err)
{
    if (names_utf8(encoding)) {
        decoding->encoding = "UTF-8";
        return valid || tsc_utf8_valid(bytes->data, bytes->length) == bytes->length ? TSC_OK : repair_utf8(bytes, decoding, err);
    }
    UErrorCode status = U_ZERO_ERROR;
    UConverter *converter = ucnv_open(encoding, &status);
    if (U_FAILURE(status))
        return tsc_error_set(err, TSC_EINPUT, NULL, 0,
                             "unknown encoding '%s'; known are UTF-8, UTF-16, windows-1251, windows-1252, windows-1256, "
                             "KOI8-R, ISO-8859-1 and whatever else ICU names",
                             encoding);
    decoding->encoding = known_name(converter, "given");
    tsc_status result = convert(bytes, converter, decoding, err);
    ucnv_close(converter);
    return result;
}

static void drop_front(tsc_buffer *bytes, size_t count)
{
    memmove(bytes->data, bytes->data + count, bytes->length - count + 1);
    bytes->length -= count;
}

tsc_status tsc_decode(tsc_buffer *bytes, const char *encoding, const tsc_text_rules *rules, tsc_decoding *decoding,
                      tsc_error *err)
{
    char declared[40] = "";
    *decoding = (tsc_decoding){.encoding = "UTF-8"};
    if (bytes->length == 0)
        return TSC_OK;
    size_t mark;
    const char *marked = marked_encoding(bytes, &mark);
    if (marked && (!encoding || ucnv_compareNames(marked, encoding) == 0 || strncmp(encoding, "UTF-16", 6) == 0))
        encoding = marked;
    else
        mark = 0;
    if (!encoding)
        encoding = wide_encoding(bytes);
    const bool valid = !encoding && tsc_utf8_valid(bytes->data, bytes->length) == bytes->length;
    if (!encoding)
        encoding = valid ? "UTF-8" : told_encoding(bytes, rules, declared);
    if (mark)
        drop_front(bytes, mark);
    tsc_status status = decode_as(bytes, encoding, valid, decoding, err);
    if (decoding->bad_bytes)
        decoding->first_bad += mark;
    return status;
}
