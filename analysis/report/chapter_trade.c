/* What trade was: the latest values and their growth, year by year. */
#include "chart/maker.h"
#include "model/metrics.h"
#include "report/composer.h"

#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

/* Of one direction as both sides report it, the side's own, unless the other's goes on well beyond it. */
static const tsc_fact_series *newer(const tsc_fact_series *own, const tsc_fact_series *mirror)
{
    if (!own || !mirror)
        return own ? own : mirror;
    return tsc_facts_latest(mirror)->period.last.year > tsc_facts_latest(own)->period.last.year + 1 ? mirror : own;
}

static const tsc_fact_series *other_of(const tsc_fact_series *chosen, const tsc_fact_series *own,
                                       const tsc_fact_series *mirror)
{
    return own && mirror && tsc_unit_same(own->series.key.unit, mirror->series.key.unit) ? chosen == own ? mirror : own
                                                                                         : NULL;
}

tsc_flows tsc_flows_of(const tsc_fact_pair *pair)
{
    const tsc_fact_series *sold = tsc_facts_series(pair, "exports", 0),
                          *sold_mirror = tsc_facts_series(pair, "imports", 1);
    const tsc_fact_series *bought = tsc_facts_series(pair, "imports", 0),
                          *bought_mirror = tsc_facts_series(pair, "exports", 1);
    tsc_flows flows = {.turnover = tsc_facts_series(pair, "trade_turnover", 0),
                       .exports = newer(sold, sold_mirror),
                       .imports = newer(bought, bought_mirror)};
    flows.exports_mirror = other_of(flows.exports, sold, sold_mirror);
    flows.imports_mirror = other_of(flows.imports, bought, bought_mirror);
    return flows;
}

static tsc_key growth_key(const tsc_key *key)
{
    tsc_key growth = *key;
    snprintf(growth.indicator, sizeof growth.indicator, "%.30s%s", key->indicator, tsc_key_ending(TSC_KEY_GROWTH));
    growth.unit = tsc_unit_percent();
    return growth;
}

/* The growth over the year before that a source states for a period, or NULL. */
static const tsc_point *stated_growth(const tsc_fact_pair *pair, const tsc_key *key, tsc_period period, tsc_key *growth)
{
    const tsc_point *found = NULL;
    *growth = growth_key(key);
    for (size_t i = 0; i < pair->series_count && !found; i++)
        if (tsc_key_same(&pair->series[i].series.key, growth))
            found = tsc_facts_point(&pair->series[i], period);
    return found && tsc_point_has_other_base(found) ? NULL : found;
}

/* A growth over the year before: stated, else computed from the two levels; `known` is false where neither. */
typedef struct growth {
    bool known, stated;
    double pct;
    tsc_run run;
} growth;

static growth growth_in(const tsc_chapter *chapter, const tsc_fact_series *series, const tsc_point *point)
{
    tsc_composer *composer = chapter->composer;
    tsc_key key;
    const tsc_point *stated = stated_growth(chapter->pair, &series->series.key, point->period, &key);
    if (stated)
        return (growth){
            true, true, stated->value,
            tsc_words_percent(&composer->writer, stated->value, true, tsc_cite_point(composer, &key, stated))};
    const tsc_point *before = tsc_facts_point(series, tsc_period_shift_years(point->period, -1));
    double pct = before ? tsc_metric_cagr(before->value, point->value, 1) : (double)NAN;
    if (!isfinite(pct))
        return (growth){.known = false};
    const size_t parts[] = {tsc_cite_point(composer, &series->series.key, before),
                            tsc_cite_point(composer, &series->series.key, point)};
    tsc_computed computed = {.how = tsc_say(&composer->writer, "how.growth"),
                             .file = "",
                             .series = tsc_key_text(composer, &key),
                             .period = point->period,
                             .value = pct,
                             .parts = parts,
                             .part_count = 2};
    return (growth){true, false, pct,
                    tsc_words_percent(&composer->writer, pct, false, tsc_cite_computed(composer, &computed))};
}

