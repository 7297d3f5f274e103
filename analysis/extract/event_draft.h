/* Acts found and not yet settled, and what the document has spoken of, sentence by sentence. */
#ifndef TSC_EXTRACT_EVENT_DRAFT_H
#define TSC_EXTRACT_EVENT_DRAFT_H

#include "extract/event_census.h"
#include "extract/event_find.h"
#include "extract/event_sentence.h"

enum { TSC_EVENT_DOUBTS = 8, TSC_DRAFT_PLACES = TSC_EVENT_ACTORS };

typedef struct tsc_event_draft {
    const tsc_event_code *code;
    tsc_event_status status;
    tsc_place named[TSC_DRAFT_PLACES];   /* countries of its clause, then of its sentence */
    tsc_place located[TSC_DRAFT_PLACES]; /* countries where it took place */
    tsc_place receiver;                  /* of aid: whom it was sent to, as far as the sentence tells; none elsewhere */
    size_t named_count, located_count;
    bool both;       /* the two sides */
    bool third;      /* on the margins of something else */
    bool title;      /* said in a headline */
    bool abroad;     /* another country is in its sentence, or it is done with, to or from one */
    bool background; /* told by a participle of what another act is done to */
    bool founds;     /* creates it: a commission set up is not its session */
    bool again;      /* the next session: of the same kind as the last one spoken of */
    bool one;        /* the last one: of whatever kind that was */
    bool earlier;    /* in the pluperfect, or since a day that is over: its day is not that of what the text tells of */
    bool shifted;    /* a day told from that of the act before: shift days later */
    int shift;
    bool mention;    /* a noun alone: during the visit */
    bool paper;      /* the signing, of what was named before */
    bool agency;     /* a body of no country is in its sentence */
    bool definite;   /* the agreement: one that was spoken of */
    bool hangs;      /* at the head of an item of a list: as far as what leads it in says (event_lead.h) */
    bool bare;       /* and tells nothing without it */
    bool verbless;   /* its verb may stand there */
    bool sent;       /* its verb is one of sending or giving */
    tsc_span needs;  /* classes of verbs that make it an act, in the lexicon */
    tsc_period when; /* said of the act itself; none where nothing is */
    tsc_period said; /* when it was announced or agreed, where that is said */
    tsc_span head;   /* the words that name it, in the text */
    size_t start, end, sentence, turn;
    size_t led_by; /* the sentence that leads in its list; its own where none does */
    const char *sector, *language, *rule;
    const char *
        antecedents; /* it will be signed: codes of acts of which it takes up the last one; NULL where it takes up none */
    double confidence;
} tsc_event_draft;

enum { TSC_EVENT_TURN_PLACES = 4 };

/** The countries that a sentence named, where they are two at most. Kept small: a large text has very many. */
typedef struct tsc_event_turn {
    tsc_place places[2];
    struct {
        tsc_place place;
        uint8_t weight; /* how much the sentence speaks of it */
        bool stage;     /* something took place there */
    } seen[TSC_EVENT_TURN_PLACES];
    tsc_place home; /* of the language, where one country speaks it */
    uint32_t paragraph, sentence;
    uint8_t seen_count;
    bool dateline;
    bool begins;   /* a passage: another item of a digest, a text in another language of another pair */
    uint8_t count; /* 3: more than two */
    bool names;    /* a country, be it where something took place, or the two sides */
    bool both, role;
    bool pair;                  /* named side by side */
    bool bullet;                /* begins an item of a list */
    bool listed;                /* is of one */
    const tsc_event_lead *lead; /* NULL where it leads in none */
} tsc_event_turn;

struct tsc_event_coder {
    const tsc_document *document;
    const tsc_event_codes *codes;
    tsc_arena *arena;
    tsc_event_draft *drafts;
    size_t draft_count, draft_room;
    tsc_event_turn *turns;
    size_t turn_count, turn_room;
    size_t passed;      /* sentences whose paragraphs were counted */
    uint32_t paragraph; /* of the last turn */
    tsc_event_census countries;
    struct {
        tsc_place place, alternative; /* what a word of two countries was taken for, what it may also mean */
        size_t weight;
    } doubts[TSC_EVENT_DOUBTS];
    size_t doubt_count;
};

/** A draft more at the end of a list that grows in the arena, empty; NULL where memory is short. */
tsc_event_draft *tsc_event_draft_new(tsc_event_draft **drafts, size_t *count, size_t *room, tsc_arena *arena);

/** Makes drafts of the acts of a sentence, in its arena; finds its times where they are not known yet. */
tsc_status tsc_event_drafts_make(const tsc_event_codes *codes, const tsc_document *document,
                                 tsc_event_sentence *sentence, size_t index, tsc_event_page *page, tsc_error *err);

#endif
