/* contest: what a villager reads on 红榜黑榜, 卫生排名 and 最美庭院. */
#include "test.h"

#include <stdio.h>
#include <string.h>

#include "finger.h"
#include "fixture.h"
#include "queries/boards.h"
#include "screens/all.h"
#include "ui/ui.h"

static struct fixture f;
static struct text *text;

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
	fixture_end(&f);
	return 0;
}

static struct stage *
look(const struct screen_class *screen, long arg, bool home, struct format as)
{
	struct stage *s =
	    new_stage(text, (struct stage_options){
				.width = as.w, .height = as.h, .data = f.data, .home_scope = home, .large = as.large });
	stage_clock(s, now);
	stage_show(s, screen, arg);
	frame(s);
	return s;
}

/* ---------------------------------------------------------------- board */

static struct row *
black(const char *target, const char *village, const char *column, const char *value)
{
	struct row *row =
	    fixture_row(&f, REG_BOARD, "period", "2025-06", "village", village, "board", "黑榜", "target_kind", "路段",
		"target", target, "reason", "柴草堆在路边", "found_on", "2025-06-02", "duty", "第一网格", NULL);
	if (column)
		row_set(row, catalogue_register(REG_BOARD), column, value);
	return row;
}

static void
checked(struct row *row)
{
	static const char *const cell[][2] = { { "progress", "已改好" }, { "done_on", "2025-06-12" },
		{ "verifier", "李秀兰" }, { "verified_on", "2025-06-13" } };
	for (size_t i = 0; i < 4; i++)
		row_set(row, catalogue_register(REG_BOARD), cell[i][0], cell[i][1]);
	fixture_photo(&f, row, REG_BOARD, "photos_after");
}

/* On one line or more: every clause of it. */
static bool
reads_clauses(struct stage *s, const char *words)
{
	bool all = true;
	for (const char *at = words, *end; *at; at = end) {
		end = strstr(at, "，");
		end = end ? end + strlen("，") : at + strlen(at);
		all &= reads(s, arena_strndup(f.arena, at, (size_t)(end - at)));
	}
	return all;
}

static void
given_black_entries_when_the_board_opens_then_what_is_not_mended_stands_first_with_its_day(void **state)
{
	static const char *const says[] = { "6月20日前改好，还有 4 天", "今天要改好", "过了期限 2 天，还没改好",
		"说改了，等复查", "改好了（6月12日），再过 4 天撤下" };
	(void)state;
	checked(black("旧打麦场", "高同村", NULL, NULL));
	black("三组巷道", "高同村", "progress", "已改好");
	black("河沟", "高同村", "due_on", "2025-06-20");
	black("村口", "高同村", "due_on", "2025-06-16");
	black("后山", "高同村", "due_on", "2025-06-14");
	fixture_publish(&f, false);
	struct stage *s = look(&screen_board, 0, true, formats[1]);
	assert_true(reads(s, "3 处还没改好，1 处等复查，1 处改好了"));
	assert_true(reads(s, says[0])); /* the first that can be seen */
	struct error err = { 0 };
	struct store *st = store_open(f.data, &err);
	store_set_today(st, now.date);
	struct board b = boards_list(st, f.arena, "2025-06", NULL);
	static const char *const order[] = { "河沟", "村口", "后山", "三组巷道", "旧打麦场" };
	assert_int_equal(b.blacks, 5);
	for (size_t i = 0; i < 5; i++)
		assert_string_equal(b.black[i].target, order[i]);
	for (size_t i = 0; i < 5; i++) {
		stage_show(s, &screen_board_entry, (long)b.black[i].rid);
		frame(s);
		assert_true(reads_clauses(s, says[i]));
	}
	store_close(st);
	stage_free(s);
}

