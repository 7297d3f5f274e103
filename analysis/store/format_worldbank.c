/* World Bank API CSV: a preamble with the date of the release, then years as columns, aggregates among countries. */
#include "store/importer.h"

#include <stdio.h>

static const char *const header_names[] = {"Country Name", "Country Code", "Indicator Name", "Indicator Code", NULL};

static bool recognizes(const tsc_csv_row *row)
{
    return tsc_row_begins(row, header_names);
}

typedef struct years {
    tsc_period *periods; /* of each column, none where it is no year */
    size_t count;
} years;

static tsc_status begin(tsc_importer *importer, const tsc_csv_row *header, void **state, tsc_error *err)
{
    years *found = tsc_arena_calloc(&importer->arena, 1, sizeof *found);
    if (!found || !(found->periods = tsc_arena_calloc(&importer->arena, header->count, sizeof *found->periods)))
        return tsc_error_memory(err, "the store");
    found->count = header->count;
    for (size_t i = 4; i < header->count; i++)
        tsc_period_read(header->fields[i], &found->periods[i]);
    *state = found;
    return TSC_OK;
}

/* Codes of the World Bank that are listed by name in measures.tsv come first, others by their own code. */
static tsc_status measure_of(tsc_importer *importer, const tsc_csv_row *row, tsc_import_measure *measure, tsc_error *err)
{
    tsc_status status = tsc_importer_measure(importer, row->fields[3], measure, err);
    char own[sizeof measure->indicator];
    tsc_identifier(row->fields[3], own, sizeof own);
    if (status || strcmp(own, measure->indicator) != 0)
        return status;
    status = tsc_importer_measure(importer, row->fields[2], measure, err);
    memcpy(measure->indicator, own, sizeof own);
    return status;
}

static tsc_status take(tsc_importer *importer, void *state, const tsc_csv_row *row, tsc_error *err)
{
    const years *found = state;
    tsc_key key = {0};
    tsc_import_measure measure;
    if (row->count < 4 || !tsc_place_parse(row->fields[1], &key.reporter)) {
        tsc_importer_refuse(importer, 2, "no country code");
        return TSC_OK;
    }
    tsc_status status = measure_of(importer, row, &measure, err);
    snprintf(key.indicator, sizeof key.indicator, "%s", measure.indicator);
    key.unit = measure.unit;
    for (size_t i = 4; !status && i < row->count; i++) {
        double value;
        if (i >= found->count || found->periods[i].kind == TSC_PERIOD_NONE) {
            if (row->fields[i].length)
                tsc_importer_refuse(importer, i + 1, "a value under no year");
        } else if (tsc_importer_number(importer, row, i, &value)) {
            status = tsc_importer_observe(importer, &key, found->periods[i], value * measure.scale, (int)i, NULL, err);
        }
    }
    return status;
}

const tsc_import_format tsc_format_worldbank = {"worldbank", recognizes, begin, take};
