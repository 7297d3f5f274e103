#include "extract/figure_record.h"

#include "extract/record_csv.h"

#include <math.h>

static tsc_span sentence_of(const tsc_document *document, size_t index)
{
    if (index >= document->sentence_count)
        return tsc_span_make("", 0);
    const tsc_sentence *sentence = &document->sentences[index];
    return tsc_span_make(document->text.data + sentence->start, tsc_sentence_end(sentence) - sentence->start);
}

static tsc_span surface_of(const tsc_document *document, size_t start, size_t end)
{
    return tsc_span_make(document->text.data + start, end - start);
}

/* A literal, without counting its bytes. */
#define TEXT(literal) tsc_span_make(literal, sizeof literal - 1)
/* The name of a field behind another one, as it stands in a line of JSON. */
#define FIELD(name) TEXT(",\"" name "\":")

/* How a record begins, up to the value of its second field. */
#define HEAD(record) TEXT("{\"record\":\"" record "\",\"doc\":")

static void text_field(tsc_buffer *out, tsc_span name, tsc_span text)
{
    tsc_buffer_add_span(out, name);
    tsc_buffer_add_json(out, text);
}

static void null_field(tsc_buffer *out, tsc_span name)
{
    tsc_buffer_add_span(out, name);
    tsc_buffer_add(out, "null", 4);
}

static void name_field(tsc_buffer *out, tsc_span name, const char *text)
{
    if (text == NULL || *text == '\0')
        null_field(out, name);
    else
        text_field(out, name, tsc_span_of(text));
}

/* A field whose text is a code or a notation of the contract: none of them wants an escape. */
static void code_field(tsc_buffer *out, tsc_span name, const char *code)
{
    const size_t length = code != NULL ? strlen(code) : 0;
    if (length == 0) {
        null_field(out, name);
        return;
    }
    tsc_buffer_add_span(out, name);
    tsc_buffer_add_char(out, '"');
    tsc_buffer_add(out, code, length);
    tsc_buffer_add_char(out, '"');
}

static void number_field(tsc_buffer *out, tsc_span name, double value)
{
    if (isnan(value)) {
        null_field(out, name);
    } else {
        tsc_buffer_add_span(out, name);
        tsc_buffer_add_double(out, value);
    }
}

static void offset_field(tsc_buffer *out, tsc_span name, size_t value)
{
    tsc_buffer_add_span(out, name);
    tsc_buffer_add_integer(out, (long long)value);
}

static void period_field(tsc_buffer *out, tsc_span name, tsc_period period)
{
    char text[TSC_PERIOD_SIZE];
    tsc_period_format(period, text);
    code_field(out, name, text);
}

/* What both records begin with; head: up to the document. */
static inline void place_fields(tsc_buffer *out, tsc_span head, const tsc_document *document, const char *language,
                                size_t start, size_t end)
{
    tsc_buffer_add_span(out, head);
    tsc_buffer_add_json(out, tsc_span_of(document->id != NULL ? document->id : "-"));
    name_field(out, FIELD("lang"), language);
    offset_field(out, FIELD("start"), start);
    offset_field(out, FIELD("end"), end);
    text_field(out, FIELD("surface"), surface_of(document, start, end));
}

/* Where the figures stand that a derived one rests on. */
static void source_field(tsc_buffer *out, const tsc_figure *f)
{
    tsc_buffer_add_span(out, FIELD("from"));
    tsc_buffer_add_char(out, '[');
    for (size_t i = 0; i < f->from_count; i++) {
        if (i > 0)
            tsc_buffer_add_char(out, ',');
        tsc_buffer_add_integer(out, (long long)f->from[i]);
    }
    tsc_buffer_add_char(out, ']');
}

void tsc_figure_write_ndjson(const tsc_figure *f, const tsc_document *document, tsc_buffer *out)
{
    place_fields(out, HEAD("figure"), document, f->language, f->start, f->end);
    tsc_buffer_add_span(out, f->kind == TSC_FIGURE_CHANGE ? TEXT(",\"kind\":\"change\"") : TEXT(",\"kind\":\"level\""));
    code_field(out, FIELD("indicator"), f->indicator);
    code_field(out, FIELD("reporter"), f->reporter.code);
    code_field(out, FIELD("partner"), f->partner.code);
    name_field(out, FIELD("commodity"), f->commodity);
    name_field(out, FIELD("hs"), f->hs);
    number_field(out, FIELD("value"), f->value);
    number_field(out, FIELD("low"), f->low);
    number_field(out, FIELD("high"), f->high);
    code_field(out, FIELD("bound"), tsc_bound_name(f->bound));
    name_field(out, FIELD("unit"), f->unit.code);
    period_field(out, FIELD("period"), f->period);
    period_field(out, FIELD("base_period"), f->base_period);
    code_field(out, FIELD("status"), tsc_figure_status_name(f->status));
    tsc_buffer_add_span(out, f->derived ? TEXT(",\"derived\":true") : TEXT(",\"derived\":false"));
    if (f->derived)
        source_field(out, f);
    number_field(out, FIELD("confidence"), f->confidence);
    text_field(out, FIELD("sentence"), sentence_of(document, f->sentence));
    name_field(out, FIELD("rule"), f->rule);
    tsc_buffer_add_span(out, TEXT("}\n"));
}

