/* issues: what a resident sees of problems, bulletins, notices and objections. */
#include "test.h"

#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "finger.h"
#include "fixture.h"
#include "os/fs.h"
#include "affairs/issue_parts.h"
#include "screens/screen.h"
#include "queries/boards.h"
#include "editions/db.h"
#include "queries/issues.h"
#include "queries/objections.h"
#include "store/feedback.h"
#include "store/state.h"
#include "queries/texts.h"
#include "queries/weeks.h"

static struct fixture f;
static struct text *text;
static struct store *st;

static const struct datetime morning = { { 2024, 4, 28 }, 9, 41, 0 };

/* -------------------------------------------------------------- content */

static void
problems(void)
{
	struct row *done = fixture_row(&f, REG_PROBLEM, "code", "P1", "found_on", "2024-04-01", "village", "高同村",
	    "grid", "1", "spot", "村口", "category", "柴草堆", "description", "柴草占道", "due_on", "2024-04-10",
	    "status", "已完成", "done_on", "2024-04-08", "verifier", "某某", "verified_on", "2024-04-09", "closed",
	    "是", NULL);
	fixture_photo(&f, done, REG_PROBLEM, "photos_after");
	fixture_row(&f, REG_PROBLEM, "code", "P2", "found_on", "2024-04-24", "village", "高同村", "grid", "2", "spot",
	    "二组河沟", "description", "河沟里有垃圾", "duty", "第二网格", "due_on", "2024-04-28", "status", "整改中",
	    NULL);
	fixture_row(&f, REG_PROBLEM, "code", "P3", "found_on", "2024-03-01", "village", "王昭村", "grid", "3", "spot",
	    "广场", "description", "路灯坏了", "due_on", "2024-04-20", "status", "整改中", "duty_person",
	    "不该看见的人", NULL);
	fixture_row(&f, REG_PROBLEM, "code", "P4", "found_on", "2024-04-10", "village", "王昭村", "spot",
	    "王昭村3组18号张三家", "category", "畜禽粪便", "description", "张三家院里堆粪", "private_home", "是",
	    "measure", "张三自己清", "due_on", "2024-05-10", "status", "待派单", NULL);
	fixture_row(&f, REG_PROBLEM, "code", "P5", "found_on", "2024-04-10", "village", "王昭村", "spot", "草稿",
	    "description", "不该看见", "due_on", "2024-04-11", "state", "草稿", NULL);
	fixture_row(&f, REG_PROBLEM, "code", "P6", "found_on", "2024-04-10", "village", "王昭村", "spot", "撤销",
	    "description", "不该算", "due_on", "2024-04-11", "status", "撤销", NULL);
}

static void
papers(void)
{
	fixture_row(&f, REG_RECTIFY, "code", "1号", "issued_on", "2024-04-02", "village", "高同村", "problems",
	    "P1、P9", "demand", "清走柴草", "due_on", "2024-04-10", "signed_on", "2024-04-03", "replied_on",
	    "2024-04-09", NULL);
	fixture_row(&f, REG_RECTIFY, "code", "2号", "issued_on", "2024-04-20", "village", "王昭村", "problems", "P3",
	    "demand", "修路灯", "due_on", "2024-04-25", "signer", "不该看见的人", "replied_on", "2024-04-26", NULL);
	fixture_row(&f, REG_RECTIFY, "code", "0号", "issued_on", "2024-03-20", "village", "王昭村", "demand", "清沟",
	    "due_on", "2024-03-25", NULL);
	fixture_row(&f, REG_INSPECTION, "period", "2024-W16", "done_on", "2024-04-17", "leader", "李某", "village",
	    "高同村", "found", "路边有草", "fixed", "是", NULL);
	fixture_row(&f, REG_INSPECTION, "period", "2024-W16", "done_on", "2024-04-17", "leader", "李某", "village",
	    "王昭村", "note", "表扬：门前干净", NULL);
	fixture_row(&f, REG_GRID, "village", "高同村", "code", "1", "name", "第一网格", NULL);
	fixture_row(&f, REG_GRID, "village", "高同村", "code", "2", "name", "第二网格", NULL);
	fixture_row(&f, REG_GRID, "village", "王昭村", "code", "1", "name", "第一网格", NULL);
}

