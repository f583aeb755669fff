/* Who may change the screen: PINs, the township's recovery code, how often one may guess, and what is left in the
 * audit. */
#include "test.h"

#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "base/error.h"
#include "cli/stats.h"
#include "export/about.h"
#include "fixture.h"
#include "os/fs.h"
#include "editions/db.h"
#include "store/feedback.h"
#include "store/staff.h"
#include "store/usage.h"

static struct fixture f;
static struct error err;
static struct staff_member zhang, li;

static struct code_clock
at(long long seconds)
{
	return (struct code_clock){ 1638783660 + seconds, 50000 + (uint64_t)seconds * 1000 };
}

static struct state *
open_state(void)
{
	struct state *s = state_open(f.data, &err);
	assert_non_null(s);
	return s;
}

static int
begin(void **state)
{
	char code[STAFF_RECOVERY + 1];
	(void)state;
	err = (struct error){ 0 };
	fixture_begin(&f);
	struct state *s = open_state();
	assert_true(staff_add(s, "张文书", "480215", false, NULL, &err));
	assert_true(staff_add(s, "李主任", "906137", false, "张文书", &err));
	assert_true(staff_set_recovery(s, "480915263718", code, NULL, &err));
	assert_string_equal(code, "480915263718");
	state_close(s);
	assert_true(staff_find(f.data, "张文书", &zhang));
	assert_true(staff_find(f.data, "李主任", &li));
	return 0;
}

static int
end(void **state)
{
	(void)state;
	fixture_end(&f);
	return 0;
}

static const char *
path(const char *name)
{
	static char out[256];
	snprintf(out, sizeof out, "%s/%s", f.data, name);
	return out;
}

static enum staff_answer
try(long id, const char *pin, long long seconds)
{
	return staff_try(f.data, id, pin, at(seconds)).answer;
}

/* -------------------------------------------------------------------- who */

static void
given_nobody_when_the_first_is_added_then_they_are_a_manager_and_the_next_is_not(void **state)
{
	struct staff_member list[STAFF_MOST];
	(void)state;
	assert_int_equal(staff_list(f.data, list), 2);
	assert_string_equal(list[0].name, "张文书");
	assert_true(list[0].manager);
	assert_string_equal(list[1].name, "李主任");
	assert_false(list[1].manager);
	assert_false(staff_find(f.data, "王会计", &list[0]));
	assert_int_equal(list[0].id, 0);
}

static void
given_a_poor_pin_or_name_when_added_then_it_is_refused_with_a_sentence(void **state)
{
	static const char *const pins[] = { "", "12345", "1234567", "111111", "123456", "12345a", "１２３４５６" };
	static const char *const names[] = { "", " 王", "王,会计", "王=会计", "张\n三" };
	(void)state;
	struct state *s = open_state();
	for (size_t i = 0; i < sizeof pins / sizeof *pins; i++) {
		assert_false(staff_add(s, "王会计", pins[i], false, NULL, &err));
		assert_string_equal(err.code, "bad_pin");
		assert_true(err.text[0]);
	}
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		assert_false(staff_add(s, names[i], "773104", false, NULL, &err));
		assert_string_equal(err.code, "bad_name");
	}
	assert_false(staff_add(s, "张文书", "773104", false, NULL, &err));
	assert_string_equal(err.code, "staff_exists");
	assert_false(staff_set_pin(s, "王会计", "773104", NULL, &err));
	assert_string_equal(err.code, "no_such_staff");
	state_close(s);
}

static void
given_one_manager_when_removed_then_they_stay_until_there_is_another(void **state)
{
	(void)state;
	struct state *s = open_state();
	assert_false(staff_remove(s, "张文书", NULL, &err));
	assert_string_equal(err.code, "last_manager");
	assert_true(staff_add(s, "王会计", "773104", true, "张文书", &err));
	assert_true(staff_remove(s, "张文书", "王会计", &err));
	state_close(s);
	assert_int_equal(try(zhang.id, "480215", 0), STAFF_WRONG);
	assert_false(staff_find(f.data, "张文书", &zhang));
}

/* ---------------------------------------------------------------- guesses */

