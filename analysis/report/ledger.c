#include "report/ledger.h"

#include <csv.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A cell of text, quoted as RFC 4180 wants; free text always. */
static void add_text(tsc_buffer *csv, const char *text, bool always)
{
    size_t length = strlen(text);
    if (!always && !strpbrk(text, ",\"\r\n")) {
        tsc_buffer_add(csv, text, length);
        return;
    }
    size_t size = csv_write(NULL, 0, text, length);
    if (!tsc_buffer_reserve(csv, size))
        return;
    csv_write(csv->data + csv->length, size, text, length);
    csv->length += size;
    csv->data[csv->length] = '\0';
}

static void add_period(tsc_buffer *csv, tsc_period period)
{
    char text[TSC_PERIOD_SIZE];
    tsc_period_format(period, text);
    tsc_buffer_add_text(csv, text);
}

static void add_key(tsc_buffer *csv, const tsc_key *key)
{
    char text[TSC_KEY_SIZE];
    tsc_key_format(key, text);
    add_text(csv, text, false);
}

static void add_projection(tsc_buffer *csv, const tsc_fact_series *series)
{
    const tsc_projection *projection = &series->diagnosis.projection;
    for (size_t step = 0; step < projection->horizon; step++) {
        double ends[4];
        tsc_projection_interval(projection, step, 80.0, &ends[0], &ends[1]);
        tsc_projection_interval(projection, step, 95.0, &ends[2], &ends[3]);
        add_key(csv, &series->series.key);
        tsc_buffer_add_char(csv, ',');
        add_period(csv, tsc_period_shift_years(series->last, (int)step + 1));
        tsc_buffer_add_char(csv, ',');
        tsc_buffer_add_text(csv, projection->model);
        tsc_buffer_add_char(csv, ',');
        tsc_buffer_add_double(csv, projection->mean[step]);
        for (size_t i = 0; i < 4; i++) {
            tsc_buffer_add_char(csv, ',');
            tsc_buffer_add_double(csv, ends[i]);
        }
        tsc_buffer_add_char(csv, '\n');
    }
}

void tsc_ledger_projections(const tsc_facts *facts, tsc_buffer *csv)
{
    tsc_buffer_add_text(csv, "series,period,model,mean,lo80,hi80,lo95,hi95\n");
    for (size_t p = 0; p < facts->pair_count; p++)
        for (size_t i = 0; i < facts->pairs[p].series_count; i++)
            if (facts->pairs[p].full && facts->pairs[p].series[i].projected)
                add_projection(csv, &facts->pairs[p].series[i]);
}

static void add_target(tsc_buffer *csv, const tsc_fact_series *series, const tsc_fact_target *target)
{
    const tsc_point *base = series->count ? series->points[series->count - 1] : NULL;
    add_key(csv, &series->series.key);
    tsc_buffer_add_char(csv, ',');
    add_period(csv, target->stated->due);
    tsc_buffer_add_char(csv, ',');
    tsc_buffer_add_double(csv, target->value);
    tsc_buffer_add_char(csv, ',');
    if (base)
        add_period(csv, base->period);
    tsc_buffer_add_char(csv, ',');
    tsc_buffer_add_double(csv, base ? base->value : (double)NAN);
    tsc_buffer_add_char(csv, ',');
    tsc_buffer_add_double(csv, target->assessed ? target->result.required_growth_pct : (double)NAN);
    tsc_buffer_add_char(csv, ',');
    tsc_buffer_add_double(csv, target->assessed ? target->result.probability : (double)NAN);
    tsc_buffer_add_char(csv, ',');
    if (target->assessed && target->result.expected_step > 0)
        add_period(csv, tsc_period_shift_years(series->last, target->result.expected_step));
    tsc_buffer_add_char(csv, ',');
    add_text(csv, target->stated->source, true);
    tsc_buffer_add_char(csv, '\n');
}

void tsc_ledger_targets(const tsc_facts *facts, tsc_buffer *csv)
{
    tsc_buffer_add_text(csv, "series,due,value,base_period,base_value,required_growth_pct,probability,expected_period,source\n");
    for (size_t p = 0; p < facts->pair_count; p++)
        for (size_t i = 0; i < facts->pairs[p].series_count; i++)
            for (size_t t = 0; t < facts->pairs[p].series[i].target_count; t++)
                add_target(csv, &facts->pairs[p].series[i], &facts->pairs[p].series[i].targets[t]);
}

static void add_note(tsc_buffer *csv, const tsc_note *note, size_t number)
{
    static const char *const kinds[] = {"document", "official", "computed"};
    bool derived = note->kind == TSC_NOTE_DOCUMENT && note->computation;
    tsc_buffer_printf(csv, "%zu,", number);
    add_text(csv, note->text, true);
    tsc_buffer_add_char(csv, ',');
    tsc_buffer_add_double(csv, note->value);
    tsc_buffer_printf(csv, ",%s,", derived ? "derived" : kinds[note->kind]);
    const char *const plain[] = {note->series, note->period, note->source, note->locator};
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) {
        add_text(csv, plain[i], false);
        tsc_buffer_add_char(csv, ',');
    }
    add_text(csv, note->computation ? note->computation : "", true);
    tsc_buffer_add_char(csv, ',');
    for (size_t i = 0; i < note->part_count; i++)
        tsc_buffer_printf(csv, "%s%zu", i ? " " : "", note->parts[i]);
    tsc_buffer_add_char(csv, ',');
    add_text(csv, note->sentence ? note->sentence : "", true);
    tsc_buffer_add_char(csv, '\n');
}

static void add_count(void *context, tsc_run *run)
{
    tsc_buffer *csv = context;
    if (run->kind != TSC_RUN_NUMBER || run->note || !isfinite(run->value))
        return;
    tsc_buffer_add_char(csv, ',');
    add_text(csv, run->text, true);
    tsc_buffer_add_char(csv, ',');
    tsc_buffer_add_double(csv, run->value);
    tsc_buffer_add_text(csv, ",count,,,,,,,\n");
}

void tsc_ledger_numbers(tsc_report *report, tsc_buffer *csv)
{
    tsc_buffer_add_text(csv, "number,text,value,kind,series,period,source,locator,computation,from,sentence\n");
    for (size_t i = 0; i < report->note_count; i++)
        add_note(csv, &report->notes[i], i + 1);
    tsc_report_each_run(report, add_count, csv);
}
