/* A machine's voice, for what nobody of the village has recorded: espeak-ng,
 * a program of its own that somebody has installed. It is started as a child,
 * gets the text and gives back sound; nothing of it is part of this program. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

enum { SYNTH_MOST = 1000 }; /* bytes of one text */

/* Is it installed? */
bool synth_there(void);
/* One sentence as mono of SOUND_RATE, levelled as recordings are; by malloc. It waits for the child, at most some
 * seconds. False (logged) when there is no sound. */
bool synth_say(const char *text, float **sample, size_t *count);
