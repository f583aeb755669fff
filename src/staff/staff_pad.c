/* staff_pad: see staff_pad.h. */
#include "staff/staff_pad.h"

#include "screens/desk.h"

_Static_assert((int)STAFF_RECOVERY <= (int)CODE_PAD_MOST, "a recovery code fits on the pad");

void
staff_pad_wait(struct code_pad *p, struct arena *a, long seconds)
{
	p->locked = true;
	p->message = arena_printf(a, "按错太多次了。请过%ld分钟再来。", (seconds + 59) / 60);
}

void
staff_pad_answer(struct code_pad *p, struct arena *a, const struct staff_result *r, const char *what)
{
	code_pad_clear(p);
	if (r->answer == STAFF_WRONG)
		p->message = arena_printf(a, "%s不对，请再按一次。还能按%d次。", what, r->left);
	else if (r->answer == STAFF_LOCKED)
		staff_pad_wait(p, a, r->wait_s);
	else
		p->message = "现在核对不了：这台机器的磁盘写不进去。请告诉乡镇的管理员。";
}

bool
staff_member_of(const struct host *h, long id, struct staff_member *out)
{
	struct staff_member all[STAFF_MOST];
	size_t n = staff_list(desk_data(h->desk) ? desk_data(h->desk) : "", all);
	for (size_t i = 0; i < n; i++)
		if (id == 0 || all[i].id == id) {
			*out = all[i];
			return true;
		}
	*out = (struct staff_member){ 0 };
	return false;
}
