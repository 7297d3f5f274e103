/* Headings of tables: their words, the unit among them, the countries that they name. */
#include "extract/reading.h"
#include "extract/stretch.h"
#include "extract/tabular_parts.h"

#include <string.h>

tsc_tabular_heading tsc_tabular_no_heading(void)
{
    return (tsc_tabular_heading){.text = {"", 0}, .unit = {.words = {"", 0}, .factor = 1}};
}

static const tsc_language *language_of(const tsc_tabular_reader *r, size_t sentence)
{
    return tsc_stretch_language(r->lexicon, r->document, &r->document->sentences[sentence]);
}

tsc_status tsc_tabular_heading_read(const tsc_tabular_reader *r, size_t sentence, tsc_span text, size_t start,
                                    size_t end, tsc_tabular_heading *h, tsc_error *err)
{
    *h = (tsc_tabular_heading){.text = text, .start = start, .end = end};
    tsc_arena_reset(r->scratch);
    return tsc_tabular_unit_find(r->memo, language_of(r, sentence), text, start, end, tsc_document_region(r->document),
                                 r->scratch, &h->unit, err);
}

/* What parts headings from each other and is no word of them. */
static const char loose[] = " \t.:;,|";

static bool says_words(const tsc_tabular_heading *h, size_t start, size_t end)
{
    while (start < end && strchr(loose, h->text.data[start]) != NULL)
        start++;
    return start < end;
}

bool tsc_tabular_heading_says(const tsc_tabular_heading *h)
{
    const bool unit = h->unit.words.length > 0;
    return says_words(h, h->start, unit ? h->unit.cut_start : h->end) ||
           (unit && says_words(h, h->unit.cut_end, h->end));
}

bool tsc_tabular_heading_add(tsc_buffer *to, const tsc_tabular_heading *h)
{
    const size_t before = to->length;
    size_t start = h->start;
    const size_t cut = h->unit.words.length > 0 ? h->unit.cut_start : h->end;
    while (start < cut && strchr(loose, h->text.data[start]) != NULL)
        start++;
    tsc_buffer_add(to, h->text.data + start, cut - start);
    if (h->unit.words.length > 0)
        tsc_buffer_add(to, h->text.data + h->unit.cut_end, h->end - h->unit.cut_end);
    while (to->length > before && strchr(loose, to->data[to->length - 1]) != NULL)
        to->length--;
    return to->length > before;
}

tsc_status tsc_tabular_naming_read(const tsc_tabular_reader *r, size_t sentence, const tsc_tabular_heading *h,
                                   tsc_tabular_naming *named, tsc_error *err)
{
    tsc_scan scan;
    tsc_reading reading = {.place_count = 0};
    const tsc_quantities quantities = {0};
    const tsc_timexes timexes = {0};
    *named = (tsc_tabular_naming){.place = tsc_place_none(), .other = tsc_place_none()};
    tsc_arena_reset(r->scratch);
    tsc_status status =
        tsc_scan_with(r->memo, language_of(r, sentence), h->text, h->start, h->end, r->scratch, &scan, err);
    if (status == TSC_OK)
        status = tsc_reading_make(&scan, &quantities, &timexes, r->scratch, &reading, err);
    for (size_t i = 0; status == TSC_OK && i < reading.place_count; i++) {
        const tsc_place_mention *p = &reading.places[i];
        const size_t at = scan.tokens[p->first].start;
        if (h->unit.words.length > 0 && at >= h->unit.cut_start && at < h->unit.cut_end)
            continue;
        if (named->count++ > 0) {
            named->other = p->place;
            continue;
        }
        named->possessor = p->role == TSC_PLACE_OWNER;
        named->place = p->place;
        named->sole = p->first == 0 && p->last == scan.token_count;
        named->owner = !p->minor && (p->role == TSC_PLACE_OWNER || p->role == TSC_PLACE_ADJECTIVE ||
                                     p->role == TSC_PLACE_OF || p->role == TSC_PLACE_BARE);
    }
    return status;
}
