/* monkey: a child with sticky fingers. Random taps, drags, pinches and waits
 * over every screen, residents' and staff's, while the desk's work and jobs
 * turn at random under it. It must never crash, always show something, and
 * be home again when it is left alone. MONKEY=N for N touches a size;
 * MONKEY_SEED=N to see the same again. */
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/screens.h"
#include "app/stage.h"
#include "base/error.h"
#include "base/log.h"
#include "fake_desk.h"
#include "fixture.h"

enum { TOUCHES = 4000, NIGHT = 22 * 60, MORNING = 6 * 60 };

static struct fixture f;
static struct fake_desk d;
static struct text *text;
static struct stage *s;
static uint64_t now_ms;
static uint32_t seed = 20211206;
static long touches = TOUCHES;

static uint32_t
chance(uint32_t below)
{
	seed ^= seed << 13;
	seed ^= seed >> 17;
	seed ^= seed << 5;
	return seed % below;
}

static void
draw(void)
{
	struct arena *a = arena_new();
	stage_tick(s, now_ms);
	const char *words = draw_list_texts(stage_frame(s, now_ms), a);
	if (!stage_dark(s) && !*words && strcmp(stage_screen(s), "attract") != 0)
		fail_msg("nothing stands on %s", stage_screen(s));
	arena_free(a);
}

/* Mostly something that answers, sometimes anywhere. */
static void
aim(float *x, float *y)
{
	const struct ui *ui = stage_ui(s);
	*x = (float)chance((uint32_t)ui->m.width);
	*y = (float)chance((uint32_t)ui->m.height);
	if (ui->hits == 0 || chance(5) == 0)
		return;
	const struct rect r = ui->hit[chance((uint32_t)ui->hits)].rect;
	*x = (float)r.x + (float)r.w / 2;
	*y = (float)r.y + (float)r.h / 2;
}

static void
tap(void)
{
	float x, y;
	aim(&x, &y);
	stage_input(s, STAGE_DOWN, 0, x, y, now_ms);
	now_ms += chance(200);
	draw();
	stage_input(s, STAGE_UP, 0, x, y, now_ms);
}

static void
drag(int fingers)
{
	float x, y, dx = (float)chance(600) - 300, dy = (float)chance(600) - 300;
	aim(&x, &y);
	for (int i = 0; i < fingers; i++)
		stage_input(s, STAGE_DOWN, i, x + (float)i * 150, y, now_ms);
	for (int step = 1; step <= 4; step++) {
		now_ms += 16;
		for (int i = 0; i < fingers; i++)
			stage_input(s, STAGE_MOVE, i, x + (float)i * 150 + dx * (float)step / (i ? -4 : 4),
			    y + dy * (float)step / 4, now_ms);
		draw();
	}
	if (chance(10) == 0)
		stage_input(s, STAGE_LOST, 0, 0, 0, now_ms);
	for (int i = 0; i < fingers; i++)
		stage_input(s, STAGE_UP, i, x, y, now_ms);
}

/* What happens beside the screen while fingers are on it. */
static void
turn_desk(void)
{
	struct desk *desk = &d.desk;
	struct staff_member somebody = { .id = 7, .name = "文书甲", .manager = chance(2) };
	if (chance(3) == 0)
		desk->who = chance(3) ? somebody : (struct staff_member){ 0 };
	desk->logout_ms = now_ms + chance(DESK_SESSION_MS);
	desk->work.state = (enum desk_state)chance(DESK_ENDED + 1);
	snprintf(desk->work.words, sizeof desk->work.words, "%s", chance(2) ? "U盘没有反应，读取停了。" : "");
	desk->work.progress.permille = (int)chance(1001);
	desk->job.state = (enum desk_job_state)chance(DESK_JOB_FAILED + 1);
	desk->job.number += chance(2);
	snprintf(desk->job.words, sizeof desk->job.words, "%s", chance(2) ? "已保存。" : "");
	desk->job.out = chance(2) ? "红黑榜\t1\t2\t3\n" : "";
	desk->sticks = (int)chance(3);
	for (int i = 0; i < desk->sticks; i++)
		desk->stick[i] = (struct desk_stick){ .path = "/media/u", .name = "U盘", .look = chance(5) };
}

static void
touch(void)
{
	uint32_t what = chance(100);
	d.asked[0] = '\0'; /* nobody reads it here, and it is not endless */
	if (what < 75)
		tap();
	else if (what < 85)
		drag(1);
	else if (what < 90)
		drag(2);
	else if (what < 95)
		turn_desk();
	else if (what < 99)
		now_ms += chance(20000);
	else
		now_ms += chance(200000);
	now_ms += chance(500);
	draw();
}

static void
left_alone(void)
{
	d.desk.who = (struct staff_member){ 0 };
	d.desk.work.state = DESK_IDLE;
	stage_input(s, STAGE_LOST, 0, 0, 0, now_ms);
	for (int i = 0; i < 400; i++) {
		now_ms += 1000;
		draw();
	}
	/* home, the slides over it, or a page that holds what nobody may lose */
	const char *screen = stage_screen(s);
	if (strcmp(screen, "home") != 0 && strcmp(screen, "attract") != 0 && strcmp(screen, "start") != 0)
		fail_msg("left alone it stays at %s", screen);
}

static void
play(int w, int h, bool large)
{
	struct error err = { 0 };
	const struct stage_options o = { .width = w,
		.height = h,
		.inches = 21.5f,
		.lower_edge_mm = 700,
		.large = large,
		.animate = true,
		.night_from = NIGHT,
		.night_to = MORNING,
		.data = f.data,
		.desk = &d.desk };
	s = stage_new(&o, text, &err);
	assert_non_null(s);
	now_ms = 100000;
	stage_clock(s, (struct datetime){ { 2021, 12, 6 }, 9, 41, 0 });
	draw();
	for (long i = 0; i < touches; i++) {
		if (i % 40 == 0) { /* every screen gets its share */
			size_t count = 0;
			while (screens[count])
				count++;
			stage_open(s, screens[chance((uint32_t)count)]->name, (long)chance(4));
			draw();
		}
		touch();
		if (stage_host(s)->store == NULL)
			fail_msg("the content is gone");
	}
	left_alone();
	stage_free(s);
	s = NULL;
}

static void
given_a_wide_screen_when_touched_at_random_then_it_lives_and_comes_home(void **state)
{
	(void)state;
	play(1920, 1080, false);
}

static void
given_a_tall_screen_in_large_type_when_touched_at_random_then_it_lives_and_comes_home(void **state)
{
	(void)state;
	play(1080, 1920, true);
}

static void
given_a_small_screen_when_touched_at_random_then_it_lives_and_comes_home(void **state)
{
	(void)state;
	play(1280, 720, false);
}

static int
setup(void **state)
{
	(void)state;
	fixture_begin(&f);
	fixture_village(&f, 120);
	fixture_publish(&f, false);
	fake_desk_begin(&d, f.data);
	fake_desk_december(&d, 300, true);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
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
	if (getenv("MONKEY"))
		touches = atol(getenv("MONKEY"));
	if (getenv("MONKEY_SEED"))
		seed = (uint32_t)strtoul(getenv("MONKEY_SEED"), NULL, 10) | 1;
	log_hush();
	const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
		T(given_a_wide_screen_when_touched_at_random_then_it_lives_and_comes_home),
		T(given_a_tall_screen_in_large_type_when_touched_at_random_then_it_lives_and_comes_home),
		T(given_a_small_screen_when_touched_at_random_then_it_lives_and_comes_home),
#undef T
	};
	text = text_new(&err);
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	text_free(text);
	return failed;
}
