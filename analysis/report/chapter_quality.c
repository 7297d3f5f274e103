/* What the report rests on: pairs at a glance, documents read, figures left out, what is not known, how it was made. */
#include "report/composer.h"

#include "core/file.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { LEAST_PANELS = 3, MOST_PAIRS = 40, MOST_UNSURE = 30, MOST_INPUTS = 200, MOST_GUESSES = 8, MOST_GAPS = 12 };

/* One small history for each pair that has one. */
static void order_multiples(tsc_composer *composer, tsc_section *section)
{
    tsc_report *report = composer->writer.report;
    const tsc_facts *facts = composer->facts;
    tsc_chart *panels = tsc_report_room(report, TSC_FULL_PAIRS, sizeof *panels);
    size_t count = 0;
    for (size_t i = 0; panels && composer->plotter && i < facts->pair_count && count < TSC_FULL_PAIRS; i++) {
        const tsc_fact_series *series =
            facts->pairs[i].read ? tsc_facts_series(&facts->pairs[i], "trade_turnover", 0) : NULL;
        if (!series || series->count < 2)
            continue;
        const tsc_chart_of of = {.series = &series->series,
                                 .last = series->last,
                                 .language = tsc_phrases_language(composer->writer.phrases)};
        if (tsc_chart_of_history(composer->plotter, &of, &report->arena, &panels[count], &report->error) != TSC_OK)
            return;
        panels[count++].title = tsc_pair_name(composer, &facts->pairs[i]);
    }
    tsc_chart_order *order =
        count >= LEAST_PANELS ? tsc_chapter_chart(composer, section, "pairs", "chart.multiples") : NULL;
    if (order)
        order->chart = (tsc_chart){.kind = TSC_CHART_MULTIPLES,
                                   .title = tsc_say(&composer->writer, "chart.multiples_title"),
                                   .language = tsc_phrases_language(composer->writer.phrases),
                                   .today = (double)NAN,
                                   .panels = panels,
                                   .panel_count = count};
}

void tsc_chapter_pairs(const tsc_chapter *chapter)
{
    tsc_composer *composer = chapter->composer;
    tsc_writer *writer = &composer->writer;
    const tsc_facts *facts = composer->facts;
    if (facts->pair_count < 2)
        return;
    tsc_section *section = tsc_chapter_section(chapter, "pairs", "section.pairs");
    tsc_write_paragraph(writer, section, "pairs.intro", TSC_SLOTS(tsc_slot_count((long long)facts->pair_count)));
    order_multiples(composer, section);
    const tsc_column columns[] = {
        {tsc_say(writer, "table.pair"), false},  {tsc_say(writer, "table.latest"), true},
        {tsc_say(writer, "table.year"), false},  {tsc_say(writer, "table.figures"), true},
        {tsc_say(writer, "table.events"), true}, {tsc_say(writer, "table.series_count"), true}};
    tsc_block *table = tsc_report_table(writer->report, section, tsc_say(writer, "table.pairs"), columns, 6);
    for (size_t i = 0; i < facts->pair_count && i < MOST_PAIRS; i++) {
        const tsc_fact_pair *pair = &facts->pairs[i];
        tsc_prose *row = tsc_report_row(writer->report, table);
        if (!row)
            return;
        tsc_write(writer, &row[0], "pair.name",
                  TSC_SLOTS(tsc_slot_place("a", pair->pair[0]), tsc_slot_place("b", pair->pair[1])));
        const tsc_fact_series *turnover = pair->read ? tsc_facts_series(pair, "trade_turnover", 0) : NULL;
        const tsc_point *last = turnover ? tsc_facts_latest(turnover) : NULL;
        if (last)
            tsc_write_point(composer, &row[1], &turnover->series.key, last);
        else
            tsc_prose_text(writer->report, &row[1], tsc_say(writer, "table.unknown"));
        tsc_prose_text(writer->report, &row[2],
                       last ? tsc_words_period(writer, last->period, TSC_PERIOD_CELL)
                            : tsc_say(writer, "table.unknown"));
        const size_t counts[] = {pair->figure_count, pair->event_count, pair->series_count};
        for (size_t c = 0; c < 3; c++) {
            tsc_prose_add(writer->report, &row[3 + c], tsc_words_count(writer, counts[c]));
        }
    }
}

