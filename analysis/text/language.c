/* The language of a piece of text, by its script, letters of few languages and frequent words. A short piece says
   little by itself, so the language around it holds until it speaks clearly for another. */
#include "text/sentence.h"

#include "core/utf8.h"

enum { GLANCE = 80, LOOK = 240 /* bytes of one piece that are looked at */, WORD_SCORE = 12, LETTER_SCORE = 8, CLEAR_LEAD = 14 };
enum { SCRIPTS = TSC_LETTER_TATWEEL };

typedef struct evidence {
    uint32_t scores[TSC_TEXT_LANGUAGES];
    uint32_t own;                             /* languages that no other shares a seen letter or word with */
    uint32_t script_counts[TSC_LETTER_KINDS]; /* letters of each kind */
    uint32_t script_letters[TSC_LETTER_KINDS]; /* the last of each */
} evidence;

static void share_score(evidence *found, uint32_t languages, unsigned score)
{
    unsigned count = 0;
    for (uint32_t rest = languages; rest; rest &= rest - 1)
        count++;
    unsigned share = score / count;
    for (; languages; languages &= languages - 1)
        found->scores[__builtin_ctz(languages)] += share;
}

static inline void add_evidence(evidence *found, uint32_t languages, unsigned score)
{
    if (languages == 0)
        return;
    if ((languages & (languages - 1)) != 0) {
        share_score(found, languages, score);
        return;
    }
    found->scores[__builtin_ctz(languages)] += score;
    found->own |= languages;
}

static bool is_apostrophe(uint32_t c)
{
    return c == '\'' || c == 0x2019;
}

/* A look at a text that stands at `at`, within a word of so many letters or none. */
typedef struct looking {
    evidence found;
    size_t at, word;
    uint64_t hash;
    uint32_t before; /* the last that was no letter */
} looking;

/* The languages of the word that a look stands behind. */
static inline uint32_t languages_of_word(const looking *l, const tsc_text_rules *rules)
{
    /* One letter behind an apostrophe is an ending (the bloc's) and no elided word (s'est). */
    return l->word == 1 && is_apostrophe(l->before) ? 0 : tsc_text_frequent_hashed(rules, l->hash, l->word);
}

static inline void note_mark(looking *l, const tsc_text_rules *rules, uint32_t c)
{
    if (l->word)
        add_evidence(&l->found, languages_of_word(l, rules), WORD_SCORE);
    l->hash = TSC_TEXT_WORD_START;
    l->word = 0;
    l->before = c;
}

/* The letters of ASCII that stand next: none of these has the bit of longer characters. */
static inline void note_ascii(looking *l, const unsigned char *bytes, size_t length)
{
    const size_t from = l->at;
    size_t at = from;
    uint64_t hash = l->hash;
    uint32_t small = 0;
    for (; at < length && (small = bytes[at] | 0x20u) - 'a' <= 'z' - 'a'; at++)
        hash = tsc_text_word_step(hash, small);
    l->found.script_counts[TSC_LETTER_LATIN] += (uint32_t)(at - from);
    l->found.script_letters[TSC_LETTER_LATIN] = bytes[at - 1] | 0x20u;
    l->word += at - from;
    l->hash = hash;
    l->at = at;
}

static inline bool is_pair_lead(unsigned char byte)
{
    return (byte & 0xE0) == 0xC0;
}

/* The characters of two bytes that stand next, up to one that is no letter: Cyrillic and Arabic letters, and those of Latin
   with marks. The last may go beyond the length, but not beyond the text. */
static inline void note_pairs(looking *l, const tsc_text_rules *rules, const unsigned char *bytes, size_t length, size_t end)
{
    const tsc_letter *pairs = tsc_text_pairs(rules), *letter;
    const size_t from = l->at, stop = length < end ? length : end - 1;
    size_t at = from;
    uint64_t hash = l->hash;
    for (; at < stop && is_pair_lead(bytes[at]); at += 2) {
        letter = &pairs[(size_t)(bytes[at] & 0x1F) << 6 | (bytes[at + 1] & 0x3F)];
        if (letter->kind == TSC_LETTER_NONE) {
            l->word += (at - from) / 2;
            l->hash = hash;
            l->at = at + 2;
            note_mark(l, rules, letter->small);
            return;
        }
        hash = tsc_text_word_step(hash, letter->small);
        l->found.script_counts[letter->kind]++;
        l->found.script_letters[letter->kind] = letter->small;
        add_evidence(&l->found, letter->languages, LETTER_SCORE);
    }
    l->word += (at - from) / 2;
    l->hash = hash;
    l->at = at;
}

