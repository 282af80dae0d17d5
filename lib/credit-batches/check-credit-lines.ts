import { findUsersByText, type NamedUser } from "@/lib/people/find-users-by-text.ts";
import type { Sql } from "@/lib/platform/database/sql.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { creditsOf } from "@/lib/text/credits.ts";
import { isCurrencyCode } from "@/lib/text/currency-codes.ts";
import { isDay } from "@/lib/text/format-date.ts";
import { minorOf } from "@/lib/text/format-money.ts";
import { MAX_REFERENCE_CHARACTERS } from "./bounds.ts";
import type { CheckedLine, CreditBatchKind, CreditLine, GoodLine, LineProblem } from "./credit-line.ts";

interface Batch {
	readonly kind: CreditBatchKind;
	readonly lines: readonly CreditLine[];
	/** Users of no other organization are found; null for all. */
	readonly confinedToId?: string | null;
}

/** What the lines of a batch are held against. */
interface Known {
	readonly kind: CreditBatchKind;
	readonly now: Date;
	/** By what the lines name them by. */
	readonly users: ReadonlyMap<string, NamedUser>;
	/** By lower-case id and name. */
	readonly creditTypes: ReadonlyMap<
		string,
		{ readonly id: string; readonly name: string; readonly isRetired: boolean }
	>;
	/** The last millisecond of each day. */
	readonly ends: ReadonlyMap<string, Date>;
	/** What was posted with a reference before. */
	readonly posted: ReadonlyMap<string, PostedLine>;
}

interface PostedLine {
	readonly reference: string;
	readonly kind: CreditBatchKind;
	readonly userId: string;
	readonly creditTypeId: string;
	readonly credits: bigint;
	readonly expiresAt: Date | null;
	readonly totalMinor: bigint | null;
	readonly currency: string | null;
}

/**
 * Says of each line, in the given order, whether its credits can be posted (product.md 42, 55a), with a fixed number of
 * statements. A balance whose reference was brought over before, with the same in it, is *there*. Final only under the
 * lock on batches, and once the users are locked.
 */
export async function checkCreditLines(tx: Transaction, batch: Batch): Promise<CheckedLine[]> {
	const { lines } = batch;
	const known = await readKnown(tx, batch);
	const lineOf = new Map<string, number>();
	return lines.map((asked): CheckedLine => {
		const read = readLine(asked, known);
		if ("problem" in read) return { asked, state: "wrong", problem: read.problem };
		const { good } = read;
		const problem = problemOfReference(good, { known, firstLine: lineOf.get(good.reference ?? "") });
		if (problem !== "there" && problem !== null) return { asked, state: "wrong", problem };
		if (good.reference !== null) lineOf.set(good.reference, asked.line);
		if (problem === "there") return { asked, state: "there" };
		const isOver = good.expiresAt !== null && good.expiresAt <= known.now;
		return isOver ? { asked, state: "wrong", problem: { kind: "dayOver" } } : { asked, state: "new", good };
	});
}

function readLine(asked: CreditLine, known: Known): { good: GoodLine } | { problem: LineProblem } {
	const wrong = (kind: Exclude<LineProblem["kind"], "referenceTwice">) => ({ problem: { kind } as LineProblem });
	if (asked.isBroken) return wrong("cells");
	if (asked.user === "") return wrong("userMissing");
	const user = known.users.get(asked.user);
	if (!user) return wrong("userUnknown");
	if (user.isClosed) return wrong("organizationClosed");
	if (asked.creditType === "") return wrong("creditTypeMissing");
	const creditType = known.creditTypes.get(asked.creditType.toLowerCase());
	if (!creditType) return wrong("creditTypeUnknown");
	// What is left of a retired type can be brought over: it is still spent.
	if (creditType.isRetired && known.kind === "grants") return wrong("creditTypeRetired");
	const credits = creditsOf(asked.credits);
	if (credits === null) return wrong("notCredits");
	if (asked.expiresOn !== "" && !isDay(asked.expiresOn)) return wrong("notADay");
	if (asked.expiresOn === "" && known.kind === "balances") return wrong("dayMissing");
	if (asked.reference === "" && known.kind === "balances") return wrong("referenceMissing");
	if (asked.reference.length > MAX_REFERENCE_CHARACTERS) return wrong("referenceTooLong");
	const paid = known.kind === "balances" ? paidOf(asked) : null;
	if (typeof paid === "string") return wrong(paid);
	return {
		good: {
			...{ line: asked.line, userId: user.id, organizationId: user.organizationId, credits, paid },
			...{ creditTypeId: creditType.id, creditType: creditType.name },
			expiresAt: known.ends.get(asked.expiresOn) ?? null,
			reference: asked.reference || null,
		},
	};
}

