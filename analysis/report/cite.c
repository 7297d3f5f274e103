#include "report/composer.h"

#include "core/file.h"

#include <math.h>
#include <stdio.h>
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

size_t tsc_cite_point(tsc_composer *composer, const tsc_key *key, const tsc_point *point)
{
    tsc_note note = {.source = point->source,
                     .locator = point->locator,
                     .sentence = point->sentence,
                     .series = tsc_key_text(composer, key),
                     .period = period_text(composer, point->period),
                     .text = "",
                     .value = point->value};
    fill_document(composer, &note);
    if (point->origin == TSC_ORIGIN_DERIVED) {
        note.computation = *point->note ? point->note : "derived";
        note.label = tsc_write_text(&composer->writer, "note.derived", TSC_SLOTS(tsc_slot_text("where", note.label)));
    }
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
    tsc_note note = {.source = target->source,
                     .locator = target->locator,
                     .sentence = target->sentence,
                     .series = tsc_key_text(composer, &target->key),
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
                     .value = NAN};
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
    if (tsc_unit_is_percent(key->unit))
        return tsc_words_percent(&composer->writer, point->value, note);
    int digits = point->origin == TSC_ORIGIN_DERIVED ? tsc_words_digits(point->value, point->low, point->high) : 4;
    return tsc_words_amount(&composer->writer, point->value, key->unit, digits, note);
}

void tsc_write_point(tsc_composer *composer, tsc_prose *prose, const tsc_key *key, const tsc_point *point)
{
    tsc_bound bound =
        point->origin == TSC_ORIGIN_DERIVED && point->bound == TSC_BOUND_EXACT ? TSC_BOUND_ABOUT : point->bound;
    tsc_words_bounded(&composer->writer, prose, tsc_point_run(composer, key, point), bound);
}