static void note_long(looking *l, const tsc_text_rules *rules, tsc_span text)
{
    const uint32_t c = tsc_utf8_next(text.data, text.length, &l->at);
    if (!tsc_letter_is(c)) {
        note_mark(l, rules, c);
        return;
    }
    const tsc_letter_kind kind = tsc_letter_kind_of(c);
    l->found.script_counts[kind]++;
    l->found.script_letters[kind] = c;
    add_evidence(&l->found, tsc_text_letter(rules, c), LETTER_SCORE);
    l->hash = tsc_text_word_step(l->hash, c);
    l->word++;
}

/* Goes on up to limit. */
static void look_on(looking *l, const tsc_text_rules *rules, tsc_span text, size_t limit)
{
    const unsigned char *bytes = (const unsigned char *)text.data;
    const size_t length = text.length < limit ? text.length : limit;
    while (l->at < length) {
        const uint32_t c = bytes[l->at];
        if ((c | 0x20) - 'a' <= 'z' - 'a')
            note_ascii(l, bytes, length);
        else if (c < 0x80)
            l->at++, note_mark(l, rules, c);
        else if (is_pair_lead((unsigned char)c) && l->at + 1 < text.length)
            note_pairs(l, rules, bytes, length, text.length);
        else
            note_long(l, rules, text);
    }
}

/* What was seen, with the word that the look ends in (but not where it ends within a character); room is for that. */
static const evidence *seen(const looking *l, const tsc_text_rules *rules, tsc_span text, size_t limit, evidence *room)
{
    const bool within = l->word && l->at == (text.length < limit ? text.length : limit);
    const uint32_t languages = within ? languages_of_word(l, rules) : 0;
    if (languages == 0)
        return &l->found;
    *room = l->found;
    add_evidence(room, languages, WORD_SCORE);
    return room;
}

static looking begin_look(void)
{
    return (looking){.hash = TSC_TEXT_WORD_START, .before = ' '};
}

static void look(evidence *found, const tsc_text_rules *rules, tsc_span text, size_t limit)
{
    looking l = begin_look();
    l.found = *found;
    look_on(&l, rules, text, limit);
    const evidence *all = seen(&l, rules, text, limit, found);
    if (all != found)
        *found = *all;
}

/* Whether letters of a kind were seen and a language is written in their script. */
static bool has_script(const evidence *found, const tsc_text_rules *rules, size_t kind, size_t language)
{
    return found->script_counts[kind] > 0 && (tsc_text_script(rules, found->script_letters[kind]) >> language & 1) != 0;
}

/* Whether a piece has letters of a language's script at all: "1 млн CNY" in Russian surroundings stays Russian. */
static bool is_written_in(const evidence *found, const tsc_text_rules *rules, size_t language)
{
    for (size_t i = 0; i < SCRIPTS && language < tsc_text_language_count(rules); i++)
        if (has_script(found, rules, i, language))
            return true;
    return false;
}

/* Kazakh does not go for long without its own letters or small words: Cyrillic without them in a Kazakh text is another
   language. */
static bool lacks_own(const evidence *found, const tsc_text_rules *rules, size_t language)
{
    enum { LONG = 32 };
    size_t letters = 0;
    if (!tsc_text_is_lettered(rules, language) || (found->own >> language & 1) != 0)
        return false;
    for (size_t i = 0; i < SCRIPTS; i++)
        if (has_script(found, rules, i, language))
            letters += found->script_counts[i];
    return letters >= LONG;
}

