#include "report/words.h"

#include "core/buffer.h"
#include "core/number.h"

#include <math.h>
#include <string.h>

void tsc_write(tsc_writer *writer, tsc_prose *prose, const char *key, const tsc_slot *slots, size_t slot_count)
{
    tsc_phrase_add(writer->report, writer->phrases, prose, key, slots, slot_count);
}

const char *tsc_write_text(tsc_writer *writer, const char *key, const tsc_slot *slots, size_t slot_count)
{
    return tsc_phrase_text(writer->report, writer->phrases, key, slots, slot_count);
}

void tsc_write_paragraph(tsc_writer *writer, tsc_section *section, const char *key, const tsc_slot *slots,
                         size_t slot_count)
{
    tsc_block *block = tsc_report_block(writer->report, section, TSC_BLOCK_PARAGRAPH);
    if (block)
        tsc_write(writer, &block->prose, key, slots, slot_count);
}

const char *tsc_say(tsc_writer *writer, const char *key)
{
    return tsc_write_text(writer, key, NULL, 0);
}

static const char *const suffixes[] = {
    [TSC_PERIOD_NAME] = "", [TSC_PERIOD_IN] = ".in", [TSC_PERIOD_BY] = ".by", [TSC_PERIOD_CELL] = ""};

static tsc_slot month_slot(tsc_writer *writer, const char *name, int month)
{
    return tsc_slot_term(name, tsc_report_printf(writer->report, "month.%d", month));
}

static tsc_slot number_slot(tsc_writer *writer, const char *name, int number)
{
    return tsc_slot_text(name, tsc_report_printf(writer->report, "%d", number));
}

/* A day of the month: a language may write some of them in its own way (`day.1`). */
static tsc_slot day_slot(tsc_writer *writer, const char *name, int day)
{
    const char *own = tsc_report_printf(writer->report, "day.%d", day);
    return tsc_phrase_get(writer->phrases, own) ? tsc_slot_text(name, tsc_say(writer, own))
                                                : number_slot(writer, name, day);
}

const char *tsc_words_period(tsc_writer *writer, tsc_period period, tsc_period_form form)
{
    static const char *const names[] = {
        [TSC_PERIOD_YEAR] = "year",     [TSC_PERIOD_HALF] = "half", [TSC_PERIOD_QUARTER] = "quarter",
        [TSC_PERIOD_MONTH] = "month",   [TSC_PERIOD_DAY] = "day",   [TSC_PERIOD_YEARS] = "years",
        [TSC_PERIOD_MONTHS] = "months", [TSC_PERIOD_DAYS] = "days"};
    if (period.kind == TSC_PERIOD_NONE)
        return "";
    if (period.kind == TSC_PERIOD_YEAR && form == TSC_PERIOD_CELL)
        return tsc_report_printf(writer->report, "%d", period.last.year);
    const char *name = names[period.kind];
    tsc_date first = period.first, last = period.last;
    if (period.kind == TSC_PERIOD_MONTHS && first.year != last.year)
        name = "months_years";
    else if (period.kind == TSC_PERIOD_DAYS && (first.year != last.year || first.month != last.month))
        name = first.year == last.year ? "days_months" : "days_years";
    int part = period.kind == TSC_PERIOD_HALF ? (first.month > 6) + 1 : (first.month - 1) / 3 + 1;
    const tsc_slot slots[] = {number_slot(writer, "year", last.year),
                              number_slot(writer, "first_year", first.year),
                              day_slot(writer, "day", last.day),
                              day_slot(writer, "first_day", first.day),
                              month_slot(writer, "month", last.month ? last.month : 1),
                              month_slot(writer, "first_month", first.month ? first.month : 1),
                              tsc_slot_term("part", tsc_report_printf(writer->report, "ordinal.%d", part))};
    return tsc_write_text(writer, tsc_report_printf(writer->report, "period.%s%s", name, suffixes[form]), slots,
                          sizeof slots / sizeof *slots);
}

