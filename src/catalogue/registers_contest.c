/* The registers of the contest and of the texts: who stands where, who is
 * honoured, what must be tidied up, what the rules say. Headers are those of
 * the workbooks that townships and villages keep; aliases are what is met in
 * practice. */
#include "catalogue/fields.h"

static const struct field village_fields[] = {
	SERIAL,
	{ "village", "村(社区)名称", VILLAGE_ALIASES "|名称", FIELD_PLACE, FIELD_REQUIRED | FIELD_KEY | FIELD_SCOPE,
	    NULL, NULL, NULL },
	{ "kind", "类型", "类别|村庄类型", FIELD_CHOICE, FIELD_REQUIRED,
	    "乡镇=镇,乡,街道|行政村=村|社区=社区居委会,居委会", NULL, NULL },
	{ "group_count", "村民小组数", "小组数|组数|村民小组", FIELD_INTEGER, 0, NULL, "个", NULL },
	{ "hamlet_count", "自然屯数", "自然村数|屯数|自然屯", FIELD_INTEGER, 0, NULL, "个", NULL },
	{ "households", "户籍户数", "户数|总户数", FIELD_INTEGER, 0, NULL, "户", NULL },
	{ "people", "户籍人口", "人口|人口数|总人口", FIELD_INTEGER, 0, NULL, "人", NULL },
	{ "resident_households", "常住户数", "常住户", FIELD_INTEGER, 0, NULL, "户", NULL },
	{ "residents", "常住人口", NULL, FIELD_INTEGER, 0, NULL, "人", NULL },
	{ "farmland", "耕地面积", "耕地", FIELD_QUANTITY, 0, NULL, "亩", NULL },
	{ "secretary", "村书记", "书记|支部书记|村支书", FIELD_NAME, 0, NULL, NULL, NULL },
	{ "phone", "办公电话", "电话|联系电话|值班电话", FIELD_PHONE, 0, NULL, NULL, "只写办公或值班电话" },
	NOTE,
	COMMON,
};
REGISTER(REG_VILLAGE, village, "村(社区)基本情况", "村基本情况|基本情况|村情|村(社区)情况", MERGE_SCOPE, NULL);

static const struct field household_fields[] = {
	SERIAL,
	VILLAGE(FIELD_REQUIRED | FIELD_KEY | FIELD_SCOPE),
	GROUP(FIELD_REQUIRED | FIELD_KEY),
	DOOR(FIELD_KEY),
	HEAD(FIELD_REQUIRED | FIELD_MASKED),
	{ "pinyin", "姓名拼音", "拼音", FIELD_TEXT, 0, NULL, NULL, "多音字读错了才填" },
	{ "people", "人口数", "人口|家庭人口", FIELD_INTEGER, 0, NULL, "人", NULL },
	{ "grid", "网格编号", "网格|所属网格", FIELD_TEXT, 0, NULL, NULL, NULL },
	{ "support", "户类型", "类型", FIELD_TEXT, FIELD_STAFF, NULL, NULL, "可不填；不上屏" },
	{ "resident", "是否常住", "常住", FIELD_YESNO, 0, NULL, NULL, NULL },
	CONSENT("同意公开姓名", "公开姓名|姓名公开"),
	{ "consent_photo", "同意公开照片", "公开照片|照片公开", FIELD_YESNO, 0, NULL, NULL, NULL },
	{ "code", "查询码", "户查询码", FIELD_TEXT, FIELD_STAFF | FIELD_SECRET, NULL, NULL,
	    "4到6位数字；空着就还用原来的" },
	NOTE,
	COMMON,
};
REGISTER(REG_HOUSEHOLD, household, "农户花名册", "花名册|农户名册|户主花名册", MERGE_SCOPE, NULL);

