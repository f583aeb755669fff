/* desk: sticks, the importer, jobs and sessions as the screen meets them, with
 * real children. This program is those children too: the desk runs it. */
#include "test.h"

#include <dirent.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "desk/desk_inside.h"
#include "finger.h"
#include "fixture.h"
#include "os/fs_tree.h"
#include "screens/staff_desk.h"
#include "screens/staff_frame.h"
#include "self.h"
#include "store/state.h"

static struct fixture f;
static struct text *text;
static char stick[128];
static int bell[2];
static uint64_t ahead_ms; /* time passed in, beyond what has truly gone by */

enum { PATIENCE_MS = 60000 };

static void
ring(void *context)
{
	char c = 0;
	(void)context;
	if (write(bell[1], &c, 1) < 0)
		return;
}

static uint64_t
now(void)
{
	return stop_clock_ms() + ahead_ms;
}

static void
write_file(const char *name, const char *words)
{
	char path[300];
	snprintf(path, sizeof path, "%s/%s", stick, name);
	FILE *out = fopen(path, "w");
	assert_non_null(out);
	fputs(words, out);
	fclose(out);
}

static struct desk *
open_desk(uint64_t silence_ms)
{
	struct desk *d = desk_new(&(struct desk_options){
	    .data = f.data, .wake = ring, .folder = stick, .now = "2021-12-06T09:41", .silence_ms = silence_ms });
	desk_pump(d, now());
	desk_log_in(d, &(struct staff_member){ .id = 7, .name = "文书甲", .manager = true });
	return d;
}

/* Pumps until it is so; sleeps only until the desk has something to say. */
static void
until(struct desk *d, struct stage *s, bool (*so)(const struct desk *d), const char *what)
{
	uint64_t end = stop_clock_ms() + PATIENCE_MS;
	char bytes[64];
	for (;;) {
		desk_pump(d, now());
		if (s)
			stage_tick(s, now());
		if (so(d))
			return;
		if (stop_clock_ms() > end)
			fail_msg(
			    "waited in vain: %s (work %d, %s %s)", what, d->work.state, d->work.code, d->work.words);
		uint64_t due = desk_next_deadline(d), wait = due > now() ? due - now() : 0;
		struct pollfd p = { .fd = bell[0], .events = POLLIN };
		poll(&p, 1, wait > 1000 ? 1000 : (int)wait);
		while (read(bell[0], bytes, sizeof bytes) > 0)
			;
	}
}
#define UNTIL(d, s, so) until(d, s, so, #so)

static bool
looked_at(const struct desk *d)
{
	return d->sticks == 1 && d->stick[0].look != DESK_LOOKING;
}

static bool
in_review(const struct desk *d)
{
	return d->work.state == DESK_REVIEW;
}

static bool
is_over(const struct desk *d)
{
	return d->work.state == DESK_ENDED;
}

static bool
is_published(const struct desk *d)
{
	return d->work.state == DESK_PUBLISHED;
}

static bool
is_previewing(const struct desk *d)
{
	return d->previewing;
}

static bool
worker_runs(const struct desk *d)
{
	return desk_app((struct desk *)d)->worker.running;
}

static bool
job_over(const struct desk *d)
{
	return d->job.state == DESK_JOB_DONE || d->job.state == DESK_JOB_FAILED;
}

static bool
staging_empty(const struct desk *d)
{
	char path[200];
	snprintf(path, sizeof path, "%s/staging", d->data);
	DIR *dir = opendir(path);
	int n = 0;
	for (struct dirent *e; dir && (e = readdir(dir));)
		n += e->d_name[0] != '.';
	if (dir)
		closedir(dir);
	const struct desk_app *a = desk_app((struct desk *)d);
	return n == 0 && !a->sweep.running && !a->sweep_wanted;
}

static struct stage *
open_stage(struct desk *d)
{
	struct error err = { 0 };
	struct stage_options o = { .width = 1920,
		.height = 1080,
		.inches = 21.5f,
		.lower_edge_mm = 700,
		.animate = true,
		.data = f.data,
		.desk = d };
	const struct staff_member who = d->who;
	d->who = (struct staff_member){ 0 };
	struct stage *s = stage_new(&o, text, &err);
	assert_non_null(s);
	stage_clock(s, (struct datetime){ { 2021, 12, 6 }, 9, 41, 0 });
	stage_frame(s, now());
	stage_tick(s, now());
	desk_log_in(d, &who); /* while the screen is on */
	stage_tick(s, now());
	stage_frame(s, now());
	return s;
}

