/* The places of a sentence and how each stands in it: by its preposition, its case or the word behind it. Names that
   mean no country there (an epithet, a field of rank, one state of a group) are told from those that do. */
#include "extract/reading_place.h"
#include "extract/quantity_parts.h"

#include "extract/amount.h"

bool tsc_reading_role_behind(const char *code, tsc_place_role *role)
{
    static const struct {
        const char *code;
        tsc_place_role role;
    } roles[] = {{"to", TSC_PLACE_TO},       {"cause", TSC_PLACE_TO},        {"onto", TSC_PLACE_TO},
                 {"from", TSC_PLACE_FROM},   {"out_of", TSC_PLACE_FROM},     {"of", TSC_PLACE_OF},
                 {"in", TSC_PLACE_IN},       {"into", TSC_PLACE_IN},         {"at", TSC_PLACE_IN},
                 {"with", TSC_PLACE_WITH},   {"between", TSC_PLACE_BETWEEN}, {"aside", TSC_PLACE_ASIDE},
                 {"after", TSC_PLACE_ASIDE}, {"via", TSC_PLACE_VIA},         {"by", TSC_PLACE_OWNER},
                 {"agent", TSC_PLACE_OWNER}};
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
        if (tsc_code_is(code, roles[i].code)) {
            *role = roles[i].role;
            return true;
        }
    return false;
}

/* "the United States' exports": an apostrophe alone behind an s, where an s behind an apostrophe is an ending. */
static bool is_bare_possessive(const tsc_scan *scan, uint32_t token)
{
    tsc_span sign = tsc_scan_token(scan, token), word = tsc_scan_token(scan, token - 1);
    bool apostrophe = tsc_span_equals(sign, "'") || tsc_span_equals(sign, "\xE2\x80\x99");
    return apostrophe && word.length > 1 && word.data[word.length - 1] == 's' && token + 1 < scan->token_count &&
           scan->tokens[token + 1].kind == TSC_TOKEN_WORD &&
           strcmp(tsc_language_rule(scan->language, "possessive", NULL), "s") == 0;
}

static bool is_possessive(const tsc_scan *scan, uint32_t token)
{
    if (token == 0 || token >= scan->token_count || (scan->tokens[token].flags & TSC_TOKEN_GLUED) == 0)
        return false;
    return scan->tokens[token].kind == TSC_TOKEN_WORD ? (scan->tokens[token].flags & TSC_TOKEN_CLITIC) != 0
                                                      : is_bare_possessive(scan, token);
}

/* The token from which a noun's possessive stands, "à nos amis", that of the noun where there is none. */
static uint32_t before_possessive(const tsc_reading *reading, uint32_t noun)
{
    const tsc_mark *word = noun > 0 ? tsc_scan_mark(reading->scan, noun - 1, TSC_ROLE_DISCOURSE) : NULL;
    const bool owns = word != NULL && word->last == noun &&
                      (tsc_entry_is(word->entry, "possessive") || tsc_entry_is(word->entry, "own"));
    return owns ? word->first : noun;
}

/* "à la partie marocaine", "aux clients indiens": the preposition stands before the noun of the adjective, where that is no
   indicator but for those who take and give. */
static const char *before_noun(const tsc_reading *reading, uint32_t token)
{
    if (token < 2 || reading->scan->tokens[token - 1].kind != TSC_TOKEN_WORD)
        return NULL;
    const tsc_mentions *marks = &reading->of[TSC_ROLE_INDICATOR];
    for (size_t i = 0; i < marks->count; i++)
        if (marks->items[i]->first < token && marks->items[i]->last >= token && !tsc_mark_names_trader(marks->items[i]))
            return NULL;
    const tsc_mentions *words = &reading->of[TSC_ROLE_DISCOURSE], *goods = &reading->of[TSC_ROLE_COMMODITY];
    for (size_t i = 0; i < words->count; i++)
        if (words->items[i]->last == token && tsc_entry_is(words->items[i]->entry, "capital"))
            return NULL;
    for (size_t i = 0; i < goods->count && goods->items[i]->first < token; i++)
        if (goods->items[i]->last == token)
            return NULL; /* record pour les agrumes sud-africains: goods come from their country */
    const char *code = tsc_reading_before(reading, before_possessive(reading, token - 1), NULL);
    return tsc_code_is(code, "of") || tsc_code_is(code, "with") ? NULL : code;
}

