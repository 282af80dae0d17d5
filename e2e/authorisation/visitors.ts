import { CUSTOMER_RIGHTS, OPERATOR_RIGHTS, type UserRight } from "@/lib/auth/rights-of-organization.ts";

/** Every right of a customer's organization but one. */
const WITHOUT_ONE = CUSTOMER_RIGHTS.map((right) => `administrator without ${right}` as const);

/** Every right of the operator's own, and *Purchase*, but one. */
const OPERATORS_WITHOUT_ONE = OPERATOR_RIGHTS.map((right) => `operator without ${right}` as const);

/** The kinds of visitor that there are. All but "elsewhere" and the operators are of the organization in which everything asked for is. */
export const VISITORS = [
	"anonymous",
	"suspended",
	"member",
	"credit user",
	"owner",
	"group creator",
	"group member",
	"blocked member",
	...WITHOUT_ONE,
	"administrator",
	"administrator elsewhere",
	"operator",
	...OPERATORS_WITHOUT_ONE,
] as const;

export type Visitor = (typeof VISITORS)[number];

/** A visitor who is not signed in, or not any more. */
export const isNobody = (visitor: Visitor): boolean => visitor === "anonymous" || visitor === "suspended";

/** A user of another organization. */
export const isElsewhere = (visitor: Visitor): boolean =>
	visitor === "administrator elsewhere" || visitor.startsWith("operator");

/** Whether the visitor's role has the right. Built-in members have *Purchase* only. */
export function hasRight(visitor: Visitor, right: UserRight): boolean {
	if (isNobody(visitor) || visitor.endsWith(` without ${right}`)) return false;
	if ((OPERATOR_RIGHTS as readonly UserRight[]).includes(right)) return visitor.startsWith("operator");
	return visitor.startsWith("administrator") || visitor === "operator" || right === "purchase";
}

/** The rights of the visitor's role. */
export function rightsOf(visitor: Visitor): ReadonlySet<UserRight> {
	return new Set([...CUSTOMER_RIGHTS, ...OPERATOR_RIGHTS].filter((right) => hasRight(visitor, right)));
}
