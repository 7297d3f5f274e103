#include "scenario/effects.h"

#include "core/file.h"
#include "core/number.h"

#include <csv.h>

#include <stdbool.h>
#include <string.h>

enum { FIELDS = 6, GRAVITY_FIELDS = 3 };

/* Reads rows of a table into effects. */
typedef struct reader {
    tsc_effects *effects;
    const char *path;
    tsc_arena *arena;
    bool gravity;
    size_t line, field_count;
    const char *fields[FIELDS];
    size_t inserted;      /* rows of this file so far: they stand before what was there */
    tsc_status status;
    tsc_error *err;
} reader;

static tsc_status no_memory(reader *in)
{
    return tsc_error_set(in->err, TSC_ENOMEM, in->path, in->line, "out of memory for a table of effects");
}

static tsc_status insert(reader *in, const tsc_effect *effect)
{
    tsc_effects *all = in->effects;
    if (all->count == all->room) {
        size_t room = all->room ? 2 * all->room : 32;
        tsc_effect *wider = tsc_arena_calloc(in->arena, room, sizeof *wider);
        if (!wider)
            return no_memory(in);
        if (all->count > 0)
            memcpy(wider, all->items, all->count * sizeof *wider);
        all->items = wider;
        all->room = room;
    }
    tsc_effect *at = all->items + in->inserted;
    memmove(at + 1, at, (all->count - in->inserted) * sizeof *at);
    *at = *effect;
    all->count++;
    in->inserted++;
    return TSC_OK;
}

static bool number(const reader *in, size_t field, double *value)
{
    return tsc_number_parse(tsc_span_of(in->fields[field]), value);
}

static void take_row(reader *in)
{
    tsc_effect effect = {.name = in->fields[0], .years = 1};
    size_t wanted = in->gravity ? GRAVITY_FIELDS : FIELDS;
    if (in->field_count < wanted) {
        in->status = tsc_error_set(in->err, TSC_EINPUT, in->path, in->line, "%zu columns, there must be %zu",
                                   in->field_count, wanted);
        return;
    }
    if (!number(in, 1, &effect.mean) || !number(in, 2, &effect.sd) || effect.sd < 0 ||
        (!in->gravity && (!number(in, 3, &effect.years) || effect.years < 1))) {
        in->status = tsc_error_set(in->err, TSC_EINPUT, in->path, in->line,
                                   "the effect '%s' needs a number, a standard deviation and years of 1 or more",
                                   effect.name);
        return;
    }
    effect.words = in->gravity ? "an estimate of one's own" : in->fields[4];
    effect.source = in->gravity ? in->path : in->fields[5];
    in->status = insert(in, &effect);
}

static void on_field(void *data, size_t length, void *context)
{
    reader *in = context;
    if (in->status == TSC_OK && in->field_count < FIELDS) {
        in->fields[in->field_count] = tsc_arena_strndup(in->arena, data, length);
        if (!in->fields[in->field_count])
            in->status = no_memory(in);
    }
    in->field_count++;
}

static void on_row(int end, void *context)
{
    (void)end;
    reader *in = context;
    bool comment = in->field_count == 0 || in->fields[0][0] == '#';
    bool header = strcmp(in->field_count ? in->fields[0] : "", in->gravity ? "term" : "name") == 0;
    if (in->status == TSC_OK && !comment && !header)
        take_row(in);
    in->field_count = 0;
}

static tsc_status parse(reader *in, tsc_span text)
{
    struct csv_parser parser;
    if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI) != 0)
        return no_memory(in);
    csv_set_delim(&parser, in->gravity ? CSV_COMMA : CSV_TAB);
    while (text.length > 0 && in->status == TSC_OK) {
        const char *end = memchr(text.data, '\n', text.length);
        size_t length = end ? (size_t)(end - text.data) + 1 : text.length;
        in->line++;
        if (csv_parse(&parser, text.data, length, on_field, on_row, in) != length && in->status == TSC_OK)
            in->status = tsc_error_set(in->err, TSC_EINPUT, in->path, in->line, "%s", csv_strerror(csv_error(&parser)));
        text = tsc_span_make(text.data + length, text.length - length);
    }
    if (in->status == TSC_OK && csv_fini(&parser, on_field, on_row, in) != 0)
        in->status = tsc_error_set(in->err, TSC_EINPUT, in->path, in->line, "a quoted field is not closed");
    csv_free(&parser);
    return in->status;
}

static tsc_status load(tsc_effects *effects, const char *path, bool gravity, tsc_arena *arena, tsc_error *err)
{
    tsc_buffer text, found;
    tsc_buffer_init(&text);
    tsc_buffer_init(&found);
    tsc_status status = path ? TSC_OK : tsc_data_path("policies/effects.tsv", &found, err);
    if (status == TSC_OK)
        status = tsc_file_read(path ? path : tsc_buffer_text(&found), 1 << 20, &text, err);
    if (status == TSC_OK) {
        const char *name = tsc_arena_strdup(arena, path ? path : tsc_buffer_text(&found));
        reader in = {.effects = effects, .path = name, .arena = arena, .gravity = gravity, .err = err};
        status = name ? parse(&in, tsc_span_make(text.data, text.length)) : no_memory(&in);
    }
    tsc_buffer_clear(&found);
    tsc_buffer_clear(&text);
    return status;
}

tsc_status tsc_effects_load(tsc_effects *effects, const char *path, tsc_arena *arena, tsc_error *err)
{
    return load(effects, path, false, arena, err);
}

tsc_status tsc_effects_load_gravity(tsc_effects *effects, const char *path, tsc_arena *arena, tsc_error *err)
{
    return load(effects, path, true, arena, err);
}

const tsc_effect *tsc_effects_find(const tsc_effects *effects, const char *name)
{
    for (size_t i = 0; i < effects->count; i++)
        if (strcmp(effects->items[i].name, name) == 0)
            return &effects->items[i];
    return NULL;
}
