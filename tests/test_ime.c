/* ime: what a person gets for the letters typed. */
#include "test.h"

#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "text/ime.h"

static struct ime_word words[IME_MOST];

/* Where `text` stands among the candidates; −1 when it does not. */
static int
place(const char *letters, const char *text)
{
	size_t n = ime_words(letters, words);
	for (size_t i = 0; i < n; i++)
		if (words[i].bytes == strlen(text) && memcmp(words[i].text, text, words[i].bytes) == 0)
			return (int)i;
	return -1;
}

static int
letters_of(const char *letters, const char *text)
{
	int at = place(letters, text);
	assert_true(at >= 0);
	return words[at].letters;
}

/* Types `letters` and chooses the words of `text`, longest first, within the first `within` candidates each. */
static void
write_text(const char *letters, const char *text, int within)
{
	while (*text) {
		size_t n = ime_words(letters, words), i = 0;
		while (i < n && strncmp(text, words[i].text, words[i].bytes) != 0)
			i++;
		if (i == n || (int)i >= within)
			fail_msg("%s: %s is not among the first %d", letters, text, within);
		text += words[i].bytes;
		letters += words[i].letters;
	}
	assert_string_equal(letters, "");
}

static void
given_the_villages_when_their_pinyin_is_typed_then_their_characters_are_near_the_front(void **state)
{
	static const struct {
		const char *letters, *text;
	} village[] = { { "gaotongcun", "高同村" }, { "danmingcun", "单明村" }, { "suancicun", "酸刺村" },
		{ "wangzhaocun", "王昭村" }, { "xiazhaicun", "夏寨村" }, { "yangfangcun", "杨坊村" },
		{ "wanyacun", "万崖村" }, { "shuichacun", "水岔村" }, { "longwangbacun", "龙王坝村" },
		{ "luzigoucun", "芦子沟村" }, { "xingdecun", "兴德村" }, { "qianzuicun", "前咀村" },
		{ "minshengshequ", "民生社区" }, { "jiqiangzhen", "吉强镇" } };
	(void)state;
	for (size_t i = 0; i < sizeof village / sizeof *village; i++)
		write_text(village[i].letters, village[i].text, 40);
}

static void
given_common_words_when_typed_then_they_come_first(void **state)
{
	(void)state;
	assert_int_equal(place("weisheng", "卫生"), 0);
	assert_int_equal(place("zhongguo", "中国"), 0);
	assert_int_equal(place("cun", "村"), 0);
	assert_int_equal(letters_of("weisheng", "卫生"), 8);
}

static void
given_first_letters_when_typed_then_words_are_found_by_them(void **state)
{
	(void)state;
	assert_in_range(place("zhg", "中国"), 0, 7);
	assert_in_range(place("zgr", "中国人"), 0, 7);
	assert_in_range(place("weish", "卫生"), 0, 7);
	assert_int_equal(letters_of("zhg", "中国"), 3);
	assert_int_equal(letters_of("gtc", "共同"), 2);
	assert_int_equal(letters_of("gtc", "高"), 1);
}

static void
given_a_character_with_several_readings_when_any_is_typed_then_it_is_there(void **state)
{
	static const char *const reading[][2] = { { "dan", "单" }, { "shan", "单" }, { "chan", "单" },
		{ "zhong", "重" }, { "chong", "重" }, { "zhang", "长" }, { "chang", "长" }, { "zeng", "曾" },
		{ "zhai", "翟" }, { "qiu", "仇" }, { "xie", "解" } };
	(void)state;
	for (size_t i = 0; i < sizeof reading / sizeof *reading; i++)
		assert_true(place(reading[i][0], reading[i][1]) >= 0);
}

