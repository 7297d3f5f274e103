#include "model/ppml.h"

#include "model/ppml_variance.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_linalg.h>
#include <gsl/gsl_sf_gamma.h>

#include <math.h>
#include <string.h>

static const double collinear = 1e-7;         /* share of its norm that a column must keep */
static const double demean_tolerance = 1e-10; /* of a column's norm */
static const double settled = 1e-11;          /* relative change of the deviance that ends the iterations */
enum { MAX_ITERATIONS = 200, MAX_HALVINGS = 10 };

/* One estimation at work. Columns of x are partialled out in place, from their last state: what the old weights took
   out lies in the span of the effects and needs no taking back. */
typedef struct regression {
    tsc_ppml_sample sample;
    tsc_absorber absorber;
    double **x;      /* the kept columns */
    size_t *term_of; /* [count] their index among the sample's columns */
    size_t count;
    double *norms; /* [count] of the original columns under the first weights */
    double *weights, *target, *step, *eta, *mu;
    gsl_matrix *gram; /* [count + 1], the part of the kept columns: its Cholesky factor, then its inverse */
    gsl_vector *delta;
} regression;

static tsc_status no_memory(size_t rows, tsc_error *err)
{
    return tsc_error_memory(err, "%zu rows of a gravity panel", rows);
}

static tsc_status regression_init(regression *work, tsc_arena *arena, tsc_error *err)
{
    size_t rows = work->sample.rows, columns = work->sample.columns;
    double **room[] = {&work->weights, &work->target, &work->step, &work->eta, &work->mu};
    bool ok = true;
    for (size_t i = 0; i < sizeof room / sizeof *room; i++)
        ok = (*room[i] = tsc_arena_calloc(arena, rows + 1, sizeof(double))) != NULL && ok;
    work->x = tsc_arena_calloc(arena, columns + 1, sizeof *work->x);
    work->term_of = tsc_arena_calloc(arena, columns + 1, sizeof *work->term_of);
    work->norms = tsc_arena_calloc(arena, columns + 1, sizeof *work->norms);
    if (!ok || !work->x || !work->term_of || !work->norms)
        return no_memory(rows, err);
    return tsc_absorber_init(&work->absorber, rows, work->sample.effects, work->sample.effect_count, arena, err);
}

static void regression_clear(regression *work)
{
    gsl_matrix_free(work->gram);
    gsl_vector_free(work->delta);
}

static tsc_status no_demeaning(tsc_error *err)
{
    return tsc_error_set(err, TSC_EMODEL, NULL, 0, "the fixed effects could not be partialled out in 10000 sweeps");
}

/* Finds the columns that can be estimated beside the effects under the weights; the others are named omitted. */
static tsc_status choose_columns(regression *work, tsc_arena *arena, tsc_ppml_term *terms, tsc_error *err)
{
    size_t rows = work->sample.rows, columns = work->sample.columns;
    double **basis = tsc_arena_calloc(arena, columns + 1, sizeof *basis);
    bool *kept = tsc_arena_calloc(arena, columns + 1, sizeof *kept);
    if (!basis || !kept)
        return no_memory(rows, err);
    for (size_t j = 0; j < columns; j++) {
        double *column = work->sample.x[j], norm = tsc_ppml_weighted_norm(column, work->weights, rows);
        work->norms[j] = norm;
        if (!tsc_absorber_apply(&work->absorber, column, demean_tolerance, norm))
            return no_demeaning(err);
        kept[j] = tsc_ppml_weighted_norm(column, work->weights, rows) > collinear * norm;
        terms[j].omission = kept[j] ? TSC_PPML_KEPT : TSC_PPML_ABSORBED;
        basis[j] = tsc_arena_calloc(arena, rows + 1, sizeof(double));
        if (!basis[j])
            return no_memory(rows, err);
        memcpy(basis[j], column, rows * sizeof(double));
    }
    /* The constant stands last but is there first: regressors that do not vary yield to it. */
    if (work->sample.effect_count == 0) {
        double *constant = basis[columns - 1];
        memmove(basis + 1, basis, (columns - 1) * sizeof *basis);
        basis[0] = constant;
        memmove(kept + 1, kept, (columns - 1) * sizeof *kept);
        kept[0] = true;
    }
    tsc_ppml_orthonormalize(basis, columns, rows, work->weights, collinear, kept);
    size_t shift = work->sample.effect_count == 0 ? 1 : 0;
    for (size_t j = 0; j < columns; j++) {
        bool keep = kept[(j + shift) % columns];
        if (!keep && terms[j].omission == TSC_PPML_KEPT)
            terms[j].omission = TSC_PPML_COLLINEAR;
        if (!keep)
            continue;
        work->norms[work->count] = work->norms[j];
        work->term_of[work->count] = j;
        work->x[work->count++] = work->sample.x[j];
    }
    if (work->count == 0 && columns > 0)
        return tsc_error_set(err, TSC_EMODEL, NULL, 0, "no regressor varies beside the fixed effects");
    work->gram = gsl_matrix_alloc(work->count + 1, work->count + 1);
    work->delta = gsl_vector_alloc(work->count + 1);
    return work->gram && work->delta ? TSC_OK : no_memory(rows, err);
}

