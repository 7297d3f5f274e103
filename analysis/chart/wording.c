/* See wording.h. The file: a head line "key<TAB>en<TAB>fr…", then one line a phrase. */
#include "chart/wording.h"
#include "core/file.h"

enum { LANGUAGES_MAX = 12 };

static tsc_span next_field(tsc_span *line)
{
    const char *tab = line->length ? memchr(line->data, '\t', line->length) : NULL;
    size_t length = tab ? (size_t)(tab - line->data) : line->length, used = tab ? length + 1 : length;
    tsc_span field = tsc_span_make(line->data, length);
    *line = tsc_span_make(line->data + used, line->length - used);
    return field;
}

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

static tsc_status take_line(tsc_wording *wording, const tsc_span *languages, size_t count, tsc_span line, size_t number,
                            tsc_error *err)
{
    tsc_span key = next_field(&line);
    for (size_t i = 0; i < count; i++) {
        tsc_span text = next_field(&line);
        if (text.length == 0)
            return tsc_error_set(err, TSC_EINPUT, "plots/phrases.tsv", number, "no text for language %.*s",
                                 (int)languages[i].length, languages[i].data);
        if (!keep(wording, languages[i], key, text))
            return tsc_error_memory(err, "the wording of charts");
    }
    return TSC_OK;
}

static tsc_status take_file(tsc_wording *wording, tsc_span file, tsc_error *err)
{
    tsc_span languages[LANGUAGES_MAX];
    size_t count = 0, number = 0;
    tsc_status status = TSC_OK;
    for (size_t at = 0; status == TSC_OK && at < file.length; number++) {
        const char *start = file.data + at, *end = memchr(start, '\n', file.length - at);
        tsc_span line = tsc_span_make(start, end ? (size_t)(end - start) : file.length - at);
        at += line.length + 1;
        if (number == 0) {
            next_field(&line);
            while (line.length && count < LANGUAGES_MAX)
                languages[count++] = next_field(&line);
        } else if (line.length && line.data[0] != '#') {
            status = take_line(wording, languages, count, line, number + 1, err);
        }
    }
    return status;
}

tsc_status tsc_wording_load(tsc_wording *wording, tsc_error *err)
{
    tsc_buffer path, file;
    tsc_buffer_init(&path);
    tsc_buffer_init(&file);
    tsc_map_init(&wording->map);
    tsc_arena_init(&wording->arena);
    tsc_status status = tsc_data_path("plots/phrases.tsv", &path, err);
    if (status == TSC_OK)
        status = tsc_file_read(tsc_buffer_text(&path), 1 << 20, &file, err);
    if (status == TSC_OK)
        status = take_file(wording, tsc_span_make(file.data, file.length), err);
    tsc_buffer_clear(&file);
    tsc_buffer_clear(&path);
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
