/* error: see error.h. */
#include "base/error.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/private_number.h"

/* What was typed is often repeated in a sentence; a private number never is. */
static void
hide_numbers(struct error *err)
{
	struct private_span span;
	if (!private_number_find(err->text, 0, &span))
		return;
	struct arena *a = arena_new();
	snprintf(err->text, sizeof err->text, "%s", private_number_hide(a, err->text));
	arena_free(a);
}

int
error_set(struct error *err, enum error_kind kind, const char *code, const char *format, ...)
{
	if (!err)
		return 0;
	err->kind = kind;
	snprintf(err->code, sizeof err->code, "%s", code);
	va_list args;
	va_start(args, format);
	vsnprintf(err->text, sizeof err->text, format, args);
	va_end(args);
	hide_numbers(err);
	return 0;
}

const char *
error_reason(int error)
{
	static const struct {
		int error;
		const char *words;
	} known[] = { { EACCES, "没有权限" }, { EPERM, "没有权限" }, { EROFS, "这个盘只能读，不能写" },
		{ ENOENT, "没有这个文件或文件夹" }, { ENOTDIR, "路径里有一段是文件，不是文件夹" },
		{ EISDIR, "这是文件夹，不是文件" }, { EEXIST, "已经有同名的文件" }, { ENOSPC, "磁盘满了" },
		{ EDQUOT, "磁盘配额用完了" }, { EIO, "磁盘读写出错" }, { EFBIG, "文件太大" },
		{ ENAMETOOLONG, "名字太长" }, { ELOOP, "快捷方式绕成了圈" }, { ENODEV, "设备不在了" },
		{ ENXIO, "设备不在了" }, { EMFILE, "打开的文件太多" }, { ENFILE, "打开的文件太多" },
		{ EBUSY, "正在被别的程序使用" }, { ENOMEM, "内存不够" } };
	static _Thread_local char other[32];
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (known[i].error == error)
			return known[i].words;
	snprintf(other, sizeof other, "系统错误 %d", error);
	return other;
}

void
error_bug(const char *what, const char *file, int line)
{
	fprintf(stderr, "cunping: bug at %s:%d: %s\n", file, line, what);
	abort();
}