/* Weighted least squares of target, already partialled out, on the kept columns: delta, and the factor in gram. */
static bool solve(regression *work)
{
    size_t rows = work->sample.rows;
    for (size_t j = 0; j < work->count; j++) {
        for (size_t k = 0; k <= j; k++) {
            double sum = 0;
            for (size_t i = 0; i < rows; i++)
                sum += work->weights[i] * work->x[j][i] * work->x[k][i];
            gsl_matrix_set(work->gram, j, k, sum);
            gsl_matrix_set(work->gram, k, j, sum);
        }
        double sum = 0;
        for (size_t i = 0; i < rows; i++)
            sum += work->weights[i] * work->x[j][i] * work->target[i];
        gsl_vector_set(work->delta, j, sum);
    }
    if (work->count == 0)
        return true;
    gsl_matrix_view gram = gsl_matrix_submatrix(work->gram, 0, 0, work->count, work->count);
    gsl_vector_view delta = gsl_vector_subvector(work->delta, 0, work->count);
    return gsl_linalg_cholesky_decomp1(&gram.matrix) == 0 && gsl_linalg_cholesky_svx(&gram.matrix, &delta.vector) == 0;
}

static double deviance(const regression *work)
{
    double sum = 0;
    for (size_t i = 0; i < work->sample.rows; i++) {
        double y = work->sample.y[i];
        sum += (y > 0 ? y * (log(y) - work->eta[i]) : 0) - (y - work->mu[i]);
    }
    return 2 * sum;
}

static void link_inverse(regression *work)
{
    for (size_t i = 0; i < work->sample.rows; i++)
        work->mu[i] = exp(work->eta[i]);
}

/* Weights, working response and its partialled-out Newton step; step[i] is then the change of eta. first: the working
   response carries eta itself, which lies outside of the span of the model as yet. */
static tsc_status newton(regression *work, bool first, tsc_arena *arena, tsc_ppml_term *terms, tsc_error *err)
{
    size_t rows = work->sample.rows;
    double scale = 0;
    for (size_t i = 0; i < rows; i++) {
        work->weights[i] = work->mu[i];
        work->target[i] = (work->sample.y[i] - work->mu[i]) / work->mu[i] + (first ? work->eta[i] : 0);
        work->step[i] = work->target[i];
    }
    tsc_absorber_weigh(&work->absorber, work->weights);
    scale = tsc_ppml_weighted_norm(work->target, work->weights, rows);
    if (!tsc_absorber_apply(&work->absorber, work->target, demean_tolerance, scale))
        return no_demeaning(err);
    tsc_status status = first ? choose_columns(work, arena, terms, err) : TSC_OK;
    for (size_t j = 0; status == TSC_OK && !first && j < work->count; j++)
        if (!tsc_absorber_apply(&work->absorber, work->x[j], demean_tolerance,
                                tsc_ppml_weighted_norm(work->x[j], work->weights, rows)))
            status = no_demeaning(err);
    if (status != TSC_OK)
        return status;
    if (!solve(work))
        return tsc_error_set(err, TSC_EMODEL, NULL, 0, "the regressors became collinear under the weights");
    for (size_t i = 0; i < rows; i++) {
        double fit = 0;
        for (size_t j = 0; j < work->count; j++)
            fit += gsl_vector_get(work->delta, j) * work->x[j][i];
        work->step[i] += fit - work->target[i];
    }
    return TSC_OK;
}

