/* See gnuplot.h. Standard input is a socket, so that a gnuplot that dies early is an error of send() and not a SIGPIPE
   for the whole program, whatever that has decided about signals. */
#include "chart/gnuplot.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { IMAGE_LIMIT = 64 << 20, CPU_LIMIT_S = 20, MEMORY_LIMIT = 1 << 30, REAP_PAUSE_MS = 5 };

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static void close_end(int *end)
{
    if (*end >= 0)
        close(*end);
    *end = -1;
}

/* The pairs of a child's streams: ours first. failure tells us errno of a failed exec. */
typedef struct channels {
    int in[2], out[2], log[2], failure[2];
} channels;

static void channels_close(channels *c)
{
    for (int i = 0; i < 2; i++) {
        close_end(&c->in[i]);
        close_end(&c->out[i]);
        close_end(&c->log[i]);
        close_end(&c->failure[i]);
    }
}

static bool keep_private(const int pair[2], bool patient)
{
    for (int i = 0; i < 2; i++)
        if (fcntl(pair[i], F_SETFD, FD_CLOEXEC) != 0)
            return false;
    return patient || fcntl(pair[0], F_SETFL, O_NONBLOCK) == 0;
}

static bool channels_open(channels *c)
{
    *c = (channels){{-1, -1}, {-1, -1}, {-1, -1}, {-1, -1}};
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, c->in) == 0 && pipe(c->out) == 0 && pipe(c->log) == 0 &&
        pipe(c->failure) == 0 && keep_private(c->in, false) && keep_private(c->out, false) &&
        keep_private(c->log, false) && keep_private(c->failure, true))
        return true;
    channels_close(c);
    return false;
}

static void limit(int resource, rlim_t most)
{
    struct rlimit now_is;
    if (getrlimit(resource, &now_is) != 0)
        return;
    if (now_is.rlim_max != RLIM_INFINITY && now_is.rlim_max < most)
        most = now_is.rlim_max;
    now_is.rlim_cur = now_is.rlim_max = most;
    setrlimit(resource, &now_is);
}

/* In the child: only calls that are safe after fork(). */
static void become_gnuplot(const channels *c, const char *path, char *const argv[], const char *folder)
{
    static char *const environment[] = {"LC_ALL=C.UTF-8", "HOME=/nonexistent", "PATH=/usr/bin:/bin", NULL};
    sigset_t none;
    setpgid(0, 0);
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    signal(SIGPIPE, SIG_DFL);
    limit(RLIMIT_CPU, CPU_LIMIT_S);
    limit(RLIMIT_AS, MEMORY_LIMIT);
    limit(RLIMIT_FSIZE, IMAGE_LIMIT);
    limit(RLIMIT_CORE, 0);
    if (dup2(c->in[1], 0) == 0 && dup2(c->out[1], 1) == 1 && dup2(c->log[1], 2) == 2 &&
        chdir(folder ? folder : "/") == 0)
        execve(path, argv, environment);
    int reason = errno;
    if (write(c->failure[1], &reason, sizeof reason) != (ssize_t)sizeof reason)
        _exit(126);
    _exit(127);
}

/* errno of the child's failed exec, 0 where it became gnuplot. */
static int exec_failure(int end)
{
    int reason = 0;
    ssize_t got;
    do
        got = read(end, &reason, sizeof reason);
    while (got < 0 && errno == EINTR);
    return got == (ssize_t)sizeof reason ? reason : 0;
}

static void reap(pid_t pid, int *exit_status)
{
    while (waitpid(pid, exit_status, 0) < 0 && errno == EINTR) {
    }
}

static tsc_status start(const tsc_gnuplot *gnuplot, const char *argument, const char *folder, tsc_gnuplot_run *run,
                        tsc_error *err)
{
    char option[16], *path = gnuplot->path, *argv[] = {path, option, NULL};
    channels c;
    memcpy(option, argument, strlen(argument) + 1);
    if (!channels_open(&c))
        return tsc_error_set(err, TSC_EEXTERNAL, path, 0, "no pipes for it: %s", strerror(errno));
    pid_t pid = fork();
    if (pid == 0)
        become_gnuplot(&c, path, argv, folder);
    if (pid < 0) {
        int reason = errno;
        channels_close(&c);
        return tsc_error_set(err, TSC_EEXTERNAL, path, 0, "no process for it: %s", strerror(reason));
    }
    setpgid(pid, pid);
    run->in = c.in[0], run->out = c.out[0], run->log = c.log[0];
    c.in[0] = c.out[0] = c.log[0] = -1;
    close_end(&c.failure[1]);
    int reason = exec_failure(c.failure[0]);
    channels_close(&c);
    run->pid = pid;
    run->deadline = now() + gnuplot->deadline_s;
    if (reason) {
        tsc_gnuplot_abandon(run);
        return tsc_error_set(err, TSC_EEXTERNAL, path, 0, "cannot be run: %s", strerror(reason));
    }
    return TSC_OK;
}

