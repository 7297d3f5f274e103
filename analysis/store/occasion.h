/* Merging of reports into occasions: what the files of the cooperation index share. */
#ifndef TSC_STORE_OCCASION_H
#define TSC_STORE_OCCASION_H

#include "store/codes.h"
#include "store/cooperation.h"

/** Occasions of the events that concern the pair, by date; arena holds them. */
tsc_status tsc_occasions_of_events(const tsc_stored_event *events, size_t count, const tsc_place pair[2],
                                   const tsc_act_codes *codes, tsc_arena *arena, tsc_occasion **occasions,
                                   size_t *occasion_count, tsc_error *err);

/** What became of each promise among the occasions. */
tsc_status tsc_commitments_of_occasions(const tsc_occasion *occasions, size_t count, const tsc_act_codes *codes,
                                        tsc_date as_of, tsc_arena *arena, tsc_commitment **commitments,
                                        size_t *commitment_count, tsc_error *err);

/** Same code, the same sides (or one list of sides within the other), objects that do not contradict: a paper on health is
    not one on energy, but may be one of which nothing more is said. */
bool tsc_events_same_act(const tsc_act_codes *codes, const tsc_event *a, const tsc_event *b);

/** Overlapping or no further apart than the tolerance; a missing one fits everything. */
bool tsc_periods_compatible(tsc_period a, tsc_period b, long tolerance_days);

/** Whether all given sides of the pair take part. */
bool tsc_event_concerns(const tsc_event *event, const tsc_place pair[2]);

#endif
