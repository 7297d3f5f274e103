/* Targets held against the projections, and what the documents call possible or expect. */
#include "report/composer.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* A number worked out from a target and a point of its series, as targets.csv has it. */
static size_t cite_computed(tsc_composer *composer, const tsc_fact_series *series, const tsc_fact_target *target,
                            const tsc_point *base, const char *how, double value)
{
    const size_t parts[] = {tsc_cite_point(composer, &series->series.key, base),
                            tsc_cite_target(composer, target->stated)};
    tsc_computed computed = {.how = tsc_say(&composer->writer, how),
                             .file = "targets.csv",
                             .series = tsc_key_text(composer, &series->series.key),
                             .period = target->stated->due,
                             .value = value,
                             .parts = parts,
                             .part_count = 2};
    return tsc_cite_computed(composer, &computed);
}

static size_t cite_assessment(tsc_composer *composer, const tsc_fact_series *series, const tsc_fact_target *target,
                              const char *how, double value)
{
    return cite_computed(composer, series, target, tsc_facts_latest(series), how, value);
}

/* "100 %", "US$ 300 million": how much a change is to be, without its sign. */
static tsc_run change_run(tsc_composer *composer, const tsc_stored_target *target)
{
    size_t note = tsc_cite_target(composer, target);
    if (tsc_unit_is_percent(target->key.unit))
        return tsc_words_percent(&composer->writer, target->value, true, note);
    tsc_run run = tsc_words_amount(&composer->writer, fabs(target->value), target->key.unit, TSC_DIGITS_STATED, note);
    run.value = target->value;
    return run;
}

/* "100 % more than in 2024", "20 % more" where the text does not say than when. */
static void write_change(tsc_composer *composer, const tsc_fact_target *target, tsc_prose *prose)
{
    const tsc_period base = target->base ? target->base->period : target->stated->base_period;
    const char *key = tsc_target_lowers(target->stated) ? (base.kind ? "target.less_than" : "target.less")
                      : base.kind                       ? "target.more_than"
                                                        : "target.more";
    tsc_write(&composer->writer, prose, key,
              TSC_SLOTS(tsc_slot_run("change", change_run(composer, target->stated)),
                        tsc_slot_text("period", tsc_words_period(&composer->writer, base, TSC_PERIOD_IN))));
}

/* The level that a change comes to, computed from its base. */
static tsc_run level_run(tsc_composer *composer, const tsc_fact_series *series, const tsc_fact_target *target)
{
    return tsc_words_amount(&composer->writer, target->value, series->series.key.unit,
                            tsc_words_stated_digits(target->value),
                            cite_computed(composer, series, target, target->base, "how.target_level", target->value));
}

/* "US$ 1 billion", "US$ 548 million (100 % more than in 2024)", "20 % more than in 2025" where no level is known. */
static void write_target_value(tsc_composer *composer, const tsc_fact_series *series, const tsc_fact_target *target,
                               tsc_prose *prose)
{
    const tsc_stored_target *stated = target->stated;
    if (stated->kind == TSC_FIGURE_LEVEL) {
        tsc_words_bounded(&composer->writer, prose,
                          tsc_words_amount(&composer->writer, stated->value, stated->key.unit, TSC_DIGITS_STATED,
                                           tsc_cite_target(composer, stated)),
                          stated->bound);
        return;
    }
    tsc_prose change = {NULL, 0, 0};
    write_change(composer, target, target->base ? &change : prose);
    if (!target->base)
        return;
    tsc_prose level = {NULL, 0, 0};
    tsc_words_bounded(&composer->writer, &level, level_run(composer, series, target), stated->bound);
    tsc_write(&composer->writer, prose, "target.level",
              TSC_SLOTS(tsc_slot_prose("value", &level), tsc_slot_prose("change", &change)));
}

static tsc_run growth_run(tsc_composer *composer, const tsc_fact_series *series, const tsc_fact_target *target)
{
    double growth = target->result.required_growth_pct;
    return tsc_words_percent(&composer->writer, growth, false,
                             cite_assessment(composer, series, target, "how.required", growth));
}

