/* The pair of a share: whose the whole is, and whose the part; no part of the interface. */
#ifndef TSC_EXTRACT_PAIR_SHARE_H
#define TSC_EXTRACT_PAIR_SHARE_H

#include "extract/pair_parts.h"

/** Chooses who owns the whole as reporter and whose part it is as partner; what comes from the figure before or from the
    topic is set in the figure itself. */
void tsc_pair_share(tsc_candidate *c, const tsc_discourse *discourse, tsc_pair_choice *reporter,
                    tsc_pair_choice *partner);

/** Where the reporter is the group that the topic has as partner: takes the topic's reporter for it. */
bool tsc_pair_own_topic_whole(const tsc_discourse *discourse, tsc_pair_choice *reporter, tsc_figure *figure);

#endif
