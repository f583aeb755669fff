/* truth: nothing false stands on the screen: what was not checked is not done,
 * what is over has gone, an account adds up, a township's row is the township's. */
#include "test.h"

#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "catalogue/describe.h"
#include "finger.h"
#include "fixture.h"
#include "queries/efforts.h"
#include "queries/boards.h"
#include "queries/courtyards.h"
#include "queries/deeds.h"
#include "queries/highlights.h"
#include "queries/home_record.h"
#include "queries/issues.h"
#include "queries/money.h"
#include "queries/people.h"
#include "queries/rankings.h"
#include "queries/rows.h"
#include "queries/texts.h"
#include "queries/weeks.h"
#include "screens/all.h"
#include "screens/register.h"
#include "ui/ui.h"

static struct fixture f;
static struct text *text;
static struct store *st;

static const struct datetime now = { { 2025, 6, 16 }, 10, 0, 0 };

static int
begin(void **state)
{
	(void)state;
	fixture_begin(&f);
	fixture_row(&f, REG_VILLAGE, "village", "云坪镇", "kind", "乡镇", NULL);
	fixture_row(&f, REG_VILLAGE, "village", "高同村", "kind", "行政村", NULL);
	fixture_row(&f, REG_VILLAGE, "village", "柳湾村", "kind", "行政村", NULL);
	return 0;
}

static int
end(void **state)
{
	(void)state;
	store_close(st);
	st = NULL;
	fixture_end(&f);
	return 0;
}

/* What was written goes on the screen, on the day `now`. */
static void
publish(void)
{
	struct error err = { 0 };
	fixture_publish(&f, false);
	st = store_open(f.data, &err);
	assert_non_null(st);
	store_set_today(st, now.date);
}

static struct stage *
look(const struct screen_class *screen, long arg, bool home, bool large)
{
	struct stage *s =
	    new_stage(text, (struct stage_options){
				.width = 1920, .height = 1080, .data = f.data, .home_scope = home, .large = large });
	stage_clock(s, now);
	stage_show(s, screen, arg);
	frame(s);
	return s;
}

/* ------------------------------------------------------ 已改好 is checked */

/* A problem that the ledger calls done, and all that checks it but what is said otherwise. */
static struct row *
problem(const char *code, const char *column, const char *value)
{
	struct row *row = fixture_row(&f, REG_PROBLEM, "code", code, "found_on", "2025-06-04", "village", "高同村",
	    "grid", "1", "spot", "水渠", "description", "渠堵了", "due_on", "2025-06-10", "status", "已完成", "done_on",
	    "2025-06-05", "verifier", "李秀兰", "verified_on", "2025-06-06", "closed", "是", NULL);
	row_set(row, catalogue_register(REG_PROBLEM), column, value);
	return row;
}

static void
given_problems_called_done_when_one_thing_of_the_check_is_missing_then_they_wait_and_are_not_counted(void **state)
{
	static const char *const lacking[][2] = { { "done_on", NULL }, { "verifier", NULL }, { "verified_on", NULL },
		{ "verified_on", "2025-06-04" }, { "closed", "否" }, { "found_on", "2025-06-07" } };
	size_t n = sizeof lacking / sizeof *lacking;
	struct issue *list;
	(void)state;
	fixture_row(&f, REG_GRID, "village", "高同村", "code", "1", NULL);
	fixture_photo(&f, problem("好", "note", NULL), REG_PROBLEM, "photos_after");
	fixture_photo(&f, problem("没写销号", "closed", NULL), REG_PROBLEM, "photos_after");
	for (size_t i = 0; i < n; i++)
		fixture_photo(&f, problem(arena_printf(f.arena, "缺%zu", i), lacking[i][0], lacking[i][1]), REG_PROBLEM,
		    "photos_after");
	fixture_photo(&f, problem("只有改前的照片", "note", NULL), REG_PROBLEM, "photos");
	fixture_photo(&f, problem("没写完成情况", "status", NULL), REG_PROBLEM, "photos");
	problem("等着", "status", "待复查");
	problem("没改", "status", "整改中");
	publish();
	struct issue_tally t = issues_count(st, NULL);
	assert_int_equal(t.all, n + 6);
	assert_int_equal(t.state[ISSUE_DONE], 2);
	assert_int_equal(t.state[ISSUE_WAITING], n + 4); /* 销号 stands in all of them */
	assert_int_equal(issues_of(st, f.arena, "高同", &list), n + 6);
	for (size_t i = 0; i < n; i++)
		if (list[i].state == ISSUE_WAITING && strcmp(list[i].code, "缺3") == 0)
			assert_false(list[i].step[ISSUE_CHECKED] || list[i].step[ISSUE_CLOSED]);
	struct highlight_problems p = highlights_problems(st, f.arena);
	assert_int_equal(p.done, 2);
	struct grid *grid;
	assert_int_equal(people_grids(st, f.arena, "高同", &grid), 1);
	assert_int_equal(grid[0].open, 0);
	assert_int_equal(grid[0].waiting, n + 4);
}

