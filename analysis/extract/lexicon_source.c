#include "extract/lexicon_source.h"

#include "core/buffer.h"
#include "core/file.h"
#include "core/grow.h"
#include "core/number.h"
#include "core/tsv.h"
#include "extract/lexicon_values.h"

#include <dirent.h>
#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { MAX_COLUMNS = 16, FILE_LIMIT = 64 << 20 };

/* Files beside the lexicon's own that the text layer takes from the same folders (text/rules.h). */
static const char *const foreign_names[] = {"abbreviation", "frequent", NULL};

/* One file while it is read. */
typedef struct table {
    tsc_lexicon_source *source;
    tsc_lexicon_folder *folder;
    const tsc_notes *notes;
    const char *path, *file;
    tsc_role role; /* TSC_ROLE_NONE for language.tsv */
    uint32_t line;
    tsc_span columns[MAX_COLUMNS];
    size_t column_count;
    bool failed; /* memory */
} table;

bool tsc_lexicon_folder_add(tsc_lexicon_source *source, tsc_lexicon_folder *folder, const tsc_lexicon_row *row)
{
    void *rows = tsc_grow_in(&source->arena, folder->rows, folder->row_count, &folder->row_room, sizeof *row);
    if (rows == NULL)
        return false;
    folder->rows = rows;
    folder->rows[folder->row_count++] = *row;
    return true;
}

static bool add_rule(tsc_lexicon_source *source, tsc_lexicon_folder *folder, const tsc_rule_row *row)
{
    void *rules = tsc_grow_in(&source->arena, folder->rules, folder->rule_count, &folder->rule_room, sizeof *row);
    if (rules == NULL)
        return false;
    folder->rules = rules;
    folder->rules[folder->rule_count++] = *row;
    return true;
}

static void mistake(table *t, const char *what, tsc_span word)
{
    t->source->mistakes++;
    tsc_notes_add(t->notes, TSC_EINPUT, t->path, t->line, "%s '%.*s'", what, (int)(word.length < 80 ? word.length : 80),
                  word.data);
}

static const char *keep(table *t, tsc_span text)
{
    char *copy = tsc_arena_strndup(&t->source->arena, text.data, text.length);
    if (copy == NULL)
        t->failed = true;
    return copy != NULL ? copy : "";
}

/* The cells of a line without the blanks around them; their number may be beyond MAX_COLUMNS. */
static size_t split(tsc_span line, tsc_span cells[MAX_COLUMNS])
{
    size_t count = tsc_tsv_cells(line, cells, MAX_COLUMNS);
    for (size_t i = 0; i < count && i < MAX_COLUMNS; i++)
        cells[i] = tsc_span_trim(cells[i]);
    return count;
}

static bool read_header(table *t, tsc_span line)
{
    t->column_count = split(line, t->columns);
    const char *first = t->role == TSC_ROLE_NONE ? "rule" : "pattern";
    const char *second = t->role == TSC_ROLE_NONE ? "value" : "code";
    if (t->column_count > MAX_COLUMNS) {
        t->source->mistakes++;
        tsc_notes_add(t->notes, TSC_ELIMIT, t->path, t->line, "more than %d columns", (int)MAX_COLUMNS);
        return false;
    }
    if (t->column_count >= 2 && tsc_span_equals(t->columns[0], first) && tsc_span_equals(t->columns[1], second))
        return true;
    t->source->mistakes++;
    tsc_notes_add(t->notes, TSC_EINPUT, t->path, t->line, "the first line must name the columns, '%s' and '%s' first",
                  first, second);
    return false;
}

static void read_rule(table *t, const tsc_span *cells, size_t count)
{
    tsc_rule_row row = {keep(t, cells[0]), keep(t, cells[1]), count > 2 ? keep(t, cells[2]) : "", t->path, t->line};
    tsc_span word;
    const char *fault = t->failed ? NULL : tsc_lexicon_rule_fault(&row, &word);
    if (fault != NULL)
        mistake(t, fault, word);
    else if (!t->failed && !add_rule(t->source, t->folder, &row))
        t->failed = true;
}

enum { LONGEST_SHIFT = 1000 };

/* The columns behind `code` but `value` as "key=value", parted by tabs. */
static const char *read_detail(table *t, const tsc_span *cells, size_t count, double *value)
{
    tsc_buffer detail;
    tsc_buffer_init(&detail);
    for (size_t i = 2; i < count; i++) {
        if (cells[i].length == 0)
            continue;
        if (tsc_span_equals(t->columns[i], "value")) {
            if (!tsc_number_parse(cells[i], value))
                mistake(t, "the column value wants a number, not", cells[i]);
            else if ((t->role == TSC_ROLE_PERIOD || t->role == TSC_ROLE_MONTH) && !(fabs(*value) <= LONGEST_SHIFT))
                mistake(t, "a time is no so many months or years away:", cells[i]);
            continue;
        }
        if (detail.length > 0)
            tsc_buffer_add_char(&detail, '\t');
        tsc_buffer_add_span(&detail, t->columns[i]);
        tsc_buffer_add_char(&detail, '=');
        tsc_buffer_add_span(&detail, cells[i]);
    }
    const char *kept = keep(t, tsc_span_of(tsc_buffer_text(&detail)));
    t->failed = t->failed || detail.failed;
    tsc_buffer_clear(&detail);
    return kept;
}

