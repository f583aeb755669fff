/* start: 第一次开机, by taps on what is drawn, with a desk that writes down what it is asked. */
#include "test.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "draw/command.h"
#include "finger.h"
#include "fixture.h"
#include "screens/desk_filled.h"
#include "screens/choices.h"
#include "screens/staff_frame.h"
#include "screens/staff_desk.h"
#include "staff/start.h"

static struct fixture empty;
static struct text *text;

/* ---------------------------------------------------------- the desk there is */

static struct desk desk;
#define BY " --by 第一次开机" /* the record of changes says so */
static struct strbuf asked;   /* one line a job */
static enum desk_job_state answer;
static bool busy;

static void
run_job(struct desk *d, const char *const *argv, const char *input)
{
	if (busy)
		return;
	for (int i = 0; argv[i]; i++)
		strbuf_printf(&asked, "%s%s", i ? " " : "", argv[i]);
	strbuf_printf(&asked, "%s%s\n", input ? " < " : "", input ? input : "");
	d->job.number++;
	d->job.state = answer;
	snprintf(d->job.words, sizeof d->job.words, answer == DESK_JOB_FAILED ? "磁盘满了，请找管机器的人。" : "");
	d->job.out = "新的恢复码：4829 1307 5526。请抄下来交给乡镇保管，以后不再显示。\n";
}

static const struct desk_calls calls = { .run = run_job };

static void
new_desk(const struct fixture *f)
{
	desk = (struct desk){ .call = &calls, .data = f->data };
	strbuf_clear(&asked);
	answer = DESK_JOB_DONE;
	busy = false;
}

/* ---------------------------------------------------------------- the finger */

static struct stage *
open_at(const struct fixture *f, int w, int h, float inches, bool large, long step)
{
	struct stage *s = new_stage(
	    text, (struct stage_options){
		      .width = w, .height = h, .inches = inches, .large = large, .data = f->data, .desk = &desk });
	stage_open(s, "start", step);
	stage_frame(s, now_ms);
	stage_frame(s, now_ms);
	return s;
}

static struct stage *
open_start(const struct fixture *f)
{
	new_desk(f);
	return open_at(f, 1920, 1080, 21.5f, false, 0);
}

/* Letters, then the candidates that spell `words`, character by character or longer. */
static void
write_words(struct stage *s, const char *letters, const char *words)
{
	static struct ime_word word[IME_MOST];
	char rest[64];
	snprintf(rest, sizeof rest, "%s", letters);
	for (const char *p = letters; *p; p++)
		tap(s, START_KEY, *p);
	while (*words) {
		size_t n = ime_words(rest, word), i = 0;
		while (i < n && strncmp(words, word[i].text, word[i].bytes) != 0)
			i++;
		assert_true(i < n);
		while (!find_hit(s, START_KEY, KEYBOARD_WORD + (long)i))
			tap(s, START_KEY, KEYBOARD_LATER);
		tap(s, START_KEY, KEYBOARD_WORD + (long)i);
		words += word[i].bytes;
		memmove(rest, rest + word[i].letters, strlen(rest + word[i].letters) + 1);
	}
}

static void
press_digits(struct stage *s, const char *digits)
{
	for (; *digits; digits++)
		tap(s, START_DIGIT, *digits == '0' ? CHOICES_PAD_ZERO : *digits - '1');
}

static void
has_asked(const char *lines)
{
	assert_string_equal(strbuf_text(&asked), lines);
}

/* ------------------------------------------------------------------- tests */

