import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import type { Page, TestInfo } from "@playwright/test";
import { aShareGroup, boughtCredits } from "@/lib/testing/credits.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { share } from "@/lib/testing/sharing.ts";
import { expect, test } from "../testing/fixtures.ts";

test("a statement is taken from the portal and checked without it", async ({ db, pageOf, request }, testInfo) => {
	const sally = await aUser(db, await anOrganization(db));
	await boughtCredits(db, { beneficiaryId: sally.id, creditTypeId: "lab", credits: 50n });
	const shareGroupId = await aShareGroup(db, { creatorId: sally.id, name: "Grün lab" });
	await share(db, shareGroupId, 10n);
	const page = await pageOf(sally);
	const keys = testInfo.outputPath("keys.json");
	await writeFile(keys, await (await request.get("/api/statement-keys")).body());

	await page.goto("/credits");
	const wallet = await taken(page, testInfo, { format: "CSV", name: /^Statement of Lab credits .*\.csv$/ });
	expect(await verified(wallet, keys)).toMatchObject({ code: 0, out: expect.stringContaining("closing   40") });

	await page.goto(`/share/${shareGroupId}/report`);
	const group = await taken(page, testInfo, { format: "JSON", name: /^Statement of Grün lab, Lab credits .*\.json$/ });
	expect(await verified(group, keys)).toMatchObject({ code: 0, out: expect.stringContaining("closing   10") });
	expect(await verified(group, await keyIdIn(group))).toMatchObject({ code: 0 });

	await writeFile(group, (await readFile(group, "utf8")).replace('"credits":10', '"credits":11'));
	expect(await verified(group, keys)).toMatchObject({ code: 1, err: "Entry 1 of the list was changed.\n" });
	expect(await verified(group)).toMatchObject({ code: 2, err: expect.stringContaining("/api/statement-keys") });
});

test("a period that is the wrong way round is no link, and a file without one is a sentence", async ({ pageOf }) => {
	const page = await pageOf("sallyg@acme.example");
	await page.goto("/credits");
	await page.getByRole("button", { name: "Statement" }).click();
	const dialog = page.getByRole("dialog", { name: "Download a statement" });
	await dialog.getByLabel("From").fill("2026-03-02");
	await dialog.getByLabel("To", { exact: true }).fill("2026-03-01");
	await expect(dialog.getByText("This day comes before the first one.")).toBeVisible();
	await expect(dialog.getByRole("button", { name: "Download" })).toBeDisabled();
	await dialog.getByLabel("To", { exact: true }).fill("2026-03-02");
	await expect(dialog.getByRole("link", { name: "Download" })).toBeVisible();
	for (const [query, status, sentence] of [
		["credit_type=lab&from=2026-03-02&to=2026-03-01", 400, "Swap the two days"],
		["credit_type=lab&from=yesterday", 400, "no such statement"],
		["", 400, "no such statement"],
	] as const) {
		const response = await page.request.get(`/credits/statement?${query}`);
		expect([response.status(), await response.text()]).toEqual([status, expect.stringContaining(sentence)]);
	}
	expect((await page.request.get("/credits/statement?credit_type=fax")).status()).toBe(404);
});

async function taken(
	page: Page,
	testInfo: TestInfo,
	{ format, name }: { format: "CSV" | "JSON"; name: RegExp },
): Promise<string> {
	await page.getByRole("button", { name: "Statement" }).click();
	const dialog = page.getByRole("dialog", { name: "Download a statement" });
	await dialog.getByRole("radio", { name: format }).check();
	const download = page.waitForEvent("download");
	await dialog.getByRole("link", { name: "Download" }).click();
	const file = await download;
	expect(file.suggestedFilename()).toMatch(name);
	await expect(dialog).toBeHidden();
	const path = testInfo.outputPath(`statement.${format}`);
	await file.saveAs(path);
	return path;
}

async function keyIdIn(file: string): Promise<string> {
	return JSON.parse(await readFile(file, "utf8")).signature.key_id;
}

/** What the command says of it, with nothing but the file and the key. */
function verified(file: string, key?: string): Promise<{ code: number; out: string; err: string }> {
	const args = ["clients/command/commonpurse.mjs", "verify", file, ...(key ? ["--key", key] : [])];
	return new Promise((resolve) => {
		execFile(
			process.execPath,
			args,
			{ env: { ...process.env, COMMONPURSE_URL: "", COMMONPURSE_KEY: "" } },
			(error, out, err) => resolve({ code: typeof error?.code === "number" ? error.code : 0, out, err }),
		);
	});
}
