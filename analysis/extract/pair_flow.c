/* The pair of a flow that goes from one country to another: who is where it begins, and who where it ends. Each mention
   takes the slot of its frame, the nearest of them wins, and no country has both sides. */
#include "extract/pair_flow.h"
#include "extract/pair_value.h"

void tsc_pair_choose(tsc_pair_choice *chosen, const tsc_place_mention *mention, double cost)
{
    if (cost < chosen->cost)
        *chosen = (tsc_pair_choice){mention, cost};
}

/* A flow that is named between two names parts them: "Egypt imported 12 million, of which Romania provided 2.4". */
static bool has_flow_between(const tsc_candidate *c, uint32_t from, uint32_t to)
{
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_INDICATOR];
    for (size_t i = 0; i < marks->count; i++)
        if (marks->items[i]->first >= from && marks->items[i]->last <= to && c->reading->indicators[i] != NULL &&
            c->reading->indicators[i] != c->indicator && c->reading->indicators[i]->flow)
            return true;
    return false;
}

/* "Having sold Egypt 5.8 million tonnes, Russia …": right behind a verb of trade that is not the figure's own. */
static bool is_object(const tsc_candidate *c, const tsc_place_mention *p)
{
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_INDICATOR];
    for (size_t i = 0; !c->reading->verb_first && i < marks->count; i++)
        if (marks->items[i] != c->anchor && marks->items[i]->last == p->first &&
            tsc_entry_has(marks->items[i]->entry, "form", "verb"))
            return true;
    return false;
}

/* "behind Ukraine, which shipped 520,000": the relative right behind a name says that it acts. */
static bool acts_in_relative(const tsc_candidate *c, const tsc_place_mention *p)
{
    const tsc_mark *relative =
        tsc_scan_is_comma(c->reading->scan, p->last) ? tsc_reading_function(c->reading, p->last + 1) : NULL;
    return tsc_mark_is(relative, "relative") && tsc_pair_has_form(c, "verb") && relative->last == c->anchor->first;
}

/* "Япония и Перу подписали соглашение о гранте Японии": the bare genitive behind the noun is one of the two that are joined before it. */
static bool name_owner_of_grant(const tsc_candidate *c, tsc_pair_choice *reporter, tsc_pair_choice *partner)
{
    const tsc_reading *r = c->reading;
    if (c->indicator->name != TSC_INDICATOR_FINANCING || c->anchor == NULL || !tsc_pair_has_form(c, "noun") ||
        !tsc_pair_has_bare_genitive(r))
        return false;
    const tsc_place_mention *owner = NULL, *first = NULL, *second = NULL;
    for (size_t i = 0; i < r->place_count; i++) {
        const tsc_place_mention *p = &r->places[i];
        if (p->first == c->anchor->last && p->role == TSC_PLACE_BARE && !p->adjective)
            owner = p;
        if (i > 0 && p->last <= c->anchor->first && tsc_reading_is_behind(r, p->first, "and") &&
            p->first - p[-1].last <= 1)
            first = p - 1, second = p;
    }
    if (owner == NULL || second == NULL)
        return false;
    const bool leads = tsc_place_same(first->place, owner->place);
    if (!leads && !tsc_place_same(second->place, owner->place))
        return false;
    *reporter = (tsc_pair_choice){owner, 0}, *partner = (tsc_pair_choice){leads ? second : first, 0};
    return true;
}

