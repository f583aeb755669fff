/* What the files of the stage share; not for others. */
#pragma once

#include "app/stage.h"
#include "app/stage_touch.h"
#include "app/stage_voice.h"
#include "store/usage.h"

enum { MAX_DEPTH = 8 };
#define NEVER UINT64_MAX

struct entry {
	const struct screen_class *class;
	struct arena *arena; /* holds `self` too */
	void *self;
	long arg;
};

/* What stands aside while residents' screens show the edition to come. */
struct aside {
	struct entry stack[MAX_DEPTH];
	int depth;
	struct store *store; /* NULL: no preview */
};

struct stage {
	struct stage_options options;
	char *data;
	struct desk *own_desk; /* NULL when it was lent */
	struct host host;
	struct ui ui;
	char ask[160]; /* ui.ask */
	struct entry stack[MAX_DEPTH];
	int depth;
	struct gesture *gesture;
	struct ui_area dragged; /* the area under a drag; kind −1 when none */
	bool dragging;
	struct idle idle;
	struct attract attract;
	struct aside aside;
	struct voice voice;
	struct touch touch;
	struct usage usage; /* since the last visitor left */
};

/* stage.c: the stack */
struct entry *stage_top(struct stage *s);
/* Somebody of the staff works here: their session has its own end. */
bool stage_staffed(const struct stage *s);
/* What was drawn belongs to screens that are gone: nothing of it answers any more. */
void stage_forget_frame(struct stage *s);
void stage_push(struct stage *s, const struct screen_class *class, long arg);
void stage_drop_to(struct stage *s, int depth);
/* All screens ask the store again: another edition, another day, another scope. */
void stage_reenter(struct stage *s);
/* Carries out what a screen has asked for by host_…(). */
void stage_go(struct stage *s);
/* Home, everything as the next visitor expects it. */
void stage_reset(struct stage *s);
void stage_measure(struct stage *s);
void stage_count(struct stage *s);

/* stage_input.c: what a tap there does, and whether something on the glass still does it. */
void stage_act(struct stage *s, int action, long arg);
bool stage_answers(const struct stage *s, int action, long arg);

/* stage_desk.c: takes in what has happened on the desk. True when the screen must be drawn. */
bool stage_follow_desk(struct stage *s, uint64_t now_ms);
void stage_leave_preview(struct stage *s);
