/* Which format bytes are in, by their first bytes; what is known and cannot be read is refused with advice. */
#include "text/format.h"

#include "core/file.h"

#include <ctype.h>
#include <zip.h>

static const struct {
    const char *bytes;
    size_t length;
    const char *advice;
} refusals[] = {
    {"\x1F\x8B", 2, "a gzip archive; unpack it first"},
    {"BZh", 3, "a bzip2 archive; unpack it first"},
    {"\xFD" "7zXZ", 5, "an xz archive; unpack it first"},
    {"7z\xBC\xAF", 4, "a 7-Zip archive; unpack it first"},
    {"\x28\xB5\x2F\xFD", 4, "a zstd archive; unpack it first"},
    {"Rar!", 4, "a RAR archive; unpack it first"},
    {"\xD0\xCF\x11\xE0", 4, "an old office file; save it as DOCX, ODT or PDF"},
    {"{\\rtf", 5, "rich text (RTF); save it as DOCX, ODT or plain text"},
    {"\x89PNG", 4, "a picture; text in pictures is not read"},
    {"\xFF\xD8\xFF", 3, "a picture; text in pictures is not read"},
    {"GIF8", 4, "a picture; text in pictures is not read"},
    {"%!PS", 4, "PostScript; turn it into PDF"},
    {"\x7F" "ELF", 4, "a program"},
    {"SQLite format 3", 15, "an SQLite database; name it with --db"},
};

static bool starts(tsc_span bytes, const char *mark)
{
    size_t length = strlen(mark);
    return bytes.length >= length && memcmp(bytes.data, mark, length) == 0;
}

/* One of the tags that HTML begins with stands within the first bytes, whatever the encoding. */
static bool has_html_head(tsc_span bytes)
{
    static const char *const tags[] = {"<!doctype html", "<html", "<head", "<body", "<article"};
    char head[1025];
    size_t length = 0, limit = bytes.length < 2048 ? bytes.length : 2048;
    for (size_t i = 0; i < limit && length < 1024; i++)
        if (bytes.data[i]) /* UTF-16 without its NULs */
            head[length++] = (char)tolower((unsigned char)bytes.data[i]);
    head[length] = '\0';
    size_t at = strspn(head, "\xEF\xBB\xBF\xFF\xFE \t\r\n");
    if (head[at] != '<')
        return false;
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (strstr(head, tags[i]))
            return true;
    return false;
}

/* DOCX and ODT are told by what the archive holds. */
static tsc_status tell_archive(const char *path, tsc_span bytes, const tsc_document_format **format, tsc_error *err)
{
    zip_error_t problem;
    zip_error_init(&problem);
    zip_source_t *source = zip_source_buffer_create(bytes.data, bytes.length, 0, &problem);
    zip_t *archive = source ? zip_open_from_source(source, ZIP_RDONLY, &problem) : NULL;
    zip_error_fini(&problem);
    if (!archive) {
        zip_source_free(source);
        return tsc_error_set(err, TSC_EINPUT, path, 0, "a ZIP archive that cannot be opened: broken or cut short");
    }
    bool word = zip_name_locate(archive, "word/document.xml", 0) >= 0;
    bool open = zip_name_locate(archive, "content.xml", 0) >= 0 && zip_name_locate(archive, "mimetype", 0) >= 0;
    bool sheet = zip_name_locate(archive, "xl/workbook.xml", 0) >= 0;
    zip_discard(archive);
    if (!word && !open)
        return tsc_error_set(err, TSC_EINPUT, path, 0, "%s",
                             sheet ? "a spreadsheet; save the sheet as CSV" : "a ZIP archive; unpack it first");
    *format = word ? &tsc_format_docx : &tsc_format_odt;
    return TSC_OK;
}

static bool ends(const char *path, const char *ending)
{
    const char *own = tsc_path_ending(path);
    size_t i = 0;
    while (own[i] && (own[i] | 0x20) == ending[i])
        i++;
    return own[i] == '\0' && ending[i] == '\0';
}

tsc_status tsc_format_tell(const char *path, tsc_span bytes, const tsc_document_opts *opts, const tsc_document_format **format,
                           tsc_error *err)
{
    (void)opts;
    *format = NULL;
    if (tsc_span_trim(tsc_span_make(bytes.data, bytes.length < 65536 ? bytes.length : 65536)).length == 0 &&
        bytes.length < 65536)
        return tsc_error_set(err, TSC_EINPUT, path, 0, "the file is empty");
    for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++)
        if (bytes.length >= refusals[i].length && memcmp(bytes.data, refusals[i].bytes, refusals[i].length) == 0)
            return tsc_error_set(err, TSC_EINPUT, path, 0, "%s", refusals[i].advice);
    if (starts(bytes, "%PDF-"))
        *format = &tsc_format_pdf;
    else if (starts(bytes, "PK\3\4"))
        return tell_archive(path, bytes, format, err);
    else if (has_html_head(bytes) || ends(path, "html") || ends(path, "htm") || ends(path, "xhtml"))
        *format = &tsc_format_html;
    else if (ends(path, "pdf") || ends(path, "docx") || ends(path, "odt"))
        return tsc_error_set(err, TSC_EINPUT, path, 0, "named .%s, but it is none", tsc_path_ending(path));
    return TSC_OK;
}
