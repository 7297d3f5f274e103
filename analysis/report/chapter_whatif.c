/* What if: the scenarios of scripts beside their base, what they assume, and the difference that they make. */
#include "chart/of_scenario.h"
#include "core/file.h"
#include "report/composer.h"

#include <math.h>
#include <string.h>

/* Insights name the scripts that move most, and none that moves less than this share. */
enum { MOST_TOLD = 2, LEAST_INPUTS = 3 /* of a chart of what moves a result */ };
static const double least_effect = 0.01;

static const tsc_scenario *base_of(const tsc_scenario_run *run, const tsc_scenario *scenario)
{
    return scenario->base < run->count ? &run->scenarios[scenario->base] : scenario;
}

static bool is_base(const tsc_scenario_run *run, const tsc_scenario *scenario)
{
    return base_of(run, scenario) == scenario;
}

static const char *whatif_series(tsc_composer *composer, const tsc_scenario *scenario)
{
    return tsc_report_printf(composer->writer.report, "%s: %s", scenario->name, tsc_key_text(composer, &scenario->key));
}

static tsc_run scenario_run(tsc_composer *composer, const tsc_scenario_run *run, const tsc_scenario *scenario,
                            size_t at, const char *how, double value)
{
    tsc_computed computed = {.how = tsc_write_text(&composer->writer, how,
                                                   TSC_SLOTS(tsc_slot_text("script", tsc_path_name(run->script)),
                                                             tsc_slot_text("scenario", scenario->label),
                                                             tsc_slot_count((long long)run->draws))),
                             .file = "whatif.csv",
                             .series = whatif_series(composer, scenario),
                             .period = scenario->periods[at],
                             /* The ends of an interval share the footnote of their middle. */
                             .value = strcmp(how, "how.scenario") == 0 ? scenario->mean[at] : value};
    const bool difference = strcmp(how, "how.difference") == 0;
    tsc_run shown = tsc_words_amount(&composer->writer, fabs(value),
                                     difference ? tsc_unit_of_difference(scenario->key.unit) : scenario->key.unit,
                                     TSC_DIGITS_PROJECTED, tsc_cite_computed(composer, &computed));
    shown.value = value;
    if (value < 0 && !difference)
        shown.text = tsc_report_printf(composer->writer.report, "\u2212%s", shown.text);
    return shown;
}

static double quantile(const tsc_scenario *scenario, size_t at, double probability)
{
    return scenario->quantiles[at * TSC_QUANTILES + tsc_scenario_column(probability)];
}

static tsc_run above_run(tsc_composer *composer, const tsc_scenario_run *run, const tsc_scenario *scenario, size_t at)
{
    tsc_computed computed = {.how = tsc_write_text(&composer->writer, "how.above_base",
                                                   TSC_SLOTS(tsc_slot_text("scenario", scenario->label),
                                                             tsc_slot_text("base", base_of(run, scenario)->label),
                                                             tsc_slot_count((long long)run->draws))),
                             .file = "whatif.csv",
                             .series = whatif_series(composer, scenario),
                             .period = scenario->periods[at],
                             .value = scenario->above_base[at]};
    return tsc_words_probability(&composer->writer, scenario->above_base[at], tsc_cite_computed(composer, &computed));
}

static void write_difference(tsc_composer *composer, const tsc_scenario_run *run, const tsc_scenario *scenario,
                             size_t at, tsc_prose *prose)
{
    double difference = scenario->difference[at];
    if (fabs(difference) <= 1e-9 * fabs(scenario->mean[at])) {
        tsc_prose_text(composer->writer.report, prose, tsc_say(&composer->writer, "whatif.same"));
        return;
    }
    tsc_run amount = scenario_run(composer, run, scenario, at, "how.difference", difference);
    tsc_write(&composer->writer, prose, difference < 0 ? "whatif.less" : "whatif.more",
              TSC_SLOTS(tsc_slot_run("difference", amount)));
}

