#include "core/child.h"

#include "core/number.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { SILENCE_SECONDS = 120, FILES_MOST = 65536, HEAD = 9 /* kind and length */ };

/* Sanitizers keep terabytes of address space for themselves. */
#if defined(__SANITIZE_ADDRESS__)
enum { ADDRESS_SPACE_COUNTS = 0 };
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
enum { ADDRESS_SPACE_COUNTS = 0 };
#else
enum { ADDRESS_SPACE_COUNTS = 1 };
#endif
#else
enum { ADDRESS_SPACE_COUNTS = 1 };
#endif

struct tsc_child {
    pid_t pid; /* 0 once it was waited for */
    int socket, state;
    unsigned cpu_seconds, silence_seconds;
    volatile size_t *progress;
};

/* Bytes of address space that this process has; 0 where that is not told. */
static size_t address_space(void)
{
    char text[64] = "";
    int file = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
    ssize_t length = file < 0 ? 0 : read(file, text, sizeof text - 1);
    long long pages = 0;
    if (file >= 0)
        close(file);
    if (length <= 0 || !tsc_integer_parse(tsc_span_make(text, strcspn(text, " ")), 1, 1LL << 40, &pages))
        return 0;
    return (size_t)pages * (size_t)sysconf(_SC_PAGESIZE);
}

/* Memory that parent and child share; NULL where there is none: then nobody knows how far the child came. */
static volatile size_t *shared_number(void)
{
    int zero = open("/dev/zero", O_RDWR | O_CLOEXEC);
    void *memory = zero < 0 ? MAP_FAILED : mmap(NULL, sizeof(size_t), PROT_READ | PROT_WRITE, MAP_SHARED, zero, 0);
    if (zero >= 0)
        close(zero);
    return memory == MAP_FAILED ? NULL : memory;
}

static void limit(int resource, rlim_t most)
{
    struct rlimit now;
    if (getrlimit(resource, &now) == 0 && now.rlim_max != RLIM_INFINITY && now.rlim_max < most)
        most = now.rlim_max;
    now.rlim_cur = now.rlim_max = most;
    setrlimit(resource, &now);
}

static void close_listed(DIR *list, int kept)
{
    struct dirent *entry;
    while ((entry = readdir(list)) != NULL) {
        long long file;
        if (tsc_integer_parse(tsc_span_of(entry->d_name), 0, FILES_MOST, &file) && file != kept && file != dirfd(list))
            close((int)file);
    }
    closedir(list);
}

static void close_files_but(int kept)
{
    DIR *list = opendir("/proc/self/fd");
    if (list) {
        close_listed(list, kept);
        return;
    }
    long most = sysconf(_SC_OPEN_MAX);
    for (int file = 0; file < (most > 0 && most < FILES_MOST ? most : FILES_MOST); file++)
        if (file != kept)
            close(file);
}

/* The soft limit of processor time is fatal by itself (SIGXCPU), the hard one a second later for whoever survives it. */
static void confine(const tsc_child_limits *limits, size_t inherited, int kept)
{
    const struct rlimit cpu = {limits->cpu_seconds, limits->cpu_seconds + 1};
    static const int usual[] = {SIGXCPU, SIGINT, SIGTERM, SIGPIPE};
    for (size_t i = 0; i < sizeof usual / sizeof *usual; i++)
        signal(usual[i], SIG_DFL);
    close_files_but(kept);
    setrlimit(RLIMIT_CPU, &cpu);
    if (ADDRESS_SPACE_COUNTS && limits->memory && inherited)
        limit(RLIMIT_AS, (rlim_t)(inherited + limits->memory));
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, 0);
    limit(RLIMIT_NOFILE, 0);
}

static bool keep_private(int socket)
{
    return fcntl(socket, F_SETFD, FD_CLOEXEC) == 0;
}

