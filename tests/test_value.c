/* value: every way a clerk writes a date, a number, a name. */
#include "test.h"

#include <string.h>

#include "values/value.h"

static struct arena *arena;
static const char *const places[] = { "高同村", "大坪村", "民生社区" };
static struct value_context context;
static const char *remark, *why;

static int
begin(void **state)
{
	(void)state;
	arena = arena_new();
	context = (struct value_context){ .today = { 2024, 5, 1 }, .places = places, .place_count = 3 };
	return 0;
}

static int
end(void **state)
{
	(void)state;
	arena_free(arena);
	return 0;
}

/* The canonical text, "" for an empty cell, "!" for one that cannot be. */
static const char *
read_as(enum field_type type, const char *header, enum cell_kind kind, const char *text)
{
	const struct field field = {
		.column = "x", .header = header, .type = type, .choices = "红榜=红|黑榜=黑,整改提醒", .unit = "分"
	};
	const struct cell cell = { .kind = kind, .problem = FINDING_FORMULA_WRONG, .text = text };
	struct value v = value_read(&field, &cell, &context, arena);
	remark = v.remark;
	why = v.why;
	return v.bad ? "!" : v.text ? v.text : "";
}

struct example {
	const char *written, *kept;
};

static void
check(enum field_type type, const struct example *e)
{
	for (; e->written; e++) {
		const char *kept = read_as(type, "列", CELL_TEXT, e->written);
		if (strcmp(kept, e->kept) != 0)
			fail_msg("%s「%s」 is kept as 「%s」, not 「%s」", catalogue_type_name(type), e->written, kept,
			    e->kept);
	}
}

static void
given_days_as_people_write_them_when_read_then_they_are_iso(void **state)
{
	(void)state;
	static const struct example e[] = { { "2024.4.5", "2024-04-05" }, { "2024/4/5", "2024-04-05" },
		{ "2024-4-5 0:00:00", "2024-04-05" }, { "２０２４．４．５", "2024-04-05" },
		{ "20240405", "2024-04-05" }, { "45387", "2024-04-05" }, { "2024年4月28号", "2024-04-28" },
		{ "二〇二四年四月二十八日", "2024-04-28" }, { "2024年4月28日前", "2024-04-28" },
		{ "2024-04-28（星期日）", "2024-04-28" }, { "24.4.5", "2024-04-05" }, { "4/28/2024", "2024-04-28" },
		{ "2024.4.5.", "2024-04-05" }, { "4/5/2024", "!" }, { "4.31", "!" }, { "20240431", "!" },
		{ "2024年4月", "!" }, { "尽快", "!" }, { "2024年1-3月", "!" }, { "1-3月", "!" }, { "—", "" },
		{ "无", "" }, { "／", "" }, { "2023-02-29", "!" }, { NULL, NULL } };
	check(FIELD_DATE, e);
}

static void
given_a_day_that_does_not_exist_when_read_then_the_sentence_says_so(void **state)
{
	(void)state;
	assert_string_equal(read_as(FIELD_DATE, "整改期限", CELL_TEXT, "4.31"), "!");
	assert_string_equal(why, "写的是“4.31”，没有这一天，请改正。");
}

static void
given_a_day_without_a_year_when_the_period_says_it_then_it_is_taken_with_a_warning(void **state)
{
	(void)state;
	context.year = 2023, context.month = 12;
	assert_string_equal(read_as(FIELD_DATE, "检查日期", CELL_TEXT, "12月5日"), "2023-12-05");
	assert_non_null(why);
	assert_string_equal(read_as(FIELD_DATE, "整改期限", CELL_TEXT, "1.5"), "2024-01-05");
	context.year = context.month = 0;
	context.today.year = 0;
	assert_string_equal(read_as(FIELD_DATE, "检查日期", CELL_TEXT, "12月5日"), "!");
}

static void
given_a_number_that_lost_its_zero_when_read_as_a_day_then_it_is_asked_for(void **state)
{
	(void)state;
	assert_string_equal(read_as(FIELD_DATE, "日期", CELL_NUMBER, "4.1"), "!");
	assert_string_equal(read_as(FIELD_DATE, "日期", CELL_NUMBER, "4.15"), "2024-04-15");
	assert_string_equal(read_as(FIELD_PERIOD, "期次", CELL_NUMBER, "2024.1"), "!");
}