static void
given_the_right_pin_when_tried_then_it_opens_and_another_ones_does_not(void **state)
{
	(void)state;
	assert_int_equal(try(zhang.id, "480215", 0), STAFF_RIGHT);
	assert_int_equal(try(li.id, "906137", 1), STAFF_RIGHT);
	struct staff_result r = staff_try(f.data, li.id, "480215", at(2));
	assert_int_equal(r.answer, STAFF_WRONG);
	assert_int_equal(r.left, 4);
	assert_int_equal(try(0, "480215", 3), STAFF_WRONG);
	assert_int_equal(try(999, "480215", 4), STAFF_WRONG);
}

static void
given_a_new_pin_when_set_then_the_old_one_is_wrong(void **state)
{
	(void)state;
	struct state *s = open_state();
	assert_true(staff_set_pin(s, "李主任", "552901", "张文书", &err));
	state_close(s);
	assert_int_equal(try(li.id, "906137", 0), STAFF_WRONG);
	assert_int_equal(try(li.id, "552901", 1), STAFF_RIGHT);
}

static void
given_five_wrong_in_a_row_when_over_two_names_then_all_wait_ten_minutes(void **state)
{
	(void)state;
	for (int i = 0; i < 4; i++) {
		struct staff_result r = staff_try(f.data, i % 2 ? zhang.id : li.id, "000001", at(i));
		assert_int_equal(r.answer, STAFF_WRONG);
		assert_int_equal(r.left, 4 - i);
	}
	struct staff_result r = staff_try(f.data, zhang.id, "000001", at(4));
	assert_int_equal(r.answer, STAFF_LOCKED);
	assert_int_equal(r.wait_s, 600);
	assert_int_equal(staff_wait(f.data, at(64)), 540);
	assert_int_equal(try(zhang.id, "480215", 600), STAFF_LOCKED); /* even the right one */
	assert_int_equal(staff_try_recovery(f.data, "480915263718", at(601)).answer, STAFF_LOCKED);
	assert_int_equal(staff_wait(f.data, at(604)), 0);
	assert_int_equal(try(zhang.id, "480215", 604), STAFF_RIGHT);
}

static void
given_a_guesser_who_knows_one_pin_when_going_on_then_there_are_ten_in_an_hour(void **state)
{
	int guesses = 0;
	struct staff_result r = { 0 };
	(void)state;
	for (int i = 0; i < 40; i++) { /* one's own PIN before every guess forgives those in a row, not the hour */
		if (staff_try(f.data, li.id, "906137", at(i * 2)).answer != STAFF_RIGHT)
			break;
		guesses++;
		r = staff_try(f.data, zhang.id, "000001", at(i * 2 + 1));
	}
	assert_int_equal(guesses, 10);
	assert_int_equal(r.answer, STAFF_LOCKED);
	/* the first was at second 1, the tenth at 19 */
	assert_int_equal(r.wait_s, 3600 - 18);
	assert_int_equal(try(zhang.id, "480215", 3600), STAFF_LOCKED);
	assert_int_equal(try(zhang.id, "480215", 3601), STAFF_RIGHT);
}

/* Guesses as fast as it goes through `hours`, waiting out every lock; the most within any hour. */
static int
most_in_an_hour(int hours)
{
	static long long when[1000];
	int n = 0, most = 0;
	for (long long t = 0; t < hours * 3600; t += 7) {
		if (staff_wait(f.data, at(t)))
			continue;
		struct staff_result r = n % 3 == 2 ? staff_try_recovery(f.data, "000000000001", at(t))
						   : staff_try(f.data, n % 2 ? zhang.id : li.id, "000001", at(t));
		assert_true(r.answer == STAFF_WRONG || r.answer == STAFF_LOCKED);
		when[n++] = t;
		int within = 0;
		for (int i = n; i-- > 0 && when[i] > t - 3600;)
			within++;
		most = within > most ? within : most;
	}
	assert_true(n > 10);
	return most;
}

static void
given_names_and_recovery_code_when_guessed_for_hours_then_never_more_than_ten_in_any_hour(void **state)
{
	(void)state;
	assert_int_equal(most_in_an_hour(3), 10);
}

