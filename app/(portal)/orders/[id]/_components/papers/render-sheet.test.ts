import { createTranslator } from "next-intl";
import { extractText, getDocumentProxy } from "unpdf";
import { describe, expect, it, vi } from "vitest";
import type { OrderDetail, OrderPayment } from "@/lib/orders/lists/order-detail.ts";
import { aPicture } from "@/lib/testing/a-picture.ts";
import messages from "@/messages/en/orders.json" with { type: "json" };
import words from "@/messages/en/words.json" with { type: "json" };
import { renderSheet } from "./render-sheet.tsx";
import { type Paper, type SheetTexts, sheetOf } from "./sheet-of.ts";

// However slow the machine is: the first paper reads all fonts.
vi.setConfig({ testTimeout: 600_000 });

const all = { locale: "en-GB" as const, messages: { orders: messages, words } };
const texts = {
	t: createTranslator({ ...all, namespace: "orders.receipt" }),
	field: createTranslator({ ...all, namespace: "orders.fields" }),
	detail: createTranslator({ ...all, namespace: "orders.detail" }),
	gateway: createTranslator({ ...all, namespace: "orders.gateways" }),
	word: createTranslator({ ...all, namespace: "words" }),
	locale: "en-GB",
	timeZone: "Asia/Hong_Kong",
} as unknown as SheetTexts;

const address = { addressLine2: null, region: null, country: "HK", taxId: "HK 12-3" };
const payment: OrderPayment = {
	gateway: "invoice",
	gatewayReference: "INV-2026-0042",
	refundedMinor: 0n,
	billing: {
		...address,
		kind: "company",
		legalName: "Northwind Ltd",
		addressLine1: "18 Harbour Road",
		city: "Hong Kong",
		postalCode: "999077",
		poNumber: "PO-7",
		billingEmail: "accounts@northwind.example",
	},
	seller: {
		...address,
		legalName: "Harbour Credits Ltd",
		addressLine1: "1 Quay",
		city: "Bergen",
		postalCode: "5003",
		supportEmail: "help@harbour.example",
		paymentInstructions: "Bank of Bergen\nIBAN NO93 8601 1117 947",
	},
	dueOn: "2026-12-13",
	invoice: { number: "INV-2026-0042", issuedOn: "2026-11-29" },
	creditNotes: [],
};
const order: OrderDetail = {
	id: "0199c0de-0000-7000-8000-000000000001",
	number: 1042n,
	organizationName: "Northwind",
	sellerName: "Harbour Credits Ltd",
	orderedBy: { id: "b", name: "Peter Wong", isRemoved: false },
	creditedTo: { id: "j", name: "John Lee" },
	planName: "Email 25,000",
	creditType: "Email",
	credits: 25_000n,
	priceMinor: 120_000n,
	taxRateBasisPoints: 825,
	taxMinor: 9_900n,
	totalMinor: 129_900n,
	currency: "USD",
	subscription: null,
	validityMonths: 12,
	status: "pending",
	state: "pending",
	placedAt: new Date("2026-11-29T03:00:00Z"),
	paidAt: null,
	expiresAt: null,
	closedAt: null,
	refundedCredits: 0n,
	closeReason: null,
	lots: null,
	payment,
};
const invoice: Paper = { kind: "invoice", order, payment, note: null };
const paid = { status: "paid", state: "paid", paidAt: new Date("2026-12-01T17:00:00Z") } as const;
const receipt: Paper = {
	...invoice,
	kind: "receipt",
	order: { ...order, ...paid, expiresAt: new Date("2027-12-02T15:59:59.999Z") },
};
const creditNote: Paper = {
	kind: "credit_note",
	order: { ...order, ...paid, status: "refunded", state: "refunded" },
	payment,
	note: {
		id: "n",
		number: "CN-2026-0003",
		issuedOn: "2026-12-05",
		credits: 16_675n,
		priceMinor: 80_040n,
		taxMinor: 6_603n,
		totalMinor: 86_643n,
		reason: "Ordered twice",
	},
};

async function read(paper: Paper, size: "A4" | "LETTER" = "A4") {
	const file = await renderSheet(sheetOf(paper, texts), { size, language: "en" });
	const document = await getDocumentProxy(new Uint8Array(file));
	const page = await document.getPage(1);
	const { text } = await extractText(document, { mergePages: true });
	return { file, text: text.replace(/\s+/g, " "), size: page.view.slice(2), pages: document.numPages };
}

/** Every text of the sheet, as the page shows it. */
function textsOf(paper: Paper): string[] {
	const { title, numbers, seller, billedTo, facts, headings, line, sums, words: own, notes } = sheetOf(paper, texts);
	return [
		...[title, ...numbers, ...seller, billedTo.term, ...billedTo.lines, ...facts.flat()],
		...[...Object.values(headings), ...Object.values(line), ...sums.flatMap(({ label, amount }) => [label, amount])],
		...[...(own ? [own.title, ...own.text.split("\n")] : []), ...notes],
	];
}

describe("a paper as PDF (product.md 53)", () => {
	it.each([
		[
			"invoice",
			invoice,
			[
				"INV-2026-0042",
				"13 Dec 2026",
				"IBAN NO93 8601 1117 947",
				"Reference: INV-2026-0042",
				"US$1,200.00",
				"US$99.00",
				"US$1,299.00",
			],
		],
		["receipt", receipt, ["Receipt", "2 Dec 2026", "$1,299.00", "expire at the end of 2 Dec 2027"]],
		[
			"credit note",
			creditNote,
			["CN-2026-0003", "For invoice", "16,675", "$800.40", "$66.03", "$866.43", "Ordered twice"],
		],
	])("of an %s says all that the page says, as text", async (_, paper, says) => {
		const { text, pages } = await read(paper);
		for (const part of [...textsOf(paper), ...says]) expect(text).toContain(part.replace(/\s+/g, " "));
		expect(pages).toBe(1);
	});

	it("is on A4 or Letter, with every font in it", async () => {
		const a4 = await read(invoice);
		expect(a4.size.map(Math.round)).toEqual([595, 842]);
		expect((await read(invoice, "LETTER")).size.map(Math.round)).toEqual([612, 792]);
		const source = a4.file.toString("latin1");
		expect(source).toMatch(/\/FontFile2/);
		expect(source).not.toMatch(/\/BaseFont \/Helvetica/);
	});

	it("has the seller's logo above their name, and says the same", async () => {
		const logo = await aPicture({ width: 480, height: 160 });
		const sheet = sheetOf(invoice, texts);
		const file = await renderSheet(sheet, { size: "A4", language: "en", logo });
		expect(file.toString("latin1")).toMatch(/\/Subtype \/Image/);
		const document = await getDocumentProxy(new Uint8Array(file));
		const { text } = await extractText(document, { mergePages: true });
		expect(text.replace(/\s+/g, " ")).toBe((await read(invoice)).text);
		expect(document.numPages).toBe(1);
	});

	it("shows names in any script", async () => {
		const names = ["Ωμέγα ΑΕ", "Жанар Ұлы", "株式会社みなと", "한국 상사", "บริษัท", "საქართველო", "Łódź Đà Nẵng"];
		for (const legalName of names) {
			const billing = payment.billing && { ...payment.billing, legalName };
			const { text } = await read({ ...invoice, payment: { ...payment, billing } });
			expect(text.normalize("NFC")).toContain(legalName);
		}
	});
});
