/* A command of the program: one file cmd_NAME.c, one descriptor, one line in registry.c. */
#ifndef TSC_CLI_COMMAND_H
#define TSC_CLI_COMMAND_H

#include "cli/options.h"

#include <stdio.h>

/* Exit statuses of the command line. */
enum { TSC_EXIT_OK = 0, TSC_EXIT_INPUT = 1, TSC_EXIT_USAGE = 2, TSC_EXIT_EXTERNAL = 3, TSC_EXIT_OUTPUT = 4 };

typedef struct tsc_command {
    const char *name;
    const char *summary;      /* one line for the list of commands */
    const char *synopsis;     /* "[OPTION]... INPUT..." */
    const char *description;  /* a paragraph or more for --help */
    const char *examples;     /* lines "  tradescope extract x.txt    what it does"; NULL: none */
    const tsc_option *options;
    /** Does the work and returns an exit status; messages go to standard error through tsc_complain. */
    int (*run)(const tsc_args *args);
} tsc_command;

/** All commands, in the order of help; ends with NULL. */
const tsc_command *const *tsc_commands(void);

/** Prints "tradescope: FILE:LINE: message" to standard error and returns the exit status that fits the code:
    TSC_EINPUT, TSC_ELIMIT, TSC_EMODEL, TSC_ENOMEM -> 1, TSC_EUSAGE, TSC_ENOTFOUND -> 2, TSC_EEXTERNAL -> 3,
    TSC_EOUTPUT -> 4. */
int tsc_complain(const tsc_error *err);

/** The same for a text of one's own: a misuse, status 2. */
int tsc_misuse(const char *format, ...) __attribute__((format(printf, 1, 2)));

/** Counts and prints refusals: give {.add = tsc_refusals_add, .context = &refusals} as tsc_notes. */
typedef struct tsc_refusals {
    size_t count;
    int status; /* worst exit status of them */
} tsc_refusals;
/** A receiver of notes (tsc_notes): prints each at once and counts it for the exit status. */
void tsc_refusals_add(void *context, const tsc_error *note);

/** Flushes standard output and checks it: status, or complains and returns TSC_EXIT_OUTPUT. The program does so once,
    behind each command. */
int tsc_finish_output(int status);

/** Number of threads for --jobs: what is given, else the processors that are online. */
tsc_status tsc_args_jobs(const tsc_args *args, size_t *jobs, tsc_error *err);

#define TSC_OPTION_JOBS {"jobs", "N", NULL, "use N threads; changes the time, never the output (default: the cores)", 'j'}
#define TSC_OPTION_DB {"db", "FILE", "out/tradescope.db", "the store", 0}
#define TSC_OPTION_FORMAT {"format", "table|csv|json", "table", "how to print", 'f'}
#define TSC_OPTION_END {NULL, NULL, NULL, NULL, 0}

#endif
