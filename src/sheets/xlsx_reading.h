/* One workbook while it is read: its archive, and what its parts have said so
 * far. Whoever finds something wrong says so with xlsx_stop() and all unwinds. */
#pragma once

#include <zip.h>

#include "sheets/clean.h"
#include "sheets/xlsx.h"

enum show { SHOW_NUMBER, SHOW_DATE, SHOW_TIME, SHOW_DATETIME, SHOW_PERCENT };

struct reading { /* one workbook while it is read */
	struct arena *arena;
	struct findings *findings;
	const char *file;
	zip_t *zip;
	struct part_name {
		const char *name; /* folders parted by / */
		zip_int64_t index;
	} * part; /* sorted, whatever the case */
	size_t parts;
	enum finding_id fail; /* FINDING_NONE as long as all is well */
	size_t unpacked;      /* bytes so far */
	struct clean_count clean;

	const char **string;
	size_t strings, string_capacity;
	struct style { /* by the number a cell's s says */
		enum show show;
		const char *code; /* the number format; NULL: General, or one that is only known by its number */
	} * style;
	size_t styles, style_capacity;
	struct custom_format {
		int id;
		struct style style;
	} * custom;
	size_t customs, custom_capacity;
	bool from_1904;

	struct sheet_entry {
		const char *name, *id, *path;
		bool hidden;
	} * sheet;
	size_t sheets, sheet_capacity;
	const char *strings_path, *styles_path, *book_path;

	struct {
		struct pasted **item;
		size_t count, capacity;
		struct links *named; /* what DISPIMG's names stand for, once it was asked */
		bool lost;           /* some could not be read, and that was said */
	} pictures;

	size_t rows, slots, text; /* counted against the GRID_MAX_ limits */
};

bool xlsx_stop(struct reading *r, enum finding_id why); /* false; the first reason counts */
/* The container, checked before anything is unpacked. */
bool xlsx_archive_open(struct reading *r, const void *data, size_t size);
zip_int64_t xlsx_part_find(const struct reading *r, const char *path); /* −1: none of that name */
