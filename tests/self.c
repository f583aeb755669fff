/* self: see self.h. */
#include "self.h"

#include <sodium.h>

#include "base/error.h"
#include "cli/cli.h"

bool
self_is_child(int argc, char **argv, int *status)
{
	ASSERT(sodium_init() >= 0);
	*status = argc > 1 ? cli_run(argc - 1, argv + 1) : 0;
	return argc > 1;
}
