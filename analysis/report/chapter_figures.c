/* All other figures of a pair: parts of years, other quantities, single goods. */
#include "report/composer.h"

#include <stdlib.h>
#include <string.h>

static bool in_years_table(const tsc_flows *flow, const tsc_fact_series *series)
{
    return series == flow->turnover || series == flow->exports || series == flow->imports;
}

/* " (change)", and on what, where that is not the year before. */
static const char *change_words(tsc_composer *composer, const tsc_point *point)
{
    tsc_writer *writer = &composer->writer;
    if (tsc_point_has_other_base(point))
        return tsc_write_text(
            writer, "table.of_change_since",
            TSC_SLOTS(tsc_slot_text("period", tsc_words_period(writer, point->base_period, TSC_PERIOD_CELL))));
    return tsc_say(writer, point->period.kind == TSC_PERIOD_YEARS ? "table.of_change_yearly" : "table.of_change");
}

static void add_other_row(const tsc_chapter *chapter, tsc_block *table, const tsc_fact_series *series,
                          const tsc_point *point)
{
    tsc_composer *composer = chapter->composer;
    tsc_prose *row = tsc_report_row(composer->writer.report, table);
    if (!row)
        return;
    tsc_key level = series->series.key;
    bool is_change = tsc_key_cut_change(&level) != TSC_KEY_LEVEL;
    const char *change = is_change ? change_words(composer, point) : "";
    tsc_prose name = {NULL, 0, 0};
    tsc_prose_text(composer->writer.report, &name, tsc_flow_label(composer, &level));
    tsc_write(&composer->writer, &row[0], "table.what",
              TSC_SLOTS(tsc_slot_prose("flow", &name), tsc_slot_text("change", change)));
    tsc_prose_text(composer->writer.report, &row[1],
                   tsc_words_period(&composer->writer, point->period, TSC_PERIOD_CELL));
    if (is_change && tsc_unit_is_percent(series->series.key.unit))
        tsc_write(&composer->writer, &row[2], point->value < 0 ? "table.down" : "table.up",
                  TSC_SLOTS(tsc_slot_run("pct", tsc_point_run(composer, &series->series.key, point))));
    else
        tsc_write_point(composer, &row[2], &series->series.key, point);
    static const char *const keys[] = {"origin.stated", "origin.derived", "origin.official"};
    tsc_prose_text(composer->writer.report, &row[3], tsc_say(&composer->writer, keys[point->origin]));
}

enum { MOST_OTHERS = 40 };

/* A point that waits for its row. */
typedef struct other {
    const tsc_fact_series *series;
    const tsc_point *point;
    size_t order; /* as the store lists them, newest first within a series */
} other;

/* What documents say goes before statistics, which go by size: a table of goods may be thousands of rows long. */
static int compare_others(const void *a, const void *b)
{
    const other *left = a, *right = b;
    bool left_official = left->point->origin == TSC_ORIGIN_OFFICIAL,
         right_official = right->point->origin == TSC_ORIGIN_OFFICIAL;
    if (left_official != right_official)
        return left_official ? 1 : -1;
    if (left_official && left->point->value != right->point->value)
        return left->point->value < right->point->value ? 1 : -1;
    return left->order < right->order ? -1 : left->order > right->order;
}

/* The table of years has levels, and how the turnover of a year grew on the one before. */
static bool is_other(const tsc_flows *flow, const tsc_fact_series *series, const tsc_point *point)
{
    bool yearly_growth =
        series->series.key.frequency == 'A' && strstr(series->series.key.indicator, "trade_turnover_growth");
    return !in_years_table(flow, series) && (!yearly_growth || tsc_point_has_other_base(point));
}

/* All points of documents, and the newest of each official series. */
static other *collect_others(const tsc_chapter *chapter, const tsc_flows *flow, size_t *count)
{
    const tsc_fact_pair *pair = chapter->pair;
    size_t room = 0;
    *count = 0;
    for (size_t i = 0; i < pair->series_count; i++)
        room += pair->series[i].count;
    other *others = tsc_report_room(chapter->composer->writer.report, room, sizeof *others);
    for (size_t i = 0; others && i < pair->series_count; i++) {
        const tsc_fact_series *series = &pair->series[i];
        for (size_t p = series->count; p-- > 0;)
            if (is_other(flow, series, series->points[p]) &&
                (series->points[p]->origin != TSC_ORIGIN_OFFICIAL || p + 1 == series->count)) {
                others[*count] = (other){series, series->points[p], *count};
                ++*count;
            }
    }
    if (others)
        qsort(others, *count, sizeof *others, compare_others);
    return others;
}

/* What matters most of figures that make no yearly series: a turnover before flows before the rest, all goods before
   single ones, then the newest. */
static long rank_of(const other *candidate)
{
    const tsc_key *key = &candidate->series->series.key;
    long kind = strcmp(key->indicator, "trade_turnover") == 0 ? 3
                : strcmp(key->indicator, "exports") == 0      ? 2
                : strcmp(key->indicator, "imports") == 0      ? 1
                                                              : 0;
    return (kind * 2 + (key->commodity[0] == '\0')) * 10000 + candidate->point->period.last.year;
}

/* Where nothing else is known of the pair, one of the other figures is what matters. */
static void tell_first(tsc_composer *composer, const other *others, size_t count)
{
    const other *first = NULL;
    for (size_t i = 0; i < count; i++)
        if (tsc_key_kind_of(&others[i].series->series.key) == TSC_KEY_LEVEL &&
            (!first || rank_of(&others[i]) > rank_of(first)))
            first = &others[i];
    tsc_item *item = first && composer->insight_count == 0 ? tsc_insight_add(composer, 90.0) : NULL;
    if (!item)
        return;
    const tsc_key *key = &first->series->series.key;
    tsc_prose value = {NULL, 0, 0};
    tsc_write_point(composer, &value, key, first->point);
    tsc_write(
        &composer->writer, &item->head, "level.is",
        TSC_SLOTS(tsc_slot_text("flow", tsc_flow_name(composer, key)), tsc_slot_prose("value", &value),
                  tsc_slot_text("period", tsc_words_period(&composer->writer, first->point->period, TSC_PERIOD_IN))));
}

void tsc_chapter_figures(const tsc_chapter *chapter)
{
    tsc_writer *writer = &chapter->composer->writer;
    const tsc_flows flow = tsc_flows_of(chapter->pair);
    size_t count;
    const other *others = collect_others(chapter, &flow, &count);
    if (!others || count == 0)
        return;
    tell_first(chapter->composer, others, count);
    tsc_section *section = tsc_chapter_section(chapter, "other-figures", "section.other_figures");
    const tsc_column columns[] = {{tsc_say(writer, "table.quantity"), false},
                                  {tsc_say(writer, "table.period"), false},
                                  {tsc_say(writer, "table.value"), true},
                                  {tsc_say(writer, "table.basis"), false}};
    tsc_block *table = tsc_report_table(writer->report, section, tsc_say(writer, "table.others"), columns, 4);
    for (size_t i = 0; i < count && i < MOST_OTHERS; i++)
        add_other_row(chapter, table, others[i].series, others[i].point);
    if (count > MOST_OTHERS)
        tsc_write_paragraph(writer, section, "others.more",
                            TSC_SLOTS(tsc_slot_count((long long)(count - MOST_OTHERS))));
}