static void add_row(tsc_composer *composer, tsc_block *table, const tsc_scenario_run *run, const tsc_scenario *scenario)
{
    tsc_writer *writer = &composer->writer;
    tsc_prose *row = tsc_report_row(writer->report, table);
    if (!row || scenario->count == 0)
        return;
    size_t at = scenario->count - 1;
    tsc_prose_text(writer->report, &row[0], scenario->label);
    tsc_prose_text(writer->report, &row[1], tsc_words_period(writer, scenario->periods[at], TSC_PERIOD_CELL));
    tsc_prose_add(writer->report, &row[2],
                  scenario_run(composer, run, scenario, at, "how.scenario", scenario->mean[at]));
    tsc_write(writer, &row[3], "table.between",
              TSC_SLOTS(tsc_slot_run("low", scenario_run(composer, run, scenario, at, "how.scenario",
                                                         quantile(scenario, at, .10))),
                        tsc_slot_run("high", scenario_run(composer, run, scenario, at, "how.scenario",
                                                          quantile(scenario, at, .90)))));
    if (is_base(run, scenario)) {
        tsc_prose_text(writer->report, &row[4], tsc_say(writer, "whatif.base"));
        return;
    }
    if (isfinite(scenario->difference[at]))
        write_difference(composer, run, scenario, at, &row[4]);
    if (isfinite(scenario->above_base[at]))
        tsc_prose_add(writer->report, &row[5], above_run(composer, run, scenario, at));
}

static void add_table(tsc_composer *composer, tsc_section *section, const tsc_scenario_run *run)
{
    tsc_writer *writer = &composer->writer;
    const tsc_column columns[] = {
        {tsc_say(writer, "table.scenario"), false},    {tsc_say(writer, "table.year"), false},
        {tsc_say(writer, "table.central"), true},      {tsc_say(writer, "table.four_of_five"), true},
        {tsc_say(writer, "table.against_base"), true}, {tsc_say(writer, "table.above_base"), true}};
    tsc_block *table = tsc_report_table(writer->report, section, tsc_say(writer, "table.scenarios"), columns, 6);
    for (size_t i = 0; i < run->count; i++)
        add_row(composer, table, run, &run->scenarios[i]);
}

/* Whether every scenario of the run assumes this too. */
static bool is_common(const tsc_scenario_run *run, const char *assumption)
{
    for (size_t i = 0; i < run->count; i++) {
        size_t a = 0;
        while (a < run->scenarios[i].assumption_count && strcmp(run->scenarios[i].assumptions[a], assumption) != 0)
            a++;
        if (a == run->scenarios[i].assumption_count)
            return false;
    }
    return run->count > 1;
}

/* What all scenarios rest on, said once. */
static void add_common(tsc_composer *composer, tsc_section *section, const tsc_scenario_run *run)
{
    const tsc_scenario *first = &run->scenarios[0];
    const char *text = "";
    for (size_t a = 0; a < first->assumption_count; a++)
        if (is_common(run, first->assumptions[a]))
            text = tsc_report_printf(composer->writer.report, "%s%s%s", text, *text ? " " : "", first->assumptions[a]);
    if (*text)
        tsc_write_paragraph(&composer->writer, section, "whatif.common", TSC_SLOTS(tsc_slot_text("text", text)));
}

/* What one scenario says of itself and assumes beside what all assume. */
static tsc_prose own_assumptions(tsc_composer *composer, const tsc_scenario_run *run, const tsc_scenario *scenario)
{
    tsc_report *report = composer->writer.report;
    tsc_prose prose = {NULL, 0, 0};
    tsc_prose_text(report, &prose, scenario->description);
    for (size_t a = 0; a < scenario->assumption_count; a++) {
        if (is_common(run, scenario->assumptions[a]))
            continue;
        if (prose.count)
            tsc_prose_text(report, &prose, " ");
        tsc_prose_text(report, &prose, scenario->assumptions[a]);
    }
    return prose;
}

static void add_assumptions(tsc_composer *composer, tsc_section *section, const tsc_scenario_run *run)
{
    tsc_report *report = composer->writer.report;
    tsc_block *list = NULL;
    add_common(composer, section, run);
    for (size_t i = 0; i < run->count; i++) {
        tsc_prose own = own_assumptions(composer, run, &run->scenarios[i]);
        if (own.count == 0)
            continue;
        list = list ? list : tsc_report_block(report, section, TSC_BLOCK_LIST);
        tsc_item *item = tsc_report_item(report, list);
        if (!item)
            return;
        item->body = own;
        tsc_prose_add(report, &item->head,
                      (tsc_run){.kind = TSC_RUN_STRONG, .text = run->scenarios[i].label, .value = (double)NAN});
        tsc_prose_text(report, &item->head, ".");
    }
}

