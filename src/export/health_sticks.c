/* How the sticks that are in now were mounted: nothing on them may run or
 * change unasked, and Chinese names must come as UTF-8. */
#include "export/health.h"

#include <string.h>

#include "base/str.h"
#include "intake/survey.h"

enum { MOST = 8 };

/* Does this file system come with names in another encoding when nobody says UTF-8? */
static bool
needs_charset(const char *type)
{
	static const char *const types[] = { "vfat", "msdos", "exfat", "ntfs", "ntfs3", "iso9660", "udf" };
	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (strcmp(type, types[i]) == 0)
			return true;
	return false;
}

static bool
says_utf8(const struct mount *m)
{
	return mounts_has(m, "utf8") || mounts_has(m, "utf8=1") || mounts_has(m, "iocharset=utf8") ||
	       mounts_has(m, "nls=utf8");
}

/* What is missing of ro,nosuid,nodev,noexec: 「noexec、nodev」. */
static const char *
open_doors(struct arena *a, const struct mount *m)
{
	static const char *const wanted[] = { "ro", "nosuid", "nodev", "noexec" };
	const char *missing = "";
	for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
		if (!mounts_has(m, wanted[i]))
			missing = arena_printf(a, "%s%s%s", missing, *missing ? "、" : "", wanted[i]);
	return missing;
}

void
health_stick(struct health *h, const struct mount *m)
{
	struct findings *f = &h->findings;
	struct place nowhere = { 0 };
	if (survey_unreadable(m)) {
		finding_add(f, FINDING_STICK_UNREADABLE, nowhere, m->label);
		return;
	}
	const char *missing = open_doors(f->arena, m);
	bool charset = needs_charset(m->type) && !says_utf8(m);
	if (*missing)
		finding_add(f, FINDING_STICK_MOUNT_OPEN, nowhere, m->label, missing);
	if (charset)
		finding_add(f, FINDING_STICK_CHARSET, nowhere, m->label, m->type);
	if (!*missing && !charset)
		finding_add(f, FINDING_STICK_MOUNT, nowhere, m->label, m->type);
}

void
health_sticks(struct health *h, const char *folders)
{
	struct mount mount[MOST];
	size_t count = 0;
	if (mounts_read(-1, folders, mount, MOST, &count) != 0)
		return;
	for (size_t i = 0; i < count; i++)
		health_stick(h, &mount[i]);
}
