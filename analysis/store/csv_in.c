/* Files of CSV, piece by piece through the recoder and the reader. */
#include "store/csv_in.h"

#include "core/file.h"
#include "store/recode.h"

#include <errno.h>
#include <fcntl.h>
#include <nettle/base16.h>
#include <nettle/sha2.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PIECE = 1 << 16 };

tsc_status tsc_csv_read_bytes(const char *name, tsc_span bytes, const tsc_csv_opts *opts, tsc_csv_receiver receive,
                              void *context, tsc_error *err)
{
    tsc_recoder *recoder;
    tsc_status status = tsc_recoder_new(&recoder, err);
    if (!status)
        status = tsc_recoder_feed(recoder, bytes, true, &bytes, err);
    if (!status)
        status = tsc_csv_read_text(name, bytes, opts, receive, context, err);
    tsc_recoder_free(recoder);
    return status ? tsc_error_locate(err, name, 0) : TSC_OK;
}

static tsc_status open_regular(const char *path, int *file, tsc_error *err)
{
    struct stat info;
    *file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (*file < 0)
        return tsc_error_set(err, TSC_EINPUT, path, 0, "%s", strerror(errno));
    if (fstat(*file, &info) == 0 && S_ISREG(info.st_mode))
        return TSC_OK;
    close(*file);
    return tsc_error_set(err, TSC_EINPUT, path, 0, "not a regular file");
}

/* Fills as much of a piece as there is. */
static tsc_status read_piece(const char *path, int file, char *piece, size_t *length, tsc_error *err)
{
    *length = 0;
    while (*length < PIECE) {
        ssize_t got = read(file, piece + *length, PIECE - *length);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return tsc_error_set(err, TSC_EINPUT, path, 0, "%s", strerror(errno));
        if (got == 0)
            break;
        *length += (size_t)got;
    }
    return TSC_OK;
}

static void print_digest(struct sha256_ctx *sha, char text[65])
{
    uint8_t digest[SHA256_DIGEST_SIZE];
    sha256_digest(sha, sizeof digest, digest);
    base16_encode_update(text, sizeof digest, digest);
    text[64] = '\0';
}

tsc_status tsc_file_digest(const char *path, char text[65], tsc_error *err)
{
    int file;
    size_t length = 0;
    struct sha256_ctx sha;
    tsc_status status = open_regular(path, &file, err);
    if (status)
        return status;
    char *piece = malloc(PIECE);
    sha256_init(&sha);
    status = piece ? TSC_OK : tsc_error_set(err, TSC_ENOMEM, path, 0, "memory is short");
    while (!status && !(status = read_piece(path, file, piece, &length, err)) && length)
        sha256_update(&sha, length, (const uint8_t *)piece);
    if (!status)
        print_digest(&sha, text);
    free(piece);
    close(file);
    return status;
}

/* A file on its way from the disk to its rows. */
typedef struct passage {
    const char *path;
    int file;
    struct sha256_ctx *sha; /* NULL: nobody asks for the digest */
    tsc_recoder *recoder;
    tsc_csv_reader *reader;
} passage;

static tsc_status pass_pieces(passage *p, char *piece, tsc_error *err)
{
    size_t length = 0;
    tsc_status status;
    while (!(status = read_piece(p->path, p->file, piece, &length, err)) && length) {
        tsc_span data = tsc_span_make(piece, length);
        if (p->sha)
            sha256_update(p->sha, length, (const uint8_t *)piece);
        status = tsc_recoder_feed(p->recoder, data, false, &data, err);
        if (!status)
            status = tsc_csv_reader_feed(p->reader, data, err);
        if (status)
            return status;
    }
    tsc_span rest = {"", 0};
    if (!status)
        status = tsc_recoder_feed(p->recoder, rest, true, &rest, err);
    if (!status)
        status = tsc_csv_reader_feed(p->reader, rest, err);
    return status ? status : tsc_csv_reader_finish(p->reader, err);
}

tsc_status tsc_csv_read(const char *path, const tsc_csv_opts *opts, tsc_csv_receiver receive, void *context,
                        char sha256[65], tsc_error *err)
{
    struct sha256_ctx sha;
    passage p = {.path = path, .sha = sha256 ? &sha : NULL};
    tsc_status status = open_regular(path, &p.file, err);
    if (status)
        return status;
    sha256_init(&sha);
    char *piece = malloc(PIECE);
    status = piece ? tsc_recoder_new(&p.recoder, err) : tsc_error_set(err, TSC_ENOMEM, path, 0, "memory is short");
    if (!status)
        status = tsc_csv_reader_new(path, opts, receive, context, &p.reader, err);
    if (!status && (status = pass_pieces(&p, piece, err)) != TSC_OK)
        tsc_error_locate(err, path, tsc_csv_reader_line(p.reader));
    if (!status && sha256)
        print_digest(&sha, sha256);
    tsc_csv_reader_free(p.reader);
    tsc_recoder_free(p.recoder);
    free(piece);
    close(p.file);
    return status;
}
