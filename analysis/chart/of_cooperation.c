#include "chart/of_cooperation.h"
#include "chart/maker.h"

#include <math.h>
#include <stdio.h>

tsc_chart_state tsc_chart_state_of(const tsc_commitment *commitment)
{
    switch (commitment->state) {
    case TSC_COMMITMENT_FULFILLED:
        return TSC_STATE_KEPT;
    case TSC_COMMITMENT_OVERDUE:
        return TSC_STATE_OVERDUE;
    case TSC_COMMITMENT_CANCELLED:
        return TSC_STATE_CANCELLED;
    case TSC_COMMITMENT_OPEN:
    case TSC_COMMITMENT_DUE:
    case TSC_COMMITMENT_RESTATED:
    case TSC_COMMITMENT_SUPERSEDED:
        break;
    }
    return commitment->overdue ? TSC_STATE_OVERDUE : TSC_STATE_OPEN;
}

static const tsc_commitment *commitment_of(const tsc_cooperation *cooperation, const tsc_occasion *occasion)
{
    for (size_t i = 0; i < cooperation->commitment_count; i++)
        if (cooperation->commitments[i].promise == occasion)
            return &cooperation->commitments[i];
    return NULL;
}

static const char *group_name(tsc_maker *m, const tsc_event_code *code)
{
    char key[64];
    snprintf(key, sizeof key, "group_%s", code ? code->group : "other");
    const char *name = tsc_wording_get(m->wording, m->language, key);
    return strcmp(name, key) == 0 ? tsc_maker_words(m, "group_other", NULL) : name;
}

static tsc_chart_event event_of(tsc_maker *m, const tsc_cooperation *cooperation, const tsc_occasion *occasion,
                                const tsc_event_code *code)
{
    const tsc_event *event = &occasion->event;
    const tsc_commitment *commitment = commitment_of(cooperation, occasion);
    tsc_chart_state state = event->status == TSC_EVENT_CANCELLED ? TSC_STATE_CANCELLED
                            : event->status == TSC_EVENT_DONE    ? TSC_STATE_DONE
                                                                 : TSC_STATE_PLANNED;
    return (tsc_chart_event){.group = group_name(m, code),
                             .label = tsc_maker_keep(m, code ? code->label : event->code),
                             .x = tsc_chart_time(event->date),
                             .due = tsc_chart_time_due(event->due),
                             .state = commitment ? tsc_chart_state_of(commitment) : state};
}

static bool worth_showing(const tsc_event *event, const tsc_event_code *code)
{
    bool courtesy = code && strcmp(code->group, "ritual") == 0 && event->status == TSC_EVENT_DONE;
    return (event->date.kind || event->due.kind) && event->status != TSC_EVENT_PROPOSED && !courtesy;
}

static const char *pair_name(tsc_maker *m, const tsc_place pair[2])
{
    if (tsc_place_is_none(pair[0]) || tsc_place_is_none(pair[1]))
        return tsc_maker_words(m, "timeline_measure", NULL);
    return TSC_WORDS(m, "pair", tsc_maker_place(m, pair[0]), tsc_maker_place(m, pair[1]));
}

static const char *timeline_title(tsc_maker *m, const tsc_chart_event *events, size_t count, const tsc_place pair[2])
{
    size_t states[TSC_STATE_CANCELLED + 1] = {0};
    if (count == 0)
        return pair_name(m, pair);
    for (size_t i = 0; i < count; i++)
        states[events[i].state]++;
    return TSC_WORDS(m, "timeline_title", pair_name(m, pair), tsc_maker_count(m, states[TSC_STATE_DONE]),
                     tsc_maker_count(m, states[TSC_STATE_KEPT]), tsc_maker_count(m, states[TSC_STATE_OPEN]),
                     tsc_maker_count(m, states[TSC_STATE_OVERDUE]));
}

tsc_status tsc_chart_of_timeline(tsc_plotter *plotter, const tsc_cooperation *cooperation, const tsc_event_codes *codes,
                                 const tsc_place pair[2], tsc_date as_of, const char *language, tsc_arena *arena,
                                 tsc_chart *chart, tsc_error *err)
{
    tsc_maker m = tsc_maker_new(plotter, language, arena);
    tsc_chart_event *events = tsc_maker_room(&m, cooperation->occasion_count, sizeof *events);
    size_t count = 0;
    for (size_t i = 0; events && i < cooperation->occasion_count; i++) {
        const tsc_occasion *occasion = &cooperation->occasions[i];
        const tsc_event_code *code = tsc_event_codes_get(codes, tsc_span_of(occasion->event.code));
        if (worth_showing(&occasion->event, code))
            events[count++] = event_of(&m, cooperation, occasion, code);
    }
    *chart = (tsc_chart){.kind = TSC_CHART_TIMELINE, .language = m.language, .events = events, .event_count = count};
    chart->today = as_of.year ? tsc_chart_time(tsc_period_of_date(as_of)) : (double)NAN;
    chart->title = events ? timeline_title(&m, events, count, pair) : NULL;
    chart->subtitle = tsc_maker_words(&m, "timeline_measure", NULL);
    chart->note = tsc_maker_words(&m, "timeline_note", NULL);
    return tsc_maker_status(&m, err);
}

tsc_status tsc_chart_of_index(tsc_plotter *plotter, const tsc_index_point *points, size_t count,
                              const tsc_place pair[2], const char *language, tsc_arena *arena, tsc_chart *chart,
                              tsc_error *err)
{
    tsc_maker m = tsc_maker_new(plotter, language, arena);
    tsc_chart_series *series = tsc_maker_room(&m, 2, sizeof *series);
    tsc_chart_point *drawn = tsc_maker_room(&m, 2 * count, sizeof *drawn);
    if (m.failed)
        return tsc_maker_status(&m, err);
    for (size_t i = 0; i < count; i++) {
        double total = points[i].missing ? (double)NAN : points[i].total;
        drawn[i] = tsc_maker_point(points[i].period, total, TSC_LOOK_STATED);
        drawn[count + i] = tsc_maker_point(points[i].period, points[i].stock6, TSC_LOOK_STATED);
    }
    double step = tsc_maker_step(count ? tsc_period_frequency(points[0].period) : 'M');
    series[0] = (tsc_chart_series){.points = drawn, .count = count, .step = step};
    series[1] = (tsc_chart_series){.points = drawn + count, .count = count, .step = step};
    *chart = (tsc_chart){.kind = TSC_CHART_INDEX, .language = m.language, .series = series, .series_count = 2};
    chart->title = pair_name(&m, pair);
    if (count > 0)
        chart->title =
            TSC_WORDS(&m, "index_title", chart->title, tsc_maker_amount(&m, points[count - 1].stock6, tsc_unit_none()),
                      tsc_maker_period(&m, points[count - 1].period));
    chart->subtitle = tsc_maker_words(&m, "index_measure", NULL);
    chart->note = tsc_maker_words(&m, "index_note", NULL);
    return tsc_maker_status(&m, err);
}
