#include "model/ets_states.h"

#include "model/walk.h"

#include <gsl/gsl_linalg.h>
#include <math.h>
#include <string.h>

/* A weak pull of the trend to zero keeps short histories solvable. */
static const double pull = 1e-3;

/* Every state as a constant (its first column) and its response to the initial states: trend, then seasonal ones. */
struct responses {
    size_t width, season;
    double *level, *trend, *error; /* [width] */
    double *seasonal;              /* [season * width] */
    double *normal, *factor;       /* [width * width]: sums of products of the errors; a factor of a part of them */
    double *solution;              /* [width] */
};

static tsc_status responses_new(size_t season, tsc_arena *arena, struct responses *r, tsc_error *err)
{
    size_t width = season + 2;
    double *room = tsc_arena_calloc(arena, width * (4 + season + 2 * width), sizeof *room);
    if (!room)
        return tsc_error_memory(err, "a season of %zu states", season);
    *r = (struct responses){.width = width, .season = season, .level = room, .trend = room + width};
    r->error = room + 2 * width;
    r->solution = room + 3 * width;
    r->seasonal = room + 4 * width;
    r->normal = r->seasonal + season * width;
    r->factor = r->normal + width * width;
    r->trend[1] = 1;
    for (size_t j = 0; j < season; j++)
        r->seasonal[j * width + 2 + j] = 1;
    return TSC_OK;
}

/* Adds an observation: its error's products, and what it teaches the states. */
static void observe(struct responses *r, double x, double *seasonal, const tsc_ets_parameters *p)
{
    for (size_t c = 0; c < r->width; c++)
        r->error[c] = (c == 0 ? x : 0) - r->level[c] - seasonal[c];
    for (size_t c = 0; c < r->width; c++) {
        for (size_t d = 0; d <= c; d++)
            r->normal[c * r->width + d] += r->error[c] * r->error[d];
        r->level[c] += p->alpha * r->error[c];
        r->trend[c] += p->beta * r->error[c];
        seasonal[c] += p->gamma * r->error[c];
    }
}

static void run(struct responses *r, const tsc_sample *sample, const double *x, const tsc_ets_parameters *p)
{
    size_t place = r->season - 1;
    for (size_t i = 0; i < sample->count; i++) {
        for (int gap = i ? sample->times[i] - sample->times[i - 1] : 1; gap > 0; gap--) {
            for (size_t c = 0; c < r->width; c++) {
                r->trend[c] *= p->phi;
                r->level[c] += r->trend[c];
            }
            place = place + 1 < r->season ? place + 1 : 0;
        }
        observe(r, x[i], r->seasonal + place * r->width, p);
    }
}

/* Factors the rows and columns from `first` on of the sums; false where they are not positive definite. */
static bool factorize(struct responses *r, size_t first, gsl_matrix_view *factor)
{
    size_t size = r->width - first;
    for (size_t i = 0; i < size; i++)
        for (size_t j = 0; j <= i; j++)
            r->factor[i * size + j] = r->factor[j * size + i] = r->normal[(first + i) * r->width + first + j];
    if (first == 1)
        r->factor[0] += pull;
    *factor = gsl_matrix_view_array(r->factor, size, size);
    if (gsl_linalg_cholesky_decomp1(&factor->matrix) != 0)
        return false;
    for (size_t i = 0; i < size; i++)
        if (!(r->factor[i * size + i] > 1e-9))
            return false;
    return true;
}

static void conclude(struct responses *r, tsc_ets_states *states)
{
    gsl_matrix_view factor;
    size_t size = r->width - 1;
    if (!factorize(r, 2, &factor))
        return;
    states->log_determinant = 0;
    for (size_t i = 0; i + 1 < size; i++)
        states->log_determinant += 2 * log(gsl_matrix_get(&factor.matrix, i, i));
    if (!factorize(r, 1, &factor))
        return;
    for (size_t i = 0; i < size; i++)
        r->solution[i] = -r->normal[(i + 1) * r->width];
    gsl_vector_view solution = gsl_vector_view_array(r->solution, size);
    if (gsl_linalg_cholesky_svx(&factor.matrix, &solution.vector) != 0)
        return;
    states->squares = r->normal[0];
    for (size_t i = 0; i < size; i++)
        states->squares += r->solution[i] * r->normal[(i + 1) * r->width];
    states->squares = fmax(0, states->squares);
    states->trend = r->solution[0];
    memcpy(states->seasonal, r->solution + 1, r->season * sizeof *states->seasonal);
    states->solved = isfinite(states->squares) && isfinite(states->log_determinant);
}

tsc_status tsc_ets_solve(const tsc_sample *sample, const double *x, size_t season, const tsc_ets_parameters *parameters,
                         tsc_arena *arena, tsc_ets_states *states, tsc_error *err)
{
    struct responses responses;
    *states = (tsc_ets_states){.solved = false};
    if (season > TSC_ETS_SEASON || sample->count <= season + 1)
        return TSC_OK;
    tsc_status status = responses_new(season, arena, &responses, err);
    if (status)
        return status;
    run(&responses, sample, x, parameters);
    conclude(&responses, states);
    return TSC_OK;
}

tsc_status tsc_ets_criterion(const tsc_sample *sample, const double *x, const tsc_ets_parameters *smoothing,
                             size_t parameters, tsc_arena *arena, double *aicc, tsc_error *err)
{
    tsc_ets_states states;
    tsc_status status = tsc_ets_solve(sample, x, 1, smoothing, arena, &states, err);
    *aicc =
        states.solved ? tsc_aicc(states.squares, sample->count - 1, parameters) + states.log_determinant : (double)NAN;
    return status;
}
