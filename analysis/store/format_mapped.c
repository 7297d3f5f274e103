/* Tables of any layout, read as a mapping file says: long (a row is a value), wide (periods are columns) or with
   several measures side by side; constants, columns and words. */
#include "store/importer.h"
#include "store/mapping.h"

#include "core/number.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct value_column {
    size_t column;
    tsc_period period; /* of a wide table, none otherwise */
    const char *name; /* of `values.NAME`: a unit where the rows say the indicator, else an indicator; NULL otherwise */
} value_column;

typedef struct part {
    const char *name;
    const char *constant;
    size_t column; /* SIZE_MAX: none */
} part;

enum {
    REPORTER,
    PARTNER,
    INDICATOR,
    UNIT,
    SCALE,
    COMMODITY,
    PERIOD,
    YEAR,
    MONTH,
    LOW,
    HIGH,
    BOUND,
    STATUS,
    ORIGIN,
    KIND,
    NOTE,
    SOURCE,
    PUBLISHED,
    BASE,
    ID,
    CONFIDENCE,
    PARTS
};

static const char *const part_names[PARTS] = {"reporter",    "partner", "indicator", "unit", "scale",  "commodity",
                                              "period",      "year",    "month",     "low",  "high",   "bound",
                                              "status",      "origin",  "kind",      "note", "source", "published",
                                              "base_period", "id",      "confidence"};

typedef struct mapped {
    const tsc_mapping *mapping;
    part parts[PARTS];
    value_column *values;
    size_t value_count;
    char decimal, grouping;
    tsc_buffer number;
    bool stated;
} mapped;

static tsc_status find_parts(mapped *state, const tsc_csv_row *header, tsc_error *err)
{
    for (int i = 0; i < PARTS; i++) {
        char key[40];
        part *found = &state->parts[i];
        snprintf(key, sizeof key, "%s.column", part_names[i]);
        const char *name = tsc_mapping_get(state->mapping, key);
        *found = (part){part_names[i], tsc_mapping_get(state->mapping, part_names[i]), SIZE_MAX};
        if (!name)
            continue;
        found->column = tsc_row_find(header, name);
        if (found->column == SIZE_MAX)
            return tsc_error_set(err, TSC_EINPUT, NULL, 0, "the mapping %s wants a column '%s' that is not there",
                                 state->mapping->path, name);
    }
    return TSC_OK;
}

static tsc_status find_values(tsc_importer *importer, mapped *state, const tsc_csv_row *header, tsc_error *err)
{
    const tsc_mapping *mapping = state->mapping;
    const char *layout = tsc_mapping_get(mapping, "layout"), *single = tsc_mapping_get(mapping, "value.column");
    state->values = tsc_arena_calloc(&importer->arena, header->count + mapping->count, sizeof *state->values);
    if (!state->values)
        return tsc_error_memory(err, "the store");
    for (size_t i = 0; layout && strcmp(layout, "wide") == 0 && i < header->count; i++) {
        value_column *value = &state->values[state->value_count];
        value->column = i;
        state->value_count += tsc_period_read(header->fields[i], &value->period);
    }
    if (single)
        state->values[state->value_count++] = (value_column){tsc_row_find(header, single), tsc_period_none(), NULL};
    for (size_t i = 0; i < mapping->count; i++)
        if (strncmp(mapping->entries[i].key, "values.", 7) == 0)
            state->values[state->value_count++] = (value_column){tsc_row_find(header, mapping->entries[i].value),
                                                                 tsc_period_none(), mapping->entries[i].key + 7};
    for (size_t i = 0; i < state->value_count; i++)
        if (state->values[i].column == SIZE_MAX)
            return tsc_error_set(err, TSC_EINPUT, NULL, 0, "the mapping %s wants a column of values that is not there",
                                 mapping->path);
    return state->value_count ? TSC_OK
                              : tsc_error_set(err, TSC_EINPUT, NULL, 0, "no column of the table is a period or value");
}

static char mark_of(const char *word, char fallback)
{
    if (!word)
        return fallback;
    return strcmp(word, "space") == 0        ? ' '
           : strcmp(word, "tab") == 0        ? '\t'
           : strcmp(word, "apostrophe") == 0 ? '\''
                                             : word[0];
}

static tsc_status begin(tsc_importer *importer, const tsc_csv_row *header, void **made, tsc_error *err)
{
    mapped *state = tsc_arena_calloc(&importer->arena, 1, sizeof *state);
    *made = state;
    if (!state)
        return tsc_error_memory(err, "the store");
    state->mapping = importer->mapping;
    state->decimal = mark_of(tsc_mapping_get(state->mapping, "decimal"), '.');
    state->grouping = mark_of(tsc_mapping_get(state->mapping, "grouping"), '\0');
    const char *revision = tsc_mapping_get(state->mapping, "revision");
    if (revision)
        snprintf(importer->revision, sizeof importer->revision, "%s", revision);
    tsc_status status = find_parts(state, header, err);
    static const int statements[] = {ORIGIN, STATUS, BOUND, KIND};
    for (size_t i = 0; i < sizeof statements / sizeof *statements; i++)
        state->stated =
            state->stated || state->parts[statements[i]].constant || state->parts[statements[i]].column != SIZE_MAX;
    return status ? status : find_values(importer, state, header, err);
}

