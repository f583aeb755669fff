/* The registers of results, money and things, and what must be made public. */
#include "catalogue/fields.h"

#define QUALITY                                                                                                        \
	{                                                                                                              \
		"quality", "数据质量", "质量", FIELD_CHOICE, 0, "正常|存疑|原文如此|已更正", NULL,                     \
		    "存疑的屏上写明正在核实"                                                                \
	}
#define RAW                                                                                                            \
	{                                                                                                              \
		"raw", "原文", "原文摘录|材料原文", FIELD_TEXT, 0, NULL, NULL, "材料里的原话，照抄"           \
	}

/* clang-format off */
static const struct field fact_fields[] = {
	SERIAL,
	{ "measure", "举措", "类别", FIELD_CHOICE, FIELD_REQUIRED | FIELD_KEY, "拆|清|整|绿|建|亮|管|宣传|投入|机制|基本情况", NULL, NULL },
	{ "indicator", "指标名称", "指标|名称", FIELD_TEXT, FIELD_REQUIRED | FIELD_KEY, NULL, NULL, NULL },
	{ "unit", "单位", "计量单位", FIELD_TEXT, 0, NULL, NULL, NULL },
	{ "amount", "本期完成", "本期", FIELD_QUANTITY, 0, NULL, NULL, NULL },
	{ "total", "累计完成", "累计|数值|完成数量|数量", FIELD_QUANTITY, 0, NULL, NULL, "照材料写，如 14000余、20余万、近20" },
	{ "plan", "计划任务", "计划|任务", FIELD_QUANTITY, 0, NULL, NULL, NULL },
	{ "village", "村(社区)", "村|社区|行政村|村名|所在村|范围", FIELD_PLACE, FIELD_KEY, NULL, NULL, "全镇(乡)的写 全镇" },
	{ "since", "统计起", "起", FIELD_TEXT, 0, NULL, NULL, NULL },
	{ "until", "统计止", "止|期间|期间范围|统计期间", FIELD_PERIOD, FIELD_KEY, NULL, NULL, NULL },
	{ "source", "数据来源", "来源", FIELD_TEXT, 0, NULL, NULL, NULL },
	RAW,
	QUALITY,
	{ "aggregate", "聚合", "汇总办法", FIELD_CHOICE, 0, "累计相加=相加|取最新=最新|不可相加=不能相加", NULL, "不可相加的不和别的数加在一起" },
	NOTE,
	COMMON,
};
REGISTER(REG_FACT, fact, "整治成效统计", "成效统计|整治成效", MERGE_KEY, NULL);

static const struct field event_fields[] = {
	SERIAL,
	{ "held_on", "日期", "时间|活动日期|会议日期", FIELD_DATE, FIELD_REQUIRED | FIELD_KEY, NULL, NULL, NULL },
	{ "kind", "类型", "类别", FIELD_TEXT, 0, NULL, NULL, "如 推进会、爱国卫生月、绿化种植周、集中整治" },
	{ "title", "名称", "活动名称|会议名称|主题", FIELD_TEXT, FIELD_REQUIRED | FIELD_KEY, NULL, NULL, NULL },
	{ "venue", "地点", "活动地点", FIELD_TEXT, 0, NULL, NULL, NULL },
	{ "village", "村(社区)", VILLAGE_ALIASES, FIELD_PLACE, 0, NULL, NULL, NULL },
	{ "organiser", "组织单位", "主办单位|组织", FIELD_TEXT, 0, NULL, NULL, NULL },
	{ "people", "参加人次", "人次|参加人数", FIELD_QUANTITY, 0, NULL, "人次", NULL },
	{ "vehicles", "出动车次", "车次", FIELD_QUANTITY, 0, NULL, "车次", NULL },
	{ "content", "主要内容", "内容", FIELD_PROSE, 0, NULL, NULL, NULL },
	{ "done", "完成数量", "完成情况|成果", FIELD_TEXT, 0, NULL, NULL, NULL },
	{ "photos", "照片文件名", PHOTO_ALIASES, FIELD_PHOTOS, 0, NULL, NULL, NULL },
	COMMON,
};
REGISTER(REG_EVENT, event, "会议培训活动", "会议活动|活动|会议培训", MERGE_KEY, NULL);

