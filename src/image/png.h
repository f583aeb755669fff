/* Pictures of screens as PNG files: written the same, byte for byte, for the
 * same pixels (24-bit RGB; the alpha byte of a screen means nothing and is
 * left out, no time chunk). */
#pragma once

#include <stdbool.h>
#include <stdint.h>
#include "base/error.h"

/* `pitch` is the bytes from row to row. A failed write leaves no file. */
bool png_write(const char *path, const uint32_t *argb, int w, int h, int pitch, struct error *err);

/* Pixels as ARGB8888, rows of *w; the caller frees them with free(). NULL on failure. */
uint32_t *png_read(const char *path, int *w, int *h, struct error *err);
