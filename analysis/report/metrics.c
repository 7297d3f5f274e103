/* Measures of a series: values are gathered here, formulas are model/metrics.h. */
#include "report/metrics.h"

#include "core/grow.h"
#include "model/metrics.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* The preferred values of one series. */
typedef struct values {
    const tsc_point **points;
    size_t count;
} values;

typedef struct metric_list {
    tsc_store *store;
    tsc_writer *writer; /* of the notes */
    const tsc_key *key;
    tsc_arena *arena;
    tsc_metric_row *rows;
    size_t count, room;
    tsc_error *err;
    tsc_status status;
} metric_list;

static void run_short(metric_list *list)
{
    if (!list->status)
        list->status = tsc_error_memory(list->err, "the report");
}

/* count * size zeroed bytes; NULL where memory is short, which the list then remembers. */
static void *room(metric_list *list, size_t count, size_t size)
{
    void *memory = tsc_arena_calloc(list->arena, count + 1, size);
    if (!memory)
        run_short(list);
    return memory;
}

static void add_noted(metric_list *list, const char *metric, tsc_period period, double value, const char *unit,
                      const char *note)
{
    if (list->status || isnan(value))
        return;
    tsc_metric_row *rows = tsc_grow_in(list->arena, list->rows, list->count, &list->room, sizeof *rows);
    if (!rows) {
        run_short(list);
        return;
    }
    list->rows = rows;
    list->rows[list->count++] = (tsc_metric_row){.key = *list->key,
                                                 .metric = metric,
                                                 .period = period,
                                                 .value = value,
                                                 .low = (double)NAN,
                                                 .high = (double)NAN,
                                                 .unit = unit,
                                                 .note = note};
}

/* What a measure is, in words: the phrase metric.NAME, which may ask for a number. */
static const char *note_on(metric_list *list, const char *name, size_t number)
{
    char key[64], digits[24];
    snprintf(key, sizeof key, "metric.%s", name);
    snprintf(digits, sizeof digits, "%zu", number);
    return tsc_write_text(list->writer, key, TSC_SLOTS(tsc_slot_text("n", digits)));
}

static void add(metric_list *list, const char *metric, tsc_period period, double value, const char *unit)
{
    add_noted(list, metric, period, value, unit, note_on(list, metric, 0));
}

/* A series that is not there has no values. */
static values read_values(metric_list *list, const tsc_key *key)
{
    tsc_series series;
    values found = {NULL, 0};
    if (list->status)
        return found;
    tsc_status status = tsc_store_series(list->store, key, list->arena, &series, list->err);
    if (status == TSC_ENOTFOUND)
        return found;
    list->status = status;
    if (!status && !(found.points = tsc_series_preferred(&series, list->arena, &found.count)))
        run_short(list);
    return found;
}

static tsc_key other_key(const tsc_key *key, const char *indicator)
{
    tsc_key other = *key;
    memset(other.indicator, 0, sizeof other.indicator);
    snprintf(other.indicator, sizeof other.indicator, "%s", indicator);
    return other;
}

static tsc_key world_key(const tsc_key *key)
{
    tsc_key other = *key;
    other.partner = tsc_place_world();
    return other;
}

static const tsc_point *value_at(values found, tsc_period period)
{
    for (size_t i = 0; i < found.count; i++)
        if (tsc_period_same(found.points[i]->period, period))
            return found.points[i];
    return NULL;
}

static tsc_period span_of(values found)
{
    tsc_period first = found.points[0]->period, last = found.points[found.count - 1]->period;
    if (first.kind == TSC_PERIOD_YEAR)
        return tsc_period_years(first.first.year, last.last.year);
    return first.kind == TSC_PERIOD_DAY
               ? tsc_period_days(first.first, last.last)
               : tsc_period_months(first.first.year, first.first.month, last.last.year, last.last.month);
}

