#include "scenario/words.h"

#include "core/number.h"
#include "core/utf8.h"
#include "scenario/number_words.h"


#include <math.h>
#include <stdio.h>
#include <string.h>

enum { PART_SIZE = TSC_NUMBER_WORDS, SENTENCES = 200, ALL_SENTENCES = 4000 };

/* One scenario's sentences being written. */
typedef struct writer {
    const tsc_plan *plan;
    const tsc_scenario_phrases *phrases;
    tsc_arena *arena;
    bool *used, *told;    /* told: nodes that another sentence speaks of */
    const char **sentences;
    size_t count;
    size_t all;           /* sentences so far, over all scenarios */
    tsc_buffer line;
    tsc_number_reader numbers;
    tsc_status status;
    tsc_error *err;
} writer;

/* Clears a text that went into a sentence; where it failed, the sentence lacks it. */
static void finish_part(writer *to, tsc_buffer *text)
{
    if (text->failed)
        to->status = tsc_error_memory(to->err, "the words of a scenario");
    tsc_buffer_clear(text);
}

/* The text of a buffer, which is cleared, as far as it fits. */
static void take_part(writer *to, tsc_buffer *text, char part[PART_SIZE])
{
    size_t length = text->length < PART_SIZE ? text->length : 0;
    memcpy(part, tsc_buffer_text(text), length);
    part[length] = '\0';
    finish_part(to, text);
}

static void read_number(writer *to, uint32_t node, tsc_number_reading how, const tsc_key *key, char part[PART_SIZE])
{
    tsc_number_words(&to->numbers, node, how, key, part);
}

/* "trade_turnover" as the phrases have it, else with blanks. */
static void add_indicator(const tsc_scenario_phrases *phrases, const tsc_key *key, tsc_buffer *to)
{
    char name[sizeof key->indicator + 16];
    snprintf(name, sizeof name, "indicator.%s", key->indicator);
    if (tsc_scenario_phrases_has(phrases, name)) {
        tsc_scenario_phrases_add(phrases, name, NULL, to);
        return;
    }
    for (const char *p = key->indicator; *p; p++)
        tsc_buffer_add_char(to, *p == '_' ? ' ' : *p);
}

void tsc_scenario_words_key(const tsc_scenario_phrases *phrases, const tsc_key *key, const char *language,
                            tsc_buffer *to)
{
    char reporter[128] = "", partner[128] = "";
    tsc_buffer indicator = {0};
    add_indicator(phrases, key, &indicator);
    if (!tsc_place_is_none(key->reporter))
        tsc_place_name(key->reporter, language, reporter, sizeof reporter);
    if (!tsc_place_is_none(key->partner))
        tsc_place_name(key->partner, language, partner, sizeof partner);
    tsc_scenario_part parts[] = {{"indicator", tsc_buffer_text(&indicator)},
                               {"reporter", reporter},
                               {"partner", partner},
                               {"commodity", key->commodity},
                               {NULL, NULL}};
    const char *both = tsc_indicator_is_symmetric(key->indicator)   ? "key"
                       : strncmp(key->indicator, "exports", 7) == 0 ? "key_to"
                       : strncmp(key->indicator, "imports", 7) == 0 ? "key_from"
                                                                    : "key_with";
    tsc_scenario_phrases_add(phrases,
                             !*reporter && !*partner ? "key_open"
                             : !*partner             ? "key_one"
                             : !*reporter            ? "key_partner"
                                                     : both,
                             parts, to);
    if (*key->commodity)
        tsc_scenario_phrases_add(phrases, "key_commodity", parts, to);
    tsc_buffer_clear_part(&indicator, to);
}

