#include "report/phrase.h"

#include "core/buffer.h"
#include "core/file.h"
#include "core/map.h"
#include "core/plural.h"
#include "core/slots.h"
#include "core/tsv.h"
#include "core/utf8.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct tsc_phrases {
    tsc_arena arena;
    tsc_map texts;  /* "KEY" or "KEY|category" -> tsc_phrase */
    tsc_map places; /* "CODE:form" -> tsc_phrase */
    const char *folder;
    char language[12];
};

enum { FILE_LIMIT = 4 << 20, COLUMN_LIMIT = 16 };

static tsc_status put(tsc_phrases *phrases, tsc_map *map, tsc_span first, char joint, tsc_span second, tsc_span text,
                      const char *file, size_t line, tsc_error *err)
{
    tsc_buffer key;
    tsc_buffer_init(&key);
    tsc_buffer_add_span(&key, first);
    if (second.length) {
        tsc_buffer_add_char(&key, joint);
        tsc_buffer_add_span(&key, second);
    }
    tsc_phrase *phrase = tsc_arena_alloc(&phrases->arena, sizeof *phrase);
    const char *name = tsc_buffer_keep(&key, &phrases->arena);
    const char *kept = tsc_arena_strndup(&phrases->arena, text.data, text.length);
    if (!phrase || !name || !kept)
        return tsc_error_set(err, TSC_ENOMEM, file, line, "not enough memory for the phrases");
    *phrase = (tsc_phrase){name, kept, file, line};
    if (tsc_map_get(map, tsc_span_of(name)))
        return tsc_error_set(err, TSC_EINPUT, file, line, "'%s' stands here twice: leave one of the two", name);
    if (!tsc_map_put(map, tsc_span_of(name), phrase))
        return tsc_error_set(err, TSC_ENOMEM, file, line, "not enough memory for the phrases");
    return TSC_OK;
}

static bool is_plural_form(tsc_span form)
{
    for (const char *const *category = tsc_plural_categories; *category; category++)
        if (tsc_span_equals(form, *category))
            return true;
    return tsc_span_equals(form, "other");
}

static tsc_status read_text_row(tsc_phrases *phrases, const tsc_tsv *tsv, const char *file, tsc_error *err)
{
    tsc_span cells[3];
    if (tsc_tsv_cells(tsv->row, cells, 3) != 3 || cells[0].length == 0 || cells[2].length == 0)
        return tsc_error_set(err, TSC_EINPUT, file, tsv->line, "not of the form KEY, FORM, TEXT, parted by tabs");
    tsc_span form = cells[1];
    if (tsc_span_equals(form, "-"))
        form.length = 0;
    else if (!is_plural_form(form))
        return tsc_error_set(err, TSC_EINPUT, file, tsv->line,
                             "'%.*s' is no form: write - or one of zero one two few many other", (int)form.length,
                             form.data);
    return put(phrases, &phrases->texts, cells[0], '|', form, cells[2], file, tsv->line, err);
}

static tsc_status read_texts(tsc_phrases *phrases, tsc_tsv *tsv, const char *file, tsc_error *err)
{
    tsc_status status = TSC_OK;
    while (status == TSC_OK && tsc_tsv_next(tsv))
        status = read_text_row(phrases, tsv, file, err);
    return status;
}

static tsc_status read_places(tsc_phrases *phrases, tsc_tsv *tsv, const char *file, tsc_error *err)
{
    tsc_span forms[COLUMN_LIMIT], cells[COLUMN_LIMIT];
    size_t width = tsc_tsv_next(tsv) ? tsc_tsv_cells(tsv->row, forms, COLUMN_LIMIT) : 0;
    if (width == 0 || width > COLUMN_LIMIT || !tsc_span_equals(forms[0], "code"))
        return tsc_error_set(err, TSC_EINPUT, file, tsv->line, "wants the header `code FORM...` of at most %d columns",
                             COLUMN_LIMIT);
    tsc_status status = TSC_OK;
    while (status == TSC_OK && tsc_tsv_next(tsv)) {
        size_t count = tsc_tsv_cells(tsv->row, cells, COLUMN_LIMIT);
        if (count > width)
            return tsc_error_set(err, TSC_EINPUT, file, tsv->line, "has %zu cells where the header has %zu", count,
                                 width);
        for (size_t i = 1; status == TSC_OK && i < count; i++)
            if (cells[i].length)
                status = put(phrases, &phrases->places, cells[0], ':', forms[i], cells[i], file, tsv->line, err);
    }
    return status;
}