/* What a row says of a part: the column's text, replaced where the mapping knows the word; else the constant. */
static const char *read_part(const mapped *state, const tsc_csv_row *row, int index)
{
    const part *wanted = &state->parts[index];
    tsc_span field = tsc_row_get(row, wanted->column);
    if (field.length == 0)
        return wanted->constant;
    const char *word = tsc_mapping_word(state->mapping, wanted->name, field.data);
    return word ? word : field.data;
}

static const char *text_or_null(const mapped *state, const tsc_csv_row *row, int index)
{
    const char *text = read_part(state, row, index);
    return text && *text ? text : NULL;
}

/* Takes grouping marks and blanks of every width out and makes the decimal mark a point. */
static bool parse_number(tsc_span text, char decimal, char grouping, double *value)
{
    char plain[64];
    size_t length = 0;
    for (size_t i = 0; i < text.length; i++) {
        unsigned char c = (unsigned char)text.data[i];
        if (c == (unsigned char)grouping && grouping)
            continue;
        if (c == 0xC2 && i + 1 < text.length && (unsigned char)text.data[i + 1] == 0xA0) {
            i++;
            continue;
        }
        if (c == 0xE2 && i + 2 < text.length && (unsigned char)text.data[i + 1] == 0x80) {
            unsigned char last = (unsigned char)text.data[i + 2];
            i += 2;
            if (last == 0x92 || last == 0x93) { /* dashes that stand for a minus */
                plain[length++] = '-';
            } else if (last != 0xAF && last != 0x89) {
                return false;
            }
            continue;
        }
        if (length + 1 == sizeof plain)
            return false;
        plain[length++] = c == (unsigned char)decimal ? '.' : (char)c;
    }
    return tsc_number_parse(tsc_span_make(plain, length), value);
}

static bool take_number(tsc_importer *importer, const mapped *state, const tsc_csv_row *row, size_t column,
                        double *value)
{
    tsc_span text = tsc_row_get(row, column);
    if (state->decimal == '.' && !state->grouping)
        return tsc_importer_number(importer, row, column, value);
    if (parse_number(text, state->decimal, state->grouping, value))
        return true;
    tsc_csv_row copy = *row; /* the usual reading tells missing values from wrong ones */
    return tsc_importer_number(importer, &copy, column, value);
}

static bool read_sides(tsc_importer *importer, const mapped *state, const tsc_csv_row *row, tsc_key *key,
                       tsc_status *status, tsc_error *err)
{
    const char *reporter = text_or_null(state, row, REPORTER), *partner = text_or_null(state, row, PARTNER);
    if (reporter && strcmp(reporter, "-") == 0)
        reporter = NULL;
    if (reporter && !tsc_place_parse(tsc_span_of(reporter), &key->reporter))
        *status = tsc_importer_place(importer, tsc_span_of(reporter), &key->reporter, err);
    if (!*status && partner && !tsc_place_parse(tsc_span_of(partner), &key->partner))
        *status = tsc_importer_place(importer, tsc_span_of(partner), &key->partner, err);
    if (*status)
        return false;
    if (tsc_place_is_none(key->reporter) || (partner && strcmp(partner, "-") != 0 && tsc_place_is_none(key->partner))) {
        importer->result->skipped++; /* totals and regions of the office's own */
        return false;
    }
    return true;
}

static bool read_period(tsc_importer *importer, const mapped *state, const tsc_csv_row *row, tsc_period *period)
{
    const char *text = text_or_null(state, row, PERIOD), *year = text_or_null(state, row, YEAR);
    const char *month = text_or_null(state, row, MONTH);
    long long y = 0, m = 0;
    *period = tsc_period_none();
    if (text) {
        if (tsc_period_read(tsc_span_of(text), period))
            return true;
        tsc_importer_refuse(importer, state->parts[PERIOD].column + 1, "'%s' is no period", text);
        return false;
    }
    if (!year)
        return true;
    bool good = tsc_integer_parse(tsc_span_of(year), 1000, 9999, &y) &&
                (!month || tsc_integer_parse(tsc_span_of(month), 1, 12, &m));
    if (good)
        *period = month ? tsc_period_month((int)y, (int)m) : tsc_period_year((int)y);
    else
        tsc_importer_refuse(importer, state->parts[YEAR].column + 1, "no year or month");
    return good;
}

