/* A sentence as the event coder sees it: what its event words say, the countries in it, and how far apart its words
   stand. Words are those of event.tsv, whose column `kind` says what they do:
   act     names an act (code); with `tense` it is a verb of its own, else `need` lists the verbs that make it one
   verb    a verb or its noun (code is its class) in a `tense`
   op      says how far the act has come (code): planned committed proposed cancelled postponed done none negation if;
           `tense` aux binds it to the verb right beside it
   break   begins a clause of its own
   third   makes a meeting one in a third place; video makes it a call
   trap    covers words that name no act
   both    means the two sides: the ministers, the co-chairs
   seat    stands for a country (code): a parliament, a palace, a head of state
   role    a person who speaks for a country: minister, envoy, delegation
   house   a parliament or who speaks for one (code `-`), or business people (code BIZ_FORUM): a meeting of such is theirs
   thing   a train, a shipment: what travels and is no visitor
   shift   a day told from the one before (code before, after or same): a day earlier, the next day
   home    who acts at home and for no state: a mayor, a court, pupils (code `-`), players and clubs (code sport)
   A role with the code `peer` (counterpart) is what the other one is. */
#ifndef TSC_EXTRACT_EVENT_SENTENCE_H
#define TSC_EXTRACT_EVENT_SENTENCE_H

#include "core/place.h"
#include "extract/scan.h"
#include "extract/timex.h"

typedef enum tsc_event_kind {
    TSC_EVENT_ACT,
    TSC_EVENT_VERB,
    TSC_EVENT_OP,
    TSC_EVENT_BREAK,
    TSC_EVENT_THIRD,
    TSC_EVENT_VIDEO,
    TSC_EVENT_TRAP,
    TSC_EVENT_BOTH,
    TSC_EVENT_SEAT,
    TSC_EVENT_ROLE,
    TSC_EVENT_HOUSE,
    TSC_EVENT_THING,
    TSC_EVENT_HOME,
    TSC_EVENT_SHIFT
} tsc_event_kind;

typedef enum tsc_event_tense {
    TSC_TENSE_NOUN,
    TSC_TENSE_PAST,
    TSC_TENSE_PRESENT,
    TSC_TENSE_FUTURE,
    TSC_TENSE_INFINITIVE,
    TSC_TENSE_AUXILIARY
} tsc_event_tense;

typedef enum tsc_event_op {
    TSC_OP_PLANNED,
    TSC_OP_COMMITTED,
    TSC_OP_PROPOSED,
    TSC_OP_CANCELLED,
    TSC_OP_POSTPONED,
    TSC_OP_DONE,
    TSC_OP_NONE,
    TSC_OP_NEGATION,
    TSC_OP_IF
} tsc_event_op;

typedef struct tsc_event_item {
    uint32_t first, last; /* tokens */
    tsc_event_kind kind;
    tsc_event_tense tense;
    tsc_event_op op;
    bool verbal;   /* an act that is a verb itself */
    bool definite; /* written in one word with its article */
    tsc_span code, need;
    const tsc_entry *entry;
} tsc_event_item;

typedef struct tsc_event_place {
    uint32_t first, last;
    tsc_place place, alternative; /* congolais: of either Congo; none where the word is plain */
    uint16_t behind;              /* which function words, told by who finds it */
    bool capital, locative;       /* a city; behind `in` or on the way to */
    bool city;                    /* no capital */
    bool dateline;                /* where the text was written */
    bool directed;                /* behind `to`, `from` or `with` */
    bool goal, origin;            /* behind `to`; behind `from` */
    bool passed;                  /* behind `through`: takes no part */
    bool left;                    /* where a way begins that ends at the place beside it */
} tsc_event_place;

typedef struct tsc_event_sentence {
    const tsc_scan *scan;
    const tsc_timexes *timexes;
    tsc_arena *arena;
    tsc_event_item *items; /* by first token */
    size_t item_count, act_count;
    const tsc_event_item **ops; /* those of its items that are operators: few, and asked for again and again */
    size_t op_count;
    uint64_t offers; /* of its verbs, see event_wants.h */
    tsc_event_place *places;
    size_t place_count;
    uint32_t *cost;   /* of each token: grows by 1 a word, more at commas and clause borders */
    uint16_t *clause; /* of each token: counts the borders before it */
    bool verb_first;  /* a clause begins with its verb */
    bool verb_last;   /* operators stand behind their verbs */
    bool agency;      /* a body of no country acts: the World Bank */
    bool question;
    bool bullet; /* an item of a list: begins with a dash or a bullet, or the document has it as one */
    bool list;   /* a headline of several items parted by dashes, colons or semicolons, without a stop at its end */
    bool both;   /* the two sides are spoken of */
    bool role;   /* somebody who speaks for a country is */
    bool pair;   /* two countries side by side: Chad and Hungary */
} tsc_event_sentence;

/** Whether a mark is an event word of a kind. */
static inline bool tsc_event_is_kind(const tsc_mark *mark, tsc_event_kind kind)
{
    return mark->role == TSC_ROLE_EVENT && mark->word == (unsigned)kind + 1;
}

/** Sorts out the marks of a scan; memory is of the arena. item: it begins an item of a list. Errors: TSC_ENOMEM. */
tsc_status tsc_event_sentence_make(const tsc_scan *scan, const tsc_timexes *timexes, bool item, tsc_arena *arena,
                                   tsc_event_sentence *sentence, tsc_error *err);

/** Whether a token parts clauses: a dash between blanks, a colon, a semicolon, a bracket. */
bool tsc_event_is_border(const tsc_scan *scan, size_t token);

/** Whether a token opens what counts the items of an enumeration within a sentence: (ii). It has three tokens. */
bool tsc_event_is_enumerator(const tsc_scan *scan, size_t token);

/** Whether a place begins or ends at a token. */
bool tsc_event_begins_place(const tsc_event_sentence *sentence, uint32_t token);
bool tsc_event_ends_place(const tsc_event_sentence *sentence, uint32_t token);

/** Whether a sentence ends in a colon, and so may lead in a list. */
bool tsc_event_sentence_leads(const tsc_scan *scan);

/** How far two stretches of tokens stand apart; 0 where they overlap. */
uint32_t tsc_event_distance(const tsc_event_sentence *sentence, uint32_t first_a, uint32_t last_a, uint32_t first_b,
                            uint32_t last_b);

/** One of the words of a list parted by slashes is word. */
bool tsc_event_listed(tsc_span list, tsc_span word);

/** Whether what happens is said to happen on the margins of something else than a visit of the two. */
bool tsc_event_is_third(const tsc_event_sentence *sentence);

/** Some word of the sentence is of a kind. */
bool tsc_event_says(const tsc_event_sentence *sentence, tsc_event_kind kind);

#endif
