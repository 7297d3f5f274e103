/* Scripts that mean no good, and those that are merely wrong: each ends with its line and a reason. */
#include "run_script.h"

static void check_end(const char *code, tsc_status status, size_t line, const char *reason)
{
    tsc_arena arena;
    tsc_arena_init(&arena);
    tsc_scenario_run run;
    tsc_error err;
    /* under valgrind everything takes long, and it is the other limits that are tried */
    tsc_scenario_options options = {.instruction_limit = 2000000, .cpu_limit = getenv("UNDER_VALGRIND") ? 600 : 0};
    tsc_status ended = run_with(code, &options, &arena, &run, &err);
    if (ended != status || err.line != line || !strstr(err.message, reason) || strcmp(err.file, "test.lua") != 0)
        fail_msg("%s\nended with %d, %s:%zu: %s", code, (int)ended, err.file, err.line, err.message);
    tsc_arena_clear(&arena);
}

static void loops_without_end_are_ended(void **state)
{
    (void)state;
    check_end("while true do end", TSC_ELIMIT, 1, "instructions");
    check_end("\nlocal function f() return f() end\nf()", TSC_ELIMIT, 2, "instructions");
    check_end("\n::again:: goto again", TSC_ELIMIT, 2, "instructions");
    check_end("for i = 1, math.huge do local x = i end", TSC_ELIMIT, 1, "instructions");
    check_end("local t = {} for i = 1, 1e9 do t[1] = i end", TSC_ELIMIT, 1, "instructions");
}

static void deep_recursion_is_ended(void **state)
{
    (void)state;
    check_end("\nlocal function f(n) return 1 + f(n + 1) end\nf(1)", TSC_ELIMIT, 2, "memory");
    check_end("local t = {} for i = 1, 1e9 do t = {t} end", TSC_ELIMIT, 1, "the script");
}

static void hunger_for_memory_is_ended(void **state)
{
    (void)state;
    check_end("local s = 'x'\nwhile true do s = s .. s end", TSC_ELIMIT, 2, "memory");
    check_end("local t = {}\nfor i = 1, 1e9 do t[i] = {i} end", TSC_ELIMIT, 2, "memory");
    check_end("local s = ('x'):rep(65536)\nlocal t = {}\nfor i = 1, 1e6 do t[i] = s .. i end", TSC_ELIMIT, 3, "memory");
    check_end("local s = ('x'):rep(1e9)", TSC_EUSAGE, 1, "string.rep");
    check_end("local s = (''):rep(1e18)", TSC_EUSAGE, 1, "string.rep");
    check_end("local s = ('x'):rep(2 ^ 62, 'yyyy')", TSC_EUSAGE, 1, "string.rep");
}

static void big_tables_are_not_sorted_or_walked(void **state)
{
    (void)state;
    check_end("local t = {} for i = 1, 20000 do t[i] = -i end\ntable.sort(t)", TSC_EUSAGE, 2, "table.sort");
    check_end("local t = {} for i = 1, 20000 do t[i] = -i end\nfor k in pairs(t) do end", TSC_EUSAGE, 2, "pairs");
    check_end("local t = {} for i = 1, 9000 do t[i] = i end\ntable.sort(t, function() return true end)", TSC_EUSAGE, 2,
              "invalid order function");
}

static void files_processes_and_code_are_out_of_reach(void **state)
{
    (void)state;
    static const char *const gone[] = {"io",           "os",           "package", "debug",          "require",
                                       "load",         "loadstring",   "dofile",  "loadfile",       "coroutine",
                                       "setmetatable", "getmetatable", "rawset",  "collectgarbage", "pcall",
                                       "xpcall",       "next",         "utf8",    "string.dump",    "string.find",
                                       "string.gsub",  "string.gmatch", "string.match", "string.pack", "math.random",
                                       "math.randomseed", "table.move"};
    for (size_t i = 0; i < sizeof gone / sizeof *gone; i++) {
        char code[128];
        tsc_arena arena;
        tsc_arena_init(&arena);
        snprintf(code, sizeof code, "expect(%s == nil, '%s')", gone[i], gone[i]);
        run_ok(code, &arena);
        tsc_arena_clear(&arena);
    }
    check_end("os.execute('touch pwn')", TSC_EUSAGE, 1, "nil value (global 'os')");
    check_end("local f = io.open('/etc/passwd')", TSC_EUSAGE, 1, "nil value (global 'io')");
    check_end("local x = ('a'):find('a')", TSC_EUSAGE, 1, "nil value (method 'find')");
}

