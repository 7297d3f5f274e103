#include "../test.h"

#include "extract/glance.h"
#include "extract/word_code.h"

#include "lexicon_fixture.h"

static const lexicon_file files[] = {
    {"en/language.tsv", "rule\tvalue\tcode\npossessive\ts\t\n"},
    {"en/indicator.tsv", "pattern\tcode\ttone\n"
                         "trade [turnover|volume]\ttrade\tgood\n"
                         "export*\texports\t\n"
                         "both ~ sides\tboth\t\n"
                         "U.S.\tus\t\n"
                         "G20\tg\t\n"
                         "=MAD\tmad\t\n"
                         "café\tcafe\t\n"},
    {"en/scale.tsv", "pattern\tcode\tvalue\nmillion|mln\t\t1000000\n"},
    {"fr/language.tsv", "rule\tvalue\tcode\ndistinct\tà\nelision\tl' d'\t\n"},
    {"fr/function.tsv", "pattern\tcode\nà\tto\na\thas\nl'union\tunion\n"},
    {"tr/language.tsv", "rule\tvalue\tcode\ncase\ttr\t\ndistinct\tı ş ç ğ ö ü\t\npossessive\t*\t\nchain\t3\t\n"
                        "ending\tler lar i ı in ın de da den dan\t\n"},
    {"tr/place.tsv", "pattern\tcode\tform\nTürkiye\tTUR\tname\nırak\tIRQ\tname\n"},
    {"tr/indicator.tsv", "pattern\tcode\nihracat+\texports\n"},
    {"ar/language.tsv", "rule\tvalue\tcode\nfold\tأإآ\tا\nfold\tة\tه\nprefix\tال\tthe\nprefix\tوال\tand+the\nprefix\tو\tand\n"},
    {"ar/place.tsv", "pattern\tcode\tform\nمغرب\tMAR\tname\n"},
    {"ar/indicator.tsv", "pattern\tcode\nحجم تبادل\tturnover\nوزير\tminister\n"},
    {"ru/language.tsv", "rule\tvalue\tcode\ndistinct\tй\t\n"},
    {"ru/function.tsv", "pattern\tcode\nмой\tmy\nеще\tmore\n"},
    {NULL, NULL}};

/* The codes of all marks as "first-last:code", blank between. */
static void assert_marks(lexicon_fixture *fixture, const char *language, const char *text, const char *expected)
{
    tsc_scan scan = fixture_scan(fixture, language, text);
    tsc_buffer found;
    tsc_buffer_init(&found);
    for (size_t i = 0; i < scan.mark_count; i++)
        tsc_buffer_printf(&found, "%s%u-%u:%s", i > 0 ? " " : "", scan.marks[i].first, scan.marks[i].last,
                          scan.marks[i].entry->code);
    assert_string_equal(tsc_buffer_text(&found), expected);
    tsc_buffer_clear(&found);
}

static int setup(void **state)
{
    static lexicon_fixture fixture;
    fixture_open(&fixture, files);
    assert_int_equal(fixture.mistakes, 0);
    *state = &fixture;
    return 0;
}

static int teardown(void **state)
{
    fixture_close(*state);
    return 0;
}

static void test_words_are_found_longest_first(void **state)
{
    assert_marks(*state, "en", "Trade turnover and exports", "0-2:trade 0-1:trade 3-4:exports");
}

static void test_hyphen_and_possessive_may_stand_between(void **state)
{
    assert_marks(*state, "en", "trade-turnover", "0-3:trade 0-1:trade");
    assert_marks(*state, "en", "trade\xE2\x80\x91volume", "0-3:trade 0-1:trade");
    assert_marks(*state, "en", "trade's volume", "0-3:trade 0-1:trade");
}

static void test_gap_reaches_over_five_words(void **state)
{
    assert_marks(*state, "en", "both the two sides", "0-4:both");
    assert_marks(*state, "en", "both sides", "0-2:both");
    assert_marks(*state, "en", "both a b c d e sides", "0-7:both");
    assert_marks(*state, "en", "both a b c d e f sides", "");
}

static void test_signs_and_digits_part_words(void **state)
{
    assert_marks(*state, "en", "the U.S. and G20", "1-5:us 6-8:g");
}

static void test_written_words_see_capitals(void **state)
{
    assert_marks(*state, "en", "MAD mad Mad", "0-1:mad 0-1:MAD");
}

