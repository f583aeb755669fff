/* settings: see settings.h. */
#include "store/settings.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "store/staff.h"
#include "store/state.h"

/* kind, least, most, unit, choices, whole */
#define TEXT(most) SETTING_TEXT, 0, most, NULL, NULL, false
#define NUMBER(least, most, unit) SETTING_NUMBER, least, most, unit, NULL, false
#define COUNT_OF(least, most, unit) SETTING_NUMBER, least, most, unit, NULL, true
#define CLOCK SETTING_CLOCK, 0, 0, NULL, NULL, false
#define YES_NO SETTING_YESNO, 0, 0, NULL, NULL, false
#define CHOICE(choices) SETTING_CHOICE, 0, 0, NULL, choices, false

/* A setting is a line here: the command line, 设置 on the screen, a roll-out file and the backup work from it. What it
 * does is up to whoever asks settings_get() for it. */
static const struct setting settings[] = {
	{ "village", "本村", SETTING_PLACE, TEXT(30), "", "这台机器在哪个村" },
	{ "inches", "屏幕寸数", SETTING_PLACE, NUMBER(7, 120, "寸"), "21.5", "屏幕对角线，英寸" },
	{ "lower_edge_cm", "屏幕下沿", SETTING_PLACE, NUMBER(0, 300, "厘米"), "70", "屏幕下沿离地，厘米" },
	{ "reach_cm", "够得着的高度", SETTING_PLACE, NUMBER(80, 200, "厘米"), "122",
	    "按了“按钮放低”，能按的都在离地这么高以下" },
	{ "night_from", "夜间开始", SETTING_NIGHT, CLOCK, "22:00", "这时起变暗" },
	{ "night_to", "夜间结束", SETTING_NIGHT, CLOCK, "06:00", "这时变亮" },
	{ "night_mute", "夜间不念", SETTING_NIGHT, YES_NO, "是", "夜里没有“听一听”，什么也不念出来" },
	{ "machine_voice", "机器念", SETTING_NIGHT, YES_NO, "否",
	    "没有人录过的由机器念，屏上写明是机器念的；机器上要先装 espeak-ng" },
	{ "bundle_word", "包字", SETTING_WORDS, CHOICE("三包|六包"), "三包", "门前三包还是六包" },
	{ "large_default", "默认大字", SETTING_PLACE, YES_NO, "否", "一开始就用大字" },
	{ "name_order", "笔画顺序", SETTING_PUBLIC, CHOICE("短名在前|逐字"), "短名在前",
	    "同姓的名单，先排两个字的名字，还是一个字一个字比笔画" },
	{ "black_households", "黑榜到户", SETTING_PUBLIC, YES_NO, "否", "黑榜可以写农户（还要本人同意）" },
	{ "two_persons", "两人审核", SETTING_PUBLIC, YES_NO, "否", "读取的人不能自己上屏，要另一个人看过再上屏" },
	{ "packs_only", "只收盖章的包", SETTING_PUBLIC, YES_NO, "否", "U盘上的表格不收，只收乡镇盖了章的包" },
	{ "group_word", "组屯", SETTING_WORDS, CHOICE("组|屯|社"), "组",
	    "村下面叫组、叫屯还是叫社：“你家在哪个组？”里的那个字" },
	{ "beauty_1", "五美一", SETTING_WORDS, TEXT(6), "", "“五美是哪五美”里第一样叫什么；空着就照评分标准里写的" },
	{ "beauty_2", "五美二", SETTING_WORDS, TEXT(6), "", "第二样叫什么；空着就照评分标准里写的" },
	{ "beauty_3", "五美三", SETTING_WORDS, TEXT(6), "", "第三样叫什么；空着就照评分标准里写的" },
	{ "beauty_4", "五美四", SETTING_WORDS, TEXT(6), "", "第四样叫什么；空着就照评分标准里写的" },
	{ "beauty_5", "五美五", SETTING_WORDS, TEXT(6), "", "第五样叫什么；空着就照评分标准里写的" },
	{ "repair_phone", "报修电话", SETTING_NIGHT, TEXT(20), "", "屏坏了打哪个电话，写在屏上" },
	{ "notice_days", "公示天数", SETTING_PUBLIC, COUNT_OF(3, 30, "天"), "5",
	    "没写公示止的公示，从公示那天起算几天" },
	{ "appeal_days", "异议答复", SETTING_PUBLIC, COUNT_OF(1, 15, "个工作日"), "5",
	    "有人对榜上的事有不同意见，几个工作日内答复" },
	{ "scope_default", "默认范围", SETTING_PLACE, CHOICE("全镇|本村"), "本村",
	    "一开始看本村的（填好了本村），还是看全镇（乡）的" },
};
enum { COUNT = sizeof settings / sizeof *settings };
static_assert((int)COUNT <= (int)SETTINGS_MOST, "whoever keeps all values has room for so many");

