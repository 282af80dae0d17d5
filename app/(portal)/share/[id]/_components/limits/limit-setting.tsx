import { useFormatter, useTranslations } from "next-intl";
import { Address } from "@/components/ui/address.tsx";
import type { GroupLimit, GroupRaise, ManagedGroup } from "@/lib/share-groups/queries.ts";
import { readableAddress } from "@/lib/text/addresses/readable-address.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";
import { LimitButton } from "../../../../_components/limits/limit-button.tsx";
import { RaiseButton } from "../../../../_components/limits/raise-button.tsx";
import { typesToLimit, typesToRaise } from "./types-to-limit.ts";

/** What every member may use, or that there is no limit. */
export function LimitForEverybody({ limits }: Pick<ManagedGroup, "limits">) {
	const word = useTranslations("words");
	const standard = limits.filter(({ email }) => email === null);
	if (standard.length === 0) return <span className="text-muted">{word("none")}</span>;
	return standard.map((limit) => <Limit key={limit.creditTypeId} limit={limit} />);
}

/** The members with a limit of their own, whether listed by address or let in by a domain. */
export function LimitExceptions({ group }: { group: Pick<ManagedGroup, "id" | "limits" | "raises" | "movable"> }) {
	const t = useTranslations("shareGroupPage.settings");
	const exceptions = [...group.limits.filter(({ email }) => email !== null), ...group.raises];
	const addresses = [...new Set(exceptions.flatMap(({ email }) => email ?? []))].sort();
	return (
		<details>
			<summary className="cursor-pointer text-muted text-small">{t("exceptions", { count: addresses.length })}</summary>
			<ul className="mt-1.5 space-y-1.5">
				{addresses.map((address) => (
					<li key={address} className="flex flex-wrap items-baseline justify-between gap-x-4">
						<span className="min-w-0">
							<Address address={address} />
						</span>
						<span className="ml-auto text-right">
							{exceptions
								.filter(({ email }) => email === address)
								.map((limit) => (
									<Limit key={`${limit.creditTypeId} ${"until" in limit}`} limit={limit} />
								))}
							<span className="inline-flex gap-3">
								<LimitButton {...limitedOf(group, address)} />
								<RaiseButton {...raisedOf(group, address)} />
							</span>
						</span>
					</li>
				))}
			</ul>
		</details>
	);
}

/** What a window is given to limit one member. */
export function limitedOf(group: Pick<ManagedGroup, "id" | "limits" | "raises" | "movable">, address: string) {
	const person = { id: readableAddress(address), name: readableAddress(address) };
	return {
		pools: { kind: "share_group", shareGroupId: group.id },
		person,
		types: typesToLimit(group, address),
	} as const;
}

/** The same, to raise their limit. */
export function raisedOf(group: Pick<ManagedGroup, "id" | "limits" | "raises" | "movable">, address: string) {
	const limited = limitedOf(group, address);
	return { ...limited, types: typesToRaise(limited.types) };
}

function Limit({ limit }: { limit: GroupLimit | GroupRaise }) {
	const t = useTranslations("limits");
	const format = useFormatter();
	const { credits, period, nameInText } = limit;
	return (
		<span className="num block">
			{credits === null
				? t("unlimited", { type: nameInText })
				: t(`amounts.${period ?? "total"}`, { credits: toJsonCredits(credits), type: nameInText })}
			{"until" in limit ? <span className="block text-muted text-small">{raisedUntil(limit.until)}</span> : null}
		</span>
	);

	function raisedUntil(day: string): string {
		return t("from.raise", { until: format.dateTime(new Date(day), { dateStyle: "medium", timeZone: "UTC" }) });
	}
}