static tsc_status fork_child(tsc_child *child, const tsc_child_limits *limits, tsc_child_body *body, void *context,
                             tsc_error *err)
{
    int ends[2];
    size_t inherited = address_space();
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0)
        return tsc_error_set(err, TSC_EEXTERNAL, NULL, 0, "no socket for a child process: %s", strerror(errno));
    pid_t pid = keep_private(ends[0]) && keep_private(ends[1]) ? fork() : -1;
    if (pid == 0) {
        tsc_link link = {ends[1], child->progress};
        confine(limits, inherited, ends[1]);
        body(context, &link);
        _exit(0);
    }
    int problem = errno;
    close(ends[1]);
    child->socket = ends[0];
    if (pid < 0)
        return tsc_error_set(err, TSC_EEXTERNAL, NULL, 0, "no child process to be had: %s", strerror(problem));
    child->pid = pid;
    return TSC_OK;
}

tsc_status tsc_child_start(const tsc_child_limits *limits, tsc_child_body *body, void *context, tsc_child **started,
                           tsc_error *err)
{
    tsc_child *child = calloc(1, sizeof *child);
    *started = child;
    if (!child)
        return tsc_error_memory(err, "a child process");
    child->socket = -1;
    child->cpu_seconds = limits->cpu_seconds;
    child->silence_seconds = limits->silence_seconds ? limits->silence_seconds : SILENCE_SECONDS;
    child->progress = shared_number();
    return fork_child(child, limits, body, context, err);
}

static void reap(tsc_child *child)
{
    if (child->pid == 0)
        return;
    kill(child->pid, SIGKILL);
    while (waitpid(child->pid, &child->state, 0) < 0 && errno == EINTR)
        continue;
    child->pid = 0;
}

void tsc_child_end(tsc_child *child)
{
    if (!child)
        return;
    reap(child);
    if (child->socket >= 0)
        close(child->socket);
    if (child->progress)
        munmap((void *)(uintptr_t)child->progress, sizeof(size_t));
    free(child);
}

size_t tsc_child_progress(const tsc_child *child)
{
    return child && child->progress ? *child->progress : 0;
}

/* Why a child that ended by itself did so. */
static tsc_status ended(tsc_child *child, tsc_error *err)
{
    struct timespec moment = {0, 10000000};
    /* the socket is closed a moment before the process can be waited for */
    for (int tries = 0; tries < 100 && child->pid; tries++) {
        pid_t found = waitpid(child->pid, &child->state, WNOHANG);
        if (found == child->pid)
            child->pid = 0;
        else
            nanosleep(&moment, NULL);
    }
    reap(child);
    if (WIFSIGNALED(child->state) && WTERMSIG(child->state) == SIGXCPU)
        return tsc_error_set(err, TSC_ELIMIT, NULL, 0, "more than %u seconds of processor time", child->cpu_seconds);
    if (WIFSIGNALED(child->state))
        return tsc_error_set(err, TSC_EEXTERNAL, NULL, 0, "its process was ended by signal %d", WTERMSIG(child->state));
    return tsc_error_set(err, TSC_EEXTERNAL, NULL, 0, "its process ended without a result");
}

