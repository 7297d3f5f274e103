/* Where it may go: projections with their width in words, and the targets held against them. */
#include "report/composer.h"

#include <math.h>
#include <string.h>

/* A value of a projection: at most two significant digits, cited to projections.csv and the history behind it. */
static size_t cite_projection(tsc_composer *composer, const tsc_fact_series *series, size_t step)
{
    size_t parts[24], count = 0;
    size_t first = series->count > 20 ? series->count - 20 : 0;
    for (size_t i = first; i < series->count; i++)
        parts[count++] = tsc_cite_point(composer, &series->series.key, series->points[i]);
    tsc_computed computed = {.how = tsc_write_text(&composer->writer, "how.projection",
                                                   TSC_SLOTS(tsc_slot_text("model", series->diagnosis.projection.model),
                                                             tsc_slot_count((long long)series->count))),
                             .file = "projections.csv",
                             .series = tsc_key_text(composer, &series->series.key),
                             .period = tsc_period_shift_years(series->last, (int)step + 1),
                             .value = series->diagnosis.projection.mean[step],
                             .parts = parts,
                             .part_count = count};
    return tsc_cite_computed(composer, &computed);
}

static tsc_run projected_run(tsc_composer *composer, const tsc_fact_series *series, size_t step, double value)
{
    return tsc_words_amount(&composer->writer, value, series->series.key.unit, TSC_DIGITS_PROJECTED,
                            cite_projection(composer, series, step));
}

static const char *year_at(tsc_composer *composer, const tsc_fact_series *series, size_t step, tsc_period_form form)
{
    return tsc_words_period(&composer->writer, tsc_period_shift_years(series->last, (int)step + 1), form);
}

/* "In 2030 it may stand near X; in four cases of five between Y and Z." */
static void write_projection(tsc_composer *composer, const tsc_fact_series *series, tsc_prose *prose)
{
    const tsc_projection *projection = &series->diagnosis.projection;
    size_t step = series->shown - 1;
    double low, high;
    tsc_projection_interval(projection, step, 80.0, &low, &high);
    tsc_write(&composer->writer, prose, "projection.body",
              TSC_SLOTS(tsc_slot_text("flow", tsc_flow_name(composer, &series->series.key)),
                        tsc_slot_text("period", year_at(composer, series, step, TSC_PERIOD_IN)),
                        tsc_slot_run("mean", projected_run(composer, series, step, projection->mean[step])),
                        tsc_slot_run("low", projected_run(composer, series, step, low)),
                        tsc_slot_run("high", projected_run(composer, series, step, high))));
}

static void write_width(tsc_composer *composer, const tsc_fact_series *series, tsc_prose *prose)
{
    double low, high;
    tsc_projection_interval(&series->diagnosis.projection, series->shown - 1, 80.0, &low, &high);
    tsc_write(&composer->writer, prose, tsc_words_width(low, high),
              TSC_SLOTS(tsc_slot_count((long long)series->count)));
}

/* How sure the history lets one be, by its length; gaps and errors of the past where they were measured. */
static void write_ground(tsc_composer *composer, const tsc_fact_series *series, tsc_prose *prose)
{
    const tsc_diagnosis *diagnosis = &series->diagnosis;
    const char *key = series->count == 1   ? "ground.one"
                      : series->count < 5  ? "ground.few"
                      : series->count < 12 ? "ground.some"
                                           : "ground.many";
    tsc_prose_text(composer->writer.report, prose, " ");
    tsc_write(&composer->writer, prose, key, TSC_SLOTS(tsc_slot_count((long long)series->count)));
    if (diagnosis->gap_count) {
        tsc_prose_text(composer->writer.report, prose, " ");
        tsc_write(&composer->writer, prose, "ground.gaps", TSC_SLOTS(tsc_slot_count((long long)diagnosis->gap_count)));
    }
    if (diagnosis->rolling.origins >= 3 && isfinite(diagnosis->rolling.error_pct)) {
        tsc_computed computed = {.how = tsc_say(&composer->writer, "how.rolling"),
                                 .file = "",
                                 .series = tsc_key_text(composer, &series->series.key),
                                 .period = tsc_period_none(),
                                 .value = diagnosis->rolling.error_pct};
        tsc_prose_text(composer->writer.report, prose, " ");
        tsc_write(&composer->writer, prose, "ground.rolling",
                  TSC_SLOTS(tsc_slot_count((long long)diagnosis->rolling.origins),
                            tsc_slot_run("pct", tsc_words_percent(&composer->writer, diagnosis->rolling.error_pct,
                                                                  false, tsc_cite_computed(composer, &computed)))));
    }
}

