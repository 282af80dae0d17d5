import { z } from "@hono/zod-openapi";
import { reason } from "@/lib/audit/reason-schema.ts";
import { MAX_API_LINES, MAX_REFERENCE_CHARACTERS } from "@/lib/credit-batches/bounds.ts";
import { checkCreditLines } from "@/lib/credit-batches/check-credit-lines.ts";
import type { CreditLine } from "@/lib/credit-batches/credit-line.ts";
import { postBatch } from "@/lib/credit-batches/post-batch.ts";
import { summaryOf } from "@/lib/credit-batches/summary-of.ts";
import { mayGrantCredits } from "@/lib/grants/policy.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { done, refuse } from "@/lib/platform/refusal.ts";
import { isCurrencyCode } from "@/lib/text/currency-codes.ts";
import { plainAmount } from "@/lib/text/format-money.ts";
import { anyText } from "@/lib/text/schema.ts";
import { wrong } from "@/lib/text/wrong.ts";
import { actAsOperator } from "../acting/act-as-operator.ts";
import { type ApiResource, apiRoute } from "../api-route.ts";
import { credits, creditTypeId, day, orNull, someId, userReference } from "../shapes/schema.ts";

const balanceSchema = z
	.strictObject({
		user: userReference,
		credit_type: creditTypeId,
		credits,
		expires_on: day.openapi({ description: "The last day on which they can be used, in the deployment's time zone." }),
		reference: anyText.min(1).max(MAX_REFERENCE_CHARACTERS).openapi({ description: "Used once, in whatever call." }),
		total_minor: z.int().min(0).optional().openapi({ description: "What was paid for them, tax included." }),
		currency: anyText
			.refine(isCurrencyCode, wrong("chooseCurrency"))
			.optional()
			.openapi({ description: "Of `total_minor`; ISO 4217, such as USD." }),
	})
	.openapi("BroughtOverBalance");

const importSchema = z
	.strictObject({
		balances: z.array(balanceSchema).min(1).max(MAX_API_LINES),
		reason,
		dry_run: z.boolean().default(false).openapi({ description: "Only says what would happen." }),
	})
	.openapi("BalanceImport");

const importShape = z
	.object({
		batch_id: orNull(someId).openapi({ description: "Null where nothing was brought over." }),
		brought_over: z.int().openapi({ description: "How many balances were, or would be." }),
		already_there: z.int().openapi({ description: "How many were brought over before, and changed nothing." }),
		wrong: z.array(
			z.object({
				position: z.int().openapi({ description: "Of the balance in the list, from 1." }),
				reference: z.string(),
				problem: z.string().openapi({ description: "What is wrong with it, such as `userUnknown`." }),
			}),
		),
	})
	.openapi("ImportedBalances");

const bringOver = apiRoute({
	method: "post",
	path: "/balance_imports",
	operationId: "bringBalancesOver",
	summary: "Bring balances over from another system",
	description:
		"All of them or none; they count as purchased, with their expiry. A reference is used once: an import that is sent again changes nothing. With `dry_run` nothing is stored, and `wrong` names each balance that can't be.",
	scope: "grant_credits",
	isKeyed: true,
	mostBytes: 1_000_000,
	body: importSchema,
	answer: importShape,
	async handle(context, { body }) {
		const { key, writes, clock, idempotencyKey } = context;
		const actor = await actAsOperator(context);
		if (!actor.ok) return actor;
		const lines = body.balances.map(lineOf);
		const batch = { kind: "balances", lines, confinedToId: key.confinedToId } as const;
		if (body.dry_run) {
			if (!mayGrantCredits(actor.value)) return refuse("NOT_FOUND", "notFound");
			const {
				fresh,
				there,
				wrong: found,
			} = summaryOf(await transact(writes, (tx) => checkCreditLines(tx, batch), { clock }));
			const named = found.map(({ line, reference, problem }) => ({ position: line, reference, problem: problem.kind }));
			return done({ batch_id: null, brought_over: fresh, already_there: there, wrong: named });
		}
		const posted = await postBatch(
			{ actor: actor.value, db: writes, clock, client: key.client },
			{ ...batch, key: idempotencyKey, reason: body.reason, fileName: null },
		);
		if (!posted.ok) return { ...posted, field: "balances" };
		const { batchId, lines: count, there } = posted.value;
		return done({ batch_id: batchId, brought_over: count, already_there: there, wrong: [] });
	},
});

function lineOf(balance: z.output<typeof balanceSchema>, index: number): CreditLine {
	const { total_minor: total, currency = "" } = balance;
	return {
		line: index + 1,
		user: balance.user,
		creditType: balance.credit_type,
		credits: String(balance.credits),
		expiresOn: balance.expires_on,
		reference: balance.reference,
		price: total === undefined ? "" : plainAmount(BigInt(total), currency || "XXX"),
		currency,
	};
}

export const broughtOver: ApiResource = {
	name: "Balances brought over",
	description: "What users have left in another system.",
	routes: [bringOver],
};
