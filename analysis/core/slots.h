/* Places in the texts of phrase files that a program fills: "{name}", "{^name}" with a capital, "{name:form}". */
#ifndef TSC_CORE_SLOTS_H
#define TSC_CORE_SLOTS_H

#include "core/span.h"

/** The name of the next slot of *text, which goes on behind it; false where there is none. */
bool tsc_slots_next(const char **text, tsc_span *name);

/** Whether two texts have slots of the same names, in whatever order, form and number. */
bool tsc_slots_same(const char *a, const char *b);

#endif
