/* What the files of the pair share; no part of the interface. */
#ifndef TSC_EXTRACT_PAIR_PARTS_H
#define TSC_EXTRACT_PAIR_PARTS_H

#include "extract/candidate.h"

/** The place of a country in a pair, by how it is named. */
typedef enum tsc_pair_slot { TSC_SLOT_NONE, TSC_SLOT_REPORTER, TSC_SLOT_PARTNER, TSC_SLOT_EITHER } tsc_pair_slot;

/** In tokens: nothing that costs more is a figure's country; what a city costs beyond the name of its country. */
enum { TSC_PAIR_REACH = 40, TSC_PAIR_MINOR = 6 };

/** The best mention so far for one slot; none: NULL at TSC_PAIR_REACH. */
typedef struct tsc_pair_choice {
    const tsc_place_mention *mention;
    double cost;
} tsc_pair_choice;

/** Makes the reporter the partner and the partner the reporter. */
static inline void tsc_pair_swap(tsc_figure *figure)
{
    const tsc_place reporter = figure->reporter;
    figure->reporter = figure->partner;
    figure->partner = reporter;
}

/* pair_slot.c: how one mention stands to one figure */

/** The slot that a mention takes by its preposition, its case and its place before or behind the indicator. */
tsc_pair_slot tsc_pair_slot_of(const tsc_candidate *c, const tsc_place_mention *p);

/* pair_frame.c: the frames of indicators */

/** The slot that the indicator's frame gives to a mention in this role. */
tsc_pair_slot tsc_pair_slot_in_frame(const tsc_candidate *c, const tsc_place_mention *p);

/** Whether a relative behind a mention says its slot by the frame ("wine of Honduras, which it bought"), set then. */
bool tsc_pair_is_in_relative_frame(const tsc_candidate *c, const tsc_place_mention *p, tsc_pair_slot *slot);

/** "Remittances from Qatar", "Kenyans sent home": money that goes from where people work to where they are from. */
bool tsc_pair_is_remitted(const tsc_candidate *c);

/** Whether who stands bare before the indicator acts: sells or buys. */
bool tsc_pair_has_actor(const tsc_candidate *c);

/* pair_govern.c */

/** "Kenya bought goods from Uganda and sold it tea": whether a mention belongs to another indicator of the sentence than the
    figure's, of which there must be one. */
bool tsc_pair_is_governed_by_other(const tsc_candidate *c, const tsc_place_mention *p);

/** "what it sells to Peru is little: imports from there …": whether a mention belongs to a verb of the other direction in a
    part of
    the sentence before the figure's noun. */
bool tsc_pair_is_of_verb_ahead(const tsc_candidate *c, const tsc_place_mention *p);

/** Before the indicator, or the value where there is no indicator. */
bool tsc_pair_is_before_anchor(const tsc_candidate *c, const tsc_place_mention *p);

/** Tokens between the indicator and a mention, before or behind it; 0 where they overlap, UINT32_MAX without an indicator. */
uint32_t tsc_pair_steps_from_anchor(const tsc_candidate *c, const tsc_place_mention *p);

/** Whether the indicator's entry says that it is a verb, a noun of receiving, a count … */
static inline bool tsc_pair_has_form(const tsc_candidate *c, const char *form)
{
    return c->anchor != NULL && tsc_entry_has(c->anchor->entry, "form", form);
}

/** "el gasóleo que exportó Bélgica", "les tomates que vend le Maroc": right behind the verb of a relative stands who acts. */
bool tsc_pair_is_subject_in_relative(const tsc_candidate *c, const tsc_place_mention *p);

/** "With purchases of 45 million, Japan was the first buyer", "Avec 3,2 milliards d'investissements, la Belgique …": the flow
   stands in a phrase that opens the sentence, and the name behind its comma is whose it is. */
bool tsc_pair_is_subject_of_opening(const tsc_candidate *c, const tsc_place_mention *p);

/** "China was at the top of the countries of destination of Qatar's exports": the flow right behind its owner is that one's, and
   who is the subject is the far side of it. */
bool tsc_pair_is_subject_of_owned(const tsc_candidate *c, const tsc_place_mention *p);