static void say(writer *to, const char *phrase, const tsc_scenario_part *parts)
{
    tsc_buffer words = {0};
    tsc_buffer_reset(&to->line);
    tsc_scenario_phrases_add(to->phrases, phrase, parts, &words);
    tsc_utf8_add_capital(&to->line, tsc_buffer_text(&words));
    tsc_buffer_clear_part(&words, &to->line);
    if (to->line.length && to->line.data[to->line.length - 1] != '.') /* a phrase may end in "2026 г." or in a bracket */
        tsc_buffer_add_char(&to->line, '.');
    const char *sentence = tsc_arena_strdup(to->arena, tsc_buffer_text(&to->line));
    if (!sentence || to->line.failed)
        to->status = tsc_error_memory(to->err, "the words of a scenario");
    else
        to->sentences[to->count++] = sentence;
}

static void series_words(writer *to, const tsc_plan_series *series, char part[PART_SIZE])
{
    tsc_buffer text = {0};
    tsc_scenario_words_key(to->phrases, &series->key, to->plan->language, &text);
    take_part(to, &text, part);
}

static void say_series(writer *to, const tsc_plan_series *series, const char *phrase, const char *model)
{
    char name[PART_SIZE], year[16];
    tsc_buffer last = {0};
    series_words(to, series, name);
    tsc_number_add(series->values[series->count - 1], TSC_READ_AMOUNT, &series->key, to->plan->language, &last);
    tsc_number_format_fixed(series->years[series->count - 1], 0, year, sizeof year);
    tsc_scenario_part parts[] = {
        {"series", name}, {"last", tsc_buffer_text(&last)}, {"year", year}, {"model", model}, {NULL, NULL}};
    say(to, phrase, parts);
    finish_part(to, &last);
}

/* "10 % in 2025, 8 % in 2026" of an override. */
static void list_years(writer *to, const tsc_plan_node *node, tsc_number_reading how, const tsc_key *key, tsc_buffer *list)
{
    for (size_t i = 0; i < node->count; i++) {
        char value[PART_SIZE], year[16];
        read_number(to, node->more[i], how, key, value);
        tsc_number_format_fixed(node->years[i], 0, year, sizeof year);
        tsc_scenario_part parts[] = {{"value", value}, {"year", year}, {NULL, NULL}};
        tsc_buffer_add_text(list, i ? ", " : "");
        tsc_scenario_phrases_add(to->phrases, "in_year", parts, list);
    }
}

static void say_grow(writer *to, const tsc_plan_node *node)
{
    const tsc_plan_node *start = &to->plan->nodes[node->args[0]], *rate = &to->plan->nodes[node->args[1]];
    char name[PART_SIZE] = "", rest[PART_SIZE], year[16];
    tsc_buffer list = {0}, last = {0}, key = {0};
    if (node->key)
        tsc_scenario_words_key(to->phrases, node->key, to->plan->language, &key);
    take_part(to, &key, name);
    if (start->op == TSC_OP_STEADY) {
        const tsc_plan_series *series = &to->plan->series[start->index];
        tsc_number_add(series->values[series->count - 1], TSC_READ_AMOUNT, &series->key, to->plan->language, &last);
        to->told[node->args[0]] = true;
    }
    bool by_year = rate->op == TSC_OP_OVERRIDE;
    if (by_year) {
        list_years(to, rate, TSC_READ_SHARE, NULL, &list);
        to->told[node->args[1]] = true;
    }
    read_number(to, by_year ? rate->args[0] : node->args[1], TSC_READ_SHARE, NULL, rest);
    tsc_number_format_fixed(node->year, 0, year, sizeof year);
    tsc_scenario_part parts[] = {{"series", name},  {"rate", rest},
                               {"from", year},    {"last", tsc_buffer_text(&last)},
                               {"list", tsc_buffer_text(&list)}, {NULL, NULL}};
    say(to, by_year ? "grow_years" : start->op == TSC_OP_STEADY ? "grow" : "grow_path", parts);
    finish_part(to, &list);
    finish_part(to, &last);
}

static void say_override(writer *to, const tsc_plan_node *node)
{
    tsc_buffer list = {0};
    list_years(to, node, TSC_READ_AMOUNT, node->key, &list);
    tsc_scenario_part parts[] = {{"list", tsc_buffer_text(&list)}, {NULL, NULL}};
    say(to, "override", parts);
    finish_part(to, &list);
}

