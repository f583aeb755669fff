/* Home: what each tile says today, the one strip above the dock, what came
 * this week; and the three questions people come with, by how many taps. */
#include "test.h"

#include <stdio.h>
#include <string.h>

#include "finger.h"
#include "fixture.h"
#include "store/codes.h"

static struct text *text;

static struct stage *
open_home(struct fixture *f, int w, int h, int large)
{
	return new_stage(text, (struct stage_options){ .width = w, .height = h, .large = large, .data = f->data });
}

static void
begin(struct fixture *f)
{
	fixture_begin(f);
	fixture_row(f, REG_VILLAGE, "village", "吉强镇", "kind", "乡镇", NULL);
	fixture_row(f, REG_VILLAGE, "village", "高同村", "kind", "行政村", NULL);
	fixture_row(f, REG_VILLAGE, "village", "火家集村", "kind", "行政村", NULL);
}

static void
notice(struct fixture *f, const char *title, const char *day, const char *urgent, const char *to)
{
	fixture_row(f, REG_NOTICE, "title", title, "kind", "通知", "issued_on", day, "body", "请大家照办。", "village",
	    "高同村", "urgent", urgent, "show_to", to, NULL);
}

enum { TILE = UI_ACTION_OWN, STRIP_NOTICE = UI_ACTION_OWN + 3, STRIP_NEWS };

static void
given_an_urgent_notice_when_home_is_seen_then_its_strip_says_so_until_it_is_over(void **state)
{
	static const struct {
		const char *day, *urgent, *to;
		bool shown;
	} notices[] = { { "2021-12-04", "是", NULL, true }, { "2021-11-20", "是", "2021-12-31", true },
		{ "2021-11-20", "是", NULL, false }, { "2021-12-04", NULL, NULL, false },
		{ "2021-12-05", "否", NULL, false } };
	(void)state;
	for (size_t i = 0; i < sizeof notices / sizeof *notices; i++) {
		struct fixture f;
		begin(&f);
		notice(&f, "腊月清扫", "2021-12-05", NULL, NULL);
		notice(&f, "河道结冰别上去", notices[i].day, notices[i].urgent, notices[i].to);
		fixture_publish(&f, false);
		struct stage *s = open_home(&f, 1920, 1080, 0);
		if (notices[i].shown) {
			assert_true(reads(s, "河道结冰别上去"));
			tap(s, STRIP_NOTICE, -1);
			assert_string_equal(stage_screen(s), "notice");
			assert_true(reads(s, "河道结冰别上去"));
		} else {
			assert_null(find_hit(s, STRIP_NOTICE, -1));
			assert_true(reads(s, "这一周新来") && find_hit(s, STRIP_NEWS, -1));
		}
		stage_free(s);
		fixture_end(&f);
	}
}

static void
given_a_week_when_its_page_is_opened_then_what_came_in_it_stands_there_and_names_of_homes_do_not(void **state)
{
	struct fixture f;
	(void)state;
	begin(&f);
	notice(&f, "垃圾车改时间", "2021-12-01", NULL, NULL);
	notice(&f, "上个月的会", "2021-11-10", NULL, NULL);
	notice(&f, "上一周的会", "2021-11-29", NULL, NULL);
	fixture_row(&f, REG_PROBLEM, "code", "7", "village", "高同村", "found_on", "2021-12-03", "category", "垃圾",
	    "description", "巷口炉灰没有清", "due_on", "2021-12-13", NULL);
	fixture_row(&f, REG_PROBLEM, "code", "8", "village", "火家集村", "found_on", "2021-12-03", "category", "垃圾",
	    "description", "别村的事", "due_on", "2021-12-01", NULL);
	for (int i = 0; i < 3; i++)
		fixture_row(&f, REG_COURTYARD, "village", "高同村", "grp", "3组", "door", i ? i > 1 ? "3" : "2" : "1",
		    "head", "赵大志", "batch", "一", "judged_on", "2021-12-02", "consent", "是", NULL);
	fixture_publish(&f, false);
	struct stage *s = open_home(&f, 1920, 1080, 0);
	tap(s, STRIP_NEWS, -1);
	assert_string_equal(stage_screen(s), "news");
	assert_true(reads(s, "这一周新来 3 样"));
	assert_true(reads(s, "垃圾车改时间") && reads(s, "巷口炉灰没有清") && reads(s, "新来 3 条"));
	assert_false(reads(s, "上个月的会") || reads(s, "上一周的会") || reads(s, "别村的事") || reads(s, "赵大志"));
	tap(s, UI_ACTION_OWN + 2, -1); /* the arrow back */
	assert_true(reads(s, "上一周的会") && !reads(s, "垃圾车改时间"));
	stage_free(s);
	fixture_end(&f);
}

/* 数据截至 is what the page's newest row says of itself: not the day of the import, not a day on which something is
 * due, not a day to come, not a row of another village or one that nobody sees. */
