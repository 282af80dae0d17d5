import { WARN_PERCENT } from "@/lib/limits/bounds.ts";
import type { WalletLimits } from "@/lib/limits/wallet-limits.ts";
import type { LimitChange } from "@/lib/user-information/schema.ts";
import type { StoredLimit, TypeToLimit } from "../../../../../_components/limits/limited.ts";

/** The credit types of a wallet with what is set once the staged changes are saved. `person`: null for everyone's limit. */
export function typesAsStaged(
	limits: readonly WalletLimits[],
	{ person, staged }: { person: string | null; staged: readonly LimitChange[] },
): TypeToLimit[] {
	return limits.map(({ creditTypeId, creditType, nameInText, default: everyones, people }) => {
		const own = people.find((one) => one.person === person);
		const changes = staged.filter((change) => change.creditTypeId === creditTypeId);
		const set = changes.find(({ what }) => what === "set");
		const raise = changes.find(({ what }) => what !== "set");
		const before = person === null ? everyones : (own?.exception ?? null);
		const stored = set?.what === "set" ? storedBy(set) : before;
		return {
			creditTypeId,
			creditType,
			nameInText,
			stored,
			stands: stored ?? (person === null ? null : everyones),
			raise:
				raise?.what === "raise"
					? { credits: raise.credits, until: raise.until, setBy: "", reason: raise.reason ?? null }
					: raise
						? null
						: (own?.raise ?? null),
		};
	});
}

function storedBy({ limit, warnPercent, tellsSetter }: LimitChange & { what: "set" }): StoredLimit | null {
	if (!limit) return null;
	const warning = { warnPercent: warnPercent ?? WARN_PERCENT, tellsSetter: tellsSetter ?? false };
	return limit === "none" ? { credits: null, period: null, ...warning } : { ...limit, ...warning };
}
