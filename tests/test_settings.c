/* The settings of a machine: the table, the roll-out file, and that each of them does something a person sees. */
#include "test.h"

#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/stage.h"
#include "base/error.h"
#include "base/str.h"
#include "cli/change.h"
#include "cli/rollout.h"
#include "fixture.h"
#include "os/fs.h"
#include "queries/courtyards.h"
#include "store/settings.h"
#include "store/staff.h"
#include "queries/texts.h"
#include "text/text.h"

static struct fixture f;
static struct error err;
static char value[512];

static int
begin(void **state)
{
	(void)state;
	err = (struct error){ 0 };
	fixture_begin(&f);
	return 0;
}

static int
end(void **state)
{
	(void)state;
	fixture_end(&f);
	return 0;
}

static const struct setting *
find(const char *name)
{
	const struct setting *s = settings_find(name, strlen(name));
	assert_non_null(s);
	return s;
}

static bool
set(const char *name, const char *to)
{
	struct change c;
	assert_true(change_begin(&c, f.data, &err));
	return change_end(&c, settings_set(c.state, find(name), to, "张文书", &err), &err);
}

static const char *
get(const char *name)
{
	settings_get(f.data, name, value, sizeof value);
	return value;
}

static bool
roll_out(const char *text)
{
	char path[128];
	struct rollout r;
	struct change c;
	snprintf(path, sizeof path, "%s/全镇.txt", f.data);
	assert_int_equal(fs_write(path, text, strlen(text)), 0);
	return rollout_read(f.arena, path, &r, &err) && change_begin(&c, f.data, &err) &&
	       change_end(&c, rollout_apply(&r, c.state, "乡镇", &err), &err);
}

/* ------------------------------------------------------------- the table */

static void
given_the_table_when_read_then_each_is_found_by_both_names_and_says_itself(void **state)
{
	const struct setting *s;
	char may[256];
	size_t n = 0;
	(void)state;
	for (; (s = settings_at(n)); n++) {
		assert_ptr_equal(find(s->name), s);
		assert_ptr_equal(find(s->words), s);
		assert_true(s->help[0]);
		assert_true(settings_group_name(s->group)[0]);
		assert_true(!s->otherwise[0] || settings_valid(s, s->otherwise));
		settings_allowed(s, may, sizeof may);
		assert_true(may[0]);
		assert_true(utf8_valid(may, strlen(may)));
		assert_string_equal(get(s->name), s->otherwise);
		size_t choices = 0;
		for (const char *c = s->choices; c && *c; c += strspn(c, "|"), choices++) {
			assert_true(strcspn(c, "|") < 32); /* has room on a button */
			c += strcspn(c, "|");
		}
		assert_true(choices <= SETTING_CHOICES);
	}
	assert_true(n >= 19);
	assert_null(settings_find("volume", 6)); /* nothing makes a sound yet */
}

static void
given_values_when_checked_then_only_sensible_ones_are_taken(void **state)
{
	static const struct {
		const char *name, *value;
		bool good;
	} cases[] = { { "notice_days", "3", true }, { "notice_days", "30", true }, { "notice_days", "2", false },
		{ "notice_days", "5.5", false }, { "notice_days", "nan", false }, { "notice_days", "0x9", false },
		{ "appeal_days", "15", true }, { "appeal_days", "16", false }, { "inches", "21.5", true },
		{ "inches", "1e2", false }, { "inches", "200", false }, { "night_from", "22:30", true },
		{ "night_from", "24:00", false }, { "night_from", "22:3０", false }, { "two_persons", "是", true },
		{ "two_persons", "yes", false }, { "group_word", "屯", true }, { "group_word", "屯|社", false },
		{ "group_word", "队", false }, { "beauty_1", "布局美", true }, { "beauty_1", "一二三四五六七", false },
		{ "scope_default", "本村", true }, { "village", "高\n同", false } };
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		print_message("%s=%s\n", cases[i].name, cases[i].value);
		assert_int_equal(settings_valid(find(cases[i].name), cases[i].value), cases[i].good);
	}
}

