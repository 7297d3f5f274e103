/* The store as CSV of the contract, and several stores into one. */
#ifndef TSC_STORE_EXPORT_H
#define TSC_STORE_EXPORT_H

#include "store/audit.h"
#include "store/store.h"

/** The header and one row for each record of the contract; numbers in full, lists joined by a space. */
tsc_status tsc_figures_csv(const tsc_stored_figure *figures, size_t count, tsc_buffer *csv, tsc_error *err);
tsc_status tsc_events_csv(const tsc_stored_event *events, size_t count, tsc_buffer *csv, tsc_error *err);
tsc_status tsc_audit_csv(const tsc_finding *findings, size_t count, tsc_buffer *csv, tsc_error *err);
/** The header alone where series is NULL, else the rows of one series. */
tsc_status tsc_series_csv(const tsc_series *series, tsc_buffer *csv, tsc_error *err);

/** Writes figures.csv, events.csv, series.csv and audit.csv of the whole store into folder, staged. */
tsc_status tsc_store_export(tsc_store *store, const char *folder, tsc_error *err);

/** Adds all of another store: a document or dataset that is known by its content comes once. */
tsc_status tsc_store_merge(tsc_store *store, const char *other_path, tsc_store_counts *added, tsc_error *err);

#endif
