/* smart: what a tariff change does to imports, by partial equilibrium: one case by options, or many from a table. */
#include "cli/command.h"
#include "cli/table.h"
#include "core/number.h"
#include "model/smart.h"
#include "store/csv_in.h"

#include <math.h>
#include <stdint.h>

/* The figures of a case, in the order of tsc_smart_case; tariffs are in percent outside and shares inside. */
static const struct figure {
    const char *option, *column;
    bool percent, needed;
    double fallback;
} figures[] = {
    {"imports", "imports", false, true, 0},         {"rest", "rest", false, true, 0},
    {"tariff", "tariff", true, true, 0},            {"new-tariff", "new_tariff", true, false, 0},
    {"demand", "demand", false, false, -1.5},       {"substitution", "substitution", false, false, -1.5},
    {"supply", "supply", false, false, HUGE_VAL},
};

enum { FIGURES = sizeof figures / sizeof *figures };

static const char *const columns[] = {"good",      "imports", "new_imports", "creation", "diversion",
                                      "revenue", "welfare", "price_pct"};

enum { COLUMNS = sizeof columns / sizeof *columns };

static tsc_smart_case case_of(const double values[FIGURES])
{
    return (tsc_smart_case){values[0], values[1], values[2], values[3], values[4], values[5], values[6]};
}

static void add_numbers(tsc_table *table, const char *good, double imports, const tsc_smart_result *result)
{
    enum { DECIMALS = 6 };
    const double numbers[] = {imports,         imports + result->total, result->creation, result->diversion,
                              result->revenue, result->welfare,         result->price_pct};
    tsc_table_text(table, good);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        tsc_table_rounded(table, numbers[i], DECIMALS);
}

/* The cases of a table, and their sum. */
typedef struct cases {
    const char *path;
    tsc_table *table;
    tsc_refusals refusals;
    size_t good, at[FIGURES], width, count; /* columns; SIZE_MAX where there is none */
    double imports;
    tsc_smart_result sum;
} cases;

static size_t find_column(const tsc_csv_row *header, const char *name)
{
    for (size_t i = 0; i < header->count; i++)
        if (tsc_span_equals(header->fields[i], name))
            return i;
    return SIZE_MAX;
}

static tsc_status take_header(cases *all, const tsc_csv_row *row, tsc_error *err)
{
    all->width = row->count;
    all->good = find_column(row, "good");
    for (size_t i = 0; i < FIGURES; i++) {
        all->at[i] = find_column(row, figures[i].column);
        if (all->at[i] == SIZE_MAX && figures[i].needed)
            return tsc_error_set(err, TSC_EINPUT, all->path, row->line,
                                 "there is no column '%s'; columns are good, imports, rest, tariff, new_tariff, demand, "
                                 "substitution, supply", figures[i].column);
    }
    return TSC_OK;
}

static bool take_figures(cases *all, const tsc_csv_row *row, double values[FIGURES])
{
    for (size_t i = 0; i < FIGURES; i++) {
        values[i] = figures[i].fallback;
        tsc_span field = all->at[i] == SIZE_MAX ? tsc_span_make("", 0) : row->fields[all->at[i]];
        if (field.length > 0 && tsc_number_parse(field, &values[i])) {
            values[i] = figures[i].percent ? values[i] / 100 : values[i];
            continue;
        }
        if (field.length == 0 && !figures[i].needed)
            continue;
        tsc_error note;
        tsc_error_set(&note, TSC_EINPUT, all->path, row->line, "'%s' must be a number", figures[i].column);
        tsc_refusals_add(&all->refusals, &note);
        return false;
    }
    return true;
}