/** "Ещё 15 млн предоставит Евросоюз": the amount first, then the verb, and behind it the one who acts. Where the verb comes
    first
    (تستثمر قطر), the one who acts stands right behind it anyhow. */
bool tsc_pair_is_subject_behind(const tsc_candidate *c, const tsc_place_mention *p);

/** "Poland spent 92 million on Ukrainian rapeseed imports": somebody else is the subject, and the goods have their origin. */
bool tsc_pair_has_subject_before(const tsc_candidate *c, const tsc_place_mention *p);

/** "with Russian companies having invested a trillion": the preposition leads in who acts, and the verb follows. */
bool tsc_pair_is_subject_with(const tsc_candidate *c, const tsc_place_mention *p);

/** "Pakistan remained Kenya's biggest partner, buying tea worth 50 million": the subject buys, and whose partner it is is the other
    side. */
bool tsc_pair_is_owner_of_actor(const tsc_candidate *c, const tsc_place_mention *p);

/** Whether a name takes: "attracted", "visited", "supplied with", "took of it" stands beside it. */
bool tsc_pair_receives(const tsc_candidate *c, const tsc_place_mention *p);

/** "104 тысячи граждан Армении": whether it is the genitive right behind those who are counted. */
bool tsc_pair_is_people_of(const tsc_candidate *c, const tsc_place_mention *p);

/** "В вузах Беларуси учатся 7,9 тыс. граждан Туркменистана": whether those who are counted have another country behind
    them, so
    that the name before is where they are. */
bool tsc_pair_has_people_of_another(const tsc_candidate *c, const tsc_place_mention *p);

/** "36,7 млн иностранных гостей": whether right before the noun that is counted stands that they are from abroad. */
bool tsc_pair_is_called_foreign(const tsc_candidate *c);

/** "Romania exported wheat. Egypt took 430,000 tonnes of it": who takes is the far side of what another one sells. */
bool tsc_pair_takes(const tsc_candidate *c, const tsc_place_mention *p);

/** Whether the name stands right behind a verb of visiting: where the persons that are counted went. */
bool tsc_pair_is_visited(const tsc_candidate *c, const tsc_place_mention *p);

/** "according to the customs of …": named as a source. */
bool tsc_pair_is_attributed(const tsc_reading *reading, const tsc_place_mention *p);

/** "По кыргызским данным": whether an adjective says whose count a figure is by: of its own trade. */
bool tsc_pair_is_whose_data(const tsc_reading *reading, const tsc_place_mention *p);

/** Makes whose office speaks the reporter of trade that has none. */
void tsc_pair_let_source_report(tsc_candidate *c);

/** "Finnish Customs said": the office that speaks is no side of the trade. */
bool tsc_pair_is_quoted(const tsc_reading *reading, const tsc_place_mention *p);

/** Whether the genitive of the language has no word of its own (rule `genitive`). */
static inline bool tsc_pair_has_bare_genitive(const tsc_reading *reading)
{
    return reading->verb_first || strcmp(tsc_language_rule(reading->scan->language, "genitive", NULL), "bare") == 0;
}

/* pair_goods.c */

/** "imported from Japan to Kyrgyzstan": where it comes from is said, so that the other one takes it. */
bool tsc_pair_has_origin(const tsc_candidate *c);

/** "achats", "compras", закупки: the noun is of buying, and not of what crosses a border. */
bool tsc_pair_is_buying(const tsc_candidate *c);

/** "achats au Chili", "las compras de Honduras a la India": behind a noun of buying stands of whom or where one buys, at once or
    behind the buyer. */
bool tsc_pair_is_bought_at(const tsc_candidate *c, const tsc_place_mention *p);

/** "ауған тауарларын сатып алу": where the noun of buying stands behind what is bought, the goods have their country before
    them. */
bool tsc_pair_are_goods_of(const tsc_candidate *c, const tsc_place_mention *p);

/** "профинансировал белорусские проекты", "a financé des projets béninois": where the projects are that are paid for. */
bool tsc_pair_is_of_projects(const tsc_candidate *c, const tsc_place_mention *p);