static bool read_extra(tsc_importer *importer, const mapped *state, const tsc_csv_row *row, tsc_point_extra *extra)
{
    const char *bound = text_or_null(state, row, BOUND), *status = text_or_null(state, row, STATUS);
    const char *origin = text_or_null(state, row, ORIGIN), *confidence = text_or_null(state, row, CONFIDENCE);
    const char *low = text_or_null(state, row, LOW), *high = text_or_null(state, row, HIGH);
    *extra = (tsc_point_extra){.stated = state->stated, .origin = TSC_ORIGIN_OFFICIAL, .confidence = 1};
    extra->note = text_or_null(state, row, NOTE);
    extra->source = text_or_null(state, row, SOURCE);
    extra->label = text_or_null(state, row, ID);
    extra->published = text_or_null(state, row, PUBLISHED);
    extra->base_period = text_or_null(state, row, BASE);
    if (low && high)
        extra->has_interval =
            tsc_number_parse(tsc_span_of(low), &extra->low) && tsc_number_parse(tsc_span_of(high), &extra->high);
    if (confidence)
        tsc_number_parse(tsc_span_of(confidence), &extra->confidence);
    bool good = (!bound || tsc_bound_parse(tsc_span_of(bound), &extra->bound)) &&
                (!status || tsc_figure_status_parse(tsc_span_of(status), &extra->status)) &&
                (!origin || tsc_origin_parse(tsc_span_of(origin), &extra->origin));
    if (!good)
        tsc_importer_refuse(importer, 0, "bound, status or origin is none of the words of the contract");
    return good;
}

/* The indicator by the mapping's words; a kind "change" adds the ending of growth or difference. */
static bool read_indicator(tsc_importer *importer, const mapped *state, const tsc_csv_row *row, const char *given,
                           tsc_key *key)
{
    const char *indicator = text_or_null(state, row, INDICATOR), *kind = text_or_null(state, row, KIND);
    const char *unit = text_or_null(state, row, UNIT), *commodity = text_or_null(state, row, COMMODITY);
    if (given && indicator)
        unit = given;
    else if (given)
        indicator = given;
    if (!indicator) {
        tsc_importer_refuse(importer, 0, "no indicator");
        return false;
    }
    if (strcmp(indicator, "-") == 0 || (commodity && strcmp(commodity, "skip") == 0)) {
        importer->result->skipped++;
        return false;
    }
    if (!unit || !tsc_unit_parse(tsc_span_of(unit), &key->unit)) {
        importer->result->empty++;
        return false;
    }
    tsc_key_kind change = kind && strcmp(kind, "change") == 0 ? tsc_key_kind_in(key->unit) : TSC_KEY_LEVEL;
    snprintf(key->indicator, sizeof key->indicator, "%s%s", indicator, tsc_key_ending(change));
    if (commodity && strcmp(commodity, "-") != 0) {
        tsc_figure named = {
            .indicator = indicator, .commodity = commodity, .reporter = key->reporter, .period = tsc_period_year(2000)};
        tsc_key slugged;
        if (tsc_key_of_figure(&named, &slugged))
            memcpy(key->commodity, slugged.commodity, sizeof key->commodity);
    }
    return true;
}

static tsc_status take(tsc_importer *importer, void *context, const tsc_csv_row *row, tsc_error *err)
{
    const mapped *state = context;
    tsc_key key = {0};
    tsc_period stated = tsc_period_none();
    tsc_point_extra extra;
    tsc_status status = TSC_OK;
    const char *scale_text = text_or_null(state, row, SCALE);
    double scale = 1;
    if (!read_sides(importer, state, row, &key, &status, err) || !read_period(importer, state, row, &stated) ||
        !read_extra(importer, state, row, &extra))
        return status;
    if (scale_text && !tsc_number_parse(tsc_span_of(scale_text), &scale)) {
        tsc_importer_refuse(importer, 0, "the scale '%s' is no number", scale_text);
        return TSC_OK;
    }
    for (size_t i = 0; !status && i < state->value_count; i++) {
        const value_column *value = &state->values[i];
        const char *own_scale = value->name ? tsc_mapping_word(state->mapping, "scale", value->name) : NULL;
        double number, factor = scale;
        if (own_scale && !tsc_number_parse(tsc_span_of(own_scale), &factor))
            return tsc_error_set(err, TSC_EINPUT, NULL, 0, "scale.%s is no number", value->name);
        if (!take_number(importer, state, row, value->column, &number) ||
            !read_indicator(importer, state, row, value->name, &key))
            continue;
        status = tsc_importer_observe(importer, &key, value->period.kind ? value->period : stated, number * factor,
                                      (int)value->column, &extra, err);
    }
    return status;
}

static bool recognizes_none(const tsc_csv_row *row)
{
    (void)row;
    return false;
}

const tsc_import_format tsc_format_mapped = {"mapped", recognizes_none, begin, take};
