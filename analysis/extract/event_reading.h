/* The acts of one sentence as they are first read: with verb and state, before rivals are weighed and times given. */
#ifndef TSC_EXTRACT_EVENT_READING_H
#define TSC_EXTRACT_EVENT_READING_H

#include "extract/event_codes.h"
#include "extract/event_sentence.h"

/** An act with its verb and state. */
typedef struct tsc_act_reading {
    const tsc_event_item *act, *verb;
    const tsc_event_code *code;
    tsc_event_status status;
    const tsc_event_item *off; /* what says that it was put off */
    bool dropped;
    bool background;      /* what was done to it before, told by a participle: no rival of what is done now */
    bool hangs;           /* at the head of an item of a list (event_lead.h), */
    bool bare;            /* and no act without what leads that in, */
    bool verbless;        /* its verb may stand there */
    uint32_t first, last; /* tokens that act and verb span */
} tsc_act_reading;

/** Whether an act is of a code, or of a group of codes. */
static inline bool tsc_act_is(const tsc_act_reading *reading, const char *code)
{
    return reading->code != NULL && reading->code->code[0] == code[0] && strcmp(reading->code->code, code) == 0;
}

static inline bool tsc_act_in_group(const tsc_act_reading *reading, const char *group)
{
    return reading->code != NULL && reading->code->group[0] == group[0] && strcmp(reading->code->group, group) == 0;
}

/** The acts of a sentence, to readings, which has room for TSC_EVENT_SENTENCE_ACTS. Returns how many. */
size_t tsc_acts_read(const tsc_event_codes *codes, const tsc_event_sentence *sentence, tsc_act_reading *readings);

/** Marks as dropped what is no act of its own beside another: one verb makes one act, unless several of its kind stand
    side by side; an invitation swallows what it invites to. */
void tsc_act_weigh(const tsc_event_sentence *sentence, tsc_act_reading *readings, size_t count);

/** The time nearest to an act (index own of the readings) that is no other act's and fits its state: past for what is
    done, to come for what is not; none where there is none. today: the document's date, year 0 where unknown. */
tsc_period tsc_act_time(const tsc_event_sentence *sentence, const tsc_act_reading *readings, size_t count, size_t own,
                        bool done, tsc_date today);

/** Put off without a word of until when; due: what tsc_act_time found. */
bool tsc_act_waits(const tsc_event_sentence *sentence, const tsc_act_reading *reading, tsc_period due);

/** Said in the present tense of what is still to come. */
bool tsc_act_is_to_come(const tsc_event_sentence *sentence, const tsc_act_reading *readings, size_t count, size_t own,
                        tsc_date today);

#endif
