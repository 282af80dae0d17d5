import type { WalletLimits } from "@/lib/limits/wallet-limits.ts";
import type { TypeToLimit } from "./limited.ts";

/** The credit types of a wallet with what is set for everyone, or for one person by id. */
export function typesOf(limits: readonly WalletLimits[], person: string | null): TypeToLimit[] {
	return limits.map(({ creditTypeId, creditType, nameInText, default: everyones, people }) => {
		const own = people.find((one) => one.person === person);
		const stored = person === null ? everyones : (own?.exception ?? null);
		return { creditTypeId, creditType, nameInText, stored, stands: stored ?? everyones, raise: own?.raise ?? null };
	});
}
