/* The languages in which reports, charts and scripts speak: those of datasets/phrases. */
#ifndef TSC_CLI_LANGUAGES_H
#define TSC_CLI_LANGUAGES_H

#include "cli/command.h"

/** What the option is given, which must be the tag of a language that there are phrases of. Borrowed from args. Errors:
    TSC_EUSAGE, with the languages that there are; those of tsc_phrases_load. */
tsc_status tsc_args_language(const tsc_args *args, const char *name, const char **language, tsc_error *err);

#endif
