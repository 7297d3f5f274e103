/* The text that a reader of a structured format builds: blocks apart by a blank line, blanks folded. */
#include "text/format.h"

#include "core/grow.h"

#include <stdlib.h>

void tsc_rendition_init(tsc_rendition *rendition, tsc_arena *arena)
{
    *rendition = (tsc_rendition){.arena = arena, .kind = TSC_BLOCK_TEXT};
    tsc_buffer_init(&rendition->text);
}

void tsc_rendition_clear(tsc_rendition *rendition)
{
    tsc_buffer_clear(&rendition->text);
    free(rendition->blocks);
    tsc_rendition_init(rendition, rendition->arena);
}

static bool room_for_block(tsc_rendition *rendition)
{
    tsc_text_block *larger = tsc_grow(rendition->blocks, rendition->block_count, &rendition->block_room, sizeof *larger);
    rendition->failed = rendition->failed || !larger;
    rendition->blocks = larger ? larger : rendition->blocks;
    return larger != NULL;
}

void tsc_rendition_begin(tsc_rendition *rendition, tsc_block_kind kind)
{
    tsc_buffer *text = &rendition->text;
    size_t end = text->length;
    while (end > rendition->block_start && text->data[end - 1] == '\t')
        end--;
    if (end == rendition->block_start || rendition->kind != TSC_BLOCK_ROW)
        text->length = end; /* empty cells at the end of a row are kept */
    if (text->length > rendition->block_start && text->length < UINT32_MAX && room_for_block(rendition)) {
        rendition->blocks[rendition->block_count++] =
            (tsc_text_block){(uint32_t)rendition->block_start, (uint32_t)text->length, rendition->kind};
        tsc_buffer_add(text, "\n\n", 2);
    }
    rendition->block_start = text->length;
    rendition->kind = kind;
    rendition->cells = 0;
    rendition->blank_due = false;
}

static bool wide_blank(const unsigned char *bytes, size_t left)
{
    return left >= 2 && bytes[0] == 0xC2 && bytes[1] == 0xAD; /* a soft hyphen is no part of a word */
}

void tsc_rendition_add(tsc_rendition *rendition, tsc_span text)
{
    const unsigned char *bytes = (const unsigned char *)text.data;
    for (size_t i = 0; i < text.length;) {
        if (bytes[i] <= ' ') {
            rendition->blank_due = true;
            i++;
            continue;
        }
        if (wide_blank(bytes + i, text.length - i)) {
            i += 2;
            continue;
        }
        if (rendition->blank_due && rendition->text.length > rendition->block_start &&
            rendition->text.data[rendition->text.length - 1] != '\t')
            tsc_buffer_add_char(&rendition->text, ' ');
        rendition->blank_due = false;
        size_t end = i;
        while (end < text.length && bytes[end] > ' ' && !wide_blank(bytes + end, text.length - end))
            end++;
        tsc_buffer_add(&rendition->text, text.data + i, end - i);
        i = end;
    }
}

void tsc_rendition_next_cell(tsc_rendition *rendition)
{
    if (rendition->cells++ > 0)
        tsc_buffer_add_char(&rendition->text, '\t');
    rendition->blank_due = false;
}

unsigned tsc_rendition_span(const char *value)
{
    const unsigned long span = value ? strtoul(value, NULL, 10) : 1;
    return span < 1 ? 1 : span > TSC_ROW_CELLS ? TSC_ROW_CELLS : (unsigned)span;
}

void tsc_rendition_note(tsc_rendition *rendition, const char **place, tsc_span text)
{
    text = tsc_span_trim(text);
    if (text.length == 0)
        return;
    char *copy = tsc_arena_strndup(rendition->arena, text.data, text.length);
    if (!copy) {
        rendition->failed = true;
        return;
    }
    for (char *c = copy; *c; c++)
        if ((unsigned char)*c < ' ')
            *c = ' ';
    *place = copy;
}

tsc_status tsc_rendition_take(tsc_rendition *rendition, tsc_document *document, tsc_error *err)
{
    tsc_rendition_begin(rendition, TSC_BLOCK_TEXT);
    if (rendition->text.length >= 2) {
        rendition->text.length -= 1; /* one line break ends the last block */
        rendition->text.data[rendition->text.length] = '\0';
    }
    tsc_status status = tsc_buffer_status(&rendition->text, err);
    if (status != TSC_OK || rendition->failed)
        return tsc_error_memory(err, "the text");
    if (rendition->block_count == 0)
        return tsc_error_set(err, TSC_EINPUT, NULL, 0, "no text was found in it (pictures of text are not read)");
    tsc_buffer swap = document->content;
    document->content = rendition->text;
    rendition->text = swap;
    if (rendition->title)
        document->title = rendition->title;
    if (rendition->source)
        document->source = rendition->source;
    return TSC_OK;
}
