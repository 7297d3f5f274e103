/* Series keys: FREQ.REPORTER.PARTNER.INDICATOR.UNIT[.COMMODITY]. */
#include "core/file.h"
#include "store/claims.h"
#include "store/series.h"

#include <stdio.h>

const char *tsc_origin_name(tsc_origin origin)
{
    static const char *const names[] = {"stated", "derived", "official"};
    return names[origin];
}

bool tsc_origin_parse(tsc_span text, tsc_origin *origin)
{
    for (int i = 0; i < 3; i++)
        if (tsc_span_equals(text, tsc_origin_name((tsc_origin)i))) {
            *origin = (tsc_origin)i;
            return true;
        }
    return false;
}

static bool copy_part(tsc_span part, char *text, size_t size)
{
    if (part.length >= size)
        return false;
    memcpy(text, part.data, part.length);
    text[part.length] = '\0';
    return true;
}

static bool read_part(tsc_key *key, int index, tsc_span part)
{
    if (part.length == 0)
        return true;
    switch (index) {
    case 0:
        key->frequency = part.data[0];
        return part.length == 1 && memchr("ASQMDR", part.data[0], 6) != NULL;
    case 1:
        return tsc_place_parse(part, &key->reporter);
    case 2:
        return tsc_place_parse(part, &key->partner);
    case 3:
        return copy_part(part, key->indicator, sizeof key->indicator);
    case 4:
        return tsc_unit_parse(part, &key->unit);
    default:
        return index == 5 && copy_part(part, key->commodity, sizeof key->commodity);
    }
}

bool tsc_key_parse(tsc_span text, tsc_key *key)
{
    memset(key, 0, sizeof *key);
    int index = 0;
    size_t start = 0;
    for (size_t i = 0; i <= text.length; i++) {
        if (i < text.length && text.data[i] != '.')
            continue;
        if (!read_part(key, index++, tsc_span_make(text.data + start, i - start)))
            return false;
        start = i + 1;
    }
    return text.length > 0 && index >= 2;
}

size_t tsc_key_format(const tsc_key *key, char text[TSC_KEY_SIZE])
{
    const char frequency[2] = {key->frequency, '\0'};
    int length = snprintf(text, TSC_KEY_SIZE, "%s.%s.%s.%s.%s%s%s", frequency, key->reporter.code, key->partner.code,
                          key->indicator, key->unit.code, key->commodity[0] ? "." : "", key->commodity);
    return length < 0 ? 0 : (size_t)length;
}

bool tsc_key_matches(const tsc_key *pattern, const tsc_key *key)
{
    return (!pattern->frequency || pattern->frequency == key->frequency) &&
           (tsc_place_is_none(pattern->reporter) || tsc_place_same(pattern->reporter, key->reporter)) &&
           (tsc_place_is_none(pattern->partner) || tsc_place_same(pattern->partner, key->partner)) &&
           (!pattern->indicator[0] || strcmp(pattern->indicator, key->indicator) == 0) &&
           (tsc_unit_is_none(pattern->unit) || tsc_unit_same(pattern->unit, key->unit)) &&
           (!pattern->commodity[0] || strcmp(pattern->commodity, key->commodity) == 0);
}

bool tsc_key_same(const tsc_key *a, const tsc_key *b)
{
    return tsc_key_compare(a, b) == 0;
}

bool tsc_key_complete(const tsc_key *key)
{
    return key->frequency && !tsc_place_is_none(key->reporter) && key->indicator[0] && !tsc_unit_is_none(key->unit);
}

int tsc_key_compare(const tsc_key *a, const tsc_key *b)
{
    int order = strcmp(a->reporter.code, b->reporter.code);
    if (!order)
        order = strcmp(a->partner.code, b->partner.code);
    if (!order)
        order = strcmp(a->indicator, b->indicator);
    if (!order)
        order = strcmp(a->commodity, b->commodity);
    if (!order)
        order = strcmp(a->unit.code, b->unit.code);
    return order ? order : (a->frequency > b->frequency) - (a->frequency < b->frequency);
}

/* Words of a commodity as a key part: lower-case letters and digits of ASCII kept, other letters too (they name the
   good in its language), the rest one '-'. */
