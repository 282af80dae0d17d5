import { setTimeout as wait } from "node:timers/promises";
import { newId } from "@/lib/platform/ids.ts";
import { messageOf } from "../failure.ts";

/** Of the charges, whose references are their keys. */
export const SERVICE = "cluster";

/** A charge under a key, as its caller knows it. */
export interface Call {
	readonly key: string;
	readonly userId: string;
	/** Once it was acknowledged. */
	chargeId: string | null;
}

/** Programs that charge through the API, each in a loop of its own. What is not acknowledged is sent again under its key. */
export interface Callers {
	readonly calls: ReadonlyMap<string, Call>;
	/** When each acknowledgement came, in milliseconds. */
	readonly acknowledgedAt: readonly number[];
	/** Answers that are neither an acknowledgement nor a wait that ended. */
	readonly problems: readonly string[];
	start(): void;
	/** Lets each finish what it has begun. */
	stop(): Promise<void>;
	/** Sends it again: the charge's id, or what went wrong. */
	repeat(call: Call): Promise<string>;
	/** How many charges of a user the API reports. */
	countReported(userId: string): Promise<number>;
	/** Whether a call that began after this instant was acknowledged. */
	hasAnsweredSince(at: number): boolean;
}

const CALLERS_PER_USER = 2;
const PAUSE_MS = 50;
const REPEAT_MS = 200;
const MAX_REPEATS = 900;
const ANSWER_TIMEOUT_MS = 15_000;

export function makeCallers(
	appUrl: string,
	{ secret, userIds }: { secret: string; userIds: readonly string[] },
): Callers {
	const calls = new Map<string, Call>();
	const acknowledgedAt: number[] = [];
	const problems: string[] = [];
	let lastBegun = 0;
	let isRunning = false;
	let working: Promise<unknown> = Promise.resolve();
	const call = async (userId: string) => {
		while (isRunning) {
			const own: Call = { key: newId(), userId, chargeId: null };
			calls.set(own.key, own);
			for (let tried = 0; own.chargeId === null && tried < MAX_REPEATS; tried += 1) {
				if (tried > 0) await wait(REPEAT_MS);
				const begun = Date.now();
				const answer = await charge(appUrl, { secret, call: own });
				if (answer.kind === "problem") problems.push(answer.why);
				if (answer.kind !== "charged") continue;
				own.chargeId = answer.chargeId;
				acknowledgedAt.push(Date.now());
				lastBegun = Math.max(lastBegun, begun);
			}
			await wait(PAUSE_MS);
		}
	};
	return {
		calls,
		acknowledgedAt,
		problems,
		start() {
			isRunning = true;
			working = Promise.all(userIds.flatMap((id) => Array.from({ length: CALLERS_PER_USER }, () => call(id))));
		},
		async stop() {
			isRunning = false;
			await working;
		},
		async repeat(again) {
			const answer = await charge(appUrl, { secret, call: again });
			return answer.kind === "charged" ? answer.chargeId : `nothing: ${answer.why}`;
		},
		async countReported(userId) {
			const response = await fetch(`${appUrl}/api/v1/usage/sums?user=${userId}&by=service`, {
				headers: { authorization: `Bearer ${secret}` },
				signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS),
			});
			const { sums } = (await response.json()) as { sums: { key: string; charges: number }[] };
			return sums.find(({ key }) => key === SERVICE)?.charges ?? 0;
		},
		hasAnsweredSince: (at) => lastBegun > at,
	};
}

type Answer =
	| { readonly kind: "charged"; readonly chargeId: string }
	| { readonly kind: "wait" | "problem"; readonly why: string };

/** A 502 or 504 is the proxy's: its server went away in between. */
const AGAIN = new Set([502, 503, 504]);

async function charge(
	appUrl: string,
	{ secret, call: { key, userId } }: { secret: string; call: Call },
): Promise<Answer> {
	const body = { user: userId, credit_type: "email", credits: 1, service: SERVICE, item: "Load", reference: key };
	try {
		const response = await fetch(`${appUrl}/api/v1/charges`, {
			method: "POST",
			headers: { authorization: `Bearer ${secret}`, "content-type": "application/json", "idempotency-key": key },
			body: JSON.stringify(body),
			signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS),
		});
		const text = await response.text();
		if (response.status === 201) return { kind: "charged", chargeId: String(JSON.parse(text).charge_id) };
		return { kind: AGAIN.has(response.status) ? "wait" : "problem", why: `${response.status} ${text.slice(0, 200)}` };
	} catch (error) {
		return { kind: "wait", why: messageOf(error) };
	}
}

/** The longest time without an acknowledgement between these instants, in milliseconds. */
export function longestGap(acknowledgedAt: readonly number[], { from, to }: { from: number; to: number }): number {
	const between = acknowledgedAt.filter((at) => at > from && at < to).sort((a, b) => a - b);
	return Math.max(...[...between, to].map((at, index) => at - (between[index - 1] ?? from)));
}
