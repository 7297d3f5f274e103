#include "scenario/output.h"

#include "core/file.h"
#include "core/number.h"
#include "scenario/number_words.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { TEXT_SIZE = 160 };

/* A document being written. */
typedef struct page {
    const tsc_scenario_phrases *phrases;
    const char *language;
    tsc_buffer *text;
} page;

static void say(const page *to, const char *phrase, const tsc_scenario_part *parts)
{
    tsc_scenario_phrases_add(to->phrases, phrase, parts, to->text);
}

static void say_line(const page *to, const char *phrase, const tsc_scenario_part *parts)
{
    say(to, phrase, parts);
    tsc_buffer_add_char(to->text, '\n');
}

/* The script's own words: on one line, and nothing in them is markup. */
static void add_words(const page *to, const char *words)
{
    for (const char *p = words; *p; p++) {
        unsigned char c = (unsigned char)*p;
        if (c == '\n' || c == '\r' || c == '\t')
            tsc_buffer_add_char(to->text, ' ');
        else if (c < 0x20 || c == 0x7F)
            continue;
        else {
            if (strchr("\\`*_[]<>|#", *p))
                tsc_buffer_add_char(to->text, '\\');
            tsc_buffer_add_char(to->text, *p);
        }
    }
}

static void escaped(const char *words, tsc_buffer *to)
{
    page plain = {.text = to};
    add_words(&plain, words);
}

static void amount(const page *to, const tsc_scenario *scenario, double value, char text[TEXT_SIZE])
{
    text[0] = '\0';
    if (isfinite(value))
        tsc_amount_format(value, scenario->key.unit, 3, to->language, text, TEXT_SIZE);
}

/* The difference of two percentages is told in points. */
static void difference_words(const page *to, const tsc_scenario *scenario, double value, char text[TEXT_SIZE])
{
    if (!tsc_unit_is_percent(scenario->key.unit) || !isfinite(value)) {
        amount(to, scenario, value, text);
        return;
    }
    char number[TEXT_SIZE];
    tsc_buffer words = {0};
    tsc_amount_format(value, tsc_unit_none(), 3, to->language, number, sizeof number);
    tsc_number_add_counted("points", fabs(value), number, to->phrases, &words);
    snprintf(text, TEXT_SIZE, "%s", tsc_buffer_text(&words));
    tsc_buffer_clear_part(&words, to->text);
}

static void share(const page *to, double value, char text[TEXT_SIZE])
{
    tsc_buffer percent = {0};
    text[0] = '\0';
    if (isfinite(value))
        tsc_number_add_percent(value, to->language, &percent);
    if (percent.length > 0 && percent.length < TEXT_SIZE)
        memcpy(text, percent.data, percent.length + 1);
    tsc_buffer_clear_part(&percent, to->text);
}

/* What a row says of one period. */
typedef struct cells {
    char period[TSC_PERIOD_SIZE], mean[TEXT_SIZE], low[TEXT_SIZE], high[TEXT_SIZE], difference[TEXT_SIZE],
        above[TEXT_SIZE];
    bool certain;
} cells;

static cells read_cells(const page *to, const tsc_scenario *scenario, size_t i)
{
    cells row;
    const double *quantiles = scenario->quantiles + i * TSC_QUANTILES;
    double low = quantiles[tsc_scenario_column(.1)], high = quantiles[tsc_scenario_column(.9)];
    tsc_period_format(scenario->periods[i], row.period);
    amount(to, scenario, scenario->mean[i], row.mean);
    amount(to, scenario, low, row.low);
    amount(to, scenario, high, row.high);
    difference_words(to, scenario, scenario->difference[i], row.difference);
    share(to, scenario->above_base[i], row.above);
    row.certain = high - low <= 1e-9 * fabs(high);
    return row;
}

static bool is_base(const tsc_scenario_run *run, size_t s)
{
    return run->scenarios[s].base == s;
}