static void
objections(void)
{
	for (int i = 0; i < 2; i++)
		fixture_row(&f, REG_BOARD, "period", "2024-04", "village", "高同村", "board", "黑榜", "target_kind",
		    "路段", "target", i ? "村东路" : "村西路", "reason", "有垃圾", "due_on", "2024-05-01", NULL);
	fixture_row(&f, REG_BOARD, "period", "2024-04", "village", "高同村", "board", "红榜", "target_kind", "路段",
	    "target", "村西路", "reason", "另一段很干净", NULL);
	fixture_row(&f, REG_NOTICE, "title", "低保公示", "kind", "公示", "issued_on", "2024-04-20", "body", "……", NULL);
	fixture_row(&f, REG_NOTICE, "title", "停水通知", "kind", "通知", "issued_on", "2024-04-21", "body", "……", NULL);
	fixture_row(&f, REG_OBJECTION, "received_on", "2024-04-26", "person", "钱某", "about", "4月黑榜", "target",
	    "高同村村西路", "content", "不是我们的", NULL);
	fixture_row(&f, REG_OBJECTION, "received_on", "2024-04-26", "person", "钱某", "about", "《低保公示》",
	    "content", "漏了人", NULL);
	fixture_row(&f, REG_OBJECTION, "received_on", "2024-04-10", "person", "钱某", "about", "4月黑榜", "target",
	    "村东路", "content", "写错了", "replied_on", "2024-04-15", "result", "维持", "reply",
	    "去看过了，还没改好。", NULL);
}

/* -------------------------------------------------------------- ledger */

static void
given_a_ledger_when_counted_then_overdue_is_of_the_day_and_drafts_do_not_count(void **state)
{
	struct issue *list;
	size_t n = issues_of(st, f.arena, NULL, &list);
	struct issue_tally t = issues_tally(st, list, n);
	(void)state;
	assert_int_equal(n, 4);
	assert_int_equal(t.state[ISSUE_DONE], 1);
	assert_int_equal(t.state[ISSUE_FIXING], 2);
	assert_int_equal(t.state[ISSUE_OVERDUE], 1);
	assert_int_equal(t.age[ISSUE_AGE_WEEK], 1);
	assert_int_equal(t.age[ISSUE_AGE_MONTH], 1);
	assert_int_equal(t.age[ISSUE_AGE_OLDER], 1);
	assert_string_equal(list[0].code, "P3"); /* the worst first */
	assert_int_equal(list[0].days, 8);
	assert_string_equal(list[1].code, "P2");
	assert_int_equal(list[1].days, 0);
	n = issues_of(st, f.arena, "高同", &list);
	assert_int_equal(n, 2);
	t = issues_count(st, "高同");
	assert_int_equal(t.all, 2);
	assert_int_equal(t.state[ISSUE_DONE], 1);
}

static void
given_a_deadline_of_today_when_midnight_passes_then_it_is_overdue_by_itself(void **state)
{
	struct issue *list;
	(void)state;
	store_set_today(st, (struct date){ 2024, 4, 29 });
	size_t n = issues_of(st, f.arena, "高同", &list);
	assert_int_equal(n, 2);
	assert_string_equal(list[0].code, "P2");
	assert_int_equal(list[0].state, ISSUE_OVERDUE);
	assert_int_equal(list[0].days, 1);
	store_set_today(st, (struct date){ 1970, 1, 1 }); /* a clock that cannot know accuses nobody */
	issues_of(st, f.arena, "高同", &list);
	assert_int_equal(list[0].state, ISSUE_FIXING);
	store_set_today(st, morning.date);
}

static void
given_a_problem_in_a_yard_when_shown_then_only_the_group_is_told(void **state)
{
	struct issue *list;
	size_t n = issues_of(st, f.arena, "王昭", &list), seen = 0;
	(void)state;
	for (size_t i = 0; i < n; i++) {
		if (strcmp(list[i].code, "P4") != 0)
			continue;
		seen++;
		assert_string_equal(list[i].spot, "3组房前屋后");
		assert_string_equal(list[i].what, "畜禽粪便");
		assert_string_equal(list[i].measure, "");
		assert_int_equal(list[i].before.count + list[i].after.count, 0);
		assert_false(list[i].step[ISSUE_GIVEN]);
	}
	assert_int_equal(seen, 1);
}