static const tsc_fact_series *main_series(const tsc_fact_pair *pair)
{
    static const char *const indicators[] = {"trade_turnover", "exports",   "imports", "services_trade",
                                             "fdi_flow",       "fdi_stock", "freight", "tourists"};
    for (size_t i = 0; i < sizeof indicators / sizeof *indicators; i++)
        for (int side = 0; side < 2; side++) {
            const tsc_fact_series *series = tsc_facts_series(pair, indicators[i], side);
            if (series && series->projected && !series->stale && series->shown > 0)
                return series;
        }
    return NULL;
}

static void tell_projection(tsc_composer *composer, const tsc_fact_series *series)
{
    tsc_item *item = tsc_insight_add(composer, 70.0);
    if (!item)
        return;
    const tsc_projection *projection = &series->diagnosis.projection;
    size_t step = series->shown - 1;
    double last = series->points[series->count - 1]->value, above = tsc_projection_exceedance(projection, step, last);
    size_t parts[] = {cite_projection(composer, series, step)};
    tsc_computed computed = {.how = tsc_say(&composer->writer, "how.above"),
                             .file = "",
                             .series = tsc_key_text(composer, &series->series.key),
                             .period = tsc_period_shift_years(series->last, (int)step + 1),
                             .value = above,
                             .parts = parts,
                             .part_count = 1};
    write_projection(composer, series, &item->head);
    write_width(composer, series, &item->body);
    tsc_prose_text(composer->writer.report, &item->body, " ");
    tsc_write(&composer->writer, &item->body, "projection.above",
              TSC_SLOTS(tsc_slot_run("probability", tsc_words_probability(&composer->writer, above,
                                                                          tsc_cite_computed(composer, &computed))),
                        tsc_slot_text("period", year_at(composer, series, step, TSC_PERIOD_IN)),
                        tsc_slot_text("last", tsc_words_period(&composer->writer, series->last, TSC_PERIOD_IN))));
}

static tsc_chart_goal goal_of(const tsc_fact_target *target)
{
    return (tsc_chart_goal){.value = target->value,
                            .due = target->stated->due,
                            .required_growth_pct = target->assessed ? target->result.required_growth_pct : (double)NAN,
                            .probability = target->assessed ? target->result.probability : (double)NAN};
}

/* The projection as far as tables show it, so that a chart does not run to the furthest target. */
static tsc_projection shown_part(const tsc_fact_series *series)
{
    tsc_projection shown = series->diagnosis.projection;
    shown.horizon = series->shown;
    return shown;
}

/* The values of parts of years of the same quantity: shown apart, never taken for years. */
static const tsc_series *parts_of(const tsc_fact_pair *pair, const tsc_fact_series *yearly)
{
    tsc_key key = yearly->series.key;
    key.frequency = 'R';
    for (size_t i = 0; i < pair->series_count; i++)
        if (tsc_key_compare(&pair->series[i].series.key, &key) == 0)
            return &pair->series[i].series;
    return NULL;
}

