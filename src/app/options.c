/* options: see options.h. */
#include "app/options.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "store/settings.h"
#include "ui/theme.h"

const char *
app_read_size(const char *value, void *target)
{
	struct app_size *s = target;
	bool two = sscanf(value, "%dx%d", &s->width, &s->height) == 2;
	return two && s->width >= 320 && s->height >= 320 && s->width <= 7680 && s->height <= 7680
		   ? NULL
		   : "大小要写成 1920x1080 这样，写的是";
}

const char *
app_read_inches(const char *value, void *target)
{
	float *inches = target;
	*inches = strtof(value, NULL);
	return *inches >= 7 && *inches <= 120 ? NULL : "寸数要在 7 和 120 之间，写的是";
}

const char *
app_read_type(const char *value, void *target)
{
	int *type = target;
	*type = value[0] >= '1' && value[0] <= '3' && !value[1] ? value[0] - '0' : 0;
	return *type ? NULL : "字号要写 1、2 或 3，写的是";
}

/* 「22:30」 in minutes since midnight. */
static int
clock_setting(const char *data, const char *name)
{
	char value[64];
	int hour = 0, minute = 0;
	settings_get(data, name, value, sizeof value);
	sscanf(value, "%2d:%2d", &hour, &minute);
	return hour * 60 + minute;
}

static bool
setting_is(const char *data, const char *name, const char *value)
{
	char set[64];
	settings_get(data, name, set, sizeof set);
	return strcmp(set, value) == 0;
}

void
app_options_settings(struct app_options *o)
{
	o->inches = o->said_inches > 0 ? o->said_inches : (float)settings_number(o->common.data, "inches");
	if (!(o->inches >= 7 && o->inches <= 120))
		o->inches = 21.5f;
	o->large = o->said_type                                        ? o->said_type - 1
		   : o->said_large                                     ? TYPE_LARGE
		   : setting_is(o->common.data, "large_default", "是") ? TYPE_LARGE
								       : TYPE_PLAIN;
	o->home_scope = setting_is(o->common.data, "scope_default", "本村");
	o->lower_edge_mm = (float)settings_number(o->common.data, "lower_edge_cm") * 10;
	o->reach_mm = (float)settings_number(o->common.data, "reach_cm") * 10;
	o->night_from = clock_setting(o->common.data, "night_from");
	o->night_to = clock_setting(o->common.data, "night_to");
}

struct datetime
app_options_now(const struct app_options *o)
{
	if (o->common.now.text)
		return o->common.now.at;
	time_t t = time(NULL);
	struct tm tm;
	localtime_r(&t, &tm);
	return (struct datetime){ { tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday }, tm.tm_hour, tm.tm_min, tm.tm_sec };
}
