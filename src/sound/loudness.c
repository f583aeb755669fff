/* loudness: see loudness.h. A file of its own because ebur128.h has an `enum
 * error`, and we a struct of that name. */
#include "sound/loudness.h"

#include <ebur128.h>
#include <math.h>

#include "sound/library.h"

#define MEASURE(X) X(ebur128_init) X(ebur128_destroy) X(ebur128_add_frames_float) X(ebur128_loudness_global)
MEASURE(LIBRARY_POINTER)

struct loudness *
loudness_new(int rate)
{
	if (!LIBRARY_LOAD("libebur128.so.1", MEASURE))
		return NULL;
	return (struct loudness *)p_ebur128_init(1, (unsigned long)rate, EBUR128_MODE_I);
}

void
loudness_add(struct loudness *l, const float *sample, size_t n)
{
	p_ebur128_add_frames_float((ebur128_state *)l, sample, n);
}

bool
loudness_total(struct loudness *l, double *lufs)
{
	return p_ebur128_loudness_global((ebur128_state *)l, lufs) == EBUR128_SUCCESS && isfinite(*lufs);
}

void
loudness_free(struct loudness *l)
{
	ebur128_state *state = (ebur128_state *)l;
	if (state)
		p_ebur128_destroy(&state);
}