static void
given_a_try_when_checked_then_it_was_on_the_disk_before(void **state)
{
	(void)state;
	/* what cannot be written down is not checked either: not even the right one */
	struct db *db = db_open_state(path("state.db"), false, &err);
	assert_true(db_exec(db, "BEGIN EXCLUSIVE; DROP TABLE staff; COMMIT", &err));
	assert_true(db_exec(db, "CREATE TABLE staff(id INTEGER PRIMARY KEY, name TEXT, manager INTEGER) STRICT", &err));
	db_close(db);
	/* the check itself fails, the try counts */
	struct staff_result r = staff_try(f.data, zhang.id, "480215", at(0));
	assert_int_equal(r.answer, STAFF_WRONG);
	assert_int_equal(r.left, 4);
	db = db_open_state(path("state.db"), false, &err);
	assert_int_equal(db_number(db, "SELECT count(*) FROM code_try WHERE home='staff'", 0), 1);
	db_close(db);
	fs_remove(path("state.db"));
	assert_int_equal(try(zhang.id, "480215", 1), STAFF_BROKEN);
}

/* ---------------------------------------------------------------- clocks */

static void
given_a_lock_when_the_clock_is_set_back_and_the_machine_starts_anew_then_it_is_not_shorter(void **state)
{
	(void)state;
	for (int i = 0; i < 5; i++)
		try(zhang.id, "000001", i);
	struct code_clock dead = { 0, 100 }; /* an empty clock battery, a new start */
	assert_int_equal(staff_wait(f.data, dead), 600);
	dead.mono_ms += 599 * 1000;
	assert_int_equal(staff_try(f.data, zhang.id, "480215", dead).answer, STAFF_LOCKED);
	dead.mono_ms += 1000;
	assert_int_equal(staff_try(f.data, zhang.id, "480215", dead).answer, STAFF_RIGHT);
}

static void
given_a_clock_jumped_ahead_when_started_anew_then_no_try_is_given_back(void **state)
{
	(void)state;
	for (int i = 0; i < 5; i++)
		try(zhang.id, "000001", i);
	/* to 2099 and back, a new start each time: only what the machine itself ran counts */
	struct code_clock ahead = { 4075000000, 1000 }, back = { 1638783660, 500 };
	assert_int_equal(staff_wait(f.data, ahead), 599);
	assert_int_equal(staff_try(f.data, zhang.id, "480215", ahead).answer, STAFF_LOCKED);
	assert_in_range(staff_wait(f.data, back), 598, 599);
	back.mono_ms += 600 * 1000;
	for (int i = 0; i < 4; i++)
		assert_int_equal(staff_try(f.data, zhang.id, "000001", back).answer, STAFF_WRONG);
	assert_int_equal(staff_try(f.data, zhang.id, "000001", back).answer, STAFF_LOCKED); /* the tenth */
	ahead.mono_ms = 2000;
	assert_in_range(staff_wait(f.data, ahead), 2900, 3600);
}

/* ---------------------------------------------------------------- recovery */

static void
given_the_townships_code_when_used_then_a_new_pin_can_be_set(void **state)
{
	(void)state;
	assert_true(staff_has_recovery(f.data));
	assert_int_equal(staff_try_recovery(f.data, "480915263719", at(0)).answer, STAFF_WRONG);
	assert_int_equal(staff_try_recovery(f.data, "480915263718", at(1)).answer, STAFF_RIGHT);
	char code[STAFF_RECOVERY + 1];
	struct state *s = open_state();
	assert_true(staff_set_recovery(s, "", code, NULL, &err));
	assert_int_equal(strspn(code, "0123456789"), STAFF_RECOVERY);
	assert_false(staff_set_recovery(s, "12345", code, NULL, &err));
	assert_string_equal(err.code, "bad_recovery");
	state_close(s);
	assert_int_equal(staff_try_recovery(f.data, "480915263718", at(2)).answer, STAFF_WRONG);
}

