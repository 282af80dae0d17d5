import { createHash } from "node:crypto";
import { refusalSpeaker } from "@/lib/actions/refusal-speaker.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { countUsedUp } from "@/lib/limits/count-used-up.ts";
import { limitInShort } from "@/lib/limits/record-limit.ts";
import { CREDIT_USERS_NAMED } from "@/lib/owners/move-credit-users.ts";
import type { NamedPeople } from "@/lib/owners/preview-credit-owner.ts";
import { readTypeBalances, type TypeBalance } from "@/lib/people/queries.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import type { Refusal } from "@/lib/platform/refusal.ts";
import { readableAddress } from "@/lib/text/addresses/readable-address.ts";
import type { ManyPlan, PlannedUser } from "./planned-user.ts";
import { newLimitsOf, type PreviewedLimit, previewLimit } from "./previewed-limit.ts";

/** One person of a change of many, in words. */
export interface PreviewedUser {
	readonly id: string;
	readonly name: string;
	readonly email: string;
	/** Of the file; null for a selected person. */
	readonly line: number | null;
	readonly state: "changes" | "same" | "refused";
	/** A Credit Owner's or a role's name; null for their own credits, and where a status or a limit changes. */
	readonly before: string | null;
	readonly after: string | null;
	/** Why it would be refused, as the single save says it. */
	readonly why: string | null;
	/** The Credit Users who change with it. */
	readonly along: NamedPeople;
	/** Where limits change; null too where there is none to set. */
	readonly limit: PreviewedLimit | null;
}

/** A line of a file that names nobody, or the same person as another. */
export interface WrongLine {
	readonly line: number;
	readonly text: string;
	readonly refusal: Refusal;
}

/** What a change of many would do, before it is made. Credits throughout. */
export interface ManyPreview {
	/** Sent back with the change, which is refused where it is another by then: what was shown is what is changed. */
	readonly stamp: string;
	/** Those who would be refused first, then those who change, then those who don't; a file's are shown line by line. */
	readonly people: readonly PreviewedUser[];
	readonly wrong: readonly { readonly line: number; readonly text: string; readonly why: string }[];
	readonly changing: number;
	readonly same: number;
	/** People and lines with which nothing can be changed. */
	readonly refused: number;
	/** How many of them because others use their credits: these can change with them. */
	readonly withCreditUsers: number;
	/** How many different Credit Owners those who change get, and how many get their own credits. */
	readonly owners: number;
	readonly toOwn: number;
	/** How many Credit Users change with them. */
	readonly along: number;
	/** What is in the own wallets of people who become Credit Users, and is not in use then (product.md 6). */
	readonly parked: readonly TypeBalance[];
	/** What is in the own wallets of people who use their own credits again. */
	readonly back: readonly TypeBalance[];
	/** How many refills pause or rest with it (product.md 55). */
	readonly refills: number;
	/** How many subscriptions of people who become Credit Users go on (product.md 49). */
	readonly subscriptions: number;
	/** For how many service users the actor becomes responsible (product.md 36a). */
	readonly serviceUsers: number;
	/** How many have used as much already as their new limit lets them (product.md 24). */
	readonly usedUp: number;
	/** How many have a raise, which goes on (product.md 44). */
	readonly raised: number;
}

const HAVE_CREDIT_USERS: ReadonlySet<string> = new Set(["manyOwnersHaveCreditUsers", "manySuspendedHaveCreditUsers"]);
const STATES = ["refused", "changes", "same"] as const;

/** A plan, and the lines of a file that are wrong, in the reader's words and in sums. Writes nothing. */
export async function readManyPreview(
	tx: Transaction,
	{ actor, plan, wrong = [] }: { actor: Actor; plan: ManyPlan; wrong?: readonly WrongLine[] },
): Promise<ManyPreview> {
	const isRefused = wrong.length > 0 || plan.people.some(({ refusal }) => refusal);
	const speaker = isRefused ? await refusalSpeaker({ actor }) : null;
	const say = ({ key, values }: Refusal) => speaker?.say(key, values) ?? "";
	const names = await readNames(tx, plan);
	const nameOf = ({ user }: PlannedUser, id: string) => (id === user.id ? null : (names.get(id) ?? null));
	const people = plan.people.map((planned): PreviewedUser => {
		const { user, line, before, after, refusal, along } = planned;
		return {
			...{ id: user.id, name: user.name, email: readableAddress(user.email), line, state: stateOf(planned) },
			...{ before: nameOf(planned, before), after: nameOf(planned, after) },
			why: refusal && say(refusal),
			along: { names: along.slice(0, CREDIT_USERS_NAMED).map(({ name }) => name), count: along.length },
			limit: previewLimit(planned, names),
		};
	});
	const count = (state: PreviewedUser["state"]) => people.filter((person) => person.state === state).length;
	const sums = await readSums(tx, plan);
	return {
		stamp: stampOf({ plan, wrong, sums, roleVersion: await readRoleVersion(tx, plan) }),
		people: STATES.flatMap((state) => people.filter((person) => person.state === state)),
		wrong: wrong.map(({ line, text, refusal }) => ({ line, text, why: say(refusal) })),
		...{ changing: count("changes"), same: count("same"), refused: count("refused") + wrong.length },
		withCreditUsers: plan.people.filter(({ refusal }) => refusal && HAVE_CREDIT_USERS.has(refusal.key)).length,
		...ownersOf(plan),
		along: plan.people.reduce((sum, { along }) => sum + along.length, 0),
		...sums,
	};
}

