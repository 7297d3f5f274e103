/* What does not add up, each with the sources that it rests on. */
#include "report/composer.h"

#include <math.h>
#include <string.h>

static size_t cite_finding(tsc_composer *composer, const tsc_fact_pair *pair, const tsc_finding *finding)
{
    size_t parts[TSC_MOST_PARTS];
    size_t count = tsc_cite_places(composer, pair, finding->source, finding->locators, parts);
    bool english = strcmp(tsc_phrases_language(composer->writer.phrases), "en") == 0;
    tsc_computed computed = {.how = english ? finding->explanation
                                            : tsc_write_text(&composer->writer, "how.audit",
                                                             TSC_SLOTS(tsc_slot_text("sources", finding->source))),
                             .file = "audit.csv",
                             .series = tsc_key_text(composer, &finding->key),
                             .period = finding->period,
                             .value = (double)NAN,
                             .parts = parts,
                             .part_count = count};
    return tsc_cite_computed(composer, &computed);
}

static tsc_run amount_of(tsc_composer *composer, const tsc_fact_pair *pair, const tsc_finding *finding, double value,
                         int digits)
{
    size_t note = cite_finding(composer, pair, finding);
    if (tsc_unit_is_percent(finding->unit)) {
        tsc_run run = tsc_words_percent(&composer->writer, value, false, note);
        if (value < 0)
            run.text = tsc_report_printf(composer->writer.report, "\u2212%s", run.text);
        return run;
    }
    return tsc_words_amount(&composer->writer, value, finding->unit, digits, note);
}

static bool has_both(const tsc_finding *finding)
{
    return isfinite(finding->stated) && isfinite(finding->expected);
}

/* The phrase of a kind of finding: with its two values where there are two and the phrase names them, else without. */
static const char *finding_key(tsc_composer *composer, const tsc_finding *finding)
{
    const char *full = tsc_report_printf(composer->writer.report, "audit.%s", finding->finding);
    const char *plain = tsc_report_printf(composer->writer.report, "%s.plain", full);
    if (has_both(finding) && tsc_phrase_get(composer->writer.phrases, full))
        return full;
    if (tsc_phrase_get(composer->writer.phrases, plain))
        return plain;
    return has_both(finding) ? "audit.other" : "audit.other.plain";
}

/* What the finding is about: the flow, whether its change is meant, and when. */
static void write_subject(tsc_composer *composer, const tsc_finding *finding, tsc_prose *prose)
{
    tsc_writer *writer = &composer->writer;
    tsc_key key = finding->key;
    bool change = tsc_key_cut_change(&key) != TSC_KEY_LEVEL;
    tsc_prose_text(writer->report, prose, tsc_flow_name(composer, &key));
    if (change && strcmp(finding->finding, "growth") != 0)
        tsc_prose_text(writer->report, prose, tsc_say(writer, "table.of_change"));
    bool target = strncmp(finding->finding, "target", 6) == 0;
    const char *period = tsc_words_period(writer, finding->period, target ? TSC_PERIOD_BY : TSC_PERIOD_IN);
    if (*period)
        tsc_prose_text(writer->report, prose, tsc_report_printf(writer->report, " %s", period));
}

static void write_finding(tsc_composer *composer, const tsc_fact_pair *pair, const tsc_finding *finding,
                          tsc_prose *prose)
{
    const char *key = finding_key(composer, finding);
    bool valued = !strstr(key, ".plain");
    tsc_prose subject = {NULL, 0, 0};
    tsc_run stated = {.kind = TSC_RUN_TEXT, .text = "", .value = (double)NAN}, expected = stated;
    write_subject(composer, finding, &subject);
    if (valued) {
        stated = amount_of(composer, pair, finding, finding->stated, tsc_words_stated_digits(finding->stated));
        expected = amount_of(composer, pair, finding, finding->expected,
                             tsc_words_digits(finding->expected, finding->low, finding->high));
    }
    tsc_write(&composer->writer, prose, key,
              TSC_SLOTS(tsc_slot_prose("flow", &subject), tsc_slot_run("stated", stated),
                        tsc_slot_run("expected", expected), tsc_slot_place("a", finding->key.reporter),
                        tsc_slot_place("b", finding->key.partner)));
    if (!valued)
        tsc_prose_add(composer->writer.report, prose,
                      (tsc_run){.kind = TSC_RUN_NUMBER,
                                .text = "",
                                .value = (double)NAN,
                                .note = cite_finding(composer, pair, finding)});
}

static double weight_of(const tsc_finding *finding)
{
    double base = finding->severity == TSC_SEVERITY_ERROR ? 72.0 : 56.0;
    return base + (isfinite(finding->sureness) ? finding->sureness : 0.0);
}

void tsc_chapter_audit(const tsc_chapter *chapter)
{
    tsc_composer *composer = chapter->composer;
    tsc_writer *writer = &composer->writer;
    const tsc_fact_pair *pair = chapter->pair;
    tsc_block *lists[3] = {NULL};
    tsc_section *section = NULL;
    size_t told = 0;
    for (int severity = TSC_SEVERITY_ERROR; severity >= TSC_SEVERITY_NOTE; severity--)
        for (size_t i = 0; i < pair->finding_count; i++) {
            const tsc_finding *finding = pair->findings[i];
            if ((int)finding->severity != severity)
                continue;
            section = section ? section : tsc_chapter_section(chapter, "audit", "section.audit");
            if (!lists[severity]) {
                tsc_write_paragraph(
                    writer, section,
                    tsc_report_printf(writer->report, "audit.intro.%s", tsc_severity_name(finding->severity)), NULL, 0);
                lists[severity] = tsc_report_block(writer->report, section, TSC_BLOCK_LIST);
            }
            tsc_item *item = tsc_report_item(writer->report, lists[severity]);
            if (!item)
                return;
            write_finding(composer, pair, finding, &item->head);
            if (severity == TSC_SEVERITY_NOTE || told >= 2)
                continue;
            tsc_item *insight = tsc_insight_add(composer, weight_of(finding));
            if (insight)
                write_finding(composer, pair, finding, &insight->head);
            told++;
        }
}