static void test_marks_and_composition_do_not_matter(void **state)
{
    assert_marks(*state, "en", "CAFÉ cafe cafe\xCC\x81 ca\xC2\xAD" "f\xC3\xA9", "0-1:cafe 1-2:cafe 2-3:cafe 3-4:cafe");
}

static void test_distinct_letters_keep_their_marks(void **state)
{
    assert_marks(*state, "fr", "à a a\xCC\x80 À", "0-1:to 1-2:has 2-3:to 3-4:to");
    assert_marks(*state, "ru", "мой мои мои\xCC\x86 ещё", "0-1:my 2-3:my 3-4:more");
}

static void test_elision_is_a_word(void **state)
{
    assert_marks(*state, "fr", "L\xE2\x80\x99Union d'une", "0-2:union");
}

static void test_turkish_case_and_endings(void **state)
{
    assert_marks(*state, "tr", "IRAK İhracat ihracatlardan Türkiye'nin", "0-1:IRQ 1-2:exports 2-3:exports 3-4:TUR");
    assert_marks(*state, "tr", "ihracatçı", "");
}

static void test_arabic_clitics_are_parted(void **state)
{
    assert_marks(*state, "ar", "المغرب والمغرب وزير", "0-1:MAR 1-2:MAR 2-3:minister");
    assert_marks(*state, "ar", "حجم التبادل", "0-2:turnover");
    tsc_scan scan = fixture_scan(*state, "ar", "والمغرب");
    assert_int_equal(scan.marks[0].clitics, TSC_CLITIC_AND | TSC_CLITIC_THE);
    assert_int_equal(scan.marks[0].skip, 6);
}

static void test_columns_are_kept(void **state)
{
    tsc_scan scan = fixture_scan(*state, "en", "trade 5 mln");
    const tsc_mark *trade = tsc_scan_mark(&scan, 0, TSC_ROLE_INDICATOR);
    assert_non_null(trade);
    assert_true(tsc_span_equals(tsc_entry_get(trade->entry, "tone"), "good"));
    assert_int_equal(tsc_entry_get(trade->entry, "none").length, 0);
    assert_int_equal(trade->entry->line, 2);
    assert_string_equal(trade->entry->file, "en/indicator.tsv");
    assert_true(tsc_scan_mark(&scan, 2, TSC_ROLE_SCALE)->entry->value == 1000000);
}

static void test_tokens_part_numbers_and_glued_words(void **state)
{
    tsc_scan scan = fixture_scan(*state, "en", "USD34.6 1,234.5mln 1.2.");
    assert_int_equal(scan.token_count, 6);
    assert_int_equal(scan.tokens[1].kind, TSC_TOKEN_NUMBER);
    assert_int_equal(scan.tokens[1].flags & TSC_TOKEN_GLUED, TSC_TOKEN_GLUED);
    assert_int_equal(scan.tokens[2].end - scan.tokens[2].start, 7);
    assert_int_equal(scan.tokens[5].kind, TSC_TOKEN_PUNCTUATION);
}

static void test_mistakes_name_file_and_line(void **state)
{
    (void)state;
    static const lexicon_file bad[] = {{"en/unit.tsv", "pattern\tcode\nton\tt\n[a\tx\n"}, {NULL, NULL}};
    lexicon_fixture fixture;
    fixture_open(&fixture, bad);
    assert_int_equal(fixture.mistakes, 1);
    assert_non_null(strstr(fixture.last_note, "/en/unit.tsv:3: "));
    fixture_close(&fixture);
}

static tsc_status compile_refused(const lexicon_file *bad, tsc_error *err)
{
    lexicon_fixture fixture;
    tsc_buffer out;
    tsc_buffer_init(&out);
    tsc_status status = fixture_compile(&fixture, bad, &out, err);
    tsc_buffer_clear(&out);
    fixture_close(&fixture);
    return status;
}

