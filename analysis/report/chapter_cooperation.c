/* What was done and promised: acts of cooperation, commitments with their days, and the index that adds them up. */
#include "chart/maker.h"
#include "chart/of_cooperation.h"
#include "report/composer.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* Whether the name of an act leaves its field open: "Memorandum signed" does, "Security and defence" does not. The
   first letters may differ in case. */
static bool sector_tells(const char *name, const char *sector, const char *sector_name)
{
    size_t first = 1;
    while (((unsigned char)sector_name[first] & 0xC0) == 0x80)
        first++;
    return strcmp(sector, "diplomacy") != 0 && strcmp(sector, "trade") != 0 && !strstr(name, sector_name + first);
}

static const char *act_name(tsc_composer *composer, const tsc_event *event)
{
    tsc_report *report = composer->writer.report;
    const tsc_phrases *phrases = composer->writer.phrases;
    const char *name = tsc_phrase_get(phrases, tsc_report_printf(report, "event.%s", event->code));
    const char *sector =
        event->sector ? tsc_phrase_get(phrases, tsc_report_printf(report, "sector.%s", event->sector)) : NULL;
    name = name ? name : event->code;
    return sector && sector_tells(name, event->sector, sector) ? tsc_report_printf(report, "%s (%s)", name, sector)
                                                               : name;
}

/* The words that the report rests on, as a mark of their own: a piece of the evidence with its footnote. */
static void add_evidence(tsc_composer *composer, tsc_prose *prose, const tsc_occasion *occasion)
{
    tsc_writer *writer = &composer->writer;
    size_t note = occasion->report_count ? tsc_cite_event(composer, occasion->reports[0]) : 0;
    tsc_prose_add(
        writer->report, prose,
        (tsc_run){
            .kind = TSC_RUN_TEXT, .text = act_name(composer, &occasion->event), .value = (double)NAN, .note = note});
    if (occasion->document_count > 1) {
        tsc_prose_text(writer->report, prose, " ");
        tsc_write(writer, prose, "event.documents", TSC_SLOTS(tsc_slot_count((long long)occasion->document_count)));
    }
}

static bool is_ritual(const tsc_event *event)
{
    return fabs(event->weight) <= 0.5;
}

enum { MOST_ACTS = 30 };

static void add_acts(const tsc_chapter *chapter, tsc_section *section)
{
    tsc_composer *composer = chapter->composer;
    tsc_writer *writer = &composer->writer;
    const tsc_cooperation *cooperation = &chapter->pair->cooperation;
    const tsc_column columns[] = {{tsc_say(writer, "table.date"), false},
                                  {tsc_say(writer, "table.act"), false},
                                  {tsc_say(writer, "table.status"), false}};
    tsc_block *table = tsc_report_table(writer->report, section, tsc_say(writer, "table.acts"), columns, 3);
    size_t rows = 0, more = 0;
    for (size_t i = cooperation->occasion_count; i-- > 0;) {
        const tsc_occasion *occasion = &cooperation->occasions[i];
        if (is_ritual(&occasion->event) && occasion->event.status == TSC_EVENT_DONE)
            continue;
        if (rows == MOST_ACTS) {
            more++;
            continue;
        }
        tsc_prose *row = tsc_report_row(writer->report, table);
        if (!row)
            return;
        tsc_prose_text(writer->report, &row[0],
                       occasion->event.date.kind ? tsc_words_period(writer, occasion->event.date, TSC_PERIOD_CELL)
                                                 : tsc_say(writer, "table.undated"));
        add_evidence(composer, &row[1], occasion);
        tsc_prose_text(writer->report, &row[2],
                       tsc_say(writer, tsc_report_printf(writer->report, "act.%s",
                                                         tsc_event_status_name(occasion->event.status))));
        rows++;
    }
    if (more)
        tsc_write_paragraph(writer, section, "acts.more", TSC_SLOTS(tsc_slot_count((long long)more)));
}

static void write_days(tsc_composer *composer, const tsc_commitment *commitment, tsc_prose *prose)
{
    tsc_writer *writer = &composer->writer;
    if (!commitment->has_due) {
        tsc_prose_text(writer->report, prose, tsc_say(writer, "days.none"));
        return;
    }
    bool open = commitment->state == TSC_COMMITMENT_OPEN || commitment->state == TSC_COMMITMENT_DUE ||
                commitment->state == TSC_COMMITMENT_OVERDUE || commitment->state == TSC_COMMITMENT_RESTATED;
    if (!open)
        return;
    long days = commitment->days_left;
    if (days == 0) {
        tsc_prose_text(writer->report, prose, tsc_say(writer, "days.now"));
        return;
    }
    tsc_write(writer, prose, days < 0 ? "days.over" : "days.left", TSC_SLOTS(tsc_slot_count(days < 0 ? -days : days)));
}

