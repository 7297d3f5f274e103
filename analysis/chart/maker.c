#include "chart/maker.h"

#include "core/map.h"
#include "core/utf8.h"

#include <math.h>
#include <stdio.h>

tsc_maker tsc_maker_new(const tsc_plotter *plotter, const char *language, tsc_arena *arena)
{
    return (tsc_maker){tsc_plotter_wording(plotter), language ? language : "en", arena, false};
}

tsc_status tsc_maker_status(const tsc_maker *m, tsc_error *err)
{
    return m->failed ? tsc_error_memory(err, "a chart") : TSC_OK;
}

const char *tsc_maker_keep(tsc_maker *m, const char *text)
{
    return tsc_arena_keep(m->arena, text, &m->failed);
}

const char *tsc_maker_take(tsc_maker *m, tsc_buffer *text)
{
    const char *kept = tsc_buffer_keep(text, m->arena);
    m->failed = m->failed || !kept;
    return kept ? kept : "";
}

const char *tsc_maker_words(tsc_maker *m, const char *key, const char *const *values)
{
    tsc_buffer text;
    tsc_buffer_init(&text);
    tsc_wording_add(m->wording, m->language, key, values, &text);
    return tsc_maker_take(m, &text);
}

void *tsc_maker_room(tsc_maker *m, size_t count, size_t size)
{
    void *memory = tsc_arena_calloc(m->arena, count ? count : 1, size);
    m->failed = m->failed || !memory;
    return memory;
}

const char *tsc_maker_capital(tsc_maker *m, const char *text)
{
    tsc_buffer raised;
    tsc_buffer_init(&raised);
    tsc_utf8_add_capital(&raised, text);
    return tsc_maker_take(m, &raised);
}

void tsc_maker_add_sentence(tsc_maker *m, tsc_buffer *text, const char *sentence)
{
    size_t length = strlen(sentence);
    if (length == 0)
        return;
    if (text->length)
        tsc_buffer_add_char(text, ' ');
    tsc_buffer_add_text(text, tsc_maker_capital(m, sentence));
    if (!strchr(".!?)", sentence[length - 1]))
        tsc_buffer_add_char(text, '.');
}

const char *tsc_maker_place(tsc_maker *m, tsc_place place)
{
    char name[128];
    tsc_place_name(place, m->language, name, sizeof name);
    return tsc_maker_keep(m, name);
}

/* How the sides stand to each other: imports come from the partner, balances and shares are held with it. */
static const char *relation(const char *indicator)
{
    if (strncmp(indicator, "import", 6) == 0)
        return "direction_from";
    if (tsc_indicator_is_symmetric(indicator) || strstr(indicator, "balance") || strstr(indicator, "share"))
        return "pair";
    return "direction";
}

const char *tsc_maker_sides(tsc_maker *m, const tsc_key *key)
{
    if (tsc_place_is_none(key->partner))
        return tsc_place_is_none(key->reporter) ? "" : tsc_maker_place(m, key->reporter);
    return TSC_WORDS(m, relation(key->indicator), tsc_maker_place(m, key->reporter), tsc_maker_place(m, key->partner));
}

const char *tsc_maker_measure(tsc_maker *m, const tsc_key *key)
{
    char entry[80], plain[64];
    snprintf(entry, sizeof entry, "indicator_%s", key->indicator);
    const char *name = tsc_wording_get(m->wording, m->language, entry);
    if (strcmp(name, entry) == 0) {
        snprintf(plain, sizeof plain, "%s", key->indicator);
        for (char *c = plain; *c; c++)
            *c = *c == '_' ? ' ' : *c;
        name = plain;
    }
    if (!key->commodity[0])
        return tsc_maker_capital(m, name);
    tsc_buffer whole;
    tsc_buffer_init(&whole);
    tsc_buffer_printf(&whole, "%s (%s)", name, key->commodity);
    return tsc_maker_capital(m, tsc_maker_take(m, &whole));
}

const char *tsc_maker_subject(tsc_maker *m, const tsc_key *key)
{
    const char *who = tsc_maker_sides(m, key), *what = tsc_maker_measure(m, key);
    return *who ? TSC_WORDS(m, "subject_pair", what, who) : what;
}

const char *tsc_maker_measure_line(tsc_maker *m, const tsc_key *key)
{
    char entry[16];
    snprintf(entry, sizeof entry, "frequency_%c", key->frequency ? key->frequency : 'R');
    return TSC_WORDS(m, entry, tsc_maker_measure(m, key));
}

const char *tsc_maker_period(tsc_maker *m, tsc_period period)
{
    char text[TSC_PERIOD_SIZE];
    tsc_period_format(period, text);
    return tsc_maker_keep(m, text);
}

