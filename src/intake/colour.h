/* Colours of wide-gamut phones and cameras turned into what the screen shows
 * (sRGB), by the profile that the photo carries. Runs in the reader. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

enum { COLOUR_MAX_PROFILE = 4 * 1024 * 1024 };

/* `pixels` times RGB, in place. Without a profile (NULL) they are Adobe RGB. A
 * profile that is sRGB itself, is of another kind or cannot be read changes nothing. */
void colour_to_srgb(unsigned char *rgb, size_t pixels, const void *profile, size_t n);
