/* cunping: one binary; the first word says which of its faces is wanted. */
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/app.h"
#include "base/log.h"
#include "cli/cli.h"
#include "intake/reader.h"

static const struct {
	const char *name;
	int (*run)(int argc, char **argv);
	const char *help; /* NULL: not for people */
} commands[] = {
	{ "show", app_show, "上屏（不写命令就是它）" },
	{ "import", cli_import, "把一个文件夹里的表格和照片导入" },
	{ "check", cli_check, "只检查，不导入" },
	{ "history", cli_history, "上过屏的每一版" },
	{ "undo", cli_undo, "回到上一版" },
	{ "amend", cli_amend, "改一条：不用表格" },
	{ "template", cli_template, "写一本空白的表" },
	{ "export", cli_export, "把屏上的内容写成表格和照片" },
	{ "settings", cli_settings, "本村、屏幕寸数等设置" },
	{ "staff", cli_staff, "工作人员、密码和恢复码" },
	{ "stats", cli_stats, "把使用统计写成表格" },
	{ "takeout", cli_takeout, "把回执、要改的地方、备份等存到U盘" },
	{ "doctor", cli_doctor, "查一查这台机器" },
	{ "clock", cli_clock, "调机器的日期和时间" },
	{ "shot", app_shot, "把一页画成图片" },
	{ "tour", app_tour, "把每一页画成图片" },
	{ "test-cells", cli_test_cells, "表格读到了什么" },
	{ "test-photo", cli_test_photo, "照片变成什么样" },
	{ "test-lines", cli_test_lines, "文字怎样换行" },
	{ "look", cli_look, NULL },
	{ "sweep", cli_sweep, NULL },
	{ "reader", reader_main, NULL },
};
enum { COUNT = sizeof commands / sizeof *commands };

static int
show_help(void)
{
	printf("用法：cunping [命令] [选项]\n\n");
	for (int i = 0; i < COUNT; i++)
		if (commands[i].help)
			printf("  %-12s %s\n", commands[i].name, commands[i].help);
	printf("\n每个命令都有 --help 和 --data 文件夹。\n");
	return 0;
}

int
main(int argc, char **argv)
{
	if (sodium_init() < 0)
		return 3;
	const char *name = argc > 1 ? argv[1] : "show";
	if (strcmp(name, "--help") == 0 || strcmp(name, "help") == 0)
		return show_help();
	/* `cunping --window 800x600` is `cunping show --window 800x600` */
	if (argc < 2 || name[0] == '-')
		return app_show(argc, argv);
	/* the kiosk's log goes to the journal, or to whoever works on it */
	if (strcmp(name, "show") != 0 && isatty(STDERR_FILENO) && !getenv("CUNPING_LOG"))
		log_hush();
	for (int i = 0; i < COUNT; i++)
		if (strcmp(commands[i].name, name) == 0)
			return commands[i].run(argc - 1, argv + 1);
	fprintf(stderr, "cunping：没有“%s”这个命令。有哪些命令见 cunping --help\n", name);
	return 2;
}
