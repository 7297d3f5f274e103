/* The end of a document: who acted, when, and what was said twice. */
#include "extract/event_draft.h"
#include "extract/event_lead.h"
#include "extract/event_passage.h"
#include "extract/event_relief.h"
#include "extract/event_repeat.h"
#include "extract/event_resume.h"

#include <stdlib.h>

typedef struct settling {
    const tsc_event_coder *coder;
    tsc_place main[2];     /* the countries that the document speaks of most */
    tsc_place topic[2];    /* the pair spoken of last */
    size_t turn;           /* turns that topic has seen */
    uint32_t paragraph;    /* of the last of them */
    bool passing;          /* the topic is one of this paragraph alone */
    const tsc_event *last; /* the last act between two, which the two sides are those of */
    const tsc_event *many; /* the last act, where more than two took part in it */
    size_t paired;         /* the last sentence that spoke of two countries that are no passing ones */
    tsc_place stable[2];   /* the topic where it is not passing, else the one before */
    bool parted;           /* into passages */
    size_t draft;          /* the first one of the passage, or one before it */
    size_t entered;        /* the turn behind the first one of the passage; 0: none */
    bool bilateral; /* the text tells of acts between two countries, not of one country beside another's figures */
} settling;

/* Of a language that one country speaks: the other side where a text names one alone. */
static void settle_home(settling *state, size_t first, size_t end)
{
    tsc_place home = tsc_place_none();
    for (size_t i = first; i < end && tsc_place_is_none(home); i++)
        home = state->coder->turns[i].home;
    if (tsc_place_is_none(state->main[1]) && !tsc_place_same(state->main[0], home))
        state->main[1] = home;
}

static void find_main(settling *state)
{
    const tsc_event_coder *coder = state->coder;
    tsc_event_census_main(&coder->countries, state->main);
    settle_home(state, 0, coder->turn_count);
    memcpy(state->topic, state->main, sizeof state->topic);
    memcpy(state->stable, state->main, sizeof state->stable);
}

/* A text of two sides: an act in whose sentence both are, the two sides themselves, two countries side by side, or in
   one sentence with somebody who speaks for one of them. */
static bool is_bilateral(settling *state, size_t first, size_t end)
{
    const tsc_event_coder *coder = state->coder;
    while (state->draft < coder->draft_count && coder->drafts[state->draft].turn < first)
        state->draft++;
    for (size_t i = state->draft; i < coder->draft_count && coder->drafts[i].turn < end; i++)
        if (coder->drafts[i].abroad)
            return true;
    for (size_t i = first; i < end; i++)
        if (coder->turns[i].both || coder->turns[i].pair || (coder->turns[i].role && coder->turns[i].count >= 2))
            return true;
    return false;
}

/* What a country may as well do at home: its own road, school, agreement with its unions. */
static bool may_be_domestic(const tsc_event_draft *draft)
{
    const tsc_span code = tsc_span_of(draft->code->code);
    if (tsc_span_equals(code, "AGR_SUSPEND"))
        return true;
    return !tsc_span_is_among(code, "JOINT_COMM JOINT_STMT AGR_RATIFY TRADE_BAN") &&
           tsc_span_is_among(tsc_span_of(draft->code->group), "economy sector soft aid instrument");
}

static void replace(tsc_place *places, size_t count, tsc_place from, tsc_place to)
{
    for (size_t i = 0; i < count; i++)
        if (tsc_place_same(places[i], from))
            places[i] = to;
}

static void replace_in_turn(tsc_event_turn *turn, tsc_place from, tsc_place to)
{
    replace(turn->places, 2, from, to);
    for (size_t i = 0; i < turn->seen_count; i++)
        replace(&turn->seen[i].place, 1, from, to);
}

/* Congolais in a text that names Brazzaville and never Kinshasa: a word of two countries means the one that the text
   names in plain words. */