static void add_overview(const page *to, const tsc_scenario_run *run)
{
    for (size_t s = 0; s < run->count; s++) {
        const tsc_scenario *scenario = &run->scenarios[s];
        cells row = read_cells(to, scenario, scenario->count - 1);
        tsc_scenario_part head[] = {{"year", row.period}, {NULL, NULL}};
        bool first = s == 0 || strcmp(row.period, read_cells(to, scenario - 1, scenario[-1].count - 1).period) != 0;
        if (first) {
            tsc_buffer_add_text(to->text, s ? "\n" : "");
            say_line(to, "table_head", head);
            say_line(to, "table_rule", NULL);
        }
        tsc_buffer_add_text(to->text, "| ");
        add_words(to, scenario->label);
        bool base = is_base(run, s);
        tsc_buffer_printf(to->text, " | %s | ", row.mean);
        if (!row.certain)
            tsc_buffer_printf(to->text, "%s – %s", row.low, row.high);
        tsc_buffer_printf(to->text, " | %s | %s |\n", base ? "" : row.difference, base ? "" : row.above);
    }
    tsc_buffer_add_char(to->text, '\n');
}

static void add_years(const page *to, const tsc_scenario_run *run, size_t s)
{
    const tsc_scenario *scenario = &run->scenarios[s];
    bool base = is_base(run, s);
    say_line(to, base ? "years_head_base" : "years_head", NULL);
    tsc_buffer_add_text(to->text, base ? "| --- | ---: | --- |\n" : "| --- | ---: | --- | ---: | ---: |\n");
    for (size_t i = 0; i < scenario->count; i++) {
        cells row = read_cells(to, scenario, i);
        tsc_buffer_printf(to->text, "| %s | %s | ", row.period, row.mean);
        if (!row.certain)
            tsc_buffer_printf(to->text, "%s – %s", row.low, row.high);
        if (!base)
            tsc_buffer_printf(to->text, " | %s | %s", row.difference, row.above);
        tsc_buffer_add_text(to->text, " |\n");
    }
    tsc_buffer_add_char(to->text, '\n');
}

/* "It gives US$ 404 million in 2030 … That is US$ 130 million more than the base" */
static void add_result(const page *to, const tsc_scenario_run *run, size_t s)
{
    const tsc_scenario *scenario = &run->scenarios[s];
    size_t last = scenario->count - 1;
    cells row = read_cells(to, scenario, last);
    char difference[TEXT_SIZE];
    tsc_buffer base = {0};
    escaped(run->scenarios[scenario->base].label, &base);
    difference_words(to, scenario, fabs(scenario->difference[last]), difference);
    tsc_scenario_part parts[] = {{"mean", row.mean},   {"year", row.period},
                                 {"low", row.low},     {"high", row.high},
                                 {"chance", row.above}, {"difference", difference},
                                 {"base", tsc_buffer_text(&base)}, {NULL, NULL}};
    say(to, row.certain ? "gives_certain" : "gives", parts);
    if (!is_base(run, s) && isfinite(scenario->difference[last])) {
        tsc_buffer_add_char(to->text, ' ');
        say(to, scenario->difference[last] > 0   ? "gives_more"
                : scenario->difference[last] < 0 ? "gives_less"
                                                 : "gives_same", parts);
    }
    tsc_buffer_add_text(to->text, "\n\n");
    tsc_buffer_clear_part(&base, to->text);
}

