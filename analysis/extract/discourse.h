/* What a document has spoken of so far: its countries, whose turn it is, the last figure. */
#ifndef TSC_EXTRACT_DISCOURSE_H
#define TSC_EXTRACT_DISCOURSE_H

#include "extract/figure.h"
#include "extract/indicator.h"
#include "extract/reading.h"

/** One of the two of a pair. */
typedef enum tsc_pair_side { TSC_SIDE_NONE, TSC_SIDE_REPORTER, TSC_SIDE_PARTNER } tsc_pair_side;

/** What the last figure, or a sentence without one, was about. */
typedef struct tsc_topic {
    const char *indicator; /* NULL: nothing yet */
    tsc_place reporter, partner;
    const char *commodity, *hs;
    tsc_period period, base; /* what a change told in the sentence was compared with, or none */
    tsc_unit unit;
    tsc_figure_kind kind;
    tsc_figure_status status;
    bool noted;           /* by a sentence without a figure: a heading, a question */
    tsc_pair_side trader; /* the side that the last figure's noun of buyers or suppliers named */
    bool listed;          /* one of a list of countries: what follows is not of that one */
    tsc_place common;     /* the side that all of the list have, where it is of a flow of goods */
    tsc_place given;      /* the side that the text gave to those that were named alone: the country that it is of */
    bool several;         /* one flow of one country with one partner after another */
    tsc_pair_side varies; /* in a list of one country after another: the side that each of them takes */
    tsc_pair_side lines;  /* in lines that a country heads each: the side of it; a reporter's is with all the world */
    bool ranked;          /* the last figure was that of one of a ranking: of the whole where nobody is named */
    bool share;           /* the last figure was a share of trade */
    bool abroad;          /* between countries, by a figure or by the word that noted it */
    bool acts;            /* told by a verb: who is named without a preposition acts */
    bool called;          /* one was called the other's buyer or supplier: who buys or sells next is that one */
    double sign;          /* -1 after a deficit or a fall, else 1 */
    size_t sentence;
} tsc_topic;

/** Whether a country is one of the two of a topic. */
static inline bool tsc_topic_has(const tsc_topic *topic, tsc_place place)
{
    return tsc_place_same(topic->reporter, place) || tsc_place_same(topic->partner, place);
}

/** The side on which a list has a country each: as it began, else the one that was told of all the world. */
static inline tsc_pair_side tsc_topic_varies(const tsc_topic *topic)
{
    if (topic->varies != TSC_SIDE_NONE)
        return topic->varies;
    if (tsc_place_is_world(topic->partner))
        return TSC_SIDE_PARTNER;
    return tsc_place_is_world(topic->reporter) ? TSC_SIDE_REPORTER : TSC_SIDE_NONE;
}

enum { TSC_DISCOURSE_PLACES = 48 };

/** Who knows the times of the text around a sentence; last_day and sole may be NULL. */
typedef struct tsc_times {
    tsc_period (*last_day)(void *context, size_t sentence);
    tsc_period (*sole)(void *context);
    void *context;
} tsc_times;

typedef struct tsc_rank {
    tsc_place place;
    double weight;
    size_t first;    /* order of first mention */
    size_t sentence; /* of first mention */
    bool near;       /* named otherwise than behind to, from or with */
} tsc_rank;

typedef struct tsc_discourse {
    tsc_rank ranks[TSC_DISCOURSE_PLACES];
    size_t rank_count, mention_count;
    size_t sentence;       /* the one that is counted or linked now */
    size_t unit, unit_end; /* its paragraph: first sentence and end */
    bool had_turnover;     /* the whole trade of the two was spoken of */
    bool had_flows;        /* the last figures were exports and imports of the same two: together their trade */
    tsc_place home;        /* what "our country" means where nobody has spoken: a rule of the language, or none */
    tsc_place treasury;    /* whose money was told of first; none where nobody's own was */
    tsc_place seat;        /* the country of the first leader, palace or parliament that is named */
    bool goods_named;      /* a sentence before named a good */
    bool home_spoken;      /* the home is that of a language that the text is written in */
    tsc_place last;        /* the country named last: that country */
    tsc_place subject;     /* the country spoken of last */
    tsc_place speaker;     /* whose minister or office was quoted last: "our" exports */
    tsc_place two[2];      /* the only two countries of the last sentence that named any: the two countries */
    tsc_place host;        /* whose partners in trade were ranked last, and in which sentence */
    size_t host_sentence;
    size_t two_sentence;
    tsc_place left[2]; /* the pair that was spoken of before the topic came to a third country */
    tsc_place
        joined[2]; /* the first two that an "and" joined in the last sentence that joined any: the former, the latter */
    size_t joined_sentence;
    tsc_place seller[2]; /* reporter and partner of the last exports or imports: whose trade it is */
    struct tsc_trading { /* whose trade with one partner after another is told */
        tsc_place owner, partner;
        bool many;
        tsc_place whole; /* whose trade with all the world was told last */
        tsc_place host;  /* to which visitors from all the world came last */
        size_t sentence;
    } trading;
    struct tsc_turnover { /* the last trade of two countries, both ways together, that was told */
        double value;
        tsc_unit unit;
        size_t sentence;
    } turnover;
    struct
        tsc_total { /* what was told last of one country and all the world, and how much of it the part told since is */
        const tsc_indicator *indicator;
        tsc_place reporter, partner;
        double value, part; /* part 0: none told since, or only a change of it */
        tsc_unit unit;
        size_t sentence;
    } total[2];             /* in money, in another unit */
    tsc_place whole;        /* whose trade the last share was of */
    tsc_place shared_whole; /* the same, whatever else was told since */
    size_t shared;          /* one past the last sentence that told a country's share of a trade, 0: none */
    tsc_topic topic;
    tsc_topic head;     /* what the sentence was about before it came to parts: the turnover of which exports … */
    const char *former; /* the first flow of the last sentence that told of one: the former */
    size_t former_sentence;
    struct tsc_told { /* the pairs of the first and of the last figure of that sentence, where they differ */
        const char *indicator;
        tsc_place reporter, partner;
    } told[2], told_before[2]; /* of the sentence that is linked now or was last, and of the one before it */
    size_t told_sentence, told_before_sentence;
    tsc_period period; /* the last period that was said of what happened */
    size_t period_sentence;
    const char *period_indicator; /* of what it was said, NULL where of nothing in particular */
    tsc_period span[2];           /* of two levels, the earlier and the later: from 2014 to 2018 */
    size_t span_sentence;
    tsc_times times; /* the one time of the text, the last day of it: looked for when asked */
    size_t turned;   /* one past the last sentence that was of what is no trade, 0: none */
    tsc_unit money;  /* the last currency */
    tsc_date date;   /* of the document */
} tsc_discourse;