const struct setting *
settings_at(size_t index)
{
	return index < COUNT ? &settings[index] : NULL;
}

static bool
is_called(const char *known, const char *name, size_t n)
{
	return strlen(known) == n && strncmp(known, name, n) == 0;
}

const struct setting *
settings_find(const char *name, size_t n)
{
	for (int i = 0; i < COUNT; i++)
		if (is_called(settings[i].name, name, n) || is_called(settings[i].words, name, n))
			return &settings[i];
	return NULL;
}

const char *
settings_group_name(enum setting_group g)
{
	static const char *const names[SETTING_GROUPS] = { "本村和屏幕", "夜间和其他", "叫法", "公示" };
	return names[g];
}

/* -------------------------------------------------------- what it may be */

static bool
is_choice(const char *choices, const char *value)
{
	size_t n = strlen(value);
	for (const char *p = strchr(value, '|') ? NULL : choices; p && n;
	     p = strchr(p, '|') ? strchr(p, '|') + 1 : NULL)
		if (strncmp(p, value, n) == 0 && (p[n] == '|' || p[n] == '\0'))
			return true;
	return false;
}

static bool
is_number(const struct setting *s, const char *value)
{
	char *end;
	double number = strtod(value, &end);
	return value[strspn(value, s->whole ? "0123456789" : "0123456789.")] == '\0' && end > value && *end == '\0' &&
	       number >= s->least && number <= s->most;
}

bool
settings_valid(const struct setting *s, const char *value)
{
	int hour, minute, used = 0;
	switch (s->kind) {
	case SETTING_NUMBER:
		return is_number(s, value);
	case SETTING_CLOCK:
		return sscanf(value, "%2d:%2d%n", &hour, &minute, &used) == 2 && !value[used] && hour >= 0 &&
		       hour < 24 && minute >= 0 && minute < 60;
	case SETTING_YESNO:
		return is_choice("是|否", value);
	case SETTING_CHOICE:
		return is_choice(s->choices, value);
	default:
		return strlen(value) < 120 && utf8_valid(value, strlen(value)) &&
		       utf8_count(value) <= (size_t)s->most && !strpbrk(value, "\n\r\t");
	}
}

void
settings_allowed(const struct setting *s, char *out, size_t size)
{
	size_t used = 0;
	out[0] = '\0';
	switch (s->kind) {
	case SETTING_NUMBER:
		snprintf(out, size, "%g 到 %g %s", s->least, s->most, s->unit ? s->unit : "");
		return;
	case SETTING_CLOCK:
		snprintf(out, size, "22:00 这样的钟点");
		return;
	case SETTING_YESNO:
		snprintf(out, size, "是、否");
		return;
	case SETTING_CHOICE:
		for (const char *p = s->choices; *p && used + 4 < size; p++)
			used += (size_t)snprintf(out + used, size - used, *p == '|' ? "、" : "%c", *p);
		return;
	default:
		snprintf(out, size, "不超过 %g 个字", s->most);
	}
}

/* ------------------------------------------------------------ what it is */

bool
settings_get(const char *data, const char *name, char *out, size_t size)
{
	const struct setting *s = settings_find(name, strlen(name));
	ASSERT(s != NULL);
	if (state_peek_setting(data, s->name, out, size) && settings_valid(s, out))
		return true;
	snprintf(out, size, "%s", s->otherwise);
	return false;
}

double
settings_number(const char *data, const char *name)
{
	char value[64];
	settings_get(data, name, value, sizeof value);
	return strtod(value, NULL);
}

bool
settings_yes(const char *data, const char *name)
{
	char value[16];
	settings_get(data, name, value, sizeof value);
	return strcmp(value, "是") == 0;
}

bool
settings_set(struct state *state, const struct setting *s, const char *value, const char *by, struct error *err)
{
	char old[512], words[700], may[256];
	if (value[0] && !settings_valid(s, value)) {
		settings_allowed(s, may, sizeof may);
		return error_set(
		    err, ERROR_USAGE, "bad_setting", "“%s”不能设成“%s”，可以写：%s。", s->words, value, may);
	}
	bool was = state_setting_get(state, s->name, old, sizeof old);
	if (was ? strcmp(old, value) == 0 : value[0] == '\0')
		return true;
	const char *from = was ? old : s->otherwise, *to = value[0] ? value : s->otherwise;
	if (strcmp(from, to) == 0) /* said aloud what held anyway: nothing changes */
		return state_setting_set(state, s->name, value, err);
	if (from[0] && to[0])
		snprintf(words, sizeof words, "%s从“%s”改成“%s”", s->words, from, to);
	else
		snprintf(words, sizeof words, to[0] ? "%s填成“%s”" : "%s清空了", s->words, to);
	return state_begin(state, err) && state_end(state,
					      state_setting_set(state, s->name, value, err) &&
						  audit_add(state, NULL, by, "settings", 0, words, err),
					      err);
}
