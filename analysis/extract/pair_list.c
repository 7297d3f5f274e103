/* Values of several countries in one sentence: in brackets behind their names, one after the other in a list, in a ranking. Each
   has the pair of the value before it, or of the topic, with its own country in the place of the other's. */
#include "extract/pair_parts.h"
#include "extract/pair_value.h"

/* "behind Algeria, which took 520,000": who is named beside another one has the value of its relative clause. */
static bool is_told_of_in_relative(const tsc_candidate *c, const tsc_mark *relative)
{
    enum { VERB = 3 };
    return tsc_mark_is(relative, "relative") && !tsc_entry_has(relative->entry, "whither", "1") &&
           !tsc_entry_has(relative->entry, "goes", "to") && relative->last < c->edge &&
           c->edge - relative->last <= VERB && (c->anchor == NULL || c->anchor->last <= relative->first);
}

const tsc_place_mention *tsc_pair_bracketed_place(const tsc_candidate *c)
{
    for (size_t i = 0; c != NULL && i < c->reading->place_count; i++) {
        const tsc_place_mention *p = &c->reading->places[i];
        if (p->last < c->edge && tsc_pair_is_bracketed(c->reading, p, c->edge))
            return p;
        const bool beside = p->role == TSC_PLACE_ASIDE ||
                            (p->role == TSC_PLACE_BARE && tsc_reading_is_behind_word(c->reading, p->first, "rank"));
        if (!beside)
            continue;
        const bool comma = tsc_scan_is_comma(c->reading->scan, p->last);
        const bool subjects = comma && c->previous == NULL; /* is its second supplier after Spain, with 1.8 billion */
        const tsc_mark *word = tsc_reading_function(c->reading, p->last + (comma ? 1 : 0));
        if ((p->role == TSC_PLACE_ASIDE && !subjects && tsc_mark_is(word, "with") && word->last == c->edge) ||
            is_told_of_in_relative(c, word))
            return p;
    }
    return NULL;
}

/* "Japanese investors put 2.4 billion into Vietnam, behind Singapore (4.1 billion)": who is ranked beside the one that the
   sentence is about, that is named without a preposition. */
static bool is_ranked(const tsc_candidate *c, const tsc_place_mention *own)
{
    const tsc_candidate *b = c->before != NULL ? c->before : c->previous;
    return tsc_reading_ranks_next(c->reading, b->quantity->last, own->first);
}

/* Named before the value without a preposition: what is listed beside it is compared with that one. */
static bool is_subject_before(const tsc_candidate *c, tsc_place place)
{
    for (size_t i = 0; i < c->reading->place_count && c->reading->places[i].last <= c->edge; i++)
        if (c->reading->places[i].role == TSC_PLACE_BARE && !c->reading->places[i].referred &&
            tsc_place_same(c->reading->places[i].place, place))
            return true;
    return false;
}

static bool is_subject(const tsc_candidate *b, tsc_place place)
{
    for (size_t i = 0; i < b->reading->place_count; i++) {
        const tsc_place_mention *p = &b->reading->places[i];
        if (tsc_place_same(p->place, place) && p->first < b->quantity->last + 6 &&
            (p->role == TSC_PLACE_BARE || p->role == TSC_PLACE_ADJECTIVE))
            return true;
    }
    return false;
}

/* "to Kazakhstan most came from Russia, 186,000; second is China (70,000)": of two, the one that leads to the value. */
static bool is_named_last(const tsc_candidate *b, tsc_place place, tsc_place other)
{
    bool last = false;
    for (size_t i = 0; i < b->reading->place_count && b->reading->places[i].last <= b->edge; i++)
        last = tsc_place_same(b->reading->places[i].place, place) ||
               (last && !tsc_place_same(b->reading->places[i].place, other));
    return last;
}

/* "83,200 tourists from Poland, behind the United Kingdom (1.02 million)": named right behind the value as where they come from. */
static bool is_named_behind(const tsc_candidate *b, tsc_place place)
{
    enum { NEAR = 4 };
    for (size_t i = 0; i < b->reading->place_count; i++) {
        const tsc_place_mention *p = &b->reading->places[i];
        if (p->role == TSC_PLACE_FROM && tsc_place_same(p->place, place) && p->first >= b->quantity->last &&
            p->first - b->quantity->last <= NEAR)
            return true;
    }
    return false;
}