static void test_letters_that_words_cannot_have_are_refused(void **state)
{
    (void)state;
    static const lexicon_file pattern[] = {{"en/unit.tsv", "pattern\tcode\nton\tt\n\U0001E900\tt\n"}, {NULL, NULL}};
    static const lexicon_file dropped[] = {{"en/language.tsv", "rule\tvalue\ndrop\t\U0001E900\n"}, {NULL, NULL}};
    static const lexicon_file fold[] = {{"en/language.tsv", "rule\tvalue\tcode\nfold\tx\n"}, {NULL, NULL}};
    tsc_error err;
    assert_int_equal(compile_refused(pattern, &err), TSC_EINPUT);
    assert_int_equal(err.line, 3);
    assert_int_equal(compile_refused(dropped, &err), TSC_EINPUT);
    assert_int_equal(err.line, 2);
    assert_int_equal(compile_refused(fold, &err), TSC_EINPUT);
    assert_int_equal(err.line, 2);
}

static void test_too_many_letters_are_named_where_they_begin(void **state)
{
    enum { LINES = 400, FIRST = 0x4E00 }; /* one CJK letter a line */
    static char content[16 + LINES * 8];
    const lexicon_file many[] = {{"en/unit.tsv", content}, {NULL, NULL}};
    tsc_error err;
    (void)state;
    size_t length = (size_t)snprintf(content, sizeof content, "pattern\tcode\n");
    for (unsigned i = 0; i < LINES; i++) {
        const unsigned code = FIRST + i;
        length += (size_t)snprintf(content + length, sizeof content - length, "%c%c%c\tt\n", (int)(0xE0 | code >> 12),
                                   (int)(0x80 | (code >> 6 & 0x3F)), (int)(0x80 | (code & 0x3F)));
    }
    assert_int_equal(compile_refused(many, &err), TSC_ELIMIT);
    assert_int_equal(err.line, 2 + 250);
    assert_non_null(strstr(err.file, "en/unit.tsv"));
}

static void test_damaged_file_is_refused(void **state)
{
    lexicon_fixture *fixture = *state;
    tsc_lexicon *lexicon;
    tsc_buffer content;
    tsc_error err;
    char path[128], damaged[128];
    snprintf(path, sizeof path, "%s/lexicon.bin", fixture->folder);
    snprintf(damaged, sizeof damaged, "%s/damaged.bin", fixture->folder);
    tsc_buffer_init(&content);
    assert_int_equal(tsc_file_read(path, 0, &content, &err), TSC_OK);
    content.data[content.length / 2] ^= 1;
    assert_int_equal(tsc_file_write(damaged, content.data, content.length, &err), TSC_OK);
    assert_int_equal(tsc_lexicon_open(damaged, &lexicon, &err), TSC_EINPUT);
    assert_int_equal(tsc_file_write(damaged, content.data, content.length / 3, &err), TSC_OK);
    assert_int_equal(tsc_lexicon_open(damaged, &lexicon, &err), TSC_EINPUT);
    assert_null(lexicon);
    tsc_buffer_clear(&content);
}

static void test_codes_of_words_are_numbered_as_they_are_listed(void **state)
{
    (void)state;
    assert_int_equal(tsc_word_code(TSC_ROLE_NUMBER, "unit"), TSC_NUMBER_UNIT);
    assert_int_equal(tsc_word_code(TSC_ROLE_NUMBER, "over"), TSC_NUMBER_OVER);
    assert_int_equal(tsc_word_code(TSC_ROLE_NUMBER, "times_before"), TSC_NUMBER_TIMES_BEFORE);
    assert_int_equal(tsc_word_code(TSC_ROLE_PERIOD, "unit"), TSC_TIME_UNIT);
    assert_int_equal(tsc_word_code(TSC_ROLE_PERIOD, "endof"), TSC_TIME_ENDOF);
    assert_int_equal(tsc_word_code(TSC_ROLE_PERIOD, "within_after"), TSC_TIME_WITHIN_AFTER);
    assert_int_equal(tsc_word_code(TSC_ROLE_PERIOD, "season"), TSC_TIME_SEASON);
    assert_int_equal(tsc_word_code(TSC_ROLE_PERIOD, "asof_after"), TSC_TIME_ASOF_AFTER);
    assert_int_equal(tsc_word_code(TSC_ROLE_PERIOD, "soon"), 0);
    assert_int_equal(tsc_word_code(TSC_ROLE_UNIT, "unit"), 0);
}

static tsc_glance glance_at(const lexicon_fixture *fixture, const char *text)
{
    tsc_word_memo *memo = tsc_word_memo_new();
    assert_non_null(memo);
    tsc_glance glance = tsc_glance_at(memo, tsc_lexicon_language(fixture->lexicon, "en"), tsc_span_of(text), 0, strlen(text));
    tsc_word_memo_free(memo);
    return glance;
}

