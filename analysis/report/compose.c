#include "core/grow.h"
#include "report/composer.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

const char *tsc_pair_slug(tsc_composer *composer, const tsc_fact_pair *pair)
{
    char slug[20];
    size_t length = 0;
    for (int side = 0; side < 2; side++) {
        for (const char *c = pair->pair[side].code; *c; c++)
            slug[length++] = (char)tolower((unsigned char)*c);
        slug[length++] = side ? '\0' : '-';
    }
    return tsc_report_text(composer->writer.report, slug);
}

const char *tsc_pair_name(tsc_composer *composer, const tsc_fact_pair *pair)
{
    return tsc_write_text(&composer->writer, "pair.name",
                          TSC_SLOTS(tsc_slot_place("a", pair->pair[0]), tsc_slot_place("b", pair->pair[1])));
}

tsc_item *tsc_insight_add(tsc_composer *composer, double weight)
{
    tsc_report *report = composer->writer.report;
    tsc_insight *insights = tsc_grow_in(&report->arena, composer->insights, composer->insight_count,
                                        &composer->insight_room, sizeof *insights);
    if (!insights) {
        tsc_report_fail(report, TSC_ENOMEM, "not enough memory for the report");
        return NULL;
    }
    composer->insights = insights;
    tsc_insight *insight = &composer->insights[composer->insight_count];
    insight->weight = weight * composer->pair_weight;
    insight->place = composer->insight_count++;
    return &insight->item;
}

tsc_section *tsc_chapter_section(const tsc_chapter *chapter, const char *id, const char *key)
{
    tsc_composer *composer = chapter->composer;
    tsc_report *report = composer->writer.report;
    bool many = chapter->pair && chapter->level > 2;
    const char *full = many ? tsc_report_printf(report, "%s-%s", tsc_pair_slug(composer, chapter->pair), id) : id;
    const char *title = chapter->pair ? tsc_write_text(&composer->writer, key,
                                                       TSC_SLOTS(tsc_slot_place("a", chapter->pair->pair[0]),
                                                                 tsc_slot_place("b", chapter->pair->pair[1])))
                                      : tsc_say(&composer->writer, key);
    return tsc_report_section(report, chapter->level, full, title);
}

tsc_chart_order *tsc_chapter_chart(tsc_composer *composer, tsc_section *section, const char *name, const char *what)
{
    tsc_report *report = composer->writer.report;
    if (!composer->plotter && !composer->no_plotter)
        return NULL; /* nobody asked for charts */
    tsc_block *block = tsc_report_block(report, section, TSC_BLOCK_CHART);
    if (!block)
        return NULL;
    tsc_write(&composer->writer, &block->chart.caption, what, NULL, 0);
    block->chart.alt = tsc_prose_flat(report, &block->chart.caption);
    if (!composer->plotter) {
        block->chart.missing =
            tsc_write_text(&composer->writer, "chart.missing", TSC_SLOTS(tsc_slot_text("why", composer->no_plotter)));
        return NULL;
    }
    tsc_chart_order *orders =
        tsc_grow_in(&report->arena, composer->orders, composer->order_count, &composer->order_room, sizeof *orders);
    if (!orders) {
        tsc_report_fail(report, TSC_ENOMEM, "not enough memory for the report");
        return NULL;
    }
    composer->orders = orders;
    tsc_chart_order *order = &composer->orders[composer->order_count++];
    order->name = name;
    order->block = block;
    return order;
}

static void set_words(tsc_writer *writer)
{
    writer->report->words = (tsc_report_words){.contents = tsc_say(writer, "words.contents"),
                                               .sources = tsc_say(writer, "words.sources"),
                                               .sources_intro = tsc_say(writer, "words.sources_intro"),
                                               .skip = tsc_say(writer, "words.skip"),
                                               .source = tsc_say(writer, "words.source"),
                                               .from = tsc_say(writer, "words.from"),
                                               .open_quote = tsc_say(writer, "words.open_quote"),
                                               .close_quote = tsc_say(writer, "words.close_quote"),
                                               .chart = tsc_say(writer, "words.chart")};
}

static size_t full_pairs(const tsc_facts *facts)
{
    size_t count = 0;
    for (size_t i = 0; i < facts->pair_count; i++)
        count += facts->pairs[i].told;
    return count;
}