/* "imported 3.1 million tonnes, most of it from Latvia (1.6 million)": a preposition of the flow makes it the other side. */
static bool is_governed_partner(const tsc_candidate *c, const tsc_place_mention *own)
{
    const bool outward = c->indicator->orientation == TSC_OUTWARD, inward = c->indicator->orientation == TSC_INWARD;
    return (inward && (own->role == TSC_PLACE_FROM || own->role == TSC_PLACE_OF)) ||
           (outward &&
            (own->role == TSC_PLACE_TO || (own->role == TSC_PLACE_IN && tsc_reading_goes_into(c->reading, own))));
}

/* "Egypt's exports to the EU rose to 8.7 billion; Italy (1.6 billion) …": one of the partners of the flow before. */
static bool takes_side(tsc_candidate *c, const tsc_place_mention *own)
{
    const tsc_candidate *b = c->before;
    bool directed = tsc_indicator_is_directed(c->indicator) || c->indicator->orientation == TSC_MUTUAL;
    if (b == NULL || !directed || b->indicator != c->indicator || b->units != c->units ||
        tsc_place_is_none(b->figure.reporter) || tsc_place_same(b->figure.reporter, own->place) ||
        tsc_place_same(b->figure.partner, own->place) ||
        (c->anchor != b->anchor && own->first >= b->quantity->last && c->anchor != NULL &&
         c->anchor->first >= b->quantity->last && c->anchor->last <= own->first))
        return false;
    const bool sells = is_subject_before(c, b->figure.reporter), takes = is_subject_before(c, b->figure.partner);
    bool reports = sells && !takes;
    if (is_ranked(c, own) && sells == takes)
        reports = is_subject(b, b->figure.reporter);
    if ((c->indicator->units & TSC_UNITS_PERSONS) != 0 && own->role == TSC_PLACE_BARE)
        reports = reports || is_named_last(b, b->figure.reporter, b->figure.partner);
    reports = reports || ((c->indicator->units & TSC_UNITS_PERSONS) != 0 && is_named_behind(b, b->figure.reporter));
    if (is_governed_partner(c, own) && !is_ranked(c, own))
        reports = false;
    const char *whose = own->role == TSC_PLACE_ASIDE ? tsc_reading_before(c->reading, own->first, NULL) : NULL;
    if (tsc_code_is(whose, "from") || tsc_code_is(whose, "to"))
        reports =
            tsc_code_is(whose, "from") == (c->indicator->orientation != TSC_INWARD); /* second to that from India */
    c->figure.reporter = reports ? own->place : b->figure.reporter;
    c->figure.partner = reports ? b->figure.partner : own->place;
    c->by_pair = "list in brackets";
    return true;
}

/* "It is its third market, behind Germany (2.4 billion)": whose market, as a pronoun says before the name. */
static tsc_place owner_of_rank(const tsc_candidate *c, const tsc_place_mention *own)
{
    for (size_t i = 0; i < c->reading->place_count && c->reading->places[i].last <= own->first; i++)
        if (c->reading->places[i].referred && c->reading->places[i].role == TSC_PLACE_OWNER)
            return c->reading->places[i].place;
    return tsc_place_none();
}

/* "Wheat exports to China reached 75 million. Russia ranks sixth after Australia (1.07 billion)": who stands beside the subject does
   what the subject did. */
static bool takes_side_of_topic(tsc_candidate *c, const tsc_discourse *discourse, const tsc_place_mention *own)
{
    const tsc_topic *topic = &discourse->topic;
    if ((own->role != TSC_PLACE_ASIDE && !tsc_reading_is_behind_word(c->reading, own->first, "rank")) ||
        c->before != NULL || !tsc_indicator_is_directed(c->indicator) ||
        !tsc_code_is(topic->indicator, c->indicator->code) || discourse->sentence - topic->sentence > 1 ||
        tsc_place_same(own->place, topic->reporter) || tsc_place_same(own->place, topic->partner))
        return false;
    bool reports = is_subject_before(c, topic->reporter);
    if (reports == is_subject_before(c, topic->partner)) {
        const tsc_place owner = owner_of_rank(c, own);
        reports = tsc_place_same(owner, topic->partner);
        if (tsc_place_is_none(owner) || reports == tsc_place_same(owner, topic->reporter))
            return false;
    }
    c->figure.reporter = reports ? own->place : topic->reporter;
    c->figure.partner = reports ? topic->partner : own->place;
    c->by_pair = "list in brackets";
    return true;
}

