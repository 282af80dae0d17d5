import { type Actor, reloadActor } from "@/lib/auth/actor.ts";
import { lockUserBesideCharges } from "@/lib/people/lock-users-to-change.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import type { AlertPool } from "./schema.ts";

/** A pool that the actor may set alerts on. */
export interface OwnPool {
	readonly actor: Actor;
	readonly accountId: string;
	readonly creditTypeId: string;
	/** The audit log's subject. */
	readonly subject: { readonly type: "user" | "share_group"; readonly id: string };
}

/** An alert of the actor's own, and its pool. */
export interface OwnAlert extends OwnPool {
	readonly alertId: string;
	readonly credits: bigint;
	readonly receivers: readonly { readonly address: string; readonly email: string }[];
}

/**
 * Locks the actor against other changes of their alerts, and finds a pool of theirs: their wallet, while they use no
 * other's credits, or an open share group of theirs. What is anybody else's isn't found (product.md 28c).
 */
export async function lockOwnPool(tx: Transaction, by: Actor, pool: AlertPool): Promise<Result<OwnPool>> {
	const actor = await lockActor(tx, by);
	if (!actor) return refuse("FORBIDDEN", "signedOut");
	const { userId } = actor;
	const { creditTypeId } = pool;
	if (pool.kind === "wallet") {
		const { creditOwner } = await tx.prisma.user.findUniqueOrThrow({
			where: { id: userId },
			select: { creditOwner: { select: { id: true, name: true } } },
		});
		if (creditOwner.id !== userId) return refuse("CONFLICT", "alertsAreTheOwners", { owner: creditOwner.name });
		const account = await tx.prisma.account.findFirst({ where: { kind: "wallet", userId, creditTypeId } });
		if (!account) return refuse("NOT_FOUND", "creditTypeNotFound");
		return done({ actor, accountId: account.id, creditTypeId, subject: { type: "user", id: userId } });
	}
	const { shareGroupId } = pool;
	const group = await tx.prisma.shareGroup.findFirst({ where: { id: shareGroupId, creatorId: userId } });
	if (!group) return refuse("NOT_FOUND", "shareGroupNotFound");
	if (group.status !== "open") return refuse("CONFLICT", "shareGroupClosed");
	const account = await tx.prisma.account.findFirst({ where: { kind: "share_group", shareGroupId, creditTypeId } });
	if (!account) return refuse("NOT_FOUND", "creditTypeNotFound");
	return done({ actor, accountId: account.id, creditTypeId, subject: { type: "share_group", id: shareGroupId } });
}

/** The same for an alert that there is. NOT_FOUND where it isn't the actor's. */
export async function lockOwnAlert(tx: Transaction, by: Actor, alertId: string): Promise<Result<OwnAlert>> {
	const actor = await lockActor(tx, by);
	if (!actor) return refuse("FORBIDDEN", "signedOut");
	const alert = await tx.prisma.alert.findFirst({
		where: { id: alertId, userId: actor.userId },
		include: { receivers: { orderBy: { address: "asc" } } },
	});
	const account = alert && (await tx.prisma.account.findUnique({ where: { id: alert.accountId } }));
	if (!alert || !account) return refuse("NOT_FOUND", "alertNotFound");
	const { credits, accountId, receivers } = alert;
	const { creditTypeId, shareGroupId } = account;
	const subject: OwnPool["subject"] = shareGroupId
		? { type: "share_group", id: shareGroupId }
		: { type: "user", id: actor.userId };
	return done({ actor, alertId, credits, accountId, creditTypeId, receivers, subject });
}

async function lockActor(tx: Transaction, by: Actor): Promise<Actor | null> {
	await lockUserBesideCharges(tx, by.userId);
	return reloadActor(by, tx);
}
