#include "rules_fixture.h"

#include "text/document.h"
#include "text/format.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include <zip.h>

static tsc_status read_bytes(tsc_document *document, const char *id, const void *data, size_t length, tsc_error *err)
{
    tsc_document_opts opts = {.rules = rules, .without_digest = true};
    tsc_buffer bytes;
    tsc_buffer_init(&bytes);
    tsc_buffer_add(&bytes, data, length);
    tsc_document_init(document);
    return tsc_document_from_bytes(id, &bytes, &opts, document, err);
}

static void expect_text(const char *id, const char *content, const char *wanted)
{
    tsc_document document;
    assert_int_equal(read_bytes(&document, id, content, strlen(content), NULL), TSC_OK);
    assert_string_equal(document.text.data, wanted);
    tsc_document_clear(&document);
}

static const char page[] =
    "<!DOCTYPE html><html lang='fr-MA'><head><title>Un accord est conclu entre les deux pays | Agence</title>"
    "<meta property='og:site_name' content='Agence'>"
    "<script type='application/ld+json'>{\"@graph\":[{\"@type\":\"NewsArticle\",\"headline\":\"Un accord est conclu\","
    "\"datePublished\":\"2025-03-05T10:00:00Z\"}]}</script><style>p{color:red}</style></head><body>"
    "<nav><ul><li><a href='/'>Accueil</a></li></ul></nav><header><h1>Un accord est conclu</h1></header>"
    "<article><div class='share-bar'><a>Facebook</a></div><p>Les \xC3\xA9" "changes ont <b>atteint</b> 274&nbsp;millions.</p>"
    "<p>Fin.<br><br>Suite.</p><h2>Chiffres</h2><ul><li>Ventes : 200</li></ul>"
    "<table><tr><th>Ann\xC3\xA9" "e</th><th>Total</th></tr><tr><td>2024</td><td>274</td></tr></table>"
    "<div class='related-posts'><p>Lire aussi : autre chose.</p></div></article>"
    "<footer><p>\xC2\xA9 2006 Agence</p></footer></body></html>";

static void a_page_gives_its_article_and_not_its_menus(void **state)
{
    (void)state;
    tsc_document document;
    assert_int_equal(read_bytes(&document, "a.html", page, sizeof page - 1, NULL), TSC_OK);
    assert_string_equal(document.text.data, "Un accord est conclu\n\nLes \xC3\xA9" "changes ont atteint 274\xC2\xA0millions.\n\nFin.\n\nSuite.\n\n"
                                            "Chiffres\n\nVentes : 200\n\nAnn\xC3\xA9" "e\tTotal\n\n2024\t274\n");
    assert_string_equal(document.title, "Un accord est conclu");
    assert_string_equal(document.source, "Agence");
    assert_string_equal(document.language, "fr-MA");
    assert_int_equal(document.date.year * 10000 + document.date.month * 100 + document.date.day, 20250305);
    static const int kinds[] = {TSC_BLOCK_TITLE, TSC_BLOCK_TEXT, TSC_BLOCK_TEXT, TSC_BLOCK_TEXT,
                                TSC_BLOCK_HEADING, TSC_BLOCK_ITEM, TSC_BLOCK_ROW, TSC_BLOCK_ROW};
    assert_int_equal(document.sentence_count, sizeof kinds / sizeof *kinds);
    for (size_t i = 0; i < document.sentence_count; i++)
        assert_int_equal(document.sentences[i].kind, kinds[i]);
    tsc_document_clear(&document);
}

static void a_page_without_an_article_gives_its_heaviest_part(void **state)
{
    (void)state;
    expect_text("b.html",
                "<html><body><div id='menu'><a>One</a> <a>Two</a></div><div id='page'><p>The trade turnover of the two "
                "countries grew by 70% in 2024, the ministry said on Monday.</p></div></body></html>",
                "The trade turnover of the two countries grew by 70% in 2024, the ministry said on Monday.\n");
}

static void a_declared_encoding_of_a_page_holds(void **state)
{
    (void)state;
    expect_text("c.html", "<html><head><meta charset='windows-1251'></head><body><p>\xD0\xEE\xF1\xF2 5%.</p></body></html>",
                "\xD0\xA0\xD0\xBE\xD1\x81\xD1\x82 5%.\n");
}