static void write_latest(const tsc_chapter *chapter, const tsc_fact_series *series, tsc_prose *prose)
{
    tsc_composer *composer = chapter->composer;
    const tsc_point *point = tsc_facts_latest(series);
    tsc_prose value = {NULL, 0, 0};
    tsc_write_point(composer, &value, &series->series.key, point);
    growth change = growth_in(chapter, series, point);
    const char *key = !change.known        ? "level.is"
                      : change.pct >= 0.5  ? "level.grew"
                      : change.pct <= -0.5 ? "level.fell"
                                           : "level.same";
    tsc_write(&composer->writer, prose, key,
              TSC_SLOTS(tsc_slot_text("flow", tsc_flow_name(composer, &series->series.key)),
                        tsc_slot_prose("value", &value),
                        tsc_slot_text("period", tsc_words_period(&composer->writer, point->period, TSC_PERIOD_IN)),
                        tsc_slot_run("pct", change.run)));
}

/* The value a year earlier, and how it is known. */
static void write_before(const tsc_chapter *chapter, const tsc_fact_series *series, tsc_prose *prose)
{
    tsc_composer *composer = chapter->composer;
    const tsc_point *before = tsc_facts_point(series, tsc_period_shift_years(tsc_facts_latest(series)->period, -1));
    if (!before)
        return;
    tsc_prose value = {NULL, 0, 0};
    tsc_write_point(composer, &value, &series->series.key, before);
    tsc_write(&composer->writer, prose, before->origin == TSC_ORIGIN_DERIVED ? "level.before_derived" : "level.before",
              TSC_SLOTS(tsc_slot_prose("value", &value),
                        tsc_slot_text("period", tsc_words_period(&composer->writer, before->period, TSC_PERIOD_IN))));
}

/* Mean growth a year over the whole known span, where that is more than the last step. */
static void write_long_run(const tsc_chapter *chapter, const tsc_fact_series *series, tsc_prose *prose)
{
    tsc_composer *composer = chapter->composer;
    const tsc_point *first = series->points[0], *last = tsc_facts_latest(series);
    int years = last->period.first.year - first->period.first.year;
    double pct = tsc_metric_cagr(first->value, last->value, years);
    if (years < 2 || !isfinite(pct))
        return;
    const size_t parts[] = {tsc_cite_point(composer, &series->series.key, first),
                            tsc_cite_point(composer, &series->series.key, last)};
    const char *span = tsc_words_period(
        &composer->writer, tsc_period_years(first->period.first.year, last->period.first.year), TSC_PERIOD_NAME);
    tsc_computed computed = {.how =
                                 tsc_write_text(&composer->writer, "how.cagr", TSC_SLOTS(tsc_slot_text("span", span))),
                             .file = "",
                             .series = tsc_key_text(composer, &series->series.key),
                             .period = tsc_period_years(first->period.first.year, last->period.first.year),
                             .value = pct,
                             .parts = parts,
                             .part_count = 2};
    tsc_prose value = {NULL, 0, 0};
    tsc_write_point(composer, &value, &series->series.key, first);
    if (prose->count)
        tsc_prose_text(composer->writer.report, prose, " ");
    tsc_write(&composer->writer, prose, pct >= 0 ? "level.cagr_up" : "level.cagr_down",
              TSC_SLOTS(tsc_slot_text("period", tsc_words_period(&composer->writer, first->period, TSC_PERIOD_IN)),
                        tsc_slot_prose("value", &value),
                        tsc_slot_run("pct", tsc_words_percent(&composer->writer, pct, false,
                                                              tsc_cite_computed(composer, &computed)))));
}

