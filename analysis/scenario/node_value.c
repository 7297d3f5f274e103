#include "scenario/node_value.h"

#include "model/smart.h"

#include <math.h>
#include <string.h>

double tsc_plan_series_at(const tsc_plan_series *series, int year)
{
    size_t low = 0, high = series->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (series->years[middle] < year)
            low = middle + 1;
        else
            high = middle;
    }
    return low < series->count && series->years[low] == year ? series->values[low] : (double)NAN;
}

static void fill(double *row, size_t width, double value)
{
    for (size_t b = 0; b < width; b++)
        row[b] = value;
}

static void steady(const tsc_node_context *context, const tsc_plan_node *node, double *cells)
{
    const tsc_plan_series *series = &context->plan->series[node->index];
    int last = series->years[series->count - 1];
    for (size_t row = 0; row < context->years; row++) {
        int year = context->first_year + (int)row;
        fill(cells + row * context->width, context->width,
             year > last ? series->values[series->count - 1] : tsc_plan_series_at(series, year));
    }
}

static void grow(const tsc_node_context *context, const tsc_plan_node *node, double *cells)
{
    for (size_t row = 0; row < context->years; row++) {
        const double *start = tsc_block_row(context, node->args[0], row);
        const double *rate = tsc_block_row(context, node->args[1], row);
        const double *before = row > 0 ? cells + (row - 1) * context->width : NULL;
        double *now = cells + row * context->width;
        bool growing = before && context->first_year + (int)row >= node->year;
        for (size_t b = 0; b < context->width; b++)
            now[b] = growing ? before[b] * (1 + rate[b]) : start[b];
    }
}

static void override(const tsc_node_context *context, const tsc_plan_node *node, double *cells)
{
    for (size_t row = 0; row < context->years; row++) {
        const double *from = tsc_block_row(context, node->args[0], row);
        for (size_t i = 0; i < node->count; i++)
            if (node->years[i] == context->first_year + (int)row)
                from = tsc_block_row(context, node->more[i], row);
        memcpy(cells + row * context->width, from, context->width * sizeof *cells);
    }
}

/* Share that is phased in at x, the elapsed share of the time: linear, or the S of 3x^2 - 2x^3. */
static double phased(double x, unsigned char shape)
{
    x = x < 0 ? 0 : x > 1 ? 1 : x;
    return shape == 1 ? x * x * (3 - 2 * x) : x;
}

static void phase(const tsc_node_context *context, const tsc_plan_node *node, double *cells)
{
    for (size_t row = 0; row < context->years; row++) {
        const double *amount = tsc_block_row(context, node->args[0], row);
        const double *from = tsc_block_row(context, node->args[1], row);
        const double *length = tsc_block_row(context, node->args[2], row);
        double year = context->first_year + (double)row;
        for (size_t b = 0; b < context->width; b++) {
            double elapsed = year - floor(from[b] + .5) + 1, years = length[b] < 1 ? 1 : length[b];
            cells[row * context->width + b] = amount[b] * phased(elapsed / years, node->shape);
        }
    }
}

/* What is left of a shock so many years after its full depth ended (0: not yet ended). */
static double remaining(double after, double recovery, unsigned char shape)
{
    if (after <= 0 || shape == 0)
        return 1;
    if (shape == 1)
        return after >= recovery + 1 ? 0 : 1 - after / (recovery + 1);
    return pow(recovery, after);
}

static void shock(const tsc_node_context *context, const tsc_plan_node *node, double *cells)
{
    for (size_t row = 0; row < context->years; row++) {
        const double *size = tsc_block_row(context, node->args[0], row);
        const double *start = tsc_block_row(context, node->args[1], row);
        const double *deep = tsc_block_row(context, node->args[2], row);
        const double *recovery = tsc_block_row(context, node->args[3], row);
        double year = context->first_year + (double)row;
        for (size_t b = 0; b < context->width; b++) {
            double since = year - floor(start[b] + .5), after = since - fmax(deep[b], 1) + 1;
            double share = since < 0 ? 0 : remaining(after, recovery[b], node->shape);
            cells[row * context->width + b] = 1 + size[b] * share;
        }
    }
}

static void since(const tsc_node_context *context, const tsc_plan_node *node, double *cells)
{
    for (size_t row = 0; row < context->years; row++) {
        const double *start = tsc_block_row(context, node->args[0], row);
        double year = context->first_year + (double)row;
        for (size_t b = 0; b < context->width; b++)
            cells[row * context->width + b] = year >= floor(start[b] + .5) ? 1 : 0;
    }
}

#define EACH(value)                                                                                                    \
    for (size_t b = 0; b < width; b++)                                                                                 \
        to[b] = (value);                                                                                               \
    break

