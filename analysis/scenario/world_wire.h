/* What a script asks of the world, over the wire: the script runs in a child that has no store; its questions go to the
   parent, which has. */
#ifndef TSC_SCENARIO_WORLD_WIRE_H
#define TSC_SCENARIO_WORLD_WIRE_H

#include "core/child.h"
#include "core/wire.h"
#include "scenario/scenario.h"

/* Kinds of messages. */
typedef enum tsc_message {
    TSC_MESSAGE_SERIES, /* questions of the child */
    TSC_MESSAGE_GOALS,
    TSC_MESSAGE_ACTS,
    TSC_MESSAGE_FORECAST,
    TSC_MESSAGE_PLAN,   /* its result: the plan and what was printed */
    TSC_MESSAGE_FAILED, /* its result: an error */
    TSC_MESSAGE_ANSWER  /* of the parent */
} tsc_message;

/** The child's world: asks over the link. Has what the real world has. */
tsc_scenario_world tsc_world_remote(tsc_link *link, const tsc_scenario_world *real);

/** The parent's part: answers a question of the child by the world; what the world says is right or wrong becomes part
    of the answer. Errors: TSC_EINPUT where question is none. */
tsc_status tsc_world_answer(const tsc_scenario_world *world, unsigned char kind, tsc_span question, tsc_buffer *answer,
                            tsc_error *err);

/** An error over the wire, with its code and place. */
void tsc_error_wire(tsc_wire *wire, tsc_error *err);

#endif
