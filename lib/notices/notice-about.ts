import type { OrderStatus } from "@/generated/prisma/enums.ts";
import { type AlertNews, readAlertNews } from "@/lib/alerts/read-alert-news.ts";
import {
	type AnswerNews,
	type RequestNews,
	readAnswerNews,
	readRequestNews,
} from "@/lib/credit-requests/lists/request-news.ts";
import { type ExpiryNews, readExpiryNews } from "@/lib/expiry-warnings/read-warned-credits.ts";
import { type HandoverNews, readHandoverNews } from "@/lib/handovers/handover-news.ts";
import { type FactsOf, MAIL_FACTS } from "@/lib/outbox/mail-kinds.ts";
import { isNoticeKind, type NoticeKind } from "@/lib/outbox/notice-kinds.ts";
import { databaseClock } from "@/lib/platform/database/clock.ts";
import type { Snapshot } from "@/lib/platform/database/snapshot.ts";
import { type RefillNews, readRefillNews } from "@/lib/refills/refill-news.ts";
import { readSubscriptionNews, type SubscriptionNews } from "@/lib/subscriptions/subscription-news.ts";
import { type LimitNews, readLimitNews } from "./read-limit-news.ts";
import { readWelcomeNews, type WelcomeNews } from "./read-welcome-news.ts";

/** What a notice tells its user, as data: names as they are now. */
export type NoticeAbout = Told | { readonly kind: Exclude<NoticeKind, Told["kind"]> };

/** Of which more is read. */
type Told =
	| AlertNews
	| CreditOwnerChange
	| ExpiryNews
	| HandoverNotice
	| LimitNews
	| OrderNews
	| RefillNotice
	| SubscriptionNotice
	| RequestToReader
	| AnswerToReader
	| WelcomeNews;

interface RequestToReader {
	readonly kind: "credit_request";
	readonly request: RequestNews;
}

interface AnswerToReader {
	readonly kind: "credit_request_answered";
	readonly answer: AnswerNews;
}

interface CreditOwnerChange {
	readonly kind: "credit_owner_changed";
	/** `responsible`: for the users, which are service users then. */
	readonly readerIs: "user" | "newOwner" | "oldOwner" | "responsible";
	readonly changedBy: string;
	/** The users whose Credit Owner was changed: the name of the first, and how many there are. */
	readonly name: string;
	readonly count: number;
	/** Null where each user becomes their own. */
	readonly newOwner: string | null;
}

interface OrderNews {
	readonly kind: "order_placed" | "receipt" | "order_closed" | "invoice_reminder";
	readonly orderId: string;
	readonly number: bigint;
	readonly plan: string;
	readonly buyer: string;
	readonly status: OrderStatus;
	readonly readerIs: "buyer" | "beneficiary";
}

interface RefillNotice {
	readonly kind: "refilled" | "refill_stopped";
	readonly news: RefillNews;
}

interface HandoverNotice {
	readonly kind: "handover_offered" | "handover_answered";
	readonly news: HandoverNews;
}

interface SubscriptionNotice {
	readonly kind: "subscription";
	readonly news: SubscriptionNews;
}

interface StoredNotice {
	readonly id: string;
	readonly kind: string;
	readonly facts: unknown;
	readonly createdAt: Date;
}

/** A notice whose kind and facts this version knows. */
type Known = {
	readonly [Kind in NoticeKind]: { id: string; kind: Kind; facts: FactsOf<Kind>; createdAt: Date };
}[NoticeKind];

/** What these notices of one user tell, by id; each sort of what they are about is read once for all of them. */
export async function readAbout(
	snapshot: Snapshot,
	{ userId, notices }: { userId: string; notices: readonly StoredNotice[] },
): Promise<Map<string, NoticeAbout>> {
	const known = notices.flatMap(knownOf);
	const warnings = known.flatMap(({ kind, facts }) => (kind === "limit_warning" ? [facts] : []));
	const expiries = known.flatMap(({ kind, facts }) => (kind === "expiry_warning" ? [facts.warningId] : []));
	const at = await databaseClock.now(snapshot.sql);
	const events = known.flatMap(({ facts }) => ("eventId" in facts ? [facts.eventId] : []));
	const handoverIds = known.flatMap(({ facts }) => ("handoverId" in facts ? [facts.handoverId] : []));
	const requestIds = known.flatMap(({ kind, facts }) => (kind === "credit_request" ? [facts.requestId] : []));
	const answered = known.flatMap((notice) => (notice.kind === "credit_request_answered" ? [notice] : []));
	const answers = await readAnswerNews(snapshot, { userId, answers: answered.map(({ facts }) => facts) });
	const subjects: Subjects = {
		userId,
		names: await readNames(snapshot, known),
		limits: await readLimitNews(snapshot, { userId, warnings }),
		alerts: await readAlerts(snapshot, { userId, known }),
		expiries: await readExpiryNews(snapshot, { userId, warningIds: expiries, at }),
		handovers: await readHandoverNews(snapshot, { userId, handoverIds }),
		requests: await readRequestNews(snapshot, { userId, requestIds }),
		answers: new Map(answered.map(({ id }, place) => [id, answers[place] ?? null])),
		orders: await readOrders(snapshot, known),
		refills: await readRefillNews(snapshot.prisma, events),
		welcomes: await readWelcomeNews(snapshot, { userId, welcomes: known.flatMap(welcomeOf) }),
		subscriptions: await readSubscriptionNews(snapshot.prisma, events),
	};
	return new Map(
		known.flatMap((notice): [string, NoticeAbout][] => {
			const about = aboutOf(notice, subjects);
			return about ? [[notice.id, about]] : [];
		}),
	);
}