static void write_expected(tsc_composer *composer, const tsc_fact_series *series, const tsc_fact_target *target,
                           tsc_prose *prose)
{
    int step = target->result.expected_step;
    if (step > 0)
        tsc_write(&composer->writer, prose, "target.expected",
                  TSC_SLOTS(tsc_slot_text("period", tsc_year_at(composer, series, (size_t)step - 1, TSC_PERIOD_IN))));
    else
        tsc_write(
            &composer->writer, prose, "target.not_within",
            TSC_SLOTS(tsc_slot_text(
                "period", tsc_year_at(composer, series, series->diagnosis.projection.horizon - 1, TSC_PERIOD_BY))));
}

static void write_past(tsc_composer *composer, const tsc_fact_series *series, const tsc_point *last, tsc_item *item)
{
    tsc_prose base = {NULL, 0, 0};
    tsc_write_point(composer, &base, &series->series.key, last);
    tsc_write(&composer->writer, &item->body, "target.past",
              TSC_SLOTS(tsc_slot_prose("base", &base),
                        tsc_slot_text("period", tsc_words_period(&composer->writer, last->period, TSC_PERIOD_IN))));
}

/* Why no projection tells the chance of a target. */
static void write_reason(tsc_composer *composer, const tsc_fact_series *series, const tsc_fact_target *target,
                         tsc_item *item)
{
    tsc_writer *writer = &composer->writer;
    const tsc_stored_target *stated = target->stated;
    const tsc_point *last = tsc_facts_latest(series);
    bool due = stated->due.kind != TSC_PERIOD_NONE;
    if (tsc_target_lowers(stated))
        tsc_write(writer, &item->body, "target.reduction", NULL, 0);
    else if (stated->kind == TSC_FIGURE_CHANGE && !target->base && stated->base_period.kind)
        tsc_write(writer, &item->body, "target.no_base",
                  TSC_SLOTS(tsc_slot_text("period", tsc_words_period(writer, stated->base_period, TSC_PERIOD_IN))));
    else if (last && isfinite(target->value) && last->value >= target->value)
        tsc_write(writer, &item->body, "target.passed", NULL, 0);
    else if (last && series->stale)
        tsc_write(writer, &item->body, "target.stale",
                  TSC_SLOTS(tsc_slot_text("period", tsc_words_period(writer, last->period, TSC_PERIOD_NAME))));
    else if (last && due && stated->due.last.year <= last->period.last.year)
        write_past(composer, series, last, item);
    else
        tsc_write(writer, &item->body, due ? "target.unassessed" : "target.no_date", NULL, 0);
}

/* A target that no projection tells the chance of, and why. */
static void write_unassessed(tsc_composer *composer, const tsc_fact_series *series, const tsc_fact_target *target,
                             tsc_item *item, const tsc_prose *value)
{
    bool due = target->stated->due.kind != TSC_PERIOD_NONE, level = isfinite(target->value);
    const char *key = level ? (due ? "target.plain" : "target.undated")
                      : due ? "target.change"
                            : "target.change_undated";
    tsc_write(&composer->writer, &item->head, key,
              TSC_SLOTS(tsc_slot_text("flow", tsc_flow_name(composer, &target->stated->key)),
                        tsc_slot_prose("value", value),
                        tsc_slot_text("due", tsc_words_period(&composer->writer, target->stated->due, TSC_PERIOD_BY))));
    write_reason(composer, series, target, item);
}

static tsc_run chance_run(tsc_composer *composer, const tsc_fact_series *series, const tsc_fact_target *target)
{
    double probability = target->result.probability;
    return tsc_words_probability(&composer->writer, probability,
                                 cite_assessment(composer, series, target, "how.probability", probability));
}

static bool is_reached(const tsc_fact_series *series, const tsc_fact_target *target)
{
    return series->count && isfinite(target->value) && tsc_facts_latest(series)->value >= target->value;
}

static void write_reached(tsc_composer *composer, const tsc_fact_series *series, const tsc_fact_target *target,
                          tsc_item *item, const tsc_prose *value)
{
    tsc_writer *writer = &composer->writer;
    const tsc_point *last = tsc_facts_latest(series);
    tsc_prose base = {NULL, 0, 0};
    tsc_write_point(composer, &base, &series->series.key, last);
    tsc_write(writer, &item->head, "target.reached",
              TSC_SLOTS(tsc_slot_text("flow", tsc_flow_name(composer, &series->series.key)),
                        tsc_slot_prose("value", value),
                        tsc_slot_text("due", tsc_words_period(writer, target->stated->due, TSC_PERIOD_BY))));
    tsc_write(writer, &item->body, "target.reached_body",
              TSC_SLOTS(tsc_slot_prose("base", &base),
                        tsc_slot_text("period", tsc_words_period(writer, last->period, TSC_PERIOD_IN)),
                        tsc_slot_run("probability", chance_run(composer, series, target))));
}

