/* What tests/faultshim.c writes down of a run, for tests/faults.c: records one after another, each with a path, a
 * second path and bytes behind it. */
#ifndef TESTS_FAULTLOG_H
#define TESTS_FAULTLOG_H

#include <stdbool.h>
#include <stddef.h>

enum fault_op {
	FAULT_OPEN,   /* fd, path */
	FAULT_MAKE,   /* opened, and new */
	FAULT_CUT,    /* opened, and emptied */
	FAULT_CLOSE,  /* fd */
	FAULT_WRITE,  /* fd, offset, bytes */
	FAULT_SIZE,   /* fd, offset is the new size */
	FAULT_FOUND,  /* fd, bytes: all of it, as somebody else wrote it */
	FAULT_SYNC,   /* fd, of a file or a folder */
	FAULT_RENAME, /* path, to */
	FAULT_LINK,
	FAULT_UNLINK,
	FAULT_FOLDER, /* a new one */
};

struct fault_record {
	enum fault_op op;
	int fd;
	long long offset;
	unsigned path, to; /* bytes */
	size_t bytes;
};

#endif
