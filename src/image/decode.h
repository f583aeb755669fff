/* From a file to pixels: read, check, decode. Any thread.
 *
 * Only decodes what our importer wrote: JPEG and PNG, at most 32 MiB and 24
 * million pixels, no symbolic link. A name whose stem is 64 hex digits is the
 * BLAKE2b-256 of the bytes, and a file that differs is refused. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

/* Bytes R, G, B, A, rows of *w; free with free(). NULL: refused; *why then says so, in English. */
uint8_t *decode_file(const char *path, int *w, int *h, const char **why);
