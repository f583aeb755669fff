/* cunping look, cunping sweep: what the screen has done in a child, so that a
 * stick or a disk that hangs holds up nobody. */
#include <errno.h>
#include <limits.h>
#include <stdio.h>

#include "decided/kept.h"
#include "cli/cli.h"
#include "decided/decided.h"
#include "intake/look.h"
#include "os/fs.h"
#include "os/fs_tree.h"
#include "os/lock.h"
#include "store/state.h"

static int
run_look(void *said)
{
	const struct options *c = said;
	struct look look;
	struct arena *a = arena_new();
	look_at(c->word.word[0], true, a, &look);
	for (int i = 0; i < look.places; i++)
		printf("useful %ld %ld %s\n", look.place[i].sheets, look.place[i].photos, look.place[i].folder);
	if (!look.places)
		puts(look.readable ? "nothing" : "unreadable");
	printf("words %s\n", look.words);
	arena_free(a);
	return 0;
}

const struct subcommand subcommand_look = {
	.name = "look",
	.takes = "文件夹",
	.least = 1,
	.most = 1,
	.help = "看看U盘上有没有要上屏的表格，只看名字，什么也不打开。一行一个：\n"
		"  useful 表格数 照片数 文件夹    可以读的文件夹，最近改过的在前，空的是整个U盘\n"
		"  nothing                        没有；unreadable 是读不了\n"
		"  words 一句话\n",
	.size = sizeof(struct options),
	.run = run_look,
};

/* What was killed between its commit and its end left pictures that nobody may have any more. */
static void
collect(const char *data)
{
	char path[PATH_MAX];
	snprintf(path, sizeof path, "%s/state.db", data);
	if (fs_exists(path))
		decided_clean(data);
}

static int
run_sweep(void *said)
{
	const struct options *c = said;
	struct error err = { 0 };
	char path[PATH_MAX];
	int held = -1;
	if (!fs_is_dir(c->data))
		return 0;
	snprintf(path, sizeof path, "%s/lock", c->data);
	int error = lock_take(path, &held);
	if (!error) {
		snprintf(path, sizeof path, "%s/staging", c->data);
		error = fs_empty(path);
		collect(c->data);
		lock_release(held);
	}
	if (!error)
		return 0;
	if (error == EWOULDBLOCK)
		error_set(&err, ERROR_MACHINE, "busy", "正在导入，不能清理。");
	else
		error_set(&err, ERROR_MACHINE, "no_permission", "临时文件夹清不掉：%s。", error_reason(error));
	return cli_fail(&err);
}

const struct subcommand subcommand_sweep = {
	.name = "sweep",
	.help = "清掉没有做完的导入留下的文件。正在导入时不做。\n",
	.size = sizeof(struct options),
	.run = run_sweep,
};
