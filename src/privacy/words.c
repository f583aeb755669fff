/* words: see words.h. */
#include "privacy/words.h"

#include <string.h>

#include <unicode/ubrk.h>
#include <unicode/ustring.h>

#include "base/error.h"
#include "base/str.h"

#define NUMERALS "0|1|2|3|4|5|6|7|8|9|一|二|三|四|五|六|七|八|九|十|０|１|２|３|４|５|６|７|８|９"

enum { WINDOW = 24 /* characters on each side that a cut is made with */ };

size_t
words_at(const char *list, const char *s)
{
	size_t best = 0;
	for (const char *p = list; *p; p += *p == '|') {
		size_t n = strcspn(p, "|");
		if (n > best && strncmp(p, s, n) == 0)
			best = n;
		p += n;
	}
	return best;
}

size_t
words_before(const char *list, const char *text, const char *s)
{
	size_t best = 0;
	for (const char *p = list; *p; p += *p == '|') {
		size_t n = strcspn(p, "|");
		if (n > best && (size_t)(s - text) >= n && memcmp(p, s - n, n) == 0)
			best = n;
		p += n;
	}
	return best;
}

/* A list that is asked at every character: most are turned away by their first. */
struct list {
	const char *words;
	bool made;
	unsigned char first[512];
};

static unsigned
sign_of(const char *s)
{
	const unsigned char *u = (const unsigned char *)s;
	return u[0] < 128 ? u[0] : (u[1] * 64u + u[2]) % 4096;
}

static size_t
list_at(struct list *list, const char *s)
{
	if (!list->made)
		for (const char *p = list->words; *p; p += strcspn(p, "|"), p += *p == '|')
			list->first[sign_of(p) >> 3] |= (unsigned char)(1u << (sign_of(p) & 7));
	list->made = true;
	unsigned sign = sign_of(s);
	return list->first[sign >> 3] & (1u << (sign & 7)) ? words_at(list->words, s) : 0;
}

/* ------------------------------------------------------------------ people */

static const char kin[] =
    "老婆|老伴|老公|媳妇|爱人|丈夫|妻子|儿子|女儿|儿媳|女婿|孙子|孙女|父亲|母亲|父母|爹|妈|娃|孩子|老人|"
    "夫妇|夫妻|两口";
static const char doors[] = "大门口|门口|大门前|门前|大门外|门外|门上|院门口|院门前|院子里|院子|院里|院内|院外|院前|"
			    "院墙外|院墙边|院墙根|院墙|院落|后院|前院|"
			    "屋后|屋前|屋旁|房前屋后|房前|房后|房屋|房子|后墙|墙外|墙根|旁边|对面";

size_t
words_home(const char *s)
{
	static const char not_home[] =
	    "家庭|家园|家具|家电|家禽|家畜|家长|家乡|家属|家用|家政|家务|家风|家训|家装|家纺|家居|家家|"
	    "家族|家规|户厕|户籍|户外|户型|户用|户主|户口|户均|户户";
	size_t home = words_at("一家|全家|家|户", s), of, more;
	if (words_at(not_home, s) && !str_starts(s, "家庭院"))
		return 0;
	of = words_at("的", s + home);
	more = words_at(doors, s + home + of);
	more = more ? more : words_at(kin, s + home + of);
	return more ? home + of + more : home;
}

size_t
words_surname(const char *s)
{
	static const char two[] =
	    "欧阳|上官|司马|东方|诸葛|尉迟|皇甫|公孙|慕容|令狐|宇文|司徒|夏侯|端木|呼延|拓跋|轩辕|长孙|纳兰";
	static const char one[] =
	    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔"
	    "钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤虎海买撒锁妥哈"
	    "摆丑苗柳蒙单柯米冶拜喇穆沙纳者祁安常乔樊兰鲁卜齐滕辛管甘洪阎翟裴席游施蓝季鲍葛祝岳骆符焦窦章聂庄凌舒桂邢"
	    "尚童费池卓涂冉麦温靳阮古艾包牛路郎成关耿车左景牟卞裘曲佟仇蔚鄢阳岑党宫宁温娄缪芦申岑燕占华楼詹欧边卫屈巩柴"
	    "时於晏瞿荣闻国鞠丛连商井";
	size_t n = words_at(two, s), first = utf8_prefix(s, 1);
	char sign[8] = { 0 };
	if (n || first < 3 || first >= sizeof sign)
		return n;
	memcpy(sign, s, first);
	return strstr(one, sign) ? first : 0;
}

