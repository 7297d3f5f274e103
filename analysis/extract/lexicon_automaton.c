#include "extract/lexicon_automaton.h"

#include "core/grow.h"
#include "core/map.h"
#include "extract/lexicon_format.h"

#include <stdlib.h>
#include <string.h>

typedef struct list_node {
    uint32_t a, b;
    struct list_node *next;
} list_node;

typedef struct tsc_open_state {
    list_node *edges;   /* a: class, b: next state */
    list_node *accepts; /* a: entry */
    uint32_t gap;
    uint16_t edge_count, accept_count;
} tsc_open_state;

bool tsc_automaton_init(tsc_automaton *automaton)
{
    *automaton = (tsc_automaton){.count = 0};
    tsc_arena_init(&automaton->arena);
    (void)tsc_automaton_add(automaton);
    return automaton->states != NULL;
}

void tsc_automaton_clear(tsc_automaton *automaton)
{
    free(automaton->states);
    tsc_arena_clear(&automaton->arena);
}

uint32_t tsc_automaton_add(tsc_automaton *automaton)
{
    tsc_open_state *states = tsc_grow(automaton->states, automaton->count, &automaton->room, sizeof *states);
    if (states == NULL)
        return 0;
    automaton->states = states;
    return (uint32_t)automaton->count++;
}

static bool push(tsc_automaton *automaton, list_node **list, uint16_t *count, uint32_t a, uint32_t value)
{
    list_node *node = *count < UINT16_MAX ? tsc_arena_alloc(&automaton->arena, sizeof *node) : NULL;
    if (node == NULL)
        return false;
    *node = (list_node){a, value, *list};
    *list = node;
    ++*count;
    return true;
}

uint32_t tsc_automaton_step(tsc_automaton *automaton, uint32_t state, uint32_t word_class)
{
    for (const list_node *edge = automaton->states[state].edges; edge != NULL; edge = edge->next)
        if (edge->a == word_class)
            return edge->b;
    const uint32_t made = tsc_automaton_add(automaton);
    tsc_open_state *from = &automaton->states[state];
    return made != 0 && push(automaton, &from->edges, &from->edge_count, word_class, made) ? made : 0;
}

uint32_t tsc_automaton_gap(tsc_automaton *automaton, uint32_t state)
{
    const uint32_t gap =
        automaton->states[state].gap != 0 ? automaton->states[state].gap : tsc_automaton_add(automaton);
    automaton->states[state].gap = gap;
    return gap;
}

bool tsc_automaton_accept(tsc_automaton *automaton, uint32_t state, uint32_t entry)
{
    tsc_open_state *at = &automaton->states[state];
    for (const list_node *accept = at->accepts; accept != NULL; accept = accept->next)
        if (accept->a == entry)
            return true;
    return push(automaton, &at->accepts, &at->accept_count, entry, 0);
}

static int compare_edges(const void *a, const void *b)
{
    uint32_t x = ((const tsc_edge *)a)->word_class, y = ((const tsc_edge *)b)->word_class;
    return x < y ? -1 : x > y;
}