/* Takes the step, halved until the deviance does not rise; adds it to the coefficients. */
static double advance(regression *work, bool first, double before, tsc_ppml_term *terms)
{
    double now = HUGE_VAL, taken = 0, share = 1;
    for (size_t i = 0; first && i < work->sample.rows; i++)
        work->eta[i] = 0;
    for (int halving = 0; halving <= MAX_HALVINGS; halving++, share /= 2) {
        for (size_t i = 0; i < work->sample.rows; i++)
            work->eta[i] += (share - taken) * work->step[i];
        taken = share;
        link_inverse(work);
        now = deviance(work);
        if (first || now <= before * (1 + 1e-9) + 1e-12)
            break;
    }
    for (size_t j = 0; j < work->count; j++)
        terms[work->term_of[j]].coef += taken * gsl_vector_get(work->delta, j);
    return now;
}

static tsc_status iterate(regression *work, tsc_arena *arena, tsc_ppml_fit *fit, tsc_error *err)
{
    size_t rows = work->sample.rows;
    double mean = 0, before = HUGE_VAL;
    for (size_t i = 0; i < rows; i++)
        mean += work->sample.y[i] / (double)rows;
    for (size_t i = 0; i < rows; i++) {
        work->mu[i] = (work->sample.y[i] + mean) / 2;
        work->eta[i] = log(work->mu[i]);
    }
    for (fit->iterations = 1; fit->iterations <= MAX_ITERATIONS; fit->iterations++) {
        bool first = fit->iterations == 1;
        tsc_status status = newton(work, first, arena, fit->terms, err);
        if (status != TSC_OK)
            return status;
        fit->deviance = advance(work, first, before, fit->terms);
        if (!isfinite(fit->deviance))
            return tsc_error_set(err, TSC_EMODEL, NULL, 0, "the fit left the range of numbers at iteration %zu",
                                 fit->iterations);
        double change = fabs(before - fit->deviance);
        if (change <= settled * fabs(fit->deviance) || change < 1e-13)
            return TSC_OK;
        before = fit->deviance;
    }
    return tsc_error_set(err, TSC_EMODEL, NULL, 0, "no convergence in %d iterations", MAX_ITERATIONS);
}

/* Rows of zeros whose expectation fell beyond all reason below the least positive one: separation that the rectifier
   did not see. Clears keep[]; returns how many. */
static size_t vanished(const regression *work, bool *keep, bool *separated)
{
    double least = HUGE_VAL;
    size_t found = 0;
    for (size_t i = 0; i < work->sample.rows; i++)
        if (work->sample.y[i] > 0 && work->eta[i] < least)
            least = work->eta[i];
    for (size_t i = 0; i < work->sample.rows; i++) {
        if (work->sample.y[i] > 0 || work->eta[i] > least - 25)
            continue;
        keep[work->sample.origin[i]] = false;
        separated[work->sample.origin[i]] = true;
        found++;
    }
    return found;
}

/* Parameters that the effects take: of each effect after the first those are redundant that one before it explains
   (the pairwise count of reghdfe; exact for two effects, an upper bound of the parameters for more). */
