/* stand_in: an older edition that is shown because the newest is broken has the
 * decisions made since laid over it, as a file of its own that nobody names. */
#include <stdio.h>
#include <unistd.h>

#include "decided/inside.h"
#include "editions/initials.h"
#include "os/fs.h"

static bool
write_laid(const char *data, struct content *content, struct arena *a, struct edition_info *io)
{
	char building[sizeof io->path], path[sizeof io->path];
	struct edition_info now = *io;
	snprintf(building, sizeof building, "%s/editions/stand-in.%ld", data, (long)getpid());
	snprintf(path, sizeof path, "%s/editions/stand-in", data);
	fs_remove(building);
	initials_fill(a, content);
	bool ok = edition_write(building, content, &now, NULL) && hash_file(building, now.hash, &now.size, NULL) &&
		  fs_rename(building, path) == 0;
	if (!ok)
		fs_remove(building);
	snprintf(now.path, sizeof now.path, "%s", path);
	*io = ok ? now : *io;
	return ok;
}

bool
decided_stand_in(const char *data, struct edition_info *io)
{
	struct decided d;
	struct content content = { 0 };
	struct arena *a = arena_new();
	bool ok = decided_begin(&d, a, data, NULL) && edition_load(io, a, &content, NULL);
	bool changed = ok && decided_lay(&d, a, &content, DECIDED_ROWS, NULL);
	changed = (ok && decided_consent(a, &content, &content, NULL, NULL)) || changed;
	ok = ok && (!changed || write_laid(data, &content, a, io));
	arena_free(a);
	return ok;
}
