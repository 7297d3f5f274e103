#include "extract/lexicon_values.h"

#include "core/place.h"
#include "core/unit.h"
#include "extract/word_code.h"

/* What the words of a rule's value are; free where nothing is asked of them. */
typedef bool word_check(tsc_span word);

static bool is_place(tsc_span word)
{
    tsc_place place;
    return tsc_place_parse(word, &place) && tsc_place_is_known(place);
}

static bool is_currency(tsc_span word)
{
    tsc_unit unit;
    return tsc_unit_parse(word, &unit) && tsc_unit_is_currency(unit);
}

static const struct {
    const char *name;
    word_check *check; /* NULL: free */
} rules[] = {{"case", NULL},
             {"distinct", NULL},
             {"fold", NULL},
             {"drop", NULL},
             {"elision", NULL},
             {"possessive", NULL},
             {"prefix", NULL},
             {"ending", NULL},
             {"chain", NULL},
             {"decimal", NULL},
             {"decimal_letter", NULL},
             {"group", NULL},
             {"percent", NULL},
             {"units_first", NULL},
             {"counted_months", NULL},
             {"adjective", NULL},
             {"adjective_place", NULL},
             {"verb", NULL},
             {"case_ending", NULL},
             {"stage_ending", NULL},
             {"negation", NULL},
             {"people_ending", NULL},
             {"agent_ending", NULL},
             {"attributive", NULL},
             {"converb", NULL},
             {"infinitive", NULL},
             {"genitive", NULL},
             {"bare_origin", NULL},
             {"tense", NULL},
             {"passive", NULL},
             {"definite", NULL},
             {"home", is_place},
             {"fiscal", is_place},
             {"region", is_place},
             {"donor", is_place},
             {"family", is_currency},
             {"world_money", is_currency}};

/* The first word of a list parted by `separator` that a check refuses; false where there is none. */
static bool find_refused(tsc_span list, char separator, word_check *check, tsc_span *word)
{
    while (tsc_span_cut(&list, separator, word))
        if (word->length > 0 && !check(*word))
            return true;
    return false;
}

const char *tsc_lexicon_rule_fault(const tsc_rule_row *row, tsc_span *word)
{
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        if (strcmp(rules[i].name, row->rule) != 0)
            continue;
        if (rules[i].check == NULL || !find_refused(tsc_span_of(row->value), ' ', rules[i].check, word))
            return NULL;
        return rules[i].check == is_place ? "no country or group is called" : "no currency is called";
    }
    *word = tsc_span_of(row->rule);
    return "no rule of a language is called";
}

static bool is_form_of_place(tsc_span form)
{
    return tsc_span_is_among(form, "name adjective capital city institution");
}

static const char *place_fault(const tsc_lexicon_row *row, tsc_span *word)
{
    const tsc_span other = tsc_lexicon_row_get(row, "or");
    *word = tsc_span_of(row->code);
    if (!is_place(*word))
        return "no country or group is called";
    *word = other;
    if (other.length > 0 && !is_place(other))
        return "no country or group is called";
    *word = tsc_lexicon_row_get(row, "form");
    return is_form_of_place(*word) ? NULL : "no form of a place is called";
}

/* The sectors of the event record. */
static bool is_sector(tsc_span word)
{
    return tsc_span_is_among(word,
                             "diplomacy trade investment energy agriculture transport digital education culture "
                             "tourism security health science religion labour");
}

const char *tsc_lexicon_row_fault(const tsc_lexicon_row *row, tsc_span *word)
{
    if (row->role == TSC_ROLE_PLACE)
        return place_fault(row, word);
    if (row->role == TSC_ROLE_DISCOURSE && find_refused(tsc_lexicon_row_get(row, "members"), ',', is_place, word))
        return "no country or group is called";
    *word = tsc_span_of(row->code);
    if (row->role == TSC_ROLE_SECTOR)
        return is_sector(*word) ? NULL : "no sector is called";
    return tsc_word_code_closed(row->role) && tsc_word_code(row->role, row->code) == 0
               ? "words of this role have no code"
               : NULL;
}
