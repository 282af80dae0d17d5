import { describe, expect, it } from "vitest";
import { checkActions, checkSignatures } from "./signature-rule.ts";
import { parseSource } from "./source.ts";

const screen = [
	"app/orders/page.tsx",
	'import { readOrder, cancelOrder, orderName } from "@/lib/orders/a.ts";',
] as const;

/** What the check says of a file of a domain, whose functions a page imports. */
function messagesOf(text: string, file = "lib/orders/a.ts"): string[] {
	const files = [screen, [file, text]] as const;
	return checkSignatures(new Map(files.map(([path, code]) => [path, parseSource(path, code)]))).map(
		({ path, line, message }) => `${path}:${line} ${message}`,
	);
}

describe("the check of functions' shape", () => {
	it.each([
		"export async function readOrder(actor: Actor, orderId: string) {}",
		"export async function readOrder({ actor }: ReadContext, orderId: string, db: Database) {}",
		"export async function readOrder(db: Database = database()) {}",
		"export function readOrder(actor: Actor): Promise<Order> {}",
	])("reports a read that screens call otherwise than with a context and a query: %s", (text) => {
		expect(messagesOf(text)).toEqual(["lib/orders/a.ts:1 readOrder is called by screens: readOrder(context, input)."]);
	});

	it.each([
		"export async function readOrder({ actor, db = database() }: ReadContext, orderId: string) {}",
		'export async function readOrder({ db }: Pick<ReadContext, "db">) {}',
		"export async function cancelOrder(context: VerbContext, { orderId }: CancelOrderInput) {}",
		"export async function cancelOrderIn(tx: Transaction, actor: Actor, orderId: string) {}",
		"export function orderName(order: Order, t: Translate): string {}",
		"export const ORDER_SORTS = [1];",
	])("allows %s", (text) => {
		expect(messagesOf(text)).toEqual([]);
	});

	it("reports a verb that is a constant", () => {
		const text = "export const cancelOrder: Verb<CancelOrderInput, null> = async (context, input) => done(null);";
		expect(messagesOf(text)).toEqual([
			"lib/orders/a.ts:1 cancelOrder is a constant: a function is found by `function cancelOrder`.",
		]);
	});

	it("reports a reason against something that isn't named refusalTo…, exported or not", () => {
		const says = "says why not: refusalTo…, followed by what is refused.";
		expect(messagesOf("async function refusalOfOrder(): Promise<Refusal | null> {}")).toEqual([
			`lib/orders/a.ts:1 refusalOfOrder ${says}`,
		]);
		expect(messagesOf("export function whyNot(): Refusal | null {}")).toEqual([`lib/orders/a.ts:1 whyNot ${says}`]);
		expect(messagesOf("function refusalToCancel(): Refusal | null {}")).toEqual([]);
		expect(messagesOf("function refuseStale(): Refusal {}")).toEqual([]);
	});
});

describe("the check of actions", () => {
	const messages = (text: string) => checkActions(parseSource("app/orders/actions.ts", text)).map((one) => one.message);

	it.each([
		"export const cancelOrderAction = portalAction(cancelOrderSchema, cancelOrder, lookedUp);",
		"export const signUpAction = visitorAction(signUpSchema, thenSignIn(signUp), { limit });",
		"export async function signOutAction() {}",
		"const lookedUp = { changesNothing: true };",
	])("allows %s", (text) => {
		expect(messages(text)).toEqual([]);
	});

	it.each([
		"export const cancelOrder = portalAction(cancelOrderSchema, cancelOrder);",
		"export const stopAction = portalAction(cancelOrderSchema, cancelOrder);",
		"export const cancelOrderAction = portalAction(z.strictObject({}), cancelOrder);",
		"export const cancelOrderAction = portalAction(cancelOrderSchema, (context, input) => cancelOrder(context, input));",
		"export const cancelOrderAction = portalAction(cancelOrderSchema, orders(cancelOrder));",
	])("reports %s", (text) => {
		expect(messages(text)).toEqual([expect.stringContaining("is not one verb with its schema")]);
	});
});
