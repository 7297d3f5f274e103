/* Names of places folded to letters and digits, in a hash map. */
#include "store/place_names.h"

#include "core/arena.h"
#include "core/buffer.h"
#include "core/file.h"
#include "core/map.h"
#include "core/tsv.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/uloc.h>
#include <unicode/utf8.h>


struct tsc_place_names {
    tsc_arena arena;
    tsc_map map; /* folded name -> tsc_place */
};

/* Letters and digits only, case folded, so that "Côte d'Ivoire" and "CÔTE D’IVOIRE" meet. */
static void fold(tsc_span name, tsc_buffer *key)
{
    const uint8_t *bytes = (const uint8_t *)name.data;
    int32_t length = name.length < 400 ? (int32_t)name.length : 400;
    for (int32_t i = 0; i < length;) {
        UChar32 c;
        U8_NEXT(bytes, i, length, c);
        if (c >= 0 && u_isalnum(c))
            tsc_buffer_add_codepoint(key, (uint32_t)u_foldCase(c, U_FOLD_CASE_DEFAULT));
    }
}

static bool put(struct tsc_place_names *names, tsc_span name, tsc_place place, tsc_buffer *scratch)
{
    tsc_buffer_reset(scratch);
    fold(name, scratch);
    if (scratch->failed)
        return false;
    if (scratch->length == 0 || tsc_map_get(&names->map, tsc_span_make(scratch->data, scratch->length)))
        return true;
    char *key = tsc_arena_strndup(&names->arena, scratch->data, scratch->length);
    tsc_place *value = tsc_arena_alloc(&names->arena, sizeof *value);
    if (!key || !value)
        return false;
    *value = place;
    return tsc_map_put(&names->map, tsc_span_make(key, scratch->length), value);
}

/* The languages of the lexicon, in byte order. */
static tsc_status list_languages(tsc_arena *arena, char ***tags, size_t *count, tsc_error *err)
{
    tsc_buffer path;
    tsc_buffer_init(&path);
    *count = 0;
    tsc_status status = tsc_data_path("lexicon", &path, err);
    if (status == TSC_OK)
        status = tsc_folder_list(tsc_buffer_text(&path), "", arena, tags, count, err);
    tsc_buffer_clear(&path);
    return status;
}

static bool add_countries(struct tsc_place_names *names, char *const *tags, size_t tag_count, tsc_buffer *scratch)
{
    bool good = true;
    for (const char *const *code = uloc_getISOCountries(); good && *code; code++) {
        tsc_place place;
        char name[160];
        if (!tsc_place_from_alpha2(tsc_span_of(*code), &place))
            continue;
        good = put(names, tsc_span_of(place.code), place, scratch);
        for (size_t i = 0; good && i < tag_count; i++) {
            tsc_place_name(place, tags[i], name, sizeof name);
            good = put(names, tsc_span_of(name), place, scratch);
        }
    }
    /* Two letters last: a name of a country is never shadowed by another's code. */
    for (const char *const *code = uloc_getISOCountries(); good && *code; code++) {
        tsc_place place;
        if (tsc_place_from_alpha2(tsc_span_of(*code), &place))
            good = put(names, tsc_span_of(*code), place, scratch);
    }
    return good;
}

static tsc_status add_aliases(struct tsc_place_names *names, tsc_buffer *scratch, tsc_error *err)
{
    static const char name[] = "mappings/places.tsv";
    tsc_buffer content;
    tsc_buffer_init(&content);
    tsc_status status = tsc_data_read(name, &content, err);
    tsc_tsv tsv = tsc_tsv_of(tsc_span_make(content.data, content.length));
    while (!status && tsc_tsv_next(&tsv)) {
        tsc_span cells[2];
        tsc_place place;
        if (tsc_tsv_cells(tsv.row, cells, 2) != 2 || !tsc_place_parse(cells[0], &place))
            status = tsc_error_set(err, TSC_EINPUT, name, tsv.line, "want CODE, a tab and a name");
        else if (!put(names, cells[1], place, scratch))
            status = tsc_error_memory(err, "the store");
    }
    tsc_buffer_clear(&content);
    return status;
}

tsc_status tsc_place_names_new(struct tsc_place_names **made, tsc_error *err)
{
    struct tsc_place_names *names = calloc(1, sizeof *names);
    *made = NULL;
    if (!names)
        return tsc_error_memory(err, "the store");
    tsc_buffer scratch;
    tsc_buffer_init(&scratch);
    tsc_arena_init(&names->arena);
    tsc_map_init(&names->map);
    char **tags = NULL;
    size_t tag_count = 0;
    tsc_status status = add_aliases(names, &scratch, err);
    if (!status)
        status = list_languages(&names->arena, &tags, &tag_count, err);
    if (!status && !add_countries(names, tags, tag_count, &scratch))
        status = tsc_error_memory(err, "the store");
    tsc_buffer_clear(&scratch);
    if (status)
        tsc_place_names_free(names);
    else
        *made = names;
    return status;
}

void tsc_place_names_free(struct tsc_place_names *names)
{
    if (!names)
        return;
    tsc_map_clear(&names->map);
    tsc_arena_clear(&names->arena);
    free(names);
}

tsc_status tsc_place_names_find(const struct tsc_place_names *names, tsc_span name, tsc_place *place, tsc_error *err)
{
    tsc_buffer key;
    tsc_buffer_init(&key);
    fold(name, &key);
    tsc_status status = tsc_buffer_status(&key, err);
    const tsc_place *found = key.length ? tsc_map_get(&names->map, tsc_span_make(key.data, key.length)) : NULL;
    tsc_buffer_clear(&key);
    *place = found && !status ? *found : tsc_place_none();
    return status;
}
