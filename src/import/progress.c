/* progress: see progress.h. */
#include "import/progress.h"

#include <stdio.h>
#include <string.h>

#include "os/child.h"

static const struct {
	const char *name, *words;
} steps[PROGRESS_STEP_COUNT] = {
	[PROGRESS_COPY] = { "copy", "复制" },
	[PROGRESS_READ] = { "read", "读表" },
	[PROGRESS_PHOTOS] = { "photos", "照片" },
	[PROGRESS_COMPARE] = { "compare", "比较" },
	[PROGRESS_BUILD] = { "build", "写入" },
	[PROGRESS_PUBLISH] = { "publish", "上屏" },
};

void
progress_say(struct progress *p, enum progress_step step, long done, long total)
{
	char line[80];
	if (p->fd >= 0) {
		int n = snprintf(line, sizeof line, "progress %s %ld %ld\n", steps[step].name, done, total);
		child_tell(p->fd, line, (size_t)n);
	}
	long percent = total > 0 ? done * 100 / total : 100, shown = (long)step * 1000 + percent + 1;
	if (p->person && shown != p->shown) {
		fprintf(stderr, "\r\033[K%s %ld/%ld", steps[step].words, done, total);
		fflush(stderr);
		p->shown = shown;
	}
}

void
progress_end(struct progress *p)
{
	if (p->person && p->shown)
		fputs("\r\033[K", stderr);
	p->shown = 0;
}
