import { useTranslations } from "next-intl";
import type { GroupLimit, ManagedGroup } from "@/lib/share-groups/queries.ts";
import { readableAddress } from "@/lib/text/addresses/readable-address.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";
import { LimitButton } from "./limit-button.tsx";
import { typesToLimit } from "./types-to-limit.ts";

/** What every member may use, or that there is no limit. */
export function LimitForEverybody({ limits }: Pick<ManagedGroup, "limits">) {
	const word = useTranslations("words");
	const standard = limits.filter(({ email }) => email === null);
	if (standard.length === 0) return <span className="text-muted">{word("none")}</span>;
	return standard.map((limit) => <Limit key={limit.creditTypeId} limit={limit} />);
}

/** The members with a limit of their own, whether listed by address or let in by a domain. */
export function LimitExceptions({ group }: { group: Pick<ManagedGroup, "id" | "limits" | "movable"> }) {
	const t = useTranslations("shareGroup.settings");
	const exceptions = group.limits.filter(({ email }) => email !== null);
	const addresses = [...new Set(exceptions.flatMap(({ email }) => email ?? []))].sort();
	return (
		<details>
			<summary className="cursor-pointer text-muted text-small">{t("exceptions", { count: addresses.length })}</summary>
			<ul className="mt-1.5 space-y-1.5">
				{addresses.map((address) => (
					<li key={address} className="flex flex-wrap items-baseline justify-between gap-x-4">
						<span className="min-w-0">{readableAddress(address)}</span>
						<span className="ml-auto text-right">
							{exceptions
								.filter(({ email }) => email === address)
								.map((limit) => (
									<Limit key={limit.creditTypeId} limit={limit} />
								))}
							<LimitButton
								shareGroupId={group.id}
								address={readableAddress(address)}
								types={typesToLimit(group, address)}
							/>
						</span>
					</li>
				))}
			</ul>
		</details>
	);
}

function Limit({ limit: { credits, period, nameInText } }: { limit: GroupLimit }) {
	const t = useTranslations("shareGroup.settings");
	return (
		<span className="num block">
			{credits === null
				? t("unlimited", { type: nameInText })
				: t(`periods.${period ?? "total"}`, { credits: toJsonCredits(credits), type: nameInText })}
		</span>
	);
}
