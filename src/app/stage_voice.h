/* stage_voice: what of the page can be read aloud, and the reading of it.
 *
 * The frame says which rows it shows (ui/heard.h); those that have a recording,
 * or that clips can say, are read in that order, and what is being read is marked. Leaving the page stops it. Main
 * thread only. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "ui/heard.h"

struct stage;

struct voice_file {
	const char *name; /* a register's table, or a word */
	long long rid;    /* 0: of a word */
	const char *path; /* NULL: it has none */
};

struct voice {
	struct arena *arena; /* of what is known of this page */
	const void *page;    /* whose it is */
	struct voice_file *file;
	size_t files, capacity;
	bool mute;          /* it is night */
	bool broken;        /* the sound card would not open: nobody is offered it again until the next visitor */
	struct heard *mark; /* what is read, in its order */
	size_t marks, at;
};

/* After a frame: is there something to be heard? True when that is new, and the dock must be drawn again. */
bool stage_voice_found(struct stage *s);
/* Over what has been drawn: what is being read. */
void stage_voice_mark(struct stage *s);
/* 听一听, 别念了 */
void stage_voice_press(struct stage *s);
void stage_voice_stop(struct stage *s);
/* The next of three. */
void stage_voice_louder(struct stage *s);
/* Where the reading stands now; true when the screen must be drawn. */
bool stage_voice_follow(struct stage *s);