/* "The EU will provide Ukraine with a loan": of two bare names the first gives and the second takes. */
static void name_giver(const tsc_candidate *c, tsc_pair_choice *reporter, tsc_pair_choice *partner)
{
    if (name_owner_of_grant(c, reporter, partner))
        return;
    for (size_t i = 1;
         c->indicator->name == TSC_INDICATOR_FINANCING && c->anchor != NULL && i < c->reading->place_count; i++) {
        /* грантов ЕС Молдавии: the genitive first */
        const tsc_place_mention *giver = &c->reading->places[i - 1], *taker = &c->reading->places[i];
        if (giver->role == TSC_PLACE_BARE && taker->role == TSC_PLACE_BARE && giver->first == c->anchor->last &&
            taker->first == giver->last) {
            *reporter = (tsc_pair_choice){giver, 0}, *partner = (tsc_pair_choice){taker, 0};
            return;
        }
    }
    bool same = reporter->mention != NULL && partner->mention != NULL &&
                tsc_place_same(reporter->mention->place, partner->mention->place);
    bool grants = c->reading->verb_last &&
                  c->indicator->name == TSC_INDICATOR_FINANCING; /* Жапон банкі өзбек стансасына несие берді */
    if (grants && reporter->mention != NULL && partner->mention != NULL && partner->mention->role == TSC_PLACE_BARE &&
        partner->mention->last <= reporter->mention->first &&
        (reporter->mention->role == TSC_PLACE_OWNER || reporter->mention->role == TSC_PLACE_ADJECTIVE)) {
        const tsc_pair_choice giver = *partner; /* Еуропалық банк Тунистің желілеріне қаржы бөледі */
        *partner = *reporter, *reporter = giver;
        return;
    }
    if (c->indicator->orientation != TSC_OUTWARD || (partner->mention != NULL && !same) || reporter->mention == NULL ||
        (reporter->mention->role != TSC_PLACE_BARE &&
         !(grants && (reporter->mention->role == TSC_PLACE_OWNER || reporter->mention->role == TSC_PLACE_ADJECTIVE))) ||
        tsc_pair_has_form(c, "recv") || !tsc_pair_is_before_anchor(c, reporter->mention) ||
        acts_in_relative(c, reporter->mention))
        return;
    for (size_t i = 0; i < c->reading->place_count; i++) {
        const tsc_place_mention *p = &c->reading->places[i];
        bool gives = p->role == TSC_PLACE_BARE || (p->adjective && c->indicator->name == TSC_INDICATOR_FINANCING);
        /* "Paris will support Lebanon with a grant" */
        bool subject = !p->minor || (p->first == 0 && p->role == TSC_PLACE_BARE);
        bool first = gives && subject && p->last <= reporter->mention->first && !is_object(c, p) &&
                     !tsc_place_same(p->place, reporter->mention->place) &&
                     c->reading->clause[p->first] == c->reading->clause[reporter->mention->first] &&
                     !has_flow_between(c, p->last, reporter->mention->first);
        if (first) {
            *partner = *reporter;
            *reporter = (tsc_pair_choice){p, tsc_pair_cost_of(c, p)};
            return;
        }
    }
}

/* العراق أول الشركاء التجاريين للأردن في مجال الصادرات: in its exports a country's first partner takes, whatever the preposition
   of the owner. */
static void name_partner(const tsc_candidate *c, tsc_pair_choice *reporter, tsc_pair_choice *partner)
{
    enum { NEAR = 5 };
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_DISCOURSE];
    const tsc_place_mention *owner = NULL, *subject = NULL;
    const bool goods = c->indicator->name == TSC_INDICATOR_EXPORTS || c->indicator->name == TSC_INDICATOR_IMPORTS;
    if (c->indicator->name == TSC_INDICATOR_FINANCING ||
        (c->anchor == NULL ? !goods || c->reading->verb_last : !tsc_pair_has_form(c, "noun")))
        return;
    for (size_t i = 0; i < marks->count && owner == NULL; i++) {
        const tsc_mark *trader = marks->items[i];
        const uint32_t end = c->anchor != NULL ? c->anchor->first : c->edge;
        if (!tsc_entry_is(trader->entry, "trader") || trader->last > end ||
            (c->anchor != NULL && end - trader->last > NEAR))
            continue;
        for (size_t k = 0; k < c->reading->place_count; k++) {
            const tsc_place_mention *p = &c->reading->places[k];
            if (p->role == TSC_PLACE_BARE && !p->minor && !p->referred && p->last <= trader->first)
                subject = p;
            if ((p->role == TSC_PLACE_TO || (c->anchor == NULL && p->role == TSC_PLACE_OF)) &&
                p->first >= trader->last && p->first - trader->last <= 1)
                owner = p; /* Estados Unidos, principal socio comercial de Perú, reportó 379 millones */
        }
    }
    if (owner != NULL && subject != NULL && !tsc_place_same(owner->place, subject->place) && subject->last <= c->edge &&
        (c->before == NULL || subject->first >= c->before->quantity->last))
        *reporter = (tsc_pair_choice){owner, 0}, *partner = (tsc_pair_choice){subject, 0};
}

/* "Indo-Omani joint ventures": of two adjectives tied by a hyphen the first one acts. */
static void untie(const tsc_candidate *c, tsc_pair_choice *reporter, tsc_pair_choice *partner)
{
    for (size_t i = 1; reporter->mention != NULL && i < c->reading->place_count; i++) {
        const tsc_place_mention *a = &c->reading->places[i - 1], *b = &c->reading->places[i];
        bool tied = a->adjective && b->adjective && b->first - a->last == 1 &&
                    (reporter->mention == a || reporter->mention == b) &&
                    (c->reading->scan->tokens[b->first].flags & TSC_TOKEN_GLUED) != 0 &&
                    !tsc_place_same(a->place, b->place);
        if (!tied)
            continue;
        *reporter = (tsc_pair_choice){a, reporter->cost};
        *partner = (tsc_pair_choice){b, reporter->cost};
        return;
    }
}