static void
given_what_waits_for_its_check_when_the_ledger_is_opened_then_it_stands_beside_the_ring(void **state)
{
	(void)state;
	fixture_photo(&f, problem("好", "note", NULL), REG_PROBLEM, "photos_after");
	problem("甲", "note", NULL);
	problem("乙", "verifier", NULL);
	publish();
	for (int large = 0; large < 2; large++) {
		struct stage *s = look(&screen_issues, 0, false, large);
		assert_true(reads(s, "3 条里"));
		assert_true(reads(s, "1 条查过，改好了"));
		assert_true(reads(s, "2 条说改好，等复查"));
		assert_true(reads(s, "说改好，等复查"));
		stage_free(s);
	}
}

static void
given_black_entries_called_done_when_one_thing_of_the_check_is_missing_then_they_wait_and_stay(void **state)
{
	static const char *const lacking[][2] = { { "", NULL }, { "verifier", NULL }, { "verified_on", NULL },
		{ "verified_on", "2025-06-04" }, { "done_on", NULL }, { "progress", NULL } };
	const struct reg *r = catalogue_register(REG_BOARD);
	(void)state;
	for (int i = 0; i < 7; i++) {
		struct row *row = fixture_row(&f, REG_BOARD, "period", "2025-06", "village", "高同村", "board", "黑榜",
		    "target_kind", "路段", "target", arena_printf(f.arena, "%d号路", i), "reason", "有垃圾", "found_on",
		    "2025-06-04", "progress", "已改好", "done_on", "2025-06-05", "verifier", "李秀兰", "verified_on",
		    "2025-06-12", NULL);
		if (i > 0 && i < 6)
			row_set(row, r, lacking[i][0], lacking[i][1]);
		if (i < 6)
			fixture_photo(&f, row, REG_BOARD, "photos_after");
	}
	publish();
	struct board b = boards_of(st, f.arena, "2025-06", NULL);
	assert_int_equal(b.blacks, 7);
	for (int i = 0; i < 7; i++)
		assert_int_equal(b.black[i].state, i > 4 ? BOARD_DONE : BOARD_WAITING); /* what is done stands last */
	assert_string_equal(b.black[4].target, "6号路");                                /* without a picture */
	struct stage *s = look(&screen_board_entry, (long)b.black[4].rid, false, false);
	assert_true(reads(s, "等复查"));
	assert_false(reads(s, "改好了"));
	stage_free(s);
	store_set_today(st, (struct date){ 2025, 6, 20 });
	assert_int_equal(boards_of(st, f.arena, "2025-06", NULL).blacks, 5); /* the checked ones have left */
}

/* -------------------------------------------------------------- windows */

static void
black(const char *target, const char *period, const char *column, const char *day)
{
	struct row *row = fixture_row(&f, REG_BOARD, "period", period, "village", "高同村", "board", "黑榜",
	    "target_kind", "路段", "target", target, "reason", "有垃圾", NULL);
	if (column)
		row_set(row, catalogue_register(REG_BOARD), column, day);
}

static void
given_black_entries_without_an_end_when_31_days_are_over_then_they_have_left(void **state)
{
	(void)state;
	black("一月前", "2025-05", "found_on", "2025-05-16");
	black("早查出的", "2025-05", "found_on", "2025-05-15");
	black("没写日子的", "2025-05", NULL, NULL);
	black("上季度的", "2025-Q1", NULL, NULL);
	black("有公示止的", "2025-03", "show_to", "2025-06-20");
	black("公示过了的", "2025-06", "show_to", "2025-06-15");
	black("去年的", "2024-03", "due_on", "2024-03-20");
	publish();
	struct board b = boards_of(st, f.arena, "2025-05", NULL);
	assert_int_equal(b.blacks, 2);
	assert_string_equal(b.black[0].target, "一月前");
	assert_string_equal(b.black[1].target, "没写日子的");
	assert_int_equal(store_count(st, REG_BOARD, NULL), 3);
	store_set_today(st, (struct date){ 2025, 6, 17 });
	assert_int_equal(boards_of(st, f.arena, "2025-05", NULL).blacks, 1);
	store_set_today(st, (struct date){ 1970, 1, 1 }); /* a clock that cannot know hides nothing */
	assert_int_equal(store_count(st, REG_BOARD, NULL), 7);
}

static void
honour(const char *name, const char *column, const char *value)
{
	struct row *row = fixture_row(&f, REG_HONOUR, "honour", "最美家庭", "name", name, "village", "高同村", "period",
	    "2025-06", "consent", "是", NULL);
	if (column)
		row_set(row, catalogue_register(REG_HONOUR), column, value);
}