static tsc_run target_value(tsc_composer *composer, const tsc_scenario_run *run, const tsc_scenario *scenario,
                            const tsc_scenario_target *target)
{
    tsc_computed computed = {.how = tsc_write_text(&composer->writer, "how.script_target",
                                                   TSC_SLOTS(tsc_slot_text("script", tsc_path_name(run->script)))),
                             .file = "",
                             .series = tsc_key_text(composer, &scenario->key),
                             .period = target->due,
                             .value = target->value};
    return tsc_words_amount(&composer->writer, target->value, scenario->key.unit, TSC_DIGITS_STATED,
                            tsc_cite_computed(composer, &computed));
}

static tsc_run target_probability(tsc_composer *composer, const tsc_scenario_run *run, const tsc_scenario *scenario,
                                  const tsc_scenario_target *target)
{
    tsc_computed computed = {.how = tsc_write_text(&composer->writer, "how.scenario_target",
                                                   TSC_SLOTS(tsc_slot_text("scenario", scenario->label),
                                                             tsc_slot_count((long long)run->draws))),
                             .file = "",
                             .series = whatif_series(composer, scenario),
                             .period = target->due,
                             .value = target->probability};
    return tsc_words_probability(&composer->writer, target->probability, tsc_cite_computed(composer, &computed));
}

static void add_targets(tsc_composer *composer, tsc_section *section, const tsc_scenario_run *run)
{
    tsc_writer *writer = &composer->writer;
    tsc_block *list = NULL;
    for (size_t i = 0; i < run->count; i++)
        for (size_t t = 0; t < run->scenarios[i].target_count; t++) {
            const tsc_scenario *scenario = &run->scenarios[i];
            const tsc_scenario_target *target = &scenario->targets[t];
            list = list ? list : tsc_report_block(writer->report, section, TSC_BLOCK_LIST);
            tsc_item *item = tsc_report_item(writer->report, list);
            if (!item)
                return;
            tsc_write(writer, &item->head, "whatif.target",
                      TSC_SLOTS(tsc_slot_text("scenario", scenario->label),
                                tsc_slot_run("value", target_value(composer, run, scenario, target)),
                                tsc_slot_text("due", tsc_words_period(writer, target->due, TSC_PERIOD_BY)),
                                tsc_slot_term("likely", tsc_words_likelihood(target->probability)),
                                tsc_slot_run("probability", target_probability(composer, run, scenario, target))));
        }
}

/* What the script asks about: its first scenario that is no base. */
static const tsc_scenario *leading(const tsc_scenario_run *run)
{
    for (size_t i = 0; i < run->count; i++) {
        const tsc_scenario *scenario = &run->scenarios[i];
        if (!is_base(run, scenario) && scenario->count > 0 && isfinite(scenario->difference[scenario->count - 1]))
            return scenario;
    }
    return NULL;
}

/* A goal that the script holds against its base: what it takes and how likely it is. */
static bool tell_goal(tsc_composer *composer, const tsc_scenario_run *run)
{
    const tsc_scenario *scenario = &run->scenarios[0];
    if (scenario->target_count == 0 || !is_base(run, scenario))
        return false;
    const tsc_scenario_target *target = &scenario->targets[0];
    tsc_item *item = tsc_insight_add(composer, 66.0);
    if (!item)
        return false;
    tsc_writer *writer = &composer->writer;
    tsc_write(writer, &item->head, "target.head",
              TSC_SLOTS(tsc_slot_run("value", target_value(composer, run, scenario, target)),
                        tsc_slot_text("due", tsc_words_period(writer, target->due, TSC_PERIOD_BY)),
                        tsc_slot_text("flow", tsc_flow_name(composer, &scenario->key)),
                        tsc_slot_term("likely", tsc_words_likelihood(target->probability)),
                        tsc_slot_run("probability", target_probability(composer, run, scenario, target))));
    if (isfinite(target->required_growth_pct)) {
        tsc_computed computed = {.how = tsc_say(writer, "how.required"),
                                 .file = "",
                                 .series = whatif_series(composer, scenario),
                                 .period = target->due,
                                 .value = target->required_growth_pct};
        tsc_write(writer, &item->body, "whatif.required",
                  TSC_SLOTS(tsc_slot_run("growth", tsc_words_percent(writer, target->required_growth_pct, false,
                                                                     tsc_cite_computed(composer, &computed))),
                            tsc_slot_text("question", *run->title ? run->title : tsc_path_name(run->script))));
    }
    return true;
}