const char *tsc_words_date(tsc_writer *writer, tsc_date date)
{
    if (date.year == 0)
        return tsc_say(writer, "date.unknown");
    return tsc_words_period(writer, tsc_period_of_date(date), TSC_PERIOD_NAME);
}

static tsc_run number_run(tsc_writer *writer, const char *text, double value, size_t note)
{
    return (tsc_run){
        .kind = TSC_RUN_NUMBER, .text = tsc_report_text(writer->report, text), .value = value, .note = note};
}

tsc_run tsc_words_count(tsc_writer *writer, size_t count)
{
    char digits[40];
    return number_run(writer, tsc_phrase_count(writer->phrases, (long long)count, digits), (double)count, 0);
}

/* To so many significant digits. */
static double rounded(double value, int digits)
{
    if (value == 0.0 || !isfinite(value))
        return value;
    double place = pow(10.0, floor(log10(fabs(value))) + 1.0 - digits);
    return place >= 1.0 ? round(value / place) * place : value;
}

/* The unit in words where the language has some (`unit.t|few`), else as the core writes amounts. */
tsc_run tsc_words_amount(tsc_writer *writer, double value, tsc_unit unit, int digits, size_t note)
{
    char text[96];
    const char *language = tsc_phrases_language(writer->phrases);
    const char *key = tsc_report_printf(writer->report, "unit.%s", unit.code);
    double exact = value;
    value = digits < TSC_DIGITS_STATED ? rounded(value, digits) : value;
    bool whole = fabs(value) < 1e6 && value == floor(value);
    const char *plural = tsc_report_printf(writer->report, "%s|other", key);
    if (whole && tsc_phrase_get(writer->phrases, plural)) {
        tsc_slot count = tsc_slot_count((long long)value);
        return number_run(writer, tsc_write_text(writer, key, &count, 1), exact, note);
    }
    const char *form = fabs(value) >= 1e6 ? "of" : "plain";
    const char *many = tsc_phrase_get(writer->phrases, tsc_report_printf(writer->report, "%s.%s", key, form));
    tsc_amount_format(value, many ? tsc_unit_none() : unit, digits, language, text, sizeof text);
    if (many)
        return number_run(writer, tsc_report_printf(writer->report, "%s %s", text, many), exact, note);
    return number_run(writer, text, exact, note);
}

static const char *localized(tsc_writer *writer, const char *plain)
{
    const char *mark = tsc_phrase_get(writer->phrases, "number.decimal");
    const char *point = strchr(plain, '.');
    const char *sign = *plain == '-' ? "\u2212" : "";
    plain += *plain == '-';
    if (!point)
        return tsc_report_printf(writer->report, "%s%s", sign, plain);
    return tsc_report_printf(writer->report, "%s%.*s%s%s", sign, (int)(point - plain), plain, mark ? mark : ".",
                             point + 1);
}

tsc_run tsc_words_decimal(tsc_writer *writer, double value, int decimals, size_t note)
{
    char plain[64];
    tsc_number_format_fixed(value, decimals, plain, sizeof plain);
    return number_run(writer, localized(writer, plain), value, note);
}

/* Decimals that show two significant digits of a number below one, one of a number below ten, none above. */
static int percent_decimals(double value)
{
    double size = fabs(value);
    if (size == 0.0 || size >= 10.0)
        return 0;
    int decimals = size >= 1.0 ? 1 : 1 - (int)floor(log10(size));
    return decimals > 6 ? 6 : decimals;
}

tsc_run tsc_words_percent(tsc_writer *writer, double value, bool stated, size_t note)
{
    char plain[64];
    size_t length = stated ? tsc_number_format(fabs(value), plain)
                           : tsc_number_format_fixed(fabs(value), percent_decimals(value), plain, sizeof plain);
    if (!stated && strchr(plain, '.'))
        while (plain[length - 1] == '0' || plain[length - 1] == '.') {
            bool point = plain[length - 1] == '.';
            plain[--length] = '\0';
            if (point)
                break;
        }
    tsc_slot slot = tsc_slot_text("n", localized(writer, plain));
    return number_run(writer, tsc_write_text(writer, "number.percent", &slot, 1), value, note);
}