/* "Rwanda is a small market for Belgium (exports of 61 million), but Uganda (94 million) is growing": who has no preposition stands
   beside the subject, and not beside the name that has one. */
static bool is_beside_subject(const tsc_candidate *c, const tsc_place_mention *own, const tsc_place_mention *last,
                              tsc_place other)
{
    if (own->role != TSC_PLACE_BARE || last->role == TSC_PLACE_BARE || last->role == TSC_PLACE_ADJECTIVE ||
        c->reading->verb_last || c->reading->verb_first ||
        c->reading->clause[own->first] == c->reading->clause[last->first])
        return false;
    for (size_t i = 0; i < c->reading->place_count && c->reading->places[i].last <= last->first; i++)
        if (c->reading->places[i].role == TSC_PLACE_BARE && tsc_place_same(c->reading->places[i].place, other))
            return true;
    return false;
}

/* Values in brackets behind their countries: the pair of the one before with the other country in its place. named: the sentence
   names both sides of its own flow. */
static bool take_bracketed(tsc_candidate *c, const tsc_discourse *discourse, bool named)
{
    const tsc_candidate *b = c->previous; /* what else stands in its brackets is left out: (1.4 million tonnes, +9 %) */
    while (b != NULL && b->previous != NULL && tsc_pair_bracketed_place(b) == NULL &&
           b->reading->clause[b->edge] == b->reading->clause[b->previous->edge])
        b = b->previous;
    const tsc_place_mention *own = tsc_pair_bracketed_place(c), *last = tsc_pair_bracketed_place(b);
    if (own != NULL && last == NULL && (takes_side(c, own) || (!named && takes_side_of_topic(c, discourse, own))))
        return true;
    if (b == NULL || own == NULL || last == NULL || c->indicator->orientation == TSC_OWN)
        return false;
    tsc_figure *f = &c->figure;
    const tsc_figure *before = &b->figure;
    bool governed = last->role == TSC_PLACE_TO || last->role == TSC_PLACE_FROM;
    /* France sells most to Algeria (414 million), followed by Italy (365 million) */
    bool follows = governed && is_ranked(c, own) && is_subject(b, before->reporter);
    bool reports = follows || tsc_place_same(before->reporter, last->place);
    if (!reports && !tsc_place_same(before->partner, last->place))
        return false;
    if (tsc_place_same(own->place, reports ? before->partner : before->reporter))
        return false;
    if (is_beside_subject(c, own, last, reports ? before->partner : before->reporter))
        reports = !reports;
    f->reporter = reports ? own->place : before->reporter;
    f->partner = reports ? before->partner : own->place;
    c->by_pair = "list in brackets";
    return true;
}

/* Between a name and its value in a list stand prepositions, articles and words of reaching alone: "Greece with 0.6". */
static bool leads_to_value(const tsc_candidate *c, const tsc_place_mention *p)
{
    enum { FEW = 4 };
    const tsc_reading *r = c->reading;
    if (p->last > c->edge || c->edge - p->last > FEW || p->referred || p->minor)
        return false;
    for (uint32_t t = p->last; t < c->edge; t++) {
        const tsc_mark *word = tsc_reading_function(r, t);
        bool sign = r->scan->tokens[t].kind != TSC_TOKEN_WORD;
        bool reaches =
            tsc_scan_mark(r->scan, t, TSC_ROLE_CHANGE) != NULL || tsc_scan_mark(r->scan, t, TSC_ROLE_NUMBER) != NULL;
        if (!(sign || reaches ||
              (word != NULL && !tsc_entry_is(word->entry, "break") && !tsc_entry_is(word->entry, "and"))))
            return false;
    }
    return true;
}

