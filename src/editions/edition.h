/* An edition: one complete content file, written once, opened read-only.
 *
 *   DATA/editions/000012-<first 16 digits of its hash>.db
 *
 * Built in staging, checked, synced, hashed and only then renamed to its place, after the list of its blocks, which
 * lies beside it (000012-….sum, editions/blocks.h). Hashes are BLAKE2b-256, in 64 lower-case hexadecimal digits. */
#pragma once

#include "editions/content.h"

#define EDITION_HASH 65 /* bytes of a hash as text, with its NUL */

struct edition_info {
	int number; /* counts from 1; 0: there is no content */
	int base;   /* the one it was built on; 0 none */
	char path[4096];
	char file[64]; /* within editions/; "" when no longer kept */
	char hash[EDITION_HASH];
	char sums[EDITION_HASH]; /* of the list of its blocks; "": there is none, it is made of the whole file */
	long long size;
	char created[24]; /* 2024-05-01T09:00:00 */
	char source[256]; /* what was imported, as a person wrote it */
	char summary[256];
	bool demonstration;
};

/* Writes `content` to a new file `building` and moves it into DATA/editions. Takes
 * number, base, created, source, summary and demonstration from `info` and
 * fills in the rest. On failure nothing is left behind. */
bool edition_build(const char *data, const char *building, const struct content *content, struct edition_info *info,
    struct error *err);
/* The two halves of it, for an edition that is looked at before it is shown: write and check `building`; sync it,
 * hash it and move it in. On failure edition_write() leaves nothing behind, edition_move_in() may leave either file. */
bool edition_write(
    const char *building, const struct content *content, const struct edition_info *info, struct error *err);
bool edition_move_in(const char *data, const char *building, struct edition_info *info, struct error *err);
/* Length, header and number as they should be: quick, before the first frame; every block is checked when it is read.
 * One that an older catalogue made is opened as if it were of today's. The second asks nothing of its schema. */
struct db *edition_open(const struct edition_info *info, struct error *err);
struct db *edition_open_bare(const struct edition_info *info, struct error *err);
/* All of it, whole, or false. */
bool edition_load(const struct edition_info *info, struct arena *a, struct content *out, struct error *err);
int edition_remove(const struct edition_info *info); /* the file and its list; 0 or an errno value */
/* The whole file against its hash. */
bool edition_verify(const struct edition_info *info, struct error *err);
/* The same for a file that was not moved in: nothing is verified, and it has no hash. */
bool edition_peek(const char *path, struct edition_info *out, struct error *err);
/* Everything an edition says of itself, from its file name and `meta`; verifies it. */
bool edition_inspect(const char *data, const char *file, struct edition_info *out, struct error *err);

/* DATA/media/3f/3fa9….jpg; false when `hash` is not a hash. */
bool media_path(const char *data, const char *hash, char *out, size_t size);
bool hash_valid(const char *hash);
void hash_bytes(const void *bytes, size_t n, char out[EDITION_HASH]);
/* `seen` (or NULL) gets every byte, 64 KiB at a time. */
bool hash_read(const char *path, char out[EDITION_HASH], long long *size, void (*seen)(void *, const void *, size_t),
    void *data, struct error *err);
bool hash_file(const char *path, char out[EDITION_HASH], long long *size, struct error *err);
