#include "cli/limits.h"

tsc_status tsc_args_document_limits(const tsc_args *args, tsc_document_opts *opts, tsc_error *err)
{
    long long megabytes = 0, pages = 0;
    tsc_status status = tsc_args_integer(args, "max-document", 1, 4000, &megabytes, err);
    if (status == TSC_OK)
        status = tsc_args_integer(args, "max-pages", 1, 1000000, &pages, err);
    opts->limit = (size_t)megabytes * 1000000;
    opts->page_limit = (size_t)pages;
    return status;
}

tsc_status tsc_args_table_limits(const tsc_args *args, tsc_import_opts *opts, tsc_error *err)
{
    long long kilobytes = 0, fields = 0;
    tsc_status status = tsc_args_integer(args, "max-field", 1, 1 << 20, &kilobytes, err);
    if (status == TSC_OK)
        status = tsc_args_integer(args, "max-fields", 1, 1 << 20, &fields, err);
    opts->field_limit = (size_t)kilobytes << 10;
    opts->row_limit = (size_t)fields;
    return status;
}

tsc_status tsc_args_script_limits(const tsc_args *args, tsc_scenario_options *options, tsc_error *err)
{
    long long megabytes = 0, seconds = 0;
    tsc_status status = tsc_args_integer(args, "max-script-memory", 1, 4096, &megabytes, err);
    if (status == TSC_OK)
        status = tsc_args_integer(args, "max-script-seconds", 1, 3600, &seconds, err);
    options->memory_limit = (size_t)megabytes << 20;
    options->cpu_limit = (double)seconds;
    return status;
}
