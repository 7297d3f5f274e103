/* The limits on sizes that the user may move: options of the commands that read documents, tables and scripts. */
#ifndef TSC_CLI_LIMITS_H
#define TSC_CLI_LIMITS_H

#include "cli/options.h"
#include "scenario/scenario.h"
#include "store/import.h"
#include "text/document.h"

#define TSC_OPTIONS_DOCUMENT_LIMITS                                                                                    \
    {"max-document", "MB", NULL, "most of a document, unpacked (default 4000; of HTML, PDF, DOCX and ODT 256)", 0},      \
    {"max-pages", "N", "5000", "most pages of a PDF", 0}
#define TSC_OPTIONS_TABLE_LIMITS                                                                                       \
    {"max-field", "KB", "1024", "most of one field of a table", 0},                                                    \
    {"max-fields", "N", "4096", "most fields of one row of a table", 0}
#define TSC_OPTIONS_SCRIPT_LIMITS                                                                                      \
    {"max-script-memory", "MB", "32", "most memory of a script", 0},                                                   \
    {"max-script-seconds", "S", "10", "most processor time of a script", 0}

/* Each reads its options into the fields that they belong to. Errors: TSC_EUSAGE. */
tsc_status tsc_args_document_limits(const tsc_args *args, tsc_document_opts *opts, tsc_error *err);
tsc_status tsc_args_table_limits(const tsc_args *args, tsc_import_opts *opts, tsc_error *err);
tsc_status tsc_args_script_limits(const tsc_args *args, tsc_scenario_options *options, tsc_error *err);

#endif
