import { type Refusal, refuse } from "@/lib/platform/refusal.ts";

/** The refusal for a caller who has to wait: in minutes, or in hours where it is more than one. */
export function refuseTooManyAttempts(waitSeconds: number, at: { field?: string } = {}): Refusal {
	const minutes = Math.ceil(waitSeconds / 60);
	const hours = minutes > 60 ? Math.ceil(minutes / 60) : 0;
	return refuse("TOO_MANY_REQUESTS", "tooManyAttempts", { minutes, hours }, at);
}