static void tell_level(const tsc_chapter *chapter, const tsc_fact_series *series)
{
    tsc_item *item =
        tsc_insight_add(chapter->composer, 100.0 + (double)tsc_facts_latest(series)->period.first.year / 1e4);
    if (!item)
        return;
    write_latest(chapter, series, &item->head);
    write_before(chapter, series, &item->body);
    write_long_run(chapter, series, &item->body);
}

/* Both directions of trade in the last year in which both are known. */
typedef struct exchange {
    const tsc_point *sold, *bought;
} exchange;

static bool last_exchange(const tsc_flows *flow, exchange *last)
{
    *last = (exchange){NULL, NULL};
    if (!flow->exports || !flow->imports ||
        !tsc_unit_same(flow->exports->series.key.unit, flow->imports->series.key.unit))
        return false;
    for (size_t i = flow->exports->count; i-- > 0 && !last->bought;) {
        last->sold = flow->exports->points[i];
        last->bought = tsc_facts_point(flow->imports, last->sold->period);
    }
    return last->bought && last->sold->value + last->bought->value > 0.0;
}

/* Who sells more, in a sentence. */
static void write_balance(const tsc_chapter *chapter, const exchange *last, tsc_prose *prose)
{
    bool surplus = last->sold->value >= last->bought->value;
    double larger = fmax(last->sold->value, last->bought->value),
           smaller = fmin(last->sold->value, last->bought->value);
    const char *key = larger < 1.1 * smaller   ? "balance.head_close"
                      : larger < 2.0 * smaller ? "balance.head"
                                               : "balance.head_far";
    tsc_write(&chapter->composer->writer, prose, key,
              TSC_SLOTS(tsc_slot_place("a", chapter->pair->pair[surplus ? 0 : 1]),
                        tsc_slot_place("b", chapter->pair->pair[surplus ? 1 : 0])));
}

static tsc_run balance_run(tsc_composer *composer, const tsc_flows *flow, const exchange *last)
{
    const size_t parts[] = {tsc_cite_point(composer, &flow->exports->series.key, last->sold),
                            tsc_cite_point(composer, &flow->imports->series.key, last->bought)};
    tsc_computed computed = {.how = tsc_say(&composer->writer, "how.balance"),
                             .file = "",
                             .series = "",
                             .period = last->sold->period,
                             .value = last->sold->value - last->bought->value,
                             .parts = parts,
                             .part_count = 2};
    tsc_run run = tsc_words_amount(&composer->writer, fabs(computed.value), flow->exports->series.key.unit, 3,
                                   tsc_cite_computed(composer, &computed));
    run.value = computed.value;
    return run;
}

static void tell_balance(const tsc_chapter *chapter, const tsc_flows *flow)
{
    tsc_composer *composer = chapter->composer;
    exchange last;
    tsc_item *item = last_exchange(flow, &last) ? tsc_insight_add(composer, 58.0) : NULL;
    if (!item)
        return;
    tsc_prose sold = {NULL, 0, 0}, bought = {NULL, 0, 0};
    tsc_write_point(composer, &sold, &flow->exports->series.key, last.sold);
    tsc_write_point(composer, &bought, &flow->imports->series.key, last.bought);
    write_balance(chapter, &last, &item->head);
    bool surplus = last.sold->value >= last.bought->value; /* told from the side of who sells more, as the head is */
    tsc_write(&composer->writer, &item->body, "balance.body",
              TSC_SLOTS(tsc_slot_text("period", tsc_words_period(&composer->writer, last.sold->period, TSC_PERIOD_IN)),
                        tsc_slot_place("a", chapter->pair->pair[surplus ? 0 : 1]),
                        tsc_slot_place("b", chapter->pair->pair[surplus ? 1 : 0]),
                        tsc_slot_prose("exports", surplus ? &sold : &bought),
                        tsc_slot_prose("imports", surplus ? &bought : &sold),
                        tsc_slot_run("balance", balance_run(composer, flow, &last))));
}

