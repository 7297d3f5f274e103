/* Errors are values: every fallible function returns a tsc_status and fills an optional tsc_error, its last
   parameter, with the place where things went wrong. Nothing below cli/ prints, exits or aborts. */
#ifndef TSC_CORE_STATUS_H
#define TSC_CORE_STATUS_H

#include <stdarg.h>
#include <stddef.h>

typedef enum tsc_status {
    TSC_OK = 0,
    TSC_ENOMEM,    /* an allocation failed */
    TSC_EINPUT,    /* input could not be used: malformed, of no known kind, unreadable */
    TSC_EUSAGE,    /* misuse by the caller or the user: unknown option, script, series */
    TSC_ENOTFOUND, /* the thing asked for does not exist */
    TSC_EEXTERNAL, /* a program that is needed is missing or failed */
    TSC_EOUTPUT,   /* output could not be written */
    TSC_ELIMIT,    /* a documented limit on size, depth, time or memory was passed */
    TSC_EMODEL     /* a model was refused; the message says why */
} tsc_status;

typedef struct tsc_error {
    tsc_status code;
    size_t line;       /* 1-based line in file, 0 where it does not apply */
    size_t offset;     /* byte offset in file, where line is 0 and it applies */
    char file[512];    /* "" where no file is concerned */
    char message[512]; /* what is wrong and what would be right, no final stop */
} tsc_error;

/** Fills *err (may be NULL) and returns code, so that callers write `return tsc_error_set(...)`.
    file may be NULL; line is 0 where there is none. Long texts are cut at a character boundary. */
tsc_status tsc_error_set(tsc_error *err, tsc_status code, const char *file, size_t line, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/** TSC_ENOMEM for want of memory for what the format names: "out of memory for a season of 12 states". */
tsc_status tsc_error_memory(tsc_error *err, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The static analyser sees one file at a time; here it learns that an error set is never TSC_OK. */
#ifdef __clang_analyzer__
#define tsc_error_set(err, code, ...) (tsc_error_set(err, code, __VA_ARGS__), (code))
#define tsc_error_memory(err, ...) (tsc_error_memory(err, __VA_ARGS__), TSC_ENOMEM)
#endif

/** Puts a file (and line, if not 0) into an error that does not name one yet; returns its code. */
tsc_status tsc_error_locate(tsc_error *err, const char *file, size_t line);

/** Writes "FILE:LINE: message" (parts that are missing left out) into text, always terminated. */
void tsc_error_format(const tsc_error *err, char *text, size_t size);

/** A receiver of refusals that do not end the work (a broken line, a file of no known kind): called with
    each in the order of the input. A NULL function drops them. */
typedef struct tsc_notes {
    void (*add)(void *context, const tsc_error *note);
    void *context;
} tsc_notes;

/** Sends one note; notes may be NULL. */
void tsc_notes_add(const tsc_notes *notes, tsc_status code, const char *file, size_t line, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

#endif
