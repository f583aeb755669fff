/* edition: see edition.h. Written once, by one process that holds the lock of
 * the data folder; after the rename nobody writes to it again. */
#include "editions/edition.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/log.h"
#include "base/str.h"
#include "editions/blocks.h"
#include "editions/schema.h"
#include "findings/refuse.h"
#include "os/fs.h"

enum { HASH_SHORT = 16 };

/* A township's edition is filled and looked through in no order that 2 MB could hold: each page would be written, or
 * read, thirty times. */
#define WIDE_CACHE "PRAGMA cache_size=-65536"

static bool
machine(struct error *err, int error, const char *what)
{
	log_warn("edition: %s: %s", what, strerror(error));
	return error_disk(err, error);
}

static bool
write_meta(struct db *db, const struct edition_info *info, struct error *err)
{
	char number[16], base[16];
	snprintf(number, sizeof number, "%d", info->number);
	snprintf(base, sizeof base, "%d", info->base);
	return content_meta_set(db, "number", number, err) && content_meta_set(db, "base", base, err) &&
	       content_meta_set(db, "created", info->created, err) &&
	       content_meta_set(db, "source", info->source, err) &&
	       content_meta_set(db, "summary", info->summary, err) &&
	       content_meta_set(db, "demonstration", info->demonstration ? "1" : "0", err);
}

static bool
write_and_check(const char *building, const struct content *content, const struct edition_info *info, struct error *err)
{
	struct db *db = db_create(building, err);
	bool ok = db && db_exec(db, WIDE_CACHE, err) && schema_create(db, err) && write_meta(db, info, err) &&
		  content_write(db, content, err);
	ok = db_close(db) && ok;
	if (!ok)
		return false;
	/* what was written is read back by the eyes that will read it later */
	db = db_open_edition(building, err);
	ok = db && db_exec(db, WIDE_CACHE, err) && db_check(db, false, err) && schema_check(db, err);
	db_close(db);
	return ok;
}

bool
edition_write(const char *building, const struct content *content, const struct edition_info *info, struct error *err)
{
	if (write_and_check(building, content, info, err))
		return true;
	fs_remove(building);
	return false;
}

/* Where the list of its blocks lies: 000012-….sum. */
static bool
list_path(const struct edition_info *info, char out[sizeof info->path + 8])
{
	size_t n = strlen(info->path);
	bool is = str_ends(info->path, ".db");
	snprintf(out, sizeof info->path + 8, "%.*s.sum", (int)(is ? n - 3 : n), info->path);
	return is;
}

int
edition_remove(const struct edition_info *info)
{
	char list[sizeof info->path + 8];
	if (list_path(info, list))
		fs_remove(list);
	return fs_remove(info->path);
}

bool
edition_move_in(const char *data, const char *building, struct edition_info *info, struct error *err)
{
	char folder[sizeof info->path], list[sizeof info->path + 8];
	int error = fs_sync(building);
	if (error)
		return machine(err, error, "sync");
	struct blocks *blocks = blocks_of(building, info->hash, &info->size, err);
	if (!blocks)
		return false;
	blocks_hash(blocks, info->sums);
	snprintf(info->file, sizeof info->file, "%06d-%.*s.db", info->number, HASH_SHORT, info->hash);
	snprintf(folder, sizeof folder, "%s/editions", data);
	if (snprintf(info->path, sizeof info->path, "%s/%s", folder, info->file) >= (int)sizeof info->path)
		error = ENAMETOOLONG;
	if (!error)
		error = fs_mkdirs(folder);
	list_path(info, list);
	if (!error)
		error = blocks_write(blocks, list);
	blocks_free(blocks);
	if (!error)
		error = fs_rename(building, info->path);
	if (!error)
		error = fs_sync(folder);
	if (!error)
		error = fs_sync(data);
	return error == 0 || machine(err, error, "move");
}

bool
edition_build(
    const char *data, const char *building, const struct content *content, struct edition_info *info, struct error *err)
{
	info->file[0] = '\0';
	if (edition_write(building, content, info, err) && edition_move_in(data, building, info, err))
		return true;
	fs_remove(building);
	if (info->file[0])
		edition_remove(info);
	return false;
}

/* By the list beside it, whose hash state.db has; else made of the whole file, when that is what state.db says. */
static struct blocks *
blocks_for(const struct edition_info *info)
{
	char list[sizeof info->path + 8], hash[EDITION_HASH];
	long long size;
	struct blocks *b = blocks_known(info->hash);
	if (!b && info->sums[0] && list_path(info, list))
		b = blocks_read(list, info->sums, info->size, info->hash);
	if (b)
		return b;
	b = blocks_of(info->path, hash, &size, NULL);
	if (b && strcmp(hash, info->hash) == 0 && size == info->size)
		return b;
	blocks_free(b);
	return NULL;
}

