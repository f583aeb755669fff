/* Separated text (.csv, .txt) as one grid.
 *
 * The encoding is told by its mark, else UTF-8 if it is, else UTF-16 or Big5
 * if it looks so, else GB 18030 (with the euro of Windows); the separator
 * (comma, tab, semicolon) by what parts the first lines alike. Every cell is
 * text, and `shared`. */
#pragma once

#include "findings/finding.h"
#include "sheets/grid.h"

/* A township's year of scores is a million rows in 65 to 100 MB. Of its cells few are different: those are held once,
 * so that a row costs eight bytes a column, and they alone are bounded as a workbook's are. */
enum { CSV_MAX_FILE = 128 * 1024 * 1024, CSV_MAX_ROWS = 1500000, CSV_MAX_CELLS = 20000000 };

/* False when the file is too large or is no text; a row that cannot be
 * decoded, or a quote that is never closed, is an error of that row. */
bool csv_read(
    struct arena *a, const void *data, size_t size, const char *file, struct workbook *out, struct findings *f);