/** Readies it for a document of this date (year 0: none). */
void tsc_discourse_init(tsc_discourse *discourse, tsc_date date);

/** Counts the places of a sentence; a stretch of text is counted before any of it is linked. */
void tsc_discourse_count(tsc_discourse *discourse, const tsc_reading *reading);

/** Whether a country's share of a trade is told here or was in the sentence before: of that of shared_whole. */
static inline bool tsc_discourse_shares(const tsc_discourse *discourse)
{
    return discourse->shared > 0 && discourse->sentence - discourse->shared <= 1;
}

/** Halves all weights, so that a long text's main countries follow it. */
void tsc_discourse_fade(tsc_discourse *discourse);

/** A new passage: countries and topic are forgotten, the currency spoken of is kept, the time where the passage speaks of
    one of the countries before. */
void tsc_discourse_turn(tsc_discourse *discourse, bool related);

/** The n-th most mentioned country (0 the first); none where there are fewer. Groups count as countries. */
tsc_place tsc_discourse_main(const tsc_discourse *discourse, size_t n);

/** The same, groups left out: of whom "the two countries" may speak. */
tsc_place tsc_discourse_main_country(const tsc_discourse *discourse, size_t n);

/** Whether a country is only ever named as the far side of another: with Iraq, to Iraq, from Iraq. */
bool tsc_discourse_is_far(const tsc_discourse *discourse, tsc_place place);

/** The country named most of those that are not only named as the far side of another; none where there is none. */
tsc_place tsc_discourse_main_near(const tsc_discourse *discourse);

/** Whether a country has been named up to here. */
bool tsc_discourse_has_named(const tsc_discourse *discourse, tsc_place place);

/** Whether two countries are spoken of much more than any other. */
bool tsc_discourse_is_led_by_two(const tsc_discourse *discourse);

/** Whether the topic is a step aside: the trade of one of the two countries that the text is about with a third, which it names
    once. What comes after it is of the two again, unless it refers to the third. */
bool tsc_discourse_is_aside(const tsc_discourse *discourse);

/** Whether a country was named before all others, not behind to, from or with, and in a sentence before this one: whose affairs
    the text is of, if anybody's. */
bool tsc_discourse_opens(const tsc_discourse *discourse, tsc_place place);

/** The other side for a country: of the topic, else of the main countries; none where the document has not named
    another yet. */
tsc_place tsc_discourse_counterpart(const tsc_discourse *discourse, tsc_place place);

/** The other one of the only two countries that the text names, wherever; none where there are more or fewer. */
tsc_place tsc_discourse_other_of_two(const tsc_discourse *discourse, tsc_place place);

/** Resolves its, the country, our country, the Kingdom … of a sentence into places, put among its mentions in
    order. Errors: TSC_ENOMEM. */
tsc_status tsc_discourse_refer(const tsc_discourse *discourse, tsc_reading *reading, tsc_arena *arena, tsc_error *err);

/** The last day that was spoken of before the sentence that is linked now; none where there is none. */
tsc_period tsc_discourse_day(const tsc_discourse *discourse);

/** Copies the texts that the discourse points to into another arena. Errors: TSC_ENOMEM. */
tsc_status tsc_discourse_move(tsc_discourse *discourse, tsc_arena *arena, tsc_error *err);

/** The one time that the text names, where it names one alone, in a heading or a source line; else none. */
tsc_period tsc_discourse_sole(const tsc_discourse *discourse);

/** Whose minister, office or embassy a sentence quotes; none where it quotes nobody of a country. */
tsc_place tsc_discourse_quoted(const tsc_reading *reading);

/** After a sentence: the country that it named first becomes the subject. */
void tsc_discourse_advance(tsc_discourse *discourse, const tsc_reading *reading);

/** How much a country or group has been spoken of so far; 0 where it has not. */
double tsc_discourse_weight(const tsc_discourse *discourse, tsc_place place);

/** Which of the members of a group (codes, blanks between) an epithet means: the one that the document speaks of; none
    where that is open. */
tsc_place tsc_discourse_member(const tsc_discourse *discourse, const tsc_entry *entry, tsc_span members);

#endif
