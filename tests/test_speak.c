/* What is said with clips: numbers, sums, dates, places, telephones as one
 * says them here, with words of the printed list and nothing else. */
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sound/limiter.h"
#include "sound/speak.h"

static char said[1024];

static const char *
words(const struct sentence *s)
{
	said[0] = '\0';
	for (size_t i = 0; i < s->count && !s->bad; i++) {
		assert_true(speak_number_of(s->word[i]) > 0);
		strcat(said, s->word[i]);
		strcat(said, s->rest_ms[i] ? "…" : "");
	}
	return s->bad ? "?" : said;
}

static const char *
number(const char *decimal)
{
	struct sentence s = { 0 };
	speak_number(&s, decimal);
	return words(&s);
}

static void
given_a_number_when_spoken_then_it_is_as_one_says_it(void **state)
{
	static const char *const how[][2] = { { "5034.6", "五千零三十四点六" }, { "0", "零" }, { "10", "十" },
		{ "12", "十二" }, { "20", "二十" }, { "100", "一百" }, { "101", "一百零一" }, { "110", "一百一十" },
		{ "115", "一百一十五" }, { "200", "二百" }, { "222", "二百二十二" }, { "1000", "一千" },
		{ "1005", "一千零五" }, { "1010", "一千零一十" }, { "2000", "两千" }, { "2022", "两千零二十二" },
		{ "10000", "一万" }, { "10005", "一万零五" }, { "20000", "两万" }, { "22000", "两万两千" },
		{ "100000", "十万" }, { "120034", "十二万零三十四" }, { "105000", "十万五千" }, { "170000", "十七万" },
		{ "20202020", "两千零二十万两千零二十" }, { "99999999", "九千九百九十九万九千九百九十九" },
		{ "96.5", "九十六点五" }, { "0.5", "零点五" }, { "0.05", "零点零五" }, { "96.50", "九十六点五" },
		{ "96.0", "九十六" }, { "9934.1", "九千九百三十四点一" } };
	for (size_t i = 0; i < sizeof how / sizeof *how; i++)
		assert_string_equal(number(how[i][0]), how[i][1]);
}

static void
given_what_is_no_number_when_spoken_then_nothing_is_said(void **state)
{
	static const char *const odd[] = { "", "-5", "abc", "12元", "1.2.3", "1,234", "100000000", "3.", ".5",
		"620余" };
	for (size_t i = 0; i < sizeof odd / sizeof *odd; i++)
		assert_string_equal(number(odd[i]), "?");
}

static void
given_a_date_a_place_a_door_and_a_sum_when_spoken_then_each_has_its_words(void **state)
{
	struct sentence s = { 0 };
	speak_date(&s, 2021, 12, 6);
	assert_string_equal(words(&s), "二零二一年十二月六号");
	s = (struct sentence){ 0 };
	speak_date(&s, 0, 10, 31);
	assert_string_equal(words(&s), "十月三十一号");
	s = (struct sentence){ 0 };
	speak_date(&s, 2024, 2, 2);
	assert_string_equal(words(&s), "二零二四年二月二号");
	s = (struct sentence){ 0 };
	speak_date(&s, 2024, 13, 1);
	assert_string_equal(words(&s), "?");
	s = (struct sentence){ 0 };
	speak(&s, "我们村");
	assert_string_equal(words(&s), "?");
	s = (struct sentence){ 0 };
	speak_place(&s, 12);
	speak(&s, "得了");
	speak_number(&s, "96.5");
	speak(&s, "分");
	assert_string_equal(words(&s), "第十二名得了九十六点五分");
	s = (struct sentence){ 0 };
	speak_door(&s, 3, 18);
	assert_string_equal(words(&s), "三组十八号");
	s = (struct sentence){ 0 };
	speak_money(&s, "5034.6");
	assert_string_equal(words(&s), "五千零三十四点六元");
	s = (struct sentence){ 0 };
	speak_count(&s, 2, "户");
	speak_count(&s, 12, "处");
	speak_count(&s, 22, "条");
	assert_string_equal(words(&s), "两户十二处二十二条");
}

static void
given_a_telephone_when_spoken_then_digit_by_digit_with_breath(void **state)
{
	struct sentence s = { 0 };
	speak_phone(&s, "0954-3010001");
	assert_string_equal(words(&s), "零九五四…三零幺零…零零幺…");
	s = (struct sentence){ 0 };
	speak_phone(&s, "13812345678");
	assert_string_equal(words(&s), "幺三八…幺二三四…五六七八…");
	s = (struct sentence){ 0 };
	speak_phone(&s, "12345");
	assert_string_equal(words(&s), "幺二三四五…");
	static const char *const odd[] = { "", "12", "电话", "110转2" };
	for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
		s = (struct sentence){ 0 };
		speak_phone(&s, odd[i]);
		assert_string_equal(words(&s), "?");
	}
}

static void
given_the_list_when_counted_then_it_is_short_and_no_word_stands_twice(void **state)
{
	int n = 0;
	for (; speak_word(n + 1); n++)
		assert_int_equal(speak_number_of(speak_word(n + 1)), n + 1);
	assert_in_range(n, 60, 80);
	assert_true(n < SPEAK_NAMES_FROM);
	assert_null(speak_word(0));
	assert_non_null(speak_group(1));
}

static void
given_any_numbers_and_days_when_spoken_then_no_clip_is_needed_that_is_not_on_the_list(void **state)
{
	char text[32];
	srand(5034);
	for (int i = 0; i < 20000; i++) {
		struct sentence s = { 0 };
		snprintf(text, sizeof text, "%d.%d", rand() % (i % 2 ? 100000000 : 20000), rand() % 1000);
		speak_money(&s, text);
		speak_date(&s, 1990 + rand() % 60, 1 + rand() % 12, 1 + rand() % 31);
		speak_place(&s, 1 + rand() % 400);
		assert_false(s.bad);
		assert_true(*words(&s));
	}
}

static void
given_peaks_when_limited_then_none_is_too_high_and_what_is_soft_stays(void **state)
{
	struct limiter l;
	float most = 0;
	limiter_begin(&l);
	for (int i = 0; i < 48000; i++) {
		float in = i % 4800 == 0 ? 3.0f : i / 4800 % 2 ? 0.5f : -0.2f, out = limiter_next(&l, in);
		most = out > most ? out : most;
		if (i > 4800 + 4000 && i % 4800 > 4000 && i % 4800 < 4500 && i < 4800 * 2)
			assert_true(out == 0.0f || out > 0.19f || out < -0.19f);
	}
	assert_true(most <= LIMITER_MOST + 0.0001f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(given_a_number_when_spoken_then_it_is_as_one_says_it),
		cmocka_unit_test(given_what_is_no_number_when_spoken_then_nothing_is_said),
		cmocka_unit_test(given_a_date_a_place_a_door_and_a_sum_when_spoken_then_each_has_its_words),
		cmocka_unit_test(given_a_telephone_when_spoken_then_digit_by_digit_with_breath),
		cmocka_unit_test(given_the_list_when_counted_then_it_is_short_and_no_word_stands_twice),
		cmocka_unit_test(given_any_numbers_and_days_when_spoken_then_no_clip_is_needed_that_is_not_on_the_list),
		cmocka_unit_test(given_peaks_when_limited_then_none_is_too_high_and_what_is_soft_stays),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
