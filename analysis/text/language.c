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

/* Adds what so many languages share. */
static inline void add_evidence(evidence *found, uint32_t languages, uint32_t count, uint32_t score)
{
    if (count == 0)
        return;
    if (count == 1) {
        found->scores[__builtin_ctz(languages)] += score;
        found->own |= languages;
        return;
    }
    const uint32_t share = score / count;
    for (; languages; languages &= languages - 1)
        found->scores[__builtin_ctz(languages)] += share;
}

static inline void add_word(evidence *found, const tsc_text_word *word)
{
    if (word)
        add_evidence(found, word->languages, word->count, WORD_SCORE);
}

static bool is_apostrophe(uint32_t c)
{
    return c == '\'' || c == 0x2019;
}

/* The word that a look is within: its characters so far, their number, and the last one before it that was no letter. */
typedef struct word {
    uint64_t hash;
    size_t length;
    uint32_t before;
} word;

typedef struct looking {
    evidence found;
    const tsc_text_signs *signs;
    size_t at;
    word word;
} looking;

/* What is known of a word that has ended; NULL: nothing is asked. */
static inline const tsc_text_word *ended(const tsc_text_signs *signs, const word *w)
{
    /* One letter behind an apostrophe is an ending (the bloc's) and no elided word (s'est). */
    if (w->length == 0 || (w->length == 1 && is_apostrophe(w->before)))
        return NULL;
    return tsc_text_word_find(signs, w->hash);
}

/* Ends the word in front of a character that is no letter. */
static inline void note_mark(evidence *found, const tsc_text_signs *signs, word *w, uint32_t mark)
{
    add_word(found, ended(signs, w));
    *w = (word){TSC_TEXT_WORD_START, 0, mark};
}

/* The small letter that a byte of ASCII stands for; none of them has the bit of longer characters. */
static inline uint32_t small_of(const unsigned char *byte)
{
    return *byte | UINT32_C(0x20);
}

static inline bool is_small(uint32_t c)
{
    return c - 'a' <= 'z' - 'a';
}

/* The letters of ASCII that stand next, and their end. */
static inline const unsigned char *note_ascii(evidence *found, word *w, const unsigned char *from, const unsigned char *end)
{
    const unsigned char *byte = from;
    uint64_t hash = w->hash;
    uint32_t small = small_of(byte);
    do
        hash = tsc_text_word_step(hash, small);
    while (++byte < end && is_small(small = small_of(byte)));
    found->script_counts[TSC_LETTER_LATIN] += (uint32_t)(byte - from);
    found->script_letters[TSC_LETTER_LATIN] = small_of(byte - 1);
    w->hash = hash;
    w->length += (size_t)(byte - from);
    return byte;
}

static inline bool is_pair_lead(unsigned char byte)
{
    return (byte ^ 0xC0U) < 0x20;
}

static inline const tsc_letter *pair_at(const tsc_text_signs *signs, const unsigned char *bytes)
{
    return &signs->pairs[(size_t)(bytes[0] ^ 0xC0U) << 6 | (bytes[1] & 0x3F)];
}

/* The characters of two bytes of one kind that stand next: Cyrillic or Arabic letters, or those of Latin with marks, or one
   that is no letter. The last begins before `stop`. */
static inline const unsigned char *note_pairs(evidence *found, const tsc_text_signs *signs, word *w, const unsigned char *from,
                                              const unsigned char *stop)
{
    const tsc_letter *letter = pair_at(signs, from);
    const uint8_t kind = letter->kind;
    if (kind == TSC_LETTER_NONE) {
        note_mark(found, signs, w, letter->small);
        return from + 2;
    }
    const unsigned char *bytes = from;
    uint64_t hash = w->hash;
    uint32_t small;
    do {
        small = letter->small;
        hash = tsc_text_word_step(hash, small);
        if (letter->languages)
            add_evidence(found, letter->languages, letter->count, LETTER_SCORE);
        bytes += 2;
    } while (bytes < stop && is_pair_lead(*bytes) && (letter = pair_at(signs, bytes))->kind == kind);
    found->script_counts[kind] += (uint32_t)(bytes - from) / 2;
    found->script_letters[kind] = small;
    w->hash = hash;
    w->length += (size_t)(bytes - from) / 2;
    return bytes;
}

/* Any other character. */
static const unsigned char *note_long(looking *l, const tsc_text_rules *rules, tsc_span text, const unsigned char *bytes)
{
    enum { NO_CHARACTER = 1 << 30 };
    size_t at = (size_t)((const char *)bytes - text.data);
    const uint32_t c = tsc_utf8_next(text.data, text.length, &at);
    const unsigned char *behind = (const unsigned char *)text.data + at;
    if (!tsc_letter_is(c)) {
        note_mark(&l->found, l->signs, &l->word, c);
        return behind;
    }
    const uint32_t small = tsc_letter_small(c);
    const tsc_letter_kind kind = tsc_letter_kind_of(small);
    const uint32_t languages = c < 0x80 || kind == TSC_LETTER_TATWEEL ? 0 : tsc_text_letter(rules, small);
    l->found.script_counts[kind]++;
    l->found.script_letters[kind] = small;
    add_evidence(&l->found, languages, tsc_text_count(languages), LETTER_SCORE);
    l->word.hash = tsc_text_word_step(l->word.hash, c < 0x80 ? NO_CHARACTER | c : small);
    l->word.length++;
    return behind;
}

