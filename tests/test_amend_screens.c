/* 改一条 on the staff screen, by taps; what the desk is asked for is then run as the command it is. */
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "cli/cli.h"
#include "fake_desk.h"
#include "finger.h"
#include "fixture.h"
#include "staff/staff_amend.h"
#include "queries/boards.h"
#include "queries/objections.h"
#include "queries/rows.h"

static struct fixture village;
static struct text *text;
static struct fake_desk desk;

/* ---------------------------------------------------------------- the finger */

static struct stage *
open_at(int w, int h, bool large, const char *screen, long arg)
{
	struct stage *s =
	    new_stage(text, (struct stage_options){
				.width = w, .height = h, .large = large, .data = village.data, .desk = &desk.desk });
	frame(s); /* the stage notices who has logged in */
	assert_true(stage_open(s, screen, arg));
	frame(s);
	return s;
}

/* Actions of the screens, in the order of their enums. */
enum { ROW = UI_ACTION_OWN, TAB };
enum { FIELD = UI_ACTION_OWN, NEXT, CHANGE, PUBLISH, ON, UNDO, MEND };
enum { KEY = EDITOR_ACTION, OK, CANCEL, CHOOSE };

static void
write_digits(struct stage *s, const char *digits)
{
	for (const char *p = digits; *p; p++)
		tap(s, KEY, *p);
}

/* -------------------------------------------------------------- the machine */

/* Runs what the screen asked for, as the program would; the screen hears the answer and the new edition. */
static int
run_asked(struct stage *s)
{
	char line[1024], *word[24] = { NULL };
	int n = 0;
	const char *last = fake_desk_last(&desk);
	assert_true(str_starts(last, "run amend "));
	snprintf(line, sizeof line, "%s", last + strlen("run "));
	for (char *p = strtok(line, " "); p && n < 20; p = strtok(NULL, " "))
		word[n++] = p;
	word[n++] = "--data";
	word[n++] = village.data;
	word[n++] = "--now=2021-12-06T09:41";
	int status = cli_run(n, word);
	fake_desk_job_over(&desk, status ? DESK_JOB_FAILED : DESK_JOB_DONE, "", status ? "没有改成。" : "已上屏。");
	frame(s);
	return status;
}

static long
rid_of(struct store *store, struct arena *a, enum amend_task task, const char *words, enum register_id *reg)
{
	struct amendable *list;
	size_t n = amendable_list(store, a, task, NULL, &list);
	for (size_t i = 0; i < n; i++)
		if (strstr(list[i].title, words) || strstr(list[i].note, words)) {
			*reg = list[i].reg;
			return (long)list[i].rid;
		}
	fail_msg("nothing called %s", words);
	return 0;
}

static long
arg_of(enum amend_task task, const char *words)
{
	struct error err = { 0 };
	struct arena *a = arena_new();
	struct store *store = store_open(village.data, &err);
	enum register_id reg = 0;
	store_set_today(store, (struct date){ 2021, 12, 6 });
	long rid = rid_of(store, a, task, words, &reg);
	store_close(store);
	arena_free(a);
	return amend_arg(task, reg, rid);
}

static struct board
board_now(struct arena *a)
{
	struct error err = { 0 };
	struct store *store = store_open(village.data, &err);
	store_set_today(store, (struct date){ 2021, 12, 6 });
	struct board b = boards_of(store, a, "2021-11", NULL);
	for (size_t i = 0; i < b.blacks; i++)
		b.black[i].target = arena_strdup(a, b.black[i].target);
	store_close(store);
	return b;
}

static bool
on_black_board(const char *target)
{
	struct arena *a = arena_new();
	struct board b = board_now(a);
	bool found = false;
	for (size_t i = 0; i < b.blacks; i++)
		found = found || strcmp(b.black[i].target, target) == 0;
	arena_free(a);
	return found;
}

