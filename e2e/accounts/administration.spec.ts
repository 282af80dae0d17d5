import type { Database } from "@/lib/platform/database/db.ts";
import { anOrganization, aUser, aUserRole } from "@/lib/testing/people.ts";
import { chooseCreditOwner, fillIn, saveUserInformation, stageCreditOwner } from "../testing/app.ts";
import { expect, test } from "../testing/fixtures.ts";
import { fillInLimit } from "../testing/office.ts";

/** An organization of its own: an administrator, and three who each use their own credits. */
async function anOffice(db: Database) {
	const organization = await anOrganization(db);
	const [admin, ida, jonas, mira] = [
		await aUser(db, organization, { role: "administrator" }),
		await aUser(db, organization, { name: "Ida Berg" }),
		await aUser(db, organization, { name: "Jonas Holm" }),
		await aUser(db, organization, { name: "Mira Sand" }),
	];
	return { organization, admin, ida, jonas, mira };
}

test("without View User List there is no Admin, and its addresses answer 404", async ({ db, pageOf, allowProblem }) => {
	allowProblem(/404/);
	const { ida, jonas } = await anOffice(db);
	const page = await pageOf(ida);
	await page.goto("/overview");
	await expect(page.getByRole("link", { name: "Overview" }).first()).toBeVisible();
	await expect(page.getByRole("link", { name: "Admin" })).toHaveCount(0);
	for (const address of ["/admin", "/admin/users", `/admin/users/${jonas.id}`]) {
		expect((await page.goto(address))?.status(), address).toBe(404);
	}
});

test("with View User List but without Edit User one can look only", async ({ db, pageOf }) => {
	const { organization, jonas } = await anOffice(db);
	const roleId = await aUserRole(db, organization, { rights: ["view_user_list"] });
	const page = await pageOf(await aUser(db, organization, { role: { id: roleId } }));
	await page.goto("/admin/users");
	await expect(page.getByRole("link", { name: "Jonas Holm" })).toBeVisible();
	await expect(page.getByRole("link", { name: /^Edit / })).toHaveCount(0);
	await page.goto(`/admin/users/${jonas.id}`);
	await expect(
		page.getByText("You can only view Jonas Holm: making changes requires the right Edit User."),
	).toBeVisible();
	await expect(page.getByRole("button", { name: "Save" })).toHaveCount(0);
	await expect(page.getByRole("button", { name: "Advanced Settings" })).toHaveCount(0);
});

test("who can't be a Credit Owner is greyed with the reason, and a search leaves no hole; strangers are not there", async ({
	db,
	pageOf,
}) => {
	const { organization, admin, ida, jonas, mira } = await anOffice(db);
	await db.user.update({ where: { id: jonas.id }, data: { creditOwnerId: ida.id } });
	await aUser(db, organization, { name: "Ove Lund", status: "suspended" });
	await aUser(db, await anOrganization(db), { name: "Kim Stranger" });
	const page = await pageOf(admin);
	await page.goto(`/admin/users/${mira.id}`);
	await page.getByRole("button", { name: "Advanced Settings" }).click();
	const window = page.getByRole("dialog");
	const people = window.getByRole("option");
	await expect(people.filter({ hasText: "Ida Berg" }).first()).toBeVisible();
	const jonasRow = people.filter({ hasText: "Jonas Holm" });
	await expect(jonasRow).toHaveAttribute("aria-disabled", "true");
	await expect(jonasRow).toContainText("uses Ida Berg’s credits: choose Ida Berg");
	await expect(people.filter({ hasText: "Ove Lund" })).toHaveAttribute("aria-disabled", "true");
	await expect(people.filter({ hasText: "Ove Lund" })).toContainText("suspended");
	await expect(people.filter({ hasText: "Kim Stranger" })).toHaveCount(0);

	await window.getByRole("combobox").fill("Ida Berg");
	await expect(people).toHaveCount(2);
	const [list, last] = [await window.getByRole("listbox").boundingBox(), await people.last().boundingBox()];
	const bottomOf = (box: typeof list) => (box ? box.y + box.height : Number.NaN);
	expect(Math.abs(bottomOf(list) - bottomOf(last)), "px below the last of them").toBeLessThan(12);
});

test("two administrators at once can't make a chain: the later one is told whom to choose", async ({ db, pageOf }) => {
	const { admin, ida, jonas, mira } = await anOffice(db);
	const [first, second] = [await pageOf(admin), await pageOf(admin)];
	await first.goto(`/admin/users/${mira.id}`);
	await stageCreditOwner(first, "Jonas Holm");
	await second.goto(`/admin/users/${jonas.id}`);
	await stageCreditOwner(second, "Ida Berg");
	await saveUserInformation(second);

	await first.getByRole("button", { name: "Save", exact: true }).click();
	await expect(first.getByText("Jonas Holm uses Ida Berg’s credits. Choose Ida Berg instead.").first()).toBeVisible();
	const stored = await db.user.findUniqueOrThrow({ where: { id: mira.id } });
	expect(stored.creditOwnerId, "nothing is stored").toBe(mira.id);
	expect((await db.user.findUniqueOrThrow({ where: { id: jonas.id } })).creditOwnerId).toBe(ida.id);
});

