import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { env } from "@/lib/platform/env.ts";

const SECONDS = 10;

/** How far a key has used what it may in a window of this process. */
export interface Allowance {
	readonly limit: number;
	readonly left: number;
	readonly resetSeconds: number;
	readonly isUsedUp: boolean;
	/** Whether this request is the first beyond it. */
	readonly isJustUsedUp: boolean;
}

let byKey: RateLimiterMemory | null = null;
/** For requests without a valid key, by where they come from. */
const strangers = new RateLimiterMemory({ points: 300, duration: 60 });

/**
 * Counts a request of a key. In this process's memory, because what it protects is this process: charges are counted where
 * it matters, by balances and limits, in the database.
 */
export async function countRequest(keyId: string): Promise<Allowance> {
	byKey ??= new RateLimiterMemory({ points: env.API_REQUESTS_PER_SECOND * SECONDS, duration: SECONDS });
	return counted(byKey, keyId);
}

/** Counts a request without a valid key. */
export async function countStranger(place: string): Promise<Allowance> {
	return counted(strangers, place);
}

async function counted(limiter: RateLimiterMemory, key: string): Promise<Allowance> {
	const answer = await limiter.consume(key).catch((refused: unknown) => {
		if (refused instanceof RateLimiterRes) return refused;
		throw refused;
	});
	const beyond = answer.consumedPoints - limiter.points;
	const resetSeconds = Math.max(1, Math.ceil(answer.msBeforeNext / 1000));
	const left = Math.max(0, answer.remainingPoints);
	return { limit: limiter.points, left, resetSeconds, isUsedUp: beyond > 0, isJustUsedUp: beyond === 1 };
}