/* The first and the last year in which anything of the flows is known; none where the first is after the last. */
static void years_of(const tsc_flows *flow, int *first, int *last)
{
    const tsc_fact_series *all[] = {flow->turnover, flow->exports, flow->imports, flow->exports_mirror,
                                    flow->imports_mirror};
    *first = INT_MAX;
    *last = INT_MIN;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        if (!tsc_facts_latest(all[i]))
            continue;
        int begins = all[i]->points[0]->period.first.year, ends = tsc_facts_latest(all[i])->period.first.year;
        *first = begins < *first ? begins : *first;
        *last = ends > *last ? ends : *last;
    }
}

static void add_cell(tsc_composer *composer, const tsc_fact_series *series, const tsc_point *point, tsc_prose *cell)
{
    if (!point) {
        tsc_prose_text(composer->writer.report, cell, tsc_say(&composer->writer, "table.unknown"));
        return;
    }
    tsc_write_point(composer, cell, &series->series.key, point);
}

/* Stated, derived or official: how the figures of a row are known, each word once. */
static const char *basis_of(tsc_composer *composer, const tsc_point *const points[3])
{
    static const char *const keys[] = {"origin.stated", "origin.derived", "origin.official"};
    const char *names[3];
    size_t count = 0;
    for (int origin = 0; origin < 3; origin++)
        for (size_t i = 0; i < 3; i++)
            if (points[i] && (int)points[i]->origin == origin) {
                names[count++] = tsc_say(&composer->writer, keys[origin]);
                break;
            }
    const char *text = count ? names[0] : "";
    for (size_t i = 1; i < count; i++)
        text = tsc_report_printf(composer->writer.report, "%s, %s", text, names[i]);
    return text;
}

static void add_year(const tsc_chapter *chapter, tsc_block *table, const tsc_flows *flow, int year)
{
    tsc_composer *composer = chapter->composer;
    const tsc_fact_series *all[] = {flow->turnover, flow->exports, flow->imports};
    const tsc_fact_series *const mirrors[] = {NULL, flow->exports_mirror, flow->imports_mirror};
    const tsc_point *points[3];
    bool any = false;
    for (size_t i = 0; i < 3; i++) {
        points[i] = tsc_facts_point(all[i], tsc_period_year(year));
        const tsc_point *mirrored = points[i] ? NULL : tsc_facts_point(mirrors[i], tsc_period_year(year));
        if (mirrored) {
            points[i] = mirrored;
            all[i] = mirrors[i];
        }
        any = any || points[i];
    }
    tsc_prose *row = tsc_report_row(composer->writer.report, table);
    if (!row)
        return;
    tsc_prose_text(composer->writer.report, &row[0], tsc_report_printf(composer->writer.report, "%d", year));
    size_t column = 1;
    for (size_t i = 0; i < 3; i++) {
        if (!all[i])
            continue;
        add_cell(composer, all[i], points[i], &row[column++]);
        if (i > 0)
            continue;
        growth change = points[0] ? growth_in(chapter, all[0], points[0]) : (growth){.known = false};
        if (change.known)
            tsc_write(&composer->writer, &row[column], change.pct < 0 ? "table.down" : "table.up",
                      TSC_SLOTS(tsc_slot_run("pct", change.run)));
        column++;
    }
    tsc_prose_text(composer->writer.report, &row[column],
                   any ? basis_of(composer, points) : tsc_say(&composer->writer, "table.gap"));
}

enum { LONGEST_TABLE = 40 };

