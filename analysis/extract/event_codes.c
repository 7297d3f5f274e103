/* Reading of the table of codes. */
#include "extract/event_codes.h"

#include "core/arena.h"
#include "core/file.h"
#include "core/map.h"
#include "core/number.h"
#include "core/tsv.h"

#include <stdlib.h>

enum { CODE_LIMIT = 256, COLUMNS = 8 };

struct tsc_event_codes {
    tsc_arena arena;
    tsc_map by_code;
    tsc_event_code *items;
    size_t count;
};

static const char *const header[COLUMNS] = {"code", "label", "group", "plover", "cameo", "done", "future", "sector"};

static tsc_status read_header(const tsc_span *fields, size_t count, const char *path, tsc_error *err)
{
    for (size_t i = 0; i < COLUMNS; i++)
        if (i >= count || !tsc_span_equals(fields[i], header[i]))
            return tsc_error_set(
                err, TSC_EINPUT, path, 1,
                "column %zu must be '%s'; the columns are code, label, group, plover, cameo, done, future, sector",
                i + 1, header[i]);
    return TSC_OK;
}

static tsc_status add_code(tsc_event_codes *codes, const tsc_span *fields, const char *path, size_t line,
                           tsc_error *err)
{
    tsc_event_code *item = &codes->items[codes->count];
    const char **texts[] = {&item->code,  &item->label, &item->group, &item->plover,
                            &item->cameo, NULL,         NULL,         &item->sector};
    for (size_t i = 0; i < COLUMNS; i++)
        if (texts[i] && !(*texts[i] = tsc_arena_strndup(&codes->arena, fields[i].data, fields[i].length)))
            return tsc_error_set(err, TSC_ENOMEM, path, line, "no memory for the codes of events");
    if (!tsc_number_parse(fields[5], &item->done) || !tsc_number_parse(fields[6], &item->future))
        return tsc_error_set(err, TSC_EINPUT, path, line, "a weight is not a number");
    if (fields[0].length == 0 || tsc_map_get(&codes->by_code, fields[0]))
        return tsc_error_set(err, TSC_EINPUT, path, line, "the code '%s' is %s", item->code,
                             item->code[0] ? "here twice" : "empty");
    if (!tsc_map_put(&codes->by_code, tsc_span_of(item->code), item))
        return tsc_error_set(err, TSC_ENOMEM, path, line, "no memory for the codes of events");
    codes->count++;
    return TSC_OK;
}

static tsc_status read_table(tsc_event_codes *codes, tsc_span content, const char *path, tsc_error *err)
{
    tsc_status status = TSC_OK;
    tsc_tsv tsv = tsc_tsv_of(content);
    while (status == TSC_OK && tsc_tsv_next(&tsv)) {
        tsc_span fields[COLUMNS];
        const size_t count = tsc_tsv_cells(tsv.row, fields, COLUMNS);
        for (size_t i = 0; i < count && i < COLUMNS; i++)
            fields[i] = tsc_span_trim(fields[i]);
        if (tsv.line == 1)
            status = read_header(fields, count, path, err);
        else if (count != COLUMNS)
            status = tsc_error_set(err, TSC_EINPUT, path, tsv.line, "%d columns are wanted, parted by tabs", COLUMNS);
        else if (codes->count == CODE_LIMIT)
            status = tsc_error_set(err, TSC_ELIMIT, path, tsv.line, "more than %d codes", CODE_LIMIT);
        else
            status = add_code(codes, fields, path, tsv.line, err);
    }
    if (status == TSC_OK && codes->count == 0)
        status = tsc_error_set(err, TSC_EINPUT, path, 0, "no code of events in it");
    return status;
}

tsc_status tsc_event_codes_load(const char *path, tsc_event_codes **result, tsc_error *err)
{
    *result = NULL;
    tsc_buffer found, content;
    tsc_buffer_init(&found);
    tsc_buffer_init(&content);
    tsc_event_codes *codes = calloc(1, sizeof *codes);
    tsc_status status = codes ? TSC_OK : tsc_error_set(err, TSC_ENOMEM, path, 0, "no memory for the codes of events");
    if (codes) {
        tsc_arena_init(&codes->arena);
        tsc_map_init(&codes->by_code);
        codes->items = tsc_arena_calloc(&codes->arena, CODE_LIMIT, sizeof *codes->items);
        if (!codes->items)
            status = tsc_error_set(err, TSC_ENOMEM, path, 0, "no memory for the codes of events");
    }
    if (status == TSC_OK && !path)
        status = tsc_data_path("cooperation/codes.tsv", &found, err);
    if (status == TSC_OK)
        status = tsc_file_read(path ? path : tsc_buffer_text(&found), 1 << 20, &content, err);
    if (status == TSC_OK)
        status = read_table(codes, tsc_span_make(tsc_buffer_text(&content), content.length),
                            path ? path : tsc_buffer_text(&found), err);
    tsc_buffer_clear(&content);
    tsc_buffer_clear(&found);
    if (status != TSC_OK)
        tsc_event_codes_free(codes);
    else
        *result = codes;
    return status;
}

void tsc_event_codes_free(tsc_event_codes *codes)
{
    if (!codes)
        return;
    tsc_map_clear(&codes->by_code);
    tsc_arena_clear(&codes->arena);
    free(codes);
}

size_t tsc_event_codes_count(const tsc_event_codes *codes)
{
    return codes->count;
}

const tsc_event_code *tsc_event_codes_at(const tsc_event_codes *codes, size_t index)
{
    return &codes->items[index];
}

const tsc_event_code *tsc_event_codes_get(const tsc_event_codes *codes, tsc_span code)
{
    return tsc_map_get(&codes->by_code, code);
}

double tsc_event_code_weight(const tsc_event_code *code, tsc_event_status status)
{
    switch (status) {
    case TSC_EVENT_DONE:
        return code->done;
    case TSC_EVENT_PLANNED:
    case TSC_EVENT_COMMITTED:
        return code->future;
    case TSC_EVENT_PROPOSED:
    case TSC_EVENT_CANCELLED:
        break;
    }
    return 0;
}
