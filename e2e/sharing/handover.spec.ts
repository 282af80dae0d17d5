import { newId } from "@/lib/platform/ids.ts";
import { shareCredits } from "@/lib/share-groups/credits/share-credits.ts";
import { aShareGroup, boughtCredits } from "@/lib/testing/credits.ts";
import { actorOf, anOrganization, aUser } from "@/lib/testing/people.ts";
import { fillIn } from "../testing/app.ts";
import { expect, test } from "../testing/fixtures.ts";
import { mailTo } from "../testing/mail.ts";
import { groupRow } from "../testing/sharing.ts";

test("A creator hands a share group over; an administrator does it for somebody who is suspended", async ({
	pageOf,
	db,
}) => {
	test.setTimeout(180_000);
	const acme = await anOrganization(db);
	const sally = await aUser(db, acme, { name: "Sally Rowe" });
	const peter = await aUser(db, acme, { name: "Peter Vale" });
	const mary = await aUser(db, acme, { name: "Mary Brook" });
	const ada = await aUser(db, acme, { name: "Ada Stein", role: "administrator" });
	await boughtCredits(db, { beneficiaryId: sally.id, creditTypeId: "lab", credits: 50n });
	const shareGroupId = await aShareGroup(db, { creatorId: sally.id, name: "Course labs", addresses: [mary.email] });
	const shared = { key: newId(), shareGroupId, creditTypeId: "lab", credits: 20n };
	await shareCredits({ actor: await actorOf(db, sally), db }, shared);
	const [creator, receiver] = [await pageOf(sally), await pageOf(peter)];

	await test.step("she is told what goes along, and whom it can't go to", async () => {
		await creator.goto(`/share/${shareGroupId}`);
		await creator.getByRole("button", { name: "Hand over Course labs" }).click();
		const window = creator.getByRole("dialog", { name: "Hand over Course labs" });
		await expect(window).toContainText("20 lab credits stay in the group.");
		await expect(window).toContainText("Only the new creator can hand it back.");
		await fillIn(window.getByLabel("Their email address"), "nobody@elsewhere.example");
		await window.getByRole("button", { name: "Offer it" }).click();
		await expect(window.getByText(/^Nobody who is active in your organization/)).toBeVisible();
		await fillIn(window.getByLabel("Their email address"), peter.email);
		await window.getByRole("button", { name: "Offer it" }).click();
		await expect(creator.getByText("Offered to Peter Vale", { exact: true })).toBeVisible();
	});

	const stale = await creator.context().newPage();
	await stale.goto(`/share/${shareGroupId}`);

	await test.step("the receiver is mailed, sees what they would get, and accepts", async () => {
		const mail = await mailTo(peter.email, { subject: "Sally Rowe offers you the share group Course labs" });
		await receiver.goto(new URL(mail.links.find((link) => link.endsWith("/share")) ?? "").pathname);
		await receiver.getByRole("button", { name: "See and answer: Course labs" }).click();
		const window = receiver.getByRole("dialog", { name: "Accept Course labs?" });
		await expect(window).toContainText("comes to your wallet");
		await window.getByRole("button", { name: "Accept" }).click();
		await expect(receiver.getByRole("heading", { name: "Manage Course labs" })).toBeVisible();
		await mailTo(sally.email, { subject: "Peter Vale has accepted the share group Course labs" });
		await creator.goto("/share");
		await expect(groupRow(creator, "Course labs")).toHaveCount(0);
		await receiver.goto("/share");
		await expect(groupRow(receiver, "Course labs")).toContainText("20");
	});

	await test.step("from a page that was open before, the former creator moves nothing, and is told whose the group is", async () => {
		await fillIn(stale.getByLabel("Number of credits", { exact: true }), "5");
		await stale.getByRole("button", { name: "Share Credits" }).click();
		await expect(stale.getByRole("heading", { name: "This share group is handed over to Peter Vale" })).toBeVisible();
		await stale.goto(`/share/${shareGroupId}/report`);
		await expect(stale.getByRole("heading", { name: "This share group is handed over to Peter Vale" })).toBeVisible();
	});

	await test.step("the new creator is suspended, and an administrator hands it over to Mary, who declines first", async () => {
		await db.user.update({ where: { id: peter.id }, data: { status: "suspended" } });
		const [admin, member] = [await pageOf(ada), await pageOf(mary)];
		for (const answer of ["Decline", "Accept"]) {
			await admin.goto(`/admin/users/${peter.id}/groups`);
			await admin.getByRole("button", { name: "Hand over Course labs" }).click();
			const offer = admin.getByRole("dialog", { name: "Hand over Course labs" });
			await fillIn(offer.getByLabel("Their email address"), mary.email);
			await offer.getByRole("button", { name: "Offer it" }).click();
			await expect(admin.getByText("Offered to Mary Brook", { exact: true })).toBeVisible();
			await member.goto("/share");
			await expect(
				member.getByText("Ada Stein offers you the share group Course labs.", { exact: true }),
			).toBeVisible();
			await member.getByRole("button", { name: "See and answer: Course labs" }).click();
			await member.getByRole("dialog").getByRole("button", { name: answer }).click();
			await expect(member.getByRole("dialog")).toBeHidden();
		}
		await expect(member.getByRole("heading", { name: "Manage Course labs" })).toBeVisible();
	});
});
