/* Plural categories of numbers (one, few, many …) by the rules of a language, which are data. Unicode's own functions for
   this fall over where memory is short (ICU 72); these take none. */
#ifndef TSC_CORE_PLURAL_H
#define TSC_CORE_PLURAL_H

#include "core/status.h"

#include <stdbool.h>

/** The categories that a language may have a rule for, ended by NULL; what no rule holds for is "other". */
extern const char *const tsc_plural_categories[];

/** Whether a rule holds for a number, in the syntax of CLDR: `v = 0 and i % 10 = 2..4 and i % 100 != 12..14` (Unicode
    Technical Standard 35, part 3, "Plural rules syntax"; operands n, i and v: its absolute value, its whole part, how many
    digits stand behind the point, here 0 or 1). Errors: TSC_EINPUT where it is no such rule. */
tsc_status tsc_plural_holds(const char *rule, double number, bool *holds, tsc_error *err);

#endif
