/* The encoding of a table is decided once, by a byte order mark or by the first bytes that are no UTF-8. */
#include "store/recode.h"

#include "core/utf8.h"
#include "text/decode.h"
#include "text/rules.h"

#include <stdlib.h>
#include <unicode/ucnv.h>

enum { PIVOT = 4096 };

struct tsc_recoder {
    bool begun, seen_utf8; /* UTF-8 beyond ASCII came by */
    UConverter *from, *to; /* NULL while the text is UTF-8 */
    UChar pivot[PIVOT], *source, *target;
    char tail[4]; /* a character cut by the end of a piece */
    size_t tail_length, offset;
    tsc_buffer text;
};

tsc_status tsc_recoder_new(tsc_recoder **made, tsc_error *err)
{
    *made = calloc(1, sizeof **made);
    if (!*made)
        return tsc_error_memory(err, "the store");
    tsc_buffer_init(&(*made)->text);
    return TSC_OK;
}

void tsc_recoder_free(tsc_recoder *recoder)
{
    if (!recoder)
        return;
    ucnv_close(recoder->from);
    ucnv_close(recoder->to);
    tsc_buffer_clear(&recoder->text);
    free(recoder);
}

static tsc_status open_converters(tsc_recoder *recoder, const char *encoding, tsc_error *err)
{
    UErrorCode status = U_ZERO_ERROR;
    recoder->from = ucnv_open(encoding, &status);
    recoder->to = ucnv_open("UTF-8", &status);
    recoder->source = recoder->target = recoder->pivot;
    return U_SUCCESS(status) ? TSC_OK
                             : tsc_error_set(err, TSC_EINPUT, NULL, 0,
                                             "the encoding %s cannot be read; save the table as UTF-8", encoding);
}

static tsc_status convert(tsc_recoder *recoder, tsc_span piece, bool last, tsc_span *text, tsc_error *err)
{
    UErrorCode status = U_ZERO_ERROR;
    tsc_buffer_reset(&recoder->text);
    if (!tsc_buffer_reserve(&recoder->text, 4 * piece.length + 16))
        return tsc_error_memory(err, "the store");
    char *out = recoder->text.data;
    const char *in = piece.data;
    ucnv_convertEx(recoder->to, recoder->from, &out, recoder->text.data + 4 * piece.length + 16, &in,
                   piece.data + piece.length, recoder->pivot, &recoder->source, &recoder->target,
                   recoder->pivot + PIVOT, false, last, &status);
    if (U_FAILURE(status))
        return tsc_error_set(err, TSC_EINPUT, NULL, 0,
                             "the text does not hold to its encoding; save the table as UTF-8");
    *text = tsc_span_make(recoder->text.data, (size_t)(out - recoder->text.data));
    return TSC_OK;
}

/* What the first bytes say: a compressed file, UTF-16 with its mark, or nothing. */
static tsc_status look_at_start(tsc_recoder *recoder, tsc_span piece, tsc_error *err)
{
    const unsigned char *b = (const unsigned char *)piece.data;
    if (piece.length >= 4 && ((b[0] == 0x1F && b[1] == 0x8B) || memcmp(b, "PK\x03\x04", 4) == 0 ||
                              memcmp(b,
                                     "\xFD"
                                     "7zX",
                                     4) == 0))
        return tsc_error_set(err, TSC_EINPUT, NULL, 0,
                             "a compressed file or a workbook; unpack it, or save the sheet as CSV");
    if (piece.length >= 2 && b[0] == 0xFF && b[1] == 0xFE)
        return open_converters(recoder, "UTF-16", err);
    if (piece.length >= 2 && b[0] == 0xFE && b[1] == 0xFF)
        return open_converters(recoder, "UTF-16", err);
    return TSC_OK;
}

/* Length of the whole characters that a piece of UTF-8 begins with; a cut one at its end is kept for the next. */
static size_t whole_characters(tsc_span piece, size_t valid, bool last)
{
    size_t rest = piece.length - valid;
    if (rest == 0 || rest > 3 || last)
        return valid;
    unsigned char lead = (unsigned char)piece.data[valid];
    size_t wanted = lead >= 0xF0 && lead < 0xF5 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 0;
    return rest < wanted ? valid + rest : valid;
}

static bool has_high_bytes(tsc_span text)
{
    for (size_t i = 0; i < text.length; i++)
        if ((unsigned char)text.data[i] >= 0x80)
            return true;
    return false;
}

static tsc_status decide(tsc_recoder *recoder, tsc_span piece, size_t valid, tsc_error *err)
{
    tsc_text_rules *rules = NULL;
    if (recoder->seen_utf8 || has_high_bytes(tsc_span_make(piece.data, valid)))
        return tsc_error_set(err, TSC_EINPUT, NULL, 0, "byte %zu breaks the UTF-8 of the table",
                             recoder->offset + valid);
    tsc_status status = tsc_text_rules_load(NULL, &rules, err);
    if (!status)
        status = open_converters(recoder, tsc_encoding_guess(piece, rules), err);
    tsc_text_rules_free(rules);
    return status;
}

/* Puts the cut character of the last piece before this one. */
static tsc_status join_tail(tsc_recoder *recoder, tsc_span *piece, tsc_error *err)
{
    if (recoder->tail_length == 0)
        return TSC_OK;
    tsc_buffer_reset(&recoder->text);
    tsc_buffer_add(&recoder->text, recoder->tail, recoder->tail_length);
    tsc_buffer_add_span(&recoder->text, *piece);
    recoder->tail_length = 0;
    *piece = tsc_span_make(recoder->text.data, recoder->text.length);
    return tsc_buffer_status(&recoder->text, err);
}

tsc_status tsc_recoder_feed(tsc_recoder *recoder, tsc_span piece, bool last, tsc_span *text, tsc_error *err)
{
    tsc_status status = recoder->begun ? TSC_OK : look_at_start(recoder, piece, err);
    recoder->begun = true;
    if (!status && recoder->from)
        return convert(recoder, piece, last, text, err);
    if (!status)
        status = join_tail(recoder, &piece, err);
    if (status)
        return status;
    size_t valid = tsc_utf8_valid(piece.data, piece.length), whole = whole_characters(piece, valid, last);
    if (whole == piece.length) {
        recoder->seen_utf8 = recoder->seen_utf8 || has_high_bytes(tsc_span_make(piece.data, valid));
        recoder->tail_length = whole - valid;
        memcpy(recoder->tail, piece.data + valid, recoder->tail_length);
        recoder->offset += valid;
        *text = tsc_span_make(piece.data, valid);
        return TSC_OK;
    }
    status = decide(recoder, piece, valid, err);
    if (status)
        return status;
    char *copy = malloc(piece.length + 1); /* the piece may lie in the buffer that is converted into */
    if (!copy)
        return tsc_error_memory(err, "the store");
    memcpy(copy, piece.data, piece.length);
    status = convert(recoder, tsc_span_make(copy, piece.length), last, text, err);
    free(copy);
    return status;
}