static double seconds_since(const struct timespec *start)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - start->tv_sec) + (double)(now.tv_nsec - start->tv_nsec) / 1e9;
}

/* head, then `part` so many times, then tail. */
static void repeat(tsc_buffer *bytes, const char *head, const char *part, size_t times, const char *tail)
{
    tsc_buffer_init(bytes);
    tsc_buffer_add_text(bytes, head);
    for (size_t i = 0; i < times; i++)
        tsc_buffer_add_text(bytes, part);
    tsc_buffer_add_text(bytes, tail);
}

static void hostile_pages_are_read_in_time(void **state)
{
    (void)state;
    static const struct {
        const char *head, *part, *tail;
        size_t times;
    } cases[] = {{"<html><body>", "<div>", "Trade grew by 5%.", 200000},
                 {"<html><body>", "<ul class=x><li>", "Trade grew by 5%.", 50000},
                 {"<html><body>", "<table><tr><td>", "Trade grew by 5%.", 5000},
                 {"<html><body><p>Trade grew by 5%.</p>", "<a href=x>y</a>", "", 50000}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        tsc_buffer bytes;
        tsc_document document;
        struct timespec start;
        repeat(&bytes, cases[i].head, cases[i].part, cases[i].times, cases[i].tail);
        clock_gettime(CLOCK_MONOTONIC, &start);
        assert_int_equal(read_bytes(&document, "x.html", bytes.data, bytes.length, NULL), TSC_OK);
        assert_non_null(strstr(document.text.data, "Trade grew by 5%."));
        assert_true(seconds_since(&start) < (getenv("UNDER_VALGRIND") ? 300 : 20));
        tsc_document_clear(&document);
        tsc_buffer_clear(&bytes);
    }
}

static void entities_of_a_page_do_not_explode(void **state)
{
    (void)state;
    static const char bomb[] = "<!DOCTYPE html [<!ENTITY a \"aaaaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">"
                               "<!ENTITY c \"&b;&b;&b;&b;\">]><html><body><p>Trade &c; grew.</p></body></html>";
    tsc_document document;
    assert_int_equal(read_bytes(&document, "x.html", bomb, sizeof bomb - 1, NULL), TSC_OK);
    assert_null(strstr(document.text.data, "aaaaaaaaaaaaaaaaaaaaaaaa"));
    tsc_document_clear(&document);
}

typedef struct part {
    const char *name, *content;
    size_t blanks; /* added to the content */
} part;

/* A ZIP archive of parts, through a file that libzip writes. */
static void make_archive(tsc_buffer *bytes, const part *parts, size_t count)
{
    char path[] = "/tmp/tradescope-zip-XXXXXX";
    int file = mkstemp(path), problem = 0;
    assert_true(file >= 0);
    close(file);
    zip_t *archive = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &problem);
    assert_non_null(archive);
    for (size_t i = 0; i < count; i++) {
        size_t length = strlen(parts[i].content);
        char *content = malloc(length + parts[i].blanks + 1);
        assert_non_null(content);
        memcpy(content, parts[i].content, length);
        memset(content + length, ' ', parts[i].blanks);
        zip_source_t *source = zip_source_buffer(archive, content, length + parts[i].blanks, 1);
        assert_true(zip_file_add(archive, parts[i].name, source, ZIP_FL_ENC_UTF_8) >= 0);
    }
    assert_int_equal(zip_close(archive), 0);
    FILE *stream = fopen(path, "rb");
    assert_non_null(stream);
    tsc_buffer_init(bytes);
    for (int c; (c = getc(stream)) != EOF;)
        tsc_buffer_add_char(bytes, (char)c);
    fclose(stream);
    unlink(path);
}

