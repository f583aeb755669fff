/* A database as the bytes of its file: what the twin of state.db needs (store/state_file.c). */
#pragma once

#include "editions/db.h"

/* `kept` is called with `path` when something was committed since: by db_keep(), or before it is closed. */
typedef void db_kept(struct db *db, const char *path);
void db_on_commit(struct db *db, db_kept *kept, const char *path);
void db_keep(struct db *db);
/* All its pages as they lie in the file, malloc'ed, with room for `more`; NULL when they cannot be read. */
unsigned char *db_bytes(struct db *db, size_t more, size_t *size);
/* A database in memory, only to be read, of such bytes, which are copied; NULL when there is no room. */
struct db *db_open_bytes(const void *bytes, size_t size);
/* How often the file was committed to, as it says itself, whatever this connection thinks. */
unsigned db_commits(struct db *db);
