#include "report/model.h"

#include "core/buffer.h"
#include "core/grow.h"

#include <math.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

void tsc_report_init(tsc_report *report)
{
    memset(report, 0, sizeof *report);
    tsc_arena_init(&report->arena);
    tsc_map_init(&report->noted);
    report->language = report->title = report->subtitle = "";
    report->words = (tsc_report_words){"", "", "", "", "", "", "", "", ""};
}

void tsc_report_clear(tsc_report *report)
{
    tsc_map_clear(&report->noted);
    tsc_arena_clear(&report->arena);
    tsc_report_init(report);
}

tsc_status tsc_report_status(const tsc_report *report, tsc_error *err)
{
    if (report->error.code != TSC_OK && err)
        *err = report->error;
    return report->error.code;
}

void tsc_report_fail(tsc_report *report, tsc_status code, const char *format, ...)
{
    if (report->error.code != TSC_OK)
        return;
    char message[sizeof report->error.message];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    tsc_error_set(&report->error, code, NULL, 0, "%s", message);
}

static void fail_memory(tsc_report *report)
{
    tsc_report_fail(report, TSC_ENOMEM, "not enough memory for the report");
}

const char *tsc_report_span(tsc_report *report, tsc_span text)
{
    if (report->error.code != TSC_OK || !text.data)
        return "";
    const char *copy = tsc_arena_strndup(&report->arena, text.data, text.length);
    if (!copy)
        fail_memory(report);
    return copy ? copy : "";
}

const char *tsc_report_text(tsc_report *report, const char *text)
{
    return text ? tsc_report_span(report, tsc_span_of(text)) : "";
}

const char *tsc_report_take(tsc_report *report, tsc_buffer *text)
{
    if (text->failed)
        fail_memory(report);
    const char *kept = tsc_report_text(report, tsc_buffer_text(text));
    tsc_buffer_clear(text);
    return kept;
}

const char *tsc_report_printf(tsc_report *report, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int length = vsnprintf(NULL, 0, format, args);
    va_end(args);
    char *text =
        length >= 0 && report->error.code == TSC_OK ? tsc_arena_alloc(&report->arena, (size_t)length + 1) : NULL;
    if (text)
        vsnprintf(text, (size_t)length + 1, format, again);
    else
        fail_memory(report);
    va_end(again);
    return text ? text : "";
}

void *tsc_report_room(tsc_report *report, size_t count, size_t size)
{
    void *room = report->error.code == TSC_OK ? tsc_arena_calloc(&report->arena, count ? count : 1, size) : NULL;
    if (!room)
        fail_memory(report);
    return room;
}

/* Room for one more element in an array of the arena, which may have moved; NULL where the report has failed. */
static void *grow(tsc_report *report, void *items, size_t count, size_t *room, size_t size)
{
    void *larger = report->error.code == TSC_OK ? tsc_grow_in(&report->arena, items, count, room, size) : NULL;
    if (!larger)
        fail_memory(report);
    return larger;
}

tsc_section *tsc_report_section(tsc_report *report, int level, const char *id, const char *title)
{
    tsc_section **sections =
        grow(report, report->sections, report->section_count, &report->section_room, sizeof *sections);
    tsc_section *section = sections ? tsc_report_room(report, 1, sizeof *section) : NULL;
    if (!section)
        return NULL;
    section->level = level;
    section->id = tsc_report_text(report, id);
    section->title = tsc_report_text(report, title);
    report->sections = sections;
    report->sections[report->section_count++] = section;
    return section;
}

tsc_block *tsc_report_block(tsc_report *report, tsc_section *section, tsc_block_type type)
{
    if (!section)
        return NULL;
    tsc_block **blocks = grow(report, section->blocks, section->block_count, &section->block_room, sizeof *blocks);
    tsc_block *block = blocks ? tsc_report_room(report, 1, sizeof *block) : NULL;
    if (!block)
        return NULL;
    block->type = type;
    section->blocks = blocks;
    section->blocks[section->block_count++] = block;
    return block;
}

