#include "report/composer.h"

#include "core/file.h"

#include <math.h>
#include <string.h>

/* "2025-2046" as "2025–2046"; what is no span of bytes stays as it is. */
static const char *place_in_words(tsc_writer *writer, const char *locator)
{
    size_t digits = strspn(locator, "0123456789");
    if (digits && locator[digits] == '-' && locator[digits + 1])
        return tsc_write_text(
            writer, "note.bytes",
            TSC_SLOTS(tsc_slot_text("first", tsc_report_span(writer->report, tsc_span_make(locator, digits))),
                      tsc_slot_text("last", locator + digits + 1)));
    if (strncmp(locator, "row ", 4) == 0)
        return tsc_write_text(writer, "note.row", TSC_SLOTS(tsc_slot_text("row", locator + 4)));
    return locator;
}

/* Where something stands, in words: title, publisher, date, file and place. */
static const char *label_of(tsc_composer *composer, const tsc_stored_document *document, const char *source,
                            const char *locator)
{
    tsc_writer *writer = &composer->writer;
    const char *parts[5];
    size_t count = 0;
    if (document && *document->title)
        parts[count++] = tsc_write_text(writer, "note.title", TSC_SLOTS(tsc_slot_text("title", document->title)));
    if (document && *document->source && strcmp(document->source, source) != 0)
        parts[count++] = document->source;
    if (document)
        parts[count++] =
            tsc_write_text(writer, document->date_origin == TSC_DATE_INFERRED ? "note.date_guess" : "note.date",
                           TSC_SLOTS(tsc_slot_text("date", tsc_words_date(writer, document->date))));
    parts[count++] = tsc_path_name(source);
    if (locator && *locator)
        parts[count++] = place_in_words(writer, locator);
    const char *label = parts[0];
    for (size_t i = 1; i < count; i++)
        label = tsc_report_printf(writer->report, "%s, %s", label, parts[i]);
    return label;
}

static const tsc_stored_document *document_of(tsc_composer *composer, const char *id)
{
    return tsc_map_get(&composer->documents, tsc_span_of(id));
}

static void fill_document(tsc_composer *composer, tsc_note *note)
{
    const tsc_stored_document *document = document_of(composer, note->source);
    note->kind = document ? TSC_NOTE_DOCUMENT : TSC_NOTE_OFFICIAL;
    note->title = document ? document->title : "";
    note->language = document ? document->language : "";
    note->publisher = document ? document->source : "";
    note->date = document ? tsc_words_date(&composer->writer, document->date) : "";
    note->label = label_of(composer, document, note->source, note->locator);
    if (note->sentence && !*note->sentence)
        note->sentence = NULL;
}

static const char *period_text(tsc_composer *composer, tsc_period period)
{
    char text[TSC_PERIOD_SIZE];
    tsc_period_format(period, text);
    return tsc_report_text(composer->writer.report, text);
}

const char *tsc_key_text(tsc_composer *composer, const tsc_key *key)
{
    char text[TSC_KEY_SIZE];
    tsc_key_format(key, text);
    return tsc_report_text(composer->writer.report, text);
}

static tsc_span next_of(tsc_span *rest)
{
    const char *data = rest->data;
    for (size_t i = 0; i + 1 < rest->length; i++)
        if (data[i] == ';' && data[i + 1] == ' ') {
            *rest = tsc_span_make(data + i + 2, rest->length - i - 2);
            return tsc_span_make(data, i);
        }
    tsc_span all = *rest;
    rest->length = 0;
    return all;
}

/* The footnote of a point of the pair by where it stands; 0 where no series has it. */
static size_t cite_place(tsc_composer *composer, const tsc_fact_pair *pair, tsc_span source, tsc_span locator)
{
    for (size_t i = 0; i < pair->series_count; i++)
        for (size_t p = 0; p < pair->series[i].series.count; p++) {
            const tsc_point *point = &pair->series[i].series.points[p];
            if (point->origin != TSC_ORIGIN_DERIVED && tsc_span_equals(source, point->source) &&
                tsc_span_equals(locator, point->locator))
                return tsc_cite_point(composer, &pair->series[i].series.key, point);
        }
    return 0;
}

size_t tsc_cite_places(tsc_composer *composer, const tsc_fact_pair *pair, const char *source, const char *locator,
                       size_t parts[TSC_MOST_PARTS])
{
    size_t count = 0;
    tsc_span sources = tsc_span_of(source), locators = tsc_span_of(locator), last = sources;
    while ((sources.length || locators.length) && count < TSC_MOST_PARTS) {
        /* Several places in one document name it once. */
        last = sources.length ? next_of(&sources) : last;
        size_t note = cite_place(composer, pair, last, next_of(&locators));
        if (note)
            parts[count++] = note;
    }
    return count;
}

/* How a point was derived, in the language of the report where it has words for it. */
static const char *derivation(tsc_composer *composer, const tsc_point *point)
{
    char slug[81];
    tsc_slug(tsc_span_of(point->note), slug);
    const char *how =
        tsc_phrase_get(composer->writer.phrases, tsc_report_printf(composer->writer.report, "derived.%s", slug));
    const char *plain = strncmp(point->note, "from ", 5) == 0 ? point->note + 5 : point->note;
    return tsc_write_text(&composer->writer, "note.derived", TSC_SLOTS(tsc_slot_text("how", how ? how : plain)));
}

