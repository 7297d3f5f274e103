/* The small notations that files, scripts and command lines share: numbers, periods, dates, keys of series, as offices
   write them too. What is read is written again and read back as the same. */
#include "fuzz.h"

#include "core/number.h"
#include "store/importer.h"

#include <math.h>

static void try_number(tsc_span text)
{
    double value, again;
    char written[TSC_NUMBER_SIZE];
    if (!tsc_number_parse(text, &value))
        return;
    FUZZ_REQUIRE(isfinite(value));
    size_t length = tsc_number_format(value, written);
    FUZZ_REQUIRE(tsc_number_parse(tsc_span_make(written, length), &again) && memcmp(&again, &value, sizeof value) == 0);
}

static void try_period(tsc_period period)
{
    char written[TSC_PERIOD_SIZE];
    tsc_period again;
    size_t length = tsc_period_format(period, written);
    FUZZ_REQUIRE(length < sizeof written);
    FUZZ_REQUIRE(tsc_period_parse(tsc_span_make(written, length), &again) && tsc_period_same(period, again));
    tsc_period_format(tsc_period_step(period, 1), written);
    tsc_period_format(tsc_period_shift_years(period, -1), written);
}

static void try_key(tsc_span text)
{
    char written[TSC_KEY_SIZE];
    tsc_key key, again;
    if (!tsc_key_parse(text, &key))
        return;
    size_t length = tsc_key_format(&key, written);
    FUZZ_REQUIRE(length < sizeof written);
    FUZZ_REQUIRE(tsc_key_parse(tsc_span_make(written, length), &again) && tsc_key_same(&key, &again));
    FUZZ_REQUIRE(tsc_key_matches(&key, &again) && tsc_key_compare(&key, &again) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const tsc_span text = tsc_span_make((const char *)data, size);
    tsc_period period;
    tsc_date date;
    char identifier[48];
    try_number(text);
    if (tsc_period_parse(text, &period))
        try_period(period);
    if (tsc_period_read(text, &period))
        try_period(period);
    if (tsc_date_parse(text, &date) && tsc_date_complete(date)) {
        tsc_date again = tsc_date_from_days(tsc_date_to_days(date));
        FUZZ_REQUIRE(again.year == date.year && again.month == date.month && again.day == date.day);
    }
    try_key(text);
    tsc_identifier(text, identifier, sizeof identifier);
    FUZZ_REQUIRE(strlen(identifier) < sizeof identifier);
    return 0;
}
