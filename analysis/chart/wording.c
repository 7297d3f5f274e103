/* See wording.h. The file: a head line "key<TAB>en<TAB>fr…", then one line a phrase. */
#include "chart/wording.h"
#include "core/file.h"
#include "core/tsv.h"

enum { COLUMNS_MAX = 13 };
static const char FILE_NAME[] = "plots/phrases.tsv";

static bool keep(tsc_wording *wording, tsc_span language, tsc_span key, tsc_span text)
{
    char *name = tsc_arena_alloc(&wording->arena, language.length + key.length + 2);
    char *value = tsc_arena_strndup(&wording->arena, text.data, text.length);
    if (!name || !value)
        return false;
    memcpy(name, language.data, language.length);
    name[language.length] = ' ';
    memcpy(name + language.length + 1, key.data, key.length);
    return tsc_map_put(&wording->map, tsc_span_make(name, language.length + 1 + key.length), value);
}

static tsc_status take_file(tsc_wording *wording, tsc_span file, tsc_error *err)
{
    tsc_span languages[COLUMNS_MAX], texts[COLUMNS_MAX]; /* the first column has the keys */
    tsc_tsv tsv = tsc_tsv_of(file);
    size_t count = tsc_tsv_next(&tsv) ? tsc_tsv_cells(tsv.row, languages, COLUMNS_MAX) : 0;
    if (count < 2 || count > COLUMNS_MAX)
        return tsc_error_set(err, TSC_EINPUT, FILE_NAME, tsv.line, "wants a head line of the key and 1 to %d languages",
                             COLUMNS_MAX - 1);
    while (tsc_tsv_next(&tsv)) {
        size_t filled = tsc_tsv_cells(tsv.row, texts, COLUMNS_MAX);
        for (size_t i = 1; i < count; i++) {
            if (i >= filled || texts[i].length == 0)
                return tsc_error_set(err, TSC_EINPUT, FILE_NAME, tsv.line, "no text for language %.*s",
                                     (int)languages[i].length, languages[i].data);
            if (!keep(wording, languages[i], texts[0], texts[i]))
                return tsc_error_memory(err, "the wording of charts");
        }
    }
    return TSC_OK;
}

tsc_status tsc_wording_load(tsc_wording *wording, tsc_error *err)
{
    tsc_buffer file;
    tsc_buffer_init(&file);
    tsc_map_init(&wording->map);
    tsc_arena_init(&wording->arena);
    tsc_status status = tsc_data_read(FILE_NAME, &file, err);
    if (status == TSC_OK)
        status = take_file(wording, tsc_span_make(file.data, file.length), err);
    tsc_buffer_clear(&file);
    return status;
}

void tsc_wording_clear(tsc_wording *wording)
{
    tsc_map_clear(&wording->map);
    tsc_arena_clear(&wording->arena);
}

static const char *look_up(const tsc_wording *wording, tsc_span language, const char *key)
{
    char name[96];
    size_t length = strlen(key);
    if (language.length + 1 + length > sizeof name)
        return NULL;
    memcpy(name, language.data, language.length);
    name[language.length] = ' ';
    memcpy(name + language.length + 1, key, length);
    return tsc_map_get(&wording->map, tsc_span_make(name, language.length + 1 + length));
}

const char *tsc_wording_get(const tsc_wording *wording, const char *language, const char *key)
{
    tsc_span primary = tsc_span_make(language, language ? strcspn(language, "-_") : 0);
    const char *text = primary.length ? look_up(wording, primary, key) : NULL;
    if (!text)
        text = look_up(wording, tsc_span_of("en"), key);
    return text ? text : key;
}

void tsc_wording_add(const tsc_wording *wording, const char *language, const char *key, const char *const *values,
                     tsc_buffer *text)
{
    size_t count = 0;
    while (values && values[count])
        count++;
    for (const char *c = tsc_wording_get(wording, language, key); *c; c++) {
        if (c[0] == '{' && c[1] >= '1' && c[1] <= '9' && c[2] == '}') {
            size_t which = (size_t)(c[1] - '1');
            tsc_buffer_add_text(text, which < count ? values[which] : "");
            c += 2;
        } else {
            tsc_buffer_add_char(text, *c);
        }
    }
}
