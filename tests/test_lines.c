/* Line breaking: Unicode's own cases, then what a Chinese reader expects. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "text/linebreak.h"
#include "text/text.h"

static const char cases_file[] = "/usr/share/unicode/auxiliary/LineBreakTest.txt";
enum { EM = 32 };
static const struct text_style em32 = { EM, TEXT_REGULAR };

static struct text *fonts;
static struct arena *arena;

static int
open_fonts(void **state)
{
	(void)state;
	fonts = text_new(NULL);
	arena = arena_new();
	return fonts ? 0 : -1;
}

static int
close_fonts(void **state)
{
	(void)state;
	text_free(fonts);
	arena_free(arena);
	return 0;
}

/* The lines joined with |, easy to compare with what one expects. */
static const char *
broken(const char *s, double ems, size_t most)
{
	struct text_lines lines = text_break(fonts, arena, s, em32, (int)(ems * EM), most);
	struct strbuf b = { 0 };
	for (size_t i = 0; i < lines.count; i++) {
		strbuf_append(&b, i ? "|" : "");
		strbuf_append_n(&b, lines.line[i].text, lines.line[i].len);
	}
	char *out = arena_strdup(arena, strbuf_text(&b));
	strbuf_free(&b);
	return out;
}

/* Reads 「× 0023 ÷ …」: the bytes, and where a break is wanted; their number. */
static size_t
read_case(char *line, char *s, uint8_t *want)
{
	size_t n = 0;
	memset(want, 0, 512);
	for (char *p = strtok(line, " \t\n"); p && *p != '#'; p = strtok(NULL, " \t\n")) {
		if (strcmp(p, "÷") == 0 || strcmp(p, "×") == 0)
			want[n] = strcmp(p, "÷") == 0;
		else
			n += utf8_encode((uint32_t)strtoul(p, NULL, 16), s + n);
	}
	return n;
}

/* Why ICU differs at byte i. Unicode's file uses the number rule of UAX #14,
 * 8.2 example 7; ICU's own keeps a full stop or comma with the number behind
 * it (「.35」, 「a.2」) and, as later versions of UAX #14 do, a hyphen that
 * begins a word with that word (「-x」). */
enum miss { MISS_NUMBER, MISS_WORD_HYPHEN, MISS_UNKNOWN, MISS_COUNT };

static enum miss
reason(const char *s, size_t n, const uint8_t *want, const uint8_t *got)
{
	for (size_t i = 1; i < n; i++) {
		if (want[i] == (got[i] >= LINEBREAK_ALLOWED))
			continue;
		size_t mark = i - 1;
		while (mark > 0 && (s[mark] & 0x80))
			mark--;
		bool stop = s[mark] == '.' || s[mark] == ',' || s[i] == '.' || s[i] == ',';
		if (stop && strpbrk(s, "0123456789"))
			return MISS_NUMBER;
		return s[0] == '-' && want[i] ? MISS_WORD_HYPHEN : MISS_UNKNOWN;
	}
	return MISS_COUNT;
}

static void
given_unicodes_cases_when_broken_by_icu_then_only_its_two_documented_rules_differ(void **state)
{
	(void)state;
	FILE *f = fopen(cases_file, "r");
	char line[4096], s[512];
	uint8_t want[512], got[512];
	int cases = 0, miss[MISS_COUNT + 1] = { 0 };
	if (!f)
		skip();
	while (fgets(line, sizeof line, f)) {
		if (line[0] == '#' || line[0] == '\n')
			continue;
		size_t n = read_case(line, s, want);
		s[n] = '\0';
		linebreak_find_raw(s, n, got);
		miss[reason(s, n, want, got)]++;
		cases++;
	}
	fclose(f);
	assert_int_equal(cases, 7654);
	assert_int_equal(miss[MISS_NUMBER], 14);
	assert_int_equal(miss[MISS_WORD_HYPHEN], 8);
	assert_int_equal(miss[MISS_UNKNOWN], 0);
}

static const char notice[] =
    "关于开展2024年“爱国卫生月”活动的通知（第12号）：各村要对照《村规民约》「门前三包」，清理垃圾14000余台（次），"
    "栽植苗木20余万株，绿化率达到75%以上；联系人张*明，电话0954-3010000。阿·买买提等32户被评为“最美庭院”……"
    "——请于4月28日（星期日）18:00前报送，逾期视为放弃！是否参加？请“如实填写”。\n"
    "第二段：【注意】《〈办法〉细则》第3条、第5～8条；￥50元/户，面积1200㎡。";

static uint32_t
last_character(struct text_line l)
{
	uint32_t cp = 0;
	for (const char *p = l.text; p < l.text + l.len;)
		cp = utf8_next(&p);
	return cp;
}