static void run_init(tsc_gnuplot_run *run, tsc_span script)
{
    memset(run, 0, sizeof *run);
    run->in = run->out = run->log = -1;
    run->script = script.data;
    run->script_left = script.length;
    tsc_buffer_init(&run->image);
}

tsc_status tsc_gnuplot_start(const tsc_gnuplot *gnuplot, const char *folder, tsc_span script, tsc_gnuplot_run *run,
                             tsc_error *err)
{
    run_init(run, script);
    return start(gnuplot, "-d", folder, run, err);
}

tsc_status tsc_gnuplot_ask_version(const tsc_gnuplot *gnuplot, tsc_gnuplot_run *run, tsc_error *err)
{
    run_init(run, tsc_span_make(NULL, 0));
    return start(gnuplot, "--version", NULL, run, err);
}

/* What it does not want to hear any more is its loss: the picture's end marker will tell. */
static void feed(tsc_gnuplot_run *run)
{
    if (run->script_left > 0) {
        ssize_t sent = send(run->in, run->script, run->script_left, MSG_NOSIGNAL);
        if (sent > 0) {
            run->script += sent;
            run->script_left -= (size_t)sent;
        } else if (sent < 0 && errno != EAGAIN && errno != EINTR) {
            run->script_left = 0;
        }
    }
    if (run->script_left == 0)
        close_end(&run->in);
}

/* Reads what is there of one of its outputs; false at its end. */
static bool drain(int end, char *piece, size_t room, size_t *length)
{
    ssize_t got = read(end, piece, room);
    *length = got > 0 ? (size_t)got : 0;
    return got > 0 || (got < 0 && (errno == EAGAIN || errno == EINTR));
}

static void take_image(tsc_gnuplot_run *run)
{
    char piece[16384];
    size_t length;
    if (!drain(run->out, piece, sizeof piece, &length))
        close_end(&run->out);
    if (run->image.length + length > IMAGE_LIMIT)
        run->flooded = true;
    else
        tsc_buffer_add(&run->image, piece, length);
}

static void take_log(tsc_gnuplot_run *run)
{
    char piece[4096];
    size_t length, room = sizeof run->said - 1 - run->said_length;
    if (!drain(run->log, piece, sizeof piece, &length))
        close_end(&run->log);
    if (length > room)
        length = room;
    memcpy(run->said + run->said_length, piece, length);
    run->said_length += length;
    run->said[run->said_length] = '\0';
}

static void kill_run(tsc_gnuplot_run *run)
{
    kill(-run->pid, SIGKILL);
    kill(run->pid, SIGKILL);
    reap(run->pid, &run->exit_status);
    run->pid = 0;
    run->done = true;
}

static void settle(tsc_gnuplot_run *run)
{
    if (run->flooded || now() >= run->deadline) {
        run->late = !run->flooded;
        kill_run(run);
    } else if (run->out < 0 && run->log < 0 && waitpid(run->pid, &run->exit_status, WNOHANG) == run->pid) {
        kill(-run->pid, SIGKILL); /* what it may have left behind */
        run->pid = 0;
        run->done = true;
    }
    if (run->done) {
        close_end(&run->in);
        close_end(&run->out);
        close_end(&run->log);
    }
}

static int patience_ms(tsc_gnuplot_run **runs, size_t count)
{
    double least = 1;
    for (size_t i = 0; i < count; i++) {
        double left = runs[i]->deadline - now();
        bool closing = runs[i]->out < 0 && runs[i]->log < 0;
        if (!runs[i]->done && closing)
            return REAP_PAUSE_MS;
        if (!runs[i]->done && left < least)
            least = left;
    }
    return least > 0 ? (int)(least * 1000) + 1 : 0;
}