static void
given_spans_when_read_then_both_ends_are_kept(void **state)
{
	(void)state;
	static const struct example e[] = { { "2024-5-6至2024-5-10", "2024-05-06/2024-05-10" },
		{ "2024-05-06/2024-05-10", "2024-05-06/2024-05-10" }, { "2024.5.6-5.10", "2024-05-06/2024-05-10" },
		{ "5月6日—10日", "2024-05-06/2024-05-10" }, { "2024-5-6-2024-5-10", "2024-05-06/2024-05-10" },
		{ "2024/5/6～2024/5/10", "2024-05-06/2024-05-10" }, { "2024-5-10至2024-5-6", "!" }, { "2024-5-6", "!" },
		{ NULL, NULL } };
	check(FIELD_SPAN, e);
}

static void
given_periods_when_read_then_they_have_one_form(void **state)
{
	(void)state;
	static const struct example e[] = { { "2024年4月", "2024-04" }, { "2024年4月份", "2024-04" },
		{ "2024-04", "2024-04" }, { "2024.4", "2024-04" }, { "202404", "2024-04" },
		{ "2024年第二季度", "2024-Q2" }, { "2024年二季度", "2024-Q2" }, { "2024Q2", "2024-Q2" },
		{ "2024-Q2", "2024-Q2" }, { "2024年度", "2024" }, { "2024", "2024" }, { "2024-W17", "2024-W17" },
		{ "2024年第17周", "2024-W17" }, { "第17周", "2024-W17" }, { "2024年上半年", "2024-H1" },
		{ "2024-H2", "2024-H2" }, { "二〇二四年四月", "2024-04" }, { "2024-04-05", "2024-04" },
		{ "45387", "2024-04" }, { "爱国卫生月", "爱国卫生月" }, { "2024年4月第2期", "2024年4月第2期" },
		{ "2024年1-3月", "2024年1-3月" }, { "第12期", "第12期" }, { "2024-13", "!" }, { "2024年13月", "!" },
		{ "2024年第5季度", "!" }, { "2024Q5", "!" }, { "202413", "!" }, { "2024-4-31", "!" }, { NULL, NULL } };
	check(FIELD_PERIOD, e);
	assert_string_equal(read_as(FIELD_PERIOD, "季度", CELL_DATE, "2024-04-05"), "2024-Q2");
	assert_string_equal(read_as(FIELD_PERIOD, "月份", CELL_DATE, "2024-04-01"), "2024-04");
	assert_string_equal(read_as(FIELD_PERIOD, "月份", CELL_NUMBER, "4"), "2024-04");
}

/* Of a number or a day that a format shows as other words. */
static const char *
read_shown(enum field_type type, unsigned flags, enum cell_kind kind, const char *text, const char *shown)
{
	const struct field field = { .column = "x", .header = "列", .type = type, .unit = "分", .flags = flags };
	const struct cell cell = { .kind = kind, .text = text, .shown = shown };
	struct value v = value_read(&field, &cell, &context, arena);
	why = v.why;
	return v.bad ? "!" : v.text ? v.text : "";
}