const char *tsc_maker_amount(tsc_maker *m, double value, tsc_unit unit)
{
    char text[160];
    tsc_buffer bound;
    tsc_amount_format(value, unit, 3, m->language, text, sizeof text);
    tsc_buffer_init(&bound);
    for (const char *c = text; *c; c++) { /* an amount is not broken over two lines */
        if (*c == ' ')
            tsc_buffer_add_codepoint(&bound, 0xa0);
        else
            tsc_buffer_add_char(&bound, *c);
    }
    return tsc_maker_take(m, &bound);
}

const char *tsc_maker_count(tsc_maker *m, size_t count)
{
    char text[24];
    snprintf(text, sizeof text, "%zu", count);
    return tsc_maker_keep(m, text);
}

const char *tsc_maker_percent(tsc_maker *m, double percent)
{
    char text[64];
    double size = fabs(percent);
    double rounded = size >= 10 ? round(size) : round(size * 10) / 10;
    tsc_amount_format(rounded, tsc_unit_none(), 3, m->language, text, sizeof text);
    return tsc_maker_keep(m, text);
}

tsc_look tsc_maker_look(const tsc_point *point)
{
    return point->origin == TSC_ORIGIN_OFFICIAL  ? TSC_LOOK_OFFICIAL
           : point->origin == TSC_ORIGIN_DERIVED ? TSC_LOOK_DERIVED
                                                 : TSC_LOOK_STATED;
}

const tsc_point **tsc_maker_preferred(tsc_maker *m, const tsc_series *series, size_t *count)
{
    const tsc_point **points = tsc_series_preferred(series, m->arena, count);
    m->failed = m->failed || !points;
    return points;
}

tsc_chart_point tsc_maker_point(tsc_period period, double value, tsc_look look)
{
    return (tsc_chart_point){tsc_chart_time(period), value, (double)NAN, (double)NAN, look, NULL};
}

double tsc_maker_step(char frequency)
{
    int in_year = tsc_frequency_per_year(frequency);
    return in_year ? 1.0 / in_year : frequency == 'D' ? 1.0 / 365 : 1;
}

tsc_chart_series tsc_maker_observed(tsc_maker *m, const tsc_point *const *points, size_t count, char frequency)
{
    tsc_chart_point *drawn = tsc_maker_room(m, count, sizeof *drawn);
    size_t official = 0;
    for (size_t i = 0; drawn && i < count; i++) {
        drawn[i] = (tsc_chart_point){tsc_chart_time(points[i]->period),
                                     points[i]->value,
                                     points[i]->low,
                                     points[i]->high,
                                     tsc_maker_look(points[i]),
                                     NULL};
        official += points[i]->origin == TSC_ORIGIN_OFFICIAL;
    }
    return (tsc_chart_series){.look = count > 0 && 2 * official > count ? TSC_LOOK_OFFICIAL : TSC_LOOK_STATED,
                              .points = drawn,
                              .count = drawn ? count : 0,
                              .step = tsc_maker_step(frequency)};
}

/* The site of an address, the name of a file without its folder. */
static const char *source_name(tsc_maker *m, const char *source)
{
    const char *site = source ? strstr(source, "://") : NULL, *slash = source ? strrchr(source, '/') : NULL;
    if (!site)
        return slash && slash[1] ? slash + 1 : source ? source : "";
    site += 3;
    if (strncmp(site, "www.", 4) == 0)
        site += 4;
    char *name = tsc_arena_strndup(m->arena, site, strcspn(site, "/?# "));
    m->failed = m->failed || !name;
    return name ? name : "";
}

const char *tsc_maker_sources(tsc_maker *m, const tsc_series *const *series, size_t series_count)
{
    enum { NAMED = 4 };
    tsc_map names;
    tsc_buffer list;
    tsc_map_init(&names);
    tsc_buffer_init(&list);
    for (size_t s = 0; s < series_count; s++)
        for (size_t i = 0; series[s] && i < series[s]->count; i++) {
            const char *name = source_name(m, series[s]->points[i].source);
            if (*name && !tsc_map_get(&names, tsc_span_of(name)))
                m->failed = !tsc_map_put(&names, tsc_span_of(name), m) || m->failed;
        }
    size_t count = names.count;
    for (size_t i = 0; i < count && i < NAMED; i++) {
        tsc_buffer_add_text(&list, i ? ", " : "");
        tsc_buffer_add_span(&list, names.entries[i].key);
    }
    tsc_map_clear(&names);
    const char *text = tsc_maker_take(m, &list);
    if (count == 0)
        return NULL;
    if (count > NAMED)
        text = TSC_WORDS(m, "sources_more", text, tsc_maker_count(m, count - NAMED));
    return TSC_WORDS(m, count == 1 ? "source" : "sources", text);
}
