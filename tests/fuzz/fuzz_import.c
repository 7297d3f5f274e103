/* A table of statistics of any layout into a store. The store is made once; each input is a dataset in a transaction
   that is rolled back. */
#include "fuzz.h"

#include "store/import.h"

#include <unistd.h>

static tsc_store *open_store(const char *folder)
{
    char path[128];
    tsc_error err;
    tsc_store *store = NULL;
    snprintf(path, sizeof path, "%s/fuzz.db", folder);
    return tsc_store_open(path, TSC_STORE_CREATE, &store, &err) == TSC_OK ? store : NULL;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static tsc_store *store;
    static char folder[] = "/tmp/tradescope-fuzz-XXXXXX";
    if (!store && (!mkdtemp(folder) || !(store = open_store(folder))))
        return 0;
    char path[128];
    snprintf(path, sizeof path, "%s/table.csv", folder);
    FILE *file = fopen(path, "wb");
    if (!file)
        return 0;
    fwrite(data, 1, size, file);
    fclose(file);
    tsc_error err;
    tsc_import_result result;
    const tsc_import_opts opts = {0};
    if (tsc_store_begin(store, &err) != TSC_OK)
        return 0;
    if (tsc_import_file(store, path, &opts, &result, &err) != TSC_OK)
        FUZZ_REQUIRE(err.message[0] != '\0');
    tsc_store_rollback(store);
    unlink(path);
    return 0;
}
