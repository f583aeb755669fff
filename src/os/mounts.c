/* mounts: see mounts.h. proc(5), mountinfo:
 *
 *   36 35 98:0 /root /where rw,noatime shared:1 … - ext4 /dev/sda1 rw,errors=continue
 *
 * A space, a tab, a newline and a backslash in a word stand as \040 and so on. */
#include "os/mounts.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/statvfs.h>
#include <unistd.h>

#define LABELS "/dev/disk/by-label"
enum { TEXT_MOST = 4 * 1024 * 1024, WORDS = 6 };

int
mounts_watch(void)
{
	return open("/proc/self/mountinfo", O_RDONLY | O_CLOEXEC);
}

/* \040 → space, in place. */
static void
unescape(char *word)
{
	char *to = word;
	for (const char *s = word; *s; to++) {
		if (s[0] == '\\' && s[1] >= '0' && s[1] <= '3' && s[2] >= '0' && s[2] <= '7' && s[3] >= '0' &&
		    s[3] <= '7') {
			*to = (char)((s[1] - '0') << 6 | (s[2] - '0') << 3 | (s[3] - '0'));
			s += 4;
		} else {
			*to = *s++;
		}
	}
	*to = '\0';
}

/* Is `path` the folder, or below it? A trailing slash of the folder does not count. */
static bool
within(const char *path, const char *folder, size_t n)
{
	while (n > 1 && folder[n - 1] == '/')
		n--;
	if (n == 1 && folder[0] == '/')
		return true;
	return n > 0 && strncmp(path, folder, n) == 0 && (path[n] == '\0' || path[n] == '/');
}

static bool
within_any(const char *path, const char *folders)
{
	for (const char *f = folders; *f;) {
		size_t n = strcspn(f, ":");
		if (within(path, f, n))
			return true;
		f += n + (f[n] == ':');
	}
	return false;
}

static void
copy(char *out, size_t size, const char *text)
{
	snprintf(out, size, "%.*s", (int)size - 1, text);
}

static bool
parse_line(char *line, struct mount *out)
{
	char *word[WORDS], *save = NULL, *dash = strstr(line, " - ");
	if (!dash)
		return false;
	*dash = '\0';
	for (int i = 0; i < WORDS; i++)
		if (!(word[i] = strtok_r(i ? NULL : line, " ", &save)))
			return false;
	char *type = strtok_r(dash + 3, " ", &save), *device = type ? strtok_r(NULL, " ", &save) : NULL;
	char *super = device ? strtok_r(NULL, " ", &save) : NULL;
	if (!super)
		return false;
	*out = (struct mount){ 0 };
	unescape(word[4]);
	unescape(device);
	if (strlen(word[4]) >= sizeof out->path)
		return false;
	copy(out->path, sizeof out->path, word[4]);
	copy(out->device, sizeof out->device, device);
	copy(out->type, sizeof out->type, type);
	snprintf(out->options, sizeof out->options, "%s,%s", word[5], super);
	out->read_only = mounts_has(out, "ro");
	const char *slash = strrchr(out->path, '/');
	copy(out->label, sizeof out->label, slash && slash[1] ? slash + 1 : out->path);
	return true;
}

size_t
mounts_parse(char *text, const char *folders, struct mount *out, size_t most)
{
	size_t count = 0;
	struct mount m;
	for (char *line = text, *end; *line; line = end) {
		end = line + strcspn(line, "\n");
		if (*end)
			*end++ = '\0';
		if (!parse_line(line, &m) || !within_any(m.path, folders))
			continue;
		size_t i = 0;
		while (i < count && strcmp(out[i].path, m.path) != 0)
			i++;
		if (i == most)
			continue;
		out[i] = m;
		count += i == count;
	}
	return count;
}

/* All of a file in /proc, in memory of the caller. */
static int
read_all(int fd, char **out)
{
	size_t size = 0, room = 0;
	char *text = NULL;
	for (;;) {
		if (room - size < 4096) {
			room = room ? room * 2 : 16384;
			char *more = room <= TEXT_MOST ? realloc(text, room) : NULL;
			if (!more) {
				free(text);
				return ENOMEM;
			}
			text = more;
		}
		ssize_t got = pread(fd, text + size, room - size - 1, (off_t)size);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0) {
			int error = errno;
			free(text);
			return error;
		}
		if (got == 0)
			break;
		size += (size_t)got;
	}
	text[size] = '\0';
	*out = text;
	return 0;
}

/* udev writes a space of a label as \x20. */
static void
unescape_label(const char *name, char *out, size_t size)
{
	size_t n = 0;
	unsigned byte;
	while (*name && n + 1 < size) {
		if (name[0] == '\\' && name[1] == 'x' && sscanf(name + 2, "%2x", &byte) == 1 && byte >= ' ') {
			out[n++] = (char)byte;
			name += 4;
		} else {
			out[n++] = *name++;
		}
	}
	out[n] = '\0';
}

static void
find_label(struct mount *m)
{
	char link[PATH_MAX], target[PATH_MAX], device[PATH_MAX];
	DIR *dir = m->device[0] == '/' && realpath(m->device, device) ? opendir(LABELS) : NULL;
	struct dirent *entry;
	while (dir && (entry = readdir(dir))) {
		snprintf(link, sizeof link, LABELS "/%s", entry->d_name);
		if (entry->d_name[0] != '.' && realpath(link, target) && strcmp(target, device) == 0)
			unescape_label(entry->d_name, m->label, sizeof m->label);
	}
	if (dir)
		closedir(dir);
}

static int
take_text(int watch, char **text)
{
	int fd = watch >= 0 ? watch : mounts_watch();
	int error = fd < 0 ? errno : read_all(fd, text);
	if (fd >= 0 && fd != watch)
		close(fd);
	return error;
}

int
mounts_read(int watch, const char *folders, struct mount *out, size_t most, size_t *count)
{
	char *text;
	*count = 0;
	int error = take_text(watch, &text);
	if (error)
		return error;
	*count = mounts_parse(text, folders && *folders ? folders : MOUNTS_FOLDERS, out, most);
	free(text);
	for (size_t i = 0; i < *count; i++)
		find_label(&out[i]);
	return 0;
}

/* Within a chroot the root itself is not listed: only what its file system says of itself is known. */
static int
root_of(const char *path, struct mount *out)
{
	struct statvfs v;
	if (statvfs(path, &v) != 0)
		return errno;
	*out = (struct mount){ .path = "/", .read_only = (v.f_flag & ST_RDONLY) != 0 };
	return 0;
}

int
mounts_of(int watch, const char *path, struct mount *out)
{
	char *text, real[PATH_MAX];
	struct mount m;
	size_t best = 0;
	int error = realpath(path, real) ? take_text(watch, &text) : errno;
	if (error)
		return error;
	for (char *line = text, *end; *line; line = end) {
		end = line + strcspn(line, "\n");
		if (*end)
			*end++ = '\0';
		if (parse_line(line, &m) && strlen(m.path) >= best && within(real, m.path, strlen(m.path))) {
			best = strlen(m.path);
			*out = m;
		}
	}
	free(text);
	if (!best)
		return root_of(real, out);
	find_label(out);
	return 0;
}

bool
mounts_has(const struct mount *m, const char *option)
{
	size_t n = strlen(option);
	bool prefix = n > 0 && option[n - 1] == '=';
	for (const char *o = m->options; *o;) {
		size_t k = strcspn(o, ",");
		if (prefix ? k >= n && strncmp(o, option, n) == 0 : k == n && strncmp(o, option, n) == 0)
			return true;
		o += k + (o[k] == ',');
	}
	return false;
}