/* The one name that stands between the value before and this one, or the one that is ranked, and leads to it. */
static const tsc_place_mention *listed_place(const tsc_candidate *c)
{
    const tsc_place_mention *found = NULL;
    size_t names = 0;
    for (size_t i = 0; i < c->reading->place_count; i++) {
        const tsc_place_mention *p = &c->reading->places[i];
        const uint32_t reach = p->adjective ? 3 : 2; /* 412,000 of them were Germans */
        bool behind = p->first >= c->before->quantity->last && p->first - c->before->quantity->last <= reach &&
                      p->role != TSC_PLACE_BARE &&
                      c->reading->weak[p->first] == c->reading->weak[c->before->quantity->last];
        const bool whose = p->referred && p->role == TSC_PLACE_OWNER; /* the island's second market */
        if (p->first < c->before->quantity->last || p->last > c->edge || behind || whose ||
            tsc_pair_is_behind_before(c, p))
            continue; /* "412,000 from Guatemala and 236,000 from Honduras" */
        if (is_ranked(c, p) && leads_to_value(c, p))
            return p;
        found = p;
        names++;
    }
    return names == 1 && leads_to_value(c, found) ? found : NULL;
}

/* "… from India to Nepal, whereas China sent 263,000": who does something is no place that somebody goes to. */
static bool has_verb(const tsc_candidate *c, const tsc_place_mention *own)
{
    return own->role == TSC_PLACE_BARE && own->last < c->edge &&
           c->reading->scan->tokens[own->last].kind == TSC_TOKEN_WORD &&
           tsc_reading_function(c->reading, own->last) == NULL;
}

/* Whether the host of the value before is named for that value by a preposition: "to Spain went 3 million, to Italy 2". */
static bool is_host_named(const tsc_candidate *c, const tsc_candidate *b, const tsc_place_mention *own)
{
    if (has_verb(c, own))
        return false;
    for (size_t i = 0; i < c->reading->place_count && c->reading->places[i].last <= b->edge; i++) {
        const tsc_place_mention *p = &c->reading->places[i];
        const bool subject = p->role == TSC_PLACE_BARE || p->referred; /* Cyprus welcomed 83,200 from Poland */
        if (tsc_place_same(p->place, b->figure.partner) && !subject &&
            c->reading->clause[p->first] == c->reading->clause[b->edge])
            return true;
    }
    return false;
}

/* How a name stands in a list: "followed by Brazil" names who follows, and no owner. */
static tsc_place_role role_in_list(const tsc_candidate *c, const tsc_place_mention *p)
{
    const char *code = p->role == TSC_PLACE_OWNER ? tsc_reading_before(c->reading, p->first, NULL) : NULL;
    return code != NULL && strcmp(code, "by") == 0 ? TSC_PLACE_BARE : p->role;
}

/* "в Перу – 2,2 млн тонн": nothing but a dash between a name and a value. */
static bool is_dashed(const tsc_reading *r, const tsc_place_mention *p, uint32_t edge)
{
    return !p->referred && p->last + 1 == edge && tsc_span_is_among(tsc_scan_token(r->scan, p->last), "- – —");
}

/* Whether two names end in the same letter. */
static bool ends_alike(const tsc_scan *scan, const tsc_place_mention *a, const tsc_place_mention *b)
{
    const tsc_span one = tsc_scan_token(scan, a->last - 1), other = tsc_scan_token(scan, b->last - 1);
    for (size_t back = 1; back <= one.length && back <= other.length; back++) {
        const unsigned char byte = (unsigned char)one.data[one.length - back];
        if (byte != (unsigned char)other.data[other.length - back])
            return false;
        if ((byte & 0xC0) != 0x80)
            return true;
    }
    return false;
}

/* "Румыния продала Албании 40 тонн, Болгария – 90": where a bare name has a case, the listed one has that of the subject. */
static bool stands_as_subject(const tsc_candidate *b, const tsc_place_mention *p, const tsc_place_mention *own)
{
    enum { DASH = 1 };
    const tsc_reading *r = b->reading;
    if (!tsc_pair_has_bare_genitive(r) || own->role != TSC_PLACE_BARE || p->role != TSC_PLACE_BARE ||
        !is_dashed(r, own, own->last + DASH) || ends_alike(r->scan, own, p))
        return false;
    for (const tsc_place_mention *subject = r->places; subject < p; subject++)
        if (subject->role == TSC_PLACE_BARE && tsc_place_same(subject->place, b->figure.reporter) &&
            r->clause[subject->first] == r->clause[b->edge] && ends_alike(r->scan, own, subject))
            return true;
    return false;
}