/* A list item of one phrase. */
static void add_item(tsc_composer *composer, tsc_block *list, const char *key, const tsc_slot *slots, size_t slot_count)
{
    tsc_item *item = tsc_report_item(composer->writer.report, list);
    if (item)
        tsc_write(&composer->writer, &item->head, key, slots, slot_count);
}

static bool of_report(const tsc_facts *facts, tsc_place a, tsc_place b)
{
    for (size_t i = 0; i < facts->pair_count; i++)
        if (tsc_place_pair_is(facts->pairs[i].pair, a, b))
            return true;
    return false;
}

static bool is_unsure(const tsc_facts *facts, const tsc_stored_figure *stored)
{
    return !stored->figure.derived && stored->figure.confidence < TSC_SERIES_CONFIDENCE &&
           stored->verdict == TSC_VERDICT_NONE && of_report(facts, stored->figure.reporter, stored->figure.partner);
}

static void add_unsure_row(tsc_composer *composer, tsc_block *table, const tsc_stored_figure *stored)
{
    tsc_writer *writer = &composer->writer;
    const tsc_figure *figure = &stored->figure;
    tsc_prose *row = tsc_report_row(writer->report, table);
    if (!row)
        return;
    tsc_key key = {.reporter = figure->reporter, .partner = figure->partner};
    snprintf(key.indicator, sizeof key.indicator, "%s", figure->indicator);
    tsc_prose_add(writer->report, &row[0],
                  (tsc_run){.kind = TSC_RUN_NUMBER,
                            .text = stored->surface,
                            .value = figure->value,
                            .note = tsc_cite_figure(composer, stored)});
    tsc_prose_text(writer->report, &row[1], tsc_flow_name(composer, &key));
    if (figure->period.kind)
        tsc_prose_text(
            writer->report, &row[1],
            tsc_report_printf(writer->report, ", %s", tsc_words_period(writer, figure->period, TSC_PERIOD_NAME)));
    tsc_prose_add(writer->report, &row[2], tsc_words_percent(writer, round(100.0 * figure->confidence), false, 0));
}

static void add_unsure(tsc_composer *composer, tsc_section *section)
{
    tsc_writer *writer = &composer->writer;
    const tsc_facts *facts = composer->facts;
    tsc_block *table = NULL;
    size_t rows = 0;
    for (size_t i = 0; i < facts->figure_count && rows < MOST_UNSURE; i++) {
        if (!is_unsure(facts, &facts->figures[i]))
            continue;
        if (!table) {
            const tsc_column columns[] = {{tsc_say(writer, "table.words"), false},
                                          {tsc_say(writer, "table.read_as"), false},
                                          {tsc_say(writer, "table.sure"), true}};
            table = tsc_report_table(writer->report, section, tsc_say(writer, "table.unsure"), columns, 3);
        }
        add_unsure_row(composer, table, &facts->figures[i]);
        rows++;
    }
}

static void add_dates(tsc_composer *composer, tsc_block *list)
{
    const tsc_facts *facts = composer->facts;
    const char *names[MOST_GUESSES];
    size_t guesses = 0, missing = 0, named = 0;
    for (size_t i = 0; i < facts->document_count; i++) {
        const tsc_stored_document *document = &facts->documents[i];
        if (document->date_origin == TSC_DATE_INFERRED) {
            guesses++;
            if (named < MOST_GUESSES)
                names[named++] = tsc_report_printf(composer->writer.report, "%s (%s)", tsc_path_name(document->id),
                                                   tsc_words_date(&composer->writer, document->date));
        }
        missing += document->date.year == 0;
    }
    if (guesses)
        add_item(composer, list, "quality.date_guesses",
                 TSC_SLOTS(tsc_slot_count((long long)guesses),
                           tsc_slot_text("names", tsc_words_list(&composer->writer, names, named))));
    if (missing)
        add_item(composer, list, "quality.date_missing", TSC_SLOTS(tsc_slot_count((long long)missing)));
}