static tsc_status read_file(tsc_phrases *phrases, const char *path, tsc_error *err)
{
    tsc_buffer content;
    tsc_buffer_init(&content);
    tsc_status status = tsc_file_read(path, FILE_LIMIT, &content, err);
    tsc_tsv tsv = tsc_tsv_of(tsc_span_make(content.data, content.length));
    if (status == TSC_OK)
        status = strcmp(tsc_path_name(path), "places.tsv") == 0 ? read_places(phrases, &tsv, path, err)
                                                                : read_texts(phrases, &tsv, path, err);
    tsc_buffer_clear(&content);
    return status;
}

/* Which languages there are: the folders below `base`. */
static tsc_status no_language(tsc_phrases *phrases, const char *base, tsc_error *err)
{
    char **names;
    size_t count;
    tsc_status status = tsc_folder_list(base, "", &phrases->arena, &names, &count, err);
    if (status != TSC_OK)
        return status;
    tsc_buffer known;
    tsc_buffer_init(&known);
    for (size_t i = 0; i < count; i++)
        tsc_buffer_printf(&known, " %s", names[i]);
    status = tsc_error_set(err, TSC_EUSAGE, NULL, 0, "no phrases for the language '%s'; there are:%s",
                           phrases->language, tsc_buffer_text(&known));
    tsc_buffer_clear(&known);
    return status;
}

static tsc_status load_language(tsc_phrases *phrases, const char *base, tsc_error *err)
{
    char **names;
    size_t count;
    const char *folder = phrases->folder = tsc_path_joined(&phrases->arena, base, phrases->language);
    if (!folder)
        return tsc_error_memory(err, "the phrases");
    tsc_status status = tsc_folder_list(folder, "tsv", &phrases->arena, &names, &count, err);
    if (status == TSC_EINPUT)
        return no_language(phrases, base, err);
    if (status == TSC_OK && count == 0)
        status = tsc_error_set(err, TSC_EINPUT, folder, 0, "holds no phrase file (*.tsv)");
    for (size_t i = 0; status == TSC_OK && i < count; i++) {
        const char *path = tsc_path_joined(&phrases->arena, folder, names[i]);
        status = path ? read_file(phrases, path, err) : tsc_error_memory(err, "the phrases");
    }
    return status;
}

/* The rule of a plural category, `plural` in the form `one`; NULL where the language has none. */
static const char *rule_of(const tsc_phrases *phrases, const char *category)
{
    char key[32];
    snprintf(key, sizeof key, "plural|%s", category);
    return tsc_phrase_get(phrases, key);
}

static tsc_status check_rules(const tsc_phrases *phrases, tsc_error *err)
{
    tsc_status status = TSC_OK;
    bool any = false, holds;
    for (const char *const *category = tsc_plural_categories; *category && status == TSC_OK; category++) {
        const char *rule = rule_of(phrases, *category);
        any = any || rule;
        status = rule ? tsc_plural_holds(rule, 1, &holds, err) : TSC_OK;
    }
    if (status == TSC_OK && !any)
        status = tsc_error_set(err, TSC_EINPUT, NULL, 0, "no plural rules for the language '%s'", phrases->language);
    return status;
}

static const char *category_of(const tsc_phrases *phrases, double number)
{
    for (const char *const *category = tsc_plural_categories; *category; category++) {
        const char *rule = rule_of(phrases, *category);
        bool holds = false;
        if (rule && tsc_plural_holds(rule, number, &holds, NULL) == TSC_OK && holds)
            return *category;
    }
    return "other";
}

