import { readFile } from "node:fs/promises";
import { parse } from "csv-parse/sync";
import { newId } from "@/lib/platform/ids.ts";
import { aShareGroup, boughtCredits } from "@/lib/testing/credits.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { share, takeBack } from "@/lib/testing/sharing.ts";
import { fillIn, rowWith, useCredits } from "../testing/app.ts";
import { expect, type Page, test } from "../testing/fixtures.ts";
import { mailsTo, mailTo } from "../testing/mail.ts";
import {
	addMember,
	block,
	createShareGroup,
	deleteGroup,
	expectAccess,
	expectSources,
	expectToHave,
	groupRow,
	manageGroup,
	openCredits,
	shareCredits,
	writeEmailMessage,
} from "../testing/sharing.ts";

const SALLY = "sallyg@acme.example";
const TOM = "tom@globex.example";
const BOB = "bob@acme.example";
const MESSAGE = "Try the Kubernetes labs first.";

test("once all credits are taken back, the form shares again, and goes on sharing", async ({ db, pageOf }) => {
	const simone = await aUser(db, await anOrganization(db));
	await boughtCredits(db, { beneficiaryId: simone.id, creditTypeId: "lab", credits: 10n });
	const shareGroupId = await aShareGroup(db, { creatorId: simone.id, name: "Spring course" });
	await share(db, shareGroupId, 10n);
	const page = await pageOf(simone);
	await page.goto(`/share/${shareGroupId}`);
	await page.getByRole("button", { name: "Take credits back" }).click();
	await fillIn(page.getByLabel("Number of credits to take back"), "10");
	await page.getByRole("button", { name: "Take back", exact: true }).click();
	const number = page.getByLabel("Number of credits", { exact: true });
	await fillIn(number, "4");
	await page.getByRole("button", { name: "Share Credits", exact: true }).click();
	await expect(page.getByText("4 lab credits moved into the group.").first()).toBeVisible();
	await expect(page.getByRole("button", { name: "Take credits back" })).toBeVisible();
	await expect(number).toHaveValue("");
});

test("the form moves credits in the direction that was chosen, whatever others do meanwhile", async ({
	db,
	pageOf,
}) => {
	const rosa = await aUser(db, await anOrganization(db));
	await boughtCredits(db, { beneficiaryId: rosa.id, creditTypeId: "lab", credits: 10n });
	const shareGroupId = await aShareGroup(db, { creatorId: rosa.id, name: "Autumn course" });
	await share(db, shareGroupId, 10n);
	const page = await pageOf(rosa);
	await page.goto(`/share/${shareGroupId}`);
	const [number, back] = [
		page.getByLabel("Number of credits", { exact: true }),
		page.getByLabel("Number of credits to take back"),
	];
	await fillIn(number, "2");
	await page.getByRole("button", { name: "Take credits back" }).click();
	await expect(back).toBeFocused();
	await expect(back).toHaveValue("");

	await takeBack(db, shareGroupId, "all");
	await fillIn(back, "3");
	await back.press("Enter");
	await expect(page.getByText("No credits can be taken back", { exact: false }).first()).toBeVisible();
	await expect(page.getByText("You can take back at most 0 lab credits.")).toBeVisible();
	await expect(back).toHaveValue("3");
	await expect(page.getByRole("button", { name: "Take back", exact: true })).toBeVisible();

	await page.getByRole("button", { name: "Share more credits" }).click();
	await expect(number).toBeFocused();
	await expect(number).toHaveValue("");
});

test("a name that is too long stays as it was pasted, and its field says how long it may be", async ({
	db,
	pageOf,
}) => {
	const page = await pageOf(await aUser(db, await anOrganization(db)));
	await page.goto("/share");
	await page.getByRole("button", { name: "Create a Share Group" }).first().click();
	const window = page.getByRole("dialog", { name: "Create a Share Group" });
	const name = window.getByLabel("Group name");
	const long = "Labs of the spring term ".repeat(5).trim();
	await name.focus();
	await page.keyboard.insertText(long);
	await window.getByRole("button", { name: "Update" }).click();
	await expect(window.getByText("This may have at most 100 characters.").first()).toBeVisible();
	await expect(name).toHaveValue(long);
});