/** "Turkish companies bought", "les importateurs turcs ont acheté", "اشترت الشركات التركية": the adjective is that of who
    buys;
    "Turkish copper was bought" names the goods. */
bool tsc_pair_is_of_buyers(const tsc_candidate *c, const tsc_place_mention *p);

/* pair_aside.c */

/** "In Central Asia, it is Kazakhstan that …": a group where something is, before a comma, and a country is told of. */
bool tsc_pair_is_setting(const tsc_candidate *c, const tsc_place_mention *p);

/** "the Chongqing-Duisburg route through Kazakhstan": whether it is named where the cargo comes from and goes, so that what it
    passes is no side. */
bool tsc_pair_has_ends(const tsc_candidate *c, const tsc_place_mention *via);

/** "exports, mainly to China, reached 5 billion", "Sourced mainly from Peru, its imports were": put in before the value and closed
    by a comma, it names no partner of the whole. */
bool tsc_pair_is_mostly(const tsc_candidate *c, const tsc_place_mention *p);

/** "Shipments to Romania, Hungary's third market, totalled": whether the word for a buyer or a seller, behind its owner, says right
    behind the comma who the name is. */
bool tsc_pair_is_explained(const tsc_candidate *c, const tsc_place_mention *p);

/** "China, with which Honduras took up relations, bought shrimp": whether a bare name stands in a relative clause that a
    comma closes
    before the verb of the figure, whose subject is the name before it. */
bool tsc_pair_is_in_relative(const tsc_candidate *c, const tsc_place_mention *p);

/* pair_whole.c */

/** "51 billion out of 103 billion": takes the pair of the value before, its far side being the world; false where it is no
    whole. */
bool tsc_pair_take_whole(tsc_candidate *c);

/** "1.1 million of the 7.2 million tonnes that Spain imported": whether it is the whole of the value before, where its own
    verb names one
    side alone. */
bool tsc_pair_is_whole_of_relative(const tsc_candidate *c, const tsc_pair_choice *partner);

/** "Trade of the two came to 17 million. Total exports were 9 million and imports 8": whether a flow and the other one beside it
    together are the turnover of two countries that was told before, so that they are with no other. */
bool tsc_pair_adds_up(const tsc_candidate *c, const tsc_discourse *discourse);

/** "Exports to Peru fell by 11 %. In eight months the country exported goods for 8 billion": whether who acts alone, and whose trade with
    all the world was told before its partners, is told of for another time. */
bool tsc_pair_is_whole_again(const tsc_candidate *c, const tsc_discourse *discourse, const tsc_place_mention *mention);

/** "In four months exports were 313 million; those to the Union fell by 4 %, those to Asia by 13. In April exports came to 62 million",
    "Imports came to 290": whether behind several partners another time or the other flow is told of the whole, which was told of
    before them. */
bool tsc_pair_is_whole_of_several(const tsc_candidate *c, const tsc_discourse *discourse);

/** Whether a value is the whole of which the next one, that of the partner, is a part. */
bool tsc_pair_is_whole_of_next(const tsc_candidate *c, const tsc_place_mention *reporter,
                               const tsc_place_mention *partner);

/* pair_trader.c */

/** The country whose customer, supplier or partner another one is said to be; NULL where no such word is near. */
const tsc_place_mention *tsc_pair_trader_owner(const tsc_candidate *c);

/** "celles de la Tunisie": the partner of the value before, right behind the word that stands for its flow. */
bool tsc_pair_is_whose_those_are(const tsc_candidate *c, const tsc_place_mention *p);

/** "le deuxième partenaire africain du Vietnam": a group that says among which partners somebody is ranked. */
bool tsc_pair_is_scope_of_trader(const tsc_candidate *c, const tsc_place_mention *p);

/** The country whose partners in trade a sentence speaks of; none where it speaks of none. */
tsc_place tsc_pair_trader_host(const tsc_reading *reading);

/* pair_cost.c */

/** How far a mention stands from the figure: tokens to its indicator or its value, more where something parts them. */
double tsc_pair_cost_of(const tsc_candidate *c, const tsc_place_mention *p);

/* pair_home.c: the country that the text is of */

