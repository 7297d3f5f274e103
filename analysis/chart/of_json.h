/* Charts written down as JSON: the same fields as chart.h, for the gallery, for tests and for anybody's own data.

   {"kind":"history", "title":"…", "subtitle":"…", "source":"…", "note":"…", "unit":"USD", "language":"en",
    "series":[{"name":"…", "look":"stated", "step":1,
               "points":[[2023, 161180000, "derived"], {"x":2024, "value":274e6, "label":"…"}],
               "bands":[{"level":80, "low":[…], "high":[…]}]}],
    "targets":[{"x":2030, "value":1e9, "base":274e6, "growth":24.1, "probability":0.04}],
    "bars":[{"name":"…", "value":1, "low":0, "high":2, "look":"stated"}],
    "events":[{"group":"…", "label":"…", "x":2024.5, "due":2026, "state":"open"}],
    "panels":[{…}]}

   A point is [x, value], [x, value, look] or an object; null is a value that is not known. */
#ifndef TSC_CHART_OF_JSON_H
#define TSC_CHART_OF_JSON_H

#include "chart/chart.h"
#include "core/arena.h"

/** Reads a chart; all of it lives in arena. Errors: TSC_EINPUT naming the field that is wrong, TSC_ENOMEM. */
tsc_status tsc_chart_of_json(tsc_span json, tsc_arena *arena, tsc_chart *chart, tsc_error *err);

#endif
