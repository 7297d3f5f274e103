/* Charts of what a script gave: its scenarios compared, and what moves one of them most. */
#ifndef TSC_CHART_OF_SCENARIO_H
#define TSC_CHART_OF_SCENARIO_H

#include "chart/chart.h"
#include "core/arena.h"
#include "scenario/scenario.h"

/** With more scenarios than these their bands would hide each other: then the first alone has one. */
enum { TSC_CHART_BAND_SCENARIOS = 2 };

/** All scenarios of a run (one or more) that share the unit of the first, over its history, with the 80 % band of the
    first (of both where there are two) and its targets. The title is the script's question, the language the run's;
    subtitle, source and note are the caller's to fill. All in arena, which borrows names from the run. Errors:
    TSC_ENOMEM. */
tsc_status tsc_chart_of_scenarios(const tsc_scenario_run *run, tsc_arena *arena, tsc_chart *chart, tsc_error *err);

/** The bars of a scenario's tornado around its mean in the tornado's period; title, subtitle, source and note are the
    caller's to fill. Errors: TSC_ENOMEM. */
tsc_status tsc_chart_of_tornado(const tsc_scenario_run *run, const tsc_scenario *scenario, tsc_arena *arena,
                                tsc_chart *chart, tsc_error *err);

/** The name of a run for files: that of its script, without folder and ending. */
void tsc_chart_run_slug(const tsc_scenario_run *run, char slug[81]);

#endif
