#include "rules_fixture.h"

#include "text/document.h"
#include "text/ndjson.h"
#include "text/sentence.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void read_text(tsc_document *document, const char *text, const char *language)
{
    tsc_document_opts opts = {.rules = rules, .language = language, .without_digest = true};
    tsc_document_init(document);
    assert_int_equal(tsc_document_from_text("x", tsc_span_of(text), &opts, document, NULL), TSC_OK);
}

/* Sentences written with `|` between them. */
static void expect(const char *language, const char *text, const char *wanted)
{
    tsc_document document;
    tsc_buffer joined;
    read_text(&document, text, language);
    tsc_buffer_init(&joined);
    for (size_t i = 0; i < document.sentence_count; i++) {
        if (i)
            tsc_buffer_add_char(&joined, '|');
        tsc_buffer_add(&joined, text + document.sentences[i].start, document.sentences[i].length);
    }
    assert_string_equal(tsc_buffer_text(&joined), wanted);
    tsc_buffer_clear(&joined);
    tsc_document_clear(&document);
}

static void stops_within_numbers_initials_and_abbreviations_end_nothing(void **state)
{
    (void)state;
    expect("en", "Trade hit 3.5 bn. A.Kamaldinov met Mr. Bourita. The U.S. President spoke.",
           "Trade hit 3.5 bn. A.Kamaldinov met Mr. Bourita.|The U.S. President spoke.");
    expect("en", "It grew in the U.S. The rest fell. See No. 5 for more. J. Smith said so.",
           "It grew in the U.S.|The rest fell.|See No. 5 for more.|J. Smith said so.");
    expect("ru", "Оборот составил 274 млн. долл. США. Об этом сказал А. С. Иванов в г. Рабат. Он рад.",
           "Оборот составил 274 млн. долл. США.|Об этом сказал А. С. Иванов в г. Рабат.|Он рад.");
    expect("ru", "Импорт достиг 33 млн. Экспорт упал до 41 млрд. Китай купил 4 тыс. т. Доли: 61,5 тыс. – Казахстана, 48 тыс. – США.",
           "Импорт достиг 33 млн.|Экспорт упал до 41 млрд.|Китай купил 4 тыс. т.|Доли: 61,5 тыс. – Казахстана, 48 тыс. – США.");
    expect("fr", "S.E. M. Bourita a reçu Mme. Diallo. Les échanges ont atteint 1.234,5 MDH.",
           "S.E. M. Bourita a reçu Mme. Diallo.|Les échanges ont atteint 1.234,5 MDH.");
    expect("es", "El Sr. García viajó a EE.UU. en mayo. ¿Cuánto? Un 5 % más.", "El Sr. García viajó a EE.UU. en mayo.|¿Cuánto?|Un 5 % más.");
    expect("ar", "بلغ حجم التبادل 274 مليون دولار. وأعلن د. أحمد ذلك. هل ارتفع؟ نعم.",
           "بلغ حجم التبادل 274 مليون دولار.|وأعلن د. أحمد ذلك.|هل ارتفع؟|نعم.");
    expect("kk", "Тауар айналымы 274 млн. долл. құрады. Бұл 70%-ға көп.", "Тауар айналымы 274 млн. долл. құрады.|Бұл 70%-ға көп.");
}

static void a_year_behind_an_amount_ends_a_sentence_and_one_that_dates_it_does_not(void **state)
{
    (void)state;
    expect("ru", "Рост составил 5% в 2024 г. Экспорт упал. В 2023 г. Казахстан продал 9 тыс. т. Министр был рад.",
           "Рост составил 5% в 2024 г.|Экспорт упал.|В 2023 г. Казахстан продал 9 тыс. т.|Министр был рад.");
    expect("ru", "За 9 месяцев 2024 г. Казахстан продал зерно в США. Импорт упал на 3 млн руб. Доля т. Иванова мала.",
           "За 9 месяцев 2024 г. Казахстан продал зерно в США.|Импорт упал на 3 млн руб.|Доля т. Иванова мала.");
    expect("kk", "Экспорт 5 млн долларға жетті 2024 ж. Министр келді.", "Экспорт 5 млн долларға жетті 2024 ж.|Министр келді.");
}

static void quotes_close_their_sentence(void **state)
{
    (void)state;
    expect("en", "\xE2\x80\x9CWe agree.\xE2\x80\x9D He left. \"Why?\" he asked.",
           "\xE2\x80\x9CWe agree.\xE2\x80\x9D|He left.|\"Why?\" he asked.");
    expect("ru", "«Мы согласны!» — сказал он. Все.", "«Мы согласны!» — сказал он.|Все.");
}

static void run_together_sentences_are_parted_and_sites_are_not(void **state)
{
    (void)state;
    expect("en", "They signed the agreement.The ministers left. See DKnews.kz and gov.kz for more.",
           "They signed the agreement.|The ministers left.|See DKnews.kz and gov.kz for more.");
}

