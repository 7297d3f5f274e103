#include "core/wire.h"

#include <string.h>

tsc_wire tsc_wire_writer(tsc_buffer *out)
{
    return (tsc_wire){.out = out};
}

tsc_wire tsc_wire_reader(tsc_span in, tsc_arena *arena)
{
    return (tsc_wire){.in = in, .arena = arena};
}

bool tsc_wire_done(const tsc_wire *wire)
{
    return wire->out ? !wire->out->failed : !wire->failed && wire->at == wire->in.length;
}

void tsc_wire_require(tsc_wire *wire, bool condition)
{
    wire->failed = wire->failed || !condition;
}

static void bytes(tsc_wire *wire, void *data, size_t size)
{
    if (size == 0)
        return;
    if (wire->out) {
        tsc_buffer_add(wire->out, data, size);
        return;
    }
    tsc_wire_require(wire, size <= wire->in.length - wire->at);
    if (wire->failed) {
        memset(data, 0, size);
        return;
    }
    memcpy(data, wire->in.data + wire->at, size);
    wire->at += size;
}

void tsc_wire_byte(tsc_wire *wire, unsigned char *value)
{
    bytes(wire, value, sizeof *value);
}

void tsc_wire_bool(tsc_wire *wire, bool *value)
{
    unsigned char byte = wire->out && *value;
    tsc_wire_byte(wire, &byte);
    tsc_wire_require(wire, byte <= 1);
    if (!wire->out)
        *value = byte == 1;
}

void tsc_wire_u32(tsc_wire *wire, uint32_t *value)
{
    bytes(wire, value, sizeof *value);
}

void tsc_wire_u64(tsc_wire *wire, uint64_t *value)
{
    bytes(wire, value, sizeof *value);
}

void tsc_wire_int(tsc_wire *wire, int *value)
{
    bytes(wire, value, sizeof *value);
}

void tsc_wire_double(tsc_wire *wire, double *value)
{
    bytes(wire, value, sizeof *value);
}

void tsc_wire_choice(tsc_wire *wire, unsigned *value, unsigned limit)
{
    unsigned char byte = wire->out ? (unsigned char)*value : 0;
    tsc_wire_byte(wire, &byte);
    tsc_wire_require(wire, byte < limit);
    if (!wire->out)
        *value = wire->failed ? 0 : byte;
}

void tsc_wire_count(tsc_wire *wire, size_t *count, size_t limit)
{
    uint64_t wide = wire->out ? *count : 0;
    tsc_wire_u64(wire, &wide);
    if (wire->out)
        return;
    tsc_wire_require(wire, wide <= limit && wide <= wire->in.length - wire->at);
    *count = wire->failed ? 0 : (size_t)wide;
}

void *tsc_wire_items(tsc_wire *wire, const void *items, size_t count, size_t size)
{
    if (wire->out)
        return (void *)(uintptr_t)items;
    void *room = tsc_arena_calloc(wire->arena, count + 1, size);
    tsc_wire_require(wire, room != NULL);
    return room;
}

void tsc_wire_text(tsc_wire *wire, const char **text, size_t limit)
{
    bool there = wire->out && *text;
    size_t length = there ? strlen(*text) : 0;
    tsc_wire_bool(wire, &there);
    if (!wire->out)
        *text = NULL;
    if (!there)
        return;
    tsc_wire_count(wire, &length, limit);
    if (wire->out) {
        bytes(wire, (void *)(uintptr_t)*text, length);
        return;
    }
    tsc_wire_require(wire, !memchr(wire->in.data + wire->at, '\0', length));
    char *copy = wire->failed ? NULL : tsc_arena_strndup(wire->arena, wire->in.data + wire->at, length);
    tsc_wire_require(wire, copy != NULL);
    wire->at += wire->failed ? 0 : length;
    *text = wire->failed ? "" : copy;
}

void tsc_wire_chars(tsc_wire *wire, char *text, size_t size)
{
    size_t length = wire->out ? strlen(text) : 0;
    tsc_wire_count(wire, &length, size - 1);
    if (!wire->out)
        memset(text, 0, size);
    bytes(wire, text, length);
    tsc_wire_require(wire, wire->failed || strlen(text) == length);
}

void tsc_wire_doubles(tsc_wire *wire, const double **values, size_t count)
{
    double *items = tsc_wire_items(wire, *values, count, sizeof *items);
    for (size_t i = 0; i < count && !wire->failed; i++)
        tsc_wire_double(wire, &items[i]);
    *values = items;
}

void tsc_wire_ints(tsc_wire *wire, const int **values, size_t count)
{
    int *items = tsc_wire_items(wire, *values, count, sizeof *items);
    for (size_t i = 0; i < count && !wire->failed; i++)
        tsc_wire_int(wire, &items[i]);
    *values = items;
}
