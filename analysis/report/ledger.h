/* The CSV files that a report brings along: projections, targets, and every number of the report with its source. */
#ifndef TSC_REPORT_LEDGER_H
#define TSC_REPORT_LEDGER_H

#include "report/facts.h"

/** series,period,model,mean,lo80,hi80,lo95,hi95: every projected series, every step. */
void tsc_ledger_projections(const tsc_facts *facts, tsc_buffer *csv);

/** series,due,value,base_period,base_value,required_growth_pct,probability,expected_period,source */
void tsc_ledger_targets(const tsc_facts *facts, tsc_buffer *csv);

/** number,text,value,kind,series,period,source,locator,computation,from,sentence: the footnotes of a report in their
    order (kind document, official or computed), then the numbers that count what stands in the store (kind count). */
void tsc_ledger_numbers(tsc_report *report, tsc_buffer *csv);

#endif