static void
given_a_setting_when_changed_and_taken_back_then_the_audit_says_both_and_nothing_for_no_change(void **state)
{
	struct audit *line;
	size_t n;
	(void)state;
	assert_true(set("notice_days", "7"));
	assert_true(set("notice_days", "7"));
	assert_string_equal(get("notice_days"), "7");
	assert_true(set("notice_days", ""));
	assert_string_equal(get("notice_days"), "5");
	assert_true(set("beauty_1", "院子美"));
	assert_false(set("notice_days", "99"));
	assert_non_null(strstr(err.text, "3 到 30 天"));
	assert_true(audit_list(f.data, f.arena, 10, &line, &n));
	assert_int_equal(n, 3);
	assert_string_equal(line[2].words, "公示天数从“5”改成“7”");
	assert_string_equal(line[1].words, "公示天数从“7”改成“5”");
	assert_string_equal(line[0].words, "五美一填成“院子美”");
	assert_string_equal(line[0].who, "张文书");
}

/* ---------------------------------------------------------- the roll-out */

static void
given_a_roll_out_file_as_notepad_writes_it_when_applied_then_all_of_it_holds(void **state)
{
	struct staff_member m;
	struct code_clock now = { 1638783660, 1000 };
	(void)state;
	assert_true(roll_out("\xef\xbb\xbf# 全镇一样的\r\n\r\n本村 = 高同村\r\nscope_default=本村\r\n"
			     "公示天数＝7\r\n  # 人\r\n工作人员=张文书，480215\r\n工作人员=李主任,906137,管理员\r\n"
			     "恢复码=480915263718\r\n屏幕寸数="));
	assert_string_equal(get("village"), "高同村");
	assert_string_equal(get("scope_default"), "本村");
	assert_string_equal(get("notice_days"), "7");
	assert_true(staff_find(f.data, "张文书", &m));
	assert_true(m.manager); /* the first of all */
	assert_int_equal(staff_try(f.data, m.id, "480215", now).answer, STAFF_RIGHT);
	assert_true(staff_find(f.data, "李主任", &m));
	assert_true(m.manager);
	assert_int_equal(staff_try_recovery(f.data, "480915263718", now).answer, STAFF_RIGHT);
	/* once more, with another PIN: nobody is doubled */
	assert_true(roll_out("工作人员=李主任,773104"));
	struct staff_member list[STAFF_MOST];
	assert_int_equal(staff_list(f.data, list), 2);
	assert_int_equal(staff_try(f.data, m.id, "773104", now).answer, STAFF_RIGHT);
}

static void
given_one_wrong_line_when_applied_then_nothing_changes_and_the_line_is_named(void **state)
{
	static const struct {
		const char *line, *code;
	} cases[] = {
		{ "公示天数=40", "bad_setting" },
		{ "公示天数", "bad_line" },
		{ "音量=60", "unknown_setting" },
		{ "本村=夏寨村", "twice" },
		{ "工作人员=张文书", "bad_staff" },
		{ "工作人员=张文书,480215,站长", "bad_staff" },
		{ "工作人员=张文书,123456", "bad_pin" },
		{ "工作人员=,480215", "bad_name" },
		{ "工作人员=王会计,480215", "twice" },
		{ "恢复码=1234", "bad_recovery" },
	};
	char text[400];
	struct staff_member list[STAFF_MOST];
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		snprintf(text, sizeof text, "本村=高同村\n工作人员=王会计,906137\n\n%s\n组屯=屯\n", cases[i].line);
		print_message("%s\n", cases[i].line);
		assert_false(roll_out(text));
		assert_string_equal(err.code, cases[i].code);
		assert_int_equal(err.kind, ERROR_CONTENT);
		assert_true(str_starts(err.text, "全镇.txt 第 4 行："));
		assert_string_equal(get("village"), "");
		assert_int_equal(staff_list(f.data, list), 0);
	}
}