static void
given_rows_of_several_days_when_a_page_is_seen_then_its_strip_says_the_newest_of_its_own(void **state)
{
	static const struct {
		const char *screen, *words;
		bool home;
	} want[] = { { "issues", "数据截至11月9日", false }, { "issues", "数据截至11月3日", true },
		{ "rank", "数据截至10月31日", false }, { "notices", "数据截至11月20日", false },
		{ "money-spent", "数据截至12月6日", false }, { "board", "数据截至12月6日", false } };
	struct fixture f;
	(void)state;
	begin(&f);
	fixture_row(&f, REG_PROBLEM, "code", "1", "village", "高同村", "found_on", "2021-11-03", "due_on", "2021-11-28",
	    "description", "巷口炉灰", NULL);
	fixture_row(&f, REG_PROBLEM, "code", "2", "village", "火家集村", "found_on", "2021-11-02", "due_on",
	    "2021-12-01", "done_on", "2021-11-09", "description", "沟里有袋子", NULL);
	fixture_row(&f, REG_PROBLEM, "code", "3", "village", "火家集村", "found_on", "2021-11-29", "state", "草稿",
	    "due_on", "2021-12-01", "description", "还没有核实", NULL);
	fixture_row(&f, REG_MONTH_SCORE, "period", "2021-10", "village", "高同村", "total", "80", NULL);
	fixture_row(&f, REG_BOARD, "period", "2021-12", "board", "红榜", "target_kind", "路段", "village", "高同村",
	    "target", "河边路", "reason", "干净", NULL); /* a month that is not over: as of the day it was read in */
	notice(&f, "垃圾车改时间", "2021-11-20", NULL, "2022-01-31");
	notice(&f, "写错了年份", "2022-11-20", NULL, NULL);
	fixture_publish(&f, false);
	for (size_t i = 0; i < sizeof want / sizeof *want; i++) {
		struct stage *s =
		    new_stage(text, (struct stage_options){
					.width = 1920, .height = 1080, .home_scope = want[i].home, .data = f.data });
		stage_host(s)->home_scope = want[i].home;
		stage_open(s, want[i].screen, 0);
		frame(s);
		if (!reads(s, want[i].words))
			fail_msg("%s does not say %s", want[i].screen, want[i].words);
		stage_free(s);
	}
	struct stage *s = open_home(&f, 1920, 1080, 0);
	stage_open(s, "notice", 1);
	frame(s);
	assert_true(reads(s, "垃圾车改时间") && reads(s, "数据截至11月20日"));
	stage_free(s);
	fixture_end(&f);
}

static void
given_what_the_village_has_when_home_is_seen_then_each_tile_says_todays_fact(void **state)
{
	struct fixture f;
	(void)state;
	begin(&f);
	fixture_row(&f, REG_MONTH_SCORE, "period", "2021-10", "village", "高同村", "total", "80", NULL);
	fixture_row(&f, REG_MONTH_SCORE, "period", "2021-10", "village", "火家集村", "total", "90", NULL);
	fixture_row(&f, REG_MONTH_SCORE, "period", "2021-11", "village", "高同村", "total", "95", NULL);
	fixture_row(&f, REG_MONTH_SCORE, "period", "2021-11", "village", "火家集村", "total", "90", NULL);
	fixture_row(&f, REG_BOARD, "period", "2021-11", "board", "黑榜", "target_kind", "路段", "village", "高同村",
	    "target", "河边路", "reason", "堆土", "found_on", "2021-11-20", "due_on", "2021-12-20", NULL);
	fixture_row(&f, REG_PROBLEM, "code", "7", "village", "高同村", "found_on", "2021-11-03", "category", "垃圾",
	    "description", "炉灰", "due_on", "2021-12-01", NULL);
	fixture_row(&f, REG_LEDGER, "done_on", "2021-03-01", "village", "高同村", "item", "拨款", "income", "5000",
	    "balance", "5000", NULL);
	fixture_row(&f, REG_LEDGER, "done_on", "2021-11-01", "village", "高同村", "item", "扫帚", "expense", "65.4",
	    "balance", "4934.6", NULL);
	fixture_publish(&f, false);
	struct stage *s = open_home(&f, 1920, 1080, 0);
	assert_true(reads(s, "本村第\u00A01，升\u00A01\u00A0名"));
	assert_true(reads(s, "黑榜还有\u00A01\u00A0处没改好"));
	assert_true(reads(s, "1\u00A0个在改，1\u00A0个超期"));
	assert_true(reads(s, "账上还有\u00A04934.6\u00A0元"));
	stage_free(s);
	for (size_t i = 0; i < FORMATS; i++) { /* and nothing covers anything */
		s = open_home(&f, formats[i].w, formats[i].h, formats[i].large);
		check_hits(s, "home");
		tap(s, STRIP_NEWS, -1);
		check_hits(s, "news");
		stage_free(s);
	}
	fixture_end(&f);
}

