/* The loudspeaker: plays recordings, what the synthesizer says, and tones, one
 * after the other.
 *
 * No sound device is opened before somebody wants to hear, and none stays
 * open afterwards. Decoding is done on SDL's own thread for sound, which tells
 * the loop when the next piece begins and when all is over. The synthesizer is
 * asked for a sentence while the one before it sounds. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

enum { PLAYER_REST_MS = 700 }; /* between two things that are read */

struct player_piece {
	const char *path; /* Opus, named by its hash; NULL: one of the next two */
	const char *say;  /* for the synthesizer; lives until it is over */
	int hz;           /* of a short tone */
	int rest_ms;      /* of silence after it */
	size_t mark;      /* the caller's, never less than the one before: player_at() */
};

struct player;

struct player *player_new(void (*wake)(void *context), void *context);
void player_free(struct player *p); /* accepts NULL */
/* Is there something that could sound? Opens nothing. */
bool player_there(const struct player *p);
/* From the first piece; what plays is stopped. `loudness` counts from 0, the softest of three. False when nothing can
 * sound. */
bool player_start(struct player *p, const struct player_piece *piece, size_t count, int loudness);
void player_loudness(struct player *p, int loudness);
/* 慢一点: slower, and as high as before. */
void player_slow(struct player *p, bool slow);
/* On with the first piece of the mark, or of a later one; none has it: all is over. */
void player_go(struct player *p, size_t mark);
void player_stop(struct player *p);
/* The mark of what sounds now; SIZE_MAX when all is over. Has the synthesizer say what is next. */
size_t player_at(struct player *p);
