#include "cli/manual.h"

#include "cli/command.h"

#include <string.h>

/* Text in which roff sees no request: a backslash, and a dot or apostrophe that begins a line, are escaped. */
static void print_roff(FILE *out, const char *text)
{
    bool line_start = true;
    for (; *text; text++) {
        if (line_start && (*text == '.' || *text == '\''))
            fputs("\\&", out);
        if (*text == '\\')
            fputs("\\e", out);
        else if (*text == '-')
            fputs("\\-", out);
        else
            fputc(*text, out);
        line_start = *text == '\n';
    }
}

static void print_option(FILE *out, const tsc_option *option)
{
    fputs(".TP\n", out);
    if (option->letter)
        fprintf(out, "\\fB\\-%c\\fR, ", option->letter);
    fputs("\\fB\\-\\-", out);
    print_roff(out, option->name);
    fputs("\\fR", out);
    if (option->argument) {
        fputs(" \\fI", out);
        print_roff(out, option->argument);
        fputs("\\fR", out);
    }
    fputc('\n', out);
    print_roff(out, option->help);
    if (option->fallback) {
        fputs(" (default: ", out);
        print_roff(out, option->fallback);
        fputc(')', out);
    }
    fputc('\n', out);
}

static void print_command(FILE *out, const tsc_command *command)
{
    fprintf(out, ".SS tradescope %s ", command->name);
    print_roff(out, command->synopsis);
    fputc('\n', out);
    print_roff(out, command->description);
    fputc('\n', out);
    for (const tsc_option *option = command->options; option->name; option++)
        print_option(out, option);
    if (command->examples) {
        fputs(".PP\nExamples:\n.PP\n.nf\n", out);
        print_roff(out, command->examples);
        fputs("\n.fi\n", out);
    }
}

void tsc_manual_print(FILE *out)
{
    fprintf(out, ".TH TRADESCOPE 1 \"\" \"tradescope %s\"\n", TSC_VERSION);
    fputs(".SH NAME\ntradescope \\- trade and cooperation metrics from documents and statistics\n"
          ".SH SYNOPSIS\n.B tradescope\n\\fICOMMAND\\fR [\\fIOPTION\\fR]... [\\fIINPUT\\fR]...\n"
          ".SH DESCRIPTION\n"
          "Reads press releases, communiqu\\['e]s and statistics on trade and cooperation between countries, and writes charts,\n"
          "projections, what\\-ifs and a report in which every number leads back to its source. Options stand before or\n"
          "after the inputs; \\fB\\-\\fR is standard input or output; \\fB\\-\\-help\\fR and \\fB\\-\\-version\\fR are everywhere.\n"
          ".SH COMMANDS\n",
          out);
    for (const tsc_command *const *command = tsc_commands(); *command; command++)
        print_command(out, *command);
    fputs(".SH EXIT STATUS\n.TP\n0\ndone\n.TP\n1\nsome input could not be used; what could be was done, and each refusal is "
          "named\n.TP\n2\nmisuse: unknown option, missing argument, a script or a series that does not exist\n.TP\n3\na program "
          "that is needed is missing or failed (gnuplot); what needs no chart is written\n.TP\n4\nthe output could not be "
          "written; nothing half\\-written stands under a final name\n"
          ".SH ENVIRONMENT\n.TP\n.B TRADESCOPE_DATA\nfolder of the program's data files, where they are not beside it\n",
          out);
}

static void print_choices(FILE *out, const tsc_option *option)
{
    if (!option->argument || !strchr(option->argument, '|'))
        return;
    fprintf(out, "        --%s) COMPREPLY=($(compgen -W '", option->name);
    for (const char *p = option->argument; *p; p++)
        fputc(*p == '|' ? ' ' : *p, out);
    fputs("' -- \"$word\")); return ;;\n", out);
}

void tsc_completion_print(FILE *out)
{
    fputs("# bash completion for tradescope\n_tradescope() {\n"
          "    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}\n"
          "    if [ \"$COMP_CWORD\" -eq 1 ]; then\n        COMPREPLY=($(compgen -W '",
          out);
    for (const tsc_command *const *command = tsc_commands(); *command; command++)
        fprintf(out, "%s ", (*command)->name);
    fputs("--help --version' -- \"$word\"))\n        return\n    fi\n    case ${COMP_WORDS[1]} in\n", out);
    for (const tsc_command *const *command = tsc_commands(); *command; command++) {
        fprintf(out, "    %s)\n        case $before in\n", (*command)->name);
        for (const tsc_option *option = (*command)->options; option->name; option++)
            print_choices(out, option);
        fputs("        esac\n        [[ $word == -* ]] && COMPREPLY=($(compgen -W '", out);
        for (const tsc_option *option = (*command)->options; option->name; option++)
            fprintf(out, "--%s ", option->name);
        fputs("--help --version' -- \"$word\")) && return ;;\n", out);
    }
    fputs("    esac\n    COMPREPLY=($(compgen -f -- \"$word\"))\n}\ncomplete -o filenames -F _tradescope tradescope\n", out);
}
