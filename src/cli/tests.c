/* cunping test-cells, test-photo, test-lines: internals looked at from outside. */
#include <stdio.h>
#include <stdlib.h>

#include "cli/cli.h"
#include "intake/reader_test.h"
#include "text/text.h"

static const char cells_help[] = "用法：cunping test-cells 文件 [--sheet N]\n"
				 "\n"
				 "把表格按导入时读到的样子写成 CSV，日期写成 2024-04-28。\n";

static const char photo_help[] = "用法：cunping test-photo 进 出\n"
				 "\n"
				 "照片导入以后变成什么样。\n";

static const char lines_help[] = "用法：cunping test-lines 宽度 文字\n"
				 "\n"
				 "文字在 32 像素字号、给定宽度下怎样换行。\n";

int
cli_test_cells(int argc, char **argv)
{
	struct cli c;
	struct error err = { 0 };
	int status = cli_read(&c, argc, argv, CLI_DATA | CLI_SHEET, 1, 1, cells_help);
	if (status >= 0)
		return status;
	status = reader_test_cells(stdout, c.word[0], c.sheet ? c.sheet : 1, &err);
	return status && err.code[0] ? cli_fail(&err) : status;
}

int
cli_test_photo(int argc, char **argv)
{
	struct cli c;
	struct error err = { 0 };
	int status = cli_read(&c, argc, argv, CLI_DATA, 2, 2, photo_help);
	if (status >= 0)
		return status;
	status = reader_test_photo(c.word[0], c.word[1], &err);
	return status && err.code[0] ? cli_fail(&err) : status;
}

int
cli_test_lines(int argc, char **argv)
{
	struct cli c;
	struct error err = { 0 };
	int status = cli_read(&c, argc, argv, CLI_DATA, 2, 2, lines_help);
	if (status >= 0)
		return status;
	int width = atoi(c.word[0]);
	if (width <= 0)
		return (fprintf(stderr, "cunping test-lines：宽度要是正数，写的是“%s”\n", c.word[0]), 2);
	return text_test_lines(stdout, width, c.word[1], &err) ? 0 : cli_fail(&err);
}
