/* The clerk's own ground, as a finger meets it: a household's new 查询码, what waits for the second person, an answer
 * to what residents handed in, and what 今天 says of it. */
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "fake_desk.h"
#include "finger.h"
#include "fixture.h"
#include "os/fs.h"
#include "screens/register.h"
#include "screens/staff_frame.h"
#include "amend/amend.h"
#include "staff/staff_amend.h"
#include "store/codes.h"
#include "store/feedback.h"

static struct fixture village;
static struct text *text;
static struct fake_desk desk;
static struct error err;

/* ------------------------------------------------------------- the hand */

static struct stage *
open_at(const char *screen, long arg, struct format f)
{
	fake_desk_begin(&desk, village.data);
	desk.desk.logout_ms = 1000000000;
	struct stage *s = new_stage(
	    text, (struct stage_options){
		      .width = f.w, .height = f.h, .large = f.large, .data = village.data, .desk = &desk.desk });
	frame(s); /* logged in */
	assert_true(stage_open(s, screen, arg));
	frame(s);
	frame(s);
	return s;
}

static struct stage *
open_screen(const char *screen, long arg)
{
	return open_at(screen, arg, (struct format){ 1920, 1080, false });
}

static void
close_stage(struct stage *s)
{
	stage_free(s);
	fake_desk_end(&desk);
}

static void
job_ends(struct stage *s, bool good, const char *words)
{
	fake_desk_job_over(&desk, good ? DESK_JOB_DONE : DESK_JOB_FAILED, words, words);
	frame(s);
}

static const struct audit *
newest(struct arena *a, const char *what)
{
	struct audit *line = arena_array(a, 1, sizeof *line);
	assert_true(audit_newest(village.data, a, what, line));
	return line;
}

/* ----------------------------------------------------------------- codes */

enum { CODE_MAKE = UI_ACTION_OWN, CODE_SLIP, CODE_COPIED };
enum { OWN_TASK = UI_ACTION_OWN, OWN_ROW = UI_ACTION_OWN + 1 };
static const struct code_clock noon = { 1638783660, 50000 };

static const char *
home_key(size_t i)
{
	const struct row *row = &village.content.reg[REG_HOUSEHOLD].row[i];
	return codes_home(village.arena, row->key, row_text(row, catalogue_register(REG_HOUSEHOLD), "head"));
}

static void
keep_code(size_t i, const char *code)
{
	struct codes_saved saved;
	const struct code_entry one = { home_key(i), code };
	assert_true(codes_save(village.data, &(struct code_change){ .entry = &one, .count = 1 }, true, &saved, &err));
}

static void
renew(size_t i, char code[CODE_MAX + 1])
{
	struct state *s = state_open(village.data, &err);
	assert_true(codes_renew(s, home_key(i), "高同村1组2号", "文书甲", code, &err));
	state_close(s);
}

static void
given_a_forgotten_code_when_it_is_renewed_then_only_the_new_one_opens_and_the_record_says_who(void **state)
{
	struct arena *a = arena_new();
	char code[CODE_MAX + 1];
	(void)state;
	keep_code(1, "8642");
	struct codes *c = codes_open(village.data);
	for (int i = 0; i < CODE_TRIES; i++) /* somebody guessed until it was locked */
		codes_try(c, home_key(1), "0000", noon);
	assert_int_equal(codes_try(c, home_key(1), "8642", noon).answer, CODE_LOCKED);
	renew(1, code);
	assert_int_equal(codes_try(c, home_key(1), "8642", noon).answer, CODE_WRONG);
	assert_int_equal(codes_try(c, home_key(1), code, noon).answer, CODE_RIGHT);
	assert_int_equal(codes_digits(c, home_key(1)), CODE_MAX);
	codes_close(c);
	const struct audit *line = newest(a, "code");
	assert_string_equal(line->who, "文书甲");
	assert_non_null(strstr(line->words, "高同村1组2号"));
	assert_null(strstr(line->words, code));
	arena_free(a);
}