static bool begins_place(const tsc_scan *scan, uint32_t token)
{
    const tsc_mark *word = tsc_scan_mark(scan, token, TSC_ROLE_FUNCTION);
    return tsc_scan_mark(scan, token, TSC_ROLE_PLACE) != NULL || (word != NULL && !tsc_entry_is(word->entry, "site"));
}

/* يمكن لمصر أن تصدر: "it is possible for": the subject of the verb that follows. */
static bool is_who_can(const tsc_reading *reading, uint32_t token)
{
    const tsc_mentions *marks = &reading->of[TSC_ROLE_MODALITY];
    for (size_t i = 0; i < marks->count; i++)
        if (marks->items[i]->last == token && tsc_entry_is(marks->items[i]->entry, "potential"))
            return true;
    return false;
}

/* "room for Jordan to ship": the preposition leads in the subject of an infinitive, which begins right behind the name. */
bool tsc_reading_is_subject_of_infinitive(const tsc_reading *reading, const tsc_mark *mark)
{
    uint32_t at = mark->first;
    if (tsc_reading_before(reading, mark->first, &at) == NULL)
        return false;
    const tsc_mark *before = tsc_reading_function(reading, at), *to = tsc_reading_function(reading, mark->last);
    return before != NULL && tsc_entry_has(before->entry, "infinitive", "subject") && tsc_mark_is(to, "to") &&
           to->last < reading->scan->token_count && reading->scan->tokens[to->last].kind == TSC_TOKEN_WORD &&
           !begins_place(reading->scan, to->last);
}

/* "into Thailand's car industry": what the country owns is where it goes; "in Kenya's exports" it owns the flow. */
static tsc_place_role role_of_owner(const tsc_reading *reading, const tsc_mark *mark, const char *code)
{
    tsc_place_role role = TSC_PLACE_OWNER;
    bool goes = code != NULL && (strcmp(code, "to") == 0 || strcmp(code, "into") == 0 || strcmp(code, "onto") == 0);
    const tsc_mentions *marks = &reading->of[TSC_ROLE_INDICATOR];
    for (size_t i = 0; goes && i < marks->count; i++)
        if (marks->items[i]->first > mark->last && marks->items[i]->first - mark->last <= 3 &&
            reading->indicators[i] != NULL)
            return TSC_PLACE_OWNER;
    if (goes)
        tsc_reading_role_behind(code, &role);
    return role;
}

bool tsc_reading_owner_role(const tsc_reading *reading, const tsc_mark *mark, tsc_place_role *role)
{
    if (!is_possessive(reading->scan, mark->last))
        return false;
    *role = role_of_owner(reading, mark, tsc_reading_before(reading, mark->first, NULL));
    return true;
}

/* "на рынки Китая", "в экономику Узбекистана": of a market, an economy, a territory the bare genitive is where the
   preposition of that noun says; an adjective may stand before it. */
static const char *before_site(const tsc_reading *reading, uint32_t token)
{
    const tsc_mark *site = token > 0 ? tsc_reading_function(reading, token - 1) : NULL;
    if (site == NULL || site->last != token || !tsc_entry_is(site->entry, "site"))
        return NULL;
    const char *code = tsc_reading_before(reading, site->first, NULL);
    return code == NULL && site->first > 0 && reading->scan->tokens[site->first - 1].kind == TSC_TOKEN_WORD
               ? tsc_reading_before(reading, site->first - 1, NULL)
               : code;
}

/* "a", "ont", "ha", "has": a short word before a participle. */
static bool is_auxiliary(const tsc_reading *reading, uint32_t token)
{
    enum { SHORT = 4 };
    return token < reading->scan->token_count && reading->scan->tokens[token].kind == TSC_TOKEN_WORD &&
           tsc_scan_token(reading->scan, token).length <= SHORT &&
           tsc_scan_mark(reading->scan, token, TSC_ROLE_PLACE) == NULL;
}

/* "to Canada, and Mexico sold": a name right before a verb of trade is its subject. */
static bool is_before_verb(const tsc_reading *reading, uint32_t token)
{
    const tsc_mentions *marks = &reading->of[TSC_ROLE_INDICATOR];
    for (size_t i = 0; !reading->verb_last && i < marks->count && marks->items[i]->first <= token + 1; i++) {
        const bool auxiliary = marks->items[i]->first == token + 1 && is_auxiliary(reading, token);
        if ((marks->items[i]->first == token || auxiliary) && tsc_entry_has(marks->items[i]->entry, "form", "verb"))
            return true;
    }
    return false;
}

