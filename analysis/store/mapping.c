/* Mapping files: `key = value` lines, `#` comments. */
#include "store/mapping.h"

#include "core/buffer.h"
#include "core/file.h"
#include "core/tsv.h"
#include "store/importer.h"

#include <string.h>
#include <strings.h>

/* What a table can give; each may be a constant (`unit = USD`), a column (`unit.column = Devise`) or words of one
   (`unit.dirhams = MAD`). */
static const char *const parts[] = {"reporter",  "partner",     "indicator", "unit",   "scale", "commodity",
                                    "period",    "year",        "month",     "value",  "low",   "high",
                                    "bound",     "status",      "origin",    "kind",   "note",  "source",
                                    "published", "base_period", "id",        "values", "skip",  "confidence"};
static const char *const settings[] = {"title", "match", "delimiter", "decimal", "grouping", "revision", "layout"};

static bool is_known(const char *key)
{
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++)
        if (strcmp(key, settings[i]) == 0)
            return true;
    size_t length = strcspn(key, ".");
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (strlen(parts[i]) == length && strncmp(key, parts[i], length) == 0)
            return true;
    return false;
}

static tsc_status add_line(tsc_mapping *mapping, tsc_span line, size_t number, tsc_arena *arena, tsc_error *err)
{
    const char *equals = memchr(line.data, '=', line.length);
    if (!equals)
        return tsc_error_set(err, TSC_EINPUT, mapping->path, number, "want `key = value`");
    tsc_span key = tsc_span_trim(tsc_span_make(line.data, (size_t)(equals - line.data)));
    tsc_span value = tsc_span_trim(tsc_span_make(equals + 1, line.length - (size_t)(equals + 1 - line.data)));
    tsc_mapping_entry *entry = &mapping->entries[mapping->count++];
    entry->key = tsc_arena_strndup(arena, key.data, key.length);
    entry->value = tsc_arena_strndup(arena, value.data, value.length);
    entry->line = number;
    if (!entry->key || !entry->value)
        return tsc_error_memory(err, "the store");
    if (!is_known(entry->key))
        return tsc_error_set(err, TSC_EINPUT, mapping->path, number,
                             "'%s' is no key of a mapping; see datasets/mappings/README.md", entry->key);
    return TSC_OK;
}

static tsc_status check(const tsc_mapping *mapping, tsc_error *err)
{
    const char *match = tsc_mapping_get(mapping, "match");
    if (!match || !*match)
        return tsc_error_set(err, TSC_EINPUT, mapping->path, 0,
                             "`match` is missing: names of columns, parted by |, that tell the table");
    if (!tsc_mapping_get(mapping, "reporter") && !tsc_mapping_get(mapping, "reporter.column"))
        return tsc_error_set(err, TSC_EINPUT, mapping->path, 0, "neither `reporter` nor `reporter.column` is there");
    bool valued = tsc_mapping_get(mapping, "value.column") || tsc_mapping_get(mapping, "layout");
    for (size_t i = 0; i < mapping->count; i++)
        valued = valued || strncmp(mapping->entries[i].key, "values.", 7) == 0;
    if (!valued)
        return tsc_error_set(err, TSC_EINPUT, mapping->path, 0,
                             "no value is mapped: want `value.column`, `values.INDICATOR = COLUMN` or `layout = wide`");
    return TSC_OK;
}

tsc_status tsc_mapping_load(const char *path, tsc_arena *arena, tsc_mapping *mapping, tsc_error *err)
{
    tsc_buffer content;
    size_t lines = 1;
    tsc_buffer_init(&content);
    *mapping = (tsc_mapping){.path = tsc_arena_strdup(arena, path)};
    tsc_status status = tsc_file_read(path, 1 << 20, &content, err);
    for (size_t i = 0; i < content.length; i++)
        lines += content.data[i] == '\n';
    mapping->entries = tsc_arena_calloc(arena, lines, sizeof *mapping->entries);
    if (!status && (!mapping->path || !mapping->entries))
        status = tsc_error_memory(err, "the store");
    tsc_tsv tsv = tsc_tsv_of(tsc_span_make(content.data, content.length));
    while (!status && tsc_tsv_next(&tsv)) {
        tsc_span line = tsc_span_trim(tsv.row);
        if (line.data[0] != '#')
            status = add_line(mapping, line, tsv.line, arena, err);
    }
    tsc_buffer_clear(&content);
    return status ? status : check(mapping, err);
}

const char *tsc_mapping_get(const tsc_mapping *mapping, const char *key)
{
    for (size_t i = 0; i < mapping->count; i++)
        if (strcmp(mapping->entries[i].key, key) == 0)
            return mapping->entries[i].value;
    return NULL;
}

const char *tsc_mapping_word(const tsc_mapping *mapping, const char *part, const char *word)
{
    size_t length = strlen(part);
    for (size_t i = 0; i < mapping->count; i++) {
        const char *key = mapping->entries[i].key;
        if (strncmp(key, part, length) == 0 && key[length] == '.' && strcasecmp(key + length + 1, word) == 0)
            return mapping->entries[i].value;
    }
    return NULL;
}

/* The names of `match` all stand in the row. */
bool tsc_mapping_matches(const tsc_mapping *mapping, const tsc_csv_row *row)
{
    const char *at = tsc_mapping_get(mapping, "match");
    while (at && *at) {
        char name[200];
        size_t length = strcspn(at, "|");
        tsc_span span = tsc_span_trim(tsc_span_make(at, length));
        if (span.length >= sizeof name)
            return false;
        memcpy(name, span.data, span.length);
        name[span.length] = '\0';
        if (tsc_row_find(row, name) == SIZE_MAX)
            return false;
        at += length + (at[length] == '|');
    }
    return true;
}