/* Whether a name was said for the value before in such a way that the listed one may stand in its place: before that value, or
   behind it with the same preposition ("received 18 million from Norway; from Sweden, 11 million"). A name that a comma parts from
   its own value is a subject ("Norway granted Colombia 18 million; Sweden, 11 million"). */
static bool is_said_for(const tsc_candidate *b, const tsc_place_mention *p, const tsc_place_mention *own)
{
    enum { NEAR = 3 };
    const tsc_reading *r = b->reading;
    if (r->clause[p->first] != r->clause[b->edge])
        return false;
    if (p->first >= b->quantity->last)
        return p->role == own->role && p->role != TSC_PLACE_BARE && p != own && !r->verb_last &&
               p->first - b->quantity->last <= NEAR && r->weak[p->first] == r->weak[b->quantity->last - 1];
    const bool gapped = tsc_scan_is_comma(r->scan, own->last) && own->role == TSC_PLACE_BARE &&
                        tsc_pair_has_form(b, "verb") && !r->verb_last && !r->verb_first;
    return p->last <= b->edge && !(gapped && p->role == TSC_PLACE_BARE && p->first >= b->anchor->last) &&
           !stands_as_subject(b, p, own);
}

/* "Indonesia shipped 1.9 million tonnes to Bangladesh, Pakistan took 0.6 million": where the verb comes last, behind the verb of who
   sells a word of taking ends the list. */
static bool takes_in_list(const tsc_candidate *c, const tsc_place_mention *own)
{
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_DISCOURSE];
    const tsc_candidate *told = c;
    if (tsc_pair_takes(c, own))
        return true;
    while (told != NULL && told->anchor == NULL)
        told = told->before;
    for (size_t i = 0; c->reading->verb_last && own->role == TSC_PLACE_BARE && told != NULL &&
                       told->anchor->last <= own->first && tsc_pair_has_form(told, "verb") && i < marks->count;
         i++)
        if (tsc_entry_is(marks->items[i]->entry, "taker") && marks->items[i]->first >= c->quantity->last)
            return c->indicator->orientation == TSC_OUTWARD;
    return false;
}

/* "Cambodia shipped 656,000 tonnes, of which 246,000 to China": a name with a preposition is across from the subject. */
static bool goes_across(const tsc_candidate *c, const tsc_place_mention *own, const tsc_place_mention *last)
{
    enum { NEAR = 3, DASHED = 3 }; /* в Чили – на 90 млн */
    for (size_t i = 0; i < c->reading->place_count; i++) {
        const tsc_place_mention *p = &c->reading->places[i];
        if (p->role == own->role && p->first >= c->quantity->last && p->first - c->quantity->last <= NEAR &&
            c->reading->weak[p->first] == c->reading->weak[c->quantity->last])
            return false; /* 29,000 to Uganda and 15,000 to Rwanda */
    }
    const bool across =
        c->indicator->orientation == TSC_OUTWARD
            ? own->role == TSC_PLACE_TO || tsc_reading_goes_into(c->reading, own)
            : c->indicator->orientation == TSC_INWARD && (own->role == TSC_PLACE_FROM || own->role == TSC_PLACE_IN);
    return across && c->edge - own->last <= (own->role == TSC_PLACE_IN ? DASHED : 1) && last->role == TSC_PLACE_BARE &&
           !own->adjective && (c->units & TSC_UNITS_PERSONS) == 0;
}

/* The name that the value before has in the place of the listed one: the one that a dash joins to it, as it does the listed one that
   leaves out its preposition; of those said for it the last that stands in the same way;
   NULL where there is none. */