static void
given_a_reset_with_the_townships_code_when_done_then_the_code_is_used_up_and_the_record_says_so(void **state)
{
	struct arena *a = arena_new();
	struct audit line;
	char code[STAFF_RECOVERY + 1];
	(void)state;
	struct staff_member all[STAFF_MOST], m;
	struct state *s = open_state();
	assert_true(staff_list(f.data, all) > 0);
	m = all[0];
	assert_false(staff_reset(s, "没有这个人", "730195", code, &err));
	assert_int_equal(staff_try_recovery(f.data, "480915263718", at(0)).answer, STAFF_RIGHT);
	assert_false(audit_newest(f.data, a, "reset", &line));
	assert_true(staff_reset(s, m.name, "730195", code, &err));
	state_close(s);
	assert_int_equal(staff_try(f.data, m.id, "730195", at(1)).answer, STAFF_RIGHT);
	assert_int_equal(staff_try_recovery(f.data, "480915263718", at(2)).answer, STAFF_WRONG);
	assert_int_equal(staff_try_recovery(f.data, code, at(3)).answer, STAFF_RIGHT);
	assert_true(audit_newest(f.data, a, "reset", &line));
	assert_string_equal(line.who, m.name);
	assert_non_null(strstr(line.words, "用乡镇的恢复码重定了密码"));
	arena_free(a);
}

static void
given_no_recovery_code_when_tried_then_it_is_wrong_and_counted(void **state)
{
	(void)state;
	struct db *db = db_open_state(path("state.db"), false, &err);
	assert_true(db_exec(db, "DROP TABLE staff_recovery", &err));
	db_close(db);
	assert_false(staff_has_recovery(f.data));
	struct staff_result r = staff_try_recovery(f.data, "", at(0));
	assert_int_equal(r.answer, STAFF_WRONG);
	assert_int_equal(r.left, 4);
}

/* ------------------------------------------------------------ what is kept */

static void
given_secrets_when_kept_then_state_db_does_not_say_them(void **state)
{
	unsigned char *bytes;
	size_t size;
	(void)state;
	assert_int_equal(fs_read(path("state.db"), 1 << 22, &bytes, &size), 0);
	assert_null(memmem(bytes, size, "480215", 6));
	assert_null(memmem(bytes, size, "480915263718", 12));
	assert_non_null(memmem(bytes, size, "$argon2id$v=19$m=19456,t=2,p=1$", 31));
	free(bytes);
}

static void
given_a_state_db_from_before_when_staff_are_added_then_it_works(void **state)
{
	(void)state;
	struct db *db = db_open_state(path("state.db"), false, &err);
	assert_true(db_exec(db,
	    "DROP TABLE staff; DROP TABLE staff_recovery; DROP TABLE audit; DROP TABLE code_guard; DROP TABLE "
	    "code_try; DROP TABLE lockout_clock; DROP TABLE usage; DROP TABLE code; DROP TABLE code_key",
	    &err));
	db_close(db);
	struct staff_member list[STAFF_MOST];
	assert_int_equal(staff_list(f.data, list), 0);
	assert_int_equal(staff_wait(f.data, at(0)), 0);
	struct state *s = open_state();
	assert_true(staff_add(s, "王会计", "773104", false, NULL, &err));
	state_close(s);
	assert_true(staff_find(f.data, "王会计", &li));
	assert_int_equal(try(li.id, "773104", 0), STAFF_RIGHT);
	assert_false(fs_exists(path("state.db.broken-1")));
}

static void
given_a_broken_state_db_when_rebuilt_then_staff_settings_audit_codes_and_their_locks_stay(void **state)
{
	struct codes_saved saved;
	char value[64];
	struct audit *line;
	size_t lines;
	const struct code_entry code = { "a", "1234" };
	(void)state;
	assert_true(codes_save(f.data, &(struct code_change){ .entry = &code, .count = 1 }, true, &saved, &err));
	struct state *s = open_state();
	assert_true(state_setting_set(s, "village", "高同村", &err));
	state_close(s);
	for (int i = 0; i < 5; i++)
		try(zhang.id, "000001", i);
	struct codes *c = codes_open(f.data);
	codes_try(c, "a", "0000", at(5));
	struct db *db = db_open_state(path("state.db"), false, &err);
	assert_true(db_exec(db, "DROP TABLE edition", &err));
	db_close(db);
	assert_int_equal(fs_remove(path("state.db.twin")), 0);
	s = open_state();
	state_close(s);
	assert_true(fs_exists(path("state.db.broken-1")));
	assert_int_equal(try(zhang.id, "480215", 10), STAFF_LOCKED);
	assert_int_equal(try(zhang.id, "480215", 605), STAFF_RIGHT);
	assert_int_equal(staff_try_recovery(f.data, "480915263718", at(606)).answer, STAFF_RIGHT);
	assert_int_equal(codes_digits(c, "a"), 4);
	assert_int_equal(codes_try(c, "a", "0000", at(607)).left, 3);
	codes_close(c);
	assert_true(state_peek_setting(f.data, "village", value, sizeof value));
	assert_string_equal(value, "高同村");
	assert_true(audit_list(f.data, f.arena, 10, &line, &lines));
	assert_int_equal(lines, 3);
}

