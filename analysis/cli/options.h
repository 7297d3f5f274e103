/* Options of the command line: one table a command, from which parsing, --help, the man page and the shell completion
   are made. Options stand before or after the inputs, long forms with `=` or a space; `--` ends them. */
#ifndef TSC_CLI_OPTIONS_H
#define TSC_CLI_OPTIONS_H

#include "core/period.h"
#include "core/place.h"
#include "core/status.h"

#include <stdbool.h>
#include <stddef.h>

/** One option. A table ends with a NULL name. */
typedef struct tsc_option {
    const char *name;     /* without dashes: "out" */
    const char *argument; /* "DIR"; NULL for a flag; "table|csv|json" is a choice that is checked */
    const char *fallback; /* what holds where it is not given; NULL: nothing */
    const char *help;     /* one line */
    char letter;          /* short form, 0 where none */
} tsc_option;

enum { TSC_OPTIONS_MAX = 40 };

/** What was given. Borrows argv and the table. */
typedef struct tsc_args {
    const tsc_option *options;
    const char *values[TSC_OPTIONS_MAX]; /* by the option's place in the table; NULL: not given */
    const char **inputs;                 /* what is no option, in order; points into argv, reordered */
    size_t input_count;
} tsc_args;

/** Parses argv[0..argc). Errors: TSC_EUSAGE naming the option and what would be right. */
tsc_status tsc_args_parse(const tsc_option *options, int argc, const char **argv, tsc_args *args, tsc_error *err);

/** The value given, else the fallback, else NULL. An option that is not in the table gives NULL. */
const char *tsc_args_get(const tsc_args *args, const char *name);
/** Whether a flag, or any option, was given. */
bool tsc_args_has(const tsc_args *args, const char *name);

/* Typed values: TSC_EUSAGE with the option's name where it is not of the kind; *value is left alone where the option
   was not given and has no fallback. */
tsc_status tsc_args_integer(const tsc_args *args, const char *name, long long low, long long high, long long *value, tsc_error *err);
tsc_status tsc_args_number(const tsc_args *args, const char *name, double low, double high, double *value, tsc_error *err);
tsc_status tsc_args_date(const tsc_args *args, const char *name, tsc_date *value, tsc_error *err);
/** "KAZ-MAR" or "KAZ,MAR" as two places. */
tsc_status tsc_args_pair(const tsc_args *args, const char *name, tsc_place pair[2], tsc_error *err);

#endif
