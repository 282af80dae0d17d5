import { z } from "zod";
import type { Answer, Client } from "../../typescript/client.ts";

type ApiKey = Answer<"getApiKey">;

/** One thing that an agent can ask for. */
export interface Tool {
	readonly name: string;
	readonly title: string;
	/** For the agent: what it does, and when to use it. */
	readonly description: string;
	/** What a key needs for it; null: any key has it. */
	readonly scope: ApiKey["scopes"][number] | null;
	/** Whether it uses credits. */
	readonly isSpending: boolean;
	readonly input: z.ZodObject;
	readonly ask: (client: Client, input: never) => Promise<object>;
}

const LIST_LIMIT = 50;

const credits = z.int().min(1).max(Number.MAX_SAFE_INTEGER).describe("How many credits: a whole number.");
const creditType = z.string().min(1).describe("The id of a credit type, such as email.");
const group = z
	.uuid()
	.optional()
	.describe("The share group that pays alone. Without it, all that the user may spend from.");
const day = z.iso.date().optional();
const filters = {
	pool_id: z.uuid().optional().describe("What this wallet or share group paid, instead of what a user used."),
	credit_type: creditType.optional(),
	service: z.string().min(1).optional().describe("Only this service."),
	from: day.describe("The first day."),
	to: day.describe("The last day, included."),
	cursor: z.string().optional().describe("next_cursor of the page before, with the same filters."),
};

/** The tools for a key: those that its scopes allow, with its own user where it is a service user's. */
export function toolsFor(key: ApiKey): readonly Tool[] {
	const own = key.user_id;
	const said = z.string().min(1);
	const user = (own === null ? said : said.default(own)).describe(
		"A user: id, email address or the vendor's own id.".concat(own === null ? "" : " The key's own user unless said."),
	);
	const all = [...readingTools(user), ...usageTools(said), chargeTool(user)];
	return all.filter(({ scope }) => scope === null || key.scopes.includes(scope));
}

type UserSchema = z.ZodType<string, string | undefined>;

function readingTools(user: UserSchema): Tool[] {
	return [
		tool({
			name: "see_api_key",
			title: "See the API key",
			description: "What the API key of this server is: whose, what it reaches, and its scopes. Ask this first.",
			scope: null,
			input: z.object({}),
			ask: (client) => client.getApiKey(),
		}),
		tool({
			name: "get_balances",
			title: "See what a user can spend",
			description: "Per credit type, what a user can spend now and from which pools, in the order in which they pay.",
			scope: "view_balances",
			input: z.object({ user }),
			ask: (client, input) => client.getBalances(input),
		}),
		tool({
			name: "check_charge",
			title: "Check a charge",
			description:
				"Previews a charge: whether it would pass now, which pools would pay, or why it would be refused. It uses no credits and sets none aside. Use it before charge.",
			scope: "check",
			input: z.object({ user, credit_type: creditType, credits, share_group_id: group }),
			ask: (client, input) => client.checkCharge(input),
		}),
		tool({
			name: "list_share_groups",
			title: "List share groups",
			description: "Share groups with what is left in each, those of one creator if said.",
			scope: "view_groups",
			input: z.object({ creator: z.string().min(1).optional(), cursor: filters.cursor }),
			ask: (client, input) => client.listShareGroups({ ...input, limit: LIST_LIMIT }),
		}),
	];
}

function usageTools(said: z.ZodString): Tool[] {
	const user = said.optional().describe("What this user used. A service user's key lists its own unless said.");
	return [
		tool({
			name: "list_usage",
			title: "List usage",
			description: `What a user used or a pool paid, newest first, ${LIST_LIMIT} at a time: name one user or one pool_id. Go on with next_cursor until it is null.`,
			scope: "view_usage",
			input: z.object({ user, ...filters }),
			ask: (client, input) => client.listUsage({ ...input, limit: LIST_LIMIT }),
		}),
		tool({
			name: "sum_usage",
			title: "Sum usage",
			description:
				"Sums of usage by user, service, pool, day or month: of one user, one pool or an organization's users.",
			scope: "view_usage",
			input: z.object({
				by: z.enum(["user", "service", "pool", "day", "month"]),
				user,
				organization_id: z.uuid().optional().describe("What its users used."),
				...filters,
			}),
			ask: (client, input) => client.sumUsage(input),
		}),
		tool({
			name: "get_charge",
			title: "See a charge",
			description: "What was charged, and what has been given back of it.",
			scope: "view_usage",
			input: z.object({ charge_id: z.uuid() }),
			ask: (client, input) => client.getCharge(input),
		}),
	];
}

function chargeTool(user: UserSchema): Tool {
	const input = z.object({
		user,
		credit_type: creditType,
		credits,
		service: z.string().min(1).max(100).describe("The kind of thing that the credits are used for, such as campaign."),
		item: z.string().min(1).max(200).describe("The thing, such as Spring newsletter."),
		reference: z.string().min(1).max(200).optional().describe("A number of your own for it."),
		share_group_id: group,
		idempotency_key: z
			.string()
			.regex(/^[\x21-\x7e]{1,255}$/)
			.describe(
				"New for each charge. With the same key and the same fields again, nothing more is used: repeat it so if the answer was lost.",
			),
	});
	return tool({
		name: "charge",
		title: "Charge credits",
		description:
			"Uses credits of a user, all or nothing. They are gone: only the vendor gives credits back. Use it only for what the person asked for.",
		scope: "charge",
		isSpending: true,
		input,
		ask: (client, { idempotency_key: idempotencyKey, ...charge }) => client.createCharge(charge, { idempotencyKey }),
	});
}

function tool<Schema extends z.ZodObject>({
	isSpending = false,
	...declared
}: Omit<Tool, "input" | "ask" | "isSpending"> & {
	readonly isSpending?: boolean;
	readonly input: Schema;
	readonly ask: (client: Client, input: z.output<Schema>) => Promise<object>;
}): Tool {
	return { ...declared, isSpending };
}
