/* truth: nothing false stands on the screen: what was not checked is not done,
 * what is over has gone, an account adds up, a township's row is the township's. */
#include "test.h"

#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "finger.h"
#include "fixture.h"
#include "queries/highlights.h"
#include "queries/issues.h"
#include "queries/people.h"
#include "screens/all.h"

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
		{ "verified_on", "2025-06-04" }, { "closed", "否" } };
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
	assert_int_equal(grid[0].open, n + 4);
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
		assert_true(reads(s, large ? "还有 2 条说改" : "还有 2 条说改好了，等复查"));
		assert_true(reads(s, "已改 / 3 条"));
		assert_true(reads(s, "说改好，等复查"));
		stage_free(s);
	}
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
	};
	text = text_new(&err);
	if (!text)
		return 1;
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	text_free(text);
	return failed;
}
