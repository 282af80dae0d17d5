"use client";

import { useTranslations } from "next-intl";
import { useOptimistic, useTransition } from "react";
import { Checkbox } from "@/components/ui/checkbox.tsx";
import { useSend } from "../../_components/use-send.ts";
import { spendOwnGroupAction } from "../actions.ts";

interface SpendTickProps {
	shareGroupId: string;
	spends: boolean;
	address: string | null;
	isParked: boolean;
	isVerified: boolean;
}

/** "I want to use this group's credits too" (product.md 20). */
export function SpendTick({ shareGroupId, spends, address, isParked, isVerified }: SpendTickProps) {
	const t = useTranslations("shareGroup.tick");
	const { send, message } = useSend();
	const [pending, startTransition] = useTransition();
	const [shown, setShown] = useOptimistic(spends);
	const change = (wanted: boolean) =>
		startTransition(async () => {
			setShown(wanted);
			await send(
				(ask) => ask(spendOwnGroupAction, { shareGroupId, spends: wanted }),
				() => undefined,
			);
		});
	const help = isParked ? t("parked") : isVerified ? t("help", { address: address ?? "" }) : t("unverified");
	return (
		<>
			<Checkbox
				label={t("label")}
				help={help}
				checked={shown}
				aria-busy={pending}
				disabled={address === null}
				onChange={({ target }) => change(target.checked)}
			/>
			{message ? (
				<p role="alert" className="mt-2 text-bad text-small">
					{message}
				</p>
			) : null}
		</>
	);
}
