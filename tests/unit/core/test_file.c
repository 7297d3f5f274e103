#include "../test.h"

#include "core/file.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[] = "/tmp/tradescope-test-XXXXXX";

static int make_folder(void **state)
{
    (void)state;
    return mkdtemp(folder) ? 0 : -1;
}

static char *in_folder(const char *name)
{
    static char path[256];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static void a_written_file_reads_back(void **state)
{
    (void)state;
    tsc_error err;
    tsc_buffer content;
    tsc_buffer_init(&content);
    assert_int_equal(tsc_file_write(in_folder("a.csv"), "x,y\0\n", 5, &err), TSC_OK);
    assert_int_equal(tsc_file_read(in_folder("a.csv"), 0, &content, &err), TSC_OK);
    assert_int_equal(content.length, 5);
    assert_memory_equal(content.data, "x,y\0\n", 6);
    assert_int_equal(tsc_file_read(in_folder("a.csv"), 4, &content, &err), TSC_ELIMIT);
    tsc_buffer_clear(&content);
}

static void a_link_at_the_output_is_replaced_not_followed(void **state)
{
    (void)state;
    tsc_error err;
    char victim[300], link_path[300];
    snprintf(victim, sizeof victim, "%s/victim", folder);
    snprintf(link_path, sizeof link_path, "%s/chart", folder);
    assert_int_equal(tsc_file_write(victim, "safe", 4, &err), TSC_OK);
    assert_int_equal(symlink(victim, link_path), 0);
    assert_int_equal(tsc_file_write(link_path, "new", 3, &err), TSC_OK);
    tsc_buffer content;
    tsc_buffer_init(&content);
    assert_int_equal(tsc_file_read(victim, 0, &content, &err), TSC_OK);
    assert_string_equal(content.data, "safe");
    tsc_buffer_clear(&content);
}

/* What was there stays whole, and nothing half written is left beside it. */
static void a_write_that_fails_changes_nothing(void **state)
{
    (void)state;
    tsc_error err;
    tsc_buffer content;
    static const char longer[100000] = "new";
    struct rlimit before, small;
    char path[400], whole[300];
    snprintf(whole, sizeof whole, "%s/full", folder);
    assert_int_equal(mkdir(whole, 0700), 0);
    snprintf(path, sizeof path, "%s/page", whole);
    assert_int_equal(tsc_file_write(path, "old", 3, &err), TSC_OK);
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    small = (struct rlimit){.rlim_cur = 1000, .rlim_max = before.rlim_max};
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    tsc_status status = tsc_file_write(path, longer, sizeof longer, &err);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    assert_int_equal(status, TSC_EOUTPUT);
    assert_string_equal(err.file, path);
    tsc_buffer_init(&content);
    assert_int_equal(tsc_file_read(path, 0, &content, &err), TSC_OK);
    assert_string_equal(content.data, "old");
    tsc_buffer_clear(&content);
    unlink(path);
    assert_int_equal(rmdir(whole), 0); /* nothing else was in it */
}

static void what_is_no_regular_file_is_refused(void **state)
{
    (void)state;
    tsc_error err;
    tsc_buffer content;
    tsc_buffer_init(&content);
    assert_int_equal(mkfifo(in_folder("fifo"), 0600), 0);
    assert_int_equal(tsc_file_read(in_folder("fifo"), 0, &content, &err), TSC_EINPUT);
    assert_int_equal(tsc_file_read("/dev/zero", 0, &content, &err), TSC_EINPUT);
    assert_int_equal(tsc_file_read(folder, 0, &content, &err), TSC_EINPUT);
    assert_int_equal(tsc_file_read(in_folder("missing"), 0, &content, &err), TSC_EINPUT);
    assert_non_null(strstr(err.message, "No such file"));
    assert_int_equal(tsc_file_write(in_folder("missing/x"), "x", 1, &err), TSC_EOUTPUT);
    tsc_buffer_clear(&content);
}

static void folders_are_made_with_their_parents(void **state)
{
    (void)state;
    tsc_error err;
    assert_int_equal(tsc_folder_make(in_folder("p/q//r/"), &err), TSC_OK);
    assert_int_equal(access(in_folder("p/q/r"), W_OK), 0);
    assert_int_equal(tsc_folder_make(in_folder("p/q/r"), &err), TSC_OK);
    assert_int_equal(tsc_file_write(in_folder("plain"), "", 0, &err), TSC_OK);
    assert_int_equal(tsc_folder_make(in_folder("plain/deep"), &err), TSC_EOUTPUT);
}

static void a_folder_is_listed_in_the_order_of_bytes_without_what_is_hidden(void **state)
{
    (void)state;
    static const char *const files[] = {"list/b.map", "list/a.map", "list/.c.map", "list/d.txt", "list/en"};
    tsc_error err;
    tsc_arena arena;
    char **names;
    size_t count;
    tsc_arena_init(&arena);
    assert_int_equal(tsc_folder_make(in_folder("list"), &err), TSC_OK);
    for (size_t i = 0; i < 5; i++)
        assert_int_equal(tsc_file_write(in_folder(files[i]), "", 0, &err), TSC_OK);
    assert_int_equal(tsc_folder_list(in_folder("list"), "map", &arena, &names, &count, &err), TSC_OK);
    assert_int_equal(count, 2);
    assert_string_equal(names[0], "a.map");
    assert_string_equal(names[1], "b.map");
    assert_int_equal(tsc_folder_list(in_folder("list"), "", &arena, &names, &count, &err), TSC_OK);
    assert_int_equal(count, 1);
    assert_string_equal(names[0], "en");
    assert_int_equal(tsc_folder_list(in_folder("list"), NULL, &arena, &names, &count, &err), TSC_OK);
    assert_int_equal(count, 4);
    assert_int_equal(tsc_folder_list(in_folder("none"), NULL, &arena, &names, &count, &err), TSC_EINPUT);
    assert_int_equal(count, 0);
    tsc_arena_clear(&arena);
    for (size_t i = 0; i < 5; i++)
        unlink(in_folder(files[i]));
    rmdir(in_folder("list"));
}

static void slugs_are_safe_file_names(void **state)
{
    (void)state;
    char slug[81];
    tsc_slug(tsc_span_of("../../etc/Passwd"), slug);
    assert_string_equal(slug, "etc-passwd");
    tsc_slug(tsc_span_of("|a;b&c`d$e(f)g<h>i'j\"k\\l m\nn%o*p?q~r.-s"), slug);
    assert_string_equal(slug, "a-b-c-d-e-f-g-h-i-j-k-l-m-n-o-p-q-r-s");
    tsc_slug(tsc_span_of("-rf"), slug);
    assert_string_equal(slug, "rf");
    tsc_slug(tsc_span_of("Қазақстан"), slug);
    assert_string_equal(slug, "x");
    char longest[400];
    memset(longest, 'a', sizeof longest);
    tsc_slug(tsc_span_make(longest, sizeof longest), slug);
    assert_true(strlen(slug) <= 80);
}

static void sha256_is_the_standards(void **state)
{
    (void)state;
    char hex[65];
    tsc_sha256("abc", 3, hex);
    assert_string_equal(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

static int remove_folder(void **state)
{
    (void)state;
    char command[300];
    snprintf(command, sizeof command, "rm -rf '%s'", folder);
    return system(command);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_written_file_reads_back),
        cmocka_unit_test(a_link_at_the_output_is_replaced_not_followed),
        cmocka_unit_test(a_write_that_fails_changes_nothing),
        cmocka_unit_test(what_is_no_regular_file_is_refused),
        cmocka_unit_test(folders_are_made_with_their_parents),
        cmocka_unit_test(a_folder_is_listed_in_the_order_of_bytes_without_what_is_hidden),
        cmocka_unit_test(slugs_are_safe_file_names),
        cmocka_unit_test(sha256_is_the_standards),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
