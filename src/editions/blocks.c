/* blocks: see blocks.h. */
#include "editions/blocks.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/log.h"
#include "base/need.h"
#include "findings/refuse.h"
#include "os/fs.h"

enum { HASH = 16, DAMAGED_MOST = 16 };

struct blocks {
	int users;
	long long size; /* of the file */
	size_t count;
	char of[EDITION_HASH];
	unsigned char (*hash)[HASH];
};

/* ------------------------------------------------------------- the list */

static struct blocks *last; /* one edition is opened again and again */

static size_t
blocks_in(long long size)
{
	return (size_t)((size + BLOCK_SIZE - 1) / BLOCK_SIZE);
}

static struct blocks *
new_blocks(long long size, const char *of)
{
	struct blocks *b = need(sizeof *b);
	b->users = 1;
	b->size = size;
	b->hash = need((blocks_in(size) + 1) * HASH);
	memcpy(b->of, of, sizeof b->of);
	return b;
}

struct blocks *
blocks_keep(struct blocks *b)
{
	if (b)
		b->users++;
	return b;
}

void
blocks_free(struct blocks *b)
{
	if (!b || --b->users > 0)
		return;
	free(b->hash);
	free(b);
}

static struct blocks *
remember(struct blocks *b)
{
	blocks_free(last);
	last = blocks_keep(b);
	return b;
}

struct blocks *
blocks_known(const char *of)
{
	return last && strcmp(last->of, of) == 0 ? blocks_keep(last) : NULL;
}

static void
add(void *data, const void *bytes, size_t n)
{
	struct blocks *b = data;
	/* the file grew meanwhile: its size will not be what it must be */
	for (size_t at = 0; at < n && b->count < blocks_in(b->size); at += BLOCK_SIZE)
		crypto_generichash(b->hash[b->count++], HASH, (const unsigned char *)bytes + at,
		    n - at < BLOCK_SIZE ? n - at : BLOCK_SIZE, NULL, 0);
}

struct blocks *
blocks_of(const char *path, char hash[EDITION_HASH], long long *size, struct error *err)
{
	long long now = 0;
	int error = fs_size(path, &now);
	if (error) {
		error_disk(err, error);
		return NULL;
	}
	struct blocks *b = new_blocks(now, (char[EDITION_HASH]){ 0 });
	if (hash_read(path, hash, size, add, b, err) && *size == b->size) {
		memcpy(b->of, hash, sizeof b->of);
		return remember(b);
	}
	if (*size != b->size)
		error_disk(err, EIO);
	blocks_free(b);
	return NULL;
}

struct blocks *
blocks_read(const char *path, const char *hash, long long size, const char *of)
{
	char now[EDITION_HASH];
	unsigned char *bytes = NULL;
	size_t n = 0, must = blocks_in(size) * HASH;
	if (fs_read(path, must, &bytes, &n) != 0)
		return NULL;
	hash_bytes(bytes, n, now);
	struct blocks *b = n == must && strcmp(now, hash) == 0 ? new_blocks(size, of) : NULL;
	if (b) {
		memcpy(b->hash, bytes, n);
		b->count = blocks_in(size);
		remember(b);
	}
	free(bytes);
	return b;
}

int
blocks_write(const struct blocks *b, const char *path)
{
	return fs_write(path, b->hash, b->count * HASH);
}

void
blocks_hash(const struct blocks *b, char out[EDITION_HASH])
{
	hash_bytes(b->hash, b->count * HASH, out);
}

/* ------------------------------------------------------------ the damage */

/* Files, as they were: one that was replaced or put right since is looked at anew. */
static struct stat damaged[DAMAGED_MOST];
static unsigned damages, noted;

static bool
is_noted(const struct stat *st)
{
	for (unsigned i = 0; i < DAMAGED_MOST && i < noted; i++)
		if (damaged[i].st_dev == st->st_dev && damaged[i].st_ino == st->st_ino &&
		    memcmp(&damaged[i].st_ctim, &st->st_ctim, sizeof st->st_ctim) == 0)
			return true;
	return false;
}

bool
blocks_damaged(const char *path)
{
	struct stat st;
	return stat(path, &st) == 0 && is_noted(&st);
}

unsigned
blocks_damages(void)
{
	return damages;
}

static int
damage(int fd, const struct blocks *b, size_t index, int code)
{
	struct stat st;
	damages++;
	if (fstat(fd, &st) == 0 && !is_noted(&st)) {
		log_warn("edition %.16s: block %zu is not what it must be", b->of, index);
		damaged[noted++ % DAMAGED_MOST] = st;
	}
	return code;
}

/* --------------------------------------------------------------- the VFS */

struct checked {
	sqlite3_file base;
	int fd;
	struct blocks *blocks;
};

static _Thread_local struct blocks *opening;

