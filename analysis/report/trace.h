/* From a number back to where it comes from: the ledger of a report (numbers.csv) read again and followed. */
#ifndef TSC_REPORT_TRACE_H
#define TSC_REPORT_TRACE_H

#include "core/arena.h"
#include "core/buffer.h"
#include "core/status.h"
#include "store/store.h"

typedef struct tsc_ledger_row {
    size_t number; /* the footnote, 0 for counts */
    const char *text, *value, *kind, *series, *period, *source, *locator, *computation, *from, *sentence;
} tsc_ledger_row;

typedef struct tsc_ledger {
    tsc_ledger_row *rows;
    size_t count;
} tsc_ledger;

/** Reads numbers.csv. Its texts live in arena. Errors: TSC_ENOTFOUND where there is none, TSC_EINPUT for a broken one,
    with file and line. */
tsc_status tsc_ledger_read(const char *path, tsc_arena *arena, tsc_ledger *ledger, tsc_error *err);

/** The row of the footnote that was asked for as "12", "[12]" or "[^12]"; NULL where it is none of the ledger. */
const tsc_ledger_row *tsc_ledger_footnote(const tsc_ledger *ledger, const char *asked);

/** Whether a row answers what was asked: its text or a part of it ("274 million"), its value ("274000000"), or its
    series and period ("A.KAZ.MAR.trade_turnover.USD 2024"). */
bool tsc_ledger_matches(const tsc_ledger_row *row, const char *asked);

/** Writes a row and, set in, all that it rests on, each once. */
void tsc_trace_row(const tsc_ledger *ledger, const tsc_ledger_row *row, tsc_buffer *out);

/** Writes all points of a series (of one period where period is not none): value, origin, source, sentence. */
void tsc_trace_series(const tsc_series *series, tsc_period period, tsc_buffer *out);

#endif
