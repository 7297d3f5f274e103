/* What scripts gave, as whatif.csv and in words. The caller owns the buffers. */
#ifndef TSC_SCENARIO_OUTPUT_H
#define TSC_SCENARIO_OUTPUT_H

#include "core/buffer.h"
#include "scenario/scenario.h"

/** Adds whatif.csv: scenario,series,period,mean,lo80,hi80,lo95,hi95,difference and behind these above_base,script.
    Rows of all runs, the scripts and their scenarios in order. */
tsc_status tsc_scenario_write_csv(const tsc_scenario_run *const *runs, size_t count, tsc_buffer *csv, tsc_error *err);

/** Adds whatif.md: for each script its question, a table of the scenarios, what each assumes and gives in words,
    differences to the base by year with their probability, targets, and what matters most. phrases_path is a file of
    phrases (NULL: datasets/phrases/scenario.LANGUAGE.tsv of the first run). chart may be NULL, else names the
    picture of a run ("": none; NULL: memory is short). */
tsc_status tsc_scenario_write_markdown(const tsc_scenario_run *const *runs, size_t count, const char *phrases_path,
                                       const char *(*chart)(void *context, const tsc_scenario_run *run),
                                       void *chart_context, tsc_buffer *text, tsc_error *err);

#endif
