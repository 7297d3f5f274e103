#include "cli/languages.h"

#include "report/phrase.h"

#include <string.h>

tsc_status tsc_args_language(const tsc_args *args, const char *name, const char **language, tsc_error *err)
{
    tsc_phrases *phrases;
    *language = tsc_args_get(args, name);
    tsc_status status = tsc_phrases_load(NULL, *language, &phrases, err);
    if (status != TSC_OK)
        return status;
    if (strcmp(tsc_phrases_language(phrases), *language) != 0)
        status = tsc_error_set(err, TSC_EUSAGE, NULL, 0, "--%s '%s': the language alone, as %s", name, *language,
                               tsc_phrases_language(phrases));
    tsc_phrases_free(phrases);
    return status;
}
