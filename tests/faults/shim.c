/* Preloaded into the program under test: makes the n-th call of one kind fail, once, as TSC_FAULT=KIND:N says; KIND is
   alloc, read, write, fsync or rename. With TSC_FAULT_LOG=FILE the file is created when the fault strikes, so
   that the driver knows when no call is left. With TSC_FAULT_PLACES=FILE the number of each call whose stack was not seen
   before is written there: one of every place from which the program comes to such a call. Calls count from the first statement of main, where the program turns
   GSL's error handler off: what the libraries' constructors do before is not ours. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <execinfo.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

static atomic_long calls;
static long fail_at;
static char kind[16];
static int armed, places = -1;
static _Thread_local int looking; /* backtrace() allocates */

enum { FRAMES = 16, PLACES = 1 << 20 };
static uint64_t seen[PLACES];

static void prepare(void)
{
    const char *fault = getenv("TSC_FAULT");
    if (!fault)
        return;
    const char *colon = strchr(fault, ':');
    if (!colon || (size_t)(colon - fault) >= sizeof kind)
        return;
    memcpy(kind, fault, (size_t)(colon - fault));
    fail_at = atol(colon + 1);
    const char *list = getenv("TSC_FAULT_PLACES");
    if (list)
        places = (int)syscall(SYS_openat, AT_FDCWD, list, O_CREAT | O_WRONLY | O_APPEND, 0600);
    armed = 1;
}

static void note_place(long call)
{
    void *frames[FRAMES];
    char text[32];
    uint64_t hash = 1469598103934665603u;
    if (looking)
        return;
    looking = 1;
    int count = backtrace(frames, FRAMES);
    for (int i = 0; i < count; i++)
        hash = (hash ^ (uint64_t)(uintptr_t)frames[i]) * 1099511628211u;
    uint64_t at = hash % PLACES;
    while (seen[at] && seen[at] != hash)
        at = (at + 1) % PLACES;
    if (!seen[at]) {
        seen[at] = hash;
        syscall(SYS_write, places, text, (size_t)snprintf(text, sizeof text, "%ld\n", call));
    }
    looking = 0;
}

static int strikes(const char *what)
{
    if (!armed || looking || strcmp(kind, what) != 0)
        return 0;
    long call = atomic_fetch_add(&calls, 1) + 1;
    if (places >= 0)
        note_place(call);
    if (call != fail_at)
        return 0;
    const char *log = getenv("TSC_FAULT_LOG");
    if (log) {
        int file = (int)syscall(SYS_openat, AT_FDCWD, log, O_CREAT | O_WRONLY, 0600);
        if (file >= 0)
            syscall(SYS_close, file);
    }
    return 1;
}

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

void *gsl_set_error_handler_off(void)
{
    void *(*next)(void) = (void *(*)(void))dlsym(RTLD_NEXT, "gsl_set_error_handler_off");
    void *before = next();
    prepare();
    return before;
}

extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);

void *malloc(size_t size)
{
    if (strikes("alloc")) {
        errno = ENOMEM;
        return NULL;
    }
    return __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
    if (strikes("alloc")) {
        errno = ENOMEM;
        return NULL;
    }
    return __libc_calloc(count, size);
}

void *realloc(void *old, size_t size)
{
    if (strikes("alloc")) {
        errno = ENOMEM;
        return NULL;
    }
    return __libc_realloc(old, size);
}

ssize_t write(int file, const void *data, size_t size)
{
    if (strikes("write")) {
        errno = ENOSPC;
        return -1;
    }
    return NEXT(write)(file, data, size);
}

ssize_t pwrite64(int file, const void *data, size_t size, off64_t at)
{
    if (strikes("write")) {
        errno = ENOSPC;
        return -1;
    }
    return NEXT(pwrite64)(file, data, size, at);
}

ssize_t read(int file, void *data, size_t size)
{
    if (strikes("read")) {
        errno = EIO;
        return -1;
    }
    return NEXT(read)(file, data, size);
}

ssize_t pread64(int file, void *data, size_t size, off64_t at)
{
    if (strikes("read")) {
        errno = EIO;
        return -1;
    }
    return NEXT(pread64)(file, data, size, at);
}

int fsync(int file)
{
    if (strikes("fsync")) {
        errno = EIO;
        return -1;
    }
    return NEXT(fsync)(file);
}

int fdatasync(int file)
{
    if (strikes("fsync")) {
        errno = EIO;
        return -1;
    }
    return NEXT(fdatasync)(file);
}

int rename(const char *from, const char *to)
{
    if (strikes("rename")) {
        errno = EACCES;
        return -1;
    }
    return NEXT(rename)(from, to);
}
