import { type Database, database } from "@/lib/db.ts";

/** Everybody's password in the demo data. */
export const DEMO_PASSWORD = "commonpurse-demo";

/** The accounts that the sign-in page offers in demo mode; `auth.demo.about` in the messages says what each can do. */
const ACCOUNTS = [
	{ email: "admin@northwind.example", about: "admin" },
	{ email: "john@northwind.example", about: "john" },
	{ email: "peter@northwind.example", about: "peter" },
	{ email: "mary@northwind.example", about: "mary" },
	{ email: "sallyg@acme.example", about: "sally" },
	{ email: "tom@globex.example", about: "tom" },
	{ email: "bob@acme.example", about: "bob" },
	{ email: "operator@commonpurse.example", about: "operator" },
] as const;

export interface DemoAccount {
	readonly email: string;
	readonly name: string;
	readonly about: (typeof ACCOUNTS)[number]["about"];
}

/** The offered accounts that are there and can sign in. */
export async function readDemoAccounts(db: Database = database()): Promise<DemoAccount[]> {
	const users = await db.user.findMany({
		where: { email: { in: ACCOUNTS.map(({ email }) => email) }, status: "active" },
		select: { email: true, name: true },
	});
	return ACCOUNTS.flatMap((account) => {
		const user = users.find(({ email }) => email === account.email);
		return user ? [{ ...account, name: user.name }] : [];
	});
}
