/* What can still be read of a broken state.db, row by row; not for other folders. */
#pragma once

#include "base/arena.h"
#include "editions/db.h"

struct salvage {
	struct arena *arena; /* the caller's */
	int current;         /* number of the edition it called current; 0 */
	struct salvage_row *row;
	size_t rows, capacity;
};

/* Reads each table from both ends, as far as that goes. */
void salvage_read(const char *path, struct salvage *out);
/* Into a new state.db whose tables are made, inside the caller's transaction. */
bool salvage_write(struct db *db, const struct salvage *s, struct error *err);
