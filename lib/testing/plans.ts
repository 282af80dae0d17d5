import type { Database } from "@/lib/platform/database/db.ts";
import { newId } from "@/lib/platform/ids.ts";

// Builders of what is sold.

interface TestTerms {
	name: string;
	credits: bigint | null;
	carryOverCredits: bigint | null;
	priceMinor: bigint;
	currency: string;
	taxRateBasisPoints: number;
	validityMonths: number;
	onSaleFrom: Date | null;
	onSaleUntil: Date | null;
}

/** 1,000 email credits for 10.00 dollars and 8.25 % tax, valid for three months, unless the test says otherwise. */
const TERMS: TestTerms = {
	name: "Email 1,000",
	credits: 1_000n,
	carryOverCredits: null,
	priceMinor: 1_000n,
	currency: "USD",
	taxRateBasisPoints: 825,
	validityMonths: 3,
	onSaleFrom: null,
	onSaleUntil: null,
};

/** A plan on sale. Returns its id. */
export async function aPlan(
	db: Database,
	{
		creditTypeId = "email",
		kind = "pack",
		position = 0,
		withdrawnAt = null,
		...terms
	}: Partial<TestTerms> & {
		creditTypeId?: string;
		kind?: "pack" | "allowance" | "unlimited";
		position?: number;
		withdrawnAt?: Date | null;
	} = {},
): Promise<string> {
	const planId = newId();
	await db.plan.create({ data: { id: planId, creditTypeId, kind, position, withdrawnAt } });
	await addVersion(db, planId, { version: 0, terms: { ...TERMS, ...terms } });
	return planId;
}

/** The plan's next version, which differs from the newest in what the test says. */
export async function aPlanVersion(db: Database, planId: string, changed: Partial<TestTerms>): Promise<void> {
	const {
		version,
		prices,
		planId: _,
		madeAt: _at,
		madeById: _by,
		...before
	} = await db.planVersion.findFirstOrThrow({
		where: { planId },
		orderBy: { version: "desc" },
		include: { prices: true },
	});
	const { priceMinor, currency } = prices[0] ?? TERMS;
	await addVersion(db, planId, { version: version + 1, terms: { ...before, priceMinor, currency, ...changed } });
}

async function addVersion(
	db: Database,
	planId: string,
	{ version, terms }: { version: number; terms: TestTerms },
): Promise<void> {
	const { currency, priceMinor, ...rest } = terms;
	await db.planVersion.create({
		data: {
			...{ ...rest, planId, version },
			prices: { create: { currency, priceMinor } },
		},
	});
}