static bool is_part_year(tsc_period period)
{
    return period.kind == TSC_PERIOD_HALF || period.kind == TSC_PERIOD_QUARTER || period.kind == TSC_PERIOD_MONTH ||
           period.kind == TSC_PERIOD_MONTHS;
}

static void add_counts(tsc_composer *composer, tsc_block *list)
{
    const tsc_facts *facts = composer->facts;
    size_t sure = 0, unsure = 0, derived = 0, part_years = 0, rejected = 0;
    for (size_t i = 0; i < facts->figure_count; i++) {
        const tsc_stored_figure *stored = &facts->figures[i];
        rejected += stored->verdict == TSC_VERDICT_REJECTED;
        derived += stored->figure.derived;
        if (stored->figure.derived || stored->verdict == TSC_VERDICT_REJECTED)
            continue;
        bool taken = stored->figure.confidence >= TSC_SERIES_CONFIDENCE;
        sure += taken;
        unsure += !taken;
        part_years += taken && is_part_year(stored->figure.period);
    }
    if (facts->document_count || !facts->counts.datasets)
        add_item(composer, list, "quality.documents", TSC_SLOTS(tsc_slot_count((long long)facts->document_count)));
    if (facts->counts.copies)
        add_item(composer, list, "quality.copies", TSC_SLOTS(tsc_slot_count((long long)facts->counts.copies)));
    if (facts->document_count)
        add_item(composer, list, "quality.figures", TSC_SLOTS(tsc_slot_count((long long)sure)));
    if (derived)
        add_item(composer, list, "quality.derived", TSC_SLOTS(tsc_slot_count((long long)derived)));
    if (unsure)
        add_item(composer, list, "quality.unsure", TSC_SLOTS(tsc_slot_count((long long)unsure)));
    if (rejected)
        add_item(composer, list, "quality.rejected", TSC_SLOTS(tsc_slot_count((long long)rejected)));
    if (part_years)
        add_item(composer, list, "quality.part_years", TSC_SLOTS(tsc_slot_count((long long)part_years)));
    if (facts->counts.datasets)
        add_item(composer, list, "quality.datasets", TSC_SLOTS(tsc_slot_count((long long)facts->counts.datasets)));
}

static void add_refusals(tsc_composer *composer, tsc_section *section)
{
    if (composer->opts->refusal_count == 0)
        return;
    tsc_write_paragraph(&composer->writer, section, "quality.refusals",
                        TSC_SLOTS(tsc_slot_count((long long)composer->opts->refusal_count)));
    tsc_block *list = tsc_report_block(composer->writer.report, section, TSC_BLOCK_LIST);
    for (size_t i = 0; i < composer->opts->refusal_count; i++) {
        char text[1100];
        tsc_error_format(&composer->opts->refusals[i], text, sizeof text);
        tsc_item *item = tsc_report_item(composer->writer.report, list);
        if (item)
            tsc_prose_code(composer->writer.report, &item->head, text);
    }
}

void tsc_chapter_quality(const tsc_chapter *chapter)
{
    tsc_composer *composer = chapter->composer;
    tsc_section *section = tsc_chapter_section(chapter, "quality", "section.quality");
    tsc_block *list = tsc_report_block(composer->writer.report, section, TSC_BLOCK_LIST);
    add_counts(composer, list);
    add_dates(composer, list);
    add_refusals(composer, section);
    add_unsure(composer, section);
}

/* "2018, 2021 to 2023" */
static const char *gaps_of(tsc_composer *composer, const tsc_fact_series *series, size_t *count)
{
    const char *runs[MOST_GAPS];
    size_t run_count = 0;
    *count = 0;
    for (size_t i = 0; i + 1 < series->count; i++) {
        int from = series->points[i]->period.first.year + 1, to = series->points[i + 1]->period.first.year - 1;
        if (from > to)
            continue;
        *count += (size_t)(to - from + 1);
        if (run_count < MOST_GAPS)
            runs[run_count++] = tsc_words_period(
                &composer->writer, from == to ? tsc_period_year(from) : tsc_period_years(from, to), TSC_PERIOD_NAME);
    }
    return tsc_words_list(&composer->writer, runs, run_count);
}

