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

/* Brings what is kept to a place: all of it where that lies outside of what was searched. */
static void move_to(tsc_ahead *ahead, size_t at)
{
    const bool anew = at < ahead->from || at >= ahead->searched;
    if (anew)
        ahead->searched = ahead->text.length - at > WINDOW ? at + WINDOW : ahead->text.length;
    ahead->from = at;
    ahead->least = ahead->searched;
    for (size_t i = 0; i < ahead->count; i++) {
        if (anew || ahead->next[i] < at)
            ahead->next[i] = find_byte(ahead, ahead->bytes[i], at);
        if (ahead->next[i] < ahead->least)
            ahead->least = ahead->next[i];
    }
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
