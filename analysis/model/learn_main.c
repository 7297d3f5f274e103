/* The learning program (make learn): reads sets of series, learns the tables of the pooled combination with each family
   of sets held out in turn to see what they are worth, then from all, and writes the file with how it was learnt.
   Nothing is random: the same sets give the same file. */
#include "core/file.h"
#include "core/number.h"
#include "model/learn.h"

#include <gsl/gsl_errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SETS = 32, EXPERIMENTS = 16, TRADE_FOLDS = 4 };

struct program {
    tsc_learn_set sets[SETS];
    size_t set_count;
    tsc_learn_options options[EXPERIMENTS];
    size_t option_count;
    long long only; /* season, 0: all */
    const char *out, *date;
    double ridge, blend;
    tsc_buffer report; /* lines of scores */
};

static int fail(const tsc_error *err)
{
    char text[1200];
    tsc_error_format(err, text, sizeof text);
    fprintf(stderr, "learn: %s\n", text);
    return 1;
}

static int season_of(const char *name)
{
    return strstr(name, "_monthly") ? 12 : strstr(name, "_quarterly") ? 4 : 1;
}

static tsc_status read_panel(tsc_span text, const char *file, int season, tsc_panel *panel, tsc_error *err)
{
    return tsc_panel_read(text, file, season, NULL, panel, err);
}

/* NAME_train.csv, and NAME_test.csv behind it where it is there. */
static tsc_status read_set(const char *folder, const char *name, tsc_learn_set *set, tsc_error *err)
{
    char file[160];
    tsc_buffer path, text, future;
    tsc_panel train = {0};
    tsc_buffer_init(&path), tsc_buffer_init(&text), tsc_buffer_init(&future);
    *set = (tsc_learn_set){.season = season_of(name), .weight = 1};
    snprintf(set->name, sizeof set->name, "%s", name);
    snprintf(set->family, sizeof set->family, "%.*s", (int)strcspn(name, "_"), name);
    snprintf(file, sizeof file, "%s_train.csv", name);
    tsc_path_join(&path, folder, file);
    tsc_status status = tsc_file_read(tsc_buffer_text(&path), 0, &text, err);
    if (!status)
        status = read_panel(tsc_span_make(text.data, text.length), tsc_buffer_text(&path), set->season, &train, err);
    snprintf(file, sizeof file, "%s_test.csv", name);
    tsc_buffer_reset(&path);
    tsc_path_join(&path, folder, file);
    if (!status && tsc_file_read(tsc_buffer_text(&path), 0, &future, NULL) == TSC_OK) {
        const char *rows = memchr(future.data, '\n', future.length);
        if (rows)
            tsc_buffer_add(&text, rows + 1, future.length - (size_t)(rows + 1 - future.data));
    }
    if (!status)
        status =
            read_panel(tsc_span_make(text.data, text.length), tsc_buffer_text(&path), set->season, &set->panel, err);
    if (!status && !(set->known = calloc(set->panel.count + 1, sizeof *set->known)))
        status = tsc_error_memory(err, "the panel");
    for (size_t k = 0; !status && k < set->panel.count; k++)
        set->known[k] = k < train.count ? train.series[k].history.count : 0;
    tsc_panel_clear(&train);
    tsc_buffer_clear(&path), tsc_buffer_clear(&text), tsc_buffer_clear(&future);
    return status;
}

/* Yearly sums of a set of months or quarters: more histories of the length that matters. */
static tsc_status aggregate(const tsc_learn_set *from, tsc_learn_set *to, tsc_error *err)
{
    tsc_buffer text;
    tsc_buffer_init(&text);
    tsc_buffer_add_text(&text, "series_id,t,value\n");
    for (size_t k = 0; k < from->panel.count; k++) {
        const tsc_history *history = &from->panel.series[k].history;
        size_t season = (size_t)from->season, years = history->count / season, first = history->count - years * season;
        for (size_t y = 0; y < years; y++) {
            double sum = 0;
            for (size_t i = 0; i < season; i++)
                sum += history->values[first + y * season + i];
            tsc_buffer_printf(&text, "%s,%zu,", from->panel.series[k].id, y + 1);
            tsc_buffer_add_double(&text, sum);
            tsc_buffer_add_char(&text, '\n');
        }
    }
    *to = *from;
    to->season = 1;
    to->aggregated = true;
    to->weight = from->weight / 2;
    snprintf(to->name, sizeof to->name, "%.40s_by_year", from->name);
    tsc_status status = tsc_buffer_status(&text, err);
    if (!status)
        status = read_panel(tsc_span_make(text.data, text.length), to->name, 1, &to->panel, err);
    if (!status && !(to->known = calloc(to->panel.count + 1, sizeof *to->known)))
        status = tsc_error_memory(err, "the set");
    for (size_t k = 0; !status && k < to->panel.count; k++)
        to->known[k] = to->panel.series[k].history.count;
    tsc_buffer_clear(&text);
    return status;
}

static void add_decimals(tsc_buffer *text, const char *name, double value, int decimals)
{
    char number[40];
    tsc_number_format_fixed(value, decimals, number, sizeof number);
    tsc_buffer_printf(text, "%s%s", name, number);
}

