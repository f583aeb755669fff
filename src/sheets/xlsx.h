/* Workbooks as WPS, Excel and LibreOffice write them (.xlsx, .ods), as grids.
 *
 * The bytes are hostile: archive and XML are read under limits, nothing is
 * written anywhere, and whatever is wrong becomes a finding with its cure. */
#pragma once

#include "findings/finding.h"
#include "sheets/grid.h"

enum {
	XLSX_MAX_FILE = 64 * 1024 * 1024,
	XLSX_MAX_ENTRY = 64 * 1024 * 1024,  /* one part, unpacked */
	XLSX_MAX_TOTAL = 128 * 1024 * 1024, /* all parts, unpacked */
	XLSX_MAX_RATIO = 200,               /* of parts above 100 KB */
};

/* Reads whatever lies in the file, told by its content and not by its name:
 * a workbook, or separated text (csv.h). Old .xls, .et and .wps, files with a
 * password and HTML are refused with the cure. False when nothing could be
 * read; then there is an error among the findings. `file` is only for them. */
bool workbook_read(
    struct arena *a, const void *data, size_t size, const char *file, struct workbook *out, struct findings *f);

/* The same for what is known to be an archive. */
bool xlsx_read(
    struct arena *a, const void *data, size_t size, const char *file, struct workbook *out, struct findings *f);
