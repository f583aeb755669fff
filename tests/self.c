/* self: see self.h. */
#include "self.h"

#include <string.h>

#include <sodium.h>

#include "base/error.h"
#include "cli/cli.h"
#include "intake/reader.h"

bool
self_is_child(int argc, char **argv, int *status)
{
	static const struct {
		const char *name;
		int (*run)(int argc, char **argv);
	} commands[] = { { "import", cli_import }, { "look", cli_look }, { "sweep", cli_sweep }, { "undo", cli_undo },
		{ "history", cli_history }, { "amend", cli_amend }, { "reader", reader_main } };
	ASSERT(sodium_init() >= 0);
	*status = 2;
	for (size_t i = 0; argc > 1 && i < sizeof commands / sizeof *commands; i++)
		if (strcmp(argv[1], commands[i].name) == 0)
			*status = commands[i].run(argc - 1, argv + 1);
	return argc > 1;
}
