/* Weeks in minutes: seeded taps without end, of up to ten fingers, and a day on which nobody comes. Memory, descriptors
 * and threads stay as they are, and the day writes nothing. SOAK=N: so many taps (make soak). */
#include "test.h"

#include <dirent.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "app/stage.h"
#include "base/error.h"
#include "base/log.h"
#include "fake_desk.h"
#include "fixture.h"
#include "os/fs_tree.h"

enum { TAPS = 3000, GROWTH = 2 << 20, MINUTE_MS = 60000, DAY_MINUTES = 24 * 60, FINGERS = 10 };

static struct fixture f;
static struct fake_desk d;
static struct text *text;
static struct stage *s;
static uint64_t now_ms;
static uint32_t seed = 20211206;

static uint32_t
chance(uint32_t below)
{
	seed ^= seed << 13;
	seed ^= seed >> 17;
	seed ^= seed << 5;
	return seed % below;
}

static void
open_stage(bool animate)
{
	struct error err = { 0 };
	struct stage_options o = { .width = 1920, .height = 1080, .inches = 21.5f, .data = f.data, .animate = animate };
	o.desk = &d.desk;
	s = stage_new(&o, text, &err);
	assert_non_null(s);
	now_ms = 1000;
	stage_clock(s, (struct datetime){ { 2021, 12, 6 }, 9, 0, 0 });
	stage_frame(s, now_ms);
}

static int
count_of(const char *folder)
{
	int n = 0;
	DIR *dir = opendir(folder);
	while (dir && readdir(dir))
		n++;
	if (dir)
		closedir(dir);
	return n;
}

struct state_of_us {
	long long memory;
	int descriptors, threads;
};

static struct state_of_us
look_at_us(void)
{
	struct mallinfo2 m = mallinfo2();
	return (struct state_of_us){ (long long)(m.uordblks + m.hblkhd), count_of("/proc/self/fd"),
		count_of("/proc/self/task") };
}

static void
touch(void)
{
	const struct ui *ui = stage_ui(s);
	int fingers = chance(12) ? 1 : 2 + (int)chance(FINGERS - 1);
	float x[FINGERS], y[FINGERS];
	for (int i = 0; i < fingers; i++) {
		x[i] = (float)chance((uint32_t)ui->m.width);
		y[i] = (float)chance((uint32_t)ui->m.height);
		if (ui->hits && chance(4)) {
			const struct rect r = ui->hit[chance((uint32_t)ui->hits)].rect;
			x[i] = (float)r.x + (float)r.w / 2, y[i] = (float)r.y + (float)r.h / 2;
		}
		stage_input(s, STAGE_DOWN, i, x[i], y[i], now_ms);
	}
	now_ms += 40 + chance(300);
	for (int i = 0; i < fingers; i++)
		stage_input(s, STAGE_UP, i, x[i], y[i], now_ms);
	stage_tick(s, now_ms);
	stage_frame(s, now_ms);
	now_ms += chance(50) ? 320 : 90000; /* now and then nobody is there */
	stage_tick(s, now_ms);
}

static void
go_home(void)
{
	for (int i = 0; i < 400 && strcmp(stage_screen(s), "home") != 0; i++) {
		stage_tick(s, now_ms += 1000);
		stage_frame(s, now_ms);
	}
	assert_string_equal(stage_screen(s), "home");
}

static void
given_taps_without_end_when_counted_then_nothing_grows(void **state)
{
	const char *said = getenv("SOAK");
	long taps = said ? atol(said) : TAPS;
	open_stage(false);
	for (long i = 0; i < taps / 3; i++)
		touch();
	go_home();
	struct state_of_us before = look_at_us();
	for (long i = taps / 3; i < taps; i++)
		touch();
	go_home();
	struct state_of_us after = look_at_us();
	print_message("%ld taps: memory %+lld KiB, descriptors %+d, threads %+d\n", taps,
	    (after.memory - before.memory) / 1024, after.descriptors - before.descriptors,
	    after.threads - before.threads);
	assert_true(after.memory - before.memory <= GROWTH);
	assert_int_equal(after.descriptors, before.descriptors);
	assert_int_equal(after.threads, before.threads);
}

/* Names, sizes and moments of everything in the data folder. */
static void
fingerprint(char *out, size_t size)
{
	struct fs_tree tree = { 0 };
	size_t n = 0;
	out[0] = '\0';
	assert_int_equal(fs_list(f.data, &tree), 0);
	for (size_t i = 0; i < tree.count; i++) {
		char path[512];
		struct stat st;
		snprintf(path, sizeof path, "%s/%s", f.data, tree.file[i].path);
		assert_int_equal(stat(path, &st), 0);
		n += (size_t)snprintf(out + n, size - n, "%s %lld %lld.%09ld\n", tree.file[i].path,
		    (long long)st.st_size, (long long)st.st_mtim.tv_sec, st.st_mtim.tv_nsec);
		assert_true(n < size);
	}
	fs_tree_free(&tree);
}

static void
given_a_day_without_anybody_when_it_passes_then_nothing_is_written(void **state)
{
	static char before[65536], after[65536];
	open_stage(true);
	fingerprint(before, sizeof before);
	struct state_of_us then = look_at_us();
	for (int minute = 1; minute <= DAY_MINUTES; minute++) {
		int at = 9 * 60 + minute;
		struct datetime t = { { 2021, 12, 6 + at / DAY_MINUTES }, at / 60 % 24, at % 60, 0 };
		uint64_t end = now_ms + MINUTE_MS;
		for (uint64_t due; (due = stage_next_deadline(s, now_ms)) < end;) {
			now_ms = due > now_ms ? due : now_ms + 100;
			if (stage_tick(s, now_ms))
				stage_frame(s, now_ms);
			if (due == 0)
				break;
		}
		now_ms = end;
		if (stage_clock(s, t))
			stage_frame(s, now_ms);
	}
	fingerprint(after, sizeof after);
	assert_string_equal(before, after);
	assert_true(look_at_us().memory - then.memory <= GROWTH);
}

static int
setup(void **state)
{
	fixture_begin(&f);
	fixture_village(&f, 120);
	fixture_publish(&f, false);
	fake_desk_begin(&d, f.data);
	return 0;
}

static int
teardown(void **state)
{
	stage_free(s);
	s = NULL;
	fake_desk_end(&d);
	fixture_end(&f);
	return 0;
}

int
main(void)
{
	struct error err = { 0 };
	log_hush();
	const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
		T(given_taps_without_end_when_counted_then_nothing_grows),
		T(given_a_day_without_anybody_when_it_passes_then_nothing_is_written),
#undef T
	};
	text = text_new(&err);
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	text_free(text);
	return failed;
}
