/* forecast: a panel of series in long form to forecasts with intervals. Series are worked off in blocks by a few
   threads and written in the order of the input, so that the number of threads never shows. */
#include "cli/command.h"
#include "core/csv_out.h"
#include "core/file.h"
#include "core/number.h"
#include "model/forecast.h"
#include "model/horizon.h"
#include "model/method.h"
#include "model/panel.h"
#include "model/prior.h"

#include <math.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK = 64, LEVELS = 8, JOB_LIMIT = 64 };

struct levels {
    double pct[LEVELS];
    char names[LEVELS][8]; /* as in the header: 80 */
    size_t count;
};

/* One block of series on its way through a thread. */
struct block {
    const struct work *work;
    size_t first, count;
    tsc_buffer rows, messages;
    tsc_status status; /* TSC_ENOMEM ends the work */
    size_t refused;
    pthread_t thread;
};

struct work {
    const tsc_model_tables *tables;
    const tsc_panel *panel;
    const char *file, *model;
    size_t horizon;
    struct levels levels;
    bool own_prior;  /* whether the panel's own is learnt */
    bool alone;      /* whether every series has a method to itself, and nothing of others */
    tsc_prior prior; /* that, or none */
};

static tsc_status parse_levels(const char *text, struct levels *levels, tsc_error *err)
{
    levels->count = 0;
    while (levels->count < LEVELS) {
        size_t length = strcspn(text, ",");
        double pct;
        if (length > 6 || !tsc_number_parse(tsc_span_make(text, length), &pct) || pct < 1 || pct > 99.9)
            return tsc_error_set(err, TSC_EUSAGE, NULL, 0,
                                 "--level '%s': levels are percentages from 1 to 99.9 joined by commas, as 80,95",
                                 text);
        memcpy(levels->names[levels->count], text, length);
        levels->names[levels->count][length] = '\0';
        levels->pct[levels->count++] = pct;
        text += length;
        if (*text == '\0')
            return TSC_OK;
        text++;
    }
    return tsc_error_set(err, TSC_EUSAGE, NULL, 0, "--level: at most %d levels", LEVELS);
}

/* Twelve significant digits: more than any forecast has, and quick to write. */
static void add_number(tsc_csv *rows, double value)
{
    if (value != 0) {
        double scale = pow(10, 11 - floor(log10(fabs(value))));
        if (isfinite(scale) && isfinite(value * scale) && scale > 1e-290)
            value = scale >= 1 ? round(value * scale) / scale : round(value * scale) * (1 / scale);
    }
    tsc_csv_number(rows, value);
}

static void refuse(struct block *block, const tsc_panel_series *series, const char *reason, size_t line)
{
    tsc_error err;
    char text[1200];
    tsc_error_set(&err, TSC_EINPUT, block->work->file, line, "series '%s': %s", series->id, reason);
    tsc_error_format(&err, text, sizeof text);
    tsc_buffer_printf(&block->messages, "tradescope: %s\n", text);
    block->refused++;
}

/* A series whose last rows have no value is projected from its last value, and counted from its last row. */
static void forecast_series(struct block *block, const tsc_panel_series *series, tsc_arena *arena)
{
    const struct work *work = block->work;
    const tsc_history *history = &series->history;
    tsc_projection projection;
    tsc_error err;
    if (series->refusal) {
        refuse(block, series, series->refusal, series->refusal_line);
        return;
    }
    size_t late = (size_t)((long long)series->last_time - history->times[history->count - 1]);
    if (late > TSC_HORIZON_MOST_STEPS) {
        refuse(block, series, "too many steps without a value at its end", 0);
        return;
    }
    size_t horizon = work->horizon + late;
    const char *model = work->alone ? tsc_forecast_alone(history) : work->model;
    tsc_status status = strcmp(model, "auto") == 0
                            ? tsc_forecast_with(work->tables, &work->prior, history, horizon, arena, &projection, &err)
                            : tsc_forecast(work->tables, history, horizon, model, arena, &projection, &err);
    if (status == TSC_ENOMEM)
        block->status = status;
    else if (status)
        refuse(block, series, err.message, 0);
    for (size_t step = 1; !status && step <= work->horizon; step++) {
        tsc_csv rows = {.out = &block->rows};
        tsc_csv_code(&rows, series->id);
        tsc_csv_integer(&rows, (long long)step);
        add_number(&rows, projection.median[late + step - 1]);
        for (size_t l = 0; l < work->levels.count; l++) {
            double low, high;
            tsc_projection_interval(&projection, late + step - 1, work->levels.pct[l], &low, &high);
            add_number(&rows, low);
            add_number(&rows, high);
        }
        tsc_csv_end(&rows);
    }
}