/* "The target of US$ 1 billion by 2030 is unlikely to be reached (chance: 13 %). It takes growth of 24 % a year." */
static void write_assessed(tsc_composer *composer, const tsc_fact_series *series, const tsc_fact_target *target,
                           tsc_item *item, const tsc_prose *value)
{
    tsc_writer *writer = &composer->writer;
    const tsc_point *last = tsc_facts_latest(series);
    tsc_prose base = {NULL, 0, 0};
    tsc_write_point(composer, &base, &series->series.key, last);
    tsc_write(writer, &item->head, "target.head",
              TSC_SLOTS(tsc_slot_text("flow", tsc_flow_name(composer, &series->series.key)),
                        tsc_slot_prose("value", value),
                        tsc_slot_text("due", tsc_words_period(writer, target->stated->due, TSC_PERIOD_BY)),
                        tsc_slot_term("likely", tsc_words_likelihood(target->result.probability)),
                        tsc_slot_run("probability", chance_run(composer, series, target))));
    if (isfinite(target->result.required_growth_pct)) {
        tsc_write(writer, &item->body, "target.required",
                  TSC_SLOTS(tsc_slot_run("growth", growth_run(composer, series, target)), tsc_slot_prose("base", &base),
                            tsc_slot_text("period", tsc_words_period(writer, last->period, TSC_PERIOD_IN))));
        tsc_prose_text(writer->report, &item->body, " ");
    }
    write_expected(composer, series, target, &item->body);
}

static void write_target(tsc_composer *composer, const tsc_fact_series *series, const tsc_fact_target *target,
                         tsc_item *item)
{
    tsc_prose value = {NULL, 0, 0};
    write_target_value(composer, series, target, &value);
    if (!target->assessed)
        write_unassessed(composer, series, target, item, &value);
    else if (is_reached(series, target))
        write_reached(composer, series, target, item, &value);
    else
        write_assessed(composer, series, target, item, &value);
}

static void add_target_row(tsc_composer *composer, tsc_block *table, const tsc_fact_series *series,
                           const tsc_fact_target *target)
{
    tsc_writer *writer = &composer->writer;
    tsc_prose *row = tsc_report_row(writer->report, table);
    if (!row)
        return;
    tsc_prose name = {NULL, 0, 0};
    tsc_prose_text(writer->report, &name, tsc_flow_label(composer, &series->series.key));
    tsc_write(writer, &row[0], "table.what", TSC_SLOTS(tsc_slot_prose("flow", &name), tsc_slot_text("change", "")));
    write_target_value(composer, series, target, &row[1]);
    tsc_prose_text(writer->report, &row[2],
                   target->stated->due.kind ? tsc_words_period(writer, target->stated->due, TSC_PERIOD_CELL)
                                            : tsc_say(writer, "table.unknown"));
    if (isfinite(target->result.required_growth_pct))
        tsc_write(writer, &row[3], target->result.required_growth_pct < 0 ? "table.down" : "table.up",
                  TSC_SLOTS(tsc_slot_run("pct", growth_run(composer, series, target))));
    tsc_prose_add(writer->report, &row[4],
                  tsc_words_probability(
                      writer, target->result.probability,
                      cite_assessment(composer, series, target, "how.probability", target->result.probability)));
    tsc_prose_text(
        writer->report, &row[5],
        target->result.expected_step > 0
            ? tsc_year_at(composer, series, (size_t)target->result.expected_step - 1, TSC_PERIOD_CELL)
            : tsc_write_text(writer, "table.after",
                             TSC_SLOTS(tsc_slot_text("period", tsc_year_at(composer, series,
                                                                           series->diagnosis.projection.horizon - 1,
                                                                           TSC_PERIOD_CELL)))));
}