static void resolve_doubts(tsc_event_coder *coder)
{
    for (size_t d = 0; d < coder->doubt_count; d++) {
        tsc_place from = coder->doubts[d].place, to = coder->doubts[d].alternative;
        size_t *weight = tsc_event_census_weight(&coder->countries, from),
               *other = tsc_event_census_weight(&coder->countries, to);
        if (!weight || !other || *other == 0 || *weight > coder->doubts[d].weight)
            continue;
        *other += *weight;
        *weight = 0;
        for (size_t i = 0; i < coder->draft_count; i++) {
            replace(coder->drafts[i].named, coder->drafts[i].named_count, from, to);
            replace(coder->drafts[i].located, coder->drafts[i].located_count, from, to);
        }
        for (size_t i = 0; i < coder->turn_count; i++)
            replace_in_turn(&coder->turns[i], from, to);
    }
}

/* The other side of a country: of the pair spoken of last, of the main pair, else the main country. */
static tsc_place partner_of(const settling *state, tsc_place place)
{
    for (size_t i = 0; i < 2; i++)
        if (tsc_place_same(state->topic[i], place) && !tsc_place_is_none(state->topic[1 - i]))
            return state->topic[1 - i];
    for (size_t i = 0; i < 2; i++)
        if (tsc_place_same(state->main[i], place))
            return state->main[1 - i];
    return state->main[0];
}

/* Another story has its own countries and nothing of the one before. */
static void enter_passage(settling *state, size_t first)
{
    const size_t end = tsc_event_passage_end(state->coder, first);
    tsc_event_passage_main(state->coder, first, end, state->main);
    settle_home(state, first, end);
    memcpy(state->topic, state->main, sizeof state->topic);
    memcpy(state->stable, state->main, sizeof state->stable);
    state->passing = false;
    state->last = state->many = NULL;
    state->bilateral = is_bilateral(state, first, end);
    state->entered = first + 1;
}

static bool is_of_countries(const settling *state)
{
    return tsc_place_is_country(state->main[0]) && tsc_place_is_country(state->main[1]);
}

/* At the forum of a group: in a text of two countries it is no side of what follows. */
static bool is_with_group(const settling *state, const tsc_event_turn *seen)
{
    return is_of_countries(state) && !(tsc_place_is_country(seen->places[0]) && tsc_place_is_country(seen->places[1]));
}

/* Moves the topic over the sentences up to (not including) a turn. */
static void advance(settling *state, size_t turn)
{
    for (;; state->turn++) {
        const tsc_event_turn *seen = &state->coder->turns[state->turn];
        if (state->parted && (seen->begins || state->turn == 0) && state->entered != state->turn + 1)
            enter_passage(state, state->turn);
        if (seen->paragraph != state->paragraph && state->passing)
            memcpy(state->topic, state->main, sizeof state->topic);
        state->passing = state->passing && seen->paragraph == state->paragraph;
        state->paragraph = seen->paragraph;
        if (state->turn == turn)
            break;
        if (seen->count == 2 && !is_with_group(state, seen)) {
            memcpy(state->topic, seen->places, sizeof state->topic);
            state->passing = !tsc_place_is_among(seen->places[0], state->main, 2) &&
                             !tsc_place_is_among(seen->places[1], state->main, 2);
            state->paired = state->passing ? state->paired : seen->sentence;
        } else if (seen->count == 1 && !seen->both &&
                   (tsc_place_is_country(seen->places[0]) || !is_of_countries(state)) &&
                   !tsc_place_is_among(seen->places[0], state->topic, 2)) {
            tsc_place partner = partner_of(state, seen->places[0]);
            state->topic[0] = seen->places[0];
            state->topic[1] = partner;
            state->passing = true;
        }
        if (!state->passing)
            memcpy(state->stable, state->topic, sizeof state->stable);
    }
}

static void add_actor(tsc_event *event, tsc_place place)
{
    if (tsc_place_is_none(place) || event->actor_count == TSC_EVENT_ACTORS ||
        tsc_place_is_among(place, event->actors, event->actor_count))
        return;
    event->actors[event->actor_count++] = place;
}

static int by_place(const void *a, const void *b)
{
    return memcmp(((const tsc_place *)a)->code, ((const tsc_place *)b)->code, sizeof(tsc_place));
}

