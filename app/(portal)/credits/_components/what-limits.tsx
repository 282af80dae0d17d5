import { getTranslations } from "next-intl/server";
import type { Actor } from "@/lib/auth/actor.ts";
import { checkUse } from "@/lib/limits/check-use.ts";
import type { CreditsOfType } from "@/lib/share-groups/credits/credit-sources.ts";
import { LimitInWords } from "../../_components/limits/limit-in-words.tsx";
import { Why } from "../../_components/limits/why.tsx";

interface WhatLimitsProps {
	actor: Actor;
	type: Pick<CreditsOfType, "creditTypeId" | "nameInText" | "covered">;
}

/**
 * The limits that count for the reader, from the same decision that pays (product.md 45), or what covers their use, which
 * no limit counts; nothing where there is neither.
 */
export async function WhatLimits({ actor, type: { creditTypeId, nameInText, covered } }: WhatLimitsProps) {
	const { userId } = actor;
	const id = `why-${creditTypeId}`;
	if (covered) {
		return (
			<div className="border-line border-t px-5 py-3 text-sm">
				<Why id={id} explanation={{ pools: [] }} covered={covered} type={nameInText} userId={userId} />
			</div>
		);
	}
	const [checked, t] = await Promise.all([
		checkUse({ actor }, { userId, creditTypeId, credits: 1n }),
		getTranslations("limitsWhy.named"),
	]);
	const explanation = checked?.explanation;
	const limited = explanation?.pools.flatMap((pool) =>
		pool.name !== null && pool.limit
			? [{ key: pool.accountId, name: t(pool.kind, { name: pool.name }), headroom: pool.limit }]
			: [],
	);
	if (!explanation || !limited || limited.length === 0) return null;
	return (
		<div className="space-y-2 border-line border-t px-5 py-3 text-sm">
			{limited.map(({ key, name, headroom }) => (
				<div key={key}>
					<p className="font-medium">{name}</p>
					<LimitInWords headroom={headroom} type={nameInText} isOwn />
				</div>
			))}
			<Why id={id} explanation={explanation} type={nameInText} userId={userId} />
		</div>
	);
}