static void
given_a_page_of_state_db_torn_when_rebuilt_then_the_rows_on_both_sides_are_kept(void **state)
{
	struct audit *line;
	size_t lines;
	unsigned char *bytes;
	size_t size;
	(void)state;
	struct state *s = open_state();
	assert_true(state_begin(s, &err));
	for (int i = 0; i < 2000; i++)
		assert_true(audit_add(s, "2024-05-01T09:00:00", "张文书", "settings", 0, "公示天数从“5”改成“7”", &err));
	assert_true(state_end(s, true, &err));
	state_close(s);
	assert_int_equal(fs_read(path("state.db"), 1 << 24, &bytes, &size), 0);
	memset(bytes + size / 2 / 4096 * 4096, 0xee, 4096);
	assert_int_equal(fs_write(path("state.db"), bytes, size), 0);
	assert_int_equal(fs_remove(path("state.db.twin")), 0);
	free(bytes);
	s = open_state();
	state_close(s);
	assert_true(fs_exists(path("state.db.broken-1")));
	assert_true(audit_list(f.data, f.arena, 5000, &line, &lines));
	assert_in_range(lines, 1900, 2002);
	assert_int_equal(line[lines - 1].id, 1);
	assert_int_equal(line[0].id, 2003);
	assert_int_equal(try(zhang.id, "480215", 0), STAFF_RIGHT);
}

/* -------------------------------------------------------------------- audit */

static void
given_changes_when_made_then_each_leaves_a_line_newest_first(void **state)
{
	struct audit *line;
	size_t n;
	char by[STAFF_NAME], reader[STAFF_NAME];
	(void)state;
	struct state *s = open_state();
	assert_true(staff_remove(s, "李主任", "张文书", &err));
	assert_true(audit_add(s, "2024-05-01T09:00:00", "李主任", "read", 7, "读取", &err));
	assert_true(audit_add(s, "2024-05-01T09:00:00", "张文书", "publish", 7, "新增 3 条", &err));
	state_close(s);
	assert_true(audit_list(f.data, f.arena, 3, &line, &n));
	assert_int_equal(n, 3);
	assert_string_equal(line[0].what, "publish");
	assert_string_equal(line[0].at, "2024-05-01T09:00:00");
	assert_int_equal(line[0].edition, 7);
	assert_string_equal(line[2].what, "staff");
	assert_string_equal(line[2].who, "张文书");
	assert_string_equal(line[2].words, "去掉工作人员李主任");
	audit_edition_by(f.data, 7, by, reader);
	assert_string_equal(by, "张文书");
	assert_string_equal(reader, "李主任");
	audit_edition_by(f.data, 6, by, reader);
	assert_string_equal(by, "");
	assert_string_equal(reader, "");
	assert_true(audit_list(f.data, f.arena, 100, &line, &n));
	assert_string_equal(line[n - 1].who, AUDIT_NOBODY); /* the first of all */
}

static void
given_changes_as_one_when_one_of_them_fails_then_none_is_kept(void **state)
{
	struct audit *line;
	size_t before, after;
	(void)state;
	assert_true(audit_list(f.data, f.arena, 100, &line, &before));
	struct state *s = open_state();
	assert_true(state_begin(s, &err));
	assert_true(staff_add(s, "王会计", "773104", false, NULL, &err));
	assert_false(staff_remove(s, "赵出纳", NULL, &err));
	assert_false(state_end(s, false, &err));
	state_close(s);
	assert_false(staff_find(f.data, "王会计", &li));
	assert_true(audit_list(f.data, f.arena, 100, &line, &after));
	assert_int_equal(after, before);
}