static void
given_honours_when_their_time_of_objection_has_not_begun_runs_or_is_over_then_the_screen_says_so(void **state)
{
	struct honour *list;
	(void)state;
	honour("甲一", "span", "2025-06-12/2025-06-18");
	honour("乙二", "span", "2025-06-17/2025-06-26");
	honour("丙三", "span", "2025-06-01/2025-06-15");
	honour("丁四", NULL, NULL);
	honour("戊五", "show_to", "2025-06-16");
	publish();
	assert_int_equal(honours_all(st, f.arena, &list), 4);
	struct stage *s = look(&screen_honours, 0, false, true);
	assert_true(reads(s, "公示中，还有 2 天（到6月18日）"));
	assert_true(reads(s, "公示中，今天是最后一天"));
	assert_false(reads(s, "乙二"));
	stage_free(s);
}

static void
item(const char *item, const char *cycle, const char *due, const char *done)
{
	fixture_row(&f, REG_DISCLOSURE, "village", "高同村", "item", item, "cycle", cycle, "due_on", due, "done_on",
	    done, NULL);
}

static void
given_items_made_public_once_when_their_cycle_has_passed_then_they_are_overdue_with_the_day(void **state)
{
	const struct reg *r = catalogue_register(REG_DISCLOSURE);
	(void)state;
	item("按月的", "每月10日前", "2025-05-10", "2025-05-09");
	item("按季的", "每季度", "2025-03-08", "2025-03-18");
	item("按季还没到", "每季度", "2025-07-20", "2025-04-18");
	item("有新的", "每月", "2025-05-10", "2025-05-09");
	item("有新的", "每月", "2025-06-10", "2025-06-09");
	item("随时的", "随时", "2024-05-10", "2024-05-09");
	item("会后的", "会后15日内", "2024-05-10", "2024-05-09");
	item("一年的", "每年一次", NULL, "2024-06-01");
	item("没公开的", "每季度", "2025-06-14", NULL);
	publish();
	assert_int_equal(rows_late(st, r), 4);
	struct shown_rows rows = rows_of(st, f.arena, &(struct row_query){ .reg = r, .order = ROWS_URGENT });
	static const char *const first[] = { "一年的", "按季的", "按月的", "没公开的" };
	for (size_t i = 0; i < 4; i++)
		assert_string_equal(row_text(&rows.row[i].row, r, "item"), first[i]);
	struct stage *s = look(&screen_register, register_arg(REG_DISCLOSURE, 0), false, false);
	assert_true(reads(s, "6月1日到期") && reads(s, "晚了 15 天"));
	assert_true(reads(s, "6月8日到期") && reads(s, "晚了 8 天"));
	assert_true(reads(s, "6月10日到期") && reads(s, "晚了 6 天"));
	stage_show(s, &screen_register, register_arg(REG_DISCLOSURE, rows.row[3].rid));
	assert_true(reads(s, "6月14日到期，晚了 2 天"));
	stage_free(s);
}

static void
given_a_notice_of_rectification_when_all_it_names_is_checked_then_its_last_dot_is_reached(void **state)
{
	static const char *const names[] = { "好", "好、等", "没有这个", NULL };
	struct shown_row row;
	(void)state;
	fixture_photo(&f, problem("好", "note", NULL), REG_PROBLEM, "photos_after");
	problem("等", "note", NULL);
	for (int i = 0; i < 4; i++)
		fixture_row(&f, REG_RECTIFY, "code", arena_printf(f.arena, "%d号", i), "issued_on", "2025-06-04",
		    "village", "高同村", "problems", names[i], "due_on", "2025-06-10", "replied_on", "2025-06-09",
		    NULL);
	publish();
	for (int i = 0; i < 4; i++) {
		assert_true(rows_find(st, f.arena, catalogue_register(REG_RECTIFY), i + 1, false, &row));
		assert_int_equal(row.closed, i == 0);
	}
	struct stage *s = look(&screen_register, register_arg(REG_RECTIFY, 1), false, false);
	assert_true(reads(s, "销号"));
	stage_free(s);
}

static void
given_a_problem_in_a_yard_when_any_list_is_opened_then_nobody_reads_whose_it_is(void **state)
{
	const struct reg *r = catalogue_register(REG_PROBLEM);
	struct row_query q = { .reg = r };
	(void)state;
	fixture_photo(&f, problem("1", "private_home", "是"), REG_PROBLEM, "photos");
	fixture_photo(&f, problem("2", "spot_kind", "庭院内外"), REG_PROBLEM, "photos_after");
	problem("3", "private_home", "否");
	publish();
	struct shown_rows rows = rows_of(st, f.arena, &q);
	assert_int_equal(rows.count, 3);
	for (size_t i = 0; i < 3; i++) {
		bool open = strcmp(row_text(&rows.row[i].row, r, "code"), "3") == 0;
		assert_string_equal(row_text(&rows.row[i].row, r, "spot"), open ? "水渠" : "");
		assert_string_equal(row_text(&rows.row[i].row, r, "description"), open ? "渠堵了" : "");
		for (size_t k = 0; k < r->count; k++)
			assert_int_equal(rows.row[i].photos[k].count, 0);
	}
	q.words = "水渠"; /* nor is it found by what is not told */
	assert_int_equal(rows_of(st, f.arena, &q).total, 1);
	q.staff = true;
	assert_int_equal(rows_of(st, f.arena, &q).total, 3);
}