static void
given_too_many_staff_when_applied_then_those_before_the_last_line_are_taken_back(void **state)
{
	struct strbuf b = { 0 };
	struct staff_member list[STAFF_MOST];
	(void)state;
	strbuf_append(&b, "本村=高同村\n");
	for (int i = 0; i <= STAFF_MOST; i++)
		strbuf_printf(&b, "工作人员=第%d人,4802%02d\n", i, i);
	assert_false(roll_out(strbuf_text(&b)));
	assert_string_equal(err.code, "too_many_staff");
	assert_true(str_starts(err.text, "全镇.txt 第 26 行："));
	assert_string_equal(get("village"), "");
	assert_int_equal(staff_list(f.data, list), 0);
	strbuf_free(&b);
}

static void
given_a_file_that_is_no_utf8_text_when_read_then_the_cure_is_said(void **state)
{
	struct rollout r;
	(void)state;
	assert_false(roll_out("\xb1\xbe\xb4\xe5=\xb8\xdf\xcd\xac\xb4\xe5\n"));
	assert_string_equal(err.code, "not_utf8");
	assert_false(roll_out("# 只有说明\n"));
	assert_string_equal(err.code, "empty_file");
	assert_false(rollout_read(f.arena, "/没有/这个.txt", &r, &err));
	assert_string_equal(err.code, "cannot_read");
}

/* ------------------------------------------------------- what they change */

static void
given_a_notice_without_an_end_when_it_runs_then_the_days_of_this_machine_count(void **state)
{
	struct notice *n;
	(void)state;
	fixture_row(
	    &f, REG_NOTICE, "title", "低保名单", "kind", "公示", "issued_on", "2021-12-04", "body", "正文", NULL);
	fixture_row(
	    &f, REG_NOTICE, "title", "集中整治", "kind", "公告", "issued_on", "2021-12-04", "body", "正文", NULL);
	fixture_row(&f, REG_NOTICE, "title", "修路", "kind", "公示", "issued_on", "2021-11-04", "body", "正文", NULL);
	fixture_publish(&f, false);
	for (int days = 5; days <= 7; days += 2) {
		char text[8];
		snprintf(text, sizeof text, "%d", days);
		assert_true(set("notice_days", text));
		struct store *s = store_open(f.data, &err);
		store_set_today(s, (struct date){ 2021, 12, 6 });
		assert_int_equal(notices_all(s, f.arena, &n), 3);
		assert_string_equal(n[0].title, "低保名单");
		assert_int_equal(n[0].days_left, days - 3); /* the 4th is the first day */
		assert_int_equal(n[0].show_to.day, 3 + days);
		assert_int_equal(n[1].days_left, -1); /* no 公示 */
		assert_int_equal(n[2].days_left, -1); /* over, and still to be read */
		store_close(s);
	}
}

static void
given_the_five_named_here_when_looked_at_then_the_names_stand_everywhere(void **state)
{
	struct standard_row *row;
	struct courtyard *all, one;
	(void)state;
	fixture_village(&f, 4);
	fixture_publish(&f, false);
	struct store *s = store_open(f.data, &err);
	size_t n = courtyards_beauties(s, f.arena, &row);
	assert_true(n >= 1);
	const char *written = row[0].item;
	assert_true(set("beauty_1", "院子美"));
	assert_int_equal(courtyards_beauties(s, f.arena, &row), n);
	assert_string_equal(row[0].item, "院子美");
	if (n > 1)
		assert_string_not_equal(row[1].item, "院子美");
	size_t yards = courtyards_of(s, f.arena, NULL, &all);
	for (size_t i = 0; i < yards; i++) {
		assert_true(courtyards_find(s, f.arena, all[i].rid, &one));
		for (size_t k = 0; k < one.items; k++)
			assert_string_not_equal(one.item[k].name, written);
	}
	store_close(s);
}