static void
given_both_scopes_when_the_board_opens_then_the_switch_counts_the_issue_that_is_shown(void **state)
{
	(void)state;
	black("村口", "高同村", NULL, NULL);
	black("桥头", "柳湾村", NULL, NULL);
	black("水渠", "柳湾村", NULL, NULL);
	black("上个月的", "高同村", "period", "2025-05");
	fixture_row(&f, REG_BOARD, "period", "2025-06", "village", "高同村", "board", "红榜", "target_kind", "路段",
	    "target", "文化广场", "reason", "天天有人扫", "score", "94.5", NULL);
	fixture_publish(&f, false);
	for (int home = 0; home < 2; home++) {
		struct stage *s = look(&screen_board, 0, home, formats[0]);
		assert_true(reads(s, "全镇 4 处"));
		assert_true(reads(s, "本村 2 处"));
		assert_true(reads(s, home ? "1 处还没改好" : "3 处还没改好"));
		stage_free(s);
	}
}

/* Nothing is said to be missing where it was there and has left. */
static void
given_black_entries_whose_days_are_over_when_the_board_opens_then_it_says_that_they_have_left(void **state)
{
	(void)state;
	black("村口", "高同村", "show_to", "2025-06-10");
	black("桥头", "高同村", "show_to", "2025-06-15");
	black("还没登的", "高同村", "show_from", "2025-06-20");
	black("不该有的", "高同村", "state", "撤下");
	fixture_publish(&f, false);
	struct stage *s = look(&screen_board, 0, true, formats[0]);
	assert_true(reads(s, "上过黑榜的 2 处"));
	assert_false(reads(s, "还没有填"));
	stage_free(s);
}

static void
given_boards_of_any_size_and_names_of_any_length_when_drawn_then_all_that_answers_is_large_enough(void **state)
{
	(void)state;
	for (int i = 0; i < 4; i++) {
		struct row *row = black(
		    arena_printf(f.arena, "%s%d", i % 2 ? "村口" : "阿卜杜热合曼·买买提家门前到村小学的那条路", i),
		    "高同村", "due_on", i % 2 ? "2025-06-20" : "2025-06-01");
		row_set(row, catalogue_register(REG_BOARD), "reason",
		    "装修剩下的砖块、沙土、旧家具和柴草堆在路边，下雨以后流到沟里，把排水的地方堵住了");
		fixture_row(&f, REG_BOARD, "period", "2025-06", "village", "高同村", "board", "红榜", "target_kind",
		    "路段", "target", arena_printf(f.arena, "第%d号巷道到学校路段", i), "reason", "路肩整齐", "score",
		    "100", NULL);
	}
	fixture_publish(&f, false);
	for (int i = 0; i < FORMATS; i++) {
		struct stage *s = look(&screen_board, 0, true, formats[i]);
		check_hits(s, "board");
		tap(s, UI_ACTION_OWN + 1, -1);
		assert_string_equal(stage_screen(s), "board-entry");
		check_hits(s, "board-entry");
		stage_free(s);
	}
}

/* ------------------------------------------------------------ courtyards */

static struct row *
yard(const char *head, const char *village, const char *batch, const char *total, const char *consent)
{
	return fixture_row(&f, REG_COURTYARD, "village", village, "grp", "3组", "door",
	    arena_printf(f.arena, "%zu", f.content.reg[REG_COURTYARD].count + 1), "head", head, "batch", batch,
	    "judged_on", strcmp(batch, "上半年") == 0 ? "2025-05-20" : "2024-11-20", "total", total, "consent", consent,
	    NULL);
}

