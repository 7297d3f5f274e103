#include "cli/help.h"
#include "cli/manual.h"

#include <gsl/gsl_errno.h>
#include <signal.h>
#include <string.h>
#include <unicode/uclean.h>
#include <unicode/uloc.h>

static const tsc_command *find_command(const char *name)
{
    for (const tsc_command *const *command = tsc_commands(); *command; command++)
        if (strcmp((*command)->name, name) == 0)
            return *command;
    return NULL;
}

static bool asks_for(int argc, const char **argv, const char *option)
{
    for (int i = 0; i < argc && strcmp(argv[i], "--") != 0; i++)
        if (strcmp(argv[i], option) == 0)
            return true;
    return false;
}

static int print_version(void)
{
    printf("tradescope %s\n", TSC_VERSION);
    return tsc_finish_output(TSC_EXIT_OK);
}

/* ICU's own default, which it would else take from the environment when first asked, and fall over where memory is short
   just then (ICU 72). */
static bool set_default_locale(void)
{
    UErrorCode status = U_ZERO_ERROR;
    uloc_setDefault("en", &status);
    return U_SUCCESS(status);
}

static int run_command(const tsc_command *command, int argc, const char **argv)
{
    if (asks_for(argc, argv, "--help")) {
        tsc_help_print_command(stdout, command);
        return tsc_finish_output(TSC_EXIT_OK);
    }
    if (asks_for(argc, argv, "--version"))
        return print_version();
    tsc_args args;
    tsc_error err;
    if (tsc_args_parse(command->options, argc, argv, &args, &err) != TSC_OK)
        return tsc_complain(&err);
    return tsc_finish_output(command->run(&args));
}

int main(int argc, char **argv)
{
    gsl_set_error_handler_off();
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN); /* a file that may grow no further is a write that fails, and is told as one */
    if (argc < 2) {
        tsc_help_print(stderr);
        return TSC_EXIT_USAGE;
    }
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0 || strcmp(argv[1], "help") == 0) {
        tsc_help_print(stdout);
        return tsc_finish_output(TSC_EXIT_OK);
    }
    if (strcmp(argv[1], "--version") == 0)
        return print_version();
    if (strcmp(argv[1], "--man") == 0 || strcmp(argv[1], "--completion") == 0) {
        (argv[1][2] == 'm' ? tsc_manual_print : tsc_completion_print)(stdout);
        return tsc_finish_output(TSC_EXIT_OK);
    }
    const tsc_command *command = find_command(argv[1]);
    if (!command)
        return tsc_misuse("unknown command '%s'; 'tradescope --help' lists them", argv[1]);
    tsc_error err;
    if (!set_default_locale()) {
        tsc_error_memory(&err, "the locale");
        return tsc_complain(&err);
    }
    int status = run_command(command, argc - 2, (const char **)argv + 2);
    u_cleanup(); /* what ICU keeps for later calls */
    return status;
}