/* "an estimate for EU exports": where names stand before nouns as adjectives do, the name is the noun's. */
static bool names_flow(const tsc_reading *reading, uint32_t token)
{
    const tsc_mentions *marks = &reading->of[TSC_ROLE_INDICATOR];
    if (!tsc_language_grammar_of(reading->scan->language)->capital_adjective)
        return false;
    for (size_t i = 0; i < marks->count && marks->items[i]->first <= token; i++) {
        bool flow = tsc_entry_is(marks->items[i]->entry, "exports") || tsc_entry_is(marks->items[i]->entry, "imports");
        if (marks->items[i]->first == token && flow && tsc_entry_has(marks->items[i]->entry, "form", "noun"))
            return true;
    }
    return false;
}

/* The noun right behind an adjective that stands before its noun is what is given or sold. */
static bool is_before_flow(const tsc_reading *reading, uint32_t token)
{
    const tsc_mentions *marks = &reading->of[TSC_ROLE_INDICATOR];
    if (!tsc_language_grammar_of(reading->scan->language)->capital_adjective)
        return false;
    for (size_t i = 0; i < marks->count && marks->items[i]->first <= token; i++)
        if (marks->items[i]->first == token && reading->indicators[i] != NULL &&
            reading->indicators[i]->orientation == TSC_OUTWARD &&
            tsc_entry_has(marks->items[i]->entry, "form", "noun") &&
            (reading->indicators[i]->units & TSC_UNITS_MONEY) != 0)
            return true;
    return false;
}

/* "to eight African countries": the number stands between the preposition and the adjective of a group. */
static const char *before_number(const tsc_reading *reading, const tsc_mark *mark)
{
    const tsc_scan *scan = reading->scan;
    tsc_place place = tsc_place_none();
    bool group = tsc_place_parse(tsc_span_of(mark->entry->code), &place) && !tsc_place_is_country(place);
    if (!group || mark->first < 2 ||
        (scan->tokens[mark->first - 1].kind != TSC_TOKEN_NUMBER &&
         tsc_scan_mark(scan, mark->first - 1, TSC_ROLE_NUMBER) == NULL))
        return NULL;
    return tsc_reading_before(reading, mark->first - 1, NULL);
}

/* "Russia, where the republic sold goods": behind the word for where a verb of trade follows its subject. */
static bool is_before_trade(const tsc_reading *reading, uint32_t token)
{
    enum { NEAR = 4 };
    const tsc_mentions *marks = &reading->of[TSC_ROLE_INDICATOR];
    for (size_t i = 0; i < marks->count; i++)
        if (marks->items[i]->first >= token && marks->items[i]->first - token <= NEAR &&
            tsc_entry_has(marks->items[i]->entry, "form", "verb"))
            return true;
    return false;
}

/* The word that shows the case of a name: its last one, or the possessive behind that. */
static tsc_span last_word_of(const tsc_reading *reading, const tsc_mark *mark)
{
    const size_t end = reading->verb_last ? tsc_behind_ending(reading->scan, mark->last) : mark->last;
    if (end > mark->last) /* АҚШ-қа */
        return tsc_scan_span(reading->scan, mark->last - 1, end);
    return tsc_scan_token(reading->scan, is_possessive(reading->scan, mark->last) ? mark->last : mark->last - 1);
}

/* "түрік нарығына", "Марокко нарығына": where the verb comes last, the ending stands on the noun behind. */
bool tsc_reading_case_behind(const tsc_reading *reading, const tsc_mark *mark, tsc_place_role *role)
{
    const tsc_scan *scan = reading->scan;
    if (tsc_mark_is(tsc_scan_mark(scan, mark->last, TSC_ROLE_DISCOURSE), "other"))
        return false; /* Түркия көршісіне жөнелтті: its neighbour is another one */
    return reading->verb_last && mark->last < scan->token_count && scan->tokens[mark->last].kind == TSC_TOKEN_WORD &&
           !tsc_reading_ends_in(tsc_scan_token(scan, mark->last),
                                tsc_language_rule(scan->language, "infinitive", NULL)) && /* демалуға барды: to rest */
           !begins_place(scan, mark->last) &&
           scan->words[mark->last].times == 0 /* Минск жылына */ &&
           tsc_reading_ending(scan, tsc_scan_token(scan, mark->last), role);
}

