/* A small lexicon from texts, compiled to a file of its own. */
#ifndef TESTS_LEXICON_FIXTURE_H
#define TESTS_LEXICON_FIXTURE_H

#include "core/buffer.h"
#include "core/file.h"
#include "extract/lexicon_compile.h"
#include "extract/scan.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

typedef struct lexicon_file {
    const char *name; /* "en/unit.tsv" */
    const char *content;
} lexicon_file;

typedef struct lexicon_fixture {
    char folder[64];
    tsc_lexicon *lexicon;
    size_t mistakes;
    char last_note[1100];
    tsc_arena arena;
} lexicon_fixture;

static void keep_note(void *context, const tsc_error *note)
{
    tsc_error_format(note, context, 1100);
}

static void fixture_write(const lexicon_fixture *fixture, const char *name, const char *content)
{
    char path[256];
    tsc_error err;
    snprintf(path, sizeof path, "%s/%s", fixture->folder, name);
    char folder[256];
    snprintf(folder, sizeof folder, "%.*s", (int)(tsc_path_name(path) - path - 1), path);
    assert_int_equal(tsc_folder_make(folder, &err), TSC_OK);
    assert_int_equal(tsc_file_write(path, content, strlen(content), &err), TSC_OK);
}

/* Writes files, of which the last has a NULL name, and compiles them. A mul/language.tsv is always there. */
static tsc_status fixture_compile(lexicon_fixture *fixture, const lexicon_file *written, tsc_buffer *out, tsc_error *err)
{
    tsc_lexicon_source source;
    memset(fixture, 0, sizeof *fixture);
    tsc_arena_init(&fixture->arena);
    strcpy(fixture->folder, "/tmp/tsc-lexicon-XXXXXX");
    assert_non_null(mkdtemp(fixture->folder));
    fixture_write(fixture, "mul/language.tsv", "rule\tvalue\n");
    for (; written->name != NULL; written++)
        fixture_write(fixture, written->name, written->content);
    const char *root = fixture->folder;
    const tsc_notes notes = {keep_note, fixture->last_note};
    assert_int_equal(tsc_lexicon_source_read(&root, 1, &notes, &source, err), TSC_OK);
    tsc_status status = tsc_lexicon_compile(&source, &notes, out, err);
    fixture->mistakes = source.mistakes;
    tsc_lexicon_source_clear(&source);
    return status;
}

static void fixture_open(lexicon_fixture *fixture, const lexicon_file *written)
{
    tsc_buffer out;
    tsc_error err;
    char path[128];
    tsc_buffer_init(&out);
    assert_int_equal(fixture_compile(fixture, written, &out, &err), TSC_OK);
    snprintf(path, sizeof path, "%s/lexicon.bin", fixture->folder);
    assert_int_equal(tsc_file_write(path, out.data, out.length, &err), TSC_OK);
    tsc_buffer_clear(&out);
    assert_int_equal(tsc_lexicon_open(path, &fixture->lexicon, &err), TSC_OK);
}

static void fixture_close(lexicon_fixture *fixture)
{
    char command[128];
    tsc_lexicon_close(fixture->lexicon);
    tsc_arena_clear(&fixture->arena);
    snprintf(command, sizeof command, "rm -rf %s", fixture->folder);
    assert_int_equal(system(command), 0);
}

static tsc_scan fixture_scan(lexicon_fixture *fixture, const char *language, const char *text)
{
    tsc_scan scan;
    tsc_error err;
    assert_int_equal(tsc_scan_sentence(tsc_lexicon_language(fixture->lexicon, language), tsc_span_of(text), 0,
                                       strlen(text), &fixture->arena, &scan, &err),
                     TSC_OK);
    return scan;
}

#endif
