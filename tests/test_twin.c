/* state.db and its twin: whatever happens to the one, nothing that people settled is lost, and nobody gets in. */
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/error.h"
#include "fixture.h"
#include "os/fs.h"
#include "store/lockout.h"
#include "store/staff.h"

static struct fixture f;
static struct error err;

static const char *
at(const char *name)
{
	static char path[2][256];
	static int i;
	snprintf(path[i ^= 1], sizeof path[0], "%s/%s", f.data, name);
	return path[i];
}

static struct code_clock
clock_at(long long seconds)
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

static void
set(const char *name, const char *value)
{
	struct state *s = open_state();
	assert_true(state_setting_set(s, name, value, &err));
	state_close(s);
}

static int
begin(void **state)
{
	char code[STAFF_RECOVERY + 1];
	(void)state;
	err = (struct error){ 0 };
	fixture_begin(&f);
	fixture_village(&f, 3);
	fixture_publish(&f, false);
	fixture_publish(&f, false);
	struct state *s = open_state();
	assert_true(staff_add(s, "张文书", "480215", true, NULL, &err));
	assert_true(staff_set_recovery(s, "480915263718", code, NULL, &err));
	state_close(s);
	set("village", "高同村");
	return 0;
}

static int
end(void **state)
{
	(void)state;
	fixture_end(&f);
	return 0;
}

struct bytes {
	unsigned char *all;
	size_t n;
};

static struct bytes
take(const char *name)
{
	struct bytes b;
	assert_int_equal(fs_read(at(name), 1 << 24, &b.all, &b.n), 0);
	return b;
}

static void
put(const char *name, const struct bytes *b)
{
	assert_int_equal(fs_write(at(name), b->all, b->n), 0);
}

static size_t
staff_there(void)
{
	struct staff_member list[STAFF_MOST];
	return staff_list(f.data, list);
}

static int
current(void)
{
	struct edition_info info;
	assert_true(state_current(f.data, &info, &err));
	return info.number;
}

static bool
audited(const char *what)
{
	struct audit line;
	return audit_newest(f.data, f.arena, what, &line);
}

/* One of six ways in which a file goes bad; the same number, the same damage. */
static void
damage(struct bytes *b, unsigned seed)
{
	unsigned n = seed * 2654435761u;
	size_t where = n % b->n, rest = b->n - where, page = where / 4096 * 4096;
	switch (seed % 6) {
	case 0:
		b->all[where] ^= (unsigned char)(1 << seed / 6 % 8);
		break;
	case 1:
		memset(b->all + page, 0, 4096);
		break;
	case 2:
		memset(b->all + where, 0xff, rest < 512 ? rest : 512);
		break;
	case 3:
		b->n = where;
		break;
	case 4:
		for (size_t i = page; i < page + 4096; i++)
			b->all[i] = (unsigned char)((n = n * 1664525 + 1013904223) >> 24);
		break;
	default: /* a page in another's place */
		memcpy(b->all + page, b->all + (page + 4096) % (b->n / 4096 * 4096), 4096);
	}
}

/* What a page lacks at its end is read as zeros: nothing is lost when they were. */
static bool
is_same(const struct bytes *b, const struct bytes *whole)
{
	size_t tail = b->n;
	while (tail < whole->n && whole->all[tail] == 0)
		tail++;
	return tail == whole->n && (b->n + 4095) / 4096 == whole->n / 4096 && memcmp(b->all, whole->all, b->n) == 0;
}

static void
given_any_damage_when_looked_at_and_opened_then_staff_settings_and_content_are_all_there(void **state)
{
	enum { DAMAGES = 300 };
	char value[64];
	struct bytes whole = take("state.db"), twin = take("state.db.twin");
	(void)state;
	for (unsigned seed = 0; seed < DAMAGES; seed++) {
		struct bytes b = { malloc(whole.n), whole.n };
		memcpy(b.all, whole.all, whole.n);
		damage(&b, seed);
		bool same = is_same(&b, &whole);
		put("state.db", &b);
		free(b.all);
		if (staff_there() != 1 || current() != 2 || !state_peek_setting(f.data, "village", value, sizeof value))
			fail_msg("damage %u is believed", seed);
		state_close(open_state());
		if (staff_there() != 1 || (!same && !audited(STATE_RESTORED)))
			fail_msg("damage %u is not mended", seed);
		fs_remove(at("state.db.broken-1"));
		put("state.db", &whole); /* as it was */
		put("state.db.twin", &twin);
	}
	free(whole.all);
	free(twin.all);
}

static void
given_state_db_gone_when_opened_then_it_comes_back_and_staff_are_told(void **state)
{
	struct audit line;
	(void)state;
	assert_int_equal(fs_remove(at("state.db")), 0);
	assert_int_equal(staff_there(), 1);
	assert_false(fs_exists(at("state.db")));
	state_mend(f.data);
	assert_true(fs_exists(at("state.db")));
	assert_int_equal(staff_there(), 1);
	assert_int_equal(current(), 2);
	assert_true(audit_newest(f.data, f.arena, STATE_RESTORED, &line));
	assert_non_null(strstr(line.words, "已用备份补回"));
	assert_string_equal(line.who, "机器");
}