static void add_years(const tsc_chapter *chapter, tsc_section *section, const tsc_flows *flow)
{
    tsc_composer *composer = chapter->composer;
    tsc_writer *writer = &composer->writer;
    tsc_place a = chapter->pair->pair[0], b = chapter->pair->pair[1];
    tsc_column columns[6];
    size_t count = 0;
    columns[count++] = (tsc_column){tsc_say(writer, "table.year"), false};
    if (flow->turnover) {
        columns[count++] = (tsc_column){tsc_say(writer, "table.turnover"), true};
        columns[count++] = (tsc_column){tsc_say(writer, "table.change"), true};
    }
    if (flow->exports)
        columns[count++] = (tsc_column){
            tsc_write_text(writer, "table.sells", TSC_SLOTS(tsc_slot_place("a", a), tsc_slot_place("b", b))), true};
    if (flow->imports)
        columns[count++] = (tsc_column){
            tsc_write_text(writer, "table.sells", TSC_SLOTS(tsc_slot_place("a", b), tsc_slot_place("b", a))), true};
    columns[count++] = (tsc_column){tsc_say(writer, "table.basis"), false};
    tsc_block *table = tsc_report_table(
        writer->report, section,
        tsc_write_text(writer, "table.years", TSC_SLOTS(tsc_slot_place("a", a), tsc_slot_place("b", b))), columns,
        count);
    if (!table)
        return;
    int first, last;
    years_of(flow, &first, &last);
    for (int year = last, rows = 0; year >= first && rows < LONGEST_TABLE; year--, rows++)
        add_year(chapter, table, flow, year);
}

static void add_paragraph(const tsc_chapter *chapter, tsc_section *section, const tsc_fact_series *series)
{
    tsc_block *block = series && series->count
                           ? tsc_report_block(chapter->composer->writer.report, section, TSC_BLOCK_PARAGRAPH)
                           : NULL;
    if (!block)
        return;
    write_latest(chapter, series, &block->prose);
    tsc_prose more = {NULL, 0, 0};
    write_before(chapter, series, &more);
    write_long_run(chapter, series, &more);
    if (more.count)
        tsc_prose_text(chapter->composer->writer.report, &block->prose, " ");
    tsc_prose_append(chapter->composer->writer.report, &block->prose, &more);
}

/* A sentence without its stop. */
static const char *as_title(tsc_composer *composer, const tsc_prose *prose)
{
    const char *text = tsc_prose_flat(composer->writer.report, prose);
    size_t length = strlen(text);
    return tsc_report_span(composer->writer.report,
                           tsc_span_make(text, length && text[length - 1] == '.' ? length - 1 : length));
}

const char *tsc_headline(const tsc_chapter *chapter, const tsc_fact_series *series)
{
    tsc_prose prose = {NULL, 0, 0};
    write_latest(chapter, series, &prose);
    return as_title(chapter->composer, &prose);
}

static const char *growth_title(tsc_composer *composer, const tsc_fact_series *series, const tsc_point *best,
                                const growth *most)
{
    return tsc_write_text(
        &composer->writer, "chart.growth_most",
        TSC_SLOTS(tsc_slot_text("flow", tsc_flow_name(composer, &series->series.key)),
                  tsc_slot_text("period", tsc_words_period(&composer->writer, best->period, TSC_PERIOD_IN)),
                  tsc_slot_run("pct", most->run)));
}

/* The bars as the report tells them: a growth that a source states goes before the one between two rounded levels. */
static void restate_growth(const tsc_chapter *chapter, const tsc_fact_series *series, tsc_chart *chart)
{
    tsc_report *report = chapter->composer->writer.report;
    tsc_chart_point *bars = tsc_report_room(report, series->count, sizeof *bars);
    tsc_chart_series *all = tsc_report_room(report, 1, sizeof *all);
    if (!bars || !all || chart->series_count == 0)
        return;
    *all = chart->series[0];
    all->points = bars;
    all->count = 0;
    const tsc_point *best = NULL;
    growth most = {.known = false};
    for (size_t i = 0; i < series->count; i++) {
        const tsc_point *point = series->points[i], *before = i ? series->points[i - 1] : NULL;
        growth change = growth_in(chapter, series, point);
        if (!change.known)
            continue;
        if (change.pct > 0 && (!best || change.pct > most.pct)) {
            best = point;
            most = change;
        }
        bool derived =
            !change.stated && (point->origin == TSC_ORIGIN_DERIVED || (before && before->origin == TSC_ORIGIN_DERIVED));
        bars[all->count++] = tsc_maker_point(point->period, change.pct,
                                             derived                                ? TSC_LOOK_DERIVED
                                             : point->origin == TSC_ORIGIN_OFFICIAL ? TSC_LOOK_OFFICIAL
                                                                                    : TSC_LOOK_STATED);
    }
    chart->series = all;
    chart->title = best ? growth_title(chapter->composer, series, best, &most) : tsc_headline(chapter, series);
}

