/* bench_large: a large stick read, looked through and published as the kiosk
 * does it, without a window, and how that went.
 *
 *   bench_large make FOLDER SHEETS PHOTOS HOMES ROWS QUARTER TURN   a stick (large.h); pictures of 4:3, a QUARTER of
 * whose width is said (1000: 12 megapixels); HOMES 0: a third of the rows bench_large township FOLDER HOMES     ten
 * scores and a twentieth of a photo for each bench_large run CUNPING STICK DATA    one import of it, in figures
 *   bench_large again CUNPING FOLDER      twenty small ones in one kiosk: does it grow?
 *
 * Turns of the loop are measured twice: by the clock, and by what this thread
 * alone had of a processor, which does not depend on what else runs. */
#include <SDL.h>
#include <fcntl.h>
#include <malloc.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <sodium.h>

#include "app/screens.h"
#include "desk/desk_inside.h"
#include "app/stage.h"
#include "draw/renderer.h"
#include "large.h"
#include "os/fs.h"
#include "os/fs_tree.h"
#include "os/memory.h"

enum { WIDTH = 1920, HEIGHT = 1080, SAMPLES = 20000, PHASES = 64, LONG_MS = 100, PATIENCE_MS = 1200000 };

struct sample {
	double ms;
	enum desk_step step;
	int permille;
	long left, seconds;
};

struct phase {
	const char *name;
	long turns, slow;
	double wall_ms, cpu_ms, pump_ms, tick_ms, draw_ms; /* the longest; the parts are of that turn */
	double whole_ms;
};

struct bench {
	struct desk *desk;
	struct stage *stage;
	struct text *text;
	struct image_cache *images;
	struct renderer *renderer;
	SDL_Surface *surface;
	int bell[2];
	bool redraw;
	struct phase phase[PHASES], *now;
	int phases;
	double began;
	struct sample *sample;
	int samples, fell;
	long importer_kb, reader_kb;
	double looked_ms; /* when memory of children was last looked at */
	uint64_t ahead_ms;
};

static void
ring(void *context)
{
	struct bench *b = context;
	char c = 0;
	if (write(b->bell[1], &c, 1) < 0)
		return;
}