function stateOf({ before, after, refusal }: PlannedUser): PreviewedUser["state"] {
	if (refusal) return "refused";
	return before === after ? "same" : "changes";
}

function ownersOf({ what, people }: ManyPlan): Pick<ManyPreview, "owners" | "toOwn"> {
	if (what !== "creditOwner") return { owners: 0, toOwn: 0 };
	const changing = people.filter((planned) => stateOf(planned) === "changes");
	const toOthers = changing.filter(({ user, after }) => after !== user.id);
	return { owners: new Set(toOthers.map(({ after }) => after)).size, toOwn: changing.length - toOthers.length };
}

/**
 * The same for the same decisions about the same versions of the same people and role, with the same sums: what the
 * confirmation was about. Credits aren't in it, because charges change them all the time.
 */
function stampOf({
	plan: { what, people },
	wrong,
	sums: { refills, subscriptions, serviceUsers },
	roleVersion,
}: {
	plan: ManyPlan;
	wrong: readonly WrongLine[];
	sums: Sums;
	roleVersion: number | null;
}): string {
	const decided = people.map(({ user, before, after, refusal, along, limits }) => [
		...[user.id, user.version, before, after, limitInShort(limits?.default ?? null), refusal?.key ?? null],
		...along.map(({ id, version }) => [id, version]),
	]);
	const wrongLines = wrong.map(({ line, refusal }) => [line, refusal.key]);
	const text = JSON.stringify([what, decided, wrongLines, refills, subscriptions, serviceUsers, roleVersion]);
	return createHash("sha256").update(text).digest("base64url");
}

/** Of the role that all get; null where none is given, or there is no such role. */
async function readRoleVersion(tx: Transaction, { what, people }: ManyPlan): Promise<number | null> {
	const id = people[0]?.after;
	if (what !== "role" || id === undefined) return null;
	return (await tx.prisma.userRole.findUnique({ where: { id }, select: { version: true } }))?.version ?? null;
}

async function readNames(tx: Transaction, { what, people }: ManyPlan): Promise<ReadonlyMap<string, string>> {
	if (what === "status") return new Map();
	const named = ({ user, before, after }: PlannedUser) => (what === "limit" ? [user.creditOwnerId] : [before, after]);
	const where = { id: { in: [...new Set(people.flatMap(named))] } };
	const select = { id: true, name: true };
	const found = await (what === "role"
		? tx.prisma.userRole.findMany({ where, select })
		: tx.prisma.user.findMany({ where, select }));
	return new Map(found.map(({ id, name }) => [id, name]));
}

type Sums = Pick<ManyPreview, "parked" | "back" | "refills" | "subscriptions" | "serviceUsers" | "usedUp" | "raised">;

async function readSums(tx: Transaction, { what, people, moves }: ManyPlan): Promise<Sums> {
	const suspended = people.filter((one) => stateOf(one) === "changes" && one.after === "suspended").map(idOf);
	const parking = moves.filter((move) => move.oldOwnerId === move.userId).map(({ userId }) => userId);
	const returning = moves.filter(({ newOwnerId }) => newOwnerId === null).map(({ userId }) => userId);
	const pausing = what === "status" ? suspended : parking;
	const isOpen = [{ shareGroupId: null }, { shareGroup: { status: "open" as const } }];
	return {
		parked: await readSum(tx, parking),
		back: await readSum(tx, returning),
		refills: await tx.prisma.refill.count({
			where: { userId: { in: pausing }, removedAt: null, pausedBecause: null, OR: isOpen },
		}),
		subscriptions: await tx.prisma.subscription.count({ where: { userId: { in: parking }, status: { not: "ended" } } }),
		serviceUsers: await tx.prisma.user.count({ where: { responsibleId: { in: suspended } } }),
		usedUp: await countUsedUp(tx.sql, newLimitsOf(people)),
		raised: people.filter((one) => stateOf(one) === "changes" && one.limits?.raise).length,
	};
}

const idOf = ({ user }: PlannedUser) => user.id;

/** What is in the own wallets of users, together, in the catalogue's order; only types that aren't empty. */
async function readSum(tx: Transaction, userIds: readonly string[]): Promise<TypeBalance[]> {
	const sums = new Map<string, TypeBalance>();
	for (const balances of (await readTypeBalances(tx.sql, userIds)).values()) {
		for (const type of balances) {
			const available = (sums.get(type.creditTypeId)?.available ?? 0n) + type.available;
			if (available > 0n) sums.set(type.creditTypeId, { ...type, available });
		}
	}
	const types = await tx.prisma.creditType.findMany({
		where: { id: { in: [...sums.keys()] } },
		select: { id: true },
		orderBy: [{ position: "asc" }, { id: "asc" }],
	});
	return types.flatMap(({ id }) => sums.get(id) ?? []);
}
