/* What the chapters of a report share while it is being composed: the writer, the facts, the footnotes, the insights
   that are ranked at the end, and the charts that are drawn after it. */
#ifndef TSC_REPORT_COMPOSER_H
#define TSC_REPORT_COMPOSER_H

#include "chart/of_series.h"
#include "core/map.h"
#include "report/facts.h"
#include "report/words.h"

/** Something worth saying first; heavier ones stand higher. */
typedef struct tsc_insight {
    double weight;
    size_t place; /* among all, as they came: of two that weigh the same the earlier one stands higher */
    tsc_item item;
} tsc_insight;

/** A chart that waits to be drawn, and the block that will show it. */
typedef struct tsc_chart_order {
    tsc_chart chart;
    const char *name; /* of its files, without ending */
    tsc_block *block;
} tsc_chart_order;

typedef struct tsc_composer {
    tsc_writer writer; /* report and phrases */
    const tsc_facts *facts;
    const tsc_report_opts *opts;
    tsc_plotter *plotter;   /* NULL: no charts */
    const char *no_plotter; /* why there is none, in words of the program; NULL: nobody asked for charts */
    tsc_map documents;      /* id -> tsc_stored_document */
    double pair_weight;     /* by which the insights of the pair in hand count */
    tsc_insight *insights;
    size_t insight_count, insight_room;
    tsc_chart_order *orders;
    size_t order_count, order_room;
} tsc_composer;

/* Footnotes (cite.c); all return the 1-based number. */
size_t tsc_cite_point(tsc_composer *composer, const tsc_key *key, const tsc_point *point);
size_t tsc_cite_figure(tsc_composer *composer, const tsc_stored_figure *figure);
size_t tsc_cite_target(tsc_composer *composer, const tsc_stored_target *target);
size_t tsc_cite_event(tsc_composer *composer, const tsc_stored_event *event);

enum { TSC_MOST_PARTS = 12 };

/** The footnotes of the places that "A; B" and "1-5; row 7" name, as far as series of the pair have them. */
size_t tsc_cite_places(tsc_composer *composer, const tsc_fact_pair *pair, const char *source, const char *locator,
                       size_t parts[TSC_MOST_PARTS]);

/** A computation: how in words, the CSV file that holds it ("" where none does), series, period and value as there. */
typedef struct tsc_computed {
    const char *how, *file, *series;
    tsc_period period;
    double value;
    const size_t *parts;
    size_t part_count;
} tsc_computed;
/** The footnote of a value that was computed; its number. */
size_t tsc_cite_computed(tsc_composer *composer, const tsc_computed *computed);

/** The key as text in the report's arena. */
const char *tsc_key_text(tsc_composer *composer, const tsc_key *key);

/** The value of a point as it is said: "US$ 274 million", "about US$ 161 million" with its footnote. */
void tsc_write_point(tsc_composer *composer, tsc_prose *prose, const tsc_key *key, const tsc_point *point);
/** The same without the words around it: for tables. */
tsc_run tsc_point_run(tsc_composer *composer, const tsc_key *key, const tsc_point *point);

/** A new insight to fill; NULL where the report has failed. */
tsc_item *tsc_insight_add(tsc_composer *composer, double weight);

/** Orders a chart (its data in the report's arena) to stand in section; NULL where there is no plotter (a note
    stands in its place then, and nothing where nobody asked for charts). name is unique in the report. */
tsc_chart_order *tsc_chapter_chart(tsc_composer *composer, tsc_section *section, const char *name, const char *what);

/** What a series measures, as the subject of a sentence: "trade between Kazakhstan and Morocco", "exports of wheat from
    Kazakhstan to Morocco". */
const char *tsc_flow_name(tsc_composer *composer, const tsc_key *key);

/** The same as a label that no verb follows (a cell of a table), where the language has another word for it. */
const char *tsc_flow_label(tsc_composer *composer, const tsc_key *key);

/** The name of a pair for files: "kaz-mar". */
const char *tsc_pair_slug(tsc_composer *composer, const tsc_fact_pair *pair);

/** "Kazakhstan and Morocco" */
const char *tsc_pair_name(tsc_composer *composer, const tsc_fact_pair *pair);

/* Chapters, in the order of the report; each adds its own sections. */
typedef struct tsc_chapter {
    tsc_composer *composer;
    const tsc_fact_pair *pair; /* NULL for chapters on the whole store */
    int level;                 /* of its headings */
} tsc_chapter;

/** The chapters, each in a file of its name; failures are remembered in the report. */
void tsc_chapter_trade(const tsc_chapter *chapter);
void tsc_chapter_figures(const tsc_chapter *chapter);
void tsc_chapter_mirror(const tsc_chapter *chapter);
void tsc_chapter_outlook(const tsc_chapter *chapter);
void tsc_chapter_targets(const tsc_chapter *chapter);
void tsc_chapter_whatif(const tsc_chapter *chapter);
void tsc_chapter_cooperation(const tsc_chapter *chapter);
void tsc_chapter_audit(const tsc_chapter *chapter);
void tsc_chapter_pairs(const tsc_chapter *chapter);
void tsc_chapter_quality(const tsc_chapter *chapter);
void tsc_chapter_unknown(const tsc_chapter *chapter);
void tsc_chapter_method(const tsc_chapter *chapter);

/** The flows of a pair as seen from its first side, by the books that know more of them, and by the other side's books in
    the same unit, which fill years that the first do not know; each NULL where nothing is known. */
typedef struct tsc_flows {
    const tsc_fact_series *turnover, *exports, *imports, *exports_mirror, *imports_mirror;
} tsc_flows;
/** The series of a pair that its flows are told from. */
tsc_flows tsc_flows_of(const tsc_fact_pair *pair);

/** The year that a step (0-based) of a series' projection is for, in words. */
const char *tsc_year_at(tsc_composer *composer, const tsc_fact_series *series, size_t step, tsc_period_form form);

/** The latest value and its growth in one sentence without its stop, for titles. */
const char *tsc_headline(const tsc_chapter *chapter, const tsc_fact_series *series);

/** A section of a chapter; its id gets the pair's name where there are several. key: the phrase of its title. */
tsc_section *tsc_chapter_section(const tsc_chapter *chapter, const char *id, const char *key);

/** Composes the whole report: opts, plotter and no_plotter are set by the caller, facts and phrases are filled or
    borrowed. What composer points at lives in the report's arena, but for the map of documents: tsc_composer_clear. */
tsc_status tsc_compose(tsc_composer *composer, tsc_store *store, const tsc_model_tables *tables, tsc_facts *facts,
                       tsc_error *err);
void tsc_composer_clear(tsc_composer *composer);

/** Orders the footnotes and gathers the insights at the head: once, when every chart has its place. */
void tsc_compose_finish(tsc_composer *composer);

#endif
