/* A sentence as it is read before anything is linked: its quantities, period expressions and what it mentions besides
   (countries, indicators, change, modality, reference, goods), parted into clauses. Everything lives in the arena of
   its document. */
#ifndef TSC_EXTRACT_READING_H
#define TSC_EXTRACT_READING_H

#include "core/place.h"
#include "extract/indicator.h"
#include "extract/quantity.h"
#include "extract/timex.h"

/** How a country stands in its clause; what that means depends on the indicator (see pair_frame.c). */
typedef enum tsc_place_role {
    TSC_PLACE_BARE,      /* no preposition: a subject, an object, a genitive without ending */
    TSC_PLACE_OWNER,     /* Kazakhstan's, Қазақстанның */
    TSC_PLACE_ADJECTIVE, /* Kazakh, marocaines */
    TSC_PLACE_OF,        /* of, de, du */
    TSC_PLACE_TO,
    TSC_PLACE_FROM,
    TSC_PLACE_IN,
    TSC_PLACE_WITH,
    TSC_PLACE_BETWEEN,
    TSC_PLACE_ASIDE, /* second only to, ahead of: named for comparison */
    TSC_PLACE_VIA    /* through, через: on the way, no side of the trade */
} tsc_place_role;

typedef struct tsc_place_mention {
    uint32_t first, last; /* tokens */
    tsc_place place;
    tsc_place other; /* what the name may mean besides (عمان: Oman, Amman); none for most */
    tsc_place_role role;
    bool minor;      /* a capital or another city */
    bool group;      /* EU, Africa … */
    bool adjective;  /* Kazakh, Kazakhs */
    bool referred;   /* by its, the country, the Kingdom: resolved by the discourse */
    bool possessive; /* its, her: follows the reporter of the figure before */
} tsc_place_mention;

/** The mentions of one role, in order, not overlapping (but entries over the same tokens stand side by side). */
typedef struct tsc_mentions {
    const tsc_mark **items;
    size_t count;
} tsc_mentions;

typedef struct tsc_reading {
    const tsc_scan *scan;
    const tsc_quantities *quantities;
    const tsc_timexes *timexes;
    tsc_mentions of[TSC_ROLE_COUNT];  /* by role; only those that linking asks for are filled */
    const tsc_indicator **indicators; /* of each indicator mention; NULL for words that only look like one */
    tsc_place_mention *places;
    size_t place_count;
    const tsc_mark *
        *ended;       /* the function word that ends before each token, token_count + 1; NULL where it is not noted */
    uint16_t *clause; /* of each token; a greater number further right */
    uint16_t *parent; /* of each clause: the one it is put into in parentheses, itself elsewhere */
    uint16_t clause_count;
    uint32_t *weak;  /* commas, colons, dashes and "and" before each token, token_count + 1 */
    bool verb_last;  /* the language puts the verb at the end (language.tsv, rule `verb`) */
    bool verb_first; /* or before its subject */
} tsc_reading;

/** Reads a scanned sentence. Errors: TSC_ENOMEM. */
tsc_status tsc_reading_make(const tsc_scan *scan, const tsc_quantities *quantities, const tsc_timexes *timexes,
                            tsc_arena *arena, tsc_reading *reading, tsc_error *err);

/** The function word (code) that ends right before a token, articles between them passed over; NULL where none.
    *at, if not NULL, takes its first token. */
const char *tsc_reading_before(const tsc_reading *reading, uint32_t token, uint32_t *at);

/** Whether a code, NULL where there is none, is this one. */
static inline bool tsc_code_is(const char *code, const char *name)
{
    return code != NULL && code[0] == name[0] && strcmp(code, name) == 0;
}

/** Whether the function word that ends right before a token, as of tsc_reading_before, has this code. */
bool tsc_reading_is_behind(const tsc_reading *reading, uint32_t token, const char *code);

/** The function word that begins at a token; NULL where none. */
const tsc_mark *tsc_reading_function(const tsc_reading *reading, uint32_t token);

/** Whether an ordinal that ends before a token stands for itself ("the former tripled"), and for no noun behind it ("the first
    supplier"). */
bool tsc_reading_stands_alone(const tsc_reading *reading, uint32_t token);

/** The country that heads the sentence by its own name ("Canada: 21 million tonnes"); NULL for none. */
const tsc_place_mention *tsc_reading_head_country(const tsc_reading *reading);