static tsc_block *target_table(tsc_composer *composer, tsc_section *section)
{
    tsc_writer *writer = &composer->writer;
    const tsc_column columns[] = {
        {tsc_say(writer, "table.quantity"), false},   {tsc_say(writer, "table.target"), true},
        {tsc_say(writer, "table.due"), false},        {tsc_say(writer, "table.required"), true},
        {tsc_say(writer, "table.probability"), true}, {tsc_say(writer, "table.expected"), false}};
    return tsc_report_table(writer->report, section, tsc_say(writer, "table.targets"), columns, 6);
}

static bool same_outlook(const tsc_figure *a, const tsc_figure *b)
{
    return a->status == b->status && a->value == b->value && tsc_unit_same(a->unit, b->unit) &&
           strcmp(a->indicator, b->indicator) == 0 && tsc_place_same(a->reporter, b->reporter) &&
           (tsc_period_same(a->period, b->period) || b->period.kind == TSC_PERIOD_NONE);
}

/* Whether an earlier document says the same. */
static bool is_told_before(const tsc_fact_pair *pair, size_t index)
{
    for (size_t i = 0; i < index; i++)
        if (same_outlook(&pair->outlooks[i]->figure, &pair->outlooks[index]->figure))
            return true;
    return false;
}

static tsc_key key_of(const tsc_figure *figure)
{
    tsc_key key = {.frequency = 'A', .reporter = figure->reporter, .partner = figure->partner, .unit = figure->unit};
    snprintf(key.indicator, sizeof key.indicator, "%s", figure->indicator);
    return key;
}

/* What is said to be possible or expected, in the words of the documents: potentials and forecasts. */
static void add_outlooks(const tsc_chapter *chapter, tsc_section **section)
{
    tsc_composer *composer = chapter->composer;
    tsc_writer *writer = &composer->writer;
    tsc_block *table = NULL;
    for (size_t i = 0; i < chapter->pair->outlook_count; i++) {
        const tsc_stored_figure *stored = chapter->pair->outlooks[i];
        if (stored->figure.status == TSC_TARGET || is_told_before(chapter->pair, i))
            continue;
        if (!*section)
            *section = tsc_chapter_section(chapter, "targets", "section.targets");
        if (!table) {
            const tsc_column columns[] = {{tsc_say(writer, "table.quantity"), false},
                                          {tsc_say(writer, "table.value"), true},
                                          {tsc_say(writer, "table.status"), false},
                                          {tsc_say(writer, "table.when"), false}};
            table = tsc_report_table(writer->report, *section, tsc_say(writer, "table.outlooks"), columns, 4);
        }
        tsc_prose *row = tsc_report_row(writer->report, table);
        if (!row)
            return;
        const tsc_key key = key_of(&stored->figure);
        tsc_prose name = {NULL, 0, 0};
        tsc_prose_text(writer->report, &name, tsc_flow_label(composer, &key));
        tsc_write(
            writer, &row[0], "table.what",
            TSC_SLOTS(tsc_slot_prose("flow", &name), tsc_slot_text("change", stored->figure.kind == TSC_FIGURE_CHANGE
                                                                                 ? tsc_say(writer, "table.of_change")
                                                                                 : "")));
        tsc_words_bounded(writer, &row[1],
                          tsc_words_amount(writer, stored->figure.value, stored->figure.unit, TSC_DIGITS_STATED,
                                           tsc_cite_figure(composer, stored)),
                          stored->figure.bound);
        tsc_prose_text(
            writer->report, &row[2],
            tsc_say(writer, stored->figure.status == TSC_POTENTIAL ? "status.potential" : "status.forecast"));
        tsc_prose_text(writer->report, &row[3],
                       stored->figure.period.kind ? tsc_words_period(writer, stored->figure.period, TSC_PERIOD_CELL)
                                                  : tsc_say(writer, "table.undated"));
    }
}