/* Whether a flow is known up to the year to which the other is. */
static bool reaches(const tsc_fact_series *flow, const tsc_fact_series *other)
{
    return flow && tsc_facts_latest(flow)->period.first.year >= tsc_facts_latest(other)->period.first.year;
}

void tsc_chapter_unknown(const tsc_chapter *chapter)
{
    tsc_composer *composer = chapter->composer;
    const tsc_facts *facts = composer->facts;
    tsc_section *section = tsc_chapter_section(chapter, "unknown", "section.unknown");
    tsc_block *list = tsc_report_block(composer->writer.report, section, TSC_BLOCK_LIST);
    for (size_t p = 0; p < facts->pair_count; p++) {
        if (!facts->pairs[p].full)
            continue;
        const tsc_flows flows = tsc_flows_of(&facts->pairs[p]);
        const tsc_fact_series *const flown[] = {flows.turnover, flows.exports, flows.imports};
        for (size_t i = 0; i < 3; i++) {
            const tsc_fact_series *series = flown[i];
            size_t count = 0;
            const char *gaps = series ? gaps_of(composer, series, &count) : "";
            if (count)
                add_item(composer, list, "unknown.gaps",
                         TSC_SLOTS(tsc_slot_text("flow", tsc_flow_name(composer, &series->series.key)),
                                   tsc_slot_text("gaps", gaps)));
            if (series && facts->as_of.year > tsc_facts_latest(series)->period.first.year + 1)
                add_item(composer, list, "unknown.since",
                         TSC_SLOTS(tsc_slot_text("flow", tsc_flow_name(composer, &series->series.key)),
                                   tsc_slot_text("period",
                                                 tsc_words_period(&composer->writer, tsc_facts_latest(series)->period,
                                                                  TSC_PERIOD_NAME))));
        }
        const tsc_fact_series *total = flows.turnover;
        if (total && !reaches(flows.exports, total) && !reaches(flows.imports, total))
            add_item(
                composer, list, "unknown.split",
                TSC_SLOTS(tsc_slot_place("a", facts->pairs[p].pair[0]), tsc_slot_place("b", facts->pairs[p].pair[1]),
                          tsc_slot_text("period", tsc_words_period(&composer->writer, tsc_facts_latest(total)->period,
                                                                   TSC_PERIOD_IN))));
    }
    add_item(composer, list, "unknown.why", NULL, 0);
    add_item(composer, list, "unknown.services", NULL, 0);
}

static const char *sha_start(tsc_composer *composer, const char *sha256)
{
    return tsc_report_span(composer->writer.report, tsc_span_make(sha256, strnlen(sha256, 64)));
}

static void add_inputs(tsc_composer *composer, tsc_section *section)
{
    tsc_writer *writer = &composer->writer;
    const tsc_facts *facts = composer->facts;
    const tsc_column columns[] = {{tsc_say(writer, "table.document"), false}, {tsc_say(writer, "table.date"), false},
                                  {tsc_say(writer, "table.language"), false}, {tsc_say(writer, "table.figures"), true},
                                  {tsc_say(writer, "table.events"), true},    {"SHA-256", false}};
    tsc_block *table = tsc_report_table(writer->report, section, tsc_say(writer, "table.inputs"), columns, 6);
    for (size_t i = 0; i < facts->document_count && i < MOST_INPUTS; i++) {
        const tsc_stored_document *document = &facts->documents[i];
        tsc_prose *row = tsc_report_row(writer->report, table);
        if (!row)
            return;
        tsc_prose_code(writer->report, &row[0], tsc_path_name(document->id));
        tsc_prose_text(writer->report, &row[1],
                       tsc_write_text(writer,
                                      document->date_origin == TSC_DATE_INFERRED ? "note.date_guess" : "note.date",
                                      TSC_SLOTS(tsc_slot_text("date", tsc_words_date(writer, document->date)))));
        tsc_prose_text(writer->report, &row[2], document->language);
        const size_t counts[] = {document->figure_count, document->event_count};
        for (size_t c = 0; c < 2; c++)
            tsc_prose_add(writer->report, &row[3 + c], tsc_words_count(writer, counts[c]));
        tsc_prose_code(writer->report, &row[5], sha_start(composer, document->sha256));
    }
}

