/* 02 评比榜单: by which standards, who stands where, who is honoured, what must
 * be tidied up. */
#include "catalogue/shared.h"

/* A black entry without 公示止 goes 31 days after it came up, or was found, or its period ended. */
#define PERIOD_END                                                                                                     \
	"CASE WHEN t.period GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]' THEN date(t.period||'-01','+1 month','-1 day') "    \
	"WHEN t.period GLOB '[0-9][0-9][0-9][0-9]-Q[1-4]' THEN date(substr(t.period,1,4)||'-01-01',"                   \
	"(3*substr(t.period,7))||' months','-1 day') WHEN t.period GLOB '[0-9][0-9][0-9][0-9]-W[0-9][0-9]' THEN "      \
	"date(substr(t.period,1,4)||'-01-01',(7*substr(t.period,7))||' days') WHEN t.period GLOB "                     \
	"'[0-9][0-9][0-9][0-9]' THEN t.period||'-12-31' END"
#define BLACK_LEAVES                                                                                                   \
	"(t.board<>'黑榜' OR coalesce(t.show_to,'')<>'' OR coalesce(date(coalesce(t.show_from,t.found_on," PERIOD_END  \
	",t.due_on),'+31 days'),'9999')>=(SELECT early FROM today))"

/* clang-format off */

REGISTER(standard, "评分标准", "评分办法|评分细则",
	.volume = VOLUME_CONTEST, .keeper = "乡镇", .cycle = "每年一次", .section = SECTION_RANK,
	.merge = MERGE_SCOPE, .title = "scheme version kind item", .note = "points standard",
	.basis = true,
	FIELDS(
		SERIAL,
		TEXT("scheme", "评分办法", "办法|评分表|适用", .flags = REQUIRED | KEY | SCOPE | HEADER,
		    .help = "如 家庭卫生、最美庭院", .example = "家庭卫生"),
		TEXT("version", "版本", "版次|第几版", .flags = KEY | SCOPE | HEADER, .example = "2024版"),
		TEXT("kind", "类别", "类型|大类", .flags = KEY | STAFF, .help = "项目写所属大类；分等次的行写 等次",
		    .example = "分项"),
		TEXT("item", "检查项目", "项目|评分项目|检查内容|评分项", .flags = REQUIRED | KEY, .example = "庭院"),
		PROSE("standard", "标准", "评分标准|要求|检查标准", .example = "院里扫净，东西摆齐"),
		NUMBER("points", "分值", "满分|分数|标准分", .flags = REQUIRED, .unit = "分",
		    .help = "等次的行写最低分", .example = "25"),
		TEXT("deduction", "扣分办法", "扣分标准|扣分", .example = "一处没做到扣0.5分"),
		YESNO("veto", "是否一票否决", "一票否决|否决项", .example = "否")));

REGISTER(home_score, "家庭卫生评分表", "家庭卫生评分|家庭卫生排名|家庭卫生|卫生评分表",
	.volume = VOLUME_CONTEST, .keeper = "网格员", .cycle = "每月", .section = SECTION_RANK,
	.merge = MERGE_SCOPE, .title = "village grp door head", .note = "total grade reason", .period = "period",
	.whose = WHOSE_HOUSEHOLD, .on_roll = true, .scheme = "家庭卫生",
	ITEMS({ "庭院(25)", "23" }, { "居室(20)", "18" }, { "厨房(20)", "18" }, { "厕所(20)", "18" }, { "门前屋后(15)", "13" }),
	FIELDS(
		SERIAL,
		HELD("期次", "月份|年月|检查月份|周次", "2024年4月"),
		VILLAGE(REQUIRED | KEY | SCOPE),
		GROUP(REQUIRED | KEY),
		DOOR(KEY),
		HEAD(REQUIRED | MASKED),
		NUMBER("adjust", "加减分", "加分|奖惩分|附加分", .unit = "分"),
		NUMBER("total", "总分", "得分|合计得分|合计|总得分", .flags = TOTAL, .unit = "分",
		    .help = "没有评的空着", .example = "90"),
		TEXT("grade", "等次", "等级|评定等次|星级", .example = "最清洁户"),
		DAY("checked_on", "检查日期", "评分日期|日期", .flags = HEADER, .example = "2024-4-26"),
		TEXT("checker", "检查人", "评分人|检查人员", .flags = STAFF | HEADER, .example = "李秀兰"),
		TEXT("reason", "扣分说明", "扣分原因|说明|备注", .example = "厨房地面有油污")));

