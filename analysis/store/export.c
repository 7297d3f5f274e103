/* The CSV files of the contract. */
#include "store/export.h"

#include "core/csv_out.h"
#include "extract/record_csv.h"

#include <math.h>

static const char *verdict_name(tsc_verdict verdict)
{
    static const char *const names[] = {"", "accepted", "amended", "rejected"};
    return names[verdict];
}

static void end_stored(tsc_csv *csv, tsc_verdict verdict, const char *reason)
{
    tsc_csv_code(csv, verdict_name(verdict));
    tsc_csv_text(csv, reason);
    tsc_csv_end(csv);
}

static tsc_record_source source_of(const char *document, const char *surface, const char *sentence)
{
    return (tsc_record_source){document, tsc_span_of(surface ? surface : ""), tsc_span_of(sentence ? sentence : "")};
}

tsc_status tsc_figures_csv(const tsc_stored_figure *figures, size_t count, tsc_buffer *out, tsc_error *err)
{
    tsc_csv csv = {.out = out};
    tsc_buffer_printf(out, "%s,verdict,reason\n", tsc_figure_columns);
    for (const tsc_stored_figure *stored = figures; stored < figures + count; stored++) {
        const tsc_record_source source = source_of(stored->document, stored->surface, stored->sentence);
        tsc_figure_csv_cells(&csv, &stored->figure, &source);
        end_stored(&csv, stored->verdict, stored->reason);
    }
    return tsc_buffer_status(out, err);
}

tsc_status tsc_events_csv(const tsc_stored_event *events, size_t count, tsc_buffer *out, tsc_error *err)
{
    tsc_csv csv = {.out = out};
    tsc_buffer_printf(out, "%s,verdict,reason\n", tsc_event_columns);
    for (const tsc_stored_event *stored = events; stored < events + count; stored++) {
        const tsc_record_source source = source_of(stored->document, stored->surface, stored->sentence);
        tsc_event_csv_cells(&csv, &stored->event, &source);
        end_stored(&csv, stored->verdict, stored->reason);
    }
    return tsc_buffer_status(out, err);
}

tsc_status tsc_audit_csv(const tsc_finding *findings, size_t count, tsc_buffer *out, tsc_error *err)
{
    tsc_csv csv = {.out = out};
    tsc_buffer_add_text(out,
                        "finding,severity,series,period,stated,expected,explanation,source,low,high,unit,sureness,"
                        "locators\n");
    for (size_t i = 0; i < count; i++) {
        const tsc_finding *finding = &findings[i];
        char key[TSC_KEY_SIZE];
        tsc_key_format(&finding->key, key);
        tsc_csv_code(&csv, finding->finding);
        tsc_csv_code(&csv, tsc_severity_name(finding->severity));
        tsc_csv_code(&csv, key);
        tsc_csv_period(&csv, finding->period);
        tsc_csv_number(&csv, finding->stated);
        tsc_csv_number(&csv, finding->expected);
        tsc_csv_text(&csv, finding->explanation);
        tsc_csv_text(&csv, finding->source);
        tsc_csv_number(&csv, finding->low);
        tsc_csv_number(&csv, finding->high);
        tsc_csv_code(&csv, finding->unit.code);
        tsc_csv_number(&csv, finding->sureness);
        tsc_csv_text(&csv, finding->locators);
        tsc_csv_end(&csv);
    }
    return tsc_buffer_status(out, err);
}

/* How far a value that competes lies from the preferred one of its period, in percent; NaN for that itself. */
static double difference_of(const tsc_point *point, const tsc_point *preferred)
{
    bool competes = preferred && !point->preferred && point->status == TSC_OBSERVED && preferred->value != 0;
    return competes ? (point->value / preferred->value - 1) * 100 : (double)NAN;
}

static void add_point(tsc_csv *csv, const char *key, const tsc_point *point, const tsc_point *preferred)
{
    char published[TSC_PERIOD_SIZE];
    tsc_period_format(tsc_period_of_date(point->published), published);
    tsc_csv_code(csv, key);
    tsc_csv_period(csv, point->period);
    tsc_csv_number(csv, point->value);
    tsc_csv_number(csv, point->low);
    tsc_csv_number(csv, point->high);
    tsc_csv_code(csv, tsc_figure_status_name(point->status));
    tsc_csv_code(csv, tsc_origin_name(point->origin));
    tsc_csv_text(csv, point->source);
    tsc_csv_text(csv, point->locator);
    tsc_csv_number(csv, point->confidence);
    tsc_csv_code(csv, point->preferred ? "true" : "false");
    tsc_csv_code(csv, tsc_bound_name(point->bound));
    tsc_csv_period(csv, point->base_period);
    tsc_csv_code(csv, published);
    tsc_csv_text(csv, point->note);
    tsc_csv_number(csv, difference_of(point, preferred));
    tsc_csv_end(csv);
}

tsc_status tsc_series_csv(const tsc_series *series, tsc_buffer *out, tsc_error *err)
{
    tsc_csv csv = {.out = out};
    char key[TSC_KEY_SIZE];
    if (!series)
        tsc_buffer_add_text(out,
                            "series,period,value,low,high,status,origin,source,locator,confidence,preferred,bound,"
                            "base_period,published,note,difference_pct\n");
    else
        tsc_key_format(&series->key, key);
    const tsc_point *preferred = NULL;
    for (size_t i = 0; series && i < series->count; i++) {
        const tsc_point *point = &series->points[i];
        if (point->preferred)
            preferred = point; /* it comes first in its period */
        add_point(&csv, key, point, preferred && tsc_period_same(preferred->period, point->period) ? preferred : NULL);
    }
    return tsc_buffer_status(out, err);
}
