/* edition: see edition.h. Written once, by one process that holds the lock of
 * the data folder; after the rename nobody writes to it again. */
#include "editions/edition.h"

#include <errno.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/log.h"
#include "base/str.h"
#include "findings/refuse.h"
#include "os/fs.h"
#include "editions/schema.h"

enum { HASH_BYTES = 32, HASH_SHORT = 16, BLOCK = 64 * 1024 };

static bool
machine(struct error *err, int error, const char *what)
{
	log_warn("edition: %s: %s", what, strerror(error));
	return error_disk(err, error);
}

static void
hash_text(const unsigned char hash[HASH_BYTES], char out[EDITION_HASH])
{
	sodium_bin2hex(out, EDITION_HASH, hash, HASH_BYTES);
}

bool
hash_valid(const char *hash)
{
	return hash && strlen(hash) == EDITION_HASH - 1 && strspn(hash, "0123456789abcdef") == EDITION_HASH - 1;
}

void
hash_bytes(const void *bytes, size_t n, char out[EDITION_HASH])
{
	unsigned char hash[HASH_BYTES];
	crypto_generichash(hash, sizeof hash, bytes, n, NULL, 0);
	hash_text(hash, out);
}

bool
hash_file(const char *path, char out[EDITION_HASH], long long *size, struct error *err)
{
	crypto_generichash_state state;
	unsigned char hash[HASH_BYTES], *block = malloc(BLOCK);
	long long total = 0;
	size_t n;
	FILE *file = fopen(path, "re");
	if (!file || !block) {
		machine(err, errno, path);
		free(block);
		if (file)
			fclose(file);
		return false;
	}
	crypto_generichash_init(&state, NULL, 0, sizeof hash);
	while ((n = fread(block, 1, BLOCK, file)) > 0) {
		crypto_generichash_update(&state, block, n);
		total += (long long)n;
	}
	bool ok = !ferror(file) || machine(err, EIO, path);
	crypto_generichash_final(&state, hash, sizeof hash);
	hash_text(hash, out);
	if (size)
		*size = total;
	fclose(file);
	free(block);
	return ok;
}

bool
media_path(const char *data, const char *hash, char *out, size_t size)
{
	return hash_valid(hash) && snprintf(out, size, "%s/media/%.2s/%s.jpg", data, hash, hash) < (int)size;
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
	bool ok = db && schema_create(db, err) && write_meta(db, info, err) && content_write(db, content, err);
	ok = db_close(db) && ok;
	if (!ok)
		return false;
	/* what was written is read back by the eyes that will read it later */
	db = db_open_edition(building, err);
	ok = db && db_check(db, false, err) && schema_check(db, err);
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

bool
edition_move_in(const char *data, const char *building, struct edition_info *info, struct error *err)
{
	char folder[sizeof info->path];
	int error = fs_sync(building);
	if (error)
		return machine(err, error, "sync");
	if (!hash_file(building, info->hash, &info->size, err))
		return false;
	snprintf(info->file, sizeof info->file, "%06d-%.*s.db", info->number, HASH_SHORT, info->hash);
	snprintf(folder, sizeof folder, "%s/editions", data);
	if (snprintf(info->path, sizeof info->path, "%s/%s", folder, info->file) >= (int)sizeof info->path)
		return machine(err, ENAMETOOLONG, "path");
	error = fs_mkdirs(folder);
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
		fs_remove(info->path);
	return false;
}

struct db *
edition_open(const struct edition_info *info, struct error *err)
{
	long long size;
	if (fs_size(info->path, &size) != 0 || size != info->size) {
		error_finding(err, FINDING_EDITION_CUT, info->number);
		return NULL;
	}
	struct db *db = db_open_edition(info->path, err);
	bool ok = db && schema_check_header(db, err) && (schema_check(db, NULL) || schema_bridge(db, err));
	if (ok && db_number(db, "SELECT CAST(v AS INTEGER) FROM meta WHERE k='number'", -1) != info->number)
		ok = error_finding(err, FINDING_EDITION_BROKEN, info->number);
	if (ok)
		return db;
	db_close(db);
	return NULL;
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
	if (!hash_file(out->path, out->hash, &out->size, err))
		return false;
	if (strncmp(out->hash, shorter, HASH_SHORT) != 0)
		return error_finding(err, FINDING_EDITION_BROKEN, out->number);
	struct db *db = edition_open(out, err);
	if (db)
		read_meta(db, out);
	return db && db_close(db);
}
