/* The frames of indicators: what each makes of a country by the role it is named in. */
#include "extract/pair_flow.h"
#include "extract/pair_parts.h"
#include "extract/pair_value.h"

bool tsc_pair_is_before_anchor(const tsc_candidate *c, const tsc_place_mention *p)
{
    return c->anchor != NULL ? p->first < c->anchor->first : p->first < c->edge;
}

uint32_t tsc_pair_steps_from_anchor(const tsc_candidate *c, const tsc_place_mention *p)
{
    if (c->anchor == NULL)
        return UINT32_MAX;
    return p->first >= c->anchor->last   ? p->first - c->anchor->last
           : c->anchor->first >= p->last ? c->anchor->first - p->last
                                         : 0;
}

/* "ventes françaises", "Kazakh exports", "exports kazakhs": the adjective belongs to the flow and not to its goods. */
static bool qualifies_flow(const tsc_candidate *c, const tsc_place_mention *p)
{
    if (tsc_pair_is_before_anchor(c, p))
        return tsc_pair_steps_from_anchor(c, p) <= 4;
    return tsc_pair_steps_from_anchor(c, p) <= 1 && tsc_reading_before(c->reading, p->first, NULL) == NULL &&
           tsc_language_grammar_of(c->reading->scan->language)->adjective_after;
}

bool tsc_pair_is_passive(const tsc_candidate *c)
{
    if (c->anchor == NULL || c->anchor->first == 0)
        return false;
    return tsc_span_is_among(tsc_scan_token(c->reading->scan, c->anchor->first - 1),
                             tsc_language_grammar_of(c->reading->scan->language)->passive);
}

/** What the places around an indicator's word are to it, by how they stand: its frame. */
typedef struct tsc_frame {
    tsc_pair_slot before, behind; /* bare: subject and object of a verb */
    tsc_pair_slot owner, of, to, from, in, with;
    tsc_pair_slot adjective_before, adjective_behind;
} tsc_frame;

#define R TSC_SLOT_REPORTER
#define P TSC_SLOT_PARTNER
#define E TSC_SLOT_EITHER
#define O TSC_SLOT_NONE
/*                                    before behind owner of to from in with adjective */
static const tsc_frame seller_noun = {R, E, R, R, P, R, P, P, R, R}, /* Kenya's exports to Egypt */
    seller_verb = {R, P, R, R, P, R, P, P, R, R},                    /* Kenya sold Egypt tea */
    lender_noun = {R, P, R, R, P, R, P, P, R, R},                    /* a loan of Korea to Egypt, a loan [to] Egypt */
    receiver = {P, R, R, R, P, R, P, P, R, R},                       /* Egypt attracted investment from Korea */
    seller = {R, R, P, P, P, R, P, P, R, R},                         /* Kenya is Egypt's main supplier */
    market = {P, P, R, R, R, R, P, R, R, R},                         /* Egypt is Kenya's main market */
    buyer_noun = {R, P, R, R, R, P, R, P, P, P},                     /* Egypt's imports from Kenya */
    buyer_verb = {R, P, R, P, P, P, P, P, P, P},                     /* Egypt bought Kenyan tea */
    buyer = {R, R, P, P, P, P, P, P, P, P},                          /* Egypt is the largest importer of Kenyan tea */
    balance = {R, R, R, R, R, P, R, P, R, R},                        /* Kenya's surplus with Egypt */
    owner_alone = {R, R, R, R, O, R, R, O, R, R},                    /* Kenya's output */
    remitted = {P, P, P, R, P, R, R, R, P, P}, /* Kenya's remittances from Qatar, Kenyans sent home */
    mutual = {E, E, E, E, E, E, E, E, E, E};   /* trade between Kenya and Egypt */
#undef R
#undef P
#undef E
#undef O

/* "with a grant of 4 million": behind an article a word that may be a verb or a noun is the noun. */
static bool is_noun_behind_article(const tsc_candidate *c)
{
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_INDICATOR];
    if (c->anchor == NULL || tsc_reading_article(c->reading, c->anchor->first) == c->anchor->first)
        return false;
    for (size_t i = 0; i < marks->count; i++)
        if (marks->items[i]->first == c->anchor->first && marks->items[i]->last == c->anchor->last &&
            tsc_entry_has(marks->items[i]->entry, "form", "noun"))
            return true;
    return false;
}