static void
given_a_renewed_code_when_an_old_sheet_says_the_old_one_then_the_new_one_stays(void **state)
{
	struct codes_saved saved;
	char first[CODE_MAX + 1], second[CODE_MAX + 1];
	(void)state;
	keep_code(2, "8642");
	renew(2, first);
	renew(2, second);
	struct codes *c = codes_open(village.data);
	const char *const dead[] = { "8642", first };
	for (size_t i = 0; i < 2; i++) {
		const struct code_entry old = { home_key(2), dead[i] };
		assert_true(
		    codes_save(village.data, &(struct code_change){ .entry = &old, .count = 1 }, true, &saved, &err));
		assert_int_equal(saved.changed, 0);
		assert_int_equal(saved.dead, 1);
		assert_int_equal(codes_try(c, home_key(2), second, noon).answer, CODE_RIGHT);
	}
	const struct code_entry other = { home_key(2), "975310" }, same = { home_key(3), "8642" };
	assert_true(codes_save(village.data, &(struct code_change){ .entry = &other, .count = 1 }, true, &saved,
	    &err)); /* the village's own choice */
	assert_int_equal(saved.changed, 1);
	assert_true(codes_save(village.data, &(struct code_change){ .entry = &same, .count = 1 }, true, &saved,
	    &err)); /* another home's may be the same */
	assert_int_equal(saved.changed, 1);
	codes_close(c);
}

static void
given_many_codes_when_made_then_none_has_signs_taken_for_others_or_is_easily_guessed(void **state)
{
	char code[CODE_MAX + 1], before[CODE_MAX + 1] = "";
	(void)state;
	for (int i = 0; i < 60; i++) {
		renew(4, code);
		assert_int_equal(strlen(code), CODE_MAX);
		assert_int_equal(strspn(code, CODE_SIGNS), CODE_MAX);
		assert_null(strpbrk(code, "017"));
		assert_string_not_equal(code, before);
		for (const char *p = code; p[2]; p++)
			assert_false(p[0] == p[1] && p[1] == p[2]);
		memcpy(before, code, sizeof before);
	}
}

static void
given_today_when_two_things_are_tapped_then_the_households_stand_there_and_one_gets_its_code_once(void **state)
{
	(void)state;
	struct stage *s = open_screen("staff-amend", 0); /* the first tap leads here */
	assert_true(reads(s, "换查询码"));
	tap(s, OWN_TASK, AMEND_TASKS);
	assert_string_equal(stage_screen(s), "staff-sheet");
	assert_true(reads(s, "点要换码的那一户"));
	tap(s, OWN_ROW, 3);
	assert_string_equal(stage_screen(s), "staff-code");
	assert_string_equal(desk.asked, "");
	tap(s, CODE_MAKE, -1);
	assert_non_null(strstr(desk.asked, "run staff code 高同村 "));
	job_ends(s, true, "新的查询码：482 936。高同村1组3号的旧码从现在起不能用了，新码以后不再显示。");
	assert_true(reads(s, "482  936"));
	assert_true(reads(s, "要打印，先插U盘"));
	assert_null(find_hit(s, ACTION_STAFF_BACK, -1)); /* nobody leaves before it is copied */
	tap(s, CODE_COPIED, -1);
	assert_false(reads(s, "482"));
	assert_true(reads(s, "换好了"));
	close_stage(s);
}

static void
given_a_stick_when_the_slip_is_asked_for_then_the_code_goes_by_hand_and_not_by_the_command(void **state)
{
	(void)state;
	struct stage *s = open_screen("staff-code", 3);
	desk.desk.sticks = 1;
	desk.desk.stick[0] = (struct desk_stick){ .path = "/media/b", .name = "U盘", .look = DESK_NOTHING };
	tap(s, CODE_MAKE, -1);
	job_ends(s, true, "新的查询码：482 936。");
	tap(s, CODE_SLIP, -1);
	const char *line = strstr(desk.asked, "run takeout /media/b --kind slip --by 文书甲 < ");
	assert_non_null(line);
	assert_non_null(strstr(line, "查询码：482 936"));
	assert_null(strstr(line, " --by 文书甲 482"));
	job_ends(s, true, "已存到U盘的“村屏_x”文件夹，共 1 个文件。现在可以拔下U盘了。");
	assert_true(reads(s, "现在可以拔下U盘了"));
	assert_true(reads(s, "482  936"));
	close_stage(s);
}