static void arithmetic(tsc_op op, const double *x, const double *y, double *to, size_t width)
{
    switch (op) {
    case TSC_OP_ADD:
        EACH(x[b] + y[b]);
    case TSC_OP_SUBTRACT:
        EACH(x[b] - y[b]);
    case TSC_OP_MULTIPLY:
        EACH(x[b] * y[b]);
    case TSC_OP_DIVIDE:
        EACH(x[b] / y[b]);
    case TSC_OP_POWER:
        EACH(pow(x[b], y[b]));
    case TSC_OP_LEAST:
        EACH(x[b] < y[b] ? x[b] : y[b]);
    default:
        EACH(x[b] > y[b] ? x[b] : y[b]);
    }
}

static void binary(const tsc_node_context *context, const tsc_plan_node *node, double *cells)
{
    size_t rows = node->path ? context->years : 1;
    for (size_t row = 0; row < rows; row++)
        arithmetic(node->op, tsc_block_row(context, node->args[0], row), tsc_block_row(context, node->args[1], row),
                   cells + row * context->width, context->width);
}

static void exponential(const tsc_node_context *context, const tsc_plan_node *node, double *cells)
{
    const double *from = tsc_block_row(context, node->args[0], 0);
    for (size_t i = 0; i < (node->path ? context->years : 1) * context->width; i++)
        cells[i] = exp(from[i]);
}

/* One year of a path as a number; NaN outside of the years that are evaluated. */
static void at_year(const tsc_node_context *context, const tsc_plan_node *node, double *cells)
{
    int row = node->year - context->first_year;
    if (row < 0 || (size_t)row >= context->years)
        fill(cells, context->width, (double)NAN);
    else
        memcpy(cells, tsc_block_row(context, node->args[0], (size_t)row), context->width * sizeof *cells);
}

static void delay(const tsc_node_context *context, const tsc_plan_node *node, double *cells)
{
    for (size_t row = 0; row < context->years; row++)
        memcpy(cells + row * context->width,
               tsc_block_row(context, node->args[0], row > node->shape ? row - node->shape : 0),
               context->width * sizeof *cells);
}

static void total(const tsc_node_context *context, const tsc_plan_node *node, double *cells)
{
    for (size_t row = 0; row < context->years; row++) {
        const double *from = tsc_block_row(context, node->args[0], row);
        double *now = cells + row * context->width;
        const double *before = row > 0 ? now - context->width : NULL;
        bool counts = context->first_year + (int)row >= node->year;
        for (size_t b = 0; b < context->width; b++)
            now[b] = (before ? before[b] : 0) + (counts ? from[b] : 0);
    }
}

static void smart(const tsc_node_context *context, const tsc_plan_node *node, double *cells)
{
    for (size_t row = 0; row < (node->path ? context->years : 1); row++) {
        const double *args[TSC_NODE_ARGS];
        for (size_t a = 0; a < TSC_NODE_ARGS; a++)
            args[a] = tsc_block_row(context, node->args[a], row);
        for (size_t b = 0; b < context->width; b++) {
            tsc_smart_case one = {args[0][b], args[1][b], args[2][b], args[3][b], args[4][b], args[5][b], args[6][b]};
            tsc_smart_result result = tsc_smart(&one);
            const double results[] = {result.creation, result.diversion, result.total,
                                      result.revenue,  result.welfare,   result.price_pct};
            cells[row * context->width + b] = results[node->shape];
        }
    }
}

void tsc_node_evaluate(const tsc_node_context *context, const tsc_plan_node *node, double *cells)
{
    switch (node->op) {
    case TSC_OP_NUMBER:
        fill(cells, context->width, node->value);
        break;
    case TSC_OP_STEADY:
        steady(context, node, cells);
        break;
    case TSC_OP_GROW:
        grow(context, node, cells);
        break;
    case TSC_OP_OVERRIDE:
        override(context, node, cells);
        break;
    case TSC_OP_PHASE:
        phase(context, node, cells);
        break;
    case TSC_OP_SHOCK:
        shock(context, node, cells);
        break;
    case TSC_OP_SINCE:
        since(context, node, cells);
        break;
    case TSC_OP_ADD:
    case TSC_OP_SUBTRACT:
    case TSC_OP_MULTIPLY:
    case TSC_OP_DIVIDE:
    case TSC_OP_POWER:
    case TSC_OP_LEAST:
    case TSC_OP_MOST:
        binary(context, node, cells);
        break;
    case TSC_OP_EXP:
        exponential(context, node, cells);
        break;
    case TSC_OP_AT:
        at_year(context, node, cells);
        break;
    case TSC_OP_DELAY:
        delay(context, node, cells);
        break;
    case TSC_OP_TOTAL:
        total(context, node, cells);
        break;
    case TSC_OP_SMART:
        smart(context, node, cells);
        break;
    case TSC_OP_DRAW:
    case TSC_OP_PROJECT:
    case TSC_OP_WALK:
        break;
    }
}