static const struct field project_fields[] = {
	SERIAL,
	{ "name", "项目名称", "项目|名称", FIELD_TEXT, FIELD_REQUIRED | FIELD_KEY, NULL, NULL, NULL },
	{ "kind", "项目类型", "类型|类别", FIELD_TEXT, 0, NULL, NULL, NULL },
	{ "village", "村(社区)", "村|社区|行政村|村名|所在村", FIELD_PLACE, 0, NULL, NULL, "几个村的项目可以空着" },
	{ "site", "建设地点", "地点|实施地点", FIELD_TEXT, 0, NULL, NULL, NULL },
	{ "content", "建设内容", "内容", FIELD_PROSE, 0, NULL, NULL, NULL },
	{ "investment", "总投资", "投资|投资额", FIELD_QUANTITY, 0, NULL, "万元", NULL },
	{ "funding", "资金来源", "来源", FIELD_TEXT, 0, NULL, NULL, NULL },
	{ "builder", "施工单位", "承建单位", FIELD_TEXT, 0, NULL, NULL, NULL },
	{ "start_on", "开工日期", "开工时间", FIELD_DATE, 0, NULL, NULL, NULL },
	{ "planned_on", "计划完工日期", "计划完工|竣工日期|完工日期", FIELD_DATE, 0, NULL, NULL, NULL },
	{ "progress", "形象进度", "进度|工程进度", FIELD_QUANTITY, 0, NULL, "%", "如 91%、75%以上" },
	{ "stage", "阶段", "工程阶段|项目阶段", FIELD_CHOICE, 0, "未开工|在建|基本完成|完工=已完工|已验收=验收|停工", NULL, NULL },
	{ "progress_text", "进度说明", "说明", FIELD_TEXT, 0, NULL, NULL, NULL },
	{ "as_of", "数据截止日期", "截止日期|数据日期|截至日期", FIELD_DATE, FIELD_KEY, NULL, NULL, NULL },
	{ "contact", "责任人", "项目负责人", FIELD_TEXT, 0, NULL, NULL, NULL },
	{ "phone", "监督电话", "电话|联系电话", FIELD_PHONE, 0, NULL, NULL, NULL },
	{ "photos", "照片文件名", PHOTO_ALIASES, FIELD_PHOTOS, 0, NULL, NULL, NULL },
	RAW,
	NOTE,
	COMMON,
};
REGISTER(REG_PROJECT, project, "项目进度表", "项目进度|工程进度|项目", MERGE_KEY, NULL);

static const struct field fund_fields[] = {
	SERIAL,
	{ "year", "年度", "年份", FIELD_PERIOD, FIELD_REQUIRED | FIELD_KEY | FIELD_HEADER, NULL, NULL, NULL },
	{ "name", "资金名称", "名称|资金", FIELD_TEXT, FIELD_REQUIRED | FIELD_KEY, NULL, NULL, NULL },
	{ "source", "来源", "资金来源", FIELD_TEXT, 0, NULL, NULL, NULL },
	{ "amount", "金额", "资金金额|数额", FIELD_QUANTITY, FIELD_REQUIRED, NULL, "万元", "照材料写，如 350、近2000" },
	{ "purpose", "用途", "资金用途", FIELD_TEXT, 0, NULL, NULL, NULL },
	{ "project", "对应项目", "项目|项目名称", FIELD_TEXT, 0, NULL, NULL, NULL },
	{ "doc_no", "文号", NULL, FIELD_TEXT, 0, NULL, NULL, NULL },
	{ "separate", "不重复", "是否不重复", FIELD_YESNO, 0, NULL, NULL, "确定和别的行不重复才写 是，才进合计" },
	RAW,
	QUALITY,
	NOTE,
	COMMON,
};
REGISTER(REG_FUND, fund, "资金来源表", "资金来源|资金来源明细", MERGE_KEY, NULL);

