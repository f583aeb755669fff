/* A finger on a stage without a window: the words in which tests of screens say
 * what is opened, tapped and read. Every touch and every frame passes in its
 * own time, `now_ms`; nothing waits. What is not there fails the test. */
#ifndef TESTS_FINGER_H
#define TESTS_FINGER_H

#include "app/stage.h"

struct format {
	int w, h;
	int large;
};

/* The sizes every screen must stand in. */
enum { FORMATS = 7 };
extern const struct format formats[FORMATS];

extern uint64_t now_ms;

/* A stage of 21.5 inches and 80 cm above the floor unless `o` says otherwise, at 9:41 on 2021-12-06, one frame drawn.
 */
struct stage *new_stage(struct text *text, struct stage_options o);
/* 400 ms on: what was due has happened, and it is drawn. */
void frame(struct stage *s);
void tap_at(struct stage *s, float x, float y);
/* The first thing on the screen with this action, and this argument unless it is −1; NULL when there is none. */
const struct ui_hit *find_hit(struct stage *s, int action, long arg);
void tap(struct stage *s, int action, long arg);
/* Can these words be read on the screen now? */
bool reads(struct stage *s, const char *words);
/* Something answers; each of it is as large as a finger wants it, on the screen, and on nothing else. */
void check_hits(struct stage *s, const char *what);

#endif
