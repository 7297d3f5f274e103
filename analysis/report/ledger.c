#include "report/ledger.h"

#include "core/csv_out.h"
#include "core/map.h"

#include <math.h>

static void add_key(tsc_csv *csv, const tsc_key *key)
{
    char text[TSC_KEY_SIZE];
    tsc_key_format(key, text);
    tsc_csv_code(csv, text);
}

static void add_projection(tsc_csv *csv, const tsc_fact_series *series)
{
    const tsc_projection *projection = &series->diagnosis.projection;
    for (size_t step = 0; step < projection->horizon; step++) {
        double ends[4];
        tsc_projection_interval(projection, step, 80.0, &ends[0], &ends[1]);
        tsc_projection_interval(projection, step, 95.0, &ends[2], &ends[3]);
        add_key(csv, &series->series.key);
        tsc_csv_period(csv, tsc_period_shift_years(series->last, (int)step + 1));
        tsc_csv_code(csv, projection->model);
        tsc_csv_number(csv, projection->median[step]);
        for (size_t i = 0; i < 4; i++)
            tsc_csv_number(csv, ends[i]);
        tsc_csv_end(csv);
    }
}

void tsc_ledger_projections(const tsc_facts *facts, tsc_buffer *out)
{
    tsc_csv csv = {.out = out};
    tsc_buffer_add_text(out, "series,period,model,mean,lo80,hi80,lo95,hi95\n");
    for (size_t p = 0; p < facts->pair_count; p++)
        for (size_t i = 0; facts->pairs[p].read && i < facts->pairs[p].series_count; i++)
            if (facts->pairs[p].series[i].projected)
                add_projection(&csv, &facts->pairs[p].series[i]);
}

static void add_target(tsc_csv *csv, const tsc_fact_series *series, const tsc_fact_target *target)
{
    const tsc_point *base = tsc_facts_latest(series);
    bool of_changes = tsc_key_kind_of(&series->series.key) != TSC_KEY_LEVEL;
    bool assessed = target->assessed, expected = assessed && target->result.expected_step > 0;
    add_key(csv, &series->series.key);
    tsc_csv_period(csv, target->stated->due);
    tsc_csv_number(csv, of_changes ? target->stated->value : target->value);
    tsc_csv_period(csv, base ? base->period : tsc_period_none());
    tsc_csv_number(csv, base ? base->value : (double)NAN);
    tsc_csv_number(csv, assessed ? target->result.required_growth_pct : (double)NAN);
    tsc_csv_number(csv, assessed ? target->result.probability : (double)NAN);
    tsc_csv_period(csv,
                   expected ? tsc_period_shift_years(series->last, target->result.expected_step) : tsc_period_none());
    tsc_csv_text(csv, target->stated->source);
    tsc_csv_end(csv);
}

void tsc_ledger_targets(const tsc_facts *facts, tsc_buffer *out)
{
    tsc_csv csv = {.out = out};
    tsc_buffer_add_text(
        out, "series,due,value,base_period,base_value,required_growth_pct,probability,expected_period,source\n");
    for (size_t p = 0; p < facts->pair_count; p++)
        for (size_t i = 0; facts->pairs[p].read && i < facts->pairs[p].series_count; i++)
            for (size_t t = 0; t < facts->pairs[p].series[i].target_count; t++)
                add_target(&csv, &facts->pairs[p].series[i], &facts->pairs[p].series[i].targets[t]);
}

static void add_note(tsc_csv *csv, const tsc_note *note, size_t number)
{
    static const char *const kinds[] = {"document", "official", "derived", "computed"};
    tsc_buffer parts;
    tsc_buffer_init(&parts);
    for (size_t i = 0; i < note->part_count; i++)
        tsc_buffer_printf(&parts, "%s%zu", i ? " " : "", note->parts[i]);
    tsc_csv_integer(csv, (long long)number);
    tsc_csv_text(csv, note->text);
    tsc_csv_number(csv, note->value);
    tsc_csv_code(csv, kinds[note->kind]);
    tsc_csv_code(csv, note->series);
    tsc_csv_code(csv, note->period);
    tsc_csv_text(csv, note->source);
    tsc_csv_code(csv, note->locator);
    tsc_csv_text(csv, note->computation);
    tsc_csv_code(csv, tsc_buffer_text(&parts));
    tsc_csv_text(csv, note->sentence);
    tsc_csv_end(csv);
    tsc_buffer_clear_part(&parts, csv->out);
}

typedef struct run_listing {
    tsc_report *report;
    tsc_csv *csv;
    tsc_map written; /* "FOOTNOTE TEXT" of what was listed */
} run_listing;

/* A number that has no footnote counts something in the store; one whose footnote holds another value (the ends of an
   interval beside its middle) is written as a further row of that footnote. */
static void add_run(void *context, tsc_run *run)
{
    run_listing *listing = context;
    tsc_csv *csv = listing->csv;
    if (run->kind != TSC_RUN_NUMBER || !isfinite(run->value))
        return;
    const tsc_note *note = run->note ? &listing->report->notes[run->note - 1] : NULL;
    if (note) {
        const char *key = tsc_report_printf(listing->report, "%zu %s", run->note, run->text);
        if (note->value == run->value || tsc_map_get(&listing->written, tsc_span_of(key)))
            return;
        csv->out->failed |= !tsc_map_put(&listing->written, tsc_span_of(key), run);
        tsc_note further = *note;
        further.text = run->text;
        further.value = run->value;
        add_note(csv, &further, run->note);
        return;
    }
    tsc_csv_code(csv, NULL);
    tsc_csv_text(csv, run->text);
    tsc_csv_number(csv, run->value);
    tsc_csv_code(csv, "count");
    for (int empty = 0; empty < 7; empty++)
        tsc_csv_code(csv, NULL);
    tsc_csv_end(csv);
}

void tsc_ledger_numbers(tsc_report *report, tsc_buffer *out)
{
    tsc_csv csv = {.out = out};
    tsc_buffer_add_text(out, "number,text,value,kind,series,period,source,locator,computation,from,sentence\n");
    for (size_t i = 0; i < report->note_count; i++)
        add_note(&csv, &report->notes[i], i + 1);
    run_listing rows = {.report = report, .csv = &csv};
    tsc_map_init(&rows.written);
    tsc_report_each_run(report, add_run, &rows);
    tsc_map_clear(&rows.written);
}
