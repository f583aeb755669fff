/* A recording as it is kept and played: mono Opus, cut of the silence at both
 * ends, levelled by EBU R128 to −18 LUFS with no true peak over −1 dB; the
 * same bytes each time for the same recording.
 *
 * What cannot be heard is refused with its cure. Memory is bounded: the
 * recording is decoded twice, and never lies decoded as a whole. */
#pragma once

#include "sound/decode.h"

enum {
	SOUND_MAX_MINUTES = 10,
	SOUND_MAX_FILE = 128 * 1024 * 1024, /* more than ten minutes of anything a telephone makes */
};

struct sound_out {
	unsigned char *bytes; /* by malloc; see sound_free() */
	size_t size;
	int length_ms;
	bool clipped; /* it was recorded too loud: it can be heard, but not well */
};

/* Are all libraries there? Loads them: before the process is locked up. */
bool sound_prepare_ready(void);
/* `alive` (or NULL) is called now and then while it lasts. */
bool sound_prepare(
    const void *bytes, size_t n, void (*alive)(void *), void *context, struct sound_out *out, struct error *err);
void sound_free(struct sound_out *out); /* accepts an empty one */