static const tsc_place_mention *own_of_before(const tsc_candidate *c, const tsc_candidate *b,
                                              const tsc_place_mention *own)
{
    const tsc_place_mention *last = NULL;
    const bool elliptic = own->role == TSC_PLACE_BARE && is_dashed(c->reading, own, c->edge);
    for (size_t i = 0; elliptic && i < c->reading->place_count; i++)
        if (is_dashed(c->reading, &c->reading->places[i], b->edge) &&
            (c->reading->places[i].role != TSC_PLACE_ADJECTIVE && c->reading->places[i].role != TSC_PLACE_OWNER))
            return &c->reading->places[i];
    for (size_t i = 0; i < c->reading->place_count; i++) {
        const tsc_place_mention *p = &c->reading->places[i];
        if (is_said_for(b, p, own) && (last == NULL || role_in_list(c, p) == role_in_list(c, own) ||
                                       role_in_list(c, last) != role_in_list(c, own)))
            last = p;
    }
    for (size_t i = 0; own->adjective && (c->indicator->units & TSC_UNITS_PERSONS) != 0 && i < c->reading->place_count;
         i++)
        if (c->reading->places[i].role == TSC_PLACE_FROM && c->reading->places[i].last <= own->first &&
            tsc_place_same(c->reading->places[i].place, b->figure.reporter))
            last = &c->reading->places[i]; /* 512,000 visitors from Colombia; the Argentines were 98,000 */
    for (size_t i = 0; is_ranked(c, own) && i < c->reading->place_count; i++) {
        /* بلغت صادرات مصر إليها 2.7 مليار، تليها الإمارات: beside whom a pronoun meant */
        const tsc_place_mention *p = &c->reading->places[i];
        if (p->referred && p->role == TSC_PLACE_TO && p->last <= b->edge && b->edge - p->last <= 2)
            last = p;
    }
    return last;
}

static bool set_listed(tsc_candidate *c, tsc_place reporter, tsc_place partner)
{
    c->figure.reporter = reporter, c->figure.partner = partner;
    c->by_pair = "list of countries";
    return true;
}

/* "With 4.2 billion, France was Georgia's largest investor, followed by Turkey with 1.1": who is ranked behind a noun of those who
   sell, buy or invest is one of them, across from the same country. */
static bool take_next_in_rank(tsc_candidate *c, const tsc_candidate *b, const tsc_place_mention *own)
{
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_INDICATOR];
    const tsc_figure *before = &b->figure;
    const tsc_mark *sides = NULL;
    for (size_t i = 0; i < marks->count && marks->items[i]->last <= own->first; i++)
        sides = tsc_mark_names_trader(marks->items[i]) ? marks->items[i] : sides;
    if (sides == NULL || !is_ranked(c, own) || tsc_place_same(own->place, before->reporter) ||
        tsc_place_same(own->place, before->partner))
        return false;
    const bool gives = tsc_entry_has(sides->entry, "form", "sellers");
    const bool reports = (b->indicator->orientation != TSC_INWARD) == gives;
    c->indicator = b->indicator; /* the largest investor is told of what was invested in that year */
    return reports ? set_listed(c, own->place, before->partner) : set_listed(c, before->reporter, own->place);
}

static bool invests(const tsc_candidate *c)
{
    return strncmp(c->indicator->code, "fdi", 3) == 0;
}

/* "Hungary bought 2.9 billion, Bulgaria 1.7 billion": the pair of the value before with the listed country in the place
   of that value's own, which is the last that was named before it. */