static void
tap_now(struct stage *s, int action)
{
	ahead_ms += 1000;
	stage_tick(s, now());
	stage_frame(s, now());
	const struct ui_hit *hit = find_hit(s, action, -1);
	assert_non_null(hit);
	float x = (float)(hit->rect.x + hit->rect.w / 2), y = (float)(hit->rect.y + hit->rect.h / 2);
	stage_input(s, STAGE_DOWN, 0, x, y, now());
	ahead_ms += 80;
	stage_input(s, STAGE_UP, 0, x, y, now());
	ahead_ms += 400;
	stage_tick(s, now());
	stage_frame(s, now());
}

static bool
on_screen(struct stage *s, const char *words)
{
	struct arena *a = arena_new();
	bool found = strstr(draw_list_texts(stage_frame(s, now()), a), words) != NULL;
	arena_free(a);
	return found;
}

static void
begin(struct desk *d)
{
	UNTIL(d, NULL, looked_at);
	assert_int_equal(d->stick[0].look, DESK_USEFUL);
	desk_read(d, d->stick[0].path, d->stick[0].name);
}

/* ------------------------------------------------------------------ tests */

static void
given_a_stick_with_a_sheet_when_read_and_published_then_the_screen_shows_the_new_edition(void **state)
{
	struct desk *d = open_desk(0);
	struct stage *s = open_stage(d);
	int was = store_number(stage_host(s)->store), last = 0;
	(void)state;
	UNTIL(d, s, looked_at);
	assert_true(d->stick[0].fresh);
	begin(d);
	assert_int_equal(d->work.state, DESK_READING);
	assert_false(d->stick[0].fresh);
	assert_true(d->work.progress.permille >= last);
	UNTIL(d, s, in_review);
	assert_int_equal(d->work.number, 1);
	assert_string_equal(d->work.reader, "文书甲");
	assert_int_equal(store_number(stage_host(s)->store), was);
	desk_tell(d, "publish 文书甲");
	assert_int_equal(d->work.state, DESK_PUBLISHING);
	UNTIL(d, s, is_published);
	assert_int_equal(d->work.published, was + 1);
	stage_tick(s, now());
	assert_int_equal(store_number(stage_host(s)->store), was + 1);
	assert_string_equal(stage_screen(s), "staff-today"); /* who works there stays there */
	assert_non_null(d->work.review);                     /* it says what has changed, until that is read */
	desk_dismiss(d);
	assert_null(d->work.review);
	assert_int_equal(d->work.state, DESK_IDLE);
	UNTIL(d, s, staging_empty);
	stage_free(s);
	desk_free(d);
}

static void
given_a_review_when_previewed_then_residents_screens_show_the_edition_to_come_under_a_bar(void **state)
{
	struct desk *d = open_desk(0);
	struct stage *s = open_stage(d);
	int was = store_number(stage_host(s)->store);
	(void)state;
	write_file(
	    "通知公告.csv", "标题,类别,正文,发布单位,发布日期\n预览里才有的通知,通知,请看一看。,村委会,2021-12-05\n");
	begin(d);
	UNTIL(d, s, in_review);
	stage_open(s, "staff-sticks", 0);
	desk_preview(d, true);
	UNTIL(d, s, is_previewing);
	stage_tick(s, now());
	assert_string_equal(stage_screen(s), "home");
	assert_true(store_is_preview(stage_host(s)->store));
	assert_true(on_screen(s, "还没有上屏"));
	tap_now(s, ACTION_NOTICES);
	assert_string_equal(stage_screen(s), "notices");
	assert_true(on_screen(s, "预览里才有的通知"));
	assert_true(on_screen(s, "还没有上屏"));
	tap_now(s, ACTION_PREVIEW_OVER);
	assert_string_equal(stage_screen(s), "staff-sticks");
	assert_int_equal(store_number(stage_host(s)->store), was);
	assert_false(on_screen(s, "还没有上屏"));
	desk_cancel(d);
	assert_int_equal(d->work.state, DESK_IDLE);
	UNTIL(d, s, staging_empty);
	stage_free(s);
	desk_free(d);
}