static void
given_homes_that_do_not_wish_to_be_shown_when_the_wall_opens_then_they_are_counted_and_leave_no_tile(void **state)
{
	static const char *const says[] = { "不愿公开", "没有同意公开", "不愿公开" };
	static const char *const consent[][2] = { { "否", "否" }, { "否", NULL }, { "否", "是" } };
	(void)state;
	for (int i = 0; i < 3; i++) {
		end(NULL);
		begin(NULL);
		fixture_photo(&f, yard("马文云", "高同村", "上半年", "95.5", "是"), REG_COURTYARD, "photos");
		yard("欧阳小明", "高同村", "上半年", "96", consent[i][0]);
		yard("阿卜杜热合曼·买买提", "高同村", "上半年", "90", consent[i][1]);
		yard("王老批", "高同村", "下半年", "90", "是");
		yard("李别村", "柳湾村", "上半年", "91", "是");
		fixture_publish(&f, false);
		struct stage *s = look(&screen_courtyards, 0, true, formats[0]);
		assert_true(reads(s, arena_printf(f.arena, "这一批评上 3 户，%d 户%s", i == 2 ? 1 : 2, says[i])));
		assert_true(reads(s, i == 2 ? "本村 2 户" : "本村 1 户")); /* of the batch */
		assert_true(reads(s, "柳湾村 1 户"));
		assert_true(reads(s, "马文云家"));
		assert_false(reads(s, "欧*"));
		assert_false(reads(s, "王老批"));
		tap(s, UI_ACTION_OWN, -1); /* the batch before */
		assert_true(reads(s, "王老批家"));
		assert_false(reads(s, "马文云家"));
		stage_free(s);
	}
}

static void
given_a_yard_when_it_opens_then_its_place_its_best_and_its_neighbours_are_named(void **state)
{
	(void)state;
	yard("马文云", "高同村", "上半年", "96", "是");
	yard("马海成", "高同村", "上半年", "94", "是");
	yard("丁翠芳", "高同村", "上半年", "94", "是");
	yard("仇占成", "柳湾村", "上半年", "99", "是");
	yard("查玉福", "高同村", "下半年", "99", "是");
	fixture_publish(&f, false);
	struct stage *s = look(&screen_courtyards, 0, true, formats[0]);
	tap(s, UI_ACTION_OWN + 3, 1); /* the second tile */
	assert_string_equal(stage_screen(s), "courtyard");
	assert_true(reads(s, "高同村 3 户里并列第 2"));
	assert_true(reads(s, "上一户 马文云家"));
	assert_true(reads(s, "下一户 丁翠芳家"));
	tap(s, UI_ACTION_OWN, -1);
	assert_true(reads(s, "高同村 3 户里第 1"));
	assert_false(reads(s, "上一户"));
	stage_free(s);
}

static void
given_pairs_when_they_are_opened_then_one_lies_over_the_other_after_a_tap(void **state)
{
	(void)state;
	for (int i = 0; i < 3; i++) {
		struct row *row = yard(arena_printf(f.arena, "马文%d", i), "高同村", "上半年", "90", "是");
		fixture_photo(&f, row, REG_COURTYARD, "photos");
		fixture_photo(&f, row, REG_COURTYARD, "photos_before");
	}
	fixture_publish(&f, false);
	struct stage *s = look(&screen_before_after, 0, true, formats[0]);
	assert_true(reads(s, "1 / 3"));
	assert_true(reads(s, "马文0家的院子"));
	tap(s, UI_ACTION_OWN, 1);
	assert_true(reads(s, "马文1家的院子"));
	assert_true(reads(s, "叠起来看"));
	tap(s, UI_ACTION_OWN + 1, 1);
	assert_true(reads(s, "并排看"));
	tap(s, UI_ACTION_OWN + 3, 0);
	assert_string_equal(stage_screen(s), "courtyard");
	stage_free(s);
}

