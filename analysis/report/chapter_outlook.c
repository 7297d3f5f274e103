/* Where it may go: projections with their width in words. */
#include "report/composer.h"

#include <math.h>
#include <string.h>

enum { PARTS_CITED = 20 /* the newest values of a history */, MOST_OTHERS = 25 };

/* "combination" in words; a method that has none bears its own name. */
static const char *model_words(tsc_writer *writer, const char *model)
{
    const char *phrase = tsc_report_printf(writer->report, "model.%s", model);
    return tsc_phrase_get(writer->phrases, phrase) ? tsc_say(writer, phrase) : model;
}

/* A value of a projection: at most two significant digits, cited to projections.csv and the history behind it. */
static size_t cite_projection(tsc_composer *composer, const tsc_fact_series *series, size_t step)
{
    size_t parts[PARTS_CITED], count = 0;
    size_t first = series->count > PARTS_CITED ? series->count - PARTS_CITED : 0;
    for (size_t i = first; i < series->count; i++)
        parts[count++] = tsc_cite_point(composer, &series->series.key, series->points[i]);
    tsc_computed computed = {
        .how = tsc_write_text(
            &composer->writer, "how.projection",
            TSC_SLOTS(tsc_slot_text("model", model_words(&composer->writer, series->diagnosis.projection.model)),
                      tsc_slot_count((long long)series->count))),
        .file = "projections.csv",
        .series = tsc_key_text(composer, &series->series.key),
        .period = tsc_period_shift_years(series->last, (int)step + 1),
        .value = series->diagnosis.projection.median[step],
        .parts = parts,
        .part_count = count};
    return tsc_cite_computed(composer, &computed);
}

static tsc_run projected_run(tsc_composer *composer, const tsc_fact_series *series, size_t step, double value)
{
    return tsc_words_amount(&composer->writer, value, series->series.key.unit, TSC_DIGITS_PROJECTED,
                            cite_projection(composer, series, step));
}

const char *tsc_year_at(tsc_composer *composer, const tsc_fact_series *series, size_t step, tsc_period_form form)
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
                        tsc_slot_text("period", tsc_year_at(composer, series, step, TSC_PERIOD_IN)),
                        tsc_slot_run("mean", projected_run(composer, series, step, projection->median[step])),
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
    double last = tsc_facts_latest(series)->value, above = tsc_projection_exceedance(projection, step, last);
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
                        tsc_slot_text("period", tsc_year_at(composer, series, step, TSC_PERIOD_IN)),
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
    tsc_chart_order *order = tsc_chapter_chart(composer, section, name, "chart.history");
    tsc_arena *arena = &composer->writer.report->arena;
    tsc_projection *projection = tsc_report_room(composer->writer.report, 1, sizeof *projection);
    tsc_chart_goal *goals = tsc_report_room(composer->writer.report, series->target_count, sizeof *goals);
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
    tsc_prose_text(composer->writer.report, &row[0], tsc_year_at(composer, series, step, TSC_PERIOD_CELL));
    tsc_prose_add(composer->writer.report, &row[1], projected_run(composer, series, step, projection->median[step]));
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
    const tsc_column columns[] = {{tsc_say(writer, "table.year"), false},
                                  {tsc_say(writer, "table.central"), true},
                                  {tsc_say(writer, "table.four_of_five"), true},
                                  {tsc_say(writer, "table.nineteen_of_twenty"), true}};
    tsc_block *table =
        tsc_report_table(writer->report, section,
                         tsc_write_text(writer, "table.projections",
                                        TSC_SLOTS(tsc_slot_text("flow", tsc_flow_name(composer, &series->series.key)))),
                         columns, 4);
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
    for (size_t i = 0; i < chapter->pair->series_count && rows < MOST_OTHERS; i++) {
        const tsc_fact_series *series = &chapter->pair->series[i];
        if (!series->projected || series->stale || series->shown == 0 || series == leading)
            continue;
        if (!table) {
            const tsc_column columns[] = {{tsc_say(writer, "table.quantity"), false},
                                          {tsc_say(writer, "table.last_known"), true},
                                          {tsc_say(writer, "table.until"), false},
                                          {tsc_say(writer, "table.central"), true},
                                          {tsc_say(writer, "table.four_of_five"), true}};
            table = tsc_report_table(writer->report, section, tsc_say(writer, "table.other_projections"), columns, 5);
        }
        tsc_prose *row = tsc_report_row(writer->report, table);
        if (!row)
            return;
        size_t step = series->shown - 1;
        double low, high;
        tsc_projection_interval(&series->diagnosis.projection, step, 80.0, &low, &high);
        const tsc_point *last = tsc_facts_latest(series);
        tsc_prose name = {NULL, 0, 0}, value = {NULL, 0, 0};
        tsc_prose_text(writer->report, &name, tsc_flow_label(composer, &series->series.key));
        tsc_write_point(composer, &value, &series->series.key, last);
        tsc_write(writer, &row[0], "table.what", TSC_SLOTS(tsc_slot_prose("flow", &name), tsc_slot_text("change", "")));
        tsc_write(writer, &row[1], "table.value_of",
                  TSC_SLOTS(tsc_slot_prose("value", &value),
                            tsc_slot_text("period", tsc_words_period(writer, last->period, TSC_PERIOD_NAME))));
        tsc_prose_text(writer->report, &row[2], tsc_year_at(composer, series, step, TSC_PERIOD_CELL));
        tsc_prose_add(writer->report, &row[3],
                      projected_run(composer, series, step, series->diagnosis.projection.median[step]));
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