static size_t decide(const evidence *found, const tsc_text_rules *rules, size_t hint)
{
    size_t none = tsc_text_language_count(rules), script = 0, best = none;
    for (size_t i = 1; i < SCRIPTS; i++)
        if (found->script_counts[i] > found->script_counts[script])
            script = i;
    if (found->script_counts[script] == 0)
        return hint;
    uint32_t languages = tsc_text_script(rules, found->script_letters[script]);
    if (languages == 0)
        return hint;
    if ((languages & (languages - 1)) == 0)
        return (size_t)__builtin_ctz(languages);
    for (size_t i = 0; i < none; i++)
        if (languages >> i & 1 && found->scores[i] > 0 && !lacks_own(found, rules, i) && (best == none || found->scores[i] > found->scores[best]))
            best = i;
    if (lacks_own(found, rules, hint))
        hint = none;
    /* a letter that Kazakh alone has, and nothing that Russian alone has */
    const bool alone = best != none && best != hint && hint < none && tsc_text_is_lettered(rules, best) &&
                       (found->own >> best & 1) != 0 && (found->own >> hint & 1) == 0;
    if (hint < none && languages >> hint & 1 && best != hint && !alone &&
        (best == none || found->scores[best] < found->scores[hint] * 3 / 2 + CLEAR_LEAD))
        return hint;
    if (best != none)
        return best;
    return is_written_in(found, rules, hint) ? hint : tsc_text_usual(rules, found->script_letters[script]);
}

/* The beginning alone says it: two words of one language, and no other comes near. */
static bool is_clear(const evidence *found, size_t count, size_t language)
{
    if (language >= count || found->scores[language] < 2 * WORD_SCORE)
        return false;
    for (size_t i = 0; i < count; i++)
        if (i != language && 2 * found->scores[i] > found->scores[language])
            return false;
    return true;
}

/* Goes on with a look that has not come to GLANCE bytes. */
static size_t tell_on(looking *l, const tsc_text_rules *rules, tsc_span text, size_t hint)
{
    evidence room;
    look_on(l, rules, text, GLANCE);
    const evidence *found = seen(l, rules, text, GLANCE, &room);
    size_t language = decide(found, rules, hint);
    if (text.length <= GLANCE || is_clear(found, tsc_text_language_count(rules), language))
        return language;
    look_on(l, rules, text, LOOK);
    return decide(seen(l, rules, text, LOOK, &room), rules, hint);
}

size_t tsc_language_tell(const tsc_text_rules *rules, tsc_span text, size_t hint)
{
    looking l = begin_look();
    return tell_on(&l, rules, text, hint);
}

size_t tsc_language_tell_by(const tsc_text_rules *rules, tsc_span text, size_t hint, size_t *looked)
{
    looking l = begin_look();
    size_t language = tell_on(&l, rules, text, hint);
    *looked = l.at;
    return language;
}

size_t tsc_language_tell_next(const tsc_text_rules *rules, tsc_span text, size_t before)
{
    enum { PEEK = 40 };
    looking l = begin_look();
    evidence room;
    size_t count = tsc_text_language_count(rules);
    look_on(&l, rules, text, PEEK);
    const evidence *found = seen(&l, rules, text, PEEK, &room);
    bool holds = before < count && found->scores[before] > 0 && (!tsc_text_is_lettered(rules, before) || (found->own >> before & 1) != 0);
    for (size_t i = 0; holds && i < count; i++)
        holds = found->scores[i] <= found->scores[before];
    return holds ? before : tell_on(&l, rules, text, before);
}

bool tsc_language_speaks(const tsc_text_rules *rules, tsc_span text, size_t language)
{
    looking l = begin_look();
    evidence room;
    if (language >= tsc_text_language_count(rules))
        return false;
    look_on(&l, rules, text, GLANCE);
    if (l.found.scores[language] > 0) /* what comes behind takes nothing away */
        return true;
    look_on(&l, rules, text, LOOK);
    return seen(&l, rules, text, LOOK, &room)->scores[language] > 0;
}

size_t tsc_language_tell_whole(const tsc_text_rules *rules, tsc_span text)
{
    enum { PLACES = 16 };
    evidence found = {0};
    size_t none = tsc_text_language_count(rules);
    if (text.length <= PLACES * LOOK) {
        for (size_t at = 0; at < text.length; at += LOOK)
            look(&found, rules, tsc_span_make(text.data + at, text.length - at), LOOK);
    } else {
        for (size_t i = 0; i < PLACES; i++) {
            size_t at = text.length / PLACES * i;
            while (at < text.length && ((unsigned char)text.data[at] & 0xC0) == 0x80)
                at++;
            look(&found, rules, tsc_span_make(text.data + at, text.length - at), LOOK);
        }
    }
    return decide(&found, rules, none);
}