/* Aid and goods go to where something is sent: the country of the place takes part. */
static bool is_transfer(const tsc_event_draft *draft)
{
    return strcmp(draft->code->group, "aid") == 0 ||
           tsc_span_is_among(tsc_span_of(draft->code->code), "TRADE_EXPAND AIR_LINK CONTRACT SEC_DEF HEALTH FOOD_SEC");
}

/* Ministers of three countries met, and an agreement was signed: who goes on, where the act told last was of more than two and
   nobody is named but where one of them is the host. False where nobody does. */
static bool go_on_together(const settling *state, const tsc_event_draft *draft, tsc_event *event)
{
    enum { FRESH = 2 };
    const tsc_event *many = state->many;
    if (many == NULL || draft->named_count > 0 || draft->located_count > 1 ||
        draft->sentence - many->sentence > FRESH ||
        (draft->located_count == 1 && !tsc_place_is_among(draft->located[0], many->actors, many->actor_count)))
        return false;
    memcpy(event->actors, many->actors, sizeof event->actors);
    event->actor_count = many->actor_count;
    return true;
}

/* Those named; a lone one with its partner, where it took place where that is another country; else the pair. */
static void settle_actors(const settling *state, const tsc_event_draft *draft, tsc_event *event)
{
    enum { FRESH = 2 }; /* the two: of the act told last, unless two others were spoken of after that */
    const bool fresh = state->last && state->last->sentence + FRESH >= state->paired;
    const tsc_place *pair = fresh ? state->last->actors : state->stable;
    bool outsider = draft->both && draft->named_count == 1 && !tsc_place_is_none(pair[1]) &&
                    !tsc_place_is_among(draft->named[0], pair, 2);
    for (size_t i = 0; outsider && i < 2; i++)
        add_actor(event, pair[i]); /* both signed in the presence of a third */
    for (size_t i = 0; !outsider && i < draft->named_count; i++)
        add_actor(event, draft->named[i]);
    if (draft->named_count == 0 && draft->located_count == 1 && (draft->one || (is_transfer(draft) && !draft->both))) {
        add_actor(event, draft->located[0]);
        add_actor(event, partner_of(state, draft->located[0]));
    } else if (draft->named_count == 1 && !draft->both) {
        for (size_t i = 0; i < draft->located_count && event->actor_count < 2; i++)
            add_actor(event, draft->located[i]);
        if (event->actor_count < 2)
            add_actor(event, partner_of(state, draft->named[0]));
    } else if (draft->named_count <= 1 && !outsider) {
        if (draft->named_count == 1)
            add_actor(event, partner_of(state, draft->named[0]));
        for (size_t i = 0; i < 2 && draft->named_count == 0; i++)
            add_actor(event, !draft->both ? state->topic[i] : pair[i]);
    }
    qsort(event->actors, event->actor_count, sizeof *event->actors, by_place);
}

/* A meeting on the margins, or in a country that is none of those who meet. */
static bool in_third_place(const tsc_event_draft *draft, const tsc_event *event)
{
    if (draft->third)
        return true;
    for (size_t i = 0; i < draft->located_count; i++)
        if (!tsc_place_is_among(draft->located[i], event->actors, event->actor_count))
            return true;
    return false;
}

/* The day of the meeting that the document reports: that of the last act of these actors with a day of its own
   within the month before the document. */
static tsc_period occasion(const tsc_event *events, const bool *explicit_day, size_t count, const tsc_event *event,
                           tsc_date today)
{
    const tsc_period found = tsc_period_of_date(today);
    if (!tsc_date_complete(today))
        return found;
    long now = tsc_date_to_days(today);
    const size_t first = count > TSC_EVENT_LOOK_BACK ? count - TSC_EVENT_LOOK_BACK : 0;
    for (size_t i = count; i-- > first;) {
        if (events[i].status != TSC_EVENT_DONE || !explicit_day[i] || !tsc_event_has_same_actors(&events[i], event))
            continue;
        long day = tsc_date_to_days(events[i].date.last);
        if (day <= now && now - day <= 31)
            return events[i].date;
    }
    return found;
}

/* A day so many days behind the last of a period of days; another period as it is. */
static tsc_period shifted(tsc_period from, int days)
{
    if (from.kind != TSC_PERIOD_DAY && from.kind != TSC_PERIOD_DAYS)
        return from;
    const tsc_date day = tsc_date_from_days(tsc_date_to_days(days < 0 ? from.first : from.last) + days);
    return tsc_period_day(day.year, day.month, day.day);
}