static long long now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (long long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Waits until the socket is ready; 0 at the deadline. */
static int wait_ready(int socket, short events, long long deadline)
{
    for (;;) {
        long long left = deadline - now_ms();
        struct pollfd one = {.fd = socket, .events = events};
        int ready = left <= 0 ? 0 : poll(&one, 1, left > 60000 ? 60000 : (int)left);
        if (ready > 0 || left <= 0 || (ready < 0 && errno != EINTR))
            return ready;
    }
}

static tsc_status silent(tsc_child *child, tsc_error *err)
{
    reap(child);
    return tsc_error_set(err, TSC_ELIMIT, NULL, 0, "no sign of life for %u seconds", child->silence_seconds);
}

static tsc_status receive_bytes(tsc_child *child, char *data, size_t size, tsc_error *err)
{
    long long deadline = now_ms() + 1000LL * child->silence_seconds;
    for (size_t done = 0; done < size;) {
        if (wait_ready(child->socket, POLLIN, deadline) == 0)
            return silent(child, err);
        ssize_t count = recv(child->socket, data + done, size - done, 0);
        if (count == 0 || (count < 0 && errno != EINTR && errno != EAGAIN))
            return ended(child, err);
        done += count > 0 ? (size_t)count : 0;
    }
    return TSC_OK;
}

static size_t head_length(const char head[HEAD])
{
    uint64_t length;
    memcpy(&length, head + 1, sizeof length);
    return length > SIZE_MAX ? SIZE_MAX : (size_t)length;
}

static void make_head(char head[HEAD], unsigned char kind, const tsc_buffer *message)
{
    uint64_t length = message ? message->length : 0;
    head[0] = (char)kind;
    memcpy(head + 1, &length, sizeof length);
}

tsc_status tsc_child_receive(tsc_child *child, unsigned char *kind, tsc_buffer *message, tsc_error *err)
{
    char head[HEAD] = {0};
    tsc_buffer_reset(message);
    tsc_status status = receive_bytes(child, head, HEAD, err);
    if (status != TSC_OK)
        return status;
    size_t length = head_length(head);
    *kind = (unsigned char)head[0];
    if (length > TSC_CHILD_MESSAGE) {
        reap(child);
        return tsc_error_set(err, TSC_ELIMIT, NULL, 0, "a result of more than %d MiB", TSC_CHILD_MESSAGE >> 20);
    }
    if (!tsc_buffer_reserve(message, length))
        return tsc_buffer_status(message, err);
    status = receive_bytes(child, message->data, length, err);
    message->length = status == TSC_OK ? length : 0;
    message->data[message->length] = '\0';
    return status;
}

static tsc_status send_bytes(tsc_child *child, const char *data, size_t size, tsc_error *err)
{
    long long deadline = now_ms() + 1000LL * child->silence_seconds;
    for (size_t done = 0; done < size;) {
        if (wait_ready(child->socket, POLLOUT, deadline) == 0)
            return silent(child, err);
        ssize_t count = send(child->socket, data + done, size - done, MSG_NOSIGNAL | MSG_DONTWAIT);
        if (count < 0 && errno != EINTR && errno != EAGAIN && errno != EWOULDBLOCK)
            return ended(child, err);
        done += count > 0 ? (size_t)count : 0;
    }
    return TSC_OK;
}

tsc_status tsc_child_send(tsc_child *child, unsigned char kind, const tsc_buffer *message, tsc_error *err)
{
    char head[HEAD] = {0};
    make_head(head, kind, message);
    tsc_status status = send_bytes(child, head, HEAD, err);
    return status == TSC_OK && message ? send_bytes(child, message->data, message->length, err) : status;
}

static bool link_write(int socket, const char *data, size_t size)
{
    for (size_t done = 0; done < size;) {
        ssize_t count = send(socket, data + done, size - done, MSG_NOSIGNAL);
        if (count < 0 && errno != EINTR)
            return false;
        done += count > 0 ? (size_t)count : 0;
    }
    return true;
}

static bool link_read(int socket, char *data, size_t size)
{
    for (size_t done = 0; done < size;) {
        ssize_t count = recv(socket, data + done, size - done, 0);
        if (count == 0 || (count < 0 && errno != EINTR))
            return false;
        done += count > 0 ? (size_t)count : 0;
    }
    return true;
}

bool tsc_link_send(tsc_link *link, unsigned char kind, const tsc_buffer *message)
{
    char head[HEAD] = {0};
    make_head(head, kind, message);
    return link_write(link->socket, head, HEAD) && (!message || link_write(link->socket, message->data, message->length));
}

bool tsc_link_receive(tsc_link *link, unsigned char *kind, tsc_buffer *message)
{
    char head[HEAD] = {0};
    tsc_buffer_reset(message);
    if (!link_read(link->socket, head, HEAD))
        return false;
    size_t length = head_length(head);
    *kind = (unsigned char)head[0];
    if (!tsc_buffer_reserve(message, length) || !link_read(link->socket, message->data, length))
        return false;
    message->length = length;
    message->data[length] = '\0';
    return true;
}
