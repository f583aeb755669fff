/* Checks that need more than one row or more than one sheet. They warn, and
 * tie a score without a door number to the one household it can mean. */
#ifndef IMPORT_CONSISTENCY_H
#define IMPORT_CONSISTENCY_H

#include "import/draft.h"

/* Before keys are compared: scores and courtyards against the roll, the
 * source's and, for villages it does not bring, the machine's. */
void consistency_households(struct draft *d, const struct content *base);
/* Privacy: a household on the black list, unless `allowed` and with consent. */
void consistency_black_list(struct draft *d, bool allowed);
/* What a row that takes one down leaves blank stays as it was; one that means none of the screen's is said. */
void consistency_taken_down(struct draft *d, const struct content *base);
/* 「脱贫户 1 户」 of a village. */
void consistency_classes(struct draft *d);
/* What the screen cannot write. */
void consistency_characters(struct draft *d);
/* A 公示 has an end. */
void consistency_ends(struct draft *d);
/* After merging, about the source's rows: written ranks, villages nobody knows. */
void consistency_ranks(struct draft *d, const struct content *merged);
/* A written 等次 that 评分标准 does not give for that total. */
void consistency_grades(struct draft *d, const struct content *merged);
/* A balance of 资金收支明细 that is not what stood before, and came, and went. */
void consistency_accounts(struct draft *d, const struct content *merged);
/* An objection that waits and means no entry. `scratch`: a file that may be written. */
void consistency_objections(struct draft *d, const struct content *merged, const char *scratch);
/* A number of 问题整改台账 that is none of its. */
void consistency_numbers(struct draft *d, const struct content *merged);
void consistency_places(struct draft *d, const struct content *merged);

/* A household whose code is left blank keeps the one it has. */
void consistency_codes(struct draft *d, const struct content *base);
/* Articles of the village rules that a village may have no right to. */
void consistency_rules(struct draft *d);
/* A list that says yes where the roll says no says no. Before photos are tied. */
void consistency_consent(struct draft *d, const struct content *base);

#endif
