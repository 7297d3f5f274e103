/* Measures by the words of a table. The file datasets/mappings/measures.tsv lists words, indicator, unit and scale;
   what it does not list gets an indicator from its words and a unit from what stands in parentheses. */
#include "store/importer.h"

#include "core/number.h"
#include "core/tsv.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct tsc_unit_names {
    tsc_arena arena;
    tsc_map measures; /* identifier of the words -> tsc_import_measure */
    tsc_map units;    /* identifier of the words -> tsc_import_measure without indicator */
} tsc_unit_names;

void tsc_identifier(tsc_span text, char *identifier, size_t size)
{
    size_t length = 0;
    bool gap = false;
    for (size_t i = 0; i < text.length && length + 2 < size; i++) {
        char c = text.data[i];
        c = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
        bool kept =
            (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '%' || c == '$' || (unsigned char)c >= 0x80;
        if (kept && gap && length)
            identifier[length++] = '_';
        if (kept)
            identifier[length++] = c;
        gap = !kept;
    }
    identifier[length] = '\0';
}

static bool put(tsc_unit_names *names, tsc_span words, const tsc_import_measure *measure)
{
    char key[160];
    tsc_identifier(words, key, sizeof key);
    char *copy = tsc_arena_strdup(&names->arena, key);
    tsc_import_measure *value = tsc_arena_alloc(&names->arena, sizeof *value);
    if (!copy || !value)
        return false;
    *value = *measure;
    return tsc_map_put(measure->indicator[0] ? &names->measures : &names->units, tsc_span_of(copy), value);
}

/* WORDS<tab>INDICATOR<tab>UNIT<tab>SCALE; a unit by itself has "-" for its indicator. */
static tsc_status take_row(void *context, const tsc_csv_row *row, tsc_error *err)
{
    tsc_unit_names *names = context;
    tsc_import_measure measure = {.scale = 1};
    if (row->count != 4 || !tsc_number_parse(row->fields[3], &measure.scale) ||
        !tsc_unit_parse(row->fields[2], &measure.unit))
        return tsc_error_set(err, TSC_EINPUT, NULL, 0, "want words, indicator, unit and scale, parted by tabs");
    if (!tsc_span_equals(row->fields[1], "-"))
        snprintf(measure.indicator, sizeof measure.indicator, "%s", row->fields[1].data);
    return put(names, row->fields[0], &measure) ? TSC_OK : tsc_error_memory(err, "the store");
}

static tsc_status load(tsc_importer *importer, tsc_error *err)
{
    tsc_unit_names *names = tsc_arena_calloc(&importer->arena, 1, sizeof *names);
    if (!names)
        return tsc_error_memory(err, "the store");
    tsc_arena_init(&names->arena);
    tsc_map_init(&names->measures);
    tsc_map_init(&names->units);
    importer->units = names;
    return tsc_tsv_read_data("mappings/measures.tsv", take_row, names, err);
}

void tsc_importer_forget_measures(tsc_importer *importer)
{
    if (!importer->units)
        return;
    tsc_map_clear(&importer->units->measures);
    tsc_map_clear(&importer->units->units);
    tsc_arena_clear(&importer->units->arena);
    importer->units = NULL;
}

/* The last words in parentheses, or none. */
static tsc_span parenthesis(tsc_span words)
{
    size_t close = words.length;
    while (close > 0 && words.data[close - 1] != ')')
        close--;
    size_t open = close;
    while (open > 0 && words.data[open - 1] != '(')
        open--;
    return open && close ? tsc_span_make(words.data + open, close - 1 - open) : tsc_span_make("", 0);
}

tsc_status tsc_importer_measure(tsc_importer *importer, tsc_span words, tsc_import_measure *measure, tsc_error *err)
{
    char key[160];
    tsc_status status = importer->units ? TSC_OK : load(importer, err);
    if (status)
        return status;
    tsc_identifier(words, key, sizeof key);
    const tsc_import_measure *known = tsc_map_get(&importer->units->measures, tsc_span_of(key));
    if (known) {
        *measure = *known;
        return TSC_OK;
    }
    tsc_span unit = parenthesis(words);
    size_t name = unit.length && unit.data > words.data + 1 ? (size_t)(unit.data - 1 - words.data) : words.length;
    *measure = (tsc_import_measure){.scale = 1};
    tsc_identifier(tsc_span_make(words.data, name), measure->indicator, sizeof measure->indicator);
    tsc_identifier(unit, key, sizeof key);
    const tsc_import_measure *known_unit = tsc_map_get(&importer->units->units, tsc_span_of(key));
    measure->unit = known_unit ? known_unit->unit : tsc_unit_none();
    if (known_unit)
        measure->scale = known_unit->scale;
    else
        tsc_unit_parse(tsc_span_of("number"), &measure->unit);
    return TSC_OK;
}
