#include "scenario/effects.h"

#include "core/file.h"
#include "core/grow.h"
#include "core/number.h"
#include "core/tsv.h"
#include "scenario/phrases.h"
#include "store/csv_in.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

enum { FIELDS = 6, GRAVITY_FIELDS = 3 };

/* Reads rows of a table into effects. */
typedef struct reader {
    tsc_effects *effects;
    const char *path;
    tsc_arena *arena;
    bool gravity;
    size_t inserted; /* rows of this file so far: they stand before what was there */
} reader;

static tsc_status no_memory(const reader *in, tsc_error *err)
{
    return tsc_error_set(err, TSC_ENOMEM, in->path, 0, "out of memory for a table of effects");
}

static tsc_status insert(reader *in, const tsc_effect *effect, tsc_error *err)
{
    tsc_effects *all = in->effects;
    tsc_effect *wider = tsc_grow_in(in->arena, all->items, all->count, &all->room, sizeof *wider);
    if (!wider)
        return no_memory(in, err);
    all->items = wider;
    tsc_effect *at = all->items + in->inserted;
    memmove(at + 1, at, (all->count - in->inserted) * sizeof *at);
    *at = *effect;
    all->count++;
    in->inserted++;
    return TSC_OK;
}

static tsc_status take_row(void *context, const tsc_csv_row *row, tsc_error *err)
{
    reader *in = context;
    tsc_effect effect = {.years = 1};
    size_t wanted = in->gravity ? GRAVITY_FIELDS : FIELDS;
    tsc_span first = row->fields[0];
    if (tsc_span_equals(first, in->gravity ? "term" : "name"))
        return TSC_OK;
    if (row->count < wanted)
        return tsc_error_set(err, TSC_EINPUT, in->path, row->line, "%zu columns, there must be %zu", row->count, wanted);
    if (!tsc_number_parse(row->fields[1], &effect.mean) || !tsc_number_parse(row->fields[2], &effect.sd) ||
        effect.sd < 0 || (!in->gravity && (!tsc_number_parse(row->fields[3], &effect.years) || effect.years < 1)))
        return tsc_error_set(err, TSC_EINPUT, in->path, row->line,
                             "the effect '%.*s' needs a number, a standard deviation and years of 1 or more",
                             (int)first.length, first.data);
    effect.name = tsc_arena_strndup(in->arena, first.data, first.length);
    effect.words = in->gravity ? effect.name : tsc_arena_strndup(in->arena, row->fields[4].data, row->fields[4].length);
    effect.source = in->gravity ? in->path : tsc_arena_strndup(in->arena, row->fields[5].data, row->fields[5].length);
    return effect.name && effect.words && effect.source ? insert(in, &effect, err) : no_memory(in, err);
}

static tsc_status load(tsc_effects *effects, const char *path, bool gravity, tsc_arena *arena, tsc_error *err)
{
    tsc_buffer found = {0};
    tsc_status status = path ? TSC_OK : tsc_data_path("policies/effects.tsv", &found, err);
    if (status == TSC_OK) {
        const char *name = tsc_arena_strdup(arena, path ? path : tsc_buffer_text(&found));
        reader in = {.effects = effects, .path = name, .arena = arena, .gravity = gravity};
        const tsc_csv_opts commas = {.delimiter = ','};
        status = !name     ? no_memory(&in, err)
                 : gravity ? tsc_csv_read(name, &commas, take_row, &in, NULL, err)
                           : tsc_tsv_read(name, take_row, &in, err);
    }
    tsc_buffer_clear(&found);
    return status;
}

static tsc_status translate(tsc_effects *effects, const char *path, const char *language, tsc_arena *arena, tsc_error *err)
{
    tsc_scenario_phrases words;
    tsc_status status = tsc_scenario_phrases_load(&words, path, language, err);
    for (size_t i = 0; status == TSC_OK && i < effects->count; i++) {
        const char *found = tsc_map_get(&words.by_name, tsc_span_of(effects->items[i].words));
        if (found && !(effects->items[i].words = tsc_arena_strdup(arena, found)))
            status = tsc_error_set(err, TSC_ENOMEM, path, 0, "out of memory for a table of effects");
    }
    tsc_scenario_phrases_clear(&words);
    return status;
}

tsc_status tsc_effects_load(tsc_effects *effects, const char *path, const char *language, tsc_arena *arena, tsc_error *err)
{
    char name[64];
    tsc_buffer found;
    tsc_buffer_init(&found);
    tsc_status status = load(effects, path, false, arena, err);
    snprintf(name, sizeof name, "policies/effects.%.2s.words", language);
    tsc_status there = status == TSC_OK && !path ? tsc_data_path(name, &found, err) : TSC_ENOTFOUND;
    if (there == TSC_OK)
        status = translate(effects, tsc_buffer_text(&found), language, arena, err);
    else if (there != TSC_ENOTFOUND)
        status = there;
    tsc_buffer_clear(&found);
    return status;
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
