/* Which encoding bytes are in that are not UTF-8: what their head declares, else the reading under which the words
   of some language appear most. ICU's detector has a say, but is alone too easily fooled by short texts. */
#include "text/decode.h"

#include <ctype.h>
#include <stdlib.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

enum { SAMPLE_LIMIT = 16384 };

/* Single-byte encodings of our languages; a tie goes to the earlier one. ISO-8859-1 is contained in windows-1252. */
static const char *const candidates[] = {"windows-1252", "windows-1251", "windows-1256", "KOI8-R",
                                         "ISO-8859-5",   "windows-1254", "windows-1250", "IBM866"};
enum { CANDIDATES = sizeof candidates / sizeof *candidates };

void tsc_encoding_declared(tsc_span bytes, char name[40])
{
    static const char *const keys[] = {"charset=", "encoding="};
    char head[2049];
    size_t length = bytes.length < 2048 ? bytes.length : 2048;
    for (size_t i = 0; i < length; i++)
        head[i] = bytes.data[i] ? (char)tolower((unsigned char)bytes.data[i]) : ' ';
    head[length] = '\0';
    name[0] = '\0';
    if (!strchr(head, '<'))
        return;
    for (size_t k = 0; k < 2; k++) {
        const char *at = strstr(head, keys[k]);
        if (!at)
            continue;
        at += strlen(keys[k]);
        at += strspn(at, " \"'");
        size_t size = strspn(at, "abcdefghijklmnopqrstuvwxyz0123456789-_:.");
        if (size == 0 || size >= 40)
            continue;
        memcpy(name, at, size);
        name[size] = '\0';
        UErrorCode status = U_ZERO_ERROR;
        UConverter *converter = ucnv_open(name, &status);
        ucnv_close(converter);
        if (U_SUCCESS(status))
            return;
        name[0] = '\0';
    }
}

/* The parts of a long text that matter: around bytes above 0x7F. */
static size_t take_sample(tsc_span bytes, char *sample)
{
    size_t taken = 0, last = 0;
    for (size_t i = 0; i < bytes.length && taken + 128 < SAMPLE_LIMIT; i++) {
        if ((unsigned char)bytes.data[i] < 0x80)
            continue;
        size_t from = i > last + 32 ? i - 32 : last, to = i + 64 < bytes.length ? i + 64 : bytes.length;
        memcpy(sample + taken, bytes.data + from, to - from);
        taken += to - from;
        last = i = to;
    }
    return taken;
}

/* A letter in upper case behind one in lower case, letters of two scripts in a word, three Latin letters with marks
   in a row hardly occur in real text; a known word hardly occurs by chance. */
static long likelihood(const UChar *units, size_t count, const tsc_text_rules *rules)
{
    long score = 0, letters = 0;
    uint64_t hash = TSC_TEXT_WORD_START;
    size_t marked = 0;
    int32_t before = 0;
    bool foreign = false; /* the word has a letter beyond ASCII */
    for (size_t i = 0; i <= count; i++) {
        UChar32 c = i < count ? units[i] : ' ';
        if (c == 0xFFFD || (c >= 0x80 && c < 0xA0) || (c < 0x20 && c != '\n' && c != '\r' && c != '\t'))
            score -= 6;
        if (u_isalpha(c)) {
            hash = tsc_text_word_step(hash, (uint32_t)u_tolower(c));
            if (before && u_islower(before) && u_isupper(c))
                score -= 4;
            if (before && (before < 0x250) != (c < 0x250))
                score -= 4;
            marked = c >= 0x80 && c < 0x250 ? marked + 1 : 0;
            if (marked > 2)
                score -= 3;
            foreign = foreign || c >= 0x80;
            before = c;
            letters++;
        } else {
            if (foreign && rules && tsc_text_word_find(tsc_text_signs_of(rules), hash)->languages)
                score += letters < 5 ? 3 * letters : 12;
            if (c >= 0x2500 && c < 0x2600)
                score -= 3; /* frames and blocks are no text */
            if (c >= 0xA0 && c < 0x2000 && before && i + 1 < count && u_isalpha(units[i + 1]))
                score -= 3; /* a symbol within a word */
            hash = TSC_TEXT_WORD_START;
            before = 0;
            foreign = false;
            marked = 0;
            letters = 0;
        }
    }
    return score;
}

/* The place of ICU's own guess among the candidates, CANDIDATES where it is none of them. */
static size_t icu_guess(const char *sample, size_t length)
{
    size_t found = CANDIDATES;
    UErrorCode status = U_ZERO_ERROR;
    UCharsetDetector *detector = ucsdet_open(&status);
    ucsdet_setText(detector, sample, (int32_t)length, &status);
    const UCharsetMatch *match = ucsdet_detect(detector, &status);
    const char *name = U_SUCCESS(status) && match ? ucsdet_getName(match, &status) : NULL;
    for (size_t i = 0; U_SUCCESS(status) && name && i < CANDIDATES; i++)
        if (ucnv_compareNames(name, candidates[i]) == 0 || (i == 0 && ucnv_compareNames(name, "ISO-8859-1") == 0))
            found = i;
    ucsdet_close(detector);
    return found;
}

const char *tsc_encoding_guess(tsc_span bytes, const tsc_text_rules *rules)
{
    char *sample = malloc(SAMPLE_LIMIT);
    UChar *units = malloc(SAMPLE_LIMIT * sizeof *units);
    size_t best = 0;
    if (sample && units) {
        size_t length = take_sample(bytes, sample), favoured = icu_guess(sample, length);
        long best_score = 0;
        for (size_t i = 0; i < CANDIDATES; i++) {
            UErrorCode status = U_ZERO_ERROR;
            UConverter *converter = ucnv_open(candidates[i], &status);
            int32_t count = ucnv_toUChars(converter, units, SAMPLE_LIMIT, sample, (int32_t)length, &status);
            ucnv_close(converter);
            if (U_FAILURE(status))
                continue;
            long score = likelihood(units, (size_t)count, rules) + (i == favoured ? 5 : 0);
            if (i == 0 || score > best_score) {
                best = i;
                best_score = score;
            }
        }
    }
    free(units);
    free(sample);
    return candidates[best];
}
