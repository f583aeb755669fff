/* slow: see slow.h. `in` begins SLOW_REACH before the place where the next
 * piece would be taken from. */
#include "sound/slow.h"

#include <string.h>

void
slow_begin(struct slow *s)
{
	*s = (struct slow){ .filled = SLOW_REACH }; /* silence lies before the first sample */
}

/* How well what stands at `at` goes on from the tail. */
static float
likeness(const struct slow *s, int at)
{
	enum { STEP = 4 };
	float sum = 0, power = 1e-6f;
	for (int i = 0; i < SLOW_PIECE; i += STEP) {
		float x = s->in[at + i];
		sum += x * s->tail[i];
		power += x * x;
	}
	return sum > 0 ? sum * sum / power : -sum * sum / power;
}

static int
best_place(const struct slow *s)
{
	int best = SLOW_REACH;
	float most = likeness(s, best) + 1e-9f;
	for (int at = 0; at <= 2 * SLOW_REACH; at += 2) {
		float like = likeness(s, at);
		if (like > most) {
			most = like;
			best = at;
		}
	}
	return best;
}

/* The next piece; false at the end. */
static int
make_piece(struct slow *s, int hop, slow_source source, void *context)
{
	const int need = 2 * (SLOW_REACH + SLOW_PIECE);
	int came = 1;
	while (s->filled < need && (came = source(context, s->in + s->filled, need - s->filled)) > 0)
		s->filled += came;
	if (s->filled <= SLOW_REACH)
		return 0;
	if (s->filled < need)
		memset(s->in + s->filled, 0, (size_t)(need - s->filled) * sizeof *s->in);
	int at = s->begun && hop != SLOW_PLAIN ? best_place(s) : SLOW_REACH;
	for (int i = 0; i < SLOW_PIECE; i++) {
		float part = s->begun ? (float)i / SLOW_PIECE : 1;
		s->out[i] = s->in[at + i] * part + s->tail[i] * (1 - part);
	}
	memcpy(s->tail, s->in + at + SLOW_PIECE, sizeof s->tail);
	s->begun = 1;
	s->left = SLOW_PIECE;
	int gone = s->filled < hop ? s->filled : hop;
	memmove(s->in, s->in + gone, (size_t)(s->filled - gone) * sizeof *s->in);
	s->filled -= gone;
	return 1;
}

int
slow_read(struct slow *s, int hop, slow_source source, void *context, float *to, int n)
{
	int done = 0;
	while (done < n && (s->left || make_piece(s, hop, source, context))) {
		int some = s->left < n - done ? s->left : n - done;
		memcpy(to + done, s->out + SLOW_PIECE - s->left, (size_t)some * sizeof *to);
		s->left -= some;
		done += some;
	}
	return done;
}
