/* cunping pack: a folder that the township has checked, sealed in one file. */
#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "cli/cli.h"
#include "export/packing.h"
#include "findings/refuse.h"

struct said {
	struct options common;
	const char *output, *key, *whom;
	int number, epoch; /* 0: the next, the same */
};

static int
run(void *words)
{
	const struct said *c = words;
	struct error err = { 0 };
	struct key_file key;
	struct pack made;
	size_t files;
	if (!c->output || !c->key)
		return subcommand_wrong(&subcommand_pack, c->key ? "要写 -o 文件" : "要写 --key 钥匙文件", NULL);
	if (!str_ends(c->output, ".cunping"))
		return subcommand_wrong(&subcommand_pack, "文件名要以 .cunping 结尾，写的是", c->output);
	if (!key_file_read(c->key, &key, &err))
		return cli_fail(&err);
	key.number = c->number > 0 ? c->number - 1 : key.number;
	key.epoch = c->epoch > 0 ? c->epoch : key.epoch;
	const struct packing what = { c->common.word.word[0], c->output, c->whom, c->common.now.at.date };
	/* the number is used up before anybody can have a pack of it */
	struct key_file next = key;
	next.number++;
	if (!key_file_write(c->key, &next, &err) || !packing_make(&what, &key, &made, &files, &err))
		return cli_fail(&err);
	printf("做好了第 %lld 号包：%zu 个文件，给%s。\n", made.number, files, c->whom ? c->whom : "所有的机器");
	return 0;
}

static const struct option_row options[] = {
	{ OPTION(struct said, output, "output", "文件", "写成哪个文件，也可以写 -o；名字以 .cunping 结尾") },
	{ OPTION(struct said, key, "key", "钥匙文件", "用哪把钥匙盖章") },
	{ OPTION(struct said, whom, "for", "村、村", "只给这些村，或写机器的号码；不写就是都可以用") },
	{ OPTION(struct said, number, "number", "N", "第几号；不写就接着上一个") },
	{ OPTION(struct said, epoch, "epoch", "N", "第几轮；加一以后编号可以从头来，以前的包都不能再用") },
	{ OPTION_NOW },
	{ 0 },
};

SUBCOMMAND(pack, "pack", "把文件夹做成盖了章的包", .takes = "文件夹", .least = 1, .most = 1, .outward = true,
    .options = options, .size = sizeof(struct said), .run = run,
    .help = "把一个文件夹里的表格、照片和录音做成一个文件，用镇里的钥匙盖章。改动一个字，机器就不收。\n"
	    "每个包比上一个大一号，旧的包不能再用。先用 cunping check 查一遍再做。\n");
