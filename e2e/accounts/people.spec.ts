import type { Page } from "@playwright/test";
import { hashPassword } from "@/lib/auth/passwords/password.ts";
import { postAllocation } from "@/lib/ledger/movements/post-allocation.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { aShareGroup, boughtCredits } from "@/lib/testing/credits.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { fillIn, saveUserInformation } from "../testing/app.ts";
import { expect, test } from "../testing/fixtures.ts";
import { mailsTo, mailTo, type ReceivedMail } from "../testing/mail.ts";

const PASSWORD = "a quiet harbour";

/** An organization of its own, with addresses that nobody else has. */
async function anOffice(db: Database) {
	const organization = await anOrganization(db);
	const passwordHash = await hashPassword(PASSWORD);
	const addressOf = (mailbox: string) => `${mailbox}@${organization.id}.example`;
	const person = (name: string, mailbox: string, more: { creditOwnerId?: string } = {}) =>
		aUser(db, organization, { name, email: addressOf(mailbox), passwordHash, ...more });
	const admin = await aUser(db, organization, { name: "Ada Stein", role: "administrator" });
	return { admin, person, addressOf };
}

const emailOf = async (db: Database, { id }: { id: string }) =>
	(await db.user.findUniqueOrThrow({ where: { id } })).email;

function linkIn(mail: ReceivedMail): string {
	const link = mail.links.find((href) => href.includes("/confirm-email?token="));
	if (!link) throw new Error(`No link to confirm in: ${mail.text}`);
	return link;
}

