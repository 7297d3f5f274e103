#include "scenario/number_words.h"

#include "core/number.h"
#include "core/plural.h"
#include "scenario/evaluate.h"
#include "scenario/words.h"

#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics.h>

#include <math.h>
#include <stdio.h>
#include <string.h>

void tsc_number_add_percent(double share, const char *language, tsc_buffer *to)
{
    char text[400];
    tsc_amount_format(100 * share, tsc_unit_percent(), fabs(share) < .01 ? 2 : 3, language, text, sizeof text);
    tsc_buffer_add_text(to, text);
}

void tsc_number_add(double value, tsc_number_reading how, const tsc_key *key, const char *language, tsc_buffer *to)
{
    char text[400];
    if (how == TSC_READ_SHARE) {
        tsc_number_add_percent(value, language, to);
        return;
    }
    if (how == TSC_READ_AMOUNT)
        tsc_amount_format(value, key ? key->unit : tsc_unit_none(), 3, language, text, sizeof text);
    else
        tsc_number_format_fixed(value, how == TSC_READ_YEAR || fabs(value - round(value)) < .05 ? 0 : 1, text,
                                sizeof text);
    tsc_buffer_add_text(to, text);
}

tsc_status tsc_number_reader_init(tsc_number_reader *reader, const tsc_plan *plan, const tsc_scenario_phrases *phrases,
                                  tsc_arena *arena, tsc_error *err)
{
    *reader = (tsc_number_reader){.plan = plan, .phrases = phrases};
    reader->ranges = tsc_arena_calloc(arena, plan->node_count + 1, sizeof *reader->ranges);
    reader->below = tsc_arena_calloc(arena, plan->node_count + 1, sizeof *reader->below);
    reader->draws = tsc_arena_calloc(arena, TSC_NUMBER_WORDS_DRAWS, sizeof *reader->draws);
    if (!reader->ranges || !reader->below || !reader->draws)
        return tsc_error_memory(err, "the words of a scenario");
    return TSC_OK;
}

/* Nothing below the node is drawn. */
static bool is_certain(tsc_number_reader *reader, uint32_t node)
{
    const tsc_plan *plan = reader->plan;
    memset(reader->below, 0, plan->node_count * sizeof *reader->below);
    tsc_plan_mark(plan, node, reader->below);
    for (size_t n = 0; n <= node; n++)
        if (reader->below[n] && (plan->nodes[n].op == TSC_OP_DRAW || plan->nodes[n].op == TSC_OP_PROJECT ||
                                 plan->nodes[n].op == TSC_OP_WALK))
            return false;
    return true;
}

static const tsc_number_range *find_range(tsc_number_reader *reader, uint32_t node)
{
    tsc_number_range *range = &reader->ranges[node];
    if (range->known)
        return range;
    range->known = true;
    range->certain = is_certain(reader, node);
    tsc_evaluation how = {.draws = range->certain ? 1 : TSC_NUMBER_WORDS_DRAWS};
    how.mode = range->certain ? TSC_EVALUATE_CENTRAL : TSC_EVALUATE_DRAWS;
    how.first_year = tsc_plan_first_year(reader->plan);
    how.last_year = tsc_plan_last_year(reader->plan);
    range->mean = range->low = range->high = (double)NAN;
    tsc_status status = tsc_plan_evaluate(reader->plan, &how, &node, 1, &reader->draws, NULL);
    reader->failed = reader->failed || status == TSC_ENOMEM;
    if (status != TSC_OK)
        return range;
    gsl_sort(reader->draws, 1, how.draws);
    range->mean = gsl_stats_mean(reader->draws, 1, how.draws);
    range->low = gsl_stats_quantile_from_sorted_data(reader->draws, 1, how.draws, .1);
    range->high = gsl_stats_quantile_from_sorted_data(reader->draws, 1, how.draws, .9);
    return range;
}

