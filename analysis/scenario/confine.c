#include "scenario/confine.h"

#include "scenario/plan_wire.h"
#include "scenario/world_wire.h"

#include <math.h>

enum { PRINTED_LIMIT = 2 << 20, ADDRESS_SPACE = 1 << 30, QUESTIONS = 5000 };

typedef struct script {
    const char *name, *code;
    size_t length;
    tsc_sandbox_limits limits;
    lua_CFunction open;
    tsc_session *session;
} script;

static void result_wire(tsc_wire *wire, tsc_plan *plan, const char **printed)
{
    tsc_plan_wire(wire, plan);
    tsc_wire_text(wire, printed, PRINTED_LIMIT);
}

/* In the child. */
static void run_script(void *context, tsc_link *link)
{
    script *s = context;
    tsc_error err = {0};
    tsc_buffer message;
    tsc_scenario_world world = tsc_world_remote(link, s->session->world);
    s->session->world = &world;
    s->limits.line = link->progress;
    tsc_status status = tsc_sandbox_run(s->name, s->code, s->length, &s->limits, s->open, s->session, &err);
    const char *printed = tsc_buffer_text(&s->session->printed);
    tsc_buffer_init(&message);
    tsc_wire wire = tsc_wire_writer(&message);
    if (status == TSC_OK)
        result_wire(&wire, &s->session->plan, &printed);
    else
        tsc_error_wire(&wire, &err);
    if (tsc_wire_done(&wire))
        tsc_link_send(link, status == TSC_OK ? TSC_MESSAGE_PLAN : TSC_MESSAGE_FAILED, &message);
}

tsc_status tsc_confine_take(tsc_span result, tsc_session *session, tsc_error *err)
{
    const tsc_plan before = session->plan;
    const char *printed = NULL;
    tsc_wire wire = tsc_wire_reader(result, session->arena);
    tsc_plan_init(&session->plan, session->arena);
    session->plan.language = before.language;
    session->plan.seed = before.seed;
    session->plan.draws = before.draws;
    result_wire(&wire, &session->plan, &printed);
    if (!tsc_wire_done(&wire))
        return tsc_error_set(err, TSC_EINPUT, NULL, 0, "what the script's process gave back cannot be read");
    tsc_buffer_add_text(&session->printed, printed ? printed : "");
    tsc_status status = tsc_buffer_status(&session->printed, err);
    return status == TSC_OK ? tsc_plan_check(&session->plan, err) : status;
}

/* The error of a script, told by its process; its place is the script whatever the process says. */
static tsc_status take_error(tsc_span told, const char *name, tsc_error *err)
{
    tsc_error error = {0};
    tsc_wire wire = tsc_wire_reader(told, NULL);
    tsc_error_wire(&wire, &error);
    if (!tsc_wire_done(&wire) || error.code == TSC_OK)
        return tsc_error_set(err, TSC_EINPUT, name, 0, "what the script's process says went wrong cannot be read");
    return tsc_error_set(err, error.code, name, error.line, "%s", error.message);
}

/* Answers questions until there is a result. */
static tsc_status converse(tsc_child *child, const script *s, tsc_error *err)
{
    tsc_buffer message, answer;
    unsigned char kind = TSC_MESSAGE_SERIES;
    tsc_error problem = {0};
    tsc_buffer_init(&message);
    tsc_buffer_init(&answer);
    tsc_status status = tsc_child_receive(child, &kind, &message, &problem);
    for (int asked = 0; status == TSC_OK && kind <= TSC_MESSAGE_FORECAST; asked++) {
        const tsc_span question = tsc_span_make(tsc_buffer_text(&message), message.length);
        status = asked == QUESTIONS ? tsc_error_set(&problem, TSC_ELIMIT, NULL, 0, "more than %d questions", QUESTIONS)
                                    : tsc_world_answer(s->session->world, kind, question, &answer, &problem);
        if (status == TSC_OK)
            status = tsc_child_send(child, TSC_MESSAGE_ANSWER, &answer, &problem);
        if (status == TSC_OK)
            status = tsc_child_receive(child, &kind, &message, &problem);
    }
    const tsc_span result = tsc_span_make(tsc_buffer_text(&message), message.length);
    if (status != TSC_OK)
        tsc_error_set(err, status, s->name, tsc_child_progress(child), "the script was ended: %s", problem.message);
    else if (kind == TSC_MESSAGE_PLAN)
        status = tsc_confine_take(result, s->session, err);
    else
        status = take_error(result, s->name, err);
    tsc_buffer_clear(&message);
    tsc_buffer_clear(&answer);
    return status;
}

tsc_status tsc_confine_run(const char *name, const char *code, size_t length, const tsc_sandbox_limits *limits,
                           lua_CFunction open, tsc_session *session, tsc_error *err)
{
    script s = {name, code, length, *limits, open, session};
    tsc_child *child;
    /* the sandbox's own limit comes first: it knows the line for certain */
    const tsc_child_limits around = {.cpu_seconds = (unsigned)ceil(limits->cpu_seconds) + 1,
                                     .memory = limits->memory + ADDRESS_SPACE};
    tsc_status status = tsc_child_start(&around, run_script, &s, &child, err);
    if (status == TSC_OK)
        status = converse(child, &s, err);
    tsc_child_end(child);
    return status;
}