tsc_status tsc_phrases_load(const char *folder, const char *language, tsc_phrases **phrases, tsc_error *err)
{
    *phrases = calloc(1, sizeof **phrases);
    if (!*phrases)
        return tsc_error_memory(err, "the phrases");
    tsc_arena_init(&(*phrases)->arena);
    tsc_map_init(&(*phrases)->texts);
    tsc_map_init(&(*phrases)->places);
    size_t primary = strspn(language, "abcdefghijklmnopqrstuvwxyz");
    bool tag = primary >= 2 && primary <= 3 && (!language[primary] || language[primary] == '-');
    if (tag)
        memcpy((*phrases)->language, language, primary);
    tsc_buffer base;
    tsc_buffer_init(&base);
    tsc_status status =
        tag ? TSC_OK : tsc_error_set(err, TSC_EUSAGE, NULL, 0, "'%s' is no tag of a language, as en", language);
    if (status == TSC_OK && !folder)
        status = tsc_data_path("phrases", &base, err);
    if (status == TSC_OK)
        status = load_language(*phrases, folder ? folder : tsc_buffer_text(&base), err);
    if (status == TSC_OK)
        status = check_rules(*phrases, err);
    tsc_buffer_clear(&base);
    if (status != TSC_OK) {
        tsc_phrases_free(*phrases);
        *phrases = NULL;
    }
    return status;
}

void tsc_phrases_free(tsc_phrases *phrases)
{
    if (!phrases)
        return;
    tsc_map_clear(&phrases->texts);
    tsc_map_clear(&phrases->places);
    tsc_arena_clear(&phrases->arena);
    free(phrases);
}

const char *tsc_phrases_language(const tsc_phrases *phrases)
{
    return phrases->language;
}

static const char *text_of(const tsc_map *map, const char *key)
{
    const tsc_phrase *phrase = tsc_map_get(map, tsc_span_of(key));
    return phrase ? phrase->text : NULL;
}

const char *tsc_phrase_get(const tsc_phrases *phrases, const char *key)
{
    return text_of(&phrases->texts, key);
}

/* The phrase of a key in whichever plural form there is. */
static const tsc_phrase *find_any_form(const tsc_phrases *phrases, const char *key)
{
    static const char *const forms[] = {"", "|zero", "|one", "|two", "|few", "|many", "|other"};
    const tsc_phrase *found = NULL;
    char name[160];
    for (size_t i = 0; !found && i < sizeof forms / sizeof *forms; i++) {
        snprintf(name, sizeof name, "%.*s%s", (int)strcspn(key, "|"), key, forms[i]);
        found = tsc_map_get(&phrases->texts, tsc_span_of(name));
    }
    return found;
}

size_t tsc_phrases_compare(const tsc_phrases *model, const tsc_phrases *own, const tsc_notes *notes)
{
    static const char periods[] = "period.";
    size_t mistakes = 0;
    for (size_t i = 0; i < model->texts.count; i++) {
        const tsc_phrase *theirs = model->texts.entries[i].value, *ours = find_any_form(own, theirs->key);
        char file[512];
        snprintf(file, sizeof file, "%s/%s", own->folder, tsc_path_name(theirs->file));
        bool free_slots = strncmp(theirs->key, periods, sizeof periods - 1) == 0;
        if (!ours)
            tsc_notes_add(notes, TSC_EINPUT, file, 0, "lacks '%s' (%s:%zu)", theirs->key, theirs->file, theirs->line);
        else if (!free_slots && !tsc_slots_same(ours->text, theirs->text))
            tsc_notes_add(notes, TSC_EINPUT, ours->file, ours->line, "'%s' has other slots than %s:%zu", ours->key,
                          theirs->file, theirs->line);
        else
            continue;
        mistakes++;
    }
    return mistakes;
}

tsc_slot tsc_slot_text(const char *name, const char *text)
{
    return (tsc_slot){.name = name, .kind = TSC_SLOT_TEXT, .text = text};
}