static void add_growth(metric_list *list, values found)
{
    for (size_t i = 1; i < found.count; i++) {
        tsc_period before = tsc_period_shift_years(found.points[i]->period, -1);
        const tsc_point *base = value_at(found, before);
        if (base)
            add(list, "growth", found.points[i]->period, tsc_metric_growth(base->value, found.points[i]->value), "%");
    }
}

/* Measures over the whole span, in steps of a year whatever the frequency. */
static void add_span(metric_list *list, values found)
{
    double *times = room(list, found.count, sizeof *times);
    double *amounts = room(list, found.count, sizeof *amounts);
    int months = found.count ? tsc_period_month_count(found.points[0]->period) : 0;
    if (!times || !amounts || found.count < 2 || months == 0)
        return;
    for (size_t i = 0; i < found.count; i++) {
        int steps = 0;
        if (!tsc_period_distance(found.points[0]->period, found.points[i]->period, &steps))
            return;
        times[i] = (double)steps * months / 12;
        amounts[i] = found.points[i]->value;
    }
    tsc_period span = span_of(found);
    size_t last = found.count - 1;
    add(list, "cagr", span, tsc_metric_cagr(amounts[0], amounts[last], times[last]), "%");
    add(list, "trend_growth", span, tsc_metric_trend_growth(times, amounts, found.count), "%");
    for (size_t i = 0; i < found.count; i++)
        times[i] = times[i] * 12 / months;
    add(list, "volatility", span, tsc_metric_volatility(times, amounts, found.count), "%");
}

static void add_balance(metric_list *list)
{
    tsc_key exports_key = other_key(list->key, "exports"), imports_key = other_key(list->key, "imports");
    values exports = read_values(list, &exports_key), imports = read_values(list, &imports_key);
    for (size_t i = 0; i < exports.count; i++) {
        const tsc_point *out = exports.points[i], *in = value_at(imports, out->period);
        if (!in)
            continue;
        add(list, "balance", out->period, out->value - in->value, list->key->unit.code);
        add(list, "coverage", out->period, tsc_metric_coverage(out->value, in->value), "%");
        add(list, "normalized_balance", out->period, tsc_metric_normalized_balance(out->value, in->value), "index");
        add(list, "grubel_lloyd", out->period, tsc_metric_grubel_lloyd(out->value, in->value), "index");
    }
}

/* The same trade as the other side counts it: imports CIF of the one over exports FOB of the other. A gap of some
   percent upwards is carriage and insurance (about 5 to 15 %); any other is a question of origin, timing or
   valuation. */
static void add_mirror(metric_list *list, values found)
{
    bool exports = strcmp(list->key->indicator, "exports") == 0,
         turnover = strcmp(list->key->indicator, "trade_turnover") == 0;
    if (!exports && !turnover && strcmp(list->key->indicator, "imports") != 0)
        return;
    tsc_key other = other_key(list->key, exports ? "imports" : turnover ? "trade_turnover" : "exports");
    other.reporter = list->key->partner;
    other.partner = list->key->reporter;
    if (tsc_place_is_none(other.reporter) || tsc_place_is_world(other.reporter))
        return;
    values mirror = read_values(list, &other);
    const char *const name = turnover ? "mirror_gap.turnover" : exports ? "mirror_gap.exports" : "mirror_gap.imports";
    for (size_t i = 0; i < found.count; i++) {
        const tsc_point *own = found.points[i], *their = value_at(mirror, own->period);
        bool same =
            turnover && their && strcmp(their->source, own->source) == 0 && strcmp(their->locator, own->locator) == 0;
        if (!their || same)
            continue;
        double gap = exports || turnover ? tsc_metric_growth(own->value, their->value)
                                         : tsc_metric_growth(their->value, own->value);
        add_noted(list, "mirror_gap", own->period, gap, "%", note_on(list, name, 0));
    }
}

