import { describe, expect, it } from "vitest";
import { checkFileNames } from "./name-rule.ts";
import { parseSource } from "./source.ts";

describe("the check of file names in lib", () => {
	it.each([
		["usage/rows.ts", "export interface UsageRow {}"],
		["usage/asked.ts", "export function askedUsage() {}"],
		["usage/file.ts", "export async function readUsageFile() {}"],
		["ledger/posting/lots.ts", "export interface Lot {}"],
		["ledger/charges/held.ts", "export const HELD = 1;\nexport class HeldBatch {}"],
		["platform/rows.ts", "export function read() {}"],
		["text/names.ts", "export const givenName = 1;\nexport const anyText = 1;"],
		["usage/rows-kept.ts", "export function keptRows() {}\nexport function other() {}"],
		["orders/place-orders-now.ts", "export async function placeOrder() {}"],
	])("reports %s", (file, text) => {
		const message = expect.stringContaining("is the name of nothing that it exports");
		expect(checkFileNames(parseSource(`lib/${file}`, text))).toEqual([{ path: `lib/${file}`, line: 1, message }]);
	});

	it.each([
		["orders/place-order.ts", "export async function placeOrder() {}\nexport const ORDERS_A_DAY = 30;"],
		["usage/wallet-cards.ts", "export interface WalletCard {}\nexport async function readWalletCards() {}"],
		["auth/rules-of-roles.ts", "export const RULES_OF_ROLES = 1;"],
		["letters/stored-mail.ts", "export function isStoredMailReal() {}\nexport function hasStoredMail() {}"],
		["auth/sessions/sessions.ts", "export function startSession() {}\nexport function endSessionsOf() {}"],
		["orders/list-schema.ts", "export const SORTS = [1];"],
		["usage/test-story.ts", "export function usageStory() {}"],
		["ledger/posting/lot.ts", "export interface Lot {}\nexport function compareLots() {}"],
		["ledger/charges/place-hold.ts", "export async function placeHold() {}\nexport async function expireHolds() {}"],
		["platform/ids.ts", "export function newId() {}\nexport const isId = (text: string) => text !== '';"],
	])("allows %s", (file, text) => {
		expect(checkFileNames(parseSource(`lib/${file}`, text))).toEqual([]);
	});
});