static int
set_up(void **state)
{
	(void)state;
	fixture_begin(&village);
	fixture_village(&village, 40);
	fixture_row(&village, REG_PROBLEM, "code", "GT-001", "found_on", "2021-11-20", "village", "高同村", "spot",
	    "二组村口", "description", "柴草乱堆", "due_on", "2021-12-01", "status", "整改中", NULL);
	fixture_row(&village, REG_PROBLEM, "code", "GT-002", "found_on", "2021-11-21", "village", "王昭村", "spot",
	    "桥头", "description", "垃圾没清", "due_on", "2021-12-12", "status", "待派单", NULL);
	fixture_row(&village, REG_PROBLEM, "code", "GT-003", "found_on", "2021-11-02", "village", "王昭村", "spot",
	    "村东", "description", "改过的", "due_on", "2021-11-12", "status", "已完成", "closed", "是", NULL);
	fixture_row(
	    &village, REG_POST, "village", "高同村", "duty", "监督员", "name", "马正义", "phone", "0954-3010001", NULL);
	fixture_row(&village, REG_GRID, "village", "高同村", "code", "G1", "name", "第一网格", "worker", "王强",
	    "worker_phone", "0954-3010002", NULL);
	fixture_publish(&village, false);
	fake_desk_begin(&desk, village.data);
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	fake_desk_end(&desk);
	fixture_end(&village);
	return 0;
}

/* -------------------------------------------------------------------- tests */

static void
given_an_open_problem_when_it_is_set_to_done_by_taps_then_the_command_says_who_and_when_and_it_leaves_the_list(
    void **state)
{
	(void)state;
	struct stage *s = open_at(1920, 1080, false, "staff-amend", 0);
	tap(s, ROW, AMEND_PROBLEM);
	assert_string_equal(stage_screen(s), "staff-amend-list");
	assert_non_null(find_hit(s, ROW, 1));
	assert_null(find_hit(s, ROW, 2)); /* the third is done already */
	tap(s, ROW, 0);                   /* the overdue one stands first */
	tap(s, NEXT, -1);
	assert_string_equal(desk.asked, "");
	tap(s, PUBLISH, -1);
	assert_string_equal(fake_desk_last(&desk),
	    "run amend 问题整改台账 --row 1 --edition 1 完成情况=已完成 完成日期=2021-12-06 复查日期=2021-12-06 "
	    "复查人=文书甲 是否销号=是 --by 文书甲");
	assert_int_equal(run_asked(s), 0);
	tap(s, ON, -1);
	assert_string_equal(stage_screen(s), "staff-amend-list");
	assert_non_null(find_hit(s, ROW, 0));
	assert_null(find_hit(s, ROW, 1));
	stage_free(s);
}

static void
given_words_that_name_somebody_when_refused_then_two_buttons_say_what_can_be_done(void **state)
{
	(void)state;
	struct stage *s = open_at(1920, 1080, false, "staff-amend-row", arg_of(AMEND_PROBLEM, "桥头"));
	tap(s, FIELD, 0);
	tap(s, CHOOSE, 4); /* 延期 */
	tap(s, NEXT, -1);
	tap(s, PUBLISH, -1);
	fake_desk_job_over(&desk, DESK_JOB_FAILED, "ask mask-names as-written\n", "“整改措施”：写到了人：“张明”。");
	frame(s);
	assert_true(reads(s, "照提示换掉") && reads(s, "照写的上"));
	tap(s, MEND, -1);
	assert_non_null(strstr(fake_desk_last(&desk), " --mask-names --by "));
	fake_desk_job_over(&desk, DESK_JOB_FAILED, "ask mask-names\n", "黑榜写地方，不写人。");
	frame(s);
	assert_false(reads(s, "照写的上")); /* it must change */
	stage_free(s);
}

static void
given_a_problem_only_put_off_when_that_is_chosen_then_no_day_of_mending_is_written(void **state)
{
	(void)state;
	struct stage *s = open_at(1920, 1080, false, "staff-amend-row", arg_of(AMEND_PROBLEM, "桥头"));
	tap(s, FIELD, 0);
	tap(s, CHOOSE, 4); /* 延期 */
	tap(s, NEXT, -1);
	tap(s, PUBLISH, -1);
	assert_string_equal(
	    fake_desk_last(&desk), "run amend 问题整改台账 --row 2 --edition 1 完成情况=延期 --by 文书甲");
	stage_free(s);
}