static bool take_listed(tsc_candidate *c)
{
    const tsc_candidate *b = c->before;
    while (b != NULL &&
           (b->indicator->orientation == TSC_SHARE ||
            (b->units == TSC_UNITS_PERCENT && b->figure.kind == TSC_FIGURE_CHANGE)) &&
           b->before != NULL && b->before->units == c->units)
        b = b->before; /* "China, with 15.9 billion, a share of 18 %, followed by Korea with 11.2 billion" */
    bool counted = tsc_pair_has_form(c, "count") &&
                   (c->indicator->units & TSC_UNITS_PERSONS) != 0; /* its own "visitors" behind each */
    /* 4.1 billion dollars, 4 billion */
    bool alike = b != NULL && (b->units == c->units ||
                               (c->units == TSC_UNITS_BARE && tsc_unit_same(b->figure.unit, c->figure.unit)));
    const bool same_word = b != NULL && c->anchor != NULL && b->anchor != NULL && c->anchor->first == b->anchor->first;
    if (!alike || c->indicator->orientation == TSC_OWN || c->indicator->orientation == TSC_SHARE ||
        (b->indicator != c->indicator && (!invests(b) || !invests(c))))
        return false;
    const bool same_flow = b->indicator == c->indicator && (c->anchor == NULL || same_word || counted);
    const bool ranked = c->anchor != NULL && tsc_mark_names_trader(c->anchor);
    const tsc_place_mention *own = same_flow || ranked ? listed_place(c) : NULL;
    if (own == NULL || tsc_pair_has_people_of_another(c, own)) /* в Казахстане – 7 тысяч россиян */
        return false;
    if (take_next_in_rank(c, b, own))
        return true;
    if (!same_flow)
        return false;
    const tsc_place_mention *last = own_of_before(c, b, own);
    const tsc_figure *before = &b->figure;
    if (own->role == TSC_PLACE_OF && tsc_place_same(own->place, before->partner) && tsc_pair_is_whose_those_are(c, own))
        return set_listed(c, before->partner, before->reporter); /* while those of Togo grew by 190 % */
    bool persons = (c->indicator->units & TSC_UNITS_PERSONS) != 0;
    if (persons && !tsc_place_is_none(before->partner) && !tsc_place_same(own->place, before->partner) &&
        (last == NULL || tsc_place_same(last->place, before->reporter) ||
         tsc_place_same(last->place, before->partner)) &&
        !is_host_named(c, b, own)) {
        const bool host = own->role == TSC_PLACE_TO && !own->adjective && (c->anchor == NULL || same_word) &&
                          !tsc_place_same(own->place, before->reporter);
        /* 928,000 Russian visitors, then Georgia with 874,000; the number for Vietnam was 501,000 */
        return host ? set_listed(c, before->reporter, own->place) : set_listed(c, own->place, before->partner);
    }
    if (last == NULL)
        return false;
    const bool sold = tsc_place_same(before->reporter, last->place), takes = takes_in_list(c, own);
    if ((sold && goes_across(c, own, last)) || (takes && !tsc_place_same(before->reporter, own->place)))
        return set_listed(c, before->reporter, own->place);
    const bool reports = sold && !takes;
    if ((!reports && !tsc_place_same(before->partner, last->place)) ||
        tsc_place_same(own->place, reports ? before->partner : before->reporter))
        return false;
    return reports ? set_listed(c, own->place, before->partner) : set_listed(c, before->reporter, own->place);
}

/* "Kenya's largest lenders were China, with loans of 310 million, and Japan, with 190 million": who is told to lend, to sell or
   to buy stands before the comma, and whose lenders they are before the word. */
static bool take_ranked(tsc_candidate *c)
{
    enum { LEAD = 4 };
    const tsc_reading *r = c->reading;
    const tsc_mentions *marks = &r->of[TSC_ROLE_INDICATOR];
    const tsc_place_mention *own = NULL, *whose = NULL;
    const tsc_mark *rank = NULL;
    for (size_t i = 0; i < marks->count && marks->items[i]->last <= c->edge; i++)
        if (tsc_mark_names_trader(marks->items[i]))
            rank = marks->items[i];
    for (size_t i = 0; rank != NULL && i < r->place_count; i++) {
        const tsc_place_mention *p = &r->places[i];
        const tsc_mark *with = p->last + 1 < r->scan->token_count ? tsc_reading_function(r, p->last + 1) : NULL;
        bool led = tsc_mark_is(with, "with") && with->last <= c->edge && c->edge - with->last <= LEAD;
        if (p->role == TSC_PLACE_OWNER && p->last <= rank->first && rank->first - p->last <= 2)
            whose = p;
        if (led && p->first >= rank->last && !p->referred && !p->minor && tsc_scan_is(r->scan, p->last, ","))
            own = p;
    }
    const tsc_indicator *flow = rank != NULL ? tsc_indicator_find(rank->entry->code) : NULL;
    if (own == NULL || whose == NULL || flow == NULL || !tsc_indicator_is_directed(c->indicator) ||
        tsc_place_same(own->place, whose->place) || (flow->units & c->indicator->units & c->units) == 0)
        return false;
    bool gives = tsc_entry_has(rank->entry, "form", "sellers"); /* lenders and suppliers give, buyers take */
    bool reports = (c->indicator->orientation == TSC_OUTWARD) == gives;
    c->figure.reporter = reports ? own->place : whose->place;
    c->figure.partner = reports ? whose->place : own->place;
    c->by_pair = "ranked by name";
    return true;
}