static void
given_any_format_when_yards_honours_and_pairs_are_drawn_then_all_that_answers_is_large_enough(void **state)
{
	static const struct screen_class *const screen[] = { &screen_courtyards, &screen_courtyard, &screen_honours,
		&screen_before_after, &screen_five_beauties };
	(void)state;
	for (int i = 0; i < 14; i++) {
		struct row *row = yard(i % 3 ? "阿卜杜热合曼·买买提" : "马文", i % 2 ? "高同村" : "吐尔洪巴格自然村",
		    "上半年", "90.25", "是");
		fixture_photo(&f, row, REG_COURTYARD, "photos");
		fixture_photo(&f, row, REG_COURTYARD, "photos_before");
		fixture_row(&f, REG_HONOUR, "honour", "最美家庭", "name",
		    arena_printf(f.arena, "阿卜杜热合曼·买买提%d", i), "village", "高同村", "period", "2025-06",
		    "consent", "是", "deed", "把自家门前的空地让出来，和邻居一起修成小花园，天天打扫", NULL);
	}
	for (int i = 0; i < 5; i++)
		fixture_row(&f, REG_STANDARD, "scheme", "最美庭院", "kind", "项目", "item",
		    arena_printf(f.arena, "第%d美", i), "standard", "院内分区清楚、不占道；农具柴草码放整齐", "points",
		    "20", NULL);
	fixture_publish(&f, false);
	for (int i = 0; i < FORMATS; i++)
		for (size_t k = 0; k < sizeof screen / sizeof *screen; k++) {
			struct stage *s = look(screen[k], 0, false, formats[i]);
			check_hits(s, screen[k]->name);
			stage_free(s);
		}
}

/* -------------------------------------------------------------- ranking */

static void
score(const char *village, const char *period, const char *total)
{
	fixture_row(
	    &f, REG_QUARTER_SCORE, "period", period, "village", village, "judge", "镇环卫办", "total", total, NULL);
}

static void
given_our_village_anywhere_in_the_ranking_when_it_opens_then_its_place_is_said_first(void **state)
{
	static const char *const total[] = { "96.5", "91", "85.25" };
	static const char *const place[] = { "我们村排第", "我们村排并列第", "我们村排第" };
	static const char *const far[] = { "比第 2 名柳湾村多 3.5 分", "再多 2 分，就赶上第 1 名柳湾村",
		"再多 5.75 分，就赶上第 2 名桥头村" };
	(void)state;
	for (int i = 0; i < 3; i++) {
		end(NULL);
		begin(NULL);
		score("高同村", "2025-Q2", total[i]);
		score("柳湾村", "2025-Q2", "93");
		score("桥头村", "2025-Q2", "91");
		score("高同村", "2025-Q1", "80");
		score("柳湾村", "2025-Q1", "90");
		fixture_publish(&f, false);
		struct stage *s = look(&screen_rank, 0, true, formats[0]);
		assert_true(reads(s, place[i]));
		assert_true(reads(s, far[i]));
		assert_true(reads(s, i == 0 ? "比上季度升 1 名" : i == 1 ? "比上季度没变" : "比上季度降 1 名"));
		assert_true(reads(s, "我们村这一年排第几"));
		tap(s, UI_ACTION_OWN + 2, i == 0); /* 柳湾村, wherever it stands */
		assert_true(reads(s, "柳湾村排第"));
		assert_false(reads(s, "我们村排"));
		stage_free(s);
	}
}

/* The last are counted, never named, whether all have a place or many share one. */
static void
given_homes_of_a_village_when_they_are_ranked_then_only_the_better_half_is_named(void **state)
{
	static const int homes[] = { 3, 30, 300 };
	(void)state;
	for (int i = 0; i < 3; i++) {
		end(NULL);
		begin(NULL);
		for (int k = 0; k < homes[i]; k++) {
			const char *door = arena_printf(f.arena, "%d", k + 1);
			fixture_row(&f, REG_HOME_SCORE, "period", "2025-05", "village", "高同村", "grp", "1组", "door",
			    door, "head", arena_printf(f.arena, "马%d", k), "total",
			    arena_printf(f.arena, "%d.5", 99 - k % 60), NULL);
		}
		fixture_publish(&f, false);
		struct stage *s = look(&screen_rank_homes, 0, true, formats[1]);
		assert_true(reads(s, i == 0 ? "前 2 名" : "前 10 名"));
		assert_true(reads(s, arena_printf(f.arena, "%d 户评了分", homes[i])));
		struct error err = { 0 };
		struct store *st = store_open(f.data, &err);
		int top = 10;
		struct ranking r = rankings_top(st, f.arena, "2025-05", "高同", &top);
		assert_int_equal(top, i == 0 ? 2 : 10);
		assert_int_equal(r.count, i == 0 ? 2 : i == 1 ? 10 : 10);
		assert_int_equal(r.row[r.count - 1].rank, i == 2 ? 6 : i == 0 ? 2 : 10);
		store_close(st);
		stage_free(s);
	}
}

