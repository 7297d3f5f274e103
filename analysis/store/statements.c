/* Statements out of the store, sorted, and what the checks share. */
#include "store/statements.h"

#include "core/buffer.h"
#include "core/file.h"
#include "core/grow.h"
#include "core/number.h"
#include "store/claims.h"
#include "store/csv_in.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

static void run_short_of_memory(tsc_audit_run *run)
{
    if (!run->status)
        run->status = tsc_error_memory(run->err, "the store");
}

/* The level's key of a figure's, and what kind of statement it is. */
static tsc_statement_kind split_key(tsc_key *key)
{
    static const tsc_statement_kind kinds[] = {[TSC_KEY_LEVEL] = TSC_STATED_LEVEL,
                                               [TSC_KEY_GROWTH] = TSC_STATED_GROWTH,
                                               [TSC_KEY_DIFFERENCE] = TSC_STATED_DIFFERENCE};
    key->frequency = 0;
    return kinds[tsc_key_cut_change(key)];
}

static int compare_quantities(const tsc_statement *a, const tsc_statement *b)
{
    tsc_key left = a->key, right = b->key;
    if (a->kind == TSC_STATED_GROWTH)
        left.unit = tsc_unit_none();
    if (b->kind == TSC_STATED_GROWTH)
        right.unit = tsc_unit_none();
    int order = tsc_key_compare(&left, &right);
    return order ? order : (int)a->kind - (int)b->kind;
}

static int compare_dates(tsc_date a, tsc_date b)
{
    return tsc_period_compare(tsc_period_of_date(a), tsc_period_of_date(b));
}

static int compare_statements(const void *left, const void *right)
{
    const tsc_statement *a = left, *b = right;
    int order = compare_quantities(a, b);
    if (!order)
        order = tsc_period_compare(a->period, b->period);
    if (!order)
        order = compare_dates(a->published, b->published);
    if (!order)
        order = strcmp(a->source, b->source);
    if (!order)
        order = strcmp(a->locator, b->locator);
    return order ? order : (a->value > b->value) - (a->value < b->value);
}

static void fill_interval(tsc_statement *statement, double low, double high, const char *surface)
{
    statement->interval = tsc_printed_interval(statement->value, low, high, statement->bound, statement->unit, surface);
}

static void take_claims(tsc_audit_run *run, const tsc_claims *claims)
{
    for (size_t i = 0; i < claims->figure_count; i++) {
        const tsc_stored_figure *stored = &claims->figures[i];
        tsc_figure dated = stored->figure;
        tsc_statement *statement = &run->statements[run->count];
        if (dated.period.kind == TSC_PERIOD_NONE)
            dated.period = tsc_period_year(2000); /* a target may have no period; only the key is wanted */
        if (stored->verdict == TSC_VERDICT_REJECTED || dated.confidence < TSC_SERIES_CONFIDENCE || dated.derived ||
            !tsc_key_of_figure(&dated, &statement->key) ||
            (stored->figure.period.kind == TSC_PERIOD_NONE && dated.status != TSC_TARGET))
            continue;
        tsc_key_normalize(&statement->key);
        statement->kind = split_key(&statement->key);
        statement->either_order = tsc_indicator_is_symmetric(statement->key.indicator);
        statement->period = stored->figure.period;
        statement->base_period = dated.base_period;
        statement->value = dated.value;
        statement->unit = dated.unit;
        statement->bound = dated.bound;
        statement->status = dated.status;
        statement->source = stored->document;
        statement->published = stored->document_date;
        fill_interval(statement, dated.low, dated.high, stored->surface);
        char locator[48];
        snprintf(locator, sizeof locator, "%zu-%zu", dated.start, dated.end);
        statement->locator = tsc_arena_strdup(run->arena, locator);
        if (!statement->locator)
            run_short_of_memory(run);
        else
            run->count++;
    }
}

