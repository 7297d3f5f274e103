/* The whole store as the CSV files of the contract. */
#include "store/export.h"

#include "core/file.h"

static tsc_status write_file(const char *folder, const char *name, tsc_buffer *content, tsc_error *err)
{
    tsc_status status = tsc_file_write_in(folder, name, content, err);
    tsc_buffer_reset(content);
    return status;
}

static tsc_status export_series(tsc_store *store, const tsc_key *pattern, tsc_buffer *csv, tsc_error *err)
{
    tsc_arena keys_arena, arena;
    tsc_key *keys = NULL;
    size_t count = 0;
    tsc_arena_init(&keys_arena);
    tsc_arena_init(&arena);
    tsc_status status = tsc_store_keys(store, pattern, &keys_arena, &keys, &count, err);
    if (!status)
        status = tsc_series_csv(NULL, csv, err);
    for (size_t i = 0; !status && i < count; i++) {
        tsc_series series;
        tsc_arena_reset(&arena);
        status = tsc_store_series(store, &keys[i], &arena, &series, err);
        if (!status)
            status = tsc_series_csv(&series, csv, err);
        else if (status == TSC_ENOTFOUND)
            status = TSC_OK;
    }
    tsc_arena_clear(&arena);
    tsc_arena_clear(&keys_arena);
    return status;
}

tsc_status tsc_store_export(tsc_store *store, const char *folder, tsc_error *err)
{
    tsc_arena arena;
    tsc_buffer csv;
    tsc_stored_figure *figures = NULL;
    tsc_stored_event *events = NULL;
    tsc_finding *findings = NULL;
    size_t figure_count = 0, event_count = 0, finding_count = 0;
    tsc_arena_init(&arena);
    tsc_buffer_init(&csv);
    tsc_status status = tsc_folder_make(folder, err);
    if (!status)
        status = tsc_store_figures(store, 0, &arena, &figures, &figure_count, err);
    if (!status && !(status = tsc_figures_csv(figures, figure_count, &csv, err)))
        status = write_file(folder, "figures.csv", &csv, err);
    if (!status)
        status = tsc_store_events(store, 0, &arena, &events, &event_count, err);
    if (!status && !(status = tsc_events_csv(events, event_count, &csv, err)))
        status = write_file(folder, "events.csv", &csv, err);
    if (!status && !(status = export_series(store, NULL, &csv, err)))
        status = write_file(folder, "series.csv", &csv, err);
    if (!status)
        status = tsc_audit(store, &arena, &findings, &finding_count, err);
    if (!status && !(status = tsc_audit_csv(findings, finding_count, &csv, err)))
        status = write_file(folder, "audit.csv", &csv, err);
    tsc_buffer_clear(&csv);
    tsc_arena_clear(&arena);
    return status;
}
