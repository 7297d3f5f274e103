#include "../test.h"

#include "core/country.h"
#include "core/place.h"
#include "core/unit.h"

#include <unicode/uregion.h>

static tsc_place place_of(const char *code)
{
    tsc_place place;
    assert_true(tsc_place_parse(tsc_span_of(code), &place));
    return place;
}

static void countries_have_names_in_every_language(void **state)
{
    (void)state;
    char name[64];
    tsc_place_name(place_of("KAZ"), "en", name, sizeof name);
    assert_string_equal(name, "Kazakhstan");
    tsc_place_name(place_of("MAR"), "fr", name, sizeof name);
    assert_string_equal(name, "Maroc");
    tsc_place_name(place_of("MAR"), "ru", name, sizeof name);
    assert_string_equal(name, "Марокко");
    tsc_place_name(place_of("EU"), "en", name, sizeof name);
    assert_string_equal(name, "European Union");
    tsc_place_name(place_of("EAEU"), "en", name, sizeof name);
    assert_string_equal(name, "Eurasian Economic Union");
    tsc_place_name(place_of("QQQ"), "en", name, sizeof name);
    assert_string_equal(name, "QQQ");
}

static void countries_are_told_from_groups_and_inventions(void **state)
{
    (void)state;
    assert_true(tsc_place_is_country(place_of("KAZ")));
    assert_false(tsc_place_is_country(place_of("WLD")));
    assert_false(tsc_place_is_country(place_of("EU")));
    assert_false(tsc_place_is_country(place_of("QQQ")));
    tsc_place place;
    assert_false(tsc_place_parse(tsc_span_of("kaz"), &place));
    assert_false(tsc_place_parse(tsc_span_of("TOOLONGX"), &place));
}

static void codes_of_other_systems_lead_to_iso(void **state)
{
    (void)state;
    tsc_place place;
    assert_true(tsc_place_from_alpha2(tsc_span_of("MA"), &place));
    assert_string_equal(place.code, "MAR");
    assert_true(tsc_place_from_number(398, &place));
    assert_string_equal(place.code, "KAZ");
    assert_true(tsc_place_from_number(842, &place));
    assert_string_equal(place.code, "USA");
    assert_true(tsc_place_from_number(0, &place));
    assert_string_equal(place.code, "WLD");
    assert_true(tsc_place_from_alpha2(tsc_span_of("XK"), &place));
    assert_string_equal(place.code, "XKX");
    assert_true(tsc_place_is_country(place));
    assert_false(tsc_place_from_number(12345, &place));
}

/* Every code and number of three places, both ways. */
static void the_table_of_countries_is_that_of_icu(void **state)
{
    (void)state;
    size_t countries = 0;
    for (int i = 0; i < 26 * 26 * 26; i++) {
        const char code[4] = {(char)('A' + i / 676), (char)('A' + i / 26 % 26), (char)('A' + i % 26), '\0'};
        UErrorCode status = U_ZERO_ERROR;
        const URegion *region = uregion_getRegionFromCode(code, &status);
        const tsc_country *country = tsc_country_find(strcmp(code, "XKK") == 0 ? "XKX" : strcmp(code, "XKX") == 0 ? "-" : code);
        bool known = U_SUCCESS(status) && uregion_getType(region) == URGN_TERRITORY;
        assert_int_equal(known, country != NULL);
        if (!known)
            continue;
        countries++;
        assert_string_equal(country->alpha2, uregion_getRegionCode(region));
        assert_int_equal(country->number, uregion_getNumericCode(region) < 0 ? 0 : uregion_getNumericCode(region));
    }
    assert_true(countries > 240);
    for (int number = 1; number < 1000; number++) {
        UErrorCode status = U_ZERO_ERROR;
        const URegion *region = uregion_getRegionFromNumericCode(number, &status);
        tsc_place place;
        if (U_SUCCESS(status) && uregion_getType(region) == URGN_TERRITORY)
            assert_true(tsc_place_from_number(number, &place));
    }
}

static void assert_amount(double value, const char *code, const char *language, const char *expected)
{
    tsc_unit unit;
    char text[128];
    assert_true(tsc_unit_parse(tsc_span_of(code), &unit));
    tsc_amount_format(value, unit, 3, language, text, sizeof text);
    assert_string_equal(text, expected);
}

static void amounts_are_written_as_people_do(void **state)
{
    (void)state;
    assert_amount(274e6, "USD", "en", "US$ 274 million");
    assert_amount(161176470, "USD", "en", "US$ 161 million");
    assert_amount(1.2e9, "EUR", "en", "€ 1.2 billion");
    assert_amount(274e6, "USD", "fr", "274 millions de dollars US");
    assert_amount(1.3e9, "USD", "fr", "1,3 milliard de dollars US");
    assert_amount(4.6e9, "MAD", "fr", "4,6 milliards de MAD");
    assert_amount(70, "%", "en", "70 %");
    assert_amount(-12.5, "%", "en", "−12.5 %");
    assert_amount(83532, "t", "en", "83,532 t");
    assert_amount(0, "USD", "en", "US$ 0");
    assert_amount(0.0009, "%", "en", "0.0009 %");
    assert_amount(0.000012345, "%", "fr", "0,000012 %");
    assert_amount(0.312, "%", "en", "0.31 %");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(countries_have_names_in_every_language),
        cmocka_unit_test(countries_are_told_from_groups_and_inventions),
        cmocka_unit_test(codes_of_other_systems_lead_to_iso),
        cmocka_unit_test(the_table_of_countries_is_that_of_icu),
        cmocka_unit_test(amounts_are_written_as_people_do),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
