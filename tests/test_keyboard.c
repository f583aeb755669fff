/* keyboard, dates, editor: what a person writes is what is taken. */
#include "test.h"

#include <stdio.h>
#include <string.h>

#include "screens/desk_filled.h"
#include "screens/editor.h"
#include "ui/dates.h"
#include "ui/keyboard.h"

static struct keyboard k;

static void
press(const char *keys)
{
	for (; *keys; keys++)
		keyboard_event(&k, *keys);
}

static void
open_text(const char *text, size_t limit)
{
	memset(&k, 0, sizeof k);
	keyboard_open(&k, KEYBOARD_TEXT, text, limit);
}

static void
given_pinyin_when_words_are_chosen_then_each_takes_its_letters_and_the_rest_stays(void **state)
{
	(void)state;
	open_text(NULL, 20);
	press("weishengcun");
	assert_string_equal(k.text, "");
	assert_true(keyboard_pending(&k));
	keyboard_event(&k, KEYBOARD_WORD);
	assert_string_equal(k.text, "卫生");
	assert_string_equal(k.letters, "cun");
	keyboard_event(&k, ' '); /* the space bar takes the first */
	assert_string_equal(k.text, "卫生村");
	assert_false(keyboard_pending(&k));
	keyboard_event(&k, ' ');
	assert_string_equal(k.text, "卫生村 ");
}

static void
given_text_when_deleted_then_pinyin_goes_first_and_characters_go_whole(void **state)
{
	(void)state;
	open_text("高𬱖", 20);
	press("ab");
	keyboard_event(&k, KEYBOARD_DELETE);
	assert_string_equal(k.letters, "a");
	keyboard_event(&k, KEYBOARD_DELETE);
	keyboard_event(&k, KEYBOARD_DELETE);
	assert_string_equal(k.text, "高");
	keyboard_event(&k, KEYBOARD_DELETE);
	keyboard_event(&k, KEYBOARD_DELETE);
	assert_string_equal(k.text, "");
	press("wo");
	keyboard_event(&k, KEYBOARD_CLEAR);
	assert_false(keyboard_pending(&k));
}

static void
given_a_limit_when_reached_then_nothing_more_is_written(void **state)
{
	(void)state;
	open_text("一二三四", 3);
	assert_string_equal(k.text, "一二三");
	press("wo ");
	assert_string_equal(k.text, "一二三");
	assert_false(keyboard_pending(&k));
	open_text("一二", 3);
	press("weisheng");
	keyboard_event(&k, KEYBOARD_WORD);
	assert_string_equal(k.text, "一二卫");
	assert_false(keyboard_pending(&k));
	open_text(NULL, 10000); /* the buffer is a limit too */
	for (int i = 0; i < 2000; i++)
		keyboard_event(&k, 0x6751);
	assert_true(strlen(k.text) < sizeof k.text);
	assert_int_equal(strlen(k.text) % 3, 0);
}

static void
given_letters_and_signs_when_switched_to_then_they_are_written_as_they_are(void **state)
{
	(void)state;
	open_text(NULL, 20);
	press("wo");
	keyboard_event(&k, KEYBOARD_SIGNS);
	keyboard_event(&k, 0xFF0C); /* ， takes the first word with it */
	press("12");
	keyboard_event(&k, KEYBOARD_SIGNS);
	keyboard_event(&k, KEYBOARD_LATIN);
	keyboard_event(&k, KEYBOARD_UPPER);
	press("ab");
	assert_string_equal(k.text, "我，12Ab");
	keyboard_event(&k, KEYBOARD_LATIN);
	press("cun ");
	assert_string_equal(k.text, "我，12Ab村");
}

static void
given_a_pad_for_numbers_when_pressed_then_only_one_point_is_written(void **state)
{
	(void)state;
	memset(&k, 0, sizeof k);
	keyboard_open(&k, KEYBOARD_NUMBER, NULL, 6);
	press(".21.5.5");
	assert_string_equal(k.text, "21.55");
	keyboard_open(&k, KEYBOARD_PHONE, "0954", 12);
	press("-3010000123");
	assert_string_equal(k.text, "0954-3010000");
}

static void
given_a_day_when_stepped_then_it_is_always_one_that_exists(void **state)
{
	struct date d = { 2024, 3, 31 };
	(void)state;
	d = dates_step(d, 2); /* a month earlier */
	assert_true(d.month == 2 && d.day == 29);
	d = dates_step(d, 0); /* a year earlier */
	assert_true(d.year == 2023 && d.day == 28);
	d = dates_step(d, 5); /* the day after the last is the first */
	assert_true(d.month == 2 && d.day == 1);
	d = dates_step(d, 4);
	assert_int_equal(d.day, 28);
	d = (struct date){ 2024, 12, 31 };
	d = dates_step(d, 3);
	assert_true(d.month == 1 && d.year == 2024);
	d = (struct date){ 2199, 1, 1 };
	assert_true(date_valid(dates_step(d, 1)));
}

/* --------------------------------------------------------------- the editor */

static struct text *text;
static struct store *store;
static struct editor editor;
enum { KEY = EDITOR_ACTION, OK, CANCEL, CHOOSE, STEP };