static void *forecast_block(void *context)
{
    struct block *block = context;
    tsc_arena arena;
    tsc_arena_init(&arena);
    for (size_t i = 0; i < block->count && !block->status; i++) {
        tsc_arena_reset(&arena);
        forecast_series(block, block->work->panel->series + block->first + i, &arena);
    }
    tsc_arena_clear(&arena);
    return NULL;
}

/* Runs a wave of blocks, each in a thread of its own but for the first. */
static void run_wave(struct block *blocks, size_t count)
{
    bool started[JOB_LIMIT] = {false};
    for (size_t i = 1; i < count; i++)
        started[i] = pthread_create(&blocks[i].thread, NULL, forecast_block, blocks + i) == 0;
    forecast_block(blocks);
    for (size_t i = 1; i < count; i++) {
        if (started[i])
            pthread_join(blocks[i].thread, NULL);
        else
            forecast_block(blocks + i);
    }
}

static tsc_status write_block(struct block *block, size_t *refused)
{
    tsc_status status = block->status;
    if (!status)
        status = tsc_buffer_status(&block->rows, NULL);
    if (!status)
        status = tsc_buffer_status(&block->messages, NULL);
    if (!status && block->rows.length)
        fwrite(block->rows.data, 1, block->rows.length, stdout);
    if (block->messages.length)
        fwrite(block->messages.data, 1, block->messages.length, stderr);
    *refused += block->refused;
    block->refused = 0;
    tsc_buffer_reset(&block->rows);
    tsc_buffer_reset(&block->messages);
    return status;
}

static int forecast_panel(const struct work *work, size_t jobs)
{
    struct block blocks[JOB_LIMIT];
    size_t refused = 0, next = 0;
    tsc_status status = TSC_OK;
    jobs = jobs > JOB_LIMIT ? JOB_LIMIT : jobs < 1 ? 1 : jobs;
    for (size_t i = 0; i < jobs; i++) {
        blocks[i] = (struct block){.work = work};
        tsc_buffer_init(&blocks[i].rows);
        tsc_buffer_init(&blocks[i].messages);
    }
    while (next < work->panel->count && !status && !ferror(stdout)) {
        size_t used = 0;
        for (; used < jobs && next < work->panel->count; used++) {
            size_t left = work->panel->count - next;
            blocks[used].first = next;
            blocks[used].count = left < BLOCK ? left : BLOCK;
            next += blocks[used].count;
        }
        run_wave(blocks, used);
        for (size_t i = 0; i < used && !status; i++)
            status = write_block(blocks + i, &refused);
    }
    for (size_t i = 0; i < jobs; i++) {
        tsc_buffer_clear(&blocks[i].rows);
        tsc_buffer_clear(&blocks[i].messages);
    }
    if (status) {
        tsc_error err;
        tsc_error_memory(&err, "a forecast");
        return tsc_complain(&err);
    }
    return refused ? TSC_EXIT_INPUT : TSC_EXIT_OK;
}

static tsc_status read_options(const tsc_args *args, struct work *work, long long *season, size_t *jobs, tsc_error *err)
{
    long long horizon = 0;
    if (!tsc_args_has(args, "horizon"))
        return tsc_error_set(err, TSC_EUSAGE, NULL, 0, "forecast needs --horizon, the number of steps ahead");
    tsc_status status = tsc_args_integer(args, "horizon", 1, TSC_HORIZON_MOST_STEPS, &horizon, err);
    if (!status)
        status = tsc_args_integer(args, "season", 1, 1000, season, err);
    if (!status)
        status = parse_levels(tsc_args_get(args, "level"), &work->levels, err);
    if (!status)
        status = tsc_args_jobs(args, jobs, err);
    work->horizon = (size_t)horizon;
    work->model = tsc_args_get(args, "model");
    work->own_prior = strcmp(tsc_args_get(args, "prior"), "panel") == 0;
    work->alone = strcmp(tsc_args_get(args, "prior"), "none") == 0 && strcmp(work->model, "auto") == 0;
    if (!status && strcmp(work->model, "auto") != 0 && !tsc_method_get(work->model))
        status = tsc_error_set(err, TSC_EUSAGE, NULL, 0, "no model is called '%s'", work->model);
    return status;
}

static int by_id(const void *a, const void *b)
{
    const tsc_panel_series *const *left = a, *const *right = b;
    return strcmp((*left)->id, (*right)->id);
}

/* The prior of the panel itself, unless the shipped one is asked for; learnt in the order of the names, so that the
   order of the rows does not matter. */