/** What was paid for a balance; nothing where no price is named. */
function paidOf({
	price,
	currency,
}: CreditLine): GoodLine["paid"] | "notAnAmount" | "currencyMissing" | "currencyUnknown" {
	if (price === "" && currency === "") return null;
	if (currency === "") return "currencyMissing";
	if (!isCurrencyCode(currency)) return "currencyUnknown";
	const totalMinor = minorOf(price === "" ? "0" : price, currency);
	return totalMinor === null ? "notAnAmount" : { totalMinor, currency };
}

function problemOfReference(
	{ reference, ...good }: GoodLine,
	{ known, firstLine }: { known: Known; firstLine: number | undefined },
): LineProblem | "there" | null {
	if (reference === null) return null;
	if (firstLine !== undefined) return { kind: "referenceTwice", firstLine };
	const posted = known.posted.get(reference);
	if (!posted) return null;
	if (known.kind === "grants" || posted.kind === "grants") return { kind: "referenceUsed" };
	const isSame =
		posted.userId === good.userId &&
		posted.creditTypeId === good.creditTypeId &&
		posted.credits === good.credits &&
		posted.expiresAt?.getTime() === good.expiresAt?.getTime() &&
		(posted.totalMinor ?? 0n) === (good.paid?.totalMinor ?? 0n) &&
		(good.paid === null || posted.currency === good.paid.currency);
	return isSame ? "there" : { kind: "referenceOther" };
}

async function readKnown(tx: Transaction, { kind, lines, confinedToId = null }: Batch): Promise<Known> {
	const types = await tx.prisma.creditType.findMany({ select: { id: true, name: true, retiredAt: true } });
	const typeOf = types.map(({ id, name, retiredAt }) => ({ id, name, isRetired: retiredAt !== null }));
	const byName = typeOf.map((type) => [type.name.toLowerCase(), type] as const);
	return {
		kind,
		now: await tx.clock.now(tx.sql),
		users: await findUsersByText(
			tx.sql,
			lines.map(({ user }) => user),
			{ confinedToId },
		),
		creditTypes: new Map([...byName, ...typeOf.map((type) => [type.id, type] as const)]),
		ends: await readEnds(tx.sql, lines),
		posted: await readPosted(tx.sql, lines),
	};
}

async function readEnds(sql: Sql, lines: readonly CreditLine[]): Promise<Known["ends"]> {
	const days = [...new Set(lines.map(({ expiresOn }) => expiresOn).filter((day) => day !== "" && isDay(day)))];
	if (days.length === 0) return new Map();
	const ends = await sql.query<{ day: string; end: Date }>(
		`SELECT "day", ("day"::date + 1)::timestamp AT TIME ZONE "time_zone" - interval '1 millisecond' AS "end"
		FROM unnest($1::text[]) AS "day", "deployment"`,
		[days],
	);
	return new Map(ends.map(({ day, end }) => [day, end]));
}

async function readPosted(sql: Sql, lines: readonly CreditLine[]): Promise<Known["posted"]> {
	const references = [...new Set(lines.map(({ reference }) => reference).filter((reference) => reference !== ""))];
	const posted = await sql.query<PostedLine>(
		`SELECT "line"."reference", "batch"."kind"::text AS "kind", "line"."user_id" AS "userId",
			"line"."credit_type_id" AS "creditTypeId", "line"."credits", "lot"."expires_at" AS "expiresAt",
			"order"."total_minor" AS "totalMinor", "order"."currency"::text AS "currency"
		FROM "credit_batch_line" AS "line" JOIN "credit_batch" AS "batch" ON "batch"."id" = "line"."batch_id"
		JOIN "lot" ON "lot"."account_id" = "line"."account_id" AND "lot"."id" = "line"."lot_id"
		LEFT JOIN "order" ON "order"."id" = "lot"."order_id"
		WHERE "line"."reference" = ANY ($1::text[])`,
		[references],
	);
	return new Map(posted.map((line) => [line.reference, line]));
}