static void add_target(const page *to, const tsc_scenario *scenario, const tsc_scenario_target *target)
{
    char value[TEXT_SIZE], missing[TEXT_SIZE], chance[TEXT_SIZE], growth[TEXT_SIZE];
    char due[TSC_PERIOD_SIZE], expected[TSC_PERIOD_SIZE], last[TSC_PERIOD_SIZE];
    tsc_buffer name = {0}, gap = {0};
    if (*target->name) {
        escaped(target->name, &name);
        tsc_buffer_add_text(&name, ", ");
    }
    amount(to, scenario, target->value, value);
    amount(to, scenario, fabs(target->missing), missing);
    share(to, target->probability, chance);
    share(to, target->required_growth_pct / 100, growth);
    tsc_period_format(target->due, due);
    tsc_period_format(target->expected, expected);
    tsc_period_format(scenario->periods[scenario->count - 1], last);
    tsc_scenario_part amounts[] = {{"amount", missing}, {NULL, NULL}};
    tsc_scenario_phrases_add(to->phrases, target->missing > 0 ? "target_missing" : "target_passed", amounts, &gap);
    tsc_scenario_part parts[] = {{"name", tsc_buffer_text(&name)},
                                 {"value", value},
                                 {"due", due},
                                 {"chance", chance},
                                 {"growth", growth},
                                 {"missing", tsc_buffer_text(&gap)},
                                 {"year", *expected ? expected : last},
                                 {NULL, NULL}};
    tsc_buffer_add_text(to->text, "- ");
    say(to, "target", parts);
    if (isfinite(target->required_growth_pct)) {
        tsc_buffer_add_char(to->text, ' ');
        say(to, "target_growth", parts);
    }
    tsc_buffer_add_char(to->text, ' ');
    say_line(to, *expected ? "target_when" : "target_never", parts);
    tsc_buffer_clear_part(&name, to->text);
    tsc_buffer_clear_part(&gap, to->text);
}

static void add_bar(const page *to, const tsc_scenario *scenario, const tsc_scenario_bar *bar)
{
    char low[TEXT_SIZE], high[TEXT_SIZE], from[TSC_NUMBER_SIZE], until[TSC_NUMBER_SIZE];
    tsc_buffer input = {0}, shown = {0};
    bool drawn = isfinite(bar->low) && isfinite(bar->high);
    escaped(bar->input, &input);
    amount(to, scenario, bar->at_low, low);
    amount(to, scenario, bar->at_high, high);
    tsc_number_format(round(bar->low * 1e4) / 1e4, from);
    tsc_number_format(round(bar->high * 1e4) / 1e4, until);
    tsc_scenario_part named[] = {{"input", tsc_buffer_text(&input)},
                                 {"from", from},
                                 {"to", until},
                                 {NULL, NULL}};
    bool chance = drawn && bar->low == 0 && bar->high == 1;
    tsc_scenario_phrases_add(to->phrases, chance ? "tornado_chance" : drawn ? "tornado_range" : "tornado_input", named,
                             &shown);
    tsc_scenario_part parts[] = {{"input", tsc_buffer_text(&shown)}, {"low", low}, {"high", high}, {NULL, NULL}};
    say_line(to, "tornado_one", parts);
    tsc_buffer_clear_part(&input, to->text);
    tsc_buffer_clear_part(&shown, to->text);
}

static void add_tornado(const page *to, const tsc_scenario *scenario)
{
    char year[TSC_PERIOD_SIZE];
    tsc_period_format(scenario->tornado_period, year);
    tsc_scenario_part parts[] = {{"year", year}, {NULL, NULL}};
    if (scenario->tornado_count < 2)
        return;
    say_line(to, "tornado_head", parts);
    tsc_buffer_add_text(to->text, "| --- | ---: | ---: |\n");
    for (size_t i = 0; i < scenario->tornado_count; i++)
        add_bar(to, scenario, &scenario->tornado[i]);
    tsc_buffer_add_char(to->text, '\n');
}

static void add_scenario(const page *to, const tsc_scenario_run *run, size_t s)
{
    const tsc_scenario *scenario = &run->scenarios[s];
    tsc_buffer_add_text(to->text, "### ");
    add_words(to, scenario->label);
    tsc_buffer_add_text(to->text, "\n\n");
    if (*scenario->description) {
        add_words(to, scenario->description);
        tsc_buffer_add_text(to->text, "\n\n");
    }
    say(to, "assumes", NULL);
    tsc_buffer_add_text(to->text, "\n\n");
    for (size_t i = 0; i < scenario->assumption_count; i++) {
        tsc_buffer_add_text(to->text, "- ");
        add_words(to, scenario->assumptions[i]);
        tsc_buffer_add_char(to->text, '\n');
    }
    tsc_buffer_add_char(to->text, '\n');
    add_result(to, run, s);
    add_years(to, run, s);
    for (size_t t = 0; t < scenario->target_count; t++)
        add_target(to, scenario, &scenario->targets[t]);
    tsc_buffer_add_text(to->text, scenario->target_count ? "\n" : "");
    add_tornado(to, scenario);
}

