/* The charts of a what-if run: its scenarios compared, with bands and targets, and a tornado for each scenario that
   rests on two uncertain things or more. */
#ifndef TSC_CLI_WHATIF_CHARTS_H
#define TSC_CLI_WHATIF_CHARTS_H

#include "chart/chart.h"
#include "scenario/scenario.h"

/** The name of the comparison without folder and ending, "whatif-SCRIPT", in arena; NULL where memory is short. */
const char *tsc_whatif_chart_name(const tsc_scenario_run *run, tsc_arena *arena);

/** Saves them as folder/NAME.png and .svg. Errors as tsc_chart_save. */
tsc_status tsc_whatif_charts_save(tsc_plotter *plotter, const tsc_scenario_run *run, const char *folder,
                                  const tsc_notes *notes, tsc_error *err);

#endif