static const char *name_or(const writer *to, const char *label, const char *phrase, tsc_buffer *room)
{
    if (*label)
        return label;
    tsc_scenario_phrases_add(to->phrases, phrase, NULL, room);
    return tsc_buffer_text(room);
}

/* The node that a bare one ends up in, where it meets an amount of a series: added to it (then it is an amount too), or
   multiplied with it (then it is a share). NULL where it never does. */
static const tsc_plan_node *meets_amount(const writer *to, size_t node)
{
    for (size_t n = node + 1; n < to->plan->node_count; n++) {
        const tsc_plan_node *above = &to->plan->nodes[n];
        bool uses = false;
        for (size_t a = 0; a < above->arg_count; a++)
            uses = uses || above->args[a] == node;
        if (!uses || !to->used[n])
            continue;
        if (above->key)
            return above;
        node = n;
    }
    return NULL;
}

static const tsc_key *key_above(const writer *to, size_t node)
{
    const tsc_plan_node *above = meets_amount(to, node);
    return above ? above->key : NULL;
}

static void say_phase(writer *to, const tsc_plan_node *node, size_t index)
{
    char amount[PART_SIZE], from[PART_SIZE], years[PART_SIZE];
    tsc_buffer name = {0};
    const tsc_plan_node *above = meets_amount(to, index);
    bool share = node->shape == 2 || (above && (above->op == TSC_OP_MULTIPLY || above->op == TSC_OP_DIVIDE));
    read_number(to, node->args[0], share ? TSC_READ_SHARE : TSC_READ_AMOUNT, above ? above->key : NULL, amount);
    tsc_number_words_year(&to->numbers, node->args[1], from);
    bool at_once = tsc_number_words_years(&to->numbers, node->args[2], years);
    tsc_scenario_part parts[] = {{"name", name_or(to, node->label, "an_addition", &name)},
                               {"amount", amount},
                               {"from", from},
                               {"years", years},
                               {NULL, NULL}};
    say(to, share      ? at_once ? "policy_at_once" : "policy"
            : at_once     ? "addition_at_once"
            : node->shape ? "addition_s"
                          : "addition", parts);
    finish_part(to, &name);
}

static void say_shock(writer *to, const tsc_plan_node *node)
{
    static const char *const phrases[][2] = {{"shock_stays", "shock_stays"},
                                             {"shock_recovers", "shock_long_recovers"},
                                             {"shock_fades", "shock_long_fades"}};
    char size[PART_SIZE], year[PART_SIZE], lasts[PART_SIZE], recovery[PART_SIZE];
    tsc_buffer name = {0};
    const tsc_plan_node *depth = &to->plan->nodes[node->args[0]];
    bool chanced = depth->op == TSC_OP_MULTIPLY && to->plan->nodes[depth->args[1]].op == TSC_OP_DRAW;
    read_number(to, chanced ? depth->args[0] : node->args[0], TSC_READ_SHARE, NULL, size);
    tsc_number_words_year(&to->numbers, node->args[1], year);
    bool brief = tsc_number_words_years(&to->numbers, node->args[2], lasts);
    if (node->shape == 1)
        tsc_number_words_years(&to->numbers, node->args[3], recovery);
    else
        read_number(to, node->args[3], TSC_READ_SHARE, NULL, recovery);
    tsc_scenario_part parts[] = {{"name", name_or(to, node->label, "a_shock", &name)},
                               {"size", size},
                               {"year", year},
                               {"lasts", lasts},
                               {"recovery", recovery},
                               {NULL, NULL}};
    say(to, phrases[node->shape][!brief], parts);
    finish_part(to, &name);
}

