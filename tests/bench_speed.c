/* bench_speed: how long what a finger waits for takes, beside plain work of the same size done in the same breath, so
 * that two machines, or a quiet and a busy one, can be compared; no test asserts it.
 *
 *   bench_speed frames|opening|lookup|photo|waits SMALL LARGE   two data folders; a line a figure: name, ours µs,
 *                                       the other's µs, of what
 *   bench_speed page DATA SCREEN       the same page as HTML and CSS: same words, sizes, colours, places and pictures
 *   bench_speed hits DATA SCREEN       where that screen can be pressed
 *   bench_speed count DATA FOLDER      for callgrind: says what was done, a line each time counted() was called
 *
 * The processor's time unless it says wall; of many rounds, turn and turn about, the best or a percentile. */
#include "test.h"

#include <SDL.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "app/screens.h"
#include "app/stage.h"
#include "draw/command.h"
#include "draw/renderer.h"
#include "finger.h"
#include "fixture.h"
#include "intake/photo.h"
#include "os/fs.h"
#include "screens/all.h"
#include "sheets/csv.h"
#include "store/staff.h"
#include "tables/table.h"
#include "text/ime.h"

extern const char embed_pinyin[], embed_pinyin_end[];

#define PIN "480215"
enum { W = 1920, H = 1080, STAFF_MEMORY = 19 << 20, STAFF_PASSES = 2, ROUNDS = 7, FRAMES = 240, OPENINGS = 5 };

static volatile size_t sink; /* what is computed is used */
static struct text *text;