/* What the leading scenario of a script moves, as a share of its base; 0 where it moves nothing worth a word. */
static double effect_of(const tsc_scenario_run *run)
{
    const tsc_scenario *scenario = leading(run);
    if (!scenario)
        return 0.0;
    const tsc_scenario *base = base_of(run, scenario);
    double level = base->count ? fabs(base->mean[base->count - 1]) : 0.0;
    double share = level > 0.0 ? fabs(scenario->difference[scenario->count - 1]) / level : 0.0;
    return share >= least_effect ? fmin(share, 1.0) : 0.0;
}

static void tell_leading(tsc_composer *composer, const tsc_scenario_run *run)
{
    const tsc_scenario *scenario = leading(run);
    tsc_item *item = scenario ? tsc_insight_add(composer, 40.0 + 6.0 * effect_of(run)) : NULL;
    if (!item)
        return;
    tsc_writer *writer = &composer->writer;
    size_t at = scenario->count - 1;
    const tsc_scenario *base = base_of(run, scenario);
    double difference = scenario->difference[at];
    tsc_write(
        writer, &item->head, difference < 0 ? "whatif.head_less" : "whatif.head_more",
        TSC_SLOTS(tsc_slot_text("scenario", scenario->label),
                  tsc_slot_text("flow", tsc_flow_name(composer, &scenario->key)),
                  tsc_slot_text("period", tsc_words_period(writer, scenario->periods[at], TSC_PERIOD_IN)),
                  tsc_slot_run("difference", scenario_run(composer, run, scenario, at, "how.difference", difference))));
    if (isfinite(scenario->above_base[at]))
        tsc_write(writer, &item->body, "whatif.body",
                  TSC_SLOTS(tsc_slot_run("value",
                                         scenario_run(composer, run, scenario, at, "how.scenario", scenario->mean[at])),
                            tsc_slot_run("base", scenario_run(composer, run, base, base->count - 1, "how.scenario",
                                                              base->mean[base->count - 1])),
                            tsc_slot_run("probability", above_run(composer, run, scenario, at))));
}

static bool is_one_flow(const tsc_scenario_run *run)
{
    for (size_t i = 1; i < run->count; i++)
        if (!tsc_key_same(&run->scenarios[i].key, &run->scenarios[0].key))
            return false;
    return true;
}

static const char *source_of(tsc_composer *composer, const tsc_scenario_run *run)
{
    return tsc_write_text(&composer->writer, "chart.scenario_source",
                          TSC_SLOTS(tsc_slot_text("script", tsc_path_name(run->script))));
}

static void order_chart(tsc_composer *composer, tsc_section *section, const tsc_scenario_run *run)
{
    tsc_report *report = composer->writer.report;
    char slug[81];
    tsc_error err;
    tsc_chart_run_slug(run, slug);
    tsc_chart_order *order =
        tsc_chapter_chart(composer, section, tsc_report_printf(report, "whatif-%s", slug), "chart.scenarios");
    if (!order)
        return;
    if (tsc_chart_of_scenarios(run, &report->arena, &order->chart, &err) != TSC_OK)
        tsc_report_fail(report, err.code, "%s", err.message);
    order->chart.subtitle = is_one_flow(run) ? tsc_flow_name(composer, &run->scenarios[0].key) : NULL;
    order->chart.source = source_of(composer, run);
}

/* The scenario whose result rests on most uncertain inputs, to show what moves it. */
static const tsc_scenario *most_moved(const tsc_scenario_run *run)
{
    const tsc_scenario *best = NULL;
    for (size_t i = 0; i < run->count; i++)
        if (run->scenarios[i].tornado_count >= LEAST_INPUTS &&
            (!best || run->scenarios[i].tornado_count > best->tornado_count))
            best = &run->scenarios[i];
    return best;
}