static struct stage *
stage(bool home_scope)
{
	struct stage_options o = { .width = 1920,
		.height = 1080,
		.inches = 21.5f,
		.lower_edge_mm = 800,
		.animate = true,
		.home_scope = home_scope,
		.data = f.data };
	static struct text *text;
	if (!text)
		text = text_new(&err);
	struct stage *s = stage_new(&o, text, &err);
	assert_non_null(s);
	stage_clock(s, (struct datetime){ { 2021, 12, 6 }, 9, 41, 0 });
	return s;
}

static void
given_this_village_as_scope_when_a_visitor_has_left_then_it_is_that_again(void **state)
{
	(void)state;
	fixture_village(&f, 4);
	fixture_publish(&f, false);
	for (int home = 0; home < 2; home++) {
		struct stage *s = stage(home);
		uint64_t now = 1000;
		stage_frame(s, now);
		assert_int_equal(stage_host(s)->home_scope, home);
		stage_open(s, "rank", 0);
		stage_host(s)->home_scope = !home;
		stage_frame(s, now);
		for (; now < 600000 && stage_host(s)->home_scope != (home == 1); now += 1000) {
			stage_tick(s, now);
			stage_frame(s, now);
		}
		assert_int_equal(stage_host(s)->home_scope, home);
		assert_string_equal(stage_screen(s), "home");
		/* and from there the slides begin: this scope is what nobody has changed */
		for (; now < 900000 && strcmp(stage_screen(s), "attract") != 0; now += 1000) {
			stage_tick(s, now);
			stage_frame(s, now);
		}
		assert_string_equal(stage_screen(s), "attract");
		stage_free(s);
	}
}

static void
given_a_running_screen_when_settings_change_then_it_takes_them_on_and_keeps_what_somebody_chose(void **state)
{
	(void)state;
	fixture_village(&f, 4);
	fixture_publish(&f, false);
	struct stage *s = stage(false);
	stage_frame(s, 1000);
	int before = stage_ui(s)->m.button;
	struct stage_options o = { .inches = 32, .lower_edge_mm = 800, .home_scope = true, .data = f.data };
	assert_true(stage_settings(s, &o));
	assert_false(stage_settings(s, &o));
	stage_frame(s, 2000);
	assert_true(stage_ui(s)->m.button < before); /* the same 18 mm are fewer pixels on a larger screen */
	assert_true(stage_host(s)->home_scope);
	stage_host(s)->large = true;
	o.inches = 21.5f;
	assert_true(stage_settings(s, &o));
	assert_true(stage_host(s)->large);
	/* another village: the content is read again with it */
	assert_false(stage_refresh(s));
	assert_true(set("village", "夏寨村"));
	assert_true(stage_refresh(s));
	assert_string_equal(store_home(stage_host(s)->store), "夏寨村");
	stage_free(s);
}

#define T(name) cmocka_unit_test_setup_teardown(name, begin, end)

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		T(given_the_table_when_read_then_each_is_found_by_both_names_and_says_itself),
		T(given_values_when_checked_then_only_sensible_ones_are_taken),
		T(given_a_setting_when_changed_and_taken_back_then_the_audit_says_both_and_nothing_for_no_change),
		T(given_a_roll_out_file_as_notepad_writes_it_when_applied_then_all_of_it_holds),
		T(given_one_wrong_line_when_applied_then_nothing_changes_and_the_line_is_named),
		T(given_too_many_staff_when_applied_then_those_before_the_last_line_are_taken_back),
		T(given_a_file_that_is_no_utf8_text_when_read_then_the_cure_is_said),
		T(given_a_notice_without_an_end_when_it_runs_then_the_days_of_this_machine_count),
		T(given_the_five_named_here_when_looked_at_then_the_names_stand_everywhere),
		T(given_this_village_as_scope_when_a_visitor_has_left_then_it_is_that_again),
		T(given_a_running_screen_when_settings_change_then_it_takes_them_on_and_keeps_what_somebody_chose),
	};
	assert_true(sodium_init() >= 0);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