static void
given_a_black_entry_when_taken_down_then_residents_no_longer_see_it_and_staff_can_put_it_back(void **state)
{
	(void)state;
	assert_true(on_black_board("二组村口路段"));
	struct stage *s = open_at(1920, 1080, false, "staff-amend-row", arg_of(AMEND_TAKE, "二组村口路段"));
	tap(s, CHOOSE, 1); /* 登记错了 */
	tap(s, PUBLISH, -1);
	assert_non_null(strstr(desk.asked, "状态=撤下 撤下原因=登记错了"));
	assert_int_equal(run_asked(s), 0);
	assert_false(on_black_board("二组村口路段"));
	stage_free(s);
	s = open_at(1920, 1080, false, "staff-amend-row", arg_of(AMEND_TAKE, "二组村口路段"));
	tap(s, PUBLISH, -1); /* nothing to fill in */
	assert_int_equal(run_asked(s), 0);
	assert_true(on_black_board("二组村口路段"));
	stage_free(s);
}

static void
given_taking_down_is_begun_when_it_is_thought_better_of_then_nothing_is_asked_for(void **state)
{
	(void)state;
	struct stage *s = open_at(1920, 1080, false, "staff-amend-list", AMEND_TAKE);
	tap(s, ROW, 0);
	assert_string_equal(stage_screen(s), "staff-amend-row");
	tap(s, CANCEL, -1);
	assert_string_equal(stage_screen(s), "staff-amend-list");
	assert_string_equal(desk.asked, "");
	stage_free(s);
}

static void
given_a_telephone_number_when_another_is_typed_then_old_and_new_are_asked_about_and_it_is_written(void **state)
{
	(void)state;
	struct stage *s = open_at(1920, 1080, false, "staff-amend-row", arg_of(AMEND_PHONE, "马正义"));
	tap(s, KEY, KEYBOARD_CLEAR);
	write_digits(s, "3012345");
	tap(s, OK, -1);
	tap(s, PUBLISH, -1);
	assert_string_equal(
	    fake_desk_last(&desk), "run amend 责任人名单 --row 1 --edition 1 联系电话=3012345 --by 文书甲");
	assert_int_equal(run_asked(s), 0);
	stage_free(s);
}

static void
given_the_same_number_when_confirmed_then_the_screen_says_that_nothing_changed(void **state)
{
	(void)state;
	struct stage *s = open_at(1920, 1080, false, "staff-amend-row", arg_of(AMEND_PHONE, "马正义"));
	tap(s, OK, -1);
	assert_null(find_hit(s, PUBLISH, -1));
	assert_non_null(find_hit(s, OK, -1));
	stage_free(s);
}

/* The number of a column among those that 改一条 asks for. */
static long
field_number(enum register_id reg, const char *column)
{
	const struct reg *r = catalogue_register(reg);
	long n = 0;
	for (size_t i = 0; i < r->count && strcmp(r->fields[i].column, column) != 0; i++)
		n += r->fields[i].type != FIELD_SERIAL && r->fields[i].type != FIELD_PHOTOS &&
		     !(r->fields[i].flags & FIELD_SECRET);
	return n;
}

static void
given_any_sheet_when_a_row_of_it_is_changed_by_taps_then_only_that_cell_is_written(void **state)
{
	(void)state;
	struct stage *s = open_at(1920, 1080, false, "staff-amend", 0);
	tap(s, ROW, AMEND_ROW);
	assert_string_equal(stage_screen(s), "staff-sheets");
	tap(s, ROW, REG_VILLAGE);
	assert_string_equal(stage_screen(s), "staff-sheet");
	assert_true(stage_open(s, "staff-sheet", REG_POST));
	frame(s);
	tap(s, ROW + 1, 1);
	tap(s, FIELD, field_number(REG_POST, "phone"));
	tap(s, KEY, KEYBOARD_CLEAR);
	write_digits(s, "3054321");
	tap(s, OK, -1);
	tap(s, NEXT, -1);
	tap(s, PUBLISH, -1);
	assert_string_equal(
	    fake_desk_last(&desk), "run amend 责任人名单 --row 1 --edition 1 联系电话=3054321 --by 文书甲");
	assert_int_equal(run_asked(s), 0);
	stage_free(s);
}