/* Draws it, and taps what has this action. */
static enum editor_answer
tap(int action, long arg, bool *there)
{
	static struct ui ui;
	struct host h = { .store = store };
	struct desk d = { 0 };
	h.desk = &d;
	ui.text = text;
	ui.list = draw_list_new();
	ui.arena = arena_new();
	ui.p = theme_palette(false);
	ui.m = theme_metrics(1920, 1080, 21.5f, false);
	ui_begin(&ui, 0);
	editor_draw(&h, &ui, &editor);
	*there = false;
	for (int i = 0; i < ui.hits; i++)
		*there |= ui.hit[i].action == action && ui.hit[i].arg == arg;
	draw_list_free(ui.list);
	arena_free(ui.arena);
	const struct screen_event e = { .action = action, .arg = arg };
	return *there ? editor_event(&editor, &e) : EDITOR_STAYS;
}

static enum editor_answer
must_tap(int action, long arg)
{
	bool there;
	enum editor_answer answer = tap(action, arg, &there);
	assert_true(there);
	return answer;
}

static void
ask(const struct editor_ask *q)
{
	memset(&editor, 0, sizeof editor);
	editor_open(&editor, q);
}

static void
given_a_number_out_of_range_when_confirmed_then_it_says_the_range_and_stays(void **state)
{
	(void)state;
	ask(&(struct editor_ask){
	    .title = "屏幕寸数", .kind = EDITOR_NUMBER, .value = "2", .limit = 6, .least = 7, .most = 120 });
	assert_int_equal(must_tap(OK, 0), EDITOR_STAYS);
	assert_non_null(strstr(editor.message, "7"));
	assert_non_null(strstr(editor.message, "120"));
	must_tap(KEY, '4');
	assert_string_equal(editor.message, "");
	assert_int_equal(must_tap(OK, 0), EDITOR_DONE);
	assert_string_equal(editor.value, "24");
	assert_false(editor.open);
}

static void
given_nothing_or_half_written_text_when_confirmed_then_it_stays_until_it_is_whole(void **state)
{
	(void)state;
	ask(&(struct editor_ask){ .title = "本村", .kind = EDITOR_TEXT, .limit = 20 });
	assert_int_equal(must_tap(OK, 0), EDITOR_STAYS);
	assert_true(editor.message[0]);
	must_tap(KEY, 'c');
	assert_int_equal(must_tap(OK, 0), EDITOR_STAYS);
	must_tap(KEY, 'u');
	must_tap(KEY, 'n');
	must_tap(KEY, KEYBOARD_WORD);
	must_tap(KEY, ' ');
	assert_int_equal(must_tap(OK, 0), EDITOR_DONE);
	assert_string_equal(editor.value, "村"); /* without the blank */
}

static const char *
no_kilns(void *context, const char *value)
{
	return strstr(value, "窑") ? context : NULL;
}

static void
given_a_value_the_caller_refuses_when_confirmed_then_its_sentence_is_shown(void **state)
{
	char sentence[] = "这里不能写窑。";
	(void)state;
	ask(&(struct editor_ask){
	    .title = "原因", .kind = EDITOR_TEXT, .value = "窑", .check = no_kilns, .context = sentence });
	assert_int_equal(must_tap(OK, 0), EDITOR_STAYS);
	assert_string_equal(editor.message, sentence);
	must_tap(KEY, KEYBOARD_CLEAR);
	assert_int_equal(must_tap(CANCEL, 0), EDITOR_CANCELLED);
	assert_false(editor.open);
}

static void
given_a_day_and_a_choice_when_answered_then_the_value_is_theirs(void **state)
{
	static const char *const words[] = { "三包", "六包" };
	(void)state;
	ask(&(struct editor_ask){ .title = "截止", .kind = EDITOR_DATE, .value = "2021-12-31" });
	must_tap(STEP, 3);
	assert_int_equal(must_tap(OK, 0), EDITOR_DONE);
	assert_string_equal(editor.value, "2021-01-31");
	ask(&(struct editor_ask){ .title = "截止", .kind = EDITOR_DATE, .today = { 2021, 12, 6 } });
	assert_int_equal(must_tap(OK, 0), EDITOR_DONE);
	assert_string_equal(editor.value, "2021-12-06");
	ask(&(struct editor_ask){
	    .title = "包字", .kind = EDITOR_CHOICE, .value = "三包", .choice = words, .choices = 2 });
	assert_int_equal(must_tap(CHOOSE, 1), EDITOR_DONE);
	assert_string_equal(editor.value, "六包");
	assert_int_equal(editor.chosen, 1);
}

static int
setup(void **state)
{
	struct error err = { 0 };
	(void)state;
	text = text_new(&err);
	store = store_open("/nonexistent", &err); /* a machine without content */
	return text && store ? 0 : -1;
}

static int
teardown(void **state)
{
	(void)state;
	text_free(text);
	store_close(store);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(given_pinyin_when_words_are_chosen_then_each_takes_its_letters_and_the_rest_stays),
		cmocka_unit_test(given_text_when_deleted_then_pinyin_goes_first_and_characters_go_whole),
		cmocka_unit_test(given_a_limit_when_reached_then_nothing_more_is_written),
		cmocka_unit_test(given_letters_and_signs_when_switched_to_then_they_are_written_as_they_are),
		cmocka_unit_test(given_a_pad_for_numbers_when_pressed_then_only_one_point_is_written),
		cmocka_unit_test(given_a_day_when_stepped_then_it_is_always_one_that_exists),
		cmocka_unit_test(given_a_number_out_of_range_when_confirmed_then_it_says_the_range_and_stays),
		cmocka_unit_test(given_nothing_or_half_written_text_when_confirmed_then_it_stays_until_it_is_whole),
		cmocka_unit_test(given_a_value_the_caller_refuses_when_confirmed_then_its_sentence_is_shown),
		cmocka_unit_test(given_a_day_and_a_choice_when_answered_then_the_value_is_theirs),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