/* ------------------------------------------------------ 全镇 is a place */

static void
given_rows_of_the_township_under_any_name_when_shown_then_both_scopes_have_them_above_the_villages(void **state)
{
	static const char *const names[] = { "全镇", "云坪镇", "云坪", "镇政府", "全乡", "云坪镇人民政府", "镇级",
		NULL };
	enum { NAMES = sizeof names / sizeof *names };
	(void)state;
	fixture_row(&f, REG_NOTICE, "title", "村里的", "kind", "通知", "issued_on", "2025-06-15", "village", "高同村",
	    "body", "……", NULL);
	fixture_row(&f, REG_NOTICE, "title", "别村的", "kind", "通知", "issued_on", "2025-06-15", "village", "柳湾村",
	    "body", "……", NULL);
	fixture_row(&f, REG_POST, "village", "高同村", "duty", "第一责任人", "name", "马占山", NULL);
	item("村里的", "每季度", "2025-06-01", NULL);
	for (int i = 0; i < NAMES; i++) {
		const char *title = arena_printf(f.arena, "镇上的%d", i);
		fixture_row(&f, REG_NOTICE, "title", title, "kind", "通知", "issued_on", "2025-06-10", "village",
		    names[i], "body", "……", NULL);
		fixture_row(&f, REG_POST, "village", names[i], "duty", "组长", "name", title, NULL);
		fixture_row(&f, REG_DISCLOSURE, "village", names[i], "item", title, "due_on", "2025-07-01", NULL);
		fixture_row(&f, REG_INSPECTION, "period", "2025-W25", "done_on", "2025-06-16", "village", names[i],
		    "found", title, NULL);
		fixture_row(&f, REG_BOARD, "period", "2025-06", "village", names[i], "board", "黑榜", "target_kind",
		    "路段", "target", title, "reason", "有垃圾", NULL);
	}
	content_name_whole(&f.content, f.arena, NULL);
	publish();
	for (int scope = 0; scope < 2; scope++) {
		const char *place = scope ? "高同" : NULL;
		struct notice *notice;
		struct post *post;
		assert_int_equal(notices_all(st, f.arena, &notice), NAMES + 1);
		assert_string_equal(notice[NAMES].title, "村里的");
		assert_int_equal(people_posts(st, f.arena, place, &post), NAMES + 1);
		assert_string_equal(post[0].village, "");
		assert_string_equal(post[NAMES].name, "马占山");
		assert_int_equal(weeks_of(st, f.arena, "2025-W25", place).count, NAMES);
		assert_int_equal(boards_of(st, f.arena, "2025-06", place).blacks, NAMES);
		struct row_query q = { .reg = catalogue_register(REG_DISCLOSURE), .place = place, .town = true };
		q.order = ROWS_URGENT;
		struct shown_rows rows = rows_of(st, f.arena, &q);
		assert_int_equal(rows.count, NAMES + 1);
		assert_string_equal(row_text(&rows.row[NAMES].row, q.reg, "item"), "村里的");
	}
}

/* ------------------------------------------- an account that cannot lie */

static void
line(const char *village, const char *fund, const char *day, const char *in, const char *out, const char *balance)
{
	fixture_row(&f, REG_LEDGER, "village", village, "done_on", day, "fund", fund, "item",
	    arena_printf(f.arena, "第%zu笔", f.content.reg[REG_LEDGER].count), "income", in, "expense", out, "balance",
	    balance, NULL);
}

static void
given_funds_of_two_villages_when_the_month_is_shown_then_each_balance_and_all_of_them_stand_there(void **state)
{
	(void)state;
	line("高同村", "环境资金", "2025-05-01", "10000", NULL, "10000");
	line("高同村", "环境资金", "2025-06-05", NULL, "860", "9140");
	line("高同村", "环境资金", "2025-06-06", NULL, "-200", NULL); /* a refund */
	line("高同村", "饮水资金", "2025-06-08", "3000", NULL, "3000");
	line("柳湾村", "环境资金", "2025-04-08", "500.5", NULL, "500.5");
	line("柳湾村", NULL, "2025-06-09", NULL, "70", NULL);
	publish();
	struct ledger l = money_ledger(st, f.arena, "2025-06", "高同");
	assert_int_equal(l.accounts, 2);
	assert_int_equal(l.opening, 10000000);
	assert_int_equal(l.expense, 660000);
	assert_int_equal(l.balance, 12340000);
	assert_int_equal(l.differs, 0);
	assert_true(l.computed);
	l = money_ledger(st, f.arena, "2025-06", NULL);
	assert_int_equal(l.accounts, 4);
	assert_int_equal(l.unknown, 1);
	assert_int_equal(l.balance, 12840500);
	struct stage *s = look(&screen_money_spent, 0, false, false);
	assert_true(reads(s, "高同村环境资金") && reads(s, "9340 元"));
	assert_true(reads(s, "饮水资金") && reads(s, "3000 元"));
	assert_true(reads(s, "没写资金名称的") && reads(s, "没有写结余"));
	assert_true(reads(s, "退回 200 元"));
	stage_free(s);
}