/** "Turkey has invested 5 billion in Kazakhstan. Imports from Germany fell", "Exports to Peru rose. 64,000 tourists came
    from Egypt": of the two of the topic the country that the text is of, since trade is told by it and what is sent by the
    other; none where both are told in the same way. */
tsc_place tsc_pair_home_of_topic(const tsc_candidate *c, const tsc_discourse *discourse, bool reports);

/** The country that the text is of stays the same for all that are named alone; none where none is known, and for the same
    flow of another: "Pakistan's rice … exports to Indonesia rose. Thailand's shipments, in contrast, fell". known: the side
    that is named by mention; reports: it is the reporter. */
tsc_place tsc_pair_given_by_topic(const tsc_candidate *c, const tsc_topic *topic, tsc_place known,
                                  const tsc_place_mention *mention, bool reports);

/* pair_topic.c: what the text before says of the pair */

/** "worldwide", "all countries": the indicator itself names the partner. */
bool tsc_pair_is_whole_world(const tsc_candidate *c);

/** "trade between our countries", "внешнеторговый оборот двух стран": of the two with one another; near: in tokens, how far
    behind the indicator that may be said. */
bool tsc_pair_is_of_both(const tsc_candidate *c, uint32_t near);

/** "Of the 3.1 billion that Kenya exported, 410 million went to Uganda and 230 to Pakistan": values behind are of one partner
    each, so that the value before them is of all. known: whose trade it is. */
bool tsc_pair_is_dealt_out(const tsc_candidate *c, tsc_place known);

/** The country across from a known one: of the topic, the document, its home; else the world, or none. */
tsc_place tsc_pair_other_side(const tsc_candidate *c, const tsc_discourse *discourse, tsc_place known,
                              const tsc_place_mention *mention);

/** Whether the topic was of what one side sells and the figure is of what it buys, or the other way round. */
bool tsc_pair_turns_flow(const tsc_candidate *c, const tsc_topic *topic);

/** "Seoul bought berries for 2 million, in May deliveries reached 3": words that go with the flow before (code), which one
    side's imports were, take its pair the other way round. */
void tsc_pair_turn_neutral(tsc_candidate *c, const char *before);

/** The pair of the topic, for a sentence that names no country. */
void tsc_pair_take_topic(tsc_candidate *c, const tsc_discourse *discourse);

/* pair_lender.c */

/** "Пекин предоставил Эфиопии займы", "منح البنك موريتانيا قرضا": whether a bare name between a verb of giving and the word
    for what is given
    is who gets it, because another one gives. */
bool tsc_pair_is_given_to(const tsc_candidate *c, const tsc_place_mention *p);

/** "20 млн крон на помощь беженцам из Судана", "for refugees from Sudan": whether money is given for people who come from
    there. */
bool tsc_pair_is_home_of_helped(const tsc_candidate *c, const tsc_place_mention *p);

/** Makes a fund or bank, or the country in whose money a loan is told, the one that gives. */
void tsc_pair_let_lend(tsc_candidate *c);

/* pair_list.c: values of several countries in a sentence */

/** The name that has the value in brackets behind it, or stands beside another in a ranking: "ahead of Peru with 4.9 billion";
    NULL for none. */
const tsc_place_mention *tsc_pair_bracketed_place(const tsc_candidate *c);

/** Takes the pair of one of several listed values: the pair of the one before, or of the topic, with its own country in it; false
    where it is none of a list. both: the sentence names both sides of its own flow. */
bool tsc_pair_take_listed(tsc_candidate *c, const tsc_discourse *discourse, bool both);

/** "Egypt is Poland's second market, after South Africa with 4.9 billion": who stands beside the subject does what that does. */
void tsc_pair_take_aside(tsc_candidate *c);

/* pair_next.c: values of several countries, one sentence after another */

/** "By exports, Kyrgyzstan ranked first (79 million)": partners of the country whose trade with all the world was just told. */
bool tsc_pair_take_first_partner(tsc_candidate *c, const tsc_discourse *discourse);

/** "Next come Russia (980 million) and …", "Russia: 980 million": the pair of the topic with another country in it. */
bool tsc_pair_take_next(tsc_candidate *c, const tsc_discourse *discourse);