/* "Earnings reached 735 million, of which Iraq alone paid 122": a part of what was traded with all the world, with the one named. */
static bool take_part_of_world(tsc_candidate *c)
{
    const tsc_candidate *b = c->before;
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_DISCOURSE];
    if (b == NULL || b->indicator != c->indicator || !tsc_indicator_is_directed(c->indicator) ||
        (c->anchor != NULL && c->anchor != b->anchor) || !tsc_place_is_world(b->figure.partner) ||
        (c->indicator->units & TSC_UNITS_GOODS) == 0 || c->reading->verb_last || c->reading->verb_first)
        return false;
    for (size_t i = 0; i < marks->count; i++)
        for (size_t k = 0; tsc_entry_is(marks->items[i]->entry, "of_which") &&
                           marks->items[i]->first >= b->quantity->last && k < c->reading->place_count;
             k++) {
            const tsc_place_mention *p = &c->reading->places[k];
            if (p->role != TSC_PLACE_BARE || p->referred || p->minor || p->first < marks->items[i]->last ||
                p->last > c->edge || tsc_place_same(p->place, b->figure.reporter))
                continue;
            c->figure.reporter = b->figure.reporter, c->figure.partner = p->place;
            c->by_pair = "part of the whole";
            return true;
        }
    return false;
}

bool tsc_pair_take_listed(tsc_candidate *c, const tsc_discourse *discourse, bool both)
{
    return take_part_of_world(c) || tsc_pair_take_first_partner(c, discourse) || take_ranked(c) ||
           take_bracketed(c, discourse, both) || take_listed(c) || tsc_pair_take_next(c, discourse);
}

void tsc_pair_take_aside(tsc_candidate *c)
{
    tsc_figure *f = &c->figure;
    const tsc_place_mention *own = tsc_pair_bracketed_place(c);
    if (own == NULL || own->role != TSC_PLACE_ASIDE || tsc_place_same(own->place, f->reporter) ||
        tsc_place_same(own->place, f->partner) || is_subject_before(c, f->reporter) == is_subject_before(c, f->partner))
        return;
    *(is_subject_before(c, f->reporter) ? &f->reporter : &f->partner) = own->place;
    c->by_pair = "list in brackets";
}

bool tsc_pair_is_dealt_out(const tsc_candidate *c, tsc_place known)
{
    enum { HEAD = 3 };
    const tsc_reading *r = c->reading;
    tsc_place last = tsc_place_none();
    int parts = 0;
    const bool opens = c->edge <= HEAD && tsc_reading_function(r, 0) != NULL;
    if (!tsc_indicator_is_directed(c->indicator) || (c->units & TSC_UNITS_PERCENT) != 0)
        return false;
    for (size_t i = c->index + 1; i < r->quantities->count && parts < 2; i++) {
        const tsc_quantity *q = &r->quantities->items[i];
        const bool ends = i + 1 < r->quantities->count;
        const bool alike = tsc_unit_is_none(q->unit) || tsc_unit_same(q->unit, c->quantity->unit);
        for (size_t k = 0; alike && k < r->place_count; k++) {
            const tsc_place_mention *p = &r->places[k];
            const bool far = p->role == TSC_PLACE_TO || p->role == TSC_PLACE_IN || p->role == TSC_PLACE_FROM ||
                             (opens && p->role == TSC_PLACE_BARE) ||
                             (parts > 0 && p->role == TSC_PLACE_BARE && is_dashed(r, p, q->hedge_first));
            if (!far || p->first < q[opens ? -1 : 0].last || (ends && p->last > q[1].first) ||
                tsc_place_same(p->place, known) || tsc_place_same(p->place, last))
                continue;
            last = p->place, parts++;
            break;
        }
    }
    return parts == 2;
}