static const struct field standard_fields[] = {
	SERIAL,
	{ "scheme", "评分办法", "办法|评分表|适用", FIELD_TEXT, FIELD_REQUIRED | FIELD_KEY | FIELD_SCOPE | FIELD_HEADER,
	    NULL, NULL, "如 家庭卫生、最美庭院" },
	{ "version", "版本", "版次|第几版", FIELD_TEXT, FIELD_KEY | FIELD_SCOPE | FIELD_HEADER, NULL, NULL, NULL },
	{ "kind", "类别", "类型|大类", FIELD_TEXT, FIELD_KEY, NULL, NULL, "项目写所属大类；分等次的行写 等次" },
	{ "item", "检查项目", "项目|评分项目|检查内容|评分项", FIELD_TEXT, FIELD_REQUIRED | FIELD_KEY, NULL, NULL,
	    NULL },
	{ "standard", "标准", "评分标准|要求|检查标准", FIELD_PROSE, 0, NULL, NULL, NULL },
	{ "points", "分值", "满分|分数|标准分", FIELD_NUMBER, FIELD_REQUIRED, NULL, "分", "等次的行写最低分" },
	{ "deduction", "扣分办法", "扣分标准|扣分", FIELD_TEXT, 0, NULL, NULL, NULL },
	{ "veto", "是否一票否决", "一票否决|否决项", FIELD_YESNO, 0, NULL, NULL, NULL },
	COMMON,
};
REGISTER(REG_STANDARD, standard, "评分标准", "评分办法|评分细则", MERGE_SCOPE, NULL);

static const struct field home_score_fields[] = {
	SERIAL,
	PERIOD("期次", "月份|年月|检查月份|周次", FIELD_REQUIRED | FIELD_KEY | FIELD_SCOPE),
	VILLAGE(FIELD_REQUIRED | FIELD_KEY | FIELD_SCOPE),
	GROUP(FIELD_REQUIRED | FIELD_KEY),
	DOOR(FIELD_KEY),
	HEAD(FIELD_REQUIRED | FIELD_MASKED),
	{ "adjust", "加减分", "加分|奖惩分|附加分", FIELD_NUMBER, 0, NULL, "分", NULL },
	{ "total", "总分", "得分|合计得分|合计|总得分", FIELD_NUMBER, FIELD_TOTAL, NULL, "分", "没有评的空着" },
	{ "grade", "等次", "等级|评定等次|星级", FIELD_TEXT, 0, NULL, NULL, NULL },
	{ "checked_on", "检查日期", "评分日期|日期", FIELD_DATE, FIELD_HEADER, NULL, NULL, NULL },
	{ "checker", "检查人", "评分人|检查人员", FIELD_TEXT, FIELD_STAFF | FIELD_HEADER, NULL, NULL, NULL },
	{ "reason", "扣分说明", "扣分原因|说明|备注", FIELD_TEXT, 0, NULL, NULL, NULL },
	COMMON,
};
REGISTER(REG_HOME_SCORE, home_score, "家庭卫生评分表", "家庭卫生评分|家庭卫生排名|家庭卫生|卫生评分表", MERGE_SCOPE,
    "家庭卫生");

static const struct field month_score_fields[] = {
	SERIAL,
	PERIOD("月份", "期次|考核月份|年月", FIELD_REQUIRED | FIELD_KEY | FIELD_SCOPE),
	VILLAGE(FIELD_REQUIRED | FIELD_KEY | FIELD_SCOPE),
	{ "bonus", "加分", "奖励分", FIELD_NUMBER, 0, NULL, "分", NULL },
	{ "deduct", "扣分", "减分", FIELD_NUMBER, 0, NULL, "分", NULL },
	{ "total", "总分", "得分|合计得分|合计|总得分|考核得分", FIELD_NUMBER, FIELD_REQUIRED | FIELD_TOTAL, NULL, "分",
	    NULL },
	{ "rank", "名次", "排名|位次", FIELD_INTEGER, 0, NULL, NULL, "可不填，由总分算出" },
	NOTE,
	COMMON,
};
REGISTER(REG_MONTH_SCORE, month_score, "月考核得分", "月考核|月考核得分表|每月考核", MERGE_SCOPE, "村月考核");

