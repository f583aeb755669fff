/* cunping takeout: what goes home on a stick. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "cli/cli.h"
#include "cli/stats.h"
#include "export/takeout.h"
#include "os/child.h"
#include "os/writable.h"

struct taking {
	struct options common;
	const char *kind, *review; /* NULL */
	bool clear;
};
static void
say(void *context, const char *words)
{
	printf("progress %s\n", words);
	fflush(stdout);
}

static int
report(const struct options *c, const struct takeout_done *done)
{
	struct json j = { 0 };
	if (!c->json) {
		puts(done->words);
		return 0;
	}
	json_open(&j, NULL, '{');
	json_bool(&j, "ok", true);
	json_text(&j, "folder", done->name);
	json_int(&j, "files", done->files);
	json_int(&j, "cleared", done->cleared);
	json_bool(&j, "removable", !done->still_open);
	json_text(&j, "message", done->words);
	json_close(&j, '}');
	cli_print(&j);
	return 0;
}

/* receipt,health → their bits; 0 after a word of complaint. */
static unsigned
read_kinds(const char *list)
{
	unsigned kinds = 0;
	while (list && *list) {
		size_t n = strcspn(list, ",");
		unsigned kind = takeout_kind(list, n);
		if (!kind)
			return (subcommand_wrong(&subcommand_takeout, "没有这一样：", list), 0);
		kinds |= kind;
		list += n + (list[n] == ',');
	}
	if (!kinds)
		subcommand_wrong(&subcommand_takeout, "要写 --kind", NULL);
	return kinds;
}

static int
run(void *said)
{
	const struct taking *c = said;
	const struct options *all = said;
	struct error err = { 0 };
	struct takeout_done done;
	char slip[1024] = "";
	struct takeout_options o = { .data = all->data,
		.stick = all->word.word[0],
		.kinds = read_kinds(c->kind),
		.review = c->review,
		.by = all->by,
		.clear = c->clear,
		.sticks = getenv("CUNPING_STICKS"),
		.now = all->now.at,
		.ticking = !all->now.text,
		.wait_ms = WRITABLE_WAIT_MS,
		.stats = stats_write,
		.say = all->json ? NULL : say };
	if (!o.kinds)
		return 2;
	if (o.kinds & TAKEOUT_SLIP) { /* what is secret is not said on the command line */
		slip[fread(slip, 1, sizeof slip - 1, stdin)] = '\0';
		o.slip = slip;
	}
	stop_on_signals();
	if (!takeout(&o, &done, &err))
		return cli_fail_json(all, &err);
	return report(all, &done);
}

static const struct option_row options[] = {
	{ OPTION(struct taking, kind, "kind", "要什么,…", "上面的一样或几样") },
	{ OPTION(struct taking, review, "review", "文件", "读取时的核对结果，findings 要它") },
	{ OPTION(struct taking, clear, "clear", NULL, "群众反映存稳后机器上就清掉") },
	{ OPTION_BY },
	{ OPTION_NOW },
	{ OPTION_JSON },
	{ 0 },
};

SUBCOMMAND(takeout, "takeout", "把回执、要改的地方、备份等存到U盘", .outward = true, .takes = "文件夹 --kind 要什么,…",
    .least = 1, .most = 1, .options = options, .size = sizeof(struct taking), .run = run,
    .help = "在U盘（文件夹）里新建一个“村屏_村名_日期_时分”，把要的东西写进去，存稳了才说可以拔。\n"
	    "已有的文件夹不会动。要什么：\n"
	    "  receipt   回执.txt          哪一版、什么时候、谁上的屏、每张表几行\n"
	    "  findings  要改的地方.xlsx   一行一处，写明文件、工作表、行、列（要 --review）\n"
	    "  export    屏上内容          几本表和照片，改了可以再导入\n"
	    "  stats     使用统计.csv      村民看了什么\n"
	    "  health    机器体检.txt      同 cunping doctor\n"
	    "  feedback  群众反映.xlsx     村民在屏上交的，填好可以导入；加 --clear，存稳后机器上就清掉\n"
	    "  template  空白表.xlsx       同 cunping template\n"
	    "  slip      查询码小条.txt    一户新的查询码，内容从标准输入读\n"
	    "  backup    备份、设置.txt    几本表和照片，还有机器的设置，留底用\n"
	    "U盘平时只能读：要写时在 CUNPING_RUN（没写就是 /run/cunping）里放一张请求，等它能写，写完再收回。\n");
