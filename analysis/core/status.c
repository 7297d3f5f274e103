#include "core/status.h"

#include <stdio.h>
#include <string.h>

/* Cuts a text that may have been truncated back to its last whole UTF-8 character. */
static void trim_to_character(char *text, size_t size)
{
    size_t length = strlen(text);
    if (length + 1 < size || length == 0)
        return;
    size_t start = length;
    while (start > 0 && ((unsigned char)text[start - 1] & 0xC0) == 0x80)
        start--;
    if (start == 0)
        return;
    unsigned char lead = (unsigned char)text[start - 1];
    size_t need = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
    if (need > 1 && length - (start - 1) < need)
        text[start - 1] = '\0';
}

static void copy_text(char *to, size_t size, const char *from)
{
    if (to == from)
        return;
    snprintf(to, size, "%s", from);
    trim_to_character(to, size);
}

__attribute__((format(printf, 5, 0))) static void fill(tsc_error *err, tsc_status code, const char *file, size_t line,
                                                       const char *format, va_list args)
{
    char message[sizeof err->message];
    vsnprintf(message, sizeof message, format, args);
    err->code = code;
    err->line = line;
    err->offset = 0;
    copy_text(err->file, sizeof err->file, file ? file : "");
    copy_text(err->message, sizeof err->message, message);
}

/* In brackets, so that no macro of this name is meant (C17, 7.1.4). */
tsc_status(tsc_error_set)(tsc_error *err, tsc_status code, const char *file, size_t line, const char *format, ...)
{
    if (err) {
        va_list args;
        va_start(args, format);
        fill(err, code, file, line, format, args);
        va_end(args);
    }
    return code;
}

tsc_status(tsc_error_memory)(tsc_error *err, const char *format, ...)
{
    char what[sizeof err->message];
    va_list args;
    va_start(args, format);
    vsnprintf(what, sizeof what, format, args);
    va_end(args);
    return tsc_error_set(err, TSC_ENOMEM, NULL, 0, "out of memory for %s", what);
}

tsc_status tsc_error_locate(tsc_error *err, const char *file, size_t line)
{
    if (!err)
        return TSC_EINPUT;
    if (err->file[0] == '\0' && file)
        copy_text(err->file, sizeof err->file, file);
    if (err->line == 0)
        err->line = line;
    return err->code;
}

void tsc_error_format(const tsc_error *err, char *text, size_t size)
{
    if (err->file[0] == '\0')
        snprintf(text, size, "%s", err->message);
    else if (err->line == 0)
        snprintf(text, size, "%s: %s", err->file, err->message);
    else
        snprintf(text, size, "%s:%zu: %s", err->file, err->line, err->message);
    trim_to_character(text, size);
}

void tsc_notes_add(const tsc_notes *notes, tsc_status code, const char *file, size_t line, const char *format, ...)
{
    if (!notes || !notes->add)
        return;
    tsc_error note;
    va_list args;
    va_start(args, format);
    fill(&note, code, file, line, format, args);
    va_end(args);
    notes->add(notes->context, &note);
}
