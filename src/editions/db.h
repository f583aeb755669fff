/* One wrapper over SQLite: every open is hardened, every error a sentence.
 *
 * Owned by one thread. A statement remembers its first error: step on, and ask db_finish() at the end. SQLite's own
 * words go to the log, the Chinese sentence into `struct error`. Parameters count from 1, columns from 0. */
#pragma once

#include <stdbool.h>

#include "base/arena.h"
#include "base/error.h"

struct db;
struct stmt;
struct blocks;

/* Read-only and immutable, any -journal or -wal beside it ignored. An edition is opened by its blocks, and every one
 * is checked (editions/blocks.h); a file that this process has just made, or a review, without. */
struct db *db_open_blocks(const char *path, struct blocks *blocks, struct error *err);
struct db *db_open_edition(const char *path, struct error *err);
bool db_damaged(const struct db *db); /* a block was another since it was opened: something may be missing */
/* A new file to build an edition in: must not exist; journal in memory, no syncing. */
struct db *db_create(const char *path, struct error *err);
/* The machine's own database, made when `create`: rollback journal, synchronous=EXTRA. Falls back to reading only
 * when it may not be written. */
struct db *db_open_state(const char *path, bool create, struct error *err);
bool db_close(struct db *db); /* accepts NULL; false when statements are still open */

/* One or more statements without parameters or results. */
bool db_exec(struct db *db, const char *sql, struct error *err);
/* The first column of the first row as an integer, `otherwise` when there is none. */
long long db_number(struct db *db, const char *sql, long long otherwise);
/* `PRAGMA integrity_check` (or the quick one) and `foreign_key_check` say nothing. */
bool db_check(struct db *db, bool quick, struct error *err);

struct stmt *db_prepare(struct db *db, const char *sql, struct error *err); /* NULL on error */
/* The texts of ?1, ?2 …; what is not named is NULL. A number may be bound as its text. */
enum { DB_BINDS = 10 };
#define INTEGER(n) db_number_text(n, (char[24]){ 0 })
const char *db_number_text(long long number, char out[24]);
#define BIND(...) ((const char *const[DB_BINDS]){ __VA_ARGS__ })
/* Prepared and bound; `bind` may be NULL. NULL on error. */
struct stmt *db_ask(struct db *db, const char *sql, const char *const *bind, struct error *err);
/* The first column of its first row; `otherwise` when there is none, or it is empty. */
long long db_find(struct db *db, const char *sql, const char *const *bind, long long otherwise);
void db_bind_text(struct stmt *s, int index, const char *text); /* copied; NULL binds NULL */
void db_bind_int(struct stmt *s, int index, long long value);
bool db_step(struct stmt *s);  /* true: there is a row */
void db_reset(struct stmt *s); /* ready to bind and step again */
/* Valid until the next step; "" when NULL. */
const char *db_text(struct stmt *s, int column);
long long db_int(struct stmt *s, int column);
bool db_is_null(struct stmt *s, int column);
int db_columns(struct stmt *s);
/* Frees it (accepts NULL, giving false): true when all went well. */
bool db_finish(struct stmt *s, struct error *err);

/* One statement without results. */
bool db_run(struct db *db, const char *sql, const char *const *bind, struct error *err);
/* SQL's NAME(x, y), of two texts ("" for NULL): what `f` makes of them in the arena. False: no memory. */
bool db_function(struct db *db, const char *name, const char *(*f)(struct arena *a, const char *x, const char *y));
