#include "extract/quantity_record.h"

#include "core/csv_out.h"
#include "extract/quantity.h"
#include "extract/timex.h"

#include <math.h>
#include <string.h>

static const char *const columns = "record,doc,lang,start,end,surface,value,low,high,unit,change,bound\n";

void tsc_quantities_header(tsc_quantity_format format, tsc_buffer *out)
{
    if (format == TSC_QUANTITY_CSV)
        tsc_buffer_add_text(out, columns);
}

/* Where a quantity stands, for the writers below. */
typedef struct place {
    const tsc_document *document;
    const tsc_sentence *sentence;
    const char *language;
} place;

static tsc_span surface_of(const place *at, const tsc_quantity *q)
{
    return tsc_span_make(at->document->text.data + q->start, q->end - q->start);
}

static const char *change_name(const tsc_quantity *q)
{
    return q->change == TSC_CHANGE_UP ? "up" : q->change == TSC_CHANGE_DOWN ? "down" : NULL;
}

static void add_number(tsc_buffer *out, double value, const char *missing)
{
    if (isfinite(value))
        tsc_buffer_add_double(out, value);
    else
        tsc_buffer_add_text(out, missing);
}

static void add_text_or_null(tsc_buffer *out, const char *text)
{
    if (text == NULL || text[0] == '\0')
        tsc_buffer_add_text(out, "null");
    else
        tsc_buffer_add_json(out, tsc_span_of(text));
}

static void write_ndjson(const place *at, const tsc_quantity *q, tsc_buffer *out)
{
    tsc_buffer_add_text(out, "{\"record\":\"quantity\",\"doc\":");
    tsc_buffer_add_json(out, tsc_span_of(at->document->id));
    tsc_buffer_add_text(out, ",\"lang\":");
    add_text_or_null(out, at->language);
    tsc_buffer_printf(out, ",\"start\":%zu,\"end\":%zu,\"surface\":", q->start, q->end);
    tsc_buffer_add_json(out, surface_of(at, q));
    tsc_buffer_add_text(out, ",\"value\":");
    add_number(out, q->value, "null");
    tsc_buffer_add_text(out, ",\"low\":");
    add_number(out, q->low, "null");
    tsc_buffer_add_text(out, ",\"high\":");
    add_number(out, q->high, "null");
    tsc_buffer_add_text(out, ",\"unit\":");
    add_text_or_null(out, q->unit.code);
    tsc_buffer_add_text(out, ",\"change\":");
    add_text_or_null(out, change_name(q));
    tsc_buffer_add_text(out, ",\"bound\":");
    add_text_or_null(out, tsc_bound_name(q->bound));
    tsc_buffer_add_text(out, "}\n");
}

static void write_csv(const place *at, const tsc_quantity *q, tsc_buffer *out)
{
    tsc_csv csv = {.out = out};
    tsc_csv_code(&csv, "quantity");
    tsc_csv_text(&csv, at->document->id);
    tsc_csv_code(&csv, at->language);
    tsc_csv_integer(&csv, (long long)q->start);
    tsc_csv_integer(&csv, (long long)q->end);
    tsc_csv_span(&csv, surface_of(at, q));
    tsc_csv_number(&csv, q->value);
    tsc_csv_number(&csv, q->low);
    tsc_csv_number(&csv, q->high);
    tsc_csv_code(&csv, q->unit.code);
    tsc_csv_code(&csv, change_name(q));
    tsc_csv_code(&csv, tsc_bound_name(q->bound));
    tsc_csv_end(&csv);
}

static void write_table(const place *at, const tsc_quantity *q, tsc_buffer *out)
{
    const char *change = change_name(q);
    tsc_buffer_printf(out, "%s:%zu  ", at->document->id, q->start);
    tsc_span surface = surface_of(at, q);
    for (size_t i = 0; i < surface.length; i++)
        tsc_buffer_add_char(out, (unsigned char)surface.data[i] < ' ' ? ' ' : surface.data[i]);
    tsc_buffer_add_text(out, "  = ");
    add_number(out, q->value, "?");
    if (!isnan(q->low)) {
        tsc_buffer_add_text(out, " (");
        add_number(out, q->low, "?");
        tsc_buffer_add_text(out, " to ");
        add_number(out, q->high, "?");
        tsc_buffer_add_char(out, ')');
    }
    tsc_buffer_printf(out, "%s%s  %s%s%s\n", q->unit.code[0] != '\0' ? " " : "", q->unit.code, tsc_bound_name(q->bound),
                      change != NULL ? "  " : "", change != NULL ? change : "");
}

static bool is_record(const tsc_quantity *q)
{
    return q->form != TSC_QUANTITY_ORDINAL && (q->traps & (TSC_TRAP_DATE | TSC_TRAP_NAME)) == 0;
}

/* The region of a tag (fr-MA: "MA"), "" where it has none. */
static const char *region_of(const char *tag)
{
    const char *region = strchr(tag, '-');
    return region != NULL && strlen(region + 1) == 2 ? region + 1 : "";
}

tsc_status tsc_quantities_of_document(const tsc_lexicon *lexicon, tsc_document *document, tsc_quantity_format format,
                                      tsc_buffer *out, tsc_error *err)
{
    tsc_arena arena;
    tsc_word_memo *memo = tsc_word_memo_new();
    tsc_status status = memo != NULL ? TSC_OK : tsc_error_memory(err, "the words of a document");
    tsc_arena_init(&arena);
    for (size_t i = 0; status == TSC_OK && i < document->sentence_count; i++) {
        const tsc_sentence *sentence = &document->sentences[i];
        const char *tag = tsc_document_language(document, sentence);
        const tsc_language *language = tsc_lexicon_language(lexicon, tag);
        tsc_scan scan;
        tsc_quantities found;
        tsc_timexes periods;
        tsc_arena_reset(&arena);
        status = tsc_scan_with(memo, language, document->text, sentence->start, tsc_sentence_end(sentence), &arena,
                               &scan, err);
        if (status == TSC_OK)
            status = tsc_quantities_find(&scan, region_of(document->language), &arena, &found, err);
        if (status == TSC_OK)
            status = tsc_timexes_find(&scan, document->date, &found, &arena, &periods, err);
        const place at = {document, sentence, tag};
        for (size_t k = 0; status == TSC_OK && k < found.count; k++) {
            if (!is_record(&found.items[k]))
                continue;
            if (format == TSC_QUANTITY_NDJSON)
                write_ndjson(&at, &found.items[k], out);
            else if (format == TSC_QUANTITY_CSV)
                write_csv(&at, &found.items[k], out);
            else
                write_table(&at, &found.items[k], out);
        }
    }
    tsc_arena_clear(&arena);
    tsc_word_memo_free(memo);
    return status == TSC_OK ? tsc_buffer_status(out, err) : status;
}
