"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormProblem } from "@/components/forms/form-problem.tsx";
import { useSend } from "@/components/forms/use-send.ts";
import { Checkbox } from "@/components/ui/fields/checkbox.tsx";
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
	const { send, pending, problem } = useSend();
	const [wanted, setWanted] = useState(spends);
	const change = (ticked: boolean) => {
		setWanted(ticked);
		send({ action: spendOwnGroupAction, input: () => ({ shareGroupId, spends: ticked }), onDone: () => undefined });
	};
	const help = isParked ? t("parked") : isVerified ? t("help", { address: address ?? "" }) : t("unverified");
	return (
		<>
			<Checkbox
				label={t("label")}
				help={help}
				checked={pending ? wanted : spends}
				aria-busy={pending}
				disabled={address === null}
				onChange={({ target }) => change(target.checked)}
			/>
			<FormProblem problem={problem} className="mt-2" />
		</>
	);
}