static void take_observation(tsc_audit_run *run, sqlite3_stmt *row)
{
    tsc_statement *statement = &run->statements[run->count];
    tsc_key *key = &statement->key;
    char locator[48];
    int bound, stage, origin;
    if (!tsc_db_choice(row, 10, TSC_BOUND_RANGE + 1, &bound) || !tsc_db_choice(row, 11, TSC_POTENTIAL + 1, &stage) ||
        !tsc_db_choice(row, 12, TSC_ORIGIN_OFFICIAL + 1, &origin)) {
        run->status = tsc_store_damaged(run->store, run->err);
        return;
    }
    tsc_db_key(row, key);
    statement->unit = key->unit;
    statement->kind = split_key(key);
    statement->period = tsc_db_period(row, 6);
    statement->value = sqlite3_column_double(row, 7);
    statement->bound = (tsc_bound)bound;
    statement->status = (tsc_figure_status)stage;
    statement->official = sqlite3_column_type(row, 12) == SQLITE_NULL || origin == TSC_ORIGIN_OFFICIAL;
    statement->base_period = tsc_db_period(row, 13);
    statement->published = tsc_db_date(row, 14);
    statement->source = tsc_db_text(row, 15, run->arena);
    snprintf(locator, sizeof locator, "row %lld", (long long)sqlite3_column_int64(row, 17));
    statement->locator = sqlite3_column_type(row, 16) == SQLITE_NULL ? tsc_arena_strdup(run->arena, locator)
                                                                     : tsc_db_text(row, 16, run->arena);
    fill_interval(statement, tsc_db_double(row, 8), tsc_db_double(row, 9), NULL);
    if (!statement->source || !statement->locator)
        run_short_of_memory(run);
    else
        run->count++;
}

/* Rows of tables of statements; official values of the pairs that documents state something of; and official flows
   beside an official turnover or balance, which must agree. */
#define FROM_OBSERVATIONS                                                                                              \
    " FROM observation o JOIN series s ON s.id=o.series JOIN dataset d ON d.id=o.dataset"                              \
    " WHERE s.partner<>'' AND (o.origin IS NULL OR o.origin<>1) AND s.indicator NOT LIKE 'tariff%'"                    \
    " AND (o.origin IS NOT NULL OR (s.reporter, s.partner) IN (SELECT reporter, partner FROM figure"                   \
    " WHERE confidence>=0.8 AND partner<>'' UNION SELECT partner, reporter FROM figure WHERE confidence>=0.8"          \
    " AND partner<>'') OR (s.reporter, s.partner, s.commodity, s.unit) IN (SELECT reporter, partner, commodity, unit"  \
    " FROM series WHERE indicator IN ('trade_turnover', 'trade_balance')))"

static void take_observations(tsc_audit_run *run)
{
    sqlite3_stmt *statement = NULL;
    if (!run->status)
        run->status = tsc_db_prepare(
            run->store,
            "SELECT reporter, partner, indicator, commodity, unit, frequency, period, value, low, high, bound, status,"
            " origin, base_period, coalesce(published, revision), coalesce(o.source, path), label, "
            "o.row" FROM_OBSERVATIONS,
            &statement, run->err);
    while (tsc_db_next(run->store, statement, &run->status, run->err))
        take_observation(run, statement);
    sqlite3_finalize(statement);
}

/* A target of more than there was: what it comes to can be held against what came. */
static bool is_rise(const tsc_statement *statement)
{
    return statement->status == TSC_TARGET && statement->kind != TSC_STATED_LEVEL && statement->value > 0 &&
           statement->base_period.kind != TSC_PERIOD_NONE;
}

/* The level that a change counts from: of a growth in the first unit that there is. */
static const tsc_statement *base_of(const tsc_audit_run *run, const tsc_statement *change)
{
    if (change->kind == TSC_STATED_DIFFERENCE)
        return tsc_audit_best(run, &change->key, TSC_STATED_LEVEL, change->base_period);
    const tsc_statement *base = NULL;
    tsc_statements all = tsc_audit_find_all(run, &change->key);
    for (size_t i = 0; i < all.count && !base; i++)
        if (all.items[i].kind == TSC_STATED_LEVEL && tsc_unit_is_currency(all.items[i].unit))
            base = tsc_audit_best(run, &all.items[i].key, TSC_STATED_LEVEL, change->base_period);
    return base;
}

