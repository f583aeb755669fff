/* fusestick: a USB stick that misbehaves, as a file system of its own.
 *
 *   fusestick SOURCE MOUNT MODE N
 *
 * shows SOURCE read-only below MOUNT. Every getattr, open, read and listing
 * is counted from 1; at the N-th:
 *   none    nothing; all goes well
 *   fail    that one fails with EIO, the next ones go well
 *   vanish  that one and all later ones fail, as when the stick is pulled
 *   stall   that one never answers
 *   change  from then on every byte read is another, and every size one more
 * Each operation's number is written to standard output when it comes, so
 * that a driver knows how many there were. Ends with the mount. */
#define FUSE_USE_VERSION 31
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <fuse3/fuse.h>
#include <limits.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum mode { MODE_NONE, MODE_FAIL, MODE_VANISH, MODE_STALL, MODE_CHANGE, MODE_COUNT };
static const char *const names[MODE_COUNT] = { "none", "fail", "vanish", "stall", "change" };

static char source[PATH_MAX];
static enum mode mode;
static long at, count;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

/* Counts; 0 or the error this operation answers. *changed: bytes are not what they were. */
static int
next(bool *changed)
{
	pthread_mutex_lock(&lock);
	long n = ++count;
	printf("%ld\n", n);
	fflush(stdout);
	pthread_mutex_unlock(&lock);
	*changed = mode == MODE_CHANGE && n >= at;
	if (mode == MODE_STALL && n == at)
		for (;;)
			pause();
	if (mode == MODE_FAIL && n == at)
		return -EIO;
	return mode == MODE_VANISH && n >= at ? -EIO : 0;
}

static void
below(const char *path, char out[PATH_MAX])
{
	if (snprintf(out, PATH_MAX, "%s%s", source, path) >= PATH_MAX)
		out[0] = '\0';
}

static int
stick_getattr(const char *path, struct stat *st, struct fuse_file_info *info)
{
	char real[PATH_MAX];
	bool changed;
	int error = next(&changed);
	(void)info;
	below(path, real);
	if (error || lstat(real, st) != 0)
		return error ? error : -errno;
	if (changed && S_ISREG(st->st_mode))
		st->st_size++;
	return 0;
}

static int
stick_readdir(const char *path, void *buffer, fuse_fill_dir_t fill, off_t offset, struct fuse_file_info *info,
    enum fuse_readdir_flags flags)
{
	char real[PATH_MAX];
	bool changed;
	int error = next(&changed);
	(void)offset;
	(void)info;
	(void)flags;
	below(path, real);
	DIR *dir = error ? NULL : opendir(real);
	if (!dir)
		return error ? error : -errno;
	for (struct dirent *e; (e = readdir(dir));)
		fill(buffer, e->d_name, NULL, 0, 0);
	closedir(dir);
	return 0;
}

static int
stick_open(const char *path, struct fuse_file_info *info)
{
	char real[PATH_MAX];
	bool changed;
	int error = next(&changed);
	below(path, real);
	int fd = error ? -1 : open(real, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return error ? error : -errno;
	info->fh = (uint64_t)fd;
	info->direct_io = 1; /* every read comes here */
	return 0;
}

static int
stick_read(const char *path, char *bytes, size_t size, off_t offset, struct fuse_file_info *info)
{
	bool changed;
	int error = next(&changed);
	(void)path;
	if (error)
		return error;
	ssize_t n = pread((int)info->fh, bytes, size, offset);
	for (ssize_t i = 0; changed && i < n; i++)
		bytes[i] ^= 0x55;
	return n < 0 ? -errno : (int)n;
}

static int
stick_release(const char *path, struct fuse_file_info *info)
{
	(void)path;
	close((int)info->fh);
	return 0;
}

static void *
stick_init(struct fuse_conn_info *connection, struct fuse_config *config)
{
	(void)connection;
	config->attr_timeout = config->entry_timeout = 0;
	return NULL;
}

int
main(int argc, char **argv)
{
	const struct fuse_operations operations = { .init = stick_init,
		.getattr = stick_getattr,
		.readdir = stick_readdir,
		.open = stick_open,
		.read = stick_read,
		.release = stick_release };
	if (argc != 5 || !realpath(argv[1], source)) {
		fprintf(stderr, "fusestick SOURCE MOUNT none|fail|vanish|stall|change N\n");
		return 2;
	}
	while (mode < MODE_COUNT && strcmp(names[mode], argv[3]) != 0)
		mode++;
	at = atol(argv[4]);
	char *words[] = { argv[0], "-f", "-oro,auto_unmount,fsname=fusestick", argv[2], NULL };
	return mode == MODE_COUNT ? 2 : fuse_main(4, words, &operations, NULL);
}