static void
given_any_sheet_when_words_are_looked_for_then_only_rows_that_have_them_stand_there(void **state)
{
	struct arena *a = arena_new();
	struct error err = { 0 };
	struct store *store = store_open(village.data, &err);
	struct row_query q = { .reg = catalogue_register(REG_POST), .words = "马正", .staff = true };
	(void)state;
	assert_int_equal(rows_of(store, a, &q).total, 1);
	q.words = "没有这个人";
	assert_int_equal(rows_of(store, a, &q).total, 0);
	store_close(store);
	arena_free(a);
	struct stage *s = open_at(1920, 1080, false, "staff-sheet", REG_POST);
	tap(s, ROW + 4, -1); /* 找一条 */
	tap(s, KEY, KEYBOARD_SIGNS);
	write_digits(s, "0954");
	tap(s, OK, -1);
	assert_non_null(find_hit(s, ROW + 1, 1));
	tap(s, ROW + 4, -1);
	tap(s, KEY, KEYBOARD_SIGNS);
	write_digits(s, "77");
	tap(s, OK, -1);
	assert_null(find_hit(s, ROW + 1, 1));
	stage_free(s);
}

static void
given_any_sheet_when_a_row_is_added_then_what_is_required_is_asked_for_first(void **state)
{
	(void)state;
	struct stage *s = open_at(1920, 1080, false, "staff-sheet", REG_PACT);
	tap(s, ROW + 2, -1); /* 加一条 */
	assert_string_equal(stage_screen(s), "staff-amend-row");
	tap(s, NEXT, -1);
	assert_null(find_hit(s, PUBLISH, -1));
	tap(s, FIELD, field_number(REG_PACT, "kind"));
	tap(s, CHOOSE, 0);
	tap(s, FIELD, field_number(REG_PACT, "code"));
	tap(s, KEY, KEYBOARD_SIGNS);
	write_digits(s, "31");
	tap(s, OK, -1);
	tap(s, FIELD, field_number(REG_PACT, "head"));
	tap(s, KEY, KEYBOARD_SIGNS);
	write_digits(s, "8");
	tap(s, OK, -1);
	tap(s, NEXT, -1);
	tap(s, PUBLISH, -1);
	assert_non_null(strstr(fake_desk_last(&desk), "run amend 门前三包协议登记 --add --edition"));
	assert_non_null(strstr(fake_desk_last(&desk), "协议编号=31"));
	stage_free(s);
}

static void
object_to(const char *entry)
{
	struct stage *s = open_at(1920, 1080, false, "staff-amend-row", arg_of(AMEND_OBJECT, entry));
	tap(s, NEXT, -1);
	assert_null(find_hit(s, PUBLISH, -1)); /* what was said is missing */
	tap(s, FIELD, 0);
	write_digits(s, "");
	tap(s, KEY, KEYBOARD_SIGNS);
	tap(s, KEY, '1');
	tap(s, OK, -1);
	tap(s, NEXT, -1);
	tap(s, PUBLISH, -1);
	assert_non_null(strstr(desk.asked, "答复期限=2021-12-13")); /* five working days after Monday the 6th */
	assert_int_equal(run_asked(s), 0);
	stage_free(s);
}

static void
given_an_objection_when_registered_then_the_entry_is_hidden_and_answered_with_taking_down_it_stays_away(void **state)
{
	(void)state;
	object_to("旧打麦场");
	assert_false(on_black_board("旧打麦场"));
	struct arena *a = arena_new();
	assert_int_equal(board_now(a).under_review, 1);
	struct stage *s = open_at(1920, 1080, false, "staff-amend-list", AMEND_ANSWER);
	tap(s, ROW, 0);
	tap(s, FIELD, 0);
	tap(s, CHOOSE, 2); /* 撤下 */
	tap(s, NEXT, -1);
	tap(s, PUBLISH, -1);
	assert_non_null(strstr(fake_desk_last(&desk), "--also 红黑榜/14/状态=撤下 --also 红黑榜/14/撤下原因=异议成立"));
	assert_int_equal(run_asked(s), 0);
	assert_false(on_black_board("旧打麦场"));
	assert_int_equal(board_now(a).under_review, 0);
	arena_free(a);
	stage_free(s);
}

static void
given_an_objection_when_the_entry_is_upheld_then_it_stands_again_with_its_public_answer(void **state)
{
	struct error err = { 0 };
	struct objection_answer *answer;
	(void)state;
	object_to("旧打麦场");
	struct stage *s = open_at(1920, 1080, false, "staff-amend-list", AMEND_ANSWER);
	tap(s, ROW, 0);
	tap(s, FIELD, 0);
	tap(s, CHOOSE, 0); /* 维持 */
	tap(s, NEXT, -1);
	tap(s, PUBLISH, -1);
	assert_int_equal(run_asked(s), 0);
	stage_free(s);
	assert_true(on_black_board("旧打麦场"));
	struct arena *a = arena_new();
	struct store *store = store_open(village.data, &err);
	assert_int_equal(objections_answered(store, a, &answer), 1);
	assert_string_equal(answer[0].result, "维持");
	assert_string_equal(answer[0].target, "高同村旧打麦场");
	store_close(store);
	arena_free(a);
}

