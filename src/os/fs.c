/* fs: see fs.h. POSIX; every descriptor is closed on exec. */
#include "os/fs.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <time.h>
#include <unistd.h>

enum { BLOCK = 256 * 1024 };

int
fs_mkdirs(const char *path)
{
	char part[PATH_MAX];
	size_t n = strlen(path);
	if (n == 0 || n >= sizeof part)
		return n ? ENAMETOOLONG : ENOENT;
	memcpy(part, path, n + 1);
	for (size_t i = 1; i <= n; i++) {
		if (part[i] != '/' && part[i] != '\0')
			continue;
		char was = part[i];
		part[i] = '\0';
		if (mkdir(part, 0755) != 0 && errno != EEXIST)
			return errno;
		part[i] = was;
	}
	return fs_is_dir(path) ? 0 : ENOTDIR;
}

bool
fs_exists(const char *path)
{
	struct stat st;
	return lstat(path, &st) == 0;
}

bool
fs_is_dir(const char *path)
{
	struct stat st;
	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

int
fs_size(const char *path, long long *bytes)
{
	struct stat st;
	if (lstat(path, &st) != 0)
		return errno;
	if (!S_ISREG(st.st_mode))
		return EINVAL;
	*bytes = st.st_size;
	return 0;
}

long long
fs_stamp(const char *path)
{
	struct stat st;
	struct timespec now;
	const long long second = 1000000000, ticks = 50000000; /* a file system's clock stands still so long */
	if (lstat(path, &st) != 0 || clock_gettime(CLOCK_REALTIME, &now) != 0)
		return 0;
	long long at = (long long)st.st_ctim.tv_sec * second + st.st_ctim.tv_nsec;
	long long age = (long long)now.tv_sec * second + now.tv_nsec - at;
	return age >= 0 && age < ticks ? 0 : at ^ (long long)st.st_size ^ (long long)st.st_ino << 20;
}

int
fs_private(const char *path, bool *open)
{
	struct stat st;
	*open = false;
	if (lstat(path, &st) != 0)
		return errno;
	*open = !S_ISLNK(st.st_mode) && (st.st_mode & 077);
	return *open && chmod(path, st.st_mode & 0700) != 0 ? errno : 0;
}

/* Opens a regular file for reading; a pipe neither blocks nor counts. */
static int
open_regular(int dir, const char *name, int *fd, long long *size)
{
	struct stat st;
	*fd = openat(dir, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
	if (*fd < 0)
		return errno;
	int error = fstat(*fd, &st) != 0 ? errno : S_ISREG(st.st_mode) ? 0 : EINVAL;
	if (error) {
		close(*fd);
		*fd = -1;
		return error;
	}
	*size = st.st_size;
	return 0;
}

/* Reads until n bytes are there or the file ends. */
static ssize_t
read_full(int fd, void *bytes, size_t n)
{
	size_t done = 0;
	while (done < n) {
		ssize_t got = read(fd, (char *)bytes + done, n - done);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return -1;
		if (got == 0)
			break;
		done += (size_t)got;
	}
	return (ssize_t)done;
}

static int
write_full(int fd, const void *bytes, size_t n)
{
	size_t done = 0;
	while (done < n) {
		ssize_t put = write(fd, (const char *)bytes + done, n - done);
		if (put < 0 && errno == EINTR)
			continue;
		if (put < 0)
			return errno;
		done += (size_t)put;
	}
	return 0;
}

int
fs_read(const char *path, size_t limit, unsigned char **bytes, size_t *size)
{
	int fd;
	long long length;
	int error = open_regular(AT_FDCWD, path, &fd, &length);
	if (error)
		return error;
	unsigned char *all = NULL;
	ssize_t got = 0;
	if (length > (long long)limit)
		error = EFBIG;
	else if (!(all = malloc((size_t)length + 1)))
		error = ENOMEM;
	else if ((got = read_full(fd, all, (size_t)length)) < 0)
		error = errno;
	close(fd);
	if (error) {
		free(all);
		return error;
	}
	all[got] = '\0';
	*bytes = all;
	*size = (size_t)got;
	return 0;
}

int
fs_open(const char *path, long long limit, FILE **file)
{
	int fd;
	long long length;
	int error = open_regular(AT_FDCWD, path, &fd, &length);
	if (!error && (length > limit || !(*file = fdopen(fd, "rb")))) {
		error = length > limit ? EFBIG : errno;
		close(fd);
	}
	return error;
}

static int
sync_parent(const char *path)
{
	char folder[PATH_MAX];
	const char *slash = strrchr(path, '/');
	int n = slash ? (int)(slash - path) : 1;
	if (n >= (int)sizeof folder)
		return ENAMETOOLONG;
	snprintf(folder, sizeof folder, "%.*s", n ? n : 1, slash ? path : ".");
	return fs_sync(folder);
}

int
fs_write(const char *path, const void *bytes, size_t size)
{
	char temp[PATH_MAX];
	if (snprintf(temp, sizeof temp, "%s.new", path) >= (int)sizeof temp)
		return ENAMETOOLONG;
	int fd = open(temp, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0644);
	if (fd < 0)
		return errno;
	int error = write_full(fd, bytes, size);
	if (!error && fsync(fd) != 0)
		error = errno;
	if (close(fd) != 0 && !error)
		error = errno;
	if (!error && rename(temp, path) != 0)
		error = errno;
	if (error) {
		unlink(temp);
		return error;
	}
	return sync_parent(path);
}

int
fs_sync(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return errno;
	int error = fsync(fd) != 0 ? errno : 0;
	close(fd);
	return error;
}

int
fs_set_changed(const char *path, long long changed_s)
{
	struct timespec both[2] = { { .tv_sec = (time_t)changed_s }, { .tv_sec = (time_t)changed_s } };
	return utimensat(AT_FDCWD, path, both, 0) == 0 ? 0 : errno;
}

int
fs_sync_disk(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return errno;
	int error = syncfs(fd) != 0 ? errno : 0;
	close(fd);
	return error;
}

int
fs_mkdir(const char *path)
{
	return mkdir(path, 0755) != 0 ? errno : 0;
}

void
fs_drop_cache(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return;
	posix_fadvise(fd, 0, 0, POSIX_FADV_DONTNEED);
	close(fd);
}

int
fs_link(const char *from, const char *to)
{
	return link(from, to) == 0 ? 0 : errno;
}

int
fs_rename(const char *from, const char *to)
{
	return rename(from, to) != 0 ? errno : 0;
}

int
fs_remove(const char *path)
{
	return unlink(path) != 0 ? errno : 0;
}

int
fs_free_space(const char *path, long long *bytes)
{
	struct statvfs st;
	if (statvfs(path, &st) != 0)
		return errno;
	*bytes = (long long)st.f_bavail * (long long)st.f_frsize;
	return 0;
}

bool
fs_device_gone(int error)
{
	return error == EIO || error == ENODEV || error == ENXIO || error == ENOENT || error == ESTALE ||
	       error == ENOTCONN || error == EREMOTEIO;
}

bool
fs_machine_short(int error)
{
	return error == EMFILE || error == ENFILE || error == ENOMEM;
}

/* Goes down folder by folder, so that no part of the path may be a link. */
static int
open_below(const char *root, const char *path, int *fd, long long *size)
{
	int dir = open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (dir < 0)
		return errno;
	char name[NAME_MAX + 1];
	const char *slash;
	while ((slash = strchr(path, '/'))) {
		size_t n = (size_t)(slash - path);
		if (n == 0 || n > NAME_MAX) {
			close(dir);
			return EINVAL;
		}
		memcpy(name, path, n);
		name[n] = '\0';
		int next =
		    strcmp(name, "..") == 0 ? -1 : openat(dir, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
		int error = next < 0 ? (errno ? errno : EINVAL) : 0;
		close(dir);
		if (error)
			return error;
		dir = next;
		path = slash + 1;
	}
	bool dots = strcmp(path, ".") == 0 || strcmp(path, "..") == 0;
	int error = dots ? EINVAL : open_regular(dir, path, fd, size);
	close(dir);
	return error;
}

int
fs_copy(const char *root, const char *path, const char *to, long long limit,
    void (*seen)(void *data, const void *bytes, size_t n), void *data, bool (*stop)(void), bool *reading)
{
	int from = -1, out = -1;
	long long size, total = 0;
	bool ignored;
	errno = 0;
	int error = open_below(root, path, &from, &size);
	reading = reading ? reading : &ignored;
	*reading = error != 0;
	if (error)
		return error;
	char *block = malloc(BLOCK);
	if (!block)
		error = ENOMEM;
	else if ((out = open(to, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600)) < 0)
		error = errno;
	while (!error) {
		ssize_t got = stop && stop() ? -2 : read_full(from, block, BLOCK);
		if (got <= 0) {
			error = got == -2 ? ECANCELED : got < 0 ? errno : 0;
			*reading = got == -1;
			break;
		}
		total += got;
		if (seen && total <= limit)
			seen(data, block, (size_t)got);
		error = total > limit ? EFBIG : write_full(out, block, (size_t)got);
	}
	if (out >= 0 && close(out) != 0 && !error)
		error = errno;
	if (error && out >= 0)
		unlink(to);
	close(from);
	free(block);
	return error;
}
