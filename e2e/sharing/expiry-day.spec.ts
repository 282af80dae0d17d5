import { aShareGroup, boughtCredits } from "@/lib/testing/credits.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { share } from "@/lib/testing/sharing.ts";
import { fillIn } from "../testing/app.ts";
import { expect, test } from "../testing/fixtures.ts";

test("a lot expires on one day on every page, the deployment's, wherever its owner is", async ({ db, pageOf }) => {
	const { timeZone } = await db.deployment.findFirstOrThrow();
	expect(timeZone).toBe("UTC");
	const john = await aUser(db, await anOrganization(db), { timeZone: "Pacific/Auckland" });
	const expiresAt = new Date("2030-10-27T00:00:00Z").getTime() - 1;
	await boughtCredits(db, {
		beneficiaryId: john.id,
		creditTypeId: "lab",
		credits: 10n,
		expiresAt: new Date(expiresAt),
	});
	const shareGroupId = await aShareGroup(db, { creatorId: john.id, name: "Day lab", addresses: [john.email] });
	await share(db, shareGroupId, 4n);
	const page = await pageOf(john);
	const main = page.getByRole("main");
	for (const path of ["/overview", "/credits", "/share", `/share/${shareGroupId}`]) {
		await page.goto(path);
		if (path === "/credits") await main.getByText("More Details").first().click();
		if (path.startsWith("/share/")) await fillIn(page.getByLabel("Number of credits", { exact: true }), "2");
		await expect(main.getByText(/26 Oct 2030/).first(), path).toBeVisible();
		await expect(main.getByText(/27 Oct 2030/), path).toHaveCount(0);
	}
});
