/* hash: see edition.h. BLAKE2b-256 of files and of bytes, and where media lie that are named by theirs. */
#include <errno.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "editions/blocks.h"
#include "editions/edition.h"
#include "findings/refuse.h"

enum { HASH_BYTES = 32, CHUNK = 16 * BLOCK_SIZE };

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
hash_read(const char *path, char out[EDITION_HASH], long long *size, void (*seen)(void *, const void *, size_t),
    void *data, struct error *err)
{
	crypto_generichash_state state;
	unsigned char hash[HASH_BYTES], *chunk = malloc(CHUNK);
	long long total = 0;
	size_t n;
	FILE *file = fopen(path, "re");
	int error = !file ? errno : !chunk ? ENOMEM : 0;
	crypto_generichash_init(&state, NULL, 0, sizeof hash);
	while (!error && (n = fread(chunk, 1, CHUNK, file)) > 0) {
		crypto_generichash_update(&state, chunk, n);
		total += (long long)n;
		if (seen)
			seen(data, chunk, n);
	}
	if (!error && ferror(file))
		error = EIO;
	crypto_generichash_final(&state, hash, sizeof hash);
	hash_text(hash, out);
	if (size)
		*size = total;
	if (file)
		fclose(file);
	free(chunk);
	if (error)
		log_warn("hash: %s: %s", path, strerror(error));
	return !error || error_disk(err, error);
}

bool
hash_file(const char *path, char out[EDITION_HASH], long long *size, struct error *err)
{
	return hash_read(path, out, size, NULL, NULL, err);
}

bool
media_path(const char *data, const char *hash, char *out, size_t size)
{
	return hash_valid(hash) && snprintf(out, size, "%s/media/%.2s/%s.jpg", data, hash, hash) < (int)size;
}