static void
given_a_new_machine_when_the_five_questions_are_answered_then_each_is_saved_in_order(void **state)
{
	struct stage *s = open_start(&empty);
	(void)state;
	assert_true(start_needed(stage_host(s)));
	assert_true(reads(s, "第 1 步，共 5 步"));
	write_words(s, "gaotongcun", "高同村");
	assert_true(reads(s, "高同村"));
	tap(s, START_NEXT, -1);
	has_asked("settings village=高同村" BY "\n");
	assert_true(reads(s, "第 2 步，共 5 步"));
	tap(s, START_COMMON, 240);
	tap(s, START_INCH, -1);
	assert_true(reads(s, "23.9 寸"));
	tap(s, START_NEXT, -1);
	assert_true(reads(s, "第 3 步，共 5 步"));
	tap(s, START_CM, 10);
	tap(s, START_CM, 1);
	assert_true(reads(s, "81 厘米"));
	tap(s, START_NEXT, -1);
	write_words(s, "malan", "马兰");
	tap(s, START_NEXT, -1);
	press_digits(s, "730194");
	assert_true(reads(s, "再按一遍密码"));
	press_digits(s, "730194");
	has_asked("settings village=高同村" BY "\nsettings inches=23.9" BY "\nsettings lower_edge_cm=81" BY
		  "\nstaff add 马兰 --manager" BY " < 730194\n\nstaff recovery --print-new" BY "\n");
	assert_true(reads(s, "4829  1307  5526"));
	assert_true(reads(s, "以后不再显示"));
	assert_null(find_hit(s, START_BACK, -1));
	tap(s, START_NEXT, -1);
	assert_false(reads(s, "4829"));
	assert_true(reads(s, "U 盘"));
	tap(s, START_NEXT, -1);
	assert_string_equal(stage_screen(s), "home");
	stage_free(s);
}

static void
given_two_different_pins_when_typed_then_it_says_so_and_nothing_is_saved(void **state)
{
	struct stage *s = open_start(&empty);
	(void)state;
	for (int i = 0; i < 3; i++)
		tap(s, START_SKIP, -1);
	write_words(s, "malan", "马兰");
	tap(s, START_NEXT, -1);
	press_digits(s, "730194");
	press_digits(s, "730195");
	assert_true(reads(s, "两遍按得不一样"));
	assert_true(reads(s, "定一个六位密码"));
	has_asked("");
	press_digits(s, "730194");
	assert_false(reads(s, "两遍按得不一样"));
	stage_free(s);
}

static void
given_a_pin_anyone_would_guess_when_typed_then_it_is_refused_with_the_reason(void **state)
{
	static const char *const bad[] = { "123456", "888888" };
	struct stage *s = open_start(&empty);
	(void)state;
	for (int i = 0; i < 3; i++)
		tap(s, START_SKIP, -1);
	write_words(s, "malan", "马兰");
	tap(s, START_NEXT, -1);
	for (int i = 0; i < 2; i++) {
		press_digits(s, bad[i]);
		assert_true(reads(s, "太容易猜了"));
		assert_true(reads(s, "定一个六位密码"));
	}
	has_asked("");
	stage_free(s);
}

/* The outline on the screen: the only blue one of a card's shape. */
static struct rect
outline(struct stage *s)
{
	size_t n;
	const struct command *c = draw_list_commands(stage_frame(s, now_ms), &n);
	for (size_t i = 0; i < n; i++)
		if (c[i].kind == COMMAND_OUTLINE && fabs((double)c[i].r.w / c[i].r.h - 85.6 / 54) < 0.02)
			return c[i].r;
	fail_msg("no card on the screen");
	return (struct rect){ 0 };
}

static void
given_a_size_when_chosen_then_the_outline_is_an_identity_card_to_the_pixel(void **state)
{
	static const long size[] = { 215, 430, 101, 322 };
	struct stage *s = open_start(&empty);
	double diagonal = sqrt(1920.0 * 1920 + 1080 * 1080);
	(void)state;
	tap(s, START_SKIP, -1);
	for (int i = 0; i < 4; i++) {
		tap(s, START_COMMON, size[i] == 322 ? 320 : size[i]);
		if (size[i] == 322) {
			tap(s, START_INCH, 1);
			tap(s, START_INCH, 1);
		}
		struct rect r = outline(s);
		double px_mm = diagonal / ((double)size[i] * 2.54);
		assert_true(fabs(r.w - 85.6 * px_mm) <= 1 && fabs(r.h - 54 * px_mm) <= 1);
		assert_true(r.x >= 0 && r.y >= 0 && r.x + r.w <= 1920 && r.y + r.h <= 1080);
	}
	stage_free(s);
}

