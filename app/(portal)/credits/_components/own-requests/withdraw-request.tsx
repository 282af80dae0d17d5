"use client";

import { useTranslations } from "next-intl";
import { lazy } from "react";
import { WindowButton } from "../../../_components/window-button.tsx";
import type { WithdrawProps } from "./withdraw-question.tsx";

const load = () => import("./withdraw-question.tsx");
const WithdrawQuestion = lazy(load);

export function WithdrawRequest(request: WithdrawProps) {
	const t = useTranslations("requests.own");
	return (
		<WindowButton
			load={load}
			window={WithdrawQuestion}
			props={request}
			variant="link"
			label={t("withdrawOf", { type: request.type })}
		>
			{t("withdraw")}
		</WindowButton>
	);
}
