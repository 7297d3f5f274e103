/* The list of commands, in the order of help: a new one is a file cmd_NAME.c and two lines here. */
#include "cli/command.h"

extern const tsc_command tsc_command_run;
extern const tsc_command tsc_command_extract;
extern const tsc_command tsc_command_import;
extern const tsc_command tsc_command_series;
extern const tsc_command tsc_command_events;
extern const tsc_command tsc_command_metrics;
extern const tsc_command tsc_command_audit;
extern const tsc_command tsc_command_project;
extern const tsc_command tsc_command_forecast;
extern const tsc_command tsc_command_whatif;
extern const tsc_command tsc_command_smart;
extern const tsc_command tsc_command_gravity;
extern const tsc_command tsc_command_potential;
extern const tsc_command tsc_command_chart;
extern const tsc_command tsc_command_report;
extern const tsc_command tsc_command_why;
extern const tsc_command tsc_command_export;
extern const tsc_command tsc_command_merge;
extern const tsc_command tsc_command_check;

const tsc_command *const *tsc_commands(void)
{
    static const tsc_command *const commands[] = {
        &tsc_command_run,
        &tsc_command_extract,
        &tsc_command_import,
        &tsc_command_series,
        &tsc_command_events,
        &tsc_command_metrics,
        &tsc_command_audit,
        &tsc_command_project,
        &tsc_command_forecast,
        &tsc_command_whatif,
        &tsc_command_smart,
        &tsc_command_gravity,
        &tsc_command_potential,
        &tsc_command_chart,
        &tsc_command_report,
        &tsc_command_why,
        &tsc_command_export,
        &tsc_command_merge,
        &tsc_command_check,
        NULL,
    };
    return commands;
}