static void add_commitments(const tsc_chapter *chapter, tsc_section *section)
{
    tsc_composer *composer = chapter->composer;
    tsc_writer *writer = &composer->writer;
    const tsc_cooperation *cooperation = &chapter->pair->cooperation;
    if (cooperation->commitment_count == 0)
        return;
    const tsc_column columns[] = {{tsc_say(writer, "table.promise"), false},
                                  {tsc_say(writer, "table.made"), false},
                                  {tsc_say(writer, "table.due"), false},
                                  {tsc_say(writer, "table.days"), false},
                                  {tsc_say(writer, "table.state"), false}};
    tsc_block *table = tsc_report_table(
        writer->report, section,
        tsc_write_text(writer, "table.commitments",
                       TSC_SLOTS(tsc_slot_text("date", tsc_words_date(writer, composer->facts->as_of)))),
        columns, 5);
    for (size_t i = 0; i < cooperation->commitment_count; i++) {
        const tsc_commitment *commitment = &cooperation->commitments[i];
        const tsc_event *event = &commitment->promise->event;
        tsc_prose *row = tsc_report_row(writer->report, table);
        if (!row)
            return;
        add_evidence(composer, &row[0], commitment->promise);
        tsc_prose_text(writer->report, &row[1],
                       event->date.kind ? tsc_words_period(writer, event->date, TSC_PERIOD_CELL)
                                        : tsc_say(writer, "table.undated"));
        tsc_prose_text(writer->report, &row[2],
                       event->due.kind ? tsc_words_period(writer, event->due, TSC_PERIOD_CELL)
                                       : tsc_say(writer, "table.undated"));
        write_days(composer, commitment, &row[3]);
        tsc_prose_text(writer->report, &row[4],
                       tsc_say(writer, tsc_report_printf(writer->report, "state.%s",
                                                         tsc_commitment_state_name(commitment->state))));
    }
}

/* What became of the promises of a pair. */
typedef struct promise_tally {
    size_t open, overdue, kept, undated;
    const tsc_commitment *oldest; /* longest overdue */
    const tsc_commitment *next;   /* next due */
} promise_tally;

/* Longer overdue; what has been silent for years is no news beside what is not. */
static bool is_worse(const tsc_commitment *one, const tsc_commitment *other)
{
    enum { SILENT_DAYS = 3 * 365 };
    const bool silent = one->days_left < -SILENT_DAYS, other_silent = other->days_left < -SILENT_DAYS;
    return silent != other_silent ? other_silent : one->days_left < other->days_left;
}

static void count_promise(promise_tally *tally, const tsc_commitment *commitment)
{
    tsc_commitment_state state = commitment->state;
    bool late = state == TSC_COMMITMENT_OVERDUE || (state == TSC_COMMITMENT_RESTATED && commitment->overdue);
    bool waiting =
        !late && (state == TSC_COMMITMENT_OPEN || state == TSC_COMMITMENT_DUE || state == TSC_COMMITMENT_RESTATED);
    tally->kept += state == TSC_COMMITMENT_FULFILLED;
    tally->overdue += late;
    tally->open += waiting;
    tally->undated += waiting && !commitment->has_due;
    if (late && (!tally->oldest || is_worse(commitment, tally->oldest)))
        tally->oldest = commitment;
    if (waiting && commitment->has_due && (!tally->next || commitment->days_left < tally->next->days_left))
        tally->next = commitment;
}

/* "3 promises are open, 1 is overdue and 2 are kept"; states that are none go unsaid. */
static void write_states(tsc_writer *writer, const promise_tally *tally, tsc_prose *prose)
{
    const struct {
        const char *key;
        size_t count;
    } states[] = {{"promises.open", tally->open}, {"promises.overdue", tally->overdue}, {"promises.kept", tally->kept}};
    tsc_prose parts[3] = {{NULL, 0, 0}, {NULL, 0, 0}, {NULL, 0, 0}};
    size_t count = 0;
    for (size_t i = 0; i < 3; i++)
        if (states[i].count)
            tsc_write(writer, &parts[count++], states[i].key, TSC_SLOTS(tsc_slot_count((long long)states[i].count)));
    tsc_words_join(writer, prose, parts, count);
}

