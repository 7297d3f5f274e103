/* Which gnuplot: an absolute path that can be run and answers with a version that is new enough. */
#include "chart/gnuplot.h"
#include "core/number.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { OLDEST_MAJOR = 5, OLDEST_MINOR = 2, VERSION_DEADLINE_S = 5 };

static bool runnable(const char *path)
{
    struct stat about;
    return stat(path, &about) == 0 && S_ISREG(about.st_mode) && access(path, X_OK) == 0;
}

/* Along PATH; folders that are not absolute are passed over, for they would follow the user's working folder. */
static tsc_status search(tsc_buffer *found, tsc_error *err)
{
    const char *folders = getenv("PATH");
    for (const char *folder = folders; folder && *folder;) {
        size_t length = strcspn(folder, ":");
        if (folder[0] == '/') {
            tsc_buffer_reset(found);
            tsc_buffer_add(found, folder, length);
            tsc_buffer_add_text(found, "/gnuplot");
            if (!found->failed && runnable(found->data))
                return TSC_OK;
        }
        folder += length;
        folder += *folder == ':';
    }
    return tsc_error_set(err, TSC_EEXTERNAL, NULL, 0,
                         "gnuplot is not installed, so no chart can be drawn; on Debian: apt-get install gnuplot-nox");
}

/* "gnuplot 5.4 patchlevel 4" */
static bool version_parse(const char *text, size_t length, int *major, int *minor)
{
    static const char name[] = "gnuplot ";
    size_t at = sizeof name - 1, start = at;
    long long value;
    if (length < at || memcmp(text, name, at) != 0)
        return false;
    while (at < length && text[at] >= '0' && text[at] <= '9')
        at++;
    if (!tsc_integer_parse(tsc_span_make(text + start, at - start), 0, 999, &value) || at >= length || text[at] != '.')
        return false;
    *major = (int)value;
    start = ++at;
    while (at < length && text[at] >= '0' && text[at] <= '9')
        at++;
    if (!tsc_integer_parse(tsc_span_make(text + start, at - start), 0, 999, &value))
        return false;
    *minor = (int)value;
    return true;
}

static tsc_status ask_version(tsc_gnuplot *gnuplot, tsc_error *err)
{
    tsc_gnuplot_run run, *runs[] = {&run};
    tsc_gnuplot quick = {gnuplot->path, 0, 0, VERSION_DEADLINE_S};
    tsc_status status = tsc_gnuplot_ask_version(&quick, &run, err);
    if (status != TSC_OK)
        return status;
    while (!run.done)
        tsc_gnuplot_step(runs, 1);
    bool late = run.late;
    bool known = version_parse(run.image.data, run.image.length, &gnuplot->major, &gnuplot->minor);
    tsc_gnuplot_abandon(&run);
    if (late)
        return tsc_error_set(err, TSC_EEXTERNAL, gnuplot->path, 0, "does not answer when asked for its version");
    if (!known)
        return tsc_error_set(err, TSC_EEXTERNAL, gnuplot->path, 0, "does not say which version of gnuplot it is");
    if (gnuplot->major < OLDEST_MAJOR || (gnuplot->major == OLDEST_MAJOR && gnuplot->minor < OLDEST_MINOR))
        return tsc_error_set(err, TSC_EEXTERNAL, gnuplot->path, 0, "is gnuplot %d.%d; %d.%d or later is needed",
                             gnuplot->major, gnuplot->minor, OLDEST_MAJOR, OLDEST_MINOR);
    return TSC_OK;
}

tsc_status tsc_gnuplot_open(tsc_gnuplot *gnuplot, const char *wanted, tsc_error *err)
{
    tsc_buffer path;
    tsc_status status = TSC_OK;
    *gnuplot = (tsc_gnuplot){NULL, 0, 0, 20};
    tsc_buffer_init(&path);
    if (!wanted) {
        status = search(&path, err);
    } else if (wanted[0] != '/' || !runnable(wanted)) {
        status = tsc_error_set(err, TSC_EEXTERNAL, wanted, 0, "is no program with an absolute path");
    } else {
        tsc_buffer_add_text(&path, wanted);
    }
    if (status == TSC_OK && !(gnuplot->path = tsc_buffer_take(&path)))
        status = tsc_error_memory(err, "the path of gnuplot");
    tsc_buffer_clear(&path);
    if (status == TSC_OK)
        status = ask_version(gnuplot, err);
    if (status != TSC_OK)
        tsc_gnuplot_close(gnuplot);
    return status;
}

void tsc_gnuplot_close(tsc_gnuplot *gnuplot)
{
    free(gnuplot->path);
    gnuplot->path = NULL;
}