/* Each mention takes the slot of its frame; those that fit either take what is left. */
static void choose_by_frame(const tsc_candidate *c, tsc_pair_choice *reporter, tsc_pair_choice *partner)
{
    tsc_pair_choice either[2] = {{NULL, TSC_PAIR_REACH}, {NULL, TSC_PAIR_REACH}};
    for (size_t i = 0; i < c->reading->place_count; i++) {
        const tsc_place_mention *p = &c->reading->places[i];
        double cost = tsc_pair_cost_of(c, p);
        switch (tsc_pair_slot_of(c, p)) {
        case TSC_SLOT_REPORTER:
            tsc_pair_choose(reporter, p, cost);
            break;
        case TSC_SLOT_PARTNER:
            tsc_pair_choose(partner, p, cost);
            break;
        case TSC_SLOT_EITHER:
            tsc_pair_choose(either[0].mention == NULL ? &either[0] : &either[1], p, cost);
            break;
        case TSC_SLOT_NONE:
            break;
        }
    }
    for (int i = 0; i < 2; i++) {
        const tsc_place_mention *p = either[i].mention;
        if (p == NULL)
            continue;
        if (reporter->mention == NULL &&
            (partner->mention == NULL || !tsc_place_same(partner->mention->place, p->place)))
            *reporter = either[i];
        else if (partner->mention == NULL && !tsc_place_same(reporter->mention->place, p->place))
            *partner = either[i];
    }
}

/* Whose companies, or whose gift: the far side is any other country that is named. */
static void choose_receiver(const tsc_candidate *c, const tsc_pair_choice *reporter, tsc_pair_choice *partner)
{
    const bool companies = (c->indicator->units & TSC_UNITS_COMPANIES) != 0;
    if (partner->mention != NULL || reporter->mention == NULL || c->indicator->orientation != TSC_OUTWARD ||
        (!companies && reporter->mention->role != TSC_PLACE_FROM))
        return;
    for (size_t i = 0; i < c->reading->place_count; i++) {
        const tsc_place_mention *p = &c->reading->places[i];
        if (!tsc_place_same(p->place, reporter->mention->place) && !p->referred && !tsc_pair_is_of_next_value(c, p) &&
            (companies || p->role == TSC_PLACE_BARE))
            tsc_pair_choose(partner, p, tsc_pair_cost_of(c, p));
    }
}

/* "Vietnam imported 1.2 million, while Malaysia imported 0.7": who acted before is not the other side of who acts now. */
static void drop_actor_before(const tsc_candidate *c, const tsc_pair_choice *reporter, tsc_pair_choice *partner)
{
    const tsc_candidate *b = c->before;
    if (b != NULL && b->indicator == c->indicator && reporter->mention != NULL && partner->mention != NULL &&
        reporter->mention->first >= b->quantity->last && partner->mention->last <= b->edge &&
        tsc_place_same(partner->mention->place, b->figure.reporter))
        *partner = (tsc_pair_choice){NULL, TSC_PAIR_REACH};
}

/* "Second is Egypt; to this country 1.2 million tonnes were shipped": who is pointed at was named only to be pointed at. */
static bool is_pointed_at(const tsc_candidate *c, const tsc_place_mention *p, const tsc_place_mention *named)
{
    const tsc_mark *mark = p->referred ? tsc_scan_mark(c->reading->scan, p->first, TSC_ROLE_DISCOURSE) : NULL;
    return mark != NULL && named->role == TSC_PLACE_BARE && !named->referred && named->last <= p->first &&
           c->reading->weak[named->last] != c->reading->weak[p->first] &&
           (p->role == TSC_PLACE_TO || tsc_reading_goes_into(c->reading, p)) &&
           (tsc_entry_has(mark->entry, "form", "that") || tsc_entry_has(mark->entry, "form", "this"));
}