REGISTER(month_score, "月考核得分", "月考核|月考核得分表|每月考核",
	.volume = VOLUME_CONTEST, .keeper = "乡镇", .cycle = "每月", .section = SECTION_RANK,
	.merge = MERGE_SCOPE, .title = "village", .note = "total rank", .period = "period",
	.ranked = true, .scheme = "村月考核", .usual = "组织领导|环境卫生|问题整改|长效管护|宣传发动",
	ITEMS({ "组织领导(10)", "8" }, { "环境卫生(40)", "38" }, { "问题整改(20)", "18" }, { "长效管护(15)", "13" }, { "宣传发动(10)", "8" }, { "台账资料(5)", "3" }),
	FIELDS(
		SERIAL,
		HELD("月份", "期次|考核月份|年月", "2024年4月"),
		VILLAGE(REQUIRED | KEY | SCOPE),
		NUMBER("bonus", "加分", "奖励分", .unit = "分", .example = "2"),
		NUMBER("deduct", "扣分", "减分", .unit = "分", .example = "1"),
		NUMBER("total", "总分", "得分|合计得分|合计|总得分|考核得分", .flags = REQUIRED | TOTAL, .unit = "分",
		    .example = "89"),
		INTEGER("rank", "名次", "排名|位次", .help = "可不填，由总分算出"),
		STAFF_NOTE));

REGISTER(quarter_score, "季度评比得分", "季度评比|季度评比得分表",
	.volume = VOLUME_CONTEST, .keeper = "乡镇", .cycle = "每季度", .section = SECTION_RANK,
	.merge = MERGE_SCOPE, .title = "village judge", .note = "total rank", .period = "period",
	.ranked = true, .scheme = "季度评比",
	ITEMS({ "环境卫生(40)", "38" }, { "设施管护(25)", "23" }, { "群众参与(20)", "18" }, { "档案资料(15)", "13" }),
	FIELDS(
		SERIAL,
		HELD("季度", "期次|评比季度", "2024年第二季度"),
		VILLAGE(REQUIRED | KEY | SCOPE),
		TEXT("judge", "评委", "评委(单位)|评委单位|评分单位|打分单位", .flags = KEY | DUTY, .example = "镇妇联"),
		NUMBER("total", "平均分", "得分|总分|合计|评分|合计得分", .flags = REQUIRED | TOTAL, .unit = "分",
		    .example = "92"),
		INTEGER("rank", "名次", "排名|位次", .help = "可不填，由平均分算出"),
		TEXT("result", "评定结果", "评定|结果", .flags = STAFF, .help = "红旗黄牌以登记表为准"),
		STAFF_NOTE));

