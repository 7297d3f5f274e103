/* Plain data over a wire: comes back as it was, and nothing that is cut short, too long or out of bounds is believed. */
#include "../test.h"

#include "core/wire.h"

#include <math.h>
#include <string.h>

typedef struct sample {
    bool flag;
    unsigned choice;
    uint32_t small;
    uint64_t wide;
    int whole;
    double number;
    const char *text, *none;
    char array[8];
    size_t count;
    const double *values;
    const int *years;
} sample;

static void sample_wire(tsc_wire *wire, sample *s)
{
    tsc_wire_bool(wire, &s->flag);
    tsc_wire_choice(wire, &s->choice, 4);
    tsc_wire_u32(wire, &s->small);
    tsc_wire_u64(wire, &s->wide);
    tsc_wire_int(wire, &s->whole);
    tsc_wire_double(wire, &s->number);
    tsc_wire_text(wire, &s->text, 16);
    tsc_wire_text(wire, &s->none, 16);
    tsc_wire_chars(wire, s->array, sizeof s->array);
    tsc_wire_count(wire, &s->count, 10);
    tsc_wire_doubles(wire, &s->values, s->count);
    tsc_wire_ints(wire, &s->years, s->count);
}

static void write_sample(tsc_buffer *bytes)
{
    static const double values[] = {1.5, -0.0, 1e300};
    static const int years[] = {2019, 2020, -3};
    sample s = {true, 3, 0xFFFFFFFF, 1ULL << 63, -7, 0.1, "Рабат", NULL, "seven..", 3, values, years};
    tsc_wire wire = tsc_wire_writer(bytes);
    sample_wire(&wire, &s);
    assert_true(tsc_wire_done(&wire));
}

static void what_was_written_is_read_back(void **state)
{
    (void)state;
    tsc_buffer bytes = {0};
    tsc_arena arena;
    sample s = {0};
    tsc_arena_init(&arena);
    write_sample(&bytes);
    tsc_wire wire = tsc_wire_reader(tsc_span_make(bytes.data, bytes.length), &arena);
    sample_wire(&wire, &s);
    assert_true(tsc_wire_done(&wire));
    assert_true(s.flag && s.choice == 3 && s.small == 0xFFFFFFFF && s.wide == 1ULL << 63 && s.whole == -7);
    assert_true(s.number == 0.1 && s.none == NULL && s.count == 3 && s.years[2] == -3 && s.values[2] == 1e300);
    assert_true(signbit(s.values[1]));
    assert_string_equal(s.text, "Рабат");
    assert_string_equal(s.array, "seven..");
    tsc_arena_clear(&arena);
    tsc_buffer_clear(&bytes);
}

static void what_is_cut_short_or_too_long_is_refused(void **state)
{
    (void)state;
    tsc_buffer bytes = {0};
    write_sample(&bytes);
    tsc_buffer_add_char(&bytes, 'x');
    for (size_t length = 0; length <= bytes.length; length++) {
        tsc_arena arena;
        sample s = {0};
        tsc_arena_init(&arena);
        char *copy = test_malloc(length + 1); /* of its own size, so that reading beyond it is seen */
        memcpy(copy, bytes.data, length);
        tsc_wire wire = tsc_wire_reader(tsc_span_make(copy, length), &arena);
        sample_wire(&wire, &s);
        assert_int_equal(tsc_wire_done(&wire), length + 1 == bytes.length);
        test_free(copy);
        tsc_arena_clear(&arena);
    }
    tsc_buffer_clear(&bytes);
}

static void check_refused(const char *bytes, size_t length, void (*read)(tsc_wire *))
{
    tsc_arena arena;
    tsc_arena_init(&arena);
    tsc_wire wire = tsc_wire_reader(tsc_span_make(bytes, length), &arena);
    read(&wire);
    assert_true(wire.failed);
    tsc_arena_clear(&arena);
}

static void read_bool(tsc_wire *wire)
{
    bool value = true;
    tsc_wire_bool(wire, &value);
    assert_false(value);
}

static void read_choice(tsc_wire *wire)
{
    unsigned value = 9;
    tsc_wire_choice(wire, &value, 4);
    assert_int_equal(value, 0);
}

static void read_count(tsc_wire *wire)
{
    size_t count = 9;
    tsc_wire_count(wire, &count, 100);
    assert_int_equal(count, 0);
}

static void read_text(tsc_wire *wire)
{
    const char *text = NULL;
    tsc_wire_text(wire, &text, 100);
    assert_string_equal(text, "");
}

static void read_chars(tsc_wire *wire)
{
    char text[4];
    tsc_wire_chars(wire, text, sizeof text);
    assert_true(memchr(text, '\0', sizeof text) != NULL);
}

static void values_out_of_bounds_are_refused(void **state)
{
    (void)state;
    check_refused("\2", 1, read_bool);
    check_refused("\4", 1, read_choice);
    check_refused("\144\0\0\0\0\0\0\0xyz", 11, read_count);       /* more items than bytes */
    check_refused("\377\377\377\377\377\377\377\377x", 9, read_count);
    check_refused("\1\3\0\0\0\0\0\0\0a\0b", 12, read_text);       /* a NUL within */
    check_refused("\1\4\0\0\0\0\0\0\0abc", 12, read_text);
    check_refused("\4\0\0\0\0\0\0\0abcd", 12, read_chars);        /* no room for its end */
    check_refused("\2\0\0\0\0\0\0\0a\0", 10, read_chars);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_written_is_read_back),
        cmocka_unit_test(what_is_cut_short_or_too_long_is_refused),
        cmocka_unit_test(values_out_of_bounds_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