static void
given_questions_that_may_wait_when_skipped_then_nothing_is_saved_and_the_way_back_is_open(void **state)
{
	struct stage *s = open_start(&empty);
	(void)state;
	for (int i = 0; i < 3; i++)
		tap(s, START_SKIP, -1);
	assert_true(reads(s, "第 4 步，共 5 步"));
	assert_null(find_hit(s, START_SKIP, -1)); /* without staff nobody can bring anything */
	tap(s, START_NEXT, -1);
	assert_true(reads(s, "还没有写姓名"));
	for (int i = 0; i < 3; i++)
		tap(s, START_BACK, -1);
	assert_true(reads(s, "第 1 步，共 5 步"));
	tap(s, START_NEXT, -1);
	assert_true(reads(s, "还没有写村名"));
	has_asked("");
	stage_free(s);
}

static void
given_pinyin_without_a_word_chosen_when_going_on_then_it_is_asked_for(void **state)
{
	struct stage *s = open_start(&empty);
	(void)state;
	tap(s, START_KEY, 'g');
	tap(s, START_NEXT, -1);
	assert_true(reads(s, "还有拼音没有选字"));
	has_asked("");
	stage_free(s);
}

static void
given_a_job_that_takes_long_fails_or_cannot_start_when_saving_then_the_question_stays(void **state)
{
	struct stage *s = open_start(&empty);
	(void)state;
	tap(s, START_SKIP, -1);
	busy = true;
	tap(s, START_NEXT, -1);
	assert_true(reads(s, "机器正忙着别的事"));
	busy = false;
	answer = DESK_JOB_RUNNING;
	tap(s, START_NEXT, -1);
	assert_true(reads(s, "正在存"));
	assert_null(find_hit(s, START_NEXT, -1));
	desk.job.state = DESK_JOB_DONE;
	frame(s);
	assert_true(reads(s, "第 3 步，共 5 步"));
	answer = DESK_JOB_FAILED;
	tap(s, START_NEXT, -1);
	assert_true(reads(s, "磁盘满了，请找管机器的人。"));
	assert_true(reads(s, "第 3 步，共 5 步"));
	stage_free(s);
}

static void
given_a_recovery_code_that_cannot_be_made_when_shown_then_it_can_be_tried_again(void **state)
{
	struct stage *s = open_start(&empty);
	(void)state;
	for (int i = 0; i < 3; i++)
		tap(s, START_SKIP, -1);
	write_words(s, "malan", "马兰");
	tap(s, START_NEXT, -1);
	press_digits(s, "730194");
	answer = DESK_JOB_RUNNING;
	press_digits(s, "730194");
	desk.job.state = DESK_JOB_DONE; /* added; now the code is asked for, and waits */
	answer = DESK_JOB_FAILED;
	frame(s);
	assert_true(reads(s, "磁盘满了"));
	assert_true(reads(s, "再试一次"));
	answer = DESK_JOB_DONE;
	tap(s, START_NEXT, -1);
	assert_true(reads(s, "4829  1307  5526"));
	stage_free(s);
}

static void
given_a_code_on_the_screen_when_nobody_touches_it_for_minutes_then_it_is_still_there(void **state)
{
	struct stage *s = open_start(&empty);
	(void)state;
	for (int i = 0; i < 3; i++)
		tap(s, START_SKIP, -1);
	write_words(s, "malan", "马兰");
	tap(s, START_NEXT, -1);
	press_digits(s, "730194");
	press_digits(s, "730194");
	for (int i = 0; i < 300; i++)
		stage_tick(s, now_ms += 1000);
	assert_string_equal(stage_screen(s), "start");
	assert_true(reads(s, "4829  1307  5526"));
	stage_free(s);
}

static void
given_something_half_written_when_settings_content_or_the_day_change_then_it_is_kept(void **state)
{
	struct stage *s = open_start(&empty);
	(void)state;
	tap(s, START_SKIP, -1);
	tap(s, START_SKIP, -1);
	tap(s, START_NEXT, -1);
	write_words(s, "malan", "马兰");
	stage_clock(s, (struct datetime){ { 2021, 12, 7 }, 0, 0, 0 }); /* every screen asks the store again */
	frame(s);
	assert_true(reads(s, "第 4 步，共 5 步"));
	assert_true(reads(s, "马兰"));
	stage_free(s);
}

