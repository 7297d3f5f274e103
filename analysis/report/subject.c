/* What a series measures, in words. */
#include "report/composer.h"

#include <string.h>

/* The phrase `goods.CODE` of the longest known beginning of a Harmonized System code; NULL where there is none. */
static const char *goods_key(tsc_composer *composer, const char *code)
{
    for (size_t length = strlen(code); length >= 2; length--) {
        const char *key = tsc_report_printf(composer->writer.report, "goods.%.*s", (int)length, code);
        if (tsc_phrase_get(composer->writer.phrases, key))
            return key;
    }
    return NULL;
}

static bool is_code(const char *commodity)
{
    return *commodity && strspn(commodity, "0123456789") == strlen(commodity);
}

/* ", HS 100199", ", petrochemical products": goods that have no name of their own. */
static const char *suffix_of(tsc_composer *composer, const char *commodity)
{
    if (!*commodity)
        return "";
    if (is_code(commodity))
        return tsc_report_printf(composer->writer.report, ", HS %s", commodity);
    tsc_buffer words;
    tsc_buffer_init(&words);
    for (const char *c = commodity; *c; c++)
        tsc_buffer_add_char(&words, *c == '-' ? ' ' : *c);
    return tsc_report_printf(composer->writer.report, " (%s)", tsc_report_take(composer->writer.report, &words));
}

/* The phrase of an indicator: as a label where the language has one of its own for it, else as a subject. */
static const char *phrase_of(tsc_composer *composer, const char *indicator, bool label)
{
    tsc_writer *writer = &composer->writer;
    const char *phrase = tsc_report_printf(writer->report, "label.%s", indicator);
    if (label && tsc_phrase_get(writer->phrases, phrase))
        return phrase;
    phrase = tsc_report_printf(writer->report, "flow.%s", indicator);
    return tsc_phrase_get(writer->phrases, phrase) ? phrase : "flow.other";
}

static const char *name_of(tsc_composer *composer, const tsc_key *key, bool label)
{
    tsc_writer *writer = &composer->writer;
    const char *phrase = phrase_of(composer, key->indicator, label);
    const char *goods = is_code(key->commodity) ? goods_key(composer, key->commodity) : NULL;
    const char *of_goods = tsc_report_printf(writer->report, "%s.goods", phrase);
    if (goods && tsc_phrase_get(writer->phrases, of_goods)) {
        const char *name = tsc_write_text(writer, of_goods,
                                          TSC_SLOTS(tsc_slot_term("goods", goods), tsc_slot_place("a", key->reporter),
                                                    tsc_slot_place("b", key->partner)));
        bool exact = strlen(goods) - strlen("goods.") == strlen(key->commodity);
        return exact ? name : tsc_report_printf(writer->report, "%s (HS %s)", name, key->commodity);
    }
    const char *name = tsc_write_text(writer, phrase,
                                      TSC_SLOTS(tsc_slot_place("a", key->reporter), tsc_slot_place("b", key->partner)));
    return tsc_report_printf(writer->report, "%s%s", name, suffix_of(composer, key->commodity));
}

const char *tsc_flow_name(tsc_composer *composer, const tsc_key *key)
{
    return name_of(composer, key, false);
}

const char *tsc_flow_label(tsc_composer *composer, const tsc_key *key)
{
    return name_of(composer, key, true);
}
