/* One import, from a folder to the screen: copy, read, tie, compare, publish.
 *
 * The command line and the staff screen are two faces of this. It runs in a
 * process of its own, holds the lock of the data folder, and changes nothing
 * there but staging/ until it publishes. */
#pragma once

#include "base/date.h"
#include "import/judgement.h"
#include "import/merge.h"
#include "import/photo_match.h"

struct importer_options {
	const char *source;
	const char *data; /* NULL: check only, compared with nothing */
	bool yes, without_bad_rows;
	bool resumed; /* `source` is what waits: intake/waiting.h */
	struct answer_options answers;
	struct progress progress;
	const struct source_keeper *keeper; /* NULL: what fails on the stick is a finding */
	const char *by;                     /* who reads it in; NULL: 命令行 */
	struct datetime now;
	bool
	    pinned; /* `now` is not the machine's clock: nothing says how long it took, so that pictures are the same */
};

struct importer_report { /* all texts in `arena` */
	struct arena *arena;
	struct findings findings;
	struct judgements judgements; /* of the change, as it was merged last */
	struct merge_count registers[REG_COUNT];
	struct photo_match_count photos;
	const char *source;
	bool ok;            /* nothing keeps it from being published */
	int edition;        /* published as; 0: nothing changed */
	bool no_change;     /* what it brings is there already */
	bool demonstration; /* what it brings is marked 示例 */
	bool blocked;       /* leaving out what is wrong would not help */
	size_t held;        /* rows that a person keeps back for now */
	size_t left_out;    /* rows that stay out, --without-bad-rows */
	size_t left_sheets; /* sheets and files that stay out as a whole */
};

/* False: it could not be judged at all, and `err` says why (the machine's
 * fault, cancelled). The report is whole in both cases; free its arena. */
bool importer_run(struct importer_options *options, struct importer_report *report, struct error *err);
