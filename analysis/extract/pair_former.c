/* The former and the latter of two pairs that the sentence before told of. */
#include "extract/pair_parts.h"

#include <string.h>

/* "Exports to the former jumped", where trade with two countries was told: of the two pairs, the side that they have not in
   common, and where the preposition puts it. */
static bool take_far_former(tsc_candidate *c, const struct tsc_told *meant, const struct tsc_told *other,
                            const tsc_mark *word)
{
    const char *code = tsc_reading_before(c->reading, word->first, NULL);
    bool to = tsc_code_is(code, "to"), from = tsc_code_is(code, "from"), with = tsc_code_is(code, "with");
    const bool reports =
        tsc_place_same(meant->reporter, other->reporter) || tsc_place_same(meant->reporter, other->partner);
    const tsc_place common = reports ? meant->reporter : meant->partner,
                    far = reports ? meant->partner : meant->reporter;
    if ((!to && !from && !with) || c->anchor == NULL ||
        (!reports && !tsc_place_same(meant->partner, other->reporter) &&
         !tsc_place_same(meant->partner, other->partner)))
        return false;
    const bool comes = from && c->indicator->orientation == TSC_OUTWARD;
    c->figure.reporter = comes ? far : common, c->figure.partner = comes ? common : far;
    c->by_pair = "the former or the latter";
    return true;
}

void tsc_pair_take_former(tsc_candidate *c, const tsc_discourse *discourse)
{
    enum { NEAR = 7 };
    /* this sentence has told of something already */
    const bool begun = discourse->told_sentence == discourse->sentence;
    const struct tsc_told *first = begun ? &discourse->told_before[0] : &discourse->told[0], *last = first + 1;
    const size_t told_sentence = begun ? discourse->told_before_sentence : discourse->told_sentence;
    double former_at = NEAR, latter_at = NEAR;
    const tsc_mark *former = tsc_candidate_near(c, TSC_ROLE_DISCOURSE, "former", NULL, -1, NEAR, &former_at);
    const tsc_mark *latter = tsc_candidate_near(c, TSC_ROLE_DISCOURSE, "latter", NULL, -1, NEAR, &latter_at);
    if ((former == NULL && latter == NULL) || first->indicator == NULL || told_sentence + 1 != discourse->sentence ||
        strcmp(first->indicator, last->indicator) != 0 || !tsc_place_is_none(c->forced_place) ||
        (tsc_place_same(first->reporter, last->reporter) && tsc_place_same(first->partner, last->partner)))
        return;
    for (size_t i = 0; former != NULL && i < c->reading->timexes->count; i++)
        if (c->reading->timexes->items[i].first < former->last && c->reading->timexes->items[i].last > former->first)
            return; /* in the first quarter */
    const struct tsc_told *meant = latter == NULL || (former != NULL && former_at < latter_at) ? first : last;
    if (!c->reading->verb_first && !tsc_reading_stands_alone(c->reading, (meant == first ? former : latter)->last))
        return; /* the second supplier */
    if (strcmp(first->indicator, c->indicator->code) != 0) {
        (void)take_far_former(c, meant, meant == first ? last : first, meant == first ? former : latter);
        return;
    }
    c->figure.reporter = meant->reporter, c->figure.partner = meant->partner;
    c->by_pair = "the former or the latter";
}