bool tsc_pair_is_remitted(const tsc_candidate *c)
{
    return c->anchor != NULL && tsc_entry_has(c->anchor->entry, "paid", "home");
}

static const tsc_frame *frame_of(const tsc_candidate *c)
{
    const bool verb = tsc_pair_has_form(c, "verb") && !is_noun_behind_article(c);
    switch (c->indicator->orientation) {
    case TSC_OUTWARD:
        return tsc_pair_has_form(c, "recv")                    ? &receiver
               : tsc_pair_has_form(c, "sellers")               ? &seller
               : tsc_pair_has_form(c, "buyers")                ? &market
               : verb                                          ? &seller_verb
               : c->indicator->name == TSC_INDICATOR_FINANCING ? &lender_noun
                                                               : &seller_noun;
    case TSC_INWARD:
        return tsc_pair_has_form(c, "buyers")    ? &buyer
               : tsc_pair_has_form(c, "sellers") ? &market
               : verb                            ? &buyer_verb
                                                 : &buyer_noun;
    case TSC_BALANCE:
        return &balance;
    case TSC_OWN:
        return &owner_alone;
    default:
        return tsc_pair_is_remitted(c) ? &remitted : &mutual;
    }
}

bool tsc_pair_has_actor(const tsc_candidate *c)
{
    const tsc_frame *f = frame_of(c);
    return f == &seller_verb || f == &buyer_verb || f == &seller || f == &buyer;
}

/* "Malaysia hosts 2,300 Somali students", "2300 طالب صومالي": those who are counted have their country beside them, so that
   the name before them is where they are. */
static bool has_demonym_behind(const tsc_candidate *c, const tsc_place_mention *p)
{
    enum { NEAR = 2 };
    const uint32_t end = c->quantity->last;
    if ((c->indicator->units & TSC_UNITS_PERSONS) == 0 || p->last > c->edge || !tsc_pair_has_form(c, "count"))
        return false;
    for (size_t i = 0; i < c->reading->place_count; i++) {
        const tsc_place_mention *q = &c->reading->places[i];
        if (q->adjective && q->first >= c->quantity->first && q->first <= end + NEAR &&
            !tsc_place_same(q->place, p->place) && c->reading->weak[q->first] == c->reading->weak[end])
            return true;
    }
    return false;
}

/* "Samoa is to get 2 million in Norwegian aid": the aid has its giver beside it, and the subject is another one, who gets it. */
static bool is_helped(const tsc_candidate *c, const tsc_place_mention *p)
{
    const tsc_reading *r = c->reading;
    if (c->anchor == NULL || p->last > c->anchor->first || r->verb_last)
        return false;
    for (size_t i = 0; i < r->place_count; i++) {
        const tsc_place_mention *q = &r->places[i];
        if (q->adjective && !q->referred && tsc_pair_steps_from_anchor(c, q) <= 1 &&
            !tsc_place_same(q->place, p->place) && r->clause[q->first] == r->clause[p->first] &&
            r->weak[q->first] == r->weak[p->last])
            return true;
    }
    return false;
}

/* "Tunis hopes for ten million arrivals": who looks forward to visitors is their host, where nobody else is named. */
static bool is_host_to_be(const tsc_candidate *c, const tsc_place_mention *p)
{
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_MODALITY];
    if (c->indicator->name != TSC_INDICATOR_TOURISTS || c->anchor == NULL || p->last > c->edge ||
        tsc_pair_has_form(c, "verb") || c->reading->place_count > 1)
        return false;
    for (size_t i = 0; i < marks->count; i++)
        if (marks->items[i]->first >= p->last && marks->items[i]->last <= c->edge &&
            !tsc_entry_has(marks->items[i]->entry, "plain", "1") && !tsc_entry_is(marks->items[i]->entry, "observed"))
            return true;
    return false;
}