static void
given_a_closed_problem_when_its_track_is_drawn_then_all_five_dots_are_reached(void **state)
{
	struct issue *list;
	size_t n = issues_of(st, f.arena, "高同", &list);
	(void)state;
	for (int i = 0; i < ISSUE_STEPS; i++)
		assert_true(list[n - 1].step[i]);
	assert_int_equal(list[n - 1].step_on[ISSUE_GIVEN].day, 2); /* of the notice that names it */
	assert_int_equal(list[n - 1].step_on[ISSUE_CHECKED].day, 9);
}

static void
given_a_report_of_45_and_25_when_the_ledger_has_fewer_then_the_report_is_told(void **state)
{
	struct issue_report r = issues_report(st, f.arena);
	(void)state;
	assert_int_equal(r.all, 45);
	assert_int_equal(r.done, 25);
	assert_false(r.doubtful);
	assert_non_null(strstr(r.raw, "汇集问题45条"));
}

/* ------------------------------------------------------------- bulletin */

static void
given_no_bulletin_this_week_when_asked_then_the_week_is_empty_and_the_last_one_is_a_step_away(void **state)
{
	struct text_list weeks = weeks_periods(st, f.arena, NULL);
	(void)state;
	assert_int_equal(weeks.count, 2);
	assert_string_equal(weeks.text[0], "2024-W17");
	assert_int_equal(weeks_of(st, f.arena, weeks.text[0], NULL).count, 0);
	struct week w = weeks_of(st, f.arena, weeks.text[1], NULL);
	assert_string_equal(w.leader, "李某");
	assert_string_equal(w.visited, "高同村、王昭村");
	assert_int_equal(w.found, 1);
	assert_int_equal(w.fixed, 1);
	assert_true(w.row[1].praise);
	assert_string_equal(weeks_period(f.arena, (struct date){ 2024, 12, 30 }), "2025-W01");
	assert_string_equal(weeks_period(f.arena, (struct date){ 2021, 1, 3 }), "2020-W53");
}

/* ------------------------------------------------------------ objections */

static void
given_an_open_objection_when_residents_look_then_what_it_is_about_is_hidden_and_counted(void **state)
{
	struct board b = boards_of(st, f.arena, "2024-04", NULL);
	struct notice *n;
	(void)state;
	assert_int_equal(b.blacks, 1);
	assert_string_equal(b.black[0].target, "村东路"); /* answered: it stands */
	assert_int_equal(b.under_review, 1);
	assert_int_equal(b.reds, 1); /* the red list's entry of the same name is not meant */
	assert_int_equal(notices_all(st, f.arena, &n), 1);
	assert_string_equal(n[0].title, "停水通知");
	assert_int_equal(store_under_review(st, REG_NOTICE, NULL), 1);
	assert_int_equal(store_count(st, REG_NOTICE, NULL), 1);
	assert_int_equal(objections_open(st), 2);
}

static void
given_an_answered_objection_when_listed_then_the_answer_stands_without_the_person(void **state)
{
	struct objection_answer *o;
	(void)state;
	assert_int_equal(objections_answered(st, f.arena, &o), 1);
	assert_string_equal(o[0].target, "村东路");
	assert_string_equal(o[0].result, "维持");
	assert_string_equal(o[0].reply, "去看过了，还没改好。");
}

/* -------------------------------------------------------------- screens */

static struct stage *
open_stage(int w, int h, bool large)
{
	struct stage *s =
	    new_stage(text, (struct stage_options){ .width = w, .height = h, .large = large, .data = f.data });
	stage_clock(s, morning);
	stage_frame(s, now_ms);
	return s;
}

static int
hits_of(struct stage *s, int action)
{
	int n = 0;
	for (int i = 0; i < stage_ui(s)->hits; i++)
		n += stage_ui(s)->hit[i].action == action;
	return n;
}

enum { FIRST = ISSUE_OWN_FIRST };