/* One country cannot be both: the nearer slot keeps it, the other takes the next best. */
static void part_sides(const tsc_candidate *c, tsc_pair_choice *reporter, tsc_pair_choice *partner)
{
    if (reporter->mention == NULL || partner->mention == NULL ||
        !tsc_place_same(reporter->mention->place, partner->mention->place))
        return;
    /* "of Venezuela to the nation": another nation */
    const bool named = partner->mention->referred && !reporter->mention->referred &&
                       c->reading->clause[partner->mention->first] == c->reading->clause[reporter->mention->first];
    tsc_pair_choice *loser = is_pointed_at(c, partner->mention, reporter->mention) ? reporter
                             : named || reporter->cost <= partner->cost            ? partner
                                                                                   : reporter;
    const tsc_place taken = reporter->mention->place;
    const tsc_pair_slot wanted = loser == partner ? TSC_SLOT_PARTNER : TSC_SLOT_REPORTER;
    *loser = (tsc_pair_choice){NULL, TSC_PAIR_REACH};
    for (size_t i = 0; i < c->reading->place_count; i++) {
        const tsc_place_mention *p = &c->reading->places[i];
        if (tsc_place_same(p->place, taken))
            continue;
        const tsc_pair_slot slot = tsc_pair_slot_of(c, p);
        if (slot == wanted || (slot != TSC_SLOT_NONE && !p->minor))
            tsc_pair_choose(loser, p, tsc_pair_cost_of(c, p) + (slot == wanted ? 0 : 4));
    }
}

/* "Having sold Egypt 5.8 million tonnes, Russia expects …": a sentence that opens with a verb has its subject behind the comma. */
static void name_subject_ahead(const tsc_candidate *c, tsc_pair_choice *reporter, const tsc_pair_choice *partner)
{
    enum { OPENING = 1 };
    const tsc_reading *r = c->reading;
    if (c->anchor == NULL || reporter->mention != NULL || !tsc_pair_has_form(c, "verb") || c->anchor->first > OPENING ||
        c->anchor->last > c->edge || r->verb_last || r->verb_first)
        return;
    for (size_t i = 0; i < r->place_count; i++) {
        const tsc_place_mention *p = &r->places[i];
        const uint32_t at = tsc_reading_article(r, p->first);
        if (p->last <= c->anchor->first)
            return;
        if (p->first < c->quantity->last || p->role != TSC_PLACE_BARE || at == 0 || !tsc_scan_is_comma(r->scan, at - 1))
            continue;
        if (partner->mention == NULL || !tsc_place_same(partner->mention->place, p->place))
            *reporter = (tsc_pair_choice){p, 0};
        return;
    }
}

void tsc_pair_directed(tsc_candidate *c, tsc_pair_choice *reporter, tsc_pair_choice *partner)
{
    choose_by_frame(c, reporter, partner);
    name_subject_ahead(c, reporter, partner);
    name_giver(c, reporter, partner);
    name_partner(c, reporter, partner);
    untie(c, reporter, partner);
    choose_receiver(c, reporter, partner);
    drop_actor_before(c, reporter, partner);
    part_sides(c, reporter, partner);
}

void tsc_pair_turn_parallel(const tsc_candidate *c, tsc_pair_choice *reporter, tsc_pair_choice *partner)
{
    enum { BESIDE = 2 };
    const tsc_reading *r = c->reading;
    const tsc_mentions *marks = &r->of[TSC_ROLE_DISCOURSE];
    const tsc_candidate *b = c->before;
    const tsc_place_mention *p = reporter->mention;
    bool those = false, bought = false, comes = false;
    if (p == NULL || p->adjective || b == NULL || b->indicator != c->indicator ||
        c->indicator->orientation != TSC_INWARD || tsc_place_same(p->place, b->figure.reporter))
        return;
    for (size_t i = 0; i < marks->count; i++)
        those = those || (tsc_entry_is(marks->items[i]->entry, "celui") && marks->items[i]->last <= p->first &&
                          p->first - marks->items[i]->last <= BESIDE && marks->items[i]->first >= b->quantity->last);
    for (size_t i = 0; those && i < r->place_count && r->places[i].last <= b->edge; i++) {
        const tsc_place_mention *q = &r->places[i];
        bought = bought || (q->adjective && tsc_place_same(q->place, b->figure.reporter));
        comes = comes || ((q->role == TSC_PLACE_FROM || q->role == TSC_PLACE_OF || q->role == TSC_PLACE_OWNER) &&
                          tsc_place_same(q->place, b->figure.partner));
    }
    if (!bought || !comes)
        return;
    *partner = *reporter;
    *reporter = (tsc_pair_choice){NULL, TSC_PAIR_REACH};
}