static void
given_accounts_written_both_ways_when_followed_then_only_a_wrong_balance_differs(void **state)
{
	struct ledger l;
	(void)state;
	line("高同村", "甲", "2025-06-09", NULL, "100", "850"); /* newest first, two of a day */
	line("高同村", "甲", "2025-06-08", NULL, "50", "950");
	line("高同村", "甲", "2025-06-08", "1000", NULL, "1000");
	line("柳湾村", "乙", "2025-06-01", "1000", NULL, "1000");
	line("柳湾村", "乙", "2025-06-02", NULL, "300", "800");
	publish();
	l = money_ledger(st, f.arena, "2025-06", "高同");
	assert_int_equal(l.balance, 850000);
	assert_int_equal(l.opening, 0);
	assert_int_equal(l.differs, 0);
	l = money_ledger(st, f.arena, "2025-06", "柳湾");
	assert_int_equal(l.balance, 800000);
	assert_int_equal(l.differs, -100000);
	struct stage *s = look(&screen_money_spent, 0, false, false);
	assert_true(reads(s, "收支对不上，差 100 元") && reads(s, "照表上写的"));
	stage_free(s);
}

static void
given_one_balance_over_two_funds_or_a_day_written_backwards_when_followed_then_it_adds_up(void **state)
{
	(void)state;
	line("高同村", "环境资金", "2025-06-01", "10000", NULL, "10000");
	line("高同村", "饮水资金", "2025-06-02", "3000", NULL, "13000");
	line("高同村", "环境资金", "2025-06-05", NULL, "1000", "12000");
	line("柳湾村", "环境资金", "2025-06-03", NULL, "140", "9000");
	line("柳湾村", "环境资金", "2025-06-03", NULL, "860", "9140");
	line("柳湾村", "环境资金", "2025-06-03", "10000", NULL, "10000");
	publish();
	struct ledger l = money_ledger(st, f.arena, "2025-06", "高同");
	assert_int_equal(l.accounts, 1);
	assert_int_equal(l.balance, 12000000);
	assert_int_equal(l.differs, 0);
	l = money_ledger(st, f.arena, "2025-06", "柳湾");
	assert_int_equal(l.balance, 9000000);
	assert_int_equal(l.differs, 0);
}

static void
given_an_account_without_any_balance_when_shown_then_it_says_so_and_makes_none_up(void **state)
{
	(void)state;
	line("高同村", NULL, "2025-06-01", "1000", NULL, NULL);
	line("高同村", NULL, "2025-06-02", NULL, "300", NULL);
	publish();
	struct ledger l = money_ledger(st, f.arena, "2025-06", NULL);
	assert_int_equal(l.accounts, l.unknown);
	assert_int_equal(l.row[1].balance, LEDGER_NONE);
	struct stage *s = look(&screen_money_spent, 0, false, false);
	assert_true(reads(s, "这笔钱") && reads(s, "没有写结余"));
	assert_false(reads(s, "700"));
	stage_free(s);
}

/* ------------------------------------------------------- what was counted */

static void
fact(const char *village, const char *since, const char *until, const char *amount, const char *total)
{
	fixture_row(&f, REG_FACT, "measure", "清", "indicator", "清运垃圾", "unit", "吨", "village", village, "since",
	    since, "until", until, "amount", amount, "total", total, "aggregate", "累计相加", NULL);
}

static void
given_a_figure_that_adds_up_when_shown_anywhere_then_it_says_its_span(void **state)
{
	(void)state;
	fact("全镇", "2025年1月", "2025-06", "40", "340余");
	fact("全镇", NULL, "2025-05", "30", "300");
	fact("高同村", "2025年1月", "2025-06", NULL, "7");
	fact("柳湾村", "2025年6月", "2025-06", "9", NULL);
	content_name_whole(&f.content, f.arena, NULL);
	publish();
	struct figure_list l = deeds_figures(st, f.arena, "清", NULL);
	assert_int_equal(l.count, 1);
	assert_string_equal(deeds_when(f.arena, &l.figure[0]), "2025年1–6月");
	struct figure_list villages = deeds_by_village(st, f.arena, &l.figure[0]);
	assert_int_equal(villages.count, 1); /* one month is not half a year */
	struct stage *s = look(&screen_deed, (long)l.figure[0].rid, false, false);
	assert_true(reads(s, "这是全镇的数 · 2025年1–6月"));
	assert_true(reads(s, "截至2025年5月"));
	stage_free(s);
	const struct reg *r = catalogue_register(REG_FACT);
	assert_non_null(strstr(describe_title(f.arena, r, &f.content.reg[REG_FACT].row[0]), "2025年1–6月"));
}

