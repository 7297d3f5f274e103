/* Preloaded into the program under test: makes the n-th call of one kind fail, once, as TSC_FAULT=KIND:N says; KIND is
   alloc, read, write, fsync or rename. With TSC_FAULT_LOG=FILE the file is created when the fault strikes, so
   that the driver knows when no call is left. Calls count from the first statement of main, where the program turns
   GSL's error handler off: what the libraries' constructors do before is not ours. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

static atomic_long calls;
static long fail_at;
static char kind[16];
static int armed;

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
    armed = 1;
}

static int strikes(const char *what)
{
    if (!armed || strcmp(kind, what) != 0 || atomic_fetch_add(&calls, 1) + 1 != fail_at)
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
