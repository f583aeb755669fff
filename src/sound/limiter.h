/* A limiter that looks ahead: no sample that leaves it is above LIMITER_MOST,
 * and what is below stays as it was. A sample leaves LIMITER_DELAY later. Pure. */
#pragma once

#define LIMITER_MOST 0.78f /* −2.2 dB: between samples, and after coding, it stays under −1 dB */
enum { LIMITER_AHEAD = 240 /* 5 ms of 48,000 a second */, LIMITER_DELAY = LIMITER_AHEAD - 1 };

struct limiter {
	float sample[LIMITER_AHEAD]; /* rings, all at `at` */
	float need[LIMITER_AHEAD];   /* what each must be multiplied by, at most */
	float held[LIMITER_AHEAD];   /* the least of the needs that lay ahead */
	double sum;                  /* of held */
	int at;
};

void limiter_begin(struct limiter *l);
float limiter_next(struct limiter *l, float sample);
