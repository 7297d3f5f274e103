/* tradescope events: acts of cooperation, promises and their end, the index. */
#include "cli/command.h"
#include "cli/table.h"
#include "store/cooperation.h"

static const tsc_option options[] = {
    TSC_OPTION_DB,
    TSC_OPTION_FORMAT,
    {"commitments", NULL, NULL, "promises and what became of them", 'c'},
    {"index", NULL, NULL, "the cooperation index", 'i'},
    {"frequency", "M|Q|A", "M", "of the index: months, quarters or years", 0},
    {"pair", "KAZ-MAR", NULL, "acts between these two (the index wants a pair)", 'p'},
    {"as-of", "DATE", NULL, "today, for due dates (default: the newest document's date)", 0},
    {"min-confidence", "C", "0.8", "leave out acts that are less sure", 0},
    {"weights", "FILE", NULL, "weights of your own, in the layout of datasets/cooperation/codes.tsv", 'w'},
    {"all", NULL, NULL, "every report, not merged into occasions", 'a'},
    TSC_OPTION_END,
};

typedef struct request {
    tsc_store *store;
    const tsc_args *args;
    tsc_place pair[2];
    tsc_date as_of;
    double confidence;
    tsc_arena arena;
} request;

/* One line: what happened, in how many documents, and the first that says so. */
static void add_act(tsc_table *table, const tsc_event *event, size_t documents, const tsc_stored_event *first)
{
    char actors[TSC_EVENT_ACTORS_SIZE];
    tsc_event_actors_text(event, actors);
    tsc_table_text(table, event->code);
    tsc_table_text(table, actors);
    tsc_table_period(table, event->date);
    tsc_table_period(table, event->due);
    tsc_table_text(table, tsc_event_status_name(event->status));
    tsc_table_text(table, event->sector);
    tsc_table_number(table, event->weight);
    tsc_table_integer(table, (long long)documents);
    tsc_table_text(table, first->document);
    tsc_table_text(table, first->surface);
}

static tsc_status print_reports(request *r, tsc_table *table, tsc_error *err)
{
    tsc_stored_event *events;
    size_t count;
    tsc_status status = tsc_store_events(r->store, r->confidence, &r->arena, &events, &count, err);
    for (size_t i = 0; !status && i < count; i++)
        add_act(table, &events[i].event, 1, &events[i]);
    return status;
}

static tsc_status print_occasions(request *r, tsc_table *table, tsc_error *err)
{
    tsc_cooperation cooperation;
    tsc_status status = tsc_cooperation_read(r->store, r->pair, r->confidence, r->as_of, &r->arena, &cooperation, err);
    for (size_t i = 0; !status && i < cooperation.occasion_count; i++) {
        const tsc_occasion *occasion = &cooperation.occasions[i];
        add_act(table, &occasion->event, occasion->document_count, occasion->reports[0]);
    }
    return status;
}

static tsc_status print_commitments(request *r, tsc_table *table, tsc_error *err)
{
    tsc_cooperation cooperation;
    tsc_status status = tsc_cooperation_read(r->store, r->pair, r->confidence, r->as_of, &r->arena, &cooperation, err);
    for (size_t i = 0; !status && i < cooperation.commitment_count; i++) {
        char actors[TSC_EVENT_ACTORS_SIZE];
        const tsc_commitment *commitment = &cooperation.commitments[i];
        const tsc_occasion *promise = commitment->promise;
        tsc_event_actors_text(&promise->event, actors);
        tsc_table_text(table, promise->event.code);
        tsc_table_text(table, actors);
        tsc_table_text(table, promise->event.sector);
        tsc_table_period(table, promise->event.date);
        tsc_table_period(table, promise->event.due);
        tsc_table_text(table, tsc_commitment_state_name(commitment->state));
        if (commitment->has_due && !commitment->end)
            tsc_table_integer(table, commitment->days_left);
        else
            tsc_table_empty(table);
        tsc_table_integer(table, (long long)commitment->restatements);
        tsc_table_text(table, promise->reports[0]->document);
        tsc_table_text(table, commitment->end ? commitment->end->reports[0]->document : NULL);
        tsc_table_text(table, promise->reports[0]->surface);
    }
    return status;
}

