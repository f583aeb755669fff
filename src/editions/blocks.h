/* The hashes of an edition's blocks, and the eyes of SQLite that look at them.
 *
 * A list has one BLAKE2b-128 for each 4 KiB of the file; its own hash stands in state.db, or it was made while the
 * whole file was found to be what state.db says. Who opens an edition reads it through blocks_vfs(): every block is
 * checked each time it is read, and one that is another ends the statement (SQLITE_CORRUPT) and is remembered: from
 * then on this process does not open that file any more. */
#pragma once

#include "editions/edition.h"

enum { BLOCK_SIZE = 4096 };

struct blocks; /* never changes; held by whoever asked for it, until blocks_free() */

/* By reading the whole file once: its hash and size, too. NULL on error. */
struct blocks *blocks_of(const char *path, char hash[EDITION_HASH], long long *size, struct error *err);
/* What blocks_write() wrote, if it is the list of that hash and for that size, for the edition `of`; else NULL. */
struct blocks *blocks_read(const char *path, const char *hash, long long size, const char *of);
int blocks_write(const struct blocks *b, const char *path); /* on the disk, or an errno value */
void blocks_hash(const struct blocks *b, char out[EDITION_HASH]);
/* The list of the edition `of` that was used last, while it is still known. */
struct blocks *blocks_known(const char *of);
struct blocks *blocks_keep(struct blocks *b); /* once more; accepts NULL */
void blocks_free(struct blocks *b);           /* accepts NULL */

/* The name of the VFS under which SQLite opens next, in this thread, a file of these blocks. */
const char *blocks_vfs(struct blocks *b);
/* Was a block of this file another than it must be? Not if the file has changed since. */
bool blocks_damaged(const char *path);
/* How often that was so of any file: whoever reads compares it with what it was before. */
unsigned blocks_damages(void);
