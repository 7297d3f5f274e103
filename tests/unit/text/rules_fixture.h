/* The rules of all languages, loaded once for a group of tests: cmocka_run_group_tests(tests, load_rules, free_rules). */
#ifndef TESTS_UNIT_TEXT_RULES_FIXTURE_H
#define TESTS_UNIT_TEXT_RULES_FIXTURE_H

#include "../test.h"

#include "text/rules.h"

static tsc_text_rules *rules;

static int load_rules(void **state)
{
    (void)state;
    return tsc_text_rules_load("datasets/lexicon", &rules, NULL) != TSC_OK;
}

static int free_rules(void **state)
{
    (void)state;
    tsc_text_rules_free(rules);
    return 0;
}

#endif
