#include "rules_fixture.h"

#include "core/utf8.h"
#include "text/decode.h"
#include "text/document.h"
#include "text/ndjson.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ucnv.h>
#include <unistd.h>

/* The text in another encoding, by ICU. */
static void encode(tsc_buffer *bytes, const char *text, const char *encoding)
{
    UErrorCode status = U_ZERO_ERROR;
    char coded[8192];
    int32_t length = ucnv_convert(encoding, "UTF-8", coded, sizeof coded, text, (int32_t)strlen(text), &status);
    assert_true(U_SUCCESS(status));
    tsc_buffer_init(bytes);
    tsc_buffer_add(bytes, coded, (size_t)length);
}

static const char russian[] = "Министр иностранных дел Казахстана посетил Марокко с официальным визитом. Стороны подписали "
                              "соглашение о торговле, товарооборот в 2024 году вырос на 70%.";
static const char french[] = "Les échanges entre les deux pays ont été multipliés par deux en 2024, a déclaré le ministère à Rabat. "
                             "Un accord a été signé.";
static const char arabic[] = "بلغ حجم التبادل التجاري بين البلدين خلال عام 2024 نحو 274 مليون دولار، وقال الوزير إن هذا الرقم قد ارتفع.";
static const char spanish[] = "El comercio entre los dos países creció un 70 % el año pasado, según informó el ministerio de España.";

