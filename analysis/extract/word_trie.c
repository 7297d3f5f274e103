#include "extract/word_trie.h"

#include "core/grow.h"

#include <stdlib.h>
#include <string.h>

static uint32_t add_node(tsc_word_trie *trie, uint8_t symbol)
{
    tsc_word_node *nodes = tsc_grow(trie->nodes, trie->node_count, &trie->node_room, sizeof *nodes);
    if (nodes == NULL)
        return 0;
    trie->nodes = nodes;
    trie->nodes[trie->node_count].symbol = symbol;
    return (uint32_t)trie->node_count++;
}

tsc_status tsc_word_trie_init(tsc_word_trie *trie, tsc_error *err)
{
    memset(trie, 0, sizeof *trie);
    add_node(trie, 0);
    trie->links = tsc_grow(NULL, 0, &trie->link_room, sizeof *trie->links);
    if (trie->node_count == 0 || trie->links == NULL)
        return tsc_error_memory(err, "the words of a language");
    trie->link_count = 1;
    return TSC_OK;
}

void tsc_word_trie_clear(tsc_word_trie *trie)
{
    free(trie->nodes);
    free(trie->links);
    memset(trie, 0, sizeof *trie);
}

/* Children are kept sorted by symbol. */
static uint32_t child_of(tsc_word_trie *trie, uint32_t node, uint8_t symbol)
{
    uint32_t before = 0, child = trie->nodes[node].child;
    while (child != 0 && trie->nodes[child].symbol < symbol) {
        before = child;
        child = trie->nodes[child].sibling;
    }
    if (child != 0 && trie->nodes[child].symbol == symbol)
        return child;
    uint32_t made = add_node(trie, symbol);
    if (made == 0)
        return 0;
    trie->nodes[made].sibling = child;
    if (before != 0)
        trie->nodes[before].sibling = made;
    else
        trie->nodes[node].child = made;
    return made;
}

tsc_status tsc_word_trie_add(tsc_word_trie *trie, const uint8_t *symbols, size_t count, uint32_t word_class,
                             tsc_error *err)
{
    uint32_t node = 0;
    for (size_t i = 0; i < count; i++)
        if ((node = child_of(trie, node, symbols[i])) == 0)
            return tsc_error_memory(err, "the words of a language");
    tsc_word_link *links = tsc_grow(trie->links, trie->link_count, &trie->link_room, sizeof *links);
    if (links == NULL)
        return tsc_error_memory(err, "the words of a language");
    trie->links = links;
    trie->links[trie->link_count] = (tsc_word_link){word_class, trie->nodes[node].classes};
    trie->nodes[node].classes = (uint32_t)trie->link_count++;
    return TSC_OK;
}

typedef struct packing {
    tsc_trie_cell *cells;
    size_t count, room, first_free;
} packing;

static bool reach(packing *p, size_t count)
{
    if (count <= p->room)
        return true;
    size_t room = p->room * 2 > count ? p->room * 2 : count + 4096;
    tsc_trie_cell *cells = realloc(p->cells, room * sizeof *cells);
    if (cells == NULL)
        return false;
    for (size_t i = p->room; i < room; i++)
        cells[i] = (tsc_trie_cell){0, -1, 0};
    p->cells = cells;
    p->room = room;
    return true;
}

static bool fits(const packing *p, const tsc_word_trie *trie, uint32_t child, size_t base)
{
    for (; child != 0; child = trie->nodes[child].sibling) {
        size_t at = base + trie->nodes[child].symbol;
        if (at < p->room && p->cells[at].check != -1)
            return false;
    }
    return true;
}

static bool place_children(packing *p, const tsc_word_trie *trie, uint32_t node, size_t cell, uint32_t *cell_of)
{
    uint32_t child = trie->nodes[node].child;
    size_t lowest = trie->nodes[child].symbol;
    while (p->first_free < p->room && p->cells[p->first_free].check != -1)
        p->first_free++;
    size_t base = p->first_free > lowest ? p->first_free - lowest : 1;
    while (!fits(p, trie, child, base))
        base++;
    if (!reach(p, base + 256))
        return false;
    p->cells[cell].base = (int32_t)base;
    for (; child != 0; child = trie->nodes[child].sibling) {
        size_t at = base + trie->nodes[child].symbol;
        p->cells[at].check = (int32_t)cell;
        cell_of[child] = (uint32_t)at;
        p->count = at + 1 > p->count ? at + 1 : p->count;
    }
    return true;
}

static uint32_t add_terms(const tsc_word_trie *trie, uint32_t link, tsc_buffer *terms)
{
    if (link == 0)
        return 0;
    uint32_t at = (uint32_t)(terms->length / sizeof(uint32_t)), count = 0;
    for (uint32_t l = link; l != 0; l = trie->links[l].next)
        count++;
    tsc_buffer_add(terms, (const char *)&count, sizeof count);
    for (uint32_t l = link; l != 0; l = trie->links[l].next)
        tsc_buffer_add(terms, (const char *)&trie->links[l].word_class, sizeof(uint32_t));
    return at;
}

static bool pack(const tsc_word_trie *trie, packing *p, uint32_t *queue, uint32_t *cell_of, tsc_buffer *terms)
{
    size_t head = 0, tail = 0;
    if (!reach(p, 512))
        return false;
    p->cells[0].check = -2;
    p->count = 1;
    queue[tail++] = 0;
    while (head < tail) {
        uint32_t node = queue[head++];
        p->cells[cell_of[node]].terms = add_terms(trie, trie->nodes[node].classes, terms);
        if (trie->nodes[node].child == 0)
            continue;
        if (!place_children(p, trie, node, cell_of[node], cell_of))
            return false;
        for (uint32_t child = trie->nodes[node].child; child != 0; child = trie->nodes[child].sibling)
            queue[tail++] = child;
    }
    return true;
}

tsc_status tsc_word_trie_pack(const tsc_word_trie *trie, tsc_buffer *cells, tsc_buffer *terms, tsc_error *err)
{
    packing p = {0};
    const uint32_t none = 0;
    uint32_t *queue = calloc(trie->node_count, sizeof *queue);
    uint32_t *cell_of = calloc(trie->node_count, sizeof *cell_of);
    tsc_buffer_add(terms, (const char *)&none, sizeof none);
    bool done = queue != NULL && cell_of != NULL && pack(trie, &p, queue, cell_of, terms);
    if (done)
        tsc_buffer_add(cells, (const char *)p.cells, p.count * sizeof *p.cells);
    free(p.cells);
    free(queue);
    free(cell_of);
    return done && !cells->failed && !terms->failed ? TSC_OK : tsc_error_memory(err, "the words of a language");
}