static void wrapped_lines_are_joined_and_headlines_are_not(void **state)
{
    (void)state;
    expect("en", "Trade grows\n\nThe trade turnover of the two countries grew by seventy\nper cent last year, the ministry said. A statement issued in the city of\nRabat said so.",
           "Trade grows|The trade turnover of the two countries grew by seventy\nper cent last year, the ministry said.|A statement issued in the city of\nRabat said so.");
    expect("en", "A headline of one line\nThe text of the release stands right below it in one long line, as many sites write their news, you know it well, and on and on it goes.",
           "A headline of one line|The text of the release stands right below it in one long line, as many sites write their news, you know it well, and on and on it goes.");
}

static void kinds_of_blocks_are_told(void **state)
{
    (void)state;
    tsc_document document;
    read_text(&document, "Results of the visit\n\nThey agreed on this:\n- a council\n- a forum. Or two.\n1. a plan\n\nYear\tExports\n2023\t5\n\nEnd.", "en");
    static const int kinds[] = {TSC_BLOCK_TITLE, TSC_BLOCK_TEXT, TSC_BLOCK_ITEM, TSC_BLOCK_ITEM, TSC_BLOCK_ITEM,
                                TSC_BLOCK_ITEM,  TSC_BLOCK_ROW,  TSC_BLOCK_ROW,  TSC_BLOCK_TEXT};
    assert_int_equal(document.sentence_count, sizeof kinds / sizeof *kinds);
    for (size_t i = 0; i < document.sentence_count; i++)
        assert_int_equal(document.sentences[i].kind, kinds[i]);
    assert_string_equal(document.title, "Results of the visit");
    tsc_document_clear(&document);
}