size_t
words_kin(const char *s)
{
	return words_at("某某|某|大爷|大妈|大娘|大叔|大婶|大伯|大嫂|大哥|大姐|奶奶|爷爷|婶子|婶|嫂子|嫂|叔|伯|姨|老汉|"
			"老太|师傅|老板|老三|老二|老大",
	    s);
}

bool
words_role(const char *text, const char *from, const char *to)
{
	static const char roles[] =
	    "书记|主任|组长|队长|网格员|网格长|保洁员|护林员|会计|出纳|文书|委员|支委|镇长|乡长|站长|所长|校长|"
	    "老师|教师|医生|村医|干部|队员|经理|工程师|律师|民警|辅导员|宣传员|监督员|管护员|河长|林长|"
	    "联系人|负责人|责任人|代表|局长|县长|部长|科长|专干|第一书记|同志|志愿者|讲解员|主持人|技术员";
	const char *before = from;
	if (before > text && words_before(":|：|、", text, before))
		before -= words_before(":|：|、", text, before);
	size_t after = words_at(roles, to);
	return words_before(roles, text, before) > 0 || (after && !words_home(to + after));
}

bool
words_place_follows(const char *s, bool two)
{
	return words_at("村|镇|乡|路|街|小学|学校|中学|社区|小区", s) > 0 ||
	       (two && words_at("桥|沟|湾|庄|屯|河|山|坡|梁|岭|塬|川|水库|县|市|区|站|峡|坝|堡|洼", s) > 0);
}

bool
words_name_follows(const char *s)
{
	return words_at("夫妇|夫妻|两口|一家|全家|同志|先生|女士|大爷|大妈|大叔|大婶|老人|本人|（|(", s) > 0;
}

bool
words_kin_follows(const char *s)
{
	s += words_at("家|户", s);
	s += words_at("的", s);
	return words_at(kin, s) > 0;
}

bool
words_head_before(const char *text, const char *s)
{
	return words_before("户主|户主:|户主：|户主是|户主为", text, s) > 0;
}

bool
words_person_before(const char *text, const char *s)
{
	return words_before("村民|农户|群众|居民|住户|商户|老人|邻居|号|村民：|农户：|住户：|姓名：", text, s) > 0 ||
	       words_head_before(text, s) || words_group_before(text, s) > 0;
}

/* 张家庄, 李家沟: a place, however it begins. */
static bool
place_behind_home(const char *s)
{
	return words_at("庄|湾|沟|河|村|屯|坪|塬|堡|店|桥|营|岔|崖|山|坡|梁|峡|集|寨|沱|坝|洼|咀|嘴|滩|铺|台|圪|峁|川|"
			"泉|街|巷|渠|岭|"
			"垭|埂|渡|港|埠|岗|楼|窑|圈|口|路|厂|塘|组|社",
		   s) > 0;
}

/* 家 at s, and not that of a place or of 家具. */
static bool
home_at(const char *s)
{
	return str_starts(s, "家") && words_home(s) && !place_behind_home(s + strlen("家"));
}

/* So many characters that a given name can be made of; their bytes, 0. */
static size_t
given_name(const char *s, size_t count)
{
	static const char never[] = "的|在|和|与|了|是|有|到|从|被|把|向|对|路|村|组|口|旁|边|沟|道|街|里|外|上|下|前|"
				    "后|左|右|各|每|我|你|他|她|们|"
				    "这|那|个|几|户|家|人|员|农";
	const char *p = s;
	for (size_t i = 0; i < count; i++) {
		const char *sign = p;
		uint32_t cp = utf8_next(&p);
		if (cp < 0x3400 || cp > 0x3FFFF || (cp >= 0xA000 && cp < 0x20000) || words_at(never, sign))
			return 0;
	}
	return (size_t)(p - s);
}