static void
given_a_worker_that_is_killed_when_reading_then_a_sentence_says_so_and_staging_is_swept(void **state)
{
	struct desk *d = open_desk(0);
	(void)state;
	begin(d);
	UNTIL(d, NULL, in_review);
	assert_false(staging_empty(d));
	kill(desk_app(d)->worker.child.pid, SIGKILL);
	UNTIL(d, NULL, is_over);
	assert_string_equal(d->work.code, "died");
	assert_non_null(strstr(d->work.words, "没有变"));
	assert_non_null(strstr(d->work.words, "重新读取"));
	assert_null(d->work.review);
	UNTIL(d, NULL, staging_empty);
	begin(d); /* and the next one runs */
	UNTIL(d, NULL, in_review);
	desk_free(d);
}

static void
given_a_worker_that_died_unnoticed_when_it_is_told_something_then_the_screen_lives(void **state)
{
	struct desk *d = open_desk(0);
	siginfo_t how;
	(void)state;
	begin(d);
	UNTIL(d, NULL, in_review);
	int pid = desk_app(d)->worker.child.pid;
	kill(pid, SIGKILL);
	assert_int_equal(waitid(P_PID, (id_t)pid, &how, WEXITED | WNOWAIT), 0);
	desk_tell(d, "omit 0 1"); /* nobody reads it any more */
	UNTIL(d, NULL, is_over);
	assert_string_equal(d->work.code, "died");
	desk_free(d);
}

static void
given_a_worker_that_hangs_when_it_is_silent_too_long_then_it_is_ended(void **state)
{
	struct desk *d = open_desk(5000);
	(void)state;
	begin(d);
	UNTIL(d, NULL, worker_runs);
	kill(desk_app(d)->worker.child.pid, SIGSTOP);
	desk_pump(d, now()); /* what it had said before */
	assert_int_equal(d->work.state, DESK_READING);
	ahead_ms += 4000;
	desk_pump(d, now());
	assert_int_equal(d->work.state, DESK_READING);
	ahead_ms += 2000;
	desk_pump(d, now());
	assert_int_equal(d->work.state, DESK_ENDED);
	assert_string_equal(d->work.code, "silent");
	assert_non_null(strstr(d->work.words, "没有反应"));
	UNTIL(d, NULL, staging_empty);
	desk_free(d);
}

static void
given_a_review_that_waits_for_a_person_when_hours_pass_then_the_worker_lives(void **state)
{
	struct desk *d = open_desk(5000);
	(void)state;
	begin(d);
	UNTIL(d, NULL, in_review);
	ahead_ms += 3600000;
	desk_pump(d, now());
	assert_int_equal(d->work.state, DESK_REVIEW);
	assert_int_equal(d->who.id, 0); /* the person has been logged out, what was read waits */
	assert_non_null(d->work.review);
	desk_free(d);
}

static void
given_somebody_logged_in_when_three_minutes_pass_without_a_touch_then_they_are_asked_and_logged_out(void **state)
{
	struct desk *d = open_desk(0);
	struct stage *s = open_stage(d);
	(void)state;
	assert_string_equal(stage_screen(s), "staff-today");
	ahead_ms += 149000;
	desk_pump(d, now());
	stage_tick(s, now());
	assert_false(on_screen(s, "还在吗"));
	ahead_ms += 2000;
	desk_pump(d, now());
	stage_tick(s, now());
	assert_true(on_screen(s, "还在吗"));
	tap_now(s, ACTION_STAY);
	desk_pump(d, now());
	assert_false(on_screen(s, "还在吗"));
	assert_int_equal(d->who.id, 7);
	ahead_ms += 181000;
	desk_pump(d, now());
	stage_tick(s, now());
	assert_int_equal(d->who.id, 0);
	assert_string_equal(stage_screen(s), "home");
	stage_free(s);
	desk_free(d);
}

static void
given_nobody_logged_in_when_a_useful_stick_is_in_then_residents_see_one_quiet_line(void **state)
{
	struct desk *d = open_desk(0);
	struct stage *s = open_stage(d);
	(void)state;
	UNTIL(d, s, looked_at);
	assert_false(on_screen(s, "U盘插好了")); /* who has logged in sees it in their list */
	stage_open(s, "home", 0);
	assert_true(on_screen(s, "文书甲还在登录，按这里回去")); /* nobody is left open without being seen */
	tap_now(s, ACTION_STAFF_OUT);
	assert_string_equal(stage_screen(s), "home");
	assert_false(on_screen(s, "还在登录"));
	assert_true(on_screen(s, "U盘插好了"));
	tap_now(s, ACTION_STAFF);
	assert_string_equal(stage_screen(s), "staff");
	stage_free(s);
	desk_free(d);
}

