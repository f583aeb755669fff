/* The reader's eyes, for people: what test-cells and test-photo print. */
#pragma once

#include <stdbool.h>
#include <stdio.h>

#include "base/error.h"

/* Prints sheet number `sheet` (from 1) as CSV: rows in their place, dates as
 * ISO, broken cells as what is wrong with them; without what is hidden, and
 * numbers in the words that their format makes of them, unless `as_stored`.
 * Findings go to standard error. Exit status: 0, or the error's kind. */
int reader_test_cells(FILE *out, const char *path, int sheet, bool as_stored, struct error *err);
/* Writes what the photo becomes (the picture, not the thumbnail). */
int reader_test_photo(const char *in, const char *out, struct error *err);