static void
given_a_code_that_could_not_be_made_when_it_ends_then_it_is_said_and_may_be_tried_again(void **state)
{
	(void)state;
	struct stage *s = open_screen("staff-code", 3);
	tap(s, CODE_MAKE, -1);
	job_ends(s, false, "正在导入，请等它结束再试。");
	assert_true(reads(s, "正在导入，请等它结束再试"));
	assert_non_null(find_hit(s, CODE_MAKE, -1));
	close_stage(s);
}

/* ------------------------------------------------------ the second person */

enum { RETURN_AGAIN = UI_ACTION_OWN, RETURN_YES };
enum { ROW_STEP = UI_ACTION_OWN, ROW_HOLD, ROW_HOLD_NONE };
enum { EDIT_CHOOSE = EDITOR_ACTION + 3 };

static void
set_two_persons(const char *value)
{
	struct state *s = state_open(village.data, &err);
	assert_true(state_setting_set(s, "two_persons", value, &err));
	state_close(s);
}

/* What 文书甲 has read in, seen by `who`. */
static struct stage *
open_waiting(const char *screen, long arg, long id, const char *who)
{
	struct stage *s = open_screen("home", 0);
	set_two_persons("是");
	fake_desk_december(&desk, 20, false);
	strcpy(desk.desk.work.reader, "文书甲");
	desk.desk.who = (struct staff_member){ .id = id };
	strcpy(desk.desk.who.name, who);
	assert_true(stage_open(s, screen, arg));
	frame(s);
	frame(s);
	return s;
}

static void
close_waiting(struct stage *s)
{
	close_stage(s);
	set_two_persons("");
}

static void
given_an_update_that_waits_when_today_is_read_then_the_second_person_is_led_to_it(void **state)
{
	(void)state;
	struct stage *s = open_waiting("staff-today", 0, 2, "会计乙");
	assert_true(reads(s, "等第二个人点头"));
	assert_true(reads(s, "去看"));
	close_waiting(s);
	s = open_waiting("staff-today", 0, 1, "文书甲");
	assert_true(reads(s, "要另一个人登录来看"));
	close_waiting(s);
}

static void
given_the_second_person_when_all_is_sent_back_then_a_reason_is_asked_for_first(void **state)
{
	(void)state;
	struct stage *s = open_waiting("staff-review", 0, 2, "会计乙");
	assert_true(reads(s, "退回"));
	assert_true(stage_open(s, "staff-return", 0));
	frame(s);
	frame(s);
	assert_true(reads(s, "为什么退回"));
	tap(s, EDIT_CHOOSE, 3);
	assert_true(reads(s, "少了几行，请补上"));
	assert_true(reads(s, "全部退回，这次一条也不上"));
	assert_null(strstr(desk.asked, "send-back"));
	tap(s, RETURN_YES, -1);
	assert_string_equal(fake_desk_last(&desk), "tell send-back 会计乙\t少了几行，请补上");
	close_waiting(s);
}

static void
given_the_second_person_when_one_row_is_sent_back_then_only_that_one_is_kept_back(void **state)
{
	(void)state;
	struct stage *s = open_waiting("staff-row", 0, 2, "会计乙");
	assert_true(reads(s, "退回这一条"));
	tap(s, ROW_HOLD, -1);
	assert_string_equal(stage_screen(s), "staff-return");
	tap(s, EDIT_CHOOSE, 0);
	assert_true(reads(s, "这一条这次先不上，退回给文书甲"));
	tap(s, RETURN_AGAIN, -1);
	tap(s, EDIT_CHOOSE, 2);
	tap(s, RETURN_YES, -1);
	const char *last = fake_desk_last(&desk);
	assert_non_null(strstr(last, "tell hold "));
	assert_non_null(strstr(last, " 1 照片不合适，请换一张"));
	close_waiting(s);
}

