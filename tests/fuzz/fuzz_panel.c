/* Tables that models take, from anywhere: a panel of series, a gravity table, learnt tables; and CSV in pieces, which must
   give what the whole gives. The first byte is the size of the pieces. */
#include "fuzz.h"

#include "core/buffer.h"
#include "core/csv.h"
#include "model/panel.h"
#include "model/ppml_table.h"
#include "model/tables.h"

#include <math.h>

static tsc_status write_row(void *context, const tsc_csv_row *row, tsc_error *err)
{
    tsc_buffer *seen = context;
    (void)err;
    tsc_buffer_printf(seen, "%zu:%zu", row->number, row->line);
    for (size_t i = 0; i < row->count; i++) {
        FUZZ_REQUIRE(row->fields[i].data[row->fields[i].length] == '\0');
        tsc_buffer_add_char(seen, '|');
        tsc_buffer_add_span(seen, row->fields[i]);
    }
    tsc_buffer_add_char(seen, '\n');
    return TSC_OK;
}

static void pieces_give_what_the_whole_gives(tsc_span text, size_t piece)
{
    const tsc_csv_opts opts = {.delimiter = ',', .row_limit = 8};
    tsc_buffer whole = {0}, parts = {0};
    tsc_error err = {0};
    tsc_csv_reader *reader;
    tsc_status expected = tsc_csv_read_text("t", text, &opts, write_row, &whole, &err);
    tsc_status status = tsc_csv_reader_new("t", &opts, write_row, &parts, &reader, &err);
    for (size_t at = 0; at < text.length && !status; at += piece) {
        size_t length = text.length - at < piece ? text.length - at : piece;
        status = tsc_csv_reader_feed(reader, tsc_span_make(text.data + at, length), &err);
    }
    if (!status)
        status = tsc_csv_reader_finish(reader, &err);
    FUZZ_REQUIRE(status == expected);
    if (!status)
        FUZZ_REQUIRE(strcmp(tsc_buffer_text(&whole), tsc_buffer_text(&parts)) == 0);
    tsc_csv_reader_free(reader);
    tsc_buffer_clear(&whole);
    tsc_buffer_clear(&parts);
}

static void a_panel_is_in_order(tsc_span text)
{
    tsc_panel panel;
    if (tsc_panel_read(text, "p.csv", 4, NULL, &panel, NULL) != TSC_OK)
        return;
    for (size_t s = 0; s < panel.count; s++) {
        const tsc_history *history = &panel.series[s].history;
        FUZZ_REQUIRE((history->count == 0) == (panel.series[s].refusal != NULL));
        for (size_t i = 0; i < history->count; i++) {
            FUZZ_REQUIRE(isfinite(history->values[i]));
            FUZZ_REQUIRE(i == 0 || history->times[i] > history->times[i - 1]);
        }
    }
    tsc_panel_clear(&panel);
}

static void a_gravity_table_has_its_rows(tsc_span text, size_t lines)
{
    const tsc_ppml_spec spec = {.depvar = "y", .regressors = "x,log(d)", .effects = "g*t,h", .clusters = "g"};
    tsc_arena arena;
    tsc_ppml_table table;
    tsc_arena_init(&arena);
    if (tsc_ppml_table_read("g.csv", text, &spec, NULL, &arena, &table, NULL) == TSC_OK) {
        const tsc_ppml_panel *panel = &table.panel;
        FUZZ_REQUIRE(panel->rows > 0 && panel->rows + table.missing + table.refused < lines);
        for (size_t i = 0; i < panel->rows; i++) {
            FUZZ_REQUIRE(isfinite(panel->y[i]) && isfinite(panel->x[i]) && isfinite(panel->x[panel->rows + i]));
            FUZZ_REQUIRE(table.lines[i] <= lines && (i == 0 || table.lines[i] > table.lines[i - 1]));
            for (size_t e = 0; e < panel->effect_count; e++)
                FUZZ_REQUIRE(panel->effects[e].codes[i] < panel->effects[e].levels);
        }
    }
    tsc_arena_clear(&arena);
}

static void learnt_tables_are_read_or_refused(tsc_span text)
{
    tsc_model_tables tables = {0};
    tsc_arena_init(&tables.arena);
    if (tsc_tables_read(text, "t.tsv", &tables, NULL) == TSC_OK)
        FUZZ_REQUIRE(tables.count > 0);
    tsc_arena_clear(&tables.arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 2)
        return 0;
    char *copy = malloc(size); /* of its own size, so that one byte beyond it is seen; terminated as files are */
    if (!copy)
        return 0;
    memcpy(copy, data + 1, size - 1);
    copy[size - 1] = '\0';
    const tsc_span text = tsc_span_make(copy, size - 1);
    size_t lines = 1;
    for (size_t i = 0; i < text.length; i++)
        lines += text.data[i] == '\n' || text.data[i] == '\r';
    pieces_give_what_the_whole_gives(text, 3 + data[0] % 61u);
    a_panel_is_in_order(text);
    a_gravity_table_has_its_rows(text, lines);
    learnt_tables_are_read_or_refused(text);
    free(copy);
    return 0;
}
