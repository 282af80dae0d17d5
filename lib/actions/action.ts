import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import type { Actor } from "@/lib/auth/actor.ts";
import { refuseTooManyAttempts } from "@/lib/auth/limits/refuse-too-many-attempts.ts";
import { countVisit } from "@/lib/auth/limits/visitor-limits.ts";
import { recordSecurityEvent } from "@/lib/auth/record-security-event.ts";
import { clientAddress } from "@/lib/auth/requests/client-address.ts";
import { isSameOrigin } from "@/lib/auth/requests/same-origin.ts";
import { currentVisit, signedInActor } from "@/lib/auth/sessions/signed-in-actor.ts";
import { currentRequestId } from "@/lib/platform/current-request.ts";
import { isBusy } from "@/lib/platform/database/is-busy.ts";
import { env } from "@/lib/platform/env.ts";
import { newId } from "@/lib/platform/ids.ts";
import { logger } from "@/lib/platform/logger.ts";
import { metrics } from "@/lib/platform/metrics.ts";
import { type Refusal, type RefusalCode, type Result, refuse } from "@/lib/platform/refusal.ts";
import { languageOf } from "@/lib/text/language.ts";
import { wrong } from "@/lib/text/wrong.ts";
import { type InputBounds, isBiggerThan, MOST_CHARACTERS } from "./input-bounds.ts";
import { refusalSpeaker, type Speaker } from "./refusal-speaker.ts";
import { assertStrict } from "./strict-schema.ts";
import type { Verb, VisitorVerb } from "./verb.ts";

/** A refusal as a screen gets it: `message` and `fieldErrors` are sentences in the visitor's language. */
export interface ActionRefusal {
	readonly ok: false;
	readonly code: RefusalCode | "SIGNED_OUT" | "UNEXPECTED";
	readonly message: string;
	/** By field name; nested fields are named with dots. */
	readonly fieldErrors?: Readonly<Record<string, string>>;
	readonly details?: unknown;
}

export type ActionResult<Value> = { readonly ok: true; readonly value: Value } | ActionRefusal;

/** The user for whom a page was made, and the organization they belonged to then. */
export type MadeFor = Pick<Actor, "userId" | "organizationId">;

/**
 * Makes a server action out of a verb. It finds the actor, checks that the page was made for them, parses strictly
 * (unknown fields are refused), calls the verb, and puts a refusal into words; unexpected errors are logged under an
 * id, and only the id is shown.
 *
 * A page that was left open while another user signed in says so by its `madeFor`: input typed as one user is never
 * submitted as another (OTHER_USER, with the acting user's `name` as details).
 *
 * The schema must be strict throughout, which is checked when the module loads; the sentence for each of its errors is in
 * `validation` in the messages. `changesNothing` is for lookups while a form is filled in: the page around it stays as it is. Input larger than
 * `mostCharacters`, which only files need to raise, is refused unread.
 */
export function portalAction<Schema extends z.ZodType, Value>(
	schema: Schema,
	verb: Verb<z.output<Schema>, Value>,
	{ changesNothing = false, ...bounds }: { changesNothing?: boolean } & InputBounds = {},
): (input: z.input<Schema>, madeFor: MadeFor | null) => Promise<ActionResult<Value>> {
	return actionOf(schema, bounds, async (request, madeFor) => {
		const [actor, visit] = await Promise.all([signedInActor(), currentVisit()]);
		if (!actor) return null;
		return {
			listener: { actor },
			crossing: crossingOf(actor, madeFor),
			run: async (input) => {
				const result = await verb({ actor, ipAddress: clientAddress(request), visit }, input);
				if (result.ok && !changesNothing) revalidatePath("/", "layout");
				if (!result.ok) await noteRefusal(result, { actor, request });
				return result;
			},
		};
	});
}

/** The name under which a visitor's action is counted. */
interface VisitorLimit<Input> {
	readonly name: string;
	readonly subject?: (input: Input) => string | null;
	/** How long the link that the action mails to its subject stays valid. */
	readonly linkSeconds?: number;
}

/**
 * Makes a server action out of a verb for visitors: callers who are not signed in, or need not be. It makes the same
 * checks as `portalAction`, but instead of finding the actor it counts the request (`countVisit`), for each client
 * address and for the mail address that `limit.subject` finds in the input, known or unknown.
 */
export function visitorAction<Schema extends z.ZodType, Value>(
	schema: Schema,
	verb: VisitorVerb<z.output<Schema>, Value>,
	{ limit }: { limit: VisitorLimit<z.output<Schema>> },
): (input: z.input<Schema>) => Promise<ActionResult<Value>> {
	return actionOf(schema, {}, async (request) => {
		const acceptLanguage = request.get("accept-language");
		const ipAddress = clientAddress(request);
		return {
			listener: { acceptLanguage },
			run: async (input) => {
				const subject = limit.subject?.(input) ?? null;
				const { name, linkSeconds } = limit;
				const { waitSeconds, isSilenced } = await countVisit({ name, ipAddress, subject, linkSeconds });
				if (waitSeconds !== null || isSilenced) {
					const from = { ipAddress, userAgent: request.get("user-agent") };
					await recordSecurityEvent({ kind: "limit_reached", about: name, email: subject, from });
				}
				if (waitSeconds !== null) return refuseTooManyAttempts(waitSeconds);
				return verb({ language: languageOf(acceptLanguage), ipAddress, isSilenced }, input);
			},
		};
	});
}