static tsc_place_role role_of_adjective(const tsc_reading *reading, const tsc_mark *mark,
                                        const tsc_place_mention *before, const char *code)
{
    const tsc_language *language = reading->scan->language;
    tsc_place_role role = TSC_PLACE_BARE;
    if ((mark->clitics & (TSC_CLITIC_TO | TSC_CLITIC_IN)) != 0)
        return (mark->clitics & TSC_CLITIC_TO) != 0 ? TSC_PLACE_TO : TSC_PLACE_IN;
    if (tsc_reading_case_behind(reading, mark, &role) &&
        (role == TSC_PLACE_TO || role == TSC_PLACE_FROM || role == TSC_PLACE_IN) &&
        tsc_scan_mark(reading->scan, mark->last, TSC_ROLE_INDICATOR) == NULL)
        return role;
    if (tsc_code_is(code, "aside"))
        return TSC_PLACE_ASIDE;
    if (tsc_code_is(code, "and") && before != NULL && before->adjective && mark->first - before->last <= 2)
        return before->role; /* vers le marché américain et chinois */
    if (tsc_reading_ends_in(last_word_of(reading, mark), tsc_language_rule(language, "people_ending", "to")))
        return TSC_PLACE_TO; /* отгрузила французам */
    if (code == NULL && mark->last < reading->scan->token_count &&
        tsc_reading_ends_in(last_word_of(reading, mark), tsc_language_rule(language, "people_ending", "adjective")) &&
        tsc_reading_ends_in(tsc_scan_token(reading->scan, mark->last),
                            tsc_language_rule(language, "people_ending", "to")))
        return TSC_PLACE_TO; /* отгрузила китайским потребителям */
    if (code == NULL && tsc_language_grammar_of(language)->adjective_after)
        code = before_noun(reading, mark->first);
    if (code == NULL)
        code = before_number(reading, mark);
    if (code == NULL || tsc_code_is(code, "of") ||
        is_before_flow(reading, mark->last)) /* "for an Indian grant": the grant's, and not for India */
        return TSC_PLACE_ADJECTIVE;
    return tsc_reading_role_behind(code, &role) && role != TSC_PLACE_BETWEEN ? role : TSC_PLACE_ADJECTIVE;
}

/* "Германиядан ел экономикасына": the country has a case of its own; "Жапония компаниялары экономикамызға": the site is another's. */
static bool is_apart_from_site(const tsc_reading *reading, const tsc_mark *mark, uint32_t site)
{
    tsc_place_role own = TSC_PLACE_BARE;
    if (tsc_reading_ending(reading->scan, last_word_of(reading, mark), &own) &&
        (own == TSC_PLACE_FROM || own == TSC_PLACE_TO || own == TSC_PLACE_WITH))
        return true;
    for (uint32_t t = mark->last; t <= site; t++) {
        const tsc_mark *whose = tsc_scan_mark(reading->scan, t, TSC_ROLE_DISCOURSE);
        if (tsc_mark_is(whose, "own") || tsc_mark_is(whose, "own_his") || tsc_mark_is(whose, "epithet"))
            return true;
    }
    return false;
}

/* "Қазақстанның логистика саласына": where the verb comes last, a branch or a site of a country has the case of what goes there. */
static bool is_told_by_site(const tsc_reading *reading, const tsc_mark *mark, tsc_place_role *role)
{
    enum { NEAR = 3 };
    const tsc_scan *scan = reading->scan;
    for (uint32_t t = mark->last; reading->verb_last && t < mark->last + NEAR && t < scan->token_count; t++) {
        if (scan->tokens[t].kind != TSC_TOKEN_WORD || begins_place(scan, t) || scan->words[t].times != 0 ||
            is_apart_from_site(reading, mark, t))
            return false;
        if (tsc_mark_is(tsc_reading_function(reading, t), "site"))
            return tsc_reading_ending(scan, tsc_scan_token(scan, t), role) &&
                   (*role == TSC_PLACE_TO || *role == TSC_PLACE_FROM || *role == TSC_PLACE_IN);
    }
    return false;
}

