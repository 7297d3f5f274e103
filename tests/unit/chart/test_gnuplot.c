/* gnuplot as a process: what a good one gives, and what becomes of those that are missing, old, slow, loud or dead. */
#include "chart/gnuplot.h"
#include "core/file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static char folder[] = "/tmp/tsc-gnuplot-test-XXXXXX";

static int make_folder(void **state)
{
    (void)state;
    return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state)
{
    char path[128];
    (void)state;
    snprintf(path, sizeof path, "%s/gnuplot", folder);
    unlink(path);
    snprintf(path, sizeof path, "%s/seen", folder);
    unlink(path);
    return rmdir(folder);
}

/* A shell script under the name of gnuplot; a version is answered unless version is NULL. */
static const char *fake(const char *version, const char *work)
{
    static char path[128];
    char script[1024];
    int length = snprintf(script, sizeof script, "#!/bin/sh\nif [ \"$1\" = --version ]; then %s; exit 0; fi\n%s\n",
                          version ? version : "echo gnuplot 5.4 patchlevel 4", work);
    snprintf(path, sizeof path, "%s/gnuplot", folder);
    assert_int_equal(tsc_file_write(path, script, (size_t)length, NULL), TSC_OK);
    assert_int_equal(chmod(path, 0700), 0);
    return path;
}

static tsc_status open_fake(const char *version, tsc_error *err)
{
    tsc_gnuplot gnuplot;
    tsc_status status = tsc_gnuplot_open(&gnuplot, fake(version, ""), err);
    if (status == TSC_OK)
        tsc_gnuplot_close(&gnuplot);
    return status;
}

static tsc_status run_script(tsc_gnuplot *gnuplot, const char *script, tsc_chart_format format, tsc_buffer *image,
                             tsc_error *err)
{
    tsc_gnuplot_run run, *runs[] = {&run};
    tsc_status status = tsc_gnuplot_start(gnuplot, NULL, tsc_span_of(script), &run, err);
    if (status != TSC_OK)
        return status;
    while (!run.done)
        tsc_gnuplot_step(runs, 1);
    return tsc_gnuplot_finish(&run, format, image, err);
}

static tsc_status run_fake(const char *work, double deadline_s, tsc_error *err)
{
    tsc_gnuplot gnuplot;
    tsc_buffer image;
    tsc_buffer_init(&image);
    assert_int_equal(tsc_gnuplot_open(&gnuplot, fake(NULL, work), err), TSC_OK);
    gnuplot.deadline_s = deadline_s;
    tsc_status status = run_script(&gnuplot, "plot x\n", TSC_CHART_PNG, &image, err);
    tsc_gnuplot_close(&gnuplot);
    tsc_buffer_clear(&image);
    return status;
}

static void a_missing_one_says_what_to_install(void **state)
{
    tsc_gnuplot gnuplot;
    tsc_error err;
    (void)state;
    char *path = getenv("PATH"), *saved = path ? strdup(path) : NULL;
    setenv("PATH", ".:relative:/nonexistent", 1);
    assert_int_equal(tsc_gnuplot_open(&gnuplot, NULL, &err), TSC_EEXTERNAL);
    assert_non_null(strstr(err.message, "gnuplot-nox"));
    if (saved)
        setenv("PATH", saved, 1);
    free(saved);
}

static void a_relative_path_is_refused(void **state)
{
    tsc_gnuplot gnuplot;
    (void)state;
    assert_int_equal(tsc_gnuplot_open(&gnuplot, "gnuplot", NULL), TSC_EEXTERNAL);
    assert_int_equal(tsc_gnuplot_open(&gnuplot, "/tmp", NULL), TSC_EEXTERNAL);
}

