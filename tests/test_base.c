/* base: days, periods, UTF-8, JSON, arenas. */
#include "test.h"

#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/json.h"
#include "base/str.h"

static void
given_days_that_do_not_exist_when_read_then_they_are_refused(void **state)
{
	struct date d;
	(void)state;
	assert_true(date_parse("2024-02-29", &d));
	assert_false(date_parse("2023-02-29", &d));
	assert_false(date_parse("2024-04-31", &d));
	assert_false(date_parse("2024-4-3", &d));
	assert_false(date_parse("2024-04-03T", &d));
}

static void
given_any_day_when_counted_and_turned_back_then_it_is_the_same(void **state)
{
	(void)state;
	for (long n = -20000; n < 60000; n += 7) {
		struct date d = date_from_days(n);
		assert_true(date_days(d) == n);
	}
	assert_string_equal(date_weekday_name((struct date){ 2021, 12, 6 }), "星期一");
	assert_string_equal(date_weekday_name((struct date){ 1970, 1, 1 }), "星期四");
}

static void
given_periods_when_spoken_then_they_read_as_people_say_them(void **state)
{
	static const char *const pairs[][2] = { { "2024-04", "2024年4月" }, { "2024-Q2", "2024年第二季度" },
		{ "2024-W17", "2024年第17周" }, { "2024-H1", "2024年上半年" }, { "2024", "2024年" },
		{ "爱国卫生月", "爱国卫生月" } };
	char out[64];
	(void)state;
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		period_speak(pairs[i][0], out, sizeof out);
		assert_string_equal(out, pairs[i][1]);
	}
}

static void
given_what_was_counted_from_a_month_on_when_spoken_then_it_says_its_span(void **state)
{
	static const char *const spans[][3] = { { "2025年1月", "2025-06", "2025年1–6月" },
		{ "2025-01", "2025-09", "2025年1–9月" }, { "1月", "2025-04", "2025年1–4月" },
		{ "2025.1.1", "2025-12", "2025年全年" }, { "2025年", "2025-05", "2025年1–5月" },
		{ "2025年第一季度", "2025-Q3", "2025年1–3季度" }, { "2025-Q1", "2025-06", "2025年1–6月" },
		{ "2024年10月", "2025-03", "2024年10月–2025年3月" }, { "2024", "2025", "2024年1月–2025年12月" },
		/* the period says it all, or the beginning says nothing */
		{ "2025年6月", "2025-06", "2025年6月" }, { "2025-01-01", "2025-H1", "2025年上半年" },
		{ "2025年1月", "2025", "2025年" }, { "", "2025-06", "2025年6月" },
		{ "去年秋天", "2025-06", "2025年6月" }, { "2025年7月", "2025-06", "2025年6月" },
		{ "2025年1月", "爱国卫生月", "爱国卫生月" } };
	char out[64];
	(void)state;
	for (size_t i = 0; i < sizeof spans / sizeof *spans; i++) {
		period_speak_span(spans[i][0], spans[i][1], out, sizeof out);
		assert_string_equal(out, spans[i][2]);
	}
}

static void
given_the_first_period_of_a_year_when_stepped_back_then_it_is_the_last_of_the_year_before(void **state)
{
	static const char *const pairs[][2] = { { "2024-01", "2023-12" }, { "2024-Q1", "2023-Q4" },
		{ "2024-H1", "2023-H2" }, { "2021-W01", "2020-W53" }, { "2024", "2023" } };
	char out[64];
	(void)state;
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		assert_true(period_step(pairs[i][0], -1, out, sizeof out));
		assert_string_equal(out, pairs[i][1]);
		assert_true(period_step(out, 1, out, sizeof out));
		assert_string_equal(out, pairs[i][0]);
	}
	assert_false(period_step("爱国卫生月", 1, out, sizeof out));
}

