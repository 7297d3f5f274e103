#include "cli/help.h"

#include <string.h>

void tsc_help_print(FILE *out)
{
    fputs("tradescope reads press releases and statistics on trade and cooperation, and writes charts, projections,\n"
          "what-ifs and a report in which every number leads back to its source.\n\n"
          "usage: tradescope COMMAND [OPTION]... [INPUT]...\n\ncommands:\n",
          out);
    for (const tsc_command *const *command = tsc_commands(); *command; command++)
        fprintf(out, "  %-10s %s\n", (*command)->name, (*command)->summary);
    fputs("\n'tradescope COMMAND --help' tells more of one; '--version' is everywhere.\n\n"
          "examples:\n"
          "  tradescope run --out out press/ statistics.csv whatif.lua\n"
          "  tradescope extract --format table release.txt\n"
          "  tradescope project A.KAZ.MAR.trade_turnover.USD\n\n"
          "exit status: 0 done, 1 some input could not be used, 2 misuse, 3 a program is missing or failed,\n"
          "4 the output could not be written\n",
          out);
}

static void print_option(FILE *out, const tsc_option *option)
{
    char left[80];
    snprintf(left, sizeof left, "%c%c%c --%s%s%s", option->letter ? '-' : ' ', option->letter ? option->letter : ' ',
             option->letter ? ',' : ' ', option->name, option->argument ? " " : "", option->argument ? option->argument : "");
    if (strlen(left) > 26)
        fprintf(out, "  %s\n%28s ", left, "");
    else
        fprintf(out, "  %-26s ", left);
    fputs(option->help, out);
    if (option->fallback)
        fprintf(out, " (default: %s)", option->fallback);
    fputc('\n', out);
}

void tsc_help_print_command(FILE *out, const tsc_command *command)
{
    fprintf(out, "usage: tradescope %s %s\n\n%s\n\noptions:\n", command->name, command->synopsis, command->description);
    for (const tsc_option *option = command->options; option->name; option++)
        print_option(out, option);
    fputs("      --help                 this text\n      --version              the version\n", out);
    if (command->examples)
        fprintf(out, "\nexamples:\n%s\n", command->examples);
}