/* A figure shows a photo of an event of its measure, and says which; its neighbours stand below it. */
static void
given_a_figure_and_an_event_of_its_measure_when_opened_then_the_photo_says_what_it_is(void **state)
{
	(void)state;
	fact("全镇", NULL, "2025-06", NULL, "300");
	fixture_row(&f, REG_FACT, "measure", "清", "indicator", "清理沟渠", "unit", "公里", "village", "全镇", "total",
	    "45", NULL);
	struct row *row = fixture_row(&f, REG_EVENT, "title", "河沟清理", "kind", "集中整治", "held_on", "2025-06-01",
	    "village", "高同村", "people", "66", "done", "清运垃圾18车", NULL);
	fixture_photo(&f, row, REG_EVENT, "photos");
	fixture_row(
	    &f, REG_EVENT, "title", "代表会议", "kind", "会议", "held_on", "2025-06-02", "village", "柳湾村", NULL);
	content_name_whole(&f.content, f.arena, NULL);
	publish();
	struct figure_list l = deeds_figures(st, f.arena, "清", NULL);
	assert_int_equal(l.count, 2);
	struct stage *s = look(&screen_deed, (long)l.figure[0].rid, false, false);
	assert_true(reads(s, l.figure[0].indicator) && reads(s, "河沟清理，"));
	assert_true(reads(s, l.figure[1].indicator));
	tap(s, UI_ACTION_OWN, (long)l.figure[1].rid);
	assert_string_equal(stage_screen(s), "deed");
	assert_true(reads(s, "公里"));
	stage_free(s);
}

/* The strip says the row's own place, whatever was chosen before. */
static void
given_one_event_when_opened_then_the_strip_says_its_own_place_and_the_next_is_a_tap_away(void **state)
{
	struct event *e;
	(void)state;
	fixture_row(&f, REG_EVENT, "title", "河沟清理", "held_on", "2025-06-03", "village", "高同村", "people", "66",
	    "vehicles", "5", "done", "清运垃圾18车", NULL);
	fixture_row(
	    &f, REG_EVENT, "title", "代表会议", "held_on", "2025-06-02", "village", "柳湾村", "people", "37", NULL);
	publish();
	assert_int_equal(efforts_events(st, f.arena, NULL, &e), 2);
	for (int home = 0; home < 2; home++) {
		struct stage *s = look(&screen_deeds_event, (long)e[0].rid, home, false);
		assert_true(reads(s, "本村 · 数据截至"));
		assert_true(reads(s, "66") && reads(s, "清运垃圾18车") && reads(s, "5"));
		tap(s, UI_ACTION_OWN, (long)e[1].rid);
		assert_true(reads(s, "代表会议") && reads(s, "37"));
		assert_false(reads(s, "本村 · 数据截至"));
		stage_free(s);
	}
}

/* Of two that were looked at again the newer one stands beside the ring, before and after. */
static void
given_two_places_put_right_when_the_ledger_is_opened_then_the_newer_stands_before_and_after(void **state)
{
	static const char *const spot[] = { "南渠", "北渠", "东渠" }, *const day[] = { "2025-06-07", "2025-06-09",
		NULL };
	(void)state;
	for (int i = 0; i < 3; i++) {
		struct row *row = problem(arena_printf(f.arena, "P%d", i), "spot", spot[i]);
		row_set(row, catalogue_register(REG_PROBLEM), "verified_on", day[i]);
		fixture_photo(&f, row, REG_PROBLEM, "photos");
		fixture_photo(&f, row, REG_PROBLEM, "photos_after");
	}
	publish();
	struct stage *s = look(&screen_issues, 0, false, false);
	assert_true(reads(s, "刚改好：高同村 北渠"));
	assert_true(reads(s, "2 条查过，改好了") && reads(s, "1 条说改好，等复查"));
	stage_free(s);
}

static void class(const char *indicator, const char *village, const char *total)
{
	fixture_row(&f, REG_FACT, "measure", "整", "indicator", indicator, "unit", "户", "village", village, "until",
	    "2025-06", "total", total, "aggregate", "累计相加", NULL);
}