static void
given_an_iso_week_when_its_days_are_asked_for_then_it_runs_from_monday_to_sunday(void **state)
{
	struct date a, b;
	(void)state;
	assert_true(period_range("2024-W17", &a, &b));
	assert_int_equal(date_weekday(a), 1);
	assert_int_equal(a.month * 100 + a.day, 422);
	assert_int_equal(b.month * 100 + b.day, 428);
}

static void
given_periods_of_several_kinds_when_sorted_then_the_newest_is_first_and_words_are_last(void **state)
{
	(void)state;
	assert_true(period_compare("2024-04", "2024-03") < 0);
	assert_true(period_compare("2023-12", "2024-01") > 0);
	assert_true(period_compare("绿化种植周", "2021") > 0);
	assert_int_equal(period_compare("2024-04", "2024-04"), 0);
}

static void
given_characters_outside_the_bmp_when_counted_then_each_is_one(void **state)
{
	const char *s = "𬱖·马";
	(void)state;
	assert_int_equal(utf8_count(s), 3);
	assert_int_equal(utf8_next(&s), 0x2CC56);
	assert_int_equal(utf8_next(&s), 0xB7);
	assert_int_equal(utf8_prefix("𬱖明", 1), 4);
}

static void
given_bytes_that_are_not_utf8_when_walked_then_nothing_is_skipped_and_it_ends(void **state)
{
	static const char *const bad[] = { "\xC0\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE4\xB8", "\xFF" };
	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		const char *p = bad[i];
		assert_false(utf8_valid(bad[i], strlen(bad[i])));
		assert_int_equal(utf8_next(&p), 0xFFFD);
		while (utf8_next(&p))
			;
		assert_true(p == bad[i] + strlen(bad[i]));
	}
}

static void
given_text_with_quotes_and_newlines_when_written_as_json_then_it_is_escaped(void **state)
{
	struct json j = { 0 };
	(void)state;
	json_open(&j, NULL, '{');
	json_text(&j, "a", "他说\"好\"\n\x01");
	json_open(&j, "b", '[');
	json_int(&j, NULL, 1);
	json_bool(&j, NULL, false);
	json_text(&j, NULL, NULL);
	json_close(&j, ']');
	json_close(&j, '}');
	assert_string_equal(strbuf_text(&j.out), "{\"a\":\"他说\\\"好\\\"\\n\\u0001\",\"b\":[1,false,null]}");
	strbuf_free(&j.out);
}

static void
given_an_arena_when_reset_then_its_memory_is_zero_again(void **state)
{
	struct arena *a = arena_new();
	(void)state;
	for (int round = 0; round < 3; round++) {
		for (size_t size = 1; size < 70000; size = size * 3 + 1) {
			unsigned char *p = arena_alloc(a, size);
			for (size_t i = 0; i < size; i++)
				assert_int_equal(p[i], 0);
			memset(p, 0xAA, size);
		}
		arena_reset(a);
	}
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(given_days_that_do_not_exist_when_read_then_they_are_refused),
		cmocka_unit_test(given_any_day_when_counted_and_turned_back_then_it_is_the_same),
		cmocka_unit_test(given_periods_when_spoken_then_they_read_as_people_say_them),
		cmocka_unit_test(given_what_was_counted_from_a_month_on_when_spoken_then_it_says_its_span),
		cmocka_unit_test(
		    given_the_first_period_of_a_year_when_stepped_back_then_it_is_the_last_of_the_year_before),
		cmocka_unit_test(given_an_iso_week_when_its_days_are_asked_for_then_it_runs_from_monday_to_sunday),
		cmocka_unit_test(
		    given_periods_of_several_kinds_when_sorted_then_the_newest_is_first_and_words_are_last),
		cmocka_unit_test(given_characters_outside_the_bmp_when_counted_then_each_is_one),
		cmocka_unit_test(given_bytes_that_are_not_utf8_when_walked_then_nothing_is_skipped_and_it_ends),
		cmocka_unit_test(given_text_with_quotes_and_newlines_when_written_as_json_then_it_is_escaped),
		cmocka_unit_test(given_an_arena_when_reset_then_its_memory_is_zero_again),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
