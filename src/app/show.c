/* show: the kiosk's window and its loop.
 *
 * Due timers → draw if needed → block until the next deadline or event.
 * Handlers only change the stage and say that it must be drawn; one place
 * draws. A still screen draws no frame and wakes only for its clock. */
#include <SDL.h>
#include <dlfcn.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "app/apart.h"
#include "app/glass.h"
#include "app/options.h"
#include "desk/desk.h"
#include "app/player.h"
#include "app/stage.h"
#include "app/transcript.h"
#include "base/log.h"
#include "base/need.h"
#include "base/subcommand.h"
#include "draw/plain_page.h"
#include "editions/blocks.h"
#include "draw/renderer.h"
#include "os/alive.h"
#include "os/broker.h"
#include "os/memory.h"
#include "os/touch.h"
#include "screens/staff_desk.h"
#include "screens/all.h"
#include "store/settings.h"
#include "store/state.h"

enum { RESERVE_BYTES = 8 << 20 }; /* what is laid by for the day memory runs out */
enum {
	MOUSE_FINGER = 0,
	SECOND_MS = 1000,
	MINUTE_MS = 60000,
	HOUR_MS = 60 * MINUTE_MS,
	DISPLAY_TRIES = 10,
	DISPLAY_WAIT_MS = 500
};

struct kiosk {
	const struct app_options *options;
	SDL_Window *window;
	struct glass *glass;
	struct text *text;
	struct image_cache *images;
	struct renderer *renderer;
	struct stage *stage;
	struct transcript *witness;
	struct desk *desk;
	struct player *player;
	Uint32 wake_event, desk_event;
	bool needs_redraw, running, mouse_down;
	unsigned frames, damages; /* of editions, before the stage was opened */
	uint64_t minute_ms;       /* when the next one begins */
	uint64_t touch_ms;        /* until then the touch screen is not looked for again */
	int touch_screens;        /* the most there were; looked for when there was one */
	bool untouchable, reopen;
	struct timespec seen; /* when state.db last changed */
};

static volatile sig_atomic_t stop;
static void (*sdls_handler)(int);

/* SDL's own only sets a flag, which ends its waiting. */
static void
on_signal(int number)
{
	stop = 1;
	if (sdls_handler)
		sdls_handler(number);
}

/* When SDL has set its own: without it SDL would wait on until the next minute. */
static void
stop_on_signal(int number)
{
	void (*before)(int) = signal(number, on_signal);
	if (before != SIG_DFL && before != SIG_IGN && before != SIG_ERR)
		sdls_handler = before;
}

static void
wake(void *context)
{
	struct kiosk *k = context;
	SDL_Event e = { .type = k->wake_event };
	SDL_PushEvent(&e);
}

/* From the desk's thread: the loop goes round once, and asks it. */
static void
wake_for_desk(void *context)
{
	struct kiosk *k = context;
	SDL_Event e = { .type = k->desk_event };
	SDL_PushEvent(&e);
}

/* ------------------------------------------------------------- opening */

static void
set_hints(bool full)
{
	SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
	SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0"); /* a touch must not arrive twice */
	SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0");
	SDL_SetHint(SDL_HINT_MOUSE_FOCUS_CLICKTHROUGH, "1"); /* the touch that brings the focus is a touch */
	SDL_SetHint(SDL_HINT_VIDEO_MINIMIZE_ON_FOCUS_LOSS, "0");
	SDL_SetHint(SDL_HINT_ALLOW_ALT_TAB_WHILE_GRABBED, "0");
	if (full)
		SDL_SetHint(SDL_HINT_GRAB_KEYBOARD, "1");
}

/* Xlib would end us with exit(1), which is what bad content is told by. */
static int
on_display_gone(void *display)
{
	static const char words[] = "cunping：显示器的连接断了，屏退出，等着重开。\n";
	(void)!write(STDERR_FILENO, words, sizeof words - 1);
	_exit(ERROR_MACHINE);
}

