/* One quantity on its way to a figure: what linking has decided so far, and by which rule. */
#ifndef TSC_EXTRACT_CANDIDATE_H
#define TSC_EXTRACT_CANDIDATE_H

#include "extract/discourse.h"
#include "extract/indicator.h"

/** Where a value stands in a comparison. */
typedef enum tsc_stand {
    TSC_STAND_NOW,    /* the period spoken of */
    TSC_STAND_EARLIER /* from 161 million, against 161 million: the period compared with */
} tsc_stand;

typedef struct tsc_candidate {
    const tsc_reading *reading;
    const tsc_quantity *quantity;
    const struct tsc_candidate *before;   /* the one linked before it in the sentence; NULL for the first */
    const struct tsc_candidate *previous; /* the same, what is in brackets not left out */
    size_t index;                         /* among the quantities of the sentence */
    uint32_t edge;                        /* its first token, hedges included */
    const char *lead; /* the function word before its edge, of tsc_candidate_lead; NULL where there is none */
    uint32_t lead_at; /* where it begins */
    bool lead_known;
    unsigned units;         /* class of its unit */
    const tsc_mark *anchor; /* the indicator's mark in the sentence; NULL where it comes from the discourse */
    const tsc_indicator *indicator;
    const tsc_mark *flow;   /* for a count of goods: the exports or imports that they belong to */
    const tsc_mark *forced; /* the indicator that a list gives it; NULL where there is no list */
    tsc_place forced_place; /* the partner that a list gives it */
    tsc_place given;        /* the side that the text gave, where the sentence names the other alone */
    const tsc_timex *timex; /* that dates it; NULL where none in the sentence does */
    bool ordered;           /* the pair of a mutual trade has an order: the trade of A with B */
    bool following;         /* the anchor stands behind the quantity */
    tsc_period listed_time; /* that a list gives it; none where there is no list */
    bool partial;           /* a share of something else than trade: of investment, of visitors */
    bool of_aim;            /* it measures what the sentence before aims at */
    bool continued;         /* indicator taken from the figure before */
    double borrowed_factor; /* of the unit, where that is taken from the figure before (litres: 0.001 m3); 0: none */
    tsc_stand stand;
    double direction; /* of a change: +1, -1, 0 unknown */
    tsc_figure figure;
    const char *by_kind, *by_indicator, *by_pair, *by_period, *by_status; /* names of the rules that decided */
    bool rejected;
    const char *by_rejection; /* why there is no record */
} tsc_candidate;

/** The function word (its code) right before the first token of a candidate, as of tsc_reading_before: asked again and again,
    and so kept for those that are linked. */
static inline const char *tsc_candidate_lead(const tsc_candidate *candidate, uint32_t *at)
{
    if (!candidate->lead_known)
        return tsc_reading_before(candidate->reading, candidate->edge, at);
    if (candidate->lead != NULL && at != NULL)
        *at = candidate->lead_at;
    return candidate->lead;
}

/** Whether the function word right before its first token has this code. */
static inline bool tsc_candidate_is_led_by(const tsc_candidate *candidate, const char *code)
{
    return tsc_code_is(tsc_candidate_lead(candidate, NULL), code);
}

static inline void tsc_candidate_reject(tsc_candidate *candidate, const char *why)
{
    candidate->rejected = true;
    candidate->by_rejection = why;
}

/** Shares out the members of lists ("exports and imports came to 5 and 7, respectively"): sets forced and
    forced_place of the candidates of a sentence. */
void tsc_candidates_share_out(tsc_candidate *candidates, size_t count, const tsc_discourse *discourse);

/** Finds indicator and unit: the best scored indicator word of the sentence that can have such a unit, else the topic.
    Sets rejected where nothing speaks for a figure. */
void tsc_candidate_anchor(tsc_candidate *candidate, const tsc_discourse *discourse, const tsc_candidate *before);

/** Tells level, change and share apart, the direction of a change, and what is an earlier level. */
void tsc_candidate_kind(tsc_candidate *candidate, const tsc_discourse *discourse, const tsc_candidate *before);

/** "Of the 11 billion in exports, 91 % went to …": an amount that opens its clause and is told in parts. */
bool tsc_candidate_is_divided(const tsc_candidate *candidate);

/** "435 million, and by 2030 a billion": a time behind the value that belongs to the value after it. */
bool tsc_candidate_is_time_of_next(const tsc_candidate *candidate, const tsc_timex *timex);

/** "1.7 billion in 2022 (+24 %)": a change in brackets that says nothing of its own time is of the value before them. */
bool tsc_candidate_is_remark(const tsc_candidate *candidate);

/** "€23.1 billion ($25.4 billion)": the amount before it in another currency, and nothing else. */
bool tsc_candidate_is_converted(const tsc_candidate *candidate);

/** Whether it is the level that the change right before it came to: "rose 25.7 percent to $70 billion". It is of the same
    indicator and pair. */
bool tsc_candidate_is_reached(const tsc_candidate *candidate);

/** "By the end of May, imports stood at 207 million", written in July: a month that is over, where nothing speaks of things
    to come. */
bool tsc_candidate_is_late(const tsc_candidate *candidate, const tsc_timex *timex, const tsc_discourse *discourse);

/** Settles what the kind leaves open: the sign of a balance, whether investment is a stock, and which flow counted goods
    belong to. Sets rejected for goods without a flow. */
void tsc_candidate_settle(tsc_candidate *candidate, const tsc_discourse *discourse, const tsc_candidate *before);

/** Finds reporter and partner. */
void tsc_candidate_pair(tsc_candidate *candidate, const tsc_discourse *discourse);
/** Whether its partner stands behind a colon that follows the indicator: lines that follow name partners as well. */
bool tsc_pair_lists_partners(const tsc_candidate *c);
/** "1.2 million tonnes were imported to Russia": nobody acts, and where it goes buys. */
bool tsc_pair_is_passive(const tsc_candidate *c);

/** Finds period and base period. */
void tsc_candidate_period(tsc_candidate *candidate, const tsc_discourse *discourse, const tsc_candidate *before);

/** Finds out whether it happened, is expected, aimed at or possible. */
void tsc_candidate_status(tsc_candidate *candidate, const tsc_discourse *discourse, const tsc_candidate *before);

/** Finds the good, if one is spoken of. */
tsc_status tsc_candidate_commodity(tsc_candidate *candidate, const tsc_discourse *discourse, tsc_arena *arena,
                                   tsc_error *err);

/** The nearest mark of a role with one of two codes (code_b may be NULL) to the candidate, by reading distance;
    behind adds to the distance of marks behind it (negative: only those before). NULL where none is nearer than limit. */
const tsc_mark *tsc_candidate_nearest(const tsc_candidate *candidate, tsc_role role, const char *code_a,
                                      const char *code_b, double behind, double limit, double *distance);

/** The same; most sentences have no mark of the role at all. */
static inline const tsc_mark *tsc_candidate_near(const tsc_candidate *candidate, tsc_role role, const char *code_a,
                                                 const char *code_b, double behind, double limit, double *distance)
{
    if (candidate->reading->of[role].count > 0)
        return tsc_candidate_nearest(candidate, role, code_a, code_b, behind, limit, distance);
    if (distance != NULL)
        *distance = limit;
    return NULL;
}

#endif