static void add_share(metric_list *list, values found)
{
    tsc_key world = world_key(list->key);
    bool flow = strcmp(list->key->indicator, "exports") == 0 || strcmp(list->key->indicator, "imports") == 0 ||
                strcmp(list->key->indicator, "trade_turnover") == 0;
    if (!flow || tsc_place_is_none(list->key->partner) || tsc_place_same(world.partner, list->key->partner))
        return;
    values total = read_values(list, &world);
    for (size_t i = 0; i < found.count; i++) {
        const tsc_point *now = found.points[i], *all = value_at(total, now->period);
        tsc_period earlier = tsc_period_shift_years(now->period, -1);
        const tsc_point *before = value_at(found, earlier), *all_before = value_at(total, earlier);
        if (all)
            add(list, "share", now->period, tsc_metric_share(now->value, all->value), "%");
        if (before && all_before)
            add(list, "contribution", now->period,
                tsc_metric_contribution(before->value, now->value, all_before->value), "percentage points");
    }
}

/* Amounts by partner or by product in one period, from all series of a pattern. */
typedef struct structure {
    tsc_key *keys;
    double *amounts;
    size_t count;
} structure;

static bool is_single(const tsc_key *key, bool by_product, size_t digits)
{
    if (by_product)
        return strlen(key->commodity) == digits && strspn(key->commodity, "0123456789") == digits;
    return !key->commodity[0] && tsc_place_is_country(key->partner);
}

/* The finest HS level that most products have: chapters, headings and subheadings would count goods twice. */
static size_t product_digits(const tsc_key *keys, size_t count)
{
    size_t counts[11] = {0}, best = 0;
    for (size_t i = 0; i < count; i++) {
        size_t length = strlen(keys[i].commodity);
        if (length >= 2 && length <= 10 && strspn(keys[i].commodity, "0123456789") == length)
            counts[length]++;
    }
    for (size_t i = 2; i <= 10; i++)
        best = counts[i] > counts[best] ? i : best;
    return best;
}

static structure read_structure(metric_list *list, const tsc_key *pattern, bool by_product, tsc_period period)
{
    structure found = {NULL, NULL, 0};
    tsc_key *keys = NULL;
    size_t count = 0;
    if (list->status)
        return found;
    list->status = tsc_store_keys(list->store, pattern, list->arena, &keys, &count, list->err);
    size_t digits = by_product ? product_digits(keys, count) : 0;
    found.keys = room(list, count, sizeof *found.keys);
    found.amounts = room(list, count, sizeof *found.amounts);
    for (size_t i = 0; !list->status && found.keys && found.amounts && i < count; i++) {
        if (!is_single(&keys[i], by_product, digits))
            continue;
        const tsc_point *point = value_at(read_values(list, &keys[i]), period);
        if (point && point->value >= 0) {
            found.keys[found.count] = keys[i];
            found.amounts[found.count++] = point->value;
        }
    }
    return found;
}

static bool is_flow(const tsc_key *key)
{
    return strcmp(key->indicator, "exports") == 0 || strcmp(key->indicator, "imports") == 0;
}

/* Herfindahl-Hirschman plain, normalized and as UNCTAD has it: few amounts tell nothing. */
static void add_hhi(metric_list *list, tsc_period period, const structure *found, const char *const names[3])
{
    enum { LEAST = 3 };
    if (found->count < LEAST)
        return;
    add(list, names[0], period, tsc_metric_hhi(found->amounts, found->count), "index");
    add(list, names[1], period, tsc_metric_hhi_normalized(found->amounts, found->count), "index");
    add(list, names[2], period, tsc_metric_hhi_unctad(found->amounts, found->count), "index");
}

static void add_concentration(metric_list *list, values found)
{
    static const char *const of_partners[] = {"hhi_partners", "hhi_partners_normalized", "hhi_partners_unctad"};
    static const char *const of_products[] = {"hhi_products", "hhi_products_normalized", "hhi_products_unctad"};
    tsc_key partners = *list->key, products = *list->key;
    tsc_period last = found.points[found.count - 1]->period;
    if (!is_flow(list->key) || list->key->commodity[0])
        return;
    partners.partner = tsc_place_none();
    const structure by_partner = read_structure(list, &partners, false, last),
                    by_product = read_structure(list, &products, true, last);
    add_hhi(list, last, &by_partner, of_partners);
    add_hhi(list, last, &by_product, of_products);
}

