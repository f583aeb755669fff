/* fs_tree: see fs_tree.h. */
#include "os/fs_tree.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "os/fs.h"

static int
open_dir(int at, const char *name, DIR **out)
{
	int fd = openat(at, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	if (fd < 0)
		return errno;
	*out = fdopendir(fd);
	if (*out)
		return 0;
	int error = errno;
	close(fd);
	return error;
}

static bool
is_dots(const char *name)
{
	return strcmp(name, ".") == 0 || strcmp(name, "..") == 0;
}

/* Empties a folder that is open; goes on after a failure and reports the first. */
static int
empty_dir(DIR *dir, int depth)
{
	int first = 0;
	struct dirent *entry;
	while ((entry = readdir(dir))) {
		if (is_dots(entry->d_name) || unlinkat(dirfd(dir), entry->d_name, 0) == 0)
			continue;
		int error = errno;
		DIR *sub = NULL;
		if (depth < FS_MAX_DEPTH && open_dir(dirfd(dir), entry->d_name, &sub) == 0) {
			error = empty_dir(sub, depth + 1);
			closedir(sub);
			if (!error && unlinkat(dirfd(dir), entry->d_name, AT_REMOVEDIR) != 0)
				error = errno;
		}
		if (error && !first)
			first = error;
	}
	return first;
}

int
fs_empty(const char *path)
{
	DIR *dir = NULL;
	int error = open_dir(AT_FDCWD, path, &dir);
	if (error)
		return error == ENOENT ? 0 : error;
	error = empty_dir(dir, 0);
	closedir(dir);
	return error;
}

int
fs_remove_tree(const char *path)
{
	int error = fs_empty(path);
	if (!error && rmdir(path) != 0 && errno != ENOENT)
		error = errno;
	return error;
}

struct walk {
	struct fs_tree *out;
	size_t capacity, seen;
	char path[PATH_MAX]; /* below the root */
};

static int
add_file(struct walk *w, const struct stat *st)
{
	struct fs_tree *t = w->out;
	if (t->count == w->capacity) {
		size_t capacity = w->capacity ? w->capacity * 2 : 64;
		struct fs_file *more = realloc(t->file, capacity * sizeof *more);
		if (!more)
			return ENOMEM;
		t->file = more;
		w->capacity = capacity;
	}
	char *path = strdup(w->path);
	if (!path)
		return ENOMEM;
	t->file[t->count++] =
	    (struct fs_file){ path, st->st_size, (long long)st->st_mtim.tv_sec * 1000000000 + st->st_mtim.tv_nsec };
	return 0;
}

static int
add_odd(struct walk *w, int error)
{
	w->out->odd++;
	/* ENOENT: a name that the mount's character set cannot say, too */
	if ((error != ENOENT && fs_device_gone(error)) || fs_machine_short(error))
		w->out->gone = error;
	return 0;
}

static int list_dir(struct walk *w, DIR *dir, size_t length, int depth);

static int
list_entry(struct walk *w, DIR *dir, const char *name, size_t length, int depth)
{
	struct stat st;
	size_t n = strlen(name);
	bool there = fstatat(dirfd(dir), name, &st, AT_SYMLINK_NOFOLLOW) == 0;
	if (!there || length + n + 2 > sizeof w->path)
		return add_odd(w, there ? 0 : errno);
	memcpy(w->path + length, name, n + 1);
	if (S_ISREG(st.st_mode))
		return add_file(w, &st);
	DIR *sub = NULL;
	if (S_ISDIR(st.st_mode) && depth >= FS_MAX_DEPTH) {
		w->out->cut = true;
		return 0;
	}
	int error = S_ISDIR(st.st_mode) ? open_dir(dirfd(dir), name, &sub) : ENOTDIR;
	if (error)
		return add_odd(w, error);
	w->path[length + n] = '/';
	w->path[length + n + 1] = '\0';
	error = list_dir(w, sub, length + n + 1, depth + 1);
	closedir(sub);
	return error;
}

static int
list_dir(struct walk *w, DIR *dir, size_t length, int depth)
{
	for (;;) {
		errno = 0;
		struct dirent *entry = readdir(dir);
		if (!entry)
			return errno;
		if (is_dots(entry->d_name))
			continue;
		if (++w->seen > FS_MAX_FILES) {
			w->out->cut = true;
			return 0;
		}
		int error = list_entry(w, dir, entry->d_name, length, depth);
		if (error)
			return error;
	}
}

static int
by_path(const void *x, const void *y)
{
	return strcmp(((const struct fs_file *)x)->path, ((const struct fs_file *)y)->path);
}

int
fs_list(const char *root, struct fs_tree *out)
{
	*out = (struct fs_tree){ 0 };
	struct walk *w = calloc(1, sizeof *w);
	if (!w)
		return ENOMEM;
	w->out = out;
	/* the root itself may be a link: a person named it */
	DIR *dir = opendir(root);
	int error = dir ? list_dir(w, dir, 0, 0) : errno;
	if (dir)
		closedir(dir);
	free(w);
	if (error)
		fs_tree_free(out);
	else if (out->count)
		qsort(out->file, out->count, sizeof *out->file, by_path);
	return error;
}

int
fs_list_one(const char *path, const char *name, struct fs_tree *out)
{
	struct stat st;
	*out = (struct fs_tree){ 0 };
	struct walk *w = calloc(1, sizeof *w);
	if (!w)
		return ENOMEM;
	w->out = out;
	int error = lstat(path, &st) != 0 ? errno : S_ISREG(st.st_mode) ? 0 : EINVAL;
	if (!error && snprintf(w->path, sizeof w->path, "%s", name) < (int)sizeof w->path)
		error = add_file(w, &st);
	free(w);
	return error;
}

void
fs_tree_free(struct fs_tree *tree)
{
	for (size_t i = 0; i < tree->count; i++)
		free(tree->file[i].path);
	free(tree->file);
	*tree = (struct fs_tree){ 0 };
}

int
fs_each(const char *folder, bool (*each)(void *data, const struct fs_entry *entry), void *data)
{
	DIR *dir = NULL;
	int error = open_dir(AT_FDCWD, folder, &dir);
	bool go_on = !error;
	while (go_on) {
		struct stat st;
		errno = 0;
		struct dirent *entry = readdir(dir);
		if (!entry) {
			error = errno;
			break;
		}
		if (is_dots(entry->d_name))
			continue;
		if (fstatat(dirfd(dir), entry->d_name, &st, AT_SYMLINK_NOFOLLOW) != 0) {
			/* one name that is gone or forbidden is no matter, a disk that fails is */
			go_on = errno == ENOENT || errno == EACCES || errno == EPERM || errno == ENAMETOOLONG;
			error = go_on ? 0 : errno;
			continue;
		}
		if (!S_ISREG(st.st_mode) && !S_ISDIR(st.st_mode))
			continue;
		go_on = each(data, &(struct fs_entry){ entry->d_name, S_ISDIR(st.st_mode), st.st_mtime });
	}
	if (dir)
		closedir(dir);
	return error;
}
