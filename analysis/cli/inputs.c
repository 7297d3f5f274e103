#include "cli/inputs.h"

#include "core/buffer.h"
#include "core/file.h"
#include "core/grow.h"
#include "text/ndjson.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

enum { DEEPEST_FOLDER = 64 };

tsc_input_kind tsc_input_kind_of(const char *path)
{
    const char *ending = tsc_path_ending(path);
    if (strcmp(path, "-") == 0 || tsc_document_known_ending(path))
        return TSC_INPUT_DOCUMENT;
    if (tsc_ndjson_known_ending(path))
        return TSC_INPUT_NDJSON;
    if (strcasecmp(ending, "csv") == 0 || strcasecmp(ending, "tsv") == 0)
        return TSC_INPUT_STATISTICS;
    return strcasecmp(ending, "lua") == 0 ? TSC_INPUT_SCENARIO : TSC_INPUT_UNKNOWN;
}

/* A path still to be looked at; a stack of them, so that deep folders cost no recursion. */
struct pending {
    struct pending *below;
    const char *path;
    int depth;
};

struct collection {
    tsc_arena *arena;
    const tsc_notes *notes;
    struct pending *stack;
    tsc_input *inputs;
    size_t count, room;
};

static bool push(struct collection *all, const char *path, int depth)
{
    struct pending *pending = tsc_arena_alloc(all->arena, sizeof *pending);
    if (!pending || !path)
        return false;
    *pending = (struct pending){all->stack, path, depth};
    all->stack = pending;
    return true;
}

static bool add_file(struct collection *all, const char *path, bool named)
{
    tsc_input *inputs = tsc_grow_in(all->arena, all->inputs, all->count, &all->room, sizeof *inputs);
    if (!inputs)
        return false;
    all->inputs = inputs;
    all->inputs[all->count++] = (tsc_input){path, tsc_input_kind_of(path), named};
    return true;
}

/* Not hidden, and not what a folder says of itself: README files tell how its documents came about and are none, and the
   translations of a script (NAME.fr.words) are read with it. */
static int visible(const struct dirent *entry)
{
    bool readme = strncmp(entry->d_name, "README", 6) == 0 && (entry->d_name[6] == '\0' || entry->d_name[6] == '.');
    return entry->d_name[0] != '.' && !readme && strcmp(tsc_path_ending(entry->d_name), "words") != 0;
}

static int by_bytes_backwards(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*b)->d_name, (*a)->d_name);
}

/* Pushes what a folder holds, last first, so that it is taken in byte order. */
static bool open_folder(struct collection *all, const char *folder, int depth)
{
    struct dirent **entries;
    int count = scandir(folder, &entries, visible, by_bytes_backwards);
    if (count < 0) {
        tsc_notes_add(all->notes, TSC_EINPUT, folder, 0, "the folder cannot be read: %s", strerror(errno));
        return true;
    }
    bool good = true;
    for (int i = 0; i < count; i++) {
        good = good && push(all, tsc_path_joined(all->arena, folder, entries[i]->d_name), depth + 1);
        free(entries[i]);
    }
    free(entries);
    return good;
}

static bool visit(struct collection *all, const char *path, int depth)
{
    struct stat about;
    bool named = depth == 0;
    if (named && strcmp(path, "-") == 0)
        return add_file(all, path, true);
    if ((named ? stat(path, &about) : lstat(path, &about)) != 0) {
        tsc_notes_add(all->notes, TSC_EINPUT, path, 0, "cannot be opened: %s", strerror(errno));
        return true;
    }
    if (!S_ISDIR(about.st_mode))
        return named || S_ISREG(about.st_mode) ? add_file(all, path, named) : true;
    if (depth < DEEPEST_FOLDER)
        return open_folder(all, path, depth);
    tsc_notes_add(all->notes, TSC_EINPUT, path, 0, "folders deeper than %d are not searched", DEEPEST_FOLDER);
    return true;
}

/* Takes a named path with all that lies under it; a folder without any file is worth a word. */
static bool collect_one(struct collection *all, const char *path)
{
    size_t before = all->count;
    if (!push(all, path, 0))
        return false;
    while (all->stack) {
        struct pending *top = all->stack;
        all->stack = top->below;
        if (!visit(all, top->path, top->depth))
            return false;
    }
    struct stat about;
    if (all->count == before && stat(path, &about) == 0 && S_ISDIR(about.st_mode))
        tsc_notes_add(all->notes, TSC_EINPUT, path, 0, "the folder holds no file to read");
    return true;
}

tsc_status tsc_inputs_collect(const char *const *paths, size_t path_count, const tsc_notes *notes, tsc_arena *arena,
                              tsc_input **inputs, size_t *count, tsc_error *err)
{
    struct collection all = {.arena = arena, .notes = notes};
    for (size_t i = 0; i < path_count; i++)
        if (!collect_one(&all, paths[i]))
            return tsc_error_memory(err, "the list of inputs");
    *inputs = all.inputs;
    *count = all.count;
    return TSC_OK;
}