REGISTER(board, "红黑榜", "红榜黑榜|红黑榜名单|红黑榜公示",
	.volume = VOLUME_CONTEST, .keeper = "村、乡镇", .cycle = "每月或每季度", .section = SECTION_BOARD,
	.merge = MERGE_SCOPE, .title = "board village target", .note = "reason score due_on", .period = "period",
	.objectable = true, .window = BLACK_LEAVES,
	FIELDS(
		SERIAL,
		HELD("期次", "月份|期数|期号", "2024年4月"),
		VILLAGE(KEY | SCOPE),
		PICK("board", "榜别", "红黑榜|榜单|榜", "红榜=红|黑榜=黑,整改提醒", .flags = REQUIRED | KEY,
		    .example = "黑榜"),
		PICK("target_kind", "对象类型", "类型|对象类别",
		    "村=行政村,社区|组=村民小组,小组,屯|网格|路段=道路|公共场所=场所|户=农户", .flags = REQUIRED,
		    .help = "黑榜写地方，不写人", .example = "路段"),
		TEXT("target", "对象名称", "名称|对象|上榜对象|上榜单位", .flags = REQUIRED | KEY,
		    .example = "三组村口路段"),
		TEXT("reason", "上榜理由", "理由|原因|存在问题|事由", .flags = REQUIRED,
		    .example = "路边堆着柴草和建筑垃圾"),
		NUMBER("score", "得分", "总分", .unit = "分"),
		DAY("found_on", "检查日期", "发现日期|日期", .example = "2024-4-20"),
		TEXT("duty", "责任单位", "责任人|责任单位(人)", .example = "第二网格"),
		DAY("due_on", "整改期限", "期限|整改时限|完成时限|整改截止", .flags = TERM, .example = "2024-4-30"),
		TEXT("progress", "整改情况", "完成情况|是否完成|整改结果", .help = "如 正在改、已改好",
		    .example = "已改好"),
		DAY("done_on", "完成日期", "整改完成日期|销号日期", .example = "2024-4-28"),
		NAME("verifier", "复查人", "验收人", .flags = DUTY,
		    .help = "改好了要有完成日期、复查人、复查日期和整改后照片，才算改好", .example = "李秀兰"),
		DAY("verified_on", "复查日期", "验收日期", .example = "2024-4-29"),
		PHOTOS("photos", "照片文件名", PHOTO_ALIASES "|整改前照片", .help = "几张用 、 隔开",
		    .example = "村口路段1.jpg、村口路段2.jpg"),
		PHOTOS("photos_after", "整改后照片", "整治后照片|改后照片", .example = "村口路段改后.jpg"),
		RECORDING(0, "念这一条的录音"),
		YESNO("consent", "同意", "本人同意公开|户主同意|本人同意|同意公开|是否同意公开", .flags = STAFF, .help = "对象是户才要填")));

REGISTER(flag, "流动红旗黄牌登记", "红旗黄牌|流动红旗|流动红旗登记|红旗黄牌登记",
	.volume = VOLUME_CONTEST, .keeper = "乡镇", .cycle = "每季度", .section = SECTION_RANK,
	.merge = MERGE_SCOPE, .title = "village kind", .note = "score rank reason", .period = "period",
	FIELDS(
		SERIAL,
		HELD("季度", "期次|评比季度", "2024年第二季度"),
		VILLAGE(REQUIRED | KEY | SCOPE),
		PICK("kind", "类别", "类型|红旗黄牌", "流动红旗=红旗|黄牌警告=黄牌|约谈", .flags = REQUIRED | KEY,
		    .example = "流动红旗"),
		NUMBER("score", "得分", "总分|平均分", .unit = "分", .example = "92"),
		INTEGER("rank", "名次", "排名|位次"),
		TEXT("reason", "原因", "理由|授予原因|下达原因", .example = "主干道常年干净"),
		DAY("given_on", "授予(下达)日期", "授予日期|下达日期|日期", .example = "2024-7-5"),
		MONEY("reward", "奖励或资金倾斜", "奖励|资金倾斜|奖励金额", .example = "5000"),
		DAY("talk_on", "约谈日期", NULL, .flags = STAFF),
		TEXT("result", "整改结果", "整改情况"),
		DAY("lifted_on", "解除日期", "取消日期"),
		NOTE));