static void commodity_slug(const char *words, char *slug, size_t size)
{
    size_t length = 0;
    bool gap = false;
    for (const char *at = words; *at; at++) {
        unsigned char c = (unsigned char)*at;
        bool letter = c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (!letter) {
            gap = length > 0;
            continue;
        }
        if (length + gap + 1 >= size)
            break;
        if (gap)
            slug[length++] = '-';
        gap = false;
        slug[length++] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
    }
    /* A cut in the middle of a character takes the whole of it away. */
    size_t lead = length;
    while (lead > 0 && ((unsigned char)slug[lead - 1] & 0xC0) == 0x80)
        lead--;
    if (lead > 0 && (unsigned char)slug[lead - 1] >= 0xC0) {
        unsigned char c = (unsigned char)slug[lead - 1];
        size_t wanted = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : 2;
        if (length - (lead - 1) < wanted)
            length = lead - 1;
    }
    slug[length] = '\0';
}

static const char *const change_endings[] = {
    [TSC_KEY_LEVEL] = "", [TSC_KEY_GROWTH] = "_growth", [TSC_KEY_DIFFERENCE] = "_difference"};

const char *tsc_key_ending(tsc_key_kind kind)
{
    return change_endings[kind];
}

tsc_key_kind tsc_key_kind_in(tsc_unit unit)
{
    return tsc_unit_is_percent(unit) ? TSC_KEY_GROWTH : TSC_KEY_DIFFERENCE;
}

/* The change that an indicator ends in, and how long it is without that. */
static tsc_key_kind split_indicator(const char *indicator, size_t *level)
{
    static const tsc_key_kind changes[] = {TSC_KEY_GROWTH, TSC_KEY_DIFFERENCE};
    size_t length = strlen(indicator);
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        size_t ending = strlen(change_endings[changes[i]]);
        if (length > ending && strcmp(indicator + length - ending, change_endings[changes[i]]) == 0) {
            *level = length - ending;
            return changes[i];
        }
    }
    *level = length;
    return TSC_KEY_LEVEL;
}

tsc_key_kind tsc_key_kind_of(const tsc_key *key)
{
    size_t level;
    return split_indicator(key->indicator, &level);
}

tsc_key_kind tsc_key_cut_change(tsc_key *key)
{
    size_t level;
    tsc_key_kind change = split_indicator(key->indicator, &level);
    memset(key->indicator + level, 0, sizeof key->indicator - level);
    return change;
}

bool tsc_key_add_change(tsc_key *key, tsc_key_kind change)
{
    const char *ending = tsc_key_ending(change);
    size_t length = strlen(key->indicator);
    if (length + strlen(ending) >= sizeof key->indicator)
        return false;
    memcpy(key->indicator + length, ending, strlen(ending));
    return true;
}

bool tsc_key_of_figure(const tsc_figure *figure, tsc_key *key)
{
    memset(key, 0, sizeof *key);
    key->frequency = tsc_period_frequency(figure->period);
    key->reporter = figure->reporter;
    key->partner = figure->partner;
    key->unit = figure->unit;
    tsc_key_kind change = figure->kind == TSC_FIGURE_LEVEL ? TSC_KEY_LEVEL : tsc_key_kind_in(figure->unit);
    bool fits = copy_part(tsc_span_of(figure->indicator), key->indicator, sizeof key->indicator) &&
                tsc_key_add_change(key, change);
    if (figure->hs)
        snprintf(key->commodity, sizeof key->commodity, "%s", figure->hs);
    else if (figure->commodity)
        commodity_slug(figure->commodity, key->commodity, sizeof key->commodity);
    return fits && key->indicator[0] && key->frequency && !tsc_place_is_none(key->reporter);
}

bool tsc_indicator_is_symmetric(const char *indicator)
{
    static const char *const names[] = {"trade_turnover", "services_trade", "flights", "freight", "contracts"};
    size_t level;
    split_indicator(indicator, &level);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (tsc_span_equals(tsc_span_make(indicator, level), names[i]))
            return true;
    return false;
}

/* WLD last, then groups, then countries in the order of their codes. */
static int side_rank(tsc_place place)
{
    return tsc_place_is_world(place) ? 2 : strlen(place.code) != 3 || !tsc_place_is_country(place);
}

void tsc_key_normalize(tsc_key *key)
{
    if (!tsc_indicator_is_symmetric(key->indicator) || tsc_place_is_none(key->partner))
        return;
    int a = side_rank(key->reporter), b = side_rank(key->partner);
    if (a > b || (a == b && strcmp(key->reporter.code, key->partner.code) > 0)) {
        tsc_place first = key->reporter;
        key->reporter = key->partner;
        key->partner = first;
    }
}