static const struct field ledger_fields[] = {
	SERIAL,
	VILLAGE(FIELD_KEY | FIELD_SCOPE),
	{ "done_on", "日期", "时间|发生日期", FIELD_DATE, FIELD_REQUIRED | FIELD_KEY, NULL, NULL, NULL },
	{ "fund", "资金名称", "资金", FIELD_TEXT, 0, NULL, NULL, NULL },
	{ "source", "资金来源", "来源", FIELD_TEXT, 0, NULL, NULL, NULL },
	{ "item", "摘要(用途)", "摘要|用途|事由", FIELD_TEXT, FIELD_REQUIRED | FIELD_KEY, NULL, NULL, NULL },
	{ "income", "收入", "收入金额", FIELD_MONEY, FIELD_KEY, NULL, "元", NULL },
	{ "expense", "支出", "支出金额", FIELD_MONEY, FIELD_KEY, NULL, "元", NULL },
	{ "balance", "结余", "余额", FIELD_MONEY, 0, NULL, "元", NULL },
	{ "handler", "经手人", "经办人", FIELD_TEXT, 0, NULL, NULL, NULL },
	{ "approver", "审批人", "批准人", FIELD_TEXT, 0, NULL, NULL, NULL },
	{ "voucher", "凭证号", "凭证|票据号", FIELD_TEXT, FIELD_KEY, NULL, NULL, NULL },
	NOTE,
	COMMON,
};
REGISTER(REG_LEDGER, ledger, "资金收支明细", "收支明细|资金收支|财务收支", MERGE_NUMBERED, NULL);

static const struct field payment_fields[] = {
	SERIAL,
	{ "reward", "奖励名称", "奖补名称|名称|奖项", FIELD_TEXT, FIELD_REQUIRED | FIELD_KEY | FIELD_HEADER, NULL, NULL, NULL },
	VILLAGE(FIELD_KEY),
	GROUP(FIELD_KEY),
	{ "door", "门牌号", DOOR_ALIASES, FIELD_DOOR, FIELD_KEY | FIELD_STAFF, NULL, NULL, NULL },
	{ "head", "户主(单位)", HEAD_ALIASES "|户主姓名|领取人", FIELD_NAME, FIELD_KEY | FIELD_STAFF, NULL, NULL, "只有工作人员和本人看得见" },
	{ "kind", "类别", "类型|对象类别", FIELD_TEXT, FIELD_KEY, NULL, NULL, NULL },
	{ "standard", "标准", "奖励标准", FIELD_QUANTITY, 0, NULL, "元", NULL },
	{ "amount", "实发金额", "金额|发放金额", FIELD_MONEY, 0, NULL, "元", NULL },
	{ "paid_on", "发放日期", "发放时间|日期", FIELD_DATE, 0, NULL, NULL, NULL },
	{ "pay_way", "发放方式", "方式", FIELD_TEXT, 0, NULL, NULL, NULL },
	{ "status", "领取状态", "发放状态|是否发放", FIELD_CHOICE, 0, "待发=未发,否,未领|已发=是,已领,已领取|退回|取消", NULL, NULL },
	RAW,
	QUALITY,
	NOTE,
	COMMON,
};
REGISTER(REG_PAYMENT, payment, "奖补发放表", "奖补发放|奖励发放|奖励发放表", MERGE_KEY, NULL);

static const struct field equipment_fields[] = {
	SERIAL,
	{ "name", "设备名称", "名称|设备", FIELD_TEXT, FIELD_REQUIRED | FIELD_KEY, NULL, NULL, NULL },
	{ "spec", "规格型号", "规格|型号", FIELD_TEXT, FIELD_KEY, NULL, NULL, NULL },
	{ "unit", "单位", "计量单位", FIELD_TEXT, 0, NULL, NULL, NULL },
	{ "amount", "数量", NULL, FIELD_QUANTITY, FIELD_REQUIRED, NULL, NULL, NULL },
	{ "origin", "来源(配发单位)", "来源|配发单位", FIELD_TEXT, FIELD_KEY, NULL, NULL, NULL },
	{ "given_on", "配发日期", "日期|配发时间", FIELD_PERIOD, FIELD_KEY, NULL, NULL, NULL },
	{ "village", "配发到(村/户)", VILLAGE_ALIASES "|配发到", FIELD_PLACE, FIELD_KEY, NULL, NULL, NULL },
	{ "storage", "存放地点", "地点|位置", FIELD_TEXT, FIELD_KEY, NULL, NULL, NULL },
	{ "keeper", "领用人", "保管人", FIELD_TEXT, FIELD_STAFF, NULL, NULL, NULL },
	{ "photos", "照片文件名", PHOTO_ALIASES, FIELD_PHOTOS, 0, NULL, NULL, NULL },
	{ "condition", "设备状态", "使用状态|完好情况", FIELD_CHOICE, 0, "在用=完好,正常|损坏=坏|待修|丢失|报废", NULL, NULL },
	RAW,
	NOTE,
	COMMON,
};
REGISTER(REG_EQUIPMENT, equipment, "公共设施设备台账", "设备台账|设施设备台账|公共设施", MERGE_KEY, NULL,
    .topic = TOPIC_DEED, .label = "发了哪些设备", .weight = "amount", .status = "condition");

