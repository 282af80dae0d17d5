"use client";

import { useTranslations } from "next-intl";
import { lazy } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Card } from "@/components/ui/card.tsx";
import { WindowOnDemand } from "@/components/ui/windows/window-on-demand.tsx";
import type { RemoveUserProps } from "./remove-user-window.tsx";

const load = () => import("./remove-user-window.tsx");
const RemoveUserWindow = lazy(load);

/** The end of User Information: for a user who has left for good. */
export function RemoveUser({ user }: RemoveUserProps) {
	const t = useTranslations("adminUsers.remove");
	const { name } = user;
	return (
		<Card className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 px-5 py-4">
			<div className="min-w-0 max-w-2xl text-sm">
				<h2 className="font-medium">{t("title", { name })}</h2>
				<p className="text-pretty text-muted">{t(user.email === null ? "textOfService" : "text", { name })}</p>
			</div>
			<WindowOnDemand
				preload={load}
				button={(opening) => (
					<Button variant="danger" {...opening}>
						{t("open", { name })}
					</Button>
				)}
				window={(props) => <RemoveUserWindow user={user} {...props} />}
			/>
		</Card>
	);
}
