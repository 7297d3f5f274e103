/* The lexicon compiler of the build: lexc OUT FOLDER... writes the compiled lexicon of all language folders. */
#include "core/buffer.h"
#include "core/file.h"
#include "extract/lexicon_compile.h"

#include <stdio.h>

static void tell(const tsc_error *error)
{
    char text[1100];
    tsc_error_format(error, text, sizeof text);
    fprintf(stderr, "lexc: %s\n", text);
}

static void tell_note(void *context, const tsc_error *note)
{
    (void)context;
    tell(note);
}

int main(int argc, char **argv)
{
    if (argc < 3) {
        fputs("usage: lexc OUT FOLDER...\n", stderr);
        return 2;
    }
    const tsc_notes notes = {tell_note, NULL};
    tsc_lexicon_source source;
    tsc_buffer out;
    tsc_error err = {0};
    tsc_buffer_init(&out);
    tsc_status status = tsc_lexicon_source_read((const char *const *)argv + 2, (size_t)argc - 2, &notes, &source, &err);
    if (status == TSC_OK)
        status = tsc_lexicon_compile(&source, &notes, &out, &err);
    if (status == TSC_OK && source.mistakes == 0)
        status = tsc_file_write(argv[1], out.data, out.length, &err);
    if (status != TSC_OK)
        tell(&err);
    bool done = status == TSC_OK && source.mistakes == 0;
    tsc_buffer_clear(&out);
    tsc_lexicon_source_clear(&source);
    return done ? 0 : 1;
}