static void
watch_display(void)
{
	int (*(*watch)(int (*)(void *)))(void *) = NULL;
	void *x11 = dlopen("libX11.so.6", RTLD_LAZY | RTLD_NOLOAD);
	if (x11)
		*(void **)&watch = dlsym(x11, "XSetIOErrorHandler");
	if (watch)
		watch(on_display_gone);
}

/* A display that nobody sees is none, unless it was asked for. */
static bool
open_display(struct error *err)
{
	for (int tries = 0; tries < DISPLAY_TRIES && !stop; tries++) {
		const char *driver = SDL_Init(SDL_INIT_VIDEO) == 0 ? SDL_GetCurrentVideoDriver() : NULL;
		if (driver && (SDL_getenv("SDL_VIDEODRIVER") ||
				  (strcmp(driver, "offscreen") && strcmp(driver, "dummy") && strcmp(driver, "evdev"))))
			return true;
		if (driver)
			SDL_Quit();
		SDL_Delay(DISPLAY_WAIT_MS); /* it may be starting beside us */
	}
	const char *display = SDL_getenv("DISPLAY");
	return error_set(
	    err, ERROR_MACHINE, "no_display", "没有显示器（DISPLAY=%s）：%s", display ? display : "", SDL_GetError());
}

static bool
open_window(struct kiosk *k, struct error *err)
{
	const struct app_options *o = k->options;
	bool full = o->size.width == 0;
	set_hints(full);
	setenv("XCOMPOSEFILE", "/dev/null", 0); /* nobody types accents here: two thirds of SDL's start */
	if (!open_display(err))
		return false;
	watch_display();
	stop_on_signal(SIGTERM);
	stop_on_signal(SIGINT);
	SDL_Rect all = { 0, 0, o->size.width, o->size.height };
	if (full && SDL_GetDisplayBounds(0, &all) != 0)
		return error_set(err, ERROR_MACHINE, "no_display", "没有显示器：%s", SDL_GetError());
	k->window = SDL_CreateWindow("村屏", full ? all.x : (int)SDL_WINDOWPOS_CENTERED,
	    full ? all.y : (int)SDL_WINDOWPOS_CENTERED, all.w, all.h,
	    full ? SDL_WINDOW_BORDERLESS | SDL_WINDOW_ALWAYS_ON_TOP : SDL_WINDOW_RESIZABLE);
	k->glass = k->window ? glass_new(k->window) : NULL;
	if (!k->glass)
		return error_set(err, ERROR_MACHINE, "no_window", "打不开窗口：%s", SDL_GetError());
	if (full) {
		SDL_ShowCursor(SDL_DISABLE);
		SDL_SetWindowKeyboardGrab(k->window, SDL_TRUE);
	}
	SDL_DisableScreenSaver();
	return true;
}

static struct stage_options
stage_options_of(const struct app_options *o)
{
	return (struct stage_options){ .inches = o->inches,
		.lower_edge_mm = o->lower_edge_mm,
		.reach_mm = o->reach_mm,
		.night_from = o->night_from,
		.night_to = o->night_to,
		.large = o->large,
		.home_scope = o->home_scope,
		.contrast = o->contrast,
		.animate = true,
		.ticking = !o->common.now.text,
		.data = o->common.data };
}

static void
open_pictures(struct kiosk *k)
{
	k->images = image_cache_new(0, false);
	image_cache_set_wake(k->images, wake, k);
	k->renderer = renderer_new(k->text, k->images);
}

