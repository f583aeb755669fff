/* owner: see owner.h. */
#include "os/owner.h"

#include <errno.h>
#include <ftw.h>
#include <pwd.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

static struct stat owner; /* nftw() has no other way to hand it on */

bool
owner_is_another(const char *folder, char *name, size_t size)
{
	struct stat s;
	if (geteuid() != 0 || stat(folder, &s) != 0 || s.st_uid == 0)
		return false;
	const struct passwd *who = getpwuid(s.st_uid);
	if (who)
		snprintf(name, size, "%s", who->pw_name);
	else
		snprintf(name, size, "%ld", (long)s.st_uid);
	return true;
}

static int
give(const char *path, const struct stat *s, int kind, struct FTW *where)
{
	(void)kind;
	(void)where;
	return s->st_uid == 0 && lchown(path, owner.st_uid, owner.st_gid) != 0 && errno != ENOENT ? errno : 0;
}

int
owner_hand_over(const char *folder)
{
	enum { OPEN_FOLDERS = 16 };
	if (stat(folder, &owner) != 0)
		return errno;
	int error = nftw(folder, give, OPEN_FOLDERS, FTW_PHYS | FTW_MOUNT);
	return error < 0 ? errno : error;
}