static const struct field quarter_score_fields[] = {
	SERIAL,
	PERIOD("季度", "期次|评比季度", FIELD_REQUIRED | FIELD_KEY | FIELD_SCOPE),
	VILLAGE(FIELD_REQUIRED | FIELD_KEY | FIELD_SCOPE),
	{ "judge", "评委", "评委(单位)|评委单位|评分单位|打分单位", FIELD_TEXT, FIELD_KEY, NULL, NULL, NULL },
	{ "total", "平均分", "得分|总分|合计|评分|合计得分", FIELD_NUMBER, FIELD_REQUIRED | FIELD_TOTAL, NULL, "分",
	    NULL },
	{ "rank", "名次", "排名|位次", FIELD_INTEGER, 0, NULL, NULL, "可不填，由平均分算出" },
	{ "result", "评定结果", "评定|结果", FIELD_TEXT, 0, NULL, NULL, "红旗黄牌以登记表为准" },
	NOTE,
	COMMON,
};
REGISTER(REG_QUARTER_SCORE, quarter_score, "季度评比得分", "季度评比|季度评比得分表", MERGE_SCOPE, "季度评比");

static const struct field flag_fields[] = {
	SERIAL,
	PERIOD("季度", "期次|评比季度", FIELD_REQUIRED | FIELD_KEY | FIELD_SCOPE),
	VILLAGE(FIELD_REQUIRED | FIELD_KEY | FIELD_SCOPE),
	{ "kind", "类别", "类型|红旗黄牌", FIELD_CHOICE, FIELD_REQUIRED | FIELD_KEY, "流动红旗=红旗|黄牌警告=黄牌|约谈",
	    NULL, NULL },
	{ "score", "得分", "总分|平均分", FIELD_NUMBER, 0, NULL, "分", NULL },
	{ "rank", "名次", "排名|位次", FIELD_INTEGER, 0, NULL, NULL, NULL },
	{ "reason", "原因", "理由|授予原因|下达原因", FIELD_TEXT, 0, NULL, NULL, NULL },
	{ "given_on", "授予(下达)日期", "授予日期|下达日期|日期", FIELD_DATE, 0, NULL, NULL, NULL },
	{ "reward", "奖励或资金倾斜", "奖励|资金倾斜|奖励金额", FIELD_MONEY, 0, NULL, "元", NULL },
	{ "talk_on", "约谈日期", NULL, FIELD_DATE, FIELD_STAFF, NULL, NULL, NULL },
	{ "result", "整改结果", "整改情况", FIELD_TEXT, 0, NULL, NULL, NULL },
	{ "lifted_on", "解除日期", "取消日期", FIELD_DATE, 0, NULL, NULL, NULL },
	NOTE,
	COMMON,
};
REGISTER(REG_FLAG, flag, "流动红旗黄牌登记", "红旗黄牌|流动红旗|流动红旗登记|红旗黄牌登记", MERGE_SCOPE, NULL);

static const struct field board_fields[] = {
	SERIAL,
	PERIOD("期次", "月份|期数|期号", FIELD_REQUIRED | FIELD_KEY | FIELD_SCOPE),
	VILLAGE(FIELD_KEY | FIELD_SCOPE),
	{ "board", "榜别", "红黑榜|榜单|榜", FIELD_CHOICE, FIELD_REQUIRED | FIELD_KEY, "红榜=红|黑榜=黑,整改提醒", NULL,
	    NULL },
	{ "target_kind", "对象类型", "类型|对象类别", FIELD_CHOICE, FIELD_REQUIRED,
	    "村=行政村,社区|组=村民小组,小组,屯|网格|路段=道路|公共场所=场所|户=农户", NULL, "黑榜写地方，不写人" },
	{ "target", "对象名称", "名称|对象|上榜对象|上榜单位", FIELD_TEXT, FIELD_REQUIRED | FIELD_KEY, NULL, NULL,
	    NULL },
	{ "reason", "上榜理由", "理由|原因|存在问题|事由", FIELD_TEXT, FIELD_REQUIRED, NULL, NULL, NULL },
	{ "score", "得分", "总分", FIELD_NUMBER, 0, NULL, "分", NULL },
	{ "found_on", "检查日期", "发现日期|日期", FIELD_DATE, 0, NULL, NULL, NULL },
	{ "duty", "责任单位", "责任人|责任单位(人)", FIELD_TEXT, 0, NULL, NULL, NULL },
	{ "due_on", "整改期限", "期限|整改时限|完成时限|整改截止", FIELD_DATE, 0, NULL, NULL, NULL },
	{ "progress", "整改情况", "完成情况|是否完成|整改结果", FIELD_TEXT, 0, NULL, NULL, "如 正在改、已改好" },
	{ "done_on", "完成日期", "整改完成日期|销号日期", FIELD_DATE, 0, NULL, NULL, NULL },
	{ "photos", "照片文件名", PHOTO_ALIASES "|整改前照片", FIELD_PHOTOS, 0, NULL, NULL, "几张用 、 隔开" },
	{ "photos_after", "整改后照片", "整治后照片|改后照片", FIELD_PHOTOS, 0, NULL, NULL, NULL },
	{ "consent", "同意", "本人同意公开|户主同意", FIELD_YESNO, 0, NULL, NULL, "对象是户才要填" },
	COMMON,
};
REGISTER(REG_BOARD, board, "红黑榜", "红榜黑榜|红黑榜名单|红黑榜公示", MERGE_SCOPE, NULL);