static tsc_status count_absorbed(const tsc_ppml_sample *sample, size_t *sum, tsc_error *err)
{
    *sum = 0;
    for (size_t e = 0; e < sample->effect_count; e++) {
        size_t redundant = 0, parts;
        for (size_t before = 0; before < e; before++) {
            tsc_status status =
                tsc_ppml_components(&sample->effects[before], &sample->effects[e], sample->rows, &parts, err);
            if (status != TSC_OK)
                return status;
            redundant = parts > redundant ? parts : redundant;
        }
        *sum += sample->effects[e].levels - redundant;
    }
    return TSC_OK;
}

static void describe_terms(tsc_ppml_fit *fit, const regression *work, const gsl_matrix *covariance)
{
    for (size_t j = 0; j < fit->count; j++)
        if (fit->terms[j].omission != TSC_PPML_KEPT)
            fit->terms[j].coef = fit->terms[j].se = fit->terms[j].z = fit->terms[j].p = (double)NAN;
    for (size_t j = 0; j < work->count; j++) {
        tsc_ppml_term *term = &fit->terms[work->term_of[j]];
        term->se = sqrt(gsl_matrix_get(covariance, j, j));
        term->z = term->coef / term->se;
        term->p = 2 * gsl_cdf_ugaussian_Q(fabs(term->z));
        for (size_t k = 0; k < work->count; k++)
            fit->covariance[work->term_of[j] * fit->count + work->term_of[k]] = gsl_matrix_get(covariance, j, k);
    }
}

/* Standard errors from the last factor of gram and the errors in target. */
static tsc_status infer(regression *work, tsc_ppml_robust robust, tsc_arena *arena, tsc_ppml_fit *fit, tsc_error *err)
{
    fit->observations = work->sample.rows;
    tsc_status status = count_absorbed(&work->sample, &fit->absorbed, err);
    if (status != TSC_OK)
        return status;
    fit->parameters = fit->absorbed + work->count;
    for (size_t way = 0; way < work->sample.cluster_count; way++)
        fit->cluster_levels[way] = work->sample.clusters[way].levels;
    if (work->count == 0)
        return TSC_OK;
    gsl_matrix_view bread = gsl_matrix_submatrix(work->gram, 0, 0, work->count, work->count);
    if (gsl_linalg_cholesky_invert(&bread.matrix) != 0)
        return tsc_error_set(err, TSC_EMODEL, NULL, 0, "the regressors are collinear");
    gsl_matrix *covariance = gsl_matrix_calloc(work->count, work->count);
    if (!covariance)
        return no_memory(work->sample.rows, err);
    tsc_ppml_solution solution = {&work->sample, work->x, work->count, work->target, &bread.matrix, fit->parameters};
    status = tsc_ppml_covariance(&solution, robust, arena, covariance, err);
    if (status == TSC_OK)
        describe_terms(fit, work, covariance);
    gsl_matrix_free(covariance);
    return status;
}

static tsc_status fit_init(const tsc_ppml_panel *panel, tsc_arena *arena, tsc_ppml_fit *fit, tsc_error *err)
{
    *fit = (tsc_ppml_fit){.count = panel->regressor_count + (panel->effect_count == 0 ? 1 : 0)};
    fit->terms = tsc_arena_calloc(arena, fit->count + 1, sizeof *fit->terms);
    fit->fitted = tsc_arena_calloc(arena, panel->rows + 1, sizeof(double));
    fit->separated = tsc_arena_calloc(arena, panel->rows + 1, sizeof *fit->separated);
    fit->covariance = tsc_arena_calloc(arena, fit->count * fit->count + 1, sizeof(double));
    if (!fit->terms || !fit->fitted || !fit->separated || !fit->covariance)
        return no_memory(panel->rows, err);
    for (size_t i = 0; i < panel->rows; i++)
        fit->fitted[i] = (double)NAN;
    for (size_t j = 0; j < fit->count; j++)
        fit->terms[j].name = j < panel->regressor_count ? panel->names[j] : "const";
    return TSC_OK;
}