static const char docx[] =
    "<?xml version='1.0'?><w:document xmlns:w='w'><w:body>"
    "<w:p><w:pPr><w:pStyle w:val='Title'/></w:pPr><w:r><w:t>Trade grows</w:t></w:r></w:p>"
    "<w:p><w:r><w:t xml:space='preserve'>Turnover </w:t></w:r><w:r><w:t>grew by 70%. It is well.</w:t></w:r></w:p>"
    "<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>first item</w:t></w:r></w:p>"
    "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>2024</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>5</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    "<w:p><w:del><w:r><w:t>gone</w:t></w:r></w:del><w:r><w:t>End.</w:t></w:r></w:p></w:body></w:document>";

static void docx_keeps_titles_items_and_rows(void **state)
{
    (void)state;
    const part parts[] = {{"word/document.xml", docx, 0},
                          {"docProps/core.xml", "<c xmlns:dc='d' xmlns:t='t'><dc:title>Report</dc:title>"
                                                "<t:created>2025-03-04T10:00:00Z</t:created><dc:language>en-GB</dc:language></c>", 0}};
    tsc_buffer bytes;
    tsc_document document;
    make_archive(&bytes, parts, 2);
    assert_int_equal(read_bytes(&document, "a.docx", bytes.data, bytes.length, NULL), TSC_OK);
    assert_string_equal(document.text.data, "Trade grows\n\nTurnover grew by 70%. It is well.\n\nfirst item\n\n2024\t5\n\nEnd.\n");
    assert_string_equal(document.title, "Report");
    assert_string_equal(document.language, "en-GB");
    assert_int_equal(document.date.day, 4);
    assert_int_equal(document.sentences[3].kind, TSC_BLOCK_ITEM);
    assert_int_equal(document.sentences[4].kind, TSC_BLOCK_ROW);
    tsc_document_clear(&document);
    tsc_buffer_clear(&bytes);
}

static void odt_keeps_headings_items_and_rows(void **state)
{
    (void)state;
    const part parts[] = {{"mimetype", "application/vnd.oasis.opendocument.text", 0},
                          {"content.xml", "<office:c xmlns:office='o' xmlns:text='t' xmlns:table='b'><office:body><office:text>"
                                          "<text:h>Trade grows</text:h><text:p>It<text:s/>grew.</text:p><text:list><text:list-item>"
                                          "<text:p>one</text:p></text:list-item></text:list><table:table><table:table-row><table:table-cell>"
                                          "<text:p>2024</text:p></table:table-cell><table:table-cell><text:p>5</text:p></table:table-cell>"
                                          "</table:table-row></table:table></office:text></office:body></office:c>", 0}};
    tsc_buffer bytes;
    tsc_document document;
    make_archive(&bytes, parts, 2);
    assert_int_equal(read_bytes(&document, "a.odt", bytes.data, bytes.length, NULL), TSC_OK);
    assert_string_equal(document.text.data, "Trade grows\n\nIt grew.\n\none\n\n2024\t5\n");
    tsc_document_clear(&document);
    tsc_buffer_clear(&bytes);
}

static void expect_archive_refused(const part *parts, size_t count, tsc_status status, const char *word)
{
    tsc_buffer bytes;
    tsc_document document;
    tsc_error err = {0};
    make_archive(&bytes, parts, count);
    assert_int_equal(read_bytes(&document, "x.docx", bytes.data, bytes.length, &err), status);
    assert_non_null(strstr(err.message, word));
    assert_string_equal(err.file, "x.docx");
    tsc_document_clear(&document);
    tsc_buffer_clear(&bytes);
}

static void hostile_archives_are_refused(void **state)
{
    (void)state;
    const part bomb = {"word/document.xml", "<w:document xmlns:w='w'><w:body>", 64 << 20};
    const part entity = {"word/document.xml", "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><w:document xmlns:w='w'>"
                                              "<w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>", 0};
    const part broken = {"word/document.xml", "<w:document xmlns:w='w'><w:body><w:p>", 0};
    const part sheet = {"xl/workbook.xml", "<x/>", 0}, other = {"readme", "text", 0};
    expect_archive_refused(&bomb, 1, TSC_ELIMIT, "packed size");
    expect_archive_refused(&entity, 1, TSC_EINPUT, "document type");
    expect_archive_refused(&broken, 1, TSC_EINPUT, "well-formed");
    expect_archive_refused(&sheet, 1, TSC_EINPUT, "spreadsheet");
    expect_archive_refused(&other, 1, TSC_EINPUT, "unpack");
}