tsc_item *tsc_report_item(tsc_report *report, tsc_block *list)
{
    tsc_item *items = list ? grow(report, list->items, list->item_count, &list->item_room, sizeof *items) : NULL;
    if (!items)
        return NULL;
    list->items = items;
    return &list->items[list->item_count++];
}

tsc_block *tsc_report_table(tsc_report *report, tsc_section *section, const char *caption, const tsc_column *columns,
                            size_t count)
{
    tsc_block *block = tsc_report_block(report, section, TSC_BLOCK_TABLE);
    tsc_column *copies = block ? tsc_report_room(report, count, sizeof *copies) : NULL;
    if (!copies)
        return NULL;
    for (size_t i = 0; i < count; i++)
        copies[i] = (tsc_column){tsc_report_text(report, columns[i].title), columns[i].numeric};
    block->table.columns = copies;
    block->table.column_count = count;
    block->table.caption = caption;
    return block;
}

tsc_prose *tsc_report_row(tsc_report *report, tsc_block *block)
{
    if (!block || !block->table.columns)
        return NULL;
    tsc_report_grid *table = &block->table;
    tsc_prose *cells =
        grow(report, table->cells, table->row_count, &table->row_room, table->column_count * sizeof *cells);
    if (!cells)
        return NULL;
    table->cells = cells;
    return &table->cells[table->row_count++ * table->column_count];
}

void tsc_prose_add(tsc_report *report, tsc_prose *prose, tsc_run run)
{
    tsc_run *runs = prose ? grow(report, prose->runs, prose->count, &prose->room, sizeof *runs) : NULL;
    if (!runs)
        return;
    prose->runs = runs;
    run.text = tsc_report_text(report, run.text);
    prose->runs[prose->count++] = run;
}

void tsc_prose_text(tsc_report *report, tsc_prose *prose, const char *text)
{
    if (text && *text)
        tsc_prose_add(report, prose, (tsc_run){.kind = TSC_RUN_TEXT, .text = text, .value = (double)NAN});
}

void tsc_prose_code(tsc_report *report, tsc_prose *prose, const char *text)
{
    if (text && *text)
        tsc_prose_add(report, prose, (tsc_run){.kind = TSC_RUN_CODE, .text = text, .value = (double)NAN});
}

void tsc_prose_append(tsc_report *report, tsc_prose *prose, const tsc_prose *other)
{
    for (size_t i = 0; other && i < other->count; i++)
        tsc_prose_add(report, prose, other->runs[i]);
}

const char *tsc_prose_flat(tsc_report *report, const tsc_prose *prose)
{
    tsc_buffer buffer;
    tsc_buffer_init(&buffer);
    for (size_t i = 0; prose && i < prose->count; i++)
        tsc_buffer_add_text(&buffer, prose->runs[i].text);
    return tsc_report_take(report, &buffer);
}

/* All that tells a note from others: of two notes that agree in it one stands for both. */
static void add_identity(const tsc_note *note, tsc_buffer *identity)
{
    const char *const texts[] = {note->source, note->locator,     note->series,
                                 note->period, note->computation, note->sentence};
    tsc_buffer_printf(identity, "%d ", (int)note->kind);
    tsc_buffer_add_double(identity, note->value);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        tsc_buffer_add_char(identity, '\0');
        tsc_buffer_add_text(identity, texts[i] ? texts[i] : "");
    }
}

/* Copies a note and what it points to into the report's arena. */
static bool copy_note(tsc_report *report, const tsc_note *note, tsc_note *copy)
{
    *copy = *note;
    const char **texts[] = {&copy->title, &copy->publisher, &copy->source, &copy->locator, &copy->date,
                            &copy->label, &copy->text,      &copy->series, &copy->period,  &copy->language};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        *texts[i] = tsc_report_text(report, *texts[i]);
    copy->sentence = note->sentence ? tsc_report_text(report, note->sentence) : NULL;
    copy->computation = note->computation ? tsc_report_text(report, note->computation) : NULL;
    if (note->part_count) {
        size_t *parts = tsc_report_room(report, note->part_count, sizeof *parts);
        if (!parts)
            return false;
        memcpy(parts, note->parts, note->part_count * sizeof *parts);
        copy->parts = parts;
    }
    return report->error.code == TSC_OK;
}