static void
given_who_read_it_in_when_one_row_is_not_to_go_up_yet_then_no_reason_is_wanted(void **state)
{
	(void)state;
	struct stage *s = open_waiting("staff-row", 0, 1, "文书甲");
	assert_true(reads(s, "这一条先不上"));
	tap(s, ROW_HOLD, -1);
	const char *last = fake_desk_last(&desk);
	assert_non_null(strstr(last, "tell hold "));
	assert_string_equal(last + strlen(last) - 2, " 1");
	close_waiting(s);
}

static void
given_what_was_sent_back_when_the_first_person_logs_in_then_the_reason_stands_there(void **state)
{
	(void)state;
	struct state *db = state_open(village.data, &err);
	assert_true(audit_send_back(db, "会计乙", "文书甲", "《红黑榜》一组路段", "照片不是这里", &err));
	state_close(db);
	struct stage *s = open_screen("staff-today", 0);
	assert_true(reads(s, "会计乙退回了 1 处"));
	assert_true(reads(s, "照片不是这里"));
	close_stage(s);
	db = state_open(village.data, &err);
	assert_true(audit_add(db, NULL, "文书甲", "read", 2, "读取“U盘”", &err)); /* mended, and on the screen */
	state_close(db);
	s = open_screen("staff-today", 0);
	assert_false(reads(s, "退回了"));
	close_stage(s);
}

/* ------------------------------------------------- what residents handed in */

enum {
	FEEDBACK_OPEN = UI_ACTION_OWN,
	FEEDBACK_CANCEL,
	FEEDBACK_DONE,
	FEEDBACK_STICK,
	FEEDBACK_WRITE,
	FEEDBACK_SEND,
	FEEDBACK_MEND,
	FEEDBACK_LEAVE
};
enum { EDIT_KEY = EDITOR_ACTION, EDIT_OK };

/* The answer 「水好」 to the first one, as a finger writes it. */
static struct stage *
write_answer(void)
{
	struct stage *s = open_screen("staff-feedback", 0);
	tap(s, FEEDBACK_OPEN, 0);
	assert_true(reads(s, "污水 · 第3网格"));
	tap(s, FEEDBACK_WRITE, -1);
	for (const char *p = "hao"; *p; p++)
		tap(s, EDIT_KEY, *p);
	tap(s, EDIT_KEY, KEYBOARD_WORD);
	tap(s, EDIT_OK, -1);
	assert_true(reads(s, "村民会看到这句话"));
	return s;
}

static void
given_what_was_handed_in_when_it_is_answered_then_the_words_go_up_as_a_row_of_the_sheet(void **state)
{
	(void)state;
	assert_true(feedback_add(village.data, (struct datetime){ { 2021, 12, 5 }, 9, 41, 0 }, "3", "污水", &err));
	struct stage *s = write_answer();
	assert_string_equal(desk.asked, "");
	tap(s, FEEDBACK_SEND, -1);
	assert_string_equal(fake_desk_last(&desk),
	    "run amend 群众反映登记 --add 日期=2021-12-05 网格=3 问题类别=污水 内容=屏上反映，09:41，第 1 号 "
	    "处理人=文书甲 处理结果=好 --answers 1 --by 文书甲");
	/* it named somebody: what can be done is asked, and the words are not lost */
	job_ends(s, false, "ask mask-names as-written\n");
	assert_true(reads(s, "照提示换掉"));
	tap(s, FEEDBACK_LEAVE, -1);
	assert_non_null(strstr(fake_desk_last(&desk), "--answers 1 --as-written --by 文书甲"));
	job_ends(s, false, "ask mask-names\n");
	assert_null(find_hit(s, FEEDBACK_LEAVE, -1));
	tap(s, FEEDBACK_MEND, -1);
	assert_non_null(strstr(fake_desk_last(&desk), "--mask-names"));
	struct state *db = state_open(village.data, &err);
	assert_true(feedback_done(db, 1, "文书甲", &err));
	state_close(db);
	job_ends(s, true, "已上屏，这是第 2 版。");
	assert_true(reads(s, "答复上屏了，村民看得到"));
	assert_true(reads(s, "没有等着看的群众反映"));
	close_stage(s);
}

