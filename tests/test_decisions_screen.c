/* 村里的决定 on the staff screen, by taps; what the desk is asked for is then run as the command it is. */
#include "test.h"

#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "cli/cli.h"
#include "fake_desk.h"
#include "finger.h"
#include "fixture.h"
#include "os/fs.h"
#include "store/audit.h"
#include "store/decisions.h"

static struct fixture village;
static struct text *text;
static struct fake_desk desk;
static struct error err;

/* Actions of the screen, in the order of its enum. */
enum { LIFT = UI_ACTION_OWN, REASON, NOT, TAB, FIND };

static void
decide(enum decision_kind kind, const char *name, const char *what, const char *why, long turned)
{
	struct state *s = state_open(village.data, &err);
	struct decision d = { .kind = kind,
		.reg = "courtyard",
		.key = name,
		.home = kind == DECISION_CONSENT ? "高同\x1f"
						   "1组\x1f"
						   "3\x1f张明远"
						 : "",
		.cells = kind == DECISION_CONSENT ? "consent" : "state\x1f撤下",
		.name = name,
		.what = what,
		.why = why,
		.who = "马晓燕",
		.at = "2021-12-05T09:00:00",
		.turned = turned };
	assert_non_null(s);
	assert_true(state_begin(s, &err) && state_end(s, decision_add(s, &d, &err), &err));
	state_close(s);
}

static void
decide_four(void)
{
	decide(DECISION_OBJECTION, "红黑榜　高同村 村东河沟", "", "异议成立：沟归水务站管", 1);
	decide(DECISION_CONSENT, "最美庭院　高同村 1组 3号 张*远", "姓名和照片", "张明远本人来说的", 0);
	decide(DECISION_MASK, "问题 2024-021", "问题描述：“马*云门前”", "", 2);
	decide(DECISION_PASSED, "通知　栏杆刷漆", "内容：“马路云石台阶”", "", 0);
}

static struct stage *
open_at(int w, int h, bool large)
{
	struct stage *s =
	    new_stage(text, (struct stage_options){
				.width = w, .height = h, .large = large, .data = village.data, .desk = &desk.desk });
	frame(s);
	assert_true(stage_open(s, "staff-decisions", 0));
	frame(s);
	return s;
}

static int
run_asked(struct stage *s, const char *verb)
{
	char line[1024], *word[24] = { NULL };
	int n = 0;
	const char *last = fake_desk_last(&desk);
	assert_true(str_starts(last, verb));
	snprintf(line, sizeof line, "%s", last + strlen("run "));
	for (char *p = strtok(line, " "); p && n < 20; p = strtok(NULL, " "))
		word[n++] = p;
	word[n++] = "--data";
	word[n++] = village.data;
	word[n++] = "--now=2021-12-06T09:41";
	int status = cli_run(n, word);
	fake_desk_job_over(&desk, status ? DESK_JOB_FAILED : DESK_JOB_DONE, "", status ? "没有取消。" : NULL);
	frame(s);
	return status;
}

static size_t
held(bool lifted, struct decisions *out)
{
	assert_true(decisions_load(village.data, village.arena, lifted, out));
	return out->count;
}

static void
given_decisions_when_looked_at_then_each_says_what_why_who_and_that_it_works(void **state)
{
	(void)state;
	decide_four();
	struct stage *s = open_at(1920, 1080, false);
	assert_true(reads(s, "现在管用的 4 个"));
	assert_true(reads(s, "全部 4"));
	tap(s, TAB, 1);
	assert_true(reads(s, "红黑榜　高同村 村东河沟"));
	assert_true(reads(s, "异议成立：沟归水务站管"));
	assert_true(reads(s, "马晓燕 昨天 9:00") || reads(s, "马晓燕 12月5日 9:00"));
	assert_true(reads(s, "又写来 1 次，没放回去"));
	assert_false(reads(s, "问题 2024-021"));
	tap(s, TAB, 2);
	assert_true(reads(s, "最美庭院　高同村 1组 3号 张*远：姓名和照片"));
	assert_true(reads(s, "张*远本人来说的"));
	tap(s, TAB, 3);
	assert_true(reads(s, "又写来 2 次，都遮住了"));
	tap(s, TAB, 4);
	assert_true(reads(s, "内容：“马路云石台阶”"));
	stage_free(s);
}

