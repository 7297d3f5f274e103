#include "extract/day_search.h"

#include "extract/glance.h"
#include "extract/lexicon_format.h"
#include "extract/stretch.h"
#include "extract/timex.h"

/* Takes the last dated day of a sentence into *day, or its first weekday into *weekday; true where one is dated. */
static bool take_day(const tsc_timexes *timexes, int year, tsc_period *day, tsc_period *weekday)
{
    for (size_t i = timexes->count; i-- > 0;) {
        const tsc_timex *timex = &timexes->items[i];
        if (timex->period.kind != TSC_PERIOD_DAY || timex->period.first.year != year)
            continue;
        if (timex->sort == TSC_TIMEX_PLAIN) {
            *day = timex->period;
            return true;
        }
        if (timex->sort == TSC_TIMEX_WEEKDAY)
            *weekday = timex->period;
    }
    return false;
}

static bool search_sentence(tsc_day_search *search, const tsc_sentence *sentence, tsc_period *weekday)
{
    const tsc_document *document = search->document;
    const tsc_language *language = tsc_stretch_language(search->lexicon, document, sentence);
    tsc_glance glance =
        tsc_glance_at(search->memo, language, document->text, sentence->start, tsc_sentence_end(sentence));
    if (!glance.digit && (glance.tells & TSC_TELLS_DAY) == 0)
        return false;
    tsc_scan scan;
    tsc_timexes timexes = {0};
    tsc_arena_reset(search->scratch);
    tsc_status status = tsc_scan_with(search->memo, language, document->text, sentence->start,
                                      tsc_sentence_end(sentence), search->scratch, &scan, &search->err);
    if (status == TSC_OK)
        status = tsc_timexes_find(&scan, document->date, NULL, search->scratch, &timexes, &search->err);
    search->status = status;
    return take_day(&timexes, document->date.year, &search->day, weekday);
}

tsc_period tsc_day_search_last(tsc_day_search *search, size_t sentence)
{
    tsc_period weekday = tsc_period_none();
    bool found = false;
    for (size_t i = sentence; !found && search->status == TSC_OK && i-- > search->asked;)
        found = search_sentence(search, &search->document->sentences[i], &weekday);
    if (!found && search->day.kind == TSC_PERIOD_NONE)
        search->day = weekday;
    search->asked = sentence;
    return search->day;
}
