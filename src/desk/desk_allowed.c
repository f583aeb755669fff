/* desk_allowed: see desk_allowed.h. The words come from a process that may be somebody else's by now. */
#include "desk/desk_allowed.h"

#include <stddef.h>
#include <string.h>

#include "base/str.h"

/* `path`: its first word is one. */
static const struct {
	const char *name;
	bool path;
	const char *must; /* be among its words; NULL: nothing */
} commands[] = {
	{ "import", true, "--session" },
	{ "look", true, NULL },
	{ "takeout", true, NULL },
	{ "amend", false, NULL },
	{ "undo", false, NULL },
	{ "sweep", false, NULL },
	{ "settings", false, NULL },
	{ "staff", false, NULL },
	{ "decisions", false, NULL },
	{ "clock", false, NULL },
	{ "doctor", false, NULL },
};

static bool
is_below(const char *path, const char *folder, size_t n)
{
	return n > 0 && strncmp(path, folder, n) == 0 && (path[n] == '/' || path[n] == '\0');
}

static bool
is_ours(const char *path, const char *data, const char *sticks)
{
	bool ours = is_below(path, data, strlen(data));
	for (const char *p = sticks; *p && !ours; p += strcspn(p, ":"), p += *p == ':')
		ours = is_below(path, p, strcspn(p, ":"));
	return ours && !strstr(path, "/../") && !str_ends(path, "/..");
}

bool
desk_allows(const char *data, const char *sticks, char *const argv[])
{
	size_t k = 0, all = sizeof commands / sizeof *commands, n = 0;
	bool must = false;
	while (argv[n])
		n++;
	if (n < 4 || strcmp(argv[0], "cunping") != 0 || strcmp(argv[2], "--data") != 0 || strcmp(argv[3], data) != 0)
		return false;
	while (k < all && strcmp(argv[1], commands[k].name) != 0)
		k++;
	if (k == all || (commands[k].path && !(argv[4] && is_ours(argv[4], data, sticks))))
		return false;
	must = !commands[k].must;
	for (size_t i = 4; i < n; i++) {
		if (str_starts(argv[i], "--data") || strcmp(argv[i], "--yes") == 0 ||
		    (argv[i][0] == '/' && !is_ours(argv[i], data, sticks)))
			return false;
		must = must || strcmp(argv[i], commands[k].must) == 0;
	}
	return must;
}