/* By the case of a name, by letters written to it, or by the word right behind. */
static bool is_told_by_form(const tsc_reading *reading, const tsc_mark *mark, const char *code, tsc_place_role *role)
{
    const tsc_scan *scan = reading->scan;
    const tsc_mark *behind = tsc_reading_function(reading, mark->last);
    if (is_told_by_site(reading, mark, role))
        return true;
    if (tsc_reading_ending(scan, last_word_of(reading, mark), role) && *role != TSC_PLACE_BARE)
        return true;
    if (tsc_reading_case_behind(reading, mark, role) &&
        (*role == TSC_PLACE_TO || *role == TSC_PLACE_FROM || *role == TSC_PLACE_IN))
        return true;
    if (reading->verb_last && tsc_mark_is(behind, "with") && !begins_place(scan, behind->last))
        *role = TSC_PLACE_WITH;
    else if (reading->verb_last && tsc_mark_is(behind, "via"))
        *role = TSC_PLACE_VIA;
    else if (is_possessive(scan, mark->last))
        *role = role_of_owner(reading, mark, code);
    else if (code != NULL && names_flow(reading, mark->last))
        *role = TSC_PLACE_OWNER;
    else if ((mark->clitics & TSC_CLITIC_TO) != 0)
        *role = is_who_can(reading, mark->first) ? TSC_PLACE_BARE : TSC_PLACE_TO;
    else if ((mark->clitics & TSC_CLITIC_IN) != 0)
        *role = TSC_PLACE_IN;
    else
        return false;
    return true;
}

/* "donará 18 millones a Colombia y Suecia otros 11": the name before stands behind a value, this one before another. */
static bool has_value_each(const tsc_reading *reading, const tsc_mark *mark, const tsc_place_mention *before)
{
    enum { BEHIND = 3, AHEAD = 1 };
    const tsc_quantities *all = reading->quantities;
    for (size_t i = 0; i + 1 < all->count; i++) {
        const tsc_quantity *told = &all->items[i], *next = told + 1;
        if (told->last <= before->first && before->first - told->last <= BEHIND && next->hedge_first >= mark->last &&
            next->hedge_first - mark->last <= AHEAD && told->form == next->form &&
            (tsc_unit_is_none(next->unit) || tsc_unit_same(next->unit, told->unit)))
            return true;
    }
    return false;
}

/* "to Iran and Iraq", "behind the Netherlands, Germany and Austria": as the name before in a list. */
static bool is_told_by_list(const tsc_reading *reading, const tsc_mark *mark, const tsc_place_mention *before,
                            const char *code)
{
    if (before == NULL || mark->first - before->last > 3)
        return false;
    const bool joined = (mark->clitics & TSC_CLITIC_AND) != 0 || tsc_code_is(code, "and");
    if (joined && has_value_each(reading, mark, before))
        return false;
    if (joined && before->role != TSC_PLACE_ADJECTIVE && !is_before_verb(reading, mark->last))
        return true;
    return before->role == TSC_PLACE_ASIDE && (code == NULL || tsc_code_is(code, "aside")) &&
           tsc_scan_is_comma(reading->scan, before->last);
}

/* "Китай, куда отправлено 5 тонн": the word behind a name, or behind a sign that follows it, says whither. */
static bool is_whither(const tsc_reading *reading, const tsc_mark *mark)
{
    const tsc_scan *scan = reading->scan;
    const tsc_mark *next = tsc_reading_function(reading, mark->last);
    if (next == NULL && mark->last + 1 < scan->token_count && scan->tokens[mark->last].kind == TSC_TOKEN_PUNCTUATION)
        next = tsc_reading_function(reading, mark->last + 1);
    return tsc_mark_is(next, "whither") ||
           (next != NULL && tsc_entry_has(next->entry, "whither", "1") && is_before_trade(reading, next->last));
}

/* "Not Russia but China was …": named to say that it is another. */
static bool is_denied(const tsc_reading *reading, const tsc_mark *mark)
{
    return tsc_reading_is_behind(reading, mark->first, "not") &&
           tsc_mark_is(tsc_reading_function(reading, mark->last), "break");
}

/* "second only to that from India": what stands aside is of India. */
static bool is_of_that_aside(const tsc_reading *reading, uint32_t preposition)
{
    const tsc_mark *that = preposition > 0 ? tsc_scan_mark(reading->scan, preposition - 1, TSC_ROLE_DISCOURSE) : NULL;
    return that != NULL && that->last == preposition &&
           (tsc_entry_is(that->entry, "same") || tsc_entry_is(that->entry, "celui")) &&
           tsc_code_is(tsc_reading_before(reading, preposition - 1, NULL), "aside");
}

