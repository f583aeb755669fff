/* Reading, checking and decoding picture files. See decode.h. */
#include "image/decode.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "image/stb.h"

enum { FILE_MAX = 32 << 20, PIXELS_MAX = 24000000, HASH_BYTES = 32 };

static bool
read_all(int fd, uint8_t *out, size_t size)
{
	size_t done = 0;
	while (done < size) {
		ssize_t n = read(fd, out + done, size - done);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		done += (size_t)n;
	}
	return true;
}

static uint8_t *
read_file(const char *path, size_t *size, const char **why)
{
	struct stat st;
	uint8_t *bytes = NULL;
	int fd = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
	*why = "cannot be opened";
	if (fd < 0)
		return NULL;
	*why = "not a plain file of a sensible size";
	if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode) || st.st_size <= 0 || st.st_size > FILE_MAX)
		goto out;
	*size = (size_t)st.st_size;
	*why = "cannot be read";
	bytes = malloc(*size);
	if (bytes && !read_all(fd, bytes, *size)) {
		free(bytes);
		bytes = NULL;
	}
out:
	close(fd);
	return bytes;
}

static int
hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* The hash a name promises; false when it is no hash. */
static bool
name_hash(const char *path, uint8_t out[HASH_BYTES])
{
	const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path, *dot = strrchr(name, '.');
	size_t stem = dot ? (size_t)(dot - name) : strlen(name);
	if (stem != 2 * HASH_BYTES)
		return false;
	for (int i = 0; i < HASH_BYTES; i++) {
		int high = hex_digit(name[2 * i]), low = hex_digit(name[2 * i + 1]);
		if (high < 0 || low < 0)
			return false;
		out[i] = (uint8_t)(high << 4 | low);
	}
	return true;
}

/* Whether the name of `path` is no hash, or the hash of the bytes. */
static bool
hash_matches(const char *path, const void *bytes, unsigned long long size)
{
	uint8_t promised[HASH_BYTES], actual[HASH_BYTES];
	if (!name_hash(path, promised))
		return true;
	return crypto_generichash(actual, sizeof actual, bytes, size, NULL, 0) == 0 &&
	       memcmp(promised, actual, sizeof actual) == 0;
}

uint8_t *
decode_file(const char *path, int *w, int *h, const char **why)
{
	size_t size = 0;
	int channels;
	uint8_t *pixels = NULL, *bytes = read_file(path, &size, why);
	if (!bytes)
		return NULL;
	*why = "is not what its name says";
	if (!hash_matches(path, bytes, size))
		goto out;
	*why = "no JPEG or PNG, or too large";
	if (!stbi_info_from_memory(bytes, (int)size, w, h, &channels))
		goto out;
	if (*w < 1 || *h < 1 || (int64_t)*w * *h > PIXELS_MAX)
		goto out;
	*why = "damaged";
	pixels = stbi_load_from_memory(bytes, (int)size, w, h, &channels, 4);
out:
	free(bytes);
	return pixels;
}
