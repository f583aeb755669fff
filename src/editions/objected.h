/* Which rows an objection means, resolved once, when an edition is built:
 *   objected(register, rid, objection, open, named)
 * `register` is a table's name, `objection` a rid of 异议申诉登记. `open`: it
 * waits for its answer, so residents do not see the row. `named`: it names
 * the list that the row stands on. Residents' queries and the staff's read
 * this table and never the words of an objection. */
#pragma once

#include "editions/db.h"
#include "catalogue/catalogue.h"

#define OBJECTED_COLUMNS                                                                                               \
	"(register TEXT NOT NULL, rid INTEGER NOT NULL, objection INTEGER NOT NULL, open INTEGER NOT NULL, "           \
	"named INTEGER NOT NULL, PRIMARY KEY(register, rid, objection)) STRICT, WITHOUT ROWID"

/* An objection `o` that waits for its answer. */
#define OBJECTION_OPEN(o)                                                                                              \
	"(" o ".replied_on IS NULL AND " o ".result IS NULL AND coalesce(" o ".state,'公示中') IN "                 \
	"('公示中','复核中'))"

/* Fills the table, which is empty, from what the edition says. */
bool objected_fill(struct db *db, struct error *err);