static void versions_are_judged(void **state)
{
    tsc_error err;
    (void)state;
    assert_int_equal(open_fake("echo gnuplot 5.2 patchlevel 8", &err), TSC_OK);
    assert_int_equal(open_fake("echo gnuplot 6.0 patchlevel 0", &err), TSC_OK);
    assert_int_equal(open_fake("echo gnuplot 3.7", &err), TSC_EEXTERNAL);
    assert_non_null(strstr(err.message, "3.7"));
    assert_int_equal(open_fake(":", &err), TSC_EEXTERNAL);
    assert_int_equal(open_fake("printf 'gnuplot \\377'", &err), TSC_EEXTERNAL);
    assert_int_equal(open_fake("echo gnuplot 99999999999999999999.4", &err), TSC_EEXTERNAL);
    assert_int_equal(open_fake("head -c 3000000 /dev/zero", &err), TSC_EEXTERNAL);
}

/* Whether a process runs; one that ended and waits for a parent to ask does not. */
static bool alive(long pid)
{
    char path[64], line[512] = "";
    snprintf(path, sizeof path, "/proc/%ld/stat", pid);
    FILE *stat_file = fopen(path, "r");
    if (!stat_file)
        return false;
    if (!fgets(line, sizeof line, stat_file))
        line[0] = '\0';
    fclose(stat_file);
    const char *end_of_name = strrchr(line, ')');
    return end_of_name && end_of_name[1] == ' ' && end_of_name[2] != 'Z';
}

static void one_that_hangs_is_stopped_with_all_it_started(void **state)
{
    char work[256], path[128];
    tsc_error err;
    tsc_buffer pid;
    (void)state;
    snprintf(path, sizeof path, "%s/seen", folder);
    snprintf(work, sizeof work, "sleep 60 & echo $! > %s; wait", path);
    assert_int_equal(run_fake(work, 0.4, &err), TSC_EEXTERNAL);
    assert_non_null(strstr(err.message, "did not finish"));
    tsc_buffer_init(&pid);
    assert_int_equal(tsc_file_read(path, 100, &pid, NULL), TSC_OK);
    long child = strtol(tsc_buffer_text(&pid), NULL, 10);
    tsc_buffer_clear(&pid);
    assert_true(child > 1);
    for (int i = 0; i < 200 && alive(child); i++)
        nanosleep(&(struct timespec){0, 5000000}, NULL);
    assert_false(alive(child));
}

static void one_that_never_listens_is_an_error_and_no_signal(void **state)
{
    tsc_error err;
    (void)state;
    assert_int_equal(run_fake("exec 0<&-; exit 1", 5, &err), TSC_EEXTERNAL);
}

static void one_that_dies_is_named_with_its_signal(void **state)
{
    tsc_error err;
    (void)state;
    assert_int_equal(run_fake("kill -KILL $$", 5, &err), TSC_EEXTERNAL);
    assert_non_null(strstr(err.message, "signal 9"));
}

static void one_that_floods_its_log_is_drained(void **state)
{
    tsc_error err;
    (void)state;
    assert_int_equal(run_fake("head -c 2000000 /dev/zero | tr '\\0' x >&2; echo 'line 1: it is broken' >&2; exit 3", 10, &err),
                     TSC_EEXTERNAL);
    assert_non_null(strstr(err.message, "status 3"));
}

static void success_without_a_whole_picture_is_a_failure(void **state)
{
    tsc_error err;
    (void)state;
    assert_int_equal(run_fake("cat >/dev/null", 5, &err), TSC_EEXTERNAL);
    assert_non_null(strstr(err.message, "incomplete"));
    assert_int_equal(run_fake("cat >/dev/null; printf '\\211PNG\\r\\n\\032\\n half of it'", 5, &err), TSC_EEXTERNAL);
}

