/* Separated text (.csv, .txt) as one grid.
 *
 * The encoding is told by its mark, else UTF-8 if it is, else UTF-16 or Big5
 * if it looks so, else GB 18030 (with the euro of Windows); the separator
 * (comma, tab, semicolon) by what parts the first lines alike. Every cell is text. */
#pragma once

#include "findings/finding.h"
#include "sheets/grid.h"

enum { CSV_MAX_FILE = 32 * 1024 * 1024 };

/* False when the file is too large or is no text; a row that cannot be
 * decoded, or a quote that is never closed, is an error of that row. */
bool csv_read(
    struct arena *a, const void *data, size_t size, const char *file, struct workbook *out, struct findings *f);
