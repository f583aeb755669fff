/* limiter: see limiter.h. The least need of the last AHEAD samples, averaged
 * over as many: every average that meets a sample is made of leasts that have
 * seen it, so none is above its need, and the gain never jumps. */
#include "sound/limiter.h"

#include <math.h>

#define RECOVERS (1.0f / 4800) /* a sample: back in a tenth of a second */

void
limiter_begin(struct limiter *l)
{
	*l = (struct limiter){ .sum = LIMITER_AHEAD };
	for (int i = 0; i < LIMITER_AHEAD; i++)
		l->need[i] = l->held[i] = 1;
}

float
limiter_next(struct limiter *l, float sample)
{
	int before = (l->at + LIMITER_AHEAD - 1) % LIMITER_AHEAD;
	float size = fabsf(sample), least = l->held[before] + RECOVERS;
	l->sample[l->at] = sample;
	l->need[l->at] = size > LIMITER_MOST ? LIMITER_MOST / size : 1;
	least = least < 1 ? least : 1;
	if (l->held[before] < 1 || l->need[l->at] < 1)
		for (int i = 0; i < LIMITER_AHEAD; i++)
			least = l->need[i] < least ? l->need[i] : least;
	l->sum += (double)least - l->held[l->at];
	l->held[l->at] = least;
	l->at = (l->at + 1) % LIMITER_AHEAD;
	return l->sample[l->at] * (float)(l->sum / LIMITER_AHEAD);
}