static int compare_numbers(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

/* What goes on behind a state, with the states that its own have become: its gap, its edges and what ends in it. */
static tsc_span write_behind(const tsc_open_state *open, const uint32_t *numbers, tsc_buffer *out)
{
    const uint32_t head[] = {open->gap != 0 ? numbers[open->gap] : 0, open->edge_count};
    tsc_buffer_reset(out);
    tsc_buffer_add(out, (const char *)head, sizeof head);
    for (const list_node *edge = open->edges; edge != NULL; edge = edge->next)
        tsc_buffer_add(out, (const char *)&(tsc_edge){edge->a, numbers[edge->b]}, sizeof(tsc_edge));
    const size_t behind = out->length;
    for (const list_node *accept = open->accepts; accept != NULL; accept = accept->next)
        tsc_buffer_add(out, (const char *)&accept->a, sizeof(uint32_t));
    if (!out->failed && open->edge_count > 1)
        qsort(out->data + sizeof head, open->edge_count, sizeof(tsc_edge), compare_edges);
    if (!out->failed && open->accept_count > 1)
        qsort(out->data + behind, open->accept_count, sizeof(uint32_t), compare_numbers);
    return tsc_span_make(out->data, out->length);
}

/* States are added behind those that lead to them, so that from the last to the first all that a state leads to is known. Of equal
   ones the last added stands for all. */
static bool merge(tsc_automaton *automaton, uint32_t *numbers)
{
    tsc_map kinds;
    tsc_buffer behind;
    bool fits = true;
    tsc_map_init(&kinds);
    tsc_buffer_init(&behind);
    for (size_t i = automaton->count; fits && i-- > 1;) {
        const tsc_span key = write_behind(&automaton->states[i], numbers, &behind);
        const void *known = behind.failed ? NULL : tsc_map_get(&kinds, key);
        numbers[i] = known != NULL ? (uint32_t)(uintptr_t)known : (uint32_t)i;
        if (known != NULL)
            continue;
        char *copy = behind.failed ? NULL : tsc_arena_alloc(&automaton->arena, key.length);
        fits = copy != NULL &&
               tsc_map_put(&kinds, tsc_span_make(memcpy(copy, key.data, key.length), key.length), (void *)(uintptr_t)i);
    }
    tsc_map_clear(&kinds);
    tsc_buffer_clear(&behind);
    return fits;
}

/* Numbers those that are left without gaps, in the order in which they were added. */
static void renumber(const tsc_automaton *automaton, uint32_t *numbers)
{
    uint32_t next = 1;
    for (size_t i = 1; i < automaton->count; i++)
        if (numbers[i] == i)
            numbers[i] = next++ | (uint32_t)1 << 31; /* those that others have become are told by it below */
    for (size_t i = 1; i < automaton->count; i++)
        if ((numbers[i] & (uint32_t)1 << 31) == 0)
            numbers[i] = numbers[numbers[i]];
    for (size_t i = 1; i < automaton->count; i++)
        numbers[i] &= ~((uint32_t)1 << 31);
}

static void pack_state(const tsc_open_state *open, const uint32_t *numbers, tsc_buffer *states, tsc_buffer *edges,
                       tsc_buffer *accepts)
{
    const size_t first_edge = edges->length, first_accept = accepts->length;
    const tsc_state state = {(uint32_t)(first_edge / sizeof(tsc_edge)), (uint32_t)(first_accept / sizeof(uint32_t)),
                             open->gap != 0 ? numbers[open->gap] : 0, open->edge_count, open->accept_count};
    for (const list_node *edge = open->edges; edge != NULL; edge = edge->next)
        tsc_buffer_add(edges, (const char *)&(tsc_edge){edge->a, numbers[edge->b]}, sizeof(tsc_edge));
    for (const list_node *accept = open->accepts; accept != NULL; accept = accept->next)
        tsc_buffer_add(accepts, (const char *)&accept->a, sizeof(uint32_t));
    if (open->edge_count > 1 && !edges->failed)
        qsort(edges->data + first_edge, open->edge_count, sizeof(tsc_edge), compare_edges);
    if (open->accept_count > 1 && !accepts->failed)
        qsort(accepts->data + first_accept, open->accept_count, sizeof(uint32_t), compare_numbers);
    tsc_buffer_add(states, (const char *)&state, sizeof state);
}

const uint32_t *tsc_automaton_pack(tsc_automaton *automaton, tsc_buffer *states, tsc_buffer *edges, tsc_buffer *accepts)
{
    uint32_t *numbers = tsc_arena_calloc(&automaton->arena, automaton->count, sizeof *numbers);
    if (numbers == NULL || !merge(automaton, numbers))
        return NULL;
    uint32_t *kept = tsc_arena_alloc(&automaton->arena, automaton->count * sizeof *kept);
    if (kept == NULL)
        return NULL;
    memcpy(kept, numbers, automaton->count * sizeof *kept);
    renumber(automaton, numbers);
    pack_state(&automaton->states[0], numbers, states, edges, accepts);
    for (size_t i = 1; i < automaton->count; i++)
        if (kept[i] == i)
            pack_state(&automaton->states[i], numbers, states, edges, accepts);
    return states->failed || edges->failed || accepts->failed ? NULL : numbers;
}
