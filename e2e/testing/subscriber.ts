import { storeApiKey } from "@/lib/api-keys/store-api-key.ts";
import { type Database, openDatabase } from "@/lib/platform/database/db.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { env } from "@/lib/platform/env.ts";
import { newId } from "@/lib/platform/ids.ts";
import { continueSubscriptions } from "@/lib/subscriptions/renewals/continue-subscriptions.ts";
import { anOrganization, aUser, type TestUser } from "@/lib/testing/people.ts";
import { applicationUrl } from "@/scripts/testing/launched.ts";
import { startEmptyDeployment } from "./first-start.ts";
import { moveClock } from "./moved-clock.ts";

/** What one kind of subscription is sold for, as its form takes it. */
export interface Sold {
	readonly kind: "An allowance" | "Unlimited use";
	readonly name: string;
	readonly credits?: string;
	readonly carried?: string;
	readonly price: string;
	/** Paid by the year, not by the month. */
	readonly isYearly?: boolean;
}

/** A deployment of the test's own without a worker, whose clock it moves, with a seller, John who buys, and Olivia who sells. */
export class SubscriberStory {
	private constructor(
		private readonly deployment: Awaited<ReturnType<typeof startEmptyDeployment>>,
		private connection: Database,
		readonly john: TestUser,
		readonly olivia: TestUser,
	) {}

	static async begin(): Promise<SubscriberStory> {
		const deployment = await startEmptyDeployment({ AUTH_SECRET: env.AUTH_SECRET, JOBS: "off" });
		const db = openDatabase(applicationUrl(deployment.dataDirectory), { maxConnections: 2 });
		const operators = await anOrganization(db, { isOperator: true, name: "Harbour" });
		const olivia = await aUser(db, operators, { role: "administrator", name: "Olivia Park" });
		const office = await anOrganization(db, { name: "Marsh" });
		const john = await aUser(db, office, { role: "administrator", name: "John Marsh" });
		await db.seller.create({
			data: {
				...{ legalName: "Harbour", addressLine1: "1 Quay", city: "Bergen", country: "NO", paymentTermsDays: 14 },
				...{ supportEmail: "help@harbour.example", paymentInstructions: "Bank of Bergen" },
			},
		});
		await db.billingInformation.create({
			data: {
				...{ userId: john.id, kind: "person", legalName: "John Marsh", addressLine1: "1 Road", city: "Bern" },
				...{ country: "CH", billingEmail: john.email },
			},
		});
		return new SubscriberStory(deployment, db, john, olivia);
	}

	get db(): Database {
		return this.connection;
	}

	/** For `pageOf`, after each move: sessions are of the day on which they began. */
	get there(): { readonly address: string; readonly db: Database } {
		return { address: this.deployment.address, db: this.connection };
	}

	/** It is so many days from now, and the worker's job runs once. */
	async moveTo(days: number): Promise<void> {
		await this.connection.$disconnect();
		await moveClock(this.deployment.dataDirectory, { days });
		this.connection = openDatabase(applicationUrl(this.deployment.dataDirectory), { maxConnections: 2 });
		await continueSubscriptions({ db: this.connection });
	}

	/** The vendor's program: charges somebody email credits, and answers the status. */
	async charging(): Promise<(user: TestUser, credits: number) => Promise<number>> {
		const { organizationId } = await this.db.user.findUniqueOrThrow({ where: { id: this.olivia.id } });
		const key = { name: "Campaigns", kind: "vendor", isTest: false, organizationId } as const;
		const more = { confinedToId: null, userId: null, scopes: ["charge"], expiresAt: null } as const;
		const { secret } = await transact(this.db, (tx) => storeApiKey(tx, { actor: null, ...key, ...more }));
		return async ({ id: user }, credits) => {
			const response = await fetch(`${this.deployment.address}/api/v1/charges`, {
				method: "POST",
				headers: {
					authorization: `Bearer ${secret}`,
					"content-type": "application/json",
					"idempotency-key": newId(),
				},
				body: JSON.stringify({ user, credit_type: "email", credits, service: "campaign", item: "Newsletter" }),
			});
			return response.status;
		};
	}

	/** Somebody of John's organization who uses John's credits. */
	async creditUser(): Promise<TestUser> {
		const { organizationId, userRoleId } = await this.db.user.findUniqueOrThrow({ where: { id: this.john.id } });
		const roles = { administratorRoleId: userRoleId, memberRoleId: userRoleId };
		const office = { id: organizationId, name: "Marsh", ...roles };
		return aUser(this.db, office, { name: "Peter Vale", creditOwnerId: this.john.id });
	}

	async end(): Promise<void> {
		await this.connection.$disconnect().catch(() => undefined);
		await this.deployment.stop();
	}
}

/** How many days from today a day is, of a month that is so many months away. */
export function daysUntil(months: number, from = new Date()): number {
	const [year, month, date] = [from.getUTCFullYear(), from.getUTCMonth() + months, from.getUTCDate()];
	const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
	const then = Date.UTC(year, month, Math.min(date, last));
	return Math.round((then - Date.UTC(from.getUTCFullYear(), from.getUTCMonth(), date)) / 86_400_000);
}
