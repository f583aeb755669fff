/* One XML part of a workbook through expat, within its bounds. */
#pragma once

#include <expat.h>

#include "base/str.h"
#include "sheets/xlsx_reading.h"

struct part {
	struct reading *reading;
	XML_Parser parser;
	int depth;
	void (*start)(struct part *, const char *name, const char **attr);
	void (*end)(struct part *, const char *name);
	struct strbuf text; /* collected while `collect` is set */
	bool collect;
	void *state;
};

/* Parses a part by its path; a missing one is fine when `must` is false. */
bool xlsx_part_read(struct reading *r, const char *path, bool must, struct part *p);
void xlsx_part_stop(struct part *p, enum finding_id why);
/* The path of a target relative to the part `base`; NULL when it leaves the archive. */
const char *xlsx_resolve(struct arena *a, const char *base, const char *target);
const char *xlsx_cleaned(struct part *p); /* what was collected, as text for a cell */
/* Names without their namespaces; NULL: no such attribute. */
const char *xlsx_attribute(const char **attr, const char *name);
bool xlsx_attribute_true(const char **attr, const char *name);
int xlsx_attribute_int(const char **attr, const char *name, int missing);
