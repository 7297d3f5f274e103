#include "scenario/output.h"

#include "core/csv_out.h"

static void add_header(tsc_csv *csv)
{
    static const char *const columns[] = {"scenario", "series", "period",     "mean",       "lo80",  "hi80",
                                          "lo95",     "hi95",   "difference", "above_base", "script"};
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        tsc_csv_code(csv, columns[i]);
    tsc_csv_end(csv);
}

static void add_row(const tsc_scenario_run *run, const tsc_scenario *scenario, size_t i, tsc_csv *csv)
{
    char key[TSC_KEY_SIZE];
    const double *quantiles = scenario->quantiles + i * TSC_QUANTILES;
    const double values[] = {scenario->mean[i],
                             quantiles[tsc_scenario_column(.10)],
                             quantiles[tsc_scenario_column(.90)],
                             quantiles[tsc_scenario_column(.025)],
                             quantiles[tsc_scenario_column(.975)],
                             scenario->difference[i],
                             scenario->above_base[i]};
    tsc_key_format(&scenario->key, key);
    tsc_csv_text(csv, scenario->name);
    tsc_csv_code(csv, key);
    tsc_csv_period(csv, scenario->periods[i]);
    for (size_t v = 0; v < sizeof values / sizeof *values; v++)
        tsc_csv_number(csv, values[v]);
    tsc_csv_text(csv, run->script);
    tsc_csv_end(csv);
}

tsc_status tsc_scenario_write_csv(const tsc_scenario_run *const *runs, size_t count, tsc_buffer *out, tsc_error *err)
{
    tsc_csv csv = {.out = out};
    add_header(&csv);
    for (size_t r = 0; r < count; r++)
        for (size_t s = 0; s < runs[r]->count; s++)
            for (size_t i = 0; i < runs[r]->scenarios[s].count; i++)
                add_row(runs[r], &runs[r]->scenarios[s], i, &csv);
    return tsc_buffer_status(out, err);
}