void tsc_pair_turn_favour(tsc_candidate *c, const tsc_place_mention *reporter)
{
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_DISCOURSE];
    if (c->indicator->orientation != TSC_BALANCE || c->anchor == NULL || reporter == NULL ||
        tsc_entry_get(c->anchor->entry, "sign").length == 0)
        return;
    const uint32_t at = tsc_reading_article(c->reading, reporter->first);
    for (size_t i = 0; i < marks->count; i++)
        if (tsc_entry_is(marks->items[i]->entry, "favour") &&
            (marks->items[i]->last == at || marks->items[i]->last == reporter->first)) {
            tsc_pair_swap(&c->figure);
            return;
        }
}

/* Only a word that the rule `bare_origin` lists stands between a token and a name. */
static bool is_bare_behind(const tsc_reading *r, uint32_t token, const tsc_place_mention *p)
{
    const tsc_mark *of = tsc_reading_function(r, token);
    tsc_span words = of != NULL ? tsc_scan_span(r->scan, of->first, of->last) : tsc_span_of(NULL);
    return of != NULL && of->last == p->first &&
           tsc_span_is_among(words, tsc_language_rule(r->scan->language, "bare_origin", NULL));
}

bool tsc_pair_is_bare_origin(const tsc_candidate *c, const tsc_place_mention *p)
{
    return p->role == TSC_PLACE_OF && c->anchor != NULL && tsc_pair_has_form(c, "noun") &&
           *tsc_language_rule(c->reading->scan->language, "bare_origin", NULL) != '\0' &&
           is_bare_behind(c->reading, c->anchor->last, p);
}

/* "920 000 tonnes de riz, dont 510 000 d'Inde": right behind a part of what was bought, where that came from. */
static bool is_origin_of_part(const tsc_candidate *c, const tsc_place_mention *origin)
{
    const tsc_candidate *b = c->before;
    return origin->role == TSC_PLACE_OF && b != NULL && b->indicator == c->indicator &&
           c->indicator->orientation == TSC_INWARD && c->indicator->flow && c->anchor == NULL &&
           is_bare_behind(c->reading, c->quantity->last, origin);
}

/* "L'Arménie a publié … Les importations de Géorgie ont progressé": bare, behind a flow into the country that the text is of. */
static bool is_origin_for_text(const tsc_candidate *c, const tsc_discourse *discourse, const tsc_place_mention *origin)
{
    const tsc_place given = discourse->topic.given,
                    own = tsc_place_is_country(given) ? given : tsc_discourse_counterpart(discourse, origin->place);
    return c->indicator->orientation == TSC_INWARD && tsc_pair_is_bare_origin(c, origin) && tsc_place_is_country(own) &&
           !tsc_place_same(own, origin->place) && (tsc_place_same(own, given) || tsc_discourse_opens(discourse, own));
}

void tsc_pair_turn_origin(const tsc_candidate *c, const tsc_discourse *discourse, tsc_pair_choice *reporter,
                          tsc_pair_choice *partner)
{
    const tsc_topic *topic = &discourse->topic;
    const tsc_place_mention *origin = reporter->mention;
    if (origin != NULL && partner->mention == NULL &&
        (is_origin_for_text(c, discourse, origin) || is_origin_of_part(c, origin))) {
        *partner = *reporter;
        *reporter = (tsc_pair_choice){NULL, TSC_PAIR_REACH};
        return;
    }
    if (c->indicator->orientation != TSC_INWARD || topic->indicator == NULL || origin == NULL ||
        !tsc_place_same(origin->place, topic->partner) || tsc_place_is_none(topic->reporter))
        return;
    /* "3.5 billion of exports to Italy and 2.4 billion of imports of this country" */
    const bool referred = origin->referred && origin->role == TSC_PLACE_OF && c->following &&
                          !tsc_pair_is_whole_world(c) && tsc_code_is(topic->indicator, "exports") &&
                          topic->sentence == discourse->sentence &&
                          (partner->mention == NULL || tsc_place_same(partner->mention->place, topic->reporter));
    const bool named =
        partner->mention == NULL && ((origin->adjective && strcmp(topic->indicator, c->indicator->code) == 0) ||
                                     tsc_pair_is_bare_origin(c, origin));
    /* "Algeria sold Turkey gas for 3.4 billion. Turkish imports rose to 2.6": what Turkey took was told, so that they come from there */
    const bool mirrored = partner->mention == NULL && origin->adjective && tsc_code_is(topic->indicator, "exports") &&
                          discourse->sentence - topic->sentence <= 1 && topic->acts;
    if (!referred && !named && !mirrored)
        return;
    *partner = *reporter; /* of cars from China …; Chinese imports: from there */
    *reporter = (tsc_pair_choice){NULL, TSC_PAIR_REACH};
}