async function signInWith(page: Page, { email, password }: { email: string; password: string }): Promise<void> {
	await page.goto("/sign-in");
	await fillIn(page.getByLabel("Email", { exact: true }), email);
	await fillIn(page.getByLabel("Password", { exact: true }), password);
	await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

async function expectSignedOut(page: Page): Promise<void> {
	await page.goto("/overview");
	await expect(page).toHaveURL(/\/sign-in/);
}

const isOverview = (page: Page) => expect(page.getByRole("heading", { name: "Overview", level: 1 })).toBeVisible();

test("another address of one's own counts once its mailbox has confirmed it", async ({ db, page, pageOf }) => {
	const { person, addressOf } = await anOffice(db);
	const [mira, jonas] = [await person("Mira Sand", "mira"), await person("Jonas Holm", "jonas")];
	const wanted = addressOf("mira.sand");
	const [here, elsewhere] = [await pageOf(mira), await pageOf(mira)];
	await here.goto("/profile");
	await here.getByRole("button", { name: "Change email" }).click();
	const window = here.getByRole("dialog", { name: "Change email" });
	await window.getByLabel("New email").fill(wanted);
	await window.getByLabel("Current password").fill("a guess");
	await window.getByRole("button", { name: "Send confirmation" }).click();
	await expect(window.getByText("This is not your current password. Try again.")).toBeVisible();
	await expect(window.getByLabel("Current password")).toBeFocused();
	await window.getByLabel("Current password").fill(PASSWORD);
	await window.getByRole("button", { name: "Send confirmation" }).click();
	await expect(here.getByText(`${wanted} is waiting for confirmation.`)).toBeVisible();

	const link = linkIn(await mailTo(wanted, { subject: "Confirm your new email address" }));
	await page.goto(link);
	await expect(page.getByRole("heading", { name: "Sign in to confirm" })).toBeVisible();
	const stranger = await pageOf(jonas);
	await stranger.goto(link);
	await expect(stranger.getByRole("heading", { name: "This link can’t be used" })).toBeVisible();
	await here.goto(link);
	await expect(here.getByRole("heading", { name: "Confirm your email" })).toBeVisible();
	expect(await emailOf(db, mira), "opening it changes nothing").toBe(mira.email);

	await here.getByRole("button", { name: "Confirm this address" }).click();
	await expect(here).toHaveURL(/\/profile$/);
	await expect(here.getByRole("main").getByText(wanted, { exact: true })).toBeVisible();
	expect(await emailOf(db, mira)).toBe(wanted);
	const told = await mailTo(mira.email, { subject: "Your email address was changed" });
	expect(told.text).not.toContain("token=");
	await expectSignedOut(elsewhere);
	await here.goto(link);
	await expect(here.getByRole("heading", { name: "This link can’t be used" }), "it was used").toBeVisible();
	await signInWith(page, { email: wanted, password: PASSWORD });
	await isOverview(page);
});

test("an administrator who enters another address for a user gains nothing by it", async ({ db, page, pageOf }) => {
	const { admin, person, addressOf } = await anOffice(db);
	const ida = await person("Ida Berg", "ida");
	const entered = addressOf("ida.berg");
	const asAdmin = await pageOf(admin);
	await asAdmin.goto(`/admin/users/${ida.id}`);
	await fillIn(asAdmin.getByLabel("Email", { exact: true }), entered);
	await saveUserInformation(asAdmin);
	await expect(asAdmin.getByText(`${entered} is waiting for confirmation.`)).toBeVisible();
	expect(await emailOf(db, ida)).toBe(ida.email);

	const link = linkIn(await mailTo(entered, { subject: "Confirm your new email address" }));
	await asAdmin.goto(link);
	await expect(asAdmin.getByRole("heading", { name: "This link can’t be used" })).toBeVisible();
	const before = (await mailsTo(entered)).length;
	await page.goto("/forgotten-password");
	await fillIn(page.getByLabel("Email", { exact: true }), entered);
	await page.getByRole("main").getByRole("button").click();
	const answer = await mailTo(entered, { since: before });
	expect(answer.links.filter((href) => href.includes("/reset-password"))).toEqual([]);
	expect(await emailOf(db, ida)).toBe(ida.email);

	const asIda = await pageOf(ida);
	await asIda.goto("/profile");
	await expect(asIda.getByText(`${entered} is waiting for confirmation.`)).toBeVisible();
	await asIda.goto(link);
	await asIda.getByRole("button", { name: "Confirm this address" }).click();
	await expect(asIda).toHaveURL(/\/profile$/);
	expect(await emailOf(db, ida)).toBe(entered);
	await mailTo(ida.email, { subject: "Your email address was changed" });
});

test("another password ends every other session, and the mailbox is told", async ({
	db,
	page,
	pageOf,
	allowProblem,
}) => {
	allowProblem(/status of 401/);
	const mira = await (await anOffice(db)).person("Mira Sand", "mira");
	const [here, elsewhere] = [await pageOf(mira), await pageOf(mira)];
	const another = `seven loud gulls ${newId().slice(-4)}`;
	await here.goto("/profile");
	await here.getByRole("button", { name: "Change password" }).click();
	const window = here.getByRole("dialog", { name: "Change password" });
	await window.getByRole("button", { name: "Change password" }).click();
	await expect(window.getByText("Enter your current password.")).toBeVisible();
	await expect(window.getByLabel("Current password")).toBeFocused();
	await window.getByLabel("Current password").fill(PASSWORD);
	await window.getByLabel("New password").fill("mirasand1");
	await window.getByRole("button", { name: "Change password" }).click();
	await expect(window.getByText(/little more than your name/)).toBeVisible();
	await window.getByLabel("New password").fill(another);
	await window.getByRole("button", { name: "Change password" }).dblclick();
	await expect(here.getByText("Your password is changed. Every other session has ended.").first()).toBeVisible();

	await expectSignedOut(elsewhere);
	await here.goto("/overview");
	await isOverview(here);
	const told = await mailTo(mira.email, { subject: "Your password was changed" });
	expect(told.raw).not.toContain(another);
	expect((await mailsTo(mira.email)).length, "a double click has one effect").toBe(1);
	await signInWith(page, { email: mira.email, password: PASSWORD });
	await expect(page.getByRole("alert").first()).toContainText("Email or password is wrong");
	await signInWith(page, { email: mira.email, password: another });
	await isOverview(page);
});

test("sessions are ended one by one, and everywhere", async ({ db, pageOf }) => {
	const mira = await (await anOffice(db)).person("Mira Sand", "mira");
	const [here, second, third] = [await pageOf(mira), await pageOf(mira), await pageOf(mira)];
	await here.goto("/profile");
	const sessions = here.getByRole("listitem").filter({ hasText: "last seen" });
	await expect(sessions).toHaveCount(3);
	await expect(sessions.first()).toContainText("This one");
	await here
		.getByRole("button", { name: /^End the session/ })
		.first()
		.click();
	await expect(sessions).toHaveCount(2);
	await here.getByRole("button", { name: "Sign out everywhere" }).click();
	const question = here.getByRole("alertdialog");
	await expect(question).toContainText("All 2 sessions end, the one in this browser too.");
	await question.getByRole("button", { name: "Sign out everywhere" }).click();
	await expect(here).toHaveURL(/\/sign-in/);
	for (const page of [here, second, third]) await expectSignedOut(page);
});

test("an owner with two Credit Users is removed, and they are taken care of in the same step", async ({
	db,
	pageOf,
	allowProblem,
}) => {
	allowProblem(/status of (404|401)/);
	const { admin, person } = await anOffice(db);
	const john = await person("John Lund", "john");
	const [peter, mary] = [
		await person("Peter Vik", "peter", { creditOwnerId: john.id }),
		await person("Mary Dahl", "mary", { creditOwnerId: john.id }),
	];
	const { orderId } = await boughtCredits(db, { beneficiaryId: john.id, credits: 50n });
	const [asAdmin, asJohn] = [await pageOf(admin), await pageOf(john)];
	await asJohn.goto("/overview");
	await isOverview(asJohn);

	await asAdmin.goto(`/admin/users/${john.id}`);
	await asAdmin.getByRole("button", { name: "Remove John Lund…" }).click();
	const window = asAdmin.getByRole("dialog", { name: "Remove John Lund?" });
	await expect(window.getByText("1 session ends, and John Lund can’t sign in any more")).toBeVisible();
	await expect(window.getByText("What should happen to 50 email credits?")).toBeVisible();
	await window.getByRole("button", { name: "Remove John Lund" }).click();
	await expect(window.getByText("Choose whose credits John Lund’s Credit Users should use.")).toBeVisible();
	await window.getByRole("radio", { name: "Choose another Credit Owner" }).check();
	await window.getByRole("option", { name: "Mary Dahl" }).click();
	await window.getByRole("radio", { name: "Leave them where they are" }).check();
	await window.getByLabel("Reason").fill("Has left the company");
	await window.getByRole("button", { name: "Remove John Lund" }).dblclick();

	await expect(asAdmin.getByText("John Lund is removed.").first()).toBeVisible();
	await expect(asAdmin).toHaveURL(/\/admin\/users$/);
	await expect(asAdmin.getByRole("link", { name: "Peter Vik", exact: true })).toBeVisible();
	await expect(asAdmin.getByRole("link", { name: /John Lund|Removed user/ })).toHaveCount(0);
	for (const { id } of [peter, mary]) {
		expect(await db.user.findUnique({ where: { id } })).toMatchObject({ creditOwnerId: mary.id });
	}
	expect((await asAdmin.goto(`/admin/users/${john.id}`))?.status()).toBe(404);
	await asAdmin.goto(`/orders/${orderId}`);
	await expect(asAdmin.getByText("Removed user").first()).toBeVisible();
	await asAdmin.goto("/admin/audit");
	await expect(asAdmin.getByRole("row", { name: /User removed/ })).toContainText("Has left the company");
	expect(await db.auditEntry.count({ where: { subjectId: john.id, action: "user.removed" } })).toBe(1);
	await expectSignedOut(asJohn);
	await signInWith(asJohn, { email: john.email, password: PASSWORD });
	await expect(asJohn.getByRole("alert").first()).toContainText("Email or password is wrong");
});

test("a user who shares credits with a group is removed, and the group with them", async ({ db, pageOf }) => {
	const { admin, person } = await anOffice(db);
	const [john, tom] = [await person("John Lund", "john"), await person("Tom Berg", "tom")];
	await boughtCredits(db, { beneficiaryId: john.id, credits: 50n, creditTypeId: "lab" });
	const shareGroupId = await aShareGroup(db, { creatorId: john.id, addresses: [tom.email], domains: ["acme.example"] });
	const allocation = { shareGroupId, creditTypeId: "lab", credits: 10n, actorId: john.id };
	await transact(db, (tx) => postAllocation(tx, allocation));

	const page = await pageOf(admin);
	await page.goto(`/admin/users/${john.id}`);
	await page.getByRole("button", { name: "Remove John Lund…" }).click();
	const window = page.getByRole("dialog", { name: "Remove John Lund?" });
	const groups = window.getByRole("region", { name: "John Lund has a share group" });
	await expect(groups.getByRole("listitem")).toHaveText(
		"ABCgroup10 lab credits left · 1 address and 1 domain lose access",
	);
	await expect(window.getByText("What should happen to 50 lab credits?")).toBeVisible();
	await window.getByRole("radio", { name: "Discard them" }).check();
	await window.getByLabel("Reason").fill("Has left the company");
	await window.getByRole("button", { name: "Remove John Lund" }).click();
	await expect(groups.getByText("Tick this to continue, or keep John Lund.")).toBeVisible();
	const withHim = groups.getByRole("checkbox", { name: "Delete it with John Lund" });
	await expect(withHim).toBeFocused();
	await withHim.check();

	// Meanwhile John makes another, which was shown to nobody.
	const second = await aShareGroup(db, { creatorId: john.id, name: "Late group" });
	await window.getByRole("button", { name: "Remove John Lund" }).click();
	await expect(groups).toContainText("a share group that you were not shown or did not choose to delete: Late group");
	await window.getByRole("button", { name: "Cancel" }).click();
	await page.getByRole("button", { name: "Remove John Lund…" }).click();
	const both = window.getByRole("region", { name: "John Lund has 2 share groups" });
	await expect(both.getByRole("listitem")).toHaveCount(2);
	await both.getByRole("checkbox", { name: "Delete them with John Lund" }).check();
	await window.getByRole("radio", { name: "Discard them" }).check();
	await window.getByLabel("Reason").fill("Has left the company");
	await window.getByRole("button", { name: "Remove John Lund" }).click();

	await expect(page.getByText("John Lund is removed.").first()).toBeVisible();
	const deleted = await db.shareGroup.findMany({ where: { id: { in: [shareGroupId, second] } } });
	expect(deleted.map(({ status }) => status)).toEqual(["deleted", "deleted"]);
	await page.goto("/admin/audit");
	await expect(page.getByRole("row", { name: /Share group deleted.*ABCgroup/ })).toContainText("Has left the company");
	await expect(page.getByRole("row", { name: /User removed/ })).toContainText("lab: 50");
	const asTom = await pageOf(tom);
	await asTom.goto("/credits");
	await expect(asTom.getByRole("main")).toContainText("You have 0");
});
