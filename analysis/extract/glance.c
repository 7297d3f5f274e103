#include "extract/glance.h"

#include "extract/event_wants.h"
#include "extract/lexicon_format.h"
#include "extract/token.h"
#include "extract/word_key.h"

enum { THOUSAND_DIGITS = 4, MILLION_DIGITS = 7 };

static bool is_amount_sign(uint32_t code)
{
    return code == '%' || code == '$' || code == 0xA3 || code == 0xA5 || code == 0x66A ||
           (code >= 0x20A0 && code <= 0x20CF) || (code >= 0xBC && code <= 0xBE) || code == 0xA2 ||
           (code >= 0x2150 && code <= 0x215E);
}

typedef struct looking {
    tsc_word_memo *memo;
    const tsc_word_slot *slots;
    const tsc_language *language;
    const char *stop;
    const char *text_end;
    tsc_glance glance;
    tsc_word_halves halves;
    unsigned digits;        /* since the last word */
    bool parted;            /* something stands between them */
    const char *digits_end; /* of the last run of them */
    /* a number, then what may make a fraction of it and the next */
    enum { AFTER_OTHER, AFTER_NUMBER, AFTER_OVER } state;
} looking;

static inline void note_number(looking *l)
{
    l->glance.sign = l->glance.sign || l->state == AFTER_OVER;
    l->state = AFTER_NUMBER;
}

static inline void note_says(looking *l, uint32_t tells, tsc_word_halves halves, uint64_t offers, uint64_t wants)
{
    l->glance.tells |= tells;
    tsc_word_halves_add(&l->halves, halves);
    l->glance.offers |= offers;
    l->glance.wants |= wants;
}

static inline void note_state(looking *l, uint32_t tells)
{
    static const uint32_t numbers = TSC_TELLS_NUMBER | TSC_TELLS_ONE | TSC_TELLS_ORDINAL | TSC_TELLS_PART;
    if ((tells & (TSC_TELLS_OVER | numbers)) == 0)
        l->state = AFTER_OTHER; /* as nearly all words */
    else if ((tells & TSC_TELLS_OVER) != 0 && l->state != AFTER_OTHER)
        l->state = AFTER_OVER;
    else if ((tells & numbers) != 0)
        note_number(l);
    else
        l->state = AFTER_OTHER;
}

static inline void look_up(looking *l, const char *start, const char *end)
{
    const tsc_word word = tsc_word_look(l->memo, l->language, start, (size_t)(end - start), true);
    note_says(l, word.tells, word.halves, word.offers, word.wants);
    note_state(l, word.tells);
}

/* The known word at `at`; NULL where it takes a closer look. */
static inline const tsc_word_slot *known_word(const looking *l, const char *at, size_t *length)
{
    const tsc_word_slot *slot = tsc_word_known(l->slots, l->language->number, at, l->text_end, length);
    const bool exponent = *length == 1 && (*at | 0x20) == 'e';
    return slot != NULL && !exponent && at + *length <= l->stop ? slot : NULL;
}

/* A run of known words with single blanks between them, as most of a text is: what they say is added up on the way and
   noted once. The end of the run; where it begins if there is none. */
static const char *take_known_words(looking *l, const char *start)
{
    const char *at = start;
    uint32_t tells = 0;
    uint64_t offers = 0, wants = 0;
    tsc_word_halves halves = {0, 0};
    size_t length;
    for (const tsc_word_slot *slot; at < l->stop && (slot = known_word(l, at, &length)) != NULL;) {
        tells |= slot->tells;
        offers |= slot->offers;
        wants |= slot->wants;
        tsc_word_halves_add(&halves, slot->halves);
        note_state(l, slot->tells);
        at += length;
        at += at < l->stop && *at == ' ';
    }
    if (at == start)
        return start;
    l->digits = 0;
    note_says(l, tells, halves, offers, wants);
    return at;
}

