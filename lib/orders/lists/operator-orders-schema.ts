import type { Gateway } from "@/generated/prisma/enums.ts";
import type { ListQuery } from "@/lib/actions/list-query.ts";
import type { OrderState } from "./list-schema.ts";

export const GATEWAYS = ["invoice", "demo"] as const satisfies readonly Gateway[];
export const OPERATOR_ORDER_SORTS = ["number", "placedAt", "organization", "total"] as const;
export type OperatorOrderSort = (typeof OPERATOR_ORDER_SORTS)[number];

/** The filters of Operator › Orders; all of them are in the URL. */
export interface OperatorOrdersQuery extends ListQuery<OperatorOrderSort> {
	/** An order's number, or part of the name of a plan, a user or an organization, or of a gateway's reference. */
	readonly search: string;
	/** Pending ones include those that are overdue. */
	readonly status: OrderState | null;
	readonly gateway: Gateway | null;
	readonly organizationId: string | null;
	readonly creditTypeId?: string | null;
	/** The first and the last day of being placed, and of being paid, in the deployment's time zone: YYYY-MM-DD. */
	readonly from?: string | null;
	readonly to?: string | null;
	readonly paidFrom?: string | null;
	readonly paidTo?: string | null;
}