static void
given_a_section_that_is_not_filled_in_when_it_is_opened_then_it_names_whom_to_ask(void **state)
{
	static const struct {
		const char *duty, *name, *phone, *says;
	} posts[] = { { "文书", "田桂香", "0954-3010002", "0954-3010002" },
		{ "支部书记", "马占云", "0954-3010011", "0954-3010011" }, { "支部书记", "马占云", NULL, "工作人员" } };
	(void)state;
	for (size_t i = 0; i < 3; i++) {
		struct fixture f;
		begin(&f);
		fixture_row(&f, REG_POST, "duty", "支部书记", "name", "王建邦", "phone", "0954-3010021", "village",
		    "火家集村", NULL);
		fixture_row(&f, REG_POST, "duty", posts[i].duty, "name", posts[i].name, "phone", posts[i].phone,
		    "village", "高同村", NULL);
		fixture_publish(&f, false);
		struct stage *s = open_home(&f, 1920, 1080, 0);
		stage_open(s, "rules", 0);
		frame(s);
		assert_true(reads(s, "村里还没有填") && reads(s, posts[i].says));
		assert_false(reads(s, "0954-3010021") || (!posts[i].phone && reads(s, "0954"))); /* another village's */
		stage_free(s);
		fixture_end(&f);
	}
}

/* Taps from home on; whatever is pressed counts. */
static int taps;

static void
press(struct stage *s, int action, long arg)
{
	tap(s, action, arg);
	taps++;
}

static void
given_the_three_questions_when_a_resident_asks_them_then_six_two_and_three_taps_answer(void **state)
{
	struct fixture f;
	struct error err = { 0 };
	struct codes_saved saved;
	(void)state;
	begin(&f);
	fixture_row(&f, REG_HOUSEHOLD, "village", "高同村", "grp", "1组", "door", "4", "head", "马小兰", NULL);
	fixture_row(&f, REG_HOME_SCORE, "period", "2021-11", "village", "高同村", "grp", "1组", "door", "4", "head",
	    "马小兰", "total", "88", NULL);
	fixture_row(&f, REG_BOARD, "period", "2021-11", "board", "黑榜", "target_kind", "路段", "village", "高同村",
	    "target", "河边路", "reason", "堆土", "found_on", "2021-11-20", "due_on", "2021-12-20", NULL);
	fixture_row(&f, REG_GRID, "village", "高同村", "code", "GT-01", "name", "第一网格", "scope_text", "1组，排水沟",
	    "groups", "1组", "worker", "田桂香", "worker_phone", "0954-3010105", NULL);
	fixture_publish(&f, false);
	const struct row *home = &f.content.reg[REG_HOUSEHOLD].row[0];
	const struct code_entry code = { codes_home(f.arena, home->key, "马小兰"), "2468" };
	assert_true(codes_save(f.data, &(struct code_change){ .entry = &code, .count = 1 }, true, &saved, &err));

	struct stage *s = open_home(&f, 1920, 1080, 0);
	press(s, ACTION_LOOKUP, -1);
	press(s, UI_ACTION_OWN + 3, 0); /* the door */
	for (const char *digit = "2468"; *digit; digit++)
		press(s, UI_ACTION_OWN, *digit - '1');
	assert_true(reads(s, "全村第 1"));
	assert_int_equal(taps, 6);

	tap(s, ACTION_HOME, -1);
	taps = 0;
	press(s, TILE, 1);
	assert_true(reads(s, "河边路") && reads(s, "12月20日")); /* is it mended? by when? */
	assert_true(taps <= 2);

	tap(s, ACTION_HOME, -1);
	taps = 0;
	press(s, TILE, 7);
	press(s, UI_ACTION_OWN + 4, 1); /* 水沟 */
	if (!reads(s, "0954-3010105"))
		press(s, UI_ACTION_OWN + 2, -1); /* the group */
	assert_true(reads(s, "0954-3010105"));
	assert_true(taps <= 3);
	stage_free(s);
	fixture_end(&f);
}

static int
setup(void **state)
{
	struct error err = { 0 };
	(void)state;
	text = text_new(&err);
	return text ? 0 : -1;
}

static int
teardown(void **state)
{
	(void)state;
	text_free(text);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(given_an_urgent_notice_when_home_is_seen_then_its_strip_says_so_until_it_is_over),
		cmocka_unit_test(
		    given_a_week_when_its_page_is_opened_then_what_came_in_it_stands_there_and_names_of_homes_do_not),
		cmocka_unit_test(
		    given_rows_of_several_days_when_a_page_is_seen_then_its_strip_says_the_newest_of_its_own),
		cmocka_unit_test(given_what_the_village_has_when_home_is_seen_then_each_tile_says_todays_fact),
		cmocka_unit_test(given_a_section_that_is_not_filled_in_when_it_is_opened_then_it_names_whom_to_ask),
		cmocka_unit_test(
		    given_the_three_questions_when_a_resident_asks_them_then_six_two_and_three_taps_answer),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
