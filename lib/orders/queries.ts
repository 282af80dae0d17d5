import type { OrderStatus } from "@/generated/prisma/enums.ts";
import type { OrderOrderByWithRelationInput, OrderWhereInput } from "@/generated/prisma/models.ts";
import { type Database, database } from "@/lib/db.ts";
import { readPeriod } from "@/lib/deployment-days.ts";
import type { CreditView } from "@/lib/owners/credit-view.ts";
import { sqlOf } from "@/lib/transaction.ts";
import type { OrderFilters, OrderPage, OrderSort } from "./list-schema.ts";

/** What everybody in the pool may see of an order (product.md 9). Money is the currency's minor unit, tax included. */
export interface OrderRow {
	readonly id: string;
	readonly number: bigint;
	readonly placedAt: Date;
	readonly orderedBy: { readonly id: string; readonly name: string };
	readonly creditedTo: { readonly id: string; readonly name: string };
	readonly planName: string;
	readonly creditType: string;
	readonly credits: bigint;
	readonly totalMinor: bigint;
	readonly currency: string;
	readonly status: OrderStatus;
	readonly expiresAt: Date | null;
}

export interface OrderList {
	readonly rows: readonly OrderRow[];
	/** How many orders the filters leave; counted up to `COUNTED_ORDERS`. */
	readonly count: number;
	readonly hasMore: boolean;
}

/** Beyond this many, orders are not counted and paging ends: the filters lead further. */
export const COUNTED_ORDERS = 10_000;

const person = { select: { id: true, name: true } } as const;
const shownToThePool = {
	id: true,
	number: true,
	placedAt: true,
	buyer: person,
	beneficiary: person,
	planName: true,
	creditType: { select: { name: true } },
	credits: true,
	totalMinor: true,
	currency: true,
	status: true,
	expiresAt: true,
} as const;

/** One page of the orders that a view shows, by whom they were credited to (product.md 8). */
export async function readOrders(
	view: CreditView,
	{ filters = {}, page }: { filters?: OrderFilters; page: OrderPage },
	db: Database = database(),
): Promise<OrderList> {
	const where: OrderWhereInput = { AND: [scopeOf(view), await conditionsOf(filters, db)] };
	const skip = (page.page - 1) * page.pageSize;
	const [orders, count] = await Promise.all([
		db.order.findMany({
			where,
			select: shownToThePool,
			orderBy: [...orderOf(page), { id: "asc" }],
			skip,
			take: Math.max(0, Math.min(page.pageSize, COUNTED_ORDERS - skip)),
		}),
		db.order.count({ where, take: COUNTED_ORDERS + 1 }),
	]);
	const rows = orders.map(({ buyer, beneficiary, creditType, ...order }) => ({
		...order,
		orderedBy: buyer,
		creditedTo: beneficiary,
		creditType: creditType.name,
	}));
	return { rows, count: Math.min(count, COUNTED_ORDERS), hasMore: count > COUNTED_ORDERS };
}

/** The credit types to filter orders by, in the catalogue's order. */
export async function readOrderCreditTypes(
	_view: CreditView,
	db: Database = database(),
): Promise<readonly { readonly id: string; readonly name: string }[]> {
	return db.creditType.findMany({ select: { id: true, name: true }, orderBy: { position: "asc" } });
}

function scopeOf({ view, person, viewerId }: CreditView): OrderWhereInput {
	if (view === "owner") return { beneficiaryId: person.id };
	return { OR: [{ beneficiaryId: viewerId }, { buyerId: viewerId }] };
}

async function conditionsOf(filters: OrderFilters, db: Database): Promise<OrderWhereInput> {
	const { start, end } = await readPeriod(sqlOf(db), filters);
	return {
		creditTypeId: filters.creditTypeId,
		status: filters.status,
		placedAt: { gte: start ?? undefined, lt: end ?? undefined },
		OR: filters.search ? matches(filters.search) : undefined,
	};
}

function matches(search: string): OrderWhereInput[] {
	const contains = { contains: search.replace(/[\\%_]/g, "\\$&"), mode: "insensitive" } as const;
	const number = /^#?(\d{1,18})$/.exec(search)?.[1];
	return [
		{ planName: contains },
		{ buyer: { name: contains } },
		{ beneficiary: { name: contains } },
		...(number ? [{ number: BigInt(number) }] : []),
	];
}

function orderOf({ sort, direction }: OrderPage): OrderOrderByWithRelationInput[] {
	const by: Record<OrderSort, OrderOrderByWithRelationInput> = {
		placed_at: { placedAt: direction },
		number: { number: direction },
		plan: { planName: direction },
		credits: { credits: direction },
		price: { totalMinor: direction },
		status: { status: direction },
		expires_at: { expiresAt: { sort: direction, nulls: "last" } },
	};
	return sort === "placed_at" ? [by.placed_at] : [by[sort], { placedAt: "desc" }];
}

/** A plan that was bought for the shown person, and what of it can still be spent from his wallet. */
export interface BoughtPlan {
	readonly orderId: string;
	readonly planName: string;
	readonly creditType: string;
	readonly paidAt: Date;
	readonly expiresAt: Date;
	readonly expired: boolean;
	readonly left: bigint;
}

/** The last plans whose credits have arrived in the shown person's wallet, whoever bought them; newest first. */
export async function readLastPlans(
	view: CreditView,
	limit: number,
	db: Database = database(),
): Promise<readonly BoughtPlan[]> {
	return sqlOf(db).query<BoughtPlan>(
		`SELECT "order"."id" AS "orderId", "order"."plan_name" AS "planName", "credit_type"."name" AS "creditType",
			"order"."paid_at" AS "paidAt", "order"."expires_at" AS "expiresAt",
			"order"."expires_at" <= statement_timestamp() AS "expired", (
				SELECT coalesce(sum("lot"."remaining" - "lot"."held"), 0)::bigint
				FROM "lot" JOIN "account" ON "account"."id" = "lot"."account_id"
				WHERE "lot"."order_id" = "order"."id" AND "account"."user_id" = "order"."beneficiary_id"
					AND ("lot"."expires_at" IS NULL OR "lot"."expires_at" > statement_timestamp())
			) AS "left"
		FROM "order" JOIN "credit_type" ON "credit_type"."id" = "order"."credit_type_id"
		WHERE "order"."beneficiary_id" = $1::uuid AND "order"."status" = 'paid'
		ORDER BY "order"."paid_at" DESC, "order"."id" LIMIT $2::int`,
		[view.person.id, limit],
	);
}