static tsc_status check_panel(const tsc_ppml_panel *panel, tsc_error *err)
{
    double total = 0;
    for (size_t i = 0; i < panel->rows; i++) {
        if (!isfinite(panel->y[i]) || panel->y[i] < 0)
            return tsc_error_set(err, TSC_EMODEL, NULL, 0,
                                 "%s of observation %zu is negative or no number, PPML takes zero and more",
                                 panel->depvar, i + 1);
        total += panel->y[i];
    }
    if (!(total > 0) || !isfinite(total))
        return tsc_error_set(err, TSC_EMODEL, NULL, 0, "%s is zero everywhere or too large to add up", panel->depvar);
    return TSC_OK;
}

/* Drops what carries no information, as far as it can be seen before the fit. */
static tsc_status separate(const tsc_ppml_panel *panel, bool *keep, bool *separated, tsc_ppml_fit *fit, tsc_error *err)
{
    for (size_t found = 1; found > 0;) {
        tsc_arena scratch;
        tsc_arena_init(&scratch);
        tsc_ppml_sample sample;
        found = 0;
        tsc_status status = tsc_ppml_prune(panel, true, keep, separated, &scratch, &fit->singletons, err);
        if (status == TSC_OK)
            status = tsc_ppml_sample_take(panel, keep, &scratch, &sample, err);
        if (status == TSC_OK && sample.rows > 0)
            status = tsc_ppml_rectify(&sample, &scratch, keep, separated, &found, err);
        tsc_arena_clear(&scratch);
        if (status != TSC_OK)
            return status;
    }
    return TSC_OK;
}

static void poisson_statistics(const regression *work, tsc_ppml_fit *fit)
{
    double rows = (double)work->sample.rows, mean = 0, null = 0;
    for (size_t i = 0; i < work->sample.rows; i++)
        mean += work->sample.y[i] / rows;
    for (size_t i = 0; i < work->sample.rows; i++) {
        double y = work->sample.y[i], factorial = gsl_sf_lngamma(y + 1);
        fit->log_likelihood += y * work->eta[i] - work->mu[i] - factorial;
        null += y * log(mean) - mean - factorial;
        fit->fitted[work->sample.origin[i]] = work->mu[i];
    }
    fit->pseudo_r2 = 1 - fit->log_likelihood / null;
}

/* One fit on the rows that are kept; *again where it showed separated rows, then nothing else is given. */
static tsc_status estimate_kept(const tsc_ppml_panel *panel, tsc_ppml_robust robust, bool *keep, bool *separated,
                                tsc_ppml_fit *fit, bool *again, tsc_error *err)
{
    tsc_arena scratch;
    tsc_arena_init(&scratch);
    regression work = {0};
    tsc_status status = tsc_ppml_sample_take(panel, keep, &scratch, &work.sample, err);
    if (status == TSC_OK && work.sample.rows == 0)
        status = tsc_error_set(err, TSC_EMODEL, NULL, 0, "no observation is left once separated ones are dropped");
    if (status == TSC_OK)
        status = regression_init(&work, &scratch, err);
    if (status == TSC_OK)
        status = iterate(&work, &scratch, fit, err);
    *again = status == TSC_OK && vanished(&work, keep, separated) > 0;
    if (status == TSC_OK && !*again) {
        for (size_t i = 0; i < work.sample.rows; i++)
            work.target[i] = work.sample.y[i] - work.mu[i];
        poisson_statistics(&work, fit);
        status = infer(&work, robust, &scratch, fit, err);
    }
    regression_clear(&work);
    tsc_arena_clear(&scratch);
    return status;
}