/* When the last act of these actors that is to come is due, so many days later; none where there is none. */
static tsc_period due_of_last(const tsc_event *events, size_t count, const tsc_event *event, int days)
{
    for (size_t i = count; i-- > (count > TSC_EVENT_LOOK_BACK ? count - TSC_EVENT_LOOK_BACK : 0);)
        if (events[i].due.kind != TSC_PERIOD_NONE && tsc_event_has_same_actors(&events[i], event))
            return days == 0 ? events[i].due : shifted(events[i].due, days);
    return tsc_period_none();
}

static void settle_times(const tsc_event *events, const bool *explicit_day, size_t count, const tsc_event_draft *draft,
                         tsc_date today, tsc_event *event)
{
    bool done = event->status == TSC_EVENT_DONE && strcmp(event->code, "VISIT_CANCEL") != 0;
    event->due = tsc_period_none();
    if (done && draft->shifted && draft->when.kind == TSC_PERIOD_NONE) {
        const tsc_period day = occasion(events, explicit_day, count, event, today), other = shifted(day, draft->shift);
        event->date = today.year && tsc_date_to_days(other.last) > tsc_date_to_days(today) ? day : other;
        return;
    }
    if (done && draft->when.kind != TSC_PERIOD_NONE) {
        event->date = draft->when;
        return;
    }
    event->date = tsc_period_of_date(today);
    if (event->status == TSC_EVENT_DONE && !done && draft->when.kind == TSC_PERIOD_YEAR && today.year &&
        draft->when.last.year < today.year)
        event->date = draft->when; /* called off in 2019: no day of what was called off is so long over */
    if (!done && draft->shifted && draft->when.kind == TSC_PERIOD_NONE)
        event->due = due_of_last(events, count, event, draft->shift); /* in April he comes; the council meets then */
    if (done)
        event->date = occasion(events, explicit_day, count, event, today);
    else if (draft->said.kind == TSC_PERIOD_DAY ||
             (draft->said.kind != TSC_PERIOD_NONE && today.year && draft->said.last.year < today.year))
        event->date = draft->said;
    if (event->status != TSC_EVENT_DONE && event->status != TSC_EVENT_CANCELLED &&
        (event->due.kind == TSC_PERIOD_NONE || draft->when.kind != TSC_PERIOD_NONE))
        event->due = draft->when;
}

static int by_start(const void *a, const void *b)
{
    const tsc_event *x = a, *y = b;
    if (x->start != y->start)
        return x->start < y->start ? -1 : 1;
    return x->end != y->end ? (x->end < y->end ? -1 : 1) : strcmp(x->code, y->code);
}

/* Two that are spoken of together, or the two sides: what follows may go on without names. */
static bool tells_of_two(const tsc_event_turn *turn)
{
    return turn->both || turn->pair || turn->count >= 2 || turn->seen_count >= 2 || (turn->role && turn->names);
}

/* Whether two are spoken of in the sentences around a draft (event_find.h), or an act that was told there is between two. */
static bool is_anybodys(const settling *state, const tsc_event_draft *draft)
{
    const tsc_event_turn *turns = state->coder->turns;
    const size_t before = may_be_domestic(draft) && !draft->both ? 2 : TSC_EVENT_NEAR_BEFORE;
    if (state->last && draft->led_by <= state->last->sentence + before)
        return true;
    for (size_t t = draft->turn + 1; t-- > 0 && draft->led_by <= turns[t].sentence + before;)
        if (tells_of_two(&turns[t]))
            return true;
    for (size_t t = draft->turn + 1;
         t < state->coder->turn_count && turns[t].sentence - draft->sentence <= TSC_EVENT_NEAR_BEHIND; t++)
        if (tells_of_two(&turns[t]))
            return true;
    return false;
}