/* Whose 家 is nobody's: 农家, 自家, 群众家. */
static const char nobody[] = "自|大|国|公|老|专|商|厂|店|酒|住|渔|牧|回|进|出|谁|哪|某|数|全|主|东|娘|婆|管|"
			     "群众|居民|邻居|邻里|住户|商户";

/* 二狗子家门口, 哑巴家后墙: whoever it is. */
static size_t
nickname(const char *text, const char *s)
{
	for (size_t count = 3; count > 0; count--) {
		const char *to = s + given_name(s, count);
		if (to == s || words_before(nobody, s, to) || words_before("多|两|" NUMERALS, s, to) || !home_at(to) ||
		    words_home(to) == strlen("家"))
			continue;
		if (words_cut(text, s, to).starts)
			return (size_t)(to - s);
	}
	return 0;
}

/* A surname and one or two characters, and then 家 or a door. */
static size_t
whole_stranger(const char *text, const char *s, size_t surname)
{
	static const char houses[] = "厂|站|所|校|院|店|场|馆|库|棚|圈|房|社|局|部|园|坊|铺|庙|寺|塔|桥|亭|市|行|点|处|"
				     "室|楼|厅|屋|池|塘|井|岗|关";
	for (size_t count = 2; count > 0; count--) {
		const char *to = s + surname + given_name(s + surname, count);
		if (to == s + surname || words_before(nobody, s, to))
			continue;
		bool door = words_at("门口|门前|大门口|大门前", to) && !words_before(houses, s, to);
		if (!home_at(to) && !door)
			continue;
		struct words_cut cut = words_cut(text, s, to);
		if (cut.starts && cut.surname && !cut.one_word)
			return (size_t)(to - s);
	}
	return 0;
}

size_t
words_stranger(const char *text, const char *s)
{
	size_t old = words_at("老|小", s), n = words_surname(s + old), called;
	static const char things[] = "家的|家柴草|家柴垛|家草垛|家粪堆|家猪圈|家羊圈|家牛圈|家鸡圈";
	if (n && old && home_at(s + old + n))
		return old + n;
	if (n && !old && (called = words_kin(s + n)))
		return str_starts(s + n, "某") || words_home(s + n + called) ? n + called : 0;
	if (n && !old && words_at("姓农户|姓村民|姓人家|姓住户|姓一家", s + n))
		return n + words_at("姓农户|姓村民|姓人家|姓住户|姓一家", s + n);
	/* 张家门口: the surname alone only before somebody's door, or what is theirs */
	bool theirs = n && !old && home_at(s + n) && (words_home(s + n) > strlen("家") || words_at(things, s + n));
	if (theirs && !words_before(nobody, s, s + n) && words_cut(text, s, s + n).starts)
		return n;
	size_t whole = n && !old ? whole_stranger(text, s, n) : 0;
	return whole ? whole : nickname(text, s);
}

bool
words_joins(const char *name)
{
	return words_at("和|与|有|在|来|到|上|下|不|中|全", name + utf8_prefix(name, 1)) > 0;
}

/* --------------------------------------------------------- groups and doors */

static struct list numerals = { .words = NUMERALS };

size_t
words_group_before(const char *text, const char *s)
{
	size_t unit = words_before("村民小组|小组|组|社|屯", text, s), n, all = unit;
	if (!unit)
		return 0;
	while ((n = words_before(NUMERALS, text, s - all)))
		all += n;
	if (all == unit)
		return 0;
	return all + words_before("第", text, s - all);
}

bool
words_door(const char *s, size_t *group, size_t *all, bool *home)
{
	size_t n, i = 0, from;
	while ((n = list_at(&numerals, s + i)))
		i += n;
	n = i ? words_at("村民小组|小组|组|社|屯", s + i) : 0;
	*group = i + n;
	if (!n)
		return false;
	for (i = from = *group; (n = list_at(&numerals, s + i));)
		i += n;
	n = words_at("号", s + i);
	bool door = n && i > from;
	i += n;
	*home = !s[i] || words_at("家|户|院|住|宅|屋|房|的|、|，|,|。|（|(", s + i) || words_at(doors, s + i);
	n = words_at("家|户", s + i);
	*all = i + n + words_at(doors, s + i + n);
	return door;
}