static void write_named(tsc_composer *composer, const char *key, const tsc_commitment *commitment, tsc_prose *prose)
{
    tsc_writer *writer = &composer->writer;
    long days = commitment->days_left;
    tsc_prose act = {NULL, 0, 0};
    add_evidence(composer, &act, commitment->promise);
    if (prose->count)
        tsc_prose_text(writer->report, prose, " ");
    tsc_write(writer, prose, key,
              TSC_SLOTS(tsc_slot_prose("act", &act),
                        tsc_slot_text("due", tsc_words_period(writer, commitment->promise->event.due, TSC_PERIOD_BY)),
                        tsc_slot_count(days < 0 ? -days : days)));
}

/* Promises that have run out, then the next to be due, as an insight. */
static void tell_commitments(const tsc_chapter *chapter)
{
    tsc_composer *composer = chapter->composer;
    tsc_writer *writer = &composer->writer;
    const tsc_cooperation *cooperation = &chapter->pair->cooperation;
    promise_tally tally = {.oldest = NULL};
    for (size_t i = 0; i < cooperation->commitment_count; i++)
        count_promise(&tally, &cooperation->commitments[i]);
    bool any = tally.open + tally.overdue + tally.kept > 0;
    tsc_item *item = any ? tsc_insight_add(composer, tally.overdue ? 64.0 : 54.0) : NULL;
    if (!item)
        return;
    tsc_prose states = {NULL, 0, 0};
    write_states(writer, &tally, &states);
    tsc_write(writer, &item->head, "promises.head",
              TSC_SLOTS(tsc_slot_prose("states", &states),
                        tsc_slot_text("date", tsc_words_date(writer, composer->facts->as_of)),
                        tsc_slot_place("a", chapter->pair->pair[0]), tsc_slot_place("b", chapter->pair->pair[1])));
    if (tally.oldest)
        write_named(composer, "promises.oldest", tally.oldest, &item->body);
    if (tally.next)
        write_named(composer, tally.next->days_left ? "promises.next" : "promises.now", tally.next, &item->body);
    if (!tally.undated)
        return;
    if (item->body.count)
        tsc_prose_text(writer->report, &item->body, " ");
    tsc_write(writer, &item->body, "promises.undated", TSC_SLOTS(tsc_slot_count((long long)tally.undated)));
}

static tsc_run index_run(tsc_composer *composer, const tsc_fact_pair *pair, double value, tsc_period period,
                         const char *how)
{
    tsc_key key = {
        .frequency = period.kind == TSC_PERIOD_YEAR ? 'A' : 'M', .reporter = pair->pair[0], .partner = pair->pair[1]};
    snprintf(key.indicator, sizeof key.indicator, "%s",
             strcmp(how, "how.stock") == 0 ? "cooperation_stock" : "cooperation_index");
    tsc_unit_parse(tsc_span_of("points"), &key.unit);
    tsc_computed computed = {.how = tsc_say(&composer->writer, how),
                             .file = "",
                             .series = tsc_key_text(composer, &key),
                             .period = period,
                             .value = value};
    return tsc_words_decimal(&composer->writer, value, 1, tsc_cite_computed(composer, &computed));
}

static size_t months_known(const tsc_fact_pair *pair, int year)
{
    size_t known = 0;
    for (size_t i = 0; i < pair->index_count; i++)
        known += pair->index[i].period.first.year == year && !pair->index[i].missing;
    return known;
}

/* Sums of the index by year, and the stock at its end. */
static void add_index(const tsc_chapter *chapter, tsc_section *section)
{
    tsc_composer *composer = chapter->composer;
    tsc_writer *writer = &composer->writer;
    const tsc_fact_pair *pair = chapter->pair;
    const tsc_column columns[] = {{tsc_say(writer, "table.year"), false},
                                  {tsc_say(writer, "table.acts_count"), true},
                                  {tsc_say(writer, "table.index"), true},
                                  {tsc_say(writer, "table.stock"), true},
                                  {tsc_say(writer, "table.months_known"), true}};
    tsc_block *table = tsc_report_table(writer->report, section, tsc_say(writer, "table.index_years"), columns, 5);
    for (size_t i = pair->index_year_count; i-- > 0;) {
        const tsc_index_point *year = &pair->index_years[i];
        if (year->missing)
            continue;
        tsc_prose *row = tsc_report_row(writer->report, table);
        if (!row)
            return;
        int number = year->period.first.year;
        tsc_prose_text(writer->report, &row[0], tsc_report_printf(writer->report, "%d", number));
        tsc_prose_add(writer->report, &row[1], tsc_words_count(writer, year->occasions));
        tsc_prose_add(writer->report, &row[2], index_run(composer, pair, year->total, year->period, "how.index"));
        if (months_known(pair, number)) /* else the stock has nothing of it */
            tsc_prose_add(writer->report, &row[3], index_run(composer, pair, year->stock6, year->period, "how.stock"));
        tsc_prose_add(writer->report, &row[4], tsc_words_count(writer, months_known(pair, number)));
    }
}