bool tsc_reading_acts_behind_with(const tsc_reading *reading, const tsc_mark *mark, const char *code)
{
    const tsc_mark *verb = tsc_scan_mark(reading->scan, mark->last, TSC_ROLE_INDICATOR);
    return tsc_code_is(code, "with") && !reading->verb_last && !reading->verb_first && verb != NULL &&
           (tsc_entry_has(verb->entry, "form", "verb") || tsc_entry_has(verb->entry, "form", "share"));
}

/* "the host of the Kuala Lumpur summit": a town right before an occasion is where that is. */
static bool is_of_occasion(const tsc_reading *reading, const tsc_mark *mark)
{
    const tsc_mark *act =
        mark->last < reading->scan->token_count ? tsc_scan_mark(reading->scan, mark->last, TSC_ROLE_EVENT) : NULL;
    const bool town = tsc_entry_has(mark->entry, "form", "capital") || tsc_entry_has(mark->entry, "form", "city");
    return town && act != NULL && act->first == mark->last && tsc_entry_has(act->entry, "kind", "act") &&
           tsc_span_is_among(tsc_span_of(act->entry->code), "MULTI_EVENT MEET BIZ_FORUM") && !reading->verb_last;
}

static tsc_place_role role_of_place(const tsc_reading *reading, const tsc_mark *mark, const tsc_place_mention *before)
{
    tsc_place_role role = TSC_PLACE_BARE;
    uint32_t preposition = mark->first;
    /* "According to Vietnam's customs office": no preposition that goes to the country */
    const bool source = tsc_reading_is_behind_word(reading, mark->first, "attribution");
    const char *code = source ? NULL : tsc_reading_before(reading, mark->first, &preposition);
    if (code != NULL && is_of_that_aside(reading, preposition))
        return TSC_PLACE_ASIDE;
    if (tsc_code_is(code, "by") && tsc_reading_is_behind_word(reading, mark->first, "rank"))
        return TSC_PLACE_BARE; /* followed by India at 161 million: it does the same, and nothing is done by it */
    if (reading->verb_last && tsc_reading_role_behind(code, &role))
        code = NULL; /* 2028 жылға қарай Марокко: it stands behind what it governs */
    if (tsc_entry_has(mark->entry, "form", "adjective"))
        return role_of_adjective(reading, mark, before, code);
    if (is_told_by_form(reading, mark, code, &role))
        return role;
    const tsc_mark *within = tsc_reading_function(reading, mark->first); /* al mundo */
    if (within != NULL && within->last < mark->last && tsc_reading_role_behind(within->entry->code, &role))
        return role;
    if (is_whither(reading, mark))
        return TSC_PLACE_TO;
    if (is_of_occasion(reading, mark))
        return TSC_PLACE_IN;
    if (is_denied(reading, mark))
        return TSC_PLACE_ASIDE;
    if (is_told_by_list(reading, mark, before, code))
        return before->role;
    if (tsc_code_is(code, "site"))
        code = before_site(reading, mark->first);
    if (tsc_code_is(code, "of") && preposition > 1 && tsc_reading_is_behind(reading, preposition - 1, "via"))
        return TSC_PLACE_VIA; /* by way of the port of Montevideo */
    if (tsc_reading_is_subject_of_infinitive(reading, mark) || tsc_reading_acts_behind_with(reading, mark, code))
        return TSC_PLACE_BARE;
    if (tsc_reading_role_behind(code, &role))
        return role;
    const bool acts = tsc_reading_ends_in(last_word_of(reading, mark),
                                          tsc_language_rule(reading->scan->language, "agent_ending", NULL));
    return acts ? TSC_PLACE_OWNER : TSC_PLACE_BARE; /* предоставлено Китаем */
}

static bool has_word_between(const tsc_reading *reading, uint32_t from, uint32_t to, const char *code)
{
    for (uint32_t t = from; t < to && t < reading->scan->token_count; t++) {
        if (tsc_mark_is(tsc_reading_function(reading, t), code))
            return true;
    }
    return false;
}

/* "Қазақстан мен Марокко арасындағы": the word for between comes after the two. */
static void mark_between_after(tsc_reading *reading)
{
    for (size_t i = 1; i < reading->place_count; i++) {
        tsc_place_mention *a = &reading->places[i - 1], *b = &reading->places[i];
        if (b->first - a->last <= 2 && has_word_between(reading, b->last, b->last + 2, "between_after"))
            a->role = b->role = TSC_PLACE_BETWEEN;
        else if (b->first - a->last == 1 && has_word_between(reading, a->last, b->first, "and") &&
                 a->role == TSC_PLACE_BARE)
            a->role = b->role;
    }
}

