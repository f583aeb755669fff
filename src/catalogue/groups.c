/* groups: see groups.h. */
#include "catalogue/groups.h"

/* clang-format off */
const struct group groups[GROUPS] = {
	{ "01基础信息", 5, {
		{ REG_VILLAGE, "文书", "每年一次" },
		{ REG_GRID, "文书", "有变动时" },
		{ REG_HOUSEHOLD, "文书", "有变动时" },
		{ REG_POST, "文书", "有变动时" },
		{ REG_ROUTE, "文书", "有变动时" } } },
	{ "02评比榜单", 8, {
		{ REG_STANDARD, "乡镇", "每年一次" },
		{ REG_HOME_SCORE, "网格员", "每月" },
		{ REG_MONTH_SCORE, "乡镇", "每月" },
		{ REG_QUARTER_SCORE, "乡镇", "每季度" },
		{ REG_BOARD, "村、乡镇", "每月或每季度" },
		{ REG_FLAG, "乡镇", "每季度" },
		{ REG_COURTYARD, "村妇联", "评一批填一批" },
		{ REG_HONOUR, "村妇联", "每年" } } },
	{ "03督查整改", 5, {
		{ REG_INSPECTION, "值班领导", "每周" },
		{ REG_PROBLEM, "文书", "随时" },
		{ REG_RECTIFY, "乡镇", "随时" },
		{ REG_FEEDBACK, "文书", "随时" },
		{ REG_OBJECTION, "村监委会", "随时" } } },
	{ "04成效项目资金", 8, {
		{ REG_FACT, "文书", "每月" },
		{ REG_EVENT, "文书", "随时" },
		{ REG_PROJECT, "乡镇、村", "每月" },
		{ REG_FUND, "会计", "每月" },
		{ REG_LEDGER, "会计", "每月" },
		{ REG_PAYMENT, "会计", "发一批填一批" },
		{ REG_EQUIPMENT, "文书", "有变动时" },
		{ REG_BIN, "文书", "有变动时" } } },
	{ "05公开宣传", 7, {
		{ REG_PACT, "网格员", "每年" },
		{ REG_PUBLICITY, "文书", "每月" },
		{ REG_RULE, "文书", "有变动时" },
		{ REG_FRAMEWORK, "文书", "有变动时" },
		{ REG_DOCUMENT, "文书", "有变动时" },
		{ REG_NOTICE, "文书", "随时" },
		{ REG_DISCLOSURE, "村监委会", "每季度" } } },
};
/* clang-format on */
