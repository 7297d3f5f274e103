#include "extract/word_code.h"

#include <string.h>

/* Grep "WORD CODE": in the order of the enumerations. */
static const char *const number_words[] = {"unit",     "one",     "tens",           "hundred", "hundreds", "and",
                                           "or",       "article", "point",          "minus",   "of",       "over",
                                           "fraction", "ordinal", "ordinal_suffix", "to",      "from",     "between",
                                           "by",       "filler",  "times_before"};
static const char *const time_words[] = {
    "unit",        "rel",        "adj",       "quarter",      "half",   "now",    "day",        "weekday", "due",
    "since",       "until",      "before",    "within",       "base",   "in",     "endof",      "startof", "asof",
    "same",        "earlier",    "of",        "to",           "fiscal", "vague",  "rate",       "age",     "due_after",
    "since_after", "base_after", "end_after", "within_after", "ago",    "season", "asof_after", "final"};

/* In the order of tsc_event_kind. */
static const char *const event_words[] = {"act",  "verb", "op",   "break", "third", "video", "trap",
                                          "both", "seat", "role", "house", "thing", "home",  "shift"};

static unsigned find(const char *const *words, size_t count, const char *code)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(words[i], code) == 0)
            return (unsigned)i + 1;
    return 0;
}

unsigned tsc_word_code(tsc_role role, const char *code)
{
    if (role == TSC_ROLE_NUMBER)
        return find(number_words, sizeof number_words / sizeof number_words[0], code);
    if (role == TSC_ROLE_PERIOD)
        return find(time_words, sizeof time_words / sizeof time_words[0], code);
    return 0;
}

unsigned tsc_word_of_kind(tsc_role role, tsc_span kind)
{
    for (size_t i = 0; role == TSC_ROLE_EVENT && i < sizeof event_words / sizeof *event_words; i++)
        if (tsc_span_equals(kind, event_words[i]))
            return (unsigned)i + 1;
    return 0;
}

bool tsc_word_code_closed(tsc_role role)
{
    return role == TSC_ROLE_NUMBER || role == TSC_ROLE_PERIOD;
}
