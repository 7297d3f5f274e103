#include "text/ahead.h"

enum {
    WINDOW = 1 << 15 /* bytes searched at a time: what hardly occurs is not looked for far beyond what is read next */
};

tsc_ahead tsc_ahead_of(tsc_span text, const char *bytes)
{
    tsc_ahead ahead = {.text = text, .count = strlen(bytes)};
    memcpy(ahead.bytes, bytes, ahead.count);
    return ahead;
}

static size_t find_byte(const tsc_ahead *ahead, unsigned char byte, size_t at)
{
    const char *found = memchr(ahead->text.data + at, byte, ahead->searched - at);
    return found ? (size_t)(found - ahead->text.data) : ahead->searched;
}

/* Searches on from a place outside of what was searched. */
static void begin_window(tsc_ahead *ahead, size_t at)
{
    ahead->searched = ahead->text.length - at > WINDOW ? at + WINDOW : ahead->text.length;
    for (size_t i = 0; i < ahead->count; i++)
        ahead->next[i] = find_byte(ahead, ahead->bytes[i], at);
}

static void find_least(tsc_ahead *ahead)
{
    size_t nearest = 0, least = ahead->next[0];
    for (size_t i = 1; i < ahead->count; i++)
        if (ahead->next[i] < least)
            least = ahead->next[nearest = i];
    ahead->least = least;
    ahead->nearest = nearest;
}

/* Brings what is kept to a place. */
static void move_to(tsc_ahead *ahead, size_t at)
{
    if (at < ahead->from || at >= ahead->searched)
        begin_window(ahead, at);
    else
        ahead->next[ahead->nearest] = find_byte(ahead, ahead->bytes[ahead->nearest], at);
    ahead->from = at;
    for (find_least(ahead); ahead->least < at; find_least(ahead))
        ahead->next[ahead->nearest] = find_byte(ahead, ahead->bytes[ahead->nearest], at);
}

size_t tsc_ahead_go_on(tsc_ahead *ahead, size_t at, size_t end)
{
    for (; at < end; at = ahead->searched) {
        move_to(ahead, at);
        if (ahead->least < ahead->searched)
            return ahead->least < end ? ahead->least : end;
    }
    return end;
}
