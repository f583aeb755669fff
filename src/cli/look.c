/* cunping look FOLDER: what is on a stick, for the screen, which starts this
 * as a child so that a stick that hangs holds up nobody. */
#include <stdio.h>

#include "cli/cli.h"
#include "intake/look.h"

static const char help[] = "用法：cunping look 文件夹\n"
			   "\n"
			   "看看U盘上有没有要上屏的表格，只看名字，什么也不打开。一行一个：\n"
			   "  useful 表格数 照片数 文件夹    可以读的文件夹，最近改过的在前，空的是整个U盘\n"
			   "  nothing                        没有；unreadable 是读不了\n"
			   "  words 一句话\n";

int
cli_look(int argc, char **argv)
{
	struct cli c;
	struct look look;
	int status = cli_read(&c, argc, argv, CLI_DATA, 1, 1, help);
	if (status >= 0)
		return status;
	struct arena *a = arena_new();
	look_at(c.word[0], a, &look);
	for (int i = 0; i < look.places; i++)
		printf("useful %ld %ld %s\n", look.place[i].sheets, look.place[i].photos, look.place[i].folder);
	if (!look.places)
		puts(look.readable ? "nothing" : "unreadable");
	printf("words %s\n", look.words);
	arena_free(a);
	return 0;
}