static void kinds_that_are_not_read_are_refused_with_advice(void **state)
{
    (void)state;
    static const struct {
        const char *bytes, *word;
        size_t length;
    } cases[] = {{"\x1F\x8B\x08\0", "gzip", 4},      {"\x89PNG\r\n", "picture", 6}, {"\xD0\xCF\x11\xE0", "office", 4},
                 {"{\\rtf1 x}", "RTF", 9},            {"", "empty", 0},              {" \n\t ", "empty", 4},
                 {"SQLite format 3\0x", "SQLite", 17}, {"PK\3\4broken", "cut short", 10}, {"a\0\1\2\3\4\5\6\7\1\2\3b", "not a text", 13}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        tsc_document document;
        tsc_error err = {0};
        assert_int_equal(read_bytes(&document, "x", cases[i].bytes, cases[i].length, &err), TSC_EINPUT);
        assert_non_null(strstr(err.message, cases[i].word));
        tsc_document_clear(&document);
    }
    tsc_document document;
    tsc_error err = {0};
    assert_int_equal(read_bytes(&document, "x.pdf", "just text", 9, &err), TSC_EINPUT);
    assert_non_null(strstr(err.message, "named .pdf"));
    tsc_document_clear(&document);
}

/* A PDF of one page with one line; its cross references are left out, which readers mend. */
static void pdf_gives_its_text(void **state)
{
    (void)state;
    static const char pdf[] =
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 200]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj\n"
        "4 0 obj<</Length 50>>stream\nBT /F1 12 Tf 20 100 Td (Trade grew by 5%.) Tj ET  \nendstream endobj\n"
        "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
        "6 0 obj<</CreationDate(D:20250304100000Z)/Title(Report)>>endobj\ntrailer<</Root 1 0 R/Info 6 0 R>>\n%%EOF\n";
    tsc_document document;
    assert_int_equal(read_bytes(&document, "a.pdf", pdf, sizeof pdf - 1, NULL), TSC_OK);
    assert_string_equal(document.text.data, "Trade grew by 5%.\n");
    assert_string_equal(document.title, "Report");
    assert_int_equal(document.date.year * 10000 + document.date.month * 100 + document.date.day, 20250304);
    tsc_document_clear(&document);
    tsc_error err = {0};
    assert_int_equal(read_bytes(&document, "b.pdf", "%PDF-1.4\nnothing", 16, &err), TSC_EINPUT);
    tsc_document_clear(&document);
}

static void long_runs_take_linear_time(void **state)
{
    (void)state;
    static const char *const parts[] = {"a", ".", ". ", "a.b", "\xCC\x81", ",", "(", "9", "x\n", ".\"", "A. "};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        tsc_buffer bytes;
        tsc_document document;
        struct timespec start;
        repeat(&bytes, "Trade. ", parts[i], (2 << 20) / strlen(parts[i]), "");
        clock_gettime(CLOCK_MONOTONIC, &start);
        assert_int_equal(read_bytes(&document, "x", bytes.data, bytes.length, NULL), TSC_OK);
        assert_true(seconds_since(&start) < (getenv("UNDER_VALGRIND") ? 150 : 10));
        tsc_document_clear(&document);
        tsc_buffer_clear(&bytes);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_page_gives_its_article_and_not_its_menus),
        cmocka_unit_test(a_page_without_an_article_gives_its_heaviest_part),
        cmocka_unit_test(a_declared_encoding_of_a_page_holds),
        cmocka_unit_test(hostile_pages_are_read_in_time),
        cmocka_unit_test(entities_of_a_page_do_not_explode),
        cmocka_unit_test(docx_keeps_titles_items_and_rows),
        cmocka_unit_test(odt_keeps_headings_items_and_rows),
        cmocka_unit_test(hostile_archives_are_refused),
        cmocka_unit_test(kinds_that_are_not_read_are_refused_with_advice),
        cmocka_unit_test(pdf_gives_its_text),
        cmocka_unit_test(long_runs_take_linear_time),
    };
    return cmocka_run_group_tests(tests, load_rules, free_rules);
}