static tsc_statement level_of_rise(const tsc_statement *change, const tsc_statement *base)
{
    tsc_statement level = *change;
    level.kind = TSC_STATED_LEVEL;
    level.key = base->key;
    level.unit = base->unit;
    level.computed = true;
    if (change->kind == TSC_STATED_DIFFERENCE) {
        level.value = base->value + change->value;
        level.interval = tsc_interval_add(base->interval, change->interval);
    } else {
        level.value = base->value * (1 + change->value / 100);
        level.interval = (tsc_interval){base->interval.low * (1 + change->interval.low / 100),
                                        base->interval.high * (1 + change->interval.high / 100)};
    }
    return level;
}

/* Adds the levels that targets of growth ("to double trade by 2030") come to. */
static void add_computed_levels(tsc_audit_run *run)
{
    size_t rises = 0, count = run->count;
    for (size_t i = 0; i < run->count; i++)
        rises += is_rise(&run->statements[i]);
    if (run->status || rises == 0)
        return;
    tsc_statement *larger = tsc_arena_calloc(run->arena, run->count + rises, sizeof *larger);
    if (!larger) {
        run_short_of_memory(run);
        return;
    }
    memcpy(larger, run->statements, run->count * sizeof *larger);
    for (size_t i = 0; i < run->count; i++) {
        const tsc_statement *base = is_rise(&larger[i]) ? base_of(run, &larger[i]) : NULL;
        if (base)
            larger[count++] = level_of_rise(&larger[i], base);
    }
    run->statements = larger;
    run->count = count;
    qsort(larger, count, sizeof *larger, compare_statements);
}

tsc_status tsc_audit_collect(tsc_audit_run *run)
{
    const tsc_claims *claims = NULL;
    long long observations = 0;
    run->status = tsc_store_claims(run->store, &claims, run->err);
    if (!run->status)
        run->status = tsc_db_integer(run->store, "SELECT count(*)" FROM_OBSERVATIONS, &observations, run->err);
    if (run->status)
        return run->status;
    run->statements =
        tsc_arena_calloc(run->arena, claims->figure_count + (size_t)observations + 1, sizeof *run->statements);
    if (!run->statements)
        run_short_of_memory(run);
    if (!run->status)
        take_claims(run, claims);
    take_observations(run);
    if (!run->status && run->count)
        qsort(run->statements, run->count, sizeof *run->statements, compare_statements);
    add_computed_levels(run);
    return run->status;
}

tsc_statements tsc_audit_find(const tsc_audit_run *run, const tsc_key *key, tsc_statement_kind kind)
{
    tsc_statement wanted = {.key = *key, .kind = kind};
    size_t low = 0, high = run->count;
    wanted.key.frequency = 0;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare_quantities(&run->statements[middle], &wanted) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    size_t end = low;
    while (end < run->count && compare_quantities(&run->statements[end], &wanted) == 0)
        end++;
    return (tsc_statements){run->statements + low, end - low};
}

static bool is_same_quantity(const tsc_key *a, const tsc_key *b)
{
    return tsc_place_same(a->reporter, b->reporter) && tsc_place_same(a->partner, b->partner) &&
           strcmp(a->indicator, b->indicator) == 0 && strcmp(a->commodity, b->commodity) == 0;
}

/* Growth sorts without a unit and so before all levels. */
tsc_statements tsc_audit_find_all(const tsc_audit_run *run, const tsc_key *key)
{
    tsc_key first = *key;
    first.unit = tsc_unit_none();
    tsc_statements found = tsc_audit_find(run, &first, TSC_STATED_LEVEL);
    size_t start = (size_t)(found.items - run->statements), end = start;
    while (end < run->count && is_same_quantity(&run->statements[end].key, key))
        end++;
    return (tsc_statements){run->statements + start, end - start};
}

