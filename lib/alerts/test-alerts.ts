import { deliverMail } from "@/lib/letters/delivery/deliver-mail.ts";
import { secretsOfMail } from "@/lib/letters/link.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { actorOf, type TestUser } from "@/lib/testing/people.ts";
import { addAlert } from "./add-alert.ts";
import type { AddAlertInput } from "./schema.ts";

// Alerts and who agreed to get them, for tests.

/** An alert of a user's own, at 100 email credits of their wallet unless the test says otherwise. Returns its id. */
export async function anAlert(db: Database, user: TestUser, more: Partial<AddAlertInput> = {}): Promise<string> {
	const pool = { kind: "wallet", creditTypeId: "email" } as const;
	const added = await addAlert({ actor: await actorOf(db, user), db }, { pool, credits: 100n, receivers: [], ...more });
	if (!added.ok) throw new Error(added.key);
	return added.value.alertId;
}

/** The secret of the link that the newest mail to confirm carries to an address. */
export async function confirmationLinkTo(db: Database, email: string): Promise<string> {
	const where = { kind: "alert_email", recipientEmail: email };
	const { id } = await db.mail.findFirstOrThrow({ where, orderBy: [{ createdAt: "desc" }, { id: "desc" }] });
	await deliverMail({ db, server: null }, { mailId: id });
	const [secret = ""] = secretsOfMail(id);
	return secret;
}