static void
given_places_of_one_name_when_one_is_objected_to_then_other_villages_and_months_stay(void **state)
{
	struct error err = { 0 };
	struct arena *a = arena_new();
	(void)state;
	fixture_row(&village, REG_BOARD, "period", "2021-11", "village", "酸刺村", "board", "黑榜", "target_kind",
	    "公共场所", "target", "旧打麦场", "reason", "别的村的。", "due_on", "2021-12-30", NULL);
	fixture_row(&village, REG_BOARD, "period", "2021-10", "village", "高同村", "board", "黑榜", "target_kind",
	    "公共场所", "target", "旧打麦场", "reason", "上个月的。", "due_on", "2021-12-30", "show_to", "2021-12-31",
	    NULL);
	fixture_publish(&village, false);
	object_to("乱倒生活垃圾");
	struct board b = board_now(a);
	assert_int_equal(b.under_review, 1);
	assert_true(on_black_board("旧打麦场")); /* that of the other village */
	struct store *store = store_open(village.data, &err);
	store_set_today(store, (struct date){ 2021, 12, 6 });
	assert_int_equal(boards_of(store, a, "2021-10", NULL).blacks, 1);
	store_close(store);
	arena_free(a);
}

static void
given_courtyards_honours_and_notices_when_objected_to_then_each_is_hidden_by_itself(void **state)
{
	static const char *const entries[] = { "张小明", "马小兰", "第9次集中整治" };
	struct error err = { 0 };
	(void)state;
	for (size_t i = 0; i < 3; i++) {
		enum register_id reg = 0;
		struct arena *a = arena_new();
		object_to(entries[i]);
		struct store *store = store_open(village.data, &err);
		struct amendable row;
		store_set_today(store, (struct date){ 2021, 12, 6 });
		long rid = rid_of(store, a, AMEND_OBJECT, entries[i], &reg);
		assert_true(amendable_find(store, a, AMEND_TAKE, reg, rid, &row));
		assert_int_equal(row.mark, AMEND_OBJECTED);
		store_close(store);
		arena_free(a);
	}
}

static void
given_another_edition_came_meanwhile_when_published_then_nothing_changes_and_the_screen_says_so(void **state)
{
	(void)state;
	struct stage *s = open_at(1920, 1080, false, "staff-amend-row", arg_of(AMEND_TAKE, "二组村口路段"));
	fixture_publish(&village, false);
	tap(s, CHOOSE, 0);
	tap(s, PUBLISH, -1);
	assert_int_equal(run_asked(s), 1);
	assert_null(find_hit(s, PUBLISH, -1));
	assert_non_null(find_hit(s, ON, -1));
	assert_true(on_black_board("二组村口路段"));
	stage_free(s);
}

static void
given_an_identity_number_typed_when_refused_then_what_was_typed_can_be_mended(void **state)
{
	(void)state;
	struct stage *s = open_at(1920, 1080, false, "staff-amend-row", arg_of(AMEND_OBJECT, "旧打麦场"));
	tap(s, FIELD, 0);
	tap(s, KEY, KEYBOARD_SIGNS);
	write_digits(s, "110105194912310038");
	tap(s, OK, -1);
	tap(s, NEXT, -1);
	tap(s, PUBLISH, -1);
	assert_int_equal(run_asked(s), 1);
	assert_true(on_black_board("旧打麦场"));
	tap(s, CHANGE, -1);
	tap(s, FIELD, 0);
	tap(s, KEY, KEYBOARD_DELETE);
	tap(s, OK, -1);
	tap(s, NEXT, -1);
	tap(s, PUBLISH, -1);
	assert_non_null(strstr(fake_desk_last(&desk), "反映内容=11010519491231003 "));
	stage_free(s);
}

