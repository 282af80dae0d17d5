"use client";

import { useTranslations } from "next-intl";
import { lazy } from "react";
import { Button } from "@/components/ui/button.tsx";
import { WindowOnDemand } from "@/components/ui/windows/window-on-demand.tsx";
import type { GroupOfMessage } from "./email-message-window.tsx";

const load = () => import("./email-message-window.tsx");
const EmailMessageWindow = lazy(load);

/** The creator's own words in the welcome mail, with what the mail would say. */
export function EmailMessage({ group }: { group: GroupOfMessage }) {
	const t = useTranslations("shareGroup.message");
	return (
		<WindowOnDemand
			preload={load}
			button={(opening) => (
				<Button variant="link" {...opening}>
					{t("button")}
				</Button>
			)}
			window={(props) => <EmailMessageWindow group={group} {...props} />}
		/>
	);
}
