/* Our own series.csv, as `run` and `export` write it: the round trip. */
#include "store/importer.h"

#include "core/number.h"

enum {
    SERIES,
    PERIOD,
    VALUE,
    LOW,
    HIGH,
    STATUS,
    ORIGIN,
    SOURCE,
    LOCATOR,
    CONFIDENCE,
    BOUND,
    BASE,
    PUBLISHED,
    NOTE,
    COLUMNS
};

typedef struct columns {
    size_t at[COLUMNS];
} columns;

static bool recognizes(const tsc_csv_row *row)
{
    static const char *const names[] = {"series", "period", "value", NULL};
    return tsc_row_begins(row, names);
}

static tsc_status begin(tsc_importer *importer, const tsc_csv_row *header, void **state, tsc_error *err)
{
    static const char *const names[COLUMNS] = {"series", "period",      "value",     "low",     "high",
                                               "status", "origin",      "source",    "locator", "confidence",
                                               "bound",  "base_period", "published", "note"};
    columns *found = tsc_arena_calloc(&importer->arena, 1, sizeof *found);
    if (!found)
        return tsc_error_memory(err, "the store");
    for (int i = 0; i < COLUMNS; i++)
        found->at[i] = tsc_row_find(header, names[i]);
    *state = found;
    return TSC_OK;
}

static const char *text_of(const tsc_csv_row *row, size_t column)
{
    tsc_span field = tsc_row_get(row, column);
    return field.length ? field.data : NULL;
}

static bool read_extra(tsc_importer *importer, const columns *at, const tsc_csv_row *row, tsc_point_extra *extra)
{
    tsc_span status = tsc_row_get(row, at->at[STATUS]), origin = tsc_row_get(row, at->at[ORIGIN]);
    tsc_span bound = tsc_row_get(row, at->at[BOUND]);
    *extra = (tsc_point_extra){.stated = true, .origin = TSC_ORIGIN_OFFICIAL, .confidence = 1};
    if ((status.length && !tsc_figure_status_parse(status, &extra->status)) ||
        (origin.length && !tsc_origin_parse(origin, &extra->origin)) ||
        (bound.length && !tsc_bound_parse(bound, &extra->bound))) {
        tsc_importer_refuse(importer, 0, "status, origin or bound is none of the contract's words");
        return false;
    }
    bool low = tsc_number_parse(tsc_row_get(row, at->at[LOW]), &extra->low);
    bool high = tsc_number_parse(tsc_row_get(row, at->at[HIGH]), &extra->high);
    extra->has_interval = low && high;
    if (!tsc_number_parse(tsc_row_get(row, at->at[CONFIDENCE]), &extra->confidence))
        extra->confidence = 1;
    extra->source = text_of(row, at->at[SOURCE]);
    extra->label = text_of(row, at->at[LOCATOR]);
    extra->note = text_of(row, at->at[NOTE]);
    extra->base_period = text_of(row, at->at[BASE]);
    extra->published = text_of(row, at->at[PUBLISHED]);
    return true;
}

static tsc_status take(tsc_importer *importer, void *state, const tsc_csv_row *row, tsc_error *err)
{
    const columns *at = state;
    tsc_key key;
    tsc_period period = tsc_period_none();
    tsc_point_extra extra;
    double value;
    tsc_span when = tsc_row_get(row, at->at[PERIOD]);
    if (!tsc_key_parse(tsc_row_get(row, at->at[SERIES]), &key) || !key.indicator[0]) {
        tsc_importer_refuse(importer, at->at[SERIES] + 1, "no series key; write FREQ.REPORTER.PARTNER.INDICATOR.UNIT");
        return TSC_OK;
    }
    if (when.length && !tsc_period_read(when, &period)) {
        tsc_importer_refuse(importer, at->at[PERIOD] + 1, "'%s' is no period", when.data);
        return TSC_OK;
    }
    if (!tsc_importer_number(importer, row, at->at[VALUE], &value) || !read_extra(importer, at, row, &extra))
        return TSC_OK;
    return tsc_importer_observe(importer, &key, period, value, (int)row->number, &extra, err);
}

const tsc_import_format tsc_format_series = {"series", recognizes, begin, take};
