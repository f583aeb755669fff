/* When a problem of 问题整改台账 counts as put right, in SQL, by the alias of
 * its row; for query files. What the ledger calls done is a claim until
 * somebody looked again. */
#pragma once

#define PROBLEM_CLAIMED(t)                                                                                             \
	"(coalesce(" t ".closed,'')='是' OR coalesce(" t ".status,'')='已完成' OR (" t ".status IS NULL AND " t        \
	".done_on IS NOT "                                                                                             \
	"NULL))"
/* Somebody with a name looked, not before it was done, which was not before it was found. */
#define PROBLEM_LOOKED_AT(t)                                                                                           \
	"(coalesce(" t ".done_on,'')<>'' AND coalesce(" t ".verifier,'')<>'' AND coalesce(" t ".verified_on,'')>=" t   \
	".done_on AND coalesce(" t ".found_on,'')<=" t ".done_on)"
#define PROBLEM_CHECKED(t)                                                                                             \
	"(" PROBLEM_CLAIMED(t) " AND " PROBLEM_LOOKED_AT(t) " AND coalesce(" t                                         \
							    ".closed,'是')<>'否' AND EXISTS(SELECT 1 FROM "          \
							    "photo o WHERE o.register='problem' AND o.rid=" t          \
							    ".rid AND o.field='photos_after'))"

/* Is the code `of` among those that `list` names, split by 、 or commas? */
#define NAMED(list, of)                                                                                                \
	"instr('、'||replace(replace(replace(" list ",',','、'),'，','、'),' ','')||'、','、'||" of "||'、')>0"