/* A bare name: what it is hangs on its place, and on the values that it may stand beside. */
static tsc_pair_slot slot_of_bare(const tsc_candidate *c, const tsc_place_mention *p, const tsc_frame *f)
{
    bool outward = c->indicator->orientation == TSC_OUTWARD, beside = tsc_pair_steps_from_anchor(c, p) <= 1;
    if (tsc_pair_is_people_of(c, p) || tsc_pair_is_subject_of_opening(c, p))
        return TSC_SLOT_REPORTER;
    if (tsc_pair_has_people_of_another(c, p))
        return TSC_SLOT_PARTNER;
    if (outward && tsc_pair_receives(c, p))
        return TSC_SLOT_PARTNER;
    if ((f == &seller_verb || f == &buyer_verb) &&
        (tsc_pair_is_subject_behind(c, p) || tsc_pair_is_subject_in_relative(c, p)))
        return TSC_SLOT_REPORTER;
    if (f == &seller_verb && tsc_pair_is_passive(c) && p->last <= c->anchor->first && c->anchor->first - p->last <= 3)
        return TSC_SLOT_PARTNER; /* Moldova was granted a loan: what is given to it */
    if ((f == &seller_noun && (has_demonym_behind(c, p) || (p->last <= c->edge && tsc_pair_is_called_foreign(c)))) ||
        ((f == &seller_noun || f == &buyer_noun) && tsc_pair_is_subject_of_owned(c, p)))
        return TSC_SLOT_PARTNER;
    if (f == &seller_noun && is_host_to_be(c, p))
        return TSC_SLOT_PARTNER;
    if (f == &lender_noun && (is_helped(c, p) || tsc_pair_is_given_to(c, p)))
        return TSC_SLOT_PARTNER;
    if (f == &seller_noun && c->anchor == NULL && c->before != NULL &&
        tsc_pair_stands_behind_value(c->reading, p, c->quantity))
        return TSC_SLOT_REPORTER;
    if ((f == &seller || f == &market || f == &buyer) && p->first == c->anchor->last &&
        tsc_pair_has_bare_genitive(c->reading) && !tsc_pair_is_bracketed(c->reading, p, c->edge))
        return f->owner; /* крупнейший инвестор Пакистана */
    if (f == &balance && tsc_reading_is_behind(c->reading, p->first, "against"))
        return TSC_SLOT_PARTNER; /* un déficit frente a Malasia */
    bool first = f == &seller_noun || ((f == &seller_verb || f == &lender_noun) && c->before != NULL &&
                                       tsc_pair_stands_before_value(c->reading, p, c->edge));
    if (first && c->before != NULL && p->first >= c->before->quantity->last && p->last <= c->edge)
        return TSC_SLOT_REPORTER; /* exports of Korea 2.3 billion, of Uzbekistan 48 million */
    if ((first || f == &buyer_noun) && beside)
        return TSC_SLOT_REPORTER;
    return first                             ? (tsc_pair_is_before_anchor(c, p) ? TSC_SLOT_REPORTER : TSC_SLOT_EITHER)
           : tsc_pair_is_before_anchor(c, p) ? f->before
                                             : f->behind;
}

/* "ses importations tunisiennes": the flow has its owner, and the adjective says where it comes from. */
static bool is_owned_by_its(const tsc_candidate *c)
{
    for (size_t i = 0; c->anchor != NULL && i < c->reading->place_count; i++)
        if (c->reading->places[i].referred && c->reading->places[i].role == TSC_PLACE_OWNER &&
            c->reading->places[i].last == c->anchor->first)
            return true;
    return false;
}

/* "ses importations du Portugal", "a réduit les importations de Chine": whose the flow is stands before it. */
static bool is_origin_behind(const tsc_candidate *c, const tsc_place_mention *p)
{
    if (tsc_pair_is_before_anchor(c, p) || c->anchor == NULL)
        return false;
    if (is_owned_by_its(c))
        return true;
    for (size_t i = 0; tsc_pair_is_bare_origin(c, p) && i < c->reading->place_count; i++) {
        const tsc_place_mention *q = &c->reading->places[i];
        if (q->role == TSC_PLACE_BARE && !q->referred && q->last <= c->anchor->first &&
            !tsc_place_same(q->place, p->place) && c->reading->clause[q->first] == c->reading->clause[p->first])
            return true;
    }
    return false;
}

/* The relative right behind a name, before the word of trade that it leads to; NULL where there is none. */
static const tsc_mark *relative_behind(const tsc_candidate *c, const tsc_place_mention *p)
{
    enum { NEAR = 5 };
    if (c->anchor == NULL || p->last >= c->anchor->first || c->reading->verb_last)
        return NULL;
    uint32_t at = p->last;
    if (c->reading->scan->tokens[at].kind == TSC_TOKEN_PUNCTUATION)
        at++;
    const tsc_mark *word = at < c->anchor->first ? tsc_reading_function(c->reading, at) : NULL;
    return tsc_mark_is(word, "relative") && word->last <= c->anchor->first && c->anchor->first - word->last <= NEAR
               ? word
               : NULL;
}