static void set_title(tsc_composer *composer)
{
    tsc_writer *writer = &composer->writer;
    const tsc_facts *facts = composer->facts;
    tsc_report *report = writer->report;
    if (facts->pair_count == 0)
        report->title = tsc_say(writer, "title.none");
    else if (facts->pair_count == 1)
        report->title = tsc_write_text(writer, "title.pair",
                                       TSC_SLOTS(tsc_slot_text("pair", tsc_pair_name(composer, facts->pairs))));
    else
        report->title = tsc_write_text(writer, "title.pairs",
                                       TSC_SLOTS(tsc_slot_text("pair", tsc_pair_name(composer, facts->pairs)),
                                                 tsc_slot_count((long long)facts->pair_count - 1)));
    tsc_prose documents = {NULL, 0, 0}, datasets = {NULL, 0, 0};
    bool tables_alone = facts->document_count == 0 && facts->counts.datasets > 0;
    if (!tables_alone)
        tsc_write(writer, &documents, "subtitle.documents",
                  TSC_SLOTS(tsc_slot_count((long long)facts->document_count)));
    if (facts->counts.datasets)
        tsc_write(writer, &datasets, tables_alone ? "subtitle.datasets_alone" : "subtitle.datasets",
                  TSC_SLOTS(tsc_slot_count((long long)facts->counts.datasets)));
    report->subtitle =
        tsc_write_text(writer, facts->as_of.year ? "subtitle" : "subtitle.undated",
                       TSC_SLOTS(tsc_slot_prose("documents", &documents), tsc_slot_prose("datasets", &datasets),
                                 tsc_slot_text("date", tsc_words_date(writer, facts->as_of))));
}

static void add_pair(tsc_composer *composer, const tsc_fact_pair *pair, bool alone)
{
    tsc_chapter chapter = {composer, pair, alone ? 2 : 3};
    if (!alone)
        tsc_report_section(composer->writer.report, 2, tsc_pair_slug(composer, pair), tsc_pair_name(composer, pair));
    tsc_chapter_trade(&chapter);
    tsc_chapter_figures(&chapter);
    tsc_chapter_mirror(&chapter);
    tsc_chapter_outlook(&chapter);
    tsc_chapter_targets(&chapter);
    tsc_chapter_cooperation(&chapter);
    tsc_chapter_audit(&chapter);
}

static double told_of(const tsc_fact_pair *pair)
{
    return (double)(pair->figure_count + pair->event_count);
}

static void add_chapters(tsc_composer *composer)
{
    static void (*const last[])(const tsc_chapter *) = {tsc_chapter_unknown, tsc_chapter_quality, tsc_chapter_method};
    const tsc_facts *facts = composer->facts;
    tsc_chapter whole = {composer, NULL, 2};
    tsc_chapter_section(&whole, "findings", "section.findings");
    tsc_chapter_pairs(&whole);
    bool alone = full_pairs(facts) == 1;
    for (size_t i = 0; i < facts->pair_count; i++) {
        if (!facts->pairs[i].told)
            continue;
        /* Pairs of which less is told matter less to who reads this collection. */
        composer->pair_weight = 0.5 + 0.5 * told_of(&facts->pairs[i]) / fmax(told_of(&facts->pairs[0]), 1.0);
        add_pair(composer, &facts->pairs[i], alone);
    }
    composer->pair_weight = 1.0;
    tsc_chapter_whatif(&whole);
    for (size_t i = 0; i < sizeof last / sizeof *last; i++)
        last[i](&whole);
}

static int compare_insights(const void *a, const void *b)
{
    const tsc_insight *left = a, *right = b;
    if (left->weight != right->weight)
        return left->weight < right->weight ? 1 : -1;
    return left->place < right->place ? -1 : 1;
}

enum { MOST_INSIGHTS = 12 };

void tsc_compose_finish(tsc_composer *composer)
{
    tsc_report *report = composer->writer.report;
    if (report->error.code != TSC_OK || report->section_count == 0)
        return;
    tsc_section *section = report->sections[0];
    if (composer->insight_count == 0) {
        tsc_write_paragraph(&composer->writer, section, "findings.none", NULL, 0);
    } else {
        tsc_write_paragraph(&composer->writer, section, "findings.intro", NULL, 0);
        qsort(composer->insights, composer->insight_count, sizeof *composer->insights, compare_insights);
        tsc_block *list = tsc_report_block(report, section, TSC_BLOCK_RANKED);
        for (size_t i = 0; i < composer->insight_count && i < MOST_INSIGHTS; i++) {
            tsc_item *item = tsc_report_item(report, list);
            if (item)
                *item = composer->insights[i].item;
        }
    }
    tsc_report_renumber(report);
}

static tsc_status index_documents(tsc_composer *composer, tsc_error *err)
{
    tsc_map_init(&composer->documents);
    for (size_t i = 0; i < composer->facts->document_count; i++)
        if (!tsc_map_put(&composer->documents, tsc_span_of(composer->facts->documents[i].id),
                         &composer->facts->documents[i]))
            return tsc_error_memory(err, "the report");
    return TSC_OK;
}

tsc_status tsc_compose(tsc_composer *composer, tsc_store *store, const tsc_model_tables *tables, tsc_facts *facts,
                       tsc_error *err)
{
    tsc_report *report = composer->writer.report;
    tsc_status status = tsc_facts_gather(store, tables, composer->opts, &report->arena, facts, err);
    if (status != TSC_OK)
        return status;
    composer->facts = facts;
    composer->pair_weight = 1.0;
    report->language = tsc_report_text(report, tsc_phrases_language(composer->writer.phrases));
    status = index_documents(composer, err);
    if (status != TSC_OK)
        return status;
    set_words(&composer->writer);
    set_title(composer);
    add_chapters(composer);
    return tsc_report_status(report, err);
}

void tsc_composer_clear(tsc_composer *composer)
{
    tsc_map_clear(&composer->documents);
}