tsc_slot tsc_slot_place(const char *name, tsc_place place)
{
    return (tsc_slot){.name = name, .kind = TSC_SLOT_PLACE, .place = place};
}

tsc_slot tsc_slot_term(const char *name, const char *key)
{
    return (tsc_slot){.name = name, .kind = TSC_SLOT_TERM, .text = key};
}

tsc_slot tsc_slot_count(long long count)
{
    return (tsc_slot){.name = "count", .kind = TSC_SLOT_COUNT, .count = count};
}

tsc_slot tsc_slot_run(const char *name, tsc_run run)
{
    return (tsc_slot){.name = name, .kind = TSC_SLOT_RUN, .run = run};
}

tsc_slot tsc_slot_prose(const char *name, const tsc_prose *prose)
{
    return (tsc_slot){.name = name, .kind = TSC_SLOT_PROSE, .prose = prose};
}

const char *tsc_phrase_count(const tsc_phrases *phrases, long long count, char text[40])
{
    const char *group = tsc_phrase_get(phrases, "number.group");
    char digits[24];
    size_t length = (size_t)snprintf(digits, sizeof digits, "%llu",
                                     count < 0 ? 0ULL - (unsigned long long)count : (unsigned long long)count);
    size_t used = 0;
    if (count < 0)
        used += (size_t)snprintf(text, 40, "\u2212");
    for (size_t i = 0; i < length && used + 5 < 40; i++) {
        /* Four digits stand together, as all three languages print years and small counts. */
        if (i > 0 && length > 4 && (length - i) % 3 == 0)
            used += (size_t)snprintf(text + used, 40 - used, "%s", group ? group : "");
        text[used++] = digits[i];
    }
    text[used] = '\0';
    return text;
}

/* The phrase of key in the plural form that the slot `count` asks for. */
static const char *choose(const tsc_phrases *phrases, const char *key, const tsc_slot *slots, size_t slot_count)
{
    const tsc_slot *number = NULL;
    for (size_t i = 0; i < slot_count; i++)
        if (slots[i].kind == TSC_SLOT_COUNT)
            number = &slots[i];
    if (!number)
        return tsc_phrase_get(phrases, key);
    char full[128];
    int start = snprintf(full, sizeof full - 16, "%s|", key);
    const char *text = NULL;
    if (start > 0 && start < (int)sizeof full - 16) {
        snprintf(full + start, 16, "%s", category_of(phrases, (double)number->count));
        text = tsc_phrase_get(phrases, full);
        if (!text) {
            memcpy(full + start, "other", sizeof "other");
            text = tsc_phrase_get(phrases, full);
        }
    }
    return text ? text : tsc_phrase_get(phrases, key);
}

static void add_text(tsc_report *report, tsc_prose *prose, tsc_span text, tsc_run_kind kind)
{
    if (text.length)
        tsc_prose_add(report, prose,
                      (tsc_run){.kind = kind, .text = tsc_report_span(report, text), .value = (double)NAN});
}

static const char *place_form(const tsc_phrases *phrases, tsc_place place, tsc_span form, char name[128])
{
    char key[48];
    snprintf(key, sizeof key, "%s:%.*s", place.code, (int)(form.length < 24 ? form.length : 24), form.data);
    const char *text = form.length ? text_of(&phrases->places, key) : NULL;
    if (text)
        return text;
    snprintf(key, sizeof key, "%s:name", place.code);
    text = text_of(&phrases->places, key);
    if (text)
        return text;
    tsc_place_name(place, phrases->language, name, 128);
    return name;
}

static const char *term_form(const tsc_phrases *phrases, const char *term, tsc_span form)
{
    char key[128];
    snprintf(key, sizeof key, "%s.%.*s", term, (int)(form.length < 24 ? form.length : 24), form.data);
    const char *text = form.length ? tsc_phrase_get(phrases, key) : NULL;
    return text ? text : tsc_phrase_get(phrases, term);
}

