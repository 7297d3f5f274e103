/* A damaged or hostile store: patches (two bytes of offset in units of 16, one of offset within, one of length, then the
   bytes) over a sound one that is made here; or, behind "SQLite format 3", a whole file. Whatever opens is read through:
   series, targets, audit, cooperation, the report. */
#include "fuzz.h"

#include "core/file.h"
#include "model/forecast.h"
#include "report/report.h"
#include "store/audit.h"
#include "store/import.h"

static const char table[] = "series,period,value,low,high,status,origin,source,locator,confidence\n"
                            "A.KAZ.MAR.trade_turnover.USD,2019,82400000,,,observed,official,x,row 1,1\n"
                            "A.KAZ.MAR.trade_turnover.USD,2020,70600000,,,observed,official,x,row 2,1\n"
                            "A.KAZ.MAR.exports.USD,2020,60600000,,,observed,official,x,row 3,1\n"
                            "A.KAZ.MAR.trade_turnover.USD,2030,1000000000,,,target,official,x,row 4,1\n";

static void add_document(tsc_store *store)
{
    static const char text[] = "Trade with Morocco reached 274 million dollars in 2024. A joint commission will be set up.";
    tsc_document document;
    tsc_error err;
    tsc_outcome outcome;
    tsc_document_init(&document);
    if (tsc_document_from_text("press.txt", tsc_span_of(text), NULL, &document, &err) != TSC_OK)
        abort();
    tsc_figure figure = {.kind = TSC_FIGURE_LEVEL, .indicator = "trade_turnover", .value = 274e6, .low = 273.5e6,
                         .high = 274.5e6, .confidence = .9, .start = 27, .end = 46, .language = "en", .rule = "test"};
    tsc_event event = {.code = "JOINT_COMM", .actor_count = 2, .status = TSC_EVENT_COMMITTED, .weight = 3.85,
                       .confidence = .9, .start = 56, .end = 75, .language = "en", .rule = "test"};
    tsc_place_parse(tsc_span_of("KAZ"), &figure.reporter);
    tsc_place_parse(tsc_span_of("MAR"), &figure.partner);
    tsc_unit_parse(tsc_span_of("USD"), &figure.unit);
    figure.period = tsc_period_year(2024);
    event.actors[0] = figure.reporter;
    event.actors[1] = figure.partner;
    event.date = tsc_period_year(2025);
    const tsc_records records = {&figure, 1, &event, 1};
    if (tsc_store_add_document(store, &document, &records, &outcome, &err) != TSC_OK)
        abort();
    tsc_document_clear(&document);
}

static void clean(void)
{
    fuzz_remove("sound.csv");
    fuzz_remove("tried.db");
}

/* The bytes of a sound store. */
static void make(tsc_buffer *sound)
{
    char csv[128], db[128];
    tsc_error err;
    tsc_store *store = NULL;
    tsc_import_result result;
    const tsc_import_opts opts = {0};
    fuzz_write(fuzz_path("sound.csv", csv), table, sizeof table - 1);
    atexit(clean);
    if (tsc_store_open(fuzz_path("tried.db", db), TSC_STORE_CREATE, &store, &err) != TSC_OK ||
        tsc_import_file(store, csv, &opts, &result, &err) != TSC_OK)
        abort();
    add_document(store);
    tsc_store_close(store);
    if (tsc_file_read(db, 0, sound, &err) != TSC_OK)
        abort();
}

static void patch(tsc_buffer *bytes, const uint8_t *data, size_t size)
{
    for (size_t at = 0; at + 4 <= size;) {
        size_t offset = ((size_t)data[at] << 8 | data[at + 1]) * 16 + data[at + 2] % 16, length = data[at + 3];
        at += 4;
        length = length < size - at ? length : size - at;
        offset %= bytes->length;
        memcpy(bytes->data + offset, data + at, length < bytes->length - offset ? length : bytes->length - offset);
        at += length;
    }
}

static void read_through(tsc_store *store, const tsc_model_tables *tables)
{
    tsc_arena arena;
    tsc_error err;
    tsc_key *keys = NULL;
    size_t count = 0, others = 0;
    tsc_finding *findings;
    tsc_stored_target *targets;
    tsc_report report;
    tsc_buffer text;
    const tsc_report_opts opts = {.language = "en"};
    tsc_arena_init(&arena);
    if (tsc_store_keys(store, NULL, &arena, &keys, &count, &err) == TSC_OK)
        for (size_t i = 0; i < count && i < 20; i++) {
            tsc_series series;
            tsc_store_series(store, &keys[i], &arena, &series, &err);
        }
    tsc_store_targets(store, NULL, &arena, &targets, &others, &err);
    tsc_audit(store, &arena, &findings, &others, &err);
    tsc_report_init(&report);
    tsc_buffer_init(&text);
    if (tsc_report_compose(store, tables, &opts, &report, &err) == TSC_OK &&
        tsc_report_render(&report, TSC_REPORT_HTML, &text, &err) == TSC_OK)
        FUZZ_REQUIRE(text.length > 0);
    tsc_buffer_clear(&text);
    tsc_report_clear(&report);
    tsc_arena_clear(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static tsc_buffer sound;
    static tsc_model_tables *tables;
    static const char magic[] = "SQLite format 3";
    char path[128];
    tsc_error err = {0};
    tsc_store *store = NULL;
    if (!sound.length)
        make(&sound);
    if (!tables && tsc_model_tables_load(NULL, &tables, &err) != TSC_OK)
        return 0;
    tsc_buffer bytes;
    tsc_buffer_init(&bytes);
    if (size > sizeof magic && memcmp(data, magic, sizeof magic) == 0) {
        tsc_buffer_add(&bytes, (const char *)data, size);
    } else {
        tsc_buffer_add(&bytes, sound.data, sound.length);
        patch(&bytes, data, size);
    }
    fuzz_write(fuzz_path("tried.db", path), bytes.data, bytes.length);
    tsc_buffer_clear(&bytes);
    if (tsc_store_open(path, TSC_STORE_READ, &store, &err) == TSC_OK)
        read_through(store, tables);
    else
        FUZZ_REQUIRE(err.message[0] != '\0');
    tsc_store_close(store);
    return 0;
}
