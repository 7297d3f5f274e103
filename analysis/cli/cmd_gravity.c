/* gravity: Poisson pseudo-maximum likelihood with fixed effects, log-linear least squares beside it. */
#include "cli/command.h"
#include "core/file.h"
#include "core/number.h"
#include "model/ppml.h"
#include "model/ppml_table.h"
#include "scenario/store_panel.h"

#include <string.h>

enum { NAMED_ROWS = 20 };

static void add_term(tsc_buffer *csv, const tsc_ppml_term *term)
{
    const double values[] = {term->coef, term->se, term->z, term->p};
    for (size_t i = 0; i < 4; i++) {
        tsc_buffer_add_char(csv, ',');
        tsc_buffer_add_double(csv, values[i]);
    }
}

static int print_terms(const tsc_ppml_fit *fit, const tsc_ppml_fit *linear)
{
    tsc_buffer csv;
    tsc_error err;
    tsc_buffer_init(&csv);
    tsc_buffer_add_text(&csv, "term,coef,se,z,p,ols_coef,ols_se,ols_z,ols_p\n");
    for (size_t j = 0; j < fit->count; j++) {
        if (fit->terms[j].omission != TSC_PPML_KEPT)
            continue;
        tsc_buffer_add_text(&csv, fit->terms[j].name);
        add_term(&csv, &fit->terms[j]);
        if (linear)
            add_term(&csv, &linear->terms[j]);
        else
            tsc_buffer_add_text(&csv, ",,,,");
        tsc_buffer_add_char(&csv, '\n');
    }
    int status = tsc_buffer_status(&csv, &err) == TSC_OK ? TSC_EXIT_OK : tsc_complain(&err);
    if (status == TSC_EXIT_OK)
        fputs(tsc_buffer_text(&csv), stdout);
    tsc_buffer_clear(&csv);
    return status;
}

static void add_statistic(tsc_buffer *text, const char *name, double value, int decimals)
{
    char number[400];
    tsc_number_format_fixed(value, decimals, number, sizeof number);
    tsc_buffer_printf(text, "%s: %s\n", name, number);
}

static void describe_fit(tsc_buffer *text, const tsc_ppml_table *table, const tsc_ppml_fit *fit)
{
    tsc_buffer_printf(text, "PPML: %zu observations, %zu parameters of fixed effects, %zu iterations\n",
                      fit->observations, fit->absorbed, fit->iterations);
    for (size_t way = 0; way < table->panel.cluster_count; way++)
        tsc_buffer_printf(text, "clusters by %s: %zu\n", table->panel.clusters[way].name, fit->cluster_levels[way]);
    add_statistic(text, "deviance", fit->deviance, 4);
    add_statistic(text, "log pseudolikelihood", fit->log_likelihood, 4);
    add_statistic(text, "pseudo R2", fit->pseudo_r2, 6);
    if (table->missing > 0)
        tsc_buffer_printf(text, "left out for missing values: %zu rows\n", table->missing);
    if (fit->singletons > 0)
        tsc_buffer_printf(text, "left out as alone in a level of an effect: %zu rows\n", fit->singletons);
    for (size_t j = 0; j < fit->count; j++)
        if (fit->terms[j].omission != TSC_PPML_KEPT)
            tsc_buffer_printf(text, "omitted: %s (%s)\n", fit->terms[j].name,
                              fit->terms[j].omission != TSC_PPML_ABSORBED ? "a combination of the terms before it"
                              : table->panel.effect_count > 0             ? "no variation beside the fixed effects"
                                                                          : "no variation");
    if (fit->separated_count == 0)
        return;
    tsc_buffer_printf(text, "separated, left out as perfectly predicted zeros: %zu rows, in lines",
                      fit->separated_count);
    for (size_t i = 0; i < fit->separated_count && i < NAMED_ROWS; i++)
        tsc_buffer_printf(text, " %zu", table->lines[fit->separated[i]]);
    tsc_buffer_add_text(text, fit->separated_count > NAMED_ROWS ? " and others\n" : "\n");
}

static int print_fit(const tsc_ppml_table *table, const tsc_ppml_fit *fit, const tsc_ppml_fit *linear)
{
    tsc_buffer text;
    tsc_error err;
    tsc_buffer_init(&text);
    describe_fit(&text, table, fit);
    if (linear) {
        tsc_buffer_printf(&text, "log-linear OLS beside it: %zu observations\n", linear->observations);
        add_statistic(&text, "R2", linear->pseudo_r2, 6);
    }
    int status = tsc_buffer_status(&text, &err) == TSC_OK ? TSC_EXIT_OK : tsc_complain(&err);
    if (status == TSC_EXIT_OK)
        fputs(tsc_buffer_text(&text), stderr);
    tsc_buffer_clear(&text);
    return status == TSC_EXIT_OK ? print_terms(fit, linear) : status;
}

