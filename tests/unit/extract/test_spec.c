/* Runs tests/spec/quantities.*.spec and periods.*.spec: cases parted by empty lines, each a line "LANGUAGE [DATE]", the
   text, a line with a full stop, and what must be found, all of it and in this order:
       SURFACE = VALUE [(LOW to HIGH)] [UNIT] BOUND [up|down]     for quantities
       SURFACE = [PERIOD] SORT [end] [same SHIFT]                 for periods
   Lines that begin with # are remarks. */
#include "../test.h"

#include "core/file.h"
#include "extract/glance.h"
#include "extract/quantity_record.h"
#include "extract/timex.h"
#include "text/document.h"
#include "text/rules.h"

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_CASES = 2000 };

typedef struct spec {
    char name[160];
    char tag[16];
    tsc_date date;
    tsc_buffer text, expected;
    bool periods;
} spec;

typedef struct bench {
    tsc_lexicon *lexicon;
    tsc_text_rules *rules;
    spec *specs;
    size_t count;
} bench;

static bench shared;

static void find_quantities(const spec *s, tsc_document *document, tsc_buffer *found)
{
    tsc_buffer table;
    tsc_error err;
    (void)s;
    tsc_buffer_init(&table);
    assert_int_equal(tsc_quantities_of_document(shared.lexicon, document, TSC_QUANTITY_TABLE, &table, &err), TSC_OK);
    for (char *line = table.data; line != NULL && *line != '\0';) {
        char *end = strchr(line, '\n'), *surface = strstr(line, "  ") + 2;
        for (char *at = surface; at < end; at++)
            if (!(at[0] == ' ' && at[1] == ' '))
                tsc_buffer_add_char(found, *at);
        tsc_buffer_add_char(found, '\n');
        line = end + 1;
    }
    tsc_buffer_clear(&table);
}

static void add_period(const tsc_document *document, const tsc_timex *t, tsc_buffer *found)
{
    static const char *const sorts[] = {"plain", "due", "base", "since", "until", "weekday", "duration", "rate", "vague"};
    char period[TSC_PERIOD_SIZE];
    tsc_period_format(t->period, period);
    tsc_buffer_add(found, document->text.data + t->start, t->end - t->start);
    tsc_buffer_printf(found, " = %s%s%s%s", period, period[0] != '\0' ? " " : "", sorts[t->sort], t->end_of ? " end" : "");
    if (t->same_period)
        tsc_buffer_printf(found, " same %d", t->year_shift);
    tsc_buffer_add_char(found, '\n');
}

static void find_periods(const spec *s, tsc_document *document, tsc_buffer *found)
{
    tsc_error err;
    tsc_arena arena;
    tsc_arena_init(&arena);
    for (size_t i = 0; i < document->sentence_count; i++) {
        tsc_scan scan;
        tsc_timexes periods;
        const tsc_language *language = tsc_lexicon_language(shared.lexicon, s->tag);
        assert_int_equal(tsc_scan_sentence(language, document->text, document->sentences[i].start,
                                           tsc_sentence_end(&document->sentences[i]), &arena, &scan, &err),
                         TSC_OK);
        assert_int_equal(tsc_timexes_find(&scan, s->date, NULL, &arena, &periods, &err), TSC_OK);
        for (size_t k = 0; k < periods.count; k++)
            add_period(document, &periods.items[k], found);
    }
    tsc_arena_clear(&arena);
}

static void run_case(void **state)
{
    const spec *s = *state;
    tsc_document document;
    tsc_buffer found;
    tsc_error err;
    const tsc_document_opts opts = {.language = s->tag, .date = s->date, .rules = shared.rules, .without_digest = true};
    tsc_buffer_init(&found);
    tsc_document_init(&document);
    assert_int_equal(tsc_document_from_text("-", tsc_span_of(tsc_buffer_text(&s->text)), &opts, &document, &err), TSC_OK);
    if (s->periods)
        find_periods(s, &document, &found);
    else
        find_quantities(s, &document, &found);
    if (!s->periods && found.length > 0) {
        const tsc_language *language = tsc_lexicon_language(shared.lexicon, s->tag);
        tsc_word_memo *memo = tsc_word_memo_new();
        assert_non_null(memo);
        tsc_glance glance = tsc_glance_at(memo, language, document.text, 0, document.text.length);
        assert_true(tsc_glance_worthwhile(&glance, TSC_WORTH_AMOUNTS));
        assert_false(tsc_glance_silent(&glance));
        tsc_word_memo_free(memo);
    }
    bool same = strcmp(tsc_buffer_text(&found), tsc_buffer_text(&s->expected)) == 0;
    if (!same)
        print_error("%s: %s\nexpected:\n%sfound:\n%s", s->name, tsc_buffer_text(&s->text), tsc_buffer_text(&s->expected),
                    tsc_buffer_text(&found));
    tsc_document_clear(&document);
    tsc_buffer_clear(&found);
    assert_true(same);
}