/* The number that a switch is multiplied with before it meets an amount, chances aside; false where there is none. */
static bool factor_of(const writer *to, size_t node, uint32_t *factor)
{
    for (size_t n = node + 1; n < to->plan->node_count; n++) {
        const tsc_plan_node *above = &to->plan->nodes[n];
        if (!to->used[n] || above->arg_count != 2 || (above->args[0] != node && above->args[1] != node))
            continue;
        *factor = above->args[above->args[0] == node ? 1 : 0];
        const tsc_plan_node *other = &to->plan->nodes[*factor];
        bool chance = other->op == TSC_OP_DRAW &&
                      to->plan->inputs[other->index].distribution.kind == TSC_DISTRIBUTION_CHANCE;
        if (above->key || above->op != TSC_OP_MULTIPLY)
            return false;
        if (!chance)
            return !other->path;
        node = n;
    }
    return false;
}

static void say_since(writer *to, const tsc_plan_node *node, size_t index)
{
    char year[PART_SIZE], amount[PART_SIZE] = "";
    uint32_t factor;
    tsc_buffer name = {0};
    const tsc_plan_node *above = meets_amount(to, index);
    bool sized = above && factor_of(to, index, &factor), added = above && above->op != TSC_OP_MULTIPLY;
    tsc_number_words_year(&to->numbers, node->args[0], year);
    if (sized)
        read_number(to, factor, added ? TSC_READ_AMOUNT : TSC_READ_SHARE, above->key, amount);
    tsc_scenario_part parts[] = {{"name", name_or(to, node->label, "a_change", &name)},
                                 {"year", year},
                                 {"from", year},
                                 {"amount", amount},
                                 {NULL, NULL}};
    say(to, !sized ? "since" : added ? "addition_at_once" : "policy_at_once", parts);
    finish_part(to, &name);
}

static void say_walk(writer *to, const tsc_plan_node *node)
{
    char start[PART_SIZE], growth[PART_SIZE], volatility[PART_SIZE], year[16];
    read_number(to, node->args[0], TSC_READ_AMOUNT, NULL, start);
    read_number(to, node->args[1], TSC_READ_SHARE, NULL, growth);
    read_number(to, node->args[2], TSC_READ_SHARE, NULL, volatility);
    tsc_number_format_fixed(node->year, 0, year, sizeof year);
    tsc_scenario_part parts[] = {{"name", node->label},         {"start", start}, {"growth", growth},
                               {"volatility", volatility}, {"year", year},   {NULL, NULL}};
    say(to, "walk", parts);
}

/* Only what happens by chance: other draws are read where they are used. */
static void say_draw(writer *to, const tsc_plan_node *node)
{
    const tsc_plan_input *input = &to->plan->inputs[node->index];
    tsc_buffer chance = {0}, name = {0};
    if (input->distribution.kind != TSC_DISTRIBUTION_CHANCE)
        return;
    tsc_number_add_percent(input->distribution.a, to->plan->language, &chance);
    tsc_scenario_part parts[] = {{"name", name_or(to, input->name, "it_comes", &name)},
                                 {"chance", tsc_buffer_text(&chance)},
                                 {NULL, NULL}};
    say(to, "chance", parts);
    finish_part(to, &chance);
    finish_part(to, &name);
}

/* A bound by a number, a split of a flow. */
static void say_binary(writer *to, const tsc_plan_node *node, size_t index)
{
    const tsc_plan_node *a = &to->plan->nodes[node->args[0]], *b = &to->plan->nodes[node->args[1]];
    char value[PART_SIZE];
    if ((node->op == TSC_OP_LEAST || node->op == TSC_OP_MOST) && !b->path) {
        read_number(to, node->args[1], TSC_READ_AMOUNT, node->key ? node->key : key_above(to, index), value);
        tsc_scenario_part parts[] = {{"value", value}, {NULL, NULL}};
        say(to, node->op == TSC_OP_LEAST ? "at_most" : "at_least", parts);
    }
    if (node->op == TSC_OP_MULTIPLY && node->assumed && node->key && a->op == TSC_OP_MULTIPLY && a->key &&
        strcmp(node->key->indicator, a->key->indicator) != 0) {
        tsc_buffer part = {0}, whole = {0};
        add_indicator(to->phrases, node->key, &part);
        add_indicator(to->phrases, a->key, &whole);
        read_number(to, a->args[1], TSC_READ_SHARE, NULL, value);
        tsc_scenario_part parts[] = {{"part", tsc_buffer_text(&part)},
                                   {"whole", tsc_buffer_text(&whole)},
                                   {"share", value},
                                   {NULL, NULL}};
        say(to, "split", parts);
        finish_part(to, &part);
        finish_part(to, &whole);
    }
}

