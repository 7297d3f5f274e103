#include "scenario/output.h"

/* A field in quotes where it needs them (RFC 4180); names are the script's words. */
static void add_field(tsc_buffer *csv, const char *text)
{
    tsc_buffer_add_char(csv, '"');
    for (; *text; text++) {
        if (*text == '"')
            tsc_buffer_add_char(csv, '"');
        tsc_buffer_add_char(csv, *text);
    }
    tsc_buffer_add_char(csv, '"');
}

static void add_row(const tsc_scenario_run *run, const tsc_scenario *scenario, size_t i, tsc_buffer *csv)
{
    char key[TSC_KEY_SIZE], period[TSC_PERIOD_SIZE];
    const double *quantiles = scenario->quantiles + i * TSC_QUANTILES;
    const double values[] = {scenario->mean[i],
                             quantiles[tsc_scenario_column(.10)],
                             quantiles[tsc_scenario_column(.90)],
                             quantiles[tsc_scenario_column(.025)],
                             quantiles[tsc_scenario_column(.975)],
                             scenario->difference[i],
                             scenario->above_base[i]};
    tsc_key_format(&scenario->key, key);
    tsc_period_format(scenario->periods[i], period);
    add_field(csv, scenario->name);
    tsc_buffer_printf(csv, ",%s,%s", key, period);
    for (size_t v = 0; v < sizeof values / sizeof *values; v++) {
        tsc_buffer_add_char(csv, ',');
        tsc_buffer_add_double(csv, values[v]);
    }
    tsc_buffer_add_char(csv, ',');
    add_field(csv, run->script);
    tsc_buffer_add_char(csv, '\n');
}

tsc_status tsc_scenario_write_csv(const tsc_scenario_run *const *runs, size_t count, tsc_buffer *csv, tsc_error *err)
{
    tsc_buffer_add_text(csv, "scenario,series,period,mean,lo80,hi80,lo95,hi95,difference,above_base,script\n");
    for (size_t r = 0; r < count; r++)
        for (size_t s = 0; s < runs[r]->count; s++)
            for (size_t i = 0; i < runs[r]->scenarios[s].count; i++)
                add_row(runs[r], &runs[r]->scenarios[s], i, csv);
    return tsc_buffer_status(csv, err);
}