static void
given_a_notice_when_broken_at_any_width_then_no_mark_stands_where_it_may_not(void **state)
{
	(void)state;
	for (int width = 5 * EM; width < 40 * EM; width += 7) {
		struct text_lines lines = text_break(fonts, arena, notice, em32, width, 0);
		for (size_t i = 0; i < lines.count; i++) {
			struct text_line l = lines.line[i];
			const char *p = l.text;
			assert_false(linebreak_bad_start(utf8_next(&p)));
			assert_false(linebreak_bad_end(last_character(l)));
			assert_in_range(l.width, 1, width);
			assert_int_equal(l.width, text_width(fonts, l.text, l.len, em32));
		}
		arena_reset(arena);
	}
}

static void
given_a_notice_when_broken_at_any_width_then_not_a_byte_is_lost(void **state)
{
	(void)state;
	for (int width = 1; width < 40 * EM; width += 13) {
		struct text_lines lines = text_break(fonts, arena, notice, em32, width, 0);
		const char *at = notice;
		for (size_t i = 0; i < lines.count; i++) {
			while (*at == '\n' || *at == ' ')
				at++;
			assert_ptr_equal(lines.line[i].text, at);
			assert_true(utf8_valid(at, lines.line[i].len));
			at += lines.line[i].len;
		}
		assert_string_equal(at, "");
		arena_reset(arena);
	}
}

static void
given_words_that_belong_together_when_broken_anywhere_then_they_stay_whole(void **state)
{
	(void)state;
	static const char *const words[] = { "14000余台（次）", "75%以上", "20余万株", "近30户", "17万余方", "1.5公里",
		"3,000平方米", "约50人次", "第十二条", "十二户", "第3组", "4月28日", "张*明", "马**", "张＊明",
		"0954-3010000", "13900000000", "18:00", "8:00-17:30", "5～8条", "HB-2024-017", "——", "……", "￥50元",
		"±5℃", "2024年", "100余户" };
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		for (int before = 0; before < 12; before++) {
			const char *s =
			    arena_printf(arena, "%.*s%s整治工作", before * 3, "清理农村生活垃圾环境卫生", words[i]);
			if (!strstr(broken(s, 10, 0), words[i]))
				fail_msg("%s", broken(s, 10, 0));
		}
		arena_reset(arena);
	}
}

static void
given_a_date_when_it_fits_below_then_it_stays_whole_else_it_breaks_after_the_year(void **state)
{
	(void)state;
	assert_string_equal(broken("整治工作于今天2024年4月28日完成", 10, 0), "整治工作于今天|2024年4月28日完成");
	assert_string_equal(broken("活动自2024年4月28日起", 10, 0), "活动自2024年|4月28日起");
	assert_string_equal(broken("2024年4月28日", 4, 0), "2024年|4月28日");
}

static void
given_words_of_the_village_when_there_is_room_then_none_is_torn(void **state)
{
	(void)state;
	assert_string_equal(broken("12月15日前改好，还有 9 天", 7.2, 0), "12月15日前|改好，还有 9 天");
	assert_string_equal(broken("2021年第三季度第 1 名，得 96.5 分", 8, 0), "2021年第三季度|第 1 名，得|96.5 分");
	assert_string_equal(broken("黑榜 3 条等复查", 3.5, 0), "黑榜|3 条等|复查");
	assert_string_equal(broken("村里还没改好了的", 5, 0), "村里还|没改好了的");
	assert_string_equal(broken("沟里有生活垃圾和塑料袋", 6, 0), "沟里有生活|垃圾和塑料袋");
	assert_string_equal(broken("村民代表", 1.5, 0), "村|民|代|表"); /* where there is none */
}

static void
given_two_lines_when_the_last_clause_fits_below_then_it_stands_there(void **state)
{
	(void)state;
	assert_string_equal(broken("12月15日前改好，还有 9 天", 9.5, 0), "12月15日前改好，|还有 9 天");
	assert_string_equal(broken("改好了（12月2日），再过 4 天撤下", 12, 0), "改好了（12月2日），|再过 4 天撤下");
	assert_string_equal(broken("庄前屋后自家扫，巷道轮流扫", 12, 0), "庄前屋后自家扫，|巷道轮流扫");
	assert_string_equal(broken("好，整治农村人居环境卫生", 10, 0), "好，整治农村人居环境|卫生");
}

static void
given_a_mark_at_the_end_when_half_of_it_fits_then_it_is_pushed_in(void **state)
{
	(void)state;
	assert_string_equal(broken("清理农村垃圾，环境整治好", 6.5, 0), "清理农村垃圾，|环境整治好");
	assert_string_equal(broken("清理农村垃圾，环境整治好", 6.4, 0), "清理农村|垃圾，环境|整治好");
	assert_string_equal(broken("「清理」，环境", 4, 0), "「清理」，|环境");
}

static void
given_chinese_quotes_when_broken_then_the_line_may_end_before_or_after_them(void **state)
{
	(void)state;
	assert_string_equal(broken("评选最美的“红黑榜”公示名单", 5.5, 0), "评选最美的|“红黑榜”|公示名单");
}

