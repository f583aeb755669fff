/* cunping template, cunping export: workbooks for clerks. */
#include <stdio.h>

#include "cli/cli.h"
#include "export/export.h"
#include "export/template.h"

static const char template_help[] = "用法：cunping template 文件.xlsx\n"
				    "\n"
				    "写一本空白的表：三十三张表，每一列写着怎么填，能选的有下拉，\n"
				    "还有一行例子，导入时不算数。已有的文件不会盖掉。\n";

static const char export_help[] = "用法：cunping export 文件夹 [--data 文件夹]\n"
				  "\n"
				  "把屏上现在的内容写成几本表和一个“照片”文件夹，改了可以再导入；\n"
				  "原样导入，什么都不会变。文件夹要是新的或空的。查询码不导出。\n";

int
cli_template(int argc, char **argv)
{
	struct cli c;
	struct error err = { 0 };
	int status = cli_read(&c, argc, argv, CLI_DATA, 1, 1, template_help);
	if (status >= 0)
		return status;
	if (!template_write(c.word[0], &err))
		return cli_fail(&err);
	printf("写好了：%s\n", c.word[0]);
	return 0;
}

int
cli_export(int argc, char **argv)
{
	struct cli c;
	struct error err = { 0 };
	struct export_count n;
	int status = cli_read(&c, argc, argv, CLI_DATA, 1, 1, export_help);
	if (status >= 0)
		return status;
	if (!export_content(c.data, c.word[0], &n, &err))
		return cli_fail(&err);
	printf("导出好了：第 %d 版，%zu 张表，%zu 行，%zu 张照片。\n", n.edition, n.sheets, n.rows, n.photos);
	if (n.renamed)
		printf("有 %zu 张照片和别的照片重名，名字后面加了 -2 这样的号，表里也改了。\n", n.renamed);
	if (n.lost)
		fprintf(stderr, "cunping：有 %zu 张照片在这台机器上坏了或丢了，没有导出。\n", n.lost);
	return n.lost ? 3 : 0;
}
