/* cli: see cli.h. */
#include "cli/cli.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "base/error.h"
#include "os/owner.h"
#include "os/paths.h"

#define ADDRESS(name) &subcommand_##name,
static const struct subcommand *const commands[] = { SUBCOMMANDS(ADDRESS) };
enum { COUNT = sizeof commands / sizeof *commands };

static struct datetime
clock_now(void)
{
	time_t now = time(NULL);
	struct tm t;
	localtime_r(&now, &t);
	return (struct datetime){ { t.tm_year + 1900, t.tm_mon + 1, t.tm_mday }, t.tm_hour, t.tm_min, t.tm_sec };
}

/* root on the folder of the screen's user: it is said, and what was written is handed over. */
static int
run_for_owner(const struct subcommand *c, struct options *said)
{
	char owner[64];
	bool another = owner_is_another(said->data, owner, sizeof owner);
	int status = c->run(said);
	if (!another)
		return status;
	int error = owner_hand_over(said->data);
	if (error)
		fprintf(stderr, "cunping：%s 是 %s 的，现在用 root 写进去的交不回去（%s）。\n", said->data, owner,
		    error_reason(error));
	else if (status == 0)
		fprintf(stderr, "cunping：%s 是 %s 的，现在是 root：写下的都交给它了。\n", said->data, owner);
	return status;
}

static int
run(const struct subcommand *c, int argc, char **argv)
{
	struct options *said = calloc(1, c->size);
	ASSERT(said != NULL);
	paths_data(said->data, sizeof said->data);
	said->now.at = clock_now();
	said->by = "";
	umask(c->outward ? 022 : 077);
	int status = subcommand_read(c, argc, argv, said);
	if (status < 0)
		status = run_for_owner(c, said);
	free(said);
	return status;
}

int
cli_run(int argc, char **argv)
{
	for (int i = 0; i < COUNT; i++)
		if (strcmp(commands[i]->name, argv[0]) == 0)
			return run(commands[i], argc, argv);
	fprintf(stderr, "cunping：没有“%s”这个命令。有哪些命令见 cunping --help\n", argv[0]);
	return 2;
}

static int
run_help(void *said)
{
	printf("用法：cunping [命令] [选项]\n\n");
	for (int i = 0; i < COUNT; i++)
		if (commands[i]->summary)
			printf("  %-12s %s\n", commands[i]->name, commands[i]->summary);
	printf("\n每个命令都有 --help 和 --data 文件夹。\n");
	return 0;
}

const struct subcommand subcommand_help = {
	.name = "help",
	.help = "列出全部命令。",
	.size = sizeof(struct options),
	.run = run_help,
};