static void
given_long_names_and_many_villages_when_ranked_then_nothing_runs_into_another_in_any_format(void **state)
{
	static const char *const name[] = { "吐尔洪巴格自然村", "阿克墩艾日克村", "高同村", "别什托格拉克村" };
	static const struct screen_class *const screen[] = { &screen_rank, &screen_rank_flags, &screen_rank_flag,
		&screen_rank_homes, &screen_rank_standard };
	(void)state;
	for (int q = 1; q <= 4; q++)
		for (int i = 0; i < 4; i++) {
			const char *period = arena_printf(f.arena, "2024-Q%d", q);
			score(name[i], period, i % 2 ? "100.25" : "96.75");
			if (i < 2)
				fixture_row(&f, REG_FLAG, "period", period, "village", name[i], "kind",
				    i ? "流动红旗" : "黄牌警告", "reason", "季度评比得分靠前", NULL);
		}
	for (int k = 0; k < 40; k++)
		fixture_row(&f, REG_HOME_SCORE, "period", "2025-05", "village", name[k % 4], "grp", "1组", "door",
		    arena_printf(f.arena, "%d", k), "head", "阿卜杜热合曼·买买提", "total", "98.25", NULL);
	fixture_publish(&f, false);
	for (int i = 0; i < FORMATS; i++)
		for (size_t k = 0; k < sizeof screen / sizeof *screen; k++) {
			struct stage *s = look(screen[k], 0, true, formats[i]);
			check_hits(s, screen[k]->name);
			if (k == 0)
				assert_true(reads(s, "100.25") && reads(s, "并列"));
			stage_free(s);
		}
}

int
main(void)
{
	struct error err = { 0 };
#define CONTEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
	const struct CMUnitTest tests[] = {
		CONTEST(given_black_entries_when_the_board_opens_then_what_is_not_mended_stands_first_with_its_day),
		CONTEST(given_both_scopes_when_the_board_opens_then_the_switch_counts_the_issue_that_is_shown),
		CONTEST(given_black_entries_whose_days_are_over_when_the_board_opens_then_it_says_that_they_have_left),
		CONTEST(
		    given_boards_of_any_size_and_names_of_any_length_when_drawn_then_all_that_answers_is_large_enough),
		CONTEST(
		    given_homes_that_do_not_wish_to_be_shown_when_the_wall_opens_then_they_are_counted_and_leave_no_tile),
		CONTEST(given_a_yard_when_it_opens_then_its_place_its_best_and_its_neighbours_are_named),
		CONTEST(given_pairs_when_they_are_opened_then_one_lies_over_the_other_after_a_tap),
		CONTEST(given_any_format_when_yards_honours_and_pairs_are_drawn_then_all_that_answers_is_large_enough),
		CONTEST(given_our_village_anywhere_in_the_ranking_when_it_opens_then_its_place_is_said_first),
		CONTEST(given_homes_of_a_village_when_they_are_ranked_then_only_the_better_half_is_named),
		CONTEST(given_long_names_and_many_villages_when_ranked_then_nothing_runs_into_another_in_any_format),
	};
	text = text_new(&err);
	if (!text)
		return 1;
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	text_free(text);
	return failed;
}