/* Whether a country is spoken of in the sentences around a draft, in its headline or by the act told last. */
static bool is_near(const settling *state, const tsc_event_draft *draft, tsc_place place)
{
    const tsc_event_turn *turns = state->coder->turns;
    if (state->last && draft->sentence - state->last->sentence <= TSC_EVENT_NEAR_BEFORE &&
        tsc_place_is_among(place, state->last->actors, state->last->actor_count))
        return true;
    for (size_t t = draft->turn + 1; t-- > 0 && draft->sentence - turns[t].sentence <= TSC_EVENT_NEAR_BEFORE;)
        for (size_t i = 0; i < turns[t].seen_count; i++)
            if (tsc_place_same(turns[t].seen[i].place, place))
                return true;
    for (size_t t = draft->turn + 1;
         t < state->coder->turn_count && turns[t].sentence - draft->sentence <= TSC_EVENT_NEAR_BEHIND; t++)
        for (size_t i = 0; i < turns[t].seen_count; i++)
            if (tsc_place_same(turns[t].seen[i].place, place))
                return true;
    return false;
}

/* Of one that is named with a partner who is not: what it may do at home it does with one who is spoken of near by. */
static bool has_far_partner(const settling *state, const tsc_event_draft *draft, const tsc_event *event)
{
    if (draft->named_count != 1 || draft->both || event->actor_count != 2 || !may_be_domestic(draft))
        return false;
    for (size_t i = 0; i < 2; i++)
        if (!tsc_place_same(event->actors[i], draft->named[0]) && !is_near(state, draft, event->actors[i]))
            return true;
    return false;
}

/* The minister also spoke at a conference: who held it is not said, nor was one spoken of before. */
static bool is_of_unknown_host(const settling *state, const tsc_event_draft *draft)
{
    if (strcmp(draft->code->code, "MULTI_EVENT") != 0 || draft->named_count + draft->located_count > 0 || draft->both ||
        draft->definite || draft->antecedents)
        return false;
    const tsc_event_draft *drafts = state->coder->drafts;
    const size_t own = (size_t)(draft - drafts);
    for (size_t i = own; i-- > (own > TSC_EVENT_LOOK_BACK ? own - TSC_EVENT_LOOK_BACK : 0);)
        if (drafts[i].code == draft->code && drafts[i].named_count + drafts[i].located_count > 0)
            return false;
    return true;
}

static bool fill_event(const settling *state, const tsc_event_draft *draft, const tsc_event_settled *done,
                       tsc_event *event)
{
    *event = (tsc_event){.code = draft->code->code,
                         .status = draft->status,
                         .sector = draft->sector,
                         .confidence = draft->confidence,
                         .start = draft->start,
                         .end = draft->end,
                         .sentence = draft->sentence,
                         .language = draft->language,
                         .rule = draft->rule};
    if (draft->named_count == 0 && !is_anybodys(state, draft))
        return false;
    const tsc_place receiver = tsc_event_relief_receiver(done, draft);
    if (!tsc_place_is_none(receiver)) {
        add_actor(event, draft->named[0]);
        add_actor(event, receiver);
        qsort(event->actors, event->actor_count, sizeof *event->actors, by_place);
    } else if (!go_on_together(state, draft, event)) {
        settle_actors(state, draft, event);
    }
    if (has_far_partner(state, draft, event))
        return false;
    if (draft->agency && draft->named_count <= 1 && may_be_domestic(draft))
        return false; /* a loan of the World Bank has no other country */
    if (is_of_unknown_host(state, draft))
        return false;
    if (strcmp(draft->code->code, "IO_JOIN") == 0 && !draft->abroad && !state->bilateral)
        return false; /* joined something of nobody's */
    if (event->actor_count < 2 || (!state->bilateral && !draft->abroad && may_be_domestic(draft)))
        return false;
    if (strcmp(event->code, "MEET") == 0 && in_third_place(draft, event)) {
        const tsc_event_code *third = tsc_event_codes_get(state->coder->codes, tsc_span_of("MEET_THIRD"));
        event->code = third ? third->code : event->code;
    }
    event->weight = tsc_event_code_weight(draft->code, event->status);
    return true;
}

