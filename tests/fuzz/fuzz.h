/* What the fuzz targets share: a check that always holds in a build of any kind, validity of UTF-8, files in memory. */
#ifndef TESTS_FUZZ_FUZZ_H
#define TESTS_FUZZ_FUZZ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define FUZZ_REQUIRE(condition)                                                                                        \
    do {                                                                                                               \
        if (!(condition)) {                                                                                            \
            fprintf(stderr, "%s:%d: does not hold: %s\n", __FILE__, __LINE__, #condition);                             \
            abort();                                                                                                   \
        }                                                                                                              \
    } while (0)

static inline bool fuzz_valid_utf8(const char *text, size_t length)
{
    for (size_t i = 0; i < length;) {
        unsigned char lead = (unsigned char)text[i];
        size_t more = lead < 0x80 ? 0 : lead < 0xC2 ? 4 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : lead < 0xF5 ? 3 : 4;
        if (more == 4 || i + more >= length)
            return false;
        for (size_t k = 1; k <= more; k++)
            if (((unsigned char)text[i + k] & 0xC0) != 0x80)
                return false;
        unsigned char second = more ? (unsigned char)text[i + 1] : 0;
        if ((lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F) || (lead == 0xF0 && second < 0x90) ||
            (lead == 0xF4 && second > 0x8F))
            return false;
        i += more + 1;
    }
    return true;
}

/* The path of a file in a folder of this process, in memory where the machine has that; calls return the same folder. */
static inline const char *fuzz_path(const char *name, char path[128])
{
    static char folder[64];
    if (!folder[0]) {
        struct stat info;
        snprintf(folder, sizeof folder, "%s/tradescope-fuzz-XXXXXX", stat("/dev/shm", &info) == 0 ? "/dev/shm" : "/tmp");
        if (!mkdtemp(folder))
            abort();
    }
    snprintf(path, 128, "%s/%s", folder, name);
    return path;
}

static inline void fuzz_write(const char *path, const void *data, size_t size)
{
    FILE *file = fopen(path, "wb");
    if (!file || fwrite(data, 1, size, file) != size || fclose(file) != 0)
        abort();
}

/* Removes what fuzz_path named; for atexit. */
static inline void fuzz_remove(const char *name)
{
    char path[128];
    unlink(fuzz_path(name, path));
    if (*strrchr(path, '/'))
        *strrchr(path, '/') = '\0';
    rmdir(path);
}

#endif