static bool
open_stage(struct kiosk *k, struct error *err)
{
	const struct app_options *o = k->options;
	struct stage_options so = stage_options_of(o);
	glass_size(k->glass, &so.width, &so.height);
	k->text = text_new(err);
	if (!k->text)
		return false;
	if (!k->wake_event)
		k->wake_event = SDL_RegisterEvents(2);
	k->desk_event = k->wake_event + 1;
	k->desk = desk_new(&(struct desk_options){ .data = o->common.data,
	    .sticks = o->sticks,
	    .watch = true,
	    .wake = wake_for_desk,
	    .context = k,
	    .now = o->common.now.text });
	so.desk = k->desk;
	so.player = k->player = player_new(wake_for_desk, k);
	state_mend(o->common.data);
	k->stage = stage_new(&so, k->text, err);
	if (!k->stage)
		return false;
	open_pictures(k);
	stage_clock(k->stage, app_options_now(o));
	if (o->screen && !stage_open(k->stage, o->screen, 0))
		return error_set(
		    err, ERROR_USAGE, "no_such_screen", "没有“%s”这个画面；cunping shot 列出所有画面", o->screen);
	const struct host *h = stage_host(k->stage);
	if (!o->screen && start_needed(h) && !store_has_content(h->store)) /* residents are never asked */
		stage_show(k->stage, &screen_start, 0);
	k->witness = transcript_new();
	return true;
}

/* All but the window, so that it can be tried once more. */
static void
close_stage(struct kiosk *k)
{
	transcript_free(k->witness);
	renderer_free(k->renderer);
	image_cache_free(k->images);
	stage_free(k->stage);
	player_free(k->player);
	desk_free(k->desk);
	text_free(k->text);
	k->witness = NULL;
	k->renderer = NULL;
	k->images = NULL;
	k->stage = NULL;
	k->player = NULL;
	k->desk = NULL;
	k->text = NULL;
}

static void
close_window(struct kiosk *k)
{
	glass_free(k->glass);
	if (k->window)
		SDL_DestroyWindow(k->window);
	SDL_Quit();
}

/* --------------------------------------------------------------- events */

static bool
touch(struct kiosk *k, enum stage_touch what, int64_t finger, float x, float y)
{
	bool answered = stage_input(k->stage, what, finger, x, y, SDL_GetTicks64());
	if (what == STAGE_UP)
		transcript_lifted(k->witness, answered);
	return answered;
}

static bool
on_mouse(struct kiosk *k, const SDL_Event *e)
{
	if (e->type == SDL_MOUSEBUTTONDOWN && e->button.button == SDL_BUTTON_LEFT) {
		k->mouse_down = true;
		return touch(k, STAGE_DOWN, MOUSE_FINGER, (float)e->button.x, (float)e->button.y);
	}
	if (e->type == SDL_MOUSEBUTTONUP && e->button.button == SDL_BUTTON_LEFT) {
		k->mouse_down = false;
		return touch(k, STAGE_UP, MOUSE_FINGER, (float)e->button.x, (float)e->button.y);
	}
	if (e->type == SDL_MOUSEMOTION && k->mouse_down)
		return touch(k, STAGE_MOVE, MOUSE_FINGER, (float)e->motion.x, (float)e->motion.y);
	return false;
}

static bool
on_finger(struct kiosk *k, const SDL_TouchFingerEvent *f)
{
	int w, h;
	glass_size(k->glass, &w, &h);
	enum stage_touch what = f->type == SDL_FINGERDOWN ? STAGE_DOWN
				: f->type == SDL_FINGERUP ? STAGE_UP
							  : STAGE_MOVE;
	/* 0 is the mouse's */
	return touch(k, what, f->fingerId + 1, f->x * (float)w, f->y * (float)h);
}

static bool
on_window(struct kiosk *k, const SDL_WindowEvent *w)
{
	switch (w->event) {
	case SDL_WINDOWEVENT_SIZE_CHANGED:
		stage_resize(k->stage, w->data1, w->data2);
		return true;
	case SDL_WINDOWEVENT_EXPOSED:
	case SDL_WINDOWEVENT_SHOWN:
	case SDL_WINDOWEVENT_RESTORED:
		renderer_forget(k->renderer);
		return true;
	case SDL_WINDOWEVENT_FOCUS_LOST:
		k->mouse_down = false;
		return touch(k, STAGE_LOST, 0, 0, 0);
	default:
		return false;
	}
}