static void
given_a_broken_twin_when_opened_then_state_db_holds_and_the_twin_is_made_again(void **state)
{
	struct bytes twin = take("state.db.twin"), again;
	(void)state;
	for (size_t i = 0; i < 3; i++) {
		twin.all[i * 1000] ^= 1;
		put("state.db.twin", &twin);
		assert_int_equal(staff_there(), 1);
		state_close(open_state());
		again = take("state.db.twin");
		assert_int_equal(again.n, twin.n);
		assert_memory_not_equal(again.all, twin.all, twin.n);
		free(again.all);
		assert_false(audited(STATE_RESTORED));
	}
	free(twin.all);
	assert_int_equal(fs_remove(at("state.db")), 0);
	assert_int_equal(staff_there(), 1);
}

static void
given_power_that_went_between_commit_and_twin_when_opened_then_the_commit_holds(void **state)
{
	char value[64];
	struct bytes twin = take("state.db.twin");
	(void)state;
	set("village", "小同村");
	put("state.db.twin", &twin);
	assert_true(state_peek_setting(f.data, "village", value, sizeof value));
	assert_string_equal(value, "小同村");
	state_close(open_state());
	assert_false(audited(STATE_RESTORED));
	assert_int_equal(fs_remove(at("state.db")), 0);
	assert_true(state_peek_setting(f.data, "village", value, sizeof value));
	assert_string_equal(value, "小同村");
	free(twin.all);
}

static void
given_state_db_lost_and_a_twin_that_is_one_commit_behind_when_opened_then_what_was_built_on_it_is_current(void **state)
{
	struct edition_info *list;
	size_t n;
	struct bytes twin = take("state.db.twin");
	(void)state;
	/* the fixture's editions are built on none: this one is, as the importer's are */
	struct edition_info before, info = { .number = 3, .base = 2, .created = "2024-05-02T09:00:00" };
	char building[256];
	struct state *s = open_state();
	assert_true(state_selected(s, &before, &err));
	snprintf(building, sizeof building, "%s/building.db", f.data);
	assert_true(edition_build(f.data, building, &f.content, &info, &err));
	assert_true(state_commit(s, &info, &err));
	state_close(s);
	put("state.db.twin", &twin);
	free(twin.all);
	assert_int_equal(fs_remove(at("state.db")), 0);
	s = open_state();
	assert_true(state_history(s, f.arena, &list, &n, &err));
	state_close(s);
	assert_int_equal(n, 3);
	assert_int_equal(current(), 3);
	assert_int_equal(staff_there(), 1);
}

static void
given_neither_when_opened_then_content_stays_and_only_the_townships_code_opens(void **state)
{
	(void)state;
	assert_int_equal(fs_remove(at("state.db")), 0);
	assert_int_equal(fs_remove(at("state.db.twin")), 0);
	assert_int_equal(current(), 2);
	assert_true(state_had_content(f.data));
	state_mend(f.data);
	assert_int_equal(current(), 2);
	assert_int_equal(staff_there(), 0);
	assert_true(state_had_content(f.data));
	assert_true(audited(STATE_REBUILT));
	assert_int_equal(staff_try_recovery(f.data, "480915263719", clock_at(0)).answer, STAFF_WRONG);
	assert_int_equal(staff_try_recovery(f.data, "480915263718", clock_at(1)).answer, STAFF_RIGHT);
}

static void
given_editions_gone_too_when_opened_then_it_is_no_new_machine(void **state)
{
	(void)state;
	assert_int_equal(fs_mkdirs(at("media/3f")), 0);
	assert_int_equal(fs_write(at("media/3f/some.jpg"), "x", 1), 0);
	for (int i = 0; i < 3; i++) {
		static const char *const gone[] = { "state.db", "state.db.twin", "state.db.recovery" };
		assert_int_equal(fs_remove(at(gone[i])), 0);
	}
	char command[400];
	snprintf(command, sizeof command, "rm -r %s/editions", f.data);
	assert_int_equal(system(command), 0);
	state_mend(f.data);
	assert_true(state_had_content(f.data));
	assert_false(staff_has_recovery(f.data));
}

static void
given_a_machine_that_never_had_content_when_mended_then_nothing_is_made(void **state)
{
	struct fixture new;
	char path[256];
	(void)state;
	fixture_begin(&new);
	state_mend(new.data);
	assert_false(state_had_content(new.data));
	snprintf(path, sizeof path, "%s/state.db", new.data);
	assert_false(fs_exists(path));
	/* settings alone, as when the power goes during the first questions, are no content */
	struct state *s = state_open(new.data, &err);
	assert_true(state_setting_set(s, "village", "高同村", &err));
	state_close(s);
	assert_false(state_had_content(new.data));
	assert_int_equal(fs_remove(path), 0);
	state_mend(new.data);
	assert_false(state_had_content(new.data));
	fixture_end(&new);
}

