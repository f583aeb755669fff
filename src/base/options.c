/* options: see options.h. */
#include "base/options.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"

const char *
option_folder(const char *value, void *target)
{
	if (!*value || strlen(value) >= sizeof((struct options *)0)->data)
		return "数据文件夹不能是";
	strcpy(target, value);
	return NULL;
}

const char *
option_flag(const char *value, void *target)
{
	*(bool *)target = true;
	return NULL;
}

const char *
option_text(const char *value, void *target)
{
	*(const char **)target = value;
	return NULL;
}

const char *
option_number(const char *value, void *target)
{
	char *end;
	long n = strtol(value, &end, 10);
	*(int *)target = (int)n;
	return *value && !*end && n >= 0 && n < 1000000000 ? NULL : "要写一个数，写的是";
}

const char *
option_list(const char *value, void *target)
{
	struct option_list *l = target;
	if (l->count == OPTION_WORDS)
		return "多了";
	l->word[l->count++] = value;
	return NULL;
}

const char *
option_time(const char *value, void *target)
{
	struct option_time *t = target;
	t->text = value;
	return datetime_parse(value, &t->at) ? NULL : "时间要写成 2024-05-01T09:00 这样，写的是";
}

const char *
option_person(const char *value, void *target)
{
	if (!*value || strlen(value) >= 64 || !utf8_valid(value, strlen(value)))
		return "--by 后面要写名字，写的是";
	return option_text(value, target);
}
