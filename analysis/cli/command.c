#include "cli/command.h"

#include "core/buffer.h"

#include <errno.h>
#include <stdarg.h>
#include <unistd.h>

static int exit_status(tsc_status code)
{
    switch (code) {
    case TSC_OK:
        return TSC_EXIT_OK;
    case TSC_EUSAGE:
    case TSC_ENOTFOUND:
        return TSC_EXIT_USAGE;
    case TSC_EEXTERNAL:
        return TSC_EXIT_EXTERNAL;
    case TSC_EOUTPUT:
        return TSC_EXIT_OUTPUT;
    case TSC_ENOMEM:
    case TSC_EINPUT:
    case TSC_ELIMIT:
    case TSC_EMODEL:
        break;
    }
    return TSC_EXIT_INPUT;
}

/* Control bytes of file names and documents are shown, not sent to the terminal. */
static void print_safely(const char *text)
{
    tsc_buffer line;
    tsc_buffer_init(&line);
    tsc_buffer_add_text(&line, "tradescope: ");
    for (const char *p = text; *p; p++) {
        unsigned char c = (unsigned char)*p;
        if (c < 0x20 || c == 0x7F)
            tsc_buffer_printf(&line, "\\x%02x", c);
        else
            tsc_buffer_add_char(&line, *p);
    }
    tsc_buffer_add_char(&line, '\n');
    fputs(line.failed ? "tradescope: out of memory\n" : line.data, stderr);
    tsc_buffer_clear(&line);
}

int tsc_complain(const tsc_error *err)
{
    char text[sizeof err->file + sizeof err->message + 32];
    tsc_error_format(err, text, sizeof text);
    print_safely(text);
    return exit_status(err->code);
}

int tsc_misuse(const char *format, ...)
{
    char text[1024];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    print_safely(text);
    return TSC_EXIT_USAGE;
}

void tsc_refusals_add(void *context, const tsc_error *note)
{
    tsc_refusals *refusals = context;
    int status = tsc_complain(note);
    refusals->count++;
    if (status > refusals->status)
        refusals->status = status;
}

int tsc_finish_output(int status)
{
    if (fflush(stdout) == 0 && !ferror(stdout))
        return status;
    tsc_error err;
    tsc_error_set(&err, TSC_EOUTPUT, NULL, 0, "standard output cannot be written: %s", strerror(errno));
    return tsc_complain(&err);
}

tsc_status tsc_args_jobs(const tsc_args *args, size_t *jobs, tsc_error *err)
{
    long online = sysconf(_SC_NPROCESSORS_ONLN);
    long long count = online > 0 ? online : 1;
    tsc_status status = tsc_args_integer(args, "jobs", 1, 1024, &count, err);
    *jobs = (size_t)count;
    return status;
}