/* True when the screen must be drawn again. */
static bool
on_event(struct kiosk *k, const SDL_Event *e)
{
	if (e->type == k->wake_event)
		return true;
	if (e->type == k->desk_event) /* desk_pump() says what must be drawn */
		return false;
	switch (e->type) {
	case SDL_QUIT: /* Alt+F4 is no way out of a kiosk; a window may be closed */
		k->running = k->options->size.width == 0;
		return false;
	case SDL_WINDOWEVENT:
		return on_window(k, &e->window);
	case SDL_FINGERDOWN:
	case SDL_FINGERMOTION:
	case SDL_FINGERUP:
		return on_finger(k, &e->tfinger);
	case SDL_RENDER_TARGETS_RESET:
	case SDL_RENDER_DEVICE_RESET:
		renderer_forget(k->renderer);
		return true;
	default:
		return on_mouse(k, e);
	}
}

/* ----------------------------------------------------------------- loop */

/* Content may have been published, or a setting changed, from the command line: state.db changes then, and only then.
 */
static bool
content_changed(struct kiosk *k)
{
	char path[4200];
	struct stat st;
	snprintf(path, sizeof path, "%s/state.db", k->options->common.data);
	if (stat(path, &st) != 0 || memcmp(&st.st_mtim, &k->seen, sizeof k->seen) == 0)
		return false;
	k->seen = st.st_mtim;
	struct app_options options = *k->options;
	app_options_settings(&options);
	struct stage_options so = stage_options_of(&options);
	bool changed = stage_settings(k->stage, &so);
	return stage_refresh(k->stage) || changed;
}

static uint64_t
until_next_minute(const struct kiosk *k)
{
	struct datetime now = app_options_now(k->options);
	return k->options->common.now.text ? MINUTE_MS : (uint64_t)(60 - now.second) * 1000 + 50;
}

/* Over whatever stands there: it can be read still, but nobody is answered. */
static void
draw_untouchable(struct kiosk *k, struct draw_list *list)
{
	static const char words[] = "触摸没有反应了：请告诉村委会，把屏后面的触摸线拔下再插一次，或关机再开。";
	int w, h, px;
	glass_size(k->glass, &w, &h);
	px = (w < h ? w : h) / 28;
	struct arena *a = arena_new();
	struct text_style style = { px, TEXT_BOLD };
	struct text_lines lines = text_break(k->text, a, words, style, w - 2 * px, 3);
	int line = text_height(k->text, style), y = h - (int)lines.count * line - px;
	draw_fill(list, (struct rect){ 0, y - px / 2, w, h - y + px / 2 }, 0xFF8F1D12);
	for (size_t i = 0; i < lines.count; i++, y += line)
		draw_text(list, px, y, lines.line[i].text, lines.line[i].len, style, 0xFFFFFFFF);
	arena_free(a);
}

/* A touch screen that is plugged in again is another one to SDL: the window is opened anew. */
static bool
touch_step(struct kiosk *k, uint64_t now_ms)
{
	bool was = k->untouchable;
	if (now_ms < k->touch_ms)
		return false;
	k->touch_ms = now_ms + SECOND_MS;
	int n = touch_screens();
	k->touch_screens = n > k->touch_screens ? n : k->touch_screens;
	k->untouchable = n == 0 && k->touch_screens > 0;
	if (k->untouchable != was)
		log_warn(was ? "the touch screen is back: opened anew" : "the touch screen is gone");
	k->reopen = was && !k->untouchable;
	k->running = k->running && !k->reopen;
	return k->untouchable != was;
}

/* A block of the edition was not what it must be: whoever reads on reads the one before it. */
static bool
broken(const struct kiosk *k)
{
	return blocks_damages() != k->damages;
}