static void read_row(table *t, const tsc_span *cells, size_t count)
{
    if (cells[0].length == 0) {
        mistake(t, "a row without a pattern, code", cells[1]);
        return;
    }
    tsc_lexicon_row row = {.role = t->role, .value = (double)NAN, .path = t->path, .file = t->file, .line = t->line};
    row.pattern = keep(t, cells[0]);
    row.code = keep(t, cells[1]);
    row.detail = read_detail(t, cells, count, &row.value);
    tsc_span word;
    const char *fault = t->failed ? NULL : tsc_lexicon_row_fault(&row, &word);
    if (fault != NULL)
        mistake(t, fault, word);
    else if (!t->failed && !tsc_lexicon_folder_add(t->source, t->folder, &row))
        t->failed = true;
}

static void read_line(table *t, tsc_span line)
{
    tsc_span cells[MAX_COLUMNS];
    size_t count = split(line, cells);
    if (count == 1 && cells[0].length == 0)
        return;
    if (line.length >= 2 && line.data[0] == '#' && line.data[1] == ' ')
        return;
    if (count < 2 || count > t->column_count) {
        t->source->mistakes++;
        tsc_notes_add(t->notes, TSC_EINPUT, t->path, t->line, "%zu columns where the first line names %zu", count,
                      t->column_count);
        return;
    }
    if (t->role == TSC_ROLE_NONE)
        read_rule(t, cells, count);
    else
        read_row(t, cells, count);
}

static void read_lines(table *t, tsc_span content)
{
    tsc_tsv tsv = tsc_tsv_of(content);
    while (!t->failed && tsc_tsv_next_line(&tsv)) {
        t->line = (uint32_t)tsv.line;
        if (tsv.line > 1)
            read_line(t, tsv.row);
        else if (!read_header(t, tsv.row))
            return;
    }
}

