/* Codes and settings from datasets/cooperation. */
#include "store/codes.h"

#include "core/number.h"
#include "core/tsv.h"

typedef struct code_reader {
    tsc_act_codes *codes;
    tsc_arena *arena;
} code_reader;

static tsc_status add_name(code_reader *reader, tsc_map *names, const char *name, tsc_error *err)
{
    const char *copy = tsc_arena_strdup(reader->arena, name);
    return copy && tsc_map_put(names, tsc_span_of(copy), names) ? TSC_OK : tsc_error_memory(err, "the store");
}

/* NAME<tab>VALUE */
static tsc_status take_setting(void *context, const tsc_csv_row *row, tsc_error *err)
{
    code_reader *reader = context;
    tsc_act_codes *codes = reader->codes;
    double value = 0;
    const char *name = row->fields[0].data;
    if (row->count == 2 && strcmp(name, "material") == 0)
        return add_name(reader, &codes->material, row->fields[1].data, err);
    if (row->count == 2 && strcmp(name, "named") == 0)
        return add_name(reader, &codes->named, row->fields[1].data, err);
    if (row->count != 2 || !tsc_number_parse(row->fields[1], &value) || value <= 0 || value > 1e6)
        return tsc_error_set(err, TSC_EINPUT, NULL, 0, "want a setting, a tab and a positive number");
    if (strcmp(name, "half_life_short") == 0)
        codes->half_life_months[0] = value;
    else if (strcmp(name, "half_life") == 0)
        codes->half_life_months[1] = value;
    else if (strcmp(name, "half_life_long") == 0)
        codes->half_life_months[2] = value;
    else if (strcmp(name, "tolerance_days") == 0)
        codes->tolerance_days = (long)value;
    else if (strcmp(name, "soon_days") == 0)
        codes->soon_days = (long)value;
    else if (strcmp(name, "restated_days") == 0)
        codes->restated_days = (long)value;
    else if (strcmp(name, "early_days") == 0)
        codes->early_days = (long)value;
    else if (strcmp(name, "late_days") == 0)
        codes->late_days = (long)value;
    else
        return tsc_error_set(err, TSC_EINPUT, NULL, 0, "no setting '%s'", name);
    return TSC_OK;
}

tsc_status tsc_act_codes_load(tsc_act_codes *codes, const char *own, tsc_arena *arena, tsc_error *err)
{
    code_reader reader = {.codes = codes, .arena = arena};
    *codes = (tsc_act_codes){.half_life_months = {3, 6, 12},
                             .tolerance_days = 3,
                             .soon_days = 30,
                             .restated_days = 1096,
                             .early_days = 92,
                             .late_days = 183};
    tsc_map_init(&codes->material);
    tsc_map_init(&codes->named);
    tsc_status status = tsc_tsv_read_data("cooperation/index.tsv", take_setting, &reader, err);
    if (!status)
        status = tsc_event_codes_load(NULL, &codes->base, err);
    if (!status && own)
        status = tsc_event_codes_load(own, &codes->own, err);
    if (status)
        tsc_act_codes_clear(codes);
    return status;
}

void tsc_act_codes_clear(tsc_act_codes *codes)
{
    tsc_event_codes_free(codes->base);
    tsc_event_codes_free(codes->own);
    codes->base = codes->own = NULL;
    tsc_map_clear(&codes->material);
    tsc_map_clear(&codes->named);
}

const tsc_event_code *tsc_act_codes_get(const tsc_act_codes *codes, const char *code)
{
    const tsc_span name = tsc_span_of(code);
    const tsc_event_code *own = codes->own ? tsc_event_codes_get(codes->own, name) : NULL;
    return own || !codes->base ? own : tsc_event_codes_get(codes->base, name);
}

bool tsc_act_codes_is_material(const tsc_act_codes *codes, const tsc_event_code *code)
{
    return tsc_map_get(&codes->material, tsc_span_make(code->plover, strcspn(code->plover, ":"))) != NULL;
}

bool tsc_act_codes_is_named(const tsc_act_codes *codes, const char *code)
{
    return tsc_map_get(&codes->named, tsc_span_of(code)) != NULL;
}

bool tsc_act_codes_is_usual(const tsc_act_codes *codes, const tsc_event *event)
{
    const tsc_event_code *code = tsc_act_codes_get(codes, event->code);
    return !event->sector || (code && code->sector && strcmp(event->sector, code->sector) == 0);
}

bool tsc_act_codes_recurs(const tsc_act_codes *codes, const char *code)
{
    const tsc_event_code *entry = tsc_act_codes_get(codes, code);
    return entry && strcmp(entry->group, "contact") == 0;
}

double tsc_act_codes_weight(const tsc_act_codes *codes, const tsc_event *event)
{
    const tsc_event_code *code = tsc_act_codes_get(codes, event->code);
    const tsc_event_code unknown = {.done = event->weight, .future = event->weight};
    return tsc_event_code_weight(code ? code : &unknown, event->status);
}
