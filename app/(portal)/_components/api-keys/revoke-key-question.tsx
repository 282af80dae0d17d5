"use client";

import { useTranslations } from "next-intl";
import { ActionQuestion } from "@/components/forms/action-question.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import type { WindowProps } from "@/components/ui/windows/window-on-demand.tsx";
import { revokeApiKeyAction } from "../../actions.ts";

/** Asks first: whatever uses the key stops working at once, and nothing brings the key back. */
export default function RevokeKeyQuestion({
	apiKey: { id: apiKeyId, name },
	...opened
}: { apiKey: { id: string; name: string } } & WindowProps) {
	const t = useTranslations("apiKeys.revoke");
	return (
		<ActionQuestion
			{...opened}
			title={t("title", { name })}
			description={t("text")}
			submit={t("submit")}
			action={revokeApiKeyAction}
			input={{ apiKeyId }}
			onDone={() => toast.done(t("done", { name }))}
		/>
	);
}