tsc_run tsc_words_probability(tsc_writer *writer, double probability, size_t note)
{
    double pct = 100.0 * probability;
    const char *key = pct < 1.0 ? "probability.low" : pct > 99.0 ? "probability.high" : NULL;
    tsc_run run = tsc_words_percent(writer, pct < 1.0 ? 1.0 : pct > 99.0 ? 99.0 : round(pct), false, note);
    if (key) {
        tsc_slot slot = tsc_slot_text("percent", run.text);
        run.text = tsc_write_text(writer, key, &slot, 1);
    }
    run.value = probability;
    return run;
}

int tsc_words_digits(double value, double low, double high)
{
    if (!isfinite(low) || !isfinite(high) || high <= low || value == 0.0)
        return 3;
    int digits = (int)floor(log10(fabs(value))) - (int)floor(log10(high - low)) + 1;
    return digits < 2 ? 2 : digits > 4 ? 4 : digits;
}

int tsc_words_stated_digits(double value)
{
    char text[TSC_NUMBER_SIZE];
    tsc_number_format(fabs(value), text);
    size_t digits = 0, zeros = 0;
    for (const char *c = text + strspn(text, "0."); *c && *c != 'e'; c++) {
        zeros = *c == '0' ? zeros + 1 : *c == '.' ? zeros : 0;
        digits += *c != '.';
    }
    return digits - zeros <= 5 ? TSC_DIGITS_STATED : 4;
}

void tsc_words_bounded(tsc_writer *writer, tsc_prose *prose, tsc_run amount, tsc_bound bound)
{
    static const char *const keys[] = {[TSC_BOUND_EXACT] = "bound.exact",
                                       [TSC_BOUND_ABOUT] = "bound.about",
                                       [TSC_BOUND_AT_LEAST] = "bound.at_least",
                                       [TSC_BOUND_AT_MOST] = "bound.at_most",
                                       [TSC_BOUND_RANGE] = "bound.about"};
    tsc_write(writer, prose, keys[bound], TSC_SLOTS(tsc_slot_run("amount", amount)));
}

const char *tsc_words_likelihood(double probability)
{
    static const struct {
        double above;
        const char *key;
    } steps[] = {{.99, "likely.certain"}, {.90, "likely.very"},     {.66, "likely.likely"},
                 {.33, "likely.even"},    {.10, "likely.unlikely"}, {.01, "likely.very_unlikely"}};
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        if (probability > steps[i].above)
            return steps[i].key;
    return "likely.exceptionally_unlikely";
}

const char *tsc_words_width(double low, double high)
{
    static const struct {
        double below;
        const char *key;
    } steps[] = {{1.25, "width.narrow"}, {1.75, "width.moderate"}, {3.0, "width.wide"}, {8.0, "width.very_wide"}};
    if (!(low > 0.0))
        return "width.open";
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        if (high / low < steps[i].below)
            return steps[i].key;
    return "width.extreme";
}

const char *tsc_words_list(tsc_writer *writer, const char *const *texts, size_t count)
{
    if (count == 0)
        return "";
    const char *list = texts[0];
    for (size_t i = 1; i < count; i++)
        list = tsc_write_text(writer, i + 1 < count ? "list.comma" : "list.and",
                              TSC_SLOTS(tsc_slot_text("a", list), tsc_slot_text("b", texts[i])));
    return list;
}

void tsc_words_join(tsc_writer *writer, tsc_prose *joined, const tsc_prose *parts, size_t count)
{
    tsc_prose list = {NULL, 0, 0};
    for (size_t i = 0; i < count; i++) {
        tsc_prose longer = {NULL, 0, 0};
        if (i == 0)
            tsc_prose_append(writer->report, &longer, &parts[0]);
        else
            tsc_write(writer, &longer, i + 1 < count ? "list.comma" : "list.and",
                      TSC_SLOTS(tsc_slot_prose("a", &list), tsc_slot_prose("b", &parts[i])));
        list = longer;
    }
    tsc_prose_append(writer->report, joined, &list);
}
