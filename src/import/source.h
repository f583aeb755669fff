/* What a person brought: a folder, or one workbook, copied into staging.
 *
 * Every byte is read once, while it is hashed; from then on only the copy is
 * looked at, so that a stick may be pulled and nothing can change between the
 * check and the use. Links, pipes, hidden and passing files are left out. */
#ifndef IMPORT_SOURCE_H
#define IMPORT_SOURCE_H

#include "import/finding.h"
#include "import/progress.h"
#include "store/edition.h"

enum { SOURCE_MAX_FILES = 20000 };
#define SOURCE_MAX_BYTES (4LL * 1024 * 1024 * 1024)

enum source_kind { SOURCE_SHEET, SOURCE_PHOTO };

struct source_file {
	enum source_kind kind;
	const char *path; /* as brought, below the folder; always UTF-8 */
	const char *name; /* its last part */
	char copy[16];    /* name of the copy in staging */
	char hash[EDITION_HASH];
	long long size;
	bool loose; /* .txt: only a sheet if it turns out to be one */
};

struct source {
	const char *name; /* of the folder or file, for history */
	struct source_file *file;
	size_t count;
	long long bytes;
};

/* Copies what is of use from `path` into the existing folder `staging`. What
 * was left out is said in the findings. False: nothing could be taken. */
bool source_copy(const char *path, const char *staging, struct arena *a, struct progress *progress,
    struct findings *findings, struct source *out, struct error *err);

#endif