static const struct field bin_fields[] = {
	SERIAL,
	VILLAGE(FIELD_KEY | FIELD_SCOPE),
	GROUP(FIELD_REQUIRED | FIELD_KEY),
	{ "door", "门牌号", DOOR_ALIASES, FIELD_DOOR, FIELD_KEY | FIELD_STAFF, NULL, NULL, NULL },
	{ "head", "户主姓名", HEAD_ALIASES, FIELD_NAME, FIELD_REQUIRED | FIELD_KEY | FIELD_STAFF, NULL, NULL, NULL },
	{ "spec", "规格", "型号", FIELD_TEXT, FIELD_KEY, NULL, NULL, NULL },
	{ "amount", "数量", "个数", FIELD_INTEGER, FIELD_REQUIRED, NULL, "个", NULL },
	{ "given_on", "领取日期", "日期|发放日期", FIELD_DATE, 0, NULL, NULL, NULL },
	{ "signer", "领取人签字", "签字|领取人", FIELD_TEXT, FIELD_STAFF, NULL, NULL, NULL },
	NOTE,
	COMMON,
};
REGISTER(REG_BIN, bin, "户用垃圾桶发放表", "垃圾桶发放表|垃圾桶发放|户用垃圾桶", MERGE_SCOPE, NULL);

static const struct field pact_fields[] = {
	SERIAL,
	VILLAGE(FIELD_HEADER),
	{ "kind", "协议类型", "类型|协议", FIELD_CHOICE, FIELD_REQUIRED, "门前三包=三包|门前六包=六包|地头三包", NULL, NULL },
	{ "code", "协议编号", "编号", FIELD_TEXT, FIELD_REQUIRED | FIELD_KEY, NULL, NULL, NULL },
	GROUP(0),
	{ "door", "门牌号", DOOR_ALIASES, FIELD_DOOR, FIELD_STAFF, NULL, NULL, NULL },
	{ "head", "户主(商户)姓名", HEAD_ALIASES "|户主姓名|商户", FIELD_NAME, FIELD_REQUIRED | FIELD_STAFF, NULL, NULL, NULL },
	{ "scope_text", "责任区范围", "责任区|范围|责任范围", FIELD_TEXT, FIELD_STAFF, NULL, NULL, NULL },
	{ "signed_on", "签订日期", "签订时间|日期", FIELD_DATE, 0, NULL, NULL, NULL },
	{ "valid_to", "有效期至", "有效期", FIELD_DATE, 0, NULL, NULL, NULL },
	{ "worker", "网格员", NULL, FIELD_TEXT, 0, NULL, NULL, NULL },
	NOTE,
	COMMON,
};
REGISTER(REG_PACT, pact, "门前三包协议登记", "三包协议登记|门前三包|三包协议|门前六包协议登记", MERGE_KEY, NULL);

static const struct field publicity_fields[] = {
	SERIAL,
	{ "done_on", "日期", "时间", FIELD_PERIOD, FIELD_REQUIRED | FIELD_KEY, NULL, NULL, NULL },
	{ "channel", "宣传方式", "方式|渠道|宣传渠道", FIELD_TEXT, FIELD_REQUIRED | FIELD_KEY, NULL, NULL, "如 倡议书、横幅标语、宣传单、广播、微信群" },
	{ "title", "内容(标题)", "内容|标题", FIELD_TEXT, FIELD_KEY, NULL, NULL, NULL },
	{ "amount", "数量", NULL, FIELD_QUANTITY, 0, NULL, NULL, NULL },
	{ "unit", "单位", "计量单位", FIELD_TEXT, 0, NULL, NULL, NULL },
	{ "village", "覆盖村(网格)", "村(社区)|覆盖村|村|范围", FIELD_PLACE, FIELD_KEY, NULL, NULL, NULL },
	{ "handler", "经办人", NULL, FIELD_TEXT, FIELD_STAFF, NULL, NULL, NULL },
	{ "photos", "照片文件名", PHOTO_ALIASES, FIELD_PHOTOS, 0, NULL, NULL, NULL },
	RAW,
	COMMON,
};
REGISTER(REG_PUBLICITY, publicity, "宣传统计", "宣传|宣传情况统计", MERGE_KEY, NULL,
    .topic = TOPIC_DEED, .label = "怎么宣传的", .weight = "amount");

