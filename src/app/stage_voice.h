/* stage_voice: what of the page can be read aloud, and the reading of it.
 *
 * The frame says which rows it shows (ui/heard.h); those that have a recording,
 * or that clips can say, are read in that order and marked. Where 机器念 holds
 * and the synthesizer is installed, it says the rest, and the page says so.
 * Leaving the page stops it. Main thread only. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "ui/heard.h"

struct stage;
struct player_piece;

struct voice_file {
	const char *name; /* a register's table, or a word */
	long long rid;    /* 0: of a word */
	const char *path; /* NULL: it has none */
};

/* A part of what is read: a row, or a clause of it that the synthesizer says. */
struct voice_part {
	struct heard heard;
	const char *clause; /* as it stands on the glass; NULL: the synthesizer does not say it */
};

struct voice {
	struct arena *arena; /* of what is known of this page */
	const void *page;    /* whose it is */
	struct voice_file *file;
	size_t files, capacity;
	bool mute;            /* it is night */
	bool broken;          /* the sound card would not open: nobody is offered it again until the next visitor */
	bool synth;           /* 机器念, and it can */
	struct rect body;     /* of the page */
	struct arena *saying; /* of the next three */
	struct player_piece *piece;
	struct voice_part *part; /* what is read, in its order */
	size_t pieces, room, parts, part_room, at;
};

/* After a frame: is there something to be heard? True when that is new, and the dock must be drawn again. */
bool stage_voice_found(struct stage *s);
/* Over what has been drawn, which stands (dx, dy) from where it was laid out: what is being read. */
void stage_voice_mark(struct stage *s, int dx, int dy);
/* May anything sound on this page now? */
bool stage_voice_may(const struct stage *s);
void stage_voice_press(struct stage *s); /* 听一听, 别念了 */
void stage_voice_stop(struct stage *s);
/* One thing, by its recording, its clips, or else the synthesizer; after a tone of `hz`, 0: none. */
void stage_voice_say(struct stage *s, const struct heard *heard, const char *text, int hz);
void stage_voice_louder(struct stage *s); /* the next of three */
void stage_voice_again(struct stage *s);
void stage_voice_slow(struct stage *s);
void stage_voice_next(struct stage *s);
/* Where the reading stands now; true when the screen must be drawn. */
bool stage_voice_follow(struct stage *s);