static tsc_status learn_prior(struct work *work, bool panel, tsc_error *err)
{
    work->prior = (tsc_prior){.width = 1};
    if (!panel)
        return TSC_OK;
    size_t count = 0;
    tsc_history *histories = malloc((work->panel->count + 1) * sizeof *histories);
    if (!histories)
        return tsc_error_memory(err, "a panel of %zu series", work->panel->count);
    const tsc_panel_series **sorted = malloc((work->panel->count + 1) * sizeof *sorted);
    tsc_status status =
        sorted ? TSC_OK
               : tsc_error_memory(err, "a panel of %zu series", work->panel->count);
    for (size_t k = 0; k < work->panel->count && !status; k++)
        if (work->panel->series[k].history.count)
            sorted[count++] = work->panel->series + k;
    if (!status) {
        qsort(sorted, count, sizeof *sorted, by_id);
        for (size_t k = 0; k < count; k++)
            histories[k] = sorted[k]->history;
        status = tsc_prior_learn(work->tables, histories, count, &work->prior, err);
    }
    free(sorted);
    free(histories);
    return status;
}

static int forecast_text(struct work *work, tsc_span text, int season, size_t jobs)
{
    tsc_error err;
    tsc_panel panel;
    tsc_refusals refusals = {0};
    tsc_notes notes = {tsc_refusals_add, &refusals};
    if (tsc_panel_read(text, work->file, season, &notes, &panel, &err) != TSC_OK)
        return tsc_complain(&err);
    work->panel = &panel;
    printf("series_id,step,mean");
    for (size_t l = 0; l < work->levels.count; l++)
        printf(",lo%s,hi%s", work->levels.names[l], work->levels.names[l]);
    printf("\n");
    int status = learn_prior(work, work->own_prior, &err) == TSC_OK ? forecast_panel(work, jobs) : tsc_complain(&err);
    tsc_panel_clear(&panel);
    return status ? status : refusals.status;
}

static int run_forecast(const tsc_args *args)
{
    tsc_error err;
    struct work work = {0};
    long long season = 1;
    size_t jobs = 1;
    if (read_options(args, &work, &season, &jobs, &err) != TSC_OK)
        return tsc_complain(&err);
    if (args->input_count != 1)
        return tsc_misuse("forecast takes one file (or - for standard input)");
    tsc_buffer text;
    tsc_model_tables *tables;
    tsc_buffer_init(&text);
    work.file = args->inputs[0];
    if (tsc_model_tables_load(NULL, &tables, &err) != TSC_OK)
        return tsc_complain(&err);
    work.tables = tables;
    int status = tsc_file_read(work.file, 0, &text, &err) == TSC_OK
                     ? forecast_text(&work, tsc_span_make(tsc_buffer_text(&text), text.length), (int)season, jobs)
                     : tsc_complain(&err);
    tsc_buffer_clear(&text);
    tsc_model_tables_free(tables);
    return status;
}

static const tsc_option options[] = {
    {"horizon", "H", NULL, "steps ahead, 1 to 1200", 0},
    {"season", "M", "1", "steps in a year: 1, 4, 12 ...", 0},
    {"level", "P,P", "80,95", "levels of the intervals in percent", 0},
    {"model", "NAME", "auto", "one method instead of the combination, as `project` names them", 0},
    {"prior", "none|shipped|panel", "panel",
     "what is known beforehand: nothing, other series, also what twenty series or more of the panel say", 0},
    TSC_OPTION_JOBS,
    TSC_OPTION_END,
};

const tsc_command tsc_command_forecast = {
    .name = "forecast",
    .summary = "forecast a panel of series with intervals",
    .synopsis = "--horizon H [OPTION]... FILE.csv",
    .description =
        "Reads series in long form (columns series_id, t, value; t an integer or a period such as 2024-Q1) and writes\n"
        "series_id, step, mean and the bounds of each interval. Rows may come unsorted; a t that is missing, an empty\n"
        "value and NA are gaps. A series that cannot be used (a t that stands twice, a value that is no number) is "
        "refused\n"
        "by name and the others are done. Where a history is never negative, neither is a bound. `-` is standard input.\n"
        "A panel of twenty series or more says itself how far trends are to be believed and how wide intervals must be,\n"
        "which updates what was learnt from other series; with --prior shipped every series stands for itself;\n"
        "with none nothing is known of other series, and one method is fitted to each.",
    .examples =
        "  tradescope forecast --horizon 5 flows.csv               yearly series, five years ahead\n"
        "  tradescope forecast --horizon 8 --season 4 quarters.csv quarters, two years ahead\n",
    .options = options,
    .run = run_forecast,
};