static bool settled_new(tsc_event_settled *done, const tsc_event_coder *coder)
{
    const size_t room = coder->draft_count + 1;
    *done = (tsc_event_settled){.events = tsc_arena_alloc(coder->arena, room * sizeof *done->events),
                                .sources = tsc_arena_alloc(coder->arena, room * sizeof *done->sources),
                                .explicit_day = tsc_arena_alloc(coder->arena, room)};
    return done->events != NULL && done->sources != NULL && done->explicit_day != NULL;
}

/* The place of an event: that of one that it repeats, a headline's only where the text has none, else behind all; false where what was told before is better. A text of
   thousands of acts is no single story: only the last ones are looked at. */
static bool find_place(const tsc_event_settled *done, const tsc_event *event, const tsc_event_draft *draft, size_t *at)
{
    size_t headline = done->count;
    for (*at = tsc_event_first_in_sight(done); *at < done->count; ++*at) {
        if (!tsc_event_is_repeat(&done->events[*at], done->sources[*at], event, draft))
            continue;
        if (!done->sources[*at]->title || draft->title)
            break;
        headline = headline < *at ? headline : *at;
    }
    *at = *at < done->count ? *at : headline;
    if (*at == done->count)
        return true;
    const tsc_event_draft *old = done->sources[*at];
    return (old->title && !draft->title) || (old->when.kind == TSC_PERIOD_NONE && draft->when.kind != TSC_PERIOD_NONE);
}

/* A headline that names nobody (ministers meet on the sidelines), and a sentence below that tells the same with names. */
static bool is_told_below(const settling *state, const tsc_event_draft *draft)
{
    enum { REACH = 6 };
    const tsc_event_coder *coder = state->coder;
    const size_t own = (size_t)(draft - coder->drafts);
    for (size_t i = own + 1; draft->title && draft->named_count == 0 && i < coder->draft_count && i - own <= REACH; i++)
        if (!coder->drafts[i].title && coder->drafts[i].named_count >= 2 &&
            strcmp(coder->drafts[i].code->group, draft->code->group) == 0)
            return true;
    return false;
}

/* Makes an event of a draft, unless it is nobody's or was told already. */
static void settle_draft(settling *state, const tsc_event_draft *draft, tsc_event_settled *done)
{
    tsc_event *event = &done->events[done->count];
    size_t at;
    advance(state, draft->turn);
    if (is_told_below(state, draft) || !fill_event(state, draft, done, event) ||
        !tsc_event_resume(state->coder->codes, draft, done, event))
        return;
    tsc_event_relief_recode(state->coder->codes, done, draft, event);
    settle_times(done->events, done->explicit_day, done->count, draft, state->coder->document->date, event);
    if (!find_place(done, event, draft, &at))
        return;
    if (at == done->count)
        done->count++;
    else
        done->events[at] = *event;
    done->sources[at] = draft;
    done->explicit_day[at] =
        (draft->when.kind == TSC_PERIOD_DAY || draft->when.kind == TSC_PERIOD_DAYS) && !draft->earlier;
    if (done->events[at].actor_count == 2)
        state->last = &done->events[at];
    state->many = done->events[at].actor_count > 2 ? &done->events[at] : NULL;
}

tsc_status tsc_event_coder_finish(tsc_event_coder *coder, const tsc_event **result, size_t *result_count,
                                  tsc_error *err)
{
    settling state = {.coder = coder};
    tsc_event_settled done;
    *result = NULL;
    *result_count = 0;
    if (!settled_new(&done, coder))
        return tsc_error_set(err, TSC_ENOMEM, coder->document->id, 0, "no memory for events");
    resolve_doubts(coder);
    tsc_status status = tsc_event_leads_follow(coder, err);
    if (status != TSC_OK)
        return status;
    find_main(&state);
    state.parted = tsc_event_passages_mark(coder);
    state.bilateral = is_bilateral(&state, 0, coder->turn_count);
    for (size_t i = 0; i < coder->draft_count; i++)
        settle_draft(&state, &coder->drafts[i], &done);
    done.count = tsc_event_drop_headlines(done.events, done.sources, done.count);
    done.count = tsc_event_drop_put_off(done.events, done.sources, done.count);
    qsort(done.events, done.count, sizeof *done.events, by_start);
    *result = done.events;
    *result_count = done.count;
    return TSC_OK;
}
