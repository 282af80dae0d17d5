"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy } from "react";
import { LateTexts } from "@/components/late-texts.tsx";
import { Button } from "@/components/ui/button.tsx";
import { WindowOnDemand } from "@/components/ui/windows/window-on-demand.tsx";

const load = () => import("./create-service-user-window.tsx");
const CreateServiceUserWindow = lazy(load);

export function CreateServiceUser({ you }: { you: { id: string; name: string } }) {
	const t = useTranslations("serviceUsers.create");
	return (
		<WindowOnDemand
			preload={load}
			button={(opening) => (
				<Button {...opening}>
					<Plus aria-hidden />
					{t("button")}
				</Button>
			)}
			window={(props) => (
				<LateTexts of={["adminUsers"]}>
					<CreateServiceUserWindow you={you} {...props} />
				</LateTexts>
			)}
		/>
	);
}
