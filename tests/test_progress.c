/* progress: a stick of sixty photos and a thousand rows read by the real
 * children, the bar that is made of what they say, and how much a large
 * review costs the screen. Nothing here looks at a clock of the machine. */
#include "test.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <sodium.h>

#include "desk/desk_inside.h"
#include "app/stage.h"
#include "cli/cli.h"
#include "fake_desk.h"
#include "fixture.h"
#include "large.h"
#include "os/fs.h"
#include "os/fs_tree.h"

enum { PHOTOS = 60, ROWS = 1000, PATIENCE_MS = 120000, SAMPLES = 8192 };

static struct text *text;
static char folder[64], stick[128], data[128];
static int bell[2];

struct told { /* every progress line, as it was taken in */
	enum desk_step step;
	long done, total;
	int permille;
};

static struct told told[SAMPLES];
static size_t tolds;

static void
ring(void *context)
{
	char c = 0;
	(void)context;
	if (write(bell[1], &c, 1) < 0)
		return;
}

static struct desk *
open_desk(void)
{
	struct desk *d =
	    desk_new(&(struct desk_options){ .data = data, .wake = ring, .folder = stick, .now = "2021-12-06T09:41" });
	desk_pump(d, stop_clock_ms());
	desk_log_in(d, &(struct staff_member){ .id = 7, .name = "文书甲", .manager = true });
	return d;
}

static void
note(const struct desk *d)
{
	const struct desk_progress *p = &d->work.progress;
	const struct told now = { p->step, p->done, p->total, p->permille };
	if ((d->work.state == DESK_READING || d->work.state == DESK_PUBLISHING) && tolds < SAMPLES &&
	    (tolds == 0 || memcmp(&told[tolds - 1], &now, sizeof now) != 0))
		told[tolds++] = now;
}

static void
until(struct desk *d, enum desk_state work)
{
	uint64_t end = stop_clock_ms() + PATIENCE_MS;
	char bytes[64];
	while (d->work.state != work) {
		desk_pump(d, stop_clock_ms());
		note(d);
		if (d->work.state == DESK_ENDED || stop_clock_ms() > end)
			fail_msg("work %d, %s %s", d->work.state, d->work.code, d->work.words);
		struct pollfd p = { .fd = bell[0], .events = POLLIN };
		poll(&p, 1, d->work.state == work ? 0 : 200);
		while (read(bell[0], bytes, sizeof bytes) > 0)
			;
	}
}

static void
read_in(struct desk *d)
{
	tolds = 0;
	desk_read(d, stick, "stick");
	until(d, DESK_REVIEW);
}

static size_t
photos_of(struct desk *d, struct arena *a, struct review_photo **out)
{
	return review_photos(d->work.review, a, out);
}

/* ------------------------------------------------------------------ reading */

static void
given_sixty_photos_when_read_and_published_then_the_bar_never_falls_and_steps_keep_their_order(void **state)
{
	struct desk *d = open_desk();
	long most[DESK_STEPS] = { 0 };
	(void)state;
	read_in(d);
	assert_int_equal(d->work.progress.permille, 1000);
	for (size_t i = 0; i < tolds; i++) {
		assert_true(told[i].permille < 1000); /* not before it is done */
		assert_true(told[i].done <= told[i].total);
		assert_true(i == 0 || told[i].permille >= told[i - 1].permille);
		assert_true(i == 0 || told[i].step >= told[i - 1].step);
		assert_true(i == 0 || told[i].step > told[i - 1].step || told[i].done >= told[i - 1].done);
		most[told[i].step] = told[i].total;
	}
	assert_int_equal(most[DESK_COPY], PHOTOS + 3); /* three sheets */
	assert_int_equal(most[DESK_PHOTOS], PHOTOS);
	assert_true(most[DESK_COMPARE] < most[DESK_READ]); /* the last step is no long one */
	tolds = 0;
	desk_tell(d, "publish 文书乙");
	until(d, DESK_PUBLISHED);
	for (size_t i = 1; i < tolds; i++) {
		assert_true(told[i].permille >= told[i - 1].permille);
		assert_true(told[i].permille < 1000);
	}
	assert_int_equal(d->work.progress.permille, 1000);
	assert_true(d->work.progress.total > PHOTOS); /* a picture after the other, not one long step */
	desk_free(d);
}

