/* Files and folders, as the importer needs them: nothing is followed, nothing
 * blocks, and what is said to be on the disk is on the disk.
 *
 * Functions return 0 or an errno value. Paths are bytes, not UTF-8. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

int fs_mkdirs(const char *path);  /* like mkdir -p */
bool fs_exists(const char *path); /* anything, without following a link */
bool fs_is_dir(const char *path);
int fs_size(const char *path, long long *bytes); /* of a regular file */
/* Another number when it was written to; 0 when it is not there, or was written just now. */
long long fs_stamp(const char *path);
/* Takes all rights on a file or folder of ours from everybody else; *open: they had some. */
int fs_private(const char *path, bool *open);

/* The whole of a regular file, no link: malloc'ed, a NUL added. EFBIG above `limit`. */
int fs_read(const char *path, size_t limit, unsigned char **bytes, size_t *size);
/* The same, open for reading. */
int fs_open(const char *path, long long limit, FILE **file);
/* Writes beside it, syncs, renames over it, syncs the folder. */
int fs_write(const char *path, const void *bytes, size_t size);
int fs_sync(const char *path); /* a file or a folder */
/* When it was last written, s since 1970. */
int fs_set_changed(const char *path, long long changed_s);
/* Everything that is not yet on the disk `path` lies on: before a stick is pulled. */
int fs_sync_disk(const char *path);
int fs_mkdir(const char *path); /* one new folder: EEXIST when there is anything of that name */
/* Forgets what the system holds of a synced file, so that the next read comes from the disk. */
void fs_drop_cache(const char *path);
int fs_link(const char *from, const char *to); /* another name of the same file */
int fs_rename(const char *from, const char *to);
int fs_remove(const char *path);                       /* one file */
int fs_free_space(const char *path, long long *bytes); /* for us, on that disk */

/* Is this what one hears of a device that was pulled out, or that fails? */
bool fs_device_gone(int error);
bool fs_machine_short(int error); /* of memory or descriptors: no file's fault */
/* Copies root/path, a regular file reached through no link, to the new file
 * `to`, reading it once; `seen` (or NULL) gets every byte. EFBIG when it holds
 * more than `limit`. `stop` (or NULL) is asked between blocks: ECANCELED.
 * *reading (or NULL) is set when it was the reading that failed. */
int fs_copy(const char *root, const char *path, const char *to, long long limit,
    void (*seen)(void *data, const void *bytes, size_t n), void *data, bool (*stop)(void), bool *reading);