static void
given_numbers_that_a_format_makes_words_of_when_read_then_the_words_count(void **state)
{
	(void)state;
	assert_string_equal(read_shown(FIELD_TEXT, FIELD_KEY, CELL_NUMBER, "17", "2024-017"), "2024-017");
	assert_string_equal(read_shown(FIELD_TEXT, FIELD_KEY, CELL_NUMBER, "17", "017"), "017");
	assert_string_equal(read_shown(FIELD_DOOR, 0, CELL_NUMBER, "12", "12号"), "12");
	assert_string_equal(read_shown(FIELD_GROUP, 0, CELL_NUMBER, "3", "第3组"), "3组");
	assert_string_equal(read_shown(FIELD_PHONE, 0, CELL_NUMBER, "9543010001", "0954-3010001"), "0954-3010001");
	assert_string_equal(read_shown(FIELD_QUANTITY, 0, CELL_NUMBER, "620", "620余"), "620余");
	/* decimals are no words, and what counts stays a number */
	assert_string_equal(read_shown(FIELD_DOOR, 0, CELL_NUMBER, "12", "12.00"), "12");
	assert_string_equal(read_shown(FIELD_TEXT, FIELD_KEY, CELL_NUMBER, "1200", "1,200"), "1200");
	assert_string_equal(read_shown(FIELD_INTEGER, 0, CELL_NUMBER, "3", "3人"), "3");
	assert_string_equal(read_shown(FIELD_MONEY, 0, CELL_NUMBER, "12000", "1.2万"), "12000");
	assert_string_equal(read_shown(FIELD_MONEY, 0, CELL_NUMBER, "12.4", "12"), "12.4");
	assert_string_equal(read_shown(FIELD_MONEY, 0, CELL_NUMBER, "1234.5", "￥1,234.50"), "1234.5");
	assert_string_equal(read_shown(FIELD_NUMBER, 0, CELL_NUMBER, "-3", "(3)"), "-3");
	assert_string_equal(read_shown(FIELD_NUMBER, 0, CELL_NUMBER, "5", "5千克"), "5");
	/* but a format that shows another number is what everybody saw */
	assert_string_equal(read_shown(FIELD_MONEY, 0, CELL_NUMBER, "12", "12万元"), "120000");
	assert_string_equal(read_shown(FIELD_QUANTITY, 0, CELL_NUMBER, "3500000", "350.0"), "350.0");
	assert_string_equal(read_shown(FIELD_NUMBER, 0, CELL_NUMBER, "12345", "12.35"), "12.35");
}

static void
given_period_numbers_when_read_then_only_those_that_say_which_pass(void **state)
{
	(void)state;
	assert_string_equal(read_shown(FIELD_PERIOD, 0, CELL_NUMBER, "4", "4月"), "2024-04");
	assert_string_equal(read_shown(FIELD_PERIOD, 0, CELL_NUMBER, "4", "2024年4月"), "2024-04");
	assert_string_equal(read_shown(FIELD_PERIOD, 0, CELL_NUMBER, "2024.1", "2024.10"), "2024-10");
	assert_string_equal(read_shown(FIELD_PERIOD, 0, CELL_NUMBER, "2", "第2季度"), "2024-Q2");
	assert_string_equal(read_shown(FIELD_PERIOD, 0, CELL_NUMBER, "4", NULL), "!");
	assert_non_null(strstr(why, "看不出是 4 月还是第 4 期"));
	assert_string_equal(read_shown(FIELD_PERIOD, 0, CELL_NUMBER, "24.04", NULL), "!");
	assert_string_equal(read_shown(FIELD_PERIOD, 0, CELL_TEXT, "12", NULL), "!");
	assert_string_equal(read_shown(FIELD_PERIOD, 0, CELL_TEXT, "第4期", NULL), "第4期");
	context.year = 2023;
	context.month = 4; /* the title says so */
	assert_string_equal(read_shown(FIELD_PERIOD, 0, CELL_NUMBER, "4", NULL), "2023-04");
	assert_string_equal(read_shown(FIELD_PERIOD, 0, CELL_NUMBER, "5", NULL), "!");
}