static void
given_the_demonstration_when_opened_then_it_is_never_forced_and_can_be_left(void **state)
{
	struct fixture f;
	(void)state;
	fixture_begin(&f);
	fixture_village(&f, 10);
	fixture_publish(&f, true);
	struct stage *s = open_start(&f);
	assert_false(start_needed(stage_host(s)));
	tap(s, START_LATER, -1);
	assert_string_equal(stage_screen(s), "home");
	stage_free(s);
	s = open_start(&empty);
	assert_false(reads(s, "先看看示例")); /* there is none to see */
	assert_true(reads(s, "以后再设"));
	tap(s, START_LATER, -1);
	assert_string_equal(stage_screen(s), "home");
	stage_free(s);
	fixture_end(&f);
}

static void
given_the_demonstration_with_villages_when_asked_which_then_one_tap_is_the_answer(void **state)
{
	struct fixture f;
	struct error err = { 0 };
	(void)state;
	fixture_begin(&f);
	fixture_village(&f, 10);
	fixture_publish(&f, true);
	struct state *st = state_open(f.data, &err);
	assert_true(state_setting_set(st, "village", "", &err));
	state_close(st);
	struct stage *s = open_start(&f);
	assert_true(reads(s, "高同村"));
	tap(s, START_WRITE, -1);
	assert_non_null(find_hit(s, START_KEY, 'q'));
	tap(s, START_WRITE, -1);
	tap(s, START_PICK, 0);
	assert_true(str_starts(strbuf_text(&asked), "settings village="));
	assert_true(reads(s, "第 2 步，共 5 步"));
	stage_free(s);
	fixture_end(&f);
}

static void
given_power_that_failed_in_between_when_started_again_then_what_was_answered_is_not_asked_again(void **state)
{
	struct fixture f;
	struct error err = { 0 };
	(void)state;
	fixture_begin(&f);
	struct state *st = state_open(f.data, &err);
	assert_true(state_setting_set(st, "village", "高同村", &err));
	assert_true(state_setting_set(st, "inches", "32", &err));
	state_close(st);
	struct stage *s = open_start(&f);
	assert_true(reads(s, "第 3 步，共 5 步"));
	tap(s, START_BACK, -1);
	assert_true(reads(s, "32.0 寸"));
	stage_free(s);
	fixture_end(&f);
}

static void
given_staff_already_when_opened_then_nobody_can_make_themselves_one_here(void **state)
{
	struct fixture f;
	struct error err = { 0 };
	(void)state;
	fixture_begin(&f);
	struct state *st = state_open(f.data, &err);
	assert_true(staff_add(st, "马兰", "730194", true, "命令行", &err));
	state_close(st);
	struct stage *s = open_start(&f);
	assert_false(start_needed(stage_host(s)));
	assert_null(find_hit(s, START_KEY, -1));
	assert_null(find_hit(s, START_BACK, -1));
	stage_free(s);
	s = open_at(&f, 1920, 1080, 21.5f, false, START_NAME);
	assert_null(find_hit(s, START_KEY, -1));
	stage_free(s);
	fixture_end(&f);
}

/* ------------------------------------------------------------ on every screen */

static void
check_keys(struct stage *s, const char *where, int w, int h)
{
	const struct ui *ui = stage_ui(s);
	int least = theme_mm(&ui->m, 18) - 2;
	for (int k = 0; k < ui->hits; k++) {
		struct rect r = ui->hit[k].full;
		if (r.w < least || r.h < least || r.x < 0 || r.y < 0 || r.x + r.w > w || r.y + r.h > h)
			fail_msg("%s at %dx%d: action %d/%ld is %dx%d at %d,%d, wanted %d", where, w, h,
			    ui->hit[k].action, ui->hit[k].arg, r.w, r.h, r.x, r.y, least);
		for (int m = 0; m < k; m++) {
			struct rect both = rect_intersect(r, ui->hit[m].full);
			if (both.w > 0 && both.h > 0)
				fail_msg("%s at %dx%d: two keys lie on each other", where, w, h);
		}
	}
}