static void
given_one_home_of_a_class_when_shown_then_its_village_does_not_count_it_aloud(void **state)
{
	(void)state;
	class("脱贫户改厕", "高同村", "1");
	class("脱贫户改厕", "柳湾村", "6");
	class("监测户改厕", "高同村", "1");
	class("公厕", "高同村", "1"); /* a thing is no family */
	class("低保户改厕", "全镇", "1");
	content_name_whole(&f.content, f.arena, NULL);
	publish();
	struct figure_list here = deeds_figures(st, f.arena, "整", row_place_key(f.arena, "高同村"));
	assert_int_equal(here.count, 3);
	for (size_t i = 0; i < here.count; i++)
		assert_string_equal(
		    here.figure[i].value.number, strcmp(here.figure[i].indicator, "公厕") ? "不足3" : "1");
	struct figure_list all = deeds_figures(st, f.arena, "整", NULL);
	for (size_t i = 0; i < all.count; i++) {
		const char *of = all.figure[i].indicator, *number = all.figure[i].value.number;
		assert_string_equal(number, strncmp(of, "脱贫", 6) == 0   ? "7"
					    : strncmp(of, "监测", 6) == 0 ? "不足3"
									  : "1");
	}
	struct stage *s = look(&screen_deed, (long)here.figure[0].rid, false, false);
	assert_true(reads(s, "不足3"));
	stage_free(s);
}

/* ---------------------------------------- grades, things, pictures, words */

static void
score(const char *door, const char *total, const char *grade)
{
	fixture_row(&f, REG_HOME_SCORE, "period", "2025-05", "village", "高同村", "grp", "1组", "door", door, "head",
	    "张明", "total", total, "grade", grade, NULL);
}

static void
given_scores_without_a_grade_when_the_standard_has_grades_then_it_says_which(void **state)
{
	static const char *const grade[][3] = { { "2024版", "优秀户", "85" }, { "2025版", "最清洁户", "90" },
		{ "2025版", "清洁户", "80" }, { "2025版", "待提升户", "0" } };
	(void)state;
	for (int i = 0; i < 4; i++)
		fixture_row(&f, REG_STANDARD, "scheme", "家庭卫生", "version", grade[i][0], "kind", "等次", "item",
		    grade[i][1], "points", grade[i][2], NULL);
	score("1", "95", NULL);
	score("2", "90", NULL);
	score("3", "89.5", NULL);
	score("4", "60", "合格户"); /* what is written stands */
	score("5", NULL, NULL);
	publish();
	struct ranking r = rankings_of(st, f.arena, RANKING_HOME, "2025-05", "高同");
	static const char *const want[] = { "最清洁户", "最清洁户", "清洁户", "合格户" };
	assert_int_equal(r.count, 4);
	for (int i = 0; i < 4; i++)
		assert_string_equal(r.row[i].grade, want[i]);
	struct ranking_grade *list;
	assert_int_equal(rankings_grades(st, f.arena, "2025-05", "高同", &list), 3);
	assert_int_equal(list[0].count, 2);
}

static void
given_things_that_are_scrapped_or_lost_when_residents_look_then_they_are_not_counted(void **state)
{
	static const char *const condition[] = { "在用", "损坏", "待修", "报废", "丢失", NULL };
	const struct reg *r = catalogue_register(REG_EQUIPMENT);
	(void)state;
	for (int i = 0; i < 6; i++)
		fixture_row(&f, r->id, "name", "路灯", "amount", "3", "unit", "盏", "village", "高同村", "storage",
		    arena_printf(f.arena, "%d号杆", i), "condition", condition[i], NULL);
	publish();
	assert_int_equal(rows_of(st, f.arena, &(struct row_query){ .reg = r }).total, 4);
	assert_int_equal(store_count(st, r->id, NULL), 4);
	assert_int_equal(rows_of(st, f.arena, &(struct row_query){ .reg = r, .staff = true }).total, 6);
}

static void
given_an_honour_with_a_picture_when_it_is_touched_then_it_opens_large(void **state)
{
	(void)state;
	honour("甲一", NULL, NULL);
	fixture_photo(&f, &f.content.reg[REG_HONOUR].row[0], REG_HONOUR, "photos");
	publish();
	struct stage *s = look(&screen_honours, 0, false, false);
	struct honour *list;
	honours_all(st, f.arena, &list);
	long first = register_arg(REG_HONOUR, list[0].rid) * 4096 +
		     catalogue_field(catalogue_register(REG_HONOUR), "photos") * 32L; /* as photo_tap() says it */
	tap(s, ACTION_PHOTO, first);
	assert_string_equal(stage_screen(s), "photo");
	stage_free(s);
}

static void
given_progress_of_at_least_when_projects_are_listed_then_it_is_said_once(void **state)
{
	(void)state;
	fixture_row(&f, REG_PROJECT, "name", "巷道硬化", "as_of", "2025-05", "progress", "75%以上", NULL);
	publish();
	struct stage *s = look(&screen_projects, 0, false, false);
	assert_true(reads(s, "75%以上"));
	assert_false(reads(s, "≥"));
	stage_free(s);
}

/* ------------------------------------------------- answered, and expired */

