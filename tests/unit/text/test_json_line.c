/* The plain case of a line of NDJSON must say what the library says of it, or leave it to the library. */
#include "../test.h"

#include "text/json_line.h"

#include <jansson.h>
#include <string.h>

static const char *const names[TSC_JSON_KEYS] = {"id", "text", "date", "lang", "title", "url"};

static void check_against_library(const char *text, bool wanted)
{
    tsc_buffer room;
    tsc_json_line found;
    tsc_buffer_init(&room);
    assert_int_equal(tsc_json_line_read(tsc_span_of(text), &room, &found), wanted);
    if (wanted) {
        json_t *object = json_loads(text, JSON_ALLOW_NUL, NULL);
        assert_non_null(object);
        for (int key = 0; key < TSC_JSON_KEYS; key++) {
            const json_t *value = json_object_get(object, names[key]);
            if (json_is_string(value)) {
                assert_int_equal(found.values[key].length, json_string_length(value));
                assert_string_equal(found.values[key].data, json_string_value(value));
            } else {
                assert_true(json_is_integer(value) || found.values[key].data == NULL);
            }
        }
        json_decref(object);
    }
    tsc_buffer_clear(&room);
}

static void plain_objects_are_read_as_the_library_reads_them(void **state)
{
    (void)state;
    check_against_library("{\"id\":\"a\",\"text\":\"Trade rose.\"}", true);
    check_against_library(" { \"id\" : \"\" , \"text\" : \"\\\"a\\\\b\\/c\\b\\f\\n\\r\\t\\u00e9\\u20AC\\u0041\" , \"more\" : null } ", true);
    check_against_library("{\"text\":\"\xD0\x9C\xD0\xB0\xD1\x80\xD0\xBE\xD0\xBA\xD0\xBA\xD0\xBE, a longer text with no escape in it at all\",\"title\":null}", true);
    check_against_library("{\"id\":-12,\"text\":\"x\",\"views\":100200300}", true);
    check_against_library("{\"text\":\"\",\"url\":\"\"}", true);
}

static void all_else_is_left_to_the_library(void **state)
{
    (void)state;
    static const char *const lines[] = {"", "[]", "{}", "{\"text\":\"a\"", "{\"text\":\"a\"}}", "{\"text\":\"a\",}", "{\"text\":\"a\nb\"}", "{\"text\":\"\\x\"}",
                                        "{\"text\":\"\\u12\"}", "{\"text\":\"\\ud83d\\ude00\"}", "{\"text\":\"\\u0000\"}", "{\"text\":\"\xFF\"}",
                                        "{\"text\":\"a\",\"text\":\"b\"}", "{\"id\":1.5,\"text\":\"a\"}", "{\"id\":01,\"text\":\"a\"}", "{\"id\":true,\"text\":\"a\"}",
                                        "{\"date\":2025,\"text\":\"a\"}", "{\"text\":\"a\",\"more\":[1]}", "{\"text\":\"a\",\"more\":{\"a\":\"}\"}}", "{\"text\":7}",
                                        "{\"id\":1234567890123456789,\"text\":\"a\"}", "{text:\"a\"}", "{\"text\":\"a\" \"id\":\"b\"}"};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        check_against_library(lines[i], false);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_objects_are_read_as_the_library_reads_them),
        cmocka_unit_test(all_else_is_left_to_the_library),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