static void each_encoding_is_told_and_decoded(void **state)
{
    (void)state;
    static const struct {
        const char *text, *encoding;
    } cases[] = {{russian, "windows-1251"}, {russian, "KOI8-R"},       {russian, "UTF-16LE"}, {russian, "UTF-16BE"},
                 {french, "windows-1252"},  {french, "ISO-8859-1"},    {arabic, "windows-1256"}, {spanish, "ISO-8859-1"},
                 {russian, "UTF-8"},        {french, "UTF-16LE"},      {arabic, "UTF-8"},     {spanish, "windows-1252"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        tsc_buffer bytes;
        tsc_decoding decoding;
        encode(&bytes, cases[i].text, cases[i].encoding);
        if (strncmp(cases[i].encoding, "UTF-16", 6) == 0) {
            tsc_buffer marked;
            tsc_buffer_init(&marked);
            tsc_buffer_add(&marked, cases[i].encoding[6] == 'L' ? "\xFF\xFE" : "\xFE\xFF", 2);
            tsc_buffer_add(&marked, bytes.data, bytes.length);
            tsc_buffer_clear(&bytes);
            bytes = marked;
        }
        assert_int_equal(tsc_decode(&bytes, NULL, rules, &decoding, NULL), TSC_OK);
        assert_string_equal(tsc_buffer_text(&bytes), cases[i].text);
        assert_int_equal(decoding.bad_bytes, 0);
        tsc_buffer_clear(&bytes);
    }
}

static void a_given_encoding_is_obeyed_and_an_unknown_one_refused(void **state)
{
    (void)state;
    tsc_buffer bytes;
    tsc_decoding decoding;
    tsc_error err = {0};
    encode(&bytes, russian, "IBM866");
    assert_int_equal(tsc_decode(&bytes, "IBM866", rules, &decoding, NULL), TSC_OK);
    assert_string_equal(tsc_buffer_text(&bytes), russian);
    assert_int_equal(tsc_decode(&bytes, "no-such", rules, &decoding, &err), TSC_EINPUT);
    assert_non_null(strstr(err.message, "no-such"));
    tsc_buffer_clear(&bytes);
}

static void utf16_without_a_mark_is_told_by_its_zeros(void **state)
{
    (void)state;
    tsc_buffer bytes;
    tsc_decoding decoding;
    encode(&bytes, "Trade grew by 70% to 274 million US dollars.", "UTF-16LE");
    assert_int_equal(tsc_decode(&bytes, NULL, rules, &decoding, NULL), TSC_OK);
    assert_string_equal(tsc_buffer_text(&bytes), "Trade grew by 70% to 274 million US dollars.");
    tsc_buffer_clear(&bytes);
}

static void expect_repair(const char *input, size_t length, const char *wanted, size_t bad, size_t first)
{
    tsc_buffer bytes;
    tsc_decoding decoding;
    tsc_buffer_init(&bytes);
    tsc_buffer_add(&bytes, input, length);
    assert_int_equal(tsc_decode(&bytes, "UTF-8", rules, &decoding, NULL), TSC_OK);
    assert_string_equal(tsc_buffer_text(&bytes), wanted);
    assert_int_equal(decoding.bad_bytes, bad);
    assert_int_equal(decoding.first_bad, first);
    tsc_buffer_clear(&bytes);
}

#define FFFD "\xEF\xBF\xBD"

static void each_broken_byte_is_replaced_once_and_counted(void **state)
{
    (void)state;
    expect_repair("a\xC0\xAF" "b", 4, "a" FFFD FFFD "b", 2, 1);
    expect_repair("\xED\xA0\x80", 3, FFFD FFFD FFFD, 3, 0);
    expect_repair("x\xF4\x90\x80\x80", 5, "x" FFFD FFFD FFFD FFFD, 4, 1);
    expect_repair("ab\xFF", 3, "ab" FFFD, 1, 2);
    expect_repair("caf\xC3", 4, "caf" FFFD, 1, 3);
    expect_repair("\xE2\x82", 2, FFFD FFFD, 2, 0);
    expect_repair("\xF0\x9F\x98\x80", 4, "\xF0\x9F\x98\x80", 0, 0);
    expect_repair("\xEF\xBB\xBFok", 5, "ok", 0, 0);
}

static void text_with_few_broken_bytes_stays_utf8(void **state)
{
    (void)state;
    tsc_buffer bytes;
    tsc_decoding decoding;
    tsc_buffer_init(&bytes);
    tsc_buffer_add_text(&bytes, russian);
    tsc_buffer_add(&bytes, "\xFF.", 2);
    assert_int_equal(tsc_decode(&bytes, NULL, rules, &decoding, NULL), TSC_OK);
    assert_string_equal(decoding.encoding, "UTF-8");
    assert_int_equal(decoding.bad_bytes, 1);
    assert_int_equal(decoding.first_bad, strlen(russian));
    tsc_buffer_clear(&bytes);
}

static void random_bytes_become_valid_text(void **state)
{
    (void)state;
    tsc_buffer bytes;
    tsc_decoding decoding;
    uint32_t seed = 7;
    tsc_buffer_init(&bytes);
    for (size_t i = 0; i < 1 << 20; i++) {
        seed = seed * 1664525 + 1013904223;
        tsc_buffer_add_char(&bytes, (char)(seed >> 24));
    }
    assert_int_equal(tsc_decode(&bytes, NULL, rules, &decoding, NULL), TSC_OK);
    assert_int_equal(tsc_utf8_valid(bytes.data, bytes.length), bytes.length);
    tsc_buffer_clear(&bytes);
}

static void codepoints_are_read_both_ways(void **state)
{
    (void)state;
    const char text[] = "a\xD0\x96\xE2\x82\xAC\xF0\x9F\x98\x80";
    static const uint32_t wanted[] = {'a', 0x416, 0x20AC, 0x1F600};
    size_t at = 0;
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(tsc_utf8_next(text, sizeof text - 1, &at), wanted[i]);
    for (size_t i = 4; i-- > 0;)
        assert_int_equal(tsc_utf8_previous(text, &at), wanted[i]);
    assert_int_equal(tsc_utf8_previous(text, &at), 0);
}

static void ndjson_lines_become_documents_and_bad_lines_are_named(void **state)
{
    (void)state;
    static const char content[] = "{\"id\":\"a\",\"text\":\"Trade grew.\",\"date\":\"2025-03\",\"lang\":\"en-GB\",\"title\":\"T\",\"url\":null}\n"
                                  "\n"
                                  "{\"id\":7,\"text\":\"Un accord.\",\"lang\":null}\n"
                                  "{\"id\":\"b\"}\n"
                                  "not json\n"
                                  "{\"text\":\"Last.\",\"date\":\"2025-13\"}\n"
                                  "{\"text\":\"Last\\u0021\"}";
    char path[] = "/tmp/tradescope-ndjson-XXXXXX";
    int file = mkstemp(path);
    assert_true(file >= 0);
    assert_int_equal(write(file, content, sizeof content - 1), sizeof content - 1);
    close(file);
    tsc_ndjson *reader;
    assert_int_equal(tsc_ndjson_new(path, &reader, NULL), TSC_OK);
    static const tsc_status wanted[] = {TSC_OK, TSC_OK, TSC_EINPUT, TSC_EINPUT, TSC_EINPUT, TSC_OK};
    static const size_t numbers[] = {1, 3, 4, 5, 6, 7};
    static const char *const ids[] = {"a", "7", "", "", "", "line 7"};
    tsc_document document;
    tsc_document_init(&document);
    tsc_document_opts opts = {.rules = rules};
    tsc_span line;
    size_t number, count = 0;
    while (tsc_ndjson_next(reader, &line, &number, NULL) == TSC_OK && line.data) {
        tsc_error err = {0};
        assert_int_equal(number, numbers[count]);
        assert_int_equal(tsc_ndjson_document(line, path, number, &opts, &document, &err), wanted[count]);
        if (wanted[count] == TSC_OK)
            assert_string_equal(document.id, ids[count]);
        else
            assert_int_equal(err.line, number);
        if (count == 0) {
            assert_string_equal(document.language, "en-GB");
            assert_string_equal(document.title, "T");
            assert_int_equal(document.date.month, 3);
            assert_int_equal(document.date_origin, TSC_DATE_GIVEN);
            assert_int_equal(strlen(document.sha256), 64);
        }
        count++;
    }
    assert_int_equal(count, 6);
    assert_string_equal(document.text.data, "Last!");
    tsc_document_clear(&document);
    tsc_ndjson_free(reader);
    unlink(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_encoding_is_told_and_decoded),
        cmocka_unit_test(a_given_encoding_is_obeyed_and_an_unknown_one_refused),
        cmocka_unit_test(utf16_without_a_mark_is_told_by_its_zeros),
        cmocka_unit_test(each_broken_byte_is_replaced_once_and_counted),
        cmocka_unit_test(text_with_few_broken_bytes_stays_utf8),
        cmocka_unit_test(random_bytes_become_valid_text),
        cmocka_unit_test(codepoints_are_read_both_ways),
        cmocka_unit_test(ndjson_lines_become_documents_and_bad_lines_are_named),
    };
    return cmocka_run_group_tests(tests, load_rules, free_rules);
}