static void
given_the_ledger_when_a_state_and_a_village_are_chosen_then_only_those_rows_stand(void **state)
{
	struct stage *s = open_stage(1080, 1920, false);
	(void)state;
	tap(s, UI_ACTION_OWN, 4);
	assert_string_equal(stage_screen(s), "issues");
	assert_int_equal(hits_of(s, FIRST + 1), 4);
	tap(s, FIRST, 1 + ISSUE_OVERDUE);
	assert_int_equal(hits_of(s, FIRST + 1), 1);
	tap(s, FIRST, 0);
	tap(s, FIRST + 2, -1); /* 选村 */
	tap(s, FIRST + 4, 1);
	assert_int_equal(hits_of(s, FIRST + 1), 2);
	tap(s, FIRST + 1, -1);
	assert_string_equal(stage_screen(s), "issue");
	tap(s, ACTION_BACK, -1);
	tap(s, ACTION_TAB, 2); /* 月考核 */
	assert_string_equal(stage_screen(s), "rank-month");
	tap(s, ACTION_BACK, -1);
	assert_string_equal(stage_screen(s), "issues");
	stage_free(s);
}

/* Home → 问题整改 → 我要反映 → picture → grid → 交给村里. */
static void
hand_in(struct stage *s)
{
	tap(s, FIRST + 1, 3);
	assert_int_equal(hits_of(s, FIRST), 3); /* the two grids of the village, and 说不清 */
	tap(s, FIRST, 1);
	tap(s, FIRST + 3, -1);
}

static void
given_a_resident_when_a_problem_is_handed_in_then_it_waits_for_staff_without_a_name(void **state)
{
	struct stage *s = open_stage(1920, 1080, false);
	struct error err = { 0 };
	struct feedback *list;
	size_t count;
	(void)state;
	tap(s, UI_ACTION_OWN, 4);
	tap(s, ACTION_TAB, 3); /* 我要反映 */
	hand_in(s);
	assert_int_equal(hits_of(s, FIRST + 3), 0); /* it cannot be handed in twice */
	struct state *db = state_open(f.data, &err);
	assert_true(feedback_list(db, f.arena, &list, &count, &err));
	assert_int_equal(count, 1);
	assert_string_equal(list[0].at, "2024-04-28T09:41:00");
	assert_string_equal(list[0].grid, "2");
	assert_string_equal(list[0].category, "柴草堆");
	state_close(db);
	stage_free(s);
}

static void
given_twenty_in_an_hour_when_one_more_comes_then_it_is_declined_until_the_hour_is_over(void **state)
{
	struct error err = { 0 };
	struct datetime t = { { 2024, 5, 1 }, 0, 10, 0 };
	(void)state;
	for (int i = 0; i < FEEDBACK_HOURLY; i++)
		assert_true(feedback_add(f.data, t, "1", "其他", &err));
	t.minute = 59;
	assert_false(feedback_add(f.data, t, "1", "其他", &err));
	assert_string_equal(err.code, "too_many");
	assert_non_null(strstr(err.text, "过一会儿"));
	t.hour = 1;
	t.minute = 10;
	assert_true(feedback_add(f.data, t, "1", "其他", &err));
	t = (struct datetime){ { 2024, 4, 30 }, 23, 59, 0 }; /* a clock that was set back */
	assert_true(feedback_add(f.data, t, "1", "其他", &err));
}

static void
given_a_state_db_from_before_when_a_problem_is_handed_in_then_nothing_else_changes(void **state)
{
	struct fixture old;
	struct error err = { 0 };
	char path[128], value[32];
	(void)state;
	fixture_begin(&old);
	fixture_publish(&old, false);
	snprintf(path, sizeof path, "%s/state.db", old.data);
	struct db *db = db_open_state(path, false, &err);
	assert_true(db_exec(db, "DROP TABLE feedback", &err));
	db_close(db);
	assert_true(feedback_add(old.data, morning, "", "其他", &err));
	assert_true(state_peek_setting(old.data, "village", value, sizeof value));
	assert_string_equal(value, "高同村");
	fixture_end(&old);
}