static void order_history(const tsc_chapter *chapter, tsc_section *section, const tsc_fact_series *series,
                          const char *suffix)
{
    tsc_composer *composer = chapter->composer;
    const char *name =
        tsc_report_printf(composer->writer.report, "%s-%s", tsc_pair_slug(composer, chapter->pair), suffix);
    tsc_chart_order *order = tsc_chart_request(composer, section, name, "chart.history");
    tsc_arena *arena = &composer->writer.report->arena;
    tsc_projection *projection = tsc_arena_calloc(arena, 1, sizeof *projection);
    tsc_chart_goal *goals = tsc_arena_calloc(arena, series->target_count + 1, sizeof *goals);
    if (!order || !projection || !goals)
        return;
    *projection = shown_part(series);
    size_t count = 0;
    for (size_t i = 0; i < series->target_count; i++)
        if (isfinite(series->targets[i].value) && series->targets[i].stated->due.kind != TSC_PERIOD_NONE)
            goals[count++] = goal_of(&series->targets[i]);
    tsc_chart_of of = {.series = &series->series,
                       .parts = parts_of(chapter->pair, series),
                       .projection = series->projected && series->shown ? projection : NULL,
                       .last = series->last,
                       .goals = goals,
                       .goal_count = count,
                       .language = tsc_phrases_language(composer->writer.phrases)};
    if (tsc_chart_of_history(composer->plotter, &of, arena, &order->chart, &composer->writer.report->error) == TSC_OK)
        order->chart.title = tsc_headline(chapter, series);
}

static void add_projection_row(tsc_composer *composer, tsc_block *table, const tsc_fact_series *series, size_t step)
{
    tsc_prose *row = tsc_report_row(composer->writer.report, table);
    if (!row)
        return;
    const tsc_projection *projection = &series->diagnosis.projection;
    double low, high;
    tsc_prose_text(composer->writer.report, &row[0], year_at(composer, series, step, TSC_PERIOD_NAME));
    tsc_prose_add(composer->writer.report, &row[1], projected_run(composer, series, step, projection->mean[step]));
    for (size_t i = 0; i < 2; i++) {
        tsc_projection_interval(projection, step, i ? 95.0 : 80.0, &low, &high);
        tsc_write(&composer->writer, &row[2 + i], "table.between",
                  TSC_SLOTS(tsc_slot_run("low", projected_run(composer, series, step, low)),
                            tsc_slot_run("high", projected_run(composer, series, step, high))));
    }
}

static void add_projections(tsc_composer *composer, tsc_section *section, const tsc_fact_series *series)
{
    tsc_writer *writer = &composer->writer;
    tsc_block *table = tsc_report_block(writer->report, section, TSC_BLOCK_TABLE);
    const tsc_column columns[] = {{tsc_say(writer, "table.year"), false},
                                  {tsc_say(writer, "table.central"), true},
                                  {tsc_say(writer, "table.four_of_five"), true},
                                  {tsc_say(writer, "table.nineteen_of_twenty"), true}};
    tsc_report_columns(writer->report, table, columns, 4);
    if (table)
        table->table.caption =
            tsc_write_text(writer, "table.projections",
                           TSC_SLOTS(tsc_slot_text("flow", tsc_flow_name(composer, &series->series.key))));
    for (size_t step = 0; step < series->shown; step++)
        add_projection_row(composer, table, series, step);
}

/* The other projected series of the pair, one row each, for the last year shown. */
static void add_other_projections(const tsc_chapter *chapter, tsc_section *section, const tsc_fact_series *leading)
{
    tsc_composer *composer = chapter->composer;
    tsc_writer *writer = &composer->writer;
    tsc_block *table = NULL;
    size_t rows = 0;
    for (size_t i = 0; i < chapter->pair->series_count && rows < 25; i++) {
        const tsc_fact_series *series = &chapter->pair->series[i];
        if (!series->projected || series->stale || series->shown == 0 || series == leading)
            continue;
        if (!table) {
            table = tsc_report_block(writer->report, section, TSC_BLOCK_TABLE);
            const tsc_column columns[] = {{tsc_say(writer, "table.quantity"), false},
                                          {tsc_say(writer, "table.last_known"), true},
                                          {tsc_say(writer, "table.until"), false},
                                          {tsc_say(writer, "table.central"), true},
                                          {tsc_say(writer, "table.four_of_five"), true}};
            tsc_report_columns(writer->report, table, columns, 5);
            if (table)
                table->table.caption = tsc_say(writer, "table.other_projections");
        }
        tsc_prose *row = tsc_report_row(writer->report, table);
        if (!row)
            return;
        size_t step = series->shown - 1;
        double low, high;
        tsc_projection_interval(&series->diagnosis.projection, step, 80.0, &low, &high);
        const tsc_point *last = series->points[series->count - 1];
        tsc_prose name = {NULL, 0, 0}, value = {NULL, 0, 0};
        tsc_prose_text(writer->report, &name, tsc_flow_name(composer, &series->series.key));
        tsc_write_point(composer, &value, &series->series.key, last);
        tsc_write(writer, &row[0], "table.what", TSC_SLOTS(tsc_slot_prose("flow", &name), tsc_slot_text("change", "")));
        tsc_write(writer, &row[1], "table.value_of",
                  TSC_SLOTS(tsc_slot_prose("value", &value),
                            tsc_slot_text("period", tsc_words_period(writer, last->period, TSC_PERIOD_NAME))));
        tsc_prose_text(writer->report, &row[2], year_at(composer, series, step, TSC_PERIOD_NAME));
        tsc_prose_add(writer->report, &row[3],
                      projected_run(composer, series, step, series->diagnosis.projection.mean[step]));
        tsc_write(writer, &row[4], "table.between",
                  TSC_SLOTS(tsc_slot_run("low", projected_run(composer, series, step, low)),
                            tsc_slot_run("high", projected_run(composer, series, step, high))));
        rows++;
    }
}