static int estimate(const tsc_ppml_table *table, tsc_ppml_robust robust, bool with_linear, tsc_arena *arena)
{
    tsc_ppml_fit fit, linear;
    tsc_error err = {0};
    if (tsc_ppml_estimate(&table->panel, robust, arena, &fit, &err) != TSC_OK)
        return tsc_complain(&err);
    if (with_linear && tsc_ppml_log_linear(&table->panel, robust, arena, &linear, &err) != TSC_OK) {
        tsc_complain(&err);
        with_linear = false;
    }
    return print_fit(table, &fit, with_linear ? &linear : NULL);
}

/* The table as CSV: a file, or the flows of the store. */
static tsc_status read_source(const tsc_args *args, tsc_buffer *content, tsc_error *err)
{
    tsc_store *store = NULL;
    if (args->input_count == 1)
        return tsc_file_read(args->inputs[0], 0, content, err);
    tsc_status status = tsc_store_open(tsc_args_get(args, "db"), TSC_STORE_READ, &store, err);
    if (status == TSC_OK)
        status = tsc_store_panel_csv(store, content, err);
    tsc_store_close(store);
    return status;
}

static int run_gravity(const tsc_args *args)
{
    if (args->input_count > 1 || (args->input_count == 0 && !tsc_args_has(args, "db")))
        return tsc_misuse("gravity: name one CSV file, or a store with --db");
    const char *name = args->input_count == 1 ? args->inputs[0] : tsc_args_get(args, "db");
    tsc_ppml_spec spec = {.depvar = tsc_args_get(args, "depvar"),
                          .regressors = tsc_args_get(args, "regressors"),
                          .effects = tsc_args_get(args, "fe"),
                          .clusters = tsc_args_get(args, "cluster"),
                          .positive = tsc_args_has(args, "positive")};
    if (!spec.depvar || !spec.regressors)
        return tsc_misuse("gravity: --depvar Y and --regressors A,B must be given");
    tsc_ppml_robust robust = strcmp(tsc_args_get(args, "robust"), "hc1") == 0 ? TSC_PPML_HC1 : TSC_PPML_HC0;
    tsc_refusals refusals = {0};
    tsc_notes notes = {.add = tsc_refusals_add, .context = &refusals};
    tsc_arena arena;
    tsc_buffer content;
    tsc_ppml_table table;
    tsc_error err = {0};
    tsc_arena_init(&arena);
    tsc_buffer_init(&content);
    int status = TSC_EXIT_OK;
    if (read_source(args, &content, &err) != TSC_OK ||
        tsc_ppml_table_read(name, tsc_span_make(content.data, content.length), &spec, &notes, &arena, &table, &err) !=
            TSC_OK)
        status = tsc_complain(&err);
    tsc_buffer_clear(&content);
    if (status == TSC_EXIT_OK)
        status = estimate(&table, robust, !tsc_args_has(args, "no-ols"), &arena);
    tsc_arena_clear(&arena);
    return status > refusals.status ? status : refusals.status;
}

static const tsc_option options[] = {
    {"db", "FILE", NULL, "instead of a CSV file the yearly flows of this store", 0},
    {"depvar", "Y", NULL, "the flow to be explained, zeros included", 0},
    {"regressors", "A,B", NULL, "columns that explain it; log(A) takes the logarithm", 0},
    {"fe", "EXP*YEAR,IMP*YEAR", NULL, "fixed effects, `*` crosses columns", 0},
    {"cluster", "PAIR", NULL, "standard errors clustered by these columns, up to four ways; `*` crosses columns", 0},
    {"robust", "hc0|hc1", "hc0", "robust errors where there is no --cluster; hc1 corrects for the parameters", 0},
    {"positive", NULL, NULL, "use only rows with a flow above zero", 0},
    {"no-ols", NULL, NULL, "leave out the log-linear least squares beside it", 0},
    TSC_OPTION_END,
};

const tsc_command tsc_command_gravity = {
    .name = "gravity",
    .summary = "gravity of trade: PPML with fixed effects",
    .synopsis = "--depvar Y --regressors A,B [OPTION]... FILE.csv | --db FILE",
    .description =
        "Fits a gravity equation by Poisson pseudo-maximum likelihood with any number of high-dimensional fixed\n"
        "effects. Terms go to standard output as term,coef,se,z,p with the log-linear least squares behind them; the\n"
        "statistics of the fit, omitted terms and separated rows go to standard error. The file may be - for\n"
        "standard input; cells that are empty or NA leave their row out. With --db and no file the rows are the pairs and\n"
        "years of a store, with columns origin, destination, year, its bilateral measures (exports, imports, exports.t …)\n"
        "and those of the countries themselves (gdp_o, gdp_d …).",
    .examples = "  tradescope gravity --depvar trade --regressors ldist,border --fe exporter,importer flows.csv\n"
                "  tradescope gravity --depvar trade --regressors fta --fe exp*imp,exp*year,imp*year "
                "--cluster exp*imp flows.csv\n"
                "  tradescope gravity --db trade.db --depvar exports --regressors 'log(gdp_o),log(gdp_d)' --fe year\n",
    .options = options,
    .run = run_gravity,
};
