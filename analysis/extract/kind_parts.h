/* What the files of the kind share; no part of the interface. */
#ifndef TSC_EXTRACT_KIND_PARTS_H
#define TSC_EXTRACT_KIND_PARTS_H

#include "extract/candidate.h"

/** In tokens: a word of change or share that stands nearer than this tells of the quantity; none that stands further off than
    TSC_KIND_FAR does, whatever else is said. */
enum { TSC_KIND_NEAR = 14, TSC_KIND_FAR = 22 };

/* kind.c and kind_change.c: what a percentage and an amount have in common */

/** The word of relation before the quantity and its hedges, NULL where there is none; at: where it begins. */
const char *tsc_kind_preposition(const tsc_candidate *c, uint32_t *at);

/** Whether what a word of relation (its code, NULL where there is none) leads in is arrived at: to, until, at. */
static inline bool tsc_kind_is_goal(const char *code)
{
    return tsc_code_is(code, "to") || tsc_code_is(code, "until") || tsc_code_is(code, "at");
}

/** The nearest word of rising or falling, NULL where none is near; distance may be NULL. */
const tsc_mark *tsc_kind_change_mark(const tsc_candidate *c, double *distance);

/** "3.6 % more than a year earlier": the change that the quantity or the word behind it tells. */
tsc_change_direction tsc_kind_more_or_less(const tsc_candidate *c);

/** The same, where need be of the second of a list: "6.8 % and 9.1 % more". */
tsc_change_direction tsc_kind_change_of_list(const tsc_candidate *c);

/** The direction of a change: +1, -1, 0 unknown; before: the figure whose change it may go on with, or NULL. */
double tsc_kind_direction_of(const tsc_candidate *c, const tsc_candidate *before, double *distance);

/** A sign that is printed apart, in brackets, (+ 3,1 %): +1 or -1, 0 where there is none. */
double tsc_kind_printed_sign(const tsc_candidate *c);

/** "Өзбекстанға 32 %, Ауғанстанға 28 % артты": the word of change behind a list of percentages, of all of them where the verb
    comes last; NULL where there is none. */
const tsc_mark *tsc_kind_told_behind(const tsc_candidate *c);

/** "Corn shipments added another 610 million": whether the amount is one of its own, which comes on top of what was told. */
bool tsc_kind_comes_on_top(const tsc_candidate *c);

/** "7,2 млрд долларға немесе 19,4 пайызға артты": the word of change behind an amount that is told again as a percentage, of both where
    the verb comes last; NULL where there is none. */
const tsc_mark *tsc_kind_moved_with_share(const tsc_candidate *c);

/** "a 27.9 % rise in imports": whether a word of change stands right behind the quantity. */
bool tsc_kind_is_change_behind(const tsc_candidate *c);

/** تضاعف التبادل ثلاث مرات: whether the factor is a word that means doubled, or so many times what the number behind it says. */
bool tsc_kind_is_told_by_times(const tsc_candidate *c);

/** "The greatest rises were those of Cyprus (69 %)": the last word of change before the quantity; NULL where there is none. */
const tsc_mark *tsc_kind_change_at_head(const tsc_candidate *c);

/** "на 18 %, с 3,9 до 4,6 тыс. тонн": the way that the two levels behind went, +1 or -1, 0 where there are none; prep: the word
    of relation before the percentage. */
double tsc_kind_way_of_levels(const tsc_candidate *c, const char *prep);

/** "A gain of 29 % or of 96 million": the change before it, said in money; prep and at as of tsc_kind_preposition. */
bool tsc_kind_is_same_change(const tsc_candidate *c, const char *prep, uint32_t at);

/** Whether the quantity stands in brackets. */
bool tsc_kind_is_in_brackets(const tsc_candidate *c);

/** "fell by 9 %, or 187 million against 205": what another level is set against is a level itself. */
bool tsc_kind_is_set_against_next(const tsc_candidate *c);

/* kind_ellipsis.c */

/** "Exports rose by $200 million and imports by 900 million": whether an amount is a difference as the one before it, behind the same
    preposition and with a flow of its own, but no verb; preposition: the one before it, or NULL. */
bool tsc_kind_repeats_difference(const tsc_candidate *c, const char *preposition);

/* kind_share.c */

/** Whether a mention of a role covers a token. */
bool tsc_kind_has_mark_at(const tsc_reading *r, tsc_role role, uint32_t token);

/** The flow that a relative names behind the goods that a share is of: "41 % of the tomatoes that Poland imports"; NULL where there
    is none. */
const tsc_mark *tsc_kind_flow_of_relative(const tsc_candidate *c);

/** "40 % of its exports", "16 % всего импорта": whether the whole is named that the quantity is a part of. */
bool tsc_kind_is_part_of(const tsc_candidate *c);

/** "of which two thirds": whether nothing but articles stands between such a word and the quantity. */
bool tsc_kind_is_behind_of_which(const tsc_candidate *c);

/** "Of everything that Namibia exported, 31 % went to China": whether the whole opens the sentence. */
bool tsc_kind_is_of_whole_ahead(const tsc_candidate *c);

/** How far off a word of share, or of who takes and gives, stands; TSC_KIND_FAR where none is nearer. */
double tsc_kind_share_distance(const tsc_candidate *c);

/* kind_index.c */

/** The name of its rule. */
#define TSC_KIND_INDEX "so much of an earlier level"

/** "112.5 % of the 2022 level", "105,4% к январю 2023 года": whether a percentage tells a level as so much of an earlier one. date: the
    document's; change_at, share_at: how far off words of change and of share stand. */
bool tsc_kind_is_index(const tsc_candidate *c, tsc_date date, double change_at, double share_at);

/* kind_amount.c */

/** "4,5 млрд доллардан 7,6 млрд долларға дейін": whether the amount itself stands in the case of "from", and another follows. */
bool tsc_kind_starts_rise(const tsc_candidate *c);

/** Tells whether an amount is a level, an earlier level or a difference, and gives the figure its value. */
void tsc_kind_amount(tsc_candidate *c);

/** Whether it is set against what is spoken of: a level of the time compared with. */
bool tsc_kind_is_earlier(const tsc_candidate *c);

/** "is to grow by 4.1 % in 2026, after 2.9 % in 2024": the time behind a growth that the one before is set against; NULL where it is none
    of an earlier time. */
const tsc_timex *tsc_kind_time_of_growth_before(const tsc_candidate *c);

/** "la participación era del 1,7 %, subiendo a 2,0 %", "үлесі 4,1 пайыздан 5,6 пайызға өсті": the share that the one told right before it
    has come to; preposition: the one before it, or NULL. */
bool tsc_kind_is_goal_of_share(const tsc_candidate *c, const char *preposition);

/* kind_worth.c */

/** "a year earlier 340 tonnes for 88 million": the worth of goods that are of the time compared with. */
bool tsc_kind_is_worth_of_earlier(const tsc_candidate *c);

/** "45 projects with a total investment of 3 billion": money behind counted projects is what they are worth. */
bool tsc_kind_is_worth_of_projects(const tsc_candidate *c);

#endif
