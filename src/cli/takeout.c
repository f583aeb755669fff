#include "cli/cli.h"
int
cli_takeout(int argc, char **argv)
{
	(void)argc;
	(void)argv;
	return 2;
}
