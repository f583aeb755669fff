/* change: see change.h. */
#include "cli/change.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>

#include "os/fs.h"
#include "os/lock.h"

bool
change_begin(struct change *c, const char *data, struct error *err)
{
	char path[PATH_MAX];
	*c = (struct change){ .lock = -1 };
	int error = fs_mkdirs(data);
	snprintf(path, sizeof path, "%s/lock", data);
	if (!error)
		error = lock_take(path, &c->lock);
	if (error == EWOULDBLOCK)
		return error_set(err, ERROR_MACHINE, "busy", "正在导入，请等它结束再试。");
	if (error)
		return error_set(
		    err, ERROR_MACHINE, "no_permission", "数据文件夹 %s 不能用：%s。", data, error_reason(error));
	c->state = state_open(data, err);
	if (c->state && state_begin(c->state, err))
		return true;
	state_close(c->state);
	lock_release(c->lock);
	return false;
}

bool
change_end(struct change *c, bool ok, struct error *err)
{
	ok = state_end(c->state, ok, err);
	state_close(c->state);
	lock_release(c->lock);
	return ok;
}
