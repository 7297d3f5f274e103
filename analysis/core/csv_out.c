/* CSV rows through libcsv's writer. */
#include "core/csv_out.h"

#include <csv.h>

static void separate(tsc_csv *csv)
{
    if (csv->begun)
        tsc_buffer_add_char(csv->out, ',');
    csv->begun = true;
}

static void quote(tsc_csv *csv, tsc_span text)
{
    size_t room = 2 * text.length + 2;
    if (!tsc_buffer_reserve(csv->out, room + 1))
        return;
    csv->out->length += csv_write(csv->out->data + csv->out->length, room, text.data, text.length);
    csv->out->data[csv->out->length] = '\0';
}

void tsc_csv_span(tsc_csv *csv, tsc_span text)
{
    separate(csv);
    if (text.length > 0)
        quote(csv, text);
}

void tsc_csv_text(tsc_csv *csv, const char *text)
{
    tsc_csv_span(csv, tsc_span_of(text ? text : ""));
}

void tsc_csv_code(tsc_csv *csv, const char *code)
{
    separate(csv);
    if (!code)
        return;
    if (code[strcspn(code, ",\"\r\n")] || code[0] == ' ' || code[0] == '\t')
        quote(csv, tsc_span_of(code));
    else
        tsc_buffer_add_text(csv->out, code);
}

void tsc_csv_number(tsc_csv *csv, double value)
{
    separate(csv);
    tsc_buffer_add_double(csv->out, value);
}

void tsc_csv_integer(tsc_csv *csv, long long value)
{
    separate(csv);
    tsc_buffer_add_integer(csv->out, value);
}

void tsc_csv_period(tsc_csv *csv, tsc_period period)
{
    char text[TSC_PERIOD_SIZE];
    tsc_period_format(period, text);
    separate(csv);
    tsc_buffer_add_text(csv->out, text);
}

void tsc_csv_end(tsc_csv *csv)
{
    tsc_buffer_add_char(csv->out, '\n');
    csv->begun = false;
}