/* Coverage by step as a panel: of every step, or of every third where there are many. */
static void report_steps(const tsc_learn_score *score, tsc_buffer *line)
{
    size_t last = 0;
    while (last + 1 < TSC_LEARN_STEPS && score->step_points[last + 1] > 0)
        last++;
    tsc_buffer_add_text(line, "; by step");
    for (size_t step = 0; step <= last; step += last < 8 || step < 2 ? 1 : 3) {
        tsc_buffer_printf(line, " %zu:", step + 1);
        add_decimals(line, " ", score->step_covered[step] / score->step_points[step], 2);
    }
}

/* One line: series for themselves, and as a panel. */
static void report_score(struct program *program, const char *name, size_t cut, tsc_learn_score scores[2])
{
    tsc_buffer line;
    tsc_buffer_init(&line);
    if (!scores[0].series)
        return;
    tsc_buffer_printf(&line, "%s (%zu), ", name, scores[0].series);
    if (cut)
        tsc_buffer_printf(&line, "last %zu:", cut);
    else
        tsc_buffer_add_text(&line, "whole:");
    for (int panel = 0; panel < 2; panel++) {
        tsc_learn_score_finish(scores + panel);
        add_decimals(&line, panel ? "; as a panel OWA " : " OWA ", scores[panel].owa, 3);
        add_decimals(&line, " coverage ", scores[panel].coverage, 3);
        add_decimals(&line, " (80 %: ", scores[panel].coverage_80, 3);
        tsc_buffer_add_char(&line, ')');
        add_decimals(&line, " MSIS ", scores[panel].msis, 2);
    }
    report_steps(scores + 1, &line);
    printf("%s\n", tsc_buffer_text(&line));
    fflush(stdout);
    tsc_buffer_printf(&program->report, "#   %s\n", tsc_buffer_text(&line));
    tsc_buffer_clear(&line);
}

static tsc_status score_set(struct program *program, const tsc_learnt_table *tables, const tsc_learn_set *set,
                            size_t cut, tsc_error *err)
{
    tsc_learn_score scores[2] = {{0}, {0}};
    for (size_t o = 0; o < program->option_count; o++)
        for (int panel = 0; panel < 2; panel++) {
            tsc_status status =
                tsc_learn_score_add(set, tables + o, program->options + o, cut, panel == 1, scores + panel, err);
            if (status)
                return status;
        }
    report_score(program, set->name, cut, scores);
    return TSC_OK;
}

/* Scores every set with the tables that have not seen its family. */
static tsc_status score_sets(struct program *program, const tsc_learnt_table *tables, int season, tsc_error *err)
{
    static const size_t cuts[] = {0, 10, 6, 5, 4, 3, 2, 1};
    for (size_t i = 0; i < program->set_count; i++) {
        const tsc_learn_set *set = program->sets + i;
        for (size_t c = 0;
             set->season == season && !set->aggregated && c < (season > 1 ? 1 : sizeof cuts / sizeof *cuts); c++) {
            tsc_status status = score_set(program, tables, set, cuts[c], err);
            if (status)
                return status;
        }
    }
    return TSC_OK;
}

static void add_options(struct program *program, const char *hold_out, int fold, int folds)
{
    program->options[program->option_count++] = (tsc_learn_options){
        .hold_out = hold_out, .fold = fold, .folds = folds, .ridge = program->ridge, .blend = program->blend};
}

static bool family_is_new(const struct program *program, size_t place)
{
    for (size_t i = 0; i < place; i++)
        if (strcmp(program->sets[i].family, program->sets[place].family) == 0)
            return false;
    return true;
}

/* Each family held out in turn, where another is left to learn from; bilateral flows by quarters of their exporters;
   and, last, nothing held out: the table that is written. */
static void plan_experiments(struct program *program)
{
    size_t families = 0;
    for (size_t i = 0; i < program->set_count; i++)
        families += family_is_new(program, i);
    for (size_t i = 0; i < program->set_count; i++) {
        bool trade = strcmp(program->sets[i].family, "trade") == 0;
        if (!family_is_new(program, i) || (!trade && families < 2) ||
            program->option_count + TRADE_FOLDS >= EXPERIMENTS)
            continue;
        for (int fold = 0; fold < TRADE_FOLDS && trade; fold++)
            add_options(program, NULL, fold, TRADE_FOLDS);
        if (!trade)
            add_options(program, program->sets[i].family, 0, 0);
    }
    add_options(program, NULL, 0, 0);
}