static void bytecode_is_refused(void **state)
{
    (void)state;
    check_end("\x1bLuaT\x00\x19\x93\r\n", TSC_EUSAGE, 0, "binary chunk");
}

static void an_error_in_an_error_is_one(void **state)
{
    (void)state;
    check_end("error()", TSC_EUSAGE, 1, "error() was called");
    check_end("\nerror({})", TSC_EUSAGE, 2, "error() was called");
    check_end("error(error)", TSC_EUSAGE, 1, "error() was called");
    check_end("\nerror('mine')", TSC_EUSAGE, 2, "mine");
    check_end("local x = nil .. {}", TSC_EUSAGE, 1, "concatenate");
    check_end("x = = 1", TSC_EUSAGE, 1, "unexpected symbol");
    check_end("\n\nif true then", TSC_EUSAGE, 3, "'end' expected");
}

static void the_plan_has_its_limits(void **state)
{
    (void)state;
    check_end(SERIES "local p = steady(s)\nfor i = 1, 1e6 do p = p + 1 end", TSC_ELIMIT, 2, "terms");
    check_end(SERIES "\nfor i = 1, 1000 do scenario{name = 'n' .. i, path = steady(s)} end", TSC_ELIMIT, 2, "scenarios");
    check_end("\nfor i = 1, 1e6 do normal(1, 1) end", TSC_ELIMIT, 2, "uncertain parameters");
    check_end("\nfor i = 1, 1e6 do title(('x'):rep(4000) .. i) end", TSC_ELIMIT, 2, "memory");
    check_end("title(('x'):rep(5000))", TSC_EUSAGE, 1, "limit is 4096");
    check_end("\nfor i = 1, 1e6 do print(('x'):rep(60000)) end", TSC_EUSAGE, 2, "mebibyte");
    check_end(SERIES "local p = project(s)\nfor i = 1, 1e6 do p:mean(2030) end", TSC_ELIMIT, 2, "too much");
    check_end(SERIES "scenario{name = 'x', path = project(s)} horizon(2200)", TSC_ELIMIT, 0, "horizon");
}

static void mistakes_are_told_with_what_would_be_right(void **state)
{
    (void)state;
    check_end(SERIES "\ngrow(s, 10)", TSC_EUSAGE, 2, "percent(10)");
    check_end(SERIES "\nphase_in(5, {form = 2026})", TSC_EUSAGE, 2, "from, years, shape");
    check_end(SERIES "\nif steady(s) > 5 then end", TSC_EUSAGE, 2, "x:mean(year)");
    check_end(SERIES "\nscenario{name = 'x'}", TSC_EUSAGE, 2, "needs a name and a path");
    check_end(SERIES "\nscenario{name = 'x', path = 5}", TSC_EUSAGE, 2, "a path over years is needed");
    check_end(SERIES "\nnormal(1, -1)", TSC_EUSAGE, 2, "standard deviation");
    check_end(SERIES "\nchance(60)", TSC_EUSAGE, 2, "percent(60)");
    check_end(SERIES "\npolicy('visa', {from = 2026})", TSC_EUSAGE, 2, "visa_free");
    check_end(SERIES "\nlocal e = history('A.KAZ.MAR.exports.EUR', {[2024] = 1}) local x = s + e", TSC_EUSAGE, 2,
              "convert()");
    check_end(SERIES "\nexpect(1 == 2, 'one is two')", TSC_EUSAGE, 2, "one is two");
    check_end("\nseries('A.XXX.YYY.exports.USD')", TSC_EUSAGE, 2, "there is no series");
    check_end("\nseries('Q.KAZ.MAR.exports.USD')", TSC_EUSAGE, 2, "yearly series");
    check_end("\nseries('nonsense')", TSC_EUSAGE, 2, "no key");
    check_end(SERIES "scenario{name = 'x', path = steady(s) / 0}", TSC_EUSAGE, 0, "no finite value");
    check_end("\nprint('\xff')", TSC_EUSAGE, 2, "UTF-8");
    check_end(SERIES "\nscenario{name = '\xf0', path = steady(s)}", TSC_EUSAGE, 2, "UTF-8");
    check_end("\nlocal x = normal(1, 0/0)", TSC_EUSAGE, 2, "finite");
}

