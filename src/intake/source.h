/* What a person brought: a folder, or one workbook, copied into staging.
 *
 * Every byte is read once, while it is hashed; from then on only the copy is
 * looked at, so that a stick may be pulled and nothing can change between the
 * check and the use. A stick that is pulled while it is copied may come back:
 * what was copied and has not changed since is kept. Links, pipes, hidden and passing files are left out. */
#pragma once

#include "findings/finding.h"
#include "intake/progress.h"
#include "editions/edition.h"

enum source_kind { SOURCE_SHEET, SOURCE_PHOTO, SOURCE_SOUND, SOURCE_PACK };

struct source_file {
	enum source_kind kind;
	const char *path; /* as brought, below the folder; always UTF-8 */
	const char *name; /* its last part */
	char copy[20];    /* name of the copy in staging */
	char hash[EDITION_HASH];
	long long size;
	const char *raw;              /* the path as the file system has it */
	long long listed, changed_ns; /* size and time of its last change when it was listed */
	bool loose;                   /* .txt: only a sheet if it turns out to be one */
};

struct source {
	const char *name; /* of the folder or file, for history */
	struct source_file *file;
	size_t count;
	long long bytes;
};

/* Who is asked when the stick is gone: waits, and says true when copying may
 * go on from `path` (PATH_MAX bytes; in: where it was). */
struct source_keeper {
	bool (*gone)(void *context, char *path);
	void *context;
};

/* Says of a file, by its path, its name and what it is. */
void source_file_name(struct source_file *f, const char *path);
/* Copies what is of use from `path` into the existing folder `staging`. What
 * was left out is said in the findings. Without a keeper (NULL) a file that
 * cannot be read is a finding; with one it is, when it fails the second time.
 * False: nothing could be taken. */
bool source_copy(const char *path, const char *staging, const struct source_keeper *keeper, struct arena *a,
    struct progress *progress, struct findings *findings, struct source *out, struct error *err);
