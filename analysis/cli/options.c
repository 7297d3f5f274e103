#include "cli/options.h"

#include "core/number.h"

#include <stdio.h>

static const char *const NO_VALUE = "";

static bool find_option(const tsc_option *options, tsc_span name, size_t *place)
{
    for (size_t i = 0; options[i].name; i++)
        if (tsc_span_equals(name, options[i].name)) {
            *place = i;
            return true;
        }
    return false;
}

/* Whether value is one of the choices "a|b|c"; an argument without bars is free. */
static bool allowed(const char *argument, const char *value)
{
    if (!strchr(argument, '|'))
        return true;
    for (const char *choice = argument; *choice;) {
        size_t length = strcspn(choice, "|");
        if (strlen(value) == length && strncmp(choice, value, length) == 0)
            return true;
        choice += length + (choice[length] == '|');
    }
    return false;
}

static tsc_status take_value(const tsc_option *option, const char *value, const char **place, tsc_error *err)
{
    if (!allowed(option->argument, value))
        return tsc_error_set(err, TSC_EUSAGE, NULL, 0, "option --%s wants one of %s, not '%s'", option->name,
                             option->argument, value);
    *place = value;
    return TSC_OK;
}

static tsc_status parse_long(tsc_args *args, const char *text, int argc, const char **argv, int *i, tsc_error *err)
{
    size_t length = strcspn(text, "="), place;
    const char *value = text[length] == '=' ? text + length + 1 : NULL;
    if (!find_option(args->options, tsc_span_make(text, length), &place))
        return tsc_error_set(err, TSC_EUSAGE, NULL, 0, "unknown option '--%.*s'; see --help", (int)length, text);
    const tsc_option *option = &args->options[place];
    if (!option->argument) {
        if (value)
            return tsc_error_set(err, TSC_EUSAGE, NULL, 0, "option --%s takes no value", option->name);
        args->values[place] = NO_VALUE;
        return TSC_OK;
    }
    if (!value && *i + 1 >= argc)
        return tsc_error_set(err, TSC_EUSAGE, NULL, 0, "option --%s wants %s after it", option->name, option->argument);
    return take_value(option, value ? value : argv[++*i], &args->values[place], err);
}

static tsc_status parse_short(tsc_args *args, const char *text, int argc, const char **argv, int *i, tsc_error *err)
{
    for (size_t place = 0; args->options[place].name; place++) {
        const tsc_option *option = &args->options[place];
        if (option->letter == 0 || option->letter != text[0])
            continue;
        if (!option->argument) {
            if (text[1] != '\0')
                break;
            args->values[place] = NO_VALUE;
            return TSC_OK;
        }
        if (text[1] == '\0' && *i + 1 >= argc)
            return tsc_error_set(err, TSC_EUSAGE, NULL, 0, "option -%c wants %s after it", text[0], option->argument);
        return take_value(option, text[1] ? text + 1 : argv[++*i], &args->values[place], err);
    }
    return tsc_error_set(err, TSC_EUSAGE, NULL, 0, "unknown option '-%s'; see --help", text);
}

tsc_status tsc_args_parse(const tsc_option *options, int argc, const char **argv, tsc_args *args, tsc_error *err)
{
    *args = (tsc_args){.options = options, .inputs = argv};
    bool ended = false;
    for (int i = 0; i < argc; i++) {
        const char *text = argv[i];
        tsc_status status = TSC_OK;
        if (ended || text[0] != '-' || text[1] == '\0')
            argv[args->input_count++] = text;
        else if (strcmp(text, "--") == 0)
            ended = true;
        else if (text[1] == '-')
            status = parse_long(args, text + 2, argc, argv, &i, err);
        else
            status = parse_short(args, text + 1, argc, argv, &i, err);
        if (status != TSC_OK)
            return status;
    }
    return TSC_OK;
}

const char *tsc_args_get(const tsc_args *args, const char *name)
{
    size_t place;
    if (!find_option(args->options, tsc_span_of(name), &place))
        return NULL;
    return args->values[place] ? args->values[place] : args->options[place].fallback;
}

bool tsc_args_has(const tsc_args *args, const char *name)
{
    size_t place;
    return find_option(args->options, tsc_span_of(name), &place) && args->values[place];
}

tsc_status tsc_args_integer(const tsc_args *args, const char *name, long long low, long long high, long long *value, tsc_error *err)
{
    const char *text = tsc_args_get(args, name);
    if (!text || tsc_integer_parse(tsc_span_of(text), low, high, value))
        return TSC_OK;
    return tsc_error_set(err, TSC_EUSAGE, NULL, 0, "option --%s wants a whole number from %lld to %lld, not '%s'", name,
                         low, high, text);
}

tsc_status tsc_args_number(const tsc_args *args, const char *name, double low, double high, double *value, tsc_error *err)
{
    const char *text = tsc_args_get(args, name);
    if (!text)
        return TSC_OK;
    /* `.5` is how people write a half here */
    char padded[TSC_NUMBER_SIZE];
    snprintf(padded, sizeof padded, "%s%s", text[0] == '.' ? "0" : "", text);
    double number;
    if (strlen(text) + 2 > sizeof padded || !tsc_number_parse(tsc_span_of(padded), &number))
        return tsc_error_set(err, TSC_EUSAGE, NULL, 0, "option --%s wants a number, not '%s'", name, text);
    if (number < low || number > high) {
        char least[TSC_NUMBER_SIZE], most[TSC_NUMBER_SIZE];
        tsc_number_format(low, least);
        tsc_number_format(high, most);
        return tsc_error_set(err, TSC_EUSAGE, NULL, 0, "option --%s wants a number from %s to %s, not '%s'", name, least,
                             most, text);
    }
    *value = number;
    return TSC_OK;
}

tsc_status tsc_args_date(const tsc_args *args, const char *name, tsc_date *value, tsc_error *err)
{
    const char *text = tsc_args_get(args, name);
    if (!text || tsc_date_parse(tsc_span_of(text), value))
        return TSC_OK;
    return tsc_error_set(err, TSC_EUSAGE, NULL, 0, "option --%s wants a date as 2025, 2025-03 or 2025-03-04, not '%s'",
                         name, text);
}

tsc_status tsc_args_pair(const tsc_args *args, const char *name, tsc_place pair[2], tsc_error *err)
{
    const char *text = tsc_args_get(args, name);
    if (!text)
        return TSC_OK;
    size_t first = strcspn(text, "-,");
    if (text[first] && tsc_place_parse(tsc_span_make(text, first), &pair[0]) &&
        tsc_place_parse(tsc_span_of(text + first + 1), &pair[1]))
        return TSC_OK;
    return tsc_error_set(err, TSC_EUSAGE, NULL, 0, "option --%s wants two country codes as KAZ-MAR, not '%s'", name, text);
}