static void say_smart(writer *to, const tsc_plan_node *node, size_t index)
{
    char imports[PART_SIZE], before[PART_SIZE], after[PART_SIZE], demand[PART_SIZE];
    read_number(to, node->args[0], TSC_READ_AMOUNT, node->key ? node->key : key_above(to, index), imports);
    read_number(to, node->args[2], TSC_READ_SHARE, NULL, before);
    read_number(to, node->args[3], TSC_READ_SHARE, NULL, after);
    read_number(to, node->args[4], TSC_READ_AMOUNT, NULL, demand);
    tsc_scenario_part parts[] = {
        {"imports", imports}, {"before", before}, {"after", after}, {"demand", demand}, {NULL, NULL}};
    say(to, "smart", parts);
}

static void say_delay(writer *to, int by)
{
    char count[16], years[PART_SIZE];
    tsc_buffer text = {0};
    tsc_number_format_fixed(by, 0, count, sizeof count);
    tsc_number_add_counted("years", by, count, to->numbers.phrases, &text);
    take_part(to, &text, years);
    say(to, "delay", (const tsc_scenario_part[]){{"years", years}, {NULL, NULL}});
}

static void say_node(writer *to, size_t index)
{
    const tsc_plan *plan = to->plan;
    const tsc_plan_node *node = &plan->nodes[index];
    char year[16];
    tsc_number_format_fixed(node->year, 0, year, sizeof year);
    tsc_scenario_part parts[] = {{"year", year}, {NULL, NULL}};
    switch (node->op) {
    case TSC_OP_PROJECT: {
        const tsc_plan_projection *projection = &plan->projections[node->index];
        say_series(to, &plan->series[projection->series], "project", projection->forecast.model);
        break;
    }
    case TSC_OP_STEADY:
        say_series(to, &plan->series[node->index], "steady", "");
        break;
    case TSC_OP_GROW:
        say_grow(to, node);
        break;
    case TSC_OP_OVERRIDE:
        say_override(to, node);
        break;
    case TSC_OP_PHASE:
        say_phase(to, node, index);
        break;
    case TSC_OP_SHOCK:
        say_shock(to, node);
        break;
    case TSC_OP_SINCE:
        say_since(to, node, index);
        break;
    case TSC_OP_WALK:
        say_walk(to, node);
        break;
    case TSC_OP_DRAW:
        say_draw(to, node);
        break;
    case TSC_OP_LEAST:
    case TSC_OP_MOST:
    case TSC_OP_MULTIPLY:
        say_binary(to, node, index);
        break;
    case TSC_OP_SMART:
        say_smart(to, node, index);
        break;
    case TSC_OP_DELAY:
        say_delay(to, node->shape);
        break;
    case TSC_OP_TOTAL:
        say(to, "total", parts);
        break;
    default:
        break;
    }
}

/* What grows is told with its start, so later nodes are looked at first for what they tell. */
static void mark_told(writer *to)
{
    for (size_t n = 0; n < to->plan->node_count; n++) {
        const tsc_plan_node *node = &to->plan->nodes[n];
        if (!to->used[n] || node->op != TSC_OP_GROW)
            continue;
        if (to->plan->nodes[node->args[0]].op == TSC_OP_STEADY)
            to->told[node->args[0]] = true;
        if (to->plan->nodes[node->args[1]].op == TSC_OP_OVERRIDE)
            to->told[node->args[1]] = true;
    }
}

