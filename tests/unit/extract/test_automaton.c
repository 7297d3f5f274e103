/* The automaton of patterns: states behind which all is the same become one, and every pattern is found as before. */
#include "extract/lexicon_automaton.h"

#include "extract/lexicon_format.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

typedef struct packed {
    tsc_automaton automaton;
    tsc_buffer states, edges, accepts;
    const uint32_t *numbers;
} packed;

static void begin(packed *p)
{
    *p = (packed){.numbers = NULL};
    assert_true(tsc_automaton_init(&p->automaton));
}

/* A pattern from a root of its first word on: the classes of its further words, 0 for a gap, and the entry that it is. */
static void add(packed *p, uint32_t root, const uint32_t *classes, size_t count, uint32_t entry)
{
    uint32_t state = root;
    for (size_t i = 0; i < count; i++) {
        state = classes[i] != 0 ? tsc_automaton_step(&p->automaton, state, classes[i])
                                : tsc_automaton_gap(&p->automaton, state);
        assert_true(state != 0);
    }
    assert_true(tsc_automaton_accept(&p->automaton, state, entry));
}

static void pack(packed *p)
{
    p->numbers = tsc_automaton_pack(&p->automaton, &p->states, &p->edges, &p->accepts);
    assert_non_null(p->numbers);
}

static void end(packed *p)
{
    tsc_automaton_clear(&p->automaton);
    tsc_buffer_clear(&p->states);
    tsc_buffer_clear(&p->edges);
    tsc_buffer_clear(&p->accepts);
}

static const tsc_state *state_at(const packed *p, uint32_t number)
{
    assert_true((number + 1) * sizeof(tsc_state) <= p->states.length);
    return (const tsc_state *)(const void *)p->states.data + number;
}

/* The state behind one by a class; 0 where there is none. */
static uint32_t behind(const packed *p, uint32_t number, uint32_t word_class)
{
    const tsc_state *state = state_at(p, number);
    const tsc_edge *edges = (const tsc_edge *)(const void *)p->edges.data + state->edges;
    for (uint32_t i = 0; i < state->edge_count; i++)
        if (edges[i].word_class == word_class)
            return edges[i].next;
    return 0;
}

static bool accepts(const packed *p, uint32_t number, uint32_t entry)
{
    const tsc_state *state = state_at(p, number);
    const uint32_t *entries = (const uint32_t *)(const void *)p->accepts.data + state->accepts;
    for (uint32_t i = 0; i < state->accept_count; i++)
        if (entries[i] == entry)
            return true;
    return false;
}

static void alternatives_share_what_stands_behind_them(void **unused)
{
    (void)unused;
    enum { WORDS = 20 };
    packed p;
    begin(&p);
    const uint32_t root = tsc_automaton_add(&p.automaton);
    for (uint32_t a = 1; a <= WORDS; a++)
        for (uint32_t b = 1; b <= WORDS; b++)
            add(&p, root, (const uint32_t[]){a, b}, 2, 7);
    pack(&p);
    assert_int_equal(p.states.length / sizeof(tsc_state), 4); /* the start, the root, the middle and the end */
    for (uint32_t a = 1; a <= WORDS; a++)
        for (uint32_t b = 1; b <= WORDS; b++)
            assert_true(accepts(&p, behind(&p, behind(&p, p.numbers[root], a), b), 7));
    end(&p);
}

static void states_that_end_otherwise_stay_apart(void **unused)
{
    (void)unused;
    packed p;
    begin(&p);
    const uint32_t one = tsc_automaton_add(&p.automaton), other = tsc_automaton_add(&p.automaton);
    add(&p, one, (const uint32_t[]){3}, 1, 1);
    add(&p, other, (const uint32_t[]){3}, 1, 2);
    add(&p, one, (const uint32_t[]){3}, 1, 2);
    pack(&p);
    const uint32_t first = behind(&p, p.numbers[one], 3), second = behind(&p, p.numbers[other], 3);
    assert_true(accepts(&p, first, 1) && accepts(&p, first, 2));
    assert_true(accepts(&p, second, 2) && !accepts(&p, second, 1));
    assert_int_equal(behind(&p, p.numbers[one], 4), 0);
    end(&p);
}

static void gaps_are_kept_and_lead_onwards(void **unused)
{
    (void)unused;
    packed p;
    begin(&p);
    const uint32_t root = tsc_automaton_add(&p.automaton);
    add(&p, root, (const uint32_t[]){0, 5}, 2, 9);
    add(&p, root, (const uint32_t[]){5}, 1, 9);
    pack(&p);
    const tsc_state *state = state_at(&p, p.numbers[root]);
    assert_true(state->gap != 0);
    assert_int_equal(behind(&p, state->gap, 5), behind(&p, p.numbers[root], 5));
    assert_true(accepts(&p, behind(&p, state->gap, 5), 9));
    for (size_t i = 0; i < p.states.length / sizeof(tsc_state); i++) {
        const tsc_state *from = state_at(&p, (uint32_t)i);
        const tsc_edge *edges = (const tsc_edge *)(const void *)p.edges.data + from->edges;
        assert_true(from->gap == 0 || from->gap > i); /* onwards alone: there are no loops */
        for (uint32_t k = 0; k < from->edge_count; k++)
            assert_true(edges[k].next > i);
    }
    end(&p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(alternatives_share_what_stands_behind_them),
        cmocka_unit_test(states_that_end_otherwise_stay_apart),
        cmocka_unit_test(gaps_are_kept_and_lead_onwards),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
