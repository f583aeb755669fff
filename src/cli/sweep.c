/* cunping sweep: empties staging after an importer that did not end in order.
 * For the screen; refuses while another importer has the data folder. */
#include <errno.h>
#include <stdio.h>

#include "cli/cli.h"
#include "os/fs.h"
#include "os/lock.h"

static const char help[] = "用法：cunping sweep [--data 文件夹]\n"
			   "把上一次没有读完留下的东西清掉。正在读取的时候不清。\n";

int
cli_sweep(int argc, char **argv)
{
	struct cli c;
	char path[4100];
	struct error err = { 0 };
	int status = cli_read(&c, argc, argv, CLI_DATA, 0, 0, help), lock = -1;
	if (status >= 0)
		return status;
	snprintf(path, sizeof path, "%s/lock", c.data);
	int error = lock_take(path, &lock);
	snprintf(path, sizeof path, "%s/staging", c.data);
	if (!error && fs_is_dir(path))
		error = fs_empty(path);
	lock_release(lock);
	if (!error)
		return 0;
	if (error == EWOULDBLOCK)
		error_set(&err, ERROR_MACHINE, "busy", "正在读取，先不清理。");
	else
		error_set(&err, ERROR_MACHINE, "sweep", "清理不了：%s", error_reason(error));
	return cli_fail(&err);
}
