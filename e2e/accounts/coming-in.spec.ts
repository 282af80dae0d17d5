import { mintToken } from "@/lib/accounts/tokens/tokens.ts";
import { hashPassword } from "@/lib/auth/passwords/password.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { boughtCredits } from "@/lib/testing/credits.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { expectCredits, fillIn, fillInSeller, rowWith } from "../testing/app.ts";
import { startEmptyDeployment } from "../testing/first-start.ts";
import { expect, type Page, test } from "../testing/fixtures.ts";
import { mailTo, type ReceivedMail } from "../testing/mail.ts";

const PASSWORD = "a quiet harbour";
const NEW_PASSWORD = "another quiet harbour";
const LINK_NOT_GOOD = "This link doesn’t work any more";

const anAddress = (name: string) => `${name}.${newId().slice(-8)}@elsewhere.example`;

/** The mail's link to a page of ours, as the raw message has it. */
function linkIn(mail: ReceivedMail, path: string): string {
	const link = mail.links.find((href) => new URL(href).pathname === path);
	if (!link) throw new Error(`The mail has no link to ${path}: ${mail.links.join(", ")}`);
	expect(mail.text, "the text part has the link too").toContain(link);
	return link;
}

async function signInWith(page: Page, { email, password }: { email: string; password: string }): Promise<void> {
	await fillIn(page.getByLabel("Email", { exact: true }), email);
	await fillIn(page.getByLabel("Password", { exact: true }), password);
	await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

const expectOverview = (page: Page) =>
	expect(page.getByRole("heading", { name: "Overview", level: 1 })).toBeVisible({ timeout: 20_000 });

test("a person signs up, from the mail that they get", async ({ page, db }) => {
	const email = anAddress("sally");
	await page.goto("/sign-in");
	await page.getByRole("link", { name: "Sign up" }).click();
	await expect(page.getByRole("heading", { name: "Sign up" })).toBeVisible();
	await page.getByRole("button", { name: "Send me the link" }).click();
	await expect(page.getByText("Enter a name.")).toBeVisible();
	await expect(page.getByLabel("Name")).toBeFocused();
	await fillIn(page.getByLabel("Name"), "Sally Green");
	await fillIn(page.getByLabel("Email"), email);
	await page.getByRole("button", { name: "Send me the link" }).dblclick();
	await expect(page.getByRole("heading", { name: "Check your email" })).toBeVisible();
	expect(await db.user.count({ where: { email } }), "nobody is made before the mailbox confirms").toBe(0);

	const link = linkIn(await mailTo(email), "/sign-up/finish");
	expect(await db.mail.count({ where: { recipientEmail: email } }), "a double click sends one mail").toBe(1);
	await page.goto(link);
	await page.reload();
	await expect(page.getByRole("heading", { name: "Welcome, Sally Green" })).toBeVisible();
	await fillIn(page.getByLabel("Password", { exact: true }), "sally green");
	await page.getByRole("button", { name: "Sign up" }).click();
	await expect(page.getByLabel("Password", { exact: true })).toHaveAttribute("aria-invalid", "true");
	await expect(page.getByLabel("Password", { exact: true })).toBeFocused();
	await fillIn(page.getByLabel("Password", { exact: true }), PASSWORD);
	await page.getByRole("button", { name: "Sign up" }).click();
	await expectOverview(page);

	const user = await db.user.findFirstOrThrow({ where: { email }, include: { organization: true, userRole: true } });
	expect(user.emailVerifiedAt).not.toBeNull();
	expect(user.organization.name).toBe("Sally Green");
	expect(user.userRole.builtIn).toBe("administrator");
	await page.goto(link);
	await expect(page.getByRole("heading", { name: LINK_NOT_GOOD })).toBeVisible();
});

test("signing up with a known address looks the same, and the mail says so to its owner", async ({ page, db }) => {
	const { email } = await aUser(db, await anOrganization(db));
	await page.goto("/sign-up");
	await fillIn(page.getByLabel("Name"), "Somebody Else");
	await fillIn(page.getByLabel("Email"), email);
	await page.getByRole("button", { name: "Send me the link" }).click();
	await expect(page.getByRole("heading", { name: "Check your email" })).toBeVisible();
	const mail = await mailTo(email);
	expect(mail.subject).toBe("You have an account already");
	expect(mail.raw).not.toContain("Somebody Else");
	linkIn(mail, "/forgotten-password");
});

test("a forgotten password is replaced, from the mail; what was signed in is signed out", async ({
	page,
	db,
	pageOf,
}) => {
	const passwordHash = await hashPassword(PASSWORD);
	const tom = await aUser(db, await anOrganization(db), { name: "Tom Reed", passwordHash });
	const elsewhere = await pageOf(tom);
	await elsewhere.goto("/overview");
	await page.goto("/sign-in");
	await page.getByRole("link", { name: "Forgot your password?" }).click();
	await expect(page.getByRole("heading", { name: "Choose a new password" })).toBeVisible();
	await fillIn(page.getByLabel("Email"), tom.email.toUpperCase());
	await page.getByRole("button", { name: "Send me the link" }).click();
	await expect(page.getByRole("heading", { name: "Check your email" })).toBeVisible();

	const link = linkIn(await mailTo(tom.email, { subject: "Choose a new password" }), "/reset-password");
	await page.goto(link);
	await fillIn(page.getByLabel("New password", { exact: true }), NEW_PASSWORD);
	await page.getByRole("button", { name: "Change the password" }).click();
	await expect(page.getByText("Your password was changed, and you were signed out everywhere.")).toBeVisible();
	await elsewhere.goto("/overview");
	await expect(elsewhere).toHaveURL(/\/sign-in/);
	await mailTo(tom.email, { subject: "Your password was changed" });
	await signInWith(page, { email: tom.email, password: NEW_PASSWORD });
	await expectOverview(page);
	await page.goto(link);
	await expect(page.getByRole("heading", { name: LINK_NOT_GOOD })).toBeVisible();
});

test("a link of the vendor's service lets its user in once, and ends the session that the browser had", async ({
	db,
	pageOf,
}) => {
	const organization = await anOrganization(db);
	const [tom, ann] = [
		await aUser(db, organization, { name: "Tom Reed" }),
		await aUser(db, organization, { name: "Ann Berg" }),
	];
	const token = await transact(db, (tx) => mintToken(tx, { purpose: "sign_in", userId: tom.id }));
	const page = await pageOf(ann);
	await page.goto(`/come-in?token=${token}`);
	await page.reload();
	await expect(page.getByText("Ann Berg is signed in with this browser now.")).toBeVisible();
	await page.getByRole("button", { name: "Continue as Tom Reed" }).click();
	await expectOverview(page);
	const sessions = await db.session.findMany({ where: { userId: { in: [tom.id, ann.id] } } });
	expect(sessions.map(({ userId, endedAt }) => [userId, endedAt === null]).sort()).toEqual(
		[
			[tom.id, true],
			[ann.id, false],
		].sort(),
	);
	await page.goto(`/come-in?token=${token}`);
	await expect(page.getByRole("heading", { name: LINK_NOT_GOOD })).toBeVisible();
});

test("many are invited from a file with one bad row, which is said before any mail goes out; one accepts", async ({
	page,
	db,
	pageOf,
}) => {
	const organization = await anOrganization(db, { name: "Harbour Ltd" });
	const admin = await pageOf(await aUser(db, organization, { name: "Ada Admin", role: "administrator" }));
	const [tom, ann] = [anAddress("tom"), anAddress("ann")];
	const csv = `\uFEFFname;email;role\r\nTom Reed;${tom};Member\r\nBo Dahl;bo at acme;Member\r\n"Berg; Ann";${ann};member\r\n`;

	await admin.goto("/admin/users");
	await admin.getByRole("link", { name: "Invite", exact: true }).click();
	await admin.getByRole("link", { name: "Many, from a CSV file" }).click();
	await expect(admin.getByText("Drop a CSV file here, or choose one")).toBeVisible();
	const file = { name: "people.csv", mimeType: "text/csv", buffer: Buffer.from(csv) };
	await admin.locator("input[type=file]").setInputFiles(file);
	await expect(admin.getByText("2 people can be invited.")).toBeVisible();
	await expect(admin.getByRole("listitem").filter({ hasText: "Line 3" })).toContainText(
		"This is not an email address.",
	);
	expect(await db.invitation.count({ where: { organizationId: organization.id } })).toBe(0);
	await admin.getByRole("button", { name: "Invite 2 people" }).dblclick();
	await expect(admin.getByText("2 people are invited")).toBeVisible();
	await admin.getByRole("link", { name: "See the invitations" }).click();
	await expect(rowWith(admin, "Tom Reed", tom, "Pending", "Ada Admin")).toBeVisible();
	await expect(rowWith(admin, "Berg; Ann", ann, "Pending")).toBeVisible();
	expect(await db.mail.count({ where: { organizationId: organization.id, kind: "invitation" } })).toBe(2);

	await page.goto(linkIn(await mailTo(tom, { subject: /^You are invited to/ }), "/invitation"));
	await expect(page.getByRole("heading", { name: "Join Harbour Ltd" })).toBeVisible();
	await fillIn(page.getByLabel("Name"), "Thomas Reed");
	await fillIn(page.getByLabel("Password", { exact: true }), PASSWORD);
	await page.getByRole("button", { name: "Accept and sign in" }).click();
	await expectOverview(page);
	await admin.goto("/admin/users");
	await expect(rowWith(admin, "Thomas Reed", tom, "Member")).toBeVisible();

	await admin.getByRole("link", { name: "Invitations (1)" }).click();
	const annsLink = linkIn(await mailTo(ann), "/invitation");
	await admin.getByRole("button", { name: "Actions for the invitation of Berg; Ann" }).click();
	await admin.getByRole("menuitem", { name: "Send again" }).click();
	await expect(admin.getByText(/was written to less than a minute ago/).first()).toBeVisible();
	await admin.getByRole("button", { name: "Actions for the invitation of Berg; Ann" }).click();
	await admin.getByRole("menuitem", { name: "Take back" }).click();
	await admin.getByRole("alertdialog").getByRole("button", { name: "Take back" }).click();
	await expect(admin.getByText("No open invitations")).toBeVisible();
	await page.goto(annsLink);
	await expect(page.getByRole("heading", { name: LINK_NOT_GOOD })).toBeVisible();
});

test("a person with an organization of one and credits accepts, and moves with them", async ({ page, db, pageOf }) => {
	const organization = await anOrganization(db, { name: "Harbour Ltd" });
	const admin = await pageOf(await aUser(db, organization, { name: "Ada Admin", role: "administrator" }));
	const own = await anOrganization(db, { name: "Sally Green" });
	const passwordHash = await hashPassword(PASSWORD);
	const sally = await aUser(db, own, { name: "Sally Green", role: "administrator", passwordHash });
	await boughtCredits(db, { beneficiaryId: sally.id, credits: 50n });

	await admin.goto("/admin/users/invite");
	await fillIn(admin.getByLabel("Name"), "Sally Green");
	await fillIn(admin.getByLabel("Email"), sally.email);
	await admin.getByLabel("User Role").selectOption({ label: "Member" });
	await admin.getByRole("button", { name: "Send the invitation" }).click();
	await expect(rowWith(admin, "Sally Green", sally.email, "Pending")).toBeVisible();

	const link = linkIn(await mailTo(sally.email, { subject: /^You are invited to/ }), "/invitation");
	const stranger = await pageOf(await aUser(db, await anOrganization(db)));
	await stranger.goto(link);
	await expect(stranger.getByText(`this invitation was sent to ${sally.email}`)).toBeVisible();
	await stranger.getByRole("button", { name: "Sign out" }).click();
	await expect(stranger.getByText(`There is an account with ${sally.email}.`)).toBeVisible();

	await page.goto(link);
	await page.getByRole("link", { name: "Sign in" }).click();
	await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
	await signInWith(page, { email: sally.email, password: PASSWORD });
	await expect(page.getByText("What comes with you")).toBeVisible({ timeout: 20_000 });
	await expect(page.getByText("50 email")).toBeVisible();
	expect((await db.user.findUniqueOrThrow({ where: { id: sally.id } })).organizationId).toBe(own.id);
	await page.getByRole("button", { name: "Move to Harbour Ltd" }).dblclick();
	await expectOverview(page);

	await expectCredits(page, { type: "Email", credits: 50 });
	await page.goto("/orders");
	await expect(rowWith(page, "50 credits", "Paid")).toBeVisible();
	await admin.goto("/admin/users");
	await expect(rowWith(admin, "Sally Green", "Member", "50 email")).toBeVisible();
	const moved = await db.user.findUniqueOrThrow({ where: { id: sally.id } });
	expect(moved.organizationId).toBe(organization.id);
});

/** Every main heading that a page shows from now on, however shortly. */
async function watchHeadings(page: Page): Promise<readonly string[]> {
	const headings: string[] = [];
	await page.exposeFunction("sawHeading", (text: string) => headings.push(text));
	await page.addInitScript(() => {
		const look = () => {
			const text = document.querySelector("h1")?.textContent;
			if (text) (window as unknown as { sawHeading(text: string): void }).sawHeading(text);
		};
		new MutationObserver(look).observe(document, { childList: true, subtree: true });
	});
	return headings;
}

test("an empty deployment is set up by the link in its log, once", async ({ browser, allowProblem, problems }) => {
	test.setTimeout(180_000);
	allowProblem(/404.*\/setup/);
	const { address, log, stop } = await startEmptyDeployment();
	try {
		const links = log().match(/http:\/\/localhost:\d+\/setup\?token=[\w-]{43}/g) ?? [];
		expect(links, "printed once").toHaveLength(1);
		expect(log(), "mail can be read by the operator").toContain("WARNING: there is no mail server (SMTP_URL)");
		const [link = ""] = links;
		expect(link.startsWith(address)).toBe(true);
		const context = await browser.newContext({ locale: "en-GB", timezoneId: "UTC" });
		problems.watch(context);
		const page = await context.newPage();
		const headings = await watchHeadings(page);
		await page.goto(`${address}/setup?token=nonsense`);
		await expect(page.getByRole("heading", { name: LINK_NOT_GOOD })).toBeVisible();
		await page.goto(link);
		await fillIn(page.getByLabel("Your organization"), "Harbour Credits");
		await fillIn(page.getByLabel("Your name"), "Olivia Park");
		await fillIn(page.getByLabel("Your email"), "olivia@harbour.example");
		await fillIn(page.getByLabel("Password", { exact: true }), PASSWORD);
		await fillInSeller(page);
		await page.getByRole("button", { name: "Set up" }).dblclick();
		await expect(page.getByRole("heading", { name: "First steps", level: 2 })).toBeVisible({ timeout: 20_000 });
		expect(headings, "the form stays until the next page is there").not.toContain("There is nothing here");
		await expect(page.getByRole("link", { name: "Operator" }), "the first administrator runs it").toBeVisible();
		for (const gone of [link, `${address}/setup`]) expect((await page.goto(gone))?.status()).toBe(404);
		await page.goto(`${address}/operator/mail`);
		await expect(page.getByText("Links that let people in can be read here.")).toBeVisible();
		await context.close();
	} finally {
		await stop();
	}
});