static void
given_a_broken_state_db_when_repaired_then_what_was_handed_in_is_still_there(void **state)
{
	struct fixture old;
	struct error err = { 0 };
	struct feedback *list;
	size_t count;
	char path[128];
	(void)state;
	fixture_begin(&old);
	fixture_publish(&old, false);
	assert_true(feedback_add(old.data, morning, "1", "柴草堆", &err));
	snprintf(path, sizeof path, "%s/state.db", old.data);
	struct db *db = db_open_state(path, false, &err);
	assert_true(db_exec(db, "PRAGMA application_id=1", &err)); /* no longer ours: set aside and made anew */
	db_close(db);
	assert_false(feedback_add(old.data, morning, "1", "其他", &err)); /* the screen repairs nothing */
	struct state *s = state_open(old.data, &err);
	assert_non_null(s);
	assert_true(feedback_list(s, old.arena, &list, &count, &err));
	assert_int_equal(count, 1);
	assert_string_equal(list[0].category, "柴草堆");
	state_close(s);
	fixture_end(&old);
}

static void
given_every_face_and_size_when_all_is_filled_then_whatever_can_be_tapped_is_18_mm_and_apart(void **state)
{
	static const char *const name[] = { "issues", "issue", "week", "register:rectify", "report", "board-appeal",
		"notices" };
	(void)state;
	for (size_t i = 0; i < FORMATS; i++) {
		struct stage *s = open_stage(formats[i].w, formats[i].h, formats[i].large);
		for (size_t k = 0; k < sizeof name / sizeof *name; k++)
			for (long arg = 0; arg < (strcmp(name[k], "report") == 0 ? 4 : 1); arg++) {
				stage_open(s, name[k], arg);
				now_ms += 400;
				stage_frame(s, now_ms);
				check_hits(s, name[k]);
			}
		stage_free(s);
	}
}

static int
setup(void **state)
{
	struct error err = { 0 };
	(void)state;
	text = text_new(&err);
	fixture_begin(&f);
	fixture_row(&f, REG_VILLAGE, "village", "吉强镇", "kind", "乡镇", NULL);
	fixture_row(&f, REG_VILLAGE, "village", "高同村", "kind", "行政村", NULL);
	fixture_row(&f, REG_VILLAGE, "village", "王昭村", "kind", "行政村", NULL);
	problems();
	papers();
	objections();
	for (int i = 0; i < 2; i++)
		fixture_row(&f, REG_FACT, "measure", "机制", "indicator", i ? "已完成整改" : "整改台账问题", "total",
		    i ? "25" : "45", "unit", "条", "village", "全镇", "raw",
		    "建立各村整改台账汇集问题45条，目前已完成整改25条", "quality", "正常", NULL);
	fixture_publish(&f, false);
	st = store_open(f.data, &err);
	if (!text || !st)
		return -1;
	store_set_today(st, morning.date);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	store_close(st);
	fixture_end(&f);
	text_free(text);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(given_a_ledger_when_counted_then_overdue_is_of_the_day_and_drafts_do_not_count),
		cmocka_unit_test(given_a_deadline_of_today_when_midnight_passes_then_it_is_overdue_by_itself),
		cmocka_unit_test(given_a_problem_in_a_yard_when_shown_then_only_the_group_is_told),
		cmocka_unit_test(given_a_closed_problem_when_its_track_is_drawn_then_all_five_dots_are_reached),
		cmocka_unit_test(given_a_report_of_45_and_25_when_the_ledger_has_fewer_then_the_report_is_told),
		cmocka_unit_test(
		    given_no_bulletin_this_week_when_asked_then_the_week_is_empty_and_the_last_one_is_a_step_away),
		cmocka_unit_test(
		    given_an_open_objection_when_residents_look_then_what_it_is_about_is_hidden_and_counted),
		cmocka_unit_test(given_an_answered_objection_when_listed_then_the_answer_stands_without_the_person),
		cmocka_unit_test(given_the_ledger_when_a_state_and_a_village_are_chosen_then_only_those_rows_stand),
		cmocka_unit_test(given_a_resident_when_a_problem_is_handed_in_then_it_waits_for_staff_without_a_name),
		cmocka_unit_test(
		    given_twenty_in_an_hour_when_one_more_comes_then_it_is_declined_until_the_hour_is_over),
		cmocka_unit_test(given_a_state_db_from_before_when_a_problem_is_handed_in_then_nothing_else_changes),
		cmocka_unit_test(given_a_broken_state_db_when_repaired_then_what_was_handed_in_is_still_there),
		cmocka_unit_test(
		    given_every_face_and_size_when_all_is_filled_then_whatever_can_be_tapped_is_18_mm_and_apart),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
