/* A table of statistics of any layout into a store. The store is made once; each input is a dataset in a transaction
   that is rolled back. */
#include "fuzz.h"

#include "store/import.h"

static void clean(void)
{
    fuzz_remove("import.csv");
    fuzz_remove("import.db");
}

static tsc_store *open_store(void)
{
    char path[128];
    tsc_error err;
    tsc_store *store = NULL;
    atexit(clean);
    return tsc_store_open(fuzz_path("import.db", path), TSC_STORE_CREATE, &store, &err) == TSC_OK ? store : NULL;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static tsc_store *store;
    char path[128];
    tsc_error err;
    tsc_import_result result;
    const tsc_import_opts opts = {0};
    if (!store && !(store = open_store()))
        return 0;
    fuzz_write(fuzz_path("import.csv", path), data, size);
    if (tsc_store_begin(store, &err) != TSC_OK)
        return 0;
    if (tsc_import_file(store, path, &opts, &result, &err) != TSC_OK)
        FUZZ_REQUIRE(err.message[0] != '\0');
    tsc_store_rollback(store);
    return 0;
}