static void
given_doors_and_groups_that_became_days_when_read_then_they_are_named_with_what_they_were(void **state)
{
	(void)state;
	assert_string_equal(read_shown(FIELD_DOOR, 0, CELL_DATE, "2024-03-04", "3月4日"), "!");
	assert_non_null(strstr(why, "写的是“3月4日”，表格软件把它变成了日期（原来大概是 3-4）"));
	assert_string_equal(read_shown(FIELD_DOOR, 0, CELL_TEXT, "3月4日", NULL), "!");
	assert_string_equal(read_shown(FIELD_DOOR, 0, CELL_TEXT, "2024/12/4", NULL), "!");
	assert_non_null(strstr(why, "12-4"));
	assert_string_equal(read_shown(FIELD_GROUP, 0, CELL_DATE, "2024-01-02", NULL), "!");
	assert_string_equal(read_shown(FIELD_DOOR, 0, CELL_DATE, "1940-12-01", "1940年12月"), "!");
	assert_non_null(strstr(why, "12-40"));
	assert_string_equal(read_shown(FIELD_TEXT, FIELD_KEY, CELL_DATE, "2024-05-01", "2024年5月"), "!");
	assert_string_equal(read_shown(FIELD_PERIOD, 0, CELL_DATE, "2024-03-04", "3月4日"), "!");
	assert_string_equal(read_shown(FIELD_DOOR, 0, CELL_NUMBER, "45355", NULL), "!");
	assert_non_null(strstr(why, "3-4"));
	assert_string_equal(read_shown(FIELD_DOOR, 0, CELL_TEXT, "10012", NULL), "10012");
	/* and what is none stays */
	assert_string_equal(read_shown(FIELD_TEXT, 0, CELL_DATE, "2024-05-01", "2024年5月1日"), "2024年5月1日");
	assert_string_equal(read_shown(FIELD_DATE, 0, CELL_DATE, "2024-05-01", "5月1日"), "2024-05-01");
	assert_string_equal(read_shown(FIELD_DOOR, 0, CELL_TEXT, "3-4", NULL), "3-4");
	assert_string_equal(read_shown(FIELD_DOOR, 0, CELL_TEXT, "12号附1", NULL), "12号附1");
}

static void
given_titles_when_searched_then_their_period_is_found(void **state)
{
	(void)state;
	assert_string_equal(value_find_period(arena, "家庭卫生评分表(高同村2021年11月)", 0), "2021-11");
	assert_string_equal(value_find_period(arena, "吉强镇2021年第四季度红黑榜", 0), "2021-Q4");
	assert_string_equal(value_find_period(arena, "2024年度最美庭院", 0), "2024");
	assert_string_equal(value_find_period(arena, "4月红黑榜", 2024), "2024-04");
	assert_null(value_find_period(arena, "02评比榜单", 0));
	assert_string_equal(value_find_date(arena, "检查日期 2021年11月5日", 0), "2021-11-05");
}

static void
given_numbers_when_read_then_only_plain_ones_pass(void **state)
{
	(void)state;
	static const struct example numbers[] = { { "１３００", "1300" }, { "1,300", "1300" }, { "88分", "88" },
		{ "620余", "!" }, { "—", "" }, { "0", "0" }, { "88.3333", "88.333" }, { "-5", "-5" }, { "(3)", "-3" },
		{ "1.5E+2", "150" }, { "五", "5" }, { "91%", "!" }, { "约3", "!" }, { "999999999999999999", "!" },
		{ NULL, NULL } };
	check(FIELD_NUMBER, numbers);
	static const struct example whole[] = { { "3.5", "!" }, { "3.0", "3" }, { "第3名", "3" }, { "并列第二", "2" },
		{ "-2", "!" }, { NULL, NULL } };
	check(FIELD_INTEGER, whole);
	static const struct example loose[] = { { "620余", "620余" }, { "近２０００", "近2000" }, { "1,300", "1300" },
		{ "14000余台（次）", "14000余台（次）" }, { "20余万", "20余万" }, { "若干", "!" }, { NULL, NULL } };
	check(FIELD_QUANTITY, loose);
	const struct field share = { .column = "x", .header = "形象进度", .type = FIELD_QUANTITY, .unit = "%" };
	static const struct example shares[] = { { "0.91", "91%" }, { "91", "91" }, { "75%以上", "75%以上" },
		{ "150", "!" }, { "100%", "100%" }, { "0", "0" }, { NULL, NULL } };
	for (const struct example *e = shares; e->written; e++) {
		const struct cell cell = { .kind = CELL_TEXT, .text = e->written };
		struct value v = value_read(&share, &cell, &context, arena);
		assert_string_equal(v.bad ? "!" : v.text, e->kept);
	}
}

static void
given_percent_in_the_header_when_read_then_all_three_ways_mean_the_same(void **state)
{
	(void)state;
	context.unit = "%";
	static const struct example e[] = { { "91%", "91" }, { "0.91", "91" }, { "91", "91" }, { "101", "!" },
		{ NULL, NULL } };
	check(FIELD_NUMBER, e);
}

