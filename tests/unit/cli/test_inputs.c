#include "../test.h"

#include "cli/inputs.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[] = "/tmp/tradescope-inputs-XXXXXX";
static size_t note_count;

static void count_note(void *context, const tsc_error *note)
{
    (void)context;
    assert_true(note->message[0] != '\0');
    note_count++;
}

static const tsc_notes notes = {count_note, NULL};

static void put(const char *name)
{
    char path[256];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fclose(file);
}

static int make_tree(void **state)
{
    (void)state;
    char path[256];
    if (!mkdtemp(folder))
        return -1;
    snprintf(path, sizeof path, "%s/sub", folder);
    mkdir(path, 0700);
    snprintf(path, sizeof path, "%s/void", folder);
    mkdir(path, 0700);
    put("b.txt");
    put("a.csv");
    put("sub/z.LUA");
    put("sub/.hidden.txt");
    put("README.txt");
    put("c.xyz");
    snprintf(path, sizeof path, "%s/link.txt", folder);
    return symlink("/etc/passwd", path);
}

static int remove_tree(void **state)
{
    (void)state;
    char command[300];
    snprintf(command, sizeof command, "rm -rf '%s'", folder);
    return system(command);
}

static void a_folder_is_walked_in_byte_order_without_hidden_files_and_links(void **state)
{
    (void)state;
    tsc_arena arena;
    tsc_arena_init(&arena);
    tsc_input *inputs;
    size_t count;
    const char *paths[] = {folder};
    assert_int_equal(tsc_inputs_collect(paths, 1, &notes, &arena, &inputs, &count, NULL), TSC_OK);
    assert_int_equal(count, 4);
    assert_non_null(strstr(inputs[0].path, "/a.csv"));
    assert_int_equal(inputs[0].kind, TSC_INPUT_STATISTICS);
    assert_int_equal(inputs[1].kind, TSC_INPUT_DOCUMENT);
    assert_int_equal(inputs[2].kind, TSC_INPUT_UNKNOWN);
    assert_false(inputs[2].named);
    assert_int_equal(inputs[3].kind, TSC_INPUT_SCENARIO);
    tsc_arena_clear(&arena);
}

static void missing_paths_and_empty_folders_are_noted(void **state)
{
    (void)state;
    tsc_arena arena;
    tsc_arena_init(&arena);
    tsc_input *inputs;
    size_t count;
    char empty[256];
    snprintf(empty, sizeof empty, "%s/void", folder);
    const char *paths[] = {"/nonexistent/x.txt", empty, "-"};
    note_count = 0;
    assert_int_equal(tsc_inputs_collect(paths, 3, &notes, &arena, &inputs, &count, NULL), TSC_OK);
    assert_int_equal(note_count, 2);
    assert_int_equal(count, 1);
    assert_true(inputs[0].named);
    tsc_arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_folder_is_walked_in_byte_order_without_hidden_files_and_links),
        cmocka_unit_test(missing_paths_and_empty_folders_are_noted),
    };
    return cmocka_run_group_tests(tests, make_tree, remove_tree);
}
