#include "scenario/phrases.h"

#include "core/file.h"
#include "core/slots.h"
#include "core/tsv.h"

#include <stdio.h>
#include <string.h>

static tsc_status take_phrases(tsc_scenario_phrases *phrases, tsc_span file, const char *path, tsc_error *err)
{
    tsc_tsv tsv = tsc_tsv_of(file);
    while (tsc_tsv_next(&tsv)) {
        tsc_span cells[2];
        if (tsc_tsv_cells(tsv.row, cells, 2) != 2)
            return tsc_error_set(err, TSC_EINPUT, path, tsv.line, "a phrase is a name, a tab and a text");
        char *name = tsc_arena_strndup(&phrases->arena, cells[0].data, cells[0].length);
        char *text = tsc_arena_strndup(&phrases->arena, cells[1].data, cells[1].length);
        if (!name || !text || !tsc_map_put(&phrases->by_name, tsc_span_of(name), text))
            return tsc_error_set(err, TSC_ENOMEM, path, tsv.line, "out of memory for phrases");
    }
    return TSC_OK;
}

/* The file of a language, else of English. */
static tsc_status find_file(const char *language, tsc_buffer *found, tsc_error *err)
{
    char name[64];
    snprintf(name, sizeof name, "phrases/scenario.%.2s.tsv", language);
    tsc_status status = TSC_ENOTFOUND;
    if (strspn(language, "abcdefghijklmnopqrstuvwxyz") >= 2)
        status = tsc_data_path(name, found, err);
    return status == TSC_ENOTFOUND ? tsc_data_path("phrases/scenario.en.tsv", found, err) : status;
}

tsc_status tsc_scenario_phrases_load(tsc_scenario_phrases *phrases, const char *path, const char *language,
                                     tsc_error *err)
{
    tsc_buffer found, file;
    tsc_buffer_init(&found);
    tsc_buffer_init(&file);
    tsc_arena_init(&phrases->arena);
    tsc_map_init(&phrases->by_name);
    tsc_status status = path ? TSC_OK : find_file(language, &found, err);
    if (status == TSC_OK && !path)
        path = tsc_buffer_text(&found);
    if (status == TSC_OK)
        status = tsc_file_read(path, 1 << 20, &file, err);
    if (status == TSC_OK)
        status = take_phrases(phrases, tsc_span_make(file.data, file.length), path, err);
    tsc_buffer_clear(&file);
    tsc_buffer_clear(&found);
    return status;
}

void tsc_scenario_phrases_clear(tsc_scenario_phrases *phrases)
{
    tsc_map_clear(&phrases->by_name);
    tsc_arena_clear(&phrases->arena);
}

const char *tsc_scenario_phrases_get(const tsc_scenario_phrases *phrases, const char *name)
{
    return tsc_map_get(&phrases->by_name, tsc_span_of(name));
}

/* Whether languages may differ in having a phrase. */
static bool is_optional(tsc_span name)
{
    static const char *const beginnings[] = {"indicator.", "plural.", "years."};
    for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings; i++)
        if (name.length > strlen(beginnings[i]) && memcmp(name.data, beginnings[i], strlen(beginnings[i])) == 0)
            return true;
    return false;
}

size_t tsc_scenario_phrases_compare(const tsc_scenario_phrases *model, const tsc_scenario_phrases *own, const char *file,
                                    const tsc_notes *notes)
{
    size_t mistakes = 0;
    for (size_t i = 0; i < model->by_name.count; i++) {
        const tsc_map_entry *theirs = &model->by_name.entries[i];
        const char *name = theirs->key.data, *ours = tsc_map_get(&own->by_name, theirs->key);
        if (!ours && !is_optional(theirs->key))
            tsc_notes_add(notes, TSC_EINPUT, file, 0, "lacks the phrase '%s'", name);
        else if (ours && !tsc_slots_same(ours, theirs->value))
            tsc_notes_add(notes, TSC_EINPUT, file, 0, "the phrase '%s' has other places than English: '%s'", name, ours);
        else
            continue;
        mistakes++;
    }
    return mistakes;
}

bool tsc_scenario_phrases_has(const tsc_scenario_phrases *phrases, const char *name)
{
    return tsc_scenario_phrases_get(phrases, name) != NULL;
}

static const char *find_part(const tsc_scenario_part *parts, const char *place, size_t length)
{
    for (; parts && parts->place; parts++)
        if (strlen(parts->place) == length && memcmp(parts->place, place, length) == 0)
            return parts->text;
    return NULL;
}

void tsc_scenario_phrases_add(const tsc_scenario_phrases *phrases, const char *name, const tsc_scenario_part *parts, tsc_buffer *to)
{
    const char *text = tsc_map_get(&phrases->by_name, tsc_span_of(name));
    if (!text) {
        tsc_buffer_printf(to, "[%s]", name);
        return;
    }
    while (*text) {
        const char *open = strchr(text, '{'), *shut = open ? strchr(open, '}') : NULL;
        const char *part = shut ? find_part(parts, open + 1, (size_t)(shut - open - 1)) : NULL;
        const char *until = !open ? text + strlen(text) : part ? open : open + 1;
        tsc_buffer_add(to, text, (size_t)(until - text));
        if (part)
            tsc_buffer_add_text(to, part);
        text = part ? shut + 1 : until;
    }
}
