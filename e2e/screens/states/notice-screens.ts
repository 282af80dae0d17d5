import type { User } from "@/generated/prisma/client.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { newId } from "@/lib/platform/ids.ts";
import { inDays } from "@/lib/testing/ledger.ts";
import type { Screen } from "../screens.ts";

/** Every state of the list of notices. */
export const NOTICE_SCREENS: readonly Screen[] = [
	{ name: "notifications.full", path: everyKind, as: "member" },
	{ name: "notifications.many", path: many, as: "creator" },
	{ name: "notifications.loading", path: everyKind, as: "member", holding: "notice" },
	{ name: "notifications.empty", path: "/notifications", as: "newcomer" },
	{ name: "notifications.filtered-empty", path: "/notifications?state=read", as: "john" },
	{ name: "notifications.error", path: "/notifications", as: "john", without: "notice" },
	{ name: "notifications.settings", path: "/profile#notifications", as: "john" },
];

/** Of a share group of another's. */
async function anOfferTo(db: Database, { id: toId }: User, shareGroupId: string): Promise<string> {
	const { creatorId: fromId } = await db.shareGroup.findUniqueOrThrow({ where: { id: shareGroupId } });
	const open = await db.shareGroupHandover.findFirst({ where: { shareGroupId, outcome: null } });
	if (open) return open.id;
	const handover = { id: newId(), shareGroupId, fromId, toId, offeredById: fromId, offeredAt: new Date() };
	return (await db.shareGroupHandover.create({ data: handover })).id;
}

/** The member's list with a notice of every kind; some are read. */
async function everyKind(db: Database): Promise<string> {
	const member = await db.user.findFirstOrThrow({ where: { email: "rosa.almeida@lakeside.example" } });
	const others = await db.user.findMany({ where: { organizationId: member.organizationId, id: { not: member.id } } });
	const [colleague, administrator] = [others[0] ?? member, others[1] ?? member];
	const order = await db.order.findFirstOrThrow({ where: { status: "paid" }, orderBy: { number: "asc" } });
	const entry = await db.shareGroupEntry.findFirstOrThrow({
		where: {
			kind: { not: "blocked" },
			shareGroup: { status: "open", creator: { organizationId: member.organizationId } },
		},
	});
	const { id: userId } = member;
	const event = await db.subscriptionEvent.findFirstOrThrow({ orderBy: [{ happenedAt: "asc" }, { id: "asc" }] });
	const moved = { userIds: [userId], oldOwnerId: userId, newOwnerId: colleague.id, changedById: administrator.id };
	const moving = { ...moved, userIds: [colleague.id, administrator.id], oldOwnerId: colleague.id, newOwnerId: userId };
	const answered = {
		requestId: await aRequestOf(db, { user: member, receiver: colleague, reason: "Ask again in March" }),
		answeredById: colleague.id,
	};
	const told: readonly (readonly [kind: string, facts: object])[] = [
		["credit_owner_changed", moved],
		["credit_owner_changed", { ...moved, newOwnerId: null }],
		["credit_owner_changed", moving],
		["credit_owner_changed", { ...moving, userIds: [colleague.id], oldOwnerId: userId, newOwnerId: colleague.id }],
		[
			"credit_owner_changed",
			{ ...moved, userIds: [colleague.id], oldOwnerId: colleague.id, newOwnerId: administrator.id },
		],
		["credit_request", { requestId: await aRequestOf(db, { user: colleague, receiver: member }) }],
		["credit_request_answered", answered],
		["credit_request_answered", { ...answered, answeredById: null }],
		["handover_offered", { handoverId: await anOfferTo(db, member, entry.shareGroupId) }],
		["order_placed", { orderId: order.id }],
		["receipt", { orderId: order.id }],
		["order_closed", { orderId: order.id }],
		["invoice_reminder", { orderId: order.id }],
		["subscription", { eventId: event.id }],
		["share_group_welcome", { entryId: entry.id }],
		["share_group_welcome", { entryId: newId() }],
		["sign_up_known", {}],
		["password_reset", { userId }],
		["email_change", { userId }],
		["email_changed", { userId }],
		["password_changed", { userId }],
		["a_kind_of_later", {}],
	];
	await db.notice.deleteMany({ where: { userId } });
	await db.notice.createMany({
		data: told.map(([kind, facts], nth) => {
			const createdAt = new Date(Date.now() - nth * 7 * 60 * 60 * 1000);
			return { id: newId(), userId, kind, facts, createdAt, readAt: nth % 3 === 2 ? createdAt : null };
		}),
	});
	return "/notifications";
}

interface AskedOf {
	readonly user: User;
	readonly receiver: User;
	/** Of the receiver's no. */
	readonly reason?: string;
}

/** A request for lab credits, put to one person; closed where that one has said no. Answers its id. */
async function aRequestOf(db: Database, { user, receiver, reason }: AskedOf): Promise<string> {
	const found = await db.creditRequest.findFirst({ where: { userId: user.id, reason: "The spring course" } });
	if (found) return found.id;
	const [id, askedAt, lapsesAt] = [newId(), new Date(), inDays(14)];
	const { id: userId, organizationId } = user;
	const state = reason === undefined ? {} : ({ status: "refused", closedAt: askedAt } as const);
	const request = { id, userId, organizationId, creditTypeId: "lab", credits: 12n, reason: "The spring course" };
	await db.creditRequest.create({ data: { ...request, asksAdministrators: false, askedAt, lapsesAt, ...state } });
	const no = reason === undefined ? {} : { reason, refusedAt: askedAt };
	const as = { isOwner: false, isAdministrator: false, isCreator: true };
	await db.creditRequestReceiver.create({ data: { requestId: id, userId: receiver.id, ...as, ...no } });
	return id;
}

/** More than the bell counts. */
async function many(db: Database): Promise<string> {
	const { id: userId } = await db.user.findFirstOrThrow({ where: { email: "simone.weber@lakeside.example" } });
	await db.notice.deleteMany({ where: { userId } });
	const notice = { userId, kind: "password_changed", facts: { userId }, createdAt: new Date() };
	await db.notice.createMany({ data: Array.from({ length: 120 }, () => ({ ...notice, id: newId() })) });
	return "/notifications?page=2";
}