/** The same where a colon or a dash stands right behind it ("Japan: exports, 571 million"); NULL for none. */
const tsc_place_mention *tsc_reading_label(const tsc_reading *reading);

/** "At the summit in Peru": whether a place is only where something happens: where nothing is measured, nobody trades in it. */
static inline bool tsc_reading_is_stage(const tsc_reading *reading, const tsc_place_mention *place)
{
    return place->role == TSC_PLACE_IN && reading->of[TSC_ROLE_INDICATOR].count == 0;
}

/** The token of the article that ends right before a token; where there is none, the token. */
uint32_t tsc_reading_article(const tsc_reading *reading, uint32_t token);

/** Whether a word of a role with this code stands anywhere in the sentence. */
bool tsc_reading_says(const tsc_reading *reading, tsc_role role, const char *code);

/** Whether the sentence names a place, and does not only refer to one. */
bool tsc_reading_names_any(const tsc_reading *reading);

/** Whether a word of discourse with this code ends right before a token, or before its article: `rank` of "followed by Russia",
    `attribution` of "according to the customs". */
bool tsc_reading_is_behind_word(const tsc_reading *reading, uint32_t token, const char *code);

/** Whether the place at a token is the next of a rank told from a token on: "leads with 360 million, followed by Malta". */
bool tsc_reading_ranks_next(const tsc_reading *reading, uint32_t from, uint32_t token);

/** Whether one of the tokens from the first on is a comma, the last not among them. */
bool tsc_reading_has_comma(const tsc_reading *reading, uint32_t first, uint32_t last);

/** Steps between two places of the sentence for ranking: tokens, more for commas, much more for a clause border;
    0 where they overlap. */
double tsc_reading_distance(const tsc_reading *reading, uint32_t first_a, uint32_t last_a, uint32_t first_b,
                            uint32_t last_b);

/** Whether two tokens stand in one clause, or one in a parenthesis of the other's. */
bool tsc_reading_together(const tsc_reading *reading, uint32_t a, uint32_t b);

/** The case that the ending of a word says; false where it says none or the language has none. */
bool tsc_reading_case(const tsc_reading *reading, uint32_t token, tsc_place_role *role);

/** How what stands behind a function word (its code, NULL where there is none) stands in its clause; false where the word
    says nothing of that, *role is then as it was. */
bool tsc_reading_role_behind(const char *code, tsc_place_role *role);

/** "for Jordan to ship": whether a preposition that may lead in the subject of an infinitive stands before a name or a
    reference, and the infinitive behind it. */
bool tsc_reading_is_subject_of_infinitive(const tsc_reading *reading, const tsc_mark *mark);

/** "with Kenya taking two thirds": whether the verb of trade behind a name is what that name does; code: of the word before it. */
bool tsc_reading_acts_behind_with(const tsc_reading *reading, const tsc_mark *mark, const char *code);

/** "the African nation's market": whether the ending of an owner stands behind a name or a reference, and the role that it
    then has. */
bool tsc_reading_owner_role(const tsc_reading *reading, const tsc_mark *mark, tsc_place_role *role);

/** Whether a word ends in the case of "from" or "than" (languages with case endings). */
bool tsc_reading_ends_from(const tsc_reading *reading, uint32_t token);

/** "в страны Азии": the preposition before a place may say whither and not where. */
bool tsc_reading_goes_into(const tsc_reading *reading, const tsc_place_mention *place);

/** Whether a word ends in one of the endings, which blanks part (a rule of the language). */
bool tsc_reading_ends_in(tsc_span word, const char *endings);

/** "Марокко нарығына": where the verb comes last, the case of the noun right behind a name, which is the name's too; false where
    no noun stands there or it has none. */
bool tsc_reading_case_behind(const tsc_reading *reading, const tsc_mark *mark, tsc_place_role *role);

/** Whether a quantity stands between two tokens (exclusive). */
bool tsc_reading_parted(const tsc_reading *reading, uint32_t from, uint32_t to);

/** Whether a mark of the role place is written as a place: a country's name wants its capital (in scripts that have
    them), an adjective does where the language writes it so. */
bool tsc_reading_is_place(const tsc_scan *scan, const tsc_mark *mark);

/** The case that the ending of a word says, in languages that have case endings (rule `case_ending`); false where it
    says none, *role is then as it was. */
bool tsc_reading_ending(const tsc_scan *scan, tsc_span word, tsc_place_role *role);

#endif