/* pair_ranking.c */

/** "Malta and Chad follow, with 31 and 30 million": the pair of the ranking that is spoken of, with the value's own country
    in it. */
bool tsc_pair_take_ranking(tsc_candidate *c, const tsc_discourse *discourse);

/* pair_fill.c */

/** Reporter and partner of the figure from what was chosen in its sentence; what is open comes from the figure before or
    the topic. */
void tsc_pair_fill(tsc_candidate *c, const tsc_discourse *discourse, tsc_pair_choice reporter, tsc_pair_choice partner);

/* pair_within.c */

/** "Trade among the states of the union", "intra-African trade": both sides are the group. */
void tsc_pair_stay_within(tsc_candidate *c);

/* pair_mirror.c */

/** Takes the pair of the value before with the country that stands behind this value, where both have their word and their
    country behind them. */
bool tsc_pair_take_mirrored(tsc_candidate *c);

/** "Imports came to 7 billion, of which China supplied 12 %": a share of what was told of one country and all the world, and who has it.
    Sets the reporter and *partner. */
bool tsc_pair_share_of_total(tsc_candidate *c, const tsc_discourse *discourse, tsc_pair_choice *partner);

/** "Malaysia was the main supplier with 1.4 million tonnes, against 1.2 million for Indonesia": the pair of the value before with the
    other country in the place of the one that it is set against. */
bool tsc_pair_take_set_against(tsc_candidate *c);

/** "Egypt had 14.9 million visitors, of whom 1.6 million were Germans. This year 18 million are expected": behind a part of what was
    told of one country and all the world, a value that is as large as the whole, in a sentence that names no other country. */
bool tsc_pair_take_total(tsc_candidate *c, const tsc_discourse *discourse);

/** "302 million … and 238 million, up 120 and 13 percent, respectively": each change has the pair of the level of its rank,
    where there are as many of both. */
bool tsc_pair_take_in_order(tsc_candidate *c);

/* pair_orient.c */

/** "The deficit with China reached 70 billion dirhams": the country that counts in the value's money, of those that the text
    names; none where there is none or two, or where it is `known`. */
tsc_place tsc_pair_country_of_money(const tsc_candidate *c, const tsc_discourse *discourse, tsc_place known);

/** Whether money is that of a country, by the country's code in that of the currency. */
bool tsc_pair_is_money_of(tsc_unit unit, tsc_place place);

/** Gives a direction to a pair that was spoken of without one. */
void tsc_pair_orient(tsc_candidate *c, const tsc_discourse *discourse);

/* pair_correct.c */

/** Corrects sides that were filled by the value before, the good and the word for the flow; reporter and partner: the mentions
    chosen, or NULL. */
void tsc_pair_correct(tsc_candidate *c, const tsc_discourse *discourse, const tsc_place_mention *reporter,
                      const tsc_place_mention *partner);

/* pair_market.c */

/** What the share or the flow told before says of the sides of this one. */
void tsc_pair_go_on(tsc_candidate *c, const tsc_discourse *discourse);

/* pair_text.c */

/** The other side as the whole text gives it; the world where it gives none. reports: the known side is the reporter. */
tsc_place tsc_pair_side_of_text(const tsc_candidate *c, const tsc_discourse *discourse, tsc_place known,
                                const tsc_place_mention *mention, bool reports);

/** "President Mirziyoyev said that trade with Singapore …": the country of who leads it or of its parliament, where the text names no
    country by itself; none where it names neither, or the known side. */
tsc_place tsc_pair_seat_beside(const tsc_discourse *discourse, tsc_place known);

/** Whether the text names a country, here or further on. */
bool tsc_pair_is_in_text(const tsc_discourse *discourse, tsc_place place);

/** "Georgia was the largest trading partner with 310 million": whether the value is told of a partner. */
bool tsc_pair_is_told_as_partner(const tsc_candidate *c);

/* pair_former.c */

/** "Arrivals from the former tripled": the pair of the first figure of the sentence before, of the latter that of the last; does
    nothing where neither is told of. */
void tsc_pair_take_former(tsc_candidate *c, const tsc_discourse *discourse);

#endif