/* "الصادرات الزراعية للأردن إلى العراق": of two destinations of one flow the one whose preposition is written with it owns the flow. */
static void mark_owner_of_flow(tsc_reading *reading)
{
    enum { NEAR = 3 };
    for (size_t i = 1; reading->verb_first && i < reading->place_count; i++) {
        tsc_place_mention *a = &reading->places[i - 1], *b = &reading->places[i];
        const tsc_mark *own = tsc_scan_mark(reading->scan, a->first, TSC_ROLE_PLACE);
        if (a->role == TSC_PLACE_TO && b->role == TSC_PLACE_TO && own != NULL && (own->clitics & TSC_CLITIC_TO) != 0 &&
            b->first - a->last <= NEAR && tsc_reading_is_behind(reading, b->first, "to"))
            a->role = TSC_PLACE_OF;
    }
}

/* Nothing but commas, "and" and articles between two names of a list. */
static bool is_next_of_list(const tsc_reading *reading, const tsc_place_mention *a, const tsc_place_mention *b,
                            bool *and)
{
    bool joined = false;
    *and = false;
    for (uint32_t t = a->last; t < b->first; t++) {
        const tsc_mark *word = tsc_reading_function(reading, t);
        bool article = tsc_mark_is(word, "article"), said = tsc_mark_is(word, "and");
        if (!tsc_scan_is_comma(reading->scan, t) && !article && !said)
            return false;
        joined = joined || said || tsc_scan_is_comma(reading->scan, t), *and = *and || said;
    }
    return joined;
}

/* "exports to Asia, the Union and Norway": what stands before the first name of a list that ends in "and" stands before
   all of them. */
static void spread_preposition(tsc_reading *reading)
{
    for (size_t first = 0; first < reading->place_count; first++) {
        const tsc_place_role role = reading->places[first].role;
        size_t last = first;
        bool ended = false, and = false;
        if (role != TSC_PLACE_TO && role != TSC_PLACE_FROM && role != TSC_PLACE_WITH && role != TSC_PLACE_IN)
            continue;
        while (!ended && last + 1 < reading->place_count &&
               is_next_of_list(reading, &reading->places[last], &reading->places[last + 1], &and) &&
               !reading->places[last + 1].adjective &&
               (reading->places[last + 1].role == TSC_PLACE_BARE || reading->places[last + 1].role == role))
            last++, ended = and;
        for (size_t i = first + 1; ended && last > first + 1 && i <= last; i++)
            reading->places[i].role = role;
    }
}

/* Between two tokens nothing but what stands in brackets, commas, prepositions and "and". */
static bool are_listed(const tsc_reading *reading, uint32_t from, uint32_t to)
{
    const tsc_scan *scan = reading->scan;
    bool within = false;
    for (uint32_t t = from; t < to; t++) {
        if (tsc_scan_is(scan, t, "(") || tsc_scan_is(scan, t, ")"))
            within = tsc_scan_is(scan, t, "(");
        else if (!within && !tsc_scan_is_comma(scan, t) && tsc_scan_mark(scan, t, TSC_ROLE_FUNCTION) == NULL)
            return false;
    }
    return !within;
}

/* "venues d'Italie (330 millions) et de France": the second "de" goes on with the first. */
static void spread_origin(tsc_reading *reading)
{
    for (size_t i = 0; i + 1 < reading->place_count; i++) {
        const tsc_place_mention *place = &reading->places[i];
        tsc_place_mention *next = &reading->places[i + 1];
        if (place->role == TSC_PLACE_FROM && next->role == TSC_PLACE_OF && !next->adjective && !next->referred &&
            are_listed(reading, place->last, next->first))
            next->role = TSC_PLACE_FROM;
    }
}

/* "suivie de Malte": who follows stands beside the one that is followed, and owns nothing. */
static void free_ranked(tsc_reading *reading)
{
    const tsc_mentions *marks = &reading->of[TSC_ROLE_DISCOURSE];
    for (size_t i = 0; i < reading->place_count; i++) {
        uint32_t at = reading->places[i].first;
        if (reading->places[i].role != TSC_PLACE_OF ||
            tsc_reading_before(reading, reading->places[i].first, &at) == NULL)
            continue;
        for (size_t k = 0; k < marks->count; k++)
            for (size_t n = i; marks->items[k]->last == at && tsc_entry_is(marks->items[k]->entry, "rank") &&
                               n < reading->place_count && reading->places[n].role == TSC_PLACE_OF &&
                               (n == i || are_listed(reading, reading->places[n - 1].last, reading->places[n].first));
                 n++)
                reading->places[n].role = TSC_PLACE_BARE;
    }
}