static void
given_an_answer_to_what_was_handed_in_when_residents_look_then_it_stands_among_the_issues(void **state)
{
	(void)state;
	fixture_row(&f, REG_FEEDBACK, "at", "2025-06-10", "grid", "第一网格", "category", "设施损坏", "content",
	    "路灯坏了", "handler", "杨某", "result", "已换灯泡", NULL);
	publish();
	struct stage *s = look(&screen_issues, 0, false, false);
	assert_true(reads(s, "大家反映的"));
	stage_free(s);
	s = look(&screen_register, register_arg(REG_FEEDBACK, 0), false, false);
	assert_true(reads(s, "已换灯泡"));
	assert_false(reads(s, "杨某"));
	stage_free(s);
}

static void
given_agreements_when_their_term_is_over_then_the_household_has_not_signed(void **state)
{
	static const char *const until[] = { "2025-06-15", "2025-06-16", NULL };
	(void)state;
	for (int i = 0; i < 3; i++)
		fixture_row(&f, REG_PACT, "village", "高同村", "kind", "门前三包", "code",
		    arena_printf(f.arena, "%d", i), "grp", "1组", "door", arena_printf(f.arena, "%d", i + 1), "head",
		    "张明", "valid_to", until[i], NULL);
	publish();
	for (int i = 0; i < 3; i++) {
		struct home_record_public r;
		struct lookup_home home = { .place = "高同", .group = "1组", .head = "张明", .former = "", .grid = "" };
		home.door = arena_printf(f.arena, "%d", i + 1);
		home_record_public(st, f.arena, &home, &r);
		assert_int_equal(r.pacts.count, i > 0);
		assert_int_equal(r.pacts_ended.count, i == 0);
		assert_true(r.pacts_kept);
	}
	struct pact_count *count;
	assert_int_equal(efforts_pacts(st, f.arena, NULL, &count), 1);
	assert_int_equal(count->count, 2);
	assert_int_equal(count->ended, 1);
}

int
main(void)
{
	struct error err = { 0 };
#define TRUTH(name) cmocka_unit_test_setup_teardown(name, begin, end)
	const struct CMUnitTest tests[] = {
		TRUTH(
		    given_problems_called_done_when_one_thing_of_the_check_is_missing_then_they_wait_and_are_not_counted),
		TRUTH(given_what_waits_for_its_check_when_the_ledger_is_opened_then_it_stands_beside_the_ring),
		TRUTH(given_two_places_put_right_when_the_ledger_is_opened_then_the_newer_stands_before_and_after),
		TRUTH(given_a_figure_and_an_event_of_its_measure_when_opened_then_the_photo_says_what_it_is),
		TRUTH(given_one_event_when_opened_then_the_strip_says_its_own_place_and_the_next_is_a_tap_away),
		TRUTH(given_black_entries_called_done_when_one_thing_of_the_check_is_missing_then_they_wait_and_stay),
		TRUTH(given_black_entries_without_an_end_when_31_days_are_over_then_they_have_left),
		TRUTH(given_honours_when_their_time_of_objection_has_not_begun_runs_or_is_over_then_the_screen_says_so),
		TRUTH(given_items_made_public_once_when_their_cycle_has_passed_then_they_are_overdue_with_the_day),
		TRUTH(given_a_notice_of_rectification_when_all_it_names_is_checked_then_its_last_dot_is_reached),
		TRUTH(given_a_problem_in_a_yard_when_any_list_is_opened_then_nobody_reads_whose_it_is),
		TRUTH(
		    given_rows_of_the_township_under_any_name_when_shown_then_both_scopes_have_them_above_the_villages),
		TRUTH(
		    given_funds_of_two_villages_when_the_month_is_shown_then_each_balance_and_all_of_them_stand_there),
		TRUTH(given_one_balance_over_two_funds_or_a_day_written_backwards_when_followed_then_it_adds_up),
		TRUTH(given_accounts_written_both_ways_when_followed_then_only_a_wrong_balance_differs),
		TRUTH(given_an_account_without_any_balance_when_shown_then_it_says_so_and_makes_none_up),
		TRUTH(given_a_figure_that_adds_up_when_shown_anywhere_then_it_says_its_span),
		TRUTH(given_one_home_of_a_class_when_shown_then_its_village_does_not_count_it_aloud),
		TRUTH(given_scores_without_a_grade_when_the_standard_has_grades_then_it_says_which),
		TRUTH(given_things_that_are_scrapped_or_lost_when_residents_look_then_they_are_not_counted),
		TRUTH(given_an_honour_with_a_picture_when_it_is_touched_then_it_opens_large),
		TRUTH(given_progress_of_at_least_when_projects_are_listed_then_it_is_said_once),
		TRUTH(given_an_answer_to_what_was_handed_in_when_residents_look_then_it_stands_among_the_issues),
		TRUTH(given_agreements_when_their_term_is_over_then_the_household_has_not_signed),
	};
	text = text_new(&err);
	if (!text)
		return 1;
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	text_free(text);
	return failed;
}