static void read_head(spec *s, const char *line, size_t length)
{
    tsc_span head = tsc_span_make(line, length);
    const char *blank = memchr(line, ' ', length);
    size_t tag = blank != NULL ? (size_t)(blank - line) : length;
    assert_true(tag > 0 && tag < sizeof s->tag);
    memcpy(s->tag, line, tag);
    if (blank != NULL)
        assert_true(tsc_date_parse(tsc_span_make(blank + 1, (size_t)(head.data + head.length - blank) - 1), &s->date));
}

static spec *add_spec(const char *path, int line)
{
    assert_true(shared.count < MAX_CASES);
    spec *s = &shared.specs[shared.count++];
    snprintf(s->name, sizeof s->name, "%s:%d", tsc_path_name(path), line);
    s->periods = strncmp(tsc_path_name(path), "periods", 7) == 0;
    return s;
}

static void read_file(const char *path)
{
    enum { HEAD, TEXT, EXPECTED } part = HEAD;
    tsc_buffer content;
    tsc_error err;
    spec *s = NULL;
    int number = 0;
    tsc_buffer_init(&content);
    assert_int_equal(tsc_file_read(path, 0, &content, &err), TSC_OK);
    for (char *line = content.data; line != NULL && *line != '\0';) {
        size_t length = strcspn(line, "\n");
        number++;
        if (length == 0) {
            part = HEAD;
        } else if (part == HEAD && line[0] != '#') {
            s = add_spec(path, number);
            read_head(s, line, length);
            part = TEXT;
        } else if (part == TEXT && length == 1 && line[0] == '.') {
            part = EXPECTED;
        } else if (part != HEAD) {
            tsc_buffer_add(part == TEXT ? &s->text : &s->expected, line, length);
            tsc_buffer_add_char(part == TEXT ? &s->text : &s->expected, '\n');
        }
        line += length + (line[length] == '\n');
    }
    tsc_buffer_clear(&content);
}

static void read_folder(void)
{
    static const char *const patterns[] = {"tests/spec/quantities.*.spec", "tests/spec/periods.*.spec"};
    for (size_t i = 0; i < 2; i++) {
        glob_t files;
        if (glob(patterns[i], 0, NULL, &files) != 0)
            continue;
        for (size_t k = 0; k < files.gl_pathc; k++)
            read_file(files.gl_pathv[k]);
        globfree(&files);
    }
}

int main(void)
{
    tsc_error err;
    shared.specs = calloc(MAX_CASES, sizeof *shared.specs);
    struct CMUnitTest *tests = calloc(MAX_CASES, sizeof *tests);
    if (shared.specs == NULL || tests == NULL || tsc_lexicon_open(NULL, &shared.lexicon, &err) != TSC_OK ||
        tsc_text_rules_load(NULL, &shared.rules, &err) != TSC_OK) {
        fprintf(stderr, "cannot start: %s\n", err.message);
        return 1;
    }
    read_folder();
    for (size_t i = 0; i < shared.count; i++)
        tests[i] = (struct CMUnitTest){shared.specs[i].name, run_case, NULL, NULL, &shared.specs[i]};
    int failed = shared.count == 0 ? 1 : _cmocka_run_group_tests("spec", tests, shared.count, NULL, NULL);
    for (size_t i = 0; i < shared.count; i++) {
        tsc_buffer_clear(&shared.specs[i].text);
        tsc_buffer_clear(&shared.specs[i].expected);
    }
    free(shared.specs);
    free(tests);
    tsc_text_rules_free(shared.rules);
    tsc_lexicon_close(shared.lexicon);
    return failed;
}
