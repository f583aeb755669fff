/* apart: see apart.h. */
#include "app/apart.h"

#include <string.h>
#include <stdlib.h>

#include "app/transcript.h"
#include "base/log.h"
#include "desk/desk_allowed.h"
#include "desk/errands.h"
#include "os/alive.h"
#include "os/broker.h"
#include "os/jail.h"
#include "os/mounts.h"
#include "os/paths.h"

static const struct app_options *options;

static bool
may_start(char *const argv[])
{
	return desk_allows(options->common.data, options->sticks ? options->sticks : MOUNTS_FOLDERS, argv);
}

static bool
carry(int kind, void *io, size_t size)
{
	return errands_carry(kind, options->common.data, io, size);
}

/* A witness of tests writes down what stands there: in a folder of its own, or not at all. */
static bool
is_apart(const char *folder)
{
	char data[4096], there[4096];
	paths_real(options->common.data, data, sizeof data);
	paths_real(folder, there, sizeof there);
	size_t n = strlen(there), m = strlen(data);
	return strncmp(data, there, n) != 0 && strncmp(data, there, m) != 0;
}

void
apart_begin(const struct app_options *o)
{
	static const struct broker_rules rules = { may_start, carry };
	char told[4096];
	const char *writable[3] = { "/dev" };
	options = o;
	alive_open();
	int error = broker_begin(&rules);
	if (error) { /* it would be a screen that nobody can bring anything */
		log_warn("no second process (%s): the screen may write its content", strerror(error));
		return;
	}
	if (transcript_folder(told, sizeof told) && is_apart(told))
		writable[1] = told;
	if (!is_apart("/dev"))
		writable[0] = "/dev/snd";
	if (!jail_no_writing(writable))
		log_warn("no Landlock in this kernel: the screen may write its content");
}
