/* mask: see mask.h. Compound surnames are those still borne; the second
 * character of one would otherwise read as part of the given name. */
#include "editions/mask.h"

#include <string.h>

#include "base/str.h"

static const char *const compound[] = {
	"欧阳",
	"太史",
	"端木",
	"上官",
	"司马",
	"东方",
	"独孤",
	"南宫",
	"万俟",
	"闻人",
	"夏侯",
	"诸葛",
	"尉迟",
	"公羊",
	"赫连",
	"澹台",
	"皇甫",
	"宗政",
	"濮阳",
	"公冶",
	"太叔",
	"申屠",
	"公孙",
	"慕容",
	"仲孙",
	"钟离",
	"长孙",
	"宇文",
	"司徒",
	"鲜于",
	"司空",
	"闾丘",
	"子车",
	"亓官",
	"司寇",
	"巫马",
	"公西",
	"颛孙",
	"壤驷",
	"公良",
	"漆雕",
	"乐正",
	"宰父",
	"谷梁",
	"拓跋",
	"夹谷",
	"轩辕",
	"令狐",
	"段干",
	"百里",
	"呼延",
	"东郭",
	"南门",
	"羊舌",
	"微生",
	"公户",
	"公玉",
	"公仪",
	"梁丘",
	"公仲",
	"公上",
	"公门",
	"公山",
	"公坚",
	"左丘",
	"公伯",
	"西门",
	"公祖",
	"第五",
	"公乘",
	"贯丘",
	"公皙",
	"南荣",
	"东里",
	"东宫",
	"仲长",
	"子书",
	"子桑",
	"即墨",
	"达奚",
	"褚师",
	"纳兰",
	"叶赫",
	"那拉",
};

#define DOT "·"

static const char *
mask_dotted(struct arena *a, const char *name)
{
	struct strbuf out = { 0 };
	const char *dot = strstr(name, DOT);
	size_t first = utf8_prefix(name, 1);
	strbuf_append_n(&out, name, first);
	if ((size_t)(dot - name) > first)
		strbuf_append(&out, "*");
	strbuf_append(&out, DOT "*");
	const char *s = arena_strdup(a, strbuf_text(&out));
	strbuf_free(&out);
	return s;
}

size_t
mask_surname(const char *name)
{
	for (size_t i = 0; utf8_count(name) > 2 && i < sizeof compound / sizeof *compound; i++)
		if (str_starts(name, compound[i]))
			return utf8_prefix(name, 2);
	return utf8_prefix(name, 1);
}

const char *
mask_name(struct arena *a, const char *name)
{
	size_t count = utf8_count(name);
	if (strstr(name, DOT) && !str_starts(name, DOT))
		return mask_dotted(a, name);
	if (count <= 1)
		return count ? "*" : "";
	size_t head = mask_surname(name), rest = utf8_count(name + head);
	if (rest == 1)
		return arena_printf(a, "%.*s*", (int)head, name);
	struct strbuf out = { 0 };
	strbuf_append_n(&out, name, head);
	for (size_t i = 0; i + 1 < rest; i++)
		strbuf_append(&out, "*");
	strbuf_append(&out, name + utf8_prefix(name, count - 1));
	const char *s = arena_strdup(a, strbuf_text(&out));
	strbuf_free(&out);
	return s;
}

const char *
mask_in_text(struct arena *a, const char *text, const char *name)
{
	struct strbuf out = { 0 };
	const char *at;
	if (utf8_count(name) < 2 || !strstr(text, name))
		return text;
	for (; (at = strstr(text, name)); text = at + strlen(name)) {
		strbuf_append_n(&out, text, (size_t)(at - text));
		strbuf_append(&out, mask_name(a, name));
	}
	strbuf_append(&out, text);
	return strbuf_take(&out, a);
}
