/* The host: what all screens share, owned by the app, and how one says where to go next. */
#pragma once

#include <stdint.h>

#include "store/store.h"

/* 「还在看吗？」 comes after so long without a touch, on a household's own page sooner; then so long for the answer. */
enum { HOST_ASK_MS = 60000, HOST_ASK_OWN_MS = 30000, HOST_ANSWER_MS = 15000 };

enum { VOICE_SOFT, VOICE_PLAIN, VOICE_LOUD, VOICE_LEVELS };
enum go { GO_NOWHERE, GO_OPEN, GO_REPLACE, GO_BACK, GO_HOME, GO_STAFF };

struct desk; /* screens/desk.h */
struct screen_class;

struct host {
	struct store *store;
	struct datetime now;
	bool ticking;        /* `now` is the machine's clock: nobody said it */
	uint64_t now_ms;     /* a clock for motion */
	bool home_scope;     /* 本村 rather than 全镇 */
	bool demonstration;  /* what is on the screen is one, whatever is previewed */
	bool animate;        /* false: pictures without a display, everything at rest */
	struct arena *arena; /* of the screen that is asked or drawn: lives as long as it is on the stack */
	struct desk *desk;   /* the clerk's; never NULL */
	int large;           /* which type: ui/theme.h, TYPE_… */
	bool contrast, lowered, can_lower;
	bool can_hear, hearing, slow;        /* there is something to be read out; it is being read; slowly */
	bool machine_voice, touching;        /* the synthesizer says it; what a finger finds is read */
	int loudness, read_part, read_parts; /* VOICE_…; which part of how many is read, from 1 */
	bool banner;                         /* there is a line for the clerk on a resident's screen: staff_banner() */
	long fresh_notices;
	bool alone;                                /* there is one village: no scope to choose */
	unsigned slides, slide;                    /* of the attract screen: how many it has; which one it shows now */
	int slide_fade;                            /* how far that one has come over the one before, 0–255 */
	const struct screen_class *const *screens; /* every one there is, ends with NULL; the app's */
	const struct screen_class *tabs_of;        /* whose tabs were drawn last, and what it was opened with */
	long tabs_arg, go_arg;
	enum go go; /* set by host_…(), carried out after the event or the frame */
	const struct screen_class *go_class;
};

/* Where to go, carried out after the event or the frame. Screens are known by their class: screens/all.h. */
void host_open(struct host *h, const struct screen_class *screen, long arg);
void host_replace(struct host *h, const struct screen_class *screen, long arg); /* a tab: back goes past it */
void host_back(struct host *h);
void host_home(struct host *h);
void host_staff(struct host *h); /* 今天要办的事, everything between it and home is left */
/* The screen that shows a register first of all; NULL when none does. */
const struct screen_class *host_screen_of(const struct host *h, enum register_id reg);
/* Another edition than this screen has asked; true once for each, `asked` remembers it (0 at first). */
bool host_newer(const struct host *h, int *asked);
/* Place key of the scope: the home village's, or NULL for the whole town. */
const char *host_scope(const struct host *h);

/* Whose rows a page shows: those of the scope chosen, or always the same whatever is chosen. */
enum page_scope { SCOPE_CHOSEN, SCOPE_WHOLE, SCOPE_HOME, SCOPE_BOTH };
/* Of a page with one row: its place's. */
enum page_scope page_scope_of(const struct host *h, const char *place_key);