static void a_picture_is_whole_with_its_beginning_and_its_end(void **state)
{
    (void)state;
    static const struct {
        tsc_chart_format format;
        const char *image;
        bool whole;
    } images[] = {
        {TSC_CHART_SVG, "<?xml version='1.0'?><svg></svg>\n", true}, {TSC_CHART_SVG, "<?xml version='1.0'?><svg>", false},
        {TSC_CHART_SVG, "<svg></svg>", false},                       {TSC_CHART_PDF, "%PDF-1.4 \n%%EOF\n", true},
        {TSC_CHART_PDF, "%PDF-1.4 \n", false},                       {TSC_CHART_PDF, "%%EOF", false},
        {TSC_CHART_PNG, "\x89PNG\r\n\x1a\n IEND\xae", true},        {TSC_CHART_PNG, "\x89PNG\r\n\x1a\n IDAT", false},
        {TSC_CHART_PNG, "IEND", false},                              {TSC_CHART_SVG, "", false},
    };
    for (size_t i = 0; i < sizeof images / sizeof *images; i++)
        if (tsc_picture_whole(tsc_span_of(images[i].image), images[i].format) != images[i].whole)
            fail_msg("'%s' is taken for %s", images[i].image, images[i].whole ? "half a picture" : "a whole one");
}

/* Both what it is told and what it finds around it keep a start-up file away: each is looked at by itself. */
static void one_is_started_bare(void **state)
{
    tsc_error err;
    (void)state;
    setenv("TSC_SEEN", "yes", 1);
    assert_int_equal(run_fake("echo \"line 1: with <$*> at $HOME and $TSC_SEEN$LD_PRELOAD.\" >&2; exit 3", 5, &err),
                     TSC_EEXTERNAL);
    if (!strstr(err.message, "with <-d> at /nonexistent and ."))
        fail_msg("%s", err.message);
}

static void a_real_one_draws_without_start_up_file_or_environment(void **state)
{
    static const char script[] =
        "set terminal svg size 400,300\nprint GPVAL_VERSION\nset label 1 system('echo $HOME-$GNUTERM') at 1,1\nplot x\n";
    tsc_gnuplot gnuplot;
    tsc_buffer image;
    tsc_error err;
    (void)state;
    if (tsc_gnuplot_open(&gnuplot, NULL, &err) != TSC_OK)
        skip();
    setenv("GNUTERM", "dumb", 1);
    tsc_buffer_init(&image);
    assert_int_equal(run_script(&gnuplot, script, TSC_CHART_SVG, &image, &err), TSC_OK);
    assert_non_null(strstr(image.data, "/nonexistent-<"));
    tsc_buffer_clear(&image);
    tsc_gnuplot_close(&gnuplot);
}

static void an_endless_script_meets_the_deadline(void **state)
{
    tsc_gnuplot gnuplot;
    tsc_buffer image;
    tsc_error err;
    (void)state;
    if (tsc_gnuplot_open(&gnuplot, NULL, &err) != TSC_OK)
        skip();
    gnuplot.deadline_s = 0.5;
    tsc_buffer_init(&image);
    assert_int_equal(run_script(&gnuplot, "while (1) { a = 1 }\n", TSC_CHART_SVG, &image, &err), TSC_EEXTERNAL);
    assert_int_equal(run_script(&gnuplot, "set terminal svg\nplot y_is_not_defined\n", TSC_CHART_SVG, &image, &err),
                     TSC_EEXTERNAL);
    assert_non_null(strstr(err.message, "undefined"));
    tsc_buffer_clear(&image);
    tsc_gnuplot_close(&gnuplot);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_missing_one_says_what_to_install),
        cmocka_unit_test(a_relative_path_is_refused),
        cmocka_unit_test(versions_are_judged),
        cmocka_unit_test(one_that_hangs_is_stopped_with_all_it_started),
        cmocka_unit_test(one_that_never_listens_is_an_error_and_no_signal),
        cmocka_unit_test(one_that_dies_is_named_with_its_signal),
        cmocka_unit_test(one_that_floods_its_log_is_drained),
        cmocka_unit_test(success_without_a_whole_picture_is_a_failure),
        cmocka_unit_test(a_picture_is_whole_with_its_beginning_and_its_end),
        cmocka_unit_test(one_is_started_bare),
        cmocka_unit_test(a_real_one_draws_without_start_up_file_or_environment),
        cmocka_unit_test(an_endless_script_meets_the_deadline),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