static tsc_status take_row(void *context, const tsc_csv_row *row, tsc_error *err)
{
    cases *all = context;
    double values[FIGURES];
    if (row->number == 1)
        return take_header(all, row, err);
    if (row->count != all->width) {
        tsc_error note;
        tsc_error_set(&note, TSC_EINPUT, all->path, row->line, "%zu fields, the header has %zu", row->count, all->width);
        tsc_refusals_add(&all->refusals, &note);
        return TSC_OK;
    }
    if (!take_figures(all, row, values))
        return TSC_OK;
    tsc_smart_case one = case_of(values);
    tsc_smart_result result = tsc_smart(&one);
    add_numbers(all->table, all->good == SIZE_MAX ? "" : row->fields[all->good].data, one.imports, &result);
    all->imports += one.imports;
    all->sum.creation += result.creation;
    all->sum.diversion += result.diversion;
    all->sum.total += result.total;
    all->sum.revenue += result.revenue;
    all->sum.welfare += result.welfare;
    all->count++;
    return TSC_OK;
}

static int run_tables(const tsc_args *args, tsc_table *table)
{
    int worst = TSC_EXIT_OK;
    cases all = {.table = table, .sum = {.price_pct = (double)NAN}};
    for (size_t i = 0; i < args->input_count; i++) {
        tsc_error err = {0};
        tsc_csv_opts opts = {0};
        all.path = args->inputs[i];
        if (tsc_csv_read(all.path, &opts, take_row, &all, NULL, &err) != TSC_OK)
            worst = tsc_complain(&err);
    }
    if (all.count > 1)
        add_numbers(table, "all", all.imports, &all.sum);
    return worst > all.refusals.status ? worst : all.refusals.status;
}

static int run_options(const tsc_args *args, tsc_table *table)
{
    double values[FIGURES];
    tsc_error err = {0};
    for (size_t i = 0; i < FIGURES; i++) {
        values[i] = figures[i].fallback;
        if (figures[i].needed && !tsc_args_has(args, figures[i].option))
            return tsc_misuse("smart: --%s must be given, or a table of cases named", figures[i].option);
        if (tsc_args_has(args, figures[i].option) &&
            tsc_args_number(args, figures[i].option, -1e300, 1e300, &values[i], &err) != TSC_OK)
            return tsc_complain(&err);
        values[i] = figures[i].percent ? values[i] / 100 : values[i];
    }
    tsc_smart_case one = case_of(values);
    tsc_smart_result result = tsc_smart(&one);
    add_numbers(table, "", one.imports, &result);
    return TSC_EXIT_OK;
}

static int run_smart(const tsc_args *args)
{
    tsc_table table;
    tsc_error err = {0};
    tsc_table_init(&table, columns, COLUMNS);
    int status = args->input_count > 0 ? run_tables(args, &table) : run_options(args, &table);
    if (table.cell_count > 0 && tsc_table_print(&table, tsc_args_get(args, "format"), stdout, &err) != TSC_OK)
        status = tsc_complain(&err);
    tsc_table_clear(&table);
    return status;
}

static const tsc_option options[] = {
    {"imports", "X", NULL, "imports of the good from the partner", 0},
    {"rest", "X", NULL, "imports of it from all others", 0},
    {"tariff", "PCT", NULL, "the partner's tariff now, in percent", 0},
    {"new-tariff", "PCT", NULL, "its tariff then (default 0)", 0},
    {"demand", "E", NULL, "elasticity of import demand (default -1.5)", 0},
    {"substitution", "E", NULL, "elasticity of substitution between origins (default -1.5)", 0},
    {"supply", "E", NULL, "elasticity of the partner's export supply (default: given prices)", 0},
    TSC_OPTION_FORMAT,
    TSC_OPTION_END,
};

const tsc_command tsc_command_smart = {
    .name = "smart",
    .summary = "what a tariff change does to imports",
    .synopsis = "--imports X --rest X --tariff PCT [OPTION]...  |  FILE.csv...",
    .description =
        "Simulates a change of tariff by partial equilibrium (SMART): trade creation and diversion, tariff revenue, welfare\n"
        "and the exporter's price, in the unit of the imports. A table has columns good,imports,rest,tariff,new_tariff,\n"
        "demand,substitution,supply (tariffs in percent; columns from new_tariff on may be missing) and gets a sum.",
    .examples = "  tradescope smart --imports 100 --rest 300 --tariff 10\n"
                "  tradescope smart --format csv cases.csv\n",
    .options = options,
    .run = run_smart,
};
