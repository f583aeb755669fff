/* Back to an edition there was, with what people decided since laid over it.
 * Where a decision changes nothing, that edition itself becomes current; else a
 * new one is built of its content. The objection book is never undone. */
#pragma once

#include "base/date.h"
#include "import/importer.h"

struct undo {
	const char *data, *by;
	int to;       /* 0: the one before */
	bool dry_run; /* says what would change, and changes nothing */
	struct datetime now;
};

struct undone {
	int from, to, edition; /* `edition`: what is current now, `to` or a new number; 0 dry run */
	size_t decisions;      /* that changed something in it */
	struct edition_info target;
};

/* Holds DATA/lock while it works; `report` gets the counts. False: nothing has changed. */
bool undo_run(const struct undo *u, struct undone *out, struct importer_report *report, struct error *err);
