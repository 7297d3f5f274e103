#include "../test.h"

#include "core/arena.h"
#include "core/buffer.h"
#include "core/csv_out.h"
#include "core/map.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static void an_arena_gives_aligned_memory_that_is_its_own(void **state)
{
    (void)state;
    tsc_arena arena;
    tsc_arena_init(&arena);
    unsigned char *places[300];
    for (size_t i = 0; i < 300; i++) {
        places[i] = tsc_arena_calloc(&arena, i + 1, 7);
        assert_non_null(places[i]);
        assert_int_equal((uintptr_t)places[i] % _Alignof(max_align_t), 0);
        memset(places[i], (int)(i & 255), (i + 1) * 7);
    }
    for (size_t i = 0; i < 300; i++)
        assert_int_equal(places[i][i * 7], (unsigned char)i);
    assert_null(tsc_arena_calloc(&arena, SIZE_MAX / 2, 8));
    tsc_arena_reset(&arena);
    assert_string_equal(tsc_arena_strdup(&arena, "again"), "again");
    tsc_arena_clear(&arena);
    assert_null(arena.blocks);
}

static void a_buffer_grows_and_stays_terminated(void **state)
{
    (void)state;
    tsc_buffer buffer;
    tsc_buffer_init(&buffer);
    assert_string_equal(tsc_buffer_text(&buffer), "");
    for (int i = 0; i < 1000; i++)
        tsc_buffer_printf(&buffer, "%d,", i);
    assert_int_equal(strlen(buffer.data), buffer.length);
    tsc_buffer_reset(&buffer);
    tsc_buffer_add_double(&buffer, 0.1);
    tsc_buffer_add_codepoint(&buffer, 0x20AC);
    assert_string_equal(tsc_buffer_text(&buffer), "0.1€");
    char *taken = tsc_buffer_take(&buffer);
    assert_string_equal(taken, "0.1€");
    free(taken);
    assert_null(buffer.data);
}

static void an_absurd_size_fails_once_and_for_all(void **state)
{
    (void)state;
    tsc_buffer buffer;
    tsc_buffer_init(&buffer);
    assert_false(tsc_buffer_reserve(&buffer, SIZE_MAX / 2));
    tsc_buffer_add_text(&buffer, "dropped");
    tsc_error err;
    assert_int_equal(tsc_buffer_status(&buffer, &err), TSC_ENOMEM);
    assert_string_equal(tsc_buffer_text(&buffer), "");
    tsc_buffer_clear(&buffer);
}

static void json_strings_escape_what_must_be(void **state)
{
    (void)state;
    tsc_buffer buffer;
    tsc_buffer_init(&buffer);
    tsc_buffer_add_json(&buffer, tsc_span_make("a\"b\\\n\t\x01\x7Fé\0z", 12));
    assert_string_equal(tsc_buffer_text(&buffer), "\"a\\\"b\\\\\\n\\t\\u0001\\u007fé\\u0000z\"");
    tsc_buffer_clear(&buffer);
}

static void a_map_finds_its_keys_and_keeps_their_order(void **state)
{
    (void)state;
    tsc_map map;
    tsc_arena arena;
    tsc_map_init(&map);
    tsc_arena_init(&arena);
    assert_null(tsc_map_get(&map, tsc_span_of("nothing")));
    for (int i = 0; i < 5000; i++) {
        char key[16];
        int length = snprintf(key, sizeof key, "key%d", i);
        char *kept = tsc_arena_strndup(&arena, key, (size_t)length);
        assert_true(tsc_map_put(&map, tsc_span_of(kept), kept));
    }
    assert_true(tsc_map_put(&map, tsc_span_of("key7"), "new"));
    assert_int_equal(map.count, 5000);
    assert_string_equal(tsc_map_get(&map, tsc_span_of("key7")), "new");
    assert_string_equal(tsc_map_get(&map, tsc_span_of("key4999")), "key4999");
    assert_null(tsc_map_get(&map, tsc_span_of("key5000")));
    assert_true(tsc_span_equals(map.entries[4998].key, "key4998"));
    tsc_map_clear(&map);
    tsc_arena_clear(&arena);
}

static void a_word_is_among_a_list_as_a_whole_alone(void **state)
{
    (void)state;
    assert_true(tsc_span_is_among(tsc_span_of("b"), "a b cd"));
    assert_true(tsc_span_is_among(tsc_span_of("cd"), "a b cd"));
    assert_false(tsc_span_is_among(tsc_span_of("c"), "a b cd"));
    assert_false(tsc_span_is_among(tsc_span_of("cde"), "a b cd"));
    assert_false(tsc_span_is_among(tsc_span_of("a b"), "a b cd"));
    assert_false(tsc_span_is_among(tsc_span_of(""), "a b cd"));
    assert_false(tsc_span_is_among(tsc_span_of("a"), ""));
}

