/* cunping test-cells, test-photo, test-lines: internals looked at from outside. */
#include <stdio.h>
#include <stdlib.h>

#include "cli/cli.h"
#include "intake/reader_test.h"
#include "text/text.h"

struct cells {
	struct options common;
	int sheet; /* 0: not said */
	bool stored;
};

static int
run_cells(void *said)
{
	const struct cells *c = said;
	struct error err = { 0 };
	int status = reader_test_cells(stdout, c->common.word.word[0], c->sheet ? c->sheet : 1, c->stored, &err);
	return status && err.code[0] ? cli_fail(&err) : status;
}

static const struct option_row cells_options[] = {
	{ OPTION(struct cells, sheet, "sheet", "N", "第几张工作表，不写就是第 1 张") },
	{ OPTION(struct cells, stored, "stored", NULL, "照存着的写：隐藏的也写，数字不看格式") },
	{ 0 },
};

SUBCOMMAND(test_cells, "test-cells", "表格读到了什么", .takes = "文件", .least = 1, .most = 1, .options = cells_options,
    .size = sizeof(struct cells), .run = run_cells,
    .help = "把表格按导入时读到的样子写成 CSV，日期写成 2024-04-28。\n");

static int
run_photo(void *said)
{
	const struct options *c = said;
	struct error err = { 0 };
	int status = reader_test_photo(c->word.word[0], c->word.word[1], &err);
	return status && err.code[0] ? cli_fail(&err) : status;
}

SUBCOMMAND(test_photo, "test-photo", "照片变成什么样", .outward = true, .takes = "进 出", .least = 2, .most = 2,
    .size = sizeof(struct options), .run = run_photo, .help = "照片导入以后变成什么样。\n");

static int
run_lines(void *said)
{
	const struct options *c = said;
	struct error err = { 0 };
	int width = atoi(c->word.word[0]);
	if (width <= 0)
		return subcommand_wrong(&subcommand_test_lines, "宽度要是正数，写的是", c->word.word[0]);
	return text_test_lines(stdout, width, c->word.word[1], &err) ? 0 : cli_fail(&err);
}

SUBCOMMAND(test_lines, "test-lines", "文字怎样换行", .takes = "宽度 文字", .least = 2, .most = 2,
    .size = sizeof(struct options), .run = run_lines, .help = "文字在 32 像素字号、给定宽度下怎样换行。\n");
