/* Slots come back in the order in which they were fed, whatever the number of threads. */
#include "../test.h"

#include "core/relay.h"

enum { ITEMS = 500, SLOTS = 7, STOP = 123 };

typedef struct numbers {
    size_t fed, taken;
    size_t values[SLOTS], squares[SLOTS];
    size_t stop; /* the item that take refuses */
} numbers;

static bool feed(void *context, size_t slot)
{
    numbers *n = context;
    if (n->fed == ITEMS)
        return false;
    n->values[slot] = n->fed++;
    return true;
}

static void square(void *context, size_t worker, size_t slot)
{
    numbers *n = context;
    (void)worker;
    n->squares[slot] = n->values[slot] * n->values[slot];
}

static tsc_status take(void *context, size_t slot, tsc_error *err)
{
    numbers *n = context;
    assert_int_equal(n->values[slot], n->taken);
    assert_int_equal(n->squares[slot], n->taken * n->taken);
    if (n->taken == n->stop)
        return tsc_error_set(err, TSC_EOUTPUT, NULL, 0, "enough");
    n->taken++;
    return TSC_OK;
}

static void all_come_back_in_order(void **state)
{
    (void)state;
    for (size_t workers = 0; workers < 5; workers++)
        for (size_t slots = 1; slots <= SLOTS; slots += 3) {
            numbers n = {.stop = ITEMS};
            const tsc_relay relay = {&n, feed, square, take};
            assert_int_equal(tsc_relay_run(&relay, slots, workers, NULL), TSC_OK);
            assert_int_equal(n.taken, ITEMS);
        }
}

static void a_refusal_ends_it(void **state)
{
    (void)state;
    for (size_t workers = 1; workers < 4; workers++) {
        numbers n = {.stop = STOP};
        tsc_error err;
        const tsc_relay relay = {&n, feed, square, take};
        assert_int_equal(tsc_relay_run(&relay, SLOTS, workers, &err), TSC_EOUTPUT);
        assert_int_equal(n.taken, STOP);
        assert_true(n.fed <= STOP + SLOTS + 1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_come_back_in_order),
        cmocka_unit_test(a_refusal_ends_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