static void spans_lose_blanks_of_all_sorts_at_their_ends(void **state)
{
    (void)state;
    assert_true(tsc_span_equals(tsc_span_trim(tsc_span_of(" \t\xC2\xA0\xE2\x80\xAF 12 \xE2\x80\xAF\n")), "12"));
    assert_true(tsc_span_equals(tsc_span_trim(tsc_span_of("\xEF\xBB\xBFх")), "х"));
    assert_int_equal(tsc_span_trim(tsc_span_of(" \xC2\xA0 ")).length, 0);
    assert_true(tsc_span_compare(tsc_span_of("a"), tsc_span_of("ab")) < 0);
}

static void an_arena_that_is_reset_takes_its_blocks_again(void **state)
{
    enum { BLOCKS = 6, SIZE = 100000 };
    (void)state;
    tsc_arena arena;
    char *before[BLOCKS];
    tsc_arena_init(&arena);
    for (size_t i = 0; i < BLOCKS; i++)
        assert_non_null(before[i] = tsc_arena_alloc(&arena, SIZE));
    for (int round = 0; round < 3; round++) {
        tsc_arena_reset(&arena);
        for (size_t i = 0; i < BLOCKS; i++) {
            char *again = tsc_arena_alloc(&arena, SIZE);
            bool known = false;
            for (size_t k = 0; k < BLOCKS; k++)
                known = known || again == before[k];
            assert_true(known);
            memset(again, round, SIZE);
        }
    }
    tsc_arena_reset(&arena);
    assert_non_null(tsc_arena_calloc(&arena, 5, 1000000)); /* larger than any spare block */
    tsc_arena_clear(&arena);
}

static void a_csv_field_has_quotes_where_it_wants_them(void **state)
{
    (void)state;
    tsc_buffer buffer;
    tsc_buffer_init(&buffer);
    tsc_csv row = {.out = &buffer};
    tsc_csv_code(&row, "plain");
    tsc_csv_code(&row, "1,5 \"tonnes\"\n");
    tsc_csv_code(&row, "");
    tsc_csv_span(&row, tsc_span_make("free text", 4));
    tsc_csv_number(&row, (double)NAN);
    tsc_csv_end(&row);
    assert_string_equal(tsc_buffer_text(&buffer), "plain,\"1,5 \"\"tonnes\"\"\n\",,\"free\",\n");
    tsc_buffer_clear(&buffer);
}

static void a_shortage_names_what_was_wanted(void **state)
{
    (void)state;
    tsc_error err;
    assert_int_equal(tsc_error_memory(&err, "a season of %d states", 12), TSC_ENOMEM);
    assert_int_equal(err.code, TSC_ENOMEM);
    assert_string_equal(err.message, "out of memory for a season of 12 states");
    assert_int_equal(tsc_error_memory(NULL, "nothing"), TSC_ENOMEM);
}

static void a_text_that_is_kept_outlives_its_buffer_and_one_that_failed_is_none(void **state)
{
    (void)state;
    tsc_arena arena;
    tsc_buffer text;
    bool failed = false;
    tsc_arena_init(&arena);
    tsc_buffer_init(&text);
    assert_string_equal(tsc_buffer_keep(&text, &arena), "");
    tsc_buffer_add_text(&text, "wheat");
    const char *kept = tsc_buffer_keep(&text, &arena);
    assert_null(text.data);
    assert_string_equal(kept, "wheat");
    tsc_buffer_add_text(&text, "barley");
    text.failed = true;
    assert_null(tsc_buffer_keep(&text, &arena));
    assert_false(text.failed);
    assert_string_equal(tsc_arena_keep(&arena, "maize", &failed), "maize");
    assert_false(failed);
    failed = true;
    assert_string_equal(tsc_arena_keep(&arena, "rice", &failed), "rice");
    assert_true(failed); /* once short, short to the end */
    tsc_arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_csv_field_has_quotes_where_it_wants_them),
        cmocka_unit_test(a_shortage_names_what_was_wanted),
        cmocka_unit_test(an_arena_gives_aligned_memory_that_is_its_own),
        cmocka_unit_test(an_arena_that_is_reset_takes_its_blocks_again),
        cmocka_unit_test(a_buffer_grows_and_stays_terminated),
        cmocka_unit_test(an_absurd_size_fails_once_and_for_all),
        cmocka_unit_test(json_strings_escape_what_must_be),
        cmocka_unit_test(a_map_finds_its_keys_and_keeps_their_order),
        cmocka_unit_test(spans_lose_blanks_of_all_sorts_at_their_ends),
        cmocka_unit_test(a_word_is_among_a_list_as_a_whole_alone),
        cmocka_unit_test(a_text_that_is_kept_outlives_its_buffer_and_one_that_failed_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
