/* What the files that keep things in state.db share; not for other folders. */
#pragma once

#include "editions/db.h"
#include "store/decisions.h"
#include "store/state.h"
#include "store/state_tables.h"

struct state {
	struct db *db;
	char data[4000];
	int depth; /* of state_begin */
};

void state_path(const char *data, char *out, size_t size);
/* state.db as it was written last, else its twin, only to be read; NULL when neither is there and whole. */
struct db *state_look(const char *data);
/* For who holds the lock: only state.db itself; its twin is made when it is not as it should be. */
struct db *state_look_there(const char *data);
/* Its twin's bytes, malloc'ed; NULL when there is none, or it is broken. */
unsigned char *state_twin(const char *data, size_t *size);
bool state_has_table(struct db *db, const char *name);        /* accepts NULL */
struct db *state_create(const char *path, struct error *err); /* a new one, which must not be there */
bool state_leftovers(const char *data);                       /* are there editions or media? */
/* Puts state.db back from its twin, else makes it anew, with what the editions and the old file still say; a line in
 * the audit says so. */
struct db *state_rebuild(const char *data, struct error *err);
/* COMMIT when `ok`, else ROLLBACK; whether it is written. */
bool state_settle(const char *data, struct db *db, bool ok, struct error *err);

/* The editions it knows; `number` 0 in `out` when there is none. */
bool state_find_in(struct db *db, const char *data, int number, struct edition_info *out, struct error *err);
bool state_list_in(
    struct db *db, const char *data, struct arena *a, struct edition_info **out, size_t *count, struct error *err);
bool state_put_edition(struct db *db, const struct edition_info *e, struct error *err);
bool state_put_blocks(struct db *db, const struct edition_info *e, struct error *err);
int state_current_number(struct db *db); /* 0: none; −1: it cannot be read */
bool state_make_current(struct db *db, int number, struct error *err);
bool state_serves(const struct edition_info *info); /* can it be opened? */

/* What can still be read of a broken state.db, row by row (salvage.c). */
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