static const struct field framework_fields[] = {
	{ "framework", "框架名称", "框架|名称", FIELD_TEXT, FIELD_REQUIRED | FIELD_KEY | FIELD_SCOPE, NULL, NULL, "如 4321、五美、三堆五乱" },
	{ "part", "分组", "组别|类别", FIELD_TEXT, FIELD_KEY, NULL, NULL, NULL },
	{ "number", "序号", "编号", FIELD_INTEGER, FIELD_REQUIRED | FIELD_KEY, NULL, NULL, NULL },
	{ "title", "标题", "条目", FIELD_TEXT, FIELD_REQUIRED, NULL, NULL, NULL },
	{ "body", "内容", "说明|正文", FIELD_PROSE, 0, NULL, NULL, "没有原文就空着，屏上不显示" },
	{ "status", "文本状态", "来源", FIELD_CHOICE, 0, "原文|乡镇提供|待提供", NULL, NULL },
	{ "photos", "图片文件名", PHOTO_ALIASES "|照片文件名|附件文件名", FIELD_PHOTOS, 0, NULL, NULL, NULL },
	COMMON,
};
REGISTER(REG_FRAMEWORK, framework, "框架内容", "框架", MERGE_SCOPE, NULL);

static const struct field document_fields[] = {
	SERIAL,
	{ "title", "文件名称", "名称|标题|文件", FIELD_TEXT, FIELD_REQUIRED | FIELD_KEY, NULL, NULL, NULL },
	{ "issuer", "发文单位", "单位|发布单位", FIELD_TEXT, 0, NULL, NULL, NULL },
	{ "doc_no", "文号", NULL, FIELD_TEXT, FIELD_KEY, NULL, NULL, NULL },
	{ "issued_on", "印发日期", "日期|发文日期", FIELD_PERIOD, FIELD_KEY, NULL, NULL, NULL },
	{ "kind", "类别", "类型", FIELD_TEXT, 0, NULL, NULL, NULL },
	{ "body", "正文", "内容", FIELD_PROSE, 0, NULL, NULL, NULL },
	{ "photos", "附件文件名", "附件|附件图片|" PHOTO_ALIASES, FIELD_PHOTOS, 0, NULL, NULL, NULL },
	NOTE,
	COMMON,
};
REGISTER(REG_DOCUMENT, document, "文件目录", "文件|文件清单", MERGE_KEY, NULL,
    .topic = TOPIC_DEED, .label = "按哪些文件办");

static const struct field disclosure_fields[] = {
	SERIAL,
	VILLAGE(FIELD_KEY | FIELD_SCOPE),
	{ "item", "公开事项", "事项", FIELD_TEXT, FIELD_REQUIRED | FIELD_KEY, NULL, NULL, NULL },
	{ "content", "公开内容", "内容|公开内容(要素)", FIELD_TEXT, 0, NULL, NULL, NULL },
	{ "cycle", "公开时限", "时限|公开周期", FIELD_TEXT, 0, NULL, NULL, "如 每季度、每月、随时" },
	{ "due_on", "应公开日期", "应公开时间", FIELD_DATE, FIELD_KEY, NULL, NULL, NULL },
	{ "done_on", "实际公开日期", "公开日期|实际公开时间", FIELD_DATE, 0, NULL, NULL, NULL },
	{ "way", "公开方式", "方式", FIELD_TEXT, 0, NULL, NULL, NULL },
	{ "keeper", "责任人", NULL, FIELD_TEXT, 0, NULL, NULL, NULL },
	{ "photos", "附件文件名", "附件|附件图片|" PHOTO_ALIASES, FIELD_PHOTOS, 0, NULL, NULL, NULL },
	COMMON,
};
REGISTER(REG_DISCLOSURE, disclosure, "村务公开事项", "村务公开|公开事项", MERGE_SCOPE, NULL,
    .topic = TOPIC_MONEY, .label = "村务公开", .question = "哪些事要公开", .due = "due_on", .done = "done_on");
/* clang-format on */
