import { refusalSpeaker } from "@/lib/actions/refusal-speaker.ts";
import type { Refusal } from "@/lib/platform/refusal.ts";
import { type Problem, problemOfRefusal } from "./problem.ts";

/** A verb's refusal as a problem, in the deployment's first language: programs read its codes. */
export async function sayRefusal(refusal: Refusal): Promise<Problem> {
	const speaker = await refusalSpeaker({ acceptLanguage: null });
	return problemOfRefusal(refusal, speaker.say(refusal.key, refusal.values));
}