static int
checked_close(sqlite3_file *f)
{
	struct checked *c = (struct checked *)f;
	close(c->fd);
	blocks_free(c->blocks);
	return SQLITE_OK;
}

/* One block into `to`, which has room for one. */
static int
read_block(const struct checked *c, size_t index, unsigned char *to)
{
	unsigned char hash[HASH];
	const struct blocks *b = c->blocks;
	long long at = (long long)index * BLOCK_SIZE;
	size_t must = (size_t)(b->size - at < BLOCK_SIZE ? b->size - at : BLOCK_SIZE), n = 0;
	if (index >= b->count)
		return damage(c->fd, b, index, SQLITE_CORRUPT);
	while (n < must) {
		ssize_t got = pread(c->fd, to + n, must - n, at + (off_t)n);
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return damage(c->fd, b, index, got < 0 ? SQLITE_IOERR_READ : SQLITE_CORRUPT);
		n += (size_t)got;
	}
	crypto_generichash(hash, sizeof hash, to, must, NULL, 0);
	return memcmp(hash, b->hash[index], HASH) == 0 ? SQLITE_OK : damage(c->fd, b, index, SQLITE_CORRUPT);
}

static int
checked_read(sqlite3_file *f, void *out, int amount, sqlite3_int64 at)
{
	unsigned char block[BLOCK_SIZE], *to = out;
	while (amount > 0) {
		size_t within = (size_t)(at % BLOCK_SIZE), n = BLOCK_SIZE - within;
		n = n < (size_t)amount ? n : (size_t)amount;
		bool direct = n == BLOCK_SIZE;
		int code = read_block((struct checked *)f, (size_t)(at / BLOCK_SIZE), direct ? to : block);
		if (code != SQLITE_OK)
			return code;
		if (!direct)
			memcpy(to, block + within, n);
		to += n;
		at += (sqlite3_int64)n;
		amount -= (int)n;
	}
	return SQLITE_OK;
}

static int
no_write(sqlite3_file *f, const void *bytes, int amount, sqlite3_int64 at)
{
	return SQLITE_READONLY;
}

static int
no_truncate(sqlite3_file *f, sqlite3_int64 size)
{
	return SQLITE_READONLY;
}

static int
nothing(sqlite3_file *f, int what)
{
	return SQLITE_OK;
}

static int
checked_size(sqlite3_file *f, sqlite3_int64 *size)
{
	*size = ((struct checked *)f)->blocks->size;
	return SQLITE_OK;
}

static int
not_reserved(sqlite3_file *f, int *is)
{
	*is = 0;
	return SQLITE_OK;
}

static int
no_control(sqlite3_file *f, int what, void *with)
{
	return SQLITE_NOTFOUND;
}

static int
sector_size(sqlite3_file *f)
{
	return BLOCK_SIZE;
}

static int
characteristics(sqlite3_file *f)
{
	return SQLITE_IOCAP_IMMUTABLE;
}

static const sqlite3_io_methods methods = { .iVersion = 1,
	.xClose = checked_close,
	.xRead = checked_read,
	.xWrite = no_write,
	.xTruncate = no_truncate,
	.xSync = nothing,
	.xFileSize = checked_size,
	.xLock = nothing,
	.xUnlock = nothing,
	.xCheckReservedLock = not_reserved,
	.xFileControl = no_control,
	.xSectorSize = sector_size,
	.xDeviceCharacteristics = characteristics };

static sqlite3_vfs *
beneath(void)
{
	return sqlite3_vfs_find(NULL);
}

static int
checked_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *f, int flags, int *out)
{
	struct checked *c = (struct checked *)f;
	struct stat st;
	if (!(flags & SQLITE_OPEN_MAIN_DB)) /* what it sorts, in a file that nobody sees */
		return beneath()->xOpen(beneath(), name, f, flags, out);
	f->pMethods = NULL;
	int fd = opening ? open(name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK) : -1;
	if (fd < 0)
		return SQLITE_CANTOPEN;
	if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode) || st.st_size != opening->size) {
		damage(fd, opening, 0, 0);
		close(fd);
		return SQLITE_CORRUPT;
	}
	*c = (struct checked){ { &methods }, fd, blocks_keep(opening) };
	if (out)
		*out = flags;
	return SQLITE_OK;
}

const char *
blocks_vfs(struct blocks *b)
{
	static sqlite3_vfs vfs;
	if (!vfs.zName) {
		ASSERT(beneath() != NULL);
		vfs = *beneath();
		vfs.zName = "blocks";
		vfs.xOpen = checked_open;
		if (vfs.szOsFile < (int)sizeof(struct checked))
			vfs.szOsFile = sizeof(struct checked);
		ASSERT(sqlite3_vfs_register(&vfs, 0) == SQLITE_OK);
	}
	opening = b;
	return vfs.zName;
}