static void
given_money_when_read_then_it_is_yuan(void **state)
{
	(void)state;
	static const struct example e[] = { { "1.2万", "12000" }, { "(300)", "-300" }, { "￥1,200元", "1200" },
		{ "350万元", "3500000" }, { "近2000万", "!" }, { "500.5", "500.5" }, { NULL, NULL } };
	check(FIELD_MONEY, e);
	context.unit = "万元";
	static const struct example wan[] = { { "350", "3500000" }, { "350万元", "3500000" }, { "1.2万", "12000" },
		{ NULL, NULL } };
	check(FIELD_MONEY, wan);
}

static void
given_yes_no_and_choices_when_read_then_synonyms_are_known(void **state)
{
	(void)state;
	static const struct example yes[] = { { "√", "是" }, { "Y", "是" }, { "有", "是" }, { "1", "是" },
		{ "是（已签字）", "是" }, { "无", "否" }, { "×", "否" }, { "未发放", "否" }, { "", "" }, { "—", "" },
		{ "大概", "!" }, { NULL, NULL } };
	check(FIELD_YESNO, yes);
	static const struct example choice[] = { { "红", "红榜" }, { "黑 榜", "黑榜" }, { "整改提醒", "黑榜" },
		{ "白榜", "!" }, { NULL, NULL } };
	check(FIELD_CHOICE, choice);
	assert_string_equal(why, "写的是“白榜”，这里只能写：红榜、黑榜，请改正。");
}

static void
given_names_when_read_then_blanks_go_and_remarks_are_kept(void **state)
{
	(void)state;
	static const struct example e[] = { { "张　明", "张明" }, { "张 明", "张明" }, { "马•阿丹", "马·阿丹" },
		{ "马.阿丹", "马·阿丹" }, { "马・阿丹", "马·阿丹" }, { "ＪＯＨＮ Smith", "JOHN Smith" },
		{ "𠮷田", "𠮷田" }, { NULL, NULL } };
	check(FIELD_NAME, e);
	assert_string_equal(read_as(FIELD_NAME, "姓名", CELL_TEXT, "王五（已故）"), "王五");
	assert_string_equal(remark, "已故");
	assert_string_equal(read_as(FIELD_NAME, "姓名", CELL_TEXT, "李?伟"), "李?伟");
	assert_non_null(why);
}

static void
given_places_groups_and_doors_when_read_then_ways_of_writing_fall_together(void **state)
{
	(void)state;
	static const struct example place[] = { { "高同", "高同村" }, { " 高同村委会", "高同村" },
		{ "卫华村", "卫华村" }, { NULL, NULL } };
	check(FIELD_PLACE, place);
	static const struct example group[] = { { "一组", "1组" }, { "第一村民小组", "1组" }, { "第1组", "1组" },
		{ "１", "1组" }, { "十二组", "12组" }, { "二十组", "20组" }, { "前屯", "前屯" },
		{ "高同村三组", "3组" }, { NULL, NULL } };
	check(FIELD_GROUP, group);
	static const struct example door[] = { { "18号", "18" }, { "18", "18" }, { "018", "18" }, { "18-1", "18-1" },
		{ NULL, NULL } };
	check(FIELD_DOOR, door);
}

static void
given_phones_when_read_then_shortened_ones_are_refused(void **state)
{
	(void)state;
	static const struct example e[] = { { "(0954)3012345", "0954-3012345" }, { "１３９12345678", "13912345678" },
		{ "1.3912E+10", "!" }, { "1.3912345678E+10", "13912345678" }, { "3012345/3012346", "3012345、3012346" },
		{ "张三", "!" }, { NULL, NULL } };
	check(FIELD_PHONE, e);
	assert_string_equal(read_as(FIELD_PHONE, "电话", CELL_TEXT, "1391234567"), "1391234567");
	assert_non_null(why);
}

static void
given_photo_names_when_read_then_they_are_parted(void **state)
{
	(void)state;
	static const struct example e[] = { { "a.jpg、b.jpg，c d.png e.jpg", "a.jpg、b.jpg、c d.png、e.jpg" },
		{ "照片/微信图片_20240428101635.jpg", "微信图片_20240428101635.jpg" }, { "a;b；c\nd", "a、b、c、d" },
		{ "无", "" }, { "=DISPIMG(\"ID_1\",1)", "!" }, { NULL, NULL } };
	check(FIELD_PHOTOS, e);
}