static void
given_sixty_photos_when_read_by_several_readers_then_each_is_prepared_once(void **state)
{
	struct desk *d = open_desk();
	struct arena *a = arena_new();
	struct review_photo *photo;
	(void)state;
	read_in(d);
	size_t n = photos_of(d, a, &photo);
	assert_int_equal(n, PHOTOS);
	for (size_t i = 0; i < n; i++) {
		assert_true(fs_exists(photo[i].picture) && fs_exists(photo[i].thumb));
		assert_true(photo[i].width == (photo[i].height > photo[i].width ? 480 : 640));
		for (size_t k = 0; k < i; k++)
			assert_string_not_equal(photo[i].picture, photo[k].picture);
	}
	arena_free(a);
	desk_free(d);
}

static void
given_a_photo_that_kills_its_reader_when_read_then_all_others_are_there_and_it_is_named(void **state)
{
	(void)state;
	setenv("TEST_KILLS", "in/000030", 1);
	struct desk *d = open_desk();
	struct arena *a = arena_new();
	struct review_photo *photo;
	struct review_finding *finding;
	read_in(d);
	unsetenv("TEST_KILLS");
	size_t n = review_findings(d->work.review, a, &finding), named = 0;
	for (size_t i = 0; i < n; i++)
		named += strcmp(finding[i].code, "photo_broken") == 0;
	assert_int_equal(named, 1);
	assert_int_equal(photos_of(d, a, &photo), PHOTOS - 1);
	for (size_t i = 1; i < tolds; i++)
		assert_true(told[i].permille >= told[i - 1].permille);
	arena_free(a);
	desk_free(d);
}

/* ------------------------------------------------------------------ the bar */

struct pace { /* of one import, in seconds */
	double copy, photo;
	long photos;
};

/* Runs a course of such a pace; the largest distance between the bar and the clock, and how far wrong the time left
 * was in the second half. */
static double
off_at_most(const struct pace *pace, double *wrong)
{
	struct progress_bar c = { 0 };
	struct desk_progress p = { 0 };
	char line[96];
	double all = pace->copy + 0.5 + pace->photo * (double)pace->photos + 0.1, at = 0, off = 0;
	int last = 0;
	*wrong = 1;
	progress_bar_begin(&c, &p, PROGRESS_BAR_READ, pace->photos, 0);
	for (int step = DESK_COPY; step <= DESK_COMPARE; step++) {
		static const char *const names[] = { "copy", "read", "photos", "compare" };
		const double took[] = { pace->copy, 0.5, pace->photo * (double)pace->photos, 0.1 };
		long parts = step == DESK_READ ? 3 : step == DESK_COMPARE ? 1 : pace->photos;
		for (long i = 0; i <= parts; i++) {
			uint64_t now = (uint64_t)((at + took[step] * (double)i / (double)parts) * 1000);
			bool copy = step == DESK_COPY;
			snprintf(line, sizeof line, "%s %ld %ld %ld %ld", names[step], i, parts, copy ? i * 3600000 : 0,
			    copy ? parts * 3600000 : 0);
			assert_true(progress_bar_line(&c, &p, line, now));
			assert_true(p.permille >= last && p.permille < 1000);
			progress_bar_clock(&c, &p, now);
			double share = (double)now / 1000 / all, away = p.permille / 1000.0 - share;
			off = away * away > off * off ? away : off;
			double left = all - (double)now / 1000 + 2, said = (double)c.left_s + 2;
			double factor = left > said ? left / said : said / left;
			*wrong = share > 0.5 && factor > *wrong ? factor : *wrong;
			last = p.permille;
		}
		at += took[step];
	}
	assert_true(last >= 970);
	return off < 0 ? -off : off;
}