static void
plug(struct desk *d, const char *path, const char *label)
{
	struct mount m = { 0 };
	snprintf(m.path, sizeof m.path, "%s", path);
	snprintf(m.label, sizeof m.label, "%s", label);
	desk_sticks_news(desk_app(d), &m, path[0] ? 1 : 0);
}

static void
given_a_dark_screen_at_night_when_a_stick_is_plugged_in_then_it_wakes_and_says_so(void **state)
{
	struct desk *d = open_desk(0);
	struct error err = { 0 };
	struct stage_options o = { .width = 1920,
		.height = 1080,
		.inches = 21.5f,
		.animate = true,
		.night_from = 22 * 60,
		.night_to = 6 * 60,
		.data = f.data,
		.desk = d };
	(void)state;
	UNTIL(d, NULL, looked_at);
	desk_log_out(d);
	d->stick[0].fresh = false;
	struct stage *s = stage_new(&o, text, &err);
	stage_clock(s, (struct datetime){ { 2021, 12, 6 }, 23, 0, 0 });
	stage_tick(s, now());
	stage_frame(s, now());
	ahead_ms += 301000;
	stage_tick(s, now());
	assert_true(stage_dark(s));
	plug(d, "/media/one", "高同村12月公示");
	desk_app(d)->seen[d->sticks - 1].look.out = 999;
	desk_sticks_line(desk_app(d), 999, "useful 2 86");
	assert_true(stage_tick(s, now()));
	assert_false(stage_dark(s));
	assert_true(on_screen(s, "U盘插好了"));
	stage_free(s);
	desk_free(d);
}

static void
given_a_job_when_it_ends_then_its_last_words_and_all_it_wrote_are_there(void **state)
{
	static const char *const good[] = { "history", NULL }, *const bad[] = { "undo", "--to", "99", NULL };
	struct desk *d = open_desk(0);
	(void)state;
	desk_run(d, good, NULL);
	assert_int_equal(d->job.number, 1);
	UNTIL(d, NULL, job_over);
	assert_int_equal(d->job.state, DESK_JOB_DONE);
	assert_non_null(strstr(d->job.out, "第 1 版"));
	desk_run(d, bad, NULL);
	assert_int_equal(d->job.number, 2);
	UNTIL(d, NULL, job_over);
	assert_int_equal(d->job.state, DESK_JOB_FAILED);
	assert_non_null(strstr(d->job.words, "99"));
	desk_free(d);
}

static void
given_a_small_change_when_run_as_a_job_then_it_is_on_the_screen_or_a_plain_sentence_says_why_not(void **state)
{
	static const char *const good[] = { "amend", "红黑榜", "--row", "13", "--edition", "1", "状态=撤下",
		"撤下原因=登记错了", "--also", "红黑榜/14/状态=撤下", "--also", "红黑榜/14/撤下原因=异议成立", "--by",
		"文书甲", NULL };
	struct desk *d = open_desk(0);
	(void)state;
	desk_run(d, good, NULL);
	UNTIL(d, NULL, job_over);
	assert_int_equal(d->job.state, DESK_JOB_DONE);
	assert_true(str_starts(d->job.words, "已上屏，这是第 2 版。"));
	desk_run(d, good, NULL); /* looked at in the first edition */
	UNTIL(d, NULL, job_over);
	assert_int_equal(d->job.state, DESK_JOB_FAILED);
	assert_string_equal(d->job.words, "屏上的内容刚刚换过，请回去重新看一遍再改。");
	desk_free(d);
}

static void
given_progress_lines_when_taken_in_then_the_bar_never_falls_and_the_last_step_is_not_the_longest(void **state)
{
	static const char *const lines[] = { "copy 0 90 0 300000000", "copy 40 90 150000000 300000000",
		"copy 90 90 300000000 300000000", "read 0 5 0 0", "read 5 5 0 0", "photos 0 86 0 0", "photos 43 86 0 0",
		"photos 86 86 0 0", "compare 0 1 0 0", "compare 1 1 0 0" };
	struct desk_progress p = { 0 };
	struct progress_bar c = { 0 };
	uint64_t now = 1000;
	int last = 0, step[DESK_STEPS] = { 0 };
	(void)state;
	progress_bar_begin(&c, &p, PROGRESS_BAR_READ, 86, 1000);
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		bool quick = lines[i][0] == 'r' || strncmp(lines[i], "compare", 7) == 0;
		assert_true(progress_bar_line(&c, &p, lines[i], now += quick ? 200 : 4000));
		assert_true(p.permille >= last);
		step[p.step] += p.permille - last;
		last = p.permille;
	}
	assert_true(last >= 999);
	assert_true(step[DESK_COMPARE] < step[DESK_COPY] && step[DESK_COMPARE] < step[DESK_PHOTOS]);
	assert_true(step[DESK_COPY] + step[DESK_PHOTOS] > 700);
	assert_false(progress_bar_line(&c, &p, "sleep 1 2 0 0", now));
}

