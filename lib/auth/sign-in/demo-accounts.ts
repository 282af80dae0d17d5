/** The password of every user in the demo data. */
export const DEMO_PASSWORD = "commonpurse-demo";

/** The accounts that the sign-in page offers in demo mode; `auth.demo.about` in the messages says what each can do. */
export const DEMO_ACCOUNTS = [
	{ email: "admin@northwind.example", about: "admin" },
	{ email: "john@northwind.example", about: "john" },
	{ email: "peter@northwind.example", about: "peter" },
	{ email: "mary@northwind.example", about: "mary" },
	{ email: "sallyg@acme.example", about: "sally" },
	{ email: "tom@globex.example", about: "tom" },
	{ email: "bob@acme.example", about: "bob" },
	{ email: "operator@commonpurse.example", about: "operator" },
] as const;

export const DEMO_EMAILS: readonly string[] = DEMO_ACCOUNTS.map(({ email }) => email);
