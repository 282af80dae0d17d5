import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Avatar } from "@/components/ui/avatar.tsx";
import type { WalletLimits } from "@/lib/limits/wallet-limits.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";

interface SharerProps {
	name: string;
	used: readonly string[];
	children: ReactNode;
}

/** A person with what they used; `children` say more about them. */
export function Sharer({ name, used, children }: SharerProps) {
	return (
		<li className="flex items-center gap-3 px-5 py-2.5">
			<Avatar name={name} className="size-7 text-[11px]" />
			<div className="min-w-0 flex-1">
				<p className="font-medium">{name}</p>
				{children}
			</div>
			<Used used={used} />
		</li>
	);
}

/** What a person has used of their limits, a line each. */
export function LimitsOf({ person, limits }: { person: string; limits: readonly WalletLimits[] }) {
	const t = useTranslations("limits");
	return limits.map(({ creditTypeId, nameInText, people }) => {
		const headroom = people.find((one) => one.person === person)?.headroom;
		if (!headroom) return null;
		const { period, used, limit } = headroom;
		return (
			<p key={creditTypeId} className="num text-small text-muted">
				{t(`usedOf.${period}`, { used: toJsonCredits(used), limit: toJsonCredits(limit), type: nameInText })}
			</p>
		);
	});
}

/** What others used together. */
export function Rest({ label, used }: { label: string; used: readonly string[] }) {
	return (
		<li className="flex items-center justify-between gap-3 px-5 py-2.5 text-muted">
			<p>{label}</p>
			<Used used={used} />
		</li>
	);
}

/** Credits of each type, a line each. */
export function Used({ used }: { used: readonly string[] }) {
	return (
		<ul className="num text-right text-small text-muted">
			{used.map((credits) => (
				<li key={credits}>{credits}</li>
			))}
		</ul>
	);
}