static void languages_are_told_of_document_and_sentence(void **state)
{
    (void)state;
    static const struct {
        const char *text, *language;
    } cases[] = {{"The ministers of the two countries met in Rabat and agreed on a plan.", "en"},
                 {"Les ministres des deux pays se sont rencontrés à Rabat pour signer un accord.", "fr"},
                 {"Los ministros de los dos países se reunieron en Rabat y firmaron un acuerdo.", "es"},
                 {"Министры двух стран встретились в Рабате и подписали соглашение.", "ru"},
                 {"Екі елдің министрлері Рабатта кездесіп, келісімге қол қойды.", "kk"},
                 {"التقى وزيرا البلدين في الرباط ووقعا اتفاقية.", "ar"},
                 {"İki ülkenin bakanları Rabat'ta bir araya geldi ve anlaşma imzaladı.", "tr"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        tsc_document document;
        read_text(&document, cases[i].text, NULL);
        assert_string_equal(document.language, cases[i].language);
        assert_string_equal(tsc_document_language(&document, &document.sentences[0]), cases[i].language);
        tsc_document_clear(&document);
    }
    tsc_document document;
    read_text(&document, "The trade of the two countries grew. Товарооборот двух стран вырос на 5% за год. It is good for all.", NULL);
    assert_string_equal(document.language, "en");
    assert_int_equal(document.sentence_count, 3);
    assert_string_equal(tsc_document_language(&document, &document.sentences[1]), "ru");
    assert_string_equal(tsc_document_language(&document, &document.sentences[2]), "en");
    tsc_document_clear(&document);
    read_text(&document, "The trade of the two countries grew this year. Les échanges entre les deux pays ont progressé. El comercio con los dos países creció.", NULL);
    assert_int_equal(document.sentence_count, 3);
    assert_string_equal(tsc_document_language(&document, &document.sentences[1]), "fr");
    assert_string_equal(tsc_document_language(&document, &document.sentences[2]), "es");
    tsc_document_clear(&document);
    read_text(&document, "Les ministres ont signé un accord pour les deux pays.\n\nTRADE RECORD 2024\n\nThe trade of the two countries grew by more than 5 percent this year.", NULL);
    assert_string_equal(tsc_document_language(&document, &document.sentences[1]), "en");
    tsc_document_clear(&document);
}

static void russian_without_kazakh_letters_is_told_within_kazakh(void **state)
{
    (void)state;
    tsc_document document;
    read_text(&document, "Былтыр Монғолия мен Жапония арасындағы тауар айналымы 24%-ға өсті. Японское агентство предоставит Монголии кредит на 150 млн долларов. Апта сайын Алматы мен Дели арасында 11 рейс орындалады.", NULL);
    assert_int_equal(document.sentence_count, 3);
    assert_string_equal(tsc_document_language(&document, &document.sentences[0]), "kk");
    assert_string_equal(tsc_document_language(&document, &document.sentences[1]), "ru");
    assert_string_equal(tsc_document_language(&document, &document.sentences[2]), "kk"); /* no letter of its own, but a word */
    tsc_document_clear(&document);
}

static void a_number_on_a_new_line_begins_a_sentence_behind_a_measure(void **state)
{
    (void)state;
    expect("ru", "Грузия продала товаров на 145 млн.\n2023 год начался с роста.", "Грузия продала товаров на 145 млн.|2023 год начался с роста.");
    expect("ru", "Он составил 5 млн. 300 тыс. долларов.", "Он составил 5 млн. 300 тыс. долларов.");
}

static void a_given_language_keeps_its_region(void **state)
{
    (void)state;
    tsc_document document;
    read_text(&document, "Rabat.", "FR_ma");
    assert_string_equal(document.language, "fr-MA");
    assert_string_equal(tsc_document_language(&document, &document.sentences[0]), "fr");
    tsc_document_clear(&document);
    tsc_document_opts opts = {.rules = rules, .language = "martian"};
    tsc_document_init(&document);
    assert_int_equal(tsc_document_from_text("x", tsc_span_of("Rabat."), &opts, &document, NULL), TSC_EINPUT);
    tsc_document_clear(&document);
}

static void no_sentence_passes_the_limit(void **state)
{
    (void)state;
    size_t size = 200000;
    char *text = malloc(size + 1);
    assert_non_null(text);
    memset(text, 'a', size);
    for (size_t i = 50; i < size / 2; i += 50)
        text[i] = ' ';
    text[size] = '\0';
    tsc_document document;
    read_text(&document, text, "en");
    assert_true(document.sentence_count >= 6);
    for (size_t i = 0; i < document.sentence_count; i++)
        assert_true(document.sentences[i].length <= TSC_SENTENCE_LIMIT);
    assert_int_equal(tsc_sentence_end(&document.sentences[document.sentence_count - 1]), size);
    tsc_document_clear(&document);
    free(text);
}

static void expect_date(const char *text, const char *language, int year, int month, int day)
{
    tsc_document document;
    read_text(&document, text, language);
    assert_int_equal(document.date.year, year);
    assert_int_equal(document.date.month, month);
    assert_int_equal(document.date.day, day);
    assert_int_equal(document.date_origin, year ? TSC_DATE_BORNE : TSC_DATE_UNKNOWN);
    tsc_document_clear(&document);
}

static void dates_are_borne_by_first_words_and_datelines(void **state)
{
    (void)state;
    expect_date("date 2021-04-30 Kazakhstan will open an embassy.", "en", 2021, 4, 30);
    expect_date("fecha 2025-09-30\n\nFirman un memorando", "es", 2025, 9, 30);
    expect_date("Дата: 2025-09-30\nПодписан меморандум", "ru", 2025, 9, 30);
    expect_date("Summit 2025-09-30 in Astana ended.", "en", 0, 0, 0);
    expect_date(" date 2021-04 Le ministre a dit.", "fr", 2021, 4, 0);
    expect_date("ASTANA, 4 March 2025 - The ministers met.", "en", 2025, 3, 4);
    expect_date("Headline\n\nASTANA, March 4, 2025 (KAZINFORM) The ministers met.", "en", 2025, 3, 4);
    expect_date("Rabat, le 3 mars 2025 - Les ministres se sont réunis.", "fr", 2025, 3, 3);
    expect_date("АСТАНА, 4 марта 2025 года. Министры встретились.", "ru", 2025, 3, 4);
    expect_date("Madrid, 3 de marzo de 2025. Los ministros se reunieron.", "es", 2025, 3, 3);
    expect_date("الرباط، 3 مارس 2025 - التقى الوزيران.", "ar", 2025, 3, 3);
    expect_date("Астана, 2025 жылғы 4 наурыз. Министрлер кездесті.", "kk", 2025, 3, 4);
    expect_date("Ankara, 4 Mart 2025. Bakanlar görüştü.", "tr", 2025, 3, 4);
    expect_date("04.03.2025\nМинистры встретились.", "ru", 2025, 3, 4);
    expect_date("2025-03-04\n\nText of the release.", "en", 2025, 3, 4);
}

static void dates_of_running_text_are_not_borne(void **state)
{
    (void)state;
    expect_date("On 4 March 2025 the ministers met in Rabat.", "en", 0, 0, 0);
    expect_date("The agreement of 4 March 2025, signed in Rabat, was ratified.", "en", 0, 0, 0);
    expect_date("date palms are exported by 2025-03-04 or so.", "en", 0, 0, 0);
    expect_date("Соглашение от 4 марта 2025 года вступило в силу.", "ru", 0, 0, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stops_within_numbers_initials_and_abbreviations_end_nothing),
        cmocka_unit_test(a_year_behind_an_amount_ends_a_sentence_and_one_that_dates_it_does_not),
        cmocka_unit_test(quotes_close_their_sentence),
        cmocka_unit_test(run_together_sentences_are_parted_and_sites_are_not),
        cmocka_unit_test(wrapped_lines_are_joined_and_headlines_are_not),
        cmocka_unit_test(kinds_of_blocks_are_told),
        cmocka_unit_test(languages_are_told_of_document_and_sentence),
        cmocka_unit_test(russian_without_kazakh_letters_is_told_within_kazakh),
        cmocka_unit_test(a_number_on_a_new_line_begins_a_sentence_behind_a_measure),
        cmocka_unit_test(a_given_language_keeps_its_region),
        cmocka_unit_test(no_sentence_passes_the_limit),
        cmocka_unit_test(dates_are_borne_by_first_words_and_datelines),
        cmocka_unit_test(dates_of_running_text_are_not_borne),
    };
    return cmocka_run_group_tests(tests, load_rules, free_rules);
}
