import type { UserRight } from "@/generated/prisma/enums.ts";

export type { UserRight };

/** The rights that a role of a customer's organization can have, in the order in which they are shown. */
export const CUSTOMER_RIGHTS = [
	"view_user_list",
	"edit_user",
	"edit_user_role",
	"purchase",
	"view_billing",
	"view_audit_log",
	"manage_api_keys",
] as const satisfies readonly UserRight[];

/** The rights that only a role of the operator's own organization can have. */
export const OPERATOR_RIGHTS = [
	"manage_orders",
	"manage_catalogue",
	"manage_seller",
	"grant_credits",
	"manage_organizations",
	"manage_mail",
] as const satisfies readonly UserRight[];

/** The rights that roles of an organization can have. */
export function rightsOfOrganization({ isOperator }: { isOperator: boolean }): readonly UserRight[] {
	return isOperator ? [...CUSTOMER_RIGHTS, ...OPERATOR_RIGHTS] : CUSTOMER_RIGHTS;
}
