/* The CSV files of the contract. */
#include "store/export.h"

#include "store/csv_out.h"

#include <math.h>
#include <stdio.h>

static void add_offsets(tsc_csv *csv, const tsc_figure *figure)
{
    char text[32 * 8] = "";
    size_t length = 0;
    for (size_t i = 0; i < figure->from_count && length + 24 < sizeof text; i++) {
        int written = snprintf(text + length, sizeof text - length, i ? " %zu" : "%zu", figure->from[i]);
        length += written > 0 ? (size_t)written : 0;
    }
    tsc_csv_code(csv, text);
}

static const char *verdict_name(tsc_verdict verdict)
{
    static const char *const names[] = {"", "accepted", "amended", "rejected"};
    return names[verdict];
}

static void add_figure(tsc_csv *csv, const tsc_stored_figure *stored)
{
    const tsc_figure *figure = &stored->figure;
    tsc_csv_code(csv, "figure");
    tsc_csv_text(csv, stored->document);
    tsc_csv_code(csv, figure->language);
    tsc_csv_integer(csv, (long long)figure->start);
    tsc_csv_integer(csv, (long long)figure->end);
    tsc_csv_text(csv, stored->surface);
    tsc_csv_code(csv, figure->kind == TSC_FIGURE_LEVEL ? "level" : "change");
    tsc_csv_code(csv, figure->indicator);
    tsc_csv_code(csv, figure->reporter.code);
    tsc_csv_code(csv, figure->partner.code);
    tsc_csv_text(csv, figure->commodity);
    tsc_csv_code(csv, figure->hs);
    tsc_csv_number(csv, figure->value);
    tsc_csv_number(csv, figure->low);
    tsc_csv_number(csv, figure->high);
    tsc_csv_code(csv, tsc_bound_name(figure->bound));
    tsc_csv_code(csv, figure->unit.code);
    tsc_csv_period(csv, figure->period);
    tsc_csv_period(csv, figure->base_period);
    tsc_csv_code(csv, tsc_figure_status_name(figure->status));
    tsc_csv_code(csv, figure->derived ? "true" : "false");
    add_offsets(csv, figure);
    tsc_csv_number(csv, figure->confidence);
    tsc_csv_text(csv, stored->sentence);
    tsc_csv_text(csv, figure->rule);
    tsc_csv_code(csv, verdict_name(stored->verdict));
    tsc_csv_text(csv, stored->reason);
    tsc_csv_end(csv);
}

tsc_status tsc_figures_csv(const tsc_stored_figure *figures, size_t count, tsc_buffer *out, tsc_error *err)
{
    tsc_csv csv = {.out = out};
    tsc_buffer_add_text(out,
                        "record,doc,lang,start,end,surface,kind,indicator,reporter,partner,commodity,hs,value,low,high,"
                        "bound,unit,period,base_period,status,derived,from,confidence,sentence,rule,verdict,reason\n");
    for (size_t i = 0; i < count; i++)
        add_figure(&csv, &figures[i]);
    return tsc_buffer_status(out, err);
}

static void add_event(tsc_csv *csv, const tsc_stored_event *stored)
{
    const tsc_event *event = &stored->event;
    char actors[TSC_EVENT_ACTORS_SIZE];
    tsc_event_actors_text(event, actors);
    tsc_csv_code(csv, "event");
    tsc_csv_text(csv, stored->document);
    tsc_csv_code(csv, event->language);
    tsc_csv_integer(csv, (long long)event->start);
    tsc_csv_integer(csv, (long long)event->end);
    tsc_csv_text(csv, stored->surface);
    tsc_csv_code(csv, event->code);
    tsc_csv_code(csv, actors);
    tsc_csv_period(csv, event->date);
    tsc_csv_period(csv, event->due);
    tsc_csv_code(csv, tsc_event_status_name(event->status));
    tsc_csv_code(csv, event->sector);
    tsc_csv_number(csv, event->weight);
    tsc_csv_number(csv, event->confidence);
    tsc_csv_text(csv, stored->sentence);
    tsc_csv_text(csv, event->rule);
    tsc_csv_code(csv, verdict_name(stored->verdict));
    tsc_csv_text(csv, stored->reason);
    tsc_csv_end(csv);
}

tsc_status tsc_events_csv(const tsc_stored_event *events, size_t count, tsc_buffer *out, tsc_error *err)
{
    tsc_csv csv = {.out = out};
    tsc_buffer_add_text(out,
                        "record,doc,lang,start,end,surface,code,actors,date,due,status,sector,weight,confidence,"
                        "sentence,rule,verdict,reason\n");
    for (size_t i = 0; i < count; i++)
        add_event(&csv, &events[i]);
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
