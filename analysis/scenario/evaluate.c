#include "scenario/evaluate.h"

#include "core/map.h"
#include "scenario/node_value.h"

#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>

#include <math.h>
#include <string.h>

enum { WIDTH = 128 };
static const size_t cells_limit = 8u << 20; /* doubles in flight: 64 MiB */
static const double work_limit = 2e9;

uint64_t tsc_plan_stream(uint64_t seed, uint64_t identity)
{
    uint64_t both[2] = {seed, identity};
    return tsc_hash_bytes(both, sizeof both);
}

/* One evaluation at work. */
typedef struct evaluator {
    const tsc_plan *plan;
    const tsc_evaluation *how;
    tsc_arena arena;
    size_t years, width;    /* width: draws in a block */
    bool *used;
    tsc_draw_block *blocks;
    double **draws;         /* of each input that is used: all its draws, or NULL */
    gsl_rng **noise;        /* of each projection, then of each input that is a walk's */
    double *normals, *path; /* of one draw */
    size_t steps;           /* room of normals and path */
    tsc_error *err;
} evaluator;

static tsc_status no_memory(evaluator *run)
{
    return tsc_error_memory(run->err, "%zu draws of a scenario", run->how->draws);
}

static tsc_status make_noise(evaluator *run, size_t slot, uint64_t identity)
{
    if (run->noise[slot] || run->how->mode != TSC_EVALUATE_DRAWS)
        return TSC_OK;
    run->noise[slot] = gsl_rng_alloc(gsl_rng_mt19937);
    if (!run->noise[slot])
        return no_memory(run);
    gsl_rng_set(run->noise[slot], (unsigned long)(tsc_plan_stream(run->plan->seed, identity) & 0xFFFFFFFFu));
    return TSC_OK;
}

/* All draws of an input at once, since the hypercube is laid over all of them. */
static tsc_status make_draws(evaluator *run, uint32_t index)
{
    const tsc_plan_input *input = &run->plan->inputs[index];
    const tsc_evaluation_move *move = &run->how->move;
    if (run->draws[index])
        return TSC_OK;
    double *draws = tsc_arena_calloc(&run->arena, run->how->draws, sizeof *draws);
    if (!draws)
        return no_memory(run);
    run->draws[index] = draws;
    if (run->how->mode != TSC_EVALUATE_CENTRAL)
        return tsc_distribution_draw(&input->distribution, tsc_plan_stream(run->plan->seed, input->identity), draws,
                                     run->how->draws, run->err);
    bool moved = move->what == TSC_MOVE_INPUT && move->index == index;
    draws[0] = moved ? tsc_distribution_quantile(&input->distribution, move->probability)
                     : tsc_distribution_mean(&input->distribution);
    return TSC_OK;
}

/* A projection's stream is known by its key, so that a scenario added to a script changes no other. */
static uint64_t projection_identity(const tsc_plan *plan, uint32_t projection)
{
    char key[TSC_KEY_SIZE];
    size_t length = tsc_key_format(&plan->series[plan->projections[projection].series].key, key);
    return tsc_hash_bytes(key, length);
}

static tsc_status prepare_sources(evaluator *run)
{
    tsc_status status = TSC_OK;
    for (size_t n = 0; n < run->plan->node_count && status == TSC_OK; n++) {
        const tsc_plan_node *node = &run->plan->nodes[n];
        if (!run->used[n])
            continue;
        if (node->op == TSC_OP_DRAW)
            status = make_draws(run, node->index);
        else if (node->op == TSC_OP_PROJECT)
            status = make_noise(run, node->index, projection_identity(run->plan, node->index));
        else if (node->op == TSC_OP_WALK)
            status = make_noise(run, run->plan->projection_count + node->index, run->plan->inputs[node->index].identity);
        if (node->op == TSC_OP_PROJECT && run->plan->projections[node->index].forecast.horizon > run->steps)
            run->steps = run->plan->projections[node->index].forecast.horizon;
    }
    return status;
}

/* One pool of cells for all nodes that are used; the width of a block shrinks where there are very many. */
static tsc_status prepare_blocks(evaluator *run)
{
    size_t rows = 0, width = WIDTH;
    for (size_t n = 0; n < run->plan->node_count; n++)
        if (run->used[n])
            rows += run->plan->nodes[n].path ? run->years : 1;
    if ((double)rows * (double)run->how->draws > work_limit)
        return tsc_error_set(run->err, TSC_ELIMIT, NULL, 0,
                             "%zu rows of terms times %zu draws are too many: use fewer terms, years or draws", rows,
                             run->how->draws);
    while (width > 1 && rows * width > cells_limit)
        width /= 2;
    run->width = width < run->how->draws ? width : run->how->draws;
    double *pool = tsc_arena_calloc(&run->arena, rows * run->width + 1, sizeof *pool);
    for (size_t n = 0; pool && n < run->plan->node_count; n++) {
        if (!run->used[n])
            continue;
        run->blocks[n] = (tsc_draw_block){.cells = pool, .path = run->plan->nodes[n].path};
        pool += (run->blocks[n].path ? run->years : 1) * run->width;
    }
    run->steps = run->steps > run->years ? run->steps : run->years;
    run->normals = tsc_arena_calloc(&run->arena, run->steps, sizeof(double));
    run->path = tsc_arena_calloc(&run->arena, run->steps, sizeof(double));
    return pool && run->normals && run->path ? TSC_OK : no_memory(run);
}

