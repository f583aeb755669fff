/* The loudspeaker: plays recordings one after the other.
 *
 * No sound device is opened before somebody wants to hear, and none stays
 * open afterwards. Decoding is done on SDL's own thread for sound, which tells
 * the loop when the next piece begins and when all is over. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

enum { PLAYER_REST_MS = 700 }; /* between two things that are read */

struct player_piece {
	const char *path; /* Opus, named by its hash */
	int rest_ms;      /* of silence after it */
	size_t mark;      /* the caller's: player_at() */
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
void player_stop(struct player *p);
/* The mark of what sounds now; SIZE_MAX when all is over. */
size_t player_at(struct player *p);