static bool is_worth(const lexicon_fixture *fixture, const char *text, unsigned what)
{
    tsc_glance glance = glance_at(fixture, text);
    return tsc_glance_worthwhile(&glance, what);
}

static bool is_silent(const lexicon_fixture *fixture, const char *text)
{
    tsc_glance glance = glance_at(fixture, text);
    return tsc_glance_silent(&glance);
}

static bool is_bare(const lexicon_fixture *fixture, const char *text)
{
    tsc_glance glance = glance_at(fixture, text);
    return tsc_glance_bare(&glance);
}

static void test_sentences_without_anchor_are_passed_over(void **state)
{
    lexicon_fixture *fixture = *state;
    assert_false(is_worth(fixture, "The mayor spoke of the old town.", TSC_WORTH_AMOUNTS | TSC_WORTH_EVENTS));
    assert_true(is_worth(fixture, "They want millions, a million.", TSC_WORTH_AMOUNTS));
    assert_true(is_worth(fixture, "It opened in 1987.", TSC_WORTH_AMOUNTS));
    assert_true(is_worth(fixture, "They pay in \xE2\x82\xAC.", TSC_WORTH_AMOUNTS));
    assert_false(is_worth(fixture, "It opened in 1987.", TSC_WORTH_EVENTS));
}

static void test_sentences_that_tell_nothing_are_silent(void **state)
{
    lexicon_fixture *fixture = *state;
    assert_true(is_silent(fixture, "The mayor spoke of the old town."));
    assert_false(is_silent(fixture, "They want millions, a million."));
    assert_false(is_silent(fixture, "It opened in 1987."));
    assert_false(is_silent(fixture, "They pay in \xE2\x82\xAC."));
}

static void test_sentences_of_small_numbers_are_bare(void **state)
{
    lexicon_fixture *fixture = *state;
    assert_true(is_bare(fixture, "It opened in 1987 and closed in 1999."));
    assert_false(is_bare(fixture, "It cost 1 234 567."));
    assert_false(is_bare(fixture, "It cost 1987 \xE2\x82\xAC."));
    assert_false(is_bare(fixture, "They want 3 million."));
    assert_false(is_bare(fixture, "They want 1/2 of it."));
}

/* What a memo remembers must not show: the same word in another language, as a name, in capitals. */
static void test_a_memo_gives_what_the_lexicon_says(void **state)
{
    lexicon_fixture *fixture = *state;
    tsc_word_memo *memo = tsc_word_memo_new();
    assert_non_null(memo);
    tsc_arena arena;
    tsc_arena_init(&arena);
    const tsc_language *languages[] = {tsc_lexicon_language(fixture->lexicon, "en"), tsc_lexicon_language(fixture->lexicon, "fr")};
    static const char *const words[] = {"million", "Million", "mil", "MAD", "mad", "a", "no word at all that would fit into a slot of it"};
    for (int round = 0; round < 3; round++)
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            for (size_t l = 0; l < 2; l++) {
                tsc_word_memo *fresh = tsc_word_memo_new();
                assert_non_null(fresh);
                const size_t length = strlen(words[i]);
                assert_int_equal(tsc_word_look(fresh, languages[l], words[i], length, true).tells,
                                 tsc_word_look(memo, languages[l], words[i], length, true).tells);
                const tsc_word_own *once = tsc_word_own_look(fresh, languages[l], words[i], length, true, &arena);
                const tsc_word_own *again = tsc_word_own_look(memo, languages[l], words[i], length, true, &arena);
                assert_int_equal(once->reading_count, again->reading_count);
                for (uint32_t k = 0; k < once->reading_count; k++)
                    assert_int_equal(once->readings[k].word_class, again->readings[k].word_class);
                tsc_word_memo_free(fresh);
            }
    tsc_arena_clear(&arena);
    tsc_word_memo_free(memo);
}