static unsigned
rights(const char *name)
{
	struct stat st;
	assert_int_equal(lstat(at(name), &st), 0);
	return st.st_mode & 0777;
}

static void
given_a_folder_from_before_that_all_may_read_when_opened_then_it_is_the_owners_alone(void **state)
{
	bool open;
	(void)state;
	static const char *const file[] = { "state.db", "state.db.twin", "state.db.recovery" };
	assert_int_equal(chmod(f.data, 0755), 0);
	for (int i = 0; i < 3; i++)
		assert_int_equal(chmod(at(file[i]), 0644), 0);
	assert_int_equal(state_private(f.data, &open), 0);
	assert_true(open);
	assert_int_equal(chmod(at("state.db"), 0644), 0);
	state_close(open_state());
	assert_int_equal(rights(""), 0700);
	for (int i = 0; i < 3; i++)
		assert_int_equal(rights(file[i]), 0600);
	assert_int_equal(state_private(f.data, &open), 0);
	assert_false(open);
}

/* ------------------------------------------------- one guess at every household */

static const char *
home(int i)
{
	return codes_home(f.arena, arena_printf(f.arena, "高同村\x1f一组\x1f%d", i), "户主");
}

static void
give_codes(int n)
{
	struct codes_saved saved;
	struct code_entry *entry = arena_array(f.arena, (size_t)n, sizeof *entry);
	for (int i = 0; i < n; i++)
		entry[i] = (struct code_entry){ home(i), "4826" };
	assert_true(
	    codes_save(f.data, &(struct code_change){ .entry = entry, .count = (size_t)n }, true, &saved, &err));
}

static void
given_one_guess_at_every_household_when_twenty_were_wrong_then_each_waits_and_nobody_is_locked_out(void **state)
{
	enum { HOMES = 300 };
	(void)state;
	give_codes(HOMES);
	for (int i = 0, t = 0; t < 3600; t += 3) {
		struct codes *c = codes_open(f.data); /* as after a restart */
		assert_int_not_equal(codes_try(c, home(i++ % HOMES), "0000", clock_at(t)).answer, CODE_RIGHT);
		codes_close(c);
	}
	struct db *db = db_open_state(at("state.db"), false, &err);
	assert_in_range(db_number(db, "SELECT count(*) FROM code_try WHERE home='hall'", 0), CODE_HALL_TRIES, 100);
	db_close(db);
	assert_true(audited(CODES_GUESSED));
	struct codes *c = codes_open(f.data);
	long wait = codes_wait(c, home(299), clock_at(3600));
	assert_in_range(wait, 0, CODE_HALL_WAIT_S);
	assert_int_equal(codes_try(c, home(299), "4826", clock_at(3600 + wait)).answer, CODE_RIGHT);
	codes_close(c);
}

static void
given_a_busy_hall_where_people_know_their_codes_when_they_come_then_nobody_waits(void **state)
{
	(void)state;
	give_codes(60);
	struct codes *c = codes_open(f.data);
	for (int i = 0; i < 60; i++) { /* every fifth one slips once */
		if (i % 5 == 0)
			assert_int_equal(codes_try(c, home(i), "4286", clock_at(i * 30)).answer, CODE_WRONG);
		assert_int_equal(codes_try(c, home(i), "4826", clock_at(i * 30 + 5)).answer, CODE_RIGHT);
	}
	codes_close(c);
	assert_false(audited(CODES_GUESSED));
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, begin, end)
	const struct CMUnitTest tests[] = {
		T(given_any_damage_when_looked_at_and_opened_then_staff_settings_and_content_are_all_there),
		T(given_state_db_gone_when_opened_then_it_comes_back_and_staff_are_told),
		T(given_a_broken_twin_when_opened_then_state_db_holds_and_the_twin_is_made_again),
		T(given_power_that_went_between_commit_and_twin_when_opened_then_the_commit_holds),
		T(given_state_db_lost_and_a_twin_that_is_one_commit_behind_when_opened_then_what_was_built_on_it_is_current),
		T(given_neither_when_opened_then_content_stays_and_only_the_townships_code_opens),
		T(given_editions_gone_too_when_opened_then_it_is_no_new_machine),
		T(given_a_machine_that_never_had_content_when_mended_then_nothing_is_made),
		T(given_a_folder_from_before_that_all_may_read_when_opened_then_it_is_the_owners_alone),
		T(given_one_guess_at_every_household_when_twenty_were_wrong_then_each_waits_and_nobody_is_locked_out),
		T(given_a_busy_hall_where_people_know_their_codes_when_they_come_then_nobody_waits),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