/* -------------------------------------------------------------------- usage */

static void
given_screens_opened_when_visitors_leave_then_counts_add_up_by_day(void **state)
{
	struct usage u = { 0 };
	struct usage_line *line;
	(void)state;
	usage_count(&u, "board");
	usage_count(&u, "home");
	usage_count(&u, "board");
	assert_true(usage_flush(&u, f.data, (struct date){ 2024, 5, 1 }));
	assert_int_equal(u.count, 0);
	usage_count(&u, "board");
	assert_true(usage_flush(&u, f.data, (struct date){ 2024, 5, 1 }));
	usage_count(&u, "home");
	assert_true(usage_flush(&u, f.data, (struct date){ 1970, 1, 1 }));
	assert_int_equal(usage_list(f.data, f.arena, &line), 3);
	assert_string_equal(line[0].day, ""); /* a clock that cannot know */
	assert_string_equal(line[1].day, "2024-05-01");
	assert_string_equal(line[1].screen, "board");
	assert_int_equal(line[1].times, 3);
	assert_int_equal(line[2].times, 1);
}

static void
given_counts_when_written_for_people_then_pages_have_their_titles(void **state)
{
	struct usage u = { 0 };
	unsigned char *bytes;
	size_t size, lines;
	char folder[128], file[160];
	(void)state;
	usage_count(&u, "board");
	assert_true(usage_flush(&u, f.data, (struct date){ 2019, 12, 31 }));
	static const char *const seen[] = { "home", "courtyard", "courtyards", "staff", "home", "home", "attract" };
	for (size_t i = 0; i < sizeof seen / sizeof *seen; i++)
		usage_count(&u, seen[i]);
	assert_true(usage_flush(&u, f.data, (struct date){ 2024, 5, 1 }));
	usage_count(&u, "home");
	assert_true(usage_flush(&u, f.data, (struct date){ 2024, 5, 2 }));
	snprintf(folder, sizeof folder, "%s/U盘", f.data);
	snprintf(file, sizeof file, "%s/使用统计.csv", folder);
	assert_true(stats_write(f.data, folder, &lines, &err));
	assert_int_equal(lines, 4);
	assert_int_equal(fs_read(file, 4096, &bytes, &size), 0);
	struct arena *a = arena_new();
	assert_string_equal(
	    (char *)bytes, arena_printf(a,
			       "\xef\xbb\xbf日期,页面,次数\r\n不知道哪天,红榜 黑榜,1\r\n2024-05-01,首页,3\r\n"
			       "2024-05-01,最美庭院,2\r\n2024-05-02,首页,1\r\n,%s,\r\n",
			       about_words(a)));
	arena_free(a);
	free(bytes);
	assert_false(stats_write(f.data, "/proc/没有", &lines, &err));
	assert_true(err.text[0]);
}

static void
given_nobody_came_when_flushed_then_nothing_is_written(void **state)
{
	struct usage u = { 0 };
	struct stat before, after;
	(void)state;
	assert_int_equal(stat(path("state.db"), &before), 0);
	assert_true(usage_flush(&u, f.data, (struct date){ 2024, 5, 1 }));
	assert_int_equal(stat(path("state.db"), &after), 0);
	assert_memory_equal(&before.st_mtim, &after.st_mtim, sizeof before.st_mtim);
	/* and what cannot be written waits for the next time */
	usage_count(&u, "board");
	char aside[300];
	snprintf(aside, sizeof aside, "%s/aside", f.data);
	assert_int_equal(fs_rename(path("state.db"), aside), 0);
	assert_false(usage_flush(&u, f.data, (struct date){ 2024, 5, 1 }));
	assert_int_equal(u.row[0].times, 1);
	assert_int_equal(fs_rename(aside, path("state.db")), 0);
}