static void
given_a_broken_cell_when_read_then_its_own_words_are_the_error(void **state)
{
	(void)state;
	assert_string_equal(read_as(FIELD_TEXT, "说明", CELL_BROKEN, "#N/A"), "!");
	assert_string_equal(why, "公式出错（#N/A），请改正。");
	assert_string_equal(read_as(FIELD_SERIAL, "序号", CELL_BROKEN, "#N/A"), "");
}

static void
given_identity_and_bank_numbers_when_looked_for_then_they_are_found_and_others_not(void **state)
{
	(void)state;
	assert_true(value_is_identity("11010519491231002X"));
	assert_true(value_is_identity("身份证11010519491231002x。"));
	assert_true(value_is_identity("１１０１０５１９４９１２３１００２Ｘ"));
	assert_true(value_is_identity("110105 19491231 002X"));
	assert_true(value_is_identity("642223900101123"));
	assert_true(value_is_identity("110105194912310000")); /* what a sheet leaves of one */
	assert_true(value_is_identity("1.10105E+17"));
	int cards = 0;
	for (char last = '0'; last <= '9'; last++) {
		char card[] = "622202020011223344?";
		card[18] = last;
		cards += value_is_identity(card);
	}
	assert_int_equal(cards, 1); /* one check digit in ten is right */
	assert_false(value_is_identity("110105194912310021"));
	assert_true(value_is_like_identity("110105194912310021")); /* the last digit is wrong */
	assert_true(value_is_like_identity("11010519491231003X"));
	assert_false(value_is_like_identity("110105194913310021")); /* no such month */
	assert_false(value_is_like_identity("990105194912310021")); /* no such region */
	assert_false(value_is_like_identity("IMG_110105194912310021.jpg"));
	assert_false(value_is_identity("微信图片_20240428101635123.jpg"));
	assert_false(value_is_identity("13912345678"));
	assert_false(value_is_identity("2024年4月28日 第17周 0954-3012345"));
}

static void
given_decimals_when_turned_to_thousandths_then_nothing_is_lost(void **state)
{
	long long v;
	(void)state;
	assert_true(value_milli("96.5", &v) && v == 96500);
	assert_true(value_milli("-0.001", &v) && v == -1);
	assert_false(value_milli("0.0005", &v));
	assert_false(value_milli("x", &v));
	assert_false(value_milli("", &v));
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, begin, end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(given_days_as_people_write_them_when_read_then_they_are_iso),
		TEST(given_a_day_that_does_not_exist_when_read_then_the_sentence_says_so),
		TEST(given_a_day_without_a_year_when_the_period_says_it_then_it_is_taken_with_a_warning),
		TEST(given_a_number_that_lost_its_zero_when_read_as_a_day_then_it_is_asked_for),
		TEST(given_spans_when_read_then_both_ends_are_kept),
		TEST(given_periods_when_read_then_they_have_one_form),
		TEST(given_numbers_that_a_format_makes_words_of_when_read_then_the_words_count),
		TEST(given_period_numbers_when_read_then_only_those_that_say_which_pass),
		TEST(given_doors_and_groups_that_became_days_when_read_then_they_are_named_with_what_they_were),
		TEST(given_titles_when_searched_then_their_period_is_found),
		TEST(given_numbers_when_read_then_only_plain_ones_pass),
		TEST(given_percent_in_the_header_when_read_then_all_three_ways_mean_the_same),
		TEST(given_money_when_read_then_it_is_yuan),
		TEST(given_yes_no_and_choices_when_read_then_synonyms_are_known),
		TEST(given_names_when_read_then_blanks_go_and_remarks_are_kept),
		TEST(given_places_groups_and_doors_when_read_then_ways_of_writing_fall_together),
		TEST(given_phones_when_read_then_shortened_ones_are_refused),
		TEST(given_photo_names_when_read_then_they_are_parted),
		TEST(given_a_broken_cell_when_read_then_its_own_words_are_the_error),
		TEST(given_identity_and_bank_numbers_when_looked_for_then_they_are_found_and_others_not),
		TEST(given_decimals_when_turned_to_thousandths_then_nothing_is_lost),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
