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

void tsc_workspace_free(tsc_workspace *workspace)
{
    if (workspace == NULL)
        return;
    tsc_workspace_free(workspace->inner);
    for (size_t i = 0; i < workspace->stretch_count; i++)
        tsc_stretch_free(workspace->stretches[i]);
    for (size_t i = 0; i < workspace->memo_count; i++)
        tsc_word_memo_free(workspace->memos[i]);
    for (size_t i = 0; i < 2; i++)
        tsc_arena_clear(&workspace->chapters[i]);
    tsc_arena_clear(&workspace->scratch);
    tsc_arena_clear(&workspace->words);
    free(workspace->stretches);
    free(workspace->memos);
    free(workspace);
}

static tsc_status reserve_stretches(tsc_workspace *workspace, size_t count, tsc_error *err)
{
    tsc_stretch **larger = realloc(workspace->stretches, count * sizeof *larger);
    if (larger == NULL)
        return tsc_error_memory(err, "extraction");
    workspace->stretches = larger;
    while (workspace->stretch_count < count) {
        tsc_stretch *made = tsc_stretch_new();
        if (made == NULL)
            return tsc_error_memory(err, "extraction");
        workspace->stretches[workspace->stretch_count++] = made;
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

tsc_status tsc_workspace_reserve(tsc_workspace *workspace, size_t stretches, size_t workers, tsc_error *err)
{
    tsc_status status = stretches > workspace->stretch_count ? reserve_stretches(workspace, stretches, err) : TSC_OK;
    return status == TSC_OK && workers > workspace->memo_count ? reserve_memos(workspace, workers, err) : status;
}
