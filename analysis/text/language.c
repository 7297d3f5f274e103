/* The language of a piece of text, by its script, letters of few languages and frequent words. A short piece says
   little by itself, so the language around it holds until it speaks clearly for another. */
#include "text/sentence.h"

#include "core/utf8.h"

enum { TATWEEL = 0x640 };
enum { GLANCE = 80, LOOK = 240 /* bytes of one piece that are looked at */, WORD_SCORE = 12, LETTER_SCORE = 8, CLEAR_LEAD = 14 };

typedef struct evidence {
    uint32_t scores[TSC_TEXT_LANGUAGES];
    size_t script_counts[4];      /* Latin, Cyrillic, Arabic, other */
    uint32_t script_letters[4];   /* a letter of each */
    uint32_t own;                 /* languages that no other shares a seen letter or word with */
} evidence;

static void add_scores(evidence *found, uint32_t languages, unsigned score)
{
    unsigned count = 0;
    for (uint32_t rest = languages; rest; rest &= rest - 1)
        count++;
    unsigned share = score / count;
    for (; languages; languages &= languages - 1)
        found->scores[__builtin_ctz(languages)] += share;
}

/* Simple lower case of the scripts that have one; enough for frequent words. */
static uint32_t lower_of(uint32_t c)
{
    if (c >= 0x410 && c <= 0x42F)
        return c + 0x20;
    if (c >= 0x400 && c <= 0x40F)
        return c + 0x50;
    if (c >= 0xC0 && c <= 0xDE)
        return c + 0x20;
    if (c >= 0x460 && c <= 0x52F)
        return c | 1;
    return c;
}

static inline void add_evidence(evidence *found, uint32_t languages, unsigned score)
{
    if (languages == 0)
        return;
    add_scores(found, languages, score);
    found->own |= (languages & (languages - 1)) == 0 ? languages : 0;
}

static void note_letter(evidence *found, const tsc_text_rules *rules, uint32_t c)
{
    if (c == TATWEEL)
        return; /* of no script by itself: بـ14 */
    size_t script = c < 0x250 ? 0 : c >= 0x400 && c < 0x530 ? 1 : c >= 0x600 && c < 0x700 ? 2 : 3;
    found->script_counts[script]++;
    found->script_letters[script] = c;
    add_evidence(found, c < 0x80 ? 0 : tsc_text_letter(rules, c), LETTER_SCORE);
}

