/* A recording off a stick as sound: mono, 48,000 samples a second, from every
 * kind that telephones and computers make (m4a/AAC, AMR, MP3, WAV, OGG/Opus).
 *
 * Told by content, not by its name. FFmpeg's libraries do it; they are loaded
 * when the first one is decoded. Only ever in the reader. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

enum { SOUND_RATE = 48000 };

/* Takes the next samples; false: no more are wanted. */
typedef bool (*sound_sink)(void *context, const float *sample, size_t n);

/* Are the libraries there? Loads them. */
bool sound_decode_ready(void);
/* All of it, from the beginning, the same samples each time. False with a sentence for the clerk, also when less
 * comes out than the file says it holds; true when the sink wants no more. */
bool sound_decode(const void *bytes, size_t n, sound_sink sink, void *context, struct error *err);