static const tsc_fact_pair *pair_of(tsc_composer *composer, const tsc_key *key)
{
    for (size_t i = 0; i < composer->facts->pair_count; i++) {
        const tsc_fact_pair *pair = &composer->facts->pairs[i];
        if (pair->read && tsc_place_pair_is(pair->pair, key->reporter, key->partner))
            return pair;
    }
    return NULL;
}

static size_t cite_derived(tsc_composer *composer, const tsc_key *key, const tsc_point *point)
{
    size_t parts[TSC_MOST_PARTS], count = 0;
    const tsc_fact_pair *pair = pair_of(composer, key);
    if (pair)
        count = tsc_cite_places(composer, pair, point->source, point->locator, parts);
    tsc_note note = {.kind = TSC_NOTE_DERIVED,
                     .source = point->source,
                     .locator = point->locator,
                     .title = "",
                     .publisher = "",
                     .date = "",
                     .computation = derivation(composer, point),
                     .series = tsc_key_text(composer, key),
                     .period = period_text(composer, point->period),
                     .text = "",
                     .value = point->value,
                     .parts = parts,
                     .part_count = count};
    note.label = count ? note.computation
                       : tsc_report_printf(composer->writer.report, "%s: %s", note.computation, point->source);
    return tsc_report_note(composer->writer.report, &note);
}

size_t tsc_cite_point(tsc_composer *composer, const tsc_key *key, const tsc_point *point)
{
    if (point->origin == TSC_ORIGIN_DERIVED)
        return cite_derived(composer, key, point);
    tsc_note note = {.source = point->source,
                     .locator = point->locator,
                     .sentence = point->sentence,
                     .series = tsc_key_text(composer, key),
                     .period = period_text(composer, point->period),
                     .text = "",
                     .value = point->value};
    fill_document(composer, &note);
    return tsc_report_note(composer->writer.report, &note);
}

size_t tsc_cite_figure(tsc_composer *composer, const tsc_stored_figure *figure)
{
    tsc_key key;
    bool keyed = tsc_key_of_figure(&figure->figure, &key);
    tsc_note note = {
        .source = figure->document,
        .locator = tsc_report_printf(composer->writer.report, "%zu-%zu", figure->figure.start, figure->figure.end),
        .sentence = figure->sentence,
        .series = keyed ? tsc_key_text(composer, &key) : "",
        .period = period_text(composer, figure->figure.period),
        .text = "",
        .value = figure->figure.value};
    fill_document(composer, &note);
    return tsc_report_note(composer->writer.report, &note);
}

size_t tsc_cite_target(tsc_composer *composer, const tsc_stored_target *target)
{
    tsc_key key = target->key;
    if (target->kind == TSC_FIGURE_CHANGE)
        tsc_key_add_change(&key, tsc_key_kind_in(key.unit));
    tsc_note note = {.source = target->source,
                     .locator = target->locator,
                     .sentence = target->sentence,
                     .series = tsc_key_text(composer, &key),
                     .period = period_text(composer, target->due),
                     .text = "",
                     .value = target->value};
    fill_document(composer, &note);
    return tsc_report_note(composer->writer.report, &note);
}

size_t tsc_cite_event(tsc_composer *composer, const tsc_stored_event *event)
{
    tsc_note note = {.source = event->document,
                     .locator =
                         tsc_report_printf(composer->writer.report, "%zu-%zu", event->event.start, event->event.end),
                     .sentence = event->sentence,
                     .series = "",
                     .period = "",
                     .text = "",
                     .value = (double)NAN};
    fill_document(composer, &note);
    return tsc_report_note(composer->writer.report, &note);
}

size_t tsc_cite_computed(tsc_composer *composer, const tsc_computed *computed)
{
    size_t parts[24], count = 0;
    for (size_t i = 0; i < computed->part_count && count < sizeof parts / sizeof *parts; i++)
        if (computed->parts[i])
            parts[count++] = computed->parts[i];
    tsc_note note = {.kind = TSC_NOTE_COMPUTED,
                     .title = "",
                     .publisher = "",
                     .source = computed->file,
                     .locator = "",
                     .date = "",
                     .computation = computed->how,
                     .label = computed->how,
                     .series = computed->series,
                     .period = period_text(composer, computed->period),
                     .text = "",
                     .value = computed->value,
                     .parts = parts,
                     .part_count = count};
    if (*computed->file)
        note.label =
            tsc_write_text(&composer->writer, "note.in_file",
                           TSC_SLOTS(tsc_slot_text("how", computed->how), tsc_slot_text("file", computed->file)));
    return tsc_report_note(composer->writer.report, &note);
}

tsc_run tsc_point_run(tsc_composer *composer, const tsc_key *key, const tsc_point *point)
{
    size_t note = tsc_cite_point(composer, key, point);
    int digits = point->origin == TSC_ORIGIN_DERIVED    ? tsc_words_digits(point->value, point->low, point->high)
                 : point->origin == TSC_ORIGIN_OFFICIAL ? 4
                                                        : TSC_DIGITS_STATED;
    if (tsc_unit_is_percent(key->unit))
        return tsc_words_percent(&composer->writer, point->value, point->origin == TSC_ORIGIN_STATED, note);
    return tsc_words_amount(&composer->writer, point->value, key->unit, digits, note);
}

void tsc_write_point(tsc_composer *composer, tsc_prose *prose, const tsc_key *key, const tsc_point *point)
{
    tsc_bound bound =
        point->origin == TSC_ORIGIN_DERIVED && point->bound == TSC_BOUND_EXACT ? TSC_BOUND_ABOUT : point->bound;
    tsc_words_bounded(&composer->writer, prose, tsc_point_run(composer, key, point), bound);
}
