#include "extract/workspace.h"

#include <stdlib.h>

tsc_workspace *tsc_workspace_new(void)
{
    tsc_workspace *workspace = calloc(1, sizeof *workspace);
    if (workspace == NULL)
        return NULL;
    tsc_arena_init(&workspace->scratch);
    tsc_arena_init(&workspace->words);
    for (size_t i = 0; i < 2; i++)
        tsc_arena_init(&workspace->chapters[i]);
    if (tsc_workspace_reserve(workspace, 1, 1, NULL) != TSC_OK) {
        tsc_workspace_free(workspace);
        return NULL;
    }
    return workspace;
}

static void free_batch(tsc_batch *batch)
{
    for (size_t i = 0; i < TSC_BATCH_STRETCHES; i++)
        tsc_stretch_free(batch->stretches[i]);
}

void tsc_workspace_free(tsc_workspace *workspace)
{
    if (workspace == NULL)
        return;
    tsc_workspace_free(workspace->inner);
    for (size_t i = 0; i < workspace->batch_count; i++)
        free_batch(&workspace->batches[i]);
    for (size_t i = 0; i < workspace->memo_count; i++)
        tsc_word_memo_free(workspace->memos[i]);
    for (size_t i = 0; i < 2; i++)
        tsc_arena_clear(&workspace->chapters[i]);
    tsc_arena_clear(&workspace->scratch);
    tsc_arena_clear(&workspace->words);
    free(workspace->batches);
    free(workspace->memos);
    free(workspace);
}

static tsc_status reserve_batches(tsc_workspace *workspace, size_t count, tsc_error *err)
{
    tsc_batch *larger = realloc(workspace->batches, count * sizeof *larger);
    if (larger == NULL)
        return tsc_error_memory(err, "extraction");
    workspace->batches = larger;
    while (workspace->batch_count < count) {
        tsc_batch *batch = &larger[workspace->batch_count++];
        *batch = (tsc_batch){.count = 0};
        for (size_t i = 0; i < TSC_BATCH_STRETCHES; i++)
            if ((batch->stretches[i] = tsc_stretch_new()) == NULL)
                return tsc_error_memory(err, "extraction");
    }
    return TSC_OK;
}

static tsc_status reserve_memos(tsc_workspace *workspace, size_t count, tsc_error *err)
{
    tsc_word_memo **larger = realloc(workspace->memos, count * sizeof *larger);
    if (larger == NULL)
        return tsc_error_memory(err, "extraction");
    workspace->memos = larger;
    while (workspace->memo_count < count) {
        tsc_word_memo *made = tsc_word_memo_new();
        if (made == NULL)
            return tsc_error_memory(err, "extraction");
        workspace->memos[workspace->memo_count++] = made;
    }
    return TSC_OK;
}

tsc_status tsc_workspace_reserve(tsc_workspace *workspace, size_t batches, size_t workers, tsc_error *err)
{
    tsc_status status = batches > workspace->batch_count ? reserve_batches(workspace, batches, err) : TSC_OK;
    return status == TSC_OK && workers > workspace->memo_count ? reserve_memos(workspace, workers, err) : status;
}