static void
given_one_character_left_over_when_broken_then_it_gets_company(void **state)
{
	(void)state;
	assert_string_equal(broken("整治农村人居环境卫生", 9, 0), "整治农村人居环境|卫生");
	assert_string_equal(broken("整治农村人居环境卫生。", 9, 0), "整治农村人居环境|卫生。");
	assert_string_equal(broken("整治农村人居环境\n好", 9, 0), "整治农村人居环境|好");
}

static void
given_too_many_lines_when_broken_then_the_last_one_ends_in_an_ellipsis(void **state)
{
	(void)state;
	assert_string_equal(broken("整治农村人居环境卫生工作通知", 6, 2), "整治农村人居|环境卫生工…");
	assert_string_equal(broken("整治\n农村", 6, 1), "整治…");
	assert_string_equal(broken("整治\n", 6, 1), "整治");
	assert_string_equal(broken("整治农村人居", 6, 1), "整治农村人居");
	assert_string_equal(broken("清理垃圾，14000余台次共计若干", 7, 1), "清理垃圾…");
}

static void
given_newlines_when_broken_then_each_starts_a_line_and_the_last_one_does_not(void **state)
{
	(void)state;
	assert_string_equal(broken("", 6, 0), "");
	assert_string_equal(broken("甲\n乙", 6, 0), "甲|乙");
	assert_string_equal(broken("甲\r\n\r\n乙 \n", 6, 0), "甲||乙");
	assert_int_equal(text_break(fonts, arena, "", em32, 100, 0).count, 0);
	assert_int_equal(text_break(fonts, arena, "\n", em32, 100, 0).count, 1);
	assert_string_equal(broken("　　清理垃圾环境", 6, 0), "　　清理垃圾|环境");
}

static void
given_a_word_wider_than_the_line_when_broken_then_it_breaks_between_characters(void **state)
{
	(void)state;
	struct text_lines lines = text_break(fonts, arena, "http://example.org/aaaaaaaaaaaaaaaaaaaa", em32, 4 * EM, 0);
	assert_true(lines.count > 3);
	lines = text_break(fonts, arena,
	    "e\xCC\x81"
	    "e\xCC\x81"
	    "e\xCC\x81",
	    em32, 10, 0);
	assert_int_equal(lines.count, 3);
	assert_int_equal(lines.line[1].len, 3);
	lines = text_break(fonts, arena, "村屏", em32, 0, 0);
	assert_int_equal(lines.count, 2);
}

static void
given_broken_utf8_when_broken_then_nothing_is_read_past_the_end(void **state)
{
	(void)state;
	assert_int_equal(text_break(fonts, arena, "马\xE6\x9D", em32, 1000, 0).count, 1);
	assert_int_equal(text_break(fonts, arena, "\xFF\xFF\n\xF0", em32, 1000, 0).count, 2);
}

static void
given_the_command_when_lines_are_asked_then_each_is_printed(void **state)
{
	(void)state;
	char *out = NULL;
	size_t size = 0;
	FILE *f = open_memstream(&out, &size);
	assert_true(text_test_lines(f, 6 * EM, "整治农村人居环境卫生", NULL));
	fclose(f);
	assert_string_equal(out, "整治农村人居\n环境卫生\n");
	free(out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(given_unicodes_cases_when_broken_by_icu_then_only_its_two_documented_rules_differ),
		cmocka_unit_test(given_a_notice_when_broken_at_any_width_then_no_mark_stands_where_it_may_not),
		cmocka_unit_test(given_a_notice_when_broken_at_any_width_then_not_a_byte_is_lost),
		cmocka_unit_test(given_words_that_belong_together_when_broken_anywhere_then_they_stay_whole),
		cmocka_unit_test(given_a_date_when_it_fits_below_then_it_stays_whole_else_it_breaks_after_the_year),
		cmocka_unit_test(given_words_of_the_village_when_there_is_room_then_none_is_torn),
		cmocka_unit_test(given_two_lines_when_the_last_clause_fits_below_then_it_stands_there),
		cmocka_unit_test(given_a_mark_at_the_end_when_half_of_it_fits_then_it_is_pushed_in),
		cmocka_unit_test(given_chinese_quotes_when_broken_then_the_line_may_end_before_or_after_them),
		cmocka_unit_test(given_one_character_left_over_when_broken_then_it_gets_company),
		cmocka_unit_test(given_too_many_lines_when_broken_then_the_last_one_ends_in_an_ellipsis),
		cmocka_unit_test(given_newlines_when_broken_then_each_starts_a_line_and_the_last_one_does_not),
		cmocka_unit_test(given_a_word_wider_than_the_line_when_broken_then_it_breaks_between_characters),
		cmocka_unit_test(given_broken_utf8_when_broken_then_nothing_is_read_past_the_end),
		cmocka_unit_test(given_the_command_when_lines_are_asked_then_each_is_printed),
	};
	return cmocka_run_group_tests_name("lines", tests, open_fonts, close_fonts);
}