/* A word with an apostrophe, an invisible sign or a letter of a rare script: the tokens know. */
static const char *take_special_word(looking *l, const char *start)
{
    const char *parted, *end = tsc_token_word_end(&l->language->alphabet, start, l->stop, &parted);
    look_up(l, start, parted != NULL ? parted : end);
    if (parted != NULL)
        look_up(l, parted, end);
    return end;
}

static inline bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* 1.2e9: the letter stands right behind a digit, and digits or their sign right behind it. */
static bool is_exponent(const looking *l, const char *start, const char *end)
{
    return end - start == 1 && (*start | 0x20) == 'e' && l->state == AFTER_NUMBER && end < l->stop &&
           start[-1] != ' ' &&
           (is_digit(*end) || ((*end == '-' || *end == '+') && end + 1 < l->stop && is_digit(end[1])) ||
            (unsigned char)*end >= 0xD9);
}

/* The word at `at`: letters of one or two bytes as a rule. */
static const char *take_word(looking *l, const char *start)
{
    const uint8_t *kinds = l->language->alphabet.kinds;
    const char *at = start;
    unsigned kind = TSC_CHAR_BLANK;
    l->digits = 0;
    while (at < l->stop) {
        unsigned char c = (unsigned char)*at;
        size_t step = 1;
        if (c < 0x80)
            kind = kinds[c] & 0x7Fu;
        else if (c < 0xE0 && l->stop - at >= 2)
            kind = kinds[(c & 0x1Fu) << 6 | ((unsigned char)at[1] & 0x3Fu)] & 0x7Fu, step = 2;
        else if (c == 0xE2 && (unsigned char)at[1] == 0x80 && (unsigned char)at[2] != 0x99) /* a dash, a quote */
            break;
        else
            return take_special_word(l, start);
        if (kind != TSC_CHAR_LETTER && kind != TSC_CHAR_MARK) {
            if (kind == TSC_CHAR_APOSTROPHE || kind == TSC_CHAR_INVISIBLE)
                return take_special_word(l, start);
            break;
        }
        at += step;
    }
    l->glance.long_number = l->glance.long_number || is_exponent(l, start, at);
    look_up(l, start, at);
    return at;
}

static inline void note_digit(looking *l, const char *at, const char *behind)
{
    l->glance.digit = true;
    l->parted = l->digits > 0 && (l->parted || at != l->digits_end);
    l->glance.numbers += at != l->digits_end;
    l->digits_end = behind;
    note_number(l);
    if (++l->digits >= MILLION_DIGITS)
        l->glance.long_number = true;
    l->glance.grouped = l->glance.grouped || (l->parted && l->digits >= THOUSAND_DIGITS);
}

/* What patterns of several words tell, now that all words are known. */
static void put_together(looking *l)
{
    if (tsc_word_halves_name(l->halves)) {
        l->glance.guessed = (l->glance.tells & TSC_TELLS_NAME) == 0;
        l->glance.tells |= TSC_TELLS_NAME;
        l->glance.offers |= TSC_OFFER_PLACE;
    }
}

tsc_glance tsc_glance_at(tsc_word_memo *memo, const tsc_language *language, tsc_span text, size_t start, size_t end)
{
    looking l = {.memo = memo,
                 .slots = tsc_word_slots(memo),
                 .language = language,
                 .stop = text.data + end,
                 .text_end = text.data + text.length};
    for (const char *at = text.data + start; at < l.stop;) {
        size_t bytes;
        bool capital;
        if (*at == ' ') {
            at++;
            continue;
        }
        const char *behind = take_known_words(&l, at);
        if (behind > at) {
            at = behind;
            continue;
        }
        uint32_t code = tsc_char_decode(at, l.stop, &bytes);
        tsc_char_kind kind = tsc_alphabet_kind(&language->alphabet, code, &capital);
        if (kind == TSC_CHAR_LETTER || kind == TSC_CHAR_MARK) {
            at = take_word(&l, at);
            continue;
        }
        at += bytes;
        if (kind == TSC_CHAR_DIGIT) {
            note_digit(&l, at - bytes, at);
        } else if (kind == TSC_CHAR_SYMBOL) {
            l.glance.sign = true;
            l.glance.amount_sign = l.glance.amount_sign || is_amount_sign(code);
        } else if (code == '/' && at < l.stop && is_digit(*at)) {
            l.glance.sign = true;
        }
    }
    put_together(&l);
    l.glance.leads = end > start && text.data[end - 1] == ':';
    return l.glance;
}