bool tsc_audit_said_before(const tsc_audit_run *run, const tsc_statement *statement)
{
    for (const tsc_statement *other = statement; other > run->statements;) {
        other--;
        if (compare_quantities(other, statement) != 0 || !tsc_period_same(other->period, statement->period))
            return false;
        if (other->value == statement->value && other->status == statement->status &&
            tsc_unit_same(other->unit, statement->unit) && tsc_period_same(other->base_period, statement->base_period))
            return true;
    }
    return false;
}

bool tsc_audit_is_one_quantity(const tsc_statement *statement)
{
    static const char *const names[] = {"trade_turnover", "exports",  "imports",   "trade_balance",
                                        "services_trade", "fdi_flow", "fdi_stock", "tourists",
                                        "students",       "gdp",      "production"};
    bool named = statement->official;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        named = named || strcmp(statement->key.indicator, names[i]) == 0;
    bool goods = strcmp(statement->key.indicator, "exports") == 0 || strcmp(statement->key.indicator, "imports") == 0;
    bool measured = tsc_unit_is_currency(statement->unit) || statement->kind == TSC_STATED_GROWTH;
    return named && (!goods || measured || statement->key.commodity[0]); /* tonnes of what? */
}

static bool is_better(const tsc_statement *a, const tsc_statement *b)
{
    if (!b)
        return true;
    bool open_a = !isfinite(a->interval.low) || !isfinite(a->interval.high),
         open_b = !isfinite(b->interval.low) || !isfinite(b->interval.high);
    if (open_a != open_b)
        return open_b;
    double width_a = a->interval.high - a->interval.low, width_b = b->interval.high - b->interval.low;
    if (!open_a && width_a != width_b)
        return width_a < width_b;
    return compare_dates(a->published, b->published) > 0;
}

const tsc_statement *tsc_audit_best(const tsc_audit_run *run, const tsc_key *key, tsc_statement_kind kind,
                                    tsc_period period)
{
    const tsc_statement *best = NULL;
    tsc_statements found = tsc_audit_find(run, key, kind);
    for (size_t i = 0; i < found.count; i++)
        if (found.items[i].status == TSC_OBSERVED && tsc_period_same(found.items[i].period, period) &&
            is_better(&found.items[i], best))
            best = &found.items[i];
    return best;
}

tsc_key tsc_audit_key(const tsc_key *key, const char *indicator, bool exchanged)
{
    tsc_key other = *key;
    memset(other.indicator, 0, sizeof other.indicator);
    snprintf(other.indicator, sizeof other.indicator, "%s", indicator);
    if (exchanged) {
        other.reporter = key->partner;
        other.partner = key->reporter;
    }
    return other;
}

tsc_interval tsc_interval_add(tsc_interval a, tsc_interval b)
{
    return (tsc_interval){a.low + b.low, a.high + b.high};
}

tsc_interval tsc_interval_subtract(tsc_interval a, tsc_interval b)
{
    return (tsc_interval){a.low - b.high, a.high - b.low};
}

tsc_interval tsc_interval_scale(tsc_interval a, double factor)
{
    tsc_interval scaled = {a.low * factor, a.high * factor};
    return factor >= 0 ? scaled : (tsc_interval){scaled.high, scaled.low};
}

bool tsc_interval_agree(tsc_interval a, tsc_interval b)
{
    double slack = 1e-9 * fmax(fabs(isfinite(a.high) ? a.high : a.low), fabs(isfinite(b.high) ? b.high : b.low));
    return a.low < b.high - slack && b.low < a.high - slack;
}

static bool rate_of(const tsc_audit_run *run, tsc_unit currency, int year, double *rate)
{
    char key[32];
    *rate = 1;
    if (tsc_unit_is(currency, "USD"))
        return true;
    snprintf(key, sizeof key, "%s %d", currency.code, year);
    const double *found = tsc_map_get(&run->settings.rates, tsc_span_of(key));
    *rate = found ? *found : (double)NAN;
    return found != NULL;
}

