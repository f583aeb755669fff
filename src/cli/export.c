/* cunping template, cunping export: workbooks for clerks. */
#include <stdio.h>

#include "cli/cli.h"
#include "export/export.h"
#include "export/template.h"

struct blank {
	struct options common;
	bool recordings;
};

static int
run_template(void *said)
{
	const struct blank *c = said;
	const char *path = c->common.word.word[0];
	struct error err = { 0 };
	if (!(c->recordings ? template_write_clips(path, c->common.data, &err) : template_write(path, &err)))
		return cli_fail(&err);
	printf("写好了：%s\n", path);
	if (c->recordings)
		printf("请印第一张，一个人照着念一遍，一条录一个文件，用前面的号起名（01、02……），放进U盘的“录音/"
		       "字条”文件夹；这张表不用放进去。\n");
	return 0;
}

static const struct option_row blank_options[] = {
	{ OPTION(struct blank, recordings, "recordings", NULL, "写念数、念电话要录的字条单子") },
	{ 0 },
};

SUBCOMMAND(template, "template", "写一本空白的表", .outward = true, .takes = "文件.xlsx", .least = 1, .most = 1,
    .options = blank_options, .size = sizeof(struct blank), .run = run_template,
    .help = "写一本空白的表：能公开的每一种一张，每一列写着怎么填，能选的有下拉，\n"
	    "还有一行例子，导入时不算数。已有的文件不会盖掉。\n");

static int
run_export(void *said)
{
	const struct options *c = said;
	struct error err = { 0 };
	struct export_count n;
	if (!export_content(c->data, c->word.word[0], &n, &err))
		return cli_fail(&err);
	printf("导出好了：第 %d 版，%zu 张表，%zu 行，%zu 张照片。\n", n.edition, n.sheets, n.rows, n.photos);
	if (n.sounds)
		printf("另有 %zu 条录音，在“录音”文件夹里。\n", n.sounds);
	if (n.renamed)
		printf("有 %zu 张照片和别的照片重名，名字后面加了 -2 这样的号，表里也改了。\n", n.renamed);
	if (n.lost)
		fprintf(stderr, "cunping：有 %zu 张照片在这台机器上坏了或丢了，没有导出。\n", n.lost);
	return n.lost ? 3 : 0;
}

SUBCOMMAND(export, "export", "把屏上的内容写成表格和照片", .outward = true, .takes = "文件夹", .least = 1, .most = 1,
    .size = sizeof(struct options), .run = run_export,
    .help = "把屏上现在的内容写成几本表和一个“照片”文件夹，改了可以再导入；\n"
	    "原样导入，什么都不会变。文件夹要是新的或空的。查询码不导出。\n");