/* Goes on up to limit; a character that begins before it is looked at whole. */
static void look_on(looking *l, const tsc_text_rules *rules, tsc_span text, size_t limit)
{
    const unsigned char *begin = (const unsigned char *)text.data, *bytes = begin + l->at;
    const unsigned char *end = begin + (text.length < limit ? text.length : limit);
    const unsigned char *stop = text.length > limit || text.length == 0 ? end : end - 1;
    const tsc_text_signs *signs = l->signs;
    while (bytes < end) {
        if (is_small(small_of(bytes))) {
            bytes = note_ascii(&l->found, &l->word, bytes, end);
            if (bytes == end)
                break;
        }
        if (*bytes < 0x80)
            note_mark(&l->found, signs, &l->word, *bytes++);
        else if (is_pair_lead(*bytes) && bytes < stop)
            bytes = note_pairs(&l->found, signs, &l->word, bytes, stop);
        else
            bytes = note_long(l, rules, text, bytes);
    }
    l->at = (size_t)(bytes - begin);
}

/* What was seen, with the word that the look ends in (but not where it ends within a character); room is for that. */
static const evidence *seen(const looking *l, tsc_span text, size_t limit, evidence *room)
{
    const bool within = l->at == (text.length < limit ? text.length : limit);
    const tsc_text_word *last = within ? ended(l->signs, &l->word) : NULL;
    if (!last || last->languages == 0)
        return &l->found;
    *room = l->found;
    add_word(room, last);
    return room;
}

static looking begin_look(const tsc_text_rules *rules)
{
    return (looking){.signs = tsc_text_signs_of(rules), .word = {TSC_TEXT_WORD_START, 0, ' '}};
}

static void look(evidence *found, const tsc_text_rules *rules, tsc_span text, size_t limit)
{
    looking l = begin_look(rules);
    l.found = *found;
    look_on(&l, rules, text, limit);
    const evidence *all = seen(&l, text, limit, found);
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
    for (uint32_t rest = languages; rest; rest &= rest - 1) {
        const size_t i = (size_t)__builtin_ctz(rest);
        if (found->scores[i] > (best == none ? 0 : found->scores[best]) && !lacks_own(found, rules, i))
            best = i;
    }
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
    const evidence *found = seen(l, text, GLANCE, &room);
    size_t language = decide(found, rules, hint);
    if (text.length <= GLANCE || is_clear(found, tsc_text_language_count(rules), language))
        return language;
    look_on(l, rules, text, LOOK);
    return decide(seen(l, text, LOOK, &room), rules, hint);
}

size_t tsc_language_tell(const tsc_text_rules *rules, tsc_span text, size_t hint)
{
    looking l = begin_look(rules);
    return tell_on(&l, rules, text, hint);
}

size_t tsc_language_tell_by(const tsc_text_rules *rules, tsc_span text, size_t hint, size_t *looked)
{
    looking l = begin_look(rules);
    size_t language = tell_on(&l, rules, text, hint);
    *looked = l.at;
    return language;
}

size_t tsc_language_tell_next(const tsc_text_rules *rules, tsc_span text, size_t before)
{
    enum { PEEK = 40 };
    looking l = begin_look(rules);
    evidence room;
    size_t count = tsc_text_language_count(rules);
    look_on(&l, rules, text, PEEK);
    const evidence *found = seen(&l, text, PEEK, &room);
    const uint32_t most = before < count ? found->scores[before] : 0;
    bool holds = most > 0 && (!tsc_text_is_lettered(rules, before) || (found->own >> before & 1) != 0);
    for (size_t i = 0; holds && i < count; i++)
        holds = found->scores[i] <= most;
    return holds ? before : tell_on(&l, rules, text, before);
}

bool tsc_language_speaks(const tsc_text_rules *rules, tsc_span text, size_t language)
{
    looking l = begin_look(rules);
    evidence room;
    if (language >= tsc_text_language_count(rules))
        return false;
    look_on(&l, rules, text, GLANCE);
    if (l.found.scores[language] > 0) /* what comes behind takes nothing away */
        return true;
    look_on(&l, rules, text, LOOK);
    return seen(&l, text, LOOK, &room)->scores[language] > 0;
}

/* Looks at LOOK bytes from the first character on that begins at a place or behind it. */
static void look_at(evidence *found, const tsc_text_rules *rules, tsc_span text, size_t place)
{
    while (place < text.length && ((unsigned char)text.data[place] & 0xC0) == 0x80)
        place++;
    look(found, rules, tsc_span_make(text.data + place, text.length - place), LOOK);
}

size_t tsc_language_tell_whole(const tsc_text_rules *rules, tsc_span text)
{
    enum { PLACES = 16 };
    evidence found = {0};
    size_t none = tsc_text_language_count(rules);
    if (text.length <= PLACES * LOOK) {
        for (size_t at = 0; at < text.length; at += LOOK)
            look_at(&found, rules, text, at);
    } else {
        for (size_t i = 0; i < PLACES; i++)
            look_at(&found, rules, text, text.length / PLACES * i);
    }
    return decide(&found, rules, none);
}
