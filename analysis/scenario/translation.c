#include "scenario/translation.h"

#include "core/file.h"
#include "scenario/phrases.h"

#include <string.h>
#include <unistd.h>

/* The file of the plan's language beside a script; false where there is none, or where path failed. */
static bool find_file(const tsc_plan *plan, const char *script, tsc_buffer *path)
{
    const char *ending = tsc_path_ending(script);
    size_t length = strlen(script) - strlen(ending);
    if (!*ending || strspn(plan->language, "abcdefghijklmnopqrstuvwxyz") != strlen(plan->language))
        return false;
    tsc_buffer_add(path, script, length);
    tsc_buffer_printf(path, "%s.words", plan->language);
    return !path->failed && access(path->data, R_OK) == 0;
}

typedef struct translator {
    const tsc_scenario_phrases *words;
    tsc_arena *arena;
    bool failed;
} translator;

static void translate(translator *t, const char **text)
{
    const char *found = *text && **text ? tsc_map_get(&t->words->by_name, tsc_span_of(*text)) : NULL;
    if (!found)
        return;
    *text = tsc_arena_strdup(t->arena, found);
    t->failed = t->failed || !*text;
}

/* The name of a chance quotes the event that it is the chance of. */
static void translate_chance(translator *t, tsc_plan_input *input)
{
    size_t length = strlen(TSC_CHANCE_OF);
    const char *event = strncmp(input->id, TSC_CHANCE_OF, length) == 0 ? input->id + length : NULL;
    const char *found = event && *event ? tsc_map_get(&t->words->by_name, tsc_span_of(event)) : NULL;
    const char *at = found ? strstr(input->name, event) : NULL;
    if (!at)
        return;
    tsc_buffer name;
    tsc_buffer_init(&name);
    tsc_buffer_add(&name, input->name, (size_t)(at - input->name));
    tsc_buffer_add_text(&name, found);
    tsc_buffer_add_text(&name, at + strlen(event));
    input->name = tsc_arena_strdup(t->arena, tsc_buffer_text(&name));
    t->failed = t->failed || name.failed || !input->name;
    tsc_buffer_clear(&name);
}

static bool translate_plan(tsc_plan *plan, const tsc_scenario_phrases *words)
{
    translator t = {.words = words, .arena = plan->arena};
    translate(&t, &plan->title);
    translate(&t, &plan->question);
    for (size_t i = 0; i < plan->node_count; i++)
        translate(&t, &plan->nodes[i].label);
    for (size_t i = 0; i < plan->input_count; i++) {
        translate_chance(&t, &plan->inputs[i]);
        translate(&t, &plan->inputs[i].name);
    }
    for (size_t i = 0; i < plan->scenario_count; i++) {
        translate(&t, &plan->scenarios[i].label);
        translate(&t, &plan->scenarios[i].description);
        translate(&t, &plan->scenarios[i].unit_label);
    }
    for (size_t i = 0; i < plan->target_count; i++)
        translate(&t, &plan->targets[i].name);
    for (size_t i = 0; i < plan->note_count; i++)
        translate(&t, &plan->notes[i]);
    return !t.failed;
}

static tsc_status translate_by(tsc_plan *plan, const char *path, tsc_error *err)
{
    tsc_scenario_phrases words;
    tsc_status status = tsc_scenario_phrases_load(&words, path, plan->language, err);
    if (status == TSC_OK && !translate_plan(plan, &words))
        status = tsc_error_set(err, TSC_ENOMEM, path, 0, "out of memory for the translation of a script");
    tsc_scenario_phrases_clear(&words);
    return status;
}

tsc_status tsc_plan_translate(tsc_plan *plan, const char *script, tsc_error *err)
{
    tsc_buffer path;
    tsc_status status = TSC_OK;
    tsc_buffer_init(&path);
    plan->translated = find_file(plan, script, &path);
    if (plan->translated)
        status = translate_by(plan, tsc_buffer_text(&path), err);
    else
        status = tsc_buffer_status(&path, err);
    tsc_buffer_clear(&path);
    return status;
}