/* A sentence of lexicon words and of others up to 120 bytes long, the same for the same seed. */
static size_t make_sentence(uint32_t *seed, char *text, size_t room)
{
    static const char *const known[] = {"trade turnover", "trade, volume", "exports", "both of the two sides", "U.S.", "MAD",
                                        "mad", "café", "million", "export-trade volume", "both", "G20 trade's volume"};
    size_t length = 0;
    for (int word = 0; word < 12; word++) {
        *seed = *seed * 1103515245u + 12345u;
        const uint32_t drawn = *seed >> 16;
        const size_t size = drawn % 120 + 1;
        if (drawn % 3 == 0) {
            const char *phrase = known[drawn / 3 % (sizeof known / sizeof *known)];
            memcpy(text + length, phrase, strlen(phrase));
            length += strlen(phrase);
        } else {
            for (size_t i = 0; i < size && length + 2 < room; i++)
                text[length++] = (char)('a' + (drawn + i * (drawn % 7)) % 26);
        }
        text[length++] = word % 5 == 4 ? ',' : ' ';
    }
    text[length] = '\0';
    return length;
}

/* What was learnt of words before, and what they drove out of the memo, must not show in what is found. */
static void test_a_memo_that_overflows_finds_the_same(void **state)
{
    enum { SENTENCES = 3000, CHECKED_EVERY = 20, ROOM = 4096 };
    lexicon_fixture *fixture = *state;
    const tsc_language *language = tsc_lexicon_language(fixture->lexicon, "en");
    tsc_word_memo *memo = tsc_word_memo_new();
    assert_non_null(memo);
    tsc_arena arena;
    tsc_arena_init(&arena);
    uint32_t seed = 1;
    size_t marks = 0;
    for (int i = 0; i < SENTENCES; i++) {
        char text[ROOM];
        const size_t length = make_sentence(&seed, text, ROOM / 2);
        tsc_scan used, fresh;
        tsc_arena_reset(&arena);
        assert_int_equal(
            tsc_scan_with(memo, language, tsc_span_make(text, length), 0, length, &arena, &used, NULL), TSC_OK);
        if (i % CHECKED_EVERY != 0)
            continue;
        assert_int_equal(tsc_scan_sentence(language, tsc_span_make(text, length), 0, length, &arena, &fresh, NULL),
                         TSC_OK);
        assert_int_equal(used.token_count, fresh.token_count);
        assert_int_equal(used.mark_count, fresh.mark_count);
        assert_int_equal(used.all.roles, fresh.all.roles);
        for (size_t m = 0; m < used.mark_count; m++) {
            assert_int_equal(used.marks[m].first, fresh.marks[m].first);
            assert_int_equal(used.marks[m].last, fresh.marks[m].last);
            assert_ptr_equal(used.marks[m].entry, fresh.marks[m].entry);
            assert_int_equal(used.marks[m].role, used.marks[m].entry->role);
        }
        marks += used.mark_count;
    }
    assert_true(marks > SENTENCES / CHECKED_EVERY);
    tsc_arena_clear(&arena);
    tsc_word_memo_free(memo);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words_are_found_longest_first),
        cmocka_unit_test(test_a_memo_that_overflows_finds_the_same),
        cmocka_unit_test(test_hyphen_and_possessive_may_stand_between),
        cmocka_unit_test(test_gap_reaches_over_five_words),
        cmocka_unit_test(test_signs_and_digits_part_words),
        cmocka_unit_test(test_written_words_see_capitals),
        cmocka_unit_test(test_marks_and_composition_do_not_matter),
        cmocka_unit_test(test_distinct_letters_keep_their_marks),
        cmocka_unit_test(test_elision_is_a_word),
        cmocka_unit_test(test_turkish_case_and_endings),
        cmocka_unit_test(test_arabic_clitics_are_parted),
        cmocka_unit_test(test_columns_are_kept),
        cmocka_unit_test(test_tokens_part_numbers_and_glued_words),
        cmocka_unit_test(test_mistakes_name_file_and_line),
        cmocka_unit_test(test_letters_that_words_cannot_have_are_refused),
        cmocka_unit_test(test_too_many_letters_are_named_where_they_begin),
        cmocka_unit_test(test_damaged_file_is_refused),
        cmocka_unit_test(test_codes_of_words_are_numbered_as_they_are_listed),
        cmocka_unit_test(test_sentences_without_anchor_are_passed_over),
        cmocka_unit_test(test_sentences_that_tell_nothing_are_silent),
        cmocka_unit_test(test_sentences_of_small_numbers_are_bare),
        cmocka_unit_test(test_a_memo_gives_what_the_lexicon_says),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