/* A word that is an act by itself, or one that an act may be made of with what is there, or that stands beside what the
   sentence speaks of. */
static bool names_act(const tsc_glance *glance)
{
    static const uint32_t others = TSC_TELLS_PLACE | TSC_TELLS_SEAT | TSC_TELLS_EPITHET | TSC_TELLS_INDICATOR;
    const uint64_t offers =
        glance->offers | TSC_OFFER_NOTHING | ((glance->tells & TSC_TELLS_PLACE) != 0 ? TSC_OFFER_PLACE : 0);
    return (glance->wants & offers) != 0 || (glance->led && glance->wants != 0) ||
           ((glance->wants & ~(uint64_t)TSC_OFFER_PLACE) != 0 && (glance->tells & others) != 0);
}

/* A word that an amount may begin with, and one of those that number words, scales and factors are told by. */
static bool words_amount(const tsc_glance *glance)
{
    return (glance->tells & TSC_TELLS_AMOUNT) != 0 &&
           (glance->tells & (TSC_TELLS_NUMBER | TSC_TELLS_SCALE | TSC_TELLS_PART)) != 0;
}

bool tsc_glance_worthwhile(const tsc_glance *glance, unsigned what)
{
    if ((what & TSC_WORTH_AMOUNTS) != 0 && (glance->digit || glance->amount_sign || words_amount(glance)))
        return true;
    return (what & TSC_WORTH_EVENTS) != 0 && (names_act(glance) || glance->leads);
}

bool tsc_glance_names(const tsc_glance *glance)
{
    return (glance->tells & (TSC_TELLS_PLACE | TSC_TELLS_SEAT | TSC_TELLS_BOTH)) != 0;
}

void tsc_glance_unname(tsc_glance *glance)
{
    glance->guessed = false;
    glance->tells &= ~(uint32_t)TSC_TELLS_NAME;
    glance->offers &= ~(uint64_t)TSC_OFFER_PLACE;
}

bool tsc_glance_acts_alone(const tsc_glance *glance)
{
    return glance->wants != 0 && !tsc_glance_names(glance);
}

bool tsc_glance_silent(const tsc_glance *glance)
{
    static const uint32_t tells = TSC_TELLS_PLACE | TSC_TELLS_INDICATOR | TSC_TELLS_EPITHET | TSC_TELLS_SEAT |
                                  TSC_TELLS_SCALE | TSC_TELLS_NUMBER | TSC_TELLS_ORDINAL | TSC_TELLS_DAY;
    return glance->numbers > TSC_GLANCE_NUMBERS || (!glance->digit && !glance->amount_sign && !glance->leads &&
                                                    (glance->tells & tells) == 0 && !names_act(glance));
}

bool tsc_glance_small(const tsc_glance *glance)
{
    static const uint32_t tells = TSC_TELLS_SCALE | TSC_TELLS_PART | TSC_TELLS_UNIT | TSC_TELLS_MODAL;
    return !glance->sign && !glance->long_number && !glance->grouped && (glance->tells & tells) == 0;
}

bool tsc_glance_bare(const tsc_glance *glance)
{
    static const uint32_t tells = TSC_TELLS_PLACE | TSC_TELLS_INDICATOR | TSC_TELLS_EPITHET | TSC_TELLS_SEAT;
    return tsc_glance_small(glance) && !glance->leads && (glance->tells & tells) == 0 && !names_act(glance);
}
