/* The pair of a flow that goes from one country to another; no part of the interface. */
#ifndef TSC_EXTRACT_PAIR_FLOW_H
#define TSC_EXTRACT_PAIR_FLOW_H

#include "extract/pair_parts.h"

/** Takes a mention for a slot where it costs less than what was chosen so far. */
void tsc_pair_choose(tsc_pair_choice *chosen, const tsc_place_mention *mention, double cost);

/** Chooses reporter and partner by the frame of the indicator; both are at TSC_PAIR_REACH before. */
void tsc_pair_directed(tsc_candidate *c, tsc_pair_choice *reporter, tsc_pair_choice *partner);

/** "importations de Chine", where "de la Chine" would be China's own: right behind the flow, without the article (rule
    `bare_origin` of the language). */
bool tsc_pair_is_bare_origin(const tsc_candidate *c, const tsc_place_mention *p);

/** "of cars from China …; Chinese imports", "importations de Chine": makes the one chosen as buyer the origin where the text is of
    another one's trade with it. */
void tsc_pair_turn_origin(const tsc_candidate *c, const tsc_discourse *discourse, tsc_pair_choice *reporter,
                          tsc_pair_choice *partner);

/** "las importaciones peruanas de Tailandia bajaron; las de Japón treparon": where those of the value before have their buyer in an
    adjective and their origin in a phrase, the phrase behind "those" names an origin too, and no buyer. */
void tsc_pair_turn_parallel(const tsc_candidate *c, tsc_pair_choice *reporter, tsc_pair_choice *partner);

/** "un déficit de 313 millones a favor de Egipto": turns the figure's sides where the one chosen as reporter is whom a deficit is
    in favour of. */
void tsc_pair_turn_favour(tsc_candidate *c, const tsc_place_mention *reporter);

#endif