static double
clock_us(clockid_t which)
{
	struct timespec t;
	clock_gettime(which, &t);
	return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

static double
cpu_us(void)
{
	return clock_us(CLOCK_PROCESS_CPUTIME_ID);
}

static double
least(double a, double b)
{
	return a < b ? a : b;
}

static int
by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

static double
percentile(double *of, size_t n, double part)
{
	qsort(of, n, sizeof *of, by_size);
	return n ? of[(size_t)((double)(n - 1) * part)] : 0;
}

static void
say(const char *name, double ours, double other, const char *of)
{
	printf("%s %.1f %.1f %s\n", name, ours, other, of);
	fflush(stdout);
}

/* ---- a kiosk without its loop ------------------------------------------------------- */

struct rig {
	SDL_Window *window;
	SDL_Surface *surface;
	struct image_cache *images;
	struct renderer *renderer;
	struct stage *stage;
	struct draw_list *blank;
};

static void
rig_open(struct rig *r, const char *data, int w, int h, bool window)
{
	struct error err = { 0 };
	text = text ? text : text_new(&err);
	*r = (struct rig){ .images = image_cache_new(0, true), .blank = draw_list_new() };
	SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0"); /* as the kiosk has it */
	if (window && SDL_Init(SDL_INIT_VIDEO) == 0)
		r->window = SDL_CreateWindow("bench", 0, 0, w, h, SDL_WINDOW_BORDERLESS);
	r->surface = r->window ? SDL_GetWindowSurface(r->window)
			       : SDL_CreateRGBSurfaceWithFormat(0, w, h, 32, SDL_PIXELFORMAT_ARGB8888);
	if (!text || !r->surface)
		exit(3);
	r->renderer = renderer_new(text, r->images);
	r->stage = new_stage(text, (struct stage_options){ .width = w, .height = h, .data = data });
	draw_fill(r->blank, (struct rect){ 0, 0, w, h }, 0xff123456);
}

static void
rig_close(struct rig *r)
{
	stage_free(r->stage);
	renderer_free(r->renderer);
	image_cache_free(r->images);
	if (r->window)
		SDL_DestroyWindow(r->window);
	else
		SDL_FreeSurface(r->surface);
	draw_list_free(r->blank);
}

static void
put_out(struct rig *r, const struct draw_list *list)
{
	int n;
	const SDL_Rect *changed = renderer_draw(r->renderer, list, r->surface, &n);
	if (r->window && n > 0)
		SDL_UpdateWindowSurfaceRects(r->window, changed, n);
}

/* All of it, whatever the renderer remembers. */
static void
whole(struct rig *r)
{
	put_out(r, stage_frame(r->stage, now_ms));
}

static double
whole_us(struct rig *r, double *wall)
{
	renderer_forget(r->renderer);
	put_out(r, r->blank);
	renderer_forget(r->renderer);
	double from = cpu_us(), clock = clock_us(CLOCK_MONOTONIC);
	whole(r);
	*wall = clock_us(CLOCK_MONOTONIC) - clock;
	return cpu_us() - from;
}

static double
fill_us(struct rig *r, double *wall)
{
	double from = cpu_us(), clock = clock_us(CLOCK_MONOTONIC);
	SDL_FillRect(r->surface, NULL, 0xff14283c);
	if (r->window)
		SDL_UpdateWindowSurface(r->window);
	*wall = clock_us(CLOCK_MONOTONIC) - clock;
	return cpu_us() - from;
}

static bool
of_residents(const struct screen_class *c)
{
	return !c->staff && !c->locked && c != &screen_start;
}

static bool
show(struct rig *r, const struct screen_class *c, long arg)
{
	if (!of_residents(c))
		return false;
	stage_show(r->stage, c, arg);
	frame(r->stage);
	return true;
}

/* ---- frames -------------------------------------------------------------------------- */

static void
redraw(struct rig *r)
{
	double worst[2][2] = { 0 };
	const char *which[2] = { "", "" };
	for (size_t i = 0; screens[i]; i++) {
		double best[2][2] = { { 1e12, 1e12 }, { 1e12, 1e12 } }, wall;
		if (!show(r, screens[i], 0))
			continue;
		whole(r);
		for (int k = 0; k < ROUNDS; k++) {
			best[0][0] = least(best[0][0], whole_us(r, &wall));
			best[1][0] = least(best[1][0], wall);
			best[0][1] = least(best[0][1], fill_us(r, &wall));
			best[1][1] = least(best[1][1], wall);
		}
		for (int k = 0; k < 2; k++)
			if (worst[k][0] * best[k][1] <= best[k][0] * worst[k][1]) {
				memcpy(worst[k], best[k], sizeof worst[k]);
				which[k] = screens[i]->name;
			}
	}
	say("redraw-cpu", worst[0][0], worst[0][1], which[0]);
	say("redraw-wall", worst[1][0], worst[1][1], which[1]);
}

/* What stands there changes a little, back and forth: what that costs of drawing all. */
static void
change(struct rig *r, const char *name, bool (*step)(struct stage *s, int turn))
{
	double best[2] = { 1e12, 1e12 }, wall;
	for (int turn = 0; turn < 2 * ROUNDS; turn++) {
		best[1] = least(best[1], whole_us(r, &wall));
		if (!step(r->stage, turn))
			return;
		const struct draw_list *list = stage_frame(r->stage, now_ms);
		double from = cpu_us();
		put_out(r, list);
		best[0] = least(best[0], cpu_us() - from);
	}
	say(name, best[0], best[1], stage_screen(r->stage));
}

static bool
press_step(struct stage *s, int turn)
{
	const struct ui *ui = stage_ui(s);
	if (!ui->hits)
		return false;
	struct rect at = ui->hit[ui->hits / 2].rect;
	now_ms += 40;
	stage_input(
	    s, turn % 2 ? STAGE_LOST : STAGE_DOWN, 1, (float)(at.x + at.w / 2), (float)(at.y + at.h / 2), now_ms);
	return true;
}

static bool
minute_step(struct stage *s, int turn)
{
	return stage_clock(s, (struct datetime){ { 2021, 12, 6 }, 9, 42 + turn, 0 });
}

static float finger_y;

static bool
drag_step(struct stage *s, int turn)
{
	finger_y -= turn % 2 ? -8 : 8;
	now_ms += 16;
	return stage_input(s, STAGE_MOVE, 1, W / 2.0f, finger_y, now_ms);
}

static unsigned
places(const struct draw_list *list)
{
	size_t n;
	unsigned sum = 0;
	const struct command *c = draw_list_commands(list, &n);
	for (size_t i = 0; i < n; i++)
		sum = sum * 31 + (unsigned)c[i].r.y;
	return sum;
}

/* A finger lies on a list and has begun to move it. */
static bool
held(struct rig *r, const char *name)
{
	long arg = 0;
	const struct screen_class *c = screen_named(name, &arg);
	if (!c || !show(r, c, arg))
		return false;
	unsigned was = places(stage_frame(r->stage, now_ms));
	finger_y = H * 0.6f;
	stage_input(r->stage, STAGE_DOWN, 1, W / 2.0f, finger_y, now_ms += 400);
	for (int i = 0; i < 10; i++)
		drag_step(r->stage, 0);
	if (places(stage_frame(r->stage, now_ms)) != was)
		return true;
	stage_input(r->stage, STAGE_LOST, 1, 0, 0, now_ms);
	return false;
}

static const char *const lists[] = { "rank-homes", "register:home_score", "register:household", "lookup", "courtyards",
	"issues", "notices", "rules", "rank-standard", "people" };
enum { LISTS = sizeof lists / sizeof *lists };

static void
moving(struct rig *r, const char *name, int frames, void (*step)(struct stage *s, int i))
{
	static double ours[FRAMES], fill[FRAMES];
	double wall;
	int n = 0;
	for (; n < frames && n < FRAMES; n++) {
		double from = cpu_us();
		step(r->stage, n);
		whole(r);
		ours[n] = cpu_us() - from;
		fill[n] = fill_us(r, &wall);
		renderer_forget(r->renderer); /* the filling goes */
		put_out(r, stage_frame(r->stage, now_ms));
	}
	say(name, percentile(ours, (size_t)n, 0.99), percentile(fill, (size_t)n, 0.5), stage_screen(r->stage));
}

static void
fling_step(struct stage *s, int i)
{
	(void)i;
	stage_tick(s, now_ms += 16);
}

static void
two_fingers(struct stage *s, int i)
{
	float apart = 200 + 100 * (float)(i % 20 < 10 ? i % 10 : 10 - i % 10);
	now_ms += 16;
	stage_input(s, STAGE_MOVE, 1, W / 2.0f - apart / 2, H / 2.0f, now_ms);
	stage_input(s, STAGE_MOVE, 2, W / 2.0f + apart / 2, H / 2.0f, now_ms);
}

static void
four_k(const char *data)
{
	struct rig r[2];
	double best[2] = { 1e12, 1e12 }, wall;
	rig_open(&r[0], data, 2 * W, 2 * H, false);
	rig_open(&r[1], data, W, H, false);
	for (int k = 0; k < 2; k++)
		whole(&r[k]);
	for (int i = 0; i < 2 * ROUNDS; i++)
		best[i % 2] = least(best[i % 2], whole_us(&r[i % 2], &wall));
	say("4k", best[0], best[1], stage_screen(r[0].stage));
	rig_close(&r[0]);
	rig_close(&r[1]);
}

static void
frames(const char *small, const char *large)
{
	struct rig r;
	rig_open(&r, small, W, H, true);
	redraw(&r);
	show(&r, &screen_home, 0);
	change(&r, "press", press_step);
	show(&r, &screen_home, 0);
	change(&r, "minute", minute_step);
	for (int i = 0; i < LISTS; i++)
		if (held(&r, lists[i])) {
			change(&r, "scroll", drag_step);
			break;
		}
	rig_close(&r);
	rig_open(&r, large, W, H, true);
	for (int i = 0; i < LISTS; i++)
		if (held(&r, lists[i])) {
			finger_y -= 300;
			stage_input(r.stage, STAGE_MOVE, 1, W / 2.0f, finger_y, now_ms += 16);
			stage_input(r.stage, STAGE_UP, 1, W / 2.0f, finger_y, now_ms += 4);
			moving(&r, "fling", FRAMES, fling_step);
			break;
		}
	show(&r, &screen_photo, 0);
	stage_input(r.stage, STAGE_DOWN, 1, W / 2.0f - 100, H / 2.0f, now_ms += 400);
	stage_input(r.stage, STAGE_DOWN, 2, W / 2.0f + 100, H / 2.0f, now_ms += 16);
	moving(&r, "pinch", FRAMES, two_fingers);
	rig_close(&r);
	four_k(small);
}

/* ---- opening a screen ------------------------------------------------------------------ */

static void
opening(const char *small, const char *large)
{
	struct rig r[2];
	double worst[2] = { 0, 1 };
	const char *which = "";
	rig_open(&r[0], large, W, H, false);
	rig_open(&r[1], small, W, H, false);
	for (size_t i = 0; screens[i]; i++) {
		double took[2][OPENINGS];
		if (!of_residents(screens[i]))
			continue;
		for (int k = 0; k < 2 * OPENINGS; k++) {
			double from = cpu_us();
			stage_show(r[k % 2].stage, screens[i], 0);
			stage_frame(r[k % 2].stage, now_ms += 1000);
			took[k % 2][k / 2] = cpu_us() - from;
		}
		double p50[2] = { percentile(took[0], OPENINGS, 0.5), percentile(took[1], OPENINGS, 0.5) };
		printf("opening:%s %.1f %.1f\n", screens[i]->name, p50[0], p50[1]);
		if (p50[0] * worst[1] > worst[0] * p50[1]) {
			memcpy(worst, p50, sizeof worst);
			which = screens[i]->name;
		}
	}
	say("opening", worst[0], worst[1], which);
	rig_close(&r[0]);
	rig_close(&r[1]);
}

/* Whatever can be pressed on 查我家 and leads nowhere else, one after the other. */
static void
lookup(const char *small, const char *large)
{
	static double took[FRAMES];
	struct rig r;
	double one = 1e12, wall;
	size_t n = 0;
	rig_open(&r, large, W, H, true);
	for (int i = 0; n < FRAMES; i++) {
		if (strncmp(stage_screen(r.stage), "lookup", 6) != 0) {
			show(&r, &screen_lookup, 0);
			one = least(one, whole_us(&r, &wall));
		}
		const struct ui *ui = stage_ui(r.stage);
		struct rect at = ui->hit[i % ui->hits].rect;
		float x = (float)(at.x + at.w / 2), y = (float)(at.y + at.h / 2);
		stage_input(r.stage, STAGE_DOWN, 1, x, y, now_ms += 400);
		const char *on = stage_screen(r.stage);
		double from = cpu_us();
		stage_input(r.stage, STAGE_UP, 1, x, y, now_ms += 80);
		stage_frame(r.stage, now_ms);
		double us = cpu_us() - from;
		if (strcmp(stage_screen(r.stage), on) == 0)
			took[n++] = us;
	}
	say("lookup", percentile(took, n, 0.99), one, "lookup");
	rig_close(&r);
}

/* ---- a photo, and what else is waited for ------------------------------------------------- */

static double
djpeg_us(const char *path)
{
	struct rusage r = { 0 };
	int status;
	pid_t pid = fork();
	if (pid == 0) {
		execlp("djpeg", "djpeg", "-outfile", "/dev/null", path, (char *)NULL);
		_exit(127);
	}
	if (wait4(pid, &status, 0, &r) != pid || status != 0)
		return 1e12;
	return (double)(r.ru_utime.tv_sec + r.ru_stime.tv_sec) * 1e6 +
	       (double)(r.ru_utime.tv_usec + r.ru_stime.tv_usec);
}

static void
photo(const char *small, const char *large)
{
	char command[4200], path[4096] = "";
	double best[2] = { 1e12, 1e12 };
	snprintf(command, sizeof command, "ls -S '%s'/media/*/*.jpg | head -n 1 | tr -d '\\n'", large);
	FILE *f = popen(command, "r");
	if (!f || !fgets(path, sizeof path, f) || pclose(f) != 0)
		return;
	for (int i = 0; i < ROUNDS; i++) {
		double from = cpu_us();
		struct image_cache *c = image_cache_new(0, true);
		image_cache_frame_begin(c);
		struct image got = image_cache_get(c, path, W * 2 / 3, H * 2 / 3, IMAGE_COVER, 0, 0);
		sink += got.state == IMAGE_READY ? got.pixels[0] : 0;
		image_cache_free(c);
		best[0] = least(best[0], cpu_us() - from);
		best[1] = least(best[1], djpeg_us(path));
	}
	say("photo", best[0], best[1], path);
}

static void
type_letters(void)
{
	static const char *const widest[] = { "z", "y", "zhg", "s", "zhongguorenmin", "jxjx" };
	static struct ime_word words[IME_MOST];
	for (size_t i = 0; i < sizeof widest / sizeof *widest; i++)
		sink += ime_words(widest[i], words);
}

/* Every word there is, looked at once for each of the six. */
static void
scan_words(void)
{
	for (int i = 0; i < 6; i++)
		for (const char *p = embed_pinyin; p < embed_pinyin_end; p++)
			sink += *p == '\n';
}

static struct fixture village;
static struct staff_member member;
static uint8_t *block;

static void
try_pin(void)
{
	sink += (size_t)staff_try(village.data, member.id, PIN, (struct code_clock){ 0 }).answer;
}

static void
fill_memory(void)
{
	for (int i = 0; i < STAFF_PASSES; i++)
		memset(block, i, STAFF_MEMORY);
	sink += block[sink % STAFF_MEMORY];
}

static void
pair(const char *name, void (*run)(void), void (*plain)(void), const char *of)
{
	double best[2] = { 1e12, 1e12 };
	for (int i = 0; i < 4 * ROUNDS; i++) {
		double from = cpu_us();
		(i % 2 ? plain : run)();
		best[i % 2] = least(best[i % 2], cpu_us() - from);
	}
	say(name, best[0], best[1], of);
}

static void
waits(const char *small, const char *large)
{
	struct error err = { 0 };
	fixture_begin(&village);
	fixture_village(&village, 40);
	fixture_publish(&village, false);
	struct state *s = state_open(village.data, &err);
	block = malloc(STAFF_MEMORY);
	if (!block || !s || !staff_add(s, "张文书", PIN, true, "", &err) ||
	    !staff_find(village.data, "张文书", &member))
		exit(3);
	state_close(s);
	pair("keyboard", type_letters, scan_words, "six searches, reading all words six times");
	pair("pin", try_pin, fill_memory, "filling the memory it takes");
	fixture_end(&village);
	free(block);
}

/* ---- the same page for a browser --------------------------------------------------------------- */

static void
color_of(const char *name, color_argb c)
{
	printf("%s:rgba(%u,%u,%u,%.2f);", name, c >> 16 & 255, c >> 8 & 255, c & 255, (c >> 24) / 255.0);
}

static void
words_of(const char *s, size_t n)
{
	for (size_t i = 0; i < n && s[i]; i++)
		if (s[i] == '&' || s[i] == '<')
			printf("&#%d;", s[i]);
		else
			putchar(s[i]);
}

/* What is neither words, box nor picture (icons, codes) is a box of its colour; shadows are left out: that is in the
 * browser's favour. */
static void
element(const struct command *c)
{
	struct rect r = c->r;
	if (c->kind == COMMAND_SHADOW)
		return;
	if (c->kind == COMMAND_TEXT) {
		printf("<p style=\"left:%dpx;top:%dpx;font:%d %dpx/1.3 F;", r.x, r.y,
		    c->style.weight == TEXT_BOLD ? 700 : 400, c->style.px);
		color_of("color", c->color);
		printf("\">");
		words_of(c->text, c->len);
		printf("</p>\n");
		return;
	}
	bool picture = c->kind == COMMAND_IMAGE || c->kind == COMMAND_VIEW;
	printf("<%s style=\"left:%dpx;top:%dpx;width:%dpx;height:%dpx;border-radius:%dpx;object-fit:%s;",
	    picture ? "img" : "i", r.x, r.y, r.w, r.h, c->radius, c->fit == IMAGE_COVER ? "cover" : "contain");
	if (c->kind == COMMAND_OUTLINE) {
		printf("border-style:solid;border-width:%dpx;", c->extent);
		color_of("border-color", c->color);
	} else if (!picture)
		color_of("background", c->color);
	if (picture)
		printf("\" src=\"file://%s\">\n", c->text);
	else
		printf("\"></i>\n");
}

static int
page(const char *data, const char *name)
{
	struct rig r;
	long arg = 0;
	size_t n;
	const struct screen_class *c = screen_named(name, &arg);
	rig_open(&r, data, W, H, false);
	if (!c || !show(&r, c, arg))
		return 2;
	const struct command *commands = draw_list_commands(stage_frame(r.stage, now_ms), &n);
	printf(
	    "<!DOCTYPE html><meta charset=utf-8><title>%s</title><style>@font-face{font-family:F;src:local('Noto Sans "
	    "CJK SC')}body{margin:0;overflow:hidden;width:%dpx;height:%dpx;position:relative}p,i,img{position:absolute;"
	    "margin:0;white-space:pre;box-sizing:border-box}</style><body>\n",
	    name, W, H);
	for (size_t i = 0; i < n; i++)
		element(&commands[i]);
	rig_close(&r);
	return 0;
}

/* Where it can be pressed, a line each. */
static int
hits(const char *data, const char *name)
{
	struct rig r;
	long arg = 0;
	const struct screen_class *c = screen_named(name, &arg);
	rig_open(&r, data, W, H, false);
	if (!c || !show(&r, c, arg))
		return 2;
	const struct ui *ui = stage_ui(r.stage);
	for (int i = 0; i < ui->hits; i++)
		printf("%d %d\n", ui->hit[i].rect.x + ui->hit[i].rect.w / 2, ui->hit[i].rect.y + ui->hit[i].rect.h / 2);
	rig_close(&r);
	return 0;
}

/* ---- instructions -------------------------------------------------------------------------------- */

void counted(void (*what)(void *), void *with);

/* callgrind counts in here only (tools/bench.sh). */
__attribute__((noinline)) void
counted(void (*what)(void *), void *with)
{
	what(with);
	sink++;
}

static const char *data_folder;

static void
count_start(void *rig)
{
	rig_open(rig, data_folder, W, H, false);
	whole(rig);
}

static void
count_frame(void *rig)
{
	whole(rig);
}

static unsigned char *bytes;
static size_t size;

static void
count_rows(void *ignored)
{
	struct arena *a = village.arena;
	struct workbook book = { 0 };
	struct findings f = { .arena = a };
	struct table_context c = { .arena = a, .findings = &f, .today = { 2021, 12, 6 } };
	struct row_list rows = { 0 };
	enum register_id which;
	(void)ignored;
	if (!csv_read(a, bytes, size, "家庭卫生评分表.csv", &book, &f) ||
	    !table_read(&c, &book.sheet[0], &which, &rows))
		exit(1);
	for (size_t i = 0; i < rows.count; i++)
		row_bind(&rows.row[i], a, catalogue_register(which));
	village.content.reg[which] = rows;
}

static void
count_written(void *ignored)
{
	(void)ignored;
	fixture_publish(&village, false);
}

static void
count_photo(void *ignored)
{
	struct photo_out out = { 0 };
	struct error err = { 0 };
	(void)ignored;
	if (!photo_prepare(bytes, size, &out, &err))
		exit(1);
	photo_free(&out);
}

static void
load(const char *path)
{
	free(bytes);
	if (fs_read(path, 64 << 20, &bytes, &size) != 0)
		exit(3);
}

/* FOLDER: 1/ and 2/ with sheets, the second with 1,000 score rows more; photo.jpg. */
static int
count(const char *data, const char *folder)
{
	struct rig r;
	char path[4096];
	data_folder = data;
	counted(count_start, &r);
	puts("start");
	for (size_t i = 0; screens[i]; i++)
		if (show(&r, screens[i], 0)) {
			whole(&r);
			renderer_forget(r.renderer);
			counted(count_frame, &r);
			printf("frame:%s\n", screens[i]->name);
		}
	for (int i = 1; i <= 2; i++) {
		snprintf(path, sizeof path, "%s/%d/02家庭卫生评分表.csv", folder, i);
		load(path);
		fixture_begin(&village);
		counted(count_rows, NULL);
		printf("rows-read:%d\n", i);
		counted(count_written, NULL);
		printf("rows-written:%d\n", i);
		fixture_end(&village);
	}
	snprintf(path, sizeof path, "%s/photo.jpg", folder);
	load(path);
	counted(count_photo, NULL);
	puts("photo");
	rig_close(&r);
	return 0;
}

int
main(int argc, char **argv)
{
	static const struct {
		const char *name;
		void (*run)(const char *small, const char *large);
	} parts[] = { { "frames", frames }, { "opening", opening }, { "lookup", lookup }, { "photo", photo },
		{ "waits", waits } };
	if (sodium_init() < 0)
		return 3;
	if (argc == 4 && strcmp(argv[1], "page") == 0)
		return page(argv[2], argv[3]);
	if (argc == 4 && strcmp(argv[1], "hits") == 0)
		return hits(argv[2], argv[3]);
	if (argc == 4 && strcmp(argv[1], "count") == 0)
		return count(argv[2], argv[3]);
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		if (argc == 4 && strcmp(argv[1], parts[i].name) == 0) {
			parts[i].run(argv[2], argv[3]);
			return 0;
		}
	fputs("usage: bench_speed frames|opening|lookup|photo|waits SMALL LARGE | page|hits DATA SCREEN | count DATA "
	      "FOLDER\n",
	    stderr);
	return 2;
}