/* Somebody else is named between a name and the word of trade. */
static bool names_between(const tsc_candidate *c, const tsc_place_mention *p)
{
    for (size_t i = 0; i < c->reading->place_count; i++)
        if (c->reading->places[i].first >= p->last && c->reading->places[i].last <= c->anchor->first &&
            !c->reading->places[i].referred)
            return true;
    return false;
}

/* "to Indonesia, which imported": the relative makes the name before it the verb's subject, whatever its case, but for those that
   say whither or whence ("a la que vendió", "from which it bought"); a relative that owns ("whose exports") makes it the owner of
   the noun behind. Gives false where no relative says so. */
static bool slot_of_relative(const tsc_candidate *c, const tsc_place_mention *p, const tsc_frame *f,
                             tsc_pair_slot *slot)
{
    enum { BESIDE = 2, NEAR = 3 };
    const tsc_mark *relative = relative_behind(c, p);
    if (relative == NULL || tsc_entry_has(relative->entry, "whither", "1")) /* Morocco, where they have invested */
        return false;
    const bool acts = f == &seller_verb || f == &buyer_verb;
    const bool goes = tsc_entry_has(relative->entry, "goes", "to"),
               comes = tsc_entry_has(relative->entry, "goes", "from");
    if (acts && tsc_entry_has(relative->entry, "goes", "in"))
        *slot = f->in;
    else if (acts && (goes || comes))
        *slot = goes ? f->to : f->from;
    else if (acts && (c->anchor->first - p->last <= NEAR || !names_between(c, p)))
        *slot = f->before;
    else if (!acts && tsc_pair_has_form(c, "noun") && tsc_entry_has(relative->entry, "owns", "1") &&
             c->anchor->first - relative->last <= BESIDE && f != &mutual)
        *slot = TSC_SLOT_REPORTER;
    else
        return false;
    return true;
}

/* Another country named by such a preposition right behind this one. */
static const tsc_place_mention *other_behind(const tsc_reading *r, const tsc_place_mention *p, tsc_place_role role,
                                             bool same_part)
{
    enum { NEAR = 4 };
    for (size_t i = 0; i < r->place_count; i++) {
        const tsc_place_mention *q = &r->places[i];
        if (q->role == role && q->first >= p->last && q->first - p->last <= NEAR && !tsc_place_same(q->place, p->place) &&
            (!same_part || r->weak[q->first] == r->weak[p->last]))
            return q;
    }
    return NULL;
}

/* "imports of China to Cameroon": where they go is said behind, so that the owner is where they come from. */
static bool has_goal_behind(const tsc_candidate *c, const tsc_place_mention *p)
{
    return other_behind(c->reading, p, TSC_PLACE_TO, true) != NULL;
}

/* "earned 1.9 billion from China": what is told is what is paid for the goods, and "from" leads to who pays. */
static bool is_paid(const tsc_candidate *c)
{
    return c->anchor != NULL && tsc_entry_has(c->anchor->entry, "paid", "1");
}

/* "was received by Ghana": who acts stands behind the word of the passive. */
static bool is_agent(const tsc_candidate *c, const tsc_place_mention *p)
{
    return tsc_reading_is_behind(c->reading, p->first, "by") || tsc_reading_is_behind(c->reading, p->first, "agent");
}

/* "a reçu de la Corée un don", "recibió de Corea": right behind a verb of receiving stands from whom. */
static bool is_behind_receiving(const tsc_candidate *c, const tsc_place_mention *p)
{
    enum { BESIDE = 2 };
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_INDICATOR];
    for (size_t i = 0; i < marks->count; i++)
        if (tsc_entry_has(marks->items[i]->entry, "form", "recv") && marks->items[i]->first < p->first &&
            marks->items[i]->last <= p->first && p->first - marks->items[i]->last <= BESIDE)
            return true;
    return false;
}

/* "Brussels will support the hydrogen of Chile with a grant": of another noun, behind the subject who gives. */
static bool follows_giver(const tsc_candidate *c, const tsc_place_mention *p)
{
    for (size_t i = 0; i < c->reading->place_count && c->reading->places[i].last <= p->first; i++) {
        const tsc_place_mention *giver = &c->reading->places[i];
        if (giver->role == TSC_PLACE_BARE && !giver->referred && !tsc_place_same(giver->place, p->place) &&
            c->reading->clause[giver->first] == c->reading->clause[p->first] &&
            c->reading->weak[giver->last] == c->reading->weak[p->first])
            return true;
    }
    return false;
}

