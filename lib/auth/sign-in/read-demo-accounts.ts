import { type Database, database } from "@/lib/platform/database/db.ts";
import { DEMO_ACCOUNTS, DEMO_EMAILS } from "./demo-accounts.ts";

export interface DemoAccount {
	readonly email: string;
	readonly name: string;
	readonly about: (typeof DEMO_ACCOUNTS)[number]["about"];
}

/** The offered accounts that exist and can sign in. */
export async function readDemoAccounts(db: Database = database()): Promise<DemoAccount[]> {
	const users = await db.user.findMany({
		where: { email: { in: [...DEMO_EMAILS] }, status: "active" },
		select: { email: true, name: true },
	});
	return DEMO_ACCOUNTS.flatMap((account) => {
		const user = users.find(({ email }) => email === account.email);
		return user ? [{ ...account, name: user.name }] : [];
	});
}