struct db *
edition_open_bare(const struct edition_info *info, struct error *err)
{
	long long size;
	if (fs_size(info->path, &size) != 0 || size != info->size) {
		error_finding(err, FINDING_EDITION_CUT, info->number);
		return NULL;
	}
	if (!info->hash[0]) /* what is looked at before it is published, just made: nobody has a hash of it */
		return db_open_edition(info->path, err);
	struct blocks *blocks = blocks_damaged(info->path) ? NULL : blocks_for(info);
	struct db *db = blocks ? db_open_blocks(info->path, blocks, err) : NULL;
	if (!blocks || blocks_damaged(info->path))
		error_finding(err, FINDING_EDITION_BROKEN, info->number);
	blocks_free(blocks);
	return db;
}

struct db *
edition_open(const struct edition_info *info, struct error *err)
{
	struct db *db = edition_open_bare(info, err);
	bool ok = db && schema_check_header(db, err) && (schema_check(db, NULL) || schema_bridge(db, err));
	if (ok && db_number(db, "SELECT CAST(v AS INTEGER) FROM meta WHERE k='number'", -1) != info->number)
		ok = error_finding(err, FINDING_EDITION_BROKEN, info->number);
	if (db && db_damaged(db))
		ok = error_finding(err, FINDING_EDITION_BROKEN, info->number);
	if (ok)
		return db;
	db_close(db);
	return NULL;
}

bool
edition_load(const struct edition_info *info, struct arena *a, struct content *out, struct error *err)
{
	*out = (struct content){ 0 };
	struct db *db = edition_open(info, err);
	bool ok = db && content_load(db, a, out, err);
	if (db && db_damaged(db))
		ok = error_finding(err, FINDING_EDITION_BROKEN, info->number);
	db_close(db);
	return ok;
}

bool
edition_verify(const struct edition_info *info, struct error *err)
{
	char hash[EDITION_HASH];
	long long size;
	if (!hash_file(info->path, hash, &size, err))
		return false;
	if (size != info->size || strcmp(hash, info->hash) != 0)
		return error_finding(err, FINDING_EDITION_BROKEN, info->number);
	return true;
}

/* The number and the first digits of the hash; false when it is no edition's name. */
static bool
parse_name(const char *file, int *number, char shorter[HASH_SHORT + 1])
{
	size_t n = strspn(file, "0123456789");
	if (n < 6 || n > 9 || file[n] != '-')
		return false;
	const char *hex = file + n + 1;
	if (strspn(hex, "0123456789abcdef") != HASH_SHORT || strcmp(hex + HASH_SHORT, ".db") != 0)
		return false;
	*number = atoi(file);
	memcpy(shorter, hex, HASH_SHORT);
	shorter[HASH_SHORT] = '\0';
	return *number > 0;
}

static void
read_meta(struct db *db, struct edition_info *out)
{
	struct arena *a = arena_new();
	snprintf(out->created, sizeof out->created, "%s", content_meta(db, a, "created"));
	snprintf(out->source, sizeof out->source, "%s", content_meta(db, a, "source"));
	snprintf(out->summary, sizeof out->summary, "%s", content_meta(db, a, "summary"));
	out->base = atoi(content_meta(db, a, "base"));
	out->demonstration = strcmp(content_meta(db, a, "demonstration"), "1") == 0;
	arena_free(a);
}

bool
edition_peek(const char *path, struct edition_info *out, struct error *err)
{
	*out = (struct edition_info){ 0 };
	snprintf(out->path, sizeof out->path, "%s", path);
	struct db *db = fs_size(path, &out->size) == 0 ? db_open_edition(path, err) : NULL;
	if (!db)
		return error_finding(err, FINDING_EDITION_UNBUILT);
	out->number = (int)db_number(db, "SELECT CAST(v AS INTEGER) FROM meta WHERE k='number'", 0);
	read_meta(db, out);
	return db_close(db);
}

bool
edition_inspect(const char *data, const char *file, struct edition_info *out, struct error *err)
{
	char shorter[HASH_SHORT + 1];
	*out = (struct edition_info){ 0 };
	if (!parse_name(file, &out->number, shorter))
		return error_finding(err, FINDING_EDITION_FOREIGN);
	snprintf(out->file, sizeof out->file, "%s", file);
	snprintf(out->path, sizeof out->path, "%s/editions/%s", data, file);
	struct blocks *blocks = blocks_of(out->path, out->hash, &out->size, err);
	if (!blocks)
		return false;
	blocks_hash(blocks, out->sums);
	blocks_free(blocks);
	if (strncmp(out->hash, shorter, HASH_SHORT) != 0)
		return error_finding(err, FINDING_EDITION_BROKEN, out->number);
	struct db *db = edition_open(out, err);
	if (db)
		read_meta(db, out);
	return db && db_close(db);
}
