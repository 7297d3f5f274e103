#include "core/file.h"

#include "core/grow.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <nettle/sha2.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static const size_t DEFAULT_LIMIT = (size_t)4 << 30;
enum { READ_STEP = 1 << 16 };

static tsc_status read_all(int file, const char *path, size_t limit, tsc_buffer *content, tsc_error *err)
{
    for (;;) {
        if (!tsc_buffer_reserve(content, READ_STEP))
            return tsc_error_set(err, TSC_ENOMEM, path, 0, "out of memory while reading");
        ssize_t got = read(file, content->data + content->length, READ_STEP);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return tsc_error_set(err, TSC_EINPUT, path, 0, "cannot be read: %s", strerror(errno));
        content->length += (size_t)got;
        content->data[content->length] = '\0';
        if (content->length > limit)
            return tsc_error_set(err, TSC_ELIMIT, path, 0, "is larger than the limit of %zu bytes", limit);
        if (got == 0)
            return TSC_OK;
    }
}

tsc_status tsc_file_read(const char *path, size_t limit, tsc_buffer *content, tsc_error *err)
{
    tsc_buffer_reset(content);
    if (limit == 0)
        limit = DEFAULT_LIMIT;
    if (strcmp(path, "-") == 0)
        return read_all(STDIN_FILENO, "standard input", limit, content, err);
    /* O_NONBLOCK so that a FIFO does not hang us before it is refused */
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    struct stat about;
    if (file < 0)
        return tsc_error_set(err, TSC_EINPUT, path, 0, "cannot be opened: %s", strerror(errno));
    tsc_status status;
    if (fstat(file, &about) != 0)
        status = tsc_error_set(err, TSC_EINPUT, path, 0, "cannot be examined: %s", strerror(errno));
    else if (!S_ISREG(about.st_mode))
        status = tsc_error_set(err, TSC_EINPUT, path, 0, "is no regular file; give a file or a folder");
    else if ((unsigned long long)about.st_size > limit)
        status = tsc_error_set(err, TSC_ELIMIT, path, 0, "is larger than the limit of %zu bytes", limit);
    else
        status = read_all(file, path, limit, content, err);
    close(file);
    return status;
}

static tsc_status write_fully(int file, const char *path, const char *data, size_t length, tsc_error *err)
{
    while (length > 0) {
        ssize_t wrote = write(file, data, length);
        if (wrote < 0 && errno == EINTR)
            continue;
        if (wrote < 0)
            return tsc_error_set(err, TSC_EOUTPUT, path, 0, "cannot be written: %s", strerror(errno));
        data += wrote;
        length -= (size_t)wrote;
    }
    return TSC_OK;
}