function knownOf({ id, kind, facts, createdAt }: StoredNotice): Known[] {
	if (!isNoticeKind(kind)) return [];
	const parsed = MAIL_FACTS[kind].safeParse(facts);
	return parsed.success ? [{ id, kind, facts: parsed.data, createdAt } as Known] : [];
}

function welcomeOf({ id, kind, facts, createdAt }: Known) {
	return kind === "share_group_welcome" ? [{ id, entryId: facts.entryId, createdAt }] : [];
}

interface Subjects {
	readonly userId: string;
	readonly names: ReadonlyMap<string, string>;
	readonly limits: ReadonlyMap<string, LimitNews>;
	readonly alerts: ReadonlyMap<string, AlertNews>;
	readonly expiries: ReadonlyMap<string, ExpiryNews>;
	readonly handovers: ReadonlyMap<string, HandoverNews>;
	readonly requests: ReadonlyMap<string, RequestNews>;
	/** By notice. */
	readonly answers: ReadonlyMap<string, AnswerNews | null>;
	readonly orders: ReadonlyMap<string, Omit<OrderNews, "kind" | "readerIs"> & { readonly buyerId: string }>;
	readonly refills: ReadonlyMap<string, RefillNews>;
	/** By notice. */
	readonly welcomes: ReadonlyMap<string, WelcomeNews>;
	readonly subscriptions: ReadonlyMap<string, SubscriptionNews>;
}

function aboutOf(notice: Known, subjects: Subjects): NoticeAbout | null {
	const { userId } = subjects;
	switch (notice.kind) {
		case "credit_owner_changed": {
			const { userIds, newOwnerId, changedById } = notice.facts;
			return {
				kind: notice.kind,
				readerIs: readerOf(userId, notice.facts),
				changedBy: subjects.names.get(changedById) ?? "",
				name: subjects.names.get(userIds[0] ?? "") ?? "",
				count: userIds.length,
				newOwner: newOwnerId && newOwnerId !== userId ? (subjects.names.get(newOwnerId) ?? "") : null,
			};
		}
		case "limit_warning":
			return subjects.limits.get(notice.facts.warningId) ?? null;
		case "alert":
			return subjects.alerts.get(notice.facts.eventId) ?? null;
		case "expiry_warning":
			return subjects.expiries.get(notice.facts.warningId) ?? null;
		case "handover_offered":
		case "handover_answered": {
			const news = subjects.handovers.get(notice.facts.handoverId);
			return news ? { kind: notice.kind, news } : null;
		}
		case "credit_request": {
			const request = subjects.requests.get(notice.facts.requestId);
			return request ? { kind: notice.kind, request } : null;
		}
		case "credit_request_answered": {
			const answer = subjects.answers.get(notice.id);
			return answer ? { kind: notice.kind, answer } : null;
		}
		case "order_placed":
		case "receipt":
		case "order_closed":
		case "invoice_reminder": {
			const order = subjects.orders.get(notice.facts.orderId);
			if (!order) return null;
			const { buyerId, ...news } = order;
			return { kind: notice.kind, readerIs: buyerId === userId ? "buyer" : "beneficiary", ...news };
		}
		case "refilled":
		case "refill_stopped": {
			const news = subjects.refills.get(notice.facts.eventId);
			return news ? { kind: notice.kind, news } : null;
		}
		case "subscription": {
			const news = subjects.subscriptions.get(notice.facts.eventId);
			return news ? { kind: notice.kind, news } : null;
		}
		case "share_group_welcome":
			return subjects.welcomes.get(notice.id) ?? null;
		default:
			return { kind: notice.kind };
	}
}

function readerOf(
	userId: string,
	{ userIds, oldOwnerId, newOwnerId }: FactsOf<"credit_owner_changed">,
): CreditOwnerChange["readerIs"] {
	if (userIds.includes(userId)) return "user";
	if (userId === oldOwnerId) return "oldOwner";
	return userId === newOwnerId ? "newOwner" : "responsible";
}

async function readNames({ prisma }: Snapshot, known: readonly Known[]): Promise<Subjects["names"]> {
	const ids = known.flatMap(({ kind, facts }) => {
		if (kind !== "credit_owner_changed") return [];
		return [facts.userIds[0] ?? [], facts.newOwnerId ?? [], facts.changedById].flat();
	});
	if (ids.length === 0) return new Map();
	const users = await prisma.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
	return new Map(users.map(({ id, name }) => [id, name]));
}

async function readAlerts(
	snapshot: Snapshot,
	{ userId, known }: { userId: string; known: readonly Known[] },
): Promise<Subjects["alerts"]> {
	const eventIds = known.flatMap(({ kind, facts }) => (kind === "alert" ? [facts.eventId] : []));
	if (eventIds.length === 0) return new Map();
	const { email } = await snapshot.prisma.user.findUniqueOrThrow({ where: { id: userId }, select: { email: true } });
	return readAlertNews(snapshot, { eventIds, reader: { userId, email } });
}

async function readOrders({ prisma }: Snapshot, known: readonly Known[]): Promise<Subjects["orders"]> {
	const ids = known.flatMap(({ facts }) => ("orderId" in facts ? [facts.orderId] : []));
	if (ids.length === 0) return new Map();
	const orders = await prisma.order.findMany({
		where: { id: { in: ids } },
		select: { id: true, number: true, planName: true, status: true, buyerId: true, buyer: { select: { name: true } } },
	});
	return new Map(
		orders.map(({ id, number, planName, status, buyerId, buyer }) => [
			id,
			{ orderId: id, number, plan: planName, status, buyerId, buyer: buyer.name },
		]),
	);
}