enum { YEAR = 12 }; /* months */

/* Whether a document tells of the year up to a month: a stock that fell to nothing for want of documents says nothing. */
static bool is_known_near(const tsc_fact_pair *pair, size_t month)
{
    for (size_t i = month < YEAR ? 0 : month - YEAR + 1; i <= month; i++)
        if (!pair->index[i].missing)
            return true;
    return false;
}

/* Where the stock stands against where it stood a year before. */
static void tell_index(const tsc_chapter *chapter)
{
    tsc_composer *composer = chapter->composer;
    const tsc_fact_pair *pair = chapter->pair;
    if (pair->index_count <= YEAR)
        return;
    const size_t last = pair->index_count - 1, year_before = last - YEAR;
    const tsc_index_point *now = &pair->index[last], *before = &pair->index[year_before];
    tsc_item *item = is_known_near(pair, year_before) ? tsc_insight_add(composer, 36.0) : NULL;
    if (!item)
        return;
    bool up = now->stock6 >= before->stock6;
    tsc_write(&composer->writer, &item->head, up ? "index.up" : "index.down",
              TSC_SLOTS(tsc_slot_place("a", pair->pair[0]), tsc_slot_place("b", pair->pair[1])));
    tsc_write(
        &composer->writer, &item->body, "index.body",
        TSC_SLOTS(tsc_slot_run("now", index_run(composer, pair, now->stock6, now->period, "how.stock")),
                  tsc_slot_text("period", tsc_words_period(&composer->writer, now->period, TSC_PERIOD_IN)),
                  tsc_slot_run("before", index_run(composer, pair, before->stock6, before->period, "how.stock"))));
}

static const char *group_of(tsc_composer *composer, const tsc_event *event)
{
    const char *group =
        tsc_phrase_get(composer->writer.phrases, tsc_report_printf(composer->writer.report, "group.%s", event->code));
    return group ? group : tsc_say(&composer->writer, "group.other");
}

/* What the charts of a pair's acts rest on. */
static const char *source_of(tsc_composer *composer, const tsc_cooperation *cooperation)
{
    tsc_map documents;
    bool good = true;
    tsc_map_init(&documents);
    for (size_t i = 0; i < cooperation->occasion_count; i++)
        for (size_t r = 0; r < cooperation->occasions[i].report_count; r++)
            good =
                tsc_map_put(&documents, tsc_span_of(cooperation->occasions[i].reports[r]->document), composer) && good;
    long long count = (long long)documents.count;
    tsc_map_clear(&documents);
    if (!good)
        tsc_report_fail(composer->writer.report, TSC_ENOMEM, "not enough memory for the report");
    return tsc_write_text(&composer->writer, "chart.documents_source", TSC_SLOTS(tsc_slot_count(count)));
}

enum { FEWEST_IN_TIMELINE = 3 }; /* fewer stand as well in the table */

static void order_timeline(const tsc_chapter *chapter, tsc_section *section)
{
    tsc_composer *composer = chapter->composer;
    tsc_report *report = composer->writer.report;
    const tsc_cooperation *cooperation = &chapter->pair->cooperation;
    const char *name = tsc_report_printf(report, "%s-timeline", tsc_pair_slug(composer, chapter->pair));
    tsc_chart_event *events = tsc_report_room(report, cooperation->occasion_count, sizeof *events);
    size_t count = 0;
    for (size_t i = 0; events && i < cooperation->occasion_count; i++) {
        const tsc_occasion *occasion = &cooperation->occasions[i];
        if (!occasion->event.date.kind || occasion->event.status == TSC_EVENT_PROPOSED ||
            (is_ritual(&occasion->event) && occasion->event.status == TSC_EVENT_DONE))
            continue;
        events[count] = (tsc_chart_event){.group = group_of(composer, &occasion->event),
                                          .label = act_name(composer, &occasion->event),
                                          .x = tsc_chart_time(occasion->event.date),
                                          .due = tsc_chart_time_due(occasion->event.due),
                                          .state = occasion->event.status == TSC_EVENT_CANCELLED ? TSC_STATE_CANCELLED
                                                   : occasion->event.status == TSC_EVENT_DONE    ? TSC_STATE_DONE
                                                                                                 : TSC_STATE_PLANNED};
        for (size_t c = 0; c < cooperation->commitment_count; c++)
            if (cooperation->commitments[c].promise == occasion)
                events[count].state = tsc_chart_state_of(&cooperation->commitments[c]);
        count++;
    }
    tsc_chart_order *order =
        count >= FEWEST_IN_TIMELINE ? tsc_chapter_chart(composer, section, name, "chart.timeline") : NULL;
    if (!order)
        return;
    order->chart = (tsc_chart){
        .kind = TSC_CHART_TIMELINE,
        .title = tsc_write_text(
            &composer->writer, "chart.timeline_title",
            TSC_SLOTS(tsc_slot_place("a", chapter->pair->pair[0]), tsc_slot_place("b", chapter->pair->pair[1]))),
        .source = source_of(composer, cooperation),
        .language = tsc_phrases_language(composer->writer.phrases),
        .today = composer->facts->as_of.year ? tsc_chart_time(tsc_period_of_date(composer->facts->as_of)) : (double)NAN,
        .events = events,
        .event_count = count};
}