void tsc_chapter_outlook(const tsc_chapter *chapter)
{
    tsc_composer *composer = chapter->composer;
    const tsc_fact_series *series = main_series(chapter->pair);
    if (!series)
        return;
    tell_projection(composer, series);
    tsc_section *section = tsc_chapter_section(chapter, "outlook", "section.outlook");
    tsc_block *block = tsc_report_block(composer->writer.report, section, TSC_BLOCK_PARAGRAPH);
    if (!block)
        return;
    write_projection(composer, series, &block->prose);
    tsc_prose_text(composer->writer.report, &block->prose, " ");
    write_width(composer, series, &block->prose);
    write_ground(composer, series, &block->prose);
    order_history(chapter, section, series, "history");
    add_projections(composer, section, series);
    add_other_projections(chapter, section, series);
}

static size_t cite_assessment(tsc_composer *composer, const tsc_fact_series *series, const tsc_fact_target *target,
                              const char *how, double value)
{
    const tsc_point *base = series->points[series->count - 1];
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

static void write_target_value(tsc_composer *composer, const tsc_stored_target *target, tsc_prose *prose)
{
    tsc_words_bounded(&composer->writer, prose,
                      tsc_words_amount(&composer->writer, target->value, target->key.unit, TSC_DIGITS_STATED,
                                       tsc_cite_target(composer, target)),
                      target->bound);
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
                  TSC_SLOTS(tsc_slot_text("period", year_at(composer, series, (size_t)step - 1, TSC_PERIOD_IN))));
    else
        tsc_write(&composer->writer, prose, "target.not_within",
                  TSC_SLOTS(tsc_slot_text(
                      "period", year_at(composer, series, series->diagnosis.projection.horizon - 1, TSC_PERIOD_BY))));
}

/* A target that no projection tells the chance of, and why. */
static void write_unassessed(tsc_composer *composer, const tsc_fact_series *series, const tsc_fact_target *target,
                             tsc_item *item, const tsc_prose *value)
{
    tsc_writer *writer = &composer->writer;
    const char *due = tsc_words_period(writer, target->stated->due, TSC_PERIOD_BY);
    const tsc_point *last = series->count ? series->points[series->count - 1] : NULL;
    tsc_write(writer, &item->head, *due ? "target.plain" : "target.undated",
              TSC_SLOTS(tsc_slot_text("flow", tsc_flow_name(composer, &series->series.key)),
                        tsc_slot_prose("value", value), tsc_slot_text("due", due)));
    if (last && isfinite(target->value) && last->value >= target->value)
        tsc_write(writer, &item->body, "target.passed", NULL, 0);
    else if (last && series->stale)
        tsc_write(writer, &item->body, "target.stale",
                  TSC_SLOTS(tsc_slot_text("period", tsc_words_period(writer, last->period, TSC_PERIOD_NAME))));
    else
        tsc_write(writer, &item->body, *due ? "target.unassessed" : "target.no_date", NULL, 0);
}

static tsc_run chance_run(tsc_composer *composer, const tsc_fact_series *series, const tsc_fact_target *target)
{
    double probability = target->result.probability;
    return tsc_words_probability(&composer->writer, probability,
                                 cite_assessment(composer, series, target, "how.probability", probability));
}