static double
clock_of(clockid_t which)
{
	struct timespec t;
	clock_gettime(which, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static double
wall(void)
{
	return clock_of(CLOCK_MONOTONIC);
}

static uint64_t
now_ms(const struct bench *b)
{
	return (uint64_t)wall() + b->ahead_ms;
}

static void
die(const char *why)
{
	fprintf(stderr, "bench_large: %s\n", why);
	exit(1);
}

/* ---- memory ---------------------------------------------------------------- */

static long
status_kb(int pid, const char *name)
{
	char path[64], line[256];
	long kb = 0;
	snprintf(path, sizeof path, "/proc/%d/status", pid);
	FILE *f = pid > 0 ? fopen(path, "r") : NULL;
	while (f && fgets(line, sizeof line, f))
		if (strncmp(line, name, strlen(name)) == 0)
			kb = atol(line + strlen(name) + 1);
	if (f)
		fclose(f);
	return kb;
}

static void
look_at_children(struct bench *b)
{
	int pid = desk_app(b->desk)->worker.child.pid, readers[8], n = 0;
	char path[64];
	if (wall() < b->looked_ms + 100)
		return;
	b->looked_ms = wall();
	long kb = status_kb(pid, "VmHWM:");
	b->importer_kb = kb > b->importer_kb ? kb : b->importer_kb;
	snprintf(path, sizeof path, "/proc/%d/task/%d/children", pid, pid);
	FILE *f = pid > 0 ? fopen(path, "r") : NULL;
	while (f && n < 8 && fscanf(f, "%d", &readers[n]) == 1)
		n++;
	if (f)
		fclose(f);
	for (kb = 0; n-- > 0;)
		kb += status_kb(readers[n], "VmHWM:");
	b->reader_kb = kb > b->reader_kb ? kb : b->reader_kb;
}

/* ---- the loop, as app/show.c has it ------------------------------------------- */

static void
phase(struct bench *b, const char *name)
{
	if (b->now)
		b->now->whole_ms += wall() - b->began;
	b->began = wall();
	for (int i = 0; i < b->phases; i++)
		if (strcmp(b->phase[i].name, name) == 0) {
			b->now = &b->phase[i];
			return;
		}
	if (b->phases == PHASES)
		die("too many phases");
	b->now = &b->phase[b->phases++];
	b->now->name = name;
}

static void
note_progress(struct bench *b)
{
	const struct desk_progress *p = &b->desk->work.progress;
	if (b->desk->work.state != DESK_READING || b->samples == SAMPLES)
		return;
	struct sample *last = b->samples ? &b->sample[b->samples - 1] : NULL;
	if (last && last->permille == p->permille && last->left == p->seconds_left && last->step == p->step)
		return;
	if (last && (p->permille < last->permille || p->step < last->step))
		b->fell++;
	b->sample[b->samples++] = (struct sample){ wall(), p->step, p->permille, p->seconds_left, p->seconds };
}

static void
turn(struct bench *b)
{
	double t[5] = { wall() }, cpu = clock_of(CLOCK_THREAD_CPUTIME_ID);
	uint64_t now = now_ms(b);
	b->redraw |= desk_pump(b->desk, now);
	t[1] = wall();
	if (desk_content_changed(b->desk))
		b->redraw |= stage_refresh(b->stage);
	b->redraw |= stage_tick(b->stage, now);
	t[2] = wall();
	if (b->redraw) {
		b->redraw = false;
		int rects;
		renderer_forget(b->renderer);
		renderer_draw(b->renderer, stage_frame(b->stage, now), b->surface, &rects);
	}
	t[3] = wall();
	cpu = clock_of(CLOCK_THREAD_CPUTIME_ID) - cpu;
	struct phase *p = b->now;
	p->turns++;
	p->slow += t[3] - t[0] >= LONG_MS;
	p->cpu_ms = cpu > p->cpu_ms ? cpu : p->cpu_ms;
	if (t[3] - t[0] > p->wall_ms) {
		p->wall_ms = t[3] - t[0];
		p->pump_ms = t[1] - t[0];
		p->tick_ms = t[2] - t[1];
		p->draw_ms = t[3] - t[2];
	}
	note_progress(b);
	look_at_children(b);
}

static void
rest(struct bench *b, int most)
{
	uint64_t now = now_ms(b), due = stage_next_deadline(b->stage, now), desk = desk_next_deadline(b->desk);
	char bytes[256];
	due = desk < due ? desk : due;
	int wait = due > now ? due - now < (uint64_t)most ? (int)(due - now) : most : 0;
	struct pollfd f = { .fd = b->bell[0], .events = POLLIN };
	if (poll(&f, 1, wait) > 0)
		while (read(b->bell[0], bytes, sizeof bytes) > 0)
			;
}

/* While pictures come in every turn draws. */
static void
settle(struct bench *b)
{
	double until = wall() + 10000;
	b->redraw = true;
	do {
		turn(b);
		rest(b, 20);
		b->redraw = true;
	} while (wall() < until && renderer_stats(b->renderer).images_loading);
	turn(b);
}

static bool
until(struct bench *b, bool (*so)(const struct desk *d))
{
	double end = wall() + PATIENCE_MS;
	while (!so(b->desk)) {
		if (wall() > end || b->desk->work.state == DESK_ENDED)
			return false;
		turn(b);
		if (!so(b->desk))
			rest(b, 1000);
	}
	return true;
}

static bool
looked(const struct desk *d)
{
	return d->sticks > 0 && d->stick[0].look != DESK_LOOKING;
}

static bool
in_review(const struct desk *d)
{
	return d->work.state == DESK_REVIEW;
}

static bool
previewing(const struct desk *d)
{
	return d->previewing;
}

static bool
published(const struct desk *d)
{
	return d->work.state == DESK_PUBLISHED;
}

static bool
tap(struct bench *b, int action, long arg)
{
	const struct ui *ui = stage_ui(b->stage);
	for (int i = 0; i < ui->hits; i++)
		if (ui->hit[i].action == action && (arg < 0 || ui->hit[i].arg == arg)) {
			struct rect r = ui->hit[i].rect;
			float x = (float)(r.x + r.w / 2), y = (float)(r.y + r.h / 2);
			b->redraw |= stage_input(b->stage, STAGE_DOWN, 1, x, y, now_ms(b));
			b->ahead_ms += 80;
			b->redraw |= stage_input(b->stage, STAGE_UP, 1, x, y, now_ms(b));
			b->ahead_ms += 400;
			turn(b);
			return true;
		}
	return false;
}

static void
see(struct bench *b, const char *screen, long arg)
{
	phase(b, screen);
	double at = wall(), cpu = clock_of(CLOCK_THREAD_CPUTIME_ID);
	stage_open(b->stage, screen, arg);
	b->redraw = true;
	turn(b);
	cpu = clock_of(CLOCK_THREAD_CPUTIME_ID) - cpu; /* entering is part of it */
	b->now->cpu_ms = cpu > b->now->cpu_ms ? cpu : b->now->cpu_ms;
	b->now->wall_ms = wall() - at > b->now->wall_ms ? wall() - at : b->now->wall_ms;
	settle(b);
	for (int i = 0; i < 4 && tap(b, UI_ACTION_PAGE, 1); i++) {
		b->ahead_ms += 1000;
		settle(b);
	}
}

/* What the screen does when the last digit of a PIN is typed: a try written to disk, argon2id, its end written. */
static void
try_pin(struct bench *b, const char *data)
{
	struct error err = { 0 };
	struct state *s = state_open(data, &err);
	bool there = s && staff_add(s, "文书甲", "407186", true, NULL, &err);
	state_close(s);
	phase(b, "PIN");
	double at = wall(), cpu = clock_of(CLOCK_THREAD_CPUTIME_ID);
	if (!there || staff_try(data, 1, "407186", (struct code_clock){ 1638754860, 1000 }).answer != STAFF_RIGHT)
		die("the PIN is not taken");
	b->now->wall_ms = wall() - at;
	b->now->cpu_ms = clock_of(CLOCK_THREAD_CPUTIME_ID) - cpu;
	b->now->turns = 1;
}

/* ---- opening ------------------------------------------------------------------ */

static void
open_all(struct bench *b, const char *program, const char *stick, const char *data, size_t image_bytes)
{
	struct error err = { 0 };
	memory_give_back();
	if (pipe2(b->bell, O_CLOEXEC | O_NONBLOCK) != 0)
		die("no pipe");
	fs_mkdirs(data);
	b->sample = calloc(SAMPLES, sizeof *b->sample);
	b->text = text_new(&err);
	b->desk = desk_new(&(struct desk_options){
	    .data = data, .folder = stick, .program = program, .now = "2021-12-06T09:41", .wake = ring, .context = b });
	struct stage_options o = { .width = WIDTH, .height = HEIGHT, .inches = 21.5f, .lower_edge_mm = 700 };
	o.animate = true;
	o.data = data;
	o.desk = b->desk;
	b->images = image_cache_new(image_bytes, false);
	image_cache_set_wake(b->images, ring, b);
	b->surface = SDL_CreateRGBSurfaceWithFormat(0, WIDTH, HEIGHT, 32, SDL_PIXELFORMAT_ARGB8888);
	b->stage = b->text ? stage_new(&o, b->text, &err) : NULL;
	if (!b->surface || !b->stage || !b->sample)
		die(err.text);
	b->renderer = renderer_new(b->text, b->images);
	stage_clock(b->stage, (struct datetime){ { 2021, 12, 6 }, 9, 41, 0 });
	try_pin(b, data);
	phase(b, "home");
	b->redraw = true;
	turn(b);
	desk_log_in(b->desk, &(struct staff_member){ .id = 7, .name = "文书甲", .manager = true });
	settle(b);
}

static void
close_all(struct bench *b)
{
	stage_free(b->stage);
	renderer_free(b->renderer);
	SDL_FreeSurface(b->surface);
	image_cache_free(b->images);
	desk_free(b->desk);
	text_free(b->text);
	free(b->sample);
	close(b->bell[0]);
	close(b->bell[1]);
}

/* ---- one import ------------------------------------------------------------------ */

static void
read_in(struct bench *b)
{
	phase(b, "look at the stick");
	if (!until(b, looked))
		die("the stick is not looked at");
	phase(b, "reading");
	stage_open(b->stage, "staff-read", 0);
	desk_read(b->desk, b->desk->stick[0].path, b->desk->stick[0].name);
	b->redraw = true;
	if (!until(b, in_review))
		die(b->desk->work.words);
	b->redraw = true;
	turn(b);
}

static void
tell(struct bench *b, const char *name, const char *line)
{
	phase(b, name);
	desk_tell(b->desk, line);
	if (!until(b, in_review))
		die(b->desk->work.words);
	b->redraw = true;
	turn(b);
}

static void
look_through(struct bench *b)
{
	see(b, "staff-review", 0);
	see(b, "staff-register", REG_HOME_SCORE);
	see(b, "staff-findings", 0);
	see(b, "staff-photos", 0);
	struct review_photo *photo;
	struct arena *a = arena_new();
	char line[64];
	size_t n = review_photos(b->desk->work.review, a, &photo);
	if (n) {
		see(b, "staff-photo", photo[0].index);
		snprintf(line, sizeof line, "mask %ld 100,100,200,200", photo[0].index);
		tell(b, "mask a photo", line);
		snprintf(line, sizeof line, "omit %ld 1", photo[n - 1].index);
		tell(b, "leave a photo out", line);
	}
	see(b, "staff-review", 0);
	arena_free(a);
}

static const char *const publics[] = { "home", "rank", "rank-homes", "courtyards", "lookup", "people", "notices" };

static void
walk(struct bench *b, const char *as)
{
	long ignored;
	(void)as;
	for (size_t i = 0; i < sizeof publics / sizeof *publics; i++)
		if (screen_named(publics[i], &ignored))
			see(b, publics[i], 0);
}

static void
publish(struct bench *b)
{
	phase(b, "publish");
	stage_open(b->stage, "staff-publish", 0);
	desk_tell(b->desk, "publish 文书甲");
	if (!until(b, published))
		die(b->desk->work.words);
	b->redraw = true;
	turn(b);
	phase(b, "published");
	settle(b);
}

/* ---- what is said ------------------------------------------------------------------ */

static void
say_steps(const struct bench *b)
{
	static const char *const names[DESK_STEPS] = { "copy", "read", "photos", "compare", "build", "publish" };
	double from = b->sample[0].ms, end = b->sample[b->samples - 1].ms, all = end - from, longest = 0, last = 0;
	printf("reading: %.1f s, %d times the bar moved, %d times it fell\n", all / 1e3, b->samples, b->fell);
	for (int step = 0; step < DESK_STEPS; step++) {
		int first = 0, next = 0, before = 0;
		while (first < b->samples && (int)b->sample[first].step < step)
			first++;
		if (first == b->samples || (int)b->sample[first].step != step)
			continue;
		for (next = first; next < b->samples && (int)b->sample[next].step == step;)
			next++;
		before = first ? b->sample[first - 1].permille : 0;
		last = (next < b->samples ? b->sample[next].ms : end) - (first ? b->sample[first].ms : from);
		longest = last > longest ? last : longest;
		printf("  %-8s %6.1f s  %5.1f %% of the time, %5.1f %% of the bar\n", names[step], last / 1e3,
		    last / all * 100, (b->sample[next - 1].permille - before) / 10.0);
	}
	printf("  the last step is %.2f of the longest\n", longest > 0 ? last / longest : 0);
}

/* How the bar runs beside the clock, and what was said of the time left. */
static void
say_truth(const struct bench *b)
{
	double from = b->sample[0].ms, all = b->sample[b->samples - 1].ms - from, worst = 0, jump = 0, still = 0;
	double wrong = 0, said = 0;
	for (int i = 1; i < b->samples; i++) {
		const struct sample *s = &b->sample[i];
		double off = s->permille / 1000.0 - (s->ms - from) / all, left = (all - (s->ms - from)) / 1e3;
		double step = s->permille - s[-1].permille, pause = s->ms - s[-1].ms;
		worst = off * off > worst * worst ? off : worst;
		jump = step > jump ? step : jump;
		still = pause > still ? pause : still;
		if (s->left < 0)
			continue;
		said++;
		double ratio =
		    (double)s->left > left ? ((double)s->left + 3) / (left + 3) : (left + 3) / ((double)s->left + 3);
		wrong = ratio > wrong ? ratio : wrong;
	}
	printf("  bar against clock: at worst %+.1f %%, largest jump %.1f %%, longest pause %.1f s\n", worst * 100,
	    jump / 10, still / 1e3);
	if (said > 0)
		printf("  time left: at worst wrong by a factor of %.2f (3 s allowed)\n", wrong);
	for (int tenth = 1; tenth < 10; tenth++)
		for (int i = 0; i < b->samples; i++)
			if (b->sample[i].ms - from >= all * tenth / 10) {
				printf("    at %d0 %% of the time: bar %.1f %%, said %ld s, true %.1f s\n", tenth,
				    b->sample[i].permille / 10.0, b->sample[i].left, all * (10 - tenth) / 1e4);
				break;
			}
}

static void
say_turns(struct bench *b)
{
	double wall_ms = 0, cpu_ms = 0;
	long slow = 0;
	phase(b, "end");
	printf("%-20s %8s %6s %9s %9s   of the longest: pump, tick, draw\n", "turns of the loop", "whole", "turns",
	    "clock", "processor");
	for (int i = 0; i < b->phases - 1; i++) {
		const struct phase *p = &b->phase[i];
		printf("  %-18s %6.1f s %6ld %6.1f ms %6.1f ms   %.1f %.1f %.1f%s\n", p->name, p->whole_ms / 1e3,
		    p->turns, p->wall_ms, p->cpu_ms, p->pump_ms, p->tick_ms, p->draw_ms, p->slow ? "  SLOW" : "");
		wall_ms = p->wall_ms > wall_ms ? p->wall_ms : wall_ms;
		cpu_ms = p->cpu_ms > cpu_ms ? p->cpu_ms : cpu_ms;
		slow += p->slow;
	}
	printf("longest turn: %.1f ms by the clock, %.1f ms of processor; %ld of %d ms or more\n", wall_ms, cpu_ms,
	    slow, LONG_MS);
}

static int
run(const char *program, const char *stick, const char *data)
{
	struct bench b = { 0 };
	open_all(&b, program, stick, data, 0);
	read_in(&b);
	say_steps(&b);
	say_truth(&b);
	look_through(&b);
	phase(&b, "preview");
	desk_preview(b.desk, true);
	if (!until(&b, previewing))
		die(b.desk->work.words);
	settle(&b);
	walk(&b, "preview");
	desk_preview(b.desk, false);
	turn(&b);
	publish(&b);
	desk_dismiss(b.desk);
	walk(&b, "published");
	say_turns(&b);
	printf("memory at most: screen %ld MB, importer %ld MB, readers %ld MB\n", status_kb(getpid(), "VmHWM:") / 1024,
	    b.importer_kb / 1024, b.reader_kb / 1024);
	close_all(&b);
	return 0;
}

/* ---- again and again -------------------------------------------------------------------- */

/* A cache that the first import fills, so that only what is lost is seen to grow. */
enum { AGAIN = 20, FULL_SOON = 4 << 20 };

static int
again(const char *program, const char *folder)
{
	struct bench b = { 0 };
	char stick[4096], data[4096];
	struct large l = { .photos = 20, .rows = 1000, .width = 1600, .height = 1200 };
	long after[AGAIN];
	fs_mkdirs(folder);
	snprintf(stick, sizeof stick, "%s/stick", folder);
	snprintf(data, sizeof data, "%s/data", folder);
	fs_mkdirs(stick);
	for (int i = 0; i < AGAIN; i++) {
		l.turn = i;
		if (!large_make(&l, stick, NULL))
			die("no stick can be made");
		if (i == 0)
			open_all(&b, program, stick, data, FULL_SOON);
		read_in(&b);
		look_through(&b);
		publish(&b);
		desk_dismiss(b.desk);
		walk(&b, "again");
		after[i] = status_kb(getpid(), "VmRSS:");
		fprintf(
		    stderr, "import %d: %ld kB, heap in use %zu kB\n", i + 1, after[i], mallinfo2().uordblks / 1024);
	}
	long most = 0;
	for (int i = 1; i < AGAIN; i++)
		most = after[i] > most ? after[i] : most;
	printf("%d imports in one kiosk: %.1f MB after the first, %.1f MB after the last, %+.1f MB at most between\n",
	    AGAIN, (double)after[0] / 1024, (double)after[AGAIN - 1] / 1024, (double)(most - after[0]) / 1024);
	close_all(&b);
	fs_remove_tree(folder);
	return 0;
}

int
main(int argc, char **argv)
{
	if (sodium_init() < 0)
		return 3;
	setvbuf(stdout, NULL, _IOLBF, 0);
	if (argc == 9 && strcmp(argv[1], "make") == 0) {
		const struct large l = { .photos = atol(argv[4]),
			.homes = atol(argv[5]),
			.rows = atol(argv[6]),
			.width = atoi(argv[7]) * 4,
			.height = atoi(argv[7]) * 3,
			.turn = atoi(argv[8]) };
		return large_make(&l, argv[2], argv[3]) ? 0 : 3;
	}
	if (argc == 4 && strcmp(argv[1], "township") == 0) {
		long homes = atol(argv[3]);
		const struct large l = { .photos = homes / 20, .rows = homes * 10, .width = 1600, .height = 1200 };
		return large_township(&l, argv[2]) ? 0 : 3;
	}
	if (argc == 5 && strcmp(argv[1], "run") == 0)
		return run(argv[2], argv[3], argv[4]);
	if (argc == 4 && strcmp(argv[1], "again") == 0)
		return again(argv[2], argv[3]);
	fputs("usage: bench_large make FOLDER SHEETS PHOTOS HOMES ROWS QUARTER TURN | township FOLDER HOMES | run "
	      "CUNPING STICK DATA | again "
	      "CUNPING FOLDER\n",
	    stderr);
	return 2;
}