REGISTER(courtyard, "最美庭院名单", "最美庭院|美丽庭院|美丽庭院名单",
	.volume = VOLUME_CONTEST, .keeper = "村妇联", .cycle = "评一批填一批", .section = SECTION_YARD,
	.merge = MERGE_SCOPE, .title = "village grp door head", .note = "total deed", .period = "batch",
	.whose = WHOSE_HOUSEHOLD, .on_roll = true, .objectable = true, .scheme = "最美庭院", .usual = "布局美|卫生美|居室美|绿化美|家风美",
	ITEMS({ "布局美(15)", "13" }, { "卫生美(35)", "33" }, { "居室美(25)", "23" }, { "绿化美(10)", "8" }, { "家风美(15)", "13" }),
	FIELDS(
		SERIAL,
		VILLAGE(REQUIRED | KEY | SCOPE),
		FIELD(GROUP, "grp", "组(屯)", GROUP_ALIASES "|村民小组", .flags = KEY, .example = "3组"),
		DOOR(KEY),
		HEAD(REQUIRED | MASKED),
		NUMBER("total", "总分", "得分|合计得分|合计|总得分", .flags = TOTAL, .unit = "分", .example = "90"),
		TEXT("batch", "评定批次", "批次|期次", .flags = KEY | SCOPE | HEADER, .example = "2024年第一批"),
		DAY("judged_on", "评定日期", "评选日期|日期", .flags = HEADER, .example = "2024-5-20"),
		MONEY("reward", "奖励金额", "奖金|奖励", .flags = STAFF, .example = "200"),
		YESNO("paid", "是否发放", "发放|是否领取", .flags = STAFF, .example = "是"),
		PROSE("deed", "事迹简介", "事迹|简介|主要事迹", .example = "院里种了花，柴草码得整整齐齐。"),
		PHOTOS("photos", "照片文件名", PHOTO_ALIASES "|整治后照片", .flags = PERSONAL, .help = "几张用 、 隔开",
		    .example = "张明家院子1.jpg、张明家院子2.jpg"),
		PHOTOS("photos_before", "整治前照片", "改造前照片", .flags = PERSONAL, .example = "张明家整治前.jpg"),
		RECORDING(PERSONAL, "念这一户的录音"),
		INTEGER("declared", "总户数", "合计户数", .flags = HEADER, .unit = "户",
		    .help = "名单没有填全时，写明一共多少户"),
		CONSENT("本人同意公开", "同意公开|是否同意公开|本人同意")));

REGISTER(honour, "最美家庭和先进个人", "最美家庭|先进个人|光荣榜|最美家庭先进个人",
	.volume = VOLUME_CONTEST, .keeper = "村妇联", .cycle = "每年", .section = SECTION_YARD,
	.merge = MERGE_SCOPE, .title = "honour village grp name", .note = "deed", .period = "period",
	.whose = WHOSE_PERSON, .objectable = true,
	.window = "coalesce(substr(t.span,1,10),'')<=(SELECT late FROM today)",
	FIELDS(
		SERIAL,
		TEXT("honour", "荣誉名称", "荣誉|称号|奖项", .flags = REQUIRED | KEY,
		    .help = "如 最美家庭、环境先进个人", .example = "最美家庭"),
		NAME("name", "姓名", "姓名(户主)|户主|户主姓名|家庭", .flags = REQUIRED | KEY | MASKED,
		    .example = "张明"),
		VILLAGE(REQUIRED | KEY | SCOPE),
		GROUP(KEY), /* two of one name live in two groups */
		PROSE("deed", "主要事迹", "事迹|事迹简介|简介", .help = "200字以内",
		    .example = "孝老爱亲，邻里和睦，年年参加集中整治。"),
		TEXT("judged_by", "评选单位", "评定单位|授予单位", .flags = HEADER, .example = "镇妇联"),
		PERIOD("period", "评选时间", "评定时间|评选日期|年度", .flags = REQUIRED | KEY | SCOPE | HEADER,
		    .example = "2024年"),
		SPAN("span", "公示起止", "公示期|公示时间", .flags = STAFF, .help = "如 2024-5-6至2024-5-10",
		    .example = "2024-5-6至2024-5-10"),
		PHOTOS("photos", "照片文件名", PHOTO_ALIASES, .flags = PERSONAL, .example = "张明一家.jpg"),
		CONSENT("本人同意公开", "同意公开|是否同意公开|本人同意")));
/* clang-format on */