/** The caller: the words in which they are answered, and what is done for them. */
interface Caller<Input, Value> {
	readonly listener: Parameters<typeof refusalSpeaker>[0];
	/** Why a page that was made for another user may not act for this one. */
	readonly crossing?: Refusal | null;
	readonly run: (input: Input) => Promise<Result<Value>>;
}

/** What every action has in common; `meet` returns null where it needs a signed-in user and there is none. */
function actionOf<Schema extends z.ZodType, Value>(
	schema: Schema,
	{ mostCharacters = MOST_CHARACTERS }: InputBounds,
	meet: (request: Headers, madeFor: MadeFor | null) => Promise<Caller<z.output<Schema>, Value> | null>,
): (input: z.input<Schema>, madeFor?: MadeFor | null) => Promise<ActionResult<Value>> {
	assertStrict(schema);
	return async (input, madeFor = null) => {
		const request = await headers();
		let speaker = await refusalSpeaker({ acceptLanguage: request.get("accept-language") });
		try {
			if (!isSameOrigin(request, env.APP_URL)) {
				logger.warn({ event: "refused", about: "fromElsewhere" }, "Security.");
				return refusal("FORBIDDEN", speaker.say("fromElsewhere"));
			}
			const caller = await meet(request, madeFor);
			if (!caller) return refusal("SIGNED_OUT", speaker.say("signedOut"));
			speaker = await refusalSpeaker(caller.listener);
			if (caller.crossing) return inWords(caller.crossing, speaker);
			if (isBiggerThan(mostCharacters, input)) return refusal("INVALID", speaker.say("tooBig"));
			const parsed = schema.safeParse(input, { reportInput: true });
			if (!parsed.success) {
				noteHandcrafted(parsed.error);
				return invalid(parsed.error, speaker);
			}
			const result = await caller.run(parsed.data);
			return result.ok ? result : inWords(result, speaker);
		} catch (error) {
			unstable_rethrow(error);
			if (isBusy(error)) return busy(error, speaker);
			return unexpected(error, speaker);
		}
	};
}

/** Refused where the page was made for another user than the actor, or doesn't say for whom. */
function crossingOf(actor: Actor, madeFor: MadeFor | null): Refusal | null {
	const { userId, organizationId, name, organizationName: organization } = actor;
	if (!madeFor) return refuse("OTHER_USER", "madeForNobody");
	if (madeFor.userId !== userId) return refuse("OTHER_USER", "otherUser", { name }, { details: { name } });
	if (madeFor.organizationId === organizationId) return null;
	return refuse("OTHER_USER", "otherOrganization", { organization }, { details: { name } });
}

function inWords({ code, key, values, field, details }: Refusal, speaker: Speaker): ActionRefusal {
	const message = speaker.say(key, values);
	return { ...refusal(code, message), fieldErrors: field ? { [field]: message } : undefined, details };
}

/** Forbidden and rate-limited attempts matter to security; other refusals are routine. */
async function noteRefusal(
	{ code, key }: Refusal,
	{ actor, request }: { actor: Actor; request: Headers },
): Promise<void> {
	const kind = { FORBIDDEN: "refused", TOO_MANY_REQUESTS: "limit_reached" } as const;
	if (code !== "FORBIDDEN" && code !== "TOO_MANY_REQUESTS") return;
	const { userId } = actor;
	const from = { ipAddress: clientAddress(request), userAgent: request.get("user-agent") };
	await recordSecurityEvent({ kind: kind[code], about: key, userId, actorId: userId, from });
}

/** No page of ours sends unknown fields, or text that can't be stored. */
function noteHandcrafted({ issues }: z.ZodError): void {
	const isHandcrafted = issues.some(
		({ code, message }) => code === "unrecognized_keys" || message === wrong("notText"),
	);
	if (isHandcrafted) logger.warn({ event: "refused", about: "handcrafted" }, "Security.");
}

function refusal(code: ActionRefusal["code"], message: string): ActionRefusal {
	return { ok: false, code, message };
}

function invalid(error: z.ZodError, speaker: Speaker): ActionRefusal {
	const fieldErrors: Record<string, string> = {};
	for (const issue of error.issues) {
		if (issue.path.length === 0) continue;
		const field = issue.path.join(".");
		fieldErrors[field] ??= speaker.sayIssue(issue);
	}
	return { ...refusal("INVALID", speaker.say("invalid", { count: Object.keys(fieldErrors).length })), fieldErrors };
}

function busy(error: unknown, speaker: Speaker): ActionRefusal {
	metrics.busy.inc({ where: "action" });
	logger.warn({ err: error }, "An action waited too long, and changed nothing.");
	return refusal("BUSY", speaker.say("busy"));
}

function unexpected(error: unknown, speaker: Speaker): ActionRefusal {
	const id = currentRequestId() ?? newId();
	logger.error({ id, err: error }, "An action failed unexpectedly.");
	return refusal("UNEXPECTED", speaker.say("unexpected", { id }));
}