static bool is_reached(const tsc_fact_series *series, const tsc_fact_target *target)
{
    return series->count && isfinite(target->value) && series->points[series->count - 1]->value >= target->value;
}

static void write_reached(tsc_composer *composer, const tsc_fact_series *series, const tsc_fact_target *target,
                          tsc_item *item, const tsc_prose *value)
{
    tsc_writer *writer = &composer->writer;
    const tsc_point *last = series->points[series->count - 1];
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
    const tsc_point *last = series->points[series->count - 1];
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
    write_target_value(composer, target->stated, &value);
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
    const char *dash = tsc_say(writer, "table.unknown");
    tsc_prose name = {NULL, 0, 0};
    tsc_prose_text(writer->report, &name, tsc_flow_name(composer, &series->series.key));
    tsc_write(writer, &row[0], "table.what", TSC_SLOTS(tsc_slot_prose("flow", &name), tsc_slot_text("change", "")));
    write_target_value(composer, target->stated, &row[1]);
    tsc_prose_text(writer->report, &row[2],
                   target->stated->due.kind ? tsc_words_period(writer, target->stated->due, TSC_PERIOD_NAME) : dash);
    for (size_t i = 3; i < 6 && !target->assessed; i++)
        tsc_prose_text(writer->report, &row[i], dash);
    if (!target->assessed)
        return;
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
            ? year_at(composer, series, (size_t)target->result.expected_step - 1, TSC_PERIOD_NAME)
            : tsc_write_text(
                  writer, "table.after",
                  TSC_SLOTS(tsc_slot_text("period", year_at(composer, series, series->diagnosis.projection.horizon - 1,
                                                            TSC_PERIOD_NAME)))));
}

static tsc_block *target_table(tsc_composer *composer, tsc_section *section)
{
    tsc_writer *writer = &composer->writer;
    tsc_block *table = tsc_report_block(writer->report, section, TSC_BLOCK_TABLE);
    const tsc_column columns[] = {
        {tsc_say(writer, "table.quantity"), false},   {tsc_say(writer, "table.target"), true},
        {tsc_say(writer, "table.due"), false},        {tsc_say(writer, "table.required"), true},
        {tsc_say(writer, "table.probability"), true}, {tsc_say(writer, "table.expected"), false}};
    tsc_report_columns(writer->report, table, columns, 6);
    if (table)
        table->table.caption = tsc_say(writer, "table.targets");
    return table;
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
            table = tsc_report_block(writer->report, *section, TSC_BLOCK_TABLE);
            const tsc_column columns[] = {{tsc_say(writer, "table.quantity"), false},
                                          {tsc_say(writer, "table.value"), true},
                                          {tsc_say(writer, "table.status"), false},
                                          {tsc_say(writer, "table.when"), false}};
            tsc_report_columns(writer->report, table, columns, 4);
            if (table)
                table->table.caption = tsc_say(writer, "table.outlooks");
        }
        tsc_prose *row = tsc_report_row(writer->report, table);
        if (!row)
            return;
        tsc_key key = {.frequency = 'A',
                       .reporter = stored->figure.reporter,
                       .partner = stored->figure.partner,
                       .unit = stored->figure.unit};
        strncpy(key.indicator, stored->figure.indicator, sizeof key.indicator - 1);
        tsc_prose name = {NULL, 0, 0};
        tsc_prose_text(writer->report, &name, tsc_flow_name(composer, &key));
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
                       stored->figure.period.kind ? tsc_words_period(writer, stored->figure.period, TSC_PERIOD_NAME)
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
    const tsc_point *last = turnover->points[turnover->count - 1];
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
    tsc_write(&composer->writer, &item->head, "potential.head",
              TSC_SLOTS(tsc_slot_place("a", largest->figure.reporter), tsc_slot_place("b", largest->figure.partner),
                        tsc_slot_prose("value", &value)));
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
        place->table = target_table(composer, place->section);
    }
    tsc_item *item = tsc_report_item(composer->writer.report, place->list);
    if (!item)
        return;
    write_target(composer, series, target, item);
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