/* The folder's entry is flushed too, or a rename may be lost with the power. */
static void sync_folder_of(const char *path)
{
    char folder[PATH_MAX];
    const char *name = tsc_path_name(path);
    size_t length = (size_t)(name - path);
    if (length >= sizeof folder)
        return;
    memcpy(folder, path, length);
    folder[length] = '\0';
    int file = open(length ? folder : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (file < 0)
        return;
    (void)fsync(file);
    close(file);
}

static tsc_status write_staged(const char *staged, const char *path, const char *data, size_t length, tsc_error *err)
{
    int file = open(staged, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (file < 0)
        return tsc_error_set(err, TSC_EOUTPUT, path, 0, "cannot be written: %s", strerror(errno));
    tsc_status status = write_fully(file, path, data, length, err);
    if (status == TSC_OK && fsync(file) != 0)
        status = tsc_error_set(err, TSC_EOUTPUT, path, 0, "cannot be flushed to disk: %s", strerror(errno));
    if (close(file) != 0 && status == TSC_OK)
        status = tsc_error_set(err, TSC_EOUTPUT, path, 0, "cannot be closed: %s", strerror(errno));
    if (status == TSC_OK && rename(staged, path) != 0)
        status = tsc_error_set(err, TSC_EOUTPUT, path, 0, "cannot be put in place: %s", strerror(errno));
    if (status != TSC_OK)
        (void)unlink(staged);
    return status;
}

tsc_status tsc_file_write(const char *path, const char *data, size_t length, tsc_error *err)
{
    if (strcmp(path, "-") == 0)
        return write_fully(STDOUT_FILENO, "standard output", data, length, err);
    tsc_buffer staged;
    tsc_buffer_init(&staged);
    tsc_buffer_printf(&staged, "%.*s.%s.%ld.tmp", (int)(tsc_path_name(path) - path), path, tsc_path_name(path),
                      (long)getpid());
    tsc_status status = tsc_buffer_status(&staged, err);
    if (status == TSC_OK) {
        (void)unlink(staged.data); /* left by a killed process of the same number */
        status = write_staged(staged.data, path, data, length, err);
    }
    tsc_buffer_clear(&staged);
    if (status == TSC_OK)
        sync_folder_of(path);
    return status;
}

static tsc_status make_one(const char *path, tsc_error *err)
{
    struct stat about;
    if (mkdir(path, 0777) == 0 || (errno == EEXIST && stat(path, &about) == 0 && S_ISDIR(about.st_mode)))
        return TSC_OK;
    if (errno == EEXIST)
        return tsc_error_set(err, TSC_EOUTPUT, path, 0, "is no folder");
    return tsc_error_set(err, TSC_EOUTPUT, path, 0, "the folder cannot be made: %s", strerror(errno));
}

tsc_status tsc_folder_make(const char *path, tsc_error *err)
{
    tsc_buffer part;
    tsc_buffer_init(&part);
    tsc_buffer_add_text(&part, path);
    tsc_status status = tsc_buffer_status(&part, err);
    for (size_t i = 1; status == TSC_OK && i < part.length; i++)
        if (part.data[i] == '/' && part.data[i - 1] != '/') {
            part.data[i] = '\0';
            status = make_one(part.data, err);
            part.data[i] = '/';
        }
    if (status == TSC_OK && part.length > 0)
        status = make_one(part.data, err);
    tsc_buffer_clear(&part);
    return status;
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

tsc_status tsc_folder_list(const char *path, const char *ending, tsc_arena *arena, char ***names, size_t *count,
                           tsc_error *err)
{
    char **list = NULL;
    size_t room = 0;
    *names = NULL;
    *count = 0;
    DIR *folder = opendir(path);
    if (!folder)
        return tsc_error_set(err, TSC_EINPUT, path, 0, "cannot be opened: %s", strerror(errno));
    bool good = true;
    for (struct dirent *entry; good && (entry = readdir(folder));) {
        if (entry->d_name[0] == '.' || (ending && strcmp(tsc_path_ending(entry->d_name), ending) != 0))
            continue;
        char **larger = tsc_grow_in(arena, list, *count, &room, sizeof *larger);
        char *name = larger ? tsc_arena_strdup(arena, entry->d_name) : NULL;
        good = name != NULL;
        if (good) {
            list = larger;
            list[(*count)++] = name;
        }
    }
    closedir(folder);
    if (!good)
        return tsc_error_set(err, TSC_ENOMEM, path, 0, "out of memory for the list of a folder");
    if (list)
        qsort(list, *count, sizeof *list, compare_names);
    *names = list;
    return TSC_OK;
}

void tsc_path_join(tsc_buffer *path, const char *folder, const char *name)
{
    if (folder[0] != '\0' && strcmp(folder, ".") != 0) {
        tsc_buffer_add_text(path, folder);
        if (folder[strlen(folder) - 1] != '/')
            tsc_buffer_add_char(path, '/');
    }
    tsc_buffer_add_text(path, name);
}

char *tsc_path_joined(tsc_arena *arena, const char *folder, const char *name)
{
    tsc_buffer path;
    tsc_buffer_init(&path);
    tsc_path_join(&path, folder, name);
    return tsc_buffer_keep(&path, arena);
}

const char *tsc_path_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

const char *tsc_path_ending(const char *path)
{
    const char *name = tsc_path_name(path), *dot = strrchr(name, '.');
    return dot && dot != name ? dot + 1 : "";
}

void tsc_slug(tsc_span text, char slug[81])
{
    size_t used = 0;
    bool gap = false;
    for (size_t i = 0; i < text.length && used < 79; i++) {
        char c = text.data[i];
        if (c >= 'A' && c <= 'Z')
            c = (char)(c - 'A' + 'a');
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            if (gap && used > 0)
                slug[used++] = '-';
            slug[used++] = c;
            gap = false;
        } else {
            gap = true;
        }
    }
    if (used == 0)
        slug[used++] = 'x';
    slug[used] = '\0';
}

void tsc_sha256(const void *data, size_t length, char hex[65])
{
    static const char digits[] = "0123456789abcdef";
    struct sha256_ctx context;
    uint8_t digest[SHA256_DIGEST_SIZE];
    sha256_init(&context);
    sha256_update(&context, length, data);
    sha256_digest(&context, sizeof digest, digest);
    for (size_t i = 0; i < sizeof digest; i++) {
        hex[2 * i] = digits[digest[i] >> 4];
        hex[2 * i + 1] = digits[digest[i] & 15];
    }
    hex[64] = '\0';
}

static bool take_if_there(tsc_buffer *path, const char *folder, const char *between, const char *name)
{
    tsc_buffer_reset(path);
    tsc_buffer_add_text(path, folder);
    tsc_buffer_add_text(path, between);
    tsc_buffer_add_text(path, name);
    return !path->failed && access(path->data, R_OK) == 0;
}

/* Looks in the folder of the program and those above it: build/tradescope and build/asan/tradescope find the source
   tree, PREFIX/bin/tradescope finds PREFIX/share/tradescope. */
static bool find_beside_program(tsc_buffer *path, const char *name)
{
    char program[PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", program, sizeof program - 1);
    if (length <= 0)
        return false;
    program[length] = '\0';
    for (int up = 0; up < 6; up++) { /* build/asan/unit/LAYER/test */
        char *slash = strrchr(program, '/');
        if (!slash)
            return false;
        *slash = '\0';
        if (take_if_there(path, program, "/share/tradescope/", name) || take_if_there(path, program, "/", name) ||
            take_if_there(path, program, "/datasets/", name))
            return true;
    }
    return false;
}

tsc_status tsc_data_path(const char *name, tsc_buffer *path, tsc_error *err)
{
    const char *folder = getenv("TRADESCOPE_DATA");
    if (folder && *folder) {
        if (take_if_there(path, folder, "/", name))
            return TSC_OK;
        if (path->failed)
            return tsc_buffer_status(path, err);
        return tsc_error_set(err, TSC_ENOTFOUND, path->data, 0, "is not there, but $TRADESCOPE_DATA points at its folder");
    }
    if (find_beside_program(path, name) || take_if_there(path, TSC_DATA_DIR, "/", name))
        return TSC_OK;
    if (path->failed)
        return tsc_buffer_status(path, err);
    return tsc_error_set(err, TSC_ENOTFOUND, name, 0,
                         "this data file of the program was not found; set TRADESCOPE_DATA to the folder that has it");
}

tsc_status tsc_file_write_in(const char *folder, const char *name, const tsc_buffer *content, tsc_error *err)
{
    tsc_buffer path;
    tsc_buffer_init(&path);
    tsc_path_join(&path, folder, name);
    tsc_status status = tsc_buffer_status(content, err);
    if (status == TSC_OK)
        status = tsc_buffer_status(&path, err);
    if (status == TSC_OK)
        status = tsc_file_write(path.data, tsc_buffer_text(content), content->length, err);
    tsc_buffer_clear(&path);
    return status;
}

tsc_status tsc_data_read(const char *name, tsc_buffer *content, tsc_error *err)
{
    enum { LIMIT = 1 << 20 };
    tsc_buffer path;
    tsc_buffer_init(&path);
    tsc_status status = tsc_data_path(name, &path, err);
    if (status == TSC_OK)
        status = tsc_file_read(path.data, LIMIT, content, err);
    tsc_buffer_clear(&path);
    return status;
}