/* Where the flow goes is said by another name behind. */
static bool is_in_named_behind(const tsc_candidate *c, const tsc_place_mention *p)
{
    return other_behind(c->reading, p, TSC_PLACE_IN, false) != NULL;
}

/* "imported into Peru", "Перуге әкелінген": a word of what crosses a border, and of nobody who acts. */
static bool is_neutral(const tsc_candidate *c)
{
    return c->anchor != NULL && tsc_entry_has(c->anchor->entry, "neutral", "1");
}

/* "the biggest investor from Southeast Asia": the region says among whom. */
static bool is_among_whom(const tsc_candidate *c, const tsc_place_mention *p)
{
    return tsc_place_is_unnamed(p->place) && p->role == TSC_PLACE_FROM && !tsc_pair_is_before_anchor(c, p) &&
           tsc_pair_steps_from_anchor(c, p) <= 2;
}

/* "Кения – Малайзияның Африкадағы ең ірі сатып алушысы", "Malaysia's largest buyer in Africa": where whose buyer it is is said, the group is
   where it is the largest. */
static bool is_scope_of_rank(const tsc_candidate *c, const tsc_place_mention *p)
{
    enum { NEAR = 6 };
    if (p->role != TSC_PLACE_IN || tsc_place_is_country(p->place) || p->adjective ||
        tsc_pair_steps_from_anchor(c, p) > NEAR)
        return false;
    for (size_t i = 0; i < c->reading->place_count; i++) {
        const tsc_place_mention *q = &c->reading->places[i];
        if ((q->role == TSC_PLACE_OWNER || q->role == TSC_PLACE_OF) && tsc_place_is_country(q->place) &&
            tsc_pair_steps_from_anchor(c, q) <= NEAR && c->reading->weak[q->first] == c->reading->weak[p->first])
            return true;
    }
    return false;
}

/* "Au Vietnam, les ventes au Japon", "Во Вьетнаме экспорт в Японию": where the sentence opens, and behind the flow another country takes
   it. */
static bool is_scene(const tsc_candidate *c, const tsc_place_mention *p)
{
    enum { HEAD = 2 };
    const tsc_reading *r = c->reading;
    if (p->first > HEAD || p->adjective || c->anchor == NULL || !tsc_place_is_country(p->place))
        return false;
    for (size_t i = 0; i < r->place_count; i++) {
        const tsc_place_mention *q = &r->places[i];
        if (q->first >= c->anchor->last && q->last <= c->edge && !tsc_place_same(q->place, p->place) &&
            (q->role == TSC_PLACE_TO || q->role == TSC_PLACE_IN) && !q->adjective)
            return true;
    }
    return false;
}

/* "Italy's workers remitted 90 million to Peru": behind the verb another country is said to which the money goes. */
static bool verb_leads_home(const tsc_candidate *c, const tsc_place_mention *p)
{
    for (size_t i = 0; tsc_pair_has_form(c, "verb") && i < c->reading->place_count; i++) {
        const tsc_place_mention *q = &c->reading->places[i];
        if (q->role == TSC_PLACE_TO && q->first >= c->anchor->last && !tsc_place_same(q->place, p->place) &&
            c->reading->weak[q->first] == c->reading->weak[p->last])
            return true;
    }
    return false;
}

/* "Uganda is Kenya's top market, buying goods for 690 million": whose market the subject is. */
static bool is_whose_market(const tsc_candidate *c, const tsc_place_mention *p)
{
    enum { NEAR = 4 };
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_INDICATOR];
    for (size_t i = 0; c->anchor != NULL && i < marks->count; i++)
        if (tsc_entry_has(marks->items[i]->entry, "form", "buyers") && marks->items[i]->last <= c->anchor->first &&
            marks->items[i]->first + 1 >= p->last && marks->items[i]->first < p->last + NEAR &&
            tsc_pair_has_subject_before(c, p))
            return true;
    return false;
}

/* "le premier investisseur, suivi du Japon et de Malte": those that follow own no investor. */
static bool follows_in_rank(const tsc_reading *r, const tsc_place_mention *p)
{
    enum { JOINED = 2 };
    for (; p->role == TSC_PLACE_OF || p->role == TSC_PLACE_OWNER; p--) {
        if (tsc_reading_is_behind_word(r, p->first, "rank"))
            return true;
        if (p == r->places || p->first - p[-1].last > JOINED)
            return false;
    }
    return false;
}