static void
given_an_answer_when_it_is_published_then_residents_read_it_and_no_name_passes(void **state)
{
	const struct amend_cell cells[] = { { "日期", "2021-12-05" }, { "网格", "3" }, { "问题类别", "污水" },
		{ "内容", "屏上反映，09:41，第 1 号" }, { "处理结果", "水沟通了" } };
	struct amend_cell named[5];
	struct amended done;
	(void)state;
	memcpy(named, cells, sizeof named);
	named[4].value = "马云家门口的水沟通了";
	const struct amend_row row[] = { { .reg = REG_FEEDBACK, .set = named, .sets = 5, .add = true },
		{ .reg = REG_FEEDBACK, .set = cells, .sets = 5, .add = true } };
	struct amend m = {
		.data = village.data, .change = row, .changes = 1, .by = "文书甲", .now = { { 2021, 12, 6 }, 9, 0, 0 }
	};
	struct fixture *f = &village;
	fixture_row(f, REG_HOUSEHOLD, "village", "高同村", "grp", "9组", "door", "1", "head", "马云", NULL);
	fixture_publish(f, false);
	assert_false(amend_run(&m, &done, &err));
	assert_int_equal(done.asks, AMEND_ASKS_BOTH);
	m.change = row + 1;
	assert_true(amend_run(&m, &done, &err));
	struct stage *s = open_screen("register", register_arg(REG_FEEDBACK, 1));
	assert_true(reads(s, "水沟通了"));
	close_stage(s);
}

/* ------------------------------------------------------------ any stick */

static void
given_a_stick_of_no_use_when_it_is_plugged_in_then_the_banner_says_so_and_today_says_all_of_it(void **state)
{
	static const struct {
		enum desk_look look;
		const char *banner, *words;
	} sticks[] = {
		{ DESK_NOTHING, "U盘里没有表格", "请把填好的表格拷进U盘最外面，再插上来。现在U盘是空的。" },
		{ DESK_NOTHING, "U盘里没有表格",
		    "文档里的表读不了；请把表格放进 WPS 表格，存成 .xlsx，再拷进U盘。U盘里没有要上屏的表格（.xlsx 或 "
		    ".csv），有：1 个文档、3 个视频、2 个文件夹。" },
		{ DESK_UNREADABLE, "U盘读不了",
		    "请在电脑上把U盘格式化成 exFAT，再把文件拷进去。它现在的格式（ntfs）这台机器读不了。" },
		{ DESK_SLOW, "U盘很慢", "这个U盘很慢，还没有看清上面有什么。可以再等一等，或者拔下来再插一次。" },
	};
	static const struct format narrow = { 1080, 1920, true }, small = { 1280, 720, false };
	(void)state;
	for (size_t i = 0; i < sizeof sticks / sizeof *sticks; i++)
		for (int k = 0; k < 3; k++) {
			const struct format wide = { 1920, 1080, false };
			struct stage *s = open_at("home", 0, k == 0 ? wide : k == 1 ? narrow : small);
			desk.desk.sticks = 1;
			desk.desk.stick[0] =
			    (struct desk_stick){ .path = "/media/b", .look = sticks[i].look, .fresh = true };
			strcpy(desk.desk.stick[0].name,
			    "一个名字很长很长的U盘用来装二〇二四年五月全村所有的表格和照片的那一个");
			strcpy(desk.desk.stick[0].words, sticks[i].words);
			desk.desk.who = (struct staff_member){ 0 };
			frame(s);
			assert_true(reads(s, sticks[i].banner));
			desk.desk.who = (struct staff_member){ .id = 1, .name = "文书甲", .manager = true };
			assert_true(stage_open(s, "staff-today", 0));
			frame(s);
			frame(s);
			/* its last words are there, line by line: nothing was cut off */
			const char *end = sticks[i].words + strlen(sticks[i].words) - strlen("二字。");
			assert_true(reads(s, end));
			close_stage(s);
		}
}