static void add_tables(tsc_composer *composer, tsc_section *section)
{
    tsc_writer *writer = &composer->writer;
    const tsc_facts *facts = composer->facts;
    if (facts->dataset_count == 0)
        return;
    const tsc_column columns[] = {{tsc_say(writer, "table.table"), false},
                                  {tsc_say(writer, "table.format"), false},
                                  {tsc_say(writer, "table.values"), true},
                                  {"SHA-256", false}};
    tsc_block *table = tsc_report_table(writer->report, section, tsc_say(writer, "table.tables"), columns, 4);
    for (size_t i = 0; i < facts->dataset_count && i < MOST_INPUTS; i++) {
        const tsc_stored_dataset *dataset = &facts->datasets[i];
        tsc_prose *row = tsc_report_row(writer->report, table);
        if (!row)
            return;
        tsc_prose_code(writer->report, &row[0], tsc_path_name(dataset->path));
        tsc_prose_text(writer->report, &row[1], dataset->format);
        tsc_prose_add(writer->report, &row[2], tsc_words_count(writer, dataset->observations));
        tsc_prose_code(writer->report, &row[3], dataset->sha256);
    }
}

/* The data files that decide what is found and projected, by their digests. */
static void add_data_files(tsc_composer *composer, tsc_block *list)
{
    static const char *const names[] = {"lexicon.bin", "models/combination.tsv", "cooperation/codes.tsv"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        tsc_buffer path, content;
        char hex[65];
        tsc_buffer_init(&path);
        tsc_buffer_init(&content);
        tsc_status status = tsc_data_path(names[i], &path, NULL);
        if (status == TSC_OK)
            status = tsc_file_read(tsc_buffer_text(&path), 0, &content, NULL);
        if (status == TSC_ENOMEM)
            tsc_report_fail(composer->writer.report, status, "not enough memory for the report");
        if (status == TSC_OK) {
            tsc_sha256(tsc_buffer_text(&content), content.length, hex);
            add_item(composer, list, "method.data",
                     TSC_SLOTS(tsc_slot_text("file", tsc_path_name(names[i])), tsc_slot_text("sha", hex)));
        }
        tsc_buffer_clear(&content);
        tsc_buffer_clear(&path);
    }
}

void tsc_chapter_method(const tsc_chapter *chapter)
{
    tsc_composer *composer = chapter->composer;
    tsc_writer *writer = &composer->writer;
    tsc_section *section = tsc_chapter_section(chapter, "method", "section.method");
    tsc_block *list = tsc_report_block(writer->report, section, TSC_BLOCK_LIST);
    add_item(composer, list, "method.program", TSC_SLOTS(tsc_slot_text("version", TSC_VERSION)));
    add_item(composer, list, "method.reading", NULL, 0);
    add_item(composer, list, "method.series", NULL, 0);
    add_item(composer, list, "method.models",
             TSC_SLOTS(tsc_slot_text("model", composer->opts->model ? composer->opts->model : "auto")));
    for (size_t i = 0; i < composer->opts->run_count; i++) {
        const tsc_scenario_run *run = composer->opts->runs[i];
        add_item(
            composer, list, "method.scenario",
            TSC_SLOTS(tsc_slot_text("script", tsc_path_name(run->script)), tsc_slot_count((long long)run->draws),
                      tsc_slot_text("seed", tsc_report_printf(writer->report, "%llu", (unsigned long long)run->seed))));
    }
    if (composer->plotter)
        add_item(composer, list, "method.charts",
                 TSC_SLOTS(tsc_slot_text("gnuplot", tsc_plotter_about(composer->plotter))));
    if (composer->facts->as_of.year)
        add_item(composer, list, "method.as_of",
                 TSC_SLOTS(tsc_slot_text("date", tsc_words_date(writer, composer->facts->as_of))));
    add_item(composer, list, "method.why", NULL, 0);
    add_data_files(composer, list);
    add_inputs(composer, section);
    add_tables(composer, section);
}