static size_t add_note(tsc_report *report, const tsc_note *note, tsc_span identity)
{
    tsc_note *notes = grow(report, report->notes, report->note_count, &report->note_room, sizeof *notes);
    if (!notes)
        return 0;
    report->notes = notes;
    tsc_span kept = tsc_span_make(tsc_report_span(report, identity), identity.length);
    if (!copy_note(report, note, &notes[report->note_count]))
        return 0;
    if (!tsc_map_put(&report->noted, kept, (void *)(report->note_count + 1))) {
        fail_memory(report);
        return 0;
    }
    return ++report->note_count;
}

size_t tsc_report_note(tsc_report *report, const tsc_note *note)
{
    tsc_buffer identity;
    tsc_buffer_init(&identity);
    add_identity(note, &identity);
    if (identity.failed)
        fail_memory(report);
    tsc_span span = tsc_span_make(identity.data, identity.length);
    size_t number = report->error.code == TSC_OK ? (size_t)tsc_map_get(&report->noted, span) : 0;
    if (report->error.code == TSC_OK && number == 0)
        number = add_note(report, note, span);
    tsc_buffer_clear(&identity);
    return number;
}

static void visit_prose(tsc_prose *prose, void (*visit)(void *context, tsc_run *run), void *context)
{
    for (size_t i = 0; i < prose->count; i++)
        visit(context, &prose->runs[i]);
}

static void visit_block(tsc_block *block, void (*visit)(void *context, tsc_run *run), void *context)
{
    visit_prose(&block->prose, visit, context);
    for (size_t i = 0; i < block->item_count; i++) {
        visit_prose(&block->items[i].head, visit, context);
        visit_prose(&block->items[i].body, visit, context);
    }
    for (size_t i = 0; i < block->table.row_count * block->table.column_count; i++)
        visit_prose(&block->table.cells[i], visit, context);
    visit_prose(&block->chart.caption, visit, context);
}

void tsc_report_each_run(tsc_report *report, void (*visit)(void *context, tsc_run *run), void *context)
{
    for (size_t s = 0; s < report->section_count; s++)
        for (size_t b = 0; b < report->sections[s]->block_count; b++)
            visit_block(report->sections[s]->blocks[b], visit, context);
}

/* New numbers of footnotes while they are given out: fresh[old - 1] is the new one, order[new - 1] the old one. */
typedef struct numbering {
    size_t *fresh, *order, count;
    tsc_note *notes; /* by old number */
} numbering;

static size_t number_of(numbering *numbers, size_t old)
{
    if (numbers->fresh[old - 1] == 0) {
        numbers->order[numbers->count++] = old;
        numbers->fresh[old - 1] = numbers->count;
    }
    return numbers->fresh[old - 1];
}

static void renumber_run(void *context, tsc_run *run)
{
    numbering *numbers = context;
    if (run->note == 0)
        return;
    if (!*numbers->notes[run->note - 1].text)
        numbers->notes[run->note - 1].text = run->text;
    run->note = number_of(numbers, run->note);
}

void tsc_report_renumber(tsc_report *report)
{
    if (report->error.code != TSC_OK || report->note_count == 0)
        return;
    numbering numbers = {.fresh = tsc_report_room(report, report->note_count, sizeof(size_t)),
                         .order = tsc_report_room(report, report->note_count, sizeof(size_t)),
                         .notes = report->notes};
    tsc_note *notes = tsc_report_room(report, report->note_count, sizeof *notes);
    if (!numbers.fresh || !numbers.order || !notes)
        return;
    tsc_report_each_run(report, renumber_run, &numbers);
    for (size_t i = 0; i < numbers.count; i++) {
        notes[i] = report->notes[numbers.order[i] - 1];
        size_t *parts = notes[i].part_count ? tsc_report_room(report, notes[i].part_count, sizeof *parts) : NULL;
        for (size_t p = 0; parts && p < notes[i].part_count; p++)
            parts[p] = number_of(&numbers, notes[i].parts[p]);
        notes[i].parts = parts;
    }
    report->notes = notes;
    report->note_room = report->note_count;
    report->note_count = numbers.count;
}