static void mistakes_in_paths_are_told(void **state)
{
    (void)state;
    static const struct {
        const char *code, *reason;
    } mistakes[] = {
        {"project(5)", "project takes a series"},
        {"steady(5)", "steady takes a series"},
        {"grow(s, {})", "names a rate for each year"},
        {"grow(s, {[99] = .1})", "99 is not a year"},
        {"grow(s, {[2025] = .1, then_ = .2})", "a growth path has no 'then_'"},
        {"phase_in(5, {years = 2})", "phase_in needs the first year"},
        {"phase_in(5, {from = 2026, shape = 'z'})", "'shape' can be \"linear\" or \"s\", not \"z\""},
        {"phase_in(5, {from = 2026, name = 7})", "'name' must be a text"},
        {"phase_in(5, {from = s})", "one number is needed here, not a path"},
        {"phase_in('much', {from = 2026})", "a number, a path or a series is needed here, not string"},
        {"phase_in(nil, {from = 2026})", "is needed here, not nothing"},
        {"shock(-.3, {lasts = 1})", "shock needs its year"},
        {"shock(-.3, {year = 2027, recovery = 1, persistence = .5})", "not both"},
        {"shock(-.3, {year = 2027, chance = normal(.5, .1)})", "'chance' must be a number between 0 and 1"},
        {"walk(9.9, {volatility = .1})", "walk needs the year of its first value"},
        {"sum{}", "needs one path or more"},
        {"convert(s, 2, '')", "'' is no unit"},
        {"delay(s, 1000)", "a delay is 0 to 80 years"},
        {"policy('fta', {})", "policy needs its first year"},
        {"smart{rest = 1}", "smart needs 'imports'"},
        {"triangular(3, 2, 1)", "low, most likely and high in this order"},
        {"pert(1, 1, 1)", "low, most likely and high in this order"},
        {"uniform(2, 1)", "low must not be above high"},
        {"lognormal(-1, 1)", "the median must be above zero"},
        {"empirical{}", "needs one value or more"},
        {"s:mean()", "no 'mean'"},
        {"steady(s):mean()", "name the year"},
        {"steady(s):mean(1900)", "the path goes from"},
        {"steady(s):quantile(2, 2026)", "between 0 and 1"},
        {"missing(5, 1, 2030)", "a path over years is needed here"},
        {"required_growth(s, 1e9, 2020)", "must lie after the last observation, 2024"},
        {"required_growth(s, -1, 2030)", "has no rate"},
        {"required_growth(5, 1, 2030)", "a series is needed here"},
        {"history('A.KAZ.MAR.exports.USD', {})", "history needs a year or more"},
        {"history('A.KAZ.MAR.exports.USD', {[2024] = 'x'})", "the value of 2024 must be a number"},
        {"scenario{name = 'x', path = s, base = 'y'}", "the base 'y' must be a scenario declared before"},
        {"scenario{name = 'x', path = s} scenario{name = 'x', path = s}", "there is a scenario 'x' already"},
        {"scenario{name = 'x', path = s, series = 'nonsense'}", "'nonsense' is no key of a series"},
        {"target{year = 2030}", "a target needs a value and a year"},
        {"local x = s / (1 / 0)", "must be finite, not infinite"},
    };
    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++) {
        char code[512];
        snprintf(code, sizeof code, SERIES "\nlocal y = 1\n%s", mistakes[i].code);
        check_end(code, TSC_EUSAGE, 3, mistakes[i].reason);
    }
}

static void texts_show_no_addresses(void **state)
{
    (void)state;
    tsc_arena arena;
    tsc_arena_init(&arena);
    tsc_scenario_run run = run_ok(SERIES "print({}, print, s, steady(s), 1.5, 3, true, nil)", &arena);
    assert_string_equal(run.printed, "table\tfunction\ta series\ta path\t1.5\t3\ttrue\tnil\n");
    check_end("string.format('%s', {})", TSC_EUSAGE, 1, "can be formatted");
    check_end("string.format('%p', 'x')", TSC_EUSAGE, 1, "no %p");
    tsc_arena_clear(&arena);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(loops_without_end_are_ended),
        cmocka_unit_test(deep_recursion_is_ended),
        cmocka_unit_test(hunger_for_memory_is_ended),
        cmocka_unit_test(big_tables_are_not_sorted_or_walked),
        cmocka_unit_test(files_processes_and_code_are_out_of_reach),
        cmocka_unit_test(bytecode_is_refused),
        cmocka_unit_test(an_error_in_an_error_is_one),
        cmocka_unit_test(the_plan_has_its_limits),
        cmocka_unit_test(mistakes_are_told_with_what_would_be_right),
        cmocka_unit_test(mistakes_in_paths_are_told),
        cmocka_unit_test(texts_show_no_addresses),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