static tsc_status print_index(request *r, tsc_table *table, tsc_error *err)
{
    tsc_index_point *points = NULL;
    size_t count = 0;
    if (tsc_place_is_none(r->pair[0]))
        return tsc_error_set(err, TSC_EUSAGE, NULL, 0, "the index is of a pair: give --pair KAZ-MAR");
    tsc_status status = tsc_cooperation_index(r->store, r->pair, tsc_args_get(r->args, "frequency")[0], &r->arena,
                                              &points, &count, err);
    for (size_t i = 0; !status && i < count; i++) {
        tsc_table_period(table, points[i].period);
        tsc_table_rounded(table, points[i].total, 2);
        tsc_table_rounded(table, points[i].verbal, 2);
        tsc_table_rounded(table, points[i].material, 2);
        tsc_table_rounded(table, points[i].stock6, 2);
        tsc_table_rounded(table, points[i].stock3, 2);
        tsc_table_rounded(table, points[i].stock12, 2);
        tsc_table_integer(table, (long long)points[i].documents);
        tsc_table_integer(table, (long long)points[i].occasions);
    }
    return status;
}

static tsc_status print(request *r, tsc_error *err)
{
    static const char *const act_columns[] = {"code",   "actors", "date",      "due",    "status",
                                              "sector", "weight", "documents", "source", "text"};
    static const char *const promise_columns[] = {"code",      "actors",       "sector", "made",     "due", "state",
                                                  "days_left", "restatements", "source", "ended_by", "text"};
    static const char *const index_columns[] = {"period",  "index",    "verbal",    "material", "stock_6",
                                                "stock_3", "stock_12", "documents", "acts"};
    tsc_table table;
    bool promises = tsc_args_has(r->args, "commitments"), index = tsc_args_has(r->args, "index");
    if (promises && index)
        return tsc_error_set(err, TSC_EUSAGE, NULL, 0,
                             "--commitments and --index are two tables; ask for one at a time");
    if (promises)
        tsc_table_init(&table, promise_columns, sizeof promise_columns / sizeof *promise_columns);
    else if (index)
        tsc_table_init(&table, index_columns, sizeof index_columns / sizeof *index_columns);
    else
        tsc_table_init(&table, act_columns, sizeof act_columns / sizeof *act_columns);
    tsc_status status = promises                       ? print_commitments(r, &table, err)
                        : index                        ? print_index(r, &table, err)
                        : tsc_args_has(r->args, "all") ? print_reports(r, &table, err)
                                                       : print_occasions(r, &table, err);
    if (!status)
        status = tsc_table_print(&table, tsc_args_get(r->args, "format"), stdout, err);
    tsc_table_clear(&table);
    return status;
}

static int run(const tsc_args *args)
{
    tsc_error err = {0};
    request r = {.args = args, .confidence = TSC_SERIES_CONFIDENCE};
    if (args->input_count)
        return tsc_misuse("events takes no inputs; give --pair");
    tsc_status status = tsc_args_pair(args, "pair", r.pair, &err);
    if (!status)
        status = tsc_args_date(args, "as-of", &r.as_of, &err);
    if (!status)
        status = tsc_args_number(args, "min-confidence", 0, 1, &r.confidence, &err);
    if (!status)
        status = tsc_store_open(tsc_args_get(args, "db"), TSC_STORE_READ, &r.store, &err);
    if (!status && tsc_args_has(args, "weights"))
        status = tsc_cooperation_use_weights(r.store, tsc_args_get(args, "weights"), &err);
    tsc_arena_init(&r.arena);
    if (!status)
        status = print(&r, &err);
    tsc_arena_clear(&r.arena);
    tsc_store_close(r.store);
    return status ? tsc_complain(&err) : TSC_EXIT_OK;
}

const tsc_command tsc_command_events = {
    .name = "events",
    .summary = "acts of cooperation, promises and their end, the cooperation index",
    .synopsis = "[OPTION]...",
    .description =
        "Lists the acts of cooperation, reports of one act merged. With --commitments, the promises: open, due,\n"
        "overdue, fulfilled, restated, superseded or cancelled, with the documents that say so. With --index, the\n"
        "sums of weights of distinct acts, words and deeds apart, and the stock with half-lives of 6, 3 and 12\n"
        "months; a period without documents is left empty, for nothing is known of it.",
    .examples =
        "  tradescope events --pair KAZ-MAR --commitments --as-of 2025-12-31\n"
        "  tradescope events --pair KAZ-MAR --index --frequency Q\n",
    .options = options,
    .run = run,
};