static tsc_pair_slot slot_of_owner(const tsc_candidate *c, const tsc_place_mention *p, const tsc_frame *f)
{
    const bool before = tsc_pair_is_before_anchor(c, p);
    if (f == &buyer_verb && !p->referred && !is_agent(c, p) && (!before || is_whose_market(c, p)))
        return TSC_SLOT_PARTNER; /* Egypt buys Ukraine's maize */
    if (is_agent(c, p) && !p->adjective && (c->indicator->units & TSC_UNITS_PERSONS) != 0 &&
        tsc_pair_has_form(c, "count") && !tsc_pair_is_before_anchor(c, p))
        return TSC_SLOT_PARTNER; /* 500 Tunisian students are received by Hungary */
    return f == &receiver && is_agent(c, p) ? TSC_SLOT_PARTNER : f->owner;
}

static tsc_pair_slot slot_of_genitive(const tsc_candidate *c, const tsc_place_mention *p, const tsc_frame *f)
{
    const bool before = tsc_pair_is_before_anchor(c, p);
    if (f == &lender_noun && before && !is_behind_receiving(c, p) && follows_giver(c, p))
        return TSC_SLOT_PARTNER;
    if (f == &buyer_noun && is_origin_behind(c, p))
        return TSC_SLOT_PARTNER;
    return f == &buyer_noun && !tsc_pair_is_buying(c) && has_goal_behind(c, p) ? TSC_SLOT_PARTNER : f->of;
}

static tsc_pair_slot slot_of_goal(const tsc_candidate *c, const tsc_place_mention *p, const tsc_frame *f)
{
    const bool before = tsc_pair_is_before_anchor(c, p);
    if (f == &seller_noun && c->reading->verb_first && strncmp(c->indicator->code, "fdi", 3) == 0 &&
        is_in_named_behind(c, p))
        return TSC_SLOT_REPORTER; /* الاستثمارات المباشرة للصين في الدول العربية */
    if (f == &buyer_noun && c->anchor == NULL && tsc_reading_is_behind(c->reading, p->first, "onto") &&
        tsc_candidate_near(c, TSC_ROLE_INDICATOR, "trade_share", NULL, 4, 12, NULL) != NULL)
        return TSC_SLOT_PARTNER; /* на Филиппины пришлось 410 тыс. тонн */
    if (f == &owner_alone && c->reading->verb_first)
        return TSC_SLOT_REPORTER; /* الناتج المحلي الإجمالي للبلاد */
    if (f == &buyer_noun && tsc_pair_is_bought_at(c, p))
        return TSC_SLOT_PARTNER; /* compras a Brasil */
    if (f == &buyer_noun && p->referred && tsc_reading_before(c->reading, p->first, NULL) == NULL)
        return TSC_SLOT_PARTNER; /* what it bought there */
    if (f == &buyer_noun && p->adjective && !before && tsc_pair_has_subject_before(c, p))
        return TSC_SLOT_PARTNER; /* Japan's bill for Qatari gas */
    return f == &buyer_verb && (tsc_pair_has_origin(c) || tsc_pair_is_passive(c) || is_neutral(c)) ? TSC_SLOT_REPORTER
                                                                                                   : f->to;
}

static tsc_pair_slot slot_of_place(const tsc_candidate *c, const tsc_place_mention *p, const tsc_frame *f)
{
    const bool before = tsc_pair_is_before_anchor(c, p);
    if (f == &remitted && tsc_reading_goes_into(c->reading, p))
        return TSC_SLOT_PARTNER; /* в Таджикистан поступило */
    if (f == &seller_noun && before && is_scene(c, p))
        return TSC_SLOT_REPORTER;
    if (f == &buyer_noun && tsc_pair_is_bought_at(c, p))
        return TSC_SLOT_PARTNER; /* achats au Chili */
    if ((f == &buyer_noun || (f == &buyer_verb && is_neutral(c))) && tsc_reading_goes_into(c->reading, p))
        return TSC_SLOT_REPORTER; /* товары, ввезённые в Перу */
    return f == &buyer_noun && before ? TSC_SLOT_PARTNER : f->in;
}

