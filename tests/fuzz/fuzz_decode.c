/* Bytes in any encoding to UTF-8. The first byte chooses an encoding that is claimed, or none. */
#include "fuzz.h"

#include "core/utf8.h"
#include "text/decode.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const claims[] = {NULL,      NULL,     NULL,     "UTF-8",     "windows-1251", "KOI8-R",  "UTF-16",
                                         "UTF-16BE", "UTF-16LE", "UTF-32", "GB18030", "Shift_JIS",    "ISO-2022-JP", "UTF-7",
                                         "windows-1256", "no-such"};
    static tsc_text_rules *rules;
    tsc_error err = {0};
    if (size < 1 || (!rules && tsc_text_rules_load(NULL, &rules, &err) != TSC_OK))
        return 0;
    tsc_buffer bytes;
    tsc_decoding decoding;
    tsc_buffer_init(&bytes);
    tsc_buffer_add(&bytes, (const char *)data + 1, size - 1);
    if (tsc_decode(&bytes, claims[data[0] % 16], rules, &decoding, &err) == TSC_OK) {
        FUZZ_REQUIRE(fuzz_valid_utf8(bytes.data, bytes.length));
        FUZZ_REQUIRE(tsc_utf8_valid(bytes.data, bytes.length) == bytes.length);
        FUZZ_REQUIRE(decoding.bad_bytes == 0 || decoding.first_bad < size - 1);
        size_t at = 0;
        while (at < bytes.length) {
            size_t start = at;
            uint32_t codepoint = tsc_utf8_next(bytes.data, bytes.length, &at);
            FUZZ_REQUIRE(at > start && codepoint < 0x110000);
            size_t back = at;
            FUZZ_REQUIRE(tsc_utf8_previous(bytes.data, &back) == codepoint && back == start);
        }
    } else {
        FUZZ_REQUIRE(err.message[0] != '\0');
    }
    tsc_buffer_clear(&bytes);
    return 0;
}
