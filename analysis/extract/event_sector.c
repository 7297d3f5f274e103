#include "extract/event_sector.h"

#include "extract/event_goods.h"

enum {
    TOPIC_REACH = 14,   /* steps of tsc_event_distance from the noun of an act to what it is on */
    GUEST_REACH = 24,   /* from a visit to the minister who pays it */
    COMPOUND_REACH = 2, /* to a word right before its noun: an extradition treaty */
    LIST_REACH = 4      /* tokens between two fields of one list */
};

/* Food, fuels, medicines and arms are of a field whoever trades them. */
static const char *sector_of_goods(const char *code)
{
    switch (tsc_event_goods_of(code)) {
    case TSC_GOODS_FOOD:
        return "agriculture";
    case TSC_GOODS_FUELS:
        return "energy";
    case TSC_GOODS_MEDICINES:
        return "health";
    case TSC_GOODS_ARMS:
        return "security";
    case TSC_GOODS_FERTILISERS:
    case TSC_GOODS_OTHER:
        break;
    }
    return NULL;
}

/* The field that begins at a token; NULL where none does. */
static const tsc_mark *field_at(const tsc_scan *scan, uint32_t token, const char **sector)
{
    const tsc_mark *mark = tsc_scan_mark(scan, token, TSC_ROLE_SECTOR);
    *sector = mark != NULL ? mark->entry->code : NULL;
    if (mark == NULL && (mark = tsc_scan_mark(scan, token, TSC_ROLE_COMMODITY)) != NULL)
        *sector = sector_of_goods(mark->entry->code);
    return *sector != NULL ? mark : NULL;
}

/* A company, a fund and the like take any field; what a code is for itself (flights, an embassy, aid) takes none. */
static bool is_open(const tsc_act_reading *reading)
{
    static const char open[] =
        "WORK_GROUP CONTRACT INVEST TRADE_EXPAND TARIFF_CUT LOG_HUB TRADE_BAN TRADE_THREAT COMPLAINT "
        "AGR_SUSPEND AID_ECON EDU_CULT CALL MEET MEET_THIRD VISIT INVITE MULTI_EVENT";
    return tsc_act_in_group(reading, "instrument") || tsc_span_is_among(tsc_span_of(reading->code->code), open);
}

/* Goods say what a deal or a ban is about, fields say it of all else too; an act of culture stays one of its kin. Words
   that only look like a field have the code of no field, and a logistics hub says nothing new of itself. */
static bool suits(const tsc_act_reading *reading, const tsc_mark *mark, const char *sector)
{
    const bool goods = mark->role == TSC_ROLE_COMMODITY;
    const bool own = mark->first < reading->act->last && reading->act->first < mark->last;
    if (strcmp(sector, "diplomacy") == 0 || (own && strcmp(sector, reading->code->sector) == 0))
        return false;
    if (tsc_act_is(reading, "EDU_CULT"))
        return !goods && tsc_span_is_among(tsc_span_of(sector), "education culture tourism religion science");
    if (tsc_act_in_group(reading, "contact") || tsc_act_in_group(reading, "instrument"))
        return !goods || tsc_act_in_group(reading, "instrument");
    return strcmp(sector, "trade") != 0 && strcmp(sector, "investment") != 0;
}

/* The noun of another act: what stands behind it is its own. */
static bool begins_other(const tsc_act_reading *readings, size_t count, size_t own, uint32_t token)
{
    for (size_t i = 0; i < count; i++)
        if (i != own && !readings[i].dropped && readings[i].act->first == token &&
            readings[i].act->first >= readings[own].act->last)
            return true;
    return false;
}

/* What is gathered of one side of an act. */
typedef struct fields {
    const char *sector; /* the nearest */
    uint32_t end;       /* of the field met last */
    bool several;       /* a list of fields that differ */
    bool goods;         /* goods tell it: what else is named is how they go */
} fields;

/* Takes a field; false where no more belongs to it. */
static bool take(fields *f, const tsc_mark *mark, const char *sector, bool forward)
{
    const uint32_t gap = f->sector == NULL                 ? 0
                         : forward && mark->first > f->end ? mark->first - f->end
                         : !forward && f->end > mark->last ? f->end - mark->last
                                                           : 0;
    if (gap > LIST_REACH || (f->sector != NULL && f->goods))
        return false;
    f->goods = f->goods || mark->role == TSC_ROLE_COMMODITY;
    f->several = f->several || (f->sector != NULL && strcmp(f->sector, sector) != 0);
    f->sector = f->sector != NULL ? f->sector : sector;
    f->end = forward ? mark->last : mark->first;
    return true;
}

static fields gather_behind(const tsc_event_sentence *sentence, const tsc_act_reading *readings, size_t count,
                            size_t own)
{
    const tsc_act_reading *reading = &readings[own];
    const tsc_event_item *act = reading->act;
    fields f = {0};
    for (uint32_t t = act->first; t < sentence->scan->token_count; t++) {
        const char *sector;
        if (sentence->clause[t] != sentence->clause[act->first] ||
            (t >= act->last && begins_other(readings, count, own, t)) ||
            tsc_event_distance(sentence, act->first, act->last, t, t + 1) > TOPIC_REACH)
            break;
        const tsc_mark *mark = field_at(sentence->scan, t, &sector);
        if (mark == NULL)
            continue;
        if (suits(reading, mark, sector) && !take(&f, mark, sector, true))
            break;
        t = mark->last - 1;
    }
    return f;
}

static fields gather_before(const tsc_event_sentence *sentence, const tsc_act_reading *reading, uint32_t reach)
{
    const tsc_event_item *act = reading->act;
    fields f = {0};
    for (uint32_t t = act->first; t-- > 0;) {
        const char *sector;
        if (sentence->clause[t] != sentence->clause[act->first] ||
            tsc_event_distance(sentence, t, t + 1, act->first, act->last) > reach)
            break;
        const tsc_mark *mark = field_at(sentence->scan, t, &sector);
        if (mark == NULL || mark->last > act->first || !suits(reading, mark, sector))
            continue;
        if (!take(&f, mark, sector, false))
            break;
    }
    return f;
}

tsc_span tsc_act_sector(const tsc_event_sentence *sentence, const tsc_act_reading *readings, size_t count, size_t own)
{
    const tsc_act_reading *reading = &readings[own];
    const tsc_span said = tsc_entry_get(reading->act->entry, "sector");
    const tsc_span usual = tsc_span_of(reading->code->sector != NULL ? reading->code->sector : "");
    const uint32_t fields_named =
        sentence->scan->all.roles >> TSC_ROLE_SECTOR | sentence->scan->all.roles >> TSC_ROLE_COMMODITY;
    if (said.length > 0)
        return said;
    if ((fields_named & 1) == 0 || !is_open(reading))
        return usual;
    const bool guest = tsc_act_is(reading, "VISIT") || tsc_act_is(reading, "CALL"),
               meets = tsc_act_in_group(reading, "contact");
    fields f = {0};
    if (guest || sentence->verb_last)
        f = gather_before(sentence, reading, meets ? GUEST_REACH : TOPIC_REACH);
    else if (!meets)
        f = gather_before(sentence, reading, COMPOUND_REACH);
    if (f.sector == NULL && !sentence->verb_last && !tsc_act_is(reading, "CALL"))
        f = gather_behind(sentence, readings, count, own);
    if (f.sector == NULL && meets && !guest)
        f = gather_before(sentence, reading, GUEST_REACH);
    return f.sector == NULL || f.several ? usual : tsc_span_of(f.sector);
}