/* -------------------------------------------------------------- conditions */

static struct list conditions = { .words = "低保户|低保|五保户|五保|特困户|特困|贫困户|贫困|脱贫户|监测户|建档立卡|"
					   "残疾人|残疾|肢残|聋哑|失明|智障|精神病|精神障碍|"
					   "精神失常|精神分裂|精神异常|精神不正常|精神有问题|瘫痪|偏瘫|住院|患病|生病|"
					   "得病|重病|大病|有病|病重|病人|卧病|病号|癌|"
					   "肿瘤|尿毒症|透析|艾滋|中风|脑梗|高血压|糖尿病|心脏病|抑郁症|癫痫|"
					   "痴呆|残障|半身不遂|卧床|失能|截肢|肝炎|乙肝|肺结核|白血病|临时救助|"
					   "困难补助|救助金|吸毒|戒毒|孤儿|离婚|刑满|社区矫正" };

size_t
words_condition(const char *s, const char *text)
{
	static const char harmless[] =
	    "残疾人联合会|残疾人联|残疾人保障|贫困村|贫困县|贫困地区|贫困线|贫困人口|大病保险|大病医保|"
	    "大病统筹|低保政策|低保标准";
	size_t n = list_at(&conditions, s);
	return n && !words_at(harmless, s) && !words_before("扶|消除|摆|战胜", text, s) ? n : 0;
}

static struct list shaming = { .words = "最脏户|最差户|最脏家庭|最差家庭|脏乱差户|最脏乱差户|脏乱户|最邋遢户|邋遢户|"
					"懒汉户|懒户|脏户|不清洁户|不卫生户|落后户|"
					"黑榜户|差评户|不文明户|老赖户|最不卫生户|最不清洁户|后进户" };

size_t
words_shaming(const char *s)
{
	return list_at(&shaming, s);
}

/* --------------------------------------------------------------- the dictionary */

static int32_t
to_utf16(const char *s, size_t n, UChar *out, int32_t room)
{
	UErrorCode e = U_ZERO_ERROR;
	int32_t got = 0;
	u_strFromUTF8WithSub(out, room, &got, s, (int32_t)n, 0xFFFD, NULL, &e);
	return U_FAILURE(e) ? 0 : got;
}

/* So many characters before s, but not before `text`. */
static const char *
back(const char *text, const char *s, int count)
{
	while (s > text && count > 0)
		if (((unsigned char)*--s & 0xC0) != 0x80)
			count--;
	return s;
}

struct words_cut
words_cut(const char *text, const char *from, const char *to)
{
	static UBreakIterator *breaks;
	UErrorCode e = U_ZERO_ERROR;
	UChar word[256];
	const char *begin = back(text, from, WINDOW);
	int32_t start = to_utf16(begin, (size_t)(from - begin), word, 80);
	int32_t end = start + to_utf16(from, (size_t)(to - from), word + start, 80);
	int32_t length = end + to_utf16(to, utf8_prefix(to, WINDOW), word + end, 80);
	int32_t first = start + (int32_t)(utf8_prefix(from, 1) > 3 ? 2 : 1);
	if (!breaks)
		breaks = ubrk_open(UBRK_WORD, "zh", NULL, 0, &e);
	ASSERT(breaks != NULL);
	ubrk_setText(breaks, word, length, &e);
	struct words_cut cut = { .starts = ubrk_isBoundary(breaks, start),
		.ends = ubrk_isBoundary(breaks, end),
		.surname = ubrk_isBoundary(breaks, first) };
	/* alone, as a name would stand in a list */
	ubrk_setText(breaks, word + start, end - start, &e);
	ubrk_first(breaks);
	cut.one_word = ubrk_next(breaks) == end - start;
	return cut;
}
