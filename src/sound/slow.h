/* Slower speech of the same pitch: short pieces are laid over each other where
 * they fit best (WSOLA). At SLOW_PLAIN it is what came in. Pure. */
#pragma once

enum { SLOW_PIECE = 720 /* 15 ms */, SLOW_REACH = 480, SLOW_ROOM = 3 * (SLOW_PIECE + SLOW_REACH) };
enum { SLOW_PLAIN = SLOW_PIECE, SLOW_SLOW = SLOW_PIECE * 4 / 5 }; /* how far one goes on in what is read, a piece */

/* Up to n samples; how many came, 0: there are no more. */
typedef int (*slow_source)(void *context, float *to, int n);

struct slow {
	float in[SLOW_ROOM];
	int filled;
	float tail[SLOW_PIECE]; /* how the last piece would have gone on */
	float out[SLOW_PIECE];
	int left; /* of out */
	int begun;
};

void slow_begin(struct slow *s);
int slow_read(struct slow *s, int hop, slow_source source, void *context, float *to, int n);
