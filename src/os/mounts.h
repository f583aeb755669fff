/* Sticks: what is mounted below given folders, from /proc/self/mountinfo.
 *
 * Needs no rights, and tells of a change without asking again and again. How
 * a stick came to be mounted (udev, a desktop, a person, a test) is the same. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

/* Where sticks are mounted when nobody says otherwise. */
#define MOUNTS_FOLDERS "/media:/run/media"

struct mount {
	char path[512];
	char device[256];  /* /dev/sdb1; whatever the file system calls it */
	char type[32];     /* vfat, exfat, fuseblk, ext4 … */
	char options[512]; /* of the mount, then of its file system: 「ro,nosuid,…,iocharset=utf8」 */
	char label[128];   /* the stick's own, else the last part of path; UTF-8 if the stick's is */
	bool read_only;
};

/* A descriptor on which poll() says POLLPRI | POLLERR after a change of
 * mounts; −1 with errno. The caller closes it. */
int mounts_watch(void);
/* What is mounted now at one of `folders` (split by ':') or below; a place
 * mounted twice counts once, with what is on top. In order of mounting, at
 * most `most`. Takes the change off `watch`; −1 opens one for this time.
 * Returns 0 or an errno value. */
int mounts_read(int watch, const char *folders, struct mount *out, size_t most, size_t *count);
/* The same from the text of a mountinfo; label is the last part of the path. Changes `text`. */
size_t mounts_parse(char *text, const char *folders, struct mount *out, size_t most);
/* The mount that holds `path` (any, not only a stick's). Returns 0, ENOENT or an errno value. */
int mounts_of(int watch, const char *path, struct mount *out);
/* Is `option` one of m->options? 「ro」; 「iocharset=」 matches any value. */
bool mounts_has(const struct mount *m, const char *option);
