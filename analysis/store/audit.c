/* The audit: settings, statements, checks, order of findings. */
#include "store/audit.h"

#include "core/number.h"
#include "core/tsv.h"
#include "store/statements.h"

#include <stdio.h>
#include <stdlib.h>

const char *tsc_severity_name(tsc_severity severity)
{
    static const char *const names[] = {"note", "warning", "error"};
    return names[severity];
}

static tsc_status take_setting(void *context, const tsc_csv_row *row, tsc_error *err)
{
    tsc_audit_run *run = context;
    tsc_audit_settings *settings = &run->settings;
    double value = 0;
    static const char *const names[] = {"cif_fob_margin", "rest_of_year_pace", "scale_slip", "rate_margin"};
    double *const fields[] = {&settings->cif_fob_margin, &settings->rest_of_year_pace, &settings->scale_slip,
                              &settings->rate_margin};
    for (size_t i = 0; i < 4; i++)
        if (row->count == 2 && tsc_span_equals(row->fields[0], names[i]) && tsc_number_parse(row->fields[1], &value) &&
            value > 0) {
            *fields[i] = value;
            return TSC_OK;
        }
    return tsc_error_set(err, TSC_EINPUT, NULL, 0, "want a setting of the audit, a tab and a positive number");
}

static tsc_status take_rate(void *context, const tsc_csv_row *row, tsc_error *err)
{
    tsc_audit_run *run = context;
    char key[32];
    double value = 0;
    if (row->count != 3 || !tsc_number_parse(row->fields[2], &value) || value <= 0)
        return tsc_error_set(err, TSC_EINPUT, NULL, 0, "want currency, year and units for a dollar, parted by tabs");
    snprintf(key, sizeof key, "%.8s %.8s", row->fields[0].data, row->fields[1].data);
    char *copy = tsc_arena_strdup(run->arena, key);
    double *rate = tsc_arena_alloc(run->arena, sizeof *rate);
    if (!copy || !rate)
        return tsc_error_memory(err, "the store");
    *rate = value;
    return tsc_map_put(&run->settings.rates, tsc_span_of(copy), rate) ? TSC_OK : tsc_error_memory(err, "the store");
}

static int compare_findings(const void *left, const void *right)
{
    const tsc_finding *a = left, *b = right;
    int order = (int)b->severity - (int)a->severity;
    if (!order)
        order = tsc_key_compare(&a->key, &b->key);
    if (!order)
        order = tsc_period_compare(a->period, b->period);
    if (!order)
        order = strcmp(a->finding, b->finding);
    if (!order)
        order = strcmp(a->locators, b->locators);
    return order ? order : strcmp(a->explanation, b->explanation);
}

tsc_status tsc_audit(tsc_store *store, tsc_arena *arena, tsc_finding **findings, size_t *count, tsc_error *err)
{
    tsc_audit_run run = {.store = store, .arena = arena, .err = err};
    *findings = NULL;
    *count = 0;
    tsc_map_init(&run.settings.rates);
    tsc_status status = tsc_tsv_read_data("audit/settings.tsv", take_setting, &run, err);
    if (!status)
        status = tsc_tsv_read_data("audit/rates.tsv", take_rate, &run, err);
    if (!status)
        status = tsc_audit_collect(&run);
    if (!status) {
        tsc_audit_sums(&run);
        tsc_audit_growth(&run);
        tsc_audit_levels(&run);
        tsc_audit_mirrors(&run);
        tsc_audit_targets(&run);
        status = run.status;
    }
    tsc_map_clear(&run.settings.rates);
    if (status)
        return status;
    if (run.finding_count)
        qsort(run.findings, run.finding_count, sizeof *run.findings, compare_findings);
    *findings = run.findings;
    *count = run.finding_count;
    return TSC_OK;
}
