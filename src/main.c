/* cunping: one binary; the first word says which of its faces is wanted. */
#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/log.h"
#include "cli/cli.h"

int
main(int argc, char **argv)
{
	static char show[] = "show";
	if (sodium_init() < 0)
		return 3;
	if (argc > 1 && (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "--version") == 0))
		argv[1] += strlen("--");
	/* `cunping --window 800x600` is `cunping show --window 800x600` */
	if (argc < 2 || argv[1][0] == '-') {
		argv[0] = show;
		return cli_run(argc, argv);
	}
	/* the kiosk's log goes to the journal, or to whoever works on it */
	if (strcmp(argv[1], show) != 0 && isatty(STDERR_FILENO) && !getenv("CUNPING_LOG"))
		log_hush();
	return cli_run(argc - 1, argv + 1);
}