bool tsc_audit_convert(const tsc_audit_run *run, tsc_interval amount, tsc_unit from, tsc_unit to, int year,
                       tsc_interval *converted)
{
    double a, b, margin = run->settings.rate_margin / 100;
    *converted = amount;
    if (tsc_unit_same(from, to))
        return true;
    if (!tsc_unit_is_currency(from) || !tsc_unit_is_currency(to) || !rate_of(run, from, year, &a) ||
        !rate_of(run, to, year, &b))
        return false;
    *converted = tsc_interval_scale(amount, b / a);
    converted->low -= margin * fabs(converted->low);
    converted->high += margin * fabs(converted->high);
    return true;
}

const char *tsc_audit_amount(tsc_audit_run *run, double value, tsc_unit unit)
{
    char text[96];
    tsc_amount_format(value, unit, 4, "en", text, sizeof text);
    const char *copy = tsc_arena_strdup(run->arena, text);
    if (!copy)
        run_short_of_memory(run);
    return copy ? copy : "";
}

/* Every source once, in the order of the statements. */
static const char *join(tsc_audit_run *run, const tsc_statement *const *about, size_t count, bool locators)
{
    tsc_buffer text;
    tsc_buffer_init(&text);
    for (size_t i = 0; i < count; i++) {
        bool again = false;
        for (size_t j = 0; j < i && !locators; j++)
            again = again || strcmp(about[j]->source, about[i]->source) == 0;
        if (again)
            continue;
        tsc_buffer_add_text(&text, text.length ? "; " : "");
        tsc_buffer_add_text(&text, locators ? about[i]->locator : about[i]->source);
    }
    const char *copy = tsc_buffer_keep(&text, run->arena);
    if (!copy)
        run_short_of_memory(run);
    return copy ? copy : "";
}

static tsc_finding *new_finding(tsc_audit_run *run)
{
    tsc_finding *findings =
        tsc_grow_in(run->arena, run->findings, run->finding_count, &run->finding_room, sizeof *findings);
    if (!findings) {
        run_short_of_memory(run);
        return NULL;
    }
    run->findings = findings;
    return &run->findings[run->finding_count++];
}

static double finite_or_nan(double value)
{
    return isfinite(value) ? value : (double)NAN;
}

void tsc_audit_add(tsc_audit_run *run, const char *name, tsc_severity severity, const tsc_statement *const *about,
                   size_t about_count, double stated, double expected, tsc_interval allowed, double sureness,
                   const char *format, ...)
{
    char line[700];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    tsc_finding *finding = run->status ? NULL : new_finding(run);
    if (finding) {
        *finding = (tsc_finding){.finding = name,
                                 .severity = severity,
                                 .key = about[0]->key,
                                 .period = about[0]->period,
                                 .stated = finite_or_nan(stated),
                                 .expected = finite_or_nan(expected),
                                 .low = finite_or_nan(allowed.low),
                                 .high = finite_or_nan(allowed.high),
                                 .unit = about[0]->unit,
                                 .sureness = sureness};
        static const tsc_key_kind changes[] = {[TSC_STATED_LEVEL] = TSC_KEY_LEVEL,
                                               [TSC_STATED_GROWTH] = TSC_KEY_GROWTH,
                                               [TSC_STATED_DIFFERENCE] = TSC_KEY_DIFFERENCE};
        tsc_key_add_change(&finding->key, changes[about[0]->kind]);
        finding->key.frequency = about[0]->period.kind ? tsc_period_frequency(about[0]->period) : 'A';
        finding->explanation = tsc_arena_strdup(run->arena, line);
        finding->source = join(run, about, about_count, false);
        finding->locators = join(run, about, about_count, true);
        if (!finding->explanation)
            run_short_of_memory(run);
    }
}