static void
given_rare_characters_of_names_when_typed_then_they_are_reached(void **state)
{
	static const char *const name[][2] = { { "kun", "堃" }, { "yi", "祎" }, { "zhe", "喆" }, { "yao", "垚" },
		{ "ben", "犇" }, { "yang", "旸" }, { "chong", "翀" }, { "xin", "鑫" } };
	static const char *const fullest[] = { "yi", "ji", "shi", "xi", "yu", "li", "fu", "zhi" };
	(void)state;
	for (size_t i = 0; i < sizeof fullest / sizeof *fullest; i++) /* none is cut off */
		assert_in_range(ime_words(fullest[i], words), 1, IME_MOST - 1);
	for (size_t i = 0; i < sizeof name / sizeof *name; i++)
		if (place(name[i][0], name[i][1]) < 0)
			fail_msg("%s", name[i][1]);
}

static void
given_u_with_dots_when_written_as_v_or_as_people_do_then_it_is_understood(void **state)
{
	(void)state;
	assert_in_range(place("lv", "绿"), 0, 3);
	assert_int_equal(place("nv", "女"), 0);
	assert_int_equal(place("nvren", "女人"), 0);
	assert_int_equal(place("qv", "去"), 0);
	assert_int_equal(letters_of("lue", "略"), 3);
	assert_int_equal(letters_of("lve", "略"), 3);
	assert_true(place("lu", "路") >= 0);
}

static void
given_letters_that_can_be_read_two_ways_when_typed_then_both_are_offered(void **state)
{
	(void)state;
	assert_int_equal(letters_of("xian", "先"), 4);
	assert_int_equal(letters_of("xian", "西安"), 4);
	assert_int_equal(letters_of("xian", "西"), 2);
	assert_int_equal(letters_of("xian", "下"), 3);
	assert_in_range(place("xian", "西安"), 0, 9);
}

static void
given_nothing_or_nonsense_when_typed_then_there_are_no_candidates(void **state)
{
	static const char *const nothing[] = { "", "vvv", "i", "uuu", "1", "-", "'" };
	(void)state;
	for (size_t i = 0; i < sizeof nothing / sizeof *nothing; i++)
		assert_int_equal(ime_words(nothing[i], words), 0);
	char longest[200];
	memset(longest, 'z', sizeof longest - 1);
	longest[sizeof longest - 1] = '\0';
	size_t n = ime_words(longest, words);
	assert_true(n > 0);
	for (size_t i = 0; i < n; i++)
		assert_in_range(words[i].letters, 1, 7);
}

static void
given_any_letters_when_typed_then_every_candidate_is_han_and_stands_in_order(void **state)
{
	char letters[3] = "";
	(void)state;
	for (char a = 'a'; a <= 'z'; a++)
		for (char b = 'a'; b <= 'z'; b++) {
			letters[0] = a, letters[1] = b;
			size_t n = ime_words(letters, words);
			assert_true(n <= IME_MOST);
			for (size_t i = 0; i < n; i++) {
				assert_in_range(words[i].letters, 1, 2);
				assert_true(words[i].bytes >= 3 && utf8_valid(words[i].text, words[i].bytes));
				assert_true(i == 0 || words[i].letters <= words[i - 1].letters);
			}
		}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    given_the_villages_when_their_pinyin_is_typed_then_their_characters_are_near_the_front),
		cmocka_unit_test(given_common_words_when_typed_then_they_come_first),
		cmocka_unit_test(given_first_letters_when_typed_then_words_are_found_by_them),
		cmocka_unit_test(given_a_character_with_several_readings_when_any_is_typed_then_it_is_there),
		cmocka_unit_test(given_rare_characters_of_names_when_typed_then_they_are_reached),
		cmocka_unit_test(given_u_with_dots_when_written_as_v_or_as_people_do_then_it_is_understood),
		cmocka_unit_test(given_letters_that_can_be_read_two_ways_when_typed_then_both_are_offered),
		cmocka_unit_test(given_nothing_or_nonsense_when_typed_then_there_are_no_candidates),
		cmocka_unit_test(given_any_letters_when_typed_then_every_candidate_is_han_and_stands_in_order),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