static bool is_letter(uint32_t c)
{
    if (c < 0x80)
        return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
    return c >= 0xC0 && c != 0xD7 && c != 0xF7 && (c < 0x2000 || c > 0x2BFF) && (c < 0x660 || c > 0x66C) && c != 0x60C &&
           c != 0x61B && c != 0x61F && c < 0xE000;
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

static inline void end_word(looking *l, const tsc_text_rules *rules)
{
    /* One letter behind an apostrophe is an ending (the bloc's) and no elided word (s'est). */
    uint32_t languages = l->word == 1 && is_apostrophe(l->before) ? 0 : tsc_text_frequent_hashed(rules, l->hash, l->word);
    add_evidence(&l->found, languages, WORD_SCORE);
    l->hash = TSC_TEXT_WORD_START;
    l->word = 0;
}

/* A character of two bytes: Cyrillic and Arabic letters, and those of Latin with marks. */
static inline void note_pair(looking *l, const tsc_text_rules *rules, const uint32_t *letters, const unsigned char *bytes)
{
    uint32_t c = (uint32_t)(bytes[0] & 0x1F) << 6 | (bytes[1] & 0x3F);
    const bool cyrillic = c >= 0x400 && c < 0x500;
    if (!cyrillic && !is_letter(c)) {
        if (l->word)
            end_word(l, rules);
        l->before = c;
        return;
    }
    if (cyrillic) {
        c = c >= 0x430 && c < 0x460 ? c : lower_of(c);
        l->found.script_counts[1]++;
        l->found.script_letters[1] = c;
        add_evidence(&l->found, letters[c], LETTER_SCORE);
    } else {
        c = lower_of(c);
        note_letter(&l->found, rules, c);
    }
    l->hash = tsc_text_word_step(tsc_text_word_step(l->hash, (unsigned char)(0xC0 | c >> 6)), (unsigned char)(0x80 | (c & 0x3F)));
    l->word++;
}

static void note_long(looking *l, const tsc_text_rules *rules, uint32_t c)
{
    char bytes[4];
    if (!is_letter(c)) {
        if (l->word)
            end_word(l, rules);
        l->before = c;
        return;
    }
    note_letter(&l->found, rules, lower_of(c));
    const size_t size = tsc_utf8_put(bytes, lower_of(c));
    for (size_t i = 0; i < size; i++)
        l->hash = tsc_text_word_step(l->hash, (unsigned char)bytes[i]);
    l->word++;
}

/* Goes on up to limit. */
static void look_on(looking *l, const tsc_text_rules *rules, tsc_span text, size_t limit)
{
    const unsigned char *bytes = (const unsigned char *)text.data;
    const size_t length = text.length < limit ? text.length : limit;
    const uint32_t *letters = tsc_text_letters(rules);
    while (l->at < length) {
        const uint32_t c = bytes[l->at], small = c | 0x20;
        if (small >= 'a' && small <= 'z') { /* none of these has the bit of longer characters */
            l->found.script_counts[0]++;
            l->found.script_letters[0] = small;
            l->hash = tsc_text_word_step(l->hash, (unsigned char)small);
            l->word++;
            l->at++;
        } else if (c < 0x80) {
            if (l->word)
                end_word(l, rules);
            l->before = c;
            l->at++;
        } else if (c < 0xE0 && l->at + 1 < text.length) {
            note_pair(l, rules, letters, bytes + l->at);
            l->at += 2;
        } else {
            note_long(l, rules, tsc_utf8_next(text.data, text.length, &l->at));
        }
    }
}

/* What was seen, with the word that the look ends in (but not where it ends within a character). */
static evidence seen(const looking *l, const tsc_text_rules *rules, tsc_span text, size_t limit)
{
    looking ended = *l;
    if (ended.word && ended.at == (text.length < limit ? text.length : limit))
        end_word(&ended, rules);
    return ended.found;
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
    *found = seen(&l, rules, text, limit);
}

/* Whether a piece has letters of a language's script at all: "1 млн CNY" in Russian surroundings stays Russian. */
static bool is_written_in(const evidence *found, const tsc_text_rules *rules, size_t language)
{
    for (size_t i = 0; i < 4 && language < tsc_text_language_count(rules); i++)
        if (found->script_counts[i] > 0 && (tsc_text_script(rules, found->script_letters[i]) >> language & 1) != 0)
            return true;
    return false;
}

/* Kazakh does not go for long without its own letters or small words: Cyrillic without them in a Kazakh text is another
   language. */
static bool lacks_own(const evidence *found, const tsc_text_rules *rules, size_t language)
{
    enum { LONG = 32 };
    size_t letters = 0;
    for (size_t i = 0; i < 4; i++)
        if (found->script_counts[i] > 0 && language < TSC_TEXT_LANGUAGES && (tsc_text_script(rules, found->script_letters[i]) >> language & 1) != 0)
            letters += found->script_counts[i];
    return letters >= LONG && tsc_text_is_lettered(rules, language) && (found->own >> language & 1) == 0;
}

static size_t decide(const evidence *found, const tsc_text_rules *rules, size_t hint)
{
    size_t none = tsc_text_language_count(rules), script = 0, best = none;
    for (size_t i = 1; i < 4; i++)
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
    look_on(l, rules, text, GLANCE);
    evidence found = seen(l, rules, text, GLANCE);
    size_t language = decide(&found, rules, hint);
    if (text.length <= GLANCE || is_clear(&found, tsc_text_language_count(rules), language))
        return language;
    look_on(l, rules, text, LOOK);
    found = seen(l, rules, text, LOOK);
    return decide(&found, rules, hint);
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
    size_t count = tsc_text_language_count(rules);
    look_on(&l, rules, text, PEEK);
    const evidence found = seen(&l, rules, text, PEEK);
    bool holds = before < count && found.scores[before] > 0 && (!tsc_text_is_lettered(rules, before) || (found.own >> before & 1) != 0);
    for (size_t i = 0; holds && i < count; i++)
        holds = found.scores[i] <= found.scores[before];
    return holds ? before : tell_on(&l, rules, text, before);
}

bool tsc_language_speaks(const tsc_text_rules *rules, tsc_span text, size_t language)
{
    evidence found = {0};
    look(&found, rules, text, LOOK);
    return language < tsc_text_language_count(rules) && found.scores[language] > 0;
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