static void
draw(struct kiosk *k)
{
	const struct draw_list *list = stage_frame(k->stage, SDL_GetTicks64());
	SDL_Surface *to = glass_pixels(k->glass);
	int count;
	if (broken(k) || !to) /* something may be missing in it: nobody sees it */
		return;
	if (k->untouchable)
		draw_untouchable(k, stage_ui(k->stage)->list);
	const SDL_Rect *rects = renderer_draw(k->renderer, list, to, &count);
	glass_show(k->glass, rects, count);
	transcript_frame(k->witness, k->stage);
	k->needs_redraw = false;
	if (k->frames++ == 0) {
		struct timespec t;
		clock_gettime(CLOCK_REALTIME, &t);
		log_info("first frame at %lld ns", (long long)t.tv_sec * 1000000000 + t.tv_nsec);
	}
}

static bool
minute_step(struct kiosk *k, uint64_t now_ms)
{
	if (now_ms < k->minute_ms)
		return false;
	k->minute_ms = now_ms + until_next_minute(k);
	bool changed = stage_clock(k->stage, app_options_now(k->options));
	return content_changed(k) || changed;
}

static uint64_t
minute_due(const struct kiosk *k, uint64_t now_ms)
{
	return k->minute_ms;
}

static bool
desk_step(struct kiosk *k, uint64_t now_ms)
{
	bool changed = desk_pump(k->desk, now_ms);
	if (!desk_content_changed(k->desk))
		return changed;
	k->minute_ms = now_ms; /* the clock may have been set */
	return content_changed(k) || changed;
}

static uint64_t
desk_due(const struct kiosk *k, uint64_t now_ms)
{
	return desk_next_deadline(k->desk);
}

static bool
stage_step(struct kiosk *k, uint64_t now_ms)
{
	return stage_tick(k->stage, now_ms);
}

static uint64_t
stage_due(const struct kiosk *k, uint64_t now_ms)
{
	return stage_next_deadline(k->stage, now_ms);
}

/* All that is done without a touch; `step` is true when the screen must be drawn. */
static const struct {
	bool (*step)(struct kiosk *k, uint64_t now_ms);
	uint64_t (*due)(const struct kiosk *k, uint64_t now_ms);
} timers[] = { { minute_step, minute_due }, { desk_step, desk_due }, { stage_step, stage_due } };
enum { TIMERS = sizeof timers / sizeof *timers };

/* Between two frames: pictures can be had again, and pages that were left are not needed. */
static void
make_room(struct kiosk *k)
{
	log_warn("memory is short: pictures are dropped");
	renderer_free(k->renderer);
	image_cache_free(k->images);
	memory_trim();
	need_reserve(RESERVE_BYTES);
	open_pictures(k);
	k->needs_redraw = true;
}

static void
loop(struct kiosk *k)
{
	k->minute_ms = SDL_GetTicks64() + until_next_minute(k);
	k->running = true;
	k->needs_redraw = true;
	while (k->running && !stop && !broken(k) && !broker_gone()) {
		uint64_t now = SDL_GetTicks64(), next = UINT64_MAX;
		for (int i = 0; i < TIMERS; i++)
			k->needs_redraw |= timers[i].step(k, now);
		k->needs_redraw |=
		    touch_step(k, now); /* no deadline of its own: the clock's minute wakes it at the latest */
		if (need_was_short())   /* the next time there is nothing left: at once, however often */
			make_room(k);
		if (k->needs_redraw)
			draw(k);
		alive_turn(now);
		for (int i = 0; i < TIMERS; i++) {
			uint64_t due = timers[i].due(k, now);
			next = due < next ? due : next;
		}
		now = SDL_GetTicks64();
		SDL_Event e;
		if (SDL_WaitEventTimeout(&e, next > now ? (int)(next - now) : 0)) {
			do
				k->needs_redraw |= on_event(k, &e);
			while (SDL_PollEvent(&e));
		}
	}
	log_info("%u frames drawn", k->frames);
}

static enum plain_why
why_of(const struct kiosk *k, const struct error *err)
{
	return !k->text ? PLAIN_FONTS : strcmp(err->code, "no_whole_edition") == 0 ? PLAIN_CONTENT : PLAIN_OTHER;
}