static const struct field courtyard_fields[] = {
	SERIAL,
	VILLAGE(FIELD_REQUIRED | FIELD_KEY | FIELD_SCOPE),
	{ "grp", "组(屯)", GROUP_ALIASES "|村民小组", FIELD_GROUP, FIELD_KEY, NULL, NULL, NULL },
	DOOR(FIELD_KEY),
	HEAD(FIELD_REQUIRED | FIELD_MASKED),
	{ "total", "总分", "得分|合计得分|合计|总得分", FIELD_NUMBER, FIELD_TOTAL, NULL, "分", NULL },
	{ "batch", "评定批次", "批次|期次", FIELD_TEXT, FIELD_KEY | FIELD_SCOPE | FIELD_HEADER, NULL, NULL, NULL },
	{ "judged_on", "评定日期", "评选日期|日期", FIELD_DATE, FIELD_HEADER, NULL, NULL, NULL },
	{ "reward", "奖励金额", "奖金|奖励", FIELD_MONEY, FIELD_STAFF, NULL, "元", NULL },
	{ "paid", "是否发放", "发放|是否领取", FIELD_YESNO, FIELD_STAFF, NULL, NULL, NULL },
	{ "deed", "事迹简介", "事迹|简介|主要事迹", FIELD_PROSE, 0, NULL, NULL, NULL },
	{ "photos", "照片文件名", PHOTO_ALIASES "|整治后照片", FIELD_PHOTOS, FIELD_PERSONAL, NULL, NULL,
	    "几张用 、 隔开" },
	{ "photos_before", "整治前照片", "改造前照片", FIELD_PHOTOS, FIELD_PERSONAL, NULL, NULL, NULL },
	{ "declared", "总户数", "合计户数", FIELD_INTEGER, FIELD_HEADER, NULL, "户", "名单没有填全时，写明一共多少户" },
	CONSENT("本人同意公开", "同意公开|是否同意公开|本人同意"),
	COMMON,
};
REGISTER(REG_COURTYARD, courtyard, "最美庭院名单", "最美庭院|美丽庭院|美丽庭院名单", MERGE_SCOPE, "最美庭院");