test("an owner with Credit Users becomes one only when they move along, in the same save", async ({ db, pageOf }) => {
	const { admin, ida, jonas, mira } = await anOffice(db);
	await db.user.update({ where: { id: jonas.id }, data: { creditOwnerId: ida.id } });
	const page = await pageOf(admin);
	await page.goto(`/admin/users/${ida.id}`);
	const window = await chooseCreditOwner(page, "Mira Sand");
	await expect(window.getByText("Jonas Holm uses Ida Berg’s credits.")).toBeVisible();
	await window.getByRole("button", { name: "Save" }).click();
	await expect(window.getByText("Choose whose credits Ida Berg’s Credit Users should use.")).toBeVisible();
	await window.getByRole("radio", { name: "Move them to Mira Sand" }).check();
	await window.getByRole("button", { name: "Save" }).click();
	await expect(page.getByText("Jonas Holm moves to Mira Sand.")).toBeVisible();
	await expect(
		page.getByText("You have unsaved changes: Credit Owner and the Credit Owner of 1 Credit User."),
	).toBeVisible();
	await saveUserInformation(page);
	for (const { id } of [ida, jonas]) {
		expect((await db.user.findUniqueOrThrow({ where: { id } })).creditOwnerId).toBe(mira.id);
	}
});

test("a form that is no longer true overwrites nothing and shows the difference", async ({ db, pageOf }) => {
	const { organization, admin, mira } = await anOffice(db);
	const another = await aUser(db, organization, { role: "administrator" });
	const [first, second] = [await pageOf(admin), await pageOf(another)];
	await first.goto(`/admin/users/${mira.id}`);
	await first.getByLabel("Name", { exact: true }).fill("Mira Sandberg");
	await second.goto(`/admin/users/${mira.id}`);
	await stageCreditOwner(second, "Ida Berg");
	await saveUserInformation(second);

	await first.getByRole("button", { name: "Save", exact: true }).click();
	await expect(first.getByText("Mira Sand was changed by someone else.")).toBeVisible();
	await expect(first.getByRole("row", { name: /Credit Owner.*Ida Berg/ })).toBeVisible();
	expect((await db.user.findUniqueOrThrow({ where: { id: mira.id } })).name).toBe("Mira Sand");
});

test("limits that are staged in Advanced Settings are kept when the person was saved in another tab", async ({
	db,
	pageOf,
}) => {
	const { organization, admin, ida, mira } = await anOffice(db);
	await db.user.update({ where: { id: mira.id }, data: { creditOwnerId: ida.id } });
	const [first, second] = [await pageOf(admin), await pageOf(admin)];
	await first.goto(`/admin/users/${mira.id}`);
	await first.getByLabel("User Role").selectOption("Administrator");
	await first.getByRole("button", { name: "Advanced Settings" }).click();
	await first.getByRole("button", { name: "Change the limit of Mira Sand" }).click();
	await fillInLimit(first, 50);
	await first.getByRole("dialog", { name: "Advanced Settings" }).getByRole("button", { name: "Save" }).click();
	await expect(
		first.getByText("You have unsaved changes: User Role and Limits."),
		"the window's Save saves nothing of the form below it",
	).toBeVisible();
	await second.goto(`/admin/users/${mira.id}`);
	await second.getByLabel("Name", { exact: true }).fill("Mira Sandberg");
	await saveUserInformation(second);

	await first.getByRole("button", { name: "Save", exact: true }).click();
	await expect(first.getByText("Mira Sandberg was changed in another tab or window.")).toBeVisible();
	expect(await db.poolLimit.count({ where: { userId: mira.id } })).toBe(0);
	await first.getByRole("button", { name: "Keep my changes" }).click();
	await expect(first.getByText("You have unsaved changes: User Role and Limits.")).toBeVisible();
	await saveUserInformation(first);
	const [limit] = await db.poolLimit.findMany({ where: { userId: mira.id } });
	expect(limit).toMatchObject({ credits: 50n, period: "week" });
	expect(await db.user.findUnique({ where: { id: mira.id } })).toMatchObject({
		name: "Mira Sandberg",
		userRoleId: organization.administratorRoleId,
	});
});

test("leaving with unsaved changes asks first, by a link and by going back", async ({ db, pageOf }) => {
	const { admin, mira } = await anOffice(db);
	const page = await pageOf(admin);
	await page.goto("/admin/users");
	await page.getByRole("link", { name: "Edit Mira Sand" }).click();
	await stageCreditOwner(page, "Ida Berg");
	const question = page.getByRole("alertdialog", { name: "Leave without saving?" });

	await page.getByRole("link", { name: "Audit Log" }).click();
	await expect(question).toContainText("Your changes to Mira Sand (Credit Owner) will be lost.");
	await question.getByRole("button", { name: "Stay here" }).click();
	await expect(page.getByText("You have unsaved changes: Credit Owner.")).toBeVisible();

	await page.evaluate(() => history.back());
	await question.getByRole("button", { name: "Leave without saving" }).click();
	await expect(page.getByRole("heading", { name: "User", level: 1 })).toBeVisible();
	expect((await db.user.findUniqueOrThrow({ where: { id: mira.id } })).creditOwnerId).toBe(mira.id);
});

test("a link followed while a search is on its way leads to where it says", async ({ db, pageOf }) => {
	const { admin, jonas } = await anOffice(db);
	const page = await pageOf(admin);
	await page.goto("/admin/users");
	let answer = () => {};
	const answered = new Promise<void>((resolve) => (answer = resolve));
	await page.route(/[?&]q=Mira/, async (route) => {
		await answered;
		await route.continue();
	});
	const asked = page.waitForRequest(/[?&]q=Mira/);
	await fillIn(page.getByRole("searchbox", { name: "Search by name or email" }), "Mira");
	await asked;
	await page.getByRole("link", { name: "Edit Jonas Holm" }).click();
	await expect(page.getByRole("heading", { name: "User Information" })).toBeVisible();
	answer();
	await page.unrouteAll({ behavior: "wait" });
	await expect(page).toHaveURL(new RegExp(`/admin/users/${jonas.id}$`));
});