static void
given_nobody_logged_in_when_opened_then_no_row_can_be_touched(void **state)
{
	(void)state;
	desk.desk.who = (struct staff_member){ 0 };
	const char *const screens[] = { "staff-amend", "staff-amend-list", "staff-amend-row" };
	for (int i = 0; i < 3; i++) {
		struct stage *s = open_at(1920, 1080, false, screens[i], 0);
		for (int k = 0; k < 8; k++)
			assert_null(find_hit(s, UI_ACTION_OWN + k, -1));
		stage_free(s);
	}
}

static void
given_every_form_and_size_when_drawn_then_each_button_is_18_mm_on_the_screen_and_alone_in_its_place(void **state)
{
	static const char *const entry[] = { "二组村口", "二组村口路段", "王强", "旧打麦场" };
	(void)state;
	for (size_t f = 0; f < FORMATS; f++)
		for (int task = 0; task < 4; task++)
			for (int step = 0; step < 2; step++) {
				struct stage *s = open_at(formats[f].w, formats[f].h, formats[f].large,
				    "staff-amend-row", arg_of((enum amend_task)task, entry[task]));
				if (step && task == AMEND_PROBLEM)
					tap(s, NEXT, -1);
				else if (step && task == AMEND_TAKE)
					tap(s, CHOOSE, 0);
				assert_true(stage_ui(s)->hits > 1);
				check_hits(s, entry[task]);
				stage_free(s);
			}
}

static void
given_five_hundred_courtyards_when_the_list_is_opened_then_it_has_pages_and_only_what_is_seen_can_be_touched(
    void **state)
{
	(void)state;
	for (int i = 0; i < 500; i++)
		fixture_row(&village, REG_COURTYARD, "village", "高同村", "grp", "5组", "head",
		    arena_printf(village.arena, "户主%d", i), "batch", "x", "judged_on", "2021-11-20", NULL);
	fixture_publish(&village, false);
	struct stage *s = open_at(1920, 1080, false, "staff-amend-list", AMEND_TAKE);
	tap(s, TAB, 2);
	assert_true(stage_ui(s)->hits < 30);
	assert_null(find_hit(s, ROW, 400));
	tap(s, UI_ACTION_PAGE, 1);
	assert_null(find_hit(s, ROW, 0));
	stage_free(s);
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		T(given_an_open_problem_when_it_is_set_to_done_by_taps_then_the_command_says_who_and_when_and_it_leaves_the_list),
		T(given_words_that_name_somebody_when_refused_then_two_buttons_say_what_can_be_done),
		T(given_a_problem_only_put_off_when_that_is_chosen_then_no_day_of_mending_is_written),
		T(given_a_black_entry_when_taken_down_then_residents_no_longer_see_it_and_staff_can_put_it_back),
		T(given_taking_down_is_begun_when_it_is_thought_better_of_then_nothing_is_asked_for),
		T(given_any_sheet_when_a_row_of_it_is_changed_by_taps_then_only_that_cell_is_written),
		T(given_any_sheet_when_words_are_looked_for_then_only_rows_that_have_them_stand_there),
		T(given_any_sheet_when_a_row_is_added_then_what_is_required_is_asked_for_first),
		T(given_a_telephone_number_when_another_is_typed_then_old_and_new_are_asked_about_and_it_is_written),
		T(given_the_same_number_when_confirmed_then_the_screen_says_that_nothing_changed),
		T(given_an_objection_when_registered_then_the_entry_is_hidden_and_answered_with_taking_down_it_stays_away),
		T(given_an_objection_when_the_entry_is_upheld_then_it_stands_again_with_its_public_answer),
		T(given_places_of_one_name_when_one_is_objected_to_then_other_villages_and_months_stay),
		T(given_courtyards_honours_and_notices_when_objected_to_then_each_is_hidden_by_itself),
		T(given_another_edition_came_meanwhile_when_published_then_nothing_changes_and_the_screen_says_so),
		T(given_an_identity_number_typed_when_refused_then_what_was_typed_can_be_mended),
		T(given_nobody_logged_in_when_opened_then_no_row_can_be_touched),
		T(given_every_form_and_size_when_drawn_then_each_button_is_18_mm_on_the_screen_and_alone_in_its_place),
		T(given_five_hundred_courtyards_when_the_list_is_opened_then_it_has_pages_and_only_what_is_seen_can_be_touched),
	};
	struct error err = { 0 };
	text = text_new(&err);
	if (!text)
		return 1;
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	text_free(text);
	return failed;
}