static void
given_fast_and_slow_sticks_and_machines_when_read_then_the_bar_goes_with_the_clock(void **state)
{
	static const struct pace paces[] = {
		{ 8, 0.1, 500 },    /* a quick stick: the photos take all the time */
		{ 120, 0.05, 500 }, /* a slow one, a quick machine */
		{ 120, 0.12, 500 }, /* as usual */
		{ 60, 0.4, 500 },   /* a slow machine */
		{ 4, 0.1, 60 },
	};
	(void)state;
	for (size_t i = 0; i < sizeof paces / sizeof *paces; i++) {
		double wrong, off = off_at_most(&paces[i], &wrong);
		if (off > 0.3 || wrong > 2.5) /* as far as the guess of a photo is from the truth */
			fail_msg("pace %zu: the bar is %.0f %% off, the time left by %.2f", i, off * 100, wrong);
	}
}

static void
given_a_stick_that_was_away_for_ten_minutes_when_it_is_back_then_the_bar_stays_where_it_was(void **state)
{
	struct progress_bar c = { 0 };
	struct desk_progress p = { 0 };
	(void)state;
	progress_bar_begin(&c, &p, PROGRESS_BAR_READ, 500, 0);
	progress_bar_line(&c, &p, "copy 0 500 0 1800000000", 0);
	progress_bar_line(&c, &p, "copy 100 500 360000000 1800000000", 20000);
	int before = p.permille;
	assert_true(before > 0);
	progress_bar_resume(&c, 620000);
	progress_bar_line(&c, &p, "copy 101 500 363600000 1800000000", 620200);
	assert_true(p.permille - before < 20);
	progress_bar_clock(&c, &p, 620200);
	assert_true(p.seconds_left > 60 && p.seconds_left < 300);
}

static void
given_a_course_that_measured_photos_when_the_next_begins_then_it_knows_their_pace(void **state)
{
	struct progress_bar c = { 0 };
	struct desk_progress p = { 0 };
	double first;
	(void)state;
	progress_bar_begin(&c, &p, PROGRESS_BAR_READ, 100, 0);
	progress_bar_line(&c, &p, "copy 100 100 1000 1000", 100);
	first = c.left_s;
	progress_bar_line(&c, &p, "photos 0 100 0 0", 1000);
	progress_bar_line(&c, &p, "photos 100 100 0 0", 101000); /* a second each */
	progress_bar_begin(&c, &p, PROGRESS_BAR_READ, 100, 200000);
	progress_bar_line(&c, &p, "copy 100 100 1000 1000", 200100);
	assert_true(first < 30);
	assert_true(c.left_s > 80);
}

/* ------------------------------------------------------- a large review drawn */

struct cost {
	size_t commands, words;
};

static struct cost
cost_of(const char *screen, long arg, long homes)
{
	struct fixture f;
	struct fake_desk d;
	struct error err = { 0 };
	fixture_begin(&f);
	fixture_publish(&f, false);
	fake_desk_begin(&d, f.data);
	fake_desk_december(&d, homes, false);
	struct stage_options o = { .width = 1920, .height = 1080, .inches = 21.5f, .lower_edge_mm = 700 };
	o.data = f.data;
	o.desk = &d.desk;
	struct stage *s = stage_new(&o, text, &err);
	assert_non_null(s);
	stage_clock(s, (struct datetime){ { 2021, 12, 6 }, 9, 41, 0 });
	stage_tick(s, 1000);
	assert_true(stage_open(s, screen, arg));
	stage_frame(s, 1000);
	struct cost c = { .commands = draw_list_count(stage_frame(s, 1000)) };
	struct arena *a = arena_new();
	c.words = strlen(draw_list_texts(stage_frame(s, 1000), a));
	arena_free(a);
	stage_free(s);
	fake_desk_end(&d);
	fixture_end(&f);
	return c;
}

static void
given_ten_thousand_rows_when_reviewed_then_no_more_is_drawn_than_of_three_hundred(void **state)
{
	static const struct {
		const char *screen;
		long arg;
	} screens[] = { { "staff-review", 0 }, { "staff-register", REG_HOME_SCORE }, { "staff-photos", 0 } };
	(void)state;
	for (size_t i = 0; i < sizeof screens / sizeof *screens; i++) {
		struct cost few = cost_of(screens[i].screen, screens[i].arg, 300),
			    many = cost_of(screens[i].screen, screens[i].arg, 10000);
		assert_true(few.commands > 20);
		assert_true(many.commands <= few.commands + 20);
		assert_true(many.words <= few.words + 200);
	}
}