static tsc_pair_slot slot_of_adjective(const tsc_candidate *c, const tsc_place_mention *p, const tsc_frame *f)
{
    const bool before = tsc_pair_is_before_anchor(c, p);
    if (f == &lender_noun && before && c->anchor != NULL && p->last < c->anchor->first &&
        tsc_pair_has_subject_before(c, p))
        return TSC_SLOT_PARTNER; /* Кипр поддержит ливанские школы грантом */
    if (f == &buyer_noun && !before && is_owned_by_its(c))
        return TSC_SLOT_PARTNER;
    if (f == &balance && !before && p->first > c->anchor->last &&
        tsc_reading_is_behind(c->reading, p->first - 1, "with"))
        return TSC_SLOT_PARTNER; /* un déficit con el mercado azteca */
    if (f == &buyer_verb && p->adjective && tsc_pair_is_of_buyers(c, p))
        return TSC_SLOT_REPORTER;
    if (f == &seller_verb && !before && !c->reading->verb_first && tsc_pair_is_of_projects(c, p))
        return TSC_SLOT_PARTNER;
    return f == &buyer_noun && qualifies_flow(c, p) ? TSC_SLOT_REPORTER
           : before                                 ? f->adjective_before
                                                    : f->adjective_behind;
}

tsc_pair_slot tsc_pair_slot_in_frame(const tsc_candidate *c, const tsc_place_mention *p)
{
    const tsc_frame *f = frame_of(c);
    bool comes = (c->indicator->units & (TSC_UNITS_COMPANIES | TSC_UNITS_PROJECTS)) != 0;
    bool before = tsc_pair_is_before_anchor(c, p);
    tsc_place_role role = TSC_PLACE_BARE;
    const bool incoming = (c->indicator->units & TSC_UNITS_PERSONS) != 0 || strncmp(c->indicator->code, "fdi", 3) == 0;
    if (p->referred && tsc_place_is_world(p->place) && incoming && c->reading->verb_last &&
        !tsc_reading_case(c->reading, p->last - 1, &role))
        return TSC_SLOT_REPORTER; /* шетелдік студенттер */
    tsc_pair_slot slot = TSC_SLOT_NONE;
    if (slot_of_relative(c, p, f, &slot))
        return slot;
    const bool told_as = f == &seller || f == &market || f == &buyer;
    if (told_as && tsc_pair_is_explained(c, p))
        return f->before;
    if (told_as && (is_among_whom(c, p) || is_scope_of_rank(c, p)))
        return TSC_SLOT_NONE;
    if (told_as && !before && follows_in_rank(c->reading, p))
        return TSC_SLOT_NONE;
    if (f == &buyer_noun && p->adjective && before && tsc_pair_has_subject_before(c, p))
        return TSC_SLOT_PARTNER;
    if (f == &remitted && (p->adjective || (p->role == TSC_PLACE_FROM && before && tsc_pair_has_form(c, "verb"))))
        return TSC_SLOT_PARTNER; /* of the Egyptians in Qatar; workers from Nepal sent home */
    if (f == &remitted && p->role == TSC_PLACE_BARE && before && verb_leads_home(c, p))
        return TSC_SLOT_REPORTER;
    switch (p->role) {
    case TSC_PLACE_BARE:
        return slot_of_bare(c, p, f);
    case TSC_PLACE_OWNER:
        return slot_of_owner(c, p, f);
    case TSC_PLACE_OF:
        return slot_of_genitive(c, p, f);
    case TSC_PLACE_TO:
        return slot_of_goal(c, p, f);
    case TSC_PLACE_FROM:
        return (f == &seller_verb && is_paid(c)) || tsc_pair_is_home_of_helped(c, p) ? TSC_SLOT_PARTNER : f->from;
    case TSC_PLACE_IN:
        return slot_of_place(c, p, f);
    case TSC_PLACE_WITH:
        if ((f == &seller_verb || f == &buyer_verb) && before && !c->reading->verb_last && !c->reading->verb_first &&
            tsc_pair_is_subject_with(c, p))
            return f->before;
        return comes ? TSC_SLOT_REPORTER : f->with;
    case TSC_PLACE_BETWEEN:
        return TSC_SLOT_EITHER;
    case TSC_PLACE_ADJECTIVE:
        return slot_of_adjective(c, p, f);
    default:
        return TSC_SLOT_REPORTER;
    }
}

bool tsc_pair_is_in_relative_frame(const tsc_candidate *c, const tsc_place_mention *p, tsc_pair_slot *slot)
{
    return slot_of_relative(c, p, frame_of(c), slot);
}