static void
given_every_page_and_screen_when_drawn_then_every_key_is_18_mm_and_whole(void **state)
{
	static const struct {
		int w, h;
		float inches;
		bool large;
	} format[] = { { 1920, 1080, 21.5f, false }, { 1080, 1920, 21.5f, false }, { 1920, 1080, 21.5f, true },
		{ 1080, 1920, 21.5f, true }, { 1280, 720, 21.5f, false }, { 1280, 720, 21.5f, true },
		{ 3840, 2160, 43, true }, { 1080, 1920, 43, false }, { 1080, 1920, 15.6f, false } };
	(void)state;
	for (size_t f = 0; f < sizeof format / sizeof *format; f++) {
		int w = format[f].w, h = format[f].h;
		new_desk(&empty);
		struct stage *s = open_at(&empty, w, h, format[f].inches, format[f].large, 0);
		for (const char *p = "shi"; *p; p++)
			tap(s, START_KEY, *p);
		check_keys(s, "village", w, h);
		tap(s, START_KEY, KEYBOARD_SIGNS);
		check_keys(s, "signs", w, h);
		tap(s, START_KEY, KEYBOARD_SIGNS);
		tap(s, START_KEY, KEYBOARD_LATIN);
		check_keys(s, "latin", w, h);
		tap(s, START_NEXT, -1);
		check_keys(s, "size", w, h);
		tap(s, START_NEXT, -1);
		check_keys(s, "height", w, h);
		tap(s, START_NEXT, -1);
		tap(s, START_KEY, 'm');
		tap(s, START_KEY, ' ');
		check_keys(s, "name", w, h);
		tap(s, START_NEXT, -1);
		press_digits(s, "111111");
		check_keys(s, "pin", w, h);
		stage_free(s);
	}
}

static int
setup(void **state)
{
	struct error err = { 0 };
	(void)state;
	text = text_new(&err);
	fixture_begin(&empty);
	return text ? 0 : -1;
}

static int
teardown(void **state)
{
	(void)state;
	fixture_end(&empty);
	strbuf_free(&asked);
	text_free(text);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(given_a_new_machine_when_the_five_questions_are_answered_then_each_is_saved_in_order),
		cmocka_unit_test(given_two_different_pins_when_typed_then_it_says_so_and_nothing_is_saved),
		cmocka_unit_test(given_a_pin_anyone_would_guess_when_typed_then_it_is_refused_with_the_reason),
		cmocka_unit_test(given_a_size_when_chosen_then_the_outline_is_an_identity_card_to_the_pixel),
		cmocka_unit_test(
		    given_questions_that_may_wait_when_skipped_then_nothing_is_saved_and_the_way_back_is_open),
		cmocka_unit_test(given_pinyin_without_a_word_chosen_when_going_on_then_it_is_asked_for),
		cmocka_unit_test(given_a_job_that_takes_long_fails_or_cannot_start_when_saving_then_the_question_stays),
		cmocka_unit_test(given_a_recovery_code_that_cannot_be_made_when_shown_then_it_can_be_tried_again),
		cmocka_unit_test(given_a_code_on_the_screen_when_nobody_touches_it_for_minutes_then_it_is_still_there),
		cmocka_unit_test(given_something_half_written_when_settings_content_or_the_day_change_then_it_is_kept),
		cmocka_unit_test(given_the_demonstration_when_opened_then_it_is_never_forced_and_can_be_left),
		cmocka_unit_test(given_the_demonstration_with_villages_when_asked_which_then_one_tap_is_the_answer),
		cmocka_unit_test(
		    given_power_that_failed_in_between_when_started_again_then_what_was_answered_is_not_asked_again),
		cmocka_unit_test(given_staff_already_when_opened_then_nobody_can_make_themselves_one_here),
		cmocka_unit_test(given_every_page_and_screen_when_drawn_then_every_key_is_18_mm_and_whole),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