/* A potential in money beside the latest trade in the same money. */
static void tell_potential(const tsc_chapter *chapter)
{
    tsc_composer *composer = chapter->composer;
    const tsc_stored_figure *largest = NULL;
    for (size_t i = 0; i < chapter->pair->outlook_count; i++) {
        const tsc_stored_figure *stored = chapter->pair->outlooks[i];
        if (stored->figure.status == TSC_POTENTIAL && stored->figure.kind == TSC_FIGURE_LEVEL &&
            tsc_unit_is_currency(stored->figure.unit) && (!largest || stored->figure.value > largest->figure.value))
            largest = stored;
    }
    const tsc_fact_series *turnover = tsc_facts_series(chapter->pair, "trade_turnover", 0);
    if (!largest || !turnover || !tsc_unit_same(turnover->series.key.unit, largest->figure.unit))
        return;
    tsc_item *item = tsc_insight_add(composer, 50.0);
    const tsc_point *last = tsc_facts_latest(turnover);
    if (!item || !(last->value > 0.0))
        return;
    double share = 100.0 * largest->figure.value / last->value;
    const size_t parts[] = {tsc_cite_figure(composer, largest), tsc_cite_point(composer, &turnover->series.key, last)};
    tsc_computed computed = {.how = tsc_say(&composer->writer, "how.share"),
                             .file = "",
                             .series = "",
                             .period = last->period,
                             .value = share,
                             .parts = parts,
                             .part_count = 2};
    tsc_prose value = {NULL, 0, 0};
    tsc_words_bounded(
        &composer->writer, &value,
        tsc_words_amount(&composer->writer, largest->figure.value, largest->figure.unit, TSC_DIGITS_STATED, parts[0]),
        largest->figure.bound);
    const tsc_key key = key_of(&largest->figure);
    const bool sales = strcmp(key.indicator, "exports") == 0;
    tsc_write(&composer->writer, &item->head, sales ? "potential.head" : "potential.level",
              TSC_SLOTS(tsc_slot_place("a", key.reporter), tsc_slot_place("b", key.partner),
                        tsc_slot_text("flow", tsc_flow_name(composer, &key)), tsc_slot_prose("value", &value)));
    tsc_write(&composer->writer, &item->body, "potential.body",
              TSC_SLOTS(tsc_slot_run("share", tsc_words_percent(&composer->writer, share, false,
                                                                tsc_cite_computed(composer, &computed))),
                        tsc_slot_text("period", tsc_words_period(&composer->writer, last->period, TSC_PERIOD_IN))));
}

/* Whether the same target stands earlier in the list: targets.csv has both, the report tells it once. */
static bool is_restated(const tsc_fact_series *series, size_t index)
{
    const tsc_stored_target *target = series->targets[index].stated;
    for (size_t i = 0; i < index; i++) {
        const tsc_stored_target *other = series->targets[i].stated;
        if (other->value == target->value && other->kind == target->kind && tsc_period_same(other->due, target->due))
            return true;
    }
    return false;
}

/* Where targets are told, made when the first one is. */
typedef struct target_place {
    tsc_section *section;
    tsc_block *list, *table;
    bool unassessed; /* one without a chance stands among the insights: the others stand in the list alone */
} target_place;

static void tell_target(const tsc_chapter *chapter, const tsc_fact_series *series, const tsc_fact_target *target,
                        target_place *place)
{
    tsc_composer *composer = chapter->composer;
    if (!place->section) {
        place->section = tsc_chapter_section(chapter, "targets", "section.targets");
        place->list = tsc_report_block(composer->writer.report, place->section, TSC_BLOCK_LIST);
    }
    tsc_item *item = tsc_report_item(composer->writer.report, place->list);
    if (!item)
        return;
    write_target(composer, series, target, item);
    if (target->assessed && !place->table)
        place->table = target_table(composer, place->section);
    if (target->assessed)
        add_target_row(composer, place->table, series, target);
    if (!target->assessed && place->unassessed)
        return;
    place->unassessed = place->unassessed || !target->assessed;
    double weight = !target->assessed ? 42.0 : is_reached(series, target) ? 52.0 : 78.0;
    tsc_item *insight = tsc_insight_add(composer, weight);
    if (insight)
        write_target(composer, series, target, insight);
}

void tsc_chapter_targets(const tsc_chapter *chapter)
{
    target_place place = {NULL, NULL, NULL, false};
    for (size_t i = 0; i < chapter->pair->series_count; i++)
        for (size_t t = 0; t < chapter->pair->series[i].target_count; t++)
            if (!is_restated(&chapter->pair->series[i], t))
                tell_target(chapter, &chapter->pair->series[i], &chapter->pair->series[i].targets[t], &place);
    add_outlooks(chapter, &place.section);
    tell_potential(chapter);
}
