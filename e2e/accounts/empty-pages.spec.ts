import { anOrganization, aUser, aUserRole } from "@/lib/testing/people.ts";
import { expect, test } from "../testing/fixtures.ts";

/** Empty pages with the link of their next step, and the right that it takes. */
const PAGES = [
	["/overview", "Buy credits", "Purchase"],
	["/usage", "Buy credits", "Purchase"],
	["/orders", "Buy credits", "Purchase"],
	["/admin/users/invitations", "Invite", "Edit User"],
	["/admin/users/service-users", "New service user", "Edit User"],
] as const;

test("an empty page offers the next step to users who may take it, and names the right to everyone else", async ({
	db,
	pageOf,
}) => {
	const organization = await anOrganization(db);
	const role = { id: await aUserRole(db, organization, { rights: ["view_user_list"] }) };
	const administrator = await pageOf(await aUser(db, organization, { role: "administrator" }));
	const onlooker = await pageOf(await aUser(db, organization, { role }));
	for (const [path, step, right] of PAGES) {
		await onlooker.goto(path);
		await expect(onlooker.getByText(`Your user role doesn’t have the right ${right}.`), path).toBeVisible();
		await expect(onlooker.getByRole("main").getByText(step, { exact: true }), path).toHaveCount(0);
		await administrator.goto(path);
		await expect(administrator.getByRole("main").getByText(step, { exact: true }).last(), path).toBeVisible();
		await expect(administrator.getByText("Your user role doesn’t have"), path).toHaveCount(0);
	}
});
