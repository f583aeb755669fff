/* How the sticks that are in now were mounted: nothing on them may run or
 * change unasked, and Chinese names must come as UTF-8. */
#include "export/health.h"

#include <string.h>

#include "base/str.h"
#include "intake/look.h"
#include "os/mounts.h"

enum { MOST = 8 };

#define CURE "请让维护的人按说明装好 U 盘规则（make install），拔下U盘再插一次。"

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
	if (strcmp(m->type, "tmpfs") == 0 && str_starts(m->device, LOOK_UNREADABLE)) {
		health_add(h, HEALTH_WARNING, "stick_unreadable", "U盘“%s”的格式这台机器读不了。", m->label);
		return;
	}
	const char *missing = open_doors(h->arena, m);
	bool charset = needs_charset(m->type) && !says_utf8(m);
	if (*missing)
		health_add(h, HEALTH_WARNING, "stick_mount_open",
		    "U盘“%s”挂上时少了 %s：上面的程序可能会运行，或者会被改动。" CURE, m->label, missing);
	if (charset)
		health_add(h, HEALTH_WARNING, "stick_charset",
		    "U盘“%s”（%s）挂上时没有用 UTF-8，中文文件名会变成乱码或找不到。" CURE, m->label, m->type);
	if (!*missing && !charset)
		health_add(h, HEALTH_INFO, "stick_mount", "U盘“%s”（%s）只能读，不能运行程序，中文文件名正常。",
		    m->label, m->type);
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