void tsc_event_write_ndjson(const tsc_event *e, const tsc_document *document, tsc_buffer *out)
{
    place_fields(out, HEAD("event"), document, e->language, e->start, e->end);
    name_field(out, FIELD("code"), e->code);
    tsc_buffer_add_span(out, FIELD("actors"));
    tsc_buffer_add_char(out, '[');
    for (size_t i = 0; i < e->actor_count; i++)
        tsc_buffer_printf(out, "%s\"%s\"", i ? "," : "", e->actors[i].code);
    tsc_buffer_add_char(out, ']');
    period_field(out, FIELD("date"), e->date);
    period_field(out, FIELD("due"), e->due);
    name_field(out, FIELD("status"), tsc_event_status_name(e->status));
    name_field(out, FIELD("sector"), e->sector);
    number_field(out, FIELD("weight"), e->weight);
    number_field(out, FIELD("confidence"), e->confidence);
    text_field(out, FIELD("sentence"), sentence_of(document, e->sentence));
    name_field(out, FIELD("rule"), e->rule);
    tsc_buffer_add_span(out, TEXT("}\n"));
}

static tsc_record_source source_of(const tsc_document *document, size_t sentence, size_t start, size_t end)
{
    return (tsc_record_source){document->id != NULL ? document->id : "-", surface_of(document, start, end),
                               sentence_of(document, sentence)};
}

void tsc_figure_write_csv(const tsc_figure *f, const tsc_document *document, tsc_buffer *out)
{
    tsc_csv csv = {.out = out};
    const tsc_record_source source = source_of(document, f->sentence, f->start, f->end);
    tsc_figure_csv_cells(&csv, f, &source);
    tsc_csv_end(&csv);
}

void tsc_event_write_csv(const tsc_event *e, const tsc_document *document, tsc_buffer *out)
{
    tsc_csv csv = {.out = out};
    const tsc_record_source source = source_of(document, e->sentence, e->start, e->end);
    tsc_event_csv_cells(&csv, e, &source);
    tsc_csv_end(&csv);
}

/* The sentence on one line, the span in brackets. */
static void show(const tsc_document *document, size_t index, size_t start, size_t end, tsc_buffer *out)
{
    tsc_span sentence = sentence_of(document, index);
    size_t first = (size_t)(sentence.data - document->text.data);
    tsc_buffer_add_text(out, "    ");
    for (size_t i = 0; i < sentence.length; i++) {
        if (first + i == start)
            tsc_buffer_add_text(out, "[");
        char c = sentence.data[i];
        tsc_buffer_add_char(out, (unsigned char)c < ' ' ? ' ' : c);
        if (first + i + 1 == end)
            tsc_buffer_add_text(out, "]");
    }
    tsc_buffer_add_char(out, '\n');
}

void tsc_figure_write_table(const tsc_figure *f, const tsc_document *document, tsc_buffer *out)
{
    char period[TSC_PERIOD_SIZE], base[TSC_PERIOD_SIZE], amount[80];
    tsc_period_format(f->period, period);
    tsc_period_format(f->base_period, base);
    tsc_amount_format(f->value, f->unit, 4, "en", amount, sizeof amount);
    tsc_buffer_printf(out, "%s:%zu  %s%s %s  %s %s-%s", document->id != NULL ? document->id : "-", f->start,
                      f->kind == TSC_FIGURE_CHANGE && f->value > 0 ? "+" : "", amount,
                      f->bound == TSC_BOUND_EXACT ? "" : tsc_bound_name(f->bound), f->indicator,
                      *f->reporter.code ? f->reporter.code : "?", *f->partner.code ? f->partner.code : "-");
    if (f->commodity != NULL)
        tsc_buffer_printf(out, "  %s%s%s", f->commodity, f->hs ? " HS " : "", f->hs ? f->hs : "");
    tsc_buffer_printf(out, "  %s%s%s  %s%s  ", *period ? period : "no period", *base ? " on " : "", base,
                      tsc_figure_status_name(f->status), f->derived ? ", derived" : "");
    tsc_buffer_add_double(out, f->confidence);
    tsc_buffer_add_char(out, '\n');
    show(document, f->sentence, f->start, f->end, out);
    tsc_buffer_printf(out, "    rule: %s\n", f->rule != NULL ? f->rule : "-");
}

void tsc_event_write_table(const tsc_event *e, const tsc_document *document, tsc_buffer *out)
{
    char date[TSC_PERIOD_SIZE], due[TSC_PERIOD_SIZE];
    tsc_period_format(e->date, date);
    tsc_period_format(e->due, due);
    tsc_buffer_printf(out, "%s:%zu  %s ", document->id != NULL ? document->id : "-", e->start, e->code);
    for (size_t i = 0; i < e->actor_count; i++)
        tsc_buffer_printf(out, "%s%s", i ? "-" : "", e->actors[i].code);
    tsc_buffer_printf(out, "  %s%s%s  %s%s%s  ", *date ? date : "no date", *due ? ", due " : "", due,
                      tsc_event_status_name(e->status), e->sector ? ", " : "", e->sector ? e->sector : "");
    tsc_buffer_add_double(out, e->confidence);
    tsc_buffer_add_char(out, '\n');
    show(document, e->sentence, e->start, e->end, out);
    tsc_buffer_printf(out, "    rule: %s\n", e->rule != NULL ? e->rule : "-");
}