/* One change alone is told in words. */
static bool changes_enough(const tsc_chapter *chapter, const tsc_fact_series *series)
{
    size_t known = 0;
    for (size_t i = 0; i < series->count; i++)
        known += growth_in(chapter, series, series->points[i]).known;
    return known >= 2;
}

static void order_growth(const tsc_chapter *chapter, tsc_section *section, const tsc_fact_series *series)
{
    tsc_composer *composer = chapter->composer;
    const char *name = tsc_report_printf(composer->writer.report, "%s-growth", tsc_pair_slug(composer, chapter->pair));
    tsc_chart_order *order = tsc_chapter_chart(composer, section, name, "chart.growth");
    const tsc_chart_of of = {
        .series = &series->series, .last = series->last, .language = tsc_phrases_language(composer->writer.phrases)};
    if (order && tsc_chart_of_growth(composer->plotter, &of, &composer->writer.report->arena, &order->chart,
                                     &composer->writer.report->error) == TSC_OK)
        restate_growth(chapter, series, &order->chart);
}

static void order_balance(const tsc_chapter *chapter, tsc_section *section, const tsc_flows *flow, const exchange *last)
{
    tsc_composer *composer = chapter->composer;
    const char *name = tsc_report_printf(composer->writer.report, "%s-balance", tsc_pair_slug(composer, chapter->pair));
    tsc_chart_order *order = tsc_chapter_chart(composer, section, name, "chart.balance");
    const char *language = tsc_phrases_language(composer->writer.phrases);
    const tsc_chart_of exports = {.series = &flow->exports->series, .last = flow->exports->last, .language = language};
    const tsc_chart_of imports = {.series = &flow->imports->series, .last = flow->imports->last, .language = language};
    tsc_prose title = {NULL, 0, 0};
    if (!order || tsc_chart_of_balance(composer->plotter, &exports, &imports, &composer->writer.report->arena,
                                       &order->chart, &composer->writer.report->error) != TSC_OK)
        return;
    write_balance(chapter, last, &title);
    order->chart.title = as_title(composer, &title);
}

static void order_charts(const tsc_chapter *chapter, tsc_section *section, const tsc_flows *flow)
{
    exchange last;
    if (flow->turnover && changes_enough(chapter, flow->turnover))
        order_growth(chapter, section, flow->turnover);
    if (last_exchange(flow, &last) && flow->exports->count + flow->imports->count > 2)
        order_balance(chapter, section, flow, &last);
}

void tsc_chapter_trade(const tsc_chapter *chapter)
{
    tsc_flows flow = tsc_flows_of(chapter->pair);
    if (flow.turnover || flow.exports || flow.imports) {
        const tsc_fact_series *main_flow = flow.turnover ? flow.turnover : flow.exports ? flow.exports : flow.imports;
        tell_level(chapter, main_flow);
        tell_balance(chapter, &flow);
        tsc_section *section = tsc_chapter_section(chapter, "trade", "section.trade");
        add_paragraph(chapter, section, flow.turnover);
        add_paragraph(chapter, section, flow.exports);
        add_paragraph(chapter, section, flow.imports);
        add_years(chapter, section, &flow);
        order_charts(chapter, section, &flow);
    }
}