/* Exports of all reporters in the store, of a commodity or of all goods, to a partner. */
static double sum_of_reporters(metric_list *list, const tsc_key *key, tsc_period period, size_t *reporters)
{
    tsc_key pattern = *key, *keys = NULL;
    size_t count = 0;
    double sum = 0;
    *reporters = 0;
    pattern.reporter = tsc_place_none();
    if (!list->status)
        list->status = tsc_store_keys(list->store, &pattern, list->arena, &keys, &count, list->err);
    for (size_t i = 0; !list->status && i < count; i++) {
        if (strcmp(keys[i].commodity, key->commodity) != 0 || !tsc_place_same(keys[i].partner, key->partner) ||
            !tsc_place_is_country(keys[i].reporter))
            continue;
        const tsc_point *point = value_at(read_values(list, &keys[i]), period);
        sum += point ? point->value : 0;
        *reporters += point != NULL;
    }
    return sum;
}

/* The world is all reporters of the store: said in the note, since it decides what the measure is worth. */
static void add_advantage(metric_list *list, values found)
{
    if (strcmp(list->key->indicator, "exports") != 0)
        return;
    const tsc_point *now = found.points[found.count - 1];
    tsc_key total = world_key(list->key), partner = *list->key, world = total;
    size_t goods, all;
    bool product = list->key->commodity[0] != '\0', whole = tsc_place_same(total.partner, list->key->partner);
    memset(total.commodity, 0, sizeof total.commodity);
    const tsc_point *own = value_at(read_values(list, &total), now->period);
    if (!own || (!product && whole))
        return;
    double world_total = sum_of_reporters(list, &total, now->period, &all);
    double world_part = sum_of_reporters(list, product && whole ? &world : &partner, now->period, &goods);
    if (all < 10 || goods < 10 || (product && !whole))
        return;
    const char *metric = product ? "rca" : "intensity";
    double ratio = tsc_metric_rca(now->value, own->value, world_part, world_total);
    add_noted(list, metric, now->period, ratio, "index", note_on(list, metric, all));
    if (product)
        add(list, "rca_symmetric", now->period, tsc_metric_rca_symmetric(ratio), "index");
}

static double amount_of(const structure *found, const char *commodity)
{
    for (size_t i = 0; i < found->count; i++)
        if (strcmp(found->keys[i].commodity, commodity) == 0)
            return found->amounts[i];
    return 0;
}

/* Lays two structures side by side over all products of either. */
static size_t align(const structure *a, const structure *b, double *x, double *y)
{
    size_t count = 0;
    for (size_t i = 0; i < a->count; i++, count++) {
        x[count] = a->amounts[i];
        y[count] = amount_of(b, a->keys[i].commodity);
    }
    for (size_t i = 0; i < b->count; i++) {
        bool known = false;
        for (size_t j = 0; j < a->count && !known; j++)
            known = strcmp(a->keys[j].commodity, b->keys[i].commodity) == 0;
        if (known)
            continue;
        x[count] = 0;
        y[count++] = b->amounts[i];
    }
    return count;
}