static void order_tornado(tsc_composer *composer, tsc_section *section, const tsc_scenario_run *run)
{
    const tsc_scenario *scenario = most_moved(run);
    tsc_writer *writer = &composer->writer;
    tsc_report *report = writer->report;
    char slug[81];
    tsc_error err;
    tsc_chart_run_slug(run, slug);
    tsc_chart_order *order =
        scenario ? tsc_chapter_chart(composer, section, tsc_report_printf(report, "whatif-%s-tornado", slug),
                                     "chart.tornado")
                 : NULL;
    if (!order)
        return;
    if (tsc_chart_of_tornado(run, scenario, &report->arena, &order->chart, &err) != TSC_OK)
        tsc_report_fail(report, err.code, "%s", err.message);
    order->chart.title = tsc_write_text(
        writer, "chart.tornado_title",
        TSC_SLOTS(tsc_slot_text("input", scenario->tornado[0].input), tsc_slot_text("scenario", scenario->label)));
    order->chart.subtitle = tsc_report_printf(report, "%s, %s", tsc_flow_name(composer, &scenario->key),
                                              tsc_words_period(writer, scenario->tornado_period, TSC_PERIOD_NAME));
    order->chart.source = source_of(composer, run);
}

static bool concerns(const tsc_scenario_run *run, const tsc_report_opts *opts)
{
    if (tsc_place_is_none(opts->pair[0]))
        return true;
    for (size_t i = 0; i < run->count; i++) {
        const tsc_key *key = &run->scenarios[i].key;
        if (tsc_place_is_none(key->partner) || tsc_place_pair_is(opts->pair, key->reporter, key->partner))
            return true;
    }
    return false;
}

/* Whether an earlier script holds the same goal against its base. */
static bool is_goal_told(const tsc_report_opts *opts, size_t index)
{
    const tsc_scenario *own = &opts->runs[index]->scenarios[0];
    for (size_t r = 0; r < index; r++) {
        const tsc_scenario *other = opts->runs[r]->count ? &opts->runs[r]->scenarios[0] : NULL;
        if (other && other->target_count && own->target_count && tsc_key_same(&other->key, &own->key) &&
            other->targets[0].value == own->targets[0].value &&
            tsc_period_same(other->targets[0].due, own->targets[0].due))
            return true;
    }
    return false;
}

/* The goals of the scripts, each once, and of the others those that move most. */
static void tell_runs(tsc_composer *composer)
{
    const tsc_report_opts *opts = composer->opts;
    const tsc_scenario_run *most[MOST_TOLD] = {NULL};
    for (size_t r = 0; r < opts->run_count; r++) {
        const tsc_scenario_run *run = opts->runs[r];
        if (run->count == 0 || !concerns(run, opts) || is_goal_told(opts, r) || tell_goal(composer, run))
            continue;
        for (size_t m = 0; m < MOST_TOLD; m++) {
            if (effect_of(run) <= 0.0 || (most[m] && effect_of(most[m]) >= effect_of(run)))
                continue;
            memmove(&most[m + 1], &most[m], (MOST_TOLD - m - 1) * sizeof *most);
            most[m] = run;
            break;
        }
    }
    for (size_t m = 0; m < MOST_TOLD && most[m]; m++)
        tell_leading(composer, most[m]);
}

void tsc_chapter_whatif(const tsc_chapter *chapter)
{
    tsc_composer *composer = chapter->composer;
    tsc_writer *writer = &composer->writer;
    tsc_section *section = NULL;
    for (size_t r = 0; r < composer->opts->run_count; r++) {
        const tsc_scenario_run *run = composer->opts->runs[r];
        if (run->count == 0 || !concerns(run, composer->opts))
            continue;
        if (!section) {
            section = tsc_chapter_section(chapter, "what-if", "section.whatif");
            tsc_write_paragraph(writer, section, "whatif.intro", NULL, 0);
        }
        char slug[81];
        tsc_chart_run_slug(run, slug);
        tsc_section *own = tsc_report_section(writer->report, chapter->level + 1,
                                              tsc_report_printf(writer->report, "what-if-%s", slug),
                                              *run->title ? run->title : tsc_path_name(run->script));
        if (!run->translated && strcmp(run->language, "en") != 0)
            tsc_write_paragraph(writer, own, "whatif.untranslated", NULL, 0);
        if (*run->question)
            tsc_write_paragraph(writer, own, "whatif.question", TSC_SLOTS(tsc_slot_text("question", run->question)));
        order_chart(composer, own, run);
        add_table(composer, own, run);
        add_assumptions(composer, own, run);
        add_targets(composer, own, run);
        order_tornado(composer, own, run);
    }
    if (section)
        tell_runs(composer);
}
