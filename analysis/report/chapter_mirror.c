/* One flow as both sides count it: what one reports as sold beside what the other reports as bought. */
#include "chart/maker.h"
#include "report/composer.h"

#include <math.h>
#include <string.h>

/* The two reports of the goods that go from one side to the other. */
typedef struct two_reports {
    const tsc_fact_series *seller, *buyer;
    size_t common; /* years that both report */
} two_reports;

static two_reports reports_of(const tsc_fact_pair *pair, int from)
{
    two_reports both = {tsc_facts_series(pair, "exports", from), tsc_facts_series(pair, "imports", 1 - from), 0};
    if (!both.seller || !both.buyer || !tsc_unit_same(both.seller->series.key.unit, both.buyer->series.key.unit))
        return both;
    for (size_t i = 0; i < both.seller->count; i++)
        both.common += tsc_facts_point(both.buyer, both.seller->points[i]->period) != NULL;
    return both;
}

static void add_row(tsc_composer *composer, tsc_block *table, const two_reports *both, const tsc_point *sold,
                    const tsc_point *bought)
{
    tsc_writer *writer = &composer->writer;
    tsc_prose *row = tsc_report_row(writer->report, table);
    if (!row)
        return;
    tsc_prose_text(writer->report, &row[0], tsc_report_printf(writer->report, "%d", sold->period.first.year));
    tsc_write_point(composer, &row[1], &both->seller->series.key, sold);
    tsc_write_point(composer, &row[2], &both->buyer->series.key, bought);
    double ratio = sold->value > 0.0 ? 100.0 * (bought->value / sold->value - 1.0) : (double)NAN;
    if (!isfinite(ratio))
        return;
    const size_t parts[] = {tsc_cite_point(composer, &both->seller->series.key, sold),
                            tsc_cite_point(composer, &both->buyer->series.key, bought)};
    tsc_computed computed = {.how = tsc_say(writer, "how.mirror"),
                             .file = "",
                             .series = "",
                             .period = sold->period,
                             .value = ratio,
                             .parts = parts,
                             .part_count = 2};
    tsc_write(writer, &row[3], ratio < 0 ? "table.down" : "table.up",
              TSC_SLOTS(tsc_slot_run("pct",
                                     tsc_words_percent(writer, ratio, false, tsc_cite_computed(composer, &computed)))));
}

static void add_table(const tsc_chapter *chapter, tsc_section *section, const two_reports *both, int from)
{
    tsc_composer *composer = chapter->composer;
    tsc_writer *writer = &composer->writer;
    tsc_place a = chapter->pair->pair[from], b = chapter->pair->pair[1 - from];
    const tsc_column columns[] = {{tsc_say(writer, "table.year"), false},
                                  {tsc_write_text(writer, "table.sold_by", TSC_SLOTS(tsc_slot_place("a", a))), true},
                                  {tsc_write_text(writer, "table.bought_by", TSC_SLOTS(tsc_slot_place("b", b))), true},
                                  {tsc_say(writer, "table.apart"), true}};
    tsc_block *table = tsc_report_table(
        writer->report, section,
        tsc_write_text(writer, "table.mirror", TSC_SLOTS(tsc_slot_place("a", a), tsc_slot_place("b", b))), columns, 4);
    for (size_t i = both->seller->count; i-- > 0;) {
        const tsc_point *sold = both->seller->points[i], *bought = tsc_facts_point(both->buyer, sold->period);
        if (bought)
            add_row(composer, table, both, sold, bought);
    }
}

static tsc_chart_series line_of(tsc_composer *composer, const tsc_fact_series *series, const char *name, tsc_look look)
{
    tsc_chart_point *points = tsc_report_room(composer->writer.report, series->count, sizeof *points);
    for (size_t i = 0; points && i < series->count; i++)
        points[i] =
            tsc_maker_point(series->points[i]->period, series->points[i]->value, tsc_maker_look(series->points[i]));
    return (tsc_chart_series){
        .name = name, .look = look, .points = points, .count = points ? series->count : 0, .step = 1.0};
}

static void order_chart(const tsc_chapter *chapter, tsc_section *section, const two_reports *both, int from)
{
    tsc_composer *composer = chapter->composer;
    tsc_report *report = composer->writer.report;
    tsc_place a = chapter->pair->pair[from], b = chapter->pair->pair[1 - from];
    const char *name = tsc_report_printf(report, "%s-mirror-%d", tsc_pair_slug(composer, chapter->pair), from + 1);
    tsc_chart_order *order = tsc_chapter_chart(composer, section, name, "chart.mirror");
    tsc_chart_series *series = tsc_report_room(report, 2, sizeof *series);
    if (!order || !series)
        return;
    const char *sold = tsc_write_text(&composer->writer, "table.sold_by", TSC_SLOTS(tsc_slot_place("a", a)));
    const char *bought = tsc_write_text(&composer->writer, "table.bought_by", TSC_SLOTS(tsc_slot_place("b", b)));
    series[0] = line_of(composer, both->seller, sold, TSC_LOOK_STATED);
    series[1] = line_of(composer, both->buyer, bought, TSC_LOOK_OFFICIAL);
    order->chart = (tsc_chart){.kind = TSC_CHART_MIRROR,
                               .title = tsc_write_text(&composer->writer, "table.mirror",
                                                       TSC_SLOTS(tsc_slot_place("a", a), tsc_slot_place("b", b))),
                               .language = tsc_phrases_language(composer->writer.phrases),
                               .unit = both->seller->series.key.unit,
                               .today = (double)NAN,
                               .series = series,
                               .series_count = 2};
}

void tsc_chapter_mirror(const tsc_chapter *chapter)
{
    tsc_section *section = NULL;
    for (int from = 0; from < 2; from++) {
        two_reports both = reports_of(chapter->pair, from);
        if (both.common == 0)
            continue;
        if (!section) {
            section = tsc_chapter_section(chapter, "mirror", "section.mirror");
            tsc_write_paragraph(&chapter->composer->writer, section, "mirror.intro", NULL, 0);
        }
        if (both.common >= 2)
            order_chart(chapter, section, &both, from);
        add_table(chapter, section, &both, from);
    }
}