static void
given_one_when_lifted_with_a_reason_then_it_holds_no_more_and_the_record_says_so(void **state)
{
	struct decisions all;
	struct audit *line;
	size_t n = 0;
	(void)state;
	decide_four();
	struct stage *s = open_at(1920, 1080, false);
	tap(s, TAB, 2);
	tap(s, LIFT, 2);
	assert_true(reads(s, "取消这个决定，是什么原因？"));
	tap(s, NOT, -1);
	assert_int_equal(held(false, &all), 4);
	assert_string_equal(fake_desk_last(&desk), "");
	tap(s, LIFT, 2);
	tap(s, REASON, 1);
	assert_int_equal(run_asked(s, "run decisions "), 0);
	assert_true(reads(s, "取消了。屏上现在不变，以后照新表办。"));
	assert_int_equal(held(false, &all), 3);
	assert_int_equal(held(true, &all), 4);
	assert_string_equal(all.item[1].lifted_by, "文书甲");
	assert_string_equal(all.item[1].lifted_why, "本人又同意了");
	assert_true(audit_list(village.data, village.arena, 5, &line, &n));
	assert_true(n > 0);
	assert_string_equal(line[0].who, "文书甲");
	assert_non_null(strstr(line[0].words, "取消决定（不公开）"));
	assert_null(strstr(line[0].words, "张明远"));
	stage_free(s);
}

static void
given_words_when_looked_for_then_only_what_has_them_is_left(void **state)
{
	(void)state;
	decide_four();
	struct stage *s = open_at(1920, 1080, false);
	tap(s, FIND, -1);
	assert_true(reads(s, "找一条"));
	stage_free(s);
}

static void
given_every_size_when_shown_then_all_can_be_tapped_and_none_is_said_where_there_is_none(void **state)
{
	(void)state;
	for (int i = 0; i < FORMATS; i++) {
		struct stage *s = open_at(formats[i].w, formats[i].h, formats[i].large);
		assert_true(reads(s, "现在没有管用的决定"));
		check_hits(s, "empty");
		stage_free(s);
	}
	decide_four();
	for (int i = 0; i < FORMATS; i++) {
		struct stage *s = open_at(formats[i].w, formats[i].h, formats[i].large);
		check_hits(s, "decisions");
		tap(s, TAB, 1);
		tap(s, LIFT, 1);
		check_hits(s, "a reason");
		stage_free(s);
	}
}

static void
given_the_command_line_when_a_reason_is_missing_or_the_number_is_none_then_nothing_is_lifted(void **state)
{
	struct decisions all;
	(void)state;
	decide_four();
	char *bare[] = { "decisions", "--lift", "1", "--data", village.data, NULL };
	char *none[] = { "decisions", "--lift", "9", "--reason", "查过", "--data", village.data, NULL };
	char *good[] = { "decisions", "--lift", "1", "--reason", "查过", "--by", "甲", "--data", village.data, NULL };
	assert_int_equal(cli_run(5, bare), 2);
	assert_int_equal(cli_run(7, none), 1);
	assert_int_equal(held(false, &all), 4);
	assert_int_equal(cli_run(9, good), 0);
	assert_int_equal(cli_run(9, good), 1);
	assert_int_equal(held(false, &all), 3);
}

static void
given_an_undo_that_keeps_a_decision_when_done_then_it_says_which_edition_is_on_the_screen(void **state)
{
	enum { UNDO = UI_ACTION_OWN };
	(void)state;
	const struct row *yard = &village.content.reg[REG_COURTYARD].row[0];
	decide(DECISION_DOWN, yard->key, "", "搬走了", 0);
	fixture_publish(&village, false);
	struct stage *s = new_stage(
	    text, (struct stage_options){ .width = 1920, .height = 1080, .data = village.data, .desk = &desk.desk });
	frame(s);
	assert_true(stage_open(s, "staff-undo", 1));
	frame(s);
	assert_int_equal(run_asked(s, "run undo --to 1 --dry-run"), 0);
	tap(s, UNDO, -1);
	assert_int_equal(run_asked(s, "run undo --to 1 --by"), 0);
	assert_true(reads(s, "换好了") && reads(s, "现在屏上是第 3 版"));
	assert_true(reads(s, "照旧管用"));
	stage_free(s);
}

static int
begin(void **state)
{
	(void)state;
	fixture_begin(&village);
	fixture_village(&village, 0);
	fixture_publish(&village, false);
	fake_desk_begin(&desk, village.data);
	return 0;
}

static int
end(void **state)
{
	(void)state;
	fake_desk_end(&desk);
	fixture_end(&village);
	return 0;
}

int
main(void)
{
	text = text_new(&err);
	if (!text)
		return 1;
#define T(f) cmocka_unit_test_setup_teardown(f, begin, end)
	const struct CMUnitTest tests[] = {
		T(given_decisions_when_looked_at_then_each_says_what_why_who_and_that_it_works),
		T(given_one_when_lifted_with_a_reason_then_it_holds_no_more_and_the_record_says_so),
		T(given_words_when_looked_for_then_only_what_has_them_is_left),
		T(given_every_size_when_shown_then_all_can_be_tapped_and_none_is_said_where_there_is_none),
		T(given_an_undo_that_keeps_a_decision_when_done_then_it_says_which_edition_is_on_the_screen),
		T(given_the_command_line_when_a_reason_is_missing_or_the_number_is_none_then_nothing_is_lifted),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	text_free(text);
	return failed;
}