static void
given_ten_thousand_rows_when_a_page_is_asked_for_then_it_is_that_page_alone(void **state)
{
	struct fixture f;
	struct fake_desk d;
	struct review_change *c;
	struct arena *a = arena_new();
	(void)state;
	fixture_begin(&f);
	fake_desk_begin(&d, f.data);
	fake_desk_december(&d, 10000, false);
	struct review *r = d.desk.work.review;
	long all = review_change_count(r, REG_HOME_SCORE, REVIEW_ADDED), last = 0;
	assert_int_equal(all, 10000);
	for (long from = 0; from < all; from += 2500) {
		assert_int_equal(review_changes(r, a, REG_HOME_SCORE, REVIEW_ADDED, from, 24, &c), 24);
		assert_true(c[0].id > last);
		last = c[23].id;
	}
	assert_int_equal(review_changes(r, a, REG_HOME_SCORE, REVIEW_ADDED, all - 10, 24, &c), 10);
	assert_int_equal(review_changes(r, a, REG_HOME_SCORE, REVIEW_ADDED, all, 24, &c), 0);
	fake_desk_end(&d);
	fixture_end(&f);
	arena_free(a);
}

/* ------------------------------------------------------------------- running */

static int
begin(void **state)
{
	(void)state;
	snprintf(data, sizeof data, "%s/data", folder);
	assert_int_equal(fs_remove_tree(data), 0);
	fs_mkdirs(data);
	return 0;
}

static int
setup(void **state)
{
	const struct large l = { .photos = PHOTOS, .rows = ROWS, .width = 640, .height = 480 };
	(void)state;
	strcpy(folder, "/tmp/cunping-test-XXXXXX");
	if (!mkdtemp(folder) || pipe2(bell, O_CLOEXEC | O_NONBLOCK) != 0)
		return -1;
	snprintf(stick, sizeof stick, "%s/stick", folder);
	return large_make(&l, stick, NULL) ? 0 : -1;
}

static int
teardown(void **state)
{
	(void)state;
	fs_remove_tree(folder);
	return 0;
}

/* A reader that dies at the photo that TEST_KILLS names. */
static int
reader(int argc, char **argv)
{
	const char *kills = getenv("TEST_KILLS");
	char path[4096];
	unsigned char *bytes;
	size_t n;
	bool hit = false;
	if (kills && argc == 4 && strcmp(argv[1], "photos") == 0) {
		snprintf(path, sizeof path, "%s/%s", argv[2], argv[3]);
		if (fs_read(path, 1 << 20, &bytes, &n) == 0) {
			hit = memmem(bytes, n, kills, strlen(kills)) != NULL;
			free(bytes);
		}
	}
	if (hit) {
		printf("at %d\n", atoi(kills + strlen("in/")));
		fflush(stdout);
		raise(SIGKILL);
	}
	return cli_run(argc, argv);
}

int
main(int argc, char **argv)
{
	struct error err = { 0 };
	if (sodium_init() < 0)
		return 3;
	if (argc > 1 && strcmp(argv[1], "reader") == 0)
		return reader(argc - 1, argv + 1);
	if (argc > 1)
		return cli_run(argc - 1, argv + 1);
	const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_setup(name, begin)
		T(given_sixty_photos_when_read_and_published_then_the_bar_never_falls_and_steps_keep_their_order),
		T(given_sixty_photos_when_read_by_several_readers_then_each_is_prepared_once),
		T(given_a_photo_that_kills_its_reader_when_read_then_all_others_are_there_and_it_is_named),
		T(given_fast_and_slow_sticks_and_machines_when_read_then_the_bar_goes_with_the_clock),
		T(given_a_stick_that_was_away_for_ten_minutes_when_it_is_back_then_the_bar_stays_where_it_was),
		T(given_a_course_that_measured_photos_when_the_next_begins_then_it_knows_their_pace),
		T(given_ten_thousand_rows_when_reviewed_then_no_more_is_drawn_than_of_three_hundred),
		T(given_ten_thousand_rows_when_a_page_is_asked_for_then_it_is_that_page_alone),
#undef T
	};
	text = text_new(&err);
	int failed = cmocka_run_group_tests(tests, setup, teardown);
	text_free(text);
	return failed;
}