static void
given_more_rows_than_there_is_room_for_when_flushed_then_the_oldest_day_goes(void **state)
{
	struct usage u = { 0 };
	struct usage_line *line;
	char sql[400];
	(void)state;
	struct db *db = db_open_state(path("state.db"), false, &err);
	snprintf(sql, sizeof sql,
	    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<%d) INSERT INTO usage SELECT "
	    "date('2020-01-01', '+' || (i/50) || ' days'), 'screen' || (i%%50), 1 FROM n",
	    USAGE_ROWS);
	assert_true(db_exec(db, sql, &err));
	db_close(db);
	usage_count(&u, "board");
	assert_true(usage_flush(&u, f.data, (struct date){ 2099, 1, 1 }));
	size_t n = usage_list(f.data, f.arena, &line);
	assert_in_range(n, USAGE_ROWS - 100, USAGE_ROWS);
	assert_string_equal(line[0].day, "2020-01-02");
	assert_string_equal(line[n - 1].screen, "board");
}

static void
given_reports_taken_out_when_removed_up_to_one_then_the_later_stay(void **state)
{
	struct feedback *list;
	size_t n;
	(void)state;
	struct state *s = open_state();
	for (int i = 0; i < 3; i++)
		assert_true(feedback_add(f.data, (struct datetime){ { 2024, 5, 1 }, 9, i, 0 }, "一网格", "垃圾", &err));
	assert_true(feedback_list(s, f.arena, &list, &n, &err));
	assert_int_equal(n, 3);
	assert_true(feedback_remove(s, list[1].id, &err));
	assert_true(feedback_list(s, f.arena, &list, &n, &err));
	assert_int_equal(n, 1);
	assert_string_equal(list[0].at, "2024-05-01T09:02:00");
	state_close(s);
}

#define T(name) cmocka_unit_test_setup_teardown(name, begin, end)

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		T(given_nobody_when_the_first_is_added_then_they_are_a_manager_and_the_next_is_not),
		T(given_a_poor_pin_or_name_when_added_then_it_is_refused_with_a_sentence),
		T(given_one_manager_when_removed_then_they_stay_until_there_is_another),
		T(given_the_right_pin_when_tried_then_it_opens_and_another_ones_does_not),
		T(given_a_new_pin_when_set_then_the_old_one_is_wrong),
		T(given_five_wrong_in_a_row_when_over_two_names_then_all_wait_ten_minutes),
		T(given_a_guesser_who_knows_one_pin_when_going_on_then_there_are_ten_in_an_hour),
		T(given_names_and_recovery_code_when_guessed_for_hours_then_never_more_than_ten_in_any_hour),
		T(given_a_try_when_checked_then_it_was_on_the_disk_before),
		T(given_a_lock_when_the_clock_is_set_back_and_the_machine_starts_anew_then_it_is_not_shorter),
		T(given_a_clock_jumped_ahead_when_started_anew_then_no_try_is_given_back),
		T(given_the_townships_code_when_used_then_a_new_pin_can_be_set),
		T(given_a_reset_with_the_townships_code_when_done_then_the_code_is_used_up_and_the_record_says_so),
		T(given_no_recovery_code_when_tried_then_it_is_wrong_and_counted),
		T(given_secrets_when_kept_then_state_db_does_not_say_them),
		T(given_a_state_db_from_before_when_staff_are_added_then_it_works),
		T(given_a_broken_state_db_when_rebuilt_then_staff_settings_audit_codes_and_their_locks_stay),
		T(given_a_page_of_state_db_torn_when_rebuilt_then_the_rows_on_both_sides_are_kept),
		T(given_changes_when_made_then_each_leaves_a_line_newest_first),
		T(given_changes_as_one_when_one_of_them_fails_then_none_is_kept),
		T(given_screens_opened_when_visitors_leave_then_counts_add_up_by_day),
		T(given_counts_when_written_for_people_then_pages_have_their_titles),
		T(given_nobody_came_when_flushed_then_nothing_is_written),
		T(given_more_rows_than_there_is_room_for_when_flushed_then_the_oldest_day_goes),
		T(given_reports_taken_out_when_removed_up_to_one_then_the_later_stay),
	};
	assert_true(sodium_init() >= 0);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
