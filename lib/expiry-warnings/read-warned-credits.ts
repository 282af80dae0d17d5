import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { type Expiry, readExpiries } from "@/lib/usage/read-expiries.ts";

/** What a warning is about, as it is now: what of it still expires, and whose it is. */
export interface WarnedCredits extends Expiry {
	/** `service_user`: of one for which the person is responsible. */
	readonly of: "own" | "parked" | "group" | "service_user";
	/** The group's or the service user's; the Credit Owner's of a person whose own credits are parked; null for their own. */
	readonly name: string | null;
	readonly shareGroupId: string | null;
	/** The credit type inside a sentence. */
	readonly type: string;
}

/** Soonest first; empty where nothing of it is left to expire. */
export async function readWarnedCredits(
	{ prisma, sql }: Pick<Transaction, "prisma" | "sql">,
	{ warningId, userId, at }: { readonly warningId: string; readonly userId: string | null; readonly at: Date },
): Promise<WarnedCredits[]> {
	const warned = await prisma.expiryWarningLot.findMany({ where: { warningId } });
	const isWarned = new Set(warned.map(({ accountId, expiresAt }) => `${accountId} ${expiresAt.getTime()}`));
	const accounts = await prisma.account.findMany({
		where: { id: { in: [...new Set(warned.map(({ accountId }) => accountId))] } },
		include: { creditType: true, shareGroup: true, user: { include: { creditOwner: true } } },
		orderBy: [{ creditType: { position: "asc" } }, { id: "asc" }],
	});
	const pools = accounts.map(({ id: accountId, creditTypeId, creditType, userId: owner, shareGroupId }) => ({
		...{ accountId, creditTypeId, creditType: creditType.name, nameInText: creditType.nameInText },
		holderId: owner ?? shareGroupId ?? "",
	}));
	const expiring = await readExpiries(sql, pools, { at });
	return expiring
		.flatMap(({ accountId, nameInText: type, expiries }) => {
			const account = accounts.find(({ id }) => id === accountId);
			const left = expiries.filter((expiry) => isWarned.has(`${accountId} ${expiry.at.getTime()}`));
			return account ? left.map((expiry) => ({ ...expiry, type, ...holderOf(account, userId) })) : [];
		})
		.sort((one, other) => one.at.getTime() - other.at.getTime());
}

interface Holder {
	readonly shareGroup: { readonly id: string; readonly name: string } | null;
	readonly user: {
		readonly id: string;
		readonly name: string;
		readonly creditOwnerId: string;
		readonly creditOwner: { readonly name: string };
	} | null;
}

function holderOf(
	{ shareGroup, user }: Holder,
	readerId: string | null,
): Pick<WarnedCredits, "of" | "name" | "shareGroupId"> {
	if (shareGroup) return { of: "group", name: shareGroup.name, shareGroupId: shareGroup.id };
	const its = { shareGroupId: null };
	if (user && user.id !== readerId) return { ...its, of: "service_user", name: user.name };
	if (user && user.creditOwnerId !== user.id) return { ...its, of: "parked", name: user.creditOwner.name };
	return { ...its, of: "own", name: null };
}

/** What a notice says of a warning: the soonest of what it was about, as it was then. */
export interface ExpiryNews {
	readonly kind: "expiry_warning";
	readonly credits: bigint;
	/** The credit type inside a sentence. */
	readonly type: string;
	readonly at: Date;
	/** That was before now. */
	readonly isOver: boolean;
	/** Of how many more pools or days it was. */
	readonly more: number;
	/** The group that it is in, or the service user whose it is; null for the reader's own. */
	readonly pool: { readonly kind: "group" | "service_user"; readonly id: string; readonly name: string } | null;
}

/** What these warnings tell one reader, by the warning's id; none where there is nothing to tell, or another was warned. */
export async function readExpiryNews(
	{ prisma }: Pick<Transaction, "prisma">,
	{ userId, warningIds, at }: { userId: string; warningIds: readonly string[]; at: Date },
): Promise<ReadonlyMap<string, ExpiryNews>> {
	if (warningIds.length === 0) return new Map();
	const warnings = await prisma.expiryWarning.findMany({
		where: { id: { in: [...warningIds] }, userId },
		include: { lots: true },
	});
	const accounts = await prisma.account.findMany({
		where: { id: { in: warnings.flatMap(({ lots }) => lots.map(({ accountId }) => accountId)) } },
		include: { creditType: true, shareGroup: true, user: true },
	});
	const news = new Map<string, ExpiryNews>();
	for (const { id, lots } of warnings) {
		const [first, ...others] = lots.toSorted((one, other) => one.expiresAt.getTime() - other.expiresAt.getTime());
		const account = accounts.find((one) => one.id === first?.accountId);
		if (!first || !account) continue;
		const { shareGroup, user, creditType } = account;
		const isSame = (one: typeof first) =>
			one.accountId === first.accountId && one.expiresAt.getTime() === first.expiresAt.getTime();
		const rest = new Set(
			others.filter((one) => !isSame(one)).map((one) => `${one.accountId} ${one.expiresAt.getTime()}`),
		);
		const service = user && user.id !== userId ? user : null;
		news.set(id, {
			kind: "expiry_warning",
			credits: [first, ...others.filter(isSame)].reduce((sum, { credits }) => sum + credits, 0n),
			type: creditType.nameInText,
			at: first.expiresAt,
			isOver: first.expiresAt <= at,
			more: rest.size,
			pool: shareGroup
				? { kind: "group", id: shareGroup.id, name: shareGroup.name }
				: service && { kind: "service_user", id: service.id, name: service.name },
		});
	}
	return news;
}
