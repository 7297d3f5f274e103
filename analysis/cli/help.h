/* Help texts, made from the same tables as the parsing. */
#ifndef TSC_CLI_HELP_H
#define TSC_CLI_HELP_H

#include "cli/command.h"

/** Prints the list of commands, or one command's help. */
void tsc_help_print(FILE *out);
void tsc_help_print_command(FILE *out, const tsc_command *command);

#endif
