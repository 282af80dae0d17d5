import type { FactsOf } from "@/lib/outbox/mail-kinds.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { readRefillNews } from "@/lib/refills/refill-news.ts";
import { addressOf } from "./link.ts";
import { readOrder } from "./read-order.ts";
import { singleLine } from "./reader.ts";
import type { StoppedRefill } from "./templates/refills/refill-stopped.tsx";
import type { Refilled } from "./templates/refills/refilled.tsx";

const SETTINGS = "/credits/refill";

/** What a refill did; null where it moved nothing. */
export async function readRefilled(tx: Transaction, { eventId }: FactsOf<"refilled">): Promise<Refilled | null> {
	const news = (await readRefillNews(tx.prisma, [eventId])).get(eventId);
	const order = news?.order ? await readOrder(tx, news.order.id) : null;
	if (!news || news.available === null) return null;
	const { group, credits, type, available, usedSince } = news;
	const told = {
		...{ type, available, usedSince, settings: addressOf(SETTINGS) },
		users: news.users.map((user) => ({ ...user, name: singleLine(user.name) })),
	};
	if (order) return { ...told, order, shared: null, href: `${order.href}/receipt` };
	if (!group || credits === null) return null;
	return { ...told, order, shared: { group: singleLine(group.name), credits }, href: addressOf(`/share/${group.id}`) };
}

/** Why a refill moves nothing; null where it has moved something. */
export async function readStoppedRefill(
	tx: Transaction,
	{ eventId }: FactsOf<"refill_stopped">,
): Promise<StoppedRefill | null> {
	const news = (await readRefillNews(tx.prisma, [eventId])).get(eventId);
	if (!news) return null;
	const { kind: what, pool, group, type, because, available } = news;
	if (what !== "paused" && what !== "ceiling_reached" && what !== "wallet_short") return null;
	const href = addressOf(SETTINGS);
	return { what, pool, type, because, available, href, group: group ? singleLine(group.name) : "" };
}