static tsc_status write_tables(struct program *program, const tsc_learnt_table *tables, size_t count, tsc_error *err)
{
    tsc_buffer text;
    tsc_buffer_init(&text);
    tsc_buffer_add_text(
        &text,
        "# Weights of the pooled combination (analysis/model/combine.c). Written by `make learn`; do not edit.\n");
    tsc_buffer_printf(&text,
                      "# Learnt on %s from these sets, without chance (no seed), each series at up to 8 origins:\n",
                      program->date);
    for (size_t i = 0; i < program->set_count; i++)
        tsc_buffer_printf(&text, "#   %s: %zu series\n", program->sets[i].name, program->sets[i].panel.count);
    tsc_buffer_add_text(
        &text, "# Scores on sets whose family was held out (trade: exporters held out by quarters of them):\n");
    tsc_buffer_add_text(&text, tsc_buffer_text(&program->report));
    tsc_buffer_add_text(&text, "# weights: length, step,");
    for (size_t j = 0; j < TSC_PATH_FEATURES; j++)
        tsc_buffer_printf(&text, " %s", tsc_path_feature_names[j]);
    tsc_buffer_add_text(&text, "\n# quantile: length, step, probability,");
    for (size_t j = 0; j < TSC_WIDTH_FEATURES; j++)
        tsc_buffer_printf(&text, " %s", tsc_width_feature_names[j]);
    tsc_buffer_add_char(&text, '\n');
    for (size_t i = 0; i < count; i++)
        tsc_table_write(tables + i, &text);
    tsc_status status = tsc_buffer_status(&text, err);
    if (!status)
        status = tsc_file_write(program->out, text.data, text.length, err);
    tsc_buffer_clear(&text);
    return status;
}

static tsc_status learn_all(struct program *program, tsc_error *err)
{
    tsc_arena arena;
    tsc_arena_init(&arena);
    tsc_learnt_table tables[EXPERIMENTS], shipped[3];
    size_t count = 0;
    static const int seasons[] = {1, 4, 12};
    tsc_status status = TSC_OK;
    for (size_t i = 0; i < sizeof seasons / sizeof *seasons && !status; i++) {
        if (program->only && program->only != seasons[i])
            continue;
        status = tsc_learn(program->sets, program->set_count, seasons[i], program->options, program->option_count,
                           &arena, tables, err);
        if (!status)
            status = score_sets(program, tables, seasons[i], err);
        shipped[count++] = tables[program->option_count - 1];
    }
    if (!status && program->out)
        status = write_tables(program, shipped, count, err);
    tsc_arena_clear(&arena);
    return status;
}

/* Options of the command line; what is none is the folder, then names of sets. */
static tsc_status read_arguments(struct program *program, int argc, char **argv, tsc_error *err)
{
    const char *folder = NULL;
    program->ridge = .25;
    program->blend = .5;
    for (int i = 1; i < argc; i++) {
        const char *value = i + 1 < argc ? argv[i + 1] : "";
        bool known = true;
        tsc_status status = TSC_OK;
        if (strcmp(argv[i], "--out") == 0)
            program->out = value;
        else if (strcmp(argv[i], "--date") == 0)
            program->date = value;
        else if (strcmp(argv[i], "--ridge") == 0)
            known = tsc_number_parse(tsc_span_of(value), &program->ridge);
        else if (strcmp(argv[i], "--blend") == 0)
            known = tsc_number_parse(tsc_span_of(value), &program->blend);
        else if (strcmp(argv[i], "--season") == 0)
            known = tsc_integer_parse(tsc_span_of(value), 1, 1000, &program->only);
        else if (argv[i][0] == '-')
            known = false;
        else if (!folder)
            folder = argv[i];
        else if (program->set_count == SETS)
            status = tsc_error_set(err, TSC_ELIMIT, NULL, 0, "more than %d sets", SETS);
        else if ((status = read_set(folder, argv[i], program->sets + program->set_count, err)) == TSC_OK)
            program->set_count++;
        if (!known)
            status = tsc_error_set(err, TSC_EUSAGE, NULL, 0, "what is '%s'?", argv[i]);
        if (status)
            return status;
        i += argv[i][0] == '-'; /* its value */
    }
    if (program->set_count)
        return TSC_OK;
    return tsc_error_set(err, TSC_EUSAGE, NULL, 0,
                         "usage: learn [--out FILE] [--date DATE] [--season M] [--ridge R] [--blend B] FOLDER SET...");
}

static tsc_status aggregate_all(struct program *program, tsc_error *err)
{
    for (size_t i = 0, count = program->set_count; i < count && program->set_count < SETS; i++) {
        if (program->sets[i].season == 1)
            continue;
        tsc_status status = aggregate(program->sets + i, program->sets + program->set_count, err);
        if (status)
            return status;
        program->set_count++;
    }
    return TSC_OK;
}

static void program_clear(struct program *program)
{
    for (size_t i = 0; i < program->set_count; i++) {
        tsc_panel_clear(&program->sets[i].panel);
        free(program->sets[i].known);
    }
    tsc_buffer_clear(&program->report);
    free(program);
}

int main(int argc, char **argv)
{
    tsc_error err;
    gsl_set_error_handler_off();
    struct program *program = calloc(1, sizeof *program);
    if (!program)
        return 1;
    program->date = "an unstated day";
    tsc_buffer_init(&program->report);
    tsc_status status = read_arguments(program, argc, argv, &err);
    if (!status)
        status = aggregate_all(program, &err);
    if (!status) {
        plan_experiments(program);
        status = learn_all(program, &err);
    }
    program_clear(program);
    return status ? fail(&err) : 0;
}
