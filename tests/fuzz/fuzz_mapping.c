/* A mapping file of strangers with a table: up to a line "---" the mapping, behind it the table that it reads. */
#include "fuzz.h"

#include "store/import.h"
#include "store/mapping.h"

static void clean(void)
{
    fuzz_remove("table.map");
    fuzz_remove("table.csv");
    fuzz_remove("mapping.db");
}

static tsc_store *open_store(void)
{
    char path[128];
    tsc_error err;
    tsc_store *store = NULL;
    atexit(clean);
    return tsc_store_open(fuzz_path("mapping.db", path), TSC_STORE_CREATE, &store, &err) == TSC_OK ? store : NULL;
}

static size_t table_start(const uint8_t *data, size_t size)
{
    for (size_t i = 0; i + 4 <= size; i++)
        if (memcmp(data + i, "---\n", 4) == 0 && (i == 0 || data[i - 1] == '\n'))
            return i;
    return size;
}

static bool loads(const char *path)
{
    tsc_arena arena;
    tsc_mapping mapping;
    tsc_error err = {0};
    tsc_arena_init(&arena);
    bool good = tsc_mapping_load(path, &arena, &mapping, &err) == TSC_OK;
    FUZZ_REQUIRE(good || err.message[0] != '\0');
    tsc_arena_clear(&arena);
    return good;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static tsc_store *store;
    char map[128], table[128];
    tsc_error err;
    tsc_import_result result;
    if (!store && !(store = open_store()))
        return 0;
    size_t cut = table_start(data, size), from = cut + 4 < size ? cut + 4 : size;
    fuzz_write(fuzz_path("table.map", map), data, cut);
    if (!loads(map))
        return 0;
    fuzz_write(fuzz_path("table.csv", table), data + from, size - from);
    const tsc_import_opts opts = {.mapping = map};
    if (tsc_store_begin(store, &err) != TSC_OK)
        return 0;
    if (tsc_import_file(store, table, &opts, &result, &err) != TSC_OK)
        FUZZ_REQUIRE(err.message[0] != '\0');
    tsc_store_rollback(store);
    return 0;
}