/* The first letter of the runs from `first` on, made a capital. */
static void capitalize(tsc_report *report, tsc_prose *prose, size_t first)
{
    if (first >= prose->count || !prose->runs[first].text[0])
        return;
    tsc_run *run = &prose->runs[first];
    tsc_buffer raised;
    tsc_buffer_init(&raised);
    tsc_utf8_add_capital(&raised, run->text);
    run->text = tsc_report_take(report, &raised);
}

static bool fill(tsc_report *report, const tsc_phrases *phrases, tsc_prose *prose, const tsc_slot *slot, tsc_span form)
{
    char name[128], digits[40];
    const char *text = slot->text;
    switch (slot->kind) {
    case TSC_SLOT_RUN:
        tsc_prose_add(report, prose, slot->run);
        return true;
    case TSC_SLOT_PROSE:
        tsc_prose_append(report, prose, slot->prose);
        return true;
    case TSC_SLOT_COUNT:
        tsc_phrase_count(phrases, slot->count, digits);
        tsc_prose_add(report, prose, (tsc_run){.kind = TSC_RUN_NUMBER, .text = digits, .value = (double)slot->count});
        return true;
    case TSC_SLOT_PLACE:
        text = place_form(phrases, slot->place, form, name);
        break;
    case TSC_SLOT_TERM:
        text = term_form(phrases, slot->text, form);
        break;
    case TSC_SLOT_TEXT:
        break;
    }
    if (text)
        add_text(report, prose, tsc_span_of(text), TSC_RUN_TEXT);
    return text != NULL;
}

/* One slot as it stands between its braces. */
static void add_slot(tsc_report *report, const tsc_phrases *phrases, tsc_prose *prose, const char *key, tsc_span inner,
                     const tsc_slot *slots, size_t slot_count)
{
    bool capital = inner.length > 0 && inner.data[0] == '^';
    tsc_span rest = tsc_span_make(inner.data + capital, inner.length - capital);
    tsc_span name = rest;
    tsc_span_cut(&rest, ':', &name);
    size_t first = prose->count;
    for (size_t i = 0; i < slot_count; i++)
        if (tsc_span_equals(name, slots[i].name)) {
            if (!fill(report, phrases, prose, &slots[i], rest))
                break;
            if (capital)
                capitalize(report, prose, first);
            return;
        }
    tsc_report_fail(report, TSC_EINPUT, "phrase '%s' (%s): nothing fills the slot {%.*s}", key, phrases->language,
                    (int)inner.length, inner.data);
}

void tsc_phrase_add(tsc_report *report, const tsc_phrases *phrases, tsc_prose *prose, const char *key,
                    const tsc_slot *slots, size_t slot_count)
{
    const char *text = choose(phrases, key, slots, slot_count);
    if (!text || !prose) {
        if (!text)
            tsc_report_fail(report, TSC_EINPUT, "the phrases of '%s' lack '%s'", phrases->language, key);
        return;
    }
    bool code = false;
    while (*text && report->error.code == TSC_OK) {
        size_t plain = strcspn(text, "{`");
        add_text(report, prose, tsc_span_make(text, plain), code ? TSC_RUN_CODE : TSC_RUN_TEXT);
        text += plain;
        if (*text == '`') {
            code = !code;
            text++;
        } else if (*text == '{') {
            size_t length = strcspn(text, "}"), first = prose->count;
            add_slot(report, phrases, prose, key, tsc_span_make(text + 1, length - 1), slots, slot_count);
            for (size_t i = first; code && i < prose->count; i++)
                prose->runs[i].kind = TSC_RUN_CODE;
            text += text[length] ? length + 1 : length;
        }
    }
}

const char *tsc_phrase_text(tsc_report *report, const tsc_phrases *phrases, const char *key, const tsc_slot *slots,
                            size_t slot_count)
{
    tsc_prose prose = {NULL, 0, 0};
    tsc_phrase_add(report, phrases, &prose, key, slots, slot_count);
    return tsc_prose_flat(report, &prose);
}
