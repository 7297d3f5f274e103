/* The manual page and the shell completion, made from the tables that --help and the parsing use. */
#ifndef TSC_CLI_MANUAL_H
#define TSC_CLI_MANUAL_H

#include <stdio.h>

/** A page for man(1) in the man macros, section 1. */
void tsc_manual_print(FILE *out);

/** A completion for bash: commands, their options, the choices of an option, files elsewhere. */
void tsc_completion_print(FILE *out);

#endif