static void order_index(const tsc_chapter *chapter, tsc_section *section)
{
    tsc_composer *composer = chapter->composer;
    tsc_report *report = composer->writer.report;
    const tsc_fact_pair *pair = chapter->pair;
    if (pair->index_count < 3)
        return;
    tsc_chart_order *order = tsc_chapter_chart(
        composer, section, tsc_report_printf(report, "%s-index", tsc_pair_slug(composer, pair)), "chart.index");
    tsc_chart_series *series = tsc_report_room(report, 2, sizeof *series);
    tsc_chart_point *points = tsc_report_room(report, 2 * pair->index_count, sizeof *points);
    if (!order || !series || !points)
        return;
    for (size_t i = 0; i < pair->index_count; i++) {
        const tsc_index_point *month = &pair->index[i];
        points[i] = tsc_maker_point(month->period, month->missing ? (double)NAN : month->total, TSC_LOOK_STATED);
        points[pair->index_count + i] = tsc_maker_point(month->period, month->stock6, TSC_LOOK_DERIVED);
    }
    series[0] = (tsc_chart_series){.name = tsc_say(&composer->writer, "chart.index_months"),
                                   .points = points,
                                   .count = pair->index_count,
                                   .step = 1.0 / 12.0};
    series[1] = (tsc_chart_series){.name = tsc_say(&composer->writer, "chart.index_stock"),
                                   .look = TSC_LOOK_DERIVED,
                                   .points = points + pair->index_count,
                                   .count = pair->index_count,
                                   .step = 1.0 / 12.0};
    order->chart = (tsc_chart){
        .kind = TSC_CHART_INDEX,
        .title = tsc_write_text(&composer->writer, "chart.index_title",
                                TSC_SLOTS(tsc_slot_place("a", pair->pair[0]), tsc_slot_place("b", pair->pair[1]))),
        .subtitle = tsc_say(&composer->writer, "chart.index_subtitle"),
        .note = tsc_say(&composer->writer, "chart.index_note"),
        .source = source_of(composer, &pair->cooperation),
        .language = tsc_phrases_language(composer->writer.phrases),
        .today = (double)NAN,
        .series = series,
        .series_count = 2};
}

/* Proposals alone carry no weight: a table of zeros would say nothing. */
static bool weighs_anything(const tsc_fact_pair *pair)
{
    for (size_t i = 0; i < pair->index_year_count; i++)
        if (pair->index_years[i].occasions)
            return true;
    return false;
}

void tsc_chapter_cooperation(const tsc_chapter *chapter)
{
    tsc_composer *composer = chapter->composer;
    if (chapter->pair->cooperation.occasion_count == 0)
        return;
    tell_commitments(chapter);
    tell_index(chapter);
    tsc_section *section = tsc_chapter_section(chapter, "cooperation", "section.cooperation");
    tsc_write_paragraph(&composer->writer, section, "cooperation.intro",
                        TSC_SLOTS(tsc_slot_count((long long)chapter->pair->cooperation.occasion_count)));
    order_timeline(chapter, section);
    add_commitments(chapter, section);
    add_acts(chapter, section);
    if (!weighs_anything(chapter->pair))
        return;
    tsc_section *index = tsc_chapter_section(chapter, "index", "section.index");
    tsc_write_paragraph(&composer->writer, index, "index.intro", NULL, 0);
    order_index(chapter, index);
    add_index(chapter, index);
}
