import { hashPassword } from "@/lib/auth/passwords/password.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { expect, test } from "../testing/fixtures.ts";
import { startSessionFor } from "../testing/session.ts";

const PASSWORD = "a quiet harbour";

const aPersonWithPassword = async (db: Parameters<typeof anOrganization>[0]) =>
	aUser(db, await anOrganization(db), { passwordHash: await hashPassword(PASSWORD) });

test("a user signs in, goes where they were going, and signs out", async ({ page, context, db }) => {
	const person = await aPersonWithPassword(db);

	await page.goto("/billing");
	await expect(page).toHaveURL("/sign-in?next=%2Fbilling");
	await page.getByLabel("Email").fill(person.email);
	await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
	await page.getByRole("button", { name: "Sign in" }).click();
	await expect(page).toHaveURL("/billing");

	const cookies = await context.cookies();
	const cookie = cookies.find(({ name }) => name === "commonpurse.session");
	expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/" });
	await page.goto("/sign-in");
	await expect(page, "a signed-in user has no business here").toHaveURL("/overview");

	await page.getByRole("button", { name: new RegExp(person.name) }).click();
	await page.getByRole("button", { name: "Sign out" }).click();
	await expect(page).toHaveURL("/sign-in");
	await context.addCookies(cookies);
	await page.goto("/overview");
	await expect(page, "the cookie of a session that was ended is worth nothing").toHaveURL(/\/sign-in/);
});

test("a wrong password, an unknown address and a suspended user get the same sentence", async ({
	page,
	db,
	allowProblem,
}) => {
	allowProblem(/401.*callback\/credentials/);
	const known = await aPersonWithPassword(db);
	const suspended = await aPersonWithPassword(db);
	await db.user.update({ where: { id: suspended.id }, data: { status: "suspended" } });

	const attempts = [
		[known.email, "a loud harbour"],
		[`nobody-${known.email}`, PASSWORD],
		[suspended.email, PASSWORD],
	] as const;
	for (const [email, password] of attempts) {
		await page.goto("/sign-in");
		await page.getByLabel("Email").fill(email);
		await page.getByLabel("Password", { exact: true }).fill(password);
		await page.getByRole("button", { name: "Sign in" }).click();
		await expect(page.getByText("Email or password is wrong. Check both and try again.")).toBeVisible();
		await expect(page.getByLabel("Password", { exact: true })).toBeFocused();
		await expect(page).toHaveURL("/sign-in");
	}
});

test("empty fields say so, and the first one gets the focus", async ({ page }) => {
	await page.goto("/sign-in");
	await page.getByRole("button", { name: "Sign in" }).click();
	await expect(page.getByText("Enter your email address.")).toBeVisible();
	await expect(page.getByText("Enter your password.")).toBeVisible();
	await expect(page.getByLabel("Email")).toBeFocused();
});

test("after wrong guesses there is a wait, even with the right password", async ({ page, db, allowProblem }) => {
	allowProblem(/401.*callback\/credentials/);
	const { email } = await aPersonWithPassword(db);
	await page.goto("/sign-in");
	for (const password of ["guess 1", "guess 2", "guess 3", "guess 4", "guess 5", PASSWORD]) {
		await page.getByLabel("Email").fill(email);
		await page.getByLabel("Password", { exact: true }).fill(password);
		const answered = page.waitForResponse("**/api/auth/callback/credentials");
		await page.getByRole("button", { name: "Sign in" }).click();
		await answered;
	}
	await expect(page.getByText("Too many attempts. Wait 1 minute, then try again.")).toBeVisible();
});

test("suspension and a change of role count at the next request", async ({ db, pageOf, allowProblem }) => {
	allowProblem(/404.*\/admin\/users/);
	const organization = await anOrganization(db);
	const administrator = await aUser(db, organization, { role: "administrator" });
	const page = await pageOf(administrator);
	await page.goto("/overview");
	await expect(page.getByRole("link", { name: "Admin" })).toBeVisible();

	await db.user.update({ where: { id: administrator.id }, data: { userRoleId: organization.memberRoleId } });
	await page.reload();
	await expect(page.getByRole("link", { name: "Admin" })).toBeHidden();
	expect((await page.goto("/admin/users"))?.status()).toBe(404);

	await db.user.update({ where: { id: administrator.id }, data: { status: "suspended" } });
	await page.goto("/overview");
	await expect(page).toHaveURL(/\/sign-in/);
});

test("no address from outside is followed after signing in", async ({ page, db }) => {
	const person = await aPersonWithPassword(db);
	await page.goto("/sign-in?next=//evil.example/overview");
	await page.getByLabel("Email").fill(person.email);
	await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
	await page.getByRole("button", { name: "Sign in" }).click();
	await expect(page).toHaveURL("/overview");
});

test("signing in again ends the session that the browser had, and another person's too", async ({ request, db }) => {
	const [first, second] = [await aPersonWithPassword(db), await aPersonWithPassword(db)];
	const headers = { "sec-fetch-site": "same-origin" };
	const openSessions = (email: string) => db.session.count({ where: { user: { email }, endedAt: null } });
	for (const { email } of [first, first, second]) {
		const { csrfToken } = await (await request.get("/api/auth/csrf")).json();
		const form = { email, password: PASSWORD, json: "true", csrfToken };
		expect((await request.post("/api/auth/callback/credentials", { headers, form })).ok()).toBe(true);
		expect(await openSessions(email)).toBe(1);
	}
	expect(await openSessions(first.email)).toBe(0);
});

test("next-auth's other doors are closed", async ({ request, db }) => {
	const { name, value } = await startSessionFor(db, (await aPersonWithPassword(db)).id);
	const headers = { cookie: `${name}=${value}`, "sec-fetch-site": "same-origin" };
	for (const path of ["session", "providers", "signout", "verify-request", "callback/credentials", "nonsense"]) {
		expect((await request.get(`/api/auth/${path}`, { headers })).status(), `GET ${path}`).toBe(404);
	}
	for (const path of ["session", "signout", "signin/credentials", "signin", "_log", "callback/email", "csrf"]) {
		expect((await request.post(`/api/auth/${path}`, { headers, form: {} })).status(), `POST ${path}`).toBe(404);
	}
	for (const path of ["signin", "error"]) {
		const response = await request.get(`/api/auth/${path}?callbackUrl=https://evil.example`, {
			headers,
			maxRedirects: 0,
		});
		expect([response.status(), response.headers().location]).toEqual([303, "/sign-in"]);
	}
});

test("signing in by HTTP needs the token that only our own pages can read, and answers no other address", async ({
	request,
	db,
}) => {
	const { email } = await aPersonWithPassword(db);
	const headers = { "sec-fetch-site": "same-origin" };
	const { csrfToken } = await (await request.get("/api/auth/csrf")).json();
	const form = { email, password: PASSWORD, json: "true", callbackUrl: "https://evil.example" };

	const without = await request.post("/api/auth/callback/credentials", { headers, form });
	expect(without.headers()["set-cookie"] ?? "").not.toContain("commonpurse.session");
	const signedIn = await request.post("/api/auth/callback/credentials", { headers, form: { ...form, csrfToken } });
	expect(signedIn.headers()["set-cookie"]).toContain("commonpurse.session");
	expect((await signedIn.json()).url).not.toContain("evil.example");
	expect(await db.session.count({ where: { user: { email } } })).toBe(1);
});