static void
given_a_reading_when_it_has_just_begun_then_nobody_says_how_long_it_takes(void **state)
{
	struct desk_progress p = { 0 };
	struct progress_bar c = { 0 };
	(void)state;
	progress_bar_begin(&c, &p, PROGRESS_BAR_READ, 0, 1000);
	progress_bar_line(&c, &p, "copy 1 10 50 100", 2000);
	progress_bar_clock(&c, &p, 2500);
	assert_int_equal(p.seconds_left, -1);
	progress_bar_clock(&c, &p, 11000);
	assert_int_equal(p.seconds, 10);
	assert_true(p.seconds_left > 0);
}

static void
given_a_stick_that_was_pulled_when_it_comes_back_at_another_place_then_reading_goes_on_by_itself(void **state)
{
	struct desk *d = open_desk(0);
	(void)state;
	plug(d, "/media/one", "高同村12月公示");
	desk_read(d, "/media/one/12月", "高同村12月公示");
	UNTIL(d, NULL, worker_runs);
	kill(desk_app(d)->worker.child.pid, SIGSTOP); /* it cannot answer; what it would say is said here */
	desk_worker_line(desk_app(d), "lost U盘拔掉了，已经复制 53 张。");
	assert_int_equal(d->work.state, DESK_LOST);
	assert_string_equal(d->work.words, "U盘拔掉了，已经复制 53 张。");
	plug(d, "/media/one", "高同村12月公示"); /* the mount is still there, the stick is not */
	assert_int_equal(d->work.state, DESK_LOST);
	plug(d, "", "");
	plug(d, "/media/other", "别的U盘");
	assert_int_equal(d->work.state, DESK_LOST);
	plug(d, "/media/two", "高同村12月公示");
	assert_int_equal(d->work.state, DESK_READING);
	assert_string_equal(desk_app(d)->stick_path, "/media/two");
	desk_free(d);
}

static void
key(struct stage *s, struct desk *d, const char *digits)
{
	for (; *digits; digits++) {
		long k = *digits == '0' ? 10 : *digits - '1';
		ahead_ms += 500;
		stage_frame(s, now());
		const struct ui *ui = stage_ui(s);
		int i = 0;
		while (i < ui->hits && !(ui->hit[i].action == UI_ACTION_OWN && ui->hit[i].arg == k))
			i++;
		assert_true(i < ui->hits);
		float x = (float)(ui->hit[i].rect.x + 20), y = (float)(ui->hit[i].rect.y + 20);
		stage_input(s, STAGE_DOWN, 0, x, y, now());
		ahead_ms += 80;
		stage_input(s, STAGE_UP, 0, x, y, now());
		desk_pump(d, now());
		stage_tick(s, now());
	}
}

static void
given_a_name_when_its_six_digits_are_pressed_then_the_day_s_work_is_shown(void **state)
{
	struct error err = { 0 };
	struct state *st = state_open(f.data, &err);
	(void)state;
	assert_true(staff_add(st, "文书乙", "271828", true, "", &err));
	state_close(st);
	struct desk *d = open_desk(0);
	struct stage *s = open_stage(d);
	desk_log_out(d);
	stage_tick(s, now());
	stage_open(s, "staff", 0);
	assert_true(on_screen(s, "文书乙"));
	tap_now(s, UI_ACTION_OWN);
	assert_string_equal(stage_screen(s), "staff-pin");
	key(s, d, "271829");
	assert_true(on_screen(s, "密码不对"));
	assert_int_equal(d->who.id, 0);
	key(s, d, "271828");
	assert_string_equal(d->who.name, "文书乙");
	assert_string_equal(stage_screen(s), "staff-today");
	for (int i = 0; i < 5; i++) { /* five wrong ones in a row are enough */
		desk_log_out(d);
		stage_tick(s, now());
		stage_open(s, "staff-pin", 0);
		key(s, d, "111112");
	}
	assert_true(on_screen(s, "分钟再来"));
	assert_null(find_hit(s, UI_ACTION_OWN, -1)); /* no key answers */
	stage_free(s);
	desk_free(d);
}

