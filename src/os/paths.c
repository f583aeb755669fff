/* paths: see paths.h. */
#include "os/paths.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define HALL "/var/lib/cunping" /* the service's */

void
paths_data(char *out, size_t size)
{
	const char *service = getenv("STATE_DIRECTORY"), *xdg = getenv("XDG_DATA_HOME"), *home = getenv("HOME");
	if (service && service[0] == '/' && !strchr(service, ':'))
		snprintf(out, size, "%s", service);
	else if (xdg && xdg[0] == '/')
		snprintf(out, size, "%s/cunping", xdg);
	else if (access(HALL "/state.db", F_OK) == 0)
		snprintf(out, size, HALL);
	else if (home && home[0] == '/')
		snprintf(out, size, "%s/.local/share/cunping", home);
	else
		snprintf(out, size, HALL);
}

void
paths_real(const char *path, char *out, size_t size)
{
	char *real = realpath(path, NULL);
	snprintf(out, size, "%s", real ? real : path);
	free(real);
}

int
paths_temp(char *out, size_t size)
{
	const char *folder = getenv("TMPDIR");
	if (snprintf(out, size, "%s/cunping-XXXXXX", folder && folder[0] == '/' ? folder : "/tmp") >= (int)size)
		return ENAMETOOLONG;
	return mkdtemp(out) ? 0 : errno;
}