/* ------------------------------------------------------------------ sizes */

static void
given_every_page_and_size_when_drawn_then_whatever_can_be_tapped_is_large_enough(void **state)
{
	static const struct {
		const char *screen;
		long arg;
	} pages[] = { { "staff-code", 3 }, { "staff-sheet", SHEET_OF_CODES }, { "staff-amend", 0 },
		{ "staff-feedback", 0 }, { "staff-today", 0 } };
	(void)state;
	for (size_t f = 0; f < FORMATS; f++)
		for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
			struct stage *s = open_at(pages[i].screen, pages[i].arg, formats[f]);
			check_hits(s, pages[i].screen);
			close_stage(s);
		}
}

/* ------------------------------------------------------------------------ */

static int
setup(void **state)
{
	(void)state;
	text = text_new(&err);
	fixture_begin(&village);
	fixture_village(&village, 30);
	fixture_publish(&village, false);
	struct state *s = state_open(village.data, &err);
	bool ok = s && staff_add(s, "文书甲", "480215", true, NULL, &err) &&
		  staff_add(s, "会计乙", "906137", false, NULL, &err);
	state_close(s);
	return text && ok ? 0 : -1;
}

static int
teardown(void **state)
{
	(void)state;
	fixture_end(&village);
	text_free(text);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    given_a_forgotten_code_when_it_is_renewed_then_only_the_new_one_opens_and_the_record_says_who),
		cmocka_unit_test(given_a_renewed_code_when_an_old_sheet_says_the_old_one_then_the_new_one_stays),
		cmocka_unit_test(given_many_codes_when_made_then_none_has_signs_taken_for_others_or_is_easily_guessed),
		cmocka_unit_test(
		    given_today_when_two_things_are_tapped_then_the_households_stand_there_and_one_gets_its_code_once),
		cmocka_unit_test(
		    given_a_stick_when_the_slip_is_asked_for_then_the_code_goes_by_hand_and_not_by_the_command),
		cmocka_unit_test(
		    given_a_code_that_could_not_be_made_when_it_ends_then_it_is_said_and_may_be_tried_again),
		cmocka_unit_test(given_an_update_that_waits_when_today_is_read_then_the_second_person_is_led_to_it),
		cmocka_unit_test(given_the_second_person_when_all_is_sent_back_then_a_reason_is_asked_for_first),
		cmocka_unit_test(given_the_second_person_when_one_row_is_sent_back_then_only_that_one_is_kept_back),
		cmocka_unit_test(given_who_read_it_in_when_one_row_is_not_to_go_up_yet_then_no_reason_is_wanted),
		cmocka_unit_test(given_what_was_sent_back_when_the_first_person_logs_in_then_the_reason_stands_there),
		cmocka_unit_test(
		    given_what_was_handed_in_when_it_is_answered_then_the_words_go_up_as_a_row_of_the_sheet),
		cmocka_unit_test(given_an_answer_when_it_is_published_then_residents_read_it_and_no_name_passes),
		cmocka_unit_test(
		    given_a_stick_of_no_use_when_it_is_plugged_in_then_the_banner_says_so_and_today_says_all_of_it),
		cmocka_unit_test(given_every_page_and_size_when_drawn_then_whatever_can_be_tapped_is_large_enough),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
