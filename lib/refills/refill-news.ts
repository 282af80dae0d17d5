import type { AccountKind, OrderStatus, RefillEventKind, RefillPause } from "@/generated/prisma/enums.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { largestUsersIn } from "./largest-users.ts";

/** What a refill did, for its owner. Amounts are credits; names are as they are now. */
export interface RefillNews {
	readonly kind: RefillEventKind;
	readonly pool: AccountKind;
	/** Of the share group; null for a wallet. */
	readonly group: { readonly id: string; readonly name: string } | null;
	/** The credit type inside a sentence. */
	readonly type: string;
	readonly at: Date;
	/** What was available then; null where nobody looked. */
	readonly available: bigint | null;
	readonly credits: bigint | null;
	readonly because: RefillPause | null;
	/** Who did it; null for the portal itself. */
	readonly by: string | null;
	readonly order: {
		readonly id: string;
		readonly number: bigint;
		readonly plan: string;
		readonly status: OrderStatus;
		readonly totalMinor: bigint;
		readonly currency: string;
	} | null;
	/** Who used most since the refill before, and since which day. */
	readonly usedSince: Date | null;
	readonly users: readonly { readonly name: string; readonly credits: bigint }[];
}

/** What these events tell, by id. */
export async function readRefillNews(
	prisma: Transaction["prisma"],
	eventIds: readonly string[],
): Promise<ReadonlyMap<string, RefillNews>> {
	if (eventIds.length === 0) return new Map();
	const events = await prisma.refillEvent.findMany({
		where: { id: { in: [...eventIds] } },
		include: {
			by: { select: { name: true } },
			order: { select: { id: true, number: true, planName: true, status: true, totalMinor: true, currency: true } },
			refill: {
				select: {
					kind: true,
					creditType: { select: { nameInText: true } },
					shareGroup: { select: { id: true, name: true } },
				},
			},
		},
	});
	const userIds = events.flatMap(({ usedBy }) => largestUsersIn(usedBy).map(({ userId }) => userId));
	const people = await prisma.user.findMany({ where: { id: { in: userIds } }, select: { id: true, name: true } });
	const names = new Map(people.map(({ id, name }) => [id, name]));
	return new Map(
		events.map(({ id, refill, order, by, happenedAt: at, usedBy, usedSince, ...event }) => {
			const { kind, available, credits, because } = event;
			const users = largestUsersIn(usedBy).map((used) => ({
				name: names.get(used.userId) ?? "",
				credits: used.credits,
			}));
			const news: RefillNews = {
				...{ kind, available, credits, because, at, usedSince, users },
				pool: refill.kind === "top_up" ? "wallet" : "share_group",
				group: refill.shareGroup,
				type: refill.creditType.nameInText,
				by: by?.name ?? null,
				order: order && { ...order, plan: order.planName },
			};
			return [id, news] as const;
		}),
	);
}
