import type { MailStatus } from "@/generated/prisma/enums.ts";
import type { ReadContext } from "@/lib/actions/verb.ts";
import { listPlans } from "@/lib/plans/list-plans.ts";
import { database } from "@/lib/platform/database/db.ts";
import { readStoredSeller } from "@/lib/seller/queries.ts";

/** How far the deployment is from being one where customers buy (product.md 52). */
export interface OperatorSteps {
	readonly hasSeller: boolean;
	readonly creditTypes: number;
	/** How many plans buyers can buy today. */
	readonly plansOnSale: number;
	/** How many keys let a service of the vendor's use the API, test keys not counted. */
	readonly apiKeys: number;
	readonly customers: number;
	/** What became of the last test mail; null where there was none. */
	readonly testMail: TestMail | null;
}

export interface TestMail {
	readonly email: string;
	readonly status: MailStatus;
	readonly at: Date;
	readonly error: string | null;
}

/** Null for everyone but the operator's own. */
export async function readOperatorSteps({ actor, db = database() }: ReadContext): Promise<OperatorSteps | null> {
	if (!actor.isOperator) return null;
	const [stored, creditTypes, plansOnSale, apiKeys, customers, mail] = await Promise.all([
		readStoredSeller(db),
		db.creditType.count({ where: { retiredAt: null } }),
		countPlansOnSale(),
		db.apiKey.count({ where: { kind: "vendor", isTest: false, revokedAt: null, rotatedTo: null } }),
		db.organization.count({ where: { isOperator: false, sandboxOfId: null } }),
		db.mail.findFirst({ where: { kind: "mail_test" }, orderBy: { createdAt: "desc" } }),
	]);
	return {
		hasSeller: stored !== null,
		creditTypes,
		plansOnSale,
		apiKeys,
		customers,
		testMail: mail && {
			email: mail.recipientEmail,
			status: mail.status,
			at: mail.closedAt ?? mail.createdAt,
			error: mail.lastError,
		},
	};

	async function countPlansOnSale(): Promise<number> {
		const list = await listPlans({ actor, db });
		if (!list) return db.plan.count({ where: { withdrawnAt: null } });
		return list.sections.flatMap(({ plans }) => plans).filter(({ state }) => state === "onSale").length;
	}
}