/* "the East African nation", "el país andino": the adjective is a part of the epithet and names no group. */
static bool is_within_epithet(const tsc_mentions *discourse, const tsc_mark *place)
{
    for (size_t i = 0; i < discourse->count && discourse->items[i]->first <= place->first; i++) {
        const tsc_mark *mark = discourse->items[i];
        bool refers = tsc_entry_is(mark->entry, "epithet") || tsc_entry_is(mark->entry, "other");
        if (refers && mark->last >= place->last && mark->last - mark->first > place->last - place->first)
            return true;
    }
    return false;
}

/* العام المالي, "the fiscal year": the word of Mali, within an expression of time. */
static bool is_within_time(const tsc_reading *reading, const tsc_mark *mark)
{
    const tsc_mark *time = mark->first > 0 ? tsc_scan_mark(reading->scan, mark->first - 1, TSC_ROLE_PERIOD) : NULL;
    return time != NULL && time->last >= mark->last;
}

tsc_status tsc_reading_find_places(tsc_arena *arena, tsc_reading *reading, tsc_error *err)
{
    const tsc_mentions *marks = &reading->of[TSC_ROLE_PLACE];
    const tsc_mentions *discourse = &reading->of[TSC_ROLE_DISCOURSE];
    reading->places = tsc_arena_calloc(arena, marks->count + discourse->count + 1, sizeof *reading->places);
    if (reading->places == NULL)
        return tsc_error_memory(err, "the places of a sentence");
    const tsc_mark *skipped = NULL;
    for (size_t i = 0; i < marks->count; i++) {
        const tsc_mark *mark = marks->items[i];
        tsc_place_mention *last = reading->place_count ? &reading->places[reading->place_count - 1] : NULL;
        if (mark->last < reading->scan->token_count && strcmp(mark->entry->code, "USA") == 0 &&
            tsc_span_is_among(tsc_scan_token(reading->scan, mark->last), "$"))
            continue; /* US$ */
        const tsc_mark *dollar =
            strcmp(mark->entry->code, "USA") == 0 ? tsc_scan_mark(reading->scan, mark->first, TSC_ROLE_CURRENCY) : NULL;
        if (dollar != NULL && dollar->last > mark->last)
            continue; /* in U.S. dollar terms */
        if (is_within_epithet(discourse, mark) || is_within_time(reading, mark))
            continue;
        if (last != NULL && last->first == mark->first) /* a name and an adjective over one word */
            continue;
        tsc_place_mention mention = {.first = mark->first, .last = mark->last};
        if (!tsc_place_parse(tsc_span_of(mark->entry->code), &mention.place))
            continue;
        (void)tsc_place_parse(tsc_entry_get(mark->entry, "or"), &mention.other);
        mention.minor = tsc_entry_has(mark->entry, "form", "capital") || tsc_entry_has(mark->entry, "form", "city") ||
                        tsc_entry_has(mark->entry, "form", "institution");
        mention.group = !tsc_place_is_country(mention.place);
        mention.adjective = tsc_entry_has(mark->entry, "form", "adjective");
        /* in the … (ASEAN) */
        bool again =
            skipped != NULL && skipped->last + 1 == mark->first && strcmp(skipped->entry->code, mark->entry->code) == 0;
        if (again || tsc_reading_is_one_of_group(reading, &mention) || tsc_reading_is_field(reading, &mention)) {
            skipped = mark;
            continue;
        }
        tsc_reading_take_in_title(reading, &mention);
        tsc_mark whole = *mark;
        whole.first = mention.first, whole.last = mention.last;
        mention.role = role_of_place(reading, &whole, last);
        if (tsc_place_is_unnamed(mention.place) &&
            ((mention.role == TSC_PLACE_IN && !tsc_reading_goes_into(reading, &mention)) ||
             tsc_reading_is_of_member(reading, &mention)))
            continue; /* somewhere in Asia */
        reading->places[reading->place_count++] = mention;
    }
    mark_owner_of_flow(reading);
    mark_between_after(reading);
    spread_preposition(reading);
    spread_origin(reading);
    free_ranked(reading);
    return TSC_OK;
}