static tsc_status read_file(tsc_lexicon_source *source, tsc_lexicon_folder *folder, const char *path, const char *name,
                            const tsc_notes *notes, tsc_error *err)
{
    table t = {.source = source, .folder = folder, .notes = notes};
    tsc_span stem = tsc_span_make(name, strlen(name) - strlen(".tsv"));
    for (size_t i = 0; foreign_names[i] != NULL; i++)
        if (tsc_span_equals(stem, foreign_names[i]))
            return TSC_OK;
    tsc_buffer content, file;
    t.role = tsc_role_parse(stem);
    t.path = keep(&t, tsc_span_of(path));
    if (t.role == TSC_ROLE_NONE && !tsc_span_equals(stem, "language")) {
        source->mistakes++;
        tsc_notes_add(notes, TSC_EINPUT, t.path, 0, "no role is called '%.*s'", (int)stem.length, stem.data);
        return TSC_OK;
    }
    tsc_buffer_init(&content);
    tsc_buffer_init(&file);
    tsc_path_join(&file, folder->name, name);
    t.file = keep(&t, tsc_span_of(tsc_buffer_text(&file)));
    tsc_status status = tsc_file_read(path, FILE_LIMIT, &content, err);
    if (status == TSC_OK)
        read_lines(&t, tsc_span_make(content.data, content.length));
    if (status == TSC_OK && (t.failed || file.failed))
        status = tsc_error_set(err, TSC_ENOMEM, path, 0, "no memory for a file of the lexicon");
    tsc_buffer_clear(&file);
    tsc_buffer_clear(&content);
    return status;
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The entries of a folder that are not hidden, sorted, in the arena; those ending in `ending` alone. */
static tsc_status list_folder(tsc_arena *arena, const char *path, const char *ending, char ***names, size_t *count,
                              tsc_error *err)
{
    size_t room = 0;
    bool failed = false;
    *count = 0;
    *names = NULL;
    DIR *folder = opendir(path);
    if (folder == NULL)
        return tsc_error_set(err, TSC_EINPUT, path, 0, "%s", strerror(errno));
    for (struct dirent *item; !failed && (item = readdir(folder)) != NULL;) {
        size_t length = strlen(item->d_name), wanted = strlen(ending);
        if (item->d_name[0] == '.' || length <= wanted || strcmp(item->d_name + length - wanted, ending) != 0)
            continue;
        char **grown = tsc_grow_in(arena, *names, *count, &room, sizeof *grown);
        char *name = tsc_arena_strdup(arena, item->d_name);
        failed = grown == NULL || name == NULL;
        if (failed)
            continue;
        *names = grown;
        grown[(*count)++] = name;
    }
    closedir(folder);
    if (failed)
        return tsc_error_set(err, TSC_ENOMEM, path, 0, "no memory for the list of a folder");
    if (*count > 1)
        qsort(*names, *count, sizeof **names, compare_names);
    return TSC_OK;
}

tsc_lexicon_folder *tsc_lexicon_source_folder(tsc_lexicon_source *source, const char *name)
{
    for (size_t i = 0; i < source->folder_count; i++)
        if (strcmp(source->folders[i].name, name) == 0)
            return &source->folders[i];
    return NULL;
}

const char *tsc_lexicon_folder_rule(const tsc_lexicon_folder *folder, const char *rule)
{
    for (size_t i = 0; i < folder->rule_count; i++)
        if (strcmp(folder->rules[i].rule, rule) == 0)
            return folder->rules[i].value;
    return "";
}

/* The folder of a language, made where it is new; NULL where memory is short. */
static tsc_lexicon_folder *open_language(tsc_lexicon_source *source, const char *name)
{
    tsc_lexicon_folder *known = tsc_lexicon_source_folder(source, name);
    if (known != NULL)
        return known;
    tsc_lexicon_folder *folders =
        tsc_grow_in(&source->arena, source->folders, source->folder_count, &source->folder_room, sizeof *folders);
    if (folders == NULL)
        return NULL;
    source->folders = folders;
    tsc_lexicon_folder *made = &source->folders[source->folder_count++];
    memcpy(made->name, name, strlen(name) + 1);
    return made;
}

static tsc_status read_files(tsc_lexicon_source *source, tsc_lexicon_folder *folder, const char *path,
                             char *const *files, size_t count, const tsc_notes *notes, tsc_error *err)
{
    tsc_status status = TSC_OK;
    for (size_t i = 0; i < count && status == TSC_OK; i++) {
        tsc_buffer file;
        tsc_buffer_init(&file);
        tsc_path_join(&file, path, files[i]);
        status = tsc_buffer_status(&file, err);
        if (status == TSC_OK)
            status = read_file(source, folder, tsc_buffer_text(&file), files[i], notes, err);
        tsc_buffer_clear(&file);
    }
    return status;
}

static tsc_status read_language(tsc_lexicon_source *source, const char *path, const char *name, const tsc_notes *notes,
                                tsc_error *err)
{
    struct stat info;
    char **files;
    size_t count;
    if (stat(path, &info) != 0 || !S_ISDIR(info.st_mode))
        return TSC_OK;
    tsc_status status = list_folder(&source->arena, path, ".tsv", &files, &count, err);
    if (status != TSC_OK || count == 0)
        return status;
    if (strlen(name) >= sizeof source->folders->name) {
        source->mistakes++;
        tsc_notes_add(notes, TSC_EINPUT, path, 0, "the folder of a language has a name of less than %zu bytes: its tag",
                      sizeof source->folders->name);
        return TSC_OK;
    }
    tsc_lexicon_folder *folder = open_language(source, name);
    return folder != NULL ? read_files(source, folder, path, files, count, notes, err)
                          : tsc_error_memory(err, "the lexicon");
}

static tsc_status read_root(tsc_lexicon_source *source, const char *root, const tsc_notes *notes, tsc_error *err)
{
    char **names;
    size_t count;
    tsc_status status = list_folder(&source->arena, root, "", &names, &count, err);
    for (size_t i = 0; status == TSC_OK && i < count; i++) {
        tsc_buffer path;
        tsc_buffer_init(&path);
        tsc_path_join(&path, root, names[i]);
        status = tsc_buffer_status(&path, err);
        if (status == TSC_OK)
            status = read_language(source, tsc_buffer_text(&path), names[i], notes, err);
        tsc_buffer_clear(&path);
    }
    return status;
}

static int compare_folders(const void *a, const void *b)
{
    return strcmp(((const tsc_lexicon_folder *)a)->name, ((const tsc_lexicon_folder *)b)->name);
}

tsc_status tsc_lexicon_source_read(const char *const *roots, size_t root_count, const tsc_notes *notes,
                                   tsc_lexicon_source *source, tsc_error *err)
{
    memset(source, 0, sizeof *source);
    tsc_arena_init(&source->arena);
    tsc_status status = TSC_OK;
    for (size_t i = 0; status == TSC_OK && i < root_count; i++)
        status = read_root(source, roots[i], notes, err);
    if (source->folder_count > 1)
        qsort(source->folders, source->folder_count, sizeof *source->folders, compare_folders);
    return status;
}

void tsc_lexicon_source_clear(tsc_lexicon_source *source)
{
    tsc_arena_clear(&source->arena);
    memset(source, 0, sizeof *source);
}
