/* A lexicon of strangers: files of a small language, each behind a line ">name", beside a small `mul`. What compiles
   is opened again and used on a text; what does not is named with its line. */
#include "fuzz.h"

#include "extract/extract.h"
#include "extract/lexicon_compile.h"
#include "text/rules.h"

static const char *const names[] = {"language", "number", "scale",     "factor",   "currency", "unit",      "hedge",
                                    "month",    "period", "place",     "indicator", "change",  "modality",  "discourse",
                                    "commodity", "event", "trap",      "function"};
enum { NAMES = sizeof names / sizeof *names, TEXT_LIMIT = 2000 };

static const char *root(char path[128])
{
    return fuzz_path("lexicon", path);
}

static const char *file_of(const char *language, const char *name, char path[128])
{
    char inner[64];
    snprintf(inner, sizeof inner, "lexicon/%s/%s.tsv", language, name);
    return fuzz_path(inner, path);
}

static void forget_files(void)
{
    char path[128];
    for (size_t i = 0; i < NAMES; i++)
        unlink(file_of("xx", names[i], path));
}

static void clean(void)
{
    char path[128];
    forget_files();
    unlink(file_of("mul", "scale", path));
    rmdir(fuzz_path("lexicon/xx", path));
    rmdir(fuzz_path("lexicon/mul", path));
    rmdir(root(path));
    fuzz_remove("lexicon.bin");
}

static void make_folders(void)
{
    static const char common[] = "pattern\tcode\tvalue\nk\tthousand\t1000\n";
    char path[128];
    mkdir(root(path), 0700);
    mkdir(fuzz_path("lexicon/mul", path), 0700);
    mkdir(fuzz_path("lexicon/xx", path), 0700);
    fuzz_write(file_of("mul", "scale", path), common, sizeof common - 1);
    atexit(clean);
}

/* Writes each part under its name; parts of no name go to one after the other. */
static void write_files(const uint8_t *data, size_t size)
{
    size_t at = 0, number = 0;
    forget_files();
    while (at < size) {
        const uint8_t *line = memchr(data + at, '\n', size - at);
        size_t start = line ? (size_t)(line - data) + 1 : size, end = start, name = number++ % NAMES;
        while (end < size && !(data[end] == '>' && (end == 0 || data[end - 1] == '\n')))
            end++;
        for (size_t i = 0; i < NAMES; i++)
            if (start - at == strlen(names[i]) + 2 && memcmp(data + at + 1, names[i], strlen(names[i])) == 0)
                name = i;
        char path[128];
        fuzz_write(file_of("xx", names[name], path), data + start, end - start);
        at = end;
    }
}

static void hear(void *context, const tsc_error *note)
{
    (void)context;
    FUZZ_REQUIRE(note->message[0] != '\0' && note->file[0] != '\0');
}

/* Figures of a text of usual sentences and of the words of the lexicon itself. */
static void use(const uint8_t *data, size_t size)
{
    static tsc_text_rules *rules;
    tsc_extractor *extractor = NULL;
    tsc_error err;
    char path[128];
    FUZZ_REQUIRE(tsc_extractor_new(fuzz_path("lexicon.bin", path), &extractor, &err) == TSC_OK);
    if (!rules && tsc_text_rules_load(NULL, &rules, &err) != TSC_OK)
        return;
    tsc_buffer text;
    tsc_buffer_init(&text);
    tsc_buffer_add_text(&text, "Exports rose by 12.5 % to $ 274 million in 2024, imports fell to 3 k t. ");
    tsc_buffer_add(&text, (const char *)data, size < TEXT_LIMIT ? size : TEXT_LIMIT);
    tsc_document document;
    tsc_records records;
    const tsc_document_opts opts = {.rules = rules, .language = "xx", .date = {2025, 3, 4}, .without_digest = true};
    const tsc_extract_opts wanted = {.figures = true, .events = true};
    tsc_document_init(&document);
    if (tsc_document_from_text("fuzz", tsc_span_make(text.data, text.length), &opts, &document, &err) == TSC_OK)
        FUZZ_REQUIRE(tsc_extract(extractor, &document, &wanted, &records, &err) == TSC_OK);
    tsc_document_clear(&document);
    tsc_buffer_clear(&text);
    tsc_extractor_free(extractor);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static bool made;
    char path[128];
    if (!made)
        make_folders();
    made = true;
    write_files(data, size);
    const char *const roots[] = {root(path)};
    const tsc_notes notes = {hear, NULL};
    tsc_lexicon_source source;
    tsc_buffer out;
    tsc_error err = {0};
    tsc_buffer_init(&out);
    tsc_status status = tsc_lexicon_source_read(roots, 1, &notes, &source, &err);
    if (status == TSC_OK)
        status = tsc_lexicon_compile(&source, &notes, &out, &err);
    if (status == TSC_OK) {
        fuzz_write(fuzz_path("lexicon.bin", path), out.data, out.length);
        use(data, size);
    } else {
        FUZZ_REQUIRE(err.message[0] != '\0');
    }
    tsc_buffer_clear(&out);
    tsc_lexicon_source_clear(&source);
    return 0;
}