test("Sally shares 10 of her 50 lab credits, sees what they were used for, and gets back what is left", async ({
	pageOf,
}) => {
	test.setTimeout(300_000);
	const newcomersAddress = `nora.${newId().slice(-8)}@elsewhere.example`;
	const [sally, tom, bob] = [await pageOf(SALLY), await pageOf(TOM), await pageOf(BOB)];

	await test.step("she has 50 credits, and puts 10 into ABCgroup", async () => {
		await sally.goto("/overview");
		await openCredits(sally, "Sally G");
		await expectToHave(sally, 50);
		await createShareGroup(sally, { name: "ABCgroup" });
		await shareCredits(sally, { credits: 10, effect: "You: 50 → 40 · group: 0 → 10" });
		await expectToHave(sally, 40);
		await sally.goto("/share");
		await expect(groupRow(sally, "ABCgroup").getByRole("cell", { name: "10", exact: true })).toHaveCount(2);
	});

	await test.step("with her own address in the group she has 50 again: 40 purchased, 10 in ABCgroup", async () => {
		await manageGroup(sally, "ABCgroup");
		await sally.getByRole("checkbox", { name: /I want to use this group’s credits too/ }).check();
		await expect(rowWith(sally, SALLY, "you")).toBeVisible();
		await expectToHave(sally, 50);
		await expectSources(sally, { "Your own": "40", ABCgroup: "10" });
	});

	await test.step("Tom is added by address and mailed, with Sally's message; a domain sends no mail", async () => {
		const mailsBefore = (await mailsTo(BOB)).length;
		await manageGroup(sally, "ABCgroup");
		await writeEmailMessage(sally, "To be rewritten.");
		await addMember(sally, { entry: "Tom@Globex.example", mails: 1, message: MESSAGE });
		const mail = await mailTo(TOM, { subject: "Welcome to Sally G's share group" });
		expect(mail.text).toContain(MESSAGE);
		expect(mail.text).toContain("ABCgroup");
		expect(mail.text).toContain("It has 10 lab credits now, and you can use all of them.");
		await addMember(sally, { entry: "acme.example", mails: 0 });
		expect(await mailsTo(BOB)).toHaveLength(mailsBefore);
		const untold = `untold.${newId().slice(-8)}@elsewhere.example`;
		await addMember(sally, { entry: untold, mails: 0, untold: true });
		await expect(rowWith(sally, untold, "Pending")).toBeVisible();
		expect(await mailsTo(untold)).toHaveLength(0);
	});

	await test.step("Bob has the group's credits by domain, until Sally blocks the address", async () => {
		await expectToHave(bob, 10);
		await manageGroup(sally, "ABCgroup");
		await block(sally, BOB);
		await expectAccess(sally, { address: BOB, says: /bob@acme\.example gets no access/ });
		await bob.reload();
		await expect(bob.getByRole("main")).not.toContainText("ABCgroup");
		await bob.goto("/share?tab=shared");
		await expect(bob.getByRole("main")).not.toContainText("ABCgroup");
	});

	await test.step("Tom uses 4 for the lab Kubernetes basics", async () => {
		await expectToHave(tom, 10);
		await useCredits(tom, { item: "Kubernetes basics", credits: 4 });
		const receipt = tom.getByRole("region", { name: "4 lab credits were used" });
		await expect(receipt).toContainText("Share group ABCgroup");
		await expectToHave(tom, 6);
	});

	await test.step("a person without an account follows the welcome mail, signs up, and has the group's credits", async () => {
		await manageGroup(sally, "ABCgroup");
		await addMember(sally, { entry: newcomersAddress, mails: 1 });
		const welcome = await mailTo(newcomersAddress, { subject: "Welcome to Sally G's share group" });
		const nora = await signedOutPage(tom);
		await nora.goto(linkTo(welcome.links, "/sign-up"));
		await expect(nora.getByLabel("Email")).toHaveValue(newcomersAddress);
		await fillIn(nora.getByLabel("Name"), "Nora Lind");
		await nora.getByRole("button", { name: "Send me the link" }).click();
		await expect(nora.getByRole("heading", { name: "Check your email" })).toBeVisible();
		const verification = await mailTo(newcomersAddress, { subject: /^(?!Welcome to Sally)/ });
		await nora.goto(linkTo(verification.links, "/sign-up/finish"));
		await fillIn(nora.getByLabel("Password", { exact: true }), "a quiet harbour");
		await nora.getByRole("button", { name: "Sign up" }).click();
		await expect(nora.getByRole("heading", { name: "Overview", level: 1 })).toBeVisible();
		await expect(nora.getByText(/^6\s*to use$/)).toBeVisible();
		await expect(nora.getByText("You can use 6: 6 ABCgroup")).toBeVisible();
		await expectToHave(nora, 6);
		await nora.context().close();
	});

	await test.step("the report says so, on the screen and in the file", async () => {
		await sally.goto("/share");
		await groupRow(sally, "ABCgroup").getByRole("link", { name: "Report" }).click();
		await expect(sally.getByRole("heading", { name: "Report of ABCgroup" })).toBeVisible();
		await expect(rowWith(sally, "Tom Baker", "Kubernetes basics").first()).toContainText("−4");
		await expect(rowWith(sally, "Lab", "+10", "−4")).toBeVisible();
		await expect(rowWith(sally, "Lab", "+10", "−4").getByRole("cell", { name: "0", exact: true })).toHaveCount(4);
		const kept = sally.getByText("Whatever is filtered below by status or search.");
		await expect(kept).toHaveCount(0);
		await sally.goto(`${new URL(sally.url()).pathname}?q=nothing+like+this`);
		await expect(sally.getByText("Nothing matches")).toBeVisible();
		await expect(kept).toHaveCount(2);
		await sally.goto("/share");
		const download = sally.waitForEvent("download");
		await groupRow(sally, "ABCgroup").getByRole("link", { name: "Download" }).click();
		const file = await readFile(await (await download).path(), "utf8");
		const rows = parse(file, { bom: true, columns: true }) as Record<string, string>[];
		expect(rows).toEqual([
			{
				date_used: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
				user_name: "Tom Baker",
				user_email: TOM,
				service: "Labs",
				item: "Kubernetes basics",
				reference: "",
				credits: "-4",
				credit_type: "Lab",
				pool: "ABCgroup",
				status: "used",
				refunded: "0",
				lot_expires_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
				charge_id: expect.any(String),
				balance_after: "6",
			},
		]);
	});

	await test.step("she deletes the group: 46 are hers, Tom's account is untouched", async () => {
		await deleteGroup(sally, { name: "ABCgroup", effects: ["6 lab credits come back to your own wallet"] });
		const toasts = sally.getByRole("region", { name: "Messages" });
		await expect(toasts.getByText("ABCgroup is deleted. Back in your wallet: 6 lab credits.")).toBeVisible();
		await expect(groupRow(sally, "ABCgroup")).toHaveCount(0);
		await expectToHave(sally, 46);
		await tom.goto("/credits");
		await expect(tom.getByText("Nothing of your own, and nobody shares any lab credits with you.")).toBeVisible();
		await tom.goto("/usage");
		await expect(rowWith(tom, "Kubernetes basics").first()).toContainText("−4");
	});
});

async function signedOutPage(page: Page): Promise<Page> {
	const browser = page.context().browser();
	if (!browser) throw new Error("The browser has ended.");
	const context = await browser.newContext({ baseURL: new URL(page.url()).origin, locale: "en-GB", timezoneId: "UTC" });
	return context.newPage();
}

function linkTo(links: readonly string[], path: string): string {
	const link = links.find((href) => new URL(href).pathname === path);
	if (!link) throw new Error(`The mail has no link to ${path}: ${links.join(", ")}`);
	return link;
}