static void add_range(const tsc_number_reader *reader, const tsc_number_range *range, tsc_number_reading how,
                      const tsc_key *key, tsc_buffer *to)
{
    tsc_buffer mean = {0}, low = {0}, high = {0};
    tsc_number_add(range->mean, how, key, reader->plan->language, &mean);
    tsc_number_add(range->low, how, key, reader->plan->language, &low);
    tsc_number_add(range->high, how, key, reader->plan->language, &high);
    tsc_scenario_part parts[] = {{"mean", tsc_buffer_text(&mean)},
                                 {"low", tsc_buffer_text(&low)},
                                 {"high", tsc_buffer_text(&high)},
                                 {NULL, NULL}};
    tsc_scenario_phrases_add(reader->phrases, how == TSC_READ_YEAR ? "uncertain_year" : "uncertain", parts, to);
    tsc_buffer_clear_part(&mean, to);
    tsc_buffer_clear_part(&low, to);
    tsc_buffer_clear_part(&high, to);
}

/* Moves the text to words; what is too long is left out. */
static void take(tsc_number_reader *reader, tsc_buffer *text, char words[TSC_NUMBER_WORDS])
{
    reader->failed = reader->failed || text->failed;
    size_t length = text->length < TSC_NUMBER_WORDS ? text->length : 0;
    memcpy(words, tsc_buffer_text(text), length);
    words[length] = '\0';
    tsc_buffer_clear(text);
}

void tsc_number_words(tsc_number_reader *reader, uint32_t node, tsc_number_reading how, const tsc_key *key,
                      char words[TSC_NUMBER_WORDS])
{
    tsc_buffer text = {0};
    if (reader->plan->nodes[node].path)
        tsc_scenario_phrases_add(reader->phrases, "by_year", NULL, &text);
    else {
        const tsc_number_range *range = find_range(reader, node);
        if (range->certain)
            tsc_number_add(range->mean, how, key, reader->plan->language, &text);
        else
            add_range(reader, range, how, key, &text);
    }
    take(reader, &text, words);
}

void tsc_number_words_year(tsc_number_reader *reader, uint32_t node, char words[TSC_NUMBER_WORDS])
{
    tsc_number_words(reader, node, TSC_READ_YEAR, NULL, words);
    if (reader->plan->nodes[node].path || !find_range(reader, node)->certain)
        return;
    tsc_buffer text = {0};
    tsc_scenario_phrases_add(reader->phrases, "calendar_year", (const tsc_scenario_part[]){{"year", words}, {NULL, NULL}}, &text);
    take(reader, &text, words);
}

void tsc_number_add_counted(const char *what, double value, const char *words, const tsc_scenario_phrases *phrases,
                            tsc_buffer *to)
{
    char name[32], other[32];
    snprintf(other, sizeof other, "%s.other", what);
    snprintf(name, sizeof name, "%s", other);
    for (const char *const *category = tsc_plural_categories; *category; category++) {
        char key[32];
        bool holds = false;
        snprintf(key, sizeof key, "plural.%s", *category);
        const char *rule = tsc_scenario_phrases_get(phrases, key);
        if (!rule || tsc_plural_holds(rule, value, &holds, NULL) != TSC_OK || !holds)
            continue;
        snprintf(name, sizeof name, "%s.%s", what, *category);
        break;
    }
    const tsc_scenario_part parts[] = {{"count", words}, {NULL, NULL}};
    tsc_scenario_phrases_add(phrases, tsc_scenario_phrases_has(phrases, name) ? name : other, parts, to);
}

bool tsc_number_words_years(tsc_number_reader *reader, uint32_t node, char words[TSC_NUMBER_WORDS])
{
    tsc_number_words(reader, node, TSC_READ_COUNT, NULL, words);
    if (reader->plan->nodes[node].path)
        return false;
    const tsc_number_range *range = find_range(reader, node);
    bool one = strcmp(words, "1") == 0;
    tsc_buffer text = {0};
    tsc_number_add_counted("years", round(range->mean * 10) / 10, words, reader->phrases, &text);
    take(reader, &text, words);
    return one;
}