tsc_status tsc_ppml_estimate(const tsc_ppml_panel *panel, tsc_ppml_robust robust, tsc_arena *arena, tsc_ppml_fit *fit,
                             tsc_error *err)
{
    tsc_status status = check_panel(panel, err);
    if (status == TSC_OK)
        status = fit_init(panel, arena, fit, err);
    if (status != TSC_OK)
        return status;
    bool *keep = tsc_arena_calloc(arena, panel->rows + 1, sizeof *keep);
    bool *separated = tsc_arena_calloc(arena, panel->rows + 1, sizeof *separated);
    if (!keep || !separated)
        return no_memory(panel->rows, err);
    memset(keep, true, panel->rows);
    for (bool again = true; status == TSC_OK && again;) {
        for (size_t j = 0; j < fit->count; j++)
            fit->terms[j].coef = 0;
        status = separate(panel, keep, separated, fit, err);
        if (status == TSC_OK)
            status = estimate_kept(panel, robust, keep, separated, fit, &again, err);
    }
    for (size_t i = 0; i < panel->rows; i++)
        if (separated[i])
            fit->separated[fit->separated_count++] = i;
    return status;
}

/* Unit weights, log y as target; the errors end up in target. */
static tsc_status least_squares(regression *work, tsc_arena *arena, tsc_ppml_fit *fit, tsc_error *err)
{
    size_t rows = work->sample.rows;
    double mean = 0, total = 0;
    for (size_t i = 0; i < rows; i++) {
        work->weights[i] = 1;
        work->eta[i] = work->target[i] = log(work->sample.y[i]);
        mean += work->eta[i] / (double)rows;
    }
    tsc_absorber_weigh(&work->absorber, work->weights);
    double scale = tsc_ppml_weighted_norm(work->target, work->weights, rows);
    if (!tsc_absorber_apply(&work->absorber, work->target, demean_tolerance, scale))
        return no_demeaning(err);
    tsc_status status = choose_columns(work, arena, fit->terms, err);
    if (status == TSC_OK && !solve(work))
        status = tsc_error_set(err, TSC_EMODEL, NULL, 0, "the regressors are collinear");
    for (size_t j = 0; status == TSC_OK && j < work->count; j++) {
        double coef = gsl_vector_get(work->delta, j);
        fit->terms[work->term_of[j]].coef = coef;
        for (size_t i = 0; i < rows; i++)
            work->target[i] -= coef * work->x[j][i];
    }
    for (size_t i = 0; i < rows; i++) {
        fit->deviance += work->target[i] * work->target[i];
        total += (work->eta[i] - mean) * (work->eta[i] - mean);
        fit->fitted[work->sample.origin[i]] = work->eta[i] - work->target[i];
    }
    fit->iterations = 1;
    fit->log_likelihood = (double)NAN;
    fit->pseudo_r2 = 1 - fit->deviance / total;
    return status;
}

tsc_status tsc_ppml_log_linear(const tsc_ppml_panel *panel, tsc_ppml_robust robust, tsc_arena *arena, tsc_ppml_fit *fit,
                               tsc_error *err)
{
    tsc_status status = fit_init(panel, arena, fit, err);
    bool *keep = tsc_arena_calloc(arena, panel->rows + 1, sizeof *keep);
    if (status != TSC_OK || !keep)
        return status != TSC_OK ? status : no_memory(panel->rows, err);
    for (size_t i = 0; i < panel->rows; i++)
        keep[i] = panel->y[i] > 0;
    tsc_arena scratch;
    tsc_arena_init(&scratch);
    regression work = {0};
    status = tsc_ppml_prune(panel, false, keep, NULL, &scratch, &fit->singletons, err);
    if (status == TSC_OK)
        status = tsc_ppml_sample_take(panel, keep, &scratch, &work.sample, err);
    if (status == TSC_OK && work.sample.rows == 0)
        status = tsc_error_set(err, TSC_EMODEL, NULL, 0, "no observation with a positive %s is left", panel->depvar);
    if (status == TSC_OK)
        status = regression_init(&work, &scratch, err);
    if (status == TSC_OK)
        status = least_squares(&work, &scratch, fit, err);
    if (status == TSC_OK)
        status = infer(&work, robust, &scratch, fit, err);
    regression_clear(&work);
    tsc_arena_clear(&scratch);
    return status;
}