static void
given_every_format_when_the_entry_screens_are_drawn_then_all_can_be_tapped_and_nothing_overlaps(void **state)
{
	static const char *const names[] = { "home", "staff", "staff-pin", "staff-recovery", "staff-today",
		"staff-sticks" };
	struct desk *d = open_desk(0);
	struct error err = { 0 };
	(void)state;
	begin(d);
	UNTIL(d, NULL, in_review);
	for (size_t k = 0; k < FORMATS * 6; k++) {
		struct stage_options o = { .width = formats[k / 6].w,
			.height = formats[k / 6].h,
			.large = formats[k / 6].large,
			.inches = 21.5f,
			.data = f.data,
			.desk = d };
		d->stick[0].fresh = true;
		struct stage *s = stage_new(&o, text, &err);
		if (k % 6 == 0) /* residents, with the quiet line */
			d->who.id = 0;
		else
			desk_log_in(d, &(struct staff_member){ .id = 7, .name = "文书甲" });
		stage_clock(s, (struct datetime){ { 2021, 12, 6 }, 9, 41, 0 });
		stage_open(s, names[k % 6], 0);
		stage_frame(s, now());
		stage_frame(s, now());
		check_hits(s, names[k % 6]);
		stage_free(s);
	}
	desk_free(d);
}

/* ------------------------------------------------------------------ frame */

static int
setup(void **state)
{
	(void)state;
	ahead_ms = 0;
	fixture_begin(&f);
	fixture_village(&f, 20);
	fixture_publish(&f, false);
	strcpy(stick, "/tmp/cunping-stick-XXXXXX");
	if (!mkdtemp(stick))
		return -1;
	write_file("通知公告.csv",
	    "标题,类别,正文,发布单位,发布日期\n关于扫雪的通知,通知,雪停了一起扫雪。,村委会,2021-12-05\n");
	return pipe2(bell, O_CLOEXEC | O_NONBLOCK);
}

static int
teardown(void **state)
{
	(void)state;
	close(bell[0]);
	close(bell[1]);
	fs_remove_tree(stick);
	fixture_end(&f);
	return 0;
}

int
main(int argc, char **argv)
{
	struct error err = { 0 };
	int status;
	if (self_is_child(argc, argv, &status))
		return status;
	const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
		T(given_a_stick_with_a_sheet_when_read_and_published_then_the_screen_shows_the_new_edition),
		T(given_a_review_when_previewed_then_residents_screens_show_the_edition_to_come_under_a_bar),
		T(given_a_worker_that_is_killed_when_reading_then_a_sentence_says_so_and_staging_is_swept),
		T(given_a_worker_that_died_unnoticed_when_it_is_told_something_then_the_screen_lives),
		T(given_a_worker_that_hangs_when_it_is_silent_too_long_then_it_is_ended),
		T(given_a_review_that_waits_for_a_person_when_hours_pass_then_the_worker_lives),
		T(given_somebody_logged_in_when_three_minutes_pass_without_a_touch_then_they_are_asked_and_logged_out),
		T(given_nobody_logged_in_when_a_useful_stick_is_in_then_residents_see_one_quiet_line),
		T(given_a_dark_screen_at_night_when_a_stick_is_plugged_in_then_it_wakes_and_says_so),
		T(given_a_small_change_when_run_as_a_job_then_it_is_on_the_screen_or_a_plain_sentence_says_why_not),
		T(given_a_job_when_it_ends_then_its_last_words_and_all_it_wrote_are_there),
		T(given_a_stick_that_was_pulled_when_it_comes_back_at_another_place_then_reading_goes_on_by_itself),
		T(given_a_name_when_its_six_digits_are_pressed_then_the_day_s_work_is_shown),
		T(given_every_format_when_the_entry_screens_are_drawn_then_all_can_be_tapped_and_nothing_overlaps),
		T(given_progress_lines_when_taken_in_then_the_bar_never_falls_and_the_last_step_is_not_the_longest),
		T(given_a_reading_when_it_has_just_begun_then_nobody_says_how_long_it_takes),
#undef T
	};
	text = text_new(&err);
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	text_free(text);
	return failed;
}