static void add_list(const page *to, const char *phrase, const char *const *lines, size_t count)
{
    if (count == 0)
        return;
    tsc_buffer_add_text(to->text, "### ");
    say(to, phrase, NULL);
    tsc_buffer_add_text(to->text, "\n\n");
    for (size_t i = 0; i < count; i++) {
        tsc_buffer_add_text(to->text, "- ");
        add_words(to, lines[i]);
        tsc_buffer_add_char(to->text, '\n');
    }
    tsc_buffer_add_char(to->text, '\n');
}

static void add_printed(const page *to, const char *printed)
{
    if (!*printed)
        return;
    say(to, "printed", NULL);
    tsc_buffer_add_text(to->text, "\n\n    ");
    for (const char *p = printed; *p; p++) {
        if ((unsigned char)*p >= 0x20 || *p == '\n' || *p == '\t')
            tsc_buffer_add_char(to->text, *p == '\t' ? ' ' : *p);
        if (*p == '\n' && p[1])
            tsc_buffer_add_text(to->text, "    ");
    }
    tsc_buffer_add_char(to->text, '\n');
}

static void add_run(const page *to, const tsc_scenario_run *run, const char *chart)
{
    char draws[32], seed[32], expectations[32];
    tsc_buffer script = {0};
    snprintf(draws, sizeof draws, "%zu", run->draws);
    snprintf(seed, sizeof seed, "%llu", (unsigned long long)run->seed);
    snprintf(expectations, sizeof expectations, "%zu", run->expectations);
    escaped(tsc_path_name(run->script), &script);
    tsc_scenario_part parts[] = {{"draws", draws}, {"seed", seed}, {"script", tsc_buffer_text(&script)},
                                 {"count", expectations}, {NULL, NULL}};
    tsc_buffer_add_text(to->text, "\n## ");
    add_words(to, *run->title ? run->title : tsc_path_name(run->script));
    tsc_buffer_add_text(to->text, "\n\n");
    if (*run->question) {
        add_words(to, run->question);
        tsc_buffer_add_text(to->text, "\n\n");
    }
    if (chart && *chart)
        tsc_buffer_printf(to->text, "![](%s)\n\n", chart);
    add_overview(to, run);
    for (size_t s = 0; s < run->count; s++)
        add_scenario(to, run, s);
    add_list(to, "notes", run->notes, run->note_count);
    add_printed(to, run->printed);
    say(to, "run_facts", parts);
    if (run->expectations > 0) {
        tsc_buffer_add_char(to->text, ' ');
        say(to, "expectations", parts);
    }
    tsc_buffer_add_char(to->text, '\n');
    tsc_buffer_clear_part(&script, to->text);
}

tsc_status tsc_scenario_write_markdown(const tsc_scenario_run *const *runs, size_t count, const char *phrases_path,
                                       const char *(*chart)(void *context, const tsc_scenario_run *run),
                                       void *chart_context, tsc_buffer *text, tsc_error *err)
{
    tsc_scenario_phrases phrases;
    const char *language = count > 0 ? runs[0]->language : "en";
    tsc_status status = tsc_scenario_phrases_load(&phrases, phrases_path, language, err);
    if (status == TSC_OK) {
        page to = {.phrases = &phrases, .language = language, .text = text};
        tsc_buffer_add_text(text, "# ");
        say_line(&to, "heading", NULL);
        for (size_t r = 0; r < count; r++) {
            const char *picture = chart ? chart(chart_context, runs[r]) : "";
            text->failed = text->failed || !picture;
            add_run(&to, runs[r], picture);
        }
        status = tsc_buffer_status(text, err);
    }
    tsc_scenario_phrases_clear(&phrases);
    return status;
}