static tsc_status prepare(evaluator *run, const uint32_t *roots, size_t root_count)
{
    const tsc_plan *plan = run->plan;
    tsc_arena_init(&run->arena);
    run->years = (size_t)(run->how->last_year - run->how->first_year + 1);
    run->used = tsc_arena_calloc(&run->arena, plan->node_count + 1, sizeof *run->used);
    run->blocks = tsc_arena_calloc(&run->arena, plan->node_count + 1, sizeof *run->blocks);
    run->draws = tsc_arena_calloc(&run->arena, plan->input_count + 1, sizeof *run->draws);
    run->noise = tsc_arena_calloc(&run->arena, plan->projection_count + plan->input_count + 1, sizeof *run->noise);
    if (!run->used || !run->blocks || !run->draws || !run->noise)
        return no_memory(run);
    for (size_t r = 0; r < root_count; r++)
        tsc_plan_mark(plan, roots[r], run->used);
    tsc_status status = prepare_sources(run);
    return status == TSC_OK ? prepare_blocks(run) : status;
}

/* The path of a projection in one draw: its point forecast, a quantile of every step, or a draw. */
static void project_once(evaluator *run, const tsc_plan_node *node)
{
    const tsc_projection *forecast = &run->plan->projections[node->index].forecast;
    const tsc_evaluation_move *move = &run->how->move;
    if (run->how->mode == TSC_EVALUATE_DRAWS) {
        for (size_t step = 0; step < forecast->horizon; step++)
            run->normals[step] = gsl_ran_gaussian_ziggurat(run->noise[node->index], 1);
        tsc_projection_draw(forecast, run->normals, run->path);
        return;
    }
    bool moved = run->how->mode == TSC_EVALUATE_CENTRAL && move->what == TSC_MOVE_PROJECTION && move->index == node->index;
    for (size_t step = 0; step < forecast->horizon; step++)
        run->path[step] = moved ? tsc_projection_quantile(forecast, step, move->probability) : forecast->median[step];
}

static void project(evaluator *run, const tsc_plan_node *node, double *cells, size_t width)
{
    const tsc_plan_series *series = &run->plan->series[run->plan->projections[node->index].series];
    int last = series->years[series->count - 1];
    for (size_t b = 0; b < width; b++) {
        project_once(run, node);
        for (size_t row = 0; row < run->years; row++) {
            int year = run->how->first_year + (int)row;
            cells[row * run->width + b] = year > last ? run->path[year - last - 1] : tsc_plan_series_at(series, year);
        }
    }
}

/* A geometric random walk whose expectation is start (1 + growth)^k. */
static void walk(evaluator *run, const tsc_node_context *context, const tsc_plan_node *node, double *cells, size_t width)
{
    gsl_rng *noise = run->noise[run->plan->projection_count + node->index];
    const double *start = tsc_block_row(context, node->args[0], 0);
    const double *growth = tsc_block_row(context, node->args[1], 0);
    const double *volatility = tsc_block_row(context, node->args[2], 0);
    for (size_t b = 0; b < width; b++) {
        double factor = 1;
        for (size_t row = 0; row < run->years; row++) {
            if (run->how->first_year + (int)row > node->year) {
                double z = noise ? gsl_ran_gaussian_ziggurat(noise, 1) : 0;
                factor *= (1 + growth[b]) * (noise ? exp(volatility[b] * z - volatility[b] * volatility[b] / 2) : 1);
            }
            cells[row * run->width + b] = start[b] * factor;
        }
    }
}

/* Draws first..first+count of every node. */
static void evaluate_block(evaluator *run, size_t first, size_t count)
{
    const tsc_plan *plan = run->plan;
    tsc_node_context context = {plan, run->blocks, run->how->first_year, run->years, run->width};
    for (size_t n = 0; n < plan->node_count; n++) {
        const tsc_plan_node *node = &plan->nodes[n];
        if (!run->used[n])
            continue;
        double *cells = run->blocks[n].cells;
        if (node->op == TSC_OP_DRAW)
            memcpy(cells, run->draws[node->index] + first, count * sizeof *cells);
        else if (node->op == TSC_OP_PROJECT)
            project(run, node, cells, count);
        else if (node->op == TSC_OP_WALK)
            walk(run, &context, node, cells, count);
        else
            tsc_node_evaluate(&context, node, cells);
    }
}

static void evaluate_all(evaluator *run, const uint32_t *roots, size_t root_count, double *const *out)
{
    size_t draws = run->how->draws;
    for (size_t first = 0; first < draws; first += run->width) {
        size_t count = draws - first < run->width ? draws - first : run->width;
        evaluate_block(run, first, count);
        for (size_t r = 0; r < root_count; r++) {
            const tsc_draw_block *block = &run->blocks[roots[r]];
            for (size_t row = 0; row < (block->path ? run->years : 1); row++)
                memcpy(out[r] + row * draws + first, block->cells + row * run->width, count * sizeof(double));
        }
    }
}

tsc_status tsc_plan_evaluate(const tsc_plan *plan, const tsc_evaluation *evaluation, const uint32_t *roots,
                             size_t root_count, double *const *out, tsc_error *err)
{
    evaluator run = {.plan = plan, .how = evaluation, .err = err};
    tsc_status status = prepare(&run, roots, root_count);
    if (status == TSC_OK)
        evaluate_all(&run, roots, root_count, out);
    for (size_t i = 0; run.noise && i < plan->projection_count + plan->input_count; i++)
        gsl_rng_free(run.noise[i]);
    tsc_arena_clear(&run.arena);
    return status;
}