static const struct field honour_fields[] = {
	SERIAL,
	{ "honour", "荣誉名称", "荣誉|称号|奖项", FIELD_TEXT, FIELD_REQUIRED | FIELD_KEY, NULL, NULL,
	    "如 最美家庭、环境先进个人" },
	{ "name", "姓名", "姓名(户主)|户主|户主姓名|家庭", FIELD_NAME, FIELD_REQUIRED | FIELD_KEY | FIELD_MASKED, NULL,
	    NULL, NULL },
	VILLAGE(FIELD_REQUIRED | FIELD_KEY | FIELD_SCOPE),
	GROUP(FIELD_KEY), /* two of one name live in two groups */
	{ "deed", "主要事迹", "事迹|事迹简介|简介", FIELD_PROSE, 0, NULL, NULL, "200字以内" },
	{ "judged_by", "评选单位", "评定单位|授予单位", FIELD_TEXT, FIELD_HEADER, NULL, NULL, NULL },
	{ "period", "评选时间", "评定时间|评选日期|年度", FIELD_PERIOD,
	    FIELD_REQUIRED | FIELD_KEY | FIELD_SCOPE | FIELD_HEADER, NULL, NULL, NULL },
	{ "span", "公示起止", "公示期|公示时间", FIELD_SPAN, 0, NULL, NULL, "如 2024-5-6至2024-5-10" },
	{ "photos", "照片文件名", PHOTO_ALIASES, FIELD_PHOTOS, FIELD_PERSONAL, NULL, NULL, NULL },
	CONSENT("本人同意公开", "同意公开|是否同意公开|本人同意"),
	COMMON,
};
REGISTER(REG_HONOUR, honour, "最美家庭和先进个人", "最美家庭|先进个人|光荣榜|最美家庭先进个人", MERGE_SCOPE, NULL);

static const struct field rule_fields[] = {
	VILLAGE(FIELD_REQUIRED | FIELD_KEY | FIELD_SCOPE),
	{ "version", "第几版", "版本|版次", FIELD_TEXT, FIELD_KEY | FIELD_SCOPE | FIELD_HEADER, NULL, NULL, NULL },
	{ "adopted_by", "通过会议", "会议", FIELD_TEXT, FIELD_HEADER, NULL, NULL, NULL },
	{ "adopted_on", "通过日期", "通过时间", FIELD_DATE, FIELD_HEADER, NULL, NULL, NULL },
	{ "filed_on", "备案日期", "备案时间", FIELD_DATE, FIELD_HEADER, NULL, NULL, NULL },
	{ "article", "条号", "条|条款|条目|第几条|序号", FIELD_TEXT, FIELD_REQUIRED | FIELD_KEY, NULL, NULL, NULL },
	{ "chapter", "章节", "章|标题", FIELD_TEXT, 0, NULL, NULL, NULL },
	{ "body", "条文内容", "内容|条文|正文", FIELD_PROSE, FIELD_REQUIRED, NULL, NULL, NULL },
	{ "topic", "主题", "分类|类别", FIELD_TEXT, 0, NULL, NULL, "如 环境卫生" },
	COMMON,
};
REGISTER(REG_RULE, rule, "村规民约", NULL, MERGE_SCOPE, NULL);

static const struct field notice_fields[] = {
	SERIAL,
	{ "title", "标题", "名称|公告标题", FIELD_TEXT, FIELD_REQUIRED | FIELD_KEY, NULL, NULL, NULL },
	{ "kind", "类型", "类别", FIELD_CHOICE, FIELD_REQUIRED, "公告|公示|通知|倡议=倡议书", NULL, NULL },
	{ "issuer", "发布单位", "单位|发文单位|发布人", FIELD_TEXT, 0, NULL, NULL, NULL },
	{ "doc_no", "文号", "编号", FIELD_TEXT, 0, NULL, NULL, NULL },
	{ "issued_on", "日期", "发布日期|时间|发布时间", FIELD_DATE, FIELD_REQUIRED | FIELD_KEY, NULL, NULL, NULL },
	{ "village", "村(社区)", VILLAGE_ALIASES, FIELD_PLACE, 0, NULL, NULL, "空着就是全镇(乡)的" },
	{ "body", "正文", "内容|公告内容", FIELD_PROSE, FIELD_REQUIRED, NULL, NULL, NULL },
	{ "contact", "联系人", "联系人(职务)", FIELD_TEXT, 0, NULL, NULL, NULL },
	{ "phone", "联系电话", "电话|联系方式", FIELD_PHONE, 0, NULL, NULL, NULL },
	{ "photos", "附件文件名", "附件|附件图片|" PHOTO_ALIASES, FIELD_PHOTOS, 0, NULL, NULL, NULL },
	COMMON,
};
REGISTER(REG_NOTICE, notice, "通知公告", "公告|通知|公示公告", MERGE_KEY, NULL);
