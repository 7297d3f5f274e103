/* check: says of lexicons, phrases, mapping files and scenario scripts what is wrong in them, with file and line. */
#include "cli/command.h"
#include "cli/inputs.h"
#include "core/file.h"
#include "extract/lexicon_compile.h"
#include "report/phrase.h"
#include "scenario/phrases.h"
#include "scenario/world.h"
#include "store/mapping.h"

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MAX_ROOTS = 32, SCRIPT_LIMIT = 4 << 20, CHECK_DRAWS = 100, SAMPLE_POINTS = 8, SAMPLE_YEAR = 2017 };

/* A folder with one folder a language. */
typedef struct root {
    const char *path;
    bool phrases; /* else a lexicon */
} root;

typedef struct check {
    const tsc_args *args;
    tsc_refusals refusals;
    tsc_arena arena;
    root roots[MAX_ROOTS]; /* those that were named, or that a named file belongs to */
    size_t root_count;
    size_t files, mistakes;
    tsc_world_sources sources; /* of scripts: models, no store */
} check;

static bool is_folder(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

static const char *join(check *c, const char *folder, const char *name)
{
    const char *kept = tsc_path_joined(&c->arena, folder, name);
    return kept != NULL ? kept : "";
}

static const char *parent_of(check *c, const char *path)
{
    const char *name = tsc_path_name(path);
    size_t length = name > path ? (size_t)(name - path) - 1 : 0;
    const char *parent = length > 0 ? tsc_arena_strndup(&c->arena, path, length) : name > path ? "/" : ".";
    return parent != NULL ? parent : ".";
}

static bool is_lexicon(check *c, const char *folder)
{
    return is_folder(join(c, folder, "mul"));
}

static bool has_phrases(check *c, const char *folder)
{
    return is_folder(folder) && access(join(c, folder, "en/report.tsv"), R_OK) == 0;
}

/* Whether a folder is one of languages: it will be looked at, once. */
static bool add_root(check *c, const char *folder)
{
    bool phrases = has_phrases(c, folder);
    if (!phrases && !is_lexicon(c, folder))
        return false;
    for (size_t i = 0; i < c->root_count; i++)
        if (strcmp(c->roots[i].path, folder) == 0)
            return true;
    if (c->root_count < MAX_ROOTS)
        c->roots[c->root_count++] = (root){folder, phrases};
    return true;
}

static void complain(check *c, const tsc_error *err)
{
    c->mistakes++;
    tsc_refusals_add(&c->refusals, err);
}

/* A mistake below a root counts where the file, its folder or the whole root was named. */
static void take_note(void *context, const tsc_error *note)
{
    check *c = context;
    for (size_t i = 0; i < c->args->input_count; i++) {
        size_t length = strlen(c->args->inputs[i]);
        if (strncmp(note->file, c->args->inputs[i], length) == 0) {
            complain(c, note);
            return;
        }
    }
}

static void check_lexicon(check *c, const char *folder)
{
    tsc_error err = {0};
    size_t mistakes;
    const tsc_notes notes = {take_note, c};
    c->files++;
    if (tsc_lexicon_check(folder, &notes, &mistakes, &err) != TSC_OK)
        complain(c, &err);
}

/* The phrases of a language against those of English. */
static void check_language(check *c, const char *base, const tsc_phrases *english, const char *language)
{
    tsc_error err = {0};
    tsc_phrases *phrases;
    const tsc_notes notes = {take_note, c};
    if (tsc_phrases_load(base, language, &phrases, &err) != TSC_OK) {
        take_note(c, &err);
        return;
    }
    tsc_phrases_compare(english, phrases, &notes);
    tsc_phrases_free(phrases);
}

/* A file of phrases of scenarios against that of English. */
static void check_scenario_phrases(check *c, const char *path, const char *english_path)
{
    tsc_error err = {0};
    tsc_scenario_phrases english, phrases;
    const tsc_notes notes = {take_note, c};
    tsc_status status = tsc_scenario_phrases_load(&english, english_path, NULL, &err);
    if (tsc_scenario_phrases_load(&phrases, path, NULL, status == TSC_OK ? &err : NULL) != TSC_OK || status != TSC_OK)
        take_note(c, &err);
    else
        tsc_scenario_phrases_compare(&english, &phrases, path, &notes);
    tsc_scenario_phrases_clear(&phrases);
    tsc_scenario_phrases_clear(&english);
}

static void check_phrases(check *c, const char *base)
{
    tsc_error err = {0};
    tsc_phrases *english = NULL;
    char **names;
    size_t count;
    c->files++;
    if (tsc_phrases_load(base, "en", &english, &err) != TSC_OK ||
        tsc_folder_list(base, NULL, &c->arena, &names, &count, &err) != TSC_OK) {
        complain(c, &err);
        tsc_phrases_free(english);
        return;
    }
    for (size_t i = 0; i < count; i++) {
        const char *path = join(c, base, names[i]);
        if (is_folder(path))
            check_language(c, base, english, names[i]);
        else if (strncmp(names[i], "scenario.", 9) == 0 && strcmp(tsc_path_ending(names[i]), "tsv") == 0)
            check_scenario_phrases(c, path, join(c, base, "scenario.en.tsv"));
    }
    tsc_phrases_free(english);
}

static void check_mapping(check *c, const char *path)
{
    tsc_error err = {0};
    tsc_mapping mapping;
    if (tsc_mapping_load(path, &c->arena, &mapping, &err) != TSC_OK)
        complain(c, &err);
}

/* Any series that a script asks for is answered by a made-up one, so that the whole script is tried without a store. */
static tsc_status give_series(void *context, const tsc_key *key, tsc_arena *arena, tsc_series *series, tsc_error *err)
{
    (void)context;
    tsc_point *points = tsc_arena_calloc(arena, SAMPLE_POINTS, sizeof *points);
    if (points == NULL)
        return tsc_error_memory(err, "a series");
    for (int i = 0; i < SAMPLE_POINTS; i++)
        points[i] = (tsc_point){.period = tsc_period_year(SAMPLE_YEAR + i), .value = 1e8 * pow(1.05, i), .low = (double)NAN,
                                .high = (double)NAN, .source = "made up", .locator = "", .note = "", .confidence = 1,
                                .preferred = true};
    *series = (tsc_series){.key = *key, .points = points, .count = SAMPLE_POINTS};
    return TSC_OK;
}

static void check_script(check *c, const char *path)
{
    tsc_error err = {0};
    tsc_buffer code;
    tsc_scenario_run run;
    tsc_scenario_world world = tsc_world_make(&c->sources);
    const tsc_scenario_options options = {.draws = CHECK_DRAWS};
    world.series = give_series;
    tsc_buffer_init(&code);
    tsc_status status = tsc_file_read(path, SCRIPT_LIMIT, &code, &err);
    if (status == TSC_OK)
        status = tsc_scenario_evaluate(path, tsc_buffer_text(&code), code.length, &world, &options, &c->arena, &run, &err);
    if (status != TSC_OK)
        complain(c, &err);
    tsc_buffer_clear(&code);
}

static bool check_file(check *c, const char *path)
{
    const char *ending = tsc_path_ending(path), *folder = parent_of(c, path);
    if (strcmp(ending, "lua") == 0)
        check_script(c, path);
    else if (strcmp(ending, "map") == 0)
        check_mapping(c, path);
    else if (strcmp(ending, "tsv") != 0 || (!add_root(c, parent_of(c, folder)) && !add_root(c, folder)))
        return false;
    c->files += strcmp(ending, "tsv") != 0;
    return true;
}

static void check_input(check *c, const char *path)
{
    tsc_input *inputs;
    size_t count = 0;
    tsc_error err = {0};
    const tsc_notes notes = {tsc_refusals_add, &c->refusals};
    if (is_folder(path) && add_root(c, path))
        return;
    if (tsc_inputs_collect(&path, 1, &notes, &c->arena, &inputs, &count, &err) != TSC_OK)
        complain(c, &err);
    for (size_t i = 0; i < count; i++)
        if (!check_file(c, inputs[i].path) && inputs[i].named) {
            tsc_error_set(&err, TSC_EINPUT, path, 0, "check reads lexicons and phrases (*.tsv), mapping files (*.map) and scripts (*.lua)");
            complain(c, &err);
        }
}

static int run_check(const tsc_args *args)
{
    check c = {.args = args};
    tsc_error err = {0};
    tsc_model_tables *tables = NULL;
    if (args->input_count == 0)
        return tsc_misuse("check wants files or folders to look at");
    if (tsc_model_tables_load(NULL, &tables, &err) != TSC_OK)
        return tsc_complain(&err);
    c.sources.tables = tables;
    tsc_arena_init(&c.arena);
    for (size_t i = 0; i < args->input_count; i++)
        check_input(&c, args->inputs[i]);
    for (size_t i = 0; i < c.root_count; i++)
        (c.roots[i].phrases ? check_phrases : check_lexicon)(&c, c.roots[i].path);
    printf("%zu looked at, %zu mistake%s\n", c.files, c.mistakes, c.mistakes == 1 ? "" : "s");
    tsc_arena_clear(&c.arena);
    tsc_model_tables_free(tables);
    return c.refusals.count > 0 ? TSC_EXIT_INPUT : TSC_EXIT_OK;
}

static const tsc_option options[] = {TSC_OPTION_END};

const tsc_command tsc_command_check = {
    .name = "check",
    .summary = "what is wrong in lexicons, phrases, mappings and scripts",
    .synopsis = "FILE...",
    .description = "Looks at lexicons (the folder, one language or one file of it), phrases (the same; what a language lacks of\n"
                   "English is a mistake), mapping files (*.map) and scenario scripts (*.lua, tried with made-up series) and\n"
                   "names file and line of each mistake. Status 1 where there is one.",
    .examples = "  tradescope check datasets/lexicon          all languages\n"
                "  tradescope check datasets/lexicon/kk       one of them\n"
                "  tradescope check datasets/phrases/fr       what reports say in French\n"
                "  tradescope check datasets/scenarios        scripts\n",
    .options = options,
    .run = run_check,
};
