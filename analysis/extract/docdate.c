#include "extract/docdate.h"

#include "extract/reading.h"

enum {
    SENTENCES = 400, /* a date is told within so many */
    MOST_YEARS = 100,
    YEAR_FIRST = 1900,
    YEAR_LAST = 2100
};

typedef struct clues {
    int this_year; /* said to be this year */
    int coming;    /* the nearest that something is planned for */
    int past;      /* the newest spoken of as past */
} clues;

/* Whether a year may stand in a sentence; not where so many do that it is no prose. */
static bool has_year(tsc_span text)
{
    size_t count = 0;
    for (size_t i = 0; i + 4 <= text.length && count <= MOST_YEARS; i++)
        count += (text.data[i] == '1' || text.data[i] == '2') && (text.data[i + 1] == '9' || text.data[i + 1] == '0') &&
                 text.data[i + 2] >= '0' && text.data[i + 2] <= '9' && text.data[i + 3] >= '0' &&
                 text.data[i + 3] <= '9';
    return count > 0 && count <= MOST_YEARS;
}

static bool is_boilerplate(const tsc_reading *reading)
{
    const tsc_mentions *traps = &reading->of[TSC_ROLE_TRAP];
    for (size_t i = 0; i < traps->count; i++)
        if (tsc_entry_is(traps->items[i]->entry, "boilerplate"))
            return true;
    return false;
}

/* EXPO 2017, "Digital Morocco 2030": a year right behind a name, without a word of time between. */
static bool is_in_name(const tsc_reading *reading, const tsc_timex *timex)
{
    if (timex->first == 0 || timex->last - timex->first > 1 || timex->period.kind != TSC_PERIOD_YEAR)
        return false;
    const tsc_token *before = &reading->scan->tokens[timex->first - 1];
    return before->kind == TSC_TOKEN_WORD && (before->flags & TSC_TOKEN_CAPITAL) != 0 &&
           tsc_reading_before(reading, timex->first, NULL) == NULL;
}

static bool is_planned(const tsc_reading *reading, const tsc_timex *timex)
{
    const tsc_mentions *marks = &reading->of[TSC_ROLE_MODALITY];
    for (size_t i = 0; i < marks->count; i++) {
        const tsc_entry *entry = marks->items[i]->entry;
        if ((tsc_entry_is(entry, "planned") || tsc_entry_is(entry, "target") || tsc_entry_is(entry, "forecast")) &&
            tsc_reading_distance(reading, marks->items[i]->first, marks->items[i]->last, timex->first, timex->last) <
                30)
            return true;
    }
    return timex->sort == TSC_TIMEX_DUE;
}

static bool is_beside_this_year(const tsc_reading *reading, const tsc_timex *timex)
{
    const tsc_scan *scan = reading->scan;
    for (size_t i = 0; i < scan->mark_count; i++) {
        const tsc_mark *mark = &scan->marks[i];
        if (mark->role == TSC_ROLE_PERIOD && tsc_entry_is(mark->entry, "this") &&
            tsc_reading_distance(reading, mark->first, mark->last, timex->first, timex->last) <= 3)
            return true;
    }
    return false;
}

static void weigh(const tsc_reading *reading, clues *found)
{
    if (is_boilerplate(reading))
        return;
    for (size_t i = 0; i < reading->timexes->count; i++) {
        const tsc_timex *timex = &reading->timexes->items[i];
        int year = timex->period.last.year;
        if (timex->period.kind == TSC_PERIOD_NONE || timex->relative || year < YEAR_FIRST || year > YEAR_LAST ||
            is_in_name(reading, timex) ||
            reading->parent[reading->clause[timex->first]] != reading->clause[timex->first])
            continue;
        if (is_beside_this_year(reading, timex))
            found->this_year = found->this_year == 0 ? year : found->this_year;
        else if (is_planned(reading, timex))
            found->coming = found->coming == 0 || year < found->coming ? year : found->coming;
        else if (year > found->past)
            found->past = year;
    }
}

tsc_status tsc_docdate_infer(const tsc_lexicon *lexicon, tsc_word_memo *memo, const tsc_document *document,
                             tsc_arena *scratch, tsc_date *date, tsc_error *err)
{
    clues found = {0};
    *date = (tsc_date){0};
    for (size_t i = 0; i < document->sentence_count && i < SENTENCES; i++) {
        const tsc_sentence *sentence = &document->sentences[i];
        if (!has_year(
                tsc_span_make(document->text.data + sentence->start, tsc_sentence_end(sentence) - sentence->start)))
            continue;
        const tsc_language *language = tsc_lexicon_language(lexicon, tsc_document_language(document, sentence));
        tsc_scan scan;
        tsc_quantities quantities;
        tsc_timexes timexes;
        tsc_reading reading;
        tsc_status status = tsc_scan_with(memo, language, document->text, sentence->start, tsc_sentence_end(sentence),
                                          scratch, &scan, err);
        if (status == TSC_OK)
            status = tsc_quantities_find(&scan, "", scratch, &quantities, err);
        if (status == TSC_OK)
            status = tsc_timexes_find(&scan, (tsc_date){0}, &quantities, scratch, &timexes, err);
        if (status == TSC_OK)
            status = tsc_reading_make(&scan, &quantities, &timexes, scratch, &reading, err);
        if (status != TSC_OK)
            return status;
        weigh(&reading, &found);
    }
    if (found.this_year != 0)
        date->year = found.this_year;
    else if (found.coming != 0 && found.coming >= found.past)
        date->year = found.coming;
    else if (found.past != 0)
        date->year = found.past + 1;
    return TSC_OK;
}