/* Whether the sentence stands there already: a series that is projected twice is one assumption. */
static bool is_said(const writer *to, size_t sentence)
{
    for (size_t i = 0; i < sentence; i++)
        if (strcmp(to->sentences[i], to->sentences[sentence]) == 0)
            return true;
    return false;
}

/* A tornado knows a projection by its key, and a draw by the name that the script gave it, if it did: here they get
   words. */
static void name_bars(writer *to, tsc_scenario *scenario)
{
    for (size_t i = 0; i < scenario->tornado_count; i++) {
        tsc_scenario_bar *bar = &scenario->tornado[i];
        tsc_key key;
        bool projection = isnan(bar->low) && tsc_key_parse(tsc_span_of(bar->input), &key);
        if (!projection && *bar->input)
            continue;
        tsc_buffer series = {0};
        if (projection)
            tsc_scenario_words_key(to->phrases, &key, to->plan->language, &series);
        tsc_scenario_part parts[] = {{"series", tsc_buffer_text(&series)}, {NULL, NULL}};
        tsc_buffer_reset(&to->line);
        tsc_scenario_phrases_add(to->phrases, projection ? "projection_input" : "unnamed_input", parts, &to->line);
        bar->input = tsc_arena_strdup(to->arena, tsc_buffer_text(&to->line));
        if (!bar->input || to->line.failed)
            to->status = tsc_error_memory(to->err, "the words of a scenario");
        finish_part(to, &series);
    }
}

static tsc_status write_scenario(writer *to, size_t s, tsc_scenario *scenario)
{
    const tsc_plan *plan = to->plan;
    to->count = 0;
    to->used = tsc_arena_calloc(to->arena, plan->node_count + 1, sizeof *to->used);
    to->told = tsc_arena_calloc(to->arena, plan->node_count + 1, sizeof *to->told);
    to->sentences = tsc_arena_calloc(to->arena, SENTENCES + 1, sizeof *to->sentences);
    if (!to->used || !to->told || !to->sentences)
        return tsc_error_memory(to->err, "the words of a scenario");
    tsc_plan_mark(plan, plan->scenarios[s].node, to->used);
    mark_told(to);
    for (size_t n = 0; n < plan->node_count && to->count < SENTENCES && to->all < ALL_SENTENCES && to->status == TSC_OK; n++) {
        size_t before = to->count;
        if (to->used[n] && !to->told[n])
            say_node(to, n);
        if (to->count > before && is_said(to, before))
            to->count = before;
    }
    name_bars(to, scenario);
    tsc_buffer_reset(&to->line);
    tsc_scenario_words_key(to->phrases, &scenario->key, to->plan->language, &to->line);
    scenario->measure = tsc_arena_strdup(to->arena, tsc_buffer_text(&to->line));
    if (!scenario->measure || to->line.failed || to->numbers.failed)
        return tsc_error_memory(to->err, "the words of a scenario");
    scenario->assumptions = to->sentences;
    scenario->assumption_count = to->count;
    to->all += to->count;
    return to->status;
}

tsc_status tsc_scenario_words_assumptions(const tsc_plan *plan, tsc_scenario *scenarios, tsc_arena *arena, tsc_error *err)
{
    tsc_scenario_phrases phrases;
    writer to = {.plan = plan, .phrases = &phrases, .arena = arena, .err = err};
    tsc_buffer_init(&to.line);
    to.status = tsc_scenario_phrases_load(&phrases, NULL, plan->language, err);
    if (to.status == TSC_OK)
        to.status = tsc_number_reader_init(&to.numbers, plan, &phrases, arena, err);
    for (size_t s = 0; to.status == TSC_OK && s < plan->scenario_count; s++)
        to.status = write_scenario(&to, s, &scenarios[s]);
    tsc_buffer_clear(&to.line);
    tsc_scenario_phrases_clear(&phrases);
    return to.status;
}
