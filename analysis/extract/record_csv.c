#include "extract/record_csv.h"

const char tsc_figure_columns[] =
    "record,doc,lang,start,end,surface,kind,indicator,reporter,partner,commodity,hs,value,low,high,"
    "bound,unit,period,base_period,status,derived,from,confidence,sentence,rule";
const char tsc_event_columns[] =
    "record,doc,lang,start,end,surface,code,actors,date,due,status,sector,weight,confidence,sentence,rule";

static void place_cells(tsc_csv *csv, const char *record, const char *language, size_t start, size_t end,
                        const tsc_record_source *source)
{
    tsc_csv_code(csv, record);
    tsc_csv_text(csv, source->document);
    tsc_csv_code(csv, language);
    tsc_csv_integer(csv, (long long)start);
    tsc_csv_integer(csv, (long long)end);
    tsc_csv_span(csv, source->surface);
}

/* The cell is begun as an empty one; spaces and digits want no quotes. */
static void origins_cell(tsc_csv *csv, const tsc_figure *figure)
{
    tsc_csv_code(csv, "");
    for (size_t i = 0; i < figure->from_count; i++)
        tsc_buffer_printf(csv->out, i ? " %zu" : "%zu", figure->from[i]);
}

void tsc_figure_csv_cells(tsc_csv *csv, const tsc_figure *figure, const tsc_record_source *source)
{
    place_cells(csv, "figure", figure->language, figure->start, figure->end, source);
    tsc_csv_code(csv, figure->kind == TSC_FIGURE_CHANGE ? "change" : "level");
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
    origins_cell(csv, figure);
    tsc_csv_number(csv, figure->confidence);
    tsc_csv_span(csv, source->sentence);
    tsc_csv_text(csv, figure->rule);
}

void tsc_event_csv_cells(tsc_csv *csv, const tsc_event *event, const tsc_record_source *source)
{
    char actors[TSC_EVENT_ACTORS_SIZE];
    tsc_event_actors_text(event, actors);
    place_cells(csv, "event", event->language, event->start, event->end, source);
    tsc_csv_code(csv, event->code);
    tsc_csv_code(csv, actors);
    tsc_csv_period(csv, event->date);
    tsc_csv_period(csv, event->due);
    tsc_csv_code(csv, tsc_event_status_name(event->status));
    tsc_csv_code(csv, event->sector);
    tsc_csv_number(csv, event->weight);
    tsc_csv_number(csv, event->confidence);
    tsc_csv_span(csv, source->sentence);
    tsc_csv_text(csv, event->rule);
}