void tsc_gnuplot_step(tsc_gnuplot_run **runs, size_t count)
{
    struct pollfd ends[3 * TSC_GNUPLOT_RUNS];
    nfds_t used = 0;
    if (count > TSC_GNUPLOT_RUNS)
        count = TSC_GNUPLOT_RUNS;
    for (size_t i = 0; i < count; i++) {
        bool active = !runs[i]->done;
        ends[used++] = (struct pollfd){active ? runs[i]->in : -1, POLLOUT, 0};
        ends[used++] = (struct pollfd){active ? runs[i]->out : -1, POLLIN, 0};
        ends[used++] = (struct pollfd){active ? runs[i]->log : -1, POLLIN, 0};
    }
    if (poll(ends, used, patience_ms(runs, count)) < 0)
        for (nfds_t i = 0; i < used; i++)
            ends[i].revents = 0;
    for (size_t i = 0; i < count; i++) {
        if (runs[i]->done)
            continue;
        if (ends[3 * i].revents)
            feed(runs[i]);
        if (ends[3 * i + 1].revents)
            take_image(runs[i]);
        if (ends[3 * i + 2].revents)
            take_log(runs[i]);
        settle(runs[i]);
    }
}

void tsc_gnuplot_abandon(tsc_gnuplot_run *run)
{
    if (run->pid > 0)
        kill_run(run);
    close_end(&run->in);
    close_end(&run->out);
    close_end(&run->log);
    tsc_buffer_clear(&run->image);
}

/* The first line that it said which tells something, without the echo of the command, its caret and bad bytes. */
static void first_words(const char *said, char words[256])
{
    size_t length = 0;
    const char *line = strstr(said, "line ");
    for (const char *c = line ? line : said; *c && length < 255; c++) {
        if (*c == '\n' && length > 0)
            break;
        if (*c >= ' ' && *c < 127)
            words[length++] = *c;
    }
    words[length] = '\0';
}

static tsc_status judge(const tsc_gnuplot_run *run, tsc_chart_format format, tsc_error *err)
{
    char words[256];
    first_words(run->said, words);
    const char *colon = words[0] ? ": " : "";
    if (run->late)
        return tsc_error_set(err, TSC_EEXTERNAL, NULL, 0, "gnuplot did not finish in time and was stopped");
    if (run->flooded)
        return tsc_error_set(err, TSC_EEXTERNAL, NULL, 0, "gnuplot wrote more than a picture can have and was stopped");
    if (run->image.failed)
        return tsc_error_memory(err, "a picture");
    if (WIFSIGNALED(run->exit_status))
        return tsc_error_set(err, TSC_EEXTERNAL, NULL, 0, "gnuplot was ended by signal %d%s%s",
                             WTERMSIG(run->exit_status), colon, words);
    if (!WIFEXITED(run->exit_status) || WEXITSTATUS(run->exit_status) != 0)
        return tsc_error_set(err, TSC_EEXTERNAL, NULL, 0, "gnuplot failed with status %d%s%s",
                             WEXITSTATUS(run->exit_status), colon, words);
    if (!tsc_picture_whole(tsc_span_make(run->image.data, run->image.length), format))
        return tsc_error_set(err, TSC_EEXTERNAL, NULL, 0, "gnuplot left an incomplete picture%s%s", colon, words);
    return TSC_OK;
}

tsc_status tsc_gnuplot_finish(tsc_gnuplot_run *run, tsc_chart_format format, tsc_buffer *image, tsc_error *err)
{
    tsc_status status = judge(run, format, err);
    if (status == TSC_OK) {
        tsc_buffer_clear(image);
        *image = run->image;
        tsc_buffer_init(&run->image);
    }
    tsc_gnuplot_abandon(run);
    return status;
}

static bool begins(tsc_span image, const char *start, size_t length)
{
    return image.length >= length && memcmp(image.data, start, length) == 0;
}

/* Whether text stands within the last few bytes. */
static bool ends_near(tsc_span image, const char *text)
{
    size_t length = strlen(text), reach = length + 8;
    size_t from = image.length > reach ? image.length - reach : 0;
    for (size_t i = from; i + length <= image.length; i++)
        if (memcmp(image.data + i, text, length) == 0)
            return true;
    return false;
}

bool tsc_picture_whole(tsc_span image, tsc_chart_format format)
{
    switch (format) {
    case TSC_CHART_PNG:
        return begins(image, "\x89PNG\r\n\x1a\n", 8) && ends_near(image, "IEND");
    case TSC_CHART_SVG:
        return begins(image, "<?xml", 5) && ends_near(image, "</svg>");
    case TSC_CHART_PDF:
        return begins(image, "%PDF", 4) && ends_near(image, "%%EOF");
    }
    return false;
}