/* Until it is worth another try, or somebody ends us. */
static void
show_plain(struct kiosk *k, enum plain_why why)
{
	char phone[64] = "";
	struct text *text = why == PLAIN_FONTS ? NULL : text_new(NULL);
	uint64_t now = SDL_GetTicks64(), until = now + (why == PLAIN_RESTARTS ? HOUR_MS : MINUTE_MS);
	settings_get(k->options->common.data, "repair_phone", phone, sizeof phone);
	log_warn("plain page %d", why);
	k->running = true;
	for (bool dirty = true; k->running && !stop && now < until; now = SDL_GetTicks64()) {
		SDL_Event e;
		SDL_Surface *to = dirty ? glass_pixels(k->glass) : NULL;
		if (to) {
			plain_page_draw(to, text, phone, why);
			glass_show_all(k->glass);
		}
		alive_turn(now);
		dirty = false;
		if (!SDL_WaitEventTimeout(&e, MINUTE_MS / 6))
			continue;
		do {
			dirty |= e.type == SDL_WINDOWEVENT;
			k->running = e.type != SDL_QUIT || k->options->size.width == 0;
		} while (k->running && SDL_PollEvent(&e));
	}
	text_free(text);
}

static int
fail(const struct error *err)
{
	fprintf(stderr, "cunping：%s\n", err->text);
	return err->kind ? (int)err->kind : ERROR_MACHINE;
}

static bool
open_anew(struct kiosk *k, struct error *err)
{
	close_stage(k);
	close_window(k);
	k->window = NULL;
	k->glass = NULL;
	k->wake_event = 0;
	k->reopen = false;
	k->running = true;
	return open_window(k, err);
}

/* The stage, or where there can be none the plain page; never nothing. */
static int
stand(struct kiosk *k)
{
	bool often = !alive_begin();
	k->running = true;
	while (k->running && !stop) {
		struct error err = { 0 };
		if (often) {
			show_plain(k, PLAIN_RESTARTS);
			often = false;
			continue;
		}
		k->damages = blocks_damages();
		if (open_stage(k, &err)) {
			state_note_broken(k->options->common.data);
			content_changed(k);
			loop(k);
			if (k->reopen && !open_anew(k, &err))
				return fail(&err);
		} else {
			fprintf(stderr, "cunping：%s\n", err.text);
			enum plain_why why = why_of(k, &err);
			close_stage(k);
			if (err.kind == ERROR_USAGE)
				return ERROR_USAGE;
			show_plain(k, why);
		}
		close_stage(k);
		if (broker_gone()) {
			log_warn("the other process is gone: the screen begins anew");
			return ERROR_MACHINE;
		}
	}
	alive_end();
	return 0;
}

static int
run(void *said)
{
	struct app_options *o = said;
	struct error err = { 0 };
	struct kiosk k = { .options = o };
	int status = 0;
	if (!o->sticks)
		o->sticks = getenv("CUNPING_STICKS");
	apart_begin(o);
	app_options_settings(o);
	memory_give_back();
	need_reserve(RESERVE_BYTES);
	if (open_window(&k, &err)) {
		status = stand(&k);
	} else {
		status = fail(&err);
	}
	close_window(&k);
	return status;
}

static const struct option_row options[] = {
	{ APP_SIZE("window", "不全屏，开一个这么大的窗口") },
	{ OPTION(struct app_options, screen, "screen", "画面", "从这个画面开始；有哪些见 cunping shot") },
	{ APP_INCHES },
	{ APP_LARGE },
	{ APP_TYPE },
	{ APP_CONTRAST },
	{ OPTION(struct app_options, sticks, "sticks", "文件夹:文件夹", "U盘挂在哪些文件夹下面（或 CUNPING_STICKS）") },
	{ OPTION_NOW },
	{ 0 },
};

SUBCOMMAND(show, "show", "上屏（不写命令就是它）", .options = options, .size = sizeof(struct app_options), .run = run,
    .help = "全屏显示。\n");
