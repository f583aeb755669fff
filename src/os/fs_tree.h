/* Folders and all that is in them. No link below is followed, no pipe opened;
 * what cannot be read is counted and left out.
 *
 * Functions return 0 or an errno value. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

enum { FS_MAX_FILES = 100000, FS_MAX_DEPTH = 32 };

int fs_remove_tree(const char *path); /* a folder and all in it; no such folder is fine */
int fs_empty(const char *path);       /* all in a folder, but not the folder */

struct fs_file {
	char *path; /* below the root, with / */
	long long size;
	long long changed_ns; /* when it was last written, since 1970 */
};

struct fs_tree {
	struct fs_file *file; /* regular files, in order of their bytes */
	size_t count;
	size_t odd; /* links, pipes, devices and folders that could not be read: left out */
	int gone;   /* fs_device_gone() among the reasons: that one; 0 */
	bool cut;   /* there was more than FS_MAX_FILES or FS_MAX_DEPTH */
};

int fs_list(const char *root, struct fs_tree *out);
/* The same of one file alone, under the name `name`. */
int fs_list_one(const char *path, const char *name, struct fs_tree *out);
void fs_tree_free(struct fs_tree *tree);

struct fs_entry {
	const char *name;
	bool folder;
	long long changed_s; /* since 1970 */
};
/* One folder, not what is below it: regular files and folders, in no order.
 * Opens nothing but the folder, which may be no link. `each` returns false to stop. */
int fs_each(const char *folder, bool (*each)(void *data, const struct fs_entry *entry), void *data);