static void add_similarity(metric_list *list, values found)
{
    tsc_period last = found.points[found.count - 1]->period;
    tsc_key own = *list->key, wanted, rival, back = other_key(list->key, "imports");
    if (strcmp(list->key->indicator, "exports") != 0 || list->key->commodity[0] || tsc_place_is_none(own.partner))
        return;
    own = world_key(&own);
    wanted = other_key(&own, "imports");
    wanted.reporter = list->key->partner;
    rival = own;
    rival.reporter = list->key->partner;
    structure sold = read_structure(list, &own, true, last), bought = read_structure(list, &wanted, true, last);
    structure other = read_structure(list, &rival, true, last), out = read_structure(list, list->key, true, last);
    structure in = read_structure(list, &back, true, last);
    size_t most = sold.count + bought.count + other.count + out.count + in.count;
    double *x = room(list, most, sizeof *x), *y = room(list, most, sizeof *y);
    if (!x || !y || list->status)
        return;
    if (sold.count >= 3 && bought.count >= 3)
        add(list, "complementarity", last, tsc_metric_complementarity(x, y, align(&sold, &bought, x, y)), "index");
    if (sold.count >= 3 && other.count >= 3)
        add(list, "finger_kreinin", last, tsc_metric_finger_kreinin(x, y, align(&sold, &other, x, y)), "index");
    if (out.count >= 3 && in.count >= 3)
        add(list, "grubel_lloyd_products", last, tsc_metric_grubel_lloyd_total(x, y, align(&out, &in, x, y)), "index");
}

enum { LEAST_YEARS = 10 }; /* below them a correlation says nothing */

/* Growth of trade against the cooperation index of the year before and of the same year. */
static void add_correlation(metric_list *list, values found, int lag)
{
    tsc_key index_key = other_key(list->key, "cooperation_index");
    memset(index_key.commodity, 0, sizeof index_key.commodity);
    tsc_unit_parse(tsc_span_of("points"), &index_key.unit);
    if (tsc_place_is_none(list->key->partner) || strcmp(list->key->indicator, "cooperation_index") == 0)
        return;
    if (strcmp(index_key.reporter.code, index_key.partner.code) > 0) {
        tsc_place first = index_key.reporter;
        index_key.reporter = index_key.partner;
        index_key.partner = first;
    }
    values index = read_values(list, &index_key);
    double *a = room(list, found.count, sizeof *a), *b = room(list, found.count, sizeof *b);
    size_t count = 0;
    if (!a || !b)
        return;
    for (size_t i = 0; i < found.count; i++) {
        const tsc_point *base = value_at(found, tsc_period_shift_years(found.points[i]->period, -1));
        const tsc_point *acts = value_at(index, tsc_period_shift_years(found.points[i]->period, -lag));
        if (!base || !acts || base->value <= 0 || found.points[i]->value <= 0)
            continue;
        a[count] = log(found.points[i]->value / base->value);
        b[count++] = acts->value;
    }
    double low, high, r = tsc_metric_correlation(a, b, count, &low, &high);
    if (isnan(r))
        return;
    const char *metric = lag ? "correlation_lagged" : "correlation", *note = note_on(list, metric, count);
    if (count < LEAST_YEARS)
        note = tsc_write_text(list->writer, "metric.too_few", TSC_SLOTS(tsc_slot_text("note", note)));
    add_noted(list, metric, span_of(found), r, "index", note);
    if (!list->status && list->count) {
        list->rows[list->count - 1].low = low;
        list->rows[list->count - 1].high = high;
    }
}

tsc_status tsc_metrics_of_series(tsc_store *store, const tsc_key *key, tsc_writer *writer, tsc_arena *arena,
                                 tsc_metric_row **rows, size_t *count, tsc_error *err)
{
    metric_list list = {.store = store, .writer = writer, .key = key, .arena = arena, .err = err};
    tsc_series series;
    *rows = NULL;
    *count = 0;
    tsc_status status = tsc_store_series(store, key, arena, &series, err);
    if (status)
        return status;
    values found = read_values(&list, key);
    if (found.count) {
        add_growth(&list, found);
        add_span(&list, found);
        add_balance(&list);
        add_mirror(&list, found);
        add_share(&list, found);
        add_concentration(&list, found);
        add_advantage(&list, found);
        add_similarity(&list, found);
        add_correlation(&list, found, 0);
        add_correlation(&list, found, 1);
    }
    *rows = list.rows;
    *count = list.count;
    return list.status ? list.status : tsc_report_status(writer->report, err);
}
