#include "model/ppml_variance.h"

#include <gsl/gsl_blas.h>
#include <gsl/gsl_eigen.h>

#include <string.h>

/* meat += sign * sum over levels of the outer product of the summed scores; codes NULL: each row a level. */
static tsc_status add_meat(const tsc_ppml_solution *solution, const tsc_ppml_factor *factor, double sign,
                           gsl_matrix *meat, tsc_error *err)
{
    size_t rows = solution->sample->rows, count = solution->count;
    size_t levels = factor ? factor->levels : rows;
    tsc_arena scratch;
    tsc_arena_init(&scratch);
    double *sums = tsc_arena_calloc(&scratch, levels * count + 1, sizeof *sums);
    if (!sums)
        return tsc_error_memory(err, "%zu clusters", levels);
    for (size_t j = 0; j < count; j++)
        for (size_t i = 0; i < rows; i++)
            sums[(factor ? factor->codes[i] : i) * count + j] += solution->x[j][i] * solution->error[i];
    gsl_matrix_view scores = gsl_matrix_view_array(sums, levels, count);
    int failed = gsl_blas_dsyrk(CblasLower, CblasTrans, sign, &scores.matrix, 1, meat);
    tsc_arena_clear(&scratch);
    return failed ? tsc_error_set(err, TSC_EMODEL, NULL, 0, "the scores of the regression cannot be summed") : TSC_OK;
}

/* The clusters of a nonempty set of ways, as one factor. */
static tsc_status intersect(const tsc_ppml_sample *sample, unsigned set, tsc_arena *arena, tsc_ppml_factor *factor,
                            tsc_error *err)
{
    const tsc_ppml_factor *so_far = NULL;
    for (size_t way = 0; way < sample->cluster_count; way++) {
        if (!(set >> way & 1u))
            continue;
        tsc_ppml_factor crossed = sample->clusters[way];
        tsc_status status =
            so_far ? tsc_ppml_cross(so_far, &sample->clusters[way], sample->rows, "", arena, &crossed, err) : TSC_OK;
        if (status != TSC_OK)
            return status;
        *factor = crossed;
        so_far = factor;
    }
    return TSC_OK;
}

static tsc_status cluster_meat(const tsc_ppml_solution *solution, tsc_arena *arena, gsl_matrix *meat, tsc_error *err)
{
    const tsc_ppml_sample *sample = solution->sample;
    size_t least = sample->clusters[0].levels;
    for (size_t way = 1; way < sample->cluster_count; way++)
        least = sample->clusters[way].levels < least ? sample->clusters[way].levels : least;
    if (least < 2)
        return tsc_error_set(err, TSC_EMODEL, NULL, 0, "clustered errors need two clusters or more, there is %zu",
                             least);
    double adjust = (double)least / ((double)least - 1);
    for (unsigned set = 1; set < 1u << sample->cluster_count; set++) {
        double sign = __builtin_popcount(set) % 2 == 1 ? adjust : -adjust;
        tsc_ppml_factor factor = {0};
        tsc_status status = intersect(sample, set, arena, &factor, err);
        if (status == TSC_OK)
            status = add_meat(solution, &factor, sign, meat, err);
        if (status != TSC_OK)
            return status;
    }
    return TSC_OK;
}

/* Several ways may leave a matrix that is not positive semidefinite: negative eigenvalues become zero (Cameron,
   Gelbach and Miller 2011, section 2.3). */
static bool clip_negative(gsl_matrix *covariance)
{
    size_t count = covariance->size1;
    gsl_matrix *vectors = gsl_matrix_alloc(count, count), *copy = gsl_matrix_alloc(count, count);
    gsl_vector *values = gsl_vector_alloc(count);
    gsl_eigen_symmv_workspace *work = gsl_eigen_symmv_alloc(count);
    bool ok = vectors && copy && values && work && gsl_matrix_memcpy(copy, covariance) == 0 &&
              gsl_eigen_symmv(copy, values, vectors, work) == 0;
    if (ok && gsl_vector_min(values) < 0) {
        gsl_matrix_set_zero(covariance);
        for (size_t j = 0; j < count; j++) {
            gsl_vector_view vector = gsl_matrix_column(vectors, j);
            double value = gsl_vector_get(values, j);
            if (value > 0)
                ok = gsl_blas_dger(value, &vector.vector, &vector.vector, covariance) == 0 && ok;
        }
    }
    gsl_eigen_symmv_free(work);
    gsl_vector_free(values);
    gsl_matrix_free(copy);
    gsl_matrix_free(vectors);
    return ok;
}

/* covariance = bread * meat * bread, meat given by its lower half. */
static bool sandwich(const gsl_matrix *bread, const gsl_matrix *meat, gsl_matrix *covariance)
{
    gsl_matrix *half = gsl_matrix_alloc(bread->size1, bread->size1);
    bool ok = half && gsl_blas_dsymm(CblasLeft, CblasLower, 1, meat, bread, 0, half) == 0 &&
              gsl_blas_dgemm(CblasNoTrans, CblasNoTrans, 1, bread, half, 0, covariance) == 0;
    gsl_matrix_free(half);
    return ok;
}

tsc_status tsc_ppml_covariance(const tsc_ppml_solution *solution, tsc_ppml_robust robust, tsc_arena *arena,
                               gsl_matrix *covariance, tsc_error *err)
{
    size_t ways = solution->sample->cluster_count;
    gsl_matrix *meat = gsl_matrix_calloc(solution->count, solution->count);
    if (!meat)
        return tsc_error_memory(err, "a covariance");
    tsc_status status = ways > 0 ? cluster_meat(solution, arena, meat, err) : add_meat(solution, NULL, 1, meat, err);
    bool ok = status == TSC_OK && sandwich(solution->bread, meat, covariance);
    double rows = (double)solution->sample->rows, parameters = (double)solution->parameters;
    if (ok && ways == 0 && robust == TSC_PPML_HC1 && rows > parameters)
        ok = gsl_matrix_scale(covariance, rows / (rows - parameters)) == 0;
    if (ok && ways > 1)
        ok = clip_negative(covariance);
    gsl_matrix_free(meat);
    if (status == TSC_OK && !ok)
        return tsc_error_set(err, TSC_EMODEL, NULL, 0, "the covariance of the coefficients cannot be computed");
    return status;
}
